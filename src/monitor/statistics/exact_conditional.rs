//! The exact conditional test of many two-by-two tables, and their common odds ratio.

use std::f64::consts::TAU;

use serde::Serialize;

use super::convolution::{Budget, Distribution, Family, Tilt};
use super::noncentral::Margins;
use super::number::{count, real};
use super::{Alternative, Interval, Level, Strata};

/// How close two probabilities count as equal, relatively: as in R's `fisher.test` and `mantelhaen.test`.
const EQUAL: f64 = 1e-7;
/// What may be left out of a probability, relatively.
const LEFT_OUT: f64 = 1e-13;
/// No θ is further from nought: the odds of tables of 2^33 people, 2^32 of them, are nearer.
const FURTHEST: f64 = 128.0;
/// The logarithm of the largest weight reckoned with.
const MOST: f64 = 500.0;
/// Steps until a root is found at the latest.
const STEPS: u32 = 200;

/// What many closed rounds show together, exactly: the group's selected of all rounds, each round's margins fixed.
///
/// Under a fair draw within each round the sum S of the group's selected is a sum of independent hypergeometric counts;
/// when the odds of being selected differ by a common ratio ψ, of noncentral ones, and S is all that tells of ψ (Cox
/// 1970; Mehta, Patel and Gray 1985).
///
/// The distribution is computed at a ψ where what was observed is likely, and carried to others by P₁(s) ∝ ψ^−s `P_ψ(s)`
/// (exponential tilting, Esscher 1932): so far tails are as exact as near ones. What is too unlikely to matter is left
/// out; [`ExactConditional::truncation`] bounds what that does to the p-values and tail probabilities, relatively. S is a sum
/// of independent yes-or-no draws (Vatutin and Mikhailov 1982), and its probabilities rise to a mode and fall from it:
/// the bounds rest on that.
///
/// A rule that prefers the group (an even choice, an invitation that must be given) moves its count up: the lower tail
/// then stays valid for that group, and none of these figures is valid for the people whose places it takes.
///
/// ```
/// use mangfold::monitor::{Alternative, Level, Rate, Strata, TwoByTwo};
///
/// let round = |a, of, b, rest| Some(TwoByTwo::new(Rate::new(a, of).ok()?, Rate::new(b, rest).ok()?));
/// let rounds: Strata = [round(0, 3, 4, 9), round(1, 4, 3, 5), round(0, 2, 2, 6)].into_iter().flatten().collect();
///
/// let exact = rounds.exact_conditional(Level::P95).unwrap();
/// assert_eq!((exact.observed(), exact.odds_ratio() < 0.2), (1, true));
/// assert!((exact.p(Alternative::Less) - 59.0 / 924.0).abs() < 1e-12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ExactConditional {
    observed: u64,
    expected: f64,
    less: Tail,
    greater: Tail,
    two_sided: Tail,
    #[serde(serialize_with = "super::interval::figure")]
    odds_ratio: f64,
    interval: Interval,
    truncation: f64,
}

/// A p-value, and the same with what is as likely as the observed counted half.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
struct Tail {
    p: f64,
    mid_p: f64,
}

impl ExactConditional {
    /// How many of the group were selected in all informative rounds.
    #[must_use]
    pub const fn observed(&self) -> u64 {
        self.observed
    }

    /// How many would be on average, if everybody in a round had the same chance.
    #[must_use]
    pub const fn expected(&self) -> f64 {
        self.expected
    }

    /// The probability, if everybody in a round had the same chance, of so few ([`Alternative::Less`]), of so many
    /// ([`Alternative::Greater`]), or of a sum no likelier than the observed ([`Alternative::TwoSided`]; equal within
    /// 10⁻⁷, as in R). Below 10⁻³⁰⁸ it is nought.
    #[must_use]
    pub const fn p(&self, alternative: Alternative) -> f64 {
        self.tail(alternative).p
    }

    /// The same, with what is exactly as likely as the observed counted half (Lancaster 1961): nearer to its level on
    /// average, but not never above it.
    #[must_use]
    pub const fn mid_p(&self, alternative: Alternative) -> f64 {
        self.tail(alternative).mid_p
    }

    /// The conditional maximum-likelihood estimate of the common odds ratio: nought where no fewer could have been
    /// selected, infinite where no more.
    #[must_use]
    pub const fn odds_ratio(&self) -> f64 {
        self.odds_ratio
    }

    /// The exact interval of the common odds ratio: both one-sided tests at half the level (Clopper and Pearson 1934;
    /// Cornfield 1956).
    #[must_use]
    pub const fn interval(&self) -> Interval {
        self.interval
    }

    /// A bound on how much of any figure was left out, relative to it.
    #[must_use]
    pub const fn truncation(&self) -> f64 {
        self.truncation
    }

