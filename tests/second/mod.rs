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
#![allow(dead_code, reason = "each test takes what it needs")]

pub(crate) mod packs;

use chrono::{Days, Months, NaiveDate};
use mangfold::{
    Answer, Applicant, AssertedBy, Bound, Category, Check, Clock, Condition, Counts, Deadline, Edge,
    EntryKind, Fact, Ground, Group, InvitationState, LegalBasis, Length, Matter, Modality, Opening, Origin,
    Outcome, Policy, Pool, Round, RuleId, Sector, Suitability, Verdict, When,
};

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
    pub(crate) unless: Vec<(String, When)>,
    pub(crate) asks: Asks,
}

#[derive(Clone, Debug)]
pub(crate) enum Asks {
    Invited(Invited),
    /// The wordings of the statement, in order of time; without words where the sources have none.
    Statement {
        code: String,
        wordings: Vec<(Edge, Edge, Option<String>)>,
    },
    Entry(EntryKind),
}

#[derive(Clone, Debug)]
pub(crate) struct Invited {
    /// How many; all of them where none is said.
    pub(crate) least: Option<u32>,
    pub(crate) presupposes: u32,
    pub(crate) who: Who,
    pub(crate) pool: Pool,
    pub(crate) by_consent: bool,
    pub(crate) confirmed: bool,
    pub(crate) deadline: Deadline,
    pub(crate) on_the_day: bool,
    pub(crate) withdrawn_after_invitation: bool,
}

#[derive(Clone, Debug)]
pub(crate) enum Who {
    Says(Ground),
    SaysNot(Ground),
    Comes(Origin),
    All(Vec<Self>),
    Any(Vec<Self>),
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

/// The duties of a generated policy, through its getters.
pub(crate) fn read(policy: &Policy) -> Vec<Duty> {
    let text = |version: &mangfold::Version| Text {
        from: version.span().from(),
        until: version.span().until(),
        modality: version.modality(),
        scope: version.scope().to_vec(),
        unless: version.exceptions().iter().map(|e| (e.id().to_string(), e.when().clone())).collect(),
        asks: match version.check() {
            Check::Invite(invite) => Asks::Invited(Invited {
                least: match invite.bound() {
                    Bound::AtLeast(least) => Some(least.get()),
                    Bound::All => None,
                    other => panic!("a bound the second evaluator does not know: {other:?}"),
                },
                presupposes: invite.presupposes(),
                who: Who::of(invite.of()),
                pool: invite.out_of(),
                by_consent: version.legal_basis() == Some(LegalBasis::ExplicitConsent),
                confirmed: invite.asserted_by() == AssertedBy::ApplicantConfirmed,
                deadline: invite.deadline(),
                on_the_day: invite.on_the_day() == Counts::Counts,
                withdrawn_after_invitation: invite.withdrawn_after_invitation() == Counts::Counts,
            }),
            Check::Statement(code) => Asks::Statement {
                code: code.to_string(),
                wordings: policy
                    .statement(code)
                    .expect("a statement of the policy")
                    .wordings()
                    .iter()
                    .map(|w| (w.span().from(), w.span().until(), w.text().map(ToString::to_string)))
                    .collect(),
            },
            Check::Record(record) => Asks::Entry(record.entry().clone()),
            other => panic!("a check the second evaluator does not know: {other:?}"),
        },
    };
    policy
        .rules()
        .iter()
        .map(|rule| Duty {
            rule: rule.id().clone(),
            clock: rule.clock(),
            texts: rule.versions().iter().map(text).collect(),
        })
        .collect()
}

impl Who {
    // The wire is the one public door into a group.
    pub(crate) fn of(group: &Group) -> Self {
        fn read(value: &serde_json::Value) -> Who {
            if let Some(text) = value.as_str() {
                return match text {
                    "external" => Who::Comes(Origin::External),
                    "internal" => Who::Comes(Origin::Internal),
                    other => panic!("no group: {other}"),
                };
            }
            let (key, inner) = value.as_object().and_then(|map| map.iter().next()).expect("one key");
            let ground = || inner.as_str().expect("a ground").parse().expect("a ground");
            let parts = || inner.as_array().expect("parts").iter().map(read).collect();
            match key.as_str() {
                "declared" => Who::Says(ground()),
                "declared_not" => Who::SaysNot(ground()),
                "all" => Who::All(parts()),
                "any" => Who::Any(parts()),
                other => panic!("no group: {other}"),
            }
        }
        read(&serde_json::to_value(group).expect("a group on the wire"))
    }

