//! The odds ratio of a table, given its margins.

use serde::Serialize;

use super::discrete::{Hypergeometric, Unimodal};
use super::number::{normal_upper_quantile, real, root};
use super::{Interval, Level, TwoByTwo};

/// The conditional maximum-likelihood estimate of an odds ratio, with its exact interval.
///
/// The estimate is nought or infinite when the group's count could not have been lower or higher with these margins; the
/// interval then ends there.
///
/// ```
/// use mangfold::monitor::{Level, Rate, TwoByTwo};
///
/// let table = TwoByTwo::new(Rate::new(0, 5)?, Rate::new(3, 8)?);
/// let odds_ratio = table.conditional_odds_ratio(Level::P95).unwrap();
/// assert_eq!((odds_ratio.estimate(), odds_ratio.interval().low()), (0.0, 0.0));
/// assert!(odds_ratio.interval().high().is_finite());
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ConditionalOddsRatio {
    #[serde(serialize_with = "super::interval::figure")]
    estimate: f64,
    interval: Interval,
}

impl ConditionalOddsRatio {
    /// The odds ratio under which the expected count of the group is the count observed.
    #[must_use]
    pub const fn estimate(self) -> f64 {
        self.estimate
    }

    /// The exact interval: it contains the odds ratio at least as often as the level says.
    #[must_use]
    pub const fn interval(self) -> Interval {
        self.interval
    }
}

impl TwoByTwo {
    /// The odds ratio given the margins: its maximum-likelihood estimate, and the interval of all odds ratios under which
    /// neither tail at the observed count is below half of one minus the level's confidence (Cornfield 1956; as R's
    /// `fisher.test`, but to 1e-9 in proportion).
    ///
    /// None where the margins leave one table only: either is of nobody, or nobody or everybody was selected.
    ///
    /// ```
    /// use mangfold::monitor::{Level, Rate, TwoByTwo};
    ///
    /// let table = TwoByTwo::new(Rate::new(26, 48)?, Rate::new(206, 259)?);
    /// let odds_ratio = table.conditional_odds_ratio(Level::P95).unwrap();
    /// assert!((odds_ratio.estimate() - 0.3054903815).abs() < 1e-10);
    /// assert!((odds_ratio.interval().low() - 0.1527100496).abs() < 1e-10);
    /// assert!((odds_ratio.interval().high() - 0.6131825422).abs() < 1e-10);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn conditional_odds_ratio(self, level: Level) -> Option<ConditionalOddsRatio> {
        let margins = self.null();
        if margins.low() == margins.high() {
            return None;
        }
        let x = u64::from(self.group().selected());
        let tail = 0.5 * level.alpha();
        let reach = normal_upper_quantile(tail) * self.log_odds_error();
        let start = self.log_odds_near();
        let (at_low, at_high) = (x == margins.low(), x == margins.high());
        let estimate = if at_low {
            0.0
        } else if at_high {
            f64::INFINITY
        } else {
            libm::exp(root(start, |log_odds| margins.tilted(x, log_odds).mean_above()))
        };
        let target = libm::log(tail);
        let low = if at_low {
            0.0
        } else {
            libm::exp(root(start - reach, |log_odds| margins.tilted(x, log_odds).at_least(target)))
        };
        let high = if at_high {
            f64::INFINITY
        } else {
            libm::exp(root(start + reach, |log_odds| margins.tilted(x, log_odds).at_most(target)))
        };
        Some(ConditionalOddsRatio { estimate, interval: Interval::new(low, high) })
    }

    /// A first guess at the logarithm of the odds ratio, finite for every table.
    fn log_odds_near(self) -> f64 {
        let near = |count: u32| libm::log(f64::from(count) + 0.5);
        near(self.group().selected()) - near(self.group().rest()) - near(self.others().selected())
            + near(self.others().rest())
    }

    fn log_odds_error(self) -> f64 {
        let near = |count: u32| 1.0 / (f64::from(count) + 0.5);
        let (group, others) = (self.group(), self.others());
        (near(group.selected()) + near(group.rest()) + near(others.selected()) + near(others.rest())).sqrt()
    }
}

/// Sums over a hypergeometric distribution tilted by an odds ratio, divided by the probability of one count.
struct Tilted {
    /// The weights above the count, and their first and second moments about it.
    above: [f64; 3],
    /// The weights below the count, and their first and second moments about it, both positive.
    below: [f64; 3],
}

impl Hypergeometric {
    fn tilted(&self, x: u64, log_odds: f64) -> Tilted {
        let (low, high, x) = (real(self.low()), real(self.high()), real(x));
        let (odds, inverse) = (libm::exp(log_odds), libm::exp(-log_odds));
        Tilted {
            above: moments(high - x, |k| self.up(x + k) * odds),
            below: moments(x - low, |k| self.down(x - k) * inverse),
        }
    }
}

/// The sums of w, k w and k² w over k from 1 to `last`, where w is 1 at nought and then multiplied by `ratio` of the k
/// before; ratios fall.
fn moments(last: f64, ratio: impl Fn(f64) -> f64) -> [f64; 3] {
    let [mut weights, mut first, mut second] = [0.0; 3];
    let (mut k, mut weight) = (0.0, 1.0);
    while k < last {
        let step = ratio(k);
        weight *= step;
        k += 1.0;
        let moment = k * weight;
        weights += weight;
        first += moment;
        second += k * moment;
        // Second moments fall by less than this ratio from here, once it is below one.
        let falling = step * (1.0 + 2.0 / k) * (1.0 + 2.0 / k);
        if falling < 1.0 && k * moment < 1e-18 * (1.0 - falling) * second || !second.is_finite() {
            break;
        }
    }
    [weights, first, second]
}

impl Tilted {
    /// The mean less the count, and its slope in the logarithm of the odds ratio: the variance.
    fn mean_above(&self) -> (f64, f64) {
        let ([above, above_first, above_second], [below, below_first, below_second]) =
            (self.above, self.below);
        let all = 1.0 + above + below;
        let mean = above_first / all - below_first / all;
        (mean, (above_second + below_second) / all - mean * mean)
    }

    /// The logarithm of the upper tail at the count less a target, and its slope.
    fn at_least(&self, target: f64) -> (f64, f64) {
        let ([above, above_first, _], [below, ..]) = (self.above, self.below);
        let tail = 1.0 + above;
        (-libm::log1p(below / tail) - target, above_first / tail - self.mean_above().0)
    }

    /// A target less the logarithm of the lower tail at the count, and its slope.
    fn at_most(&self, target: f64) -> (f64, f64) {
        let ([above, ..], [below, below_first, _]) = (self.above, self.below);
        let tail = 1.0 + below;
        (target + libm::log1p(above / tail), self.mean_above().0 + below_first / tail)
    }
}
