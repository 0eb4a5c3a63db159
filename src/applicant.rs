//! A person in one vacancy, and how the employer assessed them.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::ground::{Answer, Declaration, Ground, WITHHELD};
use crate::id::ApplicantId;
use crate::text::{Code, Name, Reason, day, optional_day};

/// How suited an applicant was found, against the requirements of the advert.
///
/// *Not assessed* is the absence of an [`Assessment`].
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Suitability::ObviouslyUnsuited)?, "\"obviously_unsuited\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook a finding about a person")]
pub enum Suitability {
    /// Meets the requirements (kvalifisert).
    Suited,
    /// In doubt: unknown to rules about the qualified, and not *obviously* unsuited.
    Doubtful,
    /// Does not meet the requirements (ikke kvalifisert).
    Unqualified,
    /// Plainly lacks what the post needs (åpenbart uegnet).
    ObviouslyUnsuited,
}

/// What a named human found about an applicant's suitability (kvalifikasjonsvurdering).
///
/// ```
/// use mangfold::{Assessment, Suitability};
/// use chrono::NaiveDate;
///
/// let on = NaiveDate::from_ymd_opt(2026, 6, 20).unwrap();
/// let assessment = Assessment::new(Suitability::Unqualified)
///     .with_criteria_not_met(vec!["licence".parse()?])
///     .with_reason("Mangler førerkort klasse B.".parse()?)
///     .made_by("Kari Nordmann".parse()?, on);
/// assert_eq!(assessment.suitability(), Suitability::Unqualified);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an assessment")]
pub struct Assessment {
    suitability: Suitability,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    criteria_not_met: Vec<Code>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "crate::finding::withheld")]
    reason: Option<Reason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    by: Option<Name>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    on: Option<NaiveDate>,
}

impl Assessment {
    /// A finding without criteria, reason, author or day.
    #[must_use]
    pub const fn new(suitability: Suitability) -> Self {
        Self { suitability, criteria_not_met: Vec::new(), reason: None, by: None, on: None }
    }

    /// Names the criteria of the vacancy that are not met.
    #[must_use]
    pub fn with_criteria_not_met(self, criteria_not_met: Vec<Code>) -> Self {
        Self { criteria_not_met, ..self }
    }

    /// Gives the reason.
    #[must_use]
    pub fn with_reason(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// Names who made it, and when.
    #[must_use]
    pub fn made_by(self, by: Name, on: NaiveDate) -> Self {
        Self { by: Some(by), on: Some(on), ..self }
    }

    /// How suited.
    #[must_use]
    pub const fn suitability(&self) -> Suitability {
        self.suitability
    }

    /// The codes of the criteria not met.
    #[must_use]
    pub fn criteria_not_met(&self) -> &[Code] {
        &self.criteria_not_met
    }

    /// The reason, where given.
    #[must_use]
    pub const fn reason(&self) -> Option<&Reason> {
        self.reason.as_ref()
    }

    /// Who made it, where recorded.
    #[must_use]
    pub const fn by(&self) -> Option<&Name> {
        self.by.as_ref()
    }

    /// When, where recorded.
    #[must_use]
    pub const fn on(&self) -> Option<NaiveDate> {
        self.on
    }
}

/// Where an applicant comes from.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Origin::External)?, "\"external\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "an origin is one or the other")]
pub enum Origin {
    /// From outside the employer.
    External,
    /// Already employed there.
    Internal,
}

/// A person in this vacancy (søker), without name or profile.
///
/// ```
/// use chrono::NaiveDate;
/// use mangfold::{Answer, Applicant, ApplicantId, Assessment, Declaration, Ground, Suitability};
///
/// let id: ApplicantId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let june = |day| NaiveDate::from_ymd_opt(2026, 6, day).unwrap();
/// let applicant = Applicant::new(id, june(10))
///     .with_declarations(vec![Declaration::new(Ground::CvGap, Answer::Declared)])?
///     .with_assessment(Assessment::new(Suitability::Suited))?;
/// assert_eq!(applicant.answer(&Ground::CvGap), Answer::Declared);
/// assert_eq!(applicant.answer(&Ground::Woman), Answer::NotAsked);
/// let early = Assessment::new(Suitability::Suited).made_by("Kari Nordmann".parse()?, june(9));
/// let refused = applicant.with_assessment(early).unwrap_err();
/// assert_eq!(refused.to_string(), "assessment.on: 2026-06-09 lies before applied_on, 2026-06-10");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Applicant {
    id: ApplicantId,
    applied_on: NaiveDate,
    declarations: Vec<Declaration>,
    assessment: Option<Assessment>,
    origin: Option<Origin>,
    score: Option<i64>,
    withdrawn_on: Option<NaiveDate>,
}

