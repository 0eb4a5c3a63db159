//! The same for rules on preferences, adverts, entries and assessments, and for rules that only inform.

use chrono::{Days, NaiveDate};
use mangfold::packs::{self, MunicipalConfiguration};
use mangfold::testing::stamp;
use mangfold::{
    Advert, Answer, Applicant, ApplicantId, Assessment, Because, Bound, Category, Channel, Comparison,
    Country, Deadline, Declaration, Employer, Equality, Fact, Ground, Group, InScope, Invitation, Length,
    Modality, Mode, Opening, Origin, Policy, Pool, Representation, Round, Sector, Shortlist, ShortlistId,
    Suitability, Vacancy, VacancyId, Verdict,
};
use uuid::Uuid;

use super::State::{self, Hole, InForce, OneOfThem, Unsettled};
use super::{Row, day, ks};

/// From the beginning of time.
const ALWAYS: &str = "1900-01-01";

#[derive(Clone)]
struct Post {
    country: Country,
    sector: Sector,
    category: Category,
    /// How many of ten are women, and how many are men.
    of_ten: u32,
    a_is: Suitability,
    advert: &'static str,
}

const POST: Post = Post {
    country: Country::NORWAY,
    sector: Sector::State,
    category: Category::Ordinary,
    of_ten: 1,
    a_is: Suitability::Suited,
    advert: "Vi oppfordrer polakker til å søke. Kvinner oppfordres. Menn oppfordres.",
};

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn person(number: u128) -> ApplicantId {
    ApplicantId::new(Uuid::from_u128(number))
}

/// Everything happens on one day, so that every clock says the same. A is of every group and is left out; B is of none
/// but the men, and is invited. Nothing stands in the case file.
fn round(post: &Post, on: NaiveDate) -> Round {
    let vacancy = VacancyId::new(Uuid::from_u128(7));
    let employer = Employer::new(post.country).with_sector(post.sector);
    let advert = Advert::new(Channel::Web, lit("nb")).with_text(lit(post.advert)).published_on(on);
    let staff = |ground| Representation::new(ground, post.of_ten, 10).unwrap();
    let facts = [
        "immigrant_quota_trial",
        "advert_on_arbeidsplassen",
        "nyc_automated_employment_decision_tool",
        "nfl_club",
        "mansfield_certification",
    ];
    let position = Vacancy::new(vacancy, lit("Leder"), employer, on)
        .with_category(post.category.clone())
        .with_opening(Opening::External)
        .with_length(Length::Permanent)
        .unwrap()
        .with_adverts(vec![advert])
        .with_representation(vec![staff(Ground::Woman), staff(Ground::Man)])
        .unwrap();
    let position = facts.into_iter().fold(position, |position, fact| position.with_fact(lit(fact), true));
    let says = |ground| Declaration::new(ground, Answer::Declared).with_explicit_consent();
    let grounds = [
        Ground::DisabilityNeedingAccommodation,
        Ground::CvGap,
        Ground::ImmigrantBackgroundRegion,
        Ground::ImmigrantBackgroundDfo,
        Ground::ImmigrantBackground,
        Ground::Disability,
        Ground::OverFifty,
        Ground::PersonOfColour,
        Ground::Woman,
    ];
    let applicants = vec![
        Applicant::new(person(1), on)
            .with_declarations(grounds.map(says).to_vec())
            .unwrap()
            .with_origin(Origin::External)
            .with_assessment(Assessment::new(post.a_is))
            .unwrap(),
        Applicant::new(person(2), on)
            .with_declarations(vec![says(Ground::Man)])
            .unwrap()
            .with_origin(Origin::Internal)
            .with_assessment(Assessment::new(Suitability::Suited))
            .unwrap(),
    ];
    let invited = vec![Invitation::sent(person(2), on)];
    let list = Shortlist::new(ShortlistId::new(Uuid::from_u128(8)), vacancy, invited).unwrap();
    let both = vec![person(1), person(2)];
    let equal = Comparison::new(both, Equality::Equal, lit("Kari Nordmann"), lit("Lik."), on).unwrap();
    let round = Round::new(position, applicants, vec![list]).unwrap();
    round.with_comparisons(vec![equal]).unwrap().with_recommendation(on).unwrap()
}

