//! What a named reviewer says of one version of a rule, bound to the digest of its words, on one line of text.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::digest::{Digest, DigestError};
use crate::rule::Rule;
use crate::span::{Edge, Span, SpanError};
use crate::text::{Name, RuleId, TextError, Title, day, shown};
use crate::version::Version;

/// The most reservations of one review.
const MOST_RESERVATIONS: usize = 32;

/// Which version of which rule: the rule's id, and where the sources let the version begin.
///
/// It is written `rule @ beginning`, the beginning as a day, as `day..day` where it lies somewhere between, or as
/// `..day` where the text is known to stand on that day and its beginning is not verified. A choice of how to read an
/// unsettled beginning leaves it as it is.
///
/// ```
/// use mangfold::{audit::VersionId, packs};
///
/// let policy = packs::norway_state();
/// let rule = policy.rule(&"no.state.interview.immigrant".parse()?).unwrap();
/// let ids: Vec<String> = rule.versions().iter().map(|version| VersionId::of(rule, version).to_string()).collect();
/// assert_eq!(ids[1], "no.state.interview.immigrant @ 2010-01-01..2010-12-31");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "VersionIdFields", into = "VersionIdFields")]
pub struct VersionId {
    rule: RuleId,
    from: Edge,
}

impl VersionId {
    /// The version of a rule that begins so.
    ///
    /// # Errors
    ///
    /// [`SpanError::NoBeginning`] or [`SpanError::NothingBetween`] when nothing can begin so.
    pub fn new(rule: RuleId, from: Edge) -> Result<Self, SpanError> {
        Span::new(from, Edge::Open)?;
        Ok(Self { rule, from })
    }

    /// This version of this rule.
    #[must_use]
    pub fn of(rule: &Rule, version: &Version) -> Self {
        Self { rule: rule.id().clone(), from: version.span_unchosen().from() }
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// Where the sources let the version begin.
    #[must_use]
    pub const fn from(&self) -> Edge {
        self.from
    }
}

impl fmt::Display for VersionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} @ ", self.rule)?;
        match self.from {
            Edge::On(day) | Edge::Partial { on: day } => write!(f, "{day}"),
            Edge::Between { first, last } => write!(f, "{first}..{last}"),
            Edge::NotVerified { stands_on } => write!(f, "..{stands_on}"),
            Edge::Open => f.write_str(".."),
        }
    }
}

impl FromStr for VersionId {
    type Err = ReviewTextError;

    fn from_str(text: &str) -> Result<Self, ReviewTextError> {
        let mut line = Line(text);
        let id = line.version()?;
        line.end()?;
        Ok(id)
    }
}

/// Who reviews: a name and a role.
///
/// ```
/// use mangfold::audit::Reviewer;
///
/// let reviewer = Reviewer::new("Kari Nordmann".parse()?, "advokat, dr. juris".parse()?)?;
/// assert_eq!(reviewer.to_string(), "Kari Nordmann, advokat, dr. juris");
/// let refused = Reviewer::new("Nordmann, Kari".parse()?, "advokat".parse()?).unwrap_err();
/// assert_eq!(refused.code(), "review_name_with_comma");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "ReviewerFields", into = "ReviewerFields")]
pub struct Reviewer {
    name: Name,
    role: Title,
}

impl Reviewer {
    /// A person of this name, in this role.
    ///
    /// # Errors
    ///
    /// [`ReviewError::NameWithComma`], since the first comma is where the role begins.
    pub fn new(name: Name, role: Title) -> Result<Self, ReviewError> {
        if name.as_str().contains(',') {
            Err(ReviewError::NameWithComma { name })
        } else {
            Ok(Self { name, role })
        }
    }

    /// The name.
    #[must_use]
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The role.
    #[must_use]
    pub const fn role(&self) -> &Title {
        &self.role
    }
}

impl fmt::Display for Reviewer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.name, self.role)
    }
}

/// Whether a reviewer agrees that a version says what its sources say.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::audit::ReviewVerdict::Agrees)?, "\"agrees\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a reviewer agrees or does not")]
pub enum ReviewVerdict {
    /// The reviewer agrees.
    Agrees,
    /// The reviewer does not.
    Disagrees,
}

impl ReviewVerdict {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Disagrees => "disagrees",
        }
    }
}

