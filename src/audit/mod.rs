//! What makes a decision and its rules auditable: canonical bytes, digests, and the ledger of reviews.
//!
//! A [`Review`] binds to the digest of one version of a rule: change a word of the version and the review lapses. A
//! policy is [`Official`] where nothing is in the way; that is computed from a [`Ledger`] and never set. Today no
//! pack of the crate is.
//!
//! ```
//! use mangfold::audit::{Ledger, NotOfficialBecause};
//! use mangfold::packs;
//!
//! let (policy, ledger) = (packs::norway_state(), Ledger::default());
//! let refusal = ledger.standing(&policy).official().unwrap_err();
//! assert_eq!(refusal.in_the_way()[0].1, NotOfficialBecause::WithoutReview);
//! ```

mod base64;
mod canonical;
mod checkpoint;
mod digest;
mod key;
mod ledger;
mod merkle;
mod note;
mod proof;
mod review;

pub use self::canonical::{CanonicalError, canonical_bytes};
pub use self::checkpoint::{Checkpoint, CheckpointError};
pub use self::digest::{Digest, DigestError};
pub use self::ledger::{
    Ledger, LedgerError, NotOfficial, NotOfficialBecause, Official, Reviewed, ReviewedVersion,
};
pub use self::merkle::{
    ConsistencyError, ConsistencyProof, Frontier, InclusionError, InclusionProof, MerkleTree, TreeError,
    TreeHead, leaf_digest, node_digest,
};
#[cfg(feature = "ed25519")]
pub use self::note::ed25519;
pub use self::note::{
    NoteError, NoteKey, NoteKeyError, NoteSignature, SignError, SignedNote, UnverifiedNote,
};
pub use self::proof::{PortableProof, ProofError};
pub use self::review::{Review, ReviewError, ReviewTextError, ReviewVerdict, Reviewer, VersionId};
pub use crate::text::{KeyName, Origin};
