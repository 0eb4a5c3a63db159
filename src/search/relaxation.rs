//! The relaxation that bounds a branch: fractions of people allowed, solved in integers.
//!
//! A dual simplex over the kinds, each with a gain that falls with every one more, and the sums. Whatever the state it is
//! left in, its prices give a valid bound: no choice gains more than the best answer to them, kind by kind. Everything is
//! a whole number over one common divisor, so that no bound is ever a rounding away from the truth.
#![expect(
    clippy::indexing_slicing,
    reason = "columns and rows are numbered by the model, whose sizes never change"
)]

use std::collections::BinaryHeap;

use super::{Model, Steps, Within};

/// How far the relaxation was solved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Met {
    Optimum,
    /// No fraction of anybody will do.
    Nothing,
    /// Given up: the steps ran out, or numbers grew beyond what is exact.
    Unknown,
}

/// A vertex of the relaxation, with prices under which every kind outside the basis stands where it gains most.
///
/// Columns are the kinds, then the sums; the column of a sum is minus one in its own row.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    columns: Vec<usize>,
    is_basic: Vec<bool>,
    /// Where each column stands; of a kind in the basis, the whole number its share of a person lies above.
    at: Vec<i64>,
    /// The inverse of the basis, times the divisor, row by row.
    inverse: Vec<i64>,
    divisor: i64,
    /// What the columns outside the basis add to each row.
    activity: Vec<i64>,
    /// The price of each row, and the value of each column of the basis, times the divisor.
    prices: Vec<i128>,
    values: Vec<i128>,
}

/// What a step did.
enum Step {
    On,
    Nothing,
    Unknown,
}

/// A column outside the basis that may move.
#[derive(Clone, Copy)]
struct Offer {
    event: Event,
    /// By how much its price falls, over the divisor; it is raised where it falls.
    by: i64,
    price: i128,
}

/// A price at which a column moves: a fraction of the divisor.
#[derive(Clone, Copy)]
struct Event {
    rise: i128,
    by: i64,
    column: usize,
}

impl Event {
    /// None where the numbers are too great to compare.
    fn is_before(self, other: Self) -> Option<bool> {
        let (one, two) = (times(self.rise, other.by)?, times(other.rise, self.by)?);
        Some(one < two || (one == two && self.column < other.column))
    }
}

/// Numbers grew beyond what can be compared exactly.
struct TooGreat;

/// A product, quickly where the first number is small, as it nearly always is.
fn times(number: i128, by: i64) -> Option<i128> {
    match i64::try_from(number) {
        Ok(number) => Some(i128::from(number) * i128::from(by)),
        Err(_) => number.checked_mul(by.into()),
    }
}

impl Basis {
    /// A vertex whose prices are right, whether the sums hold or not.
    pub(super) fn start(model: &Model, within: &Within) -> Self {
        let (kinds, rows) = (model.kinds(), model.rows.len());
        let mut inverse = vec![0; rows * rows];
        (0..rows).for_each(|row| inverse[row * rows + row] = -1);
        let mut is_basic = vec![false; kinds + rows];
        is_basic[kinds..].fill(true);
        let mut basis = Self {
            columns: (kinds..kinds + rows).collect(),
            is_basic,
            at: vec![0; kinds + rows],
            inverse,
            divisor: 1,
            activity: vec![0; rows],
            prices: vec![0; rows],
            values: vec![0; rows],
        };
        let places = model.places.and_then(|row| Some((row, usize::try_from(model.rows[row].low?).ok()?)));
        let from = places.and_then(|(row, places)| Some((row, Self::bar(model, places)?)));
        let bar = from.map_or(0, |(_, (bar, _))| bar);
        for kind in 0..kinds {
            let taken = model.sums(kind).windows(2).take_while(|pair| pair[1] - pair[0] > bar).count();
            let taken = u32::try_from(taken).unwrap_or(u32::MAX);
            basis.at[kind] = taken.clamp(within.low[kind], within.high[kind]).into();
        }
        for kind in 0..kinds {
            let at = basis.at[kind];
            model.entries(kind).iter().for_each(|(row, by)| basis.activity[*row] += by * at);
        }
        if let Some((row, (_, kind))) = from {
            // The sum leaves at the number of places, and the kind at the bar takes its place.
            let places = model.rows[row].low.unwrap_or(0);
            basis.exchange(model, row, places, kind, basis.at[kind]);
        }
        basis
    }

