//! For the tests of an embedding system: short ways to a round, and assertions that speak.
//!
//! With the feature `proptest1`, strategies for valid rounds and for rounds that break a chosen rule.

#[cfg(feature = "proptest1")]
mod strategies;

use std::num::NonZeroU32;

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

use crate::advert::Advert;
use crate::applicant::{Applicant, Assessment, Origin, Suitability};
use crate::case_file::{Entry, EntryKind, RecordedException};
use crate::decision::Decision;
use crate::employer::{Country, Employer, Sector};
use crate::ground::{Answer, Declaration, Ground};
use crate::hire::Hire;
use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::round::{Round, RoundError};
use crate::shortlist::{Invitation, Shortlist};
use crate::vacancy::{Length, Opening, Vacancy};

#[cfg(feature = "proptest1")]
pub use self::strategies::{policies, rounds, rounds_breaking};

const NAMESPACE: Uuid = Uuid::from_u128(0x6d61_6e67_666f_6c64_2d74_6573_7469_6e67);

/// The id that a person of this name has in every [`RoundSketch`].
///
/// ```
/// use mangfold::testing::{id, Person, RoundSketch};
/// let round = RoundSketch::new().person(Person::new("A")).build();
/// assert!(round.applicant(id("A")).is_some());
/// ```
#[must_use]
pub fn id(name: &str) -> ApplicantId {
    ApplicantId::from_name(NAMESPACE, name)
}

/// A stamp for tests that do not care: the beginning of 1970.
///
/// ```
/// assert_eq!(mangfold::testing::stamp().timestamp(), 0);
/// ```
#[must_use]
pub fn stamp() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

/// One person of a [`RoundSketch`]. Applies three days after the opening, undeclared and not assessed.
///
/// ```
/// use mangfold::{testing::Person, Ground};
/// let person = Person::new("A").suited().declares(Ground::CvGap).invited();
/// ```
#[derive(Clone, Debug)]
pub struct Person {
    name: String,
    suitability: Option<Suitability>,
    declarations: Vec<Declaration>,
    origin: Option<Origin>,
    invited: Option<Invited>,
    withdrawn_after: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
struct Invited {
    sent: bool,
    after: u64,
}

impl Person {
    /// A person under a short name, which makes the id.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let name = name.to_owned();
        Self {
            name,
            suitability: None,
            declarations: Vec::new(),
            origin: None,
            invited: None,
            withdrawn_after: None,
        }
    }

    /// Found suited.
    #[must_use]
    pub fn suited(self) -> Self {
        self.found(Suitability::Suited)
    }

    /// Found like this.
    #[must_use]
    pub fn found(self, suitability: Suitability) -> Self {
        Self { suitability: Some(suitability), ..self }
    }

    /// Declares the ground, with explicit consent.
    #[must_use]
    pub fn declares(self, ground: Ground) -> Self {
        self.says(Declaration::new(ground, Answer::Declared).with_explicit_consent())
    }

    /// Answers like this, with explicit consent.
    #[must_use]
    pub fn answers(self, ground: Ground, answer: Answer) -> Self {
        self.says(Declaration::new(ground, answer).with_explicit_consent())
    }

    /// Declares exactly this.
    #[must_use]
    pub fn says(mut self, declaration: Declaration) -> Self {
        self.declarations.push(declaration);
        self
    }

    /// Comes from there.
    #[must_use]
    pub fn from(self, origin: Origin) -> Self {
        Self { origin: Some(origin), ..self }
    }

    /// On the list: proposed 25 days after the opening.
    #[must_use]
    pub fn invited(self) -> Self {
        Self { invited: Some(Invited { sent: false, after: 25 }), ..self }
    }

    /// An invitation sent so many days after the opening.
    #[must_use]
    pub fn sent_after(self, days: u64) -> Self {
        Self { invited: Some(Invited { sent: true, after: days }), ..self }
    }

