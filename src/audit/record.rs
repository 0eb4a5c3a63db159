//! What a log is made of: one record for each sealed decision, erasure, refusal, hold and release.

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::canonical::canonical_bytes;
use super::digest::Digest;
use super::merkle::leaf_digest;
use crate::clear::Departure;
use crate::decision::{Decision, Outcome, SEMANTICS};
use crate::finding::Verdict;
use crate::round::Format;
use crate::text::{Code, RoundReference, RuleId, day, legible, stamp};

/// What kind of record it is.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::audit::RecordKind::Refusal)?, "\"refusal\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RecordKind {
    /// A decision about a round.
    Decision,
    /// Values about a person were erased.
    Erasure,
    /// An erasure was refused, since a legal hold stands.
    Refusal,
    /// A legal hold: nothing it covers is erased.
    Hold,
    /// The end of a legal hold.
    Release,
}

/// The program that made a record. It stands beside the decision, not in it: another version may decide alike.
///
/// ```
/// assert_eq!(mangfold::audit::Engine::current().name(), "mangfold");
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "an engine")]
pub struct Engine {
    name: Code,
    version: EngineVersion,
}

/// Figures, letters, dots, hyphens and plus signs.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
struct EngineVersion(String);

impl TryFrom<String> for EngineVersion {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        let known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'+');
        if (1..=64).contains(&text.len()) && text.bytes().all(known) {
            Ok(Self(text))
        } else {
            Err("no version of an engine (up to 64 letters, figures, dots, hyphens and plus signs)")
        }
    }
}

impl From<EngineVersion> for String {
    fn from(version: EngineVersion) -> Self {
        version.0
    }
}

impl Engine {
    /// This version of this crate.
    #[must_use]
    pub fn current() -> Self {
        Self {
            name: Code::of_literal("mangfold"),
            version: EngineVersion(env!("CARGO_PKG_VERSION").to_owned()),
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Its version.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version.0
    }
}

/// The rules under one verdict, in the policy's order, by the code of their reason; `withheld` where the reason might
/// tell who declared what.
pub type RulesByReason = BTreeMap<Code, Vec<RuleId>>;

/// What of a decision stands openly in its record: it names nobody, and tells nothing that a case file may not.
///
/// Kept and not applicable are one, *followed*, where few are concerned, and no count is shown: one round sealed twice
/// would tell by the difference what the last to apply had declared. The findings themselves, with ids and counts, are
/// committed. Replaying makes the same bytes again.
///
/// ```
/// use mangfold::{packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let body = policy.decide(&round, testing::stamp()).body();
/// assert_eq!(body.policy(), policy.digest());
/// assert_eq!(body.followed().len(), 10);
/// assert!(body.broken().is_empty() && body.undetermined().is_empty());
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "the body of a decision")]
pub struct DecisionBody {
    policy: Digest,
    semantics: u32,
    outcome: Outcome,
    threshold: NonZeroU32,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    broken: RulesByReason,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    undetermined: RulesByReason,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    kept: RulesByReason,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    not_applicable: RulesByReason,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    followed: Vec<RuleId>,
}

impl DecisionBody {
    fn of(decision: &Decision<'_>, threshold: NonZeroU32) -> Self {
        let mut body = Self {
            policy: decision.policy().digest(),
            semantics: SEMANTICS,
            outcome: decision.outcome(),
            threshold,
            broken: BTreeMap::new(),
            undetermined: BTreeMap::new(),
            kept: BTreeMap::new(),
            not_applicable: BTreeMap::new(),
            followed: Vec::new(),
        };
        for finding in decision.findings() {
            let rule = finding.rule().clone();
            // Each count has to be large enough, not the group's alone: who of it is eligible, and who is invited.
            let is_small = finding.people().is_some_and(|people| {
                [people.in_group, people.eligible.0, people.invited.0]
                    .iter()
                    .any(|&count| count < threshold.get())
            });
            let about_people = decision.is_about_people(finding);
            let merged = about_people && (is_small || decision.is_merged(finding, threshold));
            let under = match finding.verdict() {
                Verdict::Kept | Verdict::NotApplicable if merged => {
                    body.followed.push(rule);
                    continue;
                }
                Verdict::Kept => &mut body.kept,
                Verdict::NotApplicable => &mut body.not_applicable,
                Verdict::Broken => &mut body.broken,
                Verdict::Undetermined => &mut body.undetermined,
            };
            let reason = if merged { "withheld" } else { finding.because().code() };
            under.entry(Code::of_literal(reason)).or_default().push(rule);
        }
        body
    }

    /// The policy that was asked, by its digest.
    #[must_use]
    pub const fn policy(&self) -> Digest {
        self.policy
    }

