//! The wire, byte for byte. `MANGFOLD_WRITE_GOLDEN=1 cargo test --test golden` writes the files anew.
#![cfg(feature = "json")]
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]
#![expect(clippy::too_many_lines, reason = "a document with every field is long")]

use std::num::{NonZeroU16, NonZeroU32};
use std::path::Path;

use chrono::{DateTime, NaiveDate, Utc};
use mangfold::*;
use serde_json::{Value, json};
use uuid::Uuid;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn on(day: &str) -> NaiveDate {
    lit(day)
}

fn person(number: u128) -> ApplicantId {
    ApplicantId::new(Uuid::from_u128(0x0b0c_1b7e_2b57_4e3c_9a0e_0000_0000_0000 + number))
}

fn vacancy_id() -> VacancyId {
    lit("6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11")
}

fn stamp() -> DateTime<Utc> {
    lit("2026-07-01T08:30:00Z")
}

/// Every field that a round may leave out stands in here, and every answer.
fn full_round() -> Round {
    let employer = Employer::new(Country::NORWAY).with_sector(Sector::Municipal);
    let employer = employer.with_region(lit("NO-46")).unwrap();
    let vacancy = Vacancy::new(vacancy_id(), lit("Hovedtrener, friidrett"), employer, on("2026-06-07"))
        .with_closing_day(on("2026-06-28"))
        .unwrap()
        .with_category(Category::Own(lit("head_coach")))
        .with_opening(Opening::External)
        .with_length(Length::Dates { first: on("2026-09-01"), last: on("2028-08-31") })
        .unwrap()
        .with_seats(NonZeroU16::new(2).unwrap())
        .with_criteria(vec![
            Criterion::new(lit("licence"), lit("Trenerlisens, nivå 4")),
            Criterion::new(lit("network"), lit("Erfaring fra kommunal sektor")).as_a_wish(),
        ])
        .unwrap()
        .with_adverts(vec![
            Advert::new(Channel::Joint, lit("nb"))
                .with_text(lit(
                    "Vi søker hovedtrener.\nPersoner med minoritetsbakgrunn oppfordres til å søke.",
                ))
                .published_on(on("2026-06-07")),
            Advert::new(Channel::Other(lit("radio")), lit("en")),
        ])
        .with_representation(vec![
            Representation::new(Ground::Woman, 4, 11).unwrap().in_unit(lit("Idrettsavdelingen")),
            Representation::new(Ground::CvGap, 0, 11).unwrap(),
        ])
        .unwrap()
        .with_fact(lit("external_funding"), true)
        .with_fact(lit("union_agreement"), false);
    let kari: Name = lit("Kari Nordmann, personalsjef");
    let assessed = |suitability| Assessment::new(suitability).made_by(kari.clone(), on("2026-06-20"));
    let applicants = vec![
        Applicant::new(person(1), on("2026-06-08"))
            .with_declarations(vec![
                Declaration::new(Ground::MinorityBackground, Answer::Declared)
                    .with_explicit_consent()
                    .with_confirmation()
                    .with_day(on("2026-06-08")),
                Declaration::new(Ground::ImmigrantBackgroundRegion, Answer::DeclaredNot),
                Declaration::new(Ground::ImmigrantBackgroundDfo, Answer::Declined),
                Declaration::new(Ground::ImmigrantBackgroundSsb, Answer::NotAnswered),
                Declaration::new(Ground::DisabilityNeedingAccommodation, Answer::NotAsked),
                Declaration::new(Ground::CvGap, Answer::Withdrawn).with_waiver(),
                Declaration::new(Ground::Woman, Answer::Erased),
                Declaration::new(Ground::Man, Answer::NotAsked),
                Declaration::new(Ground::Own(lit("first_in_family")), Answer::Declared),
            ])
            .unwrap()
            .with_assessment(assessed(Suitability::Suited))
            .unwrap()
            .with_origin(Origin::External)
            .with_score(87)
            .unwrap(),
        Applicant::new(person(2), on("2026-06-09"))
            .with_assessment(
                assessed(Suitability::Unqualified)
                    .with_criteria_not_met(vec![lit("licence")])
                    .with_reason(lit("Mangler trenerlisens.")),
            )
            .unwrap()
            .with_origin(Origin::Internal)
            .with_score(-3)
            .unwrap(),
        Applicant::new(person(3), on("2026-06-09"))
            .with_assessment(Assessment::new(Suitability::Doubtful))
            .unwrap()
            .with_withdrawal(on("2026-06-24"))
            .unwrap(),
        Applicant::new(person(4), on("2026-06-10"))
            .with_assessment(Assessment::new(Suitability::ObviouslyUnsuited))
            .unwrap(),
        Applicant::new(person(5), on("2026-06-11"))
            .with_declarations(vec![
                Declaration::new(Ground::Own(lit("first_in_family")), Answer::Declared)
                    .with_explicit_consent(),
            ])
            .unwrap()
            .with_assessment(assessed(Suitability::Suited))
            .unwrap(),
    ];
    let list = |id: u128| ShortlistId::new(Uuid::from_u128(0x8d5a_3f0c_5f53_4a8e_8f5d_0000_0000_0000 + id));
    let first = Shortlist::new(
        list(1),
        vacancy_id(),
        vec![
            Invitation::sent(person(1), on("2026-06-22")).with_mode(Mode::InPerson),
            Invitation::sent(person(3), on("2026-06-22")).with_mode(Mode::Remote),
        ],
    );
    let second =
        Shortlist::new(list(2), vacancy_id(), vec![Invitation::proposed(person(1), on("2026-06-25"))]);
    let exception = RecordedException::new(
        lit("own.invite.newcomers"),
        lit("volume"),
        kari.clone(),
        lit("412 søkere til én stilling."),
        on("2026-06-21"),
    )
    .with_cap(NonZeroU32::new(8).unwrap());
    let comparison = Comparison::new(
        vec![person(5), person(1)],
        Equality::NearlyEqual,
        kari.clone(),
        lit("Lik utdanning, nesten like lang erfaring."),
        on("2026-06-20"),
    );
    Round::new(
        vacancy,
        applicants,
        vec![
            first.unwrap().with_places(NonZeroU32::new(8).unwrap()).unwrap(),
            second.unwrap().with_stage(2.try_into().unwrap()),
        ],
    )
    .unwrap()
    .with_recommendation(on("2026-06-26"))
    .unwrap()
    .with_hires(vec![Hire::new(person(1), on("2026-06-30"))])
    .unwrap()
    .with_entries(vec![
        Entry::new(EntryKind::ActionPlanReference, kari.clone(), on("2026-06-19")),
        Entry::new(EntryKind::Own(lit("panel_composition")), kari, on("2026-06-20")),
    ])
    .with_exceptions(vec![exception])
    .unwrap()
    .with_comparisons(vec![comparison.unwrap()])
    .unwrap()
}

