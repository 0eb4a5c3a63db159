//! A passage looked for among the words of a text: word by word with only the gaps that it leaves open itself, or else
//! where most of it stands.

use super::markup::Markup;
use super::{TextWords, Word};

/// The words of a text by numbers; a word that no passage has is [`Vocabulary::UNKNOWN`].
pub(crate) type Numbers = Vec<u32>;

/// The words that passages have, by numbers, in a table by their hashes.
#[derive(Clone, Default)]
pub(crate) struct Vocabulary {
    // INVARIANT: a power of two of slots, at least half of them empty.
    slots: Vec<u32>,
    words: Vec<(u64, String)>,
}

impl Vocabulary {
    pub(crate) const UNKNOWN: u32 = u32::MAX;

    pub(crate) const fn len(&self) -> usize {
        self.words.len()
    }

    /// The word with this number.
    pub(crate) fn word(&self, number: u32) -> &str {
        self.words.get(number as usize).map_or("", |(_, word)| word)
    }

    /// The number of a word, and its slot.
    fn find(&self, hash: u64, letters: &str) -> (u32, usize) {
        let last = self.slots.len().wrapping_sub(1);
        #[expect(clippy::cast_possible_truncation, reason = "any part of the hash will do")]
        let mut slot = (hash ^ hash >> 32) as usize & last;
        while let Some(number) = self.slots.get(slot).filter(|number| **number != Self::UNKNOWN) {
            if self.word(*number) == letters {
                return (*number, slot);
            }
            slot = (slot + 1) & last;
        }
        (Self::UNKNOWN, slot)
    }

    fn add(&mut self, word: &Word, letters: &str) -> u32 {
        let (known, _) = self.find(word.hash, letters);
        if known != Self::UNKNOWN {
            return known;
        }
        self.words.push((word.hash, letters.to_owned()));
        if self.words.len() * 2 > self.slots.len() {
            self.slots = vec![Self::UNKNOWN; self.words.len().next_power_of_two() * 4];
            (0..self.words.len()).for_each(|place| self.settle(place));
        } else {
            self.settle(self.words.len() - 1);
        }
        self.find(word.hash, letters).0
    }

    /// Puts a word into the slot that is free for it.
    fn settle(&mut self, place: usize) {
        let Some((hash, word)) = self.words.get(place) else { return };
        let (_, slot) = self.find(*hash, word);
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = u32::try_from(place).unwrap_or(Self::UNKNOWN);
        }
    }

    /// The numbers of the words of a phrase, which are added where they are new.
    pub(crate) fn learn(&mut self, phrase: &str) -> Numbers {
        let words = TextWords::of(phrase, Markup::Plain);
        words.words().iter().map(|word| self.add(word, words.letters(word))).collect()
    }

    /// The numbers of the words of a text.
    pub(crate) fn numbers(&self, text: &TextWords) -> Numbers {
        let number = |word: &Word| self.find(word.hash, text.letters(word)).0;
        text.words().iter().map(number).collect()
    }

    /// How often each word occurs.
    pub(crate) fn counts(&self, numbers: &Numbers) -> Vec<u32> {
        let mut counts = vec![0; self.len()];
        for number in numbers {
            if let Some(count) = counts.get_mut(*number as usize) {
                *count += 1;
            }
        }
        counts
    }
}

/// How many words may stand where a passage leaves words out.
pub(crate) const GAP: usize = 60;

/// A passage made ready.
#[derive(Clone, Debug, Default)]
pub(crate) struct Passage {
    /// The pieces between the places where it leaves words out.
    pieces: Vec<Numbers>,
    /// All of its words.
    whole: Numbers,
    /// Phrases that stand for another: what is written, and what is looked for.
    variants: Vec<(Numbers, Numbers)>,
    keys: Vec<Numbers>,
}

/// Words of a text as a passage reads them: with what it takes for another phrase put in that phrase's place.
struct AsRead {
    numbers: Numbers,
    /// For each number, which word it begins with, and the one after its last; none where they are all as they stand.
    spans: Option<Vec<(usize, usize)>>,
}

