//! Rounds that break a chosen rule.

use std::num::NonZeroU16;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::stamp;
use super::draft::{Asked, Candidate, Draft, DraftAdvert, DraftLength, Later, Post};
use super::rounds::drafts;
use super::{BARE, FACT, day, lit, shifted};
use crate::advert::Channel;
use crate::applicant::Suitability;
use crate::bound::{Bound, Counts, Share};
use crate::check::{AssessmentCheck, Check, Presence, SentenceCheck};
use crate::condition::Condition;
use crate::employer::{Country, Region, Representation, Sector};
use crate::finding::Verdict;
use crate::ground::{Ground, Group};
use crate::invite::{Invite, Overlap};
use crate::policy::Policy;
use crate::round::Round;
use crate::rule::Rule;
use crate::span::{Edge, candidates};
use crate::text::{Code, LanguageTag, RuleId};
use crate::vacancy::{Category, Length, Opening};
use crate::version::{Version, When};

/// Valid rounds on which a rule is broken, and stays broken however a failing case is shrunk.
///
/// A flow never sends what the law forbids when it sends nothing on these:
///
/// ```
/// use mangfold::{packs, testing};
/// use proptest::test_runner::TestRunner;
///
/// let policy = packs::norway_state();
/// let broken = testing::rounds_breaking(&policy, &"no.state.interview.disability".parse()?);
/// TestRunner::deterministic().run(&broken, |round| {
///     assert!(policy.decide(&round, testing::stamp()).clear(&[]).is_err());
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Panics
///
/// When the policy has no such rule, or no round can be found that breaks it: none breaks a may-rule or a notice,
/// a rule whose every day lies in an unsettled edge, a scope that names no sector or category, a statement whose
/// wording is not in the sources, or a check of assessments out of everyone.
pub fn rounds_breaking(policy: &Policy, rule: &RuleId) -> impl Strategy<Value = Round> + use<> {
    let breaking = Breaking { policy: policy.clone(), rule: rule.clone() };
    let days = breaking.days();
    assert!(!days.is_empty(), "no round can be found that breaks {rule}");
    (drafts(), select(days)).prop_map(move |(draft, (version, on))| {
        breaking
            .broken(draft, version, on)
            .or_else(|| breaking.broken(bare(), version, on))
            .unwrap_or_else(|| bare().build())
    })
}

fn bare() -> Draft {
    Draft {
        opens_on: day(2024, 1, 1),
        country: Country::NORWAY,
        post: Post {
            sector: None,
            category: None,
            opening: None,
            length: None,
            seats: NonZeroU16::MIN,
            closes_after: None,
            region: None,
            staff: None,
            fact: None,
            asked: Asked::default(),
            criteria: 0,
        },
        adverts: Vec::new(),
        people: Vec::new(),
        stages: 1,
        vacant: None,
        compared: [None; 2],
        later: Later { recommended: None, hired: None, entry: None, heard: None, judged: None, cap: None },
    }
}

struct Breaking {
    policy: Policy,
    rule: RuleId,
}

impl Breaking {
    #[expect(clippy::panic, reason = "for tests, which want to fail where the mistake is")]
    fn rule(&self) -> &Rule {
        self.policy.rule(&self.rule).unwrap_or_else(|| panic!("the policy has no rule {}", self.rule))
    }

    /// Days on which one version is certainly in force, each with the version, where a bare round can break it.
    fn days(&self) -> Vec<(usize, NaiveDate)> {
        let versions = self.rule().versions();
        let mut days: Vec<NaiveDate> = (2001..=2026).rev().map(|year| day(year, 7, 1)).collect();
        for edge in versions.iter().flat_map(|version| [version.span().from(), version.span().until()]) {
            let of_edge = match edge {
                Edge::On(on) | Edge::Partial { on } | Edge::NotVerified { stands_on: on } => vec![on],
                Edge::Between { first, last } => vec![first, last],
                Edge::Open => Vec::new(),
            };
            days.extend(of_edge.into_iter().flat_map(|on| [shifted(on, -1), on, shifted(on, 1)]));
        }
        let certain = |on: NaiveDate| {
            let (maybe, none) = candidates(versions.iter().map(Version::span), on);
            let version = maybe.trailing_zeros() as usize;
            let duty = versions.get(version).is_some_and(|version| version.modality().is_duty());
            (maybe.is_power_of_two() && !none && duty).then_some((version, on))
        };
        let certain = days.into_iter().filter_map(certain);
        certain.filter(|(version, on)| self.broken(bare(), *version, *on).is_some()).collect()
    }

