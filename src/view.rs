//! The case-file view: what of a decision may stand where the case file is read.
//!
//! Where few people are concerned, "one of the group was invited" would tell who. So wherever the group's count or
//! the number invited is under the threshold, kept and not applicable are one verdict, *followed*, without a reason. The
//! same where several versions may be in force, since another version's group may be smaller, and for a preference,
//! whatever the numbers: whether it has anybody to prefer tells of the few who were compared.
//!
//! A broken or undetermined rule is told whatever the numbers: in a round of two, that alone can tell who declared what.
//! A host may keep the annotation out of the case file until the shortlist clears.

mod remedy;

use std::num::NonZeroU32;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use crate::applicant::Suitability;
use crate::census::Row;
use crate::check::{Before, Check, LegalBasis};
use crate::decision::{Decision, Outcome, RecordedDecision};
use crate::finding::{Because, Fact, Finding, Verdict};
use crate::force::{Force, Modality};
use crate::id::{ApplicantId, VacancyId};
use crate::invite::{Consistency, Deadline, Overlap, Stages};
use crate::remedy::Remedy;
use crate::round::{Format, Round};
use crate::silence::Question;
use crate::source::{Element, Mark};
use crate::text::{PolicyId, RuleId, day, optional_day};
use crate::version::{Version, When};

pub use self::remedy::CaseFileRemedy;

/// What the case file says of a rule.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::CaseFileVerdict::Followed)?, "\"followed\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook a verdict")]
pub enum CaseFileVerdict {
    /// Kept or not applicable: which of the two is not told.
    Followed,
    /// Kept.
    Kept,
    /// Broken.
    Broken,
    /// Not applicable.
    NotApplicable,
    /// Undetermined.
    Undetermined,
}

/// What the case file says of one rule: no ids by ground, no counts of a group.
///
/// ```
/// use mangfold::{packs, testing, CaseFileVerdict};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// let view = decision.case_file();
/// assert!(view.findings().iter().all(|finding| finding.verdict() == CaseFileVerdict::Followed));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct CaseFileFinding {
    rule: RuleId,
    #[serde(with = "day")]
    on: NaiveDate,
    force: Force,
    modality: Modality,
    verdict: CaseFileVerdict,
    mark: Mark,
    #[serde(skip_serializing_if = "Option::is_none")]
    because: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    unknown: Vec<Fact>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    not_assessed: Vec<ApplicantId>,
    #[serde(skip_serializing_if = "Option::is_none", with = "optional_day")]
    last_confirmed: Option<NaiveDate>,
}

impl CaseFileFinding {
    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// The day of the event that picks the version.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
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

    /// What it comes to, as far as the case file tells.
    #[must_use]
    pub const fn verdict(&self) -> CaseFileVerdict {
        self.verdict
    }

    /// How sure. For *followed*, the weakest mark of any part, so that it does not depend on who declared what.
    #[must_use]
    pub const fn mark(&self) -> Mark {
        self.mark
    }

    /// The code of the reason, where it may be told.
    #[must_use]
    pub const fn because(&self) -> Option<&'static str> {
        self.because
    }

    /// The unknown facts that are not about a person.
    #[must_use]
    pub fn unknown(&self) -> &[Fact] {
        &self.unknown
    }

    /// Where an unknown fact about a person matters: everyone not yet assessed, not those who matter.
    #[must_use]
    pub fn not_assessed(&self) -> &[ApplicantId] {
        &self.not_assessed
    }

    /// The day up to which the text is confirmed, where the round lies beyond it.
    #[must_use]
    pub const fn last_confirmed(&self) -> Option<NaiveDate> {
        self.last_confirmed
    }
}

/// A decision as the case file may show it.
///
/// ```
/// use mangfold::{packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// let json = serde_json::to_string(&decision.case_file())?;
/// assert!(json.contains("\"followed\"") && !json.contains("met"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct CaseFile<'d, 'a> {
    decision: &'d Decision<'a>,
    findings: Vec<CaseFileFinding>,
    remedy: Option<CaseFileRemedy>,
}

impl<'d, 'a> CaseFile<'d, 'a> {
    /// What follows from the findings.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.decision.outcome()
    }

    /// One finding for every rule, in rule order.
    #[must_use]
    pub fn findings(&self) -> &[CaseFileFinding] {
        &self.findings
    }

    /// What would put the shortlist right, where a rule about it is broken.
    #[must_use]
    pub const fn remedy(&self) -> Option<&CaseFileRemedy> {
        self.remedy.as_ref()
    }

    /// The decision it shows.
    #[must_use]
    pub const fn decision(&self) -> &'d Decision<'a> {
        self.decision
    }
}

impl Serialize for CaseFile<'_, '_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields<'b> {
            format: Format,
            view: &'static str,
            policy: &'b PolicyId,
            #[serde(with = "day")]
            release: NaiveDate,
            vacancy: VacancyId,
            at: DateTime<Utc>,
            outcome: Outcome,
            findings: &'b [CaseFileFinding],
            #[serde(skip_serializing_if = "Option::is_none")]
            remedy: Option<&'b CaseFileRemedy>,
        }
        Fields {
            format: Format,
            view: "case_file",
            policy: self.decision.policy().id(),
            release: self.decision.policy().release(),
            vacancy: self.decision.round().vacancy().id(),
            at: self.decision.at(),
            outcome: self.outcome(),
            findings: &self.findings,
            remedy: self.remedy(),
        }
        .serialize(serializer)
    }
}

