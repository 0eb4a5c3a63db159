//! Counts that add up: a tally of one closed round or of many, by group and stage, and never of people.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use super::book::CodeBook;
use super::rates::{AskError, Rates};
use super::stage::{Stage, Step};
use super::statistics::{Rate, Strata, TwoByTwo, Z, cochran_armitage};
use crate::round::Format;
use crate::text::{RoundReference, shown};

/// The name of what is counted at once: one stratum (a vacancy, as a rule) in one period.
///
/// Strata are vacancies or kinds of post, and never the person who handled the case: a tally is no tool to watch employees.
///
/// ```
/// use mangfold::monitor::PartId;
/// let part = PartId::new("2026/117".parse()?, "2026".parse()?);
/// assert_eq!(part.to_string(), "2026/117 in 2026");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields, expecting = "the id of a part")]
pub struct PartId {
    period: RoundReference,
    stratum: RoundReference,
}

impl PartId {
    /// A stratum in a period. Periods are put in the order of their texts: write them so that this is their order in time
    /// (`2026`, `2026-Q1`, `2026-01`).
    #[must_use]
    pub const fn new(stratum: RoundReference, period: RoundReference) -> Self {
        Self { period, stratum }
    }

    /// The stratum.
    #[must_use]
    pub const fn stratum(&self) -> &RoundReference {
        &self.stratum
    }

    /// The period.
    #[must_use]
    pub const fn period(&self) -> &RoundReference {
        &self.period
    }
}

impl fmt::Display for PartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} in {}", self.stratum, self.period)
    }
}

/// How many of one group reached each stage: one value of every dimension of the book, in its order, and one count for each
/// stage, the base first.
///
/// `Debug` shows nothing of it.
///
/// ```
/// use mangfold::monitor::GroupCounts;
/// let counts = GroupCounts::new(["woman", "undisclosed"], [12, 5]);
/// assert_eq!(format!("{counts:?}"), "GroupCounts([redacted])");
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct GroupCounts {
    values: Vec<String>,
    counts: Vec<u64>,
}

impl GroupCounts {
    /// The counts of one group.
    pub fn new<V: Into<String>>(
        values: impl IntoIterator<Item = V>,
        counts: impl IntoIterator<Item = u64>,
    ) -> Self {
        Self { values: values.into_iter().map(Into::into).collect(), counts: counts.into_iter().collect() }
    }
}

impl fmt::Debug for GroupCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GroupCounts([redacted])")
    }
}

/// Counts by group and stage, part by part, under one code book.
///
/// A tally is taken once of each round, at its close, and then merged with others; rows about people need not be kept. It
/// refuses to merge what shares a part, or goes by another book. An overlap under different names (one vacancy counted
/// under two references) it cannot detect.
///
/// Its counts can be computed with, also stored as JSON for the next merge; to print them, [`Tally::publish`] suppresses the
/// small ones. `Debug` shows none.
///
/// ```
/// use mangfold::monitor::{Category, CodeBook, Dimension, GroupCounts, PartId, Stage, Step, Tally};
///
/// let sex = ["woman", "man"].map(|code| Category::told(code.parse().unwrap(), "self_declared".parse().unwrap()));
/// let sex = Dimension::new("sex".parse()?, None, sex.to_vec())?;
/// let book = CodeBook::new(Stage::Applied, vec![Step::new(Stage::Invited, Stage::Applied)], vec![sex])?;
///
/// let round = |reference: &str, women, men| {
///     let part = PartId::new(reference.parse()?, "2026".parse()?);
///     Ok::<_, Box<dyn std::error::Error>>(Tally::from_counts(
///         &book,
///         part,
///         [GroupCounts::new(["woman"], women), GroupCounts::new(["man"], men)],
///     )?)
/// };
/// let year = round("2026/117", [12, 5], [20, 9])?.merge(round("2026/118", [7, 2], [5, 1])?)?;
/// let invited = year.rates(&["sex"], &Step::new(Stage::Invited, Stage::Applied))?;
/// assert_eq!(invited.rate(&["woman"]).unwrap().to_string(), "7 of 19");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq)]
#[serde(try_from = "TallyFields")]
pub struct Tally {
    // INVARIANT: every part is of the book's tables; `people` is what the base counts over all parts.
    book: Arc<CodeBook>,
    parts: BTreeMap<PartId, Counts>,
    people: u32,
}

