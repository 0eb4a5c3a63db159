//! A share, exact, and how a share of people becomes a number of people.

use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

/// A share above nought and of at most one, as a fraction of whole numbers. Two equal shares are equal values.
///
/// ```
/// use mangfold::{Ratio, Rounding};
///
/// let share = Ratio::new(403, 1000)?;
/// assert_eq!((share.of(5, Rounding::Up), share.of(5, Rounding::Nearest), share.of(5, Rounding::Down)), (3, 2, 2));
/// assert_eq!(Ratio::new(2, 4)?, Ratio::new(1, 2)?);
/// # Ok::<(), mangfold::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Ratio {
    // INVARIANT: 0 < numerator ≤ denominator, in lowest terms.
    numerator: u32,
    denominator: NonZeroU32,
}

/// Why a share cannot be.
///
/// ```
/// use mangfold::{Ratio, RatioError};
/// assert_eq!(Ratio::new(5, 4).unwrap_err(), RatioError::OverOne { numerator: 5, denominator: 4 });
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RatioError {
    /// A share of nothing asks for nothing.
    #[error("share: {numerator}/{denominator} is nothing")]
    Nothing {
        /// The numerator.
        numerator: u32,
        /// The denominator.
        denominator: u32,
    },
    /// More than the whole.
    #[error("share: {numerator}/{denominator} is over one")]
    OverOne {
        /// The numerator.
        numerator: u32,
        /// The denominator.
        denominator: u32,
    },
}

impl RatioError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Nothing { .. } => "ratio_nothing",
            Self::OverOne { .. } => "ratio_over_one",
        }
    }
}

/// What becomes of a fraction of a person.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Rounding::Up)?, "\"up\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Rounding {
    /// One more person: the share itself is reached.
    Up,
    /// The nearest whole number; a half is one more.
    Nearest,
    /// Nothing.
    Down,
}

impl Ratio {
    /// One half.
    pub const HALF: Self = Self { numerator: 1, denominator: NonZeroU32::MIN.saturating_add(1) };

    /// The share `numerator / denominator`.
    ///
    /// # Errors
    ///
    /// [`RatioError::Nothing`] when either is nought, [`RatioError::OverOne`] when it is over one.
    pub const fn new(numerator: u32, denominator: u32) -> Result<Self, RatioError> {
        if numerator > denominator {
            return Err(RatioError::OverOne { numerator, denominator });
        }
        let (mut a, mut b) = (denominator, numerator);
        while b != 0 {
            (a, b) = (b, a % b);
        }
        match (numerator, NonZeroU32::new(a)) {
            (0, _) | (_, None) => Err(RatioError::Nothing { numerator, denominator }),
            (_, Some(divisor)) => match NonZeroU32::new(denominator / divisor.get()) {
                Some(lowest) => Ok(Self { numerator: numerator / divisor.get(), denominator: lowest }),
                None => Err(RatioError::Nothing { numerator, denominator }),
            },
        }
    }

    /// The numerator, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> u32 {
        self.numerator
    }

    /// The denominator, in lowest terms.
    #[must_use]
    pub const fn denominator(self) -> u32 {
        self.denominator.get()
    }

    /// This share of so many people, rounded.
    #[must_use]
    pub fn of(self, whole: u32, rounding: Rounding) -> u32 {
        let (part, by) = (u128::from(self.numerator) * u128::from(whole), u128::from(self.denominator.get()));
        let people = match rounding {
            Rounding::Up => part.div_ceil(by),
            Rounding::Nearest => (2 * part + by) / (2 * by),
            Rounding::Down => part / by,
        };
        u32::try_from(people).unwrap_or(u32::MAX)
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a share")]
struct Fields {
    numerator: u32,
    denominator: u32,
}

impl TryFrom<Fields> for Ratio {
    type Error = RatioError;

    fn try_from(f: Fields) -> Result<Self, RatioError> {
        Self::new(f.numerator, f.denominator)
    }
}

impl From<Ratio> for Fields {
    fn from(r: Ratio) -> Self {
        Self { numerator: r.numerator, denominator: r.denominator.get() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_rounded_as_its_definition_says() {
        let same = |people: u32, exact: f64| (f64::from(people) - exact).abs() < 1e-9;
        for (numerator, denominator) in [(1, 2), (1, 3), (2, 3), (403, 1000), (1, 1)] {
            let share = Ratio::new(numerator, denominator).unwrap();
            for whole in 0..50 {
                let exact = f64::from(numerator) * f64::from(whole) / f64::from(denominator);
                // A share of fewer than fifty, in thousandths, is never so near a whole or a half that a float errs.
                let near = |value: f64| (exact - value).abs() < 1e-9;
                let up = if near(exact.round()) { exact.round() } else { exact.ceil() };
                let down = if near(exact.round()) { exact.round() } else { exact.floor() };
                let nearest = if near(exact.floor() + 0.5) { exact.ceil() } else { exact.round() };
                assert!(same(share.of(whole, Rounding::Up), up), "{share} of {whole}");
                assert!(same(share.of(whole, Rounding::Down), down), "{share} of {whole}");
                assert!(same(share.of(whole, Rounding::Nearest), nearest), "{share} of {whole}");
            }
        }
        assert_eq!(Ratio::new(u32::MAX, u32::MAX).unwrap().of(u32::MAX, Rounding::Nearest), u32::MAX);
    }

    #[test]
    fn the_largest_share_of_the_most_people_is_exact() {
        let share = Ratio::new(u32::MAX - 1, u32::MAX).unwrap();
        for rounding in [Rounding::Up, Rounding::Nearest, Rounding::Down] {
            assert_eq!(share.of(u32::MAX, rounding), u32::MAX - 1);
        }
    }

    #[test]
    fn a_share_of_nothing_or_of_more_than_all_is_refused() {
        for (numerator, denominator, code) in [
            (0, 1, "ratio_nothing"),
            (0, 0, "ratio_nothing"),
            (2, 1, "ratio_over_one"),
            (1, 0, "ratio_over_one"),
        ] {
            assert_eq!(Ratio::new(numerator, denominator).unwrap_err().code(), code);
            let json = format!(r#"{{"numerator":{numerator},"denominator":{denominator}}}"#);
            assert!(serde_json::from_str::<Ratio>(&json).is_err());
        }
    }
}
