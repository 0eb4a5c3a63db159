//! The reading view: whole in every language, linked to from findings, and never broken by what the data says.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test wants to fail where the mistake is"
)]

use std::collections::BTreeSet;
use std::path::Path;

use chrono::NaiveDate;
use mangfold::packs::{self, Binding, KsConfiguration};
use mangfold::testing::{self, policies, rounds};
use mangfold::wording::{Language, anchor};
use mangfold::{
    AssertedBy, Choice, Deadline, Edge, Element, Exception, Ground, Group, InScope, Part, Policy, Round,
    RuleId,
};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn id(text: &str) -> RuleId {
    text.parse().unwrap()
}

fn ks(binding: Option<&str>) -> Policy {
    packs::ks(KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: binding.map(|from| Binding {
            from: day(from),
            citation: "Bystyret, sak 12/08".parse().unwrap(),
            says: "Minst én skal innkalles.".parse().unwrap(),
        }),
    })
    .unwrap()
}

fn all_packs() -> Vec<Policy> {
    vec![packs::norway_state(), ks(None), ks(Some("2008-01-01")), packs::oslo(None).unwrap()]
}

/// A rule of every shape, and relations.
fn shapes() -> Policy {
    serde_json::from_str(include_str!("golden/policy_shapes.json")).unwrap()
}

const DAYS: [&str; 7] =
    ["1990-01-01", "2002-06-01", "2006-06-01", "2010-06-01", "2018-01-01", "2020-01-01", "2026-11-22"];

/// Markdown without what a backslash makes plain: nothing of it can be words of the data that work as Markdown.
fn bare(page: &str) -> String {
    let mut characters = page.chars();
    let mut bare = String::new();
    while let Some(c) = characters.next() {
        if c == '\\' {
            characters.next();
        } else {
            bare.push(c);
        }
    }
    bare
}

fn anchors(page: &str) -> Vec<&str> {
    page.split("<a id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// What every page must be, whatever its data: each line of a known kind, each row of two cells, each anchor once, each
/// link to an anchor of the page, and no Markdown that came from the data.
#[track_caller]
fn assert_whole(page: &str) {
    let page = bare(page);
    let ids = anchors(&page);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an anchor is there twice: {page}");
    for (number, line) in page.lines().enumerate() {
        let kinds = ["# ", "## ", "### ", "#### ", "- ", "  - ", "| "];
        let known = line.is_empty() || number == 2 || kinds.iter().any(|kind| line.starts_with(kind));
        assert!(known, "{line}");
        assert_eq!(line.matches('|').count(), if line.starts_with("| ") { 3 } else { 0 }, "{line}");
        let mut plain = line.to_owned();
        for id in anchors(line) {
            assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"._/".contains(&b)));
            plain = plain.replace(&format!("<a id=\"{id}\"></a>"), "");
        }
        for link in line.split("](#").skip(1) {
            let target = link.split(')').next().unwrap();
            assert!(ids.contains(&target), "{target} is linked to and not there");
            plain = plain.replacen(&format!("](#{target})"), "", 1).replacen('[', "", 1);
        }
        assert!([0, 2].contains(&plain.matches("**").count()), "{line}");
        assert!(!plain.replace("**", "").contains(['`', '*', '[', ']', '<', '>', '~', '&', '$']), "{line}");
    }
}

#[test]
fn every_pack_reads_whole_on_every_day_in_every_language() {
    for policy in all_packs().into_iter().chain([shapes()]) {
        for language in Language::ALL {
            for on in DAYS {
                let page = policy.reading(language, day(on));
                assert_whole(&page);
                for missing in ["\\[", "{", "}", "  **", " .", " ,", "()"] {
                    assert!(!page.contains(missing), "{missing:?} in {page}");
                }
                for rule in policy.rules() {
                    assert!(page.contains(&format!("## <a id=\"{0}\"></a>{0}\n", rule.id())));
                }
            }
        }
    }
}

