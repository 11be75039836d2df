//! The story of the contract that turned nominal, told once on an empty store: what its record must
//! show of each relation, and that the read models are what the record gives.

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
    app::rebuild,
    check::{Checking, check},
    demo::{self, cast, h_project},
    rows::{Obligation, ObligationQuery, Summary, SummaryQuery},
};
use domain::{
    Contract, Stage,
    delivery::{state::Service, words::Entry},
};
use kernel::{ProcessId, Role, Side};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// The story as told, on the directory of its store.
struct Told {
    dir: TempDir,
    acts: u32,
    process: ProcessId,
    loaded: Arc<Loaded>,
    rows: (Vec<Summary>, Vec<Obligation>),
}

fn rows(app: &App) -> (Vec<Summary>, Vec<Obligation>) {
    let obligations = ObligationQuery {
        limit: 1_000,
        ..ObligationQuery::default()
    };
    (
        app.summaries(&SummaryQuery::default()).unwrap(),
        app.obligations(&obligations).unwrap(),
    )
}

fn told() -> &'static Told {
    static TOLD: OnceLock<Told> = OnceLock::new();
    TOLD.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let app = App::open(&Options::new(dir.path()), Clock::system()).unwrap();
        app.clock()
            .stop_at(at_hour("2024-01-08".parse().unwrap(), 9));
        demo::call_cast(&app).unwrap();
        let teller = h_project::told(&app).unwrap_or_else(|error| panic!("{error}"));
        let (acts, process) = (teller.acts(), teller.process().unwrap());
        let loaded = app.purchase(process).unwrap().unwrap();
        let rows = rows(&app);
        app.stop().unwrap();
        Told {
            dir,
            acts,
            process,
            loaded,
            rows,
        }
    })
}

fn contract() -> &'static Contract {
    &told().loaded.process.contracts[0]
}

fn happened(kind: &str) -> usize {
    let log = told().loaded.log.iter();
    log.filter(|one| one.event.kind() == kind).count()
}

/// Obligations of a side whose last day passed.
fn late(side: Side) -> usize {
    let all = told().loaded.process.obligations.iter();
    all.filter(|one| one.missed.is_some() && one.duty.0.debtor.side() == Some(side))
        .count()
}

/// Days after its last day on which the one obligation of a kind about a subject was kept.
fn days_late(duty: &str, subject: &str) -> Option<i32> {
    let end = "2025-02-14".parse().unwrap();
    let mut all = told().loaded.process.obligations.iter();
    let late = |one: &domain::Obligation| one.duty.0.code == duty && one.subject == subject;
    all.find(|one| late(one) && one.missed.is_some())
        .and_then(|one| one.days_late(end))
}

fn yuan(amount: kernel::Money) -> String {
    amount.amount().normalize().to_string()
}

#[test]
fn a_year_of_acts_ends_in_order() {
    assert!(told().acts >= 140, "{} acts", told().acts);
    assert_eq!(told().loaded.process.shown_stage(), Stage::End);
    let persons: std::collections::BTreeSet<_> = told()
        .loaded
        .log
        .iter()
        .filter_map(|one| one.envelope.actor.person)
        .collect();
    assert!(persons.len() >= 24, "{} people", persons.len());
    let days = |place: Option<&Arc<app::Logged>>| {
        kernel::civil_date(place.unwrap().envelope.recorded).to_string()
    };
    let log = &told().loaded.log;
    assert_eq!(days(log.first()), "2024-01-08");
    assert_eq!(days(log.last()), "2025-02-14");
}

#[test]
fn until_the_signature_nobody_is_late() {
    let process = &told().loaded.process;
    let signed = contract().signed.unwrap();
    let before = process.obligations.iter().filter(|one| one.arose <= signed);
    assert!(before.clone().count() > 20);
    assert_eq!(before.filter(|one| one.missed.is_some()).count(), 0);
    assert_eq!(happened("objection.answered"), 1);
    // The committee was named, not drawn on the platform; that is noted and nothing else.
    let noted = process.guard_notes.iter();
    let mut others = noted.filter(|note| note.guard.0.code != "S09.drawn");
    assert!(others.all(|note| note.on > signed));
}

#[test]
fn afterwards_the_purchaser_is_late_most_of_all() {
    assert_eq!(late(Side::Purchaser), 44);
    assert_eq!(late(Side::Host), 7);
    assert_eq!(late(Side::Provider), 15);
    assert_eq!(late(Side::Evaluator), 0);
    assert_eq!(days_late("pay-invoice", "IV1"), Some(50));
    assert_eq!(days_late("pay-invoice", "IV2"), Some(18));
    assert_eq!(days_late("pay-invoice", "IV3"), Some(30));
    assert_eq!(days_late("supply-precondition-host", "C1"), Some(42));
    assert_eq!(days_late("answer-complaint", "M1"), Some(22));
    assert_eq!(days_late("decide-renewal", ""), Some(35));
    assert_eq!(days_late("period-report", "2024-07-06/2024-09-05"), Some(7));
}

