//! The checklist of 2009: six points, assessed by a unit itself, with evidence and a date.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::documents::IMDI_2009;
use crate::literal::lit;
use crate::source::{Element, Mark, Part};
use crate::text::{Name, Title, Wire, day, twice};

/// One of the six checkpoints (sjekkpunkter) that mark municipalities which have put diversity on the agenda.
///
/// The source gives no score, no weight and no threshold, and says of no number of points that it is enough. There is none
/// here: points are read one by one.
///
/// ```
/// use mangfold::programme::MaturityPoint;
///
/// let point = MaturityPoint::PoliticalAnchoring;
/// assert_eq!(serde_json::to_string(&point)?, "\"political_anchoring\"");
/// assert!(point.part().says().unwrap().as_str().starts_with("At det er politisk forankring og påtrykk"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum MaturityPoint {
    /// Political anchoring and pressure (politisk forankring og påtrykk).
    PoliticalAnchoring,
    /// An employer strategy with goals and means (arbeidsgiverstrategi med mål og virkemidler).
    EmployerStrategy,
    /// Administrative resources to build competence in the staff (administrative ressurser).
    AdministrativeResources,
    /// Diversity as part of leadership development (kommunens ledelsesutvikling).
    LeadershipDevelopment,
    /// Ever more role models, and a growing layer to recruit them from (rollemodeller).
    RoleModels,
    /// Readiness to be represented at the top (moden for å la seg representere … på toppledernivå).
    ReadinessAtTheTop,
}

impl MaturityPoint {
    /// The six points, in the order of the source.
    pub const ALL: [Self; 6] = [
        Self::PoliticalAnchoring,
        Self::EmployerStrategy,
        Self::AdministrativeResources,
        Self::LeadershipDevelopment,
        Self::RoleModels,
        Self::ReadinessAtTheTop,
    ];

    /// The words of the point, whole, with their source: Mangfoldsportalen, 2009-05-07.
    #[must_use]
    pub fn part(self) -> Part {
        let says = match self {
            Self::PoliticalAnchoring => {
                "At det er politisk forankring og påtrykk i kommunen. Å ha politikere i en pådriverrolle er en \
                 katalysator for å sette mangfold på dagsordenen. Det er ofte en forutsetning for å ta mangfold på alvor."
            }
            Self::EmployerStrategy => {
                "At kommunen har en arbeidsgiverstrategi med mål og virkemidler for å øke antall ansatte med \
                 innvandrerbakgrunn på alle nivåer. Det må være et langsiktig innsats med fokus på kvalifisering og \
                 rekruttering for en flerkulturell arbeidsplass. Arbeidet må legge til rette for kompetanseløft for økt \
                 fagkompetanse blant de ikke-vestlige innvandrerne."
            }
            Self::AdministrativeResources => {
                "At det finnes administrative ressurser til å bygge opp kompetanse i stab som kan bistå virksomhetene i \
                 mangfoldsarbeidet."
            }
            Self::LeadershipDevelopment => {
                "At mangfoldsfokus inngår i kommunens ledelsesutvikling – som egne moduler eller som integrert del av \
                 ordinære program."
            }
            Self::RoleModels => {
                "At det i kommunen blir stadig flere nøkkelpersoner og ledere med innvandrerbakgrunn (rollemodeller) – og \
                 et økende sjikt å rekruttere dem fra. Noen kommuner har for eksempel iverksatt langsiktige \
                 kompetansetiltak innen helsefag for å øke grunnfjellet av ansatte som det kan rekrutteres ledere fra."
            }
            Self::ReadinessAtTheTop => {
                "At kommunen er moden for å la seg representere av en med ikke-vestlig innvandrerbakgrunn på \
                 toppledernivå. Det innebærer at dagens ledere må vise mot og gå foran å rekruttere inn nøkkelpersoner og \
                 ledere med innvandrerbakgrunn i synlige posisjoner."
            }
        };
        Part::quoted(Element::Scope, lit(says), lit(IMDI_2009), Mark::Verified)
    }
}

impl std::fmt::Display for MaturityPoint {
    /// As on the wire.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Wire(self).fmt(f)
    }
}

/// How a point stands, as the unit assesses itself.
///
/// ```
/// use mangfold::programme::PointState;
/// assert_eq!(serde_json::to_string(&PointState::NotInPlace)?, "\"not_in_place\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not take not assessed for no")]
pub enum PointState {
    /// In place, with evidence.
    InPlace,
    /// Looked into, and not in place.
    NotInPlace,
    /// Not assessed, which is not "no".
    NotAssessed,
}

