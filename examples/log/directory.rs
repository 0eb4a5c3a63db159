//! The directory of a log: what lies where in it, read at once, and written so that it is there after a crash.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// A record's canonical bytes a line.
pub(crate) const LOG: &str = "log.jsonl";
/// The origin and the public key, as they were pinned when the log began.
pub(crate) const PIN: &str = "pin";
/// The signing key, secret.
pub(crate) const KEY: &str = "key";
/// The keys of the salts, secret.
pub(crate) const KEYRING: &str = "keyring.json";
/// One file a record: what it commits to.
pub(crate) const BUNDLE: &str = "bundle";
/// One file a policy, named by its digest.
pub(crate) const POLICIES: &str = "policies";
/// One signed note a checkpoint, named by its size.
pub(crate) const CHECKPOINTS: &str = "checkpoints";

const TEMPORARY: &str = ".tmp";

/// Where the values of a record are.
pub(crate) fn bundle_file(sequence: u64) -> String {
    format!("{BUNDLE}/{sequence:08}.json")
}

/// Where the checkpoint of so many records is.
pub(crate) fn checkpoint_file(size: u64) -> String {
    format!("{CHECKPOINTS}/{size:08}.note")
}

/// What a file of a log is, by its name.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Kind<'a> {
    Log,
    Pin,
    Key,
    Keyring,
    Bundle(u64),
    /// By what should be its digest.
    Policy(&'a str),
    Checkpoint(u64),
    /// What a writer that stopped has left.
    Temporary,
    Unknown,
}

impl<'a> Kind<'a> {
    pub(crate) fn of(name: &'a str) -> Self {
        let number = |stem: &str| stem.parse::<u64>().ok();
        let numbered = |stem: &str, file: fn(u64) -> String| number(stem).filter(|&n| file(n) == name);
        let within = |directory: &str, end: &str| {
            name.strip_prefix(directory)?.strip_prefix('/')?.strip_suffix(end).map(str::to_owned)
        };
        match name {
            LOG => Self::Log,
            PIN => Self::Pin,
            KEY => Self::Key,
            KEYRING => Self::Keyring,
            _ if name.strip_suffix(TEMPORARY).is_some_and(|of| Self::of(of) != Self::Unknown) => {
                Self::Temporary
            }
            _ => {
                let bundle = within(BUNDLE, ".json").and_then(|stem| numbered(&stem, bundle_file));
                let checkpoint =
                    within(CHECKPOINTS, ".note").and_then(|stem| numbered(&stem, checkpoint_file));
                let policy = name
                    .strip_prefix(POLICIES)
                    .and_then(|rest| rest.strip_prefix('/'))
                    .and_then(|rest| rest.strip_suffix(".json"));
                match (bundle, checkpoint, policy) {
                    (Some(sequence), ..) => Self::Bundle(sequence),
                    (_, Some(size), _) => Self::Checkpoint(size),
                    (.., Some(digest)) if !digest.contains('/') => Self::Policy(digest),
                    _ => Self::Unknown,
                }
            }
        }
    }
}

/// A name as it is printed: with whatever is not plain escaped.
pub(crate) fn shown(name: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/._-".contains(&byte);
    if name.bytes().all(plain) { name.to_owned() } else { format!("{name:?}") }
}

/// Every file of a directory, as it was read.
#[derive(Clone, Default)]
pub(crate) struct Snapshot {
    /// By their paths in it.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// The paths of what is neither a file nor a directory of the log.
    pub(crate) strange: Vec<String>,
}

