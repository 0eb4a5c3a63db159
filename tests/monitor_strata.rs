//! Strata, their exact conditional test and e-processes, held against reference figures and naive oracles.
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]
#![expect(clippy::indexing_slicing, reason = "the oracle is written plainly")]
#![expect(clippy::float_cmp, reason = "what is the same, infinite or nought is so exactly")]

use mangfold::monitor::{
    Alternative, AverageEProcess, EProcess, Level, PartId, Rate, Strata, TestMartingale, TwoByTwo,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn key(round: u128) -> PartId {
    PartId::new(round.to_string().parse().unwrap(), "2026".parse().unwrap())
}

/// Made by `reference/strata.py`, which says how.
const REFERENCE: &str = include_str!("reference/strata.csv");

fn table(a: u64, of: u64, c: u64, rest: u64) -> TwoByTwo {
    TwoByTwo::new(Rate::new(a, of).unwrap(), Rate::new(c, rest).unwrap())
}

#[track_caller]
fn assert_close(name: &str, figure: f64, wanted: f64, relative: f64, absolute: f64) {
    let near =
        figure == wanted || (figure - wanted).abs() <= relative * figure.abs().max(wanted.abs()) + absolute;
    assert!(near, "{name}: {figure:e}, not {wanted:e}");
}

/// A line of the reference, read field by field.
struct Row<'a> {
    name: &'a str,
    fields: std::str::Split<'a, char>,
}

impl<'a> Row<'a> {
    fn text(&mut self) -> &'a str {
        self.fields.next().unwrap()
    }

    fn figure(&mut self) -> Option<f64> {
        let text = self.text();
        (text != "NA").then(|| text.parse().unwrap())
    }

    fn figures<const N: usize>(&mut self) -> Option<[f64; N]> {
        let all: Vec<Option<f64>> = (0..N).map(|_| self.figure()).collect();
        all.into_iter().collect::<Option<Vec<f64>>>().map(|some| some.try_into().unwrap())
    }
}

fn tables_of(text: &str) -> Strata {
    let rate = |text: &str| {
        let (selected, of) = text.split_once('/').unwrap();
        Rate::new(selected.parse().unwrap(), of.parse().unwrap()).unwrap()
    };
    text.split_whitespace()
        .map(|text| {
            let (group, others) = text.split_once(':').unwrap();
            TwoByTwo::new(rate(group), rate(others))
        })
        .collect()
}

const SIDES: [Alternative; 3] = [Alternative::Less, Alternative::Greater, Alternative::TwoSided];

