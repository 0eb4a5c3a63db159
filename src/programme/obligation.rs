//! Who owes what, by when or how often, with which evidence.

use std::num::NonZeroU32;

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::force::Modality;
use crate::monitor::Period;
use crate::source::{Mark, Part};
use crate::text::{Code, Title, Wire, day, optional_day, twice};

/// Who owes something.
///
/// ```
/// use mangfold::programme::OwedBy;
/// assert_eq!(serde_json::to_string(&OwedBy::Body("ks".parse()?))?, r#"{"body":"ks"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum OwedBy {
    /// One body: the central level, an association, a group.
    Body(Code),
    /// Each unit of the plan (virksomhet), for itself.
    EachUnit,
    /// The sources do not tell. Whoever reports on it reports for the whole.
    NotInTheSources,
}

/// By when something is owed, or how often.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::Period;
/// use mangfold::programme::Due;
///
/// let twice = NonZeroU32::new(2).unwrap();
/// let meetings = Due::times(twice, Period::Year, "2006-09-15".parse()?, Some("2008-09-15".parse()?))?;
/// assert_eq!(meetings.periods("2007-09-15".parse()?).count(), 2, "one is over, the next has begun");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "DueFields", into = "DueFields")]
pub struct Due(Kind);

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
enum Kind {
    NoDay,
    // INVARIANT: `from` ≤ `by`.
    Once { from: Option<NaiveDate>, by: NaiveDate },
    // INVARIANT: `from` < `until`.
    Times(Times),
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
struct Times {
    least: NonZeroU32,
    every: Period,
    from: NaiveDate,
    until: Option<NaiveDate>,
    days_after: u16,
}

/// Why something cannot be due so.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::monitor::Period;
/// use mangfold::programme::Due;
///
/// let day = chrono::NaiveDate::default();
/// let error = Due::times(NonZeroU32::MIN, Period::Year, day, Some(day)).unwrap_err();
/// assert_eq!((error.code(), error.to_string().as_str()), ("due_ends_before_it_begins", "until: 1970-01-01, but from is 1970-01-01"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DueError {
    /// It ends on the day it begins, or before.
    #[error("until: {until}, but from is {from}")]
    EndsBeforeItBegins {
        /// The first day.
        from: NaiveDate,
        /// The first day on which it is owed no more.
        until: NaiveDate,
    },
    /// No whole period ends by the last day: nothing would ever be owed.
    #[error("until: {until}, and no whole {} from {from} ends by then", Wire(every))]
    NoWholePeriod {
        /// How long a period is.
        every: Period,
        /// The first day.
        from: NaiveDate,
        /// The first day on which it is owed no more.
        until: NaiveDate,
    },
    /// Its last day lies before the first on which it may be done.
    #[error("by: {by}, but from is {from}")]
    DueBeforeItMayBeDone {
        /// The first day.
        from: NaiveDate,
        /// The last day.
        by: NaiveDate,
    },
}

impl DueError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EndsBeforeItBegins { .. } => "due_ends_before_it_begins",
            Self::NoWholePeriod { .. } => "due_no_whole_period",
            Self::DueBeforeItMayBeDone { .. } => "due_before_it_may_be_done",
        }
    }
}

/// A span of days in which something is owed, with the last day on which it is in time.
///
/// ```
/// use mangfold::programme::Due;
/// let once = Due::once("2008-09-15".parse()?);
/// assert_eq!(once.periods("2007-01-01".parse()?).next().unwrap().last_day(), Some("2008-09-15".parse()?));
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
pub struct DuePeriod {
    #[serde(with = "optional_day", skip_serializing_if = "Option::is_none")]
    from: Option<NaiveDate>,
    #[serde(with = "optional_day", skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(with = "optional_day", skip_serializing_if = "Option::is_none")]
    last_day: Option<NaiveDate>,
}

impl DuePeriod {
    /// Its first day; none where any day will do.
    #[must_use]
    pub const fn from(self) -> Option<NaiveDate> {
        self.from
    }

    /// The first day after it; none for what is owed once.
    #[must_use]
    pub const fn until(self) -> Option<NaiveDate> {
        self.until
    }

    /// The last day on which a report is in time; none where no day is known.
    #[must_use]
    pub const fn last_day(self) -> Option<NaiveDate> {
        self.last_day
    }

    /// Whether something of this day belongs to it.
    #[must_use]
    pub fn contains(self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on < until)
    }
}

