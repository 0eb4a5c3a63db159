//! One tree of digests over all entries of a log, as RFC 6962 and RFC 9162 have it: what is in it can be proved, and that
//! nothing before it was changed.

use serde::{Deserialize, Serialize};

use super::digest::{Digest, sha256};

/// The most leaves a tree may have: the largest whole number that every reader of JSON holds exactly.
pub(super) const MOST_LEAVES: u64 = 9_007_199_254_740_991;

/// A path is at most as long as the height of the largest tree, and one more where the old tree is no whole subtree.
const LONGEST_PATH: usize = 54;

/// The digest of one entry of a log, as it stands in the tree: SHA-256 of a zero byte and the entry (RFC 9162, 2.1.1).
///
/// No entry has the digest of an inner node, since these begin with another byte.
///
/// ```
/// use mangfold::audit::leaf_digest;
///
/// let empty = "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d";
/// assert_eq!(leaf_digest(b"").to_string(), empty);
/// ```
#[must_use]
pub fn leaf_digest(entry: &[u8]) -> Digest {
    Digest::from_bytes(sha256(&[&[0], entry]))
}

/// The digest of an inner node over its two children: SHA-256 of a one byte, the left and the right (RFC 9162, 2.1.1).
///
/// ```
/// use mangfold::audit::{leaf_digest, node_digest, MerkleTree};
///
/// let [left, right] = [leaf_digest(b"a"), leaf_digest(b"b")];
/// assert_eq!(node_digest(&left, &right), MerkleTree::from_leaves([left, right]).root());
/// ```
#[must_use]
pub fn node_digest(left: &Digest, right: &Digest) -> Digest {
    Digest::from_bytes(sha256(&[&[1], left.as_bytes(), right.as_bytes()]))
}

/// The root of a tree over peaks, the largest first: the last two become one, until one is left.
fn root_of(peaks: &[Digest]) -> Digest {
    let mut smallest_first = peaks.iter().rev();
    match smallest_first.next() {
        None => Digest::from_bytes(sha256(&[])),
        Some(last) => smallest_first.fold(*last, |right, left| node_digest(left, &right)),
    }
}

/// How many leaves a log had, and the root over them.
///
/// ```
/// use mangfold::audit::{leaf_digest, Frontier, TreeHead};
///
/// let mut log = Frontier::new();
/// log.push(leaf_digest(b"first"))?;
/// assert_eq!(TreeHead::new(1, log.root())?, log.head());
/// assert!(TreeHead::new(0, log.root()).is_err());
/// # Ok::<(), mangfold::audit::TreeError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "HeadFields", into = "HeadFields")]
pub struct TreeHead {
    size: u64,
    root: Digest,
}

impl TreeHead {
    /// The head of a tree of this size with this root.
    ///
    /// # Errors
    ///
    /// [`TreeError::TooLarge`], or [`TreeError::RootOfNothing`] where a tree without leaves has another root than SHA-256 of
    /// nothing.
    pub fn new(size: u64, root: Digest) -> Result<Self, TreeError> {
        if size > MOST_LEAVES {
            return Err(TreeError::TooLarge { size, most: MOST_LEAVES });
        }
        if size == 0 && root != root_of(&[]) {
            return Err(TreeError::RootOfNothing { root });
        }
        Ok(Self { size, root })
    }

    /// How many leaves.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The root over them.
    #[must_use]
    pub const fn root(&self) -> Digest {
        self.root
    }
}

/// What has to be kept to go on with a log: its size, and the roots of its whole subtrees, at most fifty-three.
///
/// Leaves are added without the ones before them; only proofs ask for these, and a [`MerkleTree`].
///
/// ```
/// use mangfold::audit::{leaf_digest, Frontier, MerkleTree};
///
/// let leaves = [b"a", b"b", b"c"].map(|entry| leaf_digest(entry));
/// let mut log = Frontier::new();
/// for leaf in leaves {
///     log.push(leaf)?;
/// }
/// assert_eq!((log.size(), log.root()), (3, MerkleTree::from_leaves(leaves).root()));
/// let stored = serde_json::to_value(&log)?;
/// assert_eq!(serde_json::from_value::<Frontier>(stored)?, log);
/// let refused = serde_json::from_value::<Frontier>(serde_json::json!({"size": 1, "peaks": []})).unwrap_err();
/// assert_eq!(refused.to_string(), "peaks: 0, a tree of 1 leaves has 1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "FrontierFields", into = "FrontierFields")]
pub struct Frontier {
    size: u64,
    // INVARIANT: one for each bit of the size that is set, the largest subtree first.
    peaks: Vec<Digest>,
}

