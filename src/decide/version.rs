//! One version of a rule on a round: who counts, and what may come of it.

use super::May;
use chrono::NaiveDate;

use crate::applicant::Applicant;
use crate::bound::{Bound, Standing};
use crate::census::{Census, Counting, Row, Sides};
use crate::check::{AssertedBy, Check, Counts, Deadline, Invite, LegalBasis, Pool};
use crate::finding::{People, Remark};
use crate::id::ApplicantId;
use crate::policy::Policy;
use crate::round::Round;
use crate::rule::Rule;
use crate::text::Code;
use crate::version::{Version, When};

/// One word of people, as an invite check sees them.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) member: u64,
    pub(super) maybe: u64,
    pub(super) selected: u64,
    pub(super) active: u64,
    pub(super) in_group: u64,
}

impl Word {
    const fn standing(self) -> Standing {
        Standing {
            selected: (self.member & self.selected).count_ones(),
            unselected: (self.member & !self.selected).count_ones(),
            unknown_selected: (self.maybe & self.selected).count_ones(),
            unknown_unselected: (self.maybe & !self.selected).count_ones(),
        }
    }
}

/// One version of a rule on a round.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) policy: &'a Policy,
    pub(super) rule: &'a Rule,
    pub(super) round: &'a Round,
    pub(super) on: NaiveDate,
    pub(super) version: &'a Version,
}

/// Whether the scope and the exceptions let the check apply.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Gate {
    Open,
    Closed,
    Unknown,
}

impl<'a> View<'a> {
    /// What may come of it; `survey` saves a second look at everybody.
    pub(super) fn may(&self, survey: Option<&Survey>) -> May {
        match self.gate() {
            Gate::Closed => May { not_apply: true, ..May::default() },
            Gate::Open => self.may_check(survey),
            Gate::Unknown => May { not_apply: true, ..self.may_check(survey) },
        }
    }

    pub(super) fn gate(&self) -> Gate {
        let vacancy = self.round.vacancy();
        let mut gate = Gate::Open;
        for condition in self.version.scope() {
            match condition.holds(vacancy) {
                Some(true) => {}
                Some(false) => return Gate::Closed,
                None => gate = Gate::Unknown,
            }
        }
        for exception in self.version.exceptions() {
            match exception.when() {
                When::Recorded if self.is_recorded(exception.id()) => return Gate::Closed,
                When::Recorded => {}
                When::Fact(condition) => match condition.holds(vacancy) {
                    Some(true) => return Gate::Closed,
                    Some(false) => {}
                    None => gate = Gate::Unknown,
                },
            }
        }
        gate
    }

    pub(super) fn is_recorded(&self, exception: &Code) -> bool {
        let recorded = self.round.exceptions().iter();
        recorded.into_iter().any(|known| known.rule() == self.rule.id() && known.exception() == exception)
    }

    fn may_check(&self, survey: Option<&Survey>) -> May {
        let may = match self.version.check() {
            Check::Invite(invite) => {
                let standing = survey.map_or_else(|| self.standing(invite), |survey| survey.standing);
                let judgement = invite.bound().judge(&standing, invite.presupposes());
                May {
                    not_apply: judgement.may_be_vacuous(),
                    keep: judgement.may_be_met(),
                    break_: judgement.may_fail(),
                }
            }
            Check::Statement(statement) => {
                let adverts = self.adverts(statement);
                May { not_apply: false, keep: !adverts.missing, break_: adverts.missing || adverts.unknown }
            }
            Check::Entry(kind) => {
                let there = self.round.entries().iter().any(|entry| entry.kind() == kind);
                May { not_apply: false, keep: there, break_: !there }
            }
        };
        if self.version.modality().is_duty() {
            may
        } else {
            // What allows or tells cannot be broken: where it applies, it is kept.
            May { keep: may.keep || may.break_, break_: false, ..may }
        }
    }

    pub(super) fn standing(&self, invite: &Invite) -> Standing {
        let mut standing = Standing::default();
        for word in 0..self.census().words() {
            standing += self.word(invite, word).standing();
        }
        standing
    }