/// A decision with everything it rests on, for those who may see who declared what. `Debug` shows none of it.
///
/// It is written with its remedy, where there is one, and never read: what is stored is [`Decision::to_recorded`].
///
/// ```
/// use mangfold::{packs, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// let json = serde_json::to_string(&decision.restricted())?;
/// assert!(json.contains("\"met\""));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Restricted<'d, 'a> {
    decision: &'d Decision<'a>,
}

impl<'d, 'a> Restricted<'d, 'a> {
    /// The decision it shows.
    #[must_use]
    pub const fn decision(self) -> &'d Decision<'a> {
        self.decision
    }
}

impl Serialize for Restricted<'_, '_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Fields {
            #[serde(flatten)]
            decision: RecordedDecision,
            #[serde(skip_serializing_if = "Option::is_none")]
            remedy: Option<Remedy>,
        }
        Fields { decision: self.decision.to_recorded(), remedy: self.decision.remedy() }.serialize(serializer)
    }
}

pub(crate) const THRESHOLD: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);

impl<'a> Decision<'a> {
    /// What of the decision may stand in the case file, with the threshold of five.
    #[must_use]
    pub fn case_file(&self) -> CaseFile<'_, 'a> {
        self.case_file_with_threshold(THRESHOLD)
    }

    /// The same with another threshold for the group's count and for the number invited.
    #[must_use]
    pub fn case_file_with_threshold(&self, threshold: NonZeroU32) -> CaseFile<'_, 'a> {
        let findings = self.findings().iter().map(|finding| self.shown(finding, threshold)).collect();
        let remedy = self.remedy().map(|remedy| CaseFileRemedy::of(self, &remedy, threshold));
        CaseFile { decision: self, findings, remedy }
    }

    /// Everything the decision rests on, for those who may see who declared what.
    #[must_use]
    pub const fn restricted(&self) -> Restricted<'_, 'a> {
        Restricted { decision: self }
    }

    fn shown(&self, finding: &Finding, threshold: NonZeroU32) -> CaseFileFinding {
        let merged = self.is_merged(finding, threshold);
        let because = finding.because();
        let verdict = match finding.verdict() {
            Verdict::Kept | Verdict::NotApplicable if merged => CaseFileVerdict::Followed,
            Verdict::Kept => CaseFileVerdict::Kept,
            Verdict::NotApplicable => CaseFileVerdict::NotApplicable,
            Verdict::Broken => CaseFileVerdict::Broken,
            Verdict::Undetermined => CaseFileVerdict::Undetermined,
        };
        let told = verdict != CaseFileVerdict::Followed;
        let (unknown, personal) = match because {
            Because::Unknown { settled_by } => (
                settled_by.iter().filter(|fact| !fact.is_personal()).cloned().collect(),
                settled_by.iter().any(Fact::is_personal),
            ),
            _ => (Vec::new(), false),
        };
        CaseFileFinding {
            rule: finding.rule().clone(),
            on: finding.on(),
            force: finding.force(),
            modality: finding.modality(),
            verdict,
            mark: self.told_mark(finding),
            because: told.then(|| because.code()),
            unknown,
            not_assessed: if personal { not_assessed(self.round()) } else { Vec::new() },
            last_confirmed: finding.last_confirmed(),
        }
    }

    /// The elements the case file cites. Where the verdict rests on people they are the same whoever declared what.
    pub(crate) fn told_elements(&self, finding: &Finding) -> Vec<Element> {
        if !self.is_about_people(finding) {
            return finding.rests_on().to_vec();
        }
        let mut elements = vec![Element::Scope];
        elements.extend(finding.rests_on().contains(&Element::Clock).then_some(Element::Clock));
        for version in self.versions_of(finding) {
            elements.extend(self.told_of(version));
            if version.legal_basis() == Some(LegalBasis::ExplicitConsent) {
                elements.push(Element::LegalBasis);
            }
        }
        elements.sort_unstable();
        elements.dedup();
        elements
    }

