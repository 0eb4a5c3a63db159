//! Statements in adverts: whether one is there, in its words or in others, and where.

use chrono::NaiveDate;
use serde::Serialize;

use crate::source::Mark;
use crate::statement::{Statement, StatementStatus, Wording};
use crate::text::{Code, LanguageTag, Title};
use crate::words::passage::{Alignment, Numbers, Passage, Pieces, Vocabulary};
use crate::words::{Place, TextWords, Word};

/// What of a statement stands in a text.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Recognition::OtherLanguage)?, "\"other_language\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Recognition {
    /// All of its words, in order, and no negation beside them.
    Present,
    /// All of its words, in another language than the one asked for only.
    OtherLanguage,
    /// At least half of its words in order in a stretch of twice its length, or each of its key phrases, or all of it beside
    /// a negation.
    Altered,
    /// None of these.
    Absent,
    /// It cannot be told: the sources do not have its wording.
    NotInTheSources,
}

impl Recognition {
    /// Its code.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Present => "present",
            Self::OtherLanguage => "other_language",
            Self::Altered => "altered",
            Self::Absent => "absent",
            Self::NotInTheSources => "not_in_the_sources",
        }
    }
}

/// One place where a text goes apart from a statement.
///
/// Words of the statement without any of the text are left out there, words of the text without any of the statement put
/// in, both changed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Difference {
    #[serde(skip_serializing_if = "String::is_empty")]
    wanted: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    found: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Place>,
}

impl Difference {
    /// The words of the statement, normalised; none where words are put in.
    #[must_use]
    pub fn wanted(&self) -> &str {
        &self.wanted
    }

    /// The words of the text; none where words are left out.
    #[must_use]
    pub fn found(&self) -> &str {
        &self.found
    }

    /// Where the words of the text stand, where there are any.
    #[must_use]
    pub const fn place(&self) -> Option<Place> {
        self.place
    }
}

/// What a text has of one statement.
///
/// ```
/// use mangfold::{Markup, Recognition, TextWords, packs};
///
/// let policy = packs::oslo(None)?;
/// let text = "Personer med minoritetsbakgrunn oppfordres ikke til å søke. Oslo kommune ønsker at våre arbeidsplasser \
///     skal preges av mangfold, og at våre ansatte skal gjenspeile byens befolkning.";
/// let found = policy.index().check(&TextWords::read(text, Markup::Plain)?, None, None);
/// assert_eq!(found[0].recognition(), Recognition::Altered);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct StatementFinding {
    statement: Code,
    status: StatementStatus,
    recognition: Recognition,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<LanguageTag>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<Code>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<Mark>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    places: Vec<Place>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    differences: Vec<Difference>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing_key_phrases: Vec<Title>,
}

impl StatementFinding {
    /// Which statement.
    #[must_use]
    pub const fn statement(&self) -> &Code {
        &self.statement
    }

    /// How an advert stands to it.
    #[must_use]
    pub const fn status(&self) -> StatementStatus {
        self.status
    }

    /// What of it is there.
    #[must_use]
    pub const fn recognition(&self) -> Recognition {
        self.recognition
    }

    /// The language of the wording that is there; where none is, the one asked for, if it is known in one.
    #[must_use]
    pub const fn language(&self) -> Option<&LanguageTag> {
        self.language.as_ref()
    }

    /// The source of that wording.
    #[must_use]
    pub const fn source(&self) -> Option<&Code> {
        self.source.as_ref()
    }

    /// How sure we are of that wording.
    #[must_use]
    pub const fn mark(&self) -> Option<Mark> {
        self.mark
    }

    /// Where it stands: its pieces where it leaves words out, or its key phrases where only they stand.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The words at each of these places, without tags.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Where an altered one goes apart from its wording.
    #[must_use]
    pub fn differences(&self) -> &[Difference] {
        &self.differences
    }

    /// The key phrases that do not stand, where it is altered.
    #[must_use]
    pub fn missing_key_phrases(&self) -> &[Title] {
        &self.missing_key_phrases
    }
}

/// Statements made ready to be looked for, all at once.
///
/// ```
/// use mangfold::{Edge, Mark, Markup, Recognition, Span, StatementStatus, Statement, StatementIndex, TextWords, Wording};
///
/// let span = Span::new(Edge::On("2001-05-30".parse()?), Edge::Open)?;
/// let text = "Alle oppfordres til å søke.".parse()?;
/// let wording = Wording::new("nb".parse()?, span, text, "own".parse()?, Mark::Verified)?;
/// let index = StatementIndex::new(vec![Statement::new("own.standard".parse()?, StatementStatus::Required, vec![wording])]);
///
/// let recognized = |advert| -> Result<_, mangfold::TextWordsError> {
///     Ok(index.check(&TextWords::read(advert, Markup::of(advert))?, None, None)[0].recognition())
/// };
/// assert_eq!(recognized("<p>Alle <b>oppfordres</b> til&nbsp;&aring; s&oslash;ke!</p>")?, Recognition::Present);
/// assert_eq!(recognized("Alle oppfordres ikke til å søke.")?, Recognition::Altered);
/// assert_eq!(recognized("Vi søker leder.")?, Recognition::Absent);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct StatementIndex {
    statements: Vec<Statement>,
    vocabulary: Vocabulary,
    // INVARIANT: one for each wording of each statement.
    passages: Vec<Vec<Passage>>,
    negations: Negations,
}

