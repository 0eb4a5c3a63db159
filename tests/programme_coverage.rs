//! The founding documents: every quote stands in them, and every sentence of them is answered or left out for a reason.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails where the mistake is")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use mangfold::programme::{
    MaturityPoint, NetworkConfiguration, Nominators, OsloConfiguration, Programme,
    ResourceGroupConfiguration, TraineeConfiguration, WorkshopConfiguration, candidate_network,
    diversity_workers_network, knowledge_base, ks_goals, oslo_action_plan, oslo_workshop_units,
    oslo_workshops, resource_group, trainee_programme,
};
use mangfold::{Ratio, Title};
use serde::Serialize;
use sha2::{Digest, Sha256};

const DOCUMENTS: [(&str, &str); 5] = [
    ("fagbladet_12_2007", include_str!("../src/programme/excerpts/fagbladet_12_2007.md")),
    ("imdi_2009", include_str!("../src/programme/excerpts/imdi_2009.md")),
    ("ks_2006", include_str!("../src/programme/excerpts/ks_2006.md")),
    ("fagbladet_10_2007", include_str!("../src/programme/excerpts/fagbladet_10_2007.md")),
    ("oslo_memo_2006", include_str!("../src/programme/excerpts/oslo_memo_2006.md")),
];

/// Counted, so that a document that grows or shrinks is looked at.
const ANSWERED: usize = 167;
const LEFT_OUT: usize = 62;

#[derive(Debug, Default)]
struct Excerpt {
    fields: BTreeMap<String, String>,
    lines: Vec<String>,
    left_out: Vec<String>,
}

fn read(document: &str, text: &str) -> Excerpt {
    let mut excerpt = Excerpt::default();
    let (_, body) = text.split_once(&format!("## {document}\n")).unwrap();
    for line in body.lines().filter(|line| !line.is_empty()) {
        if let Some(words) = line.strip_prefix("> ") {
            excerpt.lines.push(words.to_owned());
        } else if let Some(rest) = line.strip_prefix("- left out: «") {
            let (words, why) = rest.rsplit_once("» ").unwrap();
            assert!(why.split_whitespace().count() > 1, "{document}: left out without a reason: {words}");
            excerpt.left_out.push(words.to_owned());
        } else {
            let (name, value) = line.strip_prefix("- ").and_then(|item| item.split_once(": ")).unwrap();
            assert!(["citation", "language", "read", "sha256"].contains(&name), "{document}: {line}");
            excerpt.fields.insert(name.to_owned(), value.to_owned());
        }
    }
    excerpt
}

fn excerpts() -> BTreeMap<&'static str, Excerpt> {
    DOCUMENTS.iter().map(|(document, text)| (*document, read(document, text))).collect()
}

/// Every quote in what is serialised, with its source, however deep.
fn quotes(of: &impl Serialize) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![serde_json::to_value(of).unwrap()];
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::Array(values) => open.extend(values),
            serde_json::Value::Object(fields) => {
                if let (Some(says), Some(source)) = (fields.get("says"), fields.get("source")) {
                    found.push((says.as_str().unwrap().to_owned(), source.as_str().unwrap().to_owned()));
                }
                open.extend(fields.into_iter().map(|(_, value)| value));
            }
            _ => {}
        }
    }
    found
}

/// Whether the words stand there, in their order where an ellipsis leaves some out.
fn says(excerpt: &str, quote: &str) -> bool {
    let mut rest = excerpt;
    quote.split('…').map(str::trim).filter(|piece| !piece.is_empty()).all(|piece| {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
        true
    })
}

