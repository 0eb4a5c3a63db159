//! Policies with rules of every shape.

use std::num::NonZeroU32;

use chrono::{Months, NaiveDate};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{ELSEWHERE, FACT, GROUNDS, HERE, JUDGED, OWN, day, lit, valid};
use crate::bound::{AsManyAs, Bound, Counts, Neither, Share, TooFew};
use crate::case_file::EntryKind;
use crate::check::{
    AssessmentCheck, Before, Check, Considered, Equality, LegalBasis, Monitored, PeriodShare, Preference,
    Record, SentenceCheck,
};
use crate::condition::{Condition, Matter, Measure, OddNumber};
use crate::employer::{Country, Sector};
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::invite::{AssertedBy, Consistency, Deadline, Invite, Overlap, Pool, Stages, Undeclared};
use crate::policy::Policy;
use crate::ratio::{Ratio, Rounding};
use crate::rule::Rule;
use crate::shortlist::Mode;
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark, Part, Source};
use crate::span::{Clock, Edge, Span};
use crate::statement::{Statement, StatementStatus, Wording};
use crate::text::RuleId;
use crate::vacancy::{Category, Opening};
use crate::version::{Effect, Exception, Justification, Version, When};

/// Policies of the tests' own: every bound and overlap; groups over several grounds, opposites and where people come
/// from; every pool, deadline, stage, mode and clock; statements, sentences, records, assessments, preferences and
/// what is only computed; exceptions by fact and by record, which lift or cap; duties, may-rules and notices; edges
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

fn statements() -> Vec<Statement> {
    let changed = Edge::Between { first: day(2006, 1, 1), last: day(2008, 1, 1) };
    let before = valid(Span::new(Edge::On(day(1990, 1, 1)), changed));
    let before = Wording::not_in_the_sources(lit("nb"), before);
    let after = valid(Span::new(changed, Edge::Open));
    let after = valid(Wording::new(lit("nb"), after, lit(OWN), lit("own"), Mark::Verified));
    vec![Statement::new(lit("own.statement"), StatementStatus::Required, vec![before, after])]
}

/// Three groups that share no ground. The first may be about where people come from, too.
fn groups() -> impl Strategy<Value = [Group; 3]> {
    let some = || (1_usize..=2, vec(proptest::bool::weighted(0.2), 3), proptest::bool::weighted(0.7));
    let origin = weighted(0.3, select(vec![Group::external(), Group::internal()]));
    let grounds = subsequence(GROUNDS.get(..7).unwrap_or_default().to_vec(), 7).prop_shuffle();
    (grounds, [some(), some(), some()], origin, any::<bool>()).prop_map(|(grounds, some, origin, both)| {
        let mut rest = grounds.into_iter();
        let [own, other, third] = some.map(|(count, nots, any)| {
            let leaf = |(ground, not): (Ground, bool)| {
                let group = Group::declared(ground);
                if not { group.opposite() } else { group }
            };
            let leaves: Vec<Group> = rest.by_ref().take(count).zip(nots).map(leaf).collect();
            valid(if any { Group::any(leaves) } else { Group::all(leaves) })
        });
        let own = match origin {
            None => own,
            Some(origin) if both => valid(Group::all([own, origin])),
            Some(origin) => valid(Group::any([own, origin])),
        };
        [own, other, third]
    })
}

fn ratios() -> impl Strategy<Value = Ratio> {
    select(vec![(1, 2), (1, 3), (403, 1000), (1, 1), (1, 4)])
        .prop_map(|(numerator, denominator)| valid(Ratio::new(numerator, denominator)))
}

fn counts() -> impl Strategy<Value = Counts> {
    select(vec![Counts::Counts, Counts::DoesNotCount])
}

/// Which bound, before it has groups.
#[derive(Clone, Copy, Debug)]
enum Shape {
    AtLeast(NonZeroU32),
    All,
    /// All, with reasons that may have been overlooked in others.
    AllAlike(Consistency),
    Best(NonZeroU32),
    AsManyAs,
    Share,
    ForOne(usize),
}

