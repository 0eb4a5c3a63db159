//! A policy as a lawyer reads it: the law's words beside what is checked, from the data alone.
//!
//! Whatever comes from the data goes through [`escaped`] before it stands in Markdown, and never begins a line.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;

use super::requirement::{consistency_key, mode_key, stages_key};
use super::{Arg, Language, Words, mark_key};
use crate::bound::{AsManyAs, Bound, Counts, Neither, Share, TooFew};
use crate::check::{AssessmentCheck, Before, Check, Considered, Equality, LegalBasis, Presence, Record};
use crate::condition::{Condition, Measure, OddNumber};
use crate::employer::{Country, Region, Sector};
use crate::force::{Force, Modality};
use crate::ground::Group;
use crate::invite::{AssertedBy, Consistency, Deadline, Invite, Overlap, Pool, Stages, Undeclared};
use crate::policy::Policy;
use crate::ratio::{Ratio, Rounding};
use crate::relation::{Relation, RelationKind};
use crate::rule::Rule;
use crate::silence::{Choice, InScope, Question, Silence};
use crate::source::{Element, Mark, Part};
use crate::span::{Clock, Edge, Span, candidates};
use crate::statement::{Statement, Wording};
use crate::text::{Code, RuleId, Wire};
use crate::vacancy::{Category, Opening};
use crate::version::{Effect, Exception, Justification, Version, When};

/// The anchor of the row of the reading view that shows an element of a version: what a finding's element links to.
///
/// The version is counted from nought, as [`Finding::versions`](crate::Finding::versions) gives it. Where several rows
/// show one element, it is the first of them.
///
/// ```
/// use mangfold::{Element, wording};
///
/// let anchor = wording::anchor(&"no.state.interview.cv_gap".parse()?, 0, Element::Pool);
/// assert_eq!(anchor, "no.state.interview.cv_gap/1/pool");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[must_use]
pub fn anchor(rule: &RuleId, version: u32, element: Element) -> String {
    format!("{rule}/{}/{}", u64::from(version) + 1, Wire(element))
}

impl Policy {
    /// The policy in Markdown, as it stands on a day, for a lawyer to read: for each rule its dates, the law's words
    /// beside what is checked, its exceptions, what its text leaves open and what was chosen, what it does not check,
    /// and what changed from version to version; at the end how the rules stand to each other, and the sources.
    ///
    /// The day is that of the event that picks the version of each rule. Where the sources do not settle which version
    /// stands on it, every one that may is shown. Each row of words has an [`anchor`].
    ///
    /// ```
    /// use mangfold::{packs, wording::{self, Language}, Element};
    ///
    /// let policy = packs::norway_state();
    /// let page = policy.reading(Language::English, policy.release());
    /// assert!(page.contains("“noen av de kvalifiserte søkerne”"));
    /// let row = wording::anchor(&"no.state.interview.disability".parse()?, 0, Element::Pool);
    /// assert!(page.contains(&format!("<a id=\"{row}\"></a>")));
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    #[must_use]
    pub fn reading(&self, language: Language, on: NaiveDate) -> String {
        let page = Page { words: Words::new(language), policy: self, on };
        let mut blocks = page.head();
        blocks.extend(self.rules().iter().flat_map(|rule| page.rule(rule)));
        blocks.extend(page.relations());
        blocks.extend(page.sources());
        blocks.join("\n\n") + "\n"
    }
}

/// Text as Markdown shows it, in one line.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push(' '),
            // What turns the direction of the text could make a row read otherwise than it is.
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                let _ = write!(escaped, "U+{:04X}", u32::from(c));
            }
            // Inside a word it means nothing, and codes are full of it.
            '_' if before.is_some_and(char::is_alphanumeric)
                && characters.peek().is_some_and(|next| next.is_alphanumeric()) =>
            {
                escaped.push(c);
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' => {
                escaped.push('\\');
                escaped.push(c);
            }
            plain => escaped.push(plain),
        }
        before = Some(c);
    }
    escaped
}

pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    items.into_iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n")
}

/// One row of the two columns: words of the source, if there are any, beside what is checked.
struct Row<'a> {
    of: Element,
    part: Option<&'a Part>,
    checked: String,
}

pub(super) struct Page<'a> {
    pub(super) words: Words,
    pub(super) policy: &'a Policy,
    pub(super) on: NaiveDate,
}

