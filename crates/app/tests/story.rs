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

#[test]
fn a_small_purchase_goes_from_need_to_close() {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock()
        .stop_at(at_hour("2025-09-01".parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    let mut teller = Teller::new(&app);
    steps::tell(&mut teller, short::steps()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(stage(&app, &teller), Stage::End);
}
