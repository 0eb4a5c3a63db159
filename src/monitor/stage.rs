//! The stages of hiring that people reach, and the steps between them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::text::{Code, TextError, shown};

/// A stage of hiring that people reach.
///
/// ```
/// use mangfold::monitor::Stage;
///
/// assert_eq!("own.second_interview".parse::<Stage>()?.to_string(), "own.second_interview");
/// assert_eq!("interviewed".parse::<Stage>().unwrap_err().code(), "stage_unknown");
/// # Ok::<(), mangfold::monitor::StageError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[non_exhaustive]
pub enum Stage {
    /// Applied (søkte).
    Applied,
    /// Found qualified (kvalifisert).
    Qualified,
    /// Invited to interview (innkalt).
    Invited,
    /// Offered the post (fikk tilbud).
    Offered,
    /// Hired (tilsatt).
    Hired,
    /// Promoted (forfremmet).
    Promoted,
    /// A stage of the host's own, written `own.` and a code.
    Own(Code),
}

const STAGES: [(&str, Stage); 6] = [
    ("applied", Stage::Applied),
    ("qualified", Stage::Qualified),
    ("invited", Stage::Invited),
    ("offered", Stage::Offered),
    ("hired", Stage::Hired),
    ("promoted", Stage::Promoted),
];

/// A text that names no stage.
///
/// ```
/// use mangfold::monitor::Stage;
/// assert!("own.".parse::<Stage>().is_err());
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum StageError {
    /// Neither a stage of the crate nor `own.` and a code.
    #[error("unknown stage: {value} (one's own stages are written \"own.\" and a code)")]
    Unknown {
        /// The text given.
        value: String,
    },
    /// What follows `own.` is no code.
    #[error("stage of one's own: {0}")]
    Own(#[source] TextError),
}

impl StageError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unknown { .. } => "stage_unknown",
            Self::Own(_) => "stage_own_not_a_code",
        }
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(code) => write!(f, "own.{code}"),
            known => {
                f.write_str(STAGES.iter().find(|(_, stage)| stage == known).map_or("", |(text, _)| text))
            }
        }
    }
}

impl FromStr for Stage {
    type Err = StageError;

    fn from_str(text: &str) -> Result<Self, StageError> {
        if let Some(own) = text.strip_prefix("own.") {
            return own.parse().map(Self::Own).map_err(StageError::Own);
        }
        let known = STAGES.into_iter().find(|(name, _)| *name == text);
        known.map(|(_, stage)| stage).ok_or_else(|| StageError::Unknown { value: shown(text) })
    }
}

impl Serialize for Stage {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stage {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A stage, and the stage that those who reach it are counted out of: *invited of qualified*.
///
/// ```
/// use mangfold::monitor::{Stage, Step};
/// assert_eq!(Step::new(Stage::Invited, Stage::Qualified).to_string(), "invited of qualified");
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a step")]
pub struct Step {
    stage: Stage,
    of: Stage,
}

impl Step {
    /// Those who reach a stage, out of those who reached another.
    #[must_use]
    pub const fn new(stage: Stage, of: Stage) -> Self {
        Self { stage, of }
    }

    /// The stage reached.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// The stage they are counted out of.
    #[must_use]
    pub const fn of(&self) -> &Stage {
        &self.of
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.stage, self.of)
    }
}
