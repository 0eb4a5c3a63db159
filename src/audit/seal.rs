//! From a decision to its leaves: every value it rests on, each with those it is about; and back from leaves to a round.

use std::collections::BTreeMap;
use std::num::{NonZeroU8, NonZeroU32};

use chrono::{DateTime, Utc};
use serde::Serialize;
use smallvec::SmallVec;
use uuid::Uuid;

use super::bundle::{Disclosures, Keyring};
use super::canonical::append;
use super::commitment::Commitments;
use super::erasure::{HOLD, REFUSAL, held_about};
use super::log::Log;
use super::record::{Engine, Entry, Record, RecordKind, RecordedDeparture};
use crate::applicant::Applicant;
use crate::clear::Departure;
use crate::comparison::Comparison;
use crate::decision::Decision;
use crate::ground::{Answer, Declaration};
use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::round::Round;
use crate::shortlist::Invitation;
use crate::text::{Day, Name, Origin, Reason, RoundReference, RuleId, legible};

pub(super) type About = SmallVec<[ApplicantId; 1]>;

/// One value that is committed: under which name, about whom, and its canonical bytes as text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Leaf {
    // INVARIANT: follows from the rest, so that nobody can leave it out or change it unseen.
    pub(super) about: About,
    // INVARIANT: `"field",value` as it stands in the disclosure, the field without anything to escape.
    text: String,
    field: usize,
}

impl Leaf {
    /// Under a field whose name is given in pieces.
    pub(super) fn of<T: Serialize + ?Sized>(field: &[&str], value: &T) -> Result<Self, SealError> {
        let mut bytes = Vec::with_capacity(128);
        bytes.push(b'"');
        for piece in field {
            bytes.extend_from_slice(piece.as_bytes());
        }
        let field = bytes.len() - 1;
        bytes.extend_from_slice(b"\",");
        append(&mut bytes, value).map_err(SealError::Canonical)?;
        // What is canonical is made of texts.
        let text = String::from_utf8(bytes).unwrap_or_default();
        let mut leaf = Self { about: About::new(), text, field };
        leaf.about = about_of(leaf.field(), leaf.value());
        Ok(leaf)
    }

    pub(super) fn is_on_a_hold(&self) -> bool {
        matches!(self.field(), HOLD | REFUSAL)
    }

    /// Whether a name may be that of a field.
    pub(super) fn is_field(name: &str) -> bool {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\\'))
    }

    pub(super) fn field(&self) -> &str {
        self.text.get(1..=self.field).unwrap_or_default()
    }

    pub(super) fn value(&self) -> &str {
        self.text.get(self.field + 3..).unwrap_or_default()
    }

    /// `"field",value`
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// A record, and what it commits to. Nothing is in a log or a bundle before the caller puts it there: the disclosures first,
/// so that no record is ever without its values.
///
/// `Debug` shows nothing of the values.
#[derive(Clone, Debug)]
pub struct Sealed {
    record: Record,
    disclosures: Disclosures,
}

impl Sealed {
    /// The record, for the log.
    #[must_use]
    pub const fn record(&self) -> &Record {
        &self.record
    }

    /// What it commits to, for the bundle.
    #[must_use]
    pub const fn disclosures(&self) -> &Disclosures {
        &self.disclosures
    }
}

/// Why a decision cannot be sealed.
///
/// ```
/// fn is_an_error<E: std::error::Error>() {}
/// is_an_error::<mangfold::audit::SealError>();
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// There is no key for the salts of an applicant.
    #[error("keys: none for applicant {applicant}")]
    KeyMissing {
        /// Who.
        applicant: ApplicantId,
    },
    /// The keys are those of another log.
    #[error("keys: of {keys}, the log is {log}")]
    AnotherLog {
        /// Whose keys they are.
        keys: Origin,
        /// Whose log it is.
        log: Origin,
    },
    /// A departure names a rule that the policy does not have.
    #[error("departures: {rule} is not in the policy")]
    UnknownRule {
        /// The rule.
        rule: RuleId,
    },
    /// Two departures name one rule.
    #[error("departures: {rule} is departed from twice")]
    DepartedTwice {
        /// The rule.
        rule: RuleId,
    },
    /// The decision holds what has no canonical bytes.
    #[error("{0}")]
    Canonical(#[source] super::CanonicalError),
}

impl SealError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::KeyMissing { .. } => "seal_key_missing",
            Self::AnotherLog { .. } => "seal_another_log",
            Self::UnknownRule { .. } => "seal_unknown_rule",
            Self::DepartedTwice { .. } => "seal_departed_twice",
            Self::Canonical(error) => error.code(),
        }
    }
}

