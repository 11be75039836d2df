//! Task requests and verbal orders.

use super::{due, latest, living, options};
use crate::testkit::{World, organisation_id, person_id};
use kernel::{Money, Role};
use serde_json::{Value, json};

fn request(category: &str, hours: &str) -> Value {
    json!({ "what": "协助布置", "category": category, "hours": hours, "by": "2025-04-30" })
}

fn task(number: u32) -> Value {
    json!({ "task": format!("T{number}") })
}

fn filed(category: &str, hours: &str) -> World {
    living("2025-04-01").by(Role::Host).does(
        "file-task-request",
        request(category, hours),
        &["task.filed", "obligation.arose"],
    )
}

const AGREED: &[&str] = &["task.accepted", "obligation.met", "obligation.arose"];
const DONE: &[&str] = &["task.completed", "obligation.met", "obligation.arose"];

#[test]
fn a_task_is_classed_by_rule() {
    let class = |input: Value| {
        let world = living("2025-04-01")
            .by(Role::Purchaser)
            .goes("file-task-request", input);
        let event = latest(&world, "task.filed");
        (
            event["class"].clone(),
            event["ground"].clone(),
            event["side"].clone(),
        )
    };
    let of = |category: &str| class(request(category, "3"));
    let host = json!("purchaser");
    let mut unit = request("in-scope", "3");
    unit["unit"] = json!("U1");
    assert_eq!(
        class(unit),
        (json!("in-scope"), json!("unit-of-contract"), host.clone())
    );
    assert_eq!(
        of("in-scope"),
        (json!("adjacent"), json!("no-unit-named"), host.clone())
    );
    assert_eq!(of("adjacent").1, "support-of-service");
    assert_eq!(
        of("administrative"),
        (json!("out-of-scope"), json!("duty-of-office"), host)
    );
    assert_eq!(of("forms").0, "out-of-scope");
    assert_eq!(of("staff-loan").1, "disguised-employment");
    let mut listed = request("in-scope", "3");
    listed["what"] = json!("本周信访值守");
    assert_eq!(class(listed).1, "listed-out-of-scope");
    let mut emergency = request("emergency", "3");
    emergency["by"] = json!("2025-04-15");
    assert_eq!(class(emergency).1, "emergency-at-rates");
}

#[test]
fn a_request_is_refused_when_it_cannot_be() {
    let with = |field: &str, value: &str| {
        let mut input = request("emergency", "3");
        input[field] = json!(value);
        input
    };
    living("2025-04-01")
        .by(Role::Host)
        .refuses("file-task-request", with("hours", "0"), "hours-missing")
        .refuses("file-task-request", with("by", "2025-03-31"), "day-past")
        .refuses(
            "file-task-request",
            with("by", "2025-04-16"),
            "task-emergency-too-long",
        )
        .refuses(
            "file-task-request",
            with("unit", "U9"),
            "service-unit-unknown",
        )
        .by_person(Role::Host, 700)
        .refuses(
            "file-task-request",
            request("adjacent", "1"),
            "office-unknown",
        );
}

#[test]
fn the_provider_answers_in_three_working_days() {
    let world = filed("adjacent", "6");
    // Qingming, 4 to 6 April, is not counted.
    assert_eq!(due(&world, "answer-task"), "2025-04-07");
    let world = world
        .by(Role::Provider)
        .does("accept-task", task(1), AGREED);
    assert_eq!(due(&world, "complete-task"), "2025-04-30");
    assert_eq!(world.open("answer-task"), 0);
    let delivery = &world.process.contracts[0].delivery;
    assert_eq!(delivery.flex_hours_used().to_string(), "6");
    assert_eq!(delivery.tasks[0].price, Some(Money::yuan(360)));
    let since = "2025-04-01".parse().unwrap();
    assert_eq!(delivery.task_requesters(since), [person_id(10)]);
    assert!(
        delivery
            .task_requesters("2025-04-02".parse().unwrap())
            .is_empty()
    );
    world
        .refuses("accept-task", task(1), "task-unknown")
        .goes("complete-task", json!({ "task": "T1", "hours": "5" }))
        .refuses(
            "complete-task",
            json!({ "task": "T1", "hours": "5" }),
            "task-unknown",
        );
}

