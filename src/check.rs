//! What a version of a rule checks: a closed vocabulary, as data.

use serde::{Deserialize, Serialize};

use crate::bound::Counts;
use crate::case_file::EntryKind;
use crate::ground::Group;
use crate::invite::{Invite, Pool};
use crate::ratio::Ratio;
use crate::text::{Code, Title};
use crate::words::{Markup, TextWords};

/// The legal basis on which a rule counts declarations (GDPR art. 9(2)).
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::LegalBasis::ExplicitConsent)?, "\"explicit_consent\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LegalBasis {
    /// Art. 9(2)(a): only declarations given with explicit consent count.
    ExplicitConsent,
    /// Art. 9(2)(b): an obligation of employment law, authorised by statute or collective agreement.
    EmploymentLaw,
}

/// A sentence that adverts must have, or must not have, told by the beginnings of words in it.
///
/// A sentence meets it when, for every list, one of its words begins with one of the list's beginnings, and no word with
/// one that it is to be [without](Self::without). An entry of several words wants as many words one after another, each
/// with its beginning, and "|" stands between beginnings of which one is wanted: "polsk|svensk bakgrunn" is met by "med
/// svensk bakgrunn". Words and sentences are those of [`TextWords`].
///
/// ```
/// use mangfold::SentenceCheck;
///
/// let part_time = SentenceCheck::required(vec![vec!["teilzeit".parse()?]])?;
/// assert!(part_time.is_met_by("Die Stelle ist unbefristet. Sie ist teilzeitgeeignet."));
/// assert!(!part_time.is_met_by("Die Stelle ist unbefristet."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "SentenceFields", into = "SentenceFields")]
pub struct SentenceCheck {
    presence: Presence,
    words: Vec<Vec<Title>>,
    without: Vec<Title>,
    // INVARIANT: `words` and `without` normalised, so that no decision makes them so again.
    lists: Vec<Vec<Beginnings>>,
    left_alone: Vec<Beginnings>,
}

/// The beginnings of one word, or of several that follow each other; of each, one is wanted.
type Beginnings = Vec<Vec<String>>;

/// Where a sentence meets a check, by the numbers of words: from the first to before the last.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) struct SentenceHit {
    pub(crate) sentence: (usize, usize),
    /// The first words of it that meet each list.
    pub(crate) words: Vec<(usize, usize)>,
}

/// With which bytes the first words of some entries begin: most words of a text begin with another.
struct Initials([bool; 256]);

impl Initials {
    fn of(entries: &[Beginnings]) -> Self {
        let mut initials = [false; 256];
        for byte in entries
            .iter()
            .filter_map(|entry| entry.first())
            .flatten()
            .filter_map(|start| start.bytes().next())
        {
            if let Some(initial) = initials.get_mut(usize::from(byte)) {
                *initial = true;
            }
        }
        Self(initials)
    }

    fn has(&self, byte: u8) -> bool {
        self.0.get(usize::from(byte)).copied().unwrap_or_default()
    }
}

/// Whether something must be there or must not.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Presence::Forbidden)?, "\"forbidden\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it must be there or must not")]
pub enum Presence {
    /// Every advert must have it.
    Required,
    /// No advert may have it.
    Forbidden,
}

/// Why a check of sentences cannot be.
///
/// ```
/// use mangfold::SentenceCheck;
/// assert_eq!(SentenceCheck::forbidden(vec![]).unwrap_err().code(), "sentence_without_words");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SentenceError {
    /// No list, or a list of no words: every sentence would meet it, or none.
    #[error("words: list {list} of the sentence has none")]
    WithoutWords {
        /// The list, counted from one.
        list: usize,
    },
    /// More lists, or more words in one, than there may be.
    #[error("words: {count}, at most 256 are allowed")]
    TooManyWords {
        /// How many there are in all.
        count: usize,
    },
    /// A word with something that no word has, so that no word of a text could begin with it.
    #[error(
        "words: {word}: beginnings of letters, digits and hyphens are wanted, with one space or \"|\" between two"
    )]
    NotAWord {
        /// The word given.
        word: Title,
    },
}

impl SentenceError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutWords { .. } => "sentence_without_words",
            Self::TooManyWords { .. } => "sentence_too_many_words",
            Self::NotAWord { .. } => "sentence_not_a_word",
        }
    }
}

impl SentenceCheck {
    /// Every advert must have a sentence with a word from each list.
    ///
    /// # Errors
    ///
    /// [`SentenceError`] when a list is empty, there is none, or a word is more than one.
    pub fn required(words: Vec<Vec<Title>>) -> Result<Self, SentenceError> {
        Self::checked(Presence::Required, words, Vec::new())
    }

