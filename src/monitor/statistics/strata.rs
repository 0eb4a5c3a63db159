//! Many two-by-two tables, one a closed round: what they show together.

use std::fmt;

use serde::Serialize;

use super::number::{chi_square_above, normal_upper_quantile};
use super::{Alternative, Interval, Level, TwoByTwo, Z};

/// The two-by-two tables of many closed rounds, each a stratum of its own.
///
/// Only people of the same round competed with one another: pooling the counts of rounds can turn a difference round
/// (Simpson 1951; Bickel, Hammel and O'Connell 1975 on the admissions to Berkeley). A round where a margin is nought
/// (nobody of the group, nobody else, nobody selected, everybody selected) tells nothing, is skipped and counted.
///
/// A rule that prefers the group (an even choice, an invitation that must be given) moves its count up: figures of a
/// disadvantage of that group then stay valid, figures of an advantage, two-sided figures, and figures of the people
/// whose places it takes do not.
///
/// ```
/// use mangfold::monitor::{Level, Rate, Strata, TwoByTwo};
///
/// // Women and men admitted to the six departments of Berkeley 1973.
/// let departments = [
///     (89, 108, 512, 825), (17, 25, 353, 560), (202, 593, 120, 325),
///     (131, 375, 138, 417), (94, 393, 53, 191), (24, 341, 22, 373),
/// ];
/// let tables: Result<Strata, mangfold::monitor::RateError> = departments
///     .map(|(a, women, b, men)| Ok(TwoByTwo::new(Rate::new(a, women)?, Rate::new(b, men)?)))
///     .into_iter()
///     .collect();
/// let strata = tables?;
///
/// let test = strata.cochran_mantel_haenszel().unwrap();
/// assert!((test.statistic() - 1.524_607).abs() < 1e-6);
/// let ratio = strata.common_odds_ratio(Level::P95).unwrap();
/// assert!((1.0 / ratio.estimate() - 0.904_696_8).abs() < 1e-7);
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Strata {
    // INVARIANT: no margin of any of them is nought.
    tables: Vec<TwoByTwo>,
    skipped: usize,
}

impl fmt::Debug for Strata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Strata {{ informative: {}, skipped: {}, tables: [redacted] }}",
            self.informative(),
            self.skipped()
        )
    }
}

impl Strata {
    /// The tables of these rounds, in whatever order.
    #[must_use]
    pub fn new(tables: &[TwoByTwo]) -> Self {
        tables.iter().copied().collect()
    }

    /// One round more.
    pub fn push(&mut self, table: TwoByTwo) {
        if is_informative(table) {
            self.tables.push(table);
        } else {
            self.skipped += 1;
        }
    }

    /// How many rounds can tell anything.
    #[must_use]
    pub const fn informative(&self) -> usize {
        self.tables.len()
    }

    /// How many rounds were skipped, because a margin is nought.
    #[must_use]
    pub const fn skipped(&self) -> usize {
        self.skipped
    }

    /// The informative tables.
    #[must_use]
    pub fn tables(&self) -> &[TwoByTwo] {
        &self.tables
    }

    /// How many of the group were selected in the informative rounds.
    #[must_use]
    pub fn observed(&self) -> u64 {
        self.tables.iter().map(|table| u64::from(table.group().selected())).sum()
    }

    /// The test that selection does not depend on the group within any round (Cochran 1954; Mantel and Haenszel 1959);
    /// none where no round is informative.
    #[must_use]
    pub fn cochran_mantel_haenszel(&self) -> Option<CochranMantelHaenszel> {
        let (mut difference, mut variance) = (0.0, 0.0);
        let (pairs, rest) = self.tables.as_chunks::<2>();
        for [one, other] in pairs {
            let (one, other) = (Moments::of(*one), Moments::of(*other));
            // One division for two tables: it takes as long as all the rest. The product is below 2^198.
            let share = 1.0 / (one.divisor * other.divisor);
            let (of_one, of_other) = (other.divisor * share, one.divisor * share);
            difference += one.difference * of_one + other.difference * of_other;
            variance += one.variance * of_one + other.variance * of_other;
        }
        for table in rest {
            let table = Moments::of(*table);
            difference += table.difference / table.divisor;
            variance += table.variance / table.divisor;
        }
        CochranMantelHaenszel::new(difference, variance)
    }

