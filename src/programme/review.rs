//! A plan held against reports, on a day.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::due::DuePeriod;
use super::obligation::{Obligation, OwedBy};
use super::plan::Plan;
use super::report::Report;
use crate::force::Modality;
use crate::text::{Code, Title, optional_day};

/// Why reports cannot be held against a plan.
///
/// ```
/// use mangfold::programme::{Plan, Report};
///
/// let plan = Plan::new("ours".parse()?, vec![], vec![], vec![])?;
/// let report = Report::new("measure.16".parse()?, "2027-02-20".parse()?);
/// let error = plan.review(&[report], "2027-03-02".parse()?).unwrap_err();
/// assert_eq!(error.to_string(), "reports (number 1): the plan ours has no measure.16");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanReviewError {
    /// A report of an obligation that the plan has not.
    #[error("reports (number {number}): the plan {plan} has no {obligation}")]
    UnknownObligation {
        /// Which report, counted from one.
        number: usize,
        /// The plan.
        plan: Code,
        /// The obligation reported.
        obligation: Code,
    },
    /// A report by a unit that the plan has not.
    #[error("reports (number {number}): the plan {plan} has no unit {unit:?}")]
    UnknownUnit {
        /// Which report, counted from one.
        number: usize,
        /// The plan.
        plan: Code,
        /// The unit that reports.
        unit: Title,
    },
    /// A report that does not tell which unit reports, of what each unit owes.
    #[error("reports (number {number}): each unit owes {obligation}, and none is named")]
    WhichUnit {
        /// Which report, counted from one.
        number: usize,
        /// The obligation reported.
        obligation: Code,
    },
    /// A report by a unit, of what is not each unit's to do.
    #[error("reports (number {number}): {obligation} is not owed by each unit, but {unit:?} reports it")]
    NotOwedByUnits {
        /// Which report, counted from one.
        number: usize,
        /// The obligation reported.
        obligation: Code,
        /// The unit that reports.
        unit: Title,
    },
    /// A report that does not tell which day it is of, where it may come after its period.
    #[error("reports (number {number}): which period of {obligation} it concerns is not told")]
    WhichPeriod {
        /// Which report, counted from one.
        number: usize,
        /// The obligation reported.
        obligation: Code,
    },
    /// More findings than a hundred thousand: so many periods have begun since the plan did.
    #[error("on: by {on} there are over {most} findings to make, at {obligation}")]
    TooManyFindings {
        /// At which obligation.
        obligation: Code,
        /// The day.
        on: NaiveDate,
        /// How many there may be.
        most: usize,
    },
}

impl PlanReviewError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownObligation { .. } => "plan_review_unknown_obligation",
            Self::UnknownUnit { .. } => "plan_review_unknown_unit",
            Self::WhichUnit { .. } => "plan_review_which_unit",
            Self::NotOwedByUnits { .. } => "plan_review_not_owed_by_units",
            Self::WhichPeriod { .. } => "plan_review_which_period",
            Self::TooManyFindings { .. } => "plan_review_too_many_findings",
        }
    }
}

/// How an obligation stands on a day.
///
/// ```
/// use mangfold::programme::Standing;
/// assert!(Standing::Overdue.is_unmet() && Standing::WithoutEvidence.is_unmet() && !Standing::Open.is_unmet());
/// assert_eq!(Standing::MetLate.as_str(), "met_late");
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook that something is overdue")]
pub enum Standing {
    /// Reported with all its evidence, in time.
    Met,
    /// Reported with all its evidence, after the last day.
    MetLate,
    /// Not met, and the last day is not over, or none is known.
    Open,
    /// Reported, but the evidence is not all there.
    WithoutEvidence,
    /// Not reported, and the last day is over.
    Overdue,
}

impl Standing {
    /// Every standing, in order.
    pub const ALL: [Self; 5] = [Self::Met, Self::MetLate, Self::Open, Self::WithoutEvidence, Self::Overdue];

    /// The standing as it is written: `met`, `met_late`, `open`, `without_evidence` or `overdue`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::MetLate => "met_late",
            Self::Open => "open",
            Self::WithoutEvidence => "without_evidence",
            Self::Overdue => "overdue",
        }
    }

    /// Whether it is overdue, or reported without its evidence.
    #[must_use]
    pub const fn is_unmet(self) -> bool {
        matches!(self, Self::WithoutEvidence | Self::Overdue)
    }
}

