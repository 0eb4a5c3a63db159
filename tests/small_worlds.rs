//! Every small round there is, judged twice: by the library, and by the second evaluator that tries everything.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails where the mistake is"
)]

mod second;

use std::num::NonZeroU32;

use mangfold::packs::{self, KsConfiguration};
use mangfold::{
    Advert, Answer, Applicant, ApplicantId, AssertedBy, Assessment, Because, Bound, Channel, Check, Clock,
    Country, Deadline, Declaration, Edge, Element, Employer, Force, Ground, Group, InScope, Invitation,
    Invite, LegalBasis, Length, Modality, Opening, Part, Policy, Pool, Round, Rule, Sector, Shortlist,
    ShortlistId, Span, Suitability, Undeclared, Vacancy, VacancyId, Verdict, Version, testing,
};
use second::{Duty, judge};
use uuid::Uuid;

const ANSWERS: [Option<Answer>; 4] =
    [None, Some(Answer::Declared), Some(Answer::DeclaredNot), Some(Answer::Withdrawn)];

const ASSESSMENTS: [Option<Suitability>; 5] = [
    Some(Suitability::Suited),
    Some(Suitability::Doubtful),
    Some(Suitability::Unqualified),
    Some(Suitability::ObviouslyUnsuited),
    None,
];

/// One rule on one day, with the grounds people may declare.
struct World {
    policy: Policy,
    duty: Duty,
    vacancy: Vacancy,
    grounds: Vec<Ground>,
    most: usize,
}

fn vacancy(sector: Sector, opens_on: &str) -> Vacancy {
    let employer = Employer::new(Country::NORWAY).with_sector(sector);
    Vacancy::new(VacancyId::new(Uuid::nil()), "Leder".parse().unwrap(), employer, opens_on.parse().unwrap())
        .with_opening(Opening::External)
        .with_length(Length::Permanent)
        .unwrap()
}

impl World {
    fn new(policy: &Policy, duties: &[Duty], rule: &str, vacancy: Vacancy, grounds: &[Ground]) -> Self {
        let alone = policy.rules().iter().find(|known| known.id().as_str() == rule).unwrap().clone();
        let policy = Policy::new(
            policy.id().clone(),
            policy.release(),
            policy.sources().to_vec(),
            policy.statements().to_vec(),
            vec![alone],
        );
        Self {
            policy: policy.unwrap(),
            duty: duties.iter().find(|duty| duty.rule.as_str() == rule).unwrap().clone(),
            vacancy,
            most: match grounds {
                [] | [_] => 4,
                [_, _] => 3,
                _ => 2,
            },
            grounds: grounds.to_vec(),
        }
    }

    /// Everyone there may be, for each place among the applicants.
    fn people(&self) -> Vec<Vec<Applicant>> {
        let mut ids: Vec<ApplicantId> = ["A", "B", "C", "D"].map(testing::id).to_vec();
        ids.sort();
        let kinds = 4_usize.pow(u32::try_from(self.grounds.len()).unwrap());
        let applied_on = self.vacancy.opens_on() + chrono::Days::new(3);
        let person = |id: ApplicantId, kind: usize| {
            let said = self.grounds.iter().zip(0_u32..).filter_map(|(ground, place)| {
                let answer = ANSWERS[kind / 4_usize.pow(place) % 4]?;
                Some(Declaration::new(ground.clone(), answer).with_explicit_consent())
            });
            let person = Applicant::new(id, applied_on).with_declarations(said.collect()).unwrap();
            match ASSESSMENTS[kind / kinds] {
                Some(suitability) => person.with_assessment(Assessment::new(suitability)).unwrap(),
                None => person,
            }
        };
        ids[..self.most].iter().map(|id| (0..kinds * 5).map(|kind| person(*id, kind)).collect()).collect()
    }

    fn round(&self, people: &[Vec<Applicant>], kinds: &[usize], turn: usize) -> Round {
        let invited_on = self.vacancy.opens_on() + chrono::Days::new(25);
        let mut invitations = Vec::new();
        let mut applicants = Vec::new();
        for (place, kind) in kinds.iter().enumerate() {
            // Which of them has the first id must not follow from what they are.
            let place = if turn.is_multiple_of(2) { place } else { kinds.len() - 1 - place };
            let person = &people[(place + turn / 2) % kinds.len()][kind / 2];
            if kind % 2 == 1 {
                invitations.push(Invitation::proposed(person.id(), invited_on));
            }
            applicants.push(person.clone());
        }
        let list = Shortlist::new(ShortlistId::new(Uuid::nil()), self.vacancy.id(), invitations).unwrap();
        Round::new(self.vacancy.clone(), applicants, vec![list]).unwrap()
    }

