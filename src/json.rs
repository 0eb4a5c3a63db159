//! Reading and writing documents as JSON text, within limits and with the place of every error.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};

use crate::decision::RecordedDecision;
use crate::monitor::{AverageEProcess, EProcess, Tally};
use crate::policy::Policy;
use crate::programme::{AnnualStatement, CohortBounds, Plan, Pool, Report, Seating, SelfAssessment};
use crate::round::Round;
use crate::text::{Limits, legible, shown};

/// Why a document is refused.
///
/// ```
/// use mangfold::{Limits, Round};
///
/// let error = Round::from_json(br#"{"format":1,"vacancy":{"id":17}}"#, &Limits::default()).unwrap_err();
/// assert!(error.to_string().starts_with("vacancy.id: invalid type: integer `17`"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Longer than the limit.
    #[error("document of {bytes} bytes, at most {most} are allowed")]
    TooLong {
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// Nested deeper than the limit.
    #[error("document nested deeper than {most} levels, at byte {at}")]
    TooDeep {
        /// Where the limit is passed, counted from nought.
        at: usize,
        /// How deep it may be.
        most: usize,
    },
    /// More applicants than the limit.
    #[error("applicants: {count}, at most {most} are allowed")]
    TooManyPeople {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// Not JSON, or not such a document.
    #[error("{place}: {problem}")]
    Document {
        /// The field, as `applicants[3].assessment.on`; `document` for the document as a whole.
        place: String,
        /// What is wrong there, with line and column.
        problem: String,
    },
}

impl ReadError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "read_too_long",
            Self::TooDeep { .. } => "read_too_deep",
            Self::TooManyPeople { .. } => "read_too_many_people",
            Self::Document { .. } => "read_document",
        }
    }
}

impl Round {
    /// Reads a round from JSON text, through the same door as [`Round::new`].
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value; what stands among declarations is withheld.
    ///
    /// ```
    /// use mangfold::{testing, Limits, Round};
    ///
    /// let round = testing::sample();
    /// assert_eq!(Round::from_json(round.to_json().as_bytes(), &Limits::default())?, round);
    /// # Ok::<(), mangfold::ReadError>(())
    /// ```
    pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        let round: Self = read(bytes, limits)?;
        let (count, most) = (round.applicants().len(), limits.people);
        if count > most { Err(ReadError::TooManyPeople { count, most }) } else { Ok(round) }
    }

    /// Writes the round as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl Policy {
    /// Reads a policy from JSON text, through the same door as [`Policy::new`].
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value.
    ///
    /// ```
    /// use mangfold::{packs, Limits, Policy};
    ///
    /// let policy = packs::norway_state();
    /// assert_eq!(Policy::from_json(policy.to_json().as_bytes(), &Limits::default())?, policy);
    /// # Ok::<(), mangfold::ReadError>(())
    /// ```
    pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        read(bytes, limits)
    }

    /// Writes the policy as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl Tally {
    /// Reads a stored tally from JSON text.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place.
    ///
    /// ```
    /// use mangfold::monitor::{CodeBook, Dimension, Stage, Tally};
    /// use mangfold::{Ground, LegalBasis, Limits};
    ///
    /// let ground = Dimension::of_ground(&Ground::CvGap, "self_declared".parse()?, LegalBasis::EmploymentLaw);
    /// let tally = Tally::empty(&CodeBook::new(Stage::Applied, vec![], vec![ground])?);
    /// assert_eq!(Tally::from_json(tally.to_json().as_bytes(), &Limits::default())?, tally);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        read(bytes, limits)
    }

    /// Writes the tally as JSON text, to be stored: it has small counts in it, and is not for printing.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl Plan {
    /// Reads a plan from JSON text, through the same door as [`Plan::new`].
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value.
    ///
    /// ```
    /// use mangfold::{programme::Plan, Limits};
    ///
    /// let plan = Plan::new("ours".parse()?, vec![], vec!["Skole".parse()?], vec![])?;
    /// assert_eq!(Plan::from_json(plan.to_json().as_bytes(), &Limits::default())?, plan);
    ///
    /// let error = Plan::from_json(br#"{"code":"ours","units":[""],"obligations":[]}"#, &Limits::default()).unwrap_err();
    /// assert!(error.to_string().starts_with("units[0]: "));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        read(bytes, limits)
    }

    /// Writes the plan as JSON text.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

