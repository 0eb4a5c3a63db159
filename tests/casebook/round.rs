//! From the facts of a case to a policy and a round, and from a decision back to the words of the casebook.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::num::NonZeroU8;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use mangfold::packs::{self, Binding, EarlierText, KsConfiguration};
use mangfold::{
    Advert, Answer, Applicant, AssertedBy, Assessment, Because, Category, Channel, Choice, Comparison,
    Consistency, Counts, Criterion, Deadline, Decision, Declaration, Edge, Employer, Entry, EntryKind,
    Equality, Fact, Finding, Ground, Group, Hire, InScope, Invitation, Length, Matter, Mode, Neither,
    OddNumber, Opening, Origin, Overlap, Policy, Ratio, RecordedException, Remark, Representation, Round,
    Rounding, Sector, Shortlist, ShortlistId, Suitability, TooFew, Vacancy, VacancyId, Verdict, testing,
};

use crate::reader::{Book, Case, Expectation, Facts};

type Read<T> = Result<T, String>;

fn parse<T: FromStr<Err: Debug>>(text: &str) -> Read<T> {
    text.parse().map_err(|error| format!("{text:?}: {error:?}"))
}

fn shown<E: std::fmt::Display>(error: E) -> String {
    error.to_string()
}

fn single<'a>(facts: &'a Facts, key: &str) -> Read<&'a str> {
    facts.single.get(key).map(String::as_str).ok_or_else(|| format!("nothing says: {key}"))
}

fn ground(text: &str) -> Read<Ground> {
    Ok(match text {
        "disability" => Ground::DisabilityNeedingAccommodation,
        "cv gap" => Ground::CvGap,
        "immigrant by region" => Ground::ImmigrantBackgroundRegion,
        "immigrant by DFØ" => Ground::ImmigrantBackgroundDfo,
        "minority" => Ground::MinorityBackground,
        "woman" | "women" => Ground::Woman,
        "man" | "men" => Ground::Man,
        "immigrant background" => Ground::ImmigrantBackground,
        "migration background" => Ground::MigrationBackgroundBerlin,
        "disabled" => Ground::Disability,
        "severe disability" => Ground::SevereDisability,
        "over fifty" => Ground::OverFifty,
        "person of colour" | "people-of-colour" => Ground::PersonOfColour,
        "lgbtq" => Ground::Lgbtq,
        other if other.contains(['.', '_']) => parse(other)?,
        other => return Err(format!("no ground: {other}")),
    })
}

fn definition(text: &str) -> Read<Group> {
    let grounds: Read<Vec<Group>> =
        text.split(" or ").map(|name| Ok(Group::declared(ground(name)?))).collect();
    Group::any(grounds?).map_err(shown)
}

fn asserted_by(text: &str) -> Read<AssertedBy> {
    match text {
        "the applicant" => Ok(AssertedBy::Applicant),
        "the applicant, confirmed" => Ok(AssertedBy::ApplicantConfirmed),
        _ => Err(format!("nobody asserts: {text}")),
    }
}

fn in_scope(text: &str) -> Read<InScope> {
    match text {
        "in scope" => Ok(InScope::Yes),
        "out of scope" => Ok(InScope::No),
        _ => Err(format!("in or out of scope is wanted: {text}")),
    }
}

fn deadline(text: &str) -> Read<Deadline> {
    match text {
        "innstilling" => Ok(Deadline::Recommendation),
        "hire" => Ok(Deadline::Hire),
        "none" => Ok(Deadline::Open),
        _ => Err(format!("no deadline: {text}")),
    }
}

fn counts(text: &str) -> Read<Counts> {
    match text {
        "counts" => Ok(Counts::Counts),
        "does not count" => Ok(Counts::DoesNotCount),
        _ => Err(format!("counts or not is wanted: {text}")),
    }
}

/// `edge between A and B`, `edge after A`, `edge before A`, `edge in part on A`; `is on D`, `is open`.
fn edge(text: &str) -> Read<Choice> {
    let (unsettled, read_as) =
        text.split_once(" is ").ok_or_else(|| format!("no reading of an edge: {text}"))?;
    let unsettled = if let Some(days) = unsettled.strip_prefix("between ") {
        let (first, last) = days.split_once(" and ").ok_or_else(|| format!("two days are wanted: {days}"))?;
        Edge::Between { first: parse(first)?, last: parse(last)? }
    } else if let Some(day) = unsettled.strip_prefix("in part on ") {
        Edge::Partial { on: parse(day)? }
    } else {
        let day = unsettled.strip_prefix("after ").or_else(|| unsettled.strip_prefix("before "));
        Edge::NotVerified { stands_on: parse(day.ok_or_else(|| format!("no edge: {unsettled}"))?)? }
    };
    let read_as = match read_as.strip_prefix("on ") {
        Some(day) => Edge::On(parse(day)?),
        None if read_as == "open" => Edge::Open,
        None => return Err(format!("no day: {read_as}")),
    };
    Ok(Choice::Edge { unsettled, read_as })
}

