//! Evidence that may be looked at after every round: e-processes.

use std::collections::BTreeSet;
use std::num::ParseFloatError;

use serde::{Deserialize, Serialize};

use super::TwoByTwo;
use super::noncentral::Margins;

/// No odds ratio of a grid is further from one: as a logarithm.
const FURTHEST: f64 = 64.0;
/// How far from one the weights of a grid may add up to.
const ROUNDING: f64 = 1e-12;
/// How many points the grids made here have on a side, 1.25 apart.
const POINTS: u32 = 8;

/// What has been found so far against a fair draw, as a bet at fair odds: valid however often it is looked at.
///
/// Before the first round one unit is staked. After each round the stake is multiplied by ψ^x / E₁\[ψ^X\], where x is
/// how many of the group were selected, ψ an odds ratio fixed beforehand, and E₁ the mean over all ways to select as many
/// of the round's people as were selected, all equally likely: so that no multiplier is above one on average under a
/// fair draw. The stake is spread over several ψ; what it has become is the e-value. It is a likelihood ratio too: how much likelier
/// what was seen is when the odds differ by such a ψ.
///
/// P(the e-value ever reaches 1/α) ≤ α under a fair draw within each round (Ville 1939): one over the largest so far is
/// a p-value at any time, whoever looked and whenever one stops (Shafer, Shen, Vereshchagin and Vovk 2011; Turner, Ly
/// and Grünwald 2024 for two-by-two tables). The grid must be fixed before the first round, and every round enter once, in the
/// order of closing, whatever it shows.
///
/// [`TestMartingale::e_value`] of 20: who had staked one krone on a difference would hold twenty by now. Of one: nothing
/// either way. Below one: the bet lost, which is no evidence of a fair draw.
///
/// A rule that prefers the group (an even choice, an invitation that must be given) moves its count up. For ψ below one
/// the multiplier never rises when one more of the group is selected, in somebody's place or beside: so
/// [`EProcess::disadvantage`] stays valid for that group, on average over how many are selected, not given that
/// number. It is not valid for the people whose places it takes, and [`EProcess::two_sided`] is for nobody: show it only
/// where no such rule applied.
///
/// ```
/// use mangfold::monitor::{EProcess, Rate, TwoByTwo};
///
/// let mut women = EProcess::disadvantage();
/// let table = TwoByTwo::new(Rate::new(0, 6)?, Rate::new(4, 8)?);
/// for round in 0..12 {
///     women.close(round, table)?;
/// }
/// assert!(women.e_value() > 20.0 && women.anytime_p() < 0.05);
/// assert_eq!(women.close(3, table).unwrap_err().code(), "round_already_closed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct EProcess {
    martingale: TestMartingale,
    closed: BTreeSet<u128>,
}

impl EProcess {
    /// Against a disadvantage of the group: log ψ = −k ln 1.25 for k = 1 to 8 (odds from 0.8 to 0.17 times the others'),
    /// an eighth of the stake on each.
    #[must_use]
    pub fn disadvantage() -> Self {
        Self::with_points((1..=POINTS).map(|k| Point::new(-f64::from(k) * step(), 1.0 / f64::from(POINTS))))
    }

    /// Against a difference either way: the same ψ and one over each, a sixteenth of the stake on each.
    #[must_use]
    pub fn two_sided() -> Self {
        let weight = 0.5 / f64::from(POINTS);
        let sizes = (1..=POINTS).map(|k| f64::from(k) * step());
        Self::with_points(sizes.flat_map(|size| [-size, size].map(|theta| Point::new(theta, weight))))
    }

    /// Against alternatives of one's own: pairs of a log odds ratio (of the group's odds to the others') and its share of
    /// the stake.
    ///
    /// # Errors
    ///
    /// [`GridError::Empty`] without any; [`GridError::OddsRatio`] unless every log odds ratio is from −64 to 64;
    /// [`GridError::Weight`] unless every share is above nought and at most one; [`GridError::Sum`] unless they add up to
    /// one within 10⁻¹².
    pub fn new(grid: &[(f64, f64)]) -> Result<Self, GridError> {
        let points: Vec<Point> = grid.iter().map(|(theta, weight)| Point::new(*theta, *weight)).collect();
        check(&points)?;
        Ok(Self::with_points(points))
    }

