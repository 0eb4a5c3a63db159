//! A statistic that is about standard normal where there is no difference.

use serde::Serialize;

use super::Alternative;
use super::number::{normal_above, normal_beyond};

/// A statistic that is about standard normal where there is no difference, with the p-values read from it.
///
/// ```
/// use mangfold::monitor::{Alternative, Rate, TwoByTwo};
///
/// let z = TwoByTwo::new(Rate::new(26, 48)?, Rate::new(206, 259)?).pooled_z().unwrap();
/// assert!((z.statistic() + 3.7574).abs() < 1e-4);
/// assert!((z.p(Alternative::TwoSided) - 2.0 * z.p(Alternative::Less)).abs() < 1e-15);
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Z {
    // INVARIANT: finite.
    statistic: f64,
    less: f64,
    greater: f64,
    two_sided: f64,
}

impl Z {
    pub(super) fn new(statistic: f64) -> Option<Self> {
        statistic.is_finite().then(|| Self {
            statistic,
            less: normal_above(-statistic),
            greater: normal_above(statistic),
            two_sided: normal_beyond(statistic),
        })
    }

    /// The statistic itself, in standard deviations.
    #[must_use]
    pub const fn statistic(self) -> f64 {
        self.statistic
    }

    /// Its square: chi-square with one degree of freedom where there is no difference.
    #[must_use]
    pub const fn chi_square(self) -> f64 {
        self.statistic * self.statistic
    }

    /// The p-value: how often the statistic is so low, so high, or so far from nought where there is no difference.
    #[must_use]
    pub const fn p(self, alternative: Alternative) -> f64 {
        match alternative {
            Alternative::Less => self.less,
            Alternative::Greater => self.greater,
            Alternative::TwoSided => self.two_sided,
        }
    }
}
