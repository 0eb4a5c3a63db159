//! The host's side of a log: the values that records commit to, and the keys of their salts. Both can be erased.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::canonical::canonical_bytes;
use super::commitment::{Commitments, Salt, SaltKey, Salts};
use super::digest::{Digest, sha256};
use super::disclosure::Disclosure;
use super::record::Record;
use super::seal::{About, Leaf, SealError};
use crate::id::ApplicantId;
use crate::round::Format;
use crate::text::Origin;

/// The keys of all salts of one log: one for each person, and one for whatever is about nobody.
///
/// One person may have applied in many rounds, under an id for each: one key reaches them all, and so does its erasure.
/// `Debug` shows nothing.
///
/// ```
/// use mangfold::{audit::{Keyring, SaltKey}, testing::id};
///
/// let mut keys = Keyring::new("mangfold.example/agency".parse()?, SaltKey::from_bytes([1; 32]));
/// keys.add_person(SaltKey::from_bytes([2; 32]), [id("Kari in 2026/117"), id("Kari in 2026/204")])?;
/// assert!(keys.has_key(id("Kari in 2026/204")) && !keys.has_key(id("Amina")));
/// assert_eq!(Keyring::from_bytes(&keys.to_bytes())?, keys);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "KeyringFields", into = "KeyringFields")]
pub struct Keyring {
    origin: Origin,
    key: SaltKey,
    // By id: the lowest id of the same person, and the key, unless it is gone.
    people: BTreeMap<ApplicantId, (ApplicantId, Option<SaltKey>)>,
}

impl Keyring {
    /// The keys of a log that has none of anybody yet; `key` is for what is about nobody, and for the dummies.
    #[must_use]
    pub const fn new(origin: Origin, key: SaltKey) -> Self {
        Self { origin, key, people: BTreeMap::new() }
    }

