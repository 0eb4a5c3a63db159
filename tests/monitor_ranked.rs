//! Rankings held against tables of ranked group fairness, and the tables against exact rationals.

#![expect(clippy::panic, clippy::unwrap_used, reason = "what a test reads is written for it")]

use mangfold::monitor::{RankedGroupFairness, RankedGroupFairnessError, RerankError, Scored, Shortfall};
use proptest::prelude::*;

/// A row of `tests/reference/ranked.csv`.
struct Row<'a> {
    label: &'a str,
    table: RankedGroupFairness,
    minimums: Vec<u32>,
    fail: f64,
    prefix_alpha: f64,
    adjusted: Vec<u32>,
    adjusted_fail: f64,
    next_fail: Option<f64>,
}

fn rows() -> Vec<Row<'static>> {
    let read = |line: &'static str| {
        let cells: Vec<&str> = line.split(',').collect();
        let [k, share, alpha, minimums, fail, prefix_alpha, adjusted, adjusted_fail, next] = cells[..] else {
            panic!("nine cells: {line}")
        };
        let counts = |cell: &str| cell.split(' ').map(|count| count.parse().unwrap()).collect();
        Row {
            label: line.split_at(line.len().min(24)).0,
            table: RankedGroupFairness::new(
                k.parse().unwrap(),
                share.parse().unwrap(),
                alpha.parse().unwrap(),
            )
            .unwrap(),
            minimums: counts(minimums),
            fail: fail.parse().unwrap(),
            prefix_alpha: prefix_alpha.parse().unwrap(),
            adjusted: counts(adjusted),
            adjusted_fail: adjusted_fail.parse().unwrap(),
            next_fail: next.parse().ok(),
        }
    };
    include_str!("reference/ranked.csv").lines().skip(1).map(read).collect()
}

fn near(got: f64, wanted: f64) -> bool {
    (got - wanted).abs() <= 1e-12 * wanted.abs()
}

#[test]
fn tables_and_fail_probabilities_are_those_of_exact_rationals() {
    assert!(rows().len() > 290);
    for row in rows() {
        assert_eq!(row.table.minimums(), row.minimums, "{}", row.label);
        let fail = row.table.fail_probability();
        assert!(near(fail, row.fail), "{}: {fail} for {}", row.label, row.fail);
        assert!(near(row.table.prefix_alpha(), row.table.alpha()));
    }
}

#[test]
fn an_adjusted_table_is_the_strictest_within_alpha() {
    let mut stepped = 0;
    for row in rows() {
        let adjusted = row.table.adjusted();
        assert_eq!(adjusted.minimums(), row.adjusted, "{}", row.label);
        assert!(near(adjusted.prefix_alpha(), row.prefix_alpha), "{}: {adjusted:?}", row.label);
        assert!(near(adjusted.fail_probability(), row.adjusted_fail), "{}", row.label);
        assert!(adjusted.fail_probability() <= row.table.alpha() * (1.0 + 1e-12), "{}", row.label);
        assert!(near(adjusted.alpha(), row.table.alpha()));
        if let Some(next) = row.next_fail {
            stepped += 1;
            assert!(next > row.table.alpha(), "{}", row.label);
        }
    }
    assert!(stepped > 100, "only {stepped} tables had to be adjusted");
}

#[test]
fn the_last_position_counts() {
    let table = RankedGroupFairness::new(20, 0.25, 0.1).unwrap();
    // fairsearchcore 1.0.4 leaves the last block of positions out and says 0.11518.
    assert!((table.fail_probability() - 0.146_887_188_699_111).abs() < 1e-15);
}

#[test]
fn a_long_table_is_adjusted_as_well() {
    // Of the longest table, only what can be had without a second implementation: it is within alpha, and the unadjusted
    // one is not.
    for (positions, share) in [(400, 0.3), (1_500, 0.5), (RankedGroupFairness::MOST, 0.02)] {
        let table = RankedGroupFairness::new(positions, share, 0.1).unwrap();
        let adjusted = table.adjusted();
        assert!(table.fail_probability() > 0.25);
        assert!((0.098..=0.1).contains(&adjusted.fail_probability()), "{}", adjusted.fail_probability());
        assert!(adjusted.prefix_alpha() < 0.05);
        assert!(adjusted.minimums().iter().zip(table.minimums()).all(|(mild, strict)| mild <= strict));
    }
}

#[test]
fn an_adjusted_table_adjusted_again_stays() {
    let once = RankedGroupFairness::new(60, 0.4, 0.1).unwrap().adjusted();
    assert_eq!(once.adjusted(), once);
}

#[test]
fn a_minimum_of_nobody_is_never_missed() {
    let table = RankedGroupFairness::new(1, 0.5, 0.1).unwrap();
    assert_eq!(table.minimums(), [0]);
    assert!(table.fail_probability().abs() < f64::MIN_POSITIVE);
    let rare = RankedGroupFairness::new(50, 1e-300, 0.1).unwrap().adjusted();
    assert_eq!(rare.minimums(), [0; 50]);
}

