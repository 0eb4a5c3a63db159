//! A second evaluator, slow and naive: it tries every completion of what is unknown and looks at what comes out.
//!
//! It shares nothing with the library but the words of its public vocabulary. The rules of the packs are written
//! here a second time, from the wording of their sources; only generated policies are read through their getters.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests")]
#![allow(
    clippy::too_many_lines,
    clippy::struct_excessive_bools,
    clippy::redundant_closure_for_method_calls,
    reason = "it reads as the design does: one thing after the other"
)]
#![allow(dead_code, unused_imports, reason = "each test takes what it needs")]

mod adverts;
mod dates;
mod kept;
pub(crate) mod packs;
mod people;
mod read;
mod vacancy;

use mangfold::{
    Answer, Applicant, Before, Clock, Condition, Consistency, Deadline, Edge, Effect, EntryKind, Equality,
    Fact, Ground, Matter, Modality, Mode, Neither, Origin, Outcome, Pool, Ratio, Round, Rounding, RuleId,
    Verdict, When,
};

use self::adverts::carried;
pub(crate) use self::dates::day_of;
use self::dates::standing;
use self::people::{Frame, Someone, View, is_other, someone};
pub(crate) use self::read::read;
use self::vacancy::{holds, matter_of, recorded, ways};

/// A duty as the sources tell it: the event that picks the text, and the texts in order of time.
#[derive(Clone, Debug)]
pub(crate) struct Duty {
    pub(crate) rule: RuleId,
    pub(crate) clock: Clock,
    pub(crate) texts: Vec<Text>,
}

#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) from: Edge,
    pub(crate) until: Edge,
    pub(crate) modality: Modality,
    pub(crate) scope: Vec<Condition>,
    pub(crate) unless: Vec<(String, When, Effect)>,
    pub(crate) asks: Asks,
}

impl Text {
    /// The conditions on the vacancy: those of the scope, then those of the exceptions.
    fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let of_exception = |(_, when, _): &'_ (String, When, Effect)| matches!(when, When::Fact(_));
        self.scope.iter().chain(self.unless.iter().filter(move |one| of_exception(one)).map(
            |(_, when, _)| match when {
                When::Fact(condition) => condition,
                _ => unreachable!("no fact"),
            },
        ))
    }
}

/// A wording of a statement; without words where the sources have none. Those of one language are in order of time.
#[derive(Clone, Debug)]
pub(crate) struct Worded {
    pub(crate) language: String,
    pub(crate) from: Edge,
    pub(crate) until: Edge,
    pub(crate) words: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) enum Asks {
    Invited(Invited),
    Statement {
        code: String,
        wordings: Vec<Worded>,
    },
    Sentence(Sentence),
    Entry(Entry),
    Assessed(Assessed),
    Compared(Compared),
    /// What is only told or computed.
    Nothing,
}

/// A group, and whose word makes one a member.
#[derive(Clone, Debug)]
pub(crate) struct Of {
    pub(crate) who: Who,
    pub(crate) by_consent: bool,
    pub(crate) confirmed: bool,
    /// Whether a declaration counts that was waived, and one made after the first invitation.
    pub(crate) waived: bool,
    pub(crate) late: bool,
}