impl Page<'_> {
    pub(super) fn text(&self, key: &str, args: &[Arg<'_>]) -> String {
        escaped(&self.words.say(key, args))
    }

    fn head(&self) -> Vec<String> {
        let (id, release) = (self.policy.id().to_string(), self.words.date(self.policy.release()));
        let title = self.text("policy", &[("policy", id.into()), ("release", release.into())]);
        let day = self.text("reading-day", &[("date", self.words.date(self.on).into())]);
        let marks = [Mark::Verified, Mark::Secondary, Mark::Interpretation, Mark::General];
        vec![
            format!("# {title}"),
            day + " " + &self.text("reading-languages", &[]),
            list(marks.map(|mark| self.text(mark_key(mark), &[]))),
        ]
    }

    fn rule(&self, rule: &Rule) -> Vec<String> {
        let (bits, none) = candidates(rule.versions().iter().map(Version::span), self.on);
        let clock = self.words.say(clock_key(rule.clock()), &[]);
        let file = format!("tests/casebook/{}.md", rule.id());
        let mut blocks = vec![
            format!("## <a id=\"{0}\"></a>{1}", rule.id(), escaped(rule.id().as_str())),
            list(
                [self.text("reading-clock", &[("clock", clock.into())])]
                    .into_iter()
                    .chain(self.in_force(rule, bits, none))
                    .chain([self.text("reading-cases", &[("file", file.into())])]),
            ),
        ];
        blocks.extend(
            rule.versions_on(self.on).flat_map(|(place, version)| self.version(rule, place, version)),
        );
        blocks.push(format!("### {}", self.text("reading-history", &[])));
        blocks.push(self.history(rule));
        blocks
    }

    /// Which version stands on the day; where none does, those nearest to it.
    pub(super) fn in_force(&self, rule: &Rule, bits: u32, none: bool) -> Vec<String> {
        let date = || self.words.date(self.on);
        let numbers: Vec<u32> =
            (0..32).filter(|place| bits & (1 << place) != 0).map(|place| place + 1).collect();
        match (numbers.as_slice(), none) {
            ([], _) => {
                let versions = (1_u32..).zip(rule.versions());
                let over = |span: &Span| span.until().surely_over().is_some_and(|day| day <= self.on);
                let before = versions.clone().filter(|(_, version)| over(version.span())).last();
                let after = versions
                    .clone()
                    .find(|(_, version)| version.span().from().earliest().is_some_and(|day| day > self.on));
                let nearest = [("reading-nearest-before", before), ("reading-nearest-after", after)];
                let nearest = nearest.into_iter().filter_map(|(key, found)| {
                    let (number, version) = found?;
                    let span = self.span(version.span());
                    Some(self.text(key, &[("number", number.into()), ("span", span.into())]))
                });
                [self.text("reading-in-force-none", &[("date", date().into())])]
                    .into_iter()
                    .chain(nearest)
                    .collect()
            }
            ([one], false) => {
                vec![self.text("reading-in-force", &[("number", (*one).into()), ("date", date().into())])]
            }
            ([one], true) => {
                let args = [("number", (*one).into()), ("date", date().into())];
                vec![self.text("reading-in-force-perhaps", &args)]
            }
            (several, none) => {
                let number = |number: &u32| self.words.say("reading-number", &[("number", (*number).into())]);
                let mut versions: Vec<String> = several.iter().map(number).collect();
                versions.extend(none.then(|| self.words.say("reading-no-version", &[])));
                let versions = self.words.joined(versions, "list-or");
                let args = [("date", date().into()), ("versions", versions.into())];
                vec![self.text("reading-in-force-several", &args)]
            }
        }
    }

    fn version(&self, rule: &Rule, place: u32, version: &Version) -> Vec<String> {
        let (parts, exceptions) = (self.rows(rule, version), self.exception_rows(version));
        let requirement = self.words.requirement(version, version.modality());
        let mut facts = vec![
            self.text("reading-requires", &[("requirement", requirement.into())]),
            self.binding(version),
            self.weakest(rule, version),
        ];
        facts.extend(self.since(version));
        facts.push(self.basis(version));
        let (number, count) = (u64::from(place) + 1, rule.versions().len());
        let title = self.text("reading-version", &[("number", number.into()), ("count", count.into())]);
        let mut blocks = vec![format!("### {title}"), list(facts)];
        let mut shown = BTreeMap::new();
        blocks.push(self.table(rule, place, &parts, &mut shown));
        let mut under = |key: &str, block: Option<String>| {
            blocks.extend(block.map(|block| format!("#### {}\n\n{block}", self.text(key, &[]))));
        };
        let texts = self.texts(version);
        under("reading-texts", (!texts.is_empty()).then(|| list(texts)));
        under("reading-justification", version.justification().map(|why| list(self.reasons(why))));
        let unless = (!exceptions.is_empty()).then(|| self.table(rule, place, &exceptions, &mut shown));
        under("reading-unless", unless);
        let silent = version.silences();
        under(
            "reading-silent",
            (!silent.is_empty()).then(|| list(silent.iter().map(|silence| self.silence(version, silence)))),
        );
        let elsewhere = version.elsewhere().iter().map(|left| {
            let words = self.quote(left.says().as_str());
            format!("{words} — {}: {}", self.cited(left.source()), escaped(left.why().as_str()))
        });
        under("reading-elsewhere", (!version.elsewhere().is_empty()).then(|| list(elsewhere)));
        blocks
    }

    /// From when until when it stands, and up to which day that is confirmed.
    pub(super) fn since(&self, version: &Version) -> Vec<String> {
        let span = self.span(version.span());
        let mut said = vec![self.text("reading-holds", &[("span", span.into())])];
        if version.has_chosen_edge() {
            let span = self.span(&version.span_unchosen());
            said.push(self.text("reading-edge-chosen", &[("span", span.into())]));
        }
        said.push(self.confirmed(version.span()));
        said
    }

    pub(super) fn basis(&self, version: &Version) -> String {
        let basis = self.words.say(version.legal_basis().map_or("basis-none", basis_key), &[]);
        self.text("reading-basis", &[("basis", basis.into())])
    }

    pub(super) fn binding(&self, version: &Version) -> String {
        let force = self.words.say(force_key(version.force()), &[]);
        let modality = self.words.say(modality_key(version.modality()), &[]);
        self.text("reading-force", &[("force", force.into()), ("modality", modality.into())])
    }

    pub(super) fn weakest(&self, rule: &Rule, version: &Version) -> String {
        let rows = self.rows(rule, version).into_iter().chain(self.exception_rows(version));
        let marks = rows.map(|row| row.part.map_or(Mark::Interpretation, Part::mark));
        let weakest = marks.max().unwrap_or(Mark::Interpretation);
        self.text("reading-weakest", &[("mark", weakest.as_str().into())])
    }

    /// A row for every part, and one for every element that is checked without words.
    fn rows<'v>(&self, rule: &Rule, version: &'v Version) -> Vec<Row<'v>> {
        let parts = version.parts().iter().map(|part| (part.of(), Some(part)));
        let without = Element::ALL.into_iter().filter(|&element| {
            let words = version.parts().iter().any(|part| part.of() == element);
            element != Element::Exception && !words && self.checked(rule, version, element).is_some()
        });
        let all = parts.chain(without.map(|element| (element, None)));
        let mut told = Vec::new();
        all.map(|(of, part)| {
            let name = self.words.say(element_key(of), &[]);
            let first = !told.contains(&of);
            told.push(of);
            let checked = first.then(|| self.checked(rule, version, of)).flatten();
            let checked = match checked {
                Some(checked) => format!("**{}:** {}", escaped(&name), escaped(&checked)),
                None => format!("**{}**", escaped(&name)),
            };
            Row { of, part, checked }
        })
        .collect()
    }

    fn exception_rows<'v>(&self, version: &'v Version) -> Vec<Row<'v>> {
        let rows = version.exceptions().iter().flat_map(|exception| {
            let said = escaped(&self.exception(exception));
            exception.parts().iter().enumerate().map(move |(place, part)| {
                let checked = if place == 0 { said.clone() } else { String::new() };
                Row { of: Element::Exception, part: Some(part), checked }
            })
        });
        rows.collect()
    }

    fn table(&self, rule: &Rule, place: u32, rows: &[Row<'_>], shown: &mut BTreeMap<Element, u32>) -> String {
        let (words, checked) = (self.text("reading-words", &[]), self.text("reading-checked", &[]));
        let mut lines = vec![format!("| {words} | {checked} |"), "| --- | --- |".to_owned()];
        for row in rows {
            let mut id = anchor(rule.id(), place, row.of);
            let nth = shown.entry(row.of).or_insert(0);
            *nth += 1;
            if *nth > 1 {
                id = format!("{id}/{nth}");
            }
            let words =
                row.part.map_or_else(|| self.without_words(Mark::Interpretation), |part| self.part(part));
            let reading = row
                .part
                .and_then(Part::reading)
                .map(|reading| self.text("reading-read-as", &[("reading", reading.to_string().into())]));
            let right: Vec<String> =
                [row.checked.clone()].into_iter().filter(|said| !said.is_empty()).chain(reading).collect();
            lines.push(format!("| <a id=\"{id}\"></a>{words} | {} |", right.join(" — ")));
        }
        lines.join("\n")
    }

    /// The words of a part, where they stand and how sure they are.
    pub(super) fn part(&self, part: &Part) -> String {
        match (part.says(), part.source()) {
            (Some(says), Some(source)) => {
                format!("{} — {} · {}", self.quote(says.as_str()), self.cited(source), part.mark().as_str())
            }
            _ => self.without_words(part.mark()),
        }
    }

    fn without_words(&self, mark: Mark) -> String {
        format!("{} · {}", self.text("reading-no-words", &[]), mark.as_str())
    }

    fn quote(&self, words: &str) -> String {
        self.text("reading-quote", &[("words", words.to_owned().into())])
    }

    /// A citation, linked to the list of sources.
    fn cited(&self, key: &Code) -> String {
        let citation = self.policy.source(key).map_or(key.as_str(), |source| source.citation().as_str());
        format!("[{}](#source/{key})", escaped(citation))
    }

    fn confirmed(&self, span: &Span) -> String {
        match span.last_confirmed() {
            Some(day) => self.text("last-confirmed", &[("date", self.words.date(day).into())]),
            None => self.text("reading-not-confirmed", &[]),
        }
    }

    fn span(&self, span: &Span) -> String {
        let day = |day: NaiveDate| [("day", self.words.date(day).into())];
        let between = |first: NaiveDate, last: NaiveDate| {
            [("first", self.words.date(first).into()), ("last", self.words.date(last).into())]
        };
        let until = |edge: Edge| match edge {
            Edge::On(on) => self.words.say("edge-until-on", &day(on)),
            Edge::Between { first, last } => self.words.say("edge-until-between", &between(first, last)),
            Edge::NotVerified { stands_on } => self.words.say("edge-until-not-verified", &day(stands_on)),
            Edge::Open => self.words.say("edge-until-open", &[]),
            Edge::Partial { on } => self.words.say("edge-until-partial", &day(on)),
        };
        let from = match span.from() {
            Edge::On(on) => self.words.say("edge-from-on", &day(on)),
            Edge::Between { first, last } => self.words.say("edge-from-between", &between(first, last)),
            Edge::NotVerified { stands_on } => self.words.say("edge-from-not-verified", &day(stands_on)),
            // A span cannot begin with these.
            end @ (Edge::Open | Edge::Partial { .. }) => until(end),
        };
        self.words.say("span", &[("from", from.into()), ("until", until(span.until()).into())])
    }

    /// What a version checks of an element, in words; nothing where it does not use it.
    fn checked(&self, rule: &Rule, version: &Version, element: Element) -> Option<String> {
        let say = |key: &str| self.words.say(key, &[]);
        match element {
            Element::Scope if version.scope().is_empty() => None,
            Element::Scope => Some(self.conditions(version.scope())),
            Element::Clock => Some(say(clock_key(rule.clock()))),
            Element::Force => {
                Some(self.also(vec![say(force_key(version.force())), say(modality_key(version.modality()))]))
            }
            Element::LegalBasis => version.legal_basis().map(|basis| say(basis_key(basis))),
            Element::Exception if version.exceptions().is_empty() => None,
            Element::Exception => {
                Some(self.also(version.exceptions().iter().map(|known| self.exception(known)).collect()))
            }
            _ => match version.check() {
                Check::Invite(invite) => self.checked_by_invite(invite, element),
                Check::Statement(statement) => match element {
                    Element::Statement => {
                        let known = self.policy.statement(statement);
                        let languages = known.map(Statement::languages).unwrap_or_default();
                        let languages = languages.iter().map(ToString::to_string).collect::<Vec<_>>();
                        let args = [
                            ("statement", statement.to_string().into()),
                            ("language", languages.join(", ").into()),
                        ];
                        Some(self.words.say("checked-statement", &args))
                    }
                    Element::Channel => Some(say("checked-channel")),
                    _ => None,
                },
                Check::Sentence(sentence) => match element {
                    Element::Statement => {
                        let key = match sentence.presence() {
                            Presence::Required => "checked-sentence-required",
                            Presence::Forbidden => "checked-sentence-forbidden",
                        };
                        let words = self.words.beginnings(sentence);
                        Some(self.words.say(key, &[("words", words.into())]))
                    }
                    Element::Channel => Some(say("checked-channel")),
                    _ => None,
                },
                Check::Record(record) => self.checked_by_record(record, element),
                Check::Assessment(check) => self.checked_by_assessment(check, element),
                Check::Preference(preference) => match element {
                    Element::Comparison => Some(say(equality_key(preference.among()))),
                    Element::Group => {
                        Some(preference.group().map_or_else(|| say("checked-anybody"), |of| self.group(of)))
                    }
                    _ => None,
                },
                Check::PeriodShare(share) => match element {
                    Element::Group => Some(self.group(share.of())),
                    Element::Bound => {
                        let considered = match share.out_of() {
                            Considered::Applied => "applied",
                            Considered::Invited => "invited",
                        };
                        let args = [
                            ("share", self.words.share(share.least()).into()),
                            ("considered", considered.into()),
                        ];
                        Some(self.words.say("bound-period-share", &args))
                    }
                    _ => None,
                },
                Check::Monitor(_) => {
                    let requirement = || self.words.requirement(version, version.modality());
                    (element == Element::Bound).then(requirement)
                }
            },
        }
    }

    fn checked_by_record(&self, record: &Record, element: Element) -> Option<String> {
        let say = |key: &str| self.words.say(key, &[]);
        match element {
            Element::Record => Some(self.words.entry(record.entry())),
            Element::Group => record.about().map(|of| self.group(of)),
            Element::Undeclared => record.about().map(|_| say(undeclared_key(Undeclared::OutsideGroup))),
            Element::Deadline => Some(match record.deadline() {
                Before::Open => say(before_key(Before::Open)),
                event => {
                    self.also(vec![say(before_key(event)), say(entry_on_the_day_key(record.on_the_day()))])
                }
            }),
            _ => None,
        }
    }

    fn checked_by_assessment(&self, check: &AssessmentCheck, element: Element) -> Option<String> {
        let say = |key: &str| self.words.say(key, &[]);
        match element {
            Element::Pool => Some(say(pool_key(check.out_of()))),
            Element::Group => Some(self.group(check.of())),
            Element::Presupposition => Some(say("checked-nobody-left")),
            Element::Undeclared => Some(say(undeclared_key(Undeclared::OutsideGroup))),
            Element::Record => Some(say("checked-assessments")),
            Element::Deadline => {
                Some(self.also(vec![say("before-invitation"), say(entry_on_the_day_key(check.on_the_day()))]))
            }
            _ => None,
        }
    }

    fn checked_by_invite(&self, invite: &Invite, element: Element) -> Option<String> {
        let say = |key: &str| self.words.say(key, &[]);
        match element {
            Element::Pool => Some(say(pool_key(invite.out_of()))),
            Element::Group => {
                let mut said = vec![self.group(invite.of())];
                if *invite.overlap() != Overlap::ForEach {
                    said.push(self.words.overlap(invite.overlap()));
                }
                if invite.of().grounds().next().is_some() {
                    said.push(say(asserted_by_key(invite.asserted_by())));
                    // What is no more than how a silent text is read stands with its silences, not beside the words.
                    if invite.waived() == Counts::Counts {
                        said.push(say(waived_key(Counts::Counts)));
                    }
                    if invite.declared_late() == Counts::DoesNotCount {
                        said.push(say(declared_late_key(Counts::DoesNotCount)));
                    }
                }
                Some(self.also(said))
            }
            Element::Bound => Some(match invite.bound() {
                Bound::AtLeast(wanted) => {
                    self.words.say("bound-at-least", &[("wanted", wanted.get().into())])
                }
                Bound::All => say("bound-all"),
                Bound::Best(wanted) => self.words.say("bound-best", &[("wanted", wanted.get().into())]),
                Bound::AsManyAs(as_many) => self.as_many(as_many),
                Bound::Share(share) => self.share(*share),
            }),
            Element::Presupposition => {
                let args = [("presupposed", invite.presupposes().into())];
                Some(self.words.say("checked-presupposition", &args))
            }
            Element::Deadline => {
                let mut said = vec![say(deadline_key(invite.deadline()))];
                if invite.deadline() != Deadline::Open {
                    said.push(say(on_the_day_key(invite.on_the_day())));
                }
                said.push(say(withdrawn_key(invite.withdrawn_after_invitation())));
                Some(self.also(said))
            }
            Element::Undeclared => Some(say(undeclared_key(invite.undeclared()))),
            Element::Mode => invite.mode().map(|mode| say(mode_key(mode))),
            Element::Stage if invite.stages() == Stages::Any => None,
            Element::Stage => Some(say(stages_key(invite.stages()))),
            Element::Consistency if invite.consistency() == Consistency::NotAsked => None,
            Element::Consistency => Some(say(consistency_key(invite.consistency()))),
            _ => None,
        }
    }

    fn as_many(&self, as_many: &AsManyAs) -> String {
        let mut said = vec![
            self.words.say("bound-as-many", &[("other", self.words.group(as_many.other().node()).into())]),
            self.enough(as_many.enough()),
            self.words.say(too_few_key(as_many.too_few()), &[]),
            self.words.say(neither_key(as_many.neither()), &[]),
        ];
        if let Some((group, counts)) = as_many.on_top() {
            let group = self.words.group(group.node());
            said.push(self.words.say("bound-on-top", &[("group", group.into())]));
            said.push(self.words.say(on_top_key(counts), &[]));
        }
        self.also(said)
    }

    fn share(&self, share: Share) -> String {
        self.also(vec![
            self.words.say("bound-share", &[("share", self.words.share(share.least()).into())]),
            self.words.say(rounding_key(share.rounding()), &[]),
            self.enough(share.enough()),
            self.words.say(too_few_key(share.too_few()), &[]),
        ])
    }

    fn enough(&self, enough: Ratio) -> String {
        self.words.say("bound-enough", &[("share", self.words.share(enough).into())])
    }

    fn group(&self, group: &Group) -> String {
        self.words.say("checked-group", &[("group", self.words.group(group.node()).into())])
    }

    pub(super) fn reasons(&self, why: &Justification) -> Vec<String> {
        let purpose = [("purpose", why.purpose().to_string().into())];
        let note = [("note", why.proportionality_note().to_string().into())];
        let day = [("date", self.words.date(why.review_by()).into())];
        vec![
            self.text("justification-purpose", &purpose),
            self.text("justification-proportionality", &note),
            self.text("justification-review-by", &day),
        ]
    }

    pub(super) fn also(&self, said: Vec<String>) -> String {
        let join = |so_far: String, next: String| {
            self.words.say("list-also", &[("first", so_far.into()), ("last", next.into())])
        };
        said.into_iter().reduce(join).unwrap_or_default()
    }

    pub(super) fn conditions(&self, conditions: &[Condition]) -> String {
        self.also(conditions.iter().map(|condition| self.condition(condition)).collect())
    }

    fn condition(&self, condition: &Condition) -> String {
        let any = |names: Vec<String>| self.words.joined(names, "list-or");
        match condition {
            Condition::Country(countries) => {
                let countries = any(countries.iter().map(Country::to_string).collect());
                self.words.say("condition-country", &[("countries", countries.into())])
            }
            Condition::Region(regions) => {
                let regions = any(regions.iter().map(Region::to_string).collect());
                self.words.say("condition-region", &[("regions", regions.into())])
            }
            Condition::Sector(sectors) => {
                let sectors = sectors.iter().map(|sector| self.words.say(sector_key(*sector), &[]));
                self.words.say("condition-sector", &[("sectors", any(sectors.collect()).into())])
            }
            Condition::Category(categories) => {
                let categories = categories.iter().map(|category| self.category(category));
                self.words.say("condition-category", &[("categories", any(categories.collect()).into())])
            }
            Condition::Opening(Opening::External) => self.words.say("condition-opening-external", &[]),
            Condition::Opening(Opening::Internal) => self.words.say("condition-opening-internal", &[]),
            Condition::LongerThanMonths(months) => {
                self.words.say("condition-longer", &[("months", (*months).into())])
            }
            Condition::Underrepresented { ground, measure } => {
                let measure = match measure {
                    Measure::BelowHalf(odd) => {
                        self.also(vec![self.words.say("measure-below-half", &[]), self.odd(*odd)])
                    }
                    Measure::Below(share) => {
                        self.words.say("measure-below", &[("share", self.words.share(*share).into())])
                    }
                };
                let ground = self.words.ground(ground, false);
                let args = [("ground", ground.into()), ("measure", measure.into())];
                self.words.say("condition-underrepresented", &args)
            }
            Condition::Criterion(words) => {
                let words = any(words.iter().map(|word| self.words.beginning(word)).collect());
                self.words.say("condition-criterion", &[("words", words.into())])
            }
            Condition::Fact(code) => self.words.say("condition-fact", &[("code", code.to_string().into())]),
        }
    }

    fn category(&self, category: &Category) -> String {
        match category {
            Category::Leadership => self.words.say("category-leadership", &[]),
            Category::KeyPosition => self.words.say("category-key-position", &[]),
            Category::Ordinary => self.words.say("category-ordinary", &[]),
            Category::Own(code) => self.words.say("category-own", &[("code", code.to_string().into())]),
        }
    }

    pub(super) fn exception(&self, exception: &Exception) -> String {
        let mut when = vec![match exception.when() {
            When::Fact(condition) => {
                self.words.say("when-fact", &[("condition", self.condition(condition).into())])
            }
            When::Recorded => self.words.say("when-recorded", &[]),
        }];
        when.extend(
            (exception.effect() == Effect::CapsAlike).then(|| self.words.say("effect-caps-alike", &[])),
        );
        when.extend(exception.is_open_at_clearing().then(|| self.words.say("when-open", &[])));
        let args = [("exception", exception.id().to_string().into()), ("when", self.also(when).into())];
        self.words.say("reading-exception", &args)
    }

    pub(super) fn silence(&self, version: &Version, silence: &Silence) -> String {
        let question = self.text(question_key(silence.question()), &[]);
        let chosen = match version.chosen(silence.question()) {
            Some(choice) => self.text("reading-chosen", &[("choice", self.choice(version, &choice).into())]),
            None if silence.question() == Question::Edge && version.has_chosen_edge() => {
                let choice = self.span(version.span());
                self.text("reading-chosen", &[("choice", choice.into())])
            }
            None => self.text("reading-unchosen", &[]),
        };
        format!("**{question}** {chosen} — {}", escaped(silence.on().as_str()))
    }

    fn choice(&self, version: &Version, choice: &Choice) -> String {
        let say = |key: &str| self.words.say(key, &[]);
        match choice {
            Choice::ShortPosts(answer) | Choice::InternalPostings(answer) => say(match answer {
                InScope::Yes => "choice-in-scope",
                InScope::No => "choice-out-of-scope",
            }),
            Choice::Definition(group) => self.group(group),
            Choice::AssertedBy(by) => say(asserted_by_key(*by)),
            Choice::Deadline(deadline) => say(deadline_key(*deadline)),
            Choice::OnTheDay(counts) => say(match version.check() {
                Check::Invite(_) => on_the_day_key(*counts),
                _ => entry_on_the_day_key(*counts),
            }),
            Choice::WithdrawnAfterInvitation(counts) => say(withdrawn_key(*counts)),
            Choice::OnePersonInTwoGroups(overlap) => self.words.overlap(overlap),
            Choice::OddNumber(odd) => self.odd(*odd),
            Choice::NeitherSide(neither) => say(neither_key(*neither)),
            Choice::OnTop(counts) => say(on_top_key(*counts)),
            Choice::Enough(share) => self.enough(*share),
            Choice::TooFew(too_few) => say(too_few_key(*too_few)),
            Choice::Rounding(rounding) => say(rounding_key(*rounding)),
            Choice::Share(share) => {
                self.words.say("bound-share", &[("share", self.words.share(*share).into())])
            }
            Choice::DeclaredLate(counts) => say(declared_late_key(*counts)),
            Choice::Waived(counts) => say(waived_key(*counts)),
            Choice::Consistency(consistency) => say(consistency_key(*consistency)),
            Choice::ReviewBy(day) => {
                self.words.say("choice-review-by", &[("date", self.words.date(*day).into())])
            }
            // A version does not tell its edges like this: see `silence`.
            Choice::Edge { .. } => String::new(),
        }
    }

    fn odd(&self, odd: OddNumber) -> String {
        let key = match odd {
            OddNumber::AtLeastTwo => "odd-at-least-two",
            OddNumber::AnyImbalance => "odd-any-imbalance",
        };
        self.words.say(key, &[])
    }

    /// The texts an advert must carry, in order of time.
    pub(super) fn texts(&self, version: &Version) -> Vec<String> {
        let Check::Statement(statement) = version.check() else { return Vec::new() };
        let Some(statement) = self.policy.statement(statement) else { return Vec::new() };
        let wording = |wording: &Wording| {
            let span = escaped(&format!("{} · {}", self.span(wording.span()), wording.language()));
            match (wording.text(), wording.source()) {
                (Some(text), Some(source)) => {
                    let (text, mark) = (self.quote(text.as_str()), wording.mark().as_str());
                    format!("{span}: {text} — {} · {mark}", self.cited(source))
                }
                _ => format!("{span}: {}", self.text("reading-no-text", &[])),
            }
        };
        statement.wordings().iter().map(wording).collect()
    }

    /// Every version with its dates, force and mark, and by element what came and what went since the one before.
    fn history(&self, rule: &Rule) -> String {
        let mut items = Vec::new();
        if let Some(note) = rule.note_on_before() {
            items.push(self.text("reading-before", &[("note", note.to_string().into())]));
        }
        let mut before: Option<&Version> = None;
        for (number, version) in (1_u32..).zip(rule.versions()) {
            let label = self.text("reading-label", &[("number", number.into())]);
            let (span, confirmed) = (escaped(&self.span(version.span())), self.confirmed(version.span()));
            let (binding, weakest) = (self.binding(version), self.weakest(rule, version));
            let mut item = format!("**{label}:** {span}. {confirmed} {binding} {weakest}");
            if let Some(before) = before {
                let changes = self.changes(rule, before, version);
                if changes.is_empty() {
                    item = format!("{item} {}", self.text("reading-unchanged", &[]));
                }
                for change in changes {
                    item = format!("{item}\n  - {change}");
                }
            }
            items.push(item);
            before = Some(version);
        }
        for announced in rule.announced() {
            let part = announced.part();
            let reading = part.reading().map(|reading| {
                " — ".to_owned() + &self.text("reading-read-as", &[("reading", reading.to_string().into())])
            });
            let words = self.part(part) + &reading.unwrap_or_default();
            items.push(match announced.on() {
                Some(day) => {
                    let on = self.words.date(day);
                    format!("{} {words}", self.text("reading-announced-on", &[("date", on.into())]))
                }
                None => format!("{} {words}", self.text("reading-announced", &[])),
            });
        }
        list(items)
    }

    fn changes(&self, rule: &Rule, before: &Version, after: &Version) -> Vec<String> {
        let about = |version: &'_ Version, element: Element| -> Vec<Part> {
            let unless = version.exceptions().iter().flat_map(Exception::parts);
            let unless = unless.map(|part| (Element::Exception, part));
            let parts = version.parts().iter().map(|part| (part.of(), part)).chain(unless);
            parts.filter(|(of, _)| *of == element).map(|(_, part)| part.clone()).collect()
        };
        let told = |part: &Part| {
            let reading = part.reading().map(|reading| {
                " — ".to_owned() + &self.text("reading-read-as", &[("reading", reading.to_string().into())])
            });
            self.part(part) + &reading.unwrap_or_default()
        };
        let mut changes = Vec::new();
        for element in Element::ALL {
            let (old, new) = (about(before, element), about(after, element));
            let name = self.text(element_key(element), &[]);
            let was = self.checked(rule, before, element);
            let is = self.checked(rule, after, element);
            if was != is {
                let none = || self.words.say("reading-nothing", &[]);
                let args =
                    [("before", was.unwrap_or_else(none).into()), ("after", is.unwrap_or_else(none).into())];
                changes.push(format!("**{name}:** {}", self.text("reading-was", &args)));
            }
            for (key, these, those) in [("reading-gone", &old, &new), ("reading-new", &new, &old)] {
                let differing = these.iter().filter(|part| !those.contains(part));
                changes.extend(
                    differing.map(|part| format!("**{name}:** {} {}", self.text(key, &[]), told(part))),
                );
            }
        }
        changes
    }

    pub(super) fn relations(&self) -> Vec<String> {
        let relation = |relation: &Relation| {
            let rule = |id: &RuleId| match self.policy.rule(id) {
                Some(_) => format!("[{}](#{id})", escaped(id.as_str())),
                None => escaped(id.as_str()),
            };
            let kind = self.text(relation_key(relation.kind()), &[]);
            let part = relation.part();
            let reading = part.reading().map(|reading| {
                " — ".to_owned() + &self.text("reading-read-as", &[("reading", reading.to_string().into())])
            });
            let words = self.part(part) + &reading.unwrap_or_default();
            format!("{} – {kind} – {}: {words}", rule(relation.rule()), rule(relation.to()))
        };
        if self.policy.relations().is_empty() {
            return Vec::new();
        }
        let relations = list(self.policy.relations().iter().map(relation));
        vec![format!("## {}", self.text("reading-relations", &[])), relations]
    }

    pub(super) fn sources(&self) -> Vec<String> {
        let sources = self.policy.sources().iter().map(|source| {
            let read = match source.place_read() {
                Some(_) => self.words.citation(source),
                None => self
                    .words
                    .say("reading-source-itself", &[("citation", source.citation().to_string().into())]),
            };
            format!(
                "<a id=\"source/{0}\"></a>**{1}:** {2}",
                source.key(),
                escaped(source.key().as_str()),
                escaped(&read)
            )
        });
        if self.policy.sources().is_empty() {
            return Vec::new();
        }
        vec![format!("## {}", self.text("reading-sources", &[])), list(sources)]
    }
}