    fn with_points(points: impl IntoIterator<Item = Point>) -> Self {
        Self { martingale: TestMartingale::new(points), closed: BTreeSet::new() }
    }

    /// Enters a closed round, under a key of the host's, and returns the e-value after it.
    ///
    /// # Errors
    ///
    /// [`AlreadyClosed`] when a round with this key was entered before: nothing is changed.
    pub fn close(&mut self, round: u128, table: TwoByTwo) -> Result<f64, AlreadyClosed> {
        if !self.closed.insert(round) {
            return Err(AlreadyClosed { round });
        }
        self.martingale.enter(table);
        Ok(self.martingale.e_value())
    }

    /// How many rounds were entered, the uninformative among them.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.closed.len()
    }

    /// Whether a round was entered.
    #[must_use]
    pub fn is_closed(&self, round: u128) -> bool {
        self.closed.contains(&round)
    }

    /// The figures alone.
    #[must_use]
    pub const fn martingale(&self) -> &TestMartingale {
        &self.martingale
    }

    /// The logarithm of the e-value: finite, however large that is.
    #[must_use]
    pub fn log_e_value(&self) -> f64 {
        self.martingale.log_e_value()
    }

    /// What one unit staked has become.
    #[must_use]
    pub fn e_value(&self) -> f64 {
        self.martingale.e_value()
    }

    /// The largest e-value so far, at least one.
    #[must_use]
    pub fn largest(&self) -> f64 {
        self.martingale.largest()
    }

    /// A p-value at any time: one over the largest e-value so far.
    #[must_use]
    pub fn anytime_p(&self) -> f64 {
        self.martingale.anytime_p()
    }

    /// How many rounds could tell nothing, because a margin is nought.
    #[must_use]
    pub const fn uninformative(&self) -> usize {
        self.martingale.uninformative()
    }
}

/// The figures of an e-process: what one unit staked has become, and the most it has been.
///
/// ```
/// use mangfold::monitor::EProcess;
/// let fresh = EProcess::two_sided();
/// assert_eq!((fresh.martingale().e_value(), fresh.martingale().anytime_p()), (1.0, 1.0));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TestMartingale {
    // INVARIANT: a grid that `check` passes; finite products; the largest is at least nought and at least the current.
    points: Vec<Point>,
    log_largest: f64,
    uninformative: usize,
}

impl TestMartingale {
    fn new(points: impl IntoIterator<Item = Point>) -> Self {
        Self { points: points.into_iter().collect(), log_largest: 0.0, uninformative: 0 }
    }

    fn enter(&mut self, table: TwoByTwo) {
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
}

/// The e-processes of several groups over the same rounds, in step, and their average.
///
/// The arithmetic mean of e-values is one, however they depend on one another (Vovk and Wang 2021). The mean of the
/// groups' *current* e-values is so after each round, and its own largest so far is what one over is a p-value at any
/// time: that nobody's chance depends on the group, for any of the groups. The mean of their largest so far would not
/// do, since each may be largest at another time.
///
/// ```
/// use mangfold::monitor::{AverageEProcess, EProcess, Rate, TwoByTwo};
///
/// let mut both = AverageEProcess::new(EProcess::disadvantage(), 2)?;
/// let round = [TwoByTwo::new(Rate::new(0, 6)?, Rate::new(4, 8)?), TwoByTwo::new(Rate::new(1, 4)?, Rate::new(3, 10)?)];
/// let average = both.close(1, &round)?;
/// let each: f64 = both.groups().iter().map(|group| group.e_value()).sum();
/// assert!((average - each / 2.0).abs() < 1e-12);
/// assert_eq!(both.close(2, &round[..1]).unwrap_err().to_string(), "tables: 1 given for 2 groups");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "AverageFields", into = "AverageFields")]
pub struct AverageEProcess {
    // INVARIANT: at least one group; all with the same grid.
    groups: Vec<TestMartingale>,
    log_largest: f64,
    closed: BTreeSet<u128>,
}

impl AverageEProcess {
    /// So many groups, each with the grid of a process that has no rounds yet.
    ///
    /// # Errors
    ///
    /// [`AverageError::NoGroups`] of no groups; [`AverageError::HasRounds`] when the process has rounds.
    pub fn new(each: EProcess, groups: usize) -> Result<Self, AverageError> {
        if groups == 0 {
            return Err(AverageError::NoGroups);
        }
        if each.rounds() > 0 {
            return Err(AverageError::HasRounds { rounds: each.rounds() });
        }
        Ok(Self { groups: vec![each.martingale; groups], log_largest: 0.0, closed: BTreeSet::new() })
    }