/// What a named reviewer says of one version of a rule. It binds to the digest of that version, and to nothing else.
///
/// ```
/// use mangfold::audit::{Review, ReviewVerdict};
///
/// let line = "review no.state.interview.disability @ 2017-07-01  \
///     digest 12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126  \
///     by \"Kari Nordmann, advokat\"  on 2027-01-15  agrees except: silent/short_posts → ask KMD";
/// let review: Review = line.parse()?;
/// assert_eq!((review.verdict(), review.reservations().len()), (ReviewVerdict::Agrees, 1));
/// assert_eq!(review.to_string(), line);
/// # Ok::<(), mangfold::audit::ReviewTextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "ReviewFields", into = "ReviewFields")]
pub struct Review {
    version: VersionId,
    digest: Digest,
    by: Reviewer,
    on: NaiveDate,
    verdict: ReviewVerdict,
    except: Vec<Title>,
}

impl Review {
    /// A reviewer agrees with the version that has this digest.
    ///
    /// ```
    /// use mangfold::audit::{Review, Reviewer, VersionId};
    /// use mangfold::packs;
    ///
    /// let policy = packs::norway_state();
    /// let (rule, kari) = (&policy.rules()[0], Reviewer::new("Kari Nordmann".parse()?, "advokat".parse()?)?);
    /// let (version, digest) = (&rule.versions()[0], policy.digest_of(rule.id(), 0).unwrap());
    /// let review = Review::agrees(VersionId::of(rule, version), digest, kari, "2027-01-15".parse()?)
    ///     .except(vec!["silent/short_posts → ask KMD".parse()?])?;
    /// assert_eq!(review.reservations().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn agrees(version: VersionId, digest: Digest, by: Reviewer, on: NaiveDate) -> Self {
        Self { version, digest, by, on, verdict: ReviewVerdict::Agrees, except: Vec::new() }
    }

    /// A reviewer disagrees with the version that has this digest.
    #[must_use]
    pub const fn disagrees(version: VersionId, digest: Digest, by: Reviewer, on: NaiveDate) -> Self {
        Self { version, digest, by, on, verdict: ReviewVerdict::Disagrees, except: Vec::new() }
    }

    /// Makes reservations, in place of those made before.
    ///
    /// # Errors
    ///
    /// [`ReviewError::ReservedDisagreement`], [`ReviewError::ReservationWithSemicolon`] or
    /// [`ReviewError::TooManyReservations`].
    pub fn except(self, except: Vec<Title>) -> Result<Self, ReviewError> {
        if self.verdict == ReviewVerdict::Disagrees && !except.is_empty() {
            return Err(ReviewError::ReservedDisagreement);
        }
        if except.len() > MOST_RESERVATIONS {
            return Err(ReviewError::TooManyReservations { count: except.len(), most: MOST_RESERVATIONS });
        }
        match except.iter().find(|reservation| reservation.as_str().contains(';')) {
            Some(reservation) => {
                Err(ReviewError::ReservationWithSemicolon { value: shown(reservation.as_str()) })
            }
            None => Ok(Self { except, ..self }),
        }
    }

    /// Which version it is of.
    #[must_use]
    pub const fn version(&self) -> &VersionId {
        &self.version
    }

    /// The digest of the version as it was reviewed.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// Who reviewed.
    #[must_use]
    pub const fn by(&self) -> &Reviewer {
        &self.by
    }

    /// When.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// Whether the reviewer agrees.
    #[must_use]
    pub const fn verdict(&self) -> ReviewVerdict {
        self.verdict
    }

    /// What the reviewer does not agree with yet.
    #[must_use]
    pub fn reservations(&self) -> &[Title] {
        &self.except
    }
}

impl fmt::Display for Review {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by = self.by.to_string().replace('\\', r"\\").replace('"', r#"\""#);
        let Self { version, digest, on, verdict, .. } = self;
        write!(f, "review {version}  digest {digest}  by \"{by}\"  on {on}  {}", verdict.as_str())?;
        let mut sign = " except: ";
        for reservation in &self.except {
            write!(f, "{sign}{reservation}")?;
            sign = "; ";
        }
        Ok(())
    }
}

impl FromStr for Review {
    type Err = ReviewTextError;