impl AsRead {
    fn span(&self, at: usize) -> (usize, usize) {
        self.spans.as_ref().map_or((at, at + 1), |spans| spans.get(at).copied().unwrap_or_default())
    }

    /// The words of the text from one number to before another.
    fn words(&self, first: usize, last: usize) -> (usize, usize) {
        (self.span(first).0, self.span(last.saturating_sub(1)).1)
    }
}

/// Where a passage stands word by word: its pieces, each by its first word and the one after its last.
pub(crate) type Pieces = Vec<(usize, usize)>;

/// Where most of a passage stands.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Alignment {
    /// How many of its words do.
    pub(crate) aligned: usize,
    /// From the first of them to the one after the last.
    pub(crate) words: (usize, usize),
    /// Where it goes apart: words of the passage, and those that stand in the text in their place.
    pub(crate) apart: Vec<(Numbers, (usize, usize))>,
}

impl Passage {
    /// A passage, which leaves words out where it has "…" or "...". The first phrase of each list of variants is the one
    /// that is looked for.
    pub(crate) fn new<'a>(
        text: &str,
        variants: impl Iterator<Item = Vec<&'a str>>,
        keys: impl Iterator<Item = &'a str>,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let mut passage = Self::default();
        for list in variants {
            let mut phrases = list.into_iter().map(|phrase| vocabulary.learn(phrase));
            let Some(wanted) = phrases.next() else { continue };
            passage.variants.extend(phrases.map(|written| (written, wanted.clone())));
        }
        // The longest first, so that a phrase within another does not stand in its way.
        passage.variants.retain(|(written, wanted)| !written.is_empty() && written != wanted);
        passage.variants.sort_by_key(|(written, _)| std::cmp::Reverse(written.len()));
        let mut as_read = |text: &str| {
            let numbers = vocabulary.learn(text);
            let counts = vocabulary.counts(&numbers);
            passage.as_read(&numbers, &counts).map_or(numbers, |read| read.numbers)
        };
        let pieces: Vec<Numbers> = text.replace("...", "…").split('…').map(&mut as_read).collect();
        let keys = keys.map(as_read).collect();
        passage.pieces = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        passage.whole = passage.pieces.concat();
        passage.keys = keys;
        passage
    }

    /// How many words it has.
    pub(crate) const fn len(&self) -> usize {
        self.whole.len()
    }

    /// The words with variants put in their places; none where nothing is.
    fn as_read(&self, numbers: &Numbers, counts: &[u32]) -> Option<AsRead> {
        let occurs = |number: &u32| counts.get(*number as usize).is_some_and(|count| *count > 0);
        let known: Vec<&(Numbers, Numbers)> =
            self.variants.iter().filter(|(written, _)| written.iter().all(occurs)).collect();
        if known.is_empty() {
            return None;
        }
        let mut read = AsRead { numbers: Vec::with_capacity(numbers.len()), spans: None };
        let mut spans = Vec::with_capacity(numbers.len());
        let mut at = 0;
        while let Some(rest) = numbers.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some((written, wanted)) = known.iter().find(|(written, _)| rest.starts_with(written)) {
                read.numbers.extend(wanted);
                spans.extend(wanted.iter().map(|_| (at, at + written.len())));
                at += written.len();
            } else {
                read.numbers.extend(rest.first());
                spans.push((at, at + 1));
                at += 1;
            }
        }
        read.spans = Some(spans);
        Some(read)
    }

    /// The words as the passage reads them, and how often each occurs.
    fn reading(
        &self,
        numbers: &Numbers,
        counts: &[u32],
        vocabulary: &Vocabulary,
    ) -> (AsRead, Option<Vec<u32>>) {
        match self.as_read(numbers, counts) {
            None => (AsRead { numbers: numbers.clone(), spans: None }, None),
            Some(read) => {
                let counts = vocabulary.counts(&read.numbers);
                (read, Some(counts))
            }
        }
    }

    /// Looks for the passage: word by word, and unless that is enough, where most of it stands, too.
    ///
    /// `stands` is asked of each place where it stands word by word whether that will do.
    pub(crate) fn look(
        &self,
        text: (&Numbers, &[u32]),
        vocabulary: &Vocabulary,
        word_by_word: bool,
        mut stands: impl FnMut(&Pieces) -> bool,
    ) -> Looked {
        let (numbers, counts) = text;
        if self.whole.is_empty() {
            return Looked::default();
        }
        let (read, counts_read) = self.reading(numbers, counts, vocabulary);
        let counts = counts_read.as_deref().unwrap_or(counts);
        let mut looked = Looked::default();
        let occurs = |number: &u32| counts.get(*number as usize).is_some_and(|count| *count > 0);
        if self.whole.iter().all(occurs) {
            for pieces in self.everywhere(&read.numbers, counts) {
                let pieces: Pieces = pieces.iter().map(|(first, last)| read.words(*first, *last)).collect();
                if stands(&pieces) {
                    return Looked { stands: Some(pieces), ..looked };
                }
                looked.refused.get_or_insert(pieces);
            }
        }
        if word_by_word {
            return looked;
        }
        looked.keys = self
            .keys
            .iter()
            .map(|key| {
                let found =
                    key.iter().all(occurs).then(|| occurrences(key, &read.numbers, counts).next()).flatten();
                found.map(|at| read.words(at, at + key.len()))
            })
            .collect();
        looked.alignment = self.align(&read, counts);
        looked
    }

    /// Every place where it stands word by word: of each last piece, with the nearest of the others before it.
    fn everywhere(&self, numbers: &Numbers, counts: &[u32]) -> Vec<Pieces> {
        let mut reached: Vec<Pieces> = Vec::new();
        for (place, piece) in self.pieces.iter().enumerate() {
            let found = occurrences(piece, numbers, counts);
            if place == 0 {
                let most = if self.pieces.len() > 1 { 100_000 } else { usize::MAX };
                reached = found.take(most).map(|at| vec![(at, at + piece.len())]).collect();
                continue;
            }
            let mut next: Vec<Pieces> = Vec::new();
            let mut before = reached.into_iter().peekable();
            let mut nearest: Option<Pieces> = None;
            let end = |pieces: &Pieces| pieces.last().map_or(0, |(_, end)| *end);
            // More often than this, the text is no advert.
            for at in found.take(100_000) {
                while let Some(nearer) = before.next_if(|pieces| end(pieces) <= at) {
                    nearest = Some(nearer);
                }
                if let Some(so_far) = nearest.as_ref().filter(|pieces| at <= end(pieces) + GAP) {
                    next.push(so_far.iter().copied().chain([(at, at + piece.len())]).collect());
                }
            }
            reached = next;
        }
        reached
    }

    /// Where at least half of its words stand in order, in a window of twice its length and of what it leaves out.
    fn align(&self, read: &AsRead, counts: &[u32]) -> Option<Alignment> {
        let length = self.whole.len();
        let half = length.div_ceil(2);
        let mut sorted = self.whole.clone();
        sorted.sort_unstable();
        let often: Vec<(u32, u32)> = sorted
            .chunk_by(|a, b| a == b)
            .filter_map(|same| Some((*same.first()?, u32::try_from(same.len()).ok()?)))
            .collect();
        let at_most = |(number, often): &(u32, u32)| {
            (*often).min(counts.get(*number as usize).copied().unwrap_or_default()) as usize
        };
        if often.iter().map(at_most).sum::<usize>() < half {
            return None;
        }
        // The words of the text as places in `often`.
        let mut known: Vec<Option<usize>> = vec![None; counts.len()];
        for (place, (number, _)) in often.iter().enumerate() {
            if let Some(known) = known.get_mut(*number as usize) {
                *known = Some(place);
            }
        }
        let place = |number: &u32| known.get(*number as usize).copied().flatten();
        let places: Vec<Option<usize>> = read.numbers.iter().map(place).collect();
        let masks = Masks::new(&self.whole, &often);
        let window = (2 * length + GAP * (self.pieces.len().saturating_sub(1))).min(places.len());
        let mut bag = Bag::new(&often);
        let first = places.get(..window).unwrap_or_default();
        for place in first {
            bag.add(*place);
        }
        let (mut best, mut best_at, mut skip_to) = (half - 1, None, 0);
        for at in 0..=places.len() - window {
            if at > 0 {
                bag.add(places.get(at + window - 1).copied().flatten());
                bag.remove(places.get(at - 1).copied().flatten());
            }
            if at < skip_to || bag.in_common <= best {
                continue;
            }
            let aligned = masks.longest(places.get(at..at + window).unwrap_or_default());
            if aligned > best {
                (best, best_at) = (aligned, Some(at));
            }
            // A window that begins so many words later has at most so many more of the passage.
            skip_to = at + (best + 1 - aligned);
        }
        let at = best_at?;
        let end = at + window;
        Some(self.trace(read, (at, end)))
    }

    /// Which words of the passage stand in a window, in the shortest stretch that has as many of them.
    fn trace(&self, read: &AsRead, (start, end): (usize, usize)) -> Alignment {
        let text = read.numbers.get(start..end).unwrap_or_default();
        let (rows, columns) = (self.whole.len(), text.len());
        let width = columns + 1;
        let mut table = vec![0_u16; (rows + 1) * width];
        let get =
            |table: &[u16], row: usize, column: usize| table.get(row * width + column).copied().unwrap_or(0);
        for (row, word) in self.whole.iter().enumerate() {
            for (column, other) in text.iter().enumerate() {
                let most = if word == other {
                    get(&table, row, column) + 1
                } else {
                    get(&table, row, column + 1).max(get(&table, row + 1, column))
                };
                if let Some(cell) = table.get_mut((row + 1) * width + column + 1) {
                    *cell = most;
                }
            }
        }
        let aligned = get(&table, rows, columns);
        let mut column =
            (0..=columns).find(|column| get(&table, rows, *column) == aligned).unwrap_or(columns);
        let mut row = rows;
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        while row > 0 && column > 0 {
            let here = get(&table, row, column);
            if here == 0 {
                break;
            }
            if self.whole.get(row - 1) == text.get(column - 1) {
                (row, column) = (row - 1, column - 1);
                pairs.push((row, column));
            } else if get(&table, row - 1, column) == here {
                row -= 1;
            } else {
                column -= 1;
            }
        }
        pairs.reverse();
        self.apart(read, start, &pairs)
    }

    fn apart(&self, read: &AsRead, start: usize, pairs: &[(usize, usize)]) -> Alignment {
        let Some(((_, first), (_, last))) = pairs.first().copied().zip(pairs.last().copied()) else {
            return Alignment::default();
        };
        let words = read.words(start + first, start + last + 1);
        let mut apart = Vec::new();
        let (mut wanted, mut found) = (0, first);
        let ends = (self.whole.len(), last + 1);
        // Where the passage itself leaves words out, none are found that ought not to be there.
        let open: Vec<usize> = self
            .pieces
            .iter()
            .scan(0, |at, piece| {
                *at += piece.len();
                Some(*at)
            })
            .collect();
        for (row, column) in pairs.iter().copied().chain([ends]) {
            let is_gap = row == wanted && wanted > 0 && open.contains(&row);
            if (row > wanted || column > found) && !is_gap {
                let missing = self.whole.get(wanted..row).unwrap_or_default().to_vec();
                let instead = if column > found {
                    read.words(start + found, start + column)
                } else {
                    // Nothing stands in their place, which is between two words, or at an end.
                    let (at, _) = if start + found < read.numbers.len() && column <= last {
                        read.span(start + found)
                    } else {
                        (words.1, words.1)
                    };
                    (at, at)
                };
                apart.push((missing, instead));
            }
            (wanted, found) = (row + 1, column + 1);
        }
        Alignment { aligned: pairs.len(), words, apart }
    }
}

