//! One rate against a known share.

use super::discrete::{Binomial, Unimodal};
use super::{Alternative, Rate, TwoSidedBy};

impl Rate {
    /// The exact binomial p-value of this rate, if each one had been selected with probability `share`; none of nobody,
    /// and none when `share` is not a number from nought to one.
    ///
    /// Two-sided by [`TwoSidedBy::Likelihood`], as R's `binom.test`. Accurate to 1e-9 in proportion down to 1e-300;
    /// nought where it is too small for a number.
    ///
    /// Hazelwood School District v. United States (1977): 15 of 405 teachers, beside 5.7 percent.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate};
    ///
    /// let hired = Rate::new(15, 405)?;
    /// let p = hired.binomial_test(0.057, Alternative::TwoSided).unwrap();
    /// assert!((p - 0.08617).abs() < 1e-5);
    /// assert_eq!(hired.binomial_test(5.7, Alternative::TwoSided), None, "a share, not percent");
    /// assert_eq!(Rate::new(0, 0)?.binomial_test(0.057, Alternative::Less), None);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn binomial_test(self, share: f64, alternative: Alternative) -> Option<f64> {
        let (null, x) = self.under(share)?;
        Some(null.p(x, alternative, TwoSidedBy::Likelihood))
    }

    /// The mid-p of the exact binomial test: outcomes as likely as the one observed count by half (Lancaster 1961); none
    /// where [`Rate::binomial_test`] has none.
    ///
    /// One-sided, half the probability of the outcome itself is taken off; two-sided, half of all outcomes as likely as
    /// it, by the same tolerance.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate};
    ///
    /// let none_of_ten = Rate::new(0, 10)?;
    /// let p = none_of_ten.binomial_test(0.5, Alternative::Less).unwrap();
    /// assert_eq!(none_of_ten.binomial_mid_p(0.5, Alternative::Less).unwrap(), p / 2.0);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn binomial_mid_p(self, share: f64, alternative: Alternative) -> Option<f64> {
        let (null, x) = self.under(share)?;
        Some(null.mid_p(x, alternative, TwoSidedBy::Likelihood))
    }

    fn under(self, share: f64) -> Option<(Binomial, u64)> {
        let known = (0.0..=1.0).contains(&share);
        (known && self.of() > 0).then(|| (Binomial::new(self.of().into(), share), self.selected().into()))
    }
}
