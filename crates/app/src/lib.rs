//! The imperative shell: everything that reads a clock, draws a random number or touches a store.
//!
//! Commands go through one writer thread ([`bus`]): load, authorise, decide, append, project, commit
//! in one transaction; commands that wait together share a commit. Reads come from the folded
//! purchases kept in memory ([`cache`]) and from read models written in the same transaction.

pub mod accounts;
pub mod advance;
pub mod app;
pub mod bench;
pub mod bus;
pub mod cache;
pub mod clock;
pub mod demo;
pub mod directory;
pub mod ids;
pub mod project;
pub mod roles;
pub mod view;

pub use app::{App, AppError, Options};
pub use bus::{Accepted, Rejection, Submission, Who};
pub use cache::{Loaded, Logged};
pub use clock::Clock;
pub use directory::{Directory, OrganisationCard, PersonCard};
pub use view::Viewer;
