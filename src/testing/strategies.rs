//! Strategies for property tests. Everything goes through the public constructors, so that whatever comes is valid.

use std::num::{NonZeroU8, NonZeroU16, NonZeroU32};

use chrono::{Days, Months, NaiveDate};
use proptest::collection::vec;
use proptest::option::{of as maybe, weighted};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::{NAMESPACE, stamp};
use crate::advert::{Advert, Channel};
use crate::applicant::{Applicant, Assessment, Origin, Suitability};
use crate::bound::Bound;
use crate::bound::Counts;
use crate::case_file::{Entry, EntryKind, RecordedException};
use crate::check::{Check, LegalBasis, Record};
use crate::condition::{Condition, Matter};
use crate::employer::{Country, Employer, Sector};
use crate::finding::Verdict;
use crate::force::{Force, Modality};
use crate::ground::{Answer, Declaration, Ground, Group, Node};
use crate::hire::Hire;
use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::invite::{AssertedBy, Deadline, Invite, Pool, Undeclared};
use crate::policy::Policy;
use crate::round::Round;
use crate::rule::Rule;
use crate::shortlist::{Invitation, Shortlist};
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark, Part, Source};
use crate::span::{Clock, Edge, Span, candidates};
use crate::statement::{Statement, Wording};
use crate::text::{AdvertText, LanguageTag, RuleId};
use crate::vacancy::{Category, Length, Opening, Vacancy};
use crate::version::{Exception, Version, When};

const OSLO: &str = "Oslo kommune ønsker at våre arbeidsplasser skal preges av mangfold, og at våre ansatte skal \
    gjenspeile byens befolkning. Vi ønsker representasjon av kvinner og menn i alle stillingskategorier. Personer med \
    minoritetsbakgrunn oppfordres til å søke.";
const OWN: &str = "Alle oppfordres til å søke.";
const BARE: &str = "Leder søkes.";

/// A text of the strategies' own that cannot be refused.
#[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("a text of the strategies' own")
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn shifted(day: NaiveDate, by: i64) -> NaiveDate {
    let days = Days::new(by.unsigned_abs());
    if by < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }.unwrap_or(day)
}

/// A round as drawn: every day counts from the opening, so that it can be moved as a whole.
#[derive(Clone, Debug)]
struct Draft {
    opens_on: NaiveDate,
    country: Country,
    post: Post,
    adverts: Vec<DraftAdvert>,
    people: Vec<Candidate>,
    stages: u8,
    later: Later,
}

#[derive(Clone, Debug)]
struct Post {
    sector: Option<Sector>,
    category: Option<Category>,
    opening: Option<Opening>,
    length: Option<DraftLength>,
    seats: NonZeroU16,
    closes_after: Option<i64>,
}

#[derive(Clone, Copy, Debug)]
enum DraftLength {
    Settled(Length),
    Days { first: i64, days: i64 },
}

#[derive(Clone, Debug)]
struct DraftAdvert {
    channel: Channel,
    language: LanguageTag,
    text: Option<&'static str>,
    published: Option<i64>,
}

#[derive(Clone, Debug)]
struct Candidate {
    number: u32,
    applied: i64,
    said: Vec<Said>,
    suitability: Option<Suitability>,
    assessed: Option<i64>,
    origin: Option<Origin>,
    score: Option<i64>,
    /// Sent or proposed, and how long after applying.
    invited: Option<(bool, i64)>,
    /// The same at the next stage.
    again: Option<bool>,
    /// How long after applying, or after the last invitation.
    withdrew: Option<i64>,
}

#[derive(Clone, Debug)]
struct Said {
    ground: Ground,
    answer: Answer,
    consent: bool,
    confirmed: bool,
    after: Option<i64>,
}

/// What comes after the shortlist.
#[derive(Clone, Debug)]
struct Later {
    recommended: Option<i64>,
    hired: Option<(Index, i64)>,
    entry: Option<i64>,
    judged: Option<i64>,
}

impl Candidate {
    fn id(&self) -> ApplicantId {
        ApplicantId::from_name(NAMESPACE, &format!("person {}", self.number))
    }

    fn last_invited(&self) -> Option<i64> {
        self.invited.map(|(_, after)| self.applied + after + i64::from(self.again.is_some()) * 7)
    }

    fn withdrawn(&self) -> Option<i64> {
        self.withdrew.map(|after| self.last_invited().unwrap_or(self.applied) + after)
    }

    /// Somebody suited who is certainly in the group, and not invited.
    fn surely_in(group: &Group, number: u32) -> Self {
        let mut one = Self {
            number,
            applied: 3,
            said: Vec::new(),
            suitability: Some(Suitability::Suited),
            assessed: None,
            origin: None,
            score: None,
            invited: None,
            again: None,
            withdrew: None,
        };
        one.join(group.node());
        one
    }

