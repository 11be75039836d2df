//! The contracting process of one purchase, from registered need to close.
//!
//! Everything here is pure and synchronous: [`decide`] turns a command into events or a refusal,
//! [`evolve`] turns a state and an event into the next state. No clock, no randomness, no I/O; time,
//! ids and names arrive in the [`Context`] and in the command.
//!
//! One verb, one file. Each module holds the verbs, events, duties, guards and refusals of one part
//! of the life of a purchase and lists them in `VERBS`, `DUTIES`, `GUARDS`, `REFUSALS`, so that
//! tests can ask whether something was forgotten.

#[macro_use]
mod macros;

pub mod act;
#[cfg(test)]
mod complete;
pub mod context;
pub mod core;
pub mod decision;
pub mod event;
pub mod facts;
pub mod guard;
pub mod input;
pub mod method;
pub mod obligation;
pub mod paper;
pub mod process;
pub mod refs;
pub mod refusal;
pub mod register;
pub mod registry;
pub mod say;
pub mod stage;
#[cfg(any(test, feature = "testkit"))]
#[allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a panic of the test world is a failed test"
)]
pub mod testkit;
#[cfg(test)]
mod vectors;
pub mod verb;

pub mod assessment;
pub mod bidding;
pub mod contract;
pub mod delivery;
pub mod ending;
pub mod law;
pub mod money;
pub mod planning;
pub mod sealing;
pub mod signs;

pub use crate::context::{Actor, At, Context, Envelope};
pub use crate::decision::{Decided, Decision};
pub use crate::event::{Audience, Event, EventMeta, Ocds};
pub use crate::facts::{Facts, Wants};
pub use crate::guard::{Check, Guard, GuardOutcome};
pub use crate::input::{Fault, FieldMeta, Known, Organisation, Person};
pub use crate::obligation::{Due, Duty, Obligation, ObligationState};
pub use crate::process::{Contract, ContractId, Process};
pub use crate::refusal::{Refusal, RefusalKind};
pub use crate::registry::{decide, evolve, fold, verb, verbs};
pub use crate::stage::Stage;
pub use crate::verb::{Act, Meta, VerbEntry};