/// Why an applicant cannot be. No message says what was declared.
///
/// ```
/// use mangfold::{Applicant, ApplicantError, ApplicantId};
/// let id: ApplicantId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse().unwrap();
/// let applicant = Applicant::new(id, "2026-06-10".parse().unwrap());
/// let error = applicant.with_score(1 << 60).unwrap_err();
/// assert_eq!(error.code(), "applicant_score_out_of_range");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ApplicantError {
    /// One ground is answered twice.
    #[error("declarations: two answers about one ground (which one is withheld)")]
    DeclaredTwice,
    /// The assessment is dated before the application.
    #[error("assessment.on: {assessed_on} lies before applied_on, {applied_on}")]
    AssessedBeforeApplying {
        /// The day of the assessment.
        assessed_on: NaiveDate,
        /// The day of the application.
        applied_on: NaiveDate,
    },
    /// The withdrawal is dated before the application.
    #[error("withdrawn_on: {withdrawn_on} lies before applied_on, {applied_on}")]
    WithdrawnBeforeApplying {
        /// The day of the withdrawal.
        withdrawn_on: NaiveDate,
        /// The day of the application.
        applied_on: NaiveDate,
    },
    /// The score cannot be written exactly by every JSON reader.
    #[error("score: {score} is not within ±9007199254740991")]
    ScoreOutOfRange {
        /// The score given.
        score: i64,
    },
}

impl ApplicantError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::DeclaredTwice => "applicant_declared_twice",
            Self::AssessedBeforeApplying { .. } => "applicant_assessed_before_applying",
            Self::WithdrawnBeforeApplying { .. } => "applicant_withdrawn_before_applying",
            Self::ScoreOutOfRange { .. } => "applicant_score_out_of_range",
        }
    }
}

impl Applicant {
    /// A person who applied on a day, undeclared on every ground and not assessed yet.
    #[must_use]
    pub const fn new(id: ApplicantId, applied_on: NaiveDate) -> Self {
        Self {
            id,
            applied_on,
            declarations: Vec::new(),
            assessment: None,
            origin: None,
            score: None,
            withdrawn_on: None,
        }
    }

    /// Sets what the applicant declared, replacing what was set before.
    ///
    /// # Errors
    ///
    /// [`ApplicantError::DeclaredTwice`] when one ground is answered twice.
    pub fn with_declarations(self, mut declarations: Vec<Declaration>) -> Result<Self, ApplicantError> {
        declarations.sort_by(|a, b| a.ground().cmp(b.ground()));
        if declarations.windows(2).any(|pair| matches!(pair, [a, b] if a.ground() == b.ground())) {
            return Err(ApplicantError::DeclaredTwice);
        }
        Ok(Self { declarations, ..self })
    }

    /// Records the assessment.
    ///
    /// # Errors
    ///
    /// [`ApplicantError::AssessedBeforeApplying`] when it is dated before the application.
    pub fn with_assessment(self, assessment: Assessment) -> Result<Self, ApplicantError> {
        match assessment.on {
            Some(assessed_on) if assessed_on < self.applied_on => {
                Err(ApplicantError::AssessedBeforeApplying { assessed_on, applied_on: self.applied_on })
            }
            _ => Ok(Self { assessment: Some(assessment), ..self }),
        }
    }

    /// Records where the applicant comes from.
    #[must_use]
    pub fn with_origin(self, origin: Origin) -> Self {
        Self { origin: Some(origin), ..self }
    }

