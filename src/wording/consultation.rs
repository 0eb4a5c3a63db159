//! A policy in words for the representatives of the employees, who are heard before it is put to use.
//!
//! It is the reading view without its columns: what is required, counted, left open and excepted, and the questions to
//! answer. Whatever comes from the data is escaped as there.

use chrono::NaiveDate;

use super::reading::{Page, escaped, list};
use super::{Language, Words};
use crate::bound::Bound;
use crate::check::Check;
use crate::ground::Group;
use crate::invite::Overlap;
use crate::policy::Policy;
use crate::rule::Rule;
use crate::source::{Element, Mark, Part};
use crate::span::candidates;
use crate::version::Version;

const QUESTIONS: [&str; 6] = [
    "consultation-asks-rules",
    "consultation-asks-grounds",
    "consultation-asks-readings",
    "consultation-asks-exceptions",
    "consultation-asks-use",
    "consultation-asks-else",
];

impl Policy {
    /// A consultation sheet in Markdown: the policy in words as it stands on a day, for the representatives of the
    /// employees, with the questions they are asked and room for their answer.
    ///
    /// For each rule it says what is required and how firmly, since when, in which words of which source and how sure that
    /// is, for which vacancies, which declarations it counts on which legal basis, what its text leaves open with what is
    /// chosen, and its exceptions. The day is that of the event that picks the version of each rule.
    ///
    /// ```
    /// use mangfold::{packs, wording::Language};
    ///
    /// let policy = packs::norway_state();
    /// let sheet = policy.consultation(Language::English, policy.release());
    /// assert!(sheet.contains("Declarations it counts: a disability that will need accommodation."));
    /// assert!(sheet.contains("## Questions to the representatives"));
    /// ```
    #[must_use]
    pub fn consultation(&self, language: Language, on: NaiveDate) -> String {
        let page = Page { words: Words::new(language), policy: self, on };
        let (id, release) = (self.id().to_string(), page.words.date(self.release()));
        let title = page.text("consultation-title", &[("policy", id.into()), ("release", release.into())]);
        let day = page.text("reading-day", &[("date", page.words.date(on).into())]);
        let about = ["consultation-about", "reading-languages"].map(|key| page.text(key, &[]));
        let marks = [Mark::Verified, Mark::Secondary, Mark::Interpretation, Mark::General];
        let mut blocks = vec![
            format!("# {title}"),
            format!("{} {day} {}", about[0], about[1]),
            list(marks.map(|mark| page.text(super::mark_key(mark), &[]))),
        ];
        let rules = (1_u32..).zip(self.rules());
        blocks.extend(rules.flat_map(|(number, rule)| page.sheet(number, rule)));
        blocks.extend(page.relations());
        blocks.extend(page.sources());
        blocks.extend(page.questions());
        blocks.join("\n\n") + "\n"
    }
}

