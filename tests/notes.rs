//! Checkpoints, signed notes and portable proofs: published vectors, and changes of every kind, all of which are found.
#![cfg(feature = "audit")]
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use std::convert::Infallible;

use ed25519_dalek::ed25519::signature::Signer;
use ed25519_dalek::{Signature, SigningKey, VerifyingKey};
use mangfold::audit::*;
use serde_json::Value;

fn lit<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn strictly(key: &[u8; 32], text: &[u8], signature: &[u8; 64]) -> bool {
    let right = VerifyingKey::from_bytes(key)
        .is_ok_and(|key| key.verify_strict(text, &Signature::from_bytes(signature)).is_ok());
    #[cfg(feature = "ed25519")]
    assert_eq!(right, ed25519(key, text, signature));
    right
}

type Verifies<'a> = &'a dyn Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool;

/// As strict, and quick: there is one signature of this text that is right, and it is known.
fn only(note: &SignedNote) -> impl Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool {
    move |_, text, signature| {
        text == note.text().as_bytes()
            && note.signatures().first().is_some_and(|right| right.as_bytes() == signature)
    }
}

/// A secret key with its public half under a name.
fn known(name: &str, seed: u8) -> (SigningKey, NoteKey) {
    let secret = SigningKey::from_bytes(&[seed; 32]);
    let key = NoteKey::new(lit(name), secret.verifying_key().to_bytes());
    (secret, key)
}

fn signed(text: &str, (secret, key): &(SigningKey, NoteKey)) -> SignedNote {
    SignedNote::sign(text, key, |text| Ok::<_, Infallible>(secret.sign(text).to_bytes())).unwrap()
}

fn cosigned(note: SignedNote, (secret, key): &(SigningKey, NoteKey)) -> SignedNote {
    note.cosign(key, |text| Ok::<_, Infallible>(secret.sign(text).to_bytes())).unwrap()
}

fn log(size: u8) -> MerkleTree {
    MerkleTree::from_leaves((0..size).map(|number| leaf_digest(&[number])))
}

const ORIGIN: &str = "example.no/decisions";

fn checkpoint(size: u8) -> String {
    Checkpoint::new(lit(ORIGIN), log(size).head()).to_string()
}

fn vectors(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap()
}

#[test]
fn the_published_notes_verify_and_what_is_wrong_with_the_others_is_found() {
    let (mut right, mut wrong) = (0, 0);
    for case in list(&vectors(include_str!("vectors/notes.json"))) {
        let keys: Result<Vec<NoteKey>, NoteKeyError> =
            list(&case["keys"]).iter().map(|key| key.as_str().unwrap().parse()).collect();
        let keys = match keys {
            Ok(keys) => keys,
            // Keys of other kinds are not read, so that nothing can be asked of their signatures.
            Err(NoteKeyError::OtherKind { .. }) => continue,
            Err(error) => panic!("{}: {error}", case["name"]),
        };
        // What is no UTF-8 is no text to begin with.
        let Some(note) = case["note"].as_str() else { continue };
        let read = note.parse::<SignedNote>();
        if let Ok(read) = &read {
            assert_eq!(read.to_string(), note, "{}", case["name"]);
            assert_eq!(serde_json::from_value::<SignedNote>(note.into()).unwrap(), *read);
        }
        assert!(!(case["parse_only"] == true && read.is_err()), "{}", case["name"]);
        let verifies = case["verifies"].as_bool().unwrap();
        assert_eq!(read.is_ok_and(|read| read.verify(&keys, strictly).is_ok()), verifies, "{}", case["name"]);
        if verifies { right += 1 } else { wrong += 1 }
    }
    assert!(right >= 15 && wrong >= 25, "{right} right, {wrong} wrong");
}

