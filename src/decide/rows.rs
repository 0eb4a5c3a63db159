//! Rules as sums over who is on the list: what must hold of them so that no rule is broken.
//!
//! Each kernel's own question, whether a completion may fail, becomes bounds on sums; where one of several bounds will
//! do, each is a way. What sums cannot tell (one person for one group, a reason overlooked in somebody on the list) is
//! decided again for every list that the sums allow.

mod sums;

use chrono::NaiveDate;

use super::version::{Gate, View, in_time};
use super::{Case, May};

use crate::applicant::{Applicant, Suitability};
use crate::census::Census;
use crate::check::Check;
use crate::finding::Verdict;
use crate::invite::{Deadline, Invite};
use crate::policy::Policy;
use crate::round::Round;
use crate::search::Row;
use crate::shortlist::{Invitation, InvitationState, Mode, Shortlist};

/// Somebody who may come onto the list or leave it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mover {
    /// Their place among the applicants.
    pub(super) place: usize,
    pub(super) stands: Stands,
}

/// Where somebody stands before anything changes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stands {
    Off,
    Proposed,
    Sent,
}

/// Who may come and go, and what being on the list means to each rule.
pub(super) struct Moves<'a> {
    pub(super) policy: &'a Policy,
    pub(super) round: &'a Round,
    pub(super) movers: Vec<Mover>,
    /// How those are interviewed who come onto the list, where a rule counts one mode alone.
    pub(super) mode: Option<Mode>,
    /// Whether rules count different modes alone, so that one for all cannot serve each.
    pub(super) modes_differ: bool,
    /// By word: those who may come, and those who may come or go.
    off: Vec<u64>,
    movable: Vec<u64>,
    /// The round with none, and with all, of them on the list; where there is one list and no mode, bits tell.
    none_and_all: Option<(Census, Census)>,
}

/// A sum over those on the list, and what it must lie between.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) row: Row,
    /// What it is with none of the movers on the list, and what each adds.
    pub(super) base: i64,
    pub(super) adds: Vec<i64>,
    /// What one person too few or too many weighs.
    pub(super) weight: i64,
    /// Whether it asks that everybody is invited, whom the rule is about or not.
    pub(super) is_of_everyone: bool,
}

/// What one rule asks of the list: one of these ways, each some sums.
#[derive(Clone, Debug)]
pub(super) struct Demand {
    /// Its place in the policy.
    pub(super) rule: usize,
    pub(super) ways: Vec<Vec<Sum>>,
    /// Whether the sums tell all.
    pub(super) is_whole: bool,
    pub(super) need: Need,
}

/// What is asked of a rule after the change.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Need {
    /// No completion breaks it.
    Kept,
    /// It was undetermined, and some completion does not break it.
    NotBroken,
}

impl Need {
    pub(super) const fn of(before: Verdict) -> Self {
        if matches!(before, Verdict::Undetermined) { Self::NotBroken } else { Self::Kept }
    }

    pub(super) const fn is_met_by(self, after: Verdict) -> bool {
        match self {
            Self::Kept => matches!(after, Verdict::Kept | Verdict::NotApplicable),
            Self::NotBroken => !matches!(after, Verdict::Broken),
        }
    }
}

/// Ways of one version, and whether they tell all.
struct Ways {
    ways: Vec<Vec<Sum>>,
    is_whole: bool,
}

impl Ways {
    fn all_of(sums: Vec<Sum>) -> Self {
        Self { ways: vec![sums], is_whole: true }
    }

    fn nothing_asked() -> Self {
        Self::all_of(Vec::new())
    }

    fn untold() -> Self {
        Self { ways: vec![Vec::new()], is_whole: false }
    }

    /// Both must hold. Too many ways are not told apart.
    fn and(self, other: &Self) -> Self {
        if self.ways.len() * other.ways.len() > 64 {
            return Self::untold();
        }
        let both = |one: &Vec<Sum>| {
            other.ways.iter().map(|two| [one.as_slice(), two].concat()).collect::<Vec<Vec<Sum>>>()
        };
        Self { ways: self.ways.iter().flat_map(both).collect(), is_whole: self.is_whole && other.is_whole }
    }

