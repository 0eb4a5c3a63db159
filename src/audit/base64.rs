//! Base64 as RFC 4648, section 4, has it, with padding.

use base64ct::{Base64, Encoding};

use super::digest::Digest;

pub(super) fn encoded(bytes: &[u8]) -> String {
    Base64::encode_string(bytes)
}

/// What a text stands for; nothing where it is not the one form these bytes have.
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(text).ok().filter(|bytes| encoded(bytes) == text)
}

pub(super) fn decoded_digest(text: &str) -> Option<Digest> {
    decoded(text)?.try_into().ok().map(Digest::from_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_in_one_form_only() {
        for (text, bytes) in
            [("", &b""[..]), ("Zg==", b"f"), ("Zm8=", b"fo"), ("Zm9v", b"foo"), ("+/8=", &[0xfb, 0xff])]
        {
            assert_eq!(decoded(text).as_deref(), Some(bytes));
        }
        for wrong in [
            "Zg", "Zg=", "Zh==", "Zm9=", "-_8=", "Zm9v\n", " Zm9v", "Zm9v=", "Z", "=", "====", "Zg==Zg==",
            "Zmå=",
        ] {
            assert_eq!(decoded(wrong), None, "{wrong:?}");
        }
        assert_eq!(decoded_digest(&encoded(&[7; 32])), Some(Digest::from_bytes([7; 32])));
        assert_eq!(decoded_digest(&encoded(&[7; 31])), None);
    }
}
