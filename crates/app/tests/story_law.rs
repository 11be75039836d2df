//! Two stories under other laws, told through the command bus: an award in England and a renewal in
//! New York State that is signed late.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use app::{
    App, Clock, Loaded, Options,
    advance::at_hour,
    demo::{
        self,
        steps::{self, Step},
        stories::{ny_renewal, uk_award},
        teller::Teller,
    },
    rows::Positions,
};
use domain::{Stage, contract::choices::Party};
use kernel::{Currency, Lang};
use std::sync::Arc;

struct Told {
    _dir: tempfile::TempDir,
    app: App,
    loaded: Arc<Loaded>,
}

fn told(first: &str, story: Vec<Step>) -> Told {
    let dir = tempfile::tempdir().unwrap();
    let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    app.clock().stop_at(at_hour(first.parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    let mut teller = Teller::new(&app);
    steps::tell(&mut teller, story).unwrap_or_else(|error| panic!("from {first}: {error}"));
    let id = teller.process().unwrap();
    let loaded = app.purchase(id).unwrap().unwrap();
    Told {
        _dir: dir,
        app,
        loaded,
    }
}

fn kinds(loaded: &Loaded) -> Vec<&'static str> {
    loaded.log.iter().map(|one| one.event.kind()).collect()
}

fn place(loaded: &Loaded, kind: &str) -> usize {
    let found = kinds(loaded).iter().position(|one| *one == kind);
    found.unwrap_or_else(|| panic!("no `{kind}`"))
}

/// The last day of the last obligation of a kind.
fn due(loaded: &Loaded, duty: &str) -> String {
    let mut all = loaded.process.obligations.iter().rev();
    let found = all.find(|one| one.duty.0.code == duty).unwrap();
    found.due.date().unwrap().to_string()
}

/// Monday 2 June 2025 is the first day. The award notice is published on Monday 16 June; eight working
/// days beginning with it end on Wednesday 25 June. Signed on 2 July; 120 days beginning with that
/// day end on 29 October.
#[test]
fn a_council_awards_by_light_touch_rules() {
    let told = told("2025-06-02", uk_award::steps());
    let loaded = &told.loaded;
    let process = &loaded.process;
    assert_eq!(process.jurisdiction, "uk-light-touch");
    let contract = &process.contracts[0];
    assert_eq!(contract.terms.value.to_string(), "£86,000.00");
    assert_eq!(contract.stage, Stage::S14);
    assert!(contract.agreement.has_signed(Party::Purchaser));
    // What the law puts first comes first.
    for (first, then) in [
        ("conflicts.assessed", "tender.published"),
        ("assessment-summary.given", "award.published"),
        ("standstill.declared", "award.published"),
        ("challenge.closed", "contract.prepared"),
        ("contract.signed", "contract.published"),
    ] {
        assert!(
            place(loaded, first) < place(loaded, then),
            "{first}, {then}"
        );
    }
    assert!(!kinds(loaded).contains(&"feedback.given"));
    assert_eq!(
        process.challenge.published.unwrap().to_string(),
        "2025-06-16"
    );
    assert_eq!(
        process.challenge.last_day.unwrap().to_string(),
        "2025-06-25"
    );
    assert_eq!(due(loaded, "publish-contract"), "2025-10-29");
    // Signed before the service begins: no meter.
    assert!(contract.local.late.is_none());
    // Every entry names the rules it was made under, and nothing is said in yuan.
    for entry in &loaded.log {
        for lang in Lang::ALL {
            let said = entry.event.sentence_in(lang, entry.envelope.zone);
            assert!(!said.contains('¥'), "{said}");
        }
    }
    for entry in [loaded.log.first().unwrap(), loaded.log.last().unwrap()] {
        let (first, last) = (entry.position, entry.position);
        let receipt = told.app.receipt(Positions { first, last }).unwrap();
        let leaf = &receipt.entries[0].leaf;
        assert!(leaf.contains(r#""pack":"uk-light-touch@2025.1""#), "{leaf}");
    }
}

/// The clock of the story begins on 6 January 2025; the term runs from 27 May to 23 September, the
/// agency signs 47 days into it. A quarter of $98,000 is 24,500; × 0.000164 × 47 = 188.85.
#[test]
fn an_agency_signs_a_renewal_forty_seven_days_late() {
    let told = told("2025-01-06", ny_renewal::steps());
    let loaded = &told.loaded;
    let process = &loaded.process;
    let [old, new] = process.contracts.as_slice() else {
        panic!("two contracts, not {}", process.contracts.len());
    };
    assert_eq!(new.local.renews, Some(old.id));
    assert_eq!(new.terms.value.to_string(), "$98,000.00");
    assert_eq!(new.terms.start.to_string(), "2025-05-27");
    let late = new.local.late.as_ref().unwrap();
    assert_eq!(late.days, 47);
    assert_eq!(late.to.to_string(), "2025-07-13");
    assert_eq!(late.hours.to_string(), "7.5");
    assert_eq!(late.interest.unwrap().to_string(), "$188.85");
    let posted = new.money.interest_total(Currency::USD);
    assert_eq!(posted.to_string(), "$188.85");
    let measured = place(loaded, "late-contract.measured");
    assert!(measured < place(loaded, "late-contract.charged"));
    assert!(measured > place(loaded, "unsigned-work.recorded"));
}
