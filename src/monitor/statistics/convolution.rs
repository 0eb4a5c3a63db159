//! The distribution of a sum of many counts, each with fixed margins, at a ψ where the sum is likely: a convolution that
//! keeps what matters for a range of ψ and says how much it leaves out.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::noncentral::{Margins, Shape};

/// Multiplications a figure may take before it is given up: some ten seconds.
const MOST_WORK: u64 = 1 << 34;
/// What a point kept costs beside a multiplication: so that at most 2^24 are kept of single tables.
const POINT: u64 = 1 << 10;

/// What is left of the work a figure may take.
#[derive(Debug)]
pub(super) struct Budget {
    left: u64,
}

impl Budget {
    pub(super) const fn new() -> Self {
        Self { left: MOST_WORK }
    }

    fn take(&mut self, work: u64) -> Option<()> {
        self.left = self.left.checked_sub(work)?;
        Some(())
    }
}

/// Equal margins, and how many tables have them.
#[derive(Clone, Copy, Debug)]
struct Part {
    margins: Margins,
    count: u64,
    null: Shape,
}

/// The tables of all rounds, with the sum observed: all counts above the least possible.
#[derive(Debug)]
pub(super) struct Family {
    parts: Vec<Part>,
    tables: u64,
    observed: u64,
    highest: u64,
}

/// The family at ψ = exp(θ).
#[derive(Clone, Copy, Debug)]
pub(super) struct Tilt {
    pub(super) theta: f64,
    /// ln E₁[ψ^(S − observed)]: what the logarithm of `P_ψ(observed)` lacks of that of P₁(observed).
    pub(super) log_moment: f64,
    /// How far the mean lies above the observed.
    pub(super) excess: f64,
    pub(super) variance: f64,
}

impl Family {
    /// The tables that can tell anything, with the sum of their counts above the least; none where the budget is spent.
    pub(super) fn new(mut tables: Vec<(Margins, u64)>, budget: &mut Budget) -> Option<Self> {
        tables.sort_unstable_by_key(|(margins, _)| *margins);
        let mut family = Self { parts: Vec::new(), tables: 0, observed: 0, highest: 0 };
        for (margins, observed) in tables {
            family.tables += 1;
            family.observed = family.observed.checked_add(observed)?;
            family.highest = family.highest.checked_add(margins.span())?;
            match family.parts.last_mut() {
                Some(part) if part.margins == margins => part.count += 1,
                _ => {
                    let null = margins.shape(1.0);
                    budget.take(null.work)?;
                    family.parts.push(Part { margins, count: 1, null });
                }
            }
        }
        Some(family)
    }

    pub(super) const fn observed(&self) -> u64 {
        self.observed
    }

    pub(super) const fn highest(&self) -> u64 {
        self.highest
    }

    /// How many tables there are.
    #[expect(clippy::cast_precision_loss, reason = "a figure for a bound")]
    pub(super) const fn tables(&self) -> f64 {
        self.tables as f64
    }

    /// The family at one θ; none where the budget is spent.
    #[expect(clippy::cast_precision_loss, reason = "whole numbers are added exactly first")]
    pub(super) fn at(&self, theta: f64, budget: &mut Budget) -> Option<Tilt> {
        let odds_ratio = libm::exp(theta);
        let (mut modes, mut excess, mut variance, mut ln_normalizer) = (0_i128, 0.0, 0.0, 0.0);
        for part in &self.parts {
            let shape = part.margins.shape(odds_ratio);
            budget.take(shape.work)?;
            let count = part.count as f64;
            modes += i128::from(part.count) * i128::from(shape.mode);
            excess += count * shape.mean;
            variance += count * shape.variance;
            ln_normalizer += count * part.margins.ln_normalizer(part.null, shape);
        }
        let above = (modes - i128::from(self.observed)) as f64;
        Some(Tilt { theta, log_moment: theta * above + ln_normalizer, excess: above + excess, variance })
    }

