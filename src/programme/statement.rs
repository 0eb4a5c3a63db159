//! The yearly statement on equality (redegjørelse) as data: what humans write and what the figures can tell, in four steps.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;

use chrono::{Datelike, NaiveDate};
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};

use super::plan::as_seen;
use super::statement_parts::{
    CountBasis, NextSteps, Recruitment, StatementCohort, StatementPlan, StatementRoleModels, StatementTarget,
    StatementTier, cell,
};
use super::withholding::{Closed, Posts, shown};
use super::{
    Cohort, MaturityPoint, Plan, PlanReview, PointAnswer, PointState, PublishedRoleModels, SelfAssessment,
};
use crate::monitor::{Cell, Published, Rate, Stage, Tier, TierRepresentation, TierTarget};
use crate::text::{Code, Name, Reason, RoundReference, Title};

/// One of the four yearly steps of likestillings- og diskrimineringsloven (LOV-2017-06-16-51) § 26.
///
/// Public bodies of every size owe them, private employers of over 50, and private ones of 20 to 50 on request; others have a
/// general duty. This was read in Bufdir's guide and in Difi, "Forsterket aktivitets- og redegjørelsesplikt" (2020).
///
/// ```
/// use mangfold::programme::StatementStep;
/// assert_eq!(serde_json::to_string(&StatementStep::ALL)?, r#"["risks","causes","measures","results"]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "the four steps of the statute, none to be overlooked")]
pub enum StatementStep {
    /// The risks.
    Risks,
    /// Their causes.
    Causes,
    /// The measures.
    Measures,
    /// What came of them.
    Results,
}

impl StatementStep {
    /// The four steps in their order.
    pub const ALL: [Self; 4] = [Self::Risks, Self::Causes, Self::Measures, Self::Results];
}

/// What a human writes under a step, in the language it is written in.
///
/// ```
/// use mangfold::programme::{StatementStep, StatementText};
///
/// let words = "Få søker på lederstillinger.".parse()?;
/// let text = StatementText::new(StatementStep::Risks, words, "Kari Nordmann, personalsjef".parse()?);
/// assert_eq!(text.step(), StatementStep::Risks);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a text of the statement")]
pub struct StatementText {
    step: StatementStep,
    words: Reason,
    by: Name,
}

impl StatementText {
    /// Words under a step, and who wrote them.
    #[must_use]
    pub const fn new(step: StatementStep, words: Reason, by: Name) -> Self {
        Self { step, words, by }
    }

    /// Under which step.
    #[must_use]
    pub const fn step(&self) -> StatementStep {
        self.step
    }

    /// The words.
    #[must_use]
    pub const fn words(&self) -> &Reason {
        &self.words
    }

    /// Who wrote them.
    #[must_use]
    pub const fn by(&self) -> &Name {
        &self.by
    }
}

/// The yearly statement on equality (redegjørelse) of an employer: one document in the four steps of
/// likestillings- og diskrimineringsloven (LOV-2017-06-16-51) § 26. That an account is given in public every year follows from § 26 a.
///
/// It tells of recruitment, plans and programmes. The duty is wider: this is not the whole of an account.
///
/// Counts of applicants and participants come as [`Published`] and role models as [`PublishedRoleModels`] only. Tiers, targets and
/// cohorts come as they were counted: what tells of few is withheld here, and neither printed nor serialised
/// ([`AnnualStatement::tiers`] says what is looked at). By which definition and from where those employed were counted is said
/// first: [`AnnualStatement::with_count_basis`]. A step under which nothing is given stays empty and says so. It does not judge
/// whether the duty is fulfilled.
///
/// In Markdown it is [`AnnualStatement::markdown`], with the feature `wording`. `Debug` shows how much there is, not what.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::{Cell, Population, PopulationShare, Rate, Tier, TierRepresentation};
/// use mangfold::programme::{AnnualStatement, CountBasis, CountOrigin};
///
/// let source = "Statistikk for kommunen".parse()?;
/// let population = Population::new(PopulationShare::new(15, 100)?, "immigrant_background".parse()?, source, "2026-01-01".parse()?);
/// let counted = |tier, selected, of| {
///     let on = "2026-12-31".parse().unwrap();
///     TierRepresentation::new(tier, Rate::new(selected, of).unwrap(), on, population.clone()).unwrap()
/// };
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap())
///     .with_count_basis(CountBasis::new("ssb.immigrant_background".parse()?, CountOrigin::Statistics))?
///     .with_representation(counted(Tier::UnitLeaders, 14, 160))?
///     .with_representation(counted(Tier::TopManagers, 2, 21))?;
/// let cells: Vec<Cell> = statement.tiers().iter().map(|tier| tier.count()).collect();
/// assert_eq!(cells, [Cell::Count(14), Cell::Suppressed]);
///
/// let twice = statement.with_representation(counted(Tier::TopManagers, 2, 21));
/// assert_eq!(twice.unwrap_err().to_string(), "representation: top_managers is there twice in 2026");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct AnnualStatement {
    employer: Title,
    year: i32,
    threshold: NonZeroU32,
    labels: BTreeMap<Code, Title>,
    // INVARIANT: at the threshold or above; compares dimensions that its book has.
    recruitment: Option<Recruitment>,
    // INVARIANT: counted from those who took part; no programme twice, no period under two of them.
    next_steps: Vec<NextSteps>,
    // INVARIANT: of the year or the one before, of one group; no tier of a unit twice in a year; no two units that look alike.
    representation: Vec<TierRepresentation>,
    // INVARIANT: the standing of each is a representation of the year.
    targets: Vec<TierTarget>,
    // INVARIANT: there with any tier or role models.
    count_basis: Option<CountBasis>,
    role_models: Option<PublishedRoleModels>,
    // INVARIANT: none of a unit twice on a day.
    assessments: Vec<SelfAssessment>,
    // INVARIANT: no plan twice.
    plans: Vec<StatementPlan>,
    // INVARIANT: no bounds twice.
    cohorts: Vec<StatementCohort>,
    texts: Vec<StatementText>,
}

