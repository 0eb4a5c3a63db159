//! The programmes of the founding documents, as their documents have them.
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use mangfold::monitor::{Alternative, GroupCounts, Level, PartId, Rate, Stage, Tally, TwoByTwo};
use mangfold::programme::Standing::{Met, Open, Overdue, WithoutEvidence};
use mangfold::programme::{
    BoundKind, Candidate, CandidateId, CohortChoice, CohortVerdict, Evidence, NetworkConfiguration,
    Nominators, Obligation, OsloConfiguration, OwedBy, Plan, PlanReview, Pool, Programme, Report,
    ResourceGroupConfiguration, SeatHolding, Seating, Standing, Strength, TraineeCompletion,
    TraineeConfiguration, WorkshopConfiguration, candidate_network, diversity_workers_network, ks_goals,
    next_steps_book, oslo_action_plan, oslo_reports_of_2006, oslo_workshop_units, oslo_workshops,
    resource_group, resource_group_term, trainee_programme,
};
use mangfold::{Mark, Modality, Ratio};
use uuid::Uuid;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn on(day: &str) -> NaiveDate {
    lit(day)
}

fn group() -> Programme {
    resource_group(ResourceGroupConfiguration { days_to_report: 90 }).unwrap()
}

fn network() -> NetworkConfiguration {
    NetworkConfiguration {
        municipalities: vec![lit("Bergen"), lit("Drammen")],
        nominated_by: Nominators::Either,
        nominate_by: on("2007-04-30"),
        first_gathering: on("2007-09-10"),
        least: 50,
        most: 100,
        least_share_of_each_sex: Ratio::new(2, 5).unwrap(),
        service_areas: 3,
        backgrounds: 4,
    }
}

fn oslo(units: &[&str]) -> Programme {
    let units = units.iter().map(|unit| lit(unit)).collect();
    let configuration =
        OsloConfiguration { units, reports_from: on("2005-01-01"), reports_until: None, days_to_report: 90 };
    oslo_action_plan(configuration).unwrap()
}

fn everything() -> Vec<Programme> {
    let workshops = WorkshopConfiguration {
        units: oslo_workshop_units(),
        anchored_by: Some(on("2004-01-01")),
        followed_up_by: None,
    };
    vec![
        candidate_network(network()).unwrap(),
        candidate_network(NetworkConfiguration { nominated_by: Nominators::Both, ..network() }).unwrap(),
        group(),
        ks_goals(vec![lit("Bergen")]).unwrap(),
        oslo(&["Bydel Bjerke"]),
        oslo_workshops(workshops).unwrap(),
        diversity_workers_network(on("2006-01-16")).unwrap(),
        trainee_programme(TraineeConfiguration { least: 13, most: 17 }).unwrap(),
    ]
}

/// Two seats for KS, and so on; the first of KS leads.
fn fifteen(first: &str) -> Vec<SeatHolding> {
    let seats = [("ks", 2), ("ks_members", 6), ("immigrants", 3), ("employees", 4)];
    let seats = seats.into_iter().flat_map(|(constituency, number)| {
        (1..=number).map(move |number| (constituency, format!("{constituency}.{number}")))
    });
    let hold = |(number, (constituency, seat)): (u128, (&str, String))| {
        let person = CandidateId::new(Uuid::from_u128(number));
        let holding = SeatHolding::new(lit(&seat), lit(constituency), person, on(first));
        if number == 1 { holding.as_chair() } else { holding }
    };
    (1..).zip(seats).map(hold).collect()
}

fn seated(holdings: Vec<SeatHolding>) -> Seating {
    let (from, until) = resource_group_term();
    Seating::new(from, until, holdings).unwrap()
}

/// The bounds of the resource group that are not kept on a day.
fn unkept(seating: &Seating, day: &str) -> Vec<String> {
    let group = group();
    let findings = seating.findings(group.bounds().unwrap(), on(day));
    let unkept = findings.iter().filter(|finding| finding.verdict() != CohortVerdict::Kept);
    unkept.map(|finding| finding.bound().to_string()).collect()
}