// The words of each choice of a closed list: a new one is an arm here and a message in each language.

const fn force_key(force: Force) -> &'static str {
    match force {
        Force::Statute => "force-statute",
        Force::Directive => "force-directive",
        Force::Regulation => "force-regulation",
        Force::Instruction => "force-instruction",
        Force::Collective => "force-collective",
        Force::Resolution => "force-resolution",
        Force::PrivateRule => "force-private-rule",
        Force::Scheme => "force-scheme",
        Force::Guidance => "force-guidance",
    }
}

const fn modality_key(modality: Modality) -> &'static str {
    match modality {
        Modality::Must => "modality-must",
        Modality::Should => "modality-should",
        Modality::May => "modality-may",
        Modality::Notice => "modality-notice",
    }
}

const fn clock_key(clock: Clock) -> &'static str {
    match clock {
        Clock::Advertised => "clock-advertised",
        Clock::Applied => "clock-applied",
        Clock::Invited => "clock-invited",
        Clock::Recommended => "clock-recommended",
    }
}

pub(super) const fn basis_key(basis: LegalBasis) -> &'static str {
    match basis {
        LegalBasis::ExplicitConsent => "basis-explicit-consent",
        LegalBasis::EmploymentLaw => "basis-employment-law",
    }
}

const fn element_key(element: Element) -> &'static str {
    match element {
        Element::Scope => "element-scope",
        Element::Clock => "element-clock",
        Element::Force => "element-force",
        Element::Pool => "element-pool",
        Element::Group => "element-group",
        Element::Bound => "element-bound",
        Element::Presupposition => "element-presupposition",
        Element::Deadline => "element-deadline",
        Element::Undeclared => "element-undeclared",
        Element::LegalBasis => "element-legal-basis",
        Element::Statement => "element-statement",
        Element::Channel => "element-channel",
        Element::Record => "element-record",
        Element::Exception => "element-exception",
        Element::Mode => "element-mode",
        Element::Stage => "element-stage",
        Element::Consistency => "element-consistency",
        Element::Comparison => "element-comparison",
        Element::Relation => "element-relation",
    }
}

