//! Bounds on a cohort: what those chosen must be together, as data, each beside the words it comes from.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::asked::Asked;
use crate::ratio::Ratio;
use crate::search::minimal;
use crate::source::Part;
use crate::text::{Code, twice};

/// What of a candidate a bound is about.
///
/// Of a plain fact and of what is declared, each candidate has at most one value; those who nominated may be several.
///
/// ```
/// use mangfold::programme::Facet;
///
/// assert_eq!(serde_json::to_string(&Facet::Fact("municipality".parse()?))?, r#"{"fact":"municipality"}"#);
/// assert_eq!(serde_json::from_str::<Facet>(r#""nominated_by""#)?, Facet::NominatedBy);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Facet {
    /// A plain fact: unknown where it is not recorded.
    Fact(Code),
    /// What the person declared: who did not is outside every value, and in the whole.
    Declared(Code),
    /// The roles that nominated the person: unknown where none is recorded.
    NominatedBy,
}

impl Facet {
    /// Whether nobody has two values of it.
    pub(super) const fn is_single(&self) -> bool {
        !matches!(self, Self::NominatedBy)
    }

    /// Its code, in lists of what is not recorded.
    pub(super) fn name(&self) -> Code {
        match self {
            Self::Fact(code) | Self::Declared(code) => code.clone(),
            Self::NominatedBy => Code::of_literal("nominated_by"),
        }
    }
}

/// Whether a bound is a condition or a preference (skal, helst).
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::programme::Strength::Wish)?, "\"wish\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a bound is one or the other")]
pub enum Strength {
    /// Every cohort must keep it.
    Must,
    /// As many members as possible have it; never broken.
    Wish,
}

/// What a bound asks of the members of a cohort.
///
/// ```
/// use mangfold::programme::{BoundKind, Facet};
///
/// let each = BoundKind::Each { facet: Facet::Fact("municipality".parse()?), values: None, least: 1, most: None };
/// let json = serde_json::to_string(&each)?;
/// assert_eq!(json, r#"{"each":{"facet":{"fact":"municipality"},"least":1}}"#);
/// assert_eq!(serde_json::from_str::<BoundKind>(&json)?, each);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum BoundKind {
    /// Whoever is chosen has one of the values. As a wish: as many as possible.
    Everybody {
        /// Of what.
        facet: Facet,
        /// Which values, one at least; any of them will do.
        values: Vec<Code>,
    },
    /// So many members have the value.
    Count {
        /// Of what.
        facet: Facet,
        /// Which value.
        value: Code,
        /// In heads.
        least: u32,
        /// In heads; none is no bound.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<u32>,
    },
    /// At least this share of all members have the value: in heads, rounded up.
    Share {
        /// Of what.
        facet: Facet,
        /// Which value.
        value: Code,
        /// Of the size of the cohort.
        least: Ratio,
    },
    /// So many members have each of several values.
    Each {
        /// Of what.
        facet: Facet,
        /// Which values; none stands for every value recorded of anybody nominated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        values: Option<Vec<Code>>,
        /// In heads, of each value.
        least: u32,
        /// In heads, of each value; none is no bound.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        most: Option<u32>,
    },
    /// The members have at least so many different values between them.
    Different {
        /// Of what.
        facet: Facet,
        /// How many values.
        least: u32,
    },
}

impl BoundKind {
    /// What it is about.
    #[must_use]
    pub const fn facet(&self) -> &Facet {
        match self {
            Self::Everybody { facet, .. }
            | Self::Count { facet, .. }
            | Self::Share { facet, .. }
            | Self::Each { facet, .. }
            | Self::Different { facet, .. } => facet,
        }
    }

    /// The values it names.
    pub(super) fn values(&self) -> &[Code] {
        match self {
            Self::Everybody { values, .. } => values,
            Self::Count { value, .. } | Self::Share { value, .. } => std::slice::from_ref(value),
            Self::Each { values, .. } => values.as_deref().unwrap_or_default(),
            Self::Different { .. } => &[],
        }
    }
}

