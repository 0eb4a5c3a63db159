//! Keeps a log of sealed decisions in a directory: a record a line, the values and keys beside it, signed checkpoints.
//!
//! ```text
//! log DIR append ROUND.json [--policy ID] [--at STAMP] [--reference TEXT] [--origin NAME] [--times NUMBER]
//! log DIR checkpoint
//! log DIR verify
//! log DIR show SEQ
//! log DIR prove SEQ
//! log DIR export APPLICANT
//! log DIR erase APPLICANT [--field NAME] [--by NAME] [--reason TEXT] [--at STAMP]
//! log DIR hold APPLICANT [--by NAME] [--reason TEXT] [--at STAMP]
//! log DIR release SEQ [--by NAME] [--reason TEXT] [--at STAMP]
//! log check PROOF RECORD PIN
//! ```
//!
//! The first `append` begins the log: it draws the keys and pins the origin and the public key in `DIR/pin`. ID is
//! `norway_state` where it is not given, or any that the example `review` takes. STAMP is that of the decision, the system's
//! clock where it is not given; TEXT is the host's reference to the round, the id of the vacancy where it is not given.
//! The same round may be appended again; each time is a record of its own.
//!
//! What `prove` prints goes into a file. Whoever has it, the record as `show` prints it, and `DIR/pin`, can `check` it
//! without the log.
//!
//! Whatever a command says it has done is on the disk by then. A writer that was stopped in between leaves at most the
//! values of one record and a part of its line: the next command that writes clears that away, or completes it where only
//! the line break is missing, and says so. Whatever else is not as it should be is left as it is. It exits 1 where
//! something in DIR does not hold or an erasure is refused, and 2 where it could not do what it was asked for: a wrong
//! argument, another program at the log.

use std::error::Error;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use chrono::{DateTime, Utc};
use ed25519_dalek::SigningKey;
use ed25519_dalek::ed25519::signature::Signer;
use mangfold::audit::{
    Bundle, Digest, Disclosures, Erasing, Erasure, HoldOn, Keyring, Log, MerkleTree, NoteKey, Origin,
    Policies, PortableProof, Record, SaltKey, Sealed, SignedNote, ed25519,
};
use mangfold::{
    ApplicantId, AssertedBy, Deadline, Ground, Group, InScope, Limits, Name, Policy, Reason, Round,
    RoundReference, packs,
};

#[path = "log/directory.rs"]
mod directory;
#[path = "log/verify.rs"]
mod verify;

use directory::{
    Directory, KEY, KEYRING, Kind, LOG, Lock, PIN, POLICIES, Snapshot, bundle_file, checkpoint_file, random,
    shown,
};
use verify::{
    counted, integrity, origin_of, public_half, read_disclosures, read_key, read_keyring, read_note,
    read_pin, read_pinned_key,
};

const COMMANDS: &str = "append, checkpoint, verify, show, prove, export, erase, hold, release";

/// Why a command did not do what it was asked for.
enum Problem {
    /// It could not.
    Misuse(Box<dyn Error>),
    /// Something in the directory does not hold.
    Fault(Box<dyn Error>),
}

/// What could not be read or written, or was asked for wrongly.
impl From<String> for Problem {
    fn from(text: String) -> Self {
        misuse(text)
    }
}

fn misuse(text: impl Into<Box<dyn Error>>) -> Problem {
    Problem::Misuse(text.into())
}

fn fault(text: impl Into<Box<dyn Error>>) -> Problem {
    Problem::Fault(text.into())
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(Problem::Fault(text)) => {
            eprintln!("log: {text}");
            ExitCode::FAILURE
        }
        Err(Problem::Misuse(text)) => {
            eprintln!("log: {text}");
            ExitCode::from(2)
        }
    }
}

