//! The example that keeps a log in files: what it acknowledges is there, and what was changed behind its back is found.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests, which want to fail where the mistake is"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{LazyLock, Mutex};
use std::time::Duration;

use mangfold::audit::{NoteKey, SignedNote};
use mangfold::testing::{Person, RoundSketch, id};
use mangfold::{ApplicantId, Ground, Round};

#[path = "../examples/log/directory.rs"]
#[expect(dead_code, reason = "the example writes, too")]
mod directory;
#[path = "../examples/log/verify.rs"]
mod verify;

use directory::{Directory, Snapshot};

/// The example, built where it is not newer than what it is built of.
static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| {
    let profile = std::env::current_exe().unwrap().parent().unwrap().parent().unwrap().to_owned();
    let example = profile.join("examples").join(format!("log{}", std::env::consts::EXE_SUFFIX));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let newest = ["src", "examples", "Cargo.toml"].map(|part| newest(&root.join(part))).into_iter().max();
    let built = std::fs::metadata(&example).and_then(|file| file.modified()).ok();
    if built < newest {
        let mut build = Command::new(env!("CARGO"));
        build.current_dir(root).args(["build", "--quiet", "--example", "log", "--target-dir"]);
        build.arg(profile.parent().unwrap());
        if profile.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.status().unwrap().success());
    }
    example
});

#[expect(clippy::disallowed_types, reason = "files have times")]
fn newest(path: &Path) -> std::time::SystemTime {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).unwrap().map(|entry| newest(&entry.unwrap().path()));
        entries.max().unwrap_or(std::time::SystemTime::UNIX_EPOCH)
    } else {
        std::fs::metadata(path).unwrap().modified().unwrap()
    }
}

/// A directory for one test, with a round and a policy beside that of the log.
struct Place {
    root: PathBuf,
}

impl Place {
    fn new(name: &str) -> Self {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("log_example").join(name);
        if root.exists() {
            std::fs::remove_dir_all(&root).unwrap();
        }
        std::fs::create_dir_all(&root).unwrap();
        let place = Self { root };
        std::fs::write(place.path("round.json"), serde_json::to_string(&round()).unwrap()).unwrap();
        std::fs::write(place.path("policy.json"), policy()).unwrap();
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(&*EXAMPLE);
        command.current_dir(&self.root).args(words);
        command
    }

    fn run(&self, words: &[&str]) -> Run {
        Run::of(&self.command(words).output().unwrap())
    }

    /// Runs a command that succeeds.
    #[track_caller]
    fn does(&self, words: &[&str]) -> String {
        let run = self.run(words);
        assert_eq!(run.code, 0, "{words:?}: {run:?}");
        run.out
    }

    /// Appends the small round under the small policy.
    fn append(&self, more: &[&str]) -> Run {
        self.run(&[&["log", "append", "round.json", "--policy", "policy.json"], more].concat())
    }

    fn snapshot(&self) -> Snapshot {
        Directory::new(&self.path("log")).read().unwrap()
    }

    /// Puts another state in the place of that of the log.
    fn restore(&self, snapshot: &Snapshot) {
        std::fs::remove_dir_all(self.path("log")).unwrap();
        for (name, bytes) in &snapshot.files {
            let path = self.path("log").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }
}

#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    error: String,
}

impl Run {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { code: output.status.code().unwrap(), out: text(&output.stdout), error: text(&output.stderr) }
    }
}

/// A bare round of two people.
fn round() -> Round {
    let declared = Person::new("a").declares(Ground::CvGap).suited().scored(3);
    RoundSketch::new().person(declared).person(Person::new("b").suited().invited()).build()
}

fn a() -> ApplicantId {
    id("a")
}

/// A policy of one rule, of few bytes.
fn policy() -> String {
    serde_json::json!({
        "format": 1,
        "id": "small",
        "release": "2020-01-01",
        "sources": [{ "key": "plan", "citation": "Plan" }],
        "rules": [{
            "id": "own.panel",
            "clock": "advertised",
            "versions": [{
                "span": { "from": { "on": "2000-01-01" }, "until": "open" },
                "force": "scheme",
                "modality": "should",
                "check": { "record": { "entry": { "own": "panel" }, "before": "open", "on_the_day": "counts" } },
                "parts": [{ "of": "record", "says": "Panelet bør føres.", "source": "plan", "mark": "V" }],
            }],
        }],
    })
    .to_string()
}

/// Numbers that look drawn, the same every time.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }
}

