//! Which outcomes count as at least as far from what was to be expected.

use serde::{Deserialize, Serialize};

/// Which outcomes a p-value counts besides the one observed.
///
/// ```
/// use mangfold::monitor::{Alternative, Rate};
///
/// let leaders = Rate::new(18, 225)?;
/// let two_sided = leaders.binomial_test(0.25, Alternative::TwoSided).unwrap();
/// let less = leaders.binomial_test(0.25, Alternative::Less).unwrap();
/// assert!(less < two_sided && two_sided < 1e-10);
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "there are two sides and both")]
pub enum Alternative {
    /// As many or fewer.
    Less,
    /// As many or more.
    Greater,
    /// On both sides.
    TwoSided,
}

/// What "on both sides" is to mean for an exact test, where the two sides differ.
///
/// ```
/// use mangfold::monitor::{Rate, TwoByTwo, TwoSidedBy};
///
/// let table = TwoByTwo::new(Rate::new(2, 10)?, Rate::new(9, 14)?);
/// let likelihood = table.fisher_two_sided(TwoSidedBy::Likelihood).unwrap();
/// let doubled = table.fisher_two_sided(TwoSidedBy::DoubledTail).unwrap();
/// assert!((likelihood - 0.0472).abs() < 1e-4 && (doubled - 0.0805).abs() < 1e-4);
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TwoSidedBy {
    /// All outcomes no likelier than the one observed, with a tolerance of 1e-7 in proportion: as R's `fisher.test` and
    /// `binom.test`, and Freeman and Halton 1951.
    Likelihood,
    /// Twice the smaller of the two tails, at most one.
    DoubledTail,
}