fn shapes() -> impl Strategy<Value = Shape> {
    let two = NonZeroU32::MIN.saturating_add(1);
    prop_oneof![
        4 => Just(Shape::AtLeast(NonZeroU32::MIN)),
        2 => Just(Shape::AtLeast(two)),
        3 => Just(Shape::All),
        5 => select(vec![Consistency::AnyReason, Consistency::EveryReason]).prop_map(Shape::AllAlike),
        3 => select(vec![NonZeroU32::MIN, two]).prop_map(Shape::Best),
        5 => Just(Shape::AsManyAs),
        4 => Just(Shape::Share),
        2 => (1_usize..=2).prop_map(Shape::ForOne),
    ]
}

fn bounds() -> impl Strategy<Value = (Shape, Bound, Overlap, [Group; 3])> {
    let neither = select(vec![Neither::OnNeitherSide, Neither::WithTheGroup, Neither::WithTheOthers]);
    let too_few = select(vec![TooFew::AllOfThem, TooFew::NoDuty]);
    let rounding = select(vec![Rounding::Up, Rounding::Nearest, Rounding::Down]);
    let shares = (ratios(), ratios(), rounding, too_few, neither, weighted(0.4, counts()));
    (shapes(), groups(), shares, proptest::bool::weighted(0.2)).prop_map(
        |(shape, groups, (enough, least, rounding, too_few, neither, on_top), union)| {
            let [_, other, third] = groups.clone();
            let bound = match shape {
                Shape::AtLeast(least) => Bound::AtLeast(least),
                Shape::All | Shape::AllAlike(_) => Bound::All,
                Shape::ForOne(_) => Bound::AtLeast(NonZeroU32::MIN),
                Shape::Best(best) => Bound::Best(best),
                Shape::Share => Bound::Share(Share::new(least, rounding, enough, too_few)),
                Shape::AsManyAs => {
                    let many = AsManyAs::new(other.clone(), enough, too_few);
                    Bound::AsManyAs(match on_top {
                        None => many.with_neither(neither),
                        Some(Counts::Counts) => many.with_neither(neither).with_on_top(third, Counts::Counts),
                        Some(counts) => many.with_on_top(third, counts),
                    })
                }
            };
            let overlap = match shape {
                Shape::ForOne(beside) => Overlap::ForOne(groups.get(1..=beside).unwrap_or_default().to_vec()),
                Shape::AsManyAs => Overlap::ForEach,
                _ if union => Overlap::Union(vec![other]),
                _ => Overlap::ForEach,
            };
            (shape, bound, overlap, groups)
        },
    )
}

fn pools() -> impl Strategy<Value = Pool> {
    prop_oneof![
        3 => Just(Pool::Qualified),
        2 => Just(Pool::NotObviouslyUnsuited),
        1 => Just(Pool::Everyone),
    ]
}