#[test]
fn all_figures_of_strata_are_those_of_the_reference() {
    let (mut rows, mut far, mut undefined) = (0, 0, 0);
    for line in REFERENCE.lines().skip(1) {
        let mut fields = line.split(',');
        let name = fields.next().unwrap();
        let mut row = Row { name, fields };
        let level = Level::new(row.text().parse().unwrap()).unwrap();
        let strata = tables_of(row.text());
        assert_eq!(strata.informative(), row.text().parse::<usize>().unwrap(), "{name}");
        let observed = row.text().parse().ok();
        rows += 1;

        let test = strata.cochran_mantel_haenszel();
        let wanted = row.figures::<5>();
        assert_eq!(test.is_some(), wanted.is_some(), "{name}: Cochran–Mantel–Haenszel");
        if let (Some(test), Some([statistic, p, corrected, corrected_p, less])) = (test, wanted) {
            assert_close(name, test.statistic(), statistic, 1e-9, 1e-12);
            assert_close(name, test.p(Alternative::TwoSided), p, 1e-9, 0.0);
            assert_close(name, test.statistic_corrected(), corrected, 1e-9, 1e-12);
            assert_close(name, test.p_corrected(Alternative::TwoSided), corrected_p, 1e-9, 0.0);
            assert_close(name, test.p(Alternative::Less), less, 1e-9, 0.0);
        }

        let ratio = strata.common_odds_ratio(level);
        let wanted = row.figures::<3>();
        assert_eq!(ratio.is_some(), wanted.is_some(), "{name}: Mantel–Haenszel");
        if let (Some(ratio), Some([estimate, low, high])) = (ratio, wanted) {
            assert_close(name, ratio.estimate(), estimate, 1e-9, 0.0);
            assert_close(name, ratio.interval().low(), low, 1e-9, 0.0);
            assert_close(name, ratio.interval().high(), high, 1e-9, 0.0);
        }

        let equal = strata.breslow_day();
        let wanted = row.figures::<4>();
        assert_eq!(equal.is_some(), wanted.is_some(), "{name}: Breslow–Day");
        if let (Some(equal), Some([statistic, p, plain, plain_p])) = (equal, wanted) {
            assert_eq!(u64::from(equal.degrees_of_freedom()), strata.informative() as u64 - 1);
            assert_close(name, equal.statistic(), statistic, 1e-9, 1e-12);
            assert_close(name, equal.p(), p, 1e-9, 0.0);
            assert_close(name, equal.statistic_uncorrected(), plain, 1e-9, 1e-12);
            assert_close(name, equal.p_uncorrected(), plain_p, 1e-9, 0.0);
        }

        let exact = strata.exact_conditional(level);
        let wanted = row.figures::<9>();
        assert_eq!(exact.is_some(), wanted.is_some(), "{name}: exact");
        let Some((exact, wanted)) = exact.zip(wanted) else {
            undefined += 1;
            continue;
        };
        assert_eq!(Some(exact.observed()), observed, "{name}");
        let [less, greater, two_sided, mid_less, mid_greater, mid_two_sided, estimate, low, high] = wanted;
        for ((side, p), mid_p) in
            SIDES.into_iter().zip([less, greater, two_sided]).zip([mid_less, mid_greater, mid_two_sided])
        {
            let named = format!("{}: {side:?}", row.name);
            assert_close(&named, exact.p(side), p, 1e-9, 0.0);
            assert_close(&named, exact.mid_p(side), mid_p, 1e-9, 0.0);
        }
        assert_close(name, exact.odds_ratio(), estimate, 1e-9, 0.0);
        assert_close(name, exact.interval().low(), low, 1e-9, 0.0);
        assert_close(name, exact.interval().high(), high, 1e-9, 0.0);
        assert!(exact.truncation() < 1e-10, "{name}: {:e}", exact.truncation());
        far += usize::from(two_sided < 1e-100);
    }
    assert!(rows >= 100 && far >= 5 && undefined >= 2, "{rows} rows, {far} far, {undefined} undefined");
}

/// R 4.2.2 `mantelhaen.test` on `UCBAdmissions`, men against women within departments; the conditional estimate in
/// 50 digits.
#[test]
fn the_admissions_to_berkeley_show_no_difference_within_departments() {
    let departments = [
        (512, 825, 89, 108),
        (353, 560, 17, 25),
        (120, 325, 202, 593),
        (138, 417, 131, 375),
        (53, 191, 94, 393),
        (22, 373, 24, 341),
    ];
    let strata: Strata = departments.into_iter().map(|(a, of, c, rest)| table(a, of, c, rest)).collect();
    let test = strata.cochran_mantel_haenszel().unwrap();
    assert_close("statistic", test.statistic(), 1.524_607, 1e-6, 0.0);
    assert_close("corrected", test.statistic_corrected(), 1.4269, 1e-4, 0.0);
    assert_close("corrected p", test.p_corrected(Alternative::TwoSided), 0.2323, 1e-3, 0.0);
    let ratio = strata.common_odds_ratio(Level::P95).unwrap();
    assert_close("ratio", ratio.estimate(), 0.904_696_8, 1e-7, 0.0);
    assert_close("low", ratio.interval().low(), 0.771_907_4, 1e-7, 0.0);
    assert_close("high", ratio.interval().high(), 1.060_329_8, 1e-7, 0.0);
    let exact = strata.exact_conditional(Level::P95).unwrap();
    assert_close("exact p", exact.p(Alternative::TwoSided), 0.2278, 1e-3, 0.0);
    assert_close("estimate", exact.odds_ratio(), 0.905_069_961_3, 1e-10, 0.0);
    assert_close("low", exact.interval().low(), 0.769_730_358_5, 1e-10, 0.0);
    assert_close("high", exact.interval().high(), 1.063_429_228_1, 1e-10, 0.0);
}