#[test]
fn the_resource_group_has_fifteen_seats_two_and_six_and_three_and_four() {
    let group = group();
    let bounds = group.bounds().unwrap();
    assert_eq!((bounds.least(), bounds.most()), (15, 15));
    let seats: Vec<(String, u32)> = bounds
        .bounds()
        .iter()
        .filter_map(|bound| match bound.kind() {
            BoundKind::Count { value, least, most: Some(most), .. } if least == most => {
                Some((bound.code().to_string() + "=" + value.as_str(), *least))
            }
            _ => None,
        })
        .collect();
    let wanted = [
        ("ks=ks", 2),
        ("ks_members=ks_members", 6),
        ("immigrants=immigrants", 3),
        ("employees=employees", 4),
    ];
    assert_eq!(seats[..4], wanted.map(|(seat, number)| (seat.to_owned(), number)));
    assert_eq!(seats[4], ("led_by_ks=ks".to_owned(), 1));
    assert_eq!(seats[..4].iter().map(|(_, number)| number).sum::<u32>(), 15);
}

#[test]
fn the_resource_group_is_whole_only_while_every_seat_is_held() {
    let full = seated(fifteen("2006-09-15"));
    assert_eq!(unkept(&full, "2006-09-15"), [""; 0]);
    assert_eq!(unkept(&full, "2008-09-14"), [""; 0]);

    let mut one_leaves = fifteen("2006-09-15");
    let employees = one_leaves.pop().unwrap();
    one_leaves.push(employees.until(on("2007-06-01")));
    let one_leaves = seated(one_leaves);
    assert_eq!(unkept(&one_leaves, "2007-05-31"), [""; 0]);
    assert_eq!(unkept(&one_leaves, "2007-06-01"), ["size", "employees"]);

    let mut led_by_another = fifteen("2006-09-15");
    led_by_another.rotate_left(1);
    let first = led_by_another.pop().unwrap();
    let not_leading = SeatHolding::new(first.seat().clone(), lit("ks"), first.person(), on("2006-09-15"));
    led_by_another.push(not_leading);
    assert_eq!(unkept(&seated(led_by_another.clone()), "2007-01-01"), ["led_by_ks"]);
    let member = led_by_another.remove(1).as_chair();
    assert_eq!(member.constituency().as_str(), "ks_members");
    led_by_another.insert(1, member);
    assert_eq!(unkept(&seated(led_by_another), "2007-01-01"), ["led_by_ks"]);
}

#[test]
fn the_resource_group_is_no_more_after_two_years_from_its_first_meeting() {
    let group = group();
    let full = seated(fifteen("2006-09-15"));
    let findings = |day: &str| full.findings(group.bounds().unwrap(), on(day)).len();
    assert_eq!(["2006-09-14", "2006-09-15", "2008-09-14", "2008-09-15"].map(findings), [0, 6, 6, 0]);
    assert_eq!(full.on(on("2008-09-15")).count(), 0);
}

fn report(code: &str, day: &str, evidence: &[&str]) -> Report {
    let evidence = evidence.iter().map(|kind| Evidence::new(lit(kind), lit("Arkivsak 06/117")));
    Report::new(lit(code), on(day)).with_evidence(evidence)
}

fn of(review: &PlanReview, code: &str) -> Vec<Standing> {
    let findings = review.findings().iter().filter(|finding| finding.obligation().as_str() == code);
    findings.map(mangfold::programme::PlanFinding::standing).collect()
}

