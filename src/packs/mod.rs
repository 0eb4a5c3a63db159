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

pub use self::eu::eu;
pub use self::germany::germany;
pub use self::ks::{Binding, KsConfiguration, ks};
pub use self::municipal::{MunicipalConfiguration, bergen, municipal, trondheim};
pub use self::norway_adverts::norway_adverts;
pub use self::norway_state::norway_state;
pub use self::oslo::{EarlierText, oslo};
pub use self::uk::uk;
pub use self::us::us;

use crate::literal::{built, date, lit};
use crate::source::{Element, Mark, Part, Source};
use crate::span::{Edge, Span};
use crate::text::Title;

/// Phrases of a statement, or beginnings of words.
fn titles(words: &[&str]) -> Vec<Title> {
    words.iter().map(|word| lit(word)).collect()
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
