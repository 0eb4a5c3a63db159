//! The policies that ship with the crate: one file each, data only.
//!
//! Every version says from when until when it holds, up to which day its words are confirmed, and how sure each
//! part is. None of it is legal advice, and no pack is official.
#![doc = include_str!("coverage.md")]

mod eu;
mod germany;
mod ks;
mod municipal;
mod norway_adverts;
mod norway_state;
mod oslo;
mod uk;
mod us;

use std::fmt::Debug;
use std::str::FromStr;

use chrono::NaiveDate;

pub use self::eu::eu;
pub use self::germany::germany;
pub use self::ks::{Binding, KsConfiguration, ks};
pub use self::municipal::{MunicipalConfiguration, bergen, municipal, trondheim};
pub use self::norway_adverts::norway_adverts;
pub use self::norway_state::norway_state;
pub use self::oslo::{EarlierText, oslo};
pub use self::uk::uk;
pub use self::us::us;

use crate::source::{Element, Mark, Part, Source};
use crate::span::{Edge, Span};
use crate::text::Title;

/// A literal of a pack. Every pack is built by a test, so that a literal that cannot be never leaves the crate.
#[expect(clippy::panic, reason = "a literal of the crate itself, built by its tests")]
fn lit<T: FromStr<Err: Debug>>(text: &str) -> T {
    match text.parse() {
        Ok(value) => value,
        Err(error) => panic!("pack literal {text:?}: {error:?}"),
    }
}

/// The same for what constructors of the crate refuse.
#[expect(clippy::panic, reason = "data of the crate itself, built by its tests")]
fn built<T, E: Debug>(result: Result<T, E>) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("pack data: {error:?}"),
    }
}

/// Phrases of a statement, or beginnings of words.
fn titles(words: &[&str]) -> Vec<Title> {
    words.iter().map(|word| lit(word)).collect()
}

const fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

fn quoted(of: Element, says: &str, source: &str, mark: Mark) -> Part {
    Part::quoted(of, lit(says), lit(source), mark)
}

fn read(of: Element, reading: &str) -> Part {
    Part::read(of, lit(reading))
}

fn known(of: Element, reading: &str) -> Part {
    Part::known(of, lit(reading))
}

/// Read in a stored copy that bears no day: read as standing at the end of the month that the latest of the copies is of.
/// Since when is unsettled; after it, it stands as every text whose end no source tells. No day confirms its words.
fn undated_copy() -> Span {
    let copied = date(2026, 7, 31);
    built(Span::new(Edge::NotVerified { stands_on: copied }, Edge::Open))
}

fn source(key: &str, citation: &str, read_in: Option<&str>) -> Source {
    let source = Source::new(lit(key), lit(citation));
    match read_in {
        Some(place) => source.read_in(lit(place)),
        None => source,
    }
}