/// Whether all is well.
fn run() -> Result<bool, Problem> {
    let mut words = std::env::args_os().skip(1);
    let first = words
        .next()
        .ok_or_else(|| misuse(format!("wants DIR and a command ({COMMANDS}), or check PROOF RECORD PIN")))?;
    if first == "check" {
        let files: Vec<OsString> = words.collect();
        let [proof, record, pin] = files.as_slice() else {
            return Err(misuse("check wants PROOF RECORD PIN"));
        };
        return check(Path::new(proof), Path::new(record), Path::new(pin));
    }
    let command = words
        .next()
        .ok_or_else(|| misuse(format!("wants DIR and a command ({COMMANDS}), or check PROOF RECORD PIN")))?;
    let command = text(&command)?;
    let directory = Directory::new(Path::new(&first));
    let taken: &[&str] = match command {
        "append" => &["--policy", "--at", "--reference", "--origin", "--times"],
        "erase" => &["--field", "--by", "--reason", "--at"],
        "hold" | "release" => &["--by", "--reason", "--at"],
        _ => &[],
    };
    let (argument, options) = arguments(words, taken)?;
    if let Some(argument) = argument.as_ref().filter(|_| ["checkpoint", "verify"].contains(&command)) {
        return Err(misuse(format!("{command} wants nothing more, not {}", quoted(argument))));
    }
    let argument = |name: &str| argument.as_deref().ok_or_else(|| misuse(format!("{command} wants {name}")));
    let sequence = || number("SEQ", text(argument("SEQ")?)?);
    let person = || applicant(text(argument("APPLICANT")?)?);
    match command {
        "append" => append(&directory, Path::new(argument("ROUND.json")?), &options),
        "checkpoint" => checkpoint(&directory),
        "verify" => verify_all(&directory),
        "show" => show(&directory, sequence()?),
        "prove" => prove(&directory, sequence()?),
        "export" => export(&directory, person()?),
        "erase" => erase(&directory, person()?, &options),
        "hold" => hold(&directory, person()?, &options),
        "release" => release(&directory, sequence()?, &options),
        _ => Err(misuse(format!("no command {command:?} ({COMMANDS})"))),
    }
}

/// What stands behind each option.
#[derive(Default)]
struct Options {
    policy: Option<OsString>,
    at: Option<DateTime<Utc>>,
    reference: Option<RoundReference>,
    origin: Option<Origin>,
    times: Option<u64>,
    field: Option<String>,
    by: Option<Name>,
    reason: Option<Reason>,
}

impl Options {
    fn at(&self) -> Result<DateTime<Utc>, Problem> {
        self.at.map_or_else(now, Ok)
    }

    fn by(&self) -> Result<Name, Problem> {
        self.by.clone().map_or_else(|| "the keeper of the log".parse().map_err(misuse), Ok)
    }

    fn reason(&self, otherwise: &str) -> Result<Reason, Problem> {
        self.reason.clone().map_or_else(|| otherwise.parse().map_err(misuse), Ok)
    }
}

/// The library takes every stamp from its caller. This is the caller, and has a clock.
#[expect(clippy::disallowed_types, reason = "the host has a clock, the library has none")]
fn now() -> Result<DateTime<Utc>, Problem> {
    let since = std::time::SystemTime::now().duration_since(std::time::SystemTime::UNIX_EPOCH);
    let seconds = since.ok().and_then(|since| i64::try_from(since.as_secs()).ok());
    let at = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    at.ok_or_else(|| misuse("the clock gives no stamp; give one by --at"))
}

/// An argument as it is printed.
fn quoted(argument: &OsStr) -> String {
    format!("{:?}", argument.to_string_lossy())
}

/// An argument that is no name of a file.
fn text(argument: &OsStr) -> Result<&str, Problem> {
    argument.to_str().ok_or_else(|| misuse(format!("{} is no UTF-8", quoted(argument))))
}

