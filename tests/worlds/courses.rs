//! How a round goes on once it is put together.

use std::num::NonZeroU32;
use std::sync::Arc;

use chrono::NaiveDate;
use mangfold::{
    Applicant, Code, Comparison, Entry, EntryKind, Equality, Hire, RecordedException, Round, RuleId,
};

use super::people::{APPLIED, HIRED, RECOMMENDED, after};

pub(super) type Course = Arc<dyn Fn(Round) -> Round + Send + Sync>;

pub(super) fn then(one: &Course, other: &Course) -> Course {
    let (one, other) = (Arc::clone(one), Arc::clone(other));
    Arc::new(move |round| other(one(round)))
}

pub(super) fn excepted(rule: &RuleId, code: &Code, cap: Option<NonZeroU32>) -> Course {
    let (rule, code) = (rule.clone(), code.clone());
    Arc::new(move |round| {
        let (by, on) = ("Kari Nordmann".parse().unwrap(), day_of(&round, APPLIED));
        let reason = "Se vedlegg.".parse().unwrap();
        let record = RecordedException::new(rule.clone(), code.clone(), by, reason, on);
        let record = match cap {
            Some(cap) => record.with_cap(cap),
            None => record,
        };
        round.with_exceptions(vec![record]).unwrap()
    })
}

pub(super) fn as_it_is() -> Course {
    Arc::new(|round| round)
}

fn day_of(round: &Round, days: u64) -> NaiveDate {
    after(round.vacancy().opens_on(), days)
}

pub(super) fn recommended() -> Course {
    Arc::new(|round| {
        let on = day_of(&round, RECOMMENDED);
        round.with_recommendation(on).unwrap()
    })
}

/// Somebody is hired, where somebody is left.
pub(super) fn hired() -> Course {
    Arc::new(|round| {
        let on = day_of(&round, HIRED);
        let who = round.applicants().iter().find(|person| person.withdrawn_on().is_none());
        let hire = who.map(|person| Hire::new(person.id(), on));
        round.with_hires(hire.into_iter().collect()).unwrap()
    })
}

/// So many of them are found so near each other, where so many are there.
pub(super) fn compared(most: usize, equality: Equality) -> Course {
    Arc::new(move |round| {
        let people = round.applicants().iter().take(most).map(Applicant::id).collect();
        let (by, on) = ("Kari Nordmann".parse().unwrap(), day_of(&round, RECOMMENDED));
        let found = Comparison::new(people, equality, by, "Like gode.".parse().unwrap(), on);
        round.with_comparisons(found.into_iter().collect()).unwrap()
    })
}

/// Entries so many days after the opening, or before it.
pub(super) fn entries(all: &[(EntryKind, i64)]) -> Course {
    let all = all.to_vec();
    Arc::new(move |round| {
        let opens_on = round.vacancy().opens_on();
        let entry = |(kind, days): &(EntryKind, i64)| {
            let on = opens_on + chrono::TimeDelta::days(*days);
            Entry::new(kind.clone(), "Kari Nordmann".parse().unwrap(), on)
        };
        let entries = all.iter().map(entry).collect();
        round.with_entries(entries)
    })
}
