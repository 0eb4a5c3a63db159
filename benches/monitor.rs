//! Counting columns, tests on two-by-two tables and on strata, ranked group fairness: see `README.md` beside this file.

#![expect(clippy::expect_used, clippy::indexing_slicing, reason = "a bench of valid literals")]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use mangfold::LegalBasis;
use mangfold::monitor::{
    Alternative, Category, CodeBook, Columns, Dimension, EProcess, Level, Outcome, PartId,
    RankedGroupFairness, Rate, Stage, Step, Strata, Tally, TwoByTwo,
};

/// Steele, Lea and Flood 2014: the same draws at every run.
struct Draw(u64);

impl Draw {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ z >> 31
    }

    fn share(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let bits = (self.bits() >> 11) as f64;
        bits / 9_007_199_254_740_992.0
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.bits() % (high - low + 1)
    }

    fn of(&mut self, shares: &[f64]) -> u8 {
        let mut left = self.share();
        let place = shares.iter().position(|share| {
            left -= share;
            left < 0.0
        });
        u8::try_from(place.unwrap_or(shares.len() - 1)).unwrap_or_default()
    }

    fn binomial(&mut self, of: u64, share: f64) -> Rate {
        let selected = (0..of).filter(|_| self.share() < share).count();
        Rate::new(selected as u64, of).expect("no more than all")
    }
}

/// The rows of `peers/common.py`: eight groups of very unequal size, three values of a second attribute, an outcome.
struct Rows {
    group: Vec<u8>,
    second: Vec<u8>,
    outcome: Vec<u8>,
}

const GROUPS: [f64; 8] = [0.45, 0.2, 0.12, 0.1, 0.06, 0.04, 0.02, 0.01];
const RATES: [f64; 8] = [0.30, 0.27, 0.25, 0.22, 0.29, 0.20, 0.24, 0.18];
const SECOND: [f64; 3] = [0.48, 0.49, 0.03];
const TILT: [f64; 3] = [0.0, 0.02, -0.03];

impl Rows {
    fn new(rows: usize) -> Self {
        let mut draw = Draw(20_260_101);
        let mut made = Self { group: Vec::new(), second: Vec::new(), outcome: Vec::new() };
        for _ in 0..rows {
            let (group, second) = (draw.of(&GROUPS), draw.of(&SECOND));
            let rate = RATES[usize::from(group)] + TILT[usize::from(second)];
            made.group.push(group);
            made.second.push(second);
            made.outcome.push(u8::from(draw.share() < rate));
        }
        made
    }
}

fn dimension(code: &str, categories: usize) -> Dimension {
    let category = |number: usize| {
        Category::told(
            format!("{code}{number}").parse().expect("a code"),
            "as_in_the_file".parse().expect("a code"),
        )
    };
    let categories = (0..categories).map(category).collect();
    Dimension::new(code.parse().expect("a code"), LegalBasis::ExplicitConsent, categories)
        .expect("a dimension")
}

fn columns(criterion: &mut Criterion) {
    const ROWS: usize = 10_000_000;
    let rows = Rows::new(ROWS);
    let bits: Vec<u8> =
        rows.outcome.chunks(8).map(|eight| eight.iter().rev().fold(0, |byte, bit| byte << 1 | bit)).collect();
    let steps = || vec![Step::new(Stage::Invited, Stage::Applied)];
    let by_group = CodeBook::new(Stage::Applied, steps(), vec![dimension("g", 8)]).expect("a code book");
    let by_both = CodeBook::new(Stage::Applied, steps(), vec![dimension("g", 8), dimension("s", 3)])
        .and_then(|book| book.with_intersection(&["g", "s"]))
        .expect("a code book");
    let part = [PartId::new("all".parse().expect("a reference"), "2026".parse().expect("a reference"))];
    let mut group = criterion.benchmark_group("columns");
    group.sample_size(20).throughput(Throughput::Elements(ROWS as u64));
    let mut count = |name: &str, book: &CodeBook, columns: Columns<'_>| {
        group.bench_function(name, |b| {
            b.iter(|| Tally::from_columns(book, &part, black_box(&columns)).expect("a tally"));
        });
    };
    let bytes = Outcome::Bytes(&rows.outcome);
    count("10M rows, 8 groups", &by_group, Columns::new(vec![&rows.group], vec![bytes]));
    count(
        "10M rows, 8 groups, bits",
        &by_group,
        Columns::new(vec![&rows.group], vec![Outcome::Bits(&bits, ROWS)]),
    );
    count("10M rows, 24 intersections", &by_both, Columns::new(vec![&rows.group, &rows.second], vec![bytes]));
}

