//! One sequence of bytes for a value, whoever writes it: JSON as RFC 8785 has it, with whole numbers only.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;

use serde::Serialize;
use serde::ser::{
    Error, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use smallvec::SmallVec;

use super::key::{Key, NotAKey};
use crate::text::{legible, shown};

/// The largest whole number that every reader of JSON holds exactly: 2^53 - 1.
pub(super) const LARGEST: u128 = 9_007_199_254_740_991;

/// How deep objects and arrays may nest.
pub(super) const DEEPEST: usize = 128;

// The names under which `serde_json` hands over a number as text, or text as it stands, where an application turned
// its features `arbitrary_precision` or `raw_value` on.
const NUMBER_AS_TEXT: &str = "$serde_json::private::Number";
const RAW: &str = "$serde_json::private::RawValue";

/// The canonical bytes of a value: the same for equal values, in every process and application.
///
/// It is JSON in the strict subset of RFC 8785: no white space, members sorted by the UTF-16 code units of their keys,
/// texts escaped where they must be and nowhere else, whole numbers within ±9007199254740991. The shape is the one that
/// serde's JSON has; how the application has configured `serde_json` makes no difference.
///
/// ```
/// use mangfold::audit::canonical_bytes;
///
/// let unsorted = serde_json::json!({"z": [1, true, null], "a": "å\n"});
/// assert_eq!(canonical_bytes(&unsorted)?, r#"{"a":"å\n","z":[1,true,null]}"#.as_bytes());
/// let refused = canonical_bytes(&serde_json::json!({"shares": [0.5]})).unwrap_err();
/// assert_eq!(refused.to_string(), "shares[0]: a floating-point number, only whole numbers are canonical");
/// # Ok::<(), mangfold::audit::CanonicalError>(())
/// ```
///
/// # Errors
///
/// A [`CanonicalError`] that names the place: a floating-point number, even a whole one; a whole number that is too
/// large; a key that is no text, or is there twice; nesting deeper than 128; raw JSON; or what the value's own
/// `Serialize` refuses.
pub fn canonical_bytes<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, CanonicalError> {
    let mut out = Vec::new();
    append(&mut out, value).map(|()| out).map_err(|mut error| {
        if let Some(place) = error.place_mut().filter(|place| place.is_empty()) {
            "document".clone_into(place);
        }
        error
    })
}

/// Why a value has no canonical bytes.
///
/// ```
/// use mangfold::audit::canonical_bytes;
///
/// assert_eq!(canonical_bytes(&u64::MAX).unwrap_err().code(), "canonical_too_large");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CanonicalError {
    /// A floating-point number.
    #[error("{place}: a floating-point number, only whole numbers are canonical")]
    Float {
        /// Where, as `rules[2].versions[0].check`; `document` for the whole.
        place: String,
    },
    /// A whole number that not every reader of JSON holds exactly.
    #[error("{place}: {value}, whole numbers are canonical within ±9007199254740991 only")]
    TooLarge {
        /// Where.
        place: String,
        /// The number, cut where it is long.
        value: String,
    },
    /// A key that is no text.
    #[error("{place}: a key that is no text")]
    KeyNotText {
        /// Where.
        place: String,
    },
    /// One key stands twice in an object.
    #[error("{place}: {key} is there twice")]
    KeyTwice {
        /// Where.
        place: String,
        /// The key, cut where it is long.
        key: String,
    },
    /// Objects and arrays nest too deep.
    #[error("nested deeper than {most} levels")]
    TooDeep {
        /// How deep they may nest.
        most: usize,
    },
    /// JSON text that is handed through unread, so that its form is unknown.
    #[error("{place}: raw JSON has no canonical form")]
    Raw {
        /// Where.
        place: String,
    },
    /// The value refuses to be written.
    #[error("{place}: {problem}")]
    Refused {
        /// Where.
        place: String,
        /// What it says.
        problem: String,
    },
}

