//! Choosing a cohort: the best of so many that keeps every bound, or the bounds that cannot stand together.

use std::collections::BTreeMap;

use super::candidate::Has;
use super::{BoundKind, Candidate, Cohort, CohortBounds, Facet, Pool, Strength};
use crate::ratio::Rounding;
use crate::remedy::STEPS;
use crate::search::{Kinds, Person, Row, Searched, Steps, Wish, best, minimal};
use crate::text::Code;

/// What became of choosing a cohort.
///
/// ```
/// use mangfold::programme::{BoundKind, Candidate, CandidateId, Choice, CohortBound, CohortBounds, Facet, Pool};
/// use uuid::Uuid;
///
/// let candidate = |number: u128, municipality: &str| -> Result<_, Box<dyn std::error::Error>> {
///     let id = CandidateId::new(Uuid::from_u128(number));
///     Ok(Candidate::new(id, "2007-04-10".parse()?).with_fact("municipality".parse()?, municipality.parse()?)?)
/// };
/// let pool = Pool::new(vec![candidate(1, "oslo")?, candidate(2, "oslo")?, candidate(3, "bergen")?])?;
/// let kind = BoundKind::Each { facet: Facet::Fact("municipality".parse()?), values: None, least: 1, most: None };
/// let each = CohortBound::must("municipalities".parse()?, kind);
/// let bounds = CohortBounds::new("network".parse()?, 1, 3, vec![each])?;
///
/// let Choice::Found(cohort) = bounds.choose(&pool, 2)? else { panic!("there is one") };
/// let members: Vec<u128> = cohort.members().iter().map(|member| member.id().uuid().as_u128()).collect();
/// assert_eq!(members, [1, 3]);
///
/// let none = bounds.choose(&pool, 1)?;
/// assert_eq!(none, Choice::None { conflict: vec!["municipalities".parse()?] });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook that nothing was found or proved")]
pub enum Choice {
    /// Proved the best.
    Found(Cohort),
    /// Proved that there is none.
    None {
        /// The codes of conditions that cannot stand together with so many places; without any one of them they could,
        /// unless so few steps are allowed that it cannot be told.
        conflict: Vec<Code>,
    },
    /// The steps ran out before anything was proved.
    Unproved {
        /// The best found so far: it keeps every condition.
        best: Option<Cohort>,
    },
}

/// Why so many cannot be chosen from a pool at all.
///
/// ```
/// use mangfold::programme::{ChoiceError, CohortBounds, Pool};
///
/// let bounds = CohortBounds::new("network".parse()?, 50, 100, vec![])?;
/// let refused = bounds.choose(&Pool::new(vec![])?, 40).unwrap_err();
/// assert_eq!(refused, ChoiceError::OutsideSize { places: 40, least: 50, most: 100 });
/// assert_eq!(refused.to_string(), "places: 40 is not from 50 to 100");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ChoiceError {
    /// The bounds are for another size.
    #[error("places: {places} is not from {least} to {most}")]
    OutsideSize {
        /// How many places.
        places: u32,
        /// The least size.
        least: u32,
        /// The most.
        most: u32,
    },
    /// Fewer people are nominated.
    #[error("places: {places} is over the {nominated} nominated")]
    MorePlacesThanNominated {
        /// How many places.
        places: u32,
        /// How many are nominated.
        nominated: usize,
    },
}

impl ChoiceError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OutsideSize { .. } => "choice_outside_size",
            Self::MorePlacesThanNominated { .. } => "choice_more_places_than_nominated",
        }
    }
}

impl CohortBounds {
    /// The best cohort of exactly so many: every condition kept, then as many wishes held, summed over members, as possible,
    /// then the highest total score (whoever has none counts as nought); of equals, the one whose members come first by day
    /// of nomination and id.
    ///
    /// A condition is kept only where it is whatever the facts be that are not recorded
    /// ([`not_recorded`](Self::not_recorded)). Gives up after [`STEPS`](crate::remedy::STEPS) steps.
    ///
    /// # Errors
    ///
    /// [`ChoiceError::OutsideSize`] where the bounds are for another size, [`ChoiceError::MorePlacesThanNominated`].
    pub fn choose(&self, pool: &Pool, places: u32) -> Result<Choice, ChoiceError> {
        self.choose_within(pool, places, STEPS)
    }

