//! A round as rows of bits, one bit a person, so that deciding counts words instead of people.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::advert::Advert;
use crate::applicant::{Applicant, Origin, Suitability};
use crate::ground::{Answer, Ground, Node};
use crate::hire::Hire;
use crate::id::ApplicantId;
use crate::invite::Stages;
use crate::shortlist::{Invitation, InvitationState, Mode, Shortlist};
use crate::text::Code;
use crate::vacancy::Vacancy;

/// What a row says of each person.
#[derive(Clone, Copy)]
pub(crate) enum Row {
    /// Has not withdrawn.
    Active,
    /// Withdrew after an invitation had been sent.
    LeftAfterInvitation,
    Suited,
    Doubtful,
    Unqualified,
    NotAssessed,
    External,
    Internal,
    /// Obviously unsuited for a criterion that was overlooked in somebody invited or hired.
    AnyOverlooked,
    /// Obviously unsuited for criteria that were all overlooked in people invited or hired.
    EveryOverlooked,
    /// Obviously unsuited for some criterion.
    Excluded,
    /// Invited at any stage, in any mode, by each deadline.
    Invited,
    InvitedBeforeRecommendation,
    InvitedUntilRecommendation,
    InvitedBeforeHire,
    InvitedUntilHire,
}

const FIXED: usize = 16;
const BY_GROUND: usize = 7;

/// Until when an invitation counts, and whether on the very day.
const DEADLINES: usize = 5;

/// How surely an interview is of a mode.
const MODES: usize = 5;

/// Which of the rows that every ground has.
#[derive(Clone, Copy)]
enum Said {
    Yes,
    No,
    WithConsent,
    Confirmed,
    Erased,
    Waived,
    /// Declared after the first invitation.
    Late,
}

/// Which declarations count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "four conditions, each asked for or not")]
pub(crate) struct Counting {
    pub(crate) consent: bool,
    pub(crate) confirmation: bool,
    /// Whether a waiver is read as no declaration.
    pub(crate) unwaived: bool,
    /// Whether one made after the first invitation does not count.
    pub(crate) in_time: bool,
}

impl Counting {
    /// Every declaration, however it was given.
    pub(crate) const ANYONE: Self =
        Self { consent: false, confirmation: false, unwaived: false, in_time: false };
}

/// A group over sixty-four people at once.
#[derive(Clone, Copy)]
pub(crate) struct Sides {
    /// Certainly in the group.
    pub(crate) inside: u64,
    /// In the group for some completion.
    pub(crate) maybe_inside: u64,
    /// Certainly in the opposite group.
    pub(crate) opposite: u64,
    /// In the opposite group for some completion.
    pub(crate) maybe_opposite: u64,
}

#[derive(Clone, Default)]
pub(crate) struct Census {
    words: usize,
    bits: Vec<u64>,
    grounds: Vec<Ground>,
    /// Invited by stage, mode and deadline; empty where there is one stage and no mode is recorded, so that the rows
    /// of any stage and mode say it all.
    by_stage_and_mode: Vec<u64>,
    /// Somebody was invited or hired who is not assessed.
    pub(crate) unassessed_chosen: bool,
    /// How many places are planned.
    pub(crate) places: u32,
    pub(crate) latest: NaiveDate,
    pub(crate) advertised: NaiveDate,
    pub(crate) first_application: Option<NaiveDate>,
    pub(crate) first_invitation: Option<NaiveDate>,
}

/// The events that invitations must come before.
#[derive(Clone, Copy)]
struct Events {
    recommended_on: Option<NaiveDate>,
    hired_on: Option<NaiveDate>,
}

impl Events {
    /// Whether an invitation counts: by no deadline, before and until the recommendation, before and until the hire.
    fn in_time(self, invitation: &Invitation) -> [bool; DEADLINES] {
        let (on, sent) = (invitation.on(), invitation.state() == InvitationState::Sent);
        // Once the deadline's own event has happened, a proposal can no longer become an invitation in time.
        let by = |event: Option<NaiveDate>, until: bool| match event {
            None => true,
            Some(event) => sent && (on < event || (until && on == event)),
        };
        let (recommended, hired) = (self.recommended_on, self.hired_on);
        [true, by(recommended, false), by(recommended, true), by(hired, false), by(hired, true)]
    }
}

impl Census {
    /// How many grounds a round may have.
    pub(crate) const MOST_GROUNDS: usize = 64;