/// Why something does not belong in a statement.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::programme::{AnnualStatement, Plan};
///
/// let plan = Plan::new("ours".parse()?, vec![], vec![], vec![])?;
/// let review = plan.review(&[], "2025-03-02".parse()?)?;
/// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap());
/// let error = statement.with_plan(plan, &review).unwrap_err();
/// assert_eq!(error.to_string(), "plan ours: reviewed on 2025-03-02, but the statement is of 2026");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AnnualStatementError {
    /// Published with a threshold lower than the statement's.
    #[error("{field}: published with the threshold {threshold}, but the statement's is {wanted}")]
    ThresholdTooLow {
        /// What was published: `recruitment`, `next_steps` or `role_models`.
        field: &'static str,
        /// Its threshold.
        threshold: NonZeroU32,
        /// That of the statement.
        wanted: NonZeroU32,
    },
    /// Counts of those employed, before it was said what they rest on.
    #[error("{field}: by which definition and from where they were counted is not told")]
    NoCountBasis {
        /// What was counted: `representation` or `role_models`.
        field: &'static str,
    },
    /// What the counts rest on is told already.
    #[error("count_basis: it is there twice")]
    CountBasisTwice,
    /// Vacancies are counted already: of two tallies one could be taken from the other.
    #[error("recruitment: it is there twice")]
    RecruitmentTwice,
    /// Groups of a dimension that was not counted are to be compared.
    #[error("recruitment: there is no dimension {dimension}")]
    UnknownDimension {
        /// The dimension.
        dimension: Code,
    },
    /// The next steps of a programme are not counted from those who took part.
    #[error("next_steps: {programme} is counted from {base}, own.participated is wanted")]
    NotFromParticipants {
        /// The programme.
        programme: Code,
        /// The stage everybody counted has reached.
        base: Stage,
    },
    /// The next steps of one programme are there twice.
    #[error("next_steps: {programme} is there twice")]
    ProgrammeTwice {
        /// The programme.
        programme: Code,
    },
    /// The next steps of two programmes count a period in common, and with it perhaps the same people.
    #[error("next_steps: {period} is counted under {known} and under {programme}")]
    PeriodTwice {
        /// The programme.
        programme: Code,
        /// The programme that is there.
        known: Code,
        /// The period.
        period: RoundReference,
    },
    /// A tier of one's own that is written as one of the library's.
    #[error("tier: {own} is a tier of the library, not one's own")]
    OwnTierIsBuiltIn {
        /// The code.
        own: Code,
    },
    /// Two units whose names look alike, or one that looks like the employer.
    #[error("representation: the unit {unit:?} looks like {known:?}")]
    UnitsAlike {
        /// The unit.
        unit: Title,
        /// The one that is there.
        known: Title,
    },
    /// A tier counted neither in the year of the statement nor in the one before.
    #[error("representation: {tier} was counted on {on}, but the statement is of {year}")]
    CountedInAnotherYear {
        /// The tier.
        tier: Tier,
        /// The day.
        on: NaiveDate,
        /// The year of the statement.
        year: i32,
    },
    /// A tier of one unit is there twice in a year.
    #[error("representation: {tier}{} is there twice in {year}", of_unit(unit.as_ref()))]
    TierTwice {
        /// The tier.
        tier: Tier,
        /// Its unit, if it was said.
        unit: Option<Title>,
        /// The year.
        year: i32,
    },
    /// A tier beside a population of another group than the others.
    #[error("representation: {tier} is of the group {group}, but others are of {wanted}")]
    GroupDiffers {
        /// The tier.
        tier: Tier,
        /// The group.
        group: Code,
        /// That of the others.
        wanted: Code,
    },
    /// A target whose standing is no representation of the year.
    #[error("target: {tier} on {on} is no representation of {year}")]
    TargetNotCounted {
        /// The tier.
        tier: Tier,
        /// The day the target starts from.
        on: NaiveDate,
        /// The year of the statement.
        year: i32,
    },
    /// One target of a tier is there twice.
    #[error("target: {tier} by {by} is there twice")]
    TargetTwice {
        /// The tier.
        tier: Tier,
        /// The day.
        by: NaiveDate,
    },
    /// Role models are there already.
    #[error("role_models: they are there twice")]
    RoleModelsTwice,
    /// Role models of a year after that of the statement.
    #[error("role_models: {tier} in {counted}, but the statement is of {year}")]
    RoleModelsOfALaterYear {
        /// The tier.
        tier: Tier,
        /// The year they were counted in.
        counted: i32,
        /// The year of the statement.
        year: i32,
    },
    /// A unit assessed itself later than in the year after that of the statement.
    #[error("self_assessment: {unit} on {on}, but the statement is of {year}")]
    AssessedLater {
        /// The unit.
        unit: Title,
        /// The day.
        on: NaiveDate,
        /// The year of the statement.
        year: i32,
    },
    /// A unit assessed itself twice on one day.
    #[error("self_assessment: {unit} is there twice on {on}")]
    AssessedTwice {
        /// The unit.
        unit: Title,
        /// The day.
        on: NaiveDate,
    },
    /// A review of another plan.
    #[error("plan {plan}: the review is of {reviewed}")]
    ReviewOfAnotherPlan {
        /// The plan.
        plan: Code,
        /// The plan reviewed.
        reviewed: Code,
    },
    /// A review of a plan with the same code, but with other obligations, units or periods.
    #[error("plan {plan}: the review has other obligations, units or periods")]
    ReviewDiffers {
        /// The plan.
        plan: Code,
    },
    /// A plan reviewed neither in the year of the statement nor in the next, in which it is written.
    #[error("plan {plan}: reviewed on {on}, but the statement is of {year}")]
    ReviewedInAnotherYear {
        /// The plan.
        plan: Code,
        /// The day.
        on: NaiveDate,
        /// The year of the statement.
        year: i32,
    },
    /// One plan is there twice.
    #[error("plan {plan}: it is there twice")]
    PlanTwice {
        /// The plan.
        plan: Code,
    },
    /// A cohort under the same bounds is there already.
    #[error("cohort {bounds}: it is there twice")]
    CohortTwice {
        /// The bounds.
        bounds: Code,
    },
    /// A code has two labels.
    #[error("labels: {labelled} is there twice")]
    LabelTwice {
        /// The code.
        labelled: Code,
    },
}

