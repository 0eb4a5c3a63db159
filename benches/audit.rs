//! How long a decision takes to be sealed, and a log to be verified.
//!
//! Beside the times it prints how many compressions of SHA-256 sealing must do, and how long that many take alone.
#![expect(clippy::unwrap_used, reason = "a benchmark")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use mangfold::audit::{Bundle, Log, LogVerifier, Origin, Policies, Replay, SaltKey, Sealed};
use mangfold::testing::{self, Person, RoundSketch};
use mangfold::{Decision, Ground, Origin as From, Policy, Round, packs};
use sha2::{Digest, Sha256};

fn origin() -> Origin {
    "agency.example/decisions".parse().unwrap()
}

/// A round of so many people with six fields each: the day, two declarations, an assessment, an origin, a score.
fn round_of(people: u32) -> Round {
    let mut sketch = RoundSketch::new();
    for number in 0..people {
        let person = Person::new(&format!("person {number}")).suited().from(From::External);
        let person = person.scored(i64::from(number) * 7 % 100).declares(Ground::CvGap);
        let person = person.declares(if number % 7 == 0 { Ground::Woman } else { Ground::Man });
        sketch = sketch.person(if number % 10 == 0 { person.invited() } else { person });
    }
    sketch.build()
}

fn bundle_of(round: &Round) -> Bundle {
    let mut bundle = Bundle::new(origin(), SaltKey::from_bytes([1; 32]));
    for (number, applicant) in (0_u64..).zip(round.applicants()) {
        let mut key = [2; 32];
        key.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
        bundle.add_person(SaltKey::from_bytes(key), [applicant.id()]).unwrap();
    }
    bundle
}

fn sealed(log: &Log, decision: &Decision<'_>, bundle: &Bundle) -> Sealed {
    log.seal(decision, &[], "2026-117".parse().unwrap(), bundle.keys()).unwrap()
}

/// The blocks that hashing so many bytes takes.
const fn blocks(bytes: usize) -> usize {
    (bytes + 9).div_ceil(64)
}

/// What sealing must hash: a salt for two fields, each person's secret, each disclosure, the dummies, the tree of the
/// commitments, and the leaf of the record with its way up.
fn compressions(sealed: &Sealed, people: usize) -> usize {
    let fields: Vec<usize> = sealed
        .disclosures()
        .values()
        .map(|(field, value)| blocks(2 + 32 + 3 + field.len() + 2 + value.len() + 1))
        .collect();
    let padded = fields.len().next_power_of_two().max(64);
    let (salts, secrets) = (fields.len().div_ceil(2), 2 * (people + 1));
    let (dummies, groups) = (padded - fields.len(), padded / 8);
    let tree = groups * blocks(1 + 8 * 32) + (groups - 1) * blocks(65);
    let record = blocks(1 + sealed.record().to_bytes().len()) + 2;
    fields.iter().sum::<usize>() + salts + secrets + dummies + tree + record
}

fn seal(criterion: &mut Criterion) {
    let policy = packs::norway_state();
    for people in [2, 50] {
        let round = round_of(people);
        let (decision, bundle, log) =
            (policy.decide(&round, testing::stamp()), bundle_of(&round), Log::new(origin()));
        let example = sealed(&log, &decision, &bundle);
        let count = compressions(&example, round.applicants().len());
        println!(
            "{people} applicants: {} values, a record of {} bytes, {count} compressions",
            example.disclosures().values().count(),
            example.record().to_bytes().len(),
        );
        let mut group = criterion.benchmark_group(format!("{people} applicants"));
        // One block after the other, each depending on the one before: as many as sealing must do, in one long text.
        let text = vec![0_u8; count * 64 - 9];
        group.bench_function("that many compressions alone", |b| b.iter(|| Sha256::digest(black_box(&text))));
        group.bench_function("seal and append", |b| {
            b.iter_batched_ref(
                || log.clone(),
                |log| {
                    let sealed = sealed(log, &decision, &bundle);
                    log.append(sealed.record()).unwrap();
                    sealed
                },
                BatchSize::SmallInput,
            );
        });
        group.finish();
    }
}

fn disclose_and_replay(criterion: &mut Criterion) {
    let policy = packs::norway_state();
    for people in [2, 50] {
        let round = round_of(people);
        let (mut bundle, log) = (bundle_of(&round), Log::new(origin()));
        let sealed = sealed(&log, &policy.decide(&round, testing::stamp()), &bundle);
        bundle.keep(sealed.disclosures()).unwrap();
        let mut policies = Policies::default();
        policies.add(policy.clone());
        let mut group = criterion.benchmark_group(format!("{people} applicants"));
        group.bench_function("disclosure", |b| b.iter(|| bundle.check(black_box(sealed.record())).holds()));
        group.bench_function("replay", |b| {
            b.iter(|| assert_eq!(bundle.replay(black_box(sealed.record()), &policies), Replay::Same));
        });
        group.finish();
    }
}

fn integrity(criterion: &mut Criterion) {
    let lines = log_of(&packs::norway_state(), 100_000);
    let bytes: usize = lines.iter().map(Vec::len).sum();
    println!("100000 records of {} bytes each", bytes / lines.len());
    let verifier = LogVerifier::new(origin(), vec![]);
    let mut group = criterion.benchmark_group("100000 records");
    group.sample_size(10);
    group.bench_function("integrity", |b| {
        b.iter(|| {
            let integrity = verifier.verify(lines.iter().map(Vec::as_slice), &[], |_, _, _| false);
            assert!(integrity.holds());
        });
    });
    group.finish();
}

fn log_of(policy: &Policy, records: u64) -> Vec<Vec<u8>> {
    let round = round_of(2);
    let (decision, bundle, mut log) =
        (policy.decide(&round, testing::stamp()), bundle_of(&round), Log::new(origin()));
    let lines = (0..records).map(|_| {
        let sealed = sealed(&log, &decision, &bundle);
        log.append(sealed.record()).unwrap();
        sealed.record().to_bytes()
    });
    lines.collect()
}

criterion_group!(benches, seal, disclose_and_replay, integrity);
criterion_main!(benches);
