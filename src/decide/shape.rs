//! The people of a check in the form its kernel asks for.

use super::unknown::{Asked, Residual, residual};
use super::version::View;

use crate::applicant::Applicant;
use crate::balance::{Balance, Lead, Standpoint};
use crate::bound::{AsManyAs, Bound, Counts, Membership, Neither, Plain, Share, TooFew};
use crate::census::{Counting, Row, Sides};
use crate::check::{AssessmentCheck, Preference, Record};
use crate::distinct::Member;
use crate::ground::{Group, Node};
use crate::invite::{Invite, Overlap, Pool};
use crate::ranking::Entrant;
use crate::ratio::Rounding;
use crate::version::{Effect, Exception};

/// Which kernel judges an invite check.
#[derive(Clone, Copy)]
pub(super) enum Shape<'a> {
    Plain(Plain),
    ForOne(&'a [Group]),
    Best(u32),
    AsManyAs(&'a AsManyAs),
    Share(Share),
}

/// A parity or share on a round.
pub(super) struct Balanced {
    pub(super) balance: Balance,
    pub(super) lead: Lead,
    /// Those of whom something is unknown that may matter.
    pub(super) open: Vec<(usize, Standpoint)>,
    /// How many of the group are invited for certain, and how many stand on the other side or are wanted.
    pub(super) invited: u32,
    pub(super) against: u32,
    /// Everyone who did not withdraw is invited.
    pub(super) everyone: Option<u32>,
    /// People invited who are on neither side for certain, where there are sides.
    pub(super) neither: u32,
    /// Somebody invited is, or may be, left out of the sums or kept in them by choice.
    pub(super) on_top: bool,
    /// The share came to a fraction of a person.
    pub(super) rounded: bool,
}

/// What a parity or share is about, before anybody is counted.
#[derive(Clone)]
pub(super) struct Frame<'a> {
    pub(super) balance: Balance,
    pub(super) lead: Lead,
    /// Who stands on the other side, and who is left out of the sums.
    pub(super) other: Option<&'a Node>,
    pub(super) apart: Option<&'a Node>,
}

impl Default for Frame<'_> {
    fn default() -> Self {
        Self { balance: Balance::default(), lead: Lead::Group, other: None, apart: None }
    }
}

/// Places with a bit set, over all words.
pub(super) fn places(words: usize, of: impl Fn(usize) -> u64) -> impl Iterator<Item = usize> {
    (0..words).flat_map(move |word| {
        let mut bits = of(word);
        std::iter::from_fn(move || {
            let place = bits.trailing_zeros();
            let found = bits != 0;
            bits &= bits.wrapping_sub(1);
            found.then_some(word * 64 + place as usize)
        })
    })
}

pub(super) const fn membership(sides: Sides, place: usize) -> Membership {
    if sides.inside >> (place % 64) & 1 == 1 {
        Membership::In
    } else if sides.maybe_inside >> (place % 64) & 1 == 1 {
        Membership::Unknown
    } else {
        Membership::Out
    }
}

