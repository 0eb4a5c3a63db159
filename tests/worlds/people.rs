//! Everyone there may be in a world: whatever they say, with whatever they are found, however they are invited.

use chrono::{Days, NaiveDate};
use mangfold::{
    Answer, Applicant, ApplicantId, Assessment, Declaration, Ground, Invitation, Mode, Origin, Suitability,
};

use crate::{Kinds, Somebody, fails, found};

/// Days after the opening.
pub(super) const APPLIED: u64 = 3;
pub(super) const INVITED: u64 = 25;
pub(super) const INVITED_AGAIN: u64 = 32;
pub(super) const RECOMMENDED: u64 = 40;
pub(super) const HIRED: u64 = 45;

pub(super) fn after(opens_on: NaiveDate, days: u64) -> NaiveDate {
    opens_on + Days::new(days)
}

/// How somebody is invited to each stage, and when they withdraw.
#[derive(Clone, Default)]
pub(super) struct Called {
    to: Vec<Option<Call>>,
    left: Option<u64>,
}

#[derive(Clone, Copy)]
struct Call {
    sent: bool,
    after: u64,
    mode: Option<Mode>,
}

impl Called {
    pub(super) fn nowhere() -> Self {
        Self { to: vec![None], left: None }
    }

    pub(super) fn proposed(after: u64) -> Self {
        Self { to: vec![Some(Call { sent: false, after, mode: None })], left: None }
    }

    pub(super) fn sent(after: u64) -> Self {
        Self { to: vec![Some(Call { sent: true, after, mode: None })], left: None }
    }

    pub(super) fn in_mode(mut self, mode: Mode) -> Self {
        self.to.iter_mut().flatten().for_each(|call| call.mode = Some(mode));
        self
    }

    pub(super) fn left(self, after: u64) -> Self {
        Self { left: Some(after), ..self }
    }

    /// Then to the next stage.
    pub(super) fn then(mut self, mut next: Self) -> Self {
        self.to.append(&mut next.to);
        self
    }
}

/// What may be of each of them, every combination.
#[derive(Clone)]
pub(super) struct People {
    pub(super) opens_on: NaiveDate,
    pub(super) said: Vec<Vec<Declaration>>,
    pub(super) found: Vec<Option<Assessment>>,
    pub(super) scores: Vec<Option<i64>>,
    pub(super) from: Vec<Option<Origin>>,
    pub(super) called: Vec<Called>,
}

impl People {
    /// All alike: nothing said, not assessed, not invited.
    pub(super) fn alike(opens_on: NaiveDate) -> Self {
        Self {
            opens_on,
            said: vec![vec![]],
            found: vec![None],
            scores: vec![None],
            from: vec![None],
            called: vec![Called::nowhere()],
        }
    }

    fn everyone(&self, id: ApplicantId) -> Vec<Somebody> {
        let mut all = vec![Applicant::new(id, after(self.opens_on, APPLIED))];
        all = each(&all, &self.said, |person, said| person.with_declarations(said.clone()).unwrap());
        all = each(&all, &self.found, |person, found| match found {
            Some(assessment) => person.with_assessment(assessment.clone()).unwrap(),
            None => person,
        });
        all = each(&all, &self.scores, |person, score| match score {
            Some(score) => person.with_score(*score).unwrap(),
            None => person,
        });
        all = each(&all, &self.from, |person, from| match from {
            Some(origin) => person.with_origin(*origin),
            None => person,
        });
        each(&all, &self.called, |person, called| {
            let invited = called.to.iter().map(|call| call.map(|call| self.invitation(id, call))).collect();
            let applicant = match called.left {
                Some(left) => person.with_withdrawal(after(self.opens_on, left)).unwrap(),
                None => person,
            };
            Somebody { applicant, invited }
        })
    }

    fn invitation(&self, id: ApplicantId, Call { sent, after: days, mode }: Call) -> Invitation {
        let on = after(self.opens_on, days);
        let invitation = if sent { Invitation::sent(id, on) } else { Invitation::proposed(id, on) };
        match mode {
            Some(mode) => invitation.with_mode(mode),
            None => invitation,
        }
    }

    pub(super) fn kinds(self) -> Kinds {
        Box::new(move |id| self.everyone(id))
    }
}

fn each<T, U>(people: &[Applicant], ways: &[T], with: impl Fn(Applicant, &T) -> U) -> Vec<U> {
    people.iter().flat_map(|person| ways.iter().map(|way| with(person.clone(), way))).collect()
}

pub(super) fn says(ground: &Ground, answer: Answer) -> Declaration {
    Declaration::new(ground.clone(), answer).with_explicit_consent()
}

/// What decides who is of a group: nothing said, said, erased; for each ground whatever is said of the others.
pub(super) fn said(grounds: &[Ground]) -> Vec<Vec<Declaration>> {
    let mut all = vec![vec![]];
    for ground in grounds {
        let answers = [None, Some(Answer::Declared), Some(Answer::Erased)];
        all = all
            .iter()
            .flat_map(|said: &Vec<Declaration>| {
                answers.map(|answer| {
                    said.iter().cloned().chain(answer.map(|answer| says(ground, answer))).collect()
                })
            })
            .collect();
    }
    all
}

/// The same, and each ground in every other way: denied, withdrawn, without consent, confirmed, waived, late.
pub(super) fn said_in_every_way(grounds: &[Ground], opens_on: NaiveDate) -> Vec<Vec<Declaration>> {
    let mut all = said(grounds);
    for ground in grounds {
        let declared = || says(ground, Answer::Declared);
        all.extend([
            vec![says(ground, Answer::DeclaredNot)],
            vec![says(ground, Answer::Withdrawn)],
            vec![Declaration::new(ground.clone(), Answer::Declared)],
            vec![declared().with_confirmation()],
            vec![declared().with_waiver()],
            vec![declared().with_day(after(opens_on, INVITED + 1))],
        ]);
    }
    all
}

/// Kept out, and for which criteria.
pub(super) fn kept_out() -> Vec<Option<Assessment>> {
    vec![
        found(Suitability::Suited),
        fails(Suitability::Suited, &["grade"]),
        fails(Suitability::Unqualified, &["years"]),
        fails(Suitability::ObviouslyUnsuited, &[]),
        fails(Suitability::ObviouslyUnsuited, &["grade"]),
        fails(Suitability::ObviouslyUnsuited, &["grade", "years"]),
        None,
    ]
}

/// Found unqualified with everything that is to stand on record, on the days around the first invitation; and with
/// less.
pub(super) fn on_record(opens_on: NaiveDate) -> Vec<Option<Assessment>> {
    let unqualified = |codes: &[&str]| fails(Suitability::Unqualified, codes).unwrap();
    let reasoned =
        |assessment: Assessment| assessment.with_reason("Kravet er ikke oppfylt.".parse().unwrap());
    let made = |assessment: Assessment, days: u64| {
        Some(assessment.made_by("Kari Nordmann".parse().unwrap(), after(opens_on, days)))
    };
    vec![
        None,
        found(Suitability::Suited),
        found(Suitability::Doubtful),
        Some(reasoned(unqualified(&["grade"]))),
        made(unqualified(&["grade"]), INVITED),
        made(reasoned(unqualified(&[])), INVITED),
        made(reasoned(unqualified(&["grade"])), INVITED - 1),
        made(reasoned(unqualified(&["grade"])), INVITED),
        made(reasoned(unqualified(&["grade"])), INVITED + 1),
    ]
}