#[test]
fn the_same_page_has_the_same_lines_in_every_language() {
    for policy in all_packs().into_iter().chain([shapes()]) {
        let shape = |language| {
            let page = policy.reading(language, day("2026-06-22"));
            (page.lines().count(), anchors(&page).into_iter().map(str::to_owned).collect::<Vec<_>>())
        };
        let first = shape(Language::Bokmal);
        assert!(Language::ALL.into_iter().all(|language| shape(language) == first));
        let pages = Language::ALL.map(|language| policy.reading(language, day("2026-06-22")));
        assert_eq!(pages.iter().collect::<BTreeSet<_>>().len(), pages.len());
    }
}

#[test]
fn the_words_of_the_law_stay_in_their_own_language() {
    for policy in all_packs() {
        for language in Language::ALL {
            let page = policy.reading(language, policy.release());
            let standing = policy.rules().iter().flat_map(|rule| rule.versions_on(policy.release()));
            for part in standing.flat_map(|(_, version)| version.parts()) {
                for words in [part.says(), part.reading()].into_iter().flatten() {
                    assert!(page.contains(words.as_str()), "{words}");
                }
            }
        }
    }
}

#[test]
fn every_case_file_that_is_pointed_to_is_there() {
    for policy in all_packs() {
        let page = policy.reading(Language::English, policy.release());
        for rule in policy.rules() {
            let file = format!("tests/casebook/{}.md", rule.id());
            assert!(page.contains(&file), "{file}");
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&file).exists(), "{file}");
        }
    }
}

/// Every element a finding rests on has a row in the version it was decided by.
fn links(policy: &Policy, round: &Round) -> usize {
    let decision = policy.decide(round, testing::stamp());
    let mut links = 0;
    for finding in decision.findings() {
        let page = policy.reading(Language::English, finding.on());
        let ids: BTreeSet<&str> = anchors(&page).into_iter().collect();
        for &version in finding.versions() {
            for &element in finding.rests_on() {
                let row = anchor(finding.rule(), version, element);
                // Where several versions may stand, not each has what the finding rests on.
                let known = &policy.rule(finding.rule()).unwrap().versions()[version as usize];
                let unused = match element {
                    Element::Exception => known.exceptions().is_empty(),
                    Element::Scope => known.scope().is_empty(),
                    _ => false,
                };
                assert!(unused || ids.contains(row.as_str()), "{row} of {finding:?} is not in {page}");
                links += usize::from(!unused);
            }
        }
    }
    links
}

#[test]
fn what_a_finding_rests_on_leads_to_its_row() {
    let mut runner = TestRunner::deterministic();
    let mut found = 0;
    for _ in 0..100 {
        let round = rounds().new_tree(&mut runner).unwrap().current();
        let drawn = policies().new_tree(&mut runner).unwrap().current();
        found +=
            all_packs().iter().chain([&drawn, &shapes()]).map(|policy| links(policy, &round)).sum::<usize>();
    }
    assert!(found > 500, "{found} links");
}

#[test]
fn every_drawn_policy_reads_whole() {
    let mut runner = TestRunner::deterministic();
    let mut exceptions = 0;
    for number in 0..300 {
        let policy = policies().new_tree(&mut runner).unwrap().current();
        let language = Language::ALL[number % Language::ALL.len()];
        for on in ["2019-06-01", "2026-06-07"] {
            let page = policy.reading(language, day(on));
            assert_whole(&page);
            assert!(!page.contains("\\["), "a message is missing: {page}");
        }
        let versions = policy.rules().iter().flat_map(mangfold::Rule::versions);
        exceptions += versions.map(|version| version.exceptions().len()).sum::<usize>();
    }
    assert!(exceptions > 50, "{exceptions} exceptions");
}

