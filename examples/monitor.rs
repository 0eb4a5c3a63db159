//! What a file of people shows of a selection: rates by group, ratios, and what they tell, also stratum by stratum.
//!
//! ```text
//! monitor FILE.csv --group COL[,COL…] --selected COL=VALUE [--weight COL] [--stratum COL]
//!         [--undisclosed VALUE]… [--threshold NUMBER] [--json]
//! ```
//!
//! A row is a person, or as many as its weight says. Whoever has nothing in a column of groups, or one of the values given as
//! undisclosed, is undisclosed. With several columns of groups it also counts their intersection. Counts under the threshold
//! (5 where none is given) are withheld, and as many more as it takes that no sum gives them back.
//!
//! A row that cannot be read is left out, named by its line on the standard error, and counted. It exits 2 where the file or
//! an argument cannot be used.

use std::error::Error;
use std::fmt::Write as _;
use std::num::NonZeroU32;
use std::process::ExitCode;

use mangfold::monitor::{
    Against, Alternative, Category, Cell, CodeBook, Dimension, ExactConditional, GroupCounts, Impact, Level,
    PartId, PublishedRates, Question, Rate, Reading, Stage, Step, Strata, Tally, TwoByTwo, UNDISCLOSED, holm,
};
use mangfold::wording::Language;
use mangfold::{Code, LegalBasis};
use serde_json::{Value, json};

#[path = "monitor/read.rs"]
mod read;

use read::{Asked, Counted, Values};

