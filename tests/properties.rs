//! What must hold of every decision, on rounds and policies drawn at random.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails where the mistake is")]

mod second;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use mangfold::packs::{self, Binding, EarlierText, KsConfiguration};
use mangfold::testing::{self, policies, rounds, rounds_breaking};
use mangfold::wording::Language;
use mangfold::{
    Answer, AssertedBy, Because, Check, Choice, Clock, Condition, Deadline, Declaration, Edge, Element,
    EntryKind, Exception, Fact, Finding, Force, Ground, Group, InScope, Limits, Matter, Modality, Opening,
    Part, Policy, RecordedDecision, Round, Rule, RuleId, Sector, Span, Suitability, Verdict, Version, When,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::{FileFailurePersistence, RngSeed, TestRunner};
use second::Duty;
use serde_json::{Value, json};

/// The same draws at every run, so that a red run is about the change at hand. With `MANGFOLD_SOAK=20` twenty times as
/// many, drawn anew.
fn cases(cases: u32) -> ProptestConfig {
    let beside = FileFailurePersistence::WithSource("proptest-regressions");
    let soak = std::env::var("MANGFOLD_SOAK").ok().and_then(|times| times.parse::<u32>().ok());
    ProptestConfig {
        cases: cases.saturating_mul(soak.unwrap_or(1)),
        failure_persistence: Some(Box::new(beside)),
        // A drawn round often has nothing unknown to fill in.
        max_global_rejects: 1 << 24,
        rng_seed: if soak.is_some() { RngSeed::Random } else { RngSeed::Fixed(20_060_526) },
        ..ProptestConfig::default()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn configuration(binding: Option<&str>) -> KsConfiguration {
    KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: binding.map(|from| Binding {
            from: day(from),
            citation: "Bystyret, sak 12/08".parse().unwrap(),
            says: "Minst én skal innkalles.".parse().unwrap(),
        }),
    }
}

/// Every pack, in several configurations, beside its duties as the second evaluator has them.
fn all_packs() -> Vec<(Policy, Vec<Duty>)> {
    let mut all = vec![(packs::norway_state(), second::packs::norway_state())];
    let strict = KsConfiguration {
        definition: Group::any([
            Group::declared(Ground::MinorityBackground),
            Group::declared(Ground::ImmigrantBackgroundDfo),
        ])
        .unwrap(),
        asserted_by: AssertedBy::ApplicantConfirmed,
        internal_postings: InScope::No,
        deadline: Deadline::Hire,
        binding: None,
    };
    let bound = [None, Some("2006-05-20"), Some("2006-06-01"), Some("2006-06-16"), Some("2008-01-01")];
    for configuration in bound.map(configuration).into_iter().chain([strict]) {
        let duties = second::packs::ks(&configuration);
        all.push((packs::ks(configuration).unwrap(), duties));
    }
    let earlier =
        EarlierText { text: "Alle oppfordres til å søke.".parse().unwrap(), until: day("2007-01-01") };
    all.push((packs::oslo(None).unwrap(), second::packs::oslo(None)));
    all.push((packs::oslo(Some(earlier.clone())).unwrap(), second::packs::oslo(Some(&earlier))));
    all.extend([
        (packs::norway_adverts(), second::packs::norway_adverts()),
        (packs::trondheim(), second::packs::trondheim()),
        (packs::bergen(), second::packs::bergen()),
        (packs::germany(), second::packs::germany()),
        (packs::uk(), second::packs::uk()),
        (packs::us(), second::packs::us()),
        (packs::eu(), second::packs::eu()),
    ]);
    all
}

static PACKS: LazyLock<Vec<(Policy, Vec<Duty>)>> = LazyLock::new(all_packs);

/// A pack or a generated policy, with its duties.
fn any_policy() -> impl Strategy<Value = (Policy, Vec<Duty>)> {
    let generated = policies().prop_map(|policy| {
        let duties = second::read(&policy);
        (policy, duties)
    });
    prop_oneof![1 => select(PACKS.clone()), 2 => generated]
}

fn to_json(policy: &Policy, round: &Round) -> String {
    serde_json::to_string(&policy.decide(round, testing::stamp())).unwrap()
}

fn settled_by(finding: &Finding) -> &[Fact] {
    match finding.because() {
        Because::Unknown { settled_by } => settled_by,
        _ => &[],
    }
}

fn agree(policy: &Policy, duties: &[Duty], round: &Round) -> Result<(), TestCaseError> {
    let decision = policy.decide(round, testing::stamp());
    prop_assert_eq!(decision.findings().len(), duties.len());
    let mut judged = Vec::new();
    for (finding, duty) in decision.findings().iter().zip(duties) {
        let second = second::judge(duty, round);
        let differs = |what: &str| {
            let rule = policy.rule(finding.rule()).unwrap();
            format!(
                "{what} of {}: the library finds {:?}, {:?}, on {}; the second {second:?}, on {}\n{}\n{}",
                finding.rule(),
                finding.verdict(),
                settled_by(finding),
                finding.on(),
                second::day_of(duty.clock, round),
                serde_json::to_string(rule).unwrap(),
                serde_json::to_string(round).unwrap()
            )
        };
        prop_assert!(finding.verdict() == second.verdict, "{}", differs("the verdict"));
        if let Some(wanted) = &second.settled_by {
            prop_assert!(settled_by(finding) == wanted.as_slice(), "{}", differs("what settles it"));
        }
        judged.push(second);
    }
    prop_assert_eq!(decision.outcome(), second::outcome(&judged));
    Ok(())
}

/// The round with its wire form changed.
fn changed(round: &Round, change: impl FnOnce(&mut Value)) -> Round {
    let mut value = serde_json::to_value(round).unwrap();
    change(&mut value);
    serde_json::from_value(value).unwrap()
}

/// Every unknown fact of a round, with each way to fill it.
fn fillings(round: &Round) -> Vec<(Fact, Vec<Round>)> {
    let mut all = Vec::new();
    let vacancy = round.vacancy();
    let mut vacancy_fact =
        |matter: Matter, missing: bool, fill: &dyn Fn(&mut Value, &Value), values: Value| {
            if missing {
                let values = values.as_array().unwrap().clone();
                let rounds =
                    values.iter().map(|value| changed(round, |json| fill(&mut json["vacancy"], value)));
                all.push((Fact::Vacancy(matter), rounds.collect()));
            }
        };
    let sectors = json!(["state", "municipal", "county", "private"]);
    let missing = vacancy.employer().sector().is_none();
    vacancy_fact(Matter::Sector, missing, &|v, sector| v["employer"]["sector"] = sector.clone(), sectors);
    let set = |field: &'static str| move |v: &mut Value, value: &Value| v[field] = value.clone();
    let categories = json!(["leadership", "key_position", "ordinary", {"own": "head_coach"}]);
    vacancy_fact(Matter::Category, vacancy.category().is_none(), &set("category"), categories);
    let openings = json!(["external", "internal"]);
    vacancy_fact(Matter::Opening, vacancy.opening().is_none(), &set("opening"), openings);
    let lengths = json!(["permanent", {"months": 1}, {"months": 6}, {"months": 9}, {"months": 24}]);
    vacancy_fact(Matter::Length, vacancy.length().is_none(), &set("length"), lengths);
    let country = vacancy.employer().country();
    let regions = json!(["03", "46", "AB"].map(|part| format!("{country}-{part}")));
    let missing = vacancy.employer().region().is_none();
    vacancy_fact(Matter::Region, missing, &|v, region| v["employer"]["region"] = region.clone(), regions);
    let staff = [(0, 1), (1, 3), (2, 5), (3, 7), (1, 2), (4, 5)];
    let staff = staff.map(|(women, all)| json!([{"ground": Ground::Woman, "members": women, "total": all}]));
    let missing = vacancy.representation(&Ground::Woman).is_none();
    vacancy_fact(Matter::Representation(Ground::Woman), missing, &set("representation"), json!(staff));
    let code: mangfold::Code = "own_fact".parse().unwrap();
    let facts = json!([{"own_fact": true}, {"own_fact": false}]);
    let missing = vacancy.fact(&code).is_none();
    vacancy_fact(Matter::Fact(code), missing, &set("facts"), facts);
    let criteria: Vec<&mangfold::Code> = vacancy.criteria().iter().map(mangfold::Criterion::id).collect();
    for (at, person) in round.applicants().iter().enumerate() {
        let assessed: &[&str] = match person.suitability() {
            None => &["suited", "unqualified", "obviously_unsuited"],
            Some(Suitability::Doubtful) => &["suited", "unqualified"],
            Some(_) => &[],
        };
        if !assessed.is_empty() {
            let fill = |to: &&str| {
                changed(round, |json| json["applicants"][at]["assessment"]["suitability"] = json!(to))
            };
            let mut ways: Vec<Round> = assessed.iter().map(fill).collect();
            if person.suitability().is_none() {
                let found = |to: &&str, on: Option<NaiveDate>| {
                    changed(round, |json| {
                        let reason = on.map(|_| "Kravet er ikke oppfylt.");
                        let by = on.map(|_| "Kari Nordmann");
                        let whole = json!({"suitability": to, "criteria_not_met": criteria, "reason": reason,
                            "by": by, "on": on});
                        json["applicants"][at]["assessment"] = whole;
                    })
                };
                ways.extend(assessed.iter().map(|to| found(to, None)));
                ways.extend(assessed.iter().map(|to| found(to, Some(person.applied_on()))));
            }
            all.push((Fact::Assessment(person.id()), ways));
        }
        if person.score().is_none() {
            let fill = |to: i64| changed(round, |json| json["applicants"][at]["score"] = json!(to));
            all.push((Fact::Score(person.id()), [-1, 0, 2, 4, 9].map(fill).to_vec()));
        }
        let fill = |mode: &str| {
            changed(round, |json| {
                for list in json.get_mut("shortlists").and_then(Value::as_array_mut).into_iter().flatten() {
                    for invitation in list["invitations"].as_array_mut().unwrap() {
                        if invitation["applicant"] == json!(person.id()) && invitation.get("mode").is_none() {
                            invitation["mode"] = json!(mode);
                        }
                    }
                }
            })
        };
        all.push((Fact::Mode(person.id()), ["in_person", "remote"].map(fill).to_vec()));
        if person.origin().is_none() {
            let fill = |to: &str| changed(round, |json| json["applicants"][at]["origin"] = json!(to));
            all.push((Fact::Origin(person.id()), ["external", "internal"].map(fill).to_vec()));
        }
        for (place, said) in person.declarations().iter().enumerate() {
            if said.answer() == Answer::Erased {
                let fill = |to: &str| {
                    changed(round, |json| {
                        json["applicants"][at]["declarations"][place]["answer"] = json!(to);
                    })
                };
                let fact = Fact::Declaration { applicant: person.id(), ground: said.ground().clone() };
                all.push((fact, ["declared", "declared_not", "not_answered"].map(fill).to_vec()));
            }
        }
    }
    all
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn the_second_evaluator_agrees((policy, duties) in any_policy(), round in rounds()) {
        agree(&policy, &duties, &round)?;
    }

    #[test]
    fn the_second_evaluator_agrees_under_every_pack(round in rounds()) {
        for (policy, duties) in PACKS.iter() {
            agree(policy, duties, &round)?;
        }
    }

    #[test]
    fn filling_an_unknown_fact_is_monotone((policy, _) in any_policy(), round in rounds(), which: Index) {
        let fillings: Vec<Round> = fillings(&round).into_iter().flat_map(|(_, rounds)| rounds).collect();
        prop_assume!(!fillings.is_empty());
        let filled = which.get(&fillings);
        let (before, after) = (policy.decide(&round, testing::stamp()), policy.decide(filled, testing::stamp()));
        for (before, after) in before.findings().iter().zip(after.findings()) {
            prop_assert!(
                stays(before.verdict(), after.verdict()),
                "{} was {:?} and is {:?}\n{}\n{}",
                before.rule(), before.verdict(), after.verdict(), round.to_json(), filled.to_json()
            );
        }
    }

    #[test]
    fn choosing_the_day_of_an_unsettled_edge_is_monotone(
        (policy, _) in any_policy(), round in rounds(), which: Index, by in 0_u64..900,
    ) {
        let edges = policy.rules().iter().flat_map(|rule| {
            let spans = rule.versions().iter().map(mangfold::Version::span);
            spans.flat_map(|span| [span.from(), span.until()]).map(|edge| (rule.id().clone(), edge))
        });
        let edges: Vec<(RuleId, Edge, NaiveDate)> = edges.filter_map(|(rule, edge)| match edge {
            Edge::Between { first, last } => Some((rule, edge, (first + Days::new(by)).min(last))),
            Edge::Partial { on } => Some((rule, edge, on + Days::new(by))),
            _ => None,
        }).collect();
        prop_assume!(!edges.is_empty());
        let (rule, unsettled, on) = which.get(&edges);
        let choice = Choice::Edge { unsettled: *unsettled, read_as: Edge::On(*on) };
        // A reading may contradict the other edge of the version: then there is nothing to compare.
        let Ok(chosen) = policy.clone().with_choice(rule, &choice) else { return Ok(()) };
        let (before, after) = (policy.decide(&round, testing::stamp()), chosen.decide(&round, testing::stamp()));
        for (before, after) in before.findings().iter().zip(after.findings()) {
            prop_assert!(
                stays(before.verdict(), after.verdict()),
                "{} on {} was {:?} and is {:?} with {choice:?}\n{}\n{}",
                before.rule(), before.on(), before.verdict(), after.verdict(), policy.to_json(), round.to_json()
            );
        }
    }

    #[test]
    fn what_settles_a_finding_settles_it_whatever_it_turns_out_to_be(
        (policy, _) in any_policy(), round in rounds(), turns: [Index; 8],
    ) {
        let decision = policy.decide(&round, testing::stamp());
        for finding in decision.findings() {
            let facts = settled_by(finding);
            prop_assert_eq!(facts.is_empty(), finding.verdict() != Verdict::Undetermined);
            let mut filled = round.clone();
            for (fact, turn) in facts.iter().zip(turns.iter().cycle()) {
                // Only the sources could tell what is in force.
                let Some((_, ways)) = fillings(&filled).into_iter().find(|(known, _)| known == fact) else {
                    return Ok(());
                };
                filled = turn.get(&ways).clone();
            }
            let after = policy.decide(&filled, testing::stamp());
            let settled = after.finding(finding.rule()).unwrap().verdict();
            prop_assert!(
                facts.is_empty() || settled != Verdict::Undetermined,
                "{} by {facts:?}\n{}\n{}", finding.rule(), policy.to_json(), round.to_json()
            );
        }
    }
}

/// What the verdict of a rule may become when an unknown fact is filled.
fn stays(before: Verdict, after: Verdict) -> bool {
    match before {
        Verdict::Broken | Verdict::NotApplicable => after == before,
        Verdict::Kept => matches!(after, Verdict::Kept | Verdict::NotApplicable),
        Verdict::Undetermined => true,
    }
}

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn the_same_input_gives_the_same_bytes((policy, _) in any_policy(), round in rounds()) {
        let (again, anew) = (round.clone(), changed(&round, |_| {}));
        prop_assert_eq!(to_json(&policy, &round), to_json(&policy, &again));
        prop_assert_eq!(to_json(&policy, &round), to_json(&policy.clone(), &anew));
    }

    #[test]
    fn the_order_in_which_things_are_given_decides_nothing((policy, _) in any_policy(), round in rounds()) {
        let turned = changed(&round, |json| {
            let turn = |list: &mut Value| if let Some(list) = list.as_array_mut() { list.reverse() };
            turn(&mut json["vacancy"]["adverts"]);
            for place in ["applicants", "shortlists", "hired", "entries", "exceptions", "comparisons"] {
                if json.get(place).is_some() {
                    turn(&mut json[place]);
                }
            }
            for person in json["applicants"].as_array_mut().unwrap() {
                if person.get("declarations").is_some() {
                    turn(&mut person["declarations"]);
                }
            }
            for list in json.get_mut("shortlists").and_then(Value::as_array_mut).into_iter().flatten() {
                turn(&mut list["invitations"]);
            }
            if json["vacancy"]["adverts"].is_null() {
                json["vacancy"].as_object_mut().unwrap().remove("adverts");
            }
        });
        prop_assert_eq!(&turned, &round);
        prop_assert_eq!(to_json(&policy, &turned), to_json(&policy, &round));
    }

    #[test]
    fn the_stamp_decides_nothing((policy, _) in any_policy(), round in rounds(), seconds in 0_i64..2_000_000_000) {
        let later = chrono::DateTime::from_timestamp(seconds, 0).unwrap();
        prop_assert!(
            policy.decide(&round, later).findings() == policy.decide(&round, testing::stamp()).findings()
        );
    }

    #[test]
    fn whoever_declares_nothing_and_gives_no_day_decides_nothing(
        (policy, _) in select(PACKS.clone()), round in rounds(),
    ) {
        // Whoever was compared stands in a comparison with somebody.
        let round = changed(&round, |json| drop(json.as_object_mut().unwrap().remove("comparisons")));
        let before = policy.decide(&round, testing::stamp());
        for (at, person) in round.applicants().iter().enumerate() {
            let says = |d: &Declaration| matches!(d.answer(), Answer::Declared | Answer::Erased);
            if person.declarations().iter().any(says) || round.hired().iter().any(|h| h.applicant() == person.id()) {
                continue;
            }
            let without = changed(&round, |json| {
                json["applicants"].as_array_mut().unwrap().remove(at);
                for list in json.get_mut("shortlists").and_then(Value::as_array_mut).into_iter().flatten() {
                    let kept = |invitation: &Value| invitation["applicant"] != json!(person.id());
                    list["invitations"].as_array_mut().unwrap().retain(kept);
                }
            });
            let after = policy.decide(&without, testing::stamp());
            for (before, after) in before.findings().iter().zip(after.findings()) {
                // Whoever's application or invitation picks the version does decide something.
                if before.on() == after.on() {
                    prop_assert!(before.because() == after.because(), "{}\n{}", before.rule(), round.to_json());
                }
            }
        }
    }

    #[test]
    fn whoever_is_undeclared_is_counted_in_no_group(
        (policy, _) in select(PACKS.clone()), round in rounds(),
        answer in select(vec!["declined", "not_answered", "not_asked", "withdrawn"]),
    ) {
        let silent = changed(&round, |json| {
            for person in json["applicants"].as_array_mut().unwrap() {
                for said in person.get_mut("declarations").and_then(Value::as_array_mut).into_iter().flatten() {
                    said["answer"] = json!(answer);
                }
            }
        });
        for finding in policy.decide(&silent, testing::stamp()).findings() {
            let Some(people) = finding.people() else { continue };
            prop_assert_eq!((people.in_group, people.eligible, people.invited), (0, (0, 0), (0, 0)));
            prop_assert!(finding.verdict() == Verdict::NotApplicable);
        }
    }

    #[test]
    fn the_outcome_alone_is_the_outcome_of_the_decision((policy, _) in any_policy(), round in rounds()) {
        prop_assert_eq!(policy.outcome(&round), policy.decide(&round, testing::stamp()).outcome());
    }

    #[test]
    fn every_value_survives_the_wire((policy, _) in any_policy(), round in rounds()) {
        let limits = Limits::default();
        prop_assert_eq!(&Round::from_json(round.to_json().as_bytes(), &limits).unwrap(), &round);
        prop_assert_eq!(&Policy::from_json(policy.to_json().as_bytes(), &limits).unwrap(), &policy);
        let recorded = policy.decide(&round, testing::stamp()).to_recorded();
        let read = RecordedDecision::from_json(recorded.to_json().as_bytes(), &limits).unwrap();
        prop_assert!(read == recorded && read.outcome() == recorded.outcome());
        prop_assert_eq!(read.to_json(), recorded.to_json());
    }
}

#[test]
fn what_is_in_force_is_named_where_two_versions_take_other_values_of_one_fact() {
    let edge = Edge::Between { first: day("2010-01-01"), last: day("2011-01-01") };
    let version = |from: Edge, until: Edge, scope: Option<Condition>, unless: Option<Condition>| {
        let part = |of| Part::read(of, "a reading".parse().unwrap());
        let check = Check::Record(mangfold::Record::new(EntryKind::ActionPlanReference));
        let span = Span::new(from, until).unwrap();
        let except = |condition| {
            Exception::new("x".parse().unwrap(), When::Fact(condition), vec![part(Element::Exception)])
        };
        Version::new(span, Force::Scheme, Modality::Must, check, vec![part(Element::Record)])
            .and_then(|version| version.with_scope(scope.into_iter().collect()))
            .and_then(|version| version.unless(unless.into_iter().map(except).collect()))
            .unwrap()
    };
    let sectors = |sectors: &[Sector]| Some(Condition::Sector(sectors.to_vec()));
    let opening = |opening| Some(Condition::Opening(opening));
    let begins = Edge::On(day("2001-01-01"));
    let round = testing::RoundSketch::new().opened_on("2010-05-05").sector(None).opening(None).build();
    for (earlier, later) in [
        ((sectors(&[Sector::State]), None), (sectors(&[Sector::Municipal]), None)),
        ((sectors(&[Sector::State]), None), (None, sectors(&[Sector::State]))),
        (
            (sectors(&[Sector::State, Sector::County]), None),
            (sectors(&[Sector::County, Sector::State]), None),
        ),
        ((opening(Opening::External), None), (None, opening(Opening::Internal))),
        ((opening(Opening::External), None), (None, opening(Opening::External))),
    ] {
        let versions =
            vec![version(begins, edge, earlier.0, earlier.1), version(edge, Edge::Open, later.0, later.1)];
        let rule = Rule::new("own.rule_1".parse().unwrap(), Clock::Advertised, versions).unwrap();
        let policy =
            Policy::new("own".parse().unwrap(), day("2026-01-01"), vec![], vec![], vec![rule]).unwrap();
        agree(&policy, &second::read(&policy), &round).unwrap();
    }
}

/// Few people, the same in all but who declared what: who they are, and two rounds of them.
fn told_twice() -> impl Strategy<Value = (Round, Round)> {
    let grounds = [Ground::DisabilityNeedingAccommodation, Ground::CvGap, Ground::ImmigrantBackgroundDfo];
    let says = || {
        let answer = select(vec!["declared", "declared_not", "declined", "not_asked", "withdrawn"]);
        proptest::collection::vec((answer, any::<bool>()), 3)
    };
    let suitability = select(vec!["suited", "suited", "unqualified"]);
    let person = (suitability, proptest::bool::weighted(0.7), says(), says());
    proptest::collection::vec(person, 0..=4).prop_map(move |people| {
        let told = |twice: bool| {
            let mut sketch = testing::RoundSketch::new();
            for (name, (suitability, invited, once, again)) in people.iter().enumerate() {
                let mut person = testing::Person::new(&name.to_string());
                person = person.found(serde_json::from_value(json!(suitability)).unwrap());
                for (ground, (answer, consent)) in grounds.iter().zip(if twice { again } else { once }) {
                    let answer = serde_json::from_value(json!(answer)).unwrap();
                    let said = Declaration::new(ground.clone(), answer);
                    person = person.says(if *consent { said.with_explicit_consent() } else { said });
                }
                sketch = sketch.person(if *invited { person.invited() } else { person });
            }
            sketch.build()
        };
        (told(false), told(true))
    })
}

#[test]
fn the_case_file_does_not_tell_who_declared() {
    let policy = packs::norway_state();
    let mut runner = TestRunner::deterministic();
    let mut differing = 0;
    for _ in 0..5_000 {
        let (once, again) = told_twice().new_tree(&mut runner).unwrap().current();
        let (once, again) = (policy.decide(&once, testing::stamp()), policy.decide(&again, testing::stamp()));
        let followed =
            |finding: &Finding| matches!(finding.verdict(), Verdict::Kept | Verdict::NotApplicable);
        if !once.findings().iter().chain(again.findings()).all(followed) {
            continue;
        }
        differing += u32::from(once.findings() != again.findings());
        assert_eq!(once.case_file().to_json(), again.case_file().to_json());
        for language in Language::ALL {
            assert_eq!(once.case_file().annotation(language), again.case_file().annotation(language));
        }
    }
    assert!(differing > 200, "too few pairs differ where it matters: {differing}");
}

#[test]
fn rounds_that_break_a_rule_still_break_it_when_shrunk() {
    let mut runner = TestRunner::deterministic();
    for (policy, _) in PACKS.iter() {
        let can_break = |rule: &&Rule| rule.versions().iter().any(|version| version.modality().is_duty());
        for rule in policy.rules().iter().filter(can_break) {
            let breaking = rounds_breaking(policy, rule.id());
            for _ in 0..40 {
                let mut tree = breaking.new_tree(&mut runner).unwrap();
                for step in 0..60 {
                    let round = tree.current();
                    let decision = policy.decide(&round, testing::stamp());
                    mangfold::assert_broken!(decision, rule.id());
                    // Now and then back, as shrinking goes when a simpler case passes.
                    if !(if step % 7 == 6 { tree.complicate() } else { tree.simplify() }) {
                        break;
                    }
                }
            }
        }
    }
}

#[test]
fn rounds_that_break_a_generated_rule_break_it() {
    let mut runner = TestRunner::deterministic();
    let mut broken = 0;
    for _ in 0..150 {
        let policy = policies().new_tree(&mut runner).unwrap().current();
        // A statement whose wording is not in the sources while the rule stands is broken by nothing.
        let breakable = |rule: &&mangfold::Rule| {
            let version = &rule.versions()[0];
            version.modality().is_duty() && !matches!(version.check(), mangfold::Check::Statement(_))
        };
        for rule in policy.rules().iter().filter(breakable) {
            let breaking = rounds_breaking(&policy, rule.id());
            for _ in 0..5 {
                let round = breaking.new_tree(&mut runner).unwrap().current();
                mangfold::assert_broken!(policy.decide(&round, testing::stamp()), rule.id());
                broken += 1;
            }
        }
    }
    assert!(broken > 500, "{broken}");
}

#[test]
#[should_panic(expected = "no round can be found that breaks own.rule_1")]
fn no_round_is_drawn_that_breaks_what_cannot_be_broken() {
    let mut runner = TestRunner::deterministic();
    let may =
        policies().prop_filter("a may-rule", |policy| !policy.rules()[0].versions()[0].modality().is_duty());
    let policy = may.new_tree(&mut runner).unwrap().current();
    let _ = rounds_breaking(&policy, policy.rules()[0].id());
}

#[test]
fn every_verdict_and_every_reason_is_drawn_often_enough() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..12_000 {
        let round = rounds().new_tree(&mut runner).unwrap().current();
        let (policy, _) = any_policy().new_tree(&mut runner).unwrap().current();
        for finding in policy.decide(&round, testing::stamp()).findings() {
            *seen.entry(format!("{:?}", finding.verdict())).or_default() += 1;
            *seen.entry(finding.because().code().to_owned()).or_default() += 1;
        }
    }
    let wanted = [
        "Kept",
        "Broken",
        "NotApplicable",
        "Undetermined",
        "not_in_force",
        "out_of_scope",
        "excepted",
        "nobody_in_group",
        "too_few_eligible",
        "somebody_eligible",
        "not_compared",
        "met",
        "everyone_invited",
        "balanced",
        "assessments_recorded",
        "counted",
        "nothing_forbidden",
        "review_overdue",
        "holds_either_way",
        "statement_present",
        "entry_present",
        "informs",
        "short",
        "unbalanced",
        "passed_over",
        "overlooked",
        "assessment_deficient",
        "forbidden_present",
        "entry_late",
        "statement_missing",
        "entry_missing",
        "unknown",
    ];
    for code in wanted {
        assert!(seen.get(code).is_some_and(|count| *count >= 5), "{code} is too rare: {seen:?}");
    }
    assert_eq!(seen.len(), wanted.len(), "a reason that is not looked for: {seen:?}");
}
