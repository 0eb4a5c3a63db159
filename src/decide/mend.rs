//! The smallest change of a shortlist that keeps every rule, or the proof that there is none.

mod find;
mod relax;

use std::num::NonZeroU32;

use self::find::{Found, Held};
use super::rows::{Demand, Mover, Moves, Stands, Sum};

use crate::applicant::{Applicant, Suitability};
use crate::decision::Decision;
use crate::finding::{Finding, Verdict};
use crate::id::ApplicantId;
use crate::policy::Policy;
use crate::relation::goes_before;
use crate::remedy::{Change, Claim, Conflict, Number, Placed, Remedy, STEPS, Unproved, Yielding};
use crate::round::Round;
use crate::search::{Steps, minimal};
use crate::shortlist::Shortlist;
use crate::text::RuleId;

impl Decision<'_> {
    /// The smallest change that puts the latest shortlist right; none where no rule about it is broken.
    ///
    /// What a remedy may do, and which of several it prefers, is told at [`remedy`](crate::remedy). It is proved, or says
    /// that it is not: whether every rule can be kept is found out by an exact search of at most
    /// [`STEPS`](crate::remedy::STEPS) steps.
    ///
    /// ```
    /// use mangfold::{packs, remedy::Remedy, testing};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample_broken());
    /// let decision = policy.decide(&round, testing::stamp());
    /// let Some(Remedy::Change(change)) = decision.remedy() else { panic!() };
    /// let mended = change.applied_to(&round);
    /// assert_eq!(policy.outcome(&mended), mangfold::Outcome::Clear);
    /// ```
    #[must_use]
    pub fn remedy(&self) -> Option<Remedy> {
        self.remedy_within(STEPS)
    }

    /// The same, given up after so many steps.
    #[must_use]
    pub fn remedy_within(&self, steps: u64) -> Option<Remedy> {
        remedy(self.policy(), self.round(), self.findings(), steps)
    }

    /// The selection from scratch with the highest total score that keeps every rule: sent invitations, and of everybody
    /// active and suited so many as there are places, or all of them where they are fewer.
    ///
    /// Proposed invitations are not held to, but of equals those proposed stay; whoever is proposed and no longer chosen is
    /// among those removed. None where somebody who may be chosen has no score.
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use mangfold::{packs, remedy::Remedy, testing, testing::{id, Person, RoundSketch}, Ground};
    ///
    /// let round = RoundSketch::new()
    ///     .person(Person::new("A").suited().scored(90))
    ///     .person(Person::new("B").suited().scored(80))
    ///     .person(Person::new("C").suited().scored(70).declares(Ground::DisabilityNeedingAccommodation))
    ///     .build();
    /// let policy = packs::norway_state();
    /// let decision = policy.decide(&round, testing::stamp());
    /// let two = NonZeroU32::MIN.saturating_add(1);
    /// let Some(Remedy::Change(best)) = decision.best_selection(two) else { panic!() };
    /// assert_eq!((best.total_score(), best.added().len()), (Some(160), 2));
    /// assert!(best.added().contains(&id("C")));
    /// ```
    #[must_use]
    pub fn best_selection(&self, places: NonZeroU32) -> Option<Remedy> {
        let round = self.round().planning(places);
        Mending::new(self.policy(), &round, self.findings(), STEPS).afresh(places)
    }
}

/// The rules that yield, each broken, with the proof that it cannot be kept beside one that goes before it.
pub(super) fn yielding(policy: &Policy, round: &Round, findings: &[Finding]) -> Vec<Yielding> {
    let may_yield = |finding: &Finding| {
        finding.verdict() == Verdict::Broken
            && policy.rules().iter().any(|rule| goes_before(policy.relations(), rule.id(), finding.rule()))
    };
    if !findings.iter().any(may_yield) {
        return Vec::new();
    }
    let found = remedy(policy, round, findings, STEPS);
    found.map(|remedy| remedy.gives_up().to_vec()).unwrap_or_default()
}