    /// Withdrew so many days after the opening.
    #[must_use]
    pub fn withdrew_after(self, days: u64) -> Self {
        Self { withdrawn_after: Some(days), ..self }
    }
}

/// A short way to a round: an external, permanent post of the Norwegian state that opened on 2026-06-07.
///
/// ```
/// use mangfold::{testing::{Person, RoundSketch}, Ground, Sector};
///
/// let round = RoundSketch::new()
///     .sector(Sector::Municipal)
///     .opened_on("2007-03-01")
///     .person(Person::new("A").suited().declares(Ground::MinorityBackground))
///     .person(Person::new("B").suited().invited())
///     .build();
/// assert_eq!(round.applicants().len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct RoundSketch {
    opens_on: NaiveDate,
    country: Country,
    sector: Option<Sector>,
    opening: Option<Opening>,
    length: Option<Length>,
    adverts: Vec<Advert>,
    people: Vec<Person>,
    places: Option<NonZeroU32>,
    recommended_after: Option<u64>,
    hired: Vec<(String, u64)>,
    entries: Vec<(EntryKind, u64)>,
    exceptions: Vec<RecordedException>,
}

impl Default for RoundSketch {
    fn default() -> Self {
        Self::new()
    }
}

impl RoundSketch {
    /// A round without people.
    #[must_use]
    pub fn new() -> Self {
        Self {
            opens_on: NaiveDate::from_ymd_opt(2026, 6, 7).unwrap_or_default(),
            country: Country::NORWAY,
            sector: Some(Sector::State),
            opening: Some(Opening::External),
            length: Some(Length::Permanent),
            adverts: Vec::new(),
            people: Vec::new(),
            places: None,
            recommended_after: None,
            hired: Vec::new(),
            entries: Vec::new(),
            exceptions: Vec::new(),
        }
    }

    /// Opened on this day, written `YYYY-MM-DD`; every other day counts from it.
    ///
    /// # Panics
    ///
    /// When the text is no date.
    #[must_use]
    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    pub fn opened_on(self, day: &str) -> Self {
        Self { opens_on: day.parse().expect("a date, as YYYY-MM-DD"), ..self }
    }

    /// In this country.
    #[must_use]
    pub fn country(self, country: Country) -> Self {
        Self { country, ..self }
    }

    /// Of this sector; `None` for not recorded.
    #[must_use]
    pub fn sector(self, sector: impl Into<Option<Sector>>) -> Self {
        Self { sector: sector.into(), ..self }
    }

    /// Open like this; `None` for not recorded.
    #[must_use]
    pub fn opening(self, opening: impl Into<Option<Opening>>) -> Self {
        Self { opening: opening.into(), ..self }
    }

    /// Lasting so long; `None` for not recorded.
    #[must_use]
    pub fn length(self, length: impl Into<Option<Length>>) -> Self {
        Self { length: length.into(), ..self }
    }

    /// With one more advert.
    #[must_use]
    pub fn advert(mut self, advert: Advert) -> Self {
        self.adverts.push(advert);
        self
    }

    /// With one more applicant.
    #[must_use]
    pub fn person(mut self, person: Person) -> Self {
        self.people.push(person);
        self
    }

    /// With so many places planned.
    #[must_use]
    pub fn places(self, places: NonZeroU32) -> Self {
        Self { places: Some(places), ..self }
    }

    /// Recommended so many days after the opening.
    #[must_use]
    pub fn recommended_after(self, days: u64) -> Self {
        Self { recommended_after: Some(days), ..self }
    }

    /// With this person hired so many days after the opening.
    #[must_use]
    pub fn hired(mut self, name: &str, days: u64) -> Self {
        self.hired.push((name.to_owned(), days));
        self
    }

    /// With an entry in the case file, made so many days after the opening.
    #[must_use]
    pub fn entry(mut self, kind: EntryKind, days: u64) -> Self {
        self.entries.push((kind, days));
        self
    }

