//! Reads a casebook: one Markdown file a rule, in the form its first lines explain.
//!
//! Strict: a lawyer who mistypes a key learns so from the reader, with file and line, instead of having a fact ignored.

use std::collections::BTreeMap;

/// The facts of a case, as written: what a policy and a round are built from, and what minimal pairs are compared by.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Facts {
    pub(crate) single: BTreeMap<String, String>,
    /// People and adverts, by name, with the cells of their row.
    pub(crate) rows: BTreeMap<String, BTreeMap<String, String>>,
}

#[derive(Clone, Debug)]
pub(crate) struct Expectation {
    pub(crate) line: usize,
    /// Answers chosen for what the text leaves open.
    pub(crate) readings: Vec<String>,
    pub(crate) verdict: String,
    pub(crate) because: String,
    pub(crate) elements: Vec<String>,
    pub(crate) answers: Vec<String>,
    pub(crate) settled_by: Vec<String>,
    pub(crate) also: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) rule: String,
    pub(crate) name: String,
    pub(crate) number: usize,
    pub(crate) line: usize,
    pub(crate) law: String,
    pub(crate) from: String,
    pub(crate) mark: String,
    pub(crate) facts: Facts,
    pub(crate) differs_from: Option<(usize, String)>,
    pub(crate) expectations: Vec<Expectation>,
}

#[derive(Clone, Debug)]
pub(crate) struct Book {
    pub(crate) file: String,
    pub(crate) texts: BTreeMap<String, String>,
    pub(crate) cases: Vec<Case>,
}

const FROM: [&str; 5] = ["example in the law", "court or ombud", "guidance", "constructed", "disputed"];
const MARKS: [&str; 4] = ["V", "V2", "I", "G"];
const VERDICTS: [&str; 4] = ["kept", "broken", "not applicable", "undetermined"];
/// The cells a row may have, with what an absent column means; where nothing is said, the column must be there.
const PEOPLE: [(&str, Option<&str>); 12] = [
    ("declared", None),
    ("assessment", None),
    ("invited", None),
    ("applied", Some("with the advert")),
    ("withdrew", Some("no")),
    ("origin", Some("not recorded")),
    ("failed criterion", Some("nothing")),
    ("assessed", Some("bare")),
    ("score", Some("not recorded")),
    ("mode", Some("not recorded")),
    ("second stage", Some("not held")),
    ("third stage", Some("not held")),
];
const ADVERTS: [(&str, Option<&str>); 2] = [("text", None), ("published", Some("not recorded"))];

type Read<T> = Result<T, String>;

pub(crate) fn read(file: &str, text: &str) -> Read<Book> {
    let mut book = Book { file: file.to_owned(), texts: BTreeMap::new(), cases: Vec::new() };
    let mut given = BTreeMap::new();
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line.trim_end())).peekable();
    let title = match lines.next() {
        Some((_, line)) => {
            line.strip_prefix("# ").ok_or_else(|| format!("{file}:1: the rule's id is wanted"))?
        }
        None => return Err(format!("{file}:1: empty")),
    };
    while let Some((at, line)) = lines.next_if(|(_, line)| !line.starts_with("## ")) {
        let Some(item) = line.strip_prefix("- ") else { continue };
        let (key, value) = pair(file, at, item)?;
        if let Some(name) = key.strip_prefix("text ") {
            book.texts.insert(name.to_owned(), value.to_owned());
        } else if key == "given" {
            givens(file, at, value, &mut given)?;
        } else {
            return Err(format!("{file}:{at}: unknown key before the first case: {key}"));
        }
    }
    while let Some((at, heading)) = lines.next() {
        let mut body = Vec::new();
        while let Some(line) = lines.next_if(|(_, line)| !line.starts_with("## ")) {
            body.push(line);
        }
        let case = case(file, title, at, heading, &body, &given)?;
        if case.number != book.cases.len() + 1 {
            return Err(format!("{file}:{at}: number {}, but {} is next", case.number, book.cases.len() + 1));
        }
        if book.cases.iter().any(|known| known.name == case.name) {
            return Err(format!("{file}:{at}: a second case is called {}", case.name));
        }
        book.cases.push(case);
    }
    for case in &book.cases {
        if let Some((number, fact)) = &case.differs_from {
            let at = case.line;
            let other = number
                .checked_sub(1)
                .and_then(|place| book.cases.get(place))
                .ok_or_else(|| format!("{file}:{at}: differs from {number}, which is not there"))?;
            let found = difference(&case.facts, &other.facts);
            if found.as_slice() != [fact.clone()]
                && found.iter().map(|one| format!("the {one}")).ne([fact.clone()])
            {
                let found = found.join("; ");
                return Err(format!(
                    "{file}:{at}: differs from {number} not in {fact:?} alone, but in: {found}"
                ));
            }
        }
    }
    // "in the file" and "in file" name one fact.
    for case in &mut book.cases {
        if let Some((_, fact)) = &mut case.differs_from
            && let Some(short) = fact.strip_prefix("the ")
            && !fact.contains(" advert")
        {
            *fact = short.to_owned();
        }
    }
    Ok(book)
}

