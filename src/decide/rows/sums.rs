//! What a version asks, kernel by kernel, as sums over who is on the list.

use super::{Moves, Need, Selected, Sum, Ways};
use crate::balance::{Balance, Standpoint};
use crate::bound::{Bound, Membership, Neither, Plain};
use crate::census::Row as Bits;
use crate::decide::shape::{Frame, Shape, membership, places};
use crate::decide::version::View;
use crate::distinct::most_served;
use crate::ground::Group;
use crate::invite::{Consistency, Invite, Stages};
use crate::ranking::bar;
use crate::remedy::{share_of_one, share_row};
use crate::search::Row;

impl<'a> View<'a> {
    /// What the version asks of the list, over every completion of what is unknown.
    pub(super) fn ways(&self, moves: &Moves<'a>, invite: &'a Invite, need: Need) -> Ways {
        let left = || self.round.applicants().iter().any(|applicant| applicant.withdrawn_on().is_some());
        if invite.stages() == Stages::Every && self.round.shortlists().len() > 1 && left() {
            // Who was still there when a stage began depends on who is on its list.
            return Ways::untold();
        }
        let counted = Counted::new(self, moves, invite);
        if counted.may_be_overlooked {
            // Who is on the list makes others eligible. That all are invited is asked of the rest, whoever they are.
            let all = matches!(self.shape(invite), Shape::Plain(Plain::All));
            let ways = if all && need == Need::Kept { counted.all(need, 0) } else { Ways::untold() };
            return Ways { is_whole: false, ..ways };
        }
        match self.shape_of_bound(invite) {
            Some(bound) => self.ways_of_bound(&counted, invite, bound, need),
            None => match (self.shape(invite), need) {
                (Shape::ForOne(beside), Need::Kept) => self.ways_for_one(&counted, invite, beside),
                _ => Ways::untold(),
            },
        }
    }

