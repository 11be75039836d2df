//! The test vectors of the design (domain.md §5i) that concern tasks and money, with all parts of the
//! program together.

use crate::{
    Stage,
    assessment::rate::may_score_host,
    facts::Facts,
    planning::{
        choices::DutyKind,
        duty_list::{DutyList, DutyRow},
    },
    testkit::{World, organisation_id, person_id},
};
use kernel::{Date, Digest, Money, Role, time::plus_days};
use serde_json::{Value, json};
use std::{collections::BTreeMap, sync::Arc};

fn invoice(tranche: &str) -> Value {
    json!({ "tranche": tranche, "number": format!("2537-{tranche}") })
}

fn last_day(world: &World) -> Date {
    let invoices = world.process.contracts[0].money.invoices();
    invoices.last().unwrap().due.date().unwrap()
}

/// Vector 6: acceptance is requested, 15 working days pass, the purchaser is silent. The time to pay
/// starts at the limit, not with the invoice.
#[test]
fn vector_6_acceptance_delayed_by_the_purchaser_starts_the_pay_clock_at_the_limit() {
    let world = World::at_stage(Stage::S18, "2025-03-03")
        .on("2026-03-02")
        .by(Role::Provider)
        .goes(
            "request-acceptance",
            json!({ "users_invited": "6", "statement": "已按约完成" }),
        )
        .on("2026-03-24")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    assert_eq!(world.process.contracts[0].stage, Stage::S20);
    let billed_on = |day: &str| {
        let world = world.clone().on(day).by(Role::Provider);
        last_day(&world.goes("submit-invoice", invoice("P4"))).to_string()
    };
    // The limit is 23 March, fifteen working days after 2 March. Ten working days from it, without
    // Qingming, end on 7 April; ten from the invoice would end on 10 April.
    assert_eq!(billed_on("2026-03-26"), "2026-04-07");
    // An invoice that comes later still leaves the time to check it.
    assert_eq!(billed_on("2026-04-08"), "2026-04-15");
    // Where the purchaser accepts in time, the invoice starts the clock.
    let accepted = World::at_stage(Stage::S18, "2025-03-03").on("2026-03-26");
    let base = accepted
        .by(Role::Provider)
        .goes("submit-invoice", invoice("P2"));
    assert_eq!(last_day(&base).to_string(), "2026-04-10");
}

/// Vector 7: 300,000 due, 47 days late, no rate agreed: 300,000 × 0.0005 × 47 = 7,050.
#[test]
fn vector_7_interest_on_300_000_late_by_47_days_is_7_050() {
    let world = World::at_stage(Stage::S15, "2025-03-03")
        .with(|process| process.contracts[0].terms.value = Money::yuan(600_000))
        .on("2025-04-01")
        .by(Role::Provider)
        .goes("submit-invoice", invoice("P2"))
        .on("2025-04-02")
        .by_person(Role::Purchaser, 0)
        .goes(
            "check-invoice",
            json!({ "invoice": "IV1", "outcome": "ok" }),
        )
        .by_person(Role::PurchaserHead, 1)
        .goes("approve-payment", json!({ "invoice": "IV1" }));
    let paid_on = plus_days(last_day(&world), 47);
    // The clock posts a part of it in between; nothing counts twice.
    let world = world
        .on("2025-05-01")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .on(&paid_on.to_string())
        .by_person(Role::Finance, 2)
        .goes("pay-invoice", json!({ "invoice": "IV1" }));
    let invoice = &world.process.contracts[0].money.invoices()[0];
    assert_eq!(invoice.paid(), Money::yuan(300_000));
    assert_eq!(invoice.interest(), Money::yuan(7_050));
}

