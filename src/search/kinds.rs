//! People as kinds: those who add the same to every sum, best first.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Accept, Model, Order, Row, Searched, Steps, Wish, best_by_wishes, part};

/// Somebody who may be taken.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Person {
    /// What taking them gains.
    pub(crate) gain: i128,
    /// Their place in the order that decides between equals.
    pub(crate) rank: u32,
    /// Of equals, whether it is preferred that the first are taken, or that they are left.
    pub(crate) wish: Wish,
}

/// A model of people, and who stands behind each number of it.
#[derive(Clone, Debug)]
pub(crate) struct Kinds {
    pub(crate) model: Model,
    /// By kind, in the order in which they are taken.
    people: Vec<Behind>,
    people_until: Vec<usize>,
}

/// Somebody of a kind, as one number that sorts best first; of equals, those first whose being left is preferred least, or
/// whose being taken is preferred.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Behind(u128);

impl Behind {
    fn new(number: u32, person: &Person, loss: u64) -> Self {
        let order = match person.wish {
            Wish::Leave => u128::from(!person.rank),
            Wish::Take => 1 << 32 | u128::from(person.rank),
        };
        Self(u128::from(loss) << 65 | order << 32 | u128::from(number))
    }

    fn person(self) -> u32 {
        low_bits(self.0)
    }

    fn wish(self) -> Order {
        let order = low_bits(self.0 >> 32);
        if self.0 >> 64 & 1 == 1 { (Wish::Take, order) } else { (Wish::Leave, !order) }
    }
}

fn low_bits(number: u128) -> u32 {
    u32::try_from(number & u128::from(u32::MAX)).unwrap_or(u32::MAX)
}

/// Numbers below 2⁶³ that sort people as their gains do, the greatest first.
fn losses(people: &[Person]) -> impl Fn(i128) -> u64 {
    let greatest = people.iter().map(|person| person.gain).max().unwrap_or(0);
    let least = people.iter().map(|person| person.gain).min().unwrap_or(0);
    let mut gains = Vec::new();
    if greatest - least >= 1 << 63 {
        gains.extend(people.iter().map(|person| Reverse(person.gain)));
        gains.sort_unstable();
    }
    move |gain| {
        if gains.is_empty() {
            u64::try_from(greatest - gain).unwrap_or(0)
        } else {
            gains.partition_point(|other| *other < Reverse(gain)) as u64
        }
    }
}

impl Kinds {
    /// For each row, `adds` says what each person adds to it. No more than `most` of all are ever taken.
    pub(crate) fn new(
        rows: Vec<Row>,
        adds: &[Vec<i64>],
        people: &[Person],
        most: usize,
        places: Option<usize>,
    ) -> Self {
        let kind_of = partition(adds, people.len());
        let mut entries: Vec<Vec<(usize, i64)>> = Vec::new();
        for (person, kind) in kind_of.iter().enumerate() {
            if *kind == entries.len() {
                let of = |(row, adds): (usize, &Vec<i64>)| (row, adds.get(person).copied().unwrap_or(0));
                entries.push(adds.iter().enumerate().map(of).collect());
            }
        }
        Self::of(rows, &kind_of, &entries, people, most, places)
    }

    /// The same with a kind for each person, where what they add does not tell all.
    pub(crate) fn apart(rows: Vec<Row>, adds: &[Vec<i64>], people: &[Person], places: Option<usize>) -> Self {
        let kind_of: Vec<usize> = (0..people.len()).collect();
        let of = |person: usize| {
            let of = |(row, adds): (usize, &Vec<i64>)| (row, adds.get(person).copied().unwrap_or(0));
            adds.iter().enumerate().map(of).collect()
        };
        let entries: Vec<Vec<(usize, i64)>> = kind_of.iter().map(|person| of(*person)).collect();
        Self::of(rows, &kind_of, &entries, people, 1, places)
    }