/// How one obligation of one unit stands in one period.
///
/// ```
/// use mangfold::programme::{Due, Obligation, OwedBy, Plan};
///
/// let owed = Obligation::not_in_the_sources("m.4".parse()?, OwedBy::NotInTheSources, Due::no_day(), vec!["report".parse()?])?;
/// let plan = Plan::new("ours".parse()?, vec![], vec![], vec![owed])?;
/// let review = plan.review(&[], "2027-03-02".parse()?)?;
/// assert!(!review.findings()[0].is_overdue(), "no day is known");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PlanFinding {
    obligation: Code,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<Title>,
    modality: Modality,
    period: DuePeriod,
    standing: Standing,
    overdue: bool,
    times: usize,
    #[serde(with = "optional_day", skip_serializing_if = "Option::is_none")]
    met_on: Option<NaiveDate>,
    missing: Vec<Code>,
}

impl PlanFinding {
    /// Of which obligation.
    #[must_use]
    pub const fn obligation(&self) -> &Code {
        &self.obligation
    }

    /// Of which unit; none where it is not each unit's.
    #[must_use]
    pub const fn unit(&self) -> Option<&Title> {
        self.unit.as_ref()
    }

    /// In which period.
    #[must_use]
    pub const fn period(&self) -> DuePeriod {
        self.period
    }

    /// How the obligation binds.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.modality
    }

    /// Whether something is to be put right: of what must be done, what is overdue or reported without its evidence.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        self.modality == Modality::Must && self.standing.is_unmet()
    }

    /// How it stands.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    /// Whether it is not met and its last day is over, reported without evidence or not at all.
    #[must_use]
    pub const fn is_overdue(&self) -> bool {
        self.overdue
    }

    /// How many times it was done, as far as evidence shows.
    #[must_use]
    pub const fn times(&self) -> usize {
        self.times
    }

    /// The day by which it was met, as the reports tell; none where it is not.
    #[must_use]
    pub const fn met_on(&self) -> Option<NaiveDate> {
        self.met_on
    }

    /// The kinds of evidence that some report of it lacks, where it is not met.
    #[must_use]
    pub fn missing(&self) -> &[Code] {
        &self.missing
    }
}

/// How a plan stands on a day: a finding for every obligation, every unit that owes it and every period that has begun.
///
/// ```
/// use mangfold::programme::Plan;
/// let plan = Plan::new("ours".parse()?, vec![], vec![], vec![])?;
/// assert!(plan.review(&[], "2027-03-02".parse()?)?.findings().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PlanReview {
    plan: Code,
    #[serde(with = "crate::text::day")]
    on: NaiveDate,
    findings: Vec<PlanFinding>,
    beside: Vec<usize>,
}

/// How many findings stand how.
///
/// ```
/// use mangfold::programme::{Plan, Standing};
/// let plan = Plan::new("ours".parse()?, vec![], vec![], vec![])?;
/// assert_eq!(plan.review(&[], "2027-03-02".parse()?)?.counts().of(Standing::Overdue), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct StandingCounts {
    met: usize,
    met_late: usize,
    open: usize,
    without_evidence: usize,
    overdue: usize,
    past_due: usize,
}

impl StandingCounts {
    fn add(&mut self, finding: &PlanFinding) {
        self.past_due += usize::from(finding.overdue);
        *match finding.standing {
            Standing::Met => &mut self.met,
            Standing::MetLate => &mut self.met_late,
            Standing::Open => &mut self.open,
            Standing::WithoutEvidence => &mut self.without_evidence,
            Standing::Overdue => &mut self.overdue,
        } += 1;
    }

    /// How many stand so.
    #[must_use]
    pub const fn of(self, standing: Standing) -> usize {
        match standing {
            Standing::Met => self.met,
            Standing::MetLate => self.met_late,
            Standing::Open => self.open,
            Standing::WithoutEvidence => self.without_evidence,
            Standing::Overdue => self.overdue,
        }
    }

    /// How many are not met and their last day is over, whether something was reported without its evidence or nothing at all.
    #[must_use]
    pub const fn past_due(self) -> usize {
        self.past_due
    }

    /// How many there are.
    #[must_use]
    pub const fn total(self) -> usize {
        self.met + self.met_late + self.open + self.without_evidence + self.overdue
    }
}

const MOST_FINDINGS: usize = 100_000;