impl Frontier {
    /// A log without entries.
    #[must_use]
    pub const fn new() -> Self {
        Self { size: 0, peaks: Vec::new() }
    }

    /// How many leaves there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds the digest of an entry, made by [`leaf_digest`], and gives its index.
    ///
    /// # Errors
    ///
    /// [`TreeError::TooLarge`] where the log is full.
    pub fn push(&mut self, leaf: Digest) -> Result<u64, TreeError> {
        let index = self.size;
        if index >= MOST_LEAVES {
            return Err(TreeError::TooLarge { size: index + 1, most: MOST_LEAVES });
        }
        let mut right = leaf;
        for _ in 0..index.trailing_ones() {
            if let Some(left) = self.peaks.pop() {
                right = node_digest(&left, &right);
            }
        }
        self.peaks.push(right);
        self.size = index + 1;
        Ok(index)
    }

    /// The root over all leaves; SHA-256 of nothing where there are none.
    #[must_use]
    pub fn root(&self) -> Digest {
        root_of(&self.peaks)
    }

    /// Its size and root.
    #[must_use]
    pub fn head(&self) -> TreeHead {
        TreeHead { size: self.size, root: self.root() }
    }
}

/// The tree over all leaves of a log, with its inner nodes, so that a proof takes no longer than its path.
///
/// ```
/// use mangfold::audit::{leaf_digest, MerkleTree};
///
/// let mut log = MerkleTree::from_leaves([leaf_digest(b"a"), leaf_digest(b"b")]);
/// let old = log.head();
/// log.push(leaf_digest(b"c"));
/// log.consistency(old.size(), log.size())?.verify(&old, &log.head())?;
/// log.inclusion(2, log.size())?.verify(&leaf_digest(b"c"), &log.head())?;
/// assert!(log.inclusion(2, log.size())?.verify(&leaf_digest(b"d"), &log.head()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct MerkleTree {
    // INVARIANT: the leaves, then the roots of each whole pair of the level before.
    levels: Vec<Vec<Digest>>,
}

impl MerkleTree {
    /// The tree over the digests of entries, in their order.
    #[must_use]
    pub fn from_leaves(leaves: impl IntoIterator<Item = Digest>) -> Self {
        let leaves: Vec<Digest> = leaves.into_iter().collect();
        let mut levels = if leaves.is_empty() { Vec::new() } else { vec![leaves] };
        while let Some(nodes) = levels.last().filter(|level| level.len() > 1) {
            let (pairs, _) = nodes.as_chunks::<2>();
            levels.push(pairs.iter().map(|[left, right]| node_digest(left, right)).collect());
        }
        Self { levels }
    }

    /// How many leaves there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Adds the digest of an entry, made by [`leaf_digest`], and gives its index.
    pub fn push(&mut self, leaf: Digest) -> u64 {
        let index = self.size();
        let mut node = leaf;
        for level in 0.. {
            if self.levels.len() == level {
                self.levels.push(Vec::new());
            }
            let Some(nodes) = self.levels.get_mut(level) else { break };
            nodes.push(node);
            match nodes.as_chunks::<2>() {
                (pairs, []) => match pairs.last() {
                    Some([left, right]) => node = node_digest(left, right),
                    None => break,
                },
                _ => break,
            }
        }
        index
    }

    /// The root over all leaves; SHA-256 of nothing where there are none.
    #[must_use]
    pub fn root(&self) -> Digest {
        self.subtree(0, self.size()).unwrap_or_else(|| root_of(&[]))
    }

    /// The root over the first leaves, as it was when there were no more.
    ///
    /// # Errors
    ///
    /// [`TreeError::NoSuchSize`].
    pub fn root_at(&self, size: u64) -> Result<Digest, TreeError> {
        self.subtree(0, size).ok_or_else(|| self.no_such_size(size))
    }