fn main() -> ExitCode {
    match run() {
        Ok(text) => {
            print!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

struct Arguments {
    file: String,
    asked: Asked,
    threshold: NonZeroU32,
    json: bool,
}

const USAGE: &str = "usage: monitor FILE.csv --group COL[,COL…] --selected COL=VALUE [--weight COL] [--stratum COL] \
    [--undisclosed VALUE]… [--threshold NUMBER] [--json]";

impl Arguments {
    fn parse(mut given: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let (mut file, mut groups, mut selected, mut weight, mut stratum) = (None, None, None, None, None);
        let (mut undisclosed, mut threshold, mut json) = (Vec::new(), None, false);
        let once = |place: &mut Option<String>, option: &str, value: String| match place.replace(value) {
            None => Ok(()),
            Some(_) => Err(format!("{option} is given twice")),
        };
        while let Some(word) = given.next() {
            let mut value = || given.next().ok_or_else(|| format!("{word} wants a value"));
            match word.as_str() {
                "--group" => once(&mut groups, "--group", value()?)?,
                "--selected" => once(&mut selected, "--selected", value()?)?,
                "--weight" => once(&mut weight, "--weight", value()?)?,
                "--stratum" => once(&mut stratum, "--stratum", value()?)?,
                "--threshold" => once(&mut threshold, "--threshold", value()?)?,
                "--undisclosed" => undisclosed.push(value()?),
                "--json" => json = true,
                option if option.starts_with("--") => {
                    return Err(format!("no option {option}\n{USAGE}").into());
                }
                _ => once(&mut file, "the file", word)?,
            }
        }
        let (Some(file), Some(groups), Some(selected)) = (file, groups, selected) else {
            return Err(USAGE.into());
        };
        let groups: Vec<String> = groups.split(',').map(str::to_owned).collect();
        let Some((column, value)) = selected.split_once('=') else {
            return Err(format!("--selected {selected}: COL=VALUE is wanted").into());
        };
        let mut columns: Vec<&str> = groups.iter().map(String::as_str).chain([column]).collect();
        columns.extend(weight.as_deref().into_iter().chain(stratum.as_deref()));
        columns.sort_unstable();
        if let Some([twice, _]) = columns.windows(2).find(|pair| matches!(pair, [a, b] if a == b)) {
            return Err(format!("column {twice} is asked for twice").into());
        }
        let threshold = match threshold {
            None => NonZeroU32::new(5).ok_or("five is not nought")?,
            Some(text) => {
                text.parse().map_err(|_| format!("--threshold {text}: a number from 1 is wanted"))?
            }
        };
        let asked =
            Asked { groups, selected: (column.to_owned(), value.to_owned()), weight, stratum, undisclosed };
        Ok(Self { file, asked, threshold, json })
    }
}

fn run() -> Result<String, Box<dyn Error>> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    let shown = |error: std::io::Error| format!("{}: {error}", arguments.file);
    let file = std::fs::File::open(&arguments.file).map_err(shown)?;
    let size = file.metadata().map_err(shown)?.len();
    let counted = Counted::read(std::io::BufReader::with_capacity(1 << 20, file), size, &arguments.asked)
        .map_err(|problem| format!("{}: {problem}", arguments.file))?;
    if counted.counts.values().all(|[_, selected]| *selected == 0) {
        let (column, value) = &arguments.asked.selected;
        return Err(format!("{}: no row that can be read has {column} = {value}", arguments.file).into());
    }
    let labels = Labels::new(&arguments.asked, &counted.values)?;
    let tally = tally(&labels, &counted)?;
    let report = Report::new(&arguments, &counted, &labels, &tally)?;
    Ok(if arguments.json { format!("{:#}\n", report.json()) } else { report.text() })
}

/// The codes of columns and values, which are lower-case words, beside the texts they stand for.
struct Labels {
    dimensions: Vec<(Code, String)>,
    values: Vec<Vec<(Code, String)>>,
}

impl Labels {
    fn new(asked: &Asked, values: &[Values]) -> Result<Self, Box<dyn Error>> {
        Ok(Self {
            dimensions: codes(&asked.groups)?,
            values: values.iter().map(|values| codes(&values.names)).collect::<Result<_, _>>()?,
        })
    }

    fn of<'a>(&'a self, grouping: &[usize], group: &'a [String]) -> Vec<&'a str> {
        let label = |(dimension, code): (&usize, &'a String)| {
            let of =
                self.values.get(*dimension).into_iter().flatten().find(|(known, _)| known.as_str() == code);
            of.map_or(code.as_str(), |(_, text)| text.as_str())
        };
        grouping.iter().zip(group).map(label).collect()
    }
}

/// A code for each text: its letters and figures, and a number where two texts have the same.
fn codes(texts: &[String]) -> Result<Vec<(Code, String)>, Box<dyn Error>> {
    let mut taken: Vec<String> = vec![UNDISCLOSED.to_owned()];
    let mut codes = Vec::new();
    for text in texts {
        let plain: String = text
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' })
            .take(60)
            .collect();
        let plain = if plain.is_empty() { "_".to_owned() } else { plain };
        let code = std::iter::once(plain.clone())
            .chain((2..=texts.len() + 2).map(|number| format!("{plain}_{number}")))
            .find(|code| !taken.contains(code))
            .unwrap_or_default();
        taken.push(code.clone());
        // What would turn or clear the screen is shown and not done.
        let mut shown = String::new();
        for c in text.chars() {
            if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
        }
        codes.push((code.parse()?, shown));
    }
    Ok(codes)
}

fn step() -> Result<Step, Box<dyn Error>> {
    Ok(Step::new("own.selected".parse()?, Stage::Applied))
}

fn tally(labels: &Labels, counted: &Counted) -> Result<Tally, Box<dyn Error>> {
    let definition: Code = "as_in_the_file".parse()?;
    let mut dimensions = Vec::new();
    for ((code, text), values) in labels.dimensions.iter().zip(&labels.values) {
        if values.is_empty() {
            return Err(format!("column {text}: nobody has a value").into());
        }
        let categories = values.iter().map(|(code, _)| Category::told(code.clone(), definition.clone()));
        // The file does not say on which basis its answers were given.
        dimensions.push(Dimension::new(code.clone(), LegalBasis::ExplicitConsent, categories.collect())?);
    }
    let names: Vec<&str> = labels.dimensions.iter().map(|(code, _)| code.as_str()).collect();
    let mut book = CodeBook::new(Stage::Applied, vec![step()?], dimensions)?;
    if names.len() > 1 {
        book = book.with_intersection(&names)?;
    }
    let mut parts: Vec<Vec<GroupCounts>> = vec![Vec::new(); counted.strata.names.len().max(1)];
    for ((stratum, group), [people, selected]) in &counted.counts {
        let value = |(values, number): (&Vec<(Code, String)>, &Option<usize>)| {
            let code = number.and_then(|number| values.get(number)).map(|(code, _)| code.as_str());
            code.unwrap_or(UNDISCLOSED).to_owned()
        };
        let row = GroupCounts::new(labels.values.iter().zip(group).map(value), [*people, *selected]);
        parts.get_mut(*stratum).ok_or("a stratum without a number")?.push(row);
    }
    let mut all = Tally::empty(&book);
    for (number, rows) in parts.into_iter().enumerate() {
        let part = PartId::new(format!("stratum-{number}").parse()?, "file".parse()?);
        all = all.merge(Tally::from_counts(&book, part, rows)?)?;
    }
    Ok(all)
}

/// Everything that is printed.
struct Report<'a> {
    asked: &'a Asked,
    rows: u64,
    unreadable: u64,
    strata: usize,
    threshold: NonZeroU32,
    people: Cell,
    selected: Cell,
    tables: Vec<Table>,
}

/// The groups by one column, or by all of them together.
struct Table {
    by: Vec<String>,
    rows: Vec<Row>,
    withheld: Vec<String>,
    undisclosed: Option<Rate>,
}

/// One group, and what it shows beside all others who are known.
struct Row {
    label: String,
    impact: Impact,
    /// None where some count of the others is withheld: what is told of all others would tell of these.
    beside: Option<Beside>,
}

struct Beside {
    table: TwoByTwo,
    holm: Option<f64>,
    /// None where no strata were asked for, or their figures would tell of few people.
    strata: Option<Strata>,
    /// Over strata where they were asked for, adjusted for as many groups as there are; none where those are withheld.
    reading: Option<Reading>,
}

impl<'a> Report<'a> {
    fn new(
        arguments: &'a Arguments,
        counted: &Counted,
        labels: &Labels,
        tally: &Tally,
    ) -> Result<Self, Box<dyn Error>> {
        let published = tally.publish(arguments.threshold);
        let step = step()?;
        let every: Vec<usize> = (0..labels.dimensions.len()).collect();
        let mut groupings: Vec<Vec<usize>> = every.iter().map(|dimension| vec![*dimension]).collect();
        if every.len() > 1 {
            groupings.push(every);
        }
        let mut tables = Vec::new();
        for grouping in groupings {
            let of = |dimension: &usize| labels.dimensions.get(*dimension);
            let names: Vec<&str> = grouping.iter().filter_map(of).map(|(code, _)| code.as_str()).collect();
            let shown = published.rates(&names, &step)?;
            tables.push(Table {
                by: grouping.iter().filter_map(of).map(|(_, text)| text.clone()).collect(),
                rows: rows(
                    labels,
                    &grouping,
                    &names,
                    &shown,
                    (tally, arguments.asked.stratum.is_some()),
                    &step,
                    arguments.threshold,
                )?,
                withheld: shown
                    .suppressed()
                    .iter()
                    .map(|group| labels.of(&grouping, group).join(", "))
                    .collect(),
                undisclosed: shown.rates().undisclosed(),
            });
        }
        Ok(Self {
            asked: &arguments.asked,
            rows: counted.rows,
            unreadable: counted.unreadable,
            strata: counted.strata.names.len(),
            threshold: arguments.threshold,
            people: published.everybody(&Stage::Applied),
            selected: published.everybody(step.stage()),
            tables,
        })
    }

    fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text).unwrap_or_default();
        text
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        let Asked { selected: (column, value), stratum, .. } = self.asked;
        writeln!(out, "{} people, {} with {column} = {value}", self.people, self.selected)?;
        writeln!(out, "{} rows read, {} of them left out as unreadable", self.rows, self.unreadable)?;
        if let Some(stratum) = stratum {
            writeln!(out, "{} strata by {stratum}", self.strata)?;
        }
        writeln!(out, "counts under {} are withheld, and those that would give them back", self.threshold)?;
        for table in &self.tables {
            table.write(out, stratum.as_deref())?;
        }
        Ok(())
    }

    fn json(&self) -> Value {
        json!({
            "people": self.people,
            "selected": self.selected,
            "rows": self.rows,
            "unreadable": self.unreadable,
            "strata": self.strata,
            "threshold": self.threshold,
            "tables": self.tables.iter().map(Table::json).collect::<Vec<_>>(),
        })
    }
}

