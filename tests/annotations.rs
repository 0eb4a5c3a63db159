//! Refusals, departures, summaries and letters in words: whole in every language, and silent about whoever declared what.
//! `MANGFOLD_WRITE_GOLDEN=1 cargo test --test annotations` writes the page to be read anew.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test wants to fail where the mistake is"
)]

use std::path::Path;

use mangfold::packs::{self, KsConfiguration};
use mangfold::testing::{self, Person, RoundSketch, policies, rounds, stamp};
use mangfold::wording::Language;
use mangfold::{
    Answer, AssertedBy, Deadline, Decision, Departure, Finding, Ground, Group, InScope, Limits, Policy,
    Refusal, RefusedBecause, Round, Sector, Suitability, Verdict,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};
use serde_json::{Value, json};

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

/// Rules that the case file has a note, for external postings, with an exception open at clearing and one that is not.
fn policy_of(rules: &[(&str, &str)]) -> Policy {
    let part = |of: &str| json!({"of": of, "says": "notat i saken", "source": "plan", "mark": "V"});
    let exception = |id: &str, open: bool| {
        let mut exception = json!({"id": id, "when": "recorded", "parts": [part("exception")]});
        if open {
            exception["open_at_clearing"] = json!(true);
        }
        exception
    };
    let rule = |&(id, modality): &(&str, &str)| {
        json!({"id": id, "clock": "advertised", "versions": [{
            "span": {"from": {"on": "2020-01-01"}, "until": "open"}, "force": "scheme", "modality": modality,
            "scope": [{"opening": "external"}],
            "check": {"record": {"entry": {"own": "note"}, "before": "open", "on_the_day": "counts"}},
            "parts": [part("record"), part("force"), part("scope")],
            "unless": [exception("urgent", true), exception("shut", false), exception("late", true)]}]})
    };
    serde_json::from_value(json!({"format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "plan", "citation": "Handlingsplan"}],
        "rules": rules.iter().map(rule).collect::<Vec<_>>()}))
    .unwrap()
}

fn round() -> RoundSketch {
    RoundSketch::new().person(Person::new("A").suited().invited())
}

fn departure(rule: &str) -> Departure {
    Departure::new(lit(rule), lit("Kari Nordmann"), lit("Saken\n\nhaster."), lit("2026-06-25"))
}

fn refused(policy: &Policy, round: &Round, departures: &[Departure]) -> (Refusal, [String; 4]) {
    let decision = policy.decide(round, stamp());
    let refusal = decision.clear(departures).unwrap_err();
    let words = Language::ALL.map(|language| refusal.annotation(&decision, language));
    (refusal, words)
}

const RULE: &str = "own.file.note";

#[test]
fn every_reason_to_refuse_is_a_whole_sentence() {
    let (must, should) = (policy_of(&[(RULE, "must")]), policy_of(&[(RULE, "should")]));
    let (broken, undetermined) = (round().build(), round().opening(None).build());
    let given = |kind: &str| departure(RULE).invoking(lit(kind), lit("frist i morgen"));
    let rule = "The rule that the case file must contain “note”";
    for (policy, round, departures, because, said) in [
        (&must, &broken, vec![], RefusedBecause::Broken, format!("{rule} is broken. It must be followed, and no exception is invoked. This may be invoked with a reason: the exception “urgent” or the exception “late”. Source: Handlingsplan. ")),
        (&must, &broken, vec![departure(RULE)], RefusedBecause::Broken, format!("{rule} is broken. It must")),
        (&must, &broken, vec![given("shut")], RefusedBecause::ExceptionNotOpen, format!("{rule} is broken. The exception invoked is not one that the rule leaves open at clearing. This may")),
        (&must, &undetermined, vec![], RefusedBecause::Undetermined, format!("Whether {} is kept cannot be determined yet. It must be followed: what is missing", "the rule that the case file must contain “note”")),
        (&should, &broken, vec![], RefusedBecause::ReasonMissing, "The rule that the case file should contain “note” is broken. It should be followed, and nobody".to_owned()),
        (&should, &undetermined, vec![], RefusedBecause::ReasonMissing, "Whether the rule that the case file should contain “note” is kept cannot".to_owned()),
        (&should, &broken, vec![departure(RULE), departure("own.other")], RefusedBecause::UnknownRule, "A departure is given from own.other, which is not a rule of the policy.".to_owned()),
        (&should, &broken, vec![departure(RULE), departure(RULE), departure(RULE)], RefusedBecause::DepartedTwice, "More than one departure is given from the rule that the case file should contain “note”; only one can stand.".to_owned()),
    ] {
        let (refusal, words) = refused(policy, round, &departures);
        assert!(refusal.rules().iter().all(|(_, why)| *why == because), "{refusal}");
        assert_eq!(words[2].matches("• ").count(), 1, "{}", words[2]);
        assert!(words[2].contains(&said), "{said} is not in {}", words[2]);
        for words in &words {
            assert_whole(words);
        }
    }
}

