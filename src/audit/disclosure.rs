//! One value of a record, shown to somebody with the proof that it is what was sealed.

use std::fmt;

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::commitment::{GROUP, Salt, stands_under};
use super::digest::Digest;
use super::merkle::InclusionProof;
use super::record::Record;

/// One value with its salt, and the way from its commitment to the root of the record.
///
/// Whoever has it and the record can see that the value was sealed, and learns nothing of the others but that they are at
/// most eight for each leaf of the tree, dummies among them. What was handed out is out of the reach of an erasure:
/// note to whom. `Debug` shows no value.
///
/// ```
/// use mangfold::audit::{Bundle, Log, SaltKey};
/// use mangfold::{packs, testing::{self, RoundSketch}};
///
/// let (policy, round) = (packs::norway_state(), RoundSketch::new().build());
/// let log = Log::new("mangfold.example/agency".parse()?);
/// let mut bundle = Bundle::new(log.origin().clone(), SaltKey::from_bytes([1; 32]));
/// let sealed = log.seal(&policy.decide(&round, testing::stamp()), &[], "2026-117".parse()?, bundle.keys())?;
/// bundle.keep(sealed.disclosures())?;
///
/// let shown = bundle.disclose(0, |field| field == "vacancy");
/// assert_eq!(shown[0].verify(sealed.record())?.0, "vacancy");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a disclosure")]
pub struct Disclosure {
    record: u64,
    text: String,
    beside: Vec<Digest>,
    place: u8,
    path: InclusionProof,
}

/// The digest by which an SD-JWT names a disclosure: the base64url of the SHA-256 of the disclosure's own base64url (RFC 9901,
/// 4.2.3). For a host that hands a disclosed value on in one.
///
/// ```
/// use mangfold::audit::sd_jwt_digest;
///
/// let disclosure = "WyJyU0x1em5oaUxQQkRSWkUxQ1o4OEtRIiwgInN1YiIsICJqb2huX2RvZV80MiJd"; // a published one
/// assert_eq!(sd_jwt_digest(disclosure), "pzkHIM9sv7oZH6YKDsRqNgFGLpEKIj3c5G6UKaTsAjQ");
/// ```
#[must_use]
pub fn sd_jwt_digest(disclosure: &str) -> String {
    Base64UrlUnpadded::encode_string(&Sha256::digest(disclosure))
}

/// Why a disclosure does not belong to a record.
///
/// ```
/// fn is_an_error<E: std::error::Error>() {}
/// is_an_error::<mangfold::audit::DisclosureError>();
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DisclosureError {
    /// It is of another record.
    #[error("record: {record}, that of the record is {wanted}")]
    AnotherRecord {
        /// The place the disclosure names.
        record: u64,
        /// The place of the record.
        wanted: u64,
    },
    /// The text is no salt, field and value.
    #[error("text: no salt, field and value (what stands there is withheld)")]
    NotADisclosure,
    /// Its commitment does not stand under the root of the record.
    #[error("the value is not the one that was sealed")]
    NotCommitted,
}

impl DisclosureError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::AnotherRecord { .. } => "disclosure_another_record",
            Self::NotADisclosure => "disclosure_none",
            Self::NotCommitted => "disclosure_not_committed",
        }
    }
}

impl Disclosure {
    pub(super) const fn of(
        record: u64,
        text: String,
        beside: Vec<Digest>,
        place: u8,
        path: InclusionProof,
    ) -> Self {
        Self { record, text, beside, place, path }
    }

    /// The place of its record in the log.
    #[must_use]
    pub const fn record(&self) -> u64 {
        self.record
    }

    /// The text whose SHA-256 is the commitment: `["salt","field",value]`, the text of an SD-JWT's disclosure (RFC 9901). An
    /// SD-JWT digests its base64url, see [`sd_jwt_digest`]; a commitment digests the text itself.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same value as a disclosure of an SD-JWT: the base64url of the text.
    #[must_use]
    pub fn to_sd_jwt(&self) -> String {
        Base64UrlUnpadded::encode_string(self.text.as_bytes())
    }

    /// The commitment.
    #[must_use]
    pub fn commitment(&self) -> Digest {
        Digest::from_bytes(Sha256::digest(&self.text).into())
    }

    /// The field and its value as canonical JSON, where they are what was sealed in this record.
    ///
    /// # Errors
    ///
    /// A [`DisclosureError`]: it is of another record, no disclosure, or not what was sealed.
    pub fn verify(&self, record: &Record) -> Result<(&str, &str), DisclosureError> {
        if self.record != record.sequence() {
            let (record, wanted) = (self.record, record.sequence());
            return Err(DisclosureError::AnotherRecord { record, wanted });
        }
        let read = parts(&self.text).ok_or(DisclosureError::NotADisclosure)?;
        let root = record.commitments();
        if stands_under(root, self.commitment(), &self.beside, self.place, &self.path) {
            Ok(read)
        } else {
            Err(DisclosureError::NotCommitted)
        }
    }
}

/// The field and the value of a text `["salt","field",value]`. A field has no quotes and no escapes.
fn parts(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(r#"[""#)?.strip_suffix(']')?;
    let (salt, rest) = rest.split_once(r#"",""#)?;
    Salt::of_digits(salt)?;
    let (field, value) = rest.split_once(r#"","#)?;
    let plain = !field.is_empty() && !field.contains(['"', '\\']);
    // A value that is none would be read as something else than what was sealed.
    let is_json = serde_json::from_str::<serde::de::IgnoredAny>(value).is_ok();
    (plain && is_json).then_some((field, value))
}

impl fmt::Debug for Disclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disclosure")
            .field("record", &self.record)
            .field("of_a_group_of", &GROUP)
            .finish_non_exhaustive()
    }
}