    /// The distribution of the sum at one θ, good for every ψ from one θ to another: of each, at most `least` is left out.
    #[expect(clippy::cast_precision_loss, reason = "figures for bounds")]
    pub(super) fn distribution(
        &self,
        theta: f64,
        low: f64,
        high: f64,
        least: f64,
        budget: &mut Budget,
    ) -> Option<Distribution> {
        let cut = Cut {
            below: low - theta,
            above: high - theta,
            // Two ends of at most two pieces for every table.
            least: least / (4.0 * self.tables()),
        };
        let odds_ratios = (libm::exp(low), libm::exp(theta), libm::exp(high));
        let mut heap = BinaryHeap::with_capacity(self.parts.len());
        let mut pieces: Vec<Option<Piece>> = Vec::with_capacity(self.parts.len());
        let push = |piece: Piece, pieces: &mut Vec<Option<Piece>>, heap: &mut BinaryHeap<_>| {
            heap.push(Reverse((piece.masses.len(), pieces.len())));
            pieces.push(Some(piece));
        };
        for part in &self.parts {
            let margins = part.margins;
            let shape = margins.shape(odds_ratios.1);
            let (low_shape, high_shape) = (margins.shape(odds_ratios.0), margins.shape(odds_ratios.2));
            budget.take(shape.work + low_shape.work + high_shape.work)?;
            let (from, to, lost) =
                margins.window((odds_ratios.0, low_shape.mode), (odds_ratios.2, high_shape.mode), cut.least);
            budget.take((to - from + 1).checked_mul(POINT)?)?;
            let ln = |theta: f64, shape: Shape| {
                theta * shape.mode as f64 + margins.ln_normalizer(part.null, shape)
            };
            let here = ln(theta, shape);
            let mut square = Piece {
                from,
                masses: margins.masses(odds_ratios.1, shape, from, to),
                lost,
                ln_below: ln(low, low_shape) - here,
                ln_above: ln(high, high_shape) - here,
            };
            let mut count = part.count;
            loop {
                if count % 2 == 1 {
                    push(square.clone(), &mut pieces, &mut heap);
                }
                count /= 2;
                if count == 0 {
                    break;
                }
                square = square.plus(&square, cut, budget)?;
            }
        }
        // The two shortest first: a long one is gone through as seldom as can be.
        let take = |heap: &mut BinaryHeap<Reverse<(usize, usize)>>, pieces: &mut Vec<Option<Piece>>| {
            heap.pop().and_then(|Reverse((_, place))| pieces.get_mut(place).and_then(Option::take))
        };
        loop {
            let one = take(&mut heap, &mut pieces)?;
            let Some(other) = take(&mut heap, &mut pieces) else {
                return Some(Distribution { theta, from: one.from, masses: one.masses, lost: one.lost });
            };
            push(one.plus(&other, cut, budget)?, &mut pieces, &mut heap);
        }
    }
}

/// The distribution of the sum at ψ = exp(θ), about where it is likely.
#[derive(Clone, Debug)]
pub(super) struct Distribution {
    theta: f64,
    from: u64,
    masses: Vec<f64>,
    lost: f64,
}

impl Distribution {
    pub(super) const fn theta(&self) -> f64 {
        self.theta
    }

    /// At most so much is left out.
    pub(super) const fn lost(&self) -> f64 {
        self.lost
    }

    /// The lowest and the highest point kept.
    pub(super) const fn ends(&self) -> (u64, u64) {
        (self.from, self.from + (self.masses.len() as u64).saturating_sub(1))
    }

    /// The probabilities, of the lowest point first.
    pub(super) fn masses(&self) -> &[f64] {
        &self.masses
    }

    /// The probabilities of points, split at one: those below, and those from it on.
    pub(super) fn split(&self, point: u64) -> (&[f64], &[f64]) {
        let place = usize::try_from(point.saturating_sub(self.from)).unwrap_or(usize::MAX);
        self.masses.split_at(place.min(self.masses.len()))
    }
}

/// Where to cut, as differences of θ, and how much at most.
#[derive(Clone, Copy, Debug)]
struct Cut {
    below: f64,
    above: f64,
    least: f64,
}

/// The distribution of the sum of some tables.
#[derive(Clone, Debug)]
struct Piece {
    from: u64,
    masses: Vec<f64>,
    lost: f64,
    // ln E[exp(cut.below · sum)] and ln E[exp(cut.above · sum)].
    ln_below: f64,
    ln_above: f64,
}

impl Piece {
    fn plus(&self, other: &Self, cut: Cut, budget: &mut Budget) -> Option<Self> {
        let product = u64::try_from(self.masses.len().checked_mul(other.masses.len())?).ok()?;
        budget.take(product)?;
        let mut sum = Self {
            from: self.from + other.from,
            masses: convolve(&self.masses, &other.masses),
            lost: self.lost + other.lost,
            ln_below: self.ln_below + other.ln_below,
            ln_above: self.ln_above + other.ln_above,
        };
        sum.trim(cut);
        Some(sum)
    }

