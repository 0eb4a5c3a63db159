//! Bounded, trimmed texts and codes, days on the wire, and the limits for everything that is read.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A value as an error message may show it: quoted, escaped, and cut after forty characters.
pub(crate) fn shown(value: &str) -> String {
    let cut: String = value.chars().take(40).collect();
    let more = if cut.len() < value.len() { "…" } else { "" };
    format!("{cut:?}{more}")
}

/// A message as a log may hold it: on one line, without control characters, and cut in the middle where it is long.
#[cfg(any(feature = "audit", feature = "json"))]
pub(crate) fn legible(message: &str) -> String {
    let escaped: String = message
        .chars()
        .flat_map(|c| {
            let (escaped, plain) =
                if c.is_control() { (Some(c.escape_default()), None) } else { (None, Some(c)) };
            escaped.into_iter().flatten().chain(plain)
        })
        .collect();
    let length = escaped.chars().count();
    if length <= 600 {
        return escaped;
    }
    let (first, last): (String, String) =
        (escaped.chars().take(300).collect(), escaped.chars().skip(length - 200).collect());
    format!("{first} … {last}")
}

/// A value in a message as it stands on the wire: `short_posts`, not `ShortPosts`.
pub(crate) struct Wire<T>(pub(crate) T);

impl<T: Serialize> fmt::Display for Wire<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

/// The first thing, in order, that is there twice.
pub(crate) fn twice<T: Ord>(things: impl Iterator<Item = T>) -> Option<T> {
    let mut things: Vec<T> = things.collect();
    things.sort();
    let place = things.windows(2).position(|pair| matches!(pair, [a, b] if a == b))?;
    Some(things.swap_remove(place))
}

/// Why a text cannot be.
///
/// ```
/// use mangfold::{Name, TextError};
///
/// assert!(matches!("  ".parse::<Name>(), Err(TextError::Empty { .. })));
/// assert_eq!("  ".parse::<Name>().unwrap_err().to_string(), "empty name");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TextError {
    /// Nothing but white space and characters that show nothing.
    #[error("empty {kind}")]
    Empty {
        /// What the text was to be.
        kind: &'static str,
    },
    /// More characters than such a text may have.
    #[error("{kind} of {length} characters, at most {most} are allowed: {value}")]
    TooLong {
        /// What the text was to be.
        kind: &'static str,
        /// How many characters it has.
        length: usize,
        /// How many it may have.
        most: usize,
        /// How it begins.
        value: String,
    },
    /// A control character, or one that turns the direction of writing; line breaks and tabs are allowed in reasons and
    /// adverts only.
    #[error("{kind} with the control character {character:?}: {value}")]
    Control {
        /// What the text was to be.
        kind: &'static str,
        /// The character.
        character: char,
        /// How the text begins.
        value: String,
    },
    /// A code that is not lower-case ASCII words joined by dots.
    #[error(
        "no {kind}: {value} (lower-case letters, digits and underscores, joined by single dots, are wanted)"
    )]
    NotACode {
        /// What the code was to be.
        kind: &'static str,
        /// The text given.
        value: String,
    },
    /// A language tag that is not two or three lower-case letters.
    #[error("no language tag: {value} (two or three lower-case letters are wanted)")]
    NotALanguage {
        /// The text given.
        value: String,
    },
    /// A name of a log or a key with white space, a plus sign or something that shows nothing, or of more than 255 bytes.
    #[error(
        "no {kind}: {value} (at most 255 bytes, all visible, without white space and plus signs, are wanted)"
    )]
    NotAnAddress {
        /// What the name was to be.
        kind: &'static str,
        /// The text given.
        value: String,
    },
    /// A reference to a round that is not letters, figures and a few signs.
    #[error(
        "no reference: {value} (1 to 100 of the letters a to z and A to Z, figures, and . _ : / - are wanted)"
    )]
    NotAReference {
        /// How the text begins.
        value: String,
    },
}

impl TextError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "text_empty",
            Self::TooLong { .. } => "text_too_long",
            Self::Control { .. } => "text_control_character",
            Self::NotACode { .. } => "text_not_a_code",
            Self::NotALanguage { .. } => "text_not_a_language",
            Self::NotAnAddress { .. } => "text_not_an_address",
            Self::NotAReference { .. } => "text_not_a_reference",
        }
    }
}

