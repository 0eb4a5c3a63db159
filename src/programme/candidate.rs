//! Somebody nominated for a programme: plain facts, what they declared, and who nominated them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, de};

use super::Facet;
use crate::id::CandidateId;
use crate::ranking::HIGHEST;
use crate::text::{Code, day};

/// A person nominated for a programme, without name or profile.
///
/// A *plain fact* is one the employer may record of anybody (municipality, service area, whether the person is willing). What
/// is *declared* is special-category data or sex as the person gave it: `Debug` shows nothing of it, and no error names it.
/// A plain fact that is missing is unknown; what is not declared is neither "yes" nor "no".
///
/// ```
/// use mangfold::programme::{Candidate, CandidateId};
///
/// let id: CandidateId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let candidate = Candidate::new(id, "2007-04-10".parse()?)
///     .with_fact("municipality".parse()?, "bergen".parse()?)?
///     .with_declared("sex".parse()?, "woman".parse()?)?
///     .with_nominator("municipal_director".parse()?)?;
/// assert_eq!(candidate.fact("municipality").map(|value| value.as_str()), Some("bergen"));
/// assert!(!format!("{candidate:?}").contains("woman"));
///
/// let twice = candidate.with_fact("municipality".parse()?, "oslo".parse()?).unwrap_err();
/// assert_eq!(twice.to_string(), "facts: municipality is given twice");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Candidate {
    // INVARIANT: no code is both in `facts` and in `declared`; the score is within ±(2⁵³−1).
    id: CandidateId,
    nominated_on: NaiveDate,
    facts: BTreeMap<Code, Code>,
    declared: BTreeMap<Code, Code>,
    nominated_by: BTreeSet<Code>,
    score: Option<i64>,
}

/// Why a candidate cannot be. No message says what was declared, nor about what.
///
/// ```
/// use mangfold::programme::{Candidate, CandidateId};
///
/// let id: CandidateId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let refused = Candidate::new(id, "2007-04-10".parse()?).with_score(1 << 60).unwrap_err();
/// assert_eq!(refused.code(), "candidate_score_out_of_range");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CandidateError {
    /// One plain fact is given twice.
    #[error("facts: {fact} is given twice")]
    FactTwice {
        /// Which fact.
        fact: Code,
    },
    /// Two declarations about one thing.
    #[error("declared: two answers about one thing (which one is withheld)")]
    DeclaredTwice,
    /// The same code is a plain fact and declared.
    #[error("declared: one code is a plain fact as well (which one is withheld)")]
    PlainAndDeclared,
    /// The same role nominates twice.
    #[error("nominated_by: {role} is given twice")]
    NominatorTwice {
        /// Which role.
        role: Code,
    },
    /// The score cannot be written exactly by every JSON reader.
    #[error("score: {score} is not within ±9007199254740991")]
    ScoreOutOfRange {
        /// The score given.
        score: i64,
    },
}

impl CandidateError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::FactTwice { .. } => "candidate_fact_twice",
            Self::DeclaredTwice => "candidate_declared_twice",
            Self::PlainAndDeclared => "candidate_plain_and_declared",
            Self::NominatorTwice { .. } => "candidate_nominator_twice",
            Self::ScoreOutOfRange { .. } => "candidate_score_out_of_range",
        }
    }
}

/// Whether a candidate has a value.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Has {
    Yes,
    No,
    NotRecorded,
}

impl Candidate {
    /// A person nominated on a day, of whom nothing else is recorded yet.
    #[must_use]
    pub const fn new(id: CandidateId, nominated_on: NaiveDate) -> Self {
        Self {
            id,
            nominated_on,
            facts: BTreeMap::new(),
            declared: BTreeMap::new(),
            nominated_by: BTreeSet::new(),
            score: None,
        }
    }

    /// Records a plain fact: `municipality`, `bergen`.
    ///
    /// # Errors
    ///
    /// [`CandidateError::FactTwice`] when it is recorded already, [`CandidateError::PlainAndDeclared`] when it is declared.
    pub fn with_fact(mut self, fact: Code, value: Code) -> Result<Self, CandidateError> {
        if self.declared.contains_key(&fact) {
            return Err(CandidateError::PlainAndDeclared);
        }
        if self.facts.contains_key(&fact) {
            return Err(CandidateError::FactTwice { fact });
        }
        self.facts.insert(fact, value);
        Ok(self)
    }

    /// Records what the person declared: `sex`, `woman`. What is not declared is not recorded at all.
    ///
    /// # Errors
    ///
    /// [`CandidateError::DeclaredTwice`] when there is an answer already, [`CandidateError::PlainAndDeclared`] when the same
    /// code is a plain fact.
    pub fn with_declared(mut self, about: Code, answer: Code) -> Result<Self, CandidateError> {
        if self.facts.contains_key(&about) {
            return Err(CandidateError::PlainAndDeclared);
        }
        if self.declared.insert(about, answer).is_some() {
            return Err(CandidateError::DeclaredTwice);
        }
        Ok(self)
    }

    /// Records a role that nominated the person: `municipal_director`, `personnel_manager`. There may be several; while there
    /// is none, who nominated is not recorded.
    ///
    /// # Errors
    ///
    /// [`CandidateError::NominatorTwice`] when the role is recorded already.
    pub fn with_nominator(mut self, role: Code) -> Result<Self, CandidateError> {
        if self.nominated_by.contains(&role) {
            return Err(CandidateError::NominatorTwice { role });
        }
        self.nominated_by.insert(role);
        Ok(self)
    }