/// The facts two cases differ in, each named as `differs from` names it.
pub(crate) fn difference(one: &Facts, other: &Facts) -> Vec<String> {
    let mut found = Vec::new();
    let keys = |a: &BTreeMap<String, String>, b: &BTreeMap<String, String>| {
        let mut keys: Vec<String> = a.keys().chain(b.keys()).cloned().collect();
        keys.sort();
        keys.dedup();
        keys
    };
    for key in keys(&one.single, &other.single) {
        if one.single.get(&key) != other.single.get(&key) {
            found.push(key);
        }
    }
    let mut names: Vec<&String> = one.rows.keys().chain(other.rows.keys()).collect();
    names.sort();
    names.dedup();
    for name in names {
        match (one.rows.get(name), other.rows.get(name)) {
            (Some(a), Some(b)) => {
                for column in keys(a, b) {
                    if a.get(&column) != b.get(&column) {
                        found.push(format!("{name}'s {column}"));
                    }
                }
            }
            _ => found.push(name.clone()),
        }
    }
    found
}

fn pair<'a>(file: &str, at: usize, item: &'a str) -> Read<(&'a str, &'a str)> {
    let (key, value) = item.split_once(':').ok_or_else(|| format!("{file}:{at}: no key: {item}"))?;
    let value = value.trim();
    if value.is_empty() {
        return Err(format!("{file}:{at}: {key}: nothing is said"));
    }
    Ok((key.trim(), value))
}

fn list(text: &str, by: char) -> Vec<String> {
    text.split(by).map(str::trim).filter(|item| !item.is_empty() && *item != "–").map(str::to_owned).collect()
}

const GIVEN: [&str; 6] =
    ["definition", "asserted by", "internal postings", "deadline", "bound", "earlier text"];

fn givens(file: &str, at: usize, value: &str, into: &mut BTreeMap<String, String>) -> Read<()> {
    for item in list(value, ';') {
        let key = GIVEN.iter().find(|key| item.starts_with(*key));
        let key = key.ok_or_else(|| format!("{file}:{at}: nothing like this can be given: {item}"))?;
        let rest = item.get(key.len()..).unwrap_or_default().trim();
        into.insert(format!("given {key}"), rest.to_owned());
    }
    Ok(())
}