#[test]
fn without_a_list_there_is_none_to_clear() {
    let (policy, round) = (policy_of(&[(RULE, "may")]), round().build());
    let round = Round::new(round.vacancy().clone(), round.applicants().to_vec(), vec![]).unwrap();
    let (refusal, words) = refused(&policy, &round, &[]);
    assert!(refusal.rules().is_empty());
    assert!(words[2].ends_with("There is no shortlist to clear.\n"), "{}", words[2]);
}

#[test]
fn a_rule_that_leaves_no_exception_open_says_so() {
    let (policy, round) = (packs::norway_state(), testing::sample_broken());
    let (_, words) = refused(&policy, &round, &[]);
    assert!(
        words[2].contains("The rule leaves no exception open at clearing. Source: FOR-2017-06-21-838 § 6"),
        "{}",
        words[2]
    );
    assert!(!words.iter().any(|words| names_anybody(words, &round)));
}

#[test]
fn what_clears_is_said_with_each_departure_its_reason_and_its_facts() {
    let policy = policy_of(&[(RULE, "must"), ("own.file.other", "should")]);
    let round = round().build();
    let decision = policy.decide(&round, stamp());
    let given =
        [departure(RULE).invoking(lit("urgent"), lit("frist\ti morgen")), departure("own.file.other")];
    let cleared = decision.clear(&given).unwrap();
    assert_eq!(cleared.decision().to_recorded(), decision.to_recorded());
    let words = Language::ALL.map(|language| cleared.annotation(language));
    for words in &words {
        assert_whole(words);
    }
    for said in [
        "The shortlist is cleared with 2 departures.\n",
        "• The rule that the case file must contain “note” is broken. Kari Nordmann departed from the rule on 25 June 2026, \
         giving this reason: “Saken haster.” The exception “urgent” is invoked, on these facts: “frist i \
         morgen”. Source: Handlingsplan. ",
        "• The rule that the case file should contain “note” is broken. Kari Nordmann departed from the rule on 25 June 2026, \
         giving this reason: “Saken haster.” Source: Handlingsplan. ",
    ] {
        assert!(words[2].contains(said), "{said} is not in {}", words[2]);
    }
    let one = policy_of(&[(RULE, "should")]);
    let decision = one.decide(&round, stamp());
    let words = decision.clear(&[departure(RULE)]).unwrap().annotation(Language::English);
    assert!(words.contains("The shortlist is cleared with one departure.\n"), "{words}");
}

/// Two rules of which only one can be kept on one place, and the first goes before: the second yields.
fn yielding() -> (Policy, Round) {
    let rule = |id: &str, ground: &str| {
        let mut rule = invite_rule();
        rule["id"] = json!(id);
        rule["versions"][0]["check"]["invite"]["of"] = json!({"declared": ground});
        rule
    };
    let part = json!({"of": "relation", "says": "først", "source": "plan", "mark": "V"});
    let policy = json!({"format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "plan", "citation": "Handlingsplan"}],
        "rules": [rule("own.first", "disability"), rule("own.second", "cv_gap")],
        "relations": [{"rule": "own.first", "kind": "before", "to": "own.second", "part": part}]});
    let round = RoundSketch::new()
        .person(Person::new("A").suited().declares(Ground::Disability).invited())
        .person(Person::new("B").suited().declares(Ground::CvGap))
        .places(1.try_into().unwrap())
        .build();
    (serde_json::from_value(policy).unwrap(), round)
}

