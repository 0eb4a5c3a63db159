//! For the tests of an embedding system: short ways to a round, and assertions that speak.
//!
//! With the feature `proptest1`, strategies for valid rounds and for rounds that break a chosen rule.

#[cfg(feature = "proptest1")]
mod strategies;

use std::num::{NonZeroU8, NonZeroU32};

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

use crate::advert::Advert;
use crate::applicant::{Applicant, Assessment, Origin, Suitability};
use crate::case_file::{Entry, EntryKind, RecordedException};
use crate::check::Equality;
use crate::comparison::Comparison;
use crate::decision::Decision;
use crate::employer::{Country, Employer, Region, Representation, Sector};
use crate::ground::{Answer, Declaration, Ground};
use crate::hire::Hire;
use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::round::{Round, RoundError};
use crate::shortlist::{Invitation, Mode, Shortlist};
use crate::text::Name;
use crate::vacancy::{Category, Criterion, Length, Opening, Vacancy};

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
    again: bool,
    mode: Option<Mode>,
    score: Option<i64>,
    fails: Vec<String>,
    assessed_after: Option<u64>,
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
            again: false,
            mode: None,
            score: None,
            fails: Vec::new(),
            assessed_after: None,
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

    /// Does not meet a criterion, which [`RoundSketch::criterion`] names. Say first what they are found to be.
    ///
    /// ```
    /// use mangfold::{testing::{Person, RoundSketch}, Suitability};
    ///
    /// let person = Person::new("A").found(Suitability::ObviouslyUnsuited).fails("grade").assessed_after(20);
    /// let round = RoundSketch::new().criterion("grade").person(person).build();
    /// assert_eq!(round.applicants()[0].assessment().unwrap().criteria_not_met().len(), 1);
    /// ```
    #[must_use]
    pub fn fails(mut self, criterion: &str) -> Self {
        self.fails.push(criterion.to_owned());
        self
    }

    /// Assessed so many days after the opening by somebody named, who gave a reason.
    #[must_use]
    pub fn assessed_after(self, days: u64) -> Self {
        Self { assessed_after: Some(days), ..self }
    }

    /// Ranked like this, higher being better.
    ///
    /// ```
    /// use mangfold::testing::{Person, RoundSketch};
    /// let round = RoundSketch::new().person(Person::new("A").suited().scored(4)).build();
    /// assert_eq!(round.applicants()[0].score(), Some(4));
    /// ```
    #[must_use]
    pub fn scored(self, score: i64) -> Self {
        Self { score: Some(score), ..self }
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

    /// On the list of the second stage, too: proposed 32 days after the opening.
    ///
    /// ```
    /// use mangfold::testing::{Person, RoundSketch};
    /// let round = RoundSketch::new().person(Person::new("A").suited().invited().invited_again()).build();
    /// assert_eq!(round.shortlists().len(), 2);
    /// ```
    #[must_use]
    pub fn invited_again(self) -> Self {
        Self { again: true, ..self }
    }

    /// Interviewed in this mode, at each stage to which they are invited.
    #[must_use]
    pub fn interviewed(self, mode: Mode) -> Self {
        Self { mode: Some(mode), ..self }
    }

    /// Withdrew so many days after the opening.
    #[must_use]
    pub fn withdrew_after(self, days: u64) -> Self {
        Self { withdrawn_after: Some(days), ..self }
    }

    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    fn applicant(&self, opens_on: NaiveDate, by: &Name) -> Applicant {
        let after = |days: u64| opens_on.checked_add_days(Days::new(days)).unwrap_or(opens_on);
        let mut applicant = Applicant::new(id(&self.name), after(3))
            .with_declarations(self.declarations.clone())
            .expect("one declaration for each ground");
        if let Some(suitability) = self.suitability {
            let fails = self.fails.iter().map(|code| code.parse().expect("a code"));
            let mut assessment = Assessment::new(suitability).with_criteria_not_met(fails.collect());
            if let Some(days) = self.assessed_after {
                let reason = "Kravet er ikke oppfylt.".parse().expect("a reason");
                assessment = assessment.with_reason(reason).made_by(by.clone(), after(days));
            }
            applicant = applicant.with_assessment(assessment).expect("assessed after applying");
        }
        if let Some(score) = self.score {
            applicant = applicant.with_score(score).expect("a score within its range");
        }
        if let Some(origin) = self.origin {
            applicant = applicant.with_origin(origin);
        }
        if let Some(days) = self.withdrawn_after {
            applicant = applicant.with_withdrawal(after(days)).expect("a withdrawal after the application");
        }
        applicant
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
    region: Option<Region>,
    category: Option<Category>,
    criteria: Vec<String>,
    staff: Vec<(Ground, u32, u32)>,
    facts: Vec<(String, bool)>,
    compared: Vec<(Vec<ApplicantId>, Equality)>,
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
            region: None,
            category: None,
            criteria: Vec::new(),
            staff: Vec::new(),
            facts: Vec::new(),
            compared: Vec::new(),
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

    /// In this part of the country, which is then the country.
    ///
    /// ```
    /// use mangfold::{testing::RoundSketch, Country};
    /// let round = RoundSketch::new().region("DE-BE".parse()?).build();
    /// assert_eq!(round.vacancy().employer().country(), Country::GERMANY);
    /// # Ok::<(), mangfold::RegionError>(())
    /// ```
    #[must_use]
    pub fn region(self, region: Region) -> Self {
        Self { country: region.country(), region: Some(region), ..self }
    }

    /// Of this category; `None` for not recorded, as it is unless said.
    #[must_use]
    pub fn category(self, category: impl Into<Option<Category>>) -> Self {
        Self { category: category.into(), ..self }
    }

    /// With one more criterion, by its code.
    #[must_use]
    pub fn criterion(mut self, code: &str) -> Self {
        self.criteria.push(code.to_owned());
        self
    }

    /// With so many of a group among so many staff of the unit.
    ///
    /// ```
    /// use mangfold::{testing::RoundSketch, Ground};
    /// let round = RoundSketch::new().staff(Ground::Woman, 3, 7).build();
    /// assert_eq!(round.vacancy().representation(&Ground::Woman).unwrap().members(), 3);
    /// ```
    #[must_use]
    pub fn staff(mut self, ground: Ground, members: u32, total: u32) -> Self {
        self.staff.push((ground, members, total));
        self
    }

    /// With a fact of the vacancy, by its code.
    #[must_use]
    pub fn fact(mut self, code: &str, is_true: bool) -> Self {
        self.facts.push((code.to_owned(), is_true));
        self
    }

    /// With these people found near each other, 30 days after the opening.
    ///
    /// ```
    /// use mangfold::{testing::{Person, RoundSketch}, Equality};
    ///
    /// let people = RoundSketch::new().person(Person::new("A").suited()).person(Person::new("B").suited());
    /// let round = people.compared(&["A", "B"], Equality::NearlyEqual).build();
    /// assert_eq!(round.comparisons()[0].equality(), Equality::NearlyEqual);
    /// ```
    #[must_use]
    pub fn compared(mut self, names: &[&str], equality: Equality) -> Self {
        self.compared.push((names.iter().map(|name| id(name)).collect(), equality));
        self
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

    /// With so many places planned at the last stage.
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
    /// When a person declares one ground twice, withdraws or is assessed before applying, or is compared with
    /// themselves; when a code is none; when the staff counts more members than people.
    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    pub fn try_build(self) -> Result<Round, RoundError> {
        let opens_on = self.opens_on;
        let after = |days: u64| opens_on.checked_add_days(Days::new(days)).unwrap_or(opens_on);
        let vacancy_id = VacancyId::from_name(NAMESPACE, "vacancy");
        let mut employer = Employer::new(self.country);
        if let Some(sector) = self.sector {
            employer = employer.with_sector(sector);
        }
        if let Some(region) = self.region {
            employer = employer.with_region(region).expect("a region of the country");
        }
        let title = "Leder".parse().expect("a title");
        let criterion =
            |code: String| Criterion::new(code.parse().expect("a code"), code.parse().expect("a title"));
        let staff = self.staff.into_iter().map(|(ground, members, total)| {
            Representation::new(ground, members, total).expect("no more members than people")
        });
        let staff = staff.collect();
        let mut vacancy = Vacancy::new(vacancy_id, title, employer, opens_on)
            .with_closing_day(after(21))
            .expect("a later day")
            .with_adverts(self.adverts)
            .with_criteria(self.criteria.into_iter().map(criterion).collect())
            .and_then(|vacancy| vacancy.with_representation(staff))
            .expect("each criterion and each group once");
        for (code, is_true) in self.facts {
            vacancy = vacancy.with_fact(code.parse().expect("a code"), is_true);
        }
        if let Some(category) = self.category {
            vacancy = vacancy.with_category(category);
        }
        if let Some(opening) = self.opening {
            vacancy = vacancy.with_opening(opening);
        }
        if let Some(length) = self.length {
            vacancy = vacancy.with_length(length).expect("a length that ends after it begins");
        }
        let by: Name = "Kari Nordmann".parse().expect("a name");
        let (mut first, mut second) = (Vec::new(), Vec::new());
        let mut applicants = Vec::new();
        for person in self.people {
            let id = id(&person.name);
            applicants.push(person.applicant(opens_on, &by));
            let invitation = |sent: bool, days: u64| {
                let invite = if sent { Invitation::sent } else { Invitation::proposed };
                let invitation = invite(id, after(days));
                match person.mode {
                    Some(mode) => invitation.with_mode(mode),
                    None => invitation,
                }
            };
            first.extend(person.invited.map(|Invited { sent, after }| invitation(sent, after)));
            second.extend(person.again.then(|| invitation(false, 32)));
        }
        let list = |name: &str, stage: NonZeroU8, invitations: Vec<Invitation>| {
            Shortlist::new(ShortlistId::from_name(NAMESPACE, name), vacancy_id, invitations)
                .expect("one invitation for each person")
                .with_stage(stage)
        };
        let mut lists = vec![list("shortlist", NonZeroU8::MIN, first)];
        if !second.is_empty() {
            lists.push(list("second shortlist", NonZeroU8::MIN.saturating_add(1), second));
        }
        if let Some(places) = self.places
            && let Some(last) = lists.pop()
        {
            lists.push(last.with_places(places).expect("as many places as invitations"));
        }
        let mut round = Round::new(vacancy, applicants, lists)?;
        if let Some(days) = self.recommended_after {
            round = round.with_recommendation(after(days))?;
        }
        let hires = self.hired.iter().map(|(name, days)| Hire::new(id(name), after(*days))).collect();
        let comparison = |(people, equality)| {
            let reason = "Like gode.".parse().expect("a reason");
            Comparison::new(people, equality, by.clone(), reason, after(30)).expect("at least two, each once")
        };
        let compared = self.compared.into_iter().map(comparison).collect();
        let entries = self.entries.into_iter().map(|(kind, days)| Entry::new(kind, by.clone(), after(days)));
        let round = round.with_hires(hires)?.with_entries(entries.collect());
        round.with_exceptions(self.exceptions)?.with_comparisons(compared)
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
    let anna = Person::new("Anna").suited().scored(71).declares(accommodation.clone());
    RoundSketch::new()
        .person(if kept { anna.invited() } else { anna })
        .person(Person::new("Bo").suited().scored(64).declares(Ground::ImmigrantBackgroundDfo).invited())
        .person(Person::new("Cecilie").suited().scored(80).invited())
        .person(Person::new("David").suited().scored(58).declares(accommodation))
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