#[test]
fn interest_is_posted_by_the_clock_and_paid_with_the_rest() {
    assert_eq!(happened("interest.posted"), 13);
    assert_eq!(happened("arrears.published"), 1);
    assert_eq!(happened("delay.pleaded"), 2);
    assert_eq!(happened("invoice.deemed-undisputed"), 2);
    let account = contract().money.account.unwrap();
    assert_eq!(yuan(account.interest), "7167.15");
    assert_eq!(yuan(account.claims), "14820");
    assert_eq!(yuan(account.paid), "501987.15");
    assert_eq!(yuan(account.balance), "0");
}

#[test]
fn the_district_controls_and_the_provider_rebels() {
    let delivery = &contract().delivery;
    let codes: Vec<u8> = delivery
        .breaches
        .iter()
        .map(|one| one.record.act.act().0)
        .collect();
    assert_eq!(codes, [41, 70, 71, 65, 75, 64, 67, 67]);
    assert_eq!(happened("breach.answered"), 6);
    assert_eq!(delivery.inspections.len(), 7);
    assert_eq!(delivery.inspections_over_cap(), 3);
    assert_eq!(delivery.presumed_retaliations(), 1);
    assert_eq!(happened("report.deemed-accepted"), 3);
    assert_eq!(happened("change.refused"), 1);
    assert_eq!(happened("change.expired"), 2);
    assert_eq!(happened("task.declined"), 3);
    assert_eq!(happened("default-notice.given"), 3);
    let entered_late = |one: &&Service| one.entry == Entry::Late;
    assert_eq!(delivery.services.iter().filter(entered_late).count(), 11);
}

#[test]
fn one_subdistrict_absorbs_and_is_an_ally() {
    let delivery = &contract().delivery;
    let dongli = cast::organisation_id("dongli").unwrap();
    let by_dongli = delivery
        .tasks
        .iter()
        .filter(|one| one.requester.id == dongli);
    assert_eq!(by_dongli.count(), 16);
    assert_eq!(happened("verbal-order.recorded"), 13);
    assert_eq!(happened("verbal-order.confirmed"), 8);
    assert_eq!(happened("verbal-order.denied"), 2);
    assert_eq!(happened("verbal-order.unanswered"), 5);
    assert_eq!(delivery.borrowed_days(), 15);
    assert_eq!(delivery.offcontract_hours().to_string(), "275");
    let supports = delivery.supports.iter().filter(|(host, _)| *host == dongli);
    assert_eq!(supports.count(), 6);
}

#[test]
fn protected_acts_stand_beside_what_followed_them() {
    let acts = contract().delivery.protected_acts();
    assert_eq!(acts.len(), 28);
    let against_the_district = cast::organisation_id("district").unwrap();
    let district = acts.iter().filter(|(.., on)| *on == against_the_district);
    assert!(district.count() >= 9);
}

#[test]
fn what_a_provider_records_stands_as_the_providers() {
    let log = told().loaded.log.iter();
    let mut recorded = log.filter(|one| one.event.kind() == "breach.recorded");
    let sides = [Role::Provider, Role::Worker, Role::Purchaser];
    assert!(recorded.all(|one| sides.contains(&one.envelope.actor.role)));
}

#[test]
fn reasons_and_warnings_are_kept() {
    let notes = &told().loaded.process.guard_notes;
    let given = |code: &str| notes.iter().filter(|one| one.guard.0.code == code).count();
    assert_eq!(given("M5.inspection-cap"), 2);
    assert_eq!(given("S14.advance"), 1);
    assert_eq!(given("S14.preconditions-confirmed"), 1);
    assert_eq!(given("M2.targets-funded"), 2);
    assert_eq!(given("S21.notice-in-time"), 1);
    assert_eq!(given("M3.paid-in-time"), 6);
}

#[test]
fn the_evaluation_asks_the_question_and_the_panel_names_the_causes() {
    use domain::assessment::{
        choices::{Grade, Question},
        state::Phase,
    };
    let evaluations = contract().assessment.evaluations();
    let graded: Vec<(String, Option<Grade>)> = evaluations
        .iter()
        .map(|one| match &one.phase {
            Phase::Issued(outcome) => (outcome.score.to_string(), outcome.grade),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(graded[0], ("79.02".to_owned(), Some(Grade::C)));
    assert_eq!(graded[1], ("80.96".to_owned(), Some(Grade::B)));
    let Phase::Issued(midterm) = &evaluations[0].phase else {
        panic!("not issued");
    };
    let questions = &midterm.draft.content.questions;
    assert_eq!(questions, &[Question::HostUserGap, Question::ReceiptDenied]);
    let excused = evaluations[0].allocation.as_ref().map(|one| one.excused);
    assert_eq!(excused.unwrap().to_string(), "11");
}

#[test]
fn the_read_models_are_what_the_record_gives() {
    let told = told();
    let path = told.dir.path();
    let checking = Checking {
        data: Some(path.to_owned()),
        receipts: Vec::new(),
        key: None,
    };
    let outcome = check(&checking).unwrap();
    assert!(outcome.holds, "{:#?}", outcome.lines);
    rebuild(&Options::new(path)).unwrap();
    let again = App::open(&Options::new(path), Clock::system()).unwrap();
    assert_eq!(rows(&again), told.rows);
    let loaded = again.purchase(told.process).unwrap().unwrap();
    assert_eq!(loaded.process, told.loaded.process);
    again.stop().unwrap();
}