    /// Enters a closed round, one table for each group in their order, and returns the average after it. A group nobody
    /// of was there has a table whose group is of nobody.
    ///
    /// # Errors
    ///
    /// [`CloseError::Tables`] when there is not one table for each group; [`CloseError::AlreadyClosed`] when a round with
    /// this key was entered before. Either way nothing is changed.
    pub fn close(&mut self, round: u128, tables: &[TwoByTwo]) -> Result<f64, CloseError> {
        if tables.len() != self.groups.len() {
            return Err(CloseError::Tables { given: tables.len(), groups: self.groups.len() });
        }
        if !self.closed.insert(round) {
            return Err(AlreadyClosed { round }.into());
        }
        for (group, table) in self.groups.iter_mut().zip(tables) {
            group.enter(*table);
        }
        self.log_largest = self.log_largest.max(self.log_e_value());
        Ok(self.e_value())
    }

    /// The groups, in the order of the tables.
    #[must_use]
    pub fn groups(&self) -> &[TestMartingale] {
        &self.groups
    }

    /// How many rounds were entered.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.closed.len()
    }

    /// Whether a round was entered.
    #[must_use]
    pub fn is_closed(&self, round: u128) -> bool {
        self.closed.contains(&round)
    }

    /// The logarithm of the average of the groups' e-values.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "nobody has 2^53 groups")]
    pub fn log_e_value(&self) -> f64 {
        let sum = log_sum(self.groups.iter().map(|group| (1.0, group.log_e_value())));
        sum - libm::log(self.groups.len() as f64)
    }

    /// The average of the groups' e-values.
    #[must_use]
    pub fn e_value(&self) -> f64 {
        libm::exp(self.log_e_value())
    }

    /// The largest average so far, at least one.
    #[must_use]
    pub fn largest(&self) -> f64 {
        libm::exp(self.log_largest)
    }

    /// A p-value at any time: one over the largest average so far.
    #[must_use]
    pub fn anytime_p(&self) -> f64 {
        libm::exp(-self.log_largest)
    }
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

/// A round enters once.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("round: {round:032x} was entered before")]
pub struct AlreadyClosed {
    round: u128,
}

impl AlreadyClosed {
    /// The key of the round.
    #[must_use]
    pub const fn round(&self) -> u128 {
        self.round
    }

    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "round_already_closed"
    }
}

/// Why a round cannot be entered for several groups.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CloseError {
    /// It was entered before.
    #[error(transparent)]
    AlreadyClosed(#[from] AlreadyClosed),
    /// There is not one table for each group.
    #[error("tables: {given} given for {groups} groups")]
    Tables {
        /// How many tables were given.
        given: usize,
        /// How many groups there are.
        groups: usize,
    },
}

impl CloseError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AlreadyClosed(already) => already.code(),
            Self::Tables { .. } => "round_tables",
        }
    }
}

/// Why e-processes of several groups cannot be.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AverageError {
    /// Of nobody there is no average.
    #[error("groups: there are none")]
    NoGroups,
    /// A process that others are to be like has rounds of its own.
    #[error("each: it has {rounds} rounds already")]
    HasRounds {
        /// How many.
        rounds: usize,
    },
}