    /// The elements a check about people may rest on, whoever declared what.
    pub(crate) fn told_of(&self, version: &Version) -> Vec<Element> {
        let judged =
            [Element::Force, Element::Pool, Element::Group, Element::Presupposition, Element::Undeclared];
        match version.check() {
            Check::Invite(invite) => {
                let past = match invite.deadline() {
                    Deadline::Open => false,
                    Deadline::Recommendation => self.round().recommended_on().is_some(),
                    Deadline::Hire => !self.round().hired().is_empty(),
                };
                let every = invite.stages() == Stages::Every && self.round().shortlists().len() > 1;
                let asked = invite.consistency() != Consistency::NotAsked;
                let more = [
                    (Element::Deadline, past),
                    (Element::Mode, invite.mode().is_some()),
                    (Element::Stage, every),
                    (Element::Consistency, asked),
                ];
                let more = more.into_iter().filter_map(|(element, used)| used.then_some(element));
                judged.into_iter().chain([Element::Bound]).chain(more).collect()
            }
            Check::Assessment(_) => judged.into_iter().chain([Element::Record]).collect(),
            Check::Record(record) => {
                let by_then = record.deadline() != Before::Open;
                let always = [Element::Force, Element::Group, Element::Undeclared, Element::Record];
                always.into_iter().chain(by_then.then_some(Element::Deadline)).collect()
            }
            Check::Preference(_) => vec![Element::Group, Element::Comparison],
            Check::PeriodShare(_) => vec![Element::Group, Element::Bound],
            Check::Statement(_) | Check::Sentence(_) | Check::Monitor(_) => Vec::new(),
        }
    }

    /// How sure the case file is: as the weakest element it cites and every open question that is not about people.
    pub(crate) fn told_mark(&self, finding: &Finding) -> Mark {
        if !self.is_about_people(finding) {
            return finding.mark();
        }
        let open = [
            Question::ShortPosts,
            Question::InternalPostings,
            Question::Definition,
            Question::AssertedBy,
            Question::Edge,
            Question::OddNumber,
        ];
        let answered = finding.answers().iter().any(|question| open.contains(question))
            || self.versions_of(finding).any(shapes_an_open_duty);
        let elements = self.told_elements(finding);
        let has_scope = |version: &Version| !version.scope().is_empty();
        let marks = self.versions_of(finding).flat_map(|version| {
            let own = self.told_of(version);
            let used = elements.iter().filter(|&&element| match element {
                Element::Scope => has_scope(version),
                Element::Clock | Element::LegalBasis => true,
                element => own.contains(&element),
            });
            used.map(|&element| version.mark_of(element)).collect::<Vec<_>>()
        });
        marks.chain(answered.then_some(Mark::Interpretation)).max().unwrap_or(finding.mark())
    }

    pub(crate) fn versions_of(&self, finding: &Finding) -> impl Iterator<Item = &'a Version> {
        let versions =
            self.policy().rule(finding.rule()).map(crate::rule::Rule::versions).unwrap_or_default();
        finding.versions().to_vec().into_iter().filter_map(|place| versions.get(place as usize))
    }

    /// Whether the verdict rests on what people declared, not on dates or the vacancy's own facts.
    pub(crate) fn is_about_people(&self, finding: &Finding) -> bool {
        let vacancy = self.round().vacancy();
        // Not by the reason given: where one version is out and another may be in force, the reason depends on who declared.
        let is_out = |version: &Version| {
            version.scope().iter().any(|condition| condition.holds(vacancy) == Some(false))
                || version.exceptions().iter().any(|known| {
                    matches!(known.when(), When::Fact(condition) if condition.holds(vacancy) == Some(true))
                })
        };
        let open = self.versions_of(finding).all(is_out);
        !open && self.versions_of(finding).any(|version| version.check().group().is_some())
    }

    /// The count is that of one version: where several may be in force, another's group may be smaller. And a preference
    /// is about those compared, who are always few.
    pub(crate) fn is_merged(&self, finding: &Finding, threshold: NonZeroU32) -> bool {
        let is_preference = |version: &Version| matches!(version.check(), Check::Preference(_));
        if finding.versions().len() > 1 || self.versions_of(finding).any(is_preference) {
            return self.is_about_people(finding);
        }
        let census = self.round().census();
        let invited: u32 = (0..census.words()).map(|word| census.row(Row::Invited, word).count_ones()).sum();
        let in_group = finding.people().map_or(0, |people| people.in_group);
        self.is_about_people(finding) && (invited < threshold.get() || in_group < threshold.get())
    }
}

/// Whether the text leaves open what the duty itself is. Whether it came to matter tells of people, that it is open does
/// not.
pub(crate) fn shapes_an_open_duty(version: &Version) -> bool {
    let open = |questions: &[Question]| questions.iter().any(|question| version.is_silent_on(*question));
    match version.check() {
        Check::Invite(invite) => {
            let one = *invite.overlap() != Overlap::ForEach && open(&[Question::OnePersonInTwoGroups]);
            let consistent = invite.consistency() != Consistency::NotAsked && open(&[Question::Consistency]);
            let bound =
                [Question::Enough, Question::TooFew, Question::Rounding, Question::Share, Question::OnTop];
            one || consistent || open(&bound)
        }
        Check::Preference(_) => open(&[Question::ReviewBy]),
        _ => false,
    }
}

/// Everyone still there whom nobody has found suited, unqualified or obviously unsuited.
fn not_assessed(round: &Round) -> Vec<ApplicantId> {
    let open = |applicant: &&crate::applicant::Applicant| {
        applicant.withdrawn_on().is_none()
            && matches!(applicant.suitability(), None | Some(Suitability::Doubtful))
    };
    round.applicants().iter().filter(open).map(crate::applicant::Applicant::id).collect()
}