    /// The bound, where sums can tell it.
    fn shape_of_bound(&self, invite: &'a Invite) -> Option<&'a Bound> {
        (!matches!(self.shape(invite), Shape::ForOne(_))).then_some(invite.bound())
    }

    fn ways_of_bound(
        &self,
        counted: &Counted<'_, 'a>,
        invite: &'a Invite,
        bound: &Bound,
        need: Need,
    ) -> Ways {
        match bound {
            Bound::AtLeast(wanted) => counted.at_least(need, wanted.get(), invite.presupposes()),
            Bound::Best(wanted) => counted.best(need, wanted.get()),
            Bound::All => match self.capped_at(invite) {
                None => counted.all(need, invite.presupposes()),
                // A cap alike for both sides holds while no more of the others are invited.
                Some(cap) if need == Need::Kept => {
                    let others = counted.others(cap);
                    let capped = Ways::all_of(vec![others]).and(&counted.best(need, cap));
                    capped.or(counted.all(need, invite.presupposes()))
                }
                Some(_) => Ways::untold(),
            },
            Bound::AsManyAs(_) | Bound::Share(_) => self.ways_of_balance(counted, invite, need),
        }
    }

    /// The recorded cap of an exception that caps both sides alike.
    fn capped_at(&self, invite: &'a Invite) -> Option<u32> {
        let (exception, _) = self.capped(invite)?;
        self.recorded(exception.id())?.cap().map(std::num::NonZeroU32::get)
    }

    /// What must hold at the least where one person counts for one group only.
    fn ways_for_one(&self, counted: &Counted<'_, 'a>, invite: &'a Invite, beside: &[Group]) -> Ways {
        let members = self.members(invite, beside);
        let certain: Vec<(usize, u8)> = members
            .iter()
            .filter(|(_, member)| !member.maybe_pool && member.inside != 0)
            .map(|(place, member)| (*place, member.inside))
            .collect();
        if !certain.iter().any(|(_, inside)| inside & 1 == 1) {
            return Ways::untold();
        }
        let wanted = most_served(certain.iter().map(|(_, inside)| *inside));
        let groups = 1 + u32::try_from(beside.len()).unwrap_or(u32::MAX).min(2);
        let all = (1_u8 << groups) - 1;
        // Where each group can be served, any of them together need as many people as they are.
        let subsets = (1..=all).filter(|subset| *subset == all || wanted == groups);
        let sums = subsets.map(|subset| {
            let mut class = vec![0_u64; self.census().words()];
            for (place, _) in certain.iter().filter(|(_, inside)| inside & subset != 0) {
                if let Some(word) = class.get_mut(place / 64) {
                    *word |= 1 << (place % 64);
                }
            }
            let least = if subset == all { wanted } else { subset.count_ones() };
            counted.sum(Row::at_least(least.into()), &class, true)
        });
        Ways { ways: vec![sums.collect()], is_whole: false }
    }

    fn ways_of_balance(&self, counted: &Counted<'_, 'a>, invite: &'a Invite, need: Need) -> Ways {
        let Some(frame) = self.frame(invite) else { return Ways::untold() };
        let totals = Totals::new(self, counted, invite, &frame);
        let balance = &frame.balance;
        let wide = i64::from;
        let (known, enough, wanted) =
            (totals.base(ELIGIBLE), wide(balance.enough), wide(balance.presupposes));
        let open = totals.base(OPEN_LEFT_OUT) + totals.base(FLEXIBLE);
        let (most, reach) = (known + open, enough.max(wanted));
        let few = |least: i64| least.max(wanted) <= most.min(enough - 1);
        let (scale, of_invited, low) = match invite.bound() {
            Bound::AsManyAs(as_many) => match as_many.neither() {
                Neither::OnNeitherSide => (1, 0, 0),
                Neither::WithTheGroup => (2, 1, 0),
                Neither::WithTheOthers => (2, -1, 0),
            },
            Bound::Share(share) => {
                let (row, whole) = share_row(share.least(), share.rounding());
                (whole, -share_of_one(share.least(), share.rounding()), row.low.unwrap_or(0))
            }
            _ => (1, 0, 0),
        };
        let lead = |lead: &[(usize, i64)], more: i64| {
            let mut of: Vec<(usize, i64)> = lead.iter().map(|(field, by)| (*field, by * scale)).collect();
            of.push((INVITED, of_invited));
            Sum { weight: scale, ..totals.sum(Row::at_least(low - more * scale), &of) }
        };
        let everyone = || {
            let active: u32 =
                counted.words().map(|word| self.census().row(Bits::Active, word).count_ones()).sum();
            let sum = totals.sum(Row::at_least(active.into()), &[(ACTIVE_INVITED, 1)]);
            (active > 0).then(|| Ways::all_of(vec![Sum { is_of_everyone: true, ..sum }]))
        };
        let ways = match need {
            Need::Kept => {
                let mut left = Vec::new();
                if balance.all_if_few && few(known) {
                    left.push(totals.sum(Row::at_most(0), &[(LEFT_OUT, 1)]));
                }
                if balance.all_if_few && few(known + 1) {
                    left.push(totals.sum(Row::at_most(0), &[(OPEN_LEFT_OUT, 1)]));
                }
                let left = Ways::all_of(left);
                if most < reach {
                    left
                } else {
                    let mut leads = Ways::all_of(vec![lead(&[(LEAST, 1)], 0)]);
                    if reach > known {
                        let least = [(LEAST, 1), (OPEN_LEFT_OUT, -1), (WITHOUT_LEAST, -1)];
                        leads = leads.or(Ways::all_of(vec![lead(&least, reach - known)]));
                    }
                    leads.and(&left)
                }
            }
            Need::NotBroken => {
                if known < wanted || (!balance.all_if_few && known < enough) {
                    return Ways::nothing_asked();
                }
                let mut ways = Ways { ways: Vec::new(), is_whole: true };
                if most >= reach {
                    ways = ways.or(Ways::all_of(vec![lead(&[(GREATEST, 1), (WITH_GREATEST, 1)], 0)]));
                }
                if balance.all_if_few && known.max(wanted) < enough {
                    let none_left = totals.sum(Row::at_most(0), &[(LEFT_OUT, 1)]);
                    let flexible = totals.sum(Row::at_least(known.max(wanted) - known), &[(FLEXIBLE, 1)]);
                    ways = ways.or(Ways::all_of(vec![none_left, flexible]));
                }
                ways
            }
        };
        everyone().into_iter().fold(ways, Ways::or)
    }
}

/// The people of one invite check, and what being on the list makes of them.
struct Counted<'m, 'a> {
    view: View<'a>,
    invite: &'a Invite,
    moves: &'m Moves<'a>,
    selected: Vec<Selected>,
    /// Certainly eligible, and perhaps.
    member: Vec<u64>,
    maybe: Vec<u64>,
    /// Somebody was kept out for a reason that may turn out to have been overlooked.
    may_be_overlooked: bool,
}

impl<'m, 'a> Counted<'m, 'a> {
    fn new(view: &View<'a>, moves: &'m Moves<'a>, invite: &'a Invite) -> Self {
        let words = view.census().words();
        let selected = (0..words).map(|word| moves.selected(view, invite, word)).collect();
        let mut counted = Self {
            view: *view,
            invite,
            moves,
            selected,
            member: Vec::with_capacity(words),
            maybe: Vec::with_capacity(words),
            may_be_overlooked: false,
        };
        for word in 0..words {
            let group = view.census().sides(view.group(invite), view.counting(invite), word);
            let here = view.here(invite, word);
            let (pool, maybe_pool) = view.pool(invite.out_of(), word);
            let member = here & pool & group.inside;
            counted.member.push(member);
            counted.maybe.push(here & (pool | maybe_pool) & group.maybe_inside & !member);
            let excluded = here & group.maybe_inside & view.census().row(Bits::Excluded, word);
            counted.may_be_overlooked |= invite.consistency() != Consistency::NotAsked && excluded != 0;
        }
        counted
    }

