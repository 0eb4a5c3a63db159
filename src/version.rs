//! A rule as it stood for a time: what is checked, beside the words it comes from, and what takes it away.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::bound::{AsManyAs, Bound, Counts, Neither, Share};
#[cfg(feature = "audit")]
use crate::check::Before;
use crate::check::{AssessmentCheck, Check, LegalBasis};
use crate::condition::{Condition, Matter, Measure};
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
#[cfg(feature = "audit")]
use crate::invite::Deadline;
use crate::invite::{Consistency, Invite, Overlap, Pool, Stages};
use crate::silence::{Choice, InScope, Question, Silence, settles};
use crate::source::{Element, Mark, Part};
use crate::span::{Edge, Span, SpanError};
use crate::text::{Code, Reason, Wire, day, twice};
use crate::vacancy::Opening;

/// When an exception holds.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::When::Recorded)?, "\"recorded\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum When {
    /// On a plain fact of the vacancy: unknown while the fact is.
    Fact(Condition),
    /// On a judgement: only by a named human's record, never unknown.
    Recorded,
}

/// What takes a duty away. An exception never adds one.
///
/// ```
/// use mangfold::{Condition, Element, Exception, Mark, Opening, Part, When};
///
/// let words = Part::quoted(Element::Exception, "intern".parse()?, "own".parse()?, Mark::Verified);
/// let exception = Exception::new("internal_posting".parse()?, When::Fact(Condition::Opening(Opening::Internal)), vec![words]);
/// assert!(!exception.is_open_at_clearing());
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an exception")]
pub struct Exception {
    id: Code,
    when: When,
    parts: Vec<Part>,
    #[serde(default, skip_serializing_if = "Effect::is_lifting")]
    effect: Effect,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    open_at_clearing: bool,
}

/// What an exception does to the duty.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Effect::CapsAlike)?, "\"caps_alike\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Effect {
    /// There is no duty.
    #[default]
    Lifts,
    /// Instead of all, the best of the group, up to the recorded cap, which the others invited must not exceed either.
    /// Without a recorded cap, or where the others exceed it, the duty stands whole.
    CapsAlike,
}

impl Effect {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
    const fn is_lifting(&self) -> bool {
        matches!(self, Self::Lifts)
    }
}

/// Why a preference is given, that it is in proportion, and by when that is to be looked at again.
///
/// Positive action is lawful while it serves its purpose and is in proportion to it, and ends when the purpose is
/// reached (ldl § 11; that a preference states these three is a reading).
///
/// ```
/// use mangfold::Justification;
///
/// let why = Justification::new("balanced representation".parse()?, "only among near-equals".parse()?, "2027-11-22".parse()?);
/// assert_eq!(why.review_by().to_string(), "2027-11-22");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "why a preference is given")]
pub struct Justification {
    purpose: Reason,
    proportionality_note: Reason,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    review_by: NaiveDate,
}

impl Justification {
    /// What it is for, why it is in proportion, and by when it is to be reviewed.
    #[must_use]
    pub const fn new(purpose: Reason, proportionality_note: Reason, review_by: NaiveDate) -> Self {
        Self { purpose, proportionality_note, review_by }
    }

    /// What it is for.
    #[must_use]
    pub const fn purpose(&self) -> &Reason {
        &self.purpose
    }

    /// Why it is in proportion.
    #[must_use]
    pub const fn proportionality_note(&self) -> &Reason {
        &self.proportionality_note
    }

    /// By when it is to be reviewed. After that day a finding says that the review is due.
    #[must_use]
    pub const fn review_by(&self) -> NaiveDate {
        self.review_by
    }
}

impl Exception {
    /// An exception with the words it comes from.
    #[must_use]
    pub const fn new(id: Code, when: When, parts: Vec<Part>) -> Self {
        Self { id, when, parts, effect: Effect::Lifts, open_at_clearing: false }
    }

    /// Lets a named human invoke it at clearing, as a departure.
    #[must_use]
    pub fn open_at_clearing(self) -> Self {
        Self { open_at_clearing: true, ..self }
    }

    /// Weakens the duty instead of lifting it.
    #[must_use]
    pub fn with_effect(self, effect: Effect) -> Self {
        Self { effect, ..self }
    }

    /// What it does to the duty.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        self.effect
    }

    /// Its code in the rule.
    #[must_use]
    pub const fn id(&self) -> &Code {
        &self.id
    }

    /// When it holds.
    #[must_use]
    pub const fn when(&self) -> &When {
        &self.when
    }

    /// The words it comes from.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether it may be invoked at clearing.
    #[must_use]
    pub const fn is_open_at_clearing(&self) -> bool {
        self.open_at_clearing
    }
}

