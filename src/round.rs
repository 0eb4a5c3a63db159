//! One vacancy, the people who applied, the shortlists and what else belongs to the case.
//!
//! This is the only place that refuses: whatever a [`Round`] holds, deciding about it cannot fail.

use std::fmt;
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32};

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::applicant::Applicant;
use crate::case_file::{Entry, RecordedException};
use crate::census::Census;
use crate::comparison::Comparison;
use crate::hire::Hire;
use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::shortlist::{Invitation, Shortlist};
use crate::text::{Code, Limits, optional_day, twice};
use crate::vacancy::Vacancy;

/// One hiring case (tilsettingssak): a vacancy, its applicants, a shortlist for each stage, and what came of it.
///
/// ```
/// use mangfold::{Applicant, ApplicantId, Country, Employer, Invitation, Round, Shortlist, ShortlistId, Vacancy, VacancyId};
///
/// let vacancy: VacancyId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let list: ShortlistId = "8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a01".parse()?;
/// let [a, b]: [ApplicantId; 2] = ["0b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59".parse()?, "1b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59".parse()?];
/// let post = Vacancy::new(vacancy, "Virksomhetsleder".parse()?, Employer::new(Country::NORWAY), "2026-06-07".parse()?);
/// let people = vec![Applicant::new(a, "2026-06-10".parse()?)];
/// let invited = |id| Shortlist::new(list, vacancy, vec![Invitation::proposed(id, "2026-06-20".parse().unwrap())]);
///
/// let round = Round::new(post.clone(), people.clone(), vec![invited(a)?])?;
/// assert_eq!(round.applicants().len(), 1);
/// let refused = Round::new(post, people, vec![invited(b)?]).unwrap_err();
/// assert_eq!(refused.to_string(),
///     "shortlists (stage 1): invitations: applicant 1b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59 did not apply");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Round {
    vacancy: Vacancy,
    // INVARIANT: by id, each once.
    applicants: Vec<Applicant>,
    // INVARIANT: by stage, each once.
    shortlists: Vec<Shortlist>,
    recommended_on: Option<NaiveDate>,
    hired: Vec<Hire>,
    entries: Vec<Entry>,
    exceptions: Vec<RecordedException>,
    // INVARIANT: of people who applied, each in at most one.
    comparisons: Vec<Comparison>,
    // INVARIANT: derived from the rest, so that deciding reads bits instead of people.
    census: Census,
}