    fn join(&mut self, node: &Node) {
        let mut say = |ground: &Ground, answer| {
            let ground = ground.clone();
            self.said.push(Said { ground, answer, consent: true, confirmed: true, after: None });
        };
        match node {
            Node::Declared(ground) => say(ground, Answer::Declared),
            Node::DeclaredNot(ground) => say(ground, Answer::DeclaredNot),
            Node::External => self.origin = Some(Origin::External),
            Node::Internal => self.origin = Some(Origin::Internal),
            Node::All(parts) | Node::Any(parts) => parts.iter().for_each(|part| self.join(part)),
        }
    }

    /// Whether they may be in the group, roughly.
    fn touches(&self, group: &Group) -> bool {
        let mut grounds = group.grounds().peekable();
        let by_origin = grounds.peek().is_none() || names_origin(group.node());
        let said =
            |ground: &Ground| self.said.iter().any(|s| s.ground == *ground && !s.answer.is_undeclared());
        by_origin || grounds.any(said)
    }
}

fn names_origin(node: &Node) -> bool {
    match node {
        Node::External | Node::Internal => true,
        Node::Declared(_) | Node::DeclaredNot(_) => false,
        Node::All(parts) | Node::Any(parts) => parts.iter().any(names_origin),
    }
}

impl Draft {
    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    fn build(&self) -> Round {
        let at = |after: i64| shifted(self.opens_on, after);
        let mut employer = Employer::new(self.country);
        if let Some(sector) = self.post.sector {
            employer = employer.with_sector(sector);
        }
        let id = VacancyId::from_name(NAMESPACE, "vacancy");
        let mut vacancy = Vacancy::new(id, lit("Leder"), employer, self.opens_on)
            .with_adverts(self.adverts.iter().map(|advert| advert.build(self.opens_on)).collect())
            .with_seats(self.post.seats);
        if let Some(category) = self.post.category.clone() {
            vacancy = vacancy.with_category(category);
        }
        if let Some(opening) = self.post.opening {
            vacancy = vacancy.with_opening(opening);
        }
        if let Some(after) = self.post.closes_after {
            vacancy = vacancy.with_closing_day(at(after)).expect("a later day");
        }
        if let Some(length) = self.post.length {
            let length = match length {
                DraftLength::Settled(length) => length,
                DraftLength::Days { first, days } => {
                    Length::Dates { first: at(first), last: at(first + days) }
                }
            };
            vacancy = vacancy.with_length(length).expect("a length that ends after it begins");
        }
        let applicants = self.people.iter().map(|person| person.build(self.opens_on)).collect();
        let list = |stage: u8| {
            let invitations = self.people.iter().filter_map(|person| {
                let (sent, after) = person.invited?;
                let (sent, after) = if stage == 0 { (sent, after) } else { (person.again?, after + 7) };
                let invite = if sent { Invitation::sent } else { Invitation::proposed };
                Some(invite(person.id(), at(person.applied + after)))
            });
            let id_of_list = ShortlistId::from_name(NAMESPACE, &format!("stage {stage}"));
            Shortlist::new(id_of_list, id, invitations.collect())
                .expect("each person once")
                .with_stage(NonZeroU8::MIN.saturating_add(stage))
        };
        let mut round = Round::new(vacancy, applicants, (0..self.stages).map(list).collect())
            .expect("a round whose parts belong together");
        if let Some(after) = self.later.recommended {
            round = round.with_recommendation(at(after)).expect("a recommendation after the opening");
        }
        let there: Vec<&Candidate> =
            self.people.iter().filter(|person| person.withdrawn().is_none()).collect();
        if let Some((index, after)) = &self.later.hired
            && !there.is_empty()
        {
            let hired = index.get(&there);
            let hire = Hire::new(hired.id(), at(hired.applied + after));
            round = round.with_hires(vec![hire]).expect("somebody who applied");
        }
        if let Some(after) = self.later.entry {
            let entry = Entry::new(EntryKind::ActionPlanReference, lit("Kari Nordmann"), at(after));
            round = round.with_entries(vec![entry]);
        }
        if let Some(after) = self.later.judged {
            let (rule, code) = (lit("own.rule_1"), lit("judged"));
            let by = RecordedException::new(rule, code, lit("Kari Nordmann"), lit("Vurdert."), at(after));
            round = round.with_exceptions(vec![by]).expect("one exception");
        }
        round
    }
}

