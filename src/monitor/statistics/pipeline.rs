//! The pipeline: a group's share at each level from the base to the top, year by year.

use serde::Serialize;

use super::{ConditionalOddsRatio, Level, Rate, TwoByTwo, Z, cochran_armitage};

/// How many of how many a group is at each level, from the wide base to the top, in one year or several.
///
/// The levels are in the order given, and the same in every year. A person is counted at one level only; levels that
/// contain one another would be compared with themselves.
///
/// ```
/// use mangfold::monitor::{Level, Pipeline, Rate};
///
/// // Employees without leadership, leaders of units, top managers.
/// let pipeline = Pipeline::new(vec![
///     (2025, vec![Rate::new(310, 2_400)?, Rate::new(9, 160)?, Rate::new(0, 21)?]),
///     (2023, vec![Rate::new(260, 2_350)?, Rate::new(6, 158)?, Rate::new(0, 20)?]),
/// ])?;
/// let latest = pipeline.years().last().expect("2025 comes last");
/// let step = latest.steps().next().expect("from the base to leaders of units");
/// assert!((step.ratio().unwrap() - 0.4355).abs() < 1e-4);
/// let odds_ratio = step.odds_ratio(Level::P95).unwrap();
/// assert!(odds_ratio.interval().contains(odds_ratio.estimate()));
/// assert!((pipeline.change(0).unwrap().difference().unwrap() - 0.01853).abs() < 1e-5);
/// assert_eq!(pipeline.trend(2), None, "nobody at the top in any year: no variance");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Pipeline {
    // INVARIANT: one at least, in order, each year once, all with equally many levels, one at least.
    years: Vec<PipelineYear>,
}

/// Why a pipeline cannot be.
///
/// ```
/// use mangfold::monitor::Pipeline;
/// assert_eq!(Pipeline::new(vec![]).unwrap_err().code(), "pipeline_without_years");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PipelineError {
    /// No year at all.
    #[error("years: none")]
    WithoutYears,
    /// A year twice.
    #[error("years: {year} twice")]
    YearTwice {
        /// The year.
        year: i32,
    },
    /// A year without levels.
    #[error("levels: none in {year}")]
    WithoutLevels {
        /// The year.
        year: i32,
    },
    /// A year with more levels than another, or fewer.
    #[error("levels: {levels} in {year}, {wanted} in {first}")]
    LevelsDiffer {
        /// The year.
        year: i32,
        /// How many levels it has.
        levels: usize,
        /// The first year.
        first: i32,
        /// How many levels that has.
        wanted: usize,
    },
}

impl PipelineError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutYears => "pipeline_without_years",
            Self::YearTwice { .. } => "pipeline_year_twice",
            Self::WithoutLevels { .. } => "pipeline_without_levels",
            Self::LevelsDiffer { .. } => "pipeline_levels_differ",
        }
    }
}

impl Pipeline {
    /// Years in any order, each with the rates of its levels, the base first.
    ///
    /// # Errors
    ///
    /// [`PipelineError::WithoutYears`] when there is no year, [`PipelineError::YearTwice`] when one is there twice,
    /// [`PipelineError::WithoutLevels`] when one has no level, [`PipelineError::LevelsDiffer`] when one has not as many as
    /// the first.
    pub fn new(years: Vec<(i32, Vec<Rate>)>) -> Result<Self, PipelineError> {
        let mut years: Vec<PipelineYear> =
            years.into_iter().map(|(year, rates)| PipelineYear { year, rates }).collect();
        years.sort_by_key(|year| year.year);
        let (first, wanted) = match years.first() {
            Some(first) => (first.year, first.rates.len()),
            None => return Err(PipelineError::WithoutYears),
        };
        for (one, next) in years.iter().zip(years.iter().skip(1)) {
            if one.year == next.year {
                return Err(PipelineError::YearTwice { year: one.year });
            }
        }
        for PipelineYear { year, rates } in &years {
            let (year, levels) = (*year, rates.len());
            if levels == 0 {
                return Err(PipelineError::WithoutLevels { year });
            }
            if levels != wanted {
                return Err(PipelineError::LevelsDiffer { year, levels, first, wanted });
            }
        }
        Ok(Self { years })
    }

    /// How many levels every year has.
    #[must_use]
    pub fn levels(&self) -> usize {
        self.years.first().map_or(0, |year| year.rates.len())
    }

    /// The years, the earliest first.
    #[must_use]
    pub fn years(&self) -> &[PipelineYear] {
        &self.years
    }

    /// The rates of one level over the years, the base being level 0; nothing for a level there is not.
    #[must_use]
    pub fn level(&self, level: usize) -> Vec<(i32, Rate)> {
        self.years.iter().filter_map(|year| Some((year.year, *year.rates.get(level)?))).collect()
    }

    /// The rate of a level in the last year beside that in the first: its difference, its intervals and its tests are
    /// those of [`TwoByTwo`]; none where there is one year only, or no such level.
    ///
    /// The tests take the two counts as independent. Where many of the same people are counted in both years, they are not.
    #[must_use]
    pub fn change(&self, level: usize) -> Option<TwoByTwo> {
        match self.level(level).as_slice() {
            [(_, first), .., (_, last)] => Some(TwoByTwo::new(*last, *first)),
            _ => None,
        }
    }

    /// The trend of a level over the years ([`cochran_armitage`], the years being the scores); none where it has no
    /// variance, or there is no such level.
    ///
    /// The test takes the counts of the years as independent. Where many of the same people are counted in several, they
    /// are not.
    #[must_use]
    pub fn trend(&self, level: usize) -> Option<Z> {
        cochran_armitage(&self.level(level))
    }
}

/// One year of a [`Pipeline`].
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PipelineYear {
    year: i32,
    rates: Vec<Rate>,
}

impl PipelineYear {
    /// The year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// How many of how many at each level, the base first.
    #[must_use]
    pub fn rates(&self) -> &[Rate] {
        &self.rates
    }

    /// Each level above the base beside the one below it, from the base up.
    pub fn steps(&self) -> impl Iterator<Item = PipelineStep> + '_ {
        self.rates
            .iter()
            .zip(self.rates.iter().skip(1))
            .map(|(below, above)| PipelineStep { below: *below, above: *above })
    }
}

/// A level of a pipeline beside the one below it.
///
/// It compares two stocks of people at one time; how people moved between them it does not know.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct PipelineStep {
    below: Rate,
    above: Rate,
}

impl PipelineStep {
    /// The rate at the lower level.
    #[must_use]
    pub const fn below(self) -> Rate {
        self.below
    }

    /// The rate at the higher level.
    #[must_use]
    pub const fn above(self) -> Rate {
        self.above
    }

    /// The group's share at the higher level divided by its share at the lower; none where one is of nobody, or the group
    /// has nobody at the lower.
    #[must_use]
    pub fn ratio(self) -> Option<f64> {
        self.above.ratio_to(self.below)
    }

    /// The odds of the group, members to others, at the higher level divided by those at the lower, with its exact interval
    /// ([`TwoByTwo::conditional_odds_ratio`]); none where one is of nobody, or both are of the group alone or of others alone.
    ///
    /// The ratio of shares itself has no exact interval here; an approximate one is [`TwoByTwo::katz`] of [`PipelineStep::table`].
    #[must_use]
    pub fn odds_ratio(self, level: Level) -> Option<ConditionalOddsRatio> {
        self.table().conditional_odds_ratio(level)
    }

    /// The higher level beside the lower, as a table.
    #[must_use]
    pub const fn table(self) -> TwoByTwo {
        TwoByTwo::new(self.above, self.below)
    }
}
