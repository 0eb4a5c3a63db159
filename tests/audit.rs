//! The review ledger: a review binds to the words it is of, and official is computed, never set.
#![cfg(feature = "audit")]
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use mangfold::audit::*;
use mangfold::packs::{self, Binding, EarlierText, KsConfiguration};
use mangfold::*;
use proptest::prelude::*;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn first_digest(policy: &Policy) -> Digest {
    let rule = policy.rules().first().unwrap();
    policy.digest_of(rule.id(), 0).unwrap()
}

fn reviewer(name: &str) -> Reviewer {
    Reviewer::new(lit(name), lit("advokat")).unwrap()
}

fn every_pack() -> Vec<Policy> {
    let ks = |binding| {
        packs::ks(KsConfiguration {
            definition: Group::declared(Ground::MinorityBackground),
            asserted_by: AssertedBy::Applicant,
            internal_postings: InScope::Yes,
            deadline: Deadline::Recommendation,
            binding,
        })
        .unwrap()
    };
    let binding = Binding {
        from: lit("2008-01-01"),
        citation: lit("Kommunestyret, sak 1/08"),
        says: lit("Minst én skal innkalles."),
    };
    let earlier = EarlierText { text: lit("Velkommen."), until: lit("2009-05-11") };
    vec![
        packs::norway_state(),
        ks(None),
        ks(Some(binding)),
        packs::oslo(None).unwrap(),
        packs::oslo(Some(earlier)).unwrap(),
        packs::norway_adverts(),
        packs::trondheim(),
        packs::bergen(),
        packs::germany(),
        packs::uk(),
        packs::us(),
        packs::eu(),
    ]
}

/// A review of every version of a policy as it stands.
fn reviewed(policy: &Policy, review: impl Fn(VersionId, Digest) -> Review) -> Ledger {
    let standing = Ledger::default();
    let standing = standing.standing(policy);
    let each = standing.versions().iter().map(|version| review(version.id().clone(), version.digest()));
    Ledger::new(each.collect()).unwrap()
}

fn agreed(policy: &Policy) -> Ledger {
    reviewed(policy, |id, digest| Review::agrees(id, digest, reviewer("Kari Nordmann"), lit("2027-01-15")))
}

const QUOTE: &str = "Saken skal vise til planen.";
const FIRST: &str = "own.file.plan @ 2020-01-01";
const SECOND: &str = "own.file.plan @ 2024-01-01";

struct Own {
    quote: &'static str,
    mark: Mark,
    exception_mark: Mark,
}

const WHOLLY_V: Own = Own { quote: QUOTE, mark: Mark::Verified, exception_mark: Mark::Secondary };

impl Own {
    /// Two versions of one rule; the marks and the quote are those of the second.
    fn policy(&self) -> Policy {
        let says = |of, words: &str, mark| Part::quoted(of, lit(words), lit("plan"), mark);
        let version = |from: &str, until, quote: &str, mark, exception_mark| {
            let span = Span::new(Edge::On(lit(from)), until).unwrap();
            let words = vec![says(Element::Exception, "med mindre saken haster", exception_mark)];
            let check = Check::Record(mangfold::Record::new(EntryKind::ActionPlanReference));
            let parts = vec![
                says(Element::Record, quote, mark),
                says(Element::Force, "skal", Mark::Verified),
                says(Element::Clock, "ved utlysning", Mark::Verified),
                says(Element::Scope, "i kommunen", Mark::Verified),
            ];
            Version::new(span, Force::Instruction, Modality::Must, check, parts)
                .unwrap()
                .unless(vec![Exception::new(lit("urgent"), When::Recorded, words)])
                .unwrap()
                .with_silences(vec![Silence::new(Question::ShortPosts, lit("whether short posts are meant"))])
                .unwrap()
        };
        let changed = Edge::On(lit("2024-01-01"));
        let versions = vec![
            version("2020-01-01", changed, QUOTE, Mark::Verified, Mark::Verified),
            version("2024-01-01", Edge::Open, self.quote, self.mark, self.exception_mark),
        ];
        let rule = Rule::new(lit("own.file.plan"), Clock::Advertised, versions).unwrap();
        let sources = vec![Source::new(lit("plan"), lit("Handlingsplan"))];
        Policy::new(lit("own"), lit("2026-01-01"), sources, vec![], vec![rule]).unwrap()
    }
}

