//! Who must be invited, out of whom, by when, and how what a text leaves open is read.

use serde::{Deserialize, Serialize};

use crate::bound::{Bound, Counts};
use crate::ground::Group;
use crate::shortlist::Mode;

/// Out of whom a rule counts.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Pool::Qualified)?, "\"qualified\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Pool {
    /// Those found suited. The doubtful and the not assessed are unknown.
    Qualified,
    /// All but those found obviously unsuited. Only the not assessed are unknown.
    NotObviouslyUnsuited,
    /// Everyone who applied.
    Everyone,
}

/// Until when an invitation counts.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Deadline::Recommendation)?, "\"recommendation\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Deadline {
    /// An invitation counts whenever it is made.
    Open,
    /// It counts if sent before the recommendation (innstilling) is issued.
    Recommendation,
    /// It counts if sent before the first hire.
    Hire,
}

/// Whose word makes a declaration.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::AssertedBy::Applicant)?, "\"applicant\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AssertedBy {
    /// The applicant's own word.
    Applicant,
    /// The applicant's own word, confirmed by somebody entitled to.
    ApplicantConfirmed,
}

/// How a rule reads people who have not declared. It has no default: every rule states it.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Undeclared::OutsideGroup)?, "\"outside_group\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Undeclared {
    /// The duty is triggered by declaring: undeclared people are outside the group, and their number is stated.
    OutsideGroup,
}

/// At which stages one must be invited.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Stages::Every)?, "\"every\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stages {
    /// At any stage.
    Any,
    /// At every stage that has a shortlist; whoever withdrew after an invitation, at each until then.
    Every,
}

/// For how many groups one person counts.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Overlap::ForEach)?, "\"for_each\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Overlap {
    /// For each.
    ForEach,
    /// For one only, of the rule's own group and these: as many of the groups must be served, each by a person of its
    /// own, as those who applied could serve.
    ForOne(Vec<Group>),
    /// The rule's own group and these are one: the union.
    Union(Vec<Group>),
}

/// Whether a reason that kept a member out as obviously unsuited may have been overlooked in others.
///
/// Where it may not, and somebody else who failed the same criterion was invited at any stage or hired, the exclusion
/// does not hold and the member counts as eligible. An exclusion that names no criterion has nothing to compare.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Consistency::AnyReason)?, "\"any_reason\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Consistency {
    /// The rule does not ask.
    NotAsked,
    /// The exclusion falls when any of its reasons was overlooked.
    AnyReason,
    /// It falls when each of its reasons was overlooked, in whomever.
    EveryReason,
}

/// Who must be invited, out of whom, by when, and how what the text leaves open is read.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{AssertedBy, Bound, Counts, Deadline, Ground, Group, Invite, Pool, Undeclared};
///
/// let invite = Invite::new(Bound::AtLeast(NonZeroU32::MIN), Group::declared(Ground::CvGap), Pool::Qualified,
///     Undeclared::OutsideGroup);
/// assert_eq!((invite.presupposes(), invite.deadline()), (1, Deadline::Open));
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "who is to be invited")]
pub struct Invite {
    bound: Bound,
    of: Group,
    out_of: Pool,
    undeclared: Undeclared,
    presupposes: u32,
    asserted_by: AssertedBy,
    deadline: Deadline,
    on_the_day: Counts,
    withdrawn_after_invitation: Counts,
    waived: Counts,
    declared_late: Counts,
    stages: Stages,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
    overlap: Overlap,
    consistency: Consistency,
}

impl Invite {
    /// A bound on the group among those of the pool who are invited.
    ///
    /// It presupposes that somebody eligible applied, takes the applicant's own word, has no deadline, looks for an
    /// invitation at any stage and in any mode, counts one on the very day of a deadline and one whose recipient
    /// withdrew afterwards, reads a waiver as no declaration, and lets one person count for each of several groups.
    #[must_use]
    pub const fn new(bound: Bound, of: Group, out_of: Pool, undeclared: Undeclared) -> Self {
        Self {
            bound,
            of,
            out_of,
            undeclared,
            presupposes: 1,
            asserted_by: AssertedBy::Applicant,
            deadline: Deadline::Open,
            on_the_day: Counts::Counts,
            withdrawn_after_invitation: Counts::Counts,
            waived: Counts::DoesNotCount,
            declared_late: Counts::Counts,
            stages: Stages::Any,
            mode: None,
            overlap: Overlap::ForEach,
            consistency: Consistency::NotAsked,
        }
    }

    /// Presupposes that so many eligible people applied; nought presupposes nothing.
    #[must_use]
    pub fn presupposing(self, presupposes: u32) -> Self {
        Self { presupposes, ..self }
    }

