//! The parts of a yearly statement, as it shows them.

use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Cohort, CohortFinding, CohortVerdict, Facet, Plan, PlanFinding, PlanReview};
use crate::monitor::{Cell, Population, PopulationShare, Published, Rate, Stage, Tier};
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
/// assert_eq!(statement.recruitment().unwrap().compared().len(), 1);
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
    pub(super) candidate_network: bool,
    pub(super) published: Published,
}

impl NextSteps {
    /// The programme.
    #[must_use]
    pub const fn programme(&self) -> &Code {
        &self.programme
    }

    /// Whether it is a candidate network, beside which the published figure of an earlier one stands.
    #[must_use]
    pub const fn is_candidate_network(&self) -> bool {
        self.candidate_network
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
/// use mangfold::programme::{AnnualStatement, CountBasis, CountOrigin};
///
/// let source = "Statistikk for kommunen".parse()?;
/// let population = Population::new(PopulationShare::new(15, 100)?, "immigrant_background".parse()?, source, "2026-01-01".parse()?);
/// let counted = TierRepresentation::new(Tier::UnitLeaders, Rate::new(14, 160)?, "2026-12-31".parse()?, population)?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap())
///     .with_count_basis(CountBasis::new("ssb.immigrant_background".parse()?, CountOrigin::Statistics))?
///     .with_representation(counted)?;
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

/// Where counts of a group among those employed come from.
///
/// Oslo's own words: "Registrering av etnisitet … i personaldata er ikke tillatt". So they come from statistics, or from what
/// people declared themselves and agreed to have counted; there is no third.
///
/// ```
/// use mangfold::programme::CountOrigin;
/// assert_eq!(serde_json::to_string(&CountOrigin::DeclaredWithConsent)?, r#""declared_with_consent""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook where counts of a group come from")]
pub enum CountOrigin {
    /// Statistics in which nobody is named.
    Statistics,
    /// What people declared themselves, with their consent to be counted.
    DeclaredWithConsent,
}

/// By which definition a group among those employed was counted, and where the counts come from.
///
/// ```
/// use mangfold::programme::{CountBasis, CountOrigin};
/// let basis = CountBasis::new("ssb.immigrant_background".parse()?, CountOrigin::Statistics);
/// assert_eq!(basis.definition().as_str(), "ssb.immigrant_background");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "the basis of a count")]
pub struct CountBasis {
    definition: Code,
    origin: CountOrigin,
}

impl CountBasis {
    /// A definition, and where the counts come from.
    #[must_use]
    pub const fn new(definition: Code, origin: CountOrigin) -> Self {
        Self { definition, origin }
    }

    /// The definition.
    #[must_use]
    pub const fn definition(&self) -> &Code {
        &self.definition
    }

    /// Where the counts come from.
    #[must_use]
    pub const fn origin(&self) -> CountOrigin {
        self.origin
    }
}

/// A target for a tier as a statement shows it: without how many there are.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{Population, PopulationShare, Rate, Tier, TierRepresentation, TierTarget};
/// use mangfold::programme::{AnnualStatement, CountBasis, CountOrigin};
///
/// let source = "Statistikk for kommunen".parse()?;
/// let population = Population::new(PopulationShare::new(15, 100)?, "immigrant_background".parse()?, source, "2026-01-01".parse()?);
/// let counted = TierRepresentation::new(Tier::TopManagers, Rate::new(1, 21)?, "2026-12-31".parse()?, population)?;
/// let target = TierTarget::new(counted.clone(), PopulationShare::new(15, 100)?, "2030-12-31".parse()?)?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap())
///     .with_count_basis(CountBasis::new("ssb.immigrant_background".parse()?, CountOrigin::Statistics))?
///     .with_representation(counted)?
///     .with_target(target)?;
/// assert_eq!(statement.targets()[0].by(), "2030-12-31".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct StatementTarget<'a> {
    pub(super) tier: &'a Tier,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) unit: Option<&'a Title>,
    #[serde(skip)]
    pub(super) on: NaiveDate,
    pub(super) share: PopulationShare,
    #[serde(with = "crate::text::day")]
    pub(super) by: NaiveDate,
}

impl<'a> StatementTarget<'a> {
    /// The tier.
    #[must_use]
    pub const fn tier(self) -> &'a Tier {
        self.tier
    }

