//! Erasing what a log holds of a person, holds that refuse it, and what a person may be told is held.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::bundle::{Bundle, BundleError, Disclosures};
use super::digest::Digest;
use super::log::Log;
use super::record::RecordKind;
use super::seal::{FINDINGS, Leaf, SealError, Sealed};
use crate::id::ApplicantId;
use crate::text::{Name, Reason};

/// What is to be erased of a person, by whom and why (GDPR art. 17).
///
/// ```
/// use mangfold::{audit::Erasure, testing::id};
///
/// let everything = Erasure::of_person(id("Kari"), "Ola Vik, personvernombud".parse()?, "Sletting etter krav.".parse()?);
/// let one = everything.clone().of_field("declarations.cv_gap");
/// assert_eq!((everything.field(), one.field()), (None, Some("declarations.cv_gap")));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Erasure {
    applicant: ApplicantId,
    field: Option<String>,
    by: Name,
    reason: Reason,
}

impl Erasure {
    /// Everything about a person, under every id that the keyring knows to be theirs, in every record.
    #[must_use]
    pub const fn of_person(applicant: ApplicantId, by: Name, reason: Reason) -> Self {
        Self { applicant, field: None, by, reason }
    }

    /// One field of the person alone, in every record; with it go the findings of these records, since these and
    /// their counts may tell what stood there.
    ///
    /// Fields are `applied_on`, `assessment`, `origin`, `score`, `withdrawn_on`, `hired`, `declarations.` and a ground, and
    /// `invitations.` and a stage. Of another name nothing is held, which the erasure then says.
    #[must_use]
    pub fn of_field(self, field: &str) -> Self {
        Self { field: Some(field.to_owned()), ..self }
    }

    /// Whose.
    #[must_use]
    pub const fn applicant(&self) -> ApplicantId {
        self.applicant
    }

    /// Which field; none where everything.
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// By whom.
    #[must_use]
    pub const fn by(&self) -> &Name {
        &self.by
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }
}

/// What comes of asking for an erasure: a record either way.
#[derive(Clone, Debug)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook a refusal")]
pub enum Erasing {
    /// Appended and kept, this erases.
    Erases(Sealed),
    /// Legal holds stand in the way, in the records at these places; appended and kept, this says so.
    Refused(Sealed, Vec<u64>),
}

/// What a legal hold covers.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::audit::HoldOn::Record(7))?, r#"{"record":7}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a hold covers one of these")]
pub enum HoldOn {
    /// Whatever is about a person, under every id of theirs.
    Applicant(ApplicantId),
    /// Whatever one record commits to.
    Record(u64),
    /// The whole log.
    Log,
}

/// Why an erasure, a hold or a release cannot be recorded.
///
/// ```
/// fn is_an_error<E: std::error::Error>() {}
/// is_an_error::<mangfold::audit::ErasureError>();
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ErasureError {
    /// Nothing is held that the erasure is about.
    #[error("nothing of this is held about applicant {applicant}")]
    NothingHeld {
        /// Whom the erasure is about.
        applicant: ApplicantId,
    },
    /// There is no hold in that record, or it has ended.
    #[error("hold: none stands in record {sequence}")]
    NoHold {
        /// The place of the record in the log.
        sequence: u64,
    },
    /// The record cannot be sealed.
    #[error("{0}")]
    Seal(#[source] SealError),
}

impl ErasureError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NothingHeld { .. } => "erasure_nothing_held",
            Self::NoHold { .. } => "erasure_no_hold",
            Self::Seal(error) => error.code(),
        }
    }
}

impl From<SealError> for ErasureError {
    fn from(error: SealError) -> Self {
        Self::Seal(error)
    }
}

const ERASURE: &str = "erasure";
const ERASED: &str = "erased.";
pub(super) const HOLD: &str = "hold";
pub(super) const REFUSAL: &str = "refusal";
const RELEASE: &str = "release";

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    by: Name,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    keys: Vec<Digest>,
    of: Extent,
    reason: Reason,
}