/// Words of a source that belong to another rule, or to none.
///
/// ```
/// use mangfold::Elsewhere;
///
/// let left = Elsewhere::new("KS vil jobbe for mangfold".parse()?, "ks".parse()?, "an aim, not a check".parse()?);
/// assert_eq!(left.source().as_str(), "ks");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "words that belong elsewhere")]
pub struct Elsewhere {
    says: Reason,
    source: Code,
    why: Reason,
}

impl Elsewhere {
    /// The words, their source, and where they belong or why they are left out.
    #[must_use]
    pub const fn new(says: Reason, source: Code, why: Reason) -> Self {
        Self { says, source, why }
    }

    /// The words.
    #[must_use]
    pub const fn says(&self) -> &Reason {
        &self.says
    }

    /// The key of their source.
    #[must_use]
    pub const fn source(&self) -> &Code {
        &self.source
    }

    /// Where they belong, or why they are left out.
    #[must_use]
    pub const fn why(&self) -> &Reason {
        &self.why
    }
}

/// A rule as it stood for a time: what is checked, beside the words it comes from.
///
/// ```
/// use mangfold::{Check, Edge, EntryKind, Element, Force, Mark, Modality, Part, Record, Span, Version};
///
/// let span = Span::new(Edge::On("2026-01-01".parse()?), Edge::Open)?;
/// let words = Part::quoted(Element::Record, "saken skal vise til planen".parse()?, "own".parse()?, Mark::Verified);
/// let check = Check::Record(Record::new(EntryKind::ActionPlanReference));
/// let version = Version::new(span, Force::Instruction, Modality::Should, check, vec![words])?;
/// assert_eq!(version.modality(), Modality::Should);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Version {
    span: Span,
    force: Force,
    modality: Modality,
    legal_basis: Option<LegalBasis>,
    scope: Vec<Condition>,
    check: Check,
    parts: Vec<Part>,
    unless: Vec<Exception>,
    silent: Vec<Silence>,
    settled: Vec<Settled>,
    elsewhere: Vec<Elsewhere>,
    justification: Option<Justification>,
    // INVARIANT: derived from `parts`: how sure each element is, as the weakest part about it.
    marks: [Mark; Element::ALL.len()],
    // INVARIANT: a bit for each question of `silent`.
    open: u32,
    // INVARIANT: derived from the check: the rule's own group and those it is one with, where it is.
    union: Option<Group>,
}

/// An unsettled edge and the day it was chosen to be read as.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an unsettled edge and how it is read")]
struct Settled {
    unsettled: Edge,
    read_as: Edge,
}

/// Why a version of a rule cannot be.
///
/// ```
/// use mangfold::{Check, Edge, EntryKind, Force, Modality, Record, Span, Version, VersionError};
///
/// let span = Span::new(Edge::On("2026-01-01".parse()?), Edge::Open)?;
/// let bare = Version::new(span, Force::Scheme, Modality::Must, Check::Record(Record::new(EntryKind::ActionPlanReference)), vec![]);
/// assert_eq!(bare.unwrap_err(), VersionError::WithoutParts);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VersionError {
    /// No words stand beside the check.
    #[error("parts: none, so that no words stand beside the check")]
    WithoutParts,
    /// The check counts a ground that serves statistics only.
    #[error("check: {ground} serves statistics only")]
    StatisticsOnly {
        /// The ground.
        ground: Ground,
    },
    /// The check counts declarations, and no legal basis is given.
    #[error("legal_basis: missing, though the check counts declarations")]
    WithoutLegalBasis,
    /// Employment law is named as the legal basis where no statute, regulation or collective agreement stands.
    #[error(
        "legal_basis: employment_law, though the force is {} and no law or collective agreement",
        Wire(force)
    )]
    BasisWithoutLaw {
        /// The force given.
        force: Force,
    },
    /// One fact of the vacancy is asked for twice.
    #[error("scope: {matter} is asked for twice, in the scope or an exception")]
    MatterTwice {
        /// The fact.
        matter: Matter,
    },
    /// A condition lists nothing, so that it could never hold.
    #[error("scope: {matter}: none, in the scope or an exception")]
    EmptyCondition {
        /// The fact it asks for.
        matter: Matter,
    },
    /// No words stand beside an exception.
    #[error("unless: {exception}: parts: none, so that no words stand beside the exception")]
    ExceptionWithoutParts {
        /// The code.
        exception: Code,
    },
    /// Two exceptions have one code.
    #[error("unless: {exception} is there twice")]
    ExceptionTwice {
        /// The code.
        exception: Code,
    },
    /// One question is listed twice as left open.
    #[error("silent: {} is there twice", Wire(question))]
    SilenceTwice {
        /// The question.
        question: Question,
    },
    /// A question is answered that the text does not leave open.
    #[error("silent: the text does not leave {} open", Wire(question))]
    NotSilent {
        /// The question.
        question: Question,
    },
    /// An answer does not fit the version: another check, an edge it does not have, or a day outside it.
    #[error("choice: {} cannot be answered like this here", Wire(question))]
    NoSuchChoice {
        /// The question.
        question: Question,
    },
    /// The parts of an invite check do not go together.
    #[error("check.invite: {what}")]
    NoSuchCombination {
        /// What does not go together.
        what: &'static str,
    },
    /// What only informs is given as a duty.
    #[error("modality: {}, though the check only informs", Wire(modality))]
    OnlyInforms {
        /// The modality given.
        modality: Modality,
    },
    /// A preference states neither purpose, proportion nor a day of review.
    #[error("justification: missing, though the check is a preference for a group")]
    WithoutJustification,
    /// The span that results is none.
    #[error("span: {0}")]
    Span(#[source] SpanError),
}

