//! What a rule comes to on a round, with the facts it rests on.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};
use smallvec::SmallVec;

use crate::advert::Channel;
use crate::case_file::EntryKind;
use crate::condition::Matter;
use crate::force::{Force, Modality};
use crate::ground::Ground;
use crate::id::ApplicantId;
use crate::silence::Question;
use crate::source::{Element, Mark};
use crate::text::{Code, LanguageTag, RuleId, day, optional_day};

/// What a rule comes to.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Verdict::NotApplicable)?, "\"not_applicable\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook a verdict")]
pub enum Verdict {
    /// However the unknown turns out the rule is not broken, and it may be kept.
    Kept,
    /// However the unknown turns out the rule is broken.
    Broken,
    /// However the unknown turns out the rule does not apply.
    NotApplicable,
    /// It depends on facts that are unknown.
    Undetermined,
}

/// An unknown fact. The order is that in which facts are named. `Debug` shows none about a person.
///
/// ```
/// use mangfold::{Fact, Matter};
/// assert_eq!(serde_json::to_string(&Fact::Vacancy(Matter::Length))?, r#"{"vacancy":"length"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Fact {
    /// A plain fact of the vacancy.
    Vacancy(Matter),
    /// Which version of the rule, if any, is in force: the sources do not settle it.
    InForce,
    /// The adverts: none is recorded.
    Adverts,
    /// The text of an advert.
    AdvertText {
        /// Where it stands.
        channel: Channel,
        /// Its language.
        language: LanguageTag,
    },
    /// Which wording of a statement stood at the time, or what it said.
    Wording(Code),
    /// Whether an applicant is suited.
    Assessment(ApplicantId),
    /// What an applicant had declared before it was erased.
    Declaration {
        /// Who.
        applicant: ApplicantId,
        /// About what.
        ground: Ground,
    },
    /// Whether an applicant comes from outside.
    Origin(ApplicantId),
    /// The employer's ranking of an applicant.
    Score(ApplicantId),
    /// Whether an applicant's interviews are in person or remote.
    Mode(ApplicantId),
}

impl Fact {
    /// Whether it is about a person.
    #[must_use]
    pub const fn is_personal(&self) -> bool {
        match self {
            Self::Assessment(_)
            | Self::Declaration { .. }
            | Self::Origin(_)
            | Self::Score(_)
            | Self::Mode(_) => true,
            Self::Vacancy(_) | Self::InForce | Self::Adverts | Self::AdvertText { .. } | Self::Wording(_) => {
                false
            }
        }
    }
}

impl fmt::Debug for Fact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Vacancy(matter) => f.debug_tuple("Vacancy").field(matter).finish(),
            Self::InForce => f.write_str("InForce"),
            Self::Adverts => f.write_str("Adverts"),
            Self::AdvertText { channel, language } => {
                f.debug_struct("AdvertText").field("channel", channel).field("language", language).finish()
            }
            Self::Wording(statement) => f.debug_tuple("Wording").field(statement).finish(),
            Self::Assessment(_)
            | Self::Declaration { .. }
            | Self::Origin(_)
            | Self::Score(_)
            | Self::Mode(_) => f.write_str("[redacted]"),
        }
    }
}