fn rows(
    labels: &Labels,
    grouping: &[usize],
    names: &[&str],
    shown: &PublishedRates,
    (tally, stratified): (&Tally, bool),
    step: &Step,
    threshold: NonZeroU32,
) -> Result<Vec<Row>, Box<dyn Error>> {
    let rates = shown.rates();
    let groups: Vec<Vec<&str>> =
        rates.groups().map(|(group, _)| group.iter().map(String::as_str).collect()).collect();
    let mut beside: Vec<Option<Beside>> = Vec::new();
    if shown.suppressed().is_empty() && rates.undisclosed().is_some() {
        let tables = groups.iter().map(|group| rates.two_by_two(group)).collect::<Result<Vec<_>, _>>()?;
        let p_values: Vec<Option<f64>> =
            tables.iter().map(|table| table.fisher(Alternative::TwoSided)).collect();
        // Of two groups there is one comparison.
        let adjusted = if tables.len() > 2 { holm(&p_values)? } else { vec![None; tables.len()] };
        let mut strata: Vec<Option<Strata>> = Vec::new();
        for group in &groups {
            let of = if stratified { Some(tally.strata(names, group, step)?) } else { None };
            strata.push(of.filter(|strata| strata.is_publishable(threshold)));
        }
        let readings: Vec<Option<Reading>> = if stratified {
            // Those withheld are looked at by nobody.
            let shown: Vec<Strata> = strata.iter().flatten().cloned().collect();
            let mut readings = Reading::of_stratified_groups(&shown, Question::default()).into_iter();
            strata.iter().map(|strata| strata.as_ref().and_then(|_| readings.next())).collect()
        } else {
            Reading::of_groups(&tables, Question::default()).into_iter().map(Some).collect()
        };
        for (((table, holm), strata), reading) in tables.into_iter().zip(adjusted).zip(strata).zip(readings) {
            beside.push(Some(Beside { table, holm, strata, reading }));
        }
    }
    let impacts = shown.impacts(Against::Highest)?.into_iter();
    let rows = impacts.zip(beside.into_iter().chain(std::iter::repeat_with(|| None)));
    let row = |(impact, beside): (Impact, Option<Beside>)| {
        let label = labels.of(grouping, impact.group()).join(", ");
        Row { label, impact, beside }
    };
    Ok(rows.map(row).collect())
}

