//! What the adverts of a round come to for a statement.

use chrono::NaiveDate;

use super::version::View;
use crate::advert::{Advert, Channel};
use crate::check::{Check, Presence};
use crate::finding::Fact;
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

/// The wordings that an advert may be asked for: of the day it was published, or else of `on`, in its own language, or
/// in any where the statement is known in others only.
pub(crate) fn wordings<'a>(
    statement: &'a Statement,
    advert: &'a Advert,
    on: NaiveDate,
) -> impl Iterator<Item = &'a Wording> {
    let on = advert.publication().unwrap_or(on);
    let languages = statement.languages_for(advert.language()).into_iter();
    languages.flat_map(move |language| statement.standing_in(language, on).0)
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
                    let (agreed, is_open) = self.carries(wanted, advert);
                    (agreed, is_open.then(|| Fact::Wording(code.clone())))
                }
                Check::Sentence(sentence) => {
                    let met = advert.words().map(|text| sentence.is_met_by_words(text));
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

    /// Whether an advert carries a statement, in one of the languages it may be in; none where that depends on what is
    /// unknown. And whether the wording is among the unknown.
    fn carries(&self, wanted: &Statement, advert: &Advert) -> (Option<bool>, bool) {
        let on = advert.publication().unwrap_or(self.on);
        let mut carried = Some(false);
        let mut is_open = false;
        for language in wanted.languages_for(advert.language()) {
            let standing: Vec<&Wording> = wanted.standing_in(language, on).0.collect();
            is_open |= standing.len() != 1 || standing.iter().any(|wording| wording.text().is_none());
            let index = self.policy.index();
            let agreed = advert.words().and_then(|words| {
                index.with_numbers(words, |text| {
                    let holds = |wording: &&Wording| {
                        wording.text().is_some().then(|| index.stands(wanted, wording, text))
                    };
                    let mut results = standing.iter().map(holds);
                    let first = results.next().flatten();
                    first.filter(|_| results.all(|other| other == first))
                })
            });
            match agreed {
                Some(true) => return (Some(true), false),
                Some(false) => {}
                None => carried = None,
            }
        }
        (carried, is_open)
    }
}
