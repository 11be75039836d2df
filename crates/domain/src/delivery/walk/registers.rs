//! What offices ask to know, what the report asks for, and what lapses.

use crate::testkit::{World, organisation_id};
use kernel::Role;
use serde_json::{Value, json};

fn datum(kind: &str, name: &str, decision: &str) -> Value {
    json!({ "kind": kind, "name": name, "decision": decision })
}

fn report(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to, "spent": "61000",
        "data": [{ "field": "RF4", "value": "本期跌倒 3 人次" }] })
}

/// Data asked for, a field agreed and one declined, two reports of which only the first is put to
/// use, and an inspection nobody announced.
pub(super) fn registers(world: World) -> World {
    let falls = datum("other", "独居老人跌倒人次", "调整探访频次");
    let cards = datum("other", "志愿者身份证号码", "街道存档");
    let photos = datum("other", "宣传照片张数", "街道简报");
    let proposed = &["datum.proposed", "obligation.arose"];
    let world = world
        .on("2025-04-02")
        .by(Role::Host)
        .does(
            "ask-for-datum",
            datum("services", "每月探访次数", "月度小结"),
            &["datum.located"],
        )
        .by(Role::Purchaser)
        .does("ask-for-datum", falls, proposed)
        .by(Role::Provider)
        .does(
            "agree-datum",
            json!({ "datum": "DQ2" }),
            &["datum.agreed", "obligation.met"],
        )
        .by(Role::Host)
        .does("ask-for-datum", cards, proposed)
        .does("ask-for-datum", photos, proposed)
        .by(Role::Provider)
        .does(
            "decline-datum",
            json!({ "datum": "DQ3", "reason": "与服务无关的个人信息" }),
            &["datum.declined", "obligation.met"],
        );
    used_once(world)
        .happened("2025-10-21")
        .by(Role::Worker)
        .does(
            "report-inspection",
            json!({ "office": organisation_id(1).to_string(), "scope": "台账",
                "officer": "某科室" }),
            &["inspection.reported"],
        )
        .on("2025-10-22")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

fn used_once(world: World) -> World {
    world
        .on("2025-04-10")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .on("2025-07-08")
        .by(Role::Provider)
        .goes("submit-report", report("2025-04-01", "2025-06-30"))
        .on("2025-07-15")
        .by(Role::Purchaser)
        .goes(
            "answer-report",
            json!({ "report": "R1", "answer": "accepted",
                "used": [{ "field": "RF4", "decision": "三户改为每周两次探访" }] }),
        )
        .on("2025-10-13")
        .by(Role::Provider)
        .goes("submit-report", report("2025-07-01", "2025-09-30"))
        .on("2025-10-21")
        .by(Role::Purchaser)
        .goes(
            "answer-report",
            json!({ "report": "R2", "answer": "accepted" }),
        )
}