/// What may be left out is left out.
fn bare_round() -> Round {
    let vacancy = Vacancy::new(vacancy_id(), lit("Leder"), Employer::new(Country::NORWAY), on("2026-06-07"))
        .with_length(Length::Months(NonZeroU16::new(18).unwrap()))
        .unwrap();
    Round::new(vacancy, vec![Applicant::new(person(1), on("2026-06-08"))], vec![]).unwrap()
}

/// An employer's own policy in which every shape of check, edge, exception and silence stands.
fn own_policy() -> Policy {
    let quoted = |of, says, mark| Part::quoted(of, lit(says), lit("plan"), mark);
    let unsettled = Edge::Between { first: on("2019-01-01"), last: on("2020-01-01") };
    let before = Span::new(Edge::NotVerified { stands_on: on("2015-03-01") }, unsettled).unwrap();
    let after = Span::new(unsettled, Edge::Open).unwrap().confirmed_to(on("2026-01-01"));
    let must = || {
        let minority = Group::declared(Ground::MinorityBackground);
        Check::invite(
            Invite::new(Bound::AtLeast(NonZeroU32::MIN), minority, Pool::Qualified, Undeclared::OutsideGroup)
                .with_deadline(Deadline::Recommendation)
                .with_on_the_day(Counts::DoesNotCount),
        )
    };
    let counting = |span, check, force, modality| {
        let words = vec![
            quoted(Element::Bound, "minst én skal innkalles", Mark::Verified),
            Part::read(Element::Undeclared, lit("the duty is triggered by declaring")),
        ];
        Version::counting(LegalBasis::ExplicitConsent, span, force, modality, check, words).unwrap()
    };
    let readvertised = Exception::new(
        lit("readvertised"),
        When::Recorded,
        vec![quoted(Element::Exception, "med mindre", Mark::Secondary)],
    )
    .open_at_clearing();
    let internal = Exception::new(
        lit("internal_posting"),
        When::Fact(Condition::Opening(Opening::Internal)),
        vec![
            quoted(Element::Exception, "intern utlysning", Mark::Interpretation)
                .read_as(lit("internal only")),
        ],
    );
    let minority = Rule::new(
        lit("own.invite.minority"),
        Clock::Advertised,
        vec![
            counting(before, must(), Force::Scheme, Modality::Should),
            counting(after, must(), Force::Scheme, Modality::Must)
                .with_scope(vec![
                    Condition::Country(vec![Country::NORWAY]),
                    Condition::Sector(vec![Sector::Municipal, Sector::County]),
                    Condition::LongerThanMonths(6),
                ])
                .unwrap()
                .unless(vec![internal, readvertised])
                .unwrap()
                .with_silences(vec![
                    Silence::new(
                        Question::ShortPosts,
                        lit("whether short posts are in scope; here they are not"),
                    ),
                    Silence::new(Question::Deadline, lit("by when; here before the recommendation")),
                    Silence::new(Question::Edge, lit("on which day the plan took effect")),
                ])
                .unwrap()
                .with_elsewhere(vec![Elsewhere::new(
                    lit("Kommunen vil speile befolkningen."),
                    lit("plan"),
                    lit("an aim, not a check"),
                )]),
        ],
    )
    .unwrap()
    .with_note_on_before(lit("the plan of 2012 is not in the sources"));

    let newcomers = Group::any([
        Group::all([Group::declared(Ground::Own(lit("first_in_family"))), Group::external()]).unwrap(),
        Group::declared(Ground::Woman).opposite(),
    ]);
    let invite = Invite::new(Bound::All, newcomers.unwrap(), Pool::Everyone, Undeclared::OutsideGroup)
        .presupposing(2)
        .with_asserted_by(AssertedBy::ApplicantConfirmed)
        .with_deadline(Deadline::Hire)
        .with_withdrawn_after_invitation(Counts::DoesNotCount);
    let partial = Edge::Partial { on: on("2031-05-15") };
    let partial = Span::new(Edge::On(on("2024-01-01")), partial).unwrap();
    let volume = Exception::new(
        lit("volume"),
        When::Recorded,
        vec![quoted(Element::Exception, "ved svært mange", Mark::General)],
    );
    let newcomers = Version::counting(
        LegalBasis::EmploymentLaw,
        partial,
        Force::Collective,
        Modality::Should,
        Check::invite(invite),
        vec![quoted(Element::Group, "nye i arbeidslivet", Mark::Verified)],
    )
    .unwrap()
    .unless(vec![volume])
    .unwrap();
    let newcomers = Rule::new(lit("own.invite.newcomers"), Clock::Invited, vec![newcomers]).unwrap();

    let settled = Span::new(Edge::On(on("2020-01-01")), Edge::On(on("2030-01-01"))).unwrap();
    let plain =
        |modality, check, words| Version::new(settled, Force::Instruction, modality, check, vec![words]);
    let advert = plain(
        Modality::Must,
        Check::Statement(lit("own.standard")),
        quoted(Element::Statement, "teksten skal stå i alle annonser", Mark::Verified),
    )
    .unwrap()
    .with_scope(vec![Condition::Category(vec![Category::Leadership, Category::Own(lit("head_coach"))])])
    .unwrap();
    let advert = Rule::new(lit("own.advert.standard"), Clock::Applied, vec![advert]).unwrap();
    let file = plain(
        Modality::Notice,
        Check::Record(mangfold::Record::new(EntryKind::Own(lit("panel_composition")))),
        quoted(Element::Record, "utvalgets sammensetning føres i saken", Mark::Verified),
    );
    let file = Rule::new(lit("own.file.panel"), Clock::Recommended, vec![file.unwrap()]).unwrap();

    let text = lit("Personer med minoritetsbakgrunn oppfordres til å søke.");
    let wordings = vec![
        Wording::not_in_the_sources(
            lit("nb"),
            Span::new(Edge::On(on("2015-01-01")), Edge::On(on("2020-01-01"))).unwrap(),
        ),
        Wording::new(
            lit("nb"),
            Span::new(Edge::On(on("2020-01-01")), Edge::Open).unwrap(),
            text,
            lit("plan"),
            Mark::Verified,
        )
        .and_then(|wording| wording.with_key_phrases(vec![lit("oppfordres til å søke")]))
        .and_then(|wording| wording.with_variants(vec![vec![lit("personer"), lit("søkere")]]))
        .unwrap(),
        Wording::new(
            lit("de"),
            Span::new(Edge::On(on("2020-01-01")), Edge::Open).unwrap(),
            lit("Alle sind eingeladen, sich zu bewerben."),
            lit("plan"),
            Mark::Interpretation,
        )
        .and_then(|wording| wording.with_content(SentenceCheck::required(vec![vec![lit("bewerb")]]).unwrap()))
        .unwrap(),
    ];
    let sources = vec![
        Source::new(lit("plan"), lit("Handlingsplan for mangfold")).read_in(lit("kommunens nettsted")),
        Source::new(lit("memo"), lit("Notat 7/2024")),
    ];
    Policy::new(
        lit("own"),
        on("2026-03-01"),
        sources,
        vec![Statement::new(lit("own.standard"), StatementStatus::Required, wordings)],
        vec![minority, newcomers, advert, file],
    )
    .unwrap()
}

