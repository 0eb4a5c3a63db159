//! The search on plain numbers, beside one that tries everything.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

use mangfold::remedy::{Answer, Limit, Problem};
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
