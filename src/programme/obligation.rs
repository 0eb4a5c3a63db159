//! Who owes what, and with which evidence it is shown.

use serde::{Deserialize, Serialize};

use super::due::Due;
use crate::force::Modality;
use crate::source::{Mark, Part};
use crate::text::{Code, Title, twice};

/// Who owes something.
///
/// ```
/// use mangfold::programme::OwedBy;
/// assert_eq!(serde_json::to_string(&OwedBy::Body("ks".parse()?))?, r#"{"body":"ks"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OwedBy {
    /// One body: the central level, an association, a group.
    Body(Code),
    /// Each unit of the plan (virksomhet), for itself.
    EachUnit,
    /// The sources do not tell. Whoever reports on it reports for the whole.
    NotInTheSources,
}

/// Something owed: by whom, by when or how often, and with which evidence (tiltak).
///
/// Its text stands beside it as the words of the sources. Where the sources do not have it,
/// [`Obligation::is_revealed`] says so, and nothing is put in its place.
///
/// ```
/// use mangfold::programme::{Due, Obligation, OwedBy};
///
/// let report = Obligation::new(
///     "ours.report".parse()?,
///     "Melde fra om gjennomførte tiltak i årsmeldingen".parse()?,
///     OwedBy::EachUnit,
///     Due::once("2027-03-01".parse()?),
///     vec!["annual_report".parse()?],
/// )?;
/// assert!(report.parts().is_empty(), "an obligation of one's own");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Obligation {
    code: Code,
    title: Option<Title>,
    owed_by: OwedBy,
    modality: Modality,
    due: Due,
    // INVARIANT: at least one, none twice.
    evidence: Vec<Code>,
    headings: Vec<Code>,
    parts: Vec<Part>,
}

/// Why an obligation cannot be.
///
/// ```
/// use mangfold::programme::{Due, Obligation, OwedBy};
///
/// let error = Obligation::not_in_the_sources("m".parse()?, OwedBy::EachUnit, Due::no_day(), vec![]).unwrap_err();
/// assert_eq!(error.to_string(), "evidence: none is named for m");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ObligationError {
    /// No evidence is named: nothing could show that it was met.
    #[error("evidence: none is named for {obligation}")]
    NoEvidence {
        /// Which obligation.
        obligation: Code,
    },
    /// One kind of evidence is named twice.
    #[error("evidence: {kind} is named twice for {obligation}")]
    EvidenceTwice {
        /// Which obligation.
        obligation: Code,
        /// The kind.
        kind: Code,
    },
    /// One heading is named twice.
    #[error("headings: {heading} is named twice for {obligation}")]
    HeadingTwice {
        /// Which obligation.
        obligation: Code,
        /// The heading.
        heading: Code,
    },
}

impl ObligationError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoEvidence { .. } => "obligation_no_evidence",
            Self::EvidenceTwice { .. } => "obligation_evidence_twice",
            Self::HeadingTwice { .. } => "obligation_heading_twice",
        }
    }
}

impl Obligation {
    /// Something owed, and the kinds of evidence that a report of it must bring, each of them.
    ///
    /// # Errors
    ///
    /// [`ObligationError::NoEvidence`] or [`ObligationError::EvidenceTwice`].
    pub fn new(
        code: Code,
        title: Title,
        owed_by: OwedBy,
        due: Due,
        evidence: Vec<Code>,
    ) -> Result<Self, ObligationError> {
        Self::of(code, Some(title), owed_by, due, evidence)
    }

    /// Something owed of which the text is not in the sources.
    ///
    /// # Errors
    ///
    /// [`ObligationError::NoEvidence`] or [`ObligationError::EvidenceTwice`].
    pub fn not_in_the_sources(
        code: Code,
        owed_by: OwedBy,
        due: Due,
        evidence: Vec<Code>,
    ) -> Result<Self, ObligationError> {
        Self::of(code, None, owed_by, due, evidence)
    }

