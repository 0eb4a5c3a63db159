//! People as kinds: those who add the same to every sum, best first.

use super::{Accept, Model, Row, Searched, Steps, Wish, best, first_of_equals};

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
    people: Vec<Vec<u32>>,
    wishes: Vec<(usize, u32, Wish)>,
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
        let kinds = kind_of.iter().max().map_or(0, |last| last + 1);
        let mut behind: Vec<Vec<u32>> = vec![Vec::new(); kinds];
        for (person, kind) in (0..).zip(&kind_of) {
            if let Some(kind) = behind.get_mut(*kind) {
                kind.push(person);
            }
        }
        let at = |person: u32| people.get(person as usize);
        // Best first; of equals, those first whose being taken is preferred, or whose being left is preferred least.
        let key = |person: &u32| {
            at(*person).map(|person| {
                let rank = i64::from(person.rank);
                (std::cmp::Reverse(person.gain), if person.wish == Wish::Take { rank } else { -rank })
            })
        };
        let mut model = Model::new(rows);
        if let Some(row) = places {
            model = model.with_places(row);
        }
        for kind in &mut behind {
            if kind.len() > most {
                if most > 0 {
                    kind.select_nth_unstable_by_key(most - 1, key);
                }
                kind.truncate(most);
            }
            kind.sort_unstable_by_key(key);
        }
        behind.retain(|kind| !kind.is_empty());
        for kind in &behind {
            let first = kind.first().map_or(0, |person| *person as usize);
            let entries =
                adds.iter().enumerate().map(|(row, adds)| (row, adds.get(first).copied().unwrap_or(0)));
            model.add(entries, kind.iter().map(|person| at(*person).map_or(0, |person| person.gain)));
        }
        let mut order: Vec<(Wish, u32, usize, u32)> = Vec::new();
        for (kind, people) in behind.iter().enumerate() {
            for (place, person) in (0..).zip(people) {
                order.extend(at(*person).map(|person| (person.wish, person.rank, kind, place)));
            }
        }
        order.sort_unstable();
        let wishes = order.into_iter().map(|(wish, _, kind, place)| (kind, place, wish)).collect();
        Self { model, people: behind, wishes }
    }

    /// The best choice; of equals, the one whose people come first in their order.
    pub(crate) fn best(&self, steps: &mut Steps, accept: &mut Accept<'_>) -> Searched {
        match best(&self.model, steps, accept) {
            Searched::Best { taken, value } => {
                let first =
                    first_of_equals(&self.model, taken.clone(), self.wishes.iter().copied(), steps, accept);
                match first {
                    Some(taken) => Searched::Best { taken, value },
                    None => Searched::Stopped { best: Some((taken, value)), bound: Some(value) },
                }
            }
            other => other,
        }
    }

    /// Who is taken, by number.
    pub(crate) fn taken(&self, taken: &[u32]) -> Vec<u32> {
        let each =
            self.people.iter().zip(taken).flat_map(|(people, taken)| people.iter().take(*taken as usize));
        let mut people: Vec<u32> = each.copied().collect();
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