    /// The same, where it is known which kind each person is of, and what one of each kind adds to which rows.
    pub(crate) fn of(
        rows: Vec<Row>,
        kind_of: &[usize],
        entries: &[Vec<(usize, i64)>],
        people: &[Person],
        most: usize,
        places: Option<usize>,
    ) -> Self {
        let mut model = Model::new(rows);
        if let Some(row) = places {
            model = model.with_places(row);
        }
        let (mut behind, sizes) = by_kind(kind_of, entries.len(), people);
        let (mut kept, mut people_until) = (Vec::new(), Vec::new());
        let mut rest = &mut behind[..];
        for (size, entries) in sizes.into_iter().zip(entries) {
            let Some((mut kind, after)) = std::mem::take(&mut rest).split_at_mut_checked(size) else { break };
            rest = after;
            if kind.len() > most {
                if most > 0 {
                    kind.select_nth_unstable(most - 1);
                }
                kind = kind.get_mut(..most).unwrap_or_default();
            }
            if !kind.is_empty() {
                kind.sort_unstable();
                let gain =
                    |behind: &Behind| people.get(behind.person() as usize).map_or(0, |person| person.gain);
                model.add(entries.iter().copied(), kind.iter().map(gain));
                kept.extend_from_slice(kind);
                people_until.push(kept.len());
            }
        }
        Self { model, people: kept, people_until }
    }

    fn people(&self, kind: usize) -> &[Behind] {
        part(&self.people, &self.people_until, kind)
    }

    /// The best choice; of equals, the one whose people come first in their order.
    pub(crate) fn best(&self, steps: &mut Steps, accept: &mut Accept<'_>) -> Searched {
        let wishes = |kind: usize, places: Range<u32>| {
            let of = self.people(kind).get(places.start as usize..).unwrap_or_default();
            of.iter().zip(places).map(|(behind, place)| (behind.wish(), place)).collect()
        };
        best_by_wishes(&self.model, wishes, steps, accept)
    }

    /// Who is taken, by number.
    pub(crate) fn taken(&self, taken: &[u32]) -> Vec<u32> {
        let each = taken.iter().enumerate();
        let each = each.flat_map(|(kind, taken)| self.people(kind).iter().take(*taken as usize));
        let mut people: Vec<u32> = each.map(|behind| behind.person()).collect();
        people.sort_unstable();
        people
    }
}

/// Those of the first kind, then those of the next, and how many there are of each.
fn by_kind(kind_of: &[usize], kinds: usize, people: &[Person]) -> (Vec<Behind>, Vec<usize>) {
    let mut sizes = vec![0_usize; kinds];
    for kind in kind_of {
        if let Some(size) = sizes.get_mut(*kind) {
            *size += 1;
        }
    }
    let mut next = 0;
    let place = |size: &usize| {
        next += size;
        next - size
    };
    let mut places: Vec<usize> = sizes.iter().map(place).collect();
    let loss = losses(people);
    let mut behind = vec![Behind(0); kind_of.len()];
    for ((number, person), kind) in (0..).zip(people).zip(kind_of) {
        let place = places.get_mut(*kind);
        if let Some(at) = place.and_then(|place| behind.get_mut(std::mem::replace(place, *place + 1))) {
            *at = Behind::new(number, person, loss(person.gain));
        }
    }
    (behind, sizes)
}

/// Numbers people so that those who add the same to every row have one number.
fn partition(adds: &[Vec<i64>], people: usize) -> Vec<usize> {
    let mut number_of = vec![0_usize; people];
    let mut numbers = 1;
    for adds in adds {
        let mut values: Vec<i64> = Vec::new();
        let mut known: Vec<Option<usize>> = Vec::new();
        let mut next = 0;
        for (number, adds) in number_of.iter_mut().zip(adds) {
            let value = values.iter().position(|value| value == adds).unwrap_or_else(|| {
                values.push(*adds);
                known.resize(values.len() * numbers, None);
                values.len() - 1
            });
            let Some(known) = known.get_mut(value * numbers + *number) else { continue };
            *number = *known.get_or_insert_with(|| {
                next += 1;
                next - 1
            });
        }
        numbers = next.max(1);
    }
    number_of
}
