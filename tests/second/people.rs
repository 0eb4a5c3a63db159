//! One person as each text sees them, for each way in which what is unknown about them may turn out.

use chrono::NaiveDate;
use mangfold::{
    Answer, Applicant, Code, Consistency, Deadline, Fact, Ground, Invitation, InvitationState, Mode, Origin,
    Pool, Round, Shortlist, Suitability,
};

use super::{Asks, Invited, Of, Text, Wants, Who, each};

/// A person as one text sees them, with everything known.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct View {
    /// Has not withdrawn.
    pub(super) active: bool,
    /// Has not withdrawn, or counts as if not.
    pub(super) here: bool,
    pub(super) invited: bool,
    /// The first bit for the text's own group, the next for those it names beside it.
    pub(super) groups: u8,
    pub(super) pooled: bool,
    pub(super) score: i64,
    /// Found obviously unsuited.
    pub(super) kept_out: bool,
    /// The criteria of the vacancy not met.
    pub(super) fails: u32,
    /// Invited at some stage, or hired.
    pub(super) let_in: bool,
    /// Assessed for a recorded reason, in time.
    pub(super) recorded: bool,
}

impl View {
    pub(super) fn own(&self) -> bool {
        self.groups & 1 != 0
    }
}

/// A person: the unknown facts about them, each with the number of ways it may turn out, and for every combination of
/// those ways what each text sees.
pub(super) struct Someone {
    pub(super) facts: Vec<(Fact, usize)>,
    pub(super) views: Vec<Vec<View>>,
}

/// How an assessment may turn out.
#[derive(Clone, Copy)]
struct Found {
    suitability: Suitability,
    /// The criteria not met.
    fails: u32,
    /// Whether it is recorded in time; as it is, where nothing is said.
    recorded: Option<bool>,
}

/// What holds of all people of a round.
pub(super) struct Frame<'a> {
    pub(super) texts: &'a [&'a Text],
    /// How many each text wants, once exceptions are looked at.
    pub(super) wants: &'a [Option<Wants>],
    /// What a missing score may turn out to be.
    pub(super) scores: &'a [i64],
    pub(super) round: &'a Round,
}

pub(super) fn first_invitation(round: &Round) -> Option<NaiveDate> {
    round.shortlists().iter().flat_map(Shortlist::invitations).map(Invitation::on).min()
}

/// Whether an invitation counts: any while the deadline's event has not come, once it has those sent in time.
fn in_time(invitation: &Invitation, asks: &Invited, round: &Round) -> bool {
    let event = match asks.deadline {
        Deadline::Recommendation => round.recommended_on(),
        Deadline::Hire => round.hired().iter().map(|hire| hire.on()).min(),
        _ => None,
    };
    let Some(event) = event else { return true };
    let sent = invitation.state() == InvitationState::Sent;
    sent && (invitation.on() < event || asks.on_the_day && invitation.on() == event)
}

fn invited(person: &Applicant, asks: &Invited, mode: Mode, round: &Round) -> bool {
    let at_stage = |list: &Shortlist| {
        list.invitations().iter().any(|invitation| {
            invitation.applicant() == person.id()
                && in_time(invitation, asks, round)
                && asks.mode.is_none_or(|wanted| invitation.mode().unwrap_or(mode) == wanted)
        })
    };
    let lists = round.shortlists();
    if asks.every_stage {
        // Whoever had left before a stage began could not be invited to it.
        let gone = |list: &Shortlist| {
            let began = list.invitations().iter().map(|invitation| invitation.on()).min();
            person.withdrawn_on().is_some_and(|left| began.is_none_or(|began| left <= began))
        };
        !lists.is_empty() && lists.iter().all(|list| at_stage(list) || gone(list))
    } else {
        lists.iter().any(at_stage)
    }
}