    /// Its size and root.
    #[must_use]
    pub fn head(&self) -> TreeHead {
        TreeHead { size: self.size(), root: self.root() }
    }

    /// The proof that a leaf is in the tree as it was with so many leaves (RFC 9162, 2.1.3.1).
    ///
    /// # Errors
    ///
    /// [`TreeError::NoSuchSize`] or [`TreeError::NoSuchLeaf`].
    pub fn inclusion(&self, index: u64, size: u64) -> Result<InclusionProof, TreeError> {
        let no_such_size = || self.no_such_size(size);
        if size > self.size() {
            return Err(no_such_size());
        }
        if index >= size {
            return Err(TreeError::NoSuchLeaf { index, size });
        }
        let (mut first, mut end, mut path) = (0, size, Vec::new());
        while end - first > 1 {
            let middle = first + split(end - first);
            let sibling = if index < middle { (middle, end) } else { (first, middle) };
            path.push(self.subtree(sibling.0, sibling.1).ok_or_else(no_such_size)?);
            if index < middle { end = middle } else { first = middle }
        }
        path.reverse();
        Ok(InclusionProof { index, size, path })
    }

    /// The proof that the first leaves are still what they were when there were no more (RFC 9162, 2.1.4.1).
    ///
    /// # Errors
    ///
    /// [`TreeError::NoSuchSize`], [`TreeError::Shrunk`] where the new size is the smaller, or [`TreeError::FromNothing`]:
    /// everything goes on from a tree without leaves, so that no path would prove anything. A first checkpoint is taken as it
    /// stands, and later ones are held against it.
    pub fn consistency(&self, old_size: u64, new_size: u64) -> Result<ConsistencyProof, TreeError> {
        let no_such_size = || self.no_such_size(new_size);
        if new_size > self.size() {
            return Err(no_such_size());
        }
        grown(old_size, new_size)?;
        let (mut first, mut end, mut path) = (0, new_size, Vec::new());
        while old_size < end {
            let middle = first + split(end - first);
            let sibling = if old_size <= middle { (middle, end) } else { (first, middle) };
            path.push(self.subtree(sibling.0, sibling.1).ok_or_else(no_such_size)?);
            if old_size <= middle { end = middle } else { first = middle }
        }
        // The old root itself is known to whoever verifies.
        if first > 0 {
            path.push(self.subtree(first, end).ok_or_else(no_such_size)?);
        }
        path.reverse();
        Ok(ConsistencyProof { old_size, new_size, path })
    }

    /// The root over leaves that begin where a subtree as large as them may begin.
    fn subtree(&self, first: u64, end: u64) -> Option<Digest> {
        let (mut at, mut peaks) = (first, Vec::new());
        while at < end {
            let level = (end - at).ilog2();
            let nodes = self.levels.get(usize::try_from(level).ok()?)?;
            peaks.push(*nodes.get(usize::try_from(at >> level).ok()?)?);
            at += 1 << level;
        }
        Some(root_of(&peaks))
    }

    fn no_such_size(&self, size: u64) -> TreeError {
        TreeError::NoSuchSize { size, most: self.size() }
    }
}

/// How many of more than one leaves are in the left subtree: the largest power of two that leaves some for the right.
const fn split(leaves: u64) -> u64 {
    1 << (leaves - 1).ilog2()
}

fn grown(old_size: u64, new_size: u64) -> Result<(), TreeError> {
    if new_size > MOST_LEAVES {
        Err(TreeError::TooLarge { size: new_size, most: MOST_LEAVES })
    } else if old_size > new_size {
        Err(TreeError::Shrunk { old_size, new_size })
    } else if old_size == 0 {
        Err(TreeError::FromNothing)
    } else {
        Ok(())
    }
}

fn short(path: &[Digest]) -> Result<(), TreeError> {
    if path.len() > LONGEST_PATH {
        Err(TreeError::PathTooLong { length: path.len(), most: LONGEST_PATH })
    } else {
        Ok(())
    }
}