    /// The round of a draft changed as little as it takes to break the version, and moved to the day.
    fn broken(&self, mut draft: Draft, version: usize, on: NaiveDate) -> Option<Round> {
        let version = self.rule().versions().get(version)?;
        for condition in version.scope() {
            draft.meet(condition)?;
        }
        for exception in version.exceptions() {
            match exception.when() {
                When::Fact(condition) => draft.miss(condition),
                When::Recorded => draft.later.judged = None,
            }
        }
        match version.check() {
            Check::Invite(invite) => draft.leave_out(invite),
            Check::Statement(code) => {
                draft.advertise(
                    BARE.to_owned(),
                    Some(self.policy.statement(code)?.wordings().first()?.language().clone()),
                );
            }
            Check::Sentence(sentence) => draft.advertise(without(sentence), None),
            Check::Record(record) => {
                (draft.later.entry, draft.later.heard) = (None, None);
                draft.people.extend(record.about().map(|of| Candidate::surely_in(of, 1_000)));
            }
            Check::Assessment(check) => draft.assess_badly(check),
            Check::Preference(_) | Check::PeriodShare(_) | Check::Monitor(_) => return None,
        }
        let drawn = self.found(&draft.build()).0;
        draft.opens_on = shifted(on, draft.opens_on.signed_duration_since(drawn).num_days());
        let round = draft.build();
        (self.found(&round) == (on, Verdict::Broken)).then_some(round)
    }

    fn found(&self, round: &Round) -> (NaiveDate, Verdict) {
        let decision = self.policy.decide(round, stamp());
        decision
            .finding(&self.rule)
            .map_or((round.vacancy().opens_on(), Verdict::NotApplicable), |f| (f.on(), f.verdict()))
    }
}

impl Draft {
    /// Makes a condition hold.
    fn meet(&mut self, condition: &Condition) -> Option<()> {
        match condition {
            Condition::Country(countries) => {
                if !countries.contains(&self.country) {
                    self.country = *countries.first()?;
                }
            }
            Condition::Region(regions) => {
                let region = self.post.region.filter(|region| regions.contains(region));
                let region = region.or_else(|| regions.first().copied())?;
                (self.post.region, self.country) = (Some(region), region.country());
            }
            Condition::Underrepresented { ground, .. } => self.staff(ground, 0),
            // The criteria of a draft ask for nothing that a rule is about.
            Condition::Criterion(_) => return None,
            Condition::Fact(code) => self.fact(code, true),
            Condition::Sector(sectors) => {
                if !self.post.sector.is_some_and(|sector| sectors.contains(&sector)) {
                    self.post.sector = Some(*sectors.first()?);
                }
            }
            Condition::Category(categories) => {
                if !self.post.category.as_ref().is_some_and(|category| categories.contains(category)) {
                    self.post.category = Some(categories.first()?.clone());
                }
            }
            Condition::Opening(opening) => self.post.opening = Some(*opening),
            Condition::LongerThanMonths(months) => match self.post.length {
                Some(DraftLength::Settled(length)) if length.is_longer_than(*months) => {}
                _ => self.post.length = Some(DraftLength::Settled(Length::Permanent)),
            },
        }
        Some(())
    }

    /// Makes a condition fail, where it can.
    fn miss(&mut self, condition: &Condition) {
        match condition {
            Condition::Country(countries) => {
                let others = [Country::NORWAY, lit("SE"), lit("DK")];
                if countries.contains(&self.country)
                    && let Some(other) = others.into_iter().find(|other| !countries.contains(other))
                {
                    self.country = other;
                }
            }
            Condition::Region(regions) => {
                if self.post.region.is_none_or(|region| regions.contains(&region)) {
                    let all: [Region; 3] = [lit("NO-46"), lit("SE-AB"), lit("DE-BE")];
                    let other =
                        |region: &Region| region.country() == self.country && !regions.contains(region);
                    self.post.region = all.into_iter().find(other);
                }
            }
            Condition::Underrepresented { ground, .. } => self.staff(ground, 10),
            Condition::Criterion(_) => {}
            Condition::Fact(code) => self.fact(code, false),
            Condition::Sector(sectors) => {
                if self.post.sector.is_none_or(|sector| sectors.contains(&sector)) {
                    let all =
                        [Sector::State, Sector::Municipal, Sector::County, Sector::Private, Sector::Church];
                    self.post.sector = all.into_iter().find(|sector| !sectors.contains(sector));
                }
            }
            Condition::Category(categories) => {
                if self.post.category.as_ref().is_none_or(|category| categories.contains(category)) {
                    self.post.category = Some(Category::Own(lit("of_no_rule")));
                }
            }
            Condition::Opening(Opening::External) => self.post.opening = Some(Opening::Internal),
            Condition::Opening(Opening::Internal) => self.post.opening = Some(Opening::External),
            Condition::LongerThanMonths(months) => {
                self.post.length = NonZeroU16::new(*months).map(Length::Months).map(DraftLength::Settled);
            }
        }
    }

