//! Whether a text is kept, once everything is known: its definition, word by word.

use chrono::NaiveDate;
use mangfold::{Before, Consistency, Equality, Neither, Ratio, Round, Rounding};

use super::people::{View, first_invitation};
use super::{BROKEN, Compared, Entry, Invited, KEPT, NOT_APPLICABLE, Wants};

fn found(kept: bool) -> u8 {
    if kept { KEPT } else { BROKEN }
}

/// How many count as planned: the places of the widest stage, each with as many as it invites where it plans none.
fn places(round: &Round) -> u64 {
    let planned = round
        .shortlists()
        .iter()
        .map(|list| list.places().map_or(list.invitations().len() as u64, |places| u64::from(places.get())));
    planned.max().unwrap_or(0)
}

/// Whether so many reach a share of a whole.
fn reaches(many: u64, share: Ratio, whole: u64) -> bool {
    many * u64::from(share.denominator()) >= u64::from(share.numerator()) * whole
}

/// The share of a whole in people: counted up until it is enough.
fn people_of(share: Ratio, whole: u64, rounding: Rounding) -> u64 {
    let (numerator, denominator) = (u64::from(share.numerator()), u64::from(share.denominator()));
    (0..=whole)
        .find(|people| match rounding {
            Rounding::Up => people * denominator >= numerator * whole,
            // One more would be over it, or further over it than half a person.
            Rounding::Down => (people + 1) * denominator > numerator * whole,
            Rounding::Nearest => (2 * people + 1) * denominator > 2 * numerator * whole,
            other => panic!("a rounding the second evaluator does not know: {other:?}"),
        })
        .expect("a share of a whole is at most the whole")
}

/// Whether the reason for which somebody was kept out was overlooked in somebody else.
fn falls(who: usize, people: &[View], consistency: Consistency) -> bool {
    let person = &people[who];
    let overlooked = |criterion: u32| {
        let others = people.iter().enumerate().filter(|(other, _)| *other != who);
        others.into_iter().any(|(_, other)| other.let_in && other.fails & 1 << criterion != 0)
    };
    let mut reasons = (0..u32::BITS).filter(|criterion| person.fails & 1 << criterion != 0).peekable();
    person.kept_out
        && reasons.peek().is_some()
        && match consistency {
            Consistency::NotAsked => false,
            Consistency::AnyReason => reasons.any(overlooked),
            Consistency::EveryReason => reasons.all(overlooked),
            other => panic!("a reading the second evaluator does not know: {other:?}"),
        }
}

pub(super) fn invited(asks: &Invited, wants: &Wants, people: &[View], round: &Round) -> u8 {
    if !asks.each_for_one.is_empty() {
        return each_for_one(asks, people);
    }
    let eligible: Vec<&View> = (0..people.len())
        .filter(|who| {
            let person = &people[*who];
            let pooled = person.pooled || falls(*who, people, asks.consistency);
            person.here && person.own() && pooled
        })
        .map(|who| &people[who])
        .collect();
    let there = eligible.len() as u64;
    let invited = eligible.iter().filter(|person| person.invited).count() as u64;
    let too_few = there < u64::from(asks.presupposes);
    match wants {
        Wants::AsManyAs { .. } | Wants::Share { .. } => {
            let mut active = people.iter().filter(|person| person.active).peekable();
            if active.peek().is_some() && active.all(|person| person.invited) {
                return KEPT;
            }
        }
        _ => {}
    }
    if too_few {
        return NOT_APPLICABLE;
    }
    let all_invited = |they: bool| if they { found(invited == there) } else { NOT_APPLICABLE };
    let count = |whom: &dyn Fn(&View) -> bool| {
        people.iter().filter(|person| person.here && person.invited && whom(person)).count() as u64
    };
    match wants {
        Wants::AtLeast(least) => found(invited >= u64::from(*least)),
        Wants::All => found(invited == there),
        Wants::Best(best) => found(eligible.iter().filter(|person| !person.invited).all(|left_out| {
            let no_worse = eligible.iter().filter(|other| other.invited && other.score >= left_out.score);
            no_worse.count() as u64 >= u64::from(*best)
        })),
        Wants::AsManyAs { enough, all_of_them, .. } if !reaches(there, *enough, places(round)) => {
            all_invited(*all_of_them)
        }
        Wants::Share { enough, all_of_them, .. } if !reaches(there, *enough, places(round)) => {
            all_invited(*all_of_them)
        }
        Wants::AsManyAs { neither, left_out, .. } => {
            let own = |person: &View| person.own();
            let other = |person: &View| person.groups & 2 != 0;
            let on_top = |person: &View| left_out.is_some() && person.groups & 4 != 0;
            let (ours, theirs) = match neither {
                Neither::OnNeitherSide => (
                    count(&|person| own(person) && !on_top(person)),
                    count(&|person| other(person) && !on_top(person)),
                ),
                Neither::WithTheGroup => (count(&|person| !other(person)), count(&other)),
                Neither::WithTheOthers => (count(&own), count(&|person| !own(person))),
                other => panic!("a reading the second evaluator does not know: {other:?}"),
            };
            found(ours >= theirs)
        }
        Wants::Share { least, rounding, .. } => {
            found(count(&|person| person.own()) >= people_of(*least, count(&|_| true), *rounding))
        }
    }
}

