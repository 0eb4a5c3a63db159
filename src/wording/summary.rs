//! A decision in one line: the day, the policy, the outcome, and how many rules came to what.

use super::{Language, Words, only_informs};
use crate::decision::{Decision, Outcome};
use crate::finding::{Finding, Verdict};
use crate::view::{CaseFile, CaseFileVerdict, Restricted};

impl Decision<'_> {
    /// The annotation in one line, for the case file: what a list of cases can show.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample_broken());
    /// let decision = policy.decide(&round, testing::stamp());
    /// let line = decision.summary(Language::English);
    /// assert!(line.contains("at least one rule that must be followed is broken; "));
    /// assert!(line.ends_with('.') && !line.contains('\n'));
    /// ```
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        self.case_file().summary(language)
    }
}

impl CaseFile<'_, '_> {
    /// The annotation in one line: how many rules came to what, as far as the case file tells it.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let decision = policy.decide(&round, testing::stamp());
    /// let line = decision.case_file().summary(Language::English);
    /// assert!(line.contains("no breach was found") && !line.contains("kept"));
    /// ```
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        let words = Words::new(language);
        let decision = self.decision();
        let counted = self.findings().iter().filter_map(|finding| {
            let full = decision.finding(finding.rule())?;
            Some(match (finding.verdict(), informs(decision, full)) {
                (CaseFileVerdict::Followed | CaseFileVerdict::Kept, true) => Counted::Informs,
                (CaseFileVerdict::Followed, false) => Counted::Followed,
                (CaseFileVerdict::Kept, false) => Counted::Kept,
                (CaseFileVerdict::Broken, _) => Counted::Broken,
                (CaseFileVerdict::NotApplicable, _) => Counted::NotApplicable,
                (CaseFileVerdict::Undetermined, _) => Counted::Undetermined,
            })
        });
        words.summary(decision, &counted.collect::<Vec<_>>())
    }
}

impl Restricted<'_, '_> {
    /// The review in one line: how many rules came to what, for those who may see who declared what.
    ///
    /// ```
    /// use mangfold::{packs, testing, wording::Language};
    ///
    /// let (policy, round) = (packs::norway_state(), testing::sample());
    /// let decision = policy.decide(&round, testing::stamp());
    /// assert!(decision.restricted().summary(Language::English).contains("rules are kept"));
    /// ```
    #[must_use]
    pub fn summary(self, language: Language) -> String {
        let words = Words::new(language);
        let decision = self.decision();
        let counted = decision.findings().iter().map(|finding| match finding.verdict() {
            Verdict::Kept if informs(decision, finding) => Counted::Informs,
            Verdict::Kept => Counted::Kept,
            Verdict::Broken => Counted::Broken,
            Verdict::NotApplicable => Counted::NotApplicable,
            Verdict::Undetermined => Counted::Undetermined,
        });
        words.summary(decision, &counted.collect::<Vec<_>>())
    }
}

/// What a rule is counted under, in the order in which the line tells it.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Counted {
    Broken,
    Undetermined,
    Followed,
    Kept,
    NotApplicable,
    Informs,
}

impl Counted {
    const ALL: [Self; 6] =
        [Self::Broken, Self::Undetermined, Self::Followed, Self::Kept, Self::NotApplicable, Self::Informs];

    const fn key(self) -> &'static str {
        match self {
            Self::Broken => "count-broken",
            Self::Undetermined => "count-undetermined",
            Self::Followed => "count-followed",
            Self::Kept => "count-kept",
            Self::NotApplicable => "count-not-applicable",
            Self::Informs => "count-informs",
        }
    }
}

fn informs(decision: &Decision<'_>, finding: &Finding) -> bool {
    only_informs(Words::version(decision, finding))
}

impl Words {
    fn summary(&self, decision: &Decision<'_>, counted: &[Counted]) -> String {
        let outcome = match decision.outcome() {
            Outcome::Clear => "summary-clear",
            Outcome::Advised => "summary-advised",
            Outcome::Open => "summary-open",
            Outcome::Blocked => "summary-blocked",
        };
        let also = |first: String, last: String| {
            self.say("list-also", &[("first", first.into()), ("last", last.into())])
        };
        let counts = Counted::ALL.into_iter().filter_map(|kind| {
            let count = counted.iter().filter(|&&one| one == kind).count();
            (count > 0).then(|| self.say(kind.key(), &[("count", count.into())]))
        });
        let (policy, counts) = (decision.policy(), counts.reduce(also).unwrap_or_default());
        let args = [
            ("date", self.date(decision.at().date_naive()).into()),
            ("policy", policy.id().to_string().into()),
            ("release", self.date(policy.release()).into()),
            ("outcome", self.say(outcome, &[]).into()),
            ("counts", counts.into()),
        ];
        self.say("summary", &args)
    }
}
