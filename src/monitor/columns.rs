//! Counts in one pass from columns, so that rows about people need never be kept.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::book::CodeBook;
use super::stage::Step;
use super::tally::{Counting, PartId, Tally, TallyError};
use crate::text::Code;

/// A column that says of each row whether a stage was reached. `Debug` shows its length.
///
/// ```
/// use mangfold::monitor::Outcome;
/// assert_eq!(format!("{:?}", Outcome::Bits(&[0b101], 3)), "Outcome(3 rows)");
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Outcome<'a> {
    /// A byte a row: 0 or 1.
    Bytes(&'a [u8]),
    /// A bit a row, the first row in the lowest bit of the first byte (as in Arrow), and how many rows there are.
    Bits(&'a [u8], usize),
}

impl Outcome<'_> {
    const fn rows(&self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Bits(bits, rows) => {
                if bits.len() == rows.div_ceil(8) {
                    *rows
                } else {
                    bits.len() * 8
                }
            }
        }
    }
}

impl fmt::Debug for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Outcome({} rows)", self.rows())
    }
}

/// Columns of people who reached the base stage, a row each: the number of a category for each dimension of the book, and
/// for each step of it whether it was taken. `Debug` shows how many rows.
///
/// A number is the place of the category in its [`Dimension`](super::Dimension), from nought; the number after the last is
/// undisclosed.
///
/// ```
/// use mangfold::monitor::{Category, CodeBook, Columns, Dimension, Outcome, PartId, Stage, Step, Tally};
///
/// let sex = ["woman", "man"].map(|code| Category::told(code.parse().unwrap(), "self_declared".parse().unwrap()));
/// let sex = Dimension::new("sex".parse()?, None, sex.to_vec())?;
/// let step = Step::new(Stage::Invited, Stage::Applied);
/// let book = CodeBook::new(Stage::Applied, vec![step.clone()], vec![sex])?;
///
/// let columns = Columns::new(vec![&[0, 1, 1, 2]], vec![Outcome::Bytes(&[1, 1, 0, 0])]);
/// let tally = Tally::from_columns(&book, &[PartId::new("all".parse()?, "2026".parse()?)], &columns)?;
/// assert_eq!(tally.rates(&["sex"], &step)?.rate(&["man"]).unwrap().to_string(), "1 of 2");
///
/// let columns = Columns::new(vec![&[0, 3]], vec![Outcome::Bytes(&[1, 1])]);
/// let error = Tally::from_columns(&book, &[PartId::new("all".parse()?, "2026".parse()?)], &columns).unwrap_err();
/// assert_eq!(error.to_string(), "row 1: dimension sex has no category number 3");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Columns<'a> {
    groups: Vec<&'a [u8]>,
    outcomes: Vec<Outcome<'a>>,
    strata: Option<&'a [u32]>,
}

impl<'a> Columns<'a> {
    /// A column of category numbers for each dimension, and one of outcomes for each step, in the order of the book.
    #[must_use]
    pub const fn new(groups: Vec<&'a [u8]>, outcomes: Vec<Outcome<'a>>) -> Self {
        Self { groups, outcomes, strata: None }
    }

    /// Also a column of the numbers of parts, from nought.
    #[must_use]
    pub fn with_strata(self, strata: &'a [u32]) -> Self {
        Self { strata: Some(strata), ..self }
    }

    fn rows(&self) -> usize {
        self.groups.first().map_or(0, |column| column.len())
    }
}

impl fmt::Debug for Columns<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Columns({} rows)", self.rows())
    }
}

