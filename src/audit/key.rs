//! A key of an object as text.

use std::fmt;

use serde::Serialize;
use serde::ser::{Error, Impossible, Serializer};

use crate::text::legible;

/// Writes what serde's JSON takes for a key: a text, and a whole number or a truth value as text.
pub(super) struct Key;

/// Why something is no key.
#[derive(Debug, thiserror::Error)]
pub(super) enum NotAKey {
    #[error("a key that is no text")]
    NoText,
    #[error("{0}")]
    Refused(String),
}

impl Error for NotAKey {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::Refused(legible(&message.to_string()))
    }
}

macro_rules! as_text {
    ($($method:ident: $kind:ty),* $(,)?) => {
        $(fn $method(self, value: $kind) -> Result<String, NotAKey> {
            Ok(value.to_string())
        })*
    };
}

impl Serializer for Key {
    type Ok = String;
    type Error = NotAKey;
    type SerializeSeq = Impossible<String, NotAKey>;
    type SerializeTuple = Impossible<String, NotAKey>;
    type SerializeTupleStruct = Impossible<String, NotAKey>;
    type SerializeTupleVariant = Impossible<String, NotAKey>;
    type SerializeMap = Impossible<String, NotAKey>;
    type SerializeStruct = Impossible<String, NotAKey>;
    type SerializeStructVariant = Impossible<String, NotAKey>;

    as_text!(
        serialize_bool: bool,
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
        serialize_char: char,
        serialize_str: &str,
    );

    fn serialize_f32(self, _: f32) -> Result<String, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_f64(self, _: f64) -> Result<String, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<String, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_none(self) -> Result<String, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<String, NotAKey> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<String, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<String, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<String, NotAKey> {
        Ok(variant.to_owned())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<String, NotAKey> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<String, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, NotAKey> {
        Err(NotAKey::NoText)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotAKey> {
        Err(NotAKey::NoText)
    }
}
