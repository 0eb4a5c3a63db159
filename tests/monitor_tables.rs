//! Two-by-two tables, single rates, trends and adjusted p-values, beside figures worked out by other means.
//!
//! `reference/tables.py` counts in whole numbers and with fifty digits, `reference/tables.R` asks R; both say how to run
//! them. The properties are held against an oracle that enumerates every table in whole numbers.

#![expect(
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests, which want to fail where the mistake is; what is exact is compared exactly"
)]

use mangfold::monitor::{
    Alternative, ConditionalOddsRatio, Interval, Level, PValueError, Rate, TwoByTwo, TwoSidedBy, Z,
    benjamini_hochberg, cochran_armitage, holm,
};
use proptest::prelude::*;

const TABLES: &str = include_str!("reference/tables.csv");
const INTERVALS: &str = include_str!("reference/tables_intervals.csv");
const BINOMIAL: &str = include_str!("reference/tables_binomial.csv");
const MULTIPLE: &str = include_str!("reference/tables_multiple.csv");
const TREND: &str = include_str!("reference/tables_trend.csv");

use Alternative::{Greater, Less, TwoSided};

fn rate(selected: u64, of: u64) -> Rate {
    Rate::new(selected, of).unwrap()
}

fn table(a: u64, m: u64, c: u64, n: u64) -> TwoByTwo {
    TwoByTwo::new(rate(a, m), rate(c, n))
}

fn rows(csv: &str) -> impl Iterator<Item = Vec<&str>> {
    csv.lines().skip(1).map(|line| line.split(',').collect())
}

fn number(field: &str) -> Option<f64> {
    (!field.is_empty()).then(|| field.parse().unwrap())
}

fn counts<const N: usize>(row: &[&str]) -> [u64; N] {
    std::array::from_fn(|i| row[i].parse().unwrap())
}

fn table_of(row: &[&str]) -> TwoByTwo {
    let [a, m, c, n] = counts(row);
    table(a, m, c, n)
}

fn ends(interval: Option<Interval>) -> [Option<f64>; 2] {
    [interval.map(Interval::low), interval.map(Interval::high)]
}

/// The largest distance seen, and where: so that a failure says how far off it is.
#[derive(Default)]
struct Worst(f64, String);

impl Worst {
    fn see(&mut self, distance: f64, what: &str, row: &[&str]) {
        assert!(!distance.is_nan(), "{what} of {row:?}");
        if distance > self.0 {
            *self = Self(distance, format!("{what} of {row:?}"));
        }
    }

    #[track_caller]
    fn within(&self, most: f64) {
        assert!(self.0 <= most, "{} off in {}", self.0, self.1);
    }

    /// In proportion; both none, both infinite, or both nought to the digit. Below 1e-300, only so far down.
    fn relative(&mut self, found: Option<f64>, wanted: Option<f64>, what: &str, row: &[&str]) {
        match (found, wanted) {
            (None, None) => {}
            (Some(found), Some(wanted)) if wanted != 0.0 && wanted.abs() < 1e-300 => {
                assert!((0.0..1e-299).contains(&found), "{what} of {row:?}: {found}");
            }
            (Some(found), Some(wanted)) if found == wanted => {}
            (Some(found), Some(wanted)) if wanted.abs() < 1e-40 && found == 0.0 => {
                panic!("{what} of {row:?}: nought, not {wanted}")
            }
            (Some(found), Some(wanted)) => self.see((found / wanted - 1.0).abs(), what, row),
            _ => panic!("{what} of {row:?}: {found:?}, not {wanted:?}"),
        }
    }

    fn absolute(&mut self, found: Option<f64>, wanted: Option<f64>, what: &str, row: &[&str]) {
        match (found, wanted) {
            (None, None) => {}
            (Some(found), Some(wanted)) => self.see((found - wanted).abs(), what, row),
            _ => panic!("{what} of {row:?}: {found:?}, not {wanted:?}"),
        }
    }
}