impl Due {
    /// Owed, and no day is known by which: it can be reported, and is never overdue.
    #[must_use]
    pub const fn no_day() -> Self {
        Self(Kind::NoDay)
    }

    /// Once, at the latest on a day.
    #[must_use]
    pub const fn once(by: NaiveDate) -> Self {
        Self(Kind::Once { from: None, by })
    }

    /// Once, from a day on and at the latest on another; what was done earlier is something else.
    ///
    /// # Errors
    ///
    /// [`DueError::DueBeforeItMayBeDone`].
    pub fn between(from: NaiveDate, by: NaiveDate) -> Result<Self, DueError> {
        if by < from {
            return Err(DueError::DueBeforeItMayBeDone { from, by });
        }
        Ok(Self(Kind::Once { from: Some(from), by }))
    }

    /// At least so many times in every whole period from a day on, until another, on which it is owed no more.
    ///
    /// Times are counted by the days they are of: two reports of one day are one time. A period begins on the same day of the
    /// month as the first, or on the last of a shorter month. One that does not end by `until` asks for nothing.
    ///
    /// # Errors
    ///
    /// [`DueError::EndsBeforeItBegins`], [`DueError::NoWholePeriod`].
    pub fn times(
        least: NonZeroU32,
        every: Period,
        from: NaiveDate,
        until: Option<NaiveDate>,
    ) -> Result<Self, DueError> {
        let times = Times { least, every, from, until, days_after: 0 };
        match until {
            Some(until) if until <= from => Err(DueError::EndsBeforeItBegins { from, until }),
            Some(until) if times.period(0).is_none() => Err(DueError::NoWholePeriod { every, from, until }),
            _ => Ok(Self(Kind::Times(times))),
        }
    }

    /// Says how many days after the end of a period a report of it is still in time; where none are given, it is in time whenever
    /// its evidence comes, if it was done in the period. A report must then say which day it is
    /// of ([`Report::concerning`]), since the day it is given on may lie in the next period. Of what is owed once it changes
    /// nothing.
    #[must_use]
    pub const fn with_days_after(self, days_after: u16) -> Self {
        match self.0 {
            Kind::Times(times) => Self(Kind::Times(Times { days_after, ..times })),
            _ => self,
        }
    }

    /// How many times in a period: one for what is owed once.
    #[must_use]
    pub const fn least(&self) -> NonZeroU32 {
        match self.0 {
            Kind::Times(times) => times.least,
            _ => NonZeroU32::MIN,
        }
    }

    /// How long a period is; none for what is owed once.
    #[must_use]
    pub const fn every(&self) -> Option<Period> {
        match self.0 {
            Kind::Times(times) => Some(times.every),
            _ => None,
        }
    }

    /// The periods that have begun by a day, in order; of what is owed once, the one there is, whatever the day.
    pub fn periods(&self, on: NaiveDate) -> impl Iterator<Item = DuePeriod> + use<> {
        let (times, once) = match self.0 {
            Kind::NoDay => (None, Some(DuePeriod { from: None, until: None, last_day: None })),
            Kind::Once { from, by } => (None, Some(DuePeriod { from, until: None, last_day: Some(by) })),
            Kind::Times(times) => (Some(times), None),
        };
        let begun = times.into_iter().flat_map(move |times| {
            (0_u32..)
                .map_while(move |number| times.period(number))
                .take_while(move |period| period.from.is_some_and(|from| from <= on))
        });
        once.into_iter().chain(begun)
    }

    /// Whether a report that is in time may be given in the next period.
    pub(super) const fn may_come_later(&self) -> bool {
        matches!(self.0, Kind::Times(Times { days_after: 1.., .. }))
    }

    pub(super) const fn is_repeated(&self) -> bool {
        matches!(self.0, Kind::Times(_))
    }
}

impl Times {
    /// None after the last one, and where the calendar ends.
    fn period(self, number: u32) -> Option<DuePeriod> {
        // Each from the first day: from one to the next, a day once clamped to a short month would stay so.
        let begin =
            |number: u32| self.from.checked_add_months(Months::new(number.checked_mul(self.every.months())?));
        let (from, until) = (begin(number)?, begin(number.checked_add(1)?)?);
        let last_day = until.pred_opt()?.checked_add_days(Days::new(self.days_after.into()))?;
        self.until.is_none_or(|end| until <= end).then_some(DuePeriod {
            from: Some(from),
            until: Some(until),
            last_day: Some(last_day),
        })
    }
}

