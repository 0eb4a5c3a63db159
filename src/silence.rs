//! What a text leaves open, and the answers one may choose.

use serde::{Deserialize, Serialize};

use crate::check::{AssertedBy, Counts, Deadline};
use crate::ground::Group;
use crate::span::Edge;
use crate::text::Reason;

/// A question that a text may leave open.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Question::ShortPosts)?, "\"short_posts\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
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
    /// Whether one person in two groups counts for each. The crate has the one answer: for each.
    OnePersonInTwoGroups,
    /// On which day an unsettled edge lies.
    Edge,
}

impl Question {
    /// Every question, in order.
    pub(crate) const ALL: [Self; 9] = [
        Self::ShortPosts,
        Self::InternalPostings,
        Self::Definition,
        Self::AssertedBy,
        Self::Deadline,
        Self::OnTheDay,
        Self::WithdrawnAfterInvitation,
        Self::OnePersonInTwoGroups,
        Self::Edge,
    ];
}

/// Whether something is in scope.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::InScope::No)?, "\"no\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
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
    /// One person in two groups counts for each.
    CountsForEach,
    /// This unsettled edge is read as that settled one.
    Edge {
        /// The edge as the sources leave it.
        unsettled: Edge,
        /// A day within it, or `open` for an end that is read as not having come.
        read_as: Edge,
    },
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
            Self::CountsForEach => Question::OnePersonInTwoGroups,
            Self::Edge { .. } => Question::Edge,
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