    /// Reads a keyring from its bytes.
    ///
    /// # Errors
    ///
    /// A [`DocumentError`]: they are no keyring, or not its canonical bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DocumentError> {
        let keys: Self = DocumentError::read(bytes)?;
        if keys.to_bytes() == bytes { Ok(keys) } else { Err(DocumentError::NotCanonical) }
    }

    /// Its canonical bytes. They are secret.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        canonical_bytes(self).unwrap_or_default()
    }

    /// Whose log it is for.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Adds a person under the ids they have as an applicant, with a key drawn for them alone.
    ///
    /// A person whose key went with one field is added again, with a new key: the ids they had are known still.
    ///
    /// # Errors
    ///
    /// A [`KeyringError`]: no id, or one that has a key already.
    pub fn add_person(
        &mut self,
        key: SaltKey,
        applicants: impl IntoIterator<Item = ApplicantId>,
    ) -> Result<(), KeyringError> {
        let mut ids: BTreeSet<ApplicantId> = applicants.into_iter().collect();
        if let Some(&applicant) = ids.iter().find(|id| self.has_key(**id)) {
            return Err(KeyringError::HasKey { applicant });
        }
        let known: Vec<ApplicantId> = ids.iter().flat_map(|id| self.applications(*id)).collect();
        ids.extend(known);
        let Some(&first) = ids.first() else { return Err(KeyringError::WithoutApplicant) };
        self.people.extend(ids.into_iter().zip(std::iter::repeat((first, Some(key)))));
        Ok(())
    }

    /// Adds another id of a person who has a key.
    ///
    /// # Errors
    ///
    /// A [`KeyringError`]: the person has no key, or the id has one already.
    pub fn add_application(&mut self, of: ApplicantId, applicant: ApplicantId) -> Result<(), KeyringError> {
        if self.people.contains_key(&applicant) {
            return Err(KeyringError::HasKey { applicant });
        }
        let Some(key) = self.key(of).cloned() else {
            return Err(KeyringError::WithoutKey { applicant: of });
        };
        let mut ids: BTreeSet<ApplicantId> = self.applications(of).into_iter().collect();
        ids.insert(applicant);
        let first = ids.first().copied().unwrap_or(applicant);
        self.people.extend(ids.into_iter().zip(std::iter::repeat((first, Some(key)))));
        Ok(())
    }

    /// Whether there is a key for an applicant.
    #[must_use]
    pub fn has_key(&self, applicant: ApplicantId) -> bool {
        self.key(applicant).is_some()
    }

    /// Every id of the person who has this one, whether or not there is a key for them still.
    #[must_use]
    pub fn applications(&self, applicant: ApplicantId) -> Vec<ApplicantId> {
        let Some((person, _)) = self.people.get(&applicant) else { return Vec::new() };
        self.people.iter().filter(|(_, (known, _))| known == person).map(|(id, _)| *id).collect()
    }

    /// The same, and the id itself where the keyring does not know it.
    pub(super) fn ids_of(&self, applicant: ApplicantId) -> Vec<ApplicantId> {
        let ids = self.applications(applicant);
        if ids.is_empty() { vec![applicant] } else { ids }
    }

    pub(super) fn key(&self, applicant: ApplicantId) -> Option<&SaltKey> {
        self.people.get(&applicant).and_then(|(_, key)| key.as_ref())
    }

    /// Those whose key has one of these fingerprints.
    pub(super) fn with_fingerprint(&self, wanted: &[Digest]) -> Vec<ApplicantId> {
        let has = |key: &Option<SaltKey>| key.as_ref().is_some_and(|key| wanted.contains(&key.fingerprint()));
        self.people.iter().filter(|(_, (_, key))| has(key)).map(|(id, _)| *id).collect()
    }

    /// Lets the keys of these go, and keeps which ids are one person's.
    pub(super) fn forget_keys(&mut self, applicants: &[ApplicantId]) {
        for id in applicants {
            if let Some((_, key)) = self.people.get_mut(id) {
                *key = None;
            }
        }
    }

    /// Lets everybody go who has no key and of whom nothing is held any more.
    pub(super) fn forget_all_but(&mut self, held: &BTreeSet<ApplicantId>) {
        let kept: BTreeSet<ApplicantId> =
            held.iter().filter_map(|id| self.people.get(id)).map(|(person, _)| *person).collect();
        self.people.retain(|_, (person, key)| key.is_some() || kept.contains(person));
    }

    /// The secrets of one record.
    pub(super) fn context(&self, sequence: u64) -> Context<'_> {
        let text = format!("mangfold/record/1\n{}\n{sequence}\n", self.origin);
        let base: [u8; 32] = Sha256::digest(text).into();
        Context { keys: self, own: self.key.secret(&base), base, people: BTreeMap::new(), last: None }
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keyring").field("origin", &self.origin).finish_non_exhaustive()
    }
}

/// Why a person cannot be added to a keyring.
///
/// ```
/// use mangfold::audit::{Keyring, SaltKey};
///
/// let mut keys = Keyring::new("mangfold.example/agency".parse()?, SaltKey::from_bytes([1; 32]));
/// let error = keys.add_person(SaltKey::from_bytes([2; 32]), []).unwrap_err();
/// assert_eq!(error.code(), "keyring_without_applicant");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum KeyringError {
    /// Nobody is named.
    #[error("people: a key without an applicant")]
    WithoutApplicant,
    /// An id has a key already.
    #[error("people: applicant {applicant} has a key already")]
    HasKey {
        /// Who.
        applicant: ApplicantId,
    },
    /// Another person has the same key.
    #[error("people: applicant {applicant} has the key of another person")]
    KeyTwice {
        /// Who.
        applicant: ApplicantId,
    },
    /// An id has no key.
    #[error("people: applicant {applicant} has no key")]
    WithoutKey {
        /// Who.
        applicant: ApplicantId,
    },
}

impl KeyringError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutApplicant => "keyring_without_applicant",
            Self::HasKey { .. } => "keyring_has_key",
            Self::KeyTwice { .. } => "keyring_key_twice",
            Self::WithoutKey { .. } => "keyring_without_key",
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a keyring")]
struct KeyringFields {
    format: Format,
    origin: Origin,
    key: SaltKey,
    people: Vec<PersonFields>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a person's key")]
struct PersonFields {
    applicants: Vec<ApplicantId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key: Option<SaltKey>,
}

impl TryFrom<KeyringFields> for Keyring {
    type Error = KeyringError;

