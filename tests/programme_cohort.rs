//! Cohorts, beside a search that tries everything and an evaluator that fills in whatever is not recorded.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "numbers below some bound")]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use mangfold::programme::{
    BoundKind, Candidate, CandidateId, Choice, Cohort, CohortBound, CohortBounds, CohortBoundsError,
    CohortVerdict, Facet, Pool, Strength,
};
use mangfold::{Code, Ratio};
use proptest::prelude::*;
use uuid::Uuid;

fn code(text: &str) -> Code {
    text.parse().unwrap()
}

fn id(number: usize) -> CandidateId {
    CandidateId::new(Uuid::from_u128(number as u128))
}

fn april(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2007, 4, day).unwrap()
}

fn fact(name: &str) -> Facet {
    Facet::Fact(code(name))
}

fn declared(name: &str) -> Facet {
    Facet::Declared(code(name))
}

fn everybody(facet: Facet, value: &str) -> BoundKind {
    BoundKind::Everybody { facet, value: code(value) }
}

fn count(facet: Facet, value: &str, least: u32, most: impl Into<Option<u32>>) -> BoundKind {
    BoundKind::Count { facet, value: code(value), least, most: most.into() }
}

fn share(facet: Facet, value: &str, numerator: u32, denominator: u32) -> BoundKind {
    BoundKind::Share { facet, value: code(value), least: Ratio::new(numerator, denominator).unwrap() }
}

fn each(facet: Facet, least: u32, most: impl Into<Option<u32>>) -> BoundKind {
    BoundKind::Each { facet, values: None, least, most: most.into() }
}

fn each_of(facet: Facet, values: &[&str], least: u32, most: impl Into<Option<u32>>) -> BoundKind {
    let values = values.iter().map(|value| code(value)).collect();
    BoundKind::Each { facet, values: Some(values), least, most: most.into() }
}

fn different(facet: Facet, least: u32) -> BoundKind {
    BoundKind::Different { facet, least }
}

fn must(name: &str, kind: BoundKind) -> CohortBound {
    CohortBound::must(code(name), kind)
}

fn wish(name: &str, kind: BoundKind) -> CohortBound {
    CohortBound::wish(code(name), kind)
}

fn bounds(least: u32, most: u32, bounds: Vec<CohortBound>) -> Result<CohortBounds, CohortBoundsError> {
    CohortBounds::new(code("network"), least, most, bounds)
}

fn person(number: usize) -> Candidate {
    Candidate::new(id(number), april(1))
}

fn ids(cohort: &Cohort) -> Vec<usize> {
    cohort.members().iter().map(|member| member.id().uuid().as_u128() as usize).collect()
}

fn found(choice: Choice) -> Cohort {
    match choice {
        Choice::Found(cohort) => cohort,
        other => panic!("{other:?}"),
    }
}

// Worlds: few people, few values, some of them not recorded.

const AREAS: [&str; 3] = ["health", "schools", "culture"];
const SEXES: [&str; 2] = ["woman", "man"];
const ROLES: [&str; 2] = ["municipal_director", "personnel_manager"];

#[derive(Clone, Debug)]
struct Sketch {
    day: u32,
    area: Option<usize>,
    willing: Option<bool>,
    paid: Option<bool>,
    sex: Option<usize>,
    roles: Vec<usize>,
    score: Option<i64>,
}

impl Sketch {
    fn candidate(&self, number: usize) -> Candidate {
        let mut candidate = Candidate::new(id(number), april(self.day));
        let yes_or_no = |is: bool| code(if is { "yes" } else { "no" });
        let facts = [
            ("area", self.area.map(|area| code(AREAS[area]))),
            ("willing", self.willing.map(yes_or_no)),
            ("paid", self.paid.map(yes_or_no)),
        ];
        for (name, value) in facts {
            if let Some(value) = value {
                candidate = candidate.with_fact(code(name), value).unwrap();
            }
        }
        if let Some(sex) = self.sex {
            candidate = candidate.with_declared(code("sex"), code(SEXES[sex])).unwrap();
        }
        for role in &self.roles {
            candidate = candidate.with_nominator(code(ROLES[*role])).unwrap();
        }
        match self.score {
            Some(score) => candidate.with_score(score).unwrap(),
            None => candidate,
        }
    }
}

fn seldom_missing<T: std::fmt::Debug + Clone>(
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.9, of)
}

