//! Evidence that may be looked at after every round: e-processes, each round entered once.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::rates::AskError;
use super::stage::Step;
use super::statistics::{
    Exact, GridError, MartingaleFields, Side, StateError, TestMartingale, TwoByTwo, log_sum,
};
use super::tally::{PartId, Tally};
use crate::round::Format;

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
/// Two values that follow each other tell the counts of the round between them: show them to those who may see the round, or
/// after several rounds together. Which group of which tally a process is about is for the host to keep beside it.
///
/// A rule that prefers the group (an even choice, an invitation that must be given) moves its count up. For ψ below one
/// the multiplier never rises when one more of the group is selected, in somebody's place or beside: so
/// [`EProcess::disadvantage`] stays valid for that group, on average over how many are selected, not given that
/// number. It is not valid for the people whose places it takes, and [`EProcess::two_sided`] is for nobody: show it only
/// where no such rule applied.
///
/// ```
/// use mangfold::monitor::{EProcess, PartId, Rate, TwoByTwo};
///
/// let mut women = EProcess::disadvantage();
/// let table = TwoByTwo::new(Rate::new(0, 6)?, Rate::new(4, 8)?);
/// let part = |round: &str| Ok::<_, mangfold::TextError>(PartId::new(round.parse()?, "2026".parse()?));
/// for round in ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] {
///     women.close(part(round)?, table)?;
/// }
/// assert!(women.e_value() > 20.0 && women.anytime_p() < 0.05);
/// assert_eq!(women.close(part("3")?, table).unwrap_err().code(), "round_already_closed");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct EProcess {
    martingale: TestMartingale,
    closed: BTreeSet<PartId>,
}

impl EProcess {
    /// Against a disadvantage of the group: log ψ = −k ln 1.25 for k = 1 to 8 (odds from 0.8 to 0.17 times the others'),
    /// an eighth of the stake on each.
    #[must_use]
    pub fn disadvantage() -> Self {
        Self::with(TestMartingale::of(
            (1..=POINTS).map(|k| (-f64::from(k) * step(), 1.0 / f64::from(POINTS))),
        ))
    }

    /// Against a difference either way: the same ψ and one over each, a sixteenth of the stake on each.
    #[must_use]
    pub fn two_sided() -> Self {
        let weight = 0.5 / f64::from(POINTS);
        let sizes = (1..=POINTS).map(|k| f64::from(k) * step());
        Self::with(TestMartingale::of(sizes.flat_map(|size| [(-size, weight), (size, weight)])))
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
        TestMartingale::new(grid).map(Self::with)
    }

    const fn with(martingale: TestMartingale) -> Self {
        Self { martingale, closed: BTreeSet::new() }
    }

    /// Enters a round as it closes, under the name of its part and with the table of the tally of that one round, and returns
    /// the e-value after it. A merged tally has lost the order of closing: of it there is [`Tally::e_value`].
    ///
    /// # Errors
    ///
    /// [`AlreadyClosed`] when this part was entered before: nothing is changed.
    pub fn close(&mut self, part: PartId, table: TwoByTwo) -> Result<f64, AlreadyClosed> {
        if self.closed.contains(&part) {
            return Err(AlreadyClosed { part });
        }
        self.closed.insert(part);
        self.martingale.enter(table);
        Ok(self.martingale.e_value())
    }

    /// Which side the stake is on: fewer of the group, more, or either.
    #[must_use]
    pub fn side(&self) -> Side {
        self.martingale.side()
    }