/// Verifies as the example does, and remembers which signatures it has found right, and the halves of keys.
fn faults(snapshot: &Snapshot) -> Vec<String> {
    type Right = BTreeSet<([u8; 32], Vec<u8>, [u8; 64])>;
    static RIGHT: LazyLock<Mutex<Right>> = LazyLock::new(Mutex::default);
    static HALVES: LazyLock<Mutex<BTreeMap<[u8; 32], [u8; 32]>>> = LazyLock::new(Mutex::default);
    let verifies = |key: &[u8; 32], text: &[u8], signature: &[u8; 64]| {
        let triple = (*key, text.to_vec(), *signature);
        let known = RIGHT.lock().unwrap().contains(&triple);
        let right = known || mangfold::audit::ed25519(key, text, signature);
        if right && !known {
            RIGHT.lock().unwrap().insert(triple);
        }
        right
    };
    let public_half = |seed: &[u8; 32]| {
        let known = HALVES.lock().unwrap().get(seed).copied();
        known.unwrap_or_else(|| {
            let half = verify::public_half(seed);
            HALVES.lock().unwrap().insert(*seed, half);
            half
        })
    };
    verify::verify(snapshot, public_half, verifies).faults
}

#[test]
fn a_log_is_kept_from_the_first_record_to_an_erasure() {
    let place = Place::new("end_to_end");
    let a = a().to_string();
    let begun = place.append(&["--at", "2026-07-02T09:00:00Z", "--origin", "agency.example/decisions"]);
    assert_eq!((begun.code, begun.out.as_str()), (0, "appended 0\n"), "{begun:?}");
    let pin = std::fs::read_to_string(place.path("log/pin")).unwrap();
    let key: NoteKey = pin.strip_suffix('\n').unwrap().parse().unwrap();
    assert_eq!(key.name().as_str(), "agency.example/decisions");
    assert!(begun.error.contains(pin.trim()));
    let again = place.append(&["--at", "2026-07-02T09:00:00Z"]);
    assert_eq!((again.code, again.out.as_str(), again.error.as_str()), (0, "appended 1\n", ""));
    assert_eq!(place.does(&["log", "append", "round.json", "--reference", "2026-117"]), "appended 2\n");
    assert!(place.does(&["log", "show", "2"]).contains(r#""round":"2026-117""#));
    let unsigned = place.run(&["log", "prove", "1"]);
    assert_eq!(unsigned.code, 2, "{unsigned:?}");
    assert!(unsigned.error.contains("no checkpoint covers it yet"));
    let made = "checkpoint of 3 records: checkpoints/00000003.note\n";
    assert_eq!(place.does(&["log", "checkpoint"]), made);
    assert_eq!(place.does(&["log", "checkpoint"]), made, "the same again is the same");
    let verified = place.does(&["log", "verify"]);
    assert!(verified.starts_with("integrity: 3 records, 3 signed for, 1 checkpoint\n"), "{verified}");
    assert!(verified.contains("replay: 3 decisions the same when decided again, 0 cannot"), "{verified}");
    assert!(verified.ends_with("\nall holds\n"), "{verified}");

    for sequence in ["0", "1", "2"] {
        std::fs::write(place.path("proof"), place.does(&["log", "prove", sequence])).unwrap();
        std::fs::write(place.path("record"), place.does(&["log", "show", sequence])).unwrap();
        let checked = place.does(&["check", "proof", "record", "log/pin"]);
        assert_eq!(
            checked,
            format!("record {sequence} is in the log agency.example/decisions, of 3 records\n")
        );
        let other = place.does(&["log", "show", if sequence == "0" { "1" } else { "0" }]);
        std::fs::write(place.path("record"), other).unwrap();
        assert_eq!(place.run(&["check", "proof", "record", "log/pin"]).code, 1);
    }

    let exported = place.does(&["log", "export", &a]);
    assert!(
        exported.contains("declarations.cv_gap") && !exported.contains(&id("b").to_string()),
        "{exported}"
    );
    assert_eq!(place.does(&["log", "hold", &a, "--reason", "Klage."]), "held, record 3\n");
    let refused = place.run(&["log", "erase", &a]);
    assert_eq!((refused.code, refused.out.as_str()), (1, "refused, record 4: legal holds in records 3\n"));
    assert_eq!(place.does(&["log", "release", "3"]), "released, record 5\n");
    assert_eq!(place.run(&["log", "release", "3"]).code, 2);
    let field = place.does(&["log", "erase", &a, "--field", "declarations.cv_gap", "--by", "Ola Vik"]);
    assert_eq!(field, "erased, record 6\n");
    let exported = place.does(&["log", "export", &a]);
    assert!(!exported.contains("declarations.cv_gap") && exported.contains("applied_on"), "{exported}");
    assert!(place.does(&["log", "verify"]).contains("log.jsonl:1: cannot be decided again, "));
    assert_eq!(place.does(&["log", "erase", &a]), "erased, record 7\n");
    assert_eq!(place.does(&["log", "export", &a]), "");
    assert!(place.does(&["log", "verify"]).ends_with("\nall holds\n"));
    let nothing = place.run(&["log", "erase", &a]);
    assert_eq!(nothing.code, 2);
    assert!(nothing.error.starts_with("log: nothing of this is held"), "{nothing:?}");
    for (name, bytes) in &place.snapshot().files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("declarations.cv_gap") && !text.contains(&a), "{name}");
    }
    let begun_again = place.run(&["log", "append", "round.json"]);
    assert_eq!(begun_again.out, "appended 8\n");
    assert!(place.does(&["log", "verify"]).ends_with("\nall holds\n"));
}

