//! The yearly statement in words: four steps, then how the figures are made and what they cannot tell.
//!
//! Whatever comes from the data is escaped before it stands in Markdown, and never begins a line unescaped. Every language
//! has the same headings, rows and numbers.

use std::fmt::Write as _;

use super::reading;
use super::{Arg, Language, Words, mark_key};
use crate::monitor::{Cell, Level, Rate};
use crate::programme::{
    AnnualStatement, MaturityPoint, NextSteps, Obligation, Plan, StatementPlan, StatementStep, knowledge_base,
};
use crate::source::{Mark, Part};
use crate::text::Code;

impl AnnualStatement {
    /// The statement in Markdown: risks, causes, measures and results, whatever was given of each, then method and limits.
    ///
    /// A step under which nothing was given says so. What humans wrote stands in their own language.
    ///
    /// ```
    /// use std::num::NonZeroU32;
    /// use mangfold::programme::{AnnualStatement, StatementStep, StatementText};
    /// use mangfold::wording::Language;
    ///
    /// let words = "Få søker på lederstillinger.".parse()?;
    /// let statement = AnnualStatement::new("Lillevik kommune".parse()?, 2026, NonZeroU32::new(5).unwrap())
    ///     .with_text(StatementText::new(StatementStep::Risks, words, "Kari Nordmann".parse()?));
    /// let page = statement.markdown(Language::English);
    /// assert!(page.contains("## 1. Risks\n\nFå søker på lederstillinger.\n\n"));
    /// assert!(page.contains("## 2. Causes\n\nNothing is recorded under this step.\n\n"));
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    #[must_use]
    pub fn markdown(&self, language: Language) -> String {
        let document = Document { words: Words::new(language), language, statement: self };
        let (year, employer) = (self.year().to_string(), self.employer().to_string());
        let title = document.text("annual-title", &[("year", year.into()), ("employer", employer.into())]);
        let mut blocks = vec![format!("# {title}"), document.text("annual-about", &[])];
        for (number, step) in (1..).zip(StatementStep::ALL) {
            blocks.push(format!("## {number}. {}", document.text(step_key(step), &[])));
            blocks.extend(document.step(step));
        }
        blocks.push(format!("## 5. {}", document.text("annual-method", &[])));
        blocks.extend(document.method());
        blocks.join("\n\n") + "\n"
    }
}

const fn step_key(step: StatementStep) -> &'static str {
    match step {
        StatementStep::Risks => "annual-step-risks",
        StatementStep::Causes => "annual-step-causes",
        StatementStep::Measures => "annual-step-measures",
        StatementStep::Results => "annual-step-results",
    }
}

/// Text in one line, of which nothing becomes Markdown, a link, or a line that runs the other way.
pub(super) fn escaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\u{200e}' | '\u{200f}' | '\u{61c}' => {
                let _ = write!(plain, "U+{:04X}", u32::from(sign));
            }
            sign => plain.push(sign),
        }
    }
    let escaped = reading::escaped(&plain);
    let mut unlinked = String::with_capacity(escaped.len());
    let mut signs = escaped.chars().peekable();
    while let Some(sign) = signs.next() {
        let before = unlinked.get(unlinked.len().saturating_sub(3)..).unwrap_or_default();
        let is_link = match sign {
            ':' => signs.peek() == Some(&'/'),
            '.' => before.eq_ignore_ascii_case("www"),
            '@' => true,
            _ => false,
        };
        match sign {
            // A backslash is taken away before addresses are looked for: only what stands between keeps it from being one.
            '@' => unlinked.push('\u{2060}'),
            _ if is_link => unlinked.push('\\'),
            _ => {}
        }
        unlinked.push(sign);
    }
    unlinked
}

/// Items, none of which begins a line as anything else than text.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    reading::list(items.into_iter().map(|item| begun(&item)))
}