/// A rule of each shape that the policy above has not, and relations between them.
fn shapes_policy() -> Policy {
    let span = || Span::new(Edge::On(on("2026-01-01")), Edge::Open).unwrap();
    let part = |of| Part::quoted(of, lit("slik planen sier"), lit("plan"), Mark::Verified);
    let must = |check, silent| {
        let (basis, words) = (LegalBasis::ExplicitConsent, vec![part(Element::Bound)]);
        let version = Version::counting(basis, span(), Force::Scheme, Modality::Must, check, words).unwrap();
        version.with_silences(silent).unwrap()
    };
    let silence = |question| Silence::new(question, lit("the plan does not say"));
    let rule = |id: &str, version| Rule::new(lit(id), Clock::Invited, vec![version]).unwrap();
    let woman = || Group::declared(Ground::Woman);
    let gap = || Group::declared(Ground::CvGap);
    let invite = |bound, of| Invite::new(bound, of, Pool::Qualified, Undeclared::OutsideGroup);
    let (half, two) = (Ratio::HALF, NonZeroU32::new(2).unwrap());
    let conditions = vec![
        Condition::Region(vec![lit("NO-46"), lit("NO-03")]),
        Condition::Underrepresented {
            ground: Ground::Woman,
            measure: Measure::BelowHalf(OddNumber::AtLeastTwo),
        },
        Condition::Underrepresented {
            ground: Ground::CvGap,
            measure: Measure::Below(Ratio::new(1, 5).unwrap()),
        },
        Condition::Fact(lit("external_funding")),
    ];
    let best = must(Check::invite(invite(Bound::Best(two), woman())), vec![silence(Question::OddNumber)])
        .with_scope(conditions)
        .unwrap();
    let parity = AsManyAs::new(Group::declared(Ground::Man), half, TooFew::AllOfThem)
        .with_neither(Neither::WithTheOthers)
        .with_on_top(gap(), Counts::Counts);
    let parity = invite(Bound::AsManyAs(parity), woman())
        .with_waived(Counts::Counts)
        .with_declared_late(Counts::DoesNotCount);
    let open = [Question::NeitherSide, Question::OnTop, Question::Enough, Question::TooFew];
    let parity = must(Check::invite(parity), open.map(silence).to_vec());
    let share = Share::new(Ratio::new(403, 1000).unwrap(), Rounding::Up, half, TooFew::NoDuty);
    let share = must(
        Check::invite(invite(Bound::Share(share), woman())),
        [Question::Rounding, Question::Share].map(silence).to_vec(),
    );
    let one = Bound::AtLeast(NonZeroU32::MIN);
    let for_one = invite(one, woman()).with_overlap(Overlap::ForOne(vec![gap()]));
    let for_one = must(Check::invite(for_one), vec![silence(Question::OnePersonInTwoGroups)]);
    let every = invite(Bound::All, woman())
        .with_overlap(Overlap::Union(vec![gap()]))
        .at_stages(Stages::Every)
        .with_mode(Mode::InPerson);
    let every = must(Check::invite(every), vec![]);
    let consistent = Invite::new(Bound::All, woman(), Pool::NotObviouslyUnsuited, Undeclared::OutsideGroup)
        .with_consistency(Consistency::AnyReason);
    let consistent = must(Check::invite(consistent), vec![silence(Question::Consistency)]);
    let volume = Exception::new(lit("volume"), When::Recorded, vec![part(Element::Exception)])
        .with_effect(Effect::CapsAlike);
    let capped = must(Check::invite(invite(Bound::All, gap())), vec![]).unless(vec![volume]).unwrap();
    let sentence = |check| {
        let (force, words) = (Force::Instruction, vec![part(Element::Statement)]);
        Version::new(span(), force, Modality::Must, Check::Sentence(check), words).unwrap()
    };
    let required = SentenceCheck::required(vec![vec![lit("oppfordre")], vec![lit("søke"), lit("søk")]]);
    let forbidden = SentenceCheck::forbidden(vec![vec![lit("ung")]]);
    let heard = mangfold::Record::new(EntryKind::RepresentativesHeard)
        .before(Before::Publication, Counts::DoesNotCount)
        .about_applicants(gap());
    let heard = must(Check::Record(heard), vec![silence(Question::OnTheDay)]);
    let assessed = AssessmentCheck::new(woman(), Pool::NotObviouslyUnsuited, Counts::Counts);
    let assessed = must(Check::Assessment(assessed), vec![]);
    let why = Justification::new(
        lit("flere kvinner i ledelsen"),
        lit("bare blant likt eller tilnærmet likt kvalifiserte"),
        on("2026-06-01"),
    );
    let preference = Preference::new(Equality::NearlyEqual).of(woman());
    let preference = Version::preferring(
        why,
        LegalBasis::ExplicitConsent,
        span(),
        Force::Scheme,
        Modality::May,
        Check::Preference(preference),
        vec![part(Element::Comparison)],
    );
    let preference = preference.unwrap().with_silences(vec![silence(Question::ReviewBy)]).unwrap();
    let notice = |check, words| {
        let (basis, force) = (LegalBasis::ExplicitConsent, Force::Guidance);
        Version::counting(basis, span(), force, Modality::Notice, check, vec![words]).unwrap()
    };
    let equals = Check::Preference(Preference::new(Equality::Equal));
    let period = PeriodShare::new(woman(), Considered::Invited, Ratio::new(3, 10).unwrap());
    let relation =
        |rule: &str, kind, to: &str| Relation::new(lit(rule), kind, lit(to), part(Element::Relation));
    let source = Source::new(lit("plan"), lit("Handlingsplan for mangfold"));
    let rules = vec![
        rule("own.invite.best", best),
        rule("own.invite.parity", parity),
        rule("own.invite.share", share),
        rule("own.invite.for_one", for_one),
        rule("own.invite.every_stage", every),
        rule("own.invite.consistent", consistent),
        rule("own.invite.capped", capped),
        rule("own.advert.required", sentence(required.unwrap())),
        rule("own.advert.forbidden", sentence(forbidden.unwrap())),
        rule("own.file.heard", heard),
        rule("own.file.assessments", assessed),
        rule("own.prefer.women", preference),
        rule("own.order.equals", notice(equals, part(Element::Comparison))),
        rule("own.period.women", notice(Check::PeriodShare(period), part(Element::Bound))),
        rule("own.monitor.rates", notice(Check::Monitor(Monitored::FourFifths), part(Element::Bound))),
    ];
    Policy::new(lit("own.shapes"), on("2026-03-01"), vec![source], vec![], rules)
        .unwrap()
        .with_relations(vec![
            relation("own.invite.best", RelationKind::Before, "own.invite.parity"),
            relation("own.invite.parity", RelationKind::Unaffected, "own.invite.share"),
            relation("own.prefer.women", RelationKind::Conflicts, "own.order.equals"),
            relation("own.period.women", RelationKind::Replaces, "own.period.before"),
        ])
        .unwrap()
}

