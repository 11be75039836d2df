//! Every proof the tree gives verifies, and no proof with a bit changed does.
#![allow(
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use proptest::prelude::*;
use tlog::{
    FORMAT, Hash, Opening, Receipt, ReceiptEntry, ReceiptError, Signer, Tree, commitment,
    verify_consistency, verify_inclusion,
};

fn tree(size: u64) -> Tree {
    let mut tree = Tree::new();
    for leaf in 0..size {
        tree.append(&leaf.to_be_bytes());
    }
    tree
}

fn flip(hash: &Hash, bit: usize) -> Hash {
    let mut bytes = *hash.as_bytes();
    bytes[bit / 8] ^= 1 << (bit % 8);
    Hash::new(bytes)
}

#[test]
fn all_proofs_of_small_trees_verify() {
    let tree = tree(70);
    for size in 0..=70 {
        let root = tree.root_at(size).unwrap();
        for position in 0..size {
            let leaf = tree.leaf(position).unwrap();
            let proof = tree.inclusion(position, size).unwrap();
            assert_eq!(
                verify_inclusion(&leaf, position, size, &root, &proof),
                Ok(())
            );
            for other in (0..size).filter(|other| *other != position) {
                assert!(verify_inclusion(&leaf, other, size, &root, &proof).is_err());
            }
        }
        for old in 0..=size {
            let old_root = tree.root_at(old).unwrap();
            let proof = tree.consistency(old, size).unwrap();
            assert_eq!(
                verify_consistency((old, &old_root), (size, &root), &proof),
                Ok(())
            );
        }
    }
    assert_eq!(tree.root_at(71), None);
    assert_eq!(tree.inclusion(70, 70), None);
    assert_eq!(tree.consistency(3, 71), None);
}

#[test]
fn truncating_is_the_reverse_of_appending() {
    let full = tree(40);
    for size in 0..=40 {
        let mut cut = full.clone();
        cut.truncate(size);
        assert_eq!((cut.size(), Some(cut.root())), (size, full.root_at(size)));
        (size..40).for_each(|leaf| {
            cut.append(&leaf.to_be_bytes());
        });
        assert_eq!(cut.root(), full.root());
    }
}

proptest! {
    #[test]
    fn a_changed_inclusion_proof_fails(
        size in 1u64..2_000, at in any::<prop::sample::Index>(),
        step in any::<prop::sample::Index>(), bit in 0usize..256,
    ) {
        let tree = tree(size);
        let position = at.index(size as usize) as u64;
        let (leaf, root) = (tree.leaf(position).unwrap(), tree.root());
        let proof = tree.inclusion(position, size).unwrap();
        let check = |leaf: &Hash, root: &Hash, proof: &[Hash]| {
            verify_inclusion(leaf, position, size, root, proof)
        };
        prop_assert_eq!(check(&leaf, &root, &proof), Ok(()));
        prop_assert!(check(&flip(&leaf, bit), &root, &proof).is_err());
        prop_assert!(check(&leaf, &flip(&root, bit), &proof).is_err());
        for changed in changes(&proof, step, bit) {
            prop_assert!(check(&leaf, &root, &changed).is_err());
        }
    }

    #[test]
    fn a_changed_consistency_proof_fails(
        new in 2u64..2_000, at in any::<prop::sample::Index>(),
        step in any::<prop::sample::Index>(), bit in 0usize..256,
    ) {
        let tree = tree(new);
        let old = at.index(new as usize - 1) as u64 + 1;
        let (old_root, root) = (tree.root_at(old).unwrap(), tree.root());
        let proof = tree.consistency(old, new).unwrap();
        let check = |old_root: &Hash, root: &Hash, proof: &[Hash]| {
            verify_consistency((old, old_root), (new, root), proof)
        };
        prop_assert_eq!(check(&old_root, &root, &proof), Ok(()));
        prop_assert!(check(&flip(&old_root, bit), &root, &proof).is_err());
        prop_assert!(check(&old_root, &flip(&root, bit), &proof).is_err());
        for changed in changes(&proof, step, bit) {
            prop_assert!(check(&old_root, &root, &changed).is_err());
        }
    }
}

/// The proof with one bit flipped, one hash too many and, where it has any, one too few.
fn changes(proof: &[Hash], step: prop::sample::Index, bit: usize) -> Vec<Vec<Hash>> {
    let mut longer = proof.to_vec();
    longer.push(Hash::empty());
    let mut all = vec![longer];
    if !proof.is_empty() {
        let mut flipped = proof.to_vec();
        let at = step.index(proof.len());
        flipped[at] = flip(&flipped[at], bit);
        all.push(flipped);
        all.push(proof[1..].to_vec());
        all.push(proof[..proof.len() - 1].to_vec());
    }
    all
}

fn receipt() -> (Signer, Receipt) {
    let body = r#"["迟到的付款"]"#;
    let texts = hex::encode(commitment(&[9; 32], body.as_bytes()));
    let leaves = [
        r#"{"v":1}"#.to_owned(),
        format!(r#"{{"v":1,"texts":"{texts}"}}"#),
    ];
    let mut tree = Tree::new();
    for leaf in &leaves {
        tree.append(leaf.as_bytes());
    }
    let signer = Signer::new("example.org/record", &[3; 32]).unwrap();
    let opening = Opening {
        salt: hex::encode([9; 32]),
        body: body.to_owned(),
    };
    let entries = (0u64..).zip(leaves).map(|(position, leaf)| ReceiptEntry {
        position,
        leaf,
        proof: tree.inclusion(position, 2).unwrap(),
        opening: (position == 1).then(|| opening.clone()),
    });
    let receipt = Receipt {
        format: FORMAT.to_owned(),
        about: [("title".to_owned(), "付款".to_owned())].into(),
        entries: entries.collect(),
        checkpoint: signer.sign(2, tree.root()),
        verifier_key: signer.verifier().to_string(),
    };
    (signer, receipt)
}

#[test]
fn a_receipt_verifies_from_its_json_alone() {
    let (signer, receipt) = receipt();
    let json = serde_json::to_string(&receipt).unwrap();
    let read: Receipt = serde_json::from_str(&json).unwrap();
    assert_eq!(read.verify(None), Ok(()));
    assert_eq!(read.verify(Some(signer.verifier())), Ok(()));
    let other = Signer::new("example.org/record", &[4; 32]).unwrap();
    assert_eq!(
        read.verify(Some(other.verifier())),
        Err(ReceiptError::OtherKey)
    );
}

#[test]
fn a_changed_receipt_is_refused() {
    let (_, good) = receipt();
    let changes: [fn(&mut Receipt); 8] = [
        |r| r.format.push('0'),
        |r| r.entries.clear(),
        |r| r.entries[0].position = 1,
        |r| r.entries[1].leaf.push(' '),
        |r| r.entries.swap(0, 1),
        |r| r.entries[1].opening.as_mut().unwrap().body.push(' '),
        |r| r.entries[1].opening.as_mut().unwrap().salt = hex::encode([8; 32]),
        |r| r.entries[0].opening = r.entries[1].opening.clone(),
    ];
    for (number, change) in changes.iter().enumerate() {
        let mut bad = good.clone();
        change(&mut bad);
        // Order alone carries no meaning: every entry states its own position.
        assert_eq!(bad.verify(None).is_ok(), number == 4, "change {number}");
    }
}