fn one_of<T: Copy>(text: &str, known: &[(&str, T)]) -> Read<T> {
    let found = known.iter().find(|(word, _)| *word == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
        format!("one of {} is wanted: {text}", words.join(", "))
    })
}

fn ratio(text: &str) -> Read<Ratio> {
    let (part, whole) = text.split_once('/').ok_or_else(|| format!("a share as 30/100 is wanted: {text}"))?;
    Ratio::new(parse(part)?, parse(whole)?).map_err(shown)
}

fn overlap(text: &str) -> Read<Overlap> {
    let groups = |text: &str| text.split(" and ").map(definition).collect::<Read<Vec<Group>>>();
    if text == "counts for each" {
        Ok(Overlap::ForEach)
    } else if let Some(rest) = text.strip_prefix("counts for one with ") {
        groups(rest).map(Overlap::ForOne)
    } else if let Some(rest) = text.strip_prefix("is one with ") {
        groups(rest).map(Overlap::Union)
    } else {
        Err(format!("no reading of one person in two groups: {text}"))
    }
}

pub(crate) fn choice(text: &str) -> Read<Choice> {
    let of = |key: &str| text.strip_prefix(key).map(str::trim);
    if let Some(rest) = of("short posts ") {
        in_scope(rest).map(Choice::ShortPosts)
    } else if let Some(rest) = of("internal postings ") {
        in_scope(rest).map(Choice::InternalPostings)
    } else if let Some(rest) = of("on the day ") {
        counts(rest).map(Choice::OnTheDay)
    } else if let Some(rest) = of("withdrawn after invitation ") {
        counts(rest).map(Choice::WithdrawnAfterInvitation)
    } else if let Some(rest) = of("definition ") {
        definition(rest).map(Choice::Definition)
    } else if let Some(rest) = of("asserted by ") {
        asserted_by(rest).map(Choice::AssertedBy)
    } else if let Some(rest) = of("deadline ") {
        deadline(rest).map(Choice::Deadline)
    } else if let Some(rest) = of("one person in two groups ") {
        overlap(rest).map(Choice::OnePersonInTwoGroups)
    } else if let Some(rest) = of("odd number ") {
        one_of(rest, &[("any imbalance", OddNumber::AnyImbalance), ("at least two", OddNumber::AtLeastTwo)])
            .map(Choice::OddNumber)
    } else if let Some(rest) = of("neither side ") {
        let sides = [
            ("on neither side", Neither::OnNeitherSide),
            ("with the group", Neither::WithTheGroup),
            ("with the others", Neither::WithTheOthers),
        ];
        one_of(rest, &sides).map(Choice::NeitherSide)
    } else if let Some(rest) = of("on top ") {
        counts(rest).map(Choice::OnTop)
    } else if let Some(rest) = of("enough ") {
        ratio(rest).map(Choice::Enough)
    } else if let Some(rest) = of("too few ") {
        one_of(rest, &[("all of them", TooFew::AllOfThem), ("no duty", TooFew::NoDuty)]).map(Choice::TooFew)
    } else if let Some(rest) = of("rounding ") {
        let ways = [("up", Rounding::Up), ("nearest", Rounding::Nearest), ("down", Rounding::Down)];
        one_of(rest, &ways).map(Choice::Rounding)
    } else if let Some(rest) = of("share ") {
        ratio(rest).map(Choice::Share)
    } else if let Some(rest) = of("declared late ") {
        counts(rest).map(Choice::DeclaredLate)
    } else if let Some(rest) = of("waived ") {
        counts(rest).map(Choice::Waived)
    } else if let Some(rest) = of("consistency ") {
        let ways = [
            ("any reason", Consistency::AnyReason),
            ("every reason", Consistency::EveryReason),
            ("not asked", Consistency::NotAsked),
        ];
        one_of(rest, &ways).map(Choice::Consistency)
    } else if let Some(rest) = of("review by ") {
        parse(rest).map(Choice::ReviewBy)
    } else if let Some(rest) = of("edge ") {
        edge(rest)
    } else {
        Err(format!("no reading: {text}"))
    }
}

/// What builds a policy from what a casebook gives and from its texts.
type Pack = fn(&Facts, &BTreeMap<String, String>) -> Read<Policy>;

