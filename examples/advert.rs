//! Checks an advert, plain text or HTML: which statements stand in it, in their words or in others, and what stands in it
//! that may not.
//!
//! ```text
//! advert [FILE] [--statement ID] [--language nb|nn|en|de] [--on DATE] [--json]
//! ```
//!
//! Without a file it takes `examples/data/advert.html`. Statements and rules are those of the packs. Nothing is known of the
//! vacancy, so that what an exception might allow is told as well, with the exception.

use std::process::ExitCode;

use chrono::NaiveDate;
use mangfold::wording::Language;
use mangfold::{
    AdvertHit, AdvertReview, Code, LanguageTag, Markup, Modality, Place, Policy, StatementFinding, TextWords,
    packs,
};
use serde::Serialize;

const BUNDLED: &str = include_str!("data/advert.html");

#[derive(Default)]
struct Arguments {
    file: Option<String>,
    statement: Option<Code>,
    language: Option<LanguageTag>,
    on: Option<NaiveDate>,
    json: bool,
}

#[derive(Serialize)]
struct Output<'a> {
    file: &'a str,
    markup: Markup,
    statements: Vec<StatementFinding>,
    hits: Vec<AdvertHit>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("advert: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = arguments(std::env::args().skip(1))?;
    let policies = policies()?;
    if let Some(statement) = &arguments.statement
        && !policies.iter().any(|policy| policy.statement(statement).is_some())
    {
        let known = policies.iter().flat_map(Policy::statements).map(|known| known.id().as_str());
        let known: Vec<&str> = known.collect();
        return Err(format!("no statement {statement:?}; there are {}", known.join(", ")));
    }
    let file = arguments.file.as_deref().unwrap_or("examples/data/advert.html");
    let source = match &arguments.file {
        None => BUNDLED.to_owned(),
        Some(file) => {
            let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
            String::from_utf8(bytes).map_err(|error| format!("{file}: {error}"))?
        }
    };
    let markup = Markup::of(&source);
    let text = TextWords::read(&source, markup).map_err(|error| format!("{file}: {error}"))?;
    let reviews: Vec<AdvertReview> = policies
        .iter()
        .map(|policy| policy.review_advert(&text, arguments.language.as_ref(), arguments.on))
        .collect();
    let is_asked = |found: &&StatementFinding| {
        arguments.statement.as_ref().is_none_or(|statement| found.statement() == statement)
    };
    let statements = reviews.iter().flat_map(AdvertReview::statements).filter(is_asked).cloned().collect();
    let hits = reviews.iter().flat_map(AdvertReview::hits).filter(|_| arguments.statement.is_none());
    let output = Output { file, markup, statements, hits: hits.cloned().collect() };
    if arguments.json {
        println!("{}", serde_json::to_string_pretty(&output).map_err(|error| error.to_string())?);
    } else {
        print(&output, &source, &policies);
    }
    Ok(())
}

/// The packs that say something of adverts.
fn policies() -> Result<[Policy; 4], String> {
    let oslo = packs::oslo(None).map_err(|error| error.to_string())?;
    Ok([packs::norway_adverts(), oslo, packs::germany(), packs::uk()])
}

fn print(output: &Output<'_>, source: &str, policies: &[Policy]) {
    let lines = Lines::of(source);
    for found in &output.statements {
        let language = found.language().map(|language| format!(" ({language})")).unwrap_or_default();
        println!("{}: {}{language}", found.statement(), found.recognition().as_str());
        for (place, words) in found.places().iter().zip(found.words()) {
            println!("    {} «{words}»", lines.at(*place));
        }
        for difference in found.differences() {
            let place = difference.place().map_or(String::new(), |place| format!("{} ", lines.at(place)));
            let told = match (difference.wanted(), difference.found()) {
                (wanted, "") => format!("left out: «{wanted}»"),
                ("", found) => format!("put in: «{found}»"),
                (wanted, found) => format!("«{found}» instead of «{wanted}»"),
            };
            println!("    {place}{told}");
        }
        for phrase in found.missing_key_phrases() {
            println!("    a key phrase is missing: «{phrase}»");
        }
    }
    for hit in &output.hits {
        let told = match hit.modality() {
            Modality::Must => "must not stand there, where the rule applies",
            Modality::Should => "should not stand there, where the rule applies",
            _ => "is advised against, where the rule applies",
        };
        println!("{}: {told}", hit.rule());
        println!("    {} «{}»", lines.at(hit.place()), hit.phrase());
        for source in hit.sources() {
            let known = policies.iter().filter(|policy| policy.rule(hit.rule()).is_some());
            for source in known.filter_map(|policy| policy.source(source)) {
                println!("    {} ({})", source.citation(), hit.mark().as_str());
            }
        }
        for exception in hit.unless() {
            println!("    unless: {exception}");
        }
    }
}

/// Where the lines of a text begin.
struct Lines<'a> {
    source: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(source: &'a str) -> Self {
        let ends = source.match_indices('\n').map(|(at, _)| at + 1);
        Self { source, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Line and column, in characters, both counted from one; and the bytes.
    fn at(&self, place: Place) -> String {
        let line = self.starts.partition_point(|start| *start <= place.start());
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let column = self.source.get(start..place.start()).unwrap_or_default().chars().count() + 1;
        format!("{line}:{column} (bytes {} to {})", place.start(), place.end())
    }
}

fn arguments(given: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments::default();
    let mut given = given;
    while let Some(argument) = given.next() {
        let mut value = || given.next().ok_or(format!("{argument} wants a value"));
        match argument.as_str() {
            "--json" => arguments.json = true,
            "--statement" => {
                arguments.statement =
                    Some(value()?.parse().map_err(|error| format!("--statement: {error}"))?);
            }
            "--language" => {
                let language: Language = value()?.parse().map_err(|error| format!("--language: {error}"))?;
                arguments.language =
                    Some(language.tag().parse().map_err(|error| format!("--language: {error}"))?);
            }
            "--on" => {
                let day = value()?;
                let wanted = |_| format!("--on: no date: {day:?} (YYYY-MM-DD is wanted)");
                arguments.on = Some(day.parse().map_err(wanted)?);
            }
            option if option.starts_with("--") => return Err(format!("no option {option}")),
            file if arguments.file.is_none() => arguments.file = Some(file.to_owned()),
            file => return Err(format!("one file is wanted, and {file} is another")),
        }
    }
    Ok(arguments)
}