impl Of {
    pub(crate) fn new(who: Who, by_consent: bool) -> Self {
        Self { who, by_consent, confirmed: false, waived: true, late: true }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Invited {
    pub(crate) wants: Wants,
    pub(crate) presupposes: u32,
    pub(crate) of: Of,
    /// The groups beside its own of which one person serves only one.
    pub(crate) each_for_one: Vec<Who>,
    pub(crate) pool: Pool,
    pub(crate) deadline: Deadline,
    pub(crate) on_the_day: bool,
    pub(crate) withdrawn_after_invitation: bool,
    pub(crate) every_stage: bool,
    pub(crate) mode: Option<Mode>,
    pub(crate) consistency: Consistency,
}

#[derive(Clone, Debug)]
pub(crate) enum Wants {
    AtLeast(u32),
    All,
    Best(u32),
    AsManyAs { other: Who, enough: Ratio, all_of_them: bool, neither: Neither, left_out: Option<Who> },
    Share { least: Ratio, rounding: Rounding, enough: Ratio, all_of_them: bool },
}

/// A sentence that adverts must have, or must not: of every list, a beginning of one of its words, and none of those
/// it is without.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Sentence {
    pub(crate) required: bool,
    pub(crate) words: Vec<Vec<String>>,
    pub(crate) without: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: EntryKind,
    pub(crate) about: Option<Of>,
    pub(crate) before: Before,
    pub(crate) on_the_day: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Assessed {
    pub(crate) of: Of,
    pub(crate) pool: Pool,
    pub(crate) on_the_day: bool,
}

#[derive(Clone, Debug)]
pub(crate) struct Compared {
    pub(crate) among: Equality,
    pub(crate) of: Option<Of>,
}

#[derive(Clone, Debug)]
pub(crate) enum Who {
    Says(Ground),
    SaysNot(Ground),
    Comes(Origin),
    All(Vec<Self>),
    Any(Vec<Self>),
}

impl Who {
    pub(crate) fn grounds<'a>(&'a self, into: &mut Vec<&'a Ground>) {
        match self {
            Self::Says(ground) | Self::SaysNot(ground) => into.push(ground),
            Self::Comes(_) => {}
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.grounds(into)),
        }
    }

    pub(crate) fn names_origin(&self) -> bool {
        match self {
            Self::Comes(_) => true,
            Self::Says(_) | Self::SaysNot(_) => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::names_origin),
        }
    }

    fn has(&self, says: &impl Fn(&Ground) -> Answer, origin: Origin) -> bool {
        match self {
            Self::Says(ground) => says(ground) == Answer::Declared,
            Self::SaysNot(ground) => says(ground) == Answer::DeclaredNot,
            Self::Comes(from) => origin == *from,
            Self::All(parts) => parts.iter().all(|part| part.has(says, origin)),
            Self::Any(parts) => parts.iter().any(|part| part.has(says, origin)),
        }
    }
}

/// What the second evaluator finds. `settled_by` is missing where there is too much to try.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    pub(crate) settled_by: Option<Vec<Fact>>,
    pub(crate) modality: Modality,
}

pub(crate) fn outcome(judged: &[Judged]) -> Outcome {
    let any = |modality, verdicts: &[Verdict]| {
        judged.iter().any(|j| j.modality == modality && verdicts.contains(&j.verdict))
    };
    if any(Modality::Must, &[Verdict::Broken]) {
        Outcome::Blocked
    } else if any(Modality::Must, &[Verdict::Undetermined]) {
        Outcome::Open
    } else if any(Modality::Should, &[Verdict::Broken, Verdict::Undetermined]) {
        Outcome::Advised
    } else {
        Outcome::Clear
    }
}

const KEPT: u8 = 1;
const BROKEN: u8 = 2;
const NOT_APPLICABLE: u8 = 4;

/// What a set of completions comes to.
fn verdict(seen: u8, duty: bool) -> Verdict {
    match seen {
        BROKEN => Verdict::Broken,
        NOT_APPLICABLE => Verdict::NotApplicable,
        KEPT => Verdict::Kept,
        seen if duty && seen & BROKEN == 0 => Verdict::Kept,
        _ => Verdict::Undetermined,
    }
}

/// Every combination of digits, the first digit turning slowest, while `see` asks for more.
fn each(sizes: &[usize], mut see: impl FnMut(&[usize]) -> bool) {
    let mut digits = vec![0; sizes.len()];
    while see(&digits) {
        let mut at = sizes.len();
        loop {
            if at == 0 {
                return;
            }
            at -= 1;
            digits[at] += 1;
            if digits[at] < sizes[at] {
                break;
            }
            digits[at] = 0;
        }
    }
}

