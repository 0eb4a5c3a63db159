//! An advert beside a policy: what it has of the statements, and what stands in it that may not; and statements put into
//! adverts.

use chrono::NaiveDate;
use serde::Serialize;

use crate::advert::Advert;
use crate::check::{Check, Presence};
use crate::decision::Decision;
use crate::finding::Verdict;
use crate::force::{Force, Modality};
use crate::policy::Policy;
use crate::recognition::{Recognition, StatementFinding, StatementIndex};
use crate::rule::Rule;
use crate::source::{Element, Mark, Part};
use crate::statement::Statement;
use crate::text::{AdvertText, Code, LanguageTag, RuleId, TextError};
use crate::version::{Exception, Version};
use crate::words::{Markup, Place, TextWords};

/// A sentence of an advert that a rule has none of.
///
/// ```
/// use mangfold::{Markup, TextWords, packs};
///
/// let text = "Vi ser etter en sjåfør. Vi oppfordrer polakker til å søke.";
/// let review = packs::norway_adverts().review_advert(&TextWords::read(text, Markup::Plain)?, None, None);
/// let hit = &review.hits()[0];
/// assert_eq!((hit.rule().as_str(), hit.phrase()), ("no.nav.ad.nationality", "oppfordrer polakker"));
/// assert_eq!(hit.place().of(text), Some("oppfordrer polakker"));
/// # Ok::<(), mangfold::TextWordsError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct AdvertHit {
    rule: RuleId,
    force: Force,
    modality: Modality,
    mark: Mark,
    sources: Vec<Code>,
    phrase: String,
    place: Place,
    sentence: Place,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unless: Vec<Code>,
}

impl AdvertHit {
    /// The rule that has none of it.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// How binding that rule is.
    #[must_use]
    pub const fn force(&self) -> Force {
        self.force
    }

    /// Whether it must not stand there, should not, or is only advised against.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.modality
    }

    /// How sure we are of what is looked for.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.mark
    }

    /// The keys of the sources that say so; where the duty itself is a reading, of those that say when it is lifted.
    #[must_use]
    pub fn sources(&self) -> &[Code] {
        &self.sources
    }

    /// The words that tell, from the first of them to the last, without tags.
    #[must_use]
    pub fn phrase(&self) -> &str {
        &self.phrase
    }

    /// Where these words stand.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Where the sentence stands that they are in.
    #[must_use]
    pub const fn sentence(&self) -> Place {
        self.sentence
    }

    /// The exceptions of the rule, under which it may stand there all the same.
    #[must_use]
    pub fn unless(&self) -> &[Code] {
        &self.unless
    }
}

/// What a policy finds in the text of one advert.
///
/// ```
/// use mangfold::{Markup, Recognition, TextWords, packs};
///
/// let text = "<p>Vi meiner at inkludering og mangfald er ein styrke.</p>";
/// let review = packs::norway_adverts().review_advert(&TextWords::read(text, Markup::of(text))?, None, None);
/// let present = review.statements().iter().filter(|found| found.recognition() == Recognition::Present);
/// assert_eq!(present.count(), 1);
/// # Ok::<(), mangfold::TextWordsError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct AdvertReview {
    statements: Vec<StatementFinding>,
    hits: Vec<AdvertHit>,
}

impl AdvertReview {
    /// What stands there of each statement, in the order of the policy.
    #[must_use]
    pub fn statements(&self) -> &[StatementFinding] {
        &self.statements
    }

    /// What stands there that a rule has none of, in the order of the text.
    #[must_use]
    pub fn hits(&self) -> &[AdvertHit] {
        &self.hits
    }
}