fn invites() -> impl Strategy<Value = Check> {
    let deadline = select(vec![Deadline::Open, Deadline::Recommendation, Deadline::Hire]);
    let by = prop_oneof![4 => Just(AssertedBy::Applicant), 1 => Just(AssertedBy::ApplicantConfirmed)];
    let mode = weighted(0.25, prop_oneof![3 => Just(Mode::InPerson), 1 => Just(Mode::Remote)]);
    let stages = prop_oneof![3 => Just(Stages::Any), 1 => Just(Stages::Every)];
    let counting = [counts(), counts(), counts(), counts()];
    (bounds(), pools(), 0_u32..=2, deadline, counting, by, mode, stages).prop_map(
        |((shape, bound, overlap, [of, ..]), pool, presupposes, deadline, counting, by, mode, stages)| {
            let [on_the_day, withdrawn, waived, late] = counting;
            let (consistency, pool) = match shape {
                Shape::AllAlike(consistency) => (consistency, Pool::NotObviouslyUnsuited),
                _ => (Consistency::NotAsked, pool),
            };
            let presupposes = match shape {
                Shape::AtLeast(_) | Shape::All => presupposes,
                Shape::ForOne(_) => 1,
                _ => presupposes.min(1),
            };
            let mut invite = Invite::new(bound, of, pool, Undeclared::OutsideGroup)
                .presupposing(presupposes)
                .with_asserted_by(by)
                .with_deadline(deadline)
                .with_on_the_day(on_the_day)
                .with_withdrawn_after_invitation(withdrawn)
                .with_waived(waived)
                .with_declared_late(late)
                .with_overlap(overlap)
                .with_consistency(consistency);
            if matches!(shape, Shape::AtLeast(_) | Shape::All | Shape::AllAlike(_) | Shape::ForOne(_)) {
                invite = invite.at_stages(stages);
            }
            Check::invite(match (shape, mode) {
                (Shape::AtLeast(_) | Shape::All, Some(mode)) => invite.with_mode(mode),
                _ => invite,
            })
        },
    )
}

/// What is not about who is invited.
fn others() -> impl Strategy<Value = Check> {
    let kinds = || select(vec![EntryKind::ActionPlanReference, EntryKind::RepresentativesHeard]);
    let before = select(vec![Before::Open, Before::Publication, Before::Invitation, Before::Recommendation]);
    let record =
        (kinds(), weighted(0.4, groups()), before, counts()).prop_map(|(kind, about, before, day)| {
            let record = Record::new(kind).before(before, day);
            Check::Record(match about {
                Some([of, ..]) => record.about_applicants(of),
                None => record,
            })
        });
    let words = select(vec![
        &[&["oppfordre"] as &[&str], &["søke"]] as &[&[&str]],
        &[&["mangfold", "alle"]],
        &[&["deltid", "halv"]],
    ]);
    let sentence = (words, any::<bool>()).prop_map(|(words, required)| {
        let words = words.iter().map(|list| list.iter().map(|word| lit(word)).collect()).collect();
        let sentence =
            if required { SentenceCheck::required(words) } else { SentenceCheck::forbidden(words) };
        Check::Sentence(valid(sentence))
    });
    let negative = select(vec![Pool::Qualified, Pool::NotObviouslyUnsuited]);
    let assessment = (groups(), negative, counts())
        .prop_map(|([of, ..], pool, day)| Check::Assessment(AssessmentCheck::new(of, pool, day)));
    let equality = select(vec![Equality::Equal, Equality::NearlyEqual]);
    let preference = (equality, weighted(0.7, groups())).prop_map(|(among, of)| {
        let preference = Preference::new(among);
        Check::Preference(match of {
            Some([of, ..]) => preference.of(of),
            None => preference,
        })
    });
    let considered = select(vec![Considered::Applied, Considered::Invited]);
    let share = (groups(), considered, ratios())
        .prop_map(|([of, ..], out_of, least)| Check::PeriodShare(PeriodShare::new(of, out_of, least)));
    prop_oneof![
        3 => Just(Check::Statement(lit("own.statement"))),
        3 => record,
        2 => sentence,
        3 => assessment,
        2 => preference,
        1 => share,
        1 => select(vec![Monitored::FourFifths, Monitored::LocalLaw144]).prop_map(Check::Monitor),
    ]
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
    let measure = select(vec![
        Measure::BelowHalf(OddNumber::AtLeastTwo),
        Measure::BelowHalf(OddNumber::AnyImbalance),
        Measure::Below(valid(Ratio::new(2, 5))),
    ]);
    let length = (3_u16..14).prop_map(Condition::LongerThanMonths);
    (
        weighted(0.3, Just(Condition::Country(vec![Country::NORWAY]))),
        weighted(0.15, sector),
        weighted(0.1, Just(Condition::Category(vec![Category::Leadership, Category::Ordinary]))),
        weighted(0.1, Just(Condition::Opening(Opening::External))),
        weighted(0.1, length),
        weighted(0.1, Just(Condition::Region(vec![lit(HERE), lit(ELSEWHERE[1])]))),
        weighted(
            0.1,
            measure.prop_map(|measure| Condition::Underrepresented { ground: Ground::Woman, measure }),
        ),
        weighted(0.1, Just(Condition::Fact(lit(FACT)))),
    )
        .prop_map(|(a, b, c, d, e, f, g, h)| [a, b, c, d, e, f, g, h].into_iter().flatten().collect())
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
    /// Whether a recorded judgement is an exception, and what it does where it may cap.
    judged: Option<Effect>,
    by_law: bool,
}

