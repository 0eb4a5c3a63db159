//! What the adverts of a round come to for a statement.

use super::version::View;
use chrono::NaiveDate;

use crate::advert::Channel;
use crate::check::{Check, Presence};
use crate::finding::Fact;
use crate::span::candidates;
use crate::statement::{Statement, Wording};
use crate::text::LanguageTag;

/// What the adverts of a round come to for one check.
#[derive(Default)]
pub(super) struct Adverts {
    pub(super) missing: bool,
    pub(super) unknown: bool,
    /// Where it is missing, or where stands what may not.
    pub(super) places: Vec<(Channel, LanguageTag)>,
    pub(super) facts: Vec<Fact>,
}

/// The wordings that may have stood on a day.
pub(crate) fn wordings(statement: &Statement, on: NaiveDate) -> impl Iterator<Item = &Wording> {
    let (bits, _) = candidates(statement.wordings().iter().map(Wording::span), on);
    (0_u32..)
        .zip(statement.wordings())
        .filter(move |(place, _)| bits >> place & 1 == 1)
        .map(|(_, wording)| wording)
}

impl View<'_> {
    /// What the adverts come to for a check of adverts.
    pub(super) fn adverts(&self) -> Adverts {
        let mut found = Adverts::default();
        let adverts = self.round.vacancy().adverts();
        if adverts.is_empty() {
            found.unknown = true;
            found.facts.push(Fact::Adverts);
        }
        for advert in adverts {
            let place = || (advert.channel().clone(), advert.language().clone());
            let (agreed, open_wording) = match self.version.check() {
                Check::Statement(code) => {
                    let Some(wanted) = self.policy.statement(code) else { return found };
                    let on = advert.publication().unwrap_or(self.on);
                    let standing: Vec<&Wording> = wordings(wanted, on).collect();
                    let holds = |wording: &&Wording| Some(advert.contains(wording.text()?.as_str()));
                    let mut results = standing.iter().map(holds);
                    let first = results.next().flatten();
                    let agreed = first.filter(|_| results.all(|other| other == first));
                    let open = standing.len() != 1 || standing.iter().any(|wording| wording.text().is_none());
                    (agreed, open.then(|| Fact::Wording(code.clone())))
                }
                Check::Sentence(sentence) => {
                    let met = advert.lower().map(|text| sentence.is_met_by_lower(text));
                    (met.map(|met| met == (sentence.presence() == Presence::Required)), None)
                }
                _ => return found,
            };
            match (advert.text(), agreed) {
                (Some(_), Some(true)) => {}
                (Some(_), Some(false)) => {
                    found.missing = true;
                    found.places.push(place());
                }
                (text, _) => {
                    found.unknown = true;
                    if text.is_none() {
                        let (channel, language) = place();
                        found.facts.push(Fact::AdvertText { channel, language });
                    }
                    found.facts.extend(open_wording);
                }
            }
        }
        found.places.sort();
        found.places.dedup();
        found
    }
}