/// Why columns cannot be counted.
///
/// ```
/// use mangfold::monitor::ColumnError;
/// let error = ColumnError::Length { column: "outcome 1".to_owned(), rows: 3, wanted: 4 };
/// assert_eq!(error.to_string(), "outcome 1: 3 rows, 4 are wanted");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnError {
    /// Not a column for each dimension and each step, or strata without parts.
    #[error("{columns} columns of {what}, {wanted} are wanted")]
    Columns {
        /// Of what.
        what: &'static str,
        /// How many there are.
        columns: usize,
        /// How many are wanted.
        wanted: usize,
    },
    /// Columns of different lengths.
    #[error("{column}: {rows} rows, {wanted} are wanted")]
    Length {
        /// The column.
        column: String,
        /// How many rows it has.
        rows: usize,
        /// How many the first has.
        wanted: usize,
    },
    /// A number that is no category's.
    #[error("row {row}: dimension {dimension} has no category number {value}")]
    Category {
        /// The row, from nought.
        row: usize,
        /// The dimension.
        dimension: Code,
        /// The number.
        value: u8,
    },
    /// An outcome that is neither 0 nor 1.
    #[error("row {row}: outcome {value} of {step}, 0 or 1 is wanted")]
    Outcome {
        /// The row, from nought.
        row: usize,
        /// The step.
        step: Step,
        /// The value.
        value: u8,
    },
    /// A step taken without the stage before it.
    #[error("row {row}: {step}, and the stage before was not reached")]
    NotOutOf {
        /// The row, from nought.
        row: usize,
        /// The step.
        step: Step,
    },
    /// A number that is no part's.
    #[error("row {row}: part {value} of {parts}")]
    Part {
        /// The row, from nought.
        row: usize,
        /// The number.
        value: u32,
        /// How many parts there are.
        parts: usize,
    },
    /// The counts cannot be.
    #[error(transparent)]
    Tally(#[from] TallyError),
}

impl ColumnError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Columns { .. } => "columns_number",
            Self::Length { .. } => "columns_length",
            Self::Category { .. } => "columns_category",
            Self::Outcome { .. } => "columns_outcome",
            Self::NotOutOf { .. } => "columns_not_out_of",
            Self::Part { .. } => "columns_part",
            Self::Tally(error) => error.code(),
        }
    }
}

/// So many rows at once that their numbers stay near the processor.
const LANES: usize = 4096;
/// So many bytes at most come from memory at once.
const LINE: usize = 64;
/// So many counters: one for each way in which a few rows at once may fall.
const COUNTERS: usize = 1 << 14;

impl Tally {
    /// The counts of columns, in one pass for each step and each table of the book. Without strata there is one part.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] names the first row and column that cannot be counted.
    pub fn from_columns(
        book: &CodeBook,
        parts: &[PartId],
        columns: &Columns<'_>,
    ) -> Result<Self, ColumnError> {
        fits(book, parts, columns)?;
        let outcomes: Vec<Bytes<'_>> = columns.outcomes.iter().map(|outcome| Bytes::new(*outcome)).collect();
        // Counting one step of everybody looks at every value by itself.
        if columns.strata.is_some() || book.steps().len() > 1 {
            checked(book, parts, columns, &outcomes)?;
        }
        let mut counts: Vec<Vec<BTreeMap<usize, Vec<u64>>>> =
            vec![vec![BTreeMap::new(); book.tables().len()]; parts.len()];
        let never = Bytes::Never;
        for (number, table) in book.tables().iter().enumerate() {
            let groups: Vec<(&[u8], usize)> = table
                .iter()
                .filter_map(|d| Some((*columns.groups.get(*d)?, book.dimensions().get(*d)?.values())))
                .collect();
            let passes = if outcomes.is_empty() { std::slice::from_ref(&never) } else { &outcomes };
            for (step, outcome) in passes.iter().enumerate() {
                let sums = match columns.strata {
                    None => histogram(&groups, outcome),
                    Some(strata) => Some(by_stratum(&groups, outcome, strata, parts.len())),
                };
                // What was found to be wrong is looked for again, to be named.
                let Some(sums) = sums else {
                    checked(book, parts, columns, &outcomes)?;
                    return Err(TallyError::TooMany.into());
                };
                let cells = book.cells(table);
                for (place, pair) in sums {
                    let (part, cell) = (place / cells, place % cells);
                    let Some(into) = counts.get_mut(part).and_then(|tables| tables.get_mut(number)) else {
                        continue;
                    };
                    let stages = into.entry(cell).or_insert_with(|| vec![0; book.stages()]);
                    let [not, reached] = pair;
                    if let Some(base) = stages.first_mut() {
                        *base = not + reached;
                    }
                    if let Some(stage) = stages.get_mut(step + 1) {
                        *stage = reached;
                    }
                }
            }
        }
        let mut found = BTreeMap::new();
        for (part, tables) in parts.iter().zip(counts) {
            if found.insert(part.clone(), Counting::of_tables(book, tables).finish()?).is_some() {
                return Err(TallyError::PartTwice { part: part.clone() }.into());
            }
        }
        Ok(Self::of_parts(Arc::new(book.clone()), found)?)
    }
}