#[test]
fn the_published_keys_are_read_in_one_form_only() {
    let (mut right, mut wrong) = (0, 0);
    for case in list(&vectors(include_str!("vectors/vkeys.json"))) {
        let vkey = text(case, "vkey");
        match vkey.parse::<NoteKey>() {
            Ok(key) => {
                assert_eq!(
                    (key.to_string().as_str(), &case["valid"]),
                    (vkey, &true.into()),
                    "{}",
                    case["why"]
                );
                assert_eq!(serde_json::from_value::<NoteKey>(vkey.into()).unwrap(), key);
                right += 1;
            }
            Err(NoteKeyError::OtherKind { kind }) => assert_ne!(kind, 1),
            Err(_) => {
                assert_eq!(case["valid"], false, "{vkey}");
                wrong += 1;
            }
        }
        assert!(vkey.to_uppercase().parse::<NoteKey>().is_err());
    }
    assert!(right >= 10 && wrong >= 60, "{right} right, {wrong} wrong");
    let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    for (wrong, code) in [
        (key.replace("c74f20a3", "C74F20A3"), "note_key_other_id"),
        (key.replace("PeterNeumann", "Peter Neumann"), "note_key_name"),
        (key.replace("+ARpc2QcUP", "+ARpc"), "note_key_not_a_key"),
        (format!("{key}="), "note_key_not_a_key"),
        (format!(" {key}"), "note_key_name"),
        ("+c74f20a3+AQ==".to_owned(), "note_key_name"),
        (String::new(), "note_key_not_a_key"),
    ] {
        assert_eq!(wrong.parse::<NoteKey>().unwrap_err().code(), code, "{wrong}");
    }
}

#[test]
fn a_note_is_signed_as_the_published_one_is() {
    let cases = vectors(include_str!("vectors/notes.json"));
    let case = list(&cases).iter().find(|case| case["signer_key"].is_string()).unwrap();
    let note = text(case, "note");
    let read: SignedNote = lit(note);
    // The secret half is published with the vector.
    let seed = [
        0x81, 0x0a, 0x14, 0x02, 0xd5, 0x14, 0x6c, 0x8d, 0x84, 0xf2, 0x44, 0x33, 0x30, 0xf5, 0x40, 0x80, 0xeb,
        0xf9, 0x8e, 0xe1, 0x7d, 0x9c, 0x74, 0xf6, 0x25, 0x2f, 0xc5, 0xd5, 0xc7, 0x28, 0x31, 0x73,
    ];
    let secret = SigningKey::from_bytes(&seed);
    let key: NoteKey = lit(case["keys"][0].as_str().unwrap());
    assert_eq!(key.as_bytes(), secret.verifying_key().as_bytes());
    assert_eq!(signed(read.text(), &(secret, key)).to_string(), note);
}

#[test]
fn an_ombud_and_a_union_sign_what_the_log_has_signed() {
    let [ours, ombud, union] = [(ORIGIN, 1), ("ombud.example", 2), ("union.example/local-7", 3)]
        .map(|(name, seed)| known(name, seed));
    let note = cosigned(cosigned(signed(&checkpoint(5), &ours), &ombud), &union);
    assert_eq!(note.signatures().len(), 3);
    let keys = [union.1.clone(), ours.1.clone(), ombud.1.clone()];
    assert_eq!(note.verify(&keys, strictly).unwrap(), keys.iter().collect::<Vec<_>>());
    assert_eq!(note.verify(std::slice::from_ref(&ombud.1), strictly).unwrap(), [&ombud.1]);
    let stranger = known("ombud.example", 9);
    assert_eq!(
        note.verify(std::slice::from_ref(&stranger.1), strictly).unwrap_err().code(),
        "note_unverified"
    );
    assert_eq!(note.verify(&[stranger.1, ours.1.clone()], strictly).unwrap(), [&ours.1]);
    let again = note.cosign(&ombud.1, |_| Ok::<_, Infallible>([0; 64])).unwrap_err();
    assert_eq!(again, SignError::Note(NoteError::SignedTwice { name: lit("ombud.example") }));
}

#[test]
fn a_wrong_signature_of_a_known_key_refuses_the_note_whoever_else_signed_it() {
    let (ours, ombud) = (known(ORIGIN, 1), known("ombud.example", 2));
    let note = signed(&checkpoint(5), &ours);
    let forged = note.cosign(&ombud.1, |_| Ok::<_, Infallible>([7; 64])).unwrap();
    assert_eq!(forged.verify(std::slice::from_ref(&ours.1), strictly).unwrap(), [&ours.1]);
    let keys = [ours.1.clone(), ombud.1.clone()];
    assert_eq!(forged.verify(&keys, strictly).unwrap_err().code(), "note_wrong_signature");
    // One that is right does not mend one of the same key that is wrong, in whichever order they stand.
    let lines = [signed(forged.text(), &ombud), forged].map(|note| note.to_string());
    let [right, both] = lines.each_ref().map(|note| note.rsplit_once("\n\n").unwrap());
    for order in [[right.1, both.1], [both.1, right.1]] {
        let note: SignedNote = lit(&format!("{}\n\n{}", right.0, order.concat()));
        assert_eq!(note.signatures().len(), 3);
        assert_eq!(note.verify(&keys, strictly).unwrap_err().code(), "note_wrong_signature");
    }
    // A signature of another length is none.
    let cut = format!("{}\n\n{}", right.0, right.1).replace(&right.1[right.1.len() - 13..], "\n");
    let note: SignedNote = lit(&cut);
    assert_eq!((note.signatures()[0].id(), note.signatures()[0].as_bytes().len()), (ombud.1.id(), 56));
    assert_eq!(note.verify(&keys, strictly).unwrap_err().code(), "note_wrong_signature");
}

