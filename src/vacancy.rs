//! The position advertised, and its adverts.

use std::collections::BTreeMap;
use std::fmt;
use std::num::NonZeroU16;

use chrono::{Months, NaiveDate};
use serde::de::{self, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::advert::Advert;
use crate::employer::{Employer, Representation};
use crate::ground::Ground;
use crate::id::VacancyId;
use crate::text::{Code, Title, day, optional_day};

/// What kind of post: leading, key, ordinary, or a category of the scheme's own.
///
/// ```
/// use mangfold::Category;
///
/// assert_eq!(serde_json::to_string(&Category::KeyPosition)?, "\"key_position\"");
/// assert_eq!(serde_json::from_str::<Category>(r#"{"own":"head_coach"}"#)?, Category::Own("head_coach".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Category {
    /// A leading post (lederstilling).
    Leadership,
    /// A visible key position (synlig nøkkelposisjon).
    KeyPosition,
    /// Any other post.
    Ordinary,
    /// A category of the scheme's own, such as head coach.
    Own(Code),
}

/// Whether people from outside may apply.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Opening::External)?, "\"external\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "an opening is one or the other")]
pub enum Opening {
    /// Anybody may apply.
    External,
    /// Only people already employed may apply.
    Internal,
}

/// How long the post lasts.
///
/// ```
/// use mangfold::Length;
/// use chrono::NaiveDate;
///
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// assert_eq!(Length::Dates { first: day(1, 1), last: day(6, 30) }.is_longer_than(6), false);
/// assert_eq!(Length::Dates { first: day(1, 1), last: day(7, 1) }.is_longer_than(6), true);
/// assert!(Length::Permanent.is_longer_than(6));
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Length {
    /// Without an end.
    Permanent,
    /// So many months.
    Months(NonZeroU16),
    /// From the first to the last day, both included.
    Dates {
        /// The first day of the post.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        first: NaiveDate,
        /// The last day of the post.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        last: NaiveDate,
    },
}

impl Length {
    /// Whether the post lasts longer than so many calendar months.
    #[must_use]
    pub fn is_longer_than(self, months: u16) -> bool {
        match self {
            Self::Permanent => true,
            Self::Months(length) => length.get() > months,
            Self::Dates { first, last } => {
                first.checked_add_months(Months::new(u32::from(months))).is_some_and(|end| last >= end)
            }
        }
    }
}

/// A requirement or wish of the advert, by which applicants are assessed.
///
/// ```
/// let criterion = mangfold::Criterion::new("leadership".parse()?, "Ledererfaring".parse()?);
/// assert!(criterion.is_required() && !criterion.as_a_wish().is_required());
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a criterion")]
pub struct Criterion {
    id: Code,
    title: Title,
    required: bool,
}

impl Criterion {
    /// An absolute requirement.
    #[must_use]
    pub const fn new(id: Code, title: Title) -> Self {
        Self { id, title, required: true }
    }

    /// Makes it a wish, which ranks and does not bind.
    #[must_use]
    pub fn as_a_wish(self) -> Self {
        Self { required: false, ..self }
    }

    /// Its code, which assessments refer to.
    #[must_use]
    pub const fn id(&self) -> &Code {
        &self.id
    }

    /// What is asked for.
    #[must_use]
    pub const fn title(&self) -> &Title {
        &self.title
    }

    /// Whether it binds.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }
}

/// A position advertised (utlyst stilling).
///
/// What is not recorded (sector, category, opening, length) is unknown to the rules that ask for it, never assumed.
///
/// ```
/// use chrono::NaiveDate;
/// use mangfold::{Country, Employer, Vacancy, VacancyError, VacancyId};
///
/// let id: VacancyId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let june = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
/// let vacancy = Vacancy::new(id, "Virksomhetsleder".parse()?, Employer::new(Country::NORWAY), june(7));
/// let refused = vacancy.clone().with_closing_day(june(6)).unwrap_err();
/// assert_eq!(refused.to_string(), "closes_on: 2026-06-06 lies before opens_on, 2026-06-07");
/// assert_eq!(vacancy.with_closing_day(june(28))?.closes_on(), Some(june(28)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Vacancy {
    id: VacancyId,
    title: Title,
    employer: Employer,
    opens_on: NaiveDate,
    closes_on: Option<NaiveDate>,
    category: Option<Category>,
    opening: Option<Opening>,
    length: Option<Length>,
    seats: NonZeroU16,
    criteria: Vec<Criterion>,
    adverts: Vec<Advert>,
    representation: Vec<Representation>,
    facts: BTreeMap<Code, bool>,
}