#[expect(clippy::too_many_lines, reason = "one arm a key")]
fn case(
    file: &str,
    title: &str,
    line: usize,
    heading: &str,
    body: &[(usize, &str)],
    given: &BTreeMap<String, String>,
) -> Read<Case> {
    let heading = heading.strip_prefix("## ").unwrap_or_default();
    let parts: Vec<&str> = heading.split(" / ").collect();
    let (rule, name, number) = match parts.as_slice() {
        [rule, name, number] if *rule == title => (*rule, *name, number.parse::<usize>()),
        _ => return Err(format!("{file}:{line}: a heading is \"## {title} / name / number\"")),
    };
    let number = number.map_err(|_| format!("{file}:{line}: the number is none"))?;
    let mut case = Case {
        rule: rule.to_owned(),
        name: name.to_owned(),
        number,
        line,
        law: String::new(),
        from: String::new(),
        mark: String::new(),
        facts: Facts { single: given.clone(), ..Facts::default() },
        differs_from: None,
        expectations: Vec::new(),
    };
    let mut seen: Vec<&str> = Vec::new();
    let mut readings: Option<Vec<String>> = None;
    let mut columns: Option<Vec<String>> = None;
    for &(at, text) in body {
        if text.starts_with('|') {
            row(file, at, text, &mut columns, &mut case.facts)?;
            continue;
        }
        columns = None;
        let Some(item) = text.strip_prefix("- ") else { continue };
        let (key, value) = pair(file, at, item)?;
        let once = ONCE.contains(&key);
        if once && seen.contains(&key) {
            return Err(format!("{file}:{at}: {key} is there twice"));
        }
        seen.push(key);
        if once && !case.expectations.is_empty() {
            return Err(format!("{file}:{at}: {key} comes after what is expected"));
        }
        match key {
            "law" => value.clone_into(&mut case.law),
            "from" if FROM.contains(&value) => value.clone_into(&mut case.from),
            "mark" if MARKS.contains(&value) => value.clone_into(&mut case.mark),
            "on" => {
                for item in list(value, ',') {
                    event(file, at, &item, &mut case.facts.single)?;
                }
            }
            "staff" => {
                for item in list(value, ';') {
                    let (whom, count) = item
                        .split_once(' ')
                        .filter(|(_, count)| count.contains(" of "))
                        .ok_or_else(|| format!("{file}:{at}: \"women 3 of 10\" is wanted: {item}"))?;
                    if case.facts.single.insert(format!("staff of {whom}"), count.to_owned()).is_some() {
                        return Err(format!("{file}:{at}: the staff of {whom} is there twice"));
                    }
                }
            }
            "compared" => {
                case.facts.single.insert("comparison".to_owned(), value.to_owned());
            }
            "recorded" => {
                case.facts.single.insert("recorded exception".to_owned(), value.to_owned());
            }
            "vacancy" => vacancy(file, at, value, &mut case.facts.single)?,
            "given" => givens(file, at, value, &mut case.facts.single)?,
            "file" => {
                case.facts.single.insert("file".to_owned(), value.to_owned());
            }
            "differs from" => {
                let (number, fact) = value
                    .split_once(", in ")
                    .ok_or_else(|| format!("{file}:{at}: \"N, in a fact\" is wanted"))?;
                let number = number.parse().map_err(|_| format!("{file}:{at}: no number: {number}"))?;
                case.differs_from = Some((number, fact.to_owned()));
            }
            "reading" if readings.is_none() => readings = Some(list(value, ';')),
            "expect" => {
                let readings = readings.take().unwrap_or_default();
                case.expectations.push(expectation(file, at, value, readings)?);
                seen.retain(|key| !["rests on", "settled by", "also"].contains(key));
            }
            "rests on" | "settled by" | "also" => {
                if seen.iter().filter(|known| **known == key).count() > 1 {
                    return Err(format!("{file}:{at}: {key} is there twice"));
                }
                let expected = case.expectations.last_mut();
                let expected = expected.ok_or_else(|| format!("{file}:{at}: {key} comes before expect"))?;
                match key {
                    "rests on" => {
                        let (elements, answers) = value.split_once(';').unwrap_or((value, ""));
                        expected.elements = list(elements, ',');
                        expected.answers = list(answers, ',');
                    }
                    "settled by" => expected.settled_by = list(value, ';'),
                    _ => expected.also = list(value, ';'),
                }
            }
            _ => return Err(format!("{file}:{at}: unknown key or value: {key}: {value}")),
        }
    }
    complete(file, &case, &seen, readings.is_some())?;
    Ok(case)
}

const ONCE: [&str; 11] = [
    "law",
    "from",
    "mark",
    "on",
    "vacancy",
    "given",
    "file",
    "staff",
    "compared",
    "recorded",
    "differs from",
];

