//! Who is settled beforehand, and what is asked of the others, as sums for the search.

use std::collections::BTreeMap;

use crate::search::{Kinds, Person, Row, Wish};

/// Beyond so many rows, a relaxation would take too much room.
const MOST_ROWS: usize = 500;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Stands {
    Open,
    In,
    Out,
}

/// How many of some people.
pub(super) struct Sum {
    pub(super) row: Row,
    pub(super) people: Vec<usize>,
}

/// How many values, each with those who have it.
pub(super) struct Different {
    pub(super) least: u32,
    pub(super) values: Vec<Vec<usize>>,
}

/// Who is settled, and what is asked of the others.
pub(super) struct Slate {
    pub(super) stands: Vec<Stands>,
    pub(super) sums: Vec<Sum>,
    pub(super) differents: Vec<Different>,
}

impl Slate {
    pub(super) const fn new(stands: Vec<Stands>) -> Self {
        Self { stands, sums: Vec::new(), differents: Vec::new() }
    }

    pub(super) fn numbers(&self, wanted: Stands) -> Vec<usize> {
        let each = self.stands.iter().enumerate();
        each.filter(|(_, stands)| **stands == wanted).map(|(number, _)| number).collect()
    }

    fn stands(&self, number: usize) -> Stands {
        self.stands.get(number).copied().unwrap_or(Stands::Out)
    }

    fn count(&self, people: &[usize], wanted: Stands) -> i64 {
        let count = people.iter().filter(|number| self.stands(**number) == wanted).count();
        i64::try_from(count).unwrap_or(i64::MAX)
    }

    /// Settles whoever can only be in or out, and drops what holds in any case; whether anything may hold.
    ///
    /// What is not settled after so many rounds is left to the search.
    pub(super) fn settle(&mut self) -> bool {
        for _ in 0..100 {
            let mut is_settled = true;
            let mut sums = std::mem::take(&mut self.sums);
            for sum in &sums {
                let (fixed, open) =
                    (self.count(&sum.people, Stands::In), self.count(&sum.people, Stands::Open));
                let row = sum.row.less(fixed);
                if row.low.is_some_and(|low| low > open) || row.high.is_some_and(|high| high < 0) {
                    return false;
                }
                let to = if open > 0 && row.low == Some(open) {
                    Stands::In
                } else if open > 0 && row.high == Some(0) {
                    Stands::Out
                } else {
                    continue;
                };
                is_settled = false;
                for number in &sum.people {
                    if let Some(stands) =
                        self.stands.get_mut(*number).filter(|stands| **stands == Stands::Open)
                    {
                        *stands = to;
                    }
                }
            }
            sums.retain(|sum| {
                let (fixed, open) =
                    (self.count(&sum.people, Stands::In), self.count(&sum.people, Stands::Open));
                let row = sum.row.less(fixed);
                !(row.holds(0) && row.holds(open))
            });
            self.sums = sums;
            let Some(needed) = self.settle_values() else { return false };
            is_settled &= needed.is_empty();
            self.sums.extend(needed);
            if is_settled {
                break;
            }
        }
        true
    }

    /// Drops the values that nobody who may be chosen has, and counts those that a member has in any case. Where all values
    /// that are left are needed, each is a sum of its own. None where there are too few.
    fn settle_values(&mut self) -> Option<Vec<Sum>> {
        let mut differents = std::mem::take(&mut self.differents);
        let mut needed = Vec::new();
        for different in &mut differents {
            let before = different.values.len();
            different.values.retain(|people| self.count(people, Stands::In) == 0);
            let sure = u32::try_from(before - different.values.len()).unwrap_or(u32::MAX);
            different.least = different.least.saturating_sub(sure);
            different.values.retain(|people| self.count(people, Stands::Open) > 0);
            let left = u32::try_from(different.values.len()).unwrap_or(u32::MAX);
            if left < different.least {
                return None;
            }
            if left == different.least {
                let each = std::mem::take(&mut different.values).into_iter();
                needed.extend(each.map(|people| Sum { row: Row::at_least(1), people }));
                different.least = 0;
            }
        }
        differents.retain(|different| different.least > 0);
        self.differents = differents;
        Some(needed)
    }

