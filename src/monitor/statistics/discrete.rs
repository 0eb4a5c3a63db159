//! Exact tests read from a distribution over counts with one peak.

use super::number::{count, hypergeometric, ln_binomial, real};
use super::{Alternative, TwoSidedBy};

/// Two outcomes are equally likely when their probabilities differ by no more than this in proportion, as R's `binom.test`
/// and `fisher.test` have it: rounding does not decide.
const TIE: f64 = 1e-7;

/// What is left out of a sum of point probabilities, in proportion.
const NEGLIGIBLE: f64 = 1e-17;

/// A distribution over the counts from `low` to `high`, rising up to `mode` and falling after.
pub(super) trait Unimodal {
    fn low(&self) -> u64;
    fn high(&self) -> u64;
    fn mode(&self) -> u64;
    fn mean(&self) -> f64;
    /// The probability of x; nought outside `low` to `high`.
    fn at(&self, x: u64) -> f64;
    /// The probability of x + 1 divided by that of x.
    fn up(&self, x: f64) -> f64;
    /// The probability of x − 1 divided by that of x.
    fn down(&self, x: f64) -> f64;

    /// The probabilities of x, x + 1, … divided by that of x; x at or above the mode.
    fn sum_up(&self, x: u64) -> f64 {
        let (mut term, mut sum, mut at, high) = (1.0, 1.0, real(x), real(self.high()));
        while at < high {
            let ratio = self.up(at);
            term *= ratio;
            sum += term;
            at += 1.0;
            // The rest is below a geometric series.
            if term * ratio < NEGLIGIBLE * sum * (1.0 - ratio) {
                break;
            }
        }
        sum
    }

    /// The probabilities of x, x − 1, … divided by that of x; x at or below the mode.
    fn sum_down(&self, x: u64) -> f64 {
        let (mut term, mut sum, mut at, low) = (1.0, 1.0, real(x), real(self.low()));
        while at > low {
            let ratio = self.down(at);
            term *= ratio;
            sum += term;
            at -= 1.0;
            if term * ratio < NEGLIGIBLE * sum * (1.0 - ratio) {
                break;
            }
        }
        sum
    }

    /// The probability of x or fewer: summed outwards, or one minus the other side where x is not below the mode.
    fn at_most(&self, x: u64) -> f64 {
        if x >= self.high() {
            1.0
        } else if x < self.low() {
            0.0
        } else if x < self.mode() {
            (self.at(x) * self.sum_down(x)).min(1.0)
        } else {
            (1.0 - self.at(x + 1) * self.sum_up(x + 1)).max(0.0)
        }
    }

    /// The probability of x or more.
    fn at_least(&self, x: u64) -> f64 {
        if x <= self.low() {
            1.0
        } else if x > self.high() {
            0.0
        } else if x > self.mode() {
            (self.at(x) * self.sum_up(x)).min(1.0)
        } else {
            (1.0 - self.at(x - 1) * self.sum_down(x - 1)).max(0.0)
        }
    }

    /// The probability of all outcomes no likelier than x, and of those equally likely alone.
    fn no_likelier(&self, x: u64) -> NoLikelier {
        let (low, high, mode) = (self.low(), self.high(), self.mode());
        if x < low || x > high {
            return NoLikelier { all: 0.0, equal: 0.0 };
        }
        let here = self.at(x);
        // On its own side of the mode: from x, or nearer to the mode as long as rounding alone could tell the difference.
        let (mut cut, mut ratio) = (x, 1.0);
        while cut != mode {
            let nearer = ratio * if x < mode { self.up(real(cut)) } else { self.down(real(cut)) };
            if nearer > 1.0 + TIE {
                break;
            }
            ratio = nearer;
            cut = if x < mode { cut + 1 } else { cut - 1 };
        }
        if cut == mode {
            let peak = here * ratio;
            let equal = self.equal_down(mode, peak, here) + self.equal_up(mode, peak, here) - peak;
            return NoLikelier { all: 1.0, equal };
        }
        // On the other side: sought from the mirror image of x.
        let (limit, mirror) = (here * (1.0 + TIE), 2.0 * self.mean() - real(x));
        let (all, equal) = if x < mode {
            let guess = count(mirror).saturating_sub(mode);
            let other = first(high - mode, guess, |steps| self.at(mode + steps) <= limit).map(|steps| {
                let (other, there) = (mode + steps, self.at(mode + steps));
                (there * self.sum_up(other), self.equal_up(other, there, here))
            });
            let near = (here * ratio * self.sum_down(cut), self.equal_down(cut, here * ratio, here));
            sum(near, other)
        } else {
            let guess = mode.saturating_sub(count(mirror));
            let other = first(mode - low, guess, |steps| self.at(mode - steps) <= limit).map(|steps| {
                let (other, there) = (mode - steps, self.at(mode - steps));
                (there * self.sum_down(other), self.equal_down(other, there, here))
            });
            let near = (here * ratio * self.sum_up(cut), self.equal_up(cut, here * ratio, here));
            sum(near, other)
        };
        NoLikelier { all: all.min(1.0), equal }
    }

