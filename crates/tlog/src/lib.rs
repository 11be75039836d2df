//! The Merkle tree of the record: leaves, proofs, signed checkpoints.