    /// The common odds ratio of Mantel and Haenszel (1959), with the interval of Robins, Breslow and Greenland (1986) on
    /// the logarithmic scale; none where it is nought, infinite or of nobody.
    ///
    /// It takes the odds ratio to be the same in every round: see [`Strata::breslow_day`].
    #[must_use]
    pub fn common_odds_ratio(&self, level: Level) -> Option<CommonOddsRatio> {
        let (mut with, mut against, mut both_with, mut both, mut both_against) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for table in &self.tables {
            let Cells { a, b, c, d } = Cells::of(*table);
            let all = (a + b) + (c + d);
            let (agree, differ) = ((a + d) / all, (b + c) / all);
            let (r, s) = (a * d / all, b * c / all);
            with += r;
            against += s;
            both_with += agree * r;
            both += agree * s + differ * r;
            both_against += differ * s;
        }
        if !(with > 0.0 && against > 0.0) {
            return None;
        }
        let variance = both_with / (2.0 * with * with)
            + both / (2.0 * with * against)
            + both_against / (2.0 * against * against);
        let estimate = with / against;
        let away = libm::exp(normal_upper_quantile(level.alpha() / 2.0) * variance.sqrt());
        Some(CommonOddsRatio { estimate, interval: Interval::new(estimate / away, estimate * away) })
    }

    /// The test that the odds ratio is the same in every round (Breslow and Day 1980, § 4.4), with and without the
    /// correction of Tarone (1985), which it needs to follow its distribution; none with fewer than two informative
    /// rounds, or where the common odds ratio of Mantel and Haenszel is nought or infinite.
    ///
    /// It rests on large counts in every round: of many small rounds it tells little.
    #[must_use]
    pub fn breslow_day(&self) -> Option<BreslowDay> {
        let odds_ratio = self.common_odds_ratio(Level::P95)?.estimate();
        let degrees = self.tables.len().checked_sub(1).filter(|degrees| *degrees > 0)?;
        let degrees_of_freedom = u32::try_from(degrees).ok()?;
        let (mut uncorrected, mut difference, mut variance) = (0.0, 0.0, 0.0);
        for table in &self.tables {
            let cells = Cells::of(*table);
            let fitted = cells.fitted(odds_ratio);
            let off = cells.off(fitted);
            let spread = 1.0 / ((1.0 / fitted.a + 1.0 / fitted.b) + (1.0 / fitted.c + 1.0 / fitted.d));
            uncorrected += off * off / spread;
            difference += off;
            variance += spread;
        }
        let statistic = (uncorrected - difference * difference / variance).max(0.0);
        (statistic.is_finite() && uncorrected.is_finite()).then(|| BreslowDay {
            statistic,
            p: chi_square_above(statistic, degrees_of_freedom),
            uncorrected,
            p_uncorrected: chi_square_above(uncorrected, degrees_of_freedom),
            degrees_of_freedom,
        })
    }
}

impl FromIterator<TwoByTwo> for Strata {
    fn from_iter<I: IntoIterator<Item = TwoByTwo>>(tables: I) -> Self {
        let mut strata = Self::default();
        strata.extend(tables);
        strata
    }
}

impl Extend<TwoByTwo> for Strata {
    fn extend<I: IntoIterator<Item = TwoByTwo>>(&mut self, tables: I) {
        for table in tables {
            self.push(table);
        }
    }
}