impl VersionError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutParts => "version_without_parts",
            Self::StatisticsOnly { .. } => "version_statistics_only",
            Self::WithoutLegalBasis => "version_without_legal_basis",
            Self::BasisWithoutLaw { .. } => "version_basis_without_law",
            Self::MatterTwice { .. } => "version_matter_twice",
            Self::EmptyCondition { .. } => "version_empty_condition",
            Self::ExceptionWithoutParts { .. } => "version_exception_without_parts",
            Self::ExceptionTwice { .. } => "version_exception_twice",
            Self::SilenceTwice { .. } => "version_silence_twice",
            Self::NotSilent { .. } => "version_not_silent",
            Self::NoSuchChoice { .. } => "version_no_such_choice",
            Self::NoSuchCombination { .. } => "version_no_such_combination",
            Self::OnlyInforms { .. } => "version_only_informs",
            Self::WithoutJustification => "version_without_justification",
            Self::Span(_) => "version_span",
        }
    }
}

/// How many months a short post lasts at most.
pub(crate) const SHORT_POST: u16 = 6;

impl Version {
    /// A version that holds for every vacancy, without exceptions or open questions, and counts no declarations.
    ///
    /// Use [`Version::counting`] for one that does. An element that a finding rests on and that has no part here (the
    /// pool, say, or the group) is a reading of the text: the finding is marked [`Mark::Interpretation`] at best.
    ///
    /// # Errors
    ///
    /// [`VersionError::WithoutParts`], [`VersionError::WithoutLegalBasis`] or [`VersionError::StatisticsOnly`].
    pub fn new(
        span: Span,
        force: Force,
        modality: Modality,
        check: Check,
        parts: Vec<Part>,
    ) -> Result<Self, VersionError> {
        Self::checked(Self::bare(span, force, modality, check, parts))
    }

    /// The same for a check that counts declarations, with the legal basis on which it does.
    ///
    /// # Errors
    ///
    /// As [`Version::new`], and [`VersionError::BasisWithoutLaw`].
    pub fn counting(
        basis: LegalBasis,
        span: Span,
        force: Force,
        modality: Modality,
        check: Check,
        parts: Vec<Part>,
    ) -> Result<Self, VersionError> {
        Self::checked(Self { legal_basis: Some(basis), ..Self::bare(span, force, modality, check, parts) })
    }

    const fn bare(span: Span, force: Force, modality: Modality, check: Check, parts: Vec<Part>) -> Self {
        Self {
            span,
            force,
            modality,
            legal_basis: None,
            scope: Vec::new(),
            check,
            parts,
            unless: Vec::new(),
            silent: Vec::new(),
            settled: Vec::new(),
            elsewhere: Vec::new(),
            justification: None,
            marks: [Mark::Interpretation; Element::ALL.len()],
            open: 0,
            union: None,
        }
    }

    /// Limits it to vacancies of which every condition holds.
    ///
    /// # Errors
    ///
    /// [`VersionError::MatterTwice`] or [`VersionError::EmptyCondition`].
    pub fn with_scope(self, scope: Vec<Condition>) -> Result<Self, VersionError> {
        Self { scope, ..self }.checked()
    }

    /// Adds exceptions, each with its own words.
    ///
    /// # Errors
    ///
    /// [`VersionError::ExceptionTwice`], [`VersionError::ExceptionWithoutParts`], [`VersionError::MatterTwice`] or
    /// [`VersionError::EmptyCondition`].
    pub fn unless(self, unless: Vec<Exception>) -> Result<Self, VersionError> {
        Self { unless, ..self }.checked()
    }