#[test]
fn a_note_has_its_text_its_blank_line_and_up_to_a_hundred_signatures() {
    let line = "— example.no AAAAAQI=\n";
    let code = |note: &str| note.parse::<SignedNote>().map_err(|error| error.code());
    for hundred in [1, 16, 100] {
        let note = format!("text\n\n{}", line.repeat(hundred));
        assert_eq!(code(&note).unwrap().signatures().len(), hundred);
    }
    assert_eq!(code("\n\n— example.no AAAAAQI=\n").unwrap().text(), "\n");
    assert_eq!(code(&format!("a\n\n{line}\n{line}")).unwrap().text(), format!("a\n\n{line}"));
    assert_eq!(code(&format!("a\u{7f}\u{85}\u{2028}\n\n{line}")).unwrap().text(), "a\u{7f}\u{85}\u{2028}\n");
    let wrong = [
        (String::new(), "note_without_signatures"),
        ("text\n".to_owned(), "note_without_signatures"),
        ("text\n\n".to_owned(), "note_without_signatures"),
        (format!("text\n{line}"), "note_without_signatures"),
        (format!("text\n\n{}", line.trim_end()), "note_without_end"),
        (format!("text\n\n{}", line.repeat(101)), "note_too_many_signatures"),
        (format!("text\n\n{line}\n"), "note_without_signatures"),
        (format!("text\r\n\n{line}"), "note_control_character"),
        (format!("te\txt\n\n{line}"), "note_control_character"),
        (format!("te\0xt\n\n{line}"), "note_control_character"),
        (format!("{}\n\n{line}", "x".repeat(1 << 20)), "note_too_long"),
    ];
    for (note, expected) in wrong {
        assert_eq!(code(&note), Err(expected), "{note:.100}");
    }
    for wrong in [
        "- example.no AAAAAQI=",
        "—example.no AAAAAQI=",
        "—  AAAAAQI=",
        "— example.no",
        "— example.no ",
        "— example.no  AAAAAQI=",
        "— example.no AAAAAQI= ",
        "— example.no AAAAAQI",
        "— example.no AAAAAQJ=",
        "— example.no AAAAAQ==",
        "— example.no AAAA",
        "— exam+ple.no AAAAAQI=",
        "— exam\u{a0}ple.no AAAAAQI=",
        "— exam\tple.no AAAAAQI=",
        "— example.no AAAAAQI=\r",
        "— example.no AAAA_QI=",
    ] {
        assert_eq!(code(&format!("text\n\n{wrong}\n")), Err("note_not_a_signature"), "{wrong}");
        assert_eq!(code(&format!("text\n\n{line}{wrong}\n{line}")), Err("note_not_a_signature"), "{wrong}");
    }
}

#[test]
fn what_cannot_be_signed_never_reaches_the_signer() {
    let (_, key) = known(ORIGIN, 1);
    let sign = |text: &str| {
        SignedNote::sign(text, &key, |_| -> Result<[u8; 64], Infallible> { panic!("the signer was asked") })
    };
    for (text, code) in [
        ("", "note_without_end"),
        ("no end", "note_without_end"),
        ("a\tb\n", "note_control_character"),
        ("a\r\n", "note_control_character"),
    ] {
        assert!(matches!(sign(text), Err(SignError::Note(error)) if error.code() == code), "{text:?}");
    }
    assert!(matches!(sign(&("x".repeat(1 << 20) + "\n")), Err(SignError::Note(NoteError::TooLong { .. }))));
    let refused = SignedNote::sign("a\n", &key, |_| Err("the key is locked away")).unwrap_err();
    assert_eq!((refused.code(), &refused), ("sign_signer", &SignError::Signer("the key is locked away")));
    let full = format!("text\n\n{}", "— example.no AAAAAQI=\n".repeat(100));
    let refused = lit::<SignedNote>(&full).cosign(&key, |_| Ok::<_, Infallible>([0; 64])).unwrap_err();
    assert!(matches!(refused, SignError::Note(NoteError::TooManySignatures { .. })));
}