    /// The revision of what deciding means: [`SEMANTICS`].
    #[must_use]
    pub const fn semantics(&self) -> u32 {
        self.semantics
    }

    /// What follows from the findings.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The threshold under which it is not told whether a rule was kept or did not apply, nor why.
    #[must_use]
    pub const fn threshold(&self) -> NonZeroU32 {
        self.threshold
    }

    /// The rules that are broken.
    #[must_use]
    pub const fn broken(&self) -> &RulesByReason {
        &self.broken
    }

    /// The rules that are undetermined.
    #[must_use]
    pub const fn undetermined(&self) -> &RulesByReason {
        &self.undetermined
    }

    /// The rules that are kept, where that may be told.
    #[must_use]
    pub const fn kept(&self) -> &RulesByReason {
        &self.kept
    }

    /// The rules that do not apply, where that may be told.
    #[must_use]
    pub const fn not_applicable(&self) -> &RulesByReason {
        &self.not_applicable
    }

    /// The rules that are kept or do not apply, where which of these may not be told.
    #[must_use]
    pub fn followed(&self) -> &[RuleId] {
        &self.followed
    }

    /// For comparing with a body of another revision.
    pub(super) const fn set_semantics(&mut self, semantics: u32) {
        self.semantics = semantics;
    }

    /// Every rule with the verdict it stands under, for comparing two bodies.
    pub(super) fn places(&self) -> BTreeMap<&RuleId, (&'static str, Option<&Code>)> {
        let by_reason = [
            ("broken", &self.broken),
            ("undetermined", &self.undetermined),
            ("kept", &self.kept),
            ("not_applicable", &self.not_applicable),
        ];
        let told = by_reason.into_iter().flat_map(|(verdict, rules)| {
            let each = rules.iter().flat_map(|(reason, rules)| rules.iter().map(move |rule| (reason, rule)));
            each.map(move |(reason, rule)| (rule, (verdict, Some(reason))))
        });
        told.chain(self.followed.iter().map(|rule| (rule, ("followed", None)))).collect()
    }
}

impl Decision<'_> {
    /// What of the decision its record shows openly, with the threshold of five.
    #[must_use]
    pub fn body(&self) -> DecisionBody {
        self.body_with_threshold(crate::view::THRESHOLD)
    }

    /// The same with another threshold for the group's count and for the number invited.
    #[must_use]
    pub fn body_with_threshold(&self, threshold: NonZeroU32) -> DecisionBody {
        DecisionBody::of(self, threshold)
    }
}

/// A departure as its record shows it: from which rule, on which day, by which exception. Who departed and why is committed.
///
/// ```
/// use mangfold::audit::RecordedDeparture;
/// let departure: RecordedDeparture = serde_json::from_str(r#"{"rule":"no.ks.interview.minority","on":"2026-06-25"}"#)?;
/// assert_eq!(departure.rule().as_str(), "no.ks.interview.minority");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a recorded departure")]
pub struct RecordedDeparture {
    rule: RuleId,
    #[serde(with = "day")]
    on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    exception: Option<Code>,
}

impl RecordedDeparture {
    pub(super) fn of(departure: &Departure) -> Self {
        let exception = departure.exception().map(|(exception, _)| exception.clone());
        Self { rule: departure.rule().clone(), on: departure.on(), exception }
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// When.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The exception invoked, where one is.
    #[must_use]
    pub const fn exception(&self) -> Option<&Code> {
        self.exception.as_ref()
    }
}

/// One entry of a log.
///
/// It names nobody: no name, no id of an applicant, no declaration. Whatever the decision rests on stands behind
/// [`commitments`](Record::commitments), one root over a salted commitment to every value; the values are in the
/// [`Bundle`](super::Bundle). The bytes of a record are its canonical bytes, and it is read from these alone.
///
/// ```
/// use mangfold::audit::{Bundle, Log, Record, SaltKey};
/// use mangfold::{packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// let log = Log::new("mangfold.example/agency".parse()?);
/// let mut bundle = Bundle::new(log.origin().clone(), SaltKey::from_bytes([1; 32]));
/// for (number, applicant) in (2..).zip(round.applicants()) {
///     bundle.add_person(SaltKey::from_bytes([number; 32]), [applicant.id()])?;
/// }
/// let sealed = log.seal(&decision, &[], "2026-117".parse()?, bundle.keys())?;
/// let bytes = sealed.record().to_bytes();
/// assert_eq!(&Record::from_bytes(&bytes)?, sealed.record());
/// assert!(bytes.len() < 2048);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Record {
    pub(super) sequence: u64,
    pub(super) at: DateTime<Utc>,
    pub(super) engine: Engine,
    pub(super) commitments: Digest,
    pub(super) entry: Entry,
}

