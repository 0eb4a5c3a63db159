//! What a finding rests on: the elements used, the open questions answered, and how sure that makes it.

use super::adverts::wordings;
use super::version::{View, in_time, on_both_days};

use crate::census::Row;
use crate::check::{Check, Invite, Matter};
use crate::finding::Because;
use crate::silence::Question;
use crate::source::{Element, Mark};
use crate::statement::Wording;

/// The elements and answered questions a finding rests on.
#[derive(Default)]
pub(super) struct Used {
    pub(super) elements: Vec<Element>,
    pub(super) answers: Vec<Question>,
}

impl Used {
    pub(super) fn add(&mut self, other: Self) {
        self.elements.extend(other.elements);
        self.elements.sort_unstable();
        self.elements.dedup();
        self.answers.extend(other.answers);
        self.answers.sort_unstable();
        self.answers.dedup();
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

    pub(super) fn used(&self, because: &Because) -> Used {
        let version = self.version;
        let mut used = Used::default();
        let vacancy = self.round.vacancy();
        if version.is_silent_on(Question::ShortPosts)
            && vacancy.length().is_none_or(|length| !length.is_longer_than(crate::version::SHORT_POST))
        {
            used.answers.push(Question::ShortPosts);
        }
        if version.is_silent_on(Question::InternalPostings)
            && vacancy.opening() != Some(crate::vacancy::Opening::External)
        {
            used.answers.push(Question::InternalPostings);
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
                    used.answers.clear();
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
        used.elements
            .extend(elements.iter().copied().filter(|&element| element != Element::Scope || has_scope));
        if let Check::Invite(invite) = version.check()
            && !matches!(
                because,
                Because::NotInForce { .. } | Because::OutOfScope { .. } | Because::Excepted { .. }
            )
        {
            self.used_by_invite(invite, &mut used);
        }
        used
    }

    pub(super) fn used_by_invite(&self, invite: &Invite, used: &mut Used) {
        let silent = |question| self.version.is_silent_on(question);
        used.answers.extend(
            [Question::Definition, Question::AssertedBy].into_iter().filter(|&question| silent(question)),
        );
        let (mut late, mut on_the_day, mut left) = (0, 0, 0);
        for word in 0..self.census().words() {
            let row = |row: Row| self.census().row(row, word);
            let group = self.census().sides(invite.of().node(), self.counting(invite), word).maybe_inside;
            late |= group & (row(Row::Invited) & !row(in_time(invite)));
            let (before, until) = on_both_days(invite);
            on_the_day |= group & (row(until) & !row(before));
            left |= group & row(Row::LeftAfterInvitation);
        }
        if late != 0 {
            used.elements.push(Element::Deadline);
            if silent(Question::Deadline) {
                used.answers.push(Question::Deadline);
            }
        }
        if on_the_day != 0 && silent(Question::OnTheDay) {
            used.answers.push(Question::OnTheDay);
        }
        if left != 0 && silent(Question::WithdrawnAfterInvitation) {
            used.answers.push(Question::WithdrawnAfterInvitation);
        }
        if self.people().is_some_and(|people| people.uncounted > 0) {
            used.elements.push(Element::LegalBasis);
        }
    }
}