/// A policy that says the given text wherever a policy can say one, in two versions with a hole between them.
fn saying(text: &str, last: &str) -> Value {
    let part =
        |of: &str, says: &str| json!({"of": of, "says": says, "source": "own", "read_as": text, "mark": "V"});
    let version = |span: Value, says: &str| {
        json!({
            "span": span, "force": "scheme", "modality": "must", "check": {"statement": "own.standard"},
            "parts": [part("statement", says), {"of": "channel", "read_as": text, "mark": "I"}],
            "unless": [
                {"id": "intern", "when": {"fact": {"opening": "internal"}}, "parts": [part("exception", text)]},
                {"id": "by_record", "when": "recorded", "open_at_clearing": true,
                    "parts": [part("exception", text), part("exception", text)]},
            ],
            "silent": [{"question": "short_posts", "on": text}],
            "elsewhere": [{"says": text, "source": "own", "why": text}],
        })
    };
    // A citation is one line and does not turn the direction of writing.
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let citation = text.replace(turns, "").split_whitespace().collect::<Vec<_>>().join(" ");
    json!({
        "format": 1, "id": "own", "release": "2026-01-01",
        "sources": [{"key": "own", "citation": citation, "read_in": "A book"}],
        "statements": [{"id": "own.standard", "status": "required", "wordings": [
            {"language": "nb", "span": {"from": {"on": "2000-01-01"}, "until": "open"},
             "text": format!("Ord {text}"), "source": "own", "mark": "V"}]}],
        "rules": [{"id": "own.rule", "clock": "advertised", "before": text, "versions": [
            version(json!({"from": {"on": "2000-01-01"}, "until": {"on": "2005-01-01"}}), text),
            version(json!({"from": {"on": "2010-01-01"}, "until": "open", "confirmed_to": "2011-01-01"}), last),
        ]}],
    })
}

fn read(policy: Value, on: &str) -> String {
    serde_json::from_value::<Policy>(policy).unwrap().reading(Language::English, day(on))
}

const HOSTILE: [&str; 10] = [
    "a | b || c",
    r"back\slash \| pipe \\| end\",
    "`code` and ```fence```",
    "line\nbreak\r\n\r\n| --- |\t# heading\n\n- item\n1. item\n> quote",
    "two\u{2028}lines\u{2029}more",
    "<a id=\"own.rule\"></a><script>alert(1)</script><!-- ",
    "**bold** _low_ ~~gone~~ [link](javascript:x) ![image](x) &lt; $x$",
    "{ $words } { -term }",
    "\u{202e}backwards|\u{2066}x",
    "“quote” « » ‚x‘",
];

#[test]
fn hostile_words_change_nothing_but_the_words() {
    let tame = read(saying("tame", "tame, too"), "2012-01-01");
    let shape = |page: &str| {
        let kind = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        bare(page).lines().map(kind).collect::<Vec<_>>()
    };
    for text in HOSTILE {
        let page = read(saying(text, "tame, too"), "2012-01-01");
        assert_whole(&page);
        assert_eq!(shape(&page), shape(&tame), "{page}");
    }
}

#[test]
fn every_consultation_sheet_is_whole_and_has_the_same_lines_in_every_language() {
    let mut runner = TestRunner::deterministic();
    let drawn = (0..60).map(|_| policies().new_tree(&mut runner).unwrap().current());
    for policy in all_packs().into_iter().chain([shapes(), packs::germany(), packs::uk()]).chain(drawn) {
        for on in ["2003-01-01", "2010-06-01", "2026-11-22"] {
            let sheets = Language::ALL.map(|language| policy.consultation(language, day(on)));
            for sheet in &sheets {
                assert_whole(sheet);
                for missing in ["\\[", "{", "}", "  **", " .", " ,", "()"] {
                    assert!(!sheet.contains(missing), "{missing:?} in {sheet}");
                }
                assert_eq!(sheet.lines().count(), sheets[0].lines().count(), "{sheet}");
                let heads = sheet.lines().filter(|line| line.starts_with("## <a id=")).count();
                assert_eq!(heads, policy.rules().len());
            }
        }
    }
}

