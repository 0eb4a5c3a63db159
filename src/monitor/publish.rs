//! The only way out to print: small cells withheld, and as many more as it takes that no sum gives them back.

use std::fmt;
use std::num::NonZeroU32;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::book::CodeBook;
use super::dimension::UNDISCLOSED;
use super::rates::{Against, AskError, Impact, Rates};
use super::stage::{Stage, Step};
use super::statistics::Strata;
use super::suppression::{Line, Linked};
use super::tally::{Tally, rate};
use crate::round::Format;
use crate::text::{RoundReference, shown};

/// What is published of one count.
///
/// ```
/// use mangfold::monitor::Cell;
/// assert_eq!(serde_json::to_string(&[Cell::Count(12), Cell::Empty, Cell::Suppressed])?, r#"[12,0,"suppressed"]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not take one for the other")]
pub enum Cell {
    /// So many people.
    Count(u32),
    /// Nobody, and that may be said.
    Empty,
    /// Withheld: few people, or a number that would give few away.
    Suppressed,
    /// Never counted: the code book does not ask for it.
    NotAsked,
}

impl Cell {
    const fn shown(count: u32) -> Self {
        if count == 0 { Self::Empty } else { Self::Count(count) }
    }

    /// The count, where it is shown.
    #[must_use]
    pub const fn count(self) -> Option<u32> {
        match self {
            Self::Count(count) => Some(count),
            Self::Empty => Some(0),
            Self::Suppressed | Self::NotAsked => None,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => f.pad(&count.to_string()),
            Self::Empty => f.pad("0"),
            Self::Suppressed => f.pad("suppressed"),
            Self::NotAsked => f.pad("not asked"),
        }
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => serializer.serialize_u32(*count),
            Self::Empty => serializer.serialize_u32(0),
            Self::Suppressed => serializer.serialize_str("suppressed"),
            Self::NotAsked => serializer.serialize_str("not_asked"),
        }
    }
}

/// The counts of a tally as they may be printed: every grouping and every stage of its code book at once.
///
/// A count is withheld where it is under the threshold, or leaves out fewer than the threshold of those it is counted out
/// of; then as many more as it takes that every withheld cell could be another number with the same sums over groups and
/// stages, and that no sum tells of fewer than the threshold, neither of those who reached a stage nor of those who did not. A cell in which nobody is may be shown.
///
/// What is published together is safe together. Two publications can be subtracted from each other: publish periods that
/// do not overlap, and not after every round; and one threshold, since the lower of two is the one that counts. Who knows
/// how further cells are chosen, or knows some of the people, may narrow down more than the sums do. Where a grouping of many
/// dimensions has so many small cells that no end is found, all its cells are withheld, and those of smaller groupings are
/// proved without it.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{Category, Cell, CodeBook, Dimension, GroupCounts, PartId, Stage, Step, Tally};
/// use mangfold::LegalBasis;
///
/// let groups = ["a", "b", "c"].map(|code| Category::told(code.parse().unwrap(), "self_declared".parse().unwrap()));
/// let background = Dimension::new("background".parse()?, LegalBasis::ExplicitConsent, groups.to_vec())?;
/// let book = CodeBook::new(Stage::Applied, vec![Step::new(Stage::Invited, Stage::Applied)], vec![background])?;
/// let part = PartId::new("2026/117".parse()?, "2026".parse()?);
/// let rows = [("a", [40, 12]), ("b", [25, 9]), ("c", [3, 0])];
/// let tally = Tally::from_counts(&book, part, rows.map(|(group, counts)| GroupCounts::new([group], counts)))?;
///
/// let published = tally.publish(NonZeroU32::new(5).unwrap());
/// assert_eq!(published.count(&[("background", "c")], &Stage::Applied), Cell::Suppressed);
/// assert_eq!(published.count(&[("background", "b")], &Stage::Applied), Cell::Suppressed, "68 - 40 - 25 would tell");
/// assert_eq!(published.count(&[("background", "a")], &Stage::Applied), Cell::Count(40));
/// assert_eq!(published.count(&[("background", "undisclosed")], &Stage::Applied), Cell::Empty);
/// assert_eq!(published.count(&[("sex", "woman")], &Stage::Applied), Cell::NotAsked);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Published {
    book: CodeBook,
    threshold: NonZeroU32,
    parts: usize,
    periods: Vec<RoundReference>,
    // For each grouping of the lattice, the one of no dimension first: for each cell, what is shown at each stage.
    groupings: Vec<(Vec<usize>, Vec<Vec<Cell>>)>,
}

