//! Stories told through the command bus.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, Clock, Options,
    advance::at_hour,
    demo::{self, short, steps, teller::Teller},
};
use domain::Stage;

fn stage(app: &App, teller: &Teller<'_>) -> Stage {
    let loaded = app.purchase(teller.process().unwrap()).unwrap().unwrap();
    loaded.process.shown_stage()
}

/// The same steps fit the calendar whenever they begin: over Spring Festival, May and October.
#[test]
fn a_small_purchase_goes_from_need_to_close() {
    for first in [
        "2024-01-08",
        "2025-01-13",
        "2025-03-03",
        "2025-07-21",
        "2025-09-01",
        "2026-02-27",
    ] {
        tells_from(first);
    }
}

fn tells_from(first: &str) {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock().stop_at(at_hour(first.parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    let mut teller = Teller::new(&app);
    steps::tell(&mut teller, short::steps())
        .unwrap_or_else(|error| panic!("from {first}: {error}"));
    assert_eq!(stage(&app, &teller), Stage::End);
}
