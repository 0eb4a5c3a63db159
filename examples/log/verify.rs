//! Verifying a directory: every file in it, on all three levels, with what is wrong and where.

use std::collections::BTreeMap;

use ed25519_dalek::SigningKey;
use mangfold::ApplicantId;
use mangfold::audit::{
    Bundle, Checkpoint, Digest, Disclosures, IntegrityFault, Keyring, LogVerifier, NoteKey, Origin, Policies,
    Record, Replay, SignedNote,
};

use crate::directory::{BUNDLE, KEY, KEYRING, Kind, LOG, PIN, Snapshot, bundle_file, shown};

/// What is found of a directory.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// What does not hold: where and what, a line each.
    pub(crate) faults: Vec<String>,
    /// What this version cannot judge.
    pub(crate) unjudged: Vec<String>,
    /// What is worth knowing and no fault.
    pub(crate) remarks: Vec<String>,
    /// How far each level went, a line each.
    pub(crate) summary: Vec<String>,
}

/// The origin and the public key from the file of the pin: a key of notes on one line.
pub(crate) fn read_pin(bytes: &[u8]) -> Result<NoteKey, String> {
    let line = std::str::from_utf8(bytes).ok().and_then(|text| text.strip_suffix('\n'));
    let line = line.ok_or_else(|| format!("{PIN}: one line is wanted: name+id+key"))?;
    line.parse().map_err(|error| format!("{PIN}: {error}"))
}

/// The seed of the signing key from its file: sixty-four lower-case hexadecimal digits on one line. Nothing of it is shown.
pub(crate) fn read_key(bytes: &[u8]) -> Result<[u8; 32], String> {
    let line = std::str::from_utf8(bytes).ok().and_then(|text| text.strip_suffix('\n'));
    // A seed is written as a digest is.
    let seed = line.and_then(|line| line.parse::<Digest>().ok());
    let seed = seed.ok_or_else(|| {
        format!("{KEY}: one line of sixty-four lower-case hexadecimal digits is wanted (what stands there is withheld)")
    })?;
    Ok(*seed.as_bytes())
}

/// The public half of a signing key.
pub(crate) fn public_half(seed: &[u8; 32]) -> [u8; 32] {
    SigningKey::from_bytes(seed).verifying_key().to_bytes()
}

/// The seed of the signing key, where its public half is the one that is pinned.
pub(crate) fn read_pinned_key(
    bytes: &[u8],
    pin: &NoteKey,
    public_half: impl Fn(&[u8; 32]) -> [u8; 32],
) -> Result<[u8; 32], String> {
    let seed = read_key(bytes)?;
    if public_half(&seed) == *pin.as_bytes() {
        Ok(seed)
    } else {
        Err(format!("{KEY}: another key than the one that is pinned in {PIN}"))
    }
}

/// The name of the key that is pinned is the log's origin.
pub(crate) fn origin_of(pin: &NoteKey) -> Result<Origin, String> {
    pin.name().as_str().parse().map_err(|error| format!("{PIN}: {error}"))
}

/// The keyring, where it is of the log that is pinned.
pub(crate) fn read_keyring(bytes: &[u8], origin: &Origin) -> Result<Keyring, String> {
    let keys = Keyring::from_bytes(bytes).map_err(|error| format!("{KEYRING}: {error}"))?;
    if keys.origin() == origin {
        Ok(keys)
    } else {
        Err(format!("{KEYRING}: of the log {}, the pin is of {origin}", keys.origin()))
    }
}

/// What a file of the bundle holds, where it is named by its record.
pub(crate) fn read_disclosures(name: &str, sequence: u64, bytes: &[u8]) -> Result<Disclosures, String> {
    let disclosures = Disclosures::from_bytes(bytes).map_err(|error| format!("{name}: {error}"))?;
    if disclosures.sequence() == sequence {
        Ok(disclosures)
    } else {
        Err(format!("{name}: of record {}", disclosures.sequence()))
    }
}

/// The signed note of a checkpoint, where it is named by its size. Nothing is verified yet.
pub(crate) fn read_note(name: &str, size: u64, bytes: &[u8]) -> Result<SignedNote, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| format!("{name}: no text"))?;
    let note: SignedNote = text.parse().map_err(|error| format!("{name}: {error}"))?;
    let checkpoint: Checkpoint = note.text().parse().map_err(|error| format!("{name}: {error}"))?;
    match checkpoint.head().size() {
        found if found == size => Ok(note),
        found => Err(format!("{name}: of {found} records")),
    }
}