/// Something owed: by whom, by when or how often, and with which evidence (tiltak).
///
/// Its text stands beside it as the words of the sources. Where the sources do not have it,
/// [`Obligation::is_revealed`] says so, and nothing is put in its place.
///
/// ```
/// use mangfold::programme::{Due, Obligation, OwedBy};
///
/// let report = Obligation::new(
///     "ours.report".parse()?,
///     "Melde fra om gjennomførte tiltak i årsmeldingen".parse()?,
///     OwedBy::EachUnit,
///     Due::once("2027-03-01".parse()?),
///     vec!["annual_report".parse()?],
/// )?;
/// assert!(report.parts().is_empty(), "an obligation of one's own");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Obligation {
    code: Code,
    title: Option<Title>,
    owed_by: OwedBy,
    modality: Modality,
    due: Due,
    // INVARIANT: at least one, none twice.
    evidence: Vec<Code>,
    headings: Vec<Code>,
    parts: Vec<Part>,
}

/// Why an obligation cannot be.
///
/// ```
/// use mangfold::programme::{Due, Obligation, OwedBy};
///
/// let error = Obligation::not_in_the_sources("m".parse()?, OwedBy::EachUnit, Due::no_day(), vec![]).unwrap_err();
/// assert_eq!(error.to_string(), "evidence: none is named for m");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ObligationError {
    /// No evidence is named: nothing could show that it was met.
    #[error("evidence: none is named for {obligation}")]
    NoEvidence {
        /// Which obligation.
        obligation: Code,
    },
    /// One kind of evidence is named twice.
    #[error("evidence: {kind} is named twice for {obligation}")]
    EvidenceTwice {
        /// Which obligation.
        obligation: Code,
        /// The kind.
        kind: Code,
    },
    /// One heading is named twice.
    #[error("headings: {heading} is named twice for {obligation}")]
    HeadingTwice {
        /// Which obligation.
        obligation: Code,
        /// The heading.
        heading: Code,
    },
}

impl ObligationError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoEvidence { .. } => "obligation_no_evidence",
            Self::EvidenceTwice { .. } => "obligation_evidence_twice",
            Self::HeadingTwice { .. } => "obligation_heading_twice",
        }
    }
}

impl Obligation {
    /// Something owed, and the kinds of evidence that a report of it must bring, each of them.
    ///
    /// # Errors
    ///
    /// [`ObligationError::NoEvidence`] or [`ObligationError::EvidenceTwice`].
    pub fn new(
        code: Code,
        title: Title,
        owed_by: OwedBy,
        due: Due,
        evidence: Vec<Code>,
    ) -> Result<Self, ObligationError> {
        Self::of(code, Some(title), owed_by, due, evidence)
    }

    /// Something owed of which the text is not in the sources.
    ///
    /// # Errors
    ///
    /// [`ObligationError::NoEvidence`] or [`ObligationError::EvidenceTwice`].
    pub fn not_in_the_sources(
        code: Code,
        owed_by: OwedBy,
        due: Due,
        evidence: Vec<Code>,
    ) -> Result<Self, ObligationError> {
        Self::of(code, None, owed_by, due, evidence)
    }

    fn of(
        code: Code,
        title: Option<Title>,
        owed_by: OwedBy,
        due: Due,
        evidence: Vec<Code>,
    ) -> Result<Self, ObligationError> {
        if evidence.is_empty() {
            return Err(ObligationError::NoEvidence { obligation: code });
        }
        if let Some(kind) = twice(evidence.iter()).cloned() {
            return Err(ObligationError::EvidenceTwice { obligation: code, kind });
        }
        let modality = Modality::Must;
        Ok(Self { code, title, owed_by, modality, due, evidence, headings: Vec::new(), parts: Vec::new() })
    }

    /// Names the headings it may stand under: several where the sources do not tell which.
    ///
    /// # Errors
    ///
    /// [`ObligationError::HeadingTwice`].
    pub fn with_headings(self, headings: Vec<Code>) -> Result<Self, ObligationError> {
        match twice(headings.iter()).cloned() {
            Some(heading) => Err(ObligationError::HeadingTwice { obligation: self.code, heading }),
            None => Ok(Self { headings, ..self }),
        }
    }

    /// Says how it binds, where it is no must: recommended (`Should`), allowed (`May`), or told as done or planned and not as owed
    /// (`Notice`). Not met, it is overdue all the same, but no fault.
    #[must_use]
    pub fn with_modality(self, modality: Modality) -> Self {
        Self { modality, ..self }
    }