    /// The gain that the last of so many best has, and a kind that has somebody with it.
    fn bar(model: &Model, places: usize) -> Option<(i128, usize)> {
        let last = places.checked_sub(1)?;
        let kinds = (0..model.kinds()).filter(|kind| model.most(*kind) > 0);
        let mut firsts: BinaryHeap<(i128, usize, u32)> =
            kinds.map(|kind| (model.gain(kind, 1), kind, 1)).collect();
        for _ in 0..last {
            let (_, kind, taken) = firsts.pop()?;
            if taken < model.most(kind) {
                firsts.push((model.gain(kind, taken + 1), kind, taken + 1));
            }
        }
        firsts.peek().map(|(gain, kind, _)| (*gain, *kind))
    }

    fn rows(&self) -> usize {
        self.columns.len()
    }

    /// What a column adds to the rows.
    fn each(model: &Model, column: usize, mut with: impl FnMut(usize, i64)) {
        match column.checked_sub(model.kinds()) {
            None => model.entries(column).iter().for_each(|(row, by)| with(*row, *by)),
            Some(row) => with(row, -1),
        }
    }

    /// What one more in a column gains, where there may be one more.
    fn gain_of_more(&self, model: &Model, within: &Within, column: usize) -> Option<i128> {
        let at = self.at[column];
        match column.checked_sub(model.kinds()) {
            None => {
                let taken = u32::try_from(at).unwrap_or(0);
                (taken < within.high[column]).then(|| model.gain(column, taken + 1))
            }
            Some(row) => model.rows[row].high.is_none_or(|high| at < high).then_some(0),
        }
    }

    /// What one fewer in a column loses, where there may be one fewer.
    fn loss_of_fewer(&self, model: &Model, within: &Within, column: usize) -> Option<i128> {
        let at = self.at[column];
        match column.checked_sub(model.kinds()) {
            None => {
                let taken = u32::try_from(at).unwrap_or(0);
                (taken > within.low[column]).then(|| model.gain(column, taken))
            }
            Some(row) => model.rows[row].low.is_none_or(|low| low < at).then_some(0),
        }
    }

    /// The gain of the piece on which a column of the basis stands.
    fn slope(&self, model: &Model, column: usize) -> i128 {
        if column < model.kinds() {
            model.gain(column, u32::try_from(self.at[column]).unwrap_or(0) + 1)
        } else {
            0
        }
    }

    /// Moves a column outside the basis.
    fn put(&mut self, model: &Model, column: usize, to: i64) {
        let by = to - self.at[column];
        self.at[column] = to;
        let activity = &mut self.activity;
        Self::each(model, column, |row, each| activity[row] += each * by);
    }

    /// Solves the relaxation within these bounds, from prices that are right.
    pub(super) fn optimise(&mut self, model: &Model, within: &Within, steps: &mut Steps) -> Met {
        for kind in 0..model.kinds() {
            let at = self.at[kind].clamp(within.low[kind].into(), within.high[kind].into());
            if at != self.at[kind] && !self.is_basic[kind] {
                self.put(model, kind, at);
            }
        }
        // It cannot take so many steps but by going round in a circle.
        let most = 100 * (self.rows() + 2) + 2 * model.kinds();
        let mut offers = Vec::new();
        for _ in 0..most {
            if !steps.take() || self.price(model).is_none() {
                return Met::Unknown;
            }
            let Some((place, target, is_above)) = self.worst(model, within) else { return Met::Optimum };
            match self.step(model, within, (place, target, is_above), &mut offers) {
                Step::On => {}
                Step::Nothing => return Met::Nothing,
                Step::Unknown => return Met::Unknown,
            }
        }
        Met::Unknown
    }

    /// Reckons prices and values anew; none where they grow too great.
    fn price(&mut self, model: &Model) -> Option<()> {
        let rows = self.rows();
        self.prices.fill(0);
        for place in 0..rows {
            let slope = self.slope(model, self.columns[place]);
            let mut value = 0_i128;
            let inverses = &self.inverse[place * rows..(place + 1) * rows];
            for ((&inverse, price), &activity) in inverses.iter().zip(&mut self.prices).zip(&self.activity) {
                if inverse != 0 {
                    value -= i128::from(inverse) * i128::from(activity);
                    *price = price.checked_add(times(slope, inverse)?)?;
                }
            }
            self.values[place] = value;
        }
        // So that a price of a kind, a sum over its entries, cannot grow too great either.
        self.prices.iter().all(|price| price.unsigned_abs() < 1 << 110).then_some(())
    }

