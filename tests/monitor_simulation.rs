//! How often tests reach their level where everybody has the same chance, how often intervals contain the true value, and
//! what looking after every round does. Seeded, so that a run is like every other.
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use mangfold::monitor::{
    Alternative, AverageEProcess, EProcess, Interval, Level, PartId, Rate, Strata, TwoByTwo, cochran_armitage,
};

const ALPHA: f64 = 0.05;

/// Steele, Lea and Flood 2014.
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    #[expect(clippy::cast_precision_loss, reason = "53 bits")]
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From one number to another, both in it; the excess of some of them is below 2^-50.
    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    /// So many people, each selected with the same chance.
    fn rate(&mut self, of: u64, chance: f64) -> Rate {
        let selected = (0..of).filter(|_| self.unit() < chance).count();
        Rate::new(selected as u64, of).unwrap()
    }

    /// Two groups with chances of their own.
    fn table(&mut self, group: u64, chance: f64, others: u64, their_chance: f64) -> TwoByTwo {
        TwoByTwo::new(self.rate(group, chance), self.rate(others, their_chance))
    }

    /// So many of all people selected, every choice as likely as every other: how many of each group.
    fn draw<const N: usize>(&mut self, groups: [u64; N], selected: u64) -> [u64; N] {
        let (mut left, mut taken) = (groups, [0; N]);
        for _ in 0..selected {
            let mut place = self.between(1, left.iter().sum());
            for (left, taken) in left.iter_mut().zip(&mut taken) {
                if place <= *left {
                    *left -= 1;
                    *taken += 1;
                    break;
                }
                place -= *left;
            }
        }
        taken
    }

    /// A round of 5 to 40 people, of whom some are of the group, and some are selected, whoever they are.
    fn fair_round(&mut self) -> TwoByTwo {
        let people = self.between(5, 40);
        let group = self.between(0, people / 2);
        let selected = self.between(0, people / 2);
        let [a, c] = self.draw([group, people - group], selected);
        table(a, group, c, people - group)
    }

    /// A round of 5 to 40 people where the group's odds are so many times those of the others.
    fn unfair_round(&mut self, odds_ratio: f64) -> TwoByTwo {
        let people = self.between(5, 40);
        let group = self.between(0, people / 2);
        let odds = 0.2 + self.unit();
        let chance = |odds: f64| odds / (1.0 + odds);
        self.table(group, chance(odds * odds_ratio), people - group, chance(odds))
    }
}

fn table(a: u64, of: u64, c: u64, rest: u64) -> TwoByTwo {
    TwoByTwo::new(Rate::new(a, of).unwrap(), Rate::new(c, rest).unwrap())
}

fn standard_errors(share: f64, of: u32) -> f64 {
    3.0 * (share * (1.0 - share) / f64::from(of)).sqrt()
}

/// How often, of so many times, something holds; where it is undefined it does not.
fn share(times: u32, mut holds: impl FnMut() -> bool) -> f64 {
    let count = (0..times).filter(|_| holds()).count();
    f64::from(u32::try_from(count).unwrap()) / f64::from(times)
}

#[track_caller]
fn assert_between(what: &str, share: f64, low: f64, high: f64) {
    assert!((low..=high).contains(&share), "{what}: {share}, not from {low} to {high}");
}

fn reaches(p: Option<f64>) -> bool {
    p.is_some_and(|p| p <= ALPHA)
}

/// Exact tests are at most at their level, and use a good part of it: what is left is that counts are whole.
#[test]
fn exact_tests_keep_their_level() {
    const TIMES: u32 = 20_000;
    let most = ALPHA + standard_errors(ALPHA, TIMES);
    let mut random = SplitMix(1);
    for side in [Alternative::Less, Alternative::Greater, Alternative::TwoSided] {
        let fisher = share(TIMES, || reaches(random.table(30, 0.3, 60, 0.3).fisher(side)));
        assert_between("Fisher", fisher, 0.02, most);
        let binomial = share(TIMES, || reaches(random.rate(80, 0.23).binomial_test(0.23, side)));
        assert_between("binomial", binomial, 0.02, most);
    }
}

