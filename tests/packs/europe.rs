//! The packs of Germany, the United Kingdom and the European Union.

use chrono::{Days, NaiveDate};
use mangfold::packs;
use mangfold::testing::stamp;
use mangfold::wording::Language;
use mangfold::{
    Advert, Answer, Applicant, ApplicantId, Assessment, Because, Bound, Channel, Check, Choice, Comparison,
    Condition, Country, Declaration, Employer, Equality, Fact, Ground, Invitation, Opening, Policy, Ratio,
    RecordedException, Relation, Representation, Round, Sector, Shortlist, ShortlistId, Suitability, Vacancy,
    VacancyId, Verdict,
};

use super::{EVER, Hole, InForce, OneOfThem, Row, State, Unsettled, day, swept_as};

fn id(name: &str) -> ApplicantId {
    ApplicantId::from_name(uuid::Uuid::nil(), name)
}

/// Who advertises, and what is recorded of the post.
#[derive(Clone, Copy)]
struct Place {
    country: &'static str,
    sector: Sector,
    region: Option<&'static str>,
    /// Out of ten of the staff.
    women: u32,
    opening: Opening,
    facts: &'static [&'static str],
}

const BUND: Place = Place {
    country: "DE",
    sector: Sector::Federal,
    region: None,
    women: 3,
    opening: Opening::External,
    facts: &[],
};
const BUND_OF_WOMEN: Place = Place { women: 7, facts: &["structural_disadvantage"], ..BUND };
const ERFURT: Place = Place { sector: Sector::Land, region: Some("DE-TH"), ..BUND };
const ERFURT_OF_WOMEN: Place = Place { women: 7, ..ERFURT };
const BERLIN: Place = Place { sector: Sector::Land, region: Some("DE-BE"), ..BUND };
const LONDON: Place =
    Place { country: "GB", sector: Sector::Private, facts: &["disability_confident"], ..BUND };
const PARIS: Place = Place { country: "FR", sector: Sector::Private, facts: &["listed_company"], ..BUND };
const PARIS_OF_WOMEN: Place = Place { women: 7, ..PARIS };

fn vacancy(place: Place, on: NaiveDate) -> Vacancy {
    let country: Country = place.country.parse().unwrap();
    let mut employer = Employer::new(country).with_sector(place.sector);
    if let Some(region) = place.region {
        employer = employer.with_region(region.parse().unwrap()).unwrap();
    }
    let staff = |ground, members| Representation::new(ground, members, 10).unwrap();
    let staff = vec![staff(Ground::Woman, place.women), staff(Ground::Man, 10 - place.women)];
    let advert = Advert::new(Channel::Own, "de".parse().unwrap()).with_text("Bitte melden!".parse().unwrap());
    let vacancy = Vacancy::new(
        VacancyId::from_name(uuid::Uuid::nil(), "post"),
        "Leitung".parse().unwrap(),
        employer,
        on,
    )
    .with_opening(place.opening)
    .with_adverts(vec![advert])
    .with_representation(staff)
    .unwrap();
    place.facts.iter().fold(vacancy, |vacancy, fact| vacancy.with_fact(fact.parse().unwrap(), true))
}

fn applicant(name: &str, on: NaiveDate, suitability: Suitability, grounds: &[Ground]) -> Applicant {
    let declared =
        |ground: &Ground| Declaration::new(ground.clone(), Answer::Declared).with_explicit_consent();
    Applicant::new(id(name), on)
        .with_declarations(grounds.iter().map(declared).collect())
        .unwrap()
        .with_assessment(Assessment::new(suitability))
        .unwrap()
}

fn round(place: Place, on: NaiveDate, applicants: Vec<Applicant>, invited: &[&str]) -> Round {
    let vacancy = vacancy(place, on);
    let invitations = invited.iter().map(|name| Invitation::sent(id(name), on)).collect();
    let list = ShortlistId::from_name(uuid::Uuid::nil(), "list");
    let list = Shortlist::new(list, vacancy.id(), invitations).unwrap();
    Round::new(vacancy, applicants, vec![list]).unwrap()
}

