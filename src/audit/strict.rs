//! Canonical bytes read again, in their one form only.

use std::cmp::Ordering;

use serde::de::value::{Error, MapAccessDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::canonical::{DEEPEST, LARGEST};
use crate::text::legible;

/// Whether these bytes are in the form of [`canonical_bytes`](super::canonical_bytes), and where they first are not.
///
/// What passes has one reading only: no key is there twice, no number is rounded, no text is half a character.
///
/// ```
/// use mangfold::audit::check_canonical;
///
/// assert_eq!(check_canonical(br#"{"a":[1,true,null],"b":"\n"}"#), Ok(()));
/// let error = check_canonical(br#"{"a":1,"a":2}"#).unwrap_err();
/// assert_eq!(error.to_string(), "not canonical at byte 7: a key that is there twice");
/// ```
///
/// # Errors
///
/// A [`NotCanonical`] that names the byte.
pub fn check_canonical(bytes: &[u8]) -> Result<(), NotCanonical> {
    Json::read(bytes).map(|_| ())
}

/// Reads a value from its [`canonical_bytes`](super::canonical_bytes), and from no other form of them.
///
/// However the application has configured `serde_json` makes no difference, since it is not used.
///
/// ```
/// use mangfold::audit::{canonical_bytes, from_canonical_bytes};
/// use std::collections::BTreeMap;
///
/// let counts = BTreeMap::from([("called".to_owned(), 3), ("applied".to_owned(), 17)]);
/// assert_eq!(from_canonical_bytes(&canonical_bytes(&counts)?), Ok(counts));
/// let refused = from_canonical_bytes::<BTreeMap<String, u8>>(br#"{"called": 3}"#).unwrap_err();
/// assert_eq!(refused.to_string(), "not canonical at byte 10: white space");
/// # Ok::<(), mangfold::audit::CanonicalError>(())
/// ```
///
/// # Errors
///
/// [`ReadCanonicalError::NotCanonical`], or [`ReadCanonicalError::Refused`] with what the value's own `Deserialize` says.
pub fn from_canonical_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ReadCanonicalError> {
    let json = Json::read(bytes).map_err(ReadCanonicalError::NotCanonical)?;
    T::deserialize(json).map_err(|error| ReadCanonicalError::Refused { problem: legible(&error.to_string()) })
}

/// A value of the strict subset.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, NotCanonical> {
        let text = std::str::from_utf8(bytes).map_err(|error| NotCanonical {
            at: error.valid_up_to(),
            because: NotCanonicalBecause::NotUtf8,
        })?;
        let mut reader = Reader { text, at: 0 };
        let json = reader.value(0)?;
        if reader.at < text.len() { Err(reader.unexpected(NotCanonicalBecause::Trailing)) } else { Ok(json) }
    }
}