/// Starts the example, kills it after a while, and gives what it had said by then.
fn killed(mut command: Command, after: Duration) -> String {
    let mut child: Child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    std::thread::sleep(after);
    child.kill().unwrap();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.wait().unwrap();
    said
}

/// By how much longer or shorter the next is let run, so that a third of them end by themselves at whatever pace.
fn paced(whole: Duration, has_ended: bool) -> Duration {
    if has_ended { whole * 94 / 100 } else { whole * 103 / 100 }
}

/// How long a command takes that nobody kills.
#[expect(clippy::disallowed_types, reason = "so that it is killed at any point of that")]
fn duration(mut command: Command) -> Duration {
    let start = std::time::Instant::now();
    assert!(command.output().unwrap().status.success());
    start.elapsed()
}

fn lines(place: &Place) -> Vec<String> {
    let text = std::fs::read_to_string(place.path("log/log.jsonl")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn killing_it_at_200_random_points_while_it_appends_loses_no_acknowledged_record() {
    let mut numbers = Numbers(1);
    let (mut acknowledged, mut cut_short, mut torn, mut left) = (0, 0, 0, 0);
    for directory in 0..10 {
        let place = Place::new(&format!("killed_{directory}"));
        let words = ["log", "append", "round.json", "--policy", "policy.json", "--times", "3"];
        let mut whole = duration(place.command(&words));
        std::fs::remove_dir_all(place.path("log")).unwrap();
        let mut known: BTreeMap<u64, String> = BTreeMap::new();
        for _ in 0..20 {
            let before = lines(&place).len();
            let micros = numbers.below(u64::try_from(whole.as_micros()).unwrap() * 5 / 4);
            let said = killed(place.command(&words), Duration::from_micros(micros));
            let raw = std::fs::read(place.path("log/log.jsonl")).unwrap_or_default();
            torn += usize::from(!raw.is_empty() && raw.last() != Some(&b'\n'));
            let after = lines(&place);
            // What it said it had done by then is there, whole.
            let told = said.matches('\n').count();
            for line in said.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n')) {
                let sequence: u64 = line.strip_prefix("appended ").unwrap().parse().unwrap();
                known.insert(sequence, after[usize::try_from(sequence).unwrap()].clone());
            }
            acknowledged += told;
            cut_short += usize::from(told < 3);
            whole = paced(whole, told == 3);
            assert!(after.len() >= before + told);

            let next = place.append(&[]);
            assert_eq!(next.code, 0, "{next:?}");
            left += usize::from(next.error.contains("recovered"));
            let now = lines(&place);
            let sequence: u64 = next.out.trim().strip_prefix("appended ").unwrap().parse().unwrap();
            known.insert(sequence, now[usize::try_from(sequence).unwrap()].clone());
            for (sequence, line) in &known {
                assert_eq!(&now[usize::try_from(*sequence).unwrap()], line);
            }
            let found = faults(&place.snapshot());
            assert!(found.is_empty(), "{found:?}");
        }
        assert!(place.does(&["log", "verify"]).ends_with("\nall holds\n"));
    }
    println!(
        "200 kills: {cut_short} before the end, {acknowledged} records acknowledged, {left} recoveries, {torn} torn lines"
    );
    assert!(cut_short >= 100 && acknowledged > 100 && left > 0);
}

#[test]
fn an_erasure_that_is_killed_is_carried_out_by_the_next_command_or_was_never_recorded() {
    let mut numbers = Numbers(2);
    let place = Place::new("killed_erasing");
    assert_eq!(place.append(&["--times", "3"]).code, 0);
    let start = place.snapshot();
    let a = a().to_string();
    let words = |field: bool| {
        let mut words = vec!["log", "erase", a.as_str()];
        if field {
            words.extend(["--field", "score"]);
        }
        words
    };
    let mut whole = duration(place.command(&words(false)));
    let (mut recorded, mut unfinished) = (0, 0);
    for number in 0..40 {
        place.restore(&start);
        let micros = numbers.below(u64::try_from(whole.as_micros()).unwrap() * 5 / 4);
        let said = killed(place.command(&words(number % 2 == 0)), Duration::from_micros(micros));
        whole = paced(whole, !said.is_empty());
        let is_recorded = lines(&place).len() == 4;
        assert!(is_recorded || said.is_empty());
        let before = faults(&place.snapshot());
        assert!(said.is_empty() || before.is_empty(), "acknowledged, it is carried out: {before:?}");
        let next = place.append(&[]);
        assert_eq!(next.code, 0, "{next:?}");
        recorded += usize::from(is_recorded);
        unfinished += usize::from(next.error.contains("is carried out"));
        let after = place.snapshot();
        assert_eq!(faults(&after), Vec::<String>::new());
        let (now, then) = (after.files, &start.files);
        let kept = ["bundle/00000000.json", "bundle/00000001.json", "bundle/00000002.json"]
            .map(|name| now[name] == then[name]);
        assert_eq!(kept, [!is_recorded; 3], "{next:?}");
        assert!(now["log.jsonl"].starts_with(&then["log.jsonl"]));
    }
    println!("40 kills: {recorded} erasures recorded, {unfinished} of them carried out by the next command");
    assert!(recorded > 0 && recorded < 40);
}

/// A log of three records and an erasure, all signed for.
fn sample(name: &str) -> Place {
    let place = Place::new(name);
    assert_eq!(place.append(&["--times", "2", "--at", "2026-07-02T09:00:00Z"]).code, 0);
    place.does(&["log", "checkpoint"]);
    assert_eq!(place.append(&["--at", "2026-07-03T09:00:00Z"]).code, 0);
    place.does(&["log", "erase", &a().to_string(), "--field", "score", "--at", "2026-07-04T09:00:00Z"]);
    place.does(&["log", "checkpoint"]);
    place.does(&["log", "verify"]);
    place
}

#[test]
fn every_flipped_bit_of_every_file_is_found() {
    let place = sample("flipped");
    let whole = place.snapshot();
    assert_eq!(faults(&whole), Vec::<String>::new());
    let names: Vec<&String> = whole.files.keys().collect();
    let kinds = ["bundle/", "checkpoints/", "key", "keyring.json", "log.jsonl", "pin", "policies/"];
    assert!(kinds.iter().all(|kind| names.iter().any(|name| name.starts_with(kind))), "{names:?}");
    let flips: Vec<(&String, usize, u8)> = whole
        .files
        .iter()
        .flat_map(|(name, bytes)| {
            // Of what is short, every bit; else one bit of every byte; of the values of later decisions, which are like
            // those of the first, of every eighth byte.
            let every = bytes.len() <= 128;
            let step =
                if ["bundle/00000001.json", "bundle/00000002.json"].contains(&name.as_str()) { 8 } else { 1 };
            (0..bytes.len()).step_by(step).flat_map(move |place| {
                let first = if every { 0 } else { (place / step) % 8 };
                let bits = if every { 0..8 } else { first..first + 1 };
                bits.map(move |bit| (name, place, 1 << bit))
            })
        })
        .collect();
    let halves = flips.split_at(flips.len() / 2);
    std::thread::scope(|scope| {
        for half in [halves.0, halves.1] {
            let mut flipped = whole.clone();
            scope.spawn(move || {
                for (name, place, bit) in half {
                    flipped.files.get_mut(*name).unwrap()[*place] ^= bit;
                    assert!(!faults(&flipped).is_empty(), "{name}: byte {place}, bit {bit:#04x}");
                    flipped.files.get_mut(*name).unwrap()[*place] ^= bit;
                }
            });
        }
    });
    println!("{} flips in {} files", flips.len(), names.len());
    // And so does the program, in a byte of each file; what it says names the file, or one that cannot agree with it.
    for (name, bytes) in whole.files.iter().filter(|(_, bytes)| !bytes.is_empty()) {
        let path = place.path("log").join(name);
        let mut flipped = bytes.clone();
        flipped[bytes.len() / 2] ^= 1;
        std::fs::write(&path, flipped).unwrap();
        let run = place.run(&["log", "verify"]);
        assert_eq!(run.code, 1, "{name}: {run:?}");
        assert!(!run.out.contains("all holds"), "{run:?}");
        std::fs::write(&path, bytes).unwrap();
    }
    place.does(&["log", "verify"]);
}

fn with_lines(snapshot: &Snapshot, lines: &[&[u8]]) -> Snapshot {
    let mut snapshot = snapshot.clone();
    let whole: Vec<u8> = lines.iter().flat_map(|line| [line, &b"\n"[..]].concat()).collect();
    snapshot.files.insert("log.jsonl".to_owned(), whole);
    snapshot
}

/// Every order of so many.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![vec![]] };
    let insert =
        |order: Vec<usize>| (0..count).map(move |place| [&order[..place], &[last], &order[place..]].concat());
    orders(last).into_iter().flat_map(insert).collect()
}