    fn words(&self) -> std::ops::Range<usize> {
        0..self.selected.len()
    }

    /// How many of a class are on the list, surely or perhaps.
    fn sum(&self, row: Row, class: &[u64], surely: bool) -> Sum {
        let of = |(sure, perhaps): (u64, u64)| if surely { sure } else { perhaps };
        let mut base = 0;
        for (class, selected) in class.iter().zip(&self.selected) {
            base += i64::from((class & of(selected.none)).count_ones());
        }
        let adds = self.moves.movers.iter().map(|mover| {
            let (word, bit) = (mover.place / 64, 1 << (mover.place % 64));
            let is_in = class.get(word).is_some_and(|class| class & bit != 0);
            self.selected.get(word).filter(|_| is_in).map_or(0, |selected| {
                i64::from(of(selected.all) & bit != 0) - i64::from(of(selected.none) & bit != 0)
            })
        });
        Sum { row, base, adds: adds.collect(), weight: 1, is_of_everyone: false }
    }

    fn either(&self) -> Vec<u64> {
        self.member.iter().zip(&self.maybe).map(|(member, maybe)| member | maybe).collect()
    }

    fn count(bits: &[u64]) -> i64 {
        bits.iter().map(|word| i64::from(word.count_ones())).sum()
    }

    fn at_least(&self, need: Need, wanted: u32, presupposes: u32) -> Ways {
        let wanted = i64::from(wanted);
        let unknown = Self::count(&self.maybe);
        let missing = i64::from(presupposes) - Self::count(&self.member);
        match need {
            // So many can never turn out to be eligible.
            Need::Kept if unknown < missing => Ways::nothing_asked(),
            Need::Kept => {
                let surely = Ways::all_of(vec![self.sum(Row::at_least(wanted), &self.member, true)]);
                if unknown == 0 || missing <= 0 {
                    return surely;
                }
                // Or so many of the unknown that enough are on the list whenever enough turn out to be eligible.
                let row = Row::at_least(wanted + unknown - missing);
                surely.or(Ways::all_of(vec![self.sum(row, &self.either(), true)]))
            }
            Need::NotBroken if missing > 0 => Ways::nothing_asked(),
            Need::NotBroken => Ways::all_of(vec![self.sum(Row::at_least(wanted), &self.either(), false)]),
        }
    }