    fn try_from(f: KeyringFields) -> Result<Self, KeyringError> {
        let mut keys = Self::new(f.origin, f.key);
        let mut seen = BTreeSet::new();
        for person in f.people {
            // One key makes one person: split in two, an erasure of the one would leave the other.
            let twice = person.key.as_ref().is_some_and(|key| !seen.insert(*key.as_bytes()));
            if let (true, Some(&applicant)) = (twice, person.applicants.first()) {
                return Err(KeyringError::KeyTwice { applicant });
            }
            let ids: BTreeSet<ApplicantId> = person.applicants.into_iter().collect();
            let Some(&first) = ids.first() else { return Err(KeyringError::WithoutApplicant) };
            for id in ids {
                if keys.people.insert(id, (first, person.key.clone())).is_some() {
                    return Err(KeyringError::HasKey { applicant: id });
                }
            }
        }
        Ok(keys)
    }
}

impl From<Keyring> for KeyringFields {
    fn from(keys: Keyring) -> Self {
        let mut people: BTreeMap<ApplicantId, PersonFields> = BTreeMap::new();
        for (id, (person, key)) in keys.people {
            people
                .entry(person)
                .or_insert_with(|| PersonFields { applicants: vec![], key })
                .applicants
                .push(id);
        }
        Self { format: Format, origin: keys.origin, key: keys.key, people: people.into_values().collect() }
    }
}

/// The secrets that the salts of one record come from.
pub(super) struct Context<'k> {
    keys: &'k Keyring,
    base: [u8; 32],
    own: [u8; 32],
    people: BTreeMap<ApplicantId, [u8; 32]>,
    last: Option<(ApplicantId, [u8; 32])>,
}

impl Context<'_> {
    /// The secret of whatever is about nobody.
    pub(super) const fn own(&self) -> &[u8; 32] {
        &self.own
    }

    fn of(&mut self, applicant: ApplicantId) -> Result<[u8; 32], ApplicantId> {
        match self.last {
            Some((id, secret)) if id == applicant => return Ok(secret),
            _ => {}
        }
        let secret = if let Some(secret) = self.people.get(&applicant) {
            *secret
        } else {
            let secret = self.keys.key(applicant).ok_or(applicant)?.secret(&self.base);
            self.people.insert(applicant, secret);
            secret
        };
        self.last = Some((applicant, secret));
        Ok(secret)
    }

    fn own_salt(&self, salts: &mut Salts, number: u32) -> Salt {
        salts.salt(&[self.own], number)
    }

    /// The salt of the leaf with this number, or of whom the key is missing.
    fn salt(&mut self, salts: &mut Salts, leaf: &Leaf, place: u32) -> Result<Salt, ApplicantId> {
        match leaf.about.as_slice() {
            [] => Ok(salts.salt(&[self.own], place)),
            [one] => {
                let secret = self.of(*one)?;
                Ok(salts.salt(&[secret], place))
            }
            several => {
                let secrets: Result<Vec<[u8; 32]>, ApplicantId> =
                    several.iter().map(|id| self.of(*id)).collect();
                Ok(salts.salt(&secrets?, place))
            }
        }
    }
}

/// What one record commits to, value by value, with those it is about; of what was erased, the commitment alone.
///
/// It holds declarations: it belongs where they belong. `Debug` shows no value.
///
/// ```
/// use mangfold::audit::{Disclosures, Keyring, Log, SaltKey};
/// use mangfold::{packs, testing::{self, RoundSketch}};
///
/// let (policy, round) = (packs::norway_state(), RoundSketch::new().build());
/// let log = Log::new("mangfold.example/agency".parse()?);
/// let keys = Keyring::new(log.origin().clone(), SaltKey::from_bytes([1; 32]));
/// let sealed = log.seal(&policy.decide(&round, testing::stamp()), &[], "2026-117".parse()?, &keys)?;
/// let disclosures = sealed.disclosures();
/// assert!(disclosures.values().any(|(field, _)| field == "vacancy"));
/// assert_eq!(&Disclosures::from_bytes(&disclosures.to_bytes())?, disclosures);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "DisclosuresFields", into = "DisclosuresFields")]
pub struct Disclosures {
    sequence: u64,
    slots: Vec<Slot>,
}