/// Why a verdict is what it is, as typed facts. Words come from [`wording`](crate::wording).
///
/// ```
/// use mangfold::{Because, Verdict};
///
/// assert_eq!(Because::NobodyInGroup.verdict(), Verdict::NotApplicable);
/// assert_eq!(Because::NobodyInGroup.code(), "nobody_in_group");
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Because {
    /// No version is in force on the day of the rule's event.
    NotInForce {
        /// The day of the event.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        on: NaiveDate,
        /// The day the next version begins, at the earliest.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
        begins: Option<NaiveDate>,
        /// The day the version before ended, at the latest.
        #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
        #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
        ended: Option<NaiveDate>,
    },
    /// The vacancy is outside the rule's scope, by these facts.
    OutOfScope {
        /// The facts.
        by: Vec<Matter>,
    },
    /// An exception holds.
    Excepted {
        /// Its code in the rule.
        exception: Code,
    },
    /// Nobody is in the group: nobody has declared it.
    NobodyInGroup,
    /// Fewer of the group are eligible than the duty presupposes.
    TooFewEligible {
        /// The members of the group.
        members: Vec<ApplicantId>,
        /// How many of them are eligible.
        eligible: u32,
        /// How many are presupposed.
        presupposed: u32,
    },
    /// Somebody of the group is eligible, so that no assessment keeps the last of it out.
    SomebodyEligible,
    /// Nobody was found near enough to another who is not of the group, or nobody to anybody.
    NotCompared,
    /// Enough of the group are invited.
    Met {
        /// How many are wanted; none where all are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wanted: Option<u32>,
        /// Those who are eligible and invited.
        by: Vec<ApplicantId>,
    },
    /// Everyone who applied and did not withdraw is invited.
    EveryoneInvited {
        /// How many.
        invited: u32,
    },
    /// At least as many of the group are invited as stand on the other side, or as the share comes to.
    Balanced {
        /// How many of the group are invited, at least.
        invited: u32,
        /// How many stand on the other side, or are wanted, at most.
        against: u32,
    },
    /// Whoever of the group does not qualify was found so for a recorded reason, in time.
    AssessmentsRecorded {
        /// Who.
        applicants: Vec<ApplicantId>,
    },
    /// The counts of a share that is judged over a period.
    Counted {
        /// How many of those considered are of the group.
        of_group: u32,
        /// How many were considered.
        considered: u32,
    },
    /// No advert has what none may have.
    NothingForbidden {
        /// How many adverts.
        adverts: u32,
    },
    /// The conditions of a preference are met, and its review was due.
    ReviewOverdue {
        /// By when it was to be reviewed.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        review_by: NaiveDate,
    },
    /// Kept or not applicable, whichever way the unknown turns out; broken in no way.
    HoldsEitherWay,
    /// The statement stands in every advert.
    StatementPresent {
        /// How many adverts.
        adverts: u32,
    },
    /// The entry stands in the case file.
    EntryPresent {
        /// What kind of entry.
        entry: EntryKind,
    },
    /// The conditions of a may-rule or notice are met, so that it allows or tells what it says.
    Informs,
    /// Too few of the group are invited.
    Short {
        /// How many are wanted; none where all are.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        wanted: Option<u32>,
        /// How many of the eligible are invited, at least.
        invited: u32,
        /// By how many it is short, at least and at most.
        short: (u32, u32),
        /// Those who are eligible and not invited.
        met_with: Vec<ApplicantId>,
        /// Those who may turn out eligible and are not invited.
        perhaps_with: Vec<ApplicantId>,
    },
    /// Fewer of the group are invited than stand on the other side, or than the share comes to.
    Unbalanced {
        /// How many of the group are invited, at least.
        invited: u32,
        /// How many stand on the other side, or are wanted, at most.
        against: u32,
        /// Those who are eligible and not invited.
        met_with: Vec<ApplicantId>,
        /// Those who may turn out eligible and are not invited.
        perhaps_with: Vec<ApplicantId>,
    },
    /// Better applicants of the group are left out than those invited.
    PassedOver {
        /// How many of the best are wanted.
        wanted: u32,
        /// Those left out who are better.
        better: Vec<ApplicantId>,
    },
    /// Applicants of the group were kept out for reasons that were overlooked in others.
    Overlooked {
        /// Who was kept out, for which criterion, and one of those in whom it was overlooked.
        exclusions: Vec<Exclusion>,
    },
    /// An assessment that keeps the last of the group out is bare, or was made too late.
    AssessmentDeficient {
        /// Whose.
        applicants: Vec<ApplicantId>,
    },
    /// Adverts have what none may have.
    ForbiddenPresent {
        /// Where, and in which language, each once.
        adverts: Vec<(Channel, LanguageTag)>,
    },
    /// The entry was made too late.
    EntryLate {
        /// What kind of entry.
        entry: EntryKind,
        /// When it was made first.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        on: NaiveDate,
    },
    /// The statement is missing from adverts.
    StatementMissing {
        /// Where, and in which language, each once.
        adverts: Vec<(Channel, LanguageTag)>,
    },
    /// The entry is missing from the case file.
    EntryMissing {
        /// What kind of entry.
        entry: EntryKind,
    },
    /// It depends on these facts: the fewest that settle it, whatever they turn out to be.
    Unknown {
        /// The facts, in order.
        settled_by: Vec<Fact>,
    },
}

