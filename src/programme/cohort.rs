//! A cohort: those chosen, and a finding for every bound.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Serialize, Serializer};

use super::bounds::SIZE;
use super::candidate::Has;
use super::{BoundKind, Candidate, CohortBounds, Facet, Pool, Strength};
use crate::id::CandidateId;
use crate::ratio::Rounding;
use crate::text::{Code, twice};

/// A set of people chosen under bounds, with a finding for every bound: those the library chose, or a person did.
///
/// `Debug` shows ids only. It is written with its members and verdicts, without the counts that verdicts rest on, and never
/// read back: [`CohortBounds::cohort`] makes it again of the ids.
///
/// ```
/// use mangfold::programme::{BoundKind, Candidate, CandidateId, CohortBound, CohortBounds, CohortVerdict, Facet, Pool};
/// use uuid::Uuid;
///
/// let candidate = |number: u128, willing: &str| -> Result<_, Box<dyn std::error::Error>> {
///     let id = CandidateId::new(Uuid::from_u128(number));
///     Ok(Candidate::new(id, "2007-04-10".parse()?).with_fact("willing".parse()?, willing.parse()?)?)
/// };
/// let pool = Pool::new(vec![candidate(1, "yes")?, candidate(2, "no")?])?;
/// let kind = BoundKind::Everybody { facet: Facet::Fact("willing".parse()?), values: vec!["yes".parse()?] };
/// let bounds = CohortBounds::new("group".parse()?, 1, 2, vec![CohortBound::must("willing".parse()?, kind)])?;
///
/// let ids = || pool.candidates().iter().map(Candidate::id);
/// let cohort = bounds.cohort(&pool, ids())?;
/// assert!(!cohort.is_compliant());
/// assert_eq!(cohort.findings().len(), 2); // the size, then every bound
/// assert_eq!(cohort.findings()[1].verdict(), CohortVerdict::Broken);
///
/// let refused = bounds.cohort(&pool, ids().chain(ids())).unwrap_err();
/// assert_eq!(refused.to_string(), "members: 00000000-0000-0000-0000-000000000001 is chosen twice");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Cohort {
    // INVARIANT: members by day of nomination and id, nobody twice; findings follow from bounds, values and members.
    bounds: CohortBounds,
    /// By bound, the values that each stands for.
    values: Vec<Named>,
    members: Vec<Candidate>,
    findings: Vec<CohortFinding>,
}

/// Why people are no cohort of a pool.
///
/// ```
/// use mangfold::programme::{CandidateId, CohortBounds, Pool};
///
/// let id: CandidateId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let refused = CohortBounds::new("group".parse()?, 1, 2, vec![])?.cohort(&Pool::new(vec![])?, [id]).unwrap_err();
/// assert_eq!(refused.to_string(), "members: 6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11 is not nominated");
/// assert_eq!(refused.code(), "cohort_not_nominated");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CohortError {
    /// Somebody who is not in the pool.
    #[error("members: {candidate} is not nominated")]
    NotNominated {
        /// Who.
        candidate: CandidateId,
    },
    /// Somebody who is there twice.
    #[error("members: {candidate} is chosen twice")]
    ChosenTwice {
        /// Who.
        candidate: CandidateId,
    },
}

impl CohortError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotNominated { .. } => "cohort_not_nominated",
            Self::ChosenTwice { .. } => "cohort_chosen_twice",
        }
    }
}

/// What became of a bound.
///
/// ```
/// use mangfold::programme::CohortVerdict;
/// assert_eq!(serde_json::to_string(&CohortVerdict::Undetermined)?, "\"undetermined\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook a verdict")]
pub enum CohortVerdict {
    /// A condition that is met, whatever the facts are that are not recorded.
    Kept,
    /// A condition that is not met, whatever they are.
    Broken,
    /// A condition that is met or not by facts that are not recorded.
    Undetermined,
    /// A wish: never broken, met by so many members ([`CohortFinding::met_by`]).
    Wished,
}

/// How many members have a value.
///
/// ```
/// # use mangfold::programme::{Candidate, CohortBounds, CandidateId, Pool, CohortBound, BoundKind, Facet};
/// # let id: CandidateId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let pool = Pool::new(vec![Candidate::new(id, "2007-04-10".parse()?)])?;
/// let kind = BoundKind::Different { facet: Facet::Fact("area".parse()?), least: 1 };
/// let kind = BoundKind::Count { facet: kind.facet().clone(), value: "health".parse()?, least: 1, most: None };
/// let bounds = CohortBounds::new("group".parse()?, 1, 1, vec![CohortBound::must("health".parse()?, kind)])?;
/// let cohort = bounds.cohort(&pool, [id])?;
/// let count = &cohort.findings()[1].counts()[0];
/// assert_eq!((count.value().as_str(), count.recorded(), count.possible()), ("health", 0, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct ValueCount {
    value: Code,
    recorded: u32,
    possible: u32,
}

