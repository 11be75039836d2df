//! Whether a contract is still real: the contract's norms against the acts of its parties, control
//! as agreed against control as exercised, per stage and pair of parties, with uncertainty, and the
//! acts that moved it (measurement.md).
//!
//! Pure: the same input and the same pack version give the same bytes on any machine and any number
//! of threads. The way through it: [`schema::Dossier`] (contract, acts) → `monitor` (what was owed,
//! what had a place in the contract) → `coding` (matters) → `engine` (indices, types, turns,
//! explanation) → [`findings::Findings`].

pub mod align;
pub mod coded;
pub mod coding;
pub mod engine;
pub mod example;
pub mod explain;
pub mod findings;
pub mod ids;
pub mod monitor;
pub mod numeric;
pub mod pool;
pub mod raters;
pub mod read;
pub mod schema;
pub mod study;

pub use coded::{Coded, CodedMatter, DueItem};
pub use engine::findings;
pub use findings::Findings;
pub use schema::Dossier;

/// Measures a dossier: what was owed and what had a place in the contract, the matters, and what
/// they say about each pair of parties.
pub fn measure(dossier: &Dossier) -> Findings {
    findings(dossier, coding::code(dossier))
}
