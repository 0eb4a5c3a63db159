//! Remedies beside a search that tries every list and decides each.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails where the mistake is")]

use std::cell::RefCell;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use super::super::rows::{Need, Stands};
use super::*;
use crate::check::Check;
use crate::decide::Case;
use crate::packs;
use crate::shortlist::Invitation;
use crate::testing::{policies, rounds, rounds_breaking, stamp};
use crate::version::Version;

type Key = (usize, usize, i128, Vec<u32>, Vec<u32>);

/// Every list there may be, with what stands against it, in the order of preference.
struct Tried<'a> {
    mending: Mending<'a>,
    needs: Vec<(usize, Need)>,
    lists: Vec<(Key, Vec<bool>, Vec<usize>)>,
}

fn most_movers() -> usize {
    8
}

impl<'a> Tried<'a> {
    fn new(policy: &'a Policy, round: &'a Round, findings: &[Finding]) -> Option<Self> {
        let mending = Mending::new(policy, round, findings, STEPS);
        let movers = &mending.moves.movers;
        if movers.len() > most_movers() {
            return None;
        }
        // A rule without a demand is one that no list can break.
        let needs: Vec<(usize, Need)> =
            findings.iter().enumerate().map(|(rule, finding)| (rule, Need::of(finding.verdict()))).collect();
        let lists = (0..1_u32 << movers.len()).map(|bits| {
            let on: Vec<bool> = (0..movers.len()).map(|number| bits >> number & 1 == 1).collect();
            let supposed = round.supposing(mending.moves.list(|number| on[number]));
            let broken = needs.iter().filter(|(rule, need)| {
                let case = Case::new(policy, &policy.rules()[*rule], &supposed);
                !need.is_met_by(case.may(None).verdict(case.modality()))
            });
            let broken: Vec<usize> = broken.map(|(rule, _)| *rule).collect();
            let (added, removed) = mending.order(&on);
            let score: i128 =
                (0..on.len()).filter(|number| on[*number]).map(|number| mending.merit(number)).sum();
            ((removed.len(), added.len(), -score, added, removed), on, broken)
        });
        let mut lists: Vec<_> = lists.collect();
        lists.sort();
        Some(Self { mending, needs, lists })
    }

    fn stands(&self, number: usize) -> Stands {
        self.mending.moves.movers[number].stands
    }

    /// The best list of those that these claims allow.
    fn best(&self, claims: &[Claim], policy: &Policy) -> Option<&(Key, Vec<bool>, Vec<usize>)> {
        let is_claimed = |rule: &usize| claims.contains(&Claim::Rule(policy.rules()[*rule].id().clone()));
        self.lists.iter().find(|(_, on, broken)| {
            let size = self.mending.fixed() + on.iter().filter(|on| **on).count();
            let gone =
                |stands: Stands| (0..on.len()).any(|number| !on[number] && self.stands(number) == stands);
            claims.iter().all(|claim| match claim {
                Claim::Rule(_) => true,
                Claim::Places(places) => size <= places.get() as usize,
                Claim::SentInvitations => !gone(Stands::Sent),
                Claim::NobodyLosesAPlace => !gone(Stands::Proposed) && !gone(Stands::Sent),
            }) && !broken.iter().any(is_claimed)
        })
    }
}

#[derive(Default, Debug)]
struct Seen {
    extended: u32,
    repaired: u32,
    none: u32,
    numbers: u32,
    untold: u32,
    unmoved: u32,
}

