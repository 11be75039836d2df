//! From the notice to two signed contracts (S07 to S13).

use crate::demo::steps::{Step, step, untied};
use serde_json::{Value, json};

const EXPERTS: [&str; 5] = ["luo", "cai", "fang", "deng", "yao"];

/// Who bids for which lot, at which price, and the points for plan, team and supervision.
struct Offer {
    who: &'static str,
    organisation: &'static str,
    lot: &'static str,
    price: &'static str,
    team: &'static str,
    points: [u32; 3],
}

const fn offer(
    (who, organisation): (&'static str, &'static str),
    lot: &'static str,
    price: &'static str,
    team: &'static str,
    points: [u32; 3],
) -> Offer {
    Offer {
        who,
        organisation,
        lot,
        price,
        team,
        points,
    }
}

/// Hefeng is best in Dongli, Chunyu in Nanqiao; Mingde bids for both and wins neither.
const OFFERS: [Offer; 6] = [
    offer(("he", "@hefeng"), "L1", "158000", "3", [48, 30, 10]),
    offer(("chun", "@chunyu"), "L1", "160000", "2", [35, 20, 10]),
    offer(("ming", "@mingde"), "L1", "156000", "2", [30, 20, 5]),
    offer(("he", "@hefeng"), "L2", "161000", "2", [30, 20, 10]),
    offer(("chun", "@chunyu"), "L2", "159000", "3", [49, 30, 10]),
    offer(("ming", "@mingde"), "L2", "155000", "2", [35, 20, 5]),
];

pub(super) fn steps() -> Vec<Step> {
    let contracts = [
        (1, "AW1", "158000", "@@he", "jin"),
        (2, "AW2", "159000", "@@chun", "chun"),
    ];
    let signing = contracts.into_iter().flat_map(contract).collect();
    [bids(), scores(), award(), signing].concat()
}

fn bids() -> Vec<Step> {
    let mut steps = vec![step(
        // The intention was published eight days ago; its notice takes thirty.
        27,
        "dai",
        "publish-tender",
        json!({ "deadline": "today+22T09:30" }),
    )];
    for one in OFFERS {
        steps.push(step(
            1,
            one.who,
            "submit-bid",
            json!({
                "tenderer": one.organisation, "lots": [one.lot], "price": one.price,
                "staff_cost": "115200", "team": one.team,
                "plan": "每户固定一名社工，课后小组每周两次",
            }),
        ));
    }
    steps.push(step(16, "dai", "open-bids", json!({})));
    steps
}

fn scores() -> Vec<Step> {
    let mut steps: Vec<Step> = (1..=OFFERS.len())
        .map(|number| {
            step(
                0,
                "dai",
                "check-qualification",
                json!({ "bid": format!("B{number}"), "result": "qualified" }),
            )
        })
        .collect();
    steps.push(step(0, "dai", "finish-qualification", json!({})));
    let seat = |login: &str| json!({ "person": format!("@@{login}"), "seat": "expert" });
    let members: Vec<Value> = EXPERTS.into_iter().map(seat).collect();
    steps.push(step(
        0,
        "dai",
        "appoint-committee",
        json!({ "members": members }),
    ));
    for expert in EXPERTS {
        let none = untied(&["@hefeng", "@chunyu", "@mingde"]);
        steps.push(step(0, expert, "declare-conflicts", none));
    }
    // No two experts see a plan with quite the same eyes.
    for (less, expert) in (0u32..).zip(EXPERTS) {
        for (number, one) in (1..).zip(OFFERS) {
            let [plan, team, supervision] = one.points;
            let score = |criterion: &str, points: u32, reason: &str| json!({ "criterion": criterion, "points": points.to_string(), "reason": reason });
            steps.push(step(
                0,
                expert,
                "score-bid",
                json!({ "bid": format!("B{number}"), "scores": [
                    score("Z1", plan.saturating_sub(less), "对照居民议题逐项核对做法是否具体"),
                    score("Z2", team, "按持证社工人数"),
                    score("Z3", supervision, "按承诺的每月督导时数"),
                ] }),
            ));
        }
    }
    steps
}

fn award() -> Vec<Step> {
    vec![
        step(
            0,
            "dai",
            "file-evaluation-report",
            json!({
                "summary": "三家均合格。东里包和风第一，南桥包春雨第一。", "collusion": "checked",
                "answers": [{
                    "alert": "price-steps-B3-B1-B2",
                    "finding": "三家成本构成和人员数不同，报价依次相差两千元未见其他关联迹象。",
                }],
            }),
        ),
        step(1, "zhou", "decide-award", json!({})),
        step(0, "dai", "publish-award", json!({})),
    ]
}

/// One contract from its draft to the filed copy; each lot has half of all quantities. The challenge
/// window closes by itself before the first; holidays of May or October may lie in it.
fn contract(
    (number, award, price, lead, signatory): (
        u32,
        &'static str,
        &'static str,
        &'static str,
        &'static str,
    ),
) -> Vec<Step> {
    let wait = if number == 1 { 21 } else { 0 };
    let inside = |who: &'static str, verb: &'static str, input: Value| {
        let mut step = step(0, who, verb, input);
        step.contract = Some(number);
        step
    };
    let read_back = |who| {
        inside(
            who,
            "read-back",
            json!({
                "price": price, "start": "today", "end": "today+240", "advance": "30",
                "pay_days": "10", "flex_hours": "90", "who_changes": "both-sides",
                "where_to_complain": "ladder",
            }),
        )
    };
    vec![
        step(
            wait,
            "chen",
            "prepare-contract",
            json!({
                "award": award, "start": "today", "end": "today+240", "lead": lead,
                "team_size": "3",
            }),
        ),
        read_back("zhou"),
        read_back(signatory),
        inside("zhou", "sign-contract", json!({})),
        inside(signatory, "sign-contract", json!({})),
        inside(
            "chen",
            "publish-contract",
            json!({ "notice": format!("区政府采购网 {award}"), "left_out": "nothing" }),
        ),
        inside(
            "chen",
            "file-contract",
            json!({ "number": format!("备-{award}") }),
        ),
    ]
}
