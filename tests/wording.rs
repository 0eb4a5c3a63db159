//! The message files: complete, without leftovers, alike in what they are given; and what the sentences may tell.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test wants to fail where the mistake is"
)]

use std::collections::{BTreeMap, BTreeSet};

use mangfold::testing::{Person, RoundSketch, id, stamp};
use mangfold::wording::Language;
use mangfold::{Answer, Declaration, EntryKind, Fact, Ground, Policy, Round, Suitability, packs};
use serde_json::{Value, json};

const FILES: [(&str, &str); 4] = [
    ("nb", include_str!("../src/wording/nb.ftl")),
    ("nn", include_str!("../src/wording/nn.ftl")),
    ("en", include_str!("../src/wording/en.ftl")),
    ("de", include_str!("../src/wording/de.ftl")),
];

/// The messages of a file, each with the placeholders it uses. Written for these files: one message starts at the
/// beginning of a line, and goes on in lines that are indented.
fn messages(file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with([' ', '}', '*', '[']) {
            line.split(" =").next().unwrap().clone_into(&mut current);
            assert!(!messages.contains_key(&current), "{current} is there twice");
        }
        let found = messages.entry(current.clone()).or_default();
        if line.trim_start().starts_with('.') {
            found.insert(line.trim_start().split(" =").next().unwrap().to_owned());
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
            found.insert(format!("${name}"));
        }
    }
    messages
}

#[test]
fn every_language_has_the_same_messages_with_the_same_placeholders() {
    let [(_, first), rest @ ..] = FILES;
    let first = messages(first);
    assert!(first.len() > 90, "{} messages", first.len());
    for (language, file) in rest {
        let other = messages(file);
        assert_eq!(
            first.keys().collect::<Vec<_>>(),
            other.keys().collect::<Vec<_>>(),
            "the keys of {language} are not those of nb"
        );
        for (key, placeholders) in &first {
            assert_eq!(placeholders, &other[key], "{key} in {language}");
        }
    }
}

#[test]
fn every_message_is_used_and_every_message_used_is_there() {
    let code = [
        include_str!("../src/wording/mod.rs"),
        include_str!("../src/wording/clearing.rs"),
        include_str!("../src/wording/consultation.rs"),
        include_str!("../src/wording/letter.rs"),
        include_str!("../src/wording/monitor.rs"),
        include_str!("../src/wording/reading.rs"),
        include_str!("../src/wording/remedy.rs"),
        include_str!("../src/wording/requirement.rs"),
        include_str!("../src/wording/statement.rs"),
        include_str!("../src/wording/statement_figures.rs"),
        include_str!("../src/wording/statement_plans.rs"),
        include_str!("../src/wording/summary.rs"),
    ];
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (place, text) in code.into_iter().flat_map(|code| code.split('"').enumerate()) {
        if place % 2 == 1
            && !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit())
        {
            used.insert(text.to_owned());
        }
    }
    let made = |key: &str| key.starts_with("month-") || key.starts_with("ground-");
    for key in messages(FILES[0].1).keys() {
        assert!(made(key) || used.contains(key), "{key} is used nowhere");
    }
    for key in used.iter().filter(|key| key.trim_matches('-').contains('-')) {
        // What is no key is a value that messages choose by, or a verdict of the case file.
        let chosen = ["not-obviously-unsuited", "nearly-equal", "all-of-them", "no-duty", "of-group"];
        let chosen = chosen.contains(&key.as_str());
        assert!(chosen || messages(FILES[0].1).contains_key(key), "{key} is not there");
    }
}

fn ks(round: &Round) -> String {
    every_view(&packs::ks(configuration()).unwrap(), round)
}

fn configuration() -> packs::KsConfiguration {
    packs::KsConfiguration {
        definition: mangfold::Group::declared(Ground::MinorityBackground),
        asserted_by: mangfold::AssertedBy::Applicant,
        internal_postings: mangfold::InScope::Yes,
        deadline: mangfold::Deadline::Recommendation,
        binding: None,
    }
}

fn every_view(policy: &Policy, round: &Round) -> String {
    let decision = policy.decide(round, stamp());
    Language::ALL
        .into_iter()
        .map(|language| decision.annotation(language) + &decision.restricted().annotation(language))
        .collect()
}