impl Policy {
    /// Looks through a text that is to become an advert, before there is a round.
    ///
    /// Nothing is known of the vacancy here: rules are taken to be in scope, and no exception to hold, so that each
    /// [`AdvertHit`] names those that might. With a language, statements known in it are to stand in it; with a day, the
    /// wordings and rules that stood then are taken.
    ///
    /// ```
    /// use mangfold::{Markup, TextWords, packs};
    ///
    /// let text = TextWords::read("Kvinner oppfordres til å søke.", Markup::Plain)?;
    /// let review = packs::norway_adverts().review_advert(&text, None, None);
    /// assert_eq!(review.hits()[0].unless()[0].as_str(), "underrepresented");
    /// # Ok::<(), mangfold::TextWordsError>(())
    /// ```
    #[must_use]
    pub fn review_advert(
        &self,
        text: &TextWords,
        language: Option<&LanguageTag>,
        on: Option<NaiveDate>,
    ) -> AdvertReview {
        let versions = |rule: &Rule| -> Vec<usize> {
            match on {
                None => (0..rule.versions().len()).collect(),
                Some(on) => rule.versions_on(on).map(|(place, _)| place as usize).collect(),
            }
        };
        let hits = self.rules().iter().flat_map(|rule| hits_of(rule, &versions(rule), text));
        reviewed(self.index().check(text, language, on), hits.collect())
    }
}

impl Decision<'_> {
    /// Looks through each advert of the round whose text is recorded, in their order: the statements that stood when it was
    /// published, and what the rules have none of that are in force for the round, in scope, and under no exception.
    ///
    /// ```
    /// use mangfold::testing::{RoundSketch, stamp};
    /// use mangfold::{Advert, Channel, packs};
    ///
    /// let advert = Advert::new(Channel::Web, "nb".parse()?).with_text("Kvinner oppfordres til å søke.".parse()?);
    /// let round = RoundSketch::new().opened_on("2017-01-01").advert(advert).build();
    /// let policy = packs::norway_adverts();
    /// let reviews = policy.decide(&round, stamp()).review_adverts();
    /// assert_eq!(reviews[0].hits().len(), 1);
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    #[must_use]
    pub fn review_adverts(&self) -> Vec<AdvertReview> {
        let adverts = self.round().vacancy().adverts().iter();
        let opened = self.round().vacancy().opens_on();
        adverts
            .filter_map(|advert| {
                let text = advert.words()?;
                let on = advert.publication().unwrap_or(opened);
                let found = self.policy().index().check(text, Some(advert.language()), Some(on));
                let hits =
                    self.findings().iter().filter(|finding| finding.verdict() != Verdict::NotApplicable);
                let hits = hits.filter_map(|finding| {
                    let rule = self.policy().rule(finding.rule())?;
                    let versions: Vec<usize> =
                        finding.versions().iter().map(|place| *place as usize).collect();
                    Some(hits_of(rule, &versions, text))
                });
                Some(reviewed(found, hits.flatten().collect()))
            })
            .collect()
    }
}

fn reviewed(statements: Vec<StatementFinding>, mut hits: Vec<AdvertHit>) -> AdvertReview {
    hits.sort_by(|a, b| (a.place, &a.rule).cmp(&(b.place, &b.rule)));
    hits.dedup();
    AdvertReview { statements, hits }
}

/// The sentences of a text that some versions of a rule have none of.
fn hits_of(rule: &Rule, versions: &[usize], text: &TextWords) -> Vec<AdvertHit> {
    let mut found = Vec::new();
    for version in versions.iter().filter_map(|place| rule.versions().get(*place)) {
        let Check::Sentence(sentence) = version.check() else { continue };
        if sentence.presence() == Presence::Forbidden {
            found.extend(sentence.hits(text).filter_map(|hit| hit_of(rule, version, &hit, text)));
        }
    }
    found
}

