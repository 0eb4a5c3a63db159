//! Chooses a candidate network as KS planned it in 2007, shows who is in it and for which bounds, and follows it for a year.
//!
//! ```text
//! programme [NOMINEES.json] [--places N] [--women-and-men N/D] [--restricted]
//! ```
//!
//! Without a file it takes `examples/data/network_nominees.json`: 120 people, nominated in forty municipalities. `--restricted` also
//! tells for which bounds about sex and background somebody is needed, for those who may see who declared what; `--women-and-men` wants
//! it, since two choices beside each other tell that, too.

use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::process::ExitCode;

use chrono::NaiveDate;
use mangfold::monitor::{Alternative, Cell, GroupCounts, Level, PartId, Rate, Tally};
use mangfold::programme::{
    BoundKind, Candidate, Cohort, CohortBound, CohortChoice, CohortFinding, CohortVerdict, Denominator,
    Facet, NetworkConfiguration, Nominators, Pool, Programme, Report, Standing, Strength, ValueCount,
    candidate_network, knowledge_base, next_steps_book,
};
use mangfold::{Code, Ratio, Title};
use serde::Deserialize;

const NOMINEES: &str = "examples/data/network_nominees.json";
const YEAR: &str = include_str!("data/network_year.json");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nominees {
    #[serde(default, rename = "about")]
    _about: String,
    nominated: Vec<Candidate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Year {
    #[serde(default, rename = "about")]
    _about: String,
    reports: Vec<Report>,
    next_steps: Vec<NextSteps>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NextSteps {
    groups: Vec<String>,
    counts: Vec<u64>,
}

struct Arguments {
    file: Option<String>,
    places: u32,
    least_share: Ratio,
    restricted: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("programme: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = arguments(std::env::args().skip(1))?;
    let name = arguments.file.as_deref().unwrap_or(NOMINEES);
    let text = match &arguments.file {
        None => include_str!("data/network_nominees.json").to_owned(),
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
    };
    let nominees: Nominees = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    let pool = Pool::new(nominees.nominated).map_err(said)?;
    let network = network(&pool, arguments.least_share)?;
    let bounds = network.bounds().ok_or("the network has no bounds")?;

    println!("{}: {} nominated, {} places\n", network.code(), pool.len(), arguments.places);
    match bounds.choose(&pool, arguments.places).map_err(said)? {
        CohortChoice::Found(cohort) => {
            show(&cohort, arguments.restricted);
            a_year(&network)
        }
        CohortChoice::None { conflict } => {
            let conflict: Vec<&str> = conflict.iter().map(Code::as_str).collect();
            println!("Nobody can choose so: these cannot stand together: {}", conflict.join(", "));
            Ok(())
        }
        CohortChoice::Unproved { .. } => Err("given up before anything was proved".to_owned()),
    }
}

/// The documents say "noenlunde jevn", "ulike" and "ulik"; how much that is, whoever uses them decides.
fn network(pool: &Pool, least_share_of_each_sex: Ratio) -> Result<Programme, String> {
    let municipality = |candidate: &Candidate| candidate.fact("municipality").map(ToString::to_string);
    let municipalities: BTreeSet<String> = pool.candidates().iter().filter_map(municipality).collect();
    let titles: Result<Vec<Title>, _> = municipalities.iter().map(|name| name.parse()).collect();
    let configuration = NetworkConfiguration {
        municipalities: titles.map_err(said)?,
        nominated_by: Nominators::Either,
        nominate_by: day("2007-04-30")?,
        first_gathering: day("2007-09-10")?,
        least: 20,
        most: 100,
        least_share_of_each_sex,
        service_areas: 6,
        backgrounds: 8,
    };
    candidate_network(configuration).map_err(said)
}

fn show(cohort: &Cohort, restricted: bool) {
    println!("Bounds");
    for finding in cohort.findings() {
        let bound = cohort.bounds().bounds().iter().find(|bound| bound.code() == finding.bound());
        println!(
            "  {:<20} {:<12} {}",
            finding.bound(),
            verdict(finding.verdict()),
            told(bound, finding, restricted)
        );
    }
    println!(
        "\nChosen, with the bounds that somebody serves (needed: without them, and nobody in their place, it fails)"
    );
    let is_shown = |code: &Code| {
        let bound = cohort.bounds().bounds().iter().find(|bound| bound.code() == code);
        bound.is_some_and(|bound| {
            // Whom everybody must be says nothing of one of them.
            let is_everybody = matches!(bound.kind(), BoundKind::Everybody { .. });
            (restricted || !is_declared(bound)) && (!is_everybody || bound.strength() == Strength::Wish)
        })
    };
    for (number, member) in (1..).zip(cohort.members()) {
        let needed = cohort.needed_for(member.id());
        let served = cohort.counts_for(member.id());
        let served = served
            .iter()
            .filter(|code| is_shown(code))
            .map(|code| if needed.contains(code) { format!("{code} (needed)") } else { code.to_string() });
        let fact = |name: &str| member.fact(name).map_or("", Code::as_str);
        let id = member.id().uuid().as_u128();
        println!(
            "  {number:>2}. nominee {id:<4} {:<14} {:<15} {}",
            fact("municipality"),
            fact("service_area"),
            served.collect::<Vec<_>>().join(", ")
        );
    }
}

fn is_declared(bound: &CohortBound) -> bool {
    matches!(bound.kind().facet(), Facet::Declared(_))
}

const fn verdict(verdict: CohortVerdict) -> &'static str {
    match verdict {
        CohortVerdict::Kept => "kept",
        CohortVerdict::Broken => "broken",
        CohortVerdict::Undetermined => "undetermined",
        CohortVerdict::Wished => "wish",
    }
}

/// Counts about what people declared are for those who may see them.
fn told(bound: Option<&CohortBound>, finding: &CohortFinding, restricted: bool) -> String {
    let Some(bound) = bound else { return format!("{} members", finding.members()) };
    if is_declared(bound) && !restricted {
        return "(counts are restricted)".to_owned();
    }
    let sum: u32 = finding.counts().iter().map(ValueCount::recorded).sum();
    match bound.kind() {
        BoundKind::Different { .. } => {
            format!("{} different, at least {}", finding.counts().len(), finding.least())
        }
        BoundKind::Each { .. } => {
            format!("{} values, at least {} of each", finding.counts().len(), finding.least())
        }
        BoundKind::Share { .. } | BoundKind::Count { .. } => format!("{sum}, at least {}", finding.least()),
        // Somebody whom two nominated counts for both.
        _ => format!("{} of {}", sum.min(finding.members()), finding.members()),
    }
}

fn a_year(network: &Programme) -> Result<(), String> {
    let year: Year = serde_json::from_str(YEAR).map_err(|error| format!("network_year.json: {error}"))?;
    let on = day("2008-09-10")?;
    let review = network.plan().review(&year.reports, on).map_err(said)?;
    println!("\nThe year, on {on}");
    for (obligation, counts) in review.by_obligation() {
        let standings = Standing::ALL.map(|standing| (standing, counts.of(standing)));
        let told: Vec<String> = standings
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(standing, count)| format!("{count} {}", standing.as_str()))
            .collect();
        println!("  {obligation:<24} {}", told.join(", "));
    }
    for finding in review.findings().iter().filter(|finding| finding.standing() != Standing::Met) {
        let who = finding.unit().map_or_else(String::new, |unit| format!(" ({unit})"));
        let missing: Vec<&str> = finding.missing().iter().map(Code::as_str).collect();
        let missing =
            if missing.is_empty() { String::new() } else { format!(", without {}", missing.join(", ")) };
        println!("  - {}{who}: {}{missing}", finding.obligation(), finding.standing().as_str());
    }

    let part = PartId::new("network/2007".parse().map_err(said)?, "2008".parse().map_err(said)?);
    let counts = year.next_steps.into_iter().map(|row| GroupCounts::new(row.groups, row.counts));
    let tally = Tally::from_counts(&next_steps_book(), part, counts).map_err(said)?;
    let published = tally.publish(NonZeroU32::new(5).ok_or("no threshold")?);
    println!("\nNext steps, a year later (counts under 5 are withheld)");
    let of = |stage: &str| -> Result<Option<u32>, String> {
        let stage = stage.parse().map_err(said)?;
        Ok(match published.everybody(&stage) {
            Cell::Count(count) => Some(count),
            _ => None,
        })
    };
    let Some(participants) = of("own.participated")? else { return Ok(()) };
    for stage in ["applied", "interviewed", "appointed"] {
        match of(&format!("own.{stage}"))? {
            Some(count) => println!("  {stage:<12} {}", with_interval(rate(count, participants)?)),
            None => println!("  {stage:<12} withheld"),
        }
    }
    let base = knowledge_base();
    let women = base.figure("women_network.2007.became_top_managers").ok_or("no such figure")?;
    let own = of("own.appointed")?.map(|appointed| rate(appointed, participants)).transpose()?;
    let beside = own.and_then(|own| women.beside_counts(Denominator::Participants, own));
    if let Some(beside) = beside {
        println!("  beside it: {}: {}", women.counts(), with_interval(beside.statistics().others()));
        if let Some(p) = beside.statistics().fisher(Alternative::TwoSided) {
            println!(
                "  were there no difference, one no likelier than this would be seen with probability {p:.3}"
            );
        }
    }
    Ok(())
}

fn rate(selected: u32, of: u32) -> Result<Rate, String> {
    Rate::new(selected.into(), of.into()).map_err(said)
}

fn with_interval(rate: Rate) -> String {
    let percent = |share: f64| share * 100.0;
    let interval = rate.clopper_pearson(Level::P95).map_or_else(String::new, |interval| {
        format!(", 95 % interval {:.1} to {:.1} %", percent(interval.low()), percent(interval.high()))
    });
    format!("{} of {}{interval}", rate.selected(), rate.of())
}

fn day(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|error| format!("{text}: {error}"))
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let least_share = Ratio::new(2, 5).map_err(said)?;
    let mut arguments = Arguments { file: None, places: 50, least_share, restricted: false };
    while let Some(word) = given.next() {
        let mut value = || given.next().ok_or_else(|| format!("{word} wants a value"));
        match word.as_str() {
            "--places" => {
                let text = value()?;
                arguments.places = text.parse().map_err(|_| format!("--places: no number: {text:?}"))?;
            }
            "--women-and-men" => {
                let text = value()?;
                let parts = text.split_once('/').and_then(|(n, d)| Some((n.parse().ok()?, d.parse().ok()?)));
                let (numerator, denominator) =
                    parts.ok_or_else(|| format!("--women-and-men: no share such as 2/5: {text:?}"))?;
                arguments.least_share = Ratio::new(numerator, denominator).map_err(said)?;
            }
            "--restricted" => arguments.restricted = true,
            option if option.starts_with("--") => return Err(format!("no such option: {option}")),
            _ if arguments.file.is_some() => return Err(format!("two files: {word}")),
            _ => arguments.file = Some(word),
        }
    }
    if arguments.least_share != least_share && !arguments.restricted {
        return Err(
            "--women-and-men wants --restricted: choices beside each other tell who declared what".to_owned()
        );
    }
    Ok(arguments)
}
