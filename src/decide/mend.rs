//! The smallest change of a shortlist that keeps every rule, or the proof that there is none.

use std::num::NonZeroU32;

use super::Case;
use super::rows::{Demand, Mover, Moves, Stands, Sum};

use crate::applicant::{Applicant, Suitability};
use crate::decision::Decision;
use crate::finding::{Finding, Verdict};
use crate::id::ApplicantId;
use crate::policy::Policy;
use crate::relation::goes_before;
use crate::remedy::{Change, Claim, Conflict, Number, Placed, Relaxation, Remedy, STEPS, Unproved, Yielding};
use crate::round::Round;
use crate::search::{Kinds, Person, Row, Searched, Steps, Wish, minimal};
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
    /// Proposed invitations are not held to; whoever is proposed and no longer chosen is among those removed. None where
    /// somebody who may be chosen has no score.
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use mangfold::{packs, remedy::Remedy, testing, testing::{id, Person, RoundSketch}, Ground};
    ///
    /// let round = RoundSketch::new()
    ///     .person(Person::new("A").suited().scored(90))
    ///     .person(Person::new("B").suited().scored(80))
    ///     .person(Person::new("C").suited().scored(70).declares(Ground::Disability))
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
        let mut mending = Mending::new(self.policy(), self.round(), self.findings(), STEPS);
        mending.afresh(places)
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
    steps: Steps,
}

/// What is held to.
#[derive(Clone, Debug)]
struct Held {
    /// Of the demands, by number.
    demands: Vec<usize>,
    places: Option<NonZeroU32>,
    sent: bool,
    proposed: bool,
    /// From scratch: exactly so many, whoever was proposed.
    exactly: Option<u32>,
}

/// What one way of keeping what is held to came to.
enum Found {
    /// Who of the movers is on the list.
    On(Vec<bool>),
    Nothing,
    Stopped {
        best: Option<Vec<bool>>,
        bound: Option<i128>,
    },
}

