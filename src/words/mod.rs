//! The words of a text, whatever their spelling, and where each stands.

mod markup;
pub(crate) mod passage;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

pub use self::markup::Markup;
use self::markup::Read;

/// A piece of a text: its bytes, from the first to the one after the last.
///
/// ```
/// use mangfold::{Markup, TextWords};
///
/// let source = "<p>S&oslash;k n&aring;!</p>";
/// let words = TextWords::read(source, Markup::Html)?;
/// let place = words.places()[1];
/// assert_eq!((place.start(), place.end()), (14, 22));
/// assert_eq!(place.of(source), Some("n&aring;"));
/// # Ok::<(), mangfold::TextWordsError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, serde::Deserialize, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a place in a text")]
pub struct Place {
    start: usize,
    end: usize,
}

impl Place {
    /// The first byte.
    #[must_use]
    pub const fn start(self) -> usize {
        self.start
    }

    /// The byte after the last.
    #[must_use]
    pub const fn end(self) -> usize {
        self.end
    }

    /// What stands there in the text that the place is of; nothing where the text is another.
    #[must_use]
    pub fn of(self, source: &str) -> Option<&str> {
        source.get(self.start..self.end)
    }

    /// From the beginning of one to the end of another.
    pub(crate) const fn to(self, last: Self) -> Self {
        Self { start: self.start, end: last.end }
    }
}

/// Why a text is not read.
///
/// ```
/// use mangfold::{Markup, TextWords};
///
/// let error = TextWords::read(&" ".repeat(TextWords::MOST_BYTES + 1), Markup::Plain).unwrap_err();
/// assert_eq!(error.code(), "text_words_too_long");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TextWordsError {
    /// More bytes than a text may have.
    #[error("text of {bytes} bytes, at most {most} are read")]
    TooLong {
        /// How many it has.
        bytes: usize,
        /// How many it may have.
        most: usize,
    },
}

impl TextWordsError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "text_words_too_long",
        }
    }
}

/// The words of a text, in small letters, each with its [`Place`]: what remains of it when line breaks, no-break spaces, soft
/// hyphens, tags, character references, quotes, dashes, accents and the ways to write one letter are taken away.
///
/// - Compatible letters are one (`ﬁ` is fi), composed and decomposed letters too; `ß` is ss. The accents ´, \` and ^
///   go, the rings and dots of å, ä, ö and ü stay.
/// - A hyphen within a word goes, and so does one at the end of a line that the word goes on after; one before "og",
///   "und", "and" and the like ends its word. The signs of `Referent*in`, `Referent:in`, `Referent/-in` go.
/// - A full stop, an exclamation or question mark, a bullet and an empty line end a sentence, and so does the line before
///   one that begins as of a list. A full stop before a small letter or a section does not.
/// - Of HTML, what no reader sees is left out: scripts, styles, comments, elements that are hidden.
///
/// ```
/// use mangfold::{Markup, TextWords};
///
/// let pasted = "«funksjons-\nned\u{ad}settelse, hull i CV\u{2011}en»";
/// assert_eq!(TextWords::read(pasted, Markup::Plain)?.normalized(), "funksjonsnedsettelse hull i cven");
/// let html = "<b>Funksjons</b>nedsettelse, hull&nbsp;i CV-en<!-- ikke -->";
/// assert_eq!(TextWords::read(html, Markup::Html)?.normalized(), "funksjonsnedsettelse hull i cven");
/// # Ok::<(), mangfold::TextWordsError>(())
/// ```
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct TextWords {
    read: Read,
    words: Vec<Word>,
    /// The letters of the words, with a space between them.
    letters: String,
}

/// One word.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Word {
    /// Where it stands in the text as read.
    start: u32,
    end: u32,
    /// Its letters.
    from: u32,
    to: u32,
    /// A number made of its letters, to compare by first.
    pub(crate) hash: u64,
    /// Which sentence it is in, and which piece of one, counted from the beginning of the text.
    pub(crate) sentence: u32,
    pub(crate) clause: u32,
}

impl TextWords {
    /// More bytes than this are not read: 64 MiB.
    pub const MOST_BYTES: usize = 1 << 26;

    /// Reads the words of a text, in time linear in its length.
    ///
    /// # Errors
    ///
    /// [`TextWordsError::TooLong`].
    pub fn read(text: &str, markup: Markup) -> Result<Self, TextWordsError> {
        if text.len() > Self::MOST_BYTES {
            return Err(TextWordsError::TooLong { bytes: text.len(), most: Self::MOST_BYTES });
        }
        Ok(Self::of(text, markup))
    }

    /// The same of a text that is known to be short.
    pub(crate) fn of(text: &str, markup: Markup) -> Self {
        let mut words = Self { read: Read::new(text, markup), ..Self::default() };
        let read = std::mem::take(&mut words.read);
        Splitter::new(&read.text, &mut words).run();
        words.read = read;
        words
    }

    /// The words in small letters, with one space between them: reading it again changes nothing.
    #[must_use]
    pub fn normalized(&self) -> &str {
        &self.letters
    }

