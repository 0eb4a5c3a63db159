//! Role models: how many posts of a tier a group holds, year by year. Counts, never names.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};

use crate::monitor::{Cell, Rate, Tier, TwoByTwo};
use crate::text::twice;

/// How many of a tier's posts a group held in a year.
///
/// `Debug` tells the tier and the year, not the count.
///
/// ```
/// use mangfold::monitor::{Rate, Tier};
/// use mangfold::programme::RoleModelCount;
///
/// let count = RoleModelCount::new(Tier::UnitLeaders, 2025, Rate::new(9, 160)?);
/// assert_eq!(format!("{count:?}"), "RoleModelCount { tier: UnitLeaders, year: 2025, posts: [redacted] }");
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a count of role models")]
pub struct RoleModelCount {
    tier: Tier,
    year: i32,
    posts: Rate,
}

impl RoleModelCount {
    /// So many of so many posts of a tier, in a year.
    #[must_use]
    pub const fn new(tier: Tier, year: i32, posts: Rate) -> Self {
        Self { tier, year, posts }
    }

    /// The tier.
    #[must_use]
    pub const fn tier(&self) -> &Tier {
        &self.tier
    }

    /// The year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// How many of how many posts.
    #[must_use]
    pub const fn posts(&self) -> Rate {
        self.posts
    }
}

impl fmt::Debug for RoleModelCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RoleModelCount {{ tier: {:?}, year: {}, posts: [redacted] }}", self.tier, self.year)
    }
}

/// Role models by tier and year, as the organisation counts those who agreed to be counted.
///
/// What the founding documents ask for is that they become more ("stadig flere nøkkelpersoner og ledere med
/// innvandrerbakgrunn (rollemodeller)") and are visible. Who wants to be visible says so in person: here is no place for a
/// name. The counts are to compute with; what may be printed comes from [`RoleModels::publish`].
///
/// ```
/// use mangfold::monitor::{Rate, Tier};
/// use mangfold::programme::{RoleModelCount, RoleModels};
///
/// let of = |year, heads| Ok::<_, mangfold::monitor::RateError>(RoleModelCount::new(Tier::UnitLeaders, year, Rate::new(heads, 160)?));
/// let leaders = RoleModels::new(vec![of(2025, 14)?, of(2024, 9)?])?;
/// assert_eq!(leaders.over_years(&Tier::UnitLeaders), [(2024, Rate::new(9, 160)?), (2025, Rate::new(14, 160)?)]);
///
/// let twice = RoleModels::new(vec![of(2025, 14)?, of(2025, 15)?]);
/// assert_eq!(twice.unwrap_err().to_string(), "counts: unit_leaders twice in 2025");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Vec<RoleModelCount>", into = "Vec<RoleModelCount>")]
pub struct RoleModels {
    // INVARIANT: by year, then by tier; no tier twice in a year; none of no posts; no tier within the employees larger than they.
    counts: Vec<RoleModelCount>,
}

/// Why counts of role models do not belong together.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RoleModelsError {
    /// A tier twice in one year.
    #[error("counts: {tier} twice in {year}")]
    TierTwice {
        /// The tier.
        tier: Tier,
        /// The year.
        year: i32,
    },
    /// A tier without posts.
    #[error("posts: {tier} with no posts in {year}")]
    NoPosts {
        /// The tier.
        tier: Tier,
        /// The year.
        year: i32,
    },
    /// A tier that has more people than the employees it is part of: in all, in the group, or outside it.
    #[error("posts: {tier} does not fit into the employees in {year}")]
    MoreThanEmployees {
        /// The tier.
        tier: Tier,
        /// The year.
        year: i32,
    },
}

impl RoleModelsError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// use mangfold::monitor::Tier;
    /// use mangfold::programme::RoleModelsError;
    /// assert_eq!(RoleModelsError::NoPosts { tier: Tier::TopManagers, year: 2025 }.code(), "role_models_no_posts");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TierTwice { .. } => "role_models_tier_twice",
            Self::NoPosts { .. } => "role_models_no_posts",
            Self::MoreThanEmployees { .. } => "role_models_more_than_employees",
        }
    }
}

/// Whether everybody of a tier is among the employees. Elected members are not; of a tier of one's own it is not known.
const fn is_of_employees(tier: &Tier) -> bool {
    matches!(tier, Tier::UnitLeaders | Tier::TopManagers | Tier::KeyPositions)
}