    /// Says what the text leaves open.
    ///
    /// # Errors
    ///
    /// [`VersionError::SilenceTwice`].
    pub fn with_silences(self, silent: Vec<Silence>) -> Result<Self, VersionError> {
        Self { silent, ..self }.checked()
    }

    /// Notes words of its sources that belong elsewhere.
    #[must_use]
    pub fn with_elsewhere(self, elsewhere: Vec<Elsewhere>) -> Self {
        Self { elsewhere, ..self }
    }

    /// A preference for a group among people found near each other, with why it is given. It counts declarations.
    ///
    /// # Errors
    ///
    /// As [`Version::counting`], and [`VersionError::OnlyInforms`] for a modality that makes it a duty.
    pub fn preferring(
        justification: Justification,
        basis: LegalBasis,
        span: Span,
        force: Force,
        modality: Modality,
        check: Check,
        parts: Vec<Part>,
    ) -> Result<Self, VersionError> {
        let bare = Self::bare(span, force, modality, check, parts);
        Self::checked(Self { legal_basis: Some(basis), justification: Some(justification), ..bare })
    }

    /// Why a preference is given, where it is one.
    #[must_use]
    pub const fn justification(&self) -> Option<&Justification> {
        self.justification.as_ref()
    }

    /// From when until when it holds.
    #[must_use]
    pub const fn span(&self) -> &Span {
        &self.span
    }

    /// What kind of text it stands in.
    #[must_use]
    pub const fn force(&self) -> Force {
        self.force
    }

