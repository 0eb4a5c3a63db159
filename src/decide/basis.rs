//! What a finding rests on: the elements used, the open questions answered, and how sure that makes it.

use super::adverts::wordings;
use super::version::{Survey, View};

use crate::check::{Check, Matter};
use crate::finding::Because;
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

    const fn answer(&mut self, question: Question) {
        self.answers |= 1 << question as u32;
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self { elements: self.elements | other.elements, answers: self.answers | other.answers }
    }

    pub(super) fn elements(self) -> impl Iterator<Item = Element> {
        Element::ALL.into_iter().filter(move |&element| self.elements >> element as u32 & 1 == 1)
    }

    pub(super) fn answers(self) -> impl Iterator<Item = Question> {
        Question::ALL.into_iter().filter(move |&question| self.answers >> question as u32 & 1 == 1)
    }
}

impl View<'_> {
    pub(super) fn mark_of(&self, element: Element, because: &Because) -> Mark {
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
        let days =
            self.round.vacancy().adverts().iter().map(|advert| advert.publication().unwrap_or(self.on));
        days.flat_map(|on| wordings(statement, on)).map(Wording::mark).max().unwrap_or(Mark::Verified)
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
        let elements: &[Element] = match because {
            Because::NotInForce { .. } => &[],
            Because::OutOfScope { by } => {
                // The law's own scope keeps the vacancy out, whatever the open questions are answered.
                let opened =
                    [(Matter::Length, Question::ShortPosts), (Matter::Opening, Question::InternalPostings)];
                let open = |matter: &Matter| {
                    opened.iter().any(|(about, question)| about == matter && version.is_silent_on(*question))
                };
                if by.iter().any(|matter| !open(matter)) {
                    used = Used::default();
                }
                &[Element::Scope]
            }
            Because::Excepted { .. } => &[Element::Scope, Element::Exception],
            Because::NobodyInGroup => &[Element::Scope, Element::Group, Element::Undeclared],
            Because::TooFewEligible { .. } => {
                &[Element::Scope, Element::Pool, Element::Group, Element::Presupposition]
            }
            Because::StatementPresent { .. } | Because::StatementMissing { .. } => {
                &[Element::Scope, Element::Statement, Element::Channel]
            }
            Because::EntryPresent { .. } | Because::EntryMissing { .. } => &[Element::Scope, Element::Record],
            Because::Short { .. } => &[
                Element::Scope,
                Element::Force,
                Element::Pool,
                Element::Group,
                Element::Bound,
                Element::Presupposition,
            ],
            Because::Met { .. } | Because::HoldsEitherWay | Because::Informs | Because::Unknown { .. } => {
                match version.check() {
                    Check::Invite(_) => &[Element::Scope, Element::Pool, Element::Group, Element::Bound],
                    Check::Statement(_) => &[Element::Scope, Element::Statement, Element::Channel],
                    Check::Entry(_) => &[Element::Scope, Element::Record],
                }
            }
        };
        let has_scope = !version.scope().is_empty();
        for &element in elements.iter().filter(|&&element| element != Element::Scope || has_scope) {
            used.element(element);
        }
        if let Some(survey) = survey
            && !matches!(
                because,
                Because::NotInForce { .. } | Because::OutOfScope { .. } | Because::Excepted { .. }
            )
        {
            self.used_by_invite(survey, &mut used);
        }
        used
    }

    fn used_by_invite(&self, survey: &Survey, used: &mut Used) {
        let silent = |question| self.version.is_silent_on(question);
        for (question, matters) in [
            (Question::Definition, true),
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
        if survey.people.uncounted > 0 {
            used.element(Element::LegalBasis);
        }
    }
}
