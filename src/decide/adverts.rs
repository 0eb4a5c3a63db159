//! What the adverts of a round come to for a statement.

use super::version::View;
use chrono::NaiveDate;

use crate::advert::Channel;
use crate::finding::Fact;
use crate::span::candidates;
use crate::statement::{Statement, Wording};
use crate::text::{Code, LanguageTag};

/// What the adverts of a round come to for one statement.
#[derive(Default)]
pub(super) struct Adverts {
    pub(super) missing: bool,
    pub(super) unknown: bool,
    pub(super) without: Vec<(Channel, LanguageTag)>,
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
    pub(super) fn adverts(&self, statement: &Code) -> Adverts {
        let mut found = Adverts::default();
        let adverts = self.round.vacancy().adverts();
        if adverts.is_empty() {
            found.unknown = true;
            found.facts.push(Fact::Adverts);
        }
        let Some(wanted) = self.policy.statement(statement) else { return found };
        for advert in adverts {
            let standing: Vec<&Wording> = wordings(wanted, advert.publication().unwrap_or(self.on)).collect();
            let holds = |wording: &&Wording| Some(advert.contains(wording.text()?.as_str()));
            let mut results = standing.iter().map(holds);
            let first = results.next().flatten();
            let agreed = first.filter(|_| results.all(|other| other == first));
            let place = || (advert.channel().clone(), advert.language().clone());
            match (advert.text(), agreed) {
                (Some(_), Some(true)) => {}
                (Some(_), Some(false)) => {
                    found.missing = true;
                    found.without.push(place());
                }
                (text, _) => {
                    found.unknown = true;
                    if text.is_none() {
                        let (channel, language) = place();
                        found.facts.push(Fact::AdvertText { channel, language });
                    }
                    if standing.len() != 1 || standing.iter().any(|wording| wording.text().is_none()) {
                        found.facts.push(Fact::Wording(statement.clone()));
                    }
                }
            }
        }
        found.without.sort();
        found.without.dedup();
        found
    }
}