    /// How it binds.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.modality
    }

    /// On which basis it counts declarations, where it does.
    #[must_use]
    pub const fn legal_basis(&self) -> Option<LegalBasis> {
        self.legal_basis
    }

    /// The conditions on the vacancy; all must hold.
    #[must_use]
    pub fn scope(&self) -> &[Condition] {
        &self.scope
    }

    /// What is checked.
    #[must_use]
    pub const fn check(&self) -> &Check {
        &self.check
    }

    /// The elements of the check beside the words they come from.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The exceptions.
    #[must_use]
    pub fn exceptions(&self) -> &[Exception] {
        &self.unless
    }

    /// What the text leaves open.
    #[must_use]
    pub fn silences(&self) -> &[Silence] {
        &self.silent
    }

    /// Words of its sources that belong elsewhere.
    #[must_use]
    pub fn elsewhere(&self) -> &[Elsewhere] {
        &self.elsewhere
    }

    /// Whether the text leaves a question open.
    #[must_use]
    pub fn is_silent_on(&self, question: Question) -> bool {
        self.open >> question as u32 & 1 == 1
    }

    /// How a question that the text leaves open is answered; `None` where it is not open, or an edge is unsettled.
    #[must_use]
    pub fn chosen(&self, question: Question) -> Option<Choice> {
        if !self.is_silent_on(question) {
            return None;
        }
        let in_scope = |matter: Matter| {
            if self.scope.iter().any(|condition| condition.about() == matter) {
                InScope::No
            } else {
                InScope::Yes
            }
        };
        let invite = if let Check::Invite(invite) = &self.check { Some(&**invite) } else { None };
        let as_many = invite.and_then(|invite| match invite.bound() {
            Bound::AsManyAs(as_many) => Some(as_many),
            _ => None,
        });
        let share = invite.and_then(|invite| match invite.bound() {
            Bound::Share(share) => Some(share),
            _ => None,
        });
        match question {
            Question::ShortPosts => Some(Choice::ShortPosts(in_scope(Matter::Length))),
            Question::InternalPostings => Some(Choice::InternalPostings(in_scope(Matter::Opening))),
            Question::Edge => None,
            Question::Definition => self.check.group().cloned().map(Choice::Definition),
            Question::OnePersonInTwoGroups => {
                invite.map(|invite| Choice::OnePersonInTwoGroups(invite.overlap().clone()))
            }
            Question::AssertedBy => invite.map(|invite| Choice::AssertedBy(invite.asserted_by())),
            Question::Deadline => invite.map(|invite| Choice::Deadline(invite.deadline())),
            Question::OnTheDay => Some(Choice::OnTheDay(match &self.check {
                Check::Invite(invite) => invite.on_the_day(),
                Check::Record(record) => record.on_the_day(),
                Check::Assessment(assessment) => assessment.on_the_day(),
                _ => return None,
            })),
            Question::WithdrawnAfterInvitation => {
                invite.map(|invite| Choice::WithdrawnAfterInvitation(invite.withdrawn_after_invitation()))
            }
            Question::DeclaredLate => invite.map(|invite| Choice::DeclaredLate(invite.declared_late())),
            Question::Waived => invite.map(|invite| Choice::Waived(invite.waived())),
            Question::Consistency => invite.map(|invite| Choice::Consistency(invite.consistency())),
            Question::OddNumber => self.scope.iter().find_map(|condition| match condition {
                Condition::Underrepresented { measure: Measure::BelowHalf(odd), .. } => {
                    Some(Choice::OddNumber(*odd))
                }
                _ => None,
            }),
            Question::NeitherSide => as_many.map(|as_many| Choice::NeitherSide(as_many.neither())),
            Question::OnTop => as_many.and_then(AsManyAs::on_top).map(|(_, counts)| Choice::OnTop(counts)),
            Question::Enough => as_many
                .map(AsManyAs::enough)
                .or_else(|| share.map(|share| share.enough()))
                .map(Choice::Enough),
            Question::TooFew => as_many
                .map(AsManyAs::too_few)
                .or_else(|| share.map(|share| share.too_few()))
                .map(Choice::TooFew),
            Question::Rounding => share.map(|share| Choice::Rounding(share.rounding())),
            Question::Share => share.map(|share| Choice::Share(share.least())),
            Question::ReviewBy => self.justification.as_ref().map(|why| Choice::ReviewBy(why.review_by())),
        }
    }

    /// Answers a question that the text leaves open.
    ///
    /// # Errors
    ///
    /// [`VersionError::NotSilent`] when the text does not leave it open, [`VersionError::NoSuchChoice`] when the
    /// answer does not fit, or whatever the resulting version is refused for.
    pub fn with_choice(self, choice: Choice) -> Result<Self, VersionError> {
        let question = choice.answers();
        if !self.is_silent_on(question) {
            return Err(VersionError::NotSilent { question });
        }
        let refused = VersionError::NoSuchChoice { question };
        let mut version = self;
        match choice {
            Choice::ShortPosts(answer) => {
                version.limit(Condition::LongerThanMonths(SHORT_POST), answer == InScope::No);
            }
            Choice::InternalPostings(answer) => {
                version.limit(Condition::Opening(Opening::External), answer == InScope::No);
            }
            Choice::Edge { unsettled, read_as } => {
                if !(settles(unsettled, read_as)
                    && (version.span.from() == unsettled || version.span.until() == unsettled))
                {
                    return Err(refused);
                }
                version.span = version.span.with_edge(unsettled, read_as).map_err(VersionError::Span)?;
                version.settled.push(Settled { unsettled, read_as });
            }
            Choice::OddNumber(odd) => {
                let measures = version.scope.iter_mut().filter_map(|condition| match condition {
                    Condition::Underrepresented { measure: measure @ Measure::BelowHalf(_), .. } => {
                        Some(measure)
                    }
                    _ => None,
                });
                measures.for_each(|measure| *measure = Measure::BelowHalf(odd));
            }
            Choice::ReviewBy(day) => {
                let why = version.justification.take().ok_or(refused)?;
                version.justification = Some(Justification { review_by: day, ..why });
            }
            other => version.check = chosen_check(version.check, other).ok_or(refused)?,
        }
        version.checked()
    }

    fn limit(&mut self, condition: Condition, limited: bool) {
        self.scope.retain(|other| other.about() != condition.about());
        if limited {
            self.scope.push(condition);
        }
    }

    /// The sureness of the weakest part about an element; a reading where no words stand beside it.
    pub(crate) fn mark_of(&self, element: Element) -> Mark {
        self.marks.get(element as usize).copied().unwrap_or(Mark::Interpretation)
    }

    /// The elements that a finding may rest on.
    #[cfg(feature = "audit")]
    pub(crate) fn elements_checked(&self) -> Vec<Element> {
        let mut elements = vec![Element::Clock, Element::Force];
        let mut further = |all: &[(Element, bool)]| {
            elements.extend(all.iter().filter(|(_, used)| *used).map(|(element, _)| *element));
        };
        further(&[
            (Element::Scope, !self.scope.is_empty()),
            (Element::LegalBasis, self.legal_basis.is_some()),
        ]);
        match &self.check {
            Check::Invite(invite) => further(&[
                (Element::Pool, true),
                (Element::Group, true),
                (Element::Bound, true),
                (Element::Presupposition, true),
                (Element::Undeclared, true),
                (Element::Deadline, invite.deadline() != Deadline::Open),
                (Element::Mode, invite.mode().is_some()),
                (Element::Stage, invite.stages() == Stages::Every),
                (Element::Consistency, invite.consistency() != Consistency::NotAsked),
            ]),
            Check::Statement(_) | Check::Sentence(_) => {
                further(&[(Element::Statement, true), (Element::Channel, true)]);
            }
            Check::Record(record) => further(&[
                (Element::Record, true),
                (Element::Deadline, record.deadline() != Before::Open),
                (Element::Group, record.about().is_some()),
                (Element::Undeclared, record.about().is_some()),
            ]),
            Check::Assessment(_) => further(&[
                (Element::Group, true),
                (Element::Pool, true),
                (Element::Presupposition, true),
                (Element::Undeclared, true),
                (Element::Record, true),
            ]),
            Check::Preference(preference) => {
                further(&[(Element::Comparison, true), (Element::Group, preference.group().is_some())]);
            }
            Check::PeriodShare(_) => further(&[(Element::Group, true), (Element::Bound, true)]),
            Check::Monitor(_) => further(&[(Element::Bound, true)]),
        }
        elements
    }

    /// The group whose members an invite check counts.
    pub(crate) fn group_of<'a>(&'a self, invite: &'a Invite) -> &'a Group {
        self.union.as_ref().unwrap_or(invite.of())
    }

    /// The span as the sources leave it, where an edge was chosen to be read otherwise.
    pub(crate) fn span_unchosen(&self) -> Span {
        let swap = |span: Span, settled: &Settled| span.with_edge(settled.read_as, settled.unsettled);
        self.settled.iter().try_fold(self.span, swap).unwrap_or(self.span)
    }

    pub(crate) const fn has_chosen_edge(&self) -> bool {
        !self.settled.is_empty()
    }

    fn checked(mut self) -> Result<Self, VersionError> {
        let mark = |element: Element| {
            let about = self.parts.iter().filter(|part| part.of() == element).map(Part::mark).max();
            about.unwrap_or(Mark::Interpretation)
        };
        self.marks = Element::ALL.map(mark);
        self.open = self.silent.iter().fold(0, |open, silence| open | 1 << silence.question() as u32);
        self.union = match &self.check {
            Check::Invite(invite) if matches!(invite.overlap(), Overlap::Union(_)) => invite.union(),
            _ => None,
        };
        let chosen = |settled: &&Settled| {
            let edges = [self.span.from(), self.span.until()];
            !(settles(settled.unsettled, settled.read_as) && edges.contains(&settled.read_as))
        };
        if self.settled.iter().find(chosen).is_some()
            || !(self.settled.is_empty() || self.is_silent_on(Question::Edge))
        {
            return Err(VersionError::NoSuchChoice { question: Question::Edge });
        }
        if self.parts.is_empty() {
            return Err(VersionError::WithoutParts);
        }
        let groups = groups_of(&self.check);
        let grounds = || groups.iter().flat_map(|group| group.grounds());
        if let Some(ground) = grounds().find(|ground| ground.is_for_statistics_only()) {
            return Err(VersionError::StatisticsOnly { ground: ground.clone() });
        }
        if self.legal_basis.is_none() && grounds().next().is_some() {
            return Err(VersionError::WithoutLegalBasis);
        }
        if let Check::Invite(invite) = &self.check
            && let Some(what) = no_such_combination(invite)
        {
            return Err(VersionError::NoSuchCombination { what });
        }
        let counts = |invite: &Invite| {
            invite.bound().plain().is_some() && !matches!(invite.overlap(), Overlap::ForOne(_))
        };
        if !self.modality.is_duty()
            && (matches!(&self.check, Check::Invite(invite) if !counts(invite))
                || matches!(&self.check, Check::Assessment(_)))
        {
            return Err(VersionError::NoSuchCombination {
                what: "a may-rule or notice takes at_least or all",
            });
        }
        if self.check.only_informs() && self.modality.is_duty() {
            return Err(VersionError::OnlyInforms { modality: self.modality });
        }
        if matches!(&self.check, Check::Preference(preference) if preference.group().is_some())
            && self.justification.is_none()
        {
            return Err(VersionError::WithoutJustification);
        }
        let caps = |exception: &&Exception| exception.effect == Effect::CapsAlike;
        if self.unless.iter().any(|exception| caps(&exception))
            && !matches!(&self.check, Check::Invite(invite)
                if *invite.bound() == Bound::All && invite.presupposes() <= 1
                    && invite.consistency() == Consistency::NotAsked && invite.mode().is_none())
            || self.unless.iter().filter(caps).any(|exception| exception.when != When::Recorded)
        {
            return Err(VersionError::NoSuchCombination {
                what: "an exception that caps alike goes with all of a group, presupposing at most one, in any mode, and \
                    a recorded reason",
            });
        }
        let unfit = |exception: &Exception| {
            exception.is_open_at_clearing() && (caps(&exception) || exception.when != When::Recorded)
        };
        if self.unless.iter().any(unfit) {
            return Err(VersionError::NoSuchCombination {
                what: "an exception that may be invoked at clearing is one that a human records, and lifts the duty",
            });
        }
        let lawful = matches!(self.force, Force::Statute | Force::Regulation | Force::Collective);
        if self.legal_basis == Some(LegalBasis::EmploymentLaw) && !lawful {
            return Err(VersionError::BasisWithoutLaw { force: self.force });
        }
        let facts = self.unless.iter().filter_map(|exception| match exception.when() {
            When::Fact(condition) => Some(condition),
            When::Recorded => None,
        });
        let conditions: Vec<&Condition> = self.scope.iter().chain(facts).collect();
        if let Some(empty) = conditions.iter().find(|condition| condition.is_empty()) {
            return Err(VersionError::EmptyCondition { matter: empty.about() });
        }
        if let Some(matter) = twice(conditions.iter().map(|condition| condition.about())) {
            return Err(VersionError::MatterTwice { matter });
        }
        if let Some(bare) = self.unless.iter().find(|exception| exception.parts().is_empty()) {
            return Err(VersionError::ExceptionWithoutParts { exception: bare.id().clone() });
        }
        if let Some(exception) = twice(self.unless.iter().map(Exception::id)) {
            return Err(VersionError::ExceptionTwice { exception: exception.clone() });
        }
        if let Some(question) = twice(self.silent.iter().map(Silence::question)) {
            return Err(VersionError::SilenceTwice { question });
        }
        Ok(self)
    }
}

