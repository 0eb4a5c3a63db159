//! By when something is owed, or how often.

use std::num::NonZeroU32;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::monitor::Period;
use crate::text::{Wire, day, optional_day};

/// By when something is owed, or how often.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::Period;
/// use mangfold::programme::Due;
///
/// let twice = NonZeroU32::new(2).unwrap();
/// let meetings = Due::times(twice, Period::Year, "2006-09-15".parse()?, Some("2008-09-15".parse()?))?;
/// assert_eq!(meetings.periods("2007-09-15".parse()?).count(), 2, "one is over, the next has begun");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "DueFields", into = "DueFields")]
pub struct Due(Kind);

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Kind {
    NoDay,
    // INVARIANT: `from` ≤ `by`.
    Once { from: Option<NaiveDate>, by: NaiveDate },
    // INVARIANT: `from` < `until`.
    Times(Times),
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Times {
    least: NonZeroU32,
    every: Period,
    from: NaiveDate,
    until: Option<NaiveDate>,
    days_after: u16,
}

/// Why something cannot be due so.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::Period;
/// use mangfold::programme::Due;
///
/// let day = chrono::NaiveDate::default();
/// let error = Due::times(NonZeroU32::MIN, Period::Year, day, Some(day)).unwrap_err();
/// assert_eq!((error.code(), error.to_string().as_str()), ("due_ends_before_it_begins", "until: 1970-01-01, but from is 1970-01-01"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DueError {
    /// It ends on the day it begins, or before.
    #[error("until: {until}, but from is {from}")]
    EndsBeforeItBegins {
        /// The first day.
        from: NaiveDate,
        /// The first day on which it is owed no more.
        until: NaiveDate,
    },
    /// No whole period ends by the last day: nothing would ever be owed.
    #[error("until: {until}, and no whole {} from {from} ends by then", Wire(every))]
    NoWholePeriod {
        /// How long a period is.
        every: Period,
        /// The first day.
        from: NaiveDate,
        /// The first day on which it is owed no more.
        until: NaiveDate,
    },
    /// Its last day lies before the first on which it may be done.
    #[error("by: {by}, but from is {from}")]
    DueBeforeItMayBeDone {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        by: NaiveDate,
    },
}

impl DueError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EndsBeforeItBegins { .. } => "due_ends_before_it_begins",
            Self::NoWholePeriod { .. } => "due_no_whole_period",
            Self::DueBeforeItMayBeDone { .. } => "due_before_it_may_be_done",
        }
    }
}

/// A span of days in which something is owed, with the last day on which it is in time.
///
/// ```
/// use mangfold::programme::Due;
/// let once = Due::once("2008-09-15".parse()?);
/// assert_eq!(once.periods("2007-01-01".parse()?).next().unwrap().last_day(), Some("2008-09-15".parse()?));
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct DuePeriod {
    #[serde(with = "optional_day", skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    #[serde(with = "optional_day", skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(with = "optional_day", skip_serializing_if = "Option::is_none")]
    last_day: Option<NaiveDate>,
}

impl DuePeriod {
    /// Its first day; none where any day will do.
    #[must_use]
    pub const fn from(self) -> Option<NaiveDate> {
        self.from
    }

    /// The first day after it; none for what is owed once.
    #[must_use]
    pub const fn until(self) -> Option<NaiveDate> {
        self.until
    }

    /// The last day on which a report is in time; none where no day is known.
    #[must_use]
    pub const fn last_day(self) -> Option<NaiveDate> {
        self.last_day
    }

    /// Whether something of this day belongs to it.
    #[must_use]
    pub fn contains(self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on < until)
    }
}

impl Due {
    /// Owed, and no day is known by which: it can be reported, and is never overdue.
    #[must_use]
    pub const fn no_day() -> Self {
        Self(Kind::NoDay)
    }

    /// Once, at the latest on a day.
    #[must_use]
    pub const fn once(by: NaiveDate) -> Self {
        Self(Kind::Once { from: None, by })
    }

    /// Once, from a day on and at the latest on another; what was done earlier is something else.
    ///
    /// # Errors
    ///
    /// [`DueError::DueBeforeItMayBeDone`].
    pub fn between(from: NaiveDate, by: NaiveDate) -> Result<Self, DueError> {
        if by < from {
            return Err(DueError::DueBeforeItMayBeDone { from, by });
        }
        Ok(Self(Kind::Once { from: Some(from), by }))
    }

