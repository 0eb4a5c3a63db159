//! Commitments: salted digests of single values, and one root over those of a record.
//!
//! A commitment is the SHA-256 of a [disclosure's](super::Disclosure) text, `["salt","field",value]` in canonical bytes: the
//! text of an SD-JWT's disclosure (RFC 9901), digested as it stands. The commitments of a record are padded with dummies to a power of two and sorted, so that
//! neither their number nor their places tell of anybody; each group of eight is one entry of a Merkle tree as RFC 6962 has
//! it.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

use super::digest::{Digest, hexadecimal, sha256};
use super::merkle::{InclusionProof, MerkleTree, TreeHead, leaf_digest};
use crate::text::shown;

/// So many commitments make one entry of the tree.
pub(super) const GROUP: usize = 8;

/// So many commitments a record has at least.
const FEWEST: usize = 64;

/// Thirty-two secret bytes from which salts are derived: one key a person, and one for whatever is about nobody.
///
/// Drawn by the caller from a source of randomness fit for keys; the library draws nothing. Whoever holds the key of a
/// person can find out by trying what a commitment about that person hides: it belongs where declarations belong, and
/// nowhere else. `Debug` shows nothing of it. Written as sixty-four lower-case hexadecimal digits.
///
/// ```
/// use mangfold::audit::SaltKey;
///
/// let key = SaltKey::from_bytes([7; 32]); // yours is drawn at random
/// assert_eq!(format!("{key:?}"), "SaltKey([redacted])");
/// ```
#[derive(Clone)]
pub struct SaltKey {
    bytes: [u8; 32],
    // INVARIANT: made of the bytes once, so that each use costs two blocks less.
    prepared: Hmac<Sha256>,
}

impl SaltKey {
    /// A key drawn by the caller.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let mut block = [0; 64];
        for (to, from) in block.iter_mut().zip(bytes) {
            *to = from;
        }
        Self { bytes, prepared: Hmac::new(&block.into()) }
    }

    /// The key itself, to be stored.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// By which an erasure names the key, without telling it.
    pub(super) fn fingerprint(&self) -> Digest {
        Digest::from_bytes(self.secret(b"mangfold/key/1"))
    }

    /// What the salts of one person in one record come from.
    pub(super) fn secret(&self, context: &[u8]) -> [u8; 32] {
        let mut mac = self.prepared.clone();
        mac.update(context);
        mac.finalize().into_bytes().into()
    }
}

impl PartialEq for SaltKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for SaltKey {}

impl fmt::Debug for SaltKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SaltKey([redacted])")
    }
}

impl Serialize for SaltKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Digest::from_bytes(self.bytes).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for SaltKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // An error must not carry what may be a key with a slip in it.
        let wanted = "no key (what stands there is withheld; 64 lower-case hexadecimal digits are wanted)";
        let digest: Digest = text.parse().map_err(|_| de::Error::custom(wanted))?;
        Ok(Self::from_bytes(*digest.as_bytes()))
    }
}

/// A salt of 128 bits, written as thirty-two lower-case hexadecimal digits.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) struct Salt(pub(super) [u8; 16]);

impl Salt {
    /// Its digits.
    pub(super) fn digits(self) -> [u8; 32] {
        let mut digits = [0; 32];
        hexadecimal(&self.0, &mut digits);
        digits
    }

    pub(super) fn of_digits(text: &str) -> Option<Self> {
        let value = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let mut salt = [0; 16];
        if text.len() != 32 {
            return None;
        }
        for (byte, pair) in salt.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = pair.iter().try_fold(0, |high, digit| Some(high << 4 | value(*digit)?))?;
        }
        Some(Self(salt))
    }
}

impl Serialize for Salt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&String::from_utf8_lossy(&self.digits()))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let wanted =
            || de::Error::custom(format!("no salt: {} (32 lower-case hexadecimal digits)", shown(&text)));
        Self::of_digits(&text).ok_or_else(wanted)
    }
}

/// The salts of one record.
#[derive(Default)]
pub(super) struct Salts {
    // The block of the last salt: two fields of one person share one.
    last: Option<([u8; 32], u32, [u8; 32])>,
}

