//! Why a version is kept, broken or not applicable.

use super::version::{Gate, View, wanted};

use crate::applicant::Applicant;
use crate::check::{Check, Matter};
use crate::finding::Because;
use crate::version::When;

impl View<'_> {
    pub(super) fn why_not(&self) -> Because {
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
        let Check::Invite(invite) = self.version.check() else { return Because::NobodyInGroup };
        let counting = self.counting(invite);
        let in_group = |word: usize| {
            self.census().sides(invite.of().node(), counting, word).inside & self.here(invite, word)
        };
        let mut members = Vec::new();
        for word in 0..self.census().words() {
            let bits = in_group(word);
            members.extend((0..64).filter(|bit| bits >> bit & 1 == 1).map(|bit| word * 64 + bit));
        }
        if members.is_empty() {
            return Because::NobodyInGroup;
        }
        let people = self.round.applicants();
        Because::TooFewEligible {
            members: members.into_iter().filter_map(|place| people.get(place)).map(Applicant::id).collect(),
            eligible: *self.standing(invite).members().end(),
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
                let judgement = self.judge(invite);
                Because::Short {
                    wanted: wanted(invite),
                    invited: self.standing(invite).selected,
                    short: (*judgement.short().start(), *judgement.short().end()),
                    met_with: self.ids(invite, |word| word.member & !word.selected),
                    perhaps_with: self.ids(invite, |word| word.maybe & !word.selected),
                }
            }
            Check::Statement(statement) => {
                Because::StatementMissing { adverts: self.adverts(statement).without }
            }
            Check::Entry(entry) => Because::EntryMissing { entry: entry.clone() },
        }
    }
}