/// Which pack a rule stands in, by the beginning of its id; the longest beginning decides. A pack takes one line here
/// for each beginning of its rules' ids, as `("de.", |_, _| Ok(packs::germany()))`.
const PACKS: [(&str, Pack); 14] = [
    ("no.state.", |_, _| Ok(packs::norway_state())),
    ("no.state.ad.", |_, _| Ok(packs::norway_adverts())),
    ("no.hovedavtalen.", |_, _| Ok(packs::norway_adverts())),
    ("no.nav.", |_, _| Ok(packs::norway_adverts())),
    ("no.ad.", |_, _| Ok(packs::norway_adverts())),
    ("no.oslo.", oslo),
    ("no.ks.", ks),
    ("no.trondheim.", |_, _| Ok(packs::trondheim())),
    ("no.bergen.", |_, _| Ok(packs::bergen())),
    ("de.", |_, _| Ok(packs::germany())),
    ("uk.", |_, _| Ok(packs::uk())),
    ("nfl.", |_, _| Ok(packs::us())),
    ("us.", |_, _| Ok(packs::us())),
    ("eu.", |_, _| Ok(packs::eu())),
];

/// What is given where a pack is built for its list of rules alone.
const GIVEN: [(&str, &str); 6] = [
    ("definition", "minority"),
    ("asserted by", "the applicant"),
    ("internal postings", "in scope"),
    ("deadline", "none"),
    ("bound", "by nothing"),
    ("earlier text", "none"),
];

/// Every rule of every pack.
pub(crate) fn rules() -> Read<BTreeSet<String>> {
    let given = GIVEN.map(|(key, value)| (format!("given {key}"), value.to_owned()));
    let facts = Facts { single: BTreeMap::from(given), ..Facts::default() };
    let mut rules = BTreeSet::new();
    for (_, pack) in PACKS {
        rules.extend(pack(&facts, &BTreeMap::new())?.rules().iter().map(|rule| rule.id().to_string()));
    }
    Ok(rules)
}

pub(crate) fn policy(book: &Book, case: &Case) -> Read<Policy> {
    let of_rule = PACKS.iter().filter(|(beginning, _)| case.rule.starts_with(beginning));
    let pack = of_rule.max_by_key(|(beginning, _)| beginning.len());
    let (_, pack) = pack.ok_or_else(|| format!("no pack has rules like {}", case.rule))?;
    pack(&case.facts, &book.texts)
}

fn oslo(facts: &Facts, texts: &BTreeMap<String, String>) -> Read<Policy> {
    let earlier = match single(facts, "given earlier text")? {
        "none" => None,
        text => {
            let (name, until) = text.split_once(" until ").ok_or("an earlier text has an until")?;
            let text = texts.get(name).ok_or_else(|| format!("no text called {name}"))?;
            Some(EarlierText { text: parse(text)?, until: parse(until)? })
        }
    };
    packs::oslo(earlier).map_err(shown)
}

fn ks(facts: &Facts, _: &BTreeMap<String, String>) -> Read<Policy> {
    let given = |key: &str| single(facts, &format!("given {key}"));
    let binding = match given("bound")? {
        "by nothing" => None,
        from => Some(Binding {
            from: parse(from.strip_prefix("from ").ok_or("bound from a day, or by nothing")?)?,
            citation: parse("Kommunestyret, sak 1/08")?,
            says: parse("Minst én kvalifisert søker med minoritetsbakgrunn skal innkalles til intervju.")?,
        }),
    };
    packs::ks(KsConfiguration {
        definition: definition(given("definition")?)?,
        asserted_by: asserted_by(given("asserted by")?)?,
        internal_postings: in_scope(given("internal postings")?)?,
        deadline: deadline(given("deadline")?)?,
        binding,
    })
    .map_err(shown)
}

fn length(text: &str) -> Read<Length> {
    if let Some(months) = text.strip_suffix(" months") {
        return Ok(Length::Months(parse(months)?));
    }
    let (first, last) = text.split_once(" to ").ok_or_else(|| format!("no length: {text}"))?;
    Ok(Length::Dates { first: parse(first)?, last: parse(last)? })
}

