//! Rubbish in: never a panic, always an error that names the place and the value, never one that tells what somebody declared.
#![cfg(feature = "json")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "helpers of tests, which want to fail where the mistake is"
)]
#![expect(clippy::too_many_lines, reason = "a row for each refusal")]

use chrono::{DateTime, NaiveDate};
use mangfold::testing::{id, stamp};
use mangfold::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const ROUND: &str = include_str!("golden/round.json");
const POLICY: &str = include_str!("golden/policy.json");
const REASONS: &str = include_str!("golden/reasons.json");
const SHAPES: &str = include_str!("golden/policy_shapes.json");
const BARE: &str = include_str!("golden/round_bare.json");

fn value(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn policies() -> Vec<Policy> {
    let own = Policy::from_json(POLICY.as_bytes(), &Limits::default()).unwrap();
    vec![own, packs::norway_state(), packs::oslo(None).unwrap()]
}

/// Everything that can be asked of a round; what was read is written and read back to the same.
fn exercise(round: &Round) {
    assert_eq!(&Round::from_json(round.to_json().as_bytes(), &Limits::default()).unwrap(), round);
    for policy in policies() {
        let decision = policy.decide(round, stamp());
        assert_eq!(decision.findings().len(), policy.rules().len());
        assert_eq!(decision.outcome(), policy.outcome(round));
        let stored = decision.to_recorded();
        assert_eq!(
            RecordedDecision::from_json(stored.to_json().as_bytes(), &Limits::default()).unwrap(),
            stored
        );
        let _ =
            (decision.case_file().to_json(), decision.clear(&[]).is_ok(), format!("{decision:?}{round:?}"));
        #[cfg(feature = "wording")]
        for language in wording::Language::ALL {
            let _ = (decision.annotation(language), decision.restricted().annotation(language));
        }
    }
}

/// Reads a document as each of the three; what is read must bear whatever can be asked of it.
fn read_as_anything(bytes: &[u8]) {
    match Round::from_json(bytes, &Limits::default()) {
        Ok(round) => exercise(&round),
        Err(error) => assert_legible(&error),
    }
    match Policy::from_json(bytes, &Limits::default()) {
        Ok(policy) => {
            assert_eq!(Policy::from_json(policy.to_json().as_bytes(), &Limits::default()).unwrap(), policy);
            #[cfg(feature = "wording")]
            let _ = policy.reading(wording::Language::German, policy.release());
            let round = Round::from_json(ROUND.as_bytes(), &Limits::default()).unwrap();
            for round in [round, testing::sample()] {
                let decision = policy.decide(&round, stamp());
                assert_eq!(decision.findings().len(), policy.rules().len());
                let _ = (decision.case_file().to_json(), decision.clear(&[]).is_ok());
                #[cfg(feature = "wording")]
                let _ = decision.restricted().annotation(wording::Language::Bokmal);
            }
        }
        Err(error) => assert_legible(&error),
    }
    match RecordedDecision::from_json(bytes, &Limits::default()) {
        Ok(stored) => {
            let read = RecordedDecision::from_json(stored.to_json().as_bytes(), &Limits::default()).unwrap();
            assert_eq!(read, stored);
        }
        Err(error) => assert_legible(&error),
    }
}

#[track_caller]
fn assert_legible(error: &ReadError) {
    let text = error.to_string();
    assert!(!text.chars().any(char::is_control) && text.chars().count() < 1_500, "{text}");
    assert!(!text.contains("struct ") || text.contains("struct variant"), "a Rust type in: {text}");
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        prop_oneof![
            Just("kept"),
            Just("open"),
            Just("cv_gap"),
            Just("2026-06-07"),
            Just("0b0c1b7e-2b57-4e3c-9a0e-000000000001")
        ]
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,9}|format|all|any|not|on", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn places(value: &Value, at: &str, into: &mut Vec<String>) {
    into.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| places(value, &format!("{at}/{key}"), into));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(number, value)| places(value, &format!("{at}/{number}"), into));
        }
        _ => {}
    }
}

fn places_of(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    places(value, "", &mut found);
    found
}

#[derive(Clone, Debug)]
enum Change {
    Delete,
    Replace(Value),
    Duplicate,
    Copy(prop::sample::Index),
}

fn change() -> impl Strategy<Value = (prop::sample::Index, Change)> {
    let change = prop_oneof![
        Just(Change::Delete),
        any_json().prop_map(Change::Replace),
        Just(Change::Duplicate),
        any::<prop::sample::Index>().prop_map(Change::Copy),
    ];
    (any::<prop::sample::Index>(), change)
}

