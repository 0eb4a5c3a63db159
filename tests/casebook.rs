//! The casebook: worked cases of every rule that a lawyer can read and correct, decided and compared.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails where the mistake is"
)]

#[path = "casebook/mutation.rs"]
mod mutation;
#[path = "casebook/reader.rs"]
mod reader;
#[path = "casebook/round.rs"]
mod round;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use mangfold::{
    Check, Deadline, Edge, Element, Exception, LegalBasis, Policy, Pool, Question, Rule, Version, When,
    testing,
};

use reader::{Book, Case, Expectation, difference, read};

fn here(place: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(place)
}

fn book(file: &str) -> Result<Book, String> {
    let text = std::fs::read_to_string(here(file)).map_err(|error| format!("{file}: {error}"))?;
    read(file, &text)
}

/// Every file of cases, by name.
fn books() -> Vec<Book> {
    let entries = std::fs::read_dir(here("tests/casebook")).expect("the casebook is a folder");
    let mut files: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    files.retain(|file| file.strip_suffix(".md").is_some_and(|name| name != "README"));
    files.sort();
    let path = |file: &String| format!("tests/casebook/{file}");
    files.iter().map(|file| book(&path(file)).unwrap_or_else(|error| panic!("{error}"))).collect()
}

/// The rule a book is about, as the pack has it under what the book gives.
fn with_rule<T>(book: &Book, then: impl FnOnce(&Rule) -> T) -> T {
    let case = book.cases.first().unwrap_or_else(|| panic!("{}: no case", book.file));
    let policy = round::policy(book, case).unwrap_or_else(|error| panic!("{}: {error}", book.file));
    let id = case.rule.parse().unwrap();
    then(policy.rule(&id).unwrap_or_else(|| panic!("{}: no pack has this rule", book.file)))
}

/// Whether nothing that the rule asks for can be unknown.
fn is_certain(rule: &Rule) -> bool {
    rule.versions().iter().all(|version| {
        let nobody = matches!(version.check(), Check::Preference(preference) if preference.group().is_none());
        let here = |condition: &mangfold::Condition| matches!(condition, mangfold::Condition::Country(_));
        let edges = [version.span().from(), version.span().until()];
        let settled = edges.iter().all(|edge| matches!(edge, Edge::On(_) | Edge::Open));
        nobody && settled && version.scope().iter().all(here)
    })
}