/// What is in the way, as text beside the version.
fn in_the_way(ledger: &Ledger, policy: &Policy) -> Vec<(String, NotOfficialBecause)> {
    match ledger.standing(policy).official() {
        Ok(official) => {
            assert_eq!(official.policy(), policy);
            Vec::new()
        }
        Err(refusal) => {
            assert_eq!(refusal.code(), "policy_not_official");
            assert!(!refusal.in_the_way().is_empty());
            refusal.in_the_way().iter().map(|(id, because)| (id.to_string(), *because)).collect()
        }
    }
}

#[test]
fn today_no_pack_is_official_and_none_would_be_were_every_version_agreed_with() {
    for policy in every_pack() {
        let versions = policy.rules().iter().map(|rule| rule.versions().len()).sum::<usize>();
        let bare = in_the_way(&Ledger::default(), &policy);
        let without = bare.iter().filter(|(_, because)| *because == NotOfficialBecause::WithoutReview);
        assert_eq!(without.count(), versions, "{}", policy.id());
        let weak = in_the_way(&agreed(&policy), &policy);
        assert_eq!(weak.len(), bare.len() - versions, "{}", policy.id());
        assert!(!weak.is_empty(), "{} rests on readings", policy.id());
        assert!(weak.iter().all(|(_, because)| matches!(because, NotOfficialBecause::RestsOn { mark, .. }
            if [Mark::Interpretation, Mark::General].contains(mark))));
    }
}

#[test]
fn a_policy_that_is_wholly_v_reviewed_and_agreed_with_is_official() {
    let policy = WHOLLY_V.policy();
    let ledger = agreed(&policy);
    assert_eq!(in_the_way(&ledger, &policy), []);
    assert_eq!(ledger.standing(&policy).official().unwrap().policy(), &policy);
}

#[test]
fn an_element_that_no_part_speaks_of_is_in_the_way_as_a_reading_and_so_is_a_relation_that_is_no_surer() {
    let policy = WHOLLY_V.policy();
    let mut json = serde_json::to_value(&policy).unwrap();
    let parts = json["rules"][0]["versions"][1]["parts"].as_array_mut().unwrap();
    parts.retain(|part| part["of"] != "clock");
    let without: Policy = serde_json::from_value(json).unwrap();
    let rests_on = |element| NotOfficialBecause::RestsOn { element, mark: Mark::Interpretation };
    let found = in_the_way(&agreed(&without), &without);
    assert_eq!(found, [(SECOND.to_owned(), rests_on(Element::Clock))]);

    let part = Part::read(Element::Relation, lit("goes before"));
    let relation = Relation::new(lit("own.file.plan"), RelationKind::Unaffected, lit("own.other"), part);
    let related = policy.with_relations(vec![relation]).unwrap();
    let found = in_the_way(&agreed(&related), &related);
    assert_eq!(found, [FIRST, SECOND].map(|id| (id.to_owned(), rests_on(Element::Relation))));
}

#[test]
fn each_version_needs_its_own_review() {
    let policy = WHOLLY_V.policy();
    let both = agreed(&policy).reviews().to_vec();
    for (left, missing) in [(&both[1..], FIRST), (&both[..1], SECOND)] {
        let ledger = Ledger::new(left.to_vec()).unwrap();
        assert_eq!(in_the_way(&ledger, &policy), [(missing.to_owned(), NotOfficialBecause::WithoutReview)]);
    }
}

#[test]
fn one_changed_word_of_a_quote_lapses_the_review_of_its_version_and_of_no_other() {
    let policy = WHOLLY_V.policy();
    let ledger = agreed(&policy);
    let changed = Own { quote: "Saken kan vise til planen.", ..WHOLLY_V }.policy();
    let standing = ledger.standing(&changed);
    let [first, second] = standing.versions() else { unreachable!() };
    assert_eq!((first.live().len(), first.lapsed().len()), (1, 0));
    assert_eq!((second.live().len(), second.lapsed()), (0, &[&ledger.reviews()[1]][..]));
    assert_ne!(second.digest(), ledger.reviews()[1].digest());
    assert_eq!(in_the_way(&ledger, &changed), [(SECOND.to_owned(), NotOfficialBecause::Lapsed)]);
    assert_eq!(
        standing.official().unwrap_err().to_string(),
        format!("the policy is not official: {SECOND} has only reviews that have lapsed")
    );
}

