//! Rule packs: parameters of law and practice as data, resolved by date, each with its source.
//!
//! A pack is a TOML file. Platform defaults lie under every national pack, a version of a pack lies
//! over the version it supersedes, and a pack of a city over the national one it extends, so a file
//! holds only what it changes. [`Rulebook::resolve`]
//! finds the pack in force on the date of an event; [`Pack::due`] counts a deadline and explains it.
//!
//! What is known is graded: a `must` or a `should` names its instrument, a `default` has no legal
//! force. Nothing unverified is ever a `must`.

mod due;
mod error;
mod explain;
mod file;
mod key;
mod ledger;
mod load;
mod named;
mod overlay;
mod pack;
mod parameter;
mod read;
mod rulebook;
mod value;

pub use due::{Derivation, Step};
pub use error::RuleError;
pub use key::Key;
pub use ledger::CountedDay;
pub use pack::{Guard, Outcome, Pack, PackId, Usual};
pub use parameter::{Parameter, Strength, Wording};
pub use rulebook::{Rulebook, day};
pub use value::{Flag, Kind, Value};

#[cfg(test)]
mod tests;
