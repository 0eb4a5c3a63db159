//! The digest of a value's canonical bytes, and of a version of a rule as it stands in a policy.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::block_api::compress256;
use sha2::{Digest as _, Sha256};

use super::canonical::{CanonicalError, canonical_bytes};
use crate::check::Check;
use crate::monitor::{CodeBook, Tally};
use crate::policy::Policy;
use crate::rule::Rule;
use crate::source::{Part, Source};
use crate::span::Clock;
use crate::statement::{Statement, Wording};
use crate::text::{Code, Reason, RuleId, shown};
use crate::version::{Elsewhere, Exception, Version};

/// The SHA-256 of a value's canonical bytes, written as sixty-four lower-case hexadecimal digits.
///
/// ```
/// use mangfold::audit::Digest;
///
/// let digest = Digest::of(&[1, 2])?;
/// assert_eq!(digest.to_string(), "49a64717d5d4cb19952e6eac2946415cf6879adacf9908e7d872332d32c6e684");
/// assert_eq!(digest.to_string().parse(), Ok(digest));
/// assert!("49a6".parse::<Digest>().is_err());
/// # Ok::<(), mangfold::audit::CanonicalError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of a value's [`canonical_bytes`].
    ///
    /// # Errors
    ///
    /// A [`CanonicalError`] where the value has none.
    pub fn of<T: Serialize + ?Sized>(value: &T) -> Result<Self, CanonicalError> {
        canonical_bytes(value).map(|bytes| Self(Sha256::digest(bytes).into()))
    }

    /// A digest made elsewhere, as its thirty-two bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn text<'a>(&self, digits: &'a mut [u8; 64]) -> &'a str {
        hexadecimal(&self.0, digits);
        std::str::from_utf8(digits).unwrap_or_default()
    }

    /// Its thirty-two bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// The SHA-256 of a message in pieces.
///
/// A log is made of short messages: padding them here, in whole blocks, costs half of what the general way does, which keeps
/// its place between calls.
pub(super) fn sha256(pieces: &[&[u8]]) -> [u8; 32] {
    const BLOCKS: usize = 5;
    let mut padded = [[0; 64]; BLOCKS];
    let length: usize = pieces.iter().map(|piece| piece.len()).sum();
    let blocks = (length + 9).div_ceil(64);
    let Some(used) = padded.get_mut(..blocks) else {
        return pieces.iter().fold(Sha256::new(), Sha256::chain_update).finalize().into();
    };
    let mut rest = used.as_flattened_mut();
    for piece in pieces.iter().chain(&[&[0x80][..]]) {
        let (to, behind) = rest.split_at_mut(piece.len());
        to.copy_from_slice(piece);
        rest = behind;
    }
    if let Some(end) = rest.last_chunk_mut() {
        *end = (length as u64 * 8).to_be_bytes();
    }
    let mut state = START;
    compress256(&mut state, used);
    let mut digest = [0; 32];
    for (to, from) in digest.chunks_exact_mut(4).zip(state) {
        to.copy_from_slice(&from.to_be_bytes());
    }
    digest
}

/// Where SHA-256 starts (FIPS 180-4, 5.3.3).
const START: [u32; 8] =
    [0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19];

/// Two lower-case digits for each byte.
pub(super) fn hexadecimal(bytes: &[u8], digits: &mut [u8]) {
    let digit = |half: u8| if half < 10 { b'0' + half } else { b'a' + half - 10 };
    for (pair, byte) in digits.chunks_exact_mut(2).zip(bytes) {
        if let [high, low] = pair {
            (*high, *low) = (digit(byte >> 4), digit(byte & 15));
        }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(&mut [0; 64]))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        let refused = || DigestError { value: shown(text) };
        let value = |digit: u8| match digit {
            b'0'..=b'9' => Ok(digit - b'0'),
            b'a'..=b'f' => Ok(digit - b'a' + 10),
            _ => Err(refused()),
        };
        let mut bytes = [0; 32];
        if text.len() != 2 * bytes.len() {
            return Err(refused());
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = pair.iter().try_fold(0, |high, digit| Ok(high << 4 | value(*digit)?))?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.text(&mut [0; 64]))
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// A text that is no digest.
///
/// ```
/// let error = "A6".parse::<mangfold::audit::Digest>().unwrap_err();
/// assert_eq!(error.to_string(), "no digest: \"A6\" (64 lower-case hexadecimal digits are wanted)");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no digest: {value} (64 lower-case hexadecimal digits are wanted)")]
pub struct DigestError {
    value: String,
}

impl DigestError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "digest_not_hex"
    }
}