impl Page<'_> {
    fn sheet(&self, number: u32, rule: &Rule) -> Vec<String> {
        let label = self.text("consultation-rule", &[("number", number.into())]);
        let mut blocks =
            vec![format!("## <a id=\"{0}\"></a>{label}: {1}", rule.id(), escaped(rule.id().as_str()))];
        let standing: Vec<(u32, &Version)> = rule.versions_on(self.on).collect();
        if standing.len() != 1 || !rule.is_settled_on(self.on) {
            let (bits, none) = candidates(rule.versions().iter().map(Version::span), self.on);
            blocks.push(list(self.in_force(rule, bits, none)));
        }
        blocks.extend(standing.into_iter().map(|(_, version)| self.told(rule, version)));
        blocks
    }

    fn told(&self, rule: &Rule, version: &Version) -> String {
        let requirement = self.words.requirement(version, version.modality());
        let mut lines = vec![
            self.text("reading-requires", &[("requirement", requirement.into())]),
            self.binding(version),
            self.weakest(rule, version),
        ];
        lines.extend(self.since(version));
        let scope = self.conditions(version.scope());
        lines.push(if version.scope().is_empty() {
            self.text("consultation-scope-all", &[])
        } else {
            self.text("consultation-scope", &[("conditions", scope.into())])
        });
        lines.extend(self.grounds(version));
        lines.push(self.basis(version));
        lines.extend(self.nested("consultation-words", &self.words_of_duty(version)));
        lines.extend(self.nested("reading-texts", &self.texts(version)));
        lines.extend(self.nested(
            "reading-justification",
            &version.justification().map(|why| self.reasons(why)).unwrap_or_default(),
        ));
        let exceptions = version.exceptions().iter().map(|exception| escaped(&self.exception(exception)));
        lines.extend(self.nested("reading-unless", &exceptions.collect::<Vec<_>>()));
        let silences = version.silences().iter().map(|silence| self.silence(version, silence));
        lines.extend(self.nested("reading-silent", &silences.collect::<Vec<_>>()));
        list(lines)
    }

    /// A line with lines under it, where there are any.
    fn nested(&self, key: &str, lines: &[String]) -> Option<String> {
        let title = format!("**{}**", self.text(key, &[]));
        let under = |so_far: String, line: &String| format!("{so_far}\n  - {line}");
        (!lines.is_empty()).then(|| lines.iter().fold(title, under))
    }

    /// The words that make it a duty: how it binds, and to what.
    fn words_of_duty(&self, version: &Version) -> Vec<String> {
        let bound = match version.check() {
            Check::Record(_) | Check::Assessment(_) => Element::Record,
            Check::Statement(_) | Check::Sentence(_) => Element::Statement,
            Check::Preference(_) => Element::Comparison,
            Check::Invite(_) | Check::Monitor(_) | Check::PeriodShare(_) => Element::Bound,
        };
        let has_words = |part: &&Part| part.source().is_some();
        let duty = |part: &&Part| part.of() == bound || part.of() == Element::Force;
        let quotes = |parts: Vec<&Part>| -> Vec<String> {
            let mut told: Vec<String> = Vec::new();
            for said in parts.into_iter().map(|part| self.part(part)) {
                if !told.contains(&said) {
                    told.push(said);
                }
            }
            told
        };
        let told = quotes(version.parts().iter().filter(has_words).filter(duty).collect());
        if told.is_empty() { quotes(version.parts().iter().filter(has_words).collect()) } else { told }
    }

    /// The grounds it counts declarations about, in whichever of its groups.
    fn grounds(&self, version: &Version) -> Option<String> {
        let mut groups: Vec<&Group> = version.check().group().into_iter().collect();
        if let Check::Invite(invite) = version.check() {
            if let Overlap::ForOne(beside) | Overlap::Union(beside) = invite.overlap() {
                groups.extend(beside);
            }
            if let Bound::AsManyAs(as_many) = invite.bound() {
                groups.push(as_many.other());
                groups.extend(as_many.on_top().map(|(group, _)| group));
            }
        }
        let mut grounds: Vec<String> = Vec::new();
        for ground in groups.into_iter().flat_map(Group::grounds) {
            let said = self.words.ground(ground, false);
            if !grounds.contains(&said) {
                grounds.push(said);
            }
        }
        let any = !grounds.is_empty();
        let grounds = self.also(grounds);
        any.then(|| self.text("consultation-grounds", &[("grounds", grounds.into())]))
    }

    /// The questions, each with room for an answer, and who gives it when.
    fn questions(&self) -> Vec<String> {
        let (question, answer) =
            (self.text("consultation-question", &[]), self.text("consultation-answer", &[]));
        let mut asked = vec![format!("| {question} | {answer} |"), "| --- | --- |".to_owned()];
        let questions = (1_u32..).zip(QUESTIONS);
        asked.extend(questions.map(|(number, key)| format!("| {number}. {} | |", self.text(key, &[]))));
        let signed = ["consultation-organisation", "consultation-name", "consultation-date"];
        vec![
            format!("## {}", self.text("consultation-questions", &[])),
            asked.join("\n"),
            format!("### {}", self.text("consultation-answered", &[])),
            list(signed.map(|key| self.text(key, &[]))),
        ]
    }
}