fn changed(mut document: Value, index: prop::sample::Index, change: Change) -> Value {
    let all = places_of(&document);
    let place = index.get(all.as_slice()).clone();
    let (parent, key) = place.rsplit_once('/').unwrap_or(("", ""));
    match change {
        Change::Replace(value) => *document.pointer_mut(&place).unwrap() = value,
        Change::Copy(other) => {
            let value = document.pointer(other.get::<String>(&all)).unwrap().clone();
            *document.pointer_mut(&place).unwrap() = value;
        }
        // The document itself stays: there is nothing around it.
        Change::Delete | Change::Duplicate if place.is_empty() => {}
        Change::Delete | Change::Duplicate => match (document.pointer_mut(parent).unwrap(), change) {
            (Value::Object(fields), Change::Delete) => drop(fields.remove(key)),
            (Value::Array(items), Change::Delete) => drop(items.remove(key.parse().unwrap())),
            (Value::Array(items), _) => {
                let copy = items[key.parse::<usize>().unwrap()].clone();
                items.push(copy);
            }
            _ => {}
        },
    }
    document
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(400),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_as_anything(&bytes);
    }

    #[test]
    fn no_json_makes_it_panic(value in any_json()) {
        read_as_anything(value.to_string().as_bytes());
    }

    #[test]
    fn no_mutation_of_a_document_makes_it_panic(
        which in 0..4_usize,
        changes in prop::collection::vec(change(), 1..4),
    ) {
        let document = value([ROUND, POLICY, REASONS, BARE][which]);
        let document = changes.into_iter().fold(document, |document, (index, how)| changed(document, index, how));
        read_as_anything(document.to_string().as_bytes());
    }

    #[test]
    fn no_change_of_bytes_makes_it_panic(
        which in 0..3_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut bytes = [ROUND, POLICY, REASONS][which].as_bytes().to_vec();
        for (index, byte) in changes {
            *index.get_mut(&mut bytes) = byte;
        }
        read_as_anything(&bytes);
    }
}

#[test]
fn whatever_stands_in_place_of_a_value_is_refused_in_its_place_and_legibly() {
    let long = format!("\"{}\"", "x".repeat(100_000));
    let never = [
        "{}",
        "[]",
        "1.5",
        "1e400",
        "-1e400",
        r#""\ud800""#,
        r#""a\u0000b""#,
        "18446744073709551616",
        "\"\"",
        &long,
    ];
    let sometimes = ["null", "true", "0", "-1", "4294967296", "\"x\""];
    for document in [ROUND, POLICY, REASONS] {
        let document = value(document);
        for place in places_of(&document) {
            if document.pointer(&place).unwrap().is_array() || document.pointer(&place).unwrap().is_object() {
                continue;
            }
            let mut marked = document.clone();
            *marked.pointer_mut(&place).unwrap() = json!("@@");
            let marked = marked.to_string();
            for raw in never.iter().chain(&sometimes) {
                let text = marked.replace("\"@@\"", raw);
                let read: [Result<(), ReadError>; 3] = [
                    Round::from_json(text.as_bytes(), &Limits::default()).map(drop),
                    Policy::from_json(text.as_bytes(), &Limits::default()).map(drop),
                    RecordedDecision::from_json(text.as_bytes(), &Limits::default()).map(drop),
                ];
                // Ten thousand characters and more are a reason too long, and an advert of common length.
                let allowed = sometimes.contains(raw) || (raw == &long && place.ends_with("/text"));
                assert!(allowed || read.iter().all(Result::is_err), "{place}: {raw:.40}");
                read.iter().filter_map(|read| read.as_ref().err()).for_each(assert_legible);
            }
        }
    }
}

#[test]
fn a_million_brackets_are_refused_without_recursion() {
    for text in ["[".repeat(1_000_000), "{\"a\":".repeat(1_000_000)] {
        for limits in [Limits::default(), Limits { depth: usize::MAX, ..Limits::default() }] {
            let error = Round::from_json(text.as_bytes(), &limits).unwrap_err();
            assert_legible(&error);
        }
        assert_eq!(
            Round::from_json(text.as_bytes(), &Limits::default()).unwrap_err().code(),
            "read_too_deep"
        );
    }
    let mut policy = value(POLICY);
    for depth in 0..60 {
        let group = &mut policy["rules"][0]["versions"][1]["check"]["invite"]["of"];
        *group = json!({"not": group.take()});
        let read = Policy::from_json(policy.to_string().as_bytes(), &Limits::default());
        assert!(read.is_ok() || depth > 50, "{depth}");
        assert!(read.is_err() || depth < 58, "{depth}");
        read.err().iter().for_each(|error| assert_eq!(error.code(), "read_too_deep"));
    }
}

#[test]
fn days_at_the_ends_of_the_calendar_are_borne() {
    let days = ["0000-01-01", "9999-12-31", "2024-02-29"];
    let dated = |text: &str, day: &str| {
        let mut document = value(text);
        for place in places_of(&document) {
            let node = document.pointer_mut(&place).unwrap();
            if node.as_str().is_some_and(|text| text.len() == 10 && text.parse::<NaiveDate>().is_ok()) {
                *node = json!(day);
            }
        }
        document.to_string()
    };
    for day in days {
        let round = Round::from_json(dated(ROUND, day).as_bytes(), &Limits::default()).unwrap();
        assert_eq!(round.vacancy().opens_on().to_string(), day);
        exercise(&round);
        read_as_anything(dated(POLICY, day).as_bytes());
        read_as_anything(dated(REASONS, day).as_bytes());
    }
    for day in [
        "-0001-12-31",
        "+10000-01-01",
        "+262142-12-31",
        "-262143-01-01",
        "+262143-01-01",
        "10000-01-01",
        "2026-02-30",
        "2026-6-7",
        "2026-06-07T00:00:00Z",
        "26-06-07",
        "",
        " 2026-06-07",
    ] {
        let error =
            Round::from_json(dated(ROUND, day).as_bytes(), &Limits::default()).unwrap_err().to_string();
        assert!(error.contains(&format!("_on: no date: {day:?} (YYYY-MM-DD is wanted)")), "{error}");
    }
    let round = testing::sample();
    for at in [
        DateTime::UNIX_EPOCH,
        chrono::DateTime::<chrono::Utc>::MIN_UTC,
        chrono::DateTime::<chrono::Utc>::MAX_UTC,
    ] {
        let policy = packs::norway_state();
        let stored = policy.decide(&round, at).to_recorded();
        assert_eq!(
            RecordedDecision::from_json(stored.to_json().as_bytes(), &Limits::default()).unwrap(),
            stored
        );
    }
}