/// Why things do not belong together in one round.
///
/// ```
/// use mangfold::{Applicant, Country, Employer, Round, RoundError, Vacancy};
///
/// let post = Vacancy::new("6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?, "Leder".parse()?,
///     Employer::new(Country::NORWAY), "2026-06-07".parse()?);
/// let person = Applicant::new("0b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59".parse()?, "2026-06-10".parse()?);
/// let error = Round::new(post, vec![person.clone(), person], vec![]).unwrap_err();
/// assert_eq!(error.code(), "round_applicant_twice");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RoundError {
    /// More people than a round may have.
    #[error("applicants: {count}, at most {most} are allowed")]
    TooManyApplicants {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// The applicants answer about more grounds, taken together, than a round may have.
    #[error("applicants: declarations: more than {most} grounds in one round (which ones is withheld)")]
    TooManyGrounds {
        /// How many there may be.
        most: usize,
    },
    /// Two applicants have one id.
    #[error("applicants: {applicant} is there twice")]
    ApplicantTwice {
        /// The id.
        applicant: ApplicantId,
    },
    /// An assessment names a criterion that the vacancy does not have.
    #[error("applicants: {applicant}: assessment.criteria_not_met: the vacancy has no criterion {criterion}")]
    UnknownCriterion {
        /// Who was assessed.
        applicant: ApplicantId,
        /// The code of the criterion.
        criterion: Code,
    },
    /// A shortlist belongs to another vacancy.
    #[error("shortlists (stage {stage}): vacancy: {vacancy} is not the round's, {wanted}")]
    ShortlistOfAnotherVacancy {
        /// Which stage.
        stage: NonZeroU8,
        /// The vacancy the shortlist names.
        vacancy: VacancyId,
        /// The round's vacancy.
        wanted: VacancyId,
    },
    /// Two shortlists are for one stage.
    #[error("shortlists: two for stage {stage}")]
    StageTwice {
        /// Which stage.
        stage: NonZeroU8,
    },
    /// Two shortlists have one id.
    #[error("shortlists: {shortlist} is there twice")]
    ShortlistTwice {
        /// The id.
        shortlist: ShortlistId,
    },
    /// Somebody is invited who did not apply.
    #[error("shortlists (stage {stage}): invitations: applicant {applicant} did not apply")]
    InvitedWithoutApplying {
        /// Which stage.
        stage: NonZeroU8,
        /// Who.
        applicant: ApplicantId,
    },
    /// An invitation, proposed or sent, is dated before the application.
    #[error(
        "shortlists (stage {stage}): invitations: {applicant} is invited on {on}, before applying on {applied_on}"
    )]
    InvitedBeforeApplying {
        /// Which stage.
        stage: NonZeroU8,
        /// Who.
        applicant: ApplicantId,
        /// The day of the invitation.
        on: NaiveDate,
        /// The day of the application.
        applied_on: NaiveDate,
    },
    /// An invitation, proposed or sent, goes to one who had withdrawn before it.
    #[error(
        "shortlists (stage {stage}): invitations: {applicant} is invited on {on}, after withdrawing on {withdrawn_on}"
    )]
    InvitedAfterWithdrawal {
        /// Which stage.
        stage: NonZeroU8,
        /// Who.
        applicant: ApplicantId,
        /// The day of the invitation.
        on: NaiveDate,
        /// The day of the withdrawal.
        withdrawn_on: NaiveDate,
    },
    /// The recommendation is dated before the vacancy opened.
    #[error("recommended_on: {on} lies before vacancy.opens_on, {opens_on}")]
    RecommendedBeforeOpening {
        /// The day of the recommendation.
        on: NaiveDate,
        /// The first day for applications.
        opens_on: NaiveDate,
    },
    /// Somebody was hired who did not apply.
    #[error("hired: applicant {applicant} did not apply")]
    HiredWithoutApplying {
        /// Who.
        applicant: ApplicantId,
    },
    /// Somebody was hired before applying, or after having withdrawn.
    #[error("hired: {applicant} on {on}, not between applying and withdrawing")]
    HiredOutOfTime {
        /// Who.
        applicant: ApplicantId,
        /// The day of the hire.
        on: NaiveDate,
    },
    /// One person was hired twice.
    #[error("hired: {applicant} is there twice")]
    HiredTwice {
        /// Who.
        applicant: ApplicantId,
    },
    /// More were hired than there are seats.
    #[error("hired: {hired}, but vacancy.seats is {seats}")]
    MoreHiredThanSeats {
        /// How many were hired.
        hired: usize,
        /// How many seats there are.
        seats: NonZeroU16,
    },
    /// One exception of one rule is recorded twice.
    #[error("exceptions: {exception} of {rule} is there twice")]
    ExceptionTwice {
        /// The rule.
        rule: crate::text::RuleId,
        /// The exception.
        exception: Code,
    },
    /// Somebody is compared who did not apply.
    #[error("comparisons: {applicant} did not apply")]
    ComparedWithoutApplying {
        /// Who.
        applicant: ApplicantId,
    },
    /// Somebody stands in two comparisons.
    #[error("comparisons: {applicant} is compared twice")]
    ComparedTwice {
        /// Who.
        applicant: ApplicantId,
    },
}

impl RoundError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooManyApplicants { .. } => "round_too_many_applicants",
            Self::TooManyGrounds { .. } => "round_too_many_grounds",
            Self::ApplicantTwice { .. } => "round_applicant_twice",
            Self::UnknownCriterion { .. } => "round_unknown_criterion",
            Self::ShortlistOfAnotherVacancy { .. } => "round_shortlist_of_another_vacancy",
            Self::StageTwice { .. } => "round_stage_twice",
            Self::ShortlistTwice { .. } => "round_shortlist_twice",
            Self::InvitedWithoutApplying { .. } => "round_invited_without_applying",
            Self::InvitedBeforeApplying { .. } => "round_invited_before_applying",
            Self::InvitedAfterWithdrawal { .. } => "round_invited_after_withdrawal",
            Self::RecommendedBeforeOpening { .. } => "round_recommended_before_opening",
            Self::HiredWithoutApplying { .. } => "round_hired_without_applying",
            Self::HiredOutOfTime { .. } => "round_hired_out_of_time",
            Self::HiredTwice { .. } => "round_hired_twice",
            Self::MoreHiredThanSeats { .. } => "round_more_hired_than_seats",
            Self::ExceptionTwice { .. } => "round_exception_twice",
            Self::ComparedWithoutApplying { .. } => "round_compared_without_applying",
            Self::ComparedTwice { .. } => "round_compared_twice",
        }
    }
}