#[test]
fn exact_tests_and_z_agree_with_whole_numbers() {
    let (mut worst, mut seen, mut undefined) = (Worst::default(), 0, 0);
    for row in rows(TABLES) {
        let table = table_of(&row);
        let z = table.pooled_z();
        let figures = [
            ("less", table.fisher(Less)),
            ("greater", table.fisher(Greater)),
            ("two-sided", table.fisher(TwoSided)),
            ("doubled", table.fisher_two_sided(TwoSidedBy::DoubledTail)),
            ("mid-p less", table.fisher_mid_p(Less)),
            ("mid-p greater", table.fisher_mid_p(Greater)),
            ("mid-p two-sided", table.fisher_mid_p(TwoSided)),
            ("mid-p doubled", table.fisher_mid_p_two_sided(TwoSidedBy::DoubledTail)),
        ];
        for ((what, found), wanted) in figures.into_iter().zip(&row[4..12]) {
            worst.relative(found, number(wanted), what, &row);
        }
        assert_eq!(table.fisher_two_sided(TwoSidedBy::Likelihood), table.fisher(TwoSided), "{row:?}");
        assert_eq!(
            table.fisher_mid_p_two_sided(TwoSidedBy::Likelihood),
            table.fisher_mid_p(TwoSided),
            "{row:?}"
        );
        worst.relative(z.map(Z::statistic), number(row[12]), "z", &row);
        worst.relative(z.map(|z| z.p(TwoSided)), number(row[13]), "p of z", &row);
        worst.relative(z.map(|z| z.p(Less)), number(row[14]), "lower p of z", &row);
        if row[15] != "-" {
            let wanted = [row[15], row[16]].map(|field| field.parse::<u32>().ok());
            let found = table.smallest_evidence(Level::P95);
            assert_eq!(found.map_or([None; 2], |e| [e.below(), e.above()]), wanted, "{row:?}");
        }
        seen += 1;
        undefined += usize::from(table.fisher(TwoSided).is_none());
    }
    assert!(seen >= 500 && undefined >= 3, "{seen} tables, {undefined} undefined");
    worst.within(1e-11);
}

#[test]
fn intervals_and_odds_ratios_agree_with_fifty_digits() {
    let (mut rates, mut ratios) = (Worst::default(), Worst::default());
    for row in rows(INTERVALS) {
        let (table, level) = (table_of(&row), Level::new(row[4].parse().unwrap()).unwrap());
        let intervals = [
            ("Wilson", table.group().wilson(level)),
            ("Clopper–Pearson", table.group().clopper_pearson(level)),
            ("Newcombe", table.newcombe(level)),
        ];
        for ((what, interval), wanted) in intervals.into_iter().zip(row[5..11].chunks(2)) {
            for (found, wanted) in ends(interval).into_iter().zip(wanted) {
                rates.absolute(found, number(wanted), what, &row);
            }
        }
        let odds_ratio = table.conditional_odds_ratio(level);
        let [katz_low, katz_high] = ends(table.katz(level));
        let [low, high] = ends(odds_ratio.map(ConditionalOddsRatio::interval));
        let figures = [
            ("Katz", katz_low),
            ("Katz", katz_high),
            ("conditional estimate", odds_ratio.map(ConditionalOddsRatio::estimate)),
            ("conditional low", low),
            ("conditional high", high),
        ];
        for ((what, found), wanted) in figures.into_iter().zip(&row[11..16]) {
            ratios.relative(found, number(wanted), what, &row);
        }
    }
    rates.within(1e-13);
    ratios.within(1e-12);
}

#[test]
fn exact_binomial_tests_agree_with_whole_numbers() {
    let mut worst = Worst::default();
    for row in rows(BINOMIAL) {
        let ([x, n], share) = (counts(&row), row[2].parse().unwrap());
        let rate = rate(x, n);
        let figures = [Less, Greater, TwoSided].map(|alternative| rate.binomial_test(share, alternative));
        let mid = [Less, Greater, TwoSided].map(|alternative| rate.binomial_mid_p(share, alternative));
        for (found, wanted) in figures.into_iter().chain(mid).zip(&row[3..9]) {
            worst.relative(found, number(wanted), "binomial", &row);
        }
    }
    worst.within(1e-11);
}