fn declarations(text: &str) -> Read<Vec<Declaration>> {
    if text == "nothing" {
        return Ok(Vec::new());
    }
    let one = |item: &str| {
        let (mut said, mut consent, mut confirmed, mut waived, mut on) = (item, true, false, false, None);
        loop {
            if let Some(rest) = said.strip_suffix(" without consent") {
                (said, consent) = (rest, false);
            } else if let Some(rest) = said.strip_suffix(" confirmed") {
                (said, confirmed) = (rest, true);
            } else if let Some(rest) = said.strip_suffix(" waived") {
                (said, waived) = (rest, true);
            } else if let Some((rest, day)) = said.rsplit_once(" on ") {
                (said, on) = (rest, Some(parse(day)?));
            } else {
                break;
            }
        }
        let (name, answer) = match said.split_once(": ") {
            None => (said, Answer::Declared),
            Some((name, "no")) => (name, Answer::DeclaredNot),
            Some((name, "declined")) => (name, Answer::Declined),
            Some((name, "not answered")) => (name, Answer::NotAnswered),
            Some((name, "withdrawn")) => (name, Answer::Withdrawn),
            Some((name, "erased")) => (name, Answer::Erased),
            Some((_, answer)) => return Err(format!("no answer: {answer}")),
        };
        let mut declaration = Declaration::new(ground(name)?, answer);
        if consent {
            declaration = declaration.with_explicit_consent();
        }
        if confirmed {
            declaration = declaration.with_confirmation();
        }
        if waived {
            declaration = declaration.with_waiver();
        }
        Ok(on.map_or_else(|| declaration.clone(), |on| declaration.clone().with_day(on)))
    };
    text.split(", ").map(one).collect()
}

fn suitability(text: &str) -> Read<Option<Suitability>> {
    Ok(Some(match text {
        "suited" => Suitability::Suited,
        "doubtful" => Suitability::Doubtful,
        "unqualified" => Suitability::Unqualified,
        "obviously unsuited" => Suitability::ObviouslyUnsuited,
        "not assessed" => return Ok(None),
        _ => return Err(format!("no assessment: {text}")),
    }))
}

fn advert(book: &Book, name: &str, cell: impl Fn(&str) -> Read<String>) -> Read<Advert> {
    let place = name.strip_prefix("the ").and_then(|name| name.strip_suffix(" advert")).unwrap_or(name);
    let (channel, language) = place.split_once(" in ").unwrap_or((place, "nb"));
    let channel = match channel {
        "own" => Channel::Own,
        "joint" => Channel::Joint,
        "web" => Channel::Web,
        _ => return Err(format!("no channel: {channel}")),
    };
    let mut advert = Advert::new(channel, parse(language)?);
    let text = cell("text")?;
    if text != "not recorded" {
        let text = book.texts.get(&text).ok_or_else(|| format!("no text called {text}"))?;
        advert = advert.with_text(parse(text)?);
    }
    let published = cell("published")?;
    Ok(if published == "not recorded" { advert } else { advert.published_on(parse(&published)?) })
}

fn employer(facts: &Facts) -> Read<Employer> {
    let employer = Employer::new(parse(single(facts, "country")?)?);
    let employer = match single(facts, "sector")? {
        "state" => employer.with_sector(Sector::State),
        "municipal" => employer.with_sector(Sector::Municipal),
        "county" => employer.with_sector(Sector::County),
        "federal" => employer.with_sector(Sector::Federal),
        "land" => employer.with_sector(Sector::Land),
        "other public" => employer.with_sector(Sector::OtherPublic),
        "private" => employer.with_sector(Sector::Private),
        "church" => employer.with_sector(Sector::Church),
        _ => employer,
    };
    match facts.single.get("region") {
        Some(region) => employer.with_region(parse(region)?).map_err(shown),
        None => Ok(employer),
    }
}

/// The criteria of the vacancy: those that somebody failed, and one of its own.
fn criteria(facts: &Facts) -> Read<Vec<Criterion>> {
    let cells = facts.rows.values().filter_map(|cells| cells.get("failed criterion"));
    let named: BTreeSet<&str> =
        cells.filter(|cell| *cell != "nothing").flat_map(|cell| cell.split(", ")).collect();
    let failed = named.into_iter().map(|code| Ok(Criterion::new(parse(code)?, parse(code)?)));
    let own = facts.single.get("criterion").map(|title| Ok(Criterion::new(parse("own")?, parse(title)?)));
    failed.chain(own).collect()
}

