//! A file of people, row by row, into counts: what is kept grows with the groups and strata, not with the rows.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{Error, Read, Write};

use csv::ByteRecord;
use mangfold::monitor::UNDISCLOSED;

/// Which columns tell what.
pub(crate) struct Asked {
    pub(crate) groups: Vec<String>,
    pub(crate) selected: (String, String),
    pub(crate) weight: Option<String>,
    pub(crate) stratum: Option<String>,
    pub(crate) undisclosed: Vec<String>,
}

/// What was read.
pub(crate) struct Counted {
    /// The values of each group column, in the order they were met.
    pub(crate) values: Vec<Values>,
    pub(crate) strata: Values,
    /// For a stratum and the numbers of the values, none for undisclosed: how many, and how many of them selected.
    pub(crate) counts: BTreeMap<(usize, Vec<Option<usize>>), [u64; 2]>,
    pub(crate) rows: u64,
    pub(crate) unreadable: u64,
}

/// So many different values may a column of groups have; with more it is taken for something else, such as an id.
const MOST_VALUES: usize = 100;
/// So many strata may there be.
const MOST_STRATA: usize = 1_000_000;
/// After so many rows it says how far it has come.
const SAY_AFTER: u64 = 1_000_000;

/// So many bytes may a row have.
const LONGEST_ROW: usize = 1 << 20;

/// A file that fails where a row goes on for too long: a quotation mark that is never closed makes all the rest one row.
struct Bounded<'a, R> {
    file: R,
    since_the_last_row: &'a Cell<usize>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let bytes = self.file.read(buffer)?;
        self.since_the_last_row.set(self.since_the_last_row.get() + bytes);
        if self.since_the_last_row.get() > 2 * LONGEST_ROW {
            return Err(Error::other(
                "a row of more than a million bytes: is a quotation mark never closed?",
            ));
        }
        Ok(bytes)
    }
}

/// Different values, each with its number.
#[derive(Default)]
pub(crate) struct Values {
    numbers: BTreeMap<Vec<u8>, usize>,
    pub(crate) names: Vec<String>,
}

impl Values {
    fn number(&mut self, value: &[u8], most: usize, column: &str) -> Result<usize, Wrong> {
        if let Some(number) = self.numbers.get(value) {
            return Ok(*number);
        }
        let name = std::str::from_utf8(value).map_err(|_| Wrong::Row("text that is not UTF-8".to_owned()))?;
        if self.names.len() == most {
            let problem = format!("column {column} has more than {most} different values: is it an id?");
            return Err(Wrong::File(problem));
        }
        self.numbers.insert(value.to_vec(), self.names.len());
        self.names.push(name.to_owned());
        Ok(self.names.len() - 1)
    }
}

/// What is wrong with a row, which is then left out and named, or with the file, which is then not counted at all.
enum Wrong {
    Row(String),
    File(String),
}

struct Places {
    groups: Vec<usize>,
    selected: usize,
    weight: Option<usize>,
    stratum: Option<usize>,
}

impl Places {
    fn find(header: &ByteRecord, asked: &Asked) -> Result<Self, String> {
        let place = |name: &String| {
            let found: Vec<usize> = header
                .iter()
                .enumerate()
                .filter(|(_, field)| *field == name.as_bytes())
                .map(|(place, _)| place)
                .collect();
            match found.as_slice() {
                [place] => Ok(*place),
                [] => {
                    let names: Vec<String> =
                        header.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect();
                    Err(format!("no column {name}: there are {}", names.join(", ")))
                }
                _ => Err(format!("column {name} is there {} times", found.len())),
            }
        };
        Ok(Self {
            groups: asked.groups.iter().map(place).collect::<Result<_, _>>()?,
            selected: place(&asked.selected.0)?,
            weight: asked.weight.as_ref().map(place).transpose()?,
            stratum: asked.stratum.as_ref().map(place).transpose()?,
        })
    }
}

