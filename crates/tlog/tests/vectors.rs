//! The eight leaves, roots and proofs of the Certificate Transparency reference implementation.
#![allow(
    clippy::as_conversions,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use tlog::{Hash, Tree, leaf_hash, verify_consistency, verify_inclusion};

const LEAVES: [&str; 8] = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
];

const ROOTS: [&str; 9] = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const N96A2: &str = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7";
const N5F08: &str = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e";
const N6B47: &str = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4";
const NBC1A: &str = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b";
const NCA85: &str = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0";
const ND37E: &str = "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7";
const N0EBC: &str = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a";
const NFAC5: &str = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";

fn hash(text: &str) -> Hash {
    Hash::try_from(hex::decode(text).unwrap().as_slice()).unwrap()
}

fn hashes(texts: &[&str]) -> Vec<Hash> {
    texts.iter().map(|text| hash(text)).collect()
}

fn tree() -> Tree {
    let mut tree = Tree::new();
    for leaf in LEAVES {
        tree.append(&hex::decode(leaf).unwrap());
    }
    tree
}

#[test]
fn roots_of_every_size() {
    let mut growing = Tree::new();
    let full = tree();
    assert_eq!(growing.root(), hash(ROOTS[0]));
    for (size, root) in (1..).zip(&ROOTS[1..]) {
        growing.append(&hex::decode(LEAVES[size - 1]).unwrap());
        assert_eq!(growing.root(), hash(root));
        assert_eq!(full.root_at(size as u64), Some(hash(root)));
    }
}

#[test]
fn inclusion_proofs() {
    // Position, size, proof.
    let vectors: [(u64, u64, &[&str]); 4] = [
        (0, 1, &[]),
        (0, 8, &[N96A2, N5F08, N6B47]),
        (5, 8, &[NBC1A, NCA85, ND37E]),
        (2, 3, &[NFAC5]),
    ];
    let tree = tree();
    for (position, size, proof) in vectors {
        let proof = hashes(proof);
        assert_eq!(
            tree.inclusion(position, size).unwrap(),
            proof,
            "{position} in {size}"
        );
        let leaf = leaf_hash(&hex::decode(LEAVES[position as usize]).unwrap());
        let root = hash(ROOTS[size as usize]);
        assert_eq!(
            verify_inclusion(&leaf, position, size, &root, &proof),
            Ok(())
        );
    }
}

#[test]
fn consistency_proofs() {
    let vectors: [(u64, u64, &[&str]); 4] = [
        (1, 1, &[]),
        (1, 8, &[N96A2, N5F08, N6B47]),
        (6, 8, &[N0EBC, NCA85, ND37E]),
        (2, 5, &[N5F08, NBC1A]),
    ];
    let tree = tree();
    for (old, new, proof) in vectors {
        let proof = hashes(proof);
        assert_eq!(tree.consistency(old, new).unwrap(), proof, "{old} in {new}");
        let roots = (hash(ROOTS[old as usize]), hash(ROOTS[new as usize]));
        assert_eq!(
            verify_consistency((old, &roots.0), (new, &roots.1), &proof),
            Ok(())
        );
    }
}