    /// Leaves out the far ends. An end below a point is likeliest at the least ψ, one above it at the greatest.
    #[expect(clippy::cast_precision_loss, reason = "figures for a bound")]
    fn trim(&mut self, cut: Cut) {
        const SMALL: usize = 48;
        if self.masses.len() <= SMALL {
            return;
        }
        let excess = |masses: &mut dyn Iterator<Item = f64>, mut weight: f64, step: f64| {
            let (mut places, mut lost) = (0_usize, 0.0);
            for mass in masses {
                let more = mass * weight + lost;
                if more <= cut.least {
                    (places, lost) = (places + 1, more);
                } else {
                    break;
                }
                weight *= step;
            }
            (places, lost)
        };
        let last = self.from + self.masses.len() as u64 - 1;
        let (above, lost_above) = excess(
            &mut self.masses.iter().rev().copied(),
            libm::exp(cut.above * last as f64 - self.ln_above),
            libm::exp(-cut.above),
        );
        let (below, lost_below) = excess(
            &mut self.masses.iter().copied(),
            libm::exp(cut.below * self.from as f64 - self.ln_below),
            libm::exp(cut.below),
        );
        self.masses.truncate(self.masses.len() - above);
        self.masses.drain(..below.min(self.masses.len()));
        self.from += below as u64;
        self.lost += lost_above + lost_below;
    }
}

/// The sums of products, all of numbers that are not below nought: no digit is lost to cancellation.
#[expect(
    clippy::indexing_slicing,
    reason = "the innermost loop; every slice is as long as the one it is read beside"
)]
fn convolve(one: &[f64], other: &[f64]) -> Vec<f64> {
    const ROWS: usize = 4;
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut sums = vec![0.0; short.len() + long.len() - 1];
    if short.len() < ROWS || long.len() < 2 * ROWS {
        for (place, factor) in short.iter().enumerate() {
            for (sum, mass) in sums[place..].iter_mut().zip(long) {
                *sum += factor * mass;
            }
        }
        return sums;
    }
    // Four rows at once, so that a sum is loaded and stored a quarter as often.
    let mut padded = vec![0.0; long.len() + 2 * (ROWS - 1)];
    padded[ROWS - 1..][..long.len()].copy_from_slice(long);
    let width = long.len() + ROWS - 1;
    let rows = short.chunks_exact(ROWS);
    let rest = rows.remainder();
    for (at, row) in (0..).step_by(ROWS).zip(rows) {
        let sums = &mut sums[at..at + width];
        let [first, second, third, fourth] = [3, 2, 1, 0].map(|shift| &padded[shift..][..width]);
        let row = [row[0], row[1], row[2], row[3]];
        for place in 0..width {
            sums[place] += (row[0] * first[place] + row[1] * second[place])
                + (row[2] * third[place] + row[3] * fourth[place]);
        }
    }
    for (place, factor) in (short.len() - rest.len()..).zip(rest) {
        for (sum, mass) in sums[place..].iter_mut().zip(long) {
            *sum += factor * mass;
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::super::{Rate, TwoByTwo};
    use super::*;

    /// Cut so coarsely that what is left out shows: it is never more than what is said, nor than what was allowed.
    #[test]
    fn what_is_left_out_is_said() {
        let table = |a, of, c, rest| TwoByTwo::new(Rate::new(a, of).unwrap(), Rate::new(c, rest).unwrap());
        let unequal = (0..40).map(|more| table(10, 40 + more, 20, 60));
        let equal = (0..40).map(|_| table(10, 30, 20, 60));
        let tables: Vec<_> = unequal.chain(equal).map(Margins::of).collect();
        let mut budget = Budget::new();
        let family = Family::new(tables, &mut budget).unwrap();
        for least in [1e-2, 1e-3, 1e-4] {
            let distribution = family.distribution(0.0, 0.0, 0.0, least, &mut budget).unwrap();
            let missing = 1.0 - distribution.masses().iter().sum::<f64>();
            let said = distribution.lost();
            assert!(missing > least / 1e3, "{missing} of {least}");
            assert!(missing <= said + 1e-12 && said <= least, "{missing}, said {said}, allowed {least}");
        }
    }
}
