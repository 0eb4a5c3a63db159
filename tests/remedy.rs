//! The search on plain numbers, beside one that tries everything.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "numbers below some bound")]

use mangfold::remedy::{Answer, Limit, Problem, STEPS};
use mangfold::{Ratio, Rounding};

/// Numbers that look random and are the same everywhere (a linear congruence, high bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound as u64) as usize
    }

    fn subset(&mut self, of: usize, in_ten: usize) -> Vec<usize> {
        (0..of).filter(|_| self.below(10) < in_ten).collect()
    }

    fn limit(&mut self, n: usize, k: usize) -> Limit {
        let in_ten = 1 + self.below(8);
        let members = self.subset(n, in_ten);
        match self.below(10) {
            0 => Limit::all(members.into_iter().take(3).collect()),
            1 | 2 => {
                let others = self.subset(n, 4);
                Limit::as_many_as(members, others)
            }
            3 => {
                let rounding = [Rounding::Up, Rounding::Down, Rounding::Nearest][self.below(3)];
                let whole = 2 + self.below(9);
                let part = 1 + self.below(whole);
                Limit::share(members, Ratio::new(part as u32, whole as u32).unwrap(), rounding)
            }
            4 | 5 => Limit::between(members, 0, self.below(k + 1) as u32),
            _ => Limit::between(members, self.below(4) as u32, (1 + self.below(k + 1)) as u32),
        }
    }

    fn problem(&mut self) -> Problem {
        let n = 1 + self.below(10);
        let k = self.below(n + 1);
        // Few different scores make many equals.
        let range = [1, 3, 10, 1000][self.below(4)];
        let scores = (0..n).map(|_| self.below(range) as i64 - (range / 3) as i64).collect();
        let limits = (0..self.below(5)).map(|_| self.limit(n, k)).collect();
        Problem::new(scores, k, limits).unwrap()
    }
}

fn subsets(n: usize) -> impl Iterator<Item = Vec<usize>> {
    (0..1_u32 << n).map(move |bits| (0..n).filter(|one| bits >> one & 1 == 1).collect())
}

fn holds(limits: &[Limit], chosen: &[usize]) -> bool {
    limits.iter().all(|limit| limit.violation(chosen) == 0)
}

fn total(problem: &Problem, chosen: &[usize]) -> i128 {
    chosen.iter().map(|one| i128::from(problem.scores()[*one])).sum()
}

fn without(one: &[usize], other: &[usize]) -> Vec<usize> {
    one.iter().filter(|who| !other.contains(who)).copied().collect()
}

/// Fewest removed, fewest added, highest score, the added that come first, the removed that come first.
fn best_of(problem: &Problem, from: &[usize], fits: impl Fn(&[usize]) -> bool) -> Option<Vec<usize>> {
    let allowed =
        subsets(problem.scores().len()).filter(|chosen| holds(problem.limits(), chosen) && fits(chosen));
    allowed.min_by_key(|chosen| {
        let (added, removed) = (without(chosen, from), without(from, chosen));
        (removed.len(), added.len(), -total(problem, chosen), added, removed)
    })
}

fn check(problem: &Problem, answer: Answer, wanted: Option<Vec<usize>>, could: impl Fn(&[Limit]) -> bool) {
    match (answer, wanted) {
        (Answer::Found(found), Some(wanted)) => {
            assert_eq!(found.chosen(), wanted, "{problem:?}");
            assert_eq!(found.total_score(), total(problem, &wanted));
        }
        (Answer::None { conflict }, None) => {
            let of = |numbers: &[usize]| {
                numbers.iter().map(|at| problem.limits()[*at].clone()).collect::<Vec<_>>()
            };
            assert!(!could(&of(&conflict)), "{conflict:?} can stand: {problem:?}");
            for one in &conflict {
                assert!(could(&of(&without(&conflict, &[*one]))), "{conflict:?} without {one}: {problem:?}");
            }
        }
        (answer, wanted) => panic!("{answer:?} is not {wanted:?}: {problem:?}"),
    }
}

#[test]
fn the_best_choice_is_the_one_that_trying_everything_finds() {
    let mut numbers = Numbers(1);
    let mut none = 0;
    for _ in 0..6000 {
        let problem = numbers.problem();
        let k = problem.places();
        let wanted = best_of(&problem, &[], |chosen| chosen.len() == k);
        none += usize::from(wanted.is_none());
        let n = problem.scores().len();
        check(&problem, problem.best(), wanted, |limits| {
            subsets(n).any(|chosen| chosen.len() == k && holds(limits, &chosen))
        });
    }
    assert!((1000..5000).contains(&none), "{none} without an answer");
}

