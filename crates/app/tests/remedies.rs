//! The second story, told on an empty store, and what its record must show.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

use app::{
    App, Clock, Options,
    advance::at_hour,
    bus::{Submission, Who},
    cache::Loaded,
    check::{Checking, check},
    demo::{self, cast, remedies},
};
use domain::{ContractId, Obligation, Process, Stage, process::Contract};
use kernel::{Date, ProcessId, Role, Side};
use serde_json::{Value, json};
use std::{collections::BTreeSet, path::Path, sync::Arc};
use store::SummaryQuery;

fn told(dir: &Path) -> App {
    let app = App::open(&Options::new(dir), Clock::system()).unwrap();
    app.clock()
        .stop_at(at_hour("2025-02-17".parse().unwrap(), 9));
    demo::call_cast(&app).unwrap();
    remedies::tell(&app).unwrap_or_else(|error| panic!("{error}"));
    app
}

fn titled(app: &App, title: &str) -> (ProcessId, Arc<Loaded>) {
    let query = SummaryQuery {
        text: Some(title.to_owned()),
        limit: 2,
        ..SummaryQuery::default()
    };
    let rows = app.summaries(&query).unwrap();
    assert_eq!(rows.len(), 1, "{title}");
    let id = rows[0].process.parse().unwrap();
    (id, app.purchase(id).unwrap().unwrap())
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The side that owes.
fn side(one: &Obligation) -> Option<Side> {
    one.duty.0.debtor.side()
}

fn late(process: &Process, today: Date, of: Side) -> Vec<i32> {
    let theirs = process
        .obligations
        .iter()
        .filter(|one| side(one) == Some(of));
    theirs.filter_map(|one| one.days_late(today)).collect()
}

fn kinds(loaded: &Loaded, kind: &str) -> usize {
    loaded
        .log
        .iter()
        .filter(|one| one.event.kind() == kind)
        .count()
}

fn accepted(loaded: &Loaded) -> usize {
    let acts = loaded
        .log
        .iter()
        .filter(|one| one.envelope.actor.role != Role::Clock);
    acts.map(|one| one.command).collect::<BTreeSet<_>>().len()
}

fn give(app: &App, id: ProcessId, login: &str, verb: &str, input: Value) {
    let submission = Submission {
        key: format!("{login}-{verb}"),
        who: Who::Person(cast::person_id(login).unwrap()),
        process: Some(id),
        contract: Some(ContractId(1)),
        verb: verb.to_owned(),
        input: input.as_object().cloned().unwrap_or_default(),
        occurred: None,
        reason: None,
        expected: None,
    };
    app.submit(submission)
        .unwrap_or_else(|no| panic!("{login} {verb}: {no:?}"));
}

#[test]
fn the_second_round_stays_a_partnership() {
    let dir = tempfile::tempdir().unwrap();
    let app = told(dir.path());
    let (id, loaded) = titled(&app, "第二轮");
    let process = &loaded.process;
    assert_eq!(process.shown_stage(), Stage::S22);
    assert_eq!(process.contracts.len(), 1, "one contract for three lots");
    let contract = &process.contracts[0];
    assert_eq!(contract.stage, Stage::S22);
    assert_eq!(contract.lots.len(), 3);
    assert!(accepted(&loaded) >= 140, "{}", accepted(&loaded));
    duties_are_kept_by_all(process);
    people_of_every_role_act(&loaded);
    buying_is_open(&loaded);
    work_has_limits(&loaded, contract);
    money_comes_in_time(contract);
    judgement_goes_both_ways(&loaded);
    nothing_was_forced(&loaded);
    alive(&app, id, &loaded);
    drop(loaded);
    app.stop().unwrap();
    let checking = Checking {
        data: Some(dir.path().to_owned()),
        receipts: Vec::new(),
        key: None,
    };
    let outcome = check(&checking).unwrap();
    assert!(outcome.holds, "{:?}", outcome.lines);
}

/// Every side owes much; only one subdistrict was late, once, by six days, and says so.
fn duties_are_kept_by_all(process: &Process) {
    let today = day("2026-02-27");
    assert_eq!(late(process, today, Side::Host), [6]);
    for of in [Side::Purchaser, Side::Provider, Side::Evaluator] {
        assert_eq!(late(process, today, of), [0i32; 0], "{of:?}");
    }
    let missed = process
        .obligations
        .iter()
        .filter(|one| one.missed.is_some());
    assert_eq!(missed.count(), 1);
    for (of, least) in [
        (Side::Purchaser, 60),
        (Side::Provider, 40),
        (Side::Host, 15),
    ] {
        let all = process.obligations.iter();
        let owed = all.filter(|one| side(one) == Some(of)).count();
        assert!(owed >= least, "{of:?} owed {owed}");
    }
}

fn people_of_every_role_act(loaded: &Loaded) {
    let actors = loaded.log.iter().map(|one| one.envelope.actor.person);
    let people: BTreeSet<_> = actors.flatten().collect();
    assert!(people.len() >= 20, "{} people", people.len());
}

/// What tenderers and residents said was answered, and one counter-clause is in the contract.
fn buying_is_open(loaded: &Loaded) {
    assert_eq!(kinds(loaded, "comment.answered"), 2);
    assert_eq!(kinds(loaded, "counter-clause.answered"), 2);
    assert_eq!(loaded.process.planning.agreed_undrafted(), 0);
    assert_eq!(loaded.process.bidding.bids.len(), 3);
    assert_eq!(kinds(loaded, "bid.disqualified"), 0);
    let scope = &loaded.process.contracts[0].terms.out_of_scope;
    assert!(scope.iter().any(|one| one.as_str() == "迎检台账"));
}

/// One task declined in the open, one order by word of mouth owned up to, the rest in writing.
fn work_has_limits(loaded: &Loaded, contract: &Contract) {
    assert_eq!(contract.agreement.charter_hosts().len(), 3);
    assert_eq!(kinds(loaded, "task.filed"), 5);
    assert_eq!(kinds(loaded, "task.declined"), 1);
    assert_eq!(kinds(loaded, "verbal-order.recorded"), 1);
    assert_eq!(kinds(loaded, "verbal-order.confirmed"), 1);
    assert_eq!(kinds(loaded, "verbal-order.denied"), 0);
    assert_eq!(kinds(loaded, "task.compensated"), 3);
    assert_eq!(kinds(loaded, "breach.recorded"), 0);
    assert_eq!(contract.delivery.borrowed_days(), 0);
    assert_eq!(contract.delivery.flex_hours_used(), 5.into());
    assert_eq!(kinds(loaded, "change.proposed"), 1);
    assert_eq!(kinds(loaded, "change.countered"), 1);
    assert_eq!(kinds(loaded, "change.took-effect"), 1);
    assert_eq!(contract.terms.value.amount(), 575_000.into());
    assert_eq!(contract.delivery.inspections_over_cap(), 0);
    assert_eq!(contract.delivery.presumed_retaliations(), 0);
    assert_eq!(kinds(loaded, "default-notice.given"), 1);
    assert_eq!(kinds(loaded, "default-notice.closed"), 1);
    assert_eq!(kinds(loaded, "default.uncured"), 0);
    assert_eq!(kinds(loaded, "resident-complaint.answered"), 1);
    assert_eq!(kinds(loaded, "report.deemed-accepted"), 0);
    assert!(!contract.delivery.protected_acts().is_empty());
}

fn money_comes_in_time(contract: &Contract) {
    let ledger = &contract.money;
    let currency = contract.terms.value.currency();
    assert_eq!(ledger.invoices().len(), 7);
    assert!(ledger.interest_total(currency).is_zero());
    assert!(!ledger.has_open_items());
    let account = ledger.final_account(&contract.terms);
    assert_eq!(account.refused.amount(), 3_000.into());
    assert_eq!(account.claims.amount(), 1_620.into());
    assert_eq!(account.paid.amount(), 573_620.into());
    assert!(account.balance.is_zero());
}

fn judgement_goes_both_ways(loaded: &Loaded) {
    assert_eq!(kinds(loaded, "ratings.released"), 2);
    assert_eq!(kinds(loaded, "workers.heard"), 3);
    assert_eq!(kinds(loaded, "cause.allocated"), 1);
    assert_eq!(kinds(loaded, "evaluation.issued"), 2);
    assert_eq!(kinds(loaded, "acceptance.opinion-given"), 3);
    assert_eq!(kinds(loaded, "acceptance.deemed"), 0);
    assert_eq!(kinds(loaded, "reward.granted"), 2);
    let improvement = loaded
        .log
        .iter()
        .find(|one| one.event.kind() == "improvement.planned");
    let by = improvement.map(|one| one.envelope.actor.organisation);
    assert_eq!(by, Some(cast::organisation_id("district")));
    let closed = loaded
        .log
        .iter()
        .find(|one| one.event.kind() == "improvement.closed");
    let by = closed.map(|one| one.envelope.actor.organisation);
    assert_eq!(by, Some(cast::organisation_id("chunyu")));
}

/// One guard asked for a reason, when delivery began without one subdistrict's room.
fn nothing_was_forced(loaded: &Loaded) {
    let notes = &loaded.process.guard_notes;
    let codes: Vec<&str> = notes.iter().map(|one| one.guard.0.code).collect();
    assert_eq!(codes, ["S09.drawn", "S14.preconditions-confirmed"]);
}

/// The hosts still owe their part of the review; a visitor can file it, record a lesson and close.
fn alive(app: &App, id: ProcessId, loaded: &Loaded) {
    assert_eq!(kinds(loaded, "review.filed"), 3);
    assert_eq!(
        kinds(loaded, "review.published"),
        0,
        "not before all have spoken"
    );
    let open = loaded
        .process
        .obligations
        .iter()
        .filter(|one| one.is_open());
    let open: Vec<&str> = open.map(|one| one.duty.0.code).collect();
    assert_eq!(open, ["review-host"; 3]);
    let points = json!({ "points": [{ "aspect": "tasks", "worked": "先写任务单再找人" }] });
    for host in ["wu", "pan", "xu"] {
        give(app, id, host, "review-relationship", points.clone());
    }
    let lesson = json!({ "about": "support", "lesson": "下一期把活动室写成开工前交付。" });
    give(app, id, "chun", "record-lessons", lesson);
    give(app, id, "zhou", "close-contract", json!({}));
    let loaded = app.purchase(id).unwrap().unwrap();
    assert_eq!(kinds(&loaded, "review.published"), 1);
    assert_eq!(loaded.process.shown_stage(), Stage::End);
}

#[test]
fn an_open_need_waits_for_visitors() {
    let dir = tempfile::tempdir().unwrap();
    let app = told(dir.path());
    let (_, loaded) = titled(&app, "适老化");
    let process = &loaded.process;
    assert_eq!(process.shown_stage(), Stage::S02);
    assert_eq!(process.planning.actors_surveyed(), 2);
    let open = process.obligations.iter().filter(|one| one.is_open());
    let open: Vec<&str> = open.map(|one| one.duty.0.code).collect();
    assert_eq!(open, ["answer-theme"]);
    let resident = loaded.log.first().unwrap().envelope.actor.clone();
    assert_eq!(resident.role, Role::Resident);
    assert_eq!(resident.person, cast::person_id("liu"));
}
