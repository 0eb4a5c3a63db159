//! A policy that no source could mean is refused, with an error that names what is wrong.
#![expect(clippy::unwrap_used, reason = "a test fails where the mistake is")]

use mangfold::{Country, Policy, packs};
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
fn a_fact_asked_for_twice_is_named_whatever_it_is() {
    let facts = json!([{"fact": "listed"}, {"fact": "listed"}]);
    refused(with("/scope", facts), &["scope", "fact listed", "twice"]);
    let few = json!({"underrepresented": {"ground": "sex.woman", "measure": {"below_half": "at_least_two"}}});
    refused(with("/scope", json!([few, few])), &["scope", "representation of sex.woman", "twice"]);
    refused(with("/scope", json!([{"region": []}])), &["scope", "region", "none"]);
}

#[test]
fn what_is_invoked_at_clearing_is_recorded_by_a_human_and_lifts_the_duty() {
    let parts = json!([{"of": "exception", "read_as": "so", "mark": "I"}]);
    let exception = |when: Value, effect: &str| {
        let mut policy = with("/check/invite/bound", json!("all"));
        policy["rules"][0]["versions"][0]["unless"] = json!([{"id": "urgent", "when": when, "effect": effect,
            "open_at_clearing": true, "parts": parts}]);
        policy
    };
    refused(exception(json!({"fact": {"fact": "urgent"}}), "lifts"), &["clearing"]);
    refused(exception(json!("recorded"), "caps_alike"), &["clearing"]);
    assert!(serde_json::from_value::<Policy>(exception(json!("recorded"), "lifts")).is_ok());
}

#[test]
fn a_word_of_a_sentence_that_no_word_begins_with_is_refused() {
    let check = |words: Value, without: Value| {
        with("/check", json!({"sentence": {"presence": "forbidden", "words": words, "without": without}}))
    };
    for word in ["gebürtige, deutsche", "m/w/d", "z.b", "•"] {
        refused(check(json!([[word]]), json!([])), &["words", word]);
        refused(check(json!([["menn"]]), json!([word])), &["words", word]);
    }
    assert!(serde_json::from_value::<Policy>(check(json!([["e-post", "ærø", "42"]]), json!([]))).is_ok());
}

#[test]
fn a_span_that_ends_before_it_is_known_to_stand_is_refused() {
    let span = |from: Value, until: Value| with("/span", json!({"from": from, "until": until}));
    let (stands, on) =
        (|day: &str| json!({"not_verified": {"stands_on": day}}), |day: &str| json!({"on": day}));
    let partial = |day: &str| json!({"partial": {"on": day}});
    for (from, until, fits) in [
        (stands("2026-01-01"), on("2026-01-01"), false),
        (stands("2026-01-01"), on("2026-01-02"), true),
        (on("2026-01-01"), stands("2025-12-31"), false),
        (on("2026-01-01"), stands("2026-01-01"), true),
        (on("2026-01-01"), partial("2025-12-31"), false),
        (on("2026-01-01"), partial("2026-01-01"), true),
        (stands("2026-01-01"), stands("2026-01-01"), true),
        (stands("2026-01-01"), stands("2025-12-31"), false),
    ] {
        if fits {
            let read = serde_json::from_value::<Policy>(span(from.clone(), until.clone()));
            assert!(read.is_ok(), "{from} {until} {read:?}");
        } else {
            refused(span(from, until), &["until", "is not after"]);
        }
    }
}

#[test]
fn a_long_chain_of_precedence_is_no_cycle_until_it_is_closed() {
    let mut policy = pack();
    let rules = policy["rules"][0].clone();
    let id = |number: usize| format!("own.rule_{number}");
    let all: Vec<Value> = (0..3000)
        .map(|number| {
            let mut rule = rules.clone();
            rule["id"] = json!(id(number));
            rule
        })
        .collect();
    policy["rules"] = json!(all);
    let part = json!({"of": "relation", "read_as": "goes before", "mark": "I"});
    let relation =
        |rule: usize, to: usize| json!({"rule": id(rule), "kind": "before", "to": id(to), "part": part});
    let mut chain: Vec<Value> = (0..2999).map(|number| relation(number, number + 1)).collect();
    policy["relations"] = json!(chain);
    assert!(serde_json::from_value::<Policy>(policy.clone()).is_ok());
    chain.push(relation(2999, 0));
    policy["relations"] = json!(chain);
    refused(policy, &["relations", "goes before itself"]);
}

