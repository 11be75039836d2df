//! The second story, told on an empty store, and what its record must show.

use app::{
    App, Clock, Options,
    advance::at_hour,
    demo::{self, remedies},
};

#[test]
fn the_second_round_stays_a_partnership() {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock()
        .stop_at(at_hour("2025-02-17".parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    remedies::tell(&app).unwrap_or_else(|error| panic!("{error}"));
}