impl Tally {
    /// The counts as they may be printed, no withheld number under the threshold to be had from them; a threshold of one
    /// withholds nothing.
    #[must_use]
    pub fn publish(&self, threshold: NonZeroU32) -> Published {
        let book = self.book();
        let mut groupings = vec![Vec::new()];
        groupings.extend(book.lattice());
        let sums: Vec<Vec<Vec<u32>>> =
            groupings.iter().map(|grouping| self.sums(grouping, self.counts())).collect();
        let firsts: Vec<usize> = groupings
            .iter()
            .scan(0, |next, grouping| {
                let first = *next;
                *next += book.cells(grouping);
                Some(first)
            })
            .collect();
        let flat: Vec<&Vec<u32>> = sums.iter().flatten().collect();
        let (width, withheld) = withheld(book, &groupings, &firsts, &flat, threshold);
        let cell = |number: usize, counts: &[u32]| {
            let at = |(stage, count): (usize, &u32)| {
                let place = (number < width).then_some(stage * width + number);
                let shown = place.and_then(|place| withheld.get(place)).is_some_and(|hidden| !hidden);
                if shown { Cell::shown(*count) } else { Cell::Suppressed }
            };
            counts.iter().enumerate().map(at).collect()
        };
        let shown = groupings.iter().zip(&sums).zip(&firsts).map(|((grouping, sums), first)| {
            let cells = sums.iter().enumerate().map(|(place, counts)| cell(first + place, counts)).collect();
            (grouping.clone(), cells)
        });
        let groupings = shown.collect();
        let periods = self.periods().into_iter().cloned().collect();
        Published { book: book.clone(), threshold, parts: self.parts().len(), periods, groupings }
    }
}

/// Which of the first cells are withheld, stage by stage, and how many cells these are: all, or where no end is found to that
/// those of smaller groupings, and no cell of a wider one is shown.
fn withheld(
    book: &CodeBook,
    groupings: &[Vec<usize>],
    firsts: &[usize],
    cells: &[&Vec<u32>],
    threshold: NonZeroU32,
) -> (usize, Vec<bool>) {
    // The groupings stand by their width.
    for widest in (0..=groupings.last().map_or(0, Vec::len)).rev() {
        let kept = groupings.iter().take_while(|grouping| grouping.len() <= widest).count();
        let (groupings, firsts) =
            (groupings.get(..kept).unwrap_or_default(), firsts.get(..kept).unwrap_or_default());
        let width = groupings.iter().map(|grouping| book.cells(grouping)).sum();
        let cells = cells.get(..width).unwrap_or_default();
        if let Some(withheld) = linked(book, groupings, firsts, cells, threshold).withheld(threshold.get()) {
            return (width, withheld);
        }
    }
    (0, Vec::new())
}

/// Each cell of a grouping is the sum of those it falls into by one dimension more.
fn lines(book: &CodeBook, groupings: &[Vec<usize>], firsts: &[usize]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (grouping, first) in groupings.iter().zip(firsts) {
        for without in grouping {
            let smaller: Vec<usize> =
                grouping.iter().copied().filter(|dimension| dimension != without).collect();
            let Some(place) = groupings.iter().position(|other| *other == smaller) else { continue };
            let base = firsts.get(place).copied().unwrap_or_default();
            let mut of: Vec<Line> = (0..book.cells(&smaller))
                .map(|cell| Line { whole: base + cell, parts: Vec::new() })
                .collect();
            for cell in 0..book.cells(grouping) {
                if let Some(line) = of.get_mut(book.project(grouping, cell, &smaller)) {
                    line.parts.push(first + cell);
                }
            }
            lines.extend(of);
        }
    }
    lines
}

