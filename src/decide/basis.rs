//! What a finding rests on: the elements used, the open questions answered, and how sure that makes it.

use super::adverts::wordings;
use super::version::{Survey, View};
use smallvec::SmallVec;

use crate::bound::Bound;
use crate::check::Check;
use crate::condition::{Condition, Matter, Measure};
use crate::finding::Because;
use crate::invite::{Consistency, Invite, Overlap, Stages};
use crate::silence::Question;
use crate::source::{Element, Mark};
use crate::statement::Wording;

/// The elements and answered questions a finding rests on, a bit for each.
#[derive(Clone, Copy, Default)]
pub(super) struct Used {
    elements: u32,
    answers: u32,
}

impl Used {
    pub(super) const fn element(&mut self, element: Element) {
        self.elements |= 1 << element as u32;
    }

    pub(super) const fn answer(&mut self, question: Question) {
        self.answers |= 1 << question as u32;
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self { elements: self.elements | other.elements, answers: self.answers | other.answers }
    }

    pub(super) fn elements(self) -> SmallVec<[Element; 16]> {
        listed(self.elements, &Element::ALL)
    }

    pub(super) fn answers(self) -> SmallVec<[Question; 16]> {
        listed(self.answers, &Question::ALL)
    }

    pub(super) const fn answers_any(self) -> bool {
        self.answers != 0
    }
}

/// What the bits stand for, in order.
fn listed<T: Copy>(mut bits: u32, all: &[T]) -> SmallVec<[T; 16]> {
    let mut list = SmallVec::new();
    while bits != 0 {
        list.extend(all.get(bits.trailing_zeros() as usize).copied());
        bits &= bits - 1;
    }
    list
}

