//! Every small round there is, judged twice: by the library, and by the second evaluator that tries everything.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails where the mistake is"
)]

mod second;
mod worlds;

use std::num::NonZeroU32;

use mangfold::packs::{self, KsConfiguration};
use mangfold::{
    Advert, Answer, Applicant, ApplicantId, AsManyAs, AssertedBy, Assessment, AssessmentCheck, Because,
    Bound, Channel, Check, Clock, Comparison, Consistency, Country, Counts, Criterion, Deadline, Declaration,
    Edge, Effect, Element, Employer, Equality, Exception, Force, Ground, Group, InScope, Invitation, Invite,
    Justification, LegalBasis, Length, Modality, Mode, Neither, Opening, Overlap, Part, Policy, Pool,
    Preference, Ratio, RecordedException, Round, Rounding, Rule, Sector, Share, Shortlist, ShortlistId, Span,
    Stages, Suitability, TooFew, Undeclared, Vacancy, VacancyId, Verdict, Version, When, testing,
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

/// A person as they may be, and how they are invited at each stage.
#[derive(Clone)]
struct Somebody {
    applicant: Applicant,
    invited: Vec<Option<Invitation>>,
}

/// Everyone there may be with an id, in a fixed order.
type Kinds = Box<dyn Fn(ApplicantId) -> Vec<Somebody> + Sync>;

/// What else comes to stand in the case file of a round.
type Ending = Box<dyn Fn(Round) -> Round + Sync>;

/// One rule on one day, with everyone who may apply.
struct World {
    policy: Policy,
    duty: Duty,
    vacancy: Vacancy,
    kinds: Kinds,
    most: usize,
    stages: u8,
    places: Option<NonZeroU32>,
    finish: Ending,
}

fn vacancy(sector: Sector, opens_on: &str) -> Vacancy {
    let employer = Employer::new(Country::NORWAY).with_sector(sector);
    Vacancy::new(VacancyId::new(Uuid::nil()), "Leder".parse().unwrap(), employer, opens_on.parse().unwrap())
        .with_opening(Opening::External)
        .with_length(Length::Permanent)
        .unwrap()
}

/// The policy with one of its rules and no other.
fn alone(policy: &Policy, rule: &str) -> Policy {
    let alone = policy.rules().iter().find(|known| known.id().as_str() == rule).unwrap().clone();
    let (sources, statements) = (policy.sources().to_vec(), policy.statements().to_vec());
    Policy::new(policy.id().clone(), policy.release(), sources, statements, vec![alone]).unwrap()
}

impl World {
    fn new(policy: &Policy, duties: &[Duty], rule: &str, vacancy: Vacancy, grounds: &[Ground]) -> Self {
        let most = match grounds {
            [] | [_] => 4,
            [_, _] => 3,
            _ => 2,
        };
        let (applied_on, grounds) = (vacancy.opens_on() + chrono::Days::new(3), grounds.to_vec());
        let invited_on = vacancy.opens_on() + chrono::Days::new(25);
        let kinds = move |id: ApplicantId| {
            let answers = 4_usize.pow(u32::try_from(grounds.len()).unwrap());
            let person = |kind: usize| {
                let said = grounds.iter().zip(0_u32..).filter_map(|(ground, place)| {
                    let answer = ANSWERS[kind / 4_usize.pow(place) % 4]?;
                    Some(Declaration::new(ground.clone(), answer).with_explicit_consent())
                });
                let person = Applicant::new(id, applied_on).with_declarations(said.collect()).unwrap();
                match ASSESSMENTS[kind / answers] {
                    Some(suitability) => person.with_assessment(Assessment::new(suitability)).unwrap(),
                    None => person,
                }
            };
            let invited = [None, Some(Invitation::proposed(id, invited_on))];
            let both = |kind| {
                invited.clone().map(|invited| Somebody { applicant: person(kind), invited: vec![invited] })
            };
            (0..answers * 5).flat_map(both).collect()
        };
        let duty = duties.iter().find(|duty| duty.rule.as_str() == rule).unwrap().clone();
        Self::of(alone(policy, rule), duty, vacancy, Box::new(kinds), most)
    }

    fn of(policy: Policy, duty: Duty, vacancy: Vacancy, kinds: Kinds, most: usize) -> Self {
        Self { policy, duty, vacancy, kinds, most, stages: 1, places: None, finish: Box::new(|round| round) }
    }

    /// Everyone there may be, for each place among the applicants.
    fn people(&self) -> Vec<Vec<Somebody>> {
        let mut ids: Vec<ApplicantId> = ["A", "B", "C", "D"].map(testing::id).to_vec();
        ids.sort();
        ids[..self.most].iter().map(|id| (self.kinds)(*id)).collect()
    }

    fn round(&self, people: &[Vec<Somebody>], kinds: &[usize], turn: usize) -> Round {
        let mut invitations = vec![Vec::new(); usize::from(self.stages)];
        let mut applicants = Vec::new();
        for (place, kind) in kinds.iter().enumerate() {
            // Which of them has the first id must not follow from what they are.
            let place = if turn.is_multiple_of(2) { place } else { kinds.len() - 1 - place };
            let somebody = &people[(place + turn / 2) % kinds.len()][*kind];
            for (list, invitation) in invitations.iter_mut().zip(&somebody.invited) {
                list.extend(invitation.clone());
            }
            applicants.push(somebody.applicant.clone());
        }
        let lists = (1_u8..).zip(invitations).map(|(stage, invitations)| {
            let invited = u32::try_from(invitations.len()).unwrap();
            let id = ShortlistId::new(Uuid::from_u128(u128::from(stage)));
            let list = Shortlist::new(id, self.vacancy.id(), invitations).unwrap();
            let list = list.with_stage(stage.try_into().unwrap());
            match self.places.filter(|places| places.get() >= invited) {
                Some(places) => list.with_places(places).unwrap(),
                None => list,
            }
        });
        (self.finish)(Round::new(self.vacancy.clone(), applicants, lists.collect()).unwrap())
    }

    /// Judges every round twice; gives how often each verdict came.
    fn compare(&self) -> [usize; 4] {
        let people = self.people();
        let kinds = people[0].len();
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
        people: &[Vec<Somebody>],
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

    fn same(&self, people: &[Vec<Somebody>], kinds: &[usize], turn: usize, seen: &mut [usize; 4]) {
        let round = self.round(people, kinds, turn);
        let decision = self.policy.decide(&round, testing::stamp());
        let finding = &decision.findings()[0];
        let second = judge(&self.duty, &round);
        let settled_by = match finding.because() {
            Because::Unknown { settled_by } => settled_by.as_slice(),
            _ => &[],
        };
        let wanted = second.settled_by.as_deref().expect("a small world is small enough");
        let library = (finding.verdict(), settled_by, finding.modality(), finding.on());
        let second = (second.verdict, wanted, second.modality, second::day_of(self.duty.clock, &round));
        assert!(
            library == second,
            "{}\nthe library: {library:?}\nthe second: {second:?}\n{}",
            self.duty.rule,
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

const OWN: &str = "own.rule_1";

/// A policy of one rule of the tests' own.
fn own(check: Check, unless: Vec<Exception>) -> Policy {
    let span = Span::new(Edge::On("2001-01-01".parse().unwrap()), Edge::Open).unwrap();
    let parts = vec![Part::read(Element::Bound, "a reading".parse().unwrap())];
    let (basis, force) = (LegalBasis::ExplicitConsent, Force::Scheme);
    let version = if check.only_informs() {
        let text = || "Balanse.".parse().unwrap();
        let why = Justification::new(text(), text(), "2030-01-01".parse().unwrap());
        Version::preferring(why, basis, span, force, Modality::Notice, check, parts)
    } else {
        Version::counting(basis, span, force, Modality::Must, check, parts)
    };
    let version = version.and_then(|version| version.unless(unless)).unwrap();
    let rule = Rule::new(OWN.parse().unwrap(), Clock::Advertised, vec![version]).unwrap();
    Policy::new("own".parse().unwrap(), "2026-01-01".parse().unwrap(), vec![], vec![], vec![rule]).unwrap()
}

fn day(after: u64) -> chrono::NaiveDate {
    "2026-06-07".parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(after)
}

/// A world of the tests' own rule, up to three people.
fn world(
    check: Check,
    unless: Vec<Exception>,
    kinds: impl Fn(ApplicantId) -> Vec<Somebody> + Sync + 'static,
) -> World {
    let policy = own(check, unless);
    let duty = second::read(&policy).remove(0);
    let criteria =
        ["grade", "years"].map(|code| Criterion::new(code.parse().unwrap(), "Krav".parse().unwrap()));
    let vacancy = vacancy(Sector::Private, "2026-06-07").with_criteria(criteria.to_vec()).unwrap();
    World::of(policy, duty, vacancy, Box::new(kinds), 3)
}

/// What people say, beside saying nothing.
fn says(answers: &[(Ground, Answer)]) -> Vec<Declaration> {
    answers
        .iter()
        .map(|(ground, answer)| Declaration::new(ground.clone(), *answer).with_explicit_consent())
        .collect()
}

fn women() -> [Vec<Declaration>; 3] {
    [vec![], says(&[(Ground::Woman, Answer::Declared)]), says(&[(Ground::Woman, Answer::Erased)])]
}

#[expect(clippy::unnecessary_wraps, reason = "it stands beside none, where nobody was assessed")]
fn found(suitability: Suitability) -> Option<Assessment> {
    Some(Assessment::new(suitability))
}

#[expect(clippy::unnecessary_wraps, reason = "it stands beside none, where nobody was assessed")]
fn fails(suitability: Suitability, codes: &[&str]) -> Option<Assessment> {
    let codes = codes.iter().map(|code| code.parse().unwrap());
    Some(Assessment::new(suitability).with_criteria_not_met(codes.collect()))
}

/// Everyone who says one of these things, is found one of these, has one of these scores and is invited like that.
fn everyone(
    id: ApplicantId,
    said: &[Vec<Declaration>],
    found: &[Option<Assessment>],
    scores: &[Option<i64>],
    invited: &[Vec<Option<Invitation>>],
) -> Vec<Somebody> {
    let mut all = Vec::new();
    for said in said {
        for found in found {
            for score in scores {
                let mut person = Applicant::new(id, day(3)).with_declarations(said.clone()).unwrap();
                if let Some(assessment) = found {
                    person = person.with_assessment(assessment.clone()).unwrap();
                }
                if let Some(score) = score {
                    person = person.with_score(*score).unwrap();
                }
                all.extend(
                    invited
                        .iter()
                        .map(|invited| Somebody { applicant: person.clone(), invited: invited.clone() }),
                );
            }
        }
    }
    all
}

/// Not invited, or proposed.
fn or_not(id: ApplicantId) -> [Vec<Option<Invitation>>; 2] {
    [vec![None], vec![Some(Invitation::proposed(id, day(25)))]]
}

fn of(bound: Bound) -> Invite {
    Invite::new(bound, Group::declared(Ground::Woman), Pool::Qualified, Undeclared::OutsideGroup)
}

fn sum(all: impl IntoIterator<Item = [usize; 4]>) -> [usize; 4] {
    all.into_iter().fold([0; 4], |sum, one| std::array::from_fn(|at| sum[at] + one[at]))
}

fn places(count: u32) -> Option<NonZeroU32> {
    NonZeroU32::new(count)
}

#[test]
fn small_worlds_of_a_parity_agree() {
    let kinds = |id| {
        let [nothing, woman, erased] = women();
        let man = says(&[(Ground::Man, Answer::Declared)]);
        let both = says(&[(Ground::Man, Answer::Declared), (Ground::Woman, Answer::Declared)]);
        let assessed = [found(Suitability::Suited), None];
        everyone(id, &[nothing, woman, erased, man, both], &assessed, &[None], &or_not(id))
    };
    let mut seen = Vec::new();
    for (neither, too_few, enough) in [
        (Neither::OnNeitherSide, TooFew::AllOfThem, Ratio::HALF),
        (Neither::OnNeitherSide, TooFew::NoDuty, Ratio::new(1, 1).unwrap()),
        (Neither::WithTheGroup, TooFew::AllOfThem, Ratio::HALF),
        (Neither::WithTheOthers, TooFew::NoDuty, Ratio::new(1, 3).unwrap()),
    ] {
        let many = AsManyAs::new(Group::declared(Ground::Man), enough, too_few).with_neither(neither);
        let check = Check::invite(of(Bound::AsManyAs(many)));
        seen.extend(
            (1..=3).map(|count| {
                World { places: places(count), ..world(check.clone(), vec![], kinds) }.compare()
            }),
        );
    }
    every_verdict(sum(seen));
}

#[test]
fn small_worlds_of_a_parity_agree_where_those_on_top_are_left_out() {
    let kinds = |id| {
        let [_, woman, _] = women();
        let man = says(&[(Ground::Man, Answer::Declared)]);
        let severe = |answer| says(&[(Ground::Man, Answer::Declared), (Ground::SevereDisability, answer)]);
        let said = [woman, man, severe(Answer::Declared), severe(Answer::Erased)];
        everyone(id, &said, &[found(Suitability::Suited), None], &[None], &or_not(id))
    };
    let many = AsManyAs::new(Group::declared(Ground::Man), Ratio::HALF, TooFew::AllOfThem)
        .with_on_top(Group::declared(Ground::SevereDisability), Counts::DoesNotCount);
    every_verdict(world(Check::invite(of(Bound::AsManyAs(many))), vec![], kinds).compare());
}

#[test]
fn small_worlds_of_a_share_agree() {
    let kinds = |id| {
        let assessed = [found(Suitability::Suited), found(Suitability::Unqualified), None];
        everyone(id, &women(), &assessed, &[None], &or_not(id))
    };
    let mut seen = Vec::new();
    for rounding in [Rounding::Up, Rounding::Nearest, Rounding::Down] {
        for (least, too_few) in
            [(Ratio::HALF, TooFew::AllOfThem), (Ratio::new(403, 1000).unwrap(), TooFew::NoDuty)]
        {
            let check = Check::invite(of(Bound::Share(Share::new(least, rounding, least, too_few))));
            seen.extend((1..=3).map(|count| {
                World { places: places(count), ..world(check.clone(), vec![], kinds) }.compare()
            }));
        }
    }
    every_verdict(sum(seen));
}

#[test]
fn small_worlds_of_the_best_agree() {
    let kinds = |id| {
        let assessed = [found(Suitability::Suited), None];
        everyone(id, &women(), &assessed, &[Some(1), Some(2), None], &or_not(id))
    };
    for count in 1..=2 {
        let check = Check::invite(of(Bound::Best(places(count).unwrap())));
        every_verdict(world(check, vec![], kinds).compare());
    }
}

#[test]
fn small_worlds_of_one_person_for_one_group_agree() {
    let kinds = |id| {
        let answers = [None, Some(Answer::Declared), Some(Answer::Erased)];
        let said: Vec<Vec<Declaration>> = answers
            .iter()
            .flat_map(|woman| answers.iter().map(move |gap| (*woman, *gap)))
            .map(|(woman, gap)| {
                let woman = woman.map(|answer| (Ground::Woman, answer));
                says(&woman.into_iter().chain(gap.map(|answer| (Ground::CvGap, answer))).collect::<Vec<_>>())
            })
            .collect();
        everyone(id, &said, &[found(Suitability::Suited), None], &[None], &or_not(id))
    };
    let beside = vec![Group::declared(Ground::CvGap)];
    let invite = of(Bound::AtLeast(NonZeroU32::MIN)).with_overlap(Overlap::ForOne(beside));
    every_verdict(world(Check::invite(invite), vec![], kinds).compare());
}

#[test]
fn small_worlds_of_every_stage_agree() {
    let kinds = |id| {
        let first = || Some(Invitation::proposed(id, day(25)));
        let second = || Some(Invitation::proposed(id, day(32)));
        let invited = [vec![None, None], vec![first(), None], vec![None, second()], vec![first(), second()]];
        let mut all = everyone(id, &women(), &[found(Suitability::Suited), None], &[None], &invited);
        // Withdrawn after the first stage, on the day of the second, and after it.
        let sent = |after| Some(Invitation::sent(id, day(after)));
        let woman = || says(&[(Ground::Woman, Answer::Declared)]);
        for (left, invited) in [(26, sent(25)), (32, sent(25)), (33, sent(25)), (26, None)]
            .map(|(left, first)| (left, [first, None]))
        {
            let person = Applicant::new(id, day(3)).with_declarations(woman()).unwrap();
            let person = person.with_assessment(Assessment::new(Suitability::Suited)).unwrap();
            let applicant = person.with_withdrawal(day(left)).unwrap();
            all.push(Somebody { applicant, invited: invited.to_vec() });
        }
        all
    };
    for bound in [Bound::AtLeast(NonZeroU32::MIN), Bound::All] {
        let check = Check::invite(of(bound).at_stages(Stages::Every));
        every_verdict(World { stages: 2, ..world(check, vec![], kinds) }.compare());
    }
}

#[test]
fn small_worlds_of_interviews_in_person_agree() {
    let kinds = |id| {
        let of_mode = |mode: Option<Mode>, after| {
            let invitation = Invitation::proposed(id, day(after));
            Some(match mode {
                Some(mode) => invitation.with_mode(mode),
                None => invitation,
            })
        };
        let (person, remote) = (Some(Some(Mode::InPerson)), Some(Some(Mode::Remote)));
        let invited = [
            (None, None),
            (person, None),
            (remote, None),
            (Some(None), None),
            (person, person),
            (Some(None), person),
            (Some(None), Some(None)),
            (Some(None), remote),
        ]
        .map(|(first, second)| {
            vec![first.and_then(|mode| of_mode(mode, 25)), second.and_then(|mode| of_mode(mode, 32))]
        });
        let [nothing, woman, _] = women();
        everyone(id, &[nothing, woman], &[found(Suitability::Suited), None], &[None], &invited)
    };
    for (bound, stages) in [
        (Bound::AtLeast(NonZeroU32::MIN), Stages::Any),
        (Bound::All, Stages::Any),
        (Bound::All, Stages::Every),
    ] {
        let check = Check::invite(of(bound).with_mode(Mode::InPerson).at_stages(stages));
        every_verdict(World { stages: 2, ..world(check, vec![], kinds) }.compare());
    }
}

#[test]
fn small_worlds_of_reasons_overlooked_in_others_agree() {
    let kinds = |id| {
        let unsuited = |codes: &[&str]| fails(Suitability::ObviouslyUnsuited, codes);
        let assessed = [
            found(Suitability::Suited),
            fails(Suitability::Suited, &["grade"]),
            fails(Suitability::Unqualified, &["years"]),
            unsuited(&[]),
            unsuited(&["grade"]),
            unsuited(&["grade", "years"]),
            None,
        ];
        let [nothing, woman, _] = women();
        everyone(id, &[nothing, woman], &assessed, &[None], &or_not(id))
    };
    for consistency in [Consistency::AnyReason, Consistency::EveryReason] {
        let group = Group::declared(Ground::Woman);
        let invite = Invite::new(Bound::All, group, Pool::NotObviouslyUnsuited, Undeclared::OutsideGroup);
        let check = Check::invite(invite.with_consistency(consistency));
        every_verdict(world(check, vec![], kinds).compare());
    }
}

/// The exception that caps both sides alike.
fn caps() -> Exception {
    let words = vec![Part::read(Element::Exception, "a reading".parse().unwrap())];
    Exception::new("volume".parse().unwrap(), When::Recorded, words).with_effect(Effect::CapsAlike)
}

#[test]
fn a_cap_on_both_sides_presupposes_one_at_most() {
    let refused = |presupposes| {
        let span = Span::new(Edge::On("2001-01-01".parse().unwrap()), Edge::Open).unwrap();
        let check = Check::invite(of(Bound::All).presupposing(presupposes));
        let parts = vec![Part::read(Element::Bound, "a reading".parse().unwrap())];
        let basis = LegalBasis::ExplicitConsent;
        let version = Version::counting(basis, span, Force::Scheme, Modality::Must, check, parts).unwrap();
        version.unless(vec![caps()]).err().map(|error| error.code())
    };
    assert_eq!([0, 1, 2].map(refused), [None, None, Some("version_no_such_combination")]);
}

#[test]
fn small_worlds_of_a_cap_on_both_sides_agree() {
    let kinds = |id| {
        let assessed = [found(Suitability::Suited), None];
        everyone(id, &women(), &assessed, &[Some(1), Some(2), None], &or_not(id))
    };
    for cap in 1..=2 {
        let by = RecordedException::new(
            OWN.parse().unwrap(),
            "volume".parse().unwrap(),
            "Kari Nordmann".parse().unwrap(),
            "Mange.".parse().unwrap(),
            day(20),
        )
        .with_cap(places(cap).unwrap());
        let finish = move |round: Round| round.with_exceptions(vec![by.clone()]).unwrap();
        let world = world(Check::invite(of(Bound::All)), vec![caps()], kinds);
        every_verdict(World { finish: Box::new(finish), ..world }.compare());
    }
}

#[test]
fn small_worlds_of_recorded_assessments_agree() {
    let kinds = |id| {
        let well = |after| {
            let unsuited = fails(Suitability::Unqualified, &["grade"]).unwrap();
            let reasoned = unsuited.with_reason("Kravet er ikke oppfylt.".parse().unwrap());
            Some(reasoned.made_by("Kari Nordmann".parse().unwrap(), day(after)))
        };
        let assessed = [
            None,
            found(Suitability::Suited),
            found(Suitability::Doubtful),
            fails(Suitability::Unqualified, &["grade"]),
            well(24),
            well(25),
            well(26),
        ];
        everyone(id, &women(), &assessed, &[None], &or_not(id))
    };
    for on_the_day in [Counts::Counts, Counts::DoesNotCount] {
        let group = Group::declared(Ground::Woman);
        let check = Check::Assessment(AssessmentCheck::new(group, Pool::Qualified, on_the_day));
        every_verdict(world(check, vec![], kinds).compare());
    }
}

#[test]
fn small_worlds_of_people_found_near_each_other_agree() {
    let kinds = |id| everyone(id, &women(), &[None], &[None], &or_not(id));
    for (among, found, applies) in [
        (Equality::Equal, Equality::Equal, true),
        (Equality::Equal, Equality::NearlyEqual, false),
        (Equality::NearlyEqual, Equality::Equal, true),
        (Equality::NearlyEqual, Equality::NearlyEqual, true),
    ] {
        let finish = move |round: Round| {
            let people: Vec<ApplicantId> = round.applicants().iter().map(Applicant::id).collect();
            let by = "Kari Nordmann".parse().unwrap();
            let all = Comparison::new(people, found, by, "Like gode.".parse().unwrap(), day(30));
            round.with_comparisons(all.into_iter().collect()).unwrap()
        };
        let check = Check::Preference(Preference::new(among).of(Group::declared(Ground::Woman)));
        let seen = World { finish: Box::new(finish), ..world(check, vec![], kinds) }.compare();
        assert!(
            seen[1] == 0 && seen[2] > 0 && (seen[0] > 0) == applies && (seen[3] > 0) == applies,
            "{seen:?}"
        );
    }
}
