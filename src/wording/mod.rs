//! Decisions in words: the standard annotation (påtegning) for the case file and the restricted review, each in full and
//! in one line; what refuses to clear and what clears; what applicants may be told. Policies in words: the reading view,
//! for a lawyer, and the consultation sheet, for the representatives of the employees.
//!
//! The messages of a language are one file in Project Fluent's form, which translators and lawyers can edit. Quotes
//! and citations stay in their own language.

mod clearing;
mod consultation;
mod letter;
mod monitor;
mod reading;
mod remedy;
mod requirement;
#[cfg(test)]
mod sentences;
mod statement;
mod statement_figures;
mod statement_plans;
mod summary;

pub use monitor::Preference;

use std::fmt::Write as _;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::advert::Channel;
use crate::case_file::{EntryKind, RecordedException};
use crate::check::Check;
use crate::condition::Matter;
use crate::decide::wordings;
use crate::decision::{Decision, Outcome};
use crate::finding::{Because, Fact, Finding, Remark, Verdict};
use crate::force::Modality;
use crate::ground::{Ground, Node};
use crate::id::ApplicantId;
use crate::ratio::Ratio;
use crate::round::Round;
use crate::rule::Rule;
use crate::source::{Element, Mark, Part, Source};
use crate::span::candidates;
use crate::statement::Wording;
use crate::text::{Code, LanguageTag, RuleId};
use crate::version::{Effect, Justification, Version};
use crate::view::{CaseFile, CaseFileFinding, CaseFileVerdict, Restricted};

pub use self::reading::anchor;

/// A language the crate has words in.
///
/// ```
/// use mangfold::wording::Language;
///
/// assert_eq!("nn".parse(), Ok(Language::Nynorsk));
/// assert!("sv".parse::<Language>().is_err());
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Language {
    /// Norwegian bokmål, `nb`.
    Bokmal,
    /// Norwegian nynorsk, `nn`.
    Nynorsk,
    /// English, `en`.
    English,
    /// German, `de`.
    German,
}

impl Language {
    /// Every language, in order.
    pub const ALL: [Self; 4] = [Self::Bokmal, Self::Nynorsk, Self::English, Self::German];

    /// Its tag: `nb`, `nn`, `en` or `de`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Bokmal => "nb",
            Self::Nynorsk => "nn",
            Self::English => "en",
            Self::German => "de",
        }
    }
}

/// A tag of no language the crate has words in.
///
/// ```
/// let error = "sv".parse::<mangfold::wording::Language>().unwrap_err();
/// assert_eq!(error.to_string(), "no language: \"sv\" (nb, nn, en or de is wanted)");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no language: {value} (nb, nn, en or de is wanted)")]
pub struct LanguageError {
    value: String,
}

impl LanguageError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "language_unknown"
    }
}

impl std::str::FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, LanguageError> {
        let found = Self::ALL.into_iter().find(|language| language.tag() == text);
        found.ok_or_else(|| LanguageError { value: crate::text::shown(text) })
    }
}

impl Decision<'_> {
    /// The annotation for the case file: sources cited, nobody's background revealed.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let decision = policy.decide(&round, testing::stamp());
    /// let words = decision.annotation(Language::Bokmal);
    /// assert!(words.contains("FOR-2017-06-21-838 § 6"));
    /// ```
    #[must_use]
    pub fn annotation(&self, language: Language) -> String {
        self.case_file().annotation(language)
    }
}

impl CaseFile<'_, '_> {
    /// The annotation for the case file. What only informs and has nothing to inform about is left out.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let decision = policy.decide(&round, testing::stamp());
    /// assert_eq!(decision.case_file().annotation(Language::English), decision.annotation(Language::English));
    /// ```
    #[must_use]
    pub fn annotation(&self, language: Language) -> String {
        let words = Words::new(language);
        let mut lines = words.heading("title-case-file", self.decision());
        lines.push(words.outcome(self.outcome()));
        for finding in self.findings().iter().filter(|finding| self.is_worth_saying(finding)) {
            lines.push(String::new());
            lines.push(format!("• {}", self.sentences(&words, finding).join(" ")));
        }
        if let Some(remedy) = self.remedy() {
            lines.push(String::new());
            lines.push(words.remedy_shown(self.decision(), remedy).join(" "));
        }
        lines.join("\n") + "\n"
    }