/// The check with a question answered; `None` where the answer does not fit.
fn chosen_check(check: Check, choice: Choice) -> Option<Check> {
    match (check, choice) {
        (Check::Record(record), Choice::OnTheDay(counts)) => {
            let event = record.deadline();
            Some(Check::Record(record.before(event, counts)))
        }
        (Check::Assessment(check), Choice::OnTheDay(counts)) => {
            Some(Check::Assessment(AssessmentCheck::new(check.of().clone(), check.out_of(), counts)))
        }
        (Check::Assessment(check), Choice::Definition(group)) => {
            Some(Check::Assessment(AssessmentCheck::new(group, check.out_of(), check.on_the_day())))
        }
        (Check::Preference(preference), Choice::Definition(group)) => {
            Some(Check::Preference(preference.of(group)))
        }
        (Check::Invite(invite), choice) => chosen_invite(*invite, choice).map(Check::invite),
        _ => None,
    }
}

fn chosen_invite(invite: Invite, choice: Choice) -> Option<Invite> {
    Some(match choice {
        Choice::Definition(group) => invite.with_group(group),
        Choice::AssertedBy(by) => invite.with_asserted_by(by),
        Choice::Deadline(deadline) => invite.with_deadline(deadline),
        Choice::OnTheDay(counts) => invite.with_on_the_day(counts),
        Choice::WithdrawnAfterInvitation(counts) => invite.with_withdrawn_after_invitation(counts),
        Choice::OnePersonInTwoGroups(overlap) => invite.with_overlap(overlap),
        Choice::DeclaredLate(counts) => invite.with_declared_late(counts),
        Choice::Waived(counts) => invite.with_waived(counts),
        Choice::Consistency(consistency) => invite.with_consistency(consistency),
        other => {
            let bound = match (invite.bound().clone(), other) {
                (Bound::AsManyAs(many), Choice::NeitherSide(neither)) => {
                    Bound::AsManyAs(many.with_neither(neither))
                }
                (Bound::AsManyAs(many), Choice::OnTop(counts)) => {
                    let (group, _) = many.on_top()?;
                    let group = group.clone();
                    Bound::AsManyAs(many.with_on_top(group, counts))
                }
                (Bound::AsManyAs(many), Choice::Enough(enough)) => Bound::AsManyAs(many.with_enough(enough)),
                (Bound::AsManyAs(many), Choice::TooFew(too_few)) => {
                    Bound::AsManyAs(many.with_too_few(too_few))
                }
                (Bound::Share(s), Choice::Enough(enough)) => {
                    Bound::Share(Share::new(s.least(), s.rounding(), enough, s.too_few()))
                }
                (Bound::Share(s), Choice::TooFew(too_few)) => {
                    Bound::Share(Share::new(s.least(), s.rounding(), s.enough(), too_few))
                }
                (Bound::Share(s), Choice::Rounding(rounding)) => {
                    Bound::Share(Share::new(s.least(), rounding, s.enough(), s.too_few()))
                }
                (Bound::Share(s), Choice::Share(least)) => {
                    // Enough to reach the share is a share of the same size, unless it was said to be another.
                    let enough = if s.enough() == s.least() { least } else { s.enough() };
                    Bound::Share(Share::new(least, s.rounding(), enough, s.too_few()))
                }
                _ => return None,
            };
            invite.with_bound(bound)
        }
    })
}

