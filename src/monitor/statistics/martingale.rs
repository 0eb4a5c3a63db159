//! What one unit staked on a difference has become: the figures of an e-process.

use std::fmt;
use std::num::ParseFloatError;

use serde::{Deserialize, Serialize};

use super::TwoByTwo;
use super::noncentral::Margins;

/// No odds ratio of a grid is further from one: as a logarithm.
const FURTHEST: f64 = 64.0;
/// How far from one the weights of a grid may add up to.
const ROUNDING: f64 = 1e-12;
/// The figures of an e-process: what one unit staked has become, and the most it has been.
///
/// ```
/// use mangfold::monitor::EProcess;
/// let fresh = EProcess::two_sided();
/// assert_eq!((fresh.martingale().e_value(), fresh.martingale().anytime_p()), (1.0, 1.0));
/// ```
#[derive(Clone, PartialEq)]
pub struct TestMartingale {
    // INVARIANT: a grid that `check` passes; finite products; the largest is at least nought and at least the current.
    points: Vec<Point>,
    log_largest: f64,
    uninformative: usize,
}

/// One value after another tells what a round was: none is shown.
impl fmt::Debug for TestMartingale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TestMartingale {{ points: {}, figures: [redacted] }}", self.points.len())
    }
}

impl TestMartingale {
    /// Nothing staked yet on some alternatives: pairs of a log odds ratio and its share of the stake.
    pub(in crate::monitor) fn new(grid: &[(f64, f64)]) -> Result<Self, GridError> {
        let points: Vec<Point> = grid.iter().map(|(theta, weight)| Point::new(*theta, *weight)).collect();
        check(&points)?;
        Ok(Self::with_points(points))
    }

    /// As [`TestMartingale::new`], of alternatives made here.
    pub(in crate::monitor) fn of(grid: impl IntoIterator<Item = (f64, f64)>) -> Self {
        Self::with_points(grid.into_iter().map(|(theta, weight)| Point::new(theta, weight)).collect())
    }

    const fn with_points(points: Vec<Point>) -> Self {
        Self { points, log_largest: 0.0, uninformative: 0 }
    }

    /// Enters the table of one round.
    pub(in crate::monitor) fn enter(&mut self, table: TwoByTwo) {
        let (margins, observed) = Margins::of(table);
        if margins.span() == 0 {
            self.uninformative += 1;
            return;
        }
        let null = margins.shape(1.0);
        for point in &mut self.points {
            point.log_product += margins.log_likelihood_ratio(null, point.log_odds_ratio, observed);
        }
        self.log_largest = self.log_largest.max(self.log_e_value());
    }

    /// The logarithm of the e-value: finite, however large that is.
    #[must_use]
    pub fn log_e_value(&self) -> f64 {
        if self.points.iter().all(|point| point.log_product == 0.0) {
            // Before the first informative round it is one exactly, however the weights round.
            return 0.0;
        }
        log_sum(self.points.iter().map(|point| (point.weight, point.log_product)))
    }

    /// What one unit staked has become; infinite above 10³⁰⁸, where [`TestMartingale::log_e_value`] still tells.
    #[must_use]
    pub fn e_value(&self) -> f64 {
        libm::exp(self.log_e_value())
    }

    /// The largest e-value so far, at least one.
    #[must_use]
    pub fn largest(&self) -> f64 {
        libm::exp(self.log_largest)
    }

    /// A p-value at any time: one over the largest e-value so far.
    #[must_use]
    pub fn anytime_p(&self) -> f64 {
        libm::exp(-self.log_largest)
    }

    /// How many rounds could tell nothing, because a margin is nought.
    #[must_use]
    pub const fn uninformative(&self) -> usize {
        self.uninformative
    }

    /// The same grid, without rounds.
    pub(in crate::monitor) fn fresh(&self) -> Self {
        Self::of(self.points.iter().map(|point| (point.log_odds_ratio, point.weight)))
    }

    /// Which side the stake is on.
    #[must_use]
    pub fn side(&self) -> Side {
        if self.points.iter().all(|point| point.log_odds_ratio <= 0.0) {
            Side::Fewer
        } else if self.points.iter().all(|point| point.log_odds_ratio >= 0.0) {
            Side::More
        } else {
            Side::Either
        }
    }

    /// Whether another has the same grid.
    pub(in crate::monitor) fn is_like(&self, other: &Self) -> bool {
        let same = |(one, other): (&Point, &Point)| {
            one.log_odds_ratio.to_bits() == other.log_odds_ratio.to_bits()
                && one.weight.to_bits() == other.weight.to_bits()
        };
        self.points.len() == other.points.len() && self.points.iter().zip(&other.points).all(same)
    }
}

/// What a stake is on.
///
/// ```
/// use mangfold::monitor::{EProcess, Side};
/// assert_eq!((EProcess::disadvantage().side(), EProcess::two_sided().side()), (Side::Fewer, Side::Either));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "there is no fourth")]
pub enum Side {
    /// Fewer of the group than a fair draw gives.
    Fewer,
    /// More of the group than a fair draw gives.
    More,
    /// A difference either way.
    Either,
}

