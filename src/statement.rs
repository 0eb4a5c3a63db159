//! The words an advert must carry, in their dated wordings.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::check::{Presence, SentenceCheck};
use crate::source::Mark;
use crate::span::{Span, candidates};
use crate::text::{AdvertText, Code, LanguageTag, Title};
use crate::words::{Markup, TextWords};

/// One wording of a statement in one language, and when it stood.
///
/// Where its text has "…", words are left out: up to sixty may stand there.
///
/// ```
/// use mangfold::{Edge, Mark, Span, Wording};
///
/// let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
/// assert!(Wording::not_in_the_sources("nb".parse()?, span).text().is_none());
/// let text = "Alle oppfordres til å søke.".parse()?;
/// let known = Wording::new("nb".parse()?, span, text, "own".parse()?, Mark::Verified)?
///     .with_key_phrases(vec!["oppfordres til å søke".parse()?])?;
/// assert_eq!(known.text().map(|text| text.as_str()), Some("Alle oppfordres til å søke."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "WordingFields", into = "WordingFields")]
pub struct Wording {
    language: LanguageTag,
    span: Span,
    text: Option<AdvertText>,
    source: Option<Code>,
    mark: Mark,
    key_phrases: Vec<Title>,
    variants: Vec<Vec<Title>>,
    content: Option<SentenceCheck>,
}

/// Why a wording cannot be.
///
/// ```
/// use mangfold::{Edge, Mark, Span, Wording};
///
/// let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
/// let wording = Wording::new("nb".parse()?, span, "Alle er velkomne.".parse()?, "own".parse()?, Mark::Verified)?;
/// let error = wording.with_key_phrases(vec!["oppfordres".parse()?]).unwrap_err();
/// assert_eq!(error.to_string(), "key_phrases: \"oppfordres\" does not stand in the text");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum WordingError {
    /// A text, a key phrase or a variant without a word.
    #[error("{field}: no word")]
    WithoutWords {
        /// Which of them.
        field: &'static str,
    },
    /// More words than a wording may have.
    #[error("text: {count} words, at most 1000 are looked for")]
    TooManyWords {
        /// How many there are.
        count: usize,
    },
    /// More places where the text leaves words out than are looked for.
    #[error("text: leaves words out {count} times, at most 16 are allowed")]
    TooManyGaps {
        /// How many there are.
        count: usize,
    },
    /// A key phrase that the text does not have.
    #[error("key_phrases: {phrase:?} does not stand in the text")]
    KeyPhraseMissing {
        /// The phrase.
        phrase: Title,
    },
    /// More key phrases than a wording may have.
    #[error("key_phrases: {count}, at most 32 are allowed")]
    TooManyKeyPhrases {
        /// How many there are.
        count: usize,
    },
    /// A list of variants with fewer than two phrases: what is written, and what is looked for.
    #[error("variants: list {list} has fewer than two phrases")]
    VariantAlone {
        /// The list, counted from one.
        list: usize,
    },
    /// More variants in all than a wording may have.
    #[error("variants: {count}, at most 128 are allowed")]
    TooManyVariants {
        /// How many there are.
        count: usize,
    },
    /// A content that must not be there: a statement is what an advert carries.
    #[error("content: forbidden, a statement is what an advert carries")]
    ForbiddenContent,
    /// Key phrases, variants or a content without a text.
    #[error("text: none, where {field} is given")]
    WithoutText {
        /// Which of them.
        field: &'static str,
    },
    /// A text without its source, or a source without a text.
    #[error("{field}: none, where {other} is given")]
    Half {
        /// What is missing.
        field: &'static str,
        /// What is there.
        other: &'static str,
    },
}

impl WordingError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutWords { .. } => "wording_without_words",
            Self::TooManyWords { .. } => "wording_too_many_words",
            Self::TooManyGaps { .. } => "wording_too_many_gaps",
            Self::KeyPhraseMissing { .. } => "wording_key_phrase_missing",
            Self::TooManyKeyPhrases { .. } => "wording_too_many_key_phrases",
            Self::VariantAlone { .. } => "wording_variant_alone",
            Self::TooManyVariants { .. } => "wording_too_many_variants",
            Self::ForbiddenContent => "wording_forbidden_content",
            Self::WithoutText { .. } => "wording_without_text",
            Self::Half { .. } => "wording_half",
        }
    }
}

impl Wording {
    /// A wording read in a source.
    ///
    /// # Errors
    ///
    /// [`WordingError::WithoutWords`], [`WordingError::TooManyWords`], [`WordingError::TooManyGaps`].
    pub fn new(
        language: LanguageTag,
        span: Span,
        text: AdvertText,
        source: Code,
        mark: Mark,
    ) -> Result<Self, WordingError> {
        let count = text.as_str().replace("...", "…").matches('…').count();
        if count > 16 {
            return Err(WordingError::TooManyGaps { count });
        }
        match words(text.as_str()) {
            0 => Err(WordingError::WithoutWords { field: "text" }),
            count if count > 1000 => Err(WordingError::TooManyWords { count }),
            _ => Ok(Self {
                text: Some(text),
                source: Some(source),
                mark,
                ..Self::not_in_the_sources(language, span)
            }),
        }
    }