    /// The column of the basis that stands farthest off, where it is to leave, and whether it stands above.
    fn worst(&self, model: &Model, within: &Within) -> Option<(usize, i64, bool)> {
        let mut worst: Option<(i128, usize, i64, bool)> = None;
        for (place, &column) in self.columns.iter().enumerate() {
            let (low, high) = match column.checked_sub(model.kinds()) {
                None => {
                    let (at, least, most) =
                        (self.at[column], i64::from(within.low[column]), i64::from(within.high[column]));
                    (Some(at.max(least).min(most)), Some((at + 1).min(most).max(least)))
                }
                Some(row) => (model.rows[row].low, model.rows[row].high),
            };
            let value = self.values[place];
            let scaled = |bound: i64| i128::from(bound) * i128::from(self.divisor);
            let above = high.map(|high| (value - scaled(high), high, true));
            let below = low.map(|low| (scaled(low) - value, low, false));
            for (off, target, is_above) in above.into_iter().chain(below) {
                if off > 0 && worst.is_none_or(|(most, ..)| off > most) {
                    worst = Some((off, place, target, is_above));
                }
            }
        }
        worst.map(|(_, place, target, is_above)| (place, target, is_above))
    }

    /// Lets one column of the basis go to its target: prices change until another takes its place.
    fn step(
        &mut self,
        model: &Model,
        within: &Within,
        (place, target, is_above): (usize, i64, bool),
        offers: &mut Vec<Offer>,
    ) -> Step {
        let leaving = self.columns[place];
        let scaled = |value: i64| i128::from(value) * i128::from(self.divisor);
        let mut off =
            if is_above { self.values[place] - scaled(target) } else { scaled(target) - self.values[place] };
        let itself = self.own_event(model, within, leaving, target, is_above);
        if self.offer(model, within, (place, is_above), offers).is_err() {
            return Step::Unknown;
        }
        loop {
            let mut first: Option<usize> = None;
            for (number, offer) in offers.iter().enumerate() {
                match first.map_or(Some(true), |first| offer.event.is_before(offers[first].event)) {
                    Some(true) => first = Some(number),
                    Some(false) => {}
                    None => return Step::Unknown,
                }
            }
            if let Some(own) = itself {
                match first.map_or(Some(true), |first| own.is_before(offers[first].event)) {
                    // It stays, on its next piece.
                    Some(true) => {
                        self.at[leaving] += if is_above { 1 } else { -1 };
                        return Step::On;
                    }
                    Some(false) => {}
                    None => return Step::Unknown,
                }
            }
            let Some(number) = first else { return Step::Nothing };
            let Offer { event: Event { column, .. }, by, price } = offers[number];
            let length = Self::length(model, column);
            let reach = length.and_then(|length| length.checked_mul(by.abs())).map(i128::from);
            match reach.zip(length) {
                Some((reach, length)) if reach < off => {
                    // It goes over to its next piece, and the leaving one is still off.
                    off -= reach;
                    self.put(model, column, self.at[column] + by.signum() * length);
                    match self.event(model, within, column, by, price) {
                        Ok(Some(event)) => offers[number].event = event,
                        Ok(None) => {
                            offers.swap_remove(number);
                        }
                        Err(TooGreat) => return Step::Unknown,
                    }
                }
                _ => {
                    let piece = self.at[column] - i64::from(by < 0);
                    return if self.exchange(model, place, target, column, piece) {
                        Step::On
                    } else {
                        Step::Unknown
                    };
                }
            }
        }
    }

    /// What every column outside the basis offers for the one at a place of it.
    fn offer(
        &self,
        model: &Model,
        within: &Within,
        (place, is_above): (usize, bool),
        offers: &mut Vec<Offer>,
    ) -> Result<(), TooGreat> {
        offers.clear();
        let rows = self.rows();
        let inverses = &self.inverse[place * rows..(place + 1) * rows];
        let mut add = |column: usize, by: i64, price: &dyn Fn() -> i128| {
            let by = if is_above { by } else { -by };
            let (at, kinds) = (self.at[column], model.kinds());
            let can_move = column >= kinds
                || (by > 0 && at < within.high[column].into())
                || (by < 0 && at > within.low[column].into());
            if by != 0 && can_move {
                let price = price();
                let event = self.event(model, within, column, by, price)?;
                offers.extend(event.map(|event| Offer { event, by, price }));
            }
            Ok(())
        };
        for kind in 0..model.kinds() {
            if !self.is_basic[kind] {
                let by = model.entries(kind).iter().map(|(row, each)| inverses[*row] * each).sum();
                add(kind, by, &|| self.price_of(model, kind))?;
            }
        }
        for (row, inverse) in inverses.iter().enumerate() {
            if !self.is_basic[model.kinds() + row] {
                add(model.kinds() + row, -inverse, &|| -self.prices[row])?;
            }
        }
        Ok(())
    }

