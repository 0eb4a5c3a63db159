//! Rounds of every kind.

use std::num::{NonZeroU16, NonZeroU32};

use chrono::NaiveDate;
use proptest::collection::vec;
use proptest::option::{of as maybe, weighted};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};

use super::draft::{Asked, Candidate, Draft, DraftAdvert, DraftLength, Later, Post, Said};
use super::{BARE, ELSEWHERE, GROUNDS, HERE, OSLO, OWN, day, lit, shifted};
use crate::advert::Channel;
use crate::applicant::{Origin, Suitability};
use crate::check::Equality;
use crate::employer::Sector;
use crate::ground::Answer;
use crate::round::Round;
use crate::shortlist::Mode;
use crate::vacancy::{Category, Length, Opening};

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
    let region = weighted(0.7, prop_oneof![3 => Just(HERE), 1 => select(ELSEWHERE.to_vec())]);
    let staff = weighted(0.7, (0_u32..=4, 0_u32..=6).prop_map(|(women, others)| (women, women + others)));
    let plain =
        (region, staff, weighted(0.7, any::<bool>()), prop_oneof![1 => Just(0_usize), 4 => 1..=2_usize]);
    (sector, category, opening, length, seats, maybe(14_i64..30), plain).prop_map(
        |(sector, category, opening, length, seats, closes_after, (region, staff, fact, criteria))| Post {
            sector,
            category,
            opening,
            length,
            seats,
            closes_after,
            region: region.map(lit),
            staff,
            fact,
            asked: Asked::default(),
            criteria,
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
            text: own.unwrap_or(common).map(str::to_owned),
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
        3 => Just(Some(Suitability::Unqualified)),
        3 => Just(Some(Suitability::ObviouslyUnsuited)),
        2 => Just(None),
    ];
    let often = || proptest::bool::weighted(0.8);
    let said = (answers(), often(), any::<bool>(), proptest::bool::weighted(0.1), weighted(0.2, 0_i64..20));
    let said = (subsequence(GROUNDS.to_vec(), 0..=5), vec(said, 5)).prop_map(|(grounds, said)| {
        let one = |(ground, (answer, consent, confirmed, waived, after))| Said {
            ground,
            answer,
            consent,
            confirmed,
            waived,
            after,
        };
        grounds.into_iter().zip(said).map(one).collect::<Vec<_>>()
    });
    // Few scores, so that some are equal and some a step apart.
    let score = prop_oneof![20 => 0_i64..5, 1 => select(vec![-9_007_199_254_740_991, 9_007_199_254_740_991])];
    let found = (suitability, weighted(0.8, 0_i64..20), [often(), proptest::bool::weighted(0.5)], often());
    let facts =
        (found, weighted(0.7, select(vec![Origin::External, Origin::Internal])), weighted(0.8, score));
    let mode = || weighted(0.7, prop_oneof![3 => Just(Mode::InPerson), 1 => Just(Mode::Remote)]);
    let invited = maybe((any::<bool>(), 0_i64..30));
    let course = (invited, weighted(0.4, any::<bool>()), [mode(), mode()], weighted(0.2, 0_i64..20));
    let person = (0_i64..21, said, facts, course);
    // Where hardly anybody is suited, reasons and records matter.
    let strict = proptest::bool::weighted(0.3);
    (vec(person, 0..=6), strict).prop_map(|(people, strict)| {
        let person = |(number, (applied, said, facts, course))| {
            let ((suitability, assessed, fails, reason), origin, score): ((_, Option<i64>, _, _), _, _) =
                facts;
            let suitability = match suitability {
                Some(Suitability::Suited) if strict => Some(Suitability::ObviouslyUnsuited),
                found => found,
            };
            let assessed = assessed.map(|after| if strict { after % 3 } else { after });
            let (invited, again, modes, withdrew) = course;
            Candidate {
                number,
                applied,
                said,
                suitability,
                assessed,
                fails,
                reason,
                origin,
                score,
                invited,
                again,
                modes,
                withdrew,
            }
        };
        (0..).zip(people).map(person).collect()
    })
}

pub(super) fn drafts() -> impl Strategy<Value = Draft> {
    let country = prop_oneof![9 => Just("NO"), 1 => select(vec!["SE", "DE"])];
    let later = (
        weighted(0.3, 10_i64..60),
        weighted(0.2, (any::<Index>(), 20_i64..60)),
        weighted(0.5, 0_i64..40),
        weighted(0.6, -5_i64..40),
        weighted(0.2, 0_i64..40),
        weighted(0.8, (0_u32..3).prop_map(|more| NonZeroU32::MIN.saturating_add(more))),
    );
    let later = later.prop_map(|(recommended, hired, entry, heard, judged, cap)| Later {
        recommended,
        hired,
        entry,
        heard,
        judged,
        cap,
    });
    let stages = prop_oneof![1 => Just(0_u8), 6 => Just(1), 2 => Just(2)];
    let equality = || weighted(0.4, select(vec![Equality::Equal, Equality::NearlyEqual]));
    let lists = (stages, maybe(0_u32..4), [equality(), equality()]);
    (openings(), country, posts(), adverts(), people(), lists, later).prop_map(
        |(opens_on, country, post, adverts, people, (stages, vacant, compared), later)| {
            let mut people = people;
            for person in &mut people {
                if stages < 2 {
                    person.again = None;
                }
                if stages == 0 {
                    person.invited = None;
                }
            }
            Draft { opens_on, country: lit(country), post, adverts, people, stages, vacant, compared, later }
        },
    )
}

/// Valid rounds of every kind: employers, posts with plain facts missing, days from 2001 to 2026 with more of them
/// where the rules of the packs change, adverts, people with every answer and assessment, scores, withdrawals, no to
/// two stages with places and modes, recommendations, hires, entries, comparisons, and now and then the exception
/// `judged` of `own.rule_1`, which [`policies`](super::policies) have.
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