#[test]
fn a_consultation_sheet_names_every_ground_that_is_counted_in_whichever_group() {
    let sheet = shapes().consultation(Language::English, day("2026-06-22"));
    let of = |rule: &str| {
        let after = sheet.split(&format!("<a id=\"{rule}\"></a>")).nth(1).unwrap();
        let line = after.lines().find(|line| line.contains("Declarations it counts")).unwrap();
        line.to_owned()
    };
    assert_eq!(
        of("own.invite.parity"),
        "- Declarations it counts: being a woman; being a man; a gap in the CV."
    );
    assert_eq!(of("own.invite.for_one"), "- Declarations it counts: being a woman; a gap in the CV.");
    assert_eq!(of("own.invite.best"), "- Declarations it counts: being a woman.");
    let advert = sheet.split("<a id=\"own.advert.required\"></a>").nth(1).unwrap();
    let advert = advert.split("## ").next().unwrap();
    assert!(!advert.contains("Declarations it counts"), "{advert}");
    assert!(advert.contains("Legal basis: none stated, since no declarations are counted."), "{advert}");
    for said in [
        "**Unless**\n  - “volume”: holds only where",
        "- It holds for every vacancy.",
        "| 1. Is a rule missing",
        "- Date:",
    ] {
        assert!(sheet.contains(said), "{said} is not in {sheet}");
    }
}

#[test]
fn hostile_words_change_nothing_of_a_consultation_sheet_but_the_words() {
    let sheet = |text: &str| {
        let policy = serde_json::from_value::<Policy>(saying(text, "tame, too")).unwrap();
        policy.consultation(Language::English, day("2012-01-01"))
    };
    let shape = |page: &str| {
        let kind = |line: &str| line.split(' ').next().unwrap_or_default().to_owned();
        bare(page).lines().map(kind).collect::<Vec<_>>()
    };
    let tame = sheet("tame");
    for text in HOSTILE {
        let page = sheet(text);
        assert_whole(&page);
        assert_eq!(shape(&page), shape(&tame), "{page}");
    }
}

#[test]
fn where_no_version_stands_the_nearest_are_named() {
    let (before, hole) = (read(saying("x", "y"), "1999-12-31"), read(saying("x", "y"), "2007-01-01"));
    let nearest = [
        "The nearest before that day is version 1: from 1 January 2000, until 1 January 2005",
        "The nearest after that day is version 2: from 1 January 2010, with no end known.",
    ];
    assert!(hole.contains("According to the sources, no version is in force on 1 January 2007."), "{hole}");
    assert!(nearest.iter().all(|words| hole.contains(words)), "{hole}");
    assert!(before.contains("The nearest after that day is version 1"), "{before}");
    assert!(!before.contains("nearest before") && !before.contains("### Version"), "{before}");
}

#[test]
fn what_the_sources_do_not_settle_is_said_and_every_version_that_may_stand_is_shown() {
    let immigrant = |on: &str| {
        let page = packs::norway_state().reading(Language::English, day(on));
        page.split("## <a id=\"no.state.interview.immigrant\">").nth(1).unwrap().to_owned()
    };
    for (on, said, shown) in [
        ("2003-01-01", "According to the sources, version 1 is in force on 1 January 2003.", vec![1]),
        ("2005-01-01", "The sources do not settle whether version 1 is in force on 1 January 2005.", vec![1]),
        ("2010-06-01", "on 1 June 2010: version 1, version 2 or none.", vec![1, 2]),
        ("2020-01-01", "on 1 January 2020: version 2 or version 3.", vec![2, 3]),
    ] {
        let page = immigrant(on);
        assert!(page.contains(said), "{page}");
        for number in 1..=3 {
            assert_eq!(page.contains(&format!("### Version {number} of 3")), shown.contains(&number), "{on}");
        }
    }
}

