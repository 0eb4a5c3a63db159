//! Puts the yearly statement on equality of a municipality together and prints it as Markdown.
//!
//! ```text
//! annual_report [DATA.json] [--language nb|nn|en|de] [--json]
//! ```
//!
//! Without a file it takes `examples/data/annual_report.json`: a municipality with twelve units, invented from its name to
//! its last number. `--json` prints what may be printed as data.
//!
//! It exits 2 where the file or an argument cannot be used.

use std::collections::BTreeMap;
use std::error::Error;
use std::num::NonZeroU32;
use std::process::ExitCode;

use chrono::NaiveDate;
use mangfold::monitor::{
    CodeBook, GroupCounts, PartId, PopulationShare, Tally, Tier, TierRepresentation, TierTarget,
};
use mangfold::programme::{
    AnnualStatement, CandidateId, CohortBounds, CountBasis, Plan, Pool, Report, RoleModels, SelfAssessment,
    StatementText,
};
use mangfold::wording::Language;
use mangfold::{Code, RoundReference, Title};
use serde::Deserialize;

const BUNDLED: &str = include_str!("data/annual_report.json");

fn main() -> ExitCode {
    match run() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("annual_report: {error}");
            ExitCode::from(2)
        }
    }
}

struct Arguments {
    file: Option<String>,
    language: Language,
    json: bool,
}

const USAGE: &str = "usage: annual_report [DATA.json] [--language nb|nn|en|de] [--json]";

impl Arguments {
    fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let (mut file, mut language, mut json) = (None, Language::Bokmal, false);
        while let Some(word) = given.next() {
            match word.as_str() {
                "--language" => {
                    language = given.next().ok_or("--language wants a value")?.parse()?;
                }
                "--json" => json = true,
                option if option.starts_with("--") => {
                    return Err(format!("no option {option}\n{USAGE}").into());
                }
                _ if file.is_none() => file = Some(word),
                second => return Err(format!("one file at a time, not also {second}\n{USAGE}").into()),
            }
        }
        Ok(Self { file, language, json })
    }
}

/// What a municipality has for its statement: the library's own types, and counts that become tallies here.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    // What the file says of itself.
    #[serde(rename = "note")]
    _note: String,
    employer: Title,
    year: i32,
    threshold: NonZeroU32,
    labels: BTreeMap<Code, Title>,
    texts: Vec<StatementText>,
    recruitment: Option<Vacancies>,
    next_steps: Vec<Followed>,
    count_basis: CountBasis,
    representation: Vec<TierRepresentation>,
    targets: Vec<Target>,
    role_models: RoleModels,
    self_assessments: Vec<SelfAssessment>,
    plans: Vec<Reported>,
    cohorts: Vec<Chosen>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vacancies {
    counted: Counted,
    compared: Vec<Code>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Followed {
    programme: Code,
    counted: Counted,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    book: CodeBook,
    parts: Vec<CountedPart>,
}

/// Rows of a value for each dimension and a count for each stage.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountedPart {
    stratum: RoundReference,
    period: RoundReference,
    rows: Vec<(Vec<String>, Vec<u64>)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Target {
    tier: Tier,
    share: PopulationShare,
    by: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reported {
    plan: Plan,
    reports: Vec<Report>,
    on: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen {
    bounds: CohortBounds,
    pool: Pool,
    members: Vec<CandidateId>,
}

impl Counted {
    fn tally(&self) -> Result<Tally, Box<dyn Error>> {
        self.parts.iter().try_fold(Tally::empty(&self.book), |all, part| {
            let rows =
                part.rows.iter().map(|(group, counts)| GroupCounts::new(group.clone(), counts.clone()));
            let id = PartId::new(part.stratum.clone(), part.period.clone());
            Ok(all.merge(Tally::from_counts(&self.book, id, rows)?)?)
        })
    }
}

impl Data {
    fn statement(self) -> Result<AnnualStatement, Box<dyn Error>> {
        let mut statement = AnnualStatement::new(self.employer, self.year, self.threshold);
        for (code, label) in self.labels {
            statement = statement.with_label(code, label)?;
        }
        for text in self.texts {
            statement = statement.with_text(text);
        }
        // Only what `publish` lets out gets into the statement.
        if let Some(vacancies) = self.recruitment {
            let published = vacancies.counted.tally()?.publish(self.threshold);
            statement = statement.with_recruitment(published, vacancies.compared)?;
        }
        for followed in self.next_steps {
            let published = followed.counted.tally()?.publish(self.threshold);
            statement = statement.with_next_steps(followed.programme, published)?;
        }
        statement = statement.with_count_basis(self.count_basis)?;
        let counted = self.representation.clone();
        for counted in self.representation {
            statement = statement.with_representation(counted)?;
        }
        for Target { tier, share, by } in self.targets {
            // From the latest count of the tier in the whole municipality.
            let of_tier =
                counted.iter().filter(|counted| *counted.tier() == tier && counted.unit().is_none());
            let standing = of_tier.max_by_key(|counted| counted.on());
            let standing = standing.ok_or_else(|| format!("targets: {tier} is not counted"))?;
            statement = statement.with_target(TierTarget::new(standing.clone(), share, by)?)?;
        }
        statement = statement.with_role_models(self.role_models.publish(self.threshold))?;
        for assessment in self.self_assessments {
            statement = statement.with_self_assessment(assessment)?;
        }
        for Reported { plan, reports, on } in self.plans {
            let review = plan.review(&reports, on)?;
            statement = statement.with_plan(plan, &review)?;
        }
        for Chosen { bounds, pool, members } in self.cohorts {
            statement = statement.with_cohort(&bounds.cohort(&pool, members)?)?;
        }
        Ok(statement)
    }
}

fn run() -> Result<String, Box<dyn Error>> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    let text = match &arguments.file {
        None => BUNDLED.to_owned(),
        Some(file) => std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
    };
    let name = arguments.file.as_deref().unwrap_or("examples/data/annual_report.json");
    let data: Data = serde_json::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    let statement = data.statement().map_err(|error| format!("{name}: {error}"))?;
    Ok(if arguments.json { statement.to_json() + "\n" } else { statement.markdown(arguments.language) })
}