/// A round that breaks every rule of the place, and on which every notice tells: everything happens on one day.
///
/// One of the group is suited, compared as an equal, and not invited; somebody else of the other sex is.
fn broken(place: Place, on: NaiveDate) -> Round {
    let (few, many) =
        if place.women < 5 { (Ground::Woman, Ground::Man) } else { (Ground::Man, Ground::Woman) };
    let grounds = [few, Ground::SevereDisability, Ground::Disability, Ground::MigrationBackgroundBerlin];
    let applicants = vec![
        applicant("A", on, Suitability::Suited, &grounds),
        applicant("B", on, Suitability::Suited, &[many]),
    ];
    let by = "Erika Muster".parse().unwrap();
    let equals = Comparison::new(
        vec![id("A"), id("B")],
        Equality::Equal,
        by,
        "Beide erfüllen das Profil gleich gut.".parse().unwrap(),
        on,
    );
    round(place, on, applicants, &["B"]).with_comparisons(vec![equals.unwrap()]).unwrap()
}

fn state(policy: &Policy, rule: &str, wanted: Verdict, place: Place, on: NaiveDate) -> (Vec<u32>, State) {
    let round = broken(place, on);
    let decision = policy.decide(&round, stamp());
    let finding = decision.finding(&rule.parse().unwrap()).unwrap();
    assert_eq!(finding.on(), on, "{rule}");
    let versions: Vec<u32> = finding.versions().iter().map(|place| place + 1).collect();
    let state = match finding.because() {
        Because::NotInForce { .. } => Hole,
        Because::Unknown { settled_by } => {
            assert_eq!(*settled_by, [Fact::InForce], "{rule} on {on}");
            Unsettled
        }
        other => {
            assert_eq!(finding.verdict(), wanted, "{rule} on {on}: {}", other.code());
            if versions.len() == 1 { InForce } else { OneOfThem }
        }
    };
    (versions, state)
}

#[track_caller]
fn swept(policy: &Policy, rule: &str, wanted: Verdict, place: Place, rows: &[Row]) {
    swept_as(rule, rows, |on| state(policy, rule, wanted, place, on));
}

const ONE: &[u32] = &[1];

#[test]
fn the_rules_of_the_german_federation_hold_from_their_day_on_or_as_far_as_the_text_was_seen() {
    let policy = packs::germany();
    swept(&policy, "de.sgb9.165", Verdict::Broken, BUND, &[("2018-01-01", ONE, InForce)]);
    let rows: [Row; 2] = [(EVER, &[1], Unsettled), ("2022-03-26", &[1], InForce)];
    swept(&policy, "de.sgb9.164.informed", Verdict::Broken, BUND, &rows);
    // The text of 2015 stood until the women-only text came; since when is not verified.
    let rows: [Row; 3] =
        [(EVER, &[1], Unsettled), ("2021-08-11", &[1], InForce), ("2021-08-12", &[2], InForce)];
    swept(&policy, "de.bgleig.7", Verdict::Broken, BUND, &rows);
    let rows: [Row; 3] = [(EVER, &[1], Unsettled), ("2021-08-11", &[1], InForce), ("2021-08-12", &[], Hole)];
    swept(&policy, "de.bgleig.7.men", Verdict::Broken, BUND_OF_WOMEN, &rows);
    let rows: [Row; 2] = [(EVER, &[1], Unsettled), ("2022-03-26", &[1], InForce)];
    for rule in ["de.bgleig.7.panel", "de.bgleig.6.part_time", "de.bgleig.6.call"] {
        swept(&policy, rule, Verdict::Broken, BUND, &rows);
    }
    swept(&policy, "de.bgleig.8", Verdict::Kept, BUND, &rows);
}

#[test]
fn the_rules_of_two_german_states_hold_as_far_as_they_were_seen() {
    let policy = packs::germany();
    let rows: [Row; 2] = [(EVER, &[1], Unsettled), ("2026-07-31", &[1], InForce)];
    swept(&policy, "de.th.gleichg.7.women", Verdict::Broken, ERFURT, &rows);
    swept(&policy, "de.th.gleichg.7.men", Verdict::Broken, ERFURT_OF_WOMEN, &rows);
    let rows: [Row; 2] = [("2021-07-16", ONE, Unsettled), ("2024-06-01", ONE, InForce)];
    swept(&policy, "de.be.partmigg.11", Verdict::Broken, BERLIN, &rows);
}

#[test]
fn the_british_scheme_begins_on_some_day_of_2016_and_the_section_on_its_day() {
    let policy = packs::uk();
    let rows: [Row; 2] = [("2016-01-01", ONE, Unsettled), ("2016-12-31", ONE, InForce)];
    swept(&policy, "uk.dc.offer", Verdict::Broken, LONDON, &rows);
    swept(&policy, "uk.eqa.159", Verdict::Kept, LONDON, &[("2011-04-06", ONE, InForce)]);
}

