//! The code book of a tally: which stages are counted, what people are grouped by, and which intersections are asked for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::dimension::Dimension;
use super::stage::{Stage, Step};
use crate::text::{Code, shown, twice};

/// Whether those who withdrew before they were invited are counted.
///
/// The sources of a host's own duty decide. A rule for federal contractors of the United States, no longer required of them,
/// is taken to have left out whoever withdrew before an offer (41 CFR 60-1.3, from general knowledge). The default counts
/// everybody, and is the crate's own choice.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Withdrawn {
    /// Everybody who applied is counted.
    #[default]
    Counted,
    /// Whoever withdrew and was never invited is left out.
    LeftOut,
}

/// What a tally counts: the stages, the dimensions, and the intersections that are asked for.
///
/// ```
/// use mangfold::monitor::{CodeBook, Dimension, Stage, Step};
/// use mangfold::{Ground, LegalBasis};
///
/// let ground = |ground| Dimension::of_ground(&ground, "self_declared".parse().unwrap(), LegalBasis::ExplicitConsent);
/// let book = CodeBook::new(
///     Stage::Applied,
///     vec![Step::new(Stage::Qualified, Stage::Applied), Step::new(Stage::Invited, Stage::Qualified)],
///     vec![ground(Ground::MinorityBackground), ground(Ground::Woman)],
/// )?
/// .with_intersection(&["minority_background", "sex.woman"])?;
/// assert_eq!(book.groupings().count(), 3); // each dimension, and the intersection
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "BookFields", into = "BookFields")]
pub struct CodeBook {
    // INVARIANT: no stage twice, each step out of an earlier stage; 1 ..= MOST_DIMENSIONS dimensions, no code twice; tables
    // are ascending lists of dimensions, none within another, every dimension in one, in order, each of at most MOST_CELLS
    // cells and MOST_WIDE dimensions.
    base: Stage,
    steps: Vec<Step>,
    dimensions: Vec<Dimension>,
    tables: Vec<Vec<usize>>,
    withdrawn: Withdrawn,
}

const MOST_STAGES: usize = 16;
const MOST_DIMENSIONS: usize = 8;
const MOST_WIDE: usize = 4;
const MOST_CELLS: usize = 10_000;

/// Why a code book cannot be.
///
/// ```
/// use mangfold::monitor::{CodeBook, CodeBookError, Stage};
/// assert_eq!(CodeBook::new(Stage::Applied, vec![], vec![]), Err(CodeBookError::NoDimension));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CodeBookError {
    /// No dimension.
    #[error("code book: no dimension")]
    NoDimension,
    /// More of something than is allowed.
    #[error("code book: {count} {what}, at most {most} are allowed")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many.
        count: usize,
        /// How many may be.
        most: usize,
    },
    /// A stage is there twice.
    #[error("code book: stage {stage} is there twice")]
    StageTwice {
        /// The stage.
        stage: Stage,
    },
    /// A stage is counted out of one that does not come before it.
    #[error("code book: {step}, and {of} does not come before", of = step.of())]
    OutOfNothing {
        /// The step.
        step: Step,
    },
    /// A dimension is there twice, in the book or in an intersection.
    #[error("code book: dimension {dimension} is there twice")]
    DimensionTwice {
        /// The dimension.
        dimension: Code,
    },
    /// An intersection names a dimension that the book has not.
    #[error("code book: no dimension {value}")]
    UnknownDimension {
        /// The name given.
        value: String,
    },
    /// The intersections go round in a circle (a with b, b with c, c with a): what is published of each alone could then be
    /// solved together. One intersection of all of them may be asked for.
    #[error("code book: the intersections go round in a circle")]
    Circle,
    /// An intersection of fewer than two dimensions.
    #[error("code book: an intersection of {count} dimensions")]
    NoIntersection {
        /// How many were named.
        count: usize,
    },
}

