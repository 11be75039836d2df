//! An objection that stops a signature: it is upheld in part, a complaint follows and stops it again,
//! the authority suspends, hears both sides and decides; in the end the contract is signed.

use super::super::{
    short,
    steps::{Step, step},
};
use serde_json::json;

/// All steps.
pub fn steps() -> Vec<Step> {
    [objected(), complained(), decided(), signed(1)].concat()
}

/// From the need to the award and the objection against it.
pub fn objected() -> Vec<Step> {
    let mut steps = [short::need(), short::planned(short::documents()), tender()].concat();
    steps.extend(short::evaluated(["B1", "B2", "B3"]));
    steps.push(step(
        6,
        "ming",
        "object",
        json!({
            "about": "result", "may_affect": "yes", "remedy": "reevaluate",
            "text": "我单位团队分与反馈理由不符，且反馈未说明服务方案的扣分依据。",
            "grounds": [
                { "text": "团队两名社工均持证，团队分应为满分。" },
                { "text": "反馈没有写明服务方案扣分的依据。" },
            ],
            "evidence": [{ "name": "两名社工资格证书复印件", "shows": "均持证" }],
        }),
    ));
    steps
}

fn tender() -> Vec<Step> {
    vec![
        step(
            38,
            "chen",
            "grant-role",
            json!({ "role": "R4", "organisation": "@agent" }),
        ),
        step(
            0,
            "dai",
            "publish-tender",
            json!({ "deadline": "today+14T09:30" }),
        ),
        step(
            1,
            "ming",
            "take-documents",
            json!({ "tenderer": "@mingde" }),
        ),
        short::bid("he", "@hefeng", "58000", "2"),
        short::bid("chun", "@chunyu", "59000", "1"),
        short::bid("ming", "@mingde", "57500", "2"),
        step(13, "dai", "open-bids", json!({})),
    ]
}

/// The answer, in part in favour, and the complaint that follows.
pub fn complained() -> Vec<Step> {
    vec![
        step(
            8,
            "chen",
            "answer-objection",
            json!({
                "objection": "J1", "answer": "partly", "to": "nowhere",
                "findings": [
                    { "ground": "G1", "answer": "rejected" },
                    { "ground": "G2", "answer": "upheld" },
                ],
                "text": "团队分已是满分，事项一不成立；反馈理由过简，现补充说明，不影响排序。",
            }),
        ),
        step(
            2,
            "ming",
            "complain",
            json!({ "objection": "J1", "grounds": ["G2"], "text": "补充说明仍未写明逐项依据，请求财政部门处理。" }),
        ),
    ]
}

/// The authority takes it up, sends copies, suspends, decides.
pub fn decided() -> Vec<Step> {
    vec![
        step(
            2,
            "gao",
            "examine-complaint",
            json!({ "complaint": "H1", "outcome": "accepted", "text": "投诉人、事项和期限符合规定。" }),
        ),
        step(
            1,
            "gao",
            "send-complaint-copies",
            json!({ "complaint": "H1" }),
        ),
        step(
            0,
            "gao",
            "suspend-procedure",
            json!({ "complaint": "H1", "until": "today+14", "text": "调取评审资料期间暂停签约。" }),
        ),
        step(
            12,
            "gao",
            "decide-complaint",
            json!({
                "complaint": "H1", "ruling": "rejected", "to": "nowhere",
                "text": "经查，评审表逐项写有依据，补充说明已送达，不影响成交结果，驳回投诉。",
            }),
        ),
    ]
}

/// Read back, signed by both sides, published and filed.
pub fn signed(after_days: u32) -> Vec<Step> {
    let inside = |who, verb, input| step(0, who, verb, input).in_contract();
    let terms = json!({
        "price": "58000", "start": "today", "end": "today+60", "advance": "30",
        "pay_days": "10", "flex_hours": "30", "who_changes": "both-sides",
        "where_to_complain": "ladder",
    });
    vec![
        step(
            after_days,
            "chen",
            "prepare-contract",
            json!({
                "award": "AW1", "start": "today", "end": "today+60", "lead": "@@he", "team_size": "2",
            }),
        ),
        inside("zhou", "read-back", terms.clone()),
        inside("zhou", "sign-contract", json!({ "authority": "head" })),
        inside("jin", "read-back", terms),
        inside(
            "jin",
            "sign-contract",
            json!({ "authority": "mandate", "mandate": "和风授权〔2025〕1号" }),
        ),
        inside(
            "chen",
            "publish-contract",
            json!({ "notice": "区政府采购网 2025-031", "left_out": "nothing" }),
        ),
        inside("chen", "file-contract", json!({ "number": "备-2025-031" })),
    ]
}