    /// The p-value of x; two-sided by the convention named.
    fn p(&self, x: u64, alternative: Alternative, by: TwoSidedBy) -> f64 {
        match (alternative, by) {
            (Alternative::Less, _) => self.at_most(x),
            (Alternative::Greater, _) => self.at_least(x),
            (Alternative::TwoSided, TwoSidedBy::Likelihood) => self.no_likelier(x).all,
            (Alternative::TwoSided, TwoSidedBy::DoubledTail) => {
                (2.0 * self.at_most(x).min(self.at_least(x))).min(1.0)
            }
        }
    }

    /// The same, with outcomes as likely as x counted by half.
    fn mid_p(&self, x: u64, alternative: Alternative, by: TwoSidedBy) -> f64 {
        let half = 0.5 * self.at(x);
        match (alternative, by) {
            (Alternative::Less, _) => self.at_most(x) - half,
            (Alternative::Greater, _) => self.at_least(x) - half,
            (Alternative::TwoSided, TwoSidedBy::Likelihood) => {
                let found = self.no_likelier(x);
                found.all - 0.5 * found.equal
            }
            (Alternative::TwoSided, TwoSidedBy::DoubledTail) => {
                (2.0 * (self.at_most(x).min(self.at_least(x)) - half)).min(1.0)
            }
        }
    }

    /// The outcomes nearest to the mode on its two sides whose two-sided p-value is at most alpha, sought so many steps off.
    fn smallest_evidence(&self, alpha: f64, guess: u64) -> (Option<u64>, Option<u64>) {
        let (low, high, mode) = (self.low(), self.high(), self.mode());
        // Rounding does not decide where the p-value is exactly alpha.
        let alpha = alpha * (1.0 + 1e-12);
        let below = first(mode - low, guess, |steps| self.no_likelier(mode - steps).all <= alpha);
        let above = first(high - mode, guess, |steps| self.no_likelier(mode + steps).all <= alpha);
        (below.map(|steps| mode - steps), above.map(|steps| mode + steps))
    }

    /// The probability of the outcomes from x up, x having probability `there`, that are as likely as one with `here`.
    fn equal_up(&self, x: u64, there: f64, here: f64) -> f64 {
        let (mut term, mut sum, mut at) = (there, 0.0, real(x));
        while term >= here * (1.0 - TIE) && term > 0.0 {
            sum += term;
            // Nought at the highest outcome.
            term *= self.up(at);
            at += 1.0;
        }
        sum
    }

    /// The probability of the outcomes from x down, x having probability `there`, that are as likely as one with `here`.
    fn equal_down(&self, x: u64, there: f64, here: f64) -> f64 {
        let (mut term, mut sum, mut at) = (there, 0.0, real(x));
        while term >= here * (1.0 - TIE) && term > 0.0 {
            sum += term;
            // Nought at the lowest outcome.
            term *= self.down(at);
            at -= 1.0;
        }
        sum
    }
}

fn sum((one, two): (f64, f64), others: Option<(f64, f64)>) -> (f64, f64) {
    others.map_or((one, two), |(three, four)| (one + three, two + four))
}