    /// At least so many times in every whole period from a day on, until another, on which it is owed no more.
    ///
    /// Times are counted by the days they are of: two reports of one day are one time. A period begins on the same day of the
    /// month as the first, or on the last of a shorter month. One that does not end by `until` asks for nothing.
    ///
    /// # Errors
    ///
    /// [`DueError::EndsBeforeItBegins`], [`DueError::NoWholePeriod`].
    pub fn times(
        least: NonZeroU32,
        every: Period,
        from: NaiveDate,
        until: Option<NaiveDate>,
    ) -> Result<Self, DueError> {
        let times = Times { least, every, from, until, days_after: 0 };
        match until {
            Some(until) if until <= from => Err(DueError::EndsBeforeItBegins { from, until }),
            Some(until) if times.period(0).is_none() => Err(DueError::NoWholePeriod { every, from, until }),
            _ => Ok(Self(Kind::Times(times))),
        }
    }

    /// Says how many days after the end of a period a report of it is still in time; where none are given, it is in time whenever
    /// its evidence comes, if it was done in the period. A report must then say which day it is
    /// of ([`Report::concerning`](super::Report::concerning)), since the day it is given on may lie in the next period. Of what is owed once it changes
    /// nothing.
    #[must_use]
    pub const fn with_days_after(self, days_after: u16) -> Self {
        match self.0 {
            Kind::Times(times) => Self(Kind::Times(Times { days_after, ..times })),
            _ => self,
        }
    }

    /// How many times in a period: one for what is owed once.
    #[must_use]
    pub const fn least(&self) -> NonZeroU32 {
        match self.0 {
            Kind::Times(times) => times.least,
            _ => NonZeroU32::MIN,
        }
    }

    /// How long a period is; none for what is owed once.
    #[must_use]
    pub const fn every(&self) -> Option<Period> {
        match self.0 {
            Kind::Times(times) => Some(times.every),
            _ => None,
        }
    }

    /// The periods that have begun by a day, in order; of what is owed once, the one there is, whatever the day.
    pub fn periods(&self, on: NaiveDate) -> impl Iterator<Item = DuePeriod> + use<> {
        let (times, once) = match self.0 {
            Kind::NoDay => (None, Some(DuePeriod { from: None, until: None, last_day: None })),
            Kind::Once { from, by } => (None, Some(DuePeriod { from, until: None, last_day: Some(by) })),
            Kind::Times(times) => (Some(times), None),
        };
        let begun = times.into_iter().flat_map(move |times| {
            (0_u32..)
                .map_while(move |number| times.period(number))
                .take_while(move |period| period.from.is_some_and(|from| from <= on))
        });
        once.into_iter().chain(begun)
    }

    /// Whether a report that is in time may be given in the next period.
    pub(super) const fn may_come_later(&self) -> bool {
        matches!(self.0, Kind::Times(Times { days_after: 1.., .. }))
    }

    pub(super) const fn is_repeated(&self) -> bool {
        matches!(self.0, Kind::Times(_))
    }
}

impl Times {
    /// None after the last one, and where the calendar ends.
    fn period(self, number: u32) -> Option<DuePeriod> {
        // Each from the first day: from one to the next, a day once clamped to a short month would stay so.
        let begin =
            |number: u32| self.from.checked_add_months(Months::new(number.checked_mul(self.every.months())?));
        let (from, until) = (begin(number)?, begin(number.checked_add(1)?)?);
        let last_day = until.pred_opt()?.checked_add_days(Days::new(self.days_after.into()))?;
        self.until.is_none_or(|end| until <= end).then_some(DuePeriod {
            from: Some(from),
            until: Some(until),
            last_day: Some(last_day),
        })
    }
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, expecting = "no_day, once or times")]
enum DueFields {
    NoDay,
    Once {
        #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        #[serde(with = "day")]
        by: NaiveDate,
    },
    Times {
        least: NonZeroU32,
        every: Period,
        #[serde(with = "day")]
        from: NaiveDate,
        #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "is_nought")]
        days_after: u16,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_nought(days: &u16) -> bool {
    *days == 0
}

impl TryFrom<DueFields> for Due {
    type Error = DueError;

    fn try_from(fields: DueFields) -> Result<Self, DueError> {
        match fields {
            DueFields::NoDay => Ok(Self::no_day()),
            DueFields::Once { from: None, by } => Ok(Self::once(by)),
            DueFields::Once { from: Some(from), by } => Self::between(from, by),
            DueFields::Times { least, every, from, until, days_after } => {
                Ok(Self::times(least, every, from, until)?.with_days_after(days_after))
            }
        }
    }
}

impl From<Due> for DueFields {
    fn from(due: Due) -> Self {
        match due.0 {
            Kind::NoDay => Self::NoDay,
            Kind::Once { from, by } => Self::Once { from, by },
            Kind::Times(Times { least, every, from, until, days_after }) => {
                Self::Times { least, every, from, until, days_after }
            }
        }
    }
}