#[test]
fn a_stamp_is_read_in_one_form_only() {
    for at in [
        "2026-07-01T10:30:00+02:00",
        "2026-07-01 08:30:00Z",
        "2026-07-01T08:30:00.000Z",
        "2026-07-01",
        "now",
        "",
    ] {
        let text = REASONS.replace("2026-07-01T08:30:00Z", at);
        let error = RecordedDecision::from_json(text.as_bytes(), &Limits::default()).unwrap_err().to_string();
        assert!(error.starts_with(&format!("at: no stamp: {at:?}")), "{error}");
    }
}

fn crowd(count: u128) -> Vec<Applicant> {
    let day: NaiveDate = "2026-06-10".parse().unwrap();
    let person = |number| {
        let applicant = Applicant::new(ApplicantId::new(Uuid::from_u128(number)), day);
        let declaration = Declaration::new(Ground::DisabilityNeedingAccommodation, Answer::Declared);
        let applicant =
            if number % 10 == 0 { applicant.with_declarations(vec![declaration]) } else { Ok(applicant) };
        let applicant = applicant.unwrap();
        if number % 100 == 1 {
            applicant
        } else {
            applicant.with_assessment(Assessment::new(Suitability::Suited)).unwrap()
        }
    };
    (0..count).rev().map(person).collect()
}

fn vacancy() -> Vacancy {
    let employer = Employer::new(Country::NORWAY).with_sector(Sector::State);
    let id: VacancyId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse().unwrap();
    Vacancy::new(id, "Leder".parse().unwrap(), employer, "2026-06-07".parse().unwrap())
        .with_opening(Opening::External)
        .with_length(Length::Permanent)
        .unwrap()
}

#[test]
fn a_million_people_are_decided_as_exactly_as_a_hundred_thousand() {
    let policy = packs::norway_state();
    let rule = "no.state.interview.disability".parse().unwrap();
    for count in [100_000_u32, 1_000_000] {
        let people = crowd(count.into());
        let invited = people[0].id();
        let list = Shortlist::new(
            "8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a01".parse().unwrap(),
            vacancy().id(),
            vec![Invitation::proposed(invited, "2026-06-20".parse().unwrap())],
        );
        let round = Round::new(vacancy(), people, vec![list.unwrap()]).unwrap();
        let decision = policy.decide(&round, stamp());
        let finding = decision.finding(&rule).unwrap();
        assert_eq!(finding.verdict(), Verdict::Broken);
        let counts = finding.people().unwrap();
        assert_eq!((counts.in_group, counts.undeclared), (count / 10, count - count / 10));
        assert_eq!(counts.eligible, (count / 10, count / 10));
        let Because::Short { met_with, .. } = finding.because() else {
            panic!("{}", finding.because().code())
        };
        assert_eq!(met_with.len(), count as usize / 10);
    }
    let error = Round::new(vacancy(), crowd(1_000_001), vec![]).unwrap_err();
    assert_eq!(error, RoundError::TooManyApplicants { count: 1_000_001, most: 1_000_000 });
    assert_eq!(error.to_string(), "applicants: 1000001, at most 1000000 are allowed");
}

#[test]
fn two_hundred_thousand_people_are_read_within_the_limits_only() {
    let round = Round::new(vacancy(), crowd(200_000), vec![]).unwrap();
    let json = round.to_json();
    assert_eq!(Round::from_json(json.as_bytes(), &Limits::default()).unwrap(), round);
    let refused = |limits| Round::from_json(json.as_bytes(), &limits).unwrap_err().to_string();
    let open = Limits::default();
    assert_eq!(refused(Limits { people: 199_999, ..open }), "applicants: 200000, at most 199999 are allowed");
    let bytes = json.len();
    assert_eq!(
        refused(Limits { bytes: bytes - 1, ..open }),
        format!("document of {bytes} bytes, at most {} are allowed", bytes - 1)
    );
}

#[test]
fn a_ground_for_everyone_does_not_fill_the_memory() {
    let day: NaiveDate = "2026-06-10".parse().unwrap();
    let person = |number: u128| {
        let ground = Ground::Own(format!("g{number}").parse().unwrap());
        Applicant::new(ApplicantId::new(Uuid::from_u128(number)), day)
            .with_declarations(vec![Declaration::new(ground, Answer::Declared)])
            .unwrap()
    };
    let error = Round::new(vacancy(), (0..200_000).map(person).collect(), vec![]).unwrap_err();
    assert_eq!(error, RoundError::TooManyGrounds { most: 64 });
    assert!(Round::new(vacancy(), (0..64).map(person).collect(), vec![]).is_ok());
}

/// What a document is refused for once the values at these places are changed; `null` deletes.
fn refusal(text: &str, changes: &Value, read: impl Fn(&[u8]) -> Result<(), ReadError>) -> String {
    let mut document = value(text);
    for (place, new) in changes.as_object().unwrap() {
        let (parent, key) = place.rsplit_once('/').unwrap();
        match document.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}")) {
            Value::Object(fields) if new.is_null() => drop(fields.remove(key)),
            Value::Object(fields) => drop(fields.insert(key.to_owned(), new.clone())),
            Value::Array(items) if key == "-" => items.push(new.clone()),
            Value::Array(items) => items[key.parse::<usize>().unwrap()] = new.clone(),
            _ => panic!("no {place}"),
        }
    }
    let error = read(document.to_string().as_bytes()).expect_err(&changes.to_string());
    assert_legible(&error);
    error.to_string()
}