/// What a unit answers to a point: how it stands, by whose assessment, on which evidence.
///
/// ```
/// use mangfold::programme::{MaturityPoint, PointAnswer, PointState};
///
/// let answer = PointAnswer::new(MaturityPoint::EmployerStrategy, PointState::InPlace, "Kari Nordmann".parse()?)
///     .with_evidence(vec!["Arbeidsgiverstrategi, vedtatt i sak 12/09".parse()?]);
/// assert_eq!(answer.evidence().len(), 1);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "an answer to a point")]
pub struct PointAnswer {
    point: MaturityPoint,
    state: PointState,
    by: Name,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Title>,
}

impl PointAnswer {
    /// How a point stands, and who says so.
    #[must_use]
    pub const fn new(point: MaturityPoint, state: PointState, by: Name) -> Self {
        Self { point, state, by, evidence: Vec::new() }
    }

    /// The documents it rests on, by their titles.
    #[must_use]
    pub fn with_evidence(self, evidence: Vec<Title>) -> Self {
        Self { evidence, ..self }
    }

    /// The point.
    #[must_use]
    pub const fn point(&self) -> MaturityPoint {
        self.point
    }

    /// How it stands.
    #[must_use]
    pub const fn state(&self) -> PointState {
        self.state
    }

    /// By whose assessment.
    #[must_use]
    pub const fn by(&self) -> &Name {
        &self.by
    }

    /// On which evidence.
    #[must_use]
    pub fn evidence(&self) -> &[Title] {
        &self.evidence
    }
}

/// A unit's own assessment of the points on a day. A point it does not answer is not assessed.
///
/// It has no sum: the source has no score and no threshold.
///
/// ```
/// use mangfold::programme::{MaturityPoint, PointAnswer, PointState, SelfAssessment};
///
/// let answer = |point, state| Ok::<_, mangfold::TextError>(PointAnswer::new(point, state, "Kari Nordmann".parse()?));
/// let strategy = answer(MaturityPoint::EmployerStrategy, PointState::InPlace)?;
/// let refused = SelfAssessment::new("Bydel Bjerke".parse()?, "2009-06-01".parse()?, vec![strategy.clone()]);
/// assert_eq!(refused.unwrap_err().to_string(), "evidence: employer_strategy in place without any");
///
/// let strategy = strategy.with_evidence(vec!["Arbeidsgiverstrategi, sak 12/09".parse()?]);
/// let assessment = SelfAssessment::new("Bydel Bjerke".parse()?, "2009-06-01".parse()?, vec![strategy])?;
/// assert_eq!(assessment.state(MaturityPoint::RoleModels), PointState::NotAssessed);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct SelfAssessment {
    unit: Title,
    on: NaiveDate,
    // INVARIANT: in the order of the points, each at most once, none in place without evidence.
    answers: Vec<PointAnswer>,
}

/// Why a self-assessment cannot be.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SelfAssessmentError {
    /// A point in place without evidence.
    #[error("evidence: {point} in place without any")]
    WithoutEvidence {
        /// The point.
        point: MaturityPoint,
    },
    /// A point answered twice.
    #[error("answers: {point} twice")]
    PointTwice {
        /// The point.
        point: MaturityPoint,
    },
}

impl SelfAssessmentError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// use mangfold::programme::{MaturityPoint, SelfAssessmentError};
    /// let error = SelfAssessmentError::PointTwice { point: MaturityPoint::RoleModels };
    /// assert_eq!(error.code(), "self_assessment_point_twice");
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutEvidence { .. } => "self_assessment_without_evidence",
            Self::PointTwice { .. } => "self_assessment_point_twice",
        }
    }
}

impl SelfAssessment {
    /// What a unit answers on a day, in any order.
    ///
    /// # Errors
    ///
    /// [`SelfAssessmentError::PointTwice`] for a point answered twice, [`SelfAssessmentError::WithoutEvidence`] for one in
    /// place without evidence.
    pub fn new(
        unit: Title,
        on: NaiveDate,
        mut answers: Vec<PointAnswer>,
    ) -> Result<Self, SelfAssessmentError> {
        if let Some(point) = twice(answers.iter().map(PointAnswer::point)) {
            return Err(SelfAssessmentError::PointTwice { point });
        }
        answers.sort_by_key(PointAnswer::point);
        let bare = |answer: &&PointAnswer| answer.state == PointState::InPlace && answer.evidence.is_empty();
        if let Some(answer) = answers.iter().find(bare) {
            return Err(SelfAssessmentError::WithoutEvidence { point: answer.point });
        }
        Ok(Self { unit, on, answers })
    }

