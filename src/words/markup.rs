//! A text as a reader sees it, and where each part of it stands in the source: HTML without its marks, and plain text
//! with its character references read.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Whether a text is plain, or has the marks of HTML.
///
/// ```
/// use mangfold::Markup;
///
/// assert_eq!(Markup::of("Lønn < 500 000"), Markup::Plain);
/// assert_eq!(Markup::of("<p>Vi søker leder.</p>"), Markup::Html);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Markup {
    /// Plain text.
    Plain,
    /// HTML, whole or a piece of it.
    Html,
}

impl Markup {
    /// What a text looks like: HTML where a tag of HTML stands in it.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let opens = |at: &usize| bytes.get(*at) == Some(&b'<');
        let is_tag = |at: usize| {
            let rest = bytes.get(at + 1..).unwrap_or_default();
            let rest = rest.strip_prefix(b"/").unwrap_or(rest);
            let name = name(rest);
            let after = rest.get(name.len());
            matches!(after, Some(b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n'))
                && (is_one_of(name, BLOCKS) || is_one_of(name, INLINE))
        };
        if (0..bytes.len()).filter(opens).any(is_tag) { Self::Html } else { Self::Plain }
    }
}

/// A text as it is read, in pieces that each know where they come from.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Read {
    pub(super) text: String,
    // INVARIANT: in order of `at`, and of `from`.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Piece {
    /// Where it begins in the text as read.
    at: usize,
    /// Where it begins in the source.
    from: usize,
    /// How much of the source it stands for, where that is not just as much.
    stands_for: Option<usize>,
}

impl Read {
    pub(super) fn new(source: &str, markup: Markup) -> Self {
        let mut reader = Reader { source, at: 0, read: Self::default(), tags_end: markup == Markup::Plain };
        reader.run();
        reader.read
    }

    /// The bytes of the source that a piece of the text as read comes from.
    pub(super) fn source_of(&self, start: usize, end: usize) -> (usize, usize) {
        let piece = |at: usize| {
            let after = self.pieces.partition_point(|piece| piece.at <= at);
            after.checked_sub(1).and_then(|place| self.pieces.get(place))
        };
        let begins = piece(start).map_or(start, |piece| match piece.stands_for {
            None => piece.from + (start - piece.at),
            Some(_) => piece.from,
        });
        let ends = piece(end.saturating_sub(1)).map_or(end, |piece| match piece.stands_for {
            None => piece.from + (end - piece.at),
            Some(length) => piece.from + length,
        });
        (begins, ends)
    }

    /// A copy of the source as it stands there.
    fn copy(&mut self, words: &str, from: usize) {
        if !words.is_empty() {
            self.pieces.push(Piece { at: self.text.len(), from, stands_for: None });
            self.text.push_str(words);
        }
    }

    /// Something else in the place of so many bytes of the source.
    fn put(&mut self, words: &str, from: usize, stands_for: usize) {
        self.pieces.push(Piece { at: self.text.len(), from, stands_for: Some(stands_for) });
        self.text.push_str(words);
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    read: Read,
    /// That no tag begins any more: the text is plain, or its last tag never closes.
    tags_end: bool,
}

impl<'a> Reader<'a> {
    fn run(&mut self) {
        loop {
            let rest = self.rest();
            let next = if self.tags_end { rest.find('&') } else { rest.find(['&', '<']) };
            let Some(next) = next else {
                self.read.copy(rest, self.at);
                return;
            };
            let (before, from) = rest.split_at(next);
            self.read.copy(before, self.at);
            self.at += next;
            if from.starts_with('&') { self.reference() } else { self.mark() }
        }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or_default()
    }

    /// A reference to a character by its name or number; an ampersand alone is an ampersand.
    fn reference(&mut self) {
        let rest = self.rest();
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let length = 1 + rest.bytes().skip(1).take(LONGEST_NAME).take_while(is_name).count();
        let closed = rest.as_bytes().get(length) == Some(&b';');
        let whole = rest.get(..length + usize::from(closed)).unwrap_or_default();
        // Without its semicolon a reference is one in HTML only.
        let read = if closed || !self.tags_end { htmlize::unescape(whole) } else { Cow::Borrowed(whole) };
        if read == whole {
            self.read.copy(whole, self.at);
        } else {
            self.read.put(&read, self.at, whole.len());
        }
        self.at += whole.len();
    }