#[test]
fn every_reordering_dropping_doubling_and_splicing_of_records_is_found() {
    let (ours, theirs) = (sample("ours").snapshot(), sample("theirs").snapshot());
    let ((own, _), (other, _)) = (ours.lines(), theirs.lines());
    assert_eq!((own.len(), other.len()), (4, 4));
    let mut tried = 0;
    let mut is_found = |lines: Vec<&[u8]>| {
        tried += 1;
        assert!(!faults(&with_lines(&ours, &lines)).is_empty());
    };
    for order in orders(4) {
        if order != [0, 1, 2, 3] {
            is_found(order.iter().map(|place| own[*place]).collect());
        }
    }
    for chosen in 0..15_usize {
        is_found((0..4).filter(|place| chosen & (1 << place) != 0).map(|place| own[place]).collect());
    }
    for doubled in 0..4 {
        for at in 0..=4 {
            let mut lines = own.clone();
            lines.insert(at, own[doubled]);
            is_found(lines);
        }
    }
    for foreign in other {
        for at in 0..=4 {
            let mut lines = own.clone();
            lines.insert(at, foreign);
            is_found(lines);
        }
        for at in 0..4 {
            let mut lines = own.clone();
            lines[at] = foreign;
            is_found(lines);
        }
    }
    println!("{tried} changes of the lines");

    // The other files, one for another or from the other log.
    let mut tried = 0;
    for name in ours.files.keys() {
        for bytes in ours.files.iter().filter(|(other, _)| *other != name).map(|(_, bytes)| bytes) {
            let mut swapped = ours.clone();
            swapped.files.insert(name.clone(), bytes.clone());
            tried += 1;
            assert!(!faults(&swapped).is_empty(), "{name}");
        }
        if let Some(bytes) = theirs.files.get(name).filter(|bytes| **bytes != ours.files[name]) {
            let mut swapped = ours.clone();
            swapped.files.insert(name.clone(), bytes.clone());
            tried += 1;
            assert!(!faults(&swapped).is_empty(), "{name}");
        }
        if !name.starts_with("checkpoints") {
            let mut dropped = ours.clone();
            dropped.files.remove(name);
            tried += 1;
            assert!(!faults(&dropped).is_empty(), "{name}");
        }
    }
    for stray in
        ["notes.txt", "bundle/3.json", "bundle/a/b.json", "policies/x.json", "checkpoints/4.note", "pin.tmp"]
    {
        let mut more = ours.clone();
        more.files.insert(stray.to_owned(), ours.files["pin"].clone());
        tried += 1;
        assert!(faults(&more).iter().any(|fault| fault.starts_with(stray)), "{stray}");
    }
    println!("{tried} changes of the files");
}

