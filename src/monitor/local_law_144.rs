//! The tables of New York City's Local Law 144 (6 RCNY § 5-300 and following). The words that were read set no threshold, and none is here.

use serde::Serialize;

use super::publish::{Cell, Published};
use super::rates::{Against, AskError, Rates};
use super::stage::Step;
use super::statistics::Rate;
use crate::text::{Reason, shown};

/// Which rows scored strictly above the median of the whole sample: the outcome of the *scoring rate*.
///
/// The rule: "the rate at which individuals in a category receive a score above the sample's median score", the sample being
/// everybody, those of unknown category too. The median of an even number of scores is read here as the mean of the two in the
/// middle: the words do not say.
///
/// ```
/// use mangfold::monitor::above_median;
///
/// assert_eq!(above_median(&[10, 20, 20, 30]), [0, 0, 0, 1], "twenty is the median, and not above it");
/// assert_eq!(above_median(&[1, 2]), [0, 1]);
/// assert!(above_median(&[]).is_empty());
/// ```
#[must_use]
pub fn above_median(scores: &[i64]) -> Vec<u8> {
    let mut sorted = scores.to_vec();
    sorted.sort_unstable();
    let middle = |place: usize| sorted.get(place).copied().map_or(0, i128::from);
    let twice_the_median = middle(sorted.len() / 2) + middle(sorted.len().saturating_sub(1) / 2);
    scores.iter().map(|score| u8::from(2 * i128::from(*score) > twice_the_median)).collect()
}

/// Which people a category is less than two percent of. The sources say "of the data" and no more, so that it must be chosen.
///
/// ```
/// use mangfold::monitor::Whole;
/// assert_ne!(Whole::Everybody, Whole::Known);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Whole {
    /// Everybody in the data, those of unknown category too.
    Everybody,
    /// Those whose category is known.
    Known,
}

/// A category that the auditor leaves out of the impact ratios, with the justification that must be given. It stands in the
/// table with its count and its rate all the same.
///
/// ```
/// use mangfold::monitor::Exclusion;
/// let exclusion = Exclusion::new(&["b3"], "Eleven of twelve hundred applicants.".parse()?);
/// assert_eq!(exclusion.category(), ["b3"]);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Exclusion {
    category: Vec<String>,
    justification: Reason,
}

impl Exclusion {
    /// Leaves out a category: its one value, or its two in the intersectional table.
    #[must_use]
    pub fn new(category: &[&str], justification: Reason) -> Self {
        Self { category: category.iter().map(|value| (*value).to_owned()).collect(), justification }
    }

    /// The category.
    #[must_use]
    pub fn category(&self) -> &[String] {
        &self.category
    }

    /// Why it is left out.
    #[must_use]
    pub const fn justification(&self) -> &Reason {
        &self.justification
    }
}

/// Why the tables cannot be made.
///
/// ```
/// use mangfold::monitor::LocalLaw144Error;
/// let error = LocalLaw144Error::NotUnderTwoPercent { category: "woman".to_owned(), count: 20, whole: 1000 };
/// assert_eq!(error.to_string(), "exclusion of woman: 20 of 1000 is not less than two percent");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LocalLaw144Error {
    /// The tally does not count by sex, by ethnicity and by both, or not this step.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// No category of any table has these values.
    #[error("exclusion of {category}: there is no such category")]
    UnknownCategory {
        /// The values given.
        category: String,
    },
    /// The category is not less than two percent.
    #[error("exclusion of {category}: {count} of {whole} is not less than two percent")]
    NotUnderTwoPercent {
        /// The category.
        category: String,
        /// How many there are of it.
        count: u32,
        /// Of how many.
        whole: u64,
    },
    /// The category's count, or that of the whole, is withheld.
    #[error("exclusion of {category}: a count it rests on is withheld")]
    Withheld {
        /// The category.
        category: String,
    },
}

impl LocalLaw144Error {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Ask(error) => error.code(),
            Self::UnknownCategory { .. } => "local_law_144_unknown_category",
            Self::NotUnderTwoPercent { .. } => "local_law_144_not_under_two_percent",
            Self::Withheld { .. } => "local_law_144_withheld",
        }
    }
}

