//! Remedies of rounds, told one by one. That each is the smallest is tried against every list beside the search itself.
#![allow(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "tests")]

use std::num::NonZeroU32;

use mangfold::remedy::{Change, Claim, Conflict, Number, Remedy};
use mangfold::testing::{Person, RoundSketch, id, stamp};
use mangfold::wording::Language;
use mangfold::{
    Answer, ApplicantId, Country, Departure, Element, Ground, Limits, Mode, Outcome, Policy,
    RecordedDecision, RecordedException, RefusedBecause, Round, RuleId, Sector, Verdict, packs,
};
use serde_json::{Value, json};

/// At least so many of whoever declared the ground and is qualified are invited.
fn invite(ground: &str, bound: &Value) -> Value {
    json!({"bound": bound, "of": {"declared": ground}, "out_of": "qualified", "undeclared": "outside_group",
        "presupposes": 1, "asserted_by": "applicant", "deadline": "open", "on_the_day": "counts",
        "withdrawn_after_invitation": "counts", "waived": "does_not_count", "declared_late": "counts",
        "stages": "any", "overlap": "for_each", "consistency": "not_asked"})
}

fn at_least(ground: &str, wanted: u32) -> Value {
    invite(ground, &json!({"at_least": wanted}))
}

fn as_many_women() -> Value {
    let other = json!({"declared": "sex.man"});
    invite(
        "sex.woman",
        &json!({"as_many_as": {"other": other, "enough": {"numerator": 1, "denominator": 9},
        "too_few": "no_duty", "neither": "on_neither_side", "on_top_counts": "counts"}}),
    )
}