impl CanonicalError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Float { .. } => "canonical_float",
            Self::TooLarge { .. } => "canonical_too_large",
            Self::KeyNotText { .. } => "canonical_key_not_text",
            Self::KeyTwice { .. } => "canonical_key_twice",
            Self::TooDeep { .. } => "canonical_too_deep",
            Self::Raw { .. } => "canonical_raw",
            Self::Refused { .. } => "canonical_refused",
        }
    }

    const fn float() -> Self {
        Self::Float { place: String::new() }
    }

    const fn place_mut(&mut self) -> Option<&mut String> {
        match self {
            Self::Float { place }
            | Self::TooLarge { place, .. }
            | Self::KeyNotText { place }
            | Self::KeyTwice { place, .. }
            | Self::Raw { place }
            | Self::Refused { place, .. } => Some(place),
            Self::TooDeep { .. } => None,
        }
    }

    /// The same, seen from an object that has it under a key, or an array that has it at a place.
    fn within(mut self, outer: &str) -> Self {
        if let Some(place) = self.place_mut() {
            let dot = if place.is_empty() || place.starts_with('[') { "" } else { "." };
            *place = format!("{outer}{dot}{place}");
        }
        self
    }

    fn under(self, key: &str) -> Self {
        if key.len() <= 40 && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
            self.within(key)
        } else {
            self.within(&shown(key))
        }
    }
}

impl Error for CanonicalError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Refused { place: String::new(), problem: legible(&message.to_string()) }
    }
}

/// Writes the canonical bytes of a value behind what is there.
pub(super) fn append<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) -> Result<(), CanonicalError> {
    value.serialize(Writer { out, depth: 0 })
}

pub(super) fn write_text(out: &mut Vec<u8>, text: &str) {
    let is_plain = |byte: u8| byte > 0x1f && byte != b'"' && byte != b'\\';
    out.reserve(text.len() + 2);
    out.push(b'"');
    // Most texts have nothing to escape.
    if text.bytes().all(is_plain) {
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
        return;
    }
    let mut rest = text.as_bytes();
    while let Some(place) = rest.iter().position(|byte| !is_plain(*byte)) {
        let (plain, escaped) = rest.split_at(place);
        out.extend_from_slice(plain);
        let Some((byte, behind)) = escaped.split_first() else { break };
        match byte {
            b'"' => out.extend(br#"\""#),
            b'\\' => out.extend(br"\\"),
            0x08 => out.extend(br"\b"),
            b'\t' => out.extend(br"\t"),
            b'\n' => out.extend(br"\n"),
            0x0c => out.extend(br"\f"),
            b'\r' => out.extend(br"\r"),
            control => out.extend(format!("\\u{control:04x}").bytes()),
        }
        rest = behind;
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Writes a number that came as text, as it would have been written had it come as a number.
fn write_number(out: &mut Vec<u8>, text: &str) -> Result<(), CanonicalError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = !digits.is_empty()
        && digits.bytes().all(|b| b.is_ascii_digit())
        && (text == "0" || !digits.starts_with('0'));
    if !whole {
        return Err(CanonicalError::float());
    }
    match digits.parse() {
        Ok(0..=LARGEST) => {
            out.extend(text.bytes());
            Ok(())
        }
        _ => Err(CanonicalError::TooLarge { place: String::new(), value: cut(text) }),
    }
}

fn cut(digits: &str) -> String {
    let first: String = digits.chars().take(40).collect();
    if first.len() < digits.len() { first + "…" } else { first }
}

struct Writer<'a> {
    out: &'a mut Vec<u8>,
    depth: usize,
}

impl<'a> Writer<'a> {
    /// Opens objects and arrays, one for each bracket.
    fn open(self, brackets: usize) -> Result<(&'a mut Vec<u8>, usize), CanonicalError> {
        let depth = self.depth + brackets;
        if depth > DEEPEST { Err(CanonicalError::TooDeep { most: DEEPEST }) } else { Ok((self.out, depth)) }
    }

    fn list(self, variant: Option<&'static str>) -> Result<List<'a>, CanonicalError> {
        let (out, depth) = self.open(if variant.is_some() { 2 } else { 1 })?;
        let close: &[u8] = if let Some(variant) = variant {
            out.push(b'{');
            write_text(out, variant);
            out.push(b':');
            b"]}"
        } else {
            b"]"
        };
        out.push(b'[');
        Ok(List { out, depth, length: 0, variant, close })
    }

    fn members(self, variant: Option<&'static str>, form: Form) -> Result<Members<'a>, CanonicalError> {
        let (out, depth) = self.open(if variant.is_some() { 2 } else { 1 })?;
        let start = out.len();
        if let Form::Object = form {
            if let Some(variant) = variant {
                out.push(b'{');
                write_text(out, variant);
                out.push(b':');
            }
            out.push(b'{');
        }
        Ok(Members { out, depth, start, written: SmallVec::new(), key: None, variant, form })
    }

    fn whole(self, number: impl fmt::Display) -> Result<(), CanonicalError> {
        write_number(self.out, &number.to_string())
    }
}

struct List<'a> {
    out: &'a mut Vec<u8>,
    depth: usize,
    length: usize,
    variant: Option<&'static str>,
    close: &'static [u8],
}

impl List<'_> {
    fn push<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        if self.length > 0 {
            self.out.push(b',');
        }
        let item = Writer { out: &mut *self.out, depth: self.depth };
        value.serialize(item).map_err(|error| {
            let error = error.within(&format!("[{}]", self.length));
            if let Some(variant) = self.variant { error.under(variant) } else { error }
        })?;
        self.length += 1;
        Ok(())
    }

    fn close(self) {
        self.out.extend(self.close);
    }
}

