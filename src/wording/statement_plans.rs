//! The measures of the yearly statement: plans and how they stand, programmes, self-assessments.

use std::collections::{BTreeMap, BTreeSet};

use super::statement::{Document, NOTHING, escaped, list, table};
use crate::force::Modality;
use crate::monitor::Period;
use crate::programme::{
    CohortVerdict, Due, DuePeriod, MaturityPoint, Obligation, OwedBy, Plan, PlanFinding, PointAnswer,
    PointState, SelfAssessment, Standing, StatementPlan,
};
use crate::text::{Code, Title};

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
        for reviewed in self.statement.plans() {
            let plan = reviewed.plan();
            let name = self.label_of(plan, plan.code());
            blocks.push(self.heading("annual-plan", &[("plan", name.into())]));
            let head = self.texts([
                "annual-code",
                "annual-measure",
                "annual-binds",
                "annual-heading",
                "annual-owed-by",
                "annual-due",
                "annual-evidence",
            ]);
            let rows = plan.obligations().iter().map(|obligation| self.measure(obligation, reviewed));
            blocks.push(table(head, rows));
            blocks.push(self.text("annual-plan-set-up", &[]));
            let readings = plan.obligations().iter().flat_map(|obligation| {
                let of_it = obligation.parts().iter().filter(|part| part.says().is_none());
                of_it.filter_map(|part| Some((obligation.code(), part.reading()?)))
            });
            let readings: Vec<String> = readings
                .map(|(code, reading)| format!("{}: {}", self.named(plan, code), escaped(reading.as_str())))
                .collect();
            if !readings.is_empty() {
                blocks.push(list(readings));
            }
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

    fn measure(&self, obligation: &Obligation, reviewed: &StatementPlan) -> Vec<String> {
        let plan = reviewed.plan();
        let title = match obligation.title() {
            Some(title) => escaped(title.as_str()),
            None => self.text("annual-text-missing", &[]),
        };
        let owed_by = match obligation.owed_by() {
            OwedBy::Body(body) => self.named(plan, body),
            OwedBy::EachUnit => self.text("annual-each-unit", &[]),
            OwedBy::NotInTheSources => self.text("annual-not-in-the-sources", &[]),
        };
        let evidence = obligation.evidence().iter().map(|kind| self.named(plan, kind)).collect();
        let binds = match obligation.modality() {
            Modality::Must => "annual-must",
            Modality::Should => "annual-should",
            Modality::May => "annual-may",
            Modality::Notice => "annual-notice",
        };
        vec![
            self.named(plan, obligation.code()),
            title,
            self.text(binds, &[]),
            self.headings(plan, obligation.headings()),
            owed_by,
            escaped(&self.due(obligation.due(), reviewed)),
            self.words.joined(evidence, "list-and"),
        ]
    }

    /// Several where the sources do not tell which.
    fn headings(&self, plan: &Plan, headings: &[Code]) -> String {
        if headings.is_empty() {
            return NOTHING.to_owned();
        }
        self.words.joined(headings.iter().map(|heading| self.named(plan, heading)).collect(), "list-or")
    }

    fn due(&self, due: &Due, review: &StatementPlan) -> String {
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

    pub(super) fn standing(&self, reviewed: &StatementPlan) -> Vec<String> {
        let (plan, findings) = (reviewed.plan(), reviewed.findings());
        let name = self.label_of(plan, plan.code());
        let date = self.words.date(reviewed.on());
        let mut blocks = vec![
            self.heading("annual-plan-standing", &[("plan", name.into())]),
            self.text("annual-reviewed", &[("date", date.into())]),
        ];
        let standings = Standing::ALL.map(|standing| self.text(standing_key(standing), &[]));
        let head =
            |key: &str| std::iter::once(self.text(key, &[])).chain(standings.clone()).collect::<Vec<_>>();
        let headings: BTreeMap<&Code, &[Code]> =
            plan.obligations().iter().map(|known| (known.code(), known.headings())).collect();
        let of_headings = rolled_up(findings, |finding| headings.get(finding.obligation()).copied());
        let of_headings = of_headings
            .into_iter()
            .map(|(headings, counts)| self.counts_line(self.headings(plan, headings), &counts));
        let all = rolled_up(findings, |_| Some(()));
        let all = all.first().map(|((), counts)| *counts).unwrap_or_default();
        let everything = self.counts_line(self.text("annual-all", &[]), &all);
        blocks.push(table(head("annual-heading"), of_headings.chain([everything])));
        let of_measures = rolled_up(findings, |finding| Some(finding.obligation()));
        let of_measures =
            of_measures.into_iter().map(|(code, counts)| self.counts_line(self.named(plan, code), &counts));
        blocks.push(table(head("annual-measure"), of_measures));
        let of_units = rolled_up(findings, PlanFinding::unit);
        if !of_units.is_empty() {
            let mut head = head("annual-unit");
            head.push(self.text("annual-to-put-right", &[]));
            let mut faults: BTreeMap<&Title, (BTreeSet<&Code>, Vec<String>)> = BTreeMap::new();
            for fault in reviewed.faults() {
                let Some(unit) = fault.unit() else { continue };
                let (known, names) = faults.entry(unit).or_default();
                if known.insert(fault.obligation()) {
                    names.push(self.named(plan, fault.obligation()));
                }
            }
            let rows = of_units.into_iter().map(|(unit, counts)| {
                let names =
                    faults.get(unit).map_or_else(|| NOTHING.to_owned(), |(_, names)| names.join(", "));
                let mut cells = self.counts_line(escaped(unit.as_str()), &counts);
                cells.push(names);
                cells
            });
            blocks.push(table(head, rows));
        }
        if reviewed.beside() > 0 {
            let count = u32::try_from(reviewed.beside()).unwrap_or(u32::MAX);
            blocks.push(self.text("annual-beside", &[("count", count.into())]));
        }
        blocks
    }

    /// Beside what was reported without evidence, how much of it is overdue.
    fn counts_line(&self, name: String, counts: &Counts) -> Vec<String> {
        let cell = |(standing, count): (Standing, usize)| {
            if standing == Standing::WithoutEvidence && counts.late_without_evidence > 0 {
                let late = u32::try_from(counts.late_without_evidence).unwrap_or(u32::MAX);
                let count = u32::try_from(count).unwrap_or(u32::MAX);
                return self
                    .text("annual-of-them-overdue", &[("count", count.into()), ("late", late.into())]);
            }
            self.count(count)
        };
        std::iter::once(name).chain(Standing::ALL.into_iter().zip(counts.of).map(cell)).collect()
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
        let answers =
            assessments.iter().flat_map(|one| one.answers().iter().map(move |answer| (one, answer)));
        let said = |(one, answer): (&SelfAssessment, &PointAnswer)| {
            let args = [
                ("unit", one.unit().to_string().into()),
                ("date", self.words.date(one.on()).into()),
                ("point", self.words.say(point_key(answer.point()), &[]).into()),
                ("by", answer.by().to_string().into()),
            ];
            let evidence: Vec<String> = answer.evidence().iter().map(ToString::to_string).collect();
            if evidence.is_empty() {
                return self.text("annual-assessed-by", &args);
            }
            let evidence = self.words.joined(evidence, "list-and");
            let args = args.into_iter().chain([("evidence", evidence.into())]).collect::<Vec<_>>();
            self.text("annual-assessed-by-on", &args)
        };
        vec![
            self.heading("annual-maturity", &[]),
            self.text("annual-maturity-about", &[]),
            table(head, rows),
            list(answers.map(said)),
        ]
    }
}

/// How many findings stand how, in the order of the standings.
#[derive(Clone, Copy, Default)]
struct Counts {
    of: [usize; 5],
    late_without_evidence: usize,
}

/// How many findings stand how, for each of what they are told apart by, in the order in which it first comes.
fn rolled_up<'r, T: Copy + Ord>(
    findings: &'r [PlanFinding],
    by: impl Fn(&'r PlanFinding) -> Option<T>,
) -> Vec<(T, Counts)> {
    let mut places: BTreeMap<T, usize> = BTreeMap::new();
    let mut all: Vec<(T, Counts)> = Vec::new();
    for finding in findings {
        let Some(key) = by(finding) else { continue };
        let place = *places.entry(key).or_insert_with(|| {
            all.push((key, Counts::default()));
            all.len() - 1
        });
        let Some((_, counts)) = all.get_mut(place) else { continue };
        for (standing, count) in Standing::ALL.iter().zip(&mut counts.of) {
            *count += usize::from(*standing == finding.standing());
        }
        let is_late = finding.standing() == Standing::WithoutEvidence && finding.is_overdue();
        counts.late_without_evidence += usize::from(is_late);
    }
    all
}