/// The three tables: sex, race or ethnicity, and both together, each with the number of those unknown. Serialises as the
/// tables of the summary that must be published.
///
/// Where the step is one of selection the rates are selection rates; where the stage is [`above_median`], scoring rates. A
/// threshold of one in [`Tally::publish`](super::Tally::publish) withholds nothing: what must be published and what must be
/// withheld is for the auditor to square.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::*;
/// use mangfold::LegalBasis;
///
/// let dimension = |code: &str, groups: &[&str]| {
///     let groups = groups.iter().map(|group| Category::told(group.parse().unwrap(), "self_declared".parse().unwrap()));
///     Dimension::new(code.parse().unwrap(), LegalBasis::ExplicitConsent, groups.collect()).unwrap()
/// };
/// let step = Step::new(Stage::Invited, Stage::Applied);
/// let dimensions = vec![dimension("sex", &["woman", "man"]), dimension("ethnicity", &["x", "y"])];
/// let book = CodeBook::new(Stage::Applied, vec![step.clone()], dimensions)?.with_intersection(&["sex", "ethnicity"])?;
/// let rows = [("woman", "x", [100, 20]), ("woman", "y", [50, 12]), ("man", "x", [120, 30]), ("undisclosed", "y", [9, 3])];
/// let rows = rows.map(|(sex, ethnicity, counts)| GroupCounts::new([sex, ethnicity], counts));
/// let tally = Tally::from_counts(&book, PartId::new("all".parse()?, "2026".parse()?), rows)?;
///
/// let tables = LocalLaw144::new(&tally.publish(NonZeroU32::MIN), "sex", "ethnicity", &step, Whole::Everybody, &[])?;
/// let women = &tables.sex().rows()[0];
/// assert_eq!((women.category(), women.rate().unwrap().to_string()), (&["woman".to_owned()][..], "32 of 150".to_owned()));
/// assert!((women.impact_ratio().unwrap() - (32.0 / 150.0) / (30.0 / 120.0)).abs() < 1e-15);
/// assert_eq!(tables.sex().unknown(), Cell::Count(9));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LocalLaw144 {
    sex: LocalLaw144Table,
    ethnicity: LocalLaw144Table,
    intersection: LocalLaw144Table,
}

/// One of the three tables.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LocalLaw144Table {
    rows: Vec<LocalLaw144Row>,
    unknown: Cell,
}

/// A category in one of the three tables.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LocalLaw144Row {
    category: Vec<String>,
    rate: Option<Rate>,
    impact_ratio: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out_because: Option<Reason>,
}

impl LocalLaw144 {
    /// The tables of a tally that counts by sex, by ethnicity and by both.
    ///
    /// # Errors
    ///
    /// [`LocalLaw144Error::Ask`] where it does not, or not this step; [`LocalLaw144Error::UnknownCategory`],
    /// [`LocalLaw144Error::NotUnderTwoPercent`] and [`LocalLaw144Error::Withheld`] for an exclusion.
    pub fn new(
        published: &Published,
        sex: &str,
        ethnicity: &str,
        step: &Step,
        whole: Whole,
        exclusions: &[Exclusion],
    ) -> Result<Self, LocalLaw144Error> {
        let groupings: [&[&str]; 3] = [&[sex], &[ethnicity], &[sex, ethnicity]];
        let mut used = vec![false; exclusions.len()];
        let mut table = |grouping: &[&str]| {
            LocalLaw144Table::new(published, grouping, step, whole, exclusions, &mut used)
        };
        let [sex, ethnicity, intersection] = groupings;
        let tables =
            Self { sex: table(sex)?, ethnicity: table(ethnicity)?, intersection: table(intersection)? };
        match exclusions.iter().zip(used).find(|(_, used)| !used) {
            Some((exclusion, _)) => {
                Err(LocalLaw144Error::UnknownCategory { category: shown(&exclusion.category.join(", ")) })
            }
            None => Ok(tables),
        }
    }