impl RoleModels {
    /// Counts in any order.
    ///
    /// # Errors
    ///
    /// [`RoleModelsError::TierTwice`] for a tier twice in a year, [`RoleModelsError::NoPosts`] for one without posts,
    /// [`RoleModelsError::MoreThanEmployees`] when unit leaders, top managers or key positions do not fit into the employees
    /// counted in the same year.
    pub fn new(mut counts: Vec<RoleModelCount>) -> Result<Self, RoleModelsError> {
        if let Some((year, tier)) = twice(counts.iter().map(|count| (count.year, &count.tier))) {
            return Err(RoleModelsError::TierTwice { tier: tier.clone(), year });
        }
        counts.sort_by(|a, b| (a.year, &a.tier).cmp(&(b.year, &b.tier)));
        if let Some(RoleModelCount { tier, year, .. }) = counts.iter().find(|count| count.posts.of() == 0) {
            return Err(RoleModelsError::NoPosts { tier: tier.clone(), year: *year });
        }
        let employees = employees(&counts);
        let too_many = |count: &&RoleModelCount| {
            employees.get(&count.year).is_some_and(|all| {
                is_of_employees(&count.tier)
                    && (count.posts.selected() > all.selected() || count.posts.rest() > all.rest())
            })
        };
        if let Some(RoleModelCount { tier, year, .. }) = counts.iter().find(too_many) {
            return Err(RoleModelsError::MoreThanEmployees { tier: tier.clone(), year: *year });
        }
        Ok(Self { counts })
    }

    /// All counts, by year, then by tier. Not to be printed.
    #[must_use]
    pub fn counts(&self) -> &[RoleModelCount] {
        &self.counts
    }

    /// A tier's counts, year by year. Not to be printed.
    #[must_use]
    pub fn over_years(&self, tier: &Tier) -> Vec<(i32, Rate)> {
        let of_tier = self.counts.iter().filter(|count| count.tier == *tier);
        of_tier.map(|count| (count.year, count.posts)).collect()
    }

    /// A tier's count in one year, as the group, beside that in another, as the others; none where one is missing.
    ///
    /// Most people are in both: a test of the two takes them for different people.
    ///
    /// ```
    /// use mangfold::monitor::{Rate, Tier};
    /// use mangfold::programme::{RoleModelCount, RoleModels};
    ///
    /// let of = |year, heads| Ok::<_, mangfold::monitor::RateError>(RoleModelCount::new(Tier::UnitLeaders, year, Rate::new(heads, 160)?));
    /// let leaders = RoleModels::new(vec![of(2024, 9)?, of(2025, 14)?])?;
    /// let change = leaders.change(&Tier::UnitLeaders, 2024, 2025).unwrap();
    /// assert_eq!(change.difference(), Some(5.0 / 160.0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn change(&self, tier: &Tier, from: i32, to: i32) -> Option<TwoByTwo> {
        let years = self.over_years(tier);
        let of = |wanted: i32| years.iter().find(|(year, _)| *year == wanted).map(|(_, posts)| *posts);
        Some(TwoByTwo::new(of(to)?, of(from)?))
    }

    /// The counts as they may be printed; a threshold of one withholds nothing but a tier all of whose posts are the group's.
    ///
    /// A count is withheld, with the number of posts still shown:
    ///
    /// - where the tier has fewer posts than the threshold: of one rådmann, withholding one and showing nought would tell;
    /// - where the group holds few of the posts, one or more and under the threshold;
    /// - where few or none of the posts are not the group's: then one would know it of everybody;
    /// - where the employees of the year are shown, and those of them outside the tier would by subtraction be such a tier;
    /// - where it differs from that of another year that is shown, of the same tier, by one or more and under the threshold:
    ///   who came or left is known. The earliest year that may be shown is.
    ///
    /// It does not protect against: subtracting several tiers at once from the employees, or tiers of one's own from
    /// anything; what the changes of two tiers tell together; a change of who is *not* of the group; what was printed before
    /// with other years or another threshold; and who already knows part of it. That a count is withheld tells that one of
    /// these holds, as does the place of a year without one.
    ///
    /// ```
    /// # use std::num::NonZeroU32;
    /// use mangfold::monitor::{Cell, Rate, Tier};
    /// use mangfold::programme::{RoleModelCount, RoleModels};
    ///
    /// let of = |tier, year, heads, posts| Ok::<_, mangfold::monitor::RateError>(RoleModelCount::new(tier, year, Rate::new(heads, posts)?));
    /// let models = RoleModels::new(vec![
    ///     of(Tier::UnitLeaders, 2024, 9, 160)?,
    ///     of(Tier::UnitLeaders, 2025, 11, 160)?, // two more: who came is known
    ///     of(Tier::UnitLeaders, 2026, 14, 160)?,
    ///     of(Tier::TopManagers, 2026, 1, 21)?,
    /// ])?;
    /// let published = models.publish(NonZeroU32::new(5).unwrap());
    /// let cells: Vec<Cell> = published.cells().iter().map(|cell| cell.count()).collect();
    /// assert_eq!(cells, [Cell::Count(9), Cell::Suppressed, Cell::Count(14), Cell::Suppressed]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn publish(&self, threshold: NonZeroU32) -> PublishedRoleModels {
        let few = |number: u32| (1..threshold.get()).contains(&number);
        // Of a tier with fewer posts than the threshold, fewer are outside the group, however many that is.
        let tells = |posts: Rate| few(posts.selected()) || posts.rest() < threshold.get();
        let mut shown: BTreeMap<&Tier, Vec<u32>> = BTreeMap::new();
        let mut employees: BTreeMap<i32, Rate> = BTreeMap::new();
        let cells = self.counts.iter().map(|count| {
            let selected = count.posts.selected();
            let whole = employees.get(&count.year).filter(|_| is_of_employees(&count.tier));
            let by_subtraction = whole.is_some_and(|all| {
                let outside = Rate::new(
                    u64::from(all.selected().saturating_sub(selected)),
                    u64::from(all.of().saturating_sub(count.posts.of())),
                );
                // Of nobody outside there is nothing to tell.
                outside.map_or(true, |outside| outside.of() > 0 && tells(outside))
            });
            let earlier = shown.entry(&count.tier).or_default();
            let by_change = earlier.iter().any(|other| few(other.abs_diff(selected)));
            let withheld = tells(count.posts) || by_subtraction || by_change;
            if !withheld {
                earlier.push(selected);
                if count.tier == Tier::Employees {
                    employees.insert(count.year, count.posts);
                }
            }
            let cell = match (withheld, selected) {
                (true, _) => Cell::Suppressed,
                (false, 0) => Cell::Empty,
                (false, selected) => Cell::Count(selected),
            };
            PublishedRoleModelCount {
                tier: count.tier.clone(),
                year: count.year,
                posts: count.posts.of(),
                count: cell,
            }
        });
        let cells = cells.collect();
        PublishedRoleModels { threshold, cells }
    }
}

