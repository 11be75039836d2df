//! A tree in memory that answers for every size it ever had.

use crate::hash::{Hash, leaf_hash, node_hash};

/// A Merkle tree (RFC 6962 §2.1) that keeps the hash of every complete subtree, so that roots and
/// proofs for any size up to its own take `O(log n)` steps. Costs 64 bytes for each leaf.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// `levels[k][i]` is the hash of the leaves from `i · 2^k` up to `(i + 1) · 2^k`.
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    /// A tree without leaves.
    pub fn new() -> Tree {
        Tree::default()
    }

    /// The number of leaves.
    pub fn size(&self) -> u64 {
        self.levels
            .first()
            .map_or(0, |leaves| u64::try_from(leaves.len()).unwrap_or(u64::MAX))
    }

    /// Hashes a leaf, adds it and returns its hash.
    pub fn append(&mut self, leaf: &[u8]) -> Hash {
        let hash = leaf_hash(leaf);
        self.append_hash(hash);
        hash
    }

    /// Adds a leaf by its hash.
    pub fn append_hash(&mut self, leaf: Hash) {
        let mut carried = leaf;
        for level in &mut self.levels {
            level.push(carried);
            // An even count means a pair has just been completed: its parent moves up.
            match level.as_slice() {
                [.., left, right] if level.len() % 2 == 0 => carried = node_hash(left, right),
                _ => return,
            }
        }
        self.levels.push(vec![carried]);
    }

    /// Takes away the newest leaves until `size` are left; does nothing if there are fewer.
    pub fn truncate(&mut self, size: u64) {
        let mut keep = usize::try_from(size).unwrap_or(usize::MAX);
        for level in &mut self.levels {
            level.truncate(keep);
            keep /= 2;
        }
        self.levels.retain(|level| !level.is_empty());
    }

    /// The hash of the leaf at `position`.
    pub fn leaf(&self, position: u64) -> Option<Hash> {
        self.node(0, position)
    }

    /// The root of the whole tree.
    pub fn root(&self) -> Hash {
        self.root_at(self.size()).unwrap_or_else(Hash::empty)
    }

    /// The root the tree had when it held `size` leaves; none if it never did.
    pub fn root_at(&self, size: u64) -> Option<Hash> {
        if size == 0 {
            return Some(Hash::empty());
        }
        self.range(0, size)
    }

    /// The inclusion proof of the leaf at `position` in the tree of `size` leaves
    /// (RFC 6962 §2.1.1), leaf end first; none if there is no such leaf or size.
    pub fn inclusion(&self, position: u64, size: u64) -> Option<Vec<Hash>> {
        if position >= size || size > self.size() {
            return None;
        }
        let (mut start, mut end) = (0, size);
        let mut path = Vec::new();
        while end - start > 1 {
            let middle = start + split(end - start);
            if position < middle {
                path.push(self.range(middle, end)?);
                end = middle;
            } else {
                path.push(self.range(start, middle)?);
                start = middle;
            }
        }
        path.reverse();
        Some(path)
    }

    /// The proof that the tree of `old` leaves is the beginning of the tree of `new` leaves
    /// (RFC 6962 §2.1.2); none if the sizes are out of order or beyond this tree. Empty when the
    /// sizes are equal or `old` is zero, for then there is nothing to prove.
    pub fn consistency(&self, old: u64, new: u64) -> Option<Vec<Hash>> {
        if old > new || new > self.size() {
            return None;
        }
        if old == 0 || old == new {
            return Some(Vec::new());
        }
        let (mut start, mut end) = (0, new);
        let mut path = Vec::new();
        while end != old {
            let middle = start + split(end - start);
            if old <= middle {
                path.push(self.range(middle, end)?);
                end = middle;
            } else {
                path.push(self.range(start, middle)?);
                start = middle;
            }
        }
        // The verifier knows the old root already, so it is sent only when it is not that root.
        if start > 0 {
            path.push(self.range(start, end)?);
        }
        path.reverse();
        Some(path)
    }

    /// The hash over the leaves from `start` up to `end`, where `start` is a multiple of the
    /// smallest power of two that holds the range.
    fn range(&self, start: u64, end: u64) -> Option<Hash> {
        let mut parts = Vec::new();
        let mut from = start;
        while from < end {
            let width = end - from;
            let level = width.ilog2();
            parts.push(self.node(level, from >> level)?);
            from += 1 << level;
        }
        let last = parts.pop()?;
        Some(
            parts
                .iter()
                .rev()
                .fold(last, |right, left| node_hash(left, &right)),
        )
    }

    fn node(&self, level: u32, index: u64) -> Option<Hash> {
        let level = self.levels.get(usize::try_from(level).ok()?)?;
        level.get(usize::try_from(index).ok()?).copied()
    }
}

/// The largest power of two smaller than `size`, for sizes above one (RFC 6962 §2.1).
fn split(size: u64) -> u64 {
    1 << (size - 1).ilog2()
}
