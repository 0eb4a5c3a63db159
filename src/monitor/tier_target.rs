//! A local target with its date: a share of the posts of a tier, by a day.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{LocalTarget, LocalTargetError, PopulationShare, TierRepresentation};

/// A share of the posts of a tier that a group is to hold by a day.
///
/// ```
/// use chrono::NaiveDate;
/// use mangfold::monitor::{Period, Population, PopulationShare, Rate, Tier, TierRepresentation, TierTarget};
///
/// let day = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
/// let quarter = PopulationShare::new(1, 4)?;
/// let population = Population::new(quarter, "immigrant_background".parse()?, "Kommunens årsmelding 2025".parse()?, day(2026, 1));
/// let now = TierRepresentation::new(Tier::UnitLeaders, Rate::new(9, 160)?, day(2026, 9), population)?;
///
/// let target = TierTarget::new(now, PopulationShare::new(15, 100)?, day(2030, 6))?;
/// assert_eq!(target.periods(Period::Year), 3, "the fourth year is not over");
/// let local = target.with_exits(Period::Year, 0.12)?;
/// assert_eq!(local.standing().heads_short(), Some(15));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct TierTarget {
    standing: TierRepresentation,
    share: PopulationShare,
    // INVARIANT: not before the day of the standing.
    by: NaiveDate,
}

/// Why a target for a tier cannot be.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TierTargetError {
    /// Due before the posts were counted.
    #[error("by: {by}, before the posts were counted on {on}")]
    BeforeTheCount {
        /// The day given.
        by: NaiveDate,
        /// The day of the count.
        on: NaiveDate,
    },
}

impl TierTargetError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// use mangfold::monitor::TierTargetError;
    /// let day = chrono::NaiveDate::default();
    /// assert_eq!(TierTargetError::BeforeTheCount { by: day, on: day }.code(), "tier_target_before_the_count");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BeforeTheCount { .. } => "tier_target_before_the_count",
        }
    }
}

/// How long a period of a [`LocalTarget`] is: the one that exits were counted in.
///
/// ```
/// assert_eq!(mangfold::monitor::Period::Quarter.months(), 3);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Period {
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Period {
    /// How many months.
    #[must_use]
    pub const fn months(self) -> u32 {
        match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

impl TierTarget {
    /// From where a tier stands to a share of its posts by a day.
    ///
    /// # Errors
    ///
    /// [`TierTargetError::BeforeTheCount`] when the day lies before the one the posts were counted on.
    pub fn new(
        standing: TierRepresentation,
        share: PopulationShare,
        by: NaiveDate,
    ) -> Result<Self, TierTargetError> {
        if by < standing.on() {
            return Err(TierTargetError::BeforeTheCount { by, on: standing.on() });
        }
        Ok(Self { standing, share, by })
    }

    /// Where the tier stands.
    #[must_use]
    pub const fn standing(&self) -> &TierRepresentation {
        &self.standing
    }

    /// The share wanted.
    #[must_use]
    pub const fn share(&self) -> PopulationShare {
        self.share
    }

    /// By which day.
    #[must_use]
    pub const fn by(&self) -> NaiveDate {
        self.by
    }

    /// How many whole periods lie between the count and the day: one is over on the same day of the month, or where there is
    /// no such day, on the first of the next month.
    #[must_use]
    pub fn periods(&self, period: Period) -> u32 {
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let begun = months(self.by) - months(self.standing.on());
        let over = begun - i64::from(self.by.day() < self.standing.on().day());
        u32::try_from(over).unwrap_or(0) / period.months()
    }

    /// The target in figures, with the share of posts that falls vacant in one period.
    ///
    /// # Errors
    ///
    /// [`LocalTargetError::ExitRateOutOfRange`] unless the exit rate is from nought to one.
    pub fn with_exits(&self, period: Period, exit_rate: f64) -> Result<LocalTarget, LocalTargetError> {
        LocalTarget::new(self.standing.heads(), self.share, self.periods(period), exit_rate)
    }
}