fn of_unit(unit: Option<&Title>) -> String {
    unit.map(|unit| format!(" of {unit:?}")).unwrap_or_default()
}

impl AnnualStatementError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// assert_eq!(mangfold::programme::AnnualStatementError::RoleModelsTwice.code(), "statement_role_models_twice");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ThresholdTooLow { .. } => "statement_threshold_too_low",
            Self::NoCountBasis { .. } => "statement_no_count_basis",
            Self::CountBasisTwice => "statement_count_basis_twice",
            Self::RecruitmentTwice => "statement_recruitment_twice",
            Self::PeriodTwice { .. } => "statement_period_twice",
            Self::OwnTierIsBuiltIn { .. } => "statement_own_tier_is_built_in",
            Self::UnitsAlike { .. } => "statement_units_alike",
            Self::UnknownDimension { .. } => "statement_unknown_dimension",
            Self::NotFromParticipants { .. } => "statement_not_from_participants",
            Self::ProgrammeTwice { .. } => "statement_programme_twice",
            Self::CountedInAnotherYear { .. } => "statement_counted_in_another_year",
            Self::TierTwice { .. } => "statement_tier_twice",
            Self::GroupDiffers { .. } => "statement_group_differs",
            Self::TargetNotCounted { .. } => "statement_target_not_counted",
            Self::TargetTwice { .. } => "statement_target_twice",
            Self::RoleModelsTwice => "statement_role_models_twice",
            Self::RoleModelsOfALaterYear { .. } => "statement_role_models_of_a_later_year",
            Self::AssessedLater { .. } => "statement_assessed_later",
            Self::AssessedTwice { .. } => "statement_assessed_twice",
            Self::ReviewOfAnotherPlan { .. } => "statement_review_of_another_plan",
            Self::ReviewDiffers { .. } => "statement_review_differs",
            Self::ReviewedInAnotherYear { .. } => "statement_reviewed_in_another_year",
            Self::PlanTwice { .. } => "statement_plan_twice",
            Self::CohortTwice { .. } => "statement_cohort_twice",
            Self::LabelTwice { .. } => "statement_label_twice",
        }
    }
}