/// How many a text wants of this round: all, but the best up to the cap where a recorded exception caps both sides and
/// the others invited do not exceed it.
fn wanted(duty: &Duty, text: &Text, round: &Round) -> Option<Wants> {
    let Asks::Invited(asks) = &text.asks else { return None };
    let cap =
        text.unless.iter().filter(|(_, _, effect)| *effect == Effect::CapsAlike).find_map(|(code, ..)| {
            let mut records = round.exceptions().iter();
            records.find(|e| *e.rule() == duty.rule && e.exception().as_str() == code.as_str())?.cap()
        });
    let others = || round.applicants().iter().filter(|person| is_other(person, asks, round)).count();
    match cap {
        Some(cap) if others() <= cap.get() as usize => Some(Wants::Best(cap.get())),
        _ => Some(asks.wants.clone()),
    }
}

/// The most a score may be, either way.
const MOST: i64 = 9_007_199_254_740_991;

/// What missing scores may turn out to be: the known ones, and between and beyond them whole numbers enough for every
/// order in which so many may stand.
fn possible_scores(round: &Round, missing: usize, settling: bool) -> Vec<i64> {
    let mut known: Vec<i64> = round.applicants().iter().filter_map(Applicant::score).collect();
    known.sort_unstable();
    known.dedup();
    // Of those settled one by one, each leaves room for the rest on either side of it.
    let room =
        if settling { (1_i64 << missing) - 1 } else { i64::try_from(missing).expect("a small number") };
    let mut all: Vec<i64> = match known.first() {
        None => (0..room).collect(),
        Some(lowest) => (lowest - room..*lowest).collect(),
    };
    all.extend(known.iter().flat_map(|score| *score..=score + room));
    all.retain(|score| score.abs() <= MOST);
    all.sort_unstable();
    all.dedup();
    all
}

fn everyone(texts: &[&Text], wants: &[Option<Wants>], scores: &[i64], round: &Round) -> Vec<Someone> {
    let frame = Frame { texts, wants, scores, round };
    round.applicants().iter().map(|person| someone(person, &frame)).collect()
}

/// How many have no score to whom a rule over the best may come.
fn without_score(round: &Round, people: &[Someone], wants: &[Option<Wants>]) -> usize {
    let is_best = |at: &usize| matches!(wants[*at], Some(Wants::Best(_)));
    let may_count = |person: &Someone| {
        (0..wants.len())
            .filter(is_best)
            .any(|at| person.views.iter().any(|views| views[at] != View::default()))
    };
    let people = round.applicants().iter().zip(people);
    people.filter(|(person, someone)| person.score().is_none() && may_count(someone)).count()
}

fn last_begun(duty: &Duty, on: chrono::NaiveDate) -> &Text {
    let begun = |text: &&Text| match text.from {
        Edge::On(day) | Edge::Between { first: day, .. } => day <= on,
        _ => true,
    };
    duty.texts.iter().rev().find(begun).unwrap_or(&duty.texts[0])
}

