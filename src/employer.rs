//! Who advertises: country, sector and part of the country, and whom the staff consists of.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::ground::Ground;
use crate::text::{Title, shown};

/// A country, as the two capital letters of ISO 3166-1.
///
/// ```
/// use mangfold::Country;
///
/// assert_eq!("NO".parse::<Country>()?, Country::NORWAY);
/// assert!("Norge".parse::<Country>().is_err());
/// # Ok::<(), mangfold::CountryError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Country([u8; 2]);

/// A text that is no country code.
///
/// ```
/// assert_eq!("no".parse::<mangfold::Country>().unwrap_err().code(), "country_not_a_code");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no country: {value} (two capital letters are wanted)")]
pub struct CountryError {
    value: String,
}

impl CountryError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "country_not_a_code"
    }
}

impl Country {
    /// Norway.
    pub const NORWAY: Self = Self(*b"NO");
    /// Germany.
    pub const GERMANY: Self = Self(*b"DE");
    /// The United Kingdom.
    pub const UNITED_KINGDOM: Self = Self(*b"GB");
    /// The United States.
    pub const UNITED_STATES: Self = Self(*b"US");
}

/// The codes that ISO 3166-1 assigns; `UK` is none of them.
const ASSIGNED: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT \
    BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK \
    FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE \
    JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ \
    MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO \
    RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW \
    TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|&byte| write!(f, "{}", char::from(byte)))
    }
}

impl std::str::FromStr for Country {
    type Err = CountryError;

    fn from_str(text: &str) -> Result<Self, CountryError> {
        match text.as_bytes() {
            &[a, b] if ASSIGNED.split(' ').any(|known| known == text) => Ok(Self([a, b])),
            _ => Err(CountryError { value: shown(text) }),
        }
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// What kind of employer.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Sector::OtherPublic)?, "\"other_public\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Sector {
    /// The state (staten).
    State,
    /// A municipality (kommune).
    Municipal,
    /// A county (fylkeskommune).
    County,
    /// A federation, as the German Bund.
    Federal,
    /// A constituent state, as a German Land.
    Land,
    /// Another public body.
    OtherPublic,
    /// A church or religious community.
    Church,
    /// A private employer.
    Private,
}

/// A part of a country, as a code of ISO 3166-2.
///
/// ```
/// use mangfold::{Country, Region};
///
/// let berlin: Region = "DE-BE".parse()?;
/// assert_eq!(berlin.country(), Country::GERMANY);
/// assert!("Berlin".parse::<Region>().is_err());
/// # Ok::<(), mangfold::RegionError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Region {
    country: Country,
    // INVARIANT: one to three capital letters or digits, then nought.
    part: [u8; 3],
}

/// A text that is no code of a part of a country.
///
/// ```
/// assert_eq!("DE".parse::<mangfold::Region>().unwrap_err().code(), "region_not_a_code");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no part of a country: {value} (a code as DE-BE is wanted)")]
pub struct RegionError {
    value: String,
}

impl RegionError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "region_not_a_code"
    }
}

impl Region {
    /// The country it is a part of.
    #[must_use]
    pub const fn country(self) -> Country {
        self.country
    }
}

impl std::fmt::Display for Region {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-", self.country)?;
        let part = self.part.iter().take_while(|byte| **byte != 0);
        part.into_iter().try_for_each(|&byte| write!(f, "{}", char::from(byte)))
    }
}

impl std::str::FromStr for Region {
    type Err = RegionError;

    fn from_str(text: &str) -> Result<Self, RegionError> {
        let refused = || RegionError { value: shown(text) };
        let (country, code) = text.split_once('-').ok_or_else(refused)?;
        let country = country.parse().map_err(|_| refused())?;
        let is_code = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
        let part = match *code.as_bytes() {
            [a] => [a, 0, 0],
            [a, b] => [a, b, 0],
            [a, b, c] => [a, b, c],
            _ => return Err(refused()),
        };
        if code.bytes().all(|byte| is_code(&byte)) { Ok(Self { country, part }) } else { Err(refused()) }
    }
}

impl Serialize for Region {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Region {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// Who advertises: the country, and the sector and the part of the country where they are known.
///
/// ```
/// use mangfold::{Country, Employer, Sector};
///
/// let employer = Employer::new(Country::NORWAY).with_sector(Sector::Municipal);
/// assert_eq!(employer.sector(), Some(Sector::Municipal));
/// assert_eq!(Employer::new(Country::NORWAY).sector(), None, "not recorded is unknown, not private");
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Employer {
    country: Country,
    sector: Option<Sector>,
    region: Option<Region>,
}

/// Why an employer cannot be.
///
/// ```
/// use mangfold::{Country, Employer, EmployerError};
///
/// let refused = Employer::new(Country::NORWAY).with_region("DE-BE".parse()?);
/// assert_eq!(refused.unwrap_err().code(), "employer_region_elsewhere");
/// # Ok::<(), mangfold::RegionError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EmployerError {
    /// The part belongs to another country.
    #[error("region: {region} is no part of {country}")]
    RegionElsewhere {
        /// The employer's country.
        country: Country,
        /// The part given.
        region: Region,
    },
}

impl EmployerError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::RegionElsewhere { .. } => "employer_region_elsewhere",
        }
    }
}

