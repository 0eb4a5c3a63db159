//! Where a rule comes from, in which words, and how sure we are of it.

use serde::{Deserialize, Serialize};

use crate::text::{Code, Reason, Title, Wire};

/// How sure we are of a statement about a source.
///
/// The order is from the surest to the least sure, so that the weakest of several is their maximum.
///
/// ```
/// use mangfold::Mark;
///
/// assert_eq!([Mark::Verified, Mark::Interpretation].into_iter().max(), Some(Mark::Interpretation));
/// assert_eq!(serde_json::to_string(&Mark::Secondary)?, "\"V2\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Mark {
    /// `V`: the decisive words were read in a source and are quoted.
    #[serde(rename = "V")]
    Verified,
    /// `V2`: the words were read in a secondary source only.
    #[serde(rename = "V2")]
    Secondary,
    /// `I`: a reading of a text that is itself silent; never law.
    #[serde(rename = "I")]
    Interpretation,
    /// `G`: general knowledge, not verified; never law.
    #[serde(rename = "G")]
    General,
}

impl Mark {
    /// The mark as it is written: `V`, `V2`, `I` or `G`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verified => "V",
            Self::Secondary => "V2",
            Self::Interpretation => "I",
            Self::General => "G",
        }
    }
}

/// A source that rules cite, under a key of the policy's own.
///
/// ```
/// use mangfold::Source;
///
/// let source = Source::new("s2".parse()?, "FOR-2017-06-21-838 § 6".parse()?)
///     .read_in("Jobbnorge support, Særskilte regler for søkere med funksjonshemming".parse()?);
/// assert_eq!(source.citation().as_str(), "FOR-2017-06-21-838 § 6");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a source")]
pub struct Source {
    key: Code,
    citation: Title,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    read_in: Option<Title>,
}

impl Source {
    /// A source under a key, as it is cited.
    #[must_use]
    pub const fn new(key: Code, citation: Title) -> Self {
        Self { key, citation, read_in: None }
    }

    /// Says where its words were read, if not in the source itself.
    #[must_use]
    pub fn read_in(self, place: Title) -> Self {
        Self { read_in: Some(place), ..self }
    }

    /// Its key.
    #[must_use]
    pub const fn key(&self) -> &Code {
        &self.key
    }

    /// How it is cited.
    #[must_use]
    pub const fn citation(&self) -> &Title {
        &self.citation
    }

    /// Where its words were read, if not in the source itself.
    #[must_use]
    pub const fn place_read(&self) -> Option<&Title> {
        self.read_in.as_ref()
    }
}

/// Which element of a rule a part is about.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Element::Pool)?, "\"pool\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Element {
    /// Which vacancies the rule is about.
    Scope,
    /// Since when, until when, and by which event.
    Clock,
    /// How binding it is.
    Force,
    /// Out of whom is counted.
    Pool,
    /// Whom the rule is about.
    Group,
    /// How many.
    Bound,
    /// That somebody eligible applied.
    Presupposition,
    /// By when.
    Deadline,
    /// How undeclared is read.
    Undeclared,
    /// On which legal basis declarations are counted.
    LegalBasis,
    /// The words an advert must carry.
    Statement,
    /// In which adverts.
    Channel,
    /// What must stand in the case file.
    Record,
    /// When the rule does not hold after all.
    Exception,
    /// Whether only interviews of one mode count.
    Mode,
    /// At which stages.
    Stage,
    /// That a reason that kept somebody out was overlooked in nobody invited.
    Consistency,
    /// How near each other the people compared must be.
    Comparison,
    /// How the rule stands to another.
    Relation,
}

impl Element {
    /// Every element, in order.
    pub(crate) const ALL: [Self; 19] = [
        Self::Scope,
        Self::Clock,
        Self::Force,
        Self::Pool,
        Self::Group,
        Self::Bound,
        Self::Presupposition,
        Self::Deadline,
        Self::Undeclared,
        Self::LegalBasis,
        Self::Statement,
        Self::Channel,
        Self::Record,
        Self::Exception,
        Self::Mode,
        Self::Stage,
        Self::Consistency,
        Self::Comparison,
        Self::Relation,
    ];
}

