//! The search: how many to take of each kind of people, at the highest gain, under bounds on sums.
//!
//! For the bounds, people differ only in what they add to each sum: those who add the same are one kind, taken best
//! first, and the unknown is one number a kind. The search is exact: a linear relaxation in integers ([`relaxation`])
//! bounds what a branch can still reach, and nothing is dropped but what its bound rules out. Steps are counted, not
//! timed, so that a search that is given up is given up at the same place everywhere.

use std::ops::Range;

mod kinds;
mod relaxation;

pub(crate) use self::kinds::{Kinds, Person};
use self::relaxation::{Basis, Met};

/// What is chosen from: kinds of people, and sums over those taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Model {
    rows: Vec<Row>,
    /// What one of a kind adds to which rows, for each kind in turn.
    entries: Vec<(usize, i64)>,
    entries_until: Vec<usize>,
    /// What one of a kind adds to all rows together, its sign aside, at most.
    widest: u64,
    /// What each one more of a kind gains, none more than the one before; as sums from nought, for each kind in turn.
    sums: Vec<i128>,
    sums_until: Vec<usize>,
    /// The row that every kind adds one to and that asks for a number, where there is one: a place to begin.
    places: Option<usize>,
}

/// A sum and what it must lie between; none is no bound.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Row {
    pub(crate) low: Option<i64>,
    pub(crate) high: Option<i64>,
}

impl Row {
    pub(crate) const fn at_least(low: i64) -> Self {
        Self { low: Some(low), high: None }
    }

    pub(crate) const fn at_most(high: i64) -> Self {
        Self { low: None, high: Some(high) }
    }

    pub(crate) const fn exactly(value: i64) -> Self {
        Self { low: Some(value), high: Some(value) }
    }

    /// The row for a sum that is so much less.
    pub(crate) fn less(self, by: i64) -> Self {
        Self { low: self.low.map(|low| low - by), high: self.high.map(|high| high - by) }
    }

    pub(crate) fn holds(self, value: i64) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }
}

impl Model {
    pub(crate) fn new(rows: Vec<Row>) -> Self {
        Self { rows, ..Self::default() }
    }

    /// Names the row that every kind adds one to and that asks for a number.
    pub(crate) fn with_places(self, row: usize) -> Self {
        Self { places: Some(row), ..self }
    }

    /// Adds a kind: what one of it adds to which rows, and what each one more gains, best first.
    pub(crate) fn add(
        &mut self,
        entries: impl IntoIterator<Item = (usize, i64)>,
        gains: impl IntoIterator<Item = i128>,
    ) {
        self.entries.extend(entries.into_iter().filter(|(_, by)| *by != 0));
        self.entries_until.push(self.entries.len());
        let width = self.entries(self.kinds()).iter().map(|(_, by)| by.unsigned_abs()).sum();
        self.widest = self.widest.max(width);
        let mut sum = 0;
        self.sums.push(sum);
        self.sums.extend(gains.into_iter().map(|gain| {
            sum += gain;
            sum
        }));
        self.sums_until.push(self.sums.len());
    }

    /// Puts another row in the place of one.
    pub(crate) fn put(&mut self, place: usize, row: Row) {
        if let Some(known) = self.rows.get_mut(place) {
            *known = row;
        }
    }

    /// Asks for no more of a row than this.
    pub(crate) fn lower(&mut self, row: usize, most: i64) {
        if let Some(Row { low: Some(low), .. }) = self.rows.get_mut(row) {
            *low = most.min(*low);
        }
    }

    pub(crate) fn kinds(&self) -> usize {
        self.sums_until.len()
    }

    fn entries(&self, kind: usize) -> &[(usize, i64)] {
        part(&self.entries, &self.entries_until, kind)
    }

    fn sums(&self, kind: usize) -> &[i128] {
        part(&self.sums, &self.sums_until, kind)
    }

