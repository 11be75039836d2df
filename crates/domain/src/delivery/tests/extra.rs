//! The ledger of extra work.

use super::living;
use crate::{
    delivery::extra::{ExtraWork, Standing, Way, extra_work},
    testkit::{World, organisation_id},
};
use kernel::{Money, Role};
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn request(what: &str, category: &str, hours: &str) -> Value {
    json!({ "what": what, "category": category, "hours": hours, "by": "2025-05-30" })
}

fn order(hours: &str) -> Value {
    json!({ "side": "host", "office": organisation_id(1).to_string(), "what": "到路口值守",
        "category": "administrative", "hours": hours })
}

fn ledger(world: &World) -> ExtraWork<'_> {
    extra_work(&world.process, &world.process.contracts[0])
}

fn standings(world: &World) -> Vec<(String, Standing)> {
    let lines = ledger(world).lines;
    let lines = lines.iter();
    lines
        .map(|one| (one.task.to_string(), one.standing))
        .collect()
}

/// Four hours on the office's forms, worked and confirmed; ten of service.
fn confirmed() -> World {
    let session = json!({ "kind": "visit", "date": "2025-04-01", "hours": "10", "served": 1,
        "place": "home" });
    living("2025-04-01")
        .by(Role::Worker)
        .because("一次长途探访")
        .goes("record-service", session)
        .by(Role::Host)
        .goes("file-task-request", request("整理名册", "forms", "4"))
        .by(Role::Provider)
        .goes("accept-task", json!({ "task": "T1" }))
        .goes("complete-task", json!({ "task": "T1", "hours": "4" }))
        .by(Role::Host)
        .goes("confirm-task", json!({ "task": "T1" }))
}

#[test]
fn hours_are_followed_until_they_are_paid() {
    let world = confirmed();
    let line = ledger(&world).lines[0].clone();
    assert_eq!((line.standing, line.way), (Standing::Owed, Way::Written));
    assert_eq!(line.value, Money::yuan(240));
    assert_eq!(line.waits.unwrap().duty.0.code, "compensate-task");
    let world = world.by(Role::Purchaser).goes(
        "compensate-task",
        json!({ "task": "T1", "means": "on-invoice" }),
    );
    assert_eq!(ledger(&world).lines[0].standing, Standing::ToBill);
    let bill = json!({ "claim": "extra-task", "tasks": ["T1"], "number": "1" });
    let world = world.by(Role::Provider).goes("submit-invoice", bill);
    assert_eq!(ledger(&world).lines[0].standing, Standing::Billed);
    let waits = ledger(&world).lines[0].waits.unwrap();
    assert_eq!(waits.duty.0.code, "check-invoice");
    let world = world
        .by_person(Role::Purchaser, 0)
        .goes(
            "check-invoice",
            json!({ "invoice": "IV1", "outcome": "ok" }),
        )
        .by_person(Role::PurchaserHead, 1)
        .goes("approve-payment", json!({ "invoice": "IV1" }))
        .by_person(Role::Finance, 2)
        .goes("pay-invoice", json!({ "invoice": "IV1" }));
    let found = ledger(&world);
    assert_eq!(found.lines[0].standing, Standing::Paid);
    assert_eq!(found.settled.value, Money::yuan(240));
    assert!(found.owed.hours.is_zero());
}

#[test]
fn sums_by_office_and_month_and_the_drift_of_scope() {
    let world = confirmed()
        .on("2025-05-06")
        .by(Role::Worker)
        .goes("record-verbal-order", order("6"))
        .goes("record-verbal-order", order("2"))
        // Asked and not done: nothing was worked.
        .goes("record-verbal-order", order("0"))
        .by(Role::Host)
        .goes("deny-verbal-order", json!({ "task": "T3", "text": "没有" }));
    assert_eq!(
        standings(&world),
        [
            ("T1".to_owned(), Standing::Owed),
            ("T2".to_owned(), Standing::Ordered),
            ("T3".to_owned(), Standing::Contested)
        ]
    );
    let found = ledger(&world);
    assert_eq!(found.worked.hours, Decimal::from(10));
    assert_eq!(found.open.value, Money::yuan(360));
    assert_eq!(found.contested.hours, Decimal::from(2));
    let months: Vec<((i16, i8), Decimal)> = found
        .months
        .iter()
        .map(|one| (one.month, one.unsettled.hours))
        .collect();
    assert_eq!(
        months,
        [((2025, 4), Decimal::from(4)), ((2025, 5), Decimal::from(6))]
    );
    // 10 hours beside the contract, 10 of service.
    assert_eq!(found.drift(), Some(Decimal::new(500, 1)));
    let world = world
        .on("2025-05-08")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    assert_eq!(standings(&world)[1].1, Standing::Unproven);
}

#[test]
fn what_is_declined_is_shown_apart_and_what_is_in_scope_is_not() {
    let mut inside = request("个案跟进", "in-scope", "5");
    inside["unit"] = json!("U1");
    let world = living("2025-04-01")
        .by(Role::Host)
        .goes("file-task-request", request("整理名册", "forms", "4"))
        .goes("file-task-request", inside)
        .by(Role::Provider)
        .goes(
            "decline-task",
            json!({ "task": "T1", "reason": "out-of-scope", "text": "不在范围" }),
        )
        .goes("accept-task", json!({ "task": "T2" }))
        .goes("complete-task", json!({ "task": "T2", "hours": "5" }));
    let found = ledger(&world);
    assert!(found.lines.is_empty());
    assert_eq!(found.declined[0].task.to_string(), "T1");
    assert_eq!(found.drift(), None);
}