    /// Judges every round twice; gives how often each verdict came.
    fn compare(&self) -> [usize; 4] {
        let people = self.people();
        let kinds = people[0].len() * 2;
        let halves = std::thread::scope(|scope| {
            let half = |odd: usize| {
                let people = &people;
                scope.spawn(move || {
                    let mut seen = [0; 4];
                    let mut turn = 0;
                    for first in (odd..kinds).step_by(2) {
                        self.deepen(people, &mut vec![first], kinds, &mut turn, &mut seen);
                    }
                    seen
                })
            };
            [half(0), half(1)].map(|half| half.join().unwrap())
        });
        let mut seen = [0; 4];
        self.same(&people, &[], 0, &mut seen);
        for half in halves {
            for (all, some) in seen.iter_mut().zip(half) {
                *all += some;
            }
        }
        let of_many: usize = (0..=self.most).map(|size| multisets(kinds, size)).sum();
        assert_eq!(seen.iter().sum::<usize>(), of_many, "a round is missing");
        seen
    }

    fn deepen(
        &self,
        people: &[Vec<Applicant>],
        kinds: &mut Vec<usize>,
        all: usize,
        turn: &mut usize,
        seen: &mut [usize; 4],
    ) {
        *turn += 1;
        self.same(people, kinds, *turn, seen);
        if kinds.len() == self.most {
            return;
        }
        for next in kinds[kinds.len() - 1]..all {
            kinds.push(next);
            self.deepen(people, kinds, all, turn, seen);
            kinds.pop();
        }
    }

    fn same(&self, people: &[Vec<Applicant>], kinds: &[usize], turn: usize, seen: &mut [usize; 4]) {
        let round = self.round(people, kinds, turn);
        let decision = self.policy.decide(&round, testing::stamp());
        let finding = &decision.findings()[0];
        let second = judge(&self.duty, &round);
        let settled_by = match finding.because() {
            Because::Unknown { settled_by } => settled_by.as_slice(),
            _ => &[],
        };
        let wanted = second.settled_by.as_deref().expect("a small world is small enough");
        assert!(
            finding.verdict() == second.verdict && settled_by == wanted,
            "{}\nthe library: {:?}, {settled_by:?}\nthe second: {:?}, {wanted:?}\n{}",
            self.duty.rule,
            finding.verdict(),
            second.verdict,
            serde_json::to_string(&round).unwrap()
        );
        seen[match finding.verdict() {
            Verdict::Kept => 0,
            Verdict::Broken => 1,
            Verdict::NotApplicable => 2,
            Verdict::Undetermined => 3,
        }] += 1;
    }
}

fn multisets(kinds: usize, size: usize) -> usize {
    (0..size).fold(1, |count, place| count * (kinds + place) / (place + 1))
}

fn in_the_state(rule: &str, advertised: &str, grounds: &[Ground]) -> [usize; 4] {
    let vacancy = vacancy(Sector::State, advertised);
    World::new(&packs::norway_state(), &second::packs::norway_state(), rule, vacancy, grounds).compare()
}

fn every_verdict(seen: [usize; 4]) {
    assert!(seen.iter().all(|count| *count > 0), "a verdict never came: {seen:?}");
}

#[test]
fn small_worlds_of_the_disability_rule_agree() {
    let ground = [Ground::DisabilityNeedingAccommodation];
    every_verdict(in_the_state("no.state.interview.disability", "2017-07-01", &ground));
}

#[test]
fn small_worlds_of_the_cv_gap_rule_agree() {
    every_verdict(in_the_state("no.state.interview.cv_gap", "2020-01-01", &[Ground::CvGap]));
}

#[test]
fn small_worlds_of_the_immigrant_rule_agree_under_each_definition() {
    let rule = "no.state.interview.immigrant";
    every_verdict(in_the_state(rule, "2015-05-05", &[Ground::ImmigrantBackgroundRegion]));
    every_verdict(in_the_state(rule, "2024-05-05", &[Ground::ImmigrantBackgroundDfo]));
}