#[track_caller]
fn assert_golden(name: &str, written: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    let written = format!("{written}\n");
    if std::env::var_os("MANGFOLD_WRITE_GOLDEN").is_some() {
        std::fs::write(&path, &written).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(stored, written, "{name}");
    stored
}

#[test]
fn a_round_is_written_as_it_always_was_and_read_back_equal() {
    for (name, round) in [("round.json", full_round()), ("round_bare.json", bare_round())] {
        let stored = assert_golden(name, &round.to_json());
        let read = Round::from_json(stored.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(read, round);
        assert_eq!(read.to_json(), stored.trim_end());
    }
}

#[test]
fn a_policy_is_written_as_it_always_was_and_read_back_equal() {
    for (name, policy) in [("policy.json", own_policy()), ("policy_shapes.json", shapes_policy())] {
        let stored = assert_golden(name, &policy.to_json());
        let read = Policy::from_json(stored.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(read, policy);
        assert_eq!(read.to_json(), stored.trim_end());
    }
}

#[test]
fn a_decision_is_written_as_it_always_was_and_read_back_equal() {
    let round = full_round();
    for (name, policy) in [("decision.json", own_policy()), ("decision_shapes.json", shapes_policy())] {
        let decision = policy.decide(&round, stamp());
        let stored = assert_golden(name, &decision.to_recorded().to_json());
        let read = RecordedDecision::from_json(stored.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(read, decision.to_recorded());
        assert_eq!(read.to_json(), stored.trim_end());
        assert_eq!(serde_json::to_string_pretty(&decision.restricted()).unwrap(), stored.trim_end());
    }
}

#[test]
fn the_case_file_is_written_as_it_always_was_and_never_read_as_a_decision() {
    let round = full_round();
    for (name, policy) in [("case_file.json", own_policy()), ("case_file_shapes.json", shapes_policy())] {
        let stored = assert_golden(name, &policy.decide(&round, stamp()).case_file().to_json());
        let error = RecordedDecision::from_json(stored.as_bytes(), &Limits::default()).unwrap_err();
        assert!(error.to_string().contains("unknown field `view`"), "{error}");
    }
}

/// One reason of every kind, with every field it may have.
fn reasons() -> Value {
    let [a, b, c] = [person(1), person(2), person(3)].map(|id| id.to_string());
    json!([
        {"not_in_force": {"on": "2026-06-07", "begins": "2027-01-01", "ended": "2025-01-01"}},
        {"out_of_scope": {"by": ["country", "sector", "category", "opening", "length", "region",
            {"representation": "sex.woman"}, {"fact": "external_funding"}]}},
        {"excepted": {"exception": "volume"}},
        "nobody_in_group",
        {"too_few_eligible": {"members": [a], "eligible": 0, "presupposed": 1}},
        "somebody_eligible",
        "not_compared",
        {"met": {"wanted": 1, "by": [a, b]}},
        {"everyone_invited": {"invited": 3}},
        {"balanced": {"invited": 2, "against": 2}},
        {"assessments_recorded": {"applicants": [a]}},
        {"counted": {"of_group": 1, "considered": 3}},
        {"nothing_forbidden": {"adverts": 2}},
        {"review_overdue": {"review_by": "2026-01-01"}},
        "holds_either_way",
        {"statement_present": {"adverts": 2}},
        {"entry_present": {"entry": "action_plan_reference"}},
        "informs",
        {"short": {"wanted": 3, "invited": 1, "short": [1, 2], "met_with": [a], "perhaps_with": [b, c]}},
        {"unbalanced": {"invited": 1, "against": 2, "met_with": [a], "perhaps_with": [b]}},
        {"passed_over": {"wanted": 2, "better": [a, b]}},
        {"overlooked": {"exclusions": [{"excluded": a, "criterion": "licence", "overlooked_in": b}]}},
        {"assessment_deficient": {"applicants": [a]}},
        {"forbidden_present": {"adverts": [["own", "nb"]]}},
        {"entry_late": {"entry": "representatives_heard", "on": "2026-06-08"}},
        {"statement_missing": {"adverts": [["web", "nb"], [{"other": "radio"}, "en"]]}},
        {"entry_missing": {"entry": {"own": "panel_composition"}}},
        {"unknown": {"settled_by": [
            {"vacancy": "length"},
            "in_force",
            "adverts",
            {"advert_text": {"channel": "own", "language": "nb"}},
            {"wording": "own.standard"},
            {"assessment": a},
            {"declaration": {"applicant": b, "ground": "cv_gap"}},
            {"origin": c},
            {"score": a},
            {"mode": b},
        ]}},
    ])
}

fn decision_with_every_reason() -> RecordedDecision {
    let verdicts = ["not_applicable", "kept", "broken", "undetermined"];
    let finding = |number: usize, because: &Value| {
        let rule = format!("own.rule{number}");
        // The verdict that a reason stands for is the only one that is read.
        let candidates = verdicts.iter().map(|verdict| {
            json!({
                "rule": rule, "versions": [0], "on": "2026-06-07", "force": "scheme", "modality": "should",
                "verdict": verdict, "because": because, "mark": "V2", "rests_on": ["scope", "clock"],
                "answers": ["edge"], "last_confirmed": "2026-01-01",
                "people": {"in_group": 2, "undeclared": 3, "uncounted": 1, "eligible": [1, 2], "invited": [0, 1]},
                "remarks": [
                    {"withdrew_after_invitation": {"applicant": person(3).to_string(), "others": 2}},
                    {"keeps_several": {"applicant": person(3).to_string(), "rules": ["own.rule0"]}},
                    {"not_capped_alike": {"exception": "volume", "others": 3, "cap": 2}},
                    {"not_capped_alike": {"exception": "volume", "others": 3}},
                    {"on_neither_side": {"people": 1}},
                ],
            })
        });
        let mut read = candidates.filter_map(|value| serde_json::from_value::<Finding>(value).ok());
        let finding = read.next().unwrap();
        assert!(read.next().is_none(), "{because} has two verdicts");
        serde_json::to_value(finding).unwrap()
    };
    let reasons = reasons();
    let findings: Vec<Value> =
        reasons.as_array().unwrap().iter().enumerate().map(|(n, b)| finding(n, b)).collect();
    serde_json::from_value(json!({
        "format": 1, "policy": "own", "release": "2026-03-01", "vacancy": vacancy_id().to_string(),
        "at": "2026-07-01T08:30:00Z", "outcome": "advised", "findings": findings,
    }))
    .unwrap()
}

#[test]
fn a_finding_of_every_reason_is_written_as_it_always_was() {
    let decision = decision_with_every_reason();
    let stored = assert_golden("reasons.json", &decision.to_json());
    let read = RecordedDecision::from_json(stored.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(read, decision);
    let source = include_str!("../src/finding.rs");
    let body = source.split("pub const fn code(&self)").nth(1).and_then(|rest| rest.split("\n    }").next());
    let wanted: std::collections::BTreeSet<&str> = body.unwrap().split('"').skip(1).step_by(2).collect();
    assert!(wanted.len() >= 14 && wanted.contains("short"));
    let codes = read.findings().iter().map(|finding| finding.because().code()).collect();
    assert_eq!(wanted, codes, "a reason without a golden finding");
}

type Read = fn(&[u8]) -> Result<(), ReadError>;

fn documents() -> [(&'static str, Value, Read); 4] {
    let value = |text: String| serde_json::from_str(&text).unwrap();
    let decision = decision_with_every_reason();
    [
        ("round", value(full_round().to_json()), |b| Round::from_json(b, &Limits::default()).map(drop)),
        ("policy", value(own_policy().to_json()), |b| Policy::from_json(b, &Limits::default()).map(drop)),
        ("shapes", value(shapes_policy().to_json()), |b| Policy::from_json(b, &Limits::default()).map(drop)),
        ("decision", value(decision.to_json()), |b| {
            RecordedDecision::from_json(b, &Limits::default()).map(drop)
        }),
    ]
}

/// The place of every object in a document.
fn objects(value: &Value, at: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            into.push(at.to_owned());
            fields.iter().for_each(|(key, value)| objects(value, &format!("{at}/{key}"), into));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, value)| objects(value, &format!("{at}/{n}"), into));
        }
        _ => {}
    }
}

#[test]
fn an_unknown_field_is_refused_at_every_level() {
    for (name, document, read) in documents() {
        assert!(read(document.to_string().as_bytes()).is_ok(), "{name}");
        let mut places = Vec::new();
        objects(&document, "", &mut places);
        assert!(places.len() > 20, "{name}");
        for place in places {
            let mut changed = document.clone();
            changed.pointer_mut(&place).unwrap().as_object_mut().unwrap().insert("zzz".to_owned(), json!(1));
            assert!(read(changed.to_string().as_bytes()).is_err(), "{name}{place}");
        }
    }
}

#[test]
fn a_field_given_twice_is_refused_at_every_level() {
    for (name, document, read) in documents() {
        let mut places = Vec::new();
        objects(&document, "", &mut places);
        for place in places {
            let mut changed = document.clone();
            let object = changed.pointer_mut(&place).unwrap().as_object_mut().unwrap();
            let (key, value) = object.iter().next().map(|(key, value)| (key.clone(), value.clone())).unwrap();
            object.insert("zzz".to_owned(), value);
            // serde_json's own values hold a key once, so that the second is made in the text.
            let text = changed.to_string().replace("\"zzz\":", &format!("{}:", json!(key)));
            assert!(read(text.as_bytes()).is_err(), "{name}{place}: {key} twice");
        }
    }
}

#[test]
fn an_unknown_or_missing_format_is_refused() {
    for (name, document, read) in documents() {
        for (format, problem) in [
            (Some(json!(0)), "format: format 0 is not known (1 is)"),
            (Some(json!(2)), "format: format 2 is not known (1 is)"),
            (Some(json!(18_446_744_073_709_551_615_u64)), "format: format 18446744073709551615 is not known"),
            (Some(json!("1")), "format: invalid type: string \"1\""),
            (Some(json!(1.0)), "format: invalid type: floating point"),
            (Some(json!(-1)), "format: invalid value: integer `-1`"),
            (Some(json!(null)), "format: invalid type: null"),
            (None, "missing field `format`"),
        ] {
            let mut changed = document.clone();
            let fields = changed.as_object_mut().unwrap();
            fields.remove("format");
            fields.extend(format.map(|format| ("format".to_owned(), format)));
            let error = read(changed.to_string().as_bytes()).unwrap_err();
            assert_eq!(error.code(), "read_document");
            assert!(error.to_string().contains(problem), "{name}: {error}");
        }
    }
}

#[test]
fn a_forged_outcome_or_verdict_is_refused() {
    let document: Value = serde_json::from_str(&decision_with_every_reason().to_json()).unwrap();
    let read = |value: &Value| RecordedDecision::from_json(value.to_string().as_bytes(), &Limits::default());
    for outcome in ["clear", "open", "blocked"] {
        let mut forged = document.clone();
        forged["outcome"] = json!(outcome);
        let error = read(&forged).unwrap_err().to_string();
        assert!(error.contains("does not follow from the findings"), "{error}");
    }
    for number in 0..document["findings"].as_array().unwrap().len() {
        for verdict in ["kept", "broken", "not_applicable", "undetermined"] {
            let mut forged = document.clone();
            if forged["findings"][number]["verdict"] == verdict {
                continue;
            }
            forged["findings"][number]["verdict"] = json!(verdict);
            let error = read(&forged).unwrap_err().to_string();
            assert!(error.starts_with(&format!("findings[{number}]")), "{error}");
            assert!(error.contains("does not follow from its reason"), "{error}");
        }
    }
}