    pub(crate) fn with_group(self, of: Group) -> Self {
        Self { of, ..self }
    }

    /// Says whose word makes a declaration.
    #[must_use]
    pub fn with_asserted_by(self, asserted_by: AssertedBy) -> Self {
        Self { asserted_by, ..self }
    }

    /// Counts only invitations sent by then.
    #[must_use]
    pub fn with_deadline(self, deadline: Deadline) -> Self {
        Self { deadline, ..self }
    }

    /// Says whether an invitation on the very day of the deadline's event counts.
    #[must_use]
    pub fn with_on_the_day(self, on_the_day: Counts) -> Self {
        Self { on_the_day, ..self }
    }

    /// Says whether somebody counts who withdrew after a sent invitation.
    #[must_use]
    pub fn with_withdrawn_after_invitation(self, withdrawn_after_invitation: Counts) -> Self {
        Self { withdrawn_after_invitation, ..self }
    }

    pub(crate) fn with_bound(self, bound: Bound) -> Self {
        Self { bound, ..self }
    }

    /// Says whether a declaration counts whose bearer waived in advance what it would give them.
    #[must_use]
    pub fn with_waived(self, waived: Counts) -> Self {
        Self { waived, ..self }
    }

    /// Says whether a declaration counts that was made after the first invitation.
    #[must_use]
    pub fn with_declared_late(self, declared_late: Counts) -> Self {
        Self { declared_late, ..self }
    }

    /// Says at which stages one must be invited.
    #[must_use]
    pub fn at_stages(self, stages: Stages) -> Self {
        Self { stages, ..self }
    }

    /// Counts only interviews of this mode.
    #[must_use]
    pub fn with_mode(self, mode: Mode) -> Self {
        Self { mode: Some(mode), ..self }
    }

    /// Says for how many groups one person counts.
    #[must_use]
    pub fn with_overlap(self, overlap: Overlap) -> Self {
        Self { overlap, ..self }
    }

    /// Says whether a reason that kept somebody out may have been overlooked in others.
    #[must_use]
    pub fn with_consistency(self, consistency: Consistency) -> Self {
        Self { consistency, ..self }
    }

    /// The bound.
    #[must_use]
    pub const fn bound(&self) -> &Bound {
        &self.bound
    }

    /// Whether a declaration counts whose bearer waived in advance what it would give them.
    #[must_use]
    pub const fn waived(&self) -> Counts {
        self.waived
    }

    /// Whether a declaration counts that was made after the first invitation.
    #[must_use]
    pub const fn declared_late(&self) -> Counts {
        self.declared_late
    }

    /// At which stages one must be invited.
    #[must_use]
    pub const fn stages(&self) -> Stages {
        self.stages
    }

    /// The one mode whose interviews count, where not every mode does.
    #[must_use]
    pub const fn mode(&self) -> Option<Mode> {
        self.mode
    }

    /// For how many groups one person counts.
    #[must_use]
    pub const fn overlap(&self) -> &Overlap {
        &self.overlap
    }

    /// Whether a reason that kept somebody out may have been overlooked in others.
    #[must_use]
    pub const fn consistency(&self) -> Consistency {
        self.consistency
    }

    /// The group.
    #[must_use]
    pub const fn of(&self) -> &Group {
        &self.of
    }

    /// The rule's own group and those it is one with; none where together they are no group.
    pub(crate) fn union(&self) -> Option<Group> {
        let beside = if let Overlap::Union(beside) = &self.overlap { beside.as_slice() } else { &[] };
        Group::any(std::iter::once(&self.of).chain(beside).cloned()).ok()
    }

    /// The pool.
    #[must_use]
    pub const fn out_of(&self) -> Pool {
        self.out_of
    }

    /// How undeclared is read.
    #[must_use]
    pub const fn undeclared(&self) -> Undeclared {
        self.undeclared
    }

    /// How many eligible people the duty presupposes.
    #[must_use]
    pub const fn presupposes(&self) -> u32 {
        self.presupposes
    }

    /// Whose word makes a declaration.
    #[must_use]
    pub const fn asserted_by(&self) -> AssertedBy {
        self.asserted_by
    }

    /// Until when an invitation counts.
    #[must_use]
    pub const fn deadline(&self) -> Deadline {
        self.deadline
    }

    /// Whether an invitation on the very day of the deadline's event counts.
    #[must_use]
    pub const fn on_the_day(&self) -> Counts {
        self.on_the_day
    }

    /// Whether somebody counts who withdrew after a sent invitation.
    #[must_use]
    pub const fn withdrawn_after_invitation(&self) -> Counts {
        self.withdrawn_after_invitation
    }
}