const FIRST: &str = "0b0c1b7e-2b57-4e3c-9a0e-000000000001";
const THIRD: &str = "0b0c1b7e-2b57-4e3c-9a0e-000000000003";
const NOBODY: &str = "0b0c1b7e-2b57-4e3c-9a0e-0000000000ff";
const OTHER_LIST: &str = "8d5a3f0c-5f53-4a8e-8f5d-0000000000ff";

#[test]
fn everything_a_round_refuses_is_named_with_its_place_and_value() {
    let list = value(ROUND)["shortlists"][0].clone();
    let invitation = |id: &str, on: &str| json!({"applicant": id, "state": "sent", "on": on});
    let many: Vec<Value> =
        (0..65).map(|n| json!({"ground": format!("own.g{n}"), "answer": "declined"})).collect();
    let rows = [
        // Round
        (json!({"/applicants/1/id": FIRST}), format!("applicants: {FIRST} is there twice")),
        (
            json!({"/applicants/1/declarations": many}),
            "applicants: declarations: more than 64 grounds in one round".into(),
        ),
        (
            json!({"/applicants/1/assessment/criteria_not_met": ["stamina"]}),
            "assessment.criteria_not_met: the vacancy has no criterion stamina".into(),
        ),
        (
            json!({"/shortlists/0/vacancy": OTHER_LIST}),
            format!(
                "shortlists (stage 1): vacancy: {OTHER_LIST} is not the round's, 6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11"
            ),
        ),
        (json!({"/shortlists/1/stage": 1}), "shortlists: two for stage 1".into()),
        (
            json!({"/shortlists/1/id": list["id"]}),
            format!("shortlists: {} is there twice", list["id"].as_str().unwrap()),
        ),
        (
            json!({"/shortlists/1/invitations/0": invitation(NOBODY, "2026-06-25")}),
            format!("shortlists (stage 2): invitations: applicant {NOBODY} did not apply"),
        ),
        (
            json!({"/shortlists/1/invitations/0": invitation(FIRST, "2026-06-07")}),
            format!(
                "shortlists (stage 2): invitations: {FIRST} is invited on 2026-06-07, before applying on 2026-06-08"
            ),
        ),
        (
            json!({"/shortlists/1/invitations/0": invitation(THIRD, "2026-06-25")}),
            format!("shortlists (stage 2): invitations: {THIRD}"),
        ),
        (json!({"/recommended_on": "2026-06-06"}), "recommended_on: 2026-06-06".into()),
        (json!({"/hired/0/applicant": NOBODY}), format!("hired: applicant {NOBODY} did not apply")),
        (json!({"/hired/0/on": "2026-06-01"}), "2026-06-01".into()),
        (json!({"/hired/0/applicant": THIRD}), format!("hired: {THIRD}")),
        (
            json!({"/hired/-": {"applicant": FIRST, "on": "2026-07-01"}}),
            format!("hired: {FIRST} is there twice"),
        ),
        (
            json!({"/vacancy/seats": 1, "/hired/-": {"applicant": "0b0c1b7e-2b57-4e3c-9a0e-000000000002", "on": "2026-07-01"}}),
            "hired: 2".into(),
        ),
        (
            json!({"/exceptions/-": value(ROUND)["exceptions"][0]}),
            "exceptions: volume of own.invite.newcomers is there twice".into(),
        ),
        (
            json!({"/exceptions/0/cap": 0}),
            "exceptions[0].cap: invalid value: integer `0`, expected a nonzero u32".into(),
        ),
        (
            json!({"/comparisons/0/applicants": [FIRST]}),
            "comparisons[0]: applicants: 1, at least 2 are compared".into(),
        ),
        (
            json!({"/comparisons/0/applicants": [FIRST, FIRST]}),
            format!("comparisons[0]: applicants: {FIRST} is there twice"),
        ),
        (
            json!({"/comparisons/0/applicants": [FIRST, NOBODY]}),
            format!("comparisons: {NOBODY} did not apply"),
        ),
        (
            json!({"/comparisons/-": value(ROUND)["comparisons"][0]}),
            format!("comparisons: {FIRST} is compared twice"),
        ),
        // Applicant
        (
            json!({"/applicants/0/declarations/1/ground": "minority_background"}),
            "applicants[0]: declarations: two answers about one ground (which one is withheld)".into(),
        ),
        (
            json!({"/applicants/0/assessment/on": "2026-06-07"}),
            "applicants[0]: assessment.on: 2026-06-07 lies before applied_on, 2026-06-08".into(),
        ),
        (
            json!({"/applicants/2/withdrawn_on": "2026-06-08"}),
            "applicants[2]: withdrawn_on: 2026-06-08 lies before applied_on, 2026-06-09".into(),
        ),
        (
            json!({"/applicants/0/score": 9_007_199_254_740_992_i64}),
            "applicants[0]: score: 9007199254740992 is not within ±9007199254740991".into(),
        ),
        (
            json!({"/applicants/0/score": i64::MIN}),
            "applicants[0]: score: -9223372036854775808 is not".into(),
        ),
        (
            json!({"/applicants/0/id": "17"}),
            "applicants[0].id: no applicant id: \"17\" (a UUID is wanted)".into(),
        ),
        // Shortlist
        (
            json!({"/shortlists/0/invitations/-": invitation(FIRST, "2026-06-25")}),
            format!("shortlists[0]: invitations: applicant {FIRST} is there twice"),
        ),
        (json!({"/shortlists/0/places": 1}), "shortlists[0]: places: 1, but 2 are invited".into()),
        (json!({"/shortlists/0/places": 0}), "shortlists[0].places: invalid value: integer `0`".into()),
        (json!({"/shortlists/0/stage": 256}), "shortlists[0].stage: invalid value: integer `256`".into()),
        (
            json!({"/shortlists/0/invitations/0/state": "maybe"}),
            "shortlists[0].invitations[0].state: unknown variant `maybe`".into(),
        ),
        // Vacancy
        (
            json!({"/vacancy/closes_on": "2026-06-06"}),
            "vacancy: closes_on: 2026-06-06 lies before opens_on, 2026-06-07".into(),
        ),
        (
            json!({"/vacancy/length/dates/last": "2026-08-31"}),
            "vacancy: length.dates.last: 2026-08-31 lies before first, 2026-09-01".into(),
        ),
        (json!({"/vacancy/criteria/1/id": "licence"}), "vacancy: criteria: licence is there twice".into()),
        (json!({"/vacancy/seats": 0}), "vacancy.seats: invalid value: integer `0`".into()),
        (json!({"/vacancy/seats": 65_536}), "vacancy.seats: invalid value: integer `65536`".into()),
        (
            json!({"/vacancy/employer/country": "Norge"}),
            "vacancy.employer.country: no country: \"Norge\"".into(),
        ),
        (
            json!({"/vacancy/employer/region": "Berlin"}),
            "vacancy.employer.region: no part of a country: \"Berlin\"".into(),
        ),
        (
            json!({"/vacancy/employer/region": "DE-BE"}),
            "vacancy.employer: region: DE-BE is no part of NO".into(),
        ),
        (
            json!({"/vacancy/representation/0/members": 12}),
            "vacancy.representation[0]: members: 12, of only 11".into(),
        ),
        (
            json!({"/vacancy/representation/-": value(ROUND)["vacancy"]["representation"][0]}),
            "vacancy: representation: cv_gap is counted twice".into(),
        ),
        (json!({"/vacancy/facts/No Code": true}), "vacancy.facts.\"No Code\": no code: \"No Code\"".into()),
        (
            json!({"/vacancy/facts/union_agreement": "no"}),
            "vacancy.facts.union_agreement: invalid type: string \"no\", expected a boolean".into(),
        ),
        (json!({"/vacancy/title": " "}), "vacancy.title: empty title".into()),
        (
            json!({"/vacancy/title": "a\u{7}b"}),
            "vacancy.title: title with the control character '\\u{7}': \"a\\u{7}b\"".into(),
        ),
        (
            json!({"/vacancy/title": "x".repeat(501)}),
            "vacancy.title: title of 501 characters, at most 500".into(),
        ),
        (
            json!({"/vacancy/adverts/0/language": "Norsk"}),
            "vacancy.adverts[0].language: no language tag: \"Norsk\"".into(),
        ),
        (json!({"/vacancy/criteria/0/id": "No Code"}), "vacancy.criteria[0].id: no code: \"No Code\"".into()),
        (json!({"/vacancy/id": null}), "vacancy: missing field `id`".into()),
        (json!({"/vacancy": 17}), "vacancy: invalid type: integer `17`, expected a vacancy".into()),
        (json!({"/applicants": {}}), "applicants: invalid type: map, expected a sequence".into()),
    ];
    for (changes, said) in rows {
        let error = refusal(ROUND, &changes, |bytes| Round::from_json(bytes, &Limits::default()).map(drop));
        assert!(error.contains(&said), "{changes}\n  said:   {error}\n  wanted: {said}");
    }
}

