//! What a text leaves open, and the answers one may choose.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::bound::{Counts, Neither, TooFew};
use crate::condition::OddNumber;
use crate::ground::Group;
use crate::invite::{AssertedBy, Consistency, Deadline, Overlap};
use crate::ratio::{Ratio, Rounding};
use crate::span::Edge;
use crate::text::{Reason, day};

/// A question that a text may leave open.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Question::ShortPosts)?, "\"short_posts\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Question {
    /// Whether posts of six months or less are in scope.
    ShortPosts,
    /// Whether internal postings are in scope.
    InternalPostings,
    /// What the group's name means.
    Definition,
    /// Whose word makes a declaration.
    AssertedBy,
    /// Until when an invitation counts.
    Deadline,
    /// Whether an invitation on the very day of the deadline's event counts.
    OnTheDay,
    /// Whether somebody counts who withdrew after a sent invitation.
    WithdrawnAfterInvitation,
    /// For how many groups one person in several counts.
    OnePersonInTwoGroups,
    /// On which day an unsettled edge lies.
    Edge,
    /// What an odd number of staff needs for an imbalance.
    OddNumber,
    /// Where people stand in a parity who are recorded on neither side.
    NeitherSide,
    /// Whether those invited by another duty count in a parity.
    OnTop,
    /// How many of the group are enough.
    Enough,
    /// What holds where too few of the group are there.
    TooFew,
    /// What becomes of a fraction of a person.
    Rounding,
    /// Which share is wanted.
    Share,
    /// Whether a declaration counts that was made after the first invitation.
    DeclaredLate,
    /// Whether a declaration counts whose bearer waived in advance what it would give them.
    Waived,
    /// Whether a reason that kept somebody out may have been overlooked in others.
    Consistency,
    /// By when a preference is to be reviewed.
    ReviewBy,
}

impl Question {
    /// Every question, in order.
    pub(crate) const ALL: [Self; 20] = [
        Self::ShortPosts,
        Self::InternalPostings,
        Self::Definition,
        Self::AssertedBy,
        Self::Deadline,
        Self::OnTheDay,
        Self::WithdrawnAfterInvitation,
        Self::OnePersonInTwoGroups,
        Self::Edge,
        Self::OddNumber,
        Self::NeitherSide,
        Self::OnTop,
        Self::Enough,
        Self::TooFew,
        Self::Rounding,
        Self::Share,
        Self::DeclaredLate,
        Self::Waived,
        Self::Consistency,
        Self::ReviewBy,
    ];
}

/// Whether something is in scope.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::InScope::No)?, "\"no\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it is or it is not")]
pub enum InScope {
    /// It is.
    Yes,
    /// It is not.
    No,
}

/// An answer to a [`Question`] that a text leaves open.
///
/// ```
/// use mangfold::{Choice, InScope, Question};
/// assert_eq!(Choice::ShortPosts(InScope::Yes).answers(), Question::ShortPosts);
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Choice {
    /// Posts of six months or less are in scope, or not.
    ShortPosts(InScope),
    /// Internal postings are in scope, or not.
    InternalPostings(InScope),
    /// The group's name means those of this group.
    Definition(Group),
    /// Whose word makes a declaration.
    AssertedBy(AssertedBy),
    /// Until when an invitation counts.
    Deadline(Deadline),
    /// An invitation on the very day of the deadline's event counts, or not.
    OnTheDay(Counts),
    /// Somebody who withdrew after a sent invitation counts, or not.
    WithdrawnAfterInvitation(Counts),
    /// For how many groups one person in several counts.
    OnePersonInTwoGroups(Overlap),
    /// This unsettled edge is read as that settled one.
    Edge {
        /// The edge as the sources leave it.
        unsettled: Edge,
        /// A day within it, or `open` for an end that is read as not having come.
        read_as: Edge,
    },
    /// What an odd number of staff needs for an imbalance.
    OddNumber(OddNumber),
    /// Where people stand in a parity who are recorded on neither side.
    NeitherSide(Neither),
    /// Those invited by another duty count in a parity, or not.
    OnTop(Counts),
    /// How many of the group are enough, as a share of the places planned.
    Enough(Ratio),
    /// What holds where too few of the group are there.
    TooFew(TooFew),
    /// What becomes of a fraction of a person.
    Rounding(Rounding),
    /// Which share is wanted.
    Share(Ratio),
    /// A declaration counts that was made after the first invitation, or not.
    DeclaredLate(Counts),
    /// A declaration counts whose bearer waived in advance what it would give them, or not.
    Waived(Counts),
    /// Whether a reason that kept somebody out may have been overlooked in others.
    Consistency(Consistency),
    /// The preference is to be reviewed by this day.
    ReviewBy(#[serde(with = "day")] NaiveDate),
}

impl Choice {
    /// Which question it answers.
    #[must_use]
    pub const fn answers(&self) -> Question {
        match self {
            Self::ShortPosts(_) => Question::ShortPosts,
            Self::InternalPostings(_) => Question::InternalPostings,
            Self::Definition(_) => Question::Definition,
            Self::AssertedBy(_) => Question::AssertedBy,
            Self::Deadline(_) => Question::Deadline,
            Self::OnTheDay(_) => Question::OnTheDay,
            Self::WithdrawnAfterInvitation(_) => Question::WithdrawnAfterInvitation,
            Self::OnePersonInTwoGroups(_) => Question::OnePersonInTwoGroups,
            Self::Edge { .. } => Question::Edge,
            Self::OddNumber(_) => Question::OddNumber,
            Self::NeitherSide(_) => Question::NeitherSide,
            Self::OnTop(_) => Question::OnTop,
            Self::Enough(_) => Question::Enough,
            Self::TooFew(_) => Question::TooFew,
            Self::Rounding(_) => Question::Rounding,
            Self::Share(_) => Question::Share,
            Self::DeclaredLate(_) => Question::DeclaredLate,
            Self::Waived(_) => Question::Waived,
            Self::Consistency(_) => Question::Consistency,
            Self::ReviewBy(_) => Question::ReviewBy,
        }
    }
}

/// That a text is silent on a question. What was chosen is read off the version: see
/// [`Version::chosen`](crate::Version::chosen).
///
/// ```
/// use mangfold::{Question, Silence};
///
/// let silence = Silence::new(Question::ShortPosts, "whether posts of six months or less are in scope".parse()?);
/// assert_eq!(silence.question(), Question::ShortPosts);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a silence")]
pub struct Silence {
    question: Question,
    on: Reason,
}

impl Silence {
    /// The text does not answer the question; `on` says so in words, and why the default is what it is.
    #[must_use]
    pub const fn new(question: Question, on: Reason) -> Self {
        Self { question, on }
    }

    /// The question.
    #[must_use]
    pub const fn question(&self) -> Question {
        self.question
    }

    /// What the text is silent on, and why the default is what it is.
    #[must_use]
    pub const fn on(&self) -> &Reason {
        &self.on
    }
}

/// Whether an edge is a settled reading of an unsettled one.
pub(crate) fn settles(unsettled: Edge, read_as: Edge) -> bool {
    match (unsettled, read_as) {
        (Edge::Between { first, last }, Edge::On(day)) => (first..=last).contains(&day),
        (Edge::NotVerified { .. }, Edge::On(_) | Edge::Open) | (Edge::Partial { .. }, Edge::Open) => true,
        (Edge::Partial { on }, Edge::On(day)) => day >= on,
        _ => false,
    }
}