/// One commitment, and what it is to as long as that is held.
#[derive(Clone, Eq, PartialEq)]
pub(super) struct Slot {
    pub(super) commitment: Digest,
    pub(super) held: Option<Held>,
}

/// A value, with its salt where no key gives it any more.
#[derive(Clone, Eq, PartialEq)]
pub(super) struct Held {
    pub(super) leaf: Leaf,
    // Its number among the values when they were sealed, which its salt comes from; nought where the salt is kept.
    number: u32,
    salt: Option<Salt>,
}

impl Disclosures {
    pub(super) fn of(sequence: u64, leaves: Vec<Leaf>, context: &mut Context<'_>) -> Result<Self, SealError> {
        let (mut salts, mut text) = (Salts::default(), Vec::with_capacity(256));
        let mut slots = Vec::with_capacity(leaves.len());
        for (number, leaf) in (0..).zip(leaves) {
            let (salt, number, kept) = match context.salt(&mut salts, &leaf, number) {
                Ok(salt) => (salt, number, None),
                // A hold, or its refusal to erase, may be about somebody whose key is gone.
                Err(_) if leaf.is_on_a_hold() => {
                    let salt = context.own_salt(&mut salts, number);
                    (salt, 0, Some(salt))
                }
                Err(applicant) => return Err(SealError::KeyMissing { applicant }),
            };
            let commitment = commitment(&mut text, salt, &leaf);
            slots.push(Slot { commitment, held: Some(Held { leaf, number, salt: kept }) });
        }
        // Once a value is erased, its place tells of nobody.
        slots.sort_unstable_by_key(|slot| slot.commitment);
        Ok(Self { sequence, slots })
    }

    /// Reads disclosures from their bytes.
    ///
    /// # Errors
    ///
    /// A [`DocumentError`]: they are none, or not in their canonical form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DocumentError> {
        let disclosures: Self = DocumentError::read(bytes)?;
        if disclosures.to_bytes() == bytes { Ok(disclosures) } else { Err(DocumentError::NotCanonical) }
    }

    /// Their canonical bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Each value was canonical when it was committed or read.
        canonical_bytes(self).unwrap_or_default()
    }

    /// The place of the record in the log.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// Every field that is held, with its value as canonical JSON, in the order of their commitments: as good as any.
    pub fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.leaves().map(|leaf| (leaf.field(), leaf.value()))
    }

    /// How many values were erased.
    #[must_use]
    pub fn erased(&self) -> usize {
        self.slots.iter().filter(|slot| slot.held.is_none()).count()
    }

    pub(super) fn commitments(&self) -> impl Iterator<Item = Digest> {
        self.slots.iter().map(|slot| slot.commitment)
    }

    pub(super) fn slots(&self) -> &[Slot] {
        &self.slots
    }

    pub(super) fn leaves(&self) -> impl Iterator<Item = &Leaf> {
        self.slots.iter().filter_map(|slot| slot.held.as_ref()).map(|held| &held.leaf)
    }

    pub(super) fn value(&self, field: &str) -> Option<&str> {
        self.values().find(|(known, _)| *known == field).map(|(_, value)| value)
    }

    /// The salt of each slot, or nothing where the value is erased or a key is missing.
    pub(super) fn salts(&self, context: &mut Context<'_>) -> Vec<Option<Salt>> {
        let mut salts = Salts::default();
        let each = self.slots.iter().map(|slot| {
            let held = slot.held.as_ref()?;
            held.salt.or_else(|| context.salt(&mut salts, &held.leaf, held.number).ok())
        });
        each.collect()
    }

    pub(super) fn erase(&mut self, commitment: Digest) {
        if let Ok(place) = self.slots.binary_search_by_key(&commitment, |slot| slot.commitment)
            && let Some(slot) = self.slots.get_mut(place)
        {
            slot.held = None;
        }
    }

    /// Keeps the salts themselves of whatever is about one of these, before their key goes.
    pub(super) fn pin(&mut self, context: &mut Context<'_>, applicants: &[ApplicantId]) {
        let concerns = |about: &About| about.iter().any(|id| applicants.contains(id));
        if !self.leaves().any(|leaf| concerns(&leaf.about)) {
            return;
        }
        let salts = self.salts(context);
        for (slot, salt) in self.slots.iter_mut().zip(salts) {
            if let Some(held) = slot.held.as_mut().filter(|held| concerns(&held.leaf.about))
                && salt.is_some()
            {
                (held.number, held.salt) = (0, salt);
            }
        }
    }
}