/// The proof that one leaf is in a tree of a certain size: the digests beside its way to the root.
///
/// ```
/// use mangfold::audit::{leaf_digest, InclusionError, InclusionProof, MerkleTree};
///
/// let log = MerkleTree::from_leaves([leaf_digest(b"a"), leaf_digest(b"b")]);
/// let proof = InclusionProof::new(1, 2, vec![leaf_digest(b"a")])?;
/// assert_eq!(proof.verify(&leaf_digest(b"b"), &log.head()), Ok(()));
/// assert!(matches!(proof.verify(&leaf_digest(b"c"), &log.head()), Err(InclusionError::RootDiffers { .. })));
/// # Ok::<(), mangfold::audit::TreeError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "InclusionFields", into = "InclusionFields")]
pub struct InclusionProof {
    index: u64,
    size: u64,
    path: Vec<Digest>,
}

impl InclusionProof {
    /// A proof made elsewhere, from the leaf's sibling up.
    ///
    /// # Errors
    ///
    /// [`TreeError::TooLarge`], [`TreeError::NoSuchLeaf`] or [`TreeError::PathTooLong`].
    pub fn new(index: u64, size: u64, path: Vec<Digest>) -> Result<Self, TreeError> {
        if size > MOST_LEAVES {
            return Err(TreeError::TooLarge { size, most: MOST_LEAVES });
        }
        if index >= size {
            return Err(TreeError::NoSuchLeaf { index, size });
        }
        short(&path)?;
        Ok(Self { index, size, path })
    }

    /// The index of the leaf, counted from nought.
    #[must_use]
    pub const fn index(&self) -> u64 {
        self.index
    }

    /// How many leaves the tree has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// The digests beside the way to the root, from the leaf's sibling up.
    #[must_use]
    pub fn path(&self) -> &[Digest] {
        &self.path
    }