#[test]
fn rounds_that_can_tell_nothing_are_skipped_and_counted() {
    let empty =
        [table(0, 0, 3, 9), table(2, 5, 0, 0), table(0, 4, 0, 5), table(4, 4, 5, 5), table(0, 0, 0, 0)];
    let nobody = Strata::new(&empty);
    assert_eq!((nobody.informative(), nobody.skipped(), nobody.observed()), (0, 5, 0));
    assert!(nobody.cochran_mantel_haenszel().is_none() && nobody.common_odds_ratio(Level::P95).is_none());
    assert!(nobody.breslow_day().is_none() && nobody.exact_conditional(Level::P95).is_none());
    assert!(Strata::default().exact_conditional(Level::P95).is_none());

    let telling = [table(1, 4, 3, 5), table(0, 3, 1, 2)];
    let mut mixed = Strata::new(&empty);
    mixed.extend(telling);
    let alone = Strata::new(&telling);
    assert_eq!((mixed.informative(), mixed.skipped(), mixed.tables()), (2, 5, &telling[..]));
    assert_eq!(mixed.exact_conditional(Level::P95), alone.exact_conditional(Level::P95));
    assert_eq!(mixed.cochran_mantel_haenszel(), alone.cochran_mantel_haenszel());
    assert_eq!(mixed.breslow_day(), alone.breslow_day());
}

/// As many of the group as are expected, exactly: the estimate is one, to the last digit but few.
#[test]
fn where_nothing_is_off_the_common_odds_ratio_is_one() {
    for tables in [
        vec![table(0, 2, 1, 4), table(5, 6, 3, 3), table(3, 4, 2, 2), table(3, 6, 0, 3)],
        vec![table(5, 10, 5, 10)],
        vec![table(1, 3, 2, 6), table(2, 3, 4, 6)],
    ] {
        let exact = Strata::new(&tables).exact_conditional(Level::P95).unwrap();
        assert_close("estimate", exact.odds_ratio(), 1.0, 1e-14, 0.0);
        assert_close(
            "expected",
            exact.expected(),
            tables.iter().map(|table| f64::from(table.group().selected())).sum(),
            1e-14,
            0.0,
        );
    }
}

#[test]
fn a_continuity_correction_never_overshoots() {
    // 5 of 10 and 5 of 10: nothing off, nothing to correct. 3 of 7 and 4 of 10: off by 0.118, under half a person.
    for (one, is_same) in
        [(table(5, 10, 5, 10), true), (table(3, 7, 4, 10), true), (table(2, 10, 8, 10), false)]
    {
        let test = Strata::new(&[one]).cochran_mantel_haenszel().unwrap();
        assert_eq!(test.statistic() == test.statistic_corrected(), is_same, "{one:?}");
        assert!(test.p_corrected(Alternative::TwoSided) >= test.p(Alternative::TwoSided));
    }
    let off = Strata::new(&[table(2, 10, 8, 10)]).cochran_mantel_haenszel().unwrap();
    assert_close("difference", off.difference(), -3.0, 1e-15, 0.0);
    assert_close("variance", off.variance(), 10.0 * 10.0 * 10.0 * 10.0 / (400.0 * 19.0), 1e-15, 0.0);
    assert_close("corrected", off.statistic_corrected(), 2.5 * 2.5 / off.variance(), 1e-15, 0.0);
}

#[test]
fn the_largest_counts_there_can_be_have_figures_or_none() {
    let most = u64::from(u32::MAX);
    let huge = [
        table(0, most, most, most),
        table(most, most, 0, most),
        table(most / 2, most, most / 2, most),
        table(1, most, 0, most),
        table(0, 1, 1, most),
        table(1, 1, 0, most),
        table(most - 1, most, most, most),
        table(most / 2, most, 1, 2),
    ];
    for one in huge {
        for tables in [vec![one], vec![one, table(1, 4, 3, 5)], vec![one; 3]] {
            let strata = Strata::new(&tables);
            let test = strata.cochran_mantel_haenszel().unwrap();
            assert!(test.statistic().is_finite() && test.variance() > 0.0, "{one:?}");
            if let Some(ratio) = strata.common_odds_ratio(Level::P95) {
                assert!(ratio.estimate() > 0.0 && !ratio.interval().low().is_nan(), "{one:?}");
            }
            if let Some(equal) = strata.breslow_day() {
                assert!((0.0..=1.0).contains(&equal.p()), "{one:?}");
            }
            if let Some(exact) = strata.exact_conditional(Level::P95) {
                for side in SIDES {
                    assert!((0.0..=1.0).contains(&exact.p(side)), "{one:?} {exact:?}");
                    assert!((0.0..=1.0).contains(&exact.mid_p(side)), "{one:?} {exact:?}");
                }
                let interval = exact.interval();
                assert!(
                    interval.low() <= exact.odds_ratio() && exact.odds_ratio() <= interval.high(),
                    "{one:?} {exact:?}"
                );
            }
            let mut process = EProcess::two_sided();
            process.close(key(1), one).unwrap();
            assert!(process.log_e_value().is_finite(), "{one:?}");
        }
    }
    let half = Strata::new(&[table(most / 2, most, most / 2, most); 3]);
    assert!(half.exact_conditional(Level::P95).is_none(), "it would take some billions of billions of steps");
}