impl AnnualStatement {
    /// The statement of an employer on a year, with nothing in it yet; counts of fewer people than the threshold are withheld.
    #[must_use]
    pub const fn new(employer: Title, year: i32, threshold: NonZeroU32) -> Self {
        Self {
            employer,
            year,
            threshold,
            labels: BTreeMap::new(),
            recruitment: None,
            next_steps: Vec::new(),
            representation: Vec::new(),
            targets: Vec::new(),
            count_basis: None,
            role_models: None,
            assessments: Vec::new(),
            plans: Vec::new(),
            cohorts: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Adds what a human writes under a step.
    #[must_use]
    pub fn with_text(mut self, text: StatementText) -> Self {
        self.texts.push(text);
        self
    }

    /// Names what a code of the data stands for (a unit, a plan, a bound): it is printed so in every language.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::LabelTwice`].
    pub fn with_label(mut self, code: Code, label: Title) -> Result<Self, AnnualStatementError> {
        if self.labels.contains_key(&code) {
            return Err(AnnualStatementError::LabelTwice { labelled: code });
        }
        self.labels.insert(code, label);
        Ok(self)
    }

    /// Adds the tally of vacancies as it may be printed, and the dimensions whose groups are compared: none is by itself.
    ///
    /// A statement has one, over all its rounds: of two that overlap, one could be taken from the other.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::ThresholdTooLow`], [`AnnualStatementError::RecruitmentTwice`],
    /// [`AnnualStatementError::UnknownDimension`].
    pub fn with_recruitment(
        mut self,
        published: Published,
        compared: Vec<Code>,
    ) -> Result<Self, AnnualStatementError> {
        self.enough("recruitment", published.threshold())?;
        if self.recruitment.is_some() {
            return Err(AnnualStatementError::RecruitmentTwice);
        }
        let has = |code: &Code| published.book().dimensions().iter().any(|known| known.code() == code);
        if let Some(dimension) = compared.iter().find(|code| !has(code)) {
            return Err(AnnualStatementError::UnknownDimension { dimension: dimension.clone() });
        }
        self.recruitment = Some(Recruitment { published, compared });
        Ok(self)
    }

    /// Adds what those did next who took part in a programme, as it may be printed: counted from `own.participated`.
    ///
    /// They are to be other counts than those of vacancies: of one count published twice, one can be taken from the other. So
    /// two programmes have no period in common by name; whether periods of other names overlap is not known here.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::ThresholdTooLow`], [`AnnualStatementError::NotFromParticipants`],
    /// [`AnnualStatementError::ProgrammeTwice`], [`AnnualStatementError::PeriodTwice`].
    pub fn with_next_steps(
        self,
        programme: Code,
        published: Published,
    ) -> Result<Self, AnnualStatementError> {
        self.followed(programme, published, false)
    }

    /// The same for a candidate network: beside it stands what was published of an earlier one.
    ///
    /// # Errors
    ///
    /// As [`AnnualStatement::with_next_steps`].
    pub fn with_candidate_network(
        self,
        programme: Code,
        published: Published,
    ) -> Result<Self, AnnualStatementError> {
        self.followed(programme, published, true)
    }

    fn followed(
        mut self,
        programme: Code,
        published: Published,
        candidate_network: bool,
    ) -> Result<Self, AnnualStatementError> {
        self.enough("next_steps", published.threshold())?;
        let base = published.book().base();
        if *base != Stage::Own(Code::of_literal("participated")) {
            return Err(AnnualStatementError::NotFromParticipants { programme, base: base.clone() });
        }
        if self.next_steps.iter().any(|known| known.programme == programme) {
            return Err(AnnualStatementError::ProgrammeTwice { programme });
        }
        for known in &self.next_steps {
            let mut periods = known.published.periods().iter();
            if let Some(period) = periods.find(|period| published.periods().contains(period)) {
                let (known, period) = (known.programme.clone(), period.clone());
                return Err(AnnualStatementError::PeriodTwice { programme, known, period });
            }
        }
        self.next_steps.push(NextSteps { programme, candidate_network, published });
        Ok(self)
    }

    /// Says by which definition the group was counted among those employed, and where the counts come from: of its tiers, their
    /// targets and its role models alike.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::CountBasisTwice`].
    pub fn with_count_basis(mut self, basis: CountBasis) -> Result<Self, AnnualStatementError> {
        if self.count_basis.is_some() {
            return Err(AnnualStatementError::CountBasisTwice);
        }
        self.count_basis = Some(basis);
        Ok(self)
    }

    /// Adds a tier as it was counted in the year or in the one before. Without a unit, or in one of the employer's name, it is
    /// of the whole employer.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::NoCountBasis`], [`AnnualStatementError::CountedInAnotherYear`],
    /// [`AnnualStatementError::OwnTierIsBuiltIn`],
    /// [`AnnualStatementError::UnitsAlike`], [`AnnualStatementError::TierTwice`], [`AnnualStatementError::GroupDiffers`].
    pub fn with_representation(mut self, counted: TierRepresentation) -> Result<Self, AnnualStatementError> {
        self.has_basis("representation")?;
        let (tier, on) = (counted.tier(), counted.on());
        // In i64: a year may be any number.
        if !(i64::from(self.year) - 1..=i64::from(self.year)).contains(&on.year().into()) {
            return Err(AnnualStatementError::CountedInAnotherYear {
                tier: tier.clone(),
                on,
                year: self.year,
            });
        }
        not_built_in(tier)?;
        if let Some(unit) = counted.unit() {
            let units = self.representation.iter().filter_map(TierRepresentation::unit);
            let mut known = units.chain([&self.employer]).filter(|known| *known != unit);
            let seen = as_seen(unit.as_str());
            if let Some(known) = known.find(|known| as_seen(known.as_str()) == seen) {
                return Err(AnnualStatementError::UnitsAlike { unit: unit.clone(), known: known.clone() });
            }
        }
        let place = |counted: &TierRepresentation| {
            (counted.tier().clone(), self.unit(counted).cloned(), counted.on().year())
        };
        if self.representation.iter().any(|known| place(known) == place(&counted)) {
            let (tier, unit, year) = place(&counted);
            return Err(AnnualStatementError::TierTwice { tier, unit, year });
        }
        let group = counted.population().group();
        if let Some(known) = self.representation.iter().find(|known| known.population().group() != group) {
            let wanted = known.population().group().clone();
            return Err(AnnualStatementError::GroupDiffers {
                tier: tier.clone(),
                group: group.clone(),
                wanted,
            });
        }
        self.representation.push(counted);
        Ok(self)
    }

    /// Adds a target for a tier that is there, as it was counted in the year.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::TargetNotCounted`], [`AnnualStatementError::TargetTwice`].
    pub fn with_target(mut self, target: TierTarget) -> Result<Self, AnnualStatementError> {
        let standing = target.standing();
        let (tier, on) = (standing.tier().clone(), standing.on());
        if on.year() != self.year || !self.representation.contains(standing) {
            return Err(AnnualStatementError::TargetNotCounted { tier, on, year: self.year });
        }
        if self.targets.iter().any(|known| known.standing() == standing && known.by() == target.by()) {
            return Err(AnnualStatementError::TargetTwice { tier, by: target.by() });
        }
        self.targets.push(target);
        Ok(self)
    }

    /// Adds role models over the years as they may be printed, of the whole employer and of the group of its tiers.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::NoCountBasis`], [`AnnualStatementError::ThresholdTooLow`],
    /// [`AnnualStatementError::RoleModelsTwice`],
    /// [`AnnualStatementError::OwnTierIsBuiltIn`], [`AnnualStatementError::RoleModelsOfALaterYear`].
    pub fn with_role_models(
        mut self,
        role_models: PublishedRoleModels,
    ) -> Result<Self, AnnualStatementError> {
        self.has_basis("role_models")?;
        self.enough("role_models", role_models.threshold())?;
        if self.role_models.is_some() {
            return Err(AnnualStatementError::RoleModelsTwice);
        }
        for of in role_models.cells() {
            not_built_in(of.tier())?;
        }
        if let Some(later) = role_models.cells().iter().find(|cell| cell.year() > self.year) {
            let (tier, counted) = (later.tier().clone(), later.year());
            return Err(AnnualStatementError::RoleModelsOfALaterYear { tier, counted, year: self.year });
        }
        self.role_models = Some(role_models);
        Ok(self)
    }

    /// Adds what a unit answered to the six points, in any year up to the one after that of the statement. Who answered and on
    /// which evidence is printed.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::AssessedLater`], [`AnnualStatementError::AssessedTwice`].
    pub fn with_self_assessment(mut self, assessment: SelfAssessment) -> Result<Self, AnnualStatementError> {
        let (unit, on) = (assessment.unit().clone(), assessment.on());
        if i64::from(on.year()) > i64::from(self.year) + 1 {
            return Err(AnnualStatementError::AssessedLater { unit, on, year: self.year });
        }
        if self.assessments.iter().any(|known| *known.unit() == unit && known.on() == on) {
            return Err(AnnualStatementError::AssessedTwice { unit, on });
        }
        self.assessments.push(assessment);
        self.assessments.sort_by(|a, b| (a.unit(), a.on()).cmp(&(b.unit(), b.on())));
        Ok(self)
    }

    /// Adds a plan and how it stood on a day of the year, or of the next, in which the statement is written.
    ///
    /// Of what is owed again and again, the periods that end in the year count, so each in one statement. What is owed once
    /// counts from its first day until it is both done and due: in every statement but those of the years after.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::ReviewOfAnotherPlan`], [`AnnualStatementError::ReviewDiffers`],
    /// [`AnnualStatementError::ReviewedInAnotherYear`], [`AnnualStatementError::PlanTwice`].
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use mangfold::monitor::Period;
    /// use mangfold::programme::{AnnualStatement, Due, Obligation, OwedBy, Plan};
    ///
    /// let every = Due::times(NonZeroU32::MIN, Period::Year, "2025-01-01".parse()?, None)?;
    /// let owed = Obligation::new("m.1".parse()?, "Melde fra".parse()?, OwedBy::NotInTheSources, every, vec!["report".parse()?])?;
    /// let plan = Plan::new("ours".parse()?, vec![], vec![], vec![owed])?;
    /// let review = plan.review(&[], "2027-03-15".parse()?)?;
    /// assert_eq!(review.findings().len(), 3, "2025, 2026 and what has begun of 2027");
    /// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap()).with_plan(plan, &review)?;
    /// assert_eq!(statement.plans()[0].findings().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_plan(mut self, plan: Plan, review: &PlanReview) -> Result<Self, AnnualStatementError> {
        let (code, on) = (plan.code().clone(), review.on());
        if review.plan() != plan.code() {
            let reviewed = review.plan().clone();
            return Err(AnnualStatementError::ReviewOfAnotherPlan { plan: code, reviewed });
        }
        if !(i64::from(self.year)..=i64::from(self.year) + 1).contains(&on.year().into()) {
            return Err(AnnualStatementError::ReviewedInAnotherYear { plan: code, on, year: self.year });
        }
        if self.plans.iter().any(|known| known.plan.code() == plan.code()) {
            return Err(AnnualStatementError::PlanTwice { plan: code });
        }
        let Some(plan) = StatementPlan::new(plan, review, self.year) else {
            return Err(AnnualStatementError::ReviewDiffers { plan: code });
        };
        self.plans.push(plan);
        Ok(self)
    }

    /// Adds how many were chosen for a programme and how its bounds stand. What is about declared facts is left out.
    ///
    /// # Errors
    ///
    /// [`AnnualStatementError::CohortTwice`].
    pub fn with_cohort(mut self, cohort: &Cohort) -> Result<Self, AnnualStatementError> {
        let cohort = StatementCohort::new(cohort, self.threshold);
        if self.cohorts.iter().any(|known| known.bounds == cohort.bounds) {
            return Err(AnnualStatementError::CohortTwice { bounds: cohort.bounds });
        }
        self.cohorts.push(cohort);
        Ok(self)
    }

    const fn has_basis(&self, field: &'static str) -> Result<(), AnnualStatementError> {
        if self.count_basis.is_none() { Err(AnnualStatementError::NoCountBasis { field }) } else { Ok(()) }
    }

    const fn enough(&self, field: &'static str, threshold: NonZeroU32) -> Result<(), AnnualStatementError> {
        let wanted = self.threshold;
        if threshold.get() < wanted.get() {
            return Err(AnnualStatementError::ThresholdTooLow { field, threshold, wanted });
        }
        Ok(())
    }

    /// The employer.
    #[must_use]
    pub const fn employer(&self) -> &Title {
        &self.employer
    }

    /// The year it is of.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// Under how many people a number is withheld.
    #[must_use]
    pub const fn threshold(&self) -> NonZeroU32 {
        self.threshold
    }

    /// What a code is printed as, if it was said.
    #[must_use]
    pub fn label(&self, code: &str) -> Option<&Title> {
        self.labels.iter().find(|(known, _)| known.as_str() == code).map(|(_, label)| label)
    }

    /// The tally of vacancies, if it was given.
    #[must_use]
    pub const fn recruitment(&self) -> Option<&Recruitment> {
        self.recruitment.as_ref()
    }

    /// What participants of programmes did next.
    #[must_use]
    pub fn next_steps(&self) -> &[NextSteps] {
        &self.next_steps
    }

    /// What the counts of those employed rest on, if it was said.
    #[must_use]
    pub const fn count_basis(&self) -> Option<&CountBasis> {
        self.count_basis.as_ref()
    }

    /// The targets for tiers. Where each stands is told by [`AnnualStatement::tiers`], where it is shown.
    #[must_use]
    pub fn targets(&self) -> Vec<StatementTarget<'_>> {
        self.targets
            .iter()
            .map(|target| {
                let standing = target.standing();
                StatementTarget {
                    tier: standing.tier(),
                    unit: self.unit(standing),
                    on: standing.on(),
                    share: target.share(),
                    by: target.by(),
                }
            })
            .collect()
    }