fn invite_rule() -> Value {
    json!({"id": "own", "clock": "advertised", "versions": [{
        "span": {"from": {"on": "2020-01-01"}, "until": "open"}, "force": "scheme", "modality": "must",
        "legal_basis": "explicit_consent",
        "check": {"invite": {"bound": {"at_least": 1}, "of": {"declared": "cv_gap"}, "out_of": "qualified",
            "undeclared": "outside_group", "presupposes": 1, "asserted_by": "applicant", "deadline": "open",
            "on_the_day": "counts", "withdrawn_after_invitation": "counts", "waived": "does_not_count",
            "declared_late": "counts", "stages": "any", "overlap": "for_each", "consistency": "not_asked"}},
        "parts": [{"of": "bound", "says": "minst én", "source": "plan", "mark": "V"}]}]})
}

#[test]
fn a_broken_rule_that_yields_clears_with_a_reason_and_says_so_without_naming_the_other() {
    let (policy, round) = yielding();
    let decision = policy.decide(&round, stamp());
    let second = decision.finding(&lit("own.second")).unwrap();
    assert_eq!((second.verdict(), second.yields_to().len()), (Verdict::Broken, 1));
    let cleared = decision.clear(&[departure("own.second")]).unwrap();
    let words = cleared.annotation(Language::English);
    let said = "No permitted change of the shortlist satisfies it together with a rule that takes precedence over it. \
                Kari Nordmann departed";
    assert!(words.contains(said) && !words.contains("disability"), "{words}");
    let invoked = departure("own.second").invoking(lit("urgent"), lit("frist"));
    let refusal = decision.clear(&[invoked]).unwrap_err();
    assert!(!refusal.annotation(&decision, Language::English).contains("takes precedence"));
}

#[test]
fn a_summary_is_one_line_that_counts_every_rule() {
    let (policy, round) = (packs::norway_state(), testing::sample());
    let decision = policy.decide(&round, lit("2026-06-25T10:00:00Z"));
    assert_eq!(
        decision.restricted().summary(Language::English),
        "Assessed on 25 June 2026 under the policy norway_state (release of 22 November 2026): no rule that must or should \
         be followed is broken or undetermined; 2 rules are kept; 8 rules do not apply."
    );
    assert_eq!(decision.summary(Language::Bokmal), decision.case_file().summary(Language::Bokmal));
    let many = policy_of(&[("own.a", "must"), ("own.b", "should"), ("own.c", "may")]);
    let decision = many.decide(&round, stamp());
    for said in [decision.summary(Language::English), decision.restricted().summary(Language::English)] {
        assert!(said.contains("is broken; 2 rules are broken; one rule is kept."), "{said}");
    }
}

#[test]
fn a_letter_names_the_rules_that_hold_by_the_facts_of_the_vacancy_and_no_other() {
    let policy = packs::norway_state();
    let letter = |round: RoundSketch| {
        let round = round.criterion("degree").build();
        policy.decide(&round, stamp()).letter(Language::English)
    };
    let known = letter(round());
    assert!(known.contains("• degree (required)\n"), "{known}");
    let heading = "The shortlist was checked against these rules:\n• The rule is that at least one qualified applicant who \
                   declared a disability";
    assert!(known.contains(heading) && !known.contains("It is not settled"), "{known}");
    assert!(!known.contains("preferring") && !known.contains("preference"), "what only informs: {known}");
    let unknown = letter(round().sector(None));
    assert!(!unknown.contains("was checked") && unknown.contains("It is not settled"), "{unknown}");
    let private = letter(round().sector(mangfold::Sector::Private));
    assert!(private.contains("The policy has no rule about whom to invite that holds"), "{private}");
    assert!(!private.contains("The rule is that"), "{private}");
}

