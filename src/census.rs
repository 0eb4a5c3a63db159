//! A round as rows of bits, one bit a person, so that deciding counts words instead of people.

use chrono::NaiveDate;

use crate::advert::Advert;
use crate::applicant::{Applicant, Origin, Suitability};
use crate::ground::{Answer, Ground, Node};
use crate::shortlist::{Invitation, InvitationState, Shortlist};
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
    /// Invited at any stage.
    Invited,
    InvitedBeforeRecommendation,
    InvitedUntilRecommendation,
    InvitedBeforeHire,
    InvitedUntilHire,
}

const FIXED: usize = 13;
const BY_GROUND: usize = 5;

/// Which of the rows that every ground has.
#[derive(Clone, Copy)]
enum Said {
    Yes,
    No,
    WithConsent,
    Confirmed,
    Erased,
}

/// Which declarations count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Counting {
    pub(crate) consent: bool,
    pub(crate) confirmation: bool,
}

impl Counting {
    /// Every declaration, however it was given.
    pub(crate) const ANYONE: Self = Self { consent: false, confirmation: false };
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
    pub(crate) latest: NaiveDate,
    pub(crate) advertised: NaiveDate,
    pub(crate) first_application: Option<NaiveDate>,
    pub(crate) first_invitation: Option<NaiveDate>,
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

    pub(crate) fn of(
        vacancy: &Vacancy,
        people: &[Applicant],
        shortlists: &[Shortlist],
        recommended_on: Option<NaiveDate>,
        hired_on: Option<NaiveDate>,
    ) -> Self {
        let words = people.len().div_ceil(64);
        let grounds = Self::grounds(people);
        let published = vacancy.adverts().iter().filter_map(Advert::publication).min();
        let mut census = Self {
            words,
            bits: vec![0; words * (FIXED + BY_GROUND * grounds.len())],
            grounds,
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
            }
        }
        let invitations = shortlists.iter().flat_map(Shortlist::invitations);
        invitations.for_each(|invitation| census.invite(people, invitation, recommended_on, hired_on));
        census
    }

    fn invite(
        &mut self,
        people: &[Applicant],
        invitation: &Invitation,
        recommended_on: Option<NaiveDate>,
        hired_on: Option<NaiveDate>,
    ) {
        let Ok(person) = people.binary_search_by_key(&invitation.applicant(), Applicant::id) else { return };
        let (on, sent) = (invitation.on(), invitation.state() == InvitationState::Sent);
        self.first_invitation = Some(self.first_invitation.map_or(on, |first| first.min(on)));
        self.set(Row::Invited, person);
        // Once the deadline's own event has happened, a proposal can no longer become an invitation in time.
        let in_time = |event: Option<NaiveDate>, until: bool| match event {
            None => true,
            Some(event) => sent && (on < event || (until && on == event)),
        };
        for (row, event, until) in [
            (Row::InvitedBeforeRecommendation, recommended_on, false),
            (Row::InvitedUntilRecommendation, recommended_on, true),
            (Row::InvitedBeforeHire, hired_on, false),
            (Row::InvitedUntilHire, hired_on, true),
        ] {
            if in_time(event, until) {
                self.set(row, person);
            }
        }
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

    fn declared(&self, ground: &Ground, counting: Counting, word: usize) -> Sides {
        let Some(place) = self.grounds.iter().position(|known| known == ground) else {
            return Sides { inside: 0, maybe_inside: 0, opposite: 0, maybe_opposite: 0 };
        };
        let said = |said: Said| self.at(FIXED + BY_GROUND * place + said as usize, word);
        let mut counted = u64::MAX;
        if counting.consent {
            counted &= said(Said::WithConsent);
        }
        let confirmed = if counting.confirmation { said(Said::Confirmed) } else { u64::MAX };
        let (yes, no, erased) =
            (said(Said::Yes) & counted & confirmed, said(Said::No) & counted, said(Said::Erased));
        Sides { inside: yes, maybe_inside: yes | erased, opposite: no, maybe_opposite: no | erased }
    }
}

impl Sides {
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