impl Round {
    /// Puts together what belongs together. The order in which things are given decides nothing.
    ///
    /// # Errors
    ///
    /// A [`RoundError`] that names the field and the value, for whatever does not belong together.
    pub fn new(
        vacancy: Vacancy,
        applicants: Vec<Applicant>,
        shortlists: Vec<Shortlist>,
    ) -> Result<Self, RoundError> {
        Self::checked(Self {
            vacancy,
            applicants,
            shortlists,
            recommended_on: None,
            hired: Vec::new(),
            entries: Vec::new(),
            exceptions: Vec::new(),
            comparisons: Vec::new(),
            census: Census::default(),
        })
    }

    /// Records the day the recommendation (innstilling) was issued.
    ///
    /// # Errors
    ///
    /// [`RoundError::RecommendedBeforeOpening`] when the vacancy opened later.
    pub fn with_recommendation(self, on: NaiveDate) -> Result<Self, RoundError> {
        Self { recommended_on: Some(on), ..self }.dated()
    }

    /// Records who was hired, replacing what was recorded before.
    ///
    /// # Errors
    ///
    /// [`RoundError::HiredWithoutApplying`], [`RoundError::HiredOutOfTime`], [`RoundError::HiredTwice`] or
    /// [`RoundError::MoreHiredThanSeats`].
    pub fn with_hires(self, hired: Vec<Hire>) -> Result<Self, RoundError> {
        Self { hired, ..self }.dated()
    }