#[test]
fn everything_a_policy_refuses_is_named_with_its_place_and_value() {
    let rules = value(POLICY)["rules"].clone();
    let version = rules[0]["versions"][1].clone();
    let advert = rules[2]["versions"][0].clone();
    let wording = value(POLICY)["statements"][0]["wordings"][1].clone();
    let many: Vec<Value> = (0..17).map(|n| json!({"declared": format!("own.g{n}")})).collect();
    let v = "/rules/0/versions/1";
    let at = |field: &str, new: Value| json!({format!("{v}/{field}"): new});
    let rows = [
        // Policy
        (json!({"/rules": []}), "rules: none".to_owned()),
        (json!({"/rules/-": rules[0]}), "rules: own.invite.minority is there twice".into()),
        (json!({"/sources/1/key": "plan"}), "sources: plan is there twice".into()),
        (
            json!({"/statements/-": value(POLICY)["statements"][0]}),
            "statements: own.standard is there twice".into(),
        ),
        (
            json!({"/sources/0/key": "other"}),
            "sources: own.invite.minority cites plan, which is not there".into(),
        ),
        (
            at("elsewhere/0/source", json!("lost")),
            "sources: own.invite.minority cites lost, which is not there".into(),
        ),
        (at("unless/0/parts/0/source", json!("lost")), "sources: own.invite.minority cites lost".into()),
        (
            json!({"/statements/0/wordings/1/source": "lost"}),
            "sources: own.standard cites lost, which is not there".into(),
        ),
        (
            json!({"/statements/0/id": "own.other"}),
            "statements: own.advert.standard checks own.standard, which is not there".into(),
        ),
        (json!({"/statements/0/wordings": []}), "statements: own.standard: wordings: none".into()),
        (
            json!({"/statements/0/wordings": vec![wording.clone(); 33]}),
            "statements: own.standard: wordings: 33, at most 32 are allowed".into(),
        ),
        (
            json!({"/statements/0/wordings/-": wording}),
            "statements: own.standard: wordings: number 4 begins before the one before it ends".into(),
        ),
        (
            json!({"/statements/0/wordings/1/source": null}),
            "statements[0].wordings[1]: source: none, where text is given".into(),
        ),
        (json!({"/id": "Own Policy"}), "id: no policy id: \"Own Policy\"".into()),
        (json!({"/release": "today"}), "release: no date: \"today\"".into()),
        // Rule
        (json!({"/rules/0/versions": []}), "rules[0]: own.invite.minority: versions: none".into()),
        (
            json!({"/rules/0/versions": vec![version.clone(); 33]}),
            "rules[0]: own.invite.minority: versions: 33, at most 32 are allowed".into(),
        ),
        (
            json!({"/rules/0/versions": [version, rules[0]["versions"][0]]}),
            "rules[0]: own.invite.minority: versions: number 2 begins before the one before it ends".into(),
        ),
        (
            json!({"/rules/2/versions": vec![advert; 2]}),
            "rules[2]: own.advert.standard: versions: number 2 begins before".into(),
        ),
        (json!({"/rules/0/clock": "midnight"}), "rules[0].clock: unknown variant `midnight`".into()),
        (json!({"/rules/0/id": "Nei"}), "rules[0].id: no rule id: \"Nei\"".into()),
        // Version
        (at("parts", json!([])), "rules[0].versions[1]: parts: none".into()),
        (
            at("check/invite/of", json!({"declared": "immigrant_background.ssb"})),
            "rules[0].versions[1]: check: immigrant_background.ssb serves statistics only".into(),
        ),
        (at("legal_basis", Value::Null), "rules[0].versions[1]: legal_basis: missing".into()),
        (
            at("legal_basis", json!("employment_law")),
            "legal_basis: employment_law, though the force is scheme and no law".into(),
        ),
        (at("scope/-", json!({"sector": ["state"]})), "scope: sector is asked for twice".into()),
        (at("scope/-", json!({"opening": "external"})), "scope: opening is asked for twice".into()),
        (at("scope/1", json!({"sector": []})), "rules[0].versions[1]: scope: sector: none".into()),
        (
            at("unless/0/when", json!({"fact": {"category": []}})),
            "rules[0].versions[1]: scope: category: none, in the scope or an exception".into(),
        ),
        (at("unless/0/parts", json!([])), "unless: internal_posting: parts: none".into()),
        (at("unless/0/id", json!("readvertised")), "unless: readvertised is there twice".into()),
        (at("silent/0/question", json!("deadline")), "silent: deadline is there twice".into()),
        (at("force", json!("law")), "rules[0].versions[1].force: unknown variant `law`".into()),
        (at("modality", json!(null)), "rules[0].versions[1]: missing field `modality`".into()),
        (at("check", json!({"own": 1})), "rules[0].versions[1].check: unknown variant `own`".into()),
        (
            at("check/invite/bound", json!({"at_least": 0})),
            "check.invite.bound.at_least: invalid value: integer `0`".into(),
        ),
        (
            at("check/invite/presupposes", json!(-1)),
            "check.invite.presupposes: invalid value: integer `-1`".into(),
        ),
        (
            at("check/invite/undeclared", json!("inside_group")),
            "check.invite.undeclared: unknown variant `inside_group`".into(),
        ),
        (
            at("scope/2", json!({"longer_than_months": 65_536})),
            "longer_than_months: invalid value: integer `65536`".into(),
        ),
        // Part
        (
            at("parts/0/says", Value::Null),
            "rules[0].versions[1].parts[0]: says: bound is marked V without a quote".into(),
        ),
        (at("parts/0/source", Value::Null), "parts[0]: source: bound is marked V without a source".into()),
        (
            at("parts/1/read_as", Value::Null),
            "parts[1]: read_as: undeclared has neither a quote nor a reading".into(),
        ),
        (at("parts/0/mark", json!("X")), "parts[0].mark: unknown variant `X`".into()),
        // Span
        (at("span/from", json!("open")), "rules[0].versions[1].span: from: a span cannot begin open".into()),
        (
            at("span/from", json!({"partial": {"on": "2019-01-01"}})),
            "span: from: a span cannot begin partial".into(),
        ),
        (
            at("span/until", json!({"on": "2019-01-01"})),
            "span: until: 2019-01-01 is not after from, 2019-01-01".into(),
        ),
        (
            at("span/from", json!({"between": {"first": "2020-01-01", "last": "2020-01-01"}})),
            "span: between: last, 2020-01-01, is not after first, 2020-01-01".into(),
        ),
        (at("span/confirmed_to", json!("2026")), "span.confirmed_to: no date: \"2026\"".into()),
        // Group and ground
        (
            at("check/invite/of", json!({"any": []})),
            "rules[0].versions[1].check.invite.of: a group of no parts".into(),
        ),
        (
            at("check/invite/of", json!({"all": [{"declared": "cv_gap"}, {"declared_not": "cv_gap"}]})),
            "check.invite.of: the group names cv_gap twice".into(),
        ),
        (
            at("check/invite/of", json!({"any": ["external", "internal"]})),
            "the group names origin twice".into(),
        ),
        (at("check/invite/of", json!({"any": many})), "a group of 17 parts, at most 16 are allowed".into()),
        (
            at("check/invite/of", json!({"declared": "minority"})),
            "of.declared: unknown ground: \"minority\"".into(),
        ),
        (
            at("check/invite/of", json!({"declared": "own.A"})),
            "of.declared: ground of one's own: no code: \"A\"".into(),
        ),
    ];
    for (changes, said) in rows {
        let error = refusal(POLICY, &changes, |bytes| Policy::from_json(bytes, &Limits::default()).map(drop));
        assert!(error.contains(&said), "{changes}\n  said:   {error}\n  wanted: {said}");
    }
}