    /// With an exception recorded.
    #[must_use]
    pub fn exception(mut self, exception: RecordedException) -> Self {
        self.exceptions.push(exception);
        self
    }

    /// The round.
    ///
    /// # Panics
    ///
    /// When the parts do not belong together; [`RoundSketch::try_build`] says why instead.
    #[must_use]
    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    pub fn build(self) -> Round {
        self.try_build().expect("a round whose parts belong together")
    }

    /// The round, or why its parts do not belong together.
    ///
    /// # Errors
    ///
    /// Whatever [`Round`] refuses.
    ///
    /// # Panics
    ///
    /// When a person declares one ground twice, or withdraws before applying.
    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    pub fn try_build(self) -> Result<Round, RoundError> {
        let opens_on = self.opens_on;
        let after = |days: u64| opens_on.checked_add_days(Days::new(days)).unwrap_or(opens_on);
        let vacancy_id = VacancyId::from_name(NAMESPACE, "vacancy");
        let mut employer = Employer::new(self.country);
        if let Some(sector) = self.sector {
            employer = employer.with_sector(sector);
        }
        let title = "Leder".parse().expect("a title");
        let mut vacancy = Vacancy::new(vacancy_id, title, employer, opens_on)
            .with_closing_day(after(21))
            .expect("a later day")
            .with_adverts(self.adverts);
        if let Some(opening) = self.opening {
            vacancy = vacancy.with_opening(opening);
        }
        if let Some(length) = self.length {
            vacancy = vacancy.with_length(length).expect("a length that ends after it begins");
        }
        let mut invitations = Vec::new();
        let mut applicants = Vec::new();
        for person in self.people {
            let id = id(&person.name);
            let mut applicant = Applicant::new(id, after(3))
                .with_declarations(person.declarations)
                .expect("one declaration for each ground");
            if let Some(suitability) = person.suitability {
                applicant =
                    applicant.with_assessment(Assessment::new(suitability)).expect("an undated assessment");
            }
            if let Some(origin) = person.origin {
                applicant = applicant.with_origin(origin);
            }
            if let Some(days) = person.withdrawn_after {
                applicant =
                    applicant.with_withdrawal(after(days)).expect("a withdrawal after the application");
            }
            applicants.push(applicant);
            if let Some(Invited { sent, after: days }) = person.invited {
                let invite = if sent { Invitation::sent } else { Invitation::proposed };
                invitations.push(invite(id, after(days)));
            }
        }
        let list = Shortlist::new(ShortlistId::from_name(NAMESPACE, "shortlist"), vacancy_id, invitations);
        let mut list = list.expect("one invitation for each person");
        if let Some(places) = self.places {
            list = list.with_places(places).expect("as many places as invitations");
        }
        let mut round = Round::new(vacancy, applicants, vec![list])?;
        if let Some(days) = self.recommended_after {
            round = round.with_recommendation(after(days))?;
        }
        let hires = self.hired.iter().map(|(name, days)| Hire::new(id(name), after(*days))).collect();
        let by: crate::text::Name = "Kari Nordmann".parse().expect("a name");
        let entries = self.entries.into_iter().map(|(kind, days)| Entry::new(kind, by.clone(), after(days)));
        round.with_hires(hires)?.with_entries(entries.collect()).with_exceptions(self.exceptions)
    }
}

/// A round of the Norwegian state with five people and three invited, on which `norway_state` is clear.
///
/// ```
/// assert_eq!(mangfold::testing::sample().applicants().len(), 5);
/// ```
#[must_use]
pub fn sample() -> Round {
    sketch(true).build()
}

/// The same round with nobody invited who declares a disability needing accommodation, though two qualify.
///
/// ```
/// use mangfold::{packs, testing, Outcome};
/// assert_eq!(packs::norway_state().outcome(&testing::sample_broken()), Outcome::Blocked);
/// ```
#[must_use]
pub fn sample_broken() -> Round {
    sketch(false).build()
}

