//! Plans of obligations, checked on a day.
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use std::num::NonZeroU32;

use chrono::{Days, NaiveDate};
use mangfold::monitor::Period;
use mangfold::programme::Standing::{Met, MetLate, Open, Overdue, WithoutEvidence};
use mangfold::programme::{
    Due, DuePeriod, Evidence, Obligation, OwedBy, Plan, PlanFinding, PlanReview, Report, Standing,
};
use mangfold::{Code, Element, Mark, Modality, Part, Source, Title};
use proptest::prelude::*;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn on(day: &str) -> NaiveDate {
    lit(day)
}

fn number(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).unwrap()
}

fn owed(code: &str, owed_by: OwedBy, due: Due, evidence: &[&str]) -> Obligation {
    let kinds = evidence.iter().map(|kind| lit(kind)).collect();
    Obligation::new(lit(code), lit("Noe som skal gjøres"), owed_by, due, kinds).unwrap()
}

fn body() -> OwedBy {
    OwedBy::Body(lit("ks"))
}

fn times(least: u32, every: Period, from: &str, until: Option<&str>) -> Due {
    Due::times(number(least), every, on(from), until.map(on)).unwrap()
}

fn plan(obligations: Vec<Obligation>) -> Plan {
    Plan::new(lit("ours"), vec![], vec![lit("Skole"), lit("Barnehage")], obligations).unwrap()
}

fn shown(kind: &str) -> Evidence {
    Evidence::new(lit(kind), lit("Arkiv 06/117"))
}

fn report(code: &str, day: &str, evidence: &[&str]) -> Report {
    Report::new(lit(code), on(day)).with_evidence(evidence.iter().map(|kind| shown(kind)))
}

fn standings(review: &PlanReview) -> Vec<Standing> {
    review.findings().iter().map(PlanFinding::standing).collect()
}

#[test]
fn what_is_owed_once_is_in_time_on_its_last_day_and_overdue_after_it() {
    let plan = plan(vec![owed("o", body(), Due::once(on("2008-09-15")), &["minutes"])]);
    let cases: [(&[Report], &str, Standing, bool); 7] = [
        (&[], "2008-09-15", Open, false),
        (&[], "2008-09-16", Overdue, true),
        (&[report("o", "2008-09-15", &["minutes"])], "2008-09-16", Met, false),
        (&[report("o", "2008-09-16", &["minutes"])], "2008-09-16", MetLate, false),
        // Not yet given on the day of the check.
        (&[report("o", "2008-09-17", &["minutes"])], "2008-09-16", Overdue, true),
        (&[report("o", "2008-09-14", &[])], "2008-09-15", WithoutEvidence, false),
        (&[report("o", "2008-09-14", &["photo"])], "2008-09-16", WithoutEvidence, true),
    ];
    for (reports, day, standing, overdue) in cases {
        let review = plan.review(reports, on(day)).unwrap();
        let found = &review.findings()[0];
        assert_eq!((found.standing(), found.is_overdue()), (standing, overdue), "{reports:?} on {day}");
        assert_eq!(review.faults().count(), usize::from(standing.is_unmet()));
    }
}

#[test]
fn what_may_be_done_from_a_day_on_is_not_met_by_what_was_done_earlier() {
    let due = Due::between(on("2008-09-15"), on("2008-12-15")).unwrap();
    let plan = plan(vec![owed("o", body(), due, &["report"])]);
    let early = plan.review(&[report("o", "2008-09-14", &["report"])], on("2008-12-16")).unwrap();
    assert_eq!((standings(&early), early.beside()), (vec![Overdue], &[1][..]));
    let first = plan.review(&[report("o", "2008-09-15", &["report"])], on("2008-12-16")).unwrap();
    assert_eq!((standings(&first), first.beside()), (vec![Met], &[][..]));
    let of_earlier = report("o", "2008-09-16", &["report"]).concerning(on("2008-09-14")).unwrap();
    assert_eq!(standings(&plan.review(&[of_earlier], on("2008-12-15")).unwrap()), [Open]);
}