fn arguments(
    mut words: impl Iterator<Item = OsString>,
    taken: &[&str],
) -> Result<(Option<OsString>, Options), Problem> {
    let (mut argument, mut options) = (None, Options::default());
    while let Some(word) = words.next() {
        if !word.as_encoded_bytes().starts_with(b"-") {
            if argument.is_some() {
                return Err(misuse(format!("one argument at a time, not also {}", quoted(&word))));
            }
            argument = Some(word);
            continue;
        }
        let word = text(&word)?;
        if !taken.contains(&word) {
            return Err(misuse(format!("no option {word:?}")));
        }
        let given = words.next().ok_or_else(|| misuse(format!("{word} wants a value")))?;
        if word == "--policy" {
            options.policy = Some(given);
            continue;
        }
        let value = text(&given)?;
        let wrong = |error: &dyn std::fmt::Display| misuse(format!("{word}: {error}"));
        match word {
            "--at" => {
                let at = value.parse().ok().filter(|at: &DateTime<Utc>| at.timestamp_subsec_nanos() == 0);
                options.at = Some(at.ok_or_else(|| {
                    wrong(&format!("no stamp: {value:?} (YYYY-MM-DDThh:mm:ssZ is wanted)"))
                })?);
            }
            "--reference" => options.reference = Some(value.parse().map_err(|error| wrong(&error))?),
            "--origin" => options.origin = Some(value.parse().map_err(|error| wrong(&error))?),
            "--times" => options.times = Some(number(word, value)?),
            "--field" => options.field = Some(value.to_owned()),
            "--by" => options.by = Some(value.parse().map_err(|error| wrong(&error))?),
            _ => options.reason = Some(value.parse().map_err(|error| wrong(&error))?),
        }
    }
    Ok((argument, options))
}

fn number(name: &str, text: &str) -> Result<u64, Problem> {
    text.parse().map_err(|_| misuse(format!("{name}: {text:?} is no whole number from nought up")))
}

fn applicant(text: &str) -> Result<ApplicantId, Problem> {
    text.parse().map_err(|error| misuse(format!("APPLICANT: {error}")))
}

/// Says that something is done: it is.
fn say(line: &str) -> Result<(), Problem> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}").and_then(|()| out.flush()).map_err(misuse)
}

fn append(directory: &Directory, path: &Path, options: &Options) -> Result<bool, Problem> {
    let file = path.display();
    let text = std::fs::read(path).map_err(|error| misuse(format!("{file}: {error}")))?;
    let round = Round::from_json(&text, &Limits::default())
        .map_err(|error| misuse(one_line(&format!("{file}: {error}"))))?;
    let policy = policy(options.policy.as_deref().unwrap_or(OsStr::new("norway_state")))?;
    let reference = match &options.reference {
        Some(reference) => reference.clone(),
        None => round.vacancy().id().to_string().parse().map_err(misuse)?,
    };
    let mut writer = Writer::open(directory, options.origin.as_ref(), true)?;
    writer.store_policy(&policy)?;
    for _ in 0..options.times.unwrap_or(1) {
        let decision = policy.decide(&round, options.at()?);
        let mut keys = writer.keys.clone();
        for applicant in round.applicants() {
            if !keys.has_key(applicant.id()) {
                keys.add_person(SaltKey::from_bytes(random()?), [applicant.id()]).map_err(misuse)?;
            }
        }
        let sealed = writer.log.seal(&decision, &[], reference.clone(), &keys).map_err(misuse)?;
        let sequence = writer.append(&sealed, Some(keys))?;
        say(&format!("appended {sequence}"))?;
    }
    Ok(true)
}

fn checkpoint(directory: &Directory) -> Result<bool, Problem> {
    let writer = Writer::open(directory, None, false)?;
    let name = checkpoint_file(writer.log.size());
    if writer.snapshot.get(&name).is_none() {
        let sign = |text: &[u8]| writer.signer.try_sign(text).map(|signature| signature.to_bytes());
        let note =
            SignedNote::sign(&writer.log.checkpoint().to_string(), &writer.pin, sign).map_err(misuse)?;
        directory.write(&name, note.to_string().as_bytes())?;
    }
    say(&format!("checkpoint of {}: {name}", counted(writer.log.size(), "record")))?;
    Ok(true)
}

fn verify_all(directory: &Directory) -> Result<bool, Problem> {
    let (_lock, snapshot) = read(directory)?;
    let found = verify::verify(&snapshot, public_half, ed25519);
    let lines = found.faults.iter().chain(&found.unjudged).chain(&found.remarks).chain(&found.summary);
    lines.into_iter().try_for_each(|line| say(line))?;
    let holds = found.faults.is_empty() && found.unjudged.is_empty();
    say(&match (found.faults.len(), found.unjudged.len()) {
        (0, 0) => "all holds".to_owned(),
        (faults, 0) => counted(faults, "fault"),
        (faults, unjudged) => {
            format!("{}, {} not judged", counted(faults, "fault"), counted(unjudged, "decision"))
        }
    })?;
    Ok(holds)
}

