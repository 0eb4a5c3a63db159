//! Who got the post.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::ApplicantId;
use crate::text::day;

/// That somebody was hired, and when.
///
/// ```
/// use mangfold::{ApplicantId, Hire};
///
/// let id: ApplicantId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// assert_eq!(Hire::new(id, "2026-08-01".parse()?).applicant(), id);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a hire")]
pub struct Hire {
    applicant: ApplicantId,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    on: NaiveDate,
}

impl Hire {
    /// The applicant was hired on a day.
    #[must_use]
    pub const fn new(applicant: ApplicantId, on: NaiveDate) -> Self {
        Self { applicant, on }
    }

    /// Who.
    #[must_use]
    pub const fn applicant(self) -> ApplicantId {
        self.applicant
    }

    /// When.
    #[must_use]
    pub const fn on(self) -> NaiveDate {
        self.on
    }
}