fn unseen(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// What breaks a line or turns the direction of writing would let a title pass for another line of an annotation.
fn misleads(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn bounded(text: &str, kind: &'static str, most: usize, lines: bool) -> Result<Arc<str>, TextError> {
    let text = text.trim();
    // A reason of nothing that can be seen would be no reason.
    if text.chars().all(unseen) {
        return Err(TextError::Empty { kind });
    }
    let length = text.chars().count();
    if length > most {
        return Err(TextError::TooLong { kind, length, most, value: shown(text) });
    }
    let control = |c: &char| {
        (c.is_control() && !(lines && matches!(c, '\n' | '\r' | '\t'))) || (!lines && misleads(*c))
    };
    match text.chars().find(control) {
        Some(character) => Err(TextError::Control { kind, character, value: shown(text) }),
        None => Ok(text.into()),
    }
}

fn coded(text: &str, kind: &'static str) -> Result<Arc<str>, TextError> {
    let word = |w: &str| {
        !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if text.len() <= 100 && text.split('.').all(word) {
        Ok(text.into())
    } else {
        Err(TextError::NotACode { kind, value: shown(text) })
    }
}

#[cfg(feature = "audit")]
fn addressed(text: &str, kind: &'static str) -> Result<Arc<str>, TextError> {
    let refused = |c: char| unseen(c) || misleads(c) || c.is_control() || c == '+';
    if text.is_empty() || text.len() > 255 || text.contains(refused) {
        Err(TextError::NotAnAddress { kind, value: shown(text) })
    } else {
        Ok(text.into())
    }
}

macro_rules! text {
    ($(#[$doc:meta])* $name:ident, $parse:expr) => {
        $(#[$doc])*
        #[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = TextError;

            fn from_str(text: &str) -> Result<Self, TextError> {
                let parse: fn(&str) -> Result<Arc<str>, TextError> = $parse;
                parse(text).map(Self)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    };
}

text!(
    /// The name of a person or body that acts: who assessed, who departed from a rule. At most 200 characters, one line.
    ///
    /// ```
    /// let name: mangfold::Name = "  Kari Nordmann, personalsjef ".parse()?;
    /// assert_eq!(name.as_str(), "Kari Nordmann, personalsjef");
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    Name,
    |t| bounded(t, "name", 200, false)
);
text!(
    /// A heading: of a vacancy, a criterion, a source. At most 500 characters, one line.
    ///
    /// ```
    /// let title: mangfold::Title = "Virksomhetsleder".parse()?;
    /// assert_eq!(title.to_string(), "Virksomhetsleder");
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    Title,
    |t| bounded(t, "title", 500, false)
);
text!(
    /// A reason, an explanation or a quoted passage. At most 10,000 characters; line breaks are allowed.
    ///
    /// ```
    /// let reason: mangfold::Reason = "Fyller ikke kravet om førerkort.".parse()?;
    /// assert!("".parse::<mangfold::Reason>().is_err());
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    Reason,
    |t| bounded(t, "reason", 10_000, true)
);
text!(
    /// The text of an advert (utlysningstekst). At most ten million characters; line breaks are allowed.
    ///
    /// ```
    /// let text: mangfold::AdvertText = "Vi søker leder.\nAlle oppfordres til å søke.".parse()?;
    /// assert!(text.as_str().contains("oppfordres"));
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    AdvertText,
    |t| bounded(t, "advert", 10_000_000, true)
);
text!(
    /// A machine code that stays the same in every language: lower-case words joined by dots, at most 100 bytes.
    ///
    /// ```
    /// let code: mangfold::Code = "leadership.experience".parse()?;
    /// assert!("Leadership".parse::<mangfold::Code>().is_err());
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    Code,
    |t| coded(t, "code")
);
text!(
    /// Which rule: a [`Code`], as `no.state.interview.disability`.
    ///
    /// ```
    /// let rule: mangfold::RuleId = "no.state.interview.disability".parse()?;
    /// assert_eq!(rule.as_str(), "no.state.interview.disability");
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    RuleId,
    |t| coded(t, "rule id")
);
text!(
    /// Which policy: a [`Code`], as `norway_state`.
    ///
    /// ```
    /// let policy: mangfold::PolicyId = "norway_state".parse()?;
    /// assert!("norway state".parse::<mangfold::PolicyId>().is_err());
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    PolicyId,
    |t| coded(t, "policy id")
);
text!(
    /// The language of a text, as a lower-case tag: `nb`, `nn`, `en`, `de`, `pl`.
    ///
    /// ```
    /// let tag: mangfold::LanguageTag = "nb".parse()?;
    /// assert!("Norsk".parse::<mangfold::LanguageTag>().is_err());
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    LanguageTag,
    |t| {
        if (2..=3).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_lowercase()) {
            Ok(t.into())
        } else {
            Err(TextError::NotALanguage { value: shown(t) })
        }
    }
);

#[cfg(feature = "audit")]
text!(
    /// Which log: the first line of its checkpoints, best an address without a scheme, as `example.no/decisions`.
    ///
    /// At most 255 bytes, all visible, without white space and plus signs. C2SP's tlog-checkpoint recommends it so; logs that
    /// are called otherwise are not read here.
    ///
    /// ```
    /// use mangfold::audit::Origin;
    ///
    /// let origin: Origin = "example.no/decisions".parse()?;
    /// assert!("our decisions".parse::<Origin>().is_err());
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    Origin,
    |t| addressed(t, "origin")
);
#[cfg(feature = "audit")]
text!(
    /// The name of a key that signs notes: of a log, the log's [`Origin`]; of an ombud or a union, an address of theirs.
    ///
    /// At most 255 bytes, all visible, without white space and plus signs (C2SP's signed-note).
    ///
    /// ```
    /// use mangfold::audit::KeyName;
    ///
    /// let name: KeyName = "union.example/local-7".parse()?;
    /// assert!("a+b".parse::<KeyName>().is_err());
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    KeyName,
    |t| addressed(t, "key name")
);

text!(
    /// A host's own reference to a round, opaque to the library: 1 to 100 letters of ASCII, figures, and `. _ : / -`.
    ///
    /// It stands openly in every record of the round, for ever: no name, no title, nothing that tells of a person.
    ///
    /// ```
    /// let reference: mangfold::RoundReference = "2026/117".parse()?;
    /// assert!("Kari Nordmann".parse::<mangfold::RoundReference>().is_err());
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    RoundReference,
    |t| {
        let known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b':' | b'/' | b'-');
        if (1..=100).contains(&t.len()) && t.bytes().all(known) {
            Ok(t.into())
        } else {
            Err(TextError::NotAReference { value: shown(t) })
        }
    }
);

impl Code {
    /// A code of the crate's own, which its tests have seen to be one.
    pub(crate) fn of_literal(text: &'static str) -> Self {
        debug_assert!(coded(text, "code").is_ok(), "{text}");
        Self(text.into())
    }
}

/// A civil day on the wire: `YYYY-MM-DD`, and an error that shows what stood there instead.
#[derive(Clone, Copy)]
pub(crate) struct Day(pub(crate) NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Days are written by the hundred: formatting them in general takes longer than all the rest.
        let (month, day) = (self.0.month(), self.0.day());
        let Some(year) = u32::try_from(self.0.year()).ok().filter(|year| *year <= 9999) else {
            return serializer.collect_str(&self.0);
        };
        let figure = |number: u32| b"0123456789".get((number % 10) as usize).copied().unwrap_or_default();
        let text = [
            figure(year / 1000),
            figure(year / 100),
            figure(year / 10),
            figure(year),
            b'-',
            figure(month / 10),
            figure(month),
            b'-',
            figure(day / 10),
            figure(day),
        ];
        serializer.serialize_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.parse::<NaiveDate>() {
            Ok(day) if day.to_string() == text && (0..=9999).contains(&chrono::Datelike::year(&day)) => {
                Ok(Self(day))
            }
            _ => Err(de::Error::custom(format!("no date: {} (YYYY-MM-DD is wanted)", shown(&text)))),
        }
    }
}

/// For `#[serde(with)]` on a day that is always there.
pub(crate) mod day {
    use super::Day;
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
    pub(crate) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        Day(*day).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        Day::deserialize(deserializer).map(|day| day.0)
    }
}

/// For `#[serde(with)]` on a day that may be missing.
pub(crate) mod optional_day {
    use super::Day;
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
    pub(crate) fn serialize<S: Serializer>(
        day: &Option<NaiveDate>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        day.map(Day).serialize(serializer)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::<Day>::deserialize(deserializer)?.map(|day| day.0))
    }
}

/// A stamp on the wire, where only its form matters.
#[cfg(feature = "schema")]
pub(crate) struct Stamp;

/// For `#[serde(with)]` on a stamp, in one form only: RFC 3339 in UTC, as `2026-07-01T08:30:00Z`.
pub(crate) mod stamp {
    use super::shown;
    use chrono::{DateTime, SecondsFormat, Utc};
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(crate) fn serialize<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&written(at))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.parse::<DateTime<Utc>>() {
            Ok(at) if written(&at) == text => Ok(at),
            _ => {
                Err(de::Error::custom(format!("no stamp: {} (YYYY-MM-DDThh:mm:ssZ is wanted)", shown(&text))))
            }
        }
    }

    fn written(at: &DateTime<Utc>) -> String {
        at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}