/// The tables of `peers/w5_tests.R`.
fn tables(criterion: &mut Criterion) {
    let mut draw = Draw(20_260_101);
    let mut table = || {
        let (one, other) = (draw.between(10, 399), draw.between(10, 399));
        TwoByTwo::new(draw.binomial(one, 0.2), draw.binomial(other, 0.27))
    };
    let tables: Vec<TwoByTwo> = (0..2_000).map(|_| table()).collect();
    let strata: Vec<TwoByTwo> = (0..10_000).map(|_| table()).collect();
    let mut group = criterion.benchmark_group("tables");
    group.throughput(Throughput::Elements(2_000));
    let mut each = |name: &str, f: fn(TwoByTwo) -> Option<f64>| {
        group.bench_function(name, |b| b.iter(|| tables.iter().filter_map(|table| f(*table)).sum::<f64>()));
    };
    each("Fisher two-sided", |table| table.fisher(Alternative::TwoSided));
    each("Fisher mid-p", |table| table.fisher_mid_p(Alternative::TwoSided));
    each("pooled z", |table| table.pooled_z().map(|z| z.p(Alternative::TwoSided)));
    each("Newcombe", |table| table.newcombe(Level::P95).map(mangfold::monitor::Interval::low));
    each("conditional odds ratio", |table| {
        table.conditional_odds_ratio(Level::P95).map(mangfold::monitor::ConditionalOddsRatio::estimate)
    });
    group.finish();
    let mut group = criterion.benchmark_group("strata");
    group.throughput(Throughput::Elements(10_000));
    let strata = Strata::new(&strata);
    group.bench_function("CMH, 10,000 strata", |b| b.iter(|| black_box(&strata).cochran_mantel_haenszel()));
    group.bench_function("Breslow-Day, 10,000 strata", |b| b.iter(|| black_box(&strata).breslow_day()));
    group.finish();
}

/// The strata of `peers/w6_stratified_exact.R`.
fn exact(criterion: &mut Criterion) {
    let mut draw = Draw(1);
    let mut table = || {
        let (one, other) = (draw.between(1, 10), draw.between(5, 50));
        TwoByTwo::new(draw.binomial(one, 0.2), draw.binomial(other, 0.25))
    };
    let tables: Vec<TwoByTwo> = (0..5_000).map(|_| table()).collect();
    let mut group = criterion.benchmark_group("exact");
    group.sample_size(20);
    for strata in [100, 1_000, 5_000] {
        let some = Strata::new(tables.get(..strata).expect("as many"));
        group.bench_function(format!("test, estimate and interval, {strata} strata"), |b| {
            b.iter(|| black_box(&some).exact_conditional(Level::P95));
        });
    }
    group.bench_function("e-process, 5,000 rounds", |b| {
        let part = |round: usize| {
            PartId::new(round.to_string().parse().expect("a reference"), "2026".parse().expect("a reference"))
        };
        let closed: Vec<(PartId, TwoByTwo)> =
            tables.iter().enumerate().map(|(round, table)| (part(round), *table)).collect();
        b.iter_batched(
            EProcess::disadvantage,
            |mut process| {
                for (part, table) in &closed {
                    process.close(part.clone(), *table).expect("each once");
                }
                process.e_value()
            },
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

fn ranked(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("ranked");
    group.sample_size(20);
    for positions in [100, 400] {
        group.bench_function(format!("adjusted table, k = {positions}"), |b| {
            b.iter(|| RankedGroupFairness::new(black_box(positions), 0.3, 0.1).expect("a table").adjusted());
        });
    }
    group.finish();
}

criterion_group!(benches, columns, tables, exact, ranked);
criterion_main!(benches);