/// The exact test; none of more people than it is quick for, where the figures of large numbers are as good.
fn exact(strata: &Strata) -> Option<ExactConditional> {
    (strata.people() <= 100_000).then(|| strata.exact_conditional(Level::P95)).flatten()
}

const FOUR_FIFTHS: &str =
    "  four fifths: 29 CFR 1607.4(D), 1978: below is generally evidence of adverse impact; small numbers and
  significance override it both ways, and no present enforcement is claimed";

impl Table {
    fn write(&self, out: &mut String, stratum: Option<&str>) -> std::fmt::Result {
        let width = self.rows.iter().map(|row| row.label.chars().count()).chain([5]).max().unwrap_or(5);
        writeln!(out, "\nBy {}", self.by.join(" and "))?;
        writeln!(
            out,
            "  {:width$} {:>9} {:>9} {:>7}  {:14} {:>6}  {:11} {:>5}  undisclosed in, out",
            "group", "people", "selected", "rate", "95 % interval", "ratio", "four fifths", "short"
        )?;
        for Row { label, impact, .. } in &self.rows {
            let rate = impact.rate();
            let below = match impact.is_below_four_fifths() {
                Some(true) => "below",
                Some(false) => "not below",
                None => "-",
            };
            let short =
                impact.short_of_four_fifths().map_or_else(|| "-".to_owned(), |short| short.to_string());
            let range = match impact.with_undisclosed() {
                Some((all_in, all_out)) => format!("{}, {}", ratio(all_in), ratio(all_out)),
                None => "-".to_owned(),
            };
            let interval = rate.wilson(Level::P95).map_or_else(
                || "-".to_owned(),
                |ends| format!("{:.1} to {:.1} %", ends.low() * 100.0, ends.high() * 100.0),
            );
            writeln!(
                out,
                "  {label:width$} {:>9} {:>9} {:>7}  {interval:14} {:>6}  {below:11} {short:>5}  {range}",
                rate.of(),
                rate.selected(),
                rate.value().map_or_else(|| "-".to_owned(), |value| format!("{:.1} %", value * 100.0)),
                ratio(impact.ratio()),
            )?;
        }
        for group in &self.withheld {
            writeln!(out, "  {group:width$} withheld")?;
        }
        match self.undisclosed {
            Some(rate) => writeln!(out, "  {:width$} {:>9} {:>9}", UNDISCLOSED, rate.of(), rate.selected())?,
            None => writeln!(out, "  {UNDISCLOSED:width$} withheld")?,
        }
        if self.withheld.is_empty() {
            writeln!(out, "{FOUR_FIFTHS}")?;
        } else {
            writeln!(
                out,
                "  no ratio to the highest rate and no comparison, since counts of others are withheld"
            )?;
        }
        for row in &self.rows {
            if let Some(beside) = &row.beside {
                beside.write(out, &row.label, stratum)?;
            }
        }
        Ok(())
    }

