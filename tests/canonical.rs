//! Canonical bytes against another writer of RFC 8785, and the reader that takes no other form.
#![cfg(feature = "audit")]
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use std::collections::BTreeMap;
use std::path::Path;

use mangfold::audit::*;
use proptest::prelude::*;
use serde_json::{Value, json};

const LARGEST: i64 = 9_007_199_254_740_991;

fn because(bytes: impl AsRef<[u8]>) -> Option<(usize, NotCanonicalBecause)> {
    check_canonical(bytes.as_ref()).err().map(|error| (error.at(), error.because()))
}

/// Whether all numbers are in the subset.
fn whole(value: &Value) -> bool {
    match value {
        Value::Number(number) => number.as_i64().is_some_and(|whole| (-LARGEST..=LARGEST).contains(&whole)),
        Value::Array(items) => items.iter().all(whole),
        Value::Object(members) => members.values().all(whole),
        _ => true,
    }
}

/// Whether bytes are the one form of what a common reader takes them for, says the other writer.
fn expected(bytes: &[u8]) -> bool {
    serde_json::from_slice::<Value>(bytes)
        .is_ok_and(|value| whole(&value) && serde_json_canonicalizer::to_vec(&value).unwrap() == bytes)
}

#[test]
fn the_files_of_the_specification_have_the_published_bytes_or_a_float() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/rfc8785");
    let (mut equal, mut floats) = (0, 0);
    for entry in std::fs::read_dir(folder.join("input")).unwrap() {
        let path = entry.unwrap().path();
        let input = std::fs::read(&path).unwrap();
        let output = std::fs::read(folder.join("output").join(path.file_name().unwrap())).unwrap();
        let value: Value = serde_json::from_slice(&input).unwrap();
        assert_eq!(serde_json_canonicalizer::to_vec(&value).unwrap(), output, "{path:?}");
        match canonical_bytes(&value) {
            Ok(bytes) => {
                assert!(whole(&value));
                assert_eq!(bytes, output, "{path:?}");
                assert_eq!(check_canonical(&output), Ok(()));
                assert!(input == output || check_canonical(&input).is_err());
                equal += 1;
            }
            Err(error) => {
                assert!(matches!(error, CanonicalError::Float { .. }) && !whole(&value), "{path:?}: {error}");
                floats += 1;
            }
        }
    }
    assert_eq!((equal, floats), (7, 3));
}

