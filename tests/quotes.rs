//! Every quote of a pack occurs in the excerpt of its source, and every sentence of an excerpt is accounted for.
#![expect(clippy::unwrap_used, reason = "a test fails where the mistake is")]

use std::collections::BTreeMap;

use mangfold::packs::{self, KsConfiguration};
use mangfold::{AssertedBy, Deadline, Ground, Group, InScope, Mark, Policy};
use sha2::{Digest, Sha256};

/// The words of one source, as they were read.
#[derive(Debug, Default)]
struct Excerpt {
    fields: BTreeMap<String, String>,
    lines: Vec<String>,
    left_out: Vec<(String, String)>,
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether the words stand there, in their order where an ellipsis leaves some out.
fn says(excerpt: &str, quote: &str) -> bool {
    let mut rest = excerpt;
    quote.split('…').map(str::trim).filter(|piece| !piece.is_empty()).all(|piece| match rest.find(piece) {
        Some(at) => {
            rest = rest.get(at + piece.len()..).unwrap_or_default();
            true
        }
        None => false,
    })
}

/// A full stop ends a sentence only before a capital: not in "1. januar", not in "bl.a. at".
fn sentences(line: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some(end) = rest.match_indices(". ").map(|(at, _)| at + 1).find(|at| {
        let after = rest.get(*at..).unwrap_or_default().trim_start();
        after.chars().next().is_some_and(char::is_uppercase)
    }) {
        let (sentence, after) = rest.split_at(end);
        found.push(sentence.to_owned());
        rest = after.trim_start();
    }
    found.push(rest.to_owned());
    found
}

fn read(file: &str, text: &str) -> Result<BTreeMap<String, Excerpt>, String> {
    let mut excerpts: BTreeMap<String, Excerpt> = BTreeMap::new();
    let mut key = None;
    for (at, line) in (1..).zip(text.lines()) {
        if let Some(next) = line.strip_prefix("## ") {
            if excerpts.insert(next.to_owned(), Excerpt::default()).is_some() {
                return Err(format!("{file}:{at}: {next} is there twice"));
            }
            key = Some(next.to_owned());
            continue;
        }
        let Some(excerpt) = key.as_ref().and_then(|key| excerpts.get_mut(key)) else { continue };
        if let Some(words) = line.strip_prefix("> ") {
            excerpt.lines.push(words.to_owned());
        } else if let Some(rest) = line.strip_prefix("- left out: «") {
            let (words, why) = rest.split_once('»').ok_or_else(|| format!("{file}:{at}: no closing mark"))?;
            if why.trim().is_empty() {
                return Err(format!("{file}:{at}: left out without a reason"));
            }
            excerpt.left_out.push((words.to_owned(), why.trim().to_owned()));
        } else if let Some(item) = line.strip_prefix("- ") {
            let (name, value) =
                item.split_once(": ").ok_or_else(|| format!("{file}:{at}: no key: {item}"))?;
            if !["citation", "language", "read", "sha256"].contains(&name) {
                return Err(format!("{file}:{at}: unknown key: {name}"));
            }
            excerpt.fields.insert(name.to_owned(), value.to_owned());
        } else if !line.is_empty() {
            return Err(format!("{file}:{at}: neither excerpt nor key: {line}"));
        }
    }
    Ok(excerpts)
}

fn packs() -> Vec<(&'static str, &'static str, Policy)> {
    let ks = packs::ks(KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: None,
    });
    vec![
        ("norway_state", include_str!("../src/packs/excerpts/norway_state.md"), packs::norway_state()),
        ("ks", include_str!("../src/packs/excerpts/ks.md"), ks.unwrap()),
        ("oslo", include_str!("../src/packs/excerpts/oslo.md"), packs::oslo(None).unwrap()),
        ("germany", include_str!("../src/packs/excerpts/germany.md"), packs::germany()),
        ("uk", include_str!("../src/packs/excerpts/uk.md"), packs::uk()),
        ("eu", include_str!("../src/packs/excerpts/eu.md"), packs::eu()),
        ("norway_adverts", include_str!("../src/packs/excerpts/norway_adverts.md"), packs::norway_adverts()),
        ("trondheim", include_str!("../src/packs/excerpts/trondheim.md"), packs::trondheim()),
        ("bergen", include_str!("../src/packs/excerpts/bergen.md"), packs::bergen()),
        ("us", include_str!("../src/packs/excerpts/us.md"), packs::us()),
    ]
}