    /// The grounds that people answer about, in order, each once; one too many where there are more than may be.
    pub(crate) fn grounds(people: &[Applicant]) -> Vec<Ground> {
        let mut grounds: Vec<Ground> = Vec::new();
        for declaration in people.iter().flat_map(Applicant::declarations) {
            if let Err(place) = grounds.binary_search(declaration.ground()) {
                grounds.insert(place, declaration.ground().clone());
                if grounds.len() > Self::MOST_GROUNDS {
                    break;
                }
            }
        }
        grounds
    }

    /// How many places are planned: those of the widest stage, each as many as it invites where it plans none. A later
    /// stage invites fewer, which makes no more of the group enough.
    pub(crate) fn places(shortlists: &[Shortlist]) -> u32 {
        let planned = shortlists.iter().map(|list| {
            let size = u32::try_from(list.invitations().len()).unwrap_or(u32::MAX);
            list.places().map_or(size, std::num::NonZeroU32::get)
        });
        planned.max().unwrap_or(0)
    }

    pub(crate) fn of(
        vacancy: &Vacancy,
        people: &[Applicant],
        shortlists: &[Shortlist],
        recommended_on: Option<NaiveDate>,
        hired: &[Hire],
    ) -> Self {
        let first_invitation = shortlists.iter().flat_map(Shortlist::invitations).map(Invitation::on).min();
        Self::with_first_invitation(vacancy, people, shortlists, recommended_on, hired, first_invitation)
    }

    /// The same, where another day is taken for that of the first invitation.
    pub(crate) fn with_first_invitation(
        vacancy: &Vacancy,
        people: &[Applicant],
        shortlists: &[Shortlist],
        recommended_on: Option<NaiveDate>,
        hired: &[Hire],
        first_invitation: Option<NaiveDate>,
    ) -> Self {
        let hired_on = hired.iter().map(|hire| hire.on()).min();
        let words = people.len().div_ceil(64);
        let grounds = Self::grounds(people);
        let published = vacancy.adverts().iter().filter_map(Advert::publication).min();
        let mut census = Self {
            words,
            bits: vec![0; words * (FIXED + BY_GROUND * grounds.len())],
            grounds,
            by_stage_and_mode: Vec::new(),
            unassessed_chosen: false,
            places: Self::places(shortlists),
            latest: NaiveDate::default(),
            advertised: published.unwrap_or(vacancy.opens_on()),
            first_application: people.iter().map(Applicant::applied_on).min(),
            first_invitation: None,
        };
        for (person, applicant) in people.iter().enumerate() {
            if applicant.withdrawn_on().is_none() {
                census.set(Row::Active, person);
            }
            match applicant.suitability() {
                Some(Suitability::Suited) => census.set(Row::Suited, person),
                Some(Suitability::Doubtful) => census.set(Row::Doubtful, person),
                Some(Suitability::Unqualified) => census.set(Row::Unqualified, person),
                Some(Suitability::ObviouslyUnsuited) => {}
                None => census.set(Row::NotAssessed, person),
            }
            match applicant.origin() {
                Some(Origin::External) => census.set(Row::External, person),
                Some(Origin::Internal) => census.set(Row::Internal, person),
                None => {}
            }
            for declaration in applicant.declarations() {
                let Ok(place) = census.grounds.binary_search(declaration.ground()) else { continue };
                let mut say = |said: Said| census.set_at(FIXED + BY_GROUND * place + said as usize, person);
                match declaration.answer() {
                    Answer::Declared => say(Said::Yes),
                    Answer::DeclaredNot => say(Said::No),
                    Answer::Erased => say(Said::Erased),
                    _ => {}
                }
                if declaration.has_explicit_consent() {
                    say(Said::WithConsent);
                }
                if declaration.is_confirmed() {
                    say(Said::Confirmed);
                }
                if declaration.is_waived() {
                    say(Said::Waived);
                }
                if declaration.on().zip(first_invitation).is_some_and(|(on, first)| on > first) {
                    say(Said::Late);
                }
            }
        }
        census.first_invitation = first_invitation;
        let events = Events { recommended_on, hired_on };
        let invitations = || shortlists.iter().flat_map(Shortlist::invitations);
        invitations().for_each(|invitation| census.invite(people, invitation, events));
        if shortlists.len() > 1 || invitations().any(|invitation| invitation.mode().is_some()) {
            census.invite_by_stage_and_mode(people, shortlists, events);
        }
        census.overlook(people, shortlists, hired);
        census
    }