    /// How many there are of a kind.
    fn most(&self, kind: usize) -> u32 {
        u32::try_from(self.sums(kind).len().saturating_sub(1)).unwrap_or(u32::MAX)
    }

    fn sum(&self, kind: usize, taken: u32) -> i128 {
        self.sums(kind).get(taken as usize).copied().unwrap_or(0)
    }

    /// What the last of so many gains.
    fn gain(&self, kind: usize, taken: u32) -> i128 {
        self.sum(kind, taken) - taken.checked_sub(1).map_or(0, |before| self.sum(kind, before))
    }

    fn value(&self, taken: &[u32]) -> i128 {
        taken.iter().enumerate().map(|(kind, taken)| self.sum(kind, *taken)).sum()
    }

    fn holds(&self, taken: &[u32]) -> bool {
        let mut sums = vec![0_i64; self.rows.len()];
        for (kind, taken) in taken.iter().enumerate() {
            for (row, by) in self.entries(kind) {
                if let Some(sum) = sums.get_mut(*row) {
                    *sum += by * i64::from(*taken);
                }
            }
        }
        self.rows.iter().zip(sums).all(|(row, sum)| row.holds(sum))
    }
}

/// The part of a list of parts that is a kind's.
fn part<'a, T>(of: &'a [T], until: &[usize], kind: usize) -> &'a [T] {
    let from = kind.checked_sub(1).and_then(|before| until.get(before)).copied().unwrap_or(0);
    until.get(kind).and_then(|until| of.get(from..*until)).unwrap_or_default()
}

/// How many of each kind may be taken.
#[derive(Clone, Debug)]
struct Within {
    low: Vec<u32>,
    high: Vec<u32>,
}

impl Within {
    fn all(model: &Model) -> Self {
        Self { low: vec![0; model.kinds()], high: (0..model.kinds()).map(|kind| model.most(kind)).collect() }
    }

    fn with(&self, kind: usize, place: u32, wish: Wish) -> Self {
        let mut within = self.clone();
        match wish {
            Wish::Take => set(&mut within.low, kind, place + 1),
            Wish::Leave => set(&mut within.high, kind, place),
        }
        within
    }
}

/// What a search came to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Searched {
    /// Nothing that holds gains more.
    Best { taken: Vec<u32>, value: i128 },
    /// Nothing holds.
    Nothing,
    /// The steps ran out: the best found, and what nothing can exceed, where a bound is known.
    Stopped { best: Option<(Vec<u32>, i128)>, bound: Option<i128> },
}

/// The steps that are left.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Steps(pub(crate) u64);

impl Steps {
    fn take(&mut self) -> bool {
        self.spend(1)
    }

    /// Whether any are left after so many.
    pub(crate) fn spend(&mut self, steps: u64) -> bool {
        self.0 = self.0.saturating_sub(steps);
        self.0 > 0
    }
}

/// What the sums do not tell: whether a choice that they allow is allowed.
pub(crate) type Accept<'a> = dyn FnMut(&[u32]) -> bool + 'a;

/// The best choice that holds and is accepted.
pub(crate) fn best(model: &Model, steps: &mut Steps, accept: &mut Accept<'_>) -> Searched {
    Tree::new(model, steps, accept, None).search(Node::root(model))
}

/// What is preferred of two equally good choices: that the one at a place of a kind is taken, or that they are left.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Wish {
    Take,
    Leave,
}

/// The best choice and, of the equally good, the one that grants the first wish, then the second, and so on, wherever it
/// can.
///
/// Of each kind, wishes are asked for those places only, counted from nought, that can differ between equals.
pub(crate) fn best_by_wishes<Wishes: Fn(usize, Range<u32>) -> Vec<(Order, u32)>>(
    model: &Model,
    wishes: Wishes,
    steps: &mut Steps,
    accept: &mut Accept<'_>,
) -> Searched {
    let mut tree = Tree::new(model, steps, accept, None);
    let searched = tree.search(Node::root(model));
    let root = tree.root.take();
    let Searched::Best { taken, value } = searched else { return searched };
    let mut within = Within::all(model);
    if let Some(root) = root {
        root.tighten(model, &mut within, value);
    }
    match first_of_equals(model, &within, &taken, wishes, steps, accept) {
        Some(taken) => Searched::Best { taken, value },
        None => Searched::Stopped { best: Some((taken, value)), bound: Some(value) },
    }
}

