//! Signed notes as C2SP's signed-note has them: a text, and below a blank line a line for each key that signed it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest as _, Sha256};

use super::base64::{decoded, encoded};
use crate::text::{KeyName, TextError, shown};

/// How long a note may be: room for [`MOST_SIGNATURES`] of the longest kind there is, of nearly five thousand bytes.
const MOST_BYTES: usize = 1024 * 1024;

/// How many signatures a note may have. The specification asks for room for sixteen.
const MOST_SIGNATURES: usize = 100;

/// What stands before every signature.
const BEFORE_SIGNATURE: &str = "— ";

/// The byte before a key that says that it is one of Ed25519, and signs the text as it stands.
const ED25519: u8 = 1;

/// A key that signs notes, as those who verify know it: a name and the public half of an Ed25519 key.
///
/// As text it is `name+id+key`: the id in eight lower-case hexadecimal digits, the key in base64 behind the byte for
/// Ed25519, as `golang.org/x/mod/sumdb/note` writes it. Other kinds of keys are refused.
///
/// ```
/// use mangfold::audit::NoteKey;
///
/// let known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
/// let key: NoteKey = known.parse()?;
/// assert_eq!((key.name().as_str(), key.id()), ("PeterNeumann", [0xc7, 0x4f, 0x20, 0xa3]));
/// assert_eq!(NoteKey::new(key.name().clone(), *key.as_bytes()).to_string(), known);
/// assert!(known.replace("c74f20a3", "c74f20a4").parse::<NoteKey>().is_err());
/// # Ok::<(), mangfold::audit::NoteKeyError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct NoteKey {
    name: KeyName,
    key: [u8; 32],
}

impl NoteKey {
    /// The public half of an Ed25519 key, under the name it signs with.
    #[must_use]
    pub const fn new(name: KeyName, key: [u8; 32]) -> Self {
        Self { name, key }
    }

    /// The name it signs with.
    #[must_use]
    pub const fn name(&self) -> &KeyName {
        &self.name
    }

    /// The thirty-two bytes of the key.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.key
    }

    /// Its id, which finds it and proves nothing: the first four bytes of the SHA-256 of its name, a line break, the byte
    /// for Ed25519, and itself.
    #[must_use]
    pub fn id(&self) -> [u8; 4] {
        let hash = Sha256::new()
            .chain_update(self.name.as_str())
            .chain_update([b'\n', ED25519])
            .chain_update(self.key)
            .finalize();
        let mut id = [0; 4];
        for (byte, of) in id.iter_mut().zip(hash) {
            *byte = of;
        }
        id
    }

    fn is_of(&self, signature: &NoteSignature) -> bool {
        signature.name == self.name.as_str() && signature.id == self.id()
    }
}

impl fmt::Display for NoteKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, key } = self;
        let mut typed = vec![ED25519];
        typed.extend(key);
        write!(f, "{name}+{:08x}+{}", u32::from_be_bytes(self.id()), encoded(&typed))
    }
}

impl FromStr for NoteKey {
    type Err = NoteKeyError;

    fn from_str(text: &str) -> Result<Self, NoteKeyError> {
        let refused = || NoteKeyError::NotAKey { value: shown(text) };
        let (name, rest) = text.split_once('+').ok_or_else(refused)?;
        // The key may have plus signs itself.
        let (id, key) = rest.split_once('+').ok_or_else(refused)?;
        let name = name.parse().map_err(NoteKeyError::Name)?;
        let typed = decoded(key).ok_or_else(refused)?;
        let (kind, key) = typed.split_first().ok_or_else(refused)?;
        if *kind != ED25519 {
            return Err(NoteKeyError::OtherKind { kind: *kind });
        }
        let known = Self { name, key: key.try_into().map_err(|_| refused())? };
        let wanted = format!("{:08x}", u32::from_be_bytes(known.id()));
        if id == wanted { Ok(known) } else { Err(NoteKeyError::OtherId { found: shown(id), wanted }) }
    }
}