/// The groups of a text, each with whose word makes one a member.
fn groups_of(asks: &Asks) -> Vec<(&Who, &Of)> {
    match asks {
        Asks::Invited(asks) => {
            let mut groups = vec![&asks.of.who];
            match &asks.wants {
                Wants::AsManyAs { other, left_out, .. } => {
                    groups.push(other);
                    groups.extend(left_out);
                }
                _ => groups.extend(&asks.each_for_one),
            }
            groups.into_iter().map(|who| (who, &asks.of)).collect()
        }
        Asks::Entry(asks) => asks.about.iter().map(|of| (&of.who, of)).collect(),
        Asks::Assessed(asks) => vec![(&asks.of.who, &asks.of)],
        Asks::Compared(asks) => asks.of.iter().map(|of| (&of.who, of)).collect(),
        Asks::Statement { .. } | Asks::Sentence(_) | Asks::Nothing => Vec::new(),
    }
}

fn has_qualified(pool: Pool, suitability: Suitability) -> bool {
    match pool {
        Pool::Qualified => suitability == Suitability::Suited,
        Pool::NotObviouslyUnsuited => suitability != Suitability::ObviouslyUnsuited,
        Pool::Everyone => true,
        other => panic!("a pool the second evaluator does not know: {other:?}"),
    }
}

/// What an assessment comes to: one not made may turn out in any way, and so may what is in doubt, but for this that a
/// doubtful person is not obviously unsuited.
fn findings(person: &Applicant, frame: &Frame<'_>) -> Vec<Found> {
    let criteria: Vec<&Code> = frame.round.vacancy().criteria().iter().map(mangfold::Criterion::id).collect();
    let place = |code: &Code| criteria.iter().position(|known| *known == code).expect("a criterion");
    let fails = person.assessment().map_or(0, |assessment| {
        assessment.criteria_not_met().iter().fold(0, |bits, code| bits | 1 << place(code))
    });
    let compares = frame
        .texts
        .iter()
        .any(|text| matches!(&text.asks, Asks::Invited(asks) if asks.consistency != Consistency::NotAsked));
    let all = if compares { 1_u32 << criteria.len() } else { 1 };
    let records = frame.texts.iter().any(|text| matches!(&text.asks, Asks::Assessed(_)));
    let recorded: &[bool] = if records { &[true, false] } else { &[true] };
    let found = |suitability, fails| {
        recorded.iter().map(move |recorded| Found { suitability, fails, recorded: Some(*recorded) })
    };
    match person.suitability() {
        None => [Suitability::Suited, Suitability::Unqualified, Suitability::ObviouslyUnsuited]
            .into_iter()
            .flat_map(|suitability| (0..all).flat_map(move |fails| found(suitability, fails)))
            .collect(),
        Some(Suitability::Doubtful) => [Suitability::Suited, Suitability::Unqualified]
            .into_iter()
            .flat_map(|suitability| found(suitability, fails))
            .collect(),
        Some(suitability) => vec![Found { suitability, fails, recorded: None }],
    }
}

fn is_recorded(person: &Applicant, on_the_day: bool, round: &Round) -> bool {
    let Some(assessment) = person.assessment() else { return false };
    let whole = !assessment.criteria_not_met().is_empty()
        && assessment.reason().is_some()
        && assessment.by().is_some();
    let in_time = match (assessment.on(), first_invitation(round)) {
        (Some(on), Some(first)) => on < first || on_the_day && on == first,
        (on, _) => on.is_some(),
    };
    whole && in_time
}

/// Whether what a person answered is heard at all. With what was erased went whether it was given with consent,
/// confirmed, waived or late. Nobody confirms or waives a no.
fn counts(person: &Applicant, ground: &Ground, of: &Of, first: Option<NaiveDate>) -> bool {
    person.declarations().iter().find(|d| d.ground() == ground).is_some_and(|d| {
        let late = d.on().zip(first).is_some_and(|(on, first)| on > first);
        d.answer() == Answer::Erased
            || (!of.by_consent || d.has_explicit_consent())
                && (!of.confirmed || d.is_confirmed() || d.answer() == Answer::DeclaredNot)
                && (of.waived || !d.is_waived() || d.answer() == Answer::DeclaredNot)
                && (of.late || !late)
    })
}

fn may_have_answered(person: &Applicant, ground: &Ground) -> Vec<Answer> {
    match person.answer(ground) {
        Answer::Erased => vec![Answer::Declared, Answer::DeclaredNot, Answer::NotAsked],
        answer => vec![answer],
    }
}

