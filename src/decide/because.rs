//! Why a version is kept, broken or not applicable.

use super::version::{Gate, Survey, View, wanted};

use crate::check::{Check, Matter};
use crate::finding::Because;
use crate::version::When;

impl View<'_> {
    pub(super) fn why_not(&self, survey: Option<&Survey>) -> Because {
        if self.gate() == Gate::Closed {
            let vacancy = self.round.vacancy();
            let scope = self.version.scope().iter();
            let mut by: Vec<Matter> = scope
                .filter(|condition| condition.holds(vacancy) == Some(false))
                .map(crate::check::Condition::about)
                .collect();
            by.sort_unstable();
            if !by.is_empty() {
                return Because::OutOfScope { by };
            }
            let holding = self.version.exceptions().iter().find(|exception| match exception.when() {
                When::Recorded => self.is_recorded(exception.id()),
                When::Fact(condition) => condition.holds(vacancy) == Some(true),
            });
            if let Some(exception) = holding {
                return Because::Excepted { exception: exception.id().clone() };
            }
        }
        let (Check::Invite(invite), Some(survey)) = (self.version.check(), survey) else {
            return Because::NobodyInGroup;
        };
        if survey.people.in_group == 0 {
            return Because::NobodyInGroup;
        }
        Because::TooFewEligible {
            members: self.ids(invite, |word| word.in_group),
            eligible: survey.people.eligible.1,
            presupposed: invite.presupposes(),
        }
    }

    pub(super) fn why_kept(&self) -> Because {
        if !self.version.modality().is_duty() {
            return Because::Informs;
        }
        match self.version.check() {
            Check::Invite(invite) => Because::Met {
                wanted: wanted(invite),
                by: self.ids(invite, |word| word.member & word.selected),
            },
            Check::Statement(_) => Because::StatementPresent {
                adverts: u32::try_from(self.round.vacancy().adverts().len()).unwrap_or(u32::MAX),
            },
            Check::Entry(entry) => Because::EntryPresent { entry: entry.clone() },
        }
    }

    pub(super) fn why_broken(&self) -> Because {
        match self.version.check() {
            Check::Invite(invite) => {
                let standing = self.standing(invite);
                let judgement = invite.bound().judge(&standing, invite.presupposes());
                Because::Short {
                    wanted: wanted(invite),
                    invited: standing.selected,
                    short: (*judgement.short().start(), *judgement.short().end()),
                    met_with: self.ids(invite, |word| word.member & !word.selected & word.active),
                    perhaps_with: self.ids(invite, |word| word.maybe & !word.selected & word.active),
                }
            }
            Check::Statement(statement) => {
                Because::StatementMissing { adverts: self.adverts(statement).without }
            }
            Check::Entry(entry) => Because::EntryMissing { entry: entry.clone() },
        }
    }
}