    fn json(&self) -> Value {
        json!({
            "by": self.by,
            "groups": self.rows.iter().map(Row::json).collect::<Vec<_>>(),
            "withheld": self.withheld,
            "undisclosed": self.undisclosed,
        })
    }
}

/// Four decimals, and no smaller number.
fn p_value(p: f64) -> String {
    if p < 1e-4 { "under 0.0001".to_owned() } else { format!("{p:.4}") }
}

fn ratio(ratio: Option<f64>) -> String {
    ratio.map_or_else(|| "-".to_owned(), |ratio| format!("{ratio:.3}"))
}

impl Beside {
    fn write(&self, out: &mut String, label: &str, stratum: Option<&str>) -> std::fmt::Result {
        let Some(p) = self.table.fisher(Alternative::TwoSided) else { return Ok(()) };
        writeln!(out, "\n{label} beside all others who are known")?;
        let mid_p = self.table.fisher_mid_p(Alternative::TwoSided).unwrap_or(p);
        write!(out, "  all as one: Fisher p {}, mid-p {}", p_value(p), p_value(mid_p))?;
        if let Some(holm) = self.holm {
            write!(out, ", over all groups (Holm) {}", p_value(holm))?;
        }
        writeln!(out)?;
        if let (Some(difference), Some(ends)) = (self.table.difference(), self.table.newcombe(Level::P95)) {
            writeln!(
                out,
                "    difference {:.1} points ({:.1} to {:.1})",
                difference * 100.0,
                ends.low() * 100.0,
                ends.high() * 100.0
            )?;
        }
        if let Some(odds) = self.table.conditional_odds_ratio(Level::P95) {
            let ends = odds.interval();
            writeln!(out, "    odds ratio {:.4} ({:.4} to {:.4})", odds.estimate(), ends.low(), ends.high())?;
        }
        match (stratum, &self.strata) {
            (None, _) => {}
            (Some(stratum), None) => {
                writeln!(out, "  by {stratum}: withheld, since too few strata tell something")?;
            }
            (Some(stratum), Some(strata)) => {
                let (informative, skipped) = (strata.informative(), strata.skipped());
                writeln!(out, "  by {stratum}: {informative} strata tell something, {skipped} do not")?;
                Self::write_strata(strata, out)?;
            }
        }
        match &self.reading {
            Some(reading) => writeln!(out, "  {}", reading.sentence(Language::English)),
            None => Ok(()),
        }
    }

