//! The published texts of a vacancy.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::{AdvertText, Code, LanguageTag, optional_day};

/// Where an advert stands.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Channel::Joint)?, "\"joint\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Channel {
    /// An advert of its own.
    Own,
    /// A joint advert (fellesannonse), which may serve several vacancies.
    Joint,
    /// The web.
    Web,
    /// Another channel.
    Other(Code),
}

/// The published text of a vacancy in one language and channel (utlysningstekst).
///
/// ```
/// use mangfold::{Advert, Channel};
///
/// let advert = Advert::new(Channel::Web, "nb".parse()?).with_text("Vi søker\n leder.".parse()?);
/// assert!(advert.contains("Vi  søker leder."), "white space is folded");
/// assert!(!advert.contains("vi søker leder"), "nothing else is");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(from = "AdvertFields", into = "AdvertFields")]
pub struct Advert {
    channel: Channel,
    language: LanguageTag,
    text: Option<AdvertText>,
    published_on: Option<NaiveDate>,
    // INVARIANT: `text` with white space folded, so that no decision folds it again.
    folded: Option<String>,
    // INVARIANT: `text` in small letters, for the same reason.
    lower: Option<String>,
}

impl Advert {
    /// The text in small letters, without soft hyphens.
    pub(crate) fn lower(&self) -> Option<&str> {
        self.lower.as_deref()
    }

    /// An advert whose text is not recorded and which is not published yet.
    #[must_use]
    pub const fn new(channel: Channel, language: LanguageTag) -> Self {
        Self { channel, language, text: None, published_on: None, folded: None, lower: None }
    }

    /// Records the text.
    #[must_use]
    pub fn with_text(self, text: AdvertText) -> Self {
        Self {
            folded: Some(folded(text.as_str())),
            lower: Some(lowered(text.as_str())),
            text: Some(text),
            ..self
        }
    }

    /// Records the day of publication.
    #[must_use]
    pub fn published_on(self, on: NaiveDate) -> Self {
        Self { published_on: Some(on), ..self }
    }

    /// Where it stands.
    #[must_use]
    pub const fn channel(&self) -> &Channel {
        &self.channel
    }

    /// The language of the text.
    #[must_use]
    pub const fn language(&self) -> &LanguageTag {
        &self.language
    }

    /// The text, where recorded.
    #[must_use]
    pub const fn text(&self) -> Option<&AdvertText> {
        self.text.as_ref()
    }

    /// The day of publication, where it is published.
    #[must_use]
    pub const fn publication(&self) -> Option<NaiveDate> {
        self.published_on
    }

    /// Whether the whole of `wording` stands in the text, white space apart; false where no text is recorded.
    #[must_use]
    pub fn contains(&self, wording: &str) -> bool {
        self.folded.as_ref().is_some_and(|text| text.contains(&folded(wording)))
    }
}

/// In small letters, without soft hyphens, an empty line as the end of a sentence, one with nothing but white space too.
pub(crate) fn lowered(text: &str) -> String {
    let lower = text.to_lowercase().replace('\u{ad}', "");
    let lines = lower.lines().map(|line| if line.trim().is_empty() { "•" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an advert")]
struct AdvertFields {
    channel: Channel,
    language: LanguageTag,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<AdvertText>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    published_on: Option<NaiveDate>,
}

impl From<AdvertFields> for Advert {
    fn from(fields: AdvertFields) -> Self {
        let advert = Self { published_on: fields.published_on, ..Self::new(fields.channel, fields.language) };
        match fields.text {
            Some(text) => advert.with_text(text),
            None => advert,
        }
    }
}

impl From<Advert> for AdvertFields {
    fn from(advert: Advert) -> Self {
        Self {
            channel: advert.channel,
            language: advert.language,
            text: advert.text,
            published_on: advert.published_on,
        }
    }
}