/// The counts of one part: a list for each table of the book.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Counts {
    tables: Vec<Cells>,
}

/// The cells of a table that are not empty, in order, and the counts of each, stage by stage.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
struct Cells {
    cells: Vec<u32>,
    counts: Vec<u32>,
}

/// Why counts cannot be taken.
///
/// ```
/// # use mangfold::monitor::{Category, CodeBook, Dimension, GroupCounts, PartId, Stage, Step, Tally};
/// # let sex = Category::told("woman".parse()?, "self_declared".parse()?);
/// # let sex = Dimension::new("sex".parse()?, None, vec![sex])?;
/// # let book = CodeBook::new(Stage::Applied, vec![Step::new(Stage::Invited, Stage::Applied)], vec![sex])?;
/// let part = PartId::new("2026/117".parse()?, "2026".parse()?);
/// let error = Tally::from_counts(&book, part, [GroupCounts::new(["woman"], [3, 4])]).unwrap_err();
/// assert_eq!(error.to_string(), "invited of applied: more of one group than there were");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TallyError {
    /// Not one value for each dimension, or not one count for each stage.
    #[error("a group of {values} values and {counts} counts, {dimensions} and {stages} are wanted")]
    Shape {
        /// How many values were given.
        values: usize,
        /// How many counts were given.
        counts: usize,
        /// How many dimensions there are.
        dimensions: usize,
        /// How many stages there are.
        stages: usize,
    },
    /// A value that its dimension has not.
    #[error("dimension {dimension} has no category {value}")]
    UnknownCategory {
        /// The dimension.
        dimension: String,
        /// The value given.
        value: String,
    },
    /// More reached a stage than reached the one they are counted out of.
    #[error("{step}: more of one group than there were")]
    MoreThanAll {
        /// The stage, and the one it is counted out of.
        step: Step,
    },
    /// More people than a tally is made for.
    #[error("more than {most} people are counted", most = u32::MAX)]
    TooMany,
    /// Two tables of one part count differently.
    #[error("part {part}: two of its tables count differently by {dimensions}")]
    Disagree {
        /// The part.
        part: PartId,
        /// What both count by; nothing for everybody.
        dimensions: String,
    },
    /// Not as many tables as the book has, or a cell twice.
    #[error("part {part}: no such tables as the code book has")]
    Tables {
        /// The part.
        part: PartId,
    },
    /// A part is there twice.
    #[error("part {part} is there twice")]
    PartTwice {
        /// The part.
        part: PartId,
    },
}

impl TallyError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Shape { .. } => "tally_shape",
            Self::UnknownCategory { .. } => "tally_unknown_category",
            Self::MoreThanAll { .. } => "tally_more_than_all",
            Self::TooMany => "tally_too_many",
            Self::Disagree { .. } => "tally_disagree",
            Self::Tables { .. } => "tally_tables",
            Self::PartTwice { .. } => "tally_part_twice",
        }
    }
}

/// Why two tallies do not merge.
///
/// ```
/// use mangfold::monitor::{MergeError, PartId};
/// let part = PartId::new("2026/117".parse()?, "2026".parse()?);
/// assert_eq!(MergeError::CommonPart { part }.to_string(), "both tallies count 2026/117 in 2026");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MergeError {
    /// They go by different code books.
    #[error("the tallies go by different code books")]
    DifferentBooks,
    /// Both count one part.
    #[error("both tallies count {part}")]
    CommonPart {
        /// The first such part.
        part: PartId,
    },
    /// More people than a tally is made for.
    #[error("more than {most} people are counted", most = u32::MAX)]
    TooMany,
}

impl MergeError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DifferentBooks => "merge_different_books",
            Self::CommonPart { .. } => "merge_common_part",
            Self::TooMany => "merge_too_many",
        }
    }
}

impl Tally {
    /// A tally of nothing yet.
    #[must_use]
    pub fn empty(book: &CodeBook) -> Self {
        Self { book: Arc::new(book.clone()), parts: BTreeMap::new(), people: 0 }
    }

