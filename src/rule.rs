//! A duty under one id, with its dated versions and the event that picks among them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::silence::{Choice, Question};
use crate::source::Part;
use crate::span::{Clock, candidates};
use crate::text::{Reason, RuleId, Wire, optional_day};
use crate::version::{Version, VersionError};

/// A duty under one id, with its dated versions and the event that picks among them.
///
/// ```
/// use mangfold::{packs, Clock};
///
/// let policy = packs::norway_state();
/// let rule = policy.rule(&"no.state.interview.cv_gap".parse()?).unwrap();
/// assert_eq!((rule.clock(), rule.versions().len()), (Clock::Advertised, 1));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "RuleFields", into = "RuleFields")]
pub struct Rule {
    id: RuleId,
    clock: Clock,
    versions: Vec<Version>,
    before: Option<Reason>,
    announced: Vec<Announced>,
}

/// A change of the law that is announced: shown to whoever reads the rule, never decided on.
///
/// ```
/// use mangfold::{Announced, Element, Part};
///
/// let words = Part::read(Element::Clock, "the agency is rescinding the guideline; no final rule was found".parse()?);
/// let announced = Announced::new(None, words);
/// assert_eq!(announced.on(), None);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an announced change")]
pub struct Announced {
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    on: Option<NaiveDate>,
    part: Part,
}

impl Announced {
    /// For this day, where one is announced, in these words.
    #[must_use]
    pub const fn new(on: Option<NaiveDate>, part: Part) -> Self {
        Self { on, part }
    }

    /// The day announced.
    #[must_use]
    pub const fn on(&self) -> Option<NaiveDate> {
        self.on
    }

    /// The words that announce it.
    #[must_use]
    pub const fn part(&self) -> &Part {
        &self.part
    }
}

/// Why a rule cannot be.
///
/// ```
/// use mangfold::{Clock, Rule, RuleError};
///
/// let id: mangfold::RuleId = "own.rule".parse()?;
/// assert_eq!(Rule::new(id.clone(), Clock::Advertised, vec![]).unwrap_err(), RuleError::WithoutVersions { rule: id });
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// No version.
    #[error("{rule}: versions: none")]
    WithoutVersions {
        /// The rule.
        rule: RuleId,
    },
    /// More versions than a rule may have.
    #[error("{rule}: versions: {count}, at most 32 are allowed")]
    TooManyVersions {
        /// The rule.
        rule: RuleId,
        /// How many.
        count: usize,
    },
    /// Two versions certainly hold on one day, or are not in order of time.
    #[error("{rule}: versions: number {number} begins before the one before it ends")]
    Overlap {
        /// The rule.
        rule: RuleId,
        /// The later version, counted from one.
        number: usize,
    },
    /// A question is answered that no version leaves open.
    #[error("{rule}: silent: the text does not leave {} open", Wire(question))]
    NotSilent {
        /// The rule.
        rule: RuleId,
        /// The question.
        question: Question,
    },
    /// A version that a choice leads to cannot be.
    #[error("{rule}: {error}")]
    Version {
        /// The rule.
        rule: RuleId,
        /// Why.
        #[source]
        error: Box<VersionError>,
    },
}

impl RuleError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutVersions { .. } => "rule_without_versions",
            Self::TooManyVersions { .. } => "rule_too_many_versions",
            Self::Overlap { .. } => "rule_overlap",
            Self::NotSilent { .. } => "rule_not_silent",
            Self::Version { .. } => "rule_version",
        }
    }
}

impl Rule {
    /// A rule with its versions in order of time.
    ///
    /// # Errors
    ///
    /// [`RuleError::WithoutVersions`], [`RuleError::TooManyVersions`] or [`RuleError::Overlap`].
    pub fn new(id: RuleId, clock: Clock, versions: Vec<Version>) -> Result<Self, RuleError> {
        if versions.is_empty() {
            return Err(RuleError::WithoutVersions { rule: id });
        }
        if versions.len() > 32 {
            return Err(RuleError::TooManyVersions { rule: id, count: versions.len() });
        }
        for (number, pair) in (2..).zip(versions.windows(2)) {
            if let [earlier, later] = pair
                && later.span().overlaps_after(earlier.span())
            {
                return Err(RuleError::Overlap { rule: id, number });
            }
        }
        Ok(Self { id, clock, versions, before: None, announced: Vec::new() })
    }