    /// A time whose wording the sources do not have: adverts of that time stay undetermined.
    #[must_use]
    pub const fn not_in_the_sources(language: LanguageTag, span: Span) -> Self {
        Self {
            language,
            span,
            text: None,
            source: None,
            mark: Mark::Interpretation,
            key_phrases: Vec::new(),
            variants: Vec::new(),
            content: None,
        }
    }

    /// Phrases of the text that must not be missing: where all of them stand, the statement is there, if altered.
    ///
    /// # Errors
    ///
    /// [`WordingError::KeyPhraseMissing`], [`WordingError::TooManyKeyPhrases`], [`WordingError::WithoutWords`],
    /// [`WordingError::WithoutText`].
    pub fn with_key_phrases(self, key_phrases: Vec<Title>) -> Result<Self, WordingError> {
        if key_phrases.len() > 32 {
            return Err(WordingError::TooManyKeyPhrases { count: key_phrases.len() });
        }
        if !key_phrases.is_empty() {
            let text = self.text.as_ref().ok_or(WordingError::WithoutText { field: "key_phrases" })?;
            let text = spaced(text.as_str());
            for phrase in &key_phrases {
                if words(phrase.as_str()) == 0 {
                    return Err(WordingError::WithoutWords { field: "key_phrases" });
                }
                if !text.contains(&spaced(phrase.as_str())) {
                    return Err(WordingError::KeyPhraseMissing { phrase: phrase.clone() });
                }
            }
        }
        Ok(Self { key_phrases, ..self })
    }

    /// Other spellings seen in the wild: lists of phrases that are read as the first of each.
    ///
    /// ```
    /// # use mangfold::{Edge, Mark, Span, Wording};
    /// # let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
    /// let text = "Vi kaller inn minst én søker.".parse()?;
    /// let wording = Wording::new("nb".parse()?, span, text, "own".parse()?, Mark::Verified)?
    ///     .with_variants(vec![vec!["minst én".parse()?, "minst 1".parse()?]])?;
    /// assert_eq!(wording.variants().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WordingError::VariantAlone`], [`WordingError::TooManyVariants`], [`WordingError::WithoutWords`],
    /// [`WordingError::WithoutText`].
    pub fn with_variants(self, variants: Vec<Vec<Title>>) -> Result<Self, WordingError> {
        if let Some(list) = variants.iter().position(|list| list.len() < 2) {
            return Err(WordingError::VariantAlone { list: list + 1 });
        }
        let count = variants.iter().map(Vec::len).sum();
        if count > 128 {
            return Err(WordingError::TooManyVariants { count });
        }
        if variants.iter().flatten().any(|phrase| words(phrase.as_str()) == 0) {
            return Err(WordingError::WithoutWords { field: "variants" });
        }
        if !variants.is_empty() && self.text.is_none() {
            return Err(WordingError::WithoutText { field: "variants" });
        }
        Ok(Self { variants, ..self })
    }

    /// That no words are laid down, only what they are to say: a sentence that meets this will do, and the text is one
    /// that does.
    ///
    /// ```
    /// # use mangfold::{Edge, Mark, SentenceCheck, Span, Wording};
    /// # let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
    /// let text = "Der Arbeitsplatz kann in Teilzeit besetzt werden.".parse()?;
    /// let wording = Wording::new("de".parse()?, span, text, "own".parse()?, Mark::Interpretation)?
    ///     .with_content(SentenceCheck::required(vec![vec!["teilzeit".parse()?]])?)?;
    /// assert!(wording.content().is_some());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`WordingError::ForbiddenContent`], [`WordingError::WithoutText`].
    pub fn with_content(self, content: SentenceCheck) -> Result<Self, WordingError> {
        if content.presence() == Presence::Forbidden {
            return Err(WordingError::ForbiddenContent);
        }
        if self.text.is_none() {
            return Err(WordingError::WithoutText { field: "content" });
        }
        Ok(Self { content: Some(content), ..self })
    }

    /// Its language.
    #[must_use]
    pub const fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// When it stood.
    #[must_use]
    pub const fn span(&self) -> &Span {
        &self.span
    }

    /// The words, where the sources have them.
    #[must_use]
    pub const fn text(&self) -> Option<&AdvertText> {
        self.text.as_ref()
    }

    /// The key of the source.
    #[must_use]
    pub const fn source(&self) -> Option<&Code> {
        self.source.as_ref()
    }

    /// How sure we are of the words.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.mark
    }

    /// The phrases that must not be missing.
    #[must_use]
    pub fn key_phrases(&self) -> &[Title] {
        &self.key_phrases
    }

    /// The lists of phrases that are read as the first of each.
    #[must_use]
    pub fn variants(&self) -> &[Vec<Title>] {
        &self.variants
    }

    /// What a sentence has to say, where no words are laid down.
    #[must_use]
    pub const fn content(&self) -> Option<&SentenceCheck> {
        self.content.as_ref()
    }

    /// Whether the text leaves words out.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        self.text.as_ref().is_some_and(|text| text.as_str().contains('…') || text.as_str().contains("..."))
    }
}

