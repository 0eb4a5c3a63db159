//! Intervals for one rate.

use super::discrete::{Binomial, Unimodal};
use super::number::{normal_upper_quantile, real, root};
use super::{Interval, Level, Rate};

impl Rate {
    /// The score interval of Wilson (1927, p. 209–212), without continuity correction; none of nobody.
    ///
    /// It contains the true rate about as often as the level says, sometimes less.
    ///
    /// ```
    /// use mangfold::monitor::{Level, Rate};
    ///
    /// let interval = Rate::new(15, 405)?.wilson(Level::P95).unwrap();
    /// assert!((interval.low() - 0.02257).abs() < 1e-5 && (interval.high() - 0.06020).abs() < 1e-5);
    /// assert_eq!(Rate::new(0, 0)?.wilson(Level::P95), None);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn wilson(self, level: Level) -> Option<Interval> {
        if self.of() == 0 {
            return None;
        }
        let z = normal_upper_quantile(0.5 * level.alpha());
        // Taken on the smaller side, so that small ends keep their digits.
        let (low, high) = if self.selected() <= self.rest() {
            self.score_limits(z)
        } else {
            let (low, high) = self.opposite().score_limits(z);
            (1.0 - high, 1.0 - low)
        };
        Some(Interval::new(low, high))
    }

    /// Both ends: the upper as it is written, the lower from the product of the two, without a difference.
    fn score_limits(self, z: f64) -> (f64, f64) {
        let (x, rest, n) = (f64::from(self.selected()), f64::from(self.rest()), f64::from(self.of()));
        let square = z * z;
        let above = x + 0.5 * square + z * (0.25 * square + x * rest / n).sqrt();
        (x * x / (n * above), above / (n + square))
    }

    /// The rate of those not selected.
    fn opposite(self) -> Self {
        Self::new(self.rest().into(), self.of().into()).unwrap_or(self)
    }

    /// The exact interval of Clopper and Pearson (1934, p. 404): it contains the true rate at least as often as the level
    /// says; none of nobody.
    ///
    /// ```
    /// use mangfold::monitor::{Level, Rate};
    ///
    /// let interval = Rate::new(15, 405)?.clopper_pearson(Level::P95).unwrap();
    /// assert!((interval.low() - 0.02087487).abs() < 1e-8 && (interval.high() - 0.06035189).abs() < 1e-8);
    /// assert_eq!(Rate::new(0, 0)?.clopper_pearson(Level::P95), None);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn clopper_pearson(self, level: Level) -> Option<Interval> {
        let tail = 0.5 * level.alpha();
        let near = self.wilson(level)?;
        let low = self.exact_limit(tail, near.low());
        let high = self.opposite().exact_limit(tail, 1.0 - near.high());
        Some(Interval::new(low.0, high.1))
    }

    /// The share, and one minus it, at which as many or more are selected with probability `tail`.
    fn exact_limit(self, tail: f64, near: f64) -> (f64, f64) {
        let (x, n) = (u64::from(self.selected()), u64::from(self.of()));
        if x == 0 {
            return (0.0, 1.0);
        }
        if x == n {
            let ln = libm::log(tail) / real(n);
            return (libm::exp(ln), -libm::expm1(ln));
        }
        let both = |log_odds: f64| (1.0 / (1.0 + libm::exp(-log_odds)), 1.0 / (1.0 + libm::exp(log_odds)));
        let target = libm::log(tail);
        let log_odds = root(libm::log(near / (1.0 - near)), |log_odds| {
            let (p, q) = both(log_odds);
            let null = Binomial::with_both(n, p, q);
            let above = null.at_least(x);
            // d P(X ≥ x) / dp = x P(X = x) / p.
            let slope = real(x) * q * null.at(x) / above;
            (libm::log(above) - target, slope)
        });
        both(log_odds)
    }
}