    /// One part from counts that the host has made, one row for each group; a group may have several rows.
    ///
    /// # Errors
    ///
    /// [`TallyError::Shape`] unless a row has one value for each dimension and one count for each stage,
    /// [`TallyError::UnknownCategory`], [`TallyError::MoreThanAll`], [`TallyError::TooMany`].
    pub fn from_counts(
        book: &CodeBook,
        part: PartId,
        rows: impl IntoIterator<Item = GroupCounts>,
    ) -> Result<Self, TallyError> {
        let mut counting = Counting::new(book);
        for row in rows {
            let (dimensions, stages) = (book.dimensions().len(), book.stages());
            if row.values.len() != dimensions || row.counts.len() != stages {
                let (values, counts) = (row.values.len(), row.counts.len());
                return Err(TallyError::Shape { values, counts, dimensions, stages });
            }
            counting.add(&numbers(book, &row.values)?, &row.counts)?;
        }
        Self::of_part(Arc::new(book.clone()), part, counting.finish()?)
    }

    pub(super) fn of_part(book: Arc<CodeBook>, part: PartId, counts: Counts) -> Result<Self, TallyError> {
        Self::of_parts(book, BTreeMap::from([(part, counts)]))
    }

    pub(super) fn of_parts(book: Arc<CodeBook>, parts: BTreeMap<PartId, Counts>) -> Result<Self, TallyError> {
        let people = parts.values().map(|counts| counts.people(book.stages())).sum::<u64>();
        let people = u32::try_from(people).map_err(|_| TallyError::TooMany)?;
        Ok(Self { book, parts, people })
    }

    /// Both together. In whatever order and grouping tallies are merged, the result is the same.
    ///
    /// # Errors
    ///
    /// [`MergeError::DifferentBooks`], [`MergeError::CommonPart`], [`MergeError::TooMany`] over 4,294,967,295 people.
    pub fn merge(mut self, other: Self) -> Result<Self, MergeError> {
        if !Arc::ptr_eq(&self.book, &other.book) && self.book != other.book {
            return Err(MergeError::DifferentBooks);
        }
        let people = self.people.checked_add(other.people).ok_or(MergeError::TooMany)?;
        for (part, counts) in other.parts {
            if self.parts.contains_key(&part) {
                return Err(MergeError::CommonPart { part });
            }
            self.parts.insert(part, counts);
        }
        Ok(Self { people, ..self })
    }

    /// The code book it goes by.
    #[must_use]
    pub fn book(&self) -> &CodeBook {
        &self.book
    }

    /// The parts it counts, by period and stratum.
    #[must_use]
    pub fn parts(&self) -> impl ExactSizeIterator<Item = &PartId> {
        self.parts.keys()
    }

    /// The periods it counts, in order.
    #[must_use]
    pub fn periods(&self) -> Vec<&RoundReference> {
        let mut periods: Vec<&RoundReference> = self.parts.keys().map(|part| &part.period).collect();
        periods.dedup();
        periods
    }

    /// The parts of one period alone.
    ///
    /// To publish a period *and* a tally that holds it tells the difference of the two.
    #[must_use]
    pub fn of_period(&self, period: &RoundReference) -> Self {
        let parts = self.parts.iter().filter(|(part, _)| part.period == *period);
        let parts: BTreeMap<PartId, Counts> =
            parts.map(|(part, counts)| (part.clone(), counts.clone())).collect();
        // No more than in all.
        let people = parts.values().map(|counts| counts.people(self.book.stages())).sum::<u64>();
        let people = u32::try_from(people).unwrap_or(self.people);
        Self { book: Arc::clone(&self.book), parts, people }
    }

    /// How many of each group took a step, over all parts: to compute with, not to print.
    ///
    /// # Errors
    ///
    /// [`AskError`] for a grouping or a step that the book does not count.
    pub fn rates(&self, grouping: &[&str], step: &Step) -> Result<Rates, AskError> {
        let asked = self.asked(grouping, step)?;
        Ok(self.rates_of(&asked, self.parts.values()))
    }

