//! Conditions on the plain facts of a vacancy.

use serde::{Deserialize, Serialize};

use crate::employer::{Country, Region, Representation, Sector};
use crate::ground::Ground;
use crate::ratio::Ratio;
use crate::text::{Code, Title};
use crate::vacancy::{Category, Opening, Vacancy};
use crate::words::{Markup, TextWords};

/// A plain fact of the vacancy that a condition asks for.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Matter::Sector)?, "\"sector\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    /// The part of the country.
    Region,
    /// How many of the unit's staff are of a group.
    Representation(Ground),
    /// What the criteria ask for.
    Criteria,
    /// A fact under the host's or the pack's own code.
    Fact(Code),
}

impl std::fmt::Display for Matter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Country => f.write_str("country"),
            Self::Sector => f.write_str("sector"),
            Self::Category => f.write_str("category"),
            Self::Opening => f.write_str("opening"),
            Self::Length => f.write_str("length"),
            Self::Region => f.write_str("region"),
            Self::Representation(ground) => write!(f, "representation of {ground}"),
            Self::Criteria => f.write_str("criteria"),
            Self::Fact(code) => write!(f, "fact {code}"),
        }
    }
}

/// When a group counts as under-represented among the staff of the unit.
///
/// ```
/// use mangfold::{Ground, Measure, OddNumber, Representation};
///
/// let unit = Representation::new(Ground::Woman, 3, 7)?;
/// assert!(Measure::BelowHalf(OddNumber::AnyImbalance).holds(&unit));
/// assert!(!Measure::BelowHalf(OddNumber::AtLeastTwo).holds(&unit), "an imbalance of one");
/// # Ok::<(), mangfold::RepresentationError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Measure {
    /// Less than half of the staff; of an odd number, as said.
    BelowHalf(OddNumber),
    /// Less than this share of the staff.
    Below(Ratio),
}

/// What an odd number of staff needs for an imbalance.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::OddNumber::AtLeastTwo)?, "\"at_least_two\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "an odd number is read in one way or the other")]
pub enum OddNumber {
    /// The others must be at least two more (§ 3 Nr. 9 `BGleiG`).
    AtLeastTwo,
    /// Being fewer is enough.
    AnyImbalance,
}

impl Measure {
    /// Whether the group is under-represented among the staff counted.
    #[must_use]
    pub const fn holds(self, staff: &Representation) -> bool {
        let (members, total) = (staff.members() as u64, staff.total() as u64);
        match self {
            Self::BelowHalf(OddNumber::AtLeastTwo) if total % 2 == 1 => 2 * members + 2 <= total,
            Self::BelowHalf(_) => 2 * members < total,
            Self::Below(share) => members * (share.denominator() as u64) < total * (share.numerator() as u64),
        }
    }
}

/// A condition on a plain fact of the vacancy.
///
/// ```
/// use mangfold::{Condition, Matter, Sector};
///
/// assert_eq!(Condition::Sector(vec![Sector::State]).about(), Matter::Sector);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Condition {
    /// The employer is in one of these countries.
    Country(Vec<Country>),
    /// The employer is of one of these sectors.
    Sector(Vec<Sector>),
    /// The post is of one of these categories.
    Category(Vec<Category>),
    /// The vacancy is open like this.
    Opening(Opening),
    /// The post lasts longer than so many months.
    LongerThanMonths(u16),
    /// The employer is in one of these parts of a country.
    Region(Vec<Region>),
    /// The group is under-represented among the staff of the unit.
    Underrepresented {
        /// The group.
        ground: Ground,
        /// When it is.
        measure: Measure,
    },
    /// A criterion of the vacancy has a word in its title that begins with one of these.
    Criterion(Vec<Title>),
    /// The fact with this code is recorded as true of the vacancy.
    Fact(Code),
}

