//! The log: an append-only sequence of records under one root.

use serde::{Deserialize, Serialize};

use super::checkpoint::Checkpoint;
use super::merkle::Frontier;
use super::record::Record;
use crate::text::Origin;

/// An append-only sequence of records, as far as it takes to go on with it: whose log it is, how many records it has, and
/// the peaks of its tree (RFC 9162), at most fifty-three digests.
///
/// The records themselves lie where the host keeps them. Whatever is asked of a log, its order, its root and its proofs,
/// follows from their bytes.
///
/// ```
/// use mangfold::audit::Log;
///
/// let log = Log::new("mangfold.example/agency".parse()?);
/// assert_eq!(log.size(), 0);
/// let stored = serde_json::to_string(&log)?;
/// assert_eq!(serde_json::from_str::<Log>(&stored)?, log);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "the state of a log")]
pub struct Log {
    origin: Origin,
    tree: Frontier,
}

/// Why a record is not the next one of a log.
///
/// ```
/// fn is_an_error<E: std::error::Error>() {}
/// is_an_error::<mangfold::audit::AppendError>();
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AppendError {
    /// It was sealed for another place.
    #[error("sequence: {sequence}, the next record of the log is {wanted}")]
    NotNext {
        /// The place it was sealed for.
        sequence: u64,
        /// The next place.
        wanted: u64,
    },
    /// The log is full.
    #[error("{0}")]
    Full(#[source] super::TreeError),
}

impl AppendError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotNext { .. } => "append_not_next",
            Self::Full(error) => error.code(),
        }
    }
}

impl Log {
    /// A log without records. Its origin is its name for ever: two logs never share one.
    #[must_use]
    pub const fn new(origin: Origin) -> Self {
        Self { origin, tree: Frontier::new() }
    }

    /// Whose log it is.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How many records it has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.tree.size()
    }

    /// Appends the next record.
    ///
    /// # Errors
    ///
    /// [`AppendError::NotNext`] where it was sealed for another place, so that two writers cannot both go on.
    pub fn append(&mut self, record: &Record) -> Result<(), AppendError> {
        if record.sequence() != self.size() {
            return Err(AppendError::NotNext { sequence: record.sequence(), wanted: self.size() });
        }
        self.tree.push(record.leaf()).map(|_| ()).map_err(AppendError::Full)
    }

    /// What a host signs of the log as it stands.
    #[must_use]
    pub fn checkpoint(&self) -> Checkpoint {
        Checkpoint::new(self.origin.clone(), self.tree.head())
    }
}
