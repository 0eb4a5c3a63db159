//! What adverts carry, by the facts about their texts and about wordings.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use mangfold::{Advert, Edge, Fact, Round};

use super::dates::standing;
use super::{Asks, Sentence, Text, Worded, each};

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

/// The sentences of a text: an empty line ends one, and the end of a line only before one of a list; a full stop does
/// not within a word, or before a small letter.
fn sentences(text: &str) -> Vec<String> {
    let item = |line: &str| {
        line.trim().is_empty() || ["- ", "– "].iter().any(|sign| line.trim_start().starts_with(sign))
    };
    let lines: Vec<String> =
        text.lines().map(|line| if item(line) { format!("•{line}") } else { line.to_owned() }).collect();
    let text = lines.join("\n");
    let mut all = vec![String::new()];
    for (at, letter) in text.char_indices() {
        let behind = text[at + letter.len_utf8()..].trim_start_matches('.');
        let next = behind.trim_start().chars().next();
        let goes_on = if behind.starts_with(char::is_whitespace) {
            next.is_some_and(|next| next.is_lowercase() || next == '§')
        } else {
            next.is_some_and(char::is_alphanumeric)
        };
        if "!?•…".contains(letter) || (letter == '.' && !goes_on) {
            all.push(String::new());
        } else {
            all.last_mut().expect("a sentence").push(letter);
        }
    }
    all.iter().map(|sentence| sentence.to_lowercase()).collect()
}

/// Whether one of the sentences of a text has, for every list, words that begin as an entry says, one after another,
/// and none of those it is without.
fn has(sentence: &Sentence, text: &str) -> bool {
    let text: String = text.chars().filter(|letter| *letter != '\u{ad}').collect();
    sentences(&text).iter().any(|part| {
        let words = part.split(|letter: char| letter != '-' && !letter.is_alphanumeric());
        let words: Vec<String> =
            words.map(|word| word.replace('-', "")).filter(|word| !word.is_empty()).collect();
        let one = |word: &String, starts: &str| {
            starts.split('|').any(|start| word.starts_with(&start.to_lowercase().replace('-', "")))
        };
        let begins = |entry: &String| {
            let wanted: Vec<&str> = entry.split(' ').collect();
            let row = |row: &[String]| row.iter().zip(&wanted).all(|(word, starts)| one(word, starts));
            words.windows(wanted.len()).any(row)
        };
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

/// The words of a text as they are compared.
fn plain(text: &str) -> Vec<String> {
    let text = text.replace('-', "").to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(ToOwned::to_owned).collect()
}

fn with_statement(round: &Round, code: &str, wordings: &[Worded], on: NaiveDate) -> Carried {
    let adverts = round.vacancy().adverts();
    if adverts.is_empty() {
        return Carried { facts: vec![(Fact::Adverts, 2)], carried: vec![u32::MAX, 0] };
    }
    // What a wording may turn out to be: one that the sources lack may stand in every known text, or in none.
    let mut words: Vec<(usize, Result<Vec<String>, bool>)> = Vec::new();
    for (place, wording) in wordings.iter().enumerate() {
        match &wording.words {
            Some(text) => words.push((place, Ok(plain(text)))),
            None => words.extend([(place, Err(true)), (place, Err(false))]),
        }
    }
    // An advert carries it in its own language, or in any where it is known in others only.
    let languages_of = |advert: &Advert| -> BTreeSet<String> {
        let all: BTreeSet<String> = wordings.iter().map(|wording| wording.language.clone()).collect();
        let own = advert.language().to_string();
        if all.contains(&own) { BTreeSet::from([own]) } else { all }
    };
    let day_of = |advert: &Advert| advert.publication().unwrap_or(on);
    // Each advert carries the wording of its own time, and a later one never an earlier wording than one before it.
    let slots: BTreeSet<(String, NaiveDate)> = adverts
        .iter()
        .flat_map(|advert| languages_of(advert).into_iter().map(|language| (language, day_of(advert))))
        .collect();
    let slots: Vec<(String, NaiveDate)> = slots.into_iter().collect();
    let may_stand: Vec<Vec<usize>> = slots
        .iter()
        .map(|(language, day)| {
            let of_language: Vec<usize> =
                (0..wordings.len()).filter(|place| wordings[*place].language == *language).collect();
            let spans: Vec<(Edge, Edge)> =
                of_language.iter().map(|place| (wordings[*place].from, wordings[*place].until)).collect();
            // Where no wording stands yet, neither does the rule.
            let of_day: Vec<usize> =
                standing(&spans, *day).into_iter().flatten().map(|place| of_language[place]).collect();
            (0..words.len()).filter(|word| of_day.contains(&words[*word].0)).collect()
        })
        .collect();
    let mut rows: Vec<Vec<usize>> = Vec::new();
    each(&may_stand.iter().map(Vec::len).collect::<Vec<_>>(), |digits| {
        let row: Vec<usize> = digits.iter().zip(&may_stand).map(|(digit, words)| words[*digit]).collect();
        // An unknown wording turns out the same on every day.
        let fits = |slot: usize| {
            let (a, b) = (row[slot], row[slot + 1]);
            slots[slot].0 != slots[slot + 1].0 || words[a].0 < words[b].0 || a == b
        };
        if (0..row.len().saturating_sub(1)).all(fits) {
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
        let stands_in = |advert: &Advert, language: &String| {
            let slot = (language.clone(), day_of(advert));
            let word = rows[digits[0]][slots.iter().position(|known| *known == slot).expect("a slot")];
            match (advert.text(), &words[word].1) {
                (Some(text), Ok(words)) => {
                    plain(text.as_str()).windows(words.len()).any(|piece| piece == words.as_slice())
                }
                (Some(_), Err(stands_everywhere)) => *stands_everywhere,
                (None, _) => {
                    let at = unread.iter().position(|fact| *fact == place(advert)).expect("an unread text");
                    digits[1 + at] & 1 << word != 0
                }
            }
        };
        let everywhere = adverts
            .iter()
            .all(|advert| languages_of(advert).iter().any(|language| stands_in(advert, language)));
        carried.push(if everywhere { u32::MAX } else { 0 });
        true
    });
    Carried { facts, carried }
}
