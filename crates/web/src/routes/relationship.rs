//! The routes of the measures of a contract. Who sees them is the policy's business; whoever may not
//! is told why.

use super::{Access, Route, get};
use crate::pages;

/// A path below the measures of a contract.
macro_rules! below {
    ($rest:literal) => {
        concat!("/purchases/{id}/contracts/{contract}/relationship", $rest)
    };
}

/// The rows.
pub(super) const ROWS: &[Route] = &[
    get("/relationships", Access::Public, pages::portfolio::show),
    get(below!(""), Access::SignedIn, pages::relationship::show),
    get(below!(".csv"), Access::SignedIn, pages::relationship::csv),
    get(below!(".json"), Access::SignedIn, pages::relationship::json),
    get(
        below!("/matters"),
        Access::SignedIn,
        pages::relationship::all_matters,
    ),
    get(
        below!("/matters/{matter}"),
        Access::SignedIn,
        pages::relationship::one_matter,
    ),
    get(
        below!("/owed"),
        Access::SignedIn,
        pages::relationship::all_owed,
    ),
    get(
        below!("/plots/{file}"),
        Access::SignedIn,
        pages::relationship::plot,
    ),
    get(
        below!("/{pair}"),
        Access::SignedIn,
        pages::relationship::pair,
    ),
];