    /// The rows of the search; a value that only one has needs none.
    fn rows(&self) -> usize {
        let of_values = |different: &Different| {
            1 + different.values.iter().filter(|people| self.count(people, Stands::Open) > 1).count()
        };
        1 + self.sums.len() + self.differents.iter().map(of_values).sum::<usize>()
    }

    /// What a step costs: the inverse of a basis is as large as the square of the rows.
    pub(super) fn price(&self) -> u64 {
        let rows = u64::try_from(self.rows()).unwrap_or(u64::MAX);
        1 + rows.saturating_mul(rows) / 16_384
    }

    /// Those who are open, as kinds; none where there are too many rows.
    pub(super) fn kinds(&self, open: &[usize], gains: &[i128]) -> Option<Kinds> {
        if self.rows() > MOST_ROWS {
            return None;
        }
        let mut number_of = vec![None; self.stands.len()];
        for (number, at) in open.iter().enumerate() {
            if let Some(of) = number_of.get_mut(*at) {
                *of = Some(number);
            }
        }
        let opened = |people: &[usize]| -> Vec<usize> {
            people.iter().filter_map(|at| number_of.get(*at).copied().flatten()).collect()
        };
        let (mut rows, mut adds, mut places) = (Vec::new(), vec![Vec::new(); open.len()], None);
        let mut add = |people: &[usize], row: usize| {
            for number in people {
                if let Some(adds) = adds.get_mut(*number) {
                    let adds: &mut Vec<(usize, i64)> = adds;
                    match adds.last_mut() {
                        Some((last, by)) if *last == row => *by += 1,
                        _ => adds.push((row, 1)),
                    }
                }
            }
        };
        for sum in &self.sums {
            let people = opened(&sum.people);
            let row = sum.row.less(self.count(&sum.people, Stands::In));
            if places.is_none() && people.len() == open.len() && row.low.is_some() && row.low == row.high {
                places = Some((rows.len(), row.low.and_then(|low| usize::try_from(low).ok()).unwrap_or(0)));
            }
            add(&people, rows.len());
            rows.push(row);
        }
        // A value counts once, whoever has it: a phantom stands for it, who needs one of them.
        let mut phantoms = Vec::new();
        for different in &self.differents {
            let count = rows.len();
            rows.push(Row::at_least(different.least.into()));
            let (alone, several): (Vec<_>, Vec<_>) =
                different.values.iter().map(|people| opened(people)).partition(|people| people.len() == 1);
            for people in &alone {
                add(people, count);
            }
            for people in several {
                add(&people, rows.len());
                phantoms.push([(count, 1), (rows.len(), -1)]);
                rows.push(Row::at_least(0));
            }
        }
        let mut kind_of = Vec::new();
        let mut known: BTreeMap<Vec<(usize, i64)>, usize> = BTreeMap::new();
        for adds in adds {
            let next = known.len();
            kind_of.push(*known.entry(adds).or_insert(next));
        }
        let mut entries = vec![Vec::new(); known.len()];
        for (adds, kind) in known {
            if let Some(entry) = entries.get_mut(kind) {
                *entry = adds;
            }
        }
        let person = |(rank, at): (u32, &usize)| Person {
            gain: gains.get(*at).copied().unwrap_or(0),
            rank,
            wish: Wish::Take,
        };
        let people: Vec<Person> = (0..).zip(open).map(person).collect();
        let most = places.map_or(open.len(), |(_, most)| most);
        let mut kinds = Kinds::of(rows, &kind_of, &entries, &people, most, places.map(|(row, _)| row));
        // They gain less than anybody, so that nobody is left for one of them.
        for phantom in phantoms {
            kinds.model.add(phantom, [0]);
        }
        Some(kinds)
    }
}