/// All counts as one system: those who reached each stage, and for each step those who did not, whom nobody prints but
/// anybody can subtract.
fn linked(
    book: &CodeBook,
    groupings: &[Vec<usize>],
    firsts: &[usize],
    cells: &[&Vec<u32>],
    threshold: NonZeroU32,
) -> Linked {
    let (stages, width) = (book.stages(), cells.len());
    let at = |counts: &[u32], stage: usize| counts.get(stage).copied().unwrap_or_default();
    let sums = lines(book, groupings, firsts);
    let mut linked = Linked { values: Vec::new(), small: Vec::new(), printed: Vec::new(), lines: Vec::new() };
    let mut block = |values: Vec<u32>, printed: bool| {
        let first = linked.values.len();
        linked.small.extend(values.iter().map(|count| *count > 0 && *count < threshold.get()));
        linked.printed.extend(values.iter().map(|_| printed));
        linked.values.extend(values);
        let moved = |line: &Line| Line {
            whole: first + line.whole,
            parts: line.parts.iter().map(|part| first + part).collect(),
        };
        linked.lines.extend(sums.iter().map(moved));
        first
    };
    for stage in 0..stages {
        block(cells.iter().map(|counts| at(counts, stage)).collect(), true);
    }
    let steps = (1..stages).filter_map(|stage| Some((stage, book.out_of(stage)?)));
    let left_out: Vec<(usize, usize, usize)> = steps
        .map(|(stage, of)| {
            let values = cells.iter().map(|counts| at(counts, of) - at(counts, stage)).collect();
            (stage, of, block(values, false))
        })
        .collect();
    for (stage, of, first) in left_out {
        linked.lines.extend(
            (0..width).map(|cell| Line {
                whole: of * width + cell,
                parts: vec![stage * width + cell, first + cell],
            }),
        );
    }
    linked
}

impl Published {
    /// The code book of the counts.
    #[must_use]
    pub const fn book(&self) -> &CodeBook {
        &self.book
    }

    /// Under how many people a number is withheld.
    #[must_use]
    pub const fn threshold(&self) -> NonZeroU32 {
        self.threshold
    }

    /// How many parts are counted.
    #[must_use]
    pub const fn parts(&self) -> usize {
        self.parts
    }

    /// The periods that are counted, in order: two publications with one in common can be subtracted from each other.
    #[must_use]
    pub fn periods(&self) -> &[RoundReference] {
        &self.periods
    }

    /// What is published of everybody at a stage.
    #[must_use]
    pub fn everybody(&self, stage: &Stage) -> Cell {
        self.count(&[], stage)
    }

    /// What is published of a group, given as a value for each of some dimensions, at a stage.
    #[must_use]
    pub fn count(&self, group: &[(&str, &str)], stage: &Stage) -> Cell {
        let names: Vec<&str> = group.iter().map(|(dimension, _)| *dimension).collect();
        let grouping = if group.is_empty() { Some(Vec::new()) } else { self.book.grouping(&names) };
        let (Some(grouping), Some(stage)) = (grouping, self.book.stage(stage)) else { return Cell::NotAsked };
        let value = |dimension: &usize| {
            let dimension = self.book.dimensions().get(*dimension)?;
            let (_, value) = group.iter().find(|(name, _)| *name == dimension.code().as_str())?;
            dimension.number(value)
        };
        let Some(values) = grouping.iter().map(value).collect::<Option<Vec<usize>>>() else {
            return Cell::NotAsked;
        };
        let cell = self.book.cell(&grouping, values);
        let found =
            self.cells(&grouping).and_then(|cells| cells.get(cell)).and_then(|stages| stages.get(stage));
        found.copied().unwrap_or(Cell::NotAsked)
    }

    fn cells(&self, grouping: &[usize]) -> Option<&Vec<Vec<Cell>>> {
        self.groupings.iter().find(|(other, _)| other == grouping).map(|(_, cells)| cells)
    }

    /// The rates of the groups of a grouping, as far as both their counts are shown, and the groups of which one is not.
    ///
    /// # Errors
    ///
    /// [`AskError`] for a grouping or a step that the book does not count.
    pub fn rates(&self, grouping: &[&str], step: &Step) -> Result<PublishedRates, AskError> {
        let wanted = || AskError::Grouping { grouping: shown(&grouping.join(", ")) };
        let dimensions = self.book.grouping(grouping).ok_or_else(wanted)?;
        let (of, selected) = self.book.passage(step).ok_or_else(|| AskError::Step { step: step.clone() })?;
        let order = self.book.order(&dimensions, grouping);
        let (mut rates, mut suppressed) = (Vec::new(), Vec::new());
        for (cell, stages) in self.cells(&dimensions).into_iter().flatten().enumerate() {
            let names = self.book.names_in(&dimensions, &order, cell);
            let count = |stage: usize| stages.get(stage).copied().and_then(Cell::count);
            match (count(selected), count(of)) {
                (Some(selected), Some(of)) => rates.push((names, rate(selected, of))),
                _ => suppressed.push(names),
            }
        }
        let unknown = suppressed.iter().any(|names| names.iter().any(|name| name == UNDISCLOSED));
        suppressed.retain(|names| names.iter().all(|name| name != UNDISCLOSED));
        let rates = Rates::new(rates);
        let rates = if unknown { rates.without_undisclosed() } else { rates };
        Ok(PublishedRates { rates, suppressed })
    }
}