#[test]
fn everything_a_shape_refuses_is_named_with_its_place_and_value() {
    let version =
        |rule: usize, field: &str, to: Value| json!({format!("/rules/{rule}/versions/0/{field}"): to});
    let share = |numerator: u32| json!({"numerator": numerator, "denominator": 1});
    let rows = [
        (
            version(2, "check/invite/bound/share/least", share(2)),
            "rules[2].versions[0].check.invite.bound.share.least: share: 2/1 is over one",
        ),
        (version(13, "check/period_share/least", share(0)), "least: share: 0/1 is nothing"),
        (version(0, "scope/0/region/0", json!("Oslo")), "region[0]: no part of a country: \"Oslo\""),
        (
            version(7, "check/sentence/words/1", json!([])),
            "rules[7].versions[0].check.sentence: words: list 2 of the sentence has none",
        ),
        (
            version(1, "check/invite/mode", json!("remote")),
            "rules[1].versions[0]: check.invite: mode: only with at_least and all",
        ),
        (
            version(11, "modality", json!("should")),
            "rules[11].versions[0]: modality: should, though the check only informs",
        ),
        (
            version(11, "justification", json!(null)),
            "rules[11].versions[0]: justification: missing, though the check is a preference for a group",
        ),
        (json!({"/relations/0/rule": "own.x"}), "relations: there is no own.x"),
        (
            json!({"/relations/0/to": "own.invite.best"}),
            "relations: own.invite.best goes before itself, by way of others",
        ),
    ];
    for (changes, said) in rows {
        let error = refusal(SHAPES, &changes, |bytes| Policy::from_json(bytes, &Limits::default()).map(drop));
        assert!(error.contains(said), "{changes}\n  said:   {error}\n  wanted: {said}");
    }
}

