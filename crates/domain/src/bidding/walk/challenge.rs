//! An objection, the complaint that follows it, and the end of the window.

use super::day;
use crate::testkit::World;
use kernel::{Date, Role};
use serde_json::json;

/// The id of the `place`-th ground of the objection that is about to be filed.
fn ground(world: &World, place: usize) -> String {
    let objections = world.process.bidding.objections.iter();
    let before: usize = objections.map(|one| one.grounds.len()).sum();
    format!("G{}", before + place)
}

pub(super) fn challenged(world: World, start: Date) -> World {
    let before = world.clone();
    let objection = format!("J{}", world.process.bidding.objections.len() + 1);
    let complaint = format!("H{}", world.process.bidding.complaints.len() + 1);
    let world = world
        .on(&day(start, 42))
        .by_person(Role::Tenderer, 40)
        .goes(
            "object",
            json!({
                "about": "result",
                "may_affect": "yes",
                "text": "第一名的团队业绩证明存疑，请求复核。",
                "remedy": "reevaluate",
                "grounds": [
                    { "text": "第一名两名社工的业绩证明出具单位不存在。" },
                    { "text": "第一名未附督导人员的在职证明。" },
                ],
                "evidence": [{ "name": "登记机关查询截图", "shows": "查无该单位" }],
            }),
        )
        .on(&day(start, 46))
        .by_person(Role::Purchaser, 0)
        .goes(
            "answer-objection",
            json!({
                "objection": objection,
                "answer": "rejected",
                "findings": [{ "ground": ground(&before, 1), "answer": "rejected" }],
                "text": "经核对原件，业绩证明真实，质疑事项不成立。",
                "to": "nowhere",
            }),
        );
    complained(world, start, (&objection, &complaint, &ground(&before, 1)))
}

fn complained(world: World, start: Date, ids: (&str, &str, &str)) -> World {
    let (objection, complaint, ground) = ids;
    world
        .on(&day(start, 51))
        .by_person(Role::Tenderer, 40)
        .goes(
            "complain",
            json!({
                "objection": objection,
                "grounds": [ground],
                "text": "答复未附核对依据，请求财政部门处理。",
            }),
        )
        .on(&day(start, 52))
        .by_person(Role::FinanceSupervisor, 70)
        .goes(
            "examine-complaint",
            json!({ "complaint": complaint, "outcome": "accepted", "text": "符合受理条件。" }),
        )
        .goes("send-complaint-copies", json!({ "complaint": complaint }))
        .goes(
            "suspend-procedure",
            json!({
                "complaint": complaint,
                "until": day(start, 76),
                "text": "投诉事项可能影响成交结果，需调取评审资料。",
            }),
        )
        .on(&day(start, 85))
        .by_person(Role::FinanceSupervisor, 70)
        .goes(
            "decide-complaint",
            json!({
                "complaint": complaint,
                "ruling": "rejected",
                "text": "经调取评审资料核实，投诉事项缺乏事实依据，予以驳回。",
                "to": "nowhere",
            }),
        )
        .on(&day(start, 86))
        .by_person(Role::Purchaser, 0)
        .goes("close-challenge", json!({}))
}
