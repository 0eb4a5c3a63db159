//! The words an advert must carry, in their dated wordings.

use serde::{Deserialize, Serialize};

use crate::source::Mark;
use crate::span::Span;
use crate::text::{AdvertText, Code, LanguageTag};

/// One wording of a statement, and when it stood.
///
/// ```
/// use mangfold::{Edge, Mark, Span, Wording};
///
/// let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
/// assert!(Wording::not_in_the_sources(span).text().is_none());
/// let known = Wording::new(span, "Alle oppfordres til å søke.".parse()?, "own".parse()?, Mark::Verified);
/// assert_eq!(known.text().map(|text| text.as_str()), Some("Alle oppfordres til å søke."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a wording")]
pub struct Wording {
    span: Span,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<AdvertText>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Code>,
    mark: Mark,
}

impl Wording {
    /// A wording read in a source.
    #[must_use]
    pub const fn new(span: Span, text: AdvertText, source: Code, mark: Mark) -> Self {
        Self { span, text: Some(text), source: Some(source), mark }
    }

    /// A time whose wording the sources do not have: adverts of that time stay undetermined.
    #[must_use]
    pub const fn not_in_the_sources(span: Span) -> Self {
        Self { span, text: None, source: None, mark: Mark::Interpretation }
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
}

/// A standard text that adverts must carry, in one language.
///
/// ```
/// use mangfold::{Edge, Mark, Span, Statement, Wording};
///
/// let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
/// let wording = Wording::new(span, "Alle oppfordres til å søke.".parse()?, "own".parse()?, Mark::Verified);
/// let statement = Statement::new("own.standard".parse()?, "nb".parse()?, vec![wording]);
/// assert_eq!(statement.wordings().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a statement")]
pub struct Statement {
    id: Code,
    language: LanguageTag,
    wordings: Vec<Wording>,
}

impl Statement {
    /// A statement with its wordings, in order of time.
    #[must_use]
    pub const fn new(id: Code, language: LanguageTag, wordings: Vec<Wording>) -> Self {
        Self { id, language, wordings }
    }

    /// Which statement.
    #[must_use]
    pub const fn id(&self) -> &Code {
        &self.id
    }

    /// The language of its wordings.
    #[must_use]
    pub const fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// Its wordings, in order of time.
    #[must_use]
    pub fn wordings(&self) -> &[Wording] {
        &self.wordings
    }
}
