//! What makes a decision and its rules auditable: canonical bytes, digests, the ledger of reviews, and the log of sealed
//! decisions.
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
//!
//! # The log
//!
//! A decision is sealed into a [`Record`] that names nobody, the next of a [`Log`]: a Merkle tree, so that nothing in it can
//! be changed, left out or put in another order without another root. What the decision rests on stands in the record as one
//! root over salted commitments; the values and the keys of their salts are in the host's [`Bundle`], and can be erased
//! there, one field or one person everywhere, without breaking anything. A [`Checkpoint`] of the log is signed by the host,
//! and best cosigned by somebody else.
//!
//! Verification has three levels: integrity, from the log alone ([`LogVerifier`]); disclosure, with the bundle
//! ([`Bundle::check`]); replay, with the policies, too ([`Bundle::replay`]).
//!
//! ```
//! use mangfold::audit::{Bundle, Log, Policies, Replay, SaltKey};
//! use mangfold::{packs, testing};
//!
//! let (policy, round) = (packs::norway_state(), testing::sample());
//! let mut log = Log::new("agency.example/decisions".parse()?);
//! let mut bundle = Bundle::new(log.origin().clone(), SaltKey::from_bytes([1; 32])); // keys: 32 random bytes each
//! for (number, applicant) in (2..).zip(round.applicants()) {
//!     bundle.add_person(SaltKey::from_bytes([number; 32]), [applicant.id()])?;
//! }
//!
//! let decision = policy.decide(&round, testing::stamp());
//! let sealed = log.seal(&decision, &[], "2026-117".parse()?, bundle.keys())?;
//! bundle.keep(sealed.disclosures())?; // these and the keyring are stored first, so that no record is without its values
//! log.append(sealed.record())?; // the line of the log is sealed.record().to_bytes()
//! println!("{}", log.checkpoint()); // to be signed
//!
//! let mut policies = Policies::default();
//! policies.add(policy.clone());
//! assert!(bundle.check(sealed.record()).holds());
//! assert_eq!(bundle.replay(sealed.record(), &policies), Replay::Same);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! [`Disclosures`] is everything that one record commits to, a [`Disclosure`] one value of it shown to somebody,
//! [`Disclosed`] what checking found. To go on after a restart, store the [`Log`] as JSON or make it again from the
//! records ([`Record::from_bytes`], [`Log::append`]); [`Bundle::from_parts`] reads the keyring and the disclosures. A
//! checkpoint is signed by [`SignedNote::sign`], cosigned by [`SignedNote::cosign`] and verified with the log by
//! [`LogVerifier::verify`]; that one record is in the log is proved by a [`PortableProof`], as a file.
//!
//! The names `Record` and `Origin` mean something else at the crate's root: import these two by name.

mod base64;
mod bundle;
mod canonical;
mod checkpoint;
mod commitment;
mod digest;
mod disclosure;
mod erasure;
mod key;
mod ledger;
mod log;
mod merkle;
mod note;
mod policies;
mod proof;
mod record;
mod review;
mod seal;
mod strict;
mod verification;

pub use self::bundle::{Bundle, BundleError, Disclosures, DocumentError, Keyring, KeyringError};
pub use self::canonical::{CanonicalError, canonical_bytes};
pub use self::checkpoint::{Checkpoint, CheckpointError};
pub use self::commitment::SaltKey;
pub use self::digest::{Digest, DigestError};
pub use self::disclosure::{Disclosure, DisclosureError, sd_jwt_digest};
pub use self::erasure::{Erasing, Erasure, ErasureError, Exported, HoldOn};
pub use self::ledger::{
    Ledger, LedgerError, NotOfficial, NotOfficialBecause, Official, Reviewed, ReviewedVersion,
};
pub use self::log::{AppendError, Log};
pub use self::merkle::{
    ConsistencyError, ConsistencyProof, Frontier, InclusionError, InclusionProof, MerkleTree, TreeError,
    TreeHead, leaf_digest, node_digest,
};
#[cfg(feature = "ed25519")]
pub use self::note::ed25519;
pub use self::note::{
    NoteError, NoteKey, NoteKeyError, NoteSignature, SignError, SignedNote, UnverifiedNote,
};
pub use self::policies::{Policies, PoliciesError};
pub use self::proof::{PortableProof, ProofError};
pub use self::record::{
    DecisionBody, Engine, Record, RecordError, RecordKind, RecordedDeparture, RulesByReason,
};
pub use self::review::{Review, ReviewError, ReviewTextError, ReviewVerdict, Reviewer, VersionId};
pub use self::seal::{SealError, Sealed};
pub use self::strict::{
    NotCanonical, NotCanonicalBecause, ReadCanonicalError, check_canonical, from_canonical_bytes,
};
pub use self::verification::{Disclosed, Integrity, IntegrityFault, LogVerifier, Replay};
pub use crate::text::{KeyName, Origin};
