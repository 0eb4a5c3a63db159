//! Policies by their digest, so that what was decided under an older one is replayed under that one.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::canonical::canonical_bytes;
use super::digest::Digest;
use crate::policy::Policy;
use crate::text::legible;

/// Every policy that decisions were sealed under, by its digest.
///
/// ```
/// use mangfold::{audit::Policies, packs};
///
/// let mut policies = Policies::default();
/// let digest = policies.add(packs::norway_state());
/// let stored = policies.bytes(digest).unwrap();
/// assert_eq!(Policies::default().add_bytes(&stored, digest), Ok(()));
/// assert_eq!(policies.get(digest), Some(&packs::norway_state()));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Policies {
    by_digest: BTreeMap<Digest, Policy>,
}

/// Why bytes are not the policy of a digest.
///
/// ```
/// use mangfold::{audit::Policies, packs};
///
/// let digest = packs::norway_state().digest();
/// let error = Policies::default().add_bytes(b"{}", digest).unwrap_err();
/// assert_eq!(error.code(), "policies_another_digest");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PoliciesError {
    /// The bytes have another digest.
    #[error("the bytes have the digest {found}, not {wanted}")]
    AnotherDigest {
        /// Theirs.
        found: Digest,
        /// That of the policy.
        wanted: Digest,
    },
    /// The bytes have the digest, and are no policy that this version reads.
    #[error("no policy: {problem}")]
    NoPolicy {
        /// What is wrong.
        problem: String,
    },
    /// This version reads the policy as another one.
    #[error("this version reads the policy {wanted} as {found}")]
    ReadAsAnother {
        /// The digest of what is read.
        found: Digest,
        /// That of the policy.
        wanted: Digest,
    },
}

impl PoliciesError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AnotherDigest { .. } => "policies_another_digest",
            Self::NoPolicy { .. } => "policies_none",
            Self::ReadAsAnother { .. } => "policies_read_as_another",
        }
    }
}

impl Policies {
    /// Adds a policy and gives its digest.
    pub fn add(&mut self, policy: Policy) -> Digest {
        let digest = policy.digest();
        self.by_digest.insert(digest, policy);
        digest
    }

    /// Adds a policy from its bytes as they were stored.
    ///
    /// # Errors
    ///
    /// A [`PoliciesError`]: they have another digest, or are no policy that reads back to the same bytes.
    pub fn add_bytes(&mut self, bytes: &[u8], wanted: Digest) -> Result<(), PoliciesError> {
        let found = Digest::from_bytes(Sha256::digest(bytes).into());
        if found != wanted {
            return Err(PoliciesError::AnotherDigest { found, wanted });
        }
        let policy: Policy = serde_json::from_slice(bytes)
            .map_err(|error| PoliciesError::NoPolicy { problem: legible(&error.to_string()) })?;
        match policy.digest() {
            found if found != wanted => Err(PoliciesError::ReadAsAnother { found, wanted }),
            _ => {
                self.by_digest.insert(wanted, policy);
                Ok(())
            }
        }
    }

    /// The policy with this digest.
    #[must_use]
    pub fn get(&self, digest: Digest) -> Option<&Policy> {
        self.by_digest.get(&digest)
    }

    /// The bytes to store of the policy with this digest: their SHA-256 is the digest.
    #[must_use]
    pub fn bytes(&self, digest: Digest) -> Option<Vec<u8>> {
        self.get(digest).and_then(|policy| canonical_bytes(policy).ok())
    }

    /// The digests, in order.
    pub fn digests(&self) -> impl Iterator<Item = Digest> {
        self.by_digest.keys().copied()
    }
}