fn state(policy: &Policy, rule: &str, post: &Post, on: NaiveDate) -> (Vec<u32>, State) {
    let round = round(post, on);
    let decision = policy.decide(&round, stamp());
    let finding = decision.finding(&rule.parse().unwrap()).unwrap();
    assert_eq!(finding.on(), on, "{rule}");
    let versions: Vec<u32> = finding.versions().iter().map(|place| place + 1).collect();
    let settled = if versions.len() == 1 { InForce } else { OneOfThem };
    for &place in finding.versions() {
        let version = policy.rule(finding.rule()).unwrap().versions().get(place as usize).unwrap();
        for element in finding.rests_on() {
            let exceptions = version.exceptions().iter().flat_map(mangfold::Exception::parts);
            let mut parts = version.parts().iter().chain(exceptions);
            assert!(parts.any(|part| part.of() == *element), "{rule} on {on}: no part about {element:?}");
        }
    }
    let state = match finding.because() {
        Because::NotInForce { .. } => Hole,
        Because::Unknown { settled_by } => {
            assert_eq!(*settled_by, [Fact::InForce], "{rule} on {on}");
            Unsettled
        }
        Because::Short { .. }
        | Because::PassedOver { .. }
        | Because::EntryMissing { .. }
        | Because::ForbiddenPresent { .. }
        | Because::AssessmentDeficient { .. } => {
            assert_eq!(finding.verdict(), Verdict::Broken);
            settled
        }
        // What only informs applies, and breaks nothing.
        Because::Informs | Because::Counted { .. } | Because::ReviewOverdue { .. } => {
            assert_eq!(finding.verdict(), Verdict::Kept);
            settled
        }
        other => panic!("{rule} on {on}: {}", other.code()),
    };
    (versions, state)
}

#[track_caller]
fn swept(policy: &Policy, rule: &str, post: &Post, rows: &[Row]) {
    let around = rows.iter().filter(|(from, ..)| *from != ALWAYS).flat_map(|(from, ..)| {
        let from = day(from);
        (0..=4)
            .filter_map(move |shift| from.checked_add_days(Days::new(shift))?.checked_sub_days(Days::new(2)))
    });
    let years =
        (1970..=2040).flat_map(|year| [1, 7].map(|month| NaiveDate::from_ymd_opt(year, month, 1).unwrap()));
    for on in around.chain(years) {
        let row = rows.iter().rev().find(|(from, ..)| day(from) <= on);
        let (versions, wanted) = row.map_or((&[] as &[u32], Hole), |(_, versions, state)| (versions, *state));
        assert_eq!(state(policy, rule, post, on), (versions.to_vec(), wanted), "{rule} on {on}");
    }
}

/// Read in a copy without a day: the latest day of any copy is the first on which it is known to stand.
const COPIED: [Row; 2] = [(ALWAYS, &[1], Unsettled), ("2026-07-31", &[1], InForce)];
const HANDBOOK: [Row; 3] =
    [(ALWAYS, &[1], Unsettled), ("2017-01-01", &[1], InForce), ("2017-01-02", &[1], Unsettled)];

#[test]
fn what_the_state_may_prefer_has_its_days() {
    let policy = packs::norway_state();
    let rows: [Row; 2] = [("2017-07-01", &[1], InForce), ("2020-01-01", &[2], InForce)];
    swept(&policy, "no.state.quota.dis_cvgap", &POST, &rows);
    swept(&policy, "no.state.quota.sex.woman", &POST, &HANDBOOK);
    swept(&policy, "no.state.quota.sex.man", &POST, &HANDBOOK);
    let rows: [Row; 7] = [
        ("2008-01-01", &[1], Unsettled),
        ("2008-12-31", &[1], InForce),
        // Nothing says how long either trial ran; both have lapsed.
        ("2009-01-01", &[1], Unsettled),
        ("2012-01-01", &[1, 2], Unsettled),
        ("2012-12-31", &[2], InForce),
        ("2013-01-01", &[2], Unsettled),
        ("2026-07-31", &[], Hole),
    ];
    swept(&policy, "no.state.quota.immigrant", &POST, &rows);
}

#[test]
fn since_when_assessments_should_be_recorded_is_unsettled_until_the_ombuds_page() {
    let policy = packs::norway_state();
    let post = Post { a_is: Suitability::Unqualified, ..POST };
    for (group, first) in
        [("disability", "2017-07-01"), ("cv_gap", "2020-01-01"), ("immigrant", "2017-01-01")]
    {
        let rows: [Row; 2] = [(first, &[1], Unsettled), ("2024-06-10", &[1], InForce)];
        swept(&policy, &format!("no.state.record.assessment.{group}"), &post, &rows);
    }
}