#[test]
fn what_has_no_day_is_never_overdue_and_still_wants_its_evidence() {
    let plan = plan(vec![owed("o", OwedBy::NotInTheSources, Due::no_day(), &["report"])]);
    assert_eq!(standings(&plan.review(&[], NaiveDate::MAX).unwrap()), [Open]);
    let bare = plan.review(&[report("o", "2001-06-01", &[])], on("2001-06-01")).unwrap();
    assert_eq!(standings(&bare), [WithoutEvidence]);
    assert_eq!(bare.findings()[0].missing(), &[lit::<Code>("report")][..]);
    let shown = plan.review(&[report("o", "2001-06-01", &["report"])], on("2001-06-01")).unwrap();
    assert_eq!((standings(&shown), shown.findings()[0].missing()), (vec![Met], &[][..]));
}

#[test]
fn two_meetings_a_year_are_two_days_in_each_year() {
    let due = times(2, Period::Year, "2006-09-15", Some("2008-09-15"));
    let plan = plan(vec![owed("o", body(), due, &["minutes"])]);
    let met = |days: &[&str], day: &str| {
        let reports: Vec<Report> = days.iter().map(|day| report("o", day, &["minutes"])).collect();
        standings(&plan.review(&reports, on(day)).unwrap())
    };
    assert_eq!(met(&[], "2006-09-14"), []);
    assert_eq!(met(&[], "2006-09-15"), [Open]);
    assert_eq!(met(&["2006-09-15"], "2007-09-14"), [Open]);
    assert_eq!(met(&["2006-09-15"], "2007-09-15"), [Overdue, Open]);
    assert_eq!(met(&["2006-09-15", "2007-09-14"], "2007-09-15"), [Met, Open]);
    assert_eq!(met(&["2006-09-15", "2006-09-15"], "2007-09-15"), [Overdue, Open], "two reports of one day");
    assert_eq!(met(&["2006-09-15", "2007-09-15"], "2007-09-15"), [Overdue, Open], "the second year's");
    assert_eq!(met(&["2006-09-15", "2007-09-15", "2008-09-14"], "2008-09-15"), [Overdue, Met]);
    // Held in time, with minutes that came after the year.
    let held = [
        report("o", "2006-09-15", &["minutes"]),
        report("o", "2007-09-20", &["minutes"]).concerning(on("2007-09-14")).unwrap(),
    ];
    assert_eq!(standings(&plan.review(&held, on("2007-09-20")).unwrap()), [Met, Open]);
    // The two years are over: nothing more is owed.
    assert_eq!(met(&["2006-09-15", "2007-03-01"], "2020-01-01"), [Met, Overdue]);
}

#[test]
fn a_period_that_does_not_end_by_the_end_asks_for_nothing() {
    for (until, periods) in [("2008-09-14", 1), ("2008-09-15", 2), ("2008-09-16", 2)] {
        let due = times(1, Period::Year, "2006-09-15", Some(until));
        assert_eq!(due.periods(on("2020-01-01")).count(), periods, "{until}");
    }
    let short = Due::times(number(1), Period::Year, on("2024-01-01"), Some(on("2024-12-31"))).unwrap_err();
    assert_eq!(short.code(), "due_no_whole_period");
    assert_eq!(short.to_string(), "until: 2024-12-31, and no whole year from 2024-01-01 ends by then");
    assert!(Due::times(number(1), Period::Year, on("2024-01-01"), Some(on("2025-01-01"))).is_ok());
}

