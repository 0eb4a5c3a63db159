//! The figures of the yearly statement: recruitment by group, tiers, role models, next steps.

use std::collections::BTreeMap;

use super::reading::basis_key;
use super::statement::{Document, NOTHING, WOMEN_NETWORK, escaped, list, table};
use crate::ground::Ground;
use crate::monitor::{Dimension, Published, Question, Rate, Reading, Stage, Step, Tier, UNDISCLOSED};
use crate::programme::{CountOrigin, FigureValue, NextSteps, Recruitment, StatementTier, knowledge_base};
use crate::text::{Code, Title};

impl Document<'_> {
    pub(super) fn risks(&self) -> Vec<String> {
        let mut blocks = Vec::new();
        if let Some(recruitment) = self.statement.recruitment() {
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

    /// Those who reached a stage, in a sentence.
    fn those(&self, stage: &Stage) -> String {
        let key = match stage {
            Stage::Applied => "annual-those-applied",
            Stage::Qualified => "annual-those-qualified",
            Stage::Invited => "annual-those-invited",
            Stage::Offered => "annual-those-offered",
            Stage::Hired => "annual-those-hired",
            Stage::Promoted => "annual-those-promoted",
            Stage::Own(code) => match (self.statement.label(code.as_str()), code.as_str()) {
                (None, "participated") => "annual-those-own-participated",
                (None, "applied") => "annual-those-own-applied",
                (None, "interviewed") => "annual-those-own-interviewed",
                (None, "appointed") => "annual-those-own-appointed",
                _ => return self.words.say("annual-those-own", &[("stage", self.label(code).into())]),
            },
        };
        self.words.say(key, &[])
    }

    fn passage(&self, stage: &Stage, of: &Stage) -> String {
        self.words.say("annual-of", &[("stage", self.stage(stage).into()), ("of", self.those(of).into())])
    }

    fn stages(published: &Published) -> Vec<&Stage> {
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

    /// By which definition those employed were counted, and from where.
    fn count_basis(&self) -> String {
        let Some(basis) = self.statement.count_basis() else { return NOTHING.to_owned() };
        let key = match basis.origin() {
            CountOrigin::Statistics => "annual-count-statistics",
            CountOrigin::DeclaredWithConsent => "annual-count-declared",
        };
        self.text(key, &[("definition", self.label(basis.definition()).into())])
    }

    pub(super) fn representation(&self) -> Vec<String> {
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
            self.count_basis(),
            table(head, rows),
        ]
    }

    pub(super) fn targets(&self) -> Vec<String> {
        let targets = self.statement.targets();
        if targets.is_empty() {
            return Vec::new();
        }
        let tiers = self.statement.tiers();
        let lines = targets.iter().map(|target| {
            let tier = tiers.iter().find(|tier| {
                (tier.tier(), tier.unit(), tier.on()) == (target.tier(), target.unit(), target.on())
            });
            let heads = tier.and_then(StatementTier::heads);
            let mut args = vec![
                ("tier", self.tier(target.tier()).into()),
                ("unit", self.unit(target.unit()).into()),
                ("share", self.percent(target.share().value()).into()),
                ("date", self.words.date(target.by()).into()),
            ];
            let Some(heads) = heads else { return self.text("annual-target-untold", &args) };
            args.push(("wanted", target.share().fewest_of(heads.of()).into()));
            args.push(("count", heads.selected().into()));
            args.push(("posts", heads.of().into()));
            self.text("annual-target", &args)
        });
        vec![self.heading("annual-targets", &[]), self.count_basis(), list(lines)]
    }

    /// A row for each tier and a column for each year.
    pub(super) fn role_models(&self) -> Vec<String> {
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
        vec![
            self.heading("annual-role-models", &[]),
            self.count_basis(),
            table(head.collect(), rows.collect::<Vec<_>>()),
        ]
    }

    pub(super) fn next_steps(&self, steps: &NextSteps) -> Vec<String> {
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
        blocks.extend(self.women_network().filter(|_| steps.is_candidate_network()));
        blocks
    }

    /// The published figure beside it.
    fn women_network(&self) -> Option<String> {
        let base = knowledge_base();
        let figure = base.figure(WOMEN_NETWORK)?;
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
}