fn vacancy(book: &Book, facts: &Facts, advertised: NaiveDate) -> Read<Vacancy> {
    let vacancy_id: VacancyId = parse("6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11")?;
    let mut vacancy = Vacancy::new(vacancy_id, parse("Leder")?, employer(facts)?, advertised)
        .with_criteria(criteria(facts)?)
        .map_err(shown)?;
    vacancy = match single(facts, "opening")? {
        "external" => vacancy.with_opening(Opening::External),
        "internal" => vacancy.with_opening(Opening::Internal),
        _ => vacancy,
    };
    vacancy = match single(facts, "length")? {
        "permanent" => vacancy.with_length(Length::Permanent).map_err(shown)?,
        "length not recorded" => vacancy,
        text => vacancy.with_length(length(text)?).map_err(shown)?,
    };
    vacancy = match facts.single.get("category").map(String::as_str) {
        None => vacancy,
        Some("leadership") => vacancy.with_category(Category::Leadership),
        Some("key position") => vacancy.with_category(Category::KeyPosition),
        Some("ordinary") => vacancy.with_category(Category::Ordinary),
        Some(own) => vacancy.with_category(Category::Own(parse(&own.replace(' ', "_"))?)),
    };
    if let Some(seats) = facts.single.get("seats") {
        vacancy = vacancy.with_seats(parse(seats)?);
    }
    let (mut staff, mut adverts) = (Vec::new(), Vec::new());
    for (key, value) in &facts.single {
        if let Some(fact) = key.strip_prefix("fact ") {
            vacancy = vacancy.with_fact(parse(fact)?, value == "yes");
        }
        if let Some(whom) = key.strip_prefix("staff of ") {
            let (members, total) = value.split_once(" of ").ok_or_else(|| format!("no count: {value}"))?;
            let counted = Representation::new(ground(whom)?, parse(members)?, parse(total)?);
            staff.push(counted.map_err(shown)?);
        }
    }
    for (name, cells) in facts.rows.iter().filter(|(name, _)| name.ends_with(" advert")) {
        let cell = |key: &str| cells.get(key).cloned().ok_or_else(|| format!("{name}: nothing says: {key}"));
        adverts.push(advert(book, name, cell)?);
    }
    Ok(vacancy.with_representation(staff).map_err(shown)?.with_adverts(adverts))
}

/// `bare`; or with a day: `recorded D` (with reason, author and day) or `without reason D`; or `without day` (a reason
/// alone).
fn assessment(assessment: Assessment, how: &str) -> Read<Assessment> {
    let reason = || parse("Ble vurdert mot kravene i utlysningen.");
    if let Some(day) = how.strip_prefix("recorded ") {
        Ok(assessment.with_reason(reason()?).made_by(parse("Kari Nordmann")?, parse(day)?))
    } else if let Some(day) = how.strip_prefix("without reason ") {
        Ok(assessment.made_by(parse("Kari Nordmann")?, parse(day)?))
    } else {
        match how {
            "bare" => Ok(assessment),
            "without day" => Ok(assessment.with_reason(reason()?)),
            other => Err(format!("nothing known about how somebody was assessed: {other}")),
        }
    }
}

fn mode(text: &str, stage: usize) -> Read<Option<Mode>> {
    let by_stage: Vec<&str> = text.split(", then ").collect();
    match by_stage.get(stage).or_else(|| by_stage.last()).copied() {
        Some("in person") => Ok(Some(Mode::InPerson)),
        Some("remote") => Ok(Some(Mode::Remote)),
        Some("not recorded") => Ok(None),
        _ => Err(format!("no mode: {text}")),
    }
}

fn invitation(name: &str, cell: &str, usual: NaiveDate, mode: Option<Mode>) -> Read<Option<Invitation>> {
    let id = testing::id(name);
    let invitation = match cell {
        "no" | "not held" => return Ok(None),
        "yes" => Invitation::sent(id, usual),
        "proposed" => Invitation::proposed(id, usual),
        day => match day.strip_prefix("proposed ") {
            Some(day) => Invitation::proposed(id, parse(day)?),
            None => Invitation::sent(id, parse(day)?),
        },
    };
    Ok(Some(mode.map_or_else(|| invitation.clone(), |mode| invitation.clone().with_mode(mode))))
}

fn applicant(name: &str, advertised: NaiveDate, cell: &impl Fn(&str) -> Read<String>) -> Read<Applicant> {
    let applied = match cell("applied")?.as_str() {
        "with the advert" => advertised,
        day => parse(day)?,
    };
    let declarations = declarations(&cell("declared")?)?;
    let mut applicant =
        Applicant::new(testing::id(name), applied).with_declarations(declarations).map_err(shown)?;
    let (failed, how) = (cell("failed criterion")?, cell("assessed")?);
    if let Some(suitability) = suitability(&cell("assessment")?)? {
        let mut found = Assessment::new(suitability);
        if failed != "nothing" {
            let codes: Read<Vec<_>> = failed.split(", ").map(parse).collect();
            found = found.with_criteria_not_met(codes?);
        }
        applicant = applicant.with_assessment(assessment(found, &how)?).map_err(shown)?;
    } else if failed != "nothing" || how != "bare" {
        return Err(format!("{name} was not assessed, so that no criterion was failed and nothing recorded"));
    }
    match cell("origin")?.as_str() {
        "external" => applicant = applicant.with_origin(Origin::External),
        "internal" => applicant = applicant.with_origin(Origin::Internal),
        "not recorded" => {}
        other => return Err(format!("no origin: {other}")),
    }
    match cell("score")?.as_str() {
        "not recorded" => {}
        score => applicant = applicant.with_score(parse(score)?).map_err(shown)?,
    }
    match cell("withdrew")?.as_str() {
        "no" => {}
        day => applicant = applicant.with_withdrawal(parse(day)?).map_err(shown)?,
    }
    Ok(applicant)
}