fn compare(policy: &Policy, round: &Round, seen: &RefCell<Seen>) -> Result<(), TestCaseError> {
    let decision = policy.decide(round, stamp());
    let findings = decision.findings();
    let Some(tried) = Tried::new(policy, round, findings) else { return Ok(()) };
    let demanded: Vec<usize> = tried.mending.demands.iter().map(|demand| demand.rule).collect();
    // What the list alone decides is what the demands are about.
    for (_, _, broken) in &tried.lists {
        for (rule, need) in tried.needs.iter().filter(|(rule, _)| !demanded.contains(rule)) {
            let met = need.is_met_by(findings[*rule].verdict());
            prop_assert_eq!(met, !broken.contains(rule), "{} without a demand", policy.rules()[*rule].id());
        }
    }
    let broken = demanded.iter().any(|rule| findings[*rule].verdict() == Verdict::Broken);
    let Some(remedy) = decision.remedy() else {
        prop_assert!(!broken);
        return Ok(());
    };
    prop_assert!(broken);
    let places = round.shortlists().last().and_then(Shortlist::places);
    let rules = demanded.iter().map(|rule| Claim::Rule(policy.rules()[*rule].id().clone()));
    let mut all: Vec<Claim> = rules.chain(places.map(Claim::Places)).collect();
    all.extend([Claim::SentInvitations, Claim::NobodyLosesAPlace]);
    let mut wanted = tried.best(&all, policy);
    // Places stand in the way where none is left, or where more of them would do.
    let list = round.shortlists().last().map_or(0, |list| list.invitations().len());
    let more: Vec<Claim> = all.iter().filter(|claim| !matches!(claim, Claim::Places(_))).cloned().collect();
    let binds = |places: NonZeroU32| list >= places.get() as usize || tried.best(&more, policy).is_some();
    if wanted.is_none() && places.is_some_and(binds) {
        all.pop();
        wanted = tried.best(&all, policy);
    }
    seen.borrow_mut().untold += u32::from(tried.mending.demands.iter().any(|demand| !demand.is_whole));
    match (&remedy, wanted) {
        (Remedy::Change(change), Some(((removed, added, ..), on, _))) => {
            let ids =
                |to: bool| tried.mending.ids(|number| on[number] == to && tried.mending.stood(number, !to));
            prop_assert_eq!(change.added(), &ids(true)[..]);
            prop_assert_eq!(change.removed(), &ids(false)[..]);
            let mut seen = seen.borrow_mut();
            seen.extended += u32::from(*removed == 0);
            seen.repaired += u32::from(*removed > 0);
            seen.unmoved += u32::from(*removed == 0 && *added == 0);
        }
        (Remedy::Number(number), Some(((removed, added, ..), ..))) => {
            prop_assert_eq!((number.remove() as usize, number.add() as usize), (*removed, *added));
            seen.borrow_mut().numbers += 1;
        }
        (Remedy::None(conflict), None) => {
            let claims = conflict.claims();
            prop_assert!(tried.best(claims, policy).is_none(), "{:?} can stand", claims);
            for one in claims {
                let others: Vec<Claim> = claims.iter().filter(|claim| *claim != one).cloned().collect();
                prop_assert!(tried.best(&others, policy).is_some(), "{:?} without {:?}", claims, one);
            }
            prop_assert!(claims.iter().all(|claim| all.contains(claim)));
            seen.borrow_mut().none += 1;
        }
        (found, wanted) => prop_assert!(false, "{found:?} is not {wanted:?}"),
    }
    Ok(())
}

/// The best selection of so many, of every list there may be.
fn compare_selection(policy: &Policy, round: &Round, places: NonZeroU32) -> Result<bool, TestCaseError> {
    let decision = policy.decide(round, stamp());
    let planned = round.planning(places);
    let Some(tried) = Tried::new(policy, &planned, decision.findings()) else { return Ok(false) };
    let mending = &tried.mending;
    let choosable: Vec<bool> =
        (0..mending.moves.movers.len()).map(|number| mending.may_be_chosen(number)).collect();
    let sent = |number: usize| tried.stands(number) == Stands::Sent;
    let unscored = (0..choosable.len()).any(|number| choosable[number] && mending.score(number).is_none());
    let found = decision.best_selection(places);
    if unscored {
        prop_assert!(found.is_none());
        return Ok(false);
    }
    let held = mending.fixed() + (0..choosable.len()).filter(|number| sent(*number)).count();
    let all = held + choosable.iter().filter(|may| **may).count();
    let wanted = (places.get() as usize).min(all);
    let demanded: Vec<usize> = mending.demands.iter().map(|demand| demand.rule).collect();
    let allowed = tried.lists.iter().filter(|(_, on, broken)| {
        let fits = |number: usize| on[number] == sent(number) || (on[number] && choosable[number]);
        let size = mending.fixed() + on.iter().filter(|on| **on).count();
        size == wanted && (0..on.len()).all(fits) && !broken.iter().any(|rule| demanded.contains(rule))
    });
    let score = |on: &[bool]| -> i128 {
        (0..on.len()).filter(|number| on[*number]).map(|number| mending.merit(number)).sum()
    };
    let best = allowed.max_by_key(|(_, on, _)| {
        let (added, removed) = mending.order(on);
        (score(on), std::cmp::Reverse((removed.len(), added.len(), added, removed)))
    });
    match (found, best) {
        (Some(Remedy::Change(change)), Some((_, on, _))) => {
            let ids = |to: bool| mending.ids(|number| on[number] == to && mending.stood(number, !to));
            prop_assert_eq!((change.added(), change.removed()), (&ids(true)[..], &ids(false)[..]));
            return Ok(true);
        }
        (Some(Remedy::None(_)), None) => {}
        (found, best) => prop_assert!(false, "{found:?} is not {best:?}"),
    }
    Ok(false)
}

