//! The tree of a log: published vectors, an oracle written straight from RFC 6962, another implementation, and changes of
//! every kind, all of which are found.
#![cfg(feature = "audit")]
#![expect(clippy::unwrap_used, reason = "helpers of tests, which want to fail where the mistake is")]

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use mangfold::audit::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The largest tree there may be.
const MOST: u64 = (1 << 53) - 1;

/// MTH of RFC 6962, 2.1.
fn root(leaves: &[Digest]) -> Digest {
    match leaves {
        [] => Digest::from_bytes(Sha256::digest([]).into()),
        [leaf] => *leaf,
        _ => {
            let (left, right) = leaves.split_at(split(leaves.len()));
            let bytes = [&[1][..], root(left).as_bytes(), root(right).as_bytes()].concat();
            Digest::from_bytes(Sha256::digest(bytes).into())
        }
    }
}

/// PATH of RFC 6962, 2.1.1.
fn path(index: usize, leaves: &[Digest]) -> Vec<Digest> {
    if leaves.len() == 1 {
        return vec![];
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut path, beside) = if index < left.len() {
        (path(index, left), root(right))
    } else {
        (path(index - left.len(), right), root(left))
    };
    path.push(beside);
    path
}

/// SUBPROOF of RFC 6962, 2.1.2.
fn subproof(old: usize, leaves: &[Digest], whole: bool) -> Vec<Digest> {
    if old == leaves.len() {
        return if whole { vec![] } else { vec![root(leaves)] };
    }
    let (left, right) = leaves.split_at(split(leaves.len()));
    let (mut path, beside) = if old <= left.len() {
        (subproof(old, left, whole), root(right))
    } else {
        (subproof(old - left.len(), right, false), root(left))
    };
    path.push(beside);
    path
}

/// The largest power of two below.
fn split(length: usize) -> usize {
    (0..63).map(|power| 1 << power).take_while(|half| *half < length).last().unwrap()
}

fn entry(number: usize) -> Vec<u8> {
    format!("entry {number}").into_bytes()
}

fn leaves(count: usize) -> Vec<Digest> {
    (0..count).map(|number| leaf_digest(&entry(number))).collect()
}

fn size(count: usize) -> u64 {
    count.try_into().unwrap()
}

fn vectors(text: &str) -> Vec<Value> {
    serde_json::from_str(text).unwrap()
}

fn unbase64(text: &str) -> Vec<u8> {
    let signs = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let bits = text.bytes().filter_map(|sign| signs.iter().position(|other| *other == sign));
    let bits: Vec<usize> = bits.flat_map(|six| (0..6).rev().map(move |bit| six >> bit & 1)).collect();
    let byte = |bits: &[usize]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::try_from(*bit).unwrap());
    bits.chunks_exact(8).map(byte).collect()
}

/// What is no digest cannot be put into a proof at all.
fn digest(value: &Value) -> Option<Digest> {
    unbase64(value.as_str()?).try_into().ok().map(Digest::from_bytes)
}

fn digests(value: &Value) -> Option<Vec<Digest>> {
    value.as_array().map_or(Some(vec![]), |list| list.iter().map(digest).collect())
}

#[test]
fn the_published_roots_and_nodes_are_ours() {
    let known: Value = serde_json::from_str(include_str!("vectors/rfc6962_roots.json")).unwrap();
    let unhex = |text: &str| -> Vec<u8> {
        let pair = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..text.len()).step_by(2).map(pair).collect()
    };
    let entries: Vec<Vec<u8>> =
        known["leaves"].as_array().unwrap().iter().map(|leaf| unhex(leaf.as_str().unwrap())).collect();
    let leaves: Vec<Digest> = entries.iter().map(|entry| leaf_digest(entry)).collect();
    for row in known["roots"].as_array().unwrap() {
        let size = usize::try_from(row["size"].as_u64().unwrap()).unwrap();
        let mut log = Frontier::new();
        for leaf in &leaves[..size] {
            log.push(*leaf).unwrap();
        }
        let expected = row["root"].as_str().unwrap();
        assert_eq!(log.root().to_string(), expected, "{size} leaves");
        assert_eq!(MerkleTree::from_leaves(leaves[..size].to_vec()).root().to_string(), expected);
    }
    for (level, nodes) in known["nodes"].as_array().unwrap().iter().enumerate() {
        for (place, node) in nodes.as_array().unwrap().iter().enumerate() {
            let below = leaves.chunks(1 << level).nth(place).unwrap();
            assert_eq!(root(below).to_string(), node.as_str().unwrap());
        }
    }
}

