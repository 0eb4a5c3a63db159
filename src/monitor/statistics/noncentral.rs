//! Fisher's noncentral hypergeometric distribution: how many of a group are among the selected, all margins fixed, when
//! the odds of being selected differ by a ratio ψ (Fisher 1935; Fog 2008).

use super::number::ln_hypergeometric;
use super::two_by_two::TwoByTwo;

/// Where the null distribution is read by its ratios, and where from its formula: so many steps from its mode.
const NEAR: u64 = 64;

/// The margins of one table, as the distribution of the group's count above its least possible.
///
/// P(y + 1) / P(y) = ψ (short − y)(long − y) / ((y + 1)(gap + y + 1)) for y in 0..short. Tables whose distributions are
/// one another's shifts have equal margins here, so that they can be counted together.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Margins {
    // INVARIANT: short ≤ long; all below 2^34.
    short: u64,
    long: u64,
    gap: u64,
}

/// The distribution at one ψ, as seen from its mode.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// The likeliest count above the least.
    pub(super) mode: u64,
    /// The mean, above the mode.
    pub(super) mean: f64,
    pub(super) variance: f64,
    /// One over the probability of the mode.
    pub(super) sum: f64,
    /// How many points were looked at.
    pub(super) work: u64,
}

impl Margins {
    /// The margins of a table, with its count above the least possible.
    pub(super) fn of(table: TwoByTwo) -> (Self, u64) {
        let (group, others) = (u64::from(table.group().of()), u64::from(table.others().of()));
        let selected = u64::from(table.group().selected()) + u64::from(table.others().selected());
        let least = selected.saturating_sub(others);
        let gap = if least > 0 { least } else { others - selected };
        let (one, other) = (group - least, selected - least);
        let margins = Self { short: one.min(other), long: one.max(other), gap };
        (margins, u64::from(table.group().selected()) - least)
    }

    /// The most the group's count can be above its least: nought where the table cannot tell anything.
    pub(super) const fn span(self) -> u64 {
        self.short
    }

    /// P(y + 1) / P(y) without ψ, for y < span.
    #[expect(clippy::cast_precision_loss, reason = "counts are below 2^34")]
    pub(super) fn ratio(self, y: u64) -> f64 {
        let (short, long, gap, y) = (self.short as f64, self.long as f64, self.gap as f64, y as f64);
        ((short - y) * (long - y)) / ((y + 1.0) * (gap + y + 1.0))
    }

    /// The largest count that is not less likely than the one before it.
    pub(super) fn mode(self, odds_ratio: f64) -> u64 {
        let (mut low, mut high) = (0, self.short);
        while low < high {
            let middle = low + (high - low) / 2;
            if odds_ratio * self.ratio(middle) >= 1.0 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// The moments at one ψ. Points less likely than 10^-20 of the mode are left out.
    pub(super) fn shape(self, odds_ratio: f64) -> Shape {
        const LEFT_OUT: f64 = 1e-20;
        let mode = self.mode(odds_ratio);
        let (mut sum, mut first, mut second, mut work) = (1.0, 0.0, 0.0, 1);
        let (mut weight, mut away) = (1.0, 0.0);
        for y in mode..self.short {
            weight *= odds_ratio * self.ratio(y);
            away += 1.0;
            work += 1;
            sum += weight;
            first += away * weight;
            second += away * away * weight;
            if weight < LEFT_OUT {
                break;
            }
        }
        (weight, away) = (1.0, 0.0);
        for y in (0..mode).rev() {
            weight /= odds_ratio * self.ratio(y);
            away -= 1.0;
            work += 1;
            sum += weight;
            first += away * weight;
            second += away * away * weight;
            if weight < LEFT_OUT {
                break;
            }
        }
        let mean = first / sum;
        Shape { mode, mean, variance: (second / sum - mean * mean).max(0.0), sum, work }
    }

    /// ln E₁[ψ^y], given the shapes at one and at ψ = exp(θ): ln P₁(mode) + θ·mode − ln `P_ψ(mode)`, without the middle term.
    ///
    /// That term is a whole number times θ: whoever adds many tables adds the whole numbers first.
    pub(super) fn ln_normalizer(self, null: Shape, at: Shape) -> f64 {
        self.ln_null(null, at.mode) + libm::log(at.sum)
    }

    /// ln `P_ψ(y)` − ln P₁(y) = ln (ψ^y / E₁[ψ^y]) at ψ = exp(θ), given the shape at one.
    #[expect(clippy::cast_precision_loss, reason = "counts are below 2^34")]
    pub(super) fn log_likelihood_ratio(self, null: Shape, theta: f64, y: u64) -> f64 {
        let at = self.shape(libm::exp(theta));
        theta * (y as f64 - at.mode as f64) - self.ln_normalizer(null, at)
    }

    /// ln P₁(y).
    fn ln_null(self, null: Shape, y: u64) -> f64 {
        if y.abs_diff(null.mode) > NEAR {
            return ln_hypergeometric(y, self.short, self.long + self.gap, self.long);
        }
        let (mut product, mut logarithm) = (1.0 / null.sum, 0.0);
        let steps = null.mode.min(y)..null.mode.max(y);
        for step in steps {
            product *= if y > null.mode { self.ratio(step) } else { 1.0 / self.ratio(step) };
            if !(1e-200..=1e200).contains(&product) {
                logarithm += libm::log(product);
                product = 1.0;
            }
        }
        logarithm + libm::log(product)
    }

    /// The probabilities at one ψ from one count to another, both in it; the shape is that at ψ.
    pub(super) fn masses(self, odds_ratio: f64, shape: Shape, from: u64, to: u64) -> Vec<f64> {
        let mode = shape.mode.clamp(from, to);
        let at_mode = 1.0 / shape.sum;
        let mut masses = Vec::with_capacity(usize::try_from(to - from + 1).unwrap_or(0));
        let mut mass = at_mode;
        masses.push(mass);
        for y in (from..mode).rev() {
            mass /= odds_ratio * self.ratio(y);
            masses.push(mass);
        }
        masses.reverse();
        mass = at_mode;
        for y in mode..to {
            mass *= odds_ratio * self.ratio(y);
            masses.push(mass);
        }
        masses
    }

    /// The least and the largest count to keep, so that no ψ between two leaves out more than `least` at either end; and
    /// the most that is left out.
    pub(super) fn window(self, low: (f64, u64), high: (f64, u64), least: f64) -> (u64, u64, f64) {
        const SMALL: u64 = 48;
        if self.short <= SMALL {
            return (0, self.short, 0.0);
        }
        let (mut from, mut to, mut lost) = (low.1, high.1, 0.0);
        // The ratios fall to both sides, so that what is left out is less than a geometric series.
        let mut weight = 1.0;
        while from > 0 {
            let ratio = 1.0 / (low.0 * self.ratio(from - 1));
            let rest = weight * ratio / (1.0 - ratio);
            if ratio < 1.0 && rest <= least {
                lost += rest;
                break;
            }
            weight *= ratio;
            from -= 1;
        }
        weight = 1.0;
        while to < self.short {
            let ratio = high.0 * self.ratio(to);
            let rest = weight * ratio / (1.0 - ratio);
            if ratio < 1.0 && rest <= least {
                lost += rest;
                break;
            }
            weight *= ratio;
            to += 1;
        }
        (from, to, lost)
    }
}