fn show(directory: &Directory, sequence: u64) -> Result<bool, Problem> {
    let (_lock, snapshot) = read(directory)?;
    let (lines, _) = snapshot.lines();
    let line = usize::try_from(sequence).ok().and_then(|place| lines.get(place));
    let line = line.ok_or_else(|| misuse(format!("SEQ: {sequence}, the log has {} records", lines.len())))?;
    say(&String::from_utf8_lossy(line))?;
    Ok(true)
}

/// Prints the proof that a record is in the log, under the latest checkpoint, where it covers the record.
fn prove(directory: &Directory, sequence: u64) -> Result<bool, Problem> {
    let (_lock, snapshot) = read(directory)?;
    let (lines, _) = snapshot.lines();
    let line = usize::try_from(sequence).ok().and_then(|place| lines.get(place));
    let line = line.ok_or_else(|| misuse(format!("SEQ: {sequence}, the log has {} records", lines.len())))?;
    let covering = snapshot.checkpoints().last().filter(|(size, ..)| *size > sequence);
    let (size, name, bytes) = covering.ok_or_else(|| {
        misuse(format!(
            "SEQ: {sequence}, and no checkpoint covers it yet; make one by the command checkpoint"
        ))
    })?;
    let note = read_note(name, size, bytes).map_err(fault)?;
    let tree = MerkleTree::from_leaves(lines.iter().map(|line| mangfold::audit::leaf_digest(line)));
    let inclusion = tree.inclusion(sequence, size).map_err(|error| fault(format!("{name}: {error}")))?;
    let proof = PortableProof::new(inclusion, note).map_err(|error| fault(format!("{name}: {error}")))?;
    let pin = read_pin(snapshot.get(PIN).unwrap_or_default()).map_err(fault)?;
    let origin = origin_of(&pin).map_err(fault)?;
    proof.verify(line, &origin, &[pin], ed25519).map_err(|error| fault(format!("{name}: {error}")))?;
    let proof = proof.to_string();
    say(proof.strip_suffix('\n').unwrap_or(&proof))?;
    Ok(true)
}

/// Checks a proof without the log: the record's line and the pin are all it takes.
fn check(proof: &Path, record: &Path, pin: &Path) -> Result<bool, Problem> {
    let read =
        |file: &Path| std::fs::read(file).map_err(|error| misuse(format!("{}: {error}", file.display())));
    let (proof_bytes, record_bytes, pin_bytes) = (read(proof)?, read(record)?, read(pin)?);
    let (proof, pin) = (proof.display(), pin.display());
    let key = read_pin(&pin_bytes).map_err(|error| misuse(format!("{pin}: {error}")))?;
    let origin = origin_of(&key).map_err(|error| misuse(format!("{pin}: {error}")))?;
    let text = String::from_utf8(proof_bytes).map_err(|_| fault(format!("{proof}: no text")))?;
    let parsed: PortableProof = text.parse().map_err(|error| fault(format!("{proof}: {error}")))?;
    let line = record_bytes.strip_suffix(b"\n").unwrap_or(&record_bytes);
    let keys = [key];
    let verified = parsed.verify(line, &origin, &keys, ed25519);
    let (checkpoint, _) = verified.map_err(|error| fault(format!("{proof}: {error}")))?;
    let (index, size) = (parsed.inclusion().index(), checkpoint.head().size());
    say(&format!("record {index} is in the log {origin}, of {size} records"))?;
    Ok(true)
}