/// The first level: what is wrong with the lines of the log and its checkpoints, and how far it went.
///
/// `verifies` verifies one signature, as `mangfold::audit::ed25519` does.
pub(crate) fn integrity(
    snapshot: &Snapshot,
    pin: &NoteKey,
    origin: &Origin,
    verifies: impl Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool,
) -> (Vec<String>, Integrated) {
    let mut faults = Vec::new();
    let (mut names, mut notes) = (Vec::new(), Vec::new());
    for (size, name, bytes) in snapshot.checkpoints() {
        match read_note(name, size, bytes) {
            Err(fault) => faults.push(fault),
            Ok(note) => {
                names.push(name);
                notes.push(note);
            }
        }
    }
    let (lines, _) = snapshot.lines();
    let found = LogVerifier::new(origin.clone(), vec![pin.clone()]).verify(lines, &notes, verifies);
    faults.extend(found.faults().iter().map(|fault| located(fault, &names)));
    let (size, signed, notes) = (found.size(), found.signed(), notes.len());
    let (records, checkpoints) = (counted(size, "record"), counted(notes, "checkpoint"));
    let summary = format!("integrity: {records}, {signed} signed for, {checkpoints}");
    let unsigned = match size.checked_sub(1) {
        Some(last) if signed == last => Some(format!("record {last} is signed for by nobody")),
        Some(last) if signed < last => Some(format!("records {signed}..{last} are signed for by nobody")),
        _ => None,
    };
    (faults, Integrated { summary, unsigned })
}

/// How far the first level went.
pub(crate) struct Integrated {
    summary: String,
    unsigned: Option<String>,
}

pub(crate) fn counted(number: impl TryInto<u64>, name: &str) -> String {
    match number.try_into().unwrap_or(u64::MAX) {
        1 => format!("1 {name}"),
        number => format!("{number} {name}s"),
    }
}

/// A fault with the file and the line it is in.
fn located(fault: &IntegrityFault, checkpoints: &[&str]) -> String {
    let line = |index: u64| format!("{LOG}:{}", index + 1);
    let note = |number: usize| {
        number.checked_sub(1).and_then(|place| checkpoints.get(place)).unwrap_or(&"checkpoint")
    };
    match fault {
        IntegrityFault::Record { index, error } => format!("{}: {error}", line(*index)),
        IntegrityFault::OutOfPlace { index, sequence } => {
            format!("{}: it was sealed as record {sequence}, here it is record {index}", line(*index))
        }
        IntegrityFault::Checkpoint { number, error } => format!("{}: {error}", note(*number)),
        IntegrityFault::NotSigned { number, key } => format!("{}: {key} did not sign it", note(*number)),
        IntegrityFault::RecordsMissing { number, size, found } => {
            format!("{}: of {}, {found} are there in {LOG}", note(*number), counted(*size, "record"))
        }
        IntegrityFault::OtherRecords { number, size, .. } => {
            let note = note(*number);
            format!("{note}: the first {} in {LOG} are not those it was signed for", counted(*size, "line"))
        }
        other => other.to_string(),
    }
}