impl View<'_> {
    /// How sure what is used makes the reason: as sure as the weakest of it.
    pub(super) fn mark_of_used(&self, used: Used, because: &Because) -> Mark {
        let (mut bits, mut mark) = (used.elements, Mark::Verified);
        while bits != 0 {
            let element = Element::ALL.get(bits.trailing_zeros() as usize);
            mark = element.map_or(mark, |&element| mark.max(self.mark_of(element, because)));
            bits &= bits - 1;
        }
        mark
    }

    fn mark_of(&self, element: Element, because: &Because) -> Mark {
        match (element, because) {
            (Element::Exception, Because::Excepted { exception }) => {
                let holding = self.version.exceptions().iter().find(|known| known.id() == exception);
                let marks = holding
                    .into_iter()
                    .flat_map(crate::version::Exception::parts)
                    .map(crate::source::Part::mark);
                marks.max().unwrap_or(Mark::Interpretation)
            }
            (Element::Statement, _) => self.version.mark_of(element).max(self.mark_of_wordings()),
            _ => self.version.mark_of(element),
        }
    }

    pub(super) fn mark_of_wordings(&self) -> Mark {
        let Check::Statement(statement) = self.version.check() else { return Mark::Verified };
        let Some(statement) = self.policy.statement(statement) else { return Mark::Verified };
        let adverts = self.round.vacancy().adverts().iter();
        let wordings = adverts.flat_map(|advert| wordings(statement, advert, self.on));
        wordings.map(Wording::mark).max().unwrap_or(Mark::Verified)
    }

    pub(super) fn used(&self, because: &Because, survey: Option<&Survey>) -> Used {
        let version = self.version;
        let mut used = Used::default();
        let vacancy = self.round.vacancy();
        if version.is_silent_on(Question::ShortPosts)
            && vacancy.length().is_none_or(|length| !length.is_longer_than(crate::version::SHORT_POST))
        {
            used.answer(Question::ShortPosts);
        }
        if version.is_silent_on(Question::InternalPostings)
            && vacancy.opening() != Some(crate::vacancy::Opening::External)
        {
            used.answer(Question::InternalPostings);
        }
        let odd = |condition: &Condition| match condition {
            Condition::Underrepresented { ground, measure: Measure::BelowHalf(_) } => {
                vacancy.representation(ground).is_none_or(|staff| staff.total() % 2 == 1)
            }
            _ => false,
        };
        if version.is_silent_on(Question::OddNumber) && version.scope().iter().any(odd) {
            used.answer(Question::OddNumber);
        }
        if let Because::OutOfScope { by } = because
            && by.iter().any(|matter| !self.is_opened(matter))
        {
            // The law's own scope keeps the vacancy out, whatever the open questions are answered.
            used = Used::default();
        }
        let elements = self.elements_of(because);
        let has_scope = !version.scope().is_empty();
        for &element in elements.iter().filter(|&&element| element != Element::Scope || has_scope) {
            used.element(element);
        }
        if !matches!(
            because,
            Because::NotInForce { .. } | Because::OutOfScope { .. } | Because::Excepted { .. }
        ) {
            self.used_by_check(survey, because, &mut used);
        }
        used
    }

    /// Whether what keeps a vacancy out is a matter that an open question was answered on.
    fn is_opened(&self, matter: &Matter) -> bool {
        let question = match matter {
            Matter::Length => Question::ShortPosts,
            Matter::Opening => Question::InternalPostings,
            Matter::Representation(_) => Question::OddNumber,
            _ => return false,
        };
        self.version.is_silent_on(question)
    }

    /// The elements a reason rests on.
    fn elements_of(&self, because: &Because) -> &'static [Element] {
        match because {
            Because::NotInForce { .. } => &[],
            Because::OutOfScope { .. } => &[Element::Scope],
            Because::Excepted { .. } => &[Element::Scope, Element::Exception],
            Because::NobodyInGroup => &[Element::Scope, Element::Group, Element::Undeclared],
            Because::TooFewEligible { .. } | Because::SomebodyEligible => {
                &[Element::Scope, Element::Pool, Element::Group, Element::Presupposition]
            }
            Because::StatementPresent { .. } | Because::NothingForbidden { .. } => {
                &[Element::Scope, Element::Statement, Element::Channel]
            }
            Because::StatementMissing { .. } | Because::ForbiddenPresent { .. } => {
                &[Element::Scope, Element::Force, Element::Statement, Element::Channel]
            }
            Because::EntryPresent { .. } => &[Element::Scope, Element::Record],
            Because::EntryMissing { .. } => &[Element::Scope, Element::Force, Element::Record],
            Because::EntryLate { .. } => {
                &[Element::Scope, Element::Force, Element::Record, Element::Deadline]
            }
            Because::Short { .. } | Because::Unbalanced { .. } | Because::PassedOver { .. } => &[
                Element::Scope,
                Element::Force,
                Element::Pool,
                Element::Group,
                Element::Bound,
                Element::Presupposition,
            ],
            Because::Overlooked { .. } => {
                &[Element::Scope, Element::Force, Element::Group, Element::Bound, Element::Consistency]
            }
            Because::AssessmentsRecorded { .. } => &[Element::Scope, Element::Group, Element::Record],
            Because::AssessmentDeficient { .. } => {
                &[Element::Scope, Element::Force, Element::Group, Element::Record]
            }
            Because::NotCompared | Because::ReviewOverdue { .. } => &[Element::Scope, Element::Comparison],
            Because::EveryoneInvited { .. } => &[Element::Scope, Element::Bound],
            Because::Counted { .. } => &[Element::Scope, Element::Group, Element::Bound],
            Because::Met { .. }
            | Because::Balanced { .. }
            | Because::HoldsEitherWay
            | Because::Informs
            | Because::Unknown { .. } => match self.version.check() {
                Check::Invite(_) => &[Element::Scope, Element::Pool, Element::Group, Element::Bound],
                Check::Statement(_) | Check::Sentence(_) => {
                    &[Element::Scope, Element::Statement, Element::Channel]
                }
                Check::Record(_) => &[Element::Scope, Element::Record],
                Check::Assessment(_) => &[Element::Scope, Element::Group, Element::Record],
                Check::Preference(preference) if preference.group().is_none() => {
                    &[Element::Scope, Element::Comparison]
                }
                Check::Preference(_) => &[Element::Scope, Element::Group, Element::Comparison],
                Check::PeriodShare(_) => &[Element::Scope, Element::Group, Element::Bound],
                Check::Monitor(_) => &[Element::Scope, Element::Bound],
            },
        }
    }

    fn used_by_check(&self, survey: Option<&Survey>, because: &Because, used: &mut Used) {
        let silent = |question| self.version.is_silent_on(question);
        let on_the_day = silent(Question::OnTheDay);
        match (self.version.check(), survey) {
            (Check::Invite(invite), Some(survey)) => self.used_by_invite(invite, survey, because, used),
            (Check::Record(record), _) if on_the_day && self.is_on_the_day(record) => {
                used.answer(Question::OnTheDay);
            }
            (Check::Assessment(_), _) if on_the_day && self.is_assessed_on_the_day() => {
                used.answer(Question::OnTheDay);
            }
            (Check::Preference(_), _) if silent(Question::ReviewBy) && *because != Because::NotCompared => {
                used.answer(Question::ReviewBy);
            }
            _ => {}
        }
        let Some(survey) = survey else { return };
        if silent(Question::Definition) {
            used.answer(Question::Definition);
        }
        if survey.people.uncounted > 0 {
            used.element(Element::LegalBasis);
        }
    }

    /// Whether somebody was assessed on the very day of the first invitation.
    fn is_assessed_on_the_day(&self) -> bool {
        let first = self.round.census().first_invitation;
        let mut days = self.round.applicants().iter().filter_map(|one| one.assessment()?.on());
        first.is_some_and(|first| days.any(|on| on == first))
    }

    fn used_by_invite(&self, invite: &Invite, survey: &Survey, because: &Because, used: &mut Used) {
        let silent = |question| self.version.is_silent_on(question);
        let judged = !matches!(because, Because::NobodyInGroup | Because::EveryoneInvited { .. });
        let balanced = match invite.bound() {
            Bound::AsManyAs(as_many) if judged => Some(self.as_many(invite, as_many)),
            Bound::Share(share) if judged => Some(self.share(invite, *share)),
            _ => None,
        };
        let is_share = matches!(invite.bound(), Bound::Share(_));
        let few =
            balanced.as_ref().is_some_and(|balanced| balanced.balance.eligible < balanced.balance.enough);
        for (question, matters) in [
            (Question::OnePersonInTwoGroups, judged && *invite.overlap() != Overlap::ForEach),
            (Question::NeitherSide, balanced.as_ref().is_some_and(|balanced| balanced.neither > 0)),
            (Question::OnTop, balanced.as_ref().is_some_and(|balanced| balanced.on_top)),
            (Question::Enough, balanced.is_some()),
            (Question::TooFew, few),
            (Question::Rounding, balanced.as_ref().is_some_and(|balanced| balanced.rounded)),
            (Question::Share, balanced.is_some() && is_share),
            (Question::DeclaredLate, survey.declared_late),
            (Question::Waived, survey.waived),
            (Question::Consistency, survey.some_overlooked),
            (Question::AssertedBy, true),
            (Question::Deadline, survey.late),
            (Question::OnTheDay, survey.on_the_day),
            (Question::WithdrawnAfterInvitation, survey.left),
        ] {
            if matters && silent(question) {
                used.answer(question);
            }
        }
        if survey.late {
            used.element(Element::Deadline);
        }
        if judged && invite.mode().is_some() {
            used.element(Element::Mode);
        }
        if judged && invite.stages() == Stages::Every && self.round.shortlists().len() > 1 {
            used.element(Element::Stage);
        }
        if survey.excluded && invite.consistency() != Consistency::NotAsked {
            used.element(Element::Consistency);
        }
        if self.capped(invite).is_some() {
            used.element(Element::Exception);
        }
    }
}
