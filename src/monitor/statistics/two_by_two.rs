//! A group beside the others: two rates, and what they can tell.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::discrete::{Hypergeometric, Unimodal};
use super::number::{count, normal_upper_quantile, real, wide};
use super::{Alternative, Interval, Level, Rate, TwoSidedBy, Z};

/// The rate of a group beside the rate of the others: a two-by-two table.
///
/// Nothing here is a silent guess: what has no value (of nobody, or divided by nought) is none.
///
/// Connecticut v. Teal (1982): 26 of 48 black candidates and 206 of 259 white candidates passed.
///
/// ```
/// use mangfold::monitor::{Alternative, Level, Rate, TwoByTwo};
///
/// let table = TwoByTwo::new(Rate::new(26, 48)?, Rate::new(206, 259)?);
/// assert!((table.risk_ratio().unwrap() - 0.681).abs() < 1e-3);
/// assert!((table.fisher(Alternative::TwoSided).unwrap() - 0.0004042).abs() < 1e-7);
/// let difference = table.newcombe(Level::P95).unwrap();
/// assert!(difference.high() < 0.0);
///
/// let of_nobody = TwoByTwo::new(Rate::new(0, 0)?, Rate::new(206, 259)?);
/// assert_eq!(of_nobody.fisher(Alternative::TwoSided), None);
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TwoByTwo {
    group: Rate,
    others: Rate,
}

impl fmt::Debug for TwoByTwo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TwoByTwo([redacted])")
    }
}

impl TwoByTwo {
    /// The group's rate beside the others'.
    #[must_use]
    pub const fn new(group: Rate, others: Rate) -> Self {
        Self { group, others }
    }

    /// The group's rate.
    #[must_use]
    pub const fn group(self) -> Rate {
        self.group
    }

    /// The others' rate.
    #[must_use]
    pub const fn others(self) -> Rate {
        self.others
    }

    /// How many were selected, of both.
    #[must_use]
    pub fn selected(self) -> u64 {
        u64::from(self.group.selected()) + u64::from(self.others.selected())
    }

    /// How many were not selected, of both.
    #[must_use]
    pub fn rest(self) -> u64 {
        u64::from(self.group.rest()) + u64::from(self.others.rest())
    }

    /// How many there are, of both.
    #[must_use]
    pub fn of(self) -> u64 {
        u64::from(self.group.of()) + u64::from(self.others.of())
    }

    /// How many of the group would have been selected at the common rate; none where either is of nobody.
    ///
    /// ```
    /// use mangfold::monitor::{Rate, TwoByTwo};
    ///
    /// assert_eq!(TwoByTwo::new(Rate::new(1, 10)?, Rate::new(5, 10)?).expected(), Some(3.0));
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn expected(self) -> Option<f64> {
        self.compares().then(|| self.null().mean())
    }