impl ValueCount {
    /// Which value.
    #[must_use]
    pub const fn value(&self) -> &Code {
        &self.value
    }

    /// The members of whom it is recorded.
    #[must_use]
    pub const fn recorded(&self) -> u32 {
        self.recorded
    }

    /// Those, and the members of whom nothing is recorded.
    #[must_use]
    pub const fn possible(&self) -> u32 {
        self.possible
    }
}

impl fmt::Debug for ValueCount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ValueCount([redacted])")
    }
}

/// What became of one bound, and the counts that rests on. `Debug` tells the bound alone: that everybody is of a group tells it of
/// each.
///
/// ```
/// use mangfold::programme::{CohortBounds, CohortVerdict, Pool};
///
/// let bounds = CohortBounds::new("group".parse()?, 1, 2, vec![])?;
/// let nobody = bounds.cohort(&Pool::new(vec![])?, [])?;
/// let size = &nobody.findings()[0];
/// assert_eq!((size.bound().as_str(), size.verdict(), size.members()), ("size", CohortVerdict::Broken, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct CohortFinding {
    bound: Code,
    verdict: CohortVerdict,
    counts: Vec<ValueCount>,
    met_by: Option<u32>,
    members: u32,
    least: u32,
    most: Option<u32>,
}

impl CohortFinding {
    /// The code of the bound, or `size`.
    #[must_use]
    pub const fn bound(&self) -> &Code {
        &self.bound
    }

    /// What became of it.
    #[must_use]
    pub const fn verdict(&self) -> CohortVerdict {
        self.verdict
    }

    /// The members with each value that the bound is about, by value; of different values, those that members have.
    ///
    /// Counts about what people declared are special-category data of a small group: not for logs, nor for publishing.
    #[must_use]
    pub fn counts(&self) -> &[ValueCount] {
        &self.counts
    }

    /// Of what everybody has or is wished to have, how many members are recorded to have one of the values; none for bounds of
    /// another kind. Special-category data where it is about what people declared.
    #[must_use]
    pub const fn met_by(&self) -> Option<u32> {
        self.met_by
    }

    /// How many members there are.
    #[must_use]
    pub const fn members(&self) -> u32 {
        self.members
    }

    /// How many are asked for, in heads; of different values, how many values.
    #[must_use]
    pub const fn least(&self) -> u32 {
        self.least
    }

    /// How many may be, in heads; none is no bound.
    #[must_use]
    pub const fn most(&self) -> Option<u32> {
        self.most
    }
}

impl fmt::Debug for CohortFinding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CohortFinding").field("bound", &self.bound).finish_non_exhaustive()
    }
}

impl CohortBounds {
    /// The cohort that a person chose, whether it keeps the bounds or not.
    ///
    /// # Errors
    ///
    /// [`CohortError::NotNominated`] for somebody who is not in the pool, [`CohortError::ChosenTwice`].
    pub fn cohort(
        &self,
        pool: &Pool,
        members: impl IntoIterator<Item = CandidateId>,
    ) -> Result<Cohort, CohortError> {
        let members: Vec<CandidateId> = members.into_iter().collect();
        if let Some(candidate) = twice(members.iter().copied()) {
            return Err(CohortError::ChosenTwice { candidate });
        }
        let known: BTreeMap<CandidateId, &Candidate> =
            pool.candidates().iter().map(|candidate| (candidate.id(), candidate)).collect();
        let found = members
            .into_iter()
            .map(|id| known.get(&id).copied().ok_or(CohortError::NotNominated { candidate: id }));
        Ok(Cohort::new(self, pool, found.collect::<Result<_, _>>()?))
    }

    /// The plain facts that bounds ask about and that are not recorded of somebody nominated.
    ///
    /// Whoever lacks one that [`BoundKind::Everybody`] asks for as a condition is not chosen; whoever lacks another is chosen
    /// only where the bound is kept whatever it be.
    #[must_use]
    pub fn not_recorded(&self, pool: &Pool) -> Vec<(CandidateId, Code)> {
        self.missing(pool.candidates().iter())
    }