    fn all(&self, need: Need, presupposes: u32) -> Ways {
        let unknown = Self::count(&self.maybe);
        let missing = i64::from(presupposes) - Self::count(&self.member);
        match need {
            Need::Kept if unknown < missing => Ways::nothing_asked(),
            Need::Kept => {
                let either = self.either();
                Ways::all_of(vec![self.sum(Row::at_least(Self::count(&either)), &either, true)])
            }
            Need::NotBroken if missing > 0 => Ways::nothing_asked(),
            Need::NotBroken => {
                let members = self.sum(Row::at_least(Self::count(&self.member)), &self.member, false);
                let wanted = self.sum(Row::at_least(presupposes.into()), &self.either(), false);
                Ways::all_of(vec![members, wanted])
            }
        }
    }

    /// Nobody left out may be better than the last of so many best who are certainly eligible and on the list.
    fn best(&self, need: Need, wanted: u32) -> Ways {
        if need == Need::NotBroken {
            return Ways::untold();
        }
        let (places, mut entrants) = self.view.entrants(self.invite);
        let certain =
            |place: &usize| self.member.get(place / 64).is_some_and(|word| word >> (place % 64) & 1 == 1);
        for (entrant, place) in entrants.iter_mut().zip(&places) {
            entrant.certain = certain(place);
        }
        let bar = bar(wanted, &entrants);
        let (mut above, mut reaching) = (vec![0_u64; self.member.len()], vec![0_u64; self.member.len()]);
        for (place, entrant) in places.iter().zip(&entrants) {
            let bit = 1_u64 << (place % 64);
            if let Some(word) =
                above.get_mut(place / 64).filter(|_| bar.is_none_or(|bar| entrant.greatest() > bar))
            {
                *word |= bit;
            }
            let reaches = entrant.certain && bar.is_some_and(|bar| entrant.least() >= bar);
            if let Some(word) = reaching.get_mut(place / 64).filter(|_| reaches) {
                *word |= bit;
            }
        }
        let mut sums = vec![self.sum(Row::at_least(Self::count(&above)), &above, true)];
        if bar.is_some() {
            sums.push(self.sum(Row::at_least(wanted.into()), &reaching, true));
        }
        Ways::all_of(sums)
    }