impl CodeBookError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoDimension => "code_book_no_dimension",
            Self::TooMany { .. } => "code_book_too_many",
            Self::StageTwice { .. } => "code_book_stage_twice",
            Self::OutOfNothing { .. } => "code_book_out_of_nothing",
            Self::DimensionTwice { .. } => "code_book_dimension_twice",
            Self::UnknownDimension { .. } => "code_book_unknown_dimension",
            Self::Circle => "code_book_circle",
            Self::NoIntersection { .. } => "code_book_no_intersection",
        }
    }
}

impl CodeBook {
    /// The stage everybody counted has reached, the later ones, and what people are grouped by: each dimension alone.
    ///
    /// # Errors
    ///
    /// [`CodeBookError::NoDimension`], [`CodeBookError::TooMany`] for over 16 stages or 8 dimensions,
    /// [`CodeBookError::StageTwice`], [`CodeBookError::OutOfNothing`] for a stage out of one that does not come before it,
    /// [`CodeBookError::DimensionTwice`].
    pub fn new(base: Stage, steps: Vec<Step>, dimensions: Vec<Dimension>) -> Result<Self, CodeBookError> {
        if dimensions.is_empty() {
            return Err(CodeBookError::NoDimension);
        }
        most("stages", steps.len() + 1, MOST_STAGES)?;
        most("dimensions", dimensions.len(), MOST_DIMENSIONS)?;
        let mut before = vec![&base];
        for step in &steps {
            if !before.contains(&step.of()) {
                return Err(CodeBookError::OutOfNothing { step: step.clone() });
            }
            if before.contains(&step.stage()) {
                return Err(CodeBookError::StageTwice { stage: step.stage().clone() });
            }
            before.push(step.stage());
        }
        if let Some(dimension) = twice(dimensions.iter().map(Dimension::code)) {
            return Err(CodeBookError::DimensionTwice { dimension: dimension.clone() });
        }
        let tables = (0..dimensions.len()).map(|dimension| vec![dimension]).collect();
        Ok(Self { base, steps, dimensions, tables, withdrawn: Withdrawn::default() })
    }

    /// Also counts the groups of several dimensions at once, and with them every smaller intersection of the same.
    ///
    /// # Errors
    ///
    /// [`CodeBookError::NoIntersection`] of fewer than two, [`CodeBookError::UnknownDimension`],
    /// [`CodeBookError::DimensionTwice`], [`CodeBookError::TooMany`] for over four dimensions, or ten thousand groups in it or
    /// in all, [`CodeBookError::Circle`] where it closes a circle of intersections.
    pub fn with_intersection(mut self, dimensions: &[&str]) -> Result<Self, CodeBookError> {
        let mut table = Vec::new();
        for name in dimensions {
            let place = self.dimensions.iter().position(|dimension| dimension.code().as_str() == *name);
            table.push(place.ok_or_else(|| CodeBookError::UnknownDimension { value: shown(name) })?);
        }
        if table.len() < 2 {
            return Err(CodeBookError::NoIntersection { count: table.len() });
        }
        if let Some(place) = twice(table.iter().copied()) {
            let dimension = self.dimensions.get(place).map(|dimension| dimension.code().clone());
            return Err(CodeBookError::DimensionTwice {
                dimension: dimension.unwrap_or_else(|| Code::of_literal("dimension")),
            });
        }
        most("dimensions in an intersection", table.len(), MOST_WIDE)?;
        table.sort_unstable();
        most("groups in an intersection", self.cells(&table), MOST_CELLS)?;
        self.tables.push(table);
        self.tables.sort();
        self.tables.dedup();
        let all = self.tables.clone();
        self.tables.retain(|table| !all.iter().any(|other| other != table && within(table, other)));
        if go_round(&self.tables) {
            return Err(CodeBookError::Circle);
        }
        let cells = self.lattice().iter().map(|grouping| self.cells(grouping)).sum::<usize>();
        most("groups in all", cells, MOST_CELLS)?;
        Ok(self)
    }

