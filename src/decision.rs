//! A decision: the findings, and the outcome that follows from them and from nothing else.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Verdict};
use crate::force::Modality;
use crate::id::VacancyId;
use crate::policy::Policy;
use crate::round::{Format, Round};
use crate::text::{PolicyId, RuleId, Wire, day, stamp, twice};

/// The revision of what deciding means: it goes up by one with every change that can alter a decision for unchanged input,
/// the ones with a star in the changelog. A sealed decision says under which it was made.
///
/// ```
/// assert_eq!(mangfold::SEMANTICS, 1);
/// ```
pub const SEMANTICS: u32 = 1;

/// What follows from the findings.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Outcome::Advised)?, "\"advised\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook an outcome")]
pub enum Outcome {
    /// No must-rule or should-rule is broken or undetermined.
    Clear,
    /// A should-rule is broken or undetermined, and no must-rule is.
    Advised,
    /// A must-rule is undetermined, and none is broken.
    Open,
    /// A must-rule is broken.
    Blocked,
}

impl Outcome {
    pub(crate) fn of(findings: impl Iterator<Item = (Modality, Verdict)>) -> Self {
        let each = findings.map(|finding| match finding {
            (Modality::Must, Verdict::Broken) => Self::Blocked,
            (Modality::Must, Verdict::Undetermined) => Self::Open,
            (Modality::Should, Verdict::Broken | Verdict::Undetermined) => Self::Advised,
            _ => Self::Clear,
        });
        each.max().unwrap_or(Self::Clear)
    }
}

/// What a policy says of a round (vurdering). It borrows both, so that it cannot be asked about another round.
///
/// It is made by [`Policy::decide`] only. Serialising it gives the restricted view; see
/// [`Decision::case_file`] for what may stand in the case file.
///
/// ```
/// use mangfold::{packs, testing, Verdict};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// let gap = decision.finding(&"no.state.interview.cv_gap".parse()?).unwrap();
/// assert_eq!(gap.verdict(), Verdict::NotApplicable);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone)]
pub struct Decision<'a> {
    policy: &'a Policy,
    round: &'a Round,
    at: DateTime<Utc>,
    findings: Vec<Finding>,
}

impl<'a> Decision<'a> {
    pub(crate) const fn new(
        policy: &'a Policy,
        round: &'a Round,
        at: DateTime<Utc>,
        findings: Vec<Finding>,
    ) -> Self {
        Self { policy, round, at, findings }
    }

    /// What follows from the findings.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        outcome(&self.findings)
    }

    /// One finding for every rule, in rule order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The finding of this rule.
    #[must_use]
    pub fn finding(&self, rule: &RuleId) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.rule() == rule)
    }

    /// The stamp the caller gave.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// The policy that was asked.
    #[must_use]
    pub const fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// The round it was asked about.
    #[must_use]
    pub const fn round(&self) -> &'a Round {
        self.round
    }

    /// The form to keep: it can be stored, read back and compared, never cleared.
    #[must_use]
    pub fn to_recorded(&self) -> RecordedDecision {
        RecordedDecision {
            policy: self.policy.id().clone(),
            release: self.policy.release(),
            vacancy: self.round.vacancy().id(),
            at: self.at,
            findings: self.findings.clone(),
        }
    }
}

impl fmt::Debug for Decision<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Decision")
            .field("policy", self.policy.id())
            .field("vacancy", &self.round.vacancy().id())
            .field("outcome", &self.outcome())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

impl Serialize for Decision<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_recorded().serialize(serializer)
    }
}

fn outcome(findings: &[Finding]) -> Outcome {
    Outcome::of(findings.iter().map(|finding| (finding.modality(), finding.verdict())))
}

/// A decision as it was stored, in the restricted view.
///
/// Its outcome is computed again from its findings; a document that says otherwise is refused.
///
/// ```
/// use mangfold::{packs, testing, RecordedDecision};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// let json = serde_json::to_string(&decision)?;
/// let read: RecordedDecision = serde_json::from_str(&json)?;
/// assert_eq!(read, decision.to_recorded());
/// let forged = json.replace(r#""outcome":"clear""#, r#""outcome":"blocked""#);
/// assert!(serde_json::from_str::<RecordedDecision>(&forged).is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct RecordedDecision {
    policy: PolicyId,
    release: NaiveDate,
    vacancy: VacancyId,
    at: DateTime<Utc>,
    findings: Vec<Finding>,
}

impl RecordedDecision {
    /// What follows from the findings.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        outcome(&self.findings)
    }

    /// One finding for every rule, in rule order.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The policy that was asked, and the day of its release.
    #[must_use]
    pub const fn policy(&self) -> (&PolicyId, NaiveDate) {
        (&self.policy, self.release)
    }

    /// The vacancy it is about.
    #[must_use]
    pub const fn vacancy(&self) -> VacancyId {
        self.vacancy
    }

    /// The stamp the caller gave.
    #[must_use]
    pub const fn at(&self) -> DateTime<Utc> {
        self.at
    }
}

impl fmt::Debug for RecordedDecision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedDecision")
            .field("policy", &self.policy)
            .field("vacancy", &self.vacancy)
            .field("outcome", &self.outcome())
            .field("findings", &self.findings)
            .finish_non_exhaustive()
    }
}

/// Why a stored decision is refused.
///
/// ```
/// fn is_an_error<E: std::error::Error>() {}
/// is_an_error::<mangfold::RecordedDecisionError>();
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RecordedDecisionError {
    /// The outcome does not follow from the findings.
    #[error("outcome: {} does not follow from the findings, {} does", Wire(said), Wire(follows))]
    OutcomeDoesNotFollow {
        /// What the document says.
        said: Outcome,
        /// What follows.
        follows: Outcome,
    },
    /// No finding, though every policy has a rule.
    #[error("findings: none")]
    WithoutFindings,
    /// One rule has two findings.
    #[error("findings: {rule} is there twice")]
    FindingTwice {
        /// The rule.
        rule: RuleId,
    },
}

impl RecordedDecisionError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OutcomeDoesNotFollow { .. } => "decision_outcome_does_not_follow",
            Self::WithoutFindings => "decision_without_findings",
            Self::FindingTwice { .. } => "decision_finding_twice",
        }
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a decision")]
struct Fields {
    format: Format,
    policy: PolicyId,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    release: NaiveDate,
    vacancy: VacancyId,
    #[serde(with = "stamp")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Stamp"))]
    at: DateTime<Utc>,
    outcome: Outcome,
    findings: Vec<Finding>,
}

impl TryFrom<Fields> for RecordedDecision {
    type Error = RecordedDecisionError;

    fn try_from(f: Fields) -> Result<Self, RecordedDecisionError> {
        if f.findings.is_empty() {
            return Err(RecordedDecisionError::WithoutFindings);
        }
        if let Some(rule) = twice(f.findings.iter().map(Finding::rule)) {
            return Err(RecordedDecisionError::FindingTwice { rule: rule.clone() });
        }
        let follows = outcome(&f.findings);
        if follows != f.outcome {
            return Err(RecordedDecisionError::OutcomeDoesNotFollow { said: f.outcome, follows });
        }
        Ok(Self { policy: f.policy, release: f.release, vacancy: f.vacancy, at: f.at, findings: f.findings })
    }
}

impl From<RecordedDecision> for Fields {
    fn from(d: RecordedDecision) -> Self {
        Self {
            format: Format,
            outcome: d.outcome(),
            policy: d.policy,
            release: d.release,
            vacancy: d.vacancy,
            at: d.at,
            findings: d.findings,
        }
    }
}