const fn question_key(question: Question) -> &'static str {
    match question {
        Question::ShortPosts => "question-short-posts",
        Question::InternalPostings => "question-internal-postings",
        Question::Definition => "question-definition",
        Question::AssertedBy => "question-asserted-by",
        Question::Deadline => "question-deadline",
        Question::OnTheDay => "question-on-the-day",
        Question::WithdrawnAfterInvitation => "question-withdrawn-after-invitation",
        Question::OnePersonInTwoGroups => "question-one-person-in-two-groups",
        Question::Edge => "question-edge",
        Question::OddNumber => "question-odd-number",
        Question::NeitherSide => "question-neither-side",
        Question::OnTop => "question-on-top",
        Question::Enough => "question-enough",
        Question::TooFew => "question-too-few",
        Question::Rounding => "question-rounding",
        Question::Share => "question-share",
        Question::DeclaredLate => "question-declared-late",
        Question::Waived => "question-waived",
        Question::Consistency => "question-consistency",
        Question::ReviewBy => "question-review-by",
    }
}

const fn pool_key(pool: Pool) -> &'static str {
    match pool {
        Pool::Qualified => "pool-qualified",
        Pool::NotObviouslyUnsuited => "pool-not-obviously-unsuited",
        Pool::Everyone => "pool-everyone",
    }
}