impl fmt::Debug for Disclosures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disclosures").field("sequence", &self.sequence).finish_non_exhaustive()
    }
}

/// The commitment to a leaf: the digest of its disclosure.
pub(super) fn commitment(text: &mut Vec<u8>, salt: Salt, leaf: &Leaf) -> Digest {
    write_disclosure(text, salt, leaf);
    Digest::from_bytes(sha256(&[text]))
}

/// `["salt","field",value]`, as SD-JWT has it.
pub(super) fn write_disclosure(text: &mut Vec<u8>, salt: Salt, leaf: &Leaf) {
    text.clear();
    text.extend(br#"[""#);
    text.extend(salt.digits());
    text.extend(br#"","#);
    text.extend_from_slice(leaf.text().as_bytes());
    text.push(b']');
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the disclosures of a record")]
struct DisclosuresFields {
    format: Format,
    record: u64,
    values: Vec<SlotFields>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a committed value")]
struct SlotFields {
    commitment: Digest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    salt: Option<Salt>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<serde_json::Value>,
}

impl TryFrom<DisclosuresFields> for Disclosures {
    type Error = String;

    fn try_from(f: DisclosuresFields) -> Result<Self, String> {
        let mut slots = Vec::with_capacity(f.values.len());
        for (place, slot) in f.values.into_iter().enumerate() {
            let held = match (slot.field, slot.value, slot.number, slot.salt) {
                (Some(field), Some(value), number, salt) if number.is_some() != salt.is_some() => {
                    if !Leaf::is_field(&field) {
                        return Err(format!("values[{place}].field"));
                    }
                    let leaf = Leaf::of(&[&field], &value).map_err(|_| format!("values[{place}].value"))?;
                    Some(Held { leaf, number: number.unwrap_or_default(), salt })
                }
                (None, None, None, None) => None,
                _ => {
                    let wanted = "field, value and either number or salt, or a commitment alone";
                    return Err(format!("values[{place}]: {wanted}"));
                }
            };
            slots.push(Slot { commitment: slot.commitment, held });
        }
        if slots.is_sorted_by(|a, b| a.commitment < b.commitment) {
            Ok(Self { sequence: f.record, slots })
        } else {
            Err("values: not in the order of their commitments, each once".to_owned())
        }
    }
}

impl From<Disclosures> for DisclosuresFields {
    fn from(d: Disclosures) -> Self {
        let values = d.slots.into_iter().map(|slot| match slot.held {
            None => {
                SlotFields { commitment: slot.commitment, field: None, number: None, salt: None, value: None }
            }
            Some(Held { leaf, number, salt }) => SlotFields {
                commitment: slot.commitment,
                field: Some(leaf.field().to_owned()),
                number: salt.is_none().then_some(number),
                salt,
                // What was canonical is JSON.
                value: Some(serde_json::from_str(leaf.value()).unwrap_or_default()),
            },
        });
        Self { format: Format, record: d.sequence, values: values.collect() }
    }
}

/// Why bytes are no document of a bundle. What stands in such a document is withheld.
///
/// ```
/// use mangfold::audit::Disclosures;
/// assert_eq!(Disclosures::from_bytes(b"{}").unwrap_err().code(), "document_none");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// Not JSON, or not that of the document.
    #[error("no such document, at line {line}, column {column} (what stands there is withheld)")]
    NoDocument {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
    },
    /// In another form than the canonical one.
    #[error("not in its canonical form")]
    NotCanonical,
}

impl DocumentError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoDocument { .. } => "document_none",
            Self::NotCanonical => "document_not_canonical",
        }
    }

    fn read<T: for<'de> Deserialize<'de>>(bytes: &[u8]) -> Result<T, Self> {
        serde_json::from_slice(bytes)
            .map_err(|error| Self::NoDocument { line: error.line(), column: error.column() })
    }
}