    /// So many of ten of the staff are of the ground. The vacancies drawn count women, and others where a rule asks.
    fn staff(&mut self, ground: &Ground, members: u32) {
        if *ground == Ground::Woman {
            self.post.staff = Some((members, 10));
        } else {
            self.post.asked.staff.retain(|staff| staff.ground() != ground);
            self.post.asked.staff.extend(Representation::new(ground.clone(), members, 10));
        }
    }

    /// The vacancies drawn have one fact, and others where a rule asks.
    fn fact(&mut self, code: &Code, is_true: bool) {
        if code.as_str() == FACT {
            self.post.fact = Some(is_true);
        } else {
            self.post.asked.facts.retain(|(known, _)| known != code);
            self.post.asked.facts.push((code.clone(), is_true));
        }
    }

    /// Leaves too few of the group invited.
    fn leave_out(&mut self, invite: &Invite) {
        let beside = match invite.overlap() {
            Overlap::ForOne(beside) | Overlap::Union(beside) => beside.as_slice(),
            Overlap::ForEach => &[],
        };
        let touches = |person: &Candidate| {
            std::iter::once(invite.of()).chain(beside).any(|group| person.touches(group))
        };
        let mut kept = match invite.bound() {
            Bound::AtLeast(least) => least.get() - 1,
            Bound::All => u32::MAX,
            Bound::Best(_) => 0,
            Bound::AsManyAs(many) => {
                return self.outweigh(invite.of(), 1, |number| {
                    let other = Candidate::surely_in(many.other(), number).but_not(invite.of());
                    match many.on_top() {
                        Some((on_top, Counts::DoesNotCount)) => other.but_not(on_top),
                        _ => other,
                    }
                });
            }
            Bound::Share(share) => {
                let of = invite.union().unwrap_or_else(|| invite.of().clone());
                let outside = of.opposite();
                return self.outweigh(invite.of(), whole_of(*share), |number| {
                    Candidate::surely_in(&outside, number)
                });
            }
        };
        for person in self.people.iter_mut().filter(|person| touches(person)) {
            if person.invited.is_some() {
                if kept == 0 {
                    (person.invited, person.again) = (None, None);
                }
                kept = kept.saturating_sub(1);
            }
        }
        let sure = (0..invite.presupposes().max(1)).map(|n| Candidate::surely_in(invite.of(), 1_000 + n));
        self.people.extend(sure);
    }

    /// Invites so many others and nobody else, with as many of the group left out.
    fn outweigh(&mut self, of: &Group, count: u32, other: impl Fn(u32) -> Candidate) {
        for person in &mut self.people {
            (person.invited, person.again) = (None, None);
        }
        (self.stages, self.vacant) = (1, None);
        (self.later.recommended, self.later.hired) = (None, None);
        self.people.extend((0..count).map(|n| Candidate::surely_in(of, 1_000 + n)));
        let others = (0..count).map(|n| Candidate { invited: Some((true, 5)), ..other(2_000 + n) });
        self.people.extend(others);
    }

    /// Puts a text in an advert, in the language wanted or the one it has.
    fn advertise(&mut self, text: String, language: Option<LanguageTag>) {
        match self.adverts.first_mut() {
            Some(advert) => {
                advert.text = Some(text);
                if let Some(language) = language {
                    advert.language = language;
                }
            }
            None => self.adverts.push(DraftAdvert {
                channel: Channel::Own,
                language: language.unwrap_or_else(|| lit("nb")),
                text: Some(text),
                published: None,
            }),
        }
    }

    /// Leaves nobody of the group in the pool, one of them for no recorded reason.
    fn assess_badly(&mut self, check: &AssessmentCheck) {
        let unsuited = Some(Suitability::ObviouslyUnsuited);
        for person in self.people.iter_mut().filter(|person| person.touches(check.of())) {
            person.suitability = unsuited;
        }
        let one = Candidate::surely_in(check.of(), 1_000);
        self.people.push(Candidate { suitability: unsuited, ..one });
    }
}

/// A text that has not what adverts must have, or has what none may have.
fn without(sentence: &SentenceCheck) -> String {
    match sentence.presence() {
        Presence::Required if sentence.is_met_by(BARE) => "–".to_owned(),
        Presence::Required => BARE.to_owned(),
        Presence::Forbidden => {
            let first = sentence.words().iter().filter_map(|list| list.first());
            first.map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }
    }
}

/// So many people that the share of them is somebody, however it is rounded.
fn whole_of(share: Share) -> u32 {
    share.least().denominator().div_ceil(share.least().numerator())
}
