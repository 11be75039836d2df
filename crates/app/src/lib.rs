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
pub mod calendars;
pub mod check;
pub mod clock;
pub mod demo;
pub mod directory;
pub mod drafts;
pub mod duty_lists;
pub mod facts;
pub mod ids;
pub mod organisations;
pub mod photos;
pub mod press;
pub mod project;
pub mod relationship;
pub mod roles;
pub mod services;
pub mod signs;
pub mod simulate;
pub mod slips;
pub mod vault;
pub mod view;

pub use app::{App, AppError, Options};
pub use bus::{Accepted, Rejection, Submission, Who};
pub use cache::{Loaded, Logged};
pub use clock::Clock;
pub use directory::{Directory, OrganisationCard, PersonCard};
pub use press::{FontSearch, Press};
pub use store::Rollback;
pub use vault::{NotTaken, Vault};
pub use view::Viewer;

/// The permission matrix in `lang`, with the titles of the verbs.
pub fn permission_matrix(lang: kernel::Lang) -> String {
    let title = |code: &str| domain::verb(code).map(|one| one.meta.title.get(lang).to_owned());
    policy::matrix::matrix(lang, &title)
}

/// Rows of the read models, as pages list them.
pub mod rows {
    pub use store::{Obligation, ObligationQuery, Positions, Summary, SummaryQuery};
}