#[test]
fn two_keys_that_cannot_be_told_apart_verify_nothing() {
    let ours = known(ORIGIN, 1);
    let note = signed(&checkpoint(5), &ours);
    let twice = [ours.1.clone(), ours.1.clone()];
    assert_eq!(note.verify(&twice, strictly).unwrap_err().code(), "note_keys_alike");
    let (_, other) = known("ombud.example", 2);
    let keys = [other.clone(), ours.1.clone(), other];
    assert_eq!(note.verify(&keys, strictly).unwrap(), [&ours.1], "those that did not sign do no harm");
}

#[test]
fn keys_of_small_order_verify_nothing() {
    // With the neutral point as the key, R the same and S nought, the equation holds for every text.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;
    let key = NoteKey::new(lit(ORIGIN), neutral);
    let note = SignedNote::sign("whatever\n", &key, |_| Ok::<_, Infallible>(signature)).unwrap();
    assert_eq!(note.verify(&[key], strictly).unwrap_err().code(), "note_wrong_signature");
}

#[test]
fn every_bit_of_a_signed_checkpoint_counts() {
    let ours = known(ORIGIN, 1);
    let (signed, keys) = (signed(&checkpoint(5), &ours), [ours.1]);
    let note = signed.to_string();
    let verified = |bytes: &[u8], verifies: Verifies<'_>| {
        let note: SignedNote = std::str::from_utf8(bytes).ok()?.parse().ok()?;
        Checkpoint::verified(&note, &lit(ORIGIN), &keys, verifies).ok().map(|(checkpoint, _)| checkpoint)
    };
    assert_eq!(verified(note.as_bytes(), &strictly).unwrap().head(), &log(5).head());
    for bit in 0..8 * note.len() {
        let mut bytes = note.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(verified(&bytes, &only(&signed)), None, "bit {bit}");
        // Unoptimised, the signatures themselves take long: of each byte another bit.
        if bit / 8 % 8 == bit % 8 {
            assert_eq!(verified(&bytes, &strictly), None, "bit {bit}");
        }
    }
    for end in 0..note.len() {
        assert_eq!(verified(&note.as_bytes()[..end], &|_, _, _| true), None);
    }
}

#[test]
fn the_published_bodies_of_checkpoints_are_read_and_the_wrong_ones_refused() {
    let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";
    let (mut right, mut wrong) = (0, 0);
    for case in list(&vectors(include_str!("vectors/tlog_parse.json"))["checkpoint_bodies"]) {
        let body = text(case, "body");
        if case["wantErr"] == true {
            assert!(body.parse::<Checkpoint>().is_err(), "{body:?}");
            wrong += 1;
            continue;
        }
        // The roots there are words; ours are what a root can be.
        assert_eq!(body.parse::<Checkpoint>().unwrap_err().code(), "checkpoint_not_a_root");
        let body = body.replace(text(case, "root"), root);
        if text(case, "rest").starts_with('\n') {
            assert_eq!(body.parse::<Checkpoint>().unwrap_err().code(), "checkpoint_empty_line");
            continue;
        }
        let read: Checkpoint = lit(&body);
        assert_eq!(read.to_string(), body);
        assert_eq!(
            (read.origin().as_str(), read.head().size()),
            (text(case, "origin"), case["size"].as_u64().unwrap())
        );
        assert_eq!(read.more(), text(case, "rest").lines().collect::<Vec<_>>());
        right += 1;
    }
    assert_eq!((right, wrong), (4, 7));
}

