//! Recruitment that can be proved fair.
#![cfg_attr(not(test), warn(clippy::disallowed_types))]

mod applicant;
mod bound;
mod case_file;
mod census;
mod check;
mod clear;
mod decide;
mod decision;
mod finding;
mod ground;
mod id;
#[cfg(feature = "json")]
mod json;
pub mod packs;
mod policy;
mod round;
mod rule;
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
#[cfg(feature = "wording")]
pub mod wording;

pub use applicant::{Applicant, ApplicantError, Assessment, Origin, Suitability};
pub use bound::{Bound, Judgement, Membership, Standing};
pub use case_file::{Entry, EntryKind, RecordedException};
pub use check::{
    AssertedBy, Check, Condition, Counts, Deadline, Invite, LegalBasis, Matter, Pool, Undeclared,
};
pub use clear::{ClearedShortlist, Departure, Refusal, RefusedBecause};
pub use decision::{Decision, Outcome, RecordedDecision, RecordedDecisionError};
pub use finding::{Because, Fact, Finding, FindingError, People, Remark, Verdict};
pub use ground::{Answer, Declaration, Ground, GroundError, Group, GroupError};
pub use id::{ApplicantId, ParseIdError, ShortlistId, VacancyId};
#[cfg(feature = "json")]
pub use json::ReadError;
pub use policy::{Policy, PolicyError};
pub use round::{Hire, Round, RoundError};
pub use rule::{Force, Modality, Rule, RuleError};
pub use shortlist::{Invitation, InvitationState, Mode, Shortlist, ShortlistError};
pub use silence::{Choice, InScope, Question, Silence};
pub use source::{Element, Mark, Part, PartError, Source};
pub use span::{Clock, Edge, Span, SpanError};
pub use statement::{Statement, Wording};
pub use text::{AdvertText, Code, LanguageTag, Limits, Name, PolicyId, Reason, RuleId, TextError, Title};
pub use vacancy::{
    Advert, Category, Channel, Country, CountryError, Criterion, Employer, Length, Opening, Sector, Vacancy,
    VacancyError,
};
pub use version::{Elsewhere, Exception, Version, VersionError, When};
pub use view::{CaseFile, CaseFileFinding, CaseFileVerdict, Restricted};
