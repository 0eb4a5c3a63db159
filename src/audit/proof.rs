//! The proof of one entry of a log as one file: C2SP's tlog-proof.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::base64::{decoded, decoded_digest, encoded};
use super::checkpoint::{Checkpoint, CheckpointError, whole};
use super::merkle::{InclusionError, InclusionProof, TreeError, leaf_digest};
use super::note::{NoteError, NoteKey, SignedNote, as_text};
use crate::text::{Origin, shown};

const FIRST_LINE: &str = "c2sp.org/tlog-proof@v1";

/// How long a file may be: that of the longest note, and as much again.
const MOST_BYTES: usize = 2 * 1024 * 1024;

/// How many bytes may be added that nobody signs.
const MOST_EXTRA: usize = 512 * 1024;

/// That one entry is in a log, in a file that whoever has the entry and knows the keys verifies without the log.
///
/// Its parts are believed only as far as [`PortableProof::verify`] goes; the extra bytes are signed by nobody.
///
/// ```
/// use mangfold::audit::{leaf_digest, Checkpoint, MerkleTree, NoteKey, PortableProof, SignedNote};
///
/// let log = MerkleTree::from_leaves([b"one", b"two"].map(|entry| leaf_digest(entry)));
/// let origin = "example.no/decisions".parse()?;
/// let key = NoteKey::new("example.no/decisions".parse()?, [7; 32]);
/// let text = Checkpoint::new("example.no/decisions".parse()?, log.head()).to_string();
/// // For brevity, a signer who signs everything alike, and whom everybody believes.
/// let note = SignedNote::sign(&text, &key, |_| Ok::<_, std::convert::Infallible>([7; 64]))?;
/// let file = PortableProof::new(log.inclusion(1, 2)?, note)?.to_string();
///
/// let proof: PortableProof = file.parse()?;
/// assert!(proof.verify(b"two", &origin, &[key.clone()], |_, _, signature| signature == &[7; 64]).is_ok());
/// let refused = proof.verify(b"one", &origin, &[key], |_, _, signature| signature == &[7; 64]).unwrap_err();
/// assert_eq!(refused.code(), "proof_inclusion");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct PortableProof {
    extra: Option<Vec<u8>>,
    // INVARIANT: for as many leaves as the note's text, which is a checkpoint, says.
    inclusion: InclusionProof,
    note: SignedNote,
}

impl PortableProof {
    /// The proof of one entry under a signed checkpoint.
    ///
    /// # Errors
    ///
    /// [`ProofError::Checkpoint`] where the note is no checkpoint, [`ProofError::Inclusion`] where it is one of another size.
    pub fn new(inclusion: InclusionProof, note: SignedNote) -> Result<Self, ProofError> {
        let checkpoint: Checkpoint = note.text().parse().map_err(ProofError::Checkpoint)?;
        let (proof, head) = (inclusion.size(), checkpoint.head().size());
        if proof != head {
            return Err(ProofError::Inclusion(InclusionError::SizeDiffers { proof, head }));
        }
        Ok(Self { extra: None, inclusion, note })
    }

    /// Adds bytes that nobody signs, in place of those added before: what helps to find or rebuild the entry.
    ///
    /// # Errors
    ///
    /// [`ProofError::TooLong`] where they are more than half a mebibyte.
    pub fn with_extra(self, extra: Vec<u8>) -> Result<Self, ProofError> {
        if extra.len() > MOST_EXTRA {
            return Err(ProofError::TooLong { length: extra.len(), most: MOST_EXTRA });
        }
        Ok(Self { extra: Some(extra), ..self })
    }

    /// The bytes that nobody signed.
    #[must_use]
    pub fn extra(&self) -> Option<&[u8]> {
        self.extra.as_deref()
    }

    /// The way from the entry to the root.
    #[must_use]
    pub const fn inclusion(&self) -> &InclusionProof {
        &self.inclusion
    }

    /// The checkpoint with its signatures.
    #[must_use]
    pub const fn note(&self) -> &SignedNote {
        &self.note
    }

    /// The verified checkpoint that these bytes are an entry under, and which of the keys signed it: one at least.
    ///
    /// # Errors
    ///
    /// [`ProofError::Checkpoint`] where the checkpoint is not signed by one of the keys or is of another log,
    /// [`ProofError::Inclusion`] where these bytes are not the entry at the index of the proof.
    pub fn verify<'k>(
        &self,
        entry: &[u8],
        origin: &Origin,
        keys: &'k [NoteKey],
        verifies: impl Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool,
    ) -> Result<(Checkpoint, Vec<&'k NoteKey>), ProofError> {
        let (checkpoint, signers) =
            Checkpoint::verified(&self.note, origin, keys, verifies).map_err(ProofError::Checkpoint)?;
        self.inclusion.verify(&leaf_digest(entry), checkpoint.head()).map_err(ProofError::Inclusion)?;
        Ok((checkpoint, signers))
    }
}