    /// The same, giving up after so many steps. A step among many rows (a value of [`BoundKind::Each`] is one) counts for
    /// more; with over five hundred, beside what is settled without a search, it is given up at once.
    ///
    /// # Errors
    ///
    /// [`ChoiceError::OutsideSize`] where the bounds are for another size, [`ChoiceError::MorePlacesThanNominated`].
    pub fn choose_within(&self, pool: &Pool, places: u32, steps: u64) -> Result<Choice, ChoiceError> {
        let (least, most, nominated) = (self.least(), self.most(), pool.len());
        if !(least..=most).contains(&places) {
            return Err(ChoiceError::OutsideSize { places, least, most });
        }
        if usize::try_from(places).unwrap_or(usize::MAX) > nominated {
            return Err(ChoiceError::MorePlacesThanNominated { places, nominated });
        }
        let choosing = Choosing { bounds: self, pool, values: self.values(pool), places, steps };
        Ok(choosing.choose())
    }
}

/// Beyond so many rows, a relaxation would take too much room.
const MOST_ROWS: usize = 500;

struct Choosing<'a> {
    bounds: &'a CohortBounds,
    pool: &'a Pool,
    values: Vec<Vec<Code>>,
    places: u32,
    steps: u64,
}

impl Choosing<'_> {
    fn choose(&self) -> Choice {
        let all: Vec<usize> = (0..self.bounds.bounds().len()).collect();
        let cohort = |chosen: Vec<usize>| {
            let members = chosen.into_iter().filter_map(|number| self.pool.candidates().get(number));
            Cohort::new(self.bounds, self.pool, members.collect())
        };
        match self.search(&all, &self.gains(), true) {
            Met::Chosen(chosen) => Choice::Found(cohort(chosen)),
            Met::Stopped(best) => Choice::Unproved { best: best.map(cohort) },
            Met::Nothing => {
                let is_must = |number: &usize| {
                    self.bounds.bounds().get(*number).is_some_and(|bound| bound.strength() == Strength::Must)
                };
                let alike = vec![1; self.pool.len()];
                // What is not proved to be in the way is not left out.
                let cannot = |held: &[usize]| matches!(self.search(held, &alike, false), Met::Nothing);
                let clash = minimal(all.into_iter().filter(is_must).collect(), cannot);
                let code = |number: usize| self.bounds.bounds().get(number).map(|bound| bound.code().clone());
                Choice::None { conflict: clash.into_iter().filter_map(code).collect() }
            }
        }
    }

    /// What each of those nominated gains, all above nought: a wish held more than all scores.
    fn gains(&self) -> Vec<i128> {
        let candidates = self.pool.candidates();
        let score = |candidate: &Candidate| i128::from(candidate.score().unwrap_or(0));
        let most = candidates.iter().map(|candidate| score(candidate).abs()).max().unwrap_or(0);
        let wish = 2 * most * i128::from(self.places) + 1;
        let gain = |candidate: &Candidate| {
            let wishes = self.bounds.bounds().iter().filter(|bound| match bound.kind() {
                BoundKind::Everybody { facet, values } if bound.strength() == Strength::Wish => {
                    candidate.has_any(facet, values) == Has::Yes
                }
                _ => false,
            });
            wishes.map(|_| wish).sum::<i128>() + score(candidate) + most + 1
        };
        candidates.iter().map(gain).collect()
    }

    /// The best choice that keeps these conditions; where it need not be the best, any.
    fn search(&self, held: &[usize], gains: &[i128], is_best: bool) -> Met {
        let Some(mut slate) = self.slate(held) else { return Met::Nothing };
        if !slate.settle() {
            return Met::Nothing;
        }
        let mut chosen = slate.numbers(Stands::In);
        let open = slate.numbers(Stands::Open);
        if open.is_empty() {
            return Met::Chosen(chosen);
        }
        let Some(kinds) = slate.kinds(&open, gains) else { return Met::Stopped(None) };
        let mut steps = Steps(self.steps.div_ceil(slate.price()));
        let accept = &mut |_: &[u32]| true;
        let searched =
            if is_best { kinds.best(&mut steps, accept) } else { best(&kinds.model, &mut steps, accept) };
        let mut with = |taken: &[u32]| {
            let taken = kinds.taken(taken).into_iter().filter_map(|number| open.get(number as usize));
            chosen.extend(taken);
            chosen.sort_unstable();
            std::mem::take(&mut chosen)
        };
        match searched {
            Searched::Best { taken, .. } => Met::Chosen(with(&taken)),
            Searched::Nothing => Met::Nothing,
            Searched::Stopped { best, .. } => Met::Stopped(best.map(|(taken, _)| with(&taken))),
        }
    }

    /// The conditions as sums over those who may be chosen.
    fn slate(&self, held: &[usize]) -> Option<Slate> {
        let held: Vec<(&BoundKind, &[Code])> = held
            .iter()
            .filter_map(|number| self.bounds.bounds().get(*number).zip(self.values.get(*number)))
            .filter(|(bound, _)| bound.strength() == Strength::Must)
            .map(|(bound, values)| (bound.kind(), values.as_slice()))
            .collect();
        let is_eligible = |candidate: &Candidate| {
            held.iter().all(|(kind, _)| match kind {
                BoundKind::Everybody { facet, values } => candidate.has_any(facet, values) == Has::Yes,
                _ => true,
            })
        };
        let stands: Vec<Stands> = self
            .pool
            .candidates()
            .iter()
            .map(|candidate| if is_eligible(candidate) { Stands::Open } else { Stands::Out })
            .collect();
        let everybody = (0..stands.len()).collect();
        let mut slate = Slate { stands, sums: Vec::new(), differents: Vec::new() };
        slate.sums.push(Sum { row: Row::exactly(self.places.into()), people: everybody });
        for (kind, values) in held {
            self.add(&mut slate, kind, values)?;
        }
        Some(slate)
    }

    /// None where a condition cannot be met by anybody.
    fn add(&self, slate: &mut Slate, kind: &BoundKind, values: &[Code]) -> Option<()> {
        let (least, most) = match kind {
            BoundKind::Everybody { .. } => return Some(()),
            BoundKind::Count { least, most, .. } | BoundKind::Each { least, most, .. } => (*least, *most),
            BoundKind::Share { least, .. } => (least.of(self.places, Rounding::Up), None),
            BoundKind::Different { least, .. } => (*least, None),
        };
        let (recorded, not_recorded) = self.by_value(slate, kind.facet());
        if let BoundKind::Different { .. } = kind {
            slate.differents.push(Different { least, values: recorded.into_values().collect() });
            return Some(());
        }
        // Nobody has two values of most facets: seen here, it need not be searched for.
        let heads = (values.len() as u64).saturating_mul(least.into());
        if kind.facet().is_single() && heads > u64::from(self.places) {
            return None;
        }
        for value in values {
            let people = recorded.get(value).cloned().unwrap_or_default();
            if people.len() < least as usize {
                return None;
            }
            if let Some(most) = most {
                // Whoever may have the value is counted, so that the bound is kept whatever is recorded later.
                let may_have = people.iter().chain(&not_recorded).copied().collect();
                slate.sums.push(Sum { row: Row::at_most(most.into()), people: may_have });
            }
            if least > 0 {
                slate.sums.push(Sum { row: Row::at_least(least.into()), people });
            }
        }
        Some(())
    }

    /// Those who may be chosen, by what is recorded of them, and those of whom nothing is.
    fn by_value(&self, slate: &Slate, facet: &Facet) -> (BTreeMap<&Code, Vec<usize>>, Vec<usize>) {
        let (mut recorded, mut not_recorded) = (BTreeMap::<&Code, Vec<usize>>::new(), Vec::new());
        let stands = self.pool.candidates().iter().zip(&slate.stands).enumerate();
        for (number, (candidate, _)) in stands.filter(|(_, (_, stands))| **stands == Stands::Open) {
            candidate.values(facet).for_each(|value| recorded.entry(value).or_default().push(number));
            if !candidate.is_recorded(facet) {
                not_recorded.push(number);
            }
        }
        (recorded, not_recorded)
    }
}

/// What a search came to: who is chosen, by number in the pool.
enum Met {
    Chosen(Vec<usize>),
    Nothing,
    Stopped(Option<Vec<usize>>),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stands {
    Open,
    In,
    Out,
}

/// How many of some people.
struct Sum {
    row: Row,
    people: Vec<usize>,
}

/// How many values, each with those who have it.
struct Different {
    least: u32,
    values: Vec<Vec<usize>>,
}

/// Who is settled, and what is asked of the others.
struct Slate {
    stands: Vec<Stands>,
    sums: Vec<Sum>,
    differents: Vec<Different>,
}

impl Slate {
    fn numbers(&self, wanted: Stands) -> Vec<usize> {
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
    fn settle(&mut self) -> bool {
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
    fn price(&self) -> u64 {
        let rows = u64::try_from(self.rows()).unwrap_or(u64::MAX);
        1 + rows.saturating_mul(rows) / 16_384
    }

    /// Those who are open, as kinds; none where there are too many rows.
    fn kinds(&self, open: &[usize], gains: &[i128]) -> Option<Kinds> {
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
            alone.iter().for_each(|people| add(people, count));
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
        phantoms.into_iter().for_each(|phantom| kinds.model.add(phantom, [0]));
        Some(kinds)
    }
}
