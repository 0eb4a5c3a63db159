//! The yearly statement in words: four steps, then how the figures are made and what they cannot tell.
//!
//! Whatever comes from the data is escaped before it stands in Markdown, and never begins a line unescaped. Every language
//! has the same headings, rows and numbers.

use std::collections::BTreeMap;

use super::reading::{basis_key, escaped, list};
use super::{Arg, Language, Words, mark_key};
use crate::ground::Ground;
use crate::monitor::{
    Cell, Dimension, Level, Period, Published, Question, Rate, Reading, Stage, Step, Tier, UNDISCLOSED,
};
use crate::programme::{
    AnnualStatement, CohortVerdict, Due, FigureValue, MaturityPoint, NextSteps, Obligation, OwedBy, Plan,
    PlanReview, PointState, Recruitment, Standing, StandingCounts, StatementStep, knowledge_base,
};
use crate::source::{Mark, Part};
use crate::text::{Code, Title};

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

const fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Met => "annual-met",
        Standing::MetLate => "annual-met-late",
        Standing::Open => "annual-open",
        Standing::WithoutEvidence => "annual-without-evidence",
        Standing::Overdue => "annual-overdue",
    }
}

const fn point_key(point: MaturityPoint) -> &'static str {
    match point {
        MaturityPoint::PoliticalAnchoring => "annual-point-political-anchoring",
        MaturityPoint::EmployerStrategy => "annual-point-employer-strategy",
        MaturityPoint::AdministrativeResources => "annual-point-administrative-resources",
        MaturityPoint::LeadershipDevelopment => "annual-point-leadership-development",
        MaturityPoint::RoleModels => "annual-point-role-models",
        MaturityPoint::ReadinessAtTheTop => "annual-point-readiness-at-the-top",
    }
}

/// A paragraph that a human wrote, in one line that Markdown takes for nothing else.
fn paragraph(text: &str) -> String {
    let line = escaped(text.trim());
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let place = match line.chars().next() {
        Some('#' | '-' | '+' | '=') => 0,
        _ if digits > 0 && line.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) => digits,
        _ => return line,
    };
    let (before, after) = line.split_at(place);
    format!("{before}\\{after}")
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    format!("| {} |", cells.into_iter().collect::<Vec<_>>().join(" | "))
}

fn table(head: Vec<String>, rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let line = row(head.iter().map(|_| "---".to_owned()));
    let rows = rows.into_iter().map(row);
    [row(head), line].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

const NOTHING: &str = "–";

struct Document<'a> {
    words: Words,
    language: Language,
    statement: &'a AnnualStatement,
}

