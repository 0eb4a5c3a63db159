//! Reads a hiring round and prints what a policy says of it, as the case file may show it.
//!
//! ```text
//! review [ROUND.json] [--policy ID] [--language nb|nn|en|de] [--json] [--restricted]
//! ```
//!
//! Without a file it takes `examples/data/round.json`. ID is `norway_state`, `ks`, `oslo`, `germany`, `uk` or `eu`, or the
//! path of a policy as JSON. `--restricted` shows who declared what, for those who may see it.

use std::process::ExitCode;

use chrono::{DateTime, Utc};
use mangfold::wording::Language;
use mangfold::{
    AssertedBy, Deadline, Ground, Group, InScope, Invitation, Limits, Policy, Round, Shortlist, packs,
};

const BUNDLED: &str = include_str!("data/round.json");

struct Arguments {
    file: Option<String>,
    policy: String,
    language: Language,
    json: bool,
    restricted: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("review: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = arguments(std::env::args().skip(1))?;
    let name = arguments.file.as_deref().unwrap_or("examples/data/round.json");
    let text = match &arguments.file {
        None => BUNDLED.as_bytes().to_vec(),
        Some(file) => std::fs::read(file).map_err(|error| format!("{file}: {error}"))?,
    };
    let round =
        Round::from_json(&text, &Limits::default()).map_err(|error| one_line(&format!("{name}: {error}")))?;
    let policy = policy(&arguments.policy)?;

    let decision = policy.decide(&round, stamp(&round));
    let words = match (arguments.restricted, arguments.json) {
        (false, false) => decision.annotation(arguments.language),
        (false, true) => decision.case_file().to_json() + "\n",
        (true, false) => decision.restricted().annotation(arguments.language),
        (true, true) => decision.restricted().to_json() + "\n",
    };
    print!("{words}");
    Ok(())
}

/// The stamp is the caller's. An example has no clock to trust, so it takes the day after the last one in the round.
fn stamp(round: &Round) -> DateTime<Utc> {
    let lists = round.shortlists().iter().flat_map(Shortlist::invitations).map(Invitation::on);
    let last = lists.chain(round.recommended_on()).max().unwrap_or(round.vacancy().opens_on());
    last.succ_opt().unwrap_or(last).and_time(chrono::NaiveTime::MIN).and_utc()
}

fn policy(id: &str) -> Result<Policy, String> {
    match id {
        "norway_state" => Ok(packs::norway_state()),
        // What the resolution leaves open, the employer has to say. This one takes the applicant's own word for
        // minority background, means internal postings, too, and counts invitations sent before the recommendation.
        "ks" => packs::ks(packs::KsConfiguration {
            definition: Group::declared(Ground::MinorityBackground),
            asserted_by: AssertedBy::Applicant,
            internal_postings: InScope::Yes,
            deadline: Deadline::Recommendation,
            binding: None,
        })
        .map_err(|error| error.to_string()),
        "oslo" => packs::oslo(None).map_err(|error| error.to_string()),
        "germany" => Ok(packs::germany()),
        "norway_adverts" => Ok(packs::norway_adverts()),
        "trondheim" => Ok(packs::trondheim()),
        "bergen" => Ok(packs::bergen()),
        "uk" => Ok(packs::uk()),
        "us" => Ok(packs::us()),
        "eu" => Ok(packs::eu()),
        path if std::path::Path::new(path).extension().is_some_and(|end| end == "json") => {
            let text = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            Policy::from_json(&text, &Limits::default())
                .map_err(|error| one_line(&format!("{path}: {error}")))
        }
        other => Err(format!(
            "no policy {other:?} (norway_state, norway_adverts, ks, oslo, trondheim, bergen, germany, uk, us, eu, or the path \
             of a policy ending in .json)"
        )),
    }
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments {
        file: None,
        policy: "ks".to_owned(),
        language: Language::Bokmal,
        json: false,
        restricted: false,
    };
    while let Some(word) = words.next() {
        let mut value = |name: &str| words.next().ok_or(format!("{name} wants a value"));
        match word.as_str() {
            "--policy" => arguments.policy = value("--policy")?,
            "--language" => {
                arguments.language =
                    value("--language")?.parse().map_err(|error| format!("--language: {error}"))?;
            }
            "--json" => arguments.json = true,
            "--restricted" => arguments.restricted = true,
            option if option.starts_with('-') => return Err(format!("no option {option:?}")),
            _ if arguments.file.is_none() => arguments.file = Some(word),
            _ => return Err(format!("one round at a time, not also {word:?}")),
        }
    }
    Ok(arguments)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