impl std::fmt::Debug for StatementIndex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("StatementIndex").field(&self.statements).finish()
    }
}

/// What is made ready is told by the statements alone.
impl PartialEq for StatementIndex {
    fn eq(&self, other: &Self) -> bool {
        self.statements == other.statements
    }
}

impl Eq for StatementIndex {}

/// A text and the numbers of its words.
#[derive(Clone, Copy)]
pub(crate) struct Numbered<'a> {
    text: &'a TextWords,
    numbers: &'a Numbers,
    counts: &'a [u32],
}

/// What one wording comes to.
struct Found {
    recognition: Recognition,
    pieces: Pieces,
    apart: Vec<(Numbers, (usize, usize))>,
    missing: Vec<Title>,
    /// How much of it does not stand, in thousandths.
    astray: usize,
}

impl Found {
    const fn new(recognition: Recognition, pieces: Pieces) -> Self {
        Self { recognition, pieces, apart: Vec::new(), missing: Vec::new(), astray: 1000 }
    }

    /// The whole of it beside a word that negates it.
    fn negated(pieces: Pieces, word: usize) -> Self {
        let apart = vec![(Numbers::new(), (word, word + 1))];
        Self { apart, astray: 0, ..Self::new(Recognition::Altered, pieces) }
    }
}

impl StatementIndex {
    /// Makes statements ready.
    #[must_use]
    pub fn new(statements: Vec<Statement>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let negations = Negations::new(&mut vocabulary);
        let mut passage = |wording: &Wording| {
            let variants = wording.variants().iter().map(|list| list.iter().map(Title::as_str).collect());
            let keys = wording.key_phrases().iter().map(Title::as_str);
            let text = wording.text().map_or("", |text| text.as_str());
            Passage::new(text, variants, keys, &mut vocabulary)
        };
        let passages = |statement: &Statement| statement.wordings().iter().map(&mut passage).collect();
        let passages = statements.iter().map(passages).collect();
        Self { statements, vocabulary, passages, negations }
    }

    /// The statements.
    #[must_use]
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What a text has of each statement, in their order.
    ///
    /// With a language, a statement known in it is to stand in it; without one, any of its languages will do. With a
    /// day, the wordings that stood then are looked for, without one all.
    #[must_use]
    pub fn check(
        &self,
        text: &TextWords,
        language: Option<&LanguageTag>,
        on: Option<NaiveDate>,
    ) -> Vec<StatementFinding> {
        self.with_numbers(text, |text| {
            self.statements
                .iter()
                .zip(&self.passages)
                .map(|(statement, passages)| self.finding(statement, passages, text, language, on))
                .collect()
        })
    }