/// What a struct stands for.
#[derive(Clone, Copy)]
enum Form {
    Object,
    NumberAsText,
}

/// A member of an object as it was written: its key, and where the whole of it stands.
struct Member {
    key: Cow<'static, str>,
    from: usize,
    until: usize,
}

/// The members of an object, written as they come. Most come in order; else they are put in order at the end.
struct Members<'a> {
    out: &'a mut Vec<u8>,
    depth: usize,
    // Where the object began.
    start: usize,
    written: SmallVec<[Member; 4]>,
    key: Option<String>,
    variant: Option<&'static str>,
    form: Form,
}

impl Members<'_> {
    fn push<T: Serialize + ?Sized>(
        &mut self,
        key: Cow<'static, str>,
        value: &T,
    ) -> Result<(), CanonicalError> {
        if !self.written.is_empty() {
            self.out.push(b',');
        }
        let from = self.out.len();
        if let Form::Object = self.form {
            write_text(self.out, &key);
            self.out.push(b':');
        }
        let done = value.serialize(Writer { out: &mut *self.out, depth: self.depth });
        done.map_err(|error| self.in_variant(error.under(&key)))?;
        self.written.push(Member { key, from, until: self.out.len() });
        Ok(())
    }

    fn in_variant(&self, error: CanonicalError) -> CanonicalError {
        match self.variant {
            Some(variant) => error.under(variant),
            None => error,
        }
    }

    fn close(mut self) -> Result<(), CanonicalError> {
        if let (Form::NumberAsText, [member]) = (self.form, self.written.as_slice()) {
            let text = self.out.get(member.from..member.until).unwrap_or_default();
            let text = String::from_utf8_lossy(text).into_owned();
            self.out.truncate(self.start);
            return write_number(self.out, text.trim_matches('"'));
        }
        let in_order = |a: &Member, b: &Member| utf16_order(&a.key, &b.key);
        if !self.written.is_sorted_by(|a, b| in_order(a, b).is_lt()) {
            self.written.sort_by(in_order);
            let twice = self.written.windows(2).find(|pair| matches!(pair, [a, b] if a.key == b.key));
            if let Some([twice, _]) = twice {
                let key = shown(&twice.key);
                return Err(self.in_variant(CanonicalError::KeyTwice { place: String::new(), key }));
            }
            let first = self.written.iter().map(|member| member.from).min().unwrap_or(self.start);
            let mut sorted = Vec::with_capacity(self.out.len() - first);
            for member in &self.written {
                if !sorted.is_empty() {
                    sorted.push(b',');
                }
                sorted.extend_from_slice(self.out.get(member.from..member.until).unwrap_or_default());
            }
            self.out.truncate(first);
            self.out.extend_from_slice(&sorted);
        }
        self.out.extend(if self.variant.is_some() { &b"}}"[..] } else { b"}" });
        Ok(())
    }
}

