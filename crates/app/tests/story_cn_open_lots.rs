//! An open tender with lots in China, told through the bus, and what its record must show.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use app::{
    App, Clock, Options,
    advance::at_hour,
    demo::{self, steps, stories::cn_open_lots, teller::Teller},
};
use domain::{
    Process,
    planning::{
        choices::Lint,
        splitting::{self, Verdict},
        trace,
    },
};
use serde_json::json;
use std::path::Path;

fn open(dir: &Path) -> App {
    let app = App::open(&Options::new(dir), Clock::system()).unwrap();
    app.clock()
        .stop_at(at_hour("2025-02-17".parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    app
}

/// The story up to and with the first step of this verb.
fn until(app: &App, verb: &str) -> kernel::ProcessId {
    let all = cn_open_lots::steps();
    let last = all.iter().position(|one| one.verb == verb).unwrap();
    let told = all.into_iter().take(last + 1).collect();
    let mut teller = Teller::new(app);
    steps::tell(&mut teller, told).unwrap_or_else(|error| panic!("{error}"));
    teller.process().unwrap()
}

fn process(app: &App, id: kernel::ProcessId) -> Process {
    app.purchase(id).unwrap().unwrap().process.clone()
}

#[test]
fn two_lots_go_to_two_suppliers_and_both_contracts_are_signed() {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path());
    let mut teller = Teller::new(&app);
    steps::tell(&mut teller, cn_open_lots::steps()).unwrap_or_else(|error| panic!("{error}"));
    let process = process(&app, teller.process().unwrap());
    assert_eq!(process.contracts.len(), 2);
    let suppliers: Vec<&str> = process
        .contracts
        .iter()
        .map(|one| one.supplier.zh.as_str())
        .collect();
    assert_eq!(suppliers, ["和风社会工作服务中心", "春雨社会工作服务中心"]);
    for (contract, lot) in process.contracts.iter().zip(&process.lots) {
        assert_eq!(contract.lots, [lot.id]);
        assert!(contract.signed.is_some());
        assert!(lot.host.is_some());
    }
    assert!(trace::orphans(&process).is_empty());
    let told = trace::needs(&process);
    assert!(told.iter().any(trace::NeedRow::is_declined), "{told:?}");
}

#[test]
fn a_second_purchase_of_the_same_item_is_seen_by_the_first() {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path());
    let first = until(&app, "commit-budget");
    let second = until(&app, "test-fairness");
    let both = process(&app, second);
    // The first has no method yet and counts; the second is an open tender and splits nothing.
    assert_eq!(both.planning.fairness.clone().unwrap().counted, [first]);
    let limit = Some(kernel::Money::yuan(2_000_000));
    let facts = app
        .facts((first, &process(&app, first)), domain::Wants::Siblings)
        .unwrap();
    assert_eq!(facts.siblings.len(), 1);
    let seen = process(&app, first);
    assert_eq!(
        splitting::check(&seen, &facts.siblings, limit).verdict,
        Verdict::Single
    );
    let fairness = both.planning.fairness.unwrap();
    assert!(
        fairness
            .findings
            .iter()
            .all(|one| one.lint != Lint::SplitPurchase)
    );
}

#[test]
fn an_unlinked_row_is_refused_with_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path());
    let mut told: Vec<_> = cn_open_lots::steps();
    let last = told
        .iter()
        .position(|one| one.verb == "test-fairness")
        .unwrap();
    told.truncate(last);
    told.last_mut().unwrap().input["criteria"][1]["serves"] = json!([]);
    let mut teller = Teller::new(&app);
    steps::tell(&mut teller, told).unwrap_or_else(|error| panic!("{error}"));
    let declared = json!({ "splitting": "single", "method_basis": "within-limits" });
    teller
        .by("dai")
        .is_refused("test-fairness", declared, "trace-orphan")
        .unwrap();
}

#[test]
fn a_duty_list_replaces_the_one_before_and_keeps_it() {
    let dir = tempfile::tempdir().unwrap();
    let app = open(dir.path());
    let host = demo::cast::organisation_id("dongli").unwrap();
    let first = "类别,事项\n基本履职,独居老人探访组织\n配合履职,便民服务\n";
    let list = app
        .import_duty_list(host, "a.csv", first.as_bytes())
        .unwrap();
    assert_eq!((list.version, list.rows.len()), (1, 2));
    // The same file again changes nothing; a faulty one neither.
    assert_eq!(
        app.import_duty_list(host, "a.csv", first.as_bytes())
            .unwrap()
            .version,
        1
    );
    let faulty = format!("{first}没有的类别,某事\n");
    assert!(
        app.import_duty_list(host, "b.csv", faulty.as_bytes())
            .is_err()
    );
    let (gbk, _, _) = encoding_rs::GBK.encode("类别,事项\n基本履职,矛盾调解\n");
    assert_eq!(
        app.import_duty_list(host, "c.csv", &gbk).unwrap().version,
        2
    );
    let kept = app.duty_lists_of(host).unwrap();
    assert_eq!(
        kept.iter().map(|one| one.rows.len()).collect::<Vec<_>>(),
        [2, 1]
    );
    app.stop().unwrap();
    let again = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
    assert_eq!(
        again.directory().duty_lists()[&host].rows[0].text,
        "矛盾调解"
    );
}