/// Every quote of a pack: what is quoted, and the key of the source.
fn quotes(policy: &Policy) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for version in policy.rules().iter().flat_map(mangfold::Rule::versions) {
        let exceptions = version.exceptions().iter().flat_map(mangfold::Exception::parts);
        for part in version.parts().iter().chain(exceptions) {
            if let (Some(says), Some(source)) = (part.says(), part.source()) {
                found.push((folded(says.as_str()), source.as_str().to_owned()));
            }
        }
        for elsewhere in version.elsewhere() {
            found.push((folded(elsewhere.says().as_str()), elsewhere.source().as_str().to_owned()));
        }
    }
    let announced = policy.rules().iter().flat_map(mangfold::Rule::announced).map(mangfold::Announced::part);
    for part in policy.relations().iter().map(mangfold::Relation::part).chain(announced) {
        if let (Some(says), Some(source)) = (part.says(), part.source()) {
            found.push((folded(says.as_str()), source.as_str().to_owned()));
        }
    }
    for wording in policy.statements().iter().flat_map(mangfold::Statement::wordings) {
        // A wording that only shows what is to be said is the pack's own.
        if wording.mark() == Mark::Interpretation {
            continue;
        }
        if let (Some(text), Some(source)) = (wording.text(), wording.source()) {
            found.push((folded(text.as_str()), source.as_str().to_owned()));
        }
    }
    found
}

#[test]
fn every_quote_of_a_pack_stands_in_the_excerpt_of_its_source() {
    let mut checked = 0;
    let mut wrong = Vec::new();
    for (name, text, policy) in packs() {
        let excerpts = read(name, text).unwrap_or_else(|error| panic!("{error}"));
        for (quote, source) in quotes(&policy) {
            checked += 1;
            let there =
                excerpts.get(&source).is_some_and(|excerpt| says(&folded(&excerpt.lines.join(" ")), &quote));
            if !there {
                wrong.push(format!("{name}/{source}: {quote}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} quotes\n{}", wrong.len(), wrong.join("\n"));
    assert!(checked >= 60, "only {checked} quotes");
}

#[test]
fn every_source_of_a_pack_has_an_excerpt_with_its_digest_and_the_day_it_was_read() {
    for (name, text, policy) in packs() {
        let excerpts = read(name, text).unwrap_or_else(|error| panic!("{error}"));
        let known: Vec<&str> = policy.sources().iter().map(|source| source.key().as_str()).collect();
        let mut listed: Vec<&str> = excerpts.keys().map(String::as_str).collect();
        listed.sort_by_key(|key| known.iter().position(|known| known == key));
        assert_eq!(listed, known, "{name}");
        for (key, excerpt) in &excerpts {
            for field in ["citation", "language", "read", "sha256"] {
                assert!(excerpt.fields.contains_key(field), "{name}/{key}: no {field}");
            }
            assert_eq!(excerpt.fields["read"], policy.release().to_string(), "{name}/{key}");
            let digest = Sha256::digest(excerpt.lines.join("\n").as_bytes());
            let digest: Vec<String> = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(excerpt.fields["sha256"], digest.concat(), "{name}/{key}");
        }
    }
}

#[test]
fn every_sentence_of_an_excerpt_is_quoted_or_left_out_for_a_reason() {
    let (mut covered, mut left_out) = (0, 0);
    for (name, text, policy) in packs() {
        let excerpts = read(name, text).unwrap_or_else(|error| panic!("{error}"));
        let quotes = quotes(&policy);
        for (key, excerpt) in &excerpts {
            for sentence in excerpt.lines.iter().flat_map(|line| sentences(line)) {
                let meets = |quote: &str| {
                    sentence.contains(quote)
                        || quote.contains(sentence.trim_end_matches('.'))
                        || says(&sentence, quote)
                };
                let is_quoted = quotes.iter().any(|(quote, source)| source == key && meets(quote));
                let is_left_out = excerpt.left_out.iter().any(|(words, _)| *words == sentence);
                assert!(
                    is_quoted != is_left_out,
                    "{name}/{key}: quoted: {is_quoted}, left out: {is_left_out}: {sentence}"
                );
                if is_quoted { covered += 1 } else { left_out += 1 }
            }
            let text = excerpt.lines.join("\n");
            for (words, _) in &excerpt.left_out {
                assert!(text.contains(words.as_str()), "{name}/{key}: left out what is not there: {words}");
            }
        }
    }
    assert_eq!((covered, left_out), (QUOTED, LEFT_OUT));
}

/// Counted, so that an excerpt that grows or shrinks is looked at.
const QUOTED: u32 = 111;
const LEFT_OUT: u32 = 17;

#[test]
fn words_left_out_of_a_quote_keep_their_order() {
    assert!(says("a b c d", "a … c d"));
    assert!(!says("a b c d", "c … a"));
    assert_eq!(
        sentences("Fra 1. januar bl.a. i Oslo. Ellers ikke."),
        ["Fra 1. januar bl.a. i Oslo.", "Ellers ikke."]
    );
}