fn sketch() -> impl Strategy<Value = Sketch> {
    let roles = prop_oneof![
        4 => Just(vec![0]),
        3 => Just(vec![1]),
        3 => Just(vec![0, 1]),
        1 => Just(vec![]),
    ];
    let scores = prop_oneof![Just(None), (-2..4_i64).prop_map(Some)];
    (
        1..4_u32,
        seldom_missing(0..3_usize),
        seldom_missing(prop::bool::weighted(0.8)),
        seldom_missing(any::<bool>()),
        prop::option::weighted(0.7, 0..2_usize),
        roles,
        scores,
    )
        .prop_map(|(day, area, willing, paid, sex, roles, score)| Sketch {
            day,
            area,
            willing,
            paid,
            sex,
            roles,
            score,
        })
}

fn facet_and_value() -> impl Strategy<Value = (Facet, &'static str)> {
    prop_oneof![
        prop::sample::select(AREAS.to_vec()).prop_map(|area| (fact("area"), area)),
        prop::sample::select(SEXES.to_vec()).prop_map(|sex| (declared("sex"), sex)),
        prop::sample::select(ROLES.to_vec()).prop_map(|role| (Facet::NominatedBy, role)),
        Just((fact("willing"), "yes")),
    ]
}

fn kind() -> impl Strategy<Value = BoundKind> {
    let facet = || prop::sample::select(vec![fact("area"), declared("sex"), Facet::NominatedBy]);
    let most = || prop::option::of(1..5_u32);
    prop_oneof![
        1 => facet_and_value().prop_map(|(facet, value)| everybody(facet, value)),
        3 => (facet_and_value(), 0..4_u32, most())
            .prop_map(|((facet, value), least, most)| count(facet, value, least, most)),
        2 => (facet_and_value(), 1..4_u32, 3..7_u32)
            .prop_map(|((facet, value), part, whole)| share(facet, value, part, whole)),
        2 => (facet(), 0..3_u32, most()).prop_map(|(facet, least, most)| each(facet, least, most)),
        1 => (0..3_u32, most()).prop_map(|(least, most)| each_of(fact("area"), &AREAS[..2], least, most)),
        2 => (facet(), 1..4_u32).prop_map(|(facet, least)| different(facet, least)),
    ]
}

fn bound() -> impl Strategy<Value = (bool, BoundKind)> {
    prop_oneof![
        5 => kind().prop_map(|kind| (false, kind)),
        1 => Just((true, everybody(fact("paid"), "yes"))),
        1 => facet_and_value().prop_map(|(facet, value)| (true, everybody(facet, value))),
    ]
}

fn list() -> impl Strategy<Value = Vec<CohortBound>> {
    prop::collection::vec(bound(), 0..6).prop_map(|list| {
        let with_code = |(number, (is_wish, kind)): (usize, (bool, BoundKind))| {
            let name = format!("b{number}");
            if is_wish { wish(&name, kind) } else { must(&name, kind) }
        };
        list.into_iter().enumerate().map(with_code).collect()
    })
}

fn pool_of(sketches: &[Sketch]) -> Pool {
    let each = sketches.iter().enumerate();
    Pool::new(each.map(|(number, sketch)| sketch.candidate(number)).collect()).unwrap()
}

// What bounds mean, read off their words: every completion of what is not recorded is tried.

/// What somebody has of a facet, once it is filled in.
type Values = BTreeSet<String>;

fn recorded(candidate: &Candidate, facet: &Facet) -> Option<Values> {
    let one = |value: &Code| BTreeSet::from([value.to_string()]);
    match facet {
        Facet::Fact(name) => candidate.fact(name).map(one),
        Facet::Declared(name) => Some(candidate.declared(name).map(one).unwrap_or_default()),
        _ if candidate.nominated_by().is_empty() => None,
        _ => Some(candidate.nominated_by().iter().map(Code::to_string).collect()),
    }
}

