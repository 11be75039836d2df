//! Tenders that take another way: too few bids, too few qualified, an objection upheld.

use super::{
    START, awarded, bids, committee, day, declared, first_day, half_past_nine, qualified, report,
    sample, scored,
};
use crate::testkit::World;
use kernel::{Date, Role};
use serde_json::json;

/// One bid only: the causes are looked into and the documents changed.
pub(super) fn repeated() -> World {
    let start = first_day(&sample(START));
    let world = sample(START)
        .by_person(Role::Agent, 80)
        .goes(
            "publish-tender",
            json!({ "deadline": half_past_nine(start, 24) }),
        )
        .on(&day(start, 20));
    bids(world, 3, 99)
        .on(&day(start, 24))
        .by_person(Role::Agent, 80)
        .goes("open-bids", json!({}))
        .on(&day(start, 28))
        .by_person(Role::Purchaser, 0)
        .goes(
            "analyse-failure",
            json!({
                "causes": ["price", "terms"],
                "note": "三家机构表示最高限价低于人员成本，付款周期过长。",
                "fairness": "amended",
                "next": "repeat",
            }),
        )
}

/// Too few qualify, and the purchase ends.
pub(super) fn excluded() -> World {
    let start = first_day(&sample(START));
    let world = sample(START).by_person(Role::Agent, 80).goes(
        "publish-tender",
        json!({ "deadline": half_past_nine(start, 30) }),
    );
    let world = bids(bids(bids(world.on(&day(start, 20)), 3, 96), 4, 94), 5, 90)
        .on(&day(start, 30))
        .by_person(Role::Agent, 80)
        .goes("open-bids", json!({}))
        .goes(
            "check-qualification",
            json!({ "bid": "B1", "result": "qualified" }),
        )
        .goes(
            "check-qualification",
            json!({ "bid": "B2", "result": "qualified" }),
        )
        .goes(
            "check-qualification",
            json!({
                "bid": "B3",
                "result": "disqualified",
                "reason": "未提供采购文件第二章要求的登记证书。",
            }),
        )
        .goes("finish-qualification", json!({}));
    world
        .on(&day(start, 35))
        .by_person(Role::Purchaser, 0)
        .goes(
            "analyse-failure",
            json!({
                "causes": ["formalities", "market"],
                "fairness": "clean",
                "next": "end",
            }),
        )
}