impl Because {
    /// The verdict it is a reason for.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        match self {
            Self::NotInForce { .. }
            | Self::OutOfScope { .. }
            | Self::Excepted { .. }
            | Self::NobodyInGroup
            | Self::SomebodyEligible
            | Self::NotCompared
            | Self::TooFewEligible { .. } => Verdict::NotApplicable,
            Self::Met { .. }
            | Self::EveryoneInvited { .. }
            | Self::Balanced { .. }
            | Self::AssessmentsRecorded { .. }
            | Self::Counted { .. }
            | Self::NothingForbidden { .. }
            | Self::ReviewOverdue { .. }
            | Self::HoldsEitherWay
            | Self::StatementPresent { .. }
            | Self::EntryPresent { .. }
            | Self::Informs => Verdict::Kept,
            Self::Short { .. }
            | Self::Unbalanced { .. }
            | Self::PassedOver { .. }
            | Self::Overlooked { .. }
            | Self::AssessmentDeficient { .. }
            | Self::ForbiddenPresent { .. }
            | Self::EntryLate { .. }
            | Self::StatementMissing { .. }
            | Self::EntryMissing { .. } => Verdict::Broken,
            Self::Unknown { .. } => Verdict::Undetermined,
        }
    }

    /// The stable machine code of this reason.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotInForce { .. } => "not_in_force",
            Self::OutOfScope { .. } => "out_of_scope",
            Self::Excepted { .. } => "excepted",
            Self::NobodyInGroup => "nobody_in_group",
            Self::TooFewEligible { .. } => "too_few_eligible",
            Self::SomebodyEligible => "somebody_eligible",
            Self::NotCompared => "not_compared",
            Self::Met { .. } => "met",
            Self::EveryoneInvited { .. } => "everyone_invited",
            Self::Balanced { .. } => "balanced",
            Self::AssessmentsRecorded { .. } => "assessments_recorded",
            Self::Counted { .. } => "counted",
            Self::NothingForbidden { .. } => "nothing_forbidden",
            Self::ReviewOverdue { .. } => "review_overdue",
            Self::Unbalanced { .. } => "unbalanced",
            Self::PassedOver { .. } => "passed_over",
            Self::Overlooked { .. } => "overlooked",
            Self::AssessmentDeficient { .. } => "assessment_deficient",
            Self::ForbiddenPresent { .. } => "forbidden_present",
            Self::EntryLate { .. } => "entry_late",
            Self::HoldsEitherWay => "holds_either_way",
            Self::StatementPresent { .. } => "statement_present",
            Self::EntryPresent { .. } => "entry_present",
            Self::Informs => "informs",
            Self::Short { .. } => "short",
            Self::StatementMissing { .. } => "statement_missing",
            Self::EntryMissing { .. } => "entry_missing",
            Self::Unknown { .. } => "unknown",
        }
    }
}

/// That somebody was kept out for a criterion that was overlooked in another. Restricted.
///
/// ```
/// use mangfold::{Exclusion, testing::id};
///
/// let exclusion = Exclusion { excluded: id("A"), criterion: "grade".parse()?, overlooked_in: id("B") };
/// assert_eq!(format!("{exclusion:?}"), "[redacted]");
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an exclusion")]
#[expect(clippy::exhaustive_structs, reason = "plain facts")]
pub struct Exclusion {
    /// Who was kept out.
    pub excluded: ApplicantId,
    /// The criterion not met.
    pub criterion: Code,
    /// Somebody invited or hired who did not meet it either.
    pub overlooked_in: ApplicantId,
}