/// Counting half of what is as likely as the observed brings the level near, and may exceed it
/// a little (Hirji, Tan and Elashoff 1991; Lydersen, Fagerland and Laake 2009): here by less than a tenth of it, and a
/// binomial test by less than three tenths.
#[test]
fn mid_p_is_near_its_level_and_may_exceed_it() {
    const TIMES: u32 = 20_000;
    let mut random = SplitMix(2);
    let slack = standard_errors(ALPHA, TIMES);
    for side in [Alternative::Less, Alternative::TwoSided] {
        let fisher = share(TIMES, || reaches(random.table(30, 0.3, 60, 0.3).fisher_mid_p(side)));
        assert_between("Fisher", fisher, 0.035, 1.1 * ALPHA + slack);
        let binomial = share(TIMES, || reaches(random.rate(80, 0.23).binomial_mid_p(0.23, side)));
        assert_between("binomial", binomial, 0.035, 1.3 * ALPHA + slack);
    }
}

#[test]
fn tests_for_large_counts_are_near_their_level_there() {
    const TIMES: u32 = 10_000;
    let slack = standard_errors(ALPHA, TIMES) + 0.004;
    let mut random = SplitMix(3);
    let two_sided = Alternative::TwoSided;
    let pooled =
        share(TIMES, || reaches(random.table(400, 0.3, 500, 0.3).pooled_z().map(|z| z.p(two_sided))));
    assert_between("pooled z", pooled, ALPHA - slack, ALPHA + slack);
    let trend = share(TIMES, || {
        let periods: Vec<(i32, Rate)> = (2020..2026).map(|year| (year, random.rate(100, 0.3))).collect();
        reaches(cochran_armitage(&periods).map(|z| z.p(two_sided)))
    });
    assert_between("Cochran–Armitage", trend, ALPHA - slack, ALPHA + slack);
    // One ratio of the odds in all rounds, at rates that differ.
    let equal = share(TIMES / 4, || {
        let strata: Strata = [0.2, 0.4, 0.6, 0.8, 1.0]
            .into_iter()
            .map(|odds: f64| random.table(120, odds * 1.5 / (1.0 + odds * 1.5), 150, odds / (1.0 + odds)))
            .collect();
        reaches(strata.breslow_day().map(|test| test.p()))
    });
    let slack = standard_errors(ALPHA, TIMES / 4) + 0.004;
    assert_between("Breslow–Day", equal, ALPHA - slack, ALPHA + slack);
}

#[test]
fn tests_of_many_small_rounds_keep_their_level() {
    const TIMES: u32 = 4_000;
    let mut random = SplitMix(4);
    let most = ALPHA + standard_errors(ALPHA, TIMES);
    let (mut plain, mut corrected, mut less, mut two_sided, mut mid) = (0, 0, 0, 0, 0);
    for _ in 0..TIMES {
        let strata: Strata = (0..25).map(|_| random.fair_round()).collect();
        let test = strata.cochran_mantel_haenszel();
        let exact = strata.exact_conditional(Level::P95);
        plain += u32::from(reaches(test.map(|test| test.p(Alternative::TwoSided))));
        corrected += u32::from(reaches(test.map(|test| test.p_corrected(Alternative::TwoSided))));
        less += u32::from(reaches(exact.map(|exact| exact.p(Alternative::Less))));
        two_sided += u32::from(reaches(exact.map(|exact| exact.p(Alternative::TwoSided))));
        mid += u32::from(reaches(exact.map(|exact| exact.mid_p(Alternative::TwoSided))));
    }
    let of = |count: u32| f64::from(count) / f64::from(TIMES);
    assert_between("exact, less", of(less), 0.025, most);
    assert_between("exact, two-sided", of(two_sided), 0.025, most);
    assert_between("Cochran–Mantel–Haenszel, corrected", of(corrected), 0.025, most);
    // Without either correction it is near, not below.
    assert_between("exact, mid-p", of(mid), 0.04, most + 0.005);
    assert_between("Cochran–Mantel–Haenszel", of(plain), 0.04, most + 0.005);
}