/// `advertised 2023-01-01`, `hired A 2023-03-01`, `places 4`.
fn event(file: &str, at: usize, item: &str, into: &mut BTreeMap<String, String>) -> Read<()> {
    let (event, day) = item.rsplit_once(' ').ok_or_else(|| format!("{file}:{at}: no day: {item}"))?;
    let hired = event.strip_prefix("hired ").map(|name| format!("{name} {day}"));
    if let (Some(hired), Some(others)) = (&hired, into.get_mut("hired")) {
        *others = format!("{others}; {hired}");
        return Ok(());
    }
    let known = ["advertised", "invited", "innstilling", "hired", "places"].contains(&event);
    if !known && hired.is_none() {
        return Err(format!("{file}:{at}: unknown event: {event}"));
    }
    let key = if hired.is_some() { "hired" } else { event };
    into.insert(key.to_owned(), hired.unwrap_or_else(|| day.to_owned()));
    Ok(())
}

fn expectation(file: &str, line: usize, value: &str, readings: Vec<String>) -> Read<Expectation> {
    let (verdict, because) = value
        .split_once(", because ")
        .ok_or_else(|| format!("{file}:{line}: \"verdict, because code\" is wanted"))?;
    if !VERDICTS.contains(&verdict) {
        return Err(format!("{file}:{line}: no verdict: {verdict}"));
    }
    Ok(Expectation {
        line,
        readings,
        verdict: verdict.to_owned(),
        because: because.to_owned(),
        elements: Vec::new(),
        answers: Vec::new(),
        settled_by: Vec::new(),
        also: Vec::new(),
    })
}

/// Whatever a case must say, and may not say beside it.
fn complete(file: &str, case: &Case, seen: &[&str], dangling: bool) -> Read<()> {
    let (line, name) = (case.line, &case.name);
    for wanted in ["law", "from", "mark", "on", "vacancy", "expect", "rests on"] {
        if !seen.contains(&wanted) {
            return Err(format!("{file}:{line}: {name} has no {wanted}"));
        }
    }
    if dangling {
        return Err(format!("{file}:{line}: {name} has a reading without an expectation"));
    }
    for expected in &case.expectations {
        if expected.elements.is_empty() {
            return Err(format!("{file}:{}: an expectation that rests on nothing", expected.line));
        }
        if (expected.verdict == "undetermined") == expected.settled_by.is_empty() {
            let at = expected.line;
            return Err(format!("{file}:{at}: what is undetermined, and only that, is settled by something"));
        }
    }
    let answers = case.expectations.len();
    if (case.from == "disputed") != (answers > 1) {
        return Err(format!(
            "{file}:{line}: a disputed case, and no other, has an expectation for each reading"
        ));
    }
    if answers > 1 && case.expectations.iter().any(|expected| expected.readings.is_empty()) {
        return Err(format!("{file}:{line}: each expectation of a disputed case names its reading"));
    }
    Ok(())
}

/// The countries that are called by name; every other by its two letters.
const COUNTRIES: [(&str, &str); 7] = [
    ("Norway", "NO"),
    ("Sweden", "SE"),
    ("Germany", "DE"),
    ("France", "FR"),
    ("Ireland", "IE"),
    ("UK", "GB"),
    ("US", "US"),
];
const SECTORS: [&str; 9] = [
    "state",
    "municipal",
    "county",
    "federal",
    "land",
    "other public",
    "private",
    "church",
    "sector not recorded",
];
const CATEGORIES: [&str; 4] = ["leadership", "key position", "ordinary", "head coach"];