/// The distribution of the sum of hypergeometric counts in whole numbers, from nought: C(m1, x) C(m2, n − x), convolved.
fn weights(tables: &[TwoByTwo]) -> Vec<u128> {
    let choose = |n: u64, k: u64| -> u128 {
        (0..k).fold(1, |product, i| product * u128::from(n - i) / u128::from(i + 1))
    };
    tables.iter().fold(vec![1], |sum: Vec<u128>, table| {
        let (group, others) = (u64::from(table.group().of()), u64::from(table.others().of()));
        let n = u64::from(table.group().selected()) + u64::from(table.others().selected());
        let mut more = vec![0; sum.len() + usize::try_from(group).unwrap()];
        for (at, weight) in sum.iter().enumerate() {
            for x in n.saturating_sub(others)..=group.min(n) {
                more[at + usize::try_from(x).unwrap()] += weight * choose(group, x) * choose(others, n - x);
            }
        }
        more
    })
}

#[expect(clippy::cast_precision_loss, reason = "rounded once")]
fn ratio(part: u128, whole: u128) -> f64 {
    part as f64 / whole as f64
}

fn small() -> impl Strategy<Value = TwoByTwo> {
    (0..7_u64, 0..9_u64)
        .prop_flat_map(|(group, others)| (0..=group, Just(group), 0..=others, Just(others)))
        .prop_map(|(a, group, c, others)| table(a, group, c, others))
}

fn some() -> impl Strategy<Value = Vec<TwoByTwo>> {
    proptest::collection::vec(small(), 1..8)
}