impl Log {
    /// Seals a decision with the departures from it, as the next record of this log.
    ///
    /// Every applicant of the round has a key in the keyring. The record's stamp is that of the decision. Counts are shown
    /// from five upwards; [`Log::seal_with_threshold`] takes another threshold.
    ///
    /// # Errors
    ///
    /// A [`SealError`]: a key is missing, or a departure names no rule of the policy or one twice.
    pub fn seal(
        &self,
        decision: &Decision<'_>,
        departures: &[Departure],
        round: RoundReference,
        keys: &Keyring,
    ) -> Result<Sealed, SealError> {
        self.seal_with_threshold(decision, departures, round, keys, crate::view::THRESHOLD)
    }

    /// The same with another threshold for the group's count and for the number invited.
    ///
    /// # Errors
    ///
    /// As [`Log::seal`].
    pub fn seal_with_threshold(
        &self,
        decision: &Decision<'_>,
        departures: &[Departure],
        round: RoundReference,
        keys: &Keyring,
        threshold: NonZeroU32,
    ) -> Result<Sealed, SealError> {
        for (place, departure) in departures.iter().enumerate() {
            let rule = departure.rule();
            if decision.policy().rule(rule).is_none() {
                return Err(SealError::UnknownRule { rule: rule.clone() });
            }
            if departures.iter().take(place).any(|earlier| earlier.rule() == rule) {
                return Err(SealError::DepartedTwice { rule: rule.clone() });
            }
        }
        let mut sorted: Vec<&Departure> = departures.iter().collect();
        sorted.sort_by(|a, b| a.rule().cmp(b.rule()));
        let leaves = leaves_of(decision, &sorted)?;
        let body = Box::new(decision.body_with_threshold(threshold));
        let departures = sorted.into_iter().map(RecordedDeparture::of).collect();
        self.sealed(Entry::Decision { round, body, departures }, decision.at(), leaves, keys)
    }

    /// Seals anything but a decision.
    pub(super) fn seal_other(
        &self,
        kind: RecordKind,
        at: DateTime<Utc>,
        leaves: Vec<Leaf>,
        keys: &Keyring,
    ) -> Result<Sealed, SealError> {
        self.sealed(Entry::Other(kind), at, leaves, keys)
    }

    fn sealed(
        &self,
        entry: Entry,
        at: DateTime<Utc>,
        leaves: Vec<Leaf>,
        keys: &Keyring,
    ) -> Result<Sealed, SealError> {
        let sequence = self.size();
        if keys.origin() != self.origin() {
            return Err(SealError::AnotherLog { keys: keys.origin().clone(), log: self.origin().clone() });
        }
        let mut context = keys.context(sequence);
        let disclosures = Disclosures::of(sequence, leaves, &mut context)?;
        let commitments = Commitments::of(disclosures.commitments().collect(), context.own()).root();
        let record = Record { sequence, at, engine: Engine::current(), commitments, entry };
        Ok(Sealed { record, disclosures })
    }
}

/// Collects leaves.
struct Leaves(Vec<Leaf>);

impl Leaves {
    fn push<T: Serialize + ?Sized>(&mut self, field: &[&str], value: &T) -> Result<(), SealError> {
        self.0.push(Leaf::of(field, value)?);
        Ok(())
    }
}

#[derive(Serialize)]
struct Why<'a> {
    by: &'a Name,
    reason: &'a Reason,
    #[serde(skip_serializing_if = "Option::is_none")]
    facts: Option<&'a Reason>,
}

/// A shortlist without those who are on it.
#[derive(Serialize)]
struct ListFields {
    id: ShortlistId,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<NonZeroU32>,
    stage: NonZeroU8,
    vacancy: VacancyId,
}