/// By UTF-16 code units, which differs from the order of bytes only where a character has two of them.
fn utf16_order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() { a.cmp(b) } else { a.encode_utf16().cmp(b.encode_utf16()) }
}

macro_rules! whole {
    ($($method:ident: $number:ty),* $(,)?) => {
        $(fn $method(self, value: $number) -> Result<Self::Ok, CanonicalError> {
            self.whole(value)
        })*
    };
}

impl<'a> Serializer for Writer<'a> {
    type Ok = ();
    type Error = CanonicalError;
    type SerializeSeq = List<'a>;
    type SerializeTuple = List<'a>;
    type SerializeTupleStruct = List<'a>;
    type SerializeTupleVariant = List<'a>;
    type SerializeMap = Members<'a>;
    type SerializeStruct = Members<'a>;
    type SerializeStructVariant = Members<'a>;

    whole!(
        serialize_i8: i8,
        serialize_i16: i16,
        serialize_i32: i32,
        serialize_i64: i64,
        serialize_i128: i128,
        serialize_u8: u8,
        serialize_u16: u16,
        serialize_u32: u32,
        serialize_u64: u64,
        serialize_u128: u128,
    );

    fn serialize_bool(self, value: bool) -> Result<(), CanonicalError> {
        self.out.extend(if value { &b"true"[..] } else { b"false" });
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> Result<(), CanonicalError> {
        Err(CanonicalError::float())
    }

    fn serialize_f64(self, _: f64) -> Result<(), CanonicalError> {
        Err(CanonicalError::float())
    }

    fn serialize_char(self, value: char) -> Result<(), CanonicalError> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), CanonicalError> {
        write_text(self.out, value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), CanonicalError> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), CanonicalError> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), CanonicalError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), CanonicalError> {
        self.out.extend(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), CanonicalError> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), CanonicalError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), CanonicalError> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), CanonicalError> {
        let mut members = self.members(None, Form::Object)?;
        members.push(Cow::Borrowed(variant), value)?;
        members.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a>, CanonicalError> {
        self.list(None)
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a>, CanonicalError> {
        self.list(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<List<'a>, CanonicalError> {
        self.list(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<List<'a>, CanonicalError> {
        self.list(Some(variant))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Members<'a>, CanonicalError> {
        self.members(None, Form::Object)
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Members<'a>, CanonicalError> {
        match name {
            RAW => Err(CanonicalError::Raw { place: String::new() }),
            // A number is no level of nesting, in whichever form it comes.
            NUMBER_AS_TEXT => {
                Writer { depth: self.depth.saturating_sub(1), ..self }.members(None, Form::NumberAsText)
            }
            _ => self.members(None, Form::Object),
        }
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Members<'a>, CanonicalError> {
        self.members(Some(variant), Form::Object)
    }
}

macro_rules! list {
    ($($kind:ident: $method:ident),* $(,)?) => {
        $(impl $kind for List<'_> {
            type Ok = ();
            type Error = CanonicalError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
                self.push(value)
            }

            fn end(self) -> Result<(), CanonicalError> {
                self.close();
                Ok(())
            }
        })*
    };
}

list!(
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field,
);

macro_rules! members {
    ($($kind:ident),*) => {
        $(impl $kind for Members<'_> {
            type Ok = ();
            type Error = CanonicalError;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), CanonicalError> {
                self.push(Cow::Borrowed(key), value)
            }

            fn end(self) -> Result<(), CanonicalError> {
                self.close()
            }
        })*
    };
}