#[test]
fn a_checkpoint_is_read_in_one_form_only() {
    let text = checkpoint(5);
    let read: Checkpoint = lit(&text);
    assert_eq!((read.to_string(), serde_json::to_value(&read).unwrap()), (text.clone(), text.clone().into()));
    let root = text.lines().nth(2).unwrap();
    for (wrong, code) in [
        (text.replace("\n5\n", "\n05\n"), "checkpoint_not_a_size"),
        (text.replace("\n5\n", "\n+5\n"), "checkpoint_not_a_size"),
        (text.replace("\n5\n", "\n-5\n"), "checkpoint_not_a_size"),
        (text.replace("\n5\n", "\n5 \n"), "checkpoint_not_a_size"),
        (text.replace("\n5\n", "\n٥\n"), "checkpoint_not_a_size"),
        (text.replace("\n5\n", "\n\n"), "checkpoint_not_a_size"),
        (text.replace("\n5\n", "\n0\n"), "checkpoint_head"),
        (text.replace("\n5\n", "\n18446744073709551615\n"), "checkpoint_head"),
        (text.replace("\n5\n", "\n18446744073709551616\n"), "checkpoint_not_a_size"),
        (text.replace(root, root.trim_end_matches('=')), "checkpoint_not_a_root"),
        (text.replace(root, "bjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB1="), "checkpoint_not_a_root"),
        (text.replace(root, &root[4..]), "checkpoint_not_a_root"),
        (text.replace(ORIGIN, ""), "checkpoint_origin"),
        (text.replace(ORIGIN, "our decisions"), "checkpoint_origin"),
        (text.replace(ORIGIN, "a+b"), "checkpoint_origin"),
        (text.replace(ORIGIN, "a\u{200b}"), "checkpoint_origin"),
        (text.replace(ORIGIN, &"x".repeat(256)), "checkpoint_origin"),
        (text.trim_end().to_owned(), "checkpoint_too_few_lines"),
        (format!("{text}\n"), "checkpoint_empty_line"),
        (format!("{text}more\n\nmore\n"), "checkpoint_empty_line"),
        (text.replace('\n', "\r\n"), "checkpoint_origin"),
        (String::new(), "checkpoint_too_few_lines"),
    ] {
        assert_eq!(wrong.parse::<Checkpoint>().unwrap_err().code(), code, "{wrong:?}");
    }
    let first: Checkpoint = lit(&format!("{ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"));
    assert_eq!(first.head(), &Frontier::new().head());
}

#[test]
fn a_checkpoint_of_another_log_is_refused_though_its_key_is_known() {
    let ours = known(ORIGIN, 1);
    let (note, keys) = (signed(&checkpoint(5), &ours), [ours.1.clone()]);
    let refused = |note: &SignedNote, origin: &str, keys: &[NoteKey]| {
        Checkpoint::verified(note, &lit(origin), keys, strictly).unwrap_err().code()
    };
    assert_eq!(refused(&note, "example.no/others", &keys), "checkpoint_other_origin");
    assert_eq!(refused(&note, ORIGIN, &[]), "checkpoint_note");
    assert_eq!(refused(&signed("text\n", &ours), ORIGIN, &keys), "checkpoint_too_few_lines");
}

#[test]
fn one_file_proves_each_entry_and_no_other() {
    let ours = known(ORIGIN, 1);
    let (tree, note) = (log(11), signed(&checkpoint(11), &ours));
    let keys = [ours.1];
    for index in 0..11 {
        let proof = PortableProof::new(tree.inclusion(index, 11).unwrap(), note.clone()).unwrap();
        let helped = proof.clone().with_extra(b"round 2026/17".to_vec()).unwrap();
        assert_eq!(helped.extra(), Some(&b"round 2026/17"[..]));
        for proof in [proof, helped] {
            let file = proof.to_string();
            assert_eq!(file.parse(), Ok(proof.clone()));
            assert_eq!(serde_json::from_value::<PortableProof>(file.into()).unwrap(), proof);
            for entry in 0..11 {
                let verified = proof.verify(&[entry], &lit(ORIGIN), &keys, only(&note));
                assert_eq!(verified.is_ok(), u64::from(entry) == index);
            }
            let others = proof.verify(&[0], &lit("example.no/others"), &keys, only(&note)).unwrap_err();
            assert_eq!(others.code(), "proof_checkpoint");
        }
    }
    let other = PortableProof::new(tree.inclusion(0, 10).unwrap(), note.clone()).unwrap_err();
    assert_eq!(other.code(), "proof_inclusion");
    let proof = PortableProof::new(tree.inclusion(0, 11).unwrap(), note.clone()).unwrap();
    assert_eq!(proof.with_extra(vec![0; 1 << 20]).unwrap_err().code(), "proof_too_long");
}