    /// When the leaving column would rather stay, on its next piece: never, where it has none.
    fn own_event(
        &self,
        model: &Model,
        within: &Within,
        leaving: usize,
        target: i64,
        is_above: bool,
    ) -> Option<Event> {
        if leaving >= model.kinds() {
            return None;
        }
        let taken = u32::try_from(target).unwrap_or(0);
        let has_next = if is_above {
            target == self.at[leaving] + 1 && taken < within.high[leaving]
        } else {
            target == self.at[leaving] && taken > within.low[leaving]
        };
        if !has_next {
            return None;
        }
        let fall = model.gain(leaving, taken) - model.gain(leaving, taken + 1);
        Some(Event { rise: fall, by: 1, column: usize::MAX })
    }

    /// At which change of price a column moves, in which its price falls by `by` over the divisor for each one; none where
    /// it cannot.
    fn event(
        &self,
        model: &Model,
        within: &Within,
        column: usize,
        by: i64,
        price: i128,
    ) -> Result<Option<Event>, TooGreat> {
        let slope = if by > 0 {
            self.gain_of_more(model, within, column)
        } else {
            self.loss_of_fewer(model, within, column)
        };
        let Some(slope) = slope else { return Ok(None) };
        let gain = times(slope, self.divisor).ok_or(TooGreat)?;
        let rise = if by > 0 { price.checked_sub(gain) } else { gain.checked_sub(price) };
        let rise = rise.ok_or(TooGreat)?;
        Ok(Some(Event { rise: rise.max(0), by: by.abs(), column }))
    }

    /// How far a column goes at once.
    fn length(model: &Model, column: usize) -> Option<i64> {
        match column.checked_sub(model.kinds()) {
            None => Some(1),
            Some(row) => model.rows[row].high.zip(model.rows[row].low).map(|(high, low)| high - low),
        }
    }

    /// Puts a column in the place of another, which goes to its target; whether the numbers stay exact.
    fn exchange(&mut self, model: &Model, place: usize, target: i64, column: usize, piece: i64) -> bool {
        let rows = self.rows();
        let mut by = vec![0_i64; rows];
        Self::each(model, column, |row, each| {
            for (place, by) in by.iter_mut().enumerate() {
                *by += self.inverse[place * rows + row] * each;
            }
        });
        let pivot = by[place];
        let leaving = std::mem::replace(&mut self.columns[place], column);
        self.is_basic[leaving] = false;
        self.at[leaving] = 0;
        self.put(model, leaving, target);
        self.put(model, column, 0);
        self.is_basic[column] = true;
        self.at[column] = if column < model.kinds() { piece } else { 0 };
        let (sign, divisor) = (i128::from(pivot.signum()), i128::from(self.divisor));
        // Far below where products of three, or sums over the entries of a kind, would overflow.
        let most = (1_u64 << 40).min((1 << 62) / model.widest.max(1));
        for (other, &by) in by.iter().enumerate().filter(|(other, _)| *other != place) {
            for row in 0..rows {
                let (here, there) = (self.inverse[other * rows + row], self.inverse[place * rows + row]);
                if by == 0 && pivot.abs() == self.divisor || here == 0 && there == 0 {
                    continue;
                }
                let crossed = i128::from(pivot) * i128::from(here) - i128::from(by) * i128::from(there);
                let value = match i64::try_from(crossed) {
                    _ if divisor == 1 => sign * crossed,
                    Ok(crossed) => sign * i128::from(crossed / self.divisor),
                    Err(_) => sign * crossed / divisor,
                };
                match i64::try_from(value) {
                    Ok(value) if value.unsigned_abs() < most => self.inverse[other * rows + row] = value,
                    _ => return false,
                }
            }
        }
        if pivot < 0 {
            self.inverse[place * rows..(place + 1) * rows].iter_mut().for_each(|value| *value = -*value);
        }
        self.divisor = pivot.abs();
        true
    }