    fn from_str(text: &str) -> Result<Self, ReviewTextError> {
        let mut line = Line(text);
        line.wants("review")?;
        let version = line.version()?;
        line.wants("digest")?;
        let digest = line.word().parse().map_err(ReviewTextError::Digest)?;
        line.wants("by")?;
        let by = line.reviewer()?;
        line.wants("on")?;
        let on = line.word();
        let on = whole_day(on).ok_or_else(|| ReviewTextError::NoDay { found: shown(on) })?;
        let review = match line.word() {
            "agrees" => Self::agrees(version, digest, by, on),
            "disagrees" => Self::disagrees(version, digest, by, on),
            other => return Err(wanted("agrees or disagrees", other)),
        };
        if line.is_at_its_end() {
            return Ok(review);
        }
        line.wants("except:")?;
        let except: Result<Vec<Title>, TextError> = line.0.split(';').map(str::parse).collect();
        review.except(except.map_err(ReviewTextError::Reservation)?).map_err(ReviewTextError::Review)
    }
}

/// What is left of a line. Words stand apart by spaces and tabs, however many.
struct Line<'a>(&'a str);

const GAPS: [char; 2] = [' ', '\t'];

impl<'a> Line<'a> {
    fn word(&mut self) -> &'a str {
        let text = self.0.trim_start_matches(GAPS);
        let (word, rest) = text.split_at(text.find(GAPS).unwrap_or(text.len()));
        self.0 = rest;
        word
    }

    fn wants(&mut self, word: &'static str) -> Result<(), ReviewTextError> {
        let found = self.word();
        if found == word { Ok(()) } else { Err(wanted(word, found)) }
    }

    fn is_at_its_end(&self) -> bool {
        self.0.trim_start_matches(GAPS).is_empty()
    }

    fn end(&mut self) -> Result<(), ReviewTextError> {
        if self.is_at_its_end() { Ok(()) } else { Err(wanted("the end", self.word())) }
    }

    fn version(&mut self) -> Result<VersionId, ReviewTextError> {
        let rule = self.word().parse().map_err(ReviewTextError::Rule)?;
        self.wants("@")?;
        let found = self.word();
        let from = match found.split_once("..") {
            None => whole_day(found).map(Edge::On),
            Some(("", day)) => whole_day(day).map(|stands_on| Edge::NotVerified { stands_on }),
            Some((first, last)) => {
                whole_day(first).zip(whole_day(last)).map(|(first, last)| Edge::Between { first, last })
            }
        };
        let from = from.ok_or_else(|| ReviewTextError::NoBeginning { found: shown(found) })?;
        VersionId::new(rule, from).map_err(ReviewTextError::Beginning)
    }

    /// `"name, role"`, in which a backslash stands before a quotation mark and before itself.
    fn reviewer(&mut self) -> Result<Reviewer, ReviewTextError> {
        let text = self.0.trim_start_matches(GAPS);
        let refused = || ReviewTextError::NoReviewer { found: shown(text) };
        let mut characters = text.strip_prefix('"').ok_or_else(refused)?.chars();
        let mut inner = String::new();
        loop {
            match characters.next() {
                Some('"') => break,
                Some('\\') => {
                    inner.push(characters.next().filter(|c| matches!(c, '"' | '\\')).ok_or_else(refused)?);
                }
                Some(character) => inner.push(character),
                None => return Err(refused()),
            }
        }
        self.0 = characters.as_str();
        let (name, role) = inner.split_once(',').ok_or_else(refused)?;
        let name = name.parse().map_err(ReviewTextError::Reviewer)?;
        let role = role.parse().map_err(ReviewTextError::Reviewer)?;
        Reviewer::new(name, role).map_err(ReviewTextError::Review)
    }
}

/// A day in its one form.
fn whole_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok().filter(|day: &NaiveDate| day.to_string() == text)
}

fn wanted(wanted: &'static str, found: &str) -> ReviewTextError {
    ReviewTextError::Wanted { wanted, found: shown(found) }
}

/// Why a review cannot be.
///
/// ```
/// use mangfold::audit::{ReviewError, Reviewer};
///
/// let refused = Reviewer::new("Nordmann, Kari".parse()?, "advokat".parse()?).unwrap_err();
/// assert!(matches!(refused, ReviewError::NameWithComma { .. }));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReviewError {
    /// A comma in the name, behind which the role would begin.
    #[error("by: a comma in the name {name}, though the role begins behind the first comma")]
    NameWithComma {
        /// The name.
        name: Name,
    },
    /// Reservations to a disagreement.
    #[error("except: reservations are made to an agreement only")]
    ReservedDisagreement,
    /// A semicolon in a reservation, behind which the next would begin.
    #[error("except: a semicolon in {value}, though it stands between reservations")]
    ReservationWithSemicolon {
        /// How the reservation begins.
        value: String,
    },
    /// More reservations than a review may have.
    #[error("except: {count}, at most {most} are allowed")]
    TooManyReservations {
        /// How many.
        count: usize,
        /// How many are allowed.
        most: usize,
    },
}