    /// The group's rate divided by the others': the impact ratio; none where one is of nobody, or the others' is nought.
    ///
    /// ```
    /// use mangfold::monitor::{Rate, TwoByTwo};
    ///
    /// assert_eq!(TwoByTwo::new(Rate::new(1, 10)?, Rate::new(5, 10)?).risk_ratio(), Some(0.2));
    /// assert_eq!(TwoByTwo::new(Rate::new(1, 10)?, Rate::new(0, 10)?).risk_ratio(), None);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn risk_ratio(self) -> Option<f64> {
        self.group.ratio_to(self.others)
    }

    /// The interval of the risk ratio on the logarithm's scale (Katz, Baptista, Azen and Pike 1978, p. 469–474); none where any
    /// of the four counts is nought, since the approximation has nothing to say there.
    ///
    /// ```
    /// use mangfold::monitor::{Level, Rate, TwoByTwo};
    ///
    /// let interval = TwoByTwo::new(Rate::new(26, 48)?, Rate::new(206, 259)?).katz(Level::P95).unwrap();
    /// assert!((interval.low() - 0.5212).abs() < 1e-4 && (interval.high() - 0.8899).abs() < 1e-4);
    /// assert_eq!(TwoByTwo::new(Rate::new(0, 48)?, Rate::new(206, 259)?).katz(Level::P95), None);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn katz(self, level: Level) -> Option<Interval> {
        let ratio = self.risk_ratio()?;
        if self.cells().contains(&0) {
            return None;
        }
        // 1/a − 1/m, without the difference.
        let variance =
            |rate: Rate| f64::from(rate.rest()) / (f64::from(rate.selected()) * f64::from(rate.of()));
        let error = (variance(self.group) + variance(self.others)).sqrt();
        let reach = libm::exp(normal_upper_quantile(0.5 * level.alpha()) * error);
        Some(Interval::new(ratio / reach, ratio * reach))
    }

    /// The group's rate less the others'; none where either is of nobody.
    ///
    /// ```
    /// use mangfold::monitor::{Rate, TwoByTwo};
    ///
    /// assert_eq!(TwoByTwo::new(Rate::new(1, 4)?, Rate::new(3, 4)?).difference(), Some(-0.5));
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn difference(self) -> Option<f64> {
        self.compares()
            .then(|| wide(self.determinant()) / (f64::from(self.group.of()) * f64::from(self.others.of())))
    }

    /// The interval of the difference of the rates, from the two score intervals squared and added, without continuity
    /// correction (Newcombe 1998, "Interval estimation for the difference between independent proportions", method 10);
    /// none where either is of nobody.
    ///
    /// ```
    /// use mangfold::monitor::{Level, Rate, TwoByTwo};
    ///
    /// // Newcombe's example (a): 56/70 and 48/80.
    /// let interval = TwoByTwo::new(Rate::new(56, 70)?, Rate::new(48, 80)?).newcombe(Level::P95).unwrap();
    /// assert!((interval.low() - 0.0524).abs() < 1e-4 && (interval.high() - 0.3339).abs() < 1e-4);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn newcombe(self, level: Level) -> Option<Interval> {
        let difference = self.difference()?;
        let (one, one_reach) = (self.group.value()?, self.group.wilson(level)?);
        let (other, other_reach) = (self.others.value()?, self.others.wilson(level)?);
        let below = libm::hypot(one - one_reach.low(), other_reach.high() - other);
        let above = libm::hypot(one_reach.high() - one, other - other_reach.low());
        Some(Interval::new(difference - below, difference + above))
    }

    /// The odds of the group divided by the odds of the others, as they are in the table: infinite when only the divisor is
    /// nought, none when both are.
    ///
    /// ```
    /// use mangfold::monitor::{Rate, TwoByTwo};
    ///
    /// assert_eq!(TwoByTwo::new(Rate::new(1, 3)?, Rate::new(2, 3)?).odds_ratio(), Some(0.25));
    /// assert_eq!(TwoByTwo::new(Rate::new(3, 3)?, Rate::new(2, 3)?).odds_ratio(), Some(f64::INFINITY));
    /// assert_eq!(TwoByTwo::new(Rate::new(3, 3)?, Rate::new(3, 3)?).odds_ratio(), None);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn odds_ratio(self) -> Option<f64> {
        let [a, b, c, d] = self.cells().map(f64::from);
        let (above, below) = (a * d, b * c);
        if below > 0.0 { Some(above / below) } else { (above > 0.0).then_some(f64::INFINITY) }
    }

    /// The difference of the rates in standard deviations of the pooled rate; none where that has no variance: either is
    /// of nobody, or nobody or everybody was selected.
    ///
    /// Its square is Pearson's chi-square without continuity correction (Fleiss, Levin and Paik 2003, chapter 3).
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate, TwoByTwo};
    ///
    /// let z = TwoByTwo::new(Rate::new(26, 48)?, Rate::new(206, 259)?).pooled_z().unwrap();
    /// assert!((z.p(Alternative::TwoSided) - 0.0001717).abs() < 1e-7);
    /// assert_eq!(TwoByTwo::new(Rate::new(0, 48)?, Rate::new(0, 259)?).pooled_z(), None);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn pooled_z(self) -> Option<Z> {
        Z::new(wide(self.determinant()) / self.variance().sqrt())
    }

    /// Fisher's exact p-value: how often so many of the group would be selected if all ways of selecting as many were
    /// equally likely (Fisher 1934); none where either is of nobody.
    ///
    /// Two-sided by [`TwoSidedBy::Likelihood`], as R's `fisher.test`. Where nobody or everybody was selected there is one
    /// way only, and the p-value is one. Accurate to 1e-9 in proportion down to 1e-300; nought where it is too small for a
    /// number.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate, TwoByTwo};
    ///
    /// // The lady tasting tea: three of four cups with milk first.
    /// let tea = TwoByTwo::new(Rate::new(3, 4)?, Rate::new(1, 4)?);
    /// assert!((tea.fisher(Alternative::Greater).unwrap() - 17.0 / 70.0).abs() < 1e-15);
    /// assert!((tea.fisher(Alternative::TwoSided).unwrap() - 34.0 / 70.0).abs() < 1e-15);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn fisher(self, alternative: Alternative) -> Option<f64> {
        self.compares()
            .then(|| self.null().p(self.group.selected().into(), alternative, TwoSidedBy::Likelihood))
    }

    /// Fisher's exact p-value on both sides, by the convention named; none where either is of nobody.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate, TwoByTwo, TwoSidedBy};
    ///
    /// let table = TwoByTwo::new(Rate::new(2, 10)?, Rate::new(9, 14)?);
    /// let doubled = table.fisher_two_sided(TwoSidedBy::DoubledTail);
    /// assert_eq!(doubled, table.fisher(Alternative::Less).map(|p| 2.0 * p));
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn fisher_two_sided(self, by: TwoSidedBy) -> Option<f64> {
        self.compares().then(|| self.null().p(self.group.selected().into(), Alternative::TwoSided, by))
    }

    /// The mid-p of Fisher's test: tables as likely as the one observed count by half (Lancaster 1961); none where either is of nobody.
    ///
    /// One-sided, half the probability of the table itself is taken off. Two-sided, it is the probability of all tables
    /// less likely and half of all equally likely, by the tolerance of [`TwoSidedBy::Likelihood`]. It is less cautious
    /// than the exact test and may fall below a level somewhat more often than the level says. Where nobody or everybody
    /// was selected there is one table only, and its mid-p is a half.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate, TwoByTwo};
    ///
    /// let tea = TwoByTwo::new(Rate::new(3, 4)?, Rate::new(1, 4)?);
    /// assert!((tea.fisher_mid_p(Alternative::Greater).unwrap() - 9.0 / 70.0).abs() < 1e-15);
    /// assert!((tea.fisher_mid_p(Alternative::TwoSided).unwrap() - 18.0 / 70.0).abs() < 1e-15);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn fisher_mid_p(self, alternative: Alternative) -> Option<f64> {
        self.compares()
            .then(|| self.null().mid_p(self.group.selected().into(), alternative, TwoSidedBy::Likelihood))
    }

    /// The mid-p of Fisher's test on both sides, by the convention named: for [`TwoSidedBy::DoubledTail`] twice the smaller
    /// one-sided mid-p, at most one; none where either is of nobody.
    ///
    /// ```
    /// use mangfold::monitor::{Rate, TwoByTwo, TwoSidedBy};
    ///
    /// let tea = TwoByTwo::new(Rate::new(3, 4)?, Rate::new(1, 4)?);
    /// let mid_p = tea.fisher_mid_p_two_sided(TwoSidedBy::DoubledTail).unwrap();
    /// assert!((mid_p - 18.0 / 70.0).abs() < 1e-15);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn fisher_mid_p_two_sided(self, by: TwoSidedBy) -> Option<f64> {
        self.compares().then(|| self.null().mid_p(self.group.selected().into(), Alternative::TwoSided, by))
    }

    /// What these numbers could have shown at all: with the same people and as many selected, the counts of the group from
    /// which Fisher's two-sided p-value is at most one minus the level's confidence; none where either is of nobody.
    ///
    /// ```
    /// use mangfold::monitor::{Level, Rate, TwoByTwo};
    ///
    /// let evidence = TwoByTwo::new(Rate::new(2, 10)?, Rate::new(10, 20)?).smallest_evidence(Level::P95).unwrap();
    /// assert_eq!((evidence.below(), evidence.above()), (Some(1), Some(7)));
    ///
    /// let few = TwoByTwo::new(Rate::new(0, 2)?, Rate::new(2, 3)?).smallest_evidence(Level::P95).unwrap();
    /// assert_eq!((few.below(), few.above()), (None, None), "five people can show nothing at that level");
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn smallest_evidence(self, level: Level) -> Option<SmallestEvidence> {
        self.compares().then(|| {
            let half = 0.5 * level.alpha();
            let deviation = self.variance().sqrt() / real(self.of());
            let guess = count(normal_upper_quantile(half) * deviation);
            let (below, above) = self.null().smallest_evidence(level.alpha(), guess);
            let narrow = |x: Option<u64>| x.and_then(|x| u32::try_from(x).ok());
            SmallestEvidence { below: narrow(below), above: narrow(above) }
        })
    }

    /// The product of the margins divided by their sum: the pooled variance of ad − bc.
    fn variance(self) -> f64 {
        let margins = f64::from(self.group.of()) * f64::from(self.others.of()) * real(self.selected());
        margins * real(self.rest()) / real(self.of())
    }

    /// Whether there is anybody on both sides.
    pub(super) const fn compares(self) -> bool {
        self.group.of() > 0 && self.others.of() > 0
    }

    /// How many of the group are selected, where selection does not look at the group.
    pub(super) fn null(self) -> Hypergeometric {
        Hypergeometric::new(self.group.of().into(), self.others.of().into(), self.selected())
    }

    const fn cells(self) -> [u32; 4] {
        [self.group.selected(), self.group.rest(), self.others.selected(), self.others.rest()]
    }

    /// ad − bc, exactly.
    fn determinant(self) -> i128 {
        let [a, b, c, d] = self.cells().map(i128::from);
        a * d - b * c
    }
}

/// What a table's numbers could have shown at all, see [`TwoByTwo::smallest_evidence`].
///
/// ```
/// use mangfold::monitor::{Level, Rate, TwoByTwo};
///
/// let nobody_selected = TwoByTwo::new(Rate::new(0, 10)?, Rate::new(0, 20)?);
/// assert_eq!(nobody_selected.smallest_evidence(Level::P95).unwrap().below(), None);
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct SmallestEvidence {
    below: Option<u32>,
    above: Option<u32>,
}

impl SmallestEvidence {
    /// The largest count of the group below what was to be expected whose p-value is small enough; none when no count is.
    #[must_use]
    pub const fn below(self) -> Option<u32> {
        self.below
    }

    /// The smallest count of the group above what was to be expected whose p-value is small enough; none when no count is.
    #[must_use]
    pub const fn above(self) -> Option<u32> {
        self.above
    }
}