    /// No advert may have a sentence with a word from each list.
    ///
    /// # Errors
    ///
    /// [`SentenceError`] when a list is empty, there is none, or a word is more than one.
    pub fn forbidden(words: Vec<Vec<Title>>) -> Result<Self, SentenceError> {
        Self::checked(Presence::Forbidden, words, Vec::new())
    }

    /// Leaves sentences alone in which a word begins with one of these.
    ///
    /// ```
    /// use mangfold::SentenceCheck;
    ///
    /// let men = SentenceCheck::forbidden(vec![vec!["oppfordr".parse()?], vec!["menn".parse()?]])?
    ///     .without(vec!["mennesk".parse()?])?;
    /// assert!(men.is_met_by("Vi oppfordrer menn til å søke."));
    /// assert!(!men.is_met_by("Vi oppfordrer mennesker med ulik bakgrunn til å søke."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SentenceError::TooManyWords`], [`SentenceError::NotAWord`].
    pub fn without(self, without: Vec<Title>) -> Result<Self, SentenceError> {
        Self::checked(self.presence, self.words, without)
    }

    fn checked(
        presence: Presence,
        words: Vec<Vec<Title>>,
        without: Vec<Title>,
    ) -> Result<Self, SentenceError> {
        if words.is_empty() {
            return Err(SentenceError::WithoutWords { list: 1 });
        }
        if let Some(place) = words.iter().position(Vec::is_empty) {
            return Err(SentenceError::WithoutWords { list: place + 1 });
        }
        let count = words.iter().map(Vec::len).sum::<usize>() + without.len();
        if count > 256 {
            return Err(SentenceError::TooManyWords { count });
        }
        let is_word = |word: &str| {
            word.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
                && word.contains(char::is_alphanumeric)
        };
        if let Some(word) =
            words.iter().flatten().chain(&without).find(|word| !word.as_str().split([' ', '|']).all(is_word))
        {
            return Err(SentenceError::NotAWord { word: word.clone() });
        }
        let beginnings = |word: &Title| {
            let normal = |start: &str| TextWords::of(start, Markup::Plain).normalized().replace(' ', "");
            let starts = |word: &str| word.split('|').map(normal).collect();
            word.as_str().split(' ').map(starts).collect::<Beginnings>()
        };
        let lists = words.iter().map(|list| list.iter().map(beginnings).collect()).collect();
        let left_alone = without.iter().map(beginnings).collect();
        Ok(Self { presence, words, without, lists, left_alone })
    }

    /// Whether it must be there or must not.
    #[must_use]
    pub const fn presence(&self) -> Presence {
        self.presence
    }

    /// The beginnings of words, list by list.
    #[must_use]
    pub fn words(&self) -> &[Vec<Title>] {
        &self.words
    }

    /// The beginnings of words whose sentences are left alone.
    #[must_use]
    pub fn words_left_alone(&self) -> &[Title] {
        &self.without
    }

    /// Whether a plain text has such a sentence.
    #[must_use]
    pub fn is_met_by(&self, text: &str) -> bool {
        self.is_met_by_words(&TextWords::of(text, Markup::Plain))
    }

    /// The same of a text that is read already.
    #[must_use]
    pub fn is_met_by_words(&self, text: &TextWords) -> bool {
        self.hits(text).next().is_some()
    }