/// What is read through its constructor and written again, without more to it.
macro_rules! document {
    ($(#[$reads:meta])* $type:ty) => {
        impl $type {
            $(#[$reads])*
            pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
                read(bytes, limits)
            }

            /// Writes it as JSON text.
            #[must_use]
            pub fn to_json(&self) -> String {
                write(self)
            }
        }
    };
}

document! {
    /// Reads those nominated from JSON text, through the same door as [`Pool::new`].
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value; what stands among declarations is withheld.
    ///
    /// ```
    /// use mangfold::{programme::Pool, Limits};
    ///
    /// let error = Pool::from_json(br#"{"candidates":[{"id":7}]}"#, &Limits::default()).unwrap_err();
    /// assert!(error.to_string().starts_with("candidates[0].id: "));
    /// # let pool = Pool::new(vec![])?;
    /// # assert_eq!(Pool::from_json(pool.to_json().as_bytes(), &Limits::default())?, pool);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Pool
}

document! {
    /// Reads bounds from JSON text, through the same door as [`CohortBounds::new`].
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value.
    ///
    /// ```
    /// use mangfold::{programme::CohortBounds, Limits};
    ///
    /// let bounds = CohortBounds::new("network".parse()?, 50, 100, vec![])?;
    /// assert_eq!(CohortBounds::from_json(bounds.to_json().as_bytes(), &Limits::default())?, bounds);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    CohortBounds
}

document! {
    /// Reads who sits when from JSON text, through the same door as [`Seating::new`].
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value.
    ///
    /// ```
    /// use mangfold::{programme::Seating, Limits};
    ///
    /// let seating = Seating::new("2006-09-15".parse()?, "2008-09-15".parse()?, vec![])?;
    /// assert_eq!(Seating::from_json(seating.to_json().as_bytes(), &Limits::default())?, seating);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    Seating
}

document! {
    /// Reads a self-assessment from JSON text, through the same door as [`SelfAssessment::new`].
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value.
    ///
    /// ```
    /// use mangfold::{programme::SelfAssessment, Limits};
    ///
    /// let own = SelfAssessment::new("Lillevik".parse()?, "2026-12-09".parse()?, vec![])?;
    /// assert_eq!(SelfAssessment::from_json(own.to_json().as_bytes(), &Limits::default())?, own);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    SelfAssessment
}

impl Report {
    /// Reads reports from JSON text: a list, as [`Plan::review`] takes it.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place and the value.
    ///
    /// ```
    /// use mangfold::{programme::Report, Limits};
    ///
    /// let reports = [Report::new("ours.report".parse()?, "2027-02-20".parse()?)];
    /// assert_eq!(Report::list_from_json(Report::list_to_json(&reports).as_bytes(), &Limits::default())?, reports);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn list_from_json(bytes: &[u8], limits: &Limits) -> Result<Vec<Self>, ReadError> {
        read(bytes, limits)
    }

    /// Writes reports as JSON text: a list.
    #[must_use]
    pub fn list_to_json(reports: &[Self]) -> String {
        write(&reports)
    }
}

impl AnnualStatement {
    /// Writes what may be printed of the statement as JSON text. It is not read back: what it withholds is not in it.
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use mangfold::programme::AnnualStatement;
    ///
    /// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap());
    /// assert!(statement.to_json().contains(r#""year": 2026"#));
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl EProcess {
    /// Reads the stored state of an e-process from JSON text.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place.
    ///
    /// ```
    /// use mangfold::{monitor::EProcess, Limits};
    ///
    /// let process = EProcess::disadvantage();
    /// assert_eq!(EProcess::from_json(process.to_json().as_bytes(), &Limits::default())?, process);
    /// # Ok::<(), mangfold::ReadError>(())
    /// ```
    pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        read(bytes, limits)
    }

    /// Writes the state as JSON text, to be stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl AverageEProcess {
    /// Reads the stored state of e-processes of several groups from JSON text.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place.
    pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        read(bytes, limits)
    }

    /// Writes the state as JSON text, to be stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl RecordedDecision {
    /// Reads a stored decision from JSON text; its outcome must follow from its findings.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] that names the place.
    ///
    /// ```
    /// use mangfold::{packs, testing, Limits, RecordedDecision};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let stored = policy.decide(&round, testing::stamp()).to_recorded();
    /// assert_eq!(RecordedDecision::from_json(stored.to_json().as_bytes(), &Limits::default())?, stored);
    /// # Ok::<(), mangfold::ReadError>(())
    /// ```
    pub fn from_json(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        read(bytes, limits)
    }

    /// Writes the decision as JSON text, in the restricted view.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl crate::view::CaseFile<'_, '_> {
    /// Writes what may stand in the case file as JSON text.
    ///
    /// ```
    /// use mangfold::{packs, testing};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let decision = policy.decide(&round, testing::stamp());
    /// assert!(decision.case_file().to_json().contains(r#""view": "case_file""#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl crate::view::Restricted<'_, '_> {
    /// Writes the decision with its remedy as JSON text, for those who may see who declared what.
    ///
    /// ```
    /// use mangfold::{packs, testing};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample_broken());
    /// let decision = policy.decide(&round, testing::stamp());
    /// assert!(decision.restricted().to_json().contains(r#""remedy": {"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

