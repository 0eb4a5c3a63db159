//! Mending a round: whom to invite in addition, or who gives up a place.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use std::num::NonZeroU32;

use criterion::{Criterion, criterion_group, criterion_main};
use mangfold::remedy::Remedy;
use mangfold::testing::{Person, RoundSketch, stamp};
use mangfold::{Ground, Policy, Round, Suitability, packs};

/// Numbers that are the same at every run.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Half qualified, one in seven declares each ground, one in five of the qualified proposed, everybody scored. With
/// places, as many as are proposed.
fn round(people: usize, seed: u64, full: bool) -> Round {
    let mut sequence = Sequence(seed);
    let grounds = [Ground::DisabilityNeedingAccommodation, Ground::CvGap, Ground::ImmigrantBackgroundDfo];
    let mut invited = 0;
    let people: Vec<Person> = (0..people)
        .map(|number| {
            let qualified = sequence.below(2) == 0;
            let person = Person::new(&number.to_string());
            let mut person = if qualified { person.suited() } else { person.found(Suitability::Unqualified) };
            for ground in &grounds {
                if sequence.below(7) == 0 {
                    person = person.declares(ground.clone());
                }
            }
            person = person.scored(i64::try_from(sequence.below(1000)).unwrap());
            if qualified && sequence.below(5) == 0 {
                invited += 1;
                person.invited()
            } else {
                person
            }
        })
        .collect();
    let sketch = people.into_iter().fold(RoundSketch::new(), RoundSketch::person);
    match NonZeroU32::new(invited).filter(|_| full) {
        Some(places) => sketch.places(places).build(),
        None => sketch.build(),
    }
}

/// The rules of `norway_state` on invitations.
fn policy() -> Policy {
    let state = packs::norway_state();
    let rules = state.rules().iter().take(3).cloned().collect();
    Policy::new("first_rules".parse().unwrap(), state.release(), state.sources().to_vec(), vec![], rules)
        .unwrap()
}

/// Fifty rounds that are broken and can be mended by a change.
fn rounds(policy: &Policy, people: usize, full: bool) -> Vec<Round> {
    let rounds = (0..).map(|seed| round(people, seed, full));
    let mended = |round: &Round| matches!(policy.decide(round, stamp()).remedy(), Some(Remedy::Change(_)));
    rounds.filter(mended).take(50).collect()
}

fn mend(criterion: &mut Criterion) {
    let policy = policy();
    for (name, full) in [("extend", false), ("repair", true)] {
        let rounds = rounds(&policy, 50, full);
        let decisions: Vec<_> = rounds.iter().map(|round| policy.decide(round, stamp())).collect();
        let mut next = decisions.iter().cycle();
        criterion.bench_function(&format!("mend/{name}/50"), |bencher| {
            bencher.iter(|| next.next().unwrap().remedy());
        });
    }
}

criterion_group!(benches, mend);
criterion_main!(benches);