#[test]
fn a_fact_given_twice_is_refused_with_its_name() {
    let twice = ROUND.replacen("\"union_agreement\"", "\"external_funding\"", 1);
    let error = Round::from_json(twice.as_bytes(), &Limits::default()).unwrap_err().to_string();
    assert!(error.contains("vacancy.facts") && error.contains("external_funding is there twice"), "{error}");
}

#[test]
fn everything_a_stored_decision_refuses_is_named_with_its_place() {
    let finding = value(REASONS)["findings"][5].clone();
    let rows = [
        (json!({"/findings": []}), "findings: none"),
        (json!({"/findings/-": finding}), "findings: own.rule5 is there twice"),
        (json!({"/outcome": "clear"}), "outcome: clear does not follow from the findings, advised does"),
        (json!({"/outcome": "fine"}), "outcome: unknown variant `fine`"),
        (
            json!({"/findings/0/verdict": "kept"}),
            "findings[0]: verdict: that of own.rule0 does not follow from its reason",
        ),
        (
            json!({"/findings/18/modality": "may"}),
            "findings[18]: verdict: that of own.rule18 does not follow from its reason",
        ),
        (json!({"/vacancy": "x"}), "vacancy: no vacancy id: \"x\""),
    ];
    for (changes, said) in rows {
        let error = refusal(REASONS, &changes, |bytes| {
            RecordedDecision::from_json(bytes, &Limits::default()).map(drop)
        });
        assert!(error.contains(said), "{changes}\n  said:   {error}\n  wanted: {said}");
    }
}

#[test]
fn one_kind_of_document_is_not_read_as_another() {
    for (text, fault) in [
        (POLICY, "unknown field `id`"),
        (REASONS, "unknown field `policy`"),
        ("", "EOF"),
        ("{}", "missing field `format`"),
    ] {
        let error = Round::from_json(text.as_bytes(), &Limits::default()).unwrap_err().to_string();
        assert!(error.contains(fault), "{error}");
    }
    let error = Policy::from_json(ROUND.as_bytes(), &Limits::default()).unwrap_err().to_string();
    assert!(error.contains("unknown field `vacancy`"), "{error}");
    for text in [format!("{ROUND}{ROUND}"), format!("{ROUND} x"), format!("\u{feff}\u{feff}{ROUND}")] {
        assert!(Round::from_json(text.as_bytes(), &Limits::default()).is_err());
    }
}

const SECRET: &str = "sEcReT";

#[test]
fn a_document_cut_short_among_declarations_is_said_to_end() {
    let secret = ROUND.replace("minority_background", &format!("own.{SECRET}"));
    let cut = secret.find(SECRET).unwrap() + 2;
    let error = Round::from_json(&secret.as_bytes()[..cut], &Limits::default()).unwrap_err().to_string();
    assert!(error.starts_with("applicants[0].declarations[0].ground: EOF while parsing a string"), "{error}");
}

