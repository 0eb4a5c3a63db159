//! The ledger of reviews, what it says of a policy, and whether that makes the policy official.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use super::review::{Review, ReviewTextError, ReviewVerdict, VersionId};
use crate::check::Check;
use crate::policy::Policy;
use crate::round::Format;
use crate::source::{Element, Mark, Part};
use crate::statement::Wording;
use crate::text::Wire;
use crate::version::{Exception, Version};

/// The most reviews of one ledger.
const MOST_REVIEWS: usize = 10_000;

/// The longest line of a ledger's text, in bytes. No review that can be is longer.
const LONGEST_LINE: usize = 128 * 1024;

/// The reviews of versions of rules, in the order in which they stand.
///
/// As text it is one line for each review; empty lines, and lines that begin with `#`, are allowed between them.
///
/// ```
/// use mangfold::{audit::Ledger, packs};
///
/// let policy = packs::norway_state();
/// let text = format!(
///     "# Read beside the regulation.\n\nreview no.state.interview.disability @ 2017-07-01  digest {}  \
///     by \"Kari Nordmann, advokat\"  on 2027-01-15  agrees except: silent/short_posts → ask KMD\n",
///     policy.digest_of(policy.rules()[0].id(), 0).unwrap(),
/// );
/// let ledger: Ledger = text.parse()?;
/// assert_eq!(ledger.standing(&policy).versions()[0].live().len(), 1);
///
/// let error = text.replace("KMD", "").replace("ask", ";").parse::<Ledger>().unwrap_err();
/// assert_eq!(error.to_string(), "line 3: except: empty title");
/// # Ok::<(), mangfold::audit::LedgerError>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Ledger {
    reviews: Vec<Review>,
}

/// Why a ledger cannot be.
///
/// ```
/// let error = "# ours\nreviewed".parse::<mangfold::audit::Ledger>().unwrap_err();
/// assert_eq!(error.to_string(), "line 2: review is wanted, not \"reviewed\"");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LedgerError {
    /// A line that is no review.
    #[error("line {line}: {error}")]
    Line {
        /// The line, counted from one.
        line: usize,
        /// What is wrong there.
        #[source]
        error: ReviewTextError,
    },
    /// A line longer than a review can be.
    #[error("line {line}: {bytes} bytes, at most {most} are allowed")]
    LineTooLong {
        /// The line, counted from one.
        line: usize,
        /// How long it is.
        bytes: usize,
        /// How long it may be.
        most: usize,
    },
    /// A line on which a reviewer says something of the same words a second time on one day.
    #[error("line {line}: {review}")]
    LineTwice {
        /// The later line, counted from one.
        line: usize,
        /// Who is there twice, on what.
        review: String,
    },
    /// A reviewer says something of the same words a second time on one day.
    #[error("reviews: number {number}: {review}")]
    ReviewTwice {
        /// The later review, counted from one.
        number: usize,
        /// Who is there twice, on what.
        review: String,
    },
    /// More reviews than a ledger may have.
    #[error("reviews: more than {most}")]
    TooManyReviews {
        /// How many are allowed.
        most: usize,
    },
}

impl LedgerError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Line { .. } => "ledger_line",
            Self::LineTooLong { .. } => "ledger_line_too_long",
            Self::LineTwice { .. } => "ledger_line_twice",
            Self::ReviewTwice { .. } => "ledger_review_twice",
            Self::TooManyReviews { .. } => "ledger_too_many_reviews",
        }
    }
}

impl Ledger {
    /// These reviews, in this order.
    ///
    /// # Errors
    ///
    /// [`LedgerError::TooManyReviews`], or [`LedgerError::ReviewTwice`] where it would not be plain which of two words
    /// of a reviewer is the last.
    pub fn new(reviews: Vec<Review>) -> Result<Self, LedgerError> {
        if reviews.len() > MOST_REVIEWS {
            return Err(LedgerError::TooManyReviews { most: MOST_REVIEWS });
        }
        match first_twice(&reviews) {
            Some((place, review)) => Err(LedgerError::ReviewTwice { number: place + 1, review }),
            None => Ok(Self { reviews }),
        }
    }