    /// Whether this leaf is in the tree with this head (RFC 9162, 2.1.3.2).
    ///
    /// The head is that of a checkpoint whose signatures were verified: a path proves no size by itself.
    ///
    /// # Errors
    ///
    /// An [`InclusionError`] that says what is wrong.
    pub fn verify(&self, leaf: &Digest, head: &TreeHead) -> Result<(), InclusionError> {
        let Self { index, size, path } = self;
        if *size != head.size {
            return Err(InclusionError::SizeDiffers { proof: *size, head: head.size });
        }
        let (mut node, mut last) = (*index, size.saturating_sub(1));
        let mut root = *leaf;
        for beside in path {
            if last == 0 {
                return Err(InclusionError::PathTooLong { length: path.len() });
            }
            if node & 1 == 1 || node == last {
                root = node_digest(beside, &root);
                // A node without a sibling is its own parent.
                let alone = node.trailing_zeros();
                (node, last) = (node >> alone, last >> alone);
            } else {
                root = node_digest(&root, beside);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        if last > 0 {
            return Err(InclusionError::PathTooShort { length: path.len() });
        }
        if root != head.root {
            return Err(InclusionError::RootDiffers { found: root, head: head.root });
        }
        Ok(())
    }
}

/// The proof that a tree goes on from an older one: nothing that was in it is changed, moved or gone.
///
/// It proves nothing to go on from a tree without leaves, and is refused: a first checkpoint is taken as it stands.
///
/// ```
/// use mangfold::audit::{leaf_digest, ConsistencyError, MerkleTree};
///
/// let leaves = [b"a", b"b", b"c"].map(|entry| leaf_digest(entry));
/// let (old, new) = (MerkleTree::from_leaves([leaves[0], leaves[1]]), MerkleTree::from_leaves(leaves));
/// let proof = new.consistency(2, 3)?;
/// assert_eq!(proof.verify(&old.head(), &new.head()), Ok(()));
/// let other = MerkleTree::from_leaves([leaves[1], leaves[0]]);
/// assert!(proof.verify(&other.head(), &new.head()).is_err());
/// assert!(new.consistency(0, 3).is_err());
/// # Ok::<(), mangfold::audit::TreeError>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(try_from = "ConsistencyFields", into = "ConsistencyFields")]
pub struct ConsistencyProof {
    old_size: u64,
    new_size: u64,
    path: Vec<Digest>,
}

impl ConsistencyProof {
    /// A proof made elsewhere.
    ///
    /// # Errors
    ///
    /// [`TreeError::TooLarge`], [`TreeError::Shrunk`], [`TreeError::FromNothing`] or [`TreeError::PathTooLong`].
    pub fn new(old_size: u64, new_size: u64, path: Vec<Digest>) -> Result<Self, TreeError> {
        grown(old_size, new_size)?;
        short(&path)?;
        Ok(Self { old_size, new_size, path })
    }

    /// How many leaves the old tree has.
    #[must_use]
    pub const fn old_size(&self) -> u64 {
        self.old_size
    }

    /// How many leaves the new tree has.
    #[must_use]
    pub const fn new_size(&self) -> u64 {
        self.new_size
    }

    /// The digests that both roots are made from, and those that are in the new one only.
    #[must_use]
    pub fn path(&self) -> &[Digest] {
        &self.path
    }

    /// Whether the tree with the new head goes on from the one with the old (RFC 9162, 2.1.4.2).
    ///
    /// Both heads are those of checkpoints whose signatures were verified: a path proves no size by itself. A tree goes on
    /// from itself by an empty path.
    ///
    /// # Errors
    ///
    /// A [`ConsistencyError`] that says what is wrong. Where the old size is a power of two, its root is what the new root is
    /// made from, and a wrong old root shows as a wrong new one.
    pub fn verify(&self, old: &TreeHead, new: &TreeHead) -> Result<(), ConsistencyError> {
        let Self { old_size, new_size, path } = self;
        if *old_size != old.size {
            return Err(ConsistencyError::OldSizeDiffers { proof: *old_size, head: old.size });
        }
        if *new_size != new.size {
            return Err(ConsistencyError::NewSizeDiffers { proof: *new_size, head: new.size });
        }
        let length = path.len();
        if old_size == new_size {
            return match (length, old.root == new.root) {
                (0, true) => Ok(()),
                (0, false) => Err(ConsistencyError::NewRootDiffers { found: old.root, head: new.root }),
                _ => Err(ConsistencyError::PathTooLong { length }),
            };
        }
        let (mut node, mut last) = (old_size.saturating_sub(1), new_size.saturating_sub(1));
        let whole = node.trailing_ones();
        (node, last) = (node >> whole, last >> whole);
        let mut rest = path.iter();
        let begins = if old_size.is_power_of_two() { Some(&old.root) } else { rest.next() };
        let Some(begins) = begins else {
            return Err(ConsistencyError::PathTooShort { length });
        };
        let (mut old_root, mut new_root) = (*begins, *begins);
        for beside in rest {
            if last == 0 {
                return Err(ConsistencyError::PathTooLong { length });
            }
            if node & 1 == 1 || node == last {
                old_root = node_digest(beside, &old_root);
                new_root = node_digest(beside, &new_root);
                let alone = node.trailing_zeros();
                (node, last) = (node >> alone, last >> alone);
            } else {
                new_root = node_digest(&new_root, beside);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        if last > 0 {
            return Err(ConsistencyError::PathTooShort { length });
        }
        match (old_root == old.root, new_root == new.root) {
            (true, true) => Ok(()),
            (true, false) => Err(ConsistencyError::NewRootDiffers { found: new_root, head: new.root }),
            (false, true) => Err(ConsistencyError::OldRootDiffers { found: old_root, head: old.root }),
            (false, false) => Err(ConsistencyError::BothRootsDiffer),
        }
    }
}

/// Why a tree, its head or a proof cannot be.
///
/// ```
/// use mangfold::audit::MerkleTree;
///
/// let error = MerkleTree::default().inclusion(0, 1).unwrap_err();
/// assert_eq!(error.to_string(), "size: 1, the tree has 0 leaves");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TreeError {
    /// More leaves than a tree may have.
    #[error("size: {size} leaves, at most {most} are allowed")]
    TooLarge {
        /// How many.
        size: u64,
        /// How many are allowed.
        most: u64,
    },
    /// A tree without leaves has a root that is not the digest of nothing.
    #[error("root: {root}, though there are no leaves")]
    RootOfNothing {
        /// The root given.
        root: Digest,
    },
    /// More or fewer subtrees than a tree of this size has.
    #[error("peaks: {found}, a tree of {size} leaves has {wanted}")]
    WrongPeaks {
        /// How many leaves.
        size: u64,
        /// How many subtrees were given.
        found: usize,
        /// How many there are.
        wanted: u32,
    },
    /// The tree never had so many leaves.
    #[error("size: {size}, the tree has {most} leaves")]
    NoSuchSize {
        /// How many leaves were asked for.
        size: u64,
        /// How many there are.
        most: u64,
    },
    /// No leaf of the tree has this index.
    #[error("index: {index}, there are {size} leaves, counted from 0")]
    NoSuchLeaf {
        /// The index.
        index: u64,
        /// How many leaves there are.
        size: u64,
    },
    /// The new tree is smaller than the old one.
    #[error("sizes: {new_size} leaves cannot go on from {old_size}")]
    Shrunk {
        /// How many leaves the old tree has.
        old_size: u64,
        /// How many leaves the new tree has.
        new_size: u64,
    },
    /// A proof from a tree without leaves would prove nothing.
    #[error("old_size: 0, and everything goes on from nothing")]
    FromNothing,
    /// A path longer than that of the largest tree.
    #[error("path: {length} digests, at most {most} are allowed")]
    PathTooLong {
        /// How many digests.
        length: usize,
        /// How many are allowed.
        most: usize,
    },
}

impl TreeError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "tree_too_large",
            Self::RootOfNothing { .. } => "tree_root_of_nothing",
            Self::WrongPeaks { .. } => "tree_wrong_peaks",
            Self::NoSuchSize { .. } => "tree_no_such_size",
            Self::NoSuchLeaf { .. } => "tree_no_such_leaf",
            Self::Shrunk { .. } => "tree_shrunk",
            Self::FromNothing => "tree_from_nothing",
            Self::PathTooLong { .. } => "tree_path_too_long",
        }
    }
}