    /// How many words there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Where each word stands in the text that was read, in order.
    #[must_use]
    pub fn places(&self) -> Vec<Place> {
        self.words.iter().map(|word| self.place_of(word)).collect()
    }

    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The letters of a word.
    pub(crate) fn letters(&self, word: &Word) -> &str {
        self.letters.get(word.from as usize..word.to as usize).unwrap_or_default()
    }

    fn place_of(&self, word: &Word) -> Place {
        let (start, end) = self.read.source_of(word.start as usize, word.end as usize);
        Place { start, end }
    }

    /// Where the words from the first to before the last stand, by their numbers.
    pub(crate) fn place(&self, first: usize, last: usize) -> Option<Place> {
        let (first, last) = (self.words.get(first)?, self.words.get(last.checked_sub(1)?)?);
        Some(self.place_of(first).to(self.place_of(last)))
    }

    /// The text between two words by their numbers, as it is read: without tags, on one line.
    pub(crate) fn shown(&self, first: usize, last: usize) -> String {
        let piece = || {
            let (first, last) = (self.words.get(first)?, self.words.get(last.checked_sub(1)?)?);
            self.read.text.get(first.start as usize..last.end as usize)
        };
        let words = piece().unwrap_or_default().replace('\u{ad}', "");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The sentences, each as the numbers of its first word and of the one after its last.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = (usize, usize)> {
        let mut first = 0;
        self.words.chunk_by(|a, b| a.sentence == b.sentence).map(move |sentence| {
            let span = (first, first + sentence.len());
            first = span.1;
            span
        })
    }
}

/// A number for the letters of a word, the same everywhere (FNV-1a, 64 bits).
fn hash(letters: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    letters.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

struct Splitter<'a> {
    text: &'a str,
    at: usize,
    words: &'a mut TextWords,
    sentence: u32,
    clause: u32,
}

impl<'a> Splitter<'a> {
    const fn new(text: &'a str, words: &'a mut TextWords) -> Self {
        Self { text, at: 0, words, sentence: 0, clause: 0 }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn run(&mut self) {
        self.words.letters.reserve(self.text.len());
        self.words.words.reserve(self.text.len() / 6);
        while let Some(byte) = self.text.as_bytes().get(self.at) {
            match byte {
                b' ' => self.at += 1,
                letter if letter.is_ascii_alphanumeric() => self.word(),
                _ => match self.rest().chars().next() {
                    Some(letter) if letter.is_alphanumeric() => self.word(),
                    Some(sign) => self.between(sign),
                    None => return,
                },
            }
        }
    }

    /// What stands between words ends sentences, pieces of them, or nothing.
    fn between(&mut self, sign: char) {
        match sign {
            '.' if goes_on(self.rest()) => {}
            '.' | '!' | '?' | '•' | '…' | '\u{2029}' => self.sentence += 1,
            ',' | ';' | '(' | ')' | '–' | '—' => self.clause += 1,
            '\n' | '\r' => {
                let blank = self.rest();
                let blank = blank.get(..blank.len() - blank.trim_start().len()).unwrap_or_default();
                self.at += blank.len();
                self.sentence += u32::from(line_ends(blank) > 1 || begins_item(self.rest()));
                return;
            }
            _ => {}
        }
        self.at += sign.len_utf8();
    }

    fn word(&mut self) {
        let start = self.at;
        let from = self.words.letters.len();
        let before = usize::from(from != 0);
        if before == 1 {
            self.words.letters.push(' ');
        }
        let mut end = start;
        let mut composes = false;
        loop {
            let bytes = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if plain > 0 {
                let letters = &mut self.words.letters;
                let copied = letters.len();
                letters.push_str(self.text.get(self.at..self.at + plain).unwrap_or_default());
                if let Some(copy) = letters.get_mut(copied..) {
                    copy.make_ascii_lowercase();
                }
                self.at += plain;
                end = self.at;
                continue;
            }
            // What ends most words.
            if matches!(bytes.first(), None | Some(b' ' | b'.' | b',' | b'\n')) {
                break;
            }
            let rest = self.rest();
            let Some(next) = rest.chars().next() else { break };
            if let Some(plain) = plain_letter(next) {
                self.words.letters.push_str(plain);
                self.at += next.len_utf8();
            } else if next.is_alphanumeric() || (is_combining_mark(next) && !is_unseen(next)) {
                composes = true;
                self.letter(next);
                self.at += next.len_utf8();
            } else {
                let Some(length) = joint(rest) else { break };
                self.at += length;
                continue;
            }
            end = self.at;
        }
        self.at = end;
        let letters = &mut self.words.letters;
        if composes {
            let word: String = letters.get(from + before..).unwrap_or_default().nfc().collect();
            letters.truncate(from + before);
            // What began as a letter may have left nothing but marks.
            letters.push_str(word.trim_start_matches(|letter: char| !letter.is_alphanumeric()));
        }
        if letters.len() == from + before {
            letters.truncate(from);
            return;
        }
        let hash = hash(letters.get(from + before..).unwrap_or_default());
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a text has at most 64 MiB, its letters some eleven times that"
        )]
        let number = |at: usize| at as u32;
        self.words.words.push(Word {
            start: number(start),
            end: number(end),
            from: number(from + before),
            to: number(letters.len()),
            hash,
            sentence: self.sentence,
            clause: self.sentence + self.clause,
        });
    }