/// What somebody of whom nothing is recorded may have: nothing, any value that is spoken of, or one that nobody else has.
fn fillings(pool: &Pool, kind: &BoundKind, number: usize) -> Vec<Values> {
    let facet = kind.facet();
    let mut spoken: Values =
        pool.candidates().iter().filter_map(|one| recorded(one, facet)).flatten().collect();
    match kind {
        BoundKind::Everybody { value, .. }
        | BoundKind::Count { value, .. }
        | BoundKind::Share { value, .. } => {
            spoken.insert(value.to_string());
        }
        BoundKind::Each { values, .. } => spoken.extend(values.iter().flatten().map(Code::to_string)),
        _ => {}
    }
    if *facet == Facet::NominatedBy {
        let others: Vec<String> = (0..4).map(|other| format!("other{number}_{other}")).collect();
        let spoken: Vec<String> = spoken.into_iter().collect();
        let subset = |bits: u32| (0..spoken.len()).filter(move |at| bits >> at & 1 == 1);
        let subsets = (0..1_u32 << spoken.len())
            .map(|bits| subset(bits).map(|at| spoken[at].clone()).collect::<Values>());
        return subsets
            .flat_map(|set| [set.clone(), set.into_iter().chain(others.clone()).collect()])
            .collect();
    }
    let mut fillings: Vec<Values> = spoken.into_iter().map(|value| BTreeSet::from([value])).collect();
    fillings.extend([BTreeSet::new(), BTreeSet::from([format!("other{number}")])]);
    fillings
}

fn holds(pool: &Pool, kind: &BoundKind, members: &[Values]) -> bool {
    let with = |value: &str| members.iter().filter(|values| values.contains(value)).count();
    let within = |count: usize, least: u32, most: Option<u32>| {
        count >= least as usize && most.is_none_or(|most| count <= most as usize)
    };
    match kind {
        BoundKind::Everybody { value, .. } => members.iter().all(|values| values.contains(value.as_str())),
        BoundKind::Count { value, least, most, .. } => within(with(value.as_str()), *least, *most),
        BoundKind::Share { value, least, .. } => {
            // heads / size ≥ numerator / denominator, without rounding.
            with(value.as_str()) as u64 * u64::from(least.denominator())
                >= u64::from(least.numerator()) * members.len() as u64
        }
        BoundKind::Each { facet, values, least, most } => {
            let all: Values = match values {
                Some(values) => values.iter().map(Code::to_string).collect(),
                None => pool.candidates().iter().filter_map(|one| recorded(one, facet)).flatten().collect(),
            };
            all.iter().all(|value| within(with(value), *least, *most))
        }
        BoundKind::Different { least, .. } => {
            members.iter().flatten().collect::<BTreeSet<_>>().len() >= *least as usize
        }
        _ => unreachable!("another kind of bound"),
    }
}

/// Whether it holds in some completion, and whether it does in every one.
fn may_and_must_hold(pool: &Pool, kind: &BoundKind, members: &[&Candidate]) -> (bool, bool) {
    let mut completions: Vec<Vec<Values>> = vec![vec![]];
    for (number, member) in members.iter().enumerate() {
        let options =
            recorded(member, kind.facet()).map_or_else(|| fillings(pool, kind, number), |own| vec![own]);
        completions = completions
            .into_iter()
            .flat_map(|so_far| {
                options.iter().map(move |option| so_far.iter().cloned().chain([option.clone()]).collect())
            })
            .collect();
    }
    let held: Vec<bool> = completions.iter().map(|members| holds(pool, kind, members)).collect();
    (held.contains(&true), !held.contains(&false))
}

fn naive_verdict(pool: &Pool, kind: &BoundKind, members: &[&Candidate]) -> CohortVerdict {
    match may_and_must_hold(pool, kind, members) {
        (_, true) => CohortVerdict::Kept,
        (false, false) => CohortVerdict::Broken,
        (true, false) => CohortVerdict::Undetermined,
    }
}

fn keeps(pool: &Pool, list: &[&CohortBound], members: &[&Candidate]) -> bool {
    list.iter()
        .filter(|bound| bound.strength() == Strength::Must)
        .all(|bound| may_and_must_hold(pool, bound.kind(), members).1)
}

fn wishes(list: &[CohortBound], members: &[&Candidate]) -> usize {
    let wished = list.iter().filter(|bound| bound.strength() == Strength::Wish);
    wished
        .map(|bound| {
            let BoundKind::Everybody { facet, value } = bound.kind() else { panic!("no wish") };
            let has = |member: &&&Candidate| {
                recorded(member, facet).is_some_and(|own| own.contains(value.as_str()))
            };
            members.iter().filter(has).count()
        })
        .sum()
}