    const fn tail(&self, alternative: Alternative) -> Tail {
        match alternative {
            Alternative::Less => self.less,
            Alternative::Greater => self.greater,
            Alternative::TwoSided => self.two_sided,
        }
    }
}

impl Strata {
    /// The exact conditional test, the common odds ratio and its exact interval.
    ///
    /// None where no round is informative; and none where it would take more than 2³⁴ multiplications, as hundreds of
    /// rounds with a million people each would: the figures of large numbers, [`Strata::cochran_mantel_haenszel`] and
    /// [`Strata::common_odds_ratio`], are then as good as these.
    #[must_use]
    pub fn exact_conditional(&self, level: Level) -> Option<ExactConditional> {
        if self.tables().is_empty() {
            return None;
        }
        let mut budget = Budget::new();
        let family =
            Family::new(self.tables().iter().map(|table| Margins::of(*table)).collect(), &mut budget)?;
        Search { family, budget }.run(level, self.observed())
    }
}

struct Search {
    family: Family,
    budget: Budget,
}

impl Search {
    fn at(&mut self, theta: f64) -> Option<Tilt> {
        self.family.at(theta, &mut self.budget)
    }

    #[expect(clippy::cast_precision_loss, reason = "the expectation is a figure")]
    fn run(mut self, level: Level, all: u64) -> Option<ExactConditional> {
        let (observed, highest) = (self.family.observed(), self.family.highest());
        let (at_lowest, at_highest) = (observed == 0, observed == highest);
        let null = self.at(0.0)?;
        // Nowhere is the sum certain to be at an end; where its mean is a quarter off, it is there three times of four.
        let wanted = match (at_lowest, at_highest) {
            (true, _) => 0.25,
            (_, true) => -0.25,
            _ => 0.0,
        };
        let center = self.mean_at(wanted, null)?;
        let half = level.alpha() / 2.0;
        // Chernoff 1952: P(S ≥ observed) ≤ exp(−divergence), and as well below. So the ends of the interval are no
        // further out than where the divergence is ln(1 / half).
        let low = if at_lowest { center } else { self.diverging(center, -libm::log(half), -1.0)? };
        let high = if at_highest { center } else { self.diverging(center, -libm::log(half), 1.0)? };
        let divergence = (null.log_moment - center.log_moment).max(0.0);
        let is_near = divergence <= 8.0;
        let width = 1.0 + 3.0 * center.variance.sqrt();
        let mut least = LEFT_OUT * half.min(1.0 / width);
        let (mut from, mut to) = (low.theta, high.theta);
        if is_near {
            least *= libm::exp(-divergence);
            (from, to) = (from.min(0.0), to.max(0.0));
        }
        let distribution = self.family.distribution(center.theta, from, to, least, &mut self.budget)?;
        let sides = Sides::of(&distribution, observed);
        let at_observed = sides.at;
        let scale = libm::exp(center.log_moment);
        let is_below = null.excess >= 0.0;
        let ratio = libm::exp(-center.theta);
        let below = Sums::of(sides.below.iter().rev().copied(), 1.0 / ratio, 1.0 / ratio, at_observed);
        let above = Sums::of(sides.above.iter().copied(), ratio, ratio, at_observed);
        let (own, other) = if is_below { (below, above) } else { (above, below) };
        let own_p = ((at_observed + own.all) * scale).min(1.0);
        let mut left_out = distribution.lost() / half.min(at_observed);
        let other = if is_near {
            // Every θ of the range, so nought too, leaves out no more than that.
            left_out = left_out.max(distribution.lost() / own_p);
            other
        } else {
            let (other, lost) = self.far_side(center, null, at_observed)?;
            left_out += lost / (at_observed + own.all);
            other
        };
        let own_tail = Tail { p: own_p, mid_p: (at_observed / 2.0 + own.all) * scale };
        let other_tail = Tail {
            p: (1.0 - own.all * scale).clamp(0.0, 1.0),
            mid_p: (1.0 - own_tail.mid_p).clamp(0.0, 1.0),
        };
        let unlikelier = own.unlikelier + other.unlikelier;
        let as_likely = at_observed + own.as_likely + other.as_likely;
        let two_sided = Tail {
            p: ((unlikelier + as_likely) * scale).min(1.0),
            mid_p: ((unlikelier + as_likely / 2.0) * scale).min(1.0),
        };
        let interval = Interval::new(
            if at_lowest { 0.0 } else { libm::exp(sides.end(&distribution, half, low.theta)) },
            if at_highest { f64::INFINITY } else { libm::exp(sides.end(&distribution, half, high.theta)) },
        );
        let (less, greater) = if is_below { (own_tail, other_tail) } else { (other_tail, own_tail) };
        Some(ExactConditional {
            observed: all,
            expected: all as f64 + null.excess,
            less,
            greater,
            two_sided,
            odds_ratio: match (at_lowest, at_highest) {
                (true, _) => 0.0,
                (_, true) => f64::INFINITY,
                _ => libm::exp(center.theta),
            },
            interval,
            truncation: left_out,
        })
    }