    /// Marks whoever is obviously unsuited for criteria that were overlooked in others.
    fn overlook(&mut self, people: &[Applicant], shortlists: &[Shortlist], hired: &[Hire]) {
        let excluded = |applicant: &Applicant| {
            applicant.assessment().is_some_and(|assessment| {
                assessment.suitability() == Suitability::ObviouslyUnsuited
                    && !assessment.criteria_not_met().is_empty()
            })
        };
        if !people.iter().any(excluded) {
            return;
        }
        let at = |id: ApplicantId| people.binary_search_by_key(&id, Applicant::id).ok();
        let invited = shortlists.iter().flat_map(Shortlist::invitations).map(Invitation::applicant);
        let mut chosen: Vec<usize> =
            invited.chain(hired.iter().map(|hire| hire.applicant())).filter_map(at).collect();
        chosen.sort_unstable();
        chosen.dedup();
        // By criterion, in how many of those chosen it was overlooked.
        let mut overlooked: BTreeMap<&Code, usize> = BTreeMap::new();
        for &person in &chosen {
            let Some(assessment) = people.get(person).map(Applicant::assessment) else { continue };
            let Some(assessment) = assessment else {
                self.unassessed_chosen = true;
                continue;
            };
            let criteria: BTreeSet<&Code> = assessment.criteria_not_met().iter().collect();
            for criterion in criteria {
                *overlooked.entry(criterion).or_default() += 1;
            }
        }
        for (person, applicant) in people.iter().enumerate().filter(|(_, applicant)| excluded(applicant)) {
            let Some(assessment) = applicant.assessment() else { continue };
            // What was overlooked in themselves is no reason that others were spared.
            let own = usize::from(chosen.binary_search(&person).is_ok());
            let mut spared = assessment
                .criteria_not_met()
                .iter()
                .map(|criterion| overlooked.get(criterion).is_some_and(|count| *count > own));
            self.set(Row::Excluded, person);
            if spared.clone().all(|spared| spared) {
                self.set(Row::EveryOverlooked, person);
            }
            if spared.any(|spared| spared) {
                self.set(Row::AnyOverlooked, person);
            }
        }
    }

    fn invite_by_stage_and_mode(&mut self, people: &[Applicant], shortlists: &[Shortlist], events: Events) {
        let (words, one) = (self.words, MODES * DEADLINES * self.words);
        let mut all = vec![0; one];
        all.resize(2 * one, u64::MAX);
        for list in shortlists {
            let mut stage = vec![0_u64; one];
            let mut gone = vec![0_u64; words];
            // Whoever had withdrawn by the day of a stage could not be invited to it; a stage without invitations has
            // no day that would show them still there.
            let began = list.invitations().iter().map(Invitation::on).min();
            for (person, applicant) in people.iter().enumerate() {
                let left = applicant.withdrawn_on();
                if left.is_some_and(|left| began.is_none_or(|began| left <= began))
                    && let Some(word) = gone.get_mut(person / 64)
                {
                    *word |= 1 << (person % 64);
                }
            }
            for invitation in list.invitations() {
                let Ok(person) = people.binary_search_by_key(&invitation.applicant(), Applicant::id) else {
                    continue;
                };
                // Any mode; surely and perhaps in person; surely and perhaps remote.
                let modes: &[usize] = match invitation.mode() {
                    Some(Mode::InPerson) => &[0, 1, 2],
                    Some(Mode::Remote) => &[0, 3, 4],
                    None => &[0, 2, 4],
                };
                for mode in modes {
                    for (deadline, _) in
                        events.in_time(invitation).iter().enumerate().filter(|(_, in_time)| **in_time)
                    {
                        let row = (mode * DEADLINES + deadline) * words + person / 64;
                        if let Some(word) = stage.get_mut(row) {
                            *word |= 1 << (person % 64);
                        }
                    }
                }
            }
            let (any, every) = all.split_at_mut(one);
            any.iter_mut().zip(&stage).for_each(|(any, stage)| *any |= stage);
            let gone = gone.iter().cycle();
            every.iter_mut().zip(&stage).zip(gone).for_each(|((every, stage), gone)| *every &= stage | gone);
        }
        self.by_stage_and_mode = all;
    }

    /// Who is surely, and who perhaps, invited at these stages in this mode by this deadline (a row of any).
    pub(crate) fn invited(
        &self,
        stages: Stages,
        mode: Option<Mode>,
        deadline: Row,
        word: usize,
    ) -> (u64, u64) {
        let any = self.row(deadline, word);
        if stages == Stages::Any && mode.is_none() {
            return (any, any);
        }
        if self.by_stage_and_mode.is_empty() {
            return if mode.is_some() { (0, any) } else { (any, any) };
        }
        let (sure, perhaps) = match mode {
            None => (0, 0),
            Some(Mode::InPerson) => (1, 2),
            Some(Mode::Remote) => (3, 4),
        };
        let stage = usize::from(stages != Stages::Any) * MODES;
        let at = |mode: usize| {
            let row = (stage + mode) * DEADLINES + (deadline as usize - Row::Invited as usize);
            self.by_stage_and_mode.get(row * self.words + word).copied().unwrap_or(0)
        };
        (at(sure), at(perhaps))
    }

