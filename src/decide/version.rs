//! One version of a rule on a round: who counts, and what may come of it.

use super::May;
use super::shape::{Balanced, Shape, places};
use chrono::NaiveDate;

use crate::applicant::Applicant;
use crate::bound::{Bound, Counts, Judgement, Standing};
use crate::case_file::RecordedException;
use crate::census::{Census, Counting, Row, Sides};
use crate::check::{Check, LegalBasis};
use crate::condition::{Condition, Matter};
use crate::distinct::Distinct;
use crate::finding::{People, Remark};
use crate::ground::{Ground, Node};
use crate::id::ApplicantId;
use crate::invite::{AssertedBy, Consistency, Deadline, Invite, Overlap};
use crate::policy::Policy;
use crate::ranking::Ranking;
use crate::round::Round;
use crate::rule::Rule;
use crate::silence::Question;
use crate::text::{Code, RuleId};
use crate::version::{Effect, Version, When};

/// One word of people, as an invite check sees them.
#[derive(Clone, Copy)]
pub(super) struct Word {
    pub(super) member: u64,
    pub(super) maybe: u64,
    pub(super) selected: u64,
    pub(super) maybe_selected: u64,
    pub(super) active: u64,
    pub(super) in_group: u64,
}

impl Word {
    const fn standing(self) -> Standing {
        let unsure = self.maybe_selected & !self.selected;
        Standing {
            selected: (self.member & self.selected).count_ones(),
            unselected: (self.member & !self.maybe_selected).count_ones(),
            unsure: (self.member & unsure).count_ones(),
            unknown_selected: (self.maybe & self.selected).count_ones(),
            unknown_unselected: (self.maybe & !self.maybe_selected).count_ones(),
            unknown_unsure: (self.maybe & unsure).count_ones(),
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

    /// The matters that keep the vacancy out of the scope, in order.
    pub(super) fn out_of_scope(&self) -> Vec<Matter> {
        let vacancy = self.round.vacancy();
        let scope = self.version.scope().iter();
        let out = scope.filter(|condition| condition.holds(vacancy) == Some(false));
        let mut by: Vec<Matter> = out.map(Condition::about).collect();
        by.sort_unstable();
        by
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
                When::Recorded if exception.effect() == Effect::Lifts && self.is_recorded(exception.id()) => {
                    return Gate::Closed;
                }
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
        self.recorded(exception).is_some()
    }

    pub(super) fn recorded(&self, exception: &Code) -> Option<&'a RecordedException> {
        let mut recorded = self.round.exceptions().iter();
        recorded.find(|known| known.rule() == self.rule.id() && known.exception() == exception)
    }

    fn may_check(&self, survey: Option<&Survey>) -> May {
        let may = match self.version.check() {
            Check::Invite(invite) => self.may_invite(invite, survey),
            Check::Statement(_) | Check::Sentence(_) => {
                let adverts = self.adverts();
                (false, !adverts.missing, adverts.missing || adverts.unknown)
            }
            Check::Record(record) => {
                let there = self.entry(record).is_ok();
                match record.about().map(|group| self.applied_of(group)) {
                    None => (false, there, !there),
                    Some((certain, perhaps)) => {
                        let applies = !(certain.is_empty() && perhaps.is_empty());
                        (certain.is_empty(), applies && there, applies && !there)
                    }
                }
            }
            Check::Assessment(check) => self.assessed(check).may(),
            Check::Preference(preference) => {
                let compared = self.compared(preference);
                let surely = compared.iter().any(super::shape::Compared::surely);
                (!surely, compared.iter().any(super::shape::Compared::perhaps), false)
            }
            Check::PeriodShare(_) | Check::Monitor(_) => (false, true, false),
        };
        let (not_apply, keep, break_) = may;
        let may = May { not_apply, keep, break_ };
        if self.version.modality().is_duty() {
            may
        } else {
            // What allows or tells cannot be broken: where it applies, it is kept.
            May { keep: may.keep || may.break_, break_: false, ..may }
        }
    }

    fn may_invite(&self, invite: &'a Invite, survey: Option<&Survey>) -> (bool, bool, bool) {
        match self.shape(invite) {
            Shape::Plain(_) => {
                let standing = survey.map_or_else(|| self.standing(invite), |survey| survey.standing);
                let Some(judgement) = self.judged(invite, &standing) else { return (true, false, false) };
                (judgement.may_be_vacuous(), judgement.may_be_met(), judgement.may_fail())
            }
            Shape::ForOne(beside) => {
                let members = self.members(invite, beside).into_iter().map(|(_, member)| member);
                Distinct::of(members).may()
            }
            Shape::Best(wanted) => {
                let (_, entrants) = self.entrants(invite);
                Ranking::new(wanted, invite.presupposes(), &entrants).may()
            }
            Shape::AsManyAs(as_many) => Self::may_balance(&self.as_many(invite, as_many)),
            Shape::Share(share) => Self::may_balance(&self.share(invite, share)),
        }
    }

    fn may_balance(balanced: &Balanced) -> (bool, bool, bool) {
        if balanced.everyone.is_some() { (false, true, false) } else { balanced.balance.may() }
    }

    /// What counting members and selected members comes to, where that decides.
    pub(super) fn judged(&self, invite: &'a Invite, standing: &Standing) -> Option<Judgement> {
        match self.shape(invite) {
            Shape::Plain(plain) => Some(plain.judge(standing, invite.presupposes())),
            _ => None,
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
            unwaived: invite.waived() == Counts::DoesNotCount,
            in_time: invite.declared_late() == Counts::DoesNotCount,
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
        self.word_of(invite, word, self.census().sides(self.group(invite), self.counting(invite), word))
    }

    fn word_of(&self, invite: &Invite, word: usize, group: Sides) -> Word {
        let row = |row: Row| self.census().row(row, word);
        let here = self.here(invite, word);
        let (mut pool, mut maybe_pool) = self.pool(invite.out_of(), word);
        if invite.consistency() != Consistency::NotAsked {
            let overlooked = match invite.consistency() {
                Consistency::EveryReason => row(Row::EveryOverlooked),
                _ => row(Row::AnyOverlooked),
            };
            pool |= overlooked;
            if self.census().unassessed_chosen {
                maybe_pool |= row(Row::Excluded) & !overlooked;
            }
        }
        let (selected, maybe_selected) = self.selected(invite, word);
        let member = here & pool & group.inside;
        let maybe = here & (pool | maybe_pool) & group.maybe_inside & !member;
        Word {
            member,
            maybe,
            selected,
            maybe_selected,
            active: row(Row::Active),
            in_group: here & group.inside,
        }
    }

    /// Who counts as invited: for certain, and perhaps.
    pub(super) fn selected(&self, invite: &Invite, word: usize) -> (u64, u64) {
        self.census().invited(invite.stages(), invite.mode(), in_time(invite), word)
    }

    /// The group whose members are counted.
    pub(super) fn group(&self, invite: &'a Invite) -> &'a Node {
        self.version.group_of(invite).node()
    }

    pub(super) fn id_at(&self, place: usize) -> Option<ApplicantId> {
        self.round.applicants().get(place).map(Applicant::id)
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

    pub(super) fn places_of(&self, invite: &Invite, of: impl Fn(Word) -> u64) -> impl Iterator<Item = usize> {
        places(self.census().words(), move |word| of(self.word(invite, word)))
    }

    /// Looks at everybody once. None where the check is not about people.
    pub(super) fn survey(&self) -> Option<Survey> {
        match self.version.check() {
            Check::Invite(invite) => Some(self.survey_invite(invite)),
            check => check.group().map(|group| self.survey_group(group.node())),
        }
    }

    fn survey_group(&self, node: &Node) -> Survey {
        let mut survey = Survey::default();
        let counting = self.counted_by_basis();
        for word in 0..self.census().words() {
            let here = self.census().row(Row::Active, word);
            let group = self.census().sides(node, counting, word);
            let said = self.census().sides(node, Counting::ANYONE, word);
            survey.count(here & !self.spoke_of_sex(node, word), group, said, here);
        }
        survey
    }

    /// Who said something of the other sex, where the group is one: they have declared.
    fn spoke_of_sex(&self, node: &Node, word: usize) -> u64 {
        let other = match node {
            Node::Declared(Ground::Woman) => Ground::Man,
            Node::Declared(Ground::Man) => Ground::Woman,
            _ => return 0,
        };
        let said = self.census().declared(&other, Counting::ANYONE, word);
        said.maybe_inside | said.maybe_opposite
    }

    fn survey_invite(&self, invite: &Invite) -> Survey {
        let mut survey = Survey::default();
        let counting = self.counting(invite);
        let (before, until) = on_both_days(invite);
        let node = self.group(invite);
        let asks = |question| self.version.is_silent_on(question);
        let (asks_waived, asks_late) = (asks(Question::Waived), asks(Question::DeclaredLate));
        for word in 0..self.census().words() {
            let row = |row: Row| self.census().row(row, word);
            let here = self.here(invite, word);
            let group = self.census().sides(node, counting, word);
            let said = if counting == Counting::ANYONE {
                group
            } else {
                self.census().sides(node, Counting::ANYONE, word)
            };
            let counts = self.word_of(invite, word, group);
            survey.standing += counts.standing();
            survey.count(here & !self.spoke_of_sex(node, word), group, said, here);
            survey.late |= group.maybe_inside & row(Row::Invited) & !row(in_time(invite)) != 0;
            survey.on_the_day |= group.maybe_inside & row(until) & !row(before) != 0;
            survey.left |= group.maybe_inside & row(Row::LeftAfterInvitation) != 0;
            if invite.consistency() != Consistency::NotAsked {
                let excluded = row(Row::Excluded) & group.maybe_inside & here & !counts.maybe_selected;
                survey.excluded |= excluded != 0;
                survey.some_overlooked |= excluded & row(Row::AnyOverlooked) & !row(Row::EveryOverlooked)
                    != 0
                    || (excluded != 0 && self.census().unassessed_chosen);
            }
            let other = |counting: Counting| {
                let other = self.census().sides(node, counting, word);
                here & ((other.inside ^ group.inside) | (other.maybe_inside ^ group.maybe_inside)) != 0
            };
            survey.waived |= asks_waived && other(Counting { unwaived: !counting.unwaived, ..counting });
            survey.declared_late |= asks_late && other(Counting { in_time: !counting.in_time, ..counting });
        }
        let (members, selection) = (survey.standing.members(), survey.standing.selection());
        survey.people.eligible = (*members.start(), *members.end());
        survey.people.invited = (*selection.start(), *selection.end());
        survey
    }

    pub(super) fn remarks(&self, survey: &Survey) -> Vec<Remark> {
        let Check::Invite(invite) = self.version.check() else { return Vec::new() };
        if self.gate() == Gate::Closed {
            return Vec::new();
        }
        let mut remarks = self.withdrew(invite, survey);
        if let Some((exception, Err(others))) = self.capped(invite) {
            let cap =
                self.recorded(exception.id()).and_then(RecordedException::cap).map(std::num::NonZeroU32::get);
            remarks.push(Remark::NotCappedAlike { exception: exception.id().clone(), others, cap });
        }
        if let Bound::AsManyAs(as_many) = invite.bound() {
            let people = self.as_many(invite, as_many).neither;
            if people > 0 {
                remarks.push(Remark::OnNeitherSide { people });
            }
        }
        remarks.extend(self.keeps_several(invite, survey));
        remarks
    }

    fn withdrew(&self, invite: &Invite, survey: &Survey) -> Vec<Remark> {
        if !survey.left
            || self.round.recommended_on().is_some()
            || invite.withdrawn_after_invitation() == Counts::DoesNotCount
        {
            return Vec::new();
        }
        let gone = self.ids(invite, |word| word.member & !word.active);
        let members = *survey.standing.members().start();
        let others = members.saturating_sub(u32::try_from(gone.len()).unwrap_or(u32::MAX));
        let remark = |applicant| Remark::WithdrewAfterInvitation { applicant, others };
        if others == 0 { Vec::new() } else { gone.into_iter().map(remark).collect() }
    }

    /// Where one person alone keeps this rule, and other rules that leave it open for how many one counts.
    fn keeps_several(&self, invite: &Invite, survey: &Survey) -> Option<Remark> {
        let open = |version: &Version| version.is_silent_on(Question::OnePersonInTwoGroups);
        if survey.standing.selected != 1 || !open(self.version) || *invite.overlap() != Overlap::ForEach {
            return None;
        }
        let place = self.places_of(invite, |word| word.member & word.selected).next()?;
        let rules: Vec<RuleId> = self
            .policy
            .rules()
            .iter()
            .filter(|rule| rule.id() != self.rule.id())
            .filter(|rule| {
                super::Case::new(self.policy, rule, self.round).candidates().any(|(_, view)| {
                    let Check::Invite(other) = view.version.check() else { return false };
                    open(view.version) && view.gate() != Gate::Closed && {
                        let word = view.word(other, place / 64);
                        word.member & word.selected & 1 << (place % 64) != 0
                    }
                })
            })
            .map(|rule| rule.id().clone())
            .collect();
        let applicant = self.id_at(place)?;
        (!rules.is_empty()).then_some(Remark::KeepsSeveral { applicant, rules })
    }
}

/// What one look at everybody tells.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each was seen or not, whatever else was")]
pub(super) struct Survey {
    pub(super) standing: Standing,
    pub(super) people: People,
    /// Somebody who may be of the group was invited, and too late.
    pub(super) late: bool,
    /// Somebody who may be of the group was invited on the very day of the deadline's event.
    pub(super) on_the_day: bool,
    /// Somebody who may be of the group withdrew after an invitation.
    pub(super) left: bool,
    /// Somebody who may be of the group was kept out for a criterion, and is not invited.
    pub(super) excluded: bool,
    /// Of them, it matters whether any or every reason was overlooked.
    pub(super) some_overlooked: bool,
    /// Reading waivers otherwise would change who is of the group.
    pub(super) waived: bool,
    /// Reading late declarations otherwise would change who is of the group.
    pub(super) declared_late: bool,
}

impl Survey {
    fn count(&mut self, silent: u64, group: Sides, said: Sides, here: u64) {
        self.people.in_group += (here & group.inside).count_ones();
        self.people.undeclared += (silent & !(said.maybe_inside | said.maybe_opposite)).count_ones();
        self.people.uncounted += (here & said.inside & !group.maybe_inside).count_ones();
    }
}

pub(super) const fn wanted(invite: &Invite) -> Option<u32> {
    match invite.bound() {
        Bound::AtLeast(wanted) | Bound::Best(wanted) => Some(wanted.get()),
        Bound::All | Bound::AsManyAs(_) | Bound::Share(_) => None,
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
