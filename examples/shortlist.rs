//! Chooses shortlists on plain numbers: so many of the candidates, at the highest total score, under bounds on groups
//! that overlap.
//!
//! ```text
//! shortlist [FILE.json] [--json] [--steps NUMBER]
//! ```
//!
//! Without a file it takes `examples/data/shortlists.json`. For each instance it prints the best choice, the smallest
//! repair of the one that goes by scores alone, and by how much the bounds are violated at least. Where there is no
//! choice it names the groups that cannot stand together, numbered from nought.

use std::process::ExitCode;

use mangfold::remedy::{Answer, Limit, Problem, ProblemError, STEPS, Selection, Violation};
use serde::Serialize;
use serde_json::Value;

const BUNDLED: &str = include_str!("data/shortlists.json");

struct Arguments {
    file: Option<String>,
    json: bool,
    steps: u64,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("shortlist: {problem}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let arguments = arguments(std::env::args().skip(1))?;
    let name = arguments.file.as_deref().unwrap_or("examples/data/shortlists.json");
    let text = match &arguments.file {
        None => BUNDLED.as_bytes().to_vec(),
        Some(file) => std::fs::read(file).map_err(|error| format!("{file}: {error}"))?,
    };
    let instances = instances(&text).map_err(|error| format!("{name}: {error}"))?;
    let instances: Vec<Solved> =
        instances.iter().map(|instance| Solved::of(instance, arguments.steps)).collect();
    if arguments.json {
        let text = serde_json::to_string(&Output { instances }).map_err(|error| error.to_string())?;
        println!("{text}");
    } else {
        instances.iter().for_each(Solved::print);
    }
    Ok(())
}

struct Instance {
    id: Value,
    problem: Problem,
}

/// Every instance, or what is wrong with the first that is none, by its place, its id and its field.
fn instances(text: &[u8]) -> Result<Vec<Instance>, String> {
    let document: Value = serde_json::from_slice(text).map_err(|error| error.to_string())?;
    let list = document.get("instances").ok_or("instances is missing")?;
    let list = list.as_array().ok_or("instances is no list")?;
    let each = list.iter().enumerate().map(|(place, value)| {
        let id = value.get("id").map_or(String::new(), |id| format!(" (id {id})"));
        instance(value).map_err(|error| format!("instances[{place}]{id}: {error}"))
    });
    each.collect()
}

fn instance(value: &Value) -> Result<Instance, String> {
    let id = field(value, "id")?.clone();
    let scores = list(field(value, "scores")?, "scores", Value::as_i64)?;
    let count = number(field(value, "n")?, "n")?;
    if count != scores.len() {
        return Err(format!("n: {count}, but there are {} scores", scores.len()));
    }
    let places = number(field(value, "k")?, "k")?;
    let groups = field(value, "groups")?.as_array().ok_or("groups is no list")?;
    let limits: Result<Vec<Limit>, String> = groups
        .iter()
        .enumerate()
        .map(|(place, group)| limit(group).map_err(|error| format!("groups[{place}].{error}")))
        .collect();
    let problem = Problem::new(scores, places, limits?).map_err(|error| in_words_of_the_file(&error))?;
    Ok(Instance { id, problem })
}

fn limit(group: &Value) -> Result<Limit, String> {
    let members = list(field(group, "members")?, "members", whole)?;
    let bound = |name: &str| {
        let bound = number(field(group, name)?, name)?;
        u32::try_from(bound).map_err(|_| format!("{name}: {bound} is too great"))
    };
    Ok(Limit::between(members, bound("min")?, bound("max")?))
}

fn field<'a>(value: &'a Value, name: &str) -> Result<&'a Value, String> {
    value.get(name).ok_or_else(|| format!("{name} is missing"))
}

fn whole(value: &Value) -> Option<usize> {
    value.as_u64().and_then(|number| usize::try_from(number).ok())
}

fn number(value: &Value, name: &str) -> Result<usize, String> {
    whole(value).ok_or_else(|| format!("{name}: {value} is no whole number from nought up"))
}