    fn invite(&mut self, people: &[Applicant], invitation: &Invitation, events: Events) {
        let Ok(person) = people.binary_search_by_key(&invitation.applicant(), Applicant::id) else { return };
        let rows = [
            Row::Invited,
            Row::InvitedBeforeRecommendation,
            Row::InvitedUntilRecommendation,
            Row::InvitedBeforeHire,
            Row::InvitedUntilHire,
        ];
        for (row, in_time) in rows.into_iter().zip(events.in_time(invitation)) {
            if in_time {
                self.set(row, person);
            }
        }
        let sent = invitation.state() == InvitationState::Sent;
        if sent && people.get(person).is_some_and(|applicant| applicant.withdrawn_on().is_some()) {
            self.set(Row::LeftAfterInvitation, person);
        }
    }

    fn set(&mut self, row: Row, person: usize) {
        self.set_at(row as usize, person);
    }

    fn set_at(&mut self, row: usize, person: usize) {
        if let Some(word) = self.bits.get_mut(row * self.words + person / 64) {
            *word |= 1 << (person % 64);
        }
    }

    pub(crate) const fn words(&self) -> usize {
        self.words
    }

    pub(crate) fn row(&self, row: Row, word: usize) -> u64 {
        self.at(row as usize, word)
    }

    fn at(&self, row: usize, word: usize) -> u64 {
        self.bits.get(row * self.words + word).copied().unwrap_or(0)
    }

    /// Evaluates a group over one word of people.
    pub(crate) fn sides(&self, node: &Node, counting: Counting, word: usize) -> Sides {
        match node {
            Node::Declared(ground) => self.declared(ground, counting, word),
            Node::DeclaredNot(ground) => self.declared(ground, counting, word).swapped(),
            Node::External => self.origin(word),
            Node::Internal => self.origin(word).swapped(),
            Node::All(parts) => {
                parts.iter().map(|part| self.sides(part, counting, word)).fold(Sides::EVERYONE, Sides::and)
            }
            Node::Any(parts) => parts
                .iter()
                .map(|part| self.sides(part, counting, word).swapped())
                .fold(Sides::EVERYONE, Sides::and)
                .swapped(),
        }
    }

    fn origin(&self, word: usize) -> Sides {
        let (external, internal) = (self.row(Row::External, word), self.row(Row::Internal, word));
        Sides { inside: external, maybe_inside: !internal, opposite: internal, maybe_opposite: !external }
    }

    pub(crate) fn declared(&self, ground: &Ground, counting: Counting, word: usize) -> Sides {
        let Some(place) = self.grounds.iter().position(|known| known == ground) else {
            return Sides { inside: 0, maybe_inside: 0, opposite: 0, maybe_opposite: 0 };
        };
        let said = |said: Said| self.at(FIXED + BY_GROUND * place + said as usize, word);
        let mut counted = u64::MAX;
        if counting.consent {
            counted &= said(Said::WithConsent);
        }
        if counting.in_time {
            counted &= !said(Said::Late);
        }
        let mut confirmed = if counting.confirmation { said(Said::Confirmed) } else { u64::MAX };
        if counting.unwaived {
            confirmed &= !said(Said::Waived);
        }
        let (yes, no, erased) =
            (said(Said::Yes) & counted & confirmed, said(Said::No) & counted, said(Said::Erased));
        Sides { inside: yes, maybe_inside: yes | erased, opposite: no, maybe_opposite: no | erased }
    }
}

impl Sides {
    /// A group that nobody is of.
    pub(crate) const NOBODY: Self =
        Self { inside: 0, maybe_inside: 0, opposite: u64::MAX, maybe_opposite: u64::MAX };

    const EVERYONE: Self = Self { inside: u64::MAX, maybe_inside: u64::MAX, opposite: 0, maybe_opposite: 0 };

    const fn swapped(self) -> Self {
        Self {
            inside: self.opposite,
            maybe_inside: self.maybe_opposite,
            opposite: self.inside,
            maybe_opposite: self.maybe_inside,
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            inside: self.inside & other.inside,
            maybe_inside: self.maybe_inside & other.maybe_inside,
            opposite: self.opposite | other.opposite,
            maybe_opposite: self.maybe_opposite | other.maybe_opposite,
        }
    }
}