#[test]
fn a_selection_from_scratch_is_the_one_that_trying_every_list_finds() {
    let seen = RefCell::new(0);
    let drawn = (policies(), rounds(), any::<u64>(), any::<u64>(), 1..6_u32);
    runner(1500)
        .run(&drawn, |(policy, round, score, sent, places)| {
            let round = loosened(&scored(&round, score | 1), sent, 1);
            let places = NonZeroU32::new(places).unwrap();
            *seen.borrow_mut() += u32::from(compare_selection(&policy, &round, places)?);
            Ok(())
        })
        .unwrap();
    assert!(seen.into_inner() > 300);
}

fn runner(cases: u32) -> TestRunner {
    TestRunner::new(ProptestConfig {
        cases,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_060_915),
        max_global_rejects: 1 << 24,
        ..ProptestConfig::default()
    })
}

/// Scores for all, so that people are chosen, where `score` says so.
fn scored(round: &Round, score: u64) -> Round {
    if score == 0 {
        return round.clone();
    }
    let people = round.applicants().iter().enumerate().map(|(place, applicant)| {
        let by = (place as u64).wrapping_mul(2_654_435_761).wrapping_add(score) >> 3;
        applicant.clone().with_score(i64::try_from(by % (1 + score % 50)).unwrap()).unwrap()
    });
    round.with_people(people.collect())
}

/// Fewer of the invitations sent, and places planned or none.
fn loosened(round: &Round, sent: u64, places: u64) -> Round {
    let Some(list) = round.shortlists().last() else { return round.clone() };
    let invitations = list.invitations().iter().enumerate().map(|(place, invitation)| {
        if sent >> (place % 64) & 1 == 1 {
            invitation.clone()
        } else {
            Invitation::proposed(invitation.applicant(), invitation.on())
        }
    });
    let round = round.with_list(invitations.collect());
    let size = u32::try_from(list.invitations().len()).unwrap();
    match NonZeroU32::new(size + u32::try_from(places % 3).unwrap()) {
        Some(places) if size > 0 => round.with_places(places),
        _ => round,
    }
}

#[test]
fn a_remedy_is_the_one_that_trying_every_list_finds() {
    let seen = RefCell::new(Seen::default());
    let drawn = (policies(), rounds(), any::<u64>(), any::<u64>(), any::<u64>());
    runner(1500)
        .run(&drawn, |(policy, round, score, sent, places)| {
            let round = scored(&round, if score % 5 == 0 { 0 } else { score });
            compare(&policy, &if places % 4 == 0 { round } else { loosened(&round, sent, places) }, &seen)
        })
        .unwrap();
    // Rounds that break each rule of the packs that is about the list.
    for policy in [packs::norway_state(), packs::germany(), packs::uk(), packs::us()] {
        for rule in policy.rules() {
            let is_duty = |version: &Version| {
                matches!(version.check(), Check::Invite(_)) && version.modality().is_duty()
            };
            if !rule.versions().iter().any(is_duty) {
                continue;
            }
            let drawn = (rounds_breaking(&policy, rule.id()), any::<u64>(), any::<u64>(), any::<u64>());
            runner(60)
                .run(&drawn, |(round, score, sent, places)| {
                    let round = scored(&round, if score % 5 == 0 { 0 } else { score });
                    compare(&policy, &loosened(&round, sent, places), &seen)
                })
                .unwrap();
        }
    }
    let seen = seen.into_inner();
    eprintln!("{seen:?}");
    assert!(seen.extended > 50 && seen.repaired > 20 && seen.none > 50 && seen.numbers > 10, "{seen:?}");
}

