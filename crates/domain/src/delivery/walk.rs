//! Worlds that pass through every verb and every event of the running service.

mod records;
mod registers;
mod watch;

use crate::{
    Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};
use watch::{breaches_and_defaults, complaints, inspections, order, orders};

/// A resident of the test world; residents belong to no organisation of it.
const RESIDENT: u128 = 990;
/// A member of the ruling panel.
const PANELLIST: u128 = 980;

fn organisation(number: u128) -> String {
    organisation_id(number).to_string()
}

impl World {
    fn resident(self) -> World {
        self.by_person(Role::Resident, RESIDENT)
    }
}

/// Through every verb of a running contract, at stage S15.
pub fn walk(world: World) -> World {
    let world = serve(world);
    let world = records::records(world);
    let world = support(world);
    let world = tasks(world);
    let world = orders(world);
    let world = inspections(world);
    let world = complaints(world);
    breaches_and_defaults(world)
}

/// Worlds that together pass through every verb and every event of the module.
pub fn walks() -> Vec<World> {
    vec![
        walk(World::at_stage(Stage::S15, "2025-04-01")),
        silence(World::at_stage(Stage::S15, "2025-04-01")),
        registers::registers(World::at_stage(Stage::S15, "2025-04-01")),
        tender(World::at_stage(Stage::S09, "2025-04-01")),
    ]
}

fn record(kind: &str, date: &str, unit: Option<&str>) -> Value {
    json!({ "kind": kind, "unit": unit, "date": date, "hours": "2", "served": 1,
        "place": "home", "note": "入户会谈" })
}