fn is_duty(rule: &Rule) -> bool {
    rule.versions().iter().any(|version| version.modality().is_duty())
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
fn no_case_claims_to_be_surer_than_the_finding_it_expects() {
    let rank = |mark: &str| ["V", "V2", "I", "G"].iter().position(|known| *known == mark);
    let mut wrong = Vec::new();
    for book in books() {
        for (case, expected) in each(&book) {
            let said = decided(&book, case, expected, Ok).unwrap();
            let found = said.also.iter().find_map(|item| item.strip_prefix("mark ")).unwrap();
            if rank(&case.mark).unwrap() < rank(found).unwrap() {
                wrong.push(format!(
                    "{}:{}: {} claims {}, found {found}",
                    book.file, expected.line, case.number, case.mark
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_of_the_packs_has_a_casebook_that_keeps_breaks_spares_and_doubts_it() {
    for book in books() {
        let duty = with_rule(&book, is_duty);
        let certain = with_rule(&book, is_certain);
        for verdict in ["kept", "broken", "not applicable", "undetermined"] {
            let found = each(&book).any(|(_, expected)| expected.verdict == verdict);
            // What allows or tells cannot be broken.
            let wanted = match verdict {
                "broken" => duty,
                "undetermined" => !certain,
                _ => true,
            };
            assert_eq!(found, wanted, "{}: {verdict}", book.file);
        }
    }
    let title = |book: &Book| book.cases.first().map(|case| case.rule.clone());
    let books = books();
    for book in &books {
        let named = title(book).map(|rule| format!("tests/casebook/{rule}.md"));
        assert_eq!(named.as_ref(), Some(&book.file));
    }
    let known: BTreeSet<String> = books.iter().filter_map(title).collect();
    assert_eq!(known, round::rules().unwrap());
}

/// What two expectations differ in, as facts or as one question answered two ways, where what they say differs: the
/// verdict or, of a rule that cannot be broken, the reason.
fn flips(book: &Book) -> Vec<(String, &Case, &Expectation, &Expectation)> {
    let duty = with_rule(book, is_duty);
    let differ = |one: &Expectation, other: &Expectation| {
        one.verdict != other.verdict || (!duty && one.because != other.because)
    };
    let mut found = Vec::new();
    for case in &book.cases {
        for (place, one) in case.expectations.iter().enumerate() {
            for other in case.expectations.iter().skip(place + 1) {
                if differ(one, other) {
                    found.push(("reading".to_owned(), case, one, other));
                }
            }
        }
        let Some((number, fact)) = &case.differs_from else { continue };
        let Some(pair) = number.checked_sub(1).and_then(|place| book.cases.get(place)) else { continue };
        if let (Some(one), Some(other)) = (case.expectations.first(), pair.expectations.first())
            && differ(one, other)
        {
            found.push((fact.clone(), case, one, other));
        }
    }
    found
}

#[test]
fn every_question_a_text_leaves_open_is_answered_both_ways() {
    for book in books() {
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
        with_rule(&book, |rule| {
            for version in rule.versions() {
                for question in version.silences().iter().map(mangfold::Silence::question) {
                    assert!(answered(question), "{}: no pair of cases flips {question:?}", book.file);
                }
            }
        });
    }
}

#[test]
fn every_unsettled_edge_is_read_both_ways() {
    for book in books() {
        let read: Vec<Edge> = flips(&book)
            .iter()
            .flat_map(|(_, _, one, other)| one.readings.iter().chain(&other.readings))
            .filter_map(|reading| match round::choice(reading).unwrap() {
                mangfold::Choice::Edge { unsettled, .. } => Some(unsettled),
                _ => None,
            })
            .collect();
        with_rule(&book, |rule| {
            for span in rule.versions().iter().map(mangfold::Version::span) {
                for edge in [span.from(), span.until()] {
                    let settled = matches!(edge, Edge::On(_) | Edge::Open);
                    assert!(settled || read.contains(&edge), "{}: no pair flips {edge:?}", book.file);
                }
            }
        });
    }
}

/// How the facts of a pair are named that can flip on an element.
fn is_about(element: Element, fact: &str) -> bool {
    let of = |cells: &[&str]| cells.iter().any(|cell| fact.ends_with(&format!("'s {cell}")));
    let any = |facts: &[&str]| facts.contains(&fact);
    match element {
        Element::Scope => {
            any(&["country", "sector", "opening", "length", "region", "category", "criterion"])
                || fact.starts_with("staff of ")
                || fact.starts_with("fact ")
        }
        Element::Clock => any(&["advertised", "invited", "innstilling"]) || of(&["applied"]),
        Element::Pool | Element::Presupposition => of(&["assessment"]) || any(&["places"]),
        Element::Group | Element::Undeclared | Element::LegalBasis => of(&["declared", "origin"]),
        Element::Bound => of(&["invited", "score", "second stage"]),
        Element::Deadline => {
            any(&["innstilling", "hired", "given deadline", "file", "invited"])
                || of(&["invited", "assessed", "mode"])
        }
        Element::Statement => of(&["text"]),
        Element::Channel => fact.ends_with(" advert"),
        Element::Record => any(&["file"]) || of(&["assessed", "failed criterion"]),
        Element::Mode => of(&["mode"]),
        Element::Stage => of(&["second stage", "third stage"]),
        Element::Consistency => of(&["failed criterion"]),
        Element::Comparison => any(&["comparison"]),
        Element::Exception => any(&["recorded exception"]),
        _ => false,
    }
}

/// A force decides how a broken rule weighs, not whether it is broken, and a relation how it stands to another; an
/// exception has pairs of its own. What is counted for monitoring is told alike whatever the counts are.
fn can_flip(version: &Version, element: Element) -> bool {
    let counted = matches!(version.check(), Check::PeriodShare(_) | Check::Monitor(_))
        && !matches!(element, Element::Scope | Element::Clock);
    let adverts = !version.modality().is_duty()
        && matches!(version.check(), Check::Statement(_) | Check::Sentence(_))
        && matches!(element, Element::Statement | Element::Channel);
    // Where everybody is in the pool, nothing is presupposed, or no group is named, there is nothing to flip.
    let never = match (version.check(), element) {
        (Check::Invite(invite), Element::Pool) => invite.out_of() == Pool::Everyone,
        (Check::Invite(invite), Element::Presupposition) => invite.presupposes() == 0,
        (Check::Preference(preference), Element::Group) => preference.group().is_none(),
        _ => false,
    };
    !counted
        && !adverts
        && !never
        && !matches!(element, Element::Force | Element::Relation | Element::Exception)
}

fn elements(version: &Version) -> impl Iterator<Item = Element> {
    version.parts().iter().map(mangfold::Part::of)
}

#[test]
fn every_element_of_every_rule_has_a_minimal_pair_that_flips() {
    for book in books() {
        let flips = flips(&book);
        with_rule(&book, |rule| {
            for version in rule.versions() {
                for element in elements(version).filter(|element| can_flip(version, *element)) {
                    let found = flips.iter().any(|(fact, _, _, _)| is_about(element, fact));
                    assert!(found, "{}: no pair of cases flips on {element:?}", book.file);
                }
                for condition in version.scope() {
                    let flipped = |(fact, case, _, _): &(String, &Case, _, _)| {
                        *fact == round::fact_about(&condition.about(), &case.facts)
                    };
                    let matter = round::matter(&condition.about());
                    assert!(flips.iter().any(flipped), "{}: no pair flips on the {matter}", book.file);
                }
            }
        });
    }
}

/// Whether a pair differs in whether this exception holds.
fn is_about_exception(exception: &Exception, fact: &str, case: &Case, pair: &Case) -> bool {
    if let When::Fact(condition) = exception.when() {
        return fact == round::fact_about(&condition.about(), &case.facts);
    }
    let records = |case: &Case| {
        let recorded = case.facts.single.get("recorded exception");
        let code = format!("{} on ", exception.id());
        recorded.is_some_and(|recorded| recorded.split("; ").any(|one| one.starts_with(&code)))
    };
    fact == "recorded exception" && (records(case) || records(pair))
}

#[test]
fn every_exception_of_every_rule_has_a_minimal_pair_that_flips() {
    for book in books() {
        let flips = flips(&book);
        with_rule(&book, |rule| {
            for exception in rule.versions().iter().flat_map(Version::exceptions) {
                let found = flips.iter().any(|(fact, case, _, _)| {
                    let pair = case.differs_from.as_ref().and_then(|(number, _)| book.cases.get(number - 1));
                    pair.is_some_and(|pair| is_about_exception(exception, fact, case, pair))
                });
                assert!(found, "{}: no pair of cases flips on {}", book.file, exception.id());
            }
        });
    }
}

#[test]
fn every_element_of_every_rule_is_rested_on_by_a_case() {
    for book in books() {
        let rested = |element: Element| {
            let word = round::word(&element);
            each(&book).any(|(_, expected)| expected.elements.contains(&word))
        };
        with_rule(&book, |rule| {
            for version in rule.versions() {
                // A basis in employment law keeps nobody out, so that no finding says that it rests on it, and a rule
                // that is never broken has no force to weigh.
                let lawful = version.legal_basis() == Some(LegalBasis::EmploymentLaw);
                let informs = !version.modality().is_duty();
                let silent = |element: Element| match element {
                    Element::LegalBasis => lawful,
                    Element::Undeclared => match version.check() {
                        Check::Invite(invite) => invite.presupposes() == 0,
                        Check::PeriodShare(_) => true,
                        _ => false,
                    },
                    Element::Deadline => {
                        matches!(version.check(), Check::Invite(invite) if invite.deadline() == Deadline::Open)
                    }
                    Element::Group => {
                        matches!(version.check(), Check::Preference(preference) if preference.group().is_none())
                    }
                    Element::Force => informs,
                    Element::Bound => informs && matches!(version.check(), Check::Preference(_)),
                    Element::Relation | Element::Exception => true,
                    _ => false,
                };
                for element in elements(version).filter(|element| !silent(*element)) {
                    assert!(rested(element), "{}: no case rests on {element:?}", book.file);
                }
                let excepted = version.exceptions().is_empty() || rested(Element::Exception);
                assert!(excepted, "{}: no case rests on an exception", book.file);
            }
        });
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
            for mutation in mutation::of(&policy, &case.rule).unwrap() {
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

/// The casebook as another system reads it, one policy and one case a line.
fn exported() -> String {
    let mut policies: Vec<Policy> = Vec::new();
    let mut cases = Vec::new();
    for book in books() {
        for case in &book.cases {
            let policy = round::policy(&book, case).unwrap();
            let place = policies.iter().position(|known| *known == policy).unwrap_or_else(|| {
                policies.push(policy);
                policies.len() - 1
            });
            let choices = |expected: &Expectation| -> Vec<mangfold::Choice> {
                expected.readings.iter().map(|reading| round::choice(reading).unwrap()).collect()
            };
            let expect: Vec<serde_json::Value> = case
                .expectations
                .iter()
                .map(|expected| {
                    let wire = |words: &[String]| -> Vec<String> {
                        words.iter().map(|word| word.replace(' ', "_")).collect()
                    };
                    serde_json::json!({
                        "choices": choices(expected),
                        "verdict": expected.verdict.replace(' ', "_"),
                        "because": expected.because,
                        "rests_on": wire(&expected.elements),
                        "answers": wire(&expected.answers),
                        "settled_by": expected.settled_by,
                        "also": expected.also,
                    })
                })
                .collect();
            let names: BTreeMap<&String, mangfold::ApplicantId> = case
                .facts
                .rows
                .keys()
                .filter(|name| !name.ends_with(" advert"))
                .map(|name| (name, testing::id(name)))
                .collect();
            cases.push(serde_json::json!({
                "rule": case.rule, "name": case.name, "number": case.number,
                "law": case.law, "from": case.from, "mark": case.mark,
                "policy": place, "names": names,
                "round": round::round(&book, case).unwrap(),
                "expect": expect,
            }));
        }
    }
    let lines = |values: Vec<String>| values.join(",\n");
    let policies = policies.iter().map(|policy| serde_json::to_string(policy).unwrap()).collect();
    let cases = cases.iter().map(ToString::to_string).collect();
    format!("{{\"policies\":[\n{}\n],\"cases\":[\n{}\n]}}\n", lines(policies), lines(cases))
}

/// With `MANGFOLD_WRITE_CASEBOOK` set it is written anew.
#[test]
fn the_casebook_can_be_read_by_another_system_as_json() {
    let (text, path) = (exported(), here("conformance/casebook.json"));
    if std::env::var_os("MANGFOLD_WRITE_CASEBOOK").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == text, "conformance/casebook.json is not what the casebook says; write it anew");

    // A system that has the file alone decides what it says.
    let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
    let policies: Vec<Policy> = serde_json::from_value(whole["policies"].clone()).unwrap();
    for case in whole["cases"].as_array().unwrap() {
        let round: mangfold::Round = serde_json::from_value(case["round"].clone()).unwrap();
        let place = usize::try_from(case["policy"].as_u64().unwrap()).unwrap();
        for expected in case["expect"].as_array().unwrap() {
            if !expected["choices"].as_array().unwrap().is_empty() {
                continue;
            }
            let decision = policies[place].decide(&round, testing::stamp());
            let finding = decision.finding(&case["rule"].as_str().unwrap().parse().unwrap()).unwrap();
            let finding = serde_json::to_value(finding).unwrap();
            let elements = |rests_on: &serde_json::Value| -> BTreeSet<String> {
                serde_json::from_value(rests_on.clone()).unwrap()
            };
            assert_eq!(finding["verdict"], expected["verdict"], "{case}");
            assert_eq!(elements(&finding["rests_on"]), elements(&expected["rests_on"]), "{case}");
            let because = &finding["because"];
            let code = because.as_str().or_else(|| because.as_object()?.keys().next().map(String::as_str));
            assert_eq!(code, expected["because"].as_str(), "{case}");
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
    let vacancy = |more: &str| GOOD.replace("permanent", &format!("permanent, {more}"));
    for (more, fact) in [
        ("in NO-03", "region"),
        ("places 4", "places"),
        ("seats 2", "seats"),
        ("head coach", "category"),
        ("category chief executive", "category"),
        ("fact structural_disadvantage yes", "fact structural_disadvantage"),
        ("Germany", "country"),
    ] {
        assert_eq!(difference(&one, &facts(&vacancy(more))), [fact]);
    }
    let line = |more: &str| {
        GOOD.replace(
            "- mark: V",
            &format!(
                "- mark: V
- {more}"
            ),
        )
    };
    for (more, fact) in [
        ("staff: women 3 of 10", "staff of women"),
        ("compared: A and B equal on 2021-03-20", "comparison"),
        ("recorded: volume on 2021-03-20, cap 3", "recorded exception"),
        ("file: panel parity 2021-03-20", "file"),
    ] {
        assert_eq!(difference(&one, &facts(&line(more))), [fact]);
    }
    let column = |name: &str, cell: &str| {
        let table = GOOD.replace("| invited |", &format!("| invited | {name} |"));
        table
            .replace("| --- | --- | --- | --- |", "| --- | --- | --- | --- | --- |")
            .replace("| yes |", &format!("| yes | {cell} |"))
    };
    for (name, cell) in
        [("failed criterion", "grade"), ("score", "3"), ("mode", "remote"), ("second stage", "no")]
    {
        assert_eq!(difference(&one, &facts(&column(name, cell))), [format!("A's {name}")]);
    }
}

const WHOLE: &str = "# no.state.interview.disability

## no.state.interview.disability / everything / 1
- law: FOR-2017-06-21-838 § 6
- from: constructed
- mark: V
- on: advertised 2021-03-01, hired B 2021-04-20
- vacancy: Germany, in DE-BE, land, external, permanent, category head coach, places 3, fact bottleneck no
- staff: women 3 of 10; men 7 of 10
- compared: A and B nearly equal on 2021-04-01
- recorded: volume on 2021-03-02, cap 2
- file: representatives heard 2021-02-20; own parity_note

| who | declared | assessment | failed criterion | assessed | invited | score | mode | second stage |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
| A | severe disability confirmed waived on 2021-03-03, woman: no | unqualified | grade, age | recorded 2021-03-09 | no | 3 | remote | no |
| B | woman without consent | suited | nothing | bare | proposed | 7 | in person, then remote | 2021-04-02 |

- expect: kept, because met
- rests on: scope
";

#[test]
fn what_a_case_says_of_the_new_facts_stands_in_its_round() {
    let book = read("a.md", WHOLE).unwrap();
    let round = serde_json::to_value(round::round(&book, &book.cases[0]).unwrap()).unwrap();
    let at = |pointer: &str| round.pointer(pointer).unwrap_or_else(|| panic!("no {pointer} in {round:#}"));
    let person = |name: &str| {
        let id = serde_json::to_value(testing::id(name)).unwrap();
        let people = round["applicants"].as_array().unwrap();
        (id.clone(), people.iter().find(|one| one["id"] == id).unwrap().clone())
    };
    let ((a, first), (b, second)) = (person("A"), person("B"));
    for (said, wanted) in [
        (at("/vacancy/employer/country"), serde_json::json!("DE")),
        (at("/vacancy/employer/region"), serde_json::json!("DE-BE")),
        (at("/vacancy/category"), serde_json::json!({"own": "head_coach"})),
        (at("/vacancy/facts"), serde_json::json!({"bottleneck": false})),
        (at("/vacancy/representation/0/members"), serde_json::json!(3)),
        (at("/vacancy/criteria/0/id"), serde_json::json!("age")),
        (at("/shortlists/0/places"), serde_json::json!(3)),
        (at("/shortlists/0/invitations/0/state"), serde_json::json!("proposed")),
        (at("/shortlists/0/invitations/0/mode"), serde_json::json!("in_person")),
        (at("/shortlists/1/stage"), serde_json::json!(2)),
        (at("/shortlists/1/invitations/0/mode"), serde_json::json!("remote")),
        (at("/shortlists/1/invitations/0/applicant"), b.clone()),
        (at("/hired/0/applicant"), b),
        (at("/comparisons/0/equality"), serde_json::json!("nearly_equal")),
        (at("/exceptions/0/cap"), serde_json::json!(2)),
        (at("/entries/0/on"), serde_json::json!("2021-02-20")),
        (at("/entries/1/kind"), serde_json::json!({"own": "parity_note"})),
        (&first["assessment"]["on"], serde_json::json!("2021-03-09")),
        (&first["assessment"]["criteria_not_met"], serde_json::json!(["grade", "age"])),
        (&second["score"], serde_json::json!(7)),
    ] {
        assert_eq!(*said, wanted, "{a}");
    }
    let declared = first["declarations"].to_string();
    for words in [r#""waived":true"#, r#""confirmed":true"#, r#""on":"2021-03-03""#, r#""declared_not""#] {
        assert!(declared.contains(words), "{words} in {declared}");
    }
}

#[test]
fn every_example_of_the_format_is_a_case() {
    let text = std::fs::read_to_string(here("tests/casebook/README.md")).unwrap();
    let examples: Vec<&str> =
        text.split("```").skip(1).step_by(2).filter_map(|block| block.strip_prefix("text\n# ")).collect();
    assert!(examples.len() >= 6, "{}", examples.len());
    for example in examples {
        let book =
            read("README.md", &format!("# {example}")).unwrap_or_else(|error| panic!("{error}\n{example}"));
        for case in &book.cases {
            round::round(&book, case).unwrap_or_else(|error| panic!("{error}\n{example}"));
            for reading in case.expectations.iter().flat_map(|expected| &expected.readings) {
                round::choice(reading).unwrap_or_else(|error| panic!("{error}\n{example}"));
            }
        }
    }
}

#[test]
fn every_reading_that_a_case_can_name_is_a_choice() {
    let read: BTreeSet<String> = [
        "odd number at least two",
        "neither side with the group",
        "on top does not count",
        "enough 1/2",
        "too few no duty",
        "rounding nearest",
        "share 30/100",
        "declared late counts",
        "waived counts",
        "consistency every reason",
        "review by 2027-11-22",
        "one person in two groups counts for one with cv gap and woman",
        "one person in two groups is one with cv gap",
    ]
    .into_iter()
    .map(|reading| serde_json::to_string(&round::choice(reading).unwrap()).unwrap())
    .collect();
    assert_eq!(read.len(), 13);
    assert!(round::choice("rounding sideways").unwrap_err().contains("one of up, nearest, down"));
}