#[test]
fn each_duty_of_the_resource_group_is_a_finding_when_it_fails_on_a_day() {
    let group = group();
    let with = |reports: &[Report], day: &str, code: &str| {
        of(&group.plan().review(reports, on(day)).unwrap(), &format!("ks.resource_group.{code}"))
    };
    let cases: [(&str, &str, &str, &str); 6] = [
        // The duty, its evidence, its last day, a day on which it can be done.
        ("secretariat", "appointment", "2006-09-15", "2006-09-15"),
        ("reports", "report_to_managing_director", "2008-09-15", "2007-12-01"),
        ("examples", "examples", "2008-09-15", "2007-12-01"),
        ("proposals", "proposals", "2008-09-15", "2007-12-01"),
        ("evaluation", "evaluation", "2008-12-14", "2008-09-15"),
        ("status_report", "status_report", "2008-12-14", "2008-12-14"),
    ];
    for (code, evidence, last, done) in cases {
        assert_eq!(with(&[], last, code), [Open], "{code} on its last day");
        let after = (on(last) + Days::new(1)).to_string();
        assert_eq!(with(&[], &after, code), [Overdue], "{code} after it");
        let report = report(&format!("ks.resource_group.{code}"), done, &[evidence]);
        assert_eq!(with(&[report], &after, code), [Met], "{code} done on {done}");
    }
    // What evaluates two years cannot be made before they are over.
    let early = report("ks.resource_group.evaluation", "2008-09-14", &["evaluation"]);
    assert_eq!(with(&[early], "2008-12-15", "evaluation"), [Overdue]);

    let meeting = |day: &str| report("ks.resource_group.meetings", day, &["minutes"]);
    let three = [meeting("2006-09-15"), meeting("2007-03-01"), meeting("2007-11-01")];
    assert_eq!(with(&three, "2008-09-15", "meetings"), [Met, Overdue]);
}

