//! The published texts of a vacancy.

use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::{AdvertText, Code, LanguageTag, optional_day};
use crate::words::{Markup, TextWords};

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
/// let advert = Advert::new(Channel::Web, "nb".parse()?).with_text("<p>Vi søker\n leder.</p>".parse()?);
/// assert_eq!(advert.words().map(|words| words.normalized()), Some("vi søker leder"));
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
    // INVARIANT: the words of `text`, so that no decision reads it again.
    words: Option<Arc<TextWords>>,
}

impl Advert {
    /// An advert whose text is not recorded and which is not published yet.
    #[must_use]
    pub const fn new(channel: Channel, language: LanguageTag) -> Self {
        Self { channel, language, text: None, published_on: None, words: None }
    }

    /// Records the text, plain or in HTML as [`Markup::of`] finds.
    #[must_use]
    pub fn with_text(self, text: AdvertText) -> Self {
        let words = TextWords::of(text.as_str(), Markup::of(text.as_str()));
        Self { words: Some(Arc::new(words)), text: Some(text), ..self }
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

    /// The words of the text, where it is recorded.
    #[must_use]
    pub fn words(&self) -> Option<&TextWords> {
        self.words.as_deref()
    }
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