#[test]
fn months_begin_on_the_day_of_the_first_or_the_last_there_is() {
    let due = times(1, Period::Month, "2006-01-31", Some("2006-05-01"));
    let firsts: Vec<NaiveDate> = due.periods(on("2006-12-31")).filter_map(DuePeriod::from).collect();
    assert_eq!(firsts, [on("2006-01-31"), on("2006-02-28"), on("2006-03-31")]);
    let quarters = times(1, Period::Quarter, "2006-01-01", None);
    let last = quarters.periods(on("2006-04-01")).last().unwrap();
    assert_eq!(
        (last.from(), last.until(), last.last_day()),
        (Some(on("2006-04-01")), Some(on("2006-07-01")), Some(on("2006-06-30")))
    );
}

#[test]
fn a_report_of_a_year_may_come_so_many_days_after_it() {
    let due = times(1, Period::Year, "2006-01-01", None).with_days_after(60);
    let plan = plan(vec![owed("o", OwedBy::EachUnit, due, &["annual_report"])]);
    let given = |day: &str| {
        report("o", day, &["annual_report"]).by_unit(lit("Skole")).concerning(on("2006-12-31")).unwrap()
    };
    let of_2006 =
        |reports: &[Report], day: &str| plan.review(reports, on(day)).unwrap().findings()[0].standing();
    assert_eq!(of_2006(&[], "2007-03-01"), Open, "the sixtieth day");
    assert_eq!(of_2006(&[], "2007-03-02"), Overdue);
    assert_eq!(of_2006(&[given("2007-03-01")], "2007-06-01"), Met);
    assert_eq!(of_2006(&[given("2007-03-02")], "2007-06-01"), MetLate);
}

#[test]
fn a_report_that_may_come_later_says_what_it_is_of() {
    let due = times(1, Period::Year, "2006-01-01", None).with_days_after(60);
    let ours = plan(vec![owed("o", body(), due, &["r"])]);
    let silent = report("o", "2007-02-20", &["r"]);
    let error = ours.review(&[silent], on("2007-04-01")).unwrap_err();
    assert_eq!(error.code(), "plan_review_which_period");
    assert_eq!(error.to_string(), "reports (number 1): which period of o it concerns is not told");
    let told = report("o", "2007-02-20", &["r"]).concerning(on("2006-12-31")).unwrap();
    assert_eq!(standings(&ours.review(&[told], on("2007-04-01")).unwrap()), [Met, Open]);
}

#[test]
fn units_that_look_the_same_are_one_unit() {
    for twin in ["Skole\u{200b}", "SKOLE", "Skole\u{2060}"] {
        let error = Plan::new(lit("p"), vec![], vec![lit("Skole"), lit(twin)], vec![]).unwrap_err();
        assert_eq!(error.code(), "plan_unit_twice", "{twin:?}");
    }
    let spaced = Plan::new(lit("p"), vec![], vec![lit("Nord A"), lit("Nord\u{a0}A")], vec![]);
    assert_eq!(spaced.unwrap_err().code(), "plan_unit_twice");
    assert!(Plan::new(lit("p"), vec![], vec![lit("Nord A"), lit("NordA")], vec![]).is_ok());
}

#[test]
fn what_is_recommended_or_told_is_no_fault_and_still_counted() {
    let due = || Due::once(on("2007-03-01"));
    let ours = plan(vec![
        owed("must", body(), due(), &["r"]),
        owed("should", body(), due(), &["r"]).with_modality(Modality::Should),
        owed("told", body(), due(), &["r"]).with_modality(Modality::Notice),
    ]);
    let review = ours.review(&[report("must", "2007-03-02", &[])], on("2007-03-02")).unwrap();
    assert_eq!(standings(&review), [WithoutEvidence, Overdue, Overdue]);
    assert_eq!((review.counts().past_due(), review.faults().count()), (3, 1));
    let json = serde_json::to_string(&ours).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), ours);
}