#[derive(Clone, Copy, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Extent {
    Person,
    Field,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ErasedValue {
    commitment: Digest,
    record: u64,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Refused {
    applicant: ApplicantId,
    by: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    holds: Vec<u64>,
    reason: Reason,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Held {
    by: Name,
    on: HoldOn,
    reason: Reason,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Released {
    by: Name,
    hold: u64,
    reason: Reason,
}

/// Whom a hold or the refusal of an erasure is about.
pub(super) fn held_about(value: &str) -> Option<ApplicantId> {
    let refused = serde_json::from_str(value).map(|refused: Refused| Some(refused.applicant));
    let held = || {
        serde_json::from_str(value).map(|held: Held| match held.on {
            HoldOn::Applicant(applicant) => Some(applicant),
            HoldOn::Record(_) | HoldOn::Log => None,
        })
    };
    refused.or_else(|_| held()).ok().flatten()
}

impl Bundle {
    /// Prepares the erasure of what is held about a person, or its refusal where a legal hold stands.
    ///
    /// Nothing is gone yet: the record is appended to the log first, and [`Bundle::keep`] then erases, so that no value
    /// ever goes without a record. An erasure's record holds commitments only: it does not say whose values went.
    ///
    /// Where one field goes, the salts of the person's other values are kept as they are and the person's key goes: for a
    /// later round the person needs a new one. What is about several people, a comparison, goes with any of them, and so do
    /// all findings of the record, whose counts would tell what went. What is about no applicant is not reached: who made
    /// an entry or a departure, the reasons of erasures, and what stands in free text.
    ///
    /// [`Bundle::keep`] erases in memory. Every document that changed by it is then stored again, the keyring last.
    ///
    /// # Errors
    ///
    /// [`ErasureError::NothingHeld`], or the keys are those of another log.
    pub fn erase(&self, erasure: &Erasure, at: DateTime<Utc>, log: &Log) -> Result<Erasing, ErasureError> {
        let applicant = erasure.applicant;
        let ids = self.keys().ids_of(applicant);
        let mut gone = Vec::new();
        // Whoever else a value is about that goes.
        let mut concerned: BTreeSet<ApplicantId> = ids.iter().copied().collect();
        for record in self.records() {
            let mut touched = Vec::new();
            let mut findings = Vec::new();
            for slot in record.slots() {
                let Some(leaf) = slot.held.as_ref().map(|held| &held.leaf) else { continue };
                if leaf.field().starts_with(FINDINGS) {
                    findings.push((slot.commitment, leaf));
                } else if leaf.about.iter().any(|id| ids.contains(id)) {
                    let wanted = erasure.field.as_ref().is_none_or(|field| {
                        let (id, name) = leaf.field().split_once('.').unwrap_or_default();
                        name == field && ids.iter().any(|known| known.to_string() == id)
                    });
                    touched.extend(wanted.then_some((slot.commitment, leaf)));
                }
            }
            // The counts of a finding, beside the answers that are left, would tell the one that went.
            let named = findings.iter().any(|(_, leaf)| leaf.about.iter().any(|id| ids.contains(id)));
            if !touched.is_empty() || (named && erasure.field.is_none()) {
                touched.append(&mut findings);
            }
            for (commitment, leaf) in touched {
                concerned.extend(&leaf.about);
                gone.push(ErasedValue { commitment, record: record.sequence() });
            }
        }
        if gone.is_empty() {
            return Err(ErasureError::NothingHeld { applicant });
        }
        let (by, reason) = (erasure.by.clone(), erasure.reason.clone());
        let touched: BTreeSet<u64> = gone.iter().map(|gone| gone.record).collect();
        let holds: Vec<u64> = self
            .standing_holds()
            .filter(|(_, hold)| match hold.on {
                HoldOn::Applicant(held) => self.keys().ids_of(held).iter().any(|id| concerned.contains(id)),
                HoldOn::Record(held) => touched.contains(&held),
                HoldOn::Log => true,
            })
            .map(|(sequence, _)| sequence)
            .collect();
        if !holds.is_empty() {
            let field = erasure.field.clone();
            let refused = Refused { applicant, by, field, holds: holds.clone(), reason };
            let leaf = Leaf::of(&[REFUSAL], &refused)?;
            let sealed = log.seal_other(RecordKind::Refusal, at, vec![leaf], self.keys())?;
            return Ok(Erasing::Refused(sealed, holds));
        }
        let keys: BTreeSet<Digest> =
            ids.iter().filter_map(|id| self.keys().key(*id)).map(super::SaltKey::fingerprint).collect();
        let of = if erasure.field.is_none() { Extent::Person } else { Extent::Field };
        let asked = Asked { by, keys: keys.into_iter().collect(), of, reason };
        let mut leaves = vec![Leaf::of(&[ERASURE], &asked)?];
        for (number, gone) in gone.iter().enumerate() {
            leaves.push(Leaf::of(&[ERASED, &number.to_string()], gone)?);
        }
        Ok(Erasing::Erases(log.seal_other(RecordKind::Erasure, at, leaves, self.keys())?))
    }

    /// Prepares the record of a legal hold: as long as it stands, nothing it covers is erased.
    ///
    /// # Errors
    ///
    /// The keys are those of another log.
    pub fn hold(
        &self,
        on: HoldOn,
        by: Name,
        reason: Reason,
        at: DateTime<Utc>,
        log: &Log,
    ) -> Result<Sealed, ErasureError> {
        let leaf = Leaf::of(&[HOLD], &Held { by, on, reason })?;
        Ok(log.seal_other(RecordKind::Hold, at, vec![leaf], self.keys())?)
    }

    /// Prepares the record that the legal hold in the record at this place has ended.
    ///
    /// # Errors
    ///
    /// [`ErasureError::NoHold`], or the keys are those of another log.
    pub fn release(
        &self,
        hold: u64,
        by: Name,
        reason: Reason,
        at: DateTime<Utc>,
        log: &Log,
    ) -> Result<Sealed, ErasureError> {
        if !self.standing_holds().any(|(sequence, _)| sequence == hold) {
            return Err(ErasureError::NoHold { sequence: hold });
        }
        let leaf = Leaf::of(&[RELEASE], &Released { by, hold, reason })?;
        Ok(log.seal_other(RecordKind::Release, at, vec![leaf], self.keys())?)
    }

    /// The places of the records whose legal holds stand.
    pub fn holds(&self) -> impl Iterator<Item = u64> {
        self.standing_holds().map(|(sequence, _)| sequence)
    }

    fn standing_holds(&self) -> impl Iterator<Item = (u64, Held)> {
        let value = |record: &Disclosures, field| record.value(field).map(str::to_owned);
        let released: BTreeSet<u64> = self
            .records()
            .filter_map(|record| serde_json::from_str::<Released>(&value(record, RELEASE)?).ok())
            .map(|released| released.hold)
            .collect();
        let held = self.records().filter_map(move |record| {
            let held = serde_json::from_str(&value(record, HOLD)?).ok()?;
            Some((record.sequence(), held))
        });
        held.filter(move |(sequence, _)| !released.contains(sequence))
    }

    /// Carries out the erasure in the record at this place, where it is one. Doing so again changes nothing.
    pub(super) fn carry_out(&mut self, sequence: u64) -> Result<(), BundleError> {
        let Some(record) = self.record(sequence) else { return Ok(()) };
        let Some(asked) = record.value(ERASURE) else { return Ok(()) };
        let unreadable = |_| BundleError::Erasure { sequence };
        let asked: Asked = serde_json::from_str(asked).map_err(unreadable)?;
        let listed = record.values().filter(|(field, _)| field.starts_with(ERASED));
        let gone = listed.map(|(_, value)| serde_json::from_str(value));
        let gone: Vec<ErasedValue> = gone.collect::<Result<_, _>>().map_err(unreadable)?;
        self.erased.extend(gone.iter().map(|gone| (gone.record, gone.commitment)));
        let (keys, records) = self.parts_mut();
        for gone in &gone {
            if let Some(record) = records.get_mut(&gone.record) {
                record.erase(gone.commitment);
            }
        }
        let ids = keys.with_fingerprint(&asked.keys);
        if !ids.is_empty() {
            for (sequence, record) in records.iter_mut() {
                record.pin(&mut keys.context(*sequence), &ids);
            }
            keys.forget_keys(&ids);
        }
        if asked.of == Extent::Person {
            let held =
                records.values().flat_map(Disclosures::leaves).flat_map(|leaf| leaf.about.iter().copied());
            let held: BTreeSet<ApplicantId> = held.collect();
            keys.forget_all_but(&held);
        }
        Ok(())
    }

    /// Whatever is held about a person, under every id that the keyring knows to be theirs (GDPR art. 15).
    ///
    /// Where a value names other applicants, they are not named: `another applicant` stands in their place. Free text may
    /// speak of others all the same, and is for a human to read before it is handed out.
    #[must_use]
    pub fn export(&self, applicant: ApplicantId) -> Vec<Exported> {
        let ids = self.keys().ids_of(applicant);
        let mut exported = Vec::new();
        for record in self.records() {
            for leaf in record.leaves().filter(|leaf| leaf.about.iter().any(|id| ids.contains(id))) {
                let value =
                    without_others(serde_json::from_str(leaf.value()).unwrap_or_default(), &leaf.about, &ids);
                exported.push(Exported { record: record.sequence(), field: leaf.field().to_owned(), value });
            }
        }
        exported
    }
}

/// A value with something else in the place of everybody's id but one person's.
fn without_others(value: Value, about: &[ApplicantId], ids: &[ApplicantId]) -> Value {
    match value {
        Value::String(text) => match text.parse::<ApplicantId>() {
            Ok(id) if !ids.contains(&id) && about.binary_search(&id).is_ok() => "another applicant".into(),
            _ => Value::String(text),
        },
        Value::Array(values) => values.into_iter().map(|value| without_others(value, about, ids)).collect(),
        Value::Object(members) => {
            members.into_iter().map(|(key, value)| (key, without_others(value, about, ids))).collect()
        }
        other => other,
    }
}

/// One value that is held about a person. `Debug` shows none.
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Exported {
    record: u64,
    field: String,
    value: Value,
}

impl Exported {
    /// The place of the record in the log.
    #[must_use]
    pub const fn record(&self) -> u64 {
        self.record
    }

    /// Which field.
    #[must_use]
    pub fn field(&self) -> &str {
        &self.field
    }

    /// The value, as JSON text.
    #[must_use]
    pub fn value(&self) -> String {
        self.value.to_string()
    }
}

impl std::fmt::Debug for Exported {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Exported").field("record", &self.record).finish_non_exhaustive()
    }
}