fn hit_of(
    rule: &Rule,
    version: &Version,
    hit: &crate::check::SentenceHit,
    text: &TextWords,
) -> Option<AdvertHit> {
    let first = hit.words.iter().map(|(first, _)| *first).min()?;
    let last = hit.words.iter().map(|(_, last)| *last).max()?;
    let telling = |part: &&Part| matches!(part.of(), Element::Statement | Element::Force);
    let mut sources: Vec<Code> =
        version.parts().iter().filter(telling).filter_map(Part::source).cloned().collect();
    // Where the duty is a reading, what lifts it is quoted.
    if sources.is_empty() {
        let lifting = version.exceptions().iter().flat_map(Exception::parts).filter_map(Part::source);
        sources.extend(lifting.cloned());
    }
    sources.dedup();
    Some(AdvertHit {
        rule: rule.id().clone(),
        force: version.force(),
        modality: version.modality(),
        mark: version.mark_of(Element::Statement).max(version.mark_of(Element::Force)),
        sources,
        phrase: text.shown(first, last),
        place: text.place(first, last)?,
        sentence: text.place(hit.sentence.0, hit.sentence.1)?,
        unless: version.exceptions().iter().map(|known| known.id().clone()).collect(),
    })
}

/// Why an advert is not given a statement.
///
/// ```
/// use mangfold::{Advert, Channel, SupplyError, packs};
///
/// let policy = packs::oslo(None)?;
/// let advert = Advert::new(Channel::Own, "en".parse()?);
/// let error = advert.with_statement(&policy.statements()[0], "2010-01-01".parse()?).unwrap_err();
/// assert_eq!(error.code(), "supply_not_known");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SupplyError {
    /// It is not known in the advert's language for that day, or which wording stood is not settled.
    #[error("{statement}: its wording in {language} on {on} is not known")]
    NotKnown {
        /// The statement.
        statement: Code,
        /// The language of the advert.
        language: LanguageTag,
        /// The day.
        on: NaiveDate,
    },
    /// The source leaves words out, so that it is no text to publish.
    #[error("{statement}: the wording known leaves words out")]
    LeavesOut {
        /// The statement.
        statement: Code,
    },
    /// The text would be too long.
    #[error(transparent)]
    Text(TextError),
}

impl SupplyError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotKnown { .. } => "supply_not_known",
            Self::LeavesOut { .. } => "supply_leaves_out",
            Self::Text(error) => error.code(),
        }
    }
}

impl Advert {
    /// Puts a statement at the end of the text, in the wording that stands on a day in the advert's own language; nothing is
    /// done where it stands there already.
    ///
    /// ```
    /// use mangfold::{Advert, Channel, packs};
    ///
    /// let policy = packs::oslo(None)?;
    /// let advert = Advert::new(Channel::Joint, "nb".parse()?).with_text("<p>Vi søker leder.</p>".parse()?);
    /// let advert = advert.with_statement(&policy.statements()[0], "2010-01-01".parse()?)?;
    /// let text = advert.text().unwrap().as_str();
    /// assert!(text.ends_with("oppfordres til å søke.</p>"), "{text}");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SupplyError`].
    pub fn with_statement(self, statement: &Statement, on: NaiveDate) -> Result<Self, SupplyError> {
        let not_known = || SupplyError::NotKnown {
            statement: statement.id().clone(),
            language: self.language().clone(),
            on,
        };
        let wording = statement.wording(self.language(), on).ok_or_else(not_known)?;
        let words = wording.text().ok_or_else(not_known)?.as_str();
        if wording.leaves_out() {
            return Err(SupplyError::LeavesOut { statement: statement.id().clone() });
        }
        if let Some(text) = self.words() {
            let index = StatementIndex::new(vec![statement.clone()]);
            let found = index.check(text, Some(self.language()), Some(on));
            if found.iter().any(|found| found.recognition() == Recognition::Present) {
                return Ok(self);
            }
        }
        let text = self.text().map_or("", AdvertText::as_str);
        let text = match Markup::of(text) {
            Markup::Html => {
                let end = text.to_ascii_lowercase().rfind("</body").unwrap_or(text.len());
                let (before, behind) = text.split_at(end);
                format!("{before}<p>{}</p>{behind}", escaped(words))
            }
            Markup::Plain if text.is_empty() => words.to_owned(),
            Markup::Plain => format!("{text}\n\n{words}"),
        };
        Ok(self.with_text(text.parse().map_err(SupplyError::Text)?))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
