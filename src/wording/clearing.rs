//! Clearing in words: what a shortlist clears with, and what refuses it. For the case file, so that of a rule no more is
//! told than that it is broken or undetermined.

use super::{Language, Words, one_line};
use crate::clear::{ClearedShortlist, Departure, Refusal, RefusedBecause};
use crate::decision::Decision;
use crate::finding::{Finding, Verdict};
use crate::text::{Code, RuleId};
use crate::version::{Exception, Version};

impl Refusal {
    /// The refusal in words, for the case file: each rule and departure in the way, with what would clear it.
    ///
    /// The decision is the one that was asked for the proof. Of applicants nothing is told.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample_broken());
    /// let decision = policy.decide(&round, testing::stamp());
    /// let refusal = decision.clear(&[]).unwrap_err();
    /// let words = refusal.annotation(&decision, Language::English);
    /// assert!(words.contains("is broken. It must be followed, and no exception is invoked."));
    /// assert!(!words.contains(&testing::id("Anna").to_string()));
    /// ```
    #[must_use]
    pub fn annotation(&self, decision: &Decision<'_>, language: Language) -> String {
        let words = Words::new(language);
        let mut lines = words.heading("title-refused", decision);
        if !self.has_shortlist() {
            lines.push(words.say("refused-no-shortlist", &[]));
        }
        let mut told: Vec<String> = Vec::new();
        for (rule, because) in self.rules() {
            let said = words.refused(decision, rule, *because).join(" ");
            // A rule departed from three times is twice too often, and told once.
            if !told.contains(&said) {
                told.push(said);
            }
        }
        lines.extend(told.into_iter().flat_map(|said| [String::new(), format!("• {said}")]));
        lines.join("\n") + "\n"
    }
}

impl ClearedShortlist<'_> {
    /// That the shortlist clears, by which policy, and each departure with its reason, for the case file.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let decision = policy.decide(&round, testing::stamp());
    /// let words = decision.clear(&[])?.annotation(Language::English);
    /// assert!(words.contains("The shortlist is cleared without any departure."));
    /// # Ok::<(), mangfold::Refusal>(())
    /// ```
    #[must_use]
    pub fn annotation(&self, language: Language) -> String {
        let words = Words::new(language);
        let mut lines = words.heading("title-cleared", self.decision());
        lines.push(words.say("cleared", &[("departures", self.departures().len().into())]));
        for departure in self.departures() {
            let said = words.departed(self.decision(), departure).join(" ");
            lines.extend([String::new(), format!("• {said}")]);
        }
        lines.join("\n") + "\n"
    }
}

impl Words {
    fn refused(&self, decision: &Decision<'_>, rule: &RuleId, because: RefusedBecause) -> Vec<String> {
        let found = decision.finding(rule);
        let (Some(finding), false) = (found, because == RefusedBecause::UnknownRule) else {
            return vec![self.say("refused-unknown-rule", &[("rule", rule.to_string().into())])];
        };
        if because == RefusedBecause::DepartedTwice {
            let rule = self.claimed(decision, rule);
            return vec![self.say("refused-departed-twice", &[("rule", rule.into())])];
        }
        let mut sentences = vec![self.not_kept(decision, finding)];
        let why = match because {
            RefusedBecause::Broken => "refused-broken",
            RefusedBecause::ExceptionNotOpen => "refused-exception-not-open",
            RefusedBecause::ReasonMissing => "refused-reason-missing",
            RefusedBecause::Undetermined | RefusedBecause::UnknownRule | RefusedBecause::DepartedTwice => {
                "refused-undetermined"
            }
        };
        sentences.push(self.say(why, &[]));
        if matches!(because, RefusedBecause::Broken | RefusedBecause::ExceptionNotOpen) {
            sentences.push(self.exceptions_open(decision, finding));
        }
        sentences.extend(self.told_closing(decision, finding));
        sentences
    }

    /// Which exceptions a named human may invoke, by the rule's own data, whoever the people are.
    fn exceptions_open(&self, decision: &Decision<'_>, finding: &Finding) -> String {
        let mut open: Vec<&Code> = Vec::new();
        for exception in decision.versions_of(finding).flat_map(Version::exceptions) {
            let id = Exception::id(exception);
            if decision.is_open(finding, id) && !open.contains(&id) {
                open.push(id);
            }
        }
        if open.is_empty() {
            return self.say("refused-no-exception", &[]);
        }
        let named = |id: &&Code| self.say("exception-named", &[("exception", id.to_string().into())]);
        let exceptions = self.joined(open.iter().map(named).collect(), "list-or");
        self.say("refused-exceptions", &[("exceptions", exceptions.into())])
    }

    fn departed(&self, decision: &Decision<'_>, departure: &Departure) -> Vec<String> {
        let Some(finding) = decision.finding(departure.rule()) else { return Vec::new() };
        let mut sentences = vec![self.not_kept(decision, finding)];
        // Beside which rule is not told: that rule may be one that the case file calls followed.
        if !finding.yields_to().is_empty() && departure.exception().is_none() {
            sentences.push(self.say("departed-yielding", &[]));
        }
        let reason = one_line(departure.reason().as_str());
        let args = [
            ("by", departure.by().to_string().into()),
            ("date", self.date(departure.on()).into()),
            ("reason", reason.clone().into()),
        ];
        sentences.push(stopped(self.say("departed", &args), &reason));
        sentences.extend(departure.exception().map(|(exception, facts)| {
            let facts = one_line(facts.as_str());
            let args = [("exception", exception.to_string().into()), ("facts", facts.clone().into())];
            stopped(self.say("departed-invoking", &args), &facts)
        }));
        sentences.extend(self.told_closing(decision, finding));
        sentences
    }

    fn not_kept(&self, decision: &Decision<'_>, finding: &Finding) -> String {
        let key =
            if finding.verdict() == Verdict::Broken { "verdict-broken" } else { "verdict-undetermined" };
        self.verdict(key, Self::version(decision, finding), finding.modality())
    }

    fn told_closing(&self, decision: &Decision<'_>, finding: &Finding) -> Vec<String> {
        let used = decision.told_elements(finding);
        self.closing(decision, finding, &used, decision.told_mark(finding))
    }
}

/// A sentence that ends in a quote, with the full stop that the quote may have already.
fn stopped(sentence: String, quote: &str) -> String {
    if quote.ends_with(['.', '!', '?', '…']) { sentence } else { sentence + "." }
}