    /// Says whether those who withdrew before they were invited are counted.
    #[must_use]
    pub fn with_withdrawn(self, withdrawn: Withdrawn) -> Self {
        Self { withdrawn, ..self }
    }

    /// The stage that everybody counted has reached.
    #[must_use]
    pub const fn base(&self) -> &Stage {
        &self.base
    }

    /// The later stages, each out of an earlier one.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What people are grouped by.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Whether those who withdrew before they were invited are counted.
    #[must_use]
    pub const fn withdrawn(&self) -> Withdrawn {
        self.withdrawn
    }

    /// Every grouping that is asked for, as the codes of its dimensions: each dimension, and each intersection with the
    /// smaller ones in it.
    pub fn groupings(&self) -> impl Iterator<Item = Vec<&Code>> {
        let names = |table: Vec<usize>| {
            table.into_iter().filter_map(|d| self.dimensions.get(d)).map(Dimension::code).collect()
        };
        self.lattice().into_iter().map(names)
    }

    /// The largest groupings, which the counts are kept by.
    pub(super) fn tables(&self) -> &[Vec<usize>] {
        &self.tables
    }

    /// Every grouping within a table, the smaller first, without the one of no dimension.
    pub(super) fn lattice(&self) -> Vec<Vec<usize>> {
        let mut found = BTreeSet::new();
        for table in &self.tables {
            for chosen in 1..1_usize << table.len() {
                let some: Vec<usize> = table
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| chosen >> place & 1 == 1)
                    .map(|(_, d)| *d)
                    .collect();
                found.insert((some.len(), some));
            }
        }
        found.into_iter().map(|(_, grouping)| grouping).collect()
    }

    /// How many groups a grouping has, with those undisclosed.
    pub(super) fn cells(&self, grouping: &[usize]) -> usize {
        self.values(grouping).product()
    }

    /// How many values each dimension of a grouping has.
    pub(super) fn values<'a>(&'a self, grouping: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        grouping.iter().filter_map(|d| self.dimensions.get(*d)).map(Dimension::values)
    }

    /// The number of a stage: nought is the base.
    pub(super) fn stage(&self, stage: &Stage) -> Option<usize> {
        if *stage == self.base {
            return Some(0);
        }
        self.steps.iter().position(|step| *step.stage() == *stage).map(|place| place + 1)
    }

    /// How many stages there are.
    pub(super) fn stages(&self) -> usize {
        self.steps.len() + 1
    }

    /// The number of the stage that a stage is counted out of.
    pub(super) fn out_of(&self, stage: usize) -> Option<usize> {
        let step = self.steps.get(stage.checked_sub(1)?)?;
        self.stage(step.of())
    }

    /// A grouping by the names of its dimensions, in any order, and the place of each name in it.
    pub(super) fn grouping(&self, names: &[&str]) -> Option<Vec<usize>> {
        let mut grouping: Vec<usize> = names
            .iter()
            .map(|name| self.dimensions.iter().position(|dimension| dimension.code().as_str() == *name))
            .collect::<Option<_>>()?;
        grouping.sort_unstable();
        let asked = grouping.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
            && self.tables.iter().any(|table| within(&grouping, table));
        (asked && !grouping.is_empty()).then_some(grouping)
    }

    /// The number of a cell of a grouping from the numbers of its values.
    pub(super) fn cell(&self, grouping: &[usize], values: impl IntoIterator<Item = usize>) -> usize {
        self.values(grouping).zip(values).fold(0, |cell, (many, value)| cell * many + value)
    }

    /// The numbers of the values of a cell.
    pub(super) fn values_of(&self, grouping: &[usize], mut cell: usize) -> Vec<usize> {
        let many: Vec<usize> = self.values(grouping).collect();
        let mut values: Vec<usize> = many
            .iter()
            .rev()
            .map(|many| {
                let value = cell % many;
                cell /= many;
                value
            })
            .collect();
        values.reverse();
        values
    }

    /// The cell of a smaller grouping that a cell of a larger one lies in.
    pub(super) fn project(&self, from: &[usize], cell: usize, to: &[usize]) -> usize {
        let values = self.values_of(from, cell);
        let kept =
            from.iter().zip(values).filter(|(dimension, _)| to.contains(dimension)).map(|(_, value)| value);
        self.cell(to, kept)
    }

    /// The place in a grouping of each of its names, as they are asked for.
    pub(super) fn order(&self, grouping: &[usize], names: &[&str]) -> Vec<usize> {
        let code = |d: &usize| self.dimensions.get(*d).map(|dimension| dimension.code().as_str());
        names.iter().filter_map(|name| grouping.iter().position(|d| code(d) == Some(*name))).collect()
    }

    /// The names of the values of a cell, in the order its dimensions are asked for.
    pub(super) fn names_in(&self, grouping: &[usize], order: &[usize], cell: usize) -> Vec<String> {
        let names = self.names(grouping, cell);
        order.iter().filter_map(|place| names.get(*place)).cloned().collect()
    }

    /// The names of the values of a cell.
    pub(super) fn names(&self, grouping: &[usize], cell: usize) -> Vec<String> {
        let dimensions = grouping.iter().filter_map(|d| self.dimensions.get(*d));
        dimensions.zip(self.values_of(grouping, cell)).map(|(d, value)| d.name(value).to_owned()).collect()
    }
}