impl Employer {
    /// An employer whose sector and part of the country are not recorded.
    #[must_use]
    pub const fn new(country: Country) -> Self {
        Self { country, sector: None, region: None }
    }

    /// Records the sector.
    #[must_use]
    pub const fn with_sector(self, sector: Sector) -> Self {
        Self { sector: Some(sector), ..self }
    }

    /// Records the part of the country.
    ///
    /// # Errors
    ///
    /// [`EmployerError::RegionElsewhere`] when it belongs to another country.
    pub fn with_region(self, region: Region) -> Result<Self, EmployerError> {
        if region.country() != self.country {
            return Err(EmployerError::RegionElsewhere { country: self.country, region });
        }
        Ok(Self { region: Some(region), ..self })
    }

    /// The country whose rules the employer is under.
    #[must_use]
    pub const fn country(self) -> Country {
        self.country
    }

    /// The sector, where recorded.
    #[must_use]
    pub const fn sector(self) -> Option<Sector> {
        self.sector
    }

    /// The part of the country, where recorded.
    #[must_use]
    pub const fn region(self) -> Option<Region> {
        self.region
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an employer")]
struct Fields {
    country: Country,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sector: Option<Sector>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

impl TryFrom<Fields> for Employer {
    type Error = EmployerError;

    fn try_from(f: Fields) -> Result<Self, EmployerError> {
        let employer = Self { sector: f.sector, ..Self::new(f.country) };
        match f.region {
            Some(region) => employer.with_region(region),
            None => Ok(employer),
        }
    }
}

impl From<Employer> for Fields {
    fn from(e: Employer) -> Self {
        Self { country: e.country, sector: e.sector, region: e.region }
    }
}

/// How many of a unit's staff are of a group, by whatever register the employer keeps.
///
/// Whether a group is under-represented follows from it by a rule's own measure ([`Measure`](crate::Measure)).
///
/// ```
/// use mangfold::{Ground, Representation};
///
/// let unit = Representation::new(Ground::Woman, 12, 40)?.in_unit("E 13 bis E 15".parse()?);
/// assert_eq!((unit.members(), unit.total()), (12, 40));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Staff", into = "Staff")]
pub struct Representation {
    ground: Ground,
    members: u32,
    total: u32,
    unit: Option<Title>,
}

/// Why counts of staff cannot be.
///
/// ```
/// use mangfold::{Ground, Representation};
/// assert_eq!(Representation::new(Ground::Woman, 5, 4).unwrap_err().code(), "representation_more_than_all");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RepresentationError {
    /// More members than staff.
    #[error("members: {members}, of only {total}")]
    MoreThanAll {
        /// The members given.
        members: u32,
        /// The staff given.
        total: u32,
    },
}

impl RepresentationError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MoreThanAll { .. } => "representation_more_than_all",
        }
    }
}

impl Representation {
    /// So many of the unit's staff are of the group, out of so many.
    ///
    /// # Errors
    ///
    /// [`RepresentationError::MoreThanAll`].
    pub fn new(ground: Ground, members: u32, total: u32) -> Result<Self, RepresentationError> {
        if members > total {
            return Err(RepresentationError::MoreThanAll { members, total });
        }
        Ok(Self { ground, members, total, unit: None })
    }

    /// Says which unit was counted.
    #[must_use]
    pub fn in_unit(self, unit: Title) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The group.
    #[must_use]
    pub const fn ground(&self) -> &Ground {
        &self.ground
    }

    /// How many are of it.
    #[must_use]
    pub const fn members(&self) -> u32 {
        self.members
    }

    /// How many there are in all.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.total
    }

    /// Which unit was counted, where said.
    #[must_use]
    pub const fn unit(&self) -> Option<&Title> {
        self.unit.as_ref()
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "counts of staff")]
struct Staff {
    ground: Ground,
    members: u32,
    total: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Title>,
}

impl TryFrom<Staff> for Representation {
    type Error = RepresentationError;

    fn try_from(f: Staff) -> Result<Self, RepresentationError> {
        Ok(Self { unit: f.unit, ..Self::new(f.ground, f.members, f.total)? })
    }
}

impl From<Representation> for Staff {
    fn from(r: Representation) -> Self {
        Self { ground: r.ground, members: r.members, total: r.total, unit: r.unit }
    }
}