fn export(directory: &Directory, applicant: ApplicantId) -> Result<bool, Problem> {
    let (_lock, snapshot) = read(directory)?;
    let pin = read_pin(snapshot.get(PIN).unwrap_or_default()).map_err(fault)?;
    let origin = origin_of(&pin).map_err(fault)?;
    let keys = read_keyring(snapshot.get(KEYRING).unwrap_or_default(), &origin).map_err(fault)?;
    let (lines, _) = snapshot.lines();
    let (faults, _) = integrity(&snapshot, &pin, &origin, ed25519);
    if let Some(first) = faults.into_iter().next() {
        return Err(fault(first));
    }
    let bundle = bundle(&snapshot, keys, lines.len())?;
    sound(&bundle, &lines)?;
    for exported in bundle.export(applicant) {
        say(&serde_json::to_string(&exported).map_err(misuse)?)?;
    }
    Ok(true)
}

fn erase(directory: &Directory, applicant: ApplicantId, options: &Options) -> Result<bool, Problem> {
    let mut writer = Writer::open(directory, None, false)?;
    let mut bundle = writer.bundle()?;
    let reason = options.reason("Erased at the person's request.")?;
    let mut erasure = Erasure::of_person(applicant, options.by()?, reason);
    if let Some(field) = &options.field {
        erasure = erasure.of_field(field);
    }
    match bundle.erase(&erasure, options.at()?, &writer.log).map_err(misuse)? {
        Erasing::Erases(sealed) => {
            let sequence = writer.append(&sealed, None)?;
            bundle.keep(sealed.disclosures()).map_err(misuse)?;
            writer.carry_out(&bundle)?;
            say(&format!("erased, record {sequence}"))?;
            Ok(true)
        }
        Erasing::Refused(sealed, holds) => {
            let sequence = writer.append(&sealed, None)?;
            let holds: Vec<String> = holds.iter().map(ToString::to_string).collect();
            say(&format!("refused, record {sequence}: legal holds in records {}", holds.join(", ")))?;
            Ok(false)
        }
    }
}

fn hold(directory: &Directory, applicant: ApplicantId, options: &Options) -> Result<bool, Problem> {
    let mut writer = Writer::open(directory, None, false)?;
    let (on, reason) = (HoldOn::Applicant(applicant), options.reason("A legal hold.")?);
    let sealed =
        writer.bundle()?.hold(on, options.by()?, reason, options.at()?, &writer.log).map_err(misuse)?;
    let sequence = writer.append(&sealed, None)?;
    say(&format!("held, record {sequence}"))?;
    Ok(true)
}

fn release(directory: &Directory, hold: u64, options: &Options) -> Result<bool, Problem> {
    let mut writer = Writer::open(directory, None, false)?;
    let reason = options.reason("The legal hold has ended.")?;
    let bundle = writer.bundle()?;
    let sealed = bundle.release(hold, options.by()?, reason, options.at()?, &writer.log).map_err(misuse)?;
    let sequence = writer.append(&sealed, None)?;
    say(&format!("released, record {sequence}"))?;
    Ok(true)
}

/// A log that is there, with every writer kept out.
fn read(directory: &Directory) -> Result<(Lock, Snapshot), Problem> {
    if !directory.path().is_dir() {
        return Err(misuse(format!("{}: no directory", directory.path().display())));
    }
    let lock = directory.lock_to_read()?;
    let snapshot = directory.read()?;
    if snapshot.files.is_empty() {
        return Err(misuse(format!("{}: no log is here; append begins one", directory.path().display())));
    }
    Ok((lock, snapshot))
}

/// The bundle of the first `size` records.
fn bundle(snapshot: &Snapshot, keys: Keyring, size: usize) -> Result<Bundle, Problem> {
    let files =
        snapshot.bundle().take_while(|(sequence, ..)| usize::try_from(*sequence).is_ok_and(|s| s < size));
    let read: Result<Vec<Disclosures>, String> =
        files.map(|(sequence, name, bytes)| read_disclosures(name, sequence, bytes)).collect();
    Bundle::from_parts(keys, read.map_err(fault)?).map_err(fault)
}

