//! Choosing a cohort: the best of so many that keeps every bound, or the bounds that cannot stand together.

use std::collections::BTreeMap;

use super::candidate::Has;
use super::cohort::Named;
use super::slate::{Different, Slate, Stands, Sum};
use super::{BoundKind, Candidate, Cohort, CohortBounds, Facet, Pool, Strength};
use crate::ratio::Rounding;
use crate::remedy::STEPS;
use crate::search::{Row, Searched, Steps, best, minimal};
use crate::text::Code;

/// What became of choosing a cohort.
///
/// ```
/// use mangfold::programme::{BoundKind, Candidate, CandidateId, CohortChoice, CohortBound, CohortBounds, Facet, Pool};
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
/// let CohortChoice::Found(cohort) = bounds.choose(&pool, 2)? else { panic!("there is one") };
/// let members: Vec<u128> = cohort.members().iter().map(|member| member.id().uuid().as_u128()).collect();
/// assert_eq!(members, [1, 3]);
///
/// let none = bounds.choose(&pool, 1)?;
/// assert_eq!(none, CohortChoice::None { conflict: vec!["municipalities".parse()?] });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook that nothing was found or proved")]
pub enum CohortChoice {
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
    /// Two choices beside each other, as with one more woman, tell who declared what: show them to those alone who may know it.
    ///
    /// A condition is kept only where it is whatever the facts be that are not recorded
    /// ([`not_recorded`](Self::not_recorded)). Gives up after [`STEPS`](crate::remedy::STEPS) steps.
    ///
    /// # Errors
    ///
    /// [`ChoiceError::OutsideSize`] where the bounds are for another size, [`ChoiceError::MorePlacesThanNominated`].
    pub fn choose(&self, pool: &Pool, places: u32) -> Result<CohortChoice, ChoiceError> {
        self.choose_within(pool, places, STEPS)
    }

    /// The same, giving up after so many steps. A step among many rows (a value of [`BoundKind::Each`] is one) counts for
    /// more; with over five hundred, beside what is settled without a search, it is given up at once.
    ///
    /// # Errors
    ///
    /// [`ChoiceError::OutsideSize`] where the bounds are for another size, [`ChoiceError::MorePlacesThanNominated`].
    pub fn choose_within(&self, pool: &Pool, places: u32, steps: u64) -> Result<CohortChoice, ChoiceError> {
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

struct Choosing<'a> {
    bounds: &'a CohortBounds,
    pool: &'a Pool,
    values: Vec<Named>,
    places: u32,
    steps: u64,
}

impl Choosing<'_> {
    fn choose(&self) -> CohortChoice {
        let all: Vec<usize> = (0..self.bounds.bounds().len()).collect();
        let cohort = |chosen: Vec<usize>| {
            let members = chosen.into_iter().filter_map(|number| self.pool.candidates().get(number));
            Cohort::new(self.bounds, self.pool, members.collect())
        };
        match self.search(&all, &self.gains(), true) {
            Met::Chosen(chosen) => CohortChoice::Found(cohort(chosen)),
            Met::Stopped(best) => CohortChoice::Unproved { best: best.map(cohort) },
            Met::Nothing => {
                let is_must = |number: &usize| {
                    self.bounds.bounds().get(*number).is_some_and(|bound| bound.strength() == Strength::Must)
                };
                let alike = vec![1; self.pool.len()];
                // What is not proved to be in the way is not left out.
                let cannot = |held: &[usize]| matches!(self.search(held, &alike, false), Met::Nothing);
                let clash = minimal(all.into_iter().filter(is_must).collect(), cannot);
                let code = |number: usize| self.bounds.bounds().get(number).map(|bound| bound.code().clone());
                CohortChoice::None { conflict: clash.into_iter().filter_map(code).collect() }
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
        let held: Vec<(&BoundKind, &Named)> = held
            .iter()
            .filter_map(|number| self.bounds.bounds().get(*number).zip(self.values.get(*number)))
            .filter(|(bound, _)| bound.strength() == Strength::Must)
            .map(|(bound, named)| (bound.kind(), named))
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
        let mut slate = Slate::new(stands);
        slate.sums.push(Sum { row: Row::exactly(self.places.into()), people: everybody });
        for (kind, named) in held {
            self.add(&mut slate, kind, named)?;
        }
        Some(slate)
    }

    /// None where a condition cannot be met by anybody.
    fn add(&self, slate: &mut Slate, kind: &BoundKind, named: &Named) -> Option<()> {
        let (least, most) = match kind {
            BoundKind::Everybody { .. } => return Some(()),
            BoundKind::Count { least, most, .. } | BoundKind::Each { least, most, .. } => (*least, *most),
            BoundKind::Share { least, .. } => (least.of(self.places, Rounding::Up), None),
            BoundKind::Different { least, .. } => (*least, None),
        };
        if !named.is_whole {
            return None;
        }
        let values = named.values.as_slice();
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