/// In which order a wish is to be granted: those of one sort before the other, then by rank.
pub(crate) type Order = (Wish, u32);

/// None where the steps run out.
fn first_of_equals(
    model: &Model,
    within: &Within,
    taken: &[u32],
    wishes: impl Fn(usize, Range<u32>) -> Vec<(Order, u32)>,
    steps: &mut Steps,
    accept: &mut Accept<'_>,
) -> Option<Vec<u32>> {
    // Whatever cannot differ is left out of the model: few kinds are left, and each step is short.
    let small = Small::new(model, within);
    let reduced = small.reduce(taken);
    if small.is_alone(&reduced) {
        return Some(taken.to_vec());
    }
    let mut ordered = Vec::new();
    for (kind, (full, low)) in small.kinds.iter().enumerate() {
        let high = within.high.get(*full).copied().unwrap_or(*low);
        let each = wishes(*full, *low..high).into_iter();
        ordered.extend(each.map(|(order, place)| (order, kind, place.saturating_sub(*low))));
    }
    ordered.sort_unstable();
    let mut all = taken.to_vec();
    let mut accept = |taken: &[u32]| {
        small.enlarge(taken, &mut all);
        accept(&all)
    };
    let taken = small.first_of_equals(reduced, &ordered, steps, &mut accept)?;
    small.enlarge(&taken, &mut all);
    Some(all)
}

/// A model of only those kinds of which the number is still open, beyond what is taken of each in any case.
struct Small {
    model: Model,
    /// Each kind in the full model, and how many of it are taken in any case.
    kinds: Vec<(usize, u32)>,
}

impl Small {
    fn new(full: &Model, within: &Within) -> Self {
        let mut model = Model { places: full.places, ..Model::new(full.rows.clone()) };
        let mut kinds = Vec::new();
        for (kind, (&low, &high)) in within.low.iter().zip(&within.high).enumerate() {
            for (row, by) in full.entries(kind) {
                let by = by * i64::from(low);
                if let Some(row) = model.rows.get_mut(*row) {
                    *row = row.less(by);
                }
            }
            if low < high {
                let gains = (low..high).map(|taken| full.gain(kind, taken + 1));
                model.add(full.entries(kind).iter().copied(), gains);
                kinds.push((kind, low));
            }
        }
        Self { model, kinds }
    }

    fn reduce(&self, taken: &[u32]) -> Vec<u32> {
        let each = self.kinds.iter();
        each.map(|(kind, low)| taken.get(*kind).map_or(0, |taken| taken.saturating_sub(*low))).collect()
    }

    fn enlarge(&self, taken: &[u32], all: &mut [u32]) {
        for ((kind, low), taken) in self.kinds.iter().zip(taken) {
            set(all, *kind, low + taken);
        }
    }

    /// Whether nothing else gains as much, where there is so little else that all of it can be looked at.
    fn is_alone(&self, taken: &[u32]) -> bool {
        let (model, value) = (&self.model, self.model.value(taken));
        let choices = (0..model.kinds()).try_fold(1_u32, |choices, kind| {
            choices.checked_mul(model.most(kind).saturating_add(1)).filter(|choices| *choices <= 1024)
        });
        let mut other = vec![0_u32; model.kinds()];
        for _ in 0..choices.unwrap_or(0) {
            if model.value(&other) == value && other != taken && model.holds(&other) {
                return false;
            }
            for (kind, number) in other.iter_mut().enumerate() {
                if *number < model.most(kind) {
                    *number += 1;
                    break;
                }
                *number = 0;
            }
        }
        choices.is_some()
    }