/// What looking for a passage came to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Looked {
    /// Where it stands word by word.
    pub(crate) stands: Option<Pieces>,
    /// Where it does, and that will not do.
    pub(crate) refused: Option<Pieces>,
    /// Where each of its key phrases stands.
    pub(crate) keys: Vec<Option<(usize, usize)>>,
    /// Where at least half of it stands.
    pub(crate) alignment: Option<Alignment>,
}

/// Where a phrase stands, word by word; looked for by its word that occurs least often.
fn occurrences<'a>(
    phrase: &'a Numbers,
    text: &'a Numbers,
    counts: &[u32],
) -> impl Iterator<Item = usize> + 'a {
    let often = |number: &u32| counts.get(*number as usize).copied().unwrap_or_default();
    let rarest = phrase.iter().enumerate().min_by_key(|(_, number)| often(number));
    let (ahead, anchor) = rarest.map_or((0, Vocabulary::UNKNOWN), |(place, number)| (place, *number));
    let searched = text.get(ahead..).unwrap_or_default();
    let starts = searched.iter().enumerate().filter(move |(_, number)| **number == anchor).map(|(at, _)| at);
    starts.filter(move |at| text.get(*at..at + phrase.len()).is_some_and(|words| words == phrase))
}

/// How many words a window has in common with a passage, in any order.
struct Bag {
    wanted: Vec<u32>,
    held: Vec<u32>,
    in_common: usize,
}