#[test]
fn the_published_proofs_of_inclusion_verify_and_what_is_wrong_with_the_others_is_found() {
    let (mut right, mut wrong) = (0, 0);
    for case in vectors(include_str!("vectors/rfc6962_inclusion.json")) {
        let verified = || {
            let (index, size) = (case["leafIdx"].as_u64()?, case["treeSize"].as_u64()?);
            let proof = InclusionProof::new(index, size, digests(&case["proof"])?).ok()?;
            let head = TreeHead::new(size, digest(&case["root"])?).ok()?;
            proof.verify(&digest(&case["leafHash"])?, &head).ok()
        };
        let refused = case["wantErr"].as_bool().unwrap();
        assert_eq!(verified().is_none(), refused, "{}: {}", case["name"], case["desc"]);
        if refused { wrong += 1 } else { right += 1 }
    }
    assert!(right >= 5 && wrong >= 90, "{right} right, {wrong} wrong");
}

#[test]
fn the_published_proofs_of_consistency_verify_and_what_is_wrong_with_the_others_is_found() {
    let (mut right, mut wrong) = (0, 0);
    for case in vectors(include_str!("vectors/rfc6962_consistency.json")) {
        let verified = || {
            let (old, new) = (case["size1"].as_u64()?, case["size2"].as_u64()?);
            let proof = ConsistencyProof::new(old, new, digests(&case["proof"])?).ok()?;
            let old = TreeHead::new(old, digest(&case["root1"])?).ok()?;
            proof.verify(&old, &TreeHead::new(new, digest(&case["root2"])?).ok()?).ok()
        };
        let refused = case["wantErr"].as_bool().unwrap();
        if !refused && digest(&case["root1"]).is_none() {
            // Equal roots of twelve bytes, which cannot be asked about here.
            continue;
        }
        assert_eq!(verified().is_none(), refused, "{}: {}", case["name"], case["desc"]);
        if refused { wrong += 1 } else { right += 1 }
    }
    assert!(right >= 4 && wrong >= 85, "{right} right, {wrong} wrong");
}

#[test]
fn roots_and_paths_are_those_of_the_definition_for_every_small_tree() {
    let all = leaves(67);
    let (tree, mut grown, mut log) =
        (MerkleTree::from_leaves(all.clone()), MerkleTree::default(), Frontier::new());
    assert_eq!(tree.consistency(0, 67).unwrap_err().code(), "tree_from_nothing");
    for new in 0..=all.len() {
        let first = &all[..new];
        let expected = root(first);
        assert_eq!(tree.root_at(size(new)), Ok(expected));
        assert_eq!(
            (log.root(), log.size(), grown.root(), grown.size()),
            (expected, size(new), expected, size(new))
        );
        assert_eq!(grown, MerkleTree::from_leaves(first.to_vec()));
        let head = TreeHead::new(size(new), expected).unwrap();
        assert_eq!((head, head), (log.head(), grown.head()));
        for (index, leaf) in first.iter().enumerate() {
            let proof = tree.inclusion(size(index), size(new)).unwrap();
            assert_eq!(proof.path(), path(index, first));
            assert_eq!(proof.verify(leaf, &head), Ok(()));
        }
        for old in 1..=new {
            let proof = tree.consistency(size(old), size(new)).unwrap();
            assert_eq!(proof.path(), subproof(old, first, true));
            let before = TreeHead::new(size(old), root(&all[..old])).unwrap();
            assert_eq!(proof.verify(&before, &head), Ok(()));
        }
        if let Some(next) = all.get(new) {
            assert_eq!((log.push(*next), grown.push(*next)), (Ok(size(new)), size(new)));
        }
    }
}

