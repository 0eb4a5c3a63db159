//! The best choice on plain numbers: 20 of 1,000 under four lower bounds on groups that overlap, and 50 of 10,000 under
//! eight lower and upper ones; of each fifty different instances.
//!
//! Each instance has its own figure, since the worst counts as much as the median; the last lines sum them up. Members of
//! a group score lower on average where its bound is a lower one, and higher where it is an upper one, so that the bounds
//! bind: the mix that the peers are measured on.

#![expect(clippy::unwrap_used, reason = "a bench of valid literals")]
#![expect(clippy::disallowed_types, reason = "a bench has to measure")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use mangfold::remedy::{Limit, Problem};

/// A fixed sequence, so that every run measures the same instances.
struct Sequence(u64);

impl Sequence {
    fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + i64::try_from(self.0 >> 33).unwrap() % (high - low)
    }
}

/// What an instance is made of.
#[derive(Clone)]
struct Parts {
    scores: Vec<i64>,
    places: usize,
    limits: Vec<Limit>,
}

impl Parts {
    fn problem(self) -> Problem {
        Problem::new(self.scores, self.places, self.limits).unwrap()
    }
}

/// Groups of 5 to 45 % of the candidates, at random; bounds about their share of the places.
fn instance(seed: u64, candidates: usize, places: u32, lower: usize, upper: usize) -> Parts {
    let mut sequence = Sequence(seed);
    let mut scores: Vec<i64> = (0..candidates).map(|_| sequence.between(0, 10_000)).collect();
    let groups = (0..lower + upper).map(|group| {
        let share = sequence.between(50, 450);
        let members: Vec<usize> = (0..candidates).filter(|_| sequence.between(0, 1_000) < share).collect();
        let by = sequence.between(200, 2_500);
        for member in &members {
            *scores.get_mut(*member).unwrap() += if group < lower { -by } else { by };
        }
        let bound = |part: i64| {
            let bound = (i64::from(places) * share * part + 500_000) / 1_000_000;
            u32::try_from(bound.max(1)).unwrap()
        };
        if group < lower {
            Limit::between(members, bound(sequence.between(800, 1_300)), places)
        } else {
            Limit::between(members, 1, bound(sequence.between(1_000, 1_400)))
        }
    });
    let limits = groups.collect();
    for score in &mut scores {
        *score = (*score).max(0);
    }
    Parts { scores, places: places as usize, limits }
}

/// Measures one of the fifty, and keeps the median of its samples.
fn measure(
    group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>,
    id: BenchmarkId,
    mut once: impl FnMut() -> Duration,
) -> Duration {
    let mut samples = Vec::new();
    group.bench_function(id, |bencher| {
        bencher.iter_custom(|count| {
            let total: Duration = (0..count).map(|_| once()).sum();
            samples.push(total.div_f64(f64::from(u32::try_from(count).unwrap())));
            total
        });
    });
    samples.sort_unstable();
    samples.get(samples.len() / 2).copied().unwrap_or_default()
}

fn fifty(criterion: &mut Criterion, name: &str, make: impl Fn(u64) -> Parts) {
    let mut group = criterion.benchmark_group(name);
    group
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(300))
        .sample_size(20);
    let (mut alone, mut both) = (Vec::new(), Vec::new());
    for seed in 0..50 {
        let parts = make(seed);
        let problem = parts.clone().problem();
        alone.push(measure(&mut group, BenchmarkId::new("best", seed), || {
            let start = Instant::now();
            black_box(black_box(&problem).best());
            start.elapsed()
        }));
        both.push(measure(&mut group, BenchmarkId::new("new_and_best", seed), || {
            let parts = parts.clone();
            let start = Instant::now();
            black_box(black_box(parts).problem().best());
            start.elapsed()
        }));
    }
    group.finish();
    for (what, mut medians) in [("best", alone), ("new_and_best", both)] {
        medians.sort_unstable();
        if let (Some(middle), Some(worst)) = (medians.get(medians.len() / 2), medians.last()) {
            println!("{name}/{what}: of {} instances, median {middle:?}, worst {worst:?}", medians.len());
        }
    }
}

fn remedy(criterion: &mut Criterion) {
    fifty(criterion, "20_of_1000_under_4", |seed| instance(seed, 1_000, 20, 4, 0));
    fifty(criterion, "50_of_10000_under_8", |seed| instance(seed, 10_000, 50, 6, 2));
}

criterion_group!(benches, remedy);
criterion_main!(benches);
