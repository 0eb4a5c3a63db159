//! The measures of the yearly statement: plans and how they stand, programmes, self-assessments.

use super::reading::escaped;
use super::statement::{Document, NOTHING, table};
use crate::monitor::Period;
use crate::programme::{
    CohortVerdict, Due, DuePeriod, MaturityPoint, Obligation, OwedBy, Plan, PlanReview, PointState, Standing,
    StandingCounts,
};
use crate::text::Code;

const fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "annual-met",
        Standing::MetLate => "annual-met-late",
        Standing::Open => "annual-open",
        Standing::WithoutEvidence => "annual-without-evidence",
        Standing::Overdue => "annual-overdue",
    }
}

const fn point_key(point: MaturityPoint) -> &'static str {
    match point {
        MaturityPoint::PoliticalAnchoring => "annual-point-political-anchoring",
        MaturityPoint::EmployerStrategy => "annual-point-employer-strategy",
        MaturityPoint::AdministrativeResources => "annual-point-administrative-resources",
        MaturityPoint::LeadershipDevelopment => "annual-point-leadership-development",
        MaturityPoint::RoleModels => "annual-point-role-models",
        MaturityPoint::ReadinessAtTheTop => "annual-point-readiness-at-the-top",
    }
}

impl Document<'_> {
    pub(super) fn measures(&self) -> Vec<String> {
        let mut blocks = Vec::new();
        for (plan, review) in self.statement.plans() {
            let name = self.label(plan.code());
            blocks.push(self.heading("annual-plan", &[("plan", name.into())]));
            let head = self.texts([
                "annual-code",
                "annual-measure",
                "annual-heading",
                "annual-owed-by",
                "annual-due",
                "annual-evidence",
            ]);
            let rows = plan.obligations().iter().map(|obligation| self.measure(obligation, review));
            blocks.push(table(head, rows));
        }
        if !self.statement.cohorts().is_empty() {
            blocks.push(self.heading("annual-programmes", &[]));
        }
        for cohort in self.statement.cohorts() {
            let (name, size) = (self.label(cohort.bounds()), self.cell(cohort.size()));
            blocks
                .push(self.text("annual-participants", &[("programme", name.into()), ("size", size.into())]));
            let head = self.texts(["annual-bound", "annual-standing"]);
            let rows = cohort.findings().iter().map(|finding| {
                let known = self.statement.label(finding.bound().as_str()).is_some();
                let bound = if finding.bound().as_str() == "size" && !known {
                    self.text("annual-bound-size", &[])
                } else {
                    escaped(&self.label(finding.bound()))
                };
                let key = match finding.verdict() {
                    Some(CohortVerdict::Kept) => "annual-bound-kept",
                    Some(CohortVerdict::Broken) => "annual-bound-broken",
                    Some(CohortVerdict::Undetermined) => "annual-bound-undetermined",
                    Some(CohortVerdict::Wished) => "annual-bound-wished",
                    None => "annual-bound-untold",
                };
                vec![bound, self.text(key, &[])]
            });
            blocks.push(table(head, rows));
        }
        blocks
    }

    fn measure(&self, obligation: &Obligation, review: &PlanReview) -> Vec<String> {
        let title = match obligation.title() {
            Some(title) => escaped(title.as_str()),
            None => self.text("annual-text-missing", &[]),
        };
        let owed_by = match obligation.owed_by() {
            OwedBy::Body(body) => escaped(&self.label(body)),
            OwedBy::EachUnit => self.text("annual-each-unit", &[]),
            OwedBy::NotInTheSources => self.text("annual-not-in-the-sources", &[]),
        };
        let evidence = obligation.evidence().iter().map(|kind| self.label(kind)).collect();
        vec![
            escaped(&self.label(obligation.code())),
            title,
            escaped(&self.headings(obligation.headings())),
            owed_by,
            escaped(&self.due(obligation.due(), review)),
            escaped(&self.words.joined(evidence, "list-and")),
        ]
    }

    /// Several where the sources do not tell which.
    fn headings(&self, headings: &[Code]) -> String {
        if headings.is_empty() {
            return NOTHING.to_owned();
        }
        self.words.joined(headings.iter().map(|heading| self.label(heading)).collect(), "list-or")
    }

    fn due(&self, due: &Due, review: &PlanReview) -> String {
        let key = match due.every() {
            Some(Period::Month) => "annual-times-month",
            Some(Period::Quarter) => "annual-times-quarter",
            Some(Period::Year) => "annual-times-year",
            None => {
                let last = due.periods(review.on()).next().and_then(DuePeriod::last_day);
                return match last {
                    Some(day) => self.words.say("annual-by-day", &[("date", self.words.date(day).into())]),
                    None => self.words.say("annual-no-day", &[]),
                };
            }
        };
        self.words.say(key, &[("times", due.least().get().into())])
    }

    pub(super) fn standing(&self, plan: &Plan, review: &PlanReview) -> Vec<String> {
        let name = self.label(plan.code());
        let date = self.words.date(review.on());
        let mut blocks = vec![
            self.heading("annual-plan-standing", &[("plan", name.into())]),
            self.text("annual-reviewed", &[("date", date.into())]),
        ];
        let standings = Standing::ALL.map(|standing| self.text(standing_key(standing), &[]));
        let head =
            |key: &str| std::iter::once(self.text(key, &[])).chain(standings.clone()).collect::<Vec<_>>();
        let line = |name: String, counts: StandingCounts| {
            let counts = Standing::ALL.map(|standing| self.count(counts.of(standing)));
            std::iter::once(name).chain(counts).collect::<Vec<_>>()
        };
        let everything = || line(self.text("annual-all", &[]), review.counts());
        let of_headings = by_heading(plan, review);
        let of_headings = of_headings.into_iter().map(|(headings, counts)| {
            std::iter::once(escaped(&self.headings(headings)))
                .chain(counts.map(|count| self.count(count)))
                .collect::<Vec<_>>()
        });
        blocks.push(table(head("annual-heading"), of_headings.chain([everything()])));
        let by_obligation = review.by_obligation();
        let of_measures =
            by_obligation.iter().map(|(code, counts)| line(escaped(&self.label(code)), *counts));
        blocks.push(table(head("annual-measure"), of_measures));
        let by_unit = review.by_unit();
        if !by_unit.is_empty() {
            let mut head = head("annual-unit");
            head.push(self.text("annual-to-put-right", &[]));
            let rows = by_unit.iter().map(|(unit, counts)| {
                let mut faults: Vec<String> = Vec::new();
                for fault in review.faults().filter(|fault| fault.unit() == Some(*unit)) {
                    let code = self.label(fault.obligation());
                    if !faults.contains(&code) {
                        faults.push(code);
                    }
                }
                let faults = if faults.is_empty() { NOTHING.to_owned() } else { faults.join(", ") };
                let mut cells = line(escaped(unit.as_str()), *counts);
                cells.push(escaped(&faults));
                cells
            });
            blocks.push(table(head, rows));
        }
        if !review.beside().is_empty() {
            let count = u32::try_from(review.beside().len()).unwrap_or(u32::MAX);
            blocks.push(self.text("annual-beside", &[("count", count.into())]));
        }
        blocks
    }

    pub(super) fn assessments(&self) -> Vec<String> {
        let assessments = self.statement.self_assessments();
        if assessments.is_empty() {
            return Vec::new();
        }
        let of = assessments.iter().map(|one| {
            let args = [("unit", one.unit().to_string().into()), ("date", self.words.date(one.on()).into())];
            self.text("annual-assessed", &args)
        });
        let head = std::iter::once(self.text("annual-point", &[])).chain(of).collect();
        let rows = MaturityPoint::ALL.map(|point| {
            let states = assessments.iter().map(|one| {
                let key = match one.state(point) {
                    PointState::InPlace => "annual-in-place",
                    PointState::NotInPlace => "annual-not-in-place",
                    PointState::NotAssessed => "annual-not-assessed",
                };
                self.text(key, &[])
            });
            std::iter::once(self.text(point_key(point), &[])).chain(states).collect::<Vec<_>>()
        });
        vec![self.heading("annual-maturity", &[]), self.text("annual-maturity-about", &[]), table(head, rows)]
    }
}

/// How many findings stand how, under each heading or each set of headings that an obligation may stand under.
fn by_heading<'p>(plan: &'p Plan, review: &PlanReview) -> Vec<(&'p [Code], [usize; 5])> {
    let mut all: Vec<(&[Code], [usize; 5])> = Vec::new();
    for (code, counts) in review.by_obligation() {
        let Some(obligation) = plan.obligation(code.as_str()) else { continue };
        let counts = Standing::ALL.map(|standing| counts.of(standing));
        match all.iter_mut().find(|(headings, _)| *headings == obligation.headings()) {
            Some((_, sums)) => {
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
            None => all.push((obligation.headings(), counts)),
        }
    }
    all
}
