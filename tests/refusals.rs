//! A policy that no source could mean is refused, with an error that names what is wrong.
#![expect(clippy::unwrap_used, reason = "a test fails where the mistake is")]

use mangfold::{Policy, packs};
use serde_json::{Value, json};

fn pack() -> Value {
    serde_json::to_value(packs::norway_state()).unwrap()
}

#[track_caller]
fn refused(policy: Value, says: &[&str]) {
    let error = serde_json::from_value::<Policy>(policy).unwrap_err().to_string();
    for words in says {
        assert!(error.contains(words), "{error}\ndoes not say: {words}");
    }
}

/// The policy of the pack with one value of its first rule replaced.
fn with(at: &str, value: Value) -> Value {
    let mut policy = pack();
    *policy.pointer_mut(&format!("/rules/0/versions/0{at}")).unwrap() = value;
    policy
}

fn bound(bound: Value) -> Value {
    with("/check/invite/bound", bound)
}

#[test]
fn a_share_over_one_or_of_nothing_is_refused() {
    let half = json!({"numerator": 1, "denominator": 2});
    let share = |numerator: u32| {
        let least = json!({"numerator": numerator, "denominator": 4});
        bound(json!({"share": {"least": least, "rounding": "up", "enough": half, "too_few": "no_duty"}}))
    };
    refused(share(5), &["share", "5/4", "over one"]);
    refused(share(0), &["share", "0/4", "nothing"]);
    assert!(serde_json::from_value::<Policy>(share(3)).is_ok());
}

#[test]
fn at_least_none_is_refused() {
    refused(bound(json!({"at_least": 0})), &["0"]);
    refused(bound(json!({"best": 0})), &["0"]);
}

#[test]
fn versions_that_overlap_are_refused() {
    let mut policy = pack();
    let version = policy["rules"][0]["versions"][0].clone();
    policy["rules"][0]["versions"].as_array_mut().unwrap().push(version);
    refused(policy, &["no.state.interview.disability", "number 2 begins before"]);
}

#[test]
fn a_cycle_of_precedence_is_refused() {
    let mut policy = pack();
    let part = json!({"of": "relation", "read_as": "goes before", "mark": "I"});
    let relation = |rule: &str, to: &str| json!({"rule": rule, "kind": "before", "to": to, "part": part});
    let (a, b) = ("no.state.interview.disability", "no.state.interview.cv_gap");
    policy["relations"] = json!([relation(a, b)]);
    assert!(serde_json::from_value::<Policy>(policy.clone()).is_ok());
    policy["relations"] = json!([relation(a, b), relation(b, a)]);
    refused(policy.clone(), &["relations", a, "goes before itself"]);
    policy["relations"] = json!([relation("own.unknown", a)]);
    refused(policy, &["relations", "own.unknown"]);
}

#[test]
fn an_unknown_ground_is_refused() {
    refused(with("/check/invite/of", json!({"declared": "hair_colour"})), &["unknown ground", "hair_colour"]);
}

#[test]
fn a_ground_for_statistics_is_refused_wherever_it_stands() {
    let man = json!({"declared": "immigrant_background.ssb"});
    let half = json!({"numerator": 1, "denominator": 2});
    let many = json!({"as_many_as": {
        "other": man, "enough": half, "too_few": "all_of_them", "neither": "on_neither_side", "on_top_counts": "counts",
    }});
    refused(bound(many), &["immigrant_background.ssb", "statistics"]);
}

#[test]
fn a_verified_part_without_a_quote_or_a_source_is_refused() {
    refused(with("/parts/0", json!({"of": "scope", "mark": "V", "read_as": "so"})), &["scope", "V", "quote"]);
    let bare = json!({"of": "scope", "mark": "V", "says": "so"});
    refused(with("/parts/0", bare), &["scope", "V", "source"]);
    let unknown = json!({"of": "scope", "mark": "V", "says": "so", "source": "s999"});
    refused(with("/parts/0", unknown), &["s999", "no.state.interview.disability"]);
}

#[test]
fn a_preference_that_is_a_duty_or_states_no_purpose_is_refused() {
    let preference = json!({"preference": {"among": "equal", "of": {"declared": "sex.woman"}}});
    refused(with("/check", preference.clone()), &["modality", "must", "informs"]);
    let mut policy = with("/check", preference);
    policy["rules"][0]["versions"][0]["modality"] = json!("may");
    refused(policy.clone(), &["justification"]);
    policy["rules"][0]["versions"][0]["justification"] =
        json!({"purpose": "p", "proportionality_note": "n", "review_by": "2027-01-01"});
    assert!(serde_json::from_value::<Policy>(policy).is_ok());
}

#[test]
fn what_cannot_be_counted_exactly_together_is_refused() {
    let own = json!({"declared": "disability_needing_accommodation"});
    refused(with("/check/invite/overlap", json!({"for_one": [own]})), &["check.invite", "share a ground"]);
    refused(with("/check/invite/overlap", json!({"for_one": []})), &["check.invite", "overlap"]);
    refused(with("/check/invite/overlap", json!({"union": []})), &["check.invite", "overlap"]);
    refused(with("/check/invite/consistency", json!("any_reason")), &["check.invite", "consistency"]);
    let mut policy = bound(json!({"best": 2}));
    policy["rules"][0]["versions"][0]["check"]["invite"]["mode"] = json!("in_person");
    refused(policy, &["check.invite", "mode"]);
    let mut policy = bound(json!({"best": 2}));
    policy["rules"][0]["versions"][0]["check"]["invite"]["stages"] = json!("every");
    refused(policy, &["check.invite", "stages"]);
}

#[test]
fn sentences_of_no_words_are_refused() {
    let check = |words: Value| with("/check", json!({"sentence": {"presence": "forbidden", "words": words}}));
    refused(check(json!([])), &["words", "list 1"]);
    refused(check(json!([["kvinner"], []])), &["words", "list 2"]);
}

#[test]
fn policies_combine_unless_one_would_change_the_other_under_its_name() {
    let (id, day) = ("own.both".parse().unwrap(), "2026-11-22".parse().unwrap());
    let state = packs::norway_state();
    let whole =
        Policy::combined(id, day, [state.clone(), packs::oslo(None).unwrap(), state.clone()]).unwrap();
    assert_eq!(whole.rules().len(), state.rules().len() + 2);
    let mut weaker = pack();
    weaker["id"] = json!("own.weaker");
    weaker["rules"][0]["versions"][0]["modality"] = json!("should");
    let weaker: Policy = serde_json::from_value(weaker).unwrap();
    let id = "own.both".parse().unwrap();
    let error = Policy::combined(id, day, [state, weaker]).unwrap_err();
    assert_eq!(error.code(), "policy_not_the_same");
    let said = error.to_string();
    for words in ["no.state.interview.disability", "norway_state", "own.weaker"] {
        assert!(said.contains(words), "{said}");
    }
}