#[test]
fn what_is_not_canonical_is_refused_at_its_byte() {
    use NotCanonicalBecause::*;
    for (text, at, why) in [
        ("", 0, Ends),
        (" 1", 0, WhiteSpace),
        ("1 ", 1, WhiteSpace),
        ("1\n", 1, WhiteSpace),
        ("[1, 2]", 3, WhiteSpace),
        ("{\"a\" :1}", 4, WhiteSpace),
        ("{\t}", 1, WhiteSpace),
        ("[1]]", 3, Trailing),
        ("1x", 1, Trailing),
        ("truefalse", 4, Trailing),
        ("[1", 2, Ends),
        ("[1,", 3, Ends),
        ("{\"a\"", 4, Ends),
        ("\"a", 2, Ends),
        ("\"a\\", 2, Ends),
        ("-", 1, Ends),
        ("[,1]", 1, Unexpected),
        ("[1,]", 3, Unexpected),
        ("[1 1]", 2, WhiteSpace),
        ("[1;1]", 2, Unexpected),
        ("{\"a\":1,}", 7, Unexpected),
        ("{a:1}", 1, Unexpected),
        ("{1:1}", 1, Unexpected),
        ("{\"a\",1}", 4, Unexpected),
        ("+1", 0, Unexpected),
        (".5", 0, Unexpected),
        ("-x", 1, Unexpected),
        ("nul", 0, Unexpected),
        ("True", 0, Unexpected),
        ("NaN", 0, Unexpected),
        ("-Infinity", 1, Unexpected),
        ("'a'", 0, Unexpected),
        ("/**/1", 0, Unexpected),
        ("\u{feff}1", 0, Unexpected),
        ("{\"a\":1,\"a\":1}", 7, KeyTwice),
        ("{\"b\":1,\"a\":1}", 7, KeyOutOfOrder),
        ("{\"\u{fb33}\":1,\"\u{1f600}\":1}", 9, KeyOutOfOrder),
        ("[{\"aa\":1,\"a\":1}]", 9, KeyOutOfOrder),
        (r#""\/""#, 1, Escape),
        (r#""a\u0041""#, 2, Escape),
        (r#""\u000a""#, 1, Escape),
        (r#""\u0008""#, 1, Escape),
        (r#""\u000B""#, 1, Escape),
        (r#""\U000b""#, 1, Escape),
        (r#""\u00e5""#, 1, Escape),
        (r#""\u007f""#, 1, Escape),
        (r#""\u005c""#, 1, Escape),
        (r#""\u0022""#, 1, Escape),
        (r#""\x41""#, 1, Escape),
        (r#""\u12""#, 1, Escape),
        (r#""\u+123""#, 1, Escape),
        (r#""\u00å""#, 1, Escape),
        (r#""\ud83d\ude00""#, 1, Escape),
        (r#""\ud83d""#, 1, LoneSurrogate),
        (r#""\ude00""#, 1, LoneSurrogate),
        (r#""\ud83dx""#, 1, LoneSurrogate),
        (r#""\ud83d\u0041""#, 1, LoneSurrogate),
        (r#""\ude00\ud83d""#, 1, LoneSurrogate),
        ("\"a\nb\"", 2, ControlCharacter),
        ("\"\u{0}\"", 1, ControlCharacter),
        ("\"\u{1f}\"", 1, ControlCharacter),
        ("1.0", 0, Float),
        ("[0.5]", 1, Float),
        ("1e3", 0, Float),
        ("1E400", 0, Float),
        ("-0.0", 0, Float),
        ("-0", 0, NegativeZero),
        ("[-0]", 1, NegativeZero),
        ("01", 0, LeadingZero),
        ("-01", 0, LeadingZero),
        ("00", 0, LeadingZero),
        ("9007199254740992", 0, TooLarge),
        ("-9007199254740992", 0, TooLarge),
        ("[9223372036854775808]", 1, TooLarge),
        ("123456789012345678901234567890", 0, TooLarge),
    ] {
        assert_eq!(because(text), Some((at, why)), "{text:?}");
        assert!(!expected(text.as_bytes()), "{text:?}");
        assert!(check_canonical(text.as_bytes()).unwrap_err().code().starts_with("not_canonical_"));
    }
    for (bytes, at) in [
        (&b"\"\xff\""[..], 1),
        (b"\"\xed\xa0\x80\"", 1),
        (b"[\"\xc0\x80\"]", 2),
        (b"\xef\xbb", 0),
        (b"\"\xc3", 1),
    ] {
        assert_eq!(because(bytes), Some((at, NotUtf8)), "{bytes:?}");
    }
}

#[test]
fn what_is_canonical_passes() {
    for text in [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "9007199254740991",
        "-9007199254740991",
        "\"\"",
        "[]",
        "{}",
        "[[],{}]",
        r#""\"\\\b\t\n\f\r\u0000\u000b\u001f/""#,
        "\"\u{7f}\u{80}\u{2028}\u{fffe}\u{1f600}å\"",
        "{\"\":1,\"\\n\":1,\"\u{1f600}\":1,\"\u{fb33}\":1}",
    ] {
        assert_eq!(because(text), None, "{text:?}");
        assert!(expected(text.as_bytes()), "{text:?}");
    }
}

#[test]
fn nesting_is_read_as_deep_as_it_is_written_and_no_deeper() {
    let arrays = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let objects = |depth: usize| "{\"a\":".repeat(depth) + "1" + &"}".repeat(depth);
    for nested in [&arrays as &dyn Fn(usize) -> String, &objects] {
        assert_eq!(because(nested(128)), None);
        let at = nested(129).rfind(['[', '{']).unwrap();
        assert_eq!(because(nested(129)), Some((at, NotCanonicalBecause::TooDeep)));
        assert_eq!(because(nested(1_000_000)), Some((at, NotCanonicalBecause::TooDeep)));
    }
    let deepest = (0..128).fold(json!([]), |inner, level| if level == 0 { inner } else { json!([inner]) });
    assert_eq!(canonical_bytes(&deepest).unwrap(), arrays(128).as_bytes());
}

#[derive(Clone, Debug, PartialEq, serde::Deserialize, serde::Serialize)]
enum Shape {
    Unit,
    Newtype(u8),
    Tuple(i32, String),
    Struct { inner: Option<Box<Shape>>, counts: BTreeMap<String, u64> },
}

#[test]
fn what_was_written_is_read_again_and_what_the_type_refuses_is_refused() {
    let shapes = vec![
        Shape::Unit,
        Shape::Newtype(255),
        Shape::Tuple(-7, "å\n".to_owned()),
        Shape::Struct {
            inner: Some(Box::new(Shape::Unit)),
            counts: BTreeMap::from([("b".to_owned(), 1), ("a".to_owned(), 2)]),
        },
        Shape::Struct { inner: None, counts: BTreeMap::new() },
    ];
    assert_eq!(from_canonical_bytes(&canonical_bytes(&shapes).unwrap()), Ok(shapes));
    for wrong in [
        "[{\"Newtype\":256}]",
        "[\"Other\"]",
        "[{\"Newtype\":1,\"Unit\":null}]",
        "[{}]",
        "[{\"Tuple\":[1]}]",
        "[{\"Tuple\":[1,\"a\",2]}]",
        "[1]",
        "{}",
        "null",
    ] {
        assert_eq!(because(wrong), None);
        let error = from_canonical_bytes::<Vec<Shape>>(wrong.as_bytes()).unwrap_err();
        assert_eq!(error.code(), "read_canonical_refused", "{wrong}");
    }
    let error = from_canonical_bytes::<Vec<Shape>>(b"[\"Unit\" ]").unwrap_err();
    assert_eq!(error.to_string(), "not canonical at byte 7: white space");
    let digest = Digest::of("").unwrap();
    let head = Frontier::new().head();
    assert_eq!(from_canonical_bytes(&canonical_bytes(&(digest, head)).unwrap()), Ok((digest, head)));
    assert!(from_canonical_bytes::<Digest>(b"\"A6\"").is_err());
}

fn text() -> impl Strategy<Value = String> {
    let special = prop::sample::select(vec![
        '"',
        '\\',
        '/',
        '\0',
        '\u{8}',
        '\t',
        '\n',
        '\u{b}',
        '\u{c}',
        '\r',
        '\u{1f}',
        ' ',
        '\u{7f}',
        '\u{80}',
        'å',
        '\u{2028}',
        '\u{d7ff}',
        '\u{e000}',
        '\u{fb33}',
        '\u{feff}',
        '\u{ffff}',
        '\u{10000}',
        '\u{1f600}',
        '\u{10ffff}',
    ]);
    prop::collection::vec(prop_oneof![special, any::<char>(), prop::char::range('a', 'c')], 0..6)
        .prop_map(|characters| characters.into_iter().collect())
}

fn value() -> impl Strategy<Value = Value> {
    let edge = prop::sample::select(vec![0, -1, 1, LARGEST, -LARGEST, LARGEST - 1]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        prop_oneof![edge, -LARGEST..=LARGEST, -10..10_i64].prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map(text(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// JSON as somebody else might write it: with now and then something that is not canonical.
fn written(value: &Value, whims: &mut impl FnMut(u8) -> bool, out: &mut String) {
    let gap = |whims: &mut dyn FnMut(u8) -> bool, out: &mut String| {
        if whims(0) {
            out.push(' ');
        }
    };
    gap(whims, out);
    match value {
        Value::String(text) => quoted(text, whims, out),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                written(item, whims, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            if members.len() > 1 && whims(1) {
                members.swap(0, 1);
            }
            if let Some(first) = members.first().copied().filter(|_| whims(1)) {
                members.insert(0, first);
            }
            out.push('{');
            for (place, (key, value)) in members.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                quoted(key, whims, out);
                out.push(':');
                written(value, whims, out);
            }
            out.push('}');
        }
        Value::Number(number) if whims(2) => out.extend([&number.to_string(), ".0"]),
        Value::Number(number) if whims(2) => out.extend([&number.to_string(), "0000000000000000"]),
        other => out.push_str(&other.to_string()),
    }
    gap(whims, out);
}

fn quoted(text: &str, whims: &mut impl FnMut(u8) -> bool, out: &mut String) {
    if !whims(3) {
        let text = serde_json_canonicalizer::to_string(&text).unwrap();
        return out.push_str(&text);
    }
    out.push('"');
    for character in text.chars() {
        match character {
            '/' if whims(3) => out.push_str("\\/"),
            '"' | '\\' => out.extend(['\\', character]),
            _ if character < ' ' || whims(3) => {
                character
                    .encode_utf16(&mut [0; 2])
                    .iter()
                    .for_each(|unit| out.extend([format!("\\u{unit:04x}")]));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn another_writer_has_the_same_bytes_and_they_are_read_again(value in value()) {
        let bytes = canonical_bytes(&value).unwrap();
        prop_assert_eq!(&bytes, &serde_json_canonicalizer::to_vec(&value).unwrap());
        prop_assert_eq!(check_canonical(&bytes), Ok(()));
        prop_assert_eq!(from_canonical_bytes::<Value>(&bytes), Ok(value));
    }

    #[test]
    fn what_passes_is_the_one_form_of_what_it_says(
        value in value(), kind in 0..4_u8, rare in 1..12_u32, mut seed in any::<u32>(),
    ) {
        let mut whims = |of| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            of == kind && seed >> 16 & 0xfff < 0x1000 / (4 * rare)
        };
        let mut text = String::new();
        written(&value, &mut whims, &mut text);
        prop_assert_eq!(check_canonical(text.as_bytes()).is_ok(), expected(text.as_bytes()), "{}", text);
    }

    #[test]
    fn no_byte_can_be_changed_added_or_left_out_unless_that_is_canonical_again(
        value in value(), place in any::<prop::sample::Index>(), byte in any::<u8>(), sign in prop::sample::select(b" \n\t\"\\,:[]{}0-1.eu/\0".to_vec()),
    ) {
        let bytes = canonical_bytes(&value).unwrap();
        let at = place.index(bytes.len());
        for new in [byte, sign] {
            let mut changed = bytes.clone();
            changed[at] = new;
            let mut longer = bytes.clone();
            longer.insert(at, new);
            let mut shorter = bytes.clone();
            shorter.remove(at);
            for bytes in [changed, longer, shorter] {
                prop_assert_eq!(check_canonical(&bytes).is_ok(), expected(&bytes), "{}", String::from_utf8_lossy(&bytes));
            }
        }
    }

    #[test]
    fn white_space_between_any_two_signs_is_refused(value in value(), sign in prop::sample::select(vec![b' ', b'\t', b'\n', b'\r'])) {
        let bytes = canonical_bytes(&value).unwrap();
        let (mut inside, mut escaped) = (false, false);
        for at in 0..=bytes.len() {
            if !inside {
                let mut spaced = bytes.clone();
                spaced.insert(at, sign);
                prop_assert!(check_canonical(&spaced).is_err());
            }
            match bytes.get(at) {
                _ if escaped => escaped = false,
                Some(b'\\') => escaped = true,
                Some(b'"') => inside = !inside,
                _ => {}
            }
        }
    }
}
