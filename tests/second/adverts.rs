//! What adverts carry, by the facts about their texts and about wordings.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use mangfold::{Advert, Edge, Fact, Round};

use super::dates::standing;
use super::{Asks, Sentence, Text, each};

/// For each completion of what is unknown about the adverts, the texts under which they are as they must be.
pub(super) struct Carried {
    pub(super) facts: Vec<(Fact, usize)>,
    pub(super) carried: Vec<u32>,
}

/// What the texts that may stand ask of adverts. They are about one statement, or about sentences.
pub(super) fn carried(round: &Round, texts: &[&Text], on: NaiveDate) -> Option<Carried> {
    let statement = texts.iter().find_map(|text| match &text.asks {
        Asks::Statement { code, wordings } => Some(with_statement(round, code, wordings, on)),
        _ => None,
    });
    let sentences: Vec<(usize, &Sentence)> = texts
        .iter()
        .enumerate()
        .filter_map(|(at, text)| match &text.asks {
            Asks::Sentence(sentence) => Some((at, sentence)),
            _ => None,
        })
        .collect();
    statement.or_else(|| (!sentences.is_empty()).then(|| with_sentences(round, &sentences)))
}

fn place(advert: &Advert) -> Fact {
    Fact::AdvertText { channel: advert.channel().clone(), language: advert.language().clone() }
}

fn unread(adverts: &[Advert]) -> Vec<Fact> {
    let unread: BTreeSet<Fact> = adverts.iter().filter(|advert| advert.text().is_none()).map(place).collect();
    unread.into_iter().collect()
}

/// Whether one of the sentences of a text has, for every list, a word that begins as the list says, and none of those
/// it is without. An empty line ends a sentence, and the end of a line does not.
fn has(sentence: &Sentence, text: &str) -> bool {
    let text: String = text.chars().filter(|letter| *letter != '\u{ad}').collect::<String>().to_lowercase();
    let lines: Vec<&str> = text.lines().map(|line| if line.trim().is_empty() { "•" } else { line }).collect();
    lines.join("\n").split(|letter| ".!?•".contains(letter)).any(|part| {
        let words: Vec<&str> =
            part.split(|letter: char| letter != '-' && !letter.is_alphanumeric()).collect();
        let begins = |start: &String| words.iter().any(|word| word.starts_with(&start.to_lowercase()));
        sentence.words.iter().all(|list| list.iter().any(begins)) && !sentence.without.iter().any(begins)
    })
}

/// Whether both look for the same, whether it must be there or must not.
fn alike(one: &Sentence, other: &Sentence) -> bool {
    one.words == other.words && one.without == other.without
}

fn with_sentences(round: &Round, sentences: &[(usize, &Sentence)]) -> Carried {
    let adverts = round.vacancy().adverts();
    // Two texts may ask the same.
    let (mut sought, mut checks): (Vec<&Sentence>, Vec<&Sentence>) = (Vec::new(), Vec::new());
    for (_, sentence) in sentences {
        if !sought.iter().any(|known| alike(known, sentence)) {
            sought.push(sentence);
        }
        if !checks.contains(sentence) {
            checks.push(sentence);
        }
    }
    // Where no advert is known, all may be as they must be or not.
    if adverts.is_empty() {
        let ways = 1 << checks.len();
        let bits = |way: usize| {
            sentences.iter().fold(0, |bits, (text, sentence)| {
                let at = checks.iter().position(|known| known == sentence).expect("a check");
                bits | u32::from(way & 1 << at != 0) << text
            })
        };
        return Carried { facts: vec![(Fact::Adverts, ways)], carried: (0..ways).map(bits).collect() };
    }
    // A text nobody has may have any of the sentences.
    let ways = 1 << sought.len();
    let unread = unread(adverts);
    let mut carried = Vec::new();
    each(&vec![ways; unread.len()], |digits| {
        let found = |advert: &Advert, sentence: &Sentence| {
            if let Some(text) = advert.text() {
                return has(sentence, text.as_str());
            }
            let fact = unread.iter().position(|fact| *fact == place(advert)).expect("an unread text");
            let at = sought.iter().position(|known| alike(known, sentence)).expect("a sentence");
            digits[fact] & 1 << at != 0
        };
        carried.push(sentences.iter().fold(0, |bits, (text, sentence)| {
            let kept = adverts.iter().all(|advert| found(advert, sentence) == sentence.required);
            bits | u32::from(kept) << text
        }));
        true
    });
    Carried { facts: unread.into_iter().map(|fact| (fact, ways)).collect(), carried }
}

fn with_statement(
    round: &Round,
    code: &str,
    wordings: &[(Edge, Edge, Option<String>)],
    on: NaiveDate,
) -> Carried {
    let adverts = round.vacancy().adverts();
    if adverts.is_empty() {
        return Carried { facts: vec![(Fact::Adverts, 2)], carried: vec![u32::MAX, 0] };
    }
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let spans: Vec<(Edge, Edge)> = wordings.iter().map(|(from, until, _)| (*from, *until)).collect();
    // What a wording may turn out to be: one that the sources lack may stand in every known text, or in none.
    let mut words: Vec<(usize, Result<String, bool>)> = Vec::new();
    for (place, (_, _, text)) in wordings.iter().enumerate() {
        match text {
            Some(text) => words.push((place, Ok(plain(text)))),
            None => words.extend([(place, Err(true)), (place, Err(false))]),
        }
    }
    // Each advert carries the wording of its own time, and a later one never an earlier wording than one before it.
    let mut days: Vec<NaiveDate> = adverts.iter().map(|advert| advert.publication().unwrap_or(on)).collect();
    days.sort();
    days.dedup();
    let may_stand: Vec<Vec<usize>> = days
        .iter()
        .map(|day| {
            let of_day = standing(&spans, *day);
            // Where no wording stands yet, neither does the rule.
            let of_day: Vec<usize> = of_day.into_iter().flatten().collect();
            (0..words.len()).filter(|word| of_day.contains(&words[*word].0)).collect()
        })
        .collect();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    each(&may_stand.iter().map(Vec::len).collect::<Vec<_>>(), |digits| {
        let row: Vec<usize> = digits.iter().zip(&may_stand).map(|(digit, words)| words[*digit]).collect();
        // An unknown wording turns out the same on every day.
        let fits = |a: usize, b: usize| words[a].0 < words[b].0 || a == b;
        if row.windows(2).all(|pair| fits(pair[0], pair[1])) {
            rows.push(row);
        }
        true
    });
    let mut facts = vec![(Fact::Wording(code.parse().expect("a code")), rows.len())];
    let unread = unread(adverts);
    // A text nobody has may carry any of the wordings.
    facts.extend(unread.iter().map(|fact| (fact.clone(), 1 << words.len())));
    let sizes: Vec<usize> = facts.iter().map(|(_, size)| *size).collect();
    let mut carried = Vec::new();
    each(&sizes, |digits| {
        let everywhere = adverts.iter().all(|advert| {
            let day = advert.publication().unwrap_or(on);
            let word =
                rows[digits[0]][days.iter().position(|known| *known == day).expect("a day of an advert")];
            match (advert.text(), &words[word].1) {
                (Some(text), Ok(words)) => plain(text.as_str()).contains(words),
                (Some(_), Err(stands_everywhere)) => *stands_everywhere,
                (None, _) => {
                    let at = unread.iter().position(|fact| *fact == place(advert)).expect("an unread text");
                    digits[1 + at] & 1 << word != 0
                }
            }
        });
        carried.push(if everywhere { u32::MAX } else { 0 });
        true
    });
    Carried { facts, carried }
}