    /// What only informs is left out where it has nothing to inform about, whoever the people are: it is not in force, is
    /// out of scope, or nobody at all was found near enough to anybody, and no review of it is overdue.
    fn is_worth_saying(&self, finding: &CaseFileFinding) -> bool {
        let decision = self.decision();
        let Some(full) = decision.finding(finding.rule()) else { return false };
        if !only_informs(Words::version(decision, full)) {
            return true;
        }
        let compared = decision.round().comparisons();
        let is_idle = |version: &Version| match version.check() {
            Check::Preference(preference) => {
                !compared.iter().any(|comparison| comparison.equality().serves(preference.among()))
            }
            _ => false,
        };
        let is_idle = decision.versions_of(full).all(is_idle) && overdue(decision, full).is_none();
        finding.verdict() != CaseFileVerdict::NotApplicable && !is_idle
    }

    fn sentences(&self, words: &Words, finding: &CaseFileFinding) -> Vec<String> {
        let decision = self.decision();
        let Some(full) = decision.finding(finding.rule()) else { return Vec::new() };
        let version = Words::version(decision, full);
        let key = match (finding.verdict(), only_informs(version)) {
            (CaseFileVerdict::Followed, true) => "verdict-informs-untold",
            (CaseFileVerdict::Kept, true) => "verdict-informs",
            (CaseFileVerdict::Undetermined, true) => "verdict-informs-undetermined",
            (CaseFileVerdict::Followed, false) => "verdict-followed",
            (CaseFileVerdict::Kept, false) => "verdict-kept",
            (CaseFileVerdict::Broken, _) => "verdict-broken",
            (CaseFileVerdict::NotApplicable, _) => "verdict-not-applicable",
            (CaseFileVerdict::Undetermined, false) => "verdict-undetermined",
        };
        let mut sentences = vec![words.verdict(key, version, finding.modality())];
        match (finding.verdict(), full.because()) {
            (CaseFileVerdict::Followed, _)
            | (
                _,
                Because::TooFewEligible { .. }
                | Because::NobodyInGroup
                | Because::AssessmentsRecorded { .. }
                | Because::Counted { .. }
                | Because::SomebodyEligible,
            ) => {}
            (_, Because::Met { .. } | Because::Balanced { .. }) => {
                sentences.push(words.say("because-met-untold", &[]));
            }
            (_, Because::Short { .. } | Because::Unbalanced { .. } | Because::Overlooked { .. }) => {
                sentences.push(words.say("because-short-untold", &[]));
            }
            (_, Because::PassedOver { .. }) => {
                sentences.push(words.say("because-passed-over-untold", &[]));
            }
            (_, Because::AssessmentDeficient { .. }) => {
                sentences.push(words.say("because-assessment-deficient-untold", &[]));
            }
            (_, Because::Unknown { settled_by }) => {
                if !finding.unknown().is_empty() {
                    sentences.push(words.facts(finding.unknown()));
                }
                if settled_by.iter().any(|fact| fact.is_personal() && !matches!(fact, Fact::Assessment(_))) {
                    sentences.push(words.say("personal-fact-unknown", &[]));
                }
                let people = finding.not_assessed();
                if settled_by.iter().any(|fact| matches!(fact, Fact::Assessment(_))) && !people.is_empty() {
                    let count = people.len();
                    let args = [("count", count.into()), ("people", words.people(people).into())];
                    sentences.push(words.say("not-assessed", &args));
                }
            }
            (_, because) => sentences.extend(words.because(because)),
        }
        sentences.extend(words.capped(decision.round(), finding.rule(), decision.versions_of(full)));
        if finding.verdict() == CaseFileVerdict::Followed {
            sentences.extend(words.review(decision, full));
        }
        sentences.extend(words.in_time(decision, full));
        let used = decision.told_elements(full);
        sentences.extend(words.closing(decision, full, &used, finding.mark()));
        sentences
    }
}