/// What a record of each kind holds besides.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Entry {
    Decision { round: RoundReference, body: Box<DecisionBody>, departures: Vec<RecordedDeparture> },
    Other(RecordKind),
}

impl Record {
    /// Reads a record from its bytes.
    ///
    /// # Errors
    ///
    /// A [`RecordError`] where they are no record, or not its canonical bytes: a record has one form only.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, RecordError> {
        let record: Self = serde_json::from_slice(bytes)
            .map_err(|error| RecordError::NoRecord { problem: legible(&error.to_string()) })?;
        if record.to_bytes() == bytes { Ok(record) } else { Err(RecordError::NotCanonical) }
    }

    /// Its canonical bytes: what the log is a tree of.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        // Every number in it is of 32 bits or bounded, and every key a text, so that it has canonical bytes.
        canonical_bytes(self).unwrap_or_default()
    }

    /// The digest of its leaf in the log.
    #[must_use]
    pub fn leaf(&self) -> Digest {
        leaf_digest(&self.to_bytes())
    }

    /// What kind it is.
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        match self.entry {
            Entry::Decision { .. } => RecordKind::Decision,
            Entry::Other(kind) => kind,
        }
    }

    /// Its place in the log, counted from nought.
    #[must_use]
    pub const fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The stamp the caller gave.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// The program that made it.
    #[must_use]
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The root over the commitments to every value it rests on.
    #[must_use]
    pub const fn commitments(&self) -> Digest {
        self.commitments
    }

    /// The host's reference of the round, of a decision.
    #[must_use]
    pub const fn round(&self) -> Option<&RoundReference> {
        match &self.entry {
            Entry::Decision { round, .. } => Some(round),
            Entry::Other(_) => None,
        }
    }

    /// What stands openly of the decision, of a decision.
    #[must_use]
    pub const fn decision(&self) -> Option<&DecisionBody> {
        match &self.entry {
            Entry::Decision { body, .. } => Some(body),
            Entry::Other(_) => None,
        }
    }

    /// The departures, of a decision.
    #[must_use]
    pub fn departures(&self) -> &[RecordedDeparture] {
        match &self.entry {
            Entry::Decision { departures, .. } => departures,
            Entry::Other(_) => &[],
        }
    }
}

/// Why bytes are no record.
///
/// ```
/// use mangfold::audit::Record;
/// assert_eq!(Record::from_bytes(b"{}").unwrap_err().code(), "record_none");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// Not JSON, or not that of a record.
    #[error("no record: {problem}")]
    NoRecord {
        /// What is wrong.
        problem: String,
    },
    /// The JSON of a record in another form than the canonical one.
    #[error("no record: not in its canonical form")]
    NotCanonical,
}

impl RecordError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoRecord { .. } => "record_none",
            Self::NotCanonical => "record_not_canonical",
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a record")]
struct Fields {
    format: Format,
    kind: RecordKind,
    sequence: u64,
    #[serde(with = "stamp")]
    at: DateTime<Utc>,
    engine: Engine,
    commitments: Digest,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    round: Option<RoundReference>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    decision: Option<Box<DecisionBody>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    departures: Vec<RecordedDeparture>,
}

impl TryFrom<Fields> for Record {
    type Error = String;

    fn try_from(f: Fields) -> Result<Self, String> {
        let entry = match (f.kind, f.round, f.decision) {
            (RecordKind::Decision, Some(round), Some(body)) => {
                Entry::Decision { round, body, departures: f.departures }
            }
            (RecordKind::Decision, ..) => return Err("a decision has a round and a decision".to_owned()),
            (kind, None, None) if f.departures.is_empty() => Entry::Other(kind),
            _ => return Err("only a decision has a round, a decision and departures".to_owned()),
        };
        if f.sequence > super::merkle::MOST_LEAVES {
            return Err(format!(
                "sequence: {}, at most {} are allowed",
                f.sequence,
                super::merkle::MOST_LEAVES
            ));
        }
        Ok(Self { sequence: f.sequence, at: f.at, engine: f.engine, commitments: f.commitments, entry })
    }
}

impl From<Record> for Fields {
    fn from(r: Record) -> Self {
        let kind = r.kind();
        let (round, decision, departures) = match r.entry {
            Entry::Decision { round, body, departures } => (Some(round), Some(body), departures),
            Entry::Other(_) => (None, None, Vec::new()),
        };
        let (sequence, at, engine, commitments) = (r.sequence, r.at, r.engine, r.commitments);
        Self { format: Format, kind, sequence, at, engine, commitments, round, decision, departures }
    }
}