impl DraftAdvert {
    fn build(&self, opens_on: NaiveDate) -> Advert {
        let mut advert = Advert::new(self.channel.clone(), self.language.clone());
        if let Some(text) = self.text {
            advert = advert.with_text(lit::<AdvertText>(text));
        }
        match self.published {
            Some(after) => advert.published_on(shifted(opens_on, after)),
            None => advert,
        }
    }
}

impl Candidate {
    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    fn build(&self, opens_on: NaiveDate) -> Applicant {
        let at = |after: i64| shifted(opens_on, self.applied + after);
        let declarations = self.said.iter().map(|said| {
            let mut declaration = Declaration::new(said.ground.clone(), said.answer);
            if said.consent {
                declaration = declaration.with_explicit_consent();
            }
            if said.confirmed {
                declaration = declaration.with_confirmation();
            }
            match said.after {
                Some(after) => declaration.with_day(at(after)),
                None => declaration,
            }
        });
        let mut applicant = Applicant::new(self.id(), at(0))
            .with_declarations(declarations.collect())
            .expect("one declaration for each ground");
        if let Some(suitability) = self.suitability {
            let mut assessment = Assessment::new(suitability);
            if let Some(after) = self.assessed {
                assessment = assessment.made_by(lit("Kari Nordmann"), at(after));
            }
            applicant = applicant.with_assessment(assessment).expect("assessed after applying");
        }
        if let Some(origin) = self.origin {
            applicant = applicant.with_origin(origin);
        }
        if let Some(score) = self.score {
            applicant = applicant.with_score(score).expect("a small score");
        }
        match self.withdrawn() {
            Some(after) => applicant
                .with_withdrawal(shifted(opens_on, after))
                .expect("a withdrawal after the application"),
            None => applicant,
        }
    }
}

const GROUNDS: [Ground; 8] = [
    Ground::DisabilityNeedingAccommodation,
    Ground::CvGap,
    Ground::ImmigrantBackgroundDfo,
    Ground::ImmigrantBackgroundRegion,
    Ground::MinorityBackground,
    Ground::Woman,
    Ground::Man,
    Ground::ImmigrantBackgroundSsb,
];

/// Around these days the rules of the packs begin, end or change.
fn edges() -> Vec<NaiveDate> {
    [
        (2001, 5, 30),
        (2002, 6, 1),
        (2004, 6, 1),
        (2006, 5, 26),
        (2006, 6, 16),
        (2009, 5, 11),
        (2010, 1, 1),
        (2010, 12, 31),
        (2013, 5, 15),
        (2017, 1, 1),
        (2017, 7, 1),
        (2020, 1, 1),
        (2023, 2, 16),
    ]
    .map(|(y, m, d)| day(y, m, d))
    .to_vec()
}

fn openings() -> impl Strategy<Value = NaiveDate> {
    prop_oneof![
        3 => (0_i64..1_000).prop_map(|after| shifted(day(2024, 1, 1), after)),
        3 => (0_i64..9_300).prop_map(|after| shifted(day(2001, 1, 1), after)),
        4 => (select(edges()), -40_i64..=3).prop_map(|(edge, by)| shifted(edge, by)),
    ]
}

fn posts() -> impl Strategy<Value = Post> {
    let sector = prop_oneof![
        10 => Just(Some(Sector::State)),
        8 => Just(Some(Sector::Municipal)),
        2 => Just(Some(Sector::County)),
        2 => select(vec![Sector::Federal, Sector::Land, Sector::OtherPublic, Sector::Church, Sector::Private])
            .prop_map(Some),
        2 => Just(None),
    ];
    let category =
        weighted(0.5, select(vec![Category::Ordinary, Category::Leadership, Category::KeyPosition]));
    let opening = prop_oneof![
        6 => Just(Some(Opening::External)),
        2 => Just(Some(Opening::Internal)),
        1 => Just(None),
    ];
    let length = prop_oneof![
        8 => Just(Some(DraftLength::Settled(Length::Permanent))),
        2 => (1_u16..=24).prop_map(|m| NonZeroU16::new(m).map(Length::Months).map(DraftLength::Settled)),
        1 => (30_i64..90, 0_i64..400).prop_map(|(first, days)| Some(DraftLength::Days { first, days })),
        2 => Just(None),
    ];
    let seats = (0_u16..3).prop_map(|more| NonZeroU16::MIN.saturating_add(more));
    (sector, category, opening, length, seats, maybe(14_i64..30)).prop_map(
        |(sector, category, opening, length, seats, closes_after)| Post {
            sector,
            category,
            opening,
            length,
            seats,
            closes_after,
        },
    )
}