fn words(text: &str) -> usize {
    TextWords::of(text, Markup::Plain).len()
}

/// The words with a space before and behind each.
fn spaced(text: &str) -> String {
    format!(" {} ", TextWords::of(text, Markup::Plain).normalized())
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a wording")]
struct WordingFields {
    language: LanguageTag,
    span: Span,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<AdvertText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Code>,
    mark: Mark,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    key_phrases: Vec<Title>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    variants: Vec<Vec<Title>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    content: Option<SentenceCheck>,
}

impl TryFrom<WordingFields> for Wording {
    type Error = WordingError;

    fn try_from(f: WordingFields) -> Result<Self, WordingError> {
        let wording = match (f.text, f.source) {
            (Some(text), Some(source)) => Self::new(f.language, f.span, text, source, f.mark)?,
            (None, None) => Self { mark: f.mark, ..Self::not_in_the_sources(f.language, f.span) },
            (Some(_), None) => return Err(WordingError::Half { field: "source", other: "text" }),
            (None, Some(_)) => return Err(WordingError::Half { field: "text", other: "source" }),
        };
        let wording = wording.with_key_phrases(f.key_phrases)?.with_variants(f.variants)?;
        match f.content {
            Some(content) => wording.with_content(content),
            None => Ok(wording),
        }
    }
}

impl From<Wording> for WordingFields {
    fn from(w: Wording) -> Self {
        Self {
            language: w.language,
            span: w.span,
            text: w.text,
            source: w.source,
            mark: w.mark,
            key_phrases: w.key_phrases,
            variants: w.variants,
            content: w.content,
        }
    }
}

/// How an advert stands to a statement.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::StatementStatus::Historical)?, "\"historical\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StatementStatus {
    /// A source asks for it.
    Required,
    /// It is advised, or an example of a text of the kind.
    Advised,
    /// It was in use once.
    Historical,
}

/// A standard text of adverts, in one or several languages.
///
/// ```
/// use mangfold::{Edge, Mark, Span, StatementStatus, Statement, Wording};
///
/// let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
/// let text = "Alle oppfordres til å søke.".parse()?;
/// let wording = Wording::new("nb".parse()?, span, text, "own".parse()?, Mark::Verified)?;
/// let statement = Statement::new("own.standard".parse()?, StatementStatus::Required, vec![wording]);
/// let nb = "nb".parse()?;
/// assert_eq!(statement.wording(&nb, "2026-11-22".parse()?).map(|wording| wording.mark()), Some(Mark::Verified));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a statement")]
pub struct Statement {
    id: Code,
    status: StatementStatus,
    wordings: Vec<Wording>,
}

impl Statement {
    /// A statement with its wordings, those of one language in order of time.
    #[must_use]
    pub const fn new(id: Code, status: StatementStatus, wordings: Vec<Wording>) -> Self {
        Self { id, status, wordings }
    }

    /// Which statement.
    #[must_use]
    pub const fn id(&self) -> &Code {
        &self.id
    }

    /// How an advert stands to it.
    #[must_use]
    pub const fn status(&self) -> StatementStatus {
        self.status
    }

    /// Its wordings, those of one language in order of time.
    #[must_use]
    pub fn wordings(&self) -> &[Wording] {
        &self.wordings
    }

    /// The languages it is known in, in order of their first wording.
    #[must_use]
    pub fn languages(&self) -> Vec<&LanguageTag> {
        let mut languages: Vec<&LanguageTag> = Vec::new();
        for wording in &self.wordings {
            if !languages.contains(&wording.language()) {
                languages.push(wording.language());
            }
        }
        languages
    }

    /// The wording in a language that stood on a day; none where the sources lack it, or do not settle which stood.
    #[must_use]
    pub fn wording(&self, language: &LanguageTag, on: NaiveDate) -> Option<&Wording> {
        let (mut standing, none) = self.standing_in(language, on);
        let only = standing.next()?;
        (standing.next().is_none() && !none && only.text().is_some()).then_some(only)
    }

    /// The wordings in a language that may have stood on a day, and whether perhaps none did.
    pub(crate) fn standing_in(
        &self,
        language: &LanguageTag,
        on: NaiveDate,
    ) -> (impl Iterator<Item = &Wording>, bool) {
        let of_it = || self.wordings.iter().filter(move |wording| wording.language() == language);
        let (bits, none) = candidates(of_it().map(Wording::span), on);
        let standing = (0_u32..).zip(of_it()).filter(move |(place, _)| bits >> place & 1 == 1);
        (standing.map(|(_, wording)| wording), none)
    }

    /// The languages in which an advert in a language may carry it: that language, or all where it is known in others only.
    pub(crate) fn languages_for<'a>(&'a self, language: &'a LanguageTag) -> Vec<&'a LanguageTag> {
        let known = self.languages();
        if known.contains(&language) { vec![language] } else { known }
    }
}