proptest! {
    #[test]
    fn exact_figures_are_those_of_whole_numbers(tables in some()) {
        let strata = Strata::new(&tables);
        let all = weights(strata.tables());
        let observed = usize::try_from(strata.observed()).unwrap();
        let (whole, here) = (all.iter().sum::<u128>(), all[observed]);
        let Some(exact) = strata.exact_conditional(Level::P95) else {
            prop_assert_eq!(strata.informative(), 0);
            return Ok(());
        };
        let less = ratio(all[..=observed].iter().sum(), whole);
        let greater = ratio(all[observed..].iter().sum(), whole);
        let two_sided = ratio(all.iter().filter(|weight| **weight <= here).sum(), whole);
        let equal = ratio(all.iter().filter(|weight| **weight == here).sum(), whole);
        for ((side, p), as_likely) in SIDES.into_iter().zip([less, greater, two_sided]).zip([ratio(here, whole), ratio(here, whole), equal]) {
            prop_assert!((exact.p(side) / p - 1.0).abs() < 1e-11, "{:?} {} {}", side, exact.p(side), p);
            prop_assert!((exact.mid_p(side) / (p - as_likely / 2.0) - 1.0).abs() < 1e-10);
        }
        let mean: f64 = all.iter().zip(0_u32..).map(|(weight, at)| ratio(*weight, whole) * f64::from(at)).sum();
        prop_assert!((exact.expected() - mean).abs() < 1e-11);
    }

    #[test]
    fn an_interval_leaves_one_out_where_the_test_of_half_its_level_does(tables in some(), confidence in 0.05..0.999_f64) {
        let level = Level::new(confidence).unwrap();
        if let Some(exact) = Strata::new(&tables).exact_conditional(level) {
            let half = level.alpha() / 2.0;
            for (p, is_out) in [
                (exact.p(Alternative::Less), exact.interval().high() < 1.0),
                (exact.p(Alternative::Greater), exact.interval().low() > 1.0),
            ] {
                prop_assert!((p - half).abs() < 1e-9 || (p < half) == is_out, "{:?}", exact);
            }
            prop_assert!(exact.interval().contains(exact.odds_ratio()));
        }
    }

    #[test]
    fn groups_and_outcomes_are_told_apart_by_name_only(tables in some()) {
        let other_group = |table: &TwoByTwo| TwoByTwo::new(table.others(), table.group());
        let turn = |rate: Rate| Rate::new(rate.rest().into(), rate.of().into()).unwrap();
        let other_outcome = |table: &TwoByTwo| TwoByTwo::new(turn(table.group()), turn(table.others()));
        let strata = Strata::new(&tables);
        let swapped: [Strata; 2] = [tables.iter().map(other_group).collect(), tables.iter().map(other_outcome).collect()];
        let close = |one: f64, other: f64| one == other || (one / other - 1.0).abs() < 1e-10;
        for swapped in swapped {
            if let Some((one, other)) = strata.exact_conditional(Level::P95).zip(swapped.exact_conditional(Level::P95)) {
                prop_assert!(close(one.p(Alternative::Less), other.p(Alternative::Greater)));
                prop_assert!(close(one.p(Alternative::TwoSided), other.p(Alternative::TwoSided)));
                prop_assert!(close(one.mid_p(Alternative::Greater), other.mid_p(Alternative::Less)));
                prop_assert!(close(one.odds_ratio(), 1.0 / other.odds_ratio()));
                prop_assert!(close(one.interval().low(), 1.0 / other.interval().high()));
            }
            if let Some((one, other)) = strata.cochran_mantel_haenszel().zip(swapped.cochran_mantel_haenszel()) {
                prop_assert!((one.difference() + other.difference()).abs() < 1e-12);
                prop_assert!(close(one.variance(), other.variance()));
            }
            if let Some((one, other)) = strata.common_odds_ratio(Level::P95).zip(swapped.common_odds_ratio(Level::P95)) {
                prop_assert!(close(one.estimate(), 1.0 / other.estimate()));
                prop_assert!(close(one.interval().high(), 1.0 / other.interval().low()));
            }
            if let Some((one, other)) = strata.breslow_day().zip(swapped.breslow_day()) {
                prop_assert!((one.statistic() - other.statistic()).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn the_order_of_rounds_decides_nothing((tables, shuffled) in some().prop_flat_map(|tables| (Just(tables.clone()), Just(tables).prop_shuffle()))) {
        let (one, other) = (Strata::new(&tables), Strata::new(&shuffled));
        prop_assert_eq!(one.exact_conditional(Level::P95), other.exact_conditional(Level::P95));
    }

    #[test]
    fn a_multiplier_is_one_on_average_under_a_fair_draw(
        group in 1..40_u64, others in 1..60_u64, part in 0.0..1.0_f64, theta in -3.0..3.0_f64,
    ) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "small")]
        let n = (part * (group + others) as f64) as u64;
        let possible: Vec<TwoByTwo> = (n.saturating_sub(others)..=group.min(n)).map(|x| table(x, group, n - x, others)).collect();
        let all = weights(&possible[..1]);
        let whole: u128 = all.iter().sum();
        for fresh in [EProcess::disadvantage(), EProcess::two_sided(), EProcess::new(&[(theta, 1.0)]).unwrap()] {
            let mean: f64 = possible
                .iter()
                .map(|table| {
                    let chance = ratio(all[table.group().selected() as usize], whole);
                    chance * fresh.clone().close(key(0), *table).unwrap()
                })
                .sum();
            prop_assert!((mean - 1.0).abs() < 1e-12, "{}", mean);
        }
    }

    #[test]
    fn an_e_value_is_the_stake_after_every_round(tables in some(), thetas in proptest::collection::vec(-2.0..2.0_f64, 4)) {
        let grid: Vec<(f64, f64)> = thetas.iter().map(|theta| (*theta, 0.25)).collect();
        let mut process = EProcess::new(&grid).unwrap();
        let (mut stakes, mut largest) = ([0.25; 4], 1.0_f64);
        for (round, one) in (0..).zip(&tables) {
            process.close(key(round), *one).unwrap();
            let all = weights(&[*one]);
            let whole: u128 = all.iter().sum();
            for (stake, theta) in stakes.iter_mut().zip(&thetas) {
                let mean: f64 = all.iter().zip(0_u32..).map(|(weight, x)| ratio(*weight, whole) * (theta * f64::from(x)).exp()).sum();
                *stake *= (theta * f64::from(one.group().selected())).exp() / mean;
            }
            let value: f64 = stakes.iter().sum();
            largest = largest.max(value);
            prop_assert!((process.e_value() / value - 1.0).abs() < 1e-12);
            prop_assert!((process.largest() / largest - 1.0).abs() < 1e-12);
            prop_assert!((process.anytime_p() * largest - 1.0).abs() < 1e-12);
        }
        let informative = Strata::new(&tables).informative();
        prop_assert_eq!((process.rounds(), process.uninformative()), (tables.len(), tables.len() - informative));
    }

    #[test]
    fn selecting_one_more_of_the_group_never_raises_evidence_of_its_disadvantage(one in small()) {
        let (group, others) = (one.group(), one.others());
        let value = |table: TwoByTwo| EProcess::disadvantage().close(key(0), table).unwrap();
        prop_assume!(group.selected() < group.of());
        let more = Rate::new(u64::from(group.selected()) + 1, group.of().into()).unwrap();
        prop_assert!(value(TwoByTwo::new(more, others)) <= value(one) * (1.0 + 1e-12), "beside");
        if others.selected() > 0 {
            let fewer = Rate::new(u64::from(others.selected()) - 1, others.of().into()).unwrap();
            prop_assert!(value(TwoByTwo::new(more, fewer)) <= value(one) * (1.0 + 1e-12), "in somebody's place");
        }
    }

    #[test]
    fn a_stored_state_goes_on_as_if_it_had_not_been_stored(tables in proptest::collection::vec(small(), 0..12), stop in 0..12_usize) {
        let mut whole = EProcess::two_sided();
        let mut average = AverageEProcess::new(EProcess::disadvantage(), 2).unwrap();
        let (mut stored, mut stored_average) = (whole.clone(), average.clone());
        for (round, one) in tables.iter().enumerate() {
            let swapped = TwoByTwo::new(one.others(), one.group());
            let number = round as u128 * 0x0123_4567_89ab_cdef_0123;
            whole.close(key(number), *one).unwrap();
            stored.close(key(number), *one).unwrap();
            average.close(key(number), &[*one, swapped]).unwrap();
            stored_average.close(key(number), &[*one, swapped]).unwrap();
            if round == stop {
                stored = serde_json::from_str(&serde_json::to_string(&stored).unwrap()).unwrap();
                stored_average = serde_json::from_value(serde_json::to_value(&stored_average).unwrap()).unwrap();
            }
        }
        prop_assert_eq!(&whole, &stored);
        prop_assert_eq!(&average, &stored_average);
        prop_assert_eq!(whole.log_e_value().to_bits(), stored.log_e_value().to_bits());
    }
}

#[test]
fn a_round_enters_once() {
    let mut process = EProcess::disadvantage();
    process.close(key(7), table(1, 4, 3, 5)).unwrap();
    let before = process.clone();
    let refused = process.close(key(7), table(0, 9, 9, 9)).unwrap_err();
    assert_eq!((refused.part(), refused.code()), (&key(7), "round_already_closed"));
    assert_eq!(refused.to_string(), "part: 7 in 2026 was entered before");
    assert_eq!(process, before);
    assert!(process.is_closed(&key(7)) && !process.is_closed(&key(8)));
}

#[test]
fn before_any_round_the_stake_is_untouched() {
    for process in [EProcess::disadvantage(), EProcess::two_sided(), EProcess::new(&[(0.3, 1.0)]).unwrap()] {
        let figures = (process.e_value(), process.largest(), process.anytime_p(), process.log_e_value());
        assert_eq!(figures, (1.0, 1.0, 1.0, 0.0));
    }
}

#[test]
fn the_grids_are_those_the_documentation_names() {
    let grid = |process: &EProcess| -> Vec<(f64, f64)> {
        let state = serde_json::to_value(process).unwrap();
        let number = |value: &Value| value.as_str().unwrap().parse::<f64>().unwrap();
        let points = state["figures"]["points"].as_array().unwrap();
        points.iter().map(|point| (number(&point["log_odds_ratio"]), number(&point["weight"]))).collect()
    };
    let below = grid(&EProcess::disadvantage());
    let both = grid(&EProcess::two_sided());
    assert_eq!((below.len(), both.len()), (8, 16));
    for ((theta, weight), k) in below.iter().zip(1..) {
        assert_close("theta", theta.exp(), 0.8_f64.powi(k), 1e-14, 0.0);
        assert_eq!(*weight, 0.125);
        assert!(both.contains(&(*theta, 0.0625)) && both.contains(&(-*theta, 0.0625)));
    }
}

#[test]
fn evidence_either_way_does_not_depend_on_which_group_is_named() {
    let (mut one, mut other) = (EProcess::two_sided(), EProcess::two_sided());
    for round in 0..30_u64 {
        let (a, c) = (round % 3, round % 7);
        one.close(key(round.into()), table(a, 5, c, 9)).unwrap();
        other.close(key(round.into()), table(c, 9, a, 5)).unwrap();
    }
    assert_close("log e-value", one.log_e_value(), other.log_e_value(), 1e-12, 1e-12);
}

#[test]
fn evidence_may_grow_beyond_any_number_and_still_has_a_logarithm() {
    let mut process = EProcess::disadvantage();
    for round in 0..5_000 {
        process.close(key(round), table(0, 10, 10, 10)).unwrap();
    }
    assert!(process.log_e_value() > 5_000.0 && process.log_e_value().is_finite());
    assert_eq!((process.e_value(), process.anytime_p()), (f64::INFINITY, 0.0));
    let back: EProcess = serde_json::from_str(&serde_json::to_string(&process).unwrap()).unwrap();
    assert_eq!(back, process);
}

#[test]
fn the_largest_stays_when_the_evidence_goes() {
    let mut process = EProcess::disadvantage();
    for round in 0..10 {
        process.close(key(round), table(0, 6, 4, 8)).unwrap();
    }
    let (largest, p) = (process.largest(), process.anytime_p());
    for round in 10..30 {
        process.close(key(round), table(4, 6, 0, 8)).unwrap();
    }
    assert!(process.e_value() < largest / 2.0);
    assert_eq!((process.largest(), process.anytime_p()), (largest, p));
    assert!((largest * p - 1.0).abs() < 1e-12 && largest > 1.0);
}

#[test]
fn a_grid_that_is_none_is_refused() {
    type Case<'a> = (&'a [(f64, f64)], &'a str, &'a str);
    let grids: [Case<'_>; 8] = [
        (&[], "grid_empty", "grid: it is empty"),
        (&[(f64::NAN, 1.0)], "grid_odds_ratio", "log_odds_ratio: NaN is not from -64 to 64"),
        (&[(64.5, 1.0)], "grid_odds_ratio", "log_odds_ratio: 64.5 is not from -64 to 64"),
        (&[(0.1, 0.0), (0.2, 1.0)], "grid_weight", "weight: 0 is not above nought and at most one"),
        (&[(0.1, -0.5), (0.2, 1.5)], "grid_weight", "weight: -0.5 is not above nought and at most one"),
        (&[(0.1, f64::NAN)], "grid_weight", "weight: NaN is not above nought and at most one"),
        (&[(0.1, 0.5)], "grid_sum", "weights: they add up to 0.5, not to one"),
        (
            &[(0.1, 0.5), (0.2, 0.500_000_000_01)],
            "grid_sum",
            "weights: they add up to 1.00000000001, not to one",
        ),
    ];
    for (grid, code, words) in grids {
        let error = EProcess::new(grid).unwrap_err();
        assert_eq!((error.code(), error.to_string().as_str()), (code, words));
    }
    assert!(EProcess::new(&[(-64.0, 0.5), (64.0, 0.5)]).is_ok());
}