fn write<T: Serialize>(value: &T) -> String {
    // Every key is a text and every value finite, so that writing to memory cannot fail.
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn read<T: DeserializeOwned>(bytes: &[u8], limits: &Limits) -> Result<T, ReadError> {
    if bytes.len() > limits.bytes {
        return Err(ReadError::TooLong { bytes: bytes.len(), most: limits.bytes });
    }
    if let Some(at) = first_deeper_than(bytes, limits.depth) {
        return Err(ReadError::TooDeep { at, most: limits.depth });
    }
    // A byte order mark is no JSON, and some editors write one.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut deserializer).map_err(|error| {
        let problem = not_json(bytes, error.inner()).unwrap_or_else(|| {
            let problem = error.inner().to_string();
            if is_about_people(error.path()) { without_names(&problem) } else { problem }
        });
        ReadError::Document { place: place(error.path()), problem: legible(&problem) }
    })?;
    let end = deserializer.end();
    end.map_err(|error| ReadError::Document {
        place: "document".to_owned(),
        problem: legible(&error.to_string()),
    })?;
    Ok(value)
}

/// That a document is no JSON up to where reading it failed. Such an error shows no value, and says more than that the
/// value is withheld.
fn not_json(bytes: &[u8], found: &serde_json::Error) -> Option<String> {
    let fault = serde_json::from_slice::<serde::de::IgnoredAny>(bytes).err()?;
    let place = |error: &serde_json::Error| (error.line(), error.column());
    (found.is_data() && place(&fault) <= place(found)).then(|| fault.to_string())
}

/// The fields of an applicant and of an assessment.
const APPLICANT: [&str; 12] = [
    "id",
    "applied_on",
    "declarations",
    "assessment",
    "origin",
    "score",
    "withdrawn_on",
    "suitability",
    "criteria_not_met",
    "reason",
    "by",
    "on",
];

fn is_about_people(path: &Path) -> bool {
    let mut segments = path.iter();
    let first = segments.next();
    matches!(first, Some(Segment::Map { key }) if key == "applicants") && segments.next().is_some()
}

/// What is wrong, without what the document made up: a name or a word that no field has may tell of a person.
fn without_names(problem: &str) -> String {
    for (kind, from, to) in [
        ("unknown field ", '`', "`, expected"),
        ("unknown variant ", '`', "`, expected"),
        ("invalid type: string ", '"', "\", expected"),
        ("invalid value: string ", '"', "\", expected"),
    ] {
        let Some(rest) = problem.strip_prefix(kind) else { continue };
        if let Some((_, expected)) = rest.strip_prefix(from).and_then(|rest| rest.rsplit_once(to)) {
            return format!("{kind}(withheld), expected{expected}");
        }
    }
    problem.to_owned()
}

/// The field an error is about, without any name that the document made up where people are concerned.
fn place(path: &Path) -> String {
    let mut place = String::new();
    let mut among: Option<&[&str]> = None;
    for segment in path {
        let name = match segment {
            Segment::Seq { index } => {
                place.extend(["[", &index.to_string(), "]"]);
                continue;
            }
            Segment::Map { key } => key,
            Segment::Enum { variant } => variant,
            Segment::Unknown => "?",
        };
        if among.is_some_and(|known| !known.contains(&name)) {
            break;
        }
        if !place.is_empty() {
            place.push('.');
        }
        if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && name.len() <= 40 {
            place.push_str(name);
        } else {
            place.push_str(&shown(name));
        }
        match name {
            "applicants" => among = Some(&APPLICANT),
            "declarations" => {
                among = Some(&["ground", "answer", "explicit_consent", "confirmed", "waived", "on"]);
            }
            "because" | "people" | "remarks" => among = Some(&[]),
            _ => {}
        }
    }
    if place.is_empty() { "document".to_owned() } else { place }
}

/// Where brackets outside texts first nest deeper than `most`.
fn first_deeper_than(bytes: &[u8], most: usize) -> Option<usize> {
    let (mut depth, mut in_text, mut escaped) = (0_usize, false, false);
    for (at, byte) in bytes.iter().enumerate() {
        if in_text {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_text = false,
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' | b'[' => {
                depth += 1;
                if depth > most {
                    return Some(at);
                }
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_within_texts_do_not_nest() {
        assert_eq!(first_deeper_than(br#"["[[[","\"[["]"#, 1), None);
        assert_eq!(first_deeper_than(b"[[1],[2]]", 2), None);
        assert_eq!(first_deeper_than(b"[[1],[[2]]]", 2), Some(6));
    }

    #[test]
    fn each_limit_is_named_when_it_is_passed() {
        let json = crate::testing::sample().to_json();
        let with = |limits: Limits| Round::from_json(json.as_bytes(), &limits).map(|_| ());
        let open = Limits::default();
        assert!(with(Limits { bytes: json.len(), people: 5, ..open }).is_ok());
        let code = |limits: Limits| with(limits).unwrap_err().code();
        assert_eq!(code(Limits { bytes: json.len() - 1, ..open }), "read_too_long");
        assert_eq!(code(Limits { depth: 4, ..open }), "read_too_deep");
        assert_eq!(code(Limits { people: 4, ..open }), "read_too_many_people");
        assert!(with(Limits { depth: 5, ..open }).is_ok());
    }
}