/// The probabilities of 0..=n selected, by their ratios from an end.
fn binomial(n: u32, p: f64) -> Vec<f64> {
    let first = (1.0 - p).powi(n.cast_signed());
    let next = |mass: &f64, x: u32| mass * f64::from(n - x) * p / (f64::from(x + 1) * (1.0 - p));
    let mut at = 0;
    std::iter::successors(Some(first), |mass| {
        let mass = (at < n).then(|| next(mass, at));
        at += 1;
        mass
    })
    .collect()
}

/// Exactly, over the true rates from 0.01 to 0.99: Clopper–Pearson never below its level, Wilson about it on average and
/// seldom far below (Brown, Cai and `DasGupta` 2001).
#[test]
fn intervals_of_a_rate_contain_it_as_often_as_they_say() {
    for n in [10, 25, 60] {
        let intervals = |interval: fn(Rate, Level) -> Option<Interval>| -> Vec<Interval> {
            (0..=n).map(|x| interval(Rate::new(x.into(), n.into()).unwrap(), Level::P95).unwrap()).collect()
        };
        let (exact, wilson) = (intervals(Rate::clopper_pearson), intervals(Rate::wilson));
        let (mut least_exact, mut least_wilson, mut sum) = (1.0_f64, 1.0_f64, 0.0);
        for percent in 1..100 {
            let p = f64::from(percent) / 100.0;
            let coverage = |intervals: &[Interval]| -> f64 {
                binomial(n, p)
                    .iter()
                    .zip(intervals)
                    .filter(|(_, interval)| interval.contains(p))
                    .map(|(mass, _)| mass)
                    .sum()
            };
            least_exact = least_exact.min(coverage(&exact));
            least_wilson = least_wilson.min(coverage(&wilson));
            sum += coverage(&wilson) / 99.0;
        }
        assert_between("Clopper–Pearson", least_exact, 0.95, 0.97);
        assert_between("Wilson, least", least_wilson, 0.83, 0.95);
        assert_between("Wilson, on average", sum, 0.945, 0.96);
    }
}

/// Exactly, over pairs of true rates: Newcombe 1998 found method 10 at 0.952 on average and seldom far below, and the
/// logarithmic interval of Katz, Baptista, Azen and Pike 1978 holds where neither count is small.
#[test]
fn intervals_of_differences_and_ratios_contain_them_about_as_often_as_they_say() {
    let (group, others) = (40, 60);
    let rates = [0.15, 0.3, 0.45, 0.6];
    let (mut newcombe, mut katz, mut pairs) = (0.0, 0.0, 0.0);
    for one in rates {
        for other in rates {
            let (mut of_newcombe, mut of_katz) = (0.0, 0.0);
            for (x, mass) in (0..).zip(binomial(group, one)) {
                for (y, their_mass) in (0..).zip(binomial(others, other)) {
                    let table = table(x, group.into(), y, others.into());
                    let holds =
                        |interval: Option<Interval>, value: f64| interval.is_none_or(|it| it.contains(value));
                    let mass = mass * their_mass;
                    of_newcombe += if holds(table.newcombe(Level::P95), one - other) { mass } else { 0.0 };
                    of_katz += if holds(table.katz(Level::P95), one / other) { mass } else { 0.0 };
                }
            }
            assert_between("Newcombe", of_newcombe, 0.935, 0.965);
            assert_between("Katz", of_katz, 0.935, 0.99);
            newcombe += of_newcombe;
            katz += of_katz;
            pairs += 1.0;
        }
    }
    assert_between("Newcombe, on average", newcombe / pairs, 0.945, 0.96);
    assert_between("Katz, on average", katz / pairs, 0.945, 0.97);
}

