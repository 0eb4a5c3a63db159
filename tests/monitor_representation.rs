//! Shares of posts beside shares of a population, local targets and pipelines.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "what a test reads is written for it")]

use chrono::NaiveDate;
use mangfold::monitor::{
    Alternative, Arrival, Level, LocalTarget, LocalTargetError, NeededShare, OneSample, Period, Pipeline,
    PipelineError, Population, PopulationShare, PopulationShareError, Rate, Tier, TierPipeline,
    TierPipelineError, TierRepresentation, TierTarget, cochran_armitage, holm,
};
use proptest::prelude::*;

fn rate(selected: u64, of: u64) -> Rate {
    Rate::new(selected, of).unwrap()
}

fn share(part: u64, whole: u64) -> PopulationShare {
    PopulationShare::new(part, whole).unwrap()
}

fn near(got: f64, wanted: f64, relative: f64) -> bool {
    (got - wanted).abs() <= relative * wanted.abs()
}

#[test]
fn eighteen_of_225_beside_a_quarter() {
    // Fagbladet 12/2007, p. 31; p-value and interval as R 4.2.2 binom.test(18, 225, 0.25).
    let elected = OneSample::new(rate(18, 225), share(1, 4));
    assert!(near(elected.share().unwrap(), 0.08, 1e-15));
    assert!(near(elected.parity_ratio().unwrap(), 0.32, 1e-15));
    assert!(near(elected.difference().unwrap(), -0.17, 1e-15));
    assert!(near(elected.expected_heads(), 56.25, 1e-15));
    assert_eq!(elected.heads_short(), Some(39));
    let p = |alternative| elected.binomial_test(alternative).unwrap();
    assert!(near(p(Alternative::TwoSided), 7.515_487_938_94e-11, 1e-9), "{}", p(Alternative::TwoSided));
    assert!(p(Alternative::Less) < p(Alternative::TwoSided));
    assert!(p(Alternative::Greater) > 1.0 - 1e-9);
    assert!(elected.binomial_mid_p(Alternative::Less).unwrap() < p(Alternative::Less));
    let interval = elected.interval(Level::P95).unwrap();
    assert!(near(interval.low(), 0.048_101_31, 1e-7) && near(interval.high(), 0.123_488_36, 1e-7));
}

#[test]
fn of_no_posts_there_is_no_figure() {
    let nobody = OneSample::new(rate(0, 0), share(1, 4));
    assert_eq!(nobody.share(), None);
    assert_eq!(nobody.parity_ratio(), None);
    assert_eq!(nobody.difference(), None);
    assert_eq!(nobody.heads_short(), None);
    assert_eq!(nobody.binomial_test(Alternative::TwoSided), None);
    assert_eq!(nobody.binomial_mid_p(Alternative::TwoSided), None);
    assert_eq!(nobody.interval(Level::P95), None);
}

#[test]
fn beside_a_group_the_population_does_not_have_there_is_no_ratio() {
    let some = OneSample::new(rate(3, 10), share(0, 100));
    assert_eq!(some.parity_ratio(), None);
    assert_eq!(some.heads_short(), Some(0));
    assert_eq!(some.binomial_test(Alternative::TwoSided), Some(0.0));
}

#[test]
fn heads_are_counted_exactly_at_the_edge() {
    let cases = [
        // Exactly a quarter is not short; one post more, and it is.
        (1, 4, 1, 4, 0),
        (1, 5, 1, 4, 1),
        (0, 1, 1, u64::MAX, 1),
        (0, u64::from(u32::MAX), 1, u64::MAX, 1),
        (0, u64::from(u32::MAX), u64::MAX - 1, u64::MAX, u32::MAX),
        (0, u64::from(u32::MAX), u64::MAX, u64::MAX, u32::MAX),
        (7, 7, 0, 1, 0),
        // A third has no last digit: 100,000,001 of 300,000,001 is above, 100,000,000 below.
        (100_000_000, 300_000_001, 1, 3, 1),
        (100_000_001, 300_000_001, 1, 3, 0),
    ];
    for (heads, posts, part, whole, short) in cases {
        let got = OneSample::new(rate(heads, posts), share(part, whole)).heads_short();
        assert_eq!(got, Some(short), "{heads} of {posts} beside {part} of {whole}");
    }
}

