//! Checking proofs without the tree.

use crate::hash::{Hash, node_hash};

/// The most hashes a proof may have: a tree of 2^63 leaves needs no more.
pub const PROOF_HASHES_MAX: usize = 63;

/// Why a proof was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The position or the sizes contradict each other.
    #[error("the positions and sizes of the proof contradict each other")]
    Sizes,
    /// The proof has too few or too many hashes.
    #[error("the proof has the wrong number of hashes")]
    Length,
    /// The proof leads to another root.
    #[error("the proof does not lead to the signed root")]
    Root,
}

/// Checks that `leaf` stands at `position` in the tree of `size` leaves with `root`
/// (RFC 9162 §2.1.3.2; the trees are those of RFC 6962).
///
/// # Errors
/// See [`ProofError`].
pub fn verify_inclusion(
    leaf: &Hash,
    position: u64,
    size: u64,
    root: &Hash,
    proof: &[Hash],
) -> Result<(), ProofError> {
    if position >= size {
        return Err(ProofError::Sizes);
    }
    if proof.len() > PROOF_HASHES_MAX {
        return Err(ProofError::Length);
    }
    let (mut node, mut last) = (position, size - 1);
    let mut hash = *leaf;
    for step in proof {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if node % 2 == 1 || node == last {
            hash = node_hash(step, &hash);
            // A right edge without sibling has no hash in the proof: climb to where it has one.
            while node % 2 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            hash = node_hash(&hash, step);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    if last != 0 {
        return Err(ProofError::Length);
    }
    if hash == *root {
        Ok(())
    } else {
        Err(ProofError::Root)
    }
}

/// Checks that the tree of `old` leaves with `old_root` is the beginning of the tree of `new`
/// leaves with `new_root` (RFC 9162 §2.1.4.2).
///
/// # Errors
/// See [`ProofError`].
pub fn verify_consistency(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), ProofError> {
    if old > new {
        return Err(ProofError::Sizes);
    }
    if proof.len() > PROOF_HASHES_MAX {
        return Err(ProofError::Length);
    }
    if old == 0 || old == new {
        return trivial((old, old_root), (new, new_root), proof);
    }
    // An old tree that is one complete subtree starts the climb itself.
    let (first, rest) = if old.is_power_of_two() {
        (old_root, proof)
    } else {
        proof.split_first().ok_or(ProofError::Length)?
    };
    let (mut node, mut last) = (old - 1, new - 1);
    while node % 2 == 1 {
        (node, last) = (node >> 1, last >> 1);
    }
    let (mut old_hash, mut new_hash) = (*first, *first);
    for step in rest {
        if last == 0 {
            return Err(ProofError::Length);
        }
        if node % 2 == 1 || node == last {
            old_hash = node_hash(step, &old_hash);
            new_hash = node_hash(step, &new_hash);
            while node % 2 == 0 && node != 0 {
                (node, last) = (node >> 1, last >> 1);
            }
        } else {
            new_hash = node_hash(&new_hash, step);
        }
        (node, last) = (node >> 1, last >> 1);
    }
    if last != 0 {
        return Err(ProofError::Length);
    }
    let same = old_hash == *old_root && new_hash == *new_root;
    if same { Ok(()) } else { Err(ProofError::Root) }
}

/// Nothing grew, or it grew from nothing: the proof must be empty and the known roots must hold.
fn trivial(
    (old, old_root): (u64, &Hash),
    (new, new_root): (u64, &Hash),
    proof: &[Hash],
) -> Result<(), ProofError> {
    if !proof.is_empty() {
        return Err(ProofError::Length);
    }
    let holds = if old == new {
        old_root == new_root
    } else {
        *old_root == Hash::empty()
    };
    if holds { Ok(()) } else { Err(ProofError::Root) }
}