    /// Records the employer's own priority, higher first. Whoever has none counts as nought: neither preferred nor put back.
    ///
    /// # Errors
    ///
    /// [`CandidateError::ScoreOutOfRange`] beyond ±(2⁵³−1), which not every JSON reader can hold.
    pub fn with_score(self, score: i64) -> Result<Self, CandidateError> {
        if (-HIGHEST..=HIGHEST).contains(&score) {
            Ok(Self { score: Some(score), ..self })
        } else {
            Err(CandidateError::ScoreOutOfRange { score })
        }
    }

    /// Which candidate.
    #[must_use]
    pub const fn id(&self) -> CandidateId {
        self.id
    }

    /// The day of the nomination.
    #[must_use]
    pub const fn nominated_on(&self) -> NaiveDate {
        self.nominated_on
    }

    /// The plain facts, by code.
    #[must_use]
    pub const fn facts(&self) -> &BTreeMap<Code, Code> {
        &self.facts
    }

    /// A plain fact, where it is recorded.
    #[must_use]
    pub fn fact(&self, fact: &str) -> Option<&Code> {
        self.facts.iter().find(|(code, _)| code.as_str() == fact).map(|(_, value)| value)
    }

    /// What the person declared about something, where they did: special-category data, not for logs.
    #[must_use]
    pub fn declared(&self, about: &str) -> Option<&Code> {
        self.declared.iter().find(|(code, _)| code.as_str() == about).map(|(_, answer)| answer)
    }

    /// The roles that nominated the person; none means that it is not recorded.
    #[must_use]
    pub const fn nominated_by(&self) -> &BTreeSet<Code> {
        &self.nominated_by
    }

    /// The employer's own priority, where there is one.
    #[must_use]
    pub const fn score(&self) -> Option<i64> {
        self.score
    }

    /// About what the person declared something.
    pub(super) fn declared_about(&self) -> impl Iterator<Item = &Code> {
        self.declared.keys()
    }

    /// The values of a facet: at most one, but of those who nominated.
    pub(super) fn values(&self, facet: &Facet) -> impl Iterator<Item = &Code> {
        let (one, several) = match facet {
            Facet::Fact(code) => (self.facts.get(code), None),
            Facet::Declared(code) => (self.declared.get(code), None),
            Facet::NominatedBy => (None, Some(&self.nominated_by)),
        };
        one.into_iter().chain(several.into_iter().flatten())
    }

    /// Whether nothing is left to record of a facet: what is not declared is settled, since nobody owes an answer.
    pub(super) fn is_recorded(&self, facet: &Facet) -> bool {
        matches!(facet, Facet::Declared(_)) || self.values(facet).next().is_some()
    }

    pub(super) fn has(&self, facet: &Facet, value: &Code) -> Has {
        if self.values(facet).any(|own| own == value) {
            Has::Yes
        } else if self.is_recorded(facet) {
            Has::No
        } else {
            Has::NotRecorded
        }
    }

    /// Whether they have one of these.
    pub(super) fn has_any(&self, facet: &Facet, values: &[Code]) -> Has {
        values.iter().map(|value| self.has(facet, value)).min().unwrap_or(Has::No)
    }

    /// The place in the order that decides between equals.
    pub(super) const fn order(&self) -> (NaiveDate, CandidateId) {
        (self.nominated_on, self.id)
    }
}

impl fmt::Debug for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Candidate")
            .field("id", &self.id)
            .field("nominated_on", &self.nominated_on)
            .field("facts", &self.facts)
            .field("declared", &format_args!("[redacted]"))
            .field("nominated_by", &self.nominated_by)
            .field("score", &self.score)
            .finish()
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a candidate")]
struct Fields {
    id: CandidateId,
    #[serde(with = "day")]
    nominated_on: NaiveDate,
    #[serde(default, skip_serializing_if = "Pairs::is_empty")]
    facts: Pairs,
    #[serde(default, skip_serializing_if = "Pairs::is_empty", deserialize_with = "withheld")]
    declared: Pairs,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    nominated_by: Vec<Code>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    score: Option<i64>,
}

/// A map as it is written, in which a key may stand twice.
#[derive(Default)]
struct Pairs(Vec<(Code, Code)>);

impl Pairs {
    const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Pairs {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(code, value)| (code, value)))
    }
}

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;

        impl<'de> Visitor<'de> for Reading {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map of codes")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Pairs, M::Error> {
                let mut pairs = Vec::new();
                while let Some(pair) = map.next_entry()? {
                    pairs.push(pair);
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(Reading)
    }
}

/// An error of reading would show what stands there.
fn withheld<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Pairs, D::Error> {
    let refused =
        |_| de::Error::custom("no declarations (what stands there is withheld; a map of codes is wanted)");
    Pairs::deserialize(deserializer).map_err(refused)
}

impl TryFrom<Fields> for Candidate {
    type Error = CandidateError;

    fn try_from(f: Fields) -> Result<Self, CandidateError> {
        let mut candidate = Self::new(f.id, f.nominated_on);
        for (fact, value) in f.facts.0 {
            candidate = candidate.with_fact(fact, value)?;
        }
        for (about, answer) in f.declared.0 {
            candidate = candidate.with_declared(about, answer)?;
        }
        for role in f.nominated_by {
            candidate = candidate.with_nominator(role)?;
        }
        match f.score {
            Some(score) => candidate.with_score(score),
            None => Ok(candidate),
        }
    }
}

impl From<Candidate> for Fields {
    fn from(c: Candidate) -> Self {
        Self {
            id: c.id,
            nominated_on: c.nominated_on,
            facts: Pairs(c.facts.into_iter().collect()),
            declared: Pairs(c.declared.into_iter().collect()),
            nominated_by: c.nominated_by.into_iter().collect(),
            score: c.score,
        }
    }
}
