//! One search: the best list that keeps what is held to.

use std::num::NonZeroU32;

use super::Mending;
use crate::decide::Case;
use crate::decide::rows::{Stands, Sum};
use crate::round::Round;
use crate::search::{Kinds, Person, Row, Searched, Steps, Wish};

/// What is held to.
#[derive(Clone, Debug)]
pub(super) struct Held {
    /// Of the demands, by number.
    pub(super) demands: Vec<usize>,
    pub(super) places: Option<NonZeroU32>,
    pub(super) sent: bool,
    pub(super) proposed: bool,
    /// From scratch: exactly so many, whoever was proposed.
    pub(super) exactly: Option<u32>,
}

/// What one way of keeping what is held to came to.
pub(super) enum Found {
    /// Who of the movers is on the list.
    On(Vec<bool>),
    Nothing,
    Stopped {
        best: Option<Vec<bool>>,
        bound: Option<i128>,
    },
}

/// What weighs how much: one removed more than all added, one added more than all scores.
#[derive(Clone, Copy)]
pub(super) struct Weights {
    pub(super) added: i128,
    pub(super) kept: i128,
    pub(super) span: i128,
}

/// Who is open, who is settled, and how much room there is.
struct Slate {
    settled: Vec<Option<bool>>,
    open: Vec<usize>,
    people: Vec<Person>,
    /// For those who are open; none where no places are planned.
    room: Option<i64>,
    is_exact: bool,
}

impl Slate {
    /// The people of one way; where sums do not tell all, anybody may differ from anybody.
    fn kinds<'s>(&self, sums: impl Iterator<Item = &'s (Row, &'s Sum)>, is_whole: bool) -> Kinds {
        let (mut rows, mut adds) = (Vec::new(), Vec::new());
        if let Some(room) = self.room {
            rows.push(if self.is_exact { Row::exactly(room) } else { Row::at_most(room) });
            adds.push(vec![1; self.open.len()]);
        }
        for (row, sum) in sums {
            rows.push(*row);
            adds.push(self.open.iter().map(|number| sum.adds.get(*number).copied().unwrap_or(0)).collect());
        }
        let places = (self.is_exact && self.room.is_some()).then_some(0);
        if is_whole {
            let most = self.room.map_or(usize::MAX, |room| usize::try_from(room).unwrap_or(0));
            Kinds::new(rows, &adds, &self.people, most, places)
        } else {
            Kinds::apart(rows, &adds, &self.people, places)
        }
    }

    /// Who of the movers is on the list.
    fn on(&self, kinds: &Kinds, taken: &[u32]) -> Vec<bool> {
        let mut on: Vec<bool> = self.settled.iter().map(|settled| *settled == Some(true)).collect();
        for person in kinds.taken(taken) {
            if let Some(on) = self.open.get(person as usize).and_then(|number| on.get_mut(*number)) {
                *on = true;
            }
        }
        on
    }
}

/// What was seen over all ways.
#[derive(Default)]
struct Seen {
    best: Option<(i128, Vec<bool>)>,
    /// Whether a way was given up, and what none of those given up can exceed, where it is known.
    is_stopped: bool,
    bound: Option<i128>,
}

impl Seen {
    fn add(&mut self, value: i128, on: Vec<bool>, is_before: impl Fn(&[bool], &[bool]) -> bool) {
        let is_better = self
            .best
            .as_ref()
            .is_none_or(|(known, other)| value > *known || (value == *known && is_before(&on, other)));
        if is_better {
            self.best = Some((value, on));
        }
    }

    fn stop(&mut self, bound: Option<i128>) {
        self.bound = if self.is_stopped {
            self.bound.zip(bound).map(|(known, bound)| known.max(bound))
        } else {
            bound
        };
        self.is_stopped = true;
    }

    fn found(self) -> Found {
        match (self.is_stopped, self.best) {
            (false, Some((_, on))) => Found::On(on),
            (false, None) => Found::Nothing,
            (true, best) => {
                let value = best.as_ref().map(|(value, _)| *value);
                let bound = self.bound.map(|bound| value.map_or(bound, |value| value.max(bound)));
                Found::Stopped { best: best.map(|(_, on)| on), bound }
            }
        }
    }
}

