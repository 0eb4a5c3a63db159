//! So many of so many, exactly.

use std::cmp::Ordering;
use std::fmt;

use serde::{Deserialize, Serialize};

/// So many selected of so many: a rate as its two counts, never as a quotient.
///
/// Of nobody there is no rate: [`Rate::value`] is none, and no comparison holds.
///
/// ```
/// use mangfold::monitor::Rate;
///
/// let (group, others) = (Rate::new(6, 20)?, Rate::new(9, 24)?);
/// assert_eq!(group.is_below_four_fifths_of(others), Some(false), "exactly four fifths is not below");
/// assert_eq!(Rate::new(3, 2).unwrap_err().to_string(), "rate: 3 selected of 2");
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Rate {
    // INVARIANT: selected ≤ of ≤ u32::MAX.
    selected: u32,
    of: u32,
}

/// Why a rate cannot be.
///
/// ```
/// use mangfold::monitor::Rate;
/// assert_eq!(Rate::new(1, 1 << 40).unwrap_err().code(), "rate_too_many");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RateError {
    /// More selected than there were.
    #[error("rate: {selected} selected of {of}")]
    MoreThanAll {
        /// How many were selected.
        selected: u64,
        /// Of how many.
        of: u64,
    },
    /// More people than a rate is made for.
    #[error("rate: of {of}, at most {most} are allowed", most = u32::MAX)]
    TooMany {
        /// Of how many.
        of: u64,
    },
}

impl RateError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MoreThanAll { .. } => "rate_more_than_all",
            Self::TooMany { .. } => "rate_too_many",
        }
    }
}

impl Rate {
    /// Nobody of nobody.
    pub const NOBODY: Self = Self { selected: 0, of: 0 };

    /// So many selected of so many.
    ///
    /// # Errors
    ///
    /// [`RateError::MoreThanAll`] when more were selected than there were, [`RateError::TooMany`] of more than
    /// 4,294,967,295 people.
    pub fn new(selected: u64, of: u64) -> Result<Self, RateError> {
        if selected > of {
            return Err(RateError::MoreThanAll { selected, of });
        }
        match (u32::try_from(selected), u32::try_from(of)) {
            (Ok(selected), Ok(of)) => Ok(Self { selected, of }),
            _ => Err(RateError::TooMany { of }),
        }
    }

    /// How many were selected.
    #[must_use]
    pub const fn selected(self) -> u32 {
        self.selected
    }

    /// Of how many.
    #[must_use]
    pub const fn of(self) -> u32 {
        self.of
    }

    /// How many were not selected.
    #[must_use]
    pub const fn rest(self) -> u32 {
        self.of - self.selected
    }

    /// The rate as a number between nought and one; of nobody, none.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.selected) / f64::from(self.of))
    }

    /// Which rate is higher, exactly; none where one of them is of nobody.
    #[must_use]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let product = |a: u32, b: u32| u64::from(a) * u64::from(b);
        (self.of > 0 && other.of > 0)
            .then(|| product(self.selected, other.of).cmp(&product(other.selected, self.of)))
    }

    /// This rate divided by another; none where one is of nobody, or the other is nought.
    #[must_use]
    pub fn ratio_to(self, other: Self) -> Option<f64> {
        let product = |a: u32, b: u32| f64::from(a) * f64::from(b);
        (self.of > 0 && other.selected > 0)
            .then(|| product(self.selected, other.of) / product(other.selected, self.of))
    }

    /// Whether this rate is below four fifths of another (29 CFR 1607.4(D), UGESP 1978: "less than four-fifths"), decided
    /// in whole numbers; none where one is of nobody or the other is nought.
    ///
    /// The guideline takes it *generally* as evidence, and lets small numbers and significance override it both ways. The
    /// EEOC's agenda of 2026-07-05 has its rescission at the final-rule stage; no present enforcement is claimed. No wording of
    /// New York City's Local Law 144 that was read sets a threshold.
    #[must_use]
    pub fn is_below_four_fifths_of(self, other: Self) -> Option<bool> {
        let product = |a: u32, b: u32, c: u128| u128::from(a) * u128::from(b) * c;
        (self.of > 0 && other.selected > 0)
            .then(|| product(self.selected, other.of, 5) < product(other.selected, self.of, 4))
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.selected, self.of)
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a rate")]
struct Fields {
    selected: u64,
    of: u64,
}

impl TryFrom<Fields> for Rate {
    type Error = RateError;

    fn try_from(f: Fields) -> Result<Self, RateError> {
        Self::new(f.selected, f.of)
    }
}

impl From<Rate> for Fields {
    fn from(rate: Rate) -> Self {
        Self { selected: rate.selected.into(), of: rate.of.into() }
    }
}
