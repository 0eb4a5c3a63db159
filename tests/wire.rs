//! The page on the wire says what the crate does: its examples are the golden files, its codes are all there are.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use std::collections::BTreeSet;
use std::path::Path;

use mangfold::*;

fn file(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn section<'a>(page: &'a str, title: &str) -> &'a str {
    let rest = page.split(&format!("\n# {title}\n")).nth(1).unwrap();
    rest.split("\n# ").next().unwrap()
}

#[test]
fn the_examples_are_the_golden_files() {
    let mut page = file("src/wire.md");
    let names = ["round.json", "policy.json", "decision.json"];
    if std::env::var_os("MANGFOLD_WRITE_GOLDEN").is_some() {
        for (number, name) in names.into_iter().enumerate() {
            let old =
                page.split("```json\n").nth(number + 1).unwrap().split("```").next().unwrap().to_owned();
            page = page.replacen(&old, &file(&format!("tests/golden/{name}")), 1);
        }
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/wire.md"), &page).unwrap();
    }
    let blocks: Vec<&str> =
        page.split("```json\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert_eq!(blocks.len(), names.len());
    for (block, name) in blocks.into_iter().zip(names) {
        assert_eq!(block, file(&format!("tests/golden/{name}")), "{name}");
    }
}

/// Every text in the body of a `code` function, file by file.
fn codes_of_the_source() -> BTreeSet<String> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let (mut codes, mut functions) = (BTreeSet::new(), 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let source = std::fs::read_to_string(path).unwrap();
                // What is called a code of a category or a dimension is the host's, and no error's.
                for rest in
                    source.split("fn code(").skip(1).filter(|rest| !rest.starts_with("&self) -> &Code"))
                {
                    let body = rest.split("\n    }").next().unwrap();
                    let found: Vec<&str> = body.split('"').skip(1).step_by(2).collect();
                    assert!(!found.is_empty(), "a code function without a code: {body}");
                    codes.extend(found.into_iter().map(str::to_owned));
                    functions += 1;
                }
            }
        }
    }
    assert!(functions >= 20, "only {functions} code functions found");
    codes
}

fn codes_of_the_page(page: &str, begins: &str) -> BTreeSet<String> {
    let lines = section(page, "Codes").lines().filter(|line| line.starts_with(begins));
    let lists = lines.map(|line| line.split_once(": ").unwrap().1);
    lists.flat_map(|list| list.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
}

#[test]
fn every_code_of_the_source_is_on_the_page_and_no_other() {
    let page = file("src/wire.md");
    let errors = codes_of_the_page(&page, "- `");
    let mut listed = codes_of_the_page(&page, "Reasons");
    listed.extend(codes_of_the_page(&page, "Remedies"));
    assert!(listed.len() >= 14 && errors.len() >= 80);
    assert!(listed.is_disjoint(&errors));
    listed.extend(errors);
    assert_eq!(listed, codes_of_the_source());
}

#[test]
fn a_code_asked_for_is_the_code_on_the_page() {
    let page = file("src/wire.md");
    let errors = codes_of_the_page(&page, "- `");
    for code in [
        Group::any([]).unwrap_err().code(),
        "x".parse::<VacancyId>().unwrap_err().code(),
        "".parse::<Name>().unwrap_err().code(),
        Round::from_json(b"", &Limits::default()).unwrap_err().code(),
        packs::norway_state()
            .decide(&testing::sample_broken(), testing::stamp())
            .clear(&[])
            .unwrap_err()
            .code(),
    ] {
        assert!(errors.contains(code), "{code}");
    }
}

#[test]
fn the_reasons_on_the_page_have_a_row_each() {
    let page = file("src/wire.md");
    let table = section(&page, "Decision").split("The facts of a reason:").nth(1).unwrap();
    let rows: BTreeSet<String> = table
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(c, _)| c.to_owned())
        .collect();
    assert_eq!(rows, codes_of_the_page(&page, "Reasons"));
}

#[test]
fn the_rules_on_the_page_are_those_of_the_packs() {
    let ks = packs::KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Open,
        binding: None,
    };
    let policies = [
        packs::norway_state(),
        packs::norway_adverts(),
        packs::ks(ks).unwrap(),
        packs::trondheim(),
        packs::bergen(),
        packs::oslo(None).unwrap(),
        packs::us(),
        packs::germany(),
        packs::uk(),
        packs::eu(),
    ];
    let rules = policies.iter().flat_map(Policy::rules).map(|rule| rule.id().to_string()).collect();
    assert_eq!(codes_of_the_page(&file("src/wire.md"), "Rules of the packs"), rules);
    // The template has the id that its caller gives it.
    let exports = file("src/packs/mod.rs");
    let exports = exports.lines().filter_map(|line| line.strip_prefix("pub use self::"));
    let names = exports.flat_map(|line| line.split_once("::").unwrap().1.split(['{', '}', ',', ';', ' ']));
    let packs = names.filter(|name| name.starts_with(char::is_lowercase) && *name != "municipal");
    assert_eq!(policies.len(), packs.count(), "a pack of the crate is missing above");
}

#[test]
fn the_refusals_on_the_page_are_those_of_the_source() {
    let source = file("src/clear.rs");
    let body = source.split("pub enum RefusedBecause {").nth(1).unwrap().split("\n}").next().unwrap();
    let variants = body.lines().map(str::trim).filter_map(|line| line.strip_suffix(','));
    let snake = |name: &str| {
        let words = name.char_indices().map(|(place, c)| match (place, c.is_ascii_uppercase()) {
            (0, _) | (_, false) => c.to_ascii_lowercase().to_string(),
            _ => format!("_{}", c.to_ascii_lowercase()),
        });
        words.collect::<String>()
    };
    let variants: BTreeSet<String> = variants.map(snake).collect();
    assert!(variants.contains("reason_missing"));
    assert_eq!(codes_of_the_page(&file("src/wire.md"), "Refusals"), variants);
}

#[test]
fn the_documents_of_the_examples_are_read_or_refused_as_they_should() {
    let read =
        |name: &str| Round::from_json(file(&format!("examples/data/{name}")).as_bytes(), &Limits::default());
    let round = read("round.json").unwrap();
    let error = read("not_a_round.json").unwrap_err().to_string();
    assert!(
        error.contains("].assessment.on: no date: \"16.04.2007\" (YYYY-MM-DD is wanted) at line "),
        "{error}"
    );
    let policy = file("examples/data/policy.json");
    let policy = Policy::from_json(policy.as_bytes(), &Limits::default()).unwrap();
    let decision = policy.decide(&round, testing::stamp());
    let codes: Vec<&str> = decision.findings().iter().map(|finding| finding.because().code()).collect();
    assert_eq!(
        (decision.outcome(), codes),
        (Outcome::Blocked, vec!["short", "statement_present", "entry_missing"])
    );
}