/// One bound on a cohort, beside the words it comes from.
///
/// ```
/// use mangfold::programme::{BoundKind, CohortBound, Facet};
/// use mangfold::{Element, Mark, Part};
///
/// let part = Part::quoted(
///     Element::Bound,
///     "foreslår minst en kandidat fra sin kommune/lokalsamfunn".parse()?,
///     "ks_2006".parse()?,
///     Mark::Verified,
/// );
/// let kind = BoundKind::Each { facet: Facet::Fact("municipality".parse()?), values: None, least: 1, most: None };
/// let bound = CohortBound::must("municipalities".parse()?, kind).with_parts(vec![part]);
/// assert_eq!(bound.parts().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a bound")]
pub struct CohortBound {
    code: Code,
    strength: Strength,
    kind: BoundKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
}

impl CohortBound {
    /// A condition.
    #[must_use]
    pub const fn must(code: Code, kind: BoundKind) -> Self {
        Self { code, strength: Strength::Must, kind, parts: Vec::new() }
    }

    /// A preference; only [`BoundKind::Everybody`] can be one.
    #[must_use]
    pub const fn wish(code: Code, kind: BoundKind) -> Self {
        Self { code, strength: Strength::Wish, kind, parts: Vec::new() }
    }

    /// Sets the words it comes from.
    #[must_use]
    pub fn with_parts(self, parts: Vec<Part>) -> Self {
        Self { parts, ..self }
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// Whether it is a condition or a preference.
    #[must_use]
    pub const fn strength(&self) -> Strength {
        self.strength
    }

    /// What it asks.
    #[must_use]
    pub const fn kind(&self) -> &BoundKind {
        &self.kind
    }

    /// The words it comes from.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }
}

/// How large a cohort is, and what its members must be together.
///
/// ```
/// use mangfold::programme::{BoundKind, CohortBound, CohortBounds, Facet};
/// use mangfold::Ratio;
///
/// let share = |value: &str| -> Result<_, Box<dyn std::error::Error>> {
///     let kind = BoundKind::Share {
///         facet: Facet::Declared("sex".parse()?),
///         value: value.parse()?,
///         least: Ratio::new(2, 5)?,
///     };
///     Ok(CohortBound::must(value.parse()?, kind))
/// };
/// let bounds = vec![share("women")?, share("men")?];
/// let network = CohortBounds::new("network".parse()?, 50, 100, bounds.clone())?;
/// assert_eq!((network.least(), network.most()), (50, 100));
///
/// // Two fifths of one head are one head, and there are not two.
/// let refused = CohortBounds::new("network".parse()?, 1, 1, bounds).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "bounds: women, men together fit no size from 1 to 1 (what they ask of sex)",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct CohortBounds {
    // INVARIANT: 1 ≤ least ≤ most; at most `MOST_BOUNDS` bounds, no code twice, none `SIZE`; a wish is of everybody.
    id: Code,
    least: u32,
    most: u32,
    bounds: Vec<CohortBound>,
}

/// The code of the finding about the size of a cohort.
pub(super) const SIZE: &str = "size";
const MOST_BOUNDS: usize = 64;
const MOST_VALUES: usize = 1000;