struct Reader<'a> {
    text: &'a str,
    // INVARIANT: at the beginning of a character.
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn takes(&mut self, word: &str) -> bool {
        let there = self.rest().starts_with(word);
        if there {
            self.at += word.len();
        }
        there
    }

    fn wants(&mut self, sign: &str) -> Result<(), NotCanonical> {
        if self.takes(sign) { Ok(()) } else { Err(self.unexpected(NotCanonicalBecause::Unexpected)) }
    }

    const fn because(&self, because: NotCanonicalBecause) -> NotCanonical {
        NotCanonical { at: self.at, because }
    }

    /// What stands here cannot: for the reason given, unless the text ends or there is white space.
    fn unexpected(&self, because: NotCanonicalBecause) -> NotCanonical {
        self.because(match self.next() {
            None => NotCanonicalBecause::Ends,
            Some(b' ' | b'\t' | b'\n' | b'\r') => NotCanonicalBecause::WhiteSpace,
            Some(_) => because,
        })
    }

    fn value(&mut self, depth: usize) -> Result<Json, NotCanonical> {
        match self.next() {
            Some(b'{' | b'[') if depth >= DEEPEST => Err(self.because(NotCanonicalBecause::TooDeep)),
            Some(b'{') => self.object(depth + 1),
            Some(b'[') => self.array(depth + 1),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ if self.takes("null") => Ok(Json::Null),
            _ if self.takes("true") => Ok(Json::Bool(true)),
            _ if self.takes("false") => Ok(Json::Bool(false)),
            _ => Err(self.unexpected(NotCanonicalBecause::Unexpected)),
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json, NotCanonical> {
        self.wants("[")?;
        let mut items = Vec::new();
        while !self.takes("]") {
            if !items.is_empty() {
                self.wants(",")?;
            }
            items.push(self.value(depth)?);
        }
        Ok(Json::Array(items))
    }

    fn object(&mut self, depth: usize) -> Result<Json, NotCanonical> {
        self.wants("{")?;
        let mut members: Vec<(String, Json)> = Vec::new();
        while !self.takes("}") {
            if !members.is_empty() {
                self.wants(",")?;
            }
            let at = self.at;
            let key = self.string()?;
            let before = members.last().map(|(last, _)| last.encode_utf16().cmp(key.encode_utf16()));
            match before {
                None | Some(Ordering::Less) => {}
                Some(Ordering::Equal) => {
                    return Err(NotCanonical { at, because: NotCanonicalBecause::KeyTwice });
                }
                Some(Ordering::Greater) => {
                    return Err(NotCanonical { at, because: NotCanonicalBecause::KeyOutOfOrder });
                }
            }
            self.wants(":")?;
            members.push((key, self.value(depth)?));
        }
        Ok(Json::Object(members))
    }

    fn string(&mut self) -> Result<String, NotCanonical> {
        self.wants("\"")?;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.find(|c| matches!(c, '"' | '\\' | '\0'..='\u{1f}')).unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            if self.takes("\"") {
                return Ok(text);
            }
            match self.next() {
                Some(b'\\') => text.push(self.escaped()?),
                Some(_) => return Err(self.because(NotCanonicalBecause::ControlCharacter)),
                None => return Err(self.because(NotCanonicalBecause::Ends)),
            }
        }
    }

    fn escaped(&mut self) -> Result<char, NotCanonical> {
        let short = [
            ("\\\"", '"'),
            ("\\\\", '\\'),
            ("\\b", '\u{8}'),
            ("\\t", '\t'),
            ("\\n", '\n'),
            ("\\f", '\u{c}'),
            ("\\r", '\r'),
        ];
        if let Some((_, character)) = short.into_iter().find(|(escape, _)| self.takes(escape)) {
            return Ok(character);
        }
        let rest = self.rest();
        if let Some(unit) = utf16_unit(rest) {
            let long = |c: &char| *c < ' ' && short.iter().all(|(_, other)| other != c);
            let control = char::from_u32(u32::from(unit)).filter(long);
            if let Some(control) = control.filter(|_| rest.starts_with(&format!("\\u{unit:04x}"))) {
                self.at += 6;
                return Ok(control);
            }
            let low = utf16_unit(rest.get(6..).unwrap_or_default());
            let whole = char::decode_utf16([unit].into_iter().chain(low)).next().is_some_and(|c| c.is_ok());
            if !whole {
                return Err(self.because(NotCanonicalBecause::LoneSurrogate));
            }
        }
        Err(self.because(if rest.len() < 2 {
            NotCanonicalBecause::Ends
        } else {
            NotCanonicalBecause::Escape
        }))
    }

    fn number(&mut self) -> Result<Json, NotCanonical> {
        let begins = self.because(NotCanonicalBecause::TooLarge);
        let refused = |because| Err(NotCanonical { because, ..begins });
        let rest = self.rest();
        let negative = self.takes("-");
        let digits = self.rest();
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        self.at += length;
        let digits = digits.get(..length).unwrap_or_default();
        if digits.is_empty() {
            return Err(self.unexpected(NotCanonicalBecause::Unexpected));
        }
        if let Some(b'.' | b'e' | b'E') = self.next() {
            return refused(NotCanonicalBecause::Float);
        }
        if digits.len() > 1 && digits.starts_with('0') {
            return refused(NotCanonicalBecause::LeadingZero);
        }
        if negative && digits == "0" {
            return refused(NotCanonicalBecause::NegativeZero);
        }
        match rest.get(..length + usize::from(negative)).unwrap_or_default().parse::<i64>() {
            Ok(whole) if u128::from(whole.unsigned_abs()) <= LARGEST => Ok(Json::Integer(whole)),
            _ => Err(begins),
        }
    }
}

/// The UTF-16 code unit that an escape of six bytes stands for.
fn utf16_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    // A sign before the digits would be read, too.
    if digits.bytes().all(|b| b.is_ascii_hexdigit()) { u16::from_str_radix(digits, 16).ok() } else { None }
}