impl Plan {
    /// How the plan stands on a day, as far as reports tell that were given by then.
    ///
    /// What is owed is met where so many reports as it takes, of different days, have brought all kinds of its evidence; reports
    /// of the same day complete each other, and so do all reports of what is owed once. Reports of no period that has
    /// begun, and those given after the day, count for nothing and are told by number: [`PlanReview::beside`].
    ///
    /// # Errors
    ///
    /// A [`PlanReviewError`] for a report that does not belong to the plan.
    pub fn review(&self, reports: &[Report], on: NaiveDate) -> Result<PlanReview, PlanReviewError> {
        let mut of: BTreeMap<(&Code, Option<&Title>), Vec<Numbered<'_>>> = BTreeMap::new();
        for (number, report) in (1..).zip(reports) {
            self.accept(number, report)?;
            if report.on() <= on {
                of.entry((report.obligation(), report.unit())).or_default().push((number, report));
            }
        }
        for reports in of.values_mut() {
            reports.sort_by_key(|(_, report)| report.concerns());
        }
        let mut findings = Vec::new();
        let mut counted = BTreeSet::new();
        for obligation in self.obligations() {
            let units: Vec<Option<&Title>> = match obligation.owed_by() {
                OwedBy::EachUnit => self.units().iter().map(Some).collect(),
                _ => vec![None],
            };
            for unit in units {
                let reports = of.get(&(obligation.code(), unit)).map_or(&[][..], Vec::as_slice);
                for period in obligation.due().periods(on) {
                    if findings.len() == MOST_FINDINGS {
                        let (obligation, most) = (obligation.code().clone(), MOST_FINDINGS);
                        return Err(PlanReviewError::TooManyFindings { obligation, on, most });
                    }
                    let inside = within(reports, period);
                    counted.extend(inside.iter().map(|(number, _)| *number));
                    findings.push(finding(obligation, unit, period, inside, on));
                }
            }
        }
        let beside = (1..=reports.len()).filter(|number| !counted.contains(number)).collect();
        Ok(PlanReview { plan: self.code().clone(), on, findings, beside })
    }

    fn accept(&self, number: usize, report: &Report) -> Result<(), PlanReviewError> {
        let Some(obligation) = self.obligation(report.obligation().as_str()) else {
            let (plan, obligation) = (self.code().clone(), report.obligation().clone());
            return Err(PlanReviewError::UnknownObligation { number, plan, obligation });
        };
        let obligation_code = || obligation.code().clone();
        if obligation.due().may_come_later() && !report.says_what_it_concerns() {
            return Err(PlanReviewError::WhichPeriod { number, obligation: obligation_code() });
        }
        match (obligation.owed_by(), report.unit()) {
            (OwedBy::EachUnit, None) => {
                Err(PlanReviewError::WhichUnit { number, obligation: obligation_code() })
            }
            (OwedBy::EachUnit, Some(unit)) if !self.units().contains(unit) => {
                let (plan, unit) = (self.code().clone(), unit.clone());
                Err(PlanReviewError::UnknownUnit { number, plan, unit })
            }
            (OwedBy::Body(_) | OwedBy::NotInTheSources, Some(unit)) => {
                let unit = unit.clone();
                Err(PlanReviewError::NotOwedByUnits { number, obligation: obligation_code(), unit })
            }
            _ => Ok(()),
        }
    }
}

/// A report and which it is, counted from one.
type Numbered<'r> = (usize, &'r Report);

/// Those of a period, of reports in the order of the days they are of.
fn within<'a, 'r>(reports: &'a [Numbered<'r>], period: DuePeriod) -> &'a [Numbered<'r>] {
    let before = |day: NaiveDate| reports.partition_point(|(_, report)| report.concerns() < day);
    let first = period.from().map_or(0, before);
    let end = period.until().map_or(reports.len(), before);
    reports.get(first..end).unwrap_or_default()
}

