//! Verbal orders, inspections, complaints, forbidden acts and default notices on the way.

use super::{PANELLIST, organisation};
use crate::testkit::World;
use kernel::Role;
use serde_json::{Value, json};

pub(super) fn order(what: &str, hours: &str) -> Value {
    json!({ "side": "host", "office": organisation(1), "person": "街道办某科", "what": what,
        "category": "administrative", "hours": hours })
}

pub(super) fn orders(world: World) -> World {
    let recorded = &["verbal-order.recorded", "obligation.arose"];
    world
        .on("2025-08-04")
        .happened("2025-08-01")
        .by(Role::Worker)
        .does(
            "record-verbal-order",
            order("周末到路口值守", "8"),
            recorded,
        )
        .does("record-verbal-order", order("代写街道总结", "4"), recorded)
        .on("2025-08-05")
        .by(Role::Host)
        .does(
            "confirm-verbal-order",
            json!({ "task": "T6" }),
            &[
                "verbal-order.confirmed",
                "obligation.met",
                "obligation.arose",
            ],
        )
        .does(
            "deny-verbal-order",
            json!({ "task": "T7", "text": "没有提出过此要求" }),
            &["verbal-order.denied", "obligation.met"],
        )
}

pub(super) fn inspections(world: World) -> World {
    world
        .by(Role::Host)
        .does(
            "announce-inspection",
            json!({ "date": "2025-08-12", "scope": "活动安全", "officer": "某科长" }),
            &["inspection.announced"],
        )
        .on("2025-08-18")
        .happened("2025-08-18")
        .by(Role::Purchaser)
        .does(
            "surprise-inspection",
            json!({ "scope": "站点开放情况", "officer": "合同负责人" }),
            &["inspection.surprised"],
        )
        .on("2025-08-19")
        .by(Role::Host)
        .because("上级部署消防安全专项检查")
        .does(
            "announce-inspection",
            json!({ "date": "2025-08-26", "scope": "消防", "officer": "某主任" }),
            &[
                "guard.reasoned",
                "inspection.announced",
                "inspection.cap-exceeded",
            ],
        )
        .does(
            "file-inspection-finding",
            json!({ "inspection": "I1", "finding": "points",
                "points": [{ "what": "补充应急预案", "by": "2025-09-10" }] }),
            &[
                "inspection-finding.filed",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .on("2025-08-27")
        .by(Role::Provider)
        .does(
            "reply-to-finding",
            json!({ "inspection": "I1", "text": "预案已有，将补充演练记录" }),
            &["inspection-finding.replied", "obligation.met"],
        )
        .does(
            "resolve-action-point",
            json!({ "inspection": "I1", "point": 1, "proof": "8 月 26 日完成演练" }),
            &["action-point.resolved", "obligation.met"],
        )
}

pub(super) fn complaints(world: World) -> World {
    let filed = &[
        "resident-complaint.filed",
        "resident-complaint.routed",
        "obligation.arose",
        "obligation.arose",
    ];
    world
        .on("2025-09-01")
        .resident()
        .does(
            "complain-resident",
            json!({ "about": "provider", "topic": "manner", "text": "接电话态度不好" }),
            filed,
        )
        .does(
            "complain-resident",
            json!({ "about": "purchaser", "topic": "access", "text": "站点搬远了没有征求意见" }),
            filed,
        )
        .on("2025-09-02")
        .by(Role::Purchaser)
        .does(
            "acknowledge-resident-complaint",
            json!({ "complaint": "M1" }),
            &["resident-complaint.acknowledged", "obligation.met"],
        )
        .does(
            "answer-resident-complaint",
            json!({ "complaint": "M1", "outcome": "upheld", "text": "已致歉并安排培训" }),
            &["resident-complaint.answered", "obligation.met"],
        )
        .on("2025-09-03")
        .by_person(Role::Panel, PANELLIST)
        .does(
            "answer-resident-complaint",
            json!({ "complaint": "M2", "outcome": "partly-upheld", "text": "将召开居民说明会" }),
            &[
                "resident-complaint.answered",
                "obligation.met",
                "obligation.met",
            ],
        )
}

pub(super) fn breaches_and_defaults(world: World) -> World {
    world
        .on("2025-09-08")
        .happened("2025-09-05")
        .by(Role::Worker)
        .does(
            "record-forbidden-act",
            json!({ "act": "A65", "side": "host", "organisation": organisation(1),
                "facts": "安排一名社工到街道办公室坐班", "evidence": "E4", "days": 5 }),
            &["breach.recorded", "obligation.arose"],
        )
        .on("2025-09-12")
        .by(Role::Host)
        .does(
            "answer-forbidden-act",
            json!({ "breach": "F1", "answer": "explained", "text": "窗口临时缺人，已停止" }),
            &["breach.answered", "obligation.met"],
        )
        .by(Role::Provider)
        .does(
            "give-default-notice",
            json!({ "debtor": organisation(1), "text": "活动场地每周只开放两天" }),
            &["default-notice.given", "obligation.arose"],
        )
        .on("2025-09-25")
        .by(Role::Host)
        .does(
            "cure-default",
            json!({ "notice": "A1", "proof": "9 月 22 日起每天开放" }),
            &["default.cured", "obligation.met"],
        )
        .by(Role::Provider)
        .does(
            "close-default-notice",
            json!({ "notice": "A1", "end": "cured" }),
            &["default-notice.closed"],
        )
}