    fn finding(
        &self,
        statement: &Statement,
        passages: &[Passage],
        text: Numbered<'_>,
        language: Option<&LanguageTag>,
        on: Option<NaiveDate>,
    ) -> StatementFinding {
        let stood = |wording: &Wording| match on {
            None => true,
            Some(on) => {
                let (mut standing, _) = statement.standing_in(wording.language(), on);
                standing.any(|other| std::ptr::eq(other, wording))
            }
        };
        let known = || statement.wordings().iter().zip(passages).filter(|(wording, _)| stood(wording));
        let is_wanted = |wording: &Wording| language.is_none_or(|language| wording.language() == language);
        let with_text = || known().filter(|(wording, _)| wording.text().is_some());
        // Where one stands as it is wanted, what is altered of the others is not asked about.
        let as_wanted = with_text().filter(|(wording, _)| is_wanted(wording)).any(|(wording, passage)| {
            self.look(wording, passage, text, true).recognition == Recognition::Present
        });
        let mut found: Vec<(&Wording, Found)> = with_text()
            .map(|(wording, passage)| (wording, self.look(wording, passage, text, as_wanted)))
            .map(|(wording, found)| match found.recognition {
                Recognition::Present if !is_wanted(wording) => {
                    (wording, Found { recognition: Recognition::OtherLanguage, ..found })
                }
                _ => (wording, found),
            })
            .collect();
        // The best of them; of those altered one in the language asked for, and the one least so; of equals the latest.
        found.reverse();
        found.sort_by_key(|(wording, found)| (found.recognition, !is_wanted(wording), found.astray));
        let best = found.into_iter().next();
        let mut unknown = known().filter(|(wording, _)| wording.text().is_none() && is_wanted(wording));
        let is_unknown = (on.is_some() || best.is_none()) && unknown.next().is_some();
        let (wording, found) = match best {
            Some((wording, found)) if found.recognition != Recognition::Absent => (Some(wording), found),
            _ if is_unknown => (None, Found::new(Recognition::NotInTheSources, vec![])),
            Some((wording, found)) => {
                (language.is_some_and(|_| is_wanted(wording)).then_some(wording), found)
            }
            None => (None, Found::new(Recognition::Absent, vec![])),
        };
        let place = |(first, last): &(usize, usize)| text.text.place(*first, *last);
        let difference = |(wanted, (first, last)): &(Numbers, (usize, usize))| Difference {
            wanted: wanted.iter().map(|number| self.vocabulary.word(*number)).collect::<Vec<_>>().join(" "),
            found: text.text.shown(*first, *last),
            place: (first < last).then(|| text.text.place(*first, *last)).flatten(),
        };
        StatementFinding {
            statement: statement.id().clone(),
            status: statement.status(),
            recognition: found.recognition,
            language: wording.map(|wording| wording.language().clone()),
            source: wording.and_then(Wording::source).cloned(),
            mark: wording.map(Wording::mark),
            places: found.pieces.iter().filter_map(place).collect(),
            words: found.pieces.iter().map(|(first, last)| text.text.shown(*first, *last)).collect(),
            differences: found.apart.iter().map(difference).collect(),
            missing_key_phrases: found.missing,
        }
    }

    /// Whether a wording of a statement stands word by word, and is not negated.
    pub(crate) fn stands(&self, statement: &Statement, wording: &Wording, text: Numbered<'_>) -> bool {
        let known =
            self.statements.iter().zip(&self.passages).find(|(known, _)| known.id() == statement.id());
        let passages = known.into_iter().flat_map(|(known, passages)| known.wordings().iter().zip(passages));
        let mut passages = passages.filter(|(known, _)| *known == wording);
        passages.any(|(wording, passage)| {
            self.look(wording, passage, text, true).recognition == Recognition::Present
        })
    }