    /// In which unit; none for the whole employer.
    #[must_use]
    pub const fn unit(self) -> Option<&'a Title> {
        self.unit
    }

    /// The day of the count it starts from.
    #[must_use]
    pub const fn on(self) -> NaiveDate {
        self.on
    }

    /// The share of the posts.
    #[must_use]
    pub const fn share(self) -> PopulationShare {
        self.share
    }

    /// By which day.
    #[must_use]
    pub const fn by(self) -> NaiveDate {
        self.by
    }
}

/// A plan in a statement, and how it stood on a day: of its periods, those the year is answerable for.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::programme::{AnnualStatement, Due, Obligation, OwedBy, Plan};
///
/// let due = Due::once("2026-10-01".parse()?);
/// let owed = Obligation::new("m.1".parse()?, "Melde fra".parse()?, OwedBy::NotInTheSources, due, vec!["report".parse()?])?;
/// let plan = Plan::new("ours".parse()?, vec![], vec![], vec![owed])?;
/// let review = plan.review(&[], "2027-03-15".parse()?)?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap()).with_plan(plan, &review)?;
/// assert!(statement.plans()[0].findings()[0].is_overdue());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct StatementPlan {
    pub(super) plan: Plan,
    #[serde(with = "crate::text::day")]
    pub(super) on: NaiveDate,
    pub(super) findings: Vec<PlanFinding>,
    pub(super) beside: usize,
}

impl StatementPlan {
    /// None where the review has other findings than the plan has obligations, units and periods by its day.
    pub(super) fn new(plan: Plan, review: &PlanReview, year: i32) -> Option<Self> {
        let wanted = plan.review(&[], review.on()).ok()?;
        let is_alike = |(one, other): (&PlanFinding, &PlanFinding)| {
            (one.obligation(), one.unit(), one.period(), one.modality())
                == (other.obligation(), other.unit(), other.period(), other.modality())
        };
        let (found, wanted) = (review.findings(), wanted.findings());
        if found.len() != wanted.len() || !found.iter().zip(wanted).all(is_alike) {
            return None;
        }
        let findings = found.iter().filter(|finding| is_of_year(finding, year)).cloned().collect();
        Some(Self { plan, on: review.on(), findings, beside: review.beside().len() })
    }

    /// The plan.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The day it was reviewed on.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The findings of the year, in the order of the review.
    #[must_use]
    pub fn findings(&self) -> &[PlanFinding] {
        &self.findings
    }

    /// Those in which something is to be put right ([`PlanFinding::is_fault`]).
    pub fn faults(&self) -> impl Iterator<Item = &PlanFinding> {
        self.findings.iter().filter(|finding| finding.is_fault())
    }

    /// How many reports counted for nothing when it was reviewed.
    #[must_use]
    pub const fn beside(&self) -> usize {
        self.beside
    }
}

fn is_of_year(finding: &PlanFinding, year: i32) -> bool {
    let period = finding.period();
    // Only what is owed again and again has a day on which its period is over.
    if let Some(until) = period.until() {
        return until.pred_opt().is_some_and(|end| end.year() == year);
    }
    let has_begun = period.from().is_none_or(|from| from.year() <= year);
    let is_past = period.last_day().is_none_or(|last| last.year() < year);
    let was_done = finding.met_on().is_some_and(|met| met.year() < year);
    has_begun && !(is_past && was_done)
}

/// A tier's role models in a year, as a statement shows them.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{Cell, Rate, Tier};
/// use mangfold::programme::{AnnualStatement, CountBasis, CountOrigin, RoleModelCount, RoleModels};
///
/// let five = NonZeroU32::new(5).unwrap();
/// let models = RoleModels::new(vec![RoleModelCount::new(Tier::TopManagers, 2025, Rate::new(1, 21)?)])?.publish(five);
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, five)
///     .with_count_basis(CountBasis::new("ssb.immigrant_background".parse()?, CountOrigin::Statistics))?
///     .with_role_models(models)?;
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