    /// Records what else stands in the case file, replacing what was recorded before.
    #[must_use]
    pub fn with_entries(self, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| (a.kind(), a.on(), a.by()).cmp(&(b.kind(), b.on(), b.by())));
        let mut round = Self { entries, ..self };
        round.census.latest = round.latest_day();
        round
    }

    /// Records which exceptions hold, replacing what was recorded before.
    ///
    /// # Errors
    ///
    /// [`RoundError::ExceptionTwice`].
    pub fn with_exceptions(self, mut exceptions: Vec<RecordedException>) -> Result<Self, RoundError> {
        exceptions.sort_by(|a, b| (a.rule(), a.exception()).cmp(&(b.rule(), b.exception())));
        let same = |a: &RecordedException, b: &RecordedException| {
            (a.rule(), a.exception()) == (b.rule(), b.exception())
        };
        if let Some([twice, _]) = exceptions.windows(2).find(|pair| matches!(pair, [a, b] if same(a, b))) {
            let (rule, exception) = (twice.rule().clone(), twice.exception().clone());
            return Err(RoundError::ExceptionTwice { rule, exception });
        }
        let mut round = Self { exceptions, ..self };
        round.census.latest = round.latest_day();
        Ok(round)
    }

    /// Records whom a human found near each other in qualification.
    ///
    /// # Errors
    ///
    /// [`RoundError::ComparedWithoutApplying`] or [`RoundError::ComparedTwice`].
    pub fn with_comparisons(self, mut comparisons: Vec<Comparison>) -> Result<Self, RoundError> {
        comparisons.sort_by(|a, b| a.applicants().cmp(b.applicants()));
        let compared = || comparisons.iter().flat_map(Comparison::applicants);
        if let Some(&applicant) = compared().find(|id| self.applicant(**id).is_none()) {
            return Err(RoundError::ComparedWithoutApplying { applicant });
        }
        if let Some(&applicant) = twice(compared()) {
            return Err(RoundError::ComparedTwice { applicant });
        }
        let mut round = Self { comparisons, ..self };
        round.census.latest = round.latest_day();
        Ok(round)
    }

    /// The vacancy.
    #[must_use]
    pub const fn vacancy(&self) -> &Vacancy {
        &self.vacancy
    }

    /// The applicants, by id.
    #[must_use]
    pub fn applicants(&self) -> &[Applicant] {
        &self.applicants
    }

    /// The applicant with this id, if there is one.
    #[must_use]
    pub fn applicant(&self, id: ApplicantId) -> Option<&Applicant> {
        self.place(id).and_then(|place| self.applicants.get(place))
    }

    /// The shortlists, by stage.
    #[must_use]
    pub fn shortlists(&self) -> &[Shortlist] {
        &self.shortlists
    }

    /// The day the recommendation was issued, once it is.
    #[must_use]
    pub const fn recommended_on(&self) -> Option<NaiveDate> {
        self.recommended_on
    }

    /// Who was hired, by id, once known.
    #[must_use]
    pub fn hired(&self) -> &[Hire] {
        &self.hired
    }

    /// What else stands in the case file.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The exceptions recorded before deciding.
    #[must_use]
    pub fn exceptions(&self) -> &[RecordedException] {
        &self.exceptions
    }

    /// Whom a human found near each other in qualification.
    #[must_use]
    pub fn comparisons(&self) -> &[Comparison] {
        &self.comparisons
    }

    pub(crate) const fn census(&self) -> &Census {
        &self.census
    }

    /// The rows of the round with another latest list, which belongs to it.
    pub(crate) fn census_with(&self, invitations: Vec<Invitation>) -> Census {
        let lists = self.lists_with(invitations);
        Census::of(&self.vacancy, &self.applicants, &lists, self.recommended_on, &self.hired)
    }

    /// The round with another latest list, which belongs to it.
    pub(crate) fn with_list(&self, invitations: Vec<Invitation>) -> Self {
        let shortlists = self.lists_with(invitations);
        let census =
            Census::of(&self.vacancy, &self.applicants, &shortlists, self.recommended_on, &self.hired);
        let mut round = Self { shortlists, census, ..self.clone() };
        round.census.latest = round.latest_day();
        round
    }

    #[cfg(all(test, feature = "json", feature = "proptest1"))]
    pub(crate) fn with_people(&self, applicants: Vec<Applicant>) -> Self {
        let round = Self { applicants, ..self.clone() };
        round.with_list(self.shortlists.last().map(|list| list.invitations().to_vec()).unwrap_or_default())
    }

    #[cfg(all(test, feature = "json", feature = "proptest1"))]
    pub(crate) fn with_places(&self, places: NonZeroU32) -> Self {
        let mut round = self.clone();
        if let Some(list) = round.shortlists.pop() {
            round.shortlists.extend(list.with_places(places));
        }
        round.with_list(round.shortlists.last().map(|list| list.invitations().to_vec()).unwrap_or_default())
    }

    /// The same, while a remedy is sought: days, and places planned, are those of the round as it was judged.
    pub(crate) fn supposing(&self, invitations: Vec<Invitation>) -> Self {
        let shortlists = self.lists_with(invitations);
        let first = self.census.first_invitation;
        let (recommended_on, people) = (self.recommended_on, &self.applicants);
        let mut census = Census::with_first_invitation(
            &self.vacancy,
            people,
            &shortlists,
            recommended_on,
            &self.hired,
            first,
        );
        (census.places, census.latest) = (self.census.places, self.census.latest);
        Self { shortlists, census, ..self.clone() }
    }

    /// The same round with so many places planned on the latest list, whoever is on it.
    pub(crate) fn planning(&self, places: NonZeroU32) -> Self {
        let earlier = self.shortlists.split_last().map_or(&[][..], |(_, earlier)| earlier);
        let mut round = self.clone();
        round.census.places = Census::places(earlier).max(places.get());
        round
    }

    fn lists_with(&self, invitations: Vec<Invitation>) -> Vec<Shortlist> {
        let mut lists = self.shortlists.clone();
        let last = lists.pop().unwrap_or_else(|| Shortlist::without_people(self.vacancy.id()));
        lists.push(last.with_invitations(invitations));
        lists
    }

    fn place(&self, id: ApplicantId) -> Option<usize> {
        self.applicants.binary_search_by_key(&id, Applicant::id).ok()
    }

    fn checked(mut self) -> Result<Self, RoundError> {
        let (count, most) = (self.applicants.len(), Limits::default().people);
        if count > most {
            return Err(RoundError::TooManyApplicants { count, most });
        }
        self.applicants.sort_by_key(Applicant::id);
        if let Some([twice, _]) =
            self.applicants.windows(2).find(|pair| matches!(pair, [a, b] if a.id() == b.id()))
        {
            return Err(RoundError::ApplicantTwice { applicant: twice.id() });
        }
        // The rows of the census are people times grounds: unbounded, a small document would fill the memory.
        if Census::grounds(&self.applicants).len() > Census::MOST_GROUNDS {
            return Err(RoundError::TooManyGrounds { most: Census::MOST_GROUNDS });
        }
        self.check_criteria()?;
        self.check_shortlists()?;
        self.dated()
    }

    fn check_criteria(&self) -> Result<(), RoundError> {
        let mut known: Vec<&Code> =
            self.vacancy.criteria().iter().map(crate::vacancy::Criterion::id).collect();
        known.sort();
        for applicant in &self.applicants {
            let Some(assessment) = applicant.assessment() else { continue };
            if let Some(criterion) =
                assessment.criteria_not_met().iter().find(|id| known.binary_search(id).is_err())
            {
                return Err(RoundError::UnknownCriterion {
                    applicant: applicant.id(),
                    criterion: criterion.clone(),
                });
            }
        }
        Ok(())
    }

    fn check_shortlists(&mut self) -> Result<(), RoundError> {
        self.shortlists.sort_by_key(Shortlist::id);
        if let Some([twice, _]) =
            self.shortlists.windows(2).find(|pair| matches!(pair, [a, b] if a.id() == b.id()))
        {
            return Err(RoundError::ShortlistTwice { shortlist: twice.id() });
        }
        self.shortlists.sort_by_key(Shortlist::stage);
        if let Some([twice, _]) =
            self.shortlists.windows(2).find(|pair| matches!(pair, [a, b] if a.stage() == b.stage()))
        {
            return Err(RoundError::StageTwice { stage: twice.stage() });
        }
        for list in &self.shortlists {
            let (stage, wanted) = (list.stage(), self.vacancy.id());
            if list.vacancy() != wanted {
                let vacancy = list.vacancy();
                return Err(RoundError::ShortlistOfAnotherVacancy { stage, vacancy, wanted });
            }
            list.invitations().iter().try_for_each(|invitation| self.check_invitation(stage, invitation))?;
        }
        Ok(())
    }

    fn check_invitation(&self, stage: NonZeroU8, invitation: &Invitation) -> Result<(), RoundError> {
        let (id, on) = (invitation.applicant(), invitation.on());
        let Some(applicant) = self.applicant(id) else {
            return Err(RoundError::InvitedWithoutApplying { stage, applicant: id });
        };
        let applied_on = applicant.applied_on();
        if on < applied_on {
            return Err(RoundError::InvitedBeforeApplying { stage, applicant: id, on, applied_on });
        }
        match applicant.withdrawn_on() {
            Some(withdrawn_on) if withdrawn_on < on => {
                Err(RoundError::InvitedAfterWithdrawal { stage, applicant: id, on, withdrawn_on })
            }
            _ => Ok(()),
        }
    }

    fn dated(mut self) -> Result<Self, RoundError> {
        let opens_on = self.vacancy.opens_on();
        if let Some(on) = self.recommended_on.filter(|on| *on < opens_on) {
            return Err(RoundError::RecommendedBeforeOpening { on, opens_on });
        }
        self.hired.sort_by_key(|hire| (hire.applicant(), hire.on()));
        if let Some([twice, _]) =
            self.hired.windows(2).find(|pair| matches!(pair, [a, b] if a.applicant() == b.applicant()))
        {
            return Err(RoundError::HiredTwice { applicant: twice.applicant() });
        }
        for (id, on) in self.hired.iter().map(|hire| (hire.applicant(), hire.on())) {
            let Some(applicant) = self.applicant(id) else {
                return Err(RoundError::HiredWithoutApplying { applicant: id });
            };
            if on < applicant.applied_on() || applicant.withdrawn_on().is_some_and(|withdrawn| withdrawn < on)
            {
                return Err(RoundError::HiredOutOfTime { applicant: id, on });
            }
        }
        let seats = self.vacancy.seats();
        if self.hired.len() > usize::from(seats.get()) {
            return Err(RoundError::MoreHiredThanSeats { hired: self.hired.len(), seats });
        }
        self.census =
            Census::of(&self.vacancy, &self.applicants, &self.shortlists, self.recommended_on, &self.hired);
        self.census.latest = self.latest_day();
        Ok(self)
    }

    /// The latest civil day the round gives: the clock of a rule whose own event has no day yet.
    fn latest_day(&self) -> NaiveDate {
        let vacancy = [Some(self.vacancy.opens_on()), self.vacancy.closes_on(), self.recommended_on];
        let adverts = self.vacancy.adverts().iter().map(crate::advert::Advert::publication);
        let people = self.applicants.iter().flat_map(|a| {
            let assessed = a.assessment().and_then(crate::applicant::Assessment::on);
            let declared = a.declarations().iter().filter_map(crate::ground::Declaration::on).max();
            [Some(a.applied_on()), assessed, declared, a.withdrawn_on()]
        });
        let invitations = self.shortlists.iter().flat_map(Shortlist::invitations).map(|i| Some(i.on()));
        let hires = self.hired.iter().map(|hire| Some(hire.on()));
        let entries = self.entries.iter().map(|entry| Some(entry.on()));
        let exceptions = self.exceptions.iter().map(|exception| Some(exception.on()));
        let days = vacancy.into_iter().chain(adverts).chain(people).chain(invitations).chain(hires);
        let comparisons = self.comparisons.iter().map(|comparison| Some(comparison.on()));
        days.chain(entries)
            .chain(exceptions)
            .chain(comparisons)
            .flatten()
            .max()
            .unwrap_or(self.vacancy.opens_on())
    }
}