#[test]
fn small_worlds_of_the_immigrant_rule_agree_where_it_may_not_be_in_force() {
    // After the trial, and in the year of the circular.
    for advertised in ["2006-05-05", "2010-05-05"] {
        let seen =
            in_the_state("no.state.interview.immigrant", advertised, &[Ground::ImmigrantBackgroundRegion]);
        assert!(seen[0] > 0 && seen[1] == 0 && seen[2] > 0 && seen[3] > 0, "{seen:?}");
    }
}

#[test]
fn small_worlds_of_the_immigrant_rule_agree_where_the_definition_is_unsettled() {
    let grounds = [Ground::ImmigrantBackgroundRegion, Ground::ImmigrantBackgroundDfo];
    every_verdict(in_the_state("no.state.interview.immigrant", "2020-05-05", &grounds));
}

fn in_a_municipality(opened_on: &str) -> [usize; 4] {
    let configuration = KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: None,
    };
    let duties = second::packs::ks(&configuration);
    let vacancy = vacancy(Sector::Municipal, opened_on);
    let policy = packs::ks(configuration).unwrap();
    World::new(&policy, &duties, "no.ks.interview.minority", vacancy, &[Ground::MinorityBackground]).compare()
}

#[test]
fn small_worlds_of_the_rule_of_ks_agree() {
    every_verdict(in_a_municipality("2007-03-01"));
}

#[test]
fn small_worlds_of_the_rule_of_ks_agree_between_its_two_dates() {
    // Invited on 2006-06-01; where nobody is, the latest day is that of the applications, before either date.
    let seen = in_a_municipality("2006-05-07");
    assert!(seen[0] > 0 && seen[1] == 0 && seen[2] > 0 && seen[3] > 0, "{seen:?}");
}

#[test]
fn small_worlds_of_the_rules_of_oslo_agree() {
    let policy = packs::oslo(None).unwrap();
    let duties = second::packs::oslo(None);
    let advert = || Advert::new(Channel::Joint, "nb".parse().unwrap());
    let whole = advert().with_text(second::packs::OSLO_2009.parse().unwrap());
    let bare = advert().with_text("Leder søkes.".parse().unwrap());
    for opened_on in ["2001-05-29", "2005-01-01", "2009-05-11", "2013-05-15"] {
        for adverts in [
            vec![],
            vec![advert()],
            vec![whole.clone()],
            vec![whole.clone(), bare.clone()],
            vec![advert(), bare.clone()],
        ] {
            for rule in ["no.oslo.advert.standard_text", "no.oslo.file.plan_reference"] {
                let vacancy = vacancy(Sector::Municipal, opened_on).with_adverts(adverts.clone());
                World { most: 1, ..World::new(&policy, &duties, rule, vacancy, &[]) }.compare();
            }
        }
    }
}

/// No pack has a rule over a union: one of the tests' own.
fn over_a_union(grounds: &[Ground]) -> [usize; 4] {
    let group = Group::any(grounds.iter().cloned().map(Group::declared)).unwrap();
    let invite =
        Invite::new(Bound::AtLeast(NonZeroU32::MIN), group, Pool::Qualified, Undeclared::OutsideGroup);
    let version = Version::counting(
        LegalBasis::ExplicitConsent,
        Span::new(Edge::On("2001-01-01".parse().unwrap()), Edge::Open).unwrap(),
        Force::Scheme,
        Modality::Must,
        Check::invite(invite),
        vec![Part::read(Element::Bound, "at least one".parse().unwrap())],
    );
    let rule = Rule::new("own.union".parse().unwrap(), Clock::Advertised, vec![version.unwrap()]).unwrap();
    let policy =
        Policy::new("own".parse().unwrap(), "2026-01-01".parse().unwrap(), vec![], vec![], vec![rule])
            .unwrap();
    let vacancy = vacancy(Sector::Private, "2026-06-07");
    World::new(&policy, &second::read(&policy), "own.union", vacancy, grounds).compare()
}

#[test]
fn small_worlds_of_a_union_of_two_grounds_agree() {
    every_verdict(over_a_union(&[Ground::CvGap, Ground::Woman]));
}

#[test]
fn small_worlds_of_a_union_of_three_grounds_agree() {
    every_verdict(over_a_union(&[Ground::CvGap, Ground::Woman, Ground::MinorityBackground]));
}