fn municipal() -> RoundSketch {
    RoundSketch::new().sector(mangfold::Sector::Municipal).opened_on("2007-03-01")
}

#[test]
fn no_sentence_shows_a_missing_message_or_an_unfilled_placeholder() {
    let minority = Ground::MinorityBackground;
    let rounds = [
        municipal().build(),
        municipal().person(Person::new("A").suited().declares(minority.clone())).build(),
        municipal().person(Person::new("A").suited().declares(minority.clone()).invited()).build(),
        municipal().person(Person::new("A").declares(minority.clone())).build(),
        municipal()
            .person(Person::new("A").found(Suitability::Unqualified).declares(minority.clone()))
            .build(),
        municipal().person(Person::new("A").suited().answers(minority.clone(), Answer::Erased)).build(),
        municipal()
            .person(Person::new("A").suited().says(Declaration::new(minority.clone(), Answer::Declared)))
            .build(),
        municipal().sector(None).person(Person::new("A").suited().declares(minority.clone())).build(),
        municipal()
            .person(Person::new("A").suited().declares(minority.clone()).sent_after(25).withdrew_after(26))
            .person(Person::new("B").suited().declares(minority))
            .build(),
    ];
    for round in &rounds {
        for words in [
            ks(round),
            every_view(&packs::norway_state(), round),
            every_view(&packs::oslo(None).unwrap(), round),
        ] {
            assert!(!words.contains(['{', '}', '$', '[']), "{words}");
            assert!(!words.contains(" .") && !words.contains(" ,") && !words.contains("  "), "{words}");
        }
    }
}

#[test]
fn every_shape_speaks_whole_sentences_in_every_language() {
    let policy: Policy = serde_json::from_str(include_str!("golden/policy_shapes.json")).unwrap();
    let full: Round = serde_json::from_str(include_str!("golden/round.json")).unwrap();
    for round in [full, seven(&["A", "B", "F"]), municipal().opened_on("2026-03-01").build()] {
        let words = every_view(&policy, &round);
        assert!(!words.contains(['{', '}', '$', '[']), "{words}");
        assert!(!words.contains(" .") && !words.contains(" ,") && !words.contains("  "), "{words}");
        assert!(!words.contains(",.") && !words.contains(",,"), "{words}");
    }
}

#[test]
fn the_case_file_tells_neither_who_declared_nor_whether_anyone_did() {
    let minority = Ground::MinorityBackground;
    let round = |declared: &[&str]| {
        ["A", "B", "C"].into_iter().fold(municipal(), |round, name| {
            let person = Person::new(name).suited();
            let person = if declared.contains(&name) { person.declares(minority.clone()) } else { person };
            round.person(if name == "A" { person.invited() } else { person })
        })
    };
    let policy = packs::ks(configuration()).unwrap();
    for language in Language::ALL {
        let words = |declared: &[&str]| {
            let round = round(declared).build();
            let decision = policy.decide(&round, stamp());
            (decision.annotation(language), decision.case_file().to_json())
        };
        assert_eq!(words(&[]), words(&["A"]));
        assert_eq!(words(&["A"]), words(&["A", "B", "C"]));
        assert_ne!(words(&["A"]), words(&["B"]), "a broken rule is told");
    }
}

#[test]
fn an_undetermined_rule_names_everyone_not_assessed_and_not_those_who_matter() {
    let round = municipal()
        .person(Person::new("A").declares(Ground::MinorityBackground))
        .person(Person::new("B"))
        .person(Person::new("C").found(Suitability::Doubtful))
        .person(Person::new("D").suited().invited())
        .person(Person::new("E").withdrew_after(10))
        .build();
    let policy = packs::ks(configuration()).unwrap();
    let decision = policy.decide(&round, stamp());
    assert_eq!(
        decision.findings()[0].because(),
        &mangfold::Because::Unknown { settled_by: vec![Fact::Assessment(id("A"))] }
    );
    let mut open = ["A", "B", "C"].map(id);
    open.sort();
    assert_eq!(decision.case_file().findings()[0].not_assessed(), open);
    let words = decision.annotation(Language::English);
    assert!(open.iter().all(|id| words.contains(&id.to_string())), "{words}");
    assert!(words.contains("3 applicants have not been fully assessed"), "{words}");
}