    /// By sex.
    #[must_use]
    pub const fn sex(&self) -> &LocalLaw144Table {
        &self.sex
    }

    /// By race or ethnicity.
    #[must_use]
    pub const fn ethnicity(&self) -> &LocalLaw144Table {
        &self.ethnicity
    }

    /// By both.
    #[must_use]
    pub const fn intersection(&self) -> &LocalLaw144Table {
        &self.intersection
    }
}

impl LocalLaw144Table {
    fn new(
        published: &Published,
        grouping: &[&str],
        step: &Step,
        whole: Whole,
        exclusions: &[Exclusion],
        used: &mut [bool],
    ) -> Result<Self, LocalLaw144Error> {
        let shown = published.rates(grouping, step)?;
        let exclusion = |category: &[String]| exclusions.iter().position(|one| one.category == category);
        let everybody = published.everybody(step.of()).count().map(u64::from);
        let known = shown
            .suppressed()
            .is_empty()
            .then(|| shown.rates().groups().map(|(_, rate)| u64::from(rate.of())).sum());
        let of = match whole {
            Whole::Everybody => everybody,
            Whole::Known => known,
        };
        let mut kept = Vec::new();
        for (category, rate) in shown.rates().groups() {
            let Some(place) = exclusion(category) else {
                kept.push((category.to_vec(), rate));
                continue;
            };
            let name = category.join(", ");
            let of = of.ok_or_else(|| LocalLaw144Error::Withheld { category: name.clone() })?;
            if u128::from(rate.of()) * 100 >= u128::from(of) * 2 {
                return Err(LocalLaw144Error::NotUnderTwoPercent {
                    category: name,
                    count: rate.of(),
                    whole: of,
                });
            }
            used.get_mut(place).into_iter().for_each(|used| *used = true);
        }
        if let Some(category) = shown.suppressed().iter().find(|category| exclusion(category).is_some()) {
            return Err(LocalLaw144Error::Withheld { category: category.join(", ") });
        }
        // The highest rate may be one that is withheld.
        let all_shown = shown.suppressed().is_empty();
        let impacts = Rates::new(kept.into_iter().filter(|_| all_shown)).impacts(Against::Highest)?;
        let row = |category: &[String], rate: Option<Rate>| LocalLaw144Row {
            category: category.to_vec(),
            rate,
            impact_ratio: impacts
                .iter()
                .find(|impact| impact.group() == category)
                .and_then(super::Impact::ratio),
            left_out_because: exclusion(category)
                .and_then(|one| exclusions.get(one))
                .map(|one| one.justification.clone()),
        };
        let rows = shown.rates().groups().map(|(category, rate)| row(category, Some(rate)));
        let withheld = shown.suppressed().iter().map(|category| row(category, None));
        let unknown = match shown.rates().undisclosed() {
            None => Cell::Suppressed,
            Some(rate) if rate.of() == 0 => Cell::Empty,
            Some(rate) => Cell::Count(rate.of()),
        };
        Ok(Self { rows: rows.chain(withheld).collect(), unknown })
    }

    /// The categories, those with a withheld count last.
    #[must_use]
    pub fn rows(&self) -> &[LocalLaw144Row] {
        &self.rows
    }

    /// How many are in an unknown category; they are in no rate and no ratio.
    #[must_use]
    pub const fn unknown(&self) -> Cell {
        self.unknown
    }
}

impl LocalLaw144Row {
    /// The value, or the two values, of the category.
    #[must_use]
    pub fn category(&self) -> &[String] {
        &self.category
    }

    /// How many were selected, or scored above the median, of how many; none where it is withheld.
    #[must_use]
    pub const fn rate(&self) -> Option<Rate> {
        self.rate
    }

    /// The rate divided by that of the category with the highest; none where it is left out or undefined, or any count of the
    /// table is withheld, since the highest may be there.
    #[must_use]
    pub const fn impact_ratio(&self) -> Option<f64> {
        self.impact_ratio
    }

    /// Why the category is left out of the ratios; none where it is not.
    #[must_use]
    pub const fn left_out_because(&self) -> Option<&Reason> {
        self.left_out_because.as_ref()
    }
}
