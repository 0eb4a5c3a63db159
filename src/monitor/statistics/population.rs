//! A share of a population, exactly.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::number;

/// So many people of a population: a share as its two counts, never as a quotient.
///
/// A share that is only known as a number of percent is one of hundred, or of thousand: "nearly ten percent" may be
/// `PopulationShare::new(97, 1_000)`.
///
/// ```
/// use mangfold::monitor::PopulationShare;
///
/// let quarter = PopulationShare::new(1, 4)?;
/// assert_eq!(quarter.value(), 0.25);
/// assert_eq!(quarter.to_string(), "1 of 4");
/// assert_eq!(PopulationShare::new(5, 4).unwrap_err().to_string(), "population share: 5 of 4");
/// # Ok::<(), mangfold::monitor::PopulationShareError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct PopulationShare {
    // INVARIANT: part ≤ whole, whole > 0.
    part: u64,
    whole: u64,
}

/// Why a share of a population cannot be.
///
/// ```
/// use mangfold::monitor::PopulationShare;
/// assert_eq!(PopulationShare::new(0, 0).unwrap_err().code(), "population_share_of_nobody");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PopulationShareError {
    /// A population of nobody.
    #[error("population share: {part} of nobody")]
    OfNobody {
        /// How many are of the group.
        part: u64,
    },
    /// A group larger than its population.
    #[error("population share: {part} of {whole}")]
    MoreThanAll {
        /// How many are of the group.
        part: u64,
        /// Of how many.
        whole: u64,
    },
}

impl PopulationShareError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OfNobody { .. } => "population_share_of_nobody",
            Self::MoreThanAll { .. } => "population_share_more_than_all",
        }
    }
}

impl PopulationShare {
    /// So many people of so many.
    ///
    /// # Errors
    ///
    /// [`PopulationShareError::OfNobody`] when there is nobody, [`PopulationShareError::MoreThanAll`] when the part is more
    /// than the whole.
    pub const fn new(part: u64, whole: u64) -> Result<Self, PopulationShareError> {
        if whole == 0 {
            Err(PopulationShareError::OfNobody { part })
        } else if part > whole {
            Err(PopulationShareError::MoreThanAll { part, whole })
        } else {
            Ok(Self { part, whole })
        }
    }

    /// How many are of the group.
    #[must_use]
    pub const fn part(self) -> u64 {
        self.part
    }

    /// Of how many.
    #[must_use]
    pub const fn whole(self) -> u64 {
        self.whole
    }

    /// The share as a number between nought and one.
    #[must_use]
    pub fn value(self) -> f64 {
        number::wide(self.part.into()) / number::wide(self.whole.into())
    }

    /// The fewest of so many posts whose share of them is not below this one.
    ///
    /// ```
    /// # use mangfold::monitor::PopulationShare;
    /// assert_eq!(PopulationShare::new(1, 4)?.fewest_of(225), 57, "56 would be 24.9 percent");
    /// # Ok::<(), mangfold::monitor::PopulationShareError>(())
    /// ```
    #[must_use]
    pub fn fewest_of(self, posts: u32) -> u32 {
        let wanted = (u128::from(self.part) * u128::from(posts)).div_ceil(self.whole.into());
        u32::try_from(wanted).unwrap_or(posts)
    }
}

impl fmt::Display for PopulationShare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.part, self.whole)
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a population share")]
struct Fields {
    part: u64,
    whole: u64,
}

impl TryFrom<Fields> for PopulationShare {
    type Error = PopulationShareError;

    fn try_from(f: Fields) -> Result<Self, PopulationShareError> {
        Self::new(f.part, f.whole)
    }
}

impl From<PopulationShare> for Fields {
    fn from(share: PopulationShare) -> Self {
        Self { part: share.part, whole: share.whole }
    }
}