/// A paragraph that a human wrote, in one line that Markdown takes for nothing else.
fn paragraph(text: &str) -> String {
    begun(&escaped(text.trim()))
}

/// A line of escaped text that begins nothing.
fn begun(line: &str) -> String {
    let line = line.trim_start().to_owned();
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let place = match line.chars().next() {
        Some('#' | '-' | '+' | '=') => 0,
        _ if digits > 0 && is_item(line.get(digits..).unwrap_or_default()) => digits,
        _ => return line,
    };
    let (before, after) = line.split_at(place);
    format!("{before}\\{after}")
}

/// After a number, what makes an item of a list of the line.
fn is_item(rest: &str) -> bool {
    let after = rest.strip_prefix(['.', ')']);
    after.is_some_and(|after| after.is_empty() || after.starts_with(char::is_whitespace))
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |", cells.into_iter().collect::<Vec<_>>().join(" | "))
}

pub(super) fn table(head: Vec<String>, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = row(head.iter().map(|_| "---".to_owned()));
    let rows = rows.into_iter().map(row);
    [row(head), line].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

pub(super) const NOTHING: &str = "–";

/// The published figure that next steps stand beside.
pub(super) const WOMEN_NETWORK: &str = "women_network.2007.became_top_managers";

pub(super) struct Document<'a> {
    pub(super) words: Words,
    pub(super) language: Language,
    pub(super) statement: &'a AnnualStatement,
}