    /// The reviews, in order.
    #[must_use]
    pub fn reviews(&self) -> &[Review] {
        &self.reviews
    }

    /// What the ledger says of each version of a policy.
    #[must_use]
    pub fn standing<'a>(&'a self, policy: &'a Policy) -> Reviewed<'a> {
        let all =
            policy.rules().iter().flat_map(|rule| rule.versions().iter().map(move |version| (rule, version)));
        let mut versions: Vec<ReviewedVersion<'_>> = all
            .map(|(rule, version)| ReviewedVersion {
                id: VersionId::of(rule, version),
                digest: policy.digest_as_it_stands(rule, version),
                version,
                live: Vec::new(),
                replaced: Vec::new(),
                lapsed: Vec::new(),
            })
            .collect();
        let mut unknown = Vec::new();
        for review in &self.reviews {
            let of_it = |version: &&mut ReviewedVersion<'_>| version.id == *review.version();
            let is_live = versions.iter_mut().filter(of_it).any(|version| version.digest == review.digest());
            let mut placed = false;
            for version in versions.iter_mut().filter(of_it) {
                placed = true;
                if version.digest == review.digest() {
                    version.hear(review);
                } else if !is_live {
                    version.lapsed.push(review);
                }
            }
            if !placed {
                unknown.push(review);
            }
        }
        Reviewed { policy, versions, unknown }
    }
}

/// The first review of the same words by the same reviewer on the same day as one before it.
fn first_twice(reviews: &[Review]) -> Option<(usize, String)> {
    let mut seen = BTreeSet::new();
    let (place, review) = reviews.iter().enumerate().find(|(_, review)| {
        !seen.insert((review.version().to_string(), review.digest(), review.by(), review.on()))
    })?;
    Some((place, format!("{} is there twice on {} of {}", review.by(), review.on(), review.version())))
}

impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reviews.iter().try_for_each(|review| writeln!(f, "{review}"))
    }
}

impl FromStr for Ledger {
    type Err = LedgerError;

    fn from_str(text: &str) -> Result<Self, LedgerError> {
        let (mut lines, mut reviews) = (Vec::new(), Vec::new());
        // A byte order mark says nothing, and some editors write one.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (line, content) in (1..).zip(text.lines()) {
            if content.trim().is_empty() || content.trim_start().starts_with('#') {
                continue;
            }
            if content.len() > LONGEST_LINE {
                return Err(LedgerError::LineTooLong { line, bytes: content.len(), most: LONGEST_LINE });
            }
            if reviews.len() == MOST_REVIEWS {
                return Err(LedgerError::TooManyReviews { most: MOST_REVIEWS });
            }
            reviews.push(content.parse().map_err(|error| LedgerError::Line { line, error })?);
            lines.push(line);
        }
        Self::new(reviews).map_err(|error| match error {
            LedgerError::ReviewTwice { number, review } => match lines.get(number - 1) {
                Some(&line) => LedgerError::LineTwice { line, review },
                None => LedgerError::ReviewTwice { number, review },
            },
            other => other,
        })
    }
}

/// What a ledger says of a policy: of each version in it, in rule order, and of what is not in it.
///
/// ```
/// use mangfold::{audit::Ledger, packs};
///
/// let (policy, ledger) = (packs::norway_state(), Ledger::default());
/// let reviewed = ledger.standing(&policy);
/// let versions = policy.rules().iter().map(|rule| rule.versions().len()).sum::<usize>();
/// assert_eq!(reviewed.versions().len(), versions);
/// assert!(reviewed.unknown().is_empty() && reviewed.official().is_err());
/// ```
#[derive(Clone, Debug)]
pub struct Reviewed<'a> {
    policy: &'a Policy,
    versions: Vec<ReviewedVersion<'a>>,
    unknown: Vec<&'a Review>,
}