/// A policy of must-rules; `before` are pairs of which the first goes before the second.
fn policy(rules: &[(&str, Value)], before: &[(&str, &str)]) -> Policy {
    let of = [
        "force",
        "pool",
        "group",
        "presupposition",
        "undeclared",
        "deadline",
        "legal_basis",
        "bound",
        "stage",
        "mode",
    ];
    let parts: Vec<Value> =
        of.iter().map(|of| json!({"of": of, "says": "x", "source": "own", "mark": "V"})).collect();
    let rules: Vec<Value> = rules
        .iter()
        .map(|(id, invite)| {
            json!({"id": id, "clock": "advertised", "versions": [{
                "span": {"from": {"on": "2000-01-01"}, "until": "open"}, "force": "scheme", "modality": "must",
                "legal_basis": "explicit_consent", "check": {"invite": invite}, "parts": parts}]})
        })
        .collect();
    let part = json!({"of": "relation", "says": "x", "source": "own", "mark": "V"});
    let relations: Vec<Value> = before
        .iter()
        .map(|(one, other)| json!({"rule": one, "kind": "before", "to": other, "part": part}))
        .collect();
    serde_json::from_value(json!({"format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "own", "citation": "Own"}], "rules": rules, "relations": relations}))
    .unwrap()
}

fn places(places: u32) -> NonZeroU32 {
    NonZeroU32::new(places).unwrap()
}

fn rule(id: &str) -> RuleId {
    id.parse().unwrap()
}

fn remedy(policy: &Policy, round: &Round) -> Option<Remedy> {
    policy.decide(round, stamp()).remedy()
}

fn change(policy: &Policy, round: &Round) -> Change {
    match remedy(policy, round) {
        Some(Remedy::Change(change)) => change,
        other => panic!("{other:?} is no change"),
    }
}

fn conflict(policy: &Policy, round: &Round) -> Conflict {
    match remedy(policy, round) {
        Some(Remedy::None(conflict)) => conflict,
        other => panic!("{other:?} is no conflict"),
    }
}

fn number(policy: &Policy, round: &Round) -> Number {
    match remedy(policy, round) {
        Some(Remedy::Number(number)) => number,
        other => panic!("{other:?} is no number"),
    }
}

fn ids(names: &[&str]) -> Vec<ApplicantId> {
    names.iter().map(|name| id(name)).collect()
}

fn suited(name: &str, score: i64) -> Person {
    Person::new(name).suited().scored(score)
}

fn minority(name: &str, score: i64) -> Person {
    suited(name, score).declares(Ground::MinorityBackground)
}

fn round(people: impl IntoIterator<Item = Person>) -> RoundSketch {
    people.into_iter().fold(RoundSketch::new(), RoundSketch::person)
}

#[test]
fn a_list_that_breaks_nothing_has_no_remedy() {
    let policy = policy(&[("own.one", at_least("minority_background", 1))], &[]);
    assert_eq!(remedy(&policy, &round([minority("A", 1).invited(), suited("B", 2)]).build()), None);
    assert_eq!(remedy(&policy, &round([suited("A", 1).invited()]).build()), None);
    assert_eq!(remedy(&policy, &round([]).build()), None);
}

#[test]
fn the_best_scored_who_mends_it_is_invited_in_addition_and_nobody_loses_a_place() {
    let policy = policy(&[("own.one", at_least("minority_background", 1))], &[]);
    let round = round([minority("A", 5), minority("B", 8), suited("C", 9), suited("D", 1).invited()]).build();
    let change = change(&policy, &round);
    assert_eq!((change.added(), change.removed()), (&ids(&["B"])[..], &[][..]));
    assert_eq!(change.total_score(), Some(9));
    assert_eq!(change.serves(), [(rule("own.one"), ids(&["B"]))]);
    assert_eq!(policy.outcome(&change.applied_to(&round)), Outcome::Clear);
}

#[test]
fn one_person_in_two_groups_mends_both_rather_than_two_who_score_higher() {
    let rules = [("own.one", at_least("minority_background", 1)), ("own.two", at_least("cv_gap", 1))];
    let both = minority("A", 1).declares(Ground::CvGap);
    let gap = suited("C", 9).declares(Ground::CvGap);
    let round = round([both, minority("B", 9), gap, suited("D", 5).invited()]).build();
    assert_eq!(change(&policy(&rules, &[]), &round).added(), ids(&["A"]));
}

#[test]
fn whoever_is_added_for_one_rule_must_not_break_another_that_was_kept() {
    let rules = [("own.one", at_least("minority_background", 1)), ("own.parity", as_many_women())];
    let man = minority("A", 90).declares(Ground::Man);
    let woman = minority("B", 10).declares(Ground::Woman);
    let invited =
        [suited("C", 5).declares(Ground::Woman).invited(), suited("D", 5).declares(Ground::Man).invited()];
    let all = invited.clone().into_iter().chain([man.clone(), woman]);
    assert_eq!(change(&policy(&rules, &[]), &round(all).places(places(9)).build()).added(), ids(&["B"]));
    // Without her, a man is added, and a woman so that the parity stays.
    let other = suited("E", 1).declares(Ground::Woman);
    let all = invited.into_iter().chain([man, other]);
    let change = change(&policy(&rules, &[]), &round(all).places(places(9)).build());
    assert_eq!(
        change.added().iter().collect::<std::collections::BTreeSet<_>>(),
        ids(&["A", "E"]).iter().collect()
    );
}

#[test]
fn what_is_kept_however_the_unknown_turns_out_stays_so() {
    // One of two is wanted where both are of the group, and what both had declared is erased.
    let mut two = at_least("minority_background", 1);
    two["presupposes"] = json!(2);
    let policy = policy(&[("own.one", two), ("own.two", at_least("cv_gap", 1))], &[]);
    let erased = |name| suited(name, 1).answers(Ground::MinorityBackground, Answer::Erased);
    let people = [erased("A").invited(), erased("B"), suited("C", 9).declares(Ground::CvGap)];
    let full = round(people.clone()).places(places(1)).build();
    let claims = [Claim::Rule(rule("own.one")), Claim::Rule(rule("own.two")), Claim::Places(places(1))];
    assert_eq!(conflict(&policy, &full).claims(), claims);
    let [_, other, gap] = people;
    let both = round([erased("A").invited(), other.invited(), gap]).places(places(2)).build();
    assert_eq!(change(&policy, &both).removed().len(), 1);
}

#[test]
fn where_the_places_are_taken_the_lowest_scored_whom_no_rule_needs_gives_way() {
    let policy = policy(&[("own.one", at_least("minority_background", 2))], &[]);
    let people = [
        minority("A", 1).invited(),
        suited("B", 3).invited(),
        suited("C", 2).sent_after(20),
        minority("D", 7),
    ];
    let round = round(people).places(places(3)).build();
    let change = change(&policy, &round);
    // A is needed, and C's invitation is sent.
    assert_eq!((change.added(), change.removed()), (&ids(&["D"])[..], &ids(&["B"])[..]));
    let mended = change.applied_to(&round);
    assert_eq!(policy.outcome(&mended), Outcome::Clear);
    assert_eq!(mended.shortlists()[0].invitations().len(), 3);
}

#[test]
fn of_equals_whoever_applied_first_is_added_and_then_the_lower_id() {
    let policy = policy(&[("own.one", at_least("minority_background", 1))], &[]);
    let names = ["A", "B", "C", "D"];
    let people = names.map(|name| minority(name, 5));
    let all = round(people.into_iter().chain([suited("E", 5).invited()])).build();
    let first = names.iter().map(|name| id(name)).min().unwrap();
    assert_eq!(change(&policy, &all).added(), [first]);
    // The same people, of whom one applied a day before the others.
    let early = *names.iter().max_by_key(|name| id(name)).unwrap();
    let mut json = serde_json::to_value(&all).unwrap();
    for applicant in json["applicants"].as_array_mut().unwrap() {
        if applicant["id"] == json!(id(early)) {
            applicant["applied_on"] = json!("2026-06-09");
        }
    }
    let earlier: Round = serde_json::from_value(json).unwrap();
    assert_eq!(change(&policy, &earlier).added(), ids(&[early]));
}

#[test]
fn without_scores_the_number_is_given_and_whoever_would_serve_and_no_person_is_chosen() {
    let policy = policy(&[("own.one", at_least("minority_background", 1))], &[]);
    let unscored = Person::new("B").suited().declares(Ground::MinorityBackground);
    let all = round([minority("A", 5), unscored.clone(), suited("C", 3).invited()]);
    let found = number(&policy, &all.clone().build());
    assert_eq!((found.add(), found.remove()), (1, 0));
    let mut wanted = ids(&["A", "B"]);
    wanted.sort();
    assert_eq!(found.served_by(), [(rule("own.one"), wanted)]);
    let full = number(&policy, &all.places(places(1)).build());
    assert_eq!((full.add(), full.remove()), (1, 1));
    // Whoever may be invited has a score, or nobody is chosen, counted for the rule or not; who may have to leave, too.
    let other = Person::new("D").suited();
    assert_eq!(number(&policy, &round([minority("A", 5), other.clone()]).build()).add(), 1);
    assert_eq!(
        change(&policy, &round([minority("A", 5), other.clone().invited()]).build()).added(),
        ids(&["A"])
    );
    let leaving = round([minority("A", 5), other.invited()]).places(places(1)).build();
    assert_eq!(number(&policy, &leaving).remove(), 1);
}

#[test]
fn what_cannot_stand_together_is_named_with_the_least_that_must_give_way() {
    let one = policy(&[("own.one", at_least("minority_background", 2))], &[]);
    // Nobody is left to invite.
    let alone = conflict(&one, &round([minority("A", 1).invited()]).build());
    assert_eq!(alone.claims(), [Claim::Rule(rule("own.one"))]);
    assert_eq!(alone.least_relaxation().unwrap().by(), [(Claim::Rule(rule("own.one")), 1)]);
    // The places are taken by invitations sent.
    let people =
        [minority("A", 1), minority("B", 1), suited("C", 2).sent_after(20), suited("D", 2).invited()];
    let taken = conflict(&one, &round(people).places(places(2)).build());
    assert_eq!(
        taken.claims(),
        [Claim::Rule(rule("own.one")), Claim::Places(places(2)), Claim::SentInvitations]
    );
    assert_eq!(taken.least_relaxation().unwrap().total(), 1);
    // Two rules need a place each, and there is one.
    let rules = [("own.one", at_least("minority_background", 1)), ("own.two", at_least("cv_gap", 1))];
    let gap = suited("B", 2).declares(Ground::CvGap);
    let both =
        conflict(&policy(&rules, &[]), &round([minority("A", 1).invited(), gap]).places(places(1)).build());
    let claims = [Claim::Rule(rule("own.one")), Claim::Rule(rule("own.two")), Claim::Places(places(1))];
    assert_eq!(both.claims(), claims);
    // Only taking somebody off the list would do, and no places are planned.
    let parity = policy(&[("own.parity", as_many_women())], &[]);
    let men = ["A", "B"].map(|name| suited(name, 1).declares(Ground::Man).invited());
    let others =
        [suited("C", 1).declares(Ground::Woman), Person::new("D").found(mangfold::Suitability::Unqualified)];
    let lost = conflict(&parity, &round(men.into_iter().chain(others)).build());
    assert_eq!(lost.claims(), [Claim::Rule(rule("own.parity")), Claim::NobodyLosesAPlace]);
    assert_eq!(lost.least_relaxation().unwrap().total(), 1);
}

#[test]
fn the_rule_that_goes_after_is_given_up_and_its_finding_says_so() {
    let rules = [("own.one", at_least("minority_background", 1)), ("own.two", at_least("cv_gap", 1))];
    let gap = suited("B", 2).declares(Ground::CvGap);
    let full = round([minority("A", 1).invited(), gap.clone()]).places(places(1)).build();
    // The one broken goes after the one kept: nothing is changed, and a departure clears it.
    let after = policy(&rules, &[("own.one", "own.two")]);
    let decision = after.decide(&full, stamp());
    let finding = decision.finding(&rule("own.two")).unwrap();
    assert_eq!((finding.because().code(), finding.yields_to()), ("short", &[rule("own.one")][..]));
    assert!(finding.rests_on().contains(&Element::Relation));
    let stored = decision.to_recorded().to_json();
    assert!(stored.contains(r#""yields_to": ["#), "{stored}");
    assert_eq!(
        RecordedDecision::from_json(stored.as_bytes(), &Limits::default()).unwrap(),
        decision.to_recorded()
    );
    assert!(decision.restricted().annotation(Language::English).contains("to which it yields"));
    assert_eq!((finding.verdict(), decision.outcome()), (Verdict::Broken, Outcome::Blocked));
    let made = change(&after, &full);
    assert_eq!((made.added(), made.removed()), (&[][..], &[][..]));
    assert_eq!(made.gives_up()[0].claims().len(), 3);
    let refused = decision.clear(&[]).unwrap_err();
    assert_eq!(refused.rules(), [(rule("own.two"), RefusedBecause::Broken)]);
    let departure = Departure::new(
        rule("own.two"),
        "Kari Nordmann".parse().unwrap(),
        "Plassen går til den andre regelen.".parse().unwrap(),
        "2026-07-03".parse().unwrap(),
    );
    assert!(decision.clear(std::slice::from_ref(&departure)).is_ok());
    // An exception that the rule does not have clears nothing, yielding or not.
    let invoked = departure.invoking("own".parse().unwrap(), "Ingen".parse().unwrap());
    assert!(decision.clear(&[invoked]).is_err());
    // The one broken goes before the one kept: the places go to it.
    let before = policy(&rules, &[("own.two", "own.one")]);
    let decision = before.decide(&full, stamp());
    assert!(decision.finding(&rule("own.two")).unwrap().yields_to().is_empty());
    let made = change(&before, &full);
    assert_eq!((made.added(), made.removed()), (&ids(&["B"])[..], &ids(&["A"])[..]));
    assert_eq!(
        (made.gives_up()[0].rule(), made.gives_up()[0].to()),
        (&rule("own.one"), &[rule("own.two")][..])
    );
    let mended = made.applied_to(&full);
    let decision = before.decide(&mended, stamp());
    assert_eq!(decision.finding(&rule("own.one")).unwrap().yields_to(), [rule("own.two")]);
    assert_eq!(decision.finding(&rule("own.two")).unwrap().verdict(), Verdict::Kept);
    // Where both can be kept, nothing yields.
    let room = round([minority("A", 1).invited(), gap]).places(places(2)).build();
    assert!(after.decide(&room, stamp()).finding(&rule("own.two")).unwrap().yields_to().is_empty());
    assert!(change(&after, &room).gives_up().is_empty());
}

#[test]
fn precedence_reaches_by_way_of_others_and_the_last_in_line_gives_way_first() {
    let rules = [
        ("own.a", at_least("minority_background", 1)),
        ("own.b", at_least("cv_gap", 1)),
        ("own.c", at_least("immigrant_background.dfo", 1)),
    ];
    let people = [
        suited("C", 3).declares(Ground::ImmigrantBackgroundDfo).invited(),
        suited("B", 2).declares(Ground::CvGap),
        minority("A", 1),
    ];
    let chain = policy(&rules, &[("own.a", "own.b"), ("own.b", "own.c")]);
    let one = change(&chain, &round(people.clone()).places(places(1)).build());
    assert_eq!(one.gives_up().iter().map(|one| one.rule().as_str()).collect::<Vec<_>>(), ["own.c", "own.b"]);
    assert_eq!((one.added(), one.removed()), (&ids(&["A"])[..], &ids(&["C"])[..]));
    let two = change(&chain, &round(people.clone()).places(places(2)).build());
    assert_eq!(two.gives_up().iter().map(|one| one.rule().as_str()).collect::<Vec<_>>(), ["own.c"]);
    // The order of the rules in the policy has no say.
    let backwards: Vec<(&str, Value)> = rules.iter().rev().cloned().collect();
    let chain = policy(&backwards, &[("own.a", "own.b"), ("own.b", "own.c")]);
    let two = change(&chain, &round(people).places(places(2)).build());
    assert_eq!(two.gives_up().iter().map(|one| one.rule().as_str()).collect::<Vec<_>>(), ["own.c"]);
}

#[test]
fn what_was_given_up_is_kept_after_all_where_what_it_yielded_to_is_given_up() {
    let rules = [
        ("own.a", at_least("minority_background", 1)),
        ("own.b", at_least("cv_gap", 1)),
        ("own.c", at_least("immigrant_background.dfo", 1)),
    ];
    let chain = policy(&rules, &[("own.a", "own.b"), ("own.b", "own.c")]);
    let people = [
        minority("both", 1).declares(Ground::ImmigrantBackgroundDfo),
        minority("one", 9),
        suited("gap", 5).declares(Ground::CvGap),
        suited("on", 5).invited(),
    ];
    let change = change(&chain, &round(people).places(places(1)).build());
    assert_eq!(change.gives_up().iter().map(|one| one.rule().as_str()).collect::<Vec<_>>(), ["own.b"]);
    assert_eq!(change.gives_up()[0].to(), [rule("own.a")]);
    assert_eq!((change.added(), change.removed()), (&ids(&["both"])[..], &ids(&["on"])[..]));
}

#[test]
fn a_place_is_taken_from_nobody_while_places_are_free_and_would_not_help() {
    let parity = policy(&[("own.parity", as_many_women())], &[]);
    let men = ["A", "B"].map(|name| suited(name, 1).declares(Ground::Man).invited());
    let others =
        [suited("C", 1).declares(Ground::Woman), Person::new("D").found(mangfold::Suitability::Unqualified)];
    let people: Vec<Person> = men.into_iter().chain(others).collect();
    let free = conflict(&parity, &round(people.clone()).places(places(9)).build());
    assert_eq!(free.claims(), [Claim::Rule(rule("own.parity")), Claim::NobodyLosesAPlace]);
    // With every place taken, one woman comes for one man.
    let full = change(&parity, &round(people).places(places(2)).build());
    assert_eq!((full.added().len(), full.removed().len()), (1, 1));
}

#[test]
fn one_place_lost_weighs_more_than_all_invitations_and_all_scores() {
    let parity = policy(&[("own.parity", as_many_women())], &[]);
    let men = ["A", "B", "C"].map(|name| suited(name, 5).declares(Ground::Man).invited());
    let women = ["D", "E", "F"].map(|name| suited(name, -50).declares(Ground::Woman));
    let other = Person::new("G").found(mangfold::Suitability::Unqualified);
    let all = round(men.into_iter().chain(women).chain([other])).places(places(4)).build();
    // Two men fewer and one woman more would do, too, at a higher score.
    let change = change(&parity, &all);
    assert_eq!((change.added().len(), change.removed().len()), (2, 1));
}

#[test]
fn whoever_withdrew_and_was_only_proposed_leaves_first() {
    let policy = policy(&[("own.one", at_least("minority_background", 1))], &[]);
    let gone = suited("A", 90).invited().withdrew_after(30);
    let all = round([gone, suited("B", 50).invited(), minority("C", 10)]).places(places(2)).build();
    let change = change(&policy, &all);
    assert_eq!((change.added(), change.removed()), (&ids(&["C"])[..], &ids(&["A"])[..]));
    assert_eq!(change.total_score(), Some(60));
}

#[test]
fn people_whom_a_rule_tells_apart_are_not_taken_for_alike() {
    // § 165 SGB IX: a criterion that kept somebody out must not be overlooked in others.
    let excluded = |round: RoundSketch| {
        round.country(Country::GERMANY).sector(Sector::Federal).criterion("grade").person(
            Person::new("X")
                .found(mangfold::Suitability::ObviouslyUnsuited)
                .fails("grade")
                .assessed_after(5)
                .scored(1)
                .declares(Ground::SevereDisability),
        )
    };
    let germany = packs::germany();
    let (spared, clean) = (suited("P", 90).fails("grade").invited(), suited("Q", 10).invited());
    let full = excluded(round([spared, clean])).places(places(2)).build();
    let change = change(&germany, &full);
    assert_eq!((change.added(), change.removed()), (&[][..], &ids(&["P"])[..]));
}

#[test]
fn a_selection_from_scratch_is_judged_with_the_places_asked_for() {
    let mut parity = as_many_women();
    parity["bound"]["as_many_as"]["enough"] = json!({"numerator": 1, "denominator": 2});
    parity["bound"]["as_many_as"]["too_few"] = json!("all_of_them");
    let policy = policy(&[("own.parity", parity)], &[]);
    let men = ["A", "B", "C", "D", "E"].map(|name| suited(name, 5).declares(Ground::Man));
    let round = round(men.into_iter().chain([suited("F", 1).declares(Ground::Woman)])).build();
    let decision = policy.decide(&round, stamp());
    // Two of four would be enough to ask for half; she is one, so that all of them is she.
    let Some(Remedy::Change(best)) = decision.best_selection(places(4)) else { panic!() };
    assert!(best.added().contains(&id("F")) && best.added().len() == 4);
}

#[test]
fn numbers_beyond_all_reason_fill_no_memory() {
    for wanted in [2, u32::MAX] {
        let policy = policy(&[("own.one", at_least("minority_background", wanted))], &[]);
        let round = round([minority("A", 1).invited()]).places(places(u32::MAX)).build();
        let conflict = conflict(&policy, &round);
        assert_eq!(conflict.least_relaxation().unwrap().total(), u64::from(wanted) - 1);
    }
}

#[test]
fn a_recorded_cap_on_both_sides_holds_while_no_more_others_are_invited() {
    let volume = RecordedException::new(
        rule("uk.dc.offer"),
        "volume".parse().unwrap(),
        "Kari Nordmann".parse().unwrap(),
        "Mange søkere.".parse().unwrap(),
        "2026-06-20".parse().unwrap(),
    )
    .with_cap(places(2));
    let disabled = |name, score| suited(name, score).declares(Ground::Disability);
    let people = [
        disabled("D1", 9),
        disabled("D2", 8),
        disabled("D3", 7),
        disabled("D4", 6),
        suited("O1", 3).invited(),
        suited("O2", 2).invited(),
        suited("O3", 1).invited(),
    ];
    let sketch =
        round(people).country(Country::UNITED_KINGDOM).fact("disability_confident", true).exception(volume);
    let uk = packs::uk();
    // All four of them would take four places; with one of the others gone, the best two are enough.
    let full = change(&uk, &sketch.clone().places(places(5)).build());
    assert_eq!((full.added().len(), full.removed()), (2, &ids(&["O3"])[..]));
    assert!(full.added().iter().all(|one| ids(&["D1", "D2"]).contains(one)));
    // With room for all, nobody loses a place.
    let room = change(&uk, &sketch.places(places(7)).build());
    assert_eq!((room.added().len(), room.removed().len()), (4, 0));
}

#[test]
fn forty_rules_of_which_each_holds_in_two_ways_end_alike() {
    // Everybody invited keeps a parity whatever it comes to, so that each has two ways.
    let rules: Vec<(String, Value)> =
        (0..40).map(|number| (format!("own.r{number}"), as_many_women())).collect();
    let rules: Vec<(&str, Value)> = rules.iter().map(|(id, invite)| (id.as_str(), invite.clone())).collect();
    let policy = policy(&rules, &[]);
    let people = (0..200).map(|number| {
        let person = suited(&number.to_string(), number % 7);
        let person = person.declares(if number % 9 == 0 { Ground::Woman } else { Ground::Man });
        if number % 3 == 1 { person.invited() } else { person }
    });
    let round = round(people).build();
    let first = remedy(&policy, &round);
    assert!(matches!(first, Some(Remedy::Change(_) | Remedy::Unproved(_))), "{first:?}");
    assert_eq!(first, remedy(&policy, &round));
}

#[test]
fn who_is_added_is_interviewed_as_the_rule_counts_it() {
    let mut in_person = at_least("minority_background", 1);
    in_person["mode"] = json!("in_person");
    let policy = policy(&[("own.one", in_person)], &[]);
    let round = round([minority("A", 5), suited("B", 5).invited().interviewed(Mode::Remote)]).build();
    let change = change(&policy, &round);
    assert_eq!((change.mode(), change.added()), (Some(Mode::InPerson), &ids(&["A"])[..]));
    assert_eq!(policy.outcome(&change.applied_to(&round)), Outcome::Clear);
}

#[test]
fn the_latest_stage_is_mended_and_only_what_it_can_mend() {
    let mut every = at_least("minority_background", 1);
    every["stages"] = json!("every");
    let policy = policy(&[("own.one", every)], &[]);
    let second = suited("B", 5).invited().invited_again();
    let round = |first: Person| round([first, second.clone()]).build();
    let change = change(&policy, &round(minority("A", 1).invited()));
    assert_eq!((change.stage().get(), change.added()), (2, &ids(&["A"])[..]));
    // Who was not invited to the first stage cannot be any more.
    assert_eq!(conflict(&policy, &round(minority("A", 1))).claims(), [Claim::Rule(rule("own.one"))]);
}

#[test]
fn after_the_deadline_no_proposal_mends_anything() {
    let mut until = at_least("minority_background", 1);
    until["deadline"] = json!("recommendation");
    let policy = policy(&[("own.one", until)], &[]);
    let people = [minority("A", 5), suited("B", 5).sent_after(20)];
    assert_eq!(change(&policy, &round(people.clone()).build()).added(), ids(&["A"]));
    let late = round(people).recommended_after(40).build();
    assert_eq!(conflict(&policy, &late).claims(), [Claim::Rule(rule("own.one"))]);
}

#[test]
fn only_who_is_active_and_suited_is_added() {
    let policy = policy(&[("own.one", at_least("minority_background", 1))], &[]);
    let doubtful = Person::new("B").found(mangfold::Suitability::Doubtful).scored(9);
    let people = [
        minority("A", 9).withdrew_after(10),
        doubtful.declares(Ground::MinorityBackground),
        minority("C", 1),
        suited("D", 2).invited(),
    ];
    assert_eq!(change(&policy, &round(people).build()).added(), ids(&["C"]));
}

#[test]
fn one_person_for_one_group_is_mended_by_deciding_again() {
    let mut one_each = at_least("minority_background", 1);
    one_each["overlap"] = json!({"for_one": [{"declared": "cv_gap"}]});
    let policy = policy(&[("own.one", one_each)], &[]);
    let both = |name, score| minority(name, score).declares(Ground::CvGap);
    let people =
        [both("A", 1).invited(), suited("B", 3).declares(Ground::CvGap), both("C", 2), suited("D", 9)];
    let round = round(people).build();
    let change = change(&policy, &round);
    assert_eq!(change.added(), ids(&["B"]));
    assert_eq!(policy.outcome(&change.applied_to(&round)), Outcome::Clear);
}

#[test]
fn a_selection_from_scratch_is_the_best_that_keeps_every_rule() {
    let policy = policy(&[("own.one", at_least("minority_background", 1))], &[]);
    let people = [minority("A", 1), suited("B", 9).invited(), suited("C", 7), suited("D", 3).sent_after(20)];
    let round = round(people).build();
    let decision = policy.decide(&round, stamp());
    let best = |count| decision.best_selection(places(count));
    let Some(Remedy::Change(three)) = best(3) else { panic!() };
    assert_eq!((three.total_score(), three.removed()), (Some(13), &[][..]));
    let Some(Remedy::Change(two)) = best(2) else { panic!() };
    assert_eq!((two.added(), two.removed()), (&ids(&["A"])[..], &ids(&["B"])[..]));
    let Some(Remedy::None(none)) = best(1) else { panic!() };
    assert_eq!(
        none.claims(),
        [Claim::Rule(rule("own.one")), Claim::Places(places(1)), Claim::SentInvitations]
    );
    let Some(Remedy::Change(all)) = best(50) else { panic!() };
    assert_eq!(all.total_score(), Some(20));
    let unscored = RoundSketch::new().person(Person::new("A").suited()).build();
    assert_eq!(policy.decide(&unscored, stamp()).best_selection(places(1)), None);
}

#[test]
fn a_search_given_up_says_so_and_what_it_found_keeps_every_rule() {
    let rules = [("own.one", at_least("minority_background", 2)), ("own.two", at_least("cv_gap", 2))];
    let policy = policy(&rules, &[]);
    let people = (0..12).map(|number| {
        let person = suited(&number.to_string(), number % 5);
        let person = if number % 2 == 0 { person.declares(Ground::MinorityBackground) } else { person };
        let person = if number % 3 == 0 { person.declares(Ground::CvGap) } else { person };
        if number % 4 == 1 { person.invited() } else { person }
    });
    let round = round(people).places(places(3)).build();
    let decision = policy.decide(&round, stamp());
    let whole = decision.remedy();
    let (mut unproved, mut found) = (0, 0);
    for steps in 0..400 {
        match decision.remedy_within(steps) {
            Some(Remedy::Unproved(stopped)) => {
                unproved += 1;
                let Some(Remedy::Change(whole)) = &whole else { panic!() };
                assert!(stopped.least_removed() as usize <= whole.removed().len());
                if let Some(best) = stopped.best() {
                    found += 1;
                    assert_eq!(policy.outcome(&best.applied_to(&round)), Outcome::Clear);
                }
            }
            other => assert_eq!(other, whole),
        }
    }
    assert!(unproved > 5, "{unproved} given up, {found} with something found");
}

#[test]
fn a_search_given_up_chooses_no_person_either_where_scores_are_missing() {
    let rules = [("own.one", at_least("minority_background", 2)), ("own.two", at_least("cv_gap", 2))];
    let policy = policy(&rules, &[]);
    let people = (0..9).map(|number| {
        let person = Person::new(&number.to_string()).suited().declares(Ground::MinorityBackground);
        if number % 2 == 0 { person.declares(Ground::CvGap) } else { person }
    });
    let round = round(people).build();
    let decision = policy.decide(&round, stamp());
    for steps in 0..100 {
        match decision.remedy_within(steps) {
            Some(Remedy::Unproved(stopped)) => assert_eq!(stopped.best(), None),
            other => assert!(matches!(other, Some(Remedy::Number(_)))),
        }
    }
}

#[test]
fn the_case_file_says_whom_to_invite_and_not_for_which_ground() {
    let rules = [("own.one", at_least("minority_background", 1)), ("own.two", at_least("cv_gap", 1))];
    let policy = policy(&rules, &[]);
    let round =
        round([minority("A", 5), suited("B", 3).declares(Ground::CvGap), suited("C", 1).invited()]).build();
    let decision = policy.decide(&round, stamp());
    for language in Language::ALL {
        let told = decision.annotation(language);
        let line = told.lines().find(|line| line.contains(&id("A").to_string())).unwrap();
        assert!(line.contains(&id("B").to_string()) && !line.contains("own."), "{line}");
        let full = decision.restricted().annotation(language);
        assert!(full.contains("own.one") && full.contains(&id("A").to_string()), "{full}");
    }
    let words = decision.annotation(Language::English);
    assert!(
        words.contains("2 more invitations would put right what invitations can")
            && words.contains("Nobody loses a place."),
        "{words}"
    );
    let json = serde_json::to_string(&decision.case_file()).unwrap();
    assert!(!json.contains("serves") && json.contains("\"invite\""), "{json}");
    assert!(!format!("{:?}", decision.remedy()).contains(&id("A").to_string()));
}

#[test]
fn the_case_file_names_no_rule_in_a_conflict_that_it_calls_followed() {
    let rules = [("own.one", at_least("minority_background", 1)), ("own.two", at_least("cv_gap", 1))];
    let gap = suited("B", 2).declares(Ground::CvGap);
    let full = round([minority("A", 1).invited(), gap]).places(places(1)).build();
    for before in [&[][..], &[("own.one", "own.two")]] {
        let policy = policy(&rules, before);
        let decision = policy.decide(&full, stamp());
        let view = decision.case_file();
        let json = serde_json::to_value(&view).unwrap();
        let shown = |rule: &str| {
            let mut findings = json["findings"].as_array().unwrap().iter();
            findings.find(|finding| finding["rule"] == rule).unwrap().clone()
        };
        assert_eq!(
            (&shown("own.one")["verdict"], &shown("own.two")["verdict"]),
            (&json!("followed"), &json!("broken"))
        );
        // That it yields would tell that the other applies.
        assert_eq!(shown("own.two")["because"], "short");
        assert!(!json["remedy"].to_string().contains("own."), "{}", json["remedy"]);
        for language in Language::ALL {
            let told = decision.annotation(language);
            assert_eq!(told.matches("own.").count(), 0, "{told}");
        }
    }
}

#[test]
fn every_remedy_has_words_in_every_language() {
    let rules = [("own.one", at_least("minority_background", 2)), ("own.parity", as_many_women())];
    let own = policy(&rules, &[("own.parity", "own.one")]);
    let men = ["A", "B"].map(|name| minority(name, 4).declares(Ground::Man));
    let women = ["C", "D"].map(|name| suited(name, 3).declares(Ground::Woman).invited());
    let unscored = Person::new("E").suited().declares(Ground::MinorityBackground);
    let mut seen = std::collections::BTreeSet::new();
    for count in [2, 3, 4] {
        for more in [None, Some(unscored.clone())] {
            for sent in [false, true] {
                let women = women.clone().map(|woman| if sent { woman.sent_after(20) } else { woman });
                let people = men.clone().into_iter().chain(women).chain(more.clone());
                let round = round(people).places(places(count)).build();
                let decision = own.decide(&round, stamp());
                for steps in [4, mangfold::remedy::STEPS] {
                    let Some(remedy) = decision.remedy_within(steps) else { continue };
                    seen.insert(remedy.code());
                    seen.extend((!remedy.gives_up().is_empty()).then_some("gives up"));
                }
                for language in Language::ALL {
                    for told in [decision.annotation(language), decision.restricted().annotation(language)] {
                        assert!(!told.contains('[') && !told.contains('{'), "{told}");
                    }
                }
            }
        }
    }
    assert_eq!(seen, ["change", "gives up", "none", "number", "unproved"].into());
}

#[test]
fn a_pack_is_mended_as_its_law_says() {
    // Hovedregelen: whoever is disabled and qualified, one of them; the list has room.
    let round =
        round([suited("A", 3).declares(Ground::DisabilityNeedingAccommodation), suited("B", 9).invited()])
            .build();
    let state = packs::norway_state();
    let change = change(&state, &round);
    assert_eq!(change.added(), ids(&["A"]));
    let decision = state.decide(&round, stamp());
    assert_eq!(decision.outcome(), Outcome::Blocked);
    assert_eq!(state.outcome(&change.applied_to(&round)), Outcome::Clear);
}

/// Every list of these people, with the least that gives way: people short of each rule, places over, sent taken back.
#[test]
fn the_least_that_must_give_way_is_the_one_that_trying_everything_finds() {
    let grounds = [Ground::MinorityBackground, Ground::CvGap];
    let (mut seed, mut none) = (7_u64, 0);
    let mut below = |bound: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % bound
    };
    for _ in 0..600 {
        let wanted = [1 + below(4), 1 + below(4)];
        let rules = [
            ("own.one", at_least("minority_background", u32::try_from(wanted[0]).unwrap())),
            ("own.two", at_least("cv_gap", u32::try_from(wanted[1]).unwrap())),
        ];
        let policy = policy(&rules, &[]);
        // Of each: whether they declare each ground, and how they stand: off the list, proposed, sent.
        let people: Vec<([bool; 2], u64)> =
            (0..=below(6)).map(|_| ([below(2) == 0, below(3) == 0], below(3))).collect();
        let sketch = people.iter().enumerate().map(|(number, (declares, stands))| {
            let mut person = suited(&number.to_string(), 1);
            for (ground, _) in grounds.iter().zip(declares).filter(|(_, declares)| **declares) {
                person = person.declares(ground.clone());
            }
            match stands {
                0 => person,
                1 => person.invited(),
                _ => person.sent_after(20),
            }
        });
        let on_list = people.iter().filter(|(_, stands)| *stands > 0).count();
        let capacity = u32::try_from(on_list).unwrap() + u32::try_from(below(2)).unwrap();
        let capacity = NonZeroU32::new(capacity).filter(|_| below(3) > 0);
        let sketch = round(sketch);
        let round = match capacity {
            Some(capacity) if on_list > 0 => sketch.places(capacity).build(),
            _ => sketch.build(),
        };
        let capacity = round.shortlists().last().and_then(mangfold::Shortlist::places);
        let Some(Remedy::None(conflict)) = remedy(&policy, &round) else { continue };
        none += 1;
        let count = |list: u32, of: &dyn Fn(usize, bool) -> bool| {
            (0..people.len()).filter(|number| of(*number, list >> number & 1 == 1)).count() as u64
        };
        let short = |list: u32| -> u64 {
            let asked = (0..2).filter(|rule| people.iter().any(|(declares, _)| declares[*rule]));
            let counted = |rule: usize| count(list, &|number, on| on && people[number].0[rule]);
            asked.map(|rule| wanted[rule].saturating_sub(counted(rule))).sum()
        };
        let gone = |list: u32, stands: u64| count(list, &|number, on| !on && people[number].1 == stands);
        let lists = || 0..1_u32 << people.len();
        // Places may be taken from people where none is left, or where more of them would do.
        let more = lists().any(|list| gone(list, 1) + gone(list, 2) + short(list) == 0);
        let binds = capacity.is_some_and(|capacity| on_list >= capacity.get() as usize || more);
        let least = lists().map(|list| {
            let over =
                capacity.map_or(0, |capacity| u64::from(list.count_ones().saturating_sub(capacity.get())));
            short(list) + over + gone(list, 2) + if binds { 0 } else { gone(list, 1) }
        });
        let relaxed = conflict.least_relaxation().unwrap();
        assert_eq!(Some(relaxed.total()), least.min(), "{people:?} {wanted:?} {capacity:?}");
        assert_eq!(relaxed.by().iter().map(|(_, by)| by).sum::<u64>(), relaxed.total());
    }
    assert!(none > 100, "{none}");
}
