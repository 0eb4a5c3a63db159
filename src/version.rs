//! A rule as it stood for a time: what is checked, beside the words it comes from, and what takes it away.

use serde::{Deserialize, Serialize};

use crate::check::{Check, Condition, LegalBasis, Matter};
use crate::force::{Force, Modality};
use crate::ground::Ground;
use crate::silence::{Choice, InScope, Question, Silence, settles};
use crate::source::{Element, Mark, Part};
use crate::span::{Edge, Span, SpanError};
use crate::text::{Code, Reason, Wire, twice};
use crate::vacancy::Opening;

/// When an exception holds.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::When::Recorded)?, "\"recorded\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
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
#[serde(deny_unknown_fields, expecting = "an exception")]
pub struct Exception {
    id: Code,
    when: When,
    parts: Vec<Part>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    open_at_clearing: bool,
}

impl Exception {
    /// An exception with the words it comes from.
    #[must_use]
    pub const fn new(id: Code, when: When, parts: Vec<Part>) -> Self {
        Self { id, when, parts, open_at_clearing: false }
    }

    /// Lets a named human invoke it at clearing, as a departure.
    #[must_use]
    pub fn open_at_clearing(self) -> Self {
        Self { open_at_clearing: true, ..self }
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
/// use mangfold::{Check, Edge, EntryKind, Element, Force, Mark, Modality, Part, Span, Version};
///
/// let span = Span::new(Edge::On("2026-01-01".parse()?), Edge::Open)?;
/// let words = Part::quoted(Element::Record, "saken skal vise til planen".parse()?, "own".parse()?, Mark::Verified);
/// let check = Check::Entry(EntryKind::ActionPlanReference);
/// let version = Version::new(span, Force::Instruction, Modality::Should, check, vec![words])?;
/// assert_eq!(version.modality(), Modality::Should);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
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
    // INVARIANT: derived from `parts`: how sure each element is, as the weakest part about it.
    marks: [Mark; Element::ALL.len()],
}

/// An unsettled edge and the day it was chosen to be read as.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "an unsettled edge and how it is read")]
struct Settled {
    unsettled: Edge,
    read_as: Edge,
}

/// Why a version of a rule cannot be.
///
/// ```
/// use mangfold::{Check, Edge, EntryKind, Force, Modality, Span, Version, VersionError};
///
/// let span = Span::new(Edge::On("2026-01-01".parse()?), Edge::Open)?;
/// let bare = Version::new(span, Force::Scheme, Modality::Must, Check::Entry(EntryKind::ActionPlanReference), vec![]);
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
    #[error("check.invite.of: {ground} serves statistics only")]
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
    #[error("scope: {} is asked for twice, in the scope or an exception", Wire(matter))]
    MatterTwice {
        /// The fact.
        matter: Matter,
    },
    /// A condition lists nothing, so that it could never hold.
    #[error("scope: {}: none, in the scope or an exception", Wire(matter))]
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
            marks: [Mark::Interpretation; Element::ALL.len()],
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
        self.silent.iter().any(|silence| silence.question() == question)
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
        match (question, &self.check) {
            (Question::ShortPosts, _) => Some(Choice::ShortPosts(in_scope(Matter::Length))),
            (Question::InternalPostings, _) => Some(Choice::InternalPostings(in_scope(Matter::Opening))),
            (Question::OnePersonInTwoGroups, _) => Some(Choice::CountsForEach),
            (Question::Definition, Check::Invite(invite)) => Some(Choice::Definition(invite.of().clone())),
            (Question::AssertedBy, Check::Invite(invite)) => Some(Choice::AssertedBy(invite.asserted_by())),
            (Question::Deadline, Check::Invite(invite)) => Some(Choice::Deadline(invite.deadline())),
            (Question::OnTheDay, Check::Invite(invite)) => Some(Choice::OnTheDay(invite.on_the_day())),
            (Question::WithdrawnAfterInvitation, Check::Invite(invite)) => {
                Some(Choice::WithdrawnAfterInvitation(invite.withdrawn_after_invitation()))
            }
            _ => None,
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
            Choice::CountsForEach => {}
            Choice::Edge { unsettled, read_as } => {
                if !(settles(unsettled, read_as)
                    && (version.span.from() == unsettled || version.span.until() == unsettled))
                {
                    return Err(refused);
                }
                version.span = version.span.with_edge(unsettled, read_as).map_err(VersionError::Span)?;
                version.settled.push(Settled { unsettled, read_as });
            }
            other => {
                let Check::Invite(invite) = version.check else { return Err(refused) };
                version.check = Check::Invite(match other {
                    Choice::Definition(group) => invite.with_group(group),
                    Choice::AssertedBy(by) => invite.with_asserted_by(by),
                    Choice::Deadline(deadline) => invite.with_deadline(deadline),
                    Choice::OnTheDay(counts) => invite.with_on_the_day(counts),
                    Choice::WithdrawnAfterInvitation(counts) => {
                        invite.with_withdrawn_after_invitation(counts)
                    }
                    _ => return Err(refused),
                });
            }
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
        if let Check::Invite(invite) = &self.check {
            if let Some(ground) = invite.of().grounds().find(|ground| ground.is_for_statistics_only()) {
                return Err(VersionError::StatisticsOnly { ground: ground.clone() });
            }
            if self.legal_basis.is_none() && invite.of().grounds().next().is_some() {
                return Err(VersionError::WithoutLegalBasis);
            }
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

#[derive(Deserialize, Serialize)]
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
        }
    }
}