    /// The unit.
    #[must_use]
    pub const fn unit(&self) -> &Title {
        &self.unit
    }

    /// The day.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// What it answers, in the order of the points.
    #[must_use]
    pub fn answers(&self) -> &[PointAnswer] {
        &self.answers
    }

    /// What it answers to a point, if anything.
    #[must_use]
    pub fn answer(&self, point: MaturityPoint) -> Option<&PointAnswer> {
        self.answers.iter().find(|answer| answer.point == point)
    }

    /// How a point stands; not assessed where it is not answered.
    #[must_use]
    pub fn state(&self, point: MaturityPoint) -> PointState {
        self.answer(point).map_or(PointState::NotAssessed, PointAnswer::state)
    }

    /// What has changed at each of the six points since an earlier assessment of the same unit.
    ///
    /// # Errors
    ///
    /// [`SinceError::OtherUnit`] when the other is of another unit, [`SinceError::NotEarlier`] when it is of the same day or a
    /// later one.
    ///
    /// ```
    /// use mangfold::programme::{PointChange, MaturityPoint, PointAnswer, PointState, SelfAssessment};
    ///
    /// let assessed = |day: &str, state| {
    ///     let answer = PointAnswer::new(MaturityPoint::RoleModels, state, "Kari Nordmann".parse()?)
    ///         .with_evidence(vec!["Årsberetning".parse()?]);
    ///     Ok::<_, Box<dyn std::error::Error>>(SelfAssessment::new("Bydel Bjerke".parse()?, day.parse()?, vec![answer])?)
    /// };
    /// let (earlier, later) = (assessed("2009-06-01", PointState::NotInPlace)?, assessed("2010-06-01", PointState::InPlace)?);
    /// assert!(later.since(&earlier)?.contains(&(MaturityPoint::RoleModels, PointChange::Gained)));
    /// assert_eq!(earlier.since(&later).unwrap_err().to_string(), "on: 2009-06-01 is not after 2010-06-01");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn since(&self, earlier: &Self) -> Result<Vec<(MaturityPoint, PointChange)>, SinceError> {
        if self.unit != earlier.unit {
            return Err(SinceError::OtherUnit { unit: self.unit.clone(), earlier: earlier.unit.clone() });
        }
        if self.on <= earlier.on {
            return Err(SinceError::NotEarlier { on: self.on, earlier: earlier.on });
        }
        let change = |point| (point, PointChange::between(earlier.state(point), self.state(point)));
        Ok(MaturityPoint::ALL.map(change).into())
    }
}

/// What has become of a point from one assessment to a later one.
///
/// ```
/// use mangfold::programme::PointChange;
/// assert_eq!(serde_json::to_string(&PointChange::NoLongerAssessed)?, "\"no_longer_assessed\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PointChange {
    /// In place, which it was not.
    Gained,
    /// Not in place, which it was.
    Lost,
    /// Assessed both times, and as before.
    Unchanged,
    /// Assessed, which it was not.
    NewlyAssessed,
    /// Not assessed, which it was.
    NoLongerAssessed,
    /// Assessed neither then nor now.
    NeverAssessed,
}

impl PointChange {
    const fn between(before: PointState, after: PointState) -> Self {
        use PointState::{InPlace, NotAssessed, NotInPlace};
        match (before, after) {
            (NotAssessed, NotAssessed) => Self::NeverAssessed,
            (NotAssessed, InPlace | NotInPlace) => Self::NewlyAssessed,
            (InPlace | NotInPlace, NotAssessed) => Self::NoLongerAssessed,
            (NotInPlace, InPlace) => Self::Gained,
            (InPlace, NotInPlace) => Self::Lost,
            (InPlace, InPlace) | (NotInPlace, NotInPlace) => Self::Unchanged,
        }
    }
}

/// Why one assessment does not follow another.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SinceError {
    /// Two units.
    #[error("unit: {unit}, the earlier assessment is of {earlier}")]
    OtherUnit {
        /// The unit of the later one.
        unit: Title,
        /// The unit of the earlier one.
        earlier: Title,
    },
    /// The earlier one is of the same day or a later one.
    #[error("on: {on} is not after {earlier}")]
    NotEarlier {
        /// The day of the later one.
        on: NaiveDate,
        /// The day of the earlier one.
        earlier: NaiveDate,
    },
}

impl SinceError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// use mangfold::programme::SinceError;
    /// let error = SinceError::OtherUnit { unit: "Bydel Bjerke".parse()?, earlier: "Gravferdsetaten".parse()? };
    /// assert_eq!(error.code(), "self_assessment_of_other_unit");
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OtherUnit { .. } => "self_assessment_of_other_unit",
            Self::NotEarlier { .. } => "self_assessment_not_earlier",
        }
    }
}