/// The rows of one set after the other.
fn sets(csv: &str) -> Vec<Vec<Vec<&str>>> {
    let mut sets: Vec<Vec<Vec<&str>>> = Vec::new();
    for row in rows(csv) {
        match sets.last_mut() {
            Some(set) if set[0][0] == row[0] => set.push(row),
            _ => sets.push(vec![row]),
        }
    }
    sets
}

#[test]
fn adjusted_p_values_agree_with_r() {
    let mut worst = Worst::default();
    for set in sets(MULTIPLE) {
        let p_values: Vec<_> = set.iter().map(|row| number(row[1])).collect();
        let (holm, hochberg) = (holm(&p_values).unwrap(), benjamini_hochberg(&p_values).unwrap());
        for ((row, holm), hochberg) in set.iter().zip(holm).zip(hochberg) {
            worst.relative(holm, number(row[2]), "Holm", row);
            worst.relative(hochberg, number(row[3]), "Benjamini–Hochberg", row);
        }
    }
    worst.within(1e-12);
}

#[test]
fn trends_agree_with_r() {
    let mut worst = Worst::default();
    for set in sets(TREND) {
        let periods: Vec<_> = set
            .iter()
            .map(|row| (row[1].parse().unwrap(), rate(row[2].parse().unwrap(), row[3].parse().unwrap())))
            .collect();
        let trend = cochran_armitage(&periods).unwrap();
        worst.relative(Some(trend.chi_square()), number(set[0][4]), "trend", &set[0]);
        worst.relative(Some(trend.p(TwoSided)), number(set[0][5]), "p of trend", &set[0]);
    }
    worst.within(1e-9);
}

#[track_caller]
fn near(found: f64, wanted: f64, digits: f64) {
    assert!((found - wanted).abs() <= 0.5 * digits, "{found}, not {wanted}");
}

#[test]
fn the_figures_of_the_court_cases_are_found() {
    // Connecticut v. Teal, 457 U.S. 440 (1982): 26 of 48 black and 206 of 259 white candidates passed.
    let teal = table(26, 48, 206, 259);
    near(teal.risk_ratio().unwrap(), 0.681, 1e-3);
    near(teal.fisher(TwoSided).unwrap(), 0.000_404_2, 1e-7);
    let odds_ratio = teal.conditional_odds_ratio(Level::P95).unwrap();
    near(odds_ratio.estimate(), 0.305_490_381_5, 1e-10);
    near(odds_ratio.interval().low(), 0.152_710_049_6, 1e-10);
    near(odds_ratio.interval().high(), 0.613_182_542_2, 1e-10);

    // Hazelwood School District v. United States, 433 U.S. 299 (1977): 15 of 405, beside 5.7 percent.
    let hazelwood = rate(15, 405);
    near(hazelwood.binomial_test(0.057, TwoSided).unwrap(), 0.086_17, 1e-5);
    let interval = hazelwood.clopper_pearson(Level::P95).unwrap();
    near(interval.low(), 0.020_874_87, 1e-8);
    near(interval.high(), 0.060_351_89, 1e-8);

    let leaders = rate(18, 225);
    near(leaders.binomial_test(0.25, TwoSided).unwrap(), 7.515e-11, 1e-14);
    let interval = leaders.clopper_pearson(Level::P95).unwrap();
    near(interval.low(), 0.048_101_31, 1e-8);
    near(interval.high(), 0.123_488_36, 1e-8);
}