impl Serialize for Published {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Group<'a> {
            group: Vec<String>,
            counts: Counts<'a>,
        }
        #[derive(Serialize)]
        struct Table<'a> {
            by: Vec<&'a str>,
            groups: Vec<Group<'a>>,
        }
        let tables = self.groupings.iter().map(|(grouping, cells)| Table {
            by: grouping
                .iter()
                .filter_map(|d| self.book.dimensions().get(*d))
                .map(|dimension| dimension.code().as_str())
                .collect(),
            groups: cells
                .iter()
                .enumerate()
                .map(|(cell, stages)| Group {
                    group: self.book.names(grouping, cell),
                    counts: Counts(&self.book, stages),
                })
                .collect(),
        });
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("format", &Format)?;
        map.serialize_entry("book", &self.book)?;
        map.serialize_entry("threshold", &self.threshold)?;
        map.serialize_entry("parts", &self.parts)?;
        map.serialize_entry("periods", &self.periods)?;
        map.serialize_entry("tables", &tables.collect::<Vec<_>>())?;
        map.end()
    }
}

/// What is shown at each stage, by its name.
struct Counts<'a>(&'a CodeBook, &'a [Cell]);

impl Serialize for Counts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let stages = std::iter::once(self.0.base()).chain(self.0.steps().iter().map(Step::stage));
        serializer.collect_map(stages.zip(self.1))
    }
}

/// The rates of the groups of which both counts are shown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PublishedRates {
    rates: Rates,
    suppressed: Vec<Vec<String>>,
}

impl PublishedRates {
    /// Each group shown beside the one with the highest rate, or beside one that is named. Where groups are withheld the
    /// highest may be one of them: then no group has a ratio to it.
    ///
    /// # Errors
    ///
    /// [`AskError::Group`] where the group named is not shown.
    pub fn impacts(&self, against: Against<'_>) -> Result<Vec<Impact>, AskError> {
        match against {
            Against::Highest if !self.suppressed.is_empty() => Ok(self.rates.impacts_beside(None)),
            against => self.rates.impacts(against),
        }
    }

    /// The rates that are shown. The highest of them is not the highest of all where groups are withheld, and all others
    /// are not all; where what is undisclosed is withheld, no range for it is to be had.
    #[must_use]
    pub const fn rates(&self) -> &Rates {
        &self.rates
    }

    /// The groups of which a count is withheld.
    #[must_use]
    pub fn suppressed(&self) -> &[Vec<String>] {
        &self.suppressed
    }
}

impl Strata {
    /// Whether figures of the strata together may be printed: at least as many of them tell something as the threshold says, and
    /// as many people are in them selected and not selected, of the group and of the others.
    ///
    /// The figures of one stratum alone give its four counts back, and so may those of very few.
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use mangfold::monitor::{Rate, Strata, TwoByTwo};
    ///
    /// let round = TwoByTwo::new(Rate::new(1, 3)?, Rate::new(3, 4)?);
    /// let five = NonZeroU32::new(5).unwrap();
    /// assert!(!Strata::new(&[round; 4]).is_publishable(five) && Strata::new(&[round; 5]).is_publishable(five));
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn is_publishable(&self, threshold: NonZeroU32) -> bool {
        let least = u64::from(threshold.get());
        let cells = self.tables().iter().fold([0_u64; 4], |[a, b, c, d], table| {
            let (group, others) = (table.group(), table.others());
            [
                a + u64::from(group.selected()),
                b + u64::from(group.rest()),
                c + u64::from(others.selected()),
                d + u64::from(others.rest()),
            ]
        });
        self.informative() as u64 >= least && cells.iter().all(|cell| *cell >= least)
    }
}