#[test]
fn the_european_priority_is_verified_for_one_day_alone() {
    let policy = packs::eu();
    let rows: [Row; 2] = [(EVER, &[1], Unsettled), ("2026-06-30", &[1], InForce)];
    swept(&policy, "eu.2022_2381.6.woman", Verdict::Kept, PARIS, &rows);
    swept(&policy, "eu.2022_2381.6.man", Verdict::Kept, PARIS_OF_WOMEN, &rows);
}

#[test]
fn every_rule_of_these_packs_is_swept() {
    let rules = [packs::germany(), packs::uk(), packs::eu()].map(|policy| policy.rules().len());
    assert_eq!(rules, [11, 2, 2]);
}

#[test]
fn these_packs_read_back_as_they_were_written() {
    for policy in [packs::germany(), packs::uk(), packs::eu()] {
        let json = serde_json::to_string(&policy).unwrap();
        assert_eq!(serde_json::from_str::<Policy>(&json).unwrap(), policy);
    }
}

/// The verdict of a rule on a round.
#[track_caller]
fn verdict(policy: &Policy, rule: &str, round: &Round) -> Verdict {
    policy.decide(round, stamp()).finding(&rule.parse().unwrap()).unwrap().verdict()
}

#[test]
fn a_doubtful_severely_disabled_applicant_is_invited_and_an_obviously_unsuited_one_need_not_be() {
    let on = day("2020-06-01");
    let severely = |suitability| {
        let people = vec![
            applicant("A", on, suitability, &[Ground::SevereDisability]),
            applicant("B", on, Suitability::Suited, &[]),
        ];
        verdict(&packs::germany(), "de.sgb9.165", &round(BUND, on, people, &["B"]))
    };
    assert_eq!(severely(Suitability::Doubtful), Verdict::Broken);
    assert_eq!(severely(Suitability::ObviouslyUnsuited), Verdict::NotApplicable);
}

#[test]
fn the_duty_to_invite_ends_at_internal_postings_and_at_the_churches() {
    let on = day("2022-06-01");
    let inside = Place { opening: Opening::Internal, ..BUND };
    let church = Place { sector: Sector::Church, ..BUND };
    for (place, expected) in [
        (BUND, Verdict::Broken),
        (inside, Verdict::NotApplicable),
        (church, Verdict::NotApplicable),
        (ERFURT, Verdict::Broken),
    ] {
        assert_eq!(verdict(&packs::germany(), "de.sgb9.165", &broken(place, on)), expected);
    }
    // The side duty knows no such exception.
    assert_eq!(verdict(&packs::germany(), "de.sgb9.164.informed", &broken(inside, on)), Verdict::Broken);
}

#[test]
fn an_advance_waiver_does_not_lift_the_duty_to_invite_the_severely_disabled() {
    let on = day("2020-06-01");
    let waived = Declaration::new(Ground::SevereDisability, Answer::Declared).with_waiver();
    let people = vec![
        applicant("A", on, Suitability::Suited, &[]).with_declarations(vec![waived]).unwrap(),
        applicant("B", on, Suitability::Suited, &[]),
    ];
    let round = round(BUND, on, people, &["B"]);
    assert_eq!(verdict(&packs::germany(), "de.sgb9.165", &round), Verdict::Broken);
}

#[test]
fn a_reason_overlooked_in_somebody_invited_does_not_keep_a_severely_disabled_applicant_out() {
    let on = day("2020-06-01");
    let failing = |name: &str, suitability, grounds: &[Ground]| {
        let assessment = Assessment::new(suitability).with_criteria_not_met(vec!["grade".parse().unwrap()]);
        applicant(name, on, suitability, grounds).with_assessment(assessment).unwrap()
    };
    let grade = mangfold::Criterion::new("grade".parse().unwrap(), "Mindestnote".parse().unwrap());
    let at = |invited: Applicant| {
        let people = vec![failing("A", Suitability::ObviouslyUnsuited, &[Ground::SevereDisability]), invited];
        let list = Shortlist::new(
            ShortlistId::from_name(uuid::Uuid::nil(), "list"),
            VacancyId::from_name(uuid::Uuid::nil(), "post"),
            vec![Invitation::sent(id("B"), on)],
        );
        let vacancy = vacancy(BUND, on).with_criteria(vec![grade.clone()]).unwrap();
        let round = Round::new(vacancy, people, vec![list.unwrap()]).unwrap();
        verdict(&packs::germany(), "de.sgb9.165", &round)
    };
    assert_eq!(at(failing("B", Suitability::Unqualified, &[])), Verdict::Broken);
    assert_eq!(at(applicant("B", on, Suitability::Suited, &[])), Verdict::NotApplicable);
}