#[test]
fn a_letter_leaves_out_a_rule_that_an_exception_keeps_out_and_tells_of_a_cap() {
    let recorded = |round: &Round, rule: &str, exception: &str| {
        let mut round = serde_json::to_value(round).unwrap();
        round["exceptions"] = json!([{"rule": rule, "exception": exception, "by": "Ann Smith", "reason": "412 applied",
            "on": "2026-06-20", "cap": 8}]);
        serde_json::from_value::<Round>(round).unwrap()
    };
    let letter = |policy: &Policy, round: &Round| policy.decide(round, stamp()).letter(Language::English);
    let british = round().country(lit("GB")).fact("disability_confident", true).build();
    let capped = recorded(&british, "uk.dc.offer", "volume");
    let said = "The exception “volume” is recorded, with a cap of 8 on both sides.";
    assert!(!letter(&packs::uk(), &british).contains(said));
    assert!(letter(&packs::uk(), &capped).contains(said), "{}", letter(&packs::uk(), &capped));

    let own: Policy = serde_json::from_str(include_str!("golden/policy.json")).unwrap();
    let open: Round = serde_json::from_str(include_str!("golden/round.json")).unwrap();
    let said = "at least one qualified applicant who declared a minority background";
    assert!(letter(&own, &open).contains(said), "{}", letter(&own, &open));
    assert!(!letter(&own, &recorded(&open, "own.invite.minority", "readvertised")).contains(said));
    assert!(letter(&own, &recorded(&open, "own.invite.newcomers", "volume")).contains(said));
    assert!(letter(&own, &recorded(&open, "own.other", "readvertised")).contains(said), "of another rule");
    let mut internal = serde_json::to_value(&open).unwrap();
    internal["vacancy"]["opening"] = json!("internal");
    assert!(!letter(&own, &serde_json::from_value(internal).unwrap()).contains(said));
}

#[test]
fn a_letter_says_what_is_not_settled_and_up_to_when_a_text_is_confirmed() {
    let policy = |spans: &[Value]| {
        let mut rule = invite_rule();
        let version = rule["versions"][0].clone();
        let with = |span: &Value| {
            let mut version = version.clone();
            version["span"] = span.clone();
            version
        };
        rule["versions"] = spans.iter().map(with).collect();
        let policy = json!({"format": 1, "id": "own", "release": "2026-01-01",
            "sources": [{"key": "plan", "citation": "Handlingsplan"}], "rules": [rule]});
        serde_json::from_value::<Policy>(policy).unwrap()
    };
    let letter = |spans: &[Value]| {
        let round = round().opened_on("2026-06-07").build();
        policy(spans).decide(&round, stamp()).letter(Language::English)
    };
    let edge = json!({"between": {"first": "2026-01-01", "last": "2027-01-01"}});
    let since = |edge: &Value| json!({"from": edge, "until": "open"});
    let settled = letter(&[since(&json!({"on": "2020-01-01"}))]);
    assert!(settled.contains("was checked against") && !settled.contains("not settled"), "{settled}");
    let begins = letter(&[since(&edge)]);
    assert!(!begins.contains("was checked against") && begins.contains("not settled"), "{begins}");
    let first = json!({"from": {"on": "2020-01-01"}, "until": edge});
    let changes = letter(&[first, since(&edge)]);
    assert!(!changes.contains("was checked against") && changes.contains("not settled"), "{changes}");
    let confirmed =
        |to: &str| letter(&[json!({"from": {"on": "2020-01-01"}, "until": "open", "confirmed_to": to})]);
    assert!(!confirmed("2026-06-07").contains("What the sources say is confirmed"));
    assert!(
        confirmed("2026-06-06").contains("What the sources say is confirmed up to and including 6 June 2026")
    );
}