impl<'a> View<'a> {
    pub(super) fn shape(&self, invite: &'a Invite) -> Shape<'a> {
        if let Overlap::ForOne(beside) = invite.overlap() {
            return Shape::ForOne(beside);
        }
        match invite.bound() {
            Bound::AtLeast(wanted) => Shape::Plain(Plain::AtLeast(wanted.get())),
            Bound::All => match self.capped(invite) {
                Some((_, Ok(cap))) => Shape::Best(cap),
                _ => Shape::Plain(Plain::All),
            },
            Bound::Best(wanted) => Shape::Best(wanted.get()),
            Bound::AsManyAs(as_many) => Shape::AsManyAs(as_many),
            Bound::Share(share) => Shape::Share(*share),
        }
    }

    /// The recorded exception that caps both sides: the cap, or how many others exceed it, or that it states none.
    pub(super) fn capped(&self, invite: &Invite) -> Option<(&'a Exception, Result<u32, u32>)> {
        let caps = |exception: &&Exception| exception.effect() == Effect::CapsAlike;
        let exception = self
            .version
            .exceptions()
            .iter()
            .filter(caps)
            .find(|exception| self.is_recorded(exception.id()))?;
        let recorded = self.recorded(exception.id())?;
        let node = self.group(invite);
        let counting = self.counting(invite);
        let others: u32 = (0..self.census().words())
            .map(|word| {
                let group = self.census().sides(node, counting, word);
                let (selected, _) = self.selected(invite, word);
                (self.here(invite, word) & selected & !group.maybe_inside).count_ones()
            })
            .sum();
        let cap = recorded.cap().map(std::num::NonZeroU32::get).filter(|cap| others <= *cap);
        Some((exception, cap.ok_or(others)))
    }

    pub(super) fn entrants(&self, invite: &Invite) -> (Vec<usize>, Vec<Entrant>) {
        let words: Vec<_> = (0..self.census().words()).map(|word| self.word(invite, word)).collect();
        let people = places(words.len(), |word| {
            words.get(word).map_or(0, |word: &super::version::Word| word.member | word.maybe)
        });
        people
            .filter_map(|place| {
                let word = words.get(place / 64)?;
                let bit = |bits: u64| bits >> (place % 64) & 1 == 1;
                let score = self.round.applicants().get(place).and_then(Applicant::score);
                Some((place, Entrant { selected: bit(word.selected), certain: bit(word.member), score }))
            })
            .unzip()
    }

    /// Those who may be eligible for the rule's own group or one beside it.
    pub(super) fn members(&self, invite: &Invite, beside: &[Group]) -> Vec<(usize, Member)> {
        let counting = self.counting(invite);
        let nodes: Vec<&Node> = std::iter::once(invite.of()).chain(beside).take(3).map(Group::node).collect();
        let mut found = Vec::new();
        for word in 0..self.census().words() {
            let here = self.here(invite, word);
            let (pool, maybe_pool) = self.pool(invite.out_of(), word);
            let (selected, _) = self.selected(invite, word);
            let sides: Vec<Sides> =
                nodes.iter().map(|node| self.census().sides(node, counting, word)).collect();
            let any = sides.iter().fold(0, |any, sides| any | sides.maybe_inside);
            for place in places(1, |_| here & (pool | maybe_pool) & any) {
                let of = |wanted: Membership| {
                    let fits = |(at, sides): (usize, &Sides)| {
                        (membership(*sides, place) == wanted).then_some(1 << at)
                    };
                    sides.iter().enumerate().filter_map(fits).fold(0, |bits: u8, bit: u8| bits | bit)
                };
                let bit = |bits: u64| bits >> place & 1 == 1;
                let member = Member {
                    selected: bit(selected),
                    maybe_pool: !bit(pool),
                    inside: of(Membership::In),
                    maybe: of(Membership::Unknown),
                };
                found.push((word * 64 + place, member));
            }
        }
        found
    }

    /// What a parity or share is about, before anybody is counted; none where the bound is neither.
    pub(super) fn frame(&self, invite: &'a Invite) -> Option<Frame<'a>> {
        let (enough, too_few) = match invite.bound() {
            Bound::AsManyAs(as_many) => (as_many.enough(), as_many.too_few()),
            Bound::Share(share) => (share.enough(), share.too_few()),
            _ => return None,
        };
        let balance = Balance {
            enough: enough.of(self.census().places, Rounding::Up),
            presupposes: invite.presupposes(),
            all_if_few: too_few == TooFew::AllOfThem,
            ..Balance::default()
        };
        let Bound::AsManyAs(as_many) = invite.bound() else {
            return Some(Frame { balance, lead: Lead::Group, other: None, apart: None });
        };
        let apart = match as_many.on_top() {
            Some((group, Counts::DoesNotCount)) => Some(group.node()),
            _ => None,
        };
        let lead = match as_many.neither() {
            Neither::OnNeitherSide => Lead::GroupMinusOthers,
            Neither::WithTheGroup => Lead::MinusOthers,
            Neither::WithTheOthers => Lead::Group,
        };
        Some(Frame { balance, lead, other: Some(as_many.other().node()), apart })
    }

    pub(super) fn as_many(&self, invite: &'a Invite, as_many: &AsManyAs) -> Balanced {
        let frame = self.frame(invite).unwrap_or_default();
        let mut balanced = self.balanced(invite, frame);
        let invited = self.invited(invite);
        let half = match as_many.neither() {
            Neither::OnNeitherSide => 0,
            Neither::WithTheGroup => i64::from(invited / 2),
            Neither::WithTheOthers => -i64::from(invited.div_ceil(2)),
        };
        balanced.balance.lead.0 += half;
        balanced.balance.lead.1 += half;
        balanced.on_top = as_many.on_top().is_some_and(|(group, _)| {
            let counting = self.counting(invite);
            (0..self.census().words()).any(|word| {
                let top = self.census().sides(group.node(), counting, word);
                self.here(invite, word) & self.selected(invite, word).0 & top.maybe_inside != 0
            })
        });
        balanced
    }

    pub(super) fn share(&self, invite: &'a Invite, share: Share) -> Balanced {
        let invited = self.invited(invite);
        let wanted = share.least().of(invited, share.rounding());
        let mut balanced = self.balanced(invite, self.frame(invite).unwrap_or_default());
        balanced.balance.lead.0 -= i64::from(wanted);
        balanced.balance.lead.1 -= i64::from(wanted);
        balanced.against = wanted;
        balanced.rounded =
            share.least().of(invited, Rounding::Up) != share.least().of(invited, Rounding::Down);
        balanced
    }

    fn invited(&self, invite: &Invite) -> u32 {
        let words = 0..self.census().words();
        words.map(|word| (self.here(invite, word) & self.selected(invite, word).0).count_ones()).sum()
    }

    fn balanced(&self, invite: &Invite, frame: Frame<'_>) -> Balanced {
        let Frame { balance, lead, other, apart } = frame;
        let counting = self.counting(invite);
        let mut found = Balanced {
            balance,
            lead,
            open: Vec::new(),
            invited: 0,
            against: 0,
            everyone: None,
            neither: 0,
            on_top: false,
            rounded: false,
        };
        let (mut active, mut left) = (0, 0);
        for word in 0..self.census().words() {
            let sides = |node: Option<&Node>| {
                node.map_or(Sides::NOBODY, |node| self.census().sides(node, counting, word))
            };
            let group = self.census().sides(self.group(invite), counting, word);
            let (other, apart) = (sides(other), sides(apart));
            let here = self.here(invite, word);
            let (pool, maybe_pool) = self.pool(invite.out_of(), word);
            let (selected, _) = self.selected(invite, word);
            let row = self.census().row(Row::Active, word);
            active += row.count_ones();
            left += (row & !selected).count_ones();
            let unsure = |sides: Sides| sides.maybe_inside & !sides.inside;
            let sums =
                unsure(group) | unsure(other) | unsure(apart) & (group.maybe_inside | other.maybe_inside);
            let eligible = group.maybe_inside & (pool | maybe_pool) & !(group.inside & pool);
            let open = here & ((selected & sums) | eligible);
            let certain = here & !open;
            let count = |bits: u64| bits.count_ones();
            let members = certain & group.inside & pool;
            found.balance.eligible += count(members);
            found.balance.left_out += count(members & !selected);
            let counted = certain & selected & !apart.inside;
            let (ours, theirs) =
                (i64::from(count(counted & group.inside)), i64::from(count(counted & other.inside)));
            let moved = match lead {
                Lead::GroupMinusOthers => ours - theirs,
                Lead::MinusOthers => -theirs,
                Lead::Group => ours,
            };
            found.balance.lead.0 += moved;
            found.balance.lead.1 += moved;
            found.invited += count(here & selected & group.inside & !apart.inside);
            found.against += count(here & selected & other.inside & !apart.inside);
            found.neither += count(here & selected & !(group.maybe_inside | other.maybe_inside));
            for place in places(1, |_| open) {
                let bit = |bits: u64| bits >> place & 1 == 1;
                let standpoint = Standpoint {
                    selected: bit(selected),
                    pool: if bit(pool) {
                        Membership::In
                    } else if bit(maybe_pool) {
                        Membership::Unknown
                    } else {
                        Membership::Out
                    },
                    group: membership(group, place),
                    other: membership(other, place),
                    left_out_of_sums: membership(apart, place),
                };
                found.balance.add(&standpoint.steps(lead));
                found.open.push((word * 64 + place, standpoint));
            }
        }
        if active > 0 && left == 0 {
            found.everyone = Some(active);
        }
        found
    }

    /// Who counts in a check of recorded assessments.
    pub(super) fn assessed(&self, check: &AssessmentCheck) -> Assessed {
        let mut found = Assessed::default();
        let counting = self.counted_by_basis();
        for word in 0..self.census().words() {
            let group = self.census().sides(check.of().node(), counting, word);
            let (pool, maybe_pool) = self.pool(check.out_of(), word);
            let here = self.census().row(Row::Active, word) & group.maybe_inside;
            for place in places(1, |_| here) {
                let bit = |bits: u64| bits >> place & 1 == 1;
                let person = word * 64 + place;
                let certain = bit(group.inside);
                let kind = if bit(pool) {
                    Kind::Eligible
                } else if bit(maybe_pool) {
                    Kind::Open
                } else if self.is_recorded_in_time(person, check.on_the_day()) {
                    Kind::Recorded
                } else {
                    Kind::Deficient
                };
                found.people.push((person, certain, kind));
            }
        }
        found
    }

    fn is_recorded_in_time(&self, person: usize, on_the_day: Counts) -> bool {
        let assessment = self.round.applicants().get(person).and_then(Applicant::assessment);
        assessment.is_some_and(|assessment| {
            let in_time = |on: chrono::NaiveDate| match self.census().first_invitation {
                None => true,
                Some(first) => on < first || (on == first && on_the_day == Counts::Counts),
            };
            !assessment.criteria_not_met().is_empty()
                && assessment.reason().is_some()
                && assessment.by().is_some()
                && assessment.on().is_some_and(in_time)
        })
    }

    /// For each comparison near enough: how many are of the group, how many are not, and who may be.
    pub(super) fn compared(&self, preference: &Preference) -> Vec<Compared> {
        let near = self
            .round
            .comparisons()
            .iter()
            .filter(|comparison| comparison.equality().serves(preference.among()));
        let counting = self.counted_by_basis();
        near.map(|comparison| {
            let mut compared = Compared::default();
            for id in comparison.applicants() {
                let Some(applicant) = self.round.applicant(*id) else { continue };
                match preference.group().map(|group| residual(group.node(), applicant, self.asked(counting)))
                {
                    None => {
                        compared.inside += 1;
                        compared.outside += 1;
                    }
                    Some(Residual::Inside) => compared.inside += 1,
                    Some(Residual::Outside) => compared.outside += 1,
                    Some(Residual::Open(node)) => compared.open.push((*id, node)),
                }
            }
            compared
        })
        .collect()
    }

    /// Whether an entry is there, in time; else when the first one was made, where there is one.
    pub(super) fn entry(&self, record: &Record) -> Result<(), Option<chrono::NaiveDate>> {
        let entries = self.round.entries().iter().filter(|entry| entry.kind() == record.entry());
        let first = entries.map(crate::case_file::Entry::on).min();
        let event = self.event(record.deadline());
        match (first, event) {
            (None, _) => Err(None),
            (Some(_), None) => Ok(()),
            (Some(on), Some(event))
                if on < event || (on == event && record.on_the_day() == Counts::Counts) =>
            {
                Ok(())
            }
            (late, _) => Err(late),
        }
    }

    fn event(&self, before: crate::check::Before) -> Option<chrono::NaiveDate> {
        match before {
            crate::check::Before::Open => None,
            crate::check::Before::Publication => Some(self.census().advertised),
            crate::check::Before::Invitation => self.census().first_invitation,
            crate::check::Before::Recommendation => self.round.recommended_on(),
        }
    }

    /// Whether an entry was made on the very day of its deadline's event.
    pub(super) fn is_on_the_day(&self, record: &Record) -> bool {
        let mut entries = self.round.entries().iter().filter(|entry| entry.kind() == record.entry());
        let first = entries.next().map(crate::case_file::Entry::on);
        first.is_some() && first == self.event(record.deadline())
    }

    /// Who of the group a record is about applied: for certain, and perhaps.
    pub(super) fn applied_of(&self, group: &Group) -> (Vec<usize>, Vec<usize>) {
        let counting = self.counted_by_basis();
        let sides = |word: usize| {
            let active = self.census().row(Row::Active, word);
            let sides = self.census().sides(group.node(), counting, word);
            (active & sides.inside, active & sides.maybe_inside & !sides.inside)
        };
        let words = self.census().words();
        (places(words, |word| sides(word).0).collect(), places(words, |word| sides(word).1).collect())
    }

    pub(super) fn asked(&self, counting: Counting) -> Asked {
        Asked { counting, first_invitation: self.census().first_invitation }
    }

    pub(super) fn counted_by_basis(&self) -> Counting {
        let consent = self.version.legal_basis() == Some(crate::check::LegalBasis::ExplicitConsent);
        Counting { consent, ..Counting::ANYONE }
    }

    pub(super) fn pool(&self, pool: Pool, word: usize) -> (u64, u64) {
        let row = |row: Row| self.census().row(row, word);
        match pool {
            Pool::Qualified => (row(Row::Suited), row(Row::Doubtful) | row(Row::NotAssessed)),
            Pool::NotObviouslyUnsuited => {
                (row(Row::Suited) | row(Row::Doubtful) | row(Row::Unqualified), row(Row::NotAssessed))
            }
            Pool::Everyone => (u64::MAX, 0),
        }
    }
}

/// Who of the group may keep it from being served, for a check of recorded assessments.
#[derive(Default, Eq, PartialEq)]
pub(super) struct Assessed {
    /// Each with whether they are certainly of the group.
    pub(super) people: Vec<(usize, bool, Kind)>,
}

/// What an assessment makes of one person.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Eligible,
    Open,
    Recorded,
    Deficient,
}

impl Assessed {
    fn is_served(&self) -> bool {
        self.people.iter().any(|(_, certain, kind)| *certain && *kind == Kind::Eligible)
    }