pub(super) fn leaves_of(decision: &Decision<'_>, departures: &[&Departure]) -> Result<Vec<Leaf>, SealError> {
    let round = decision.round();
    let mut leaves = Leaves(Vec::with_capacity(round.applicants().len() * 6 + 32));
    leaves.push(&["vacancy"], round.vacancy())?;
    if let Some(on) = round.recommended_on() {
        leaves.push(&["recommended_on"], &Day(on))?;
    }
    for list in round.shortlists() {
        let (id, places, stage, vacancy) = (list.id(), list.places(), list.stage(), list.vacancy());
        let fields = ListFields { id, places, stage, vacancy };
        leaves.push(&["shortlists.", &stage.to_string()], &fields)?;
    }
    for (number, entry) in round.entries().iter().enumerate() {
        leaves.push(&["entries.", &number.to_string()], entry)?;
    }
    for (number, exception) in round.exceptions().iter().enumerate() {
        leaves.push(&["exceptions.", &number.to_string()], exception)?;
    }
    for (number, comparison) in round.comparisons().iter().enumerate() {
        leaves.push(&["comparisons.", &number.to_string()], comparison)?;
    }
    for applicant in round.applicants() {
        leaves_of_applicant(&mut leaves, round, applicant)?;
    }
    for finding in decision.findings() {
        leaves.push(&[FINDINGS, finding.rule().as_str()], &finding.committed())?;
    }
    for departure in departures {
        let facts = departure.exception().map(|(_, facts)| facts);
        let why = Why { by: departure.by(), reason: departure.reason(), facts };
        leaves.push(&[DEPARTURES, departure.rule().as_str()], &why)?;
    }
    Ok(leaves.0)
}

fn leaves_of_applicant(leaves: &mut Leaves, round: &Round, applicant: &Applicant) -> Result<(), SealError> {
    let id = applicant.id();
    let mut digits = [0; 36];
    let digits: &str = id.uuid().hyphenated().encode_lower(&mut digits);
    leaves.push(&[digits, ".applied_on"], &Day(applicant.applied_on()))?;
    for declaration in applicant.declarations() {
        let ground = declaration.ground().to_string();
        leaves.push(&[digits, ".", DECLARATIONS, &ground], &Answered::of(declaration))?;
    }
    if let Some(assessment) = applicant.assessment() {
        leaves.push(&[digits, ".assessment"], assessment)?;
    }
    if let Some(origin) = applicant.origin() {
        leaves.push(&[digits, ".origin"], &origin)?;
    }
    if let Some(score) = applicant.score() {
        leaves.push(&[digits, ".score"], &score)?;
    }
    if let Some(on) = applicant.withdrawn_on() {
        leaves.push(&[digits, ".withdrawn_on"], &Day(on))?;
    }
    for list in round.shortlists() {
        let place = list.invitations().binary_search_by_key(&id, Invitation::applicant);
        if let Some(invitation) = place.ok().and_then(|place| list.invitations().get(place)) {
            leaves.push(&[digits, ".", INVITATIONS, &list.stage().to_string()], invitation)?;
        }
    }
    if let Some(hire) = round.hired().iter().find(|hire| hire.applicant() == id) {
        leaves.push(&[digits, ".hired"], hire)?;
    }
    Ok(())
}

pub(super) const FINDINGS: &str = "findings.";
pub(super) const DEPARTURES: &str = "departures.";
const DECLARATIONS: &str = "declarations.";
const INVITATIONS: &str = "invitations.";

/// A declaration without its ground, which is in the name of the field.
#[derive(Serialize)]
struct Answered {
    answer: Answer,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    confirmed: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    explicit_consent: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<Day>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    waived: bool,
}

impl Answered {
    fn of(declaration: &Declaration) -> Self {
        Self {
            answer: declaration.answer(),
            confirmed: declaration.is_confirmed(),
            explicit_consent: declaration.has_explicit_consent(),
            on: declaration.on().map(Day),
            waived: declaration.is_waived(),
        }
    }
}