#[test]
fn a_torn_last_line_is_cut_off_before_a_checkpoint_covers_it_and_is_an_error_after() {
    let place = Place::new("torn");
    assert_eq!(place.append(&["--times", "3"]).code, 0);
    let before = place.snapshot();
    let log = before.files["log.jsonl"].clone();
    let last = log.len() - before.lines().0[2].len() - 1;
    for end in [last + 1, usize::midpoint(last, log.len()), log.len() - 2] {
        place.restore(&before);
        std::fs::write(place.path("log/log.jsonl"), &log[..end]).unwrap();
        let verified = place.run(&["log", "verify"]);
        assert_eq!(verified.code, 1);
        assert!(verified.out.contains("log.jsonl:3: torn: "), "{verified:?}");
        assert_eq!(
            std::fs::read(place.path("log/log.jsonl")).unwrap(),
            &log[..end],
            "verifying changes nothing"
        );
        let recovered = place.append(&[]);
        assert_eq!((recovered.code, recovered.out.as_str()), (0, "appended 2\n"), "{recovered:?}");
        assert!(recovered.error.contains("log.jsonl:3 was torn"), "{recovered:?}");
        assert!(recovered.error.contains("bundle/00000002.json is removed"), "{recovered:?}");
        assert_eq!(faults(&place.snapshot()), Vec::<String>::new());
    }
    place.restore(&before);
    place.does(&["log", "checkpoint"]);
    let signed = place.snapshot();
    for end in [last, last + 1, usize::midpoint(last, log.len()), log.len() - 1] {
        place.restore(&signed);
        std::fs::write(place.path("log/log.jsonl"), &log[..end]).unwrap();
        for words in [&["log", "append", "round.json"][..], &["log", "checkpoint"], &["log", "verify"]] {
            let run = place.run(words);
            assert_eq!(run.code, 1, "{run:?}");
            let said = [run.out, run.error].concat();
            assert!(
                said.contains("checkpoints/00000003.note: of 3 records, 2 are there in log.jsonl"),
                "{said}"
            );
            assert_eq!(said.contains("log.jsonl:3"), end > last, "{said}");
        }
        assert_eq!(std::fs::read(place.path("log/log.jsonl")).unwrap(), &log[..end], "nothing is changed");
    }
    // One in the middle is no line that a crash leaves.
    place.restore(&before);
    let mut middle = log.clone();
    middle.remove(before.lines().0[0].len() - 1);
    std::fs::write(place.path("log/log.jsonl"), &middle).unwrap();
    let run = place.append(&[]);
    assert_eq!(run.code, 1);
    assert!(run.error.starts_with("log: log.jsonl:1: no record: "), "{run:?}");
}