#[test]
fn dates_are_written_as_the_language_writes_them() {
    let round = RoundSketch::new().build();
    let policy = packs::norway_state();
    let decision = policy.decide(&round, "2026-03-05T23:59:59Z".parse().unwrap());
    assert!(decision.annotation(Language::Bokmal).contains("Vurdert 5. mars 2026\n"));
    assert!(decision.annotation(Language::Nynorsk).contains("utgåve av 22. november 2026\n"));
    assert!(decision.annotation(Language::English).contains("Assessed on 5 March 2026\n"));
    assert!(decision.annotation(Language::German).contains("Geprüft am 5. März 2026\n"));
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    for (wanted, bokmal, english, german) in [
        (999, "999", "999", "999"),
        (9_998, "9998", "9,998", "9.998"),
        (99_987, "99\u{a0}987", "99,987", "99.987"),
        (999_876_543, "999\u{a0}876\u{a0}543", "999,876,543", "999.876.543"),
    ] {
        let (policy, round) = (at_least(wanted, "must", "everyone"), RoundSketch::new().build());
        let decision = policy.decide(&round, stamp());
        for (language, before, number) in [
            (Language::Bokmal, "minst", bokmal),
            (Language::Nynorsk, "minst", bokmal),
            (Language::English, "at least", english),
            (Language::German, "mindestens", german),
        ] {
            let words = decision.annotation(language);
            assert!(words.contains(&format!("{before} {number} ")), "{number} is not in {words}");
        }
    }
    let half = json!({"numerator": 1, "denominator": 2});
    for (numerator, denominator, bokmal, english) in [
        (2, 5, "minst 40 prosent av", "at least 40 per cent of"),
        (403, 1000, "minst 40,3 prosent av", "at least 40.3 per cent of"),
        (1, 3, "minst 1/3 av", "at least 1/3 of"),
        (1, 8, "minst 12,5 prosent av", "at least 12.5 per cent of"),
        (1, 16, "minst 1/16 av", "at least 1/16 of"),
        (1, 1, "minst 100 prosent av", "at least 100 per cent of"),
    ] {
        let least = json!({"numerator": numerator, "denominator": denominator});
        let share =
            json!({"share": {"least": least, "rounding": "up", "enough": half, "too_few": "no_duty"}});
        let (policy, round) = (one_rule(&invite(&share, "qualified"), "must"), seven(&[]));
        let decision = policy.decide(&round, stamp());
        for (language, words) in [(Language::Bokmal, bokmal), (Language::English, english)] {
            assert!(decision.annotation(language).contains(words), "{}", decision.annotation(language));
        }
    }
}

#[test]
fn every_language_has_a_file_of_its_own_and_speaks_from_it() {
    assert_eq!(FILES.map(|(tag, _)| tag), Language::ALL.map(Language::tag));
    let (policy, round) = (packs::norway_state(), RoundSketch::new().build());
    let decision = policy.decide(&round, stamp());
    let titles: BTreeSet<String> = Language::ALL
        .into_iter()
        .map(|language| decision.annotation(language).lines().next().unwrap().to_owned())
        .collect();
    assert_eq!(titles.len(), FILES.len(), "{titles:?}");
}

/// A policy of one rule with this check. What it comes to once somebody is of the group is less sure than the rest, and
/// of another source.
fn one_rule(check: &Value, modality: &str) -> Policy {
    let sure = ["force", "pool", "group", "presupposition", "undeclared", "deadline", "legal_basis"];
    let part =
        |of: &str, source: &str, mark: &str| json!({"of": of, "says": "x", "source": source, "mark": mark});
    let parts: Vec<Value> = sure
        .iter()
        .map(|of| part(of, "own", "V"))
        .chain(["bound", "record", "comparison"].iter().map(|of| part(of, "less_sure", "V2")))
        .collect();
    let mut version = json!({
        "span": {"from": {"on": "2000-01-01"}, "until": "open"}, "force": "scheme", "modality": modality,
        "legal_basis": "explicit_consent", "check": check,
        "parts": parts});
    if check["preference"]["of"].is_object() {
        version["justification"] =
            json!({"purpose": "x", "proportionality_note": "y", "review_by": "2001-01-01"});
    }
    serde_json::from_value(json!({"format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "own", "citation": "Own"}, {"key": "less_sure", "citation": "Less sure"}],
        "rules": [{"id": "own.rule", "clock": "advertised", "versions": [version]}]}))
    .unwrap()
}