/// Whatever the records of a log commit to, as far as it is not erased, with the keys of the salts.
///
/// The host keeps it apart from the log, where declarations may be kept: as the bytes of its [`Keyring`], and of the
/// [`Disclosures`] of each record. Without it the log can still be verified; with it, each value can be shown to be the
/// one that was sealed, and the decision can be replayed.
///
/// ```
/// use mangfold::audit::{Bundle, Log, SaltKey};
/// use mangfold::{packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let mut log = Log::new("mangfold.example/agency".parse()?);
/// let mut bundle = Bundle::new(log.origin().clone(), SaltKey::from_bytes([1; 32]));
/// for (number, applicant) in (2..).zip(round.applicants()) {
///     bundle.add_person(SaltKey::from_bytes([number; 32]), [applicant.id()])?;
/// }
/// let sealed = log.seal(&policy.decide(&round, testing::stamp()), &[], "2026-117".parse()?, bundle.keys())?;
/// bundle.keep(sealed.disclosures())?;
/// log.append(sealed.record())?;
/// assert!(bundle.check(sealed.record()).holds());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Bundle {
    keys: Keyring,
    records: BTreeMap<u64, Disclosures>,
    // INVARIANT: what the erasures among the records list, by record.
    pub(super) erased: BTreeSet<(u64, Digest)>,
}

/// Why disclosures cannot be kept.
///
/// ```
/// fn is_an_error<E: std::error::Error>() {}
/// is_an_error::<mangfold::audit::BundleError>();
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BundleError {
    /// Others are there for the same record.
    #[error("records: {sequence} has other disclosures already")]
    RecordTwice {
        /// The place of the record in the log.
        sequence: u64,
    },
    /// An erasure lists what cannot be read.
    #[error("records: {sequence} is an erasure that lists what cannot be read")]
    Erasure {
        /// The place of the record in the log.
        sequence: u64,
    },
}

impl BundleError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RecordTwice { .. } => "bundle_record_twice",
            Self::Erasure { .. } => "bundle_erasure",
        }
    }
}

impl Bundle {
    /// A bundle of a log without records; `key` is for what is about nobody.
    #[must_use]
    pub const fn new(origin: Origin, key: SaltKey) -> Self {
        Self { keys: Keyring::new(origin, key), records: BTreeMap::new(), erased: BTreeSet::new() }
    }

    /// The bundle of these parts, as they were stored. What an erasure among them lists is erased, should it still be
    /// there.
    ///
    /// # Errors
    ///
    /// A [`BundleError`]: two disclosures of one record, or an erasure that cannot be read.
    pub fn from_parts(
        keys: Keyring,
        disclosures: impl IntoIterator<Item = Disclosures>,
    ) -> Result<Self, BundleError> {
        let mut bundle = Self { keys, records: BTreeMap::new(), erased: BTreeSet::new() };
        for disclosures in disclosures {
            let sequence = disclosures.sequence;
            if bundle.records.insert(sequence, disclosures).is_some() {
                return Err(BundleError::RecordTwice { sequence });
            }
        }
        let all: Vec<u64> = bundle.records.keys().copied().collect();
        all.into_iter().try_for_each(|sequence| bundle.carry_out(sequence))?;
        Ok(bundle)
    }

    /// Keeps what a record commits to. Of an erasure, carries it out: values and salts go, in every record.
    ///
    /// # Errors
    ///
    /// A [`BundleError`]: others are there for the same record, or an erasure cannot be read.
    pub fn keep(&mut self, disclosures: &Disclosures) -> Result<(), BundleError> {
        let sequence = disclosures.sequence;
        match self.records.get(&sequence) {
            Some(known) if known != disclosures => return Err(BundleError::RecordTwice { sequence }),
            Some(_) => {}
            None => {
                self.records.insert(sequence, disclosures.clone());
            }
        }
        self.carry_out(sequence)
    }