#[test]
fn evidence_may_come_in_pieces_and_is_there_when_the_last_is() {
    let plan = plan(vec![owed("o", body(), Due::once(on("2004-06-01")), &["amu", "mbu"])]);
    let (first, second) = (report("o", "2004-05-01", &["amu"]), report("o", "2004-06-02", &["mbu"]));
    let half = plan.review(std::slice::from_ref(&first), on("2004-05-20")).unwrap();
    assert_eq!(half.findings()[0].missing(), &[lit::<Code>("mbu")][..]);
    let whole = plan.review(&[second, first], on("2004-06-03")).unwrap();
    assert_eq!(whole.findings()[0].met_on(), Some(on("2004-06-02")));
    assert_eq!(standings(&whole), [MetLate]);
}

#[test]
fn findings_are_rolled_up_over_units_and_over_obligations() {
    let due = || Due::once(on("2007-03-01"));
    let both = plan(vec![
        owed("a", OwedBy::EachUnit, due(), &["r"]),
        owed("b", OwedBy::EachUnit, due(), &["r"]),
        owed("c", body(), due(), &["r"]),
    ]);
    let reports = [
        report("a", "2007-02-01", &["r"]).by_unit(lit("Skole")),
        report("b", "2007-02-01", &[]).by_unit(lit("Skole")),
        report("a", "2007-03-02", &["r"]).by_unit(lit("Barnehage")),
    ];
    let review = both.review(&reports, on("2007-04-01")).unwrap();
    assert_eq!(standings(&review), [Met, MetLate, WithoutEvidence, Overdue, Overdue]);
    let units: Vec<(String, [usize; 5])> = review
        .by_unit()
        .into_iter()
        .map(|(unit, counts)| (unit.to_string(), Standing::ALL.map(|standing| counts.of(standing))))
        .collect();
    assert_eq!(units, [("Skole".to_owned(), [1, 0, 0, 1, 0]), ("Barnehage".to_owned(), [0, 1, 0, 0, 1])]);
    let obligations: Vec<(&str, usize)> = review
        .by_obligation()
        .into_iter()
        .map(|(code, counts)| (code.as_str(), counts.of(Overdue) + counts.of(WithoutEvidence)))
        .collect();
    assert_eq!(obligations, [("a", 0), ("b", 2), ("c", 1)]);
    assert_eq!((review.counts().total(), review.counts().of(Overdue)), (5, 2));
}

#[test]
fn whatever_does_not_belong_to_the_plan_is_refused_by_name() {
    let ours = plan(vec![
        owed("a", OwedBy::EachUnit, Due::no_day(), &["r"]),
        owed("c", body(), Due::no_day(), &["r"]),
    ]);
    let refused = |report: Report| ours.review(&[report], on("2007-01-01")).unwrap_err();
    let cases = [
        (
            report("m.16", "2006-01-01", &[]),
            "plan_review_unknown_obligation",
            "reports (number 1): the plan ours has no m.16",
        ),
        (
            report("a", "2006-01-01", &[]).by_unit(lit("Havn")),
            "plan_review_unknown_unit",
            "reports (number 1): the plan ours has no unit \"Havn\"",
        ),
        (
            report("a", "2006-01-01", &[]),
            "plan_review_which_unit",
            "reports (number 1): each unit owes a, and none is named",
        ),
        (
            report("c", "2006-01-01", &[]).by_unit(lit("Skole")),
            "plan_review_not_owed_by_units",
            "reports (number 1): c is not owed by each unit, but \"Skole\" reports it",
        ),
    ];
    for (report, code, message) in cases {
        let error = refused(report);
        assert_eq!((error.code(), error.to_string().as_str()), (code, message));
    }
    // A report that is not of the plan is refused although it was given after the day.
    assert_eq!(refused(report("m.16", "2030-01-01", &[])).code(), "plan_review_unknown_obligation");

    let one = || owed("a", OwedBy::EachUnit, Due::no_day(), &["r"]);
    let cited = || {
        let words = Part::quoted(Element::Force, lit("15 obligatoriske tiltak"), lit("memo"), Mark::Verified);
        owed("a", body(), Due::no_day(), &["r"]).with_parts(vec![words])
    };
    let source = || Source::new(lit("memo"), lit("Notat 23/2006"));
    let cases = [
        (
            Plan::new(lit("p"), vec![], vec![lit("Skole")], vec![one(), one()]),
            "obligations: a is there twice",
        ),
        (
            Plan::new(lit("p"), vec![], vec![lit("Skole"), lit("Skole")], vec![]),
            "units: \"Skole\" is there twice",
        ),
        (Plan::new(lit("p"), vec![], vec![], vec![one()]), "units: none, but each unit owes a"),
        (Plan::new(lit("p"), vec![source(), source()], vec![], vec![]), "sources: memo is there twice"),
        (Plan::new(lit("p"), vec![], vec![], vec![cited()]), "obligations (a): there is no source memo"),
    ];
    for (plan, message) in cases {
        assert_eq!(plan.unwrap_err().to_string(), message);
    }
    assert!(Plan::new(lit("p"), vec![source()], vec![], vec![cited()]).is_ok());
    let kinds = |kinds: &[&str]| kinds.iter().map(|kind| lit(kind)).collect();
    let twice = Obligation::new(lit("a"), lit("A"), body(), Due::no_day(), kinds(&["r", "r"])).unwrap_err();
    assert_eq!(twice.to_string(), "evidence: r is named twice for a");
    let headings = owed("a", body(), Due::no_day(), &["r"]).with_headings(kinds(&["h", "h"])).unwrap_err();
    assert_eq!(headings.to_string(), "headings: h is named twice for a");
    assert!(Due::between(on("2007-01-01"), on("2007-01-01")).is_ok(), "on that very day");
    let between = Due::between(on("2007-01-02"), on("2007-01-01")).unwrap_err();
    assert_eq!(between.to_string(), "by: 2007-01-01, but from is 2007-01-02");
}