impl Policy {
    /// The digest of the whole policy, by which sealed decisions name it. It is computed once.
    ///
    /// ```
    /// use mangfold::{audit::Digest, packs, Choice, InScope};
    ///
    /// let policy = packs::norway_state();
    /// assert_eq!(policy.digest(), Digest::of(&policy)?);
    /// let rule = "no.state.interview.disability".parse()?;
    /// let chosen = policy.clone().with_choice(&rule, &Choice::ShortPosts(InScope::Yes))?;
    /// assert_ne!(chosen.digest(), policy.digest());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn digest(&self) -> Digest {
        *self.digest.0.get_or_init(|| certain(Digest::of(self)))
    }

    /// The digest of one version of a rule as it stands in this policy, counted from nought; none where there is no such
    /// version.
    ///
    /// It covers whatever a reviewer reads of it: every word, mark, edge, exception and open question of the version, what
    /// was chosen where the text leaves something open, the rule's id, clock and note, the citations of the sources it
    /// rests on, and the wordings of a statement that it checks. Not in it: the rule's other versions, what is announced,
    /// and how the rule stands to other rules.
    ///
    /// ```
    /// use mangfold::{packs, Choice, InScope};
    ///
    /// let policy = packs::norway_state();
    /// let rule = "no.state.interview.disability".parse()?;
    /// let chosen = policy.clone().with_choice(&rule, &Choice::ShortPosts(InScope::Yes))?;
    /// assert_ne!(chosen.digest_of(&rule, 0), policy.digest_of(&rule, 0));
    /// assert_eq!(policy.digest_of(&rule, 7), None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn digest_of(&self, rule: &RuleId, version: u32) -> Option<Digest> {
        let rule = self.rule(rule)?;
        let version = rule.versions().get(usize::try_from(version).ok()?)?;
        Some(self.digest_as_it_stands(rule, version))
    }

    pub(super) fn digest_as_it_stands(&self, rule: &Rule, version: &Version) -> Digest {
        let statement = match version.check() {
            Check::Statement(statement) => self.statement(statement),
            _ => None,
        };
        let excepted = version.exceptions().iter().flat_map(Exception::parts);
        let wordings = statement.map(Statement::wordings).unwrap_or_default();
        let cited: BTreeSet<&Code> = version
            .parts()
            .iter()
            .chain(excepted)
            .filter_map(Part::source)
            .chain(wordings.iter().filter_map(Wording::source))
            .chain(version.elsewhere().iter().map(Elsewhere::source))
            .collect();
        certain(Digest::of(&Read {
            rule: rule.id(),
            clock: rule.clock(),
            note_on_before: rule.note_on_before(),
            version,
            sources: cited.into_iter().filter_map(|key| self.source(key)).collect(),
            statement,
        }))
    }
}

impl Tally {
    /// The digest of its code book, by which two tallies are known to count the same things.
    #[must_use]
    pub fn book_digest(&self) -> Digest {
        self.book().digest()
    }
}

impl CodeBook {
    /// The digest of the code book: two tallies with the same count the same things.
    ///
    /// ```
    /// use mangfold::monitor::{CodeBook, Dimension, Stage};
    /// use mangfold::{Ground, LegalBasis};
    ///
    /// let by = |ground| Dimension::of_ground(&ground, "self_declared".parse().unwrap(), LegalBasis::ExplicitConsent);
    /// let one = CodeBook::new(Stage::Applied, vec![], vec![by(Ground::Woman)])?;
    /// let other = CodeBook::new(Stage::Applied, vec![], vec![by(Ground::CvGap)])?;
    /// assert_ne!(one.digest(), other.digest());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn digest(&self) -> Digest {
        certain(Digest::of(self))
    }
}

/// What a reviewer of a version reads.
#[derive(Serialize)]
struct Read<'a> {
    rule: &'a RuleId,
    clock: Clock,
    note_on_before: Option<&'a Reason>,
    version: &'a Version,
    sources: Vec<&'a Source>,
    statement: Option<&'a Statement>,
}

/// A version or a code book has no floats, only keys of its own, numbers of at most 32 bits, and groups of at most sixteen leaves.
#[expect(
    clippy::panic,
    reason = "cannot be; a digest made up instead would let every version pass for another"
)]
fn certain(digest: Result<Digest, CanonicalError>) -> Digest {
    match digest {
        Ok(digest) => digest,
        Err(error) => panic!("a policy or a code book without canonical bytes: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::{Ground, Group};

    #[test]
    fn short_and_long_messages_have_the_digests_that_the_general_way_gives_them() {
        let message: Vec<u8> = (0..700_u32).map(|number| (number * 7 % 251) as u8).collect();
        for length in 0..=message.len() {
            let message = &message[..length];
            let wanted = <[u8; 32]>::from(Sha256::digest(message));
            let (before, behind) = message.split_at(length / 3);
            assert_eq!(sha256(&[message]), wanted, "{length} bytes");
            assert_eq!(sha256(&[before, behind]), wanted, "{length} bytes in two pieces");
        }
    }

    #[test]
    fn a_digest_is_read_in_one_form_only() {
        let digest = Digest::of("").unwrap();
        let text = digest.to_string();
        assert_eq!(text, "12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126");
        assert_eq!(text.parse(), Ok(digest));
        assert_eq!(serde_json::from_str::<Digest>(&format!("{text:?}")).unwrap(), digest);
        assert_eq!(Digest::from_bytes(*digest.as_bytes()), digest);
        assert_eq!(format!("{digest:?}"), format!("Digest({text})"));
        let wrong = [
            String::new(),
            text.to_uppercase(),
            format!(" {text}"),
            format!("{text}0"),
            text.replace('1', "g"),
            text.replacen("12", "å", 1),
            format!("+{}", &text[1..]),
        ];
        for wrong in wrong {
            assert_eq!(wrong.parse::<Digest>().unwrap_err().code(), "digest_not_hex", "{wrong}");
        }
    }

    #[test]
    fn the_deepest_group_there_is_has_canonical_bytes() {
        let own = |number: usize| Group::declared(Ground::Own(format!("g{number}").parse().unwrap()));
        let deepest = (1..16).fold(own(0), |inner, number| {
            let pair = [inner, own(number)];
            if number % 2 == 0 { Group::all(pair).unwrap() } else { Group::any(pair).unwrap() }
        });
        assert!(Group::all([deepest.clone(), own(16)]).is_err(), "a deeper one is refused");
        // What a reviewer reads, the version, its check, the invite and the group are five more levels than the group alone.
        assert!(Digest::of(&[[[[[&deepest]]]]]).is_ok());
    }
}