    /// That no more than so many are invited who are certainly not of the group.
    fn others(&self, cap: u32) -> Sum {
        let view = &self.view;
        let class: Vec<u64> = self
            .words()
            .map(|word| {
                let group = view.census().sides(view.group(self.invite), view.counting(self.invite), word);
                view.here(self.invite, word) & !group.maybe_inside
            })
            .collect();
        self.sum(Row::at_most(cap.into()), &class, true)
    }
}

const LEAST: usize = 0;
const GREATEST: usize = 1;
const ELIGIBLE: usize = 2;
const LEFT_OUT: usize = 3;
const OPEN_LEFT_OUT: usize = 4;
const FLEXIBLE: usize = 5;
const WITHOUT_LEAST: usize = 6;
const WITH_GREATEST: usize = 7;
const INVITED: usize = 8;
const ACTIVE_INVITED: usize = 9;

/// What everybody adds to the totals of a parity or share: with none of the movers on the list, and each mover.
struct Totals {
    base: [i64; 10],
    adds: Vec<[i64; 10]>,
}

impl Totals {
    fn new<'a>(view: &View<'a>, counted: &Counted<'_, 'a>, invite: &'a Invite, frame: &Frame<'a>) -> Self {
        let counting = view.counting(invite);
        let mut totals = Self { base: [0; 10], adds: vec![[0; 10]; counted.moves.movers.len()] };
        let mut movers = counted.moves.movers.iter().map(|mover| mover.place).enumerate().peekable();
        let mut known: Vec<(Standpoint, [i64; 10])> = Vec::new();
        for word in counted.words() {
            let here = view.here(invite, word);
            let active = view.census().row(Bits::Active, word);
            let sides = |node: Option<&crate::ground::Node>| {
                node.map_or(crate::census::Sides::NOBODY, |node| view.census().sides(node, counting, word))
            };
            let group = view.census().sides(view.group(invite), counting, word);
            let (other, apart) = (sides(frame.other), sides(frame.apart));
            let (pool, maybe_pool) = view.pool(invite.out_of(), word);
            let Some(selected) = counted.selected.get(word) else { continue };
            for place in places(1, |_| here | active) {
                let bit = |bits: u64| bits >> place & 1 == 1;
                let person = word * 64 + place;
                let pool = match (bit(pool), bit(maybe_pool)) {
                    (true, _) => Membership::In,
                    (false, true) => Membership::Unknown,
                    (false, false) => Membership::Out,
                };
                let mut with = |is_on: bool| {
                    let mut moved = [0; 10];
                    if bit(here) {
                        let standpoint = Standpoint {
                            selected: is_on,
                            pool,
                            group: membership(group, place),
                            other: membership(other, place),
                            left_out_of_sums: membership(apart, place),
                        };
                        let found = known.iter().find(|(one, _)| *one == standpoint).map(|(_, moved)| *moved);
                        moved = found.unwrap_or_else(|| {
                            let moved = moved_by(standpoint, frame);
                            known.push((standpoint, moved));
                            moved
                        });
                    }
                    if is_on {
                        moved[INVITED] = i64::from(bit(here));
                        moved[ACTIVE_INVITED] = i64::from(bit(active));
                    }
                    moved
                };
                let (none, all) = (bit(selected.none.0), bit(selected.all.0));
                let base = with(none);
                totals.base.iter_mut().zip(base).for_each(|(total, by)| *total += by);
                while movers.next_if(|(_, place)| *place < person).is_some() {}
                if let Some((number, _)) = movers.next_if(|(_, place)| *place == person)
                    && none != all
                    && let Some(adds) = totals.adds.get_mut(number)
                {
                    let after = with(all);
                    adds.iter_mut()
                        .zip(after.iter().zip(base))
                        .for_each(|(add, (after, base))| *add = after - base);
                }
            }
        }
        totals
    }

    fn base(&self, field: usize) -> i64 {
        self.base.get(field).copied().unwrap_or(0)
    }

    fn sum(&self, row: Row, of: &[(usize, i64)]) -> Sum {
        let reckon = |fields: &[i64; 10]| {
            of.iter().map(|(field, by)| by * fields.get(*field).copied().unwrap_or(0)).sum::<i64>()
        };
        let adds = self.adds.iter().map(reckon).collect();
        Sum { row, base: reckon(&self.base), adds, weight: 1, is_of_everyone: false }
    }
}

/// What one person adds to the totals, as the kernel counts them.
fn moved_by(standpoint: Standpoint, frame: &Frame<'_>) -> [i64; 10] {
    let mut alone = Balance::default();
    alone.add(&standpoint.steps(frame.lead));
    let wide = i64::from;
    [
        alone.lead.0,
        alone.lead.1,
        wide(alone.eligible),
        wide(alone.left_out),
        wide(alone.open_left_out),
        wide(alone.flexible),
        wide(alone.without_least),
        wide(alone.with_greatest),
        0,
        0,
    ]
}