    /// What begins with `<`: a comment, a tag, or the sign itself.
    fn mark(&mut self) {
        let rest = self.rest();
        if rest.starts_with("<!") || rest.starts_with("<?") {
            self.at += unread(rest);
        } else if let Some(tag) = Tag::at(rest) {
            self.tag(&tag);
        } else {
            // Either a sign that no name follows, or a tag that never closes: then none does that comes after it.
            self.tags_end |= begins_tag(rest);
            self.read.copy("<", self.at);
            self.at += 1;
        }
    }

    fn tag(&mut self, tag: &Tag<'_>) {
        let begins = self.at;
        self.at += tag.length;
        if !tag.is_closing && (is_one_of(tag.name, UNSEEN) || (tag.hides && !is_one_of(tag.name, ALONE))) {
            self.skip_element(tag.name);
        }
        let between = if tag.name.eq_ignore_ascii_case(b"br") {
            "\n"
        } else if is_one_of(tag.name, BLOCKS) {
            "\n\n"
        } else {
            return;
        };
        self.read.put(between, begins, 0);
    }

    /// Past the end of an element that no reader sees, with all that is in it.
    fn skip_element(&mut self, element: &[u8]) {
        let is_raw = is_one_of(element, RAW);
        let ends_by_itself = is_one_of(element, ENDING_BY_THEMSELVES);
        let mut depth = 1_usize;
        while let Some(next) = self.rest().find('<') {
            self.at += next;
            let rest = self.rest();
            let bytes = rest.as_bytes();
            let closes = || bytes.get(2..).is_some_and(|rest| name(rest).eq_ignore_ascii_case(element));
            if !is_raw && rest.starts_with("<!") {
                self.at += unread(rest);
                continue;
            }
            if !begins_tag(rest) || (is_raw && !(bytes.starts_with(b"</") && closes())) {
                self.at += 1;
                continue;
            }
            let Some(tag) = Tag::at(rest) else { break };
            let is_same = tag.name.eq_ignore_ascii_case(element);
            if is_same && ends_by_itself && !tag.is_closing {
                return;
            }
            self.at += tag.length;
            if is_same {
                depth = if tag.is_closing { depth - 1 } else { depth + 1 };
                if depth == 0 {
                    return;
                }
            } else if !tag.is_closing && is_one_of(tag.name, RAW) {
                self.skip_element(tag.name);
            }
        }
        self.at = self.source.len();
    }
}

/// How long the comment or declaration is that a text begins with.
fn unread(text: &str) -> usize {
    let (end, least) = if text.starts_with("<!--") { ("-->", 2) } else { (">", 2) };
    text.get(least..).and_then(|rest| rest.find(end)).map_or(text.len(), |at| least + at + end.len())
}

/// A tag, from its `<` to its `>`.
struct Tag<'a> {
    name: &'a [u8],
    is_closing: bool,
    hides: bool,
    length: usize,
}

impl<'a> Tag<'a> {
    /// The tag a text begins with; none where no name follows, or where it never closes.
    fn at(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let start = begin(bytes);
        let name = name(bytes.get(start..)?);
        if name.is_empty() {
            return None;
        }
        let is_closing = start == 2;
        let attributes = start + name.len();
        let mut quote = None;
        for (at, byte) in bytes.iter().enumerate().skip(attributes) {
            match (quote, byte) {
                (None, b'>') => {
                    let hides = !is_closing && at > attributes && hides(text.get(attributes..at)?);
                    return Some(Self { name, is_closing, hides, length: at + 1 });
                }
                // A quote opens a value only after the sign for it.
                (None, b'"' | b'\'') if follows_equals(bytes, at) => quote = Some((byte, at)),
                (Some((open, _)), byte) if open == byte => quote = None,
                _ => {}
            }
        }
        // After a quote that never closes, the first sign that may close the tag does.
        let (_, open) = quote?;
        let length = open + text.get(open..)?.find('>')? + 1;
        Some(Self { name, is_closing, hides: false, length })
    }
}