impl Document<'_> {
    pub(super) fn text(&self, key: &str, args: &[Arg<'_>]) -> String {
        begun(&escaped(&self.words.say(key, args)))
    }

    pub(super) fn texts<const N: usize>(&self, keys: [&str; N]) -> Vec<String> {
        keys.map(|key| self.text(key, &[])).into()
    }

    pub(super) fn heading(&self, key: &str, args: &[Arg<'_>]) -> String {
        format!("### {}", self.text(key, args))
    }

    /// What a code is called here, else the code.
    pub(super) fn label(&self, code: &Code) -> String {
        self.statement.label(code.as_str()).map_or_else(|| code.to_string(), ToString::to_string)
    }

    /// What a code of a plan is called: by the plan, else here, else the code.
    pub(super) fn label_of(&self, plan: &Plan, code: &Code) -> String {
        plan.label(code).map_or_else(|| self.label(code), ToString::to_string)
    }

    /// The same as Markdown, a code in the style of one.
    pub(super) fn named(&self, plan: &Plan, code: &Code) -> String {
        match plan.label(code).or_else(|| self.statement.label(code.as_str())) {
            Some(label) => escaped(label.as_str()),
            None => format!("`{code}`"),
        }
    }

    pub(super) fn number(&self, number: u32) -> String {
        self.text("annual-number", &[("number", number.into())])
    }

    pub(super) fn count(&self, number: usize) -> String {
        self.number(u32::try_from(number).unwrap_or(u32::MAX))
    }

    pub(super) fn cell(&self, cell: Cell) -> String {
        match cell {
            Cell::Count(count) => self.number(count),
            Cell::Empty => self.number(0),
            Cell::Suppressed => self.text("annual-withheld", &[]),
            Cell::NotAsked => self.text("annual-not-asked", &[]),
        }
    }

    /// A share between nought and one, in per cent with one decimal.
    pub(super) fn percent(&self, share: f64) -> String {
        self.words.say("share-percent", &[("percent", ((share * 1000.0).round() / 10.0).into())])
    }

    pub(super) fn share(&self, rate: Rate) -> String {
        rate.value().map_or_else(|| NOTHING.to_owned(), |share| escaped(&self.percent(share)))
    }

    pub(super) fn interval(&self, rate: Rate) -> String {
        let Some(interval) = rate.clopper_pearson(Level::P95) else { return NOTHING.to_owned() };
        let ends = [("low", interval.low()), ("high", interval.high())];
        self.words.say("annual-interval", &ends.map(|(name, end)| (name, self.percent(end).into())))
    }

    fn step(&self, step: StatementStep) -> Vec<String> {
        let mut blocks = Vec::new();
        for text in self.statement.texts(step) {
            let lines = text.words().as_str().lines().map(str::trim).filter(|line| !line.is_empty());
            blocks.extend(lines.map(paragraph));
            blocks.push(self.text("annual-by", &[("by", text.by().to_string().into())]));
        }
        let figures = match step {
            StatementStep::Risks => self.risks(),
            StatementStep::Causes => Vec::new(),
            StatementStep::Measures => self.measures(),
            StatementStep::Results => self.results(),
        };
        match (blocks.is_empty(), figures.is_empty()) {
            (true, true) => blocks.push(self.text("annual-nothing", &[])),
            (true, false) => blocks.push(self.text("annual-no-text", &[])),
            (false, _) => {}
        }
        blocks.extend(figures);
        blocks
    }

    fn results(&self) -> Vec<String> {
        let mut blocks = self.representation();
        blocks.extend(self.targets());
        blocks.extend(self.role_models());
        blocks.extend(self.statement.next_steps().iter().flat_map(|steps| self.next_steps(steps)));
        blocks.extend(self.statement.plans().iter().flat_map(|plan| self.standing(plan)));
        blocks.extend(self.assessments());
        blocks
    }

    fn method(&self) -> Vec<String> {
        let threshold = ("threshold", self.statement.threshold().get().into());
        let mut lines = vec![self.text("annual-method-withheld", &[threshold])];
        lines.extend(self.texts([
            "annual-method-tiers",
            "annual-method-elsewhere",
            "annual-method-declared",
            "annual-method-compared",
            "annual-method-population",
            "annual-method-evidence",
            "annual-method-texts",
            "annual-method-labels",
            "annual-method-no-score",
            "annual-method-not-judged",
        ]));
        let sources = self.sources();
        let mut marks: Vec<Mark> = sources.iter().filter_map(|(_, mark)| *mark).collect();
        marks.sort_unstable();
        marks.dedup();
        let cited = sources.iter().map(|(citation, mark)| match mark {
            Some(mark) => {
                let args = [("citation", citation.clone().into()), ("mark", mark.as_str().into())];
                self.text("annual-source", &args)
            }
            None => paragraph(citation),
        });
        vec![
            list(lines),
            self.heading("annual-sources", &[]),
            list(cited),
            list(marks.into_iter().map(|mark| self.text(mark_key(mark), &[]))),
        ]
    }

    /// What the document rests on, each with the weakest mark of what it is cited for.
    fn sources(&self) -> Vec<(String, Option<Mark>)> {
        let mut all = vec![(self.words.say("annual-law", &[]), Some(Mark::Verified))];
        let mut add =
            |citation: String, mark: Option<Mark>| match all.iter_mut().find(|(c, _)| *c == citation) {
                Some((_, known)) => *known = (*known).max(mark),
                None => all.push((citation, mark)),
            };
        for plan in self.statement.plans().iter().map(StatementPlan::plan) {
            for source in plan.sources() {
                let parts = plan.obligations().iter().flat_map(Obligation::parts);
                let of_it = parts.filter(|part| part.source() == Some(source.key()));
                add(self.words.citation(source), of_it.map(Part::mark).max());
            }
        }
        let base = knowledge_base();
        let mut cite = |part: &Part| {
            let source = base.sources().iter().find(|source| Some(source.key()) == part.source());
            if let Some(source) = source {
                add(self.words.citation(source), Some(part.mark()));
            }
        };
        if !self.statement.self_assessments().is_empty() {
            for point in MaturityPoint::ALL {
                cite(&point.part());
            }
        }
        if let Some(figure) = base
            .figure(WOMEN_NETWORK)
            .filter(|_| self.statement.next_steps().iter().any(NextSteps::is_candidate_network))
        {
            cite(figure.part());
        }
        all
    }
}
