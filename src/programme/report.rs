//! That something owed was done: on which day, with which evidence.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::{Code, Title, day, optional_day};

/// Something that shows that an obligation was met: of which kind, and where it is to be found.
///
/// ```
/// use mangfold::programme::Evidence;
/// let minutes = Evidence::new("minutes".parse()?, "Referat 15.09.2006, sak 06/117".parse()?);
/// assert_eq!(minutes.kind().as_str(), "minutes");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields, expecting = "evidence")]
pub struct Evidence {
    kind: Code,
    reference: Title,
}

impl Evidence {
    /// Evidence of a kind, and where it is to be found. It is not looked at: whether it shows what it should, a human tells.
    #[must_use]
    pub const fn new(kind: Code, reference: Title) -> Self {
        Self { kind, reference }
    }

    /// Of which kind.
    #[must_use]
    pub const fn kind(&self) -> &Code {
        &self.kind
    }

    /// Where it is to be found.
    #[must_use]
    pub const fn reference(&self) -> &Title {
        &self.reference
    }
}

/// A report that an obligation was met: by which unit, on which day, of which day, with which evidence.
///
/// ```
/// use mangfold::programme::Report;
///
/// let late = Report::new("ours.report".parse()?, "2027-02-20".parse()?).by_unit("Hjemmetjenesten".parse()?)
///     .concerning("2026-12-31".parse()?)?;
/// assert_eq!(late.concerns(), "2026-12-31".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "ReportFields", into = "ReportFields")]
pub struct Report {
    obligation: Code,
    unit: Option<Title>,
    on: NaiveDate,
    // INVARIANT: not after `on`.
    concerns: Option<NaiveDate>,
    evidence: Vec<Evidence>,
}

/// Why a report cannot be.
///
/// ```
/// use mangfold::programme::Report;
/// let report = Report::new("ours.report".parse()?, "2027-02-20".parse()?);
/// let error = report.concerning("2027-02-21".parse()?).unwrap_err();
/// assert_eq!(error.to_string(), "concerns: 2027-02-21, but ours.report was reported on 2027-02-20");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// It tells of a day after the one it was given on.
    #[error("concerns: {concerns}, but {obligation} was reported on {on}")]
    ConcernsALaterDay {
        /// Of which obligation.
        obligation: Code,
        /// The day it was given on.
        on: NaiveDate,
        /// The day it is of.
        concerns: NaiveDate,
    },
}

impl ReportError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ConcernsALaterDay { .. } => "report_concerns_a_later_day",
        }
    }
}

impl Report {
    /// A report given on a day, of that same day, without evidence.
    #[must_use]
    pub const fn new(obligation: Code, on: NaiveDate) -> Self {
        Self { obligation, unit: None, on, concerns: None, evidence: Vec::new() }
    }

    /// Says which unit reports: what each unit owes, each reports.
    #[must_use]
    pub fn by_unit(self, unit: Title) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// Says which earlier day it is of: that of a meeting, or any day of the year reported on.
    ///
    /// # Errors
    ///
    /// [`ReportError::ConcernsALaterDay`].
    pub fn concerning(self, concerns: NaiveDate) -> Result<Self, ReportError> {
        if concerns > self.on {
            return Err(ReportError::ConcernsALaterDay {
                obligation: self.obligation,
                on: self.on,
                concerns,
            });
        }
        Ok(Self { concerns: Some(concerns), ..self })
    }

    /// Adds evidence.
    #[must_use]
    pub fn with_evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        self.evidence.extend(evidence);
        self
    }

    /// Of which obligation.
    #[must_use]
    pub const fn obligation(&self) -> &Code {
        &self.obligation
    }

    /// Which unit reports; none for a body of its own.
    #[must_use]
    pub const fn unit(&self) -> Option<&Title> {
        self.unit.as_ref()
    }

    /// The day it was given on.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The day it is of: that on which it was given, where no other was said.
    #[must_use]
    pub fn concerns(&self) -> NaiveDate {
        self.concerns.unwrap_or(self.on)
    }

    pub(super) const fn says_what_it_concerns(&self) -> bool {
        self.concerns.is_some()
    }

    /// What shows it.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a report")]
struct ReportFields {
    obligation: Code,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Title>,
    #[serde(with = "day")]
    on: NaiveDate,
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    concerns: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
}

impl TryFrom<ReportFields> for Report {
    type Error = ReportError;

    fn try_from(f: ReportFields) -> Result<Self, ReportError> {
        let report = Self { unit: f.unit, ..Self::new(f.obligation, f.on) }.with_evidence(f.evidence);
        f.concerns.map_or(Ok(report.clone()), |concerns| report.concerning(concerns))
    }
}

impl From<Report> for ReportFields {
    fn from(r: Report) -> Self {
        Self { obligation: r.obligation, unit: r.unit, on: r.on, concerns: r.concerns, evidence: r.evidence }
    }
}