#[test]
fn the_rules_on_adverts_have_their_days() {
    let policy = packs::norway_adverts();
    for rule in ["no.hovedavtalen.30.heard", "no.hovedavtalen.30.considered", "no.nav.ad.nationality"] {
        swept(&policy, rule, &POST, &COPIED);
    }
    let rows: [Row; 2] = [("2020-01-01", &[1], Unsettled), ("2021-12-31", &[1], InForce)];
    swept(&policy, "no.state.ad.standard", &POST, &rows);
    let half = Post { of_ten: 5, ..POST };
    swept(&policy, "no.ad.sex40.woman", &half, &HANDBOOK);
    swept(&policy, "no.ad.sex40.man", &half, &HANDBOOK);
}

#[test]
fn a_sentence_is_refused_for_one_nationality_or_one_sex_and_left_alone_for_all() {
    let policy = packs::norway_adverts();
    let refused = |rule: &str, advert: &'static str| {
        let on = if rule.starts_with("no.ad") { "2017-01-01" } else { "2026-11-22" };
        let round = round(&Post { of_ten: 5, advert, ..POST }, day(on));
        policy.decide(&round, stamp()).finding(&lit(rule)).unwrap().verdict() == Verdict::Broken
    };
    for (rule, advert, expected) in [
        ("no.nav.ad.nationality", "Somaliere oppfordres særskilt til å søke.", true),
        ("no.nav.ad.nationality", "Søkere oppfordres til å oppgi om de er norske statsborgere.", false),
        ("no.nav.ad.nationality", "Vi oppmodar polakkar til å søkje.", true),
        ("no.nav.ad.nationality", "Personer med minoritetsbakgrunn oppfordres til å søke.", false),
        ("no.nav.ad.nationality", "Alle oppfordres til å søke, uansett statsborgerskap.", false),
        (
            "no.nav.ad.nationality",
            "Vi finner deg. Søkere med utenlandsk bakgrunn oppfordres til å søke.",
            false,
        ),
        ("no.nav.ad.nationality", "Rumensktalende oppfordres til å søke.", false),
        ("no.ad.sex40.woman", "Kvinner oppfordres til å søke.", true),
        ("no.ad.sex40.woman", "Både kvinner og menn oppfordres til å søke.", false),
        ("no.ad.sex40.woman", "I et mannsdominert yrke oppfordres kvinner til å søke.", true),
        ("no.ad.sex40.man", "I et mannsdominert yrke oppfordres kvinner til å søke.", false),
        ("no.ad.sex40.man", "Mannlige sykepleiere oppfordres til å søke.", true),
        ("no.ad.sex40.man", "Vi oppfordrer mennesker med ulik bakgrunn til å søke.", false),
    ] {
        assert_eq!(refused(rule, advert), expected, "{rule}: {advert}");
    }
}

#[test]
fn the_clause_of_the_tariff_agreement_is_unsettled_until_it_was_read() {
    let post = Post { sector: Sector::Municipal, ..POST };
    for rule in ["no.ks.hta.2.2.sex.woman", "no.ks.hta.2.2.sex.man", "no.ks.hta.2.2.seniority"] {
        swept(&ks(None), rule, &post, &COPIED);
    }
}

#[test]
fn the_decisions_of_single_municipalities_have_their_days() {
    let post = Post { sector: Sector::Municipal, ..POST };
    let rows: [Row; 2] = [("2006-09-19", &[1], InForce), ("2009-05-12", &[1], Unsettled)];
    for rule in ["immigrant", "disability", "over_fifty", "sex.woman", "sex.man"] {
        swept(&packs::trondheim(), &format!("no.trondheim.2006.{rule}"), &post, &rows);
    }
    swept(&packs::bergen(), "no.bergen.saerskilt", &post, &COPIED);
    let own = packs::municipal(MunicipalConfiguration {
        rule: lit("no.asker.interview"),
        group: Group::declared(Ground::ImmigrantBackground),
        bound: Bound::All,
        pool: Pool::Qualified,
        modality: Modality::Should,
        from: day("2027-01-01"),
        citation: lit("Kommunestyret, sak 12/26"),
        says: lit("Kvalifiserte søkere med innvandrerbakgrunn bør innkalles til intervju."),
        deadline: Deadline::Recommendation,
        internal_postings: InScope::No,
    });
    swept(&own.unwrap(), "no.asker.interview", &post, &[("2027-01-01", &[1], InForce)]);
}