/// The published list of the host, version 3.
fn published() -> Facts {
    let row = |code: &str, kind, text: &str| DutyRow {
        code: code.to_owned(),
        kind,
        text: text.to_owned(),
    };
    let list = DutyList {
        version: 3,
        on: Date::constant(2025, 1, 10),
        file: "清单.csv".to_owned(),
        digest: Digest::of(b"list"),
        rows: vec![
            row("J12", DutyKind::Basic, "文明城市创建迎检和数据录入"),
            row(
                "J40",
                DutyKind::Basic,
                "Civilised city inspection ledgers and data entry",
            ),
            row("P07", DutyKind::Cooperating, "独居老人探访关爱"),
        ],
    };
    Facts {
        siblings: Vec::new(),
        duty_lists: Arc::new(BTreeMap::from([(organisation_id(1), list)])),
    }
}

fn asked(world: &World) -> (String, String, Value) {
    let mut log = world.log.iter().rev();
    let (_, event) = log.find(|(_, one)| one.kind() == "task.filed").unwrap();
    let body = event.body().unwrap();
    let text = |name: &str| body[name].as_str().unwrap().to_owned();
    (text("class"), text("ground"), body["duty"].clone())
}

fn filed(what: &str, category: &str, unit: Option<&str>) -> World {
    World::at_stage(Stage::S15, "2025-04-01")
        .knowing(published())
        .by(Role::Host)
        .goes(
            "file-task-request",
            json!({ "what": what, "category": category, "unit": unit, "hours": "16",
                "by": "2025-04-30" }),
        )
}

/// Vector 9: the host asks for “civilised-city inspection data entry”, which is its own basic duty.
#[test]
fn vector_9_a_duty_of_the_host_itself_is_out_of_scope_and_can_be_declined() {
    let world = filed("文明城市迎检数据录入", "in-scope", Some("U1"));
    let (class, ground, duty) = asked(&world);
    assert_eq!(
        (class.as_str(), ground.as_str()),
        ("out-of-scope", "own-duty-list")
    );
    assert_eq!(
        (&duty["code"], &duty["version"]),
        (&json!("J12"), &json!(3))
    );
    let (_, event) = world
        .log
        .iter()
        .find(|(_, one)| one.kind() == "task.filed")
        .unwrap();
    let said = event.sentence(kernel::Lang::Zh);
    assert!(said.contains("职责清单第 3 版 J12"), "{said}");
    let english = filed("civilised-city inspection data entry", "in-scope", None);
    assert_eq!(asked(&english).2["code"], "J40");
    // Declining is protected; who asked does not score for the host in the period.
    let world = world.by(Role::Provider).goes(
        "decline-task",
        json!({ "task": "T1", "reason": "out-of-scope", "text": "属于街道基本履职事项" }),
    );
    let delivery = &world.process.contracts[0].delivery;
    let (act, _, concerned) = delivery.protected_acts()[0];
    assert_eq!(
        (act.to_string(), concerned),
        ("A63".to_owned(), organisation_id(1))
    );
    let requesters = delivery.task_requesters(Date::constant(2025, 4, 1));
    let refused = may_score_host(&requesters, Some(person_id(10))).unwrap_err();
    assert_eq!(refused.code(), "scorer-filed-tasks");
    assert!(may_score_host(&requesters, Some(person_id(11))).is_ok());
}

#[test]
fn a_service_of_the_contract_stays_in_scope_though_the_host_has_a_like_duty() {
    let world = World::at_stage(Stage::S15, "2025-04-01").with(|process| {
        process.contracts[0].terms.units[0].name = kernel::FreeText::new("独居老人探访");
    });
    let request = json!({ "what": "为新增的 5 户安排独居老人探访", "category": "in-scope",
        "unit": "U1", "hours": "6", "by": "2025-04-30" });
    let world = world.knowing(published()).by(Role::Host);
    let world = world.goes("file-task-request", request);
    assert_eq!(asked(&world).0, "in-scope");
    // Without the unit it is the host's own duty.
    let world = filed("安排独居老人探访", "adjacent", None);
    assert_eq!(asked(&world).1, "own-duty-list");
}
