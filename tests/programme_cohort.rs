//! Cohorts, beside a search that tries everything and an evaluator that fills in whatever is not recorded.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, reason = "numbers below some bound")]

use std::collections::BTreeSet;

use chrono::NaiveDate;
use mangfold::programme::{
    BoundKind, Candidate, CandidateError, CandidateId, Cohort, CohortBound, CohortBounds, CohortBoundsError,
    CohortChoice, CohortError, CohortFinding, CohortVerdict, Facet, Pool, PoolError, Strength,
};
use mangfold::{Code, Element, Mark, Part, Ratio};
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
    BoundKind::Everybody { facet, values: vec![code(value)] }
}

fn one_of(facet: Facet, values: &[&str]) -> BoundKind {
    BoundKind::Everybody { facet, values: values.iter().map(|value| code(value)).collect() }
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

fn found(choice: CohortChoice) -> Cohort {
    match choice {
        CohortChoice::Found(cohort) => cohort,
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
        1 => Just(one_of(fact("area"), &AREAS[..2])),
        1 => Just(one_of(Facet::NominatedBy, &ROLES)),
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
        Facet::Fact(name) => candidate.fact(name.as_str()).map(one),
        Facet::Declared(name) => Some(candidate.declared(name.as_str()).map(one).unwrap_or_default()),
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
        BoundKind::Everybody { values, .. } => spoken.extend(values.iter().map(Code::to_string)),
        BoundKind::Count { value, .. } | BoundKind::Share { value, .. } => {
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
        BoundKind::Everybody { values, .. } => {
            members.iter().all(|own| values.iter().any(|value| own.contains(value.as_str())))
        }
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

/// Whether it is known which values there are: not where somebody nominated has one that is not recorded.
fn is_known(pool: &Pool, kind: &BoundKind) -> bool {
    match kind {
        BoundKind::Each { values: None, least: 0, most: None, .. } => true,
        BoundKind::Each { facet, values: None, .. } => {
            pool.candidates().iter().all(|one| recorded(one, facet).is_some())
        }
        _ => true,
    }
}

fn naive_verdict(pool: &Pool, kind: &BoundKind, members: &[&Candidate]) -> CohortVerdict {
    match may_and_must_hold(pool, kind, members) {
        (_, true) if !is_known(pool, kind) => CohortVerdict::Undetermined,
        (_, true) => CohortVerdict::Kept,
        (false, false) => CohortVerdict::Broken,
        (true, false) => CohortVerdict::Undetermined,
    }
}

fn keeps(pool: &Pool, list: &[&CohortBound], members: &[&Candidate]) -> bool {
    list.iter()
        .filter(|bound| bound.strength() == Strength::Must)
        .all(|bound| is_known(pool, bound.kind()) && may_and_must_hold(pool, bound.kind(), members).1)
}

fn wishes(list: &[CohortBound], members: &[&Candidate]) -> usize {
    let wished = list.iter().filter(|bound| bound.strength() == Strength::Wish);
    wished
        .map(|bound| {
            let BoundKind::Everybody { facet, values } = bound.kind() else { panic!("no wish") };
            let has = |member: &&&Candidate| {
                recorded(member, facet)
                    .is_some_and(|own| values.iter().any(|value| own.contains(value.as_str())))
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
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

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
            (CohortChoice::Found(cohort), Some(best)) => {
                prop_assert!(cohort.is_compliant());
                let chosen: Vec<CandidateId> = cohort.members().iter().map(Candidate::id).collect();
                let best: Vec<CandidateId> = best.iter().map(|member| member.id()).collect();
                prop_assert_eq!(chosen, best);
            }
            (CohortChoice::None { conflict }, None) => {
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
                let met_by = match bound.kind() {
                    BoundKind::Everybody { facet, values } => {
                        let has = |own: &Values| values.iter().any(|value| own.contains(value.as_str()));
                        let own = members.iter().filter_map(|member| recorded(member, facet));
                        Some(own.filter(has).count() as u32)
                    }
                    _ => None,
                };
                prop_assert_eq!(finding.met_by(), met_by);
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
                    let is_proved = !matches!(bounds.choose(&pool, places).unwrap(), CohortChoice::Unproved { .. });
                    prop_assert!(is_proved);
                }
            }
            Err(_) => {}
        }
    }

    #[test]
    fn what_is_refused_for_too_many_sizes_to_try_is_refused_for_each(list in list(), least in 1..40_u32) {
        let most = least + 1500;
        if let Err(CohortBoundsError::FitNoSize { bounds: clash, .. }) = bounds(least, most, list.clone()) {
            let held: Vec<CohortBound> =
                list.into_iter().filter(|bound| clash.contains(bound.code())).collect();
            for size in (least..least + 60).chain([least + 700, most]) {
                prop_assert!(bounds(size, size, held.clone()).is_err(), "{} fits", size);
            }
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

// What the documents plan.

/// Numbers that look random and are the same everywhere (a linear congruence, high bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound as u64) as usize
    }
}

/// So many nominated from so many municipalities, at least one from each.
fn nominated(people: usize, municipalities: usize, seed: u64) -> Pool {
    let mut numbers = Numbers(seed);
    let candidate = |number: usize| {
        let municipality = if number < municipalities { number } else { numbers.below(municipalities) };
        let sex = ["woman", "man", "man"][numbers.below(3)];
        let area = ["health", "schools", "kindergartens", "technical", "culture", "administration"];
        let day = 1 + numbers.below(28) as u32;
        Candidate::new(id(number), april(day))
            .with_fact(code("municipality"), code(&format!("m{municipality}")))
            .unwrap()
            .with_fact(code("area"), code(area[numbers.below(6).min(numbers.below(6))]))
            .unwrap()
            .with_fact(
                code("willing"),
                code(if number < municipalities || numbers.below(10) > 0 { "yes" } else { "no" }),
            )
            .unwrap()
            .with_fact(code("paid"), code(["yes", "no"][numbers.below(2)]))
            .unwrap()
            .with_declared(code("sex"), code(sex))
            .unwrap()
            .with_nominator(code("municipal_director"))
            .unwrap()
            .with_score(numbers.below(100) as i64)
            .unwrap()
    };
    Pool::new((0..people).map(candidate).collect()).unwrap()
}

/// The plan of 2007 (KS): «50-100 ledertalenter», «Noenlunde jevn kjønnsfordeling», «Fra ulike tjenesteområder», «der alle
/// ønsker å vurdere aktivt», «minst en kandidat fra sin kommune», «helst får dekket deltakerutgiftene».
fn network() -> CohortBounds {
    let list = vec![
        must("willing", everybody(fact("willing"), "yes")),
        must("nominated", everybody(Facet::NominatedBy, "municipal_director")),
        must("municipalities", each(fact("municipality"), 1, None)),
        must("women", share(declared("sex"), "woman", 2, 5)),
        must("men", share(declared("sex"), "man", 2, 5)),
        must("areas", different(fact("area"), 5)),
        wish("paid", everybody(fact("paid"), "yes")),
    ];
    bounds(50, 100, list).unwrap()
}

#[test]
fn the_network_of_2007_is_chosen_out_of_120_from_40_municipalities() {
    let (bounds, pool) = (network(), nominated(120, 40, 1));
    let cohort = found(bounds.choose(&pool, 50).unwrap());
    assert!(cohort.is_compliant() && cohort.members().len() == 50);
    let has = |name: &str, value: &str| {
        cohort.members().iter().filter(|member| member.fact(name) == Some(&code(value))).count()
    };
    let declared = |value: &str| {
        let says = |member: &&Candidate| member.declared("sex") == Some(&code(value));
        cohort.members().iter().filter(says).count()
    };
    assert_eq!((has("willing", "yes"), declared("woman") >= 20, declared("man") >= 20), (50, true, true));
    assert!((0..40).all(|municipality| has("municipality", &format!("m{municipality}")) >= 1));
    let areas: BTreeSet<_> = cohort.members().iter().filter_map(|member| member.fact("area")).collect();
    assert!(areas.len() >= 5);

    // Which bound each choice served: whoever is alone of a municipality is needed for it.
    for member in cohort.members() {
        let municipality = member.fact("municipality").unwrap().as_str();
        let is_alone = has("municipality", municipality) == 1;
        let needed = cohort.needed_for(member.id());
        assert_eq!(needed.contains(&code("municipalities")), is_alone);
        assert_eq!(needed[0], code("size"), "fifty are the fewest");
        assert!(cohort.counts_for(member.id()).contains(&code("willing")));
    }
    let sixty = found(bounds.choose(&pool, 60).unwrap());
    assert!(
        sixty.is_compliant()
            && sixty.members().iter().all(|one| !sixty.needed_for(one.id()).contains(&code("size")))
    );
}

#[test]
fn three_hundred_municipalities_do_not_exhaust_the_steps() {
    let pool = nominated(400, 300, 1);
    for (places, kind) in [
        (300, each(fact("municipality"), 1, None)),
        (100, each(fact("municipality"), 0, 1)),
        (100, different(fact("municipality"), 100)),
    ] {
        let list = vec![
            must("municipalities", kind),
            must("women", share(declared("sex"), "woman", 2, 5)),
            must("men", share(declared("sex"), "man", 2, 5)),
            must("areas", different(fact("area"), 5)),
            must("willing", everybody(fact("willing"), "yes")),
        ];
        let cohort = found(bounds(places, places, list).unwrap().choose(&pool, places).unwrap());
        assert!(cohort.is_compliant() && cohort.members().len() == places as usize);
    }
}

/// The resource group (KS 2006): «15 representanter, hvorav: 2 representant fra KS», «6 representanter fra KS medlemmer», «3
/// innvandrerrepresentanter», «4 representanter fra arbeidstakerorganisasjonene».
#[test]
fn fifteen_seats_are_filled_by_constituency() {
    let seats = [("ks", 2), ("members", 6), ("immigrants", 3), ("unions", 4)];
    let seat = |(name, seats): (&str, u32)| must(name, count(fact("constituency"), name, seats, seats));
    let bounds = bounds(15, 15, seats.map(seat).to_vec()).unwrap();
    let proposed = |number: usize| {
        let (constituency, _) = seats[number % 4];
        person(number).with_fact(code("constituency"), code(constituency)).unwrap()
    };
    let pool = Pool::new((0..28).map(proposed).collect()).unwrap();
    let cohort = found(bounds.choose(&pool, 15).unwrap());
    assert_eq!(ids(&cohort), [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 15, 17, 21]);

    // With one seat of the unions empty, and one of the members' too many.
    let others = ids(&cohort).into_iter().filter(|number| *number != 15).chain([25]).map(id);
    let group = bounds.cohort(&pool, others).unwrap();
    let verdicts: Vec<CohortVerdict> = group.findings().iter().map(CohortFinding::verdict).collect();
    let (kept, broken) = (CohortVerdict::Kept, CohortVerdict::Broken);
    assert_eq!(verdicts, [kept, kept, broken, kept, broken]);
    let unions = &group.findings()[4];
    assert_eq!(
        (unions.counts()[0].recorded(), unions.least(), unions.most(), unions.members()),
        (3, 4, Some(4), 15)
    );

    let few =
        Pool::new((0..28).filter(|number| number % 4 != 3 || *number < 12).map(proposed).collect()).unwrap();
    assert_eq!(bounds.choose(&few, 15).unwrap(), CohortChoice::None { conflict: vec![code("unions")] });
}

#[test]
fn a_wish_weighs_more_than_all_scores_and_less_than_any_condition() {
    let highest = 9_007_199_254_740_991;
    let paid = |number: usize, score: i64, is_paid: bool, area: &str| {
        let value = code(if is_paid { "yes" } else { "no" });
        let one = person(number).with_fact(code("paid"), value).unwrap();
        one.with_fact(code("area"), code(area)).unwrap().with_score(score).unwrap()
    };
    let pool = Pool::new(vec![
        paid(0, -highest, true, "health"),
        paid(1, highest, false, "health"),
        paid(2, -highest, true, "health"),
        paid(3, highest, false, "culture"),
    ])
    .unwrap();
    let wished = wish("paid", everybody(fact("paid"), "yes"));
    let chosen = |list: Vec<CohortBound>| ids(&found(bounds(2, 2, list).unwrap().choose(&pool, 2).unwrap()));
    assert_eq!(chosen(vec![]), [1, 3]);
    assert_eq!(chosen(vec![wished.clone()]), [0, 2]);
    assert_eq!(chosen(vec![wished.clone(), must("areas", different(fact("area"), 2))]), [0, 3]);

    let cohort = bounds(2, 2, vec![wished]).unwrap().cohort(&pool, [0, 3].map(id)).unwrap();
    let finding = &cohort.findings()[1];
    assert_eq!((finding.verdict(), finding.met_by(), finding.members()), (CohortVerdict::Wished, Some(1), 2));
    assert!(cohort.is_compliant());
    assert_eq!(cohort.counts_for(id(0)), [code("paid")]);
    assert!(cohort.counts_for(id(3)).is_empty());
}

#[test]
fn whoever_has_no_score_counts_as_nought_and_the_earliest_come_first() {
    let pool = Pool::new(vec![
        person(0).with_score(-1).unwrap(),
        Candidate::new(id(1), april(3)),
        Candidate::new(id(2), april(2)),
        Candidate::new(id(3), april(2)),
        Candidate::new(id(4), april(9)).with_score(1).unwrap(),
    ])
    .unwrap();
    let bounds = bounds(1, 5, vec![]).unwrap();
    let chosen = |places| ids(&found(bounds.choose(&pool, places).unwrap()));
    assert_eq!(chosen(1), [4]);
    assert_eq!(chosen(2), [2, 4]);
    assert_eq!(chosen(3), [2, 3, 4]);
    assert_eq!(chosen(4), [2, 3, 1, 4]);
    assert_eq!(chosen(5), [0, 2, 3, 1, 4]);
}

#[test]
fn nobody_is_chosen_of_whom_it_is_not_recorded_what_everybody_must_have() {
    let pool = Pool::new(vec![
        person(0),
        person(1).with_fact(code("willing"), code("yes")).unwrap(),
        person(2).with_fact(code("willing"), code("no")).unwrap(),
    ])
    .unwrap();
    let list = vec![
        must("willing", everybody(fact("willing"), "yes")),
        wish("director", everybody(Facet::NominatedBy, "municipal_director")),
        wish("women", everybody(declared("sex"), "woman")),
    ];
    let bounds = bounds(1, 3, list).unwrap();
    let missing = |number: usize, what: &str| (id(number), code(what));
    assert_eq!(
        bounds.not_recorded(&pool),
        [
            missing(0, "willing"),
            missing(0, "nominated_by"),
            missing(1, "nominated_by"),
            missing(2, "nominated_by"),
        ]
    );
    assert_eq!(ids(&found(bounds.choose(&pool, 1).unwrap())), [1]);
    assert_eq!(bounds.choose(&pool, 2).unwrap(), CohortChoice::None { conflict: vec![code("willing")] });

    let by_hand = bounds.cohort(&pool, [0, 1].map(id)).unwrap();
    assert_eq!(by_hand.findings()[1].verdict(), CohortVerdict::Undetermined);
    assert_eq!(
        by_hand.not_recorded(),
        [missing(0, "willing"), missing(0, "nominated_by"), missing(1, "nominated_by")]
    );
    assert!(!by_hand.is_compliant());
}

#[test]
fn whoever_did_not_declare_is_outside_the_group_and_in_the_whole() {
    let woman = |number| person(number).with_declared(code("sex"), code("woman")).unwrap();
    let pool = Pool::new(vec![woman(0), woman(1), person(2), person(3), person(4)]).unwrap();
    let two_fifths = bounds(1, 5, vec![must("women", share(declared("sex"), "woman", 2, 5))]).unwrap();
    let verdict = |members: &[usize]| {
        let cohort = two_fifths.cohort(&pool, members.iter().map(|number| id(*number))).unwrap();
        cohort.findings()[1].verdict()
    };
    // 2 of 5 are two fifths; 1 of 3 is a third.
    assert_eq!(
        [verdict(&[0, 1, 2, 3, 4]), verdict(&[0, 2, 3])],
        [CohortVerdict::Kept, CohortVerdict::Broken]
    );
    let all = two_fifths.cohort(&pool, (0..5).map(id)).unwrap();
    assert_eq!(all.needed_for(id(0)), [code("women")]);
    assert!(all.needed_for(id(2)).is_empty());
}

#[test]
fn a_search_without_steps_proves_nothing() {
    let pool = nominated(60, 20, 5);
    let list = vec![must("women", share(declared("sex"), "woman", 1, 2))];
    let bounds = bounds(30, 30, list).unwrap();
    assert_eq!(bounds.choose_within(&pool, 30, 0).unwrap(), CohortChoice::Unproved { best: None });
    assert!(matches!(bounds.choose(&pool, 30).unwrap(), CohortChoice::Found(_)));
}

#[test]
fn thousands_of_values_are_given_up_or_refuted_at_once() {
    let candidate = |number: usize| {
        person(number).with_fact(code("municipality"), code(&format!("m{}", number / 2))).unwrap()
    };
    let pool = Pool::new((0..20_000).map(candidate).collect()).unwrap();
    let each = || vec![must("municipalities", each(fact("municipality"), 1, None))];
    let too_few = bounds(9_999, 12_000, each()).unwrap();
    let conflict = vec![code("municipalities")];
    assert_eq!(too_few.choose(&pool, 9_999).unwrap(), CohortChoice::None { conflict });
    assert_eq!(too_few.choose(&pool, 10_001).unwrap(), CohortChoice::Unproved { best: None });
}

// What is refused, in which words.

/// Sizes, bounds, the code and the words of the refusal.
type Refused = (u32, u32, Vec<CohortBound>, &'static str, &'static str);

#[track_caller]
fn refuse(table: Vec<Refused>) {
    for (least, most, list, machine, message) in table {
        let refused = bounds(least, most, list.clone()).unwrap_err();
        assert_eq!((refused.code(), refused.to_string().as_str()), (machine, message));
        let json = serde_json::json!({"id": "network", "least": least, "most": most, "bounds": list});
        let read = serde_json::from_value::<CohortBounds>(json).unwrap_err().to_string();
        assert!(read.contains(message), "{read}");
    }
}

#[test]
fn bounds_that_do_not_say_what_they_ask_are_refused() {
    let sex = || declared("sex");
    let many =
        |count: usize| (0..count).map(|number| must(&format!("b{number}"), different(sex(), 1))).collect();
    let values: Vec<String> = (0..1001).map(|number| format!("v{number}")).collect();
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    refuse(vec![
        (0, 15, vec![], "cohort_bounds_size_of_nought", "least: a size of 0"),
        (16, 15, vec![], "cohort_bounds_sizes_reversed", "least: a size of 16 is over most, 15"),
        (1, 15, many(65), "cohort_bounds_too_many", "bounds: 65 bounds, at most 64 are allowed"),
        (
            1,
            2000,
            vec![must("all", each_of(sex(), &values, 0, None))],
            "cohort_bounds_too_many_values",
            "bounds: 1001 values are listed, at most 1000 are allowed",
        ),
        (
            1,
            15,
            vec![must("women", different(sex(), 1)), must("women", different(sex(), 2))],
            "cohort_bounds_taken",
            "bounds: women is taken",
        ),
        (1, 15, vec![must("size", different(sex(), 1))], "cohort_bounds_taken", "bounds: size is taken"),
        (
            1,
            15,
            vec![must("nobody", one_of(sex(), &[]))],
            "cohort_bounds_no_value",
            "bounds: nobody lists no value",
        ),
        (
            1,
            15,
            vec![must("two", each_of(sex(), &["a", "b", "a"], 1, None))],
            "cohort_bounds_value_twice",
            "bounds: two lists a twice",
        ),
        (
            1,
            15,
            vec![wish("women", count(sex(), "woman", 1, None))],
            "cohort_bounds_wish_of_a_number",
            "bounds: women is a wish, and only everybody can be wished for",
        ),
        (
            1,
            15,
            vec![must("women", count(sex(), "woman", 3, 2))],
            "cohort_bounds_least_over_most",
            "bounds: women asks for at least 3 and at most 2",
        ),
        (
            1,
            15,
            vec![must("sexes", each(sex(), 3, 2))],
            "cohort_bounds_least_over_most",
            "bounds: sexes asks for at least 3 and at most 2",
        ),
        (
            1,
            15,
            vec![must("women", count(sex(), "woman", 16, None))],
            "cohort_bounds_least_over_size",
            "bounds: women asks for at least 16 of at most 15 members",
        ),
        (
            1,
            15,
            vec![must("areas", different(fact("area"), 16))],
            "cohort_bounds_least_over_size",
            "bounds: areas asks for at least 16 of at most 15 members",
        ),
        (
            1,
            15,
            vec![must("sexes", each_of(sex(), &["woman", "man"], 8, None))],
            "cohort_bounds_least_over_size",
            "bounds: sexes asks for at least 16 of at most 15 members",
        ),
    ]);
}

#[test]
fn bounds_that_fit_no_size_are_refused() {
    let sex = || declared("sex");
    let constituency = || fact("constituency");
    let roles = || Facet::NominatedBy;
    refuse(vec![
        // Seats that sum to more than there are.
        (
            15,
            15,
            vec![
                must("ks", count(constituency(), "ks", 2, 2)),
                must("members", count(constituency(), "members", 6, 6)),
                must("immigrants", count(constituency(), "immigrants", 3, 3)),
                must("unions", count(constituency(), "unions", 5, 5)),
            ],
            "cohort_bounds_fit_no_size",
            "bounds: ks, members, immigrants, unions together fit no size from 15 to 15 (what they ask of constituency)",
        ),
        // Half and half of fifteen heads: shares that do not fit their heads.
        (
            15,
            15,
            vec![must("women", share(sex(), "woman", 1, 2)), must("men", share(sex(), "man", 1, 2))],
            "cohort_bounds_fit_no_size",
            "bounds: women, men together fit no size from 15 to 15 (what they ask of sex)",
        ),
        // Over the whole, at sizes too many to try.
        (
            1,
            1_000_000,
            vec![must("women", share(sex(), "woman", 3, 5)), must("men", share(sex(), "man", 3, 5))],
            "cohort_bounds_fit_no_size",
            "bounds: women, men together fit no size from 1 to 1000000 (what they ask of sex)",
        ),
        (
            1,
            2000,
            vec![
                must("women", count(sex(), "woman", 1001, None)),
                must("men", count(sex(), "man", 1000, None)),
            ],
            "cohort_bounds_fit_no_size",
            "bounds: women, men together fit no size from 1 to 2000 (what they ask of sex)",
        ),
        (
            10,
            2000,
            vec![must("women", share(sex(), "woman", 1, 2)), must("few", count(sex(), "woman", 0, 4))],
            "cohort_bounds_fit_no_size",
            "bounds: women, few together fit no size from 10 to 2000 (what they ask of sex)",
        ),
        (
            1,
            u32::MAX,
            vec![must("women", everybody(sex(), "woman")), must("men", everybody(sex(), "man"))],
            "cohort_bounds_fit_no_size",
            "bounds: women, men together fit no size from 1 to 4294967295 (what they ask of sex)",
        ),
        (
            1,
            2000,
            vec![must("women", everybody(sex(), "woman")), must("sexes", different(sex(), 2))],
            "cohort_bounds_fit_no_size",
            "bounds: women, sexes together fit no size from 1 to 2000 (what they ask of sex)",
        ),
        (
            1,
            15,
            vec![must("women", everybody(sex(), "woman")), must("sexes", different(sex(), 2))],
            "cohort_bounds_fit_no_size",
            "bounds: women, sexes together fit no size from 1 to 15 (what they ask of sex)",
        ),
        (
            8,
            15,
            vec![
                must("director", everybody(roles(), "municipal_director")),
                must("few", count(roles(), "municipal_director", 0, 7)),
            ],
            "cohort_bounds_fit_no_size",
            "bounds: director, few together fit no size from 8 to 15 (what they ask of nominated_by)",
        ),
    ]);
}

#[test]
fn what_some_pool_could_meet_is_not_refused() {
    let (sex, roles) = (|| declared("sex"), || Facet::NominatedBy);
    let halves = |numerator, denominator| {
        ["woman", "man"].map(|value| must(value, share(sex(), value, numerator, denominator))).to_vec()
    };
    for (least, most, list) in [
        (15, 16, halves(1, 2)),
        (1, 1_000_000, halves(1, 2)),
        (15, 15, halves(2, 5)),
        (2, 2000, vec![must("a", count(sex(), "a", 1000, None)), must("b", count(sex(), "b", 1000, None))]),
        (1, 2000, vec![must("women", share(sex(), "woman", 1, 2)), must("few", count(sex(), "woman", 0, 4))]),
        (1, 2000, vec![must("women", everybody(sex(), "woman")), must("half", share(sex(), "woman", 1, 2))]),
        (1, 2000, vec![must("women", everybody(sex(), "woman")), must("few", count(sex(), "woman", 0, 4))]),
        (1, 2000, vec![must("d", everybody(roles(), "d")), must("few", count(roles(), "d", 0, 4))]),
        (1, 2000, vec![must("d", everybody(roles(), "d")), must("roles", different(roles(), 4))]),
        (1, 2000, vec![must("women", everybody(sex(), "woman")), must("others", count(sex(), "man", 0, 4))]),
        // Somebody may be nominated by both.
        (1, 1, vec![must("d", everybody(roles(), "d")), must("p", everybody(roles(), "p"))]),
        (1, 1, vec![must("roles", different(roles(), 5))]),
        (1, 1, vec![must("roles", each_of(roles(), &["d", "p"], 1, None))]),
        (15, 15, (0..64).map(|number| must(&format!("b{number}"), different(sex(), 15))).collect()),
    ] {
        assert!(bounds(least, most, list.clone()).is_ok(), "{least} {most} {list:?}");
    }
}

#[test]
fn what_cannot_be_one_candidate_or_one_pool_is_refused() {
    let sex = |one: Candidate, value: &str| one.with_declared(code("sex"), code(value));
    let area = |one: Candidate, value: &str| one.with_fact(code("area"), code(value));
    let plain_sex = |one: Candidate| one.with_fact(code("sex"), code("woman"));
    let director = |one: Candidate| one.with_nominator(code("municipal_director"));
    let beyond = 9_007_199_254_740_992;
    let table = [
        (area(area(person(1), "a").unwrap(), "a"), "candidate_fact_twice", "facts: area is given twice"),
        (
            sex(sex(person(1), "woman").unwrap(), "man"),
            "candidate_declared_twice",
            "declared: two answers about one thing (which one is withheld)",
        ),
        (
            plain_sex(sex(person(1), "woman").unwrap()),
            "candidate_plain_and_declared",
            "declared: one code is a plain fact as well (which one is withheld)",
        ),
        (
            sex(plain_sex(person(1)).unwrap(), "woman"),
            "candidate_plain_and_declared",
            "declared: one code is a plain fact as well (which one is withheld)",
        ),
        (
            director(director(person(1)).unwrap()),
            "candidate_nominator_twice",
            "nominated_by: municipal_director is given twice",
        ),
        (
            person(1).with_score(beyond),
            "candidate_score_out_of_range",
            "score: 9007199254740992 is not within ±9007199254740991",
        ),
        (
            person(1).with_score(-beyond),
            "candidate_score_out_of_range",
            "score: -9007199254740992 is not within ±9007199254740991",
        ),
    ];
    for (refused, machine, message) in table {
        let refused: CandidateError = refused.unwrap_err();
        assert_eq!((refused.code(), refused.to_string().as_str()), (machine, message));
    }
    assert!(person(1).with_score(1 - beyond).is_ok() && person(1).with_score(beyond - 1).is_ok());

    let mixed = vec![plain_sex(person(1)).unwrap(), sex(person(2), "woman").unwrap()];
    let table = [
        (
            vec![person(1), person(2), person(1)],
            "pool_nominated_twice",
            "candidates: 00000000-0000-0000-0000-000000000001 is nominated twice",
        ),
        (
            mixed,
            "pool_plain_and_declared",
            "candidates: something is a plain fact of one and declared by another (what it is is withheld)",
        ),
    ];
    for (candidates, machine, message) in table {
        let refused: PoolError = Pool::new(candidates).unwrap_err();
        assert_eq!((refused.code(), refused.to_string().as_str()), (machine, message));
    }
}

#[test]
fn places_and_members_that_do_not_belong_to_the_pool_are_refused() {
    let (bounds, pool) =
        (bounds(2, 4, vec![]).unwrap(), Pool::new(vec![person(1), person(2), person(3)]).unwrap());
    for (places, machine, message) in [
        (1, "choice_outside_size", "places: 1 is not from 2 to 4"),
        (5, "choice_outside_size", "places: 5 is not from 2 to 4"),
        (4, "choice_more_places_than_nominated", "places: 4 is over the 3 nominated"),
    ] {
        let refused = bounds.choose(&pool, places).unwrap_err();
        assert_eq!((refused.code(), refused.to_string().as_str()), (machine, message));
    }
    let seat = |members: &[usize]| bounds.cohort(&pool, members.iter().map(|number| id(*number)));
    for (members, machine, message) in [
        (
            &[1, 2, 1][..],
            "cohort_chosen_twice",
            "members: 00000000-0000-0000-0000-000000000001 is chosen twice",
        ),
        (&[4, 1], "cohort_not_nominated", "members: 00000000-0000-0000-0000-000000000004 is not nominated"),
    ] {
        let refused: CohortError = seat(members).unwrap_err();
        assert_eq!((refused.code(), refused.to_string().as_str()), (machine, message));
    }
    assert!(seat(&[1, 2, 3]).is_ok());
}

#[test]
fn a_document_with_something_twice_or_unknown_is_refused() {
    let candidate = |more: &str| {
        let json =
            format!(r#"{{"id":"00000000-0000-0000-0000-000000000001","nominated_on":"2007-04-10"{more}}}"#);
        serde_json::from_str::<Candidate>(&json)
    };
    assert!(candidate(r#","facts":{"area":"health"},"declared":{"sex":"woman"},"score":3"#).is_ok());
    for (more, wanted) in [
        (r#","facts":{"area":"a","area":"b"}"#, "facts: area is given twice"),
        (r#","declared":{"sex":"a","sex":"b"}"#, "two answers about one thing"),
        (r#","facts":{"sex":"a"},"declared":{"sex":"a"}"#, "a plain fact as well"),
        (r#","nominated_by":["d","d"]"#, "nominated_by: d is given twice"),
        (r#","score":9007199254740992"#, "score: 9007199254740992 is not within"),
        (r#","name":"Kari""#, "unknown field `name`"),
        (r#","declared":{"sex":"Secret Answer"}"#, "what stands there is withheld"),
        (r#","declared":["secret"]"#, "what stands there is withheld"),
        (r#","declared":"secret""#, "what stands there is withheld"),
        (r#","facts":7"#, "a map of codes"),
    ] {
        let refused = candidate(more).unwrap_err().to_string();
        assert!(refused.contains(wanted), "{refused}");
        assert!(!refused.to_lowercase().contains("secret"), "{refused}");
    }
    for wrong in [
        r#"{"everybody":{"facet":"nominated_by","value":"a","least":1}}"#,
        r#"{"nobody":{"facet":"nominated_by"}}"#,
        r#"{"different":{"facet":{"religion":"a"},"least":1}}"#,
        r#"{"count":{"facet":"nominated_by","value":"a","least":-1}}"#,
        r#"{"count":{"facet":"nominated_by","value":"a","least":4294967296}}"#,
        r#"{"share":{"facet":"nominated_by","value":"a","least":{"numerator":3,"denominator":2}}}"#,
    ] {
        assert!(serde_json::from_str::<BoundKind>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn nothing_declared_reaches_debug_or_what_is_written_of_a_cohort() {
    let one = person(1).with_declared(code("background"), code("secret")).unwrap();
    let one = one.with_fact(code("municipality"), code("bergen")).unwrap();
    let pool = Pool::new(vec![one.clone()]).unwrap();
    let list = vec![must("few", count(declared("background"), "secret", 0, 1))];
    let cohort = bounds(1, 1, list).unwrap().cohort(&pool, [id(1)]).unwrap();
    let choice = CohortChoice::Found(cohort.clone());
    let written = serde_json::to_string(&cohort).unwrap();
    let id = "00000000-0000-0000-0000-000000000001";
    assert_eq!(written, format!(r#"{{"bounds":"network","members":["{id}"]}}"#));
    let shown = [
        format!("{one:?}"),
        format!("{pool:?}"),
        format!("{choice:?}"),
        format!("{:?}", cohort.findings()),
        format!("{:?}", cohort.findings()[1].counts()),
        written,
    ];
    for shown in &shown {
        assert!(!shown.contains("secret"), "{shown}");
    }
    assert!(shown[0].contains("bergen") && shown[0].contains("declared: [redacted]"), "{}", shown[0]);
    // That everybody is of a group tells it of each: neither who nor what became of it is shown.
    assert_eq!(format!("{cohort:?}"), "Cohort { bounds: \"network\", .. }");
    assert_eq!(format!("{:?}", cohort.findings()[1]), "CohortFinding { bound: \"few\", .. }");
}

#[test]
fn each_value_there_is_cannot_be_told_while_somebodys_is_not_recorded() {
    let from = |number: usize, municipality: Option<&str>| match municipality {
        Some(municipality) => person(number).with_fact(code("municipality"), code(municipality)).unwrap(),
        None => person(number),
    };
    let each_of_them = || vec![must("municipalities", each(fact("municipality"), 1, None))];
    let pool = |third: Option<&str>| {
        Pool::new(vec![from(1, Some("oslo")), from(2, Some("bergen")), from(3, third)]).unwrap()
    };
    let verdict = |third: Option<&str>, members: &[usize]| {
        let ids: Vec<CandidateId> = members.iter().map(|number| id(*number)).collect();
        let cohort = bounds(1, 3, each_of_them()).unwrap().cohort(&pool(third), ids).unwrap();
        cohort.findings()[1].verdict()
    };
    assert_eq!(verdict(None, &[1, 2]), CohortVerdict::Undetermined, "the third may be from Tromsø");
    assert_eq!(verdict(Some("oslo"), &[1, 2]), CohortVerdict::Kept);
    assert_eq!(verdict(Some("tromso"), &[1, 2]), CohortVerdict::Broken);
    assert_eq!(verdict(None, &[1]), CohortVerdict::Broken, "whoever the third is");
    let choose = |third| bounds(1, 3, each_of_them()).unwrap().choose(&pool(third), 2).unwrap();
    assert_eq!(choose(None), CohortChoice::None { conflict: vec![code("municipalities")] });
    assert!(matches!(choose(Some("oslo")), CohortChoice::Found(_)));
}

#[test]
fn a_bound_keeps_the_words_it_comes_from() {
    let words = "foreslår minst en kandidat fra sin kommune/lokalsamfunn";
    let part = Part::quoted(Element::Bound, words.parse().unwrap(), code("ks_2006"), Mark::Verified);
    let bound = must("municipalities", each(fact("municipality"), 1, None)).with_parts(vec![part.clone()]);
    let read: CohortBound = serde_json::from_str(&serde_json::to_string(&bound).unwrap()).unwrap();
    assert_eq!(read.parts(), [part]);
}

#[test]
fn the_worlds_of_the_properties_have_every_verdict_and_every_choice_in_them() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let (mut found, mut none, mut clashes, mut refused, mut verdicts) = (0, 0, 0, 0, [0; 4]);
    for _ in 0..600 {
        let (people, list, size) = world(9).new_tree(&mut runner).unwrap().current();
        let pool = pool_of(&people);
        let Ok(bounds) = bounds(size as u32, size as u32, list) else {
            refused += 1;
            continue;
        };
        match bounds.choose(&pool, size as u32).unwrap() {
            CohortChoice::Found(cohort) => {
                // Some for whom there is more than one choice, and of whom somebody is needed.
                found += usize::from(size < people.len() && !cohort.bounds().bounds().is_empty());
            }
            CohortChoice::None { conflict } => {
                none += 1;
                clashes += usize::from(conflict.len() > 1);
            }
            CohortChoice::Unproved { .. } => {}
        }
        let all = bounds.cohort(&pool, pool.candidates().iter().take(size).map(Candidate::id)).unwrap();
        for finding in &all.findings()[1..] {
            verdicts[finding.verdict() as usize] += 1;
        }
    }
    let seen = format!("{found} {none} {clashes} {refused} {verdicts:?}");
    assert!(found > 60 && none > 60 && clashes > 4 && refused > 60, "{seen}");
    assert!(verdicts.iter().all(|count| *count > 40), "{seen}");
}