    /// Sets the words of the sources it rests on.
    #[must_use]
    pub fn with_parts(self, parts: Vec<Part>) -> Self {
        Self { parts, ..self }
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// What is owed, in short; none where the text is not in the sources.
    #[must_use]
    pub const fn title(&self) -> Option<&Title> {
        self.title.as_ref()
    }

    /// Whether the sources tell what is owed, in whole or in part.
    #[must_use]
    pub const fn is_revealed(&self) -> bool {
        self.title.is_some()
    }

    /// Who owes it.
    #[must_use]
    pub const fn owed_by(&self) -> &OwedBy {
        &self.owed_by
    }

    /// How it binds.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.modality
    }

    /// By when, or how often.
    #[must_use]
    pub const fn due(&self) -> &Due {
        &self.due
    }

    /// The kinds of evidence that a report must bring, each of them.
    #[must_use]
    pub fn evidence(&self) -> &[Code] {
        &self.evidence
    }

    /// The headings it may stand under: several where the sources do not tell which.
    #[must_use]
    pub fn headings(&self) -> &[Code] {
        &self.headings
    }

    /// The words of the sources it rests on; none for an obligation of one's own.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How sure it is: as sure as the weakest of the words quoted; where nothing is quoted, as the weakest reading. None for an
    /// obligation of one's own. What is a choice of ours, such as a kind of evidence, stands among the parts as such.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        let quoted = self.parts.iter().filter(|part| part.says().is_some());
        quoted.map(Part::mark).max().or_else(|| self.parts.iter().map(Part::mark).max())
    }
}

/// Something that shows that an obligation was met: of which kind, and where it is to be found.
///
/// ```
/// use mangfold::programme::Evidence;
/// let minutes = Evidence::new("minutes".parse()?, "Referat 15.09.2006, sak 06/117".parse()?);
/// assert_eq!(minutes.kind().as_str(), "minutes");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(deny_unknown_fields, expecting = "evidence")]
pub struct Evidence {
    kind: Code,
    reference: Title,
}

impl Evidence {
    /// Evidence of a kind, and where it is to be found. It is not looked at: whether it shows what it should, a human tells.
    #[must_use]
    pub const fn new(kind: Code, reference: Title) -> Self {
        Self { kind, reference }
    }

    /// Of which kind.
    #[must_use]
    pub const fn kind(&self) -> &Code {
        &self.kind
    }

    /// Where it is to be found.
    #[must_use]
    pub const fn reference(&self) -> &Title {
        &self.reference
    }
}

/// A report that an obligation was met: by which unit, on which day, of which day, with which evidence.
///
/// ```
/// use mangfold::programme::Report;
///
/// let late = Report::new("ours.report".parse()?, "2027-02-20".parse()?).by_unit("Hjemmetjenesten".parse()?)
///     .concerning("2026-12-31".parse()?)?;
/// assert_eq!(late.concerns(), "2026-12-31".parse()?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "ReportFields", into = "ReportFields")]
pub struct Report {
    obligation: Code,
    unit: Option<Title>,
    on: NaiveDate,
    // INVARIANT: not after `on`.
    concerns: Option<NaiveDate>,
    evidence: Vec<Evidence>,
}

/// Why a report cannot be.
///
/// ```
/// use mangfold::programme::Report;
/// let report = Report::new("ours.report".parse()?, "2027-02-20".parse()?);
/// let error = report.concerning("2027-02-21".parse()?).unwrap_err();
/// assert_eq!(error.to_string(), "concerns: 2027-02-21, but ours.report was reported on 2027-02-20");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// It tells of a day after the one it was given on.
    #[error("concerns: {concerns}, but {obligation} was reported on {on}")]
    ConcernsALaterDay {
        /// Of which obligation.
        obligation: Code,
        /// The day it was given on.
        on: NaiveDate,
        /// The day it is of.
        concerns: NaiveDate,
    },
}

impl ReportError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ConcernsALaterDay { .. } => "report_concerns_a_later_day",
        }
    }
}

impl Report {
    /// A report given on a day, of that same day, without evidence.
    #[must_use]
    pub const fn new(obligation: Code, on: NaiveDate) -> Self {
        Self { obligation, unit: None, on, concerns: None, evidence: Vec::new() }
    }