/// Why bounds cannot be: whoever is nominated, no cohort would keep them, or they do not say what they ask.
///
/// ```
/// use mangfold::programme::CohortBounds;
///
/// let refused = CohortBounds::new("network".parse()?, 0, 50, vec![]).unwrap_err();
/// assert_eq!(refused.to_string(), "least: a size of 0");
/// assert_eq!(refused.code(), "cohort_bounds_size_of_nought");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CohortBoundsError {
    /// A cohort of nobody.
    #[error("least: a size of 0")]
    SizeOfNought,
    /// The least size is over the most.
    #[error("least: a size of {least} is over most, {most}")]
    SizesReversed {
        /// The least size.
        least: u32,
        /// The most.
        most: u32,
    },
    /// Too many bounds.
    #[error("bounds: {count} bounds, at most {MOST_BOUNDS} are allowed")]
    TooMany {
        /// How many.
        count: usize,
    },
    /// Too many values are listed.
    #[error("bounds: {count} values are listed, at most {MOST_VALUES} are allowed")]
    TooManyValues {
        /// How many, over all bounds.
        count: usize,
    },
    /// A code is there twice, or is the one of the size.
    #[error("bounds: {bound} is taken")]
    Taken {
        /// The code of the bound.
        bound: Code,
    },
    /// No value is listed that members could have.
    #[error("bounds: {bound} lists no value")]
    NoValue {
        /// The code of the bound.
        bound: Code,
    },
    /// A value is listed twice.
    #[error("bounds: {bound} lists {value} twice")]
    ValueTwice {
        /// The code of the bound.
        bound: Code,
        /// The value.
        value: Code,
    },
    /// A wish that is no wish about each member.
    #[error("bounds: {bound} is a wish, and only everybody can be wished for")]
    WishOfANumber {
        /// The code of the bound.
        bound: Code,
    },
    /// The least number is over the most.
    #[error("bounds: {bound} asks for at least {least} and at most {most}")]
    LeastOverMost {
        /// The code of the bound.
        bound: Code,
        /// The least number.
        least: u32,
        /// The most.
        most: u32,
    },
    /// More is asked for than the largest cohort has members.
    #[error("bounds: {bound} asks for at least {least} of at most {size} members")]
    LeastOverSize {
        /// The code of the bound.
        bound: Code,
        /// The least number; of several values, of all of them.
        least: u64,
        /// The most members.
        size: u32,
    },
    /// Bounds on one facet of which some must be broken at every size.
    #[error(
        "bounds: {} together fit no size from {least} to {most} (what they ask of {facet})",
        listed(bounds)
    )]
    FitNoSize {
        /// The bounds: without any one of them, the others fit.
        bounds: Vec<Code>,
        /// What they are about.
        facet: Code,
        /// The least size.
        least: u32,
        /// The most.
        most: u32,
    },
}

fn listed(codes: &[Code]) -> String {
    let codes: Vec<&str> = codes.iter().map(Code::as_str).collect();
    codes.join(", ")
}

impl CohortBoundsError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SizeOfNought => "cohort_bounds_size_of_nought",
            Self::SizesReversed { .. } => "cohort_bounds_sizes_reversed",
            Self::TooMany { .. } => "cohort_bounds_too_many",
            Self::TooManyValues { .. } => "cohort_bounds_too_many_values",
            Self::Taken { .. } => "cohort_bounds_taken",
            Self::NoValue { .. } => "cohort_bounds_no_value",
            Self::ValueTwice { .. } => "cohort_bounds_value_twice",
            Self::WishOfANumber { .. } => "cohort_bounds_wish_of_a_number",
            Self::LeastOverMost { .. } => "cohort_bounds_least_over_most",
            Self::LeastOverSize { .. } => "cohort_bounds_least_over_size",
            Self::FitNoSize { .. } => "cohort_bounds_fit_no_size",
        }
    }
}

