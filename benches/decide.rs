//! Deciding rounds of 10 to 10,000 applicants under the rules on invitations of `norway_state`, and making the rounds in the first place.
//!
//! Half are qualified, one in seven declares each ground, one in five of the qualified is invited: the mix that the
//! peers are measured on. `one_rule` is their question exactly: one rule, yes or no.

#![expect(clippy::unwrap_used, reason = "a bench of valid literals")]

use std::hint::black_box;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use mangfold::testing::{Person, RoundSketch, stamp};
use mangfold::{Country, Ground, Policy, Representation, Round, Sector, Suitability, packs};

/// A fixed sequence, so that every run measures the same rounds.
struct Sequence(u64);

impl Sequence {
    fn one_in(&mut self, n: u64) -> bool {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33).is_multiple_of(n)
    }
}

fn round(people: usize, seed: u64) -> Round {
    let mut sequence = Sequence(seed);
    let grounds = [Ground::DisabilityNeedingAccommodation, Ground::CvGap, Ground::ImmigrantBackgroundDfo];
    let people = (0..people).map(|number| {
        let qualified = sequence.one_in(2);
        let person = Person::new(&number.to_string());
        let mut person = if qualified { person.suited() } else { person.found(Suitability::Unqualified) };
        for ground in &grounds {
            if sequence.one_in(7) {
                person = person.declares(ground.clone());
            }
        }
        if qualified && sequence.one_in(5) { person.invited() } else { person }
    });
    people.fold(RoundSketch::new(), RoundSketch::person).build()
}

/// Sixty-four different rounds, cycled through, so that no branch is learnt by heart.
fn rounds(people: usize) -> Vec<Round> {
    let count = if people > 1_000 { 4 } else { 64 };
    (0..count).map(|seed| round(people, seed)).collect()
}

/// The first rules of `norway_state`: its rules on invitations come first.
fn first_rules(count: usize) -> Policy {
    let state = packs::norway_state();
    let rules = state.rules().iter().take(count).cloned().collect();
    Policy::new("first_rules".parse().unwrap(), state.release(), state.sources().to_vec(), vec![], rules)
        .unwrap()
}

/// Law of two countries, all rules: `germany` and `norway_state`.
fn both() -> Policy {
    let packs = [packs::germany(), packs::norway_state()];
    Policy::combined("both".parse().unwrap(), packs::germany().release(), packs).unwrap()
}

/// A round of the German federation, where women are few: its parity and the rules on the severely disabled apply.
fn german_round(people: usize, seed: u64) -> Round {
    let mut sequence = Sequence(seed);
    let people = (0..people).map(|number| {
        let qualified = sequence.one_in(2);
        let person = Person::new(&number.to_string());
        let mut person = if qualified { person.suited() } else { person.found(Suitability::Unqualified) };
        person = person.declares(if sequence.one_in(3) { Ground::Woman } else { Ground::Man });
        if sequence.one_in(12) {
            person = person.declares(Ground::SevereDisability);
        }
        if qualified && sequence.one_in(3) { person.invited() } else { person }
    });
    let sketch = RoundSketch::new().country(Country::GERMANY).sector(Sector::Federal);
    let round = people.fold(sketch, RoundSketch::person).build();
    let staff = vec![Representation::new(Ground::Woman, 12, 40).unwrap()];
    let vacancy = round.vacancy().clone().with_representation(staff).unwrap();
    Round::new(vacancy, round.applicants().to_vec(), round.shortlists().to_vec()).unwrap()
}

fn two_packs(criterion: &mut Criterion) {
    let both = both();
    let mut group = criterion.benchmark_group("germany_and_norway_state");
    let rounds = [
        ("a_norwegian_round", rounds(50)),
        ("a_german_round", (0..64).map(|seed| german_round(50, seed)).collect()),
    ];
    for (name, rounds) in &rounds {
        let mut cycled = rounds.iter().cycle();
        group.bench_function(BenchmarkId::new("outcome", name), |bencher| {
            bencher.iter(|| both.outcome(black_box(cycled.next().unwrap())));
        });
        let mut cycled = rounds.iter().cycle();
        group.bench_function(BenchmarkId::new("findings", name), |bencher| {
            bencher.iter(|| both.decide(black_box(cycled.next().unwrap()), stamp()));
        });
    }
    group.finish();
}

fn decide(criterion: &mut Criterion) {
    let (three, one) = (first_rules(3), first_rules(1));
    let mut group = criterion.benchmark_group("decide");
    for people in [10, 50, 500, 10_000] {
        let rounds = rounds(people);
        group.throughput(Throughput::Elements(people as u64));
        let mut cycled = rounds.iter().cycle();
        group.bench_function(BenchmarkId::new("outcome", people), |bencher| {
            bencher.iter(|| three.outcome(black_box(cycled.next().unwrap())));
        });
        let mut cycled = rounds.iter().cycle();
        group.bench_function(BenchmarkId::new("findings", people), |bencher| {
            bencher.iter(|| three.decide(black_box(cycled.next().unwrap()), stamp()));
        });
        let mut cycled = rounds.iter().cycle();
        group.bench_function(BenchmarkId::new("outcome_of_one_rule", people), |bencher| {
            bencher.iter(|| one.outcome(black_box(cycled.next().unwrap())));
        });
        let first = rounds.first().unwrap();
        let parts = (first.vacancy(), first.applicants(), first.shortlists());
        group.bench_function(BenchmarkId::new("construct", people), |bencher| {
            bencher.iter_batched(
                || (parts.0.clone(), parts.1.to_vec(), parts.2.to_vec()),
                |(vacancy, applicants, shortlists)| Round::new(vacancy, applicants, shortlists),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, decide, two_packs);
criterion_main!(benches);