/// Why a grid cannot be.
///
/// ```
/// use mangfold::monitor::EProcess;
/// assert_eq!(EProcess::new(&[(-0.5, 0.25)]).unwrap_err().to_string(), "weights: they add up to 0.25, not to one");
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GridError {
    /// There is nothing to stake on.
    #[error("grid: it is empty")]
    Empty,
    /// A log odds ratio that is none, or hopelessly large.
    #[error("log_odds_ratio: {value} is not from -64 to 64")]
    OddsRatio {
        /// The log odds ratio given.
        value: f64,
    },
    /// A share of the stake that is none.
    #[error("weight: {value} is not above nought and at most one")]
    Weight {
        /// The share given.
        value: f64,
    },
    /// The shares are not the whole stake.
    #[error("weights: they add up to {sum}, not to one")]
    Sum {
        /// What they add up to.
        sum: f64,
    },
}

impl GridError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "grid_empty",
            Self::OddsRatio { .. } => "grid_odds_ratio",
            Self::Weight { .. } => "grid_weight",
            Self::Sum { .. } => "grid_sum",
        }
    }
}

/// One odds ratio staked on.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Point {
    log_odds_ratio: f64,
    weight: f64,
    log_product: f64,
}

impl Point {
    const fn new(log_odds_ratio: f64, weight: f64) -> Self {
        Self { log_odds_ratio, weight, log_product: 0.0 }
    }
}

fn check(points: &[Point]) -> Result<(), GridError> {
    if points.is_empty() {
        return Err(GridError::Empty);
    }
    for Point { log_odds_ratio, weight, .. } in points {
        if !(-FURTHEST..=FURTHEST).contains(log_odds_ratio) {
            return Err(GridError::OddsRatio { value: *log_odds_ratio });
        }
        if !(*weight > 0.0 && *weight <= 1.0) {
            return Err(GridError::Weight { value: *weight });
        }
    }
    let sum: f64 = points.iter().map(|point| point.weight).sum();
    if (sum - 1.0).abs() <= ROUNDING { Ok(()) } else { Err(GridError::Sum { sum }) }
}

/// ln Σ weight · exp(logarithm), whatever the size of the logarithms.
pub(in crate::monitor) fn log_sum(terms: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let greatest = terms.clone().fold(f64::NEG_INFINITY, |greatest, (_, term)| greatest.max(term));
    let sum: f64 = terms.map(|(weight, term)| weight * libm::exp(term - greatest)).sum();
    greatest + libm::log(sum)
}

/// A number as the text that is read back as the same number: not every reader of JSON reads its numbers so.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub(in crate::monitor) struct Exact(pub(in crate::monitor) f64);

impl TryFrom<String> for Exact {
    type Error = ParseFloatError;

    fn try_from(text: String) -> Result<Self, ParseFloatError> {
        text.parse().map(Self)
    }
}

impl From<Exact> for String {
    fn from(Exact(value): Exact) -> Self {
        value.to_string()
    }
}

/// Why a stored state is none.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(in crate::monitor) enum StateError {
    #[error(transparent)]
    Grid(#[from] GridError),
    #[error("closed: {part} is there twice")]
    Twice { part: String },
    #[error("log_product: {value} is not finite")]
    Product { value: f64 },
    #[error("log_largest: {value} is below {least}")]
    Largest { value: f64, least: f64 },
    #[error("uninformative: {uninformative} of {rounds} rounds")]
    Uninformative { uninformative: usize, rounds: usize },
    #[error("points: without informative rounds nothing is gained or lost")]
    Untouched,
    #[error("groups: there are none")]
    NoGroups,
    #[error("groups: they have different grids")]
    Grids,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct PointFields {
    log_odds_ratio: Exact,
    weight: Exact,
    log_product: Exact,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(in crate::monitor) struct MartingaleFields {
    points: Vec<PointFields>,
    log_largest: Exact,
    uninformative: usize,
}

impl MartingaleFields {
    pub(in crate::monitor) fn read(self, rounds: usize) -> Result<TestMartingale, StateError> {
        let points: Vec<Point> = self
            .points
            .into_iter()
            .map(|point| Point {
                log_odds_ratio: point.log_odds_ratio.0,
                weight: point.weight.0,
                log_product: point.log_product.0,
            })
            .collect();
        check(&points)?;
        if let Some(point) = points.iter().find(|point| !point.log_product.is_finite()) {
            return Err(StateError::Product { value: point.log_product });
        }
        let (uninformative, log_largest) = (self.uninformative, self.log_largest.0);
        if uninformative > rounds {
            return Err(StateError::Uninformative { uninformative, rounds });
        }
        let is_touched = log_largest != 0.0 || points.iter().any(|point| point.log_product != 0.0);
        if uninformative == rounds && is_touched {
            return Err(StateError::Untouched);
        }
        let martingale = TestMartingale { points, log_largest, uninformative };
        let least = martingale.log_e_value().max(0.0);
        if !(log_largest >= least && log_largest.is_finite()) {
            return Err(StateError::Largest { value: log_largest, least });
        }
        Ok(martingale)
    }
}

impl From<TestMartingale> for MartingaleFields {
    fn from(martingale: TestMartingale) -> Self {
        let points = martingale.points.into_iter().map(|point| PointFields {
            log_odds_ratio: Exact(point.log_odds_ratio),
            weight: Exact(point.weight),
            log_product: Exact(point.log_product),
        });
        Self {
            points: points.collect(),
            log_largest: Exact(martingale.log_largest),
            uninformative: martingale.uninformative,
        }
    }
}