    /// One group beside all others who are known, in each part: a stratum for each, for the stratified tests. Their figures may
    /// be printed where [`Strata::is_publishable`].
    ///
    /// # Errors
    ///
    /// [`AskError`] for a grouping, a step or a group that the book does not count.
    pub fn strata(&self, grouping: &[&str], group: &[&str], step: &Step) -> Result<Strata, AskError> {
        let tables: Vec<TwoByTwo> =
            self.by_part(grouping, group, step)?.into_iter().map(|(_, table)| table).collect();
        Ok(Strata::new(&tables))
    }

    /// One group beside all others who are known, period by period.
    ///
    /// # Errors
    ///
    /// [`AskError`] for a grouping, a step or a group that the book does not count.
    pub fn by_period(
        &self,
        grouping: &[&str],
        group: &[&str],
        step: &Step,
    ) -> Result<Vec<(RoundReference, TwoByTwo)>, AskError> {
        let sides = self.sides(grouping, group, step)?;
        let table = |period: &RoundReference| {
            let parts =
                self.parts.iter().filter(|(part, _)| part.period == *period).map(|(_, counts)| counts);
            (period.clone(), sides.table(parts))
        };
        Ok(self.periods().into_iter().map(table).collect())
    }

    /// Whether a group's rate goes up or down over the periods, each at the place in time that the host gives it (its year, say:
    /// periods that are missing leave a gap); none where nothing varies.
    ///
    /// # Errors
    ///
    /// [`AskError`] for a grouping, a step or a group that the book does not count.
    pub fn trend(
        &self,
        grouping: &[&str],
        group: &[&str],
        step: &Step,
        place: impl Fn(&RoundReference) -> i32,
    ) -> Result<Option<Z>, AskError> {
        let periods = self.by_period(grouping, group, step)?;
        let rates: Vec<(i32, Rate)> =
            periods.iter().map(|(period, table)| (place(period), table.group())).collect();
        Ok(cochran_armitage(&rates))
    }

    /// One group beside all others who are known, part by part.
    ///
    /// # Errors
    ///
    /// [`AskError`] for a grouping, a step or a group that the book does not count.
    pub fn by_part(
        &self,
        grouping: &[&str],
        group: &[&str],
        step: &Step,
    ) -> Result<Vec<(PartId, TwoByTwo)>, AskError> {
        let sides = self.sides(grouping, group, step)?;
        let table = |(part, counts): (&PartId, &Counts)| (part.clone(), sides.table(std::iter::once(counts)));
        Ok(self.parts.iter().map(table).collect())
    }

    /// Which cells of a table of the book are of the group, which of others who are known: once for all parts.
    fn sides(&self, grouping: &[&str], group: &[&str], step: &Step) -> Result<Sides, AskError> {
        let no_group = || AskError::Group { group: shown(&group.join(", ")) };
        let Asked { grouping: dimensions, order, stages } = self.asked(grouping, step)?;
        if group.len() != order.len() {
            return Err(no_group());
        }
        let book = &self.book;
        let mut wanted = vec![0; dimensions.len()];
        let known = |dimension: &usize| book.dimensions().get(*dimension);
        for (place, value) in order.iter().zip(group) {
            let dimension = dimensions.get(*place).and_then(known).ok_or_else(no_group)?;
            let number = dimension.number(value).filter(|number| *number < dimension.categories().len());
            *wanted.get_mut(*place).ok_or_else(no_group)? = number.ok_or_else(no_group)?;
        }
        let target = book.cell(&dimensions, wanted);
        let tables = book.tables().iter().enumerate();
        let (number, table) = tables
            .into_iter()
            .find(|(_, table)| super::book::within(&dimensions, table))
            .ok_or_else(no_group)?;
        let side = |cell: usize| {
            let cell = book.project(table, cell, &dimensions);
            let values = book.values_of(&dimensions, cell);
            let disclosed = dimensions
                .iter()
                .filter_map(known)
                .zip(values)
                .all(|(d, value)| value < d.categories().len());
            disclosed.then_some(cell == target)
        };
        let of = (0..book.cells(table)).map(side).collect();
        Ok(Sides { number, of, stages, width: book.stages() })
    }