impl fmt::Debug for Exclusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl fmt::Debug for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// How many people a rule about a group looked at. Restricted: it tells how many declared what.
///
/// ```
/// use mangfold::{packs, testing, People};
///
/// let round = testing::sample();
/// let decision = packs::norway_state().decide(&round, testing::stamp()).to_recorded();
/// let people: Option<&People> = decision.findings()[0].people();
/// assert!(people.is_some());
/// assert_eq!(format!("{:?}", people.unwrap()), "People([redacted])");
/// ```
#[derive(Clone, Copy, Default, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "counts of people")]
#[expect(clippy::exhaustive_structs, reason = "plain counts")]
pub struct People {
    /// Certainly in the group.
    pub in_group: u32,
    /// Neither in the group nor in its opposite: they have not declared, of a sex neither. Not a "no".
    pub undeclared: u32,
    /// Declared, but without the consent or confirmation that the rule counts by.
    pub uncounted: u32,
    /// In the group and the pool, at least and at most.
    pub eligible: (u32, u32),
    /// Of these, invited, at least and at most.
    pub invited: (u32, u32),
}

impl fmt::Debug for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("People([redacted])")
    }
}

/// Something to look at that decides nothing. Restricted.
///
/// ```
/// use mangfold::Remark;
/// let remark = Remark::WithdrewAfterInvitation { applicant: "0b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59".parse()?, others: 2 };
/// assert_eq!(format!("{remark:?}"), "[redacted]");
/// # Ok::<(), mangfold::ParseIdError>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Remark {
    /// Somebody counted as invited withdrew afterwards, others of the group remain, and no recommendation is issued.
    WithdrewAfterInvitation {
        /// Who withdrew.
        applicant: ApplicantId,
        /// How many eligible others remain.
        others: u32,
    },
    /// The one who keeps the rule keeps others for other groups, too.
    KeepsSeveral {
        /// Who.
        applicant: ApplicantId,
        /// The other rules.
        rules: Vec<RuleId>,
    },
    /// An exception was recorded that caps both sides alike, and it does not: the duty stands whole.
    NotCappedAlike {
        /// Its code in the rule.
        exception: Code,
        /// How many others are invited.
        others: u32,
        /// The cap recorded, where one is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cap: Option<u32>,
    },
    /// People invited are recorded on neither side of a parity.
    OnNeitherSide {
        /// How many.
        people: u32,
    },
}

impl fmt::Debug for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// What one rule comes to on one round. `Debug` shows the rule only.
///
/// ```
/// use mangfold::{packs, testing, Verdict};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// let finding = &decision.findings()[0];
/// assert_eq!(finding.rule().as_str(), "no.state.interview.disability");
/// assert_eq!(finding.verdict(), Verdict::Kept);
/// assert_eq!(format!("{finding:?}"), "Finding(no.state.interview.disability, [redacted])");
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Finding {
    pub(crate) rule: RuleId,
    pub(crate) versions: SmallVec<[u32; 4]>,
    pub(crate) on: NaiveDate,
    pub(crate) force: Force,
    pub(crate) modality: Modality,
    pub(crate) because: Because,
    pub(crate) mark: Mark,
    pub(crate) rests_on: SmallVec<[Element; 16]>,
    pub(crate) answers: SmallVec<[Question; 16]>,
    pub(crate) last_confirmed: Option<NaiveDate>,
    pub(crate) people: Option<People>,
    pub(crate) remarks: Vec<Remark>,
    pub(crate) yields_to: Vec<RuleId>,
}

impl Finding {
    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// The versions that may be in force, counted from nought; none where the rule is not in force.
    #[must_use]
    pub fn versions(&self) -> &[u32] {
        &self.versions
    }

    /// The day of the event that picks the version.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// What kind of text the rule stands in.
    #[must_use]
    pub const fn force(&self) -> Force {
        self.force
    }

    /// How it binds.
    #[must_use]
    pub const fn modality(&self) -> Modality {
        self.modality
    }