    fn letter(&mut self, letter: char) {
        let letters = &mut self.words.letters;
        let mut push = |part: char| {
            // The accents that are left out in the wild.
            if matches!(part, '\u{300}'..='\u{302}') || !(part.is_alphanumeric() || is_combining_mark(part)) {
                return;
            }
            for small in part.to_lowercase() {
                if small == 'ß' {
                    letters.push_str("ss");
                } else {
                    letters.push(small);
                }
            }
        };
        decompose_compatible(letter, &mut push);
    }
}

/// The letters of bokmål, nynorsk, English and German beyond ASCII, as they are read, without a detour.
const fn plain_letter(letter: char) -> Option<&'static str> {
    Some(match letter {
        'æ' | 'Æ' => "æ",
        'ø' | 'Ø' => "ø",
        'å' | 'Å' => "å",
        'ä' | 'Ä' => "ä",
        'ö' | 'Ö' => "ö",
        'ü' | 'Ü' => "ü",
        'ß' | 'ẞ' => "ss",
        'é' | 'É' | 'è' | 'È' | 'ê' | 'Ê' => "e",
        'ó' | 'Ó' | 'ò' | 'Ò' | 'ô' | 'Ô' => "o",
        _ => return None,
    })
}

/// Whether a line begins as one of a list.
fn begins_item(line: &str) -> bool {
    let mut signs = line.chars();
    match signs.next() {
        Some('#' | '|' | '‣' | '◦' | '■' | '➢' | '✓' | '\u{f0a7}' | '\u{f0b7}') => true,
        Some('-' | '–' | '—' | '*' | '+' | '·' | '▪' | '●') => {
            signs.next().is_some_and(char::is_whitespace)
        }
        // "a)", "1)"
        Some(sign) if sign.is_ascii_alphanumeric() => signs.next() == Some(')'),
        _ => false,
    }
}

/// Whether a sentence goes on behind a full stop: within a word or number, or before a small letter or a section, as
/// behind "bl.a.", "gem. § 6".
fn goes_on(stop: &str) -> bool {
    let rest = stop.trim_start_matches('.');
    let next = rest.trim_start();
    let blank = rest.get(..rest.len() - next.len()).unwrap_or_default();
    let first = next.chars().next();
    if blank.is_empty() {
        return first.is_some_and(char::is_alphanumeric);
    }
    line_ends(blank) < 2 && !begins_item(next) && first.is_some_and(|sign| sign.is_lowercase() || sign == '§')
}

fn line_ends(blank: &str) -> usize {
    blank.matches('\n').count().max(blank.matches('\r').count())
}

/// What nobody sees.
pub(crate) const fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

/// How much of what follows a letter joins it to the next one, where something does: hyphens, what nobody sees,
/// apostrophes, and the signs before the ending of a feminine form in German.
fn joint(rest: &str) -> Option<usize> {
    let after = |from: &'_ str| rest.len() - from.len();
    let first = rest.chars().next()?;
    let mut tail = rest.trim_start_matches(is_unseen);
    let mut is_hyphen = rest.starts_with('\u{ad}');
    match tail.chars().next() {
        Some(sign @ ('-' | '\u{2010}'..='\u{2013}' | '\u{2212}')) => {
            tail = tail.get(sign.len_utf8()..)?.trim_start_matches(is_unseen);
            is_hyphen = true;
        }
        Some(sign @ ('\'' | '\u{2019}')) => {
            tail = tail.get(sign.len_utf8()..)?;
            return tail.starts_with(char::is_alphabetic).then(|| after(tail));
        }
        Some('*' | ':' | '_' | '/' | '·') => {
            tail = tail.get(tail.chars().next()?.len_utf8()..)?;
            tail = tail.strip_prefix('-').unwrap_or(tail);
            let ending: String = tail.chars().take_while(|letter| letter.is_alphanumeric()).take(6).collect();
            let is_feminine = ["in", "innen"].iter().any(|known| ending.eq_ignore_ascii_case(known));
            return is_feminine.then(|| after(tail));
        }
        _ => {}
    }
    if tail.starts_with(char::is_alphanumeric) {
        return (is_hyphen || is_unseen(first)).then(|| after(tail));
    }
    // The word may go on in the next line.
    let next = tail.trim_start();
    let blank = tail.get(..tail.len() - next.len())?;
    let goes_on = is_hyphen && line_ends(blank) == 1 && next.starts_with(char::is_alphanumeric);
    let word: String = next.chars().take_while(|letter| letter.is_alphabetic()).take(6).collect();
    (goes_on && !SUSPENDED.contains(&word.as_str())).then(|| after(next))
}

/// What follows a hyphen that ends a word, as in "kvinne- og mannsdominerte".
const SUSPENDED: [&str; 9] = ["og", "eller", "samt", "und", "oder", "bzw", "and", "or", "sowie"];