/// Self-assessments of several units over years: units, points and days, without a sum over any of them.
///
/// ```
/// use mangfold::programme::{MaturityPoint, MaturityTable, PointState, SelfAssessment};
///
/// let empty = |unit: &str| Ok::<_, Box<dyn std::error::Error>>(SelfAssessment::new(unit.parse()?, "2009-06-01".parse()?, vec![])?);
/// let table = MaturityTable::new(vec![empty("Gravferdsetaten")?, empty("Bydel Bjerke")?])?;
/// let states: Vec<PointState> = table.of_point(MaturityPoint::RoleModels).map(|(_, _, state)| state).collect();
/// assert_eq!(states, [PointState::NotAssessed; 2]);
///
/// let twice = MaturityTable::new(vec![empty("Bydel Bjerke")?, empty("Bydel Bjerke")?]);
/// assert_eq!(twice.unwrap_err().to_string(), "assessments: Bydel Bjerke twice on 2009-06-01");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Vec<SelfAssessment>", into = "Vec<SelfAssessment>")]
pub struct MaturityTable {
    // INVARIANT: by unit and day, no two of one unit and day.
    assessments: Vec<SelfAssessment>,
}

/// Why assessments make no table.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaturityTableError {
    /// Two assessments of one unit on one day.
    #[error("assessments: {unit} twice on {on}")]
    TwiceOnOneDay {
        /// The unit.
        unit: Title,
        /// The day.
        on: NaiveDate,
    },
}

impl MaturityTableError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// use mangfold::programme::MaturityTableError;
    /// let error = MaturityTableError::TwiceOnOneDay { unit: "Bydel Bjerke".parse()?, on: "2009-06-01".parse()? };
    /// assert_eq!(error.code(), "maturity_table_twice_on_one_day");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TwiceOnOneDay { .. } => "maturity_table_twice_on_one_day",
        }
    }
}

impl MaturityTable {
    /// Assessments in any order.
    ///
    /// # Errors
    ///
    /// [`MaturityTableError::TwiceOnOneDay`] when two are of one unit on one day.
    pub fn new(mut assessments: Vec<SelfAssessment>) -> Result<Self, MaturityTableError> {
        if let Some((unit, on)) = twice(assessments.iter().map(|one| (&one.unit, one.on))) {
            return Err(MaturityTableError::TwiceOnOneDay { unit: unit.clone(), on });
        }
        assessments.sort_by(|a, b| (&a.unit, a.on).cmp(&(&b.unit, b.on)));
        Ok(Self { assessments })
    }

    /// All of them, by unit, then by day.
    #[must_use]
    pub fn assessments(&self) -> &[SelfAssessment] {
        &self.assessments
    }

    /// The units, each once, in their order.
    #[must_use]
    pub fn units(&self) -> Vec<&Title> {
        let mut units: Vec<&Title> = self.assessments.iter().map(SelfAssessment::unit).collect();
        units.dedup();
        units
    }

    /// The assessments of a unit, by day.
    pub fn of_unit<'a>(&'a self, unit: &'a Title) -> impl Iterator<Item = &'a SelfAssessment> {
        self.assessments.iter().filter(move |one| one.unit == *unit)
    }

    /// How a point stands, by unit, then by day.
    pub fn of_point(
        &self,
        point: MaturityPoint,
    ) -> impl Iterator<Item = (&Title, NaiveDate, PointState)> + '_ {
        self.assessments.iter().map(move |one| (&one.unit, one.on, one.state(point)))
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a self-assessment")]
struct Fields {
    unit: Title,
    #[serde(with = "day")]
    on: NaiveDate,
    answers: Vec<PointAnswer>,
}

impl TryFrom<Fields> for SelfAssessment {
    type Error = SelfAssessmentError;

    fn try_from(f: Fields) -> Result<Self, SelfAssessmentError> {
        Self::new(f.unit, f.on, f.answers)
    }
}

impl From<SelfAssessment> for Fields {
    fn from(a: SelfAssessment) -> Self {
        Self { unit: a.unit, on: a.on, answers: a.answers }
    }
}

impl TryFrom<Vec<SelfAssessment>> for MaturityTable {
    type Error = MaturityTableError;

    fn try_from(assessments: Vec<SelfAssessment>) -> Result<Self, MaturityTableError> {
        Self::new(assessments)
    }
}

impl From<MaturityTable> for Vec<SelfAssessment> {
    fn from(table: MaturityTable) -> Self {
        table.assessments
    }
}