#[test]
fn a_repair_is_the_one_that_trying_everything_finds() {
    let mut numbers = Numbers(2);
    let (mut swaps, mut filled) = (0, 0);
    for _ in 0..6000 {
        let problem = numbers.problem();
        let (n, k) = (problem.scores().len(), problem.places());
        let mut from = numbers.subset(n, 6);
        from.truncate(k);
        let wanted = best_of(&problem, &from, |chosen| chosen.len() == k);
        let answer = problem.repair(&from).unwrap();
        if let Answer::Found(found) = &answer {
            assert_eq!(found.added(), without(found.chosen(), &from));
            assert_eq!(found.removed(), without(&from, found.chosen()));
            swaps += usize::from(!found.removed().is_empty());
            filled += usize::from(!found.added().is_empty());
        }
        check(&problem, answer, wanted, |limits| {
            subsets(n).any(|chosen| chosen.len() == k && holds(limits, &chosen))
        });
    }
    assert!(swaps > 300 && filled > 1000, "{swaps} with somebody removed, {filled} with somebody added");
}

#[test]
fn an_extension_is_the_one_that_trying_everything_finds() {
    let mut numbers = Numbers(3);
    let mut added = 0;
    for _ in 0..6000 {
        let problem = numbers.problem();
        let (n, k) = (problem.scores().len(), problem.places());
        let mut from = numbers.subset(n, 3);
        from.truncate(k);
        let fits = |chosen: &[usize]| chosen.len() <= k && from.iter().all(|one| chosen.contains(one));
        let wanted = best_of(&problem, &from, fits);
        let answer = problem.extend(&from).unwrap();
        if let Answer::Found(found) = &answer {
            added += usize::from(!found.added().is_empty());
            assert!(found.removed().is_empty());
        }
        check(&problem, answer, wanted, |limits| {
            subsets(n).any(|chosen| fits(&chosen) && holds(limits, &chosen))
        });
    }
    assert!(added > 500, "{added} with somebody added");
}

#[test]
fn the_least_violation_is_the_one_that_trying_everything_finds() {
    let mut numbers = Numbers(4);
    let mut some = 0;
    for _ in 0..6000 {
        let problem = numbers.problem();
        let (n, k) = (problem.scores().len(), problem.places());
        let sum =
            |chosen: &[usize]| problem.limits().iter().map(|limit| limit.violation(chosen)).sum::<u64>();
        let least = subsets(n)
            .filter(|chosen| chosen.len() == k)
            .min_by_key(|chosen| (sum(chosen), -total(&problem, chosen), chosen.clone()))
            .unwrap();
        let found = problem.least_violation();
        assert_eq!(found.total(), Some(sum(&least)), "{problem:?}");
        assert_eq!(total(&problem, found.chosen()), total(&problem, &least), "{problem:?}");
        some += usize::from(sum(&least) > 0);
    }
    assert!(some > 1000, "{some} with a violation");
}

#[derive(Debug, serde::Deserialize)]
struct Sample {
    instances: Vec<Instance>,
}

#[derive(Debug, serde::Deserialize)]
struct Instance {
    k: usize,
    scores: Vec<i64>,
    groups: Vec<Group>,
    top_k: Vec<usize>,
    feasible: bool,
    best: Option<Wanted>,
    repair: Option<Wanted>,
    least_total_violation: Option<u64>,
    top_k_complies: Option<bool>,
}

#[derive(Debug, serde::Deserialize)]
struct Group {
    members: Vec<usize>,
    min: u32,
    max: u32,
}

#[derive(Debug, serde::Deserialize)]
struct Wanted {
    total_score: i128,
    selection: Vec<usize>,
    unique: Option<bool>,
    swaps: Option<usize>,
}

impl Instance {
    fn problem(&self) -> Problem {
        let limit = |group: &Group| Limit::between(group.members.clone(), group.min, group.max);
        Problem::new(self.scores.clone(), self.k, self.groups.iter().map(limit).collect()).unwrap()
    }
}

fn by_scores(scores: &[i64], k: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by_key(|one| (std::cmp::Reverse(scores[*one]), *one));
    order.truncate(k);
    order.sort_unstable();
    order
}