/// Whether a person is invited who is not of the group, however the unknown turns out.
pub(super) fn is_other(person: &Applicant, asks: &Invited, round: &Round) -> bool {
    let mut grounds = Vec::new();
    asks.of.who.grounds(&mut grounds);
    let answers: Vec<Vec<Answer>> = grounds.iter().map(|ground| may_have_answered(person, ground)).collect();
    let origins = person.origin().map_or(vec![Origin::External, Origin::Internal], |origin| vec![origin]);
    let first = first_invitation(round);
    let mut sizes: Vec<usize> = answers.iter().map(Vec::len).collect();
    sizes.push(origins.len());
    let mut outside = true;
    each(&sizes, |digits| {
        let says = |ground: &Ground| {
            let at = grounds.iter().position(|known| *known == ground).expect("a ground it names");
            if counts(person, ground, &asks.of, first) { answers[at][digits[at]] } else { Answer::NotAsked }
        };
        outside &= !asks.of.who.has(&says, origins[digits[grounds.len()]]);
        outside
    });
    // Every mode counts where an exception caps alike.
    outside && is_here(person, asks, round) && invited(person, asks, Mode::InPerson, round)
}

/// Whoever withdrew belongs by having been sent an invitation; whether it came in time is another matter.
fn is_here(person: &Applicant, asks: &Invited, round: &Round) -> bool {
    let mut all = round.shortlists().iter().flat_map(Shortlist::invitations);
    let was_sent = all.any(|i| i.applicant() == person.id() && i.state() == InvitationState::Sent);
    person.withdrawn_on().is_none() || asks.withdrawn_after_invitation && was_sent
}

/// One way in which everything about a person may turn out.
struct Turn<'a> {
    found: Found,
    says: &'a dyn Fn(&Ground, &Of) -> Answer,
    origin: Origin,
    score: i64,
    mode: Mode,
}

fn view(person: &Applicant, asks: &Asks, turn: &Turn<'_>, round: &Round) -> View {
    let active = person.withdrawn_on().is_none();
    let mut groups = 0;
    for (place, (who, of)) in groups_of(asks).into_iter().enumerate() {
        groups |= u8::from(who.has(&|ground| (turn.says)(ground, of), turn.origin)) << place;
    }
    let seen = View { active, here: active, groups, ..View::default() };
    match asks {
        Asks::Invited(asks) => View {
            here: is_here(person, asks, round),
            invited: invited(person, asks, turn.mode, round),
            pooled: has_qualified(asks.pool, turn.found.suitability),
            score: turn.score,
            kept_out: turn.found.suitability == Suitability::ObviouslyUnsuited,
            fails: turn.found.fails,
            let_in: round
                .shortlists()
                .iter()
                .flat_map(Shortlist::invitations)
                .any(|i| i.applicant() == person.id())
                || round.hired().iter().any(|hire| hire.applicant() == person.id()),
            ..seen
        },
        Asks::Assessed(asks) => View {
            pooled: has_qualified(asks.pool, turn.found.suitability),
            recorded: turn.found.recorded.unwrap_or_else(|| is_recorded(person, asks.on_the_day, round)),
            ..seen
        },
        _ => seen,
    }
}

/// What a view comes to where only some of it is asked for.
fn asked_for(view: View, asks: &Asks, wants: Option<&Wants>) -> View {
    let nobody = View::default();
    match asks {
        Asks::Invited(asks) if asks.consistency != Consistency::NotAsked => View {
            score: 0,
            active: false,
            fails: if view.let_in || view.kept_out { view.fails } else { 0 },
            ..view
        },
        Asks::Invited(_) => {
            let view = View { kept_out: false, fails: 0, let_in: false, recorded: false, ..view };
            let eligible = view.here && view.pooled && view.groups != 0;
            match wants {
                Some(Wants::AsManyAs { .. } | Wants::Share { .. }) if view.here => {
                    View { score: 0, pooled: view.pooled && view.own(), ..view }
                }
                Some(Wants::Best(_)) if eligible => View { active: false, ..view },
                Some(Wants::AtLeast(_) | Wants::All) if eligible => View { active: false, score: 0, ..view },
                _ => nobody,
            }
        }
        Asks::Entry(_) | Asks::Assessed(_) if !view.active || !view.own() => nobody,
        Asks::Assessed(_) if view.pooled => View { recorded: false, ..view },
        _ => view,
    }
}