    pub(super) fn census(&self) -> &'a Census {
        self.round.census()
    }

    pub(super) fn counting(&self, invite: &Invite) -> Counting {
        Counting {
            consent: self.version.legal_basis() == Some(LegalBasis::ExplicitConsent),
            confirmation: invite.asserted_by() == AssertedBy::ApplicantConfirmed,
        }
    }

    /// Those who have not withdrawn, and those who did so after an invitation where they count.
    pub(super) fn here(&self, invite: &Invite, word: usize) -> u64 {
        let active = self.census().row(Row::Active, word);
        match invite.withdrawn_after_invitation() {
            Counts::Counts => active | self.census().row(Row::LeftAfterInvitation, word),
            Counts::DoesNotCount => active,
        }
    }

    pub(super) fn word(&self, invite: &Invite, word: usize) -> Word {
        self.word_of(invite, word, self.census().sides(invite.of().node(), self.counting(invite), word))
    }

    fn word_of(&self, invite: &Invite, word: usize, group: Sides) -> Word {
        let row = |row: Row| self.census().row(row, word);
        let here = self.here(invite, word);
        let (pool, maybe_pool) = match invite.out_of() {
            Pool::Qualified => (row(Row::Suited), row(Row::Doubtful) | row(Row::NotAssessed)),
            Pool::NotObviouslyUnsuited => {
                (row(Row::Suited) | row(Row::Doubtful) | row(Row::Unqualified), row(Row::NotAssessed))
            }
            Pool::Everyone => (u64::MAX, 0),
        };
        let member = here & pool & group.inside;
        let maybe = here & (pool | maybe_pool) & group.maybe_inside & !member;
        Word {
            member,
            maybe,
            selected: row(in_time(invite)),
            active: row(Row::Active),
            in_group: here & group.inside,
        }
    }

    pub(super) fn ids(&self, invite: &Invite, of: impl Fn(Word) -> u64) -> Vec<ApplicantId> {
        let mut ids = Vec::new();
        for word in 0..self.census().words() {
            let mut bits = of(self.word(invite, word));
            ids.reserve(bits.count_ones() as usize);
            while bits != 0 {
                let place = word * 64 + bits.trailing_zeros() as usize;
                ids.extend(self.round.applicants().get(place).map(Applicant::id));
                bits &= bits - 1;
            }
        }
        ids
    }

    pub(super) fn places(&self, invite: &Invite, of: impl Fn(Word) -> u64) -> impl Iterator<Item = usize> {
        (0..self.census().words()).flat_map(move |word| {
            let mut bits = of(self.word(invite, word));
            std::iter::from_fn(move || {
                let place = bits.trailing_zeros();
                let found = bits != 0;
                bits &= bits.wrapping_sub(1);
                found.then_some(word * 64 + place as usize)
            })
        })
    }

    /// Looks at everybody once. None where the check is not about people.
    pub(super) fn survey(&self) -> Option<Survey> {
        let Check::Invite(invite) = self.version.check() else { return None };
        let mut survey = Survey::default();
        let counting = self.counting(invite);
        let (before, until) = on_both_days(invite);
        for word in 0..self.census().words() {
            let row = |row: Row| self.census().row(row, word);
            let here = self.here(invite, word);
            let group = self.census().sides(invite.of().node(), counting, word);
            let said = if counting == Counting::ANYONE {
                group
            } else {
                self.census().sides(invite.of().node(), Counting::ANYONE, word)
            };
            survey.standing += self.word_of(invite, word, group).standing();
            survey.people.in_group += (here & group.inside).count_ones();
            survey.people.undeclared += (here & !(said.maybe_inside | said.maybe_opposite)).count_ones();
            survey.people.uncounted += (here & said.inside & !group.maybe_inside).count_ones();
            survey.late |= group.maybe_inside & row(Row::Invited) & !row(in_time(invite)) != 0;
            survey.on_the_day |= group.maybe_inside & row(until) & !row(before) != 0;
            survey.left |= group.maybe_inside & row(Row::LeftAfterInvitation) != 0;
        }
        let (members, selection) = (survey.standing.members(), survey.standing.selection());
        survey.people.eligible = (*members.start(), *members.end());
        survey.people.invited = (*selection.start(), *selection.end());
        Some(survey)
    }

    pub(super) fn remarks(&self, survey: &Survey) -> Vec<Remark> {
        let Check::Invite(invite) = self.version.check() else { return Vec::new() };
        if !survey.left
            || self.round.recommended_on().is_some()
            || invite.withdrawn_after_invitation() == Counts::DoesNotCount
            || self.gate() == Gate::Closed
        {
            return Vec::new();
        }
        let gone = self.ids(invite, |word| word.member & !word.active);
        let members = *survey.standing.members().start();
        let others = members.saturating_sub(u32::try_from(gone.len()).unwrap_or(u32::MAX));
        let remark = |applicant| Remark::WithdrewAfterInvitation { applicant, others };
        if others == 0 { Vec::new() } else { gone.into_iter().map(remark).collect() }
    }
}

/// What one look at everybody tells.
#[derive(Default)]
pub(super) struct Survey {
    pub(super) standing: Standing,
    pub(super) people: People,
    /// Somebody who may be of the group was invited, and too late.
    pub(super) late: bool,
    /// Somebody who may be of the group was invited on the very day of the deadline's event.
    pub(super) on_the_day: bool,
    /// Somebody who may be of the group withdrew after an invitation.
    pub(super) left: bool,
}

pub(super) const fn wanted(invite: &Invite) -> Option<u32> {
    match invite.bound() {
        Bound::AtLeast(wanted) => Some(wanted.get()),
        Bound::All => None,
    }
}

pub(super) const fn on_both_days(invite: &Invite) -> (Row, Row) {
    match invite.deadline() {
        Deadline::Open => (Row::Invited, Row::Invited),
        Deadline::Recommendation => (Row::InvitedBeforeRecommendation, Row::InvitedUntilRecommendation),
        Deadline::Hire => (Row::InvitedBeforeHire, Row::InvitedUntilHire),
    }
}

pub(super) const fn in_time(invite: &Invite) -> Row {
    let (before, until) = on_both_days(invite);
    match invite.on_the_day() {
        Counts::Counts => until,
        Counts::DoesNotCount => before,
    }
}