impl<'de> Deserializer<'de> for Json {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(truth) => visitor.visit_bool(truth),
            Self::Integer(whole) => visitor.visit_i64(whole),
            Self::Text(text) => visitor.visit_string(text),
            Self::Array(items) => {
                let mut items = SeqDeserializer::new(items.into_iter());
                let value = visitor.visit_seq(&mut items)?;
                items.end().map(|()| value)
            }
            Self::Object(members) => {
                let mut members = MapDeserializer::new(members.into_iter());
                let value = visitor.visit_map(&mut members)?;
                members.end().map(|()| value)
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if self == Self::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Text(variant) => variant.into_deserializer().deserialize_enum(name, variants, visitor),
            Self::Object(members) if members.len() == 1 => {
                let member = MapDeserializer::new(members.into_iter());
                MapAccessDeserializer::new(member).deserialize_enum(name, variants, visitor)
            }
            other => other.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

impl IntoDeserializer<'_> for Json {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Where bytes are not in the canonical form, and why.
///
/// ```
/// use mangfold::audit::{check_canonical, NotCanonicalBecause};
///
/// let error = check_canonical(b"[0.5]").unwrap_err();
/// assert_eq!((error.at(), error.because()), (1, NotCanonicalBecause::Float));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not canonical at byte {at}: {because}")]
pub struct NotCanonical {
    at: usize,
    because: NotCanonicalBecause,
}

impl NotCanonical {
    /// The first byte that does not belong there, counted from nought.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Why it does not.
    #[must_use]
    pub const fn because(&self) -> NotCanonicalBecause {
        self.because
    }

    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self.because {
            NotCanonicalBecause::NotUtf8 => "not_canonical_utf8",
            NotCanonicalBecause::Ends => "not_canonical_ends",
            NotCanonicalBecause::Trailing => "not_canonical_trailing",
            NotCanonicalBecause::WhiteSpace => "not_canonical_white_space",
            NotCanonicalBecause::Unexpected => "not_canonical_unexpected",
            NotCanonicalBecause::KeyTwice => "not_canonical_key_twice",
            NotCanonicalBecause::KeyOutOfOrder => "not_canonical_key_out_of_order",
            NotCanonicalBecause::Escape => "not_canonical_escape",
            NotCanonicalBecause::ControlCharacter => "not_canonical_control_character",
            NotCanonicalBecause::LoneSurrogate => "not_canonical_lone_surrogate",
            NotCanonicalBecause::Float => "not_canonical_float",
            NotCanonicalBecause::LeadingZero => "not_canonical_leading_zero",
            NotCanonicalBecause::NegativeZero => "not_canonical_negative_zero",
            NotCanonicalBecause::TooLarge => "not_canonical_too_large",
            NotCanonicalBecause::TooDeep => "not_canonical_too_deep",
        }
    }
}

/// Why a byte does not belong where it stands in canonical bytes.
///
/// ```
/// use mangfold::audit::{check_canonical, NotCanonicalBecause};
///
/// assert_eq!(check_canonical(b"-0").unwrap_err().because(), NotCanonicalBecause::NegativeZero);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NotCanonicalBecause {
    /// The bytes are no UTF-8.
    #[error("no UTF-8")]
    NotUtf8,
    /// The bytes end before the value does.
    #[error("the bytes end too soon")]
    Ends,
    /// The bytes go on behind the value.
    #[error("bytes behind the value")]
    Trailing,
    /// White space outside a text.
    #[error("white space")]
    WhiteSpace,
    /// Something that is no JSON here.
    #[error("something that cannot stand here")]
    Unexpected,
    /// A key that the object has already.
    #[error("a key that is there twice")]
    KeyTwice,
    /// A key that belongs before another, by its UTF-16 code units.
    #[error("a key that belongs before another")]
    KeyOutOfOrder,
    /// An escape where none is needed, or another one is.
    #[error("an escape that is not the canonical one")]
    Escape,
    /// A control character that is not escaped.
    #[error("a control character without an escape")]
    ControlCharacter,
    /// Half of a character beyond the first 65,536.
    #[error("a lone surrogate")]
    LoneSurrogate,
    /// A number with a fraction or an exponent.
    #[error("a floating-point number, only whole numbers are canonical")]
    Float,
    /// A number with zeros before it.
    #[error("a number with zeros before it")]
    LeadingZero,
    /// Nought with a sign.
    #[error("-0, which is 0")]
    NegativeZero,
    /// A whole number that not every reader of JSON holds exactly.
    #[error("a whole number beyond ±9007199254740991")]
    TooLarge,
    /// Objects and arrays nest deeper than 128 levels.
    #[error("nested deeper than 128 levels")]
    TooDeep,
}

/// Why no value can be read from bytes.
///
/// ```
/// use mangfold::audit::from_canonical_bytes;
///
/// assert_eq!(from_canonical_bytes::<u8>(b"256").unwrap_err().code(), "read_canonical_refused");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadCanonicalError {
    /// The bytes are not in the canonical form.
    #[error("{0}")]
    NotCanonical(#[source] NotCanonical),
    /// They are, and the value refuses to be read from them.
    #[error("{problem}")]
    Refused {
        /// What it says.
        problem: String,
    },
}

impl ReadCanonicalError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotCanonical(_) => "read_canonical_not_canonical",
            Self::Refused { .. } => "read_canonical_refused",
        }
    }
}
