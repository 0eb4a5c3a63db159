//! Recruitment that can be proved fair: a hiring round goes in, an auditable decision comes out.
//!
//! A hiring system builds a [`Round`] (one vacancy, the people who applied, the shortlists) and asks a [`Policy`] about
//! it. A policy is dated rules beside the words of their sources, as data. The answer is a [`Decision`]: one
//! [`Finding`] for every rule, with the facts it rests on and the words for the case file.
//!
//! ```
//! use mangfold::{packs, testing, wording::Language, Outcome};
//!
//! let policy = packs::norway_state();
//! let round = testing::sample(); // yours comes from Round::new or Round::from_json
//! let decision = policy.decide(&round, testing::stamp());
//!
//! assert_eq!(decision.outcome(), Outcome::Clear);
//! println!("{}", decision.annotation(Language::Bokmal));
//!
//! let cleared = decision.clear(&[])?; // the proof that your own functions can ask for
//! assert_eq!(cleared.shortlist().invitations().len(), 3);
//! # Ok::<(), mangfold::Refusal>(())
//! ```
//!
//! # The words
//!
//! [`Vacancy`] (utlyst stilling), [`Advert`] (utlysningstekst), [`Applicant`] (søker: a person *in this vacancy*),
//! [`Ground`] (diskrimineringsgrunnlag), [`Declaration`] (avkryssing), [`Group`] (gruppe), [`Assessment`]
//! (kvalifikasjonsvurdering), [`Shortlist`] and [`Invitation`] (innkallingsliste), [`Round`] (tilsettingssak),
//! [`Bound`] (krav), [`Rule`], [`Version`] and [`Part`] (regel), [`Policy`] (regelsett), [`Finding`] and [`Verdict`],
//! [`Decision`] and [`Outcome`] (vurdering), [`Departure`] (fravik). The annotation (påtegning) is
//! [`Decision::annotation`], in one line [`Decision::summary`]; what applicants may be told is [`Decision::letter`]. What a
//! lawyer reads of a policy is [`Policy::reading`], what the employees' representatives read [`Policy::consultation`]. The
//! sealed form of a decision is [`audit::Record`], the sequence of them [`audit::Log`].
//!
//! # What it does not do
//!
//! No input or output, no clock, no randomness, no global state: the caller gives times, ids and facts. It scores
//! nobody, infers nothing about a person, and gives no legal advice; no pack is official. The rules it enforces are
//! about who is *invited*; people decide who is hired.
//!
//! # What always holds
//!
//! - Deciding is total and pure: it never fails, and the same input gives the same bytes, in whatever order things are
//!   given. Whatever a [`Round`] holds belongs together: its constructor is the only place that refuses.
//! - A finding for every rule, also the silent ones; the outcome follows from the findings and from nothing else.
//! - Undeclared is not "no", and what is unknown is never filled in: a rule that cannot be judged is *undetermined* and
//!   names the fewest facts that settle it.
//! - Every part of a rule stands beside the words it comes from, with how sure we are ([`Mark`]); a finding is as sure
//!   as the weakest part it used.
//! - Special-category data is redacted in `Debug`, withheld in errors of reading a round, and absent from the case file.
//!
//! # Features
//!
//! `json`, `wording` and `audit` are on by default; `schema` adds JSON Schemas of the documents, `proptest1` strategies to
//! [`testing`], `ed25519` the verifying of signatures to `audit`. No feature changes a decision. The minimum supported
//! Rust is that of `rust-version`; raising it is a minor release.

mod advert;
mod advert_review;
mod applicant;
#[cfg(feature = "audit")]
pub mod audit;
mod balance;
mod bound;
mod case_file;
mod census;
mod check;
mod clear;
mod comparison;
mod condition;
mod decide;
mod decision;
mod distinct;
mod employer;
mod finding;
mod force;
mod ground;
mod hire;
mod id;
mod invite;
#[cfg(feature = "json")]
mod json;
mod literal;
pub mod monitor;
pub mod packs;
mod policy;
pub mod programme;
mod ranking;
mod ratio;
mod recognition;
mod relation;
pub mod remedy;
mod round;
mod rule;
#[cfg(feature = "schema")]
pub mod schema;
mod search;
mod shortlist;
mod silence;
mod source;
mod span;
mod statement;
pub mod testing;
mod text;
mod vacancy;
mod version;
mod view;
#[doc = include_str!("wire.md")]
pub mod wire {}
#[cfg(feature = "wording")]
pub mod wording;
mod words;

pub use advert::{Advert, Channel};
pub use advert_review::{AdvertHit, AdvertReview, SupplyError};
pub use applicant::{Applicant, ApplicantError, Assessment, Origin, Suitability};
pub use bound::{AsManyAs, Bound, Counts, Judgement, Membership, Neither, Share, Standing, TooFew};
pub use case_file::{Entry, EntryKind, RecordedException};
pub use check::{
    AssessmentCheck, Before, Check, Considered, Equality, LegalBasis, Monitored, PeriodShare, Preference,
    Presence, Record, SentenceCheck, SentenceError,
};
pub use clear::{ClearedShortlist, Departure, Refusal, RefusedBecause};
pub use comparison::{Comparison, ComparisonError};
pub use condition::{Condition, Matter, Measure, OddNumber};
pub use decision::{Decision, Outcome, RecordedDecision, RecordedDecisionError, SEMANTICS};
pub use employer::{
    Country, CountryError, Employer, EmployerError, Region, RegionError, Representation, RepresentationError,
    Sector,
};
pub use finding::{Because, Exclusion, Fact, Finding, FindingError, People, Remark, Verdict};
pub use force::{Force, Modality};
pub use ground::{Answer, Declaration, Ground, GroundError, Group, GroupError};
pub use hire::Hire;
pub use id::{ApplicantId, ParseIdError, ShortlistId, VacancyId};
pub use invite::{AssertedBy, Consistency, Deadline, Invite, Overlap, Pool, Stages, Undeclared};
#[cfg(feature = "json")]
pub use json::ReadError;
pub use policy::{Policy, PolicyError};
pub use ratio::{Ratio, RatioError, Rounding};
pub use recognition::{Difference, Recognition, StatementFinding, StatementIndex};
pub use relation::{Relation, RelationKind};
pub use round::{Round, RoundError};
pub use rule::{Announced, Rule, RuleError};
pub use shortlist::{Invitation, InvitationState, Mode, Shortlist, ShortlistError};
pub use silence::{Choice, InScope, Question, Silence};
pub use source::{Element, Mark, Part, PartError, Source};
pub use span::{Clock, Edge, Span, SpanError};
pub use statement::{Statement, StatementStatus, Wording, WordingError};
pub use text::{
    AdvertText, Code, LanguageTag, Limits, Name, PolicyId, Reason, RoundReference, RuleId, TextError, Title,
};
pub use vacancy::{Category, Criterion, Length, Opening, Vacancy, VacancyError};
pub use version::{Effect, Elsewhere, Exception, Justification, Version, VersionError, When};
pub use view::{CaseFile, CaseFileFinding, CaseFileRemedy, CaseFileVerdict, Restricted};

pub use words::{Markup, Place, TextWords, TextWordsError};

/// The README's code is a test.
#[cfg(all(doctest, feature = "wording"))]
#[doc = include_str!("../README.md")]
struct Readme;