#[test]
fn where_too_few_women_applied_all_of_them_are_invited_in_the_federation_and_nothing_is_owed_in_thuringia() {
    let on = day("2026-08-01");
    let women = |place: Place, invited: &[&str]| {
        let mut people = vec![applicant("A", on, Suitability::Suited, &[Ground::Woman])];
        people.extend(
            ["B", "C", "D", "E"].map(|name| applicant(name, on, Suitability::Suited, &[Ground::Man])),
        );
        let rule = if place.region.is_none() { "de.bgleig.7" } else { "de.th.gleichg.7.women" };
        verdict(&packs::germany(), rule, &round(place, on, people, invited))
    };
    assert_eq!(women(BUND, &["B", "C", "D"]), Verdict::Broken);
    assert_eq!(women(BUND, &["A", "C", "D"]), Verdict::Kept);
    assert_eq!(women(ERFURT, &["B", "C", "D"]), Verdict::NotApplicable);
    assert_eq!(women(ERFURT, &["B", "C"]), Verdict::Broken, "one is half of two");
}

#[test]
fn an_imbalance_of_one_among_an_odd_number_of_staff_is_none_in_the_federation() {
    let on = day("2022-01-01");
    let few = |women| {
        let counts = vec![Representation::new(Ground::Woman, women, 7).unwrap()];
        let sparse = vacancy(BUND, on).with_representation(counts).unwrap();
        let rule = packs::germany();
        let version = rule.rule(&"de.bgleig.7".parse().unwrap()).unwrap().versions().last().unwrap();
        version.scope().iter().all(|condition: &Condition| condition.holds(&sparse) == Some(true))
    };
    assert_eq!((few(2), few(3)), (true, false));
}

#[test]
fn adverts_of_the_federation_name_part_time_and_call_for_women() {
    let on = day("2022-03-26");
    let says = |text: &str| {
        let advert = Advert::new(Channel::Own, "de".parse().unwrap()).with_text(text.parse().unwrap());
        let vacancy = vacancy(BUND, on).with_adverts(vec![advert]);
        let round = Round::new(vacancy, Vec::new(), Vec::new()).unwrap();
        ["de.bgleig.6.part_time", "de.bgleig.6.call"].map(|rule| verdict(&packs::germany(), rule, &round))
    };
    let (kept, broken) = (Verdict::Kept, Verdict::Broken);
    assert_eq!(says("Die Stelle ist teilzeitgeeignet. Bewerbungen von Frauen sind erwünscht."), [kept, kept]);
    assert_eq!(says("Frauen werden aufgefordert, sich zu bewerben."), [broken, kept]);
    assert_eq!(says("Frauen arbeiten hier. Wir freuen uns auf Ihre Bewerbung."), [broken, broken]);
}

#[test]
fn two_of_five_are_too_few_for_the_share_of_berlin() {
    let on = day("2024-06-01");
    let invited = |count: usize| {
        let names = ["A", "B", "C", "D", "E", "F"];
        let people = names.into_iter().enumerate().map(|(at, name)| {
            let grounds: &[Ground] = if at < count { &[Ground::MigrationBackgroundBerlin] } else { &[] };
            let grounds = if name == "F" { &[Ground::MigrationBackgroundBerlin] } else { grounds };
            applicant(name, on, Suitability::Suited, grounds)
        });
        let round = round(BERLIN, on, people.collect(), &["A", "B", "C", "D", "E"]);
        verdict(&packs::germany(), "de.be.partmigg.11", &round)
    };
    assert_eq!((invited(2), invited(3)), (Verdict::Broken, Verdict::Kept));
    // One is not enough for a share of five places.
    assert_eq!(invited(0), Verdict::NotApplicable);
}

