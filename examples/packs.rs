//! Lists the policies that ship with the crate, or shows one as a lawyer reads it.
//!
//! ```text
//! packs [ID] [--on DATE] [--language nb|nn|en|de] [--json]
//! ```
//!
//! Without ID it lists every pack with its rules: force, mark of the weakest part, sources. With the ID of one, as
//! `norway_state` or `germany`, that pack is shown as it stood on DATE (`YYYY-MM-DD`). Without `--on` that is the day of the pack's release,
//! since an example has no clock to trust. `--json` gives the same as data.
//!
//! What the texts of `ks` and `oslo` leave open, the employer has to say. This example says, for `ks`: minority background
//! is what the applicant declares, internal postings are in scope, an invitation counts if sent before the
//! recommendation, and the municipality has not bound itself. For `oslo`: the earlier standard text is not known.

use std::process::ExitCode;

use chrono::NaiveDate;
use mangfold::wording::Language;
use mangfold::{
    AssertedBy, Check, Deadline, Exception, Ground, Group, InScope, Part, Policy, Rule, Source, Statement,
    Version, Wording, packs,
};
use serde_json::{Value, json};

struct Arguments {
    id: Option<String>,
    on: Option<NaiveDate>,
    language: Language,
    json: bool,
}

fn main() -> ExitCode {
    match run() {
        Ok(words) => {
            print!("{words}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("packs: {message}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<String, String> {
    let arguments = arguments(std::env::args().skip(1))?;
    let policies = policies().map_err(|error| error.to_string())?;
    let day = |policy: &Policy| arguments.on.unwrap_or(policy.release());
    let Some(id) = &arguments.id else {
        return Ok(if arguments.json {
            let listed: Vec<Value> = policies.iter().map(|policy| listed_json(policy, day(policy))).collect();
            format!("{:#}\n", json!({ "packs": listed }))
        } else {
            policies.iter().map(|policy| listed(policy, day(policy))).collect::<Vec<_>>().join("\n")
        });
    };
    let Some(policy) = policies.iter().find(|policy| policy.id().as_str() == id) else {
        let known: Vec<&str> = policies.iter().map(|policy| policy.id().as_str()).collect();
        return Err(format!("no pack {id:?} ({})", known.join(", ")));
    };
    Ok(if arguments.json {
        format!("{:#}\n", shown_json(policy, day(policy)))
    } else {
        policy.reading(arguments.language, day(policy))
    })
}

fn policies() -> Result<Vec<Policy>, mangfold::PolicyError> {
    let ks = packs::KsConfiguration {
        definition: Group::declared(Ground::MinorityBackground),
        asserted_by: AssertedBy::Applicant,
        internal_postings: InScope::Yes,
        deadline: Deadline::Recommendation,
        binding: None,
    };
    Ok(vec![
        packs::norway_state(),
        packs::norway_adverts(),
        packs::ks(ks)?,
        packs::oslo(None)?,
        packs::trondheim(),
        packs::bergen(),
        packs::germany(),
        packs::uk(),
        packs::us(),
        packs::eu(),
    ])
}

/// The versions that may stand on a day; where none does, all of them.
fn versions(rule: &Rule, on: NaiveDate) -> Vec<&Version> {
    let standing: Vec<&Version> = rule.versions_on(on).map(|(_, version)| version).collect();
    if standing.is_empty() { rule.versions().iter().collect() } else { standing }
}

fn parts<'v>(versions: &[&'v Version]) -> Vec<&'v Part> {
    let parts = versions.iter().flat_map(|version| {
        version.parts().iter().chain(version.exceptions().iter().flat_map(Exception::parts))
    });
    parts.collect()
}

/// The sources of the words, and of the standard text where one is wanted.
fn sources<'p>(policy: &'p Policy, versions: &[&Version]) -> Vec<&'p Source> {
    let statements = versions.iter().filter_map(|version| match version.check() {
        Check::Statement(statement) => policy.statement(statement),
        _ => None,
    });
    let texts = statements.flat_map(Statement::wordings).filter_map(Wording::source);
    let cited: Vec<_> = parts(versions).into_iter().filter_map(Part::source).chain(texts).collect();
    policy.sources().iter().filter(|source| cited.contains(&source.key())).collect()
}