/// Judges one duty on one round by trying every completion.
pub(crate) fn judge(duty: &Duty, round: &Round) -> Judged {
    let on = day_of(duty.clock, round);
    let spans: Vec<(Edge, Edge)> = duty.texts.iter().map(|text| (text.from, text.until)).collect();
    let stands = standing(&spans, on);
    let texts: Vec<&Text> = stands.iter().flatten().map(|at| &duty.texts[*at]).collect();
    // Where several texts may stand, the strictest says how the finding binds.
    let modality = texts.iter().map(|text| text.modality).min();
    // Where none may stand, the last that has begun does, or else the first to come.
    let modality = modality.unwrap_or_else(|| last_begun(duty, on).modality);
    let conditions: Vec<&Condition> = texts.iter().flat_map(|text| text.conditions()).collect();
    let settled: Vec<Option<bool>> = conditions.iter().map(|c| recorded(c, round)).collect();
    let mut facts: Vec<(Fact, usize)> = Vec::new();
    let mut turns: Vec<(Matter, Vec<Vec<bool>>)> = Vec::new();
    for place in (0..conditions.len()).filter(|place| settled[*place].is_none()) {
        let matter = matter_of(conditions[place]);
        if turns.iter().any(|(known, _)| *known == matter) {
            continue;
        }
        let about: Vec<&Condition> =
            conditions.iter().filter(|condition| matter_of(condition) == matter).copied().collect();
        let mut outcomes: Vec<Vec<bool>> = Vec::new();
        for plain in ways(&matter, &about, round) {
            let of = |condition: &&Condition| matter_of(condition) == matter && holds(condition, &plain);
            let outcome: Vec<bool> = conditions.iter().map(of).collect();
            if !outcomes.contains(&outcome) {
                outcomes.push(outcome);
            }
        }
        facts.push((Fact::Vacancy(matter.clone()), outcomes.len()));
        turns.push((matter, outcomes));
    }
    facts.push((Fact::InForce, stands.len()));
    // Under each text that may stand: whether it applies, by the vacancy's own facts.
    let applies = |at: usize, digits: &[usize]| {
        let truth = |place: usize| {
            settled[place].unwrap_or_else(|| {
                let about = matter_of(conditions[place]);
                let turn = turns.iter().position(|(matter, _)| *matter == about).expect("a matter asked for");
                turns[turn].1[digits[turn]][place]
            })
        };
        let text = texts[at];
        let first: usize = texts[..at].iter().map(|text| text.conditions().count()).sum();
        let in_scope = (first..first + text.scope.len()).all(truth);
        let excepted = (first + text.scope.len()..first + text.conditions().count()).any(truth);
        let lifted = text.unless.iter().any(|(code, when, effect)| {
            *when == When::Recorded
                && *effect == Effect::Lifts
                && round
                    .exceptions()
                    .iter()
                    .any(|e| *e.rule() == duty.rule && e.exception().as_str() == code.as_str())
        });
        in_scope && !excepted && !lifted
    };
    let of_vacancy = turns.len();
    let wants: Vec<Option<Wants>> = texts.iter().map(|text| wanted(duty, text, round)).collect();
    let mut people = everyone(&texts, &wants, &[], round);
    let missing = without_score(round, &people, &wants);
    if missing > 0 {
        people = everyone(&texts, &wants, &possible_scores(round, missing, missing <= 3), round);
    }
    let adverts = carried(round, &texts, on);
    // One completion: which text stands, the vacancy's facts, one local completion of each person, one of the adverts.
    let one = |digits: &[usize], local: &dyn Fn(usize) -> usize, carried: u32| -> u8 {
        let Some(stands) = stands[digits[of_vacancy]] else { return NOT_APPLICABLE };
        let at = texts
            .iter()
            .position(|text| std::ptr::eq(*text, &raw const duty.texts[stands]))
            .expect("it may stand");
        if !applies(at, digits) {
            return NOT_APPLICABLE;
        }
        let text = texts[at];
        let views: Vec<View> =
            people.iter().enumerate().map(|(place, person)| person.views[local(place)][at]).collect();
        let found = match &text.asks {
            Asks::Invited(asks) => {
                kept::invited(asks, wants[at].as_ref().expect("so many are wanted"), &views, round)
            }
            Asks::Statement { .. } | Asks::Sentence(_) if carried & 1 << at != 0 => KEPT,
            Asks::Statement { .. } | Asks::Sentence(_) => BROKEN,
            Asks::Entry(asks) => kept::entry(asks, &views, round),
            Asks::Assessed(_) => kept::assessed(&views),
            Asks::Compared(asks) => kept::compared(asks, &views, round),
            Asks::Nothing => KEPT,
        };
        if found == BROKEN && !text.modality.is_duty() { KEPT } else { found }
    };
    // First roughly: each person turns out in as many ways as make a difference, whatever facts bring them about.
    let rough: Vec<Vec<usize>> = people
        .iter()
        .map(|person| {
            let mut ways: Vec<usize> = Vec::new();
            for (way, views) in person.views.iter().enumerate() {
                if !ways.iter().any(|known| person.views[*known] == *views) {
                    ways.push(way);
                }
            }
            ways
        })
        .collect();
    let head: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let mut sizes = head.clone();
    sizes.extend(rough.iter().map(Vec::len));
    let carryings: &[u32] = adverts.as_ref().map_or(&[0], |adverts| &adverts.carried);
    let mut seen = 0;
    each(&sizes, |digits| {
        for carried in carryings {
            seen |= one(digits, &|place| rough[place][digits[head.len() + place]], *carried);
        }
        // Nothing more makes it anything else.
        verdict(seen, modality.is_duty()) != Verdict::Undetermined
    });
    let found = verdict(seen, modality.is_duty());
    if found != Verdict::Undetermined {
        return Judged { verdict: found, settled_by: Some(Vec::new()), modality };
    }
    // Then fact by fact.
    let mut spread: Vec<(usize, usize)> = Vec::new();
    for person in &people {
        spread.push((facts.len(), person.facts.len()));
        facts.extend(person.facts.iter().cloned());
    }
    let adverts_at = facts.len();
    if let Some(adverts) = &adverts {
        facts.extend(adverts.facts.iter().cloned());
    }
    let sizes: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let completions = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size));
    if missing > 3 || completions.is_none_or(|completions| completions > 1 << 15) {
        return Judged { verdict: found, settled_by: None, modality };
    }
    let number = |digits: &[usize], first: usize, count: usize| {
        (first..first + count).fold(0, |code, at| code * sizes[at] + digits[at])
    };
    let mut table = Vec::with_capacity(completions.unwrap_or_default());
    each(&sizes, |digits| {
        let carried = adverts
            .as_ref()
            .map_or(0, |adverts| adverts.carried[number(digits, adverts_at, sizes.len() - adverts_at)]);
        let local = |place: usize| number(digits, spread[place].0, spread[place].1);
        table.push(one(digits, &local, carried));
        true
    });
    let settled_by =
        smallest(&facts.into_iter().map(|(fact, _)| fact).collect::<Vec<_>>(), &sizes, &table, modality);
    Judged { verdict: found, settled_by, modality }
}