impl Condition {
    /// Which fact it asks for.
    #[must_use]
    pub fn about(&self) -> Matter {
        match self {
            Self::Country(_) => Matter::Country,
            Self::Sector(_) => Matter::Sector,
            Self::Category(_) => Matter::Category,
            Self::Opening(_) => Matter::Opening,
            Self::LongerThanMonths(_) => Matter::Length,
            Self::Region(_) => Matter::Region,
            Self::Underrepresented { ground, .. } => Matter::Representation(ground.clone()),
            Self::Criterion(_) => Matter::Criteria,
            Self::Fact(code) => Matter::Fact(code.clone()),
        }
    }

    /// Whether it lists nothing.
    pub(crate) const fn is_empty(&self) -> bool {
        match self {
            Self::Country(countries) => countries.is_empty(),
            Self::Sector(sectors) => sectors.is_empty(),
            Self::Category(categories) => categories.is_empty(),
            Self::Region(regions) => regions.is_empty(),
            Self::Criterion(words) => words.is_empty(),
            Self::Opening(_) | Self::LongerThanMonths(_) | Self::Underrepresented { .. } | Self::Fact(_) => {
                false
            }
        }
    }

    /// Whether it holds of a vacancy; `None` where the fact is not recorded.
    #[must_use]
    pub fn holds(&self, vacancy: &Vacancy) -> Option<bool> {
        match self {
            Self::Country(countries) => Some(countries.contains(&vacancy.employer().country())),
            Self::Sector(sectors) => vacancy.employer().sector().map(|sector| sectors.contains(&sector)),
            Self::Category(categories) => vacancy.category().map(|category| categories.contains(category)),
            Self::Opening(opening) => vacancy.opening().map(|actual| actual == *opening),
            Self::LongerThanMonths(months) => vacancy.length().map(|length| length.is_longer_than(*months)),
            // A region elsewhere is none of these, and so is an employer in another country.
            Self::Region(regions) => {
                let employer = vacancy.employer();
                let elsewhere = || regions.iter().all(|region| region.country() != employer.country());
                let known = employer.region().map(|region| regions.contains(&region));
                known.or_else(|| elsewhere().then_some(false))
            }
            Self::Underrepresented { ground, measure } => {
                vacancy.representation(ground).map(|staff| measure.holds(staff))
            }
            Self::Criterion(words) => {
                let words: Vec<TextWords> = words.iter().map(of_title).collect();
                let asks = |title: &TextWords| {
                    let begins = |begin: &TextWords| {
                        let begin = begin.normalized();
                        !begin.is_empty() && title.normalized().split(' ').any(|word| word.starts_with(begin))
                    };
                    words.iter().any(begins)
                };
                Some(vacancy.criteria().iter().any(|criterion| asks(&of_title(criterion.title()))))
            }
            Self::Fact(code) => vacancy.fact(code),
        }
    }
}

fn of_title(title: &Title) -> TextWords {
    TextWords::of(title.as_str(), Markup::Plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn under_representation_is_decided_in_whole_numbers() {
        let below = |members, total, measure: Measure| {
            measure.holds(&Representation::new(Ground::Woman, members, total).unwrap())
        };
        let german = Measure::BelowHalf(OddNumber::AtLeastTwo);
        // n even: 2w < n; n odd: m − w ≥ 2, which for an odd number is three.
        for (members, total, expected) in [
            (4, 10, true),
            (5, 10, false),
            (3, 7, false),
            (2, 7, true),
            (0, 1, false),
            (0, 2, true),
            (1, 5, true),
            (2, 5, false),
            (0, 0, false),
        ] {
            assert_eq!(below(members, total, german), expected, "{members} of {total}");
        }
        let forty = Measure::Below(Ratio::new(2, 5).unwrap());
        for (members, total, expected) in [(39, 100, true), (40, 100, false), (2, 5, false), (1, 5, true)] {
            assert_eq!(below(members, total, forty), expected, "{members} of {total}");
        }
    }
}
