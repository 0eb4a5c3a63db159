//! From the facts of a case to a policy and a round, and from a decision back to the words of the casebook.

use std::fmt::Debug;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use mangfold::packs::{self, Binding, EarlierText, KsConfiguration};
use mangfold::{
    Advert, Answer, Applicant, AssertedBy, Assessment, Because, Channel, Choice, Counts, Deadline, Decision,
    Declaration, Edge, Employer, Entry, EntryKind, Fact, Finding, Ground, Group, Hire, InScope, Invitation,
    Length, Opening, Origin, Overlap, Policy, Round, Sector, Shortlist, ShortlistId, Suitability, Vacancy,
    VacancyId, Verdict, testing,
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
        other if other.starts_with("own.") => parse(other)?,
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
    } else if text == "one person in two groups counts for each" {
        Ok(Choice::OnePersonInTwoGroups(Overlap::ForEach))
    } else if let Some(rest) = of("edge ") {
        edge(rest)
    } else {
        Err(format!("no reading: {text}"))
    }
}

pub(crate) fn policy(book: &Book, case: &Case) -> Read<Policy> {
    let given = |key: &str| single(&case.facts, &format!("given {key}"));
    if case.rule.starts_with("no.state.") {
        return Ok(packs::norway_state());
    }
    if case.rule.starts_with("no.oslo.") {
        let earlier = match given("earlier text")? {
            "none" => None,
            text => {
                let (name, until) = text.split_once(" until ").ok_or("an earlier text has an until")?;
                let text = book.texts.get(name).ok_or_else(|| format!("no text called {name}"))?;
                Some(EarlierText { text: parse(text)?, until: parse(until)? })
            }
        };
        return packs::oslo(earlier).map_err(shown);
    }
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
        if let Some((name, answer)) = item.split_once(": ") {
            let answer = match answer {
                "no" => Answer::DeclaredNot,
                "declined" => Answer::Declined,
                "not answered" => Answer::NotAnswered,
                "withdrawn" => Answer::Withdrawn,
                "erased" => Answer::Erased,
                _ => return Err(format!("no answer: {answer}")),
            };
            return Ok(Declaration::new(ground(name)?, answer).with_explicit_consent());
        }
        if let Some(name) = item.strip_suffix(" without consent") {
            return Ok(Declaration::new(ground(name)?, Answer::Declared));
        }
        if let Some(name) = item.strip_suffix(" confirmed") {
            let declared = Declaration::new(ground(name)?, Answer::Declared);
            return Ok(declared.with_explicit_consent().with_confirmation());
        }
        Ok(Declaration::new(ground(item)?, Answer::Declared).with_explicit_consent())
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
    Ok(match single(facts, "sector")? {
        "state" => employer.with_sector(Sector::State),
        "municipal" => employer.with_sector(Sector::Municipal),
        "county" => employer.with_sector(Sector::County),
        "other public" => employer.with_sector(Sector::OtherPublic),
        "private" => employer.with_sector(Sector::Private),
        "church" => employer.with_sector(Sector::Church),
        _ => employer,
    })
}

pub(crate) fn round(book: &Book, case: &Case) -> Read<Round> {
    let facts = &case.facts;
    let advertised: NaiveDate = parse(single(facts, "advertised")?)?;
    let invited = match facts.single.get("invited") {
        Some(day) => parse(day)?,
        None => advertised.checked_add_days(Days::new(14)).ok_or("no such day")?,
    };
    let vacancy_id: VacancyId = parse("6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11")?;
    let shortlist_id: ShortlistId = parse("8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a01")?;
    let mut vacancy = Vacancy::new(vacancy_id, parse("Leder")?, employer(facts)?, advertised);
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
    let (mut adverts, mut applicants, mut invitations) = (Vec::new(), Vec::new(), Vec::new());
    for (name, cells) in &facts.rows {
        let cell = |key: &str| cells.get(key).cloned().ok_or_else(|| format!("{name}: nothing says: {key}"));
        if name.ends_with(" advert") {
            adverts.push(advert(book, name, cell)?);
            continue;
        }
        let applied = match cell("applied")?.as_str() {
            "with the advert" => advertised,
            day => parse(day)?,
        };
        let id = testing::id(name);
        let mut applicant = Applicant::new(id, applied)
            .with_declarations(declarations(&cell("declared")?)?)
            .map_err(shown)?;
        if let Some(suitability) = suitability(&cell("assessment")?)? {
            applicant = applicant.with_assessment(Assessment::new(suitability)).map_err(shown)?;
        }
        match cell("origin")?.as_str() {
            "external" => applicant = applicant.with_origin(Origin::External),
            "internal" => applicant = applicant.with_origin(Origin::Internal),
            "not recorded" => {}
            other => return Err(format!("no origin: {other}")),
        }
        match cell("withdrew")?.as_str() {
            "no" => {}
            day => applicant = applicant.with_withdrawal(parse(day)?).map_err(shown)?,
        }
        applicants.push(applicant);
        match cell("invited")?.as_str() {
            "no" => {}
            "yes" => invitations.push(Invitation::sent(id, invited)),
            "proposed" => invitations.push(Invitation::proposed(id, invited)),
            day => invitations.push(Invitation::sent(id, parse(day)?)),
        }
    }
    let list = Shortlist::new(shortlist_id, vacancy_id, invitations);
    let mut round =
        Round::new(vacancy.with_adverts(adverts), applicants, vec![list.map_err(shown)?]).map_err(shown)?;
    if let Some(day) = facts.single.get("innstilling") {
        round = round.with_recommendation(parse(day)?).map_err(shown)?;
    }
    if let Some(day) = facts.single.get("hired") {
        // Who is hired matters to no rule of the casebook, only when.
        let hired = facts.rows.keys().find(|name| !name.ends_with(" advert")).ok_or("nobody to hire")?;
        round = round.with_hires(vec![Hire::new(testing::id(hired), parse(day)?)]).map_err(shown)?;
    }
    let kind = match facts.single.get("file").map(String::as_str) {
        None | Some("nothing") => return Ok(round),
        Some("a reference to the action plan") => EntryKind::ActionPlanReference,
        Some("another note") => EntryKind::Own(parse("another_note")?),
        Some(other) => return Err(format!("nothing known in a file: {other}")),
    };
    Ok(round.with_entries(vec![Entry::new(kind, parse("Kari Nordmann")?, advertised)]))
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
        Fact::Vacancy(matter) => word(matter),
        Fact::InForce => "in force".to_owned(),
        Fact::Adverts => "the adverts".to_owned(),
        Fact::AdvertText { channel, language } => {
            format!("text of the {} advert in {language}", word(channel))
        }
        Fact::Wording(_) => "the standard text of the time".to_owned(),
        Fact::Assessment(id) => format!("assessment of {}", name(*id)),
        Fact::Declaration { applicant, .. } => format!("declaration of {}", name(*applicant)),
        Fact::Origin(id) => format!("origin of {}", name(*id)),
        other => format!("{other:?}"),
    }
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
        Because::OutOfScope { by } => said.extend(by.iter().map(|matter| format!("by {}", word(matter)))),
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
        _ => {}
    }
    said.push(format!("{} remarks", finding.remarks().len()));
    said
}
