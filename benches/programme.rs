//! A network chosen out of those nominated, and an action plan of many units reviewed.

#![expect(clippy::unwrap_used, reason = "a bench of valid literals")]

use std::hint::black_box;

use chrono::NaiveDate;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use mangfold::programme::{
    Candidate, CandidateId, CohortChoice, Evidence, NetworkConfiguration, Nominators, OsloConfiguration,
    Pool, Report, candidate_network, oslo_action_plan,
};
use mangfold::{Ratio, Title};
use uuid::Uuid;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// A fixed sequence, so that every run measures the same pools.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// So many nominated, some in each municipality; two fifths women; six in ten with their costs covered.
fn pool(nominated: u64, municipalities: u64) -> Pool {
    let mut next = Sequence(nominated + municipalities);
    let candidate = |number: u64| {
        let mut fact = |name: &str, end: u64| (name.to_owned(), format!("{name}{}", next.below(end)));
        let (area, background) = (fact("service_area", 8), fact("background", 10));
        let yes = |is: bool| lit(if is { "yes" } else { "no" });
        Candidate::new(CandidateId::new(Uuid::from_u128(number.into())), lit("2007-04-10"))
            .with_nominator(lit("municipal_director"))
            .and_then(|one| one.with_fact(lit("employed"), yes(true)))
            .and_then(|one| one.with_fact(lit("willing"), yes(next.below(20) > 0)))
            .and_then(|one| one.with_fact(lit("costs_covered"), yes(next.below(10) < 6)))
            .and_then(|one| one.with_fact(lit("municipality"), lit(&format!("m{}", number % municipalities))))
            .and_then(|one| one.with_fact(lit(&area.0), lit(&area.1)))
            .and_then(|one| one.with_declared(lit(&background.0), lit(&background.1)))
            .and_then(|one| one.with_declared(lit("immigrant_background"), yes(true)))
            .and_then(|one| {
                one.with_declared(lit("sex"), lit(if next.below(5) < 2 { "woman" } else { "man" }))
            })
            .and_then(|one| one.with_score(i64::try_from(next.below(100)).unwrap()))
            .unwrap()
    };
    Pool::new((0..nominated).map(candidate).collect()).unwrap()
}

fn choosing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("a network chosen");
    for (places, nominated, municipalities) in [(50, 120, 40), (100, 400, 90), (320, 800, 300)] {
        let pool = pool(nominated, municipalities);
        let configuration = NetworkConfiguration {
            municipalities: vec![lit("Bergen")],
            nominated_by: Nominators::Either,
            nominate_by: lit("2007-04-30"),
            first_gathering: lit("2007-09-10"),
            least: places,
            most: places,
            least_share_of_each_sex: Ratio::new(2, 5).unwrap(),
            service_areas: 6,
            backgrounds: 8,
        };
        let programme = candidate_network(configuration).unwrap();
        let bounds = programme.bounds().unwrap();
        assert!(matches!(bounds.choose(&pool, places).unwrap(), CohortChoice::Found(_)));
        let of = format!("{places} of {nominated}, {municipalities} municipalities");
        group.bench_with_input(BenchmarkId::from_parameter(of), &pool, |bencher, pool| {
            bencher.iter(|| bounds.choose(black_box(pool), places));
        });
    }
    group.finish();
}

fn reviewing(criterion: &mut Criterion) {
    let units: Vec<Title> = (0..300).map(|unit| lit(&format!("Virksomhet {unit}"))).collect();
    let configuration = OsloConfiguration {
        units: units.clone(),
        reports_from: lit("2002-01-01"),
        reports_until: None,
        days_to_report: 90,
    };
    let programme = oslo_action_plan(configuration).unwrap();
    let evidence = || Evidence::new(lit("annual_report"), lit("Årsberetning"));
    let reports: Vec<Report> = units
        .iter()
        .flat_map(|unit| {
            (2002..2012).map(|year| {
                Report::new(lit("oslo.2001.report.oxlo"), NaiveDate::from_ymd_opt(year, 12, 31).unwrap())
                    .by_unit(unit.clone())
                    .with_evidence([evidence()])
                    .concerning(NaiveDate::from_ymd_opt(year, 12, 31).unwrap())
                    .unwrap()
            })
        })
        .collect();
    let on = lit("2012-06-01");
    let findings = programme.plan().review(&reports, on).unwrap().findings().len();
    let name = format!("a plan reviewed: {} reports, {findings} findings", reports.len());
    criterion.bench_function(&name, |bencher| {
        bencher.iter(|| programme.plan().review(black_box(&reports), on));
    });
}

criterion_group!(benches, choosing, reviewing);
criterion_main!(benches);