    fn asked(&self, grouping: &[&str], step: &Step) -> Result<Asked, AskError> {
        let shown = || AskError::Grouping { grouping: shown(&grouping.join(", ")) };
        let dimensions = self.book.grouping(grouping).ok_or_else(shown)?;
        let order = self.book.order(&dimensions, grouping);
        let stages = self.book.passage(step).ok_or_else(|| AskError::Step { step: step.clone() })?;
        Ok(Asked { grouping: dimensions, order, stages })
    }

    fn rates_of<'a>(&self, asked: &Asked, parts: impl Iterator<Item = &'a Counts>) -> Rates {
        let sums = self.sums(&asked.grouping, parts);
        let (of, selected) = asked.stages;
        let cells = sums.iter().enumerate().map(|(cell, counts)| {
            let at = |stage: usize| counts.get(stage).copied().unwrap_or_default();
            (self.book.names_in(&asked.grouping, &asked.order, cell), rate(at(selected), at(of)))
        });
        Rates::new(cells)
    }

    /// The counts of every cell of a grouping, the stages of each, over some parts. Fits: a tally counts at most `u32::MAX`.
    pub(super) fn sums<'a>(
        &self,
        grouping: &[usize],
        parts: impl Iterator<Item = &'a Counts>,
    ) -> Vec<Vec<u32>> {
        let (book, stages) = (&self.book, self.book.stages());
        let mut sums = vec![vec![0_u32; stages]; book.cells(grouping)];
        let Some((number, table)) =
            book.tables().iter().enumerate().find(|(_, table)| super::book::within(grouping, table))
        else {
            return sums;
        };
        let to: Vec<usize> = (0..book.cells(table)).map(|cell| book.project(table, cell, grouping)).collect();
        for counts in parts {
            let Some(cells) = counts.tables.get(number) else { continue };
            for (cell, counted) in cells.iter(stages) {
                let sum = to.get(cell).and_then(|place| sums.get_mut(*place));
                for (sum, count) in sum.into_iter().flatten().zip(counted) {
                    *sum += count;
                }
            }
        }
        sums
    }

    /// The counts of every part.
    pub(super) fn counts(&self) -> impl Iterator<Item = &Counts> {
        self.parts.values()
    }
}

/// The cells of one table of the book: of the group, of others who are known, or of neither.
struct Sides {
    number: usize,
    of: Vec<Option<bool>>,
    stages: (usize, usize),
    width: usize,
}

impl Sides {
    fn table<'a>(&self, parts: impl Iterator<Item = &'a Counts>) -> TwoByTwo {
        let (mut group, mut others) = ([0_u32; 2], [0_u32; 2]);
        for counts in parts {
            let cells = counts.tables.get(self.number).into_iter().flat_map(|cells| cells.iter(self.width));
            for (cell, counts) in cells {
                let side = match self.of.get(cell).copied().flatten() {
                    Some(true) => &mut group,
                    Some(false) => &mut others,
                    None => continue,
                };
                let (of, selected) = self.stages;
                for (sum, stage) in side.iter_mut().zip([selected, of]) {
                    *sum += counts.get(stage).copied().unwrap_or_default();
                }
            }
        }
        TwoByTwo::new(rate(group[0], group[1]), rate(others[0], others[1]))
    }
}

struct Asked {
    grouping: Vec<usize>,
    order: Vec<usize>,
    stages: (usize, usize),
}

impl fmt::Debug for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tally {{ parts: {}, counts: [redacted] }}", self.parts.len())
    }
}

impl Counts {
    /// How many reached the base: in every table the same.
    fn people(&self, stages: usize) -> u64 {
        let base = |cells: &Cells| {
            cells.iter(stages).filter_map(|(_, counts)| counts.first().copied().map(u64::from)).sum()
        };
        self.tables.first().map_or(0, base)
    }
}

impl Cells {
    fn iter(&self, stages: usize) -> impl Iterator<Item = (usize, &[u32])> {
        self.cells.iter().map(|cell| *cell as usize).zip(self.counts.chunks_exact(stages))
    }
}