#[test]
fn a_country_without_a_code_of_its_own_is_refused() {
    for wrong in ["UK", "XX", "no", "NOR", ""] {
        assert!(wrong.parse::<Country>().is_err(), "{wrong:?}");
    }
    for right in ["GB", "NO", "DE", "US", "FR", "AD", "ZW"] {
        assert_eq!(right.parse::<Country>().unwrap().to_string(), right);
    }
}

#[test]
fn a_title_that_breaks_a_line_or_turns_the_writing_is_refused_and_a_day_has_four_digits_for_its_year() {
    for wrong in ["Leder\u{2028}Outcome: none", "Leder\u{202e}", "a\u{2066}b", "a\u{2029}b"] {
        assert!(wrong.parse::<mangfold::Title>().is_err(), "{wrong:?}");
    }
    assert!("Første linje\u{2028}andre".parse::<mangfold::Reason>().is_ok());
    for day in ["-0001-01-01", "+10000-01-01", "2026-02-30"] {
        refused(with("/span", json!({"from": {"on": day}, "until": "open"})), &["no date", day]);
    }
    let error = "en-GB".parse::<mangfold::LanguageTag>().unwrap_err();
    assert!(error.to_string().contains("two or three lower-case letters"), "{error}");
}

#[test]
fn a_document_may_begin_with_a_byte_order_mark() {
    let json = format!("\u{feff}{}", pack());
    assert!(Policy::from_json(json.as_bytes(), &mangfold::Limits::default()).is_ok());
    let ledger = "\u{feff}# ours\n".parse::<mangfold::audit::Ledger>().unwrap();
    assert!(ledger.reviews().is_empty());
}

#[test]
fn what_stands_in_the_reason_of_an_assessment_is_in_no_error() {
    let mut round = serde_json::to_value(mangfold::testing::sample()).unwrap();
    round["applicants"][0]["assessment"] =
        json!({"suitability": "suited", "reason": "Gravid, sykmeldt\u{7}"});
    let error = mangfold::Round::from_json(round.to_string().as_bytes(), &mangfold::Limits::default());
    let error = error.unwrap_err().to_string();
    assert!(
        error.contains("assessment") && error.contains("withheld") && !error.contains("Gravid"),
        "{error}"
    );
}

#[test]
fn what_a_document_makes_up_about_an_applicant_is_in_no_error() {
    let read = |change: &dyn Fn(&mut Value)| {
        let mut round = serde_json::to_value(mangfold::testing::sample()).unwrap();
        change(&mut round["applicants"][0]);
        let read = mangfold::Round::from_json(round.to_string().as_bytes(), &mangfold::Limits::default());
        read.unwrap_err().to_string()
    };
    for (error, says) in [
        (
            read(&|one| one["severe_disability"] = json!(true)),
            "applicants[0]: unknown field (withheld), expected",
        ),
        (
            read(&|one| one["assessment"] = json!("severe_disability")),
            "applicants[0].assessment: invalid type: string",
        ),
        (
            read(&|one| one["assessment"] = json!({"suitability": "severe_disability"})),
            "applicants[0].assessment.suitability: unknown variant (withheld), expected",
        ),
        (
            read(&|one| one["score"] = json!("severe_disability")),
            "applicants[0].score: invalid type: string (withheld)",
        ),
        (
            read(&|one| one["origin"] = json!("a`, `severe_disability")),
            "applicants[0].origin: unknown variant",
        ),
    ] {
        assert!(error.contains(says) && !error.contains("severe_disability"), "{error}");
    }
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