#[test]
fn only_the_supplier_answers() {
    let text = json!({ "task": "T1", "text": "有分歧" });
    filed("adjacent", "6")
        .by_person(Role::Provider, 50)
        .refuses("accept-task", task(1), "other-supplier")
        .refuses("escalate-task", text, "other-supplier");
    living("2025-04-01")
        .by(Role::Provider)
        .refuses("accept-task", task(1), "task-unknown");
}

#[test]
fn the_flex_pool_runs_dry() {
    let world = filed("adjacent", "150")
        .by(Role::Provider)
        .goes("accept-task", task(1));
    let world = world
        .by(Role::Host)
        .blocked(
            "file-task-request",
            request("adjacent", "60"),
            "M1.flex-pool",
        )
        .because("汛期临时需要，同步提出变更")
        .does(
            "file-task-request",
            request("adjacent", "60"),
            &["guard.reasoned", "task.filed", "obligation.arose"],
        )
        .does(
            "file-task-request",
            request("forms", "60"),
            &["task.filed", "obligation.arose"],
        );
    let counter = json!({ "task": "T2", "hours": "50", "by": "2025-04-30", "reason": "池内余额" });
    let world = world
        .by(Role::Provider)
        .refuses("accept-task", task(2), "flex-pool-exhausted")
        .goes("accept-task-with-change", counter)
        .by(Role::Host)
        .does("agree-task-change", task(2), AGREED)
        // What is out of scope does not draw on the pool.
        .by(Role::Provider)
        .does("accept-task", task(3), AGREED);
    let used = world.process.contracts[0].delivery.flex_hours_used();
    assert_eq!(used.to_string(), "200");
}

#[test]
fn a_forbidden_task_can_only_be_declined() {
    let counter = json!({ "task": "T1", "hours": "5", "by": "2025-04-30", "reason": "可派半天" });
    let decline = json!({ "task": "T1", "reason": "forbidden", "text": "不得变相用工" });
    let world = filed("staff-loan", "40")
        .by(Role::Provider)
        .blocked("accept-task", task(1), "M1.not-forbidden")
        .blocked("accept-task-with-change", counter, "M1.not-forbidden")
        .does(
            "decline-task",
            decline.clone(),
            &["task.declined", "obligation.met"],
        )
        .refuses("decline-task", decline, "task-unknown");
    let (act, on, concerned) = world.process.contracts[0].delivery.protected_acts()[0];
    assert_eq!(
        (act.to_string(), on.to_string()),
        ("A63".to_owned(), "2025-04-01".to_owned())
    );
    assert_eq!(concerned, organisation_id(1));
}

#[test]
fn a_change_holds_once_the_office_agrees() {
    let counter =
        |hours: &str, by: &str| json!({ "task": "T1", "hours": hours, "by": by, "reason": "人手" });
    let world = filed("adjacent", "6")
        .by(Role::Provider)
        .refuses(
            "accept-task-with-change",
            counter("0", "2025-04-30"),
            "hours-missing",
        )
        .refuses(
            "accept-task-with-change",
            counter("8", "2025-03-31"),
            "day-past",
        )
        .does(
            "accept-task-with-change",
            counter("8", "2025-05-09"),
            &["task.countered", "obligation.met", "obligation.arose"],
        );
    assert_eq!(due(&world, "answer-task-change-host"), "2025-04-07");
    let world = world
        .by_person(Role::Host, 20)
        .refuses("agree-task-change", task(1), "not-requester")
        .by(Role::Host)
        .does("agree-task-change", task(1), AGREED)
        .refuses("agree-task-change", task(1), "task-unknown");
    assert_eq!(due(&world, "complete-task"), "2025-05-09");
    let world = living("2025-04-01")
        .by(Role::Purchaser)
        .goes("file-task-request", request("adjacent", "6"))
        .goes("file-task-request", request("adjacent", "6"))
        .by(Role::Provider)
        .goes("accept-task-with-change", counter("8", "2025-05-09"))
        .by(Role::Purchaser)
        .refuses("agree-task-change", task(2), "task-moved-on");
    assert_eq!(world.open("answer-task-change-purchaser"), 1);
    let world = world.does(
        "withdraw-task",
        json!({ "task": "T1", "reason": "不再需要" }),
        &["task.withdrawn", "obligation.met"],
    );
    assert_eq!(world.open("answer-task-change-purchaser"), 0);
}

