//! Verification in three levels, each with an answer of its own: integrity, disclosure, replay.

use std::collections::BTreeSet;

use super::bundle::{Bundle, Disclosures};
use super::canonical::canonical_bytes;
use super::checkpoint::{Checkpoint, CheckpointError};
use super::digest::Digest;
use super::merkle::{Frontier, TreeHead, leaf_digest};
use super::note::{NoteKey, SignedNote};
use super::policies::Policies;
use super::record::{Record, RecordError};
use super::seal::{DEPARTURES, FINDINGS, leaves_of, round_of};
use crate::decision::SEMANTICS;
use crate::text::{KeyName, Origin, RuleId};

/// The first level, from the log alone: every record is one, in its place, and every checkpoint is signed and is of these
/// records.
///
/// A record does not name its log: only a checkpoint tells one log's record from another's in the same place. And nothing is
/// said of a log that somebody else was shown: only comparing checkpoints does. Publish them, or have them
/// cosigned.
///
/// ```
/// use mangfold::audit::{Log, LogVerifier};
///
/// let log = Log::new("mangfold.example/agency".parse()?);
/// let verifier = LogVerifier::new(log.origin().clone(), vec![]);
/// let integrity = verifier.verify([], &[], |_, _, _| false);
/// assert!(integrity.holds() && integrity.size() == 0 && integrity.signed() == 0);
/// let integrity = verifier.verify([&b"{}"[..]], &[], |_, _, _| false);
/// assert!(integrity.faults()[0].to_string().starts_with("record 0: no record: "));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug)]
pub struct LogVerifier {
    origin: Origin,
    keys: Vec<NoteKey>,
}

/// What the first level finds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Integrity {
    head: TreeHead,
    signed: u64,
    faults: Vec<IntegrityFault>,
}

/// What is wrong with a log. Records are counted from nought, as their sequence is; checkpoints from one, in the order given.
///
/// ```
/// use mangfold::audit::IntegrityFault;
/// let fault = IntegrityFault::OutOfPlace { index: 3, sequence: 4 };
/// assert_eq!(fault.to_string(), "record 3: it was sealed as record 4");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IntegrityFault {
    /// It is no record.
    #[error("record {index}: {error}")]
    Record {
        /// Its place.
        index: u64,
        /// Why it is none.
        #[source]
        error: RecordError,
    },
    /// It was sealed for another place: records are missing, twice there, or in another order.
    #[error("record {index}: it was sealed as record {sequence}")]
    OutOfPlace {
        /// Its place.
        index: u64,
        /// The place it was sealed for.
        sequence: u64,
    },
    /// A checkpoint is not verified, or not of this log.
    #[error("checkpoint {number}: {error}")]
    Checkpoint {
        /// Which.
        number: usize,
        /// Why.
        #[source]
        error: CheckpointError,
    },
    /// A key that has to sign every checkpoint did not sign this one.
    #[error("checkpoint {number}: {key} did not sign it")]
    NotSigned {
        /// Which.
        number: usize,
        /// Whose key.
        key: KeyName,
    },
    /// A checkpoint is of more records than there are: records are missing at the end.
    #[error("checkpoint {number}: of {size} records, {found} are there")]
    RecordsMissing {
        /// Which.
        number: usize,
        /// How many it is of.
        size: u64,
        /// How many there are.
        found: u64,
    },
    /// The records are not those the checkpoint was signed for.
    #[error("checkpoint {number}: the first {size} records have the root {found}, it has {signed}")]
    OtherRecords {
        /// Which.
        number: usize,
        /// How many records it is of.
        size: u64,
        /// The root over the records that are there.
        found: Digest,
        /// The root in the checkpoint.
        signed: Digest,
    },
    /// A checkpoint is of fewer records than one before it.
    #[error("checkpoint {number}: of {size} records, fewer than one before it")]
    Backwards {
        /// Which.
        number: usize,
        /// How many it is of.
        size: u64,
    },
}

impl LogVerifier {
    /// A verifier for the log of this origin, each of whose checkpoints has to be signed by each of the keys.
    #[must_use]
    pub const fn new(origin: Origin, keys: Vec<NoteKey>) -> Self {
        Self { origin, keys }
    }