const fn asserted_by_key(by: AssertedBy) -> &'static str {
    match by {
        AssertedBy::Applicant => "asserted-by-applicant",
        AssertedBy::ApplicantConfirmed => "asserted-by-applicant-confirmed",
    }
}

const fn deadline_key(deadline: Deadline) -> &'static str {
    match deadline {
        Deadline::Open => "deadline-open",
        Deadline::Recommendation => "deadline-recommendation",
        Deadline::Hire => "deadline-hire",
    }
}

const fn on_the_day_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Counts => "on-the-day-counts",
        Counts::DoesNotCount => "on-the-day-does-not-count",
    }
}

const fn withdrawn_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Counts => "withdrawn-counts",
        Counts::DoesNotCount => "withdrawn-does-not-count",
    }
}

const fn undeclared_key(undeclared: Undeclared) -> &'static str {
    match undeclared {
        Undeclared::OutsideGroup => "undeclared-outside-group",
    }
}

const fn entry_on_the_day_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Counts => "entry-on-the-day-counts",
        Counts::DoesNotCount => "entry-on-the-day-does-not-count",
    }
}

const fn waived_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Counts => "waived-counts",
        Counts::DoesNotCount => "waived-does-not-count",
    }
}

const fn declared_late_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Counts => "declared-late-counts",
        Counts::DoesNotCount => "declared-late-does-not-count",
    }
}

