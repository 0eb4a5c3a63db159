//! What an applicant may be told of how the shortlist was made: the same words for everybody who applied.
//!
//! It rests on the policy and on the plain facts of the round. No finding enters it: what it says cannot depend on who
//! declared what, or on who was found suited.

use chrono::NaiveDate;

use super::{Language, Words};
use crate::advert::Advert;
use crate::applicant::Applicant;
use crate::check::{Check, LegalBasis};
use crate::decide::event_of;
use crate::decision::Decision;
use crate::round::Round;
use crate::rule::Rule;
use crate::shortlist::{Invitation, Shortlist};
use crate::silence::Question;
use crate::source::{Element, Mark, Part, Source};
use crate::span::{Clock, candidates};
use crate::vacancy::{Criterion, Opening, Vacancy};
use crate::version::{Effect, Version, When};
use crate::view::shapes_an_open_duty;

impl Decision<'_> {
    /// What an applicant may be told of how the shortlist was made: the post, the criteria, the rules about whom to invite
    /// that hold for the vacancy by its own facts, and how declarations are treated.
    ///
    /// The words are the same for everybody who applied, and the same whoever declared what and whoever was found suited:
    /// nothing is told of any applicant, not even whether a rule is kept. What only informs, adverts and the case file are
    /// left out.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let policy = packs::norway_state();
    /// let (kept, broken) = (testing::sample(), testing::sample_broken());
    /// let letter = policy.decide(&kept, testing::stamp()).letter(Language::English);
    /// assert!(letter.contains("The program that checked the shortlist does not decide who is invited or appointed."));
    /// assert_eq!(letter, policy.decide(&broken, testing::stamp()).letter(Language::English));
    /// ```
    #[must_use]
    pub fn letter(&self, language: Language) -> String {
        let words = Words::new(language);
        let mut lines = words.heading("title-letter", self);
        let say = |key: &str| words.say(key, &[]);
        lines.extend([String::new(), say("letter-for-all"), say("letter-people")]);
        let criteria = self.round().vacancy().criteria();
        if !criteria.is_empty() {
            lines.extend([String::new(), say("letter-criteria")]);
            lines.extend(criteria.iter().map(|criterion| format!("• {}", words.criterion(criterion))));
        }
        let standing: Vec<(bool, String)> =
            self.policy().rules().iter().filter_map(|rule| words.standing(self, rule)).collect();
        for (settled, key) in [(true, "letter-rules"), (false, "letter-rules-unsettled")] {
            let rules = standing.iter().filter(|(is_settled, _)| *is_settled == settled);
            let rules: Vec<String> = rules.map(|(_, said)| format!("• {said}")).collect();
            if !rules.is_empty() {
                lines.extend([String::new(), say(key)]);
                lines.extend(rules);
            }
        }
        if standing.is_empty() {
            lines.extend([String::new(), say("letter-rules-none")]);
        }
        lines.extend([String::new(), say("letter-declared"), say("letter-confidential")]);
        lines.join("\n") + "\n"
    }
}

/// Whether what is said of the version rests on a question that its text leaves open.
fn is_read(vacancy: &Vacancy, version: &Version) -> bool {
    let short = vacancy.length().is_none_or(|length| !length.is_longer_than(6));
    let internal = vacancy.opening() != Some(Opening::External);
    let open = [
        (Question::Definition, true),
        (Question::Edge, version.has_chosen_edge()),
        (Question::ShortPosts, short),
        (Question::InternalPostings, internal),
    ];
    open.into_iter().any(|(question, matters)| matters && version.is_silent_on(question))
        || shapes_an_open_duty(version)
}

/// The day of the event that picks a rule's version. Where it has not come yet, the latest plain day of the round: when
/// somebody declared something or was assessed does not enter, though it may where the round is decided.
fn day_of(clock: Clock, round: &Round) -> NaiveDate {
    let vacancy = round.vacancy();
    let latest = || {
        let applied = round.applicants().iter().map(Applicant::applied_on);
        let invited = round.shortlists().iter().flat_map(Shortlist::invitations).map(Invitation::on);
        let published = vacancy.adverts().iter().filter_map(Advert::publication);
        let plain = published.chain(vacancy.closes_on()).chain(round.recommended_on());
        applied.chain(invited).chain(plain).fold(vacancy.opens_on(), NaiveDate::max)
    };
    event_of(clock, round).unwrap_or_else(latest)
}