fn invite(bound: &Value, pool: &str) -> Value {
    json!({"invite": {"bound": bound, "of": {"declared": "minority_background"}, "out_of": pool,
        "undeclared": "outside_group", "presupposes": 0, "asserted_by": "applicant", "deadline": "open",
        "on_the_day": "counts", "withdrawn_after_invitation": "counts", "waived": "does_not_count",
        "declared_late": "counts", "stages": "any", "overlap": "for_each", "consistency": "not_asked"}})
}

/// A policy of one rule: at least so many of the pool who declared a minority background.
fn at_least(wanted: u32, modality: &str, pool: &str) -> Policy {
    one_rule(&invite(&json!({"at_least": wanted}), pool), modality)
}

/// Seven people, of whom the first five are invited and the others were found unqualified, with everything on record.
/// The first two were found near each other.
fn seven(declared: &[&str]) -> Round {
    let names = ["A", "B", "C", "D", "E", "F", "G"];
    let round = names.into_iter().fold(municipal().entry(EntryKind::PanelParity, 1), |round, name| {
        let person = Person::new(name);
        let person =
            if declared.contains(&name) { person.declares(Ground::MinorityBackground) } else { person };
        let is_left_out = ["F", "G"].contains(&name);
        round.person(if is_left_out {
            person.found(Suitability::Unqualified)
        } else {
            person.suited().invited()
        })
    });
    let mut round = serde_json::to_value(round.build()).unwrap();
    round["vacancy"]["criteria"] = json!([{"id": "licence", "title": "Licence", "required": true}]);
    round["comparisons"] = json!([{"applicants": [id("A"), id("B")], "equality": "equal", "by": "Kari Nordmann",
        "reason": "Like.", "on": "2007-03-05"}]);
    for applicant in round["applicants"].as_array_mut().unwrap() {
        if applicant["assessment"]["suitability"] == "unqualified" {
            applicant["assessment"] = json!({"suitability": "unqualified", "criteria_not_met": ["licence"], "reason": "None.",
                "by": "Kari Nordmann", "on": applicant["applied_on"]});
        }
    }
    serde_json::from_value(round).unwrap()
}

fn case_file_of(policy: &Policy, round: &Round) -> String {
    let decision = policy.decide(round, stamp());
    let words: String = Language::ALL.into_iter().map(|language| decision.annotation(language)).collect();
    words + &serde_json::to_string(&decision.case_file()).unwrap()
}

#[test]
fn whatever_a_rule_checks_of_a_group_the_case_file_tells_the_same_whoever_declared() {
    let group = json!({"declared": "minority_background"});
    let half = json!({"numerator": 1, "denominator": 2});
    let parity = json!({"as_many_as": {"other": {"declared_not": "sex.man"}, "enough": half,
        "too_few": "all_of_them", "neither": "on_neither_side", "on_top_counts": "counts"}});
    let share = json!({"share": {"least": half, "rounding": "up", "enough": half, "too_few": "no_duty"}});
    for (check, modality, sets) in [
        (invite(&json!({"best": 1}), "qualified"), "must", [&[][..], &["A"], &["A", "F"]]),
        (invite(&parity, "qualified"), "must", [&[][..], &["A"], &["A", "B"]]),
        (invite(&share, "qualified"), "should", [&[][..], &["A"], &["F"]]),
        (
            json!({"record": {"entry": "panel_parity", "about": group, "before": "open", "on_the_day": "counts"}}),
            "must",
            [&[][..], &["A"], &["F"]],
        ),
        (
            json!({"assessment": {"of": group, "out_of": "qualified", "on_the_day": "counts"}}),
            "must",
            [&[][..], &["A"], &["F"]],
        ),
        (json!({"preference": {"among": "equal", "of": group}}), "may", [&[][..], &["A"], &["A", "B"]]),
        (
            json!({"period_share": {"of": group, "out_of": "invited", "least": half}}),
            "notice",
            [&[][..], &["A"], &["F"]],
        ),
    ] {
        let policy = one_rule(&check, modality);
        let told = sets.map(|declared| case_file_of(&policy, &seven(declared)));
        assert!(told[0].contains("\"followed\"") && told[0].contains("\"V2\""), "{}", told[0]);
        assert!(told[0] == told[1] && told[1] == told[2], "{check}: {} {} {}", told[0], told[1], told[2]);
    }
}

