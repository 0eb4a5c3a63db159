//! Those nominated, from whom a cohort is chosen.

use serde::{Deserialize, Serialize};

use super::Candidate;
use crate::id::CandidateId;
use crate::text::{Code, Limits, twice};

/// Those nominated for a programme, by day of nomination and id: in whatever order they are given.
///
/// ```
/// use mangfold::programme::{Candidate, CandidateId, Pool};
///
/// let id: CandidateId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let candidate = Candidate::new(id, "2007-04-10".parse()?);
/// assert_eq!(Pool::new(vec![candidate.clone()])?.len(), 1);
///
/// let twice = Pool::new(vec![candidate.clone(), candidate]).unwrap_err();
/// assert_eq!(twice.to_string(), "candidates: 6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11 is nominated twice");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Pool {
    // INVARIANT: by day of nomination and id, no id twice, no code plain of one and declared by another.
    candidates: Vec<Candidate>,
}

/// Why those nominated cannot be one pool.
///
/// ```
/// # use mangfold::programme::{Candidate, CandidateId, Pool};
/// # let ids = ["6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11", "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b12"];
/// # let [a, b] = ids.map(|id| Candidate::new(id.parse().unwrap(), "2007-04-10".parse().unwrap()));
/// let plain = a.with_fact("sex".parse()?, "woman".parse()?)?;
/// let declared = b.with_declared("sex".parse()?, "woman".parse()?)?;
/// let refused = Pool::new(vec![plain, declared]).unwrap_err();
/// assert_eq!(refused.to_string(), "candidates: something is a plain fact of one and declared by another (what it is is withheld)");
/// assert_eq!(refused.code(), "pool_plain_and_declared");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PoolError {
    /// More people than are ever taken in at once.
    #[error("candidates: {count} people, at most {most} are allowed")]
    TooMany {
        /// How many were given.
        count: usize,
        /// How many are allowed.
        most: usize,
    },
    /// One id is there twice.
    #[error("candidates: {candidate} is nominated twice")]
    NominatedTwice {
        /// Which candidate.
        candidate: CandidateId,
    },
    /// What is special-category data of one stands openly of another.
    #[error("candidates: something is a plain fact of one and declared by another (what it is is withheld)")]
    PlainAndDeclared,
}

impl PoolError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooMany { .. } => "pool_too_many",
            Self::NominatedTwice { .. } => "pool_nominated_twice",
            Self::PlainAndDeclared => "pool_plain_and_declared",
        }
    }
}

impl Pool {
    /// Those nominated.
    ///
    /// # Errors
    ///
    /// [`PoolError::TooMany`] for more people than [`Limits`] allow by default, [`PoolError::NominatedTwice`] for an id that
    /// is there twice, [`PoolError::PlainAndDeclared`] for a code that is a plain fact of one and declared by another.
    pub fn new(mut candidates: Vec<Candidate>) -> Result<Self, PoolError> {
        let (count, most) = (candidates.len(), Limits::default().people);
        if count > most {
            return Err(PoolError::TooMany { count, most });
        }
        if let Some(candidate) = twice(candidates.iter().map(Candidate::id)) {
            return Err(PoolError::NominatedTwice { candidate });
        }
        let declared: std::collections::BTreeSet<&Code> =
            candidates.iter().flat_map(Candidate::declared_about).collect();
        let mut plain = candidates.iter().flat_map(|candidate| candidate.facts().keys());
        if plain.any(|code| declared.contains(code)) {
            return Err(PoolError::PlainAndDeclared);
        }
        candidates.sort_by_key(Candidate::order);
        Ok(Self { candidates })
    }

    /// Those nominated, by day of nomination and id.
    #[must_use]
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    /// One of them.
    #[must_use]
    pub fn candidate(&self, id: CandidateId) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.id() == id)
    }

    /// How many.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.candidates.len()
    }

    /// Whether nobody is nominated.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.candidates.is_empty()
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a pool")]
struct Fields {
    candidates: Vec<Candidate>,
}

impl TryFrom<Fields> for Pool {
    type Error = PoolError;

    fn try_from(f: Fields) -> Result<Self, PoolError> {
        Self::new(f.candidates)
    }
}

impl From<Pool> for Fields {
    fn from(p: Pool) -> Self {
        Self { candidates: p.candidates }
    }
}
