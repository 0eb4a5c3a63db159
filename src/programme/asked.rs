//! What is asked of one facet, whoever is nominated: whether any size can fit it.

use std::collections::BTreeMap;

use super::{BoundKind, CohortBound, Facet};
use crate::ratio::{Ratio, Rounding};
use crate::text::Code;

/// Beyond so many sizes, only what no size at all can meet is refused.
const MOST_SIZES: u32 = 1000;

/// What is asked of one value of a facet.
#[derive(Default)]
struct OfValue {
    least: u32,
    share: Option<Ratio>,
    is_everybody: bool,
    most: Option<u32>,
}

impl OfValue {
    /// Between how many of so many members.
    fn range(&self, size: u32) -> (u32, u32) {
        let share = self.share.map_or(0, |share| share.of(size, Rounding::Up));
        let everybody = if self.is_everybody { size } else { 0 };
        (self.least.max(share).max(everybody), self.most.unwrap_or(size).min(size))
    }
}

/// What is asked of one facet, whoever is nominated.
pub(super) struct Asked<'a> {
    is_single: bool,
    values: BTreeMap<&'a Code, OfValue>,
    different: u32,
}

impl<'a> Asked<'a> {
    pub(super) fn of(facet: &Facet, bounds: &[&'a CohortBound]) -> Self {
        let mut asked = Self { is_single: facet.is_single(), values: BTreeMap::new(), different: 0 };
        for bound in bounds {
            if let BoundKind::Different { least, .. } = bound.kind() {
                asked.different = asked.different.max(*least);
            }
            for value in bound.kind().values() {
                let of = asked.values.entry(value).or_default();
                match bound.kind() {
                    // Of several values, none is asked for by itself.
                    BoundKind::Everybody { values, .. } => of.is_everybody |= values.len() == 1,
                    BoundKind::Share { least, .. } => {
                        let is_more = of.share.is_none_or(|share| is_over(*least, share));
                        of.share = if is_more { Some(*least) } else { of.share };
                    }
                    BoundKind::Count { least, most, .. } | BoundKind::Each { least, most, .. } => {
                        of.least = of.least.max(*least);
                        of.most = of.most.into_iter().chain(*most).min();
                    }
                    BoundKind::Different { .. } => {}
                }
            }
        }
        asked
    }

    fn fits(&self, size: u32) -> bool {
        let ranges = || self.values.values().map(|of| of.range(size));
        if ranges().any(|(least, most)| least > most) {
            return false;
        }
        let asked: u64 = ranges().map(|(least, _)| u64::from(least)).sum();
        let values = ranges().filter(|(least, _)| *least > 0).count() as u64;
        // Whoever is not asked for may be of any value beside.
        let free = u64::from(size).checked_sub(asked);
        !self.is_single || free.is_some_and(|free| values + free >= self.different.into())
    }

    pub(super) fn fits_no_size(&self, least: u32, most: u32) -> bool {
        if most - least < MOST_SIZES {
            return (least..=most).all(|size| !self.fits(size));
        }
        // What is asked of one value beside its most only grows with the size.
        let values = || self.values.values();
        if values().any(|of| of.most.is_some_and(|most| of.range(least).0 > most)) {
            return true;
        }
        if !self.is_single {
            return false;
        }
        if values().any(|of| of.is_everybody) {
            return self.different > 1 || values().filter(|of| of.range(most).0 > 0).count() > 1;
        }
        // Heads at the largest size, and shares of so many heads that rounding hides little.
        let heads: u64 = values().map(|of| u64::from(of.least)).sum();
        let whole = 1_u128 << 64;
        let of_whole = |share: Ratio| u128::from(share.numerator()) * whole / u128::from(share.denominator());
        let shares: u128 = values().filter_map(|of| of.share).map(of_whole).sum();
        heads > most.into() || shares > whole
    }
}

fn is_over(one: Ratio, other: Ratio) -> bool {
    let product = |a: Ratio, b: Ratio| u64::from(a.numerator()) * u64::from(b.denominator());
    product(one, other) > product(other, one)
}
