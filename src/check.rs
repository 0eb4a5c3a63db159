//! What a version of a rule checks: a closed vocabulary, as data.

use serde::{Deserialize, Serialize};

use crate::bound::Bound;
use crate::case_file::EntryKind;
use crate::ground::Group;
use crate::text::Code;
use crate::vacancy::{Category, Country, Opening, Sector, Vacancy};

/// Out of whom a rule counts.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Pool::Qualified)?, "\"qualified\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
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

/// Whether something counts that a text leaves open.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Counts::DoesNotCount)?, "\"does_not_count\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it counts or it does not")]
pub enum Counts {
    /// It counts.
    Counts,
    /// It does not.
    DoesNotCount,
}

/// Whose word makes a declaration.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::AssertedBy::Applicant)?, "\"applicant\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
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
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Undeclared {
    /// The duty is triggered by declaring: undeclared people are outside the group, and their number is stated.
    OutsideGroup,
}

/// The legal basis on which a rule counts declarations (GDPR art. 9(2)).
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::LegalBasis::ExplicitConsent)?, "\"explicit_consent\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LegalBasis {
    /// Art. 9(2)(a): only declarations given with explicit consent count.
    ExplicitConsent,
    /// Art. 9(2)(b): an obligation of employment law, authorised by statute or collective agreement.
    EmploymentLaw,
}

/// A plain fact of the vacancy that a condition asks for.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Matter::Sector)?, "\"sector\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Matter {
    /// The employer's country.
    Country,
    /// The employer's sector.
    Sector,
    /// The category of the post.
    Category,
    /// Whether people from outside may apply.
    Opening,
    /// How long the post lasts.
    Length,
}

/// A condition on a plain fact of the vacancy.
///
/// ```
/// use mangfold::{Condition, Matter, Sector};
///
/// assert_eq!(Condition::Sector(vec![Sector::State]).about(), Matter::Sector);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Condition {
    /// The employer is in this country.
    Country(Country),
    /// The employer is of one of these sectors.
    Sector(Vec<Sector>),
    /// The post is of one of these categories.
    Category(Vec<Category>),
    /// The vacancy is open like this.
    Opening(Opening),
    /// The post lasts longer than so many months.
    LongerThanMonths(u16),
}

impl Condition {
    /// Which fact it asks for.
    #[must_use]
    pub const fn about(&self) -> Matter {
        match self {
            Self::Country(_) => Matter::Country,
            Self::Sector(_) => Matter::Sector,
            Self::Category(_) => Matter::Category,
            Self::Opening(_) => Matter::Opening,
            Self::LongerThanMonths(_) => Matter::Length,
        }
    }

    /// Whether it lists nothing.
    pub(crate) const fn is_empty(&self) -> bool {
        match self {
            Self::Sector(sectors) => sectors.is_empty(),
            Self::Category(categories) => categories.is_empty(),
            Self::Country(_) | Self::Opening(_) | Self::LongerThanMonths(_) => false,
        }
    }

    /// Whether it holds of a vacancy; `None` where the fact is not recorded.
    #[must_use]
    pub fn holds(&self, vacancy: &Vacancy) -> Option<bool> {
        match self {
            Self::Country(country) => Some(vacancy.employer().country() == *country),
            Self::Sector(sectors) => vacancy.employer().sector().map(|sector| sectors.contains(&sector)),
            Self::Category(categories) => vacancy.category().map(|category| categories.contains(category)),
            Self::Opening(opening) => vacancy.opening().map(|actual| actual == *opening),
            Self::LongerThanMonths(months) => vacancy.length().map(|length| length.is_longer_than(*months)),
        }
    }
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
}

impl Invite {
    /// A bound on the group among those of the pool who are invited.
    ///
    /// It presupposes that somebody eligible applied, takes the applicant's own word, has no deadline, and counts
    /// an invitation on the very day of a deadline and one whose recipient withdrew afterwards.
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

    /// The bound.
    #[must_use]
    pub const fn bound(&self) -> Bound {
        self.bound
    }

    /// The group.
    #[must_use]
    pub const fn of(&self) -> &Group {
        &self.of
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

/// What a version of a rule checks.
///
/// ```
/// use mangfold::{Check, EntryKind};
///
/// let check = Check::Entry(EntryKind::ActionPlanReference);
/// assert_eq!(serde_json::to_string(&check)?, r#"{"entry":"action_plan_reference"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Check {
    /// So many of a group are invited.
    Invite(Invite),
    /// Every advert carries the statement with this code, whole.
    Statement(Code),
    /// The case file has an entry of this kind.
    Entry(EntryKind),
}