/// The programmes by the names of their functions.
fn programmes() -> BTreeMap<&'static str, Programme> {
    let day = |text: &str| text.parse().unwrap();
    let units: Vec<Title> = vec!["Bydel Bjerke".parse().unwrap()];
    let network = |nominated_by| NetworkConfiguration {
        municipalities: units.clone(),
        nominated_by,
        nominate_by: day("2007-04-30"),
        first_gathering: day("2007-09-10"),
        least: 50,
        most: 100,
        least_share_of_each_sex: Ratio::new(2, 5).unwrap(),
        service_areas: 2,
        backgrounds: 2,
    };
    let group = ResourceGroupConfiguration { days_to_report: 90 };
    let workshops =
        WorkshopConfiguration { units: oslo_workshop_units(), anchored_by: None, followed_up_by: None };
    let plan = OsloConfiguration {
        units: units.clone(),
        reports_from: day("2002-01-01"),
        reports_until: None,
        days_to_report: 90,
    };
    BTreeMap::from([
        ("programme::candidate_network", candidate_network(network(Nominators::Both)).unwrap()),
        ("either nominates", candidate_network(network(Nominators::Either)).unwrap()),
        ("programme::resource_group", resource_group(group).unwrap()),
        ("programme::ks_goals", ks_goals(units.clone()).unwrap()),
        (
            "programme::trainee_programme",
            trainee_programme(TraineeConfiguration { least: 13, most: 17 }).unwrap(),
        ),
        ("programme::oslo_action_plan", oslo_action_plan(plan).unwrap()),
        ("programme::oslo_workshops", oslo_workshops(workshops).unwrap()),
        ("programme::diversity_workers_network", diversity_workers_network(day("2006-01-16")).unwrap()),
    ])
}

#[test]
fn every_sentence_that_a_programme_answers_is_quoted_by_it() {
    let programmes = programmes();
    let mut unquoted = Vec::new();
    for row in rows() {
        for name in &row.answers {
            let Some(programme) = programmes.get(name.as_str()) else { continue };
            let is_quoted = quotes(programme).iter().any(|(quote, source)| {
                *source == row.document && says(&row.words, quote.trim_end_matches('.'))
            });
            if !is_quoted {
                unquoted.push(format!("{name}: {}", row.words));
            }
        }
    }
    assert!(unquoted.is_empty(), "{unquoted:#?}");
}

#[test]
fn nothing_that_is_quoted_is_left_out() {
    let excerpts = excerpts();
    for (name, programme) in programmes() {
        for (quote, source) in quotes(&programme) {
            let left_out = excerpts[source.as_str()]
                .left_out
                .iter()
                .find(|words| says(words, quote.trim_end_matches('.')));
            assert_eq!(left_out, None, "{name} quotes it");
        }
    }
}

