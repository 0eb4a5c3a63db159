//! A round as drawn, and the way from it to a round.

use std::num::{NonZeroU8, NonZeroU16, NonZeroU32};

use chrono::NaiveDate;
use proptest::sample::Index;

use super::super::NAMESPACE;
use super::{CRITERIA, FACT, JUDGED, lit, shifted};
use crate::advert::{Advert, Channel};
use crate::applicant::{Applicant, Assessment, Origin, Suitability};
use crate::case_file::{Entry, EntryKind, RecordedException};
use crate::check::Equality;
use crate::comparison::Comparison;
use crate::employer::{Country, Employer, Region, Representation, Sector};
use crate::ground::{Answer, Declaration, Ground, Group, Node};
use crate::hire::Hire;
use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::round::Round;
use crate::shortlist::{Invitation, Mode, Shortlist};
use crate::text::{AdvertText, Code, LanguageTag};
use crate::vacancy::{Category, Criterion, Length, Opening, Vacancy};

/// A round as drawn: every day counts from the opening, so that it can be moved as a whole.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) opens_on: NaiveDate,
    pub(super) country: Country,
    pub(super) post: Post,
    pub(super) adverts: Vec<DraftAdvert>,
    pub(super) people: Vec<Candidate>,
    pub(super) stages: u8,
    /// How many more places than invitations at the last stage.
    pub(super) vacant: Option<u32>,
    /// Of the first two or three people, and of the next.
    pub(super) compared: [Option<Equality>; 2],
    pub(super) later: Later,
}

#[derive(Clone, Debug)]
pub(super) struct Post {
    pub(super) sector: Option<Sector>,
    pub(super) category: Option<Category>,
    pub(super) opening: Option<Opening>,
    pub(super) length: Option<DraftLength>,
    pub(super) seats: NonZeroU16,
    pub(super) closes_after: Option<i64>,
    pub(super) region: Option<Region>,
    /// How many women, of how many in all.
    pub(super) staff: Option<(u32, u32)>,
    pub(super) fact: Option<bool>,
    /// What a rule asks for beside what is drawn: other grounds among the staff, other facts.
    pub(super) asked: Asked,
    pub(super) criteria: usize,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) staff: Vec<Representation>,
    pub(super) facts: Vec<(Code, bool)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum DraftLength {
    Settled(Length),
    Days { first: i64, days: i64 },
}

#[derive(Clone, Debug)]
pub(super) struct DraftAdvert {
    pub(super) channel: Channel,
    pub(super) language: LanguageTag,
    pub(super) text: Option<String>,
    pub(super) published: Option<i64>,
}

#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) number: u32,
    pub(super) applied: i64,
    pub(super) said: Vec<Said>,
    pub(super) suitability: Option<Suitability>,
    pub(super) assessed: Option<i64>,
    pub(super) fails: [bool; 2],
    pub(super) reason: bool,
    pub(super) origin: Option<Origin>,
    pub(super) score: Option<i64>,
    /// Sent or proposed, and how long after applying.
    pub(super) invited: Option<(bool, i64)>,
    /// The same at the next stage.
    pub(super) again: Option<bool>,
    pub(super) modes: [Option<Mode>; 2],
    /// How long after applying, or after the last invitation.
    pub(super) withdrew: Option<i64>,
}

#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) ground: Ground,
    pub(super) answer: Answer,
    pub(super) consent: bool,
    pub(super) confirmed: bool,
    pub(super) waived: bool,
    pub(super) after: Option<i64>,
}

/// What comes after the shortlist.
#[derive(Clone, Debug)]
pub(super) struct Later {
    pub(super) recommended: Option<i64>,
    pub(super) hired: Option<(Index, i64)>,
    pub(super) entry: Option<i64>,
    pub(super) heard: Option<i64>,
    pub(super) judged: Option<i64>,
    pub(super) cap: Option<NonZeroU32>,
}

impl Candidate {
    pub(super) fn id(&self) -> ApplicantId {
        ApplicantId::from_name(NAMESPACE, &format!("person {}", self.number))
    }

    pub(super) fn last_invited(&self) -> Option<i64> {
        self.invited.map(|(_, after)| self.applied + after + i64::from(self.again.is_some()) * 7)
    }

    pub(super) fn withdrawn(&self) -> Option<i64> {
        self.withdrew.map(|after| self.last_invited().unwrap_or(self.applied) + after)
    }

    /// Somebody suited who is certainly in the group, and not invited.
    pub(super) fn surely_in(group: &Group, number: u32) -> Self {
        let mut one = Self {
            number,
            applied: 3,
            said: Vec::new(),
            suitability: Some(Suitability::Suited),
            assessed: None,
            origin: None,
            fails: [false; 2],
            reason: false,
            score: None,
            modes: [None; 2],
            invited: None,
            again: None,
            withdrew: None,
        };
        one.join(group.node());
        one
    }

    /// The same person, certainly outside a group that names nothing they are in by.
    pub(super) fn but_not(mut self, group: &Group) -> Self {
        self.join(group.clone().opposite().node());
        self
    }

