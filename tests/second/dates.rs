//! Which text stands on which day.

use chrono::NaiveDate;
use mangfold::{Applicant, Clock, Edge, Round};

/// Whether an edge has passed on a day; none where the sources do not settle it.
fn has_begun(edge: Edge, on: NaiveDate) -> Option<bool> {
    match edge {
        Edge::On(day) => Some(on >= day),
        Edge::Between { first, .. } if on < first => Some(false),
        Edge::Between { last, .. } if on >= last => Some(true),
        Edge::NotVerified { stands_on } if on >= stands_on => Some(true),
        Edge::Between { .. } | Edge::NotVerified { .. } => None,
        other => panic!("nothing begins {other:?}"),
    }
}

fn has_ended(edge: Edge, on: NaiveDate) -> Option<bool> {
    match edge {
        Edge::On(day) => Some(on >= day),
        Edge::Between { first, .. } if on < first => Some(false),
        Edge::Between { last, .. } if on >= last => Some(true),
        Edge::NotVerified { stands_on } if on <= stands_on => Some(false),
        Edge::Partial { on: day } if on < day => Some(false),
        Edge::Open => Some(false),
        Edge::Between { .. } | Edge::NotVerified { .. } | Edge::Partial { .. } => None,
        other => panic!("nothing ends {other:?}"),
    }
}

/// Every text that may stand on a day, and none where none may: each unsettled edge is tried both ways, and one that
/// two neighbours share passes for both at once. A later text, once begun, has replaced the earlier, and none comes
/// back when it ends.
pub(super) fn standing(spans: &[(Edge, Edge)], on: NaiveDate) -> Vec<Option<usize>> {
    let mut unsettled: Vec<(usize, bool)> = Vec::new();
    for (place, (from, until)) in spans.iter().enumerate() {
        let shared = place > 0 && spans[place - 1].1 == *from;
        if has_begun(*from, on).is_none() && !shared {
            unsettled.push((place, true));
        }
        if has_ended(*until, on).is_none() {
            unsettled.push((place, false));
        }
    }
    let mut found = Vec::new();
    for tried in 0..1_u32 << unsettled.len() {
        let passed = |place: usize, begins: bool| {
            let shared = begins && place > 0 && spans[place - 1].1 == spans[place].0;
            let wanted = if shared { (place - 1, false) } else { (place, begins) };
            let at = unsettled.iter().position(|one| *one == wanted).expect("an edge that is not settled");
            tried & 1 << at != 0
        };
        let begun = |p: usize| has_begun(spans[p].0, on).unwrap_or_else(|| passed(p, true));
        let ended = |p: usize| has_ended(spans[p].1, on).unwrap_or_else(|| passed(p, false));
        if (0..spans.len()).any(|p| ended(p) && !begun(p)) {
            continue;
        }
        let stands = (0..spans.len()).rev().find(|&p| begun(p)).filter(|&p| !ended(p));
        if !found.contains(&stands) {
            found.push(stands);
        }
    }
    found.sort();
    found
}

/// The day of the event; the latest day of the round where it has not come.
pub(crate) fn day_of(clock: Clock, round: &Round) -> NaiveDate {
    let vacancy = round.vacancy();
    let adverts = vacancy.adverts().iter().filter_map(mangfold::Advert::publication);
    let invitations = || round.shortlists().iter().flat_map(mangfold::Shortlist::invitations).map(|i| i.on());
    let day = match clock {
        Clock::Advertised => Some(adverts.clone().min().unwrap_or(vacancy.opens_on())),
        Clock::Applied => round.applicants().iter().map(Applicant::applied_on).min(),
        Clock::Invited => invitations().min(),
        Clock::Recommended => round.recommended_on(),
        other => panic!("a clock the second evaluator does not know: {other:?}"),
    };
    day.unwrap_or_else(|| {
        let mut days = vec![vacancy.opens_on()];
        days.extend(vacancy.closes_on());
        days.extend(adverts);
        days.extend(invitations());
        days.extend(round.recommended_on());
        days.extend(round.hired().iter().map(|hire| hire.on()));
        days.extend(round.entries().iter().map(mangfold::Entry::on));
        days.extend(round.exceptions().iter().map(mangfold::RecordedException::on));
        days.extend(round.comparisons().iter().map(mangfold::Comparison::on));
        for applicant in round.applicants() {
            days.push(applicant.applied_on());
            days.extend(applicant.withdrawn_on());
            days.extend(applicant.assessment().and_then(mangfold::Assessment::on));
            days.extend(applicant.declarations().iter().filter_map(mangfold::Declaration::on));
        }
        days.into_iter().max().unwrap_or(vacancy.opens_on())
    })
}