/// Runs commands that find a fault and change nothing.
#[track_caller]
fn refused(place: &Place, commands: &[&[&str]], wanted: &str) {
    let before = place.snapshot();
    for words in commands {
        let run = place.run(&[&["log"], *words].concat());
        assert_eq!(run.code, 1, "{words:?}: {run:?}");
        assert!(run.error.contains(wanted), "{words:?}: {run:?}");
        let after = place.snapshot();
        assert!(after.files == before.files && after.strange == before.strange, "{words:?}");
    }
}

#[test]
fn a_log_that_lost_more_than_a_stopped_writer_leaves_is_a_fault_and_nothing_is_removed() {
    let place = Place::new("lost");
    assert_eq!(place.append(&["--times", "2"]).code, 0);
    let whole = place.snapshot();
    let (log, path) = (whole.files["log.jsonl"].clone(), place.path("log/log.jsonl"));
    let (a, first) = (a().to_string(), whole.lines().0[0].len());
    let writing: &[&[&str]] = &[&["append", "round.json"], &["checkpoint"], &["erase", &a], &["hold", &a]];
    for length in [0, 1, first / 2, first] {
        std::fs::write(&path, &log[..length]).unwrap();
        refused(&place, writing, "bundle/00000001.json: 0 records in log.jsonl, and no writer");
    }
    std::fs::remove_file(&path).unwrap();
    refused(&place, writing, "log.jsonl: missing, and pin is here");
    std::fs::remove_file(place.path("log/pin")).unwrap();
    refused(&place, writing, "pin: missing, and a log is here");
    #[cfg(unix)]
    {
        place.restore(&whole);
        std::fs::rename(&path, place.path("elsewhere")).unwrap();
        std::os::unix::fs::symlink(place.path("elsewhere"), &path).unwrap();
        refused(&place, writing, "log.jsonl: no file of a log");
        assert_eq!(std::fs::read(place.path("elsewhere")).unwrap(), log);
    }
    place.restore(&whole);
    std::fs::write(place.path("log/notes.txt"), "").unwrap();
    refused(&place, writing, "notes.txt: no file of a log");
    // A part of a line is there after the values of its record.
    place.restore(&whole);
    std::fs::write(&path, &log[..log.len() - 9]).unwrap();
    std::fs::remove_file(place.path("log/bundle/00000001.json")).unwrap();
    refused(&place, writing, "log.jsonl:2: torn, and bundle/00000001.json is missing");
    // Of a whole line only the break is missing: it counts.
    place.restore(&whole);
    std::fs::write(&path, &log[..log.len() - 1]).unwrap();
    let run = place.append(&[]);
    assert_eq!((run.code, run.out.as_str()), (0, "appended 2\n"), "{run:?}");
    assert!(run.error.contains("log.jsonl:2 was whole but for its line break; it is completed"), "{run:?}");
    let after = place.snapshot();
    assert!(after.files["log.jsonl"].starts_with(&log));
    assert_eq!(faults(&after), Vec::<String>::new());
}

#[test]
fn nothing_is_erased_held_released_or_exported_where_the_bundle_does_not_hold() {
    let place = Place::new("unsound");
    let a = a().to_string();
    assert_eq!(place.append(&["--times", "2"]).code, 0);
    place.does(&["log", "hold", &a]);
    let whole = place.snapshot();
    let commands: &[&[&str]] = &[&["erase", &a], &["hold", &a], &["release", "2"], &["export", &a]];
    for name in ["bundle/00000000.json", "bundle/00000001.json", "bundle/00000002.json"] {
        place.restore(&whole);
        std::fs::remove_file(place.path("log").join(name)).unwrap();
        refused(&place, commands, &format!("{name}: missing"));
        let mut flipped = whole.files[name].clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 1;
        std::fs::write(place.path("log").join(name), flipped).unwrap();
        refused(&place, commands, name);
    }
    // What another log erased is erased in that one alone.
    let other = Place::new("unsound_elsewhere");
    assert_eq!(other.append(&["--origin", "log.example/log"]).code, 0);
    other.does(&["log", "erase", &a]);
    place.restore(&whole);
    let erasure = other.snapshot().files["bundle/00000001.json"].clone();
    std::fs::write(place.path("log/bundle/00000001.json"), erasure).unwrap();
    refused(&place, commands, "bundle/0000000");
}

