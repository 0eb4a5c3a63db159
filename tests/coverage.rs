//! The table of what of the law stands in which pack, against the packs and the casebook.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails where the mistake is")]

use std::path::Path;

use mangfold::packs::{self, KsConfiguration};
use mangfold::{AssertedBy, Deadline, Ground, Group, InScope, Policy};

fn all() -> Vec<Policy> {
    let ks = packs::ks(KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: None,
    });
    vec![
        packs::norway_state(),
        packs::norway_adverts(),
        ks.unwrap(),
        packs::oslo(None).unwrap(),
        packs::trondheim(),
        packs::bergen(),
        packs::germany(),
        packs::uk(),
        packs::us(),
        packs::eu(),
    ]
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// How many cases the casebook has for a rule.
fn cases(rule: &str) -> usize {
    let path = root().join(format!("tests/casebook/{rule}.md"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{rule}: {error}"));
    text.lines().filter(|line| line.starts_with("## ")).count()
}

struct Row {
    rule: String,
    mark: String,
    pack: String,
    cases: String,
}

fn rows(text: &str) -> Vec<Row> {
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let table = text.lines().filter(|line| line.starts_with("| ")).map(cells);
    table
        .filter_map(|cells: Vec<String>| match cells.as_slice() {
            [_, rule, mark, pack, _, cases] if rule.starts_with('`') => Some(Row {
                rule: rule.trim_matches('`').to_owned(),
                mark: mark.clone(),
                pack: pack.trim_matches('`').to_owned(),
                cases: cases.clone(),
            }),
            _ => None,
        })
        .collect()
}

#[test]
fn every_rule_of_every_pack_stands_in_the_table_once_and_no_other() {
    let text = include_str!("../src/packs/coverage.md");
    let mut listed: Vec<(String, String)> = rows(text).into_iter().map(|row| (row.pack, row.rule)).collect();
    let mut known: Vec<(String, String)> = all()
        .iter()
        .flat_map(|policy| policy.rules().iter().map(|rule| (policy.id().to_string(), rule.id().to_string())))
        .collect();
    listed.sort();
    known.sort();
    assert_eq!(listed, known);
}

#[test]
fn every_row_says_how_sure_it_is() {
    let rows = rows(include_str!("../src/packs/coverage.md"));
    assert!(rows.iter().all(|row| ["V", "V2", "I", "G", "V/G"].contains(&row.mark.as_str())));
}

#[test]
fn every_rule_has_as_many_cases_as_the_table_says() {
    let path = root().join("src/packs/coverage.md");
    let text = std::fs::read_to_string(&path).unwrap();
    let wanted: Vec<(String, usize)> =
        rows(&text).into_iter().map(|row| (row.rule.clone(), cases(&row.rule))).collect();
    if std::env::var_os("MANGFOLD_WRITE_COVERAGE").is_some() {
        let lines = text.lines().map(|line| {
            let found = wanted.iter().find(|(rule, _)| {
                line.split('|').nth(2).is_some_and(|cell| cell.trim().trim_matches('`') == rule)
            });
            match (found, line.rfind(" | ")) {
                (Some((_, count)), Some(at)) => format!("{} | {count} |", line.get(..at).unwrap()),
                _ => line.to_owned(),
            }
        });
        std::fs::write(&path, lines.collect::<Vec<_>>().join("\n") + "\n").unwrap();
    }
    let text = std::fs::read_to_string(&path).unwrap();
    for (row, (rule, count)) in rows(&text).iter().zip(&wanted) {
        assert!(*count > 0, "{rule} has no case");
        assert_eq!(row.cases, count.to_string(), "{rule}");
    }
}