impl Salts {
    /// The salt of the field at this place, from the secrets of all it is about: with one of them gone it is gone.
    pub(super) fn salt(&mut self, secrets: &[[u8; 32]], place: u32) -> Salt {
        let [secret] = secrets else {
            let hash = secrets.iter().fold(Sha256::new(), Sha256::chain_update);
            return Salt::half(&hash.chain_update(place.to_be_bytes()).finalize().into(), false);
        };
        let pair = place / 2;
        let block = match self.last {
            Some((of, number, block)) if of == *secret && number == pair => block,
            _ => {
                let block = numbered(secret, pair);
                self.last = Some((*secret, pair, block));
                block
            }
        };
        Salt::half(&block, place % 2 == 1)
    }
}

impl Salt {
    fn half(block: &[u8; 32], second: bool) -> Self {
        let mut salt = [0; 16];
        let half = block.chunks_exact(16).nth(usize::from(second)).unwrap_or_default();
        salt.copy_from_slice(half);
        Self(salt)
    }
}

fn numbered(secret: &[u8; 32], number: u32) -> [u8; 32] {
    sha256(&[secret, &number.to_be_bytes()])
}

/// What a dummy is told from a salt by: salts are numbered from nought.
const DUMMIES: u32 = 1 << 31;

/// All commitments of a record, padded and sorted.
pub(super) struct Commitments {
    sorted: Vec<Digest>,
    tree: MerkleTree,
}

impl Commitments {
    /// Of these, with dummies from the secret of the record.
    pub(super) fn of(mut commitments: Vec<Digest>, secret: &[u8; 32]) -> Self {
        let padded = commitments.len().next_power_of_two().max(FEWEST);
        let dummies = (DUMMIES..).take(padded - commitments.len());
        commitments.extend(dummies.map(|number| Digest::from_bytes(numbered(secret, number))));
        // Sorting by the first eight bytes moves a quarter of what sorting the whole would, and ties are as good as none.
        let mut keys: Vec<(u64, usize)> = commitments.iter().map(first).zip(0..).collect();
        keys.sort_unstable();
        let sorted = keys.iter().filter_map(|(_, place)| commitments.get(*place).copied());
        let mut commitments: Vec<Digest> = sorted.collect();
        if keys.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b)) {
            commitments.sort_unstable();
        }
        let tree =
            MerkleTree::from_leaves(commitments.chunks(GROUP).map(|group| leaf_digest(&joined(group))));
        Self { sorted: commitments, tree }
    }

    pub(super) fn root(&self) -> Digest {
        self.tree.root()
    }

    /// The commitments beside this one in its group, its place among them, and the way of the group to the root.
    pub(super) fn path(&self, commitment: &Digest) -> Option<(Vec<Digest>, u8, InclusionProof)> {
        let place = self.sorted.binary_search(commitment).ok()?;
        let beside = self.sorted.chunks(GROUP).nth(place / GROUP)?.iter();
        let beside = beside.filter(|known| *known != commitment).copied().collect();
        let inclusion = self.tree.inclusion((place / GROUP) as u64, self.tree.size()).ok()?;
        Some((beside, u8::try_from(place % GROUP).ok()?, inclusion))
    }
}

fn first(digest: &Digest) -> u64 {
    let bytes = digest.as_bytes().first_chunk().copied().unwrap_or_default();
    u64::from_be_bytes(bytes)
}

fn joined(group: &[Digest]) -> [u8; GROUP * 32] {
    let mut entry = [0; GROUP * 32];
    for (to, from) in entry.chunks_exact_mut(32).zip(group) {
        to.copy_from_slice(from.as_bytes());
    }
    entry
}

/// Whether a commitment stands under a root, given the others of its group.
pub(super) fn stands_under(
    root: Digest,
    commitment: Digest,
    beside: &[Digest],
    place: u8,
    inclusion: &InclusionProof,
) -> bool {
    let mut group = beside.to_vec();
    if group.len() != GROUP - 1 || usize::from(place) >= GROUP {
        return false;
    }
    group.insert(usize::from(place), commitment);
    let sorted = group.is_sorted();
    let head = TreeHead::new(inclusion.size(), root);
    sorted && head.is_ok_and(|head| inclusion.verify(&leaf_digest(&joined(&group)), &head).is_ok())
}