/// Why a vacancy cannot be.
///
/// ```
/// let json = r#"{"id":"6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11","title":"Leder","employer":{"country":"NO"},
///     "opens_on":"2026-06-07","closes_on":"2026-06-06"}"#;
/// let error = serde_json::from_str::<mangfold::Vacancy>(json).unwrap_err();
/// assert!(error.to_string().starts_with("closes_on: 2026-06-06 lies before opens_on"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VacancyError {
    /// The closing date lies before the opening date.
    #[error("closes_on: {closes_on} lies before opens_on, {opens_on}")]
    ClosesBeforeOpening {
        /// The opening date given.
        opens_on: NaiveDate,
        /// The closing date given.
        closes_on: NaiveDate,
    },
    /// The post ends before it begins.
    #[error("length.dates.last: {last} lies before first, {first}")]
    EndsBeforeBeginning {
        /// The first day given.
        first: NaiveDate,
        /// The last day given.
        last: NaiveDate,
    },
    /// Two criteria have one code.
    #[error("criteria: {id} is there twice")]
    CriterionTwice {
        /// The code.
        id: Code,
    },
    /// The staff of one group is counted twice.
    #[error("representation: {ground} is counted twice")]
    CountedTwice {
        /// The group.
        ground: Ground,
    },
}

impl VacancyError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ClosesBeforeOpening { .. } => "vacancy_closes_before_opening",
            Self::EndsBeforeBeginning { .. } => "vacancy_ends_before_beginning",
            Self::CriterionTwice { .. } => "vacancy_criterion_twice",
            Self::CountedTwice { .. } => "vacancy_counted_twice",
        }
    }
}

impl Vacancy {
    /// A position for one person, advertised on the day it opens.
    #[must_use]
    pub const fn new(id: VacancyId, title: Title, employer: Employer, opens_on: NaiveDate) -> Self {
        Self {
            id,
            title,
            employer,
            opens_on,
            closes_on: None,
            category: None,
            opening: None,
            length: None,
            seats: NonZeroU16::MIN,
            criteria: Vec::new(),
            adverts: Vec::new(),
            representation: Vec::new(),
            facts: BTreeMap::new(),
        }
    }

    /// Sets the last day for applications (søknadsfrist).
    ///
    /// # Errors
    ///
    /// [`VacancyError::ClosesBeforeOpening`] when `closes_on` lies before the opening.
    pub fn with_closing_day(self, closes_on: NaiveDate) -> Result<Self, VacancyError> {
        if closes_on < self.opens_on {
            return Err(VacancyError::ClosesBeforeOpening { opens_on: self.opens_on, closes_on });
        }
        Ok(Self { closes_on: Some(closes_on), ..self })
    }

    /// Records what kind of post it is.
    #[must_use]
    pub fn with_category(self, category: Category) -> Self {
        Self { category: Some(category), ..self }
    }

    /// Records whether people from outside may apply.
    #[must_use]
    pub fn with_opening(self, opening: Opening) -> Self {
        Self { opening: Some(opening), ..self }
    }

    /// Records how long the post lasts.
    ///
    /// # Errors
    ///
    /// [`VacancyError::EndsBeforeBeginning`] when the last day lies before the first.
    pub fn with_length(self, length: Length) -> Result<Self, VacancyError> {
        match length {
            Length::Dates { first, last } if last < first => {
                Err(VacancyError::EndsBeforeBeginning { first, last })
            }
            _ => Ok(Self { length: Some(length), ..self }),
        }
    }

    /// Takes this many people instead of one.
    #[must_use]
    pub fn with_seats(self, seats: NonZeroU16) -> Self {
        Self { seats, ..self }
    }

    /// Sets the requirements and wishes, in the order of the advert.
    ///
    /// # Errors
    ///
    /// [`VacancyError::CriterionTwice`] when two have one code.
    pub fn with_criteria(self, criteria: Vec<Criterion>) -> Result<Self, VacancyError> {
        let mut ids: Vec<&Code> = criteria.iter().map(Criterion::id).collect();
        ids.sort();
        if let Some(&[id, _]) = ids.windows(2).find(|pair| matches!(pair, [a, b] if a == b)) {
            return Err(VacancyError::CriterionTwice { id: id.clone() });
        }
        Ok(Self { criteria, ..self })
    }

    /// Sets the adverts. The order in which they are given decides nothing.
    #[must_use]
    pub fn with_adverts(self, mut adverts: Vec<Advert>) -> Self {
        adverts.sort();
        Self { adverts, ..self }
    }

    /// Records whom the staff of the unit consists of.
    ///
    /// # Errors
    ///
    /// [`VacancyError::CountedTwice`] when one group is counted twice.
    pub fn with_representation(self, mut counts: Vec<Representation>) -> Result<Self, VacancyError> {
        counts.sort_by(|a, b| a.ground().cmp(b.ground()));
        if let Some([twice, _]) =
            counts.windows(2).find(|pair| matches!(pair, [a, b] if a.ground() == b.ground()))
        {
            return Err(VacancyError::CountedTwice { ground: twice.ground().clone() });
        }
        Ok(Self { representation: counts, ..self })
    }