fn serve(world: World) -> World {
    world
        .by(Role::Clock)
        .does("run-clock", json!({}), &["obligation.arose"])
        .on("2025-04-10")
        .by(Role::Worker)
        .does(
            "record-service",
            record("case-opened", "2025-04-09", Some("U1")),
            &["service.recorded"],
        )
        .does(
            "record-service",
            record("case-session", "2025-04-01", Some("U1")),
            &["service.recorded"],
        )
        .resident()
        .does(
            "confirm-service",
            json!({ "service": "S1" }),
            &["service.confirmed"],
        )
        .does(
            "deny-service",
            json!({ "service": "S2", "text": "那天社工没有来" }),
            &["service.denied", "service.questioned", "obligation.arose"],
        )
        .on("2025-04-15")
        .by(Role::Worker)
        .does(
            "correct-service",
            json!({ "service": "S2", "finding": "withdrawn", "reason": "日期登记错误，重新登记" }),
            &["service.corrected", "obligation.met"],
        )
        .on("2025-07-08")
        .by(Role::Provider)
        .does(
            "submit-report",
            json!({ "from": "2025-04-01", "to": "2025-06-30", "spent": "61000" }),
            &[
                "report.submitted",
                "obligation.met",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .on("2025-07-15")
        .by(Role::Purchaser)
        .does(
            "answer-report",
            json!({ "report": "R1", "answer": "questions", "questions": "小组为何未开展？" }),
            &["report.answered", "obligation.met", "obligation.arose"],
        )
        .on("2025-07-18")
        .by(Role::Provider)
        .does(
            "submit-report",
            json!({ "from": "2025-04-01", "to": "2025-06-30", "spent": "61000",
                "done": [{ "unit": "U1", "quantity": 1 }], "hours": "2",
                "note": "场地 7 月交付，小组顺延" }),
            &["report.submitted", "obligation.met", "obligation.arose"],
        )
        .by(Role::Purchaser)
        .does(
            "answer-report",
            json!({ "report": "R2", "answer": "accepted" }),
            &["report.answered", "obligation.met"],
        )
}

fn support(world: World) -> World {
    world
        .by(Role::Provider)
        .does(
            "record-supervision",
            json!({ "date": "2025-07-17", "hours": "2", "note": "个案督导" }),
            &["supervision.recorded"],
        )
        .does(
            "record-training",
            json!({ "date": "2025-07-16", "hours": "6", "topic": "危机干预", "funder": "contract" }),
            &["training.recorded"],
        )
        .does(
            "record-host-support",
            json!({ "host": organisation(1), "kind": "room", "note": "腾出二楼活动室" }),
            &["host-support.recorded"],
        )
        .does(
            "offer-extra-service",
            json!({ "what": "暑期儿童安全讲座", "hours": "4" }),
            &["extra-service.offered"],
        )
        .by(Role::Host)
        .does(
            "refer-user",
            json!({ "way": "to-provider", "consent": "given", "note": "独居老人日常探访" }),
            &["user.referred"],
        )
        .by(Role::Worker)
        .does(
            "record-safety-act",
            json!({ "kind": "emergency-referral", "note": "已送医" }),
            &["safety-act.recorded"],
        )
}

fn by(day: &str, what: &str, category: &str, hours: &str) -> Value {
    json!({ "what": what, "category": category, "hours": hours, "by": day })
}

fn request(what: &str, category: &str, hours: &str) -> Value {
    by("2025-08-15", what, category, hours)
}

/// Both sides have agreed on a task.
const AGREED: &[&str] = &["task.accepted", "obligation.met", "obligation.arose"];

fn tasks(world: World) -> World {
    let asked = &["task.filed", "obligation.arose"];
    let world = world
        .on("2025-07-21")
        .by(Role::Host)
        .does(
            "file-task-request",
            request("协助布置居民议事会", "adjacent", "6"),
            asked,
        )
        .does(
            "file-task-request",
            request("代填创建检查台账", "forms", "30"),
            asked,
        )
        .does(
            "file-task-request",
            request("暑期托管加开一天", "adjacent", "10"),
            asked,
        )
        .does(
            "file-task-request",
            request("整理网格走访表", "administrative", "8"),
            asked,
        )
        .does(
            "file-task-request",
            by("2025-07-25", "搬运防汛物资", "emergency", "3"),
            asked,
        );
    work(answer(world))
}

fn answer(world: World) -> World {
    world
        .on("2025-07-22")
        .by(Role::Provider)
        .does("accept-task", json!({ "task": "T1" }), AGREED)
        .does(
            "decline-task",
            json!({ "task": "T2", "reason": "out-of-scope", "text": "合同范围外清单已列明" }),
            &["task.declined", "obligation.met"],
        )
        .does(
            "accept-task-with-change",
            json!({ "task": "T3", "hours": "12", "by": "2025-08-20", "reason": "需两名社工" }),
            &["task.countered", "obligation.met", "obligation.arose"],
        )
        .does(
            "escalate-task",
            json!({ "task": "T4", "text": "是否属于合同范围有分歧" }),
            &["task.escalated", "obligation.met", "obligation.arose"],
        )
        .does("accept-task", json!({ "task": "T5" }), AGREED)
        .by(Role::Host)
        .does("agree-task-change", json!({ "task": "T3" }), AGREED)
        .does(
            "withdraw-task",
            json!({ "task": "T4", "reason": "由街道自行整理" }),
            &["task.withdrawn", "obligation.met"],
        )
}

fn work(world: World) -> World {
    world
        .on("2025-07-24")
        .by(Role::Worker)
        .does(
            "complete-task",
            json!({ "task": "T5", "hours": "3", "note": "两人一小时半" }),
            &["task.completed", "obligation.met", "obligation.arose"],
        )
        .by(Role::Host)
        .does(
            "confirm-task",
            json!({ "task": "T5" }),
            &["task.confirmed", "obligation.met", "obligation.arose"],
        )
        .on("2025-07-29")
        .by(Role::Purchaser)
        .does(
            "compensate-task",
            json!({ "task": "T5", "means": "on-invoice" }),
            &["task.compensated", "obligation.met"],
        )
}

/// What happens when nobody answers.
fn silence(world: World) -> World {
    let asked = &["task.filed", "obligation.arose"];
    world
        .by(Role::Host)
        .does(
            "file-task-request",
            by("2025-04-20", "协助义诊", "adjacent", "6"),
            asked,
        )
        .does(
            "file-task-request",
            by("2025-04-20", "协助换届会务", "adjacent", "5"),
            asked,
        )
        .by(Role::Worker)
        .goes("record-verbal-order", order("到广场站岗", "3"))
        .by(Role::Provider)
        .goes("accept-task", json!({ "task": "T1" }))
        .goes("complete-task", json!({ "task": "T1", "hours": "6" }))
        .goes(
            "give-default-notice",
            json!({ "debtor": organisation(0), "text": "预付款未付" }),
        )
        .on("2025-07-01")
        .goes(
            "submit-report",
            json!({ "from": "2025-04-01", "to": "2025-06-30", "spent": "60000" }),
        )
        .on("2025-07-17")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

/// What is seen before there is a contract.
fn tender(world: World) -> World {
    world
        .by(Role::Tenderer)
        .does(
            "record-forbidden-act-in-tender",
            json!({ "act": "A12", "side": "purchaser", "organisation": organisation(0),
                "facts": "评分项只有一家单位能满足", "evidence": "E5" }),
            &["breach.recorded", "obligation.arose"],
        )
        .on("2025-04-09")
        .by(Role::Purchaser)
        .does(
            "answer-forbidden-act-in-tender",
            json!({ "breach": "F1", "answer": "explained", "text": "该项来自需求调查，已补充说明" }),
            &["breach.answered", "obligation.met"],
        )
}
