//! The contract as a procedure, and how far a trace of acts lies from its nearest complete run
//! (measurement.md §0.1, §2.4): the cheapest way to go through both, where a step of one without
//! the other costs 1.
//!
//! With S steps together, M only in the contract and L only in the record, the gap is
//! N = (L + M) / (2S + L + M). Where all complete runs have the same length this is 1 − alignment
//! fitness; where they have not, it is at most that.

mod process;
mod search;

pub use process::Process;
pub use search::{Alignment, Move, align};