/// An objection is upheld, the bids are evaluated again, the first declines, and the clock closes the
/// window.
pub(super) fn returned() -> World {
    let start = first_day(&sample(START));
    let world = sample(START).by_person(Role::Agent, 80).goes(
        "publish-tender",
        json!({ "deadline": half_past_nine(start, 30) }),
    );
    let world = bids(bids(bids(world.on(&day(start, 20)), 3, 96), 4, 94), 5, 90);
    let world = qualified(world, start)
        .on(&day(start, 31))
        .goes("appoint-committee", committee());
    let world = declared(world);
    let sign = json!([{
        "sign": "text",
        "bids": ["B2", "B3"],
        "finding": "服务方案第三节有两页文字相同，均引自同一行业指南。",
    }]);
    let world = report(scored(world).on(&day(start, 32)), json!([]), sign);
    let world = awarded(world, start)
        .on(&day(start, 42))
        .by_person(Role::Tenderer, 40)
        .goes(
            "object",
            json!({ "about": "procedure", "may_affect": "yes", "text": "团队分未按分档标准评定。" }),
        )
        .on(&day(start, 46))
        .by_person(Role::Purchaser, 0)
        .goes(
            "answer-objection",
            json!({
                "objection": "J1",
                "answer": "upheld",
                "text": "经复核，两份评分表未按分档标准评定，退回评审。",
                "to": "evaluation",
            }),
        );
    report(scored(world.on(&day(start, 50))), json!([]), json!([]))
        .on(&day(start, 51))
        .by_person(Role::PurchaserHead, 1)
        .goes(
            "decide-award",
            json!({ "skipped": [{ "bid": "B1", "ground": "declined", "reason": "书面声明放弃，附盖章函件。" }] }),
        )
        .on(&day(start, 52))
        .by_person(Role::Agent, 80)
        .goes(
            "publish-award",
            json!({ "losses": [{ "bid": "B3", "reason": "走访频次低于需求，服务方案得分靠后。" }] }),
        )
        .on(&day(start, 80))
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

/// One bid only, and the finance authority approves another method.
pub(super) fn changed_method() -> World {
    let start = first_day(&sample(START));
    let world = sample(START).by_person(Role::Agent, 80).goes(
        "publish-tender",
        json!({ "deadline": half_past_nine(start, 24) }),
    );
    bids(world.on(&day(start, 20)), 3, 99)
        .on(&day(start, 24))
        .by_person(Role::Agent, 80)
        .goes("open-bids", json!({}))
        .on(&day(start, 30))
        .by_person(Role::Purchaser, 0)
        .goes(
            "analyse-failure",
            json!({
                "causes": ["market"],
                "fairness": "clean",
                "next": "other-method",
                "method": "consultation",
                "approval": "禾财采〔2025〕12号",
            }),
        )
}

/// An objection and a complaint are taken back; the first in rank does not sign, and the second
/// follows.
pub(super) fn given_up() -> World {
    let start = first_day(&sample(START));
    let world = sample(START).by_person(Role::Agent, 80).goes(
        "publish-tender",
        json!({ "deadline": half_past_nine(start, 30) }),
    );
    let world = bids(bids(bids(world.on(&day(start, 20)), 3, 96), 4, 94), 5, 90);
    let world = qualified(world, start)
        .on(&day(start, 31))
        .goes("appoint-committee", committee());
    let world = declared(world);
    let world = report(scored(world).on(&day(start, 32)), json!([]), json!([]));
    let world = taken_back(awarded(world, start), start);
    declined(world, start)
        .on(&day(start, 57))
        .by_person(Role::PurchaserHead, 1)
        .goes(
            "decide-next",
            json!({ "next": "next", "reason": "需求紧迫，第二名响应满足全部要求。" }),
        )
        .on(&day(start, 58))
        .by_person(Role::Agent, 80)
        .goes("publish-award", json!({}))
}

fn taken_back(world: World, start: Date) -> World {
    let objection = json!({ "about": "result", "may_affect": "yes", "text": "评分有误" });
    world
        .on(&day(start, 42))
        .by_person(Role::Tenderer, 40)
        .goes("object", objection.clone())
        .goes(
            "withdraw-objection",
            json!({ "objection": "J1", "reason": "核对反馈后无异议。" }),
        )
        .by_person(Role::Tenderer, 50)
        .goes("object", objection)
        .on(&day(start, 43))
        .by_person(Role::Purchaser, 0)
        .goes(
            "answer-objection",
            json!({ "objection": "J2", "answer": "rejected", "text": "评分无误。", "to": "nowhere" }),
        )
        .on(&day(start, 44))
        .by_person(Role::Tenderer, 50)
        .goes("complain", json!({ "objection": "J2", "text": "请求核查。" }))
        .goes(
            "withdraw-complaint",
            json!({ "complaint": "H1", "reason": "双方已沟通。" }),
        )
}

fn declined(world: World, start: Date) -> World {
    world
        .on(&day(start, 54))
        .by_person(Role::Purchaser, 0)
        .goes("close-challenge", json!({}))
        .goes(
            "prepare-contract",
            json!({
                "award": "AW1",
                "start": day(start, 90),
                "end": day(start, 360),
                "team_size": "4",
            }),
        )
        .about(Some(1))
        .on(&day(start, 56))
        .by_person(Role::Provider, 30)
        .goes(
            "decline-contract",
            json!({ "ground": "own", "reason": "核心团队已承接其他项目。" }),
        )
        .about(None)
}