    fn price_of(&self, model: &Model, kind: usize) -> i128 {
        let each = |(row, by): &(usize, i64)| match *by {
            1 => self.prices[*row],
            by => self.prices[*row] * i128::from(by),
        };
        model.entries(kind).iter().map(each).sum()
    }

    /// What nothing exceeds under these prices, times the divisor; none where the numbers grow too great.
    fn scaled_bound(&self, model: &Model) -> Option<i128> {
        let mut bound = 0_i128;
        for kind in 0..model.kinds() {
            let at = self.at[kind];
            if at != 0 {
                let gain = times(model.sum(kind, u32::try_from(at).ok()?), self.divisor)?;
                let paid = times(self.price_of(model, kind), at)?;
                bound = bound.checked_add(gain.checked_sub(paid)?)?;
            }
        }
        for (row, price) in self.prices.iter().enumerate() {
            let column = model.kinds() + row;
            if !self.is_basic[column] {
                bound = bound.checked_add(times(*price, self.at[column])?)?;
            }
        }
        Some(bound)
    }

    /// What nothing exceeds, once solved.
    pub(super) fn bound(&self, model: &Model) -> Option<i128> {
        self.scaled_bound(model).map(|bound| bound.div_euclid(self.divisor.into()))
    }

    /// Leaves out whatever would bring the bound below what is needed; whether anything is left. Once solved.
    pub(super) fn tighten(&self, model: &Model, within: &mut Within, needed: i128) -> bool {
        let divisor = i128::from(self.divisor);
        let Some(bound) = self.scaled_bound(model) else { return true };
        let Some(spare) = needed.checked_mul(divisor).and_then(|needed| bound.checked_sub(needed)) else {
            return true;
        };
        if spare < 0 {
            return false;
        }
        for kind in 0..model.kinds() {
            let at = u32::try_from(self.at[kind]).unwrap_or(0);
            let price = self.price_of(model, kind);
            let stands = model.sum(kind, at);
            // What it costs to take so many instead; where the numbers grow too great, nothing is known.
            let costs = |taken: u32| {
                let paid = times(price, i64::from(taken) - i64::from(at))?;
                paid.checked_sub(times(model.sum(kind, taken) - stands, self.divisor)?)
            };
            let fits = |taken: u32| costs(taken).is_none_or(|costs| costs <= spare);
            let (low, high) = (within.low[kind], within.high[kind]);
            if high > at && !fits(at + 1) {
                within.high[kind] = at;
            } else if high > at && !fits(high) {
                within.high[kind] = last(at + 1, high, fits);
            }
            if low < at && !fits(at - 1) {
                within.low[kind] = at;
            } else if low < at && !fits(low) {
                within.low[kind] = at - last(1, at - low, |fewer| fits(at - fewer));
            }
            if within.low[kind] > within.high[kind] {
                return false;
            }
        }
        true
    }

    /// The kind of whom the most even share of a person is taken, the whole number below, and whether the share is
    /// over one half.
    pub(super) fn fraction(&self, model: &Model) -> Option<(usize, u32, bool)> {
        let divisor = i128::from(self.divisor);
        let each = self.columns.iter().zip(&self.values).filter(|(column, _)| **column < model.kinds());
        let shares = each.filter_map(|(column, value)| {
            let share = value.rem_euclid(divisor);
            (share != 0).then_some((
                share.min(divisor - share),
                *column,
                value.div_euclid(divisor),
                2 * share > divisor,
            ))
        });
        let (_, kind, floor, is_over) =
            shares.max_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)))?;
        Some((kind, u32::try_from(floor).unwrap_or(0), is_over))
    }

    /// How many of each kind are taken, once solved without a fraction.
    pub(super) fn taken(&self, model: &Model) -> Vec<u32> {
        let mut taken: Vec<u32> =
            self.at.iter().take(model.kinds()).map(|at| u32::try_from(*at).unwrap_or(0)).collect();
        for (column, value) in
            self.columns.iter().zip(&self.values).filter(|(column, _)| **column < model.kinds())
        {
            taken[*column] = u32::try_from(value.div_euclid(self.divisor.into())).unwrap_or(0);
        }
        taken
    }
}

/// The last from `low` that fits, where `low` does and `high` does not, and what fits stays together.
fn last(mut low: u32, mut high: u32, fits: impl Fn(u32) -> bool) -> u32 {
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
