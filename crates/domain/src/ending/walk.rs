//! Contracts that end, or are interrupted, in every way this module knows: for golden files and
//! timelines.

pub(super) mod disputes;
pub(super) mod exceptions;
pub(super) mod ladder;

use crate::{
    stage::Stage,
    testkit::{World, organisation_id},
};
use disputes::{disputed, sanctioned};
use exceptions::{emergency, ended_early, refused_end, suspended, withheld};
use kernel::Role;
use ladder::{bitten, evidenced, unrewarded};
use serde_json::{Value, json};

/// The provider of the test world.
pub(super) const PROVIDER: u128 = 3;
/// A member of the ruling panel, of an organisation with no part in the contract.
pub(super) const PANEL: u128 = 50;
/// Another member of the panel.
pub(super) const PANEL_OTHER: u128 = 40;
/// The purchaser's head, another person than its officer.
pub(super) const HEAD: u128 = 1;

/// An organisation's id as forms send it.
pub(super) fn organisation(number: u128) -> Value {
    json!(organisation_id(number).to_string())
}

/// Worlds that together make every verb and every event of this module.
pub fn walks() -> Vec<World> {
    vec![
        renewed(),
        bridged(),
        suspended(),
        refused_end(),
        ended_early(),
        withheld(),
        emergency(),
        disputed(),
        sanctioned(),
        bitten(),
        evidenced(),
        unrewarded(),
        panel_speaks(),
        handed_over(),
    ]
}

/// The last of [`walks`], with the verbs accepted in all of them and in `world`.
pub fn walk(world: World) -> World {
    let mut last = handed_over();
    last.verbs.extend(world.verbs);
    last.verbs
        .extend(walks().into_iter().flat_map(|one| one.verbs));
    last
}

fn living(date: &str) -> World {
    World::at_stage(Stage::S15, date)
}

/// Both sides say what they wish, the purchaser decides and gives notice in time.
pub(super) fn renewed() -> World {
    living("2025-01-02")
        .on("2025-10-09")
        .by(Role::Clock)
        .does(
            "run-clock",
            json!({}),
            &["obligation.arose", "obligation.arose"],
        )
        .by(Role::Provider)
        .does(
            "state-renewal-view",
            json!({ "wish": "continue", "words": "愿意继续，建议把场地移交时间写进合同。" }),
            &["renewal.view-stated", "obligation.met"],
        )
        .on("2025-10-20")
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "decide-renewal",
            json!({
                "outcome": "renew-by-option",
                "reasons": "末期评估良好，居民满意度较高，预算已列入下一年度。",
            }),
            &["renewal.decided", "obligation.met", "obligation.arose"],
        )
        .does(
            "give-renewal-notice",
            json!({ "words": "请于十二月前确认下一年度人员名单。" }),
            &["renewal.notice-given", "obligation.met"],
        )
        .does(
            "grant-reward",
            json!({
                "side": "provider", "organisation": organisation(PROVIDER), "rung": "I2",
                "measure": "下一年度报告减半", "reasons": "连续两期按时交付，居民评价高。",
            }),
            &["reward.granted"],
        )
}

/// The purchaser orders a bridge and lengthens it once.
pub(super) fn bridged() -> World {
    World::at_stage(Stage::S21, "2025-01-02")
        .on("2025-12-30")
        .by(Role::Purchaser)
        .does(
            "order-bridge",
            json!({ "until": "2026-01-31", "budget": "covered", "reasons": "新一轮采购尚在公告期。" }),
            &["bridge.began"],
        )
        .on("2026-01-05")
        .does(
            "order-bridge",
            json!({ "until": "2026-03-31", "budget": "covered", "reasons": "评审推迟，个案不能中断。" }),
            &["bridge.began"],
        )
}

/// Nothing was decided before the end; the decision comes in the bridge.
fn decided_late() -> World {
    World::at_stage(Stage::S21, "2025-01-02")
        .on("2026-01-01")
        .by(Role::Clock)
        .does(
            "run-clock",
            json!({}),
            &["obligation.arose", "obligation.arose", "bridge.began"],
        )
        .on("2026-01-12")
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "decide-renewal",
            json!({ "outcome": "retender", "reasons": "需求仍在，街道范围调整，须重新采购。" }),
            &["renewal.decided", "obligation.met", "obligation.arose"],
        )
        .does(
            "give-renewal-notice",
            json!({}),
            &["renewal.notice-given", "obligation.met"],
        )
}

/// What the beginning of the handover causes.
pub(super) const HANDED: &[&str] = &[
    "handover.begun",
    "stage.entered",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
];

/// After a late decision everything is handed over, all sides review, the contract is closed.
pub(super) fn handed_over() -> World {
    let points = |worked: &str, failed: &str| {
        json!({ "points": [
            { "aspect": "support", "worked": worked },
            { "aspect": "payment", "failed": failed },
        ]})
    };
    returned()
        .by(Role::Provider)
        .does(
            "review-relationship",
            points("街道及时引荐居民", "尾款晚付两个月"),
            &["review.filed", "obligation.met"],
        )
        .by(Role::Host)
        .does(
            "review-relationship",
            points("社工熟悉社区", "不了解付款进度"),
            &["review.filed", "obligation.met"],
        )
        .by_person(Role::Host, 20)
        .does(
            "review-relationship",
            points("上门及时", "报告看不到"),
            &["review.filed", "obligation.met"],
        )
        .by(Role::Purchaser)
        .does(
            "review-relationship",
            points("报告按时", "付款审批环节过多"),
            &["review.filed", "obligation.met", "review.published"],
        )
        .does(
            "record-lessons",
            json!({ "about": "payment", "lesson": "下一期把财务审批并入五个工作日的发票核对。" }),
            &["lesson.recorded"],
        )
        .does(
            "close-contract",
            json!({}),
            &["contract.closed", "obligation.lapsed", "stage.entered"],
        )
}

/// The user panel has a part of its own in the review.
fn panel_speaks() -> World {
    let panel = World::new("2025-01-02").organisation(9);
    decided_late()
        .with(|process| {
            let since = process.contracts.iter().map(|one| one.terms.start).next();
            process.grants.push(crate::process::Grant {
                role: Role::UserPanel,
                organisation: Some(panel),
                person: None,
                contract: None,
                since: since.unwrap_or_default(),
                until: None,
            });
        })
        .on("2026-03-30")
        .by(Role::Purchaser)
        .goes("begin-handover", json!({ "plan": "逐户征得同意。" }))
        .by_person(Role::UserPanel, 90)
        .does(
            "review-relationship",
            json!({ "points": [{ "aspect": "users", "worked": "开会时问过我们" }] }),
            &["review.filed", "obligation.met"],
        )
}

/// The handover begins, cases go on, and both sides return what is the other's.
fn returned() -> World {
    decided_late()
        .on("2026-03-30")
        .by(Role::Purchaser)
        .does(
            "begin-handover",
            json!({ "plan": "四月上旬与春雨中心对接，个案逐一征得同意。" }),
            HANDED,
        )
        .on("2026-04-13")
        .by(Role::Provider)
        .does(
            "transfer-cases",
            json!({ "transferred": 14, "closed": 6, "successor": organisation(4) }),
            &["cases.transferred", "obligation.met"],
        )
        .does(
            "return-data",
            json!({ "disposal": "returned-and-deleted", "what": "个案档案、台账、门禁卡三张。" }),
            &["data.returned", "obligation.met"],
        )
        .by(Role::Purchaser)
        .does(
            "return-data",
            json!({ "disposal": "returned", "what": "承接方自购设备和培训教材。" }),
            &["data.returned", "obligation.met"],
        )
}