    /// Whether it may be vacuous, met, failed.
    pub(super) fn may(&self) -> (bool, bool, bool) {
        let people = || self.people.iter();
        let members = people().any(|(_, certain, _)| *certain);
        let vacuous = !members || people().any(|(_, _, kind)| matches!(kind, Kind::Eligible | Kind::Open));
        let open = !self.is_served();
        let failed = open && people().any(|(_, _, kind)| matches!(kind, Kind::Deficient | Kind::Open));
        let met = open
            && !people().any(|(_, certain, kind)| *certain && *kind == Kind::Deficient)
            && people().any(|(_, _, kind)| matches!(kind, Kind::Recorded | Kind::Open));
        (vacuous, met, failed)
    }

    /// Those whose being of the group matters, and those whose assessment does.
    pub(super) fn turns(&self) -> Vec<(usize, bool, bool)> {
        if self.is_served() {
            return Vec::new();
        }
        let deficient = |(_, certain, kind): &&(usize, bool, Kind)| *certain && *kind == Kind::Deficient;
        let certain = self.people.iter().filter(deficient).count();
        let may_fail = |(_, _, kind): &&(usize, bool, Kind)| matches!(kind, Kind::Deficient | Kind::Open);
        let failing = self.people.iter().filter(may_fail).count();
        let turn = |one: &(usize, bool, Kind)| {
            let (person, is_member, kind) = *one;
            // Without this person: whether nothing need fail, and whether something may.
            let quiet = certain == usize::from(deficient(&one));
            let failing = failing > usize::from(may_fail(&one));
            let group = !is_member
                && match kind {
                    Kind::Eligible => failing,
                    Kind::Deficient => quiet,
                    Kind::Open => quiet || failing,
                    Kind::Recorded => false,
                };
            (person, group, kind == Kind::Open)
        };
        self.people.iter().map(turn).filter(|(_, group, assessment)| *group || *assessment).collect()
    }
}

/// One comparison, as a preference sees it.
#[derive(Default, Eq, PartialEq)]
pub(super) struct Compared {
    pub(super) inside: u32,
    pub(super) outside: u32,
    pub(super) open: Vec<(crate::id::ApplicantId, Node)>,
}

impl Compared {
    pub(super) const fn surely(&self) -> bool {
        self.inside > 0 && self.outside > 0
    }

    pub(super) const fn perhaps(&self) -> bool {
        self.surely() || !self.open.is_empty()
    }
}