#[test]
fn what_only_informs_is_left_out_where_nobody_at_all_was_compared_nearly_enough() {
    let reviewed_by = |among: &str, day: &str| {
        let check = json!({"preference": {"among": among, "of": {"declared": "minority_background"}}});
        let mut policy = serde_json::to_value(one_rule(&check, "may")).unwrap();
        policy["rules"][0]["versions"][0]["justification"]["review_by"] = json!(day);
        serde_json::from_value::<Policy>(policy).unwrap()
    };
    let preference = |among: &str| reviewed_by(among, "2100-01-01");
    let compared = seven(&["A"]);
    let not_compared = compared.clone().with_comparisons(vec![]).unwrap();
    let bullets = |policy: &Policy, round: &Round| {
        let decision = policy.decide(round, stamp());
        assert_eq!(decision.case_file().findings().len(), 1, "as data it is told all the same");
        decision.annotation(Language::English).matches('•').count()
    };
    assert_eq!(bullets(&preference("equal"), &compared), 1);
    assert_eq!(bullets(&preference("equal"), &not_compared), 0);
    assert_eq!(bullets(&reviewed_by("equal", "2001-01-01"), &not_compared), 1, "its review is overdue");
    let mut nearly = serde_json::to_value(&compared).unwrap();
    nearly["comparisons"][0]["equality"] = json!("nearly_equal");
    let nearly: Round = serde_json::from_value(nearly).unwrap();
    assert_eq!(bullets(&preference("equal"), &nearly), 0);
    assert_eq!(bullets(&preference("nearly_equal"), &nearly), 1);
    let group = json!({"declared": "minority_background"});
    let half = json!({"numerator": 1, "denominator": 2});
    let share = json!({"period_share": {"of": group, "out_of": "invited", "least": half}});
    assert_eq!(bullets(&one_rule(&share, "notice"), &not_compared), 1, "a share has its counts to tell");
}

#[test]
fn a_requirement_says_at_which_stages_in_which_mode_and_how_consistently_it_is_asked() {
    let said = |changes: &Value| {
        let mut check = invite(&json!("all"), "qualified");
        let fields = check["invite"].as_object_mut().unwrap();
        fields.extend(changes.as_object().unwrap().clone());
        let policy = one_rule(&check, "must");
        policy.decide(&seven(&["A"]), stamp()).annotation(Language::English)
    };
    assert!(!said(&json!({})).contains('('), "{}", said(&json!({})));
    for (changes, words) in [
        (json!({"stages": "every"}), "to interview (only whoever is invited at every stage counts)"),
        (json!({"mode": "in_person"}), "to interview (only an interview in person counts)"),
        (
            json!({"mode": "remote", "stages": "every"}),
            "to interview (only a remote interview counts; only whoever is invited at every stage counts)",
        ),
        (
            json!({"consistency": "any_reason", "out_of": "not_obviously_unsuited"}),
            "to interview (whoever was kept out counts as eligible as soon as",
        ),
    ] {
        assert!(said(&changes).contains(words), "{}", said(&changes));
    }
}

#[test]
fn a_preference_is_told_alike_however_many_declared_and_its_review_by_the_day_alone() {
    let check = json!({"preference": {"among": "equal", "of": {"declared": "minority_background"}}});
    let policy = one_rule(&check, "may");
    let (all, but_one) = (["A", "B", "C", "D", "E", "F", "G"], ["B", "C", "D", "E", "F", "G"]);
    let told = case_file_of(&policy, &seven(&all));
    assert_eq!(told, case_file_of(&policy, &seven(&but_one)), "one of the two compared, or both");
    assert!(told.contains("The day set for reviewing the preference, 1 January 2001, has passed."), "{told}");
    let restricted = |declared: &[&str]| {
        let round = seven(declared);
        policy.decide(&round, stamp()).findings()[0].because().code()
    };
    assert_eq!((restricted(&all), restricted(&but_one)), ("not_compared", "review_overdue"));
}