    /// Verifies the bytes of all records, in the order of the log, against its checkpoints, oldest first.
    ///
    /// `verifies` verifies one Ed25519 signature: of a key, for these bytes; with the feature `ed25519` that is the function
    /// `ed25519` of this module. Records behind the last checkpoint are in order, but nobody has signed for them:
    /// [`Integrity::signed`] says how many are signed for.
    pub fn verify<'a>(
        &self,
        records: impl IntoIterator<Item = &'a [u8]>,
        checkpoints: &[SignedNote],
        verifies: impl Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool,
    ) -> Integrity {
        let mut faults = Vec::new();
        let mut heads: Vec<(usize, TreeHead)> = Vec::new();
        let mut before = 0;
        for (number, note) in (1..).zip(checkpoints) {
            match Checkpoint::verified(note, &self.origin, &self.keys, &verifies) {
                Err(error) => faults.push(IntegrityFault::Checkpoint { number, error }),
                Ok((checkpoint, signers)) => {
                    let missing = self.keys.iter().filter(|key| !signers.contains(key));
                    faults.extend(missing.map(|key| {
                        let key = key.name().clone();
                        IntegrityFault::NotSigned { number, key }
                    }));
                    let size = checkpoint.head().size();
                    if size < before {
                        faults.push(IntegrityFault::Backwards { number, size });
                    }
                    before = before.max(size);
                    heads.push((number, *checkpoint.head()));
                }
            }
        }
        heads.sort_by_key(|(_, head)| head.size());
        let mut heads = heads.into_iter().peekable();
        let (mut tree, mut signed) = (Frontier::new(), 0);
        let mut compare = |tree: &Frontier, faults: &mut Vec<IntegrityFault>| {
            while let Some((number, head)) = heads.next_if(|(_, head)| head.size() == tree.size()) {
                let (size, found) = (head.size(), tree.root());
                if found == head.root() {
                    signed = size;
                } else {
                    faults.push(IntegrityFault::OtherRecords { number, size, found, signed: head.root() });
                }
            }
        };
        compare(&tree, &mut faults);
        for (index, bytes) in (0..).zip(records) {
            match Record::from_bytes(bytes) {
                Err(error) => faults.push(IntegrityFault::Record { index, error }),
                Ok(record) if record.sequence() != index => {
                    faults.push(IntegrityFault::OutOfPlace { index, sequence: record.sequence() });
                }
                Ok(_) => {}
            }
            if tree.push(leaf_digest(bytes)).is_err() {
                break;
            }
            compare(&tree, &mut faults);
        }
        let found = tree.size();
        let missing = heads.map(|(number, head)| (number, head.size()));
        faults.extend(missing.map(|(number, size)| IntegrityFault::RecordsMissing { number, size, found }));
        Integrity { head: tree.head(), signed, faults }
    }
}

impl Integrity {
    /// Whether nothing is wrong. Also true of a log that nobody signed for: [`Integrity::signed`] says of how much.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }

    /// How many records there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.head.size()
    }

    /// The size and the root of the records as they are.
    #[must_use]
    pub const fn head(&self) -> &TreeHead {
        &self.head
    }

    /// How many of the records a checkpoint was signed for.
    #[must_use]
    pub const fn signed(&self) -> u64 {
        self.signed
    }

    /// What is wrong.
    #[must_use]
    pub fn faults(&self) -> &[IntegrityFault] {
        &self.faults
    }
}

/// What the second level finds of one record, with the bundle: whether each value is the one that was sealed.
///
/// ```
/// use mangfold::audit::{Bundle, Log, SaltKey};
/// use mangfold::{packs, testing::{self, RoundSketch}};
///
/// let (policy, round) = (packs::norway_state(), RoundSketch::new().build());
/// let log = Log::new("mangfold.example/agency".parse()?);
/// let mut bundle = Bundle::new(log.origin().clone(), SaltKey::from_bytes([1; 32]));
/// let sealed = log.seal(&policy.decide(&round, testing::stamp()), &[], "2026-117".parse()?, bundle.keys())?;
/// assert!(bundle.check(sealed.record()).is_missing());
/// bundle.keep(sealed.disclosures())?;
/// let disclosed = bundle.check(sealed.record());
/// assert!(disclosed.holds() && disclosed.erased() == 0);
/// assert_eq!(disclosed.matched(), sealed.disclosures().values().count());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Disclosed {
    missing: bool,
    other_commitments: bool,
    matched: usize,
    erased: usize,
    lost: usize,
    mismatched: Vec<usize>,
}