members!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Members<'_> {
    type Ok = ();
    type Error = CanonicalError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), CanonicalError> {
        let place = String::new();
        self.key = Some(key.serialize(Key).map_err(|error| match error {
            NotAKey::NoText => CanonicalError::KeyNotText { place },
            NotAKey::Refused(problem) => CanonicalError::Refused { place, problem },
        })?);
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), CanonicalError> {
        match self.key.take() {
            Some(key) => self.push(Cow::Owned(key), value),
            None => Err(CanonicalError::custom("a value without a key")),
        }
    }

    fn end(self) -> Result<(), CanonicalError> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::*;

    #[track_caller]
    fn writes<T: Serialize + ?Sized>(value: &T, wanted: &str) {
        assert_eq!(
            canonical_bytes(value).map(|bytes| String::from_utf8(bytes).unwrap()),
            Ok(wanted.to_owned())
        );
    }

    #[track_caller]
    fn refuses<T: Serialize + ?Sized>(value: &T, message: &str) {
        assert_eq!(canonical_bytes(value).map_err(|error| error.to_string()), Err(message.to_owned()));
    }

    /// A map that hands its members over in the order given, also twice.
    struct Unsorted<'a, K>(&'a [(K, Value)]);

    impl<K: Serialize> Serialize for Unsorted<'_, K> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(None)?;
            for (key, value) in self.0 {
                map.serialize_entry(key, value)?;
            }
            map.end()
        }
    }

    #[test]
    fn keys_are_in_the_order_of_the_example_of_rfc_8785() {
        let keys = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"];
        let members: Vec<(&str, Value)> = keys.into_iter().map(|key| (key, json!(0))).collect();
        writes(
            &Unsorted(&members),
            "{\"\\r\":0,\"1\":0,\"\u{80}\":0,\"\u{f6}\":0,\"\u{20ac}\":0,\"\u{1f600}\":0,\"\u{fb33}\":0}",
        );
    }

    #[test]
    fn utf_16_and_not_utf_8_orders_the_keys() {
        let (astral, private) = ("\u{10000}", "\u{e000}");
        assert!(private < astral, "UTF-8 has them the other way round");
        let members = BTreeMap::from([(private, 1), (astral, 2)]);
        writes(&members, "{\"\u{10000}\":2,\"\u{e000}\":1}");
        writes(&Unsorted(&[("aa", json!(1)), ("a", json!(2)), ("", json!(3))]), r#"{"":3,"a":2,"aa":1}"#);
    }

    #[test]
    fn texts_are_escaped_where_they_must_be_and_nowhere_else() {
        writes("\u{20ac}$\u{f}\nA'B\"\\\\\"/", r#""€$\u000f\nA'B\"\\\\\"/""#);
        writes("\u{0}\u{8}\t\n\u{b}\u{c}\r\u{1f}", r#""\u0000\b\t\n\u000b\f\r\u001f""#);
        writes("\u{7f}\u{85}\u{2028}\u{feff}</å", "\"\u{7f}\u{85}\u{2028}\u{feff}</å\"");
        writes("\u{1f600}\u{d7ff}\u{e000}", "\"\u{1f600}\u{d7ff}\u{e000}\"");
        // As they are read from JSON: a pair of surrogates is one character.
        writes(&serde_json::from_str::<Value>(r#"{"\ud83d\ude00":"\u00e5"}"#).unwrap(), "{\"😀\":\"å\"}");
    }

    #[test]
    fn a_text_is_not_normalised() {
        assert_ne!(canonical_bytes("\u{e5}"), canonical_bytes("a\u{30a}"));
    }

    #[test]
    fn whole_numbers_are_written_up_to_the_largest_that_every_reader_holds() {
        for (number, text) in [(0_i64, "0"), (-1, "-1"), (9_007_199_254_740_991, "9007199254740991")] {
            writes(&number, text);
            writes(&i128::from(number), text);
        }
        writes(&-9_007_199_254_740_991_i64, "-9007199254740991");
        let most = "whole numbers are canonical within ±9007199254740991 only";
        refuses(&9_007_199_254_740_992_u64, &format!("document: 9007199254740992, {most}"));
        refuses(&[1, -9_007_199_254_740_992_i64], &format!("[1]: -9007199254740992, {most}"));
        refuses(&i128::MIN, &format!("document: {}, {most}", i128::MIN));
        refuses(&u128::MAX, &format!("document: {}, {most}", u128::MAX));
    }

    #[test]
    fn floating_point_numbers_are_refused_also_whole_and_odd_ones() {
        for float in [0.5, 1.0, 0.0, -0.0, 1e300, f64::NAN, f64::INFINITY] {
            refuses(
                &BTreeMap::from([("share", [float])]),
                "share[0]: a floating-point number, only whole numbers are canonical",
            );
        }
        assert_eq!(canonical_bytes(&1.0_f32).unwrap_err().code(), "canonical_float");
    }

    #[derive(Serialize)]
    enum Shape {
        Unit,
        Newtype(u8),
        Tuple(u8, f64),
        Struct { z: u8, a: Option<f64> },
    }

    #[derive(Serialize)]
    struct Nothing;

    #[derive(Serialize)]
    struct Pair(u8, ());

    #[derive(Serialize)]
    struct Wrapped(&'static str);

    #[test]
    fn the_shape_is_that_of_serde_json() {
        #[derive(Serialize)]
        struct Whole {
            bytes: &'static [u8],
            char: char,
            list: Vec<Vec<u8>>,
            none: Option<u8>,
            nothing: Nothing,
            pair: Pair,
            some: Option<bool>,
            tuple: (i8, u16, i32, u64),
            unit: (),
            variants: [Shape; 3],
            wrapped: Wrapped,
        }
        let shapes = || [Shape::Unit, Shape::Newtype(1), Shape::Struct { z: 2, a: None }];
        let whole = Whole {
            bytes: b"ab",
            char: 'å',
            list: vec![vec![], vec![1]],
            none: None,
            nothing: Nothing,
            pair: Pair(1, ()),
            some: Some(false),
            tuple: (-1, 2, -3, 4),
            unit: (),
            variants: shapes(),
            wrapped: Wrapped("w"),
        };
        let by_serde_json: Value = serde_json::to_value(&whole).unwrap();
        let ours: Value = serde_json::from_slice(&canonical_bytes(&whole).unwrap()).unwrap();
        assert_eq!(ours, by_serde_json);
        writes(&shapes(), r#"["Unit",{"Newtype":1},{"Struct":{"a":null,"z":2}}]"#);
        writes(&json!({}), "{}");
        writes(&json!([]), "[]");
    }

    #[test]
    fn the_place_of_what_is_refused_is_named() {
        let float = "a floating-point number, only whole numbers are canonical";
        refuses(&Shape::Tuple(1, 0.5), &format!("Tuple[1]: {float}"));
        refuses(&Shape::Struct { z: 1, a: Some(0.5) }, &format!("Struct.a: {float}"));
        refuses(&json!({"a": [{"b c": {"d": [[0.5]]}}]}), &format!("a[0].\"b c\".d[0][0]: {float}"));
    }

    #[test]
    fn a_key_is_a_text_or_has_one_form_as_text() {
        writes(&BTreeMap::from([(10, 'a'), (9, 'b'), (-1, 'c')]), r#"{"-1":"c","10":"a","9":"b"}"#);
        writes(&BTreeMap::from([(true, 1)]), r#"{"true":1}"#);
        writes(&BTreeMap::from([('å', 1)]), r#"{"å":1}"#);
        writes(&Unsorted(&[(Some(Wrapped("k")), json!(1))]), r#"{"k":1}"#);
        writes(&Unsorted(&[(Shape::Unit, json!(1))]), r#"{"Unit":1}"#);
        refuses(&Unsorted(&[(0.5, json!(1))]), "document: a key that is no text");
        refuses(&[BTreeMap::from([((), 1)])], "[0]: a key that is no text");
        for key in [Shape::Newtype(1), Shape::Tuple(1, 0.5), Shape::Struct { z: 1, a: None }] {
            refuses(&Unsorted(&[(key, json!(1))]), "document: a key that is no text");
        }
        refuses(&BTreeMap::from([(vec![1], 1)]), "document: a key that is no text");
    }

    #[test]
    fn a_key_that_is_there_twice_is_refused() {
        let twice = Unsorted(&[("a", json!(1)), ("b", json!(1)), ("a", json!(1))]);
        refuses(&twice, "document: \"a\" is there twice");
        refuses(&Some([twice]), "[0]: \"a\" is there twice");
        let one_text = Unsorted(&[(json!("1"), json!(1)), (json!(1), json!(1))]);
        assert_eq!(canonical_bytes(&one_text).unwrap_err().code(), "canonical_key_twice");
    }

    #[test]
    fn nesting_ends_at_a_hundred_and_twenty_eight_levels() {
        let nested = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!([inner]));
        assert!(canonical_bytes(&nested(128)).is_ok());
        refuses(&nested(129), "nested deeper than 128 levels");
        let variants = |levels: usize| (0..levels).fold(json!(1), |inner, _| json!({"a": inner}));
        assert!(canonical_bytes(&variants(128)).is_ok());
        refuses(&variants(129), "nested deeper than 128 levels");
        refuses(
            &vec![nested(127); 2].iter().map(|n| [n]).collect::<Vec<_>>(),
            "nested deeper than 128 levels",
        );
    }

    /// A number as `serde_json` hands it over where the application turned `arbitrary_precision` on.
    #[derive(Serialize)]
    #[serde(rename = "$serde_json::private::Number")]
    struct NumberAsText {
        #[serde(rename = "$serde_json::private::Number")]
        text: String,
    }

    #[test]
    fn a_number_handed_over_as_text_is_the_number() {
        let number = |text: &str| NumberAsText { text: text.to_owned() };
        for text in ["0", "7", "-7", "9007199254740991", "-9007199254740991"] {
            writes(&BTreeMap::from([("n", number(text))]), &format!("{{\"n\":{text}}}"));
        }
        for float in ["0.5", "1.0", "-0", "-0.0", "1e2", "1E400"] {
            assert_eq!(canonical_bytes(&number(float)).unwrap_err().code(), "canonical_float", "{float}");
        }
        let long = "9".repeat(100);
        for large in ["9007199254740992", "-9007199254740992", "18446744073709551616", &long] {
            let error = canonical_bytes(&number(large)).unwrap_err();
            assert_eq!(error.code(), "canonical_too_large", "{large}");
            assert!(error.to_string().len() < 300);
        }
        let deep = (0..128).fold(json!(1), |inner, _| json!([inner]));
        assert!(canonical_bytes(&deep).is_ok(), "whichever form the number in it has");
    }

    #[test]
    fn raw_json_is_refused_since_its_form_is_unknown() {
        #[derive(Serialize)]
        #[serde(rename = "$serde_json::private::RawValue")]
        struct Raw {
            #[serde(rename = "$serde_json::private::RawValue")]
            text: &'static str,
        }
        refuses(&[Raw { text: "{ }" }], "[0]: raw JSON has no canonical form");
    }

    #[test]
    fn what_a_value_refuses_is_told_on_one_line() {
        struct Refuses;
        impl Serialize for Refuses {
            fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                Err(S::Error::custom("not\ntoday"))
            }
        }
        refuses(&[[Refuses]], "[0][0]: not\\ntoday");
    }
}