    /// The self-assessments, by unit, then by day.
    #[must_use]
    pub fn self_assessments(&self) -> &[SelfAssessment] {
        &self.assessments
    }

    /// The plans, each with how it stood.
    #[must_use]
    pub fn plans(&self) -> &[StatementPlan] {
        &self.plans
    }

    /// The cohorts.
    #[must_use]
    pub fn cohorts(&self) -> &[StatementCohort] {
        &self.cohorts
    }

    /// What humans wrote under a step, in the order it was given.
    pub fn texts(&self, step: StatementStep) -> impl Iterator<Item = &StatementText> {
        self.texts.iter().filter(move |text| text.step == step)
    }

    /// None for the whole employer.
    fn unit<'a>(&self, counted: &'a TierRepresentation) -> Option<&'a Title> {
        counted.unit().filter(|unit| **unit != self.employer)
    }

    /// The tiers as they may be printed: this year's first, then by unit, the whole employer first, and by tier.
    ///
    /// A count is withheld where the tier has fewer posts than the threshold, where the group holds few of them, or where few
    /// or none are not the group's; and where a difference would tell of few: from the other year, of the group or of the others; from what is left of the
    /// whole without its units, or of the employees without all other tiers; from another tier of the unit that it could be
    /// a part of, alone or with others. Of two that cannot both be shown, the first in this order is; role models come last.
    ///
    /// That nobody of a tier is of the group is shown, though it tells of all of them: a decision, since it names a lack and
    /// nobody.
    ///
    /// It does not protect against what was printed elsewhere, nor against who already knows part of it. It does not look at
    /// units that are parts of other units, at wholes that their units give back but for a few posts, nor at what tiers of
    /// several units or years tell together. Which of two is withheld follows from their order, so it may tell which of them is the small one: do not count what lies in one another.
    #[must_use]
    pub fn tiers(&self) -> Vec<StatementTier<'_>> {
        let counted = self.in_order();
        let shown = self.shown(&counted);
        let is_few = |posts: u32| posts < self.threshold.get();
        counted
            .iter()
            .zip(shown)
            .map(|(counted, shown)| StatementTier {
                tier: counted.tier(),
                unit: self.unit(counted),
                on: counted.on(),
                posts: cell(counted.heads().of(), is_few(counted.heads().of())),
                count: cell(counted.heads().selected(), !shown),
                population: counted.population(),
                heads: shown.then_some(counted.heads()),
            })
            .collect()
    }

    /// Role models over the years as they may be printed beside the tiers: by year, then by tier.
    ///
    /// What their publishing withholds is withheld, and what [`AnnualStatement::tiers`] would withhold.
    #[must_use]
    pub fn role_models(&self) -> Vec<StatementRoleModels<'_>> {
        let counted = self.in_order();
        let shown = self.shown(&counted).into_iter().skip(counted.len());
        let mut is_shown: BTreeMap<(i32, &Tier), bool> = BTreeMap::new();
        for (posts, shown) in self.open_role_models().iter().zip(shown) {
            is_shown.insert((posts.year, posts.tier), shown);
        }
        let cells = self.role_models.iter().flat_map(PublishedRoleModels::cells);
        cells
            .map(|of| StatementRoleModels {
                tier: of.tier(),
                year: of.year(),
                posts: cell(of.posts(), of.posts() < self.threshold.get()),
                count: match is_shown.get(&(of.year(), of.tier())) {
                    Some(true) => of.count(),
                    _ => Cell::Suppressed,
                },
            })
            .collect()
    }

    fn in_order(&self) -> Vec<&TierRepresentation> {
        let mut counted: Vec<&TierRepresentation> = self.representation.iter().collect();
        counted.sort_by_key(|tier| (Reverse(tier.on().year()), self.unit(tier), tier.tier()));
        counted
    }

    /// The role models that their publishing shows, the latest first.
    fn open_role_models(&self) -> Vec<Posts<'_>> {
        let cells = self.role_models.iter().flat_map(PublishedRoleModels::cells);
        let mut all: Vec<Posts<'_>> = cells
            .filter_map(|of| {
                let heads = Rate::new(of.count().count()?.into(), of.posts().into()).ok()?;
                Some(Posts { unit: None, tier: of.tier(), year: of.year(), heads })
            })
            .collect();
        all.sort_by_key(|posts| (Reverse(posts.year), posts.tier));
        all
    }

    /// Whether each tier is shown, then whether each role model is that its publishing shows.
    fn shown(&self, counted: &[&TierRepresentation]) -> Vec<bool> {
        let tiers = counted.iter().map(|counted| Posts {
            unit: self.unit(counted),
            tier: counted.tier(),
            year: counted.on().year(),
            heads: counted.heads(),
        });
        let candidates: Vec<Posts<'_>> = tiers.chain(self.open_role_models()).collect();
        let cells = self.role_models.iter().flat_map(PublishedRoleModels::cells);
        let closed: Vec<Closed<'_>> = cells
            .filter(|of| of.count().count().is_none())
            .map(|of| Closed { tier: of.tier(), year: of.year(), posts: of.posts() })
            .collect();
        shown(&closed, &candidates, self.threshold)
    }
}