#[test]
fn an_inner_node_is_no_leaf_and_a_leaf_no_inner_node() {
    let all = leaves(4);
    let tree = MerkleTree::from_leaves(all.clone());
    let inner = node_digest(&all[0], &all[1]);
    let pair = node_digest(&all[2], &all[3]);
    let bytes = [all[0].as_bytes().as_slice(), all[1].as_bytes()].concat();
    assert_ne!(leaf_digest(&bytes), inner);
    // As a tree of two entries it has the same root: the size comes from the checkpoint, and is another.
    let proof = InclusionProof::new(0, 2, vec![pair]).unwrap();
    assert_eq!(proof.verify(&inner, &tree.head()).unwrap_err().code(), "inclusion_size_differs");
    let proof = InclusionProof::new(0, 4, vec![pair]).unwrap();
    assert_eq!(proof.verify(&inner, &tree.head()).unwrap_err().code(), "inclusion_path_too_short");
    let proof = tree.inclusion(0, 4).unwrap();
    assert_eq!(
        proof.verify(&leaf_digest(&bytes), &tree.head()).unwrap_err().code(),
        "inclusion_root_differs"
    );
}

#[test]
fn sizes_and_paths_that_cannot_be_are_refused_and_never_followed() {
    let (leaf, far) = (leaf_digest(b"x"), u64::MAX);
    let long = |length| vec![leaf; length];
    let code = |refused: Result<InclusionProof, TreeError>| refused.unwrap_err().code();
    assert_eq!(code(InclusionProof::new(0, far, vec![])), "tree_too_large");
    assert_eq!(code(InclusionProof::new(far, 5, vec![])), "tree_no_such_leaf");
    assert_eq!(code(InclusionProof::new(0, 0, vec![])), "tree_no_such_leaf");
    assert_eq!(code(InclusionProof::new(0, 5, long(100_000))), "tree_path_too_long");
    let code = |refused: Result<ConsistencyProof, TreeError>| refused.unwrap_err().code();
    assert_eq!(code(ConsistencyProof::new(1, far, vec![])), "tree_too_large");
    assert_eq!(code(ConsistencyProof::new(far, 1, vec![])), "tree_shrunk");
    assert_eq!(code(ConsistencyProof::new(0, 1, vec![])), "tree_from_nothing");
    assert_eq!(code(ConsistencyProof::new(1, 5, long(100_000))), "tree_path_too_long");
    assert_eq!(TreeHead::new(far, leaf).unwrap_err().code(), "tree_too_large");
    assert_eq!(TreeHead::new(0, leaf).unwrap_err().code(), "tree_root_of_nothing");
    let head = TreeHead::new(MOST, leaf).unwrap();
    for index in [0, 1, MOST / 2, MOST - 2, MOST - 1] {
        for length in 0..=54 {
            let proof = InclusionProof::new(index, MOST, long(length)).unwrap();
            assert!(proof.verify(&leaf, &head).is_err());
            let old = TreeHead::new(index + 1, leaf).unwrap();
            let proof = ConsistencyProof::new(index + 1, MOST, long(length)).unwrap();
            assert_eq!(proof.verify(&old, &head).is_ok(), index == MOST - 1 && length == 0);
        }
    }
    let tree = MerkleTree::from_leaves(leaves(3));
    for (index, size) in [(0, 4), (3, 3), (far, 3), (0, far), (0, 0), (far, far)] {
        assert!(tree.inclusion(index, size).is_err());
    }
    for (old, new) in [(0, 3), (0, 0), (2, 1), (1, 4), (1, far), (far, far), (4, 4)] {
        assert!(tree.consistency(old, new).is_err());
    }
    assert_eq!(tree.root_at(4).unwrap_err().code(), "tree_no_such_size");
    assert!(tree.root_at(far).is_err());
}

