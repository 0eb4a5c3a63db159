//! The casebook: worked cases of every rule that a lawyer can read and correct, decided and compared.
#![expect(clippy::indexing_slicing, clippy::panic, reason = "a test fails where the mistake is")]

#[path = "casebook/mutation.rs"]
mod mutation;
#[path = "casebook/reader.rs"]
mod reader;
#[path = "casebook/round.rs"]
mod round;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use mangfold::{Edge, Element, LegalBasis, Policy, Question, testing};

use reader::{Book, Case, Expectation, difference, read};

const RULES: [&str; 6] = [
    "no.state.interview.disability",
    "no.state.interview.cv_gap",
    "no.state.interview.immigrant",
    "no.ks.interview.minority",
    "no.oslo.advert.standard_text",
    "no.oslo.file.plan_reference",
];

fn book(rule: &str) -> Result<Book, String> {
    let file = format!("tests/casebook/{rule}.md");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(&file);
    let text = std::fs::read_to_string(path).map_err(|error| format!("{file}: {error}"))?;
    read(&file, &text)
}

fn books() -> Vec<Book> {
    RULES.iter().map(|rule| book(rule).unwrap_or_else(|error| panic!("{error}"))).collect()
}

/// One expectation of a case, decided under a policy that may have been tampered with.
fn decided(
    book: &Book,
    case: &Case,
    expected: &Expectation,
    tampered: impl Fn(Policy) -> Result<Policy, String>,
) -> Result<Expectation, String> {
    let mut policy = tampered(round::policy(book, case)?)?;
    let rule = case.rule.parse().map_err(|error| format!("{error}"))?;
    for reading in &expected.readings {
        policy = policy.with_choice(&rule, &round::choice(reading)?).map_err(|error| error.to_string())?;
    }
    let round = round::round(book, case)?;
    round::said(case, &policy.decide(&round, testing::stamp()))
}

fn disagreement(book: &Book, case: &Case, expected: &Expectation, said: &Expectation) -> Option<String> {
    let mut wrong = Vec::new();
    let mut compare = |what: &str, expected: &[String], said: &[String]| {
        let sorted = |items: &[String]| items.iter().cloned().collect::<BTreeSet<String>>();
        if sorted(expected) != sorted(said) {
            wrong.push(format!("{what}: expected {}, said {}", expected.join(", "), said.join(", ")));
        }
    };
    let reason = |one: &Expectation| [format!("{}, because {}", one.verdict, one.because)];
    compare("verdict", &reason(expected), &reason(said));
    compare("rests on", &expected.elements, &said.elements);
    compare("answers", &expected.answers, &said.answers);
    compare("settled by", &expected.settled_by, &said.settled_by);
    for item in &expected.also {
        if !said.also.contains(item) {
            wrong.push(format!("also: {item}: not among {}", said.also.join("; ")));
        }
    }
    let at = expected.line;
    (!wrong.is_empty())
        .then(|| format!("{}:{at}: {} / {}\n  {}", book.file, case.name, case.number, wrong.join("\n  ")))
}

fn fails(
    book: &Book,
    case: &Case,
    expected: &Expectation,
    tampered: impl Fn(Policy) -> Result<Policy, String>,
) -> Option<String> {
    match decided(book, case, expected, tampered) {
        Ok(said) => disagreement(book, case, expected, &said),
        Err(error) => Some(format!("{}:{}: {error}", book.file, expected.line)),
    }
}

fn each(book: &Book) -> impl Iterator<Item = (&Case, &Expectation)> {
    book.cases.iter().flat_map(|case| case.expectations.iter().map(move |expected| (case, expected)))
}