/// A tier of one's own under the code of another would be taken for something else than that other.
fn not_built_in(tier: &Tier) -> Result<(), AnnualStatementError> {
    let Tier::Own(own) = tier else { return Ok(()) };
    let built_in =
        [Tier::Employees, Tier::UnitLeaders, Tier::TopManagers, Tier::KeyPositions, Tier::ElectedMembers];
    if built_in.iter().any(|tier| tier.to_string() == own.as_str()) {
        return Err(AnnualStatementError::OwnTierIsBuiltIn { own: own.clone() });
    }
    Ok(())
}

impl fmt::Debug for AnnualStatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnnualStatement")
            .field("employer", &self.employer)
            .field("year", &self.year)
            .field("threshold", &self.threshold)
            .field("recruitment", &self.recruitment.is_some())
            .field("next_steps", &self.next_steps.len())
            .field("representation", &self.representation.len())
            .field("plans", &self.plans.len())
            .field("cohorts", &self.cohorts.len())
            .field("texts", &self.texts.len())
            .finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct WrittenAssessment<'a> {
    unit: &'a Title,
    #[serde(with = "crate::text::day")]
    on: NaiveDate,
    points: BTreeMap<MaturityPoint, PointState>,
    answers: &'a [PointAnswer],
}

impl Serialize for AnnualStatement {
    /// What may be printed: without counts that are withheld.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let assessments = self.assessments.iter().map(|one| WrittenAssessment {
            unit: one.unit(),
            on: one.on(),
            points: MaturityPoint::ALL.map(|point| (point, one.state(point))).into(),
            answers: one.answers(),
        });
        let mut written = serializer.serialize_struct("AnnualStatement", 14)?;
        written.serialize_field("employer", &self.employer)?;
        written.serialize_field("year", &self.year)?;
        written.serialize_field("threshold", &self.threshold)?;
        written.serialize_field("labels", &self.labels)?;
        written.serialize_field("texts", &self.texts)?;
        written.serialize_field("recruitment", &self.recruitment)?;
        written.serialize_field("count_basis", &self.count_basis)?;
        written.serialize_field("representation", &self.tiers())?;
        written.serialize_field("targets", &self.targets())?;
        written.serialize_field("role_models", &self.role_models())?;
        written.serialize_field("next_steps", &self.next_steps)?;
        written.serialize_field("self_assessments", &assessments.collect::<Vec<_>>())?;
        written.serialize_field("plans", &self.plans)?;
        written.serialize_field("cohorts", &self.cohorts)?;
        written.end()
    }
}