impl Restricted<'_, '_> {
    /// The review with everything it rests on, for those who may see who declared what.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample_broken());
    /// let decision = policy.decide(&round, testing::stamp());
    /// let words = decision.restricted().annotation(Language::English);
    /// assert!(words.contains(&testing::id("Anna").to_string()), "who could be invited");
    /// ```
    #[must_use]
    pub fn annotation(&self, language: Language) -> String {
        let words = Words::new(language);
        let decision = self.decision();
        let mut lines = words.heading("title-restricted", decision);
        lines.push(words.outcome(decision.outcome()));
        for finding in decision.findings() {
            lines.push(String::new());
            lines.push(format!("• {} — {}", finding.rule(), sentences(&words, decision, finding).join(" ")));
        }
        if let Some(remedy) = decision.remedy() {
            lines.push(String::new());
            lines.push(words.remedy(&remedy).join(" "));
        }
        lines.join("\n") + "\n"
    }
}

fn sentences(words: &Words, decision: &Decision<'_>, finding: &Finding) -> Vec<String> {
    let version = Words::version(decision, finding);
    let key = match (finding.verdict(), only_informs(version)) {
        (Verdict::Kept, true) => "verdict-informs",
        (Verdict::Undetermined, true) => "verdict-informs-undetermined",
        (Verdict::Kept, false) => "verdict-kept",
        (Verdict::Broken, _) => "verdict-broken",
        (Verdict::NotApplicable, _) => "verdict-not-applicable",
        (Verdict::Undetermined, false) => "verdict-undetermined",
    };
    let mut sentences = vec![words.verdict(key, version, finding.modality())];
    sentences.extend(words.because(finding.because()));
    if !finding.yields_to().is_empty() {
        let rules = finding.yields_to().iter().map(ToString::to_string).collect();
        let args = [("rules", words.joined(rules, "list-and").into())];
        sentences.push(words.say("because-yields-to", &args));
    }
    sentences.extend(words.capped(decision.round(), finding.rule(), decision.versions_of(finding)));
    sentences.extend(words.in_time(decision, finding));
    let out = matches!(finding.because(), Because::OutOfScope { .. } | Because::Excepted { .. });
    if let Some(people) = finding.people().filter(|_| !out) {
        let counts = [("people-undeclared", people.undeclared), ("people-uncounted", people.uncounted)];
        let counts = counts.into_iter().filter(|(_, count)| *count > 0);
        sentences.extend(counts.map(|(key, count)| words.say(key, &[("count", count.into())])));
    }
    for remark in finding.remarks() {
        sentences.push(words.remark(remark));
    }
    sentences.extend(words.closing(decision, finding, finding.rests_on(), finding.mark()));
    sentences
}

type Bundle = FluentBundle<FluentResource>;
type Arg<'a> = (&'a str, FluentValue<'a>);

// What writes numbers is a plain function, which can hold no bundle: each language has its own.
static BOKMAL: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = bundle("nb", include_str!("nb.ftl"));
    bundle.set_formatter(Some(|value, _| number(&BOKMAL, value)));
    bundle
});
static NYNORSK: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = bundle("nn", include_str!("nn.ftl"));
    bundle.set_formatter(Some(|value, _| number(&NYNORSK, value)));
    bundle
});
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = bundle("en", include_str!("en.ftl"));
    bundle.set_formatter(Some(|value, _| number(&ENGLISH, value)));
    bundle
});
static GERMAN: LazyLock<Bundle> = LazyLock::new(|| {
    let mut bundle = bundle("de", include_str!("de.ftl"));
    bundle.set_formatter(Some(|value, _| number(&GERMAN, value)));
    bundle
});