/// A value as it stands on the wire, as `"regulation"`.
fn wire(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn forces(versions: &[&Version]) -> Vec<Value> {
    let mut forces: Vec<Value> = versions.iter().map(|version| wire(version.force())).collect();
    forces.dedup();
    forces
}

fn weakest(versions: &[&Version]) -> &'static str {
    parts(versions).into_iter().map(Part::mark).max().map_or("", mangfold::Mark::as_str)
}

fn listed(policy: &Policy, on: NaiveDate) -> String {
    let count = policy.rules().len();
    let rules = if count == 1 { "1 rule".to_owned() } else { format!("{count} rules") };
    let mut lines = vec![format!("{}, release of {}, {rules}", policy.id(), policy.release())];
    for rule in policy.rules() {
        let versions = versions(rule, on);
        let forces: Vec<String> =
            forces(&versions).iter().filter_map(Value::as_str).map(str::to_owned).collect();
        lines.push(format!("  {}: {}, mark {}", rule.id(), forces.join(" or "), weakest(&versions)));
        lines.extend(
            sources(policy, &versions).into_iter().map(|source| format!("    source: {}", cited(source))),
        );
    }
    lines.join("\n") + "\n"
}

fn cited(source: &Source) -> String {
    let place = source.place_read().map(|place| format!(" (read in: {place})"));
    format!("{}{}", source.citation(), place.unwrap_or_default())
}

fn listed_json(policy: &Policy, on: NaiveDate) -> Value {
    let rules: Vec<Value> = policy
        .rules()
        .iter()
        .map(|rule| {
            let versions = versions(rule, on);
            json!({
                "id": wire(rule.id()),
                "force": forces(&versions),
                "mark": weakest(&versions),
                "source": wire(sources(policy, &versions)),
            })
        })
        .collect();
    json!({ "id": wire(policy.id()), "release": wire(policy.release()), "on": wire(on), "rules": rules })
}

/// Each rule with the versions that may stand on the day, whether that is settled, and the sources cited.
fn shown_json(policy: &Policy, on: NaiveDate) -> Value {
    let rules: Vec<Value> = policy
        .rules()
        .iter()
        .map(|rule| {
            let standing: Vec<Value> = rule
                .versions_on(on)
                .map(|(place, version)| json!({ "version": place, "mark": weakest(&[version]), "is": wire(version) }))
                .collect();
            json!({
                "id": wire(rule.id()),
                "clock": wire(rule.clock()),
                "settled": rule.is_settled_on(on),
                "versions": standing,
                "before": wire(rule.note_on_before()),
                "source": wire(sources(policy, &versions(rule, on))),
            })
        })
        .collect();
    json!({
        "id": wire(policy.id()),
        "release": wire(policy.release()),
        "on": wire(on),
        "rules": rules,
        "statements": wire(policy.statements()),
    })
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments { id: None, on: None, language: Language::Bokmal, json: false };
    while let Some(word) = words.next() {
        let mut value = |name: &str| words.next().ok_or(format!("{name} wants a value"));
        match word.as_str() {
            "--on" => arguments.on = Some(day(&value("--on")?)?),
            "--language" => {
                arguments.language =
                    value("--language")?.parse().map_err(|error| format!("--language: {error}"))?;
            }
            "--json" => arguments.json = true,
            option if option.starts_with('-') => return Err(format!("no option {option:?}")),
            _ if arguments.id.is_none() => arguments.id = Some(word),
            _ => return Err(format!("one pack at a time, not also {word:?}")),
        }
    }
    Ok(arguments)
}

fn day(text: &str) -> Result<NaiveDate, String> {
    match text.parse::<NaiveDate>() {
        Ok(day) if day.to_string() == text => Ok(day),
        _ => Err(format!("--on: no date: {text:?} (YYYY-MM-DD is wanted)")),
    }
}