fn is_informative(table: TwoByTwo) -> bool {
    let (group, others) = (table.group(), table.others());
    let (selected, rest) =
        (group.selected() > 0 || others.selected() > 0, group.rest() > 0 || others.rest() > 0);
    group.of() > 0 && others.of() > 0 && selected && rest
}

/// The test of Cochran, Mantel and Haenszel.
///
/// ```
/// use mangfold::monitor::{Alternative, Rate, Strata, TwoByTwo};
///
/// let table = TwoByTwo::new(Rate::new(2, 10)?, Rate::new(9, 18)?);
/// let test = Strata::new(&[table, table]).cochran_mantel_haenszel().unwrap();
/// assert!(test.difference() < 0.0, "fewer of the group than expected");
/// assert!(test.p_corrected(Alternative::TwoSided) > test.p(Alternative::TwoSided));
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CochranMantelHaenszel {
    difference: f64,
    variance: f64,
    uncorrected: Z,
    corrected: Z,
}

impl CochranMantelHaenszel {
    fn new(difference: f64, variance: f64) -> Option<Self> {
        if variance <= 0.0 {
            return None;
        }
        let (size, deviation) = (difference.abs(), variance.sqrt());
        let less = (if size >= 0.5 { size - 0.5 } else { size }).copysign(difference);
        let (uncorrected, corrected) = (Z::new(difference / deviation)?, Z::new(less / deviation)?);
        Some(Self { difference, variance, uncorrected, corrected })
    }

    /// How many more of the group were selected than expected, over all rounds: Σ (a − E(a)).
    #[must_use]
    pub const fn difference(&self) -> f64 {
        self.difference
    }

    /// The variance of that, each round's margins fixed.
    #[must_use]
    pub const fn variance(&self) -> f64 {
        self.variance
    }

    /// The statistic, chi-square with one degree of freedom, without continuity correction.
    #[must_use]
    pub const fn statistic(&self) -> f64 {
        self.uncorrected.chi_square()
    }

    /// The statistic with continuity correction: the difference is taken half a person smaller, unless it is smaller
    /// than that already (as R 4.2 `mantelhaen.test`).
    #[must_use]
    pub const fn statistic_corrected(&self) -> f64 {
        self.corrected.chi_square()
    }

    /// The p-value without continuity correction.
    #[must_use]
    pub const fn p(&self, alternative: Alternative) -> f64 {
        self.uncorrected.p(alternative)
    }

    /// The p-value with continuity correction.
    #[must_use]
    pub const fn p_corrected(&self, alternative: Alternative) -> f64 {
        self.corrected.p(alternative)
    }
}

/// An odds ratio common to all rounds, with its interval.
///
/// ```
/// use mangfold::monitor::{Level, Rate, Strata, TwoByTwo};
///
/// let table = TwoByTwo::new(Rate::new(5, 10)?, Rate::new(9, 18)?);
/// let ratio = Strata::new(&[table]).common_odds_ratio(Level::P95).unwrap();
/// assert!((ratio.estimate() - 1.0).abs() < 1e-15 && ratio.interval().contains(1.0));
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct CommonOddsRatio {
    estimate: f64,
    interval: Interval,
}

impl CommonOddsRatio {
    /// The odds of the group divided by the odds of the others.
    #[must_use]
    pub const fn estimate(&self) -> f64 {
        self.estimate
    }

    /// Its interval.
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.interval
    }
}

/// The test of Breslow and Day that the odds ratio is the same in every round.
///
/// ```
/// use mangfold::monitor::{Rate, Strata, TwoByTwo};
///
/// let (lower, higher) = (TwoByTwo::new(Rate::new(5, 20)?, Rate::new(9, 18)?), TwoByTwo::new(Rate::new(9, 18)?, Rate::new(5, 20)?));
/// let test = Strata::new(&[lower, higher]).breslow_day().unwrap();
/// assert_eq!((test.degrees_of_freedom(), test.p() < 0.05), (1, true));
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BreslowDay {
    statistic: f64,
    p: f64,
    uncorrected: f64,
    p_uncorrected: f64,
    degrees_of_freedom: u32,
}