/// What weighs how much: one removed more than all added, one added more than all scores.
#[derive(Clone, Copy)]
struct Weights {
    added: i128,
    kept: i128,
    span: i128,
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
        Self { moves, demands, broken, places, ranks, steps: Steps(steps) }
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
            let mut held = Held {
                demands: demands.clone(),
                places: self.places,
                sent: true,
                proposed: true,
                exactly: None,
            };
            let mut found = self.find(&held);
            if matches!(found, Found::Nothing) && self.places.is_some() {
                held.proposed = false;
                found = self.find(&held);
            }
            match found {
                Found::On(on) => return self.change(&demands, &on, gives_up),
                Found::Stopped { best, bound } => return self.unproved(&held, best, bound, gives_up),
                Found::Nothing => {}
            }
            let Some(claims) = self.conflict(&held) else {
                return self.unproved(&held, None, None, gives_up);
            };
            let Some((rule, to)) = self.yields(&claims) else {
                let least_relaxation = self.relaxation(&held);
                return Remedy::None(Conflict { claims, least_relaxation, gives_up });
            };
            demands.retain(|number| self.rule(*number) != Some(&rule));
            gives_up.push(Yielding { rule, to, claims });
        }
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

    /// Whether a mover stays on the list; none where it is open.
    fn settled(&self, number: usize, held: &Held) -> Option<bool> {
        let stands = self.moves.movers.get(number)?.stands;
        match stands {
            Stands::Sent => (held.sent || held.proposed).then_some(true),
            _ if held.exactly.is_some() => (!self.may_be_chosen(number)).then_some(false),
            Stands::Proposed => held.proposed.then_some(true),
            Stands::Off => None,
        }
    }

    fn weights(&self) -> Weights {
        let scores = (0..self.moves.movers.len()).filter_map(|number| self.score(number));
        let most = scores.map(i64::unsigned_abs).max().unwrap_or(0);
        let movers = i128::try_from(self.moves.movers.len()).unwrap_or(i128::MAX);
        let span = 2 * i128::from(most) * movers;
        let added = span + 1;
        Weights { span, added, kept: added * (movers + 1) + span + 1 }
    }

    /// The best list that keeps what is held to, over all ways of keeping it.
    fn find(&mut self, held: &Held) -> Found {
        let mut settled: Vec<Option<bool>> =
            (0..self.moves.movers.len()).map(|number| self.settled(number, held)).collect();
        let Some(ways) = self.ways(held, &settled) else { return Found::Nothing };
        // Nobody is added who counts for nothing; what sums do not tell may count for anything.
        if held.exactly.is_none() && self.is_whole(held) {
            let counts = |number: usize| {
                let mut sums = ways.iter().flatten().flatten();
                sums.any(|(_, sum)| sum.adds.get(number).is_some_and(|adds| *adds != 0))
            };
            for (number, settled) in settled.iter_mut().enumerate().filter(|(_, settled)| settled.is_none()) {
                *settled = (self.stood(number, false) && !counts(number)).then_some(false);
            }
        }
        let settled = settled;
        let open: Vec<usize> =
            (0..settled.len()).filter(|number| settled.get(*number) == Some(&None)).collect();
        let is_on = |number: usize| settled.get(number).copied().flatten();
        let weights = self.weights();
        let people: Vec<Person> = open
            .iter()
            .map(|number| {
                let score = i128::from(self.score(*number).unwrap_or(0));
                let was_on = self.moves.movers.get(*number).is_some_and(|mover| mover.stands != Stands::Off);
                let (gain, wish) = match (held.exactly.is_some(), was_on) {
                    (true, _) => (score, Wish::Take),
                    (false, true) => (score + weights.kept, Wish::Leave),
                    (false, false) => (score - weights.added, Wish::Take),
                };
                Person { gain, rank: self.ranks.get(*number).copied().unwrap_or(0), wish }
            })
            .collect();
        let fixed = self.fixed() + settled.iter().filter(|settled| **settled == Some(true)).count();
        let fixed = i64::try_from(fixed).unwrap_or(i64::MAX);
        let (mut best, mut stopped): (Option<(i128, Vec<bool>)>, Option<Option<i128>>) = (None, None);
        let mut steps = self.steps;
        for way in Product::new(&ways) {
            let mut rows = Vec::new();
            let mut adds = Vec::new();
            let mut places = None;
            let mut most = usize::MAX;
            if let Some(capacity) = held.exactly.or(held.places.map(NonZeroU32::get)) {
                let room = i64::from(capacity) - fixed;
                most = usize::try_from(room).unwrap_or(0);
                rows.push(if held.exactly.is_some() { Row::exactly(room) } else { Row::at_most(room) });
                adds.push(vec![1; open.len()]);
                places = held.exactly.is_some().then_some(0);
            }
            for (_, (row, sum)) in way {
                rows.push(*row);
                adds.push(open.iter().map(|number| sum.adds.get(*number).copied().unwrap_or(0)).collect());
            }
            let kinds = Kinds::new(rows, &adds, &people, most, places);
            let on = |taken: &[u32]| {
                let mut on: Vec<bool> =
                    (0..settled.len()).map(|number| is_on(number) == Some(true)).collect();
                for person in kinds.taken(taken) {
                    if let Some(on) = open.get(person as usize).and_then(|number| on.get_mut(*number)) {
                        *on = true;
                    }
                }
                on
            };
            let mut accept = |taken: &[u32]| self.is_whole(held) || self.keeps(held, &on(taken));
            let searched = kinds.best(&mut steps, &mut accept);
            match searched {
                Searched::Best { taken, value } => {
                    let on = on(&taken);
                    let is_better = best.as_ref().is_none_or(|(known, other)| {
                        value > *known || (value == *known && self.order(&on) < self.order(other))
                    });
                    if is_better {
                        best = Some((value, on));
                    }
                }
                Searched::Nothing => {}
                Searched::Stopped { best: some, bound } => {
                    if let Some((taken, value)) = some
                        && best.as_ref().is_none_or(|(known, _)| value > *known)
                    {
                        best = Some((value, on(&taken)));
                    }
                    let known = stopped.unwrap_or(Some(i128::MIN));
                    stopped = Some(known.zip(bound).map(|(known, bound)| known.max(bound)));
                }
            }
        }
        self.steps = steps;
        match (stopped, best) {
            (None, Some((_, on))) => Found::On(on),
            (None, None) => Found::Nothing,
            (Some(bound), best) => {
                let found = best.as_ref().map(|(value, _)| *value);
                let bound = bound.map(|bound| found.map_or(bound, |found| found.max(bound)));
                Found::Stopped { best: best.map(|(_, on)| on), bound }
            }
        }
    }

    /// The ways of each demand held to, over those who are open: rows, and the sums they are of. None where one of the
    /// demands cannot be met at all.
    fn ways<'m>(&'m self, held: &Held, settled: &[Option<bool>]) -> Option<Vec<Vec<Vec<(Row, &'m Sum)>>>> {
        let mut all = Vec::new();
        for demand in held.demands.iter().filter_map(|number| self.demands.get(*number)) {
            let mut ways = Vec::new();
            for way in &demand.ways {
                let mut asked = Some(Vec::new());
                for sum in way {
                    match open(sum, settled) {
                        Open::Holds => {}
                        Open::CannotHold => asked = None,
                        Open::Asks(row) => asked.iter_mut().for_each(|asked| asked.push((row, sum))),
                    }
                }
                ways.extend(asked);
            }
            if ways.is_empty() {
                return None;
            }
            // A way that asks nothing makes the others needless.
            if !ways.iter().any(Vec::is_empty) {
                all.push(ways);
            }
        }
        Some(all)
    }

    fn is_whole(&self, held: &Held) -> bool {
        held.demands.iter().filter_map(|number| self.demands.get(*number)).all(|demand| demand.is_whole)
    }

    /// Whether the demands that sums do not tell are met: the round is decided again, with the list changed.
    fn keeps(&self, held: &Held, on: &[bool]) -> bool {
        let round = self.changed(on);
        let mut untold = held
            .demands
            .iter()
            .filter_map(|number| self.demands.get(*number))
            .filter(|demand| !demand.is_whole);
        untold.all(|demand| {
            let Some(rule) = self.moves.policy.rules().get(demand.rule) else { return false };
            let case = Case::new(self.moves.policy, rule, &round);
            let modality = case.modality();
            demand.need.is_met_by(case.may(None).verdict(modality))
        })
    }

    fn changed(&self, on: &[bool]) -> Round {
        self.moves.round.supposing(self.moves.list(|number| on.get(number) == Some(&true)))
    }

    /// Who comes onto the list and who leaves it, in the order that decides between equals.
    fn order(&self, on: &[bool]) -> (Vec<u32>, Vec<u32>) {
        let moved = |to: bool| {
            let changed = self.moves.movers.iter().zip(on).zip(&self.ranks);
            let moved = changed.filter(|((mover, on), _)| **on == to && (mover.stands == Stands::Off) == to);
            let mut ranks: Vec<u32> = moved.map(|(_, rank)| *rank).collect();
            ranks.sort_unstable();
            ranks
        };
        (moved(true), moved(false))
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
        let rules = || {
            claims.iter().filter_map(|claim| if let Claim::Rule(rule) = claim { Some(rule) } else { None })
        };
        let before = |one: &RuleId, other: &RuleId| goes_before(self.moves.policy.relations(), one, other);
        let last = rules().filter(|rule| !rules().any(|other| before(rule, other)));
        let mut yielding = last.filter_map(|rule| {
            let to: Vec<RuleId> = rules().filter(|other| before(other, rule)).cloned().collect();
            (!to.is_empty()).then(|| (rule.clone(), to))
        });
        yielding.next_back()
    }

    /// The least that must be let go, where sums tell all.
    fn relaxation(&mut self, held: &Held) -> Option<Relaxation> {
        if !self.is_whole(held) {
            return None;
        }
        let free = Held { demands: Vec::new(), places: None, sent: false, proposed: false, exactly: None };
        let settled: Vec<Option<bool>> =
            (0..self.moves.movers.len()).map(|number| self.settled(number, &free)).collect();
        let open: Vec<usize> =
            (0..settled.len()).filter(|number| settled.get(*number) == Some(&None)).collect();
        // Whoever leaves without leave costs one.
        let people: Vec<Person> = open
            .iter()
            .map(|number| {
                let costs = match self.moves.movers.get(*number).map(|mover| mover.stands) {
                    Some(Stands::Sent) => true,
                    Some(Stands::Proposed) => held.proposed,
                    _ => false,
                };
                Person {
                    gain: costs.into(),
                    rank: self.ranks.get(*number).copied().unwrap_or(0),
                    wish: Wish::Take,
                }
            })
            .collect();
        let stay = i128::try_from(people.iter().filter(|person| person.gain > 0).count()).unwrap_or(0);
        let ways: Vec<Vec<Vec<Sum>>> = held
            .demands
            .iter()
            .filter_map(|number| self.demands.get(*number))
            .map(|demand| demand.ways.clone())
            .collect();
        let mut least: Option<(i128, Relaxation)> = None;
        for way in Product::new(&ways) {
            let (mut rows, mut adds, mut weights) = (Vec::new(), Vec::new(), Vec::new());
            if let Some(places) = held.places {
                let fixed = i64::try_from(self.fixed()).unwrap_or(i64::MAX);
                rows.push(Row::at_most(i64::from(places.get()) - fixed));
                adds.push(vec![1; open.len()]);
                weights.push(1);
            }
            for (_, sum) in &way {
                rows.push(sum.row.less(sum.base));
                adds.push(open.iter().map(|number| sum.adds.get(*number).copied().unwrap_or(0)).collect());
                weights.push(sum.weight);
            }
            let mut kinds = Kinds::new(rows.clone(), &adds, &people, usize::MAX, None);
            let first = kinds.model.kinds();
            for (row, (weight, adds)) in weights.iter().zip(&adds).enumerate() {
                // As many as could ever be missing or too many.
                let reach: i64 = adds.iter().map(|add| add.abs()).sum();
                let bounds = rows
                    .get(row)
                    .map_or(0, |row| row.low.unwrap_or(0).abs().max(row.high.unwrap_or(0).abs()));
                let most = usize::try_from((reach + bounds) / weight + 1).unwrap_or(0);
                for by in [*weight, -weight] {
                    kinds.model.add([(row, by)], std::iter::repeat_n(-1, most));
                }
            }
            let Searched::Best { taken, value } =
                crate::search::best(&kinds.model, &mut self.steps, &mut |_| true)
            else {
                return None;
            };
            let total = stay - value;
            if least.as_ref().is_none_or(|(known, _)| total < *known) {
                let missing: Vec<u64> = taken.iter().skip(first).map(|taken| u64::from(*taken)).collect();
                let mut missing = missing.chunks(2).map(|both| both.iter().sum::<u64>());
                let on = kinds.taken(&taken);
                let gone = |stands: Stands| {
                    let gone = open.iter().enumerate().filter(|(place, number)| {
                        self.moves.movers.get(**number).is_some_and(|mover| mover.stands == stands)
                            && u32::try_from(*place).is_ok_and(|place| on.binary_search(&place).is_err())
                    });
                    gone.count() as u64
                };
                let mut by = Vec::new();
                let places = held.places.map(|places| (Claim::Places(places), missing.next().unwrap_or(0)));
                let mut short = vec![0; held.demands.len()];
                for ((demand, _), missing) in way.iter().zip(missing) {
                    if let Some(short) = short.get_mut(*demand) {
                        *short += missing;
                    }
                }
                for (number, short) in held.demands.iter().zip(short) {
                    by.extend(self.rule(*number).map(|rule| (Claim::Rule(rule.clone()), short)));
                }
                by.extend(places);
                by.push((Claim::SentInvitations, gone(Stands::Sent)));
                if held.proposed {
                    by.push((Claim::NobodyLosesAPlace, gone(Stands::Proposed)));
                }
                by.retain(|(_, count)| *count > 0);
                least = Some((total, Relaxation { total: u64::try_from(total).unwrap_or(0), by }));
            }
        }
        least.map(|(_, relaxation)| relaxation)
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

    fn change(&self, demands: &[usize], on: &[bool], gives_up: Vec<Yielding>) -> Remedy {
        let is_on = |number: usize| on.get(number) == Some(&true);
        let add = self.ids(|number| is_on(number) && self.stood(number, false));
        let remove = self.ids(|number| !is_on(number) && self.stood(number, true));
        let matters = |number: usize| {
            self.stood(number, false)
                && self
                    .demands
                    .iter()
                    .flat_map(|demand| demand.ways.iter().flatten())
                    .any(|sum| sum.adds.get(number).is_some_and(|adds| *adds != 0))
        };
        let may_go = |number: usize| {
            self.moves.movers.get(number).is_some_and(|mover| mover.stands == Stands::Proposed)
        };
        let numbers = || 0..self.moves.movers.len();
        let unscored = |number: usize| self.score(number).is_none();
        let is_chosen = !add.is_empty() || !remove.is_empty();
        let unknown = numbers().filter(|number| matters(*number)).any(unscored)
            || (!remove.is_empty() && numbers().filter(|number| may_go(*number)).any(unscored));
        if is_chosen && unknown {
            return Remedy::Number(Number {
                placed: self.placed(),
                add: u32::try_from(add.len()).unwrap_or(u32::MAX),
                remove: u32::try_from(remove.len()).unwrap_or(u32::MAX),
                served_by: self.serving(demands, |number| self.stood(number, false)),
                gives_up,
            });
        }
        Remedy::Change(self.made(demands, on, add, remove, gives_up))
    }

    fn made(
        &self,
        demands: &[usize],
        on: &[bool],
        add: Vec<ApplicantId>,
        remove: Vec<ApplicantId>,
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
        let best = best.map(|on| {
            let is_on = |number: usize| on.get(number) == Some(&true);
            let add = self.ids(|number| is_on(number) && self.stood(number, false));
            let remove = self.ids(|number| !is_on(number) && self.stood(number, true));
            self.made(&held.demands, &on, add, remove, gives_up.clone())
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

impl Sum {
    /// Whether a mover, on the list, brings it nearer to what it asks for.
    fn is_served_by(&self, mover: usize) -> bool {
        let adds = self.adds.get(mover).copied().unwrap_or(0);
        if self.row.low.is_some() { adds > 0 } else { adds < 0 }
    }
}

/// What a sum comes to over those who are open.
enum Open {
    Holds,
    CannotHold,
    /// It must be met: its row, less what those who are settled add.
    Asks(Row),
}

fn open(sum: &Sum, settled: &[Option<bool>]) -> Open {
    let (mut base, mut low, mut high) = (sum.base, 0_i64, 0_i64);
    for (add, settled) in sum.adds.iter().zip(settled) {
        match settled {
            Some(true) => base += add,
            Some(false) => {}
            None => {
                low += add.min(&0);
                high += add.max(&0);
            }
        }
    }
    let row = sum.row.less(base);
    if row.low.is_some_and(|least| high < least) || row.high.is_some_and(|most| low > most) {
        return Open::CannotHold;
    }
    let holds = row.low.is_none_or(|least| low >= least) && row.high.is_none_or(|most| high <= most);
    if holds { Open::Holds } else { Open::Asks(row) }
}

/// One way of each demand, in turn: its sums, each with the number of its demand.
struct Product<'w, T> {
    ways: &'w [Vec<Vec<T>>],
    next: Option<Vec<usize>>,
}

impl<'w, T> Product<'w, T> {
    fn new(ways: &'w [Vec<Vec<T>>]) -> Self {
        Self { ways, next: ways.iter().all(|ways| !ways.is_empty()).then(|| vec![0; ways.len()]) }
    }

    fn after(&self, mut places: Vec<usize>) -> Option<Vec<usize>> {
        let at = places.iter().zip(self.ways).position(|(place, ways)| place + 1 < ways.len())?;
        for (number, place) in places.iter_mut().enumerate().take(at + 1) {
            *place = if number == at { *place + 1 } else { 0 };
        }
        Some(places)
    }
}

impl<'w, T> Iterator for Product<'w, T> {
    type Item = Vec<(usize, &'w T)>;

    fn next(&mut self) -> Option<Self::Item> {
        let now = self.next.take()?;
        let each = self.ways.iter().zip(&now).enumerate();
        let sums = each.flat_map(|(demand, (ways, place))| {
            ways.get(*place).into_iter().flatten().map(move |sum| (demand, sum))
        });
        let sums = sums.collect();
        self.next = self.after(now);
        Some(sums)
    }
}

#[cfg(all(test, feature = "proptest1"))]
mod tests;