impl<'a> Reviewed<'a> {
    /// The policy.
    #[must_use]
    pub const fn policy(&self) -> &'a Policy {
        self.policy
    }

    /// Each version of each rule, in the policy's order.
    #[must_use]
    pub fn versions(&self) -> &[ReviewedVersion<'a>] {
        &self.versions
    }

    /// The reviews of a rule or version that the policy does not have.
    #[must_use]
    pub fn unknown(&self) -> &[&'a Review] {
        &self.unknown
    }

    /// Whether the policy is official, and what is in the way where it is not.
    ///
    /// Of every version the last word of at least one reviewer is wanted, and the last word of each must agree without
    /// reservation. No part of a version or of its exceptions, and no wording of a statement that it checks, may be
    /// marked `I` or `G`.
    ///
    /// # Errors
    ///
    /// A [`NotOfficial`] that names every version that is in the way, and why.
    pub fn official(&self) -> Result<Official<'a>, NotOfficial> {
        let of = |version: &ReviewedVersion<'a>| {
            let id = version.id.clone();
            version.in_the_way(self.policy).into_iter().map(move |because| (id.clone(), because))
        };
        let in_the_way: Vec<(VersionId, NotOfficialBecause)> = self.versions.iter().flat_map(of).collect();
        if in_the_way.is_empty() {
            Ok(Official { policy: self.policy })
        } else {
            Err(NotOfficial { in_the_way })
        }
    }
}

/// What a ledger says of one version of a rule.
///
/// Two reviews are by one reviewer where name and role are the same.
///
/// ```
/// use mangfold::{audit::Ledger, packs};
///
/// let (policy, ledger) = (packs::norway_state(), Ledger::default());
/// let reviewed = ledger.standing(&policy);
/// let version = &reviewed.versions()[0];
/// assert_eq!(version.id().to_string(), "no.state.interview.disability @ 2017-07-01");
/// assert!(version.live().is_empty() && version.lapsed().is_empty());
/// ```
#[derive(Clone, Debug)]
pub struct ReviewedVersion<'a> {
    id: VersionId,
    digest: Digest,
    version: &'a Version,
    live: Vec<&'a Review>,
    replaced: Vec<&'a Review>,
    lapsed: Vec<&'a Review>,
}

impl<'a> ReviewedVersion<'a> {
    /// Which version.
    #[must_use]
    pub const fn id(&self) -> &VersionId {
        &self.id
    }

    /// Its digest as it stands now.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }

    /// The version.
    #[must_use]
    pub const fn version(&self) -> &'a Version {
        self.version
    }

    /// The reviews of it as it stands, the last of each reviewer.
    #[must_use]
    pub fn live(&self) -> &[&'a Review] {
        &self.live
    }

    /// The reviews of it as it stands in whose place the same reviewer set a later one.
    #[must_use]
    pub fn replaced(&self) -> &[&'a Review] {
        &self.replaced
    }

    /// The reviews of it as it stood when they were made: its words, or what was chosen in it, are others now.
    #[must_use]
    pub fn lapsed(&self) -> &[&'a Review] {
        &self.lapsed
    }

    /// Takes in a live review, as the last of its reviewer or as one that was replaced.
    fn hear(&mut self, review: &'a Review) {
        match self.live.iter_mut().find(|known| known.by() == review.by()) {
            Some(known) if known.on() < review.on() => self.replaced.push(std::mem::replace(known, review)),
            Some(_) => self.replaced.push(review),
            None => self.live.push(review),
        }
    }

    fn in_the_way(&self, policy: &Policy) -> Vec<NotOfficialBecause> {
        let mut reasons = Vec::new();
        match (self.live.is_empty(), self.lapsed.is_empty()) {
            (true, true) => reasons.push(NotOfficialBecause::WithoutReview),
            (true, false) => reasons.push(NotOfficialBecause::Lapsed),
            (false, _) => {}
        }
        if self.live.iter().any(|review| review.verdict() == ReviewVerdict::Disagrees) {
            reasons.push(NotOfficialBecause::Disagrees);
        }
        if self.live.iter().any(|review| !review.reservations().is_empty()) {
            reasons.push(NotOfficialBecause::Reserved);
        }
        let exceptions = self.version.exceptions().iter().flat_map(Exception::parts);
        let parts = self.version.parts().iter().chain(exceptions).map(|part: &Part| (part.of(), part.mark()));
        let statement = match self.version.check() {
            Check::Statement(statement) => policy.statement(statement),
            _ => None,
        };
        let wordings =
            statement.into_iter().flat_map(|statement| statement.wordings().iter().map(Wording::mark));
        // What no part speaks of is a reading, and so is a relation that is no surer.
        let version = self.version;
        let checked =
            version.elements_checked().into_iter().map(|element| (element, version.mark_of(element)));
        let relations = policy.relations().iter().filter(|relation| relation.rule() == self.id.rule());
        let marks: BTreeSet<(Element, Mark)> = parts
            .chain(wordings.map(|mark| (Element::Statement, mark)))
            .chain(checked)
            .chain(relations.map(|relation| (Element::Relation, relation.mark())))
            .collect();
        let weak = marks.into_iter().filter(|(_, mark)| *mark > Mark::Secondary);
        reasons.extend(weak.map(|(element, mark)| NotOfficialBecause::RestsOn { element, mark }));
        reasons
    }
}

