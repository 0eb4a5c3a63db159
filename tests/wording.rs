//! The message files: complete, without leftovers, alike in what they are given; and what the sentences may tell.

#![expect(clippy::unwrap_used, reason = "a test wants to fail where the mistake is")]

use std::collections::{BTreeMap, BTreeSet};

use mangfold::testing::{Person, RoundSketch, id, stamp};
use mangfold::wording::Language;
use mangfold::{Answer, Declaration, Fact, Ground, Policy, Round, Suitability, packs};

const FILES: [(&str, &str); 3] = [
    ("nb", include_str!("../src/wording/nb.ftl")),
    ("nn", include_str!("../src/wording/nn.ftl")),
    ("en", include_str!("../src/wording/en.ftl")),
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
    let code = include_str!("../src/wording/mod.rs");
    let mut used: BTreeSet<String> = BTreeSet::new();
    for (place, text) in code.split('"').enumerate() {
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
        let chosen = ["not-obviously-unsuited"].contains(&key.as_str());
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
    assert!(decision.annotation(Language::English).contains("Decided on 5 March 2026\n"));
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