/// Every group that a check names.
fn groups_of(check: &Check) -> Vec<&Group> {
    match check {
        Check::Invite(invite) => groups_of_invite(invite),
        _ => check.group().into_iter().collect(),
    }
}

/// How many groups, its own among them, a rule may serve by a person each.
const MOST_GROUPS: usize = 3;

/// What of an invite check does not go together.
fn no_such_combination(invite: &Invite) -> Option<&'static str> {
    let plain = matches!(invite.bound(), Bound::AtLeast(_) | Bound::All);
    let one = matches!(invite.bound(), Bound::AtLeast(wanted) if wanted.get() == 1);
    if invite.mode().is_some() && !plain {
        return Some("mode: only with at_least and all");
    }
    if let Overlap::ForOne(beside) = invite.overlap() {
        if !one || invite.presupposes() != 1 || invite.mode().is_some() {
            return Some("overlap: for_one goes with at least one, presupposing one, in any mode");
        }
        if beside.is_empty() || beside.len() >= MOST_GROUPS {
            return Some("overlap: for_one takes one or two groups beside the rule's own");
        }
    }
    if matches!(invite.overlap(), Overlap::Union(beside) if beside.is_empty())
        || matches!(invite.overlap(), Overlap::Union(_)) && invite.union().is_none()
    {
        return Some(
            "overlap: union takes groups beside the rule's own, which name other grounds, at most 16 in all",
        );
    }
    if invite.consistency() != Consistency::NotAsked
        && !(*invite.bound() == Bound::All
            && invite.out_of() == Pool::NotObviouslyUnsuited
            && invite.presupposes() <= 1
            && invite.mode().is_none())
    {
        return Some(
            "consistency: only with all of those not obviously unsuited, presupposing at most one, in any mode",
        );
    }
    if invite.presupposes() > 1 && !plain {
        return Some("presupposes: more than one only with at_least and all");
    }
    if invite.stages() == Stages::Every && !plain {
        return Some("stages: every only with at_least and all");
    }
    if let Bound::AsManyAs(as_many) = invite.bound() {
        let left_out = matches!(as_many.on_top(), Some((_, Counts::DoesNotCount)));
        if left_out && as_many.neither() != Neither::OnNeitherSide {
            return Some("bound: people on neither side cannot be counted where those on top are not");
        }
    }
    let groups = groups_of_invite(invite);
    let mut names: Vec<String> = groups.iter().flat_map(|group| group.named()).collect();
    names.sort();
    if names.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
        return Some("the groups it names must not share a ground");
    }
    None
}