/// A faulty file gives fewer messages, never a panic; a test reads every file whole.
fn bundle(tag: &str, messages: &str) -> Bundle {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(messages.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// A number as the language writes it, its digits in groups of three from as many digits on as its file says.
fn number(bundle: &Bundle, value: &FluentValue<'_>) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let sign = |key: &str| {
        let pattern = bundle.get_message(key).and_then(|message| message.value());
        let said = pattern.map(|pattern| bundle.format_pattern(pattern, None, &mut Vec::new()).into_owned());
        said.unwrap_or_default()
    };
    let plain = number.as_string();
    let (whole, decimals) = plain.split_once('.').unwrap_or((&plain, ""));
    let is_grouped = sign("number-grouped-from").parse().is_ok_and(|from: usize| whole.len() >= from);
    let mut written = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if is_grouped && place > 0 && (whole.len() - place).is_multiple_of(3) {
            written.push_str(&sign("number-group"));
        }
        written.push(digit);
    }
    if !decimals.is_empty() {
        written.push_str(&sign("number-decimal"));
        written.push_str(decimals);
    }
    Some(written)
}

/// The messages of one language.
struct Words {
    bundle: &'static Bundle,
}

impl Words {
    fn new(language: Language) -> Self {
        let bundle = match language {
            Language::Bokmal => &*BOKMAL,
            Language::Nynorsk => &*NYNORSK,
            Language::English => &*ENGLISH,
            Language::German => &*GERMAN,
        };
        Self { bundle }
    }

    fn say(&self, key: &str, args: &[Arg<'_>]) -> String {
        self.say_as(key, None, args)
    }

    /// A message, or one of its attributes.
    fn say_as(&self, key: &str, attribute: Option<&str>, args: &[Arg<'_>]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| match attribute {
            None => message.value(),
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
        });
        // A missing message shows its key rather than nothing; a test looks for such.
        let Some(pattern) = pattern else { return format!("[{key}]") };
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    fn heading(&self, title: &str, decision: &Decision<'_>) -> Vec<String> {
        let vacancy = decision.round().vacancy().title().to_string();
        let policy = decision.policy();
        let release = self.date(policy.release());
        vec![
            self.say(title, &[]),
            String::new(),
            self.say("vacancy", &[("title", vacancy.into())]),
            self.say("policy", &[("policy", policy.id().to_string().into()), ("release", release.into())]),
            self.say("decided", &[("date", self.date(decision.at().date_naive()).into())]),
        ]
    }

    fn outcome(&self, outcome: Outcome) -> String {
        let key = match outcome {
            Outcome::Clear => "outcome-clear",
            Outcome::Advised => "outcome-advised",
            Outcome::Open => "outcome-open",
            Outcome::Blocked => "outcome-blocked",
        };
        self.say(key, &[])
    }

    fn date(&self, date: NaiveDate) -> String {
        let month = self.say(&format!("month-{}", date.month()), &[]);
        let (day, year) = (date.day().to_string(), date.year().to_string());
        self.say("date", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
    }

    /// A share in per cent where one decimal is exact, else as the fraction it is.
    fn share(&self, share: Ratio) -> String {
        let (numerator, denominator) = (share.numerator(), share.denominator());
        let thousandths = u64::from(numerator) * 1000;
        let exact = thousandths.is_multiple_of(u64::from(denominator));
        match u16::try_from(thousandths / u64::from(denominator)) {
            Ok(thousandths) if exact => {
                self.say("share-percent", &[("percent", (f64::from(thousandths) / 10.0).into())])
            }
            _ => {
                let args = [("numerator", numerator.into()), ("denominator", denominator.into())];
                self.say("share-fraction", &args)
            }
        }
    }

    fn joined(&self, items: Vec<String>, last: &str) -> String {
        let count = items.len();
        let join = |so_far: String, (place, item): (usize, String)| {
            let key = if place + 1 == count { last } else { "list-comma" };
            self.say(key, &[("first", so_far.into()), ("last", item.into())])
        };
        let mut items = items.into_iter().enumerate();
        let first = items.next().map(|(_, item)| item).unwrap_or_default();
        items.fold(first, join)
    }

    fn people(&self, people: &[ApplicantId]) -> String {
        self.joined(people.iter().map(ToString::to_string).collect(), "list-and")
    }

    fn ground(&self, ground: &Ground, not: bool) -> String {
        let (key, code) = match ground {
            Ground::Own(code) => ("ground-own".to_owned(), code.to_string()),
            known => (format!("ground-{}", known.to_string().replace(['.', '_'], "-")), String::new()),
        };
        let args = [("code", code.into())];
        self.say_as(&key, not.then_some("not"), &args)
    }

    fn group(&self, node: &Node) -> String {
        let declared = |ground: String| self.say("group-declared", &[("ground", ground.into())]);
        let join =
            |parts: &[Node], key: &str| self.joined(parts.iter().map(|part| self.group(part)).collect(), key);
        match node {
            Node::Declared(ground) => declared(self.ground(ground, false)),
            Node::DeclaredNot(ground) => declared(self.ground(ground, true)),
            Node::External => self.say("group-external", &[]),
            Node::Internal => self.say("group-internal", &[]),
            Node::All(parts) => join(parts, "group-all"),
            Node::Any(parts) => join(parts, "group-any"),
        }
    }

    /// The version a finding is about: the first that may be in force, or else the one nearest in time.
    fn version<'a>(decision: &Decision<'a>, finding: &Finding) -> Option<&'a Version> {
        let rule = decision.policy().rule(finding.rule());
        decision.versions_of(finding).next().or_else(|| rule.and_then(|rule| nearest(rule, finding.on())))
    }

