//! A group at one tier of leadership on a day, beside its share of a population.
//!
//! Counts only, as the employer has them from those who agreed to be counted: Oslo municipality reads the law so that ethnicity,
//! religion and disability may not be registered in personnel data («Registrering av etnisitet, religion og nedsatt
//! funksjonsevne i personaldata er ikke tillatt»).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{OneSample, PopulationShare, Rate};
use crate::text::{Code, Title, Wire, day};

/// A tier of an organisation, from its employees to its top, or those elected to govern it.
///
/// What is asked for at a tier are counts, never people: Oslo municipality reads the law so that ethnicity, religion and
/// disability may not be registered in personnel data.
///
/// ```
/// use mangfold::monitor::Tier;
///
/// assert_eq!(serde_json::to_string(&Tier::TopManagers)?, "\"top_managers\"");
/// assert_eq!(serde_json::from_str::<Tier>(r#"{"own":"school_heads"}"#)?, Tier::Own("school_heads".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Tier {
    /// Everybody employed (ansatte).
    Employees,
    /// Leaders of units (virksomhetsledere), as of a kindergarten or a nursing home.
    UnitLeaders,
    /// Top managers: rådmann, kommunalsjef, etatssjef.
    TopManagers,
    /// Visible key positions (synlige nøkkelposisjoner).
    KeyPositions,
    /// Elected members (folkevalgte).
    ElectedMembers,
    /// A tier of the organisation's own.
    Own(Code),
}

/// A group's share of a population, with where the figure is from and the day it is of.
///
/// ```
/// use chrono::NaiveDate;
/// use mangfold::monitor::{Population, PopulationShare};
///
/// let on = NaiveDate::from_ymd_opt(2007, 12, 1).unwrap();
/// let quarter = PopulationShare::new(1, 4)?;
/// let oslo = Population::new(quarter, "immigrant_background".parse()?, "Fagbladet 12/2007, p. 31".parse()?, on);
/// assert_eq!(oslo.source().as_str(), "Fagbladet 12/2007, p. 31");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a population")]
pub struct Population {
    share: PopulationShare,
    group: Code,
    source: Title,
    #[serde(with = "day")]
    on: NaiveDate,
}

impl Population {
    /// A share of a population, which group's, from which source, as of which day.
    #[must_use]
    pub const fn new(share: PopulationShare, group: Code, source: Title, on: NaiveDate) -> Self {
        Self { share, group, source, on }
    }

    /// The share.
    #[must_use]
    pub const fn share(&self) -> PopulationShare {
        self.share
    }

    /// Which group's.
    #[must_use]
    pub const fn group(&self) -> &Code {
        &self.group
    }

    /// Where the figure is from.
    #[must_use]
    pub const fn source(&self) -> &Title {
        &self.source
    }

    /// The day it is of.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

/// How many posts of a tier a group holds on a day, beside its share of a population.
///
/// It takes counts of posts, not percentages: of a percentage alone, or of how many municipalities have somebody at the
/// top, there is neither a p-value nor an interval.
///
/// ```
/// use chrono::NaiveDate;
/// use mangfold::monitor::{Population, PopulationShare, Rate, Tier, TierRepresentation};
///
/// let on = NaiveDate::from_ymd_opt(2007, 12, 1).unwrap();
/// let source = "Fagbladet 12/2007, p. 31".parse()?;
/// let population = Population::new(PopulationShare::new(1, 4)?, "immigrant_background".parse()?, source, on);
///
/// let elected = TierRepresentation::new(Tier::ElectedMembers, Rate::new(18, 225)?, on, population.clone())?
///     .in_unit("Oslo".parse()?);
/// assert_eq!(elected.sample().heads_short(), Some(39));
///
/// let none = TierRepresentation::new(Tier::TopManagers, Rate::new(0, 0)?, on, population);
/// assert_eq!(none.unwrap_err().to_string(), "heads: top_managers with no posts");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct TierRepresentation {
    tier: Tier,
    unit: Option<Title>,
    // INVARIANT: of one post at least.
    heads: Rate,
    on: NaiveDate,
    population: Population,
}

/// Why a tier has no representation.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TierRepresentationError {
    /// A tier without posts.
    #[error("heads: {tier} with no posts")]
    NoPosts {
        /// The tier.
        tier: Tier,
    },
}

impl TierRepresentationError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// use mangfold::monitor::{Tier, TierRepresentationError};
    /// assert_eq!(TierRepresentationError::NoPosts { tier: Tier::Employees }.code(), "tier_without_posts");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoPosts { .. } => "tier_without_posts",
        }
    }
}

impl TierRepresentation {
    /// So many of so many posts of a tier on a day, beside a population.
    ///
    /// # Errors
    ///
    /// [`TierRepresentationError::NoPosts`] when the tier has no posts.
    pub fn new(
        tier: Tier,
        heads: Rate,
        on: NaiveDate,
        population: Population,
    ) -> Result<Self, TierRepresentationError> {
        if heads.of() == 0 {
            return Err(TierRepresentationError::NoPosts { tier });
        }
        Ok(Self { tier, unit: None, heads, on, population })
    }

    /// Says in which unit: a municipality, a department.
    #[must_use]
    pub fn in_unit(self, unit: Title) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The tier.
    #[must_use]
    pub const fn tier(&self) -> &Tier {
        &self.tier
    }

    /// In which unit, if it was said.
    #[must_use]
    pub const fn unit(&self) -> Option<&Title> {
        self.unit.as_ref()
    }

    /// How many of how many posts.
    #[must_use]
    pub const fn heads(&self) -> Rate {
        self.heads
    }

    /// The day the posts were counted on.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The population beside it.
    #[must_use]
    pub const fn population(&self) -> &Population {
        &self.population
    }

    /// The figures: share, parity ratio, heads short, exact test and interval.
    #[must_use]
    pub const fn sample(&self) -> OneSample {
        OneSample::new(self.heads, self.population.share)
    }
}

impl fmt::Debug for TierRepresentation {
    /// Without how many: of a small tier it is about persons.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { tier, unit, on, .. } = self;
        write!(f, "TierRepresentation {{ tier: {tier:?}, unit: {unit:?}, on: {on}, heads: [redacted] }}")
    }
}

impl fmt::Display for Tier {
    /// As on the wire; a tier of one's own by its code.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(code) => code.fmt(f),
            tier => Wire(tier).fmt(f),
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a representation")]
struct Fields {
    tier: Tier,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Title>,
    heads: Rate,
    #[serde(with = "day")]
    on: NaiveDate,
    population: Population,
}

impl TryFrom<Fields> for TierRepresentation {
    type Error = TierRepresentationError;

    fn try_from(f: Fields) -> Result<Self, TierRepresentationError> {
        Ok(Self { unit: f.unit, ..Self::new(f.tier, f.heads, f.on, f.population)? })
    }
}

impl From<TierRepresentation> for Fields {
    fn from(r: TierRepresentation) -> Self {
        Self { tier: r.tier, unit: r.unit, heads: r.heads, on: r.on, population: r.population }
    }
}
