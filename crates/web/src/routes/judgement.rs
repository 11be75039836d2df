//! The routes of evaluations and of one-time slips.

use super::{Access, Route, get, post};
use crate::pages;

/// The rows.
pub(super) const ROWS: &[Route] = &[
    // The address is the secret: whoever holds a slip does not sign in.
    get("/r/{token}", Access::Public, pages::slip::show),
    post("/r/{token}", Access::Public, pages::slip::speak),
    get(
        "/purchases/{id}/contracts/{contract}/evaluations/{evaluation}",
        Access::Public,
        pages::evaluation::show,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/evaluations/{evaluation}/sample",
        Access::Public,
        pages::evaluation::sample::show,
    ),
    post(
        "/purchases/{id}/contracts/{contract}/evaluations/{evaluation}/sample",
        Access::SignedIn,
        pages::evaluation::sample::reveal,
    ),
    get(
        "/purchases/{id}/contracts/{contract}/evaluations/{evaluation}/slips",
        Access::SignedIn,
        pages::evaluation::slips::show,
    ),
    post(
        "/purchases/{id}/contracts/{contract}/evaluations/{evaluation}/slips",
        Access::SignedIn,
        pages::evaluation::slips::print,
    ),
];