/// A text and those who signed it.
///
/// The text is worth nothing until [`SignedNote::verify`] says whose it is. It is kept as it was read, byte for byte.
///
/// ```
/// use mangfold::audit::{NoteKey, SignedNote};
/// use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
/// use ed25519_dalek::ed25519::signature::Signer;
///
/// let verifies = |key: &[u8; 32], text: &[u8], signature: &[u8; 64]| {
///     VerifyingKey::from_bytes(key)
///         .is_ok_and(|key| key.verify_strict(text, &Signature::from_bytes(signature)).is_ok())
/// };
/// let signer = SigningKey::from_bytes(&[7; 32]);
/// let key = NoteKey::new("example.no/decisions".parse()?, signer.verifying_key().to_bytes());
/// let note = SignedNote::sign("what was decided\n", &key, |text| signer.try_sign(text).map(|made| made.to_bytes()))?;
/// assert_eq!(note.verify(&[key.clone()], verifies), Ok(vec![&key]));
/// let altered: SignedNote = note.to_string().replace("was", "is").parse()?;
/// assert!(altered.verify(&[key], verifies).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct SignedNote {
    text: String,
    // INVARIANT: one at least; no two of one key where they were added here.
    signatures: Vec<NoteSignature>,
}

impl SignedNote {
    /// Signs a text by the means of the application, which alone has the secret half of the key.
    ///
    /// The signer is given the bytes to sign, which are those of the text, and gives the signature of Ed25519. It is not
    /// verified here.
    ///
    /// # Errors
    ///
    /// [`SignError::Signer`] with what the signer says, or [`SignError::Note`] where the text is none for a note: it ends in a
    /// line break, has no other control characters, and at most a mebibyte.
    pub fn sign<E>(
        text: &str,
        key: &NoteKey,
        signer: impl FnOnce(&[u8]) -> Result<[u8; 64], E>,
    ) -> Result<Self, SignError<E>> {
        Self { text: text.to_owned(), signatures: Vec::new() }.cosign(key, signer)
    }

    /// The same note with one signature more: of an ombud, or a union, who has verified it.
    ///
    /// # Errors
    ///
    /// Those of [`SignedNote::sign`]; also where this key has signed already, or a hundred have.
    pub fn cosign<E>(
        mut self,
        key: &NoteKey,
        signer: impl FnOnce(&[u8]) -> Result<[u8; 64], E>,
    ) -> Result<Self, SignError<E>> {
        check_text(&self.text)?;
        if self.signatures.iter().any(|signature| key.is_of(signature)) {
            return Err(SignError::Note(NoteError::SignedTwice { name: key.name.clone() }));
        }
        if self.signatures.len() >= MOST_SIGNATURES {
            return Err(SignError::Note(NoteError::TooManySignatures { most: MOST_SIGNATURES }));
        }
        let signature = signer(self.text.as_bytes()).map_err(SignError::Signer)?.to_vec();
        self.signatures.push(NoteSignature { name: key.name.to_string(), id: key.id(), signature });
        check_length(self.to_string().len())?;
        Ok(self)
    }

    /// The text, with its last line break.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The signatures as they stand, verified or not.
    #[must_use]
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }

    /// Which of the keys signed the text, each once, in the order of the keys; one at least.
    ///
    /// Signatures of other keys are passed over. Every signature of a given key has to verify, and one that does not refuses
    /// the whole note. How many of the keys have to sign is for the application to say.
    ///
    /// The last argument verifies one signature: of a key, for these bytes. With the feature `ed25519` that is the function
    /// `ed25519` of this module.
    ///
    /// # Errors
    ///
    /// An [`UnverifiedNote`]: no key signed, a signature is wrong, or two of the keys could have made it.
    pub fn verify<'k>(
        &self,
        keys: &'k [NoteKey],
        verifies: impl Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool,
    ) -> Result<Vec<&'k NoteKey>, UnverifiedNote> {
        let mut signers: Vec<&NoteKey> = Vec::new();
        for (place, key) in keys.iter().enumerate() {
            let mut signed = false;
            for signature in self.signatures.iter().filter(|signature| key.is_of(signature)) {
                let alike = |(other, key): (usize, &NoteKey)| other != place && key.is_of(signature);
                if keys.iter().enumerate().any(alike) {
                    return Err(UnverifiedNote::KeysAlike { name: key.name.clone() });
                }
                let right = <&[u8; 64]>::try_from(signature.as_bytes())
                    .is_ok_and(|signature| verifies(&key.key, self.text.as_bytes(), signature));
                if !right {
                    return Err(UnverifiedNote::WrongSignature { name: key.name.clone() });
                }
                signed = true;
            }
            if signed {
                signers.push(key);
            }
        }
        if signers.is_empty() { Err(UnverifiedNote::NobodyKnown) } else { Ok(signers) }
    }
}

impl fmt::Display for SignedNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.text)?;
        self.signatures.iter().try_for_each(|signature| writeln!(f, "{signature}"))
    }
}

impl FromStr for SignedNote {
    type Err = NoteError;