impl CohortBounds {
    /// Bounds on a cohort of `least` to `most` members, in the order in which findings are given.
    ///
    /// What no pool could meet is refused, as far as it shows in the bounds on one facet alone.
    ///
    /// # Errors
    ///
    /// A [`CohortBoundsError`] that names the bound and the value.
    pub fn new(id: Code, least: u32, most: u32, bounds: Vec<CohortBound>) -> Result<Self, CohortBoundsError> {
        if least == 0 {
            return Err(CohortBoundsError::SizeOfNought);
        }
        if least > most {
            return Err(CohortBoundsError::SizesReversed { least, most });
        }
        if bounds.len() > MOST_BOUNDS {
            return Err(CohortBoundsError::TooMany { count: bounds.len() });
        }
        let count = bounds.iter().map(|bound| bound.kind.values().len()).sum();
        if count > MOST_VALUES {
            return Err(CohortBoundsError::TooManyValues { count });
        }
        let codes = || bounds.iter().map(CohortBound::code);
        if let Some(bound) = codes().find(|code| code.as_str() == SIZE).or_else(|| twice(codes())) {
            return Err(CohortBoundsError::Taken { bound: bound.clone() });
        }
        bounds.iter().try_for_each(|bound| one(bound, most))?;
        let facets: BTreeSet<&Facet> = bounds.iter().map(|bound| bound.kind.facet()).collect();
        for facet in facets {
            let is_about =
                |bound: &&CohortBound| bound.strength == Strength::Must && bound.kind.facet() == facet;
            let about: Vec<&CohortBound> = bounds.iter().filter(is_about).collect();
            let fits_no_size = |about: &[&CohortBound]| Asked::of(facet, about).fits_no_size(least, most);
            if fits_no_size(&about) {
                let clash = minimal(about, fits_no_size);
                let bounds = clash.into_iter().map(|bound| bound.code.clone()).collect();
                return Err(CohortBoundsError::FitNoSize { bounds, facet: facet.name(), least, most });
            }
        }
        Ok(Self { id, least, most, bounds })
    }

    /// Its code.
    #[must_use]
    pub const fn id(&self) -> &Code {
        &self.id
    }

    /// The least size, in members.
    #[must_use]
    pub const fn least(&self) -> u32 {
        self.least
    }

    /// The most, in members.
    #[must_use]
    pub const fn most(&self) -> u32 {
        self.most
    }

    /// The bounds, in order.
    #[must_use]
    pub fn bounds(&self) -> &[CohortBound] {
        &self.bounds
    }
}

/// What is wrong with one bound alone.
fn one(bound: &CohortBound, size: u32) -> Result<(), CohortBoundsError> {
    let code = || bound.code.clone();
    if bound.strength == Strength::Wish && !matches!(bound.kind, BoundKind::Everybody { .. }) {
        return Err(CohortBoundsError::WishOfANumber { bound: code() });
    }
    if matches!(&bound.kind, BoundKind::Everybody { values, .. } if values.is_empty()) {
        return Err(CohortBoundsError::NoValue { bound: code() });
    }
    if let Some(value) = twice(bound.kind.values().iter()) {
        return Err(CohortBoundsError::ValueTwice { bound: code(), value: value.clone() });
    }
    let (least, most, times) = match &bound.kind {
        BoundKind::Everybody { .. } | BoundKind::Share { .. } => return Ok(()),
        BoundKind::Count { least, most, .. } => (*least, *most, 1),
        BoundKind::Each { least, most, values, facet } => {
            let times = values.as_ref().filter(|_| facet.is_single()).map_or(1, Vec::len);
            (*least, *most, times.max(1) as u64)
        }
        // Somebody whom several nominated has several values.
        BoundKind::Different { facet, .. } if !facet.is_single() => return Ok(()),
        BoundKind::Different { least, .. } => (*least, None, 1),
    };
    if let Some(most) = most.filter(|most| *most < least) {
        return Err(CohortBoundsError::LeastOverMost { bound: code(), least, most });
    }
    let least = u64::from(least).saturating_mul(times);
    if least > size.into() {
        return Err(CohortBoundsError::LeastOverSize { bound: code(), least, size });
    }
    Ok(())
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "bounds on a cohort")]
struct Fields {
    id: Code,
    least: u32,
    most: u32,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    bounds: Vec<CohortBound>,
}

impl TryFrom<Fields> for CohortBounds {
    type Error = CohortBoundsError;

    fn try_from(f: Fields) -> Result<Self, CohortBoundsError> {
        Self::new(f.id, f.least, f.most, f.bounds)
    }
}

impl From<CohortBounds> for Fields {
    fn from(b: CohortBounds) -> Self {
        Self { id: b.id, least: b.least, most: b.most, bounds: b.bounds }
    }
}
