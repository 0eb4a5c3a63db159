//! The rules of the packs, written a second time from the words of their sources.
//!
//! What a source leaves open is read here as the pack says it reads it, and each comment tells where that is so.

mod abroad;
mod germany;
mod municipal;
mod norway_adverts;
mod norway_state;

use chrono::NaiveDate;
use mangfold::{
    Before, Clock, Condition, Consistency, Country, Deadline, Edge, Effect, EntryKind, Equality, Ground,
    Measure, Modality, Pool, Ratio, Sector, When,
};

pub(crate) use self::abroad::{eu, uk, us};
pub(crate) use self::germany::germany;
pub(crate) use self::municipal::{OSLO_2009, bergen, ks, municipal, oslo, trondheim};
pub(crate) use self::norway_adverts::{STANDARD, norway_adverts};
pub(crate) use self::norway_state::norway_state;

use super::{Asks, Compared, Duty, Entry, Invited, Of, Text, Wants, Who, Worded};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn on(text: &str) -> Edge {
    Edge::On(day(text))
}

/// On some day from the one to the other.
fn between(first: &str, last: &str) -> Edge {
    Edge::Between { first: day(first), last: day(last) }
}

/// Known to stand on a day, and nothing known beyond it.
fn stood(on: &str) -> Edge {
    Edge::NotVerified { stands_on: day(on) }
}

fn duty(rule: &str, clock: Clock, texts: Vec<Text>) -> Duty {
    Duty { rule: rule.parse().expect("a rule id"), clock, texts }
}

fn text((from, until): (Edge, Edge), modality: Modality, scope: &[Condition], asks: Asks) -> Text {
    Text { from, until, modality, scope: scope.to_vec(), unless: vec![], asks }
}

fn worded(language: &str, from: Edge, until: Edge, words: Option<&str>) -> Worded {
    Worded { language: language.to_owned(), from, until, words: words.map(str::to_owned) }
}

/// An exception that holds where a named human recorded it.
fn recorded(code: &str) -> (String, When, Effect) {
    (code.to_owned(), When::Recorded, Effect::Lifts)
}

fn employer(country: Country, sectors: &[Sector]) -> Vec<Condition> {
    vec![Condition::Country(vec![country]), Condition::Sector(sectors.to_vec())]
}

fn fact(code: &str) -> Condition {
    Condition::Fact(code.parse().expect("a code"))
}

/// "mindre enn 40 % av de tilsatte"; the same of the seats of a board.
fn fewer_than_forty(ground: Ground) -> Condition {
    let measure = Measure::Below(Ratio::new(2, 5).expect("a ratio"));
    Condition::Underrepresented { ground, measure }
}

/// So many are invited of those who declare it and qualify, if anybody did. A withdrawal after a sent invitation
/// changes nothing, since inviting is what is asked for; and whoever renounces what they declared is read as not
/// having declared it. Both are readings.
fn invited(wants: Wants, who: Who, by_consent: bool) -> Invited {
    Invited {
        wants,
        presupposes: 1,
        of: Of { waived: false, ..Of::new(who, by_consent) },
        each_for_one: Vec::new(),
        pool: Pool::Qualified,
        deadline: Deadline::Open,
        on_the_day: true,
        withdrawn_after_invitation: true,
        every_stage: false,
        mode: None,
        consistency: Consistency::NotAsked,
    }
}

/// Among people whom a human found so near each other.
fn among(among: Equality, who: Option<Who>, by_consent: bool) -> Asks {
    Asks::Compared(Compared { among, of: who.map(|who| Of::new(who, by_consent)) })
}

/// That an entry is there by then; the very day counts, since civil days do not tell which came first.
fn entry(kind: EntryKind, before: Before) -> Entry {
    Entry { kind, about: None, before, on_the_day: true }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|&word| word.to_owned()).collect()
}