#[test]
fn a_state_that_no_rounds_lead_to_is_refused() {
    let mut process = EProcess::new(&[(-0.5, 0.5), (0.25, 0.5)]).unwrap();
    process.close(key(3), table(1, 4, 3, 5)).unwrap();
    process.close(key(1 << 100), table(0, 0, 3, 5)).unwrap();
    let state = serde_json::to_value(&process).unwrap();
    let other = (1_u128 << 100).to_string();
    assert_eq!(
        state["closed"],
        json!([{"period": "2026", "stratum": other}, {"period": "2026", "stratum": "3"}])
    );
    let changes: [(&str, Value, &str); 14] = [
        ("/figures/points", json!([]), "grid: it is empty"),
        ("/figures/points/0/weight", json!("0.25"), "weights: they add up to 0.75, not to one"),
        ("/figures/points/0/log_odds_ratio", json!("inf"), "log_odds_ratio: inf is not from -64 to 64"),
        ("/figures/points/0/log_product", json!("NaN"), "log_product: NaN is not finite"),
        ("/figures/points/0/log_product", json!("-inf"), "log_product: -inf is not finite"),
        ("/figures/points/0/log_product", json!("3"), "log_largest: "),
        ("/figures/points/0/log_product", json!(0.5), "invalid type: floating point"),
        ("/figures/log_largest", json!("-0.5"), "log_largest: -0.5 is below "),
        ("/figures/log_largest", json!("inf"), "log_largest: inf is below "),
        ("/figures/uninformative", json!(3), "uninformative: 3 of 2 rounds"),
        ("/figures/uninformative", json!(2), "points: without informative rounds nothing is gained or lost"),
        (
            "/closed",
            json!([{"period": "2026", "stratum": "3"}, {"period": "2026", "stratum": "3"}]),
            "closed: 3 in 2026 is there twice",
        ),
        ("/closed/0", json!("3"), "invalid type: string \"3\", expected the id of a part"),
        ("/format", json!(2), "format"),
    ];
    for (place, value, words) in changes {
        let mut other = state.clone();
        *other.pointer_mut(place).unwrap() = value;
        let error = serde_json::from_value::<EProcess>(other).unwrap_err().to_string();
        assert!(error.starts_with(words), "{place}: {error}");
    }
    for place in ["", "/figures", "/figures/points/0"] {
        let mut other = state.clone();
        other.pointer_mut(place).unwrap()["more"] = json!(1);
        assert!(serde_json::from_value::<EProcess>(other).is_err(), "{place}: a field nobody knows");
    }
    assert_eq!(serde_json::from_value::<EProcess>(state).unwrap(), process);
}

