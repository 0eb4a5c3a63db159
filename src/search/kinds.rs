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

/// Somebody of a kind. Sorts best first; of equals, those first whose being taken is preferred, or whose being left is
/// preferred least.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Behind {
    gain: Reverse<i128>,
    order: i64,
    person: u32,
}

impl Behind {
    fn new(number: u32, person: &Person) -> Self {
        let rank = i64::from(person.rank);
        let order = if person.wish == Wish::Take { rank } else { !rank };
        Self { gain: Reverse(person.gain), order, person: number }
    }

    fn wish(self) -> Order {
        let rank = if self.order < 0 { !self.order } else { self.order };
        let wish = if self.order < 0 { Wish::Leave } else { Wish::Take };
        (wish, u32::try_from(rank).unwrap_or(u32::MAX))
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
        let mut sizes = vec![0_usize; entries.len()];
        kind_of.iter().for_each(|kind| {
            if let Some(size) = sizes.get_mut(*kind) {
                *size += 1;
            }
        });
        let mut kinds: Vec<Vec<Behind>> = sizes.into_iter().map(Vec::with_capacity).collect();
        for ((number, person), kind) in (0..).zip(people).zip(kind_of) {
            if let Some(kind) = kinds.get_mut(*kind) {
                kind.push(Behind::new(number, person));
            }
        }
        let (mut behind, mut people_until) = (Vec::new(), Vec::new());
        for (mut kind, entries) in kinds.into_iter().zip(entries) {
            if kind.len() > most {
                if most > 0 {
                    kind.select_nth_unstable(most - 1);
                }
                kind.truncate(most);
            }
            if !kind.is_empty() {
                kind.sort_unstable();
                model.add(entries.iter().copied(), kind.iter().map(|behind| behind.gain.0));
                behind.extend(kind);
                people_until.push(behind.len());
            }
        }
        Self { model, people: behind, people_until }
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
        let mut people: Vec<u32> = each.map(|behind| behind.person).collect();
        people.sort_unstable();
        people
    }
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
