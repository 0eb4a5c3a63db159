//! The five founding documents, as the room cites them.

use crate::literal::lit;
use crate::source::Source;

/// The key of Fagbladet 12/2007, p. 31.
pub(crate) const FAGBLADET_12_2007: &str = "fagbladet_12_2007";
/// The key of the page on Mangfoldsportalen of 2009.
pub(crate) const IMDI_2009: &str = "imdi_2009";
/// The key of the resolutions of KS of 2006, with the plan of 2007.
pub(crate) const KS_2006: &str = "ks_2006";
/// The key of Fagbladet 10/2007, p. 27.
pub(crate) const FAGBLADET_10_2007: &str = "fagbladet_10_2007";
/// The key of the memo of Oslo municipality of 2006.
pub(crate) const OSLO_MEMO_2006: &str = "oslo_memo_2006";

/// The five founding documents under their keys, in the order of the excerpts.
#[must_use]
pub(crate) fn documents() -> Vec<Source> {
    let source = |key, citation| Source::new(lit(key), lit(citation));
    vec![
        source(FAGBLADET_12_2007, "Fagbladet 12/2007 s. 31"),
        source(IMDI_2009, "Mangfold i ledelse, Marit Tovsen, 07.05.2009")
            .read_in(lit("Mangfoldsportalen, IMDi")),
        source(KS_2006, "KS: vedtak i sentralstyret 26.05.06 (i ingressen: 16.06.06), ressursgruppens mandat, plan for kandidatnettverket")
            .read_in(lit("KS, presentasjon ved Ann-Kristin Bjerke, 2007")),
        source(FAGBLADET_10_2007, "Fagbladet 10/2007 s. 27"),
        source(OSLO_MEMO_2006, "Oslo kommune, notat til bystyrets organer nr. 23/2006, 29.05.2006"),
    ]
}