#[test]
fn the_average_of_groups_is_taken_at_the_same_time() {
    let mut average = AverageEProcess::new(EProcess::disadvantage(), 2).unwrap();
    let mut alone = [EProcess::disadvantage(), EProcess::disadvantage()];
    let (low, high) = (table(0, 6, 6, 8), table(5, 6, 1, 8));
    let mut largest = 1.0_f64;
    for round in 0..24 {
        // First one group is behind, then the other.
        let tables = if round < 12 { [low, high] } else { [high, low] };
        let value = average.close(key(round), &tables).unwrap();
        let each: Vec<f64> =
            alone.iter_mut().zip(tables).map(|(one, table)| one.close(key(round), table).unwrap()).collect();
        assert_close("average", value, each.iter().sum::<f64>() / 2.0, 1e-12, 0.0);
        largest = largest.max(value);
    }
    assert_close("largest", average.largest(), largest, 1e-12, 0.0);
    assert_close("anytime p", average.anytime_p(), 1.0 / largest, 1e-12, 0.0);
    assert_close("e-value", average.e_value(), average.log_e_value().exp(), 1e-12, 0.0);
    let of_largest = alone.iter().map(EProcess::largest).sum::<f64>() / 2.0;
    assert!(of_largest > average.largest(), "the mean of the largest is no e-value");
    let groups: Vec<f64> = average.groups().iter().map(TestMartingale::log_e_value).collect();
    assert_eq!(groups, [alone[0].log_e_value(), alone[1].log_e_value()]);
    assert_eq!(
        (average.rounds(), average.is_closed(&key(23)), average.is_closed(&key(24))),
        (24, true, false)
    );
}