impl Bag {
    fn new(often: &[(u32, u32)]) -> Self {
        let wanted: Vec<u32> = often.iter().map(|(_, often)| *often).collect();
        Self { held: vec![0; wanted.len()], wanted, in_common: 0 }
    }

    fn add(&mut self, place: Option<usize>) {
        let cell = place.and_then(|place| self.held.get_mut(place).zip(self.wanted.get(place)));
        if let Some((held, wanted)) = cell {
            *held += 1;
            self.in_common += usize::from(*held <= *wanted);
        }
    }

    fn remove(&mut self, place: Option<usize>) {
        let cell = place.and_then(|place| self.held.get_mut(place).zip(self.wanted.get(place)));
        if let Some((held, wanted)) = cell {
            self.in_common -= usize::from(*held <= *wanted);
            *held -= 1;
        }
    }
}

/// For each word, at which places of the passage it stands, one bit a place.
struct Masks {
    blocks: usize,
    length: usize,
    bits: Vec<u64>,
}

impl Masks {
    fn new(passage: &Numbers, often: &[(u32, u32)]) -> Self {
        let blocks = passage.len().div_ceil(64);
        let mut bits = vec![0; blocks * often.len()];
        for (at, number) in passage.iter().enumerate() {
            let Ok(place) = often.binary_search_by_key(number, |(known, _)| *known) else { continue };
            if let Some(block) = bits.get_mut(place * blocks + at / 64) {
                *block |= 1 << (at % 64);
            }
        }
        Self { blocks, length: passage.len(), bits }
    }

    /// The length of the longest row of words that both have in order (Hyyrö 2004: a bit of `row` is zero where one more
    /// word of the passage is reached).
    fn longest(&self, window: &[Option<usize>]) -> usize {
        let mut row = vec![u64::MAX; self.blocks];
        for place in window.iter().flatten() {
            let masks = self.bits.get(place * self.blocks..(place + 1) * self.blocks).unwrap_or_default();
            let mut carry = false;
            for (block, mask) in row.iter_mut().zip(masks) {
                let both = *block & mask;
                let (sum, over) = block.overflowing_add(both);
                let (sum, again) = sum.overflowing_add(u64::from(carry));
                carry = over || again;
                *block = sum | (*block & !mask);
            }
        }
        let zeros = |(at, block): (usize, &u64)| {
            let bits = (self.length - at * 64).min(64);
            let within = if bits == 64 { u64::MAX } else { (1 << bits) - 1 };
            (!block & within).count_ones() as usize
        };
        row.iter().enumerate().map(zeros).sum()
    }
}
