//! Adverts as they are written: which statements are recognised in them, and what in them may not stand there.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test wants to fail where the mistake is"
)]

use std::collections::{BTreeMap, BTreeSet};

use mangfold::testing::{RoundSketch, stamp};
use mangfold::{
    Advert, AdvertReview, Channel, Condition, Edge, LanguageTag, Mark, Markup, Outcome, Place, Policy,
    Recognition, Round, SentenceCheck, Span, Statement, StatementFinding, StatementIndex, StatementStatus,
    TextWords, Verdict, Wording, packs,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn policies() -> [Policy; 4] {
    [packs::norway_adverts(), packs::oslo(None).unwrap(), packs::germany(), packs::uk()]
}

fn statements() -> Vec<Statement> {
    policies().iter().flat_map(Policy::statements).cloned().collect()
}

fn read(text: &str) -> TextWords {
    TextWords::read(text, Markup::of(text)).unwrap()
}

fn normal(text: &str) -> String {
    TextWords::read(text, Markup::Plain).unwrap().normalized().to_owned()
}

/// What is found of one statement.
fn found_of(statement: &Statement, text: &str) -> StatementFinding {
    StatementIndex::new(vec![statement.clone()]).check(&read(text), None, None).remove(0)
}

fn recognized(statement: &Statement, text: &str) -> Recognition {
    found_of(statement, text).recognition()
}

/// A statement in one wording, without variants.
fn own(text: &str, keys: &[&str]) -> Statement {
    let span = Span::new(Edge::On(lit("2001-05-30")), Edge::Open).unwrap();
    let wording = Wording::new(lit("nb"), span, lit(text), lit("own"), Mark::Verified).unwrap();
    let wording = wording.with_key_phrases(keys.iter().map(|key| lit(key)).collect()).unwrap();
    Statement::new(lit("own"), StatementStatus::Required, vec![wording])
}

const OWN: &str = "Personer med minoritetsbakgrunn oppfordres til å søke.";

// The adverts of the folder.

const FILES: [&str; 15] = [
    "as_kommune.html",
    "berlin_de.txt",
    "bundesamt_de.html",
    "bundesbehoerde_de_missing.txt",
    "county_nb_nationalities.txt",
    "directorate_nb_negated.txt",
    "directorate_nb_pdf.txt",
    "engineering_nb_women.txt",
    "municipality_nb_clean.txt",
    "oslo_2009.txt",
    "oslo_school.html",
    "state_agency_nb.html",
    "uk_council.html",
    "university_en.txt",
    "university_nn.txt",
];

fn expected() -> BTreeMap<String, Value> {
    let all: BTreeMap<String, Value> = serde_json::from_str(include_str!("adverts/expected.json")).unwrap();
    assert_eq!(all.keys().map(String::as_str).collect::<Vec<_>>(), FILES);
    all
}

fn source_of(file: &str) -> String {
    std::fs::read_to_string(format!("{}/tests/adverts/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn reviewed(source: &str) -> (Vec<StatementFinding>, Vec<mangfold::AdvertHit>) {
    let text = read(source);
    let reviews = policies().map(|policy| policy.review_advert(&text, None, None));
    let statements = reviews.iter().flat_map(AdvertReview::statements).cloned().collect();
    (statements, reviews.iter().flat_map(AdvertReview::hits).cloned().collect())
}

#[test]
fn every_advert_of_the_folder_has_the_statements_it_was_written_with_and_no_others() {
    for (file, expected) in expected() {
        let source = source_of(&file);
        let markup = if expected["markup"] == "html" { Markup::Html } else { Markup::Plain };
        assert_eq!(Markup::of(&source), markup, "{file}");
        for found in reviewed(&source).0 {
            let wanted = expected["statements"][found.statement().as_str()].as_str().unwrap_or("absent");
            assert_eq!(found.recognition().as_str(), wanted, "{file}: {found:?}");
            let language = expected["wording_in"][found.statement().as_str()].as_str();
            if let Some(language) = language.filter(|_| wanted == "present") {
                assert_eq!(found.language().unwrap().as_str(), language, "{file}");
            }
        }
    }
}

#[test]
fn what_is_in_another_language_than_the_advert_is_said_to_be() {
    for (file, expected) in expected() {
        let language: LanguageTag = lit(expected["language"].as_str().unwrap());
        let text = read(&source_of(&file));
        for (statement, in_language) in expected["wording_in"].as_object().into_iter().flatten() {
            let finds = |language: &LanguageTag| {
                let found = policies()
                    .into_iter()
                    .flat_map(|policy| policy.index().check(&text, Some(language), None));
                found.into_iter().find(|found| found.statement().as_str() == statement).unwrap()
            };
            if in_language.as_str() != Some(language.as_str()) {
                assert_eq!(finds(&language).recognition(), Recognition::OtherLanguage, "{file}");
            }
            assert_eq!(
                finds(&lit(in_language.as_str().unwrap())).recognition(),
                Recognition::Present,
                "{file}"
            );
        }
    }
    let seen = expected().into_iter().filter(|(_, expected)| expected["wording_in"].is_object());
    assert!(seen.count() > 0);
}

#[test]
fn the_places_of_the_folder_are_those_of_the_words_in_the_source() {
    let mut checked = 0;
    for (file, expected) in expected() {
        let source = source_of(&file);
        for found in reviewed(&source).0 {
            let Some(ends) = expected["found_words"][found.statement().as_str()].as_array() else { continue };
            let places = found.places();
            let whole: String = places.iter().map(|place| place.of(&source).unwrap()).collect();
            let [first, last] = [&ends[0], &ends[1]].map(|end| end.as_str().unwrap());
            // A place begins and ends with a word, and the signs around it do not belong to it.
            let trimmed = |text: &str| {
                text.trim_matches(|c: char| !c.is_alphanumeric() && c != '&' && c != ';').to_owned()
            };
            assert!(whole.starts_with(&trimmed(first)), "{file}: {first:?} in {whole:?}");
            assert!(whole.ends_with(&trimmed(last)), "{file}: {last:?} in {whole:?}");
            checked += 1;
        }
    }
    assert!(checked > 15, "{checked}");
}

#[test]
fn every_advert_of_the_folder_has_the_hits_it_was_written_with_and_no_others() {
    for (file, expected) in expected() {
        let source = source_of(&file);
        let mut hits = reviewed(&source).1;
        for wanted in expected["hits"].as_array().unwrap() {
            let phrase = wanted["phrase"].as_str().unwrap();
            let is_it = |hit: &mangfold::AdvertHit| {
                let at =
                    source.find(phrase).unwrap_or_else(|| panic!("{file}: {phrase} does not stand there"));
                wanted["rule"] == hit.rule().as_str()
                    && hit.place().start() < at + phrase.len()
                    && at < hit.place().end()
            };
            let at = hits.iter().position(is_it).unwrap_or_else(|| panic!("{file}: no hit for {wanted}"));
            hits.remove(at);
        }
        assert!(hits.is_empty(), "{file}: {hits:?}");
    }
}

#[test]
fn a_hit_names_the_source_and_points_at_the_words_and_their_sentence() {
    let source = source_of("county_nb_nationalities.txt");
    let (_, hits) = reviewed(&source);
    for hit in &hits {
        assert_eq!(hit.sources().iter().map(mangfold::Code::as_str).collect::<Vec<_>>(), ["s24"], "{hit:?}");
        assert_eq!(hit.mark(), Mark::Interpretation);
        let (words, sentence) = (hit.place().of(&source).unwrap(), hit.sentence().of(&source).unwrap());
        assert!(sentence.contains(words));
        assert_eq!(words.split_whitespace().collect::<Vec<_>>().join(" "), hit.phrase());
    }
    assert_eq!(hits.len(), 2, "{hits:?}");
}

// Twenty mutations of each statement.

/// A wording as it may stand in an advert: with something where it leaves words out.
fn filled(wording: &Wording) -> String {
    wording.text().unwrap().as_str().replace('…', "og noe mer av det samme")
}

fn known() -> &'static [(Statement, Wording, String)] {
    static KNOWN: std::sync::OnceLock<Vec<(Statement, Wording, String)>> = std::sync::OnceLock::new();
    KNOWN.get_or_init(every_wording)
}

fn every_wording() -> Vec<(Statement, Wording, String)> {
    let mut all = Vec::new();
    for statement in statements() {
        for wording in statement.wordings().iter().filter(|wording| wording.text().is_some()) {
            all.push((statement.clone(), wording.clone(), filled(wording)));
        }
    }
    assert_eq!(all.len(), 13);
    all
}

fn each_word(text: &str, change: impl Fn(&str) -> String) -> String {
    text.split(' ').map(change).collect::<Vec<_>>().join(" ")
}

fn split_long(word: &str, between: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let is_plain = letters.iter().all(|letter| letter.is_alphabetic());
    if letters.len() < 6 || !is_plain {
        return word.to_owned();
    }
    let (first, last) = letters.split_at(3);
    first.iter().collect::<String>() + between + &last.iter().collect::<String>()
}

/// With letters and the marks on them apart.
fn decomposed(text: &str) -> String {
    let pairs = [
        ('å', "a\u{30a}"),
        ('Å', "A\u{30a}"),
        ('é', "e\u{301}"),
        ('ä', "a\u{308}"),
        ('ö', "o\u{308}"),
        ('ü', "u\u{308}"),
    ];
    text.chars()
        .map(|letter| {
            pairs
                .iter()
                .find(|(known, _)| *known == letter)
                .map_or(letter.to_string(), |(_, apart)| (*apart).to_owned())
        })
        .collect()
}

fn entities(text: &str) -> String {
    let named =
        [('å', "aring"), ('ø', "oslash"), ('æ', "aelig"), ('ä', "auml"), ('ü', "uuml"), ('é', "eacute")];
    let letter = |letter: char| match named.iter().find(|(known, _)| *known == letter) {
        Some((_, name)) => format!("&{name};"),
        None if letter == 'e' => "&#101;".to_owned(),
        None if letter == 'n' => "&#x6e;".to_owned(),
        None if letter == ' ' => "&nbsp;".to_owned(),
        None => letter.to_string(),
    };
    format!("<p>{}</p>", text.chars().map(letter).collect::<String>())
}

/// What it is called, and what it does to a text.
type Change = (&'static str, fn(&str) -> String);

/// Changes of spelling, setting and surroundings, under which a statement is present all the same.
fn harmless() -> [Change; 14] {
    [
        ("in capitals", str::to_uppercase),
        ("a line a word", |text| text.replace(' ', "\r\n")),
        ("no-break spaces", |text| text.replace(' ', "\u{a0}")),
        ("soft hyphens", |text| each_word(text, |word| split_long(word, "\u{ad}"))),
        ("hyphens at line ends", |text| each_word(text, |word| split_long(word, "-\n"))),
        ("soft hyphens at line ends", |text| each_word(text, |word| split_long(word, "\u{ad}\n"))),
        ("letters and marks apart", decomposed),
        ("character references", entities),
        ("a tag within each word", |text| {
            format!("<p>{}</p>", each_word(text, |word| split_long(word, "<wbr>")))
        }),
        ("a tag around each word", |text| each_word(text, |word| format!("<b class=\"a>b\">{word}</b>"))),
        ("quoted", |text| format!("«{text}»")),
        ("ligatures", |text| text.replace("fi", "ﬁ").replace("fl", "ﬂ").replace("ff", "ﬀ")),
        ("without commas and full stops", |text| text.replace([',', '.'], " –")),
        ("among other sentences", |text| {
            format!("Overskrift\n\n• Et punkt\n• Et til\n\n{text}\n\nSøknadsfrist: 1. mai.")
        }),
    ]
}

/// Changes of the words, under which it is not.
fn harmful() -> [Change; 6] {
    fn words(text: &str) -> Vec<&str> {
        text.split_whitespace().collect()
    }
    [
        ("a word put in", |text| {
            let mut words = words(text);
            words.insert(words.len() / 2, "knapt");
            words.join(" ")
        }),
        ("a word left out", |text| {
            let mut words = words(text);
            words.remove(words.len() / 2);
            words.join(" ")
        }),
        ("another word", |text| {
            let mut words = words(text);
            let middle = words.len() / 2;
            words[middle] = "noe";
            words.join(" ")
        }),
        ("two words in the other order", |text| {
            let mut words = words(text);
            let middle = words.len() / 2;
            words.swap(middle, middle - 1);
            words.join(" ")
        }),
        ("the first third alone", |text| {
            let words = words(text);
            words[..words.len() / 3].join(" ")
        }),
        ("a word from each end gone", |text| {
            let words = words(text);
            words[1..words.len() - 1].join(" ")
        }),
    ]
}

#[test]
fn every_statement_is_recognised_in_every_spelling_and_setting() {
    let mut looked = 0;
    for (statement, wording, text) in known() {
        for (name, change) in harmless() {
            let advert = change(text);
            let found = found_of(statement, &advert);
            assert_eq!(found.recognition(), Recognition::Present, "{} {name}: {advert}", statement.id());
            assert_eq!(found.language(), Some(wording.language()), "{} {name}", statement.id());
            looked += 1;
        }
    }
    assert_eq!(looked, 13 * 14);
}

#[test]
fn no_statement_is_recognised_with_its_words_changed() {
    for (statement, wording, text) in known() {
        // Where only what is said counts, or where the whole is one sign, other changes are looked at below.
        if wording.content().is_some() || text == "(m/w/d)" {
            continue;
        }
        // Beside a wording in a like language, half of the words may stand there all the same.
        let alone = Statement::new(statement.id().clone(), statement.status(), vec![wording.clone()]);
        for (name, change) in harmful() {
            let advert = change(text);
            // What is left out where the source itself leaves words out is not missed.
            if wording.leaves_out() && recognized(&alone, &advert) == Recognition::Present {
                assert!(advert.contains("noe"), "{} {name}: {advert}", statement.id());
                continue;
            }
            let found = found_of(&alone, &advert);
            assert_ne!(
                recognized(statement, &advert),
                Recognition::Present,
                "{} {name}: {advert}",
                statement.id()
            );
            let wanted = match name {
                "the first third alone" => Recognition::Absent,
                _ => Recognition::Altered,
            };
            assert_eq!(found.recognition(), wanted, "{} {name}: {advert}\n{found:?}", statement.id());
        }
    }
}

#[test]
fn where_only_what_is_said_counts_a_sentence_that_does_not_say_it_is_none() {
    for (id, said, not_said, denied) in [
        (
            "de.bgleig.6.part_time",
            "Die Stelle ist teilzeitgeeignet.",
            "Die Stelle ist in Vollzeit zu besetzen.",
            "Eine Besetzung in Teilzeit ist nicht möglich.",
        ),
        (
            "de.bgleig.6.call",
            "Wir freuen uns besonders über Bewerbungen von Frauen.",
            "Frauen sind willkommen. Bewerben Sie sich!",
            "Wir freuen uns nicht über Bewerbungen von Frauen.",
        ),
        (
            "uk.dc.offer",
            "Disabled applicants who meet the essential criteria are guaranteed an interview.",
            "We welcome disabled applicants. An interview follows.",
            "Disabled applicants who meet the essential criteria are not guaranteed an interview.",
        ),
    ] {
        let statement = statements().into_iter().find(|known| known.id().as_str() == id).unwrap();
        assert_eq!(recognized(&statement, said), Recognition::Present, "{id}");
        assert_eq!(recognized(&statement, not_said), Recognition::Absent, "{id}");
        let found = found_of(&statement, denied);
        assert_eq!(found.recognition(), Recognition::Altered, "{id}");
        assert!(["nicht", "not"].contains(&found.differences()[0].found()), "{found:?}");
    }
}

#[test]
fn a_negation_about_something_else_in_the_sentence_denies_nothing() {
    let part_time =
        statements().into_iter().find(|known| known.id().as_str() == "de.bgleig.6.part_time").unwrap();
    let sentence = "Die Stelle ist teilzeitgeeignet, sofern dienstliche Belange nicht entgegenstehen.";
    assert_eq!(recognized(&part_time, sentence), Recognition::Present);
    let own = own(OWN, &[]);
    for present in [
        "Vi stiller ikke krav til alder, personer med minoritetsbakgrunn oppfordres til å søke.",
        "Det er ikke bare personer med minoritetsbakgrunn oppfordres til å søke.",
        "Ikke nøl. Personer med minoritetsbakgrunn oppfordres til å søke. Ikke vent!",
    ] {
        assert_eq!(recognized(&own, present), Recognition::Present, "{present}");
    }
    for altered in [
        "Det er ikke slik at personer med minoritetsbakgrunn oppfordres til å søke.",
        "Personer med minoritetsbakgrunn oppfordres til å søke ikke",
        "Personer med minoritetsbakgrunn oppfordres ikkje til å søke.",
        "Personer med minoritetsbakgrunn oppfordres aldri til å søke.",
        "Personer med minoritetsbakgrunn oppfordres til å søke, men ikke i denne omgangen.",
        "Personer med minoritetsbakgrunn oppfordres til å søke – men ikke her.",
        "Følgende tekst skal ikke stå i annonsen: «Personer med minoritetsbakgrunn oppfordres til å søke»",
    ] {
        assert_eq!(recognized(&own, altered), Recognition::Altered, "{altered}");
    }
}

#[test]
fn a_sentence_that_says_it_and_denies_something_else_says_it() {
    for (id, said) in [
        ("de.bgleig.6.part_time", "Die Stelle ist teilzeitfähig und nicht befristet."),
        (
            "de.bgleig.6.call",
            "Frauen sind bei uns nicht ausreichend vertreten und werden daher besonders zur Bewerbung aufgefordert.",
        ),
        ("de.bgleig.6.call", "Nicht zuletzt freuen wir uns über Bewerbungen von Frauen."),
        ("de.bgleig.6.call", "Frauen werden gem. § 6 BGleiG besonders zur Bewerbung aufgefordert."),
        (
            "uk.dc.offer",
            "Disabled people who meet the minimum criteria will be offered an interview and do not need to send proof.",
        ),
    ] {
        let statement = statements().into_iter().find(|known| known.id().as_str() == id).unwrap();
        assert_eq!(recognized(&statement, said), Recognition::Present, "{said}");
    }
    for (id, denied) in [
        ("de.bgleig.6.part_time", "Teilzeit ist ausgeschlossen."),
        ("de.bgleig.6.part_time", "Die Stelle ist nicht in Teilzeit zu besetzen."),
        ("de.bgleig.6.call", "Bewerbungen von Frauen sind ausgeschlossen."),
        (
            "uk.dc.offer",
            "We can't offer an interview to every disabled applicant who meets the minimum criteria.",
        ),
    ] {
        let statement = statements().into_iter().find(|known| known.id().as_str() == id).unwrap();
        assert_eq!(recognized(&statement, denied), Recognition::Altered, "{denied}");
    }
}

#[test]
fn the_signs_of_a_neutral_form_may_stand_in_any_order() {
    let sign =
        statements().into_iter().find(|known| known.id().as_str() == "de.bgleig.6.neutral_form").unwrap();
    for present in
        ["Referent (m/w/d)", "Referentin/Referent (w/m/d)", "Referent*in (d/m/w)", "Fachkraft m / w / x"]
    {
        assert_eq!(recognized(&sign, present), Recognition::Present, "{present}");
    }
    assert_eq!(recognized(&sign, "Referent (m/w)"), Recognition::Altered);
    assert_eq!(recognized(&sign, "Referent"), Recognition::Absent);
}

#[test]
fn what_is_seen_in_the_wild_for_the_standard_text_is_the_standard_text() {
    let standard =
        statements().into_iter().find(|known| known.id().as_str() == "norway_state.standard_text").unwrap();
    for (spelling, language) in [
        (
            "Dersom det er kvalifiserte søkere med nedsatt funksjonsevne, hull i CV-en eller innvandrerbakgrunn, vil vi kalle inn minst en kvalifisert søker i hver av disse gruppene til intervju.",
            "nb",
        ),
        (
            "Hvis det er kvalifiserte søkere med funksjonsnedsettelse, hull i CV’en eller innvandrerbakgrunn, vil vi innkalle minst 1 søker i hver av disse gruppene til intervju.",
            "nb",
        ),
        (
            "Viss det er kvalifiserte søkjarar med nedsett funksjonsevne, hol i CV eller innvandrarbakgrunn, kallar vi inn minst ein kvalifisert søkar i kvar av desse gruppene til intervju.",
            "nn",
        ),
    ] {
        let found = found_of(&standard, spelling);
        assert_eq!(found.recognition(), Recognition::Present, "{spelling}: {:?}", found.differences());
        assert_eq!(found.language().unwrap().as_str(), language);
        assert_eq!(found.places()[0].of(spelling), Some(spelling.trim_end_matches('.')));
    }
}

// Formats.

#[test]
fn of_html_what_a_reader_sees_is_read_and_nothing_else() {
    for (html, words) in [
        ("<p>a</p><p>b</p>", "a b"),
        ("<b>a</b>b", "ab"),
        ("a<br>b<br/>c", "a b c"),
        ("a<!-- b -->c", "ac"),
        ("<p>a<!-- never closed b", "a"),
        ("<p>a<script>if (a < b) { '</p>' }</script>c", "ac"),
        ("<p>a<style>p > b { }</style> c", "a c"),
        ("<title>b</title><p>a", "a"),
        ("<div class=\"mt-4 hidden md:block\">a</div>", "a"),
        ("<a href=\"/jobs/hidden/7\">a</a>", "a"),
        ("<p title=\"the hidden gem\">a", "a"),
        ("<div style=\"overflow: hidden ; color:red\">a", "a"),
        ("<div data-css=\"display:none\">a", "a"),
        ("<div hidden=\"\">b</div>a", "a"),
        ("<div style=display:none>b</div>a", "a"),
        ("<div style=\"display:none!important;x:y\">b</div>a", "a"),
        ("<div hidden><!--[if mso]><div><![endif]-->b</div>a", "a"),
        ("<div hidden><script>'<div>'</script>b</div>a", "a"),
        ("<ul><li hidden>b<li>a</ul>", "a"),
        ("<p hidden>b<p>a", "a"),
        ("<p>a<!-->c", "ac"),
        ("<p>a <del>b</del> <s>b</s> c", "a c"),
        ("<p>a <span hidden>b <span>b</span> b</span> c", "a c"),
        ("<p>a <div style=\"color: red; DISPLAY : none\">b<div>b</div>b</div> c", "a c"),
        ("<p>a <span title=\"hidden\">b</span> c", "a b c"),
        ("<p>a <span style='display:none'>b never closed", "a"),
        ("<img hidden><p>a", "a"),
        ("<p title=\"a > b\">c", "c"),
        ("<p title='\"'>c", "c"),
        ("<p title=\"never closed>c", "c"),
        ("<p it's=here>c", "c"),
        ("<p>1 < 2", "1 2"),
        ("<p>a <never closed", "a never closed"),
        ("<p>&aring;&Oslash;&#230;&#xE5;&eacute;</p>", "åøæåe"),
        ("<p>a&nbsp;b&shy;c&ndash;d &amp e&ampf &unknown; g", "a bcd e f unknown g"),
        ("<?xml version=\"1.0\"?><!DOCTYPE html><p>a", "a"),
        ("<table><tr><td>a<td>b</table>", "a b"),
        ("<P>a</P>\n<UL><LI>b</UL>", "a b"),
    ] {
        assert_eq!(TextWords::read(html, Markup::Html).unwrap().normalized(), words, "{html}");
    }
    assert_eq!(normal("R&D &amp; salg &aring"), "r d salg aring");
    assert_eq!(normal("1 &lt; 2 &aring; <b>"), "1 2 å b");
}

#[test]
fn a_text_is_html_where_a_tag_of_html_stands_in_it() {
    for plain in ["", "a < b", "a <b", "kr <500 000>", "<leder@example.org>", "<3", "a<c>b</c>", "<!-- a -->"]
    {
        assert_eq!(Markup::of(plain), Markup::Plain, "{plain}");
    }
    for html in ["<p>", "a<br/>b", "</div>", "<SPAN class=x>", "text <strong\n>"] {
        assert_eq!(Markup::of(html), Markup::Html, "{html}");
    }
}

#[test]
fn words_are_those_that_a_reader_would_say_are_the_same() {
    for (text, words) in [
        ("CV-en, CV\u{2011}en, CV–en og CVen", "cven cven cven og cven"),
        ("kvinne- og mannsdominerte", "kvinne og mannsdominerte"),
        ("kvinne-\nog mannsdominerte", "kvinne og mannsdominerte"),
        ("Fach-\nund Führungskräfte", "fach und führungskräfte"),
        ("orga-\nnisere", "organisere"),
        ("orga-\n\nnisere", "orga nisere"),
        ("a -\nb", "a b"),
        ("we’ll don't CV’en", "well dont cven"),
        ("'quoted' ‘words’", "quoted words"),
        (
            "Referent*in Referent:innen Referent_in Referent/-in Referent/in",
            "referentin referentinnen referentin referentin referentin",
        ),
        ("und/oder 10:30", "und oder 10 30"),
        ("Straße STRASSE groẞ", "strasse strasse gross"),
        ("én éin ÈN fòr naïve fo\u{302}r re\u{301}st", "en ein en for naïve for rest"),
        ("ﬁnne oﬀentlig １２", "finne offentlig 12"),
        ("a\u{200b}b\u{feff}c\u{200e}d\u{fe0f}", "abcd"),
        ("CV\u{2012}en CV\u{2212}en CV-en/innvandrer", "cven cven cven innvandrer"),
        ("40,3 % § 7 – 2", "40 3 7 2"),
    ] {
        assert_eq!(normal(text), words, "{text}");
    }
}

#[test]
fn sentences_end_where_a_reader_pauses() {
    let check = SentenceCheck::required(vec![vec![lit("a")], vec![lit("b")]]).unwrap();
    for apart in [
        "a. B",
        "a… b",
        "a! b",
        "a? b",
        "a • b",
        "a\n\nb",
        "a\r\n\r\nb",
        "a\n \nb",
        "a.\n\nb",
        "- a\n- b",
        "– a\n  – b",
        "a\n## b",
        "a\n1) b",
        "a\n\u{f0b7}\tb",
    ] {
        assert!(!check.is_met_by(apart), "{apart:?}");
    }
    for together in ["bl.a. b", "a gem. § 6 b", "a b", "a, b", "a\nb", "a\r\nb", "a: b", "a – b", "a\n-b"]
    {
        assert!(check.is_met_by(together), "{together:?}");
    }
    let html = |text: &str| check.is_met_by_words(&TextWords::read(text, Markup::Html).unwrap());
    assert!(
        !html("<li>a</li><li>b</li>") && !html("<td>a<td>b") && html("a<br>b") && html("<i>a</i> <b>b</b>")
    );
}

#[test]
fn an_entry_of_several_words_wants_them_in_a_row() {
    let check = |entry: &str| SentenceCheck::required(vec![vec![lit(entry)]]);
    let polish = check("polsk|svensk bakgrunn").unwrap();
    for met in ["Folk med polsk bakgrunn", "svenske\nbakgrunner"] {
        assert!(polish.is_met_by(met), "{met}");
    }
    for not_met in ["polsk og bakgrunn", "bakgrunn polsk", "polsk. Bakgrunn", "norsk bakgrunn", "polsk"] {
        assert!(!polish.is_met_by(not_met), "{not_met}");
    }
    for refused in ["a|", "|a", "a  b", "a.b", "-", "a||b"] {
        assert!(check(refused).is_err(), "{refused}");
    }
}

// What it is altered by.

#[test]
fn a_statement_that_is_absent_is_in_no_language_unless_one_is_asked_for() {
    let standard = &statements()[0];
    let check = |language: Option<&LanguageTag>| {
        let index = StatementIndex::new(vec![standard.clone()]);
        index.check(&read("Leder søkes."), language, None).remove(0).language().map(ToString::to_string)
    };
    assert_eq!(check(None), None);
    assert_eq!(check(Some(&lit("nn"))).as_deref(), Some("nn"));
    assert_eq!(check(Some(&lit("en"))), None);
}

#[test]
fn an_altered_statement_says_which_words_and_where() {
    let text = "<p>Vi tror at personer med <b>annen</b> minoritetsbakgrunn bes om å s&oslash;ke.</p>";
    let found = found_of(&own(OWN, &["minoritetsbakgrunn", "oppfordres til å søke"]), text);
    assert_eq!(found.recognition(), Recognition::Altered);
    assert_eq!(found.words(), ["personer med annen minoritetsbakgrunn bes om å søke"]);
    let told: Vec<(&str, &str, Option<&str>)> = found
        .differences()
        .iter()
        .map(|one| (one.wanted(), one.found(), one.place().and_then(|place| place.of(text))))
        .collect();
    assert_eq!(told, [("", "annen", Some("annen")), ("oppfordres til", "bes om", Some("bes om"))]);
    assert_eq!(
        found.missing_key_phrases().iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["oppfordres til å søke"]
    );
    assert_eq!(
        found.places()[0].of(text),
        Some("personer med <b>annen</b> minoritetsbakgrunn bes om å s&oslash;ke")
    );
}

#[test]
fn words_missing_at_the_ends_are_told_without_a_place() {
    let found = found_of(&own(OWN, &[]), "med minoritetsbakgrunn oppfordres til å");
    let told: Vec<(&str, Option<Place>)> =
        found.differences().iter().map(|one| (one.wanted(), one.place())).collect();
    assert_eq!(told, [("personer", None), ("søke", None)]);
}

#[test]
fn half_of_the_words_in_twice_the_stretch_are_altered_and_fewer_are_absent() {
    // Eight words: four of them in a window of sixteen.
    let statement = own("en to tre fire fem seks sju åtte", &[]);
    let spread = |between: usize| {
        let filler = vec!["x"; between].join(" ");
        format!("en to {filler} tre fire")
    };
    assert_eq!(recognized(&statement, &spread(12)), Recognition::Altered);
    assert_eq!(recognized(&statement, &spread(13)), Recognition::Absent);
    assert_eq!(recognized(&statement, "en to tre"), Recognition::Absent);
    assert_eq!(recognized(&statement, "åtte sju seks fem fire tre to en"), Recognition::Absent);
    // Of an odd number more than half.
    let odd = own("en to tre fire fem", &[]);
    assert_eq!(recognized(&odd, "en to"), Recognition::Absent);
    assert_eq!(recognized(&odd, "en to tre"), Recognition::Altered);
}

#[test]
fn words_in_another_order_far_apart_in_a_long_statement_are_not_in_order() {
    let row = |word: &str| vec![word; 64].join(" ");
    let statement = own(&format!("{} {} {}", row("a"), row("b"), row("c")), &[]);
    assert_eq!(recognized(&statement, &format!("{} {}", row("c"), row("a"))), Recognition::Absent);
    assert_eq!(recognized(&statement, &format!("{} {}", row("a"), row("c"))), Recognition::Altered);
}

#[test]
fn all_key_phrases_without_the_rest_are_altered_and_one_of_them_is_not() {
    let keys = ["minoritetsbakgrunn", "oppfordres til"];
    let statement =
        own("Alle personer med en eller annen minoritetsbakgrunn oppfordres til å sende søknad.", &keys);
    let found =
        found_of(&statement, "Du oppfordres til mye. Noe helt annet. Det gjelder minoritetsbakgrunn.");
    assert_eq!(found.recognition(), Recognition::Altered);
    assert_eq!(found.words(), ["oppfordres til", "minoritetsbakgrunn"], "in the order of the text");
    assert_eq!(recognized(&statement, "Du oppfordres til mye."), Recognition::Absent);
}

#[test]
fn words_left_out_by_the_source_may_stand_there_up_to_sixty() {
    let statement = own("Søkere … kalles inn … til intervju.", &[]);
    let with =
        |count: usize| format!("Søkere {} kalles inn som før til intervju.", vec!["x"; count].join(" "));
    for (count, wanted) in [(0, Recognition::Present), (60, Recognition::Present), (61, Recognition::Altered)]
    {
        assert_eq!(recognized(&statement, &with(count)), wanted, "{count}");
    }
    let found = found_of(&statement, "Søkere med erfaring kalles inn raskt til intervju.");
    assert_eq!(found.words(), ["Søkere", "kalles inn", "til intervju"]);
    assert_eq!(recognized(&statement, "Søkere kalles ikke inn til intervju."), Recognition::Altered);
    assert_eq!(recognized(&statement, "Søkere skal ikke kalles inn til intervju."), Recognition::Altered);
    // A whole sentence between is about something else.
    let between = "Søkere vurderes. Vi bruker ikke tester. Alle kalles inn til intervju.";
    assert_eq!(recognized(&statement, between), Recognition::Present);
    // The nearest first piece counts, not the first in the text.
    let twice = format!("Søkere {} Søkere kalles inn til intervju.", vec!["x"; 80].join(" "));
    assert_eq!(recognized(&statement, &twice), Recognition::Present);
    // And a later middle piece, where the first leads nowhere.
    let far = vec!["x"; 50].join(" ");
    let later = format!("Søkere {far} kalles inn. Søkere {far} kalles inn {far} til intervju.");
    assert_eq!(recognized(&statement, &later), Recognition::Present);
}

#[test]
fn a_wording_that_nobody_could_look_for_is_refused() {
    let span = || Span::new(Edge::On(lit("2001-05-30")), Edge::Open).unwrap();
    let wording = |text: &str| Wording::new(lit("nb"), span(), lit(text), lit("own"), Mark::Verified);
    let refused = |text: &str| wording(text).unwrap_err().to_string();
    assert!(wording(&vec!["a"; 17].join(" … ")).is_ok());
    assert_eq!(
        refused(&vec!["a"; 18].join(" ... ")),
        "text: leaves words out 17 times, at most 16 are allowed"
    );
    assert!(wording(&"a ".repeat(1000)).is_ok());
    assert_eq!(refused(&"a ".repeat(1001)), "text: 1001 words, at most 1000 are looked for");
    assert_eq!(refused("– …"), "text: no word");
    let plain = || wording("Alle er velkomne.").unwrap();
    let key = |phrase: &str| plain().with_key_phrases(vec![lit(phrase)]);
    assert!(key("ER velkomne").is_ok());
    assert_eq!(key("vel").unwrap_err().to_string(), "key_phrases: \"vel\" does not stand in the text");
    assert_eq!(key("–").unwrap_err().code(), "wording_without_words");
    assert_eq!(
        plain().with_key_phrases(vec![lit("alle"); 33]).unwrap_err().code(),
        "wording_too_many_key_phrases"
    );
    let variants = |lists: &[&[&str]]| {
        plain()
            .with_variants(lists.iter().map(|list| list.iter().map(|phrase| lit(phrase)).collect()).collect())
    };
    assert_eq!(
        variants(&[&["alle", "enhver"], &["er"]]).unwrap_err().to_string(),
        "variants: list 2 has fewer than two phrases"
    );
    assert_eq!(variants(&[&["alle", "!"]]).unwrap_err().code(), "wording_without_words");
    assert_eq!(variants(&[&["alle"; 129]]).unwrap_err().code(), "wording_too_many_variants");
    let forbidden = SentenceCheck::forbidden(vec![vec![lit("alle")]]).unwrap();
    assert_eq!(plain().with_content(forbidden).unwrap_err().code(), "wording_forbidden_content");
    let unknown = || Wording::not_in_the_sources(lit("nb"), span());
    assert_eq!(unknown().with_key_phrases(vec![lit("alle")]).unwrap_err().code(), "wording_without_text");
}

#[test]
fn the_wording_that_stood_on_the_day_is_looked_for() {
    let oslo = packs::oslo(None).unwrap();
    let text = oslo.statements()[0].wordings()[1].text().unwrap().to_string();
    let on = |text: &str, day: &str| {
        let found = oslo.index().check(&read(text), Some(&lit("nb")), Some(lit(day)));
        found[0].recognition()
    };
    assert_eq!(on(&text, "2010-01-01"), Recognition::Present);
    assert_eq!(on("Leder søkes.", "2010-01-01"), Recognition::Absent);
    assert_eq!(on("Leder søkes.", "2005-01-01"), Recognition::NotInTheSources);
    assert_eq!(on(&text, "1999-01-01"), Recognition::Absent, "no wording stood yet");
}

// Decisions and supply.

fn with_advert(text: &str, language: &str) -> Round {
    let advert = Advert::new(Channel::Web, lit(language)).with_text(lit(text));
    RoundSketch::new().sector(mangfold::Sector::Municipal).opened_on("2010-03-01").advert(advert).build()
}

#[test]
fn a_decision_recognises_the_statement_as_the_check_does() {
    let oslo = packs::oslo(None).unwrap();
    let text = oslo.statements()[0].wordings()[1].text().unwrap().to_string();
    for (advert, language, wanted) in [
        (text.clone(), "nb", Verdict::Kept),
        (text.to_uppercase(), "nb", Verdict::Kept),
        (entities(&text), "nb", Verdict::Kept),
        (text.clone(), "en", Verdict::Kept),
        (text.replace("oppfordres", "oppfordres ikke"), "nb", Verdict::Broken),
        (text.replace("mangfold", "frihet"), "nb", Verdict::Broken),
    ] {
        let round = with_advert(&advert, language);
        let decision = oslo.decide(&round, stamp());
        let finding = decision.finding(&lit("no.oslo.advert.standard_text")).unwrap();
        assert_eq!(finding.verdict(), wanted, "{advert}");
    }
}

/// A policy with one statement in two languages that each advert must carry.
fn in_two_languages() -> Policy {
    let wording = |language: &str, text: &str| {
        json!({"language": language, "span": {"from": {"on": "2000-01-01"}, "until": "open"}, "text": text,
            "source": "own", "mark": "V"})
    };
    let part = |of: &str| json!({"of": of, "says": "x", "source": "own", "mark": "V"});
    let parts: Vec<Value> = ["clock", "force", "statement", "channel"].map(part).into();
    serde_json::from_value(json!({"format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "own", "citation": "Own"}],
        "statements": [{"id": "own.welcome", "status": "required",
            "wordings": [wording("nb", "Alle er velkomne her."), wording("nn", "Alle er velkomne hit.")]}],
        "rules": [{"id": "own.rule", "clock": "advertised", "versions": [{"span": {"from": {"on": "2000-01-01"},
            "until": "open"}, "force": "instruction", "modality": "must", "check": {"statement": "own.welcome"},
            "parts": parts}]}]}))
    .unwrap()
}

#[test]
fn a_statement_known_in_the_language_of_the_advert_is_wanted_in_it() {
    let policy = in_two_languages();
    for (text, language, wanted) in [
        ("Alle er velkomne her.", "nb", Verdict::Kept),
        ("Alle er velkomne her.", "nn", Verdict::Broken),
        ("Alle er velkomne hit.", "nn", Verdict::Kept),
        ("Alle er velkomne hit.", "en", Verdict::Kept),
        ("Alle er velkomne her.", "en", Verdict::Kept),
        ("Everybody is welcome.", "en", Verdict::Broken),
    ] {
        let round = with_advert(text, language);
        let decision = policy.decide(&round, stamp());
        assert_eq!(decision.findings()[0].verdict(), wanted, "{text} in {language}");
        let reviews = decision.review_adverts();
        let recognition = reviews[0].statements()[0].recognition();
        let is_there = matches!(recognition, Recognition::Present)
            || (recognition == Recognition::OtherLanguage && language == "en");
        assert_eq!(is_there, wanted == Verdict::Kept, "{text} in {language}: {recognition:?}");
    }
}

/// A round with other facts of the vacancy.
fn with_facts(sketch: RoundSketch, facts: &Value) -> Round {
    let mut round = serde_json::to_value(sketch.build()).unwrap();
    for (fact, value) in facts.as_object().unwrap() {
        round["vacancy"][fact] = value.clone();
    }
    serde_json::from_value(round).unwrap()
}

fn criterion(title: &str) -> Value {
    json!([{"id": "own", "title": title, "required": true}])
}

#[test]
fn a_round_lifts_the_hits_that_its_own_facts_allow() {
    let policy = packs::norway_adverts();
    let hits = |sketch: RoundSketch, facts: &Value, text: &str| -> Vec<String> {
        let advert = Advert::new(Channel::Web, lit("nb")).with_text(lit(text));
        let round = with_facts(sketch.advert(advert), facts);
        let decision = policy.decide(&round, stamp());
        let reviews = decision.review_adverts();
        reviews[0].hits().iter().map(|hit| hit.rule().to_string()).collect()
    };
    let women = "Vi oppfordrer kvinner til å søke.";
    let state = || RoundSketch::new().opened_on("2017-01-01");
    let staffed = |members: u32| {
        let staff = mangfold::Representation::new(mangfold::Ground::Woman, members, 100).unwrap();
        json!({"representation": [staff]})
    };
    assert_eq!(hits(state(), &json!({}), women), ["no.ad.sex40.woman"], "nothing is recorded");
    assert_eq!(hits(state(), &staffed(40), women), ["no.ad.sex40.woman"]);
    assert!(hits(state(), &staffed(39), women).is_empty());
    assert!(
        hits(state().sector(mangfold::Sector::Private), &json!({}), women).is_empty(),
        "of the state alone"
    );
    let fluent = "Du snakker flytende norsk.";
    let platform = || RoundSketch::new().opened_on("2026-11-01");
    let asking =
        |title: &str| json!({"facts": {"advert_on_arbeidsplassen": true}, "criteria": criterion(title)});
    assert_eq!(hits(platform(), &asking("Mastergrad"), fluent), ["no.nav.ad.norwegian"]);
    assert!(hits(platform(), &asking("Gode norskkunnskaper"), fluent).is_empty());
}

#[test]
fn advice_on_adverts_never_moves_the_outcome() {
    let policy = packs::norway_adverts();
    let advert = Advert::new(Channel::Web, lit("nb")).with_text(lit("Du snakker flytende norsk."));
    let sketch = RoundSketch::new().opened_on("2026-11-01").sector(mangfold::Sector::Private).advert(advert);
    let round = with_facts(sketch, &json!({"facts": {"advert_on_arbeidsplassen": true}}));
    let decision = policy.decide(&round, stamp());
    assert_eq!(decision.review_adverts()[0].hits().len(), 1);
    assert_eq!(decision.outcome(), Outcome::Clear);
}

/// What an advert may say of Norwegian, and whether it is a demand.
const OF_NORWEGIAN: [(&str, bool); 26] = [
    ("Vi krever gode norskkunnskaper.", true),
    ("Du snakker godt norsk.", true),
    ("Gode norsk- og engelskkunnskaper.", true),
    ("Du må beherske norsk.", true),
    ("Norsk muntlig er et krav.", true),
    ("God muntlig norsk kreves.", true),
    ("Norsk på B2-nivå.", true),
    ("God formuleringsevne på norsk.", true),
    ("Gode ferdigheter i norsk.", true),
    ("Proficient in Norwegian.", true),
    ("You speak Norwegian.", true),
    ("Good command of Norwegian.", true),
    ("Fluent in English and Norwegian.", true),
    ("Vi tilbyr kurs til den som vil lære å snakke norsk.", false),
    ("Opplæring i muntlig norsk gis.", false),
    ("Flytende norsk er en fordel.", false),
    ("Flytende norsk er ønskelig.", false),
    ("Flytende norsk er ikke et krav.", false),
    ("Flytende norsk er et pluss.", false),
    ("We have classes in spoken Norwegian.", false),
    ("Fluent Norwegian is an advantage.", false),
    ("Fluent Norwegian is not required.", false),
    ("Fluent Norwegian is no requirement.", false),
    ("Du behersker norsk godt og skriver presise notater.", true),
    ("Gode norskkunnskaper og erfaring med fordeling av midler.", true),
    ("Vi arbeider for norsk språk og litteratur.", false),
];

/// Whether the texts about Norwegian are hits of a policy.
fn hits_of_norwegian(policy: &Policy) -> Vec<bool> {
    let is_hit = |text: &str| {
        let review = policy.review_advert(&read(text), None, None);
        review.hits().iter().any(|hit| hit.rule().as_str() == "no.nav.ad.norwegian")
    };
    OF_NORWEGIAN.iter().map(|(text, _)| is_hit(text)).collect()
}

#[test]
fn a_demand_for_norwegian_is_seen_in_each_form_that_is_looked_for() {
    let policy = packs::norway_adverts();
    let wanted: Vec<bool> = OF_NORWEGIAN.iter().map(|(_, is_demand)| *is_demand).collect();
    assert_eq!(hits_of_norwegian(&policy), wanted);
    // And no entry is there for nothing.
    let json = serde_json::to_value(&policy).unwrap();
    let place = policy.rules().iter().position(|rule| rule.id().as_str() == "no.nav.ad.norwegian").unwrap();
    let sentence = format!("/rules/{place}/versions/0/check/sentence");
    let mut tried = 0;
    for list in ["words/0", "without"] {
        let entries = json.pointer(&format!("{sentence}/{list}")).unwrap().as_array().unwrap().len();
        for entry in 0..entries {
            let mut other = json.clone();
            *other.pointer_mut(&format!("{sentence}/{list}/{entry}")).unwrap() = json!("another");
            let other: Policy = serde_json::from_value(other).unwrap();
            assert_ne!(hits_of_norwegian(&other), wanted, "{list}/{entry} is not noticed");
            tried += 1;
        }
    }
    assert_eq!(tried, 22);
}

#[test]
fn a_criterion_is_asked_for_by_the_beginning_of_a_word() {
    let condition = Condition::Criterion(vec![lit("norsk")]);
    let holds = |title: &str| {
        let round = with_facts(RoundSketch::new(), &json!({"criteria": criterion(title)}));
        condition.holds(round.vacancy())
    };
    assert_eq!(holds("Gode norskkunnskaper"), Some(true));
    assert_eq!(holds("NORSK"), Some(true));
    assert_eq!(holds("Samnorsk"), Some(false));
    assert_eq!(condition.holds(RoundSketch::new().build().vacancy()), Some(false));
}

#[test]
fn a_statement_is_supplied_once_in_the_language_of_the_advert() {
    let all = statements();
    let by = |id: &str| all.iter().find(|known| known.id().as_str() == id).unwrap();
    let standard = by("norway_state.standard_text");
    let day = lit("2024-01-01");
    for (language, text, wanted) in [
        ("nb", "Vi søker leder.", "Vi søker leder.\n\nHvis det er"),
        ("nn", "<p>Vi søkjer leiar.</p>", "<p>Vi søkjer leiar.</p><p>Dersom det er"),
        ("nb", "<html><body><p>Leder</p></BODY></html>", "<html><body><p>Leder</p><p>Hvis det er"),
    ] {
        let advert = Advert::new(Channel::Joint, lit(language)).with_text(lit(text));
        let supplied = advert.with_statement(standard, day).unwrap();
        let got = supplied.text().unwrap().as_str();
        assert!(got.starts_with(wanted), "{got}");
        let language = lit(language);
        let found = StatementIndex::new(vec![standard.clone()]).check(
            supplied.words().unwrap(),
            Some(&language),
            None,
        );
        assert_eq!(found[0].recognition(), Recognition::Present);
        assert_eq!(supplied.clone().with_statement(standard, day).unwrap(), supplied);
    }
    let empty = Advert::new(Channel::Own, lit("de"));
    let supplied = empty.clone().with_statement(by("de.bgleig.6.part_time"), day).unwrap();
    assert_eq!(supplied.text().unwrap().as_str(), "Der Arbeitsplatz kann in Teilzeit besetzt werden.");
    let refused = |id: &str, day: &str| empty.clone().with_statement(by(id), lit(day)).unwrap_err().code();
    assert_eq!(refused("de.be.partmigg.advert_text", "2025-01-01"), "supply_leaves_out");
    assert_eq!(refused("uk.dc.offer", "2025-01-01"), "supply_not_known", "not in German");
    let nb = Advert::new(Channel::Own, lit("nb"));
    let unsettled = nb.with_statement(standard, lit("2020-06-01")).unwrap_err();
    assert_eq!(
        unsettled.to_string(),
        "norway_state.standard_text: its wording in nb on 2020-06-01 is not known"
    );
}

#[test]
fn an_employer_adds_a_statement_of_its_own() {
    let own = own(OWN, &["minoritetsbakgrunn"]);
    let mut all = statements();
    all.push(own);
    let found = StatementIndex::new(all).check(
        &read("Personer med minoritetsbakgrunn oppfordres til å søke!"),
        None,
        None,
    );
    let present = found.iter().filter(|found| found.recognition() == Recognition::Present);
    assert_eq!(present.map(|found| found.statement().as_str()).collect::<Vec<_>>(), ["own"]);
}

#[test]
fn every_statement_of_the_packs_is_as_sure_as_the_sources_have_it() {
    let told: BTreeMap<String, (String, BTreeSet<&str>)> = statements()
        .iter()
        .map(|statement| {
            let marks = statement.wordings().iter().map(|wording| wording.mark().as_str()).collect();
            (statement.id().to_string(), (format!("{:?}", statement.status()), marks))
        })
        .collect();
    let wanted: [(&str, &str, &[&str]); 11] = [
        ("as.standard_text", "Advised", &["V"]),
        ("de.be.partmigg.advert_text", "Advised", &["V2"]),
        ("de.bgleig.6.call", "Required", &["I"]),
        ("de.bgleig.6.neutral_form", "Advised", &["I"]),
        ("de.bgleig.6.part_time", "Required", &["I"]),
        ("norway_state.diversity_declaration", "Advised", &["G"]),
        ("norway_state.older_standard_text", "Historical", &["G"]),
        ("norway_state.standard_text", "Advised", &["G"]),
        ("norway_state.tick_box", "Advised", &["G"]),
        ("oslo.standard_text", "Historical", &["I", "V"]),
        ("uk.dc.offer", "Advised", &["I"]),
    ];
    let wanted = wanted.map(|(id, status, marks)| {
        (id.to_owned(), (status.to_owned(), marks.iter().copied().collect::<BTreeSet<_>>()))
    });
    assert_eq!(told, BTreeMap::from(wanted));
}

// Properties, with a naive oracle.

/// Whether the words stand there in a row.
fn in_a_row(text: &[String], words: &[String]) -> bool {
    text.windows(words.len()).any(|window| window == words)
}

/// The longest row of words that both have in order.
fn longest(a: &[String], b: &[String]) -> usize {
    let mut table = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            table[i + 1][j + 1] =
                if one == other { table[i][j] + 1 } else { table[i][j + 1].max(table[i + 1][j]) };
        }
    }
    table[a.len()][b.len()]
}

fn words_of(text: &str) -> Vec<String> {
    normal(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// As the issue of it has it: in a row, or half of it in a window of twice its length, or all key phrases.
fn by_hand(statement: &[String], keys: &[Vec<String>], text: &[String]) -> Recognition {
    if in_a_row(text, statement) {
        return Recognition::Present;
    }
    let window = (2 * statement.len()).min(text.len()).max(1);
    let most = text.windows(window).map(|window| longest(statement, window)).max().unwrap_or(0);
    let has_keys = !keys.is_empty() && keys.iter().all(|key| in_a_row(text, key));
    if 2 * most >= statement.len() || has_keys { Recognition::Altered } else { Recognition::Absent }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(600) })]

    #[test]
    fn normalising_twice_changes_nothing(text in "\\PC{0,60}|[a-zæøåA-ZÆØÅäöüßéÉ0-9 .,\\-'’*:/\u{301}\u{30a}\u{ad}\n<>&;]{0,60}", html: bool) {
        let markup = if html { Markup::Html } else { Markup::Plain };
        let once = TextWords::read(&text, markup).unwrap();
        prop_assert_eq!(normal(once.normalized()), once.normalized());
    }

    #[test]
    fn each_place_is_of_the_word_it_is_said_to_be(text in "([a-zåø<>&;/ .\\-\n]|&oslash;|<b>|</p>|&shy;|\u{ad}|a\u{30a}){0,40}", html: bool) {
        let markup = if html { Markup::Html } else { Markup::Plain };
        let words = TextWords::read(&text, markup).unwrap();
        let mut behind = 0;
        for (word, place) in words.normalized().split(' ').zip(words.places()) {
            prop_assert!(place.start() >= behind && place.end() > place.start());
            behind = place.end();
            let there = place.of(&text).unwrap();
            let again = TextWords::read(there, markup).unwrap();
            prop_assert_eq!(again.normalized(), word, "{}", there);
        }
    }

    #[test]
    fn what_is_recognised_is_what_a_count_by_hand_finds(
        statement in proptest::collection::vec(0_u8..6, 1..12),
        text in proptest::collection::vec(0_u8..8, 0..40),
        key in proptest::option::of((0_usize..12, 1_usize..4)),
    ) {
        let spelled = |words: &[u8]| words.iter().map(|word| format!("w{word}")).collect::<Vec<_>>();
        let (statement, text) = (spelled(&statement), spelled(&text));
        let key = key.map(|(at, length)| {
            let at = at % statement.len();
            statement[at..(at + length).min(statement.len())].to_vec()
        });
        let keys: Vec<String> = key.iter().map(|key| key.join(" ")).collect();
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        let found = found_of(&own(&statement.join(" "), &keys), &text.join(" "));
        let wanted = by_hand(&statement, &key.into_iter().collect::<Vec<_>>(), &text);
        prop_assert_eq!(found.recognition(), wanted, "{:?}", found);
    }

    #[test]
    fn a_long_statement_is_recognised_as_a_short_one(
        statement in proptest::collection::vec(0_u8..24, 65..200),
        text in proptest::collection::vec(0_u8..24, 100..130),
    ) {
        let spelled = |words: &[u8]| words.iter().map(|word| format!("w{word}")).collect::<Vec<_>>();
        let (statement, text) = (spelled(&statement), spelled(&text));
        let found = found_of(&own(&statement.join(" "), &[]), &text.join(" "));
        prop_assert_eq!(found.recognition(), by_hand(&statement, &[], &text), "{:?}", found);
    }

    #[test]
    fn what_is_said_to_be_altered_adds_up(
        statement in proptest::collection::vec(0_u8..9, 2..12),
        text in proptest::collection::vec(0_u8..12, 0..30),
    ) {
        let spelled = |words: &[u8]| words.iter().map(|word| format!("w{word}")).collect::<Vec<_>>().join(" ");
        let (statement, text) = (spelled(&statement), spelled(&text));
        let found = found_of(&own(&statement, &[]), &text);
        if found.recognition() == Recognition::Altered {
            // The words told as missing, and those of the stretch that are not told as put in, are the statement's.
            let missing: usize = found.differences().iter().map(|one| words_of(one.wanted()).len()).sum();
            let put_in: usize = found.differences().iter().map(|one| words_of(one.found()).len()).sum();
            let stretch = words_of(found.places()[0].of(&text).unwrap());
            prop_assert_eq!(stretch.len() - put_in, words_of(&statement).len() - missing);
            let aligned = longest(&words_of(&statement), &stretch);
            prop_assert_eq!(aligned, stretch.len() - put_in);
            for one in found.differences() {
                prop_assert_eq!(one.place().map_or("", |place| place.of(&text).unwrap()), one.found());
            }
        }
    }

    #[test]
    fn a_statement_put_into_an_advert_is_found_where_it_was_put(
        known_at in 0_usize..13,
        before in "([a-zæøå]{2,9}[ .\n]){0,20}",
        behind in "([a-zæøå]{2,9}[ .\n]){0,20}",
    ) {
        let (statement, _, text) = &known()[known_at];
        let advert = format!("{before}.\n\n{text}\n\n{behind}");
        let found = found_of(statement, &advert);
        prop_assert_eq!(found.recognition(), Recognition::Present);
        let (first, last) = (found.places().first().unwrap(), found.places().last().unwrap());
        let at = before.len() + 3;
        prop_assert!(first.start() >= at && last.end() <= at + text.len());
        for (place, words) in found.places().iter().zip(found.words()) {
            prop_assert_eq!(normal(place.of(&advert).unwrap()), normal(words));
        }
    }

    #[test]
    fn without_one_of_its_key_phrases_it_is_not_present(known_at in 0_usize..13, key in 0_usize..8) {
        let (statement, wording, text) = &known()[known_at];
        if let Some(key) = wording.key_phrases().get(key % wording.key_phrases().len().max(1)) {
            let words = words_of(text);
            let phrase = words_of(key.as_str());
            let at = words.windows(phrase.len()).position(|window| window == phrase).unwrap();
            let rest = [&words[..at], &words[at + phrase.len()..]].concat().join(" ");
            prop_assert_ne!(recognized(statement, &rest), Recognition::Present);
        }
    }

    #[test]
    fn with_a_negation_among_its_words_it_is_never_present(known_at in 0_usize..13, at in 0_usize..60, which in 0_usize..3) {
        let (statement, wording, text) = &known()[known_at];
        let negations = match wording.language().as_str() {
            "de" => ["nicht", "kein", "niemals"],
            "en" => ["not", "never", "no"],
            _ => ["ikke", "ikkje", "aldri"],
        };
        let text = text.replace("og noe mer av det samme", "").replace("  ", " ");
        let mut words: Vec<&str> = text.split_whitespace().collect();
        // Of content, beside the words that tell; of words, anywhere between two.
        let inside =
            if wording.content().is_some() { 1 } else { 1 + at % words.len().max(2).saturating_sub(1) };
        words.insert(inside.min(words.len()), negations[which]);
        if words.len() > 2 {
            let advert = words.join(" ");
            prop_assert_ne!(recognized(statement, &advert), Recognition::Present, "{}", advert);
        }
    }

    #[test]
    fn no_text_is_too_strange_to_be_read(text in "(<[a-z/!?-]{0,3}|[\"'=>& ;#x]|hidden|style=|display:none|&#[0-9]{1,9};|\\PC){0,60}") {
        for markup in [Markup::Plain, Markup::Html] {
            let words = TextWords::read(&text, markup).unwrap();
            for policy in policies_once() {
                let review = policy.review_advert(&words, None, None);
                for found in review.statements().iter().flat_map(StatementFinding::places) {
                    prop_assert!(found.of(&text).is_some());
                }
            }
        }
    }
}

