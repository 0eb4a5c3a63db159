//! That a human found people near each other in qualification. Never derived from scores.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::check::Equality;
use crate::id::ApplicantId;
use crate::text::{Name, Reason, day, twice};

/// That a named human found these applicants equally, or nearly equally, qualified.
///
/// ```
/// use mangfold::{Comparison, Equality, testing::id};
///
/// let found = Comparison::new(vec![id("A"), id("B")], Equality::NearlyEqual, "Kari Nordmann".parse()?,
///     "Lik utdanning, nesten like lang erfaring.".parse()?, "2026-07-01".parse()?)?;
/// assert_eq!(found.applicants().len(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Comparison {
    // INVARIANT: at least two, sorted, each once.
    applicants: Vec<ApplicantId>,
    equality: Equality,
    by: Name,
    reason: Reason,
    on: NaiveDate,
}

/// Why a comparison cannot be.
///
/// ```
/// use mangfold::{Comparison, Equality, testing::id};
///
/// let refused = Comparison::new(vec![id("A")], Equality::Equal, "Kari Nordmann".parse()?, "Lik.".parse()?,
///     "2026-07-01".parse()?);
/// assert_eq!(refused.unwrap_err().code(), "comparison_too_few");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ComparisonError {
    /// Nobody to compare with.
    #[error("applicants: {count}, at least 2 are compared")]
    TooFew {
        /// How many.
        count: usize,
    },
    /// Somebody is compared with themselves.
    #[error("applicants: {applicant} is there twice")]
    Twice {
        /// Who.
        applicant: ApplicantId,
    },
}

impl ComparisonError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFew { .. } => "comparison_too_few",
            Self::Twice { .. } => "comparison_twice",
        }
    }
}

impl Comparison {
    /// Found by this human, for this reason, on this day.
    ///
    /// # Errors
    ///
    /// [`ComparisonError`] when fewer than two are named, or one twice.
    pub fn new(
        mut applicants: Vec<ApplicantId>,
        equality: Equality,
        by: Name,
        reason: Reason,
        on: NaiveDate,
    ) -> Result<Self, ComparisonError> {
        applicants.sort_unstable();
        if let Some(&applicant) = twice(applicants.iter()) {
            return Err(ComparisonError::Twice { applicant });
        }
        if applicants.len() < 2 {
            return Err(ComparisonError::TooFew { count: applicants.len() });
        }
        Ok(Self { applicants, equality, by, reason, on })
    }

    /// Who was compared, in order.
    #[must_use]
    pub fn applicants(&self) -> &[ApplicantId] {
        &self.applicants
    }

    /// How near each other they were found to be.
    #[must_use]
    pub const fn equality(&self) -> Equality {
        self.equality
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

    /// When.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a comparison")]
struct Fields {
    applicants: Vec<ApplicantId>,
    equality: Equality,
    by: Name,
    reason: Reason,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    on: NaiveDate,
}

impl TryFrom<Fields> for Comparison {
    type Error = ComparisonError;

    fn try_from(f: Fields) -> Result<Self, ComparisonError> {
        Self::new(f.applicants, f.equality, f.by, f.reason, f.on)
    }
}

impl From<Comparison> for Fields {
    fn from(c: Comparison) -> Self {
        Self { applicants: c.applicants, equality: c.equality, by: c.by, reason: c.reason, on: c.on }
    }
}