impl Snapshot {
    pub(crate) fn get(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// Whatever is no file of a log.
    pub(crate) fn foreign(&self) -> impl Iterator<Item = &String> {
        let files = self.files.keys().filter(|name| Kind::of(name) == Kind::Unknown);
        files.chain(&self.strange)
    }

    /// The whole lines of the log, and what stands behind the last line break.
    pub(crate) fn lines(&self) -> (Vec<&[u8]>, &[u8]) {
        let mut lines: Vec<&[u8]> = self.get(LOG).unwrap_or_default().split(|byte| *byte == b'\n').collect();
        let rest = lines.pop().unwrap_or_default();
        (lines, rest)
    }

    /// The files of the bundle, in the order of the log.
    pub(crate) fn bundle(&self) -> impl Iterator<Item = (u64, &str, &[u8])> {
        let mut files: Vec<(u64, &str, &[u8])> = self
            .files
            .iter()
            .filter_map(|(name, bytes)| match Kind::of(name) {
                Kind::Bundle(sequence) => Some((sequence, name.as_str(), bytes.as_slice())),
                _ => None,
            })
            .collect();
        files.sort_unstable_by_key(|(sequence, ..)| *sequence);
        files.into_iter()
    }

    /// The checkpoints, the smallest first.
    pub(crate) fn checkpoints(&self) -> impl Iterator<Item = (u64, &str, &[u8])> {
        let mut files: Vec<(u64, &str, &[u8])> = self
            .files
            .iter()
            .filter_map(|(name, bytes)| match Kind::of(name) {
                Kind::Checkpoint(size) => Some((size, name.as_str(), bytes.as_slice())),
                _ => None,
            })
            .collect();
        files.sort_unstable_by_key(|(size, ..)| *size);
        files.into_iter()
    }
}

/// Held while the directory is read or written, and let go by the system should the program stop.
pub(crate) struct Lock {
    _directory: File,
}

/// The directory of a log.
pub(crate) struct Directory {
    path: PathBuf,
}

impl Directory {
    pub(crate) fn new(path: &Path) -> Self {
        Self { path: path.to_owned() }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    fn said(&self, name: &str, error: &std::io::Error) -> String {
        format!("{}: {error}", self.path.join(name).display())
    }

    /// Reads every file there is.
    pub(crate) fn read(&self) -> Result<Snapshot, String> {
        let mut snapshot = Snapshot::default();
        self.read_into("", &mut snapshot)?;
        Ok(snapshot)
    }

    fn read_into(&self, directory: &str, snapshot: &mut Snapshot) -> Result<(), String> {
        let said = |error: std::io::Error| self.said(directory, &error);
        for entry in fs::read_dir(self.path.join(directory)).map_err(said)? {
            let entry = entry.map_err(said)?;
            let kind = entry.file_type().map_err(said)?;
            let name = entry.file_name();
            let path = match name.to_str() {
                Some(name) if directory.is_empty() => name.to_owned(),
                Some(name) => format!("{directory}/{name}"),
                None => {
                    snapshot.strange.push(format!("{directory}/{}", name.display()));
                    continue;
                }
            };
            if kind.is_file() {
                let bytes = fs::read(entry.path()).map_err(|error| self.said(&path, &error))?;
                snapshot.files.insert(path, bytes);
            } else if kind.is_dir() && [BUNDLE, POLICIES, CHECKPOINTS].contains(&path.as_str()) {
                self.read_into(&path, snapshot)?;
            } else {
                snapshot.strange.push(path);
            }
        }
        Ok(())
    }

    /// Makes the directory itself, where there is none.
    pub(crate) fn create(&self) -> Result<(), String> {
        fs::create_dir_all(&self.path).map_err(|error| self.said("", &error))?;
        self.path.parent().map_or(Ok(()), sync_directory)
    }

    /// Keeps every other writer and reader out.
    ///
    /// The directory itself is locked: no file in it that somebody could remove.
    pub(crate) fn lock_to_write(&self) -> Result<Lock, String> {
        self.locked(File::try_lock)
    }

    /// Keeps every writer out.
    pub(crate) fn lock_to_read(&self) -> Result<Lock, String> {
        self.locked(File::try_lock_shared)
    }

    fn locked(&self, lock: fn(&File) -> Result<(), TryLockError>) -> Result<Lock, String> {
        let directory = File::open(&self.path).map_err(|error| self.said("", &error))?;
        lock(&directory).map_err(|error| match error {
            TryLockError::WouldBlock => {
                format!("{}: another program is at this log; try again when it is done", self.path.display())
            }
            TryLockError::Error(error) => self.said("", &error),
        })?;
        Ok(Lock { _directory: directory })
    }

    /// Writes a file whole or not at all: under another name first, which is then changed.
    ///
    /// It can be read by its owner alone: most of what is here is secret.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), String> {
        let said = |error: std::io::Error| self.said(name, &error);
        let (path, temporary) = (self.path.join(name), self.path.join(format!("{name}{TEMPORARY}")));
        if let Some(parent) = path.parent().filter(|parent| !parent.is_dir()) {
            fs::create_dir(parent).map_err(said)?;
            sync_directory(&self.path)?;
        }
        let mut file =
            owners_alone().create(true).write(true).truncate(true).open(&temporary).map_err(said)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(said)?;
        fs::rename(&temporary, &path).map_err(said)?;
        path.parent().map_or(Ok(()), sync_directory)
    }

    /// Appends a line to the log, or what is missing of one.
    pub(crate) fn append(&self, line: &[u8]) -> Result<(), String> {
        let file = owners_alone().append(true).open(self.path.join(LOG));
        let appended = file.and_then(|mut file| {
            file.write_all(line)?;
            file.sync_all()
        });
        appended.map_err(|error| self.said(LOG, &error))
    }

    /// Cuts the log off behind so many bytes.
    pub(crate) fn cut(&self, length: u64) -> Result<(), String> {
        let file = OpenOptions::new().write(true).open(self.path.join(LOG));
        let cut = file.and_then(|file| {
            file.set_len(length)?;
            file.sync_all()
        });
        cut.map_err(|error| self.said(LOG, &error))
    }

    pub(crate) fn remove(&self, name: &str) -> Result<(), String> {
        let path = self.path.join(name);
        fs::remove_file(&path).map_err(|error| self.said(name, &error))?;
        path.parent().map_or(Ok(()), sync_directory)
    }
}

fn sync_directory(path: &Path) -> Result<(), String> {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    File::open(path).and_then(|file| file.sync_all()).map_err(|error| format!("{}: {error}", path.display()))
}

/// Options for a file that its owner alone can read.
fn owners_alone() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "modes are those of Unix"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Thirty-two bytes from the system's source of randomness.
pub(crate) fn random() -> Result<[u8; 32], String> {
    const SOURCE: &str = "/dev/urandom";
    let mut bytes = [0; 32];
    let read = File::open(SOURCE).and_then(|mut source| source.read_exact(&mut bytes));
    read.map(|()| bytes).map_err(|error| format!("{SOURCE}: {error}"))
}