/// That nothing is in the way of a policy's being official, by a ledger.
///
/// Only [`Reviewed::official`] gives it: it has no public constructor, no serde and no `Clone`, so that nobody can set
/// it.
///
/// ```compile_fail
/// let policy = mangfold::packs::norway_state();
/// let official = mangfold::audit::Official { policy: &policy };
/// ```
#[derive(Debug)]
pub struct Official<'a> {
    policy: &'a Policy,
}

impl<'a> Official<'a> {
    /// The policy that is official.
    #[must_use]
    pub const fn policy(&self) -> &'a Policy {
        self.policy
    }
}

/// What of one version is in the way of a policy's being official.
///
/// ```
/// use mangfold::audit::NotOfficialBecause;
/// assert_eq!(serde_json::to_string(&NotOfficialBecause::Lapsed)?, "\"lapsed\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotOfficialBecause {
    /// Nobody has reviewed it.
    WithoutReview,
    /// Only reviews of other words than it has now.
    Lapsed,
    /// The last word of a reviewer is that the version is wrong.
    Disagrees,
    /// The last word of a reviewer holds a reservation.
    Reserved,
    /// An element rests on a reading or on what is not verified.
    RestsOn {
        /// The element.
        element: Element,
        /// How sure it is: `I` or `G`.
        mark: Mark,
    },
}

/// The versions that are in the way of a policy's being official.
///
/// ```
/// use mangfold::{audit::Ledger, packs};
///
/// let refusal = Ledger::default().standing(&packs::norway_state()).official().unwrap_err();
/// assert!(refusal.to_string().starts_with(
///     "the policy is not official: no.state.interview.disability @ 2017-07-01 has no review; "));
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NotOfficial {
    in_the_way: Vec<(VersionId, NotOfficialBecause)>,
}

impl NotOfficial {
    /// Each version that is in the way, in the policy's order, with each reason why.
    #[must_use]
    pub fn in_the_way(&self) -> &[(VersionId, NotOfficialBecause)] {
        &self.in_the_way
    }

    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "policy_not_official"
    }
}

impl fmt::Display for NotOfficial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the policy is not official")?;
        let mut sign = ": ";
        for (version, why) in &self.in_the_way {
            write!(f, "{sign}{version} ")?;
            match why {
                NotOfficialBecause::WithoutReview => f.write_str("has no review")?,
                NotOfficialBecause::Lapsed => f.write_str("has only reviews that have lapsed")?,
                NotOfficialBecause::Disagrees => f.write_str("is disagreed with")?,
                NotOfficialBecause::Reserved => f.write_str("is agreed with under reservation")?,
                NotOfficialBecause::RestsOn { element, mark } => {
                    write!(f, "rests on {}, marked {}", Wire(element), mark.as_str())?;
                }
            }
            sign = "; ";
        }
        Ok(())
    }
}

impl std::error::Error for NotOfficial {}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a ledger")]
struct Fields {
    format: Format,
    reviews: Vec<Review>,
}

impl TryFrom<Fields> for Ledger {
    type Error = LedgerError;

    fn try_from(f: Fields) -> Result<Self, LedgerError> {
        Self::new(f.reviews)
    }
}

impl From<Ledger> for Fields {
    fn from(l: Ledger) -> Self {
        Self { format: Format, reviews: l.reviews }
    }
}
