//! Whether rates rise or fall from period to period.

use super::number::wide;
use super::{Rate, Z};

/// The trend test of Cochran (1954) and Armitage (1955) over periods, each with its score (its year, as a rule) and its
/// rate; none where it has no variance: nobody at all, nobody or everybody selected, or all at one score.
///
/// Above nought, rates rise with the score. Its square is the chi-square of R's `prop.trend.test`. A period of nobody
/// counts for nothing.
///
/// ```
/// use mangfold::monitor::{Alternative, Rate, cochran_armitage};
///
/// let years = [(2023, Rate::new(83, 86)?), (2024, Rate::new(90, 93)?), (2025, Rate::new(129, 136)?), (2026, Rate::new(70, 82)?)];
/// let trend = cochran_armitage(&years).unwrap();
/// assert!((trend.chi_square() - 8.2249).abs() < 1e-4 && trend.statistic() < 0.0);
/// assert!((trend.p(Alternative::TwoSided) - 0.004132).abs() < 1e-6);
/// assert_eq!(cochran_armitage(&years[..1]), None, "one period has no trend");
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[must_use]
pub fn cochran_armitage(periods: &[(i32, Rate)]) -> Option<Z> {
    // Scores from the first one on: years would lose digits.
    let first = periods.first().map_or(0, |(score, _)| i128::from(*score));
    let (mut selected, mut all, mut scored) = (0_i128, 0_i128, 0_i128);
    for (score, rate) in periods {
        selected += i128::from(rate.selected());
        all += i128::from(rate.of());
        scored += (i128::from(*score) - first) * i128::from(rate.of());
    }
    let mean = wide(scored) / wide(all);
    let (mut sum, mut spread) = (0.0, 0.0);
    for (score, rate) in periods {
        let from_mean = wide(i128::from(*score) - first) - mean;
        // So many more than at the common rate, times all: exact, so that equal rates give exactly nought.
        let more = i128::from(rate.selected()) * all - i128::from(rate.of()) * selected;
        sum += from_mean * wide(more);
        spread += f64::from(rate.of()) * from_mean * from_mean;
    }
    Z::new(sum / (wide(selected) * wide(all - selected) * spread).sqrt())
}
