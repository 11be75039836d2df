//! Disputes and sanctions.

use super::{PANEL, PANEL_OTHER, PROVIDER, living, organisation};
use crate::testkit::World;
use kernel::Role;
use serde_json::json;

/// Two disputes: one settled in talks, one taken up to the panel.
pub(in crate::ending) fn disputed() -> World {
    raised()
        .on("2025-04-07")
        .by(Role::Purchaser)
        .does(
            "offer-settlement",
            json!({ "dispute": "DP1", "offer": "按八成工时补付。", "amount": "9600" }),
            &["settlement.offered", "obligation.met"],
        )
        .by(Role::Provider)
        .does(
            "accept-settlement",
            json!({ "dispute": "DP1" }),
            &["dispute.settled", "obligation.met"],
        )
        .on("2025-05-06")
        .does(
            "raise-dispute",
            json!({ "against": organisation(1), "object": "前置条件 C1 活动场地", "claim": "场地迟交 40 日，因此未完成的小组不应计入承接方。" }),
            &["dispute.raised", "obligation.arose", "obligation.arose"],
        )
        .on("2025-05-14")
        .does("step-up-dispute", json!({ "dispute": "DP2", "tried": "与街道两次面谈。" }), STEPPED)
        .on("2025-05-22")
        .by(Role::Host)
        .does(
            "offer-settlement",
            json!({ "dispute": "DP2", "offer": "承认迟交 20 日，免计一个小组。" }),
            &["settlement.offered", "obligation.met"],
        )
        .by(Role::Provider)
        .on("2025-05-29")
        .does(
            "step-up-dispute",
            json!({ "dispute": "DP2", "mediator": organisation(5) }),
            &[
                "dispute.stepped-up",
                "obligation.lapsed",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .on("2025-06-23")
        .does(
            "step-up-dispute",
            json!({ "dispute": "DP2" }),
            &["dispute.stepped-up", "obligation.lapsed", "obligation.lapsed", "obligation.arose"],
        )
        .on("2025-07-01")
        .by_person(Role::Panel, PANEL)
        .does(
            "rule-on-dispute",
            json!({ "dispute": "DP2", "outcome": "partly", "payable": "3000", "reasons": "迟交属实，三个小组免责并补付场租。" }),
            &["dispute.ruled", "obligation.met"],
        )
}

/// What a step up to committee or mediation causes when nobody has made an offer.
pub(in crate::ending) const STEPPED: &[&str] = &[
    "dispute.stepped-up",
    "obligation.lapsed",
    "obligation.lapsed",
    "obligation.arose",
    "obligation.arose",
];

/// A dispute of the provider with the purchaser, raised on 1 April 2025.
pub(in crate::ending) fn raised() -> World {
    living("2025-01-02").on("2025-04-01").by(Role::Provider).does(
        "raise-dispute",
        json!({
            "against": organisation(0), "object": "发票 I2", "claim": "追加任务 200 小时已完成，购买方只认 80 小时。",
            "status_quo": "人员和场地不变，无争议的 80 小时照付。",
        }),
        &["dispute.raised", "obligation.arose", "obligation.arose"],
    )
}

/// A sanction against a host that becomes final by itself and expires, and one lowered on appeal.
pub(in crate::ending) fn sanctioned() -> World {
    living("2025-01-02")
        .on("2025-04-01")
        .by(Role::Provider)
        .does(
            "propose-sanction",
            json!({
                "side": "host", "organisation": organisation(1), "rung": "L1", "basis": "breach",
                "clause": "C-INS-1", "facts": "一季度检查五次，超过上限三次，有检查记录。",
            }),
            &["sanction.proposed", "obligation.arose"],
        )
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .does(
            "decide-sanction",
            json!({ "sanction": "SN1", "outcome": "imposed", "reasons": "街道未申辩，记录属实，无承接方原因。", "cause": "own" }),
            &["sanction.decided", "obligation.met"],
        )
        .on("2025-05-06")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["sanction.became-final"])
        .by(Role::Purchaser)
        .does(
            "propose-sanction",
            json!({
                "side": "provider", "organisation": organisation(PROVIDER), "rung": "L2", "basis": "fraud",
                "clause": "C-SC-1", "facts": "抽查发现三份走访记录日期与门禁不符。",
            }),
            &["sanction.proposed", "obligation.arose"],
        )
        .on("2025-05-12")
        .by(Role::Provider)
        .does(
            "reply-to-sanction",
            json!({ "sanction": "SN2", "reply": "录入错误一份已更正，另两份由居民确认。" }),
            &["sanction.replied"],
        )
        .on("2025-05-14")
        .by_person(Role::Panel, PANEL)
        .does(
            "decide-sanction",
            json!({
                "sanction": "SN2", "outcome": "imposed", "reasons": "更正在抽查之后；两份确认成立。",
                "answer": "录入错误一份成立，已减轻。", "cause": "shared",
            }),
            &["sanction.decided", "obligation.met"],
        )
        .on("2025-05-20")
        .by(Role::Provider)
        .does(
            "appeal-sanction",
            json!({ "sanction": "SN2", "grounds": "仅一份录入错误，不构成弄虚作假。" }),
            &["sanction.appealed", "obligation.arose"],
        )
        .on("2025-06-04")
        .by_person(Role::Panel, PANEL_OTHER)
        .does(
            "decide-sanction-appeal",
            json!({ "sanction": "SN2", "outcome": "lowered", "rung": "L1", "reasons": "属过失，改为书面通知并补救。" }),
            &["sanction.appeal-decided", "sanction.became-final", "obligation.met"],
        )
        .on("2025-11-10")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}