    /// The sentences of a text that meet it.
    pub(crate) fn hits(&self, text: &TextWords) -> impl Iterator<Item = SentenceHit> {
        let initials: Vec<Initials> = self.lists.iter().map(|list| Initials::of(list)).collect();
        let not_with = Initials::of(&self.left_alone);
        let letters: Vec<&str> = text.words().iter().map(|word| text.letters(word)).collect();
        text.sentences().filter_map(move |(first, last)| {
            let words = letters.get(first..last)?;
            let begins = |at: usize, starts: &Vec<String>| {
                words.get(at).is_some_and(|word| starts.iter().any(|start| word.starts_with(start)))
            };
            let stands =
                |at: usize, entry: &Beginnings| (at..).zip(entry).all(|(at, starts)| begins(at, starts));
            let starts = |initials: &Initials, entries: &Vec<Beginnings>| {
                words.iter().enumerate().find_map(|(at, word)| {
                    if !word.bytes().next().is_some_and(|byte| initials.has(byte)) {
                        return None;
                    }
                    let here = entries.iter().filter(|entry| stands(at, entry)).map(Vec::len);
                    here.min().map(|length| (first + at, first + at + length))
                })
            };
            let met: Vec<(usize, usize)> =
                self.lists.iter().zip(&initials).map_while(|(list, of_it)| starts(of_it, list)).collect();
            let is_met = met.len() == self.lists.len() && starts(&not_with, &self.left_alone).is_none();
            is_met.then_some(SentenceHit { sentence: (first, last), words: met })
        })
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a check of sentences")]
struct SentenceFields {
    presence: Presence,
    words: Vec<Vec<Title>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    without: Vec<Title>,
}

impl TryFrom<SentenceFields> for SentenceCheck {
    type Error = SentenceError;

    fn try_from(f: SentenceFields) -> Result<Self, SentenceError> {
        Self::checked(f.presence, f.words, f.without)
    }
}

impl From<SentenceCheck> for SentenceFields {
    fn from(s: SentenceCheck) -> Self {
        Self { presence: s.presence, words: s.words, without: s.without }
    }
}

/// Before which event a record must stand in the case file.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Before::Publication)?, "\"publication\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Before {
    /// At any time.
    Open,
    /// Before the advert is published.
    Publication,
    /// Before the first invitation.
    Invitation,
    /// Before the recommendation is issued.
    Recommendation,
}

/// That an entry stands in the case file: always, or where somebody of a group applied; and by when.
///
/// ```
/// use mangfold::{Before, Counts, EntryKind, Record};
///
/// let heard = Record::new(EntryKind::RepresentativesHeard).before(Before::Publication, Counts::Counts);
/// assert_eq!((heard.deadline(), heard.about()), (Before::Publication, None));
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a record that must exist")]
pub struct Record {
    entry: EntryKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    about: Option<Group>,
    before: Before,
    on_the_day: Counts,
}

impl Record {
    /// An entry of this kind, whoever applied and whenever it was made.
    #[must_use]
    pub const fn new(entry: EntryKind) -> Self {
        Self { entry, about: None, before: Before::Open, on_the_day: Counts::Counts }
    }

    /// Only where somebody of this group applied.
    #[must_use]
    pub fn about_applicants(self, of: Group) -> Self {
        Self { about: Some(of), ..self }
    }

    /// Made before this event; `on_the_day` says whether the very day of the event counts.
    #[must_use]
    pub fn before(self, event: Before, on_the_day: Counts) -> Self {
        Self { before: event, on_the_day, ..self }
    }

    /// The kind of entry.
    #[must_use]
    pub const fn entry(&self) -> &EntryKind {
        &self.entry
    }

    /// Of which group somebody must have applied, where it matters.
    #[must_use]
    pub const fn about(&self) -> Option<&Group> {
        self.about.as_ref()
    }

    /// Before which event it must be made.
    #[must_use]
    pub const fn deadline(&self) -> Before {
        self.before
    }

    /// Whether an entry on the very day of the event counts.
    #[must_use]
    pub const fn on_the_day(&self) -> Counts {
        self.on_the_day
    }
}

/// That whoever of a group was found not to qualify was found so for a recorded reason, before the first invitation,
/// where nobody of the group is left who does.
///
/// An assessment is recorded when it names a criterion not met, a reason, its author and its day.
///
/// ```
/// use mangfold::{AssessmentCheck, Counts, Ground, Group, Pool};
///
/// let check = AssessmentCheck::new(Group::declared(Ground::CvGap), Pool::Qualified, Counts::Counts);
/// assert_eq!(check.out_of(), Pool::Qualified);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a check of recorded assessments")]
pub struct AssessmentCheck {
    of: Group,
    out_of: Pool,
    on_the_day: Counts,
}

impl AssessmentCheck {
    /// For this group and pool; `on_the_day` says whether an assessment on the day of the first invitation counts.
    #[must_use]
    pub const fn new(of: Group, out_of: Pool, on_the_day: Counts) -> Self {
        Self { of, out_of, on_the_day }
    }

    /// The group.
    #[must_use]
    pub const fn of(&self) -> &Group {
        &self.of
    }

    /// The pool they were found not to be of.
    #[must_use]
    pub const fn out_of(&self) -> Pool {
        self.out_of
    }

    /// Whether an assessment on the very day of the first invitation counts.
    #[must_use]
    pub const fn on_the_day(&self) -> Counts {
        self.on_the_day
    }
}

/// How near each other a human found people to be.
///
/// ```
/// use mangfold::Equality;
/// assert!(Equality::Equal.serves(Equality::NearlyEqual) && !Equality::NearlyEqual.serves(Equality::Equal));
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Equality {
    /// Equally qualified.
    Equal,
    /// Nearly equally qualified (tilnærmet like godt kvalifisert).
    NearlyEqual,
}

impl Equality {
    /// Whether people found to be this near are near enough where `wanted` is asked for.
    #[must_use]
    pub const fn serves(self, wanted: Self) -> bool {
        matches!((self, wanted), (Self::Equal, _) | (Self::NearlyEqual, Self::NearlyEqual))
    }
}

/// That a preference among people found near each other is allowed or asked for: a notice, which decides nothing.
///
/// It applies where a human recorded such a comparison and, where a group is named, it has people of the group and
/// others.
///
/// ```
/// use mangfold::{Equality, Ground, Group, Preference};
///
/// let quota = Preference::new(Equality::NearlyEqual).of(Group::declared(Ground::CvGap));
/// assert_eq!(quota.among(), Equality::NearlyEqual);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a preference")]
pub struct Preference {
    among: Equality,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Group>,
}

impl Preference {
    /// Among people so near each other.
    #[must_use]
    pub const fn new(among: Equality) -> Self {
        Self { among, of: None }
    }