#[test]
fn a_table_that_asks_for_nobody_is_its_own_adjustment() {
    let table = RankedGroupFairness::new(2, 0.95, 0.001).unwrap();
    assert_eq!(table.minimums(), [0, 0]);
    assert_eq!(table.adjusted(), table);
}

#[test]
fn what_is_no_table_is_refused_by_name() {
    let refused = |positions, share, alpha| {
        let error: RankedGroupFairnessError = RankedGroupFairness::new(positions, share, alpha).unwrap_err();
        (error.code(), error.to_string())
    };
    let cases = [
        (0, 0.5, 0.1, "ranked_positions_out_of_range", "positions: 0 is not between 1 and 10000"),
        (10_001, 0.5, 0.1, "ranked_positions_out_of_range", "positions: 10001 is not between 1 and 10000"),
        (
            u32::MAX,
            0.5,
            0.1,
            "ranked_positions_out_of_range",
            "positions: 4294967295 is not between 1 and 10000",
        ),
        (5, 0.0, 0.1, "ranked_share_out_of_range", "share: 0 is not between nought and one"),
        (5, 1.0, 0.1, "ranked_share_out_of_range", "share: 1 is not between nought and one"),
        (5, f64::NAN, 0.1, "ranked_share_out_of_range", "share: NaN is not between nought and one"),
        (5, 0.5, 0.0, "ranked_alpha_out_of_range", "alpha: 0 is not between nought and one"),
        (5, 0.5, 1.0, "ranked_alpha_out_of_range", "alpha: 1 is not between nought and one"),
        (5, 0.5, f64::INFINITY, "ranked_alpha_out_of_range", "alpha: inf is not between nought and one"),
    ];
    for (positions, share, alpha, code, message) in cases {
        assert_eq!(refused(positions, share, alpha), (code, message.to_owned()));
    }
    assert!(RankedGroupFairness::new(RankedGroupFairness::MOST, 0.5, 0.1).is_ok());
}

#[test]
fn a_ranking_is_read_up_to_its_end_or_that_of_the_table() {
    let table = RankedGroupFairness::new(10, 0.5, 0.1).unwrap();
    let others = |count| vec![false; count];
    let cases = [
        (others(0), 0, None),
        (others(3), 3, None),
        (others(4), 4, Some((4, 1, 0))),
        (others(200), 10, Some((4, 1, 0))),
        (vec![true], 1, None),
        (vec![true; 200], 10, None),
        (vec![false, false, false, true, false, false, true, false, true, false], 10, None),
        (vec![false, false, false, true, false, false, true, false, false, true], 10, Some((9, 3, 2))),
    ];
    for (ranking, prefixes, shortfall) in cases {
        let check = table.check(&ranking);
        assert_eq!(check.prefixes(), prefixes);
        assert_eq!(check.shortfall().map(|s| (s.prefix(), s.wanted(), s.had())), shortfall, "{ranking:?}");
    }
}

#[test]
fn who_comes_forward_by_score_counts() {
    let pool = [(9, true), (8, true), (7, false), (6, false), (5, true), (4, false)]
        .map(|(score, member)| Scored::new(score, member));
    let reranking = RankedGroupFairness::new(6, 0.5, 0.1).unwrap().rerank(&pool).unwrap();
    assert_eq!(reranking.order(), [0, 1, 2, 3, 4, 5]);
    assert!(reranking.called_for().is_empty());
}

#[test]
fn of_equal_scores_the_first_given_comes_first() {
    let pool = [(1, false), (5, false), (5, true), (5, false), (9, false)]
        .map(|(score, member)| Scored::new(score, member));
    let table = RankedGroupFairness::new(3, 0.2, 0.1).unwrap();
    assert_eq!(table.minimums(), [0, 0, 0]);
    assert_eq!(table.rerank(&pool).unwrap().order(), [4, 1, 2]);
}

#[test]
fn a_pool_without_enough_members_says_at_which_prefix() {
    let pool: Vec<Scored> = (0..12).map(|place| Scored::new(-place, place == 11)).collect();
    let reranking = RankedGroupFairness::new(10, 0.5, 0.1).unwrap().rerank(&pool).unwrap();
    assert_eq!(reranking.order(), [0, 1, 2, 11, 3, 4, 5, 6, 7, 8]);
    assert_eq!(reranking.called_for(), [4]);
    assert_eq!(reranking.shortfall().map(|s| (s.prefix(), s.wanted(), s.had())), Some((7, 2, 1)));
}

#[test]
fn too_few_candidates_are_refused() {
    let table = RankedGroupFairness::new(3, 0.5, 0.1).unwrap();
    let error = table.rerank(&[Scored::new(1, true); 2]).unwrap_err();
    assert_eq!(error, RerankError::TooFewCandidates { candidates: 2, positions: 3 });
    assert_eq!(
        (error.code(), error.to_string().as_str()),
        ("rerank_too_few_candidates", "candidates: 2 for 3 positions")
    );
}