/// What a word about a vacancy says, and of which fact.
fn about(item: &str) -> Option<(String, String)> {
    let of = |key: &str, value: &str| Some((key.to_owned(), value.to_owned()));
    if let Some((_, code)) = COUNTRIES.iter().find(|(name, code)| *name == item || *code == item) {
        return of("country", code);
    }
    if SECTORS.contains(&item) {
        return of("sector", item);
    }
    if CATEGORIES.contains(&item) {
        return of("category", item);
    }
    if let Some((key @ ("category" | "places" | "seats"), rest)) = item.split_once(' ') {
        return of(key, rest);
    }
    if let Some(region) = item.strip_prefix("in ") {
        return of("region", region);
    }
    if let Some((fact, answer @ ("yes" | "no"))) =
        item.strip_prefix("fact ").and_then(|fact| fact.rsplit_once(' '))
    {
        return of(&format!("fact {fact}"), answer);
    }
    if let Some(title) = item.strip_prefix("criterion ") {
        return of("criterion", title);
    }
    match item {
        "external" | "internal" | "opening not recorded" => of("opening", item),
        "permanent" | "length not recorded" => of("length", item),
        other if other.ends_with(" months") || other.contains(" to ") => of("length", item),
        other if other.len() == 2 && other.chars().all(|letter| letter.is_ascii_uppercase()) => {
            of("country", item)
        }
        _ => None,
    }
}

fn vacancy(file: &str, at: usize, value: &str, into: &mut BTreeMap<String, String>) -> Read<()> {
    into.insert("country".to_owned(), "NO".to_owned());
    for item in list(value, ',') {
        let (key, said) =
            about(&item).ok_or_else(|| format!("{file}:{at}: nothing known about a vacancy: {item}"))?;
        if into.insert(key.clone(), said).is_some() && key != "country" {
            return Err(format!("{file}:{at}: the {key} is there twice"));
        }
    }
    for wanted in ["sector", "opening", "length"] {
        if !into.contains_key(wanted) {
            return Err(format!(
                "{file}:{at}: the {wanted} is not said (\"{wanted} not recorded\" says it is not)"
            ));
        }
    }
    Ok(())
}

fn row(file: &str, at: usize, text: &str, columns: &mut Option<Vec<String>>, facts: &mut Facts) -> Read<()> {
    let inner = text.strip_prefix('|').and_then(|text| text.strip_suffix('|'));
    let inner = inner.ok_or_else(|| format!("{file}:{at}: a row begins and ends with a bar"))?;
    let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().to_owned()).collect();
    let kind = |head: &str| match head {
        "who" => Ok(PEOPLE.as_slice()),
        "advert" => Ok(ADVERTS.as_slice()),
        _ => Err(format!("{file}:{at}: a table begins with \"who\" or \"advert\"")),
    };
    let Some(columns) = columns else {
        let head = cells.first().map_or("", String::as_str);
        let known = kind(head)?;
        let rest = cells.get(1..).unwrap_or_default();
        if let Some(odd) = rest.iter().find(|cell| !known.iter().any(|(name, _)| name == cell)) {
            return Err(format!("{file}:{at}: unknown column: {odd}"));
        }
        if let Some((name, _)) =
            known.iter().find(|(name, absent)| absent.is_none() && !rest.iter().any(|cell| cell == name))
        {
            return Err(format!("{file}:{at}: no column {name}"));
        }
        *columns = Some(cells);
        return Ok(());
    };
    if cells.len() != columns.len() {
        return Err(format!("{file}:{at}: {} cells, but {} columns", cells.len(), columns.len()));
    }
    if cells.iter().all(|cell| !cell.is_empty() && cell.chars().all(|c| c == '-')) {
        return Ok(());
    }
    if let Some(place) = cells.iter().position(String::is_empty) {
        let column = columns.get(place).map_or("", String::as_str);
        return Err(format!("{file}:{at}: an empty cell under {column}"));
    }
    let known = kind(columns.first().map_or("", String::as_str))?;
    let mut named: BTreeMap<String, String> = columns.iter().cloned().zip(cells).collect();
    for (name, absent) in known {
        if let Some(absent) = absent {
            named.entry((*name).to_owned()).or_insert_with(|| (*absent).to_owned());
        }
    }
    let name = match (named.remove("who"), named.remove("advert")) {
        (Some(who), _) => who,
        (_, Some(advert)) => format!("the {advert} advert"),
        _ => return Err(format!("{file}:{at}: nobody")),
    };
    if facts.rows.insert(name.clone(), named).is_some() {
        return Err(format!("{file}:{at}: {name} is there twice"));
    }
    Ok(())
}
