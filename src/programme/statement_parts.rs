//! The parts of a yearly statement, as it shows them.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::Serialize;

use super::{Cohort, CohortFinding, CohortVerdict, Facet};
use crate::monitor::{Cell, Population, Published, Rate, Stage, Tier};
use crate::text::{Code, Title};

/// A tally of vacancies in a statement, and the dimensions whose groups are compared.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{CodeBook, Dimension, Stage, Tally};
/// use mangfold::programme::AnnualStatement;
/// use mangfold::{Ground, LegalBasis};
///
/// let five = NonZeroU32::new(5).unwrap();
/// let background = Dimension::of_ground(&Ground::MinorityBackground, "ks.2006".parse()?, LegalBasis::ExplicitConsent);
/// let published = Tally::empty(&CodeBook::new(Stage::Applied, vec![], vec![background])?).publish(five);
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, five)
///     .with_recruitment(published, vec!["minority_background".parse()?])?;
/// assert_eq!(statement.recruitment()[0].compared().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recruitment {
    pub(super) published: Published,
    pub(super) compared: Vec<Code>,
}

impl Recruitment {
    /// The counts as they may be printed.
    #[must_use]
    pub const fn published(&self) -> &Published {
        &self.published
    }

    /// The dimensions whose groups are compared.
    #[must_use]
    pub fn compared(&self) -> &[Code] {
        &self.compared
    }
}

/// What those who took part in a programme did next: applied, were interviewed, were appointed.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{Category, CodeBook, Dimension, Stage, Step, Tally};
/// use mangfold::programme::AnnualStatement;
///
/// let five = NonZeroU32::new(5).unwrap();
/// let stage = |text: &str| text.parse::<Stage>();
/// let step = Step::new(stage("own.applied")?, stage("own.participated")?);
/// let sex = Dimension::new("sex".parse()?, None, vec![Category::told("woman".parse()?, "self_declared".parse()?)])?;
/// let book = CodeBook::new(stage("own.participated")?, vec![step], vec![sex])?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, five)
///     .with_next_steps("network".parse()?, Tally::empty(&book).publish(five))?;
/// assert_eq!(statement.next_steps()[0].programme().as_str(), "network");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NextSteps {
    pub(super) programme: Code,
    pub(super) published: Published,
}

impl NextSteps {
    /// The programme.
    #[must_use]
    pub const fn programme(&self) -> &Code {
        &self.programme
    }

    /// The counts as they may be printed.
    #[must_use]
    pub const fn published(&self) -> &Published {
        &self.published
    }

    /// How many of those at one stage reached another, where both counts are shown; none of nobody.
    #[must_use]
    pub fn rate(&self, stage: &Stage, of: &Stage) -> Option<Rate> {
        let count = |stage: &Stage| self.published.everybody(stage).count().map(u64::from);
        Rate::new(count(stage)?, count(of)?).ok().filter(|rate| rate.of() > 0)
    }
}

/// A cohort in a statement: how many there are and how its bounds stand, without anybody and without counts.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::Cell;
/// use mangfold::programme::{AnnualStatement, CohortBounds, Pool};
///
/// let nobody = CohortBounds::new("network".parse()?, 1, 50, vec![])?.cohort(&Pool::new(vec![])?, [])?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap()).with_cohort(&nobody)?;
/// assert_eq!(statement.cohorts()[0].size(), Cell::Empty);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct StatementCohort {
    pub(super) bounds: Code,
    pub(super) size: Cell,
    pub(super) findings: Vec<StatementBound>,
}

impl StatementCohort {
    pub(super) fn new(cohort: &Cohort, threshold: NonZeroU32) -> Self {
        let size = u32::try_from(cohort.members().len()).unwrap_or(u32::MAX);
        let declared = |code: &Code| {
            let bound = cohort.bounds().bounds().iter().find(|bound| bound.code() == code);
            bound.is_some_and(|bound| matches!(bound.kind().facet(), Facet::Declared(_)))
        };
        let finding = |finding: &CohortFinding| StatementBound {
            bound: finding.bound().clone(),
            // Of few members, what holds for all of them holds for each.
            verdict: (size >= threshold.get() && !declared(finding.bound())).then_some(finding.verdict()),
        };
        Self {
            bounds: cohort.bounds().id().clone(),
            size: cell(size, size > 0 && size < threshold.get()),
            findings: cohort.findings().iter().map(finding).collect(),
        }
    }

    /// The bounds it was chosen under.
    #[must_use]
    pub const fn bounds(&self) -> &Code {
        &self.bounds
    }