fn groups_of_invite(invite: &Invite) -> Vec<&Group> {
    let mut groups = vec![invite.of()];
    if let Bound::AsManyAs(as_many) = invite.bound() {
        groups.push(as_many.other());
        groups.extend(as_many.on_top().map(|(group, _)| group));
    }
    if let Overlap::ForOne(beside) | Overlap::Union(beside) = invite.overlap() {
        groups.extend(beside);
    }
    groups
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a version")]
struct Fields {
    span: Span,
    force: Force,
    modality: Modality,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    legal_basis: Option<LegalBasis>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    scope: Vec<Condition>,
    check: Check,
    parts: Vec<Part>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    unless: Vec<Exception>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    silent: Vec<Silence>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    settled: Vec<Settled>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    elsewhere: Vec<Elsewhere>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    justification: Option<Justification>,
}

impl TryFrom<Fields> for Version {
    type Error = VersionError;

    fn try_from(f: Fields) -> Result<Self, VersionError> {
        Self {
            legal_basis: f.legal_basis,
            scope: f.scope,
            unless: f.unless,
            silent: f.silent,
            settled: f.settled,
            elsewhere: f.elsewhere,
            justification: f.justification,
            ..Self::bare(f.span, f.force, f.modality, f.check, f.parts)
        }
        .checked()
    }
}

impl From<Version> for Fields {
    fn from(v: Version) -> Self {
        Self {
            span: v.span,
            force: v.force,
            modality: v.modality,
            legal_basis: v.legal_basis,
            scope: v.scope,
            check: v.check,
            parts: v.parts,
            unless: v.unless,
            silent: v.silent,
            settled: v.settled,
            elsewhere: v.elsewhere,
            justification: v.justification,
        }
    }
}