/// Whether there are as many columns, and as many rows in each, as there must be.
fn fits(book: &CodeBook, parts: &[PartId], columns: &Columns<'_>) -> Result<(), ColumnError> {
    let number = |what, columns, wanted| {
        if columns == wanted { Ok(()) } else { Err(ColumnError::Columns { what, columns, wanted }) }
    };
    number("groups", columns.groups.len(), book.dimensions().len())?;
    number("outcomes", columns.outcomes.len(), book.steps().len())?;
    if columns.strata.is_none() {
        number("parts", parts.len(), 1)?;
    }
    let wanted = columns.rows();
    let length = |column: String, rows| {
        if rows == wanted { Ok(()) } else { Err(ColumnError::Length { column, rows, wanted }) }
    };
    for (dimension, column) in book.dimensions().iter().zip(&columns.groups) {
        length(format!("dimension {}", dimension.code()), column.len())?;
    }
    for (step, column) in book.steps().iter().zip(&columns.outcomes) {
        length(format!("outcome {step}"), column.rows())?;
    }
    columns.strata.map_or(Ok(()), |strata| length("strata".to_owned(), strata.len()))?;
    if u32::try_from(wanted).is_err() { Err(TallyError::TooMany.into()) } else { Ok(()) }
}

/// Whether every row has numbers that there are, and no stage without the one before.
fn checked(
    book: &CodeBook,
    parts: &[PartId],
    columns: &Columns<'_>,
    outcomes: &[Bytes<'_>],
) -> Result<(), ColumnError> {
    for (dimension, column) in book.dimensions().iter().zip(&columns.groups) {
        let most = u8::try_from(dimension.categories().len()).unwrap_or(u8::MAX);
        if let Some((row, value)) = first_over(column, most) {
            return Err(ColumnError::Category { row, dimension: dimension.code().clone(), value });
        }
    }
    for (place, (step, column)) in book.steps().iter().zip(outcomes).enumerate() {
        if let Bytes::Given(bytes) = column
            && let Some((row, value)) = first_over(bytes, 1)
        {
            return Err(ColumnError::Outcome { row, step: step.clone(), value });
        }
        let before = book.out_of(place + 1).and_then(|of| of.checked_sub(1)).and_then(|of| outcomes.get(of));
        if let Some(before) = before
            && let Some(row) = (0..columns.rows()).find(|row| column.at(*row) > before.at(*row))
        {
            return Err(ColumnError::NotOutOf { row, step: step.clone() });
        }
    }
    let beyond = |stratum: &u32| *stratum as usize >= parts.len();
    let strata = columns.strata.unwrap_or_default();
    match strata.iter().enumerate().find(|(_, stratum)| beyond(stratum)) {
        Some((row, value)) => Err(ColumnError::Part { row, value: *value, parts: parts.len() }),
        None => Ok(()),
    }
}

/// The first byte over a bound, and its place. The maximum of a block costs less than a comparison a row.
fn first_over(column: &[u8], most: u8) -> Option<(usize, u8)> {
    let block =
        column.chunks(LANES).position(|block| block.iter().fold(0, |max, byte| max.max(*byte)) > most)?;
    let row = column.iter().skip(block * LANES).position(|byte| *byte > most)? + block * LANES;
    column.get(row).map(|value| (row, *value))
}

/// Outcomes a byte each.
enum Bytes<'a> {
    Given(&'a [u8]),
    Bits(&'a [u8]),
    Never,
}

impl<'a> Bytes<'a> {
    const fn new(outcome: Outcome<'a>) -> Self {
        match outcome {
            Outcome::Bytes(bytes) => Self::Given(bytes),
            Outcome::Bits(bits, _) => Self::Bits(bits),
        }
    }

    fn at(&self, row: usize) -> u8 {
        match self {
            Self::Given(bytes) => bytes.get(row).copied().unwrap_or_default(),
            Self::Bits(bits) => bits.get(row / 8).map_or(0, |byte| byte >> (row % 8) & 1),
            Self::Never => 0,
        }
    }

    /// The outcomes of some rows, the first of them a multiple of eight.
    fn block<'b>(&'b self, from: usize, rows: usize, buffer: &'b mut [u8; LANES]) -> &'b [u8] {
        match self {
            Self::Given(bytes) => bytes.get(from..from + rows).unwrap_or_default(),
            Self::Bits(bits) => {
                for (eight, byte) in buffer.chunks_exact_mut(8).zip(bits.get(from / 8..).unwrap_or_default())
                {
                    for (place, outcome) in eight.iter_mut().enumerate() {
                        *outcome = byte >> place & 1;
                    }
                }
                buffer.get(..rows).unwrap_or_default()
            }
            Self::Never => buffer.get(..rows).unwrap_or_default(),
        }
    }
}

/// How many rows fall into each cell without and with the outcome: two counts a cell; none where some value is no
/// category's or no outcome.
///
/// Several rows are counted at once, as one number in a mixed radix, so that fewer counters are touched; how many depends
/// on how many numbers there are. Of the last rows, too few for a whole turn, each is counted alone.
fn histogram(groups: &[(&[u8], usize)], outcome: &Bytes<'_>) -> Option<Vec<(usize, [u64; 2])>> {
    let codes = 2 * groups.iter().map(|(_, values)| values).product::<usize>();
    let at_once =
        (1..=4).rev().find(|power| codes.checked_pow(*power).is_some_and(|n| n <= COUNTERS)).unwrap_or(0);
    let rows = groups.first().map_or(0, |(column, _)| column.len());
    let turn = at_once as usize * LANES;
    let turns = rows.checked_div(turn).unwrap_or_default();
    let mut sums = vec![0_u64; codes];
    if turns > 0 {
        let mut counters = Counters::new();
        let (mut packed, mut buffer, mut outcomes) = ([0_u16; LANES], [0_u16; LANES], [0_u8; LANES]);
        #[expect(clippy::cast_possible_truncation, reason = "at most as many as there are counters")]
        let radix = codes as u16;
        for number in 0..turns {
            for part in 0..at_once as usize {
                let from = number * turn + part * LANES;
                let outcomes = outcome.block(from, LANES, &mut outcomes);
                let blocks = groups
                    .iter()
                    .map(|(column, values)| (column.get(from..from + LANES).unwrap_or_default(), *values));
                let known = blocks.clone().all(|(block, values)| usize::from(largest(block)) < values);
                if !known || largest(outcomes) > 1 {
                    return None;
                }
                pack(&mut packed, if part == 0 { 0 } else { radix }, blocks, outcomes, &mut buffer);
            }
            counters.count(&packed, groups, outcome, (number + 1) * turn);
        }
        counters.unpack(at_once, &mut sums);
    }
    for row in turns * turn..rows {
        let known = groups
            .iter()
            .all(|(column, values)| column.get(row).is_some_and(|value| usize::from(*value) < *values));
        let reached = outcome.at(row);
        let place = number(groups, row) * 2 + usize::from(reached);
        *sums.get_mut(place).filter(|_| known && reached <= 1)? += 1;
    }
    let pairs = sums
        .chunks_exact(2)
        .map(|pair| [pair.first(), pair.last()].map(|sum| sum.copied().unwrap_or_default()));
    Some(pairs.enumerate().filter(|(_, pair)| *pair != [0, 0]).collect())
}

fn largest(block: &[u8]) -> u8 {
    block.iter().fold(0, |max, byte| max.max(*byte))
}

fn number(groups: &[(&[u8], usize)], row: usize) -> usize {
    let value = |column: &[u8]| column.get(row).copied().map_or(0, usize::from);
    groups.iter().fold(0, |code, (column, values)| code * values + value(column))
}

/// Makes room for one more row in each packed number (for the first, none is wanted) and puts the row's own number there.
fn pack<'a>(
    packed: &mut [u16; LANES],
    radix: u16,
    blocks: impl ExactSizeIterator<Item = (&'a [u8], usize)> + Clone,
    outcomes: &[u8],
    buffer: &mut [u16; LANES],
) {
    let mut rest = blocks;
    let Some((first, _)) = rest.next() else { return };
    if rest.len() == 0 {
        for ((packed, value), outcome) in packed.iter_mut().zip(first).zip(outcomes) {
            let code = u16::from(value.wrapping_add(*value).wrapping_add(*outcome));
            *packed = packed.wrapping_mul(radix).wrapping_add(code);
        }
        return;
    }
    for (code, value) in buffer.iter_mut().zip(first) {
        *code = u16::from(*value);
    }
    for (block, values) in rest {
        #[expect(clippy::cast_possible_truncation, reason = "at most as many as there are counters")]
        let values = values as u16;
        for (code, value) in buffer.iter_mut().zip(block) {
            *code = code.wrapping_mul(values).wrapping_add(u16::from(*value));
        }
    }
    for ((packed, code), outcome) in packed.iter_mut().zip(buffer.iter()).zip(outcomes) {
        *packed =
            packed.wrapping_mul(radix).wrapping_add(code.wrapping_mul(2).wrapping_add(u16::from(*outcome)));
    }
}

/// Two counters for every number, used by turns, so that a number that comes twice in a row does not wait for itself.
struct Counters {
    tables: [Vec<u32>; 2],
}

impl Counters {
    fn new() -> Self {
        Self { tables: [vec![0; COUNTERS], vec![0; COUNTERS]] }
    }

    /// Counts packed numbers, and meanwhile asks for the rows that come next: waiting for memory costs as much as counting.
    #[expect(clippy::indexing_slicing, reason = "the mask keeps every number within the counters")]
    fn count(&mut self, packed: &[u16; LANES], groups: &[(&[u8], usize)], outcome: &Bytes<'_>, next: usize) {
        let [even, odd] = &mut self.tables;
        let (Some(even), Some(odd)) = (even.first_chunk_mut::<COUNTERS>(), odd.first_chunk_mut::<COUNTERS>())
        else {
            return;
        };
        let outcome = if let Bytes::Given(bytes) = outcome { *bytes } else { &[] };
        let [first, second] = [groups.first().map_or(&[][..], |(column, _)| column), outcome].map(|column| {
            let lines = column.get(next..).unwrap_or_default().chunks(LINE);
            lines.map(<[u8]>::first).chain(std::iter::repeat(None))
        });
        let mut seen = 0;
        for ((some, one), other) in packed.chunks_exact(16).zip(first).zip(second) {
            seen ^= one.copied().unwrap_or_default() ^ other.copied().unwrap_or_default();
            for pair in some.chunks_exact(2) {
                even[pair[0] as usize & (COUNTERS - 1)] += 1;
                odd[pair[1] as usize & (COUNTERS - 1)] += 1;
            }
        }
        std::hint::black_box(seen);
    }

    /// The counts of single rows.
    fn unpack(&self, at_once: u32, sums: &mut [u64]) {
        let codes = sums.len();
        let [even, odd] = &self.tables;
        for (number, (even, odd)) in even.iter().zip(odd).enumerate() {
            let mut rest = number;
            for _ in 0..at_once {
                if let Some(sum) = sums.get_mut(rest % codes) {
                    *sum += u64::from(*even) + u64::from(*odd);
                }
                rest /= codes;
            }
        }
    }
}

/// As [`histogram`], for each part: as many counters as there are parts and cells, or only those that are needed.
fn by_stratum(
    groups: &[(&[u8], usize)],
    outcome: &Bytes<'_>,
    strata: &[u32],
    parts: usize,
) -> Vec<(usize, [u64; 2])> {
    const DENSE: usize = 1 << 22;
    let cells = groups.iter().map(|(_, values)| values).product::<usize>();
    let place = |(row, stratum): (usize, &u32)| {
        (*stratum as usize * cells + number(groups, row), usize::from(outcome.at(row)))
    };
    let rows = strata.iter().enumerate().map(place);
    let add = |pair: &mut [u64; 2], reached: usize| {
        if let Some(sum) = pair.get_mut(reached) {
            *sum += 1;
        }
    };
    if cells * parts <= DENSE {
        let mut sums = vec![[0; 2]; cells * parts];
        rows.for_each(|(place, reached)| sums.get_mut(place).into_iter().for_each(|pair| add(pair, reached)));
        sums.into_iter().enumerate().filter(|(_, pair)| *pair != [0, 0]).collect()
    } else {
        let mut sums: BTreeMap<usize, [u64; 2]> = BTreeMap::new();
        rows.for_each(|(place, reached)| add(sums.entry(place).or_default(), reached));
        sums.into_iter().collect()
    }
}