/// The numbers of the values of every dimension.
fn numbers(book: &CodeBook, values: &[String]) -> Result<Vec<usize>, TallyError> {
    let number = |(dimension, value): (&super::dimension::Dimension, &String)| {
        dimension.number(value).ok_or_else(|| TallyError::UnknownCategory {
            dimension: dimension.code().to_string(),
            value: shown(value),
        })
    };
    book.dimensions().iter().zip(values).map(number).collect()
}

/// The counts of one part in the making.
pub(super) struct Counting<'a> {
    book: &'a CodeBook,
    tables: Vec<BTreeMap<usize, Vec<u64>>>,
}

impl<'a> Counting<'a> {
    pub(super) fn new(book: &'a CodeBook) -> Self {
        Self { book, tables: vec![BTreeMap::new(); book.tables().len()] }
    }

    /// Counts made elsewhere, a map for each table.
    pub(super) fn of_tables(book: &'a CodeBook, tables: Vec<BTreeMap<usize, Vec<u64>>>) -> Self {
        Self { book, tables }
    }

    /// So many with these values, a number for each dimension, reached each stage.
    pub(super) fn add(&mut self, values: &[usize], counts: &[u64]) -> Result<(), TallyError> {
        for (table, sums) in self.book.tables().iter().zip(&mut self.tables) {
            let cell = self.book.cell(table, table.iter().filter_map(|d| values.get(*d)).copied());
            let sums = sums.entry(cell).or_insert_with(|| vec![0; counts.len()]);
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum = sum.checked_add(*count).ok_or(TallyError::TooMany)?;
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Counts, TallyError> {
        let cells = |sums: BTreeMap<usize, Vec<u64>>| {
            let mut cells = Cells::default();
            for (cell, sums) in sums.into_iter().filter(|(_, sums)| sums.iter().any(|sum| *sum > 0)) {
                nested(self.book, &sums)?;
                cells.cells.push(u32::try_from(cell).map_err(|_| TallyError::TooMany)?);
                for sum in sums {
                    cells.counts.push(u32::try_from(sum).map_err(|_| TallyError::TooMany)?);
                }
            }
            Ok(cells)
        };
        Ok(Counts { tables: self.tables.into_iter().map(cells).collect::<Result<_, TallyError>>()? })
    }
}

/// Refuses more at a stage than at the one it is counted out of.
fn nested(book: &CodeBook, counts: &[u64]) -> Result<(), TallyError> {
    for (place, (step, reached)) in book.steps().iter().zip(counts.iter().skip(1)).enumerate() {
        let of = book.out_of(place + 1).and_then(|of| counts.get(of)).copied().unwrap_or_default();
        if *reached > of {
            return Err(TallyError::MoreThanAll { step: step.clone() });
        }
    }
    Ok(())
}

impl CodeBook {
    /// The numbers of the two stages of a step, where the second follows from the first.
    pub(super) fn passage(&self, step: &Step) -> Option<(usize, usize)> {
        let (from, to) = (self.stage(step.of())?, self.stage(step.stage())?);
        let mut at = to;
        while at != from {
            at = self.out_of(at)?;
        }
        (from != to).then_some((from, to))
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a part")]
struct PartFields {
    stratum: RoundReference,
    period: RoundReference,
    tables: Vec<Vec<CellFields>>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a cell")]
struct CellFields {
    group: Vec<String>,
    counts: Vec<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a tally")]
struct TallyFields {
    #[expect(dead_code, reason = "reading it is the check")]
    format: Format,
    book: CodeBook,
    parts: Vec<PartFields>,
}

impl TryFrom<TallyFields> for Tally {
    type Error = TallyError;

    fn try_from(f: TallyFields) -> Result<Self, TallyError> {
        let book = f.book;
        let mut parts = BTreeMap::new();
        for fields in f.parts {
            let part = PartId { period: fields.period, stratum: fields.stratum };
            if fields.tables.len() != book.tables().len() {
                return Err(TallyError::Tables { part });
            }
            let mut counts = Counts::default();
            for (table, rows) in book.tables().iter().zip(fields.tables) {
                counts.tables.push(read_cells(&book, &part, table, rows)?);
            }
            agree(&book, &part, &counts)?;
            if parts.insert(part.clone(), counts).is_some() {
                return Err(TallyError::PartTwice { part });
            }
        }
        Self::of_parts(Arc::new(book), parts)
    }
}

fn read_cells(
    book: &CodeBook,
    part: &PartId,
    table: &[usize],
    rows: Vec<CellFields>,
) -> Result<Cells, TallyError> {
    let mut read = BTreeMap::new();
    for row in rows {
        if row.group.len() != table.len() || row.counts.len() != book.stages() {
            let (values, counts) = (row.group.len(), row.counts.len());
            return Err(TallyError::Shape { values, counts, dimensions: table.len(), stages: book.stages() });
        }
        let mut values = Vec::new();
        for (dimension, value) in table.iter().filter_map(|d| book.dimensions().get(*d)).zip(&row.group) {
            values.push(dimension.number(value).ok_or_else(|| TallyError::UnknownCategory {
                dimension: dimension.code().to_string(),
                value: shown(value),
            })?);
        }
        nested(book, &row.counts.iter().map(|count| u64::from(*count)).collect::<Vec<_>>())?;
        if read.insert(book.cell(table, values), row.counts).is_some() {
            return Err(TallyError::Tables { part: part.clone() });
        }
    }
    let mut cells = Cells::default();
    for (cell, counts) in read.into_iter().filter(|(_, counts)| counts.iter().any(|count| *count > 0)) {
        cells.cells.push(u32::try_from(cell).map_err(|_| TallyError::TooMany)?);
        cells.counts.extend(counts);
    }
    Ok(cells)
}

/// Two tables of a part are about the same people: by what both count, they count alike.
fn agree(book: &CodeBook, part: &PartId, counts: &Counts) -> Result<(), TallyError> {
    let tables: Vec<(&Vec<usize>, &Cells)> = book.tables().iter().zip(&counts.tables).collect();
    for (place, (one, cells)) in tables.iter().enumerate() {
        for (other, others) in tables.iter().skip(place + 1) {
            let common: Vec<usize> =
                one.iter().copied().filter(|dimension| other.contains(dimension)).collect();
            let by = |table: &[usize], cells: &Cells| {
                let mut sums: BTreeMap<usize, Vec<u64>> = BTreeMap::new();
                for (cell, counted) in cells.iter(book.stages()) {
                    let sum = sums
                        .entry(book.project(table, cell, &common))
                        .or_insert_with(|| vec![0; counted.len()]);
                    sum.iter_mut().zip(counted).for_each(|(sum, count)| *sum += u64::from(*count));
                }
                sums
            };
            if by(one, cells) != by(other, others) {
                let names =
                    common.iter().filter_map(|d| book.dimensions().get(*d)).map(|d| d.code().as_str());
                let dimensions = names.collect::<Vec<_>>().join(", ");
                return Err(TallyError::Disagree { part: part.clone(), dimensions });
            }
        }
    }
    Ok(())
}

impl Serialize for Tally {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let part = |(part, counts): (&PartId, &Counts)| PartFields {
            stratum: part.stratum.clone(),
            period: part.period.clone(),
            tables: self
                .book
                .tables()
                .iter()
                .zip(&counts.tables)
                .map(|(table, cells)| {
                    cells
                        .iter(self.book.stages())
                        .map(|(cell, counts)| CellFields {
                            group: self.book.names(table, cell),
                            counts: counts.to_vec(),
                        })
                        .collect()
                })
                .collect(),
        };
        let mut tally = serializer.serialize_struct("Tally", 3)?;
        tally.serialize_field("format", &Format)?;
        tally.serialize_field("book", &*self.book)?;
        tally.serialize_field("parts", &self.parts.iter().map(part).collect::<Vec<_>>())?;
        tally.end()
    }
}

impl Tally {
    /// How many of everybody counted reached a stage; none where the book has no such stage.
    #[must_use]
    pub fn reached(&self, stage: &Stage) -> Option<u32> {
        let place = self.book.stage(stage)?;
        let first = self.book.tables().first()?;
        Some(self.sums(first, self.counts()).iter().filter_map(|counts| counts.get(place)).sum())
    }
}

/// A rate of counts that are known to nest.
pub(super) fn rate(selected: u32, of: u32) -> Rate {
    Rate::new(u64::from(selected.min(of)), u64::from(of)).unwrap_or(Rate::NOBODY)
}