/// Whether the bundle has all that the records commit to, but for what was erased with a record of it.
fn sound(bundle: &Bundle, lines: &[&[u8]]) -> Result<(), Problem> {
    for line in lines {
        let record = Record::from_bytes(line).map_err(fault)?;
        let (name, disclosed) = (bundle_file(record.sequence()), bundle.check(&record));
        if disclosed.is_missing() {
            return Err(fault(format!("{name}: missing, record {} is in {LOG}", record.sequence())));
        }
        if !disclosed.holds() {
            return Err(fault(format!("{name}: not what was sealed; verify says more")));
        }
    }
    Ok(())
}

/// A log that is written: locked, verified as far as the log itself goes, and cleared of what a writer that stopped has left.
struct Writer<'d> {
    directory: &'d Directory,
    _lock: Lock,
    pin: NoteKey,
    signer: SigningKey,
    snapshot: Snapshot,
    log: Log,
    keys: Keyring,
}

impl<'d> Writer<'d> {
    fn open(directory: &'d Directory, origin: Option<&Origin>, begins: bool) -> Result<Self, Problem> {
        let path = directory.path();
        if !path.is_dir() {
            if !begins {
                return Err(misuse(format!("{}: no log is here; append begins one", path.display())));
            }
            directory.create()?;
        }
        let lock = directory.lock_to_write()?;
        let mut snapshot = directory.read()?;
        if snapshot.get(PIN).is_none() {
            // The pin is written last when a log is begun, and before all that is in these files.
            let begun = |name: &String| {
                matches!(Kind::of(name), Kind::Bundle(_) | Kind::Checkpoint(_) | Kind::Policy(_))
            };
            let log = snapshot.get(LOG).unwrap_or_default();
            if !log.is_empty() || snapshot.files.keys().any(begun) {
                return Err(fault(format!("{PIN}: missing, and a log is here")));
            }
            if !begins {
                return Err(misuse(format!("{}: no log is here; append begins one", path.display())));
            }
            if let Some(foreign) = snapshot.foreign().next() {
                let foreign = shown(foreign);
                return Err(misuse(format!("{}: no place for a log: {foreign} is here", path.display())));
            }
            begin(directory, origin, &snapshot)?;
            snapshot = directory.read()?;
        }
        let pin = read_pin(snapshot.get(PIN).unwrap_or_default()).map_err(fault)?;
        let pinned = origin_of(&pin).map_err(fault)?;
        if let Some(origin) = origin.filter(|origin| **origin != pinned) {
            return Err(misuse(format!("--origin: {origin}, {pinned} is pinned")));
        }
        let key = snapshot.get(KEY).unwrap_or_default();
        let signer = SigningKey::from_bytes(&read_pinned_key(key, &pin, public_half).map_err(fault)?);
        let keys = read_keyring(snapshot.get(KEYRING).unwrap_or_default(), &pinned).map_err(fault)?;
        let (log, keys) = recovered(directory, &mut snapshot, &pin, pinned, keys)?;
        Ok(Self { directory, _lock: lock, pin, signer, snapshot, log, keys })
    }

    /// The bundle of a log to which nothing was appended yet, where all of it holds.
    fn bundle(&self) -> Result<Bundle, Problem> {
        let (lines, _) = self.snapshot.lines();
        let bundle = bundle(&self.snapshot, self.keys.clone(), lines.len())?;
        sound(&bundle, &lines)?;
        Ok(bundle)
    }

    fn store_policy(&self, policy: &Policy) -> Result<(), Problem> {
        let mut policies = Policies::default();
        let digest = policies.add(policy.clone());
        let name = format!("{POLICIES}/{digest}.json");
        let bytes = policies.bytes(digest).unwrap_or_default();
        match self.snapshot.get(&name) {
            Some(stored) if stored == bytes => Ok(()),
            Some(_) => Err(fault(format!("{name}: not the policy of this digest"))),
            None => Ok(self.directory.write(&name, &bytes)?),
        }
    }

    /// Appends a record: its values first, then new keys, and its line last, with which it counts.
    fn append(&mut self, sealed: &Sealed, keys: Option<Keyring>) -> Result<u64, Problem> {
        let sequence = sealed.record().sequence();
        let (name, bytes) = (bundle_file(sequence), sealed.disclosures().to_bytes());
        self.directory.write(&name, &bytes)?;
        self.snapshot.files.insert(name, bytes);
        if let Some(keys) = keys.filter(|keys| *keys != self.keys) {
            self.directory.write(KEYRING, &keys.to_bytes())?;
            self.keys = keys;
        }
        self.directory.append(&[&sealed.record().to_bytes(), &b"\n"[..]].concat())?;
        self.log.append(sealed.record()).map_err(fault)?;
        Ok(sequence)
    }