impl BreslowDay {
    /// The statistic with Tarone's correction.
    #[must_use]
    pub const fn statistic(&self) -> f64 {
        self.statistic
    }

    /// The statistic without it.
    #[must_use]
    pub const fn statistic_uncorrected(&self) -> f64 {
        self.uncorrected
    }

    /// One fewer than there are informative rounds.
    #[must_use]
    pub const fn degrees_of_freedom(&self) -> u32 {
        self.degrees_of_freedom
    }

    /// The p-value with Tarone's correction.
    #[must_use]
    pub const fn p(&self) -> f64 {
        self.p
    }

    /// The p-value without it.
    #[must_use]
    pub const fn p_uncorrected(&self) -> f64 {
        self.p_uncorrected
    }
}

/// The cells of a table: the group selected (a) and not (b), the others selected (c) and not (d).
#[derive(Clone, Copy, Debug)]
struct Cells {
    a: f64,
    b: f64,
    c: f64,
    d: f64,
}

impl Cells {
    fn of(table: TwoByTwo) -> Self {
        let (group, others) = (table.group(), table.others());
        Self {
            a: f64::from(group.selected()),
            b: f64::from(group.rest()),
            c: f64::from(others.selected()),
            d: f64::from(others.rest()),
        }
    }

    /// The cells with these margins and this odds ratio. Each comes from its own equation: no small one is the difference
    /// of large ones.
    fn fitted(self, odds_ratio: f64) -> Self {
        let Self { a, b, c, d } = self;
        let (group, others, selected, rest) = (a + b, c + d, a + c, b + d);
        Self {
            a: fitted_cell(group, selected, others - selected, odds_ratio),
            b: fitted_cell(group, rest, others - rest, 1.0 / odds_ratio),
            c: fitted_cell(others, selected, group - selected, 1.0 / odds_ratio),
            d: fitted_cell(others, rest, group - rest, odds_ratio),
        }
    }

    /// How far the group's selected lie above the fitted, from the smallest cell.
    fn off(self, fitted: Self) -> f64 {
        let Self { a, b, c, d } = self;
        let least = fitted.a.min(fitted.b).min(fitted.c).min(fitted.d);
        if least >= fitted.a {
            a - fitted.a
        } else if least >= fitted.b {
            fitted.b - b
        } else if least >= fitted.c {
            fitted.c - c
        } else {
            d - fitted.d
        }
    }
}

/// How far the group's selected of a table lie above what is expected, and the variance of that, its margins fixed: both
/// multiplied by a divisor.
#[derive(Clone, Copy, Debug)]
struct Moments {
    difference: f64,
    variance: f64,
    divisor: f64,
}

impl Moments {
    fn of(table: TwoByTwo) -> Self {
        let Cells { a, b, c, d } = Cells::of(table);
        let all = (a + b) + (c + d);
        let pairs = all * (all - 1.0);
        Self {
            difference: (a * d - b * c) * pairs,
            variance: ((a + b) * (c + d)) * ((a + c) * (b + d)),
            divisor: all * pairs,
        }
    }
}

/// The positive cell x with x (gap + x) = ψ (row − x) (column − x), both factors not below nought.
fn fitted_cell(row: f64, column: f64, gap: f64, odds_ratio: f64) -> f64 {
    let product = odds_ratio * row * column;
    let linear = gap + odds_ratio * (row + column);
    // linear² + 4 (1 − ψ) product, without the cancellation of large ψ.
    let square = gap * gap
        + 2.0 * odds_ratio * (gap * (row + column) + 2.0 * row * column)
        + odds_ratio * odds_ratio * (row - column) * (row - column);
    let root = square.max(0.0).sqrt();
    if linear >= 0.0 { 2.0 * product / (linear + root) } else { (root - linear) / (2.0 * (1.0 - odds_ratio)) }
}