impl AverageError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoGroups => "average_no_groups",
            Self::HasRounds { .. } => "average_has_rounds",
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

fn step() -> f64 {
    libm::log(1.25)
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
fn log_sum(terms: impl Iterator<Item = (f64, f64)> + Clone) -> f64 {
    let greatest = terms.clone().fold(f64::NEG_INFINITY, |greatest, (_, term)| greatest.max(term));
    let sum: f64 = terms.map(|(weight, term)| weight * libm::exp(term - greatest)).sum();
    greatest + libm::log(sum)
}

/// A number as the text that is read back as the same number: not every reader of JSON reads its numbers so.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
struct Exact(f64);

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

/// A key as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
struct Key(u128);

impl TryFrom<String> for Key {
    type Error = StateError;

    fn try_from(text: String) -> Result<Self, StateError> {
        let is_plain = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        match u128::from_str_radix(&text, 16) {
            Ok(key) if is_plain => Ok(Self(key)),
            _ => Err(StateError::Key),
        }
    }
}

impl From<Key> for String {
    fn from(Key(key): Key) -> Self {
        format!("{key:032x}")
    }
}

/// Why a stored state is none.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
enum StateError {
    #[error(transparent)]
    Grid(#[from] GridError),
    #[error("closed: a key is 32 digits 0-9 a-f")]
    Key,
    #[error("closed: keys stand in ascending order, each once")]
    Order,
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
struct MartingaleFields {
    points: Vec<PointFields>,
    log_largest: Exact,
    uninformative: usize,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the state of an e-process")]
struct Fields {
    figures: MartingaleFields,
    closed: Vec<Key>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the state of e-processes of several groups")]
struct AverageFields {
    groups: Vec<MartingaleFields>,
    log_largest: Exact,
    closed: Vec<Key>,
}

impl MartingaleFields {
    fn read(self, rounds: usize) -> Result<TestMartingale, StateError> {
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

fn keys(closed: &[Key]) -> Result<BTreeSet<u128>, StateError> {
    if closed.is_sorted_by(|one, next| one.0 < next.0) {
        Ok(closed.iter().map(|key| key.0).collect())
    } else {
        Err(StateError::Order)
    }
}

impl TryFrom<Fields> for EProcess {
    type Error = StateError;

    fn try_from(f: Fields) -> Result<Self, StateError> {
        let closed = keys(&f.closed)?;
        Ok(Self { martingale: f.figures.read(closed.len())?, closed })
    }
}

impl From<EProcess> for Fields {
    fn from(process: EProcess) -> Self {
        Self { figures: process.martingale.into(), closed: process.closed.into_iter().map(Key).collect() }
    }
}

impl TryFrom<AverageFields> for AverageEProcess {
    type Error = StateError;

    fn try_from(f: AverageFields) -> Result<Self, StateError> {
        let closed = keys(&f.closed)?;
        let groups: Result<Vec<_>, _> = f.groups.into_iter().map(|group| group.read(closed.len())).collect();
        let groups = groups?;
        let first = groups.first().ok_or(StateError::NoGroups)?;
        let is_same = |one: &Point, other: &Point| {
            one.log_odds_ratio.to_bits() == other.log_odds_ratio.to_bits()
                && one.weight.to_bits() == other.weight.to_bits()
        };
        if !groups.iter().all(|group| {
            group.points.len() == first.points.len()
                && group.points.iter().zip(&first.points).all(|(one, other)| is_same(one, other))
        }) {
            return Err(StateError::Grids);
        }
        let average = Self { groups, log_largest: f.log_largest.0, closed };
        let least = average.log_e_value().max(0.0);
        if !(average.log_largest >= least && average.log_largest.is_finite()) {
            return Err(StateError::Largest { value: average.log_largest, least });
        }
        Ok(average)
    }
}

impl From<AverageEProcess> for AverageFields {
    fn from(average: AverageEProcess) -> Self {
        Self {
            groups: average.groups.into_iter().map(Into::into).collect(),
            log_largest: Exact(average.log_largest),
            closed: average.closed.into_iter().map(Key).collect(),
        }
    }
}