    fn write_strata(strata: &Strata, out: &mut String) -> std::fmt::Result {
        if let Some(test) = strata.cochran_mantel_haenszel() {
            writeln!(
                out,
                "    Cochran-Mantel-Haenszel X2 {:.4}, p {}; with continuity correction {:.4}, p {}",
                test.statistic(),
                p_value(test.p(Alternative::TwoSided)),
                test.statistic_corrected(),
                p_value(test.p_corrected(Alternative::TwoSided))
            )?;
        }
        if let Some(odds) = strata.common_odds_ratio(Level::P95) {
            let ends = odds.interval();
            writeln!(
                out,
                "    common odds ratio {:.4} ({:.4} to {:.4})",
                odds.estimate(),
                ends.low(),
                ends.high()
            )?;
        }
        if let Some(exact) = exact(strata) {
            let ends = exact.interval();
            writeln!(
                out,
                "    exact conditional p {}; odds ratio {:.4} ({:.4} to {:.4})",
                p_value(exact.p(Alternative::TwoSided)),
                exact.odds_ratio(),
                ends.low(),
                ends.high()
            )?;
        }
        if let Some(test) = strata.breslow_day() {
            writeln!(
                out,
                "    whether one odds ratio fits all strata (Breslow-Day, Tarone): X2 {:.4} with {} degrees of freedom, p {}",
                test.statistic(),
                test.degrees_of_freedom(),
                p_value(test.p())
            )?;
        }
        Ok(())
    }

    fn json(&self) -> Value {
        json!({
            "fisher_p": self.table.fisher(Alternative::TwoSided),
            "fisher_mid_p": self.table.fisher_mid_p(Alternative::TwoSided),
            "fisher_p_holm": self.holm,
            "difference": self.table.difference(),
            "newcombe": self.table.newcombe(Level::P95),
            "odds_ratio": self.table.conditional_odds_ratio(Level::P95),
            "by_stratum": self.strata.as_ref().map(|strata| json!({
                "informative": strata.informative(),
                "skipped": strata.skipped(),
                "cochran_mantel_haenszel": strata.cochran_mantel_haenszel(),
                "common_odds_ratio": strata.common_odds_ratio(Level::P95),
                "exact_conditional": exact(strata),
                "breslow_day": strata.breslow_day(),
            })),
            "reading": self.reading,
        })
    }
}

impl Row {
    fn json(&self) -> Value {
        json!({
            "group": self.label,
            "rate": self.impact.rate(),
            "wilson": self.impact.rate().wilson(Level::P95),
            "clopper_pearson": self.impact.rate().clopper_pearson(Level::P95),
            "impact_ratio": self.impact.ratio(),
            "below_four_fifths": self.impact.is_below_four_fifths(),
            "short_of_four_fifths": self.impact.short_of_four_fifths(),
            "ratio_with_undisclosed_in_and_out": self.impact.with_undisclosed(),
            "beside_all_others": self.beside.as_ref().map(Beside::json),
        })
    }
}
