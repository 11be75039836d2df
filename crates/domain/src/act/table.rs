//! The table of the 112 acts.

use super::TypedAct;

/// Every act, by code.
pub static ACTS: &[TypedAct] = &[];