/// Whether one ascending list lies in another.
pub(super) fn within(one: &[usize], other: &[usize]) -> bool {
    one.iter().all(|dimension| other.contains(dimension))
}

/// Whether tables go round in a circle: whether something is left when a dimension in one table only, and a table within
/// another, are taken away for as long as there is one (Graham 1979; Yu and Özsoyoğlu 1979). Tables that do not are those of
/// some people whenever they agree in what they have in common.
fn go_round(tables: &[Vec<usize>]) -> bool {
    let mut left: Vec<Vec<usize>> = tables.to_vec();
    loop {
        let before = (left.len(), left.iter().map(Vec::len).sum::<usize>());
        let all = left.clone();
        for table in &mut left {
            table.retain(|d| all.iter().filter(|other| other.contains(d)).count() > 1);
        }
        left.sort();
        left.dedup();
        let all = left.clone();
        left.retain(|table| {
            !table.is_empty() && !all.iter().any(|other| other != table && within(table, other))
        });
        if (left.len(), left.iter().map(Vec::len).sum::<usize>()) == before {
            return !left.is_empty();
        }
    }
}

fn most(what: &'static str, count: usize, most: usize) -> Result<(), CodeBookError> {
    if count > most { Err(CodeBookError::TooMany { what, count, most }) } else { Ok(()) }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a code book")]
struct BookFields {
    base: Stage,
    steps: Vec<Step>,
    dimensions: Vec<Dimension>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    intersections: Vec<Vec<Code>>,
    #[serde(default)]
    withdrawn: Withdrawn,
}

impl TryFrom<BookFields> for CodeBook {
    type Error = CodeBookError;

    fn try_from(f: BookFields) -> Result<Self, CodeBookError> {
        most("intersections", f.intersections.len(), 1 << MOST_DIMENSIONS)?;
        let book = Self::new(f.base, f.steps, f.dimensions)?.with_withdrawn(f.withdrawn);
        f.intersections.iter().try_fold(book, |book, names| {
            let names: Vec<&str> = names.iter().map(Code::as_str).collect();
            book.with_intersection(&names)
        })
    }
}

impl From<CodeBook> for BookFields {
    fn from(b: CodeBook) -> Self {
        let wide = b.tables.iter().filter(|table| table.len() > 1);
        let names = |table: &Vec<usize>| {
            table.iter().filter_map(|d| b.dimensions.get(*d)).map(|d| d.code().clone()).collect()
        };
        let intersections = wide.map(names).collect();
        Self { base: b.base, steps: b.steps, dimensions: b.dimensions, intersections, withdrawn: b.withdrawn }
    }
}