#[test]
fn each_kind_of_edge_is_said_in_words() {
    let english = |policy: &Policy| policy.reading(Language::English, policy.release());
    for (page, words) in [
        (
            english(&packs::norway_state()),
            "from 1 June 2002, known to stand on 31 May 2004, not verified after that.",
        ),
        (english(&packs::norway_state()), "from some day between 1 January 2010 and 31 December 2010"),
        (english(&packs::norway_state()), "until some day between 1 January 2017 and 16 February 2023"),
        (
            english(&packs::oslo(None).unwrap()),
            "repealed in part on 15 May 2013 (it is not known which part)",
        ),
        (english(&ks(Some("2008-01-01"))), "until 1 January 2008, the first day on which it no longer holds"),
        (english(&ks(Some("2008-01-01"))), "from 1 January 2008, with no end known."),
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
}

#[test]
fn what_was_chosen_is_said_in_words() {
    let rule = id("no.state.interview.disability");
    let asked = "**Are posts of six months or less in scope?** Chosen: ";
    let silent = packs::norway_state();
    let chosen = silent.clone().with_choice(&rule, &Choice::ShortPosts(InScope::Yes)).unwrap();
    let line = |policy: &Policy| {
        let page = policy.reading(Language::English, policy.release());
        page.lines().find(|line| line.contains(asked)).unwrap().to_owned()
    };
    assert!(line(&silent).contains("Chosen: out of scope. — posts of six months or less"));
    assert!(line(&chosen).contains("Chosen: in scope."));

    let (oslo, rule) = (packs::oslo(None).unwrap(), id("no.oslo.advert.standard_text"));
    let partial = Edge::Partial { on: day("2013-05-15") };
    let choice = Choice::Edge { unsettled: partial, read_as: Edge::Open };
    let page = oslo.with_choice(&rule, &choice).unwrap().reading(Language::English, day("2020-01-01"));
    assert!(page.contains("According to the sources, version 1 is in force on 1 January 2020."), "{page}");
    assert!(page.contains("Chosen: from 30 May 2001, with no end known."), "{page}");
    assert!(
        page.contains("As the sources leave it: from 30 May 2001, repealed in part on 15 May 2013"),
        "{page}"
    );
    assert!(page.contains("Nothing is chosen: it stays unsettled."), "the other rule's edge: {page}");
}

#[test]
fn an_element_that_is_checked_without_words_is_a_reading_and_weakens_the_version() {
    let mut policy = saying("x", "y");
    policy["rules"][0]["versions"][1]["parts"] = json!([
        {"of": "statement", "says": "x", "source": "own", "mark": "V"},
        {"of": "force", "says": "x", "source": "own", "mark": "V"},
        {"of": "clock", "says": "x", "source": "own", "mark": "V"},
    ]);
    let page = read(policy.clone(), "2012-01-01");
    assert!(
        page.contains(
            "<a id=\"own.rule/2/channel\"></a>No words of a source · I | **Where:** every advert |"
        )
    );
    assert!(page.contains("Mark of its weakest part: I."), "{page}");
    policy["rules"][0]["versions"][1]["parts"]
        .as_array_mut()
        .unwrap()
        .push(json!({"of": "channel", "says": "x", "source": "own", "mark": "V"}));
    assert!(read(policy, "2012-01-01").contains("Mark of its weakest part: V."));
}

#[test]
fn an_exception_says_when_it_holds_and_every_part_of_it_has_a_row() {
    let page = read(saying("x", "y"), "2012-01-01");
    for words in [
        "“intern”: holds where this is the case: the vacancy is open internally only — Read as: x |",
        "“by_record”: holds only where a named person has recorded it; a named person may invoke it at clearing, as a \
         departure",
        "<a id=\"own.rule/2/exception\"></a>",
        "<a id=\"own.rule/2/exception/2\"></a>",
        "<a id=\"own.rule/2/exception/3\"></a>",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
}

#[test]
fn the_history_tells_by_element_which_words_came_and_which_went() {
    let page = packs::norway_state().reading(Language::English, day("2026-11-22"));
    let version = page.split("- **Version 3:**").nth(1).unwrap().split("\n## ").next().unwrap();
    for words in [
        "  - **Group:** gone: “person med innvandrerbakgrunn” — [Statens personalhåndbok 2017 pkt. 2.3.2.3](#source/s8) · I",
        "  - **Group:** new: “selv har innvandret eller som er norskfødt og der begge foreldrene har innvandret”",
        "  - **Group:** before: those who declared an immigrant background from one of the regions in the definition; ",
    ] {
        assert!(version.contains(words), "{words:?} is not in {version}");
    }
    assert!(!version.contains("**Deadline:**"), "what stayed is not told: {version}");

    let bound = ks(Some("2008-01-01")).reading(Language::English, day("2026-11-22"));
    assert!(bound.contains("  - **Force:** before: resolution; should – now: instruction; must"), "{bound}");
    assert!(read(saying("x", "x"), "2012-01-01").contains("No part has changed."));
}

#[test]
fn every_part_of_every_standing_version_has_one_row() {
    for policy in all_packs().into_iter().chain([serde_json::from_value(saying("x", "y")).unwrap()]) {
        for on in DAYS.map(day) {
            let page = policy.reading(Language::German, on);
            let rows = page.lines().filter(|line| line.starts_with("| <a id=")).count();
            let standing = policy.rules().iter().flat_map(|rule| rule.versions_on(on));
            let expected: usize = standing
                .map(|(_, version)| {
                    let unless: Vec<&Part> = version.exceptions().iter().flat_map(Exception::parts).collect();
                    version.parts().len() + unless.len()
                })
                .sum();
            let wordless =
                page.lines().filter(|line| line.starts_with("| <a id=") && !line.contains("](#")).count();
            assert!(
                (expected..=expected + wordless).contains(&rows),
                "{rows} rows, {expected} parts: {page}"
            );
        }
    }
}

#[test]
fn every_shape_says_in_words_what_it_checks() {
    let page = shapes().reading(Language::English, day("2026-06-22"));
    for words in [
        "the 2 best of the qualified applicants who declared being a woman must be invited to interview",
        "**Number:** the 2 best; of equals any",
        "**Scope:** the employer's part of the country is NO-46 or NO-03; the group (being a woman) is under-represented \
         among those counted for the rule: fewer than half; where the number is odd, there must be at least two more of \
         the others; the group (a gap in the CV) is under-represented among those counted for the rule: fewer than 20 per \
         cent; the fact “external_funding” is recorded as true",
        "**Number:** at least as many as those who declared being a man; as soon as those eligible are at least 50 per \
         cent of the places planned; where too few are there, all of them; whoever is recorded on neither side counts with the \
         others; beside those who declared a gap in the CV, who are invited under another duty; those invited under \
         another duty count in the sums",
        "**Number:** at least 40.3 per cent of those invited; a fraction of a person is one more person; as soon as",
        "one person counts for one group only, this one or: those who declared a gap in the CV",
        "together with: those who declared a gap in the CV",
        "**Mode:** only an interview in person counts",
        "**Stage:** only whoever is invited at every stage counts",
        "**Consistency:** whoever was kept out counts as eligible as soon as any of the reasons was disregarded for somebody",
        "“volume”: holds only where a named person has recorded it; it limits the duty to the best of the group",
        "**Text:** every advert has a sentence with a word that begins with “oppfordre…” and a word that begins with \
         “søke…” or “søk…”",
        "**Text:** no advert has a sentence with a word that begins with “ung…”",
        "**Deadline:** made before the advert is published; on that very day is too late",
        "**Presupposition:** nobody of the group is left who is of the pool",
        "**Comparison:** a named person found them equally or nearly equally qualified",
        "#### Why a preference may be given\n\n- Purpose: flere kvinner i ledelsen\n- Proportion: bare blant likt eller \
         tilnærmet likt kvalifiserte\n- To be reviewed by 1 June 2026.",
        "**By when is the preference to be reviewed?** Chosen: by 1 June 2026.",
        "**Number:** at least 30 per cent of those invited, over a period",
        "## How the rules stand to each other\n\n- [own.invite.best](#own.invite.best) – takes precedence over – \
         [own.invite.parity](#own.invite.parity): “slik planen sier” — [Handlingsplan for mangfold](#source/plan) · V\n",
        "[own.period.women](#own.period.women) – has taken the place of – own.period.before: ",
    ] {
        assert!(page.contains(words), "{words:?} is not in {page}");
    }
}