/// How much is read before a document is refused: bytes, nesting and people.
///
/// ```
/// use mangfold::Limits;
///
/// let small = Limits { people: 500, ..Limits::default() };
/// assert_eq!((small.bytes, small.depth, small.people), (512 * 1024 * 1024, 64, 500));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_structs, reason = "made to be written with struct update syntax")]
pub struct Limits {
    /// The longest document, in bytes.
    pub bytes: usize,
    /// The deepest nesting of objects and arrays.
    pub depth: usize,
    /// The most applicants of one round. A [`Round`](crate::Round) never holds more than a million.
    pub people: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 512 * 1024 * 1024, depth: 64, people: 1_000_000 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_trimmed_bounded_and_free_of_control_characters() {
        assert_eq!(" x ".parse::<Name>().unwrap().as_str(), "x");
        assert!("å".repeat(200).parse::<Name>().is_ok());
        assert_eq!("å".repeat(201).parse::<Name>().unwrap_err().code(), "text_too_long");
        assert_eq!("a\u{7}b".parse::<Name>().unwrap_err().code(), "text_control_character");
        assert_eq!("a\nb".parse::<Name>().unwrap_err().code(), "text_control_character");
        assert!("a\nb".parse::<Reason>().is_ok());
        for nothing in ["", "\u{a0}", "\u{200b}", "\u{feff} \u{2060}"] {
            assert_eq!(nothing.parse::<Reason>().unwrap_err().code(), "text_empty", "{nothing:?}");
        }
    }