    /// A text with the numbers of its words.
    pub(crate) fn with_numbers<T>(&self, text: &TextWords, then: impl FnOnce(Numbered<'_>) -> T) -> T {
        let numbers = self.vocabulary.numbers(text);
        let counts = self.vocabulary.counts(&numbers);
        then(Numbered { text, numbers: &numbers, counts: &counts })
    }

    /// Looks for a wording; word by word only where what is altered is not asked about.
    fn look(&self, wording: &Wording, passage: &Passage, text: Numbered<'_>, word_by_word: bool) -> Found {
        let negations = self.negations.of(wording.language());
        if let Some(content) = wording.content() {
            return Self::look_for_content(content, negations, text);
        }
        let negated = |pieces: &Pieces| negation(negations, pieces, text);
        let looked = passage.look((text.numbers, text.counts), &self.vocabulary, word_by_word, |pieces| {
            negated(pieces).is_none()
        });
        if let Some(pieces) = looked.stands {
            return Found::new(Recognition::Present, pieces);
        }
        if let Some(pieces) = looked.refused
            && let Some(word) = negated(&pieces)
        {
            return Found::negated(pieces, word);
        }
        let missing = wording.key_phrases().iter().zip(&looked.keys);
        let missing =
            missing.filter(|(_, found)| found.is_none()).map(|(phrase, _)| phrase.clone()).collect();
        if let Some(Alignment { aligned, words, apart }) = looked.alignment {
            let astray = 1000 - aligned * 1000 / passage.len().max(1);
            return Found { apart, missing, astray, ..Found::new(Recognition::Altered, vec![words]) };
        }
        let keys: Option<Pieces> = looked.keys.into_iter().collect();
        match keys.filter(|keys| !keys.is_empty()) {
            Some(mut keys) => {
                keys.sort_unstable();
                Found::new(Recognition::Altered, keys)
            }
            None => Found::new(Recognition::Absent, vec![]),
        }
    }

    fn look_for_content(
        content: &crate::check::SentenceCheck,
        negations: &[u32],
        text: Numbered<'_>,
    ) -> Found {
        let mut refused = None;
        for hit in content.hits(text.text) {
            let pieces: Pieces = vec![hit.sentence];
            let negated = denial(negations, &hit.words, text);
            if negated.is_none() {
                return Found::new(Recognition::Present, pieces);
            }
            refused = refused.or(negated.map(|word| Found::negated(pieces, word)));
        }
        refused.unwrap_or_else(|| Found::new(Recognition::Absent, vec![]))
    }
}

/// A word that negates what stands at some pieces: in the same clause before the first or behind the last, behind a
/// "but" that follows, or between them in a sentence that one of them is in.
fn negation(negations: &[u32], pieces: &Pieces, text: Numbered<'_>) -> Option<usize> {
    let words = text.text.words();
    let (first, last) = (pieces.first()?.0, pieces.last()?.1);
    let of = |at: usize| words.get(at);
    let clause = |at: usize| of(at).map(|word: &Word| word.clause);
    let end = words.len().min(last + NEAR);
    let before = (0..first).rev().take(NEAR).take_while(|at| clause(*at) == clause(first)).count();
    let behind = (last..end).take_while(|at| clause(*at) == clause(last - 1)).count();
    let between = pieces.windows(2).flat_map(|pair| match pair {
        [(_, end), (start, _)] => {
            let sentences =
                [end.checked_sub(1), Some(*start)].map(|at| at.and_then(of).map(|word| word.sentence));
            (*end..*start).filter(|at| sentences.contains(&of(*at).map(|word| word.sentence))).collect()
        }
        _ => Vec::new(),
    });
    // "…, but not yet"
    let next = last + behind;
    let sentence = |at: usize| of(at).map(|word: &Word| word.sentence);
    let is_but = of(next).is_some_and(|word| BUT.contains(&text.text.letters(word)));
    let objects = is_but && sentence(next) == last.checked_sub(1).and_then(sentence);
    let objection = (next..end).take_while(|at| objects && clause(*at) == clause(next));
    let mut around = (first - before..first).chain(between).chain(last..next).chain(objection);
    around.find(|at| negates(negations, *at, text))
}

/// A word that negates what a sentence says with some words: between them, or a few words before the first or behind the
/// last, with nothing that joins another statement.
fn denial(negations: &[u32], said: &[(usize, usize)], text: Numbered<'_>) -> Option<usize> {
    let words = text.text.words();
    let (first, last) = (said.iter().map(|word| word.0).min()?, said.iter().map(|word| word.1).max()?);
    let with = |at: &usize, as_word: usize| {
        let clause = |at: usize| words.get(at).map(|word| word.clause);
        let joins = words.get(*at).is_some_and(|word| AND.contains(&text.text.letters(word)));
        clause(*at) == clause(as_word) && !joins
    };
    let before = (0..first).rev().take(A_FEW).take_while(|at| with(at, first));
    let behind = (last..words.len()).take(A_FEW).take_while(|at| with(at, last - 1));
    let mut around = (first..last).chain(before).chain(behind);
    around.find(|at| negates(negations, *at, text))
}

/// Whether a word negates; "not only", "not least" and "not sufficiently" do not.
fn negates(negations: &[u32], at: usize, text: Numbered<'_>) -> bool {
    let next = text.text.words().get(at + 1).map(|word| text.text.letters(word));
    let is_negation = text.numbers.get(at).is_some_and(|number| negations.contains(number));
    is_negation && !next.is_some_and(|next| AFFIRMS.contains(&next))
}

/// How many words of a clause are looked at around a statement, and around what a sentence says.
const NEAR: usize = 200;
const A_FEW: usize = 4;

const AFFIRMS: [&str; 12] = [
    "bare",
    "berre",
    "kun",
    "only",
    "just",
    "nur",
    "minst",
    "least",
    "zuletzt",
    "ausreichend",
    "hinreichend",
    "genügend",
];
const BUT: [&str; 5] = ["men", "but", "aber", "doch", "jedoch"];
const AND: [&str; 4] = ["og", "and", "und", "sowie"];

/// The words that negate, by language.
#[derive(Clone, Debug)]
struct Negations {
    norwegian: Numbers,
    english: Numbers,
    german: Numbers,
    all: Numbers,
}

impl Negations {
    fn new(vocabulary: &mut Vocabulary) -> Self {
        let norwegian =
            vocabulary.learn("ikke ikkje aldri ingen intet inga inkje verken hverken korkje neppe");
        let english = vocabulary.learn(
            "not never no nobody none nor neither cannot can't don't doesn't won't isn't aren't unable",
        );
        let german = vocabulary.learn("nicht nie niemals niemand weder kein keine keinen keinem keiner keines keinesfalls ausgeschlossen unmöglich");
        // "No" is a word for now in nynorsk.
        let no = vocabulary.learn("no");
        let others = [&norwegian, &english, &german].into_iter().flatten();
        let all = others.copied().filter(|number| !no.contains(number)).collect();
        Self { norwegian, english, german, all }
    }

    fn of(&self, language: &LanguageTag) -> &[u32] {
        match language.as_str() {
            "nb" | "nn" | "no" => &self.norwegian,
            "en" => &self.english,
            "de" => &self.german,
            _ => &self.all,
        }
    }
}