    /// How many rounds were entered, the uninformative among them.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.closed.len()
    }

    /// Whether a round was entered.
    #[must_use]
    pub fn is_closed(&self, part: &PartId) -> bool {
        self.closed.contains(part)
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

impl Tally {
    /// The e-value of all its parts together, under the grid of a process that has no rounds yet: one look at the end. A
    /// tally has lost the order of closing, so that no largest value and no p-value at any time can be had from it.
    ///
    /// # Errors
    ///
    /// [`AskError`] for a grouping, a step or a group that the book does not count.
    ///
    /// ```
    /// use mangfold::monitor::*;
    ///
    /// # let groups = ["a", "b"].map(|code| Category::told(code.parse().unwrap(), "self_declared".parse().unwrap()));
    /// # let dimension = Dimension::new("sex".parse()?, None, groups.to_vec())?;
    /// let step = Step::new(Stage::Invited, Stage::Applied);
    /// let book = CodeBook::new(Stage::Applied, vec![step.clone()], vec![dimension])?;
    /// let rows = [GroupCounts::new(["a"], [6, 0]), GroupCounts::new(["b"], [8, 4])];
    /// let tally = Tally::from_counts(&book, PartId::new("2026/117".parse()?, "2026".parse()?), rows)?;
    /// let value = tally.e_value(&["sex"], &["a"], &step, &EProcess::disadvantage())?;
    /// assert!(value > 1.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn e_value(
        &self,
        grouping: &[&str],
        group: &[&str],
        step: &Step,
        grid: &EProcess,
    ) -> Result<f64, AskError> {
        let mut martingale = grid.martingale.fresh();
        for (_, table) in self.by_part(grouping, group, step)? {
            martingale.enter(table);
        }
        Ok(martingale.e_value())
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
/// use mangfold::monitor::{AverageEProcess, EProcess, PartId, Rate, TwoByTwo};
///
/// let mut both = AverageEProcess::new(EProcess::disadvantage(), 2)?;
/// let round = [TwoByTwo::new(Rate::new(0, 6)?, Rate::new(4, 8)?), TwoByTwo::new(Rate::new(1, 4)?, Rate::new(3, 10)?)];
/// let part = |round: &str| Ok::<_, mangfold::TextError>(PartId::new(round.parse()?, "2026".parse()?));
/// let average = both.close(part("1")?, &round)?;
/// let each: f64 = both.groups().iter().map(|group| group.e_value()).sum();
/// assert!((average - each / 2.0).abs() < 1e-12);
/// assert_eq!(both.close(part("2")?, &round[..1]).unwrap_err().to_string(), "tables: 1 given for 2 groups");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(try_from = "AverageFields", into = "AverageFields")]
pub struct AverageEProcess {
    // INVARIANT: at least one group; all with the same grid.
    groups: Vec<TestMartingale>,
    log_largest: f64,
    closed: BTreeSet<PartId>,
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
    /// [`CloseError::Tables`] when there is not one table for each group; [`CloseError::AlreadyClosed`] when this
    /// part was entered before. Either way nothing is changed.
    pub fn close(&mut self, part: PartId, tables: &[TwoByTwo]) -> Result<f64, CloseError> {
        if tables.len() != self.groups.len() {
            return Err(CloseError::Tables { given: tables.len(), groups: self.groups.len() });
        }
        if self.closed.contains(&part) {
            return Err(AlreadyClosed { part }.into());
        }
        self.closed.insert(part);
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
    pub fn is_closed(&self, part: &PartId) -> bool {
        self.closed.contains(part)
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

/// A round enters once.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("part: {part} was entered before")]
pub struct AlreadyClosed {
    part: PartId,
}

impl AlreadyClosed {
    /// The part.
    #[must_use]
    pub const fn part(&self) -> &PartId {
        &self.part
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

fn step() -> f64 {
    libm::log(1.25)
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the state of an e-process")]
struct Fields {
    format: Format,
    figures: MartingaleFields,
    closed: Vec<PartId>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the state of e-processes of several groups")]
struct AverageFields {
    format: Format,
    groups: Vec<MartingaleFields>,
    log_largest: Exact,
    closed: Vec<PartId>,
}

fn parts(closed: Vec<PartId>) -> Result<BTreeSet<PartId>, StateError> {
    let mut parts = BTreeSet::new();
    for part in closed {
        if parts.contains(&part) {
            return Err(StateError::Twice { part: part.to_string() });
        }
        parts.insert(part);
    }
    Ok(parts)
}

impl TryFrom<Fields> for EProcess {
    type Error = StateError;

    fn try_from(f: Fields) -> Result<Self, StateError> {
        let closed = parts(f.closed)?;
        Ok(Self { martingale: f.figures.read(closed.len())?, closed })
    }
}

impl From<EProcess> for Fields {
    fn from(process: EProcess) -> Self {
        Self {
            format: Format,
            figures: process.martingale.into(),
            closed: process.closed.into_iter().collect(),
        }
    }
}

impl TryFrom<AverageFields> for AverageEProcess {
    type Error = StateError;

    fn try_from(f: AverageFields) -> Result<Self, StateError> {
        let closed = parts(f.closed)?;
        let groups: Result<Vec<_>, _> = f.groups.into_iter().map(|group| group.read(closed.len())).collect();
        let groups = groups?;
        let first = groups.first().ok_or(StateError::NoGroups)?;
        if !groups.iter().all(|group| group.is_like(first)) {
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
            format: Format,
            groups: average.groups.into_iter().map(Into::into).collect(),
            log_largest: Exact(average.log_largest),
            closed: average.closed.into_iter().collect(),
        }
    }
}