fn at_a_club(post: &str) -> Post {
    Post {
        country: Country::UNITED_STATES,
        sector: Sector::Private,
        category: Category::Own(lit(post)),
        ..POST
    }
}

#[test]
fn the_rule_of_the_league_has_its_amendments() {
    let policy = packs::us();
    let rows: [Row; 4] = [
        ("2020-05-01", &[1], Unsettled),
        ("2020-05-31", &[1], InForce),
        ("2022-03-28", &[2], InForce),
        ("2026-03-25", &[2], Unsettled),
    ];
    swept(&policy, "nfl.rooney.head_coach", &at_a_club("head_coach"), &rows);
    let rows: [Row; 6] = [
        ("2020-05-01", &[1], Unsettled),
        ("2020-05-31", &[1], InForce),
        ("2021-10-01", &[1, 2], OneOfThem),
        ("2021-10-31", &[2], InForce),
        ("2022-03-28", &[3], InForce),
        ("2026-03-25", &[3], Unsettled),
    ];
    for post in ["general_manager", "coordinator"] {
        swept(&policy, &format!("nfl.rooney.{post}"), &at_a_club(post), &rows);
    }
    let rows: [Row; 2] = [("2022-05-24", &[1], InForce), ("2026-03-25", &[1], Unsettled)];
    swept(&policy, "nfl.rooney.qb_coach", &at_a_club("qb_coach"), &rows);
}

/// A head coach's round on a day: each invited as told, all external.
fn interviewed(on: &str, people: &[(Ground, Mode)]) -> Verdict {
    let (on, vacancy) = (day(on), VacancyId::new(Uuid::from_u128(7)));
    let position = Vacancy::new(vacancy, lit("Head coach"), Employer::new(Country::UNITED_STATES), on)
        .with_category(Category::Own(lit("head_coach")))
        .with_fact(lit("nfl_club"), true);
    let numbered = || (1..).zip(people);
    let says = |ground: &Ground| Declaration::new(ground.clone(), Answer::Declared).with_explicit_consent();
    let applicants = numbered().map(|(number, (ground, _))| {
        let applicant = Applicant::new(person(number), on).with_origin(Origin::External);
        applicant.with_declarations(vec![says(ground)]).unwrap()
    });
    let invited = numbered().map(|(number, (_, mode))| Invitation::sent(person(number), on).with_mode(*mode));
    let list = Shortlist::new(ShortlistId::new(Uuid::from_u128(8)), vacancy, invited.collect()).unwrap();
    let round = Round::new(position, applicants.collect(), vec![list]).unwrap();
    let policy = packs::us();
    policy.decide(&round, stamp()).finding(&lit("nfl.rooney.head_coach")).unwrap().verdict()
}

#[test]
fn two_women_in_person_satisfy_the_rule_of_2022_and_not_that_of_2020() {
    let women = [(Ground::Woman, Mode::InPerson), (Ground::Woman, Mode::InPerson)];
    assert_eq!(interviewed("2022-03-28", &women), Verdict::Kept);
    assert_eq!(interviewed("2022-03-27", &women), Verdict::Broken);
    let remote = [(Ground::Woman, Mode::InPerson), (Ground::PersonOfColour, Mode::Remote)];
    assert_eq!(interviewed("2022-03-28", &remote), Verdict::Broken);
    let of_colour = [(Ground::PersonOfColour, Mode::Remote), (Ground::PersonOfColour, Mode::Remote)];
    assert_eq!(interviewed("2022-03-27", &of_colour), Verdict::Kept);
    assert_eq!(
        interviewed("2022-03-28", &[]),
        Verdict::Broken,
        "the duty does not presuppose that anybody applied"
    );
}

#[test]
fn what_monitoring_computes_has_its_days() {
    let policy = packs::us();
    let post = at_a_club("associate");
    let rows: [Row; 3] =
        [("2017-01-01", &[1], Unsettled), ("2017-12-31", &[1], InForce), ("2025-01-01", &[1], Unsettled)];
    swept(&policy, "us.mansfield", &post, &rows);
    let rows: [Row; 2] = [("1978-01-01", &[1], Unsettled), ("1978-12-31", &[1], InForce)];
    swept(&policy, "us.ugesp.four_fifths", &post, &rows);
    swept(&policy, "us.nyc.ll144", &post, &[("2023-05-06", &[1], InForce)]);
}