fn subsets(pool: &Pool, size: usize) -> impl Iterator<Item = Vec<&Candidate>> {
    let people = pool.candidates();
    (0..1_u32 << people.len())
        .filter(move |bits| bits.count_ones() as usize == size)
        .map(move |bits| (0..people.len()).filter(|at| bits >> at & 1 == 1).map(|at| &people[at]).collect())
}

/// The best by trying everything: wishes, scores, then those who come first.
fn naive_best<'p>(pool: &'p Pool, list: &[CohortBound], size: usize) -> Option<Vec<&'p Candidate>> {
    let all: Vec<&CohortBound> = list.iter().collect();
    let score = |members: &[&Candidate]| members.iter().filter_map(|member| member.score()).sum::<i64>();
    let order = |members: &[&Candidate]| -> Vec<(NaiveDate, CandidateId)> {
        members.iter().map(|member| (member.nominated_on(), member.id())).collect()
    };
    let kept = subsets(pool, size).filter(|members| keeps(pool, &all, members));
    kept.min_by(|one, other| {
        let worth = |members: &[&Candidate]| (wishes(list, members), score(members));
        worth(other).cmp(&worth(one)).then_with(|| order(one).cmp(&order(other)))
    })
}

fn world(most: usize) -> impl Strategy<Value = (Vec<Sketch>, Vec<CohortBound>, usize)> {
    prop::collection::vec(sketch(), 1..=most).prop_flat_map(|people| {
        let size = people.len();
        (Just(people), list(), 1..=size)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cohort_found_keeps_every_bound_and_no_better_one_does((people, list, size) in world(9)) {
        let pool = pool_of(&people);
        let naive = naive_best(&pool, &list, size);
        let size = size as u32;
        let bounds = match bounds(size, size, list.clone()) {
            Ok(bounds) => bounds,
            Err(refused) => {
                // Refused is only what this pool cannot meet either; or each of no values, of whom too many are asked for.
                let asks_each = |name: &Code| {
                    let bound = list.iter().find(|bound| bound.code() == name).unwrap();
                    matches!(bound.kind(), BoundKind::Each { values: None, .. })
                };
                let asks_of_nothing = match &refused {
                    CohortBoundsError::LeastOverMost { bound, .. }
                    | CohortBoundsError::LeastOverSize { bound, .. } => asks_each(bound),
                    _ => false,
                };
                prop_assert!(naive.is_none() || asks_of_nothing, "{}", refused);
                return Ok(());
            }
        };
        match (bounds.choose(&pool, size).unwrap(), naive) {
            (Choice::Found(cohort), Some(best)) => {
                prop_assert!(cohort.is_compliant());
                let chosen: Vec<CandidateId> = cohort.members().iter().map(Candidate::id).collect();
                let best: Vec<CandidateId> = best.iter().map(|member| member.id()).collect();
                prop_assert_eq!(chosen, best);
            }
            (Choice::None { conflict }, None) => {
                let can = |held: &[&Code]| {
                    let held: Vec<&CohortBound> =
                        list.iter().filter(|bound| held.contains(&bound.code())).collect();
                    subsets(&pool, size as usize).any(|members| keeps(&pool, &held, &members))
                };
                let conflict: Vec<&Code> = conflict.iter().collect();
                prop_assert!(!conflict.is_empty() && !can(&conflict));
                for left_out in &conflict {
                    let others: Vec<&Code> = conflict.iter().filter(|one| *one != left_out).copied().collect();
                    prop_assert!(can(&others), "{} is needless", left_out);
                }
            }
            (choice, naive) => prop_assert!(false, "{choice:?} beside {naive:?}"),
        }
    }

    #[test]
    fn the_order_of_those_nominated_decides_nothing(
        ((people, list, size), turn) in (world(9), 0..9_usize),
    ) {
        let forwards: Vec<Candidate> = pool_of(&people).candidates().to_vec();
        let mut turned = forwards.clone();
        turned.rotate_left(turn % people.len());
        turned.reverse();
        let (one, other) = (Pool::new(forwards).unwrap(), Pool::new(turned).unwrap());
        prop_assert_eq!(&one, &other);
        if let Ok(bounds) = bounds(size as u32, size as u32, list) {
            prop_assert_eq!(bounds.choose(&one, size as u32), bounds.choose(&other, size as u32));
        }
    }

    #[test]
    fn a_finding_says_what_every_completion_of_the_facts_says((people, list, size) in world(6)) {
        let pool = pool_of(&people);
        let Ok(bounds) = bounds(1, 3, list.clone()) else { return Ok(()) };
        for members in (0..=size).flat_map(|size| subsets(&pool, size)) {
            let cohort = bounds.cohort(&pool, members.iter().rev().map(|member| member.id())).unwrap();
            let fits = (1..=3).contains(&members.len());
            let size = &cohort.findings()[0];
            prop_assert_eq!(size.bound().as_str(), "size");
            prop_assert_eq!(size.verdict() == CohortVerdict::Kept, fits);
            prop_assert_eq!(cohort.findings().len(), list.len() + 1);
            for (bound, finding) in list.iter().zip(&cohort.findings()[1..]) {
                prop_assert_eq!(bound.code(), finding.bound());
                let wanted = match bound.strength() {
                    Strength::Wish => CohortVerdict::Wished,
                    Strength::Must => naive_verdict(&pool, bound.kind(), &members),
                };
                prop_assert_eq!(finding.verdict(), wanted, "{:?}", bound.kind());
            }
            let all: Vec<&CohortBound> = list.iter().collect();
            prop_assert_eq!(cohort.is_compliant(), fits && keeps(&pool, &all, &members));
        }
    }

    #[test]
    fn a_member_is_needed_for_the_bounds_that_fall_without_them((people, list, size) in world(6)) {
        let pool = pool_of(&people);
        let Ok(bounds) = bounds(1, 6, list.clone()) else { return Ok(()) };
        for members in subsets(&pool, size) {
            let cohort = bounds.cohort(&pool, members.iter().map(|member| member.id())).unwrap();
            for leaving in &members {
                let others: Vec<&Candidate> =
                    members.iter().filter(|member| member.id() != leaving.id()).copied().collect();
                let falls = |bound: &&CohortBound| {
                    bound.strength() == Strength::Must
                        && keeps(&pool, &[bound], &members)
                        && !keeps(&pool, &[bound], &others)
                };
                let mut wanted: Vec<Code> = if others.is_empty() { vec![code("size")] } else { vec![] };
                wanted.extend(list.iter().filter(falls).map(|bound| bound.code().clone()));
                prop_assert_eq!(cohort.needed_for(leaving.id()), wanted);
            }
        }
        let nobody = bounds.cohort(&pool, []).unwrap();
        prop_assert!(nobody.needed_for(id(0)).is_empty() && nobody.counts_for(id(0)).is_empty());
    }

    #[test]
    fn what_is_refused_for_every_size_has_no_cohort_of_any(
        people in prop::collection::vec(sketch(), 1..=7), list in list(), least in 1..4_u32, more in 0..3_u32,
    ) {
        let pool = pool_of(&people);
        let most = least + more;
        match bounds(least, most, list.clone()) {
            Err(CohortBoundsError::FitNoSize { bounds: clash, .. }) => {
                let held: Vec<&CohortBound> =
                    list.iter().filter(|bound| clash.contains(bound.code())).collect();
                prop_assert_eq!(held.len(), clash.len());
                for size in least..=most.min(people.len() as u32) {
                    let mut each = subsets(&pool, size as usize);
                    prop_assert!(!each.any(|members| keeps(&pool, &held, &members)));
                }
                for left_out in &clash {
                    let others = held.iter().filter(|bound| bound.code() != left_out);
                    let others = bounds(least, most, others.map(|bound| (*bound).clone()).collect());
                    prop_assert!(others.is_ok(), "{} is needless", left_out);
                }
            }
            Ok(bounds) => {
                for places in least..=most.min(people.len() as u32) {
                    let is_proved = !matches!(bounds.choose(&pool, places).unwrap(), Choice::Unproved { .. });
                    prop_assert!(is_proved);
                }
            }
            Err(_) => {}
        }
    }

    #[test]
    fn bounds_and_pools_survive_the_wire((people, list, size) in world(9)) {
        let pool = pool_of(&people);
        let json = serde_json::to_string(&pool).unwrap();
        prop_assert_eq!(serde_json::from_str::<Pool>(&json).unwrap(), pool);
        if let Ok(bounds) = bounds(1, size as u32, list) {
            let json = serde_json::to_string(&bounds).unwrap();
            prop_assert_eq!(serde_json::from_str::<CohortBounds>(&json).unwrap(), bounds);
        }
    }
}