    fn verdict(&self, key: &str, version: Option<&Version>, modality: Modality) -> String {
        let requirement = version.map(|version| self.requirement(version, modality)).unwrap_or_default();
        self.say(key, &[("requirement", requirement.into())])
    }

    fn because(&self, because: &Because) -> Vec<String> {
        let one = |sentence: String| vec![sentence];
        match because {
            Because::NotInForce { on, begins, ended } => {
                let mut args: Vec<Arg<'_>> = vec![("on", self.date(*on).into())];
                one(match (begins, ended) {
                    (Some(begins), None) => {
                        args.push(("begins", self.date(*begins).into()));
                        self.say("because-not-in-force-begins", &args)
                    }
                    (None, Some(ended)) => {
                        args.push(("ended", self.date(*ended).into()));
                        self.say("because-not-in-force-ended", &args)
                    }
                    _ => self.say("because-not-in-force", &args),
                })
            }
            Because::OutOfScope { by } => {
                let matters = by.iter().map(|matter| self.matter(matter)).collect();
                one(self.say("because-out-of-scope", &[("matters", self.joined(matters, "list-and").into())]))
            }
            Because::Excepted { exception } => {
                one(self.say("because-excepted", &[("exception", exception.to_string().into())]))
            }
            Because::NobodyInGroup => one(self.say("because-nobody-in-group", &[])),
            Because::TooFewEligible { eligible, presupposed, .. } => {
                let args = [("eligible", (*eligible).into()), ("presupposed", (*presupposed).into())];
                one(self.say("because-too-few-eligible", &args))
            }
            Because::Met { by, .. } => one(self.say("because-met", &[("people", self.people(by).into())])),
            Because::HoldsEitherWay => one(self.say("because-holds-either-way", &[])),
            Because::StatementPresent { adverts } => {
                one(self.say("because-statement-present", &[("adverts", (*adverts).into())]))
            }
            Because::EntryPresent { .. } => one(self.say("because-entry-present", &[])),
            Because::Informs => one(self.say("because-informs", &[])),
            Because::Short { short, met_with, perhaps_with, .. } => {
                let mut sentences = one(self.say("because-short", &[("short", short.0.into())]));
                sentences.extend(self.left_out(met_with, perhaps_with));
                sentences
            }
            Because::StatementMissing { adverts } => {
                one(self.say("because-statement-missing", &[("adverts", self.adverts(adverts).into())]))
            }
            Because::EntryMissing { .. } => one(self.say("because-entry-missing", &[])),
            Because::EntryLate { on, .. } => {
                one(self.say("because-entry-late", &[("on", self.date(*on).into())]))
            }
            Because::SomebodyEligible => one(self.say("because-somebody-eligible", &[])),
            Because::NotCompared => one(self.say("because-not-compared", &[])),
            Because::EveryoneInvited { invited } => {
                one(self.say("because-everyone-invited", &[("invited", (*invited).into())]))
            }
            Because::Balanced { invited, against } => one(self
                .say("because-balanced", &[("invited", (*invited).into()), ("against", (*against).into())])),
            Because::AssessmentsRecorded { applicants } => {
                one(self.say("because-assessments-recorded", &[("people", self.people(applicants).into())]))
            }
            Because::Counted { of_group, considered } => {
                let args = [("of-group", (*of_group).into()), ("considered", (*considered).into())];
                one(self.say("because-counted", &args))
            }
            Because::NothingForbidden { .. } => one(self.say("because-nothing-forbidden", &[])),
            Because::ReviewOverdue { review_by } => {
                one(self.say("because-review-overdue", &[("date", self.date(*review_by).into())]))
            }
            Because::Unbalanced { invited, against, met_with, perhaps_with } => {
                let args = [("invited", (*invited).into()), ("against", (*against).into())];
                let mut sentences = one(self.say("because-unbalanced", &args));
                sentences.extend(self.left_out(met_with, perhaps_with));
                sentences
            }
            Because::PassedOver { better, .. } => {
                one(self.say("because-passed-over", &[("people", self.people(better).into())]))
            }
            Because::Overlooked { exclusions } => exclusions
                .iter()
                .map(|exclusion| {
                    let args = [
                        ("excluded", exclusion.excluded.to_string().into()),
                        ("criterion", exclusion.criterion.to_string().into()),
                        ("other", exclusion.overlooked_in.to_string().into()),
                    ];
                    self.say("because-overlooked", &args)
                })
                .collect(),
            Because::AssessmentDeficient { applicants } => {
                one(self.say("because-assessment-deficient", &[("people", self.people(applicants).into())]))
            }
            Because::ForbiddenPresent { adverts } => {
                one(self.say("because-forbidden-present", &[("adverts", self.adverts(adverts).into())]))
            }
            Because::Unknown { settled_by } => one(self.facts(settled_by)),
        }
    }