#[test]
fn that_one_of_two_versions_is_out_of_scope_tells_nothing_of_who_declared() {
    let mut rule = invite_rule();
    let mut later = rule["versions"][0].clone();
    rule["versions"][0]["scope"] = json!([{"sector": ["county"]}]);
    let edge = json!({"between": {"first": "2024-01-01", "last": "2030-01-01"}});
    (rule["versions"][0]["span"]["until"], later["span"]["from"]) = (edge.clone(), edge);
    rule["versions"].as_array_mut().unwrap().push(later);
    let policy: Policy = serde_json::from_value(json!({"format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "plan", "citation": "Handlingsplan"}], "rules": [rule]}))
    .unwrap();
    let person = || Person::new("A").suited().invited();
    let rounds =
        [person(), person().declares(Ground::CvGap)].map(|person| RoundSketch::new().person(person).build());
    let verdicts = rounds.each_ref().map(|round| policy.decide(round, stamp()).findings()[0].verdict());
    assert_eq!(verdicts, [Verdict::NotApplicable, Verdict::Kept]);
    for language in Language::ALL {
        assert_eq!(shown(&policy, &rounds[0], language), shown(&policy, &rounds[1], language));
    }
}

/// Nothing missing, nothing left over, and nothing that ends badly.
#[track_caller]
fn assert_whole(words: &str) {
    assert!(!words.contains(['{', '}', '$', '[']), "{words}");
    assert!(!words.contains(" .") && !words.contains(" ,") && !words.contains("  "), "{words}");
    assert!(!words.contains(",.") && !words.contains(",,") && !words.contains("\n\n\n"), "{words}");
    for line in words.lines().filter(|line| line.starts_with("• ")) {
        assert!(line.ends_with(['.', ')']), "{line}");
    }
}

fn names_anybody(words: &str, round: &Round) -> bool {
    round.applicants().iter().any(|applicant| words.contains(&applicant.id().to_string()))
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        max_global_rejects: 1 << 20,
        rng_seed: RngSeed::Fixed(20_060_526),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// The round with its wire form changed.
fn changed(round: &Round, change: impl FnOnce(&mut Vec<Value>)) -> Round {
    let mut value = serde_json::to_value(round).unwrap();
    change(value["applicants"].as_array_mut().unwrap());
    serde_json::from_value(value).unwrap()
}

/// One of few people: what was found of them, whether they are invited, and what they say in each of two rounds.
#[derive(Clone, Debug)]
struct Drawn {
    found: Option<Suitability>,
    invited: bool,
    says: [Vec<(Ground, Answer)>; 2],
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let grounds = [
        Ground::DisabilityNeedingAccommodation,
        Ground::CvGap,
        Ground::ImmigrantBackgroundDfo,
        Ground::ImmigrantBackgroundRegion,
        Ground::MinorityBackground,
        Ground::Woman,
        Ground::Man,
        Ground::Disability,
        Ground::SevereDisability,
    ];
    let answers = [
        Answer::Declared,
        Answer::Declared,
        Answer::Declared,
        Answer::DeclaredNot,
        Answer::Declined,
        Answer::Erased,
    ];
    let found = [
        Some(Suitability::Suited),
        Some(Suitability::Suited),
        Some(Suitability::Suited),
        Some(Suitability::Unqualified),
    ];
    let says = || {
        let answers = prop::collection::vec(select(answers.to_vec()), grounds.len());
        (subsequence(grounds.to_vec(), 0..=6), answers)
            .prop_map(|(grounds, answers)| grounds.into_iter().zip(answers).collect::<Vec<_>>())
    };
    (select(found.to_vec()), prop::bool::weighted(0.95), [says(), says()])
        .prop_map(|(found, invited, says)| Drawn { found, invited, says })
}

/// Two rounds that differ only in who declared what.
fn twins() -> impl Strategy<Value = [Round; 2]> {
    let days = ["2006-06-20", "2012-03-01", "2018-05-01", "2024-03-01", "2026-03-01"];
    let sectors = [Sector::State, Sector::Municipal, Sector::Federal, Sector::Private];
    let people = prop::collection::vec(drawn(), 1..=6);
    let countries = [("NO", 4_u32), ("DE", 1), ("GB", 1)].map(|(code, weight)| (weight, Just(code)));
    let country = prop::strategy::Union::new_weighted(countries.to_vec());
    (select(days.to_vec()), country, select(sectors.to_vec()), people).prop_map(
        |(day, country, sector, people)| {
            [0, 1].map(|which| {
                let sketch = RoundSketch::new().opened_on(day).country(lit(country)).sector(sector);
                let person = |(number, drawn): (usize, &Drawn)| {
                    let mut person = Person::new(["A", "B", "C", "D", "E", "F"][number]);
                    person = if drawn.invited { person.invited() } else { person };
                    person = drawn.found.into_iter().fold(person, Person::found);
                    drawn.says[which]
                        .iter()
                        .fold(person, |person, (ground, answer)| person.answers(ground.clone(), *answer))
                };
                people.iter().enumerate().map(person).fold(sketch, RoundSketch::person).build()
            })
        },
    )
}

/// The rules of the policy that are kept or not applicable in each of these rounds, while a count is under the threshold.
fn followed(policy: &Policy, rounds: [&Round; 2]) -> Option<Policy> {
    let decisions = rounds.map(|round| policy.decide(round, stamp()));
    let is_followed = |decision: &Decision<'_>, rule: &str| {
        let finding = decision.finding(&lit(rule)).unwrap();
        let lists = decision.round().shortlists().iter();
        let invited = lists.map(|list| list.invitations().len()).sum::<usize>();
        let few = invited < 5 || finding.people().is_none_or(|people| people.in_group < 5);
        few && matches!(finding.verdict(), Verdict::Kept | Verdict::NotApplicable)
    };
    let mut value = serde_json::to_value(policy).unwrap();
    let rules = value["rules"].as_array_mut().unwrap();
    rules.retain(|rule| decisions.iter().all(|decision| is_followed(decision, rule["id"].as_str().unwrap())));
    if rules.is_empty() {
        return None;
    }
    value.as_object_mut().unwrap().remove("relations");
    serde_json::from_value(value).unwrap()
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let packs = vec![packs::norway_state(), ks(), packs::germany(), packs::uk(), packs::us(), packs::eu()];
    prop_oneof![1 => select(packs), 2 => policies()]
}

fn ks() -> Policy {
    packs::ks(KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: None,
    })
    .unwrap()
}

fn shown(policy: &Policy, round: &Round, language: Language) -> [String; 3] {
    let decision = policy.decide(round, stamp());
    [decision.annotation(language), decision.summary(language), decision.case_file().to_json()]
}

/// Otherwise the property below would prove nothing.
#[test]
fn often_enough_a_rule_is_kept_by_the_one_declarations_and_not_applicable_by_the_other() {
    let mut runner = TestRunner::deterministic();
    let draws = (any_policy(), twins());
    let (mut differing, mut same) = (0, 0);
    for _ in 0..600 {
        let (policy, rounds) = draws.new_tree(&mut runner).unwrap().current();
        let Some(policy) = followed(&policy, [&rounds[0], &rounds[1]]) else { continue };
        let verdicts = |round: &Round| {
            let decision = policy.decide(round, stamp());
            decision.findings().iter().map(Finding::verdict).collect::<Vec<_>>()
        };
        if verdicts(&rounds[0]) == verdicts(&rounds[1]) { same += 1 } else { differing += 1 }
    }
    assert!(differing > 30 && same > 100, "{differing} differ, {same} do not");
}

proptest! {
    #![proptest_config(cases(5000))]

    #[test]
    fn the_case_file_is_the_same_whoever_declared_where_every_rule_is_followed(
        policy in any_policy(), rounds in twins(), language in select(Language::ALL.to_vec()),
    ) {
        let Some(policy) = followed(&policy, [&rounds[0], &rounds[1]]) else { return Ok(()) };
        let [one, two] = [0, 1].map(|which| shown(&policy, &rounds[which], language));
        prop_assert_eq!(one, two, "{}\n{}\n{}", policy.to_json(), rounds[0].to_json(), rounds[1].to_json());
    }
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn the_letter_is_the_same_whoever_declared_and_whoever_was_found_suited(
        policy in any_policy(), round in rounds(), language in select(Language::ALL.to_vec()),
    ) {
        let bare = changed(&round, |applicants| {
            for applicant in applicants {
                applicant.as_object_mut().unwrap().retain(|field, _| field != "declarations" && field != "assessment");
            }
        });
        let letter = |round: &Round| policy.decide(round, stamp()).letter(language);
        let said = letter(&round);
        prop_assert_eq!(&said, &letter(&bare));
        assert_whole(&said);
        prop_assert!(!names_anybody(&said, &round), "{}", said);
    }

    #[test]
    fn summaries_refusals_and_what_clears_are_whole_and_name_nobody(
        policy in any_policy(), round in rounds(), kinds in prop::collection::vec(0_u8..4, 12),
        language in select(Language::ALL.to_vec()),
    ) {
        let decision = policy.decide(&round, stamp());
        for line in [decision.summary(language), decision.restricted().summary(language)] {
            assert_whole(&line);
            prop_assert!(line.ends_with('.') && !line.contains('\n') && !names_anybody(&line, &round), "{line}");
        }
        let departures = policy.rules().iter().zip(kinds).filter_map(|(rule, kind)| {
            let plain = departure(rule.id().as_str());
            let known = rule.versions().iter().flat_map(mangfold::Version::exceptions).next();
            match (kind, known) {
                (0, _) => None,
                (1, Some(exception)) => Some(plain.invoking(exception.id().clone(), lit("frist"))),
                _ => Some(plain),
            }
        });
        let words = match decision.clear(&departures.collect::<Vec<_>>()) {
            Ok(cleared) => cleared.annotation(language),
            Err(refusal) => refusal.annotation(&decision, language),
        };
        assert_whole(&words);
        prop_assert!(!names_anybody(&words, &round), "{}", words);
    }
}

/// What a person reads of two rounds under three policies, in one language.
fn page(language: Language) -> String {
    let (broken, state) = (testing::sample_broken(), packs::norway_state());
    let at = lit("2026-06-25T10:00:00Z");
    let blocked = state.decide(&broken, at);
    let refusal = blocked.clear(&[departure("no.such.rule")]).unwrap_err();
    let own = policy_of(&[(RULE, "must"), ("own.file.other", "should")]);
    let noted = own.decide(&broken, at);
    let given = [departure(RULE).invoking(lit("urgent"), lit("frist i morgen")), departure("own.file.other")];
    let full: Round = Round::from_json(include_bytes!("golden/round.json"), &Limits::default()).unwrap();
    let shapes = include_bytes!("golden/policy_shapes.json");
    let shapes: Policy = Policy::from_json(shapes, &Limits::default()).unwrap();
    let every = shapes.decide(&full, at);
    let (yields, one_place) = yielding();
    let yielded = yields.decide(&one_place, at);
    let sections = [
        blocked.summary(language) + "\n",
        blocked.annotation(language),
        blocked.restricted().summary(language) + "\n",
        blocked.restricted().annotation(language),
        refusal.annotation(&blocked, language),
        blocked.letter(language),
        noted.clear(&[]).unwrap_err().annotation(&noted, language),
        noted.clear(&given).unwrap().annotation(language),
        yielded.annotation(language),
        yielded.clear(&[departure("own.second")]).unwrap().annotation(language),
        every.summary(language) + "\n",
        every.annotation(language),
        every.restricted().annotation(language),
        every.letter(language),
        ks().consultation(language, lit("2026-06-25")),
    ];
    sections.join("\n----------\n\n")
}

#[test]
fn what_people_read_is_as_it_was_read() {
    for language in Language::ALL {
        let file = format!("annotations.{}.txt", language.tag());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(file);
        let page = page(language);
        if std::env::var_os("MANGFOLD_WRITE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert!(std::fs::read_to_string(&path).unwrap() == page, "{} differs", path.display());
    }
}