#[test]
fn a_seat_cannot_be_held_twice_and_nobody_sits_in_two() {
    let day = on("2006-09-15");
    let hold = |seat: &str, constituency: &str, person: u128, from: &str, until: Option<&str>| {
        let holding = SeatHolding::new(
            lit(seat),
            lit(constituency),
            CandidateId::new(Uuid::from_u128(person)),
            on(from),
        );
        until.into_iter().fold(holding, |holding, until| holding.until(on(until)))
    };
    let first = || hold("ks.1", "ks", 1, "2006-09-15", Some("2007-01-01"));
    let cases = [
        (
            vec![first(), hold("ks.1", "ks", 2, "2006-12-31", None)],
            "holdings: seat ks.1 is held twice on 2006-12-31",
        ),
        (
            vec![hold("ks.1", "ks", 2, "2006-12-31", None), first()],
            "holdings: seat ks.1 is held twice on 2006-12-31",
        ),
        (
            vec![first(), hold("ks.2", "ks", 1, "2006-12-01", None)],
            "holdings: 00000000-0000-0000-0000-000000000001 holds ks.1 and ks.2 on 2006-12-01",
        ),
        (
            vec![first(), hold("ks.1", "employees", 2, "2007-01-01", None)],
            "holdings: seat ks.1 is of ks and of employees",
        ),
        (
            vec![hold("ks.1", "ks", 1, "2006-10-01", Some("2006-10-01"))],
            "holdings: seat ks.1 is held from 2006-10-01 until 2006-10-01",
        ),
        (
            vec![hold("ks.1", "ks", 1, "2006-09-14", None)],
            "holdings: seat ks.1 is held on 2006-09-14, outside the term",
        ),
        (
            vec![hold("ks.1", "ks", 1, "2008-09-15", None)],
            "holdings: seat ks.1 is held on 2008-09-15, outside the term",
        ),
        (
            vec![hold("ks.1", "ks", 1, "2008-09-01", Some("2008-09-16"))],
            "holdings: seat ks.1 is held on 2008-09-15, outside the term",
        ),
    ];
    for (holdings, message) in cases {
        let error = Seating::new(day, on("2008-09-15"), holdings).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
    let next = hold("ks.1", "ks", 2, "2007-01-01", None);
    let seating = Seating::new(day, on("2008-09-15"), vec![next, first()]).unwrap();
    let json = serde_json::to_string(&seating).unwrap();
    assert_eq!(serde_json::from_str::<Seating>(&json).unwrap(), seating);
    let to_the_end = vec![hold("ks.1", "ks", 1, "2006-09-15", Some("2008-09-15"))];
    assert!(Seating::new(day, on("2008-09-15"), to_the_end).is_ok());
    let two_lead = vec![first().as_chair(), hold("ks.2", "ks", 2, "2006-12-01", None).as_chair()];
    let error = Seating::new(day, on("2008-09-15"), two_lead).unwrap_err();
    assert_eq!(error.to_string(), "holdings: ks.1 and ks.2 both lead on 2006-12-01");
    let one_after_the_other = vec![first().as_chair(), hold("ks.2", "ks", 2, "2007-01-01", None).as_chair()];
    assert!(Seating::new(day, on("2008-09-15"), one_after_the_other).is_ok());
    let ends_first = Seating::new(day, day, vec![]).unwrap_err();
    assert_eq!(ends_first.to_string(), "until: 2006-09-15, but the term begins on 2006-09-15");
}

#[test]
fn oslos_plan_has_fifteen_measures_and_invents_no_text() {
    let plan = oslo(&["Bydel Bjerke"]);
    let measures: Vec<&Obligation> =
        plan.plan().obligations().iter().filter(|owed| owed.code().as_str().contains("measure")).collect();
    assert_eq!(measures.len(), 15);
    let revealed: Vec<usize> =
        (1..).zip(&measures).filter(|(_, owed)| owed.is_revealed()).map(|(number, _)| number).collect();
    assert_eq!(revealed, [1, 9, 11, 14, 15]);
    let headings: Vec<Vec<&str>> =
        measures.iter().map(|owed| owed.headings().iter().map(mangfold::Code::as_str).collect()).collect();
    let (recruitment, competence) = ("recruitment", "competence");
    let (information, quality) = ("information_and_attitudes", "quality_assurance");
    let either = vec![recruitment, competence];
    let mut wanted = vec![vec![recruitment]; 3];
    wanted.extend(vec![either; 5]);
    wanted.extend([vec![competence], vec![competence, information], vec![information]]);
    wanted.extend([vec![information, quality], vec![information, quality], vec![quality], vec![quality]]);
    assert_eq!(headings, wanted);
    let level = |owed: &&Obligation| match owed.owed_by() {
        OwedBy::EachUnit => 'u',
        OwedBy::Body(_) => 'c',
        _ => '?',
    };
    assert_eq!(measures.iter().map(level).collect::<String>(), "cuuuuuuuc?c??cc");
    for owed in measures.iter().filter(|owed| !owed.is_revealed()) {
        let told: Vec<&str> =
            owed.parts().iter().filter_map(|part| part.reading()).map(mangfold::Reason::as_str).collect();
        assert!(told.contains(&"the text of the measure is not in the sources"), "{}", owed.code());
    }
    let names = ["Rekruttering", "Kompetanseutvikling", "Informasjons- og holdningsarbeid"];
    let called = |code: &str| plan.plan().label(&lit(code)).unwrap().to_string();
    assert_eq!([recruitment, competence, information].map(called), names);
    assert_eq!(called(quality), "Kvalitetssikring av tiltakene i handlingsplanen");
}

#[test]
fn a_unit_that_does_not_report_is_a_finding_and_so_is_a_measure_without_evidence() {
    let plan = oslo(&["Bydel Bjerke", "Gravferdsetaten"]);
    let by = |code: &str, unit: &str, day: &str, evidence: &[&str]| {
        report(code, day, evidence).by_unit(lit(unit)).concerning(on("2005-12-31")).unwrap()
    };
    let mut reports = oslo_reports_of_2006();
    reports.extend([
        by("oslo.2001.report.equality", "Bydel Bjerke", "2006-03-01", &["annual_report"]),
        by("oslo.2001.report.oxlo", "Bydel Bjerke", "2006-03-01", &["annual_report"]),
        by("oslo.2001.report.equality", "Gravferdsetaten", "2006-03-01", &["annual_report"]),
        by("oslo.2001.measure_3", "Bydel Bjerke", "2006-03-01", &["annual_report"]),
        by("oslo.2001.measure_4", "Bydel Bjerke", "2006-03-01", &[]),
    ]);
    let review = plan.plan().review(&reports, on("2006-05-29")).unwrap();
    let faults: Vec<(String, String, Standing)> = review
        .faults()
        .map(|fault| {
            let unit = fault.unit().map(ToString::to_string).unwrap_or_default();
            (fault.obligation().to_string(), unit, fault.standing())
        })
        .collect();
    let wanted = [
        ("oslo.2001.measure_4", "Bydel Bjerke", WithoutEvidence),
        ("oslo.2001.report.oxlo", "Gravferdsetaten", Overdue),
        ("oslo.2001.control", "", Overdue),
    ];
    assert_eq!(faults, wanted.map(|(code, unit, standing)| (code.to_owned(), unit.to_owned(), standing)));
    let by_unit: Vec<usize> = review.by_unit().iter().map(|(_, counts)| counts.of(Met)).collect();
    assert_eq!(by_unit, [3, 1]);
    // The year in which a report still may come is no fault.
    assert_eq!(plan.plan().review(&oslo_reports_of_2006(), on("2006-03-31")).unwrap().faults().count(), 0);
    assert_eq!(plan.plan().review(&oslo_reports_of_2006(), on("2006-04-01")).unwrap().faults().count(), 5);
    // From the day on which nothing is reported any more, nothing more falls due.
    let until = OsloConfiguration {
        units: vec![lit("Bydel Bjerke")],
        reports_from: on("2012-01-01"),
        reports_until: Some(on("2013-05-15")),
        days_to_report: 90,
    };
    let ended = oslo_action_plan(until).unwrap();
    assert_eq!(of(&ended.plan().review(&[], on("2026-01-01")).unwrap(), "oslo.2001.report.oxlo"), [Overdue]);
    // The memo's own day is before its reports were known.
    assert_eq!(plan.plan().review(&oslo_reports_of_2006(), on("2006-05-28")).unwrap().counts().of(Met), 0);
    let unknown = report("oslo.2001.measure_16", "2006-03-01", &[]);
    let refused = plan.plan().review(&[unknown], on("2006-05-29")).unwrap_err();
    assert_eq!(refused.to_string(), "reports (number 1): the plan oslo.2001 has no oslo.2001.measure_16");
}

#[test]
fn diversity_workers_meet_on_two_days_first_and_then_every_month_of_the_year() {
    let network = diversity_workers_network(on("2006-01-16")).unwrap();
    let start = |day: &str| report("oslo.diversity_workers.start", day, &["programme"]);
    let review = |reports: &[Report], day: &str| network.plan().review(reports, on(day)).unwrap();
    assert_eq!(of(&review(&[start("2006-01-16")], "2006-02-16"), "oslo.diversity_workers.start"), [Overdue]);
    let both = [start("2006-01-16"), start("2006-01-17")];
    assert_eq!(of(&review(&both, "2006-02-16"), "oslo.diversity_workers.start"), [Met]);
    let monthly: Vec<Report> = (2..=12)
        .filter(|month| *month != 7)
        .map(|month| {
            report("oslo.diversity_workers.meetings", &format!("2006-{month:02}-28"), &["programme"])
        })
        .collect();
    let standings = of(&review(&monthly, "2007-01-01"), "oslo.diversity_workers.meetings");
    assert_eq!(standings.len(), 11);
    let missed: Vec<usize> =
        (2..).zip(standings).filter(|(_, standing)| *standing == Overdue).map(|(month, _)| month).collect();
    assert_eq!(missed, [7]);
    assert_eq!(diversity_workers_network(on("2006-12-04")).unwrap_err().code(), "programme_due");
}

#[test]
fn workshops_are_anchored_in_both_committees_and_followed_up_by_each_unit() {
    let by = Some(on("2004-06-01"));
    let configuration =
        WorkshopConfiguration { units: oslo_workshop_units(), anchored_by: by, followed_up_by: by };
    let workshops = oslo_workshops(configuration).unwrap();
    let review = workshops.plan().review(&[], on("2004-06-02")).unwrap();
    assert_eq!(review.counts().of(Overdue), 12);
    assert_eq!(review.counts().of(Open), 1, "the evaluation has no day");
    let bjerke =
        |code: &str, evidence: &[&str]| report(code, "2004-02-01", evidence).by_unit(lit("Bydel Bjerke"));
    let one = bjerke("oslo.workshops.anchoring", &["amu_decision"]);
    let other = bjerke("oslo.workshops.anchoring", &["mbu_decision"]);
    let fourth = |reports: &[Report]| {
        workshops.plan().review(reports, on("2004-02-01")).unwrap().findings()[3].standing()
    };
    assert_eq!([&one, &other].map(|half| fourth(std::slice::from_ref(half))), [WithoutEvidence; 2]);
    assert_eq!(fourth(&[one, other]), Met);
    let none =
        WorkshopConfiguration { units: oslo_workshop_units(), anchored_by: None, followed_up_by: None };
    let undated = oslo_workshops(none).unwrap();
    assert_eq!(undated.plan().review(&[], on("2030-01-01")).unwrap().faults().count(), 0);
}

#[test]
fn the_network_asks_for_what_the_documents_ask() {
    let either = candidate_network(network()).unwrap();
    let codes = |programme: &Programme| -> Vec<String> {
        programme.bounds().unwrap().bounds().iter().map(|bound| bound.code().to_string()).collect()
    };
    let rest = ["willing", "municipalities", "women", "men", "service_areas", "backgrounds", "costs_covered"];
    assert_eq!(codes(&either), [&["employed", "immigrant_background", "nominated"][..], &rest].concat());
    let both =
        candidate_network(NetworkConfiguration { nominated_by: Nominators::Both, ..network() }).unwrap();
    let two = ["employed", "immigrant_background", "nominated_by_director", "nominated_by_personnel_manager"];
    assert_eq!(codes(&both), [&two[..], &rest].concat());
    let wishes: Vec<&str> = either
        .bounds()
        .unwrap()
        .bounds()
        .iter()
        .filter(|bound| bound.strength() == Strength::Wish)
        .map(|bound| bound.code().as_str())
        .collect();
    assert_eq!(wishes, ["costs_covered"], "«helst»");
    let gatherings = either.plan().obligation("ks.network.gatherings").unwrap().due().clone();
    assert_eq!(gatherings.least().get(), 4);
    assert_eq!(gatherings.periods(on("2010-01-01")).count(), 1, "one year, from the first gathering on");
    assert_eq!(either.contents().len(), 6, "six themes");
    assert!(candidate_network(NetworkConfiguration { municipalities: vec![], ..network() }).is_err());
    let twice = vec![lit("Bergen"), lit("Bergen")];
    let error = candidate_network(NetworkConfiguration { municipalities: twice, ..network() }).unwrap_err();
    assert_eq!(error.to_string(), "units: \"Bergen\" is there twice");
}

#[test]
fn next_steps_are_counted_with_exact_intervals_beside_the_womens_network() {
    let counts = [("woman", [16, 10, 6, 4]), ("man", [13, 8, 5, 3])];
    let counts = counts.map(|(sex, counts)| GroupCounts::new([sex], counts));
    let tally = Tally::from_counts(&next_steps_book(), PartId::new(lit("network/2007"), lit("2008")), counts)
        .unwrap();
    let reached = |stage: &str| tally.reached(&lit::<Stage>(stage)).unwrap();
    let appointed = Rate::new(reached("own.appointed").into(), reached("own.participated").into()).unwrap();
    assert_eq!((appointed.selected(), appointed.of()), (7, 29));
    // R: binom.test(7, 29)$conf.int, binom.test(11, 50)$conf.int.
    let interval = appointed.clopper_pearson(Level::P95).unwrap();
    assert!(
        (interval.low() - 0.102_983_6).abs() < 1e-7 && (interval.high() - 0.435_400_3).abs() < 1e-7,
        "{interval:?}"
    );
    let women = Rate::new(11, 50).unwrap();
    let interval = women.clopper_pearson(Level::P95).unwrap();
    assert!(
        (interval.low() - 0.115_265_8).abs() < 1e-7 && (interval.high() - 0.359_611_9).abs() < 1e-7,
        "{interval:?}"
    );
    // R: fisher.test(matrix(c(7, 22, 11, 39), 2))$p.value is 1.
    let p = TwoByTwo::new(appointed, women).fisher(Alternative::TwoSided).unwrap();
    assert!((p - 1.0).abs() < 1e-9, "{p}");
}

#[test]
fn every_programme_is_built_and_says_where_each_duty_comes_from() {
    let mut codes = BTreeSet::new();
    for programme in everything() {
        codes.insert(programme.code().to_string());
        assert!(!programme.words().is_empty(), "{}", programme.code());
        for owed in programme.plan().obligations() {
            let quoted = owed.parts().iter().any(|part| part.says().is_some());
            assert!(quoted || owed.headings().len() == 2, "{} without words", owed.code());
            assert!(owed.mark().is_some_and(|mark| mark <= Mark::Interpretation), "{}", owed.code());
            assert!(owed.code().as_str().starts_with(programme.code().as_str()), "{}", owed.code());
        }
        for bound in programme.bounds().into_iter().flat_map(mangfold::programme::CohortBounds::bounds) {
            assert!(bound.parts().iter().any(|part| part.says().is_some()), "{}", bound.code());
        }
        let json = serde_json::to_string(programme.plan()).unwrap();
        assert_eq!(&serde_json::from_str::<Plan>(&json).unwrap(), programme.plan());
    }
    assert_eq!(codes.len(), 7);
}

#[test]
fn what_is_recommended_is_told_apart_from_what_must_be_done() {
    let goals = ks_goals(vec![lit("Bergen"), lit("Drammen")]).unwrap();
    let modality = |code: &str| goals.plan().obligation(code).unwrap().modality();
    assert_eq!(modality("ks.goals.resource_group"), Modality::Must);
    assert_eq!(modality("ks.goals.local_targets"), Modality::Should, "«KS anbefaler»");
    let review = goals
        .plan()
        .review(&[report("ks.goals.resource_group", "2006-09-15", &["mandate"])], on("2006-09-16"))
        .unwrap();
    assert_eq!(
        (of(&review, "ks.goals.resource_group"), of(&review, "ks.goals.local_targets")),
        (vec![Met], vec![Open, Open])
    );
}

#[test]
fn what_is_told_as_done_or_planned_is_overdue_and_no_fault() {
    for programme in everything() {
        for owed in programme.plan().obligations() {
            let plan = programme.code().as_str();
            let told = ["oslo.trainee", "oslo.diversity_workers", "ks.network"].contains(&plan);
            let told = told || owed.code().as_str() == "oslo.workshops.evaluation";
            let recommended = owed.code().as_str() == "ks.goals.local_targets";
            let wanted = if told {
                Modality::Notice
            } else if recommended {
                Modality::Should
            } else {
                Modality::Must
            };
            assert_eq!(owed.modality(), wanted, "{}", owed.code());
        }
    }
    let network = candidate_network(network()).unwrap();
    let review = network.plan().review(&[], on("2010-01-01")).unwrap();
    assert_eq!((review.counts().of(Overdue), review.counts().past_due(), review.faults().count()), (3, 3, 0));
}

#[test]
fn a_network_is_of_those_who_declare_an_immigrant_background() {
    let candidate = |number: u128, declares: Option<&str>| {
        let mut one = Candidate::new(CandidateId::new(Uuid::from_u128(number)), on("2007-04-10"))
            .with_nominator(lit("municipal_director"))
            .unwrap();
        let facts = [("employed", "yes"), ("willing", "yes"), ("municipality", "bergen")];
        for (fact, value) in facts {
            one = one.with_fact(lit(fact), lit(value)).unwrap();
        }
        one = one.with_fact(lit("service_area"), lit(&format!("area{number}"))).unwrap();
        one = one
            .with_declared(lit("sex"), lit(if number.is_multiple_of(2) { "man" } else { "woman" }))
            .unwrap();
        one = one.with_declared(lit("background"), lit(&format!("b{number}"))).unwrap();
        match declares {
            Some(answer) => one.with_declared(lit("immigrant_background"), lit(answer)).unwrap(),
            None => one,
        }
    };
    let configuration = NetworkConfiguration { least: 4, most: 4, ..network() };
    let programme = candidate_network(configuration).unwrap();
    let choose = |last: Option<&str>| {
        let declares = [Some("yes"), Some("yes"), Some("yes"), last];
        let pool = (1..).zip(declares).map(|(number, declares)| candidate(number, declares)).collect();
        programme.bounds().unwrap().choose(&Pool::new(pool).unwrap(), 4).unwrap()
    };
    assert!(matches!(choose(Some("yes")), CohortChoice::Found(_)));
    for last in [None, Some("no")] {
        assert_eq!(choose(last), CohortChoice::None { conflict: vec![lit("immigrant_background")] });
    }
}

#[test]
fn a_completion_gives_no_post_and_no_assessment() {
    let completion = TraineeCompletion::new(CandidateId::new(Uuid::from_u128(7)), on("2005-06-01"));
    let json = serde_json::to_string(&completion).unwrap();
    assert_eq!(serde_json::from_str::<TraineeCompletion>(&json).unwrap(), completion);
    assert!(serde_json::from_str::<mangfold::Assessment>(&json).is_err());
    assert!(serde_json::from_str::<mangfold::Hire>(&json).is_err());
    assert!(serde_json::from_str::<mangfold::Applicant>(&json).is_err());
    // What the types refuse stands as examples that must not compile in the documentation of the type.
    let documented = include_str!("../src/programme/trainee_programme.rs");
    assert_eq!(documented.matches("compile_fail").count(), 3);
}

#[test]
fn a_network_of_fifty_keeps_every_bound_of_the_documents() {
    #[derive(serde::Deserialize)]
    struct Nominees {
        nominated: Vec<Candidate>,
    }
    let nominees: Nominees =
        serde_json::from_str(include_str!("../examples/data/network_nominees.json")).unwrap();
    let pool = Pool::new(nominees.nominated).unwrap();
    let programme = candidate_network(network()).unwrap();
    let CohortChoice::Found(cohort) = programme.bounds().unwrap().choose(&pool, 50).unwrap() else {
        panic!("there is one")
    };
    assert!(cohort.is_compliant());
    let members = cohort.members();
    assert_eq!(members.len(), 50);
    let fact = |name: &str, value: &str| {
        members.iter().filter(|member| member.fact(name).is_some_and(|own| own.as_str() == value)).count()
    };
    assert_eq!((fact("employed", "yes"), fact("willing", "yes")), (50, 50));
    let (director, manager) = (lit("municipal_director"), lit("personnel_manager"));
    let either = |member: &&Candidate| {
        member.nominated_by().contains(&director) || member.nominated_by().contains(&manager)
    };
    assert_eq!(members.iter().filter(either).count(), 50);
    let municipalities = |of: &[Candidate]| -> BTreeSet<String> {
        of.iter().map(|one| one.fact("municipality").unwrap().to_string()).collect()
    };
    assert_eq!(
        (municipalities(members), municipalities(members).len()),
        (municipalities(pool.candidates()), 40)
    );
    for sex in ["woman", "man"] {
        let declared = |member: &&Candidate| member.declared("sex").is_some_and(|own| own.as_str() == sex);
        assert!(members.iter().filter(declared).count() >= 20, "two fifths are {sex}");
    }
    let areas: BTreeSet<&mangfold::Code> =
        members.iter().filter_map(|member| member.fact("service_area")).collect();
    let backgrounds: BTreeSet<&mangfold::Code> =
        members.iter().filter_map(|member| member.declared("background")).collect();
    assert!(areas.len() >= 3 && backgrounds.len() >= 4);

    // Nobody alone can be put in another's place so that more have their costs covered and every bound is still kept.
    let covered = fact("costs_covered", "yes");
    let ids: Vec<CandidateId> = members.iter().map(Candidate::id).collect();
    let is_covered = |one: &Candidate| one.fact("costs_covered").is_some_and(|own| own.as_str() == "yes");
    assert!(covered < 50);
    for other in pool.candidates().iter().filter(|one| !ids.contains(&one.id()) && is_covered(one)) {
        for place in members.iter().filter(|member| !is_covered(member)) {
            let swapped = ids.iter().map(|id| if *id == place.id() { other.id() } else { *id });
            let swapped = programme.bounds().unwrap().cohort(&pool, swapped).unwrap();
            assert!(!swapped.is_compliant());
        }
    }

    // A municipality whose only member leaves is no longer in it, and the cohort says so.
    let only = members.iter().find(|member| {
        let own = member.fact("municipality");
        members.iter().filter(|other| other.fact("municipality") == own).count() == 1
    });
    let only = only.unwrap().id();
    assert!(cohort.needed_for(only).contains(&lit("municipalities")));
    let without =
        programme.bounds().unwrap().cohort(&pool, ids.into_iter().filter(|id| *id != only)).unwrap();
    let broken: Vec<&str> = without
        .findings()
        .iter()
        .filter(|finding| finding.verdict() == CohortVerdict::Broken)
        .map(|finding| finding.bound().as_str())
        .collect();
    assert_eq!(broken[..2], ["size", "municipalities"]);
}