#[test]
fn an_average_refuses_what_does_not_fit_and_changes_nothing() {
    let fresh = EProcess::disadvantage();
    assert_eq!(AverageEProcess::new(fresh.clone(), 0).unwrap_err().code(), "average_no_groups");
    let mut used = fresh.clone();
    used.close(key(1), table(1, 4, 3, 5)).unwrap();
    assert_eq!(AverageEProcess::new(used, 2).unwrap_err().to_string(), "each: it has 1 rounds already");

    let mut average = AverageEProcess::new(fresh, 2).unwrap();
    let tables = [table(1, 4, 3, 5), table(2, 3, 1, 6)];
    average.close(key(1), &tables).unwrap();
    let before = average.clone();
    assert_eq!(average.close(key(2), &tables[..1]).unwrap_err().code(), "round_tables");
    assert_eq!(average.close(key(1), &tables).unwrap_err().code(), "round_already_closed");
    assert_eq!(average, before);

    let state = serde_json::to_value(&average).unwrap();
    let changes: [(&str, Value, &str); 5] = [
        ("/groups", json!([]), "groups: there are none"),
        ("/groups/0/points/0/log_odds_ratio", json!("-1"), "groups: they have different grids"),
        ("/log_largest", json!("NaN"), "log_largest: NaN is below "),
        ("/log_largest", json!("-1"), "log_largest: -1 is below "),
        ("/groups/1/uninformative", json!(4), "uninformative: 4 of 1 rounds"),
    ];
    for (place, value, words) in changes {
        let mut other = state.clone();
        *other.pointer_mut(place).unwrap() = value;
        let error = serde_json::from_value::<AverageEProcess>(other).unwrap_err().to_string();
        assert!(error.starts_with(words), "{place}: {error}");
    }
}