#[test]
fn a_review_of_the_words_as_they_are_now_stands_beside_the_lapsed_one() {
    let changed = Own { quote: "Saken kan vise til planen.", ..WHOLLY_V }.policy();
    let reviews = [agreed(&WHOLLY_V.policy()).reviews(), &agreed(&changed).reviews()[1..]].concat();
    let ledger = Ledger::new(reviews).unwrap();
    let standing = ledger.standing(&changed);
    assert_eq!((standing.versions()[1].live().len(), standing.versions()[1].lapsed().len()), (1, 1));
    assert_eq!(in_the_way(&ledger, &changed), []);
}

#[test]
fn an_answer_to_an_open_question_lapses_the_review_and_taking_it_back_revives_it() {
    let policy = WHOLLY_V.policy();
    let ledger = agreed(&policy);
    let answered =
        |in_scope| policy.clone().with_choice(&lit("own.file.plan"), &Choice::ShortPosts(in_scope)).unwrap();
    let lapsed = [FIRST, SECOND].map(|version| (version.to_owned(), NotOfficialBecause::Lapsed));
    assert_eq!(in_the_way(&ledger, &answered(InScope::No)), lapsed);
    assert_eq!(in_the_way(&ledger, &answered(InScope::Yes)), []);
}

#[test]
fn an_edge_read_as_a_day_lapses_the_review_and_leaves_the_version_known() {
    let policy = packs::norway_state();
    let (rule, ledger) = (lit("no.state.interview.immigrant"), agreed(&policy));
    let edge = policy.rule(&rule).unwrap().versions()[1].span().from();
    let choice = Choice::Edge { unsettled: edge, read_as: Edge::On(lit("2010-06-01")) };
    let chosen = policy.clone().with_choice(&rule, &choice).unwrap();
    let standing = ledger.standing(&chosen);
    assert!(standing.unknown().is_empty());
    let lapsed: Vec<String> = standing
        .versions()
        .iter()
        .filter(|version| version.live().is_empty() && version.lapsed().len() == 1)
        .map(|version| version.id().to_string())
        .collect();
    assert_eq!(lapsed, ["no.state.interview.immigrant @ 2010-01-01..2010-12-31"]);
    let live = standing.versions().iter().filter(|version| version.live().len() == 1).count();
    assert_eq!(live, standing.versions().len() - 1);
}

#[test]
fn a_disagreement_or_a_reservation_is_in_the_way_even_beside_an_agreement() {
    let policy = WHOLLY_V.policy();
    let ola = |disagrees: bool| {
        let id = VersionId::of(&policy.rules()[0], &policy.rules()[0].versions()[0]);
        let (digest, by, on) = (first_digest(&policy), reviewer("Ola"), lit("2027-01-16"));
        if disagrees {
            Review::disagrees(id, digest, by, on)
        } else {
            Review::agrees(id, digest, by, on).except(vec![lit("silent/short_posts → ask KMD")]).unwrap()
        }
    };
    for (disagrees, because) in [(true, NotOfficialBecause::Disagrees), (false, NotOfficialBecause::Reserved)]
    {
        let beside = Ledger::new([agreed(&policy).reviews(), &[ola(disagrees)]].concat()).unwrap();
        assert_eq!(in_the_way(&beside, &policy), [(FIRST.to_owned(), because)]);
        let instead = Ledger::new(vec![ola(disagrees), agreed(&policy).reviews()[1].clone()]).unwrap();
        assert_eq!(in_the_way(&instead, &policy), [(FIRST.to_owned(), because)]);
    }
}

#[test]
fn the_last_word_of_a_reviewer_counts_wherever_it_stands_in_the_ledger() {
    let policy = WHOLLY_V.policy();
    let earlier = reviewed(&policy, |id, digest| {
        Review::disagrees(id, digest, reviewer("Kari Nordmann"), lit("2027-01-14"))
    });
    let (earlier, later) = (earlier.reviews(), agreed(&policy));
    for order in [[earlier, later.reviews()].concat(), [later.reviews(), earlier].concat()] {
        let ledger = Ledger::new(order).unwrap();
        assert_eq!(in_the_way(&ledger, &policy), []);
        for version in ledger.standing(&policy).versions() {
            assert_eq!(version.live()[0].on(), lit("2027-01-15"));
            assert_eq!(version.replaced()[0].on(), lit("2027-01-14"));
        }
    }
    let other_role = Reviewer::new(lit("Kari Nordmann"), lit("ombud")).unwrap();
    let namesake = Review::disagrees(
        later.reviews()[0].version().clone(),
        later.reviews()[0].digest(),
        other_role,
        lit("2027-01-14"),
    );
    let ledger = Ledger::new([later.reviews(), &[namesake]].concat()).unwrap();
    assert_eq!(in_the_way(&ledger, &policy), [(FIRST.to_owned(), NotOfficialBecause::Disagrees)]);
}