    /// None where the steps run out.
    fn first_of_equals(
        &self,
        mut taken: Vec<u32>,
        wishes: &[(Order, usize, u32)],
        steps: &mut Steps,
        accept: &mut Accept<'_>,
    ) -> Option<Vec<u32>> {
        let model = &self.model;
        let value = model.value(&taken);
        let mut within = Within::all(model);
        let mut basis = Basis::start(model, &within);
        if basis.optimise(model, &within, steps) == Met::Optimum {
            basis.tighten(model, &mut within, value);
        } else {
            basis = Basis::start(model, &within);
        }
        for &((wish, _), kind, place) in wishes {
            let (Some(low), Some(high)) = (within.low.get(kind).copied(), within.high.get(kind).copied())
            else {
                continue;
            };
            if place < low || place >= high {
                continue;
            }
            let is_taken = taken.get(kind).is_some_and(|taken| place < *taken);
            if is_taken != (wish == Wish::Take) {
                let node = Node { basis: basis.clone(), within: within.with(kind, place, wish), bound: None };
                match Tree::new(model, &mut *steps, &mut *accept, Some(value)).search(node) {
                    Searched::Best { taken: other, .. } => taken = other,
                    Searched::Nothing => {
                        let other = if wish == Wish::Take { Wish::Leave } else { Wish::Take };
                        within = within.with(kind, place, other);
                        continue;
                    }
                    Searched::Stopped { .. } => return None,
                }
            }
            within = within.with(kind, place, wish);
        }
        Some(taken)
    }
}

fn set(bounds: &mut [u32], kind: usize, value: u32) {
    if let Some(bound) = bounds.get_mut(kind) {
        *bound = value;
    }
}

struct Node {
    basis: Basis,
    within: Within,
    /// What nothing in it can exceed; none where no bound is known.
    bound: Option<i128>,
}

impl Node {
    fn root(model: &Model) -> Self {
        let within = Within::all(model);
        Self { basis: Basis::start(model, &within), within, bound: None }
    }
}

struct Tree<'a, 'b, 'c> {
    model: &'a Model,
    steps: &'b mut Steps,
    accept: &'b mut Accept<'c>,
    /// The relaxation of the whole, once solved.
    root: Option<Basis>,
    is_first: bool,
    found: Option<(Vec<u32>, i128)>,
    /// Where so much is enough and less is of no use.
    wanted: Option<i128>,
}

impl<'a, 'b, 'c> Tree<'a, 'b, 'c> {
    fn new(model: &'a Model, steps: &'b mut Steps, accept: &'b mut Accept<'c>, wanted: Option<i128>) -> Self {
        Self { model, steps, accept, root: None, is_first: true, found: None, wanted }
    }

