//! The crate as an embedding system meets it: through the names at its root.
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]
#![expect(clippy::too_many_lines, reason = "one line for each public type")]

use std::collections::BTreeSet;
use std::num::NonZeroU32;

use chrono::NaiveDate;
use mangfold::testing::{Person, RoundSketch, stamp};
use mangfold::*;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn on(day: &str) -> NaiveDate {
    lit(day)
}

fn shared<T: Send + Sync + std::fmt::Debug>() {}
fn shared_and_cloned<T: Clone + Send + Sync + std::fmt::Debug>() {}

macro_rules! names {
    ($($name:ident),* $(,)?) => {{
        $(shared_and_cloned::<$name>();)*
        BTreeSet::from([$(stringify!($name)),*])
    }};
}

#[test]
fn every_public_type_can_be_shared_and_shown_and_all_but_the_proof_cloned() {
    let mut listed = names!(
        Advert,
        AdvertText,
        Announced,
        Answer,
        Applicant,
        ApplicantError,
        ApplicantId,
        AsManyAs,
        AssertedBy,
        Assessment,
        AssessmentCheck,
        Because,
        Before,
        Bound,
        CaseFileFinding,
        CaseFileRemedy,
        CaseFileVerdict,
        Category,
        Channel,
        Check,
        Choice,
        Clock,
        Code,
        Comparison,
        ComparisonError,
        Condition,
        Considered,
        Consistency,
        Country,
        CountryError,
        Counts,
        Criterion,
        Deadline,
        Declaration,
        Departure,
        Edge,
        Effect,
        Element,
        Elsewhere,
        Employer,
        EmployerError,
        Entry,
        EntryKind,
        Equality,
        Exception,
        Exclusion,
        Fact,
        Finding,
        FindingError,
        Force,
        Ground,
        GroundError,
        Group,
        GroupError,
        Hire,
        InScope,
        Invitation,
        InvitationState,
        Invite,
        Judgement,
        Justification,
        LanguageTag,
        LegalBasis,
        Length,
        Limits,
        Mark,
        Matter,
        Measure,
        Membership,
        Modality,
        Mode,
        Monitored,
        Name,
        Neither,
        OddNumber,
        Opening,
        Origin,
        Outcome,
        Overlap,
        ParseIdError,
        Part,
        PartError,
        People,
        PeriodShare,
        Policy,
        PolicyError,
        PolicyId,
        Pool,
        Preference,
        Presence,
        Question,
        Ratio,
        RatioError,
        Reason,
        Record,
        RecordedDecision,
        RecordedDecisionError,
        RecordedException,
        Refusal,
        RefusedBecause,
        Region,
        RegionError,
        Relation,
        RelationKind,
        Remark,
        Representation,
        RepresentationError,
        Round,
        RoundError,
        RoundReference,
        Rounding,
        Rule,
        RuleError,
        RuleId,
        Sector,
        SentenceCheck,
        AdvertHit,
        AdvertReview,
        Difference,
        Markup,
        Place,
        Recognition,
        StatementFinding,
        StatementIndex,
        StatementStatus,
        SupplyError,
        TextWords,
        TextWordsError,
        WordingError,
        SentenceError,
        Share,
        Shortlist,
        ShortlistError,
        ShortlistId,
        Silence,
        Source,
        Span,
        SpanError,
        Stages,
        Standing,
        Statement,
        Suitability,
        TextError,
        Title,
        TooFew,
        Undeclared,
        Vacancy,
        VacancyError,
        VacancyId,
        Verdict,
        Version,
        VersionError,
        When,
        Wording,
    );
    shared_and_cloned::<(Decision<'_>, CaseFile<'_, '_>, Restricted<'_, '_>)>();
    shared::<ClearedShortlist<'_>>();
    listed.extend(["Decision", "CaseFile", "Restricted", "ClearedShortlist"]);
    #[cfg(feature = "json")]
    shared_and_cloned::<ReadError>();
    listed.extend(["ReadError", "SEMANTICS"]);
    let public: BTreeSet<&str> = include_str!("../src/lib.rs")
        .split("pub use ")
        .skip(1)
        .flat_map(|list| list.split(';').next().unwrap().split("::").nth(1).unwrap().split([',', '{', '}']))
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect();
    assert_eq!(listed, public, "the list above is not that of the crate's root");
}

/// A function of a hiring system that cannot be called without the proof.
fn send(cleared: &ClearedShortlist<'_>) -> Vec<ApplicantId> {
    cleared.shortlist().invitations().iter().map(Invitation::applicant).collect()
}

#[test]
fn a_hiring_system_goes_from_a_vacancy_to_sent_invitations() -> Result<(), Box<dyn std::error::Error>> {
    let ours = uuid::Uuid::from_u128(0x2f0c_7d5e_11d0_4a6e_9a53_0d3b_6f4f_5f10);
    let vacancy_id = VacancyId::from_name(ours, "2026/17");
    let employer = Employer::new(Country::NORWAY).with_sector(Sector::State);
    let vacancy = Vacancy::new(vacancy_id, "Seniorrådgiver".parse()?, employer, on("2026-06-07"))
        .with_closing_day(on("2026-06-28"))?
        .with_opening(Opening::External)
        .with_length(Length::Permanent)?
        .with_criteria(vec![Criterion::new("degree".parse()?, "Mastergrad".parse()?)])?;
    let [kim, robin] = ["4711", "4712"].map(|number| ApplicantId::from_name(ours, number));
    let suited = || Assessment::new(Suitability::Suited).made_by(lit("Kari Nordmann"), on("2026-06-29"));
    let accommodation = Declaration::new(Ground::DisabilityNeedingAccommodation, Answer::Declared);
    let applicants = vec![
        Applicant::new(kim, on("2026-06-10")).with_assessment(suited())?,
        Applicant::new(robin, on("2026-06-11"))
            .with_declarations(vec![accommodation])?
            .with_assessment(suited())?,
    ];
    let list = |people: &[ApplicantId]| {
        let invitations = people.iter().map(|id| Invitation::proposed(*id, on("2026-06-30"))).collect();
        Shortlist::new(ShortlistId::from_name(ours, "2026/17/1"), vacancy_id, invitations)
    };
    let policy = packs::norway_state();

    let without = Round::new(vacancy.clone(), applicants.clone(), vec![list(&[kim])?])?;
    let decision = policy.decide(&without, stamp());
    assert_eq!(decision.outcome(), Outcome::Blocked);
    assert!(decision.clear(&[]).is_err());

    let with = Round::new(vacancy, applicants, vec![list(&[kim, robin])?])?;
    let decision = policy.decide(&with, stamp());
    assert_eq!(decision.outcome(), Outcome::Clear);
    assert_eq!(send(&decision.clear(&[])?).len(), 2);
    assert_eq!(decision.findings().len(), policy.rules().len());
    Ok(())
}

const RULE: &str = "own.file.note";

/// A rule that a case file needs a note, for external postings, with an exception open at clearing and one not.
fn policy_of(rules: &[(&str, Modality)]) -> Policy {
    let words = |of| vec![Part::quoted(of, lit("notat i saken"), lit("plan"), Mark::Verified)];
    let rule = |&(id, modality): &(&str, Modality)| {
        let span = Span::new(Edge::On(on("2020-01-01")), Edge::Open).unwrap();
        let check = Check::Record(mangfold::Record::new(EntryKind::Own(lit("note"))));
        let exception = |id| Exception::new(lit(id), When::Recorded, words(Element::Exception));
        let version = Version::new(span, Force::Scheme, modality, check, words(Element::Record))
            .unwrap()
            .with_scope(vec![Condition::Opening(Opening::External)])
            .unwrap()
            .unless(vec![exception("urgent").open_at_clearing(), exception("shut")])
            .unwrap();
        Rule::new(lit(id), Clock::Advertised, vec![version]).unwrap()
    };
    let sources = vec![Source::new(lit("plan"), lit("Handlingsplan"))];
    Policy::new(lit("own"), on("2026-01-01"), sources, vec![], rules.iter().map(rule).collect()).unwrap()
}

fn round_for(verdict: Verdict) -> Round {
    let round = RoundSketch::new().person(Person::new("A").suited().invited());
    match verdict {
        Verdict::Kept => round.entry(EntryKind::Own(lit("note")), 4).build(),
        Verdict::Broken => round.build(),
        Verdict::NotApplicable => round.opening(Opening::Internal).build(),
        Verdict::Undetermined => round.opening(None).build(),
    }
}

fn departure(rule: &str) -> Departure {
    Departure::new(lit(rule), lit("Kari Nordmann"), lit("Saken haster."), on("2026-06-25"))
}

#[test]
fn every_verdict_modality_and_departure_clears_as_the_design_says() {
    use Modality::{May, Must, Notice, Should};
    use Verdict::{Broken, Kept, NotApplicable, Undetermined};
    let departures = [
        ("none", None),
        ("reason", Some(departure(RULE))),
        ("open", Some(departure(RULE).invoking(lit("urgent"), lit("frist i morgen")))),
        ("shut", Some(departure(RULE).invoking(lit("shut"), lit("frist i morgen")))),
        ("unknown", Some(departure(RULE).invoking(lit("other"), lit("frist i morgen")))),
    ];
    let mut seen = 0;
    for modality in [Must, Should, May, Notice] {
        let policy = policy_of(&[(RULE, modality)]);
        for wanted in [Kept, Broken, NotApplicable, Undetermined] {
            let round = round_for(wanted);
            let decision = policy.decide(&round, stamp());
            let verdict = decision.findings()[0].verdict();
            // What allows or tells cannot be broken.
            let expected = if wanted == Broken && !modality.is_duty() { Kept } else { wanted };
            assert_eq!(verdict, expected, "{modality:?}");
            for (kind, departure) in &departures {
                let given: Vec<Departure> = departure.iter().cloned().collect();
                let cleared = decision.clear(&given);
                let got = cleared.as_ref().map(|cleared| cleared.departures().len()).map_err(|refusal| {
                    assert_eq!(refusal.code(), "clear_refused");
                    assert!(refusal.has_shortlist() && refusal.rules().len() == 1);
                    assert_eq!(refusal.rules()[0].0.as_str(), RULE);
                    refusal.rules()[0].1
                });
                let expected = match (verdict, modality, *kind) {
                    (Kept | NotApplicable, _, _) | (_, May | Notice, _) => Ok(0),
                    (_, Should, "none") => Err(RefusedBecause::ReasonMissing),
                    (_, Should, _) | (Broken, Must, "open") => Ok(1),
                    (Undetermined, Must, _) => Err(RefusedBecause::Undetermined),
                    (Broken, Must, "none" | "reason") => Err(RefusedBecause::Broken),
                    (Broken, Must, _) => Err(RefusedBecause::ExceptionNotOpen),
                };
                assert_eq!(got, expected, "{verdict:?} {modality:?} {kind}");
                if let Ok(cleared) = &cleared {
                    assert_eq!(cleared.shortlist(), &round.shortlists()[0]);
                    assert_eq!(cleared.round(), &round);
                }
                seen += 1;
            }
        }
    }
    assert_eq!(seen, 4 * 4 * 5);
}

#[test]
fn a_departure_leaves_the_findings_and_the_outcome_as_they_are() {
    let policy = policy_of(&[(RULE, Modality::Must)]);
    let round = round_for(Verdict::Broken);
    let decision = policy.decide(&round, stamp());
    let before = decision.to_recorded();
    let given = [departure(RULE).invoking(lit("urgent"), lit("frist i morgen"))];
    assert_eq!(decision.clear(&given).unwrap().departures(), given);
    assert_eq!((decision.to_recorded(), decision.outcome()), (before, Outcome::Blocked));
}

#[test]
fn an_exception_recorded_before_deciding_works_on_the_verdict_open_at_clearing_or_not() {
    let policy = policy_of(&[(RULE, Modality::Must)]);
    for exception in ["urgent", "shut"] {
        let (by, why) = (lit("Kari Nordmann"), lit("Saken haster."));
        let recorded = RecordedException::new(lit(RULE), lit(exception), by, why, on("2026-06-24"));
        let round =
            RoundSketch::new().person(Person::new("A").suited().invited()).exception(recorded).build();
        let decision = policy.decide(&round, stamp());
        assert_eq!(decision.findings()[0].because().code(), "excepted");
        assert!(decision.clear(&[]).is_ok());
    }
}

#[test]
fn a_refusal_names_the_rules_in_order_and_then_the_departures() {
    let rules = [
        ("own.z", Modality::Should),
        ("own.a", Modality::Must),
        ("own.m", Modality::May),
        ("own.b", Modality::Must),
    ];
    let policy = policy_of(&rules);
    let round = round_for(Verdict::Broken);
    let given = [
        departure("own.missing"),
        departure("own.b").invoking(lit("shut"), lit("frist")),
        departure("own.b").invoking(lit("urgent"), lit("frist")),
    ];
    let refusal = policy.decide(&round, stamp()).clear(&given).unwrap_err();
    assert_eq!(
        refusal.rules(),
        [
            (lit("own.z"), RefusedBecause::ReasonMissing),
            (lit("own.a"), RefusedBecause::Broken),
            (lit("own.b"), RefusedBecause::ExceptionNotOpen),
            (lit("own.missing"), RefusedBecause::UnknownRule),
            (lit("own.b"), RefusedBecause::DepartedTwice),
        ]
    );
    assert_eq!(
        refusal.to_string(),
        "the shortlist does not clear: own.z is broken or undetermined, and no reason is given; own.a is broken; own.b is \
         broken, and lists no such exception as open at clearing; own.missing is departed from, but not in the policy; \
         own.b is departed from twice"
    );
}

#[test]
fn the_departures_of_a_proof_are_those_it_needed_in_rule_order() {
    let policy =
        policy_of(&[("own.z", Modality::Should), ("own.a", Modality::Must), ("own.m", Modality::May)]);
    let round = round_for(Verdict::Broken);
    let urgent = departure("own.a").invoking(lit("urgent"), lit("frist"));
    let given = [departure("own.m"), urgent.clone(), departure("own.z")];
    let decision = policy.decide(&round, stamp());
    let cleared = decision.clear(&given).unwrap();
    assert_eq!(cleared.departures(), [departure("own.z"), urgent]);
    assert_eq!(cleared.departures()[1].exception().map(|(code, _)| code.as_str()), Some("urgent"));
}

#[test]
fn without_a_shortlist_there_is_no_proof_even_where_every_rule_clears() {
    let policy = policy_of(&[(RULE, Modality::Must)]);
    let sketch = round_for(Verdict::Kept);
    let bare = |round: &Round| {
        Round::new(round.vacancy().clone(), round.applicants().to_vec(), vec![])
            .unwrap()
            .with_entries(round.entries().to_vec())
    };
    let round = bare(&sketch);
    let decision = policy.decide(&round, stamp());
    assert_eq!(decision.outcome(), Outcome::Clear);
    let refusal = decision.clear(&[]).unwrap_err();
    assert_eq!(
        (refusal.has_shortlist(), refusal.rules(), refusal.code()),
        (false, &[][..], "clear_no_shortlist")
    );
    assert_eq!(refusal.to_string(), "the shortlist does not clear: there is none");
    let broken = bare(&round_for(Verdict::Broken));
    let refusal = policy.decide(&broken, stamp()).clear(&[]).unwrap_err();
    assert_eq!(refusal.rules(), [(lit(RULE), RefusedBecause::Broken)]);
    assert_eq!(refusal.to_string(), format!("the shortlist does not clear: there is none; {RULE} is broken"));
}

#[test]
fn the_proof_is_for_the_list_of_the_latest_stage() {
    let round = round_for(Verdict::Kept);
    let first = round.shortlists()[0].clone();
    let second = Shortlist::new(lit("8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a02"), round.vacancy().id(), vec![])
        .unwrap()
        .with_stage(2.try_into().unwrap())
        .with_places(NonZeroU32::MIN)
        .unwrap();
    let lists = vec![second.clone(), first];
    let round = Round::new(round.vacancy().clone(), round.applicants().to_vec(), lists).unwrap();
    let policy = policy_of(&[(RULE, Modality::Notice)]);
    assert_eq!(policy.decide(&round, stamp()).clear(&[]).unwrap().shortlist(), &second);
}

#[test]
fn a_recorded_exception_that_no_rule_has_is_found_out() {
    let policy = policy_of(&[("own.a", Modality::Must)]);
    let record = |rule: &str, exception: &str| {
        RecordedException::new(lit(rule), lit(exception), lit("Kari"), lit("frist"), lit("2026-06-20"))
    };
    let known: Vec<_> = policy.rules()[0].versions()[0].exceptions().iter().collect();
    let recorded = known.iter().find(|exception| *exception.when() == When::Recorded).unwrap().id();
    let given = vec![
        record("own.a", recorded.as_str()),
        record("own.a", "misspelt"),
        record("own.b", recorded.as_str()),
    ];
    let round = round_for(Verdict::Broken).with_exceptions(given).unwrap();
    let unknown: Vec<_> = policy.unknown_exceptions(&round).collect();
    assert_eq!(unknown, [&record("own.a", "misspelt"), &record("own.b", recorded.as_str())]);
}

#[test]
fn assertions_take_a_decision_made_on_the_spot() {
    let rule: RuleId = lit("no.state.interview.disability");
    assert_clear!(packs::norway_state().decide(&testing::sample(), stamp()));
    assert_kept!(packs::norway_state().decide(&testing::sample(), stamp()), &rule);
    assert_broken!(packs::norway_state().decide(&testing::sample_broken(), stamp()), rule);
}

#[test]
#[should_panic(expected = "no.state.interview.disabilty is no rule of the policy, not Broken")]
fn an_assertion_about_a_rule_that_is_not_there_says_so() {
    assert_broken!(packs::norway_state().decide(&testing::sample(), stamp()), "no.state.interview.disabilty");
}