    fn join(&mut self, node: &Node) {
        let mut say = |ground: &Ground, answer| {
            let ground = ground.clone();
            self.said.push(Said {
                ground,
                answer,
                consent: true,
                confirmed: true,
                waived: false,
                after: None,
            });
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
    pub(super) fn touches(&self, group: &Group) -> bool {
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

fn vacancy_id() -> VacancyId {
    VacancyId::from_name(NAMESPACE, "vacancy")
}

impl Draft {
    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    fn vacancy(&self) -> Vacancy {
        let at = |after: i64| shifted(self.opens_on, after);
        let mut employer = Employer::new(self.country);
        if let Some(sector) = self.post.sector {
            employer = employer.with_sector(sector);
        }
        if let Some(region) = self.post.region.filter(|region| region.country() == self.country) {
            employer = employer.with_region(region).expect("a region of the country");
        }
        let staff = self.post.staff.map(|(women, all)| {
            Representation::new(Ground::Woman, women, all).expect("no more women than there are people")
        });
        let mut vacancy = Vacancy::new(vacancy_id(), lit("Leder"), employer, self.opens_on)
            .with_adverts(self.adverts.iter().map(|advert| advert.build(self.opens_on)).collect())
            .with_seats(self.post.seats)
            .with_criteria(self.criteria().map(|code| Criterion::new(lit(code), lit("Krav"))).collect())
            .and_then(|vacancy| {
                let others = self.post.asked.staff.iter().cloned();
                vacancy.with_representation(staff.into_iter().chain(others).collect())
            })
            .expect("each criterion and each group once");
        if let Some(is_true) = self.post.fact {
            vacancy = vacancy.with_fact(lit(FACT), is_true);
        }
        for (fact, is_true) in &self.post.asked.facts {
            vacancy = vacancy.with_fact(fact.clone(), *is_true);
        }
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
        vacancy
    }

    #[expect(clippy::expect_used, reason = "for tests, which want to fail where the mistake is")]
    pub(super) fn build(&self) -> Round {
        let at = |after: i64| shifted(self.opens_on, after);
        let known: Vec<&str> = self.criteria().collect();
        let applicants = self.people.iter().map(|person| person.build(self.opens_on, &known)).collect();
        let list = |stage: u8| {
            let invitations = self.people.iter().filter_map(|person| {
                let (sent, after) = person.invited?;
                let (sent, after) = if stage == 0 { (sent, after) } else { (person.again?, after + 7) };
                let invite = if sent { Invitation::sent } else { Invitation::proposed };
                let invitation = invite(person.id(), at(person.applied + after));
                Some(match person.modes.get(usize::from(stage)).copied().flatten() {
                    Some(mode) => invitation.with_mode(mode),
                    None => invitation,
                })
            });
            let id_of_list = ShortlistId::from_name(NAMESPACE, &format!("stage {stage}"));
            let list = Shortlist::new(id_of_list, vacancy_id(), invitations.collect())
                .expect("each person once")
                .with_stage(NonZeroU8::MIN.saturating_add(stage));
            let invited = u32::try_from(list.invitations().len()).unwrap_or_default();
            let places = self.vacant.filter(|_| stage + 1 == self.stages);
            match places.and_then(|more| NonZeroU32::new(invited + more)) {
                Some(places) => list.with_places(places).expect("as many places as invitations"),
                None => list,
            }
        };
        let mut round = Round::new(self.vacancy(), applicants, (0..self.stages).map(list).collect())
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
        let by = || lit("Kari Nordmann");
        let entries = [
            (EntryKind::ActionPlanReference, self.later.entry),
            (EntryKind::RepresentativesHeard, self.later.heard),
        ];
        let entry = |(kind, after): (EntryKind, Option<i64>)| Some(Entry::new(kind, by(), at(after?)));
        round = round.with_entries(entries.into_iter().filter_map(entry).collect());
        let mut rest: Vec<ApplicantId> = self.people.iter().map(Candidate::id).collect();
        let compared = self.compared.iter().filter_map(|equality| {
            let some: Vec<ApplicantId> = rest.drain(..rest.len().min(3)).collect();
            Comparison::new(some, (*equality)?, by(), lit("Like gode."), at(30)).ok()
        });
        let compared = compared.collect();
        round = round.with_comparisons(compared).expect("each person compared once");
        if let Some(after) = self.later.judged {
            let exception =
                RecordedException::new(lit("own.rule_1"), lit(JUDGED), by(), lit("Vurdert."), at(after));
            let exception = match self.later.cap {
                Some(cap) => exception.with_cap(cap),
                None => exception,
            };
            round = round.with_exceptions(vec![exception]).expect("one exception");
        }
        round
    }

    fn criteria(&self) -> impl Iterator<Item = &'static str> {
        CRITERIA.into_iter().take(self.post.criteria)
    }
}

impl DraftAdvert {
    fn build(&self, opens_on: NaiveDate) -> Advert {
        let mut advert = Advert::new(self.channel.clone(), self.language.clone());
        if let Some(text) = &self.text {
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
    fn build(&self, opens_on: NaiveDate, criteria: &[&str]) -> Applicant {
        let at = |after: i64| shifted(opens_on, self.applied + after);
        let declarations = self.said.iter().map(|said| {
            let mut declaration = Declaration::new(said.ground.clone(), said.answer);
            if said.consent {
                declaration = declaration.with_explicit_consent();
            }
            if said.confirmed {
                declaration = declaration.with_confirmation();
            }
            if said.waived {
                declaration = declaration.with_waiver();
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
            let failed = criteria.iter().zip(self.fails).filter(|(_, fails)| *fails);
            let mut assessment = Assessment::new(suitability)
                .with_criteria_not_met(failed.map(|(code, _)| lit(code)).collect());
            if self.reason {
                assessment = assessment.with_reason(lit("Kravet er ikke oppfylt."));
            }
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