impl Document<'_> {
    fn text(&self, key: &str, args: &[Arg<'_>]) -> String {
        escaped(&self.words.say(key, args))
    }

    fn texts<const N: usize>(&self, keys: [&str; N]) -> Vec<String> {
        keys.map(|key| self.text(key, &[])).into()
    }

    fn heading(&self, key: &str, args: &[Arg<'_>]) -> String {
        format!("### {}", self.text(key, args))
    }

    /// What a code is called here, else the code.
    fn label(&self, code: &Code) -> String {
        self.statement.label(code.as_str()).map_or_else(|| code.to_string(), ToString::to_string)
    }

    fn number(&self, number: u32) -> String {
        self.text("annual-number", &[("number", number.into())])
    }

    fn count(&self, number: usize) -> String {
        self.number(u32::try_from(number).unwrap_or(u32::MAX))
    }

    fn cell(&self, cell: Cell) -> String {
        match cell {
            Cell::Count(count) => self.number(count),
            Cell::Empty => self.number(0),
            Cell::Suppressed => self.text("annual-withheld", &[]),
            Cell::NotAsked => self.text("annual-not-asked", &[]),
        }
    }

    /// A share between nought and one, in per cent with one decimal.
    fn percent(&self, share: f64) -> String {
        self.words.say("share-percent", &[("percent", ((share * 1000.0).round() / 10.0).into())])
    }

    fn share(&self, rate: Rate) -> String {
        rate.value().map_or_else(|| NOTHING.to_owned(), |share| escaped(&self.percent(share)))
    }

    fn interval(&self, rate: Rate) -> String {
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

    fn risks(&self) -> Vec<String> {
        let mut blocks = Vec::new();
        for recruitment in self.statement.recruitment() {
            let published = recruitment.published();
            blocks.push(self.heading("annual-recruitment", &[]));
            let periods: Vec<String> = published.periods().iter().map(ToString::to_string).collect();
            let parts = u32::try_from(published.parts()).unwrap_or(u32::MAX);
            let periods = if periods.is_empty() { NOTHING.to_owned() } else { periods.join(", ") };
            blocks.push(self.text("annual-counted", &[("parts", parts.into()), ("periods", periods.into())]));
            blocks.push(self.everybody(published));
            let groupings: Vec<Vec<&Code>> = published.book().groupings().collect();
            for grouping in groupings {
                let dimensions: Vec<&Dimension> = published
                    .book()
                    .dimensions()
                    .iter()
                    .filter(|dimension| grouping.contains(&dimension.code()))
                    .collect();
                let names = dimensions.iter().map(|dimension| self.dimension(dimension.code())).collect();
                let by = self.words.joined(names, "list-and");
                blocks
                    .push(format!("#### {}", self.text("annual-by-dimension", &[("dimension", by.into())])));
                if let [dimension] = dimensions.as_slice() {
                    blocks.push(self.counted_how(dimension));
                }
                blocks.push(self.groups(published, &dimensions));
            }
            blocks.extend(self.compared(recruitment));
        }
        blocks
    }

    /// By which definitions, and on which legal basis.
    fn counted_how(&self, dimension: &Dimension) -> String {
        let mut definitions: Vec<String> = Vec::new();
        for category in dimension.categories() {
            let definition = self.label(category.definition());
            if !definitions.contains(&definition) {
                definitions.push(definition);
            }
        }
        let definitions = self.words.joined(definitions, "list-and");
        let mut said = vec![self.text("annual-definition", &[("definitions", definitions.into())])];
        said.extend(dimension.basis().map(|basis| {
            let basis = self.words.say(basis_key(basis), &[]);
            self.text("annual-basis", &[("basis", basis.into())])
        }));
        said.join(" ")
    }

    fn dimension(&self, code: &Code) -> String {
        let known = match code.as_str() {
            "sex" => "annual-dimension-sex",
            "background" => "annual-dimension-background",
            "unit" => "annual-dimension-unit",
            _ => "",
        };
        match (self.statement.label(code.as_str()), code.as_str().parse::<Ground>()) {
            (Some(label), _) => label.to_string(),
            _ if !known.is_empty() => self.words.say(known, &[]),
            (None, Ok(ground)) if !matches!(ground, Ground::Own(_)) => self.words.ground(&ground, false),
            _ => code.to_string(),
        }
    }

    fn group(&self, value: &str) -> String {
        let known = match value {
            UNDISCLOSED => "annual-undisclosed",
            "declared" => "annual-declared",
            "declared_not" => "annual-declared-not",
            "woman" => "annual-woman",
            "man" => "annual-man",
            _ => "",
        };
        match self.statement.label(value) {
            Some(label) => label.to_string(),
            None if known.is_empty() => value.to_owned(),
            None => self.words.say(known, &[]),
        }
    }

    fn stage(&self, stage: &Stage) -> String {
        let key = match stage {
            Stage::Applied => "annual-applied",
            Stage::Qualified => "annual-qualified",
            Stage::Invited => "annual-invited",
            Stage::Offered => "annual-offered",
            Stage::Hired => "annual-hired",
            Stage::Promoted => "annual-promoted",
            Stage::Own(code) => match (self.statement.label(code.as_str()), code.as_str()) {
                (None, "participated") => "annual-own-participated",
                (None, "applied") => "annual-own-applied",
                (None, "interviewed") => "annual-own-interviewed",
                (None, "appointed") => "annual-own-appointed",
                _ => return self.label(code),
            },
        };
        self.words.say(key, &[])
    }

    fn passage(&self, stage: &Stage, of: &Stage) -> String {
        self.words.say("annual-of", &[("stage", self.stage(stage).into()), ("of", self.stage(of).into())])
    }

    fn stages<'p>(published: &'p Published) -> Vec<&'p Stage> {
        let steps = published.book().steps().iter().map(Step::stage);
        std::iter::once(published.book().base()).chain(steps).collect()
    }

    fn head(&self, published: &Published) -> Vec<String> {
        let stages = Self::stages(published).into_iter().map(|stage| escaped(&self.stage(stage)));
        let passage = |step: &Step| escaped(&self.passage(step.stage(), step.of()));
        let steps = published.book().steps().iter().map(passage);
        std::iter::once(self.text("annual-group", &[])).chain(stages).chain(steps).collect()
    }

    fn counts(&self, published: &Published, name: &str, group: &[(&str, &str)]) -> Vec<String> {
        let at = |stage: &Stage| published.count(group, stage);
        let counts = Self::stages(published).into_iter().map(|stage| self.cell(at(stage)));
        let share = |step: &Step| match (at(step.stage()).count(), at(step.of()).count()) {
            (Some(selected), Some(of)) => Rate::new(selected.into(), of.into())
                .map_or_else(|_| NOTHING.to_owned(), |rate| self.share(rate)),
            _ => self.text("annual-withheld", &[]),
        };
        let shares = published.book().steps().iter().map(share);
        std::iter::once(escaped(name)).chain(counts).chain(shares).collect()
    }

    fn everybody(&self, published: &Published) -> String {
        let all = self.words.say("annual-everybody", &[]);
        table(self.head(published), [self.counts(published, &all, &[])])
    }

    fn groups(&self, published: &Published, dimensions: &[&Dimension]) -> String {
        let mut groups: Vec<Vec<(&str, &str)>> = vec![Vec::new()];
        for dimension in dimensions {
            let code = dimension.code().as_str();
            let values = dimension.categories().iter().map(|category| category.code().as_str());
            let values: Vec<&str> = values.chain([UNDISCLOSED]).collect();
            let mut more = Vec::new();
            for group in &groups {
                more.extend(values.iter().map(|value| [group.as_slice(), &[(code, *value)]].concat()));
            }
            groups = more;
        }
        let rows = groups.iter().map(|group| {
            let names = group.iter().map(|(_, value)| self.group(value)).collect::<Vec<_>>().join(", ");
            self.counts(published, &names, group)
        });
        table(self.head(published), rows)
    }

    /// What each step tells of the groups that are to be compared, where none of them is withheld.
    fn compared(&self, recruitment: &Recruitment) -> Vec<String> {
        let published = recruitment.published();
        let mut lines = Vec::new();
        for dimension in recruitment.compared() {
            for step in published.book().steps() {
                let named = || {
                    let dimension = self.dimension(dimension);
                    [
                        ("dimension", dimension.into()),
                        ("passage", self.passage(step.stage(), step.of()).into()),
                    ]
                };
                let Ok(rates) = published.rates(&[dimension.as_str()], step) else { continue };
                if !rates.suppressed().is_empty() {
                    lines.push(self.text("annual-not-compared", &named()));
                    continue;
                }
                let groups: Vec<&[String]> = rates.rates().groups().map(|(group, _)| group).collect();
                let table = |group: &&[String]| {
                    let values: Vec<&str> = group.iter().map(String::as_str).collect();
                    rates.rates().two_by_two(&values).ok()
                };
                let tables: Vec<_> = groups.iter().filter_map(table).collect();
                let readings = Reading::of_groups(&tables, Question::default());
                // Of two groups the second is told by the first.
                let told = if groups.len() == 2 { 1 } else { groups.len() };
                for (group, reading) in groups.iter().zip(readings).take(told) {
                    let [dimension, passage] = named();
                    let group = group.iter().map(|value| self.group(value)).collect::<Vec<_>>().join(", ");
                    let tells = ("tells", reading.sentence(self.language).into());
                    lines.push(
                        self.text("annual-compared", &[dimension, ("group", group.into()), passage, tells]),
                    );
                }
            }
        }
        if lines.is_empty() {
            return lines;
        }
        vec![format!("#### {}", self.text("annual-comparison", &[])), list(lines)]
    }

    fn measures(&self) -> Vec<String> {
        let mut blocks = Vec::new();
        for (plan, review) in self.statement.plans() {
            let name = self.label(plan.code());
            blocks.push(self.heading("annual-plan", &[("plan", name.into())]));
            let head = self.texts([
                "annual-code",
                "annual-measure",
                "annual-heading",
                "annual-owed-by",
                "annual-due",
                "annual-evidence",
            ]);
            let rows = plan.obligations().iter().map(|obligation| self.measure(obligation, review));
            blocks.push(table(head, rows));
        }
        if !self.statement.cohorts().is_empty() {
            blocks.push(self.heading("annual-programmes", &[]));
        }
        for cohort in self.statement.cohorts() {
            let (name, size) = (self.label(cohort.bounds()), self.cell(cohort.size()));
            blocks
                .push(self.text("annual-participants", &[("programme", name.into()), ("size", size.into())]));
            let head = self.texts(["annual-bound", "annual-standing"]);
            let rows = cohort.findings().iter().map(|finding| {
                let known = self.statement.label(finding.bound().as_str()).is_some();
                let bound = if finding.bound().as_str() == "size" && !known {
                    self.text("annual-bound-size", &[])
                } else {
                    escaped(&self.label(finding.bound()))
                };
                let key = match finding.verdict() {
                    Some(CohortVerdict::Kept) => "annual-bound-kept",
                    Some(CohortVerdict::Broken) => "annual-bound-broken",
                    Some(CohortVerdict::Undetermined) => "annual-bound-undetermined",
                    Some(CohortVerdict::Wished) => "annual-bound-wished",
                    None => "annual-bound-untold",
                };
                vec![bound, self.text(key, &[])]
            });
            blocks.push(table(head, rows));
        }
        blocks
    }

    fn measure(&self, obligation: &Obligation, review: &PlanReview) -> Vec<String> {
        let title = match obligation.title() {
            Some(title) => escaped(title.as_str()),
            None => self.text("annual-text-missing", &[]),
        };
        let owed_by = match obligation.owed_by() {
            OwedBy::Body(body) => escaped(&self.label(body)),
            OwedBy::EachUnit => self.text("annual-each-unit", &[]),
            OwedBy::NotInTheSources => self.text("annual-not-in-the-sources", &[]),
        };
        let evidence = obligation.evidence().iter().map(|kind| self.label(kind)).collect();
        vec![
            escaped(&self.label(obligation.code())),
            title,
            escaped(&self.headings(obligation.headings())),
            owed_by,
            escaped(&self.due(obligation.due(), review)),
            escaped(&self.words.joined(evidence, "list-and")),
        ]
    }

    /// Several where the sources do not tell which.
    fn headings(&self, headings: &[Code]) -> String {
        if headings.is_empty() {
            return NOTHING.to_owned();
        }
        self.words.joined(headings.iter().map(|heading| self.label(heading)).collect(), "list-or")
    }

    fn due(&self, due: &Due, review: &PlanReview) -> String {
        let key = match due.every() {
            Some(Period::Month) => "annual-times-month",
            Some(Period::Quarter) => "annual-times-quarter",
            Some(Period::Year) => "annual-times-year",
            None => {
                let last = due.periods(review.on()).next().and_then(crate::programme::DuePeriod::last_day);
                return match last {
                    Some(day) => self.words.say("annual-by-day", &[("date", self.words.date(day).into())]),
                    None => self.words.say("annual-no-day", &[]),
                };
            }
        };
        self.words.say(key, &[("times", due.least().get().into())])
    }

    fn results(&self) -> Vec<String> {
        let mut blocks = self.representation();
        blocks.extend(self.targets());
        blocks.extend(self.role_models());
        blocks.extend(self.statement.next_steps().iter().flat_map(|steps| self.next_steps(steps)));
        blocks.extend(self.statement.plans().iter().flat_map(|(plan, review)| self.standing(plan, review)));
        blocks.extend(self.assessments());
        blocks
    }

    fn tier(&self, tier: &Tier) -> String {
        let key = match tier {
            Tier::Employees => "annual-tier-employees",
            Tier::UnitLeaders => "annual-tier-unit-leaders",
            Tier::TopManagers => "annual-tier-top-managers",
            Tier::KeyPositions => "annual-tier-key-positions",
            Tier::ElectedMembers => "annual-tier-elected-members",
            Tier::Own(code) => return self.label(code),
        };
        self.words.say(key, &[])
    }

    fn unit(&self, unit: Option<&Title>) -> String {
        unit.map_or_else(|| self.words.say("annual-whole", &[]), ToString::to_string)
    }

    fn representation(&self) -> Vec<String> {
        let tiers = self.statement.tiers();
        let Some(first) = tiers.first() else { return Vec::new() };
        let group = self.dimension(first.population().group());
        let head = self.texts([
            "annual-tier",
            "annual-unit",
            "annual-day",
            "annual-posts",
            "annual-of-group",
            "annual-share",
            "annual-population",
        ]);
        let rows = tiers.iter().map(|tier| {
            let population = tier.population();
            let args = [
                ("share", self.percent(population.share().value()).into()),
                ("source", population.source().to_string().into()),
                ("date", self.words.date(population.on()).into()),
            ];
            vec![
                escaped(&self.tier(tier.tier())),
                escaped(&self.unit(tier.unit())),
                escaped(&self.words.date(tier.on())),
                self.cell(tier.posts()),
                self.cell(tier.count()),
                tier.heads().map_or_else(|| self.text("annual-withheld", &[]), |heads| self.share(heads)),
                self.text("annual-population-share", &args),
            ]
        });
        vec![
            self.heading("annual-representation", &[]),
            self.text("annual-group-counted", &[("group", group.into())]),
            table(head, rows),
        ]
    }

    fn targets(&self) -> Vec<String> {
        let targets = self.statement.targets();
        if targets.is_empty() {
            return Vec::new();
        }
        let tiers = self.statement.tiers();
        let lines = targets.iter().map(|target| {
            let standing = target.standing();
            let tier = tiers.iter().find(|tier| {
                let unit = standing.unit().filter(|unit| *unit != self.statement.employer());
                tier.tier() == standing.tier() && tier.unit() == unit && tier.on() == standing.on()
            });
            let heads = tier.and_then(crate::programme::StatementTier::heads);
            let mut args = vec![
                ("tier", self.tier(standing.tier()).into()),
                ("unit", self.unit(tier.and_then(crate::programme::StatementTier::unit)).into()),
                ("share", self.percent(target.share().value()).into()),
                ("date", self.words.date(target.by()).into()),
            ];
            let Some(heads) = heads else { return self.text("annual-target-untold", &args) };
            args.push(("wanted", target.share().fewest_of(heads.of()).into()));
            args.push(("count", heads.selected().into()));
            args.push(("posts", heads.of().into()));
            self.text("annual-target", &args)
        });
        vec![self.heading("annual-targets", &[]), list(lines)]
    }

    /// A row for each tier and a column for each year.
    fn role_models(&self) -> Vec<String> {
        let models = self.statement.role_models();
        let mut years: Vec<i32> = models.iter().map(|of| of.year()).collect();
        years.dedup();
        let mut tiers: BTreeMap<&Tier, BTreeMap<i32, String>> = BTreeMap::new();
        for of in models {
            let said = match of.count().count().zip(of.posts().count()) {
                Some((count, posts)) => {
                    self.text("annual-of-posts", &[("count", count.into()), ("posts", posts.into())])
                }
                None => self.text("annual-withheld", &[]),
            };
            tiers.entry(of.tier()).or_default().insert(of.year(), said);
        }
        if tiers.is_empty() {
            return Vec::new();
        }
        let head =
            std::iter::once(self.text("annual-tier", &[])).chain(years.iter().map(ToString::to_string));
        let rows = tiers.iter().map(|(tier, cells)| {
            let of_year = |year: &i32| cells.get(year).cloned().unwrap_or_else(|| NOTHING.to_owned());
            std::iter::once(escaped(&self.tier(tier))).chain(years.iter().map(of_year)).collect()
        });
        vec![self.heading("annual-role-models", &[]), table(head.collect(), rows.collect::<Vec<_>>())]
    }

    fn next_steps(&self, steps: &NextSteps) -> Vec<String> {
        let published = steps.published();
        let (base, of_book) = (published.book().base(), published.book().steps());
        let mut passages: Vec<(&Stage, &Stage)> =
            of_book.iter().map(|step| (step.stage(), step.of())).collect();
        // From beginning to end, where that is not a step already.
        if let Some(last) = of_book.last().filter(|last| last.of() != base) {
            passages.push((last.stage(), base));
        }
        let head =
            self.texts(["annual-passage", "annual-count", "annual-of-count", "annual-share", "annual-exact"]);
        let rows = passages.iter().map(|(stage, of)| {
            let figures = match steps.rate(stage, of) {
                Some(rate) => [self.share(rate), escaped(&self.interval(rate))],
                None if published.everybody(of).count() == Some(0) => [NOTHING, NOTHING].map(str::to_owned),
                None => ["annual-withheld", "annual-withheld"].map(|key| self.text(key, &[])),
            };
            let counts = [stage, of].map(|stage| self.cell(published.everybody(stage)));
            std::iter::once(escaped(&self.passage(stage, of))).chain(counts).chain(figures).collect()
        });
        let name = self.label(steps.programme());
        let mut blocks = vec![
            self.heading("annual-next-steps", &[("programme", name.into())]),
            table(head, rows.collect::<Vec<_>>()),
        ];
        blocks.extend(self.women_network());
        blocks
    }

    /// The published figure beside it.
    fn women_network(&self) -> Option<String> {
        let base = knowledge_base();
        let figure = base.figure("women_network.2007.became_top_managers")?;
        let FigureValue::Rate(rate) = figure.value() else { return None };
        let source = base.sources().iter().find(|source| Some(source.key()) == figure.part().source())?;
        let args = [
            ("count", rate.selected().into()),
            ("of", rate.of().into()),
            ("share", self.percent(rate.value()?).into()),
            ("interval", self.interval(rate).into()),
            ("source", self.words.citation(source).into()),
        ];
        Some(self.text("annual-women-network", &args))
    }

    fn standing(&self, plan: &Plan, review: &PlanReview) -> Vec<String> {
        let name = self.label(plan.code());
        let date = self.words.date(review.on());
        let mut blocks = vec![
            self.heading("annual-plan-standing", &[("plan", name.into())]),
            self.text("annual-reviewed", &[("date", date.into())]),
        ];
        let standings = Standing::ALL.map(|standing| self.text(standing_key(standing), &[]));
        let head =
            |key: &str| std::iter::once(self.text(key, &[])).chain(standings.clone()).collect::<Vec<_>>();
        let line = |name: String, counts: StandingCounts| {
            let counts = Standing::ALL.map(|standing| self.count(counts.of(standing)));
            std::iter::once(name).chain(counts).collect::<Vec<_>>()
        };
        let everything = || line(self.text("annual-all", &[]), review.counts());
        let of_headings = self.by_heading(plan, review);
        let of_headings = of_headings.into_iter().map(|(headings, counts)| {
            std::iter::once(escaped(&self.headings(headings)))
                .chain(counts.map(|count| self.count(count)))
                .collect::<Vec<_>>()
        });
        blocks.push(table(head("annual-heading"), of_headings.chain([everything()])));
        let by_obligation = review.by_obligation();
        let of_measures =
            by_obligation.iter().map(|(code, counts)| line(escaped(&self.label(code)), *counts));
        blocks.push(table(head("annual-measure"), of_measures));
        let by_unit = review.by_unit();
        if !by_unit.is_empty() {
            let mut head = head("annual-unit");
            head.push(self.text("annual-to-put-right", &[]));
            let rows = by_unit.iter().map(|(unit, counts)| {
                let mut faults: Vec<String> = Vec::new();
                for fault in review.faults().filter(|fault| fault.unit() == Some(*unit)) {
                    let code = self.label(fault.obligation());
                    if !faults.contains(&code) {
                        faults.push(code);
                    }
                }
                let faults = if faults.is_empty() { NOTHING.to_owned() } else { faults.join(", ") };
                let mut cells = line(escaped(unit.as_str()), *counts);
                cells.push(escaped(&faults));
                cells
            });
            blocks.push(table(head, rows));
        }
        if !review.beside().is_empty() {
            let count = u32::try_from(review.beside().len()).unwrap_or(u32::MAX);
            blocks.push(self.text("annual-beside", &[("count", count.into())]));
        }
        blocks
    }

    /// How many findings stand how, under each heading or each set of headings that an obligation may stand under.
    fn by_heading<'p>(&self, plan: &'p Plan, review: &PlanReview) -> Vec<(&'p [Code], [usize; 5])> {
        let mut all: Vec<(&[Code], [usize; 5])> = Vec::new();
        for (code, counts) in review.by_obligation() {
            let Some(obligation) = plan.obligation(code.as_str()) else { continue };
            let counts = Standing::ALL.map(|standing| counts.of(standing));
            match all.iter_mut().find(|(headings, _)| *headings == obligation.headings()) {
                Some((_, sums)) => {
                    for (sum, count) in sums.iter_mut().zip(counts) {
                        *sum += count;
                    }
                }
                None => all.push((obligation.headings(), counts)),
            }
        }
        all
    }

    fn assessments(&self) -> Vec<String> {
        let assessments = self.statement.self_assessments();
        if assessments.is_empty() {
            return Vec::new();
        }
        let of = assessments.iter().map(|one| {
            let args = [("unit", one.unit().to_string().into()), ("date", self.words.date(one.on()).into())];
            self.text("annual-assessed", &args)
        });
        let head = std::iter::once(self.text("annual-point", &[])).chain(of).collect();
        let rows = MaturityPoint::ALL.map(|point| {
            let states = assessments.iter().map(|one| {
                let key = match one.state(point) {
                    PointState::InPlace => "annual-in-place",
                    PointState::NotInPlace => "annual-not-in-place",
                    PointState::NotAssessed => "annual-not-assessed",
                };
                self.text(key, &[])
            });
            std::iter::once(self.text(point_key(point), &[])).chain(states).collect::<Vec<_>>()
        });
        vec![self.heading("annual-maturity", &[]), self.text("annual-maturity-about", &[]), table(head, rows)]
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
            None => escaped(citation),
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
        for (plan, _) in self.statement.plans() {
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
            MaturityPoint::ALL.iter().for_each(|point| cite(&point.part()));
        }
        if !self.statement.next_steps().is_empty() {
            let figure = base.figure("women_network.2007.became_top_managers");
            figure.into_iter().for_each(|figure| cite(figure.part()));
        }
        all
    }
}