fn list<T>(value: &Value, name: &str, read: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>, String> {
    let list = value.as_array().ok_or_else(|| format!("{name} is no list"))?;
    let each = list.iter().enumerate().map(|(place, value)| {
        read(value).ok_or_else(|| format!("{name}[{place}]: {value} is no whole number of this range"))
    });
    each.collect()
}

/// The library speaks of places and limits, counted from one; the file of `k` and `groups`, counted from nought.
fn in_words_of_the_file(error: &ProblemError) -> String {
    match error {
        ProblemError::MorePlacesThanCandidates { places, candidates } => {
            format!("k: {places}, but there are {candidates} candidates")
        }
        ProblemError::TooManyLimits { count } => format!("groups: {count}, at most 64 are allowed"),
        ProblemError::ScoreOutOfRange { candidate, score } => {
            format!("scores[{candidate}]: {score} is not within ±9007199254740991")
        }
        ProblemError::UnknownMember { number, candidate, candidates } => {
            format!("groups[{}].members: there is no candidate {candidate} of {candidates}", number - 1)
        }
        ProblemError::MemberTwice { number, candidate } => {
            format!("groups[{}].members: candidate {candidate} is there twice", number - 1)
        }
        other => other.to_string(),
    }
}

#[derive(Serialize)]
struct Output {
    instances: Vec<Solved>,
}

/// What is said of an instance. A part that was not proved within the steps says so itself.
#[derive(Serialize)]
struct Solved {
    id: Value,
    /// None where the steps ran out before it was known.
    feasible: Option<bool>,
    proved: bool,
    best: Option<Best>,
    repair: Option<Repair>,
    least_total_violation: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    conflict: Option<Vec<usize>>,
}

#[derive(Serialize)]
struct Best {
    total_score: Option<i128>,
    selection: Option<Vec<usize>>,
    #[serde(flatten)]
    unproved: Option<Unproved>,
}

#[derive(Serialize)]
struct Repair {
    swaps: Option<usize>,
    total_score: Option<i128>,
    selection: Option<Vec<usize>>,
    #[serde(flatten)]
    unproved: Option<Unproved>,
}

#[derive(Serialize)]
struct Unproved {
    proved: bool,
    bound: i128,
}

impl Best {
    fn new(found: Option<&Selection>, unproved: Option<Unproved>) -> Self {
        Self {
            total_score: found.map(Selection::total_score),
            selection: found.map(|found| found.chosen().to_vec()),
            unproved,
        }
    }
}

impl Repair {
    fn new(found: Option<&Selection>, unproved: Option<Unproved>) -> Self {
        let Best { total_score, selection, unproved } = Best::new(found, unproved);
        Self { swaps: found.map(|found| found.removed().len()), total_score, selection, unproved }
    }
}

/// What was found, or where there is none, the conflict; and what to say where nothing is proved.
fn parts(answer: Answer) -> (Option<Selection>, Option<Vec<usize>>, Option<Unproved>) {
    match answer {
        Answer::Found(found) => (Some(found), None, None),
        Answer::None { conflict } => (None, Some(conflict), None),
        Answer::Unproved { best, bound } => (best, None, Some(Unproved { proved: false, bound })),
    }
}

impl Solved {
    fn of(instance: &Instance, steps: u64) -> Self {
        let problem = instance.problem.clone().with_steps(steps);
        let (best, conflict, best_unproved) = parts(problem.best());
        // The choice by scores alone has as many as there are places, each once: it cannot be refused.
        let repair = problem.repair(&by_scores(&problem)).map(parts).ok();
        let (repair, repair_conflict, repair_unproved) = repair.unwrap_or_default();
        let conflict = conflict.or(repair_conflict);
        let least_total_violation = Violation::total(&problem.least_violation());
        let proved = best_unproved.is_none() && repair_unproved.is_none() && least_total_violation.is_some();
        let feasible = match (conflict.is_some(), best.is_some() || repair.is_some()) {
            (true, _) => Some(false),
            (_, true) => Some(true),
            _ => None,
        };
        Self {
            id: instance.id.clone(),
            feasible,
            proved,
            best: (best.is_some() || best_unproved.is_some())
                .then(|| Best::new(best.as_ref(), best_unproved)),
            repair: (repair.is_some() || repair_unproved.is_some())
                .then(|| Repair::new(repair.as_ref(), repair_unproved)),
            least_total_violation,
            conflict,
        }
    }

    fn print(&self) {
        println!("instance {}", self.id);
        let best = self.best.as_ref();
        let total = best.and_then(|best| best.total_score);
        print_choice("best", total, best.and_then(|best| best.selection.as_deref()), None);
        if let Some(unproved) = best.and_then(|best| best.unproved.as_ref()) {
            print_unproved(unproved);
        }
        if let Some(conflict) = &self.conflict {
            println!("    cannot stand together with the number of places: {}", named(conflict));
        }
        let repair = self.repair.as_ref();
        let (total, swaps) =
            (repair.and_then(|repair| repair.total_score), repair.and_then(|repair| repair.swaps));
        print_choice("repair", total, repair.and_then(|repair| repair.selection.as_deref()), swaps);
        if let Some(unproved) = repair.and_then(|repair| repair.unproved.as_ref()) {
            print_unproved(unproved);
        }
        match self.least_total_violation {
            Some(least) => println!("  least total violation: {least}"),
            None => println!("  least total violation: not proved, the steps ran out"),
        }
    }
}

fn print_choice(name: &str, total: Option<i128>, selection: Option<&[usize]>, swaps: Option<usize>) {
    match total.zip(selection) {
        Some((total, selection)) => {
            let swaps = match swaps {
                None => String::new(),
                Some(1) => ", 1 swap".to_owned(),
                Some(swaps) => format!(", {swaps} swaps"),
            };
            println!("  {name}: {selection:?}, total score {total}{swaps}");
        }
        None => println!("  {name}: none"),
    }
}

fn print_unproved(unproved: &Unproved) {
    println!("    not proved, the steps ran out: no choice can exceed {}", unproved.bound);
}

fn named(groups: &[usize]) -> String {
    let names: Vec<String> = groups.iter().map(|group| format!("groups[{group}]")).collect();
    names.join(", ")
}

/// The choice that goes by scores alone; of equals, those who come first.
fn by_scores(problem: &Problem) -> Vec<usize> {
    let mut order: Vec<(std::cmp::Reverse<i64>, usize)> =
        problem.scores().iter().copied().map(std::cmp::Reverse).zip(0..).collect();
    order.sort_unstable();
    order.into_iter().take(problem.places()).map(|(_, candidate)| candidate).collect()
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut arguments = Arguments { file: None, json: false, steps: STEPS };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--json" => arguments.json = true,
            "--steps" => {
                let steps = words.next().ok_or("--steps wants a value")?;
                arguments.steps =
                    steps.parse().map_err(|_| format!("--steps: {steps:?} is no whole number"))?;
            }
            option if option.starts_with('-') => return Err(format!("no option {option:?}")),
            _ if arguments.file.is_none() => arguments.file = Some(word),
            _ => return Err(format!("one file at a time, not also {word:?}")),
        }
    }
    Ok(arguments)
}