    /// Either will do. Where one does not tell all, neither do both.
    fn or(mut self, other: Self) -> Self {
        if self.ways.len() + other.ways.len() > 64 {
            return Self::untold();
        }
        self.ways.extend(other.ways);
        Self { ways: self.ways, is_whole: self.is_whole && other.is_whole }
    }
}

/// One word of who counts as invited, surely and perhaps, with none and with all of the movers on the list.
#[derive(Clone, Copy)]
struct Selected {
    none: (u64, u64),
    all: (u64, u64),
}

impl<'a> Moves<'a> {
    pub(super) fn new(policy: &'a Policy, round: &'a Round) -> Self {
        let list = round.shortlists().last();
        let on_list = |applicant: &Applicant| {
            let invitations = list.map(Shortlist::invitations).unwrap_or_default();
            let place = invitations.binary_search_by_key(&applicant.id(), Invitation::applicant).ok();
            place.and_then(|place| invitations.get(place)).map(Invitation::state)
        };
        let stands = |applicant: &Applicant| {
            let active = applicant.withdrawn_on().is_none();
            match on_list(applicant) {
                None => {
                    (active && applicant.suitability() == Some(Suitability::Suited)).then_some(Stands::Off)
                }
                Some(InvitationState::Proposed) => Some(Stands::Proposed),
                Some(InvitationState::Sent) => active.then_some(Stands::Sent),
            }
        };
        let movers: Vec<Mover> = (0..)
            .zip(round.applicants())
            .filter_map(|(place, applicant)| Some(Mover { place, stands: stands(applicant)? }))
            .collect();
        let words = round.census().words();
        let bits = |of: &dyn Fn(Stands) -> bool| {
            let mut bits = vec![0_u64; words];
            for mover in movers.iter().filter(|mover| of(mover.stands)) {
                if let Some(word) = bits.get_mut(mover.place / 64) {
                    *word |= 1 << (mover.place % 64);
                }
            }
            bits
        };
        let (off, movable) = (bits(&|stands| stands == Stands::Off), bits(&|_| true));
        let modes = policy.rules().iter().flat_map(|rule| {
            Case::new(policy, rule, round)
                .candidates()
                .filter_map(|(_, view)| view.asks_mode())
                .collect::<Vec<_>>()
        });
        let modes: Vec<Mode> = modes.collect();
        let (mode, greatest) = (modes.iter().min().copied(), modes.iter().max().copied());
        let mut found = Self {
            policy,
            round,
            movers,
            mode,
            modes_differ: mode != greatest,
            off,
            movable,
            none_and_all: None,
        };
        let has_mode =
            |list: &Shortlist| list.invitations().iter().any(|invitation| invitation.mode().is_some());
        if mode.is_some() || round.shortlists().len() > 1 || round.shortlists().iter().any(has_mode) {
            found.none_and_all = Some((found.census(|_| false), found.census(|_| true)));
        }
        found
    }

    /// The day an invitation is taken to have that comes onto the list: what is in time does not depend on it.
    pub(super) fn day(&self, applicant: &Applicant) -> NaiveDate {
        let list = self.round.shortlists().last();
        let first = list.and_then(|list| list.invitations().iter().map(Invitation::on).min());
        first.unwrap_or(self.round.census().latest).max(applicant.applied_on())
    }

    /// The latest list with these movers on it, and whoever does not move.
    pub(super) fn list(&self, is_on: impl Fn(usize) -> bool) -> Vec<Invitation> {
        let list = self.round.shortlists().last();
        let before = list.map(Shortlist::invitations).unwrap_or_default();
        let mover = |applicant| {
            let place = self.round.applicants().binary_search_by_key(&applicant, Applicant::id).ok()?;
            self.movers.binary_search_by_key(&place, |mover| mover.place).ok()
        };
        let stay =
            before.iter().filter(|invitation| mover(invitation.applicant()).is_none_or(&is_on)).cloned();
        let come = self
            .movers
            .iter()
            .enumerate()
            .filter(|(number, mover)| mover.stands == Stands::Off && is_on(*number));
        let come = come.filter_map(|(_, mover)| {
            let applicant = self.round.applicants().get(mover.place)?;
            let invitation = Invitation::proposed(applicant.id(), self.day(applicant));
            Some(match self.mode {
                Some(mode) => invitation.with_mode(mode),
                None => invitation,
            })
        });
        stay.chain(come).collect()
    }