/// Verifies everything in a directory.
///
/// `public_half` gives the public half of a signing key, and `verifies` verifies one signature, as
/// `mangfold::audit::ed25519` does.
pub(crate) fn verify(
    snapshot: &Snapshot,
    public_half: impl Fn(&[u8; 32]) -> [u8; 32],
    verifies: impl Fn(&[u8; 32], &[u8], &[u8; 64]) -> bool,
) -> Found {
    let mut found = Found::default();
    names(snapshot, &mut found);
    let pin = match snapshot.get(PIN).map(read_pin) {
        Some(Ok(pin)) => pin,
        Some(Err(fault)) => return found.end(fault),
        None => return found.end(format!("{PIN}: missing")),
    };
    let origin = match origin_of(&pin) {
        Ok(origin) => origin,
        Err(fault) => return found.end(fault),
    };
    match snapshot.get(KEY).map(|bytes| read_pinned_key(bytes, &pin, public_half)) {
        Some(Ok(_)) => {}
        Some(Err(fault)) => found.faults.push(fault),
        None => found.faults.push(format!("{KEY}: missing")),
    }

    let (faults, integrated) = integrity(snapshot, &pin, &origin, verifies);
    found.faults.extend(faults);
    found.summary.push(integrated.summary);
    let (lines, torn) = snapshot.lines();
    if !torn.is_empty() {
        let line = lines.len() + 1;
        found
            .faults
            .push(format!("{LOG}:{line}: torn: {} without a line break", counted(torn.len(), "byte")));
    }
    // What is no record, or not in its place, is a fault already.
    let records: Vec<Record> = (0..)
        .zip(&lines)
        .filter_map(|(index, line)| Record::from_bytes(line).ok().filter(|record| record.sequence() == index))
        .collect();

    let policies = policies(snapshot, &mut found);
    let bundle = bundle(snapshot, &origin, u64::try_from(lines.len()).unwrap_or(u64::MAX), &mut found);
    if let Some(bundle) = bundle {
        disclosure(&bundle, &records, &mut found);
        replay(&bundle, &records, &policies, &mut found);
    }
    found.remarks.extend(integrated.unsigned);
    found
}

impl Found {
    fn end(mut self, fault: String) -> Self {
        self.faults.push(fault);
        self.faults.push(format!("without {PIN}, nothing else was verified"));
        self
    }
}

/// Looks at the name of every file there is.
fn names(snapshot: &Snapshot, found: &mut Found) {
    for name in snapshot.files.keys().filter(|name| Kind::of(name) == Kind::Temporary) {
        found.faults.push(format!(
            "{}: left by a writer that stopped; the next command that writes removes it",
            shown(name)
        ));
    }
    found.faults.extend(snapshot.foreign().map(|name| format!("{}: no file of a log", shown(name))));
    if snapshot.get(LOG).is_none() {
        found.faults.push(format!("{LOG}: missing"));
    }
}

fn policies(snapshot: &Snapshot, found: &mut Found) -> Policies {
    let mut policies = Policies::default();
    for (name, bytes) in &snapshot.files {
        let Kind::Policy(digest) = Kind::of(name) else { continue };
        let added = digest
            .parse::<Digest>()
            .map_err(|error| error.to_string())
            .and_then(|digest| policies.add_bytes(bytes, digest).map_err(|error| error.to_string()));
        found.faults.extend(added.err().map(|error| format!("{}: {error}", shown(name))));
    }
    policies
}

const NOT_YET: &str = "holds what an erasure in the log took; the next command that writes carries it out";

/// The bundle, with whatever of it is not as it should be said to be a fault.
fn bundle(snapshot: &Snapshot, origin: &Origin, size: u64, found: &mut Found) -> Option<Bundle> {
    let keys = match snapshot.get(KEYRING).map(|bytes| read_keyring(bytes, origin)) {
        Some(Ok(keys)) => Some(keys),
        Some(Err(fault)) => {
            found.faults.push(fault);
            None
        }
        None => {
            found.faults.push(format!("{KEYRING}: missing"));
            None
        }
    };
    let mut read: BTreeMap<u64, Disclosures> = BTreeMap::new();
    for (sequence, name, bytes) in snapshot.bundle() {
        match read_disclosures(name, sequence, bytes) {
            _ if sequence >= size => {
                found.faults.push(format!(
                    "{name}: of a record that is not in {LOG}, left by a writer that stopped; the next command that \
                     writes removes it"
                ));
            }
            Ok(disclosures) => {
                read.insert(sequence, disclosures);
            }
            Err(fault) => found.faults.push(fault),
        }
    }
    let keys = keys?;
    let bundle = match Bundle::from_parts(keys.clone(), read.values().cloned()) {
        Ok(bundle) => bundle,
        Err(error) => {
            found.faults.push(format!("{BUNDLE}: {error}"));
            return None;
        }
    };
    // What is read is as it was stored, but for what an erasure took.
    for disclosures in bundle.records() {
        if read.get(&disclosures.sequence()) != Some(disclosures) {
            found.faults.push(format!("{}: {NOT_YET}", bundle_file(disclosures.sequence())));
        }
    }
    if *bundle.keys() != keys {
        found.faults.push(format!("{KEYRING}: {NOT_YET}"));
    }
    if nobody_held(&bundle) {
        found.faults.push(format!("{KEYRING}: somebody without a key, about whom nothing is held"));
    }
    Some(bundle)
}