    fn missing<'a>(&self, people: impl Iterator<Item = &'a Candidate>) -> Vec<(CandidateId, Code)> {
        let facets: BTreeSet<&Facet> = self.bounds().iter().map(|bound| bound.kind().facet()).collect();
        let of = |person: &'a Candidate| {
            let missing = facets.iter().filter(|facet| !person.is_recorded(facet));
            missing.map(|facet| (person.id(), facet.name())).collect::<Vec<_>>()
        };
        people.flat_map(of).collect()
    }

    /// By bound, the values that each stands for in a pool.
    pub(super) fn values(&self, pool: &Pool) -> Vec<Named> {
        let of = |kind: &BoundKind| match kind {
            BoundKind::Each { facet, values: None, least, most } => {
                let recorded = pool.candidates().iter().flat_map(|candidate| candidate.values(facet));
                let is_known = pool.candidates().iter().all(|candidate| candidate.is_recorded(facet));
                Named {
                    values: recorded.collect::<BTreeSet<&Code>>().into_iter().cloned().collect(),
                    is_whole: is_known || *least == 0 && most.is_none(),
                }
            }
            _ => Named { values: kind.values().to_vec(), is_whole: true },
        };
        self.bounds().iter().map(|bound| of(bound.kind())).collect()
    }
}

/// The values that a bound stands for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Named {
    pub(super) values: Vec<Code>,
    /// Whether there can be no others: not while it is not recorded which ones somebody nominated has.
    pub(super) is_whole: bool,
}

impl Cohort {
    pub(super) fn new(bounds: &CohortBounds, pool: &Pool, mut members: Vec<&Candidate>) -> Self {
        members.sort_by_key(|member| member.order());
        let values = bounds.values(pool);
        let findings = findings(bounds, &values, &members);
        let members = members.into_iter().cloned().collect();
        Self { bounds: bounds.clone(), values, members, findings }
    }

    /// The bounds it is held against.
    #[must_use]
    pub const fn bounds(&self) -> &CohortBounds {
        &self.bounds
    }

    /// The members, by day of nomination and id.
    #[must_use]
    pub fn members(&self) -> &[Candidate] {
        &self.members
    }

    /// A finding for the size, then one for every bound, in their order.
    #[must_use]
    pub fn findings(&self) -> &[CohortFinding] {
        &self.findings
    }

    /// Whether every condition is kept; one that is undetermined is not.
    #[must_use]
    pub fn is_compliant(&self) -> bool {
        let is_met = |verdict| matches!(verdict, CohortVerdict::Kept | CohortVerdict::Wished);
        self.findings.iter().all(|finding| is_met(finding.verdict))
    }

    /// The plain facts that bounds ask about and that are not recorded of a member.
    #[must_use]
    pub fn not_recorded(&self) -> Vec<(CandidateId, Code)> {
        self.bounds.missing(self.members.iter())
    }

    /// The bounds, the size among them, that are kept and would not be without this member and nobody in their place. Shares
    /// are then of one member fewer. Empty for whoever is no member.
    ///
    /// With what people declared, it tells of a person what they declared: not for logs.
    #[must_use]
    pub fn needed_for(&self, id: CandidateId) -> Vec<Code> {
        let others: Vec<&Candidate> = self.members.iter().filter(|member| member.id() != id).collect();
        if others.len() == self.members.len() {
            return Vec::new();
        }
        let is_kept = |finding: &CohortFinding| finding.verdict == CohortVerdict::Kept;
        let without = findings(&self.bounds, &self.values, &others);
        let lost =
            self.findings.iter().zip(&without).filter(|(with, without)| is_kept(with) && !is_kept(without));
        lost.map(|(with, _)| with.bound.clone()).collect()
    }

    /// The bounds and wishes that this member counts towards: those about a value that is recorded of them. Empty for whoever
    /// is no member.
    ///
    /// With what people declared, it tells of a person what they declared: not for logs.
    #[must_use]
    pub fn counts_for(&self, id: CandidateId) -> Vec<Code> {
        let Some(member) = self.members.iter().find(|member| member.id() == id) else { return Vec::new() };
        let counts = self.bounds.bounds().iter().zip(&self.values).filter(|(bound, named)| {
            let facet = bound.kind().facet();
            match bound.kind() {
                BoundKind::Different { .. } => member.values(facet).next().is_some(),
                _ => named.values.iter().any(|value| member.has(facet, value) == Has::Yes),
            }
        });
        counts.map(|(bound, _)| bound.code().clone()).collect()
    }
}