fn adverts() -> impl Strategy<Value = Vec<DraftAdvert>> {
    let channel = select(vec![Channel::Own, Channel::Joint, Channel::Web]);
    let language = prop_oneof![4 => Just("nb"), 1 => Just("nn"), 1 => Just("en")];
    let text = prop_oneof![
        3 => Just(Some(OSLO)),
        4 => Just(Some(OWN)),
        1 => Just(Some(BARE)),
        1 => Just(None),
    ];
    let advert = (channel, language, weighted(0.2, text.clone()), maybe(-3_i64..4));
    // Most adverts of a vacancy carry one text: else hardly any rule on adverts would be kept.
    let adverts = (text, vec(advert, 1..=3)).prop_map(|(common, adverts)| {
        let advert = |(channel, language, own, published): (Channel, &str, Option<_>, _)| DraftAdvert {
            channel,
            language: lit(language),
            text: own.unwrap_or(common),
            published,
        };
        adverts.into_iter().map(advert).collect()
    });
    prop_oneof![1 => Just(Vec::new()), 3 => adverts]
}

fn answers() -> impl Strategy<Value = Answer> {
    prop_oneof![
        8 => Just(Answer::Declared),
        2 => Just(Answer::DeclaredNot),
        1 => select(vec![Answer::Declined, Answer::NotAnswered, Answer::NotAsked]),
        1 => Just(Answer::Withdrawn),
        1 => Just(Answer::Erased),
    ]
}

fn people() -> impl Strategy<Value = Vec<Candidate>> {
    let suitability = prop_oneof![
        10 => Just(Some(Suitability::Suited)),
        2 => Just(Some(Suitability::Doubtful)),
        2 => Just(Some(Suitability::Unqualified)),
        1 => Just(Some(Suitability::ObviouslyUnsuited)),
        2 => Just(None),
    ];
    let said = (answers(), proptest::bool::weighted(0.8), any::<bool>(), weighted(0.2, 0_i64..20));
    let said = (subsequence(GROUNDS.to_vec(), 0..=3), vec(said, 3)).prop_map(|(grounds, said)| {
        let one = |(ground, (answer, consent, confirmed, after))| Said {
            ground,
            answer,
            consent,
            confirmed,
            after,
        };
        grounds.into_iter().zip(said).map(one).collect::<Vec<_>>()
    });
    let facts = (
        suitability,
        weighted(0.3, 0_i64..20),
        weighted(0.7, select(vec![Origin::External, Origin::Internal])),
        maybe(-100_i64..100),
    );
    let course = (maybe((any::<bool>(), 0_i64..30)), weighted(0.3, any::<bool>()), weighted(0.2, 0_i64..20));
    let person = (0_i64..21, said, facts, course);
    vec(person, 0..=6).prop_map(|people| {
        let person = |(number, (applied, said, facts, course))| {
            let (suitability, assessed, origin, score) = facts;
            let (invited, again, withdrew) = course;
            Candidate {
                number,
                applied,
                said,
                suitability,
                assessed,
                origin,
                score,
                invited,
                again,
                withdrew,
            }
        };
        (0..).zip(people).map(person).collect()
    })
}

fn drafts() -> impl Strategy<Value = Draft> {
    let country = prop_oneof![9 => Just("NO"), 1 => select(vec!["SE", "DE"])];
    let later = (
        weighted(0.3, 10_i64..60),
        weighted(0.2, (any::<Index>(), 20_i64..60)),
        weighted(0.5, 0_i64..40),
        weighted(0.2, 0_i64..40),
    );
    let later =
        later.prop_map(|(recommended, hired, entry, judged)| Later { recommended, hired, entry, judged });
    let stages = prop_oneof![1 => Just(0_u8), 6 => Just(1), 2 => Just(2)];
    (openings(), country, posts(), adverts(), people(), stages, later).prop_map(
        |(opens_on, country, post, adverts, people, stages, later)| {
            let mut people = people;
            for person in &mut people {
                if stages < 2 {
                    person.again = None;
                }
                if stages == 0 {
                    person.invited = None;
                }
            }
            Draft { opens_on, country: lit(country), post, adverts, people, stages, later }
        },
    )
}

/// Valid rounds of every kind: employers, posts with plain facts missing, days from 2001 to 2026 with more of them
/// where the rules of the packs change, adverts, people with every answer and assessment, withdrawals, no to two
/// stages, recommendations, hires, entries, and now and then the exception `judged` of `own.rule_1`, which
/// [`policies`] have.
///
/// `Debug` of a round shows nothing of the people in it, so that proptest cannot show a failing case either: give the
/// assertion `round.to_json()`, or [`testing::describe`](crate::testing::describe) of the decision, as its message.
///
/// ```
/// use mangfold::{packs, testing};
/// use proptest::test_runner::TestRunner;
///
/// let policy = packs::norway_state();
/// TestRunner::deterministic().run(&testing::rounds(), |round| {
///     assert_eq!(policy.decide(&round, testing::stamp()).findings().len(), policy.rules().len());
///     Ok(())
/// })?;
/// # Ok::<(), proptest::test_runner::TestError<mangfold::Round>>(())
/// ```
pub fn rounds() -> impl Strategy<Value = Round> {
    drafts().prop_map(|draft| draft.build())
}