/// One element of a rule beside the words of the source it comes from.
///
/// ```
/// use mangfold::{Element, Mark, Part, PartError};
///
/// let part = Part::quoted(Element::Bound, "minst én kvalifisert søker".parse()?, "ks".parse()?, Mark::Verified);
/// assert_eq!(part.mark(), Mark::Verified);
/// let json = r#"{"of":"bound","mark":"V"}"#;
/// let refused = serde_json::from_str::<Part>(json).unwrap_err();
/// assert!(refused.to_string().contains("marked V without a quote"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Part {
    of: Element,
    says: Option<Reason>,
    source: Option<Code>,
    read_as: Option<Reason>,
    mark: Mark,
}

/// Why a part cannot be.
///
/// ```
/// let json = r#"{"of":"bound","says":"at least one","mark":"V"}"#;
/// assert!(serde_json::from_str::<mangfold::Part>(json).unwrap_err().to_string().contains("without a source"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PartError {
    /// Marked as verified, and no words are quoted.
    #[error("says: {} is marked {} without a quote", Wire(of), mark.as_str())]
    WithoutQuote {
        /// Which element.
        of: Element,
        /// The mark given.
        mark: Mark,
    },
    /// Marked as verified or quoted, and no source is named.
    #[error("source: {} is marked {} without a source", Wire(of), mark.as_str())]
    WithoutSource {
        /// Which element.
        of: Element,
        /// The mark given.
        mark: Mark,
    },
    /// Neither words nor a reading.
    #[error("read_as: {} has neither a quote nor a reading", Wire(of))]
    Empty {
        /// Which element.
        of: Element,
    },
}

impl PartError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutQuote { .. } => "part_without_quote",
            Self::WithoutSource { .. } => "part_without_source",
            Self::Empty { .. } => "part_empty",
        }
    }
}

impl Part {
    /// An element with the words it comes from.
    #[must_use]
    pub const fn quoted(of: Element, says: Reason, source: Code, mark: Mark) -> Self {
        Self { of, says: Some(says), source: Some(source), read_as: None, mark }
    }

    /// An element that rests on a reading: the text itself is silent, or was not seen.
    #[must_use]
    pub const fn read(of: Element, read_as: Reason) -> Self {
        Self { of, says: None, source: None, read_as: Some(read_as), mark: Mark::Interpretation }
    }

    /// An element that rests on general knowledge, with no words of a source: mark G.
    #[must_use]
    pub const fn known(of: Element, read_as: Reason) -> Self {
        Self { of, says: None, source: None, read_as: Some(read_as), mark: Mark::General }
    }

    /// Adds how the words are read.
    #[must_use]
    pub fn read_as(self, read_as: Reason) -> Self {
        Self { read_as: Some(read_as), ..self }
    }

    /// Which element.
    #[must_use]
    pub const fn of(&self) -> Element {
        self.of
    }

    /// The words of the source, in their own language.
    #[must_use]
    pub const fn says(&self) -> Option<&Reason> {
        self.says.as_ref()
    }

    /// The key of the source.
    #[must_use]
    pub const fn source(&self) -> Option<&Code> {
        self.source.as_ref()
    }

    /// How the words are read, in English.
    #[must_use]
    pub const fn reading(&self) -> Option<&Reason> {
        self.read_as.as_ref()
    }

    /// How sure.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.mark
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a part")]
struct Fields {
    of: Element,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    says: Option<Reason>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    source: Option<Code>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    read_as: Option<Reason>,
    mark: Mark,
}

impl TryFrom<Fields> for Part {
    type Error = PartError;

    fn try_from(f: Fields) -> Result<Self, PartError> {
        let Fields { of, says, source, read_as, mark } = f;
        let sure = matches!(mark, Mark::Verified | Mark::Secondary);
        if sure && says.is_none() {
            Err(PartError::WithoutQuote { of, mark })
        } else if source.is_none() && says.is_some() {
            Err(PartError::WithoutSource { of, mark })
        } else if says.is_none() && read_as.is_none() {
            Err(PartError::Empty { of })
        } else {
            Ok(Self { of, says, source, read_as, mark })
        }
    }
}

impl From<Part> for Fields {
    fn from(p: Part) -> Self {
        Self { of: p.of, says: p.says, source: p.source, read_as: p.read_as, mark: p.mark }
    }
}