fn policies_once() -> &'static [Policy; 4] {
    static POLICIES: std::sync::OnceLock<[Policy; 4]> = std::sync::OnceLock::new();
    POLICIES.get_or_init(policies)
}

// Hostile input.

#[test]
fn ten_megabytes_of_any_kind_are_read_to_the_end() {
    let statement = OWN.replace("oppfordres", "bes");
    let most = 10_000_000;
    let texts = [
        "<div>".repeat(1_000_000),
        "<div hidden>".repeat(most / 12),
        "<a".repeat(most / 2),
        "<a b=\">\"".repeat(most / 8),
        "<a b='\"".repeat(most / 7),
        "<script><a ".repeat(most / 11),
        "<!--".repeat(most / 4),
        "&amp".repeat(most / 4),
        "&#".repeat(most / 2),
        "a-\n".repeat(most / 3),
        "a\u{ad}\n ".repeat(most / 5),
        "\u{ad}".repeat(most / 2),
        format!("{statement} ").repeat(most / (statement.len() + 1)),
        "å".repeat(most / 2),
        "a\u{301}".repeat(most / 3),
    ];
    let own = StatementIndex::new(vec![own(OWN, &[])]);
    for text in texts {
        let begins: String = text.chars().take(12).collect();
        let markup = if text.contains(['<', '&']) { Markup::Html } else { Markup::Plain };
        let found = own.check(&TextWords::read(&text, markup).unwrap(), None, None);
        let is_mine = begins.starts_with("Personer");
        assert_eq!(found[0].recognition() == Recognition::Altered, is_mine, "{begins}");
    }
}

#[test]
fn a_statement_repeated_many_times_with_a_word_missing_is_altered_and_its_first_place_told() {
    let text = "Personer med minoritetsbakgrunn oppfordres til søke. ".repeat(2_000);
    let found = found_of(&own(OWN, &[]), &text);
    assert_eq!(found.recognition(), Recognition::Altered);
    assert_eq!(found.places()[0].start(), 0);
}