impl DraftRule {
    fn build(self, id: RuleId) -> Rule {
        let Self { modality, clock, versions, entry } = self;
        // A rule is about people or about something else, in all its versions.
        let versions: Vec<(Span, DraftVersion)> = versions
            .into_iter()
            .map(|(span, drawn)| {
                (span, DraftVersion { check: entry.clone().unwrap_or(drawn.check), ..drawn })
            })
            .collect();
        let modality = if versions.iter().any(|(_, drawn)| drawn.check.only_informs()) {
            Modality::Notice
        } else if versions.iter().all(|(_, drawn)| may_inform(&drawn.check)) {
            modality
        } else {
            Modality::Must
        };
        let build = |(span, drawn): (Span, DraftVersion)| drawn.build(span, modality);
        valid(Rule::new(id, clock, versions.into_iter().map(build).collect()))
    }
}

/// Whether a may-rule or notice can have it.
fn may_inform(check: &Check) -> bool {
    match check {
        Check::Invite(invite) => {
            matches!(invite.bound(), Bound::AtLeast(_) | Bound::All)
                && !matches!(invite.overlap(), Overlap::ForOne(_))
        }
        Check::Assessment(_) => false,
        _ => true,
    }
}

/// Whether a recorded judgement may cap both sides alike.
fn may_cap(check: &Check) -> bool {
    matches!(check, Check::Invite(invite) if *invite.bound() == Bound::All && invite.presupposes() <= 1
        && invite.consistency() == Consistency::NotAsked && invite.mode().is_none())
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
                Matter::Region => "region",
                Matter::Representation(_) => "representation",
                Matter::Criteria => "criteria",
                Matter::Fact(_) => "fact",
            };
            Exception::new(lit(id), When::Fact(condition), vec![part(Element::Exception)])
        };
        let recorded = judged.map(|effect| {
            let exception = Exception::new(lit(JUDGED), When::Recorded, vec![part(Element::Exception)]);
            if may_cap(&check) { exception.with_effect(effect) } else { exception }
        });
        let parts = vec![part(Element::Bound)];
        let version = valid(if matches!(&check, Check::Preference(_)) {
            let why = Justification::new(lit("Balanse."), lit("Bare blant nesten like."), day(2012, 1, 1));
            Version::preferring(why, basis, span, force, modality, check, parts)
        } else {
            Version::counting(basis, span, force, modality, check, parts)
        });
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
    let entry = prop_oneof![3 => Just(None), 2 => others().prop_map(Some)];
    let unless = prop_oneof![3 => Just(0_usize), 1 => Just(1)];
    let judged = weighted(0.3, prop_oneof![1 => Just(Effect::Lifts), 2 => Just(Effect::CapsAlike)]);
    let version = (invites(), conditions(), unless, judged, any::<bool>()).prop_map(
        |(check, scope, unless, judged, by_law)| DraftVersion { check, scope, unless, judged, by_law },
    );
    (modality, clock, spans(), vec(version, 2), entry).prop_map(|(modality, clock, spans, drawn, entry)| {
        DraftRule { modality, clock, versions: spans.into_iter().zip(drawn).collect(), entry }
    })
}