    /// Records the employer's own score, higher is better. Only its order is ever used.
    ///
    /// # Errors
    ///
    /// [`ApplicantError::ScoreOutOfRange`] beyond ±(2⁵³−1), which not every JSON reader can hold.
    pub fn with_score(self, score: i64) -> Result<Self, ApplicantError> {
        if score.unsigned_abs() > 9_007_199_254_740_991 {
            return Err(ApplicantError::ScoreOutOfRange { score });
        }
        Ok(Self { score: Some(score), ..self })
    }

    /// Records that the applicant withdrew, and when.
    ///
    /// # Errors
    ///
    /// [`ApplicantError::WithdrawnBeforeApplying`] when the day lies before the application.
    pub fn with_withdrawal(self, withdrawn_on: NaiveDate) -> Result<Self, ApplicantError> {
        if withdrawn_on < self.applied_on {
            return Err(ApplicantError::WithdrawnBeforeApplying {
                withdrawn_on,
                applied_on: self.applied_on,
            });
        }
        Ok(Self { withdrawn_on: Some(withdrawn_on), ..self })
    }

    /// Which applicant.
    #[must_use]
    pub const fn id(&self) -> ApplicantId {
        self.id
    }

    /// The day of the application.
    #[must_use]
    pub const fn applied_on(&self) -> NaiveDate {
        self.applied_on
    }

    /// What was declared, by ground.
    #[must_use]
    pub fn declarations(&self) -> &[Declaration] {
        &self.declarations
    }

    /// The answer about one ground; *not asked* where there is none.
    #[must_use]
    pub fn answer(&self, ground: &Ground) -> Answer {
        self.declarations.iter().find(|d| d.ground() == ground).map_or(Answer::NotAsked, Declaration::answer)
    }

    /// The assessment; none means not assessed.
    #[must_use]
    pub const fn assessment(&self) -> Option<&Assessment> {
        self.assessment.as_ref()
    }

    /// How suited; none means not assessed.
    #[must_use]
    pub fn suitability(&self) -> Option<Suitability> {
        self.assessment.as_ref().map(Assessment::suitability)
    }

    /// Where the applicant comes from, where recorded.
    #[must_use]
    pub const fn origin(&self) -> Option<Origin> {
        self.origin
    }

    /// The employer's own score, where there is one.
    #[must_use]
    pub const fn score(&self) -> Option<i64> {
        self.score
    }

    /// The day of withdrawal, where withdrawn.
    #[must_use]
    pub const fn withdrawn_on(&self) -> Option<NaiveDate> {
        self.withdrawn_on
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an applicant")]
struct Fields {
    id: ApplicantId,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    applied_on: NaiveDate,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "withheld")]
    declarations: Vec<Declaration>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assessment: Option<Assessment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<Origin>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    score: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    withdrawn_on: Option<NaiveDate>,
}

/// The list itself may be anything, too.
fn withheld<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Declaration>, D::Error> {
    Vec::deserialize(deserializer).map_err(|_| de::Error::custom(WITHHELD))
}

impl TryFrom<Fields> for Applicant {
    type Error = ApplicantError;

    fn try_from(f: Fields) -> Result<Self, ApplicantError> {
        let mut applicant = Self::new(f.id, f.applied_on).with_declarations(f.declarations)?;
        if let Some(assessment) = f.assessment {
            applicant = applicant.with_assessment(assessment)?;
        }
        if let Some(score) = f.score {
            applicant = applicant.with_score(score)?;
        }
        if let Some(withdrawn_on) = f.withdrawn_on {
            applicant = applicant.with_withdrawal(withdrawn_on)?;
        }
        Ok(Self { origin: f.origin, ..applicant })
    }
}

impl From<Applicant> for Fields {
    fn from(a: Applicant) -> Self {
        Self {
            id: a.id,
            applied_on: a.applied_on,
            declarations: a.declarations,
            assessment: a.assessment,
            origin: a.origin,
            score: a.score,
            withdrawn_on: a.withdrawn_on,
        }
    }
}