#[test]
fn every_bit_of_a_portable_proof_counts() {
    let ours = known(ORIGIN, 1);
    let proof = PortableProof::new(log(7).inclusion(6, 7).unwrap(), signed(&checkpoint(7), &ours)).unwrap();
    let (file, keys) = (proof.to_string(), [ours.1]);
    for bit in 0..8 * file.len() {
        let mut bytes = file.clone().into_bytes();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let read = std::str::from_utf8(&bytes).ok().and_then(|file| file.parse::<PortableProof>().ok());
        let verified =
            read.is_some_and(|read| read.verify(&[6], &lit(ORIGIN), &keys, only(proof.note())).is_ok());
        assert!(!verified, "bit {bit}");
    }
}

#[test]
fn the_published_files_of_proofs_are_read_and_the_wrong_ones_refused() {
    let ours = known(ORIGIN, 1);
    let note = signed(&checkpoint(11), &ours).to_string();
    let (mut right, mut wrong) = (0, 0);
    for case in list(&vectors(include_str!("vectors/tlog_parse.json"))["tlog_proofs"]) {
        let file = text(case, "proof");
        assert!(file.parse::<PortableProof>().is_err(), "the checkpoints there are none");
        let (above, _) = file.rsplit_once("\n\n").unwrap();
        let file = format!("{above}\n\n{note}");
        match file.parse::<PortableProof>() {
            Ok(proof) => {
                assert_eq!((&case["wantErr"], proof.to_string()), (&false.into(), file));
                assert_eq!(proof.inclusion().index(), case["index"].as_u64().unwrap());
                assert_eq!(proof.inclusion().path().len(), list(&case["hashes"]).len());
                assert_eq!(proof.extra().is_some(), above.contains("\nextra "));
                right += 1;
            }
            Err(error) => {
                assert_eq!(case["wantErr"], true, "{file}{error}");
                wrong += 1;
            }
        }
    }
    assert_eq!((right, wrong), (3, 7));
    let file = format!("c2sp.org/tlog-proof@v1\nindex 0\n\n{note}");
    for (wrong, code) in [
        (file.replace("index 0", "index 00"), "proof_not_an_index"),
        (file.replace("index 0", "index  0"), "proof_not_an_index"),
        (file.replace("index 0", "index 11"), "proof_path"),
        (file.replace("index 0", "extra Zg==\nextra Zg==\nindex 0"), "proof_not_an_index"),
        (file.replace("index 0", "extra Zg\nindex 0"), "proof_not_extra"),
        (file.replace("index 0", "index 0\nextra Zg=="), "proof_not_a_digest"),
        (file.replace("index 0", "index 0\r"), "proof_not_an_index"),
        (file.replace(ORIGIN, "our decisions"), "proof_note"),
        (file.replace("\n\n", "\n"), "proof_without_checkpoint"),
        (file.replace("@v1", "@v2"), "proof_not_a_proof"),
        (format!("\n{file}"), "proof_not_a_proof"),
        (format!("{file}\n"), "proof_note"),
        (format!("c2sp.org/tlog-proof@v1\nindex 0\n\n{}", signed("text\n", &ours)), "proof_checkpoint"),
        (file + &"x".repeat(1 << 21), "proof_too_long"),
    ] {
        assert_eq!(wrong.parse::<PortableProof>().unwrap_err().code(), code, "{wrong:.200}");
    }
}

#[test]
fn names_of_logs_and_keys_are_all_visible() {
    for right in ["example.no/decisions", "ø", "sum.golang.org", &"x".repeat(255)] {
        assert_eq!(lit::<Origin>(right).as_str(), right);
        assert_eq!(lit::<KeyName>(right).to_string(), right);
    }
    for wrong in [
        "",
        " a",
        "a b",
        "a\u{a0}b",
        "a\u{2003}b",
        "a+b",
        "a\u{200b}",
        "a\u{202e}b",
        "a\nb",
        "a\u{7f}",
        &"ø".repeat(128),
    ] {
        assert_eq!(wrong.parse::<Origin>().unwrap_err().code(), "text_not_an_address", "{wrong:?}");
        assert!(serde_json::from_value::<KeyName>(wrong.into()).is_err());
    }
}