    fn from_str(note: &str) -> Result<Self, NoteError> {
        check_length(note.len())?;
        // A text may have blank lines; the last one ends it.
        let blank = note.rfind("\n\n").ok_or(NoteError::WithoutSignatures)?;
        let (text, lines) = note.split_at(blank + 1);
        check_text(text)?;
        let lines = lines.strip_prefix('\n').filter(|lines| !lines.is_empty());
        let lines = lines.ok_or(NoteError::WithoutSignatures)?;
        let lines = lines.strip_suffix('\n').ok_or(NoteError::WithoutEnd)?;
        if lines.split('\n').nth(MOST_SIGNATURES).is_some() {
            return Err(NoteError::TooManySignatures { most: MOST_SIGNATURES });
        }
        let signature =
            |line| NoteSignature::read(line).ok_or_else(|| NoteError::NotASignature { line: shown(line) });
        let signatures = lines.split('\n').map(signature).collect::<Result<_, _>>()?;
        Ok(Self { text: text.to_owned(), signatures })
    }
}

/// One signature of a note, of whichever kind; nothing says yet that it is right.
///
/// ```
/// use mangfold::audit::SignedNote;
///
/// let note: SignedNote = "text\n\n— example.no AAAAAQI=\n".parse()?;
/// let signature = &note.signatures()[0];
/// assert_eq!((signature.name(), signature.id(), signature.as_bytes()), ("example.no", [0, 0, 0, 1], &[2][..]));
/// # Ok::<(), mangfold::audit::NoteError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NoteSignature {
    // No `KeyName`: keys that are not known here may be called otherwise.
    name: String,
    id: [u8; 4],
    signature: Vec<u8>,
}

impl NoteSignature {
    fn read(line: &str) -> Option<Self> {
        let (name, signature) = line.strip_prefix(BEFORE_SIGNATURE)?.split_once(' ')?;
        if name.is_empty() || name.contains(|c: char| c.is_whitespace() || c.is_control() || c == '+') {
            return None;
        }
        let bytes = decoded(signature)?;
        let (id, signature) =
            bytes.split_first_chunk::<4>().filter(|(_, signature)| !signature.is_empty())?;
        Some(Self { name: name.to_owned(), id: *id, signature: signature.to_vec() })
    }

    /// The name of the key.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The id of the key.
    #[must_use]
    pub const fn id(&self) -> [u8; 4] {
        self.id
    }

    /// What the key made of the text.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.signature
    }
}

impl fmt::Display for NoteSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = self.id.to_vec();
        bytes.extend(&self.signature);
        write!(f, "{BEFORE_SIGNATURE}{} {}", self.name, encoded(&bytes))
    }
}

/// Whether a signature of Ed25519 is right, as strictly as it can be asked: keys and points of small order are refused.
///
/// ```
/// use mangfold::audit::{ed25519, SignedNote};
///
/// let note = "If you think cryptography is the answer to your problem,\n\
///     then you don't know what your problem is.\n\
///     \n\
///     — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
/// let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW".parse()?;
/// assert!(note.parse::<SignedNote>()?.verify(&[key], ed25519).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "ed25519")]
#[must_use]
pub fn ed25519(key: &[u8; 32], text: &[u8], signature: &[u8; 64]) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    ed25519_dalek::VerifyingKey::from_bytes(key).is_ok_and(|key| key.verify_strict(text, &signature).is_ok())
}

fn check_length(length: usize) -> Result<(), NoteError> {
    if length > MOST_BYTES { Err(NoteError::TooLong { length, most: MOST_BYTES }) } else { Ok(()) }
}

fn check_text(text: &str) -> Result<(), NoteError> {
    check_length(text.len())?;
    if let Some(character) = text.chars().find(|c| *c < ' ' && *c != '\n') {
        return Err(NoteError::Control { character });
    }
    if text.ends_with('\n') { Ok(()) } else { Err(NoteError::WithoutEnd) }
}

/// Why a text is no key of notes.
///
/// ```
/// let error = "example.no+00000000".parse::<mangfold::audit::NoteKey>().unwrap_err();
/// assert_eq!(error.to_string(), "no key: \"example.no+00000000\" (`name+id+key` is wanted)");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoteKeyError {
    /// Not a name, an id and a key, with plus signs between them.
    #[error("no key: {value} (`name+id+key` is wanted)")]
    NotAKey {
        /// How the text begins.
        value: String,
    },
    /// The name is none.
    #[error("{0}")]
    Name(#[source] TextError),
    /// A key for signatures that are not Ed25519's of the text as it stands.
    #[error("a key of the kind {kind}, only 1 (Ed25519) is read")]
    OtherKind {
        /// The byte before the key.
        kind: u8,
    },
    /// The id is that of another name or key.
    #[error("id: {found}, the name and the key have {wanted}")]
    OtherId {
        /// The id given.
        found: String,
        /// The id they have.
        wanted: String,
    },
}