impl Disclosed {
    /// Whether every value is the one that was sealed, or was erased with a record of it.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.missing && !self.other_commitments && self.lost == 0 && self.mismatched.is_empty()
    }

    /// Whether the bundle has nothing at all of the record.
    #[must_use]
    pub const fn is_missing(&self) -> bool {
        self.missing
    }

    /// Whether the commitments in the bundle, or the key of the dummies, are not those the record was sealed with.
    #[must_use]
    pub const fn has_other_commitments(&self) -> bool {
        self.other_commitments
    }

    /// How many values are those that were sealed.
    #[must_use]
    pub const fn matched(&self) -> usize {
        self.matched
    }

    /// How many are missing because they were erased, as the log records.
    #[must_use]
    pub const fn erased(&self) -> usize {
        self.erased
    }

    /// How many are missing without a record of their erasure.
    #[must_use]
    pub const fn lost(&self) -> usize {
        self.lost
    }

    /// The places in the record's disclosures, counted from nought, of the values that are not those that were sealed, are
    /// said to be about others than they name, or whose key is missing. Their names are withheld: a field may be called by an applicant's id.
    #[must_use]
    pub fn mismatched(&self) -> &[usize] {
        &self.mismatched
    }
}

/// What the third level finds: whether deciding again makes the same decision.
///
/// ```
/// use mangfold::audit::{Bundle, Log, Policies, Replay, SaltKey};
/// use mangfold::{packs, testing::{self, RoundSketch}};
///
/// let (policy, round) = (packs::norway_state(), RoundSketch::new().build());
/// let log = Log::new("mangfold.example/agency".parse()?);
/// let mut bundle = Bundle::new(log.origin().clone(), SaltKey::from_bytes([1; 32]));
/// let sealed = log.seal(&policy.decide(&round, testing::stamp()), &[], "2026-117".parse()?, bundle.keys())?;
/// bundle.keep(sealed.disclosures())?;
/// let mut policies = Policies::default();
/// assert!(matches!(bundle.replay(sealed.record(), &policies), Replay::NotReplayable { policy: Some(_), .. }));
/// policies.add(policy);
/// assert_eq!(bundle.replay(sealed.record(), &policies), Replay::Same);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook a difference")]
pub enum Replay {
    /// The same decision body to the byte, and every finding as it was committed.
    Same,
    /// It cannot be decided again. That is no failure where values were erased.
    NotReplayable {
        /// The values that were erased, by their commitments: what they were is not kept.
        erased: Vec<Digest>,
        /// The policy that is missing.
        policy: Option<Digest>,
        /// That the values do not make a round, and why.
        no_round: Option<String>,
    },
    /// Deciding again makes another decision.
    Different {
        /// The rules whose findings differ.
        rules: Vec<RuleId>,
        /// Whether the outcome differs.
        outcome: bool,
        /// The revisions of what deciding means, then and now, where they differ: an earlier one may have decided
        /// otherwise without any tampering; of a later one this version can say nothing.
        semantics: Option<(u32, u32)>,
    },
    /// The record is not that of a decision.
    NotADecision,
}

impl Bundle {
    /// The second level: whether each value that the record committed to is the one that was sealed, missing because it was
    /// erased, or another.
    ///
    /// It rests on the record: verify the log first. That an erasure is recorded is read from the bundle's own values of
    /// the erasure's record, which are checked like any others: check every record of the log.
    #[must_use]
    pub fn check(&self, record: &Record) -> Disclosed {
        let mut found = Disclosed {
            missing: true,
            other_commitments: false,
            matched: 0,
            erased: 0,
            lost: 0,
            mismatched: Vec::new(),
        };
        let Some((root, values)) = self.recomputed(record) else { return found };
        found.missing = false;
        found.other_commitments = root != record.commitments();
        let slots = self.record(record.sequence()).map(Disclosures::slots).unwrap_or_default();
        for (place, (value, slot)) in values.into_iter().zip(slots).enumerate() {
            match value {
                Some(true) => found.matched += 1,
                Some(false) => found.mismatched.push(place),
                None if self.erased.contains(&(record.sequence(), slot.commitment)) => {
                    found.erased += 1;
                }
                None => found.lost += 1,
            }
        }
        found
    }