#[test]
fn a_table_of_nobody_has_no_figure() {
    for table in [table(0, 0, 3, 7), table(3, 7, 0, 0), table(0, 0, 0, 0)] {
        for alternative in [Less, Greater, TwoSided] {
            assert_eq!((table.fisher(alternative), table.fisher_mid_p(alternative)), (None, None));
        }
        assert_eq!(table.fisher_two_sided(TwoSidedBy::DoubledTail), None);
        assert_eq!(table.fisher_mid_p_two_sided(TwoSidedBy::DoubledTail), None);
        assert_eq!(
            (table.pooled_z(), table.smallest_evidence(Level::P95), table.expected()),
            (None, None, None)
        );
        assert_eq!((table.risk_ratio(), table.difference(), table.odds_ratio()), (None, None, None));
        assert_eq!((table.katz(Level::P95), table.newcombe(Level::P95)), (None, None));
        assert_eq!(table.conditional_odds_ratio(Level::P95), None);
    }
    assert_eq!(rate(0, 0).binomial_test(0.5, TwoSided), None);
    assert_eq!(rate(0, 0).binomial_mid_p(0.5, TwoSided), None);
    assert_eq!((rate(0, 0).wilson(Level::P95), rate(0, 0).clopper_pearson(Level::P95)), (None, None));
}

#[test]
fn where_nobody_or_everybody_is_selected_the_p_value_is_one() {
    for table in [table(0, 5, 0, 9), table(5, 5, 9, 9)] {
        for alternative in [Less, Greater, TwoSided] {
            assert_eq!((table.fisher(alternative), table.fisher_mid_p(alternative)), (Some(1.0), Some(0.5)));
        }
        assert_eq!(table.pooled_z(), None);
        assert_eq!(table.conditional_odds_ratio(Level::P95), None);
    }
    assert_eq!(table(0, 5, 0, 9).risk_ratio(), None);
    assert_eq!(table(5, 5, 9, 9).risk_ratio(), Some(1.0));
}

#[test]
fn a_p_value_of_exactly_alpha_is_small_enough() {
    // Three of six: one way of twenty on each side, and 1 − 0.9 is a last digit below a tenth.
    let evidence = table(1, 3, 2, 3).smallest_evidence(Level::new(0.9).unwrap()).unwrap();
    assert_eq!((evidence.below(), evidence.above()), (Some(0), Some(3)));
    let surer = table(1, 3, 2, 3).smallest_evidence(Level::new(0.900_001).unwrap()).unwrap();
    assert_eq!((surer.below(), surer.above()), (None, None));
}

#[test]
fn counts_that_differ_by_less_than_the_tolerance_are_equally_likely() {
    // Of four billion, half selected, the mode is the mean and the variance two hundred and fifty million: counts x and y
    // from the mean are equally likely when their squares differ by fifty at most.
    let half = 1_000_000_000;
    let at = |off: u64| table(half + off, 2 * half, half - off, 2 * half);
    let point = 2.0 * (at(1).fisher(Less).unwrap() - at(1).fisher_mid_p(Less).unwrap());
    // One from the mean: so are the mean and all up to seven.
    assert_eq!(at(1).fisher(TwoSided), Some(1.0));
    assert!((at(1).fisher_mid_p(TwoSided).unwrap() - (1.0 - 7.5 * point)).abs() < 1e-9);
    // Twenty from the mean: so are nineteen and twenty-one, on both sides.
    let swapped = TwoByTwo::new(at(20).others(), at(20).group());
    for table in [at(20), swapped] {
        assert!((table.fisher(TwoSided).unwrap() - (1.0 - 37.0 * point)).abs() < 1e-8);
        assert!((table.fisher_mid_p(TwoSided).unwrap() - (1.0 - 40.0 * point)).abs() < 1e-8);
    }
}