    /// The keys.
    #[must_use]
    pub const fn keys(&self) -> &Keyring {
        &self.keys
    }

    /// Adds a person under the ids they have as an applicant, with a key drawn for them alone.
    ///
    /// # Errors
    ///
    /// As [`Keyring::add_person`].
    pub fn add_person(
        &mut self,
        key: SaltKey,
        applicants: impl IntoIterator<Item = ApplicantId>,
    ) -> Result<(), KeyringError> {
        self.keys.add_person(key, applicants)
    }

    /// Adds another id of a person who has a key.
    ///
    /// # Errors
    ///
    /// As [`Keyring::add_application`].
    pub fn add_application(&mut self, of: ApplicantId, applicant: ApplicantId) -> Result<(), KeyringError> {
        self.keys.add_application(of, applicant)
    }

    /// What each record commits to, in the order of the log.
    pub fn records(&self) -> impl Iterator<Item = &Disclosures> {
        self.records.values()
    }

    /// What the record at this place commits to.
    #[must_use]
    pub fn record(&self, sequence: u64) -> Option<&Disclosures> {
        self.records.get(&sequence)
    }

    /// The ids of the keyring about whom nothing is held in any record: those added ahead of a round, or altered. No
    /// commitment covers a keyring's ids; that something is held about each is what can be said of them.
    #[must_use]
    pub fn applicants_without_values(&self) -> Vec<ApplicantId> {
        let leaves = self.records.values().flat_map(Disclosures::leaves);
        let held: BTreeSet<ApplicantId> = leaves.flat_map(|leaf| leaf.about.iter().copied()).collect();
        self.keys.people.keys().filter(|id| !held.contains(id)).copied().collect()
    }

    pub(super) fn parts_mut(&mut self) -> (&mut Keyring, &mut BTreeMap<u64, Disclosures>) {
        (&mut self.keys, &mut self.records)
    }

    /// Shows single values of one record, each with its way to the record's root, and nothing of the others.
    ///
    /// `wanted` is asked of each field that is held.
    #[must_use]
    pub fn disclose(&self, sequence: u64, wanted: impl Fn(&str) -> bool) -> Vec<Disclosure> {
        let Some(record) = self.records.get(&sequence) else { return Vec::new() };
        let mut context = self.keys.context(sequence);
        let salts = record.salts(&mut context);
        let commitments = Commitments::of(record.commitments().collect(), context.own());
        let each = record.slots.iter().zip(salts).filter_map(|(slot, salt)| {
            let leaf = &slot.held.as_ref()?.leaf;
            let salt = salt.filter(|_| wanted(leaf.field()))?;
            let (beside, place, path) = commitments.path(&slot.commitment)?;
            let mut text = Vec::new();
            write_disclosure(&mut text, salt, leaf);
            Some(Disclosure::of(sequence, String::from_utf8(text).ok()?, beside, place, path))
        });
        each.collect()
    }

    /// The root over what is there now, and the leaves that are not what was committed.
    pub(super) fn recomputed(&self, record: &Record) -> Option<(Digest, Vec<Option<bool>>)> {
        let disclosures = self.records.get(&record.sequence())?;
        let mut context = self.keys.context(record.sequence());
        let mut text = Vec::with_capacity(256);
        let salts = disclosures.salts(&mut context);
        let each = disclosures.slots.iter().zip(salts).map(|(slot, salt)| {
            let leaf = &slot.held.as_ref()?.leaf;
            Some(salt.is_some_and(|salt| commitment(&mut text, salt, leaf) == slot.commitment))
        });
        let matched = each.collect();
        Some((Commitments::of(disclosures.commitments().collect(), context.own()).root(), matched))
    }
}

impl fmt::Debug for Bundle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Bundle")
            .field("origin", &self.keys.origin)
            .field("records", &self.records.len())
            .finish_non_exhaustive()
    }
}