    /// Says which unit reports: what each unit owes, each reports.
    #[must_use]
    pub fn by_unit(self, unit: Title) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// Says which earlier day it is of: that of a meeting, or any day of the year reported on.
    ///
    /// # Errors
    ///
    /// [`ReportError::ConcernsALaterDay`].
    pub fn concerning(self, concerns: NaiveDate) -> Result<Self, ReportError> {
        if concerns > self.on {
            return Err(ReportError::ConcernsALaterDay {
                obligation: self.obligation,
                on: self.on,
                concerns,
            });
        }
        Ok(Self { concerns: Some(concerns), ..self })
    }

    /// Adds evidence.
    #[must_use]
    pub fn with_evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        self.evidence.extend(evidence);
        self
    }

    /// Of which obligation.
    #[must_use]
    pub const fn obligation(&self) -> &Code {
        &self.obligation
    }

    /// Which unit reports; none for a body of its own.
    #[must_use]
    pub const fn unit(&self) -> Option<&Title> {
        self.unit.as_ref()
    }

    /// The day it was given on.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The day it is of: that on which it was given, where no other was said.
    #[must_use]
    pub fn concerns(&self) -> NaiveDate {
        self.concerns.unwrap_or(self.on)
    }

    pub(super) const fn says_what_it_concerns(&self) -> bool {
        self.concerns.is_some()
    }

    /// What shows it.
    #[must_use]
    pub fn evidence(&self) -> &[Evidence] {
        &self.evidence
    }
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields, expecting = "no_day, once or times")]
enum DueFields {
    NoDay,
    Once {
        #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        #[serde(with = "day")]
        by: NaiveDate,
    },
    Times {
        least: NonZeroU32,
        every: Period,
        #[serde(with = "day")]
        from: NaiveDate,
        #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
        until: Option<NaiveDate>,
        #[serde(default, skip_serializing_if = "is_nought")]
        days_after: u16,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
const fn is_nought(days: &u16) -> bool {
    *days == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_must(modality: &Modality) -> bool {
    *modality == Modality::Must
}

const fn must() -> Modality {
    Modality::Must
}

impl TryFrom<DueFields> for Due {
    type Error = DueError;

    fn try_from(fields: DueFields) -> Result<Self, DueError> {
        match fields {
            DueFields::NoDay => Ok(Self::no_day()),
            DueFields::Once { from: None, by } => Ok(Self::once(by)),
            DueFields::Once { from: Some(from), by } => Self::between(from, by),
            DueFields::Times { least, every, from, until, days_after } => {
                Ok(Self::times(least, every, from, until)?.with_days_after(days_after))
            }
        }
    }
}

impl From<Due> for DueFields {
    fn from(due: Due) -> Self {
        match due.0 {
            Kind::NoDay => Self::NoDay,
            Kind::Once { from, by } => Self::Once { from, by },
            Kind::Times(Times { least, every, from, until, days_after }) => {
                Self::Times { least, every, from, until, days_after }
            }
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "an obligation")]
struct Fields {
    code: Code,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<Title>,
    owed_by: OwedBy,
    #[serde(default = "must", skip_serializing_if = "is_must")]
    modality: Modality,
    due: Due,
    evidence: Vec<Code>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    headings: Vec<Code>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Part>,
}

impl TryFrom<Fields> for Obligation {
    type Error = ObligationError;

    fn try_from(f: Fields) -> Result<Self, ObligationError> {
        let obligation = Self::of(f.code, f.title, f.owed_by, f.due, f.evidence)?;
        Ok(obligation.with_headings(f.headings)?.with_parts(f.parts).with_modality(f.modality))
    }
}

impl From<Obligation> for Fields {
    fn from(o: Obligation) -> Self {
        let Obligation { code, title, owed_by, modality, due, evidence, headings, parts } = o;
        Self { code, title, owed_by, modality, due, evidence, headings, parts }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a report")]
struct ReportFields {
    obligation: Code,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unit: Option<Title>,
    #[serde(with = "day")]
    on: NaiveDate,
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    concerns: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<Evidence>,
}

impl TryFrom<ReportFields> for Report {
    type Error = ReportError;

    fn try_from(f: ReportFields) -> Result<Self, ReportError> {
        let report = Self { unit: f.unit, ..Self::new(f.obligation, f.on) }.with_evidence(f.evidence);
        f.concerns.map_or(Ok(report.clone()), |concerns| report.concerning(concerns))
    }
}

impl From<Report> for ReportFields {
    fn from(r: Report) -> Self {
        Self { obligation: r.obligation, unit: r.unit, on: r.on, concerns: r.concerns, evidence: r.evidence }
    }
}