impl PartialEq for Round {
    fn eq(&self, other: &Self) -> bool {
        self.vacancy == other.vacancy
            && self.applicants == other.applicants
            && self.shortlists == other.shortlists
            && self.recommended_on == other.recommended_on
            && self.hired == other.hired
            && self.entries == other.entries
            && self.exceptions == other.exceptions
            && self.comparisons == other.comparisons
    }
}

impl Eq for Round {}

impl fmt::Debug for Round {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Round")
            .field("vacancy", &self.vacancy.id())
            .field("applicants", &self.applicants.len())
            .field("shortlists", &self.shortlists.len())
            .finish_non_exhaustive()
    }
}

/// The format of a document: its only value is written, any other refused.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Format;

impl Format {
    pub(crate) const CURRENT: u64 = 1;
}

impl Serialize for Format {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u64(Self::CURRENT)
    }
}

impl<'de> Deserialize<'de> for Format {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u64::deserialize(deserializer)? {
            Self::CURRENT => Ok(Self),
            other => Err(de::Error::custom(format!("format {other} is not known ({} is)", Self::CURRENT))),
        }
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a round")]
struct Fields {
    #[serde(rename = "format")]
    _format: Format,
    vacancy: Vacancy,
    applicants: Vec<Applicant>,
    #[serde(default)]
    shortlists: Vec<Shortlist>,
    #[serde(default, with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    recommended_on: Option<NaiveDate>,
    #[serde(default)]
    hired: Vec<Hire>,
    #[serde(default)]
    entries: Vec<Entry>,
    #[serde(default)]
    exceptions: Vec<RecordedException>,
    #[serde(default)]
    comparisons: Vec<Comparison>,
}

#[cfg(feature = "schema")]
pub(crate) fn round_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    <Fields as schemars::JsonSchema>::json_schema(generator)
}