    fn search(&mut self, root: Node) -> Searched {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if self.is_hopeless(node.bound) {
                continue;
            }
            if !self.steps.take() {
                open.push(node);
                return self.stopped(&open);
            }
            self.visit(node, &mut open);
            if self.wanted.is_some() && self.found.is_some() {
                break;
            }
        }
        match self.found.take() {
            Some((taken, value)) => Searched::Best { taken, value },
            None => Searched::Nothing,
        }
    }

    fn stopped(&mut self, open: &[Node]) -> Searched {
        let best = self.found.take();
        let found = best.as_ref().map(|(_, value)| *value);
        let bounds: Option<Vec<i128>> = open.iter().map(|node| node.bound).collect();
        let bound = bounds.and_then(|bounds| bounds.into_iter().chain(found).max());
        Searched::Stopped { best, bound }
    }

    /// What a choice must reach to be of any use.
    fn needed(&self) -> Option<i128> {
        self.wanted.or_else(|| self.found.as_ref().map(|(_, value)| value + 1))
    }

    fn is_hopeless(&self, bound: Option<i128>) -> bool {
        bound.zip(self.needed()).is_some_and(|(bound, needed)| bound < needed)
    }

    fn visit(&mut self, node: Node, open: &mut Vec<Node>) {
        let Node { mut basis, mut within, mut bound } = node;
        let is_first = std::mem::take(&mut self.is_first);
        match basis.optimise(self.model, &within, self.steps) {
            Met::Nothing => return,
            Met::Unknown => return self.halve(within, bound, open),
            Met::Optimum => {}
        }
        if is_first {
            self.root = Some(basis.clone());
        }
        if let Some(new) = basis.bound(self.model) {
            bound = Some(bound.map_or(new, |bound| bound.min(new)));
        }
        if self.is_hopeless(bound) {
            return;
        }
        if let Some(needed) = self.needed()
            && !basis.tighten(self.model, &mut within, needed)
        {
            return;
        }
        match basis.fraction(self.model) {
            None => self.whole(&basis, &within, bound, open),
            Some((kind, floor, up_first)) => {
                let down =
                    Node { basis: basis.clone(), within: within.with(kind, floor, Wish::Leave), bound };
                let up = Node { basis, within: within.with(kind, floor, Wish::Take), bound };
                if up_first {
                    open.extend([down, up]);
                } else {
                    open.extend([up, down]);
                }
            }
        }
    }

    /// A choice that the sums allow and that no other in this part of the tree exceeds.
    fn whole(&mut self, basis: &Basis, within: &Within, bound: Option<i128>, open: &mut Vec<Node>) {
        let taken = basis.taken(self.model);
        if (self.accept)(&taken) {
            let value = self.model.value(&taken);
            if self.needed().is_none_or(|needed| value >= needed) {
                self.found = Some((taken, value));
            }
            return;
        }
        // Not accepted: everything beside it is still to be looked at.
        let free = within.low.iter().zip(&within.high).position(|(low, high)| low < high);
        let Some((kind, here)) = free.and_then(|kind| Some((kind, *taken.get(kind)?))) else { return };
        let (low, high) =
            (within.low.get(kind).copied().unwrap_or(here), within.high.get(kind).copied().unwrap_or(here));
        let node = |low: u32, high: u32| {
            let mut within = within.clone();
            set(&mut within.low, kind, low);
            set(&mut within.high, kind, high);
            Node { basis: basis.clone(), within, bound }
        };
        if here < high {
            open.push(node(here + 1, high));
        }
        if low < here {
            open.push(node(low, here - 1));
        }
        open.push(node(here, here));
    }

    /// Where the relaxation tells nothing: one kind after the other, until all are settled.
    fn halve(&mut self, within: Within, bound: Option<i128>, open: &mut Vec<Node>) {
        let free = within.low.iter().zip(&within.high).position(|(low, high)| low < high);
        let Some(kind) = free else {
            let taken = within.low;
            if self.model.holds(&taken) && (self.accept)(&taken) {
                let value = self.model.value(&taken);
                if self.needed().is_none_or(|needed| value >= needed) {
                    self.found = Some((taken, value));
                }
            }
            return;
        };
        let (low, high) =
            (within.low.get(kind).copied().unwrap_or(0), within.high.get(kind).copied().unwrap_or(0));
        let middle = low + (high - low) / 2;
        let (mut lower, mut upper) = (within.clone(), within);
        set(&mut lower.high, kind, middle);
        set(&mut upper.low, kind, middle + 1);
        for within in [upper, lower] {
            open.push(Node { basis: Basis::start(self.model, &within), within, bound });
        }
    }
}

/// Of members that cannot stand together, some that cannot either, and could without any one of them.
pub(crate) fn minimal<T: Clone>(members: Vec<T>, mut cannot: impl FnMut(&[T]) -> bool) -> Vec<T> {
    let mut left = members;
    let mut place = 0;
    while place < left.len() {
        let mut without = left.clone();
        without.remove(place);
        if cannot(&without) {
            left = without;
        } else {
            place += 1;
        }
    }
    left
}