const STAGES: [(&str, &str); 3] = [
    ("invited", "8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a01"),
    ("second stage", "8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a02"),
    ("third stage", "8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a03"),
];

pub(crate) fn round(book: &Book, case: &Case) -> Read<Round> {
    let facts = &case.facts;
    let advertised: NaiveDate = parse(single(facts, "advertised")?)?;
    let fortnight = |day: NaiveDate| day.checked_add_days(Days::new(14)).ok_or("no such day");
    let mut usual = match facts.single.get("invited") {
        Some(day) => parse(day)?,
        None => fortnight(advertised)?,
    };
    let people = || facts.rows.iter().filter(|(name, _)| !name.ends_with(" advert"));
    let said = |name: &str, cells: &BTreeMap<String, String>, key: &str| {
        cells.get(key).cloned().ok_or_else(|| format!("{name}: nothing says: {key}"))
    };
    let vacancy = vacancy(book, facts, advertised)?;
    let applicants: Read<Vec<Applicant>> =
        people().map(|(name, cells)| applicant(name, advertised, &|key| said(name, cells, key))).collect();
    let mut lists = Vec::new();
    for (stage, (column, id)) in STAGES.into_iter().enumerate() {
        let mut invitations = Vec::new();
        let mut held = stage == 0;
        for (name, cells) in people() {
            let cell = said(name, cells, column)?;
            held |= cell != "not held";
            invitations.extend(invitation(name, &cell, usual, mode(&said(name, cells, "mode")?, stage)?)?);
        }
        if held {
            let (id, number): (ShortlistId, u8) = (parse(id)?, u8::try_from(stage + 1).map_err(shown)?);
            let number = NonZeroU8::new(number).ok_or("no stage")?;
            let list = Shortlist::new(id, vacancy.id(), invitations).map_err(shown)?.with_stage(number);
            let places = facts.single.get("places").filter(|_| stage == 0);
            lists.push(match places {
                Some(places) => list.with_places(parse(places)?).map_err(shown)?,
                None => list,
            });
        }
        usual = fortnight(usual)?;
    }
    let mut round = Round::new(vacancy, applicants?, lists).map_err(shown)?;
    if let Some(day) = facts.single.get("innstilling") {
        round = round.with_recommendation(parse(day)?).map_err(shown)?;
    }
    if let Some(hired) = facts.single.get("hired") {
        let hires = hired.split("; ").map(|one| {
            if let Some((name, day)) = one.rsplit_once(' ') {
                return Ok(Hire::new(testing::id(name), parse(day)?));
            }
            // Where nobody is named, only the day matters.
            let (name, _) = people().next().ok_or("nobody to hire")?;
            Ok(Hire::new(testing::id(name), parse(one)?))
        });
        round = round.with_hires(hires.collect::<Read<Vec<Hire>>>()?).map_err(shown)?;
    }
    if let Some(compared) = facts.single.get("comparison") {
        let compared: Read<Vec<Comparison>> = compared.split("; ").map(comparison).collect();
        round = round.with_comparisons(compared?).map_err(shown)?;
    }
    if let Some(recorded) = facts.single.get("recorded exception") {
        let recorded: Read<Vec<RecordedException>> =
            recorded.split("; ").map(|one| exception(&case.rule, one)).collect();
        round = round.with_exceptions(recorded?).map_err(shown)?;
    }
    match facts.single.get("file").map(String::as_str) {
        None | Some("nothing") => Ok(round),
        Some(file) => {
            let entries: Read<Vec<Entry>> = file.split("; ").map(|one| entry(one, advertised)).collect();
            Ok(round.with_entries(entries?))
        }
    }
}

/// `A and B equal on D`, `A, B and C nearly equal on D`.
fn comparison(text: &str) -> Read<Comparison> {
    let wanted = || format!("\"A and B equal on a day\" is wanted: {text}");
    let (rest, day) = text.rsplit_once(" on ").ok_or_else(wanted)?;
    let (names, equality) = match (rest.strip_suffix(" nearly equal"), rest.strip_suffix(" equal")) {
        (Some(names), _) => (names, Equality::NearlyEqual),
        (_, Some(names)) => (names, Equality::Equal),
        _ => return Err(wanted()),
    };
    let names = names.replace(" and ", ", ");
    let people = names.split(", ").map(testing::id).collect();
    let reason = parse("Lik utdanning og erfaring.")?;
    Comparison::new(people, equality, parse("Kari Nordmann")?, reason, parse(day)?).map_err(shown)
}