/// One rule or two on few people of whom much is unknown: every bound, with whatever it presupposes.
fn narrow_policy(rules: &[(u32, u32, u32, u32)]) -> Policy {
    use serde_json::{Value, json};
    let rule = |(number, (kind, wanted, presupposes, of)): (usize, &(u32, u32, u32, u32))| {
        let half = json!({"numerator": 1, "denominator": 2});
        let third = json!({"numerator": 1, "denominator": 3});
        let few = if wanted % 2 == 0 { "no_duty" } else { "all_of_them" };
        let neither =
            ["on_neither_side", "with_the_group", "with_the_others"][(presupposes + wanted) as usize % 3];
        let rounding = ["up", "down", "nearest"][(presupposes + wanted) as usize % 3];
        let bound = match kind {
            0 | 1 => json!({"at_least": wanted}),
            2 => json!("all"),
            3 => json!({"best": wanted}),
            4 => json!({"as_many_as": {"other": {"declared": "sex.man"}, "enough": third, "too_few": few,
                "neither": neither, "on_top_counts": "counts"}}),
            _ => json!({"share": {"least": half, "rounding": rounding, "enough": third, "too_few": few}}),
        };
        let presupposes = if *kind < 3 { *presupposes } else { presupposes % 2 };
        let ground = if kind == &4 || *of == 0 { "sex.woman" } else { "cv_gap" };
        let part = |of: &str| json!({"of": of, "says": "x", "source": "own", "mark": "V"});
        let parts: Vec<Value> =
            ["force", "pool", "group", "presupposition", "undeclared", "legal_basis", "bound"]
                .map(part)
                .to_vec();
        json!({"id": format!("own.r{number}"), "clock": "advertised", "versions": [{
            "span": {"from": {"on": "2000-01-01"}, "until": "open"}, "force": "scheme", "modality": "must",
            "legal_basis": "explicit_consent", "parts": parts, "check": {"invite": {
                "bound": bound, "of": {"declared": ground}, "out_of": "qualified",
                "undeclared": "outside_group", "presupposes": presupposes, "asserted_by": "applicant",
                "deadline": "open", "on_the_day": "counts", "withdrawn_after_invitation": "counts",
                "waived": "does_not_count", "declared_late": "counts", "stages": "any",
                "overlap": "for_each", "consistency": "not_asked"}}}]})
    };
    let rules: Vec<Value> = rules.iter().enumerate().map(rule).collect();
    let policy = json!({"format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "own", "citation": "Own"}], "rules": rules});
    serde_json::from_value(policy).unwrap()
}

#[test]
fn what_is_unknown_counts_in_a_remedy_as_it_counts_in_a_decision() {
    use crate::testing::{Person, RoundSketch};
    use crate::{Answer, Ground, Suitability};
    let answer = |person: Person, ground: Ground, said: u32| match said {
        0 => person.answers(ground, Answer::Declared),
        1 => person.answers(ground, Answer::DeclaredNot),
        2 => person.answers(ground, Answer::Erased),
        _ => person,
    };
    let sketch = |(number, (woman, gap, found, stands, score)): (usize, &(u32, u32, u32, u32, u32))| {
        let person = Person::new(&number.to_string()).scored(i64::from(*score));
        let person = match found {
            0..=3 => person.suited(),
            4 => person.found(Suitability::Doubtful),
            _ => person,
        };
        let person = answer(person, Ground::Woman, *woman);
        let person = if *woman == 1 { person.declares(Ground::Man) } else { person };
        let person = answer(person, Ground::CvGap, *gap);
        match stands {
            0 | 1 => person,
            2 => person.invited(),
            _ => person.sent_after(25),
        }
    };
    let seen = RefCell::new(Seen::default());
    let person = (0..4_u32, 0..4_u32, 0..6_u32, 0..4_u32, 0..4_u32);
    let rule = (0..6_u32, 1..4_u32, 0..5_u32, 0..2_u32);
    let drawn = (prop::collection::vec(rule, 1..3), prop::collection::vec(person, 1..7), 0..3_u32);
    runner(6000)
        .run(&drawn, |(rules, people, room)| {
            let round = people.iter().enumerate().map(sketch).fold(RoundSketch::new(), RoundSketch::person);
            let list = people.iter().filter(|(.., stands, _)| *stands > 1).count();
            let places =
                NonZeroU32::new(u32::try_from(list).unwrap() + room).filter(|_| room < 2 && list > 0);
            let round = places.map_or(round.clone(), |places| round.places(places)).build();
            compare(&narrow_policy(&rules), &round, &seen)
        })
        .unwrap();
    let seen = seen.into_inner();
    assert!(seen.extended > 250 && seen.repaired > 60 && seen.none > 300, "{seen:?}");
}
