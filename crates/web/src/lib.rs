//! Pages, forms and the JSON interface over the same commands and queries.
//!
//! Every page works without script. A route is one row of [`routes::ROUTES`]: method, path, who may
//! call it, and a plain function; one adapter does everything they share (session, language,
//! forged-form check, errors), so no handler can forget it.

pub mod adapter;
pub mod api;
pub mod ask;
pub mod failure;
pub mod form;
pub mod layout;
pub mod pages;
pub mod plot;
pub mod routes;
pub mod uploads;
pub mod wording;

pub use routes::{Access, ROUTES, Route, router};

use app::App;
use std::sync::Arc;

/// What handlers share.
pub struct Web {
    /// The program.
    pub app: Arc<App>,
    /// Whether this is a demonstration.
    pub mode: Mode,
}

/// How the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// For real.
    Service,
    /// A demonstration: the clock can be moved and the sign-ins are printed on the page.
    Demo,
}