/// Whether the keyring names somebody without a key about whom nothing is held: it does not keep those.
fn nobody_held(bundle: &Bundle) -> bool {
    let document: serde_json::Value = serde_json::from_slice(&bundle.keys().to_bytes()).unwrap_or_default();
    let people = document.get("people").and_then(serde_json::Value::as_array);
    let without = people.into_iter().flatten().filter(|person| person.get("key").is_none());
    let ids = without.filter_map(|person| person.get("applicants")?.as_array()).flatten();
    let mut ids = ids.filter_map(|id| id.as_str()?.parse::<ApplicantId>().ok());
    ids.any(|id| bundle.export(id).is_empty())
}

fn disclosure(bundle: &Bundle, records: &[Record], found: &mut Found) {
    let (mut matched, mut erased) = (0, 0);
    for record in records {
        let name = bundle_file(record.sequence());
        let disclosed = bundle.check(record);
        if disclosed.is_missing() {
            found
                .faults
                .push(format!("{name}: missing or unreadable, record {} is in {LOG}", record.sequence()));
            continue;
        }
        if disclosed.has_other_commitments() {
            found.faults.push(format!(
                "{name}: its commitments, or the key in {KEYRING}, are not those of the record"
            ));
        }
        if disclosed.lost() > 0 {
            let lost = counted(disclosed.lost(), "value");
            found.faults.push(format!("{name}: {lost} missing, and no record says that they were erased"));
        }
        if !disclosed.mismatched().is_empty() {
            let numbers: Vec<String> = disclosed.mismatched().iter().map(ToString::to_string).collect();
            let numbers = numbers.join(", ");
            found.faults.push(format!(
                "{name}: not what was sealed, or under another key in {KEYRING}: values {numbers}"
            ));
        }
        matched += disclosed.matched();
        erased += disclosed.erased();
    }
    let (matched, erased) = (counted(matched, "value"), counted(erased, "value"));
    found
        .summary
        .push(format!("disclosure: {matched} as they were sealed, {erased} erased as the log records"));
}

fn replay(bundle: &Bundle, records: &[Record], policies: &Policies, found: &mut Found) {
    let (mut same, mut not, mut other_meaning) = (0_usize, 0_usize, 0_usize);
    for record in records {
        let place = format!("{LOG}:{}", record.sequence() + 1);
        match bundle.replay(record, policies) {
            Replay::NotADecision => {}
            Replay::Same => same += 1,
            Replay::NotReplayable { erased, policy, no_round } => {
                not += 1;
                if let Some(policy) = policy {
                    found.faults.push(format!("{place}: its policy is missing: policies/{policy}.json"));
                }
                if erased.is_empty() {
                    // Why may tell of somebody.
                    found.faults.extend(no_round.map(|_| format!("{place}: its values make no round")));
                } else {
                    let erased = counted(erased.len(), "value");
                    found.remarks.push(format!("{place}: cannot be decided again, {erased} erased"));
                }
            }
            Replay::Different { semantics: Some((then, now)), .. } if then > now => {
                found.unjudged.push(format!(
                    "{place}: decided under revision {then} of what deciding means, this is {now} and cannot judge it"
                ));
            }
            Replay::Different { semantics: Some((then, now)), .. } => {
                other_meaning += 1;
                found.remarks.push(format!(
                    "{place}: decided again, it differs; may be no tampering: decided under revision {then}, this is {now}"
                ));
            }
            Replay::Different { rules, outcome, semantics: None } => {
                let rules: Vec<&str> = rules.iter().map(mangfold::RuleId::as_str).collect();
                let outcome = if outcome { ", and the outcome" } else { "" };
                found
                    .faults
                    .push(format!("{place}: decided again, it differs: {}{outcome}", rules.join(", ")));
            }
        }
    }
    let decisions = counted(same, "decision");
    let mut summary =
        format!("replay: {decisions} the same when decided again, {not} cannot be decided again");
    if other_meaning > 0 {
        summary = format!("{summary}, {other_meaning} under an earlier revision");
    }
    if !found.unjudged.is_empty() {
        summary = format!("{summary}, {} under a later revision not judged", found.unjudged.len());
    }
    found.summary.push(summary);
}