/// Whether a version holds for the vacancy by its own facts; `None` where one of them is not recorded.
fn holds(decision: &Decision<'_>, rule: &Rule, version: &Version) -> Option<bool> {
    let (vacancy, round) = (decision.round().vacancy(), decision.round());
    let mut facts: Vec<Option<bool>> =
        version.scope().iter().map(|condition| condition.holds(vacancy)).collect();
    facts.extend(version.exceptions().iter().map(|exception| match exception.when() {
        When::Fact(condition) => condition.holds(vacancy).map(|holds| !holds),
        // With a cap on both sides the duty stands, weaker.
        When::Recorded if exception.effect() == Effect::CapsAlike => Some(true),
        When::Recorded => {
            let mut recorded = round.exceptions().iter();
            Some(!recorded.any(|one| one.rule() == rule.id() && one.exception() == exception.id()))
        }
    }));
    if facts.contains(&Some(false)) {
        return Some(false);
    }
    (!facts.contains(&None)).then_some(true)
}

impl Words {
    fn criterion(&self, criterion: &Criterion) -> String {
        let key = if criterion.is_required() { "criterion-required" } else { "criterion-wish" };
        self.say(key, &[("criterion", criterion.title().to_string().into())])
    }

    /// A rule about whom to invite that holds for the vacancy, or may: whether that is settled, and what it requires.
    fn standing(&self, decision: &Decision<'_>, rule: &Rule) -> Option<(bool, String)> {
        let (round, on) = (decision.round(), day_of(rule.clock(), decision.round()));
        let is_about_inviting = |version: &Version| {
            version.modality().is_duty() && matches!(version.check(), Check::Invite(_) | Check::Assessment(_))
        };
        let standing = rule.versions_on(on).map(|(_, version)| version);
        let open = standing.filter(|version| is_about_inviting(version));
        let mut open = open.map(|version| (version, holds(decision, rule, version)));
        let (version, held) = open.find(|(_, held)| *held != Some(false))?;
        let (versions, none) = candidates(rule.versions().iter().map(Version::span), on);
        let is_settled = versions.is_power_of_two() && !none && held == Some(true);
        let requirement = self.requirement(version, version.modality());
        let mut sentences = vec![self.say("reading-requires", &[("requirement", requirement.into())])];
        sentences.extend(self.capped(round, rule.id(), std::iter::once(version)));
        sentences.extend(self.cited(decision, version));
        let last = version.span().last_confirmed().filter(|day| *day < on);
        sentences.extend(last.map(|day| self.say("last-confirmed", &[("date", self.date(day).into())])));
        Some((is_settled, sentences.join(" ")))
    }

    /// Where what is required stands, and how sure that is, whoever the people are.
    fn cited(&self, decision: &Decision<'_>, version: &Version) -> Vec<String> {
        let duty = |part: &&Part| matches!(part.of(), Element::Force | Element::Bound | Element::Record);
        let sources = |parts: Vec<&Part>| {
            let mut citations: Vec<String> = Vec::new();
            let known = |key| decision.policy().source(key);
            for source in parts.into_iter().filter_map(Part::source).filter_map(known) {
                let citation = Source::citation(source).to_string();
                if !citations.contains(&citation) {
                    citations.push(citation);
                }
            }
            citations
        };
        let mut citations = sources(version.parts().iter().filter(duty).collect());
        if citations.is_empty() {
            citations = sources(version.parts().iter().collect());
        }
        let mut elements = decision.told_of(version);
        elements.extend((!version.scope().is_empty()).then_some(Element::Scope));
        let consent = version.legal_basis() == Some(LegalBasis::ExplicitConsent);
        elements.extend(consent.then_some(Element::LegalBasis));
        let marks = elements.iter().map(|element| version.mark_of(*element));
        let read = is_read(decision.round().vacancy(), version).then_some(Mark::Interpretation);
        let mark = marks.chain(read).max().unwrap_or(Mark::Interpretation);
        let cited =
            (!citations.is_empty()).then(|| self.say("sources", &[("sources", citations.join("; ").into())]));
        cited.into_iter().chain([self.say(super::mark_key(mark), &[])]).collect()
    }
}