/// Valid rounds on which a rule is broken, and stays broken however a failing case is shrunk.
///
/// A flow never sends what the law forbids when it sends nothing on these:
///
/// ```
/// use mangfold::{packs, testing};
/// use proptest::test_runner::TestRunner;
///
/// let policy = packs::norway_state();
/// let broken = testing::rounds_breaking(&policy, &"no.state.interview.disability".parse()?);
/// TestRunner::deterministic().run(&broken, |round| {
///     assert!(policy.decide(&round, testing::stamp()).clear(&[]).is_err());
///     Ok(())
/// })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Panics
///
/// When the policy has no such rule, or no round can be found that breaks it: none breaks a may-rule or a notice,
/// a rule whose every day lies in an unsettled edge, a scope that names no sector or category, or a statement whose
/// wording is not in the sources.
pub fn rounds_breaking(policy: &Policy, rule: &RuleId) -> impl Strategy<Value = Round> + use<> {
    let breaking = Breaking { policy: policy.clone(), rule: rule.clone() };
    let days = breaking.days();
    assert!(!days.is_empty(), "no round can be found that breaks {rule}");
    (drafts(), select(days)).prop_map(move |(draft, (version, on))| {
        breaking
            .broken(draft, version, on)
            .or_else(|| breaking.broken(bare(), version, on))
            .unwrap_or_else(|| bare().build())
    })
}

fn bare() -> Draft {
    Draft {
        opens_on: day(2024, 1, 1),
        country: Country::NORWAY,
        post: Post {
            sector: None,
            category: None,
            opening: None,
            length: None,
            seats: NonZeroU16::MIN,
            closes_after: None,
        },
        adverts: Vec::new(),
        people: Vec::new(),
        stages: 1,
        later: Later { recommended: None, hired: None, entry: None, judged: None },
    }
}

struct Breaking {
    policy: Policy,
    rule: RuleId,
}

impl Breaking {
    #[expect(clippy::panic, reason = "for tests, which want to fail where the mistake is")]
    fn rule(&self) -> &Rule {
        self.policy.rule(&self.rule).unwrap_or_else(|| panic!("the policy has no rule {}", self.rule))
    }

    /// Days on which one version is certainly in force, each with the version, where a bare round can break it.
    fn days(&self) -> Vec<(usize, NaiveDate)> {
        let versions = self.rule().versions();
        let mut days: Vec<NaiveDate> = (2001..=2026).rev().map(|year| day(year, 7, 1)).collect();
        for edge in versions.iter().flat_map(|version| [version.span().from(), version.span().until()]) {
            let of_edge = match edge {
                Edge::On(on) | Edge::Partial { on } | Edge::NotVerified { stands_on: on } => vec![on],
                Edge::Between { first, last } => vec![first, last],
                Edge::Open => Vec::new(),
            };
            days.extend(of_edge.into_iter().flat_map(|on| [shifted(on, -1), on, shifted(on, 1)]));
        }
        let certain = |on: NaiveDate| {
            let (maybe, none) = candidates(versions.iter().map(Version::span), on);
            let version = maybe.trailing_zeros() as usize;
            let duty = versions.get(version).is_some_and(|version| version.modality().is_duty());
            (maybe.is_power_of_two() && !none && duty).then_some((version, on))
        };
        let certain = days.into_iter().filter_map(certain);
        certain.filter(|(version, on)| self.broken(bare(), *version, *on).is_some()).collect()
    }