#[test]
fn the_extremes_of_scores_are_scores() {
    let pool = [i64::MIN, i64::MAX, 0].map(|score| Scored::new(score, false));
    let reranking = RankedGroupFairness::new(3, 0.01, 0.1).unwrap().rerank(&pool).unwrap();
    assert_eq!(reranking.order(), [1, 2, 0]);
}

#[test]
fn whose_score_it_is_shows_in_no_log() {
    let shown = |member| format!("{:?}", Scored::new(7, member));
    assert_eq!(shown(true), shown(false));
    assert_eq!(shown(true), r#"Scored { score: 7, member: "[redacted]" }"#);
}

/// All orders of so many places of a pool.
fn arrangements(pool: usize, positions: usize) -> Vec<Vec<usize>> {
    (0..positions).fold(vec![vec![]], |so_far, _| {
        so_far
            .iter()
            .flat_map(|order: &Vec<usize>| {
                let left = (0..pool).filter(|place| !order.contains(place));
                left.map(|place| [order.as_slice(), &[place]].concat()).collect::<Vec<_>>()
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_ranking_that_keeps_the_table_has_higher_scores(
        pool in proptest::collection::vec((0_i64..4, any::<bool>()), 1..7),
        positions in 1_u32..6,
        share in 0.3..0.9_f64,
        alpha in 0.1..0.6_f64,
    ) {
        prop_assume!(pool.len() >= positions as usize);
        let candidates: Vec<Scored> = pool.iter().map(|&(score, member)| Scored::new(score, member)).collect();
        let table = RankedGroupFairness::new(positions, share, alpha).unwrap();
        let scores = |order: &[usize]| order.iter().map(|&place| pool[place].0).collect::<Vec<_>>();
        let kept = |order: &[usize]| {
            table.check(&order.iter().map(|&place| pool[place].1).collect::<Vec<_>>()).shortfall()
        };
        let all = arrangements(pool.len(), positions as usize);
        let keeping: Vec<Vec<i64>> = all.iter().filter(|order| kept(order).is_none()).map(|order| scores(order)).collect();

        let got = table.rerank(&candidates).unwrap();
        prop_assert_eq!(got.order().len(), positions as usize);
        prop_assert_eq!(kept(got.order()), got.shortfall());
        let Some(best) = keeping.iter().max() else {
            let latest = all.iter().filter_map(|order| kept(order)).map(Shortfall::prefix).max();
            prop_assert_eq!(got.shortfall().map(Shortfall::prefix), latest, "no other falls short later");
            return Ok(());
        };
        prop_assert_eq!(got.shortfall(), None);
        prop_assert_eq!(&scores(got.order()), best);
        let sum = |scores: &Vec<i64>| scores.iter().sum::<i64>();
        prop_assert_eq!(Some(sum(best)), keeping.iter().map(sum).max());
    }

    #[test]
    fn who_is_called_for_would_not_have_been_next_by_score(
        pool in proptest::collection::vec((-9_i64..9, any::<bool>()), 12..40),
        share in 0.3..0.9_f64,
    ) {
        let candidates: Vec<Scored> = pool.iter().map(|&(score, member)| Scored::new(score, member)).collect();
        let got = RankedGroupFairness::new(12, share, 0.2).unwrap().rerank(&candidates).unwrap();
        for (prefix, &place) in (1..).zip(got.order()) {
            let left = (0..pool.len()).filter(|place| !got.order()[..prefix as usize - 1].contains(place));
            let best = left.max_by_key(|&place| (pool[place].0, std::cmp::Reverse(place))).unwrap();
            prop_assert_eq!(got.called_for().contains(&prefix), place != best);
        }
    }

    #[test]
    fn any_numbers_give_a_table_or_a_refusal(
        positions in 0_u32..300,
        share in prop_oneof![any::<f64>(), 0.0..1.0_f64, Just(f64::MIN_POSITIVE), Just(1.0 - f64::EPSILON)],
        alpha in prop_oneof![any::<f64>(), 0.0..1.0_f64, Just(f64::MIN_POSITIVE), Just(1.0 - f64::EPSILON)],
    ) {
        if let Ok(table) = RankedGroupFairness::new(positions, share, alpha) {
            let adjusted = table.adjusted();
            prop_assert_eq!(adjusted.positions(), positions);
            for table in [&table, &adjusted] {
                prop_assert!((0.0..=1.0 + 1e-9).contains(&table.fail_probability()));
                prop_assert!((0.0..1.0).contains(&table.prefix_alpha()));
                let steps = [0].iter().chain(table.minimums()).zip(table.minimums());
                prop_assert!(steps.into_iter().all(|(one, next)| next - one <= 1));
            }
            prop_assert!(adjusted.fail_probability() <= alpha * (1.0 + 2e-12));
        }
    }
}