#[test]
fn a_part_or_a_part_of_an_exception_marked_i_or_g_is_in_the_way() {
    for mark in [Mark::Verified, Mark::Secondary, Mark::Interpretation, Mark::General] {
        let weak = matches!(mark, Mark::Interpretation | Mark::General);
        for (own, element) in [
            (Own { mark, ..WHOLLY_V }, Element::Record),
            (Own { exception_mark: mark, ..WHOLLY_V }, Element::Exception),
        ] {
            let policy = own.policy();
            let wanted: Vec<_> = weak
                .then(|| (SECOND.to_owned(), NotOfficialBecause::RestsOn { element, mark }))
                .into_iter()
                .collect();
            assert_eq!(in_the_way(&agreed(&policy), &policy), wanted);
        }
    }
}

#[test]
fn a_statement_whose_wording_is_not_sure_is_in_the_way() {
    let span = || Span::new(Edge::On(lit("2020-01-01")), Edge::Open).unwrap();
    let policy = |wording| {
        let words = |of| Part::quoted(of, lit("en standardtekst"), lit("plan"), Mark::Verified);
        let elements = [Element::Statement, Element::Clock, Element::Force, Element::Channel];
        let check = Check::Statement(lit("own.text"));
        let version =
            Version::new(span(), Force::Instruction, Modality::Must, check, elements.map(words).into())
                .unwrap();
        let rule = Rule::new(lit("own.advert"), Clock::Advertised, vec![version]).unwrap();
        let sources = vec![Source::new(lit("plan"), lit("Handlingsplan"))];
        let statement = Statement::new(lit("own.text"), StatementStatus::Required, vec![wording]);
        Policy::new(lit("own"), lit("2026-01-01"), sources, vec![statement], vec![rule]).unwrap()
    };
    let sure =
        policy(Wording::new(lit("nb"), span(), lit("Velkommen."), lit("plan"), Mark::Verified).unwrap());
    assert_eq!(in_the_way(&agreed(&sure), &sure), []);
    let unsure = policy(Wording::not_in_the_sources(lit("nb"), span()));
    let because = NotOfficialBecause::RestsOn { element: Element::Statement, mark: Mark::Interpretation };
    assert_eq!(in_the_way(&agreed(&unsure), &unsure), [("own.advert @ 2020-01-01".to_owned(), because)]);
}

#[test]
fn a_review_of_what_the_policy_does_not_have_is_named_and_changes_nothing() {
    let policy = WHOLLY_V.policy();
    let digest = first_digest(&policy);
    let stray = ["own.file.plan @ 2021-01-01", "own.file.plan @ ..2020-01-01", "own.file @ 2020-01-01"]
        .map(|id| Review::disagrees(lit(id), digest, reviewer("Kari Nordmann"), lit("2027-01-15")));
    let ledger = Ledger::new([agreed(&policy).reviews(), &stray[..]].concat()).unwrap();
    let standing = ledger.standing(&policy);
    assert!(standing.unknown().iter().copied().eq(&stray));
    assert_eq!(in_the_way(&ledger, &policy), []);
}

const HEX: &str = "12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126";