    #[test]
    fn a_code_is_lower_case_words_joined_by_single_dots() {
        for (code, valid) in [
            ("a", true),
            ("no.state.cv_gap2", true),
            ("", false),
            (".a", false),
            ("a.", false),
            ("a..b", false),
            ("A", false),
            ("å", false),
            ("a b", false),
        ] {
            assert_eq!(code.parse::<Code>().is_ok(), valid, "{code:?}");
        }
        assert!("a".repeat(100).parse::<Code>().is_ok());
        assert!("a".repeat(101).parse::<Code>().is_err());
    }

    #[test]
    fn a_day_is_read_in_one_form_only() {
        let read =
            |text: &str| serde_json::from_str::<Day>(&format!("{text:?}")).map(|day| day.0.to_string());
        assert_eq!(read("2020-01-01").unwrap(), "2020-01-01");
        for wrong in ["2020-1-1", "2020-02-30", "01.01.2020", "", "2020-01-01T00:00:00Z", " 2020-01-01"] {
            assert!(read(wrong).unwrap_err().to_string().contains("no date"), "{wrong:?}");
        }
    }

    #[cfg(feature = "json")]
    #[test]
    fn a_message_stays_on_one_line_and_short() {
        assert_eq!(legible("a\nb\u{1b}[31m å"), "a\\nb\\u{1b}[31m å");
        let long = legible(&format!("unknown field `{}`, at line 1", "x".repeat(100_000)));
        assert!(long.chars().count() < 600 && long.ends_with("`, at line 1"), "{long}");
    }

    #[test]
    fn a_long_value_is_cut_when_shown() {
        assert_eq!(shown("abc"), "\"abc\"");
        assert_eq!(shown(&"x".repeat(41)), format!("\"{}\"…", "x".repeat(40)));
    }
}