fn remedy(policy: &Policy, round: &Round, findings: &[Finding], steps: u64) -> Option<Remedy> {
    let is_broken = |finding: &Finding| finding.verdict() == Verdict::Broken;
    if !findings.iter().any(is_broken) {
        return None;
    }
    let mut mending = Mending::new(policy, round, findings, steps);
    let is_broken = |demand: &Demand| findings.get(demand.rule).is_some_and(is_broken);
    mending.broken = mending.demands.iter().map(is_broken).collect();
    mending.broken.contains(&true).then(|| mending.smallest())
}

struct Mending<'a> {
    moves: Moves<'a>,
    demands: Vec<Demand>,
    /// Of the demands, which were broken.
    broken: Vec<bool>,
    places: Option<NonZeroU32>,
    /// The place of each mover in the order of application and id.
    ranks: Vec<u32>,
    /// The greatest score, whatever its sign.
    most: i128,
    steps: Steps,
}

impl<'a> Mending<'a> {
    fn new(policy: &'a Policy, round: &'a Round, findings: &[Finding], steps: u64) -> Self {
        let moves = Moves::new(policy, round);
        let demands = moves.demands(|rule| findings.get(rule).map_or(Verdict::Kept, Finding::verdict));
        let person = |mover: &Mover| {
            let applicant = round.applicants().get(mover.place);
            applicant.map(|applicant| (applicant.applied_on(), applicant.id()))
        };
        let mut order: Vec<usize> = (0..moves.movers.len()).collect();
        order.sort_unstable_by_key(|number| moves.movers.get(*number).and_then(person));
        let mut ranks = vec![0; order.len()];
        for (rank, number) in (0..).zip(order) {
            if let Some(place) = ranks.get_mut(number) {
                *place = rank;
            }
        }
        let places = round.shortlists().last().and_then(Shortlist::places);
        let broken = vec![false; demands.len()];
        let scores = round.applicants().iter().filter_map(Applicant::score);
        let most = scores.map(|score| i128::from(score.unsigned_abs())).max().unwrap_or(0);
        Self { most, moves, demands, broken, places, ranks, steps: Steps(steps) }
    }