const fn on_top_key(counts: Counts) -> &'static str {
    match counts {
        Counts::Counts => "on-top-counts",
        Counts::DoesNotCount => "on-top-does-not-count",
    }
}

const fn before_key(event: Before) -> &'static str {
    match event {
        Before::Open => "before-open",
        Before::Publication => "before-publication",
        Before::Invitation => "before-invitation",
        Before::Recommendation => "before-recommendation",
    }
}

const fn equality_key(among: Equality) -> &'static str {
    match among {
        Equality::Equal => "comparison-equal",
        Equality::NearlyEqual => "comparison-nearly-equal",
    }
}

const fn too_few_key(too_few: TooFew) -> &'static str {
    match too_few {
        TooFew::AllOfThem => "too-few-all-of-them",
        TooFew::NoDuty => "too-few-no-duty",
    }
}

const fn neither_key(neither: Neither) -> &'static str {
    match neither {
        Neither::OnNeitherSide => "neither-on-neither-side",
        Neither::WithTheGroup => "neither-with-the-group",
        Neither::WithTheOthers => "neither-with-the-others",
    }
}

const fn rounding_key(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Up => "rounding-up",
        Rounding::Nearest => "rounding-nearest",
        Rounding::Down => "rounding-down",
    }
}

const fn relation_key(kind: RelationKind) -> &'static str {
    match kind {
        RelationKind::Unaffected => "relation-unaffected",
        RelationKind::Before => "relation-before",
        RelationKind::Replaces => "relation-replaces",
        RelationKind::Conflicts => "relation-conflicts",
    }
}