impl Counted {
    /// Counts a file; `size` is its length, for saying how far it has come. Rows that cannot be read are named on the
    /// standard error, each by its line, and counted.
    pub(crate) fn read(file: impl Read, size: u64, asked: &Asked) -> Result<Self, String> {
        let since_the_last_row = Cell::new(0);
        let file = Bounded { file, since_the_last_row: &since_the_last_row };
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
        let header = reader.byte_headers().map_err(|error| error.to_string())?.clone();
        let places = Places::find(&header, asked)?;
        let mut counted = Self {
            values: asked.groups.iter().map(|_| Values::default()).collect(),
            strata: Values::default(),
            counts: BTreeMap::new(),
            rows: 0,
            unreadable: 0,
        };
        let mut log = std::io::stderr().lock();
        let mut record = ByteRecord::new();
        loop {
            let line = reader.position().line();
            match reader.read_byte_record(&mut record) {
                Ok(false) => return Ok(counted),
                Ok(true) => {}
                Err(error) => return Err(format!("line {line}: {error}")),
            }
            since_the_last_row.set(0);
            counted.rows += 1;
            let line = record.position().map_or(line, csv::Position::line);
            match counted.row(&record, header.len(), &places, asked) {
                Ok(()) => {}
                Err(Wrong::File(problem)) => return Err(format!("line {line}: {problem}")),
                Err(Wrong::Row(problem)) => {
                    counted.unreadable += 1;
                    let last = reader.position().line().saturating_sub(1);
                    let lines = if last > line {
                        format!("lines {line} to {last} are")
                    } else {
                        format!("line {line} is")
                    };
                    // Whoever closed the standard error does not want to know.
                    let _ = writeln!(log, "{lines} left out: {problem}");
                }
            }
            if counted.rows.is_multiple_of(SAY_AFTER) {
                let percent = (reader.position().byte() * 100).checked_div(size).unwrap_or_default().min(100);
                let _ = writeln!(log, "{} million rows, {percent} %", counted.rows / SAY_AFTER);
            }
        }
    }

    fn row(
        &mut self,
        record: &ByteRecord,
        width: usize,
        places: &Places,
        asked: &Asked,
    ) -> Result<(), Wrong> {
        if record.len() != width {
            return Err(Wrong::Row(format!("{} fields, {width} are wanted", record.len())));
        }
        let field = |place: usize| record.get(place).unwrap_or_default().trim_ascii();
        let outcome = field(places.selected);
        if outcome.is_empty() {
            return Err(Wrong::Row(format!("nothing in {}", asked.selected.0)));
        }
        let weight = match places.weight {
            None => 1,
            Some(place) => {
                // What stands there may be about a person: it is not repeated.
                let refused = || {
                    Wrong::Row(format!(
                        "no number of people in {}",
                        asked.weight.as_deref().unwrap_or_default()
                    ))
                };
                let text = std::str::from_utf8(field(place)).map_err(|_| refused())?;
                text.parse::<u32>().map_err(|_| refused())?
            }
        };
        let stratum = match places.stratum {
            None => 0,
            Some(place) if field(place).is_empty() => {
                return Err(Wrong::Row(format!(
                    "nothing in {}",
                    asked.stratum.as_deref().unwrap_or_default()
                )));
            }
            Some(place) => {
                self.strata.number(field(place), MOST_STRATA, asked.stratum.as_deref().unwrap_or_default())?
            }
        };
        let mut group = Vec::with_capacity(places.groups.len());
        for ((place, name), values) in places.groups.iter().zip(&asked.groups).zip(&mut self.values) {
            let value = field(*place);
            let known = !value.is_empty()
                && value != UNDISCLOSED.as_bytes()
                && !asked.undisclosed.iter().any(|unknown| unknown.as_bytes() == value);
            group.push(known.then(|| values.number(value, MOST_VALUES, name)).transpose()?);
        }
        let [people, selected] = self.counts.entry((stratum, group)).or_default();
        *people += u64::from(weight);
        if outcome == asked.selected.1.as_bytes() {
            *selected += u64::from(weight);
        }
        Ok(())
    }
}