/// `volume on D`, `volume on D, cap 3`.
fn exception(rule: &str, text: &str) -> Read<RecordedException> {
    let (code, rest) = text
        .split_once(" on ")
        .ok_or_else(|| format!("\"an exception's code on a day\" is wanted: {text}"))?;
    let (day, cap) = rest.split_once(", cap ").map_or((rest, None), |(day, cap)| (day, Some(cap)));
    let reason = parse("Recorded for the case.")?;
    let recorded =
        RecordedException::new(parse(rule)?, parse(code)?, parse("Kari Nordmann")?, reason, parse(day)?);
    cap.map_or(Ok(recorded.clone()), |cap| Ok(recorded.clone().with_cap(parse(cap)?)))
}

/// A kind of entry, with its day where it is not that of the advert.
fn entry(text: &str, advertised: NaiveDate) -> Read<Entry> {
    let (kind, on) = match text.rsplit_once(' ').map(|(kind, day)| (kind, day.parse::<NaiveDate>())) {
        Some((kind, Ok(day))) => (kind, day),
        _ => (text, advertised),
    };
    let kind = match kind {
        "a reference to the action plan" => EntryKind::ActionPlanReference,
        "representatives heard" => EntryKind::RepresentativesHeard,
        "representative informed" => EntryKind::RepresentativeInformed,
        "panel parity" => EntryKind::PanelParity,
        "reasons for departing" => EntryKind::ReasonsForDeparting,
        "another note" => EntryKind::Own(parse("another_note")?),
        other => match other.strip_prefix("own ") {
            Some(code) => EntryKind::Own(parse(code)?),
            None => return Err(format!("nothing known in a file: {other}")),
        },
    };
    Ok(Entry::new(kind, parse("Kari Nordmann")?, on))
}

/// A word of the wire, as the casebook writes it.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|value| value.as_str().map(|text| text.replace('_', " ")))
        .unwrap_or_default()
}

fn verdict(verdict: Verdict) -> String {
    word(&verdict)
}

fn fact(fact: &Fact, name: &impl Fn(mangfold::ApplicantId) -> String) -> String {
    match fact {
        Fact::Vacancy(asked) => matter(asked),
        Fact::InForce => "in force".to_owned(),
        Fact::Adverts => "the adverts".to_owned(),
        Fact::AdvertText { channel, language } => {
            format!("text of the {} advert in {language}", word(channel))
        }
        Fact::Wording(_) => "the standard text of the time".to_owned(),
        Fact::Assessment(id) => format!("assessment of {}", name(*id)),
        Fact::Declaration { applicant, .. } => format!("declaration of {}", name(*applicant)),
        Fact::Origin(id) => format!("origin of {}", name(*id)),
        Fact::Score(id) => format!("score of {}", name(*id)),
        Fact::Mode(id) => format!("mode of {}", name(*id)),
        other => format!("{other:?}"),
    }
}

/// A plain fact of the vacancy, as expectations name it.
pub(crate) fn matter(matter: &Matter) -> String {
    match matter {
        Matter::Representation(ground) => format!("staff of {ground}"),
        Matter::Criteria => "criterion".to_owned(),
        Matter::Fact(code) => format!("fact {code}"),
        other => word(other),
    }
}

/// The same, as the facts of a case name it.
pub(crate) fn fact_about(matter: &Matter, facts: &Facts) -> String {
    if let Matter::Representation(wanted) = matter {
        let counted = |key: &&String| {
            key.strip_prefix("staff of ")
                .is_some_and(|whom| ground(whom).is_ok_and(|ground| ground == *wanted))
        };
        if let Some(key) = facts.single.keys().find(counted) {
            return key.clone();
        }
    }
    self::matter(matter)
}

/// What a decision comes to, in the words of the casebook.
pub(crate) fn said(case: &Case, decision: &Decision<'_>) -> Read<Expectation> {
    let rule = parse(&case.rule)?;
    let finding = decision.finding(&rule).ok_or_else(|| format!("no finding for {rule}"))?;
    let names: Vec<&String> = case.facts.rows.keys().collect();
    let name = |id: mangfold::ApplicantId| {
        names.iter().find(|name| testing::id(name) == id).map_or_else(String::new, |name| (*name).clone())
    };
    let mut settled_by = Vec::new();
    if let Because::Unknown { settled_by: facts } = finding.because() {
        settled_by = facts.iter().map(|one| fact(one, &name)).collect();
    }
    settled_by.sort();
    Ok(Expectation {
        line: 0,
        readings: Vec::new(),
        verdict: verdict(finding.verdict()),
        because: finding.because().code().to_owned(),
        elements: finding.rests_on().iter().map(word).collect(),
        answers: finding.answers().iter().map(word).collect(),
        settled_by,
        also: also(decision, finding, &name),
    })
}