    /// For people of this group.
    #[must_use]
    pub fn of(self, group: Group) -> Self {
        Self { of: Some(group), ..self }
    }

    /// How near each other they must be.
    #[must_use]
    pub const fn among(&self) -> Equality {
        self.among
    }

    /// The group preferred; none where the preference is for something else, as length of service.
    #[must_use]
    pub const fn group(&self) -> Option<&Group> {
        self.of.as_ref()
    }
}

/// Who counts as considered.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Considered::Invited)?, "\"invited\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Considered {
    /// Everybody who applied and did not withdraw.
    Applied,
    /// Everybody invited.
    Invited,
}

/// A share of those considered, over a period: a notice with the round's own counts, which a tally adds up.
///
/// ```
/// use mangfold::{Considered, Ground, Group, PeriodShare, Ratio};
///
/// let share = PeriodShare::new(Group::declared(Ground::Woman), Considered::Invited, Ratio::new(3, 10)?);
/// assert_eq!(share.least(), Ratio::new(3, 10)?);
/// # Ok::<(), mangfold::RatioError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a share over a period")]
pub struct PeriodShare {
    of: Group,
    out_of: Considered,
    least: Ratio,
}

impl PeriodShare {
    /// At least this share of those considered are of the group.
    #[must_use]
    pub const fn new(of: Group, out_of: Considered, least: Ratio) -> Self {
        Self { of, out_of, least }
    }

    /// The group.
    #[must_use]
    pub const fn of(&self) -> &Group {
        &self.of
    }

    /// Who counts as considered.
    #[must_use]
    pub const fn out_of(&self) -> Considered {
        self.out_of
    }

    /// The share over the period.
    #[must_use]
    pub const fn least(&self) -> Ratio {
        self.least
    }
}

/// What monitoring over many rounds is told to compute. No round is judged by it.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Monitored::FourFifths)?, "\"four_fifths\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Monitored {
    /// Selection rates against the highest group's, with the line of four fifths (29 CFR 1607.4(D)).
    FourFifths,
    /// The impact ratios of New York City's Local Law 144, which sets no line.
    #[serde(rename = "local_law_144")]
    LocalLaw144,
}

/// What a version of a rule checks.
///
/// ```
/// use mangfold::{Check, EntryKind, Record};
///
/// let check = Check::Record(Record::new(EntryKind::ActionPlanReference));
/// assert_eq!(check.group(), None);
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Check {
    /// So many of a group are invited.
    Invite(Box<Invite>),
    /// Every advert carries the statement with this code, whole.
    Statement(Code),
    /// Every advert has such a sentence, or none has.
    Sentence(SentenceCheck),
    /// The case file has an entry.
    Record(Record),
    /// Whoever of a group does not qualify was found so for a recorded reason, in time.
    Assessment(AssessmentCheck),
    /// A preference among people found near each other, which decides nothing.
    Preference(Preference),
    /// A share over a period, which decides nothing.
    PeriodShare(PeriodShare),
    /// Something that monitoring over many rounds computes, which decides nothing.
    Monitor(Monitored),
}

impl Check {
    /// A bound on who is invited.
    #[must_use]
    pub fn invite(invite: Invite) -> Self {
        Self::Invite(Box::new(invite))
    }

    /// The group it is about, where it is about one.
    #[must_use]
    pub const fn group(&self) -> Option<&Group> {
        match self {
            Self::Invite(invite) => Some(invite.of()),
            Self::Assessment(check) => Some(check.of()),
            Self::Record(record) => record.about(),
            Self::Preference(preference) => preference.group(),
            Self::PeriodShare(share) => Some(share.of()),
            Self::Statement(_) | Self::Sentence(_) | Self::Monitor(_) => None,
        }
    }

    /// Whether it only informs: nothing can break it.
    #[must_use]
    pub const fn only_informs(&self) -> bool {
        matches!(self, Self::Preference(_) | Self::PeriodShare(_) | Self::Monitor(_))
    }
}