impl Mending<'_> {
    /// Whether a mover stays on the list; none where it is open.
    pub(super) fn settled(&self, number: usize, held: &Held) -> Option<bool> {
        let stands = self.moves.movers.get(number)?.stands;
        match stands {
            Stands::Sent => (held.sent || held.proposed).then_some(true),
            _ if held.exactly.is_some() => (!self.may_be_chosen(number)).then_some(false),
            Stands::Proposed => held.proposed.then_some(true),
            Stands::Off => None,
        }
    }

    /// What a mover on the list is worth; whoever withdrew leaves before anybody else.
    pub(super) fn merit(&self, number: usize) -> i128 {
        if self.applicant(number).is_some_and(|applicant| applicant.withdrawn_on().is_some()) {
            return -self.most - 1;
        }
        i128::from(self.score(number).unwrap_or(0))
    }

    pub(super) fn weights(&self) -> Weights {
        let most = self.most + 1;
        let movers = i128::try_from(self.moves.movers.len()).unwrap_or(i128::MAX);
        let span = 2 * most * movers;
        let added = span + 1;
        Weights { span, added, kept: added * (movers + 1) + span + 1 }
    }

    /// The best list that keeps what is held to, over all ways of keeping it.
    pub(super) fn find(&mut self, held: &Held) -> Found {
        let mut settled: Vec<Option<bool>> =
            (0..self.moves.movers.len()).map(|number| self.settled(number, held)).collect();
        let Some(ways) = self.ways(held, &settled) else { return Found::Nothing };
        let is_whole = self.is_whole(held);
        // Nobody is added who counts for nothing; what sums do not tell may count for anything.
        if held.exactly.is_none() && is_whole {
            let mut counts = vec![false; settled.len()];
            for (_, sum) in ways.iter().flatten().flatten() {
                counts.iter_mut().zip(&sum.adds).for_each(|(counts, adds)| *counts |= *adds != 0);
            }
            let movers = settled.iter_mut().zip(&self.moves.movers).zip(counts);
            for ((settled, mover), counts) in movers.filter(|((settled, _), _)| settled.is_none()) {
                *settled = (mover.stands == Stands::Off && !counts).then_some(false);
            }
        }
        let slate = self.slate(held, settled);
        // To decide a round again costs as much as many steps of the search.
        let dear = if is_whole { 1 } else { 1 + self.moves.round.applicants().len() as u64 / 64 };
        let mut steps = Steps(self.steps.0.div_ceil(dear));
        let given = steps.0;
        let mut seen = Seen::default();
        for way in Product::new(&ways) {
            // To set a way up costs as much as some steps of the search.
            if !steps.spend(1 + (slate.open.len() * way.len() / 64) as u64) {
                seen.stop(None);
                break;
            }
            if slate
                .room
                .is_some_and(|room| room < 0 || (room == 0 && way.iter().any(|(_, (row, _))| !row.holds(0))))
            {
                // No room for anybody, and somebody is needed.
                continue;
            }
            let kinds = slate.kinds(way.into_iter().map(|(_, sum)| sum), is_whole);
            let mut accept = |taken: &[u32]| is_whole || self.keeps(held, &slate.on(&kinds, taken));
            match kinds.best(&mut steps, &mut accept) {
                Searched::Best { taken, value } => {
                    let on = slate.on(&kinds, &taken);
                    seen.add(value, on, |one, other| self.order(one) < self.order(other));
                }
                Searched::Nothing => {}
                Searched::Stopped { best, bound } => {
                    if let Some((taken, value)) = best {
                        seen.add(value, slate.on(&kinds, &taken), |_, _| false);
                    }
                    seen.stop(bound);
                }
            }
        }
        self.steps.0 = self.steps.0.saturating_sub((given - steps.0) * dear);
        seen.found()
    }

    fn slate(&self, held: &Held, settled: Vec<Option<bool>>) -> Slate {
        let open: Vec<usize> =
            (0..settled.len()).filter(|number| settled.get(*number) == Some(&None)).collect();
        let weights = self.weights();
        let person = |number: &usize| {
            let (score, was_on) = (self.merit(*number), self.stood(*number, true));
            let gain = match (held.exactly.is_some(), was_on) {
                // Of equals, those on the list stay.
                (true, _) => score * (i128::try_from(open.len()).unwrap_or(0) + 1) + i128::from(was_on),
                (false, true) => score + weights.kept,
                (false, false) => score - weights.added,
            };
            let wish = if was_on { Wish::Leave } else { Wish::Take };
            Person { gain, rank: self.ranks.get(*number).copied().unwrap_or(0), wish }
        };
        let people = open.iter().map(person).collect();
        let fixed = self.fixed() + settled.iter().filter(|settled| **settled == Some(true)).count();
        let capacity = held.exactly.or(held.places.map(NonZeroU32::get));
        let room = capacity.map(|capacity| i64::from(capacity) - i64::try_from(fixed).unwrap_or(i64::MAX));
        Slate { settled, open, people, room, is_exact: held.exactly.is_some() }
    }

    /// The ways of each demand held to, over those who are open: rows, and the sums they are of. None where one of the
    /// demands cannot be met at all.
    fn ways<'m>(&'m self, held: &Held, settled: &[Option<bool>]) -> Option<Ways<'m>> {
        let mut all = Vec::new();
        for demand in held.demands.iter().filter_map(|number| self.demands.get(*number)) {
            let mut ways = Vec::new();
            for way in &demand.ways {
                let mut asked = Some(Vec::new());
                for sum in way {
                    match open(sum, settled) {
                        Open::Holds => {}
                        Open::CannotHold => asked = None,
                        Open::Asks(row) => asked.iter_mut().for_each(|asked| asked.push((row, sum))),
                    }
                }
                ways.extend(asked);
            }
            if ways.is_empty() {
                return None;
            }
            // A way that asks nothing makes the others needless.
            if !ways.iter().any(Vec::is_empty) {
                all.push(ways);
            }
        }
        Some(all)
    }

    pub(super) fn is_whole(&self, held: &Held) -> bool {
        held.demands.iter().filter_map(|number| self.demands.get(*number)).all(|demand| demand.is_whole)
    }

    /// Whether the demands that sums do not tell are met: the round is decided again, with the list changed.
    fn keeps(&self, held: &Held, on: &[bool]) -> bool {
        let round = self.changed(on);
        let mut untold = held
            .demands
            .iter()
            .filter_map(|number| self.demands.get(*number))
            .filter(|demand| !demand.is_whole);
        untold.all(|demand| {
            let Some(rule) = self.moves.policy.rules().get(demand.rule) else { return false };
            let case = Case::new(self.moves.policy, rule, &round);
            let modality = case.modality();
            demand.need.is_met_by(case.may(None).verdict(modality))
        })
    }

    fn changed(&self, on: &[bool]) -> Round {
        self.moves.round.supposing(self.moves.list(|number| on.get(number) == Some(&true)))
    }

    /// Who comes onto the list and who leaves it, in the order that decides between equals.
    pub(super) fn order(&self, on: &[bool]) -> (Vec<u32>, Vec<u32>) {
        let moved = |to: bool| {
            let changed = self.moves.movers.iter().zip(on).zip(&self.ranks);
            let moved = changed.filter(|((mover, on), _)| **on == to && (mover.stands == Stands::Off) == to);
            let mut ranks: Vec<u32> = moved.map(|(_, rank)| *rank).collect();
            ranks.sort_unstable();
            ranks
        };
        (moved(true), moved(false))
    }
}