/// The smallest set of facts that settles it whatever they turn out to be; of several, the first in order.
fn smallest(facts: &[Fact], sizes: &[usize], table: &[u8], modality: Modality) -> Option<Vec<Fact>> {
    let mut strides = vec![1; sizes.len()];
    for at in (0..sizes.len().saturating_sub(1)).rev() {
        strides[at] = strides[at + 1] * sizes[at + 1];
    }
    // A fact that never makes a difference is in no smallest set.
    let matters = |at: usize| {
        table.iter().enumerate().any(|(code, seen)| {
            let digit = code / strides[at] % sizes[at];
            digit > 0 && *seen != table[code - digit * strides[at]]
        })
    };
    let mut open: Vec<usize> = (0..sizes.len()).filter(|at| sizes[*at] > 1 && matters(*at)).collect();
    open.sort_by(|a, b| facts[*a].cmp(&facts[*b]));
    if open.len() > 12 {
        return None;
    }
    let codes: Vec<usize> = {
        // What makes no difference stays as it comes first.
        (0..table.len())
            .filter(|code| {
                (0..sizes.len())
                    .all(|at| open.contains(&at) || (code / strides[at]).is_multiple_of(sizes[at]))
            })
            .collect()
    };
    let settles = |chosen: &[usize]| {
        let mut seen = vec![0_u8; chosen.iter().map(|at| sizes[*at]).product()];
        for code in &codes {
            let place =
                chosen.iter().fold(0, |place, at| place * sizes[*at] + code / strides[*at] % sizes[*at]);
            seen[place] |= table[*code];
        }
        seen.iter().all(|seen| verdict(*seen, modality.is_duty()) != Verdict::Undetermined)
    };
    for size in 0..=open.len() {
        let mut chosen: Vec<usize> = (0..size).collect();
        loop {
            let places: Vec<usize> = chosen.iter().map(|at| open[*at]).collect();
            if settles(&places) {
                return Some(places.into_iter().map(|at| facts[at].clone()).collect());
            }
            // The next choice in lexicographic order.
            let Some(at) = (0..size).rev().find(|at| chosen[*at] < open.len() - size + at) else { break };
            chosen[at] += 1;
            for later in at + 1..size {
                chosen[later] = chosen[later - 1] + 1;
            }
        }
    }
    panic!("all facts together settle it");
}