impl<'de> Deserialize<'de> for Round {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let f = Fields::deserialize(deserializer)?;
        Self::checked(Self {
            vacancy: f.vacancy,
            applicants: f.applicants,
            shortlists: f.shortlists,
            recommended_on: f.recommended_on,
            hired: f.hired,
            entries: Vec::new(),
            exceptions: Vec::new(),
            comparisons: Vec::new(),
            census: Census::default(),
        })
        .and_then(|round| round.with_entries(f.entries).with_exceptions(f.exceptions))
        .and_then(|round| round.with_comparisons(f.comparisons))
        .map_err(de::Error::custom)
    }
}

impl Serialize for Round {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'a> {
            format: Format,
            vacancy: &'a Vacancy,
            applicants: &'a [Applicant],
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            shortlists: &'a [Shortlist],
            #[serde(skip_serializing_if = "Option::is_none", with = "optional_day")]
            recommended_on: Option<NaiveDate>,
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            hired: &'a [Hire],
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            entries: &'a [Entry],
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            exceptions: &'a [RecordedException],
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            comparisons: &'a [Comparison],
        }
        Fields {
            format: Format,
            vacancy: &self.vacancy,
            applicants: &self.applicants,
            shortlists: &self.shortlists,
            recommended_on: self.recommended_on,
            hired: &self.hired,
            entries: &self.entries,
            exceptions: &self.exceptions,
            comparisons: &self.comparisons,
        }
        .serialize(serializer)
    }
}