    /// What it comes to.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.because.verdict()
    }

    /// Why.
    #[must_use]
    pub const fn because(&self) -> &Because {
        &self.because
    }

    /// How sure: as sure as the weakest part it used. An element without a part is a reading.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.mark
    }

    /// Where it is broken and goes after other rules beside which it cannot be kept, as was proved: those rules.
    #[must_use]
    pub fn yields_to(&self) -> &[RuleId] {
        &self.yields_to
    }

    /// The elements of the rule it rests on.
    #[must_use]
    pub fn rests_on(&self) -> &[Element] {
        &self.rests_on
    }

    /// The questions left open by the text whose chosen answer it rests on.
    #[must_use]
    pub fn answers(&self) -> &[Question] {
        &self.answers
    }

    /// The day up to which the text is confirmed, where the round lies beyond it.
    #[must_use]
    pub const fn last_confirmed(&self) -> Option<NaiveDate> {
        self.last_confirmed
    }

    /// The counts it rests on, where it is about a group.
    #[must_use]
    pub const fn people(&self) -> Option<&People> {
        self.people.as_ref()
    }

    /// What else to look at.
    #[must_use]
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }
}

/// What of a finding is committed when it is sealed, in the order of its keys. The rest, force, marks and elements, follows
/// from the policy.
#[cfg(feature = "audit")]
#[derive(Serialize)]
pub(crate) struct Committed<'a> {
    because: &'a Because,
    #[serde(with = "day")]
    on: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<&'a People>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    remarks: &'a [Remark],
    verdict: Verdict,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    versions: &'a [u32],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    yields_to: &'a [RuleId],
}

#[cfg(feature = "audit")]
impl Finding {
    pub(crate) fn committed(&self) -> Committed<'_> {
        Committed {
            because: &self.because,
            on: self.on,
            people: self.people.as_ref(),
            remarks: &self.remarks,
            verdict: self.verdict(),
            versions: &self.versions,
            yields_to: &self.yields_to,
        }
    }
}

impl fmt::Debug for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Finding({}, [redacted])", self.rule)
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a finding")]
struct Fields {
    rule: RuleId,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    versions: Vec<u32>,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    on: NaiveDate,
    force: Force,
    modality: Modality,
    verdict: Verdict,
    #[serde(deserialize_with = "withheld")]
    because: Because,
    mark: Mark,
    rests_on: Vec<Element>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<Question>,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    last_confirmed: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "withheld")]
    people: Option<People>,
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "withheld")]
    remarks: Vec<Remark>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    yields_to: Vec<RuleId>,
}

/// What stands here may tell who declared what: an error must not carry it into a log.
pub(crate) fn withheld<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    T::deserialize(deserializer)
        .map_err(|_| de::Error::custom("cannot be read (what stands there is withheld)"))
}

/// A finding whose verdict does not follow from its reason, or cannot be that of a may-rule or notice.
///
/// ```
/// # use mangfold::FindingError;
/// fn is_an_error<E: std::error::Error>() {}
/// is_an_error::<FindingError>();
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("verdict: that of {rule} does not follow from its reason (both are withheld)")]
pub struct FindingError {
    rule: RuleId,
}

impl FindingError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "finding_verdict_does_not_follow"
    }
}

impl TryFrom<Fields> for Finding {
    type Error = FindingError;

    fn try_from(f: Fields) -> Result<Self, FindingError> {
        // What allows or tells cannot be broken.
        let impossible = f.verdict == Verdict::Broken && !f.modality.is_duty();
        if f.because.verdict() != f.verdict || impossible {
            return Err(FindingError { rule: f.rule });
        }
        Ok(Self {
            rule: f.rule,
            versions: f.versions.into(),
            on: f.on,
            force: f.force,
            modality: f.modality,
            because: f.because,
            mark: f.mark,
            rests_on: f.rests_on.into(),
            answers: f.answers.into(),
            last_confirmed: f.last_confirmed,
            people: f.people,
            remarks: f.remarks,
            yields_to: f.yields_to,
        })
    }
}

impl From<Finding> for Fields {
    fn from(f: Finding) -> Self {
        Self {
            verdict: f.because.verdict(),
            rule: f.rule,
            versions: f.versions.into_vec(),
            on: f.on,
            force: f.force,
            modality: f.modality,
            because: f.because,
            mark: f.mark,
            rests_on: f.rests_on.into_vec(),
            answers: f.answers.into_vec(),
            last_confirmed: f.last_confirmed,
            people: f.people,
            remarks: f.remarks,
            yields_to: f.yields_to,
        }
    }
}