/// Why a proof does not show that a leaf is in a tree.
///
/// ```
/// use mangfold::audit::{leaf_digest, InclusionProof, MerkleTree};
///
/// let (leaf, proof) = (leaf_digest(b"a"), InclusionProof::new(0, 2, vec![])?);
/// let refused = proof.verify(&leaf, &MerkleTree::from_leaves([leaf, leaf]).head()).unwrap_err();
/// assert_eq!(refused.code(), "inclusion_path_too_short");
/// # Ok::<(), mangfold::audit::TreeError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum InclusionError {
    /// The proof is for a tree of another size.
    #[error("the proof is for {proof} leaves, the tree has {head}")]
    SizeDiffers {
        /// How many leaves the proof is for.
        proof: u64,
        /// How many the tree has.
        head: u64,
    },
    /// The path ends before the root.
    #[error("the path of {length} digests ends before the root")]
    PathTooShort {
        /// How many digests.
        length: usize,
    },
    /// The path goes on beyond the root.
    #[error("the path of {length} digests goes on beyond the root")]
    PathTooLong {
        /// How many digests.
        length: usize,
    },
    /// The path leads to another root: another leaf, another place, or a proof of another tree.
    #[error("the path leads to the root {found}, the tree has {head}")]
    RootDiffers {
        /// The root the path leads to.
        found: Digest,
        /// The root of the tree.
        head: Digest,
    },
}

impl InclusionError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SizeDiffers { .. } => "inclusion_size_differs",
            Self::PathTooShort { .. } => "inclusion_path_too_short",
            Self::PathTooLong { .. } => "inclusion_path_too_long",
            Self::RootDiffers { .. } => "inclusion_root_differs",
        }
    }
}