    fn grounds<'a>(&'a self, into: &mut Vec<&'a Ground>) {
        match self {
            Self::Says(ground) | Self::SaysNot(ground) => into.push(ground),
            Self::Comes(_) => {}
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.grounds(into)),
        }
    }

    fn names_origin(&self) -> bool {
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

/// Whether an edge has passed on a day; none where the sources do not settle it.
fn has_begun(edge: Edge, on: NaiveDate) -> Option<bool> {
    match edge {
        Edge::On(day) => Some(on >= day),
        Edge::Between { first, .. } if on < first => Some(false),
        Edge::Between { last, .. } if on >= last => Some(true),
        Edge::NotVerified { stands_on } if on >= stands_on => Some(true),
        Edge::Between { .. } | Edge::NotVerified { .. } => None,
        other => panic!("nothing begins {other:?}"),
    }
}

fn has_ended(edge: Edge, on: NaiveDate) -> Option<bool> {
    match edge {
        Edge::On(day) => Some(on >= day),
        Edge::Between { first, .. } if on < first => Some(false),
        Edge::Between { last, .. } if on >= last => Some(true),
        Edge::NotVerified { stands_on } if on <= stands_on => Some(false),
        Edge::Partial { on: day } if on < day => Some(false),
        Edge::Open => Some(false),
        Edge::Between { .. } | Edge::NotVerified { .. } | Edge::Partial { .. } => None,
        other => panic!("nothing ends {other:?}"),
    }
}

/// Every text that may stand on a day, and none where none may: each unsettled edge is tried both ways, and one that
/// two neighbours share passes for both at once. Where both would stand, the later has replaced the earlier.
fn standing(spans: &[(Edge, Edge)], on: NaiveDate) -> Vec<Option<usize>> {
    let mut unsettled: Vec<(usize, bool)> = Vec::new();
    for (place, (from, until)) in spans.iter().enumerate() {
        let shared = place > 0 && spans[place - 1].1 == *from;
        if has_begun(*from, on).is_none() && !shared {
            unsettled.push((place, true));
        }
        if has_ended(*until, on).is_none() {
            unsettled.push((place, false));
        }
    }
    let mut found = Vec::new();
    for tried in 0..1_u32 << unsettled.len() {
        let passed = |place: usize, begins: bool| {
            let shared = begins && place > 0 && spans[place - 1].1 == spans[place].0;
            let wanted = if shared { (place - 1, false) } else { (place, begins) };
            let at = unsettled.iter().position(|one| *one == wanted).expect("an edge that is not settled");
            tried & 1 << at != 0
        };
        let begun = |p: usize| has_begun(spans[p].0, on).unwrap_or_else(|| passed(p, true));
        let ended = |p: usize| has_ended(spans[p].1, on).unwrap_or_else(|| passed(p, false));
        if (0..spans.len()).any(|p| ended(p) && !begun(p)) {
            continue;
        }
        let stands = (0..spans.len()).rev().find(|&p| begun(p) && !ended(p));
        if !found.contains(&stands) {
            found.push(stands);
        }
    }
    found.sort();
    found
}

/// The day of the event; the latest day of the round where it has not come.
pub(crate) fn day_of(clock: Clock, round: &Round) -> NaiveDate {
    let vacancy = round.vacancy();
    let adverts = vacancy.adverts().iter().filter_map(mangfold::Advert::publication);
    let invitations = || round.shortlists().iter().flat_map(mangfold::Shortlist::invitations).map(|i| i.on());
    let day = match clock {
        Clock::Advertised => Some(adverts.clone().min().unwrap_or(vacancy.opens_on())),
        Clock::Applied => round.applicants().iter().map(Applicant::applied_on).min(),
        Clock::Invited => invitations().min(),
        Clock::Recommended => round.recommended_on(),
        other => panic!("a clock the second evaluator does not know: {other:?}"),
    };
    day.unwrap_or_else(|| {
        let mut days = vec![vacancy.opens_on()];
        days.extend(vacancy.closes_on());
        days.extend(adverts);
        days.extend(invitations());
        days.extend(round.recommended_on());
        days.extend(round.hired().iter().map(|hire| hire.on()));
        days.extend(round.entries().iter().map(mangfold::Entry::on));
        days.extend(round.exceptions().iter().map(mangfold::RecordedException::on));
        for applicant in round.applicants() {
            days.push(applicant.applied_on());
            days.extend(applicant.withdrawn_on());
            days.extend(applicant.assessment().and_then(mangfold::Assessment::on));
            days.extend(applicant.declarations().iter().filter_map(mangfold::Declaration::on));
        }
        days.into_iter().max().unwrap_or(vacancy.opens_on())
    })
}

const SECTORS: [Sector; 8] = [
    Sector::State,
    Sector::Municipal,
    Sector::County,
    Sector::Federal,
    Sector::Land,
    Sector::OtherPublic,
    Sector::Church,
    Sector::Private,
];

/// A vacancy with every plain fact known.
#[derive(Clone)]
struct Post {
    sector: Option<Sector>,
    category: Option<Category>,
    opening: Option<Opening>,
    length: Option<Length>,
}

fn holds(condition: &Condition, round: &Round, post: &Post) -> bool {
    match condition {
        Condition::Country(countries) => countries.contains(&round.vacancy().employer().country()),
        Condition::Sector(sectors) => post.sector.is_some_and(|sector| sectors.contains(&sector)),
        Condition::Category(categories) => post.category.as_ref().is_some_and(|c| categories.contains(c)),
        Condition::Opening(opening) => post.opening == Some(*opening),
        Condition::LongerThanMonths(months) => match post.length {
            Some(Length::Permanent) => true,
            Some(Length::Months(length)) => length.get() > *months,
            // The last day counts: a post through the day before is exactly so many months long.
            Some(Length::Dates { first, last }) => first
                .checked_add_months(Months::new(u32::from(*months)))
                .zip(last.checked_add_days(Days::new(1)))
                .is_some_and(|(end, after)| after > end),
            _ => false,
        },
        other => panic!("a condition the second evaluator does not know: {other:?}"),
    }
}

/// Each way in which an unknown plain fact may turn out.
fn ways(matter: Matter, texts: &[&Text]) -> Vec<Post> {
    let none = Post { sector: None, category: None, opening: None, length: None };
    let asked = texts.iter().flat_map(|text| {
        let facts = text.unless.iter().filter_map(|(_, when)| match when {
            When::Fact(condition) => Some(condition),
            _ => None,
        });
        text.scope.iter().chain(facts)
    });
    match matter {
        Matter::Sector => {
            SECTORS.iter().map(|sector| Post { sector: Some(*sector), ..none.clone() }).collect()
        }
        Matter::Opening => [Opening::External, Opening::Internal]
            .map(|opening| Post { opening: Some(opening), ..none.clone() })
            .to_vec(),
        Matter::Category => {
            let mut all = vec![Category::Leadership, Category::KeyPosition, Category::Ordinary];
            all.push(Category::Own("of_no_rule".parse().expect("a code")));
            all.extend(asked.flat_map(|condition| match condition {
                Condition::Category(named) => named.clone(),
                _ => Vec::new(),
            }));
            all.into_iter().map(|category| Post { category: Some(category), ..none.clone() }).collect()
        }
        Matter::Length => {
            let longest = asked.filter_map(|condition| match condition {
                Condition::LongerThanMonths(months) => Some(*months),
                _ => None,
            });
            let longest = longest.max().unwrap_or(0);
            let months = (1..=longest + 1).filter_map(std::num::NonZeroU16::new).map(Length::Months);
            months
                .chain([Length::Permanent])
                .map(|length| Post { length: Some(length), ..none.clone() })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn matter_of(condition: &Condition) -> Matter {
    match condition {
        Condition::Country(_) => Matter::Country,
        Condition::Sector(_) => Matter::Sector,
        Condition::Category(_) => Matter::Category,
        Condition::Opening(_) => Matter::Opening,
        Condition::LongerThanMonths(_) => Matter::Length,
        other => panic!("a condition the second evaluator does not know: {other:?}"),
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

/// Whether an invitation counts: any while the deadline's event has not come, once it has those sent in time.
fn counts(invitation: &mangfold::Invitation, asks: &Invited, round: &Round) -> bool {
    let event = match asks.deadline {
        Deadline::Recommendation => round.recommended_on(),
        Deadline::Hire => round.hired().iter().map(|hire| hire.on()).min(),
        _ => None,
    };
    let Some(event) = event else { return true };
    let sent = invitation.state() == InvitationState::Sent;
    sent && (invitation.on() < event || asks.on_the_day && invitation.on() == event)
}

/// One person: for each local completion, the texts under which they are eligible; and where they are invited.
struct Someone {
    facts: Vec<(Fact, usize)>,
    eligible: Vec<u32>,
    invited: u32,
}

fn someone(person: &Applicant, texts: &[&Text], round: &Round) -> Option<Someone> {
    let mut there = 0_u32;
    let mut invited = 0_u32;
    for (at, text) in texts.iter().enumerate() {
        let Asks::Invited(asks) = &text.asks else { continue };
        let own = || {
            let all = round.shortlists().iter().flat_map(mangfold::Shortlist::invitations);
            all.filter(|invitation| invitation.applicant() == person.id())
        };
        // Whoever withdrew belongs by having been sent an invitation; whether it came in time is another matter.
        let is_there = person.withdrawn_on().is_none()
            || asks.withdrawn_after_invitation && own().any(|i| i.state() == InvitationState::Sent);
        let is_invited = own().any(|invitation| counts(invitation, asks, round));
        there |= u32::from(is_there) << at;
        invited |= u32::from(is_invited) << at;
    }
    if there == 0 {
        return None;
    }
    let asked: Vec<Option<&Invited>> = texts
        .iter()
        .map(|text| match &text.asks {
            Asks::Invited(asks) => Some(asks),
            _ => None,
        })
        .collect();
    // An assessment turns out suited, unqualified or obviously unsuited; a doubtful one suited or unqualified.
    let suitabilities: &[Suitability] = match person.suitability() {
        None => &[Suitability::Suited, Suitability::Unqualified, Suitability::ObviouslyUnsuited],
        Some(Suitability::Doubtful) => &[Suitability::Suited, Suitability::Unqualified],
        Some(Suitability::Suited) => &[Suitability::Suited],
        Some(Suitability::Unqualified) => &[Suitability::Unqualified],
        Some(Suitability::ObviouslyUnsuited) => &[Suitability::ObviouslyUnsuited],
    };
    let in_pool = |suitability: Suitability| -> u32 {
        asked.iter().enumerate().filter_map(|(at, asks)| Some((at, (*asks)?))).fold(0, |bits, (at, asks)| {
            let inside = match asks.pool {
                Pool::Qualified => suitability == Suitability::Suited,
                Pool::NotObviouslyUnsuited => suitability != Suitability::ObviouslyUnsuited,
                Pool::Everyone => true,
                other => panic!("a pool the second evaluator does not know: {other:?}"),
            };
            bits | u32::from(inside) << at
        })
    };
    let mut pools: Vec<u32> = Vec::new();
    for suitability in suitabilities {
        let pool = in_pool(*suitability);
        if !pools.contains(&pool) {
            pools.push(pool);
        }
    }
    let mut grounds = Vec::new();
    asked.iter().flatten().for_each(|asks| asks.who.grounds(&mut grounds));
    grounds.sort();
    grounds.dedup();
    let answers: Vec<Vec<Answer>> = grounds
        .iter()
        .map(|ground| match person.answer(ground) {
            Answer::Erased => vec![Answer::Declared, Answer::DeclaredNot, Answer::NotAsked],
            answer => vec![answer],
        })
        .collect();
    let origins: Vec<Origin> = match person.origin() {
        None if asked.iter().flatten().any(|asks| asks.who.names_origin()) => {
            vec![Origin::External, Origin::Internal]
        }
        None => vec![Origin::External],
        Some(origin) => vec![origin],
    };
    let mut facts = vec![(Fact::Assessment(person.id()), pools.len())];
    for (ground, answers) in grounds.iter().zip(&answers) {
        let fact = Fact::Declaration { applicant: person.id(), ground: (*ground).clone() };
        facts.push((fact, answers.len()));
    }
    facts.push((Fact::Origin(person.id()), origins.len()));
    let sizes: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let mut eligible = Vec::new();
    each(&sizes, |digits| {
        let mut bits = 0;
        for (at, asks) in asked.iter().enumerate() {
            let Some(asks) = asks else { continue };
            let says = |ground: &Ground| {
                let at = grounds.iter().position(|known| *known == ground).expect("a ground it names");
                let declaration = person.declarations().iter().find(|d| d.ground() == ground);
                // With what was erased went whether it was given with consent, or confirmed. Nobody confirms a no.
                let taken = declaration.is_some_and(|d| {
                    d.answer() == Answer::Erased
                        || (!asks.by_consent || d.has_explicit_consent())
                            && (!asks.confirmed || d.is_confirmed() || d.answer() == Answer::DeclaredNot)
                });
                if taken { answers[at][digits[1 + at]] } else { Answer::NotAsked }
            };
            let member = asks.who.has(&says, origins[digits[digits.len() - 1]]);
            bits |= u32::from(member) << at;
        }
        eligible.push(bits & pools[digits[0]] & there);
    });
    // Facts that make no difference to whether this person is eligible are no unknown facts of the rule.
    if eligible.iter().all(|bits| *bits == eligible[0]) {
        facts.clear();
        eligible.truncate(1);
        if eligible[0] == 0 {
            return None;
        }
    }
    facts.retain(|(_, size)| *size > 1);
    Some(Someone { facts, eligible, invited })
}

/// Every combination of digits, the first digit turning slowest.
fn each(sizes: &[usize], mut see: impl FnMut(&[usize])) {
    let mut digits = vec![0; sizes.len()];
    loop {
        see(&digits);
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

/// How a statement may turn out to be carried, by the facts about wordings and texts.
struct Carried {
    facts: Vec<(Fact, usize)>,
    carried: Vec<bool>,
}

fn carried(round: &Round, code: &str, wordings: &[(Edge, Edge, Option<String>)], on: NaiveDate) -> Carried {
    let adverts = round.vacancy().adverts();
    if adverts.is_empty() {
        return Carried { facts: vec![(Fact::Adverts, 2)], carried: vec![true, false] };
    }
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let spans: Vec<(Edge, Edge)> = wordings.iter().map(|(from, until, _)| (*from, *until)).collect();
    // What a wording may turn out to be: one that the sources lack may stand in every known text, or in none.
    let mut words: Vec<(usize, Result<String, bool>)> = Vec::new();
    for (place, (_, _, text)) in wordings.iter().enumerate() {
        match text {
            Some(text) => words.push((place, Ok(plain(text)))),
            None => words.extend([(place, Err(true)), (place, Err(false))]),
        }
    }
    // Each advert carries the wording of its own time, and a later one never an earlier wording than one before it.
    let mut days: Vec<NaiveDate> = adverts.iter().map(|advert| advert.publication().unwrap_or(on)).collect();
    days.sort();
    days.dedup();
    let may_stand: Vec<Vec<usize>> = days
        .iter()
        .map(|day| {
            let of_day = standing(&spans, *day);
            let place = |stands: Option<usize>| stands.expect("a wording for every day the rule is in force");
            let of_day: Vec<usize> = of_day.into_iter().map(place).collect();
            (0..words.len()).filter(|word| of_day.contains(&words[*word].0)).collect()
        })
        .collect();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    each(&may_stand.iter().map(Vec::len).collect::<Vec<_>>(), |digits| {
        let row: Vec<usize> = digits.iter().zip(&may_stand).map(|(digit, words)| words[*digit]).collect();
        // An unknown wording turns out the same on every day.
        let fits = |a: usize, b: usize| words[a].0 < words[b].0 || a == b;
        if row.windows(2).all(|pair| fits(pair[0], pair[1])) {
            rows.push(row);
        }
    });
    let mut facts = vec![(Fact::Wording(code.parse().expect("a code")), rows.len())];
    let place = |advert: &mangfold::Advert| Fact::AdvertText {
        channel: advert.channel().clone(),
        language: advert.language().clone(),
    };
    let unread: std::collections::BTreeSet<Fact> =
        adverts.iter().filter(|advert| advert.text().is_none()).map(place).collect();
    let unread: Vec<Fact> = unread.into_iter().collect();
    // A text nobody has may carry any of the wordings.
    facts.extend(unread.iter().map(|fact| (fact.clone(), 1 << words.len())));
    let sizes: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let mut carried = Vec::new();
    each(&sizes, |digits| {
        carried.push(adverts.iter().all(|advert| {
            let day = advert.publication().unwrap_or(on);
            let word =
                rows[digits[0]][days.iter().position(|known| *known == day).expect("a day of an advert")];
            match (advert.text(), &words[word].1) {
                (Some(text), Ok(words)) => plain(text.as_str()).contains(words),
                (Some(_), Err(stands_everywhere)) => *stands_everywhere,
                (None, _) => {
                    let at = unread.iter().position(|fact| *fact == place(advert)).expect("an unread text");
                    digits[1 + at] & 1 << word != 0
                }
            }
        }));
    });
    Carried { facts, carried }
}

/// Judges one duty on one round by trying every completion.
pub(crate) fn judge(duty: &Duty, round: &Round) -> Judged {
    let on = day_of(duty.clock, round);
    let spans: Vec<(Edge, Edge)> = duty.texts.iter().map(|text| (text.from, text.until)).collect();
    let stands = standing(&spans, on);
    let texts: Vec<&Text> = stands.iter().flatten().map(|at| &duty.texts[*at]).collect();
    // Where several texts may stand, the strictest says how the finding binds.
    let modality = texts.iter().map(|text| text.modality).min().unwrap_or(duty.texts[0].modality);
    let vacancy = round.vacancy();
    let known = Post {
        sector: vacancy.employer().sector(),
        category: vacancy.category().cloned(),
        opening: vacancy.opening(),
        length: vacancy.length(),
    };
    let conditions: Vec<&Condition> = texts
        .iter()
        .flat_map(|text| {
            text.scope.iter().chain(text.unless.iter().filter_map(|(_, when)| match when {
                When::Fact(condition) => Some(condition),
                _ => None,
            }))
        })
        .collect();
    let mut facts: Vec<(Fact, usize)> = Vec::new();
    let mut turns: Vec<(Matter, Vec<Vec<bool>>)> = Vec::new();
    for matter in [Matter::Sector, Matter::Category, Matter::Opening, Matter::Length] {
        let missing = match matter {
            Matter::Sector => known.sector.is_none(),
            Matter::Category => known.category.is_none(),
            Matter::Opening => known.opening.is_none(),
            _ => known.length.is_none(),
        };
        if !missing || !conditions.iter().any(|condition| matter_of(condition) == matter) {
            continue;
        }
        let mut outcomes: Vec<Vec<bool>> = Vec::new();
        for post in ways(matter.clone(), &texts) {
            let outcome: Vec<bool> = conditions.iter().map(|c| holds(c, round, &post)).collect();
            if !outcomes.contains(&outcome) {
                outcomes.push(outcome);
            }
        }
        facts.push((Fact::Vacancy(matter.clone()), outcomes.len()));
        turns.push((matter, outcomes));
    }
    let settled: Vec<bool> = conditions.iter().map(|c| holds(c, round, &known)).collect();
    facts.push((Fact::InForce, stands.len()));
    // Under each text that may stand: whether it applies, by the vacancy's own facts.
    let applies = |at: usize, digits: &[usize]| {
        let truth = |place: usize| {
            let about = matter_of(conditions[place]);
            match turns.iter().position(|(matter, _)| *matter == about) {
                Some(turn) => turns[turn].1[digits[turn]][place],
                None => settled[place],
            }
        };
        let asked = |text: &Text| {
            text.scope.len() + text.unless.iter().filter(|(_, when)| matches!(when, When::Fact(_))).count()
        };
        let text = texts[at];
        let first: usize = texts[..at].iter().map(|text| asked(text)).sum();
        let in_scope = (first..first + text.scope.len()).all(truth);
        let excepted = (first + text.scope.len()..first + asked(text)).any(truth);
        let recorded = text.unless.iter().any(|(code, when)| {
            *when == When::Recorded
                && round
                    .exceptions()
                    .iter()
                    .any(|e| *e.rule() == duty.rule && e.exception().as_str() == code.as_str())
        });
        in_scope && !excepted && !recorded
    };
    let of_vacancy = turns.len();
    let people: Vec<Someone> =
        round.applicants().iter().filter_map(|person| someone(person, &texts, round)).collect();
    let statement = texts.iter().find_map(|text| match &text.asks {
        Asks::Statement { code, wordings } => Some(carried(round, code, wordings, on)),
        _ => None,
    });
    // One completion: which text stands, the vacancy's facts, one local completion of each person, one of the statement.
    let one = |digits: &[usize], local: &dyn Fn(usize) -> usize, carried: bool| -> u8 {
        let Some(stands) = stands[digits[of_vacancy]] else { return NOT_APPLICABLE };
        let at = texts
            .iter()
            .position(|text| std::ptr::eq(*text, &raw const duty.texts[stands]))
            .expect("it may stand");
        if !applies(at, digits) {
            return NOT_APPLICABLE;
        }
        let text = texts[at];
        let kept = match &text.asks {
            Asks::Invited(asks) => {
                let (mut eligible, mut invited) = (0, 0);
                for (place, person) in people.iter().enumerate() {
                    if person.eligible[local(place)] & 1 << at != 0 {
                        eligible += 1;
                        invited += person.invited >> at & 1;
                    }
                }
                if eligible < asks.presupposes {
                    return NOT_APPLICABLE;
                }
                asks.least.map_or(invited == eligible, |least| invited >= least)
            }
            Asks::Statement { .. } => carried,
            Asks::Entry(kind) => round.entries().iter().any(|entry| entry.kind() == kind),
        };
        if kept || !text.modality.is_duty() { KEPT } else { BROKEN }
    };
    // First roughly: each person turns out in as many ways as make a difference, whatever facts bring them about.
    let rough: Vec<Vec<usize>> = people
        .iter()
        .map(|person| {
            let mut ways: Vec<usize> = Vec::new();
            for (way, bits) in person.eligible.iter().enumerate() {
                if !ways.iter().any(|known| person.eligible[*known] == *bits) {
                    ways.push(way);
                }
            }
            ways
        })
        .collect();
    let head: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let mut sizes = head.clone();
    sizes.extend(rough.iter().map(Vec::len));
    let carryings: &[bool] = statement.as_ref().map_or(&[false], |statement| &statement.carried);
    let mut seen = 0;
    each(&sizes, |digits| {
        for carried in carryings {
            seen |= one(digits, &|place| rough[place][digits[head.len() + place]], *carried);
        }
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
    let statement_at = facts.len();
    if let Some(statement) = &statement {
        facts.extend(statement.facts.iter().cloned());
    }
    let sizes: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let completions = sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(*size));
    if completions.is_none_or(|completions| completions > 1 << 15) {
        return Judged { verdict: found, settled_by: None, modality };
    }
    let number = |digits: &[usize], first: usize, count: usize| {
        (first..first + count).fold(0, |code, at| code * sizes[at] + digits[at])
    };
    let mut table = Vec::with_capacity(completions.unwrap_or_default());
    each(&sizes, |digits| {
        let carried = statement
            .as_ref()
            .is_some_and(|s| s.carried[number(digits, statement_at, sizes.len() - statement_at)]);
        let local = |place: usize| number(digits, spread[place].0, spread[place].1);
        table.push(one(digits, &local, carried));
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
