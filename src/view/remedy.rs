//! What the case file may say of a remedy: whom to invite, not for which ground.

use std::num::{NonZeroU8, NonZeroU32};

use serde::Serialize;

use super::CaseFileVerdict;
use crate::decision::Decision;
use crate::id::ApplicantId;
use crate::remedy::{Change, Claim, Remedy, Yielding};
use crate::shortlist::Mode;
use crate::text::RuleId;

/// A remedy as the case file may show it.
///
/// Where the case file calls any rule *followed*, it names none here: that a rule stands in the way of another would tell
/// that somebody is of its group.
///
/// ```
/// use mangfold::{packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample_broken());
/// let decision = policy.decide(&round, testing::stamp());
/// let view = decision.case_file();
/// let remedy = view.remedy().unwrap();
/// assert_eq!((remedy.kind(), remedy.invite(), remedy.is_proved()), ("change", &[testing::id("Anna")][..], true));
/// assert!(!serde_json::to_string(remedy)?.contains("disability"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CaseFileRemedy {
    remedy: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<NonZeroU8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    invite: Vec<ApplicantId>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    leave: Vec<ApplicantId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at_least: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<Claim>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gives_up: Vec<RuleId>,
}

impl CaseFileRemedy {
    pub(super) fn of(decision: &Decision<'_>, remedy: &Remedy, threshold: NonZeroU32) -> Self {
        // Where any rule is merely followed, none is named: which are named would tell which of the others apply.
        let mut findings = decision.findings().iter().map(|finding| decision.shown(finding, threshold));
        let is_open = findings.all(|finding| finding.verdict() != CaseFileVerdict::Followed);
        let gives_up = remedy.gives_up().iter().filter(|_| is_open);
        let mut shown = Self {
            remedy: remedy.code(),
            stage: None,
            mode: None,
            invite: Vec::new(),
            leave: Vec::new(),
            at_least: None,
            claims: Vec::new(),
            gives_up: gives_up.map(Yielding::rule).cloned().collect(),
        };
        match remedy {
            Remedy::Change(change) => shown.changes(change),
            Remedy::Number(number) => {
                (shown.stage, shown.mode) = (Some(number.stage()), number.mode());
                shown.at_least = Some((number.add(), number.remove()));
            }
            Remedy::None(conflict) => {
                shown.claims = conflict.claims().iter().filter(|_| is_open).cloned().collect();
            }
            Remedy::Unproved(unproved) => {
                if let Some(best) = unproved.best() {
                    shown.changes(best);
                }
            }
        }
        shown
    }

    fn changes(&mut self, change: &Change) {
        (self.stage, self.mode) = (Some(change.stage()), change.mode());
        self.invite = change.added().to_vec();
        self.leave = change.removed().to_vec();
    }

    /// What kind of answer it is: the code of the [`Remedy`].
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        self.remedy
    }

    /// The stage whose list is changed, where a change is told.
    #[must_use]
    pub const fn stage(&self) -> Option<NonZeroU8> {
        self.stage
    }

    /// How whoever is added must be interviewed, where a rule counts one mode alone.
    #[must_use]
    pub const fn mode(&self) -> Option<Mode> {
        self.mode
    }

    /// Whom to invite in addition.
    #[must_use]
    pub fn invite(&self) -> &[ApplicantId] {
        &self.invite
    }

    /// Who gives up a place.
    #[must_use]
    pub fn leave(&self) -> &[ApplicantId] {
        &self.leave
    }

    /// How many must be invited and must give up a place at the least, where people decide whom.
    #[must_use]
    pub const fn at_least(&self) -> Option<(u32, u32)> {
        self.at_least
    }

    /// What cannot stand together, where all of it may be told.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The rules it gives up, as far as they may be told.
    #[must_use]
    pub fn gives_up(&self) -> &[RuleId] {
        &self.gives_up
    }

    /// Whether it is proved.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        self.remedy != "unproved"
    }
}