/// Why a proof does not show that a tree goes on from an older one.
///
/// ```
/// use mangfold::audit::{leaf_digest, MerkleTree};
///
/// let [one, other] = [b"a", b"b"].map(|entry| MerkleTree::from_leaves([leaf_digest(entry)]));
/// let refused = one.consistency(1, 1)?.verify(&one.head(), &other.head()).unwrap_err();
/// assert_eq!(refused.code(), "consistency_new_root_differs");
/// # Ok::<(), mangfold::audit::TreeError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ConsistencyError {
    /// The proof goes on from a tree of another size.
    #[error("the proof goes on from {proof} leaves, the old tree has {head}")]
    OldSizeDiffers {
        /// How many leaves the proof goes on from.
        proof: u64,
        /// How many the old tree has.
        head: u64,
    },
    /// The proof leads to a tree of another size.
    #[error("the proof leads to {proof} leaves, the new tree has {head}")]
    NewSizeDiffers {
        /// How many leaves the proof leads to.
        proof: u64,
        /// How many the new tree has.
        head: u64,
    },
    /// The path ends before the roots.
    #[error("the path of {length} digests ends before the roots")]
    PathTooShort {
        /// How many digests.
        length: usize,
    },
    /// The path goes on beyond the roots.
    #[error("the path of {length} digests goes on beyond the roots")]
    PathTooLong {
        /// How many digests.
        length: usize,
    },
    /// The path leads to the new root, but to another old one.
    #[error("the path leads to the old root {found}, the old tree has {head}")]
    OldRootDiffers {
        /// The root the path leads to.
        found: Digest,
        /// The root of the old tree.
        head: Digest,
    },
    /// The path leads to the old root, but to another new one.
    #[error("the path leads to the new root {found}, the new tree has {head}")]
    NewRootDiffers {
        /// The root the path leads to.
        found: Digest,
        /// The root of the new tree.
        head: Digest,
    },
    /// The path leads to two other roots.
    #[error("the path leads to neither the old root nor the new")]
    BothRootsDiffer,
}

impl ConsistencyError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OldSizeDiffers { .. } => "consistency_old_size_differs",
            Self::NewSizeDiffers { .. } => "consistency_new_size_differs",
            Self::PathTooShort { .. } => "consistency_path_too_short",
            Self::PathTooLong { .. } => "consistency_path_too_long",
            Self::OldRootDiffers { .. } => "consistency_old_root_differs",
            Self::NewRootDiffers { .. } => "consistency_new_root_differs",
            Self::BothRootsDiffer => "consistency_both_roots_differ",
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the head of a tree")]
struct HeadFields {
    size: u64,
    root: Digest,
}

impl TryFrom<HeadFields> for TreeHead {
    type Error = TreeError;

    fn try_from(f: HeadFields) -> Result<Self, TreeError> {
        Self::new(f.size, f.root)
    }
}

impl From<TreeHead> for HeadFields {
    fn from(head: TreeHead) -> Self {
        Self { size: head.size, root: head.root }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "the size and peaks of a log")]
struct FrontierFields {
    size: u64,
    peaks: Vec<Digest>,
}

impl TryFrom<FrontierFields> for Frontier {
    type Error = TreeError;

    fn try_from(f: FrontierFields) -> Result<Self, TreeError> {
        let FrontierFields { size, peaks } = f;
        if size > MOST_LEAVES {
            return Err(TreeError::TooLarge { size, most: MOST_LEAVES });
        }
        let wanted = size.count_ones();
        if u32::try_from(peaks.len()) != Ok(wanted) {
            return Err(TreeError::WrongPeaks { size, found: peaks.len(), wanted });
        }
        Ok(Self { size, peaks })
    }
}

impl From<Frontier> for FrontierFields {
    fn from(frontier: Frontier) -> Self {
        Self { size: frontier.size, peaks: frontier.peaks }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a proof that a leaf is in a tree")]
struct InclusionFields {
    index: u64,
    size: u64,
    path: Vec<Digest>,
}

impl TryFrom<InclusionFields> for InclusionProof {
    type Error = TreeError;

    fn try_from(f: InclusionFields) -> Result<Self, TreeError> {
        Self::new(f.index, f.size, f.path)
    }
}

impl From<InclusionProof> for InclusionFields {
    fn from(proof: InclusionProof) -> Self {
        Self { index: proof.index, size: proof.size, path: proof.path }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a proof that a tree goes on from an older one")]
struct ConsistencyFields {
    old_size: u64,
    new_size: u64,
    path: Vec<Digest>,
}

impl TryFrom<ConsistencyFields> for ConsistencyProof {
    type Error = TreeError;

    fn try_from(f: ConsistencyFields) -> Result<Self, TreeError> {
        Self::new(f.old_size, f.new_size, f.path)
    }
}

impl From<ConsistencyProof> for ConsistencyFields {
    fn from(proof: ConsistencyProof) -> Self {
        Self { old_size: proof.old_size, new_size: proof.new_size, path: proof.path }
    }
}