/// Every JSON value that carries the secret in some place of it.
fn secrets() -> Vec<Value> {
    vec![
        json!(SECRET),
        json!(format!("own.{SECRET}")),
        json!([SECRET]),
        json!({SECRET: 1}),
        json!({SECRET: SECRET}),
        json!({"ground": SECRET, "answer": "declared"}),
        json!({"ground": "cv_gap", "answer": SECRET}),
        json!({"ground": "cv_gap", "answer": {SECRET: null}}),
        json!({"ground": "cv_gap", "answer": "declared", SECRET: true}),
        json!([{SECRET: [SECRET]}]),
        json!(["cv_gap", SECRET]),
        json!([["cv_gap", SECRET]]),
    ]
}

#[test]
fn no_error_tells_what_was_declared() {
    let document = value(ROUND);
    let among = |place: &String| place.contains("/declarations");
    for place in places_of(&document).into_iter().filter(among) {
        for secret in secrets() {
            let mut changed = document.clone();
            *changed.pointer_mut(&place).unwrap() = secret.clone();
            let error = Round::from_json(changed.to_string().as_bytes(), &Limits::default()).unwrap_err();
            let (shown, debugged) = (error.to_string(), format!("{error:?}"));
            assert!(!shown.contains(SECRET) && !debugged.contains(SECRET), "{place} {secret}: {shown}");
            assert!(
                shown.starts_with("applicants[") && shown.contains("withheld"),
                "{place} {secret}: {shown}"
            );
            let one = serde_json::from_value::<Declaration>(secret.clone()).unwrap_err().to_string();
            assert!(!one.contains(SECRET), "{one}");
        }
    }
    for key in ["ground", "answer", "on", "explicit_consent"] {
        for answer in ["declared", "declared_not", "declined", "erased"] {
            let text = ROUND.replacen(
                "\"ground\": \"minority_background\"",
                &format!("\"{key}\": \"{answer}\", \"{key}\": 1"),
                1,
            );
            let error = Round::from_json(text.as_bytes(), &Limits::default()).unwrap_err().to_string();
            assert!(error.contains("withheld"), "{error}");
        }
    }
}

#[test]
fn no_error_tells_what_a_finding_rests_on() {
    let document = value(REASONS);
    let among = |place: &String| ["/because", "/people", "/remarks"].iter().any(|part| place.contains(part));
    for place in places_of(&document).into_iter().filter(among) {
        for secret in secrets() {
            let mut changed = document.clone();
            *changed.pointer_mut(&place).unwrap() = secret.clone();
            let error =
                RecordedDecision::from_json(changed.to_string().as_bytes(), &Limits::default()).unwrap_err();
            let text = format!("{error} {error:?}");
            assert!(!text.contains(SECRET), "{place} {secret}: {text}");
            assert!(text.starts_with("findings["), "{text}");
        }
    }
}

/// Whatever `Debug` shows of a round and what comes of it, neither a ground nor an answer nor a verdict is in it.
#[test]
fn debug_tells_neither_ground_nor_answer_nor_verdict() {
    let ground = || Ground::Own("zzground".parse().unwrap());
    let declaration = Declaration::new(ground(), Answer::DeclaredNot).with_explicit_consent();
    let person =
        testing::Person::new("A").suited().says(declaration.clone()).sent_after(20).withdrew_after(22);
    let round = testing::RoundSketch::new()
        .person(person)
        .person(testing::Person::new("B").suited().says(Declaration::new(ground(), Answer::Erased)).invited())
        .build();
    let group = value(&POLICY.replace("minority_background", "own.zzground"));
    let policy = Policy::from_json(group.to_string().as_bytes(), &Limits::default()).unwrap();
    let state = packs::norway_state();
    let (decision, other) = (policy.decide(&round, stamp()), state.decide(&round, stamp()));
    let stored = RecordedDecision::from_json(REASONS.as_bytes(), &Limits::default()).unwrap();
    let cleared = other.clear(&[]).unwrap();
    let mut shown = vec![
        format!("{declaration:?} {:?}", declaration.answer()),
        format!("{round:?} {:?}", round.applicants()),
        format!("{decision:?} {:?}", decision.findings()),
        format!("{other:?} {:?}", other.to_recorded()),
        format!("{stored:#?} {:#?}", stored.findings()),
        format!("{cleared:?}"),
        format!("{:?} {:?}", decision.restricted(), decision.case_file().decision()),
        format!("{:?}", policy.decide(&testing::sample_broken(), stamp()).clear(&[]).unwrap_err()),
    ];
    for finding in decision.findings().iter().chain(stored.findings()) {
        shown.push(format!(
            "{finding:?} {:?} {:?} {:?}",
            finding.because(),
            finding.people(),
            finding.remarks()
        ));
        if let Because::Unknown { settled_by } = finding.because() {
            let personal: Vec<&Fact> = settled_by.iter().filter(|fact| fact.is_personal()).collect();
            shown.push(format!("{personal:?}"));
        }
    }
    let told = [
        "zzground",
        "DeclaredNot",
        "declared_not",
        "Erased",
        "erased",
        "CvGap",
        "cv_gap",
        "Kept",
        "Broken",
        "NotApplicable",
        "met_with",
        "withdrew",
    ];
    for text in &shown {
        // A rule's id may hold a ground's name; it tells nobody's.
        let text = &text.replace("no.state.interview.cv_gap", "rule");
        let text = &text.replace("no.state.record.assessment.cv_gap", "rule");
        for word in told {
            // Who refuses the proof, and why, is what a refusal is for.
            assert!(!text.contains(word) || text.starts_with("Refusal"), "{word} in {text}");
        }
    }
    let refusal = shown.iter().find(|text| text.starts_with("Refusal"));
    assert!(refusal.is_none_or(|text| !text.contains("zzground") && !text.contains(&id("A").to_string())));
}