#[test]
fn every_quote_of_the_room_stands_in_its_document() {
    let mut found = quotes(&knowledge_base());
    found.extend(quotes(&MaturityPoint::ALL.map(MaturityPoint::part)));
    for programme in programmes().values() {
        found.extend(quotes(programme));
    }
    let excerpts = excerpts();
    let wrong: Vec<&(String, String)> = found
        .iter()
        .filter(|(quote, source)| {
            !excerpts.get(source.as_str()).is_some_and(|excerpt| says(&excerpt.lines.join(" "), quote))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(found.len() >= 170, "only {} quotes", found.len());
}

#[test]
fn the_words_of_each_document_are_those_that_were_read() {
    for (document, excerpt) in excerpts() {
        for field in ["citation", "language", "read", "sha256"] {
            assert!(excerpt.fields.contains_key(field), "{document}: no {field}");
        }
        let digest = Sha256::digest(excerpt.lines.join("\n").as_bytes());
        let digest: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(excerpt.fields["sha256"], digest.concat(), "{document}");
        let once: BTreeSet<&String> = excerpt.lines.iter().collect();
        assert_eq!(once.len(), excerpt.lines.len(), "{document}");
    }
}

#[test]
fn every_document_is_cited_as_its_excerpt_is() {
    let excerpts = excerpts();
    let base = knowledge_base();
    let keys: Vec<&str> = base.sources().iter().map(|source| source.key().as_str()).collect();
    assert_eq!(keys, DOCUMENTS.map(|(document, _)| document));
    for source in base.sources() {
        let place = source.place_read().map(|place| format!(", in {place}")).unwrap_or_default();
        assert_eq!(
            excerpts[source.key().as_str()].fields["citation"],
            format!("{}{place}", source.citation())
        );
    }
}

struct Row {
    document: String,
    words: String,
    answers: Vec<String>,
    test: Option<String>,
}

/// What stands between pairs of backticks.
fn ticked(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn rows() -> Vec<Row> {
    let table = include_str!("../src/programme/coverage.md");
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|line| {
        let cells: Vec<&str> =
            line.trim_start_matches("| ").trim_end_matches('|').split(" | ").map(str::trim).collect();
        let [document, words, answered, test] = cells[..] else { panic!("four cells: {line}") };
        let test = ticked(test).first().cloned();
        let [document] = &ticked(document)[..] else { panic!("one document: {line}") };
        Row { document: document.clone(), words: words.to_owned(), answers: ticked(answered), test }
    })
    .collect()
}

#[test]
fn every_sentence_of_the_documents_is_answered_or_left_out_for_a_reason() {
    let (rows, mut left_out) = (rows(), 0);
    for (document, excerpt) in excerpts() {
        for line in &excerpt.lines {
            let answered = rows.iter().filter(|row| row.document == document && row.words == *line).count();
            let out = excerpt.left_out.iter().filter(|words| *words == line).count();
            assert_eq!(answered + out, 1, "{document}: answered {answered}, left out {out}: {line}");
        }
        left_out += excerpt.left_out.len();
        for words in &excerpt.left_out {
            assert!(excerpt.lines.contains(words), "{document}: left out what is not there: {words}");
        }
        for row in rows.iter().filter(|row| row.document == document) {
            assert!(
                excerpt.lines.contains(&row.words),
                "{document}: answered what is not there: {}",
                row.words
            );
        }
    }
    assert!(rows.iter().all(|row| DOCUMENTS.iter().any(|(document, _)| *document == row.document)));
    assert_eq!((rows.len(), left_out), (ANSWERED, LEFT_OUT));
}

fn files(folder: &str) -> Vec<PathBuf> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn sources(folder: &str) -> String {
    files(folder).iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

/// Whether a name is declared there as a public type or function, or a variant of one.
fn is_declared(path: &str, code: &BTreeMap<&str, String>) -> bool {
    let names: Vec<&str> = path.split("::").collect();
    let (room, names) = names.split_first().unwrap();
    let Some(text) = code.get(room) else { return false };
    let words: BTreeSet<&str> = text
        .split_whitespace()
        .map(|word| word.split(|c: char| !(c.is_alphanumeric() || c == '_')).next().unwrap())
        .collect();
    let public = |name: &str| {
        ["struct", "enum", "fn", "const fn"].iter().any(|kind| {
            text.match_indices(&format!("pub {kind} {name}")).any(|(at, found)| {
                !text[at + found.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
            })
        })
    };
    names.first().is_some_and(|name| public(name)) && names.iter().skip(1).all(|name| words.contains(name))
}

fn code() -> BTreeMap<&'static str, String> {
    ["monitor", "packs", "programme"].map(|room| (room, sources(&format!("src/{room}")))).into()
}

#[test]
fn everything_the_table_names_is_there() {
    let code = code();
    let base = knowledge_base();
    let findings: Vec<&str> = base.findings().iter().map(|finding| finding.code().as_str()).collect();
    let programmes = programmes();
    let owed: BTreeSet<&str> = programmes
        .values()
        .flat_map(|programme| programme.plan().obligations())
        .map(|owed| owed.code().as_str())
        .collect();
    let literals: String = code.values().map(String::as_str).collect();
    for row in rows() {
        assert!(!row.answers.is_empty(), "{}", row.words);
        for name in &row.answers {
            let there = if name.contains("::") {
                is_declared(name, &code)
            } else if name.contains('.') {
                literals.contains(&format!("\"{name}\"")) || owed.contains(name.as_str())
            } else {
                findings.contains(&name.as_str())
            };
            assert!(there, "{name}: {}", row.words);
        }
    }
}

#[test]
fn every_test_the_table_names_is_there() {
    let tests = sources("tests");
    for row in rows() {
        let Some(test) = row.test else { panic!("no test: {}", row.words) };
        assert!(tests.contains(&format!("#[test]\nfn {test}() ")), "{test}");
    }
}

#[test]
fn a_name_is_there_whole_or_not_at_all() {
    let code = code();
    assert!(is_declared("programme::MaturityPoint::RoleModels", &code));
    assert!(!is_declared("programme::Maturity", &code), "and no beginnings of names");
}

#[test]
fn every_figure_and_finding_answers_a_sentence() {
    let named: BTreeSet<String> = rows().into_iter().flat_map(|row| row.answers).collect();
    let base = knowledge_base();
    for figure in base.figures() {
        assert!(named.contains(figure.code().as_str()), "{}", figure.code());
    }
    for finding in base.findings() {
        assert!(named.contains(finding.code().as_str()), "{}", finding.code());
    }
}

#[test]
fn words_left_out_of_a_quote_keep_their_order() {
    assert!(says("a b c d", "a … c d"));
    assert!(!says("a b c d", "c … a"));
    assert!(!says("a b c d", "a c"));
}