    /// The round of a draft changed as little as it takes to break the version, and moved to the day.
    fn broken(&self, mut draft: Draft, version: usize, on: NaiveDate) -> Option<Round> {
        let version = self.rule().versions().get(version)?;
        for condition in version.scope() {
            draft.meet(condition)?;
        }
        for exception in version.exceptions() {
            match exception.when() {
                When::Fact(condition) => draft.miss(condition),
                When::Recorded => draft.later.judged = None,
            }
        }
        match version.check() {
            Check::Invite(invite) => draft.leave_out(invite),
            Check::Statement(code) => {
                let language = self.policy.statement(code)?.language().clone();
                match draft.adverts.first_mut() {
                    Some(advert) => (advert.text, advert.language) = (Some(BARE), language),
                    None => draft.adverts.push(DraftAdvert {
                        channel: Channel::Own,
                        language,
                        text: Some(BARE),
                        published: None,
                    }),
                }
            }
            Check::Record(_) => draft.later.entry = None,
            Check::Sentence(_)
            | Check::Assessment(_)
            | Check::Preference(_)
            | Check::PeriodShare(_)
            | Check::Monitor(_) => {
                return None;
            }
        }
        let drawn = self.found(&draft.build()).0;
        draft.opens_on = shifted(on, draft.opens_on.signed_duration_since(drawn).num_days());
        let round = draft.build();
        (self.found(&round) == (on, Verdict::Broken)).then_some(round)
    }

    fn found(&self, round: &Round) -> (NaiveDate, Verdict) {
        let decision = self.policy.decide(round, stamp());
        decision
            .finding(&self.rule)
            .map_or((round.vacancy().opens_on(), Verdict::NotApplicable), |f| (f.on(), f.verdict()))
    }
}

impl Draft {
    /// Makes a condition hold.
    fn meet(&mut self, condition: &Condition) -> Option<()> {
        match condition {
            Condition::Country(countries) => {
                if !countries.contains(&self.country) {
                    self.country = *countries.first()?;
                }
            }
            // The vacancies drawn here have neither.
            Condition::Region(_) | Condition::Underrepresented { .. } | Condition::Fact(_) => return None,
            Condition::Sector(sectors) => {
                if !self.post.sector.is_some_and(|sector| sectors.contains(&sector)) {
                    self.post.sector = Some(*sectors.first()?);
                }
            }
            Condition::Category(categories) => {
                if !self.post.category.as_ref().is_some_and(|category| categories.contains(category)) {
                    self.post.category = Some(categories.first()?.clone());
                }
            }
            Condition::Opening(opening) => self.post.opening = Some(*opening),
            Condition::LongerThanMonths(months) => match self.post.length {
                Some(DraftLength::Settled(length)) if length.is_longer_than(*months) => {}
                _ => self.post.length = Some(DraftLength::Settled(Length::Permanent)),
            },
        }
        Some(())
    }

    /// Makes a condition fail, where it can.
    fn miss(&mut self, condition: &Condition) {
        match condition {
            Condition::Country(countries) => {
                let others = [Country::NORWAY, lit("SE"), lit("DK")];
                if countries.contains(&self.country)
                    && let Some(other) = others.into_iter().find(|other| !countries.contains(other))
                {
                    self.country = other;
                }
            }
            Condition::Region(_) | Condition::Underrepresented { .. } | Condition::Fact(_) => {}
            Condition::Sector(sectors) => {
                if self.post.sector.is_none_or(|sector| sectors.contains(&sector)) {
                    let all =
                        [Sector::State, Sector::Municipal, Sector::County, Sector::Private, Sector::Church];
                    self.post.sector = all.into_iter().find(|sector| !sectors.contains(sector));
                }
            }
            Condition::Category(categories) => {
                if self.post.category.as_ref().is_none_or(|category| categories.contains(category)) {
                    self.post.category = Some(Category::Own(lit("of_no_rule")));
                }
            }
            Condition::Opening(Opening::External) => self.post.opening = Some(Opening::Internal),
            Condition::Opening(Opening::Internal) => self.post.opening = Some(Opening::External),
            Condition::LongerThanMonths(months) => {
                self.post.length = NonZeroU16::new(*months).map(Length::Months).map(DraftLength::Settled);
            }
        }
    }

    /// Leaves too few of the group invited.
    fn leave_out(&mut self, invite: &Invite) {
        let mut kept = match invite.bound() {
            Bound::AtLeast(least) => least.get() - 1,
            _ => u32::MAX,
        };
        for person in self.people.iter_mut().filter(|person| person.touches(invite.of())) {
            if person.invited.is_some() {
                if kept == 0 {
                    (person.invited, person.again) = (None, None);
                }
                kept = kept.saturating_sub(1);
            }
        }
        let sure = (0..invite.presupposes().max(1)).map(|n| Candidate::surely_in(invite.of(), 1_000 + n));
        self.people.extend(sure);
    }
}

