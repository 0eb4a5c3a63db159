//! On each day around each edge of each rule: exactly one version certainly in force, or a hole that is written down.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test fails where the mistake is")]

#[path = "packs/europe.rs"]
mod europe;
#[path = "packs/notices.rs"]
mod notices;

use chrono::{Days, NaiveDate};
use mangfold::packs::{self, Binding, EarlierText, KsConfiguration};
use mangfold::testing::{Person, RoundSketch, stamp};
use mangfold::{
    Advert, AssertedBy, Because, Channel, Deadline, Fact, Ground, Group, InScope, Policy, Round, Sector,
};

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    /// No version stands.
    Hole,
    /// One version certainly stands.
    InForce,
    /// Of several, one certainly stands; which is not settled.
    OneOfThem,
    /// Whether any stands is not settled.
    Unsettled,
}
use State::{Hole, InForce, OneOfThem, Unsettled};

/// From which day on, which versions (counted from one) may stand, and how sure.
type Row = (&'static str, &'static [u32], State);

/// Before every day that is looked at: a row from here on has no edge.
const EVER: &str = "0000-01-01";

/// A round that breaks every version of every rule, so that only being in force is left to tell.
fn broken(sector: Sector, on: NaiveDate) -> Round {
    let grounds = [
        Ground::DisabilityNeedingAccommodation,
        Ground::CvGap,
        Ground::ImmigrantBackgroundRegion,
        Ground::ImmigrantBackgroundDfo,
        Ground::MinorityBackground,
    ];
    let person = grounds.into_iter().fold(Person::new("A").suited(), Person::declares);
    let advert = Advert::new(Channel::Joint, "nb".parse().unwrap()).with_text("Kom!".parse().unwrap());
    // The only invitation is on the day of the advert, to somebody else, so that every clock says the same.
    RoundSketch::new()
        .sector(sector)
        .opened_on(&on.to_string())
        .advert(advert)
        .person(person)
        .person(Person::new("B").suited().sent_after(3))
        .build()
}

/// The event of a rule lies so many days after the advert of [`broken`].
fn state(policy: &Policy, rule: &str, sector: Sector, on: NaiveDate, after: u64) -> (Vec<u32>, State) {
    let round = broken(sector, on.checked_sub_days(Days::new(after)).unwrap());
    let decision = policy.decide(&round, stamp());
    let finding = decision.finding(&rule.parse().unwrap()).unwrap();
    assert_eq!(finding.on(), on, "{rule}");
    let versions: Vec<u32> = finding.versions().iter().map(|place| place + 1).collect();
    let state = match finding.because() {
        Because::NotInForce { .. } => Hole,
        Because::Short { .. } | Because::StatementMissing { .. } | Because::EntryMissing { .. } => {
            if versions.len() == 1 { InForce } else { OneOfThem }
        }
        Because::Unknown { settled_by } => {
            assert_eq!(*settled_by, [Fact::InForce], "{rule} on {on}");
            Unsettled
        }
        other => panic!("{rule} on {on}: {}", other.code()),
    };
    (versions, state)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[track_caller]
fn swept(policy: &Policy, rule: &str, sector: Sector, after: u64, rows: &[Row]) {
    swept_as(rule, rows, |on| state(policy, rule, sector, on, after));
}

/// The same where a round of another kind tells what stands on a day.
#[track_caller]
fn swept_as(rule: &str, rows: &[Row], state: impl Fn(NaiveDate) -> (Vec<u32>, State)) {
    let edges = rows.iter().filter(|(from, _, _)| *from != EVER);
    let around = edges.flat_map(|(from, _, _)| {
        let from = day(from);
        (0..=4)
            .filter_map(move |shift| from.checked_add_days(Days::new(shift))?.checked_sub_days(Days::new(2)))
    });
    let years =
        (1990..=2040).flat_map(|year| [1, 7].map(|month| NaiveDate::from_ymd_opt(year, month, 1).unwrap()));
    for on in around.chain(years) {
        let row = rows.iter().rev().find(|(from, _, _)| day(from) <= on);
        let (versions, wanted) = row.map_or((&[] as &[u32], Hole), |(_, versions, state)| (versions, *state));
        assert_eq!(state(on), (versions.to_vec(), wanted), "{rule} on {on}");
    }
}

#[test]
fn the_state_rules_hold_from_their_day_on() {
    let policy = packs::norway_state();
    let one: &[u32] = &[1];
    swept(&policy, "no.state.interview.disability", Sector::State, 0, &[("2017-07-01", one, InForce)]);
    swept(&policy, "no.state.interview.cv_gap", Sector::State, 0, &[("2020-01-01", one, InForce)]);
}

#[test]
fn the_instruction_on_immigrant_background_has_three_versions_and_three_unsettled_edges() {
    let rows: [Row; 6] = [
        ("2002-06-01", &[1], InForce),
        // The trial was to end; nothing says that the order did.
        ("2004-06-01", &[1], Unsettled),
        // The circular is of some day of 2010.
        ("2010-01-01", &[1, 2], Unsettled),
        ("2010-12-31", &[2], InForce),
        // The definition changed after the handbook of 2017.
        ("2017-01-01", &[2, 3], OneOfThem),
        ("2023-02-16", &[3], InForce),
    ];
    swept(&packs::norway_state(), "no.state.interview.immigrant", Sector::State, 0, &rows);
}

fn ks(bound_from: Option<&str>) -> Policy {
    let binding = bound_from.map(|from| Binding {
        from: day(from),
        citation: "Kommunestyret, sak 1/08".parse().unwrap(),
        says: "Minst én skal innkalles.".parse().unwrap(),
    });
    packs::ks(KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding,
    })
    .unwrap()
}

#[test]
fn the_resolution_of_ks_is_unsettled_between_its_two_dates() {
    let rule = "no.ks.interview.minority";
    let rows: [Row; 3] =
        [("2006-05-26", &[1], Unsettled), ("2006-06-16", &[1], InForce), ("2008-01-01", &[2], InForce)];
    swept(&ks(None), rule, Sector::Municipal, 3, &rows[..2]);
    swept(&ks(Some("2008-01-01")), rule, Sector::Municipal, 3, &rows);
}

#[test]
fn the_rules_of_oslo_are_unsettled_from_the_partial_repeal_on() {
    let earlier = EarlierText { text: "Velkommen.".parse().unwrap(), until: day("2009-05-11") };
    let policy = packs::oslo(Some(earlier)).unwrap();
    let rows: [Row; 2] = [("2001-05-30", &[1], InForce), ("2013-05-15", &[1], Unsettled)];
    swept(&policy, "no.oslo.advert.standard_text", Sector::Municipal, 0, &rows);
    let rows: [Row; 3] =
        [("2001-05-30", &[1], Unsettled), ("2006-05-29", &[1], InForce), ("2013-05-15", &[1], Unsettled)];
    swept(&policy, "no.oslo.file.plan_reference", Sector::Municipal, 0, &rows);
}