/// For each demand the ways of meeting it: rows, and the sums they are of.
type Ways<'m> = Vec<Vec<Vec<(Row, &'m Sum)>>>;

/// What a sum comes to over those who are open.
enum Open {
    Holds,
    CannotHold,
    /// It must be met: its row, less what those who are settled add.
    Asks(Row),
}

fn open(sum: &Sum, settled: &[Option<bool>]) -> Open {
    let (mut base, mut low, mut high) = (sum.base, 0_i64, 0_i64);
    for (add, settled) in sum.adds.iter().zip(settled) {
        match settled {
            Some(true) => base += add,
            Some(false) => {}
            None => {
                low += add.min(&0);
                high += add.max(&0);
            }
        }
    }
    let row = sum.row.less(base);
    if row.low.is_some_and(|least| high < least) || row.high.is_some_and(|most| low > most) {
        return Open::CannotHold;
    }
    let holds = row.low.is_none_or(|least| low >= least) && row.high.is_none_or(|most| high <= most);
    if holds { Open::Holds } else { Open::Asks(row) }
}

/// One way of each demand, in turn: its sums, each with the number of its demand.
pub(super) struct Product<'w, T> {
    ways: &'w [Vec<Vec<T>>],
    next: Option<Vec<usize>>,
}

impl<'w, T> Product<'w, T> {
    pub(super) fn new(ways: &'w [Vec<Vec<T>>]) -> Self {
        Self { ways, next: ways.iter().all(|ways| !ways.is_empty()).then(|| vec![0; ways.len()]) }
    }

    fn after(&self, mut places: Vec<usize>) -> Option<Vec<usize>> {
        let at = places.iter().zip(self.ways).position(|(place, ways)| place + 1 < ways.len())?;
        for (number, place) in places.iter_mut().enumerate().take(at + 1) {
            *place = if number == at { *place + 1 } else { 0 };
        }
        Some(places)
    }
}

impl<'w, T> Iterator for Product<'w, T> {
    type Item = Vec<(usize, &'w T)>;

    fn next(&mut self) -> Option<Self::Item> {
        let now = self.next.take()?;
        let each = self.ways.iter().zip(&now).enumerate();
        let sums = each.flat_map(|(demand, (ways, place))| {
            ways.get(*place).into_iter().flatten().map(move |sum| (demand, sum))
        });
        let sums = sums.collect();
        self.next = self.after(now);
        Some(sums)
    }
}