/// As many of the groups are served by those invited, each by a person of its own, as all could serve.
fn each_for_one(asks: &Invited, people: &[View]) -> u8 {
    fn most(groups: usize, people: &[&View]) -> usize {
        let Some((first, rest)) = people.split_first() else { return 0 };
        // They serve nobody, or one of the groups they are of that nobody serves yet.
        let serving = (0..8).filter(|group| groups & 1 << group != 0 && first.groups & 1 << group != 0);
        serving.map(|group| 1 + most(groups & !(1 << group), rest)).fold(most(groups, rest), usize::max)
    }
    let all = (1 << (1 + asks.each_for_one.len())) - 1;
    let eligible: Vec<&View> = people.iter().filter(|person| person.here && person.pooled).collect();
    let invited: Vec<&View> = eligible.iter().filter(|person| person.invited).copied().collect();
    if !eligible.iter().any(|person| person.own()) {
        return NOT_APPLICABLE;
    }
    found(most(all, &invited) >= most(all, &eligible))
}

pub(super) fn entry(asks: &Entry, people: &[View], round: &Round) -> u8 {
    if asks.about.is_some() && !people.iter().any(|person| person.active && person.own()) {
        return NOT_APPLICABLE;
    }
    let first =
        round.entries().iter().filter(|entry| *entry.kind() == asks.kind).map(mangfold::Entry::on).min();
    let event: Option<NaiveDate> = match asks.before {
        Before::Open => None,
        Before::Publication => {
            let published = round.vacancy().adverts().iter().filter_map(mangfold::Advert::publication);
            Some(published.min().unwrap_or(round.vacancy().opens_on()))
        }
        Before::Invitation => first_invitation(round),
        Before::Recommendation => round.recommended_on(),
        other => panic!("an event the second evaluator does not know: {other:?}"),
    };
    found(match (first, event) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(on), Some(event)) => on < event || asks.on_the_day && on == event,
    })
}

pub(super) fn assessed(people: &[View]) -> u8 {
    let mut of_group = people.iter().filter(|person| person.active && person.own()).peekable();
    if of_group.peek().is_none() || of_group.clone().any(|person| person.pooled) {
        return NOT_APPLICABLE;
    }
    found(of_group.all(|person| person.recorded))
}

pub(super) fn compared(asks: &Compared, people: &[View], round: &Round) -> u8 {
    let near = round
        .comparisons()
        .iter()
        .filter(|comparison| comparison.equality() == Equality::Equal || asks.among == Equality::NearlyEqual);
    let tells_apart = |comparison: &mangfold::Comparison| {
        let of_group = |id: &mangfold::ApplicantId| {
            let place = round.applicants().iter().position(|person| person.id() == *id);
            people[place.expect("somebody who applied")].own()
        };
        let ids = comparison.applicants();
        asks.of.is_none() || ids.iter().any(of_group) && !ids.iter().all(of_group)
    };
    if near.into_iter().any(tells_apart) { KEPT } else { NOT_APPLICABLE }
}