/// Where the name in a tag begins.
fn begin(bytes: &[u8]) -> usize {
    if bytes.starts_with(b"</") { 2 } else { 1 }
}

/// Whether a text begins as a tag does.
fn begins_tag(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.get(begin(bytes)..).is_some_and(|rest| !name(rest).is_empty())
}

fn follows_equals(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    before.iter().rev().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'=')
}

/// Whether the attributes of a tag hide what is in it: the attribute of that name, or a style that displays nothing.
fn hides(attributes: &str) -> bool {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|sign: char| sign.is_ascii_whitespace() || sign == '/');
        let ends = |sign: char| sign.is_ascii_whitespace() || sign == '=' || sign == '/';
        let (name, behind) = rest.split_at(rest.find(ends).unwrap_or(rest.len()));
        if name.is_empty() && behind.is_empty() {
            return false;
        }
        let value = behind.trim_start().strip_prefix('=').map(str::trim_start);
        let (value, behind) = match value {
            None => ("", behind),
            Some(value) => match value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) {
                Some(quote) => {
                    let value = value.get(1..).unwrap_or_default();
                    value.split_once(quote).unwrap_or((value, ""))
                }
                None => {
                    value.split_at(value.find(|sign: char| sign.is_ascii_whitespace()).unwrap_or(value.len()))
                }
            },
        };
        let shows_nothing = || {
            let style: String = value.split_ascii_whitespace().collect();
            style
                .to_ascii_lowercase()
                .split(';')
                .any(|one| one.trim_end_matches("!important") == "display:none")
        };
        if name.eq_ignore_ascii_case("hidden") || (name.eq_ignore_ascii_case("style") && shows_nothing()) {
            return true;
        }
        // A sign for a value without a name is passed over.
        rest = if behind.len() == rest.len() { behind.get(1..).unwrap_or_default() } else { behind };
    }
}

fn name(bytes: &[u8]) -> &[u8] {
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b':');
    let length = bytes.iter().take(LONGEST_NAME).take_while(is_name).count();
    let begins = bytes.first().is_some_and(u8::is_ascii_alphabetic);
    bytes.get(..length).filter(|_| begins).unwrap_or_default()
}

fn is_one_of(name: &[u8], names: &[&str]) -> bool {
    names.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name))
}

/// More bytes than any name of a tag or a character has.
const LONGEST_NAME: usize = 40;

/// What begins and ends a paragraph, as a reader sees it.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "br",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "caption",
    "section",
    "article",
    "header",
    "footer",
    "main",
    "nav",
    "aside",
    "address",
    "blockquote",
    "pre",
    "hr",
    "dl",
    "dt",
    "dd",
    "form",
    "fieldset",
    "legend",
    "figure",
    "figcaption",
    "details",
    "summary",
    "dialog",
    "menu",
    "center",
    "html",
    "head",
    "body",
    "title",
    "option",
    "select",
    "textarea",
    "button",
    "iframe",
    "hgroup",
    "search",
];

/// What stands within a line. Whatever is in neither list does, too.
const INLINE: &[&str] = &[
    "a", "b", "i", "u", "s", "em", "strong", "span", "font", "small", "big", "sub", "sup", "mark", "abbr",
    "cite", "code", "q", "ins", "del", "strike", "label", "wbr", "img", "script", "style", "meta", "link",
    "time", "input",
];

/// What no reader sees, or sees struck out.
const UNSEEN: &[&str] = &["script", "style", "template", "title", "noscript", "del", "s", "strike"];

/// What has no tags in it.
const RAW: &[&str] = &["script", "style", "title"];

/// What ends where the next of its kind begins.
const ENDING_BY_THEMSELVES: &[&str] = &["p", "li", "dt", "dd", "option", "tr", "td", "th"];

/// What has nothing in it, and no end.
const ALONE: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