#[test]
fn a_full_log_takes_no_more_and_a_stored_one_has_a_root_for_each_of_its_subtrees() {
    let read = |size: u64, peaks: usize| {
        serde_json::from_value::<Frontier>(json!({"size": size, "peaks": vec![leaf_digest(b"x"); peaks]}))
    };
    assert_eq!(read(MOST, 53).unwrap().push(leaf_digest(b"y")).unwrap_err().code(), "tree_too_large");
    let mut last = read(MOST - 1, 52).unwrap();
    assert_eq!(last.push(leaf_digest(b"y")), Ok(MOST - 1));
    for (size, peaks) in [(MOST, 52), (MOST + 1, 1), (u64::MAX, 64), (0, 1), (5, 1), (5, 3), (1, 0)] {
        assert!(read(size, peaks).is_err(), "{peaks} peaks for {size} leaves");
    }
    assert_eq!(read(0, 0).unwrap(), Frontier::new());
}

#[test]
fn the_error_says_which_root_is_the_wrong_one() {
    let all = leaves(7);
    let tree = MerkleTree::from_leaves(all.clone());
    let head = |count: usize| TreeHead::new(size(count), root(&all[..count])).unwrap();
    let other = |count: usize| TreeHead::new(size(count), leaf_digest(b"other")).unwrap();
    let code = |old: usize, before, after| {
        tree.consistency(size(old), 7).unwrap().verify(&before, &after).unwrap_err().code()
    };
    assert_eq!(code(3, other(3), head(7)), "consistency_old_root_differs");
    assert_eq!(code(3, head(3), other(7)), "consistency_new_root_differs");
    assert_eq!(code(3, other(3), other(7)), "consistency_both_roots_differ");
    // Here the old root is part of the way to the new one.
    assert_eq!(code(4, other(4), head(7)), "consistency_new_root_differs");
    assert_eq!(code(7, other(7), head(7)), "consistency_new_root_differs");
    assert_eq!(code(3, head(4), head(7)), "consistency_old_size_differs");
    assert_eq!(code(3, head(3), head(6)), "consistency_new_size_differs");
}

#[test]
fn proofs_and_heads_survive_being_stored_and_are_read_through_the_door() {
    let tree = MerkleTree::from_leaves(leaves(6));
    let (inclusion, consistency) = (tree.inclusion(4, 6).unwrap(), tree.consistency(3, 6).unwrap());
    let stored = serde_json::to_value((&inclusion, &consistency, tree.head())).unwrap();
    assert_eq!(serde_json::from_value::<(_, _, _)>(stored).ok(), Some((inclusion, consistency, tree.head())));
    for wrong in [
        json!({"index": 6, "size": 6, "path": []}),
        json!({"index": 0, "size": u64::MAX, "path": []}),
        json!({"index": 0, "size": 6, "path": [], "root": ""}),
        json!({"index": -1, "size": 6, "path": []}),
        json!({"index": 0, "size": 6, "path": ["ab"]}),
    ] {
        assert!(serde_json::from_value::<InclusionProof>(wrong).is_err());
    }
    assert!(
        serde_json::from_value::<ConsistencyProof>(json!({"old_size": 0, "new_size": 1, "path": []}))
            .is_err()
    );
    assert!(serde_json::from_value::<TreeHead>(json!({"size": 0, "root": leaf_digest(b"")})).is_err());
}

/// A digest with one bit turned.
fn turned(digest: &Digest, bit: usize) -> Digest {
    let mut bytes = *digest.as_bytes();
    *bytes.get_mut(bit / 8).unwrap() ^= 1 << (bit % 8);
    Digest::from_bytes(bytes)
}