/// Those whom a value is about: this follows from its field and from itself.
fn about_of(field: &str, value: &str) -> About {
    match field.split_once('.').map_or(field, |(first, _)| first) {
        "findings" => named_in(value),
        "comparisons" => {
            let read: Result<Comparison, _> = serde_json::from_str(value);
            read.map(|comparison| comparison.applicants().iter().copied().collect()).unwrap_or_default()
        }
        HOLD | REFUSAL => held_about(value).into_iter().collect(),
        id if id.len() == 36 => Uuid::try_parse(id).ok().map(ApplicantId::new).into_iter().collect(),
        _ => About::new(),
    }
}

/// Those whose id stands anywhere in a text of JSON.
fn named_in(json: &str) -> About {
    let mut named = About::new();
    // An id is a text of its own, of thirty-six characters.
    for (open, _) in json.match_indices('"') {
        let Some(text) = json.get(open + 1..open + 37) else { continue };
        if json.as_bytes().get(open + 37) == Some(&b'"')
            && text.as_bytes().get(8) == Some(&b'-')
            && let Ok(id) = Uuid::try_parse(text)
        {
            named.push(ApplicantId::new(id));
        }
    }
    named.sort_unstable();
    named.dedup();
    named
}

/// Puts a round together again from the values that were committed.
///
/// The text is that of a document and goes through the same door as any other.
pub(super) fn round_of<'a>(leaves: impl Iterator<Item = (&'a str, &'a str)>) -> Result<Round, String> {
    let mut people: BTreeMap<&str, (String, Vec<String>)> = BTreeMap::new();
    let mut lists: BTreeMap<&str, (&str, Vec<&str>)> = BTreeMap::new();
    let mut plain = String::from(r#"{"format":1"#);
    let (mut hired, mut entries, mut exceptions, mut comparisons) = (vec![], vec![], vec![], vec![]);
    for (field, value) in leaves {
        match field.split_once('.') {
            None => {
                for part in [r#",""#, field, r#"":"#, value] {
                    plain.push_str(part);
                }
            }
            Some(("entries", _)) => entries.push(value),
            Some(("exceptions", _)) => exceptions.push(value),
            Some(("comparisons", _)) => comparisons.push(value),
            Some(("findings" | "departures", _)) => {}
            Some(("shortlists", stage)) => lists.entry(stage).or_default().0 = value,
            Some((id, name)) => {
                let (fields, declarations) = people.entry(id).or_default();
                if let Some(ground) = name.strip_prefix(DECLARATIONS) {
                    let rest = value.strip_prefix('{').unwrap_or(value);
                    declarations.push([r#"{"ground":""#, ground, r#"","#, rest].concat());
                } else if let Some(stage) = name.strip_prefix(INVITATIONS) {
                    lists.entry(stage).or_default().1.push(value);
                } else if name == "hired" {
                    hired.push(value);
                } else {
                    for part in [r#",""#, name, r#"":"#, value] {
                        fields.push_str(part);
                    }
                }
            }
        }
    }
    let people = people.into_iter().map(|(id, (fields, declarations))| {
        let declared = declarations.join(",");
        [r#"{"id":""#, id, r#"""#, &fields, r#","declarations":["#, &declared, "]}"].concat()
    });
    let lists = lists.into_values().map(|(list, invitations)| {
        let open = list.strip_suffix('}').unwrap_or(list);
        [open, r#","invitations":["#, &invitations.join(","), "]}"].concat()
    });
    let (people, lists): (Vec<String>, Vec<String>) = (people.collect(), lists.collect());
    let texts = [
        (r#","applicants":["#, people.join(",")),
        (r#"],"shortlists":["#, lists.join(",")),
        (r#"],"hired":["#, hired.join(",")),
        (r#"],"entries":["#, entries.join(",")),
        (r#"],"exceptions":["#, exceptions.join(",")),
        (r#"],"comparisons":["#, comparisons.join(",")),
    ];
    for (name, list) in texts {
        plain.push_str(name);
        plain.push_str(&list);
    }
    plain.push_str("]}");
    serde_json::from_str(&plain).map_err(|error| legible(&error.to_string()))
}