    /// Where the mean lies so far above the observed.
    fn mean_at(&mut self, wanted: f64, null: Tilt) -> Option<Tilt> {
        let (mut low, mut high, mut here) = (-FURTHEST, FURTHEST, null);
        for _ in 0..STEPS {
            let off = here.excess - wanted;
            if off == 0.0 {
                return Some(here);
            }
            if off > 0.0 {
                high = here.theta;
            } else {
                low = here.theta;
            }
            let step = off / here.variance;
            let mut next = here.theta - step.clamp(-4.0, 4.0);
            if !(low..=high).contains(&next) {
                next = low + (high - low) / 2.0;
            }
            // Newton's error is squared from step to step, and |κ₃| ≤ κ₂ for a sum of yes-or-no draws.
            if (next - here.theta).abs() <= 1e-7 {
                return self.at(next);
            }
            here = self.at(next)?;
        }
        Some(here)
    }

    /// Where the divergence from the center is as large as wanted, or somewhat larger; towards one side.
    fn diverging(&mut self, center: Tilt, wanted: f64, side: f64) -> Option<Tilt> {
        let mut step = (2.0 * wanted / center.variance.max(0.1)).sqrt();
        for _ in 0..STEPS {
            let theta = (center.theta + side * step).clamp(-2.0 * FURTHEST, 2.0 * FURTHEST);
            let here = self.at(theta)?;
            let divergence = here.log_moment - center.log_moment;
            if divergence >= wanted && divergence <= wanted + 0.5 || theta.abs() >= 2.0 * FURTHEST {
                return Some(here);
            }
            // Convex and rising: Newton's step lands beyond, and comes nearer from there.
            let slope = (side * here.excess).max(1e-3);
            step += ((wanted + 0.2 - divergence) / slope).clamp(-0.75 * step, 8.0);
        }
        None
    }

    /// The other side of the null distribution where it is far, divided by the scale of the center; and what is left out.
    #[expect(
        clippy::cast_precision_loss,
        reason = "a distance between counts, below 2^53 where it is not hopeless"
    )]
    fn far_side(&mut self, center: Tilt, null: Tilt, at_observed: f64) -> Option<(Sums, f64)> {
        let is_below = null.excess >= 0.0;
        let side = if is_below { 1.0 } else { -1.0 };
        let mean = count(self.family.observed() as f64 + null.excess);
        // ln P₁ at the mean of a θ is about the log moment − θ · excess − ½ ln(1 + 2π · variance): exact at both ends.
        let ln_likely =
            |tilt: Tilt| tilt.log_moment - tilt.theta * tilt.excess - libm::log1p(TAU * tilt.variance) / 2.0;
        let ln_wanted = libm::log(at_observed) + center.log_moment;
        let outermost = self.at(side * FURTHEST)?;
        if ln_likely(outermost) > ln_wanted + 1.0 {
            return Some((Sums::default(), 0.0));
        }
        for margin in [1.0, 4.0, 16.0, 64.0] {
            let inner = self.likely_at(&ln_likely, ln_wanted + margin, -side * center.theta, side)?;
            let outer = self.likely_at(&ln_likely, ln_wanted - margin, side * inner.theta, side)?;
            let middle = self.at(f64::midpoint(inner.theta, outer.theta))?;
            let least = LEFT_OUT * libm::exp(-margin) / (1.0 + 3.0 * middle.variance.sqrt());
            let (low, high) = (inner.theta.min(outer.theta), inner.theta.max(outer.theta));
            let there = self.family.distribution(middle.theta, low, high, least, &mut self.budget)?;
            let (from, to) = there.ends();
            // Only what lies beyond the null mean: towards the observed, the window may reach less likely points again.
            let first = if is_below { from.max(mean) } else { to.min(mean) };
            let away = (i128::from(first) - i128::from(self.family.observed())) as f64;
            let ln_weight = middle.log_moment - center.log_moment - middle.theta * away;
            // What is too likely for a number is likelier than the observed.
            let passed = count(((ln_weight - MOST) / middle.theta.abs()).max(0.0));
            let weight = libm::exp(ln_weight - middle.theta.abs() * real(passed));
            let ratio = libm::exp(-middle.theta.abs());
            let skipped = usize::try_from(first.abs_diff(if is_below { from } else { to }) + passed).ok()?;
            let masses = there.masses().iter().copied();
            let sums = if is_below {
                Sums::of(masses.skip(skipped), weight, ratio, at_observed)
            } else {
                Sums::of(masses.rev().skip(skipped), weight, ratio, at_observed)
            };
            let is_last = if is_below { to == self.family.highest() } else { from == 0 };
            let is_found = sums.likelier > 0.0 && (sums.as_likely + sums.unlikelier > 0.0 || is_last);
            if is_found {
                return Some((sums, there.lost() * sums.weight));
            }
        }
        None
    }

    /// A θ on one side where a point is about so likely (within a quarter, as a logarithm); the furthest where none is.
    fn likely_at(
        &mut self,
        ln_likely: &impl Fn(Tilt) -> f64,
        wanted: f64,
        start: f64,
        side: f64,
    ) -> Option<Tilt> {
        let (mut near, mut far) = (0.0, FURTHEST);
        let mut theta = (side * start).clamp(1e-9, FURTHEST);
        let mut here = self.at(side * theta)?;
        for _ in 0..STEPS {
            let off = ln_likely(here) - wanted;
            if off.abs() <= 0.25 || far - near <= 1e-9 * far {
                break;
            }
            if off > 0.0 {
                near = theta;
            } else {
                far = theta;
            }
            // The derivative of the logarithm is about −θ · variance.
            let next = theta + off / (theta * here.variance);
            theta = if next > near && next < far { next } else { f64::midpoint(near, far) };
            here = self.at(side * theta)?;
        }
        Some(here)
    }
}

