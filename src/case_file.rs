//! What else the case file holds: entries that rules may ask for, and exceptions a named human recorded.

use std::num::NonZeroU32;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::{Code, Name, Reason, RuleId, day};

/// What a case-file entry is about.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::EntryKind::ActionPlanReference)?, "\"action_plan_reference\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EntryKind {
    /// The case file refers to the employer's action plan (Oslo: personnel rules 3.2).
    ActionPlanReference,
    /// The representatives of the employees were heard on the advert.
    RepresentativesHeard,
    /// The representative of the group was informed of the application.
    RepresentativeInformed,
    /// The selection panel had as many women as men, or why it had not.
    PanelParity,
    /// The reasons for departing from a rule.
    ReasonsForDeparting,
    /// A kind of the employer's own.
    Own(Code),
}

/// Something that stands in the case file, by whom and since when.
///
/// ```
/// use mangfold::{Entry, EntryKind};
///
/// let entry = Entry::new(EntryKind::ActionPlanReference, "Kari Nordmann".parse()?, "2006-06-01".parse()?);
/// assert_eq!(entry.kind(), &EntryKind::ActionPlanReference);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an entry")]
pub struct Entry {
    kind: EntryKind,
    by: Name,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    on: NaiveDate,
}

impl Entry {
    /// An entry made by somebody on a day.
    #[must_use]
    pub const fn new(kind: EntryKind, by: Name, on: NaiveDate) -> Self {
        Self { kind, by, on }
    }

    /// What it is about.
    #[must_use]
    pub const fn kind(&self) -> &EntryKind {
        &self.kind
    }

    /// Who made it.
    #[must_use]
    pub const fn by(&self) -> &Name {
        &self.by
    }

    /// When.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

/// A named human's record, made before deciding, that an exception of a rule holds.
///
/// An exception that rests on a judgement holds only by such a record. A round may be decided under several policies,
/// so that no policy refuses a record that it does not know: see
/// [`Policy::unknown_exceptions`](crate::Policy::unknown_exceptions).
///
/// ```
/// use mangfold::RecordedException;
///
/// let exception = RecordedException::new(
///     "uk.dc.offer".parse()?, "volume".parse()?, "Ann Smith".parse()?,
///     "412 applications for one post".parse()?, "2026-06-20".parse()?);
/// assert_eq!(exception.exception().as_str(), "volume");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an exception recorded")]
pub struct RecordedException {
    rule: RuleId,
    exception: Code,
    by: Name,
    reason: Reason,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    cap: Option<NonZeroU32>,
}

impl RecordedException {
    /// The record that `exception` of `rule` holds, by whom, why and when.
    #[must_use]
    pub const fn new(rule: RuleId, exception: Code, by: Name, reason: Reason, on: NaiveDate) -> Self {
        Self { rule, exception, by, reason, on, cap: None }
    }

    /// Records how many at most were invited of each side, those of the group and the others alike.
    #[must_use]
    pub fn with_cap(self, cap: NonZeroU32) -> Self {
        Self { cap: Some(cap), ..self }
    }

    /// How many at most were invited of each side, where recorded.
    #[must_use]
    pub const fn cap(&self) -> Option<NonZeroU32> {
        self.cap
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// The exception, by the code it has in the rule.
    #[must_use]
    pub const fn exception(&self) -> &Code {
        &self.exception
    }

    /// Who recorded it.
    #[must_use]
    pub const fn by(&self) -> &Name {
        &self.by
    }

    /// Why it holds.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// When it was recorded.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}