/// How probable are the outcomes no likelier than the one observed.
#[derive(Clone, Copy)]
pub(super) struct NoLikelier {
    pub(super) all: f64,
    pub(super) equal: f64,
}

/// The first of 1 to `last` for which a condition holds that, once it holds, holds for all that follow; sought outwards
/// from a guess.
fn first(last: u64, guess: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    // INVARIANT: it does not hold at `fails`, or that is nought; it holds at `works`, or that is beyond the last.
    let (mut fails, mut works) = (0, last + 1);
    let mut at = guess.clamp(1, last.max(1));
    let mut stride = 1;
    while works - fails > 1 {
        if holds(at) {
            works = at;
            at = at.saturating_sub(stride);
        } else {
            fails = at;
            at = at.saturating_add(stride);
        }
        stride *= 2;
        if at <= fails || at >= works {
            at = fails + (works - fails) / 2;
        }
    }
    (works <= last).then_some(works)
}

/// So many of `of` selected, each with the same probability.
#[derive(Clone, Copy)]
pub(super) struct Binomial {
    of: u64,
    p: f64,
    q: f64,
}

impl Binomial {
    /// With p from nought to one.
    pub(super) fn new(of: u64, p: f64) -> Self {
        Self::with_both(of, p, 1.0 - p)
    }

    /// With p, and with 1 − p given for itself, where it is known to more digits than p.
    pub(super) fn with_both(of: u64, p: f64, q: f64) -> Self {
        Self { of, p, q }
    }
}

impl Unimodal for Binomial {
    fn low(&self) -> u64 {
        if self.q <= 0.0 { self.of } else { 0 }
    }

    fn high(&self) -> u64 {
        if self.p <= 0.0 { 0 } else { self.of }
    }

    fn mode(&self) -> u64 {
        count((real(self.of) + 1.0) * self.p).clamp(self.low(), self.high())
    }

    fn mean(&self) -> f64 {
        real(self.of) * self.p
    }

    fn at(&self, x: u64) -> f64 {
        libm::exp(ln_binomial(x, self.of, self.p, self.q))
    }

    fn up(&self, x: f64) -> f64 {
        (real(self.of) - x) * self.p / ((x + 1.0) * self.q)
    }

    fn down(&self, x: f64) -> f64 {
        x * self.q / ((real(self.of) - x + 1.0) * self.p)
    }
}

/// How many of the selected are of the group, when all ways of selecting so many are equally likely.
#[derive(Clone, Copy)]
pub(super) struct Hypergeometric {
    group: u64,
    others: u64,
    selected: u64,
}

impl Hypergeometric {
    /// With at most as many selected as there are in both.
    pub(super) fn new(group: u64, others: u64, selected: u64) -> Self {
        Self { group, others, selected: selected.min(group + others) }
    }
}

impl Unimodal for Hypergeometric {
    fn low(&self) -> u64 {
        self.selected.saturating_sub(self.others)
    }

    fn high(&self) -> u64 {
        self.selected.min(self.group)
    }

    fn mode(&self) -> u64 {
        let (draws, group, all) = (self.selected + 1, self.group + 1, self.group + self.others + 2);
        let mode = u128::from(draws) * u128::from(group) / u128::from(all);
        u64::try_from(mode).unwrap_or(u64::MAX).clamp(self.low(), self.high())
    }

    fn mean(&self) -> f64 {
        real(self.selected) * real(self.group) / real((self.group + self.others).max(1))
    }

    fn at(&self, x: u64) -> f64 {
        hypergeometric(x, self.group, self.others, self.selected)
    }

    fn up(&self, x: f64) -> f64 {
        let others_rest = real(self.others) - real(self.selected);
        (real(self.group) - x) * (real(self.selected) - x) / ((x + 1.0) * (others_rest + x + 1.0))
    }
    fn down(&self, x: f64) -> f64 {
        let others_rest = real(self.others) - real(self.selected);
        x * (others_rest + x) / ((real(self.group) - x + 1.0) * (real(self.selected) - x + 1.0))
    }
}
