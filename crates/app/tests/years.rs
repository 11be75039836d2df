//! The ground of `bonafide bench pages`: a small contract of three years is made by the same acts.

use app::{App, Clock, Options, bench};

#[test]
fn the_contract_of_three_years_can_be_made() {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    let years = bench::three_years(&app, 6_600, 150).unwrap();
    assert_eq!(years.services, 6_600);
    assert!(years.others >= 150, "{years:?}");
    let loaded = app.purchase(years.process).unwrap().unwrap();
    let terms = &loaded.process.contracts[0].terms;
    let days = terms.start.until(terms.end).unwrap().get_days();
    assert!(days >= 1_090, "{days} days");
    app.stop().unwrap();
}
