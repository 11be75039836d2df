//! The story of the project that became nominal, told on an empty store.

use app::{
    App, Clock, Options,
    advance::at_hour,
    demo::{self, h_project},
};

#[test]
fn the_nominal_contract_leaves_its_trace() {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock()
        .stop_at(at_hour("2024-01-08".parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    let teller = h_project::told(&app).unwrap_or_else(|error| panic!("{error}"));
    println!("{} acts", teller.acts());
}
