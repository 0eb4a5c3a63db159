//! The head of a log as text, to be signed: C2SP's tlog-checkpoint.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::base64::{decoded_digest, encoded};
use super::digest::Digest;
use super::merkle::{TreeError, TreeHead};
use super::note::{NoteKey, SignedNote, UnverifiedNote, as_text};
use crate::text::{Origin, TextError, shown};

/// What a log says of itself at one moment: which log it is, how many entries it has, and the root over them.
///
/// The text is three lines: origin, size, root. Lines may follow that this crate never writes; they are kept as they stand
/// when a checkpoint is read, since the specification allows them, and nothing here depends on them.
///
/// ```
/// use mangfold::audit::{leaf_digest, Checkpoint, Frontier};
///
/// let mut log = Frontier::new();
/// log.push(leaf_digest(b""))?;
/// let checkpoint = Checkpoint::new("example.no/decisions".parse()?, log.head());
/// let text = "example.no/decisions\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n";
/// assert_eq!(checkpoint.to_string(), text);
/// assert_eq!(text.parse(), Ok(checkpoint));
/// assert!(text.replace("\n1\n", "\n01\n").parse::<Checkpoint>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Checkpoint {
    origin: Origin,
    head: TreeHead,
    more: Vec<String>,
}

impl Checkpoint {
    /// The checkpoint of a log with this head.
    #[must_use]
    pub const fn new(origin: Origin, head: TreeHead) -> Self {
        Self { origin, head, more: Vec::new() }
    }

    /// The checkpoint in a signed note of this log, and which of the keys signed it: one at least.
    ///
    /// The log signs with a key that is called like its origin; whether that one is among those who signed, and how many
    /// others are, is for the application to ask.
    ///
    /// # Errors
    ///
    /// A [`CheckpointError`]: the note is not verified by [`SignedNote::verify`], is no checkpoint, or is one of another log.
    pub fn verified<'k>(
        note: &SignedNote,
        origin: &Origin,
        keys: &'k [NoteKey],
        verifies: impl Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool,
    ) -> Result<(Self, Vec<&'k NoteKey>), CheckpointError> {
        // Nothing of a note is looked at before it is verified.
        let signers = note.verify(keys, verifies).map_err(CheckpointError::Note)?;
        let checkpoint: Self = note.text().parse()?;
        if checkpoint.origin == *origin {
            Ok((checkpoint, signers))
        } else {
            Err(CheckpointError::OtherOrigin { found: checkpoint.origin, wanted: origin.clone() })
        }
    }

    /// Which log.
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// How many entries it has, and the root over them.
    #[must_use]
    pub const fn head(&self) -> &TreeHead {
        &self.head
    }

    /// The lines below the root, which say nothing here.
    #[must_use]
    pub fn more(&self) -> &[String] {
        &self.more
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, head, more } = self;
        writeln!(f, "{origin}\n{}\n{}", head.size(), encoded(head.root().as_bytes()))?;
        more.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl FromStr for Checkpoint {
    type Err = CheckpointError;

    fn from_str(text: &str) -> Result<Self, CheckpointError> {
        let mut lines = text.strip_suffix('\n').ok_or(CheckpointError::TooFewLines)?.split('\n');
        let mut next = || lines.next().ok_or(CheckpointError::TooFewLines);
        let (origin, size, root) = (next()?, next()?, next()?);
        let origin = origin.parse().map_err(CheckpointError::Origin)?;
        let size = whole(size).ok_or_else(|| CheckpointError::NotASize { value: shown(size) })?;
        let root: Digest =
            decoded_digest(root).ok_or_else(|| CheckpointError::NotARoot { value: shown(root) })?;
        let head = TreeHead::new(size, root).map_err(CheckpointError::Head)?;
        let more: Vec<String> = lines.map(str::to_owned).collect();
        if more.iter().any(|line| line.is_empty() || line.contains(char::is_control)) {
            return Err(CheckpointError::EmptyLine);
        }
        Ok(Self { origin, head, more })
    }
}

as_text!(Checkpoint);

/// A whole number in its one form.
pub(super) fn whole(text: &str) -> Option<u64> {
    text.parse().ok().filter(|number: &u64| number.to_string() == text)
}

/// Why something is no checkpoint, or not one of this log.
///
/// ```
/// let error = "example.no/decisions\n".parse::<mangfold::audit::Checkpoint>().unwrap_err();
/// assert_eq!(error.to_string(), "fewer than three whole lines: origin, size and root are wanted");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CheckpointError {
    /// The signed note is not verified.
    #[error("{0}")]
    Note(#[source] UnverifiedNote),
    /// Fewer lines than a checkpoint has, or a last one without a line break.
    #[error("fewer than three whole lines: origin, size and root are wanted")]
    TooFewLines,
    /// The first line is no origin.
    #[error("{0}")]
    Origin(#[source] TextError),
    /// The second line is no size.
    #[error("size: {value}, a whole number without zeros before it is wanted")]
    NotASize {
        /// The line.
        value: String,
    },
    /// The third line is no root.
    #[error("root: {value}, thirty-two bytes in base64 are wanted")]
    NotARoot {
        /// The line.
        value: String,
    },
    /// The size and the root cannot be those of a tree.
    #[error("{0}")]
    Head(#[source] TreeError),
    /// A line below the root is empty, or has a control character.
    #[error("a line below the root that is empty or has a control character")]
    EmptyLine,
    /// The checkpoint is one of another log.
    #[error("origin: {found}, not {wanted}")]
    OtherOrigin {
        /// The log of the checkpoint.
        found: Origin,
        /// The log that is wanted.
        wanted: Origin,
    },
}

impl CheckpointError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Note(_) => "checkpoint_note",
            Self::TooFewLines => "checkpoint_too_few_lines",
            Self::Origin(_) => "checkpoint_origin",
            Self::NotASize { .. } => "checkpoint_not_a_size",
            Self::NotARoot { .. } => "checkpoint_not_a_root",
            Self::Head(_) => "checkpoint_head",
            Self::EmptyLine => "checkpoint_empty_line",
            Self::OtherOrigin { .. } => "checkpoint_other_origin",
        }
    }
}