#[test]
fn what_is_no_share_of_a_population_is_refused_by_name() {
    let refused = |part, whole| PopulationShare::new(part, whole).unwrap_err();
    assert_eq!(refused(0, 0), PopulationShareError::OfNobody { part: 0 });
    assert_eq!(refused(7, 0).to_string(), "population share: 7 of nobody");
    assert_eq!(refused(5, 4), PopulationShareError::MoreThanAll { part: 5, whole: 4 });
    assert_eq!(refused(5, 4).code(), "population_share_more_than_all");
    assert_eq!(refused(0, 0).code(), "population_share_of_nobody");
    assert!(PopulationShare::new(4, 4).is_ok());
}

#[test]
fn a_share_of_a_population_is_read_through_its_constructor() {
    let read = |json| serde_json::from_str::<PopulationShare>(json);
    assert_eq!(read(r#"{"part":1,"whole":4}"#).unwrap(), share(1, 4));
    assert_eq!(serde_json::to_string(&share(1, 4)).unwrap(), r#"{"part":1,"whole":4}"#);
    assert!(read(r#"{"part":5,"whole":4}"#).unwrap_err().to_string().contains("population share: 5 of 4"));
    assert!(read(r#"{"part":1,"whole":4,"source":"x"}"#).is_err());
}

#[test]
fn targets_are_those_of_a_chain_of_exact_rationals() {
    let mut seen = [0; 6];
    for line in include_str!("reference/targets.csv").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let [heads, posts, part, whole, periods, exit, hired, of, needed, expected, probability, arrival] =
            cells[..]
        else {
            panic!("twelve cells: {line}")
        };
        let count = |cell: &str| cell.parse::<u64>().unwrap();
        let number = |cell: &str| cell.parse::<f64>().unwrap();
        let target = LocalTarget::new(
            rate(count(heads), count(posts)),
            share(count(part), count(whole)),
            periods.parse().unwrap(),
            number(exit),
        )
        .unwrap();
        match (target.needed_share_of_hires(), needed.strip_prefix("beyond ")) {
            (NeededShare::OfHires(got), None) => {
                seen[0] += 1;
                assert!((got - number(needed)).abs() < 1e-12, "{line}: {got}");
            }
            (NeededShare::BeyondAll { expected }, Some(wanted)) => {
                seen[1] += 1;
                assert!((expected - number(wanted)).abs() < 1e-12, "{line}: {expected}");
            }
            other => panic!("{line}: {other:?}"),
        }
        let path = target.forecast(rate(count(hired), count(of)), Level::P95).unwrap().observed();
        assert!((path.expected_share() - number(expected)).abs() < 1e-12, "{line}: {path:?}");
        let got = path.probability().unwrap();
        assert!(near(got, number(probability), 1e-11), "{line}: {got}");
        match (path.arrival(), arrival) {
            (Arrival::Never, "never") => seen[2] += 1,
            (Arrival::After { periods }, "more") => assert!(periods > 400, "{line}"),
            (Arrival::After { periods }, arrival) => {
                seen[3 + usize::from(periods > 0) + usize::from(periods > 1)] += 1;
                assert_eq!(periods.to_string(), arrival, "{line}");
            }
            other => panic!("{line}: {other:?}"),
        }
    }
    assert!(seen.iter().all(|count| *count >= 15), "{seen:?}");
}

#[test]
fn what_never_comes_and_what_comes_too_late_are_said() {
    let target = |heads, exit| LocalTarget::new(rate(heads, 100), share(1, 4), 8, exit).unwrap();
    let arrival =
        |target: LocalTarget, hires| target.forecast(hires, Level::P95).unwrap().observed().arrival();
    assert_eq!(arrival(target(10, 0.1), rate(25, 100)), Arrival::Never, "it comes ever nearer");
    assert_eq!(arrival(target(10, 1.0), rate(25, 100)), Arrival::After { periods: 1 });
    assert_eq!(arrival(target(10, 0.0), rate(1, 1)), Arrival::Never, "no post falls vacant");
    assert_eq!(arrival(target(25, 0.0), rate(0, 1)), Arrival::After { periods: 0 }, "it stands there now");
    assert_eq!(arrival(target(10, 1e-9), rate(1, 1)), Arrival::NotWithin { periods: 10_000 });
    // 0.9 · 0.9999^t = 0.75 at t = 1,823.1.
    assert_eq!(arrival(target(10, 1e-4), rate(1, 1)), Arrival::After { periods: 1_824 });
    assert_eq!(target(10, 0.1).forecast(rate(0, 0), Level::P95), None);
}

#[test]
fn what_is_no_target_is_refused_by_name() {
    let refused = |heads, exit| LocalTarget::new(heads, share(1, 4), 8, exit).unwrap_err();
    assert_eq!(refused(rate(0, 0), 0.1), LocalTargetError::OfNoPosts);
    assert_eq!(refused(rate(0, 0), 0.1).to_string(), "heads: 0 of no posts");
    assert_eq!(refused(rate(0, 1), -0.1).to_string(), "exit rate: -0.1 is not from nought to one");
    for exit in [1.000_001, f64::NAN, f64::INFINITY, -f64::MIN_POSITIVE] {
        assert_eq!(refused(rate(0, 1), exit).code(), "local_target_exit_rate_out_of_range");
    }
    assert_eq!(refused(rate(0, 0), f64::NAN).code(), "local_target_of_no_posts");
}

#[test]
fn as_many_hires_are_expected_as_posts_fall_vacant() {
    let target = LocalTarget::new(rate(18, 225), share(1, 4), 10, 0.125).unwrap();
    assert!(near(target.expected_hires(), 281.25, 1e-15));
    assert_eq!(target.standing(), OneSample::new(rate(18, 225), share(1, 4)));
}

#[test]
fn many_posts_have_a_probability_and_too_many_have_none() {
    let path = |posts: u64| {
        let target = LocalTarget::new(rate(posts / 10, posts), share(1, 4), 3, 0.5).unwrap();
        target.forecast(rate(3, 10), Level::P95).unwrap().observed()
    };
    // The expected share is 0.275, some 50 deviations above a quarter.
    assert!(path(1_000_000).probability().unwrap() > 1.0 - 1e-12);
    assert_eq!(path(1_000_001).probability(), None);
    assert!(near(path(u64::from(u32::MAX)).expected_share(), 0.275, 1e-9));
}

#[test]
fn several_groups_at_once_are_adjusted_for_how_many_they_are() {
    let samples = [(18, 225), (0, 0), (4, 30), (60, 225)]
        .map(|(heads, posts)| OneSample::new(rate(heads, posts), share(1, 4)));
    for alternative in [Alternative::Less, Alternative::TwoSided] {
        let p_values = samples.map(|sample| sample.binomial_test(alternative));
        let adjusted = OneSample::holm(&samples, alternative);
        assert_eq!(adjusted, holm(&p_values).unwrap());
        assert!(near(adjusted[0].unwrap(), 3.0 * p_values[0].unwrap(), 1e-15), "three were looked at");
        assert_eq!(adjusted[1], None);
    }
    assert!(OneSample::holm(&[], Alternative::Less).is_empty());
}

fn three_levels(year: i32, counts: [(u64, u64); 3]) -> (i32, Vec<Rate>) {
    (year, counts.iter().map(|&(group, all)| rate(group, all)).collect())
}

#[test]
fn a_pipeline_compares_each_level_with_the_one_below() {
    let pipeline = Pipeline::new(vec![three_levels(2025, [(200, 1_000), (10, 100), (0, 10)])]).unwrap();
    assert_eq!(pipeline.levels(), 3);
    let steps: Vec<_> = pipeline.years()[0].steps().collect();
    assert_eq!(steps.len(), 2);
    assert_eq!((steps[0].below(), steps[0].above()), (rate(200, 1_000), rate(10, 100)));
    assert_eq!(steps[0].ratio(), Some(0.5));
    assert_eq!(steps[1].ratio(), Some(0.0));
    // R 4.2.2: fisher.test(matrix(c(10, 90, 200, 800), 2)), whose estimate is good to four digits.
    let odds_ratio = steps[0].odds_ratio(Level::P95).unwrap();
    assert!(near(odds_ratio.estimate(), 0.444_684_58, 1e-4), "{odds_ratio:?}");
    assert!(near(odds_ratio.interval().low(), 0.202_477_69, 1e-4), "{odds_ratio:?}");
    assert!(near(odds_ratio.interval().high(), 0.876_685_33, 1e-4), "{odds_ratio:?}");
    assert_eq!(steps[0].table().risk_ratio(), steps[0].ratio());
    // Of nobody at one level, and of a group that is at neither, there is nothing to say.
    let empty = Pipeline::new(vec![three_levels(2025, [(0, 1_000), (0, 100), (0, 0)])]).unwrap();
    for step in empty.years()[0].steps() {
        assert_eq!((step.ratio(), step.odds_ratio(Level::P95)), (None, None));
    }
}

#[test]
fn a_pipeline_over_years_is_in_order_whatever_the_order_given() {
    let years = [
        three_levels(2025, [(310, 2_400), (9, 160), (0, 21)]),
        three_levels(2023, [(260, 2_350), (6, 158), (0, 20)]),
        three_levels(2024, [(290, 2_380), (8, 159), (0, 20)]),
    ];
    let pipeline = Pipeline::new(years.to_vec()).unwrap();
    assert_eq!(
        pipeline.years().iter().map(mangfold::monitor::PipelineYear::year).collect::<Vec<_>>(),
        [2023, 2024, 2025]
    );
    assert_eq!(pipeline.years()[2].rates()[1], rate(9, 160));
    assert_eq!(pipeline.level(1), [(2023, rate(6, 158)), (2024, rate(8, 159)), (2025, rate(9, 160))]);
    let change = pipeline.change(1).unwrap();
    assert_eq!((change.group(), change.others()), (rate(9, 160), rate(6, 158)));
    assert!(change.difference().unwrap() > 0.0);
    let trend = pipeline.trend(1).unwrap();
    assert_eq!(Some(trend), cochran_armitage(&pipeline.level(1)));
    assert!(trend.statistic() > 0.0);
    assert_eq!(pipeline.trend(2), None);
    assert_eq!((pipeline.change(3), pipeline.trend(3), pipeline.level(3)), (None, None, vec![]));
    let one = Pipeline::new(years[..1].to_vec()).unwrap();
    assert_eq!((one.change(0), one.trend(0)), (None, None));
}

#[test]
fn what_is_no_pipeline_is_refused_by_name() {
    let refused = |years: &[(i32, usize)]| {
        let years = years.iter().map(|&(year, levels)| (year, vec![rate(1, 2); levels])).collect();
        let error: PipelineError = Pipeline::new(years).unwrap_err();
        (error.code(), error.to_string())
    };
    let cases: [(&[(i32, usize)], _, _); 6] = [
        (&[], "pipeline_without_years", "years: none"),
        (&[(2024, 2), (2025, 2), (2024, 2)], "pipeline_year_twice", "years: 2024 twice"),
        (&[(2024, 0)], "pipeline_without_levels", "levels: none in 2024"),
        (&[(2024, 2), (2025, 0)], "pipeline_without_levels", "levels: none in 2025"),
        (&[(2024, 2), (2025, 3)], "pipeline_levels_differ", "levels: 3 in 2025, 2 in 2024"),
        (&[(2025, 3), (2024, 2)], "pipeline_levels_differ", "levels: 3 in 2025, 2 in 2024"),
    ];
    for (years, code, message) in cases {
        assert_eq!(refused(years), (code, message.to_owned()));
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn tier_on(on: NaiveDate) -> TierRepresentation {
    let source = "Fagbladet 12/2007, p. 31".parse().unwrap();
    let population = Population::new(share(1, 4), "immigrant_background".parse().unwrap(), source, on);
    TierRepresentation::new(Tier::ElectedMembers, rate(18, 225), on, population).unwrap()
}

#[test]
fn a_tier_is_read_through_its_constructor() {
    let oslo = tier_on(day(2007, 12, 1)).in_unit("Oslo".parse().unwrap());
    let json = concat!(
        r#"{"tier":"elected_members","unit":"Oslo","heads":{"selected":18,"of":225},"on":"2007-12-01","#,
        r#""population":{"share":{"part":1,"whole":4},"group":"immigrant_background","#,
        r#""source":"Fagbladet 12/2007, p. 31","on":"2007-12-01"}}"#
    );
    assert_eq!(serde_json::to_string(&oslo).unwrap(), json);
    let read = |json: &str| serde_json::from_str::<TierRepresentation>(json);
    assert_eq!(read(json).unwrap(), oslo);
    assert_eq!(read(&json.replace(r#""unit":"Oslo","#, "")).unwrap(), tier_on(day(2007, 12, 1)));
    let refusals = [
        (r#"{"selected":18,"of":225}"#, r#"{"selected":0,"of":0}"#, "heads: elected_members with no posts"),
        (r#"{"selected":18,"of":225}"#, r#"{"selected":226,"of":225}"#, "rate: 226 selected of 225"),
        (r#"{"part":1,"whole":4}"#, r#"{"part":0,"whole":0}"#, "population share: 0 of nobody"),
        ("2007-12-01", "2007-12-1", "no date"),
        (r#""unit":"Oslo""#, r#""place":"Oslo""#, "unknown field `place`"),
        ("immigrant_background", "Immigrant background", "no code"),
    ];
    for (there, instead, message) in refusals {
        let error = read(&json.replace(there, instead)).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
    assert_eq!(
        (oslo.tier(), oslo.heads(), oslo.on()),
        (&Tier::ElectedMembers, rate(18, 225), day(2007, 12, 1))
    );
    assert_eq!(oslo.unit().map(mangfold::Title::as_str), Some("Oslo"));
    assert_eq!(oslo.population().group().as_str(), "immigrant_background");
    assert_eq!(oslo.population().on(), day(2007, 12, 1));
    assert_eq!(oslo.sample(), OneSample::new(rate(18, 225), share(1, 4)));
}

#[test]
fn periods_until_a_target_are_whole_ones() {
    let cases = [
        ((2026, 9, 1), (2026, 9, 1), 0, 0, 0),
        ((2026, 9, 1), (2027, 8, 31), 11, 3, 0),
        ((2026, 9, 1), (2027, 9, 1), 12, 4, 1),
        ((2026, 9, 15), (2030, 6, 14), 44, 14, 3),
        ((2026, 9, 15), (2030, 6, 15), 45, 15, 3),
        ((2024, 2, 29), (2025, 2, 28), 11, 3, 0),
        ((2024, 2, 29), (2025, 3, 1), 12, 4, 1),
        ((2026, 1, 31), (2026, 2, 28), 0, 0, 0),
        ((2025, 12, 31), (2026, 1, 1), 0, 0, 0),
    ];
    for (on, by, months, quarters, years) in cases {
        let (on, by) = (day(on.0, on.1, on.2), day(by.0, by.1, by.2));
        let target = TierTarget::new(tier_on(on), share(1, 4), by).unwrap();
        let got = [Period::Month, Period::Quarter, Period::Year].map(|period| target.periods(period));
        assert_eq!(got, [months, quarters, years], "{on} to {by}");
        assert_eq!((target.by(), target.share(), target.standing().on()), (by, share(1, 4), on));
        let local = target.with_exits(Period::Quarter, 0.125).unwrap();
        assert_eq!(local, LocalTarget::new(rate(18, 225), share(1, 4), quarters, 0.125).unwrap());
    }
    let all_days = TierTarget::new(tier_on(NaiveDate::MIN), share(1, 4), NaiveDate::MAX).unwrap();
    assert!(all_days.periods(Period::Month) > 6_000_000);
    assert_eq!(
        all_days.with_exits(Period::Year, 1.5).unwrap_err().code(),
        "local_target_exit_rate_out_of_range"
    );
    let error = TierTarget::new(tier_on(day(2026, 9, 2)), share(1, 4), day(2026, 9, 1)).unwrap_err();
    assert_eq!(error.to_string(), "by: 2026-09-01, before the posts were counted on 2026-09-02");
}

#[test]
fn a_pipeline_of_tiers_has_the_same_tiers_in_the_same_order() {
    let year = |year, tiers: &[Tier]| {
        (year, tiers.iter().map(|tier| (tier.clone(), rate(1, 9))).collect::<Vec<_>>())
    };
    let school_heads = || Tier::Own("school_heads".parse().unwrap());
    let tiers = [Tier::Employees, school_heads(), Tier::KeyPositions];
    let pipeline = TierPipeline::new(vec![year(2025, &tiers), year(2024, &tiers)]).unwrap();
    assert_eq!(pipeline.tiers(), tiers);
    assert_eq!(pipeline.figures().years()[0].year(), 2024);

    let refused = |years| {
        let error: TierPipelineError = TierPipeline::new(years).unwrap_err();
        (error.code(), error.to_string())
    };
    let owned = |(code, message): (&'static str, &str)| (code, message.to_owned());
    assert_eq!(
        refused(vec![year(2025, &tiers), year(2024, &[Tier::Employees, school_heads()])]),
        owned((
            "pipeline_tiers_differ",
            "tiers: employees, school_heads in 2024, employees, school_heads, key_positions in 2025"
        ))
    );
    assert_eq!(
        refused(vec![
            year(2025, &[Tier::Employees, Tier::TopManagers]),
            year(2024, &[Tier::TopManagers, Tier::Employees])
        ]),
        owned((
            "pipeline_tiers_differ",
            "tiers: top_managers, employees in 2024, employees, top_managers in 2025"
        ))
    );
    assert_eq!(
        refused(vec![year(2025, &[Tier::Employees, Tier::TopManagers, Tier::Employees])]),
        owned(("pipeline_tier_twice", "tiers: employees twice in 2025"))
    );
    assert_eq!(refused(vec![]), owned(("pipeline_without_years", "years: none")));
    assert_eq!(refused(vec![year(2025, &[])]), owned(("pipeline_without_levels", "levels: none in 2025")));
    assert_eq!(
        refused(vec![year(2025, &tiers), year(2025, &tiers)]),
        owned(("pipeline_year_twice", "years: 2025 twice"))
    );
}

/// The chain of `tests/reference/targets.py` once more, in floating point, for whatever shares of hires an interval has.
fn chain(target: LocalTarget, hires: f64) -> Vec<f64> {
    let points = |of: u32, p: f64| {
        let mut points = vec![1.0];
        for _ in 0..of {
            let mut next = vec![0.0; points.len() + 1];
            for (x, mass) in points.iter().enumerate() {
                next[x] += mass * (1.0 - p);
                next[x + 1] += mass * p;
            }
            points = next;
        }
        points
    };
    let posts = target.heads().of();
    let mut state = vec![0.0; posts as usize + 1];
    state[target.heads().selected() as usize] = 1.0;
    for _ in 0..target.periods() {
        let mut next = vec![0.0; state.len()];
        for (heads, mass) in (0..).zip(&state) {
            for (left, p) in (0..).zip(points(heads, target.exit_rate())) {
                for (others, q) in (0..).zip(points(posts - heads, target.exit_rate())) {
                    for (hired, r) in (0..).zip(points(left + others, hires)) {
                        next[(heads - left + hired) as usize] += mass * p * q * r;
                    }
                }
            }
        }
        state = next;
    }
    state
}

fn rates(most: u64) -> impl Strategy<Value = Rate> {
    (1..=most).prop_flat_map(|of| (0..=of, Just(of))).prop_map(|(selected, of)| rate(selected, of))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn heads_short_are_the_fewest_that_suffice(heads in rates(300), part in 0_u64..50, rest in 1_u64..50) {
        let population = share(part, part + rest);
        let short = u64::from(OneSample::new(heads, population).heads_short().unwrap());
        let enough = |more: u64| (u64::from(heads.selected()) + more) * (part + rest) >= part * u64::from(heads.of());
        prop_assert!(enough(short));
        prop_assert!(short == 0 || !enough(short - 1));
    }

    #[test]
    fn every_path_is_that_of_its_chain(
        heads in rates(6),
        part in 0_u64..10,
        rest in 0_u64..10,
        periods in 0_u32..5,
        exit in prop_oneof![Just(0.0), Just(1.0), 0.01..0.99_f64],
        hires in rates(40),
    ) {
        let wanted = share(part, part + rest + 1);
        let target = LocalTarget::new(heads, wanted, periods, exit).unwrap();
        let forecast = target.forecast(hires, Level::P95).unwrap();
        let interval = hires.clopper_pearson(Level::P95).unwrap();
        let paths = [
            (forecast.low(), interval.low()),
            (forecast.observed(), hires.value().unwrap()),
            (forecast.high(), interval.high()),
        ];
        for (path, of_hires) in paths {
            prop_assert!((path.share_of_hires() - of_hires).abs() < 1e-15);
            let state = chain(target, of_hires);
            let posts = f64::from(heads.of());
            let mean: f64 = (0..).zip(&state).map(|(count, mass)| f64::from(count) * mass / posts).sum();
            prop_assert!((path.expected_share() - mean).abs() < 1e-12);
            let fewest = wanted.fewest_of(heads.of()) as usize;
            let standing: f64 = state.iter().skip(fewest).sum();
            prop_assert!((path.probability().unwrap() - standing).abs() < 1e-12);
        }
        let probability = |path: mangfold::monitor::Outlook| path.probability().unwrap();
        prop_assert!(probability(forecast.low()) <= probability(forecast.observed()) + 1e-12);
        prop_assert!(probability(forecast.observed()) <= probability(forecast.high()) + 1e-12);
    }

    #[test]
    fn the_needed_share_of_hires_is_enough_and_no_more(
        heads in rates(200),
        part in 1_u64..100,
        rest in 1_u64..100,
        periods in 1_u32..30,
        exit in 0.01..0.99_f64,
    ) {
        let wanted = share(part, part + rest);
        let target = LocalTarget::new(heads, wanted, periods, exit).unwrap();
        let after = |hires: f64| (0..periods).fold(heads.value().unwrap(), |at, _| at * (1.0 - exit) + hires * exit);
        match target.needed_share_of_hires() {
            NeededShare::OfHires(needed) if needed > 0.0 => {
                prop_assert!((after(needed) - wanted.value()).abs() < 1e-12);
                prop_assert!(needed <= 1.0);
            }
            NeededShare::OfHires(_) => prop_assert!(after(0.0) >= wanted.value() - 1e-12),
            NeededShare::BeyondAll { expected } => {
                prop_assert!(expected < wanted.value());
                prop_assert!((after(1.0) - expected).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn an_arrival_is_the_first_period_that_is_enough(
        heads in rates(60),
        part in 1_u64..30,
        rest in 1_u64..30,
        exit in 0.05..0.99_f64,
        hires in rates(60),
    ) {
        let wanted = share(part, part + rest).value();
        let target = LocalTarget::new(heads, share(part, part + rest), 5, exit).unwrap();
        let at = |periods| (0..periods).fold(heads.value().unwrap(), |at, _| at * (1.0 - exit) + hires.value().unwrap() * exit);
        match target.forecast(hires, Level::P95).unwrap().observed().arrival() {
            Arrival::After { periods: 0 } => prop_assert!(at(0) >= wanted - 1e-12),
            Arrival::After { periods } => {
                prop_assert!(at(periods) >= wanted - 1e-11);
                prop_assert!(at(periods - 1) < wanted + 1e-11);
            }
            Arrival::NotWithin { .. } => prop_assert!(false, "exits are frequent"),
            Arrival::Never => prop_assert!(hires.value().unwrap() <= wanted + 1e-11),
        }
    }

    #[test]
    fn any_numbers_give_a_target_or_a_refusal(
        heads in (any::<u32>(), any::<u32>()),
        part in any::<u64>(),
        whole in any::<u64>(),
        periods in any::<u32>(),
        exit in prop_oneof![any::<f64>(), 0.0..=1.0_f64, Just(f64::MIN_POSITIVE), Just(1.0 - f64::EPSILON / 2.0)],
        hires in (any::<u32>(), any::<u32>()),
        small in any::<bool>(),
    ) {
        let ordered = |(one, other): (u32, u32)| rate(u64::from(one.min(other)), u64::from(one.max(other)));
        let heads = if small { ordered((heads.0 % 5_000, heads.1 % 5_000)) } else { ordered(heads) };
        let Ok(wanted) = PopulationShare::new(part.min(whole), whole) else { return Ok(()) };
        let Ok(target) = LocalTarget::new(heads, wanted, periods, exit) else { return Ok(()) };
        if let NeededShare::OfHires(needed) = target.needed_share_of_hires() {
            prop_assert!((0.0..=1.0).contains(&needed));
        }
        let Some(forecast) = target.forecast(ordered(hires), Level::P95) else { return Ok(()) };
        for path in [forecast.low(), forecast.observed(), forecast.high()] {
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&path.expected_share()), "{path:?}");
            prop_assert!(path.probability().is_none_or(|p| (0.0..=1.0).contains(&p)), "{path:?}");
            prop_assert_eq!(path.probability().is_none(), heads.of() > LocalTarget::MOST_POSTS);
        }
    }
}