fn also(
    decision: &Decision<'_>,
    finding: &Finding,
    name: &impl Fn(mangfold::ApplicantId) -> String,
) -> Vec<String> {
    let people = |ids: &[mangfold::ApplicantId]| {
        let mut names: Vec<String> = ids.iter().map(|id| name(*id)).collect();
        names.sort();
        names.join(" and ")
    };
    let versions: Vec<String> = finding.versions().iter().map(|place| (place + 1).to_string()).collect();
    let mut said = vec![
        format!("mark {}", finding.mark().as_str()),
        word(&finding.modality()),
        word(&finding.force()),
        format!("outcome {}", word(&decision.outcome())),
        format!("judged as of {}", finding.on()),
        match versions.as_slice() {
            [] => "no version".to_owned(),
            [one] => format!("version {one}"),
            several => format!("versions {}", several.join(" and ")),
        },
    ];
    said.extend(finding.last_confirmed().map(|day| format!("confirmed to {day}")));
    if let Some(counts) = finding.people() {
        said.push(format!("{} in the group", counts.in_group));
        said.push(format!("{} undeclared", counts.undeclared));
        said.push(format!("{} not counted", counts.uncounted));
    }
    match finding.because() {
        Because::NotInForce { begins, ended, .. } => {
            said.extend(begins.map(|day| format!("begins {day}")));
            said.extend(ended.map(|day| format!("ended {day}")));
        }
        Because::OutOfScope { by } => said.extend(by.iter().map(|one| format!("by {}", matter(one)))),
        Because::TooFewEligible { members, .. } => said.push(format!("members {}", people(members))),
        Because::Met { by, .. } => said.push(format!("met by {}", people(by))),
        Because::Short { met_with, perhaps_with, .. } => {
            said.push(format!("would be kept with {}", people(met_with)));
            said.push(format!("perhaps with {}", people(perhaps_with)));
        }
        Because::StatementMissing { adverts } => {
            said.extend(
                adverts.iter().map(|(channel, language)| {
                    format!("missing in the {} advert in {language}", word(channel))
                }),
            );
        }
        Because::ForbiddenPresent { adverts } => {
            said.extend(adverts.iter().map(|(channel, language)| {
                format!("forbidden in the {} advert in {language}", word(channel))
            }));
        }
        Because::Excepted { exception } => said.push(format!("excepted by {exception}")),
        Because::EveryoneInvited { invited } => said.push(format!("invited {invited}")),
        Because::Balanced { invited, against } => {
            said.extend([format!("invited {invited}"), format!("against {against}")]);
        }
        Because::Unbalanced { invited, against, met_with, perhaps_with } => {
            said.extend([format!("invited {invited}"), format!("against {against}")]);
            said.push(format!("would be kept with {}", people(met_with)));
            said.push(format!("perhaps with {}", people(perhaps_with)));
        }
        Because::PassedOver { wanted, better } => {
            said.extend([format!("wanted {wanted}"), format!("better {}", people(better))]);
        }
        Because::Overlooked { exclusions } => said.extend(exclusions.iter().map(|one| {
            format!("{} for {} as {}", name(one.excluded), one.criterion, name(one.overlooked_in))
        })),
        Because::AssessmentsRecorded { applicants } => said.push(format!("recorded {}", people(applicants))),
        Because::AssessmentDeficient { applicants } => said.push(format!("deficient {}", people(applicants))),
        Because::EntryLate { on, .. } => said.push(format!("entry late on {on}")),
        Because::ReviewOverdue { review_by } => said.push(format!("review by {review_by}")),
        Because::Counted { of_group, considered } => said.push(format!("counted {of_group} of {considered}")),
        _ => {}
    }
    said.extend(finding.remarks().iter().map(|one| remark(one, name)));
    said.push(format!("{} remarks", finding.remarks().len()));
    said
}

fn remark(remark: &Remark, name: &impl Fn(mangfold::ApplicantId) -> String) -> String {
    match remark {
        Remark::WithdrewAfterInvitation { applicant, others } => {
            format!("{} withdrew after the invitation, {others} others", name(*applicant))
        }
        Remark::KeepsSeveral { applicant, rules } => {
            let rules: Vec<String> = rules.iter().map(ToString::to_string).collect();
            format!("{} keeps several with {}", name(*applicant), rules.join(" and "))
        }
        Remark::NotCappedAlike { exception, others, cap: Some(cap) } => {
            format!("not capped alike by {exception}, {others} others, cap {cap}")
        }
        Remark::NotCappedAlike { exception, others, cap: None } => {
            format!("not capped alike by {exception}, {others} others, no cap")
        }
        Remark::OnNeitherSide { people } => format!("{people} on neither side"),
        other => format!("{other:?}"),
    }
}