    /// How many there are.
    #[must_use]
    pub const fn size(&self) -> Cell {
        self.size
    }

    /// How each bound stands, the size first.
    #[must_use]
    pub fn findings(&self) -> &[StatementBound] {
        &self.findings
    }
}

/// How a bound of a cohort stands, in a statement.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::programme::{AnnualStatement, CohortBounds, Pool};
///
/// let nobody = CohortBounds::new("network".parse()?, 1, 50, vec![])?.cohort(&Pool::new(vec![])?, [])?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap()).with_cohort(&nobody)?;
/// let size = &statement.cohorts()[0].findings()[0];
/// assert_eq!((size.bound().as_str(), size.verdict()), ("size", None), "of nobody nothing is told");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct StatementBound {
    pub(super) bound: Code,
    pub(super) verdict: Option<CohortVerdict>,
}

impl StatementBound {
    /// The code of the bound, or `size`.
    #[must_use]
    pub const fn bound(&self) -> &Code {
        &self.bound
    }

    /// How it stands; none where it is about what people declared, or where there are fewer than the threshold.
    #[must_use]
    pub const fn verdict(&self) -> Option<CohortVerdict> {
        self.verdict
    }
}

/// A tier as a statement shows it.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{Population, PopulationShare, Rate, Tier, TierRepresentation};
/// use mangfold::programme::AnnualStatement;
///
/// let source = "Statistikk for kommunen".parse()?;
/// let population = Population::new(PopulationShare::new(15, 100)?, "immigrant_background".parse()?, source, "2026-01-01".parse()?);
/// let counted = TierRepresentation::new(Tier::UnitLeaders, Rate::new(14, 160)?, "2026-12-31".parse()?, population)?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap()).with_representation(counted)?;
/// assert_eq!(statement.tiers()[0].heads(), Some(Rate::new(14, 160)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct StatementTier<'a> {
    pub(super) tier: &'a Tier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<&'a Title>,
    #[serde(with = "crate::text::day")]
    pub(super) on: NaiveDate,
    pub(super) posts: Cell,
    pub(super) count: Cell,
    pub(super) population: &'a Population,
    #[serde(skip)]
    pub(super) heads: Option<Rate>,
}

impl<'a> StatementTier<'a> {
    /// The tier.
    #[must_use]
    pub const fn tier(&self) -> &'a Tier {
        self.tier
    }

    /// In which unit; none for the whole employer.
    #[must_use]
    pub const fn unit(&self) -> Option<&'a Title> {
        self.unit
    }

    /// The day of the count.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// How many posts it has; withheld where there are few.
    #[must_use]
    pub const fn posts(&self) -> Cell {
        self.posts
    }

    /// How many of them the group holds, or that it is withheld.
    #[must_use]
    pub const fn count(&self) -> Cell {
        self.count
    }

    /// Both, where they are shown.
    #[must_use]
    pub const fn heads(&self) -> Option<Rate> {
        self.heads
    }

    /// The population beside it.
    #[must_use]
    pub const fn population(&self) -> &'a Population {
        self.population
    }
}

/// A tier's role models in a year, as a statement shows them.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{Cell, Rate, Tier};
/// use mangfold::programme::{AnnualStatement, RoleModelCount, RoleModels};
///
/// let five = NonZeroU32::new(5).unwrap();
/// let models = RoleModels::new(vec![RoleModelCount::new(Tier::TopManagers, 2025, Rate::new(1, 21)?)])?.publish(five);
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, five).with_role_models(models)?;
/// assert_eq!(statement.role_models()[0].count(), Cell::Suppressed);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct StatementRoleModels<'a> {
    pub(super) tier: &'a Tier,
    pub(super) year: i32,
    pub(super) posts: Cell,
    pub(super) count: Cell,
}

impl<'a> StatementRoleModels<'a> {
    /// The tier.
    #[must_use]
    pub const fn tier(self) -> &'a Tier {
        self.tier
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.year
    }

    /// How many posts it has; withheld where there are few.
    #[must_use]
    pub const fn posts(self) -> Cell {
        self.posts
    }

    /// How many of them the group holds, or that it is withheld.
    #[must_use]
    pub const fn count(self) -> Cell {
        self.count
    }
}

pub(super) const fn cell(count: u32, withheld: bool) -> Cell {
    match (withheld, count) {
        (true, _) => Cell::Suppressed,
        (false, 0) => Cell::Empty,
        (false, count) => Cell::Count(count),
    }
}