#[test]
fn intervals_of_odds_ratios_contain_them_as_often_as_they_say() {
    const TIMES: u32 = 3_000;
    let mut random = SplitMix(5);
    let slack = standard_errors(ALPHA, TIMES);
    for odds_ratio in [0.4, 1.0, 1.8] {
        let single = share(TIMES, || {
            let table = random.table(40, 0.3 * odds_ratio / (0.7 + 0.3 * odds_ratio), 60, 0.3);
            table.conditional_odds_ratio(Level::P95).is_none_or(|exact| exact.interval().contains(odds_ratio))
        });
        assert_between("conditional, one table", single, 0.95 - slack, 0.99);
        let (mut exact, mut robins) = (0, 0);
        for _ in 0..TIMES {
            let strata: Strata = (0..25).map(|_| random.unfair_round(odds_ratio)).collect();
            exact += u32::from(strata.exact_conditional(Level::P95).unwrap().interval().contains(odds_ratio));
            robins +=
                u32::from(strata.common_odds_ratio(Level::P95).unwrap().interval().contains(odds_ratio));
        }
        let of = |count: u32| f64::from(count) / f64::from(TIMES);
        assert_between("conditional, strata", of(exact), 0.95 - slack, 0.985);
        assert_between("Robins–Breslow–Greenland", of(robins), 0.945 - slack, 0.96 + slack);
    }
}

const ROUNDS: u128 = 100;

fn key(round: u128) -> PartId {
    PartId::new(round.to_string().parse().unwrap(), "2026".parse().unwrap())
}

/// Whether an e-process ever reaches 1 / α when it is looked at after each of a hundred rounds.
fn crosses(mut process: EProcess, mut round: impl FnMut() -> TwoByTwo) -> bool {
    (0..ROUNDS).any(|number| process.close(key(number), round()).unwrap() >= 1.0 / ALPHA)
}

/// Ville 1939: at most α, however often one looks. A test for one look does not hold that.
#[test]
fn looking_after_every_round_does_not_raise_the_level_of_an_e_process() {
    const TIMES: u32 = 10_000;
    let most = ALPHA + standard_errors(ALPHA, TIMES);
    let mut random = SplitMix(6);
    let one_sided = share(TIMES, || crosses(EProcess::disadvantage(), || random.fair_round()));
    assert_between("disadvantage", one_sided, 0.01, most);
    let two_sided = share(TIMES, || crosses(EProcess::two_sided(), || random.fair_round()));
    assert_between("two-sided", two_sided, 0.01, most);

    let ordinary = share(1_000, || {
        let mut strata = Strata::default();
        (0..ROUNDS).any(|_| {
            strata.push(random.fair_round());
            reaches(strata.cochran_mantel_haenszel().map(|test| test.p(Alternative::TwoSided)))
        })
    });
    assert_between("Cochran–Mantel–Haenszel after every round", ordinary, 0.2, 0.6);
}

#[test]
fn looking_at_the_average_of_groups_after_every_round_does_not_raise_its_level() {
    const TIMES: u32 = 3_000;
    let mut random = SplitMix(7);
    let crossing = share(TIMES, || {
        let mut average = AverageEProcess::new(EProcess::disadvantage(), 3).unwrap();
        (0..ROUNDS).any(|round| {
            let groups = [(); 3].map(|()| random.between(0, 13));
            let people: u64 = groups.iter().sum();
            let selected = random.between(0, people / 2);
            let taken = random.draw(groups, selected);
            let tables: Vec<TwoByTwo> =
                taken.iter().zip(groups).map(|(a, of)| table(*a, of, selected - a, people - of)).collect();
            average.close(key(round), &tables).unwrap() >= 1.0 / ALPHA
        })
    });
    assert_between("average", crossing, 0.003, ALPHA + standard_errors(ALPHA, TIMES));
}

#[test]
fn an_e_process_finds_half_the_odds_within_a_hundred_rounds() {
    let mut random = SplitMix(8);
    let one_sided = share(300, || crosses(EProcess::disadvantage(), || random.unfair_round(0.5)));
    assert_between("disadvantage", one_sided, 0.95, 1.0);
    let two_sided = share(300, || crosses(EProcess::two_sided(), || random.unfair_round(0.5)));
    assert_between("two-sided", two_sided, 0.9, 1.0);
    let either = share(300, || crosses(EProcess::two_sided(), || random.unfair_round(2.0)));
    assert_between("two-sided, the other way", either, 0.9, 1.0);
    let preferred = share(300, || crosses(EProcess::disadvantage(), || random.unfair_round(2.0)));
    assert_between("disadvantage, where the group is preferred", preferred, 0.0, 0.01);
}