impl NoteKeyError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotAKey { .. } => "note_key_not_a_key",
            Self::Name(_) => "note_key_name",
            Self::OtherKind { .. } => "note_key_other_kind",
            Self::OtherId { .. } => "note_key_other_id",
        }
    }
}

/// Why a text is no signed note.
///
/// ```
/// let error = "nobody signed this\n".parse::<mangfold::audit::SignedNote>().unwrap_err();
/// assert_eq!(error.to_string(), "no signatures below a blank line");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NoteError {
    /// Longer than a note may be.
    #[error("{length} bytes, at most {most} are allowed")]
    TooLong {
        /// How long.
        length: usize,
        /// How long it may be.
        most: usize,
    },
    /// A control character that is no line break.
    #[error("the control character {character:?}")]
    Control {
        /// The character.
        character: char,
    },
    /// The last line has no line break.
    #[error("no line break at the end")]
    WithoutEnd,
    /// No blank line with signatures below.
    #[error("no signatures below a blank line")]
    WithoutSignatures,
    /// A line below the text is no signature.
    #[error("no signature: {line} (`— name base64` is wanted)")]
    NotASignature {
        /// How the line begins.
        line: String,
    },
    /// More signatures than a note may have.
    #[error("more than {most} signatures")]
    TooManySignatures {
        /// How many it may have.
        most: usize,
    },
    /// A key signs a note that it signed before.
    #[error("{name} has signed already")]
    SignedTwice {
        /// The name of the key.
        name: KeyName,
    },
}

impl NoteError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "note_too_long",
            Self::Control { .. } => "note_control_character",
            Self::WithoutEnd => "note_without_end",
            Self::WithoutSignatures => "note_without_signatures",
            Self::NotASignature { .. } => "note_not_a_signature",
            Self::TooManySignatures { .. } => "note_too_many_signatures",
            Self::SignedTwice { .. } => "note_signed_twice",
        }
    }
}

/// Why a note is not signed.
///
/// ```
/// use mangfold::audit::{NoteError, NoteKey, SignError, SignedNote};
///
/// let key = NoteKey::new("example.no".parse()?, [0; 32]);
/// let refused = SignedNote::sign("no end", &key, |_| Err("the key is away")).unwrap_err();
/// assert_eq!(refused, SignError::Note(NoteError::WithoutEnd));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SignError<E> {
    /// The note cannot be, or not with this signature.
    #[error("{0}")]
    Note(NoteError),
    /// The signer made no signature.
    #[error("the signer made no signature: {0}")]
    Signer(E),
}

impl<E> SignError<E> {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Note(_) => "sign_note",
            Self::Signer(_) => "sign_signer",
        }
    }
}

impl<E> From<NoteError> for SignError<E> {
    fn from(error: NoteError) -> Self {
        Self::Note(error)
    }
}

/// Why a note is not to be believed.
///
/// ```
/// use mangfold::audit::{SignedNote, UnverifiedNote};
///
/// let note: SignedNote = "text\n\n— example.no AAAAAQI=\n".parse()?;
/// assert_eq!(note.verify(&[], |_, _, _| true), Err(UnverifiedNote::NobodyKnown));
/// # Ok::<(), mangfold::audit::NoteError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum UnverifiedNote {
    /// None of the keys signed it.
    #[error("unverified: none of the known keys signed")]
    NobodyKnown,
    /// A signature under the name and id of a key is not of that key, or not of this text.
    #[error("the signature of {name} is not of this text")]
    WrongSignature {
        /// The name of the key.
        name: KeyName,
    },
    /// Two of the keys have the name and the id of a signature, or one is given twice.
    #[error("two of the known keys are called {name}, with one id")]
    KeysAlike {
        /// Their name.
        name: KeyName,
    },
}

impl UnverifiedNote {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NobodyKnown => "note_unverified",
            Self::WrongSignature { .. } => "note_wrong_signature",
            Self::KeysAlike { .. } => "note_keys_alike",
        }
    }
}

macro_rules! as_text {
    ($($name:ty),*) => {
        $(impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        })*
    };
}
pub(super) use as_text;

as_text!(NoteKey, SignedNote);
