//! Deciding: every rule of a policy over every completion of what a round leaves unknown, by counting.
//!
//! Undetermined means that some completions break a rule and others do not. The smallest set of facts that settles
//! it is then the set of facts that breaking depends on at all; it is unique, since each fact may turn out in any
//! way whatever the others do.

mod adverts;
mod basis;
mod because;
mod mend;
mod rows;
mod shape;
mod unknown;
mod version;

#[cfg(feature = "wording")]
pub(crate) use self::adverts::wordings;

use self::basis::Used;
use self::unknown::Function;
use self::version::{Survey, View};
use chrono::{DateTime, NaiveDate, Utc};

use crate::decision::{Decision, Outcome};
use crate::finding::{Because, Fact, Finding, Verdict};
use crate::force::Modality;
use crate::policy::Policy;
use crate::relation::{Relation, RelationKind, goes_before};
use crate::round::Round;
use crate::rule::Rule;
use crate::silence::Question;
use crate::source::{Element, Mark};
use crate::span::{Clock, Span, candidates};
use crate::text::RuleId;
use crate::version::Version;

impl Policy {
    /// Decides a round: one finding for every rule, in rule order. Total: it cannot fail.
    ///
    /// `at` is the stamp of the decision and chooses nothing: each rule picks its version by its own event.
    ///
    /// ```
    /// use mangfold::{packs, testing, Outcome};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let decision = policy.decide(&round, testing::stamp());
    /// assert_eq!(decision.outcome(), Outcome::Clear);
    /// assert_eq!(decision.findings().len(), policy.rules().len());
    /// ```
    #[must_use]
    pub fn decide<'a>(&'a self, round: &'a Round, at: DateTime<Utc>) -> Decision<'a> {
        let mut findings: Vec<Finding> =
            self.rules().iter().map(|rule| Case::new(self, rule, round).finding()).collect();
        for yielding in mend::yielding(self, round, &findings) {
            let mut broken = findings.iter_mut().filter(|finding| finding.verdict() == Verdict::Broken);
            if let Some(finding) = broken.find(|finding| finding.rule() == yielding.rule()) {
                finding.yields_to = yielding.to().to_vec();
                finding.mark = finding.mark.max(self.mark_of_precedence(yielding.to(), yielding.rule()));
                if let Err(place) = finding.rests_on.binary_search(&Element::Relation) {
                    finding.rests_on.insert(place, Element::Relation);
                }
            }
        }
        Decision::new(self, round, at, findings)
    }

    /// How sure it is that one of these goes before the rule: as the weakest relation on the way.
    fn mark_of_precedence(&self, of: &[RuleId], rule: &RuleId) -> Mark {
        let reaches =
            |one: &RuleId, other: &RuleId| one == other || goes_before(self.relations(), one, other);
        let on_the_way = self.relations().iter().filter(|relation| {
            relation.kind() == RelationKind::Before
                && of.iter().any(|one| reaches(one, relation.rule()))
                && reaches(relation.to(), rule)
        });
        on_the_way.map(Relation::mark).max().unwrap_or(Mark::Verified)
    }

    /// The outcome alone, without the findings it would follow from, and without allocating.
    ///
    /// ```
    /// use mangfold::{packs, testing, Outcome};
    /// assert_eq!(packs::norway_state().outcome(&testing::sample()), Outcome::Clear);
    /// ```
    #[must_use]
    pub fn outcome(&self, round: &Round) -> Outcome {
        Outcome::of(self.rules().iter().map(|rule| {
            let case = Case::new(self, rule, round);
            let modality = case.modality();
            (modality, case.may(None).verdict(modality))
        }))
    }
}

/// What may come of a version over all completions.
#[derive(Clone, Copy, Default)]
struct May {
    not_apply: bool,
    keep: bool,
    break_: bool,
}

impl May {
    const fn verdict(self, modality: Modality) -> Verdict {
        match (modality.is_duty(), self.not_apply, self.keep, self.break_) {
            (_, true, false, false) => Verdict::NotApplicable,
            (_, false, false, true) => Verdict::Broken,
            (_, _, _, true) | (false, true, true, false) => Verdict::Undetermined,
            _ => Verdict::Kept,
        }
    }
}