impl fmt::Display for PortableProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        if let Some(extra) = &self.extra {
            writeln!(f, "extra {}", encoded(extra))?;
        }
        writeln!(f, "index {}", self.inclusion.index())?;
        for beside in self.inclusion.path() {
            writeln!(f, "{}", encoded(beside.as_bytes()))?;
        }
        write!(f, "\n{}", self.note)
    }
}

impl FromStr for PortableProof {
    type Err = ProofError;

    fn from_str(file: &str) -> Result<Self, ProofError> {
        if file.len() > MOST_BYTES {
            return Err(ProofError::TooLong { length: file.len(), most: MOST_BYTES });
        }
        // What is above the first blank line has none itself, and the note below may have more.
        let (above, note) = file.split_once("\n\n").ok_or(ProofError::WithoutCheckpoint)?;
        let mut lines = above.split('\n').peekable();
        let first = lines.next().unwrap_or_default();
        if first != FIRST_LINE {
            return Err(ProofError::NotAProof { line: shown(first) });
        }
        let extra = lines.next_if(|line| line.starts_with("extra ")).map(|line| {
            let bytes = line.strip_prefix("extra ").and_then(decoded);
            bytes.ok_or_else(|| ProofError::NotExtra { line: shown(line) })
        });
        let extra = extra.transpose()?;
        let line = lines.next().unwrap_or_default();
        let index = line.strip_prefix("index ").and_then(whole);
        let index = index.ok_or_else(|| ProofError::NotAnIndex { line: shown(line) })?;
        let digest = |line| decoded_digest(line).ok_or_else(|| ProofError::NotADigest { line: shown(line) });
        let path = lines.map(digest).collect::<Result<_, _>>()?;
        let note: SignedNote = note.parse().map_err(ProofError::Note)?;
        let checkpoint: Checkpoint = note.text().parse().map_err(ProofError::Checkpoint)?;
        let inclusion =
            InclusionProof::new(index, checkpoint.head().size(), path).map_err(ProofError::Path)?;
        let proof = Self { extra: None, inclusion, note };
        match extra {
            Some(extra) => proof.with_extra(extra),
            None => Ok(proof),
        }
    }
}

as_text!(PortableProof);

/// Why a file is no proof of an entry, or not of this one.
///
/// ```
/// let error = "c2sp.org/tlog-proof@v2\nindex 0\n\n".parse::<mangfold::audit::PortableProof>().unwrap_err();
/// assert_eq!(error.to_string(), "no proof: it begins \"c2sp.org/tlog-proof@v2\", not c2sp.org/tlog-proof@v1");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProofError {
    /// More bytes than there may be.
    #[error("{length} bytes, at most {most} are allowed")]
    TooLong {
        /// How many.
        length: usize,
        /// How many are allowed.
        most: usize,
    },
    /// The first line is another.
    #[error("no proof: it begins {line}, not {FIRST_LINE}")]
    NotAProof {
        /// How the first line begins.
        line: String,
    },
    /// The line of extra bytes has none in base64.
    #[error("no extra bytes in base64: {line}")]
    NotExtra {
        /// How the line begins.
        line: String,
    },
    /// No index where it is to stand.
    #[error("no index: {line} (`index`, a space and a whole number are wanted)")]
    NotAnIndex {
        /// How the line begins.
        line: String,
    },
    /// A line of the path is no digest.
    #[error("no digest: {line} (thirty-two bytes in base64 are wanted)")]
    NotADigest {
        /// How the line begins.
        line: String,
    },
    /// Nothing below a blank line.
    #[error("no checkpoint below a blank line")]
    WithoutCheckpoint,
    /// What is below the blank line is no signed note.
    #[error("{0}")]
    Note(#[source] NoteError),
    /// The note is no checkpoint, not one of this log, or not verified.
    #[error("{0}")]
    Checkpoint(#[source] CheckpointError),
    /// The index and the path cannot be those of a tree of this size.
    #[error("{0}")]
    Path(#[source] TreeError),
    /// The bytes are not the entry that the proof is of.
    #[error("{0}")]
    Inclusion(#[source] InclusionError),
}

impl ProofError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "proof_too_long",
            Self::NotAProof { .. } => "proof_not_a_proof",
            Self::NotExtra { .. } => "proof_not_extra",
            Self::NotAnIndex { .. } => "proof_not_an_index",
            Self::NotADigest { .. } => "proof_not_a_digest",
            Self::WithoutCheckpoint => "proof_without_checkpoint",
            Self::Note(_) => "proof_note",
            Self::Checkpoint(_) => "proof_checkpoint",
            Self::Path(_) => "proof_path",
            Self::Inclusion(_) => "proof_inclusion",
        }
    }
}