impl ReviewError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NameWithComma { .. } => "review_name_with_comma",
            Self::ReservedDisagreement => "review_reserved_disagreement",
            Self::ReservationWithSemicolon { .. } => "review_reservation_with_semicolon",
            Self::TooManyReservations { .. } => "review_too_many_reservations",
        }
    }
}

/// Why a line of text is no review, or a text names no version.
///
/// ```
/// let error = "no.state.interview.cv_gap @ 1.1.2020".parse::<mangfold::audit::VersionId>().unwrap_err();
/// assert_eq!(error.to_string(), "@: no beginning: \"1.1.2020\" (a day, `day..day` or `..day` is wanted)");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ReviewTextError {
    /// Another word stands where this one is wanted.
    #[error("{wanted} is wanted, not {found}")]
    Wanted {
        /// The word that is wanted.
        wanted: &'static str,
        /// What stands there.
        found: String,
    },
    /// No rule id.
    #[error("{0}")]
    Rule(#[source] TextError),
    /// No beginning of a version.
    #[error("@: no beginning: {found} (a day, `day..day` or `..day` is wanted)")]
    NoBeginning {
        /// What stands there.
        found: String,
    },
    /// A beginning that cannot be.
    #[error("@: {0}")]
    Beginning(#[source] SpanError),
    /// No digest.
    #[error("digest: {0}")]
    Digest(#[source] DigestError),
    /// No reviewer.
    #[error("by: no reviewer: {found} (a name, a comma and a role between double quotes are wanted)")]
    NoReviewer {
        /// What stands there.
        found: String,
    },
    /// A name or role that cannot be.
    #[error("by: {0}")]
    Reviewer(#[source] TextError),
    /// No day.
    #[error("on: no date: {found} (YYYY-MM-DD is wanted)")]
    NoDay {
        /// What stands there.
        found: String,
    },
    /// A reservation that cannot be.
    #[error("except: {0}")]
    Reservation(#[source] TextError),
    /// A review that cannot be.
    #[error("{0}")]
    Review(#[source] ReviewError),
}

impl ReviewTextError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Wanted { .. } => "review_text_wanted",
            Self::Rule(_) => "review_text_rule",
            Self::NoBeginning { .. } => "review_text_no_beginning",
            Self::Beginning(_) => "review_text_beginning",
            Self::Digest(_) => "review_text_digest",
            Self::NoReviewer { .. } => "review_text_no_reviewer",
            Self::Reviewer(_) => "review_text_reviewer",
            Self::NoDay { .. } => "review_text_no_day",
            Self::Reservation(_) => "review_text_reservation",
            Self::Review(_) => "review_text_review",
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a version of a rule")]
struct VersionIdFields {
    rule: RuleId,
    from: Edge,
}

impl TryFrom<VersionIdFields> for VersionId {
    type Error = SpanError;

    fn try_from(f: VersionIdFields) -> Result<Self, SpanError> {
        Self::new(f.rule, f.from)
    }
}

impl From<VersionId> for VersionIdFields {
    fn from(id: VersionId) -> Self {
        Self { rule: id.rule, from: id.from }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a reviewer")]
struct ReviewerFields {
    name: Name,
    role: Title,
}

impl TryFrom<ReviewerFields> for Reviewer {
    type Error = ReviewError;

    fn try_from(f: ReviewerFields) -> Result<Self, ReviewError> {
        Self::new(f.name, f.role)
    }
}

impl From<Reviewer> for ReviewerFields {
    fn from(r: Reviewer) -> Self {
        Self { name: r.name, role: r.role }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a review")]
struct ReviewFields {
    version: VersionId,
    digest: Digest,
    by: Reviewer,
    #[serde(with = "day")]
    on: NaiveDate,
    verdict: ReviewVerdict,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    except: Vec<Title>,
}

impl TryFrom<ReviewFields> for Review {
    type Error = ReviewError;

    fn try_from(f: ReviewFields) -> Result<Self, ReviewError> {
        let ReviewFields { version, digest, by, on, verdict, except } = f;
        Self { version, digest, by, on, verdict, except: Vec::new() }.except(except)
    }
}

impl From<Review> for ReviewFields {
    fn from(r: Review) -> Self {
        Self {
            version: r.version,
            digest: r.digest,
            by: r.by,
            on: r.on,
            verdict: r.verdict,
            except: r.except,
        }
    }
}