fn employees(counts: &[RoleModelCount]) -> BTreeMap<i32, Rate> {
    let all = counts.iter().filter(|count| count.tier == Tier::Employees);
    all.map(|count| (count.year, count.posts)).collect()
}

impl fmt::Debug for RoleModels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RoleModels {{ counts: {}, [redacted] }}", self.counts.len())
    }
}

/// Role models as they may be printed, from [`RoleModels::publish`].
///
/// ```
/// # use std::num::NonZeroU32;
/// use mangfold::programme::RoleModels;
///
/// let published = RoleModels::new(vec![])?.publish(NonZeroU32::new(5).unwrap());
/// assert_eq!(serde_json::to_string(&published)?, r#"{"threshold":5,"cells":[]}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PublishedRoleModels {
    threshold: NonZeroU32,
    cells: Vec<PublishedRoleModelCount>,
}

impl PublishedRoleModels {
    /// Under which threshold counts are few.
    #[must_use]
    pub const fn threshold(&self) -> NonZeroU32 {
        self.threshold
    }

    /// The counts, by year, then by tier.
    #[must_use]
    pub fn cells(&self) -> &[PublishedRoleModelCount] {
        &self.cells
    }
}

/// What is published of one tier in one year.
///
/// ```
/// # use std::num::NonZeroU32;
/// use mangfold::monitor::{Cell, Rate, Tier};
/// use mangfold::programme::{RoleModelCount, RoleModels};
///
/// let one = RoleModelCount::new(Tier::TopManagers, 2025, Rate::new(1, 21)?);
/// let published = RoleModels::new(vec![one])?.publish(NonZeroU32::new(5).unwrap());
/// assert_eq!((published.cells()[0].posts(), published.cells()[0].count()), (21, Cell::Suppressed));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct PublishedRoleModelCount {
    tier: Tier,
    year: i32,
    posts: u32,
    count: Cell,
}

impl PublishedRoleModelCount {
    /// The tier.
    #[must_use]
    pub const fn tier(&self) -> &Tier {
        &self.tier
    }

    /// The year.
    #[must_use]
    pub const fn year(&self) -> i32 {
        self.year
    }

    /// How many posts the tier has.
    #[must_use]
    pub const fn posts(&self) -> u32 {
        self.posts
    }

    /// How many of them the group holds, or that it is withheld.
    #[must_use]
    pub const fn count(&self) -> Cell {
        self.count
    }
}

impl TryFrom<Vec<RoleModelCount>> for RoleModels {
    type Error = RoleModelsError;

    fn try_from(counts: Vec<RoleModelCount>) -> Result<Self, RoleModelsError> {
        Self::new(counts)
    }
}

impl From<RoleModels> for Vec<RoleModelCount> {
    fn from(models: RoleModels) -> Self {
        models.counts
    }
}