pub(super) fn someone(person: &Applicant, frame: &Frame<'_>) -> Someone {
    let found = findings(person, frame);
    let all: Vec<&Who> =
        frame.texts.iter().flat_map(|text| groups_of(&text.asks)).map(|(who, _)| who).collect();
    let mut grounds = Vec::new();
    for who in &all {
        who.grounds(&mut grounds);
    }
    grounds.sort();
    grounds.dedup();
    let answers: Vec<Vec<Answer>> = grounds.iter().map(|ground| may_have_answered(person, ground)).collect();
    let origins: Vec<Origin> = match person.origin() {
        None if all.iter().any(|who| who.names_origin()) => vec![Origin::External, Origin::Internal],
        None => vec![Origin::External],
        Some(origin) => vec![origin],
    };
    let scores: Vec<i64> = match person.score() {
        Some(score) => vec![score],
        None if frame.scores.is_empty() => vec![0],
        None => frame.scores.to_vec(),
    };
    let one_mode = |text: &&Text| matches!(&text.asks, Asks::Invited(asks) if asks.mode.is_some());
    let modes: &[Mode] =
        if frame.texts.iter().any(one_mode) { &[Mode::InPerson, Mode::Remote] } else { &[Mode::InPerson] };
    let mut facts = vec![(Fact::Assessment(person.id()), found.len())];
    for (ground, answers) in grounds.iter().zip(&answers) {
        let fact = Fact::Declaration { applicant: person.id(), ground: (*ground).clone() };
        facts.push((fact, answers.len()));
    }
    facts.push((Fact::Origin(person.id()), origins.len()));
    facts.push((Fact::Score(person.id()), scores.len()));
    facts.push((Fact::Mode(person.id()), modes.len()));
    let first = first_invitation(frame.round);
    let sizes: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let mut views = Vec::with_capacity(sizes.iter().product());
    each(&sizes, |digits| {
        let last = digits.len() - 1;
        let says = |ground: &Ground, of: &Of| {
            let at = grounds.iter().position(|known| *known == ground).expect("a ground it names");
            if counts(person, ground, of, first) { answers[at][digits[1 + at]] } else { Answer::NotAsked }
        };
        let turn = Turn {
            found: found[digits[0]],
            says: &says,
            origin: origins[digits[last - 2]],
            score: scores[digits[last - 1]],
            mode: modes[digits[last]],
        };
        let of_text = frame.texts.iter().zip(frame.wants).map(|(text, wants)| {
            asked_for(view(person, &text.asks, &turn, frame.round), &text.asks, wants.as_ref())
        });
        views.push(of_text.collect());
        true
    });
    let mut someone = Someone { facts, views };
    for place in 0..someone.facts.len() {
        someone.merge(place);
    }
    someone.facts.retain(|(_, size)| *size > 1);
    someone
}

impl Someone {
    /// Keeps of the ways in which a fact may turn out only those that look different.
    fn merge(&mut self, place: usize) {
        let size = self.facts[place].1;
        if size == 1 {
            return;
        }
        let inner: usize = self.facts[place + 1..].iter().map(|(_, size)| size).product();
        let at = |way: usize| {
            self.views.chunks(inner).skip(way).step_by(size).flatten().collect::<Vec<&Vec<View>>>()
        };
        let mut kept: Vec<usize> = Vec::new();
        for way in 0..size {
            if !kept.iter().any(|known| at(*known) == at(way)) {
                kept.push(way);
            }
        }
        let all = self.views.chunks(inner).enumerate();
        self.views = all
            .filter(|(chunk, _)| kept.contains(&(chunk % size)))
            .flat_map(|(_, views)| views.to_vec())
            .collect();
        self.facts[place].1 = kept.len();
    }
}