    fn carry_out(&self, bundle: &Bundle) -> Result<(), Problem> {
        carry_out(self.directory, &self.snapshot, bundle)
    }
}

/// Begins a log: a key of its own to sign with, a first key for salts, and last the pin, with which it has begun.
fn begin(directory: &Directory, origin: Option<&Origin>, snapshot: &Snapshot) -> Result<(), Problem> {
    let origin = match origin {
        Some(origin) => origin.clone(),
        None => origin_by_name(directory.path())?,
    };
    let seed = if let Some(bytes) = snapshot.get(KEY) {
        read_key(bytes).map_err(fault)?
    } else {
        let seed = random()?;
        // A seed is written as a digest is.
        directory.write(KEY, format!("{}\n", Digest::from_bytes(seed)).as_bytes())?;
        seed
    };
    let keys = Keyring::new(origin.clone(), SaltKey::from_bytes(random()?));
    directory.write(KEYRING, &keys.to_bytes())?;
    directory.write(LOG, b"")?;
    let pin = NoteKey::new(origin.as_str().parse().map_err(misuse)?, public_half(&seed));
    directory.write(PIN, format!("{pin}\n").as_bytes())?;
    eprintln!("log: begun, pinned in {}: {pin}", directory.path().join(PIN).display());
    Ok(())
}

/// An origin that is called like the directory.
fn origin_by_name(path: &Path) -> Result<Origin, Problem> {
    let path = path.canonicalize().map_err(|error| misuse(format!("{}: {error}", path.display())))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let plain = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let name: String = name.chars().take(100).map(plain).collect();
    format!("log.example/{name}").parse().map_err(misuse)
}

/// Clears away what a writer that stopped has left, or completes it, and carries out what it had recorded and not done.
///
/// All is looked at before anything is changed: what no writer leaves is a fault, and stays as it is.
fn recovered(
    directory: &Directory,
    snapshot: &mut Snapshot,
    pin: &NoteKey,
    origin: Origin,
    mut keys: Keyring,
) -> Result<(Log, Keyring), Problem> {
    if let Some(foreign) = snapshot.foreign().next() {
        return Err(fault(format!("{}: no file of a log", shown(foreign))));
    }
    if snapshot.get(LOG).is_none() {
        return Err(fault(format!("{LOG}: missing, and {PIN} is here")));
    }
    let (lines, torn) = snapshot.lines();
    let (faults, _) = integrity(snapshot, pin, &origin, ed25519);
    if let Some(first) = faults.first() {
        let torn = if torn.is_empty() {
            String::new()
        } else {
            format!("; {LOG}:{} is torn and not recovered", lines.len() + 1)
        };
        return Err(fault(format!("{first}{torn}")));
    }
    let mut log = Log::new(origin);
    for line in &lines {
        log.append(&Record::from_bytes(line).map_err(fault)?).map_err(fault)?;
    }

    // The values of a record are there before its line: of one record at most they are there without it.
    let next = bundle_file(log.size());
    for (sequence, name, _) in snapshot.bundle() {
        if sequence > log.size() {
            let records = counted(log.size(), "record");
            return Err(fault(format!(
                "{name}: {records} in {LOG}, and no writer that stopped leaves this; nothing is changed"
            )));
        }
    }
    if !torn.is_empty() && snapshot.get(&next).is_none() {
        let line = lines.len() + 1;
        return Err(fault(format!("{LOG}:{line}: torn, and {next} is missing; nothing is changed")));
    }
    let mut whole = log.clone();
    let record = Record::from_bytes(torn).ok().filter(|record| whole.append(record).is_ok());
    let is_complete = record.is_some();

    // What is to be there in the end.
    let (torn, mut after) = (torn.len(), snapshot.clone());
    after.files.retain(|name, _| Kind::of(name) != Kind::Temporary);
    let bytes = after.files.entry(LOG.to_owned()).or_default();
    if is_complete {
        bytes.push(b'\n');
        log = whole;
    } else {
        bytes.truncate(bytes.len() - torn);
    }
    let length = u64::try_from(bytes.len()).map_err(misuse)?;
    if !is_complete {
        after.files.remove(&next);
    }
    let (lines, _) = after.lines();
    let bundle = bundle(&after, keys.clone(), lines.len())?;
    let is_carried_out = written(&bundle).all(|(name, bytes)| after.get(&name) == Some(bytes.as_slice()));
    if is_complete || !is_carried_out {
        sound(&bundle, &lines)?;
    }

    for name in snapshot.files.keys().filter(|name| Kind::of(name) == Kind::Temporary) {
        directory.remove(name)?;
        eprintln!("log: recovered: {} is removed, which a writer that stopped had left", shown(name));
    }
    if is_complete {
        directory.append(b"\n")?;
        eprintln!("log: recovered: {LOG}:{} was whole but for its line break; it is completed", log.size());
    } else if torn > 0 {
        directory.cut(length)?;
        eprintln!(
            "log: recovered: {LOG}:{} was torn, of a record that nobody was told of; its {torn} bytes are cut off",
            log.size() + 1
        );
    }
    if !is_complete && snapshot.get(&next).is_some() {
        directory.remove(&next)?;
        eprintln!("log: recovered: {next} is removed, of a record that is not in the log");
    }
    *snapshot = after;
    if !is_carried_out {
        carry_out(directory, snapshot, &bundle)?;
        eprintln!("log: recovered: what an erasure in the log took is carried out");
        keys = bundle.keys().clone();
        *snapshot = directory.read()?;
    }
    Ok((log, keys))
}