    /// Notes what stood before the first version and is not in the sources.
    #[must_use]
    pub fn with_note_on_before(self, before: Reason) -> Self {
        Self { before: Some(before), ..self }
    }

    /// Notes changes that are announced.
    #[must_use]
    pub fn with_announced(self, announced: Vec<Announced>) -> Self {
        Self { announced, ..self }
    }

    /// The changes that are announced. Nothing is decided on them.
    #[must_use]
    pub fn announced(&self) -> &[Announced] {
        &self.announced
    }

    /// Which rule.
    #[must_use]
    pub const fn id(&self) -> &RuleId {
        &self.id
    }

    /// The event that picks the version.
    #[must_use]
    pub const fn clock(&self) -> Clock {
        self.clock
    }

    /// The versions, in order of time.
    #[must_use]
    pub fn versions(&self) -> &[Version] {
        &self.versions
    }

    /// The versions that may be in force on a day of the event that picks among them, each with its place, counted from
    /// nought; none where the rule is not in force.
    ///
    /// ```
    /// use mangfold::packs;
    ///
    /// let policy = packs::norway_state();
    /// let rule = policy.rule(&"no.state.interview.immigrant".parse()?).unwrap();
    /// let places = |day: &str| rule.versions_on(day.parse().unwrap()).map(|(place, _)| place).collect::<Vec<_>>();
    /// assert!(places("2002-05-31").is_empty());
    /// assert_eq!(places("2020-01-01"), [1, 2], "the definition changed on some day between 2017 and 2023");
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    pub fn versions_on(&self, on: NaiveDate) -> impl Iterator<Item = (u32, &Version)> {
        let (bits, _) = candidates(self.versions.iter().map(Version::span), on);
        (0_u32..).zip(&self.versions).filter(move |(place, _)| bits & (1 << place) != 0)
    }

    /// Whether the sources settle which version is in force on a day of the event, or that none is.
    ///
    /// ```
    /// use mangfold::packs;
    ///
    /// let policy = packs::norway_state();
    /// let rule = policy.rule(&"no.state.interview.immigrant".parse()?).unwrap();
    /// let settled = |day: &str| rule.is_settled_on(day.parse().unwrap());
    /// assert!(settled("2002-05-31") && settled("2002-06-01") && !settled("2004-06-01"));
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    #[must_use]
    pub fn is_settled_on(&self, on: NaiveDate) -> bool {
        let (bits, none) = candidates(self.versions.iter().map(Version::span), on);
        bits.count_ones() + u32::from(none) == 1
    }

    /// What stood before the first version and is not in the sources.
    #[must_use]
    pub const fn note_on_before(&self) -> Option<&Reason> {
        self.before.as_ref()
    }

    /// Answers a question in every version whose text leaves it open.
    ///
    /// # Errors
    ///
    /// [`RuleError::NotSilent`] when none does, or why a version that results cannot be.
    pub fn with_choice(self, choice: &Choice) -> Result<Self, RuleError> {
        let rule = self.id.clone();
        let question = choice.answers();
        let mut answered = false;
        let versions = self.versions.into_iter().map(|version| {
            let concerned = version.is_silent_on(question)
                && match choice {
                    Choice::Edge { unsettled, .. } => {
                        [version.span().from(), version.span().until()].contains(unsettled)
                    }
                    _ => true,
                };
            answered |= concerned;
            if concerned { version.with_choice(choice.clone()) } else { Ok(version) }
        });
        let versions: Result<Vec<Version>, VersionError> = versions.collect();
        let versions =
            versions.map_err(|error| RuleError::Version { rule: rule.clone(), error: Box::new(error) })?;
        if !answered {
            return Err(RuleError::NotSilent { rule, question });
        }
        Ok(Self {
            before: self.before,
            announced: self.announced,
            ..Self::new(self.id, self.clock, versions)?
        })
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a rule")]
struct RuleFields {
    id: RuleId,
    clock: Clock,
    versions: Vec<Version>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<Reason>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    announced: Vec<Announced>,
}

impl TryFrom<RuleFields> for Rule {
    type Error = RuleError;

    fn try_from(f: RuleFields) -> Result<Self, RuleError> {
        Ok(Self { before: f.before, announced: f.announced, ..Self::new(f.id, f.clock, f.versions)? })
    }
}

impl From<Rule> for RuleFields {
    fn from(r: Rule) -> Self {
        Self { id: r.id, clock: r.clock, versions: r.versions, before: r.before, announced: r.announced }
    }
}