#[test]
fn a_plan_of_very_many_periods_is_refused_and_not_computed() {
    let ours = plan(vec![owed("a", OwedBy::EachUnit, times(1, Period::Month, "0001-01-01", None), &["r"])]);
    assert_eq!(ours.review(&[], NaiveDate::MAX).unwrap_err().code(), "plan_review_too_many_findings");
    assert_eq!(ours.review(&[], on("0002-01-01")).unwrap().findings().len(), 26);
    let never = plan(vec![owed("a", body(), times(u32::MAX, Period::Month, "9999-12-01", None), &["r"])]);
    assert!(never.review(&[], NaiveDate::MAX).is_err());
    let end = Due::times(number(1), Period::Year, NaiveDate::MAX, None).unwrap();
    assert_eq!(end.periods(NaiveDate::MAX).count(), 0, "the calendar ends before the period does");
}

#[test]
fn a_plan_and_its_reports_are_what_they_were_after_json() {
    let due = times(2, Period::Year, "2006-09-15", Some("2008-09-15")).with_days_after(30);
    let between = Due::between(on("2008-09-15"), on("2008-12-15")).unwrap();
    let ours = plan(vec![
        owed("a", body(), due, &["minutes"]),
        owed("b", OwedBy::EachUnit, between, &["r"]).with_headings(vec![lit("h")]).unwrap(),
        owed("c", OwedBy::NotInTheSources, Due::no_day(), &["r"]),
        Obligation::not_in_the_sources(lit("d"), body(), Due::once(on("2007-01-01")), vec![lit("r")])
            .unwrap(),
    ]);
    let text = serde_json::to_string(&ours).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), ours);
    let given = report("b", "2008-10-01", &["r"]).by_unit(lit("Skole")).concerning(on("2008-09-15")).unwrap();
    let text = serde_json::to_string(&given).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), given);
    for (json, problem) in [
        (r#"{"obligation":"a","on":"2008-01-01","concerns":"2008-01-02"}"#, "concerns: 2008-01-02"),
        (r#"{"obligation":"a","on":"2008-02-30"}"#, "2008-02-30"),
        (r#"{"obligation":"a","on":"2008-02-01","by":"x"}"#, "unknown field `by`"),
    ] {
        assert!(serde_json::from_str::<Report>(json).unwrap_err().to_string().contains(problem), "{json}");
    }
    for (json, problem) in [
        (r#"{"once":{"by":"2008-01-01","from":"2008-01-02"}}"#, "by: 2008-01-01, but from is 2008-01-02"),
        (r#"{"times":{"least":0,"every":"year","from":"2008-01-02"}}"#, "nonzero"),
        (r#"{"times":{"least":1,"every":"week","from":"2008-01-02"}}"#, "week"),
        (r#"{"once":{"by":"2008-01-01","until":"2008-01-02"}}"#, "unknown field `until`"),
    ] {
        let error = serde_json::from_str::<Due>(json).unwrap_err().to_string();
        assert!(error.contains(problem), "{json}: {error}");
    }
}

prop_compose! {
    fn some_due()(
        kind in 0..4, start in 0_u64..500, length in 1_u64..900, least in 1_u32..4, after in 0_u16..40,
        every in prop::sample::select(vec![Period::Month, Period::Quarter, Period::Year]),
    ) -> Due {
        let first = on("2006-01-01") + Days::new(start);
        let last = first + Days::new(length);
        match kind {
            0 => Due::no_day(),
            1 => Due::once(last),
            2 => Due::between(first, last).unwrap(),
            _ => {
                let until = (length % 3 > 0).then_some(last);
                let due = Due::times(number(least), every, first, until);
                due.or_else(|_| Due::times(number(least), every, first, None)).unwrap().with_days_after(after)
            }
        }
    }
}

fn some_plan() -> impl Strategy<Value = Plan> {
    let by = prop::sample::select(vec![body(), OwedBy::EachUnit, OwedBy::NotInTheSources]);
    let kinds = prop::sample::select(vec![vec!["r"], vec!["r", "s"]]);
    prop::collection::vec((some_due(), by, kinds), 1..4).prop_map(|things| {
        let all = (0..).zip(things);
        plan(all.map(|(number, (due, by, kinds))| owed(&format!("o{number}"), by, due, &kinds)).collect())
    })
}

/// Reports of the plan's own obligations; which kinds of evidence they bring is drawn.
fn some_reports() -> impl Strategy<Value = Vec<(usize, bool, u64, u64, u8)>> {
    prop::collection::vec((0..3_usize, any::<bool>(), 0_u64..1200, 0_u64..60, 0_u8..4), 0..12)
}

fn reports_of(plan: &Plan, drawn: &[(usize, bool, u64, u64, u8)]) -> Vec<Report> {
    let of = |&(which, first, given, before, kinds): &(usize, bool, u64, u64, u8)| {
        let owed = plan.obligations().get(which)?;
        let day = on("2006-01-01") + Days::new(given);
        let brought = ["r", "s"].into_iter().zip([1, 2]).filter(|(_, bit)| kinds & bit > 0);
        let report = Report::new(owed.code().clone(), day)
            .with_evidence(brought.map(|(kind, _)| shown(kind)))
            .concerning(day - Days::new(before))
            .unwrap();
        let unit: Title = lit(if first { "Skole" } else { "Barnehage" });
        Some(if *owed.owed_by() == OwedBy::EachUnit { report.by_unit(unit) } else { report })
    };
    drawn.iter().filter_map(of).collect()
}

type Key = (Code, Option<Title>, Option<NaiveDate>);

fn key(finding: &PlanFinding) -> Key {
    (finding.obligation().clone(), finding.unit().cloned(), finding.period().from())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn a_report_with_its_evidence_never_adds_a_finding(
        plan in some_plan(), drawn in some_reports(), more in some_reports(), day in 0_u64..1500,
    ) {
        let on = on("2006-01-01") + Days::new(day);
        let mut reports = reports_of(&plan, &drawn);
        let before: Vec<Key> = plan.review(&reports, on).unwrap().faults().map(key).collect();
        for report in reports_of(&plan, &more) {
            let kinds = plan.obligation(report.obligation().as_str()).unwrap().evidence().to_vec();
            reports.push(report.with_evidence(kinds.into_iter().map(|kind| Evidence::new(kind, lit("Arkiv")))));
            let review = plan.review(&reports, on).unwrap();
            for fault in review.faults() {
                prop_assert!(before.contains(&key(fault)), "{fault:?} was no fault before");
            }
        }
    }

    #[test]
    fn a_later_day_never_loses_what_is_overdue_and_nobody_met(
        plan in some_plan(), drawn in some_reports(), day in 0_u64..1500, later in 0_u64..600,
    ) {
        let reports = reports_of(&plan, &drawn);
        let first = on("2006-01-01") + Days::new(day);
        let then = plan.review(&reports, first + Days::new(later)).unwrap();
        for finding in plan.review(&reports, first).unwrap().findings().iter().filter(|finding| finding.is_overdue()) {
            let after = then.findings().iter().find(|other| key(other) == key(finding)).unwrap();
            prop_assert!(after.is_overdue() || after.met_on().is_some_and(|day| day > first), "{after:?}");
        }
    }

    #[test]
    fn standings_are_what_counting_day_by_day_gives(plan in some_plan(), drawn in some_reports(), day in 0_u64..1500) {
        let on = on("2006-01-01") + Days::new(day);
        let reports = reports_of(&plan, &drawn);
        let review = plan.review(&reports, on).unwrap();
        for finding in review.findings() {
            let owed = plan.obligation(finding.obligation().as_str()).unwrap();
            let least = owed.due().least().get() as usize;
            let repeated = owed.due().every().is_some();
            // How many times it was done, with all evidence, as known by a day.
            let done_by = |day: NaiveDate| {
                let known: Vec<&Report> = reports.iter().filter(|report| {
                    report.obligation() == owed.code() && report.unit() == finding.unit() && report.on() <= day
                        && finding.period().contains(report.concerns())
                }).collect();
                let mut days: Vec<NaiveDate> = known.iter().map(|report| report.concerns()).collect();
                days.sort();
                days.dedup();
                let whole = |of: Option<NaiveDate>| owed.evidence().iter().all(|kind| known.iter().any(|report| {
                    of.is_none_or(|of| report.concerns() == of) && report.evidence().iter().any(|e| e.kind() == kind)
                }));
                if repeated { days.iter().filter(|day| whole(Some(**day))).count() } else { usize::from(whole(None)) }
            };
            let done = done_by(on);
            prop_assert_eq!(finding.times(), done);
            let last = finding.period().last_day();
            // Of what is done again and again and reported at once, the day it was done counts.
            let at_once = repeated && last.and_then(|last| last.succ_opt()) == finding.period().until();
            let in_time = at_once || last.is_none_or(|last| done_by(last.min(on)) >= least);
            let over = last.is_some_and(|last| last < on);
            let of = |report: &&Report| {
                report.obligation() == owed.code() && report.unit() == finding.unit() && report.on() <= on
                    && finding.period().contains(report.concerns())
            };
            let short = reports.iter().filter(of).any(|report| {
                let beside = |other: &&Report| !repeated || other.concerns() == report.concerns();
                owed.evidence().iter().any(|kind| {
                    let mut others = reports.iter().filter(of).filter(beside);
                    !others.any(|other| other.evidence().iter().any(|e| e.kind() == kind))
                })
            });
            let wanted = match (done >= least, in_time, short, over) {
                (true, true, ..) => Met,
                (true, false, ..) => MetLate,
                (false, _, true, _) => WithoutEvidence,
                (false, _, false, true) => Overdue,
                (false, _, false, false) => Open,
            };
            prop_assert_eq!(finding.standing(), wanted);
            prop_assert_eq!(finding.is_overdue(), done < least && over);
        }
    }
}