#[test]
fn every_bit_of_a_proof_counts() {
    let all = leaves(13);
    let tree = MerkleTree::from_leaves(all.clone());
    let head = tree.head();
    for (index, leaf) in all.iter().enumerate() {
        let proof = tree.inclusion(size(index), 13).unwrap();
        for bit in 0..256 {
            assert!(proof.verify(&turned(leaf, bit), &head).is_err());
            assert!(proof.verify(leaf, &TreeHead::new(13, turned(&head.root(), bit)).unwrap()).is_err());
            for place in 0..proof.path().len() {
                let mut path = proof.path().to_vec();
                path[place] = turned(&path[place], bit);
                let proof = InclusionProof::new(size(index), 13, path).unwrap();
                assert_eq!(proof.verify(leaf, &head).unwrap_err().code(), "inclusion_root_differs");
            }
        }
        for bit in 0..64 {
            let (elsewhere, larger) = (size(index) ^ (1 << bit), tree.size() ^ (1 << bit));
            let moved = InclusionProof::new(elsewhere, 13, proof.path().to_vec());
            assert!(moved.is_err() || moved.unwrap().verify(leaf, &head).is_err());
            let grown = InclusionProof::new(size(index), larger, proof.path().to_vec());
            assert!(grown.is_err() || grown.unwrap().verify(leaf, &head).is_err());
        }
    }
    for old in 1..13 {
        let proof = tree.consistency(size(old), 13).unwrap();
        let before = TreeHead::new(size(old), root(&all[..old])).unwrap();
        for bit in 0..256 {
            let elsewhere = TreeHead::new(size(old), turned(&before.root(), bit)).unwrap();
            assert!(proof.verify(&elsewhere, &head).is_err());
            let elsewhere = TreeHead::new(13, turned(&head.root(), bit)).unwrap();
            assert!(proof.verify(&before, &elsewhere).is_err());
            for place in 0..proof.path().len() {
                let mut path = proof.path().to_vec();
                path[place] = turned(&path[place], bit);
                assert!(ConsistencyProof::new(size(old), 13, path).unwrap().verify(&before, &head).is_err());
            }
        }
    }
}

/// A change that no honest log makes to what it holds.
#[derive(Clone, Copy, Debug)]
enum Change {
    Swap,
    Drop,
    Repeat,
    Replace,
    Move,
    Splice,
}

fn changed(all: &[Digest], change: Change, at: usize, to: usize) -> Vec<Digest> {
    let mut all = all.to_vec();
    let (at, to) = (at % all.len(), to % all.len());
    match change {
        Change::Swap => all.swap(at, to),
        Change::Drop => drop(all.remove(at)),
        Change::Repeat => {
            let leaf = all.remove(at);
            all.insert(at, leaf);
            all.insert(to, leaf);
        }
        Change::Replace => drop(std::mem::replace(all.get_mut(at).unwrap(), leaf_digest(b"another"))),
        Change::Move => {
            let leaf = all.remove(at);
            all.insert(to, leaf);
        }
        Change::Splice => all.splice(at..at, [leaf_digest(b"more"), leaf_digest(b"and more")]).for_each(drop),
    }
    all
}