#[test]
fn the_counts_of_a_share_over_a_period_stand_in_the_restricted_view_only() {
    let half = json!({"numerator": 1, "denominator": 2});
    let check = json!({"period_share": {"of": {"declared": "minority_background"}, "out_of": "invited",
        "least": half}});
    let (policy, round) = (one_rule(&check, "notice"), seven(&["A", "B", "C", "D", "E"]));
    assert!(!case_file_of(&policy, &round).contains("Considered"));
    let decision = policy.decide(&round, stamp());
    let words = decision.restricted().annotation(Language::English);
    assert!(words.contains("Considered: 5. Of these in the group: 5."), "{words}");
    assert!(words.contains("Nothing is judged by it.") && !words.contains("is kept"), "{words}");
}

#[test]
fn better_people_left_out_are_named_in_the_restricted_view_only() {
    let scored = |scores: [Option<i64>; 2]| {
        let people = [Person::new("A").invited(), Person::new("B")];
        let round = people.into_iter().fold(municipal(), |round, person| {
            round.person(person.suited().declares(Ground::MinorityBackground))
        });
        let mut round = serde_json::to_value(round.build()).unwrap();
        for applicant in round["applicants"].as_array_mut().unwrap() {
            let score = if applicant["id"] == json!(id("A")) { scores[0] } else { scores[1] };
            applicant["score"] = json!(score);
        }
        serde_json::from_value::<Round>(round).unwrap()
    };
    let policy = one_rule(&invite(&json!({"best": 1}), "qualified"), "must");
    for (scores, code, said) in [
        ([Some(1), Some(2)], "passed_over", "Better applicants of the group are left out."),
        ([None, None], "unknown", "At least one fact about the applicants is unknown."),
    ] {
        let round = scored(scores);
        let decision = policy.decide(&round, stamp());
        assert_eq!(decision.findings()[0].because().code(), code);
        let told = case_file_of(&policy, &round);
        assert!(told.contains(said), "{told}");
        // Whom to invite is told, not for which rule.
        let findings = || told.lines().filter(|line| line.starts_with('•'));
        let names = |line: &str| ["A", "B"].into_iter().any(|name| line.contains(&id(name).to_string()));
        assert!(!findings().any(names), "{told}");
        assert!(decision.restricted().annotation(Language::English).contains(&id("B").to_string()));
    }
}

#[test]
fn the_german_verb_agrees_with_how_many_are_wanted() {
    let words = |wanted, modality, pool| {
        let (policy, round) = (at_least(wanted, modality, pool), RoundSketch::new().build());
        policy.decide(&round, stamp()).restricted().annotation(Language::German)
    };
    for (wanted, modality, pool, expected) in [
        (
            1,
            "must",
            "qualified",
            "mindestens eine qualifizierte Bewerberin oder ein qualifizierter Bewerber mit der Angabe \
             „Minderheitenhintergrund“ zum Vorstellungsgespräch eingeladen werden muss,",
        ),
        (
            2,
            "should",
            "everyone",
            "mindestens 2 Bewerberinnen und Bewerber mit der Angabe „Minderheitenhintergrund“ zum \
             Vorstellungsgespräch eingeladen werden sollen,",
        ),
        (3, "may", "not_obviously_unsuited", "eingeladen werden können,"),
        (1, "notice", "not_obviously_unsuited", "eingeladen wird,"),
    ] {
        let words = words(wanted, modality, pool);
        assert!(words.contains(expected), "{words}");
    }
}

#[test]
fn one_of_five_invited_is_as_untold_as_five_invited_and_one_declared() {
    let names = ["A", "B", "C", "D", "E"];
    let verdict = |declared: usize, invited: usize| {
        let round = names.into_iter().enumerate().fold(municipal(), |round, (place, name)| {
            let person = Person::new(name).suited();
            let person = if place < declared { person.declares(Ground::MinorityBackground) } else { person };
            round.person(if place < invited { person.invited() } else { person })
        });
        let (policy, round) = (packs::ks(configuration()).unwrap(), round.build());
        policy.decide(&round, stamp()).case_file().findings()[0].verdict()
    };
    assert_eq!(verdict(5, 1), mangfold::CaseFileVerdict::Followed);
    assert_eq!(verdict(1, 5), mangfold::CaseFileVerdict::Followed);
    assert_eq!(verdict(5, 5), mangfold::CaseFileVerdict::Kept);
}