#[test]
fn solved_instances_have_the_answers_that_other_solvers_proved() {
    let sample: Sample =
        serde_json::from_str(include_str!("../examples/data/shortlists_sample.json")).unwrap();
    assert_eq!(sample.instances.len(), 10);
    for instance in &sample.instances {
        let problem = instance.problem();
        assert_eq!(by_scores(&instance.scores, instance.k), instance.top_k);
        let (best, repair) = (problem.best(), problem.repair(&instance.top_k).unwrap());
        assert_eq!(problem.least_violation().total(), Some(instance.least_total_violation.unwrap_or(0)));
        let (Some(wanted), Some(mended)) = (&instance.best, &instance.repair) else {
            assert!(!instance.feasible);
            assert!(matches!((&best, &repair), (Answer::None { .. }, Answer::None { .. })), "{instance:?}");
            continue;
        };
        assert!(instance.feasible);
        let (Answer::Found(best), Answer::Found(repair)) = (best, repair) else { panic!("{instance:?}") };
        assert_eq!(best.total_score(), wanted.total_score);
        if wanted.unique == Some(true) {
            assert_eq!(best.chosen(), wanted.selection);
        }
        assert!(holds(problem.limits(), best.chosen()) && holds(problem.limits(), repair.chosen()));
        assert_eq!(Some(repair.removed().len()), mended.swaps);
        assert_eq!(repair.added().len(), repair.removed().len());
        assert_eq!(repair.total_score(), mended.total_score);
        assert_eq!(Some(repair.removed().is_empty()), instance.top_k_complies);
    }
}

const GREATEST: i64 = 9_007_199_254_740_991;

#[test]
fn what_does_not_belong_together_is_refused_with_the_field_and_the_value() {
    let refused = |scores: Vec<i64>, places, limits| Problem::new(scores, places, limits).unwrap_err();
    let cases = [
        (
            refused(vec![1], 2, vec![]),
            "problem_more_places_than_candidates",
            "places: 2, but there are 1 candidates",
        ),
        (
            refused(vec![0; 1_000_001], 1, vec![]),
            "problem_too_many_candidates",
            "scores: 1000001, at most 1000000 are allowed",
        ),
        (
            refused(vec![1], 1, vec![Limit::all(vec![]); 65]),
            "problem_too_many_limits",
            "limits: 65, at most 64 are allowed",
        ),
        (
            refused(vec![0, GREATEST + 1], 1, vec![]),
            "problem_score_out_of_range",
            "scores (candidate 1): 9007199254740992 is not within ±9007199254740991",
        ),
        (
            refused(vec![i64::MIN], 1, vec![]),
            "problem_score_out_of_range",
            "scores (candidate 0): -9223372036854775808 is not within ±9007199254740991",
        ),
        (
            refused(vec![1, 2], 1, vec![Limit::all(vec![0]), Limit::between(vec![usize::MAX, 0], 0, 1)]),
            "problem_unknown_member",
            "limits (number 2): there is no candidate 18446744073709551615 of 2",
        ),
        (
            refused(vec![1, 2], 1, vec![Limit::as_many_as(vec![0], vec![2])]),
            "problem_unknown_member",
            "limits (number 1): there is no candidate 2 of 2",
        ),
        (
            refused(vec![1, 2], 1, vec![Limit::as_many_as(vec![0], vec![1, 0, 1])]),
            "problem_member_twice",
            "limits (number 1): candidate 1 is there twice",
        ),
    ];
    for (error, code, text) in &cases {
        assert_eq!((error.code(), error.to_string().as_str()), (*code, *text));
    }
    let problem = Problem::new(vec![1, 2, 3], 2, vec![]).unwrap();
    let from: [(&[usize], _, _); 3] = [
        (&[0, 3], "problem_not_a_choice", "from: candidate 3 is not there, or is there twice"),
        (&[1, 1], "problem_not_a_choice", "from: candidate 1 is not there, or is there twice"),
        (&[2, 0, 1], "problem_more_than_places", "from: 3, but places is 2"),
    ];
    for (from, code, text) in from {
        for error in [problem.repair(from).unwrap_err(), problem.extend(from).unwrap_err()] {
            assert_eq!((error.code(), error.to_string().as_str()), (code, text));
        }
    }
}

#[track_caller]
fn found(answer: Answer) -> (Vec<usize>, i128) {
    let Answer::Found(found) = answer else { panic!("{answer:?}") };
    (found.chosen().to_vec(), found.total_score())
}