#[test]
fn the_volume_exception_of_the_british_scheme_needs_a_cap_that_both_sides_keep() {
    let on = day("2020-06-01");
    let people = || {
        let scored = |name: &str, score: i64, grounds: &[Ground]| {
            applicant(name, on, Suitability::Suited, grounds).with_score(score).unwrap()
        };
        vec![
            scored("A", 5, &[Ground::Disability]),
            scored("B", 3, &[Ground::Disability]),
            scored("C", 9, &[]),
            scored("D", 8, &[]),
        ]
    };
    let capped = |cap: Option<u32>, invited: &[&str]| {
        let exception = RecordedException::new(
            "uk.dc.offer".parse().unwrap(),
            "volume".parse().unwrap(),
            "Ann Smith".parse().unwrap(),
            "412 applications for one post".parse().unwrap(),
            on,
        );
        let exception = match cap.and_then(std::num::NonZeroU32::new) {
            Some(cap) => exception.with_cap(cap),
            None => exception,
        };
        let round = round(LONDON, on, people(), invited).with_exceptions(vec![exception]).unwrap();
        let policy = packs::uk();
        let decision = policy.decide(&round, stamp());
        let words =
            [decision.annotation(Language::English), decision.restricted().annotation(Language::English)];
        let told =
            cap.map(|cap| format!("The exception “volume” is recorded, with a cap of {cap} on both sides."));
        for words in words {
            assert_eq!(words.contains("with a cap of"), cap.is_some(), "{words}");
            assert!(told.as_ref().is_none_or(|told| words.contains(told)), "{words}");
        }
        verdict(&policy, "uk.dc.offer", &round)
    };
    assert_eq!(capped(Some(1), &["A", "C"]), Verdict::Kept);
    assert_eq!(capped(Some(1), &["B", "C"]), Verdict::Broken, "not the best of the group");
    assert_eq!(capped(Some(1), &["A", "C", "D"]), Verdict::Broken, "the others exceed the cap");
    assert_eq!(capped(None, &["A", "C"]), Verdict::Broken, "no cap is recorded");
}

#[test]
fn another_share_for_berlin_is_enough_by_itself_unless_enough_was_said_to_be_something_else() {
    let rule = "de.be.partmigg.11".parse().unwrap();
    let share = |policy: &Policy| match policy.rule(&rule).unwrap().versions()[0].check() {
        Check::Invite(invite) => match invite.bound() {
            Bound::Share(share) => (share.least(), share.enough()),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let (pack, other) = (Ratio::new(403, 1000).unwrap(), Ratio::new(7, 20).unwrap());
    let germany = packs::germany();
    assert_eq!(share(&germany), (pack, pack));
    let chosen = germany.clone().with_choice(&rule, &Choice::Share(other)).unwrap();
    assert_eq!(share(&chosen), (other, other));
    let enough = germany.with_choice(&rule, &Choice::Enough(Ratio::HALF)).unwrap();
    let chosen = enough.with_choice(&rule, &Choice::Share(other)).unwrap();
    assert_eq!(share(&chosen), (other, Ratio::HALF));
}

#[test]
fn parity_leaves_the_severely_disabled_alone_in_the_words_of_the_statute() {
    let policy = packs::germany();
    let words: Vec<&str> =
        policy.relations().iter().filter_map(|one: &Relation| one.part().says()).map(AsRef::as_ref).collect();
    assert_eq!(words, ["§ 165 SGB IX bleibt unberührt."]);
}

#[test]
fn an_employer_outside_the_scheme_or_off_the_stock_exchange_owes_nothing() {
    let on = day("2026-07-01");
    let (shop, firm) = (Place { facts: &[], ..LONDON }, Place { facts: &[], ..PARIS });
    let no = |place, fact: &str, on: NaiveDate| {
        let round = broken(place, on);
        let vacancy = round.vacancy().clone().with_fact(fact.parse().unwrap(), false);
        Round::new(vacancy, round.applicants().to_vec(), round.shortlists().to_vec()).unwrap()
    };
    assert_eq!(
        verdict(&packs::uk(), "uk.dc.offer", &no(shop, "disability_confident", on)),
        Verdict::NotApplicable
    );
    assert_eq!(verdict(&packs::uk(), "uk.dc.offer", &broken(shop, on)), Verdict::Undetermined);
    assert_eq!(
        verdict(&packs::eu(), "eu.2022_2381.6.woman", &no(firm, "listed_company", on)),
        Verdict::NotApplicable
    );
}

#[test]
fn a_review_that_is_overdue_is_told_by_the_notice() {
    let told = |on: NaiveDate| {
        let round = broken(BUND, on);
        let policy = packs::germany();
        let decision = policy.decide(&round, stamp());
        decision.finding(&"de.bgleig.8".parse().unwrap()).unwrap().because().code()
    };
    let due = day("2027-11-22");
    assert_eq!(told(due), "informs");
    assert_eq!(told(due.checked_add_days(Days::new(1)).unwrap()), "review_overdue");
}
