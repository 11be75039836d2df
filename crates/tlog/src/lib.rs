//! The Merkle tree of the record: leaves, proofs, signed checkpoints and receipts.
//!
//! Hashing follows RFC 6962 §2.1, checkpoints C2SP `tlog-checkpoint`, signatures C2SP
//! `signed-note` with Ed25519. Everything here is a pure function of its arguments: no files, no
//! clock, no randomness. The published crates for the C2SP formats pull a second generation of the
//! signature, hash and encoding crates into the build, so the few rules needed are written here.

mod hash;
mod note;
mod receipt;
mod tree;
mod verify;

pub use hash::{Hash, HashError, commitment, leaf_hash, node_hash};
pub use note::{Checkpoint, NoteError, ORIGIN_BYTES_MAX, Signer, VerifierKey};
pub use receipt::{ENTRIES_MAX, FORMAT, Opening, Receipt, ReceiptEntry, ReceiptError};
pub use tree::Tree;
pub use verify::{PROOF_HASHES_MAX, ProofError, verify_consistency, verify_inclusion};