    /// Records that a fact with this code is true of the vacancy, or is not; of two answers the later stands.
    #[must_use]
    pub fn with_fact(mut self, fact: Code, is_true: bool) -> Self {
        self.facts.insert(fact, is_true);
        self
    }

    /// Which vacancy.
    #[must_use]
    pub const fn id(&self) -> VacancyId {
        self.id
    }

    /// What it is called.
    #[must_use]
    pub const fn title(&self) -> &Title {
        &self.title
    }

    /// Who advertises.
    #[must_use]
    pub const fn employer(&self) -> Employer {
        self.employer
    }

    /// The first day for applications; the day it was advertised, where no advert says otherwise.
    #[must_use]
    pub const fn opens_on(&self) -> NaiveDate {
        self.opens_on
    }

    /// The last day for applications, where there is one.
    #[must_use]
    pub const fn closes_on(&self) -> Option<NaiveDate> {
        self.closes_on
    }

    /// What kind of post, where recorded.
    #[must_use]
    pub const fn category(&self) -> Option<&Category> {
        self.category.as_ref()
    }

    /// Whether people from outside may apply, where recorded.
    #[must_use]
    pub const fn opening(&self) -> Option<Opening> {
        self.opening
    }

    /// How long the post lasts, where recorded.
    #[must_use]
    pub const fn length(&self) -> Option<Length> {
        self.length
    }

    /// How many people are to be hired.
    #[must_use]
    pub const fn seats(&self) -> NonZeroU16 {
        self.seats
    }

    /// The requirements and wishes.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// The adverts.
    #[must_use]
    pub fn adverts(&self) -> &[Advert] {
        &self.adverts
    }

    /// How many of the unit's staff are of this group, where recorded.
    #[must_use]
    pub fn representation(&self, ground: &Ground) -> Option<&Representation> {
        self.representation.iter().find(|staff| staff.ground() == ground)
    }

    /// Whether the fact with this code is true of the vacancy, where recorded.
    #[must_use]
    pub fn fact(&self, fact: &Code) -> Option<bool> {
        self.facts.get(fact).copied()
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a vacancy")]
struct Fields {
    id: VacancyId,
    title: Title,
    employer: Employer,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    opens_on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    closes_on: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    category: Option<Category>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    opening: Option<Opening>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    length: Option<Length>,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    seats: NonZeroU16,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    criteria: Vec<Criterion>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    adverts: Vec<Advert>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    representation: Vec<Representation>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty", deserialize_with = "each_once")]
    facts: BTreeMap<Code, bool>,
}

/// A map that refuses a key given twice, where serde's own would keep the last.
fn each_once<'de, D: Deserializer<'de>>(deserializer: D) -> Result<BTreeMap<Code, bool>, D::Error> {
    struct Facts;

    impl<'de> Visitor<'de> for Facts {
        type Value = BTreeMap<Code, bool>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("facts, each true or false")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut facts = BTreeMap::new();
            while let Some((fact, is_true)) = map.next_entry::<Code, bool>()? {
                if facts.contains_key(&fact) {
                    return Err(de::Error::custom(format_args!("{fact} is there twice")));
                }
                facts.insert(fact, is_true);
            }
            Ok(facts)
        }
    }

    deserializer.deserialize_map(Facts)
}

const fn one() -> NonZeroU16 {
    NonZeroU16::MIN
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
fn is_one(seats: &NonZeroU16) -> bool {
    *seats == NonZeroU16::MIN
}

impl TryFrom<Fields> for Vacancy {
    type Error = VacancyError;

    fn try_from(f: Fields) -> Result<Self, VacancyError> {
        let mut vacancy = Self::new(f.id, f.title, f.employer, f.opens_on)
            .with_seats(f.seats)
            .with_criteria(f.criteria)?
            .with_adverts(f.adverts)
            .with_representation(f.representation)?;
        if let Some(closes_on) = f.closes_on {
            vacancy = vacancy.with_closing_day(closes_on)?;
        }
        if let Some(length) = f.length {
            vacancy = vacancy.with_length(length)?;
        }
        Ok(Self { category: f.category, opening: f.opening, facts: f.facts, ..vacancy })
    }
}

impl From<Vacancy> for Fields {
    fn from(v: Vacancy) -> Self {
        Self {
            id: v.id,
            title: v.title,
            employer: v.employer,
            opens_on: v.opens_on,
            closes_on: v.closes_on,
            category: v.category,
            opening: v.opening,
            length: v.length,
            seats: v.seats,
            criteria: v.criteria,
            adverts: v.adverts,
            representation: v.representation,
            facts: v.facts,
        }
    }
}