/// Policies of the tests' own: bounds of one, two and all; groups over several grounds, opposites and where people
/// come from; every pool, deadline and clock; exceptions by fact and by record; duties, may-rules and notices; edges
/// settled and not. The rules are called `own.rule_1` and so on.
///
/// ```
/// use mangfold::testing;
/// use proptest::test_runner::TestRunner;
///
/// TestRunner::deterministic().run(&testing::policies(), |policy| {
///     assert!(policy.rule(&"own.rule_1".parse().unwrap()).is_some());
///     Ok(())
/// })?;
/// # Ok::<(), proptest::test_runner::TestError<mangfold::Policy>>(())
/// ```
pub fn policies() -> impl Strategy<Value = Policy> {
    vec(rules(), 1..=3).prop_map(|rules| {
        let named = (1..)
            .zip(rules)
            .map(|(number, rule): (u8, DraftRule)| rule.build(lit(&format!("own.rule_{number}"))));
        let source = Source::new(lit("own"), lit("Vårt eget reglement"));
        valid(Policy::new(lit("own"), day(2026, 1, 1), vec![source], statements(), named.collect()))
    })
}

#[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
fn valid<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.expect("a valid part of a policy")
}

fn statements() -> Vec<Statement> {
    let changed = Edge::Between { first: day(2006, 1, 1), last: day(2008, 1, 1) };
    let before = Wording::not_in_the_sources(valid(Span::new(Edge::On(day(1990, 1, 1)), changed)));
    let after = Wording::new(valid(Span::new(changed, Edge::Open)), lit(OWN), lit("own"), Mark::Verified);
    vec![Statement::new(lit("own.statement"), lit("nb"), vec![before, after])]
}

fn groups() -> impl Strategy<Value = Group> {
    let grounds = || subsequence(GROUNDS.get(..6).unwrap_or_default().to_vec(), 1..=3).prop_shuffle();
    let leaf = |(ground, not): (Ground, bool)| {
        let group = Group::declared(ground);
        if not { group.opposite() } else { group }
    };
    let leaves = (grounds(), vec(proptest::bool::weighted(0.2), 3))
        .prop_map(move |(grounds, nots)| grounds.into_iter().zip(nots).map(leaf).collect::<Vec<_>>());
    let origin = weighted(0.3, select(vec![Group::external(), Group::internal()]));
    (leaves, origin, any::<bool>(), any::<bool>()).prop_map(|(leaves, origin, any, both)| {
        let inner = valid(if any { Group::any(leaves) } else { Group::all(leaves) });
        match origin {
            None => inner,
            Some(origin) if both => valid(Group::all([inner, origin])),
            Some(origin) => valid(Group::any([inner, origin])),
        }
    })
}

fn invites() -> impl Strategy<Value = Check> {
    let bound = prop_oneof![
        3 => Just(Bound::AtLeast(NonZeroU32::MIN)),
        2 => Just(Bound::AtLeast(NonZeroU32::MIN.saturating_add(1))),
        2 => Just(Bound::All),
    ];
    let pool = prop_oneof![
        3 => Just(Pool::Qualified),
        2 => Just(Pool::NotObviouslyUnsuited),
        1 => Just(Pool::Everyone),
    ];
    let deadline = select(vec![Deadline::Open, Deadline::Recommendation, Deadline::Hire]);
    let counts = || select(vec![Counts::Counts, Counts::DoesNotCount]);
    let by = prop_oneof![4 => Just(AssertedBy::Applicant), 1 => Just(AssertedBy::ApplicantConfirmed)];
    (bound, groups(), pool, 0_u32..=2, deadline, counts(), counts(), by).prop_map(
        |(bound, of, out_of, presupposes, deadline, on_the_day, withdrawn, by)| {
            Check::invite(
                Invite::new(bound, of, out_of, Undeclared::OutsideGroup)
                    .presupposing(presupposes)
                    .with_asserted_by(by)
                    .with_deadline(deadline)
                    .with_on_the_day(on_the_day)
                    .with_withdrawn_after_invitation(withdrawn),
            )
        },
    )
}

/// One span, or two in order of time.
fn spans() -> impl Strategy<Value = Vec<Span>> {
    let years = (2001_i32..2010, 2_i32..7, 2_i32..7);
    (years, 0_u8..8).prop_map(|((year, more, most), shape)| {
        let at = |year: i32| day(year, 3, 1);
        let (first, second, third) = (at(year), at(year + more), at(year + more + most));
        let between = |day: NaiveDate| Edge::Between {
            first: day,
            last: day.checked_add_months(Months::new(30)).unwrap_or(day),
        };
        let span = |from: Edge, until: Edge| valid(Span::new(from, until));
        match shape {
            0 => vec![span(Edge::On(first), Edge::Open)],
            1 => vec![span(between(first), Edge::Open)],
            2 => vec![span(Edge::NotVerified { stands_on: second }, Edge::Partial { on: third })],
            3 => vec![span(Edge::On(first), Edge::On(second)), span(Edge::On(second), Edge::Open)],
            4 => vec![span(Edge::On(first), between(second)), span(between(second), Edge::Open)],
            5 => vec![
                span(Edge::On(first), Edge::NotVerified { stands_on: second }),
                span(between(third), Edge::Open),
            ],
            6 => vec![span(Edge::On(first), Edge::On(second)), span(Edge::On(third), Edge::Open)],
            _ => vec![span(between(first), Edge::Partial { on: third })],
        }
    })
}