    fn census(&self, is_on: impl Fn(usize) -> bool) -> Census {
        self.round.census_with(self.list(is_on))
    }

    /// The policy's demands on the list, each with the verdict of its rule before.
    pub(super) fn demands(&self, verdicts: impl Fn(usize) -> Verdict) -> Vec<Demand> {
        let demand = |(place, rule)| {
            let case = Case::new(self.policy, rule, self.round);
            let need = Need::of(verdicts(place));
            let Ways { ways, is_whole } = self.ways_of(&case, need)?;
            Some(Demand { rule: place, ways, is_whole, need })
        };
        self.policy.rules().iter().enumerate().filter_map(demand).collect()
    }

    /// None where the list cannot break the rule, or cannot mend it.
    fn ways_of(&self, case: &Case<'a>, need: Need) -> Option<Ways> {
        let asked = |view: &View<'a>| {
            view.gate() != Gate::Closed && view.version.modality().is_duty() && view.invite().is_some()
        };
        if !case.candidates().any(|(_, view)| asked(&view)) {
            return None;
        }
        let invites = || case.candidates().map(|(_, view)| view).filter(asked);
        let others = || case.candidates().map(|(_, view)| view).filter(|view| !asked(view));
        let ways = |view: View<'a>| {
            view.invite().map_or_else(Ways::nothing_asked, |invite| view.ways(self, invite, need))
        };
        match need {
            Need::Kept if others().any(|view| view.may(None).break_) => None,
            Need::Kept => invites().map(ways).reduce(|one, other| one.and(&other)),
            Need::NotBroken => {
                let may_hold = |may: May| may.not_apply || may.keep;
                let is_open = case.none
                    || others().any(|view| may_hold(view.may(None)))
                    || invites().any(|view| view.gate() == Gate::Unknown);
                if is_open { None } else { invites().map(ways).reduce(Ways::or) }
            }
        }
    }

    fn selected(&self, view: &View<'a>, invite: &Invite, word: usize) -> Selected {
        let of = |bits: &[u64]| bits.get(word).copied().unwrap_or(0);
        let now = view.selected(invite, word);
        let movable = of(&self.movable);
        if let Some((none, all)) = &self.none_and_all {
            let (none, all) = (
                none.invited(invite.stages(), invite.mode(), in_time(invite), word),
                all.invited(invite.stages(), invite.mode(), in_time(invite), word),
            );
            // Whoever does not move stays as they are.
            let only = |bits: u64, now: u64| (bits & movable) | (now & !movable);
            return Selected {
                none: (only(none.0, now.0), only(none.1, now.1)),
                all: (only(all.0, now.0), only(all.1, now.1)),
            };
        }
        let in_time = match invite.deadline() {
            Deadline::Open => true,
            Deadline::Recommendation => self.round.recommended_on().is_none(),
            Deadline::Hire => self.round.hired().is_empty(),
        };
        let come = if in_time { of(&self.off) } else { 0 };
        Selected { none: (now.0 & !movable, now.1 & !movable), all: (now.0 | come, now.1 | come) }
    }
}

impl<'a> View<'a> {
    pub(super) fn invite(&self) -> Option<&'a Invite> {
        match self.version.check() {
            Check::Invite(invite) => Some(invite),
            _ => None,
        }
    }

    fn asks_mode(&self) -> Option<Mode> {
        let open = self.gate() != Gate::Closed && self.version.modality().is_duty();
        self.invite().filter(|_| open).and_then(Invite::mode)
    }
}