    /// Who would count for the rule and is not invited: for certain, and perhaps.
    fn left_out(&self, met_with: &[ApplicantId], perhaps_with: &[ApplicantId]) -> Vec<String> {
        let all = [("because-met-with", met_with), ("because-perhaps-with", perhaps_with)];
        let some = all.into_iter().filter(|(_, people)| !people.is_empty());
        some.map(|(key, people)| self.say(key, &[("people", self.people(people).into())])).collect()
    }

    /// That the sources do not say what is in force, where it makes no difference, or what was before the rule.
    fn in_time(&self, decision: &Decision<'_>, finding: &Finding) -> Option<String> {
        let rule = decision.policy().rule(finding.rule())?;
        if let Because::NotInForce { begins: Some(_), ended: None, .. } = finding.because() {
            return rule.note_on_before().map(|_| self.say("before-not-judged", &[]));
        }
        let (versions, none) = candidates(rule.versions().iter().map(Version::span), finding.on());
        let unsettled = versions.count_ones() > 1 || (none && versions != 0);
        let told = unsettled && finding.verdict() != Verdict::Undetermined;
        told.then(|| self.say("in-force-unsettled", &[]))
    }

    /// That an exception which caps both sides alike is recorded: a requirement of all is then no more one of all.
    fn capped<'v>(
        &self,
        round: &Round,
        rule: &RuleId,
        versions: impl Iterator<Item = &'v Version>,
    ) -> Option<String> {
        let caps = versions.flat_map(Version::exceptions).filter(|known| known.effect() == Effect::CapsAlike);
        let mut recorded = caps.filter_map(|known| {
            let recorded = round.exceptions().iter();
            let mut of_it = recorded.filter(|one| one.rule() == rule && one.exception() == known.id());
            of_it.find_map(RecordedException::cap).map(|cap| (known.id(), cap))
        });
        let (exception, cap) = recorded.next()?;
        let args = [("exception", exception.to_string().into()), ("cap", cap.get().into())];
        Some(self.say("capped-alike", &args))
    }

    /// That a preference was to be reviewed by then, whoever it turns out to be for.
    fn review(&self, decision: &Decision<'_>, finding: &Finding) -> Option<String> {
        let due = overdue(decision, finding)?;
        Some(self.say("because-review-overdue-untold", &[("date", self.date(due).into())]))
    }

    fn entry(&self, entry: &EntryKind) -> String {
        let key = match entry {
            EntryKind::ActionPlanReference => "entry-action-plan-reference",
            EntryKind::RepresentativesHeard => "entry-representatives-heard",
            EntryKind::RepresentativeInformed => "entry-representative-informed",
            EntryKind::PanelParity => "entry-panel-parity",
            EntryKind::ReasonsForDeparting => "entry-reasons-for-departing",
            EntryKind::Own(code) => return self.say("entry-own", &[("code", code.to_string().into())]),
        };
        self.say(key, &[])
    }

    fn adverts(&self, adverts: &[(Channel, LanguageTag)]) -> String {
        let adverts = adverts.iter().map(|(channel, language)| {
            let args = [("channel", self.channel(channel).into()), ("language", language.to_string().into())];
            self.say("advert", &args)
        });
        self.joined(adverts.collect(), "list-and")
    }

    fn remark(&self, remark: &Remark) -> String {
        match remark {
            Remark::WithdrewAfterInvitation { applicant, others } => {
                let args = [("applicant", applicant.to_string().into()), ("others", (*others).into())];
                self.say("remark-withdrew-after-invitation", &args)
            }
            Remark::KeepsSeveral { applicant, rules } => {
                let rules = self.joined(rules.iter().map(ToString::to_string).collect(), "list-and");
                let args = [("applicant", applicant.to_string().into()), ("rules", rules.into())];
                self.say("remark-keeps-several", &args)
            }
            Remark::NotCappedAlike { exception, others, cap } => {
                let args = [
                    ("exception", exception.to_string().into()),
                    ("others", (*others).into()),
                    ("cap", cap.unwrap_or(0).into()),
                ];
                self.say(if cap.is_some() { "remark-not-capped-alike" } else { "remark-no-cap" }, &args)
            }
            Remark::OnNeitherSide { people } => {
                self.say("remark-on-neither-side", &[("count", (*people).into())])
            }
        }
    }

    fn facts(&self, facts: &[Fact]) -> String {
        let facts = facts.iter().map(|fact| self.fact(fact)).collect();
        self.say("because-unknown", &[("facts", self.joined(facts, "list-and").into())])
    }

    fn matter(&self, matter: &Matter) -> String {
        let key = match matter {
            Matter::Country => "fact-country",
            Matter::Sector => "fact-sector",
            Matter::Category => "fact-category",
            Matter::Opening => "fact-opening",
            Matter::Length => "fact-length",
            Matter::Region => "fact-region",
            Matter::Criteria => "fact-criteria",
            Matter::Representation(ground) => {
                let ground = self.ground(ground, false);
                return self.say("fact-representation", &[("ground", ground.into())]);
            }
            Matter::Fact(code) => return self.say("fact-own", &[("code", code.to_string().into())]),
        };
        self.say(key, &[])
    }

    fn channel(&self, channel: &Channel) -> String {
        let other = |code: &Code| self.say("channel-other", &[("code", code.to_string().into())]);
        match channel {
            Channel::Own => self.say("channel-own", &[]),
            Channel::Joint => self.say("channel-joint", &[]),
            Channel::Web => self.say("channel-web", &[]),
            Channel::Other(code) => other(code),
        }
    }

    fn fact(&self, fact: &Fact) -> String {
        match fact {
            Fact::Vacancy(matter) => self.matter(matter),
            Fact::InForce => self.say("fact-in-force", &[]),
            Fact::Adverts => self.say("fact-adverts", &[]),
            Fact::AdvertText { channel, language } => {
                let args =
                    [("channel", self.channel(channel).into()), ("language", language.to_string().into())];
                self.say("fact-advert-text", &args)
            }
            Fact::Wording(_) => self.say("fact-wording", &[]),
            Fact::Assessment(applicant) => {
                self.say("fact-assessment", &[("applicant", applicant.to_string().into())])
            }
            Fact::Declaration { applicant, ground } => {
                let ground = self.ground(ground, false);
                self.say(
                    "fact-declaration",
                    &[("applicant", applicant.to_string().into()), ("ground", ground.into())],
                )
            }
            Fact::Score(applicant) => self.say("fact-score", &[("applicant", applicant.to_string().into())]),
            Fact::Mode(applicant) => self.say("fact-mode", &[("applicant", applicant.to_string().into())]),
            Fact::Origin(applicant) => {
                self.say("fact-origin", &[("applicant", applicant.to_string().into())])
            }
        }
    }

    fn citation(&self, source: &Source) -> String {
        let citation = source.citation().to_string();
        match source.place_read() {
            None => citation,
            Some(place) => {
                let args = [("citation", citation.into()), ("place", place.to_string().into())];
                self.say("source-read-in", &args)
            }
        }
    }

    /// The sources cited, how sure they are, and up to when they are confirmed.
    fn closing(
        &self,
        decision: &Decision<'_>,
        finding: &Finding,
        used: &[Element],
        mark: Mark,
    ) -> Vec<String> {
        let mut versions: Vec<&Version> = decision.versions_of(finding).collect();
        if versions.is_empty() {
            versions.extend(Self::version(decision, finding));
        }
        let parts = || versions.iter().flat_map(|version| version.parts());
        // What makes it a duty comes first.
        let first = |part: &&Part| matches!(part.of(), Element::Force | Element::Bound);
        let ordered = parts().filter(first).chain(parts().filter(|part| !first(part)));
        let mut keys: Vec<&Code> =
            ordered.filter(|part| used.contains(&part.of())).filter_map(Part::source).collect();
        if used.contains(&Element::Statement) {
            let statements = versions.iter().filter_map(|version| match version.check() {
                Check::Statement(statement) => decision.policy().statement(statement),
                _ => None,
            });
            let adverts = decision.round().vacancy().adverts();
            let wordings =
                statements.flat_map(|known| adverts.iter().flat_map(|on| wordings(known, on, finding.on())));
            keys.extend(wordings.filter_map(Wording::source));
        }
        if keys.is_empty() {
            // What is said rests on a reading alone: the text that is read is named all the same.
            keys.extend(parts().filter(first).filter_map(Part::source));
        }
        let mut citations: Vec<String> = Vec::new();
        for source in keys.into_iter().filter_map(|key| decision.policy().source(key)) {
            let citation = self.citation(source);
            if !citations.contains(&citation) {
                citations.push(citation);
            }
        }
        let mut sentences = Vec::new();
        if !citations.is_empty() {
            sentences.push(self.say("sources", &[("sources", citations.join("; ").into())]));
        }
        sentences.push(self.say(mark_key(mark), &[]));
        if let Some(day) = finding.last_confirmed() {
            sentences.push(self.say("last-confirmed", &[("date", self.date(day).into())]));
        }
        sentences
    }
}

const fn mark_key(mark: Mark) -> &'static str {
    match mark {
        Mark::Verified => "mark-v",
        Mark::Secondary => "mark-v2",
        Mark::Interpretation => "mark-i",
        Mark::General => "mark-g",
    }
}

/// What a person wrote, in one line; what turns the direction of the text is named rather than done.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
                let _ = write!(line, "U+{:04X}", u32::from(c));
            } else {
                line.push(c);
            }
        }
    }
    line
}

/// Whether nothing is judged by it, so that "kept" would say too much.
fn only_informs(version: Option<&Version>) -> bool {
    version.is_some_and(|version| version.check().only_informs())
}

/// By when a preference was to be reviewed, where that day has passed.
fn overdue(decision: &Decision<'_>, finding: &Finding) -> Option<NaiveDate> {
    let due = decision.versions_of(finding).filter_map(Version::justification).map(Justification::review_by);
    due.filter(|due| *due < finding.on()).min()
}

fn nearest(rule: &Rule, on: NaiveDate) -> Option<&Version> {
    let begun = |version: &&Version| version.span().from().earliest().is_none_or(|from| from <= on);
    rule.versions().iter().rev().find(begun).or(rule.versions().first())
}