fn change() -> impl Strategy<Value = Change> {
    use Change::*;
    prop_oneof![Just(Swap), Just(Drop), Just(Repeat), Just(Replace), Just(Move), Just(Splice)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn another_implementation_has_the_same_roots_and_paths(count in 1..400_usize, places in prop::collection::vec(any::<prop::sample::Index>(), 6)) {
        let all = leaves(count);
        let tree = MerkleTree::from_leaves(all.clone());
        let mut theirs = MemoryBackedTree::<Sha256, Vec<u8>>::new();
        (0..count).for_each(|number| theirs.push(entry(number)));
        let (our_root, their_root) = (tree.root(), theirs.root());
        prop_assert_eq!(our_root.as_bytes().as_slice(), their_root.as_bytes().as_slice());
        let bytes = |path: &[Digest]| path.iter().flat_map(|digest| *digest.as_bytes()).collect::<Vec<u8>>();
        for place in places {
            let index = place.index(count);
            let proof = tree.inclusion(size(index), size(count)).unwrap();
            let their_proof = theirs.prove_inclusion(index);
            prop_assert_eq!(bytes(proof.path()), their_proof.as_bytes());
            prop_assert_eq!(proof.verify(&all[index], &tree.head()), Ok(()));
            let old = index + 1;
            let proof = tree.consistency(size(old), size(count)).unwrap();
            if old < count {
                let their_proof = theirs.prove_consistency(count - old);
                prop_assert_eq!(bytes(proof.path()), their_proof.as_bytes());
            }
            let before = TreeHead::new(size(old), tree.root_at(size(old)).unwrap()).unwrap();
            prop_assert_eq!(proof.verify(&before, &tree.head()), Ok(()));
        }
    }

    #[test]
    fn no_change_of_what_is_logged_goes_unseen(
        count in 1..60_usize, more in 0..20_usize, change in change(), at in any::<usize>(), to in any::<usize>(),
    ) {
        let all = leaves(count + more);
        let (old, honest) = (MerkleTree::from_leaves(all[..count].to_vec()), MerkleTree::from_leaves(all.clone()));
        // The log changes what it has shown, and then goes on.
        let other = [&changed(&all[..count], change, at, to), &all[count..]].concat();
        prop_assume!(other != all);
        let forged = MerkleTree::from_leaves(other.clone());
        prop_assert_ne!(forged.head(), honest.head());
        // Dropping the last leaf leaves a log that the old one goes on from; every other one needs a proof it cannot have.
        if forged.size() >= old.size() && other[..count] != all[..count] {
            for tree in [&forged, &honest].into_iter().filter(|tree| tree.size() >= forged.size()) {
                let proof = tree.consistency(size(count), forged.size()).unwrap();
                prop_assert!(proof.verify(&old.head(), &forged.head()).is_err());
            }
        } else if forged.size() < old.size() {
            prop_assert!(forged.consistency(old.size(), forged.size()).is_err());
        }
    }

    #[test]
    fn a_path_of_any_other_length_is_refused(
        count in 1..200_usize, place in any::<prop::sample::Index>(), length in 0..54_usize,
    ) {
        let tree = MerkleTree::from_leaves(leaves(count));
        let index = place.index(count);
        let whole = tree.inclusion(size(index), size(count)).unwrap();
        let fill = |path: &[Digest]| {
            path.iter().copied().chain(std::iter::repeat(leaf_digest(b"more"))).take(length).collect::<Vec<_>>()
        };
        let proof = InclusionProof::new(size(index), size(count), fill(whole.path())).unwrap();
        let verdict = proof.verify(&leaf_digest(&entry(index)), &tree.head()).map_err(|error| error.code());
        prop_assert_eq!(verdict, match length.cmp(&whole.path().len()) {
            std::cmp::Ordering::Less => Err("inclusion_path_too_short"),
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Greater => Err("inclusion_path_too_long"),
        });
        let old = TreeHead::new(size(index + 1), tree.root_at(size(index + 1)).unwrap()).unwrap();
        let whole = tree.consistency(old.size(), size(count)).unwrap();
        let proof = ConsistencyProof::new(old.size(), size(count), fill(whole.path())).unwrap();
        let verdict = proof.verify(&old, &tree.head()).map_err(|error| error.code());
        prop_assert_eq!(verdict, match length.cmp(&whole.path().len()) {
            std::cmp::Ordering::Less => Err("consistency_path_too_short"),
            std::cmp::Ordering::Equal => Ok(()),
            std::cmp::Ordering::Greater => Err("consistency_path_too_long"),
        });
    }
}