    fn of(
        code: Code,
        title: Option<Title>,
        owed_by: OwedBy,
        due: Due,
        evidence: Vec<Code>,
    ) -> Result<Self, ObligationError> {
        if evidence.is_empty() {
            return Err(ObligationError::NoEvidence { obligation: code });
        }
        if let Some(kind) = twice(evidence.iter()).cloned() {
            return Err(ObligationError::EvidenceTwice { obligation: code, kind });
        }
        let modality = Modality::Must;
        Ok(Self { code, title, owed_by, modality, due, evidence, headings: Vec::new(), parts: Vec::new() })
    }

    /// Names the headings it may stand under: several where the sources do not tell which.
    ///
    /// # Errors
    ///
    /// [`ObligationError::HeadingTwice`].
    pub fn with_headings(self, headings: Vec<Code>) -> Result<Self, ObligationError> {
        match twice(headings.iter()).cloned() {
            Some(heading) => Err(ObligationError::HeadingTwice { obligation: self.code, heading }),
            None => Ok(Self { headings, ..self }),
        }
    }

    /// Says how it binds, where it is no must: recommended (`Should`), allowed (`May`), or told as done or planned and not as owed
    /// (`Notice`). Not met, it is overdue all the same, but no fault.
    #[must_use]
    pub fn with_modality(self, modality: Modality) -> Self {
        Self { modality, ..self }
    }

    /// Sets the words of the sources it rests on.
    #[must_use]
    pub fn with_parts(self, parts: Vec<Part>) -> Self {
        Self { parts, ..self }
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// What is owed, in short; none where the text is not in the sources.
    #[must_use]
    pub const fn title(&self) -> Option<&Title> {
        self.title.as_ref()
    }

    /// Whether the sources tell what is owed, in whole or in part.
    #[must_use]
    pub const fn is_revealed(&self) -> bool {
        self.title.is_some()
    }

    /// Who owes it.
    #[must_use]
    pub const fn owed_by(&self) -> &OwedBy {
        &self.owed_by
    }

    /// How it binds.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.modality
    }

    /// By when, or how often.
    #[must_use]
    pub const fn due(&self) -> &Due {
        &self.due
    }

    /// The kinds of evidence that a report must bring, each of them.
    #[must_use]
    pub fn evidence(&self) -> &[Code] {
        &self.evidence
    }

    /// The headings it may stand under: several where the sources do not tell which.
    #[must_use]
    pub fn headings(&self) -> &[Code] {
        &self.headings
    }

    /// The words of the sources it rests on; none for an obligation of one's own.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How sure it is: as sure as the weakest of the words quoted; where nothing is quoted, as the weakest reading. None for an
    /// obligation of one's own. What is a choice of ours, such as a kind of evidence, stands among the parts as such.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        let quoted = self.parts.iter().filter(|part| part.says().is_some());
        quoted.map(Part::mark).max().or_else(|| self.parts.iter().map(Part::mark).max())
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an obligation")]
struct Fields {
    code: Code,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Title>,
    owed_by: OwedBy,
    #[serde(default = "must", skip_serializing_if = "is_must")]
    modality: Modality,
    due: Due,
    evidence: Vec<Code>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    headings: Vec<Code>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
}

impl TryFrom<Fields> for Obligation {
    type Error = ObligationError;

    fn try_from(f: Fields) -> Result<Self, ObligationError> {
        let obligation = Self::of(f.code, f.title, f.owed_by, f.due, f.evidence)?;
        Ok(obligation.with_headings(f.headings)?.with_parts(f.parts).with_modality(f.modality))
    }
}

impl From<Obligation> for Fields {
    fn from(o: Obligation) -> Self {
        let Obligation { code, title, owed_by, modality, due, evidence, headings, parts } = o;
        Self { code, title, owed_by, modality, due, evidence, headings, parts }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_must(modality: &Modality) -> bool {
    *modality == Modality::Must
}

const fn must() -> Modality {
    Modality::Must
}