/// One finding, from the reports of its period.
fn finding(
    obligation: &Obligation,
    unit: Option<&Title>,
    period: DuePeriod,
    reports: &[Numbered<'_>],
    on: NaiveDate,
) -> PlanFinding {
    // By the day they are of, where each day is a time of its own.
    let mut times: BTreeMap<Option<NaiveDate>, Vec<&Report>> = BTreeMap::new();
    for (_, report) in reports {
        let day = obligation.due().is_repeated().then_some(report.concerns());
        times.entry(day).or_default().push(report);
    }
    let mut complete: Vec<NaiveDate> =
        times.values().filter_map(|reports| complete_on(obligation, reports)).collect();
    complete.sort_unstable();
    let least = usize::try_from(obligation.due().least().get()).unwrap_or(usize::MAX);
    let met_on = complete.get(least - 1).copied();
    let is_over = |day: NaiveDate| period.last_day().is_some_and(|last| last < day);
    let missing = match met_on {
        Some(_) => BTreeSet::new(),
        None => times.values().flat_map(|reports| lacking(obligation, reports)).collect(),
    };
    let standing = match met_on {
        // Of a meeting, the day it was held counts, and not that of its minutes.
        Some(day)
            if is_over(day) && (!obligation.due().is_repeated() || obligation.due().may_come_later()) =>
        {
            Standing::MetLate
        }
        Some(_) => Standing::Met,
        None if !missing.is_empty() => Standing::WithoutEvidence,
        None if is_over(on) => Standing::Overdue,
        None => Standing::Open,
    };
    PlanFinding {
        obligation: obligation.code().clone(),
        unit: unit.cloned(),
        modality: obligation.modality(),
        period,
        standing,
        overdue: met_on.is_none() && is_over(on),
        times: complete.len(),
        met_on,
        missing: missing.into_iter().cloned().collect(),
    }
}

/// The first day by which these reports together have brought every kind of evidence.
fn complete_on(obligation: &Obligation, reports: &[&Report]) -> Option<NaiveDate> {
    let brought = |kind: &Code| {
        let with = reports.iter().filter(|report| report.evidence().iter().any(|e| e.kind() == kind));
        with.map(|report| report.on()).min()
    };
    obligation.evidence().iter().map(brought).try_fold(NaiveDate::MIN, |latest, day| Some(latest.max(day?)))
}

fn lacking<'o>(obligation: &'o Obligation, reports: &[&Report]) -> Vec<&'o Code> {
    let brought =
        |kind: &&Code| !reports.iter().any(|report| report.evidence().iter().any(|e| e.kind() == *kind));
    obligation.evidence().iter().filter(brought).collect()
}

impl PlanReview {
    /// Of which plan.
    #[must_use]
    pub const fn plan(&self) -> &Code {
        &self.plan
    }

    /// On which day.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The findings: in the order of the obligations, then of the units, then of the periods.
    #[must_use]
    pub fn findings(&self) -> &[PlanFinding] {
        &self.findings
    }

    /// Those in which something is to be put right: what must be done, and is overdue or reported without its evidence.
    pub fn faults(&self) -> impl Iterator<Item = &PlanFinding> {
        self.findings.iter().filter(|finding| finding.is_fault())
    }

    /// The reports that counted for nothing, by number from one: given after the day, or of no period that has begun.
    #[must_use]
    pub fn beside(&self) -> &[usize] {
        &self.beside
    }

    /// How many findings stand how.
    #[must_use]
    pub fn counts(&self) -> StandingCounts {
        self.findings.iter().fold(StandingCounts::default(), |mut counts, finding| {
            counts.add(finding);
            counts
        })
    }

    /// The same for each obligation over all units and periods, in the order of the plan.
    #[must_use]
    pub fn by_obligation(&self) -> Vec<(&Code, StandingCounts)> {
        self.rolled_up(|finding| Some(&finding.obligation))
    }

    /// The same for each unit over all that it owes, in the order of the plan.
    #[must_use]
    pub fn by_unit(&self) -> Vec<(&Title, StandingCounts)> {
        self.rolled_up(|finding| finding.unit.as_ref())
    }

    fn rolled_up<'r, T: Ord>(
        &'r self,
        of: impl Fn(&'r PlanFinding) -> Option<&'r T>,
    ) -> Vec<(&'r T, StandingCounts)> {
        let mut places: BTreeMap<&T, usize> = BTreeMap::new();
        let mut all: Vec<(&T, StandingCounts)> = Vec::new();
        for finding in &self.findings {
            let Some(key) = of(finding) else { continue };
            let place = *places.entry(key).or_insert_with(|| {
                all.push((key, StandingCounts::default()));
                all.len() - 1
            });
            if let Some((_, counts)) = all.get_mut(place) {
                counts.add(finding);
            }
        }
        all
    }
}