/// A distribution split at the observed.
#[derive(Clone, Copy, Debug)]
struct Sides<'a> {
    below: &'a [f64],
    at: f64,
    above: &'a [f64],
}

impl<'a> Sides<'a> {
    fn of(distribution: &'a Distribution, observed: u64) -> Self {
        let (below, from) = distribution.split(observed);
        let (at, above) = from.split_first().map_or((0.0, from), |(at, above)| (*at, above));
        Self { below, at, above }
    }

    /// Where the tail towards the other end of the interval, the observed in it, is as likely as wanted: the upper tail
    /// for a θ below the distribution's, the lower for one above. The end is no further out than `furthest`.
    fn end(self, distribution: &Distribution, wanted: f64, furthest: f64) -> f64 {
        let center = distribution.theta();
        let is_low = furthest < center;
        let (mut out, mut inside, mut away) = (furthest - center, 0.0, (furthest - center) / 2.0);
        for _ in 0..STEPS {
            let ratio = libm::exp(away);
            let (below, below_mean) = moments(self.below.iter().rev().copied(), 1.0 / ratio);
            let (above, above_mean) = moments(self.above.iter().copied(), ratio);
            let (tail, tail_mean) =
                if is_low { (self.at + above, above_mean) } else { (self.at + below, -below_mean) };
            let all = below + self.at + above;
            let off = libm::log(tail / (all * wanted));
            if off > 0.0 {
                inside = away;
            } else {
                out = away;
            }
            let slope = tail_mean / tail - (above_mean - below_mean) / all;
            let next = away - off / slope;
            let next = if (out.min(inside)..=out.max(inside)).contains(&next) {
                next
            } else {
                f64::midpoint(out, inside)
            };
            let is_done = (next - away).abs() <= 1e-10;
            away = next;
            if is_done {
                break;
            }
        }
        center + away
    }
}

/// The sum of masses outwards, each multiplied by one power more of a ratio; and the same times the distance.
fn moments(masses: impl Iterator<Item = f64>, ratio: f64) -> (f64, f64) {
    let (mut sum, mut first, mut weight, mut away) = (0.0, 0.0, 1.0, 0.0);
    for mass in masses {
        weight *= ratio;
        away += 1.0;
        sum += mass * weight;
        first += mass * weight * away;
    }
    (sum, first)
}

/// One side of the null distribution, divided by a scale.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    all: f64,
    likelier: f64,
    as_likely: f64,
    unlikelier: f64,
    /// What a mass is multiplied by where the first is no likelier.
    weight: f64,
}

impl Sums {
    /// Of masses outwards, the first multiplied by a weight, each next by one power more of a ratio; beside that of the
    /// observed.
    fn of(masses: impl Iterator<Item = f64>, mut weight: f64, ratio: f64, observed: f64) -> Self {
        let mut sums = Self::default();
        for mass in masses {
            let mass = mass * weight;
            sums.all += mass;
            if mass > observed * (1.0 + EQUAL) {
                sums.likelier += mass;
            } else {
                if sums.weight == 0.0 {
                    sums.weight = weight;
                }
                if mass * (1.0 + EQUAL) >= observed {
                    sums.as_likely += mass;
                } else {
                    sums.unlikelier += mass;
                }
            }
            weight *= ratio;
        }
        sums
    }
}