    fn applicant(&self, number: usize) -> Option<&'a Applicant> {
        let mover = self.moves.movers.get(number)?;
        self.moves.round.applicants().get(mover.place)
    }

    fn score(&self, number: usize) -> Option<i64> {
        self.applicant(number).and_then(Applicant::score)
    }

    fn smallest(&mut self) -> Remedy {
        let mut gives_up: Vec<Yielding> = Vec::new();
        let mut demands: Vec<usize> = (0..self.demands.len()).collect();
        loop {
            let (held, found) = self.attempt(&demands);
            match found {
                Found::On(on) => {
                    let (demands, on) = self.take_back(demands, on, &mut gives_up);
                    return self.change(&demands, &on, gives_up);
                }
                Found::Stopped { best, bound } => return self.unproved(&held, best, bound, gives_up),
                Found::Nothing => {}
            }
            let claims = if self.moves.modes_differ { None } else { self.conflict(&held) };
            let Some(claims) = claims else { return self.unproved(&held, None, None, gives_up) };
            let Some((rule, to)) = self.yields(&claims) else {
                let least_relaxation = self.relaxation(&held);
                return Remedy::None(Conflict { claims, least_relaxation, gives_up });
            };
            demands.retain(|number| self.rule(*number) != Some(&rule));
            gives_up.push(Yielding { rule, to, claims });
        }
    }

    /// Nobody loses a place; or, where they are too few, somebody may.
    fn attempt(&mut self, demands: &[usize]) -> (Held, Found) {
        let demands = demands.to_vec();
        let held = Held { demands, places: self.places, sent: true, proposed: true, exactly: None };
        match self.find(&held) {
            Found::Nothing if self.places_bind(&held) => {
                let held = Held { proposed: false, ..held };
                let found = self.find(&held);
                (held, found)
            }
            found => (held, found),
        }
    }

    /// Whether places stand in the way: none is left, or more would do.
    fn places_bind(&mut self, held: &Held) -> bool {
        let Some(places) = held.places else { return false };
        let list = self.moves.round.shortlists().last().map_or(0, |list| list.invitations().len());
        list >= places.get() as usize
            || !matches!(self.find(&Held { places: None, ..held.clone() }), Found::Nothing)
    }

    /// Keeps what was given up and can be kept after all, since what it yielded to was given up in its turn.
    fn take_back(
        &mut self,
        mut demands: Vec<usize>,
        mut on: Vec<bool>,
        gives_up: &mut Vec<Yielding>,
    ) -> (Vec<usize>, Vec<bool>) {
        // The last given up goes before those given up earlier.
        for place in (0..gives_up.len()).rev() {
            let Some(rule) = gives_up.get(place).map(|yielding| yielding.rule.clone()) else { continue };
            let number = (0..self.demands.len()).find(|number| self.rule(*number) == Some(&rule));
            let mut with = demands.clone();
            with.extend(number);
            with.sort_unstable();
            match self.attempt(&with) {
                (_, Found::On(other)) => {
                    (demands, on) = (with, other);
                    gives_up.remove(place);
                }
                (held, Found::Nothing) => {
                    let Some(claims) = self.conflict(&held) else { continue };
                    let to = self.before(&claims, &rule);
                    if let Some(yielding) = gives_up.get_mut(place).filter(|_| !to.is_empty()) {
                        *yielding = Yielding { rule, to, claims };
                    }
                }
                (_, Found::Stopped { .. }) => {}
            }
        }
        (demands, on)
    }

    fn afresh(&mut self, places: NonZeroU32) -> Option<Remedy> {
        let may_be_chosen = |number: &usize| self.may_be_chosen(*number);
        let numbers = 0..self.moves.movers.len();
        if numbers.clone().filter(may_be_chosen).any(|number| self.score(number).is_none()) {
            return None;
        }
        let sent =
            |number: &usize| self.moves.movers.get(*number).is_some_and(|mover| mover.stands == Stands::Sent);
        let most =
            numbers.clone().filter(may_be_chosen).count() + numbers.filter(sent).count() + self.fixed();
        let exactly = places.get().min(u32::try_from(most).unwrap_or(u32::MAX));
        let demands: Vec<usize> = (0..self.demands.len()).collect();
        let held =
            Held { demands, places: Some(places), sent: true, proposed: false, exactly: Some(exactly) };
        Some(match self.find(&held) {
            Found::On(on) => self.change(&held.demands, &on, Vec::new()),
            Found::Stopped { best, .. } => self.unproved(&held, best, None, Vec::new()),
            Found::Nothing => match self.conflict(&held) {
                Some(claims) => {
                    Remedy::None(Conflict { claims, least_relaxation: None, gives_up: Vec::new() })
                }
                None => self.unproved(&held, None, None, Vec::new()),
            },
        })
    }

    /// Whether a selection from scratch may take them: active, suited and not sent an invitation yet.
    fn may_be_chosen(&self, number: usize) -> bool {
        let stands = self.moves.movers.get(number).map(|mover| mover.stands);
        stands.is_some_and(|stands| stands != Stands::Sent)
            && self.applicant(number).is_some_and(|applicant| {
                applicant.withdrawn_on().is_none() && applicant.suitability() == Some(Suitability::Suited)
            })
    }

    /// How many stand on the list whatever happens.
    fn fixed(&self) -> usize {
        let list = self.moves.round.shortlists().last().map_or(0, |list| list.invitations().len());
        list - self.moves.movers.iter().filter(|mover| mover.stands != Stands::Off).count()
    }

    fn rule(&self, demand: usize) -> Option<&'a RuleId> {
        let rule = self.demands.get(demand)?.rule;
        self.moves.policy.rules().get(rule).map(crate::rule::Rule::id)
    }

    /// What of that which is held to cannot stand together. None where the steps ran out.
    fn conflict(&mut self, held: &Held) -> Option<Vec<Claim>> {
        let claim = |number: &usize| self.rule(*number).cloned().map(Claim::Rule);
        let mut claims: Vec<Claim> = held.demands.iter().filter_map(claim).collect();
        claims.extend(held.places.map(Claim::Places));
        claims.push(Claim::SentInvitations);
        if held.proposed {
            claims.push(Claim::NobodyLosesAPlace);
        }
        let mut is_sure = true;
        let left = minimal(claims, |claims| {
            let rules = |number: &usize| {
                claims
                    .iter()
                    .any(|claim| matches!(claim, Claim::Rule(rule) if Some(rule) == self.rule(*number)))
            };
            let places = held.places.filter(|places| claims.contains(&Claim::Places(*places)));
            let held = Held {
                demands: held.demands.iter().copied().filter(rules).collect(),
                places,
                sent: claims.contains(&Claim::SentInvitations),
                proposed: claims.contains(&Claim::NobodyLosesAPlace),
                exactly: held.exactly.filter(|_| places.is_some()),
            };
            let found = self.find(&held);
            is_sure &= !matches!(found, Found::Stopped { .. });
            matches!(found, Found::Nothing)
        });
        is_sure.then_some(left)
    }

    /// The rule to give up: one that goes after another of these and before none; of several, the last.
    fn yields(&self, claims: &[Claim]) -> Option<(RuleId, Vec<RuleId>)> {
        let before = |one: &RuleId, other: &RuleId| goes_before(self.moves.policy.relations(), one, other);
        let last = rules(claims).filter(|rule| !rules(claims).any(|other| before(rule, other)));
        let mut yielding = last.filter_map(|rule| {
            let to = self.before(claims, rule);
            (!to.is_empty()).then(|| (rule.clone(), to))
        });
        yielding.next_back()
    }

    /// The rules of these that go before this one.
    fn before(&self, claims: &[Claim], rule: &RuleId) -> Vec<RuleId> {
        let relations = self.moves.policy.relations();
        rules(claims).filter(|other| goes_before(relations, other, rule)).cloned().collect()
    }

    fn placed(&self) -> Placed {
        let stage = self.moves.round.shortlists().last().map_or(std::num::NonZeroU8::MIN, Shortlist::stage);
        Placed { stage, mode: self.moves.mode }
    }

    /// By day of application and id.
    fn ids(&self, of: impl Fn(usize) -> bool) -> Vec<ApplicantId> {
        let mut numbers: Vec<usize> = (0..self.moves.movers.len()).filter(|number| of(*number)).collect();
        numbers.sort_unstable_by_key(|number| self.ranks.get(*number).copied());
        numbers.into_iter().filter_map(|number| self.applicant(number)).map(Applicant::id).collect()
    }

    /// For each demand that was broken and is held to, those who count for it.
    fn serving(&self, demands: &[usize], of: impl Fn(usize) -> bool) -> Vec<(RuleId, Vec<ApplicantId>)> {
        let broken = demands.iter().filter(|number| self.broken.get(**number) == Some(&true));
        broken
            .filter_map(|number| {
                let demand = self.demands.get(*number)?;
                let ids = self.ids(|mover| {
                    of(mover) && demand.ways.iter().flatten().any(|sum| sum.is_served_by(mover))
                });
                Some((self.rule(*number)?.clone(), ids))
            })
            .collect()
    }

    fn stood(&self, number: usize, on: bool) -> bool {
        self.moves.movers.get(number).is_some_and(|mover| (mover.stands != Stands::Off) == on)
    }

    /// Who comes onto the list, and who leaves it.
    fn moved(&self, on: &[bool]) -> (Vec<ApplicantId>, Vec<ApplicantId>) {
        let is_on = |number: usize| on.get(number) == Some(&true);
        let add = self.ids(|number| is_on(number) && self.stood(number, false));
        (add, self.ids(|number| !is_on(number) && self.stood(number, true)))
    }

    /// Whether somebody has no score who might be chosen: to come, or where somebody must leave, to leave.
    fn is_unscored(&self, add: &[ApplicantId], remove: &[ApplicantId]) -> bool {
        let may_move = |mover: &Mover| match mover.stands {
            Stands::Off => !(add.is_empty() && remove.is_empty()),
            Stands::Proposed => !remove.is_empty(),
            Stands::Sent => false,
        };
        let movers = self.moves.movers.iter().enumerate();
        movers.filter(|(_, mover)| may_move(mover)).any(|(number, _)| self.score(number).is_none())
    }

    fn change(&self, demands: &[usize], on: &[bool], gives_up: Vec<Yielding>) -> Remedy {
        let (add, remove) = self.moved(on);
        if self.is_unscored(&add, &remove) {
            return Remedy::Number(Number {
                placed: self.placed(),
                add: u32::try_from(add.len()).unwrap_or(u32::MAX),
                remove: u32::try_from(remove.len()).unwrap_or(u32::MAX),
                served_by: self.serving(demands, |number| self.stood(number, false)),
                gives_up,
            });
        }
        Remedy::Change(self.made(demands, on, (add, remove), gives_up))
    }

    fn made(
        &self,
        demands: &[usize],
        on: &[bool],
        (add, remove): (Vec<ApplicantId>, Vec<ApplicantId>),
        gives_up: Vec<Yielding>,
    ) -> Change {
        let list = self.moves.list(|number| on.get(number) == Some(&true));
        let active = list.iter().filter_map(|invitation| self.moves.round.applicant(invitation.applicant()));
        let mut active = active.filter(|applicant| applicant.withdrawn_on().is_none());
        let total_score =
            active.try_fold(0_i128, |sum, applicant| Some(sum + i128::from(applicant.score()?)));
        let serves =
            self.serving(demands, |number| on.get(number) == Some(&true) && self.stood(number, false));
        Change { placed: self.placed(), add, remove, total_score, serves, gives_up, list }
    }

    fn unproved(
        &self,
        held: &Held,
        best: Option<Vec<bool>>,
        bound: Option<i128>,
        gives_up: Vec<Yielding>,
    ) -> Remedy {
        // Without scores no person is chosen, proved or not.
        let best = best.and_then(|on| {
            let (add, remove) = self.moved(&on);
            let is_unscored = self.is_unscored(&add, &remove);
            (!is_unscored).then(|| self.made(&held.demands, &on, (add, remove), gives_up.clone()))
        });
        let (least_removed, least_added) =
            bound.filter(|_| held.exactly.is_none()).map_or((0, 0), |bound| self.least(held, bound));
        Remedy::Unproved(Unproved { best, gives_up, least_removed, least_added })
    }

    /// How few could be removed, and then added, by what is known of the best there may be.
    fn least(&self, held: &Held, bound: i128) -> (u32, u32) {
        let weights = self.weights();
        let may_go = |number: &usize| self.settled(*number, held).is_none() && self.stood(*number, true);
        let kept = (0..self.moves.movers.len()).filter(may_go).count();
        let kept = weights.kept * i128::try_from(kept).unwrap_or(0);
        let movers = i128::try_from(self.moves.movers.len()).unwrap_or(0);
        let least =
            |missing: i128, by: i128| u32::try_from((missing + by - 1).div_euclid(by).max(0)).unwrap_or(0);
        let removed = least(kept - bound - weights.span - weights.added * movers, weights.kept);
        let added = least(kept - weights.kept * i128::from(removed) - bound - weights.span, weights.added);
        (removed, added)
    }
}

fn rules(claims: &[Claim]) -> impl DoubleEndedIterator<Item = &RuleId> {
    claims.iter().filter_map(|claim| if let Claim::Rule(rule) = claim { Some(rule) } else { None })
}

impl Sum {
    /// Whether a mover, on the list, brings it nearer to what it asks for.
    fn is_served_by(&self, mover: usize) -> bool {
        let adds = self.adds.get(mover).copied().unwrap_or(0);
        !self.is_of_everyone && if self.row.low.is_some() { adds > 0 } else { adds < 0 }
    }
}

#[cfg(all(test, feature = "json", feature = "proptest1"))]
mod tests;