#[test]
fn a_table_is_read_back_as_it_was_written() {
    let json = serde_json::to_string(&table(26, 48, 206, 259)).unwrap();
    assert_eq!(json, r#"{"group":{"selected":26,"of":48},"others":{"selected":206,"of":259}}"#);
    assert_eq!(serde_json::from_str::<TwoByTwo>(&json).unwrap(), table(26, 48, 206, 259));
    assert!(serde_json::from_str::<TwoByTwo>(&json.replace("26", "49")).is_err(), "more than there were");
}

#[test]
fn one_empty_cell_leaves_an_odds_ratio_open_at_one_end() {
    let lowest = table(0, 6, 4, 8).conditional_odds_ratio(Level::P95).unwrap();
    assert_eq!((lowest.estimate(), lowest.interval().low()), (0.0, 0.0));
    assert!(lowest.interval().high() > 0.0 && lowest.interval().high().is_finite());
    let highest = table(6, 6, 4, 8).conditional_odds_ratio(Level::P95).unwrap();
    assert_eq!((highest.estimate(), highest.interval().high()), (f64::INFINITY, f64::INFINITY));
    assert!(highest.interval().low() > 0.0 && highest.interval().low().is_finite());
    let json = serde_json::to_string(&highest).unwrap();
    assert!(
        json.starts_with(r#"{"estimate":"infinite","interval":{"low":"#)
            && json.ends_with(r#""high":"infinite"}}"#),
        "{json}"
    );
    assert_eq!(table(0, 6, 4, 8).katz(Level::P95), None);
    assert_eq!(table(6, 6, 4, 8).katz(Level::P95), None);
}

#[test]
fn shares_that_are_none_have_no_p_value() {
    for share in [f64::NAN, f64::INFINITY, -1e-300, 1.000_000_000_000_000_2] {
        assert_eq!(rate(1, 2).binomial_test(share, TwoSided), None, "{share}");
        assert_eq!(rate(1, 2).binomial_mid_p(share, Less), None, "{share}");
    }
}

#[test]
fn the_first_p_value_that_cannot_be_is_named() {
    for value in [-0.1, 1.1, f64::INFINITY] {
        let error = PValueError::OutOfRange { place: 2, value };
        let p_values = [Some(0.1), None, Some(value), Some(7.0)];
        assert_eq!(holm(&p_values), Err(error.clone()));
        assert_eq!(benjamini_hochberg(&p_values), Err(error));
    }
    assert!(holm(&[Some(f64::NAN)]).is_err() && benjamini_hochberg(&[Some(f64::NAN)]).is_err());
    assert_eq!((holm(&[]), benjamini_hochberg(&[])), (Ok(vec![]), Ok(vec![])));
    assert_eq!(holm(&[None]), Ok(vec![None]));
}

#[test]
fn a_trend_without_variance_has_no_figure() {
    assert_eq!(cochran_armitage(&[]), None);
    assert_eq!(cochran_armitage(&[(1, rate(2, 5))]), None);
    assert_eq!(cochran_armitage(&[(1, rate(2, 5)), (1, rate(4, 5))]), None, "one score");
    assert_eq!(cochran_armitage(&[(1, rate(2, 5)), (2, rate(0, 0))]), None, "nobody at the other score");
    assert_eq!(cochran_armitage(&[(1, rate(0, 5)), (2, rate(0, 5))]), None, "nobody selected");
    assert_eq!(cochran_armitage(&[(1, rate(5, 5)), (2, rate(5, 5))]), None, "everybody selected");
    let equal = cochran_armitage(&[(2024, rate(1, 3)), (2025, rate(33, 99)), (2026, rate(7, 21))]).unwrap();
    assert_eq!((equal.statistic(), equal.p(TwoSided), equal.p(Less)), (0.0, 1.0, 0.5));
}

#[test]
fn a_period_of_nobody_counts_for_nothing() {
    let with = [(1, rate(2, 5)), (9, rate(0, 0)), (2, rate(4, 5))];
    let without = [(1, rate(2, 5)), (2, rate(4, 5))];
    assert_eq!(cochran_armitage(&with), cochran_armitage(&without));
}

/// Counts at the ends of their range and beside them.
const EXTREMES: [u64; 9] = [0, 1, 2, 3, 1000, 1_000_000, 2_147_483_648, 4_294_967_294, 4_294_967_295];

fn extreme_rates() -> impl Iterator<Item = Rate> {
    EXTREMES.iter().flat_map(|&of| {
        let selected = EXTREMES.into_iter().chain([of / 2, of.saturating_sub(1)]);
        selected.filter_map(move |selected| Rate::new(selected, of).ok())
    })
}

#[test]
fn the_largest_counts_are_answered_too() {
    let probability = |p: Option<f64>| assert!(p.is_none_or(|p| (0.0..=1.0).contains(&p)), "{p:?}");
    let ordered =
        |interval: Option<Interval>| assert!(interval.is_none_or(|i| i.low() <= i.high()), "{interval:?}");
    let rates: Vec<_> = extreme_rates().collect();
    for &rate in &rates {
        for share in [0.0, 5e-324, 1e-10, 0.5, 1.0 - f64::EPSILON, 1.0] {
            for alternative in [Less, Greater, TwoSided] {
                probability(rate.binomial_test(share, alternative));
                probability(rate.binomial_mid_p(share, alternative));
            }
        }
        for level in [1e-9, 0.5, 0.95, 1.0 - f64::EPSILON] {
            let level = Level::new(level).unwrap();
            for interval in [rate.wilson(level), rate.clopper_pearson(level)].into_iter().flatten() {
                assert!(0.0 <= interval.low() && interval.high() <= 1.0 && interval.low() <= interval.high());
                assert!(interval.contains(rate.value().unwrap()), "{rate} {level:?} {interval:?}");
            }
        }
    }
    for (i, &group) in rates.iter().enumerate() {
        for &others in rates.iter().skip(i % 4).step_by(4) {
            let table = TwoByTwo::new(group, others);
            for alternative in [Less, Greater, TwoSided] {
                probability(table.fisher(alternative));
                probability(table.fisher_mid_p(alternative));
                probability(table.pooled_z().map(|z| z.p(alternative)));
            }
            ordered(table.katz(Level::P95));
            ordered(table.newcombe(Level::P95));
            let odds_ratio = table.conditional_odds_ratio(Level::P95);
            assert!(
                odds_ratio.is_none_or(|o| o.interval().contains(o.estimate())),
                "{table:?} {odds_ratio:?}"
            );
        }
    }
}

/// Every table with the same margins, counted in whole numbers: the count of the group, and in how many ways.
fn ways(table: TwoByTwo) -> Vec<(u64, u128)> {
    let choose = |n: u64, k: u64| (0..k).fold(1_u128, |c, i| c * u128::from(n - i) / u128::from(i + 1));
    let (m, n, r) = (u64::from(table.group().of()), u64::from(table.others().of()), table.selected());
    (r.saturating_sub(n)..=m.min(r)).map(|x| (x, choose(m, x) * choose(n, r - x))).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a quotient of whole numbers, rounded")]
fn share(ways: &[(u64, u128)], of: impl Fn(u64, u128) -> bool) -> f64 {
    let sum = |of: &dyn Fn(u64, u128) -> bool| {
        ways.iter().filter(|(x, w)| of(*x, *w)).map(|(_, w)| w).sum::<u128>()
    };
    sum(&of) as f64 / sum(&|_, _| true) as f64
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs()).max(1e-3)
}

prop_compose! {
    fn small_rate(most: u64)(of in 1..=most)(selected in 0..=of, of in Just(of)) -> Rate {
        rate(selected, of)
    }
}

prop_compose! {
    fn small_table()(group in small_rate(40), others in small_rate(40)) -> TwoByTwo {
        TwoByTwo::new(group, others)
    }
}

fn opposite(rate: Rate) -> Rate {
    Rate::new(rate.rest().into(), rate.of().into()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn fisher_is_what_counting_every_table_gives(table in small_table()) {
        let (ways, x) = (ways(table), u64::from(table.group().selected()));
        let here = ways.iter().find(|(k, _)| *k == x).unwrap().1;
        // Ways of so few people are equal, or differ by more than the tolerance.
        let wanted = [share(&ways, |k, _| k <= x), share(&ways, |k, _| k >= x), share(&ways, |_, w| w <= here)];
        let half = [share(&ways, |k, _| k == x), share(&ways, |k, _| k == x), share(&ways, |_, w| w == here)];
        for ((alternative, wanted), half) in [Less, Greater, TwoSided].into_iter().zip(wanted).zip(half) {
            let (p, mid_p) = (table.fisher(alternative).unwrap(), table.fisher_mid_p(alternative).unwrap());
            prop_assert!(close(p, wanted), "{alternative:?}: {p}, not {wanted}");
            prop_assert!(close(mid_p, wanted - half / 2.0), "{alternative:?}: {mid_p}, not {}", wanted - half / 2.0);
        }
    }

    #[test]
    fn swapping_the_sides_swaps_the_alternatives(table in small_table()) {
        let swapped = TwoByTwo::new(table.others(), table.group());
        let reversed = TwoByTwo::new(opposite(table.group()), opposite(table.others()));
        for other in [swapped, reversed] {
            for (one, two) in [(Less, Greater), (Greater, Less), (TwoSided, TwoSided)] {
                prop_assert!(close(table.fisher(one).unwrap(), other.fisher(two).unwrap()));
                prop_assert!(close(table.fisher_mid_p(one).unwrap(), other.fisher_mid_p(two).unwrap()));
                let z = [(table, one), (other, two)].map(|(t, a)| t.pooled_z().map_or(0.0, |z| z.p(a)));
                prop_assert!(close(z[0], z[1]));
            }
            let [low, high] = ends(table.newcombe(Level::P95)).map(Option::unwrap);
            let [other_low, other_high] = ends(other.newcombe(Level::P95)).map(Option::unwrap);
            prop_assert!(close(low, -other_high) && close(high, -other_low));
            let odds = [table, other].map(|t| t.conditional_odds_ratio(Level::P95));
            if let [Some(one), Some(two)] = odds {
                prop_assert!(close(one.estimate().min(1e9), (1.0 / two.estimate()).min(1e9)));
                prop_assert!(close(one.interval().low().min(1e9), (1.0 / two.interval().high()).min(1e9)));
            } else {
                prop_assert_eq!(odds, [None, None]);
            }
        }
    }

    #[test]
    fn one_more_of_the_group_makes_fewer_less_surprising(table in small_table()) {
        let (group, others) = (table.group(), table.others());
        if group.rest() > 0 && others.selected() > 0 {
            let more = TwoByTwo::new(
                rate(u64::from(group.selected()) + 1, group.of().into()),
                rate(u64::from(others.selected()) - 1, others.of().into()),
            );
            // Strictly, but for the last digit before one.
            let below = |one: Option<f64>, other: Option<f64>| one < other || one == other && one > Some(1.0 - 1e-12);
            prop_assert!(below(table.fisher(Less), more.fisher(Less)));
            prop_assert!(below(more.fisher(Greater), table.fisher(Greater)));
            prop_assert!(close(table.fisher(Less).unwrap() + more.fisher(Greater).unwrap(), 1.0));
            let [one, two] = [table, more].map(|t| t.conditional_odds_ratio(Level::P95).unwrap());
            prop_assert!(one.estimate() < two.estimate());
            prop_assert!(one.interval().low() < two.interval().low() && one.interval().high() < two.interval().high());
        }
    }

    #[test]
    fn an_exact_interval_ends_where_the_tail_is_half_of_alpha(rate in small_rate(200), confidence in 0.5..0.999_f64) {
        let level = Level::new(confidence).unwrap();
        let interval = rate.clopper_pearson(level).unwrap();
        if rate.selected() > 0 {
            let tail = rate.binomial_test(interval.low(), Greater).unwrap();
            prop_assert!(close(tail, level.alpha() / 2.0), "{tail}");
        } else {
            prop_assert_eq!(interval.low(), 0.0);
        }
        if rate.rest() > 0 {
            let tail = rate.binomial_test(interval.high(), Less).unwrap();
            // The last digit of an end near one is worth this share of its tail.
            let digit = f64::from(rate.rest()) * f64::EPSILON / (1.0 - interval.high());
            let wanted = level.alpha() / 2.0;
            prop_assert!(close(tail, wanted) || (tail / wanted - 1.0).abs() <= digit, "{tail}, not {wanted}");
        } else {
            prop_assert_eq!(interval.high(), 1.0);
        }
        prop_assert!(interval.contains(rate.value().unwrap()));
    }

    #[test]
    fn a_surer_interval_contains_a_less_sure_one(table in small_table(), one in 0.01..0.99_f64, further in 0.1..0.9_f64) {
        let (level, surer) = (Level::new(one).unwrap(), Level::new(one + further * (1.0 - one)).unwrap());
        let of = |level| {
            [
                table.group().wilson(level),
                table.group().clopper_pearson(level),
                table.newcombe(level),
                table.katz(level),
                table.conditional_odds_ratio(level).map(ConditionalOddsRatio::interval),
            ]
        };
        for (inner, outer) in of(level).into_iter().zip(of(surer)) {
            prop_assert_eq!(inner.is_some(), outer.is_some());
            if let (Some(inner), Some(outer)) = (inner, outer) {
                prop_assert!(outer.low() <= inner.low() && inner.high() <= outer.high(), "{:?} {:?}", inner, outer);
            }
        }
    }

    #[test]
    fn the_smallest_evidence_is_the_nearest_count_that_is_small_enough(table in small_table(), alpha in 0.001..0.5_f64) {
        let level = Level::new(1.0 - alpha).unwrap();
        let evidence = table.smallest_evidence(level).unwrap();
        let expected = table.expected().unwrap();
        let small: Vec<_> = ways(table)
            .into_iter()
            .map(|(x, _)| u32::try_from(x).unwrap())
            .filter(|&x| {
                let others = rate(table.selected() - u64::from(x), table.others().of().into());
                TwoByTwo::new(rate(x.into(), table.group().of().into()), others).fisher(TwoSided).unwrap() <= alpha
            })
            .collect();
        prop_assert_eq!(evidence.below(), small.iter().copied().filter(|&x| f64::from(x) < expected).max());
        prop_assert_eq!(evidence.above(), small.iter().copied().filter(|&x| f64::from(x) > expected).min());
    }

    #[test]
    fn a_trend_over_two_periods_is_the_pooled_z(table in small_table(), first in i32::MIN..i32::MAX - 50, apart in 1..50_i32) {
        let trend = cochran_armitage(&[(first, table.others()), (first + apart, table.group())]);
        match (trend, table.pooled_z()) {
            (Some(trend), Some(z)) => prop_assert!((trend.statistic() - z.statistic()).abs() < 1e-12),
            (trend, z) => prop_assert_eq!(trend, z),
        }
    }

    #[test]
    fn adjusted_p_values_are_what_the_definitions_say(p_values in prop::collection::vec(prop::option::of(0.0..=1.0_f64), 0..12)) {
        let defined: Vec<f64> = p_values.iter().flatten().copied().collect();
        let all = f64::from(u32::try_from(defined.len()).unwrap());
        let count = |of: &dyn Fn(f64) -> bool| f64::from(u32::try_from(defined.iter().filter(|p| of(**p)).count()).unwrap());
        let (holm, hochberg) = (holm(&p_values).unwrap(), benjamini_hochberg(&p_values).unwrap());
        for ((p, holm), hochberg) in p_values.iter().zip(holm).zip(hochberg) {
            let Some(p) = *p else {
                prop_assert_eq!((holm, hochberg), (None, None));
                continue;
            };
            let lower = defined.iter().filter(|q| **q <= p).map(|&q| q * (all - count(&|other| other < q)));
            let higher = defined.iter().filter(|q| **q >= p).map(|&q| q * all / count(&|other| other <= q));
            prop_assert!(close(holm.unwrap(), lower.fold(0.0, f64::max).min(1.0)));
            prop_assert!(close(hochberg.unwrap(), higher.fold(1.0, f64::min)));
        }
    }
}
