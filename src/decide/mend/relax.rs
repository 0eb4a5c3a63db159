//! The least that must give way where nothing keeps what is held to.

use super::Mending;
use super::find::{Held, Product};
use crate::decide::rows::{Stands, Sum};
use crate::remedy::{Claim, Relaxation};
use crate::search::{Kinds, Person, Row, Searched, Wish, best};

/// What each row of a way weighs, and how far it is beyond anybody's reach.
struct Strained {
    rows: Vec<Row>,
    adds: Vec<Vec<i64>>,
    weights: Vec<i64>,
    beyond: Vec<u64>,
}

impl Strained {
    /// The people, and for each row phantoms who make up for what is missing or too much, each at the cost of one.
    fn kinds(&mut self, people: &[Person]) -> Kinds {
        let mut kinds = Kinds::new(self.rows.clone(), &self.adds, people, usize::MAX, None);
        for (place, ((row, weight), adds)) in self.rows.iter().zip(&self.weights).zip(&self.adds).enumerate()
        {
            let most: i64 = adds.iter().filter(|add| **add > 0).sum();
            let least: i64 = adds.iter().filter(|add| **add < 0).sum();
            // What nobody could make up for is missing whoever is on the list.
            let missing = row.low.map_or(0, |low| (low - most).max(0)) / weight;
            let over = row.high.map_or(0, |high| (least - high).max(0)) / weight;
            let low = row.low.map(|low| low - missing * weight);
            let high = row.high.map(|high| high + over * weight);
            kinds.model.put(place, Row { low, high });
            self.beyond.push(u64::try_from(missing + over).unwrap_or(0));
            let phantoms = usize::try_from((most - least) / weight + 2).unwrap_or(0);
            for by in [*weight, -weight] {
                kinds.model.add([(place, by)], std::iter::repeat_n(-1, phantoms));
            }
        }
        kinds
    }
}

impl Mending<'_> {
    /// The least that must be let go, where sums tell all.
    pub(super) fn relaxation(&mut self, held: &Held) -> Option<Relaxation> {
        if !self.is_whole(held) {
            return None;
        }
        // Whoever leaves without leave costs one.
        let costs = |number: usize| match self.moves.movers.get(number).map(|mover| mover.stands) {
            Some(Stands::Sent) => true,
            Some(Stands::Proposed) => held.proposed,
            _ => false,
        };
        let person = |number: usize| Person {
            gain: costs(number).into(),
            rank: self.ranks.get(number).copied().unwrap_or(0),
            wish: Wish::Take,
        };
        let people: Vec<Person> = (0..self.moves.movers.len()).map(person).collect();
        let stay: i128 = people.iter().map(|person| person.gain).sum();
        let demands = held.demands.iter().filter_map(|number| self.demands.get(*number));
        let ways: Vec<Vec<Vec<Sum>>> = demands.map(|demand| demand.ways.clone()).collect();
        let mut least: Option<(i128, Relaxation)> = None;
        for way in Product::new(&ways) {
            let mut rows = self.rows(held, way.iter().map(|(_, sum)| *sum));
            let kinds = rows.kinds(&people);
            let Searched::Best { taken, value } = best(&kinds.model, &mut self.steps, &mut |_| true) else {
                return None;
            };
            let total = stay - value + i128::from(rows.beyond.iter().sum::<u64>());
            if least.as_ref().is_none_or(|(known, _)| total < *known) {
                let phantoms = taken.iter().skip(kinds.model.kinds() - 2 * rows.rows.len());
                let phantoms: Vec<u64> = phantoms.map(|taken| u64::from(*taken)).collect();
                let missing = phantoms.chunks(2).zip(&rows.beyond);
                let missing: Vec<u64> =
                    missing.map(|(both, beyond)| both.iter().sum::<u64>() + beyond).collect();
                let demands: Vec<usize> = way.iter().map(|(demand, _)| *demand).collect();
                let by = self.gives_way(held, &demands, &missing, &kinds.taken(&taken));
                least = Some((total, Relaxation { total: u64::try_from(total).unwrap_or(0), by }));
            }
        }
        least.map(|(_, relaxation)| relaxation)
    }

    fn rows<'s>(&self, held: &Held, sums: impl Iterator<Item = &'s Sum>) -> Strained {
        let mut all =
            Strained { rows: Vec::new(), adds: Vec::new(), weights: Vec::new(), beyond: Vec::new() };
        if let Some(places) = held.places {
            let fixed = i64::try_from(self.fixed()).unwrap_or(i64::MAX);
            all.rows.push(Row::at_most(i64::from(places.get()) - fixed));
            all.adds.push(vec![1; self.moves.movers.len()]);
            all.weights.push(1);
        }
        for sum in sums {
            all.rows.push(sum.row.less(sum.base));
            all.adds.push(sum.adds.clone());
            all.weights.push(sum.weight);
        }
        all
    }

    /// What gives way, and by how many: `missing` by row, places first where they are held to; `on` the movers who stay.
    fn gives_way(&self, held: &Held, demands: &[usize], missing: &[u64], on: &[u32]) -> Vec<(Claim, u64)> {
        let gone = |stands: Stands| {
            let gone = self.moves.movers.iter().enumerate().filter(|(number, mover)| {
                mover.stands == stands
                    && u32::try_from(*number).is_ok_and(|number| on.binary_search(&number).is_err())
            });
            gone.count() as u64
        };
        let (places, rows) = missing.split_at(usize::from(held.places.is_some()).min(missing.len()));
        let mut short = vec![0; held.demands.len()];
        for (demand, missing) in demands.iter().zip(rows) {
            if let Some(short) = short.get_mut(*demand) {
                *short += missing;
            }
        }
        let mut by = Vec::new();
        for (number, short) in held.demands.iter().zip(short) {
            by.extend(self.rule(*number).map(|rule| (Claim::Rule(rule.clone()), short)));
        }
        by.extend(held.places.map(Claim::Places).zip(places.first().copied()));
        by.push((Claim::SentInvitations, gone(Stands::Sent)));
        if held.proposed {
            by.push((Claim::NobodyLosesAPlace, gone(Stands::Proposed)));
        }
        by.retain(|(_, count)| *count > 0);
        by
    }
}