#[test]
fn a_ledger_is_read_from_lines_with_comments_between_them() {
    let text = format!(
        "# Gjennomgått ved siden av forskriften.\r\n\n  \t# innrykket\nreview own.a @ 2020-01-01 digest {HEX} by \
         \"Kari, jurist # 1\" on 2027-01-15 agrees\r\n\treview  own.b  @  2006-05-26..2006-06-16\tdigest  {HEX}  by  \
         \"Ola \\\"Ole\\\" \\\\ Hansen , leder, KS\"  on  2027-01-16  agrees   except:  a: b ;c \n\
         review own.b @ ..2004-05-31 digest {HEX} by \"Kari,jurist\" on 2027-01-17 disagrees"
    );
    let ledger: Ledger = text.parse().unwrap();
    let written = format!(
        "review own.a @ 2020-01-01  digest {HEX}  by \"Kari, jurist # 1\"  on 2027-01-15  agrees\n\
         review own.b @ 2006-05-26..2006-06-16  digest {HEX}  by \"Ola \\\"Ole\\\" \\\\ Hansen, leder, KS\"  on \
         2027-01-16  agrees except: a: b; c\n\
         review own.b @ ..2004-05-31  digest {HEX}  by \"Kari, jurist\"  on 2027-01-17  disagrees\n"
    );
    assert_eq!(ledger.to_string(), written);
    assert_eq!(ledger.reviews()[1].by().name().as_str(), r#"Ola "Ole" \ Hansen"#);
    assert_eq!("".parse::<Ledger>().unwrap(), Ledger::default());
}

#[test]
fn a_line_that_is_no_review_is_refused_with_its_number_and_what_is_wrong() {
    let good =
        format!("review own.a @ 2020-01-01 digest {HEX} by \"Kari, jurist\" on 2027-01-15 agrees except: a");
    assert!(good.parse::<Review>().is_ok());
    for (from, to, message) in [
        ("review", "revew", "review is wanted, not \"revew\""),
        (
            "own.a",
            "Own.a",
            "no rule id: \"Own.a\" (lower-case letters, digits and underscores, joined by single dots, are wanted)",
        ),
        (" @ ", " ", "@ is wanted, not \"2020-01-01\""),
        ("2020-01-01", "2020-1-1", "@: no beginning: \"2020-1-1\" (a day, `day..day` or `..day` is wanted)"),
        (
            "2020-01-01",
            "2020-01-01..",
            "@: no beginning: \"2020-01-01..\" (a day, `day..day` or `..day` is wanted)",
        ),
        (
            "2020-01-01",
            "2020-01-02..2020-01-01",
            "@: between: last, 2020-01-01, is not after first, 2020-01-02",
        ),
        ("digest ", "", "digest is wanted, not \"12ae32cb1ec02d01eda3581b127c1fee3b0dc535\"…"),
        (
            "12ae",
            "12AE",
            "digest: no digest: \"12AE32cb1ec02d01eda3581b127c1fee3b0dc535\"… (64 lower-case hexadecimal digits are wanted)",
        ),
        ("by", "of", "by is wanted, not \"of\""),
        (
            "\"Kari",
            "Kari",
            "by: no reviewer: \"Kari, jurist\\\" on 2027-01-15 agrees excep\"… (a name, a comma and a role between double quotes are wanted)",
        ),
        (
            "jurist\"",
            "jurist",
            "by: no reviewer: \"\\\"Kari, jurist on 2027-01-15 agrees excep\"… (a name, a comma and a role between double quotes are wanted)",
        ),
        (
            "Kari,",
            "Kari\\,",
            "by: no reviewer: \"\\\"Kari\\\\, jurist\\\" on 2027-01-15 agrees exc\"… (a name, a comma and a role between double quotes are wanted)",
        ),
        (
            "Kari, jurist",
            "Kari",
            "by: no reviewer: \"\\\"Kari\\\" on 2027-01-15 agrees except: a\" (a name, a comma and a role between double quotes are wanted)",
        ),
        ("Kari,", " ,", "by: empty name"),
        ("jurist", "", "by: empty title"),
        ("jurist", "ju\u{7}rist", "by: title with the control character '\\u{7}': \"ju\\u{7}rist\""),
        ("on 2027", "at 2027", "on is wanted, not \"at\""),
        ("2027-01-15", "15.1.2027", "on: no date: \"15.1.2027\" (YYYY-MM-DD is wanted)"),
        ("agrees", "agree", "agrees or disagrees is wanted, not \"agree\""),
        ("agrees except: a", "", "agrees or disagrees is wanted, not \"\""),
        ("except:", "but:", "except: is wanted, not \"but:\""),
        ("except: a", "except:", "except: empty title"),
        ("except: a", "except: a;", "except: empty title"),
        ("agrees", "disagrees", "except: reservations are made to an agreement only"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good);
        let error = bad.parse::<Review>().unwrap_err();
        assert_eq!(error.to_string(), message);
        let ledger = format!("# first\n\n{good}\n{bad}\n").parse::<Ledger>().unwrap_err();
        assert_eq!(ledger, LedgerError::Line { line: 4, error });
        assert_eq!(ledger.to_string(), format!("line 4: {message}"));
    }
    let trailing = "own.a @ 2020-01-01 x".parse::<VersionId>().unwrap_err();
    assert_eq!(trailing.to_string(), "the end is wanted, not \"x\"");
}

#[test]
fn a_reviewer_is_not_heard_twice_on_the_same_words_on_one_day() {
    let line = |verdict: &str| {
        format!("review own.a @ 2020-01-01 digest {HEX} by \"Kari, jurist\" on 2027-01-15 {verdict}")
    };
    let text = format!("{}\n# meanwhile\n{}\n", line("agrees"), line("disagrees"));
    let error = text.parse::<Ledger>().unwrap_err();
    assert_eq!(error.code(), "ledger_line_twice");
    assert_eq!(error.to_string(), "line 3: Kari, jurist is there twice on 2027-01-15 of own.a @ 2020-01-01");
    let reviews = [line("agrees"), line("disagrees")].map(|line| lit(&line)).to_vec();
    let error = Ledger::new(reviews).unwrap_err();
    assert_eq!(error.code(), "ledger_review_twice");
    assert!(error.to_string().starts_with("reviews: number 2: Kari, jurist is there twice"));
}

#[test]
fn what_is_too_long_or_too_many_is_refused() {
    let many = |count: u32| {
        let day = |place: u32| mangfold::testing::stamp().date_naive() + chrono::Days::new(place.into());
        let line = |place| {
            format!("review own.a @ 2020-01-01 digest {HEX} by \"Kari, jurist\" on {} agrees\n", day(place))
        };
        (0..count).map(line).collect::<String>()
    };
    let most: Ledger = many(10_000).parse().unwrap();
    assert_eq!(many(10_001).parse::<Ledger>().unwrap_err(), LedgerError::TooManyReviews { most: 10_000 });
    let more = [most.reviews(), &[lit(many(1).replace("own.a", "own.b").trim())]].concat();
    assert_eq!(Ledger::new(more).unwrap_err().code(), "ledger_too_many_reviews");

    let id = || lit::<VersionId>("own.a @ 2020-01-01");
    let long = Reviewer::new(lit(&"\"".repeat(200)), lit(&"😀".repeat(500))).unwrap();
    let review = Review::agrees(id(), lit(HEX), long, lit("2027-01-15"));
    let reservations = |count| vec![lit(&"😀".repeat(500)); count];
    let longest = review.clone().except(reservations(32)).unwrap();
    assert_eq!(longest.to_string().parse::<Ledger>().unwrap().reviews(), [longest]);
    assert_eq!(review.except(reservations(33)).unwrap_err().code(), "review_too_many_reservations");
    let spaces = many(1).replace(" on ", &" ".repeat(128 * 1024));
    assert_eq!(spaces.parse::<Ledger>().unwrap_err().code(), "ledger_line_too_long");
}

#[test]
fn the_wire_of_a_ledger_is_read_through_the_same_door() {
    let line = format!(
        "review own.a @ ..2020-01-01  digest {HEX}  by \"Kari, jurist\"  on 2027-01-15  agrees except: a; b\n"
    );
    let ledger: Ledger = lit(&line);
    let json = format!(
        r#"{{"format":1,"reviews":[{{"version":{{"rule":"own.a","from":{{"not_verified":{{"stands_on":"2020-01-01"}}}}}},"digest":"{HEX}","by":{{"name":"Kari","role":"jurist"}},"on":"2027-01-15","verdict":"agrees","except":["a","b"]}}]}}"#
    );
    assert_eq!(serde_json::to_string(&ledger).unwrap(), json);
    assert_eq!(serde_json::from_str::<Ledger>(&json).unwrap(), ledger);
    for (from, to) in [
        (r#""agrees""#, r#""disagrees""#),
        (r#""Kari""#, r#""Kari, Ola""#),
        (r#"["a","b"]"#, r#"["a;b"]"#),
        (r#""12ae"#, r#""12AE"#),
        (r#"{"not_verified":{"stands_on":"2020-01-01"}}"#, r#""open""#),
        (r#""format":1"#, r#""format":0"#),
        (r#""verdict""#, r#""official":true,"verdict""#),
    ] {
        let bad = json.replacen(from, to, 1);
        assert_ne!(bad, json);
        assert!(serde_json::from_str::<Ledger>(&bad).is_err(), "{bad}");
    }
    let review = json.split_once('[').unwrap().1.strip_suffix("]}").unwrap();
    let twice = json.replace(review, &format!("{review},{review}"));
    let error = serde_json::from_str::<Ledger>(&twice).unwrap_err().to_string();
    assert!(error.contains("is there twice"), "{error}");
}

#[test]
fn a_version_read_back_from_json_has_the_same_digest() {
    for policy in every_pack() {
        let again: Policy = serde_json::from_str(&serde_json::to_string(&policy).unwrap()).unwrap();
        for (rule, same) in policy.rules().iter().zip(again.rules()) {
            for place in 0..u32::try_from(rule.versions().len()).unwrap() {
                let digest = policy.digest_of(rule.id(), place);
                assert!(digest.is_some() && digest == again.digest_of(same.id(), place));
            }
        }
    }
}

/// Whoever changes the form in which a version is written lets every review there is lapse, and must want to.
#[test]
fn the_digest_of_a_version_stays_the_same_from_release_to_release() {
    let policy = WHOLLY_V.policy();
    let digests = [0, 1].map(|place| policy.digest_of(policy.rules()[0].id(), place).unwrap().to_string());
    assert_eq!(
        digests,
        [
            "5fe9c3cbf5dc0b3e5365382daed7c3cdb3905434a0441f7047d9aa9864401bb8",
            "4ab891e3e310a35485b6eb433d21d7fa9e9dc6e5602a6726e0375ed7db1b228f",
        ]
    );
}

#[test]
fn the_digest_of_a_version_is_that_of_what_is_read_of_it_as_json_with_sorted_keys() {
    use sha2::Digest as _;
    let earlier = EarlierText { text: lit("Velkommen."), until: lit("2009-05-11") };
    let policy = packs::oslo(Some(earlier)).unwrap();
    let rule = &policy.rules()[0];
    let version = &rule.versions()[0];
    assert_eq!(
        canonical_bytes(version).unwrap(),
        serde_json::to_value(version).unwrap().to_string().as_bytes()
    );
    let policy_json = serde_json::to_value(&policy).unwrap();
    let mut sources = policy_json["sources"].as_array().unwrap().clone();
    sources.sort_by_key(|source| source["key"].as_str().unwrap().to_owned());
    let text = serde_json::to_string(rule).unwrap();
    let wordings = policy_json["statements"][0].to_string();
    sources.retain(|source| {
        let cited = format!("\"source\":{}", source["key"]);
        text.contains(&cited) || wordings.contains(&cited)
    });
    assert!(sources.len() > 1);
    // A map of these tests is sorted, its keys are ASCII, and a version has no number to write in two ways.
    let read = serde_json::json!({
        "rule": rule.id(), "clock": rule.clock(), "note_on_before": rule.note_on_before(), "version": version,
        "sources": sources, "statement": policy_json["statements"][0],
    });
    let sha: [u8; 32] = sha2::Sha256::digest(read.to_string()).into();
    assert_eq!(first_digest(&policy), Digest::from_bytes(sha));
}

#[test]
fn a_changed_clock_note_citation_or_wording_beside_a_version_lapses_its_review() {
    let earlier = EarlierText { text: lit("Velkommen."), until: lit("2009-05-11") };
    let policies = [packs::norway_state(), packs::oslo(Some(earlier)).unwrap()];
    let changed = |policy: &Policy, change: &dyn Fn(&mut serde_json::Value)| {
        let mut json = serde_json::to_value(policy).unwrap();
        change(&mut json);
        let changed: Policy = serde_json::from_value(json).unwrap();
        assert_ne!(changed, *policy);
        first_digest(&changed)
    };
    let [state, oslo] = &policies;
    let other = |at: &'static str, to: &'static str| {
        move |json: &mut serde_json::Value| {
            let place = json.pointer_mut(at).unwrap_or_else(|| panic!("nothing at {at}"));
            assert_ne!(*place, to);
            *place = to.into();
        }
    };
    assert_ne!(changed(state, &other("/rules/0/clock", "invited")), first_digest(state));
    assert_ne!(
        changed(state, &|json| json["rules"][0]["before"] = "Et annet notat.".into()),
        first_digest(state)
    );
    assert_ne!(
        changed(oslo, &other("/statements/0/wordings/0/text", "Alle er velkomne.")),
        first_digest(oslo)
    );
    let cited = state.rules()[0].versions()[0].parts().iter().find_map(Part::source).unwrap();
    for source in 0..state.sources().len() {
        let at = format!("/sources/{source}/citation");
        let digest = changed(state, &|json| *json.pointer_mut(&at).unwrap() = "Et annet sted".into());
        if state.sources()[source].key() == cited {
            assert_ne!(digest, first_digest(state));
        }
    }
    // Cited only for what belongs elsewhere, and read all the same.
    let women = lit("no.state.quota.sex.woman");
    let place = state.sources().iter().position(|source| source.key().as_str() == "s7t").unwrap();
    let mut json = serde_json::to_value(state).unwrap();
    json["sources"][place]["citation"] = "Et annet sted".into();
    let elsewhere: Policy = serde_json::from_value(json).unwrap();
    assert_ne!(elsewhere.digest_of(&women, 0), state.digest_of(&women, 0));
    let uncited = changed(state, &|json| {
        json["sources"]
            .as_array_mut()
            .unwrap()
            .push(serde_json::json!({"key": "other", "citation": "Annet"}));
    });
    assert_eq!(uncited, first_digest(state), "what the version does not cite is not read with it");
}

#[test]
fn every_public_type_of_the_module_can_be_shared_and_shown_and_all_but_the_proof_cloned() {
    fn shared<T: Send + Sync + std::fmt::Debug>() {}
    fn cloned<T: Clone + Send + Sync + std::fmt::Debug>() {}
    cloned::<(CanonicalError, Digest, DigestError, Ledger, LedgerError, NotOfficial, NotOfficialBecause)>();
    cloned::<(Review, ReviewError, ReviewTextError, ReviewVerdict, Reviewer, VersionId)>();
    cloned::<(Reviewed<'_>, ReviewedVersion<'_>)>();
    shared::<Official<'_>>();
}

fn day() -> impl Strategy<Value = chrono::NaiveDate> {
    (0..40_000_u64).prop_map(|days| testing::stamp().date_naive() + chrono::Days::new(days))
}

fn edge() -> impl Strategy<Value = Edge> {
    prop_oneof![
        day().prop_map(Edge::On),
        (day(), 1..400_u64)
            .prop_map(|(first, days)| Edge::Between { first, last: first + chrono::Days::new(days) }),
        day().prop_map(|stands_on| Edge::NotVerified { stands_on }),
    ]
}

/// Texts of whatever can be typed, with what the line itself is made of more often than chance has it.
fn text<T: std::str::FromStr + std::fmt::Debug>(without: char) -> impl Strategy<Value = T> {
    let character =
        prop_oneof![any::<char>(), prop::sample::select(vec!['"', '\\', ' ', '#', '@', ':', ',', ';', 'a'])];
    let text = prop::collection::vec(character, 1..12)
        .prop_map(|characters| characters.into_iter().collect::<String>());
    text.prop_filter_map("no such text", move |text| text.replace(without, "").parse().ok())
}

fn review() -> impl Strategy<Value = Review> {
    let id = (prop::sample::select(vec!["own.a", "own.b_2"]), edge());
    let by = (text(','), text('\0')).prop_map(|(name, role)| Reviewer::new(name, role).unwrap());
    let except = prop::option::of(prop::collection::vec(text::<Title>(';'), 0..4));
    (id, any::<[u8; 32]>(), by, day(), except).prop_map(|((rule, from), digest, by, on, except)| {
        let (id, digest) = (VersionId::new(lit(rule), from).unwrap(), Digest::from_bytes(digest));
        match except {
            Some(except) => Review::agrees(id, digest, by, on).except(except).unwrap(),
            None => Review::disagrees(id, digest, by, on),
        }
    })
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991..=9_007_199_254_740_991_i64).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((any::<String>(), inner), 0..5)
                .prop_map(|pairs| pairs.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn every_ledger_is_read_as_it_was_written(reviews in prop::collection::vec(review(), 0..6)) {
        let ledger = Ledger::new(reviews).unwrap();
        let text = ledger.to_string();
        prop_assert_eq!(text.lines().count(), ledger.reviews().len());
        prop_assert_eq!(&text.parse::<Ledger>().unwrap(), &ledger);
        prop_assert_eq!(serde_json::from_str::<Ledger>(&serde_json::to_string(&ledger).unwrap()).unwrap(), ledger);
    }

    #[test]
    fn no_text_stops_the_reader_of_ledgers(text in "\\PC{0,40}", cut in 0..120_usize) {
        let line = format!("review own.a @ 2020-01-01 digest {HEX} by \"Kari, jurist\" on 2027-01-15 agrees except: å");
        let cut = line.char_indices().map(|(place, _)| place).nth(cut).unwrap_or(line.len());
        let text = format!("{}{text}", &line[..cut]);
        if let Ok(review) = text.parse::<Review>() {
            prop_assert_eq!(review.to_string().parse(), Ok(review));
        }
    }

    #[test]
    fn canonical_bytes_are_the_same_value_and_canonical_again(value in value()) {
        let bytes = canonical_bytes(&value).unwrap();
        let again: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        prop_assert_eq!(&again, &value);
        prop_assert_eq!(canonical_bytes(&again).unwrap(), bytes);
    }

    #[test]
    fn texts_are_escaped_as_serde_json_escapes_them(text in any::<String>()) {
        prop_assert_eq!(canonical_bytes(&text).unwrap(), serde_json::to_vec(&text).unwrap());
    }
}
