//! Every message of every file in each of its forms, to be read: `MANGFOLD_WRITE_GOLDEN=1 cargo test --lib sentences`
//! writes `tests/golden/sentences.*.txt` anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use super::{Arg, Language, Words};

/// A message or one of its attributes, with what its forms are chosen by and what else it is given.
#[derive(Default)]
struct Message {
    key: String,
    attribute: Option<String>,
    chosen_by: Vec<(String, Vec<String>)>,
    given: BTreeSet<String>,
}

/// Written for these files: a message starts at the beginning of a line, an attribute with a dot, a form with its key in
/// square brackets.
fn messages(file: &str) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    let mut open: Vec<Option<String>> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let start = line.trim_start();
        if open.is_empty() {
            let name = start.split(" =").next().unwrap().to_owned();
            let last = messages.last().map(|message| message.key.clone());
            messages.push(match name.strip_prefix('.') {
                Some(attribute) => Message {
                    key: last.unwrap(),
                    attribute: Some(attribute.to_owned()),
                    ..Message::default()
                },
                None => Message { key: name, ..Message::default() },
            });
        }
        let message = messages.last_mut().unwrap();
        if let Some(form) = start.trim_start_matches('*').strip_prefix('[') {
            let form = form.split(']').next().unwrap().to_owned();
            let by = open.iter().rev().flatten().next().unwrap();
            let (_, forms) = message.chosen_by.iter_mut().find(|(name, _)| name == by).unwrap();
            if !forms.contains(&form) {
                forms.push(form);
            }
        }
        for (place, c) in line.char_indices() {
            if c == '{' {
                let inside = line[place + 1..].split('}').next().unwrap().trim();
                let name = inside.strip_prefix('$').map(|name| name.trim_end_matches("->").trim().to_owned());
                let chooses = inside.ends_with("->");
                if let Some(name) = name.clone() {
                    if chooses && message.chosen_by.iter().all(|(known, _)| *known != name) {
                        message.chosen_by.push((name, Vec::new()));
                    } else if !chooses {
                        message.given.insert(name);
                    }
                }
                open.push(name.filter(|_| chooses));
            } else if c == '}' {
                open.pop();
            }
        }
    }
    messages
}

#[derive(Clone)]
enum Value {
    Number(u32),
    Word(String),
}

/// What a form is chosen by: the words it knows, or numbers of every plural form.
fn values(forms: &[String]) -> Vec<Value> {
    if !forms.iter().any(|form| form == "one") {
        return forms.iter().cloned().map(Value::Word).collect();
    }
    let nought = forms.iter().any(|form| form == "0").then_some(0);
    nought.into_iter().chain([1, 2, 12_345]).map(Value::Number).collect()
}

fn page(language: Language, file: &str) -> String {
    let words = Words::new(language);
    let mut page = String::new();
    for message in messages(file) {
        let mut choices: Vec<Vec<(&str, Value)>> = vec![Vec::new()];
        for (name, forms) in &message.chosen_by {
            let mut more = Vec::new();
            for choice in &choices {
                for value in values(forms) {
                    let mut choice = choice.clone();
                    choice.push((name.as_str(), value));
                    more.push(choice);
                }
            }
            choices = more;
        }
        for choice in choices {
            let mut args: Vec<Arg<'_>> = message
                .given
                .iter()
                .filter(|name| choice.iter().all(|(chosen, _)| chosen != name))
                .map(|name| (name.as_str(), format!("<{name}>").into()))
                .collect();
            let mut told = Vec::new();
            for (name, value) in &choice {
                match value {
                    Value::Number(number) => {
                        told.push(format!("{name} {number}"));
                        args.push((name, (*number).into()));
                    }
                    Value::Word(word) => {
                        told.push(word.clone());
                        args.push((name, word.clone().into()));
                    }
                }
            }
            let said = words.say_as(&message.key, message.attribute.as_deref(), &args);
            assert!(!said.contains(['{', '}', '$', '[', '\n']), "{}: {said}", message.key);
            page.push_str(&message.key);
            if let Some(attribute) = &message.attribute {
                let _ = write!(page, ".{attribute}");
            }
            if !told.is_empty() {
                let _ = write!(page, " ({})", told.join(", "));
            }
            let _ = writeln!(page, ": {said}");
        }
    }
    page
}

#[test]
fn every_sentence_is_as_it_was_read() {
    for (language, file) in [
        (Language::Bokmal, include_str!("nb.ftl")),
        (Language::Nynorsk, include_str!("nn.ftl")),
        (Language::English, include_str!("en.ftl")),
        (Language::German, include_str!("de.ftl")),
    ] {
        let name = format!("tests/golden/sentences.{}.txt", language.tag());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        let page = page(language, file);
        if std::env::var_os("MANGFOLD_WRITE_GOLDEN").is_some() {
            std::fs::write(&path, &page).unwrap();
        }
        assert!(std::fs::read_to_string(&path).unwrap() == page, "{} differs", path.display());
    }
}

#[test]
fn every_form_of_a_message_is_found() {
    let found = messages(
        "a = x { $n ->\n    [0] no\n    [one] one { $m ->\n        [must] y\n       *[may] z\n    }\n   *[other] { $n } of { $k }\n}\nb = c\n    .not = { $k }\n",
    );
    let keys: Vec<_> =
        found.iter().map(|message| (message.key.as_str(), message.attribute.as_deref())).collect();
    assert_eq!(keys, [("a", None), ("b", None), ("b", Some("not"))]);
    let forms =
        |name: &str, forms: &[&str]| (name.to_owned(), forms.iter().map(ToString::to_string).collect());
    assert_eq!(found[0].chosen_by, [forms("n", &["0", "one", "other"]), forms("m", &["must", "may"])]);
    assert_eq!(found[0].given.iter().collect::<Vec<_>>(), ["k", "n"]);
}