fn sketch(kept: bool) -> RoundSketch {
    let accommodation = Ground::DisabilityNeedingAccommodation;
    let anna = Person::new("Anna").suited().declares(accommodation.clone());
    RoundSketch::new()
        .person(if kept { anna.invited() } else { anna })
        .person(Person::new("Bo").suited().declares(Ground::ImmigrantBackgroundDfo).invited())
        .person(Person::new("Cecilie").suited().invited())
        .person(Person::new("David").suited().declares(accommodation))
        .person(Person::new("Eva").found(Suitability::Unqualified))
}

/// What a failed assertion prints: the decision in words where the crate has words, else its findings as codes.
///
/// ```
/// use mangfold::{packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let text = testing::describe(&policy.decide(&round, testing::stamp()));
/// assert!(text.contains("no.state.interview.disability"));
/// ```
#[must_use]
pub fn describe(decision: &Decision<'_>) -> String {
    let lines = decision
        .findings()
        .iter()
        .map(|finding| format!("{}: {:?}, {}", finding.rule(), finding.verdict(), finding.because().code()));
    let codes = format!("outcome: {:?}\n{}", decision.outcome(), lines.collect::<Vec<_>>().join("\n"));
    #[cfg(feature = "wording")]
    let codes = format!("{codes}\n\n{}", decision.restricted().annotation(crate::wording::Language::English));
    codes
}

/// Asserts that a decision is [`Clear`](crate::Outcome::Clear); prints it in words if not.
///
/// ```
/// use mangfold::{assert_clear, packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// assert_clear!(policy.decide(&round, testing::stamp()));
/// ```
#[macro_export]
macro_rules! assert_clear {
    ($decision:expr) => {
        // `match`, not `let`: what the expression borrows from lives until the end of it.
        match &$decision {
            decision => assert!(
                decision.outcome() == $crate::Outcome::Clear,
                "the decision is not clear\n{}",
                $crate::testing::describe(decision)
            ),
        }
    };
}

/// Asserts the verdict of one rule; prints the decision in words if it is another. See [`assert_broken!`](crate::assert_broken).
///
/// ```
/// use mangfold::{assert_verdict, packs, testing, Verdict};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// assert_verdict!(decision, "no.state.interview.cv_gap", Verdict::NotApplicable);
/// ```
#[macro_export]
macro_rules! assert_verdict {
    ($decision:expr, $rule:expr, $verdict:expr) => {
        match (&$decision, $rule, $verdict) {
            (decision, rule, wanted) => {
                let named = AsRef::<str>::as_ref(&rule);
                let found = decision.findings().iter().find(|finding| finding.rule().as_str() == named);
                let found = found.map(|finding| finding.verdict());
                let seen = found.map_or_else(|| "no rule of the policy".to_owned(), |is| format!("{is:?}"));
                assert!(
                    found == Some(wanted),
                    "{rule} is {seen}, not {wanted:?}\n{}",
                    $crate::testing::describe(decision)
                );
            }
        }
    };
}

/// Asserts that a rule is broken.
///
/// ```
/// use mangfold::{assert_broken, packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample_broken());
/// assert_broken!(policy.decide(&round, testing::stamp()), "no.state.interview.disability");
/// ```
#[macro_export]
macro_rules! assert_broken {
    ($decision:expr, $rule:expr) => {
        $crate::assert_verdict!($decision, $rule, $crate::Verdict::Broken)
    };
}

/// Asserts that a rule is kept.
///
/// ```
/// use mangfold::{assert_kept, packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// assert_kept!(policy.decide(&round, testing::stamp()), "no.state.interview.disability");
/// ```
#[macro_export]
macro_rules! assert_kept {
    ($decision:expr, $rule:expr) => {
        $crate::assert_verdict!($decision, $rule, $crate::Verdict::Kept)
    };
}