const fn sector_key(sector: Sector) -> &'static str {
    match sector {
        Sector::State => "sector-state",
        Sector::Municipal => "sector-municipal",
        Sector::County => "sector-county",
        Sector::Federal => "sector-federal",
        Sector::Land => "sector-land",
        Sector::OtherPublic => "sector-other-public",
        Sector::Church => "sector-church",
        Sector::Private => "sector-private",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_the_data_is_one_line_that_markdown_shows_as_it_is() {
        for (text, expected) in [
            ("a|b", r"a\|b"),
            (r"a\|b", r"a\\\|b"),
            ("`x` *y* <b>", r"\`x\` \*y\* \<b\>"),
            ("[a](b) &amp; $1$ ~~z~~", r"\[a\](b) \&amp; \$1\$ \~\~z\~\~"),
            ("one\r\ntwo\u{2028}three", "one  two three"),
            ("cv_gap _x_ a__b", r"cv_gap \_x\_ a\_\_b"),
            ("§ 6\u{202e}|", r"§ 6U+202E\|"),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }

    #[test]
    fn every_element_and_every_question_has_words_in_every_language() {
        let keys = Element::ALL.map(element_key).into_iter().chain(Question::ALL.map(question_key));
        for key in keys {
            for language in Language::ALL {
                let said = Words::new(language).say(key, &[]);
                assert!(!said.starts_with('['), "{key} in {language:?}");
            }
        }
    }
}