/// One rule on one round.
struct Case<'a> {
    policy: &'a Policy,
    rule: &'a Rule,
    round: &'a Round,
    on: NaiveDate,
    /// A bit for each version that may be in force.
    versions: u32,
    /// Whether none may be.
    none: bool,
}

impl<'a> Case<'a> {
    fn new(policy: &'a Policy, rule: &'a Rule, round: &'a Round) -> Self {
        let on = day_of(rule.clock(), round);
        let (versions, none) = candidates(rule.versions().iter().map(Version::span), on);
        Self { policy, rule, round, on, versions, none }
    }

    fn candidates(&self) -> impl Iterator<Item = (u32, View<'a>)> {
        let (policy, rule, round, on, bits) = (self.policy, self.rule, self.round, self.on, self.versions);
        (0_u32..)
            .zip(rule.versions())
            .filter(move |(place, _)| bits >> place & 1 == 1)
            .map(move |(place, version)| (place, View { policy, rule, round, on, version }))
    }

    /// The strongest modality that may be in force; out of force, that of the nearest version.
    fn modality(&self) -> Modality {
        let strongest = self.candidates().map(|(_, view)| view.version.modality()).min();
        strongest.unwrap_or_else(|| self.nearest().modality())
    }

    fn nearest(&self) -> &'a Version {
        let begun = |version: &&Version| version.span().from().earliest().is_none_or(|from| from <= self.on);
        let versions = self.rule.versions();
        // A rule has at least one version, so that the last resort is never taken.
        versions.iter().rev().find(begun).or(versions.first()).unwrap_or_else(|| unreachable!("no version"))
    }

    /// What may come of the rule; `first` is the survey of the first version that may be in force.
    fn may(&self, first: Option<&Survey>) -> May {
        let mut may = May { not_apply: self.none, ..May::default() };
        for (place, (_, view)) in self.candidates().enumerate() {
            let one = view.may(first.filter(|_| place == 0));
            may.not_apply |= one.not_apply;
            may.keep |= one.keep;
            may.break_ |= one.break_;
        }
        may
    }

    fn finding(&self) -> Finding {
        let first = self.candidates().next().map(|(_, view)| view);
        let modality = self.modality();
        // Where the rule is not about such a vacancy, nobody is counted for it.
        let alone = !self.none && self.versions.is_power_of_two();
        let out = first.filter(|_| alone).map(|view| view.out_of_scope()).filter(|by| !by.is_empty());
        let survey = |view: View<'a>| (view, if out.is_none() { view.survey() } else { None });
        let first = first.map(survey);
        let may = match out {
            Some(_) => May { not_apply: true, ..May::default() },
            None => self.may(first.as_ref().and_then(|(_, survey)| survey.as_ref())),
        };
        let because = match (may.verdict(modality), &first) {
            (Verdict::NotApplicable, Some(_)) if let Some(by) = out => Because::OutOfScope { by },
            (Verdict::Undetermined, _) => Because::Unknown { settled_by: self.settled_by() },
            (_, None) => self.not_in_force(),
            (Verdict::NotApplicable, Some((view, survey))) => view.why_not(survey.as_ref()),
            (Verdict::Kept, Some(_)) if may.not_apply => Because::HoldsEitherWay,
            (Verdict::Kept, Some((view, _))) => view.why_kept(),
            (Verdict::Broken, Some((view, _))) => view.why_broken(),
        };
        let (used, mark) = self.basis(&because, first.as_ref());
        let version = first.as_ref().map_or_else(|| self.nearest(), |(view, _)| view.version);
        let confirmed = self.candidates().filter_map(|(_, view)| view.version.span().last_confirmed()).min();
        let survey = first.as_ref().and_then(|(view, survey)| Some((view, survey.as_ref()?)));
        Finding {
            rule: self.rule.id().clone(),
            versions: self.candidates().map(|(place, _)| place).collect(),
            on: self.on,
            force: version.force(),
            modality,
            because,
            mark,
            rests_on: used.elements(),
            answers: used.answers(),
            last_confirmed: confirmed.filter(|confirmed| *confirmed < self.on),
            people: survey.map(|(_, survey)| survey.people),
            remarks: survey.map(|(view, survey)| view.remarks(survey)).unwrap_or_default(),
            yields_to: Vec::new(),
        }
    }

    /// What the reason rests on, and how sure that makes it: as sure as the weakest part used.
    fn basis(&self, because: &Because, first: Option<&(View<'a>, Option<Survey>)>) -> (Used, Mark) {
        let (mut used, mut mark) = (Used::default(), Mark::Verified);
        for (place, (_, view)) in self.candidates().enumerate() {
            let again;
            let survey = match first {
                Some((_, survey)) if place == 0 => survey.as_ref(),
                _ => {
                    again = view.survey();
                    again.as_ref()
                }
            };
            let here = view.used(because, survey);
            mark = mark.max(view.mark_of_used(here, because));
            used = used.and(here);
        }
        if self.clock_decides() {
            used.element(Element::Clock);
            let nearest = first.is_none().then(|| self.nearest());
            let versions = self.candidates().map(|(_, view)| view.version).chain(nearest);
            mark = versions.map(|version| version.mark_of(Element::Clock)).fold(mark, Mark::max);
        }
        if self.chosen_edge_decides() {
            used.answer(Question::Edge);
        }
        if used.answers_any() {
            mark = mark.max(Mark::Interpretation);
        }
        (used, mark)
    }

    fn not_in_force(&self) -> Because {
        let spans = || self.rule.versions().iter().map(Version::span);
        let begins = spans().filter_map(|span| span.from().earliest()).filter(|from| *from > self.on).min();
        let ended =
            spans().filter_map(|span| span.until().surely_over()).filter(|until| *until <= self.on).max();
        Because::NotInForce { on: self.on, begins, ended }
    }

    /// Whether another event of the round, taken for the clock, would pick otherwise, or the clock leaves it open.
    fn clock_decides(&self) -> bool {
        if self.versions == 0 || self.versions.count_ones() > 1 || self.none {
            return true;
        }
        let others = [Clock::Advertised, Clock::Applied, Clock::Invited, Clock::Recommended];
        others.into_iter().map(|clock| day_of(clock, self.round)).filter(|day| *day != self.on).any(|day| {
            let (versions, none) = candidates(self.rule.versions().iter().map(Version::span), day);
            none || versions != self.versions
        })
    }

    /// Whether other versions might be in force if no unsettled edge had been chosen to be read as a day.
    fn chosen_edge_decides(&self) -> bool {
        let versions = self.rule.versions();
        if !versions.iter().any(Version::has_chosen_edge) {
            return false;
        }
        let unchosen: Vec<Span> = versions.iter().map(Version::span_unchosen).collect();
        candidates(unchosen.iter(), self.on) != (self.versions, self.none)
    }

    fn settled_by(&self) -> Vec<Fact> {
        let duty = self.modality().is_duty();
        let functions: Vec<Function> = self.candidates().map(|(_, view)| view.function(duty)).collect();
        let mut facts: Vec<Fact> =
            functions.iter().flat_map(|function| function.facts.iter().cloned()).collect();
        let never = Function::default();
        let all = || functions.iter().chain(self.none.then_some(&never));
        if all().zip(all().skip(1)).any(|(a, b)| a != b) {
            facts.push(Fact::InForce);
        }
        facts.sort();
        facts.dedup();
        facts
    }
}

fn day_of(clock: Clock, round: &Round) -> NaiveDate {
    event_of(clock, round).unwrap_or(round.census().latest)
}

/// The day of the event that picks a rule's version, once it has come.
pub(crate) fn event_of(clock: Clock, round: &Round) -> Option<NaiveDate> {
    let census = round.census();
    match clock {
        Clock::Advertised => Some(census.advertised),
        Clock::Applied => census.first_application,
        Clock::Invited => census.first_invitation,
        Clock::Recommended => round.recommended_on(),
    }
}