/// The files of a bundle, the keys last.
fn written(bundle: &Bundle) -> impl Iterator<Item = (String, Vec<u8>)> {
    let files = bundle.records().map(|record| (bundle_file(record.sequence()), record.to_bytes()));
    files.chain([(KEYRING.to_owned(), bundle.keys().to_bytes())])
}

/// Writes whatever an erasure has changed, the keys last: as long as they are there, it can be begun again.
fn carry_out(directory: &Directory, snapshot: &Snapshot, bundle: &Bundle) -> Result<(), Problem> {
    for (name, bytes) in written(bundle) {
        if snapshot.get(&name) != Some(bytes.as_slice()) {
            directory.write(&name, &bytes)?;
        }
    }
    Ok(())
}

fn policy(id: &OsStr) -> Result<Policy, Problem> {
    match id.to_str().unwrap_or_default() {
        "norway_state" => Ok(packs::norway_state()),
        // As the example `review` has it.
        "ks" => packs::ks(packs::KsConfiguration {
            definition: Group::declared(Ground::MinorityBackground),
            asserted_by: AssertedBy::Applicant,
            internal_postings: InScope::Yes,
            deadline: Deadline::Recommendation,
            binding: None,
        })
        .map_err(misuse),
        "oslo" => packs::oslo(None).map_err(misuse),
        "norway_adverts" => Ok(packs::norway_adverts()),
        "trondheim" => Ok(packs::trondheim()),
        "bergen" => Ok(packs::bergen()),
        "germany" => Ok(packs::germany()),
        "uk" => Ok(packs::uk()),
        "us" => Ok(packs::us()),
        "eu" => Ok(packs::eu()),
        _ if Path::new(id).extension().is_some_and(|end| end == "json") => {
            let path = Path::new(id).display();
            let text = std::fs::read(id).map_err(|error| misuse(format!("{path}: {error}")))?;
            let read = Policy::from_json(&text, &Limits::default());
            read.map_err(|error| misuse(one_line(&format!("{path}: {error}"))))
        }
        _ => Err(misuse(format!(
            "no policy {} (norway_state, norway_adverts, ks, oslo, trondheim, bergen, germany, uk, us, eu, or the path \
             of a policy ending in .json)",
            quoted(id)
        ))),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