#[test]
fn what_is_contested_goes_to_the_managers() {
    let text = json!({ "task": "T1", "text": "是否属于合同范围" });
    let escalated = || {
        filed("forms", "6").by(Role::Provider).does(
            "escalate-task",
            text.clone(),
            &["task.escalated", "obligation.met", "obligation.arose"],
        )
    };
    let world = escalated();
    assert_eq!(due(&world, "settle-task"), "2025-04-09");
    let world = world
        .refuses("escalate-task", text.clone(), "task-unknown")
        .does("accept-task", task(1), AGREED);
    assert_eq!(world.open("settle-task"), 0);
    let world = world
        .by(Role::Host)
        .goes("file-task-request", request("forms", "1"));
    world
        .by(Role::Provider)
        .refuses("escalate-task", text.clone(), "task-moved-on");
    let decline = json!({ "task": "T1", "reason": "unclear", "text": "要求不明" });
    escalated().does(
        "decline-task",
        decline,
        &["task.declined", "obligation.met"],
    );
}

#[test]
fn hours_are_confirmed_and_made_good() {
    let complete = |hours: &str| json!({ "task": "T1", "hours": hours });
    let confirm =
        |hours: &str, note: Option<&str>| json!({ "task": "T1", "hours": hours, "note": note });
    let world = filed("forms", "10")
        .by(Role::Provider)
        .goes("accept-task", task(1))
        .refuses("complete-task", complete("11"), "hours-above")
        .refuses("complete-task", complete("0"), "hours-missing")
        .refuses(
            "complete-task",
            json!({ "task": "T9", "hours": "1" }),
            "task-unknown",
        )
        .by(Role::Host)
        .refuses("confirm-task", task(1), "task-unknown")
        .by(Role::Worker)
        .does("complete-task", complete("8"), DONE);
    assert_eq!(due(&world, "confirm-task-host"), "2025-04-07");
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .offcontract_hours()
            .to_string(),
        "8"
    );
    let world = world
        .by_person(Role::Host, 20)
        .refuses("confirm-task", task(1), "not-requester")
        .by(Role::Host)
        .refuses("confirm-task", confirm("9", None), "hours-above")
        .refuses("confirm-task", confirm("7", None), "note-missing")
        .by(Role::Purchaser)
        .refuses(
            "compensate-task",
            json!({ "task": "T1", "means": "paid" }),
            "task-unknown",
        )
        .by(Role::Host)
        .does(
            "confirm-task",
            confirm("7", Some("一小时属于机关自己的准备")),
            &["task.confirmed", "obligation.met", "obligation.arose"],
        );
    // Ten working days from 1 April.
    assert_eq!(due(&world, "compensate-task"), "2025-04-16");
    let world = world.by(Role::Purchaser).does(
        "compensate-task",
        json!({ "task": "T1", "means": "paid" }),
        &["task.compensated", "obligation.met"],
    );
    let event = latest(&world, "task.compensated");
    assert_eq!(event["amount"]["amount"], "420");
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .offcontract_hours()
            .to_string(),
        "7"
    );
    world.refuses(
        "compensate-task",
        json!({ "task": "T1", "means": "paid" }),
        "task-unknown",
    );
}

#[test]
fn a_task_in_scope_costs_nothing_extra() {
    let mut input = request("in-scope", "4");
    input["unit"] = json!("U2");
    let world = living("2025-04-01")
        .by(Role::Purchaser)
        .goes("file-task-request", input.clone())
        .goes("file-task-request", input)
        .by(Role::Provider)
        .goes("accept-task", task(1))
        // Units agreed may take longer than thought.
        .does("complete-task", json!({ "task": "T1", "hours": "5" }), DONE);
    assert_eq!(world.open("confirm-task-purchaser"), 1);
    let world = world
        .by(Role::Purchaser)
        .refuses("confirm-task", task(2), "task-moved-on")
        .does(
            "confirm-task",
            task(1),
            &["task.confirmed", "obligation.met"],
        )
        .refuses(
            "withdraw-task",
            json!({ "task": "T1", "reason": "已完成" }),
            "task-moved-on",
        );
    assert_eq!(world.open("confirm-task-purchaser"), 0);
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .offcontract_hours()
            .to_string(),
        "0"
    );
}