#[test]
fn an_erasure_that_is_not_the_last_record_is_carried_out_by_the_next_command_that_writes() {
    let place = Place::new("late_erasure");
    assert_eq!(place.append(&["--times", "2"]).code, 0);
    let before = place.snapshot();
    place.does(&["log", "erase", &a().to_string()]);
    place.does(&["log", "hold", &id("b").to_string()]);
    let erased = place.snapshot();
    for names in [
        &["bundle/00000000.json"][..],
        &["bundle/00000001.json", "keyring.json"],
        &["bundle/00000000.json", "bundle/00000001.json", "keyring.json"],
    ] {
        for name in names {
            std::fs::write(place.path("log").join(name), &before.files[*name]).unwrap();
        }
        let found = faults(&place.snapshot());
        assert!(found.iter().any(|fault| fault.contains("the next command that writes")), "{found:?}");
        let run = place.run(&["log", "checkpoint"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.error.contains("is carried out"), "{run:?}");
        let after = place.snapshot();
        assert!(erased.files.iter().all(|(name, bytes)| after.files[name] == *bytes));
        assert_eq!(faults(&after), Vec::<String>::new());
    }
}

#[test]
fn what_a_later_revision_decided_is_not_judged() {
    let place = Place::new("later_revision");
    assert_eq!(place.append(&[]).code, 0);
    let log = String::from_utf8(place.snapshot().files["log.jsonl"].clone()).unwrap();
    let differs = log.replace(r#""outcome":"advised""#, r#""outcome":"clear""#);
    let now = format!(r#""semantics":{}"#, mangfold::SEMANTICS);
    let later = differs.replace(&now, &format!(r#""semantics":{}"#, mangfold::SEMANTICS + 1));
    assert!(log != differs && differs != later);
    for (log, wanted, end) in [
        (differs, "log.jsonl:1: decided again, it differs: ", "\n1 fault\n"),
        (later, "and cannot judge it\n", "\n0 faults, 1 decision not judged\n"),
    ] {
        std::fs::write(place.path("log/log.jsonl"), log).unwrap();
        let run = place.run(&["log", "verify"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.contains(wanted) && run.out.ends_with(end), "{run:?}");
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_need_be_no_utf_8_and_the_rest_must() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new("bytes");
    let strange = std::ffi::OsStr::from_bytes(b"\xff\n");
    let run = |words: &[&std::ffi::OsStr]| {
        Run::of(&Command::new(&*EXAMPLE).current_dir(&place.root).args(words).output().unwrap())
    };
    for words in [
        &["?"][..],
        &["log", "?"],
        &["log", "show", "?"],
        &["log", "erase", "?"],
        &["log", "append", "?"],
        &["log", "verify", "?"],
        &["log", "append", "round.json", "--policy", "?"],
        &["log", "append", "round.json", "--reference", "?"],
        &["log", "append", "round.json", "--at", "?"],
        &["check", "?", "?", "?"],
    ] {
        let words: Vec<&std::ffi::OsStr> =
            words.iter().map(|word| if *word == "?" { strange } else { word.as_ref() }).collect();
        let run = run(&words);
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{words:?}: {run:?}");
        assert!(run.error.starts_with("log: "), "{run:?}");
        assert!(!place.path("log").exists());
    }
    let round = place.root.join(strange);
    std::fs::rename(place.path("round.json"), &round).unwrap();
    let appended = run(&["log".as_ref(), "append".as_ref(), strange]);
    assert_eq!(appended.code, 0, "{appended:?}");
    std::fs::remove_file(&round).unwrap();
    std::fs::rename(place.path("log"), place.root.join(strange)).unwrap();
    let verified = run(&[strange, "verify".as_ref()]);
    assert_eq!(verified.code, 0, "{verified:?}");
    assert!(verified.out.starts_with("record 0 is signed for by nobody\nintegrity: 1 record, 0 signed for"));
}

#[test]
fn a_directory_of_something_else_is_left_as_it_is() {
    let place = Place::new("foreign");
    std::fs::create_dir(place.path("log")).unwrap();
    std::fs::write(place.path("log/notes.txt"), "Notes.").unwrap();
    let a = a().to_string();
    for words in [&["append", "round.json"][..], &["checkpoint"], &["erase", &a], &["hold", &a]] {
        assert_eq!(place.run(&[&["log"], words].concat()).code, 2);
        let entries: Vec<_> = std::fs::read_dir(place.path("log")).unwrap().collect();
        assert_eq!(entries.len(), 1, "{entries:?}");
    }
    // A name is no line of what is said.
    std::fs::remove_file(place.path("log/notes.txt")).unwrap();
    assert_eq!(place.append(&["--times", "2"]).code, 0);
    let verified = place.does(&["log", "verify"]);
    assert!(verified.starts_with("records 0..1 are signed for by nobody\n"), "{verified}");
    #[cfg(unix)]
    {
        std::fs::write(place.path("log/x\nall holds\n"), "").unwrap();
        let run = place.run(&["log", "verify"]);
        assert_eq!(run.code, 1, "{run:?}");
        assert!(run.out.lines().all(|line| line != "all holds"), "{run:?}");
    }
}

#[test]
fn of_two_writers_at_once_one_is_refused_and_the_log_is_whole() {
    let place = Place::new("two_writers");
    let words = ["log", "append", "round.json", "--policy", "policy.json", "--times", "100000"];
    let mut first = place.command(&words).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = BufReader::new(first.stdout.take().unwrap());
    said.read_line(&mut String::new()).unwrap();
    let a = a().to_string();
    for more in [&["append", "round.json"][..], &["checkpoint"], &["verify"], &["erase", &a]] {
        let second = place.run(&[&["log"], more].concat());
        assert_eq!((second.code, second.out.as_str()), (2, ""), "{second:?}");
        assert!(second.error.contains("log: another program is at this log"), "{second:?}");
    }
    first.kill().unwrap();
    first.wait().unwrap();
    // Two of equal right, again and again: each record is appended once, and none is lost.
    let mut appended = lines(&place).len();
    let mut refused = 0;
    for _ in 0..10 {
        let both = [(); 2]
            .map(|()| place.command(&words[..5]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn());
        for one in both {
            let run = Run::of(&one.unwrap().wait_with_output().unwrap());
            assert!(run.code == 0 || run.code == 2, "{run:?}");
            appended += usize::from(run.code == 0);
            refused += usize::from(run.code == 2);
        }
    }
    println!("{refused} of 20 writers in pairs refused");
    assert_eq!(lines(&place).len(), appended);
    assert!(place.does(&["log", "verify"]).ends_with("\nall holds\n"));
}

#[test]
fn the_key_is_held_against_the_pin_and_its_digits_are_lower_case() {
    let place = sample("pinned");
    let whole = place.snapshot();
    let key = String::from_utf8(whole.files["key"].clone()).unwrap();
    let other = Place::new("pinned_elsewhere");
    assert_eq!(other.append(&[]).code, 0);
    let another = String::from_utf8(other.snapshot().files["key"].clone()).unwrap();
    let hexadecimal = "key: one line of sixty-four lower-case hexadecimal digits is wanted";
    for (text, wanted) in [
        (key.to_uppercase(), hexadecimal),
        (key.trim().to_owned(), hexadecimal),
        (format!("{key}\n"), hexadecimal),
        (key.replace('\n', "\r\n"), hexadecimal),
        (key[..62].to_owned() + "\n", hexadecimal),
        (String::new(), hexadecimal),
        (another.clone(), "key: another key than the one that is pinned in pin"),
    ] {
        assert_ne!(text, key);
        std::fs::write(place.path("log/key"), &text).unwrap();
        for words in [&["log", "append", "round.json"][..], &["log", "checkpoint"], &["log", "verify"]] {
            let run = place.run(words);
            assert_eq!(run.code, 1, "{run:?}");
            let said = [run.out, run.error].concat();
            assert!(said.contains(wanted), "{said}");
            assert!(text.trim().is_empty() || !said.contains(text.trim()), "the key is secret");
        }
    }
    place.restore(&whole);
    let run = place.append(&["--origin", "agency.example/another"]);
    assert_eq!(run.code, 2);
    assert!(run.error.contains("log.example/log is pinned"), "{run:?}");
    // Another key with the pin changed to fit: the checkpoints are signed by the one that was pinned.
    let theirs = String::from_utf8(other.snapshot().files["pin"].clone()).unwrap();
    std::fs::write(place.path("log/key"), another).unwrap();
    std::fs::write(place.path("log/pin"), theirs).unwrap();
    for words in [&["log", "append", "round.json"][..], &["log", "verify"]] {
        assert_eq!(place.run(words).code, 1);
    }
    // Without the pin nothing is begun anew.
    place.restore(&whole);
    std::fs::remove_file(place.path("log/pin")).unwrap();
    for words in [&["log", "append", "round.json"][..], &["log", "checkpoint"], &["log", "verify"]] {
        let run = place.run(words);
        assert_eq!(run.code, 1);
        assert!([run.out, run.error].concat().contains("pin: missing"));
    }
    // A note of the pinned key for other records is no checkpoint of these.
    place.restore(&whole);
    let note = String::from_utf8(whole.files["checkpoints/00000002.note"].clone()).unwrap();
    assert!(note.parse::<SignedNote>().is_ok());
    std::fs::write(place.path("log/checkpoints/00000003.note"), note).unwrap();
    let run = place.run(&["log", "verify"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("checkpoints/00000003.note: of 2 records"), "{run:?}");
}
