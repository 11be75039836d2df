//! What time alone brings about.

use super::{due, living};
use crate::{
    Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

fn request(category: &str) -> Value {
    json!({ "what": "协助布置", "category": category, "hours": "6", "by": "2025-04-30" })
}

/// The report on the first period is owed, so that it does not show below.
fn begun() -> World {
    living("2025-04-01")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

fn clock(world: World, date: &str, kinds: &[&str]) -> World {
    let world = world
        .on(date)
        .by(Role::Clock)
        .does("run-clock", json!({}), kinds);
    world.refuses("run-clock", json!({}), "nothing-due")
}

#[test]
fn the_first_report_is_owed_once_delivery_begins() {
    World::at_stage(Stage::S14, "2025-04-01")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due");
    let world = living("2025-04-01");
    let world = clock(world, "2025-04-01", &["obligation.arose"]);
    assert_eq!(due(&world, "period-report"), "2025-07-14");
    clock(world, "2025-07-15", &["obligation.missed"]);
}

#[test]
fn a_waived_report_makes_room_for_the_next() {
    let world = begun().by(Role::Purchaser).goes(
        "waive-obligation",
        json!({ "obligation": "O1", "reason": "启动期合并到下一期" }),
    );
    let world = clock(world, "2025-04-02", &["obligation.arose"]);
    let next = world
        .process
        .obligations
        .iter()
        .find(|one| one.is_open())
        .unwrap();
    assert_eq!(next.subject, "2025-07-01/2025-09-30");
    let world = world.on("2025-10-09").by(Role::Provider).goes(
        "submit-report",
        json!({ "from": "2025-04-01", "to": "2025-09-30", "spent": "1" }),
    );
    // Ten working days from 31 December, the make-up Sunday 4 January counted.
    assert_eq!(due(&world, "period-report"), "2026-01-15");
    assert_eq!(world.open("period-report"), 1);
}

#[test]
fn silence_on_a_report_is_acceptance() {
    let world = begun().on("2025-07-01").by(Role::Provider).goes(
        "submit-report",
        json!({ "from": "2025-04-01", "to": "2025-06-30", "spent": "1" }),
    );
    assert_eq!(due(&world, "answer-report"), "2025-07-15");
    let world =
        world
            .on("2025-07-15")
            .by(Role::Clock)
            .refuses("run-clock", json!({}), "nothing-due");
    let world = clock(
        world,
        "2025-07-16",
        &[
            "obligation.missed",
            "report.deemed-accepted",
            "obligation.lapsed",
        ],
    );
    let report = json!({ "report": "R1", "answer": "accepted" });
    world
        .by(Role::Purchaser)
        .refuses("answer-report", report, "report-unknown");
}

#[test]
fn silence_on_a_task_is_not_acceptance() {
    let world = begun()
        .by(Role::Host)
        .goes("file-task-request", request("adjacent"));
    let world =
        world
            .on("2025-04-07")
            .by(Role::Clock)
            .refuses("run-clock", json!({}), "nothing-due");
    let world = clock(
        world,
        "2025-04-08",
        &["obligation.missed", "task.lapsed", "obligation.lapsed"],
    );
    world
        .by(Role::Provider)
        .refuses("accept-task", json!({ "task": "T1" }), "task-unknown");
}

#[test]
fn silence_on_a_change_is_not_agreement() {
    let counter = json!({ "task": "T1", "hours": "8", "by": "2025-05-09", "reason": "人手" });
    let world = begun()
        .by(Role::Host)
        .goes("file-task-request", request("adjacent"))
        .by(Role::Provider)
        .goes("accept-task-with-change", counter);
    clock(
        world,
        "2025-04-08",
        &["obligation.missed", "task.lapsed", "obligation.lapsed"],
    );
}

#[test]
fn silence_on_hours_confirms_them() {
    let completed = |category: &str| {
        begun()
            .by(Role::Host)
            .goes("file-task-request", request(category))
            .by(Role::Provider)
            .goes("accept-task", json!({ "task": "T1" }))
            .goes("complete-task", json!({ "task": "T1", "hours": "6" }))
    };
    let priced = &[
        "obligation.missed",
        "task.deemed-confirmed",
        "obligation.lapsed",
        "obligation.arose",
    ];
    let world = clock(completed("forms"), "2025-04-08", priced);
    assert_eq!(world.open("compensate-task"), 1);
}

#[test]
fn an_unanswered_order_is_reported_not_proven() {
    let order = json!({ "side": "host", "office": organisation_id(1).to_string(), "what": "值守",
        "category": "forms", "hours": "3" });
    // Recorded at ten; the office has 24 hours, not two days.
    let world = begun().by(Role::Worker).goes("record-verbal-order", order);
    let world = world
        .on("2025-04-02")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .later(1)
        .does("run-clock", json!({}), &["verbal-order.unanswered"])
        .refuses("run-clock", json!({}), "nothing-due");
    let world = clock(world, "2025-04-03", &["obligation.missed"]);
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .offcontract_hours()
            .to_string(),
        "3"
    );
    // The office can still say what it knows, late as it is.
    world.by(Role::Host).does(
        "confirm-verbal-order",
        json!({ "task": "T1" }),
        &[
            "verbal-order.confirmed",
            "obligation.met",
            "obligation.arose",
        ],
    );
}

#[test]
fn a_default_not_cured_in_time_is_shown_once_and_can_still_be_cured() {
    let world = begun().by(Role::Provider).goes(
        "give-default-notice",
        json!({ "debtor": organisation_id(0).to_string(), "text": "预付款未付" }),
    );
    // Thirty days from 1 April end on the first day after Labour Day that is worked.
    assert_eq!(due(&world, "cure-default-purchaser"), "2025-05-06");
    let world = clock(
        world,
        "2025-05-07",
        &["obligation.missed", "default.uncured"],
    );
    world
        .by(Role::Provider)
        .refuses(
            "close-default-notice",
            json!({ "notice": "A1", "end": "cured" }),
            "not-cured",
        )
        .by(Role::Purchaser)
        .does(
            "cure-default",
            json!({ "notice": "A1", "proof": "已付" }),
            &["default.cured", "obligation.met"],
        );
}