    /// The third level: decides again on the values of the bundle, under the policy with the record's digest.
    ///
    /// It rests on the values: check the record first.
    #[must_use]
    pub fn replay(&self, record: &Record, policies: &Policies) -> Replay {
        let Some(body) = record.decision() else { return Replay::NotADecision };
        let policy = policies.get(body.policy());
        let missing_policy = policy.is_none().then(|| body.policy());
        let not = |erased, no_round| Replay::NotReplayable { erased, policy: missing_policy, no_round };
        let Some(disclosures) = self.record(record.sequence()) else {
            return not(Vec::new(), Some("the bundle has nothing of the record".to_owned()));
        };
        let gone = disclosures.slots().iter().filter(|slot| slot.held.is_none());
        let gone: Vec<Digest> = gone.map(|slot| slot.commitment).collect();
        let Some(policy) = policy.filter(|_| gone.is_empty()) else { return not(gone, None) };
        let round = match round_of(disclosures.values()) {
            Ok(round) => round,
            Err(problem) => return not(Vec::new(), Some(problem)),
        };
        let decision = policy.decide(&round, record.at());
        let mut again = decision.body_with_threshold(body.threshold());
        let semantics = (body.semantics() != SEMANTICS).then_some((body.semantics(), SEMANTICS));
        again.set_semantics(body.semantics());
        let mut rules: BTreeSet<RuleId> = BTreeSet::new();
        let (then, now) = (body.places(), again.places());
        let each = then.keys().chain(now.keys());
        rules.extend(each.filter(|rule| then.get(*rule) != now.get(*rule)).map(|rule| (*rule).clone()));
        // Whatever sealing makes of this decision has to be what was committed, and nothing besides.
        let sealed = match leaves_of(&decision, &[]) {
            Ok(sealed) => sealed,
            Err(problem) => return not(Vec::new(), Some(problem.to_string())),
        };
        let sealed: BTreeSet<(&str, &str)> = sealed.iter().map(|leaf| (leaf.field(), leaf.value())).collect();
        let (departures, committed): (Vec<_>, Vec<_>) =
            disclosures.values().partition(|(field, _)| field.starts_with(DEPARTURES));
        let departed: BTreeSet<&str> =
            departures.iter().filter_map(|(field, _)| field.strip_prefix(DEPARTURES)).collect();
        let recorded: BTreeSet<&str> =
            record.departures().iter().map(|departure| departure.rule().as_str()).collect();
        let known = |rule: &&str| policy.rules().iter().any(|known| known.id().as_str() == *rule);
        let odd_departures = departed != recorded
            || departures.len() != record.departures().len()
            || !recorded.iter().all(known);
        let twice =
            committed.len() != committed.iter().map(|(field, _)| field).collect::<BTreeSet<_>>().len();
        let committed: BTreeSet<(&str, &str)> = committed.into_iter().collect();
        let mut odd = odd_departures || twice;
        for (field, _) in sealed.symmetric_difference(&committed) {
            match field.strip_prefix(FINDINGS).and_then(|rule| rule.parse().ok()) {
                Some(rule) => drop(rules.insert(rule)),
                None => odd = true,
            }
        }
        if odd {
            return not(Vec::new(), Some("the values are not those that sealing makes".to_owned()));
        }
        let outcome = body.outcome() != again.outcome();
        let same_bytes = canonical_bytes(body) == canonical_bytes(&again);
        if rules.is_empty() && !outcome && same_bytes {
            Replay::Same
        } else {
            Replay::Different { rules: rules.into_iter().collect(), outcome, semantics }
        }
    }
}