#[test]
fn a_request_is_withdrawn_before_it_is_done() {
    let withdraw = json!({ "task": "T1", "reason": "改由街道自办" });
    let world = filed("adjacent", "6")
        .by_person(Role::Host, 20)
        .refuses("withdraw-task", withdraw.clone(), "not-requester")
        .by(Role::Provider)
        .goes("accept-task", task(1))
        .by(Role::Host)
        .does(
            "withdraw-task",
            withdraw.clone(),
            &["task.withdrawn", "obligation.lapsed"],
        )
        .refuses("withdraw-task", withdraw.clone(), "task-unknown");
    assert_eq!(world.open("complete-task"), 0);
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .flex_hours_used()
            .to_string(),
        "0"
    );
    filed("adjacent", "6").does(
        "withdraw-task",
        withdraw,
        &["task.withdrawn", "obligation.lapsed"],
    );
}

fn order(side: &str, office: u128, category: &str) -> Value {
    json!({ "side": side, "office": organisation_id(office).to_string(), "what": "到路口值守",
        "category": category, "hours": "8" })
}

const ORDERED: &[&str] = &["verbal-order.recorded", "obligation.arose"];

#[test]
fn a_verbal_order_is_recorded_and_answered_within_a_day() {
    let world = living("2025-04-10")
        .happened("2025-04-08")
        .by(Role::Worker)
        .does(
            "record-verbal-order",
            order("host", 1, "administrative"),
            ORDERED,
        );
    // The day runs from the record, not from the order.
    assert_eq!(due(&world, "answer-verbal-order-host"), "2025-04-11");
    let delivery = &world.process.contracts[0].delivery;
    assert_eq!(delivery.offcontract_hours().to_string(), "8");
    assert!(
        delivery
            .task_requesters("2025-04-01".parse().unwrap())
            .is_empty()
    );
    let world = world
        .on("2025-04-11")
        .by_person(Role::Host, 20)
        .refuses("confirm-verbal-order", task(1), "not-requester")
        .by(Role::Host)
        .does(
            "confirm-verbal-order",
            task(1),
            &[
                "verbal-order.confirmed",
                "obligation.met",
                "obligation.arose",
            ],
        )
        .refuses("confirm-verbal-order", task(1), "task-unknown");
    assert_eq!(world.open("compensate-task"), 1);
}

#[test]
fn a_denied_order_stays_on_record_and_out_of_the_figures() {
    let deny = json!({ "task": "T1", "text": "没有说过" });
    let world = living("2025-04-10")
        .by(Role::Worker)
        .does(
            "record-verbal-order",
            order("purchaser", 0, "forms"),
            ORDERED,
        )
        .by_person(Role::Host, 10)
        .refuses("deny-verbal-order", deny.clone(), "not-requester");
    assert_eq!(world.open("answer-verbal-order-purchaser"), 1);
    let world = world
        .by(Role::Purchaser)
        .does(
            "deny-verbal-order",
            deny.clone(),
            &["verbal-order.denied", "obligation.met"],
        )
        .refuses("deny-verbal-order", deny, "task-unknown");
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .offcontract_hours()
            .to_string(),
        "0"
    );
}

#[test]
fn an_order_is_of_another_organisation() {
    living("2025-04-10")
        .by(Role::Worker)
        .refuses(
            "record-verbal-order",
            order("host", 3, "forms"),
            "order-of-oneself",
        )
        .by_person(Role::Worker, 50)
        .refuses(
            "record-verbal-order",
            order("host", 1, "forms"),
            "other-supplier",
        );
    let world = filed("adjacent", "1")
        .by(Role::Worker)
        .goes("record-verbal-order", order("host", 1, "forms"));
    world
        .by(Role::Host)
        .refuses("confirm-verbal-order", task(1), "task-moved-on")
        .refuses("confirm-verbal-order", task(9), "task-unknown");
}

#[test]
fn an_order_within_the_contract_claims_nothing() {
    let mut input = order("host", 1, "in-scope");
    input["unit"] = json!("U1");
    living("2025-04-10")
        .by(Role::Worker)
        .goes("record-verbal-order", input)
        .by(Role::Host)
        .does(
            "confirm-verbal-order",
            task(1),
            &["verbal-order.confirmed", "obligation.met"],
        );
}