fn findings(bounds: &CohortBounds, values: &[Named], members: &[&Candidate]) -> Vec<CohortFinding> {
    let size = number(members.len());
    let fits = (bounds.least()..=bounds.most()).contains(&size);
    let of_size = CohortFinding {
        bound: Code::of_literal(SIZE),
        verdict: if fits { CohortVerdict::Kept } else { CohortVerdict::Broken },
        counts: Vec::new(),
        met_by: None,
        members: size,
        least: bounds.least(),
        most: Some(bounds.most()),
    };
    let each = bounds.bounds().iter().zip(values).map(|(bound, named)| {
        let values = named.values.as_slice();
        let seen = Seen::of(bound.kind().facet(), members);
        let (least, most, verdict) = seen.verdict(bound.kind(), values);
        let is_open = verdict == CohortVerdict::Kept && !named.is_whole;
        let verdict = if is_open { CohortVerdict::Undetermined } else { verdict };
        let verdict = if bound.strength() == Strength::Wish { CohortVerdict::Wished } else { verdict };
        let counts = match bound.kind() {
            BoundKind::Different { .. } => seen.recorded.keys().map(|value| seen.count(value)).collect(),
            _ => values.iter().map(|value| seen.count(value)).collect(),
        };
        let met_by = match bound.kind() {
            BoundKind::Everybody { facet, values } => {
                let has = |member: &&&Candidate| member.has_any(facet, values) == Has::Yes;
                Some(number(members.iter().filter(has).count()))
            }
            _ => None,
        };
        CohortFinding { bound: bound.code().clone(), verdict, counts, met_by, members: size, least, most }
    });
    std::iter::once(of_size).chain(each).collect()
}

/// Whether each member has one of these values.
fn everybody(facet: &Facet, values: &[Code], members: &[&Candidate]) -> CohortVerdict {
    let each: BTreeSet<Has> = members.iter().map(|member| member.has_any(facet, values)).collect();
    if each.contains(&Has::No) {
        CohortVerdict::Broken
    } else if each.contains(&Has::NotRecorded) {
        CohortVerdict::Undetermined
    } else {
        CohortVerdict::Kept
    }
}

/// What is recorded of the members about one facet.
struct Seen<'a> {
    people: &'a [&'a Candidate],
    recorded: BTreeMap<&'a Code, u32>,
    not_recorded: u32,
    members: u32,
    is_single: bool,
}

impl<'a> Seen<'a> {
    fn of(facet: &Facet, members: &'a [&'a Candidate]) -> Self {
        let mut recorded: BTreeMap<&Code, u32> = BTreeMap::new();
        for value in members.iter().flat_map(|member| member.values(facet)) {
            *recorded.entry(value).or_default() += 1;
        }
        let not_recorded = number(members.iter().filter(|member| !member.is_recorded(facet)).count());
        let is_single = facet.is_single();
        Self { people: members, recorded, not_recorded, members: number(members.len()), is_single }
    }

    fn count(&self, value: &Code) -> ValueCount {
        let recorded = self.recorded.get(value).copied().unwrap_or(0);
        ValueCount { value: value.clone(), recorded, possible: recorded + self.not_recorded }
    }

    /// How many are asked for, how many may be, and what became of it.
    fn verdict(&self, kind: &BoundKind, values: &[Code]) -> (u32, Option<u32>, CohortVerdict) {
        let (least, most) = match kind {
            BoundKind::Share { least, .. } => (least.of(self.members, Rounding::Up), None),
            BoundKind::Count { least, most, .. } | BoundKind::Each { least, most, .. } => (*least, *most),
            BoundKind::Different { least, .. } => return (*least, None, self.different(*least)),
            BoundKind::Everybody { facet, values } => {
                return (self.members, None, everybody(facet, values, self.people));
            }
        };
        let counts: Vec<ValueCount> = values.iter().map(|value| self.count(value)).collect();
        let is_within =
            |count: &ValueCount| count.recorded >= least && most.is_none_or(|most| count.possible <= most);
        // Somebody of whom nothing is recorded fills one gap at most, or as many as there are where values may be several.
        let gap = |count: &ValueCount| u64::from(least.saturating_sub(count.recorded));
        let gaps = counts.iter().map(gap);
        let gaps = if self.is_single { gaps.sum() } else { gaps.max().unwrap_or(0) };
        let is_too_many = |count: &ValueCount| most.is_some_and(|most| count.recorded > most);
        let verdict = if counts.iter().all(is_within) {
            CohortVerdict::Kept
        } else if gaps > u64::from(self.not_recorded) || counts.iter().any(is_too_many) {
            CohortVerdict::Broken
        } else {
            CohortVerdict::Undetermined
        };
        (least, most, verdict)
    }

    fn different(&self, least: u32) -> CohortVerdict {
        let recorded = number(self.recorded.len());
        let may_be_more = if self.is_single {
            recorded.saturating_add(self.not_recorded) >= least
        } else {
            self.not_recorded > 0
        };
        if recorded >= least {
            CohortVerdict::Kept
        } else if may_be_more {
            CohortVerdict::Undetermined
        } else {
            CohortVerdict::Broken
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl fmt::Debug for Cohort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cohort").field("bounds", self.bounds.id()).finish_non_exhaustive()
    }
}

#[derive(Serialize)]
struct Written<'a> {
    bounds: &'a Code,
    members: Vec<CandidateId>,
}

impl Serialize for Cohort {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = self.members.iter().map(Candidate::id).collect();
        Written { bounds: self.bounds.id(), members }.serialize(serializer)
    }
}