#[test]
fn the_greatest_scores_there_are_tie_and_add_up_exactly() {
    let scores = vec![GREATEST, -GREATEST, GREATEST, -GREATEST, GREATEST, GREATEST - 1];
    let limits = vec![Limit::between(vec![1, 3], 1, 2), Limit::as_many_as(vec![5, 3], vec![0, 2])];
    let problem = Problem::new(scores.clone(), 4, limits).unwrap();
    let wanted = best_of(&problem, &[], |chosen| chosen.len() == 4).unwrap();
    assert_eq!(found(problem.best()), (wanted.clone(), total(&problem, &wanted)));
    for from in [vec![], vec![0], vec![0, 2, 4], vec![0, 1, 2, 4]] {
        let wanted = best_of(&problem, &from, |chosen| chosen.len() == 4).unwrap();
        assert_eq!(found(problem.repair(&from).unwrap()).0, wanted);
    }
    assert_eq!(problem.least_violation().total(), Some(0));

    let all_alike = Problem::new(vec![-GREATEST; 40], 7, vec![Limit::between(vec![30, 39], 2, 7)]).unwrap();
    let first = vec![0, 1, 2, 3, 4, 30, 39];
    assert_eq!(found(all_alike.best()), (first, -7 * i128::from(GREATEST)));
}

#[test]
fn nobody_and_no_place_are_a_choice_too() {
    let empty = Problem::new(vec![], 0, vec![]).unwrap();
    assert_eq!(found(empty.best()), (vec![], 0));
    assert_eq!(found(empty.repair(&[]).unwrap()), (vec![], 0));
    assert_eq!(found(empty.extend(&[]).unwrap()), (vec![], 0));
    assert_eq!(empty.least_violation().total(), Some(0));

    let no_place = Problem::new(vec![5, -5], 0, vec![Limit::between(vec![0], 0, 0)]).unwrap();
    assert_eq!(found(no_place.best()), (vec![], 0));
    let wants_one = Problem::new(vec![5, -5], 0, vec![Limit::all(vec![]), Limit::all(vec![1])]).unwrap();
    assert_eq!(wants_one.best(), Answer::None { conflict: vec![1] });
    assert_eq!(wants_one.least_violation().by_limit(), [0, 1]);
    assert_eq!(wants_one.least_violation().chosen(), [0_usize; 0]);
}

#[test]
fn a_least_number_over_the_greatest_stands_with_nothing() {
    let problem = Problem::new(vec![3, 2, 1], 2, vec![Limit::between(vec![0, 1, 2], 3, 1)]).unwrap();
    assert_eq!(problem.best(), Answer::None { conflict: vec![0] });
    assert_eq!(problem.repair(&[0, 1]).unwrap(), Answer::None { conflict: vec![0] });
    assert_eq!(problem.least_violation().total(), Some(2));
    let far = Problem::new(vec![3, 2, 1], 2, vec![Limit::between(vec![0], u32::MAX, 0)]).unwrap();
    assert_eq!(far.best(), Answer::None { conflict: vec![0] });
    assert_eq!(far.least_violation().total(), Some(u64::from(u32::MAX)));
}

#[test]
fn sixty_four_limits_that_overlap_are_as_many_as_there_may_be() {
    let mut numbers = Numbers(5);
    for _ in 0..40 {
        let scores = (0..12).map(|_| numbers.below(20) as i64).collect();
        let limits = (0..64).map(|_| {
            let members = numbers.subset(12, 5);
            let most = members.len() as u32;
            Limit::between(members, most.saturating_sub(6), (most / 2 + 3).min(5))
        });
        let problem = Problem::new(scores, 5, limits.collect()).unwrap();
        let wanted = best_of(&problem, &[], |chosen| chosen.len() == 5);
        check(&problem, problem.best(), wanted, |limits| {
            subsets(12).any(|chosen| chosen.len() == 5 && holds(limits, &chosen))
        });
    }
}

/// Twelve groups that overlap at random, with bounds that can hardly stand together.
fn hostile(numbers: &mut Numbers, n: usize, k: usize) -> Problem {
    let scores = (0..n).map(|_| numbers.below(10_000) as i64).collect();
    let limits = (0..12).map(|_| {
        let members = numbers.subset(n, 4);
        let least = k * 4 / 10 + numbers.below(2);
        let bounds = if numbers.below(3) == 0 { (0, least - 1) } else { (least, k) };
        Limit::between(members, bounds.0 as u32, bounds.1 as u32)
    });
    Problem::new(scores, k, limits.collect()).unwrap()
}