fn conditions() -> impl Strategy<Value = Vec<Condition>> {
    let sector = select(vec![
        Condition::Sector(vec![Sector::State]),
        Condition::Sector(vec![Sector::Municipal, Sector::County]),
        Condition::Sector(vec![Sector::State, Sector::Municipal]),
    ]);
    let length = (3_u16..14).prop_map(Condition::LongerThanMonths);
    (
        weighted(0.4, Just(Condition::Country(vec![Country::NORWAY]))),
        weighted(0.3, sector),
        weighted(0.2, Just(Condition::Category(vec![Category::Leadership, Category::Ordinary]))),
        weighted(0.2, Just(Condition::Opening(Opening::External))),
        weighted(0.2, length),
    )
        .prop_map(|(a, b, c, d, e)| [a, b, c, d, e].into_iter().flatten().collect())
}

/// A rule as drawn, before it has a name.
#[derive(Clone, Debug)]
struct DraftRule {
    modality: Modality,
    clock: Clock,
    versions: Vec<(Span, DraftVersion)>,
    entry: Option<Check>,
}

#[derive(Clone, Debug)]
struct DraftVersion {
    check: Check,
    scope: Vec<Condition>,
    /// How many of the conditions are exceptions instead.
    unless: usize,
    judged: bool,
    by_law: bool,
}

impl DraftRule {
    fn build(self, id: RuleId) -> Rule {
        let Self { modality, clock, versions, entry } = self;
        let build = |(span, drawn): (Span, DraftVersion)| {
            // A rule is about people or about a document, in all its versions.
            let check = entry.clone().unwrap_or(drawn.check);
            DraftVersion { check, ..drawn }.build(span, modality)
        };
        valid(Rule::new(id, clock, versions.into_iter().map(build).collect()))
    }
}

impl DraftVersion {
    fn build(self, span: Span, modality: Modality) -> Version {
        let Self { check, mut scope, unless, judged, by_law } = self;
        let part = |of: Element| Part::read(of, lit("a reading of the tests' own"));
        let (basis, force) = if by_law {
            (LegalBasis::EmploymentLaw, Force::Statute)
        } else {
            (LegalBasis::ExplicitConsent, Force::Scheme)
        };
        let facts = scope.split_off(scope.len().saturating_sub(unless));
        let fact = |condition: Condition| {
            let id = match condition.about() {
                Matter::Country => "country",
                Matter::Sector => "sector",
                Matter::Category => "category",
                Matter::Opening => "opening",
                Matter::Length => "length",
                _ => "other",
            };
            Exception::new(lit(id), When::Fact(condition), vec![part(Element::Exception)])
        };
        let recorded =
            judged.then(|| Exception::new(lit("judged"), When::Recorded, vec![part(Element::Exception)]));
        let version =
            valid(Version::counting(basis, span, force, modality, check, vec![part(Element::Bound)]));
        let version = valid(version.with_scope(scope));
        let version = valid(version.unless(facts.into_iter().map(fact).chain(recorded).collect()));
        valid(
            version.with_silences(vec![Silence::new(Question::Edge, lit("on which day it begins or ends"))]),
        )
    }
}

fn rules() -> impl Strategy<Value = DraftRule> {
    let modality = prop_oneof![
        4 => Just(Modality::Must),
        2 => Just(Modality::Should),
        1 => Just(Modality::May),
        1 => Just(Modality::Notice),
    ];
    let clock = select(vec![Clock::Advertised, Clock::Applied, Clock::Invited, Clock::Recommended]);
    let entry = prop_oneof![
        6 => Just(None),
        3 => Just(Some(Check::Statement(lit("own.statement")))),
        1 => Just(Some(Check::Record(Record::new(EntryKind::ActionPlanReference)))),
    ];
    let version =
        (invites(), conditions(), 0_usize..=1, proptest::bool::weighted(0.3), any::<bool>()).prop_map(
            |(check, scope, unless, judged, by_law)| DraftVersion { check, scope, unless, judged, by_law },
        );
    (modality, clock, spans(), vec(version, 2), entry).prop_map(|(modality, clock, spans, drawn, entry)| {
        DraftRule { modality, clock, versions: spans.into_iter().zip(drawn).collect(), entry }
    })
}