#[test]
fn every_case_is_decided_as_the_casebook_says() {
    let books = books();
    let wrong: Vec<String> = books
        .iter()
        .flat_map(|book| each(book).filter_map(|(case, expected)| fails(book, case, expected, Ok)))
        .collect();
    assert!(wrong.is_empty(), "{} expectations\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_of_the_packs_has_a_casebook_that_keeps_breaks_spares_and_doubts_it() {
    for book in books() {
        for verdict in ["kept", "broken", "not applicable", "undetermined"] {
            assert!(each(&book).any(|(_, expected)| expected.verdict == verdict), "{}: {verdict}", book.file);
        }
    }
    let mut known: Vec<String> = Vec::new();
    for book in books() {
        let case = book.cases.first().expect("a casebook has cases");
        let policy = round::policy(&book, case).unwrap();
        known.extend(policy.rules().iter().map(|rule| rule.id().to_string()));
    }
    known.sort();
    known.dedup();
    let mut listed = RULES.map(str::to_owned).to_vec();
    listed.sort();
    assert_eq!(known, listed);
}

/// What two expectations differ in, as facts or as one question answered two ways, where their verdicts differ.
fn flips(book: &Book) -> Vec<(String, &Case, &Expectation, &Expectation)> {
    let mut found = Vec::new();
    for case in &book.cases {
        for (place, one) in case.expectations.iter().enumerate() {
            for other in case.expectations.iter().skip(place + 1) {
                if one.verdict != other.verdict {
                    found.push(("reading".to_owned(), case, one, other));
                }
            }
        }
        let Some((number, fact)) = &case.differs_from else { continue };
        let Some(pair) = number.checked_sub(1).and_then(|place| book.cases.get(place)) else { continue };
        if let (Some(one), Some(other)) = (case.expectations.first(), pair.expectations.first())
            && one.verdict != other.verdict
        {
            found.push((fact.clone(), case, one, other));
        }
    }
    found
}

/// One applicant in two groups has one answer only: nothing to flip.
const ONE_ANSWER: [Question; 1] = [Question::OnePersonInTwoGroups];

#[test]
fn every_question_a_text_leaves_open_is_answered_both_ways() {
    for book in books() {
        let policy = round::policy(&book, &book.cases[0]).unwrap();
        let rule = policy.rule(&book.cases[0].rule.parse().unwrap()).unwrap();
        let flips = flips(&book);
        let answered = |question: Question| {
            flips.iter().any(|(fact, _, one, other)| {
                let answers = |expected: &Expectation| {
                    expected
                        .readings
                        .iter()
                        .any(|reading| round::choice(reading).unwrap().answers() == question)
                };
                let given = fact.strip_prefix("given ").map(|given| given.replace(' ', "_"));
                (answers(one) && answers(other))
                    || given.is_some_and(|given| {
                        serde_json::to_value(question).unwrap().as_str() == Some(given.as_str())
                    })
            })
        };
        for version in rule.versions() {
            for question in version.silences().iter().map(mangfold::Silence::question) {
                assert!(
                    ONE_ANSWER.contains(&question) || answered(question),
                    "{}: no pair of cases flips {question:?}",
                    book.file
                );
            }
        }
    }
}

#[test]
fn every_unsettled_edge_is_read_both_ways() {
    for book in books() {
        let policy = round::policy(&book, &book.cases[0]).unwrap();
        let rule = policy.rule(&book.cases[0].rule.parse().unwrap()).unwrap();
        let read: Vec<Edge> = flips(&book)
            .iter()
            .flat_map(|(_, _, one, other)| one.readings.iter().chain(&other.readings))
            .filter_map(|reading| match round::choice(reading).unwrap() {
                mangfold::Choice::Edge { unsettled, .. } => Some(unsettled),
                _ => None,
            })
            .collect();
        for span in rule.versions().iter().map(mangfold::Version::span) {
            for edge in [span.from(), span.until()] {
                let settled = matches!(edge, Edge::On(_) | Edge::Open);
                assert!(settled || read.contains(&edge), "{}: no pair flips {edge:?}", book.file);
            }
        }
    }
}

/// How the facts of a pair are named that can flip on an element.
fn is_about(element: Element, fact: &str) -> bool {
    let of = |cell: &str| fact.ends_with(&format!("'s {cell}"));
    match element {
        Element::Scope => ["country", "sector", "opening", "length"].contains(&fact),
        Element::Clock => ["advertised", "invited"].contains(&fact),
        Element::Pool | Element::Presupposition => of("assessment"),
        Element::Group | Element::Undeclared | Element::LegalBasis => of("declared"),
        Element::Bound => of("invited"),
        Element::Deadline => ["innstilling", "hired", "given deadline"].contains(&fact) || of("invited"),
        Element::Statement => of("text"),
        Element::Channel => fact.ends_with(" advert"),
        Element::Record => fact == "file",
        _ => false,
    }
}

/// A force decides how a broken rule weighs, not whether it is broken; that somebody asserts is a question of its own.
fn can_flip(element: Element) -> bool {
    element != Element::Force
}

#[test]
fn every_element_of_every_rule_has_a_minimal_pair_that_flips() {
    for book in books() {
        let policy = round::policy(&book, &book.cases[0]).unwrap();
        let rule = policy.rule(&book.cases[0].rule.parse().unwrap()).unwrap();
        let flips = flips(&book);
        for version in rule.versions() {
            for element in version.parts().iter().map(mangfold::Part::of).filter(|element| can_flip(*element))
            {
                let found = flips.iter().any(|(fact, _, _, _)| is_about(element, fact));
                assert!(found, "{}: no pair of cases flips on {element:?}", book.file);
            }
            for condition in version.scope() {
                let matter = round::word(&condition.about());
                let found = flips.iter().any(|(fact, _, _, _)| *fact == matter);
                assert!(found, "{}: no pair of cases flips on the {matter}", book.file);
            }
        }
    }
}

#[test]
fn every_element_of_every_rule_is_rested_on_by_a_case() {
    for book in books() {
        let policy = round::policy(&book, &book.cases[0]).unwrap();
        let rule = policy.rule(&book.cases[0].rule.parse().unwrap()).unwrap();
        for version in rule.versions() {
            // A basis in employment law keeps nobody out, so that no finding says that it rests on it.
            let lawful = version.legal_basis() == Some(LegalBasis::EmploymentLaw);
            let silent = |element: &Element| lawful && *element == Element::LegalBasis;
            for element in version.parts().iter().map(mangfold::Part::of).filter(|element| !silent(element)) {
                let word = round::word(&element);
                let found = each(&book).any(|(_, expected)| expected.elements.contains(&word));
                assert!(found, "{}: no case rests on {word}", book.file);
            }
        }
    }
}

#[test]
fn no_change_of_a_rule_goes_unnoticed_by_its_casebook() {
    let mut tried = 0;
    let mut unnoticed = Vec::new();
    for book in books() {
        // What is given changes which versions there are: the policy of the first case, and one of a municipality bound.
        let mut mutations: BTreeMap<String, mutation::Mutation> = BTreeMap::new();
        for case in book.cases.iter().filter(|case| case.number == 1 || case.name == "bound") {
            let policy = round::policy(&book, case).unwrap();
            for mutation in mutation::of(&policy, &case.rule) {
                mutations.entry(mutation.name.clone()).or_insert(mutation);
            }
        }
        for (name, mutation) in mutations {
            tried += 1;
            let noticed = each(&book).any(|(case, expected)| {
                fails(&book, case, expected, |policy| mutation.apply(&policy)).is_some()
            });
            if !noticed {
                unnoticed.push(format!("{}: {name}", book.file));
            }
        }
    }
    assert!(unnoticed.is_empty(), "{} of {tried} changes\n{}", unnoticed.len(), unnoticed.join("\n"));
    assert!(tried > 150, "only {tried} changes were tried");
}

#[test]
fn the_casebook_can_be_read_by_another_system_as_json() {
    let strings = |map: &BTreeMap<String, String>| serde_json::to_value(map).unwrap();
    let mut cases = Vec::new();
    for book in books() {
        for case in &book.cases {
            let expect: Vec<serde_json::Value> = case
                .expectations
                .iter()
                .map(|expected| {
                    serde_json::json!({
                        "readings": expected.readings,
                        "verdict": expected.verdict,
                        "because": expected.because,
                        "rests_on": expected.elements,
                        "answers": expected.answers,
                        "settled_by": expected.settled_by,
                        "also": expected.also,
                    })
                })
                .collect();
            let policy = round::policy(&book, case).unwrap();
            cases.push(serde_json::json!({
                "rule": case.rule, "name": case.name, "number": case.number,
                "law": case.law, "from": case.from, "mark": case.mark,
                "facts": strings(&case.facts.single),
                "policy": policy,
                "round": round::round(&book, case).unwrap(),
                "expect": expect,
            }));
        }
    }
    let text = serde_json::to_string(&cases).unwrap();
    let back: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(back.len(), cases.len());
    for case in back {
        let policy: Policy = serde_json::from_value(case["policy"].clone()).unwrap();
        let round: mangfold::Round = serde_json::from_value(case["round"].clone()).unwrap();
        let readings = case["expect"][0]["readings"].as_array().unwrap().len();
        if readings == 0 {
            let decision = policy.decide(&round, testing::stamp());
            let finding = decision.finding(&case["rule"].as_str().unwrap().parse().unwrap()).unwrap();
            assert_eq!(Some(finding.because().code()), case["expect"][0]["because"].as_str());
        }
    }
}

const GOOD: &str = "# no.state.interview.disability

## no.state.interview.disability / invited / 1
- law: FOR-2017-06-21-838 § 6
- from: constructed
- mark: V
- on: advertised 2021-03-01
- vacancy: state, external, permanent

| who | declared | assessment | invited |
| --- | --- | --- | --- |
| A | disability | suited | yes |

- expect: kept, because met
- rests on: scope, pool, group, bound
";

#[test]
fn a_casebook_that_is_well_formed_is_read() {
    let book = read("a.md", GOOD).unwrap();
    assert_eq!(book.cases[0].expectations[0].elements, ["scope", "pool", "group", "bound"]);
}

#[test]
fn a_mistake_in_a_casebook_is_named_with_file_and_line() {
    let pair = |fact: &str| {
        let second =
            GOOD.replace("# no.state.interview.disability\n\n#", "#").replace("/ invited / 1", "/ pair / 2");
        let second = second.replace("suited | yes", "unqualified | no");
        format!("{GOOD}{}", second.replace("- from:", &format!("- differs from: 1, in {fact}\n- from:")))
    };
    for (text, wanted) in [
        (GOOD.replace("- mark: V", "- marks: V"), "a.md:6: unknown key or value: marks: V"),
        (GOOD.replace("- mark: V", "- mark: very sure"), "a.md:6: unknown key or value: mark: very sure"),
        (GOOD.replace("- law: FOR-2017-06-21-838 § 6", "- law:"), "a.md:4: law: nothing is said"),
        (GOOD.replace("- mark: V\n", ""), "a.md:3: invited has no mark"),
        (
            GOOD.replace("- expect: kept, because met\n- rests on: scope, pool, group, bound\n", ""),
            "has no expect",
        ),
        (GOOD.replace("- expect: kept, because met", "- expect: kept"), "a.md:14: \"verdict, because code\""),
        (GOOD.replace("expect: kept", "expect: fine"), "a.md:14: no verdict: fine"),
        (GOOD.replace("expect: kept", "expect: undetermined"), "a.md:14: what is undetermined"),
        (GOOD.replace("| suited |", "|"), "a.md:12: 3 cells, but 4 columns"),
        (GOOD.replace("| suited |", "| |"), "a.md:12: an empty cell under assessment"),
        (GOOD.replace("suited | yes |", "suited | yes"), "a.md:12: a row begins and ends with a bar"),
        (GOOD.replace("| who | declared", "| who | says"), "a.md:10: unknown column: says"),
        (GOOD.replace("| assessment | invited |", "| assessment |"), "a.md:10: no column invited"),
        (GOOD.replace("| who |", "| whom |"), "a.md:10: a table begins with"),
        (GOOD.replace("advertised", "opened"), "a.md:7: unknown event: opened"),
        (GOOD.replace("state, ", ""), "a.md:8: the sector is not said"),
        (GOOD.replace("state, ", "state, municipal, "), "a.md:8: the sector is there twice"),
        (GOOD.replace("state, ", "stat, "), "a.md:8: nothing known about a vacancy: stat"),
        (GOOD.replace("/ invited / 1", "/ invited / 2"), "a.md:3: number 2, but 1 is next"),
        (GOOD.replace("## no.state", "## de.state"), "a.md:3: a heading is"),
        (GOOD.replace("from: constructed", "from: disputed"), "a.md:3: a disputed case"),
        (GOOD.replace("- on:", "- differs from: 1, in nothing\n- on:"), "a.md:3: differs from 1 not in"),
        (
            GOOD.replace("- expect:", "- reading: short posts in scope\n- reading: x\n- expect:"),
            "a.md:15: unknown key",
        ),
        (
            pair("A's invited"),
            "differs from 1 not in \"A's invited\" alone, but in: A's assessment; A's invited",
        ),
    ] {
        let error = read("a.md", &text).unwrap_err();
        assert!(error.contains(wanted), "wanted {wanted:?}, found {error:?}");
    }
}

#[test]
fn a_pair_differs_in_what_its_people_and_facts_differ_in() {
    let facts = |text: &str| read("a.md", text).unwrap().cases[0].facts.clone();
    let one = facts(GOOD);
    assert!(difference(&one, &one).is_empty());
    assert_eq!(difference(&one, &facts(&GOOD.replace("2021-03-01", "2021-03-02"))), ["advertised"]);
    assert_eq!(difference(&one, &facts(&GOOD.replace("| A |", "| B |"))), ["A", "B"]);
}