#[test]
fn tasks_are_offered_by_what_they_are() {
    let listed = options(&filed("adjacent", "6"), "TaskId");
    assert_eq!(
        (listed[0].value.as_str(), listed[0].zh.as_str()),
        ("T1", "T1 协助布置")
    );
}

#[test]
fn asking_takes_eight_fields_at_most() {
    for verb in ["file-task-request", "record-verbal-order"] {
        let fields = crate::registry::verb(verb).unwrap().meta.fields;
        assert!(fields.len() <= 8, "{verb}: {}", fields.len());
    }
}

#[test]
fn words_of_the_negative_list_make_a_task_forbidden() {
    let mut input = request("adjacent", "6");
    input["what"] = json!("从社工站借调一人到综合窗口");
    let world = living("2025-04-01")
        .by(Role::Host)
        .goes("file-task-request", input);
    let event = latest(&world, "task.filed");
    assert_eq!(
        (&event["class"], &event["ground"]),
        (&json!("forbidden"), &json!("negative-list"))
    );
    world
        .by(Role::Provider)
        .blocked("accept-task", task(1), "M1.not-forbidden");
}

#[test]
fn any_office_of_the_purchase_asks_in_writing() {
    for (role, person, side) in [
        (Role::PurchaserHead, 1, "purchaser"),
        (Role::Committee, 90, "host"),
        (Role::FinanceSupervisor, 70, "purchaser"),
    ] {
        let world = living("2025-04-01")
            .by_person(role, person)
            .goes("file-task-request", request("forms", "2"));
        assert_eq!(latest(&world, "task.filed")["side"], side);
        world
            .by(Role::Provider)
            .goes("accept-task", task(1))
            .goes("complete-task", json!({ "task": "T1", "hours": "2" }))
            .by_person(role, person)
            .goes("confirm-task", task(1));
    }
}

/// Who may not score for the host, and which offices are silent, by the orders since April.
fn barred(world: &World) -> (Vec<kernel::PersonId>, Vec<kernel::OrganisationId>) {
    let delivery = &world.process.contracts[0].delivery;
    let since = "2025-04-01".parse().unwrap();
    (
        delivery.task_requesters(since),
        delivery.silent_offices(since),
    )
}

fn naming(field: &str, value: Value) -> World {
    let mut input = order("host", 1, "forms");
    input[field] = value;
    living("2025-04-10")
        .by(Role::Worker)
        .goes("record-verbal-order", input)
}

#[test]
fn who_orders_by_word_of_mouth_does_not_score_either() {
    let ordered = || {
        living("2025-04-10")
            .by(Role::Worker)
            .goes("record-verbal-order", order("host", 1, "forms"))
    };
    // Until the office has had its hours nobody is held to have asked.
    assert_eq!(barred(&ordered()), (vec![], vec![]));
    let confirmed = ordered()
        .by(Role::Host)
        .goes("confirm-verbal-order", task(1));
    assert_eq!(barred(&confirmed), (vec![person_id(10)], vec![]));
    // An honest confirmation names who asked, and the one who confirms may still score.
    let named = json!({ "task": "T1", "asked_by": person_id(12).to_string() });
    let named = ordered().by(Role::Host).goes("confirm-verbal-order", named);
    assert_eq!(barred(&named), (vec![person_id(12)], vec![]));
    let deny = json!({ "task": "T1", "text": "没有说过" });
    let denied = ordered().by(Role::Host).goes("deny-verbal-order", deny);
    assert_eq!(barred(&denied), (vec![], vec![]));
    let silent = |world: World| {
        world
            .on("2025-04-12")
            .by(Role::Clock)
            .goes("run-clock", json!({}))
    };
    // Silence keeps the whole office from scoring until it answers, unless a person is named.
    let world = silent(ordered());
    assert_eq!(barred(&world), (vec![], vec![organisation_id(1)]));
    let answered = world.by(Role::Host).goes("confirm-verbal-order", task(1));
    assert_eq!(barred(&answered), (vec![person_id(10)], vec![]));
    let person = silent(naming("asked_by", json!(person_id(11).to_string())));
    assert_eq!(barred(&person), (vec![person_id(11)], vec![]));
    let post = naming("person", json!("创建办某同志"));
    let confirmed = post.by(Role::Host).goes("confirm-verbal-order", task(1));
    assert_eq!(barred(&confirmed), (vec![], vec![]));
}
