//! A programme as data: its bounds, its plan, its contents, in the words of its sources.

use serde::Serialize;

use super::bounds::{BoundKind, CohortBounds, CohortBoundsError, Facet};
use super::documents::documents;
use super::due::{Due, DueError};
use super::obligation::{Obligation, OwedBy};
use super::plan::{Plan, PlanError};
use crate::force::Modality;
use crate::literal::{built, lit};
use crate::source::{Element, Mark, Part, Source};
use crate::text::{Code, Title};

/// A programme that a document describes: who may be chosen for it, who owes what, and what it is for.
///
/// ```
/// use mangfold::programme;
///
/// let group = programme::resource_group(programme::ResourceGroupConfiguration { days_to_report: 90 })?;
/// assert_eq!(group.bounds().unwrap().least(), 15);
/// assert!(group.plan().obligation("ks.resource_group.meetings").is_some());
/// # Ok::<(), programme::ProgrammeError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Programme {
    bounds: Option<CohortBounds>,
    plan: Plan,
    words: Vec<Part>,
    contents: Vec<Part>,
}

/// Why a programme cannot be configured so.
///
/// ```
/// use mangfold::programme::{oslo_action_plan, OsloConfiguration};
/// let error = oslo_action_plan(OsloConfiguration { units: vec![], reports_from: "2002-01-01".parse()?, reports_until: None, days_to_report: 60 });
/// assert_eq!(error.unwrap_err().code(), "programme_plan");
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProgrammeError {
    /// The bounds.
    #[error(transparent)]
    Bounds(#[from] CohortBoundsError),
    /// What is due when.
    #[error(transparent)]
    Due(#[from] DueError),
    /// The plan.
    #[error(transparent)]
    Plan(#[from] PlanError),
}

impl ProgrammeError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Bounds(_) => "programme_bounds",
            Self::Due(_) => "programme_due",
            Self::Plan(_) => "programme_plan",
        }
    }
}

impl Programme {
    pub(super) fn new(plan: Plan, words: Vec<Part>) -> Self {
        Self { bounds: None, plan, words, contents: Vec::new() }
    }

    pub(super) fn with_bounds(self, bounds: CohortBounds) -> Self {
        Self { bounds: Some(bounds), ..self }
    }

    pub(super) fn with_contents(self, contents: Vec<Part>) -> Self {
        Self { contents, ..self }
    }

    /// Its code: that of its plan.
    #[must_use]
    pub const fn code(&self) -> &Code {
        self.plan.code()
    }

    /// Under which bounds people are chosen for it; none where nobody is chosen.
    #[must_use]
    pub const fn bounds(&self) -> Option<&CohortBounds> {
        self.bounds.as_ref()
    }

    /// Who owes what.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The sources it cites.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        self.plan.sources()
    }

    /// What the sources say of it beside its bounds and duties: what it is for, who began it, what it is not.
    #[must_use]
    pub fn words(&self) -> &[Part] {
        &self.words
    }

    /// What was proposed as its contents, in the words of the sources: the themes of gatherings.
    #[must_use]
    pub fn contents(&self) -> &[Part] {
        &self.contents
    }
}

/// The words of a document, read there.
pub(super) fn quoted(of: Element, says: &str, source: &str) -> Part {
    Part::quoted(of, lit(says), lit(source), Mark::Verified)
}

/// The words of a document, and how they are read, where they do not say it themselves.
pub(super) fn reading(of: Element, says: &str, source: &str, reading: &str) -> Part {
    Part::quoted(of, lit(says), lit(source), Mark::Interpretation).read_as(lit(reading))
}

/// What no document says.
pub(super) fn silent(of: Element, reading: &str) -> Part {
    Part::read(of, lit(reading))
}

pub(super) fn body(code: &str) -> OwedBy {
    OwedBy::Body(lit(code))
}

pub(super) fn codes(codes: &[&str]) -> Vec<Code> {
    codes.iter().map(|code| lit(code)).collect()
}

pub(super) fn owed(
    code: &str,
    title: &str,
    owed_by: OwedBy,
    due: Due,
    evidence: &[&str],
    parts: Vec<Part>,
) -> Obligation {
    built(Obligation::new(lit(code), lit(title), owed_by, due, codes(evidence))).with_parts(parts)
}

/// Whoever is chosen has one of these values.
pub(super) fn everybody(facet: Facet, values: &[&str]) -> BoundKind {
    BoundKind::Everybody { facet, values: codes(values) }
}

/// The same, which the document tells as done or planned, and not as owed.
pub(super) fn told(obligation: Obligation) -> Obligation {
    obligation.with_modality(Modality::Notice)
}

/// What codes are called, in Norwegian.
pub(super) fn labels(labels: &[(&str, &str)]) -> Vec<(Code, Title)> {
    labels.iter().map(|(code, label)| (lit(code), lit(label))).collect()
}

/// The sources of these keys, in the order of the documents.
pub(super) fn sources(keys: &[&str]) -> Vec<Source> {
    documents().into_iter().filter(|source| keys.contains(&source.key().as_str())).collect()
}