#[test]
fn contradictory_bounds_on_twelve_groups_end_within_the_steps_and_alike_in_every_run() {
    let mut numbers = Numbers(6);
    let (mut none, mut found) = (0, 0);
    for _ in 0..12 {
        let problem = hostile(&mut numbers, 120, 15);
        let answer = problem.best();
        assert_eq!(problem.clone().with_steps(STEPS).best(), answer);
        match &answer {
            Answer::Found(best) => {
                assert!(holds(problem.limits(), best.chosen()));
                found += 1;
            }
            Answer::None { conflict } => {
                assert!(!conflict.is_empty());
                none += 1;
            }
            Answer::Unproved { best, bound } => {
                if let Some(best) = best {
                    assert!(best.total_score() <= *bound && holds(problem.limits(), best.chosen()));
                }
            }
        }
        let by_scores = by_scores(problem.scores(), problem.places());
        assert_eq!(problem.repair(&by_scores), problem.repair(&by_scores));
        assert_eq!(problem.least_violation(), problem.least_violation());
    }
    assert!(none + found > 0, "{none} with none, {found} found");
}

#[test]
fn few_steps_prove_nothing_that_is_wrong() {
    let mut numbers = Numbers(7);
    let (mut unproved, mut near) = (0, 0);
    for round in 0..60 {
        let problem = if round % 2 == 0 { hostile(&mut numbers, 24, 10) } else { numbers.problem() };
        let (full, least) = (problem.best(), problem.least_violation());
        assert!(!matches!(full, Answer::Unproved { .. }), "{problem:?}");
        let repaired = problem.repair(&[]).unwrap();
        for steps in 1..50 {
            let problem = problem.clone().with_steps(steps);
            match (problem.best(), &full) {
                (Answer::Unproved { best, bound }, full) => {
                    unproved += 1;
                    let best = best.map(|best| {
                        assert!(holds(problem.limits(), best.chosen()));
                        best.total_score()
                    });
                    if let Answer::Found(full) = full {
                        assert!(best.is_none_or(|best| best <= full.total_score()));
                        assert!(full.total_score() <= bound);
                        near += usize::from(bound < full.total_score() + full.total_score() / 20);
                    } else {
                        assert_eq!(best, None);
                    }
                }
                (Answer::None { conflict }, Answer::None { .. }) => {
                    let limits = conflict.iter().map(|at| problem.limits()[*at].clone()).collect();
                    let alone = Problem::new(problem.scores().to_vec(), problem.places(), limits).unwrap();
                    assert!(matches!(alone.best(), Answer::None { .. }), "{conflict:?}: {problem:?}");
                }
                (answer, full) => assert_eq!(answer, *full),
            }
            match problem.repair(&[]).unwrap() {
                Answer::Found(found) => assert_eq!(Answer::Found(found), repaired),
                Answer::None { .. } => assert!(matches!(repaired, Answer::None { .. })),
                Answer::Unproved { bound, .. } => {
                    assert!(!matches!(&repaired, Answer::Found(found) if found.total_score() > bound));
                }
            }
            if let Some(total) = problem.least_violation().total() {
                assert_eq!(Some(total), least.total());
            }
        }
    }
    assert!(unproved > 300 && near > 50, "{unproved} unproved, {near} of them with a near bound");
}

#[test]
fn shares_of_great_numbers_and_the_greatest_scores_stay_exact() {
    let mut numbers = Numbers(8);
    let mut proved = 0;
    for _ in 0..400 {
        let n = 4 + numbers.below(5);
        let k = 1 + numbers.below(n);
        let scores = (0..n).map(|_| GREATEST - numbers.below(3) as i64).collect();
        let limits = (0..=numbers.below(4)).map(|_| {
            let whole = u32::MAX - numbers.below(20) as u32;
            let part = 1 + numbers.below(whole as usize / 2) as u32;
            let rounding = [Rounding::Up, Rounding::Down, Rounding::Nearest][numbers.below(3)];
            Limit::share(numbers.subset(n, 5), Ratio::new(part, whole).unwrap(), rounding)
        });
        let problem = Problem::new(scores, k, limits.collect()).unwrap();
        let mut from = numbers.subset(n, 3);
        from.truncate(k);
        let wanted = best_of(&problem, &[], |chosen| chosen.len() == k);
        check(&problem, problem.best(), wanted, |limits| {
            subsets(n).any(|chosen| chosen.len() == k && holds(limits, &chosen))
        });
        let fits = |chosen: &[usize]| chosen.len() <= k && from.iter().all(|one| chosen.contains(one));
        let wanted = best_of(&problem, &from, fits);
        match problem.extend(&from).unwrap() {
            Answer::Unproved { .. } => {}
            answer => {
                proved += 1;
                check(&problem, answer, wanted, |limits| {
                    subsets(n).any(|chosen| fits(&chosen) && holds(limits, &chosen))
                });
            }
        }
    }
    assert!(proved > 300, "{proved} of 400 proved");
}
