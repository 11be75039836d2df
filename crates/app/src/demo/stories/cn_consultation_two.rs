//! A competitive consultation that goes on with two suppliers after a third falls out at the
//! qualification (Caiku 2015 No. 124). The committee of three is drawn; one of them is tied to a
//! tenderer and is replaced by the first substitute; a low price is explained in time; a score is changed
//! after the sheets were opened, and the report answers for it.

mod before;

use crate::demo::{
    cast::person_id,
    steps::{Step, step, untied},
};
use before::{plan, preparation};
use domain::bidding::{
    ExpertNo,
    draw::{commitment, order, pool_digest, seed},
};
use serde_json::{Value, json};

/// The pool, in the order of registration.
pub const POOL: [&str; 6] = ["luo", "cai", "deng", "fang", "yao", "heng"];
/// What the agent and the finance authority committed to.
const SECRETS: [(&str, &str); 2] = [
    ("dai", "agent 7f3c-19ab-55e0-c4d2"),
    ("gao", "finance 0b9e-d1c7-4a68-2f35"),
];

/// The pool in the order in which it is drawn: three seats, then the substitutes.
pub fn drawn() -> Vec<&'static str> {
    let ids: Vec<_> = POOL.iter().filter_map(|one| person_id(one)).collect();
    let digest = pool_digest((1..).map(ExpertNo).zip(&ids));
    let seed = seed(SECRETS.map(|(_, secret)| secret));
    let places = order(seed, digest, 6, &[]).into_iter();
    let place = |number: ExpertNo| usize::try_from(number.0).unwrap_or(0).saturating_sub(1);
    places
        .filter_map(|number| POOL.get(place(number)).copied())
        .collect()
}

/// The cast of the committee: who is recused, who stays, who steps in.
struct Panel {
    recused: &'static str,
    stay: [&'static str; 2],
    substitute: &'static str,
}

impl Panel {
    fn drawn() -> Panel {
        let order = drawn();
        let at = |place: usize| order.get(place).copied().unwrap_or("luo");
        Panel {
            recused: at(0),
            stay: [at(1), at(2)],
            substitute: at(3),
        }
    }

    fn sitting(&self) -> [&'static str; 3] {
        let [one, two] = self.stay;
        [one, two, self.substitute]
    }
}

/// All steps.
pub fn steps() -> Vec<Step> {
    [
        preparation(),
        plan(),
        tender(),
        committee(),
        evaluation(),
        award(),
    ]
    .concat()
}

/// The steps up to the moment when the drawn members have declared, and those that follow.
pub fn in_two_parts() -> (Vec<Step>, Vec<Step>) {
    let first = [preparation(), plan(), tender(), committee()].concat();
    (first, [evaluation(), award()].concat())
}

fn tender() -> Vec<Step> {
    let bid = |who, organisation: &str, price: &str, staff: &str, plan: &str| {
        step(
            0,
            who,
            "submit-bid",
            json!({
                "tenderer": organisation, "lots": ["L1"], "price": price, "staff_cost": staff,
                "team": "2", "plan": plan,
            }),
        )
    };
    let check = |bid: &str, result: &str, reason: &str| {
        let mut input = json!({ "bid": bid, "result": result });
        if let (false, Some(map)) = (reason.is_empty(), input.as_object_mut()) {
            map.insert("reason".to_owned(), json!(reason));
        }
        step(0, "dai", "check-qualification", input)
    };
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
        bid(
            "he",
            "@hefeng",
            "63000",
            "40000",
            "工作日放学后在街道活动室陪伴两小时，固定两名社工，每月与照护人面谈一次。",
        ),
        bid(
            "chun",
            "@chunyu",
            "62000",
            "39000",
            "招募大学生志愿者开展课业辅导，周末组织亲子活动，社工每周驻点两天。",
        ),
        bid(
            "ming",
            "@mingde",
            "30500",
            "24000",
            "依托自有儿童之家，社工一名专职、一名兼职，志愿者协助，寒暑假另行安排。",
        ),
        step(14, "dai", "open-bids", json!({})),
        check("B1", "qualified", ""),
        check(
            "B2",
            "disqualified",
            "登记证书有效期已过，未提供采购文件第二章要求的有效证书。",
        ),
        check("B3", "qualified", ""),
        // Two are enough to go on with a consultation for a service.
        step(0, "dai", "finish-qualification", json!({})),
    ]
}

/// The draw, the declarations, the recusal and the substitute.
fn committee() -> Vec<Step> {
    let panel = Panel::drawn();
    let pool: Vec<Value> = POOL
        .iter()
        .map(|one| json!({ "person": format!("@@{one}"), "field": "社会工作" }))
        .collect();
    let mut steps = vec![step(
        0,
        "dai",
        "register-experts",
        json!({ "experts": pool }),
    )];
    for (who, secret) in SECRETS {
        let digest = commitment(secret).to_string();
        steps.push(step(
            0,
            who,
            "commit-draw-seed",
            json!({ "digest": digest }),
        ));
    }
    for (who, secret) in SECRETS {
        steps.push(step(
            0,
            who,
            "reveal-draw-seed",
            json!({ "secret": secret }),
        ));
    }
    steps.push(step(
        0,
        "dai",
        "draw-committee",
        json!({ "experts": "3", "reserve": "2" }),
    ));
    let tied = json!({
        "declared": [
            { "tenderer": "@hefeng", "tie": "none" },
            { "tenderer": "@chunyu", "tie": "none" },
            { "tenderer": "@mingde", "tie": "office" },
        ],
        "note": "前年起任该机构理事，去年卸任。",
    });
    steps.push(step(0, panel.recused, "declare-conflicts", tied));
    for member in panel.stay {
        steps.push(step(0, member, "declare-conflicts", none()));
    }
    steps.push(step(
        0,
        "dai",
        "release-member",
        json!({
            "person": format!("@@{}", panel.recused), "ground": "tie",
            "reason": "三年内任供应商理事，依法回避。",
        }),
    ));
    let substitute = format!("@@{}", panel.substitute);
    steps.push(step(
        0,
        "dai",
        "seat-substitute",
        json!({ "person": substitute, "seat": "expert" }),
    ));
    steps
}

fn none() -> Value {
    untied(&["@hefeng", "@chunyu", "@mingde"])
}

/// What each member gives for plan and team, with the reasons: first B1, then B3.
const SHEETS: [[(&str, &str, &str, &str); 2]; 3] = [
    [
        (
            "46",
            "放学时段和地点写得具体，与照护人面谈有频次",
            "40",
            "两名持证社工，从业记录可查",
        ),
        (
            "38",
            "场地现成，工作日覆盖不足，寒暑假安排待定",
            "30",
            "一名专职一名兼职，兼职经历略短",
        ),
    ],
    [
        (
            "44",
            "两项议题都有做法，突发情况的交接可再细化",
            "40",
            "证书与社保记录一致",
        ),
        (
            "36",
            "依靠志愿者较多，固定陪伴人不明确",
            "28",
            "兼职社工每周到岗天数偏少",
        ),
    ],
    [
        (
            "47",
            "固定社工回应了照护人最在意的一点",
            "38",
            "一人的儿童服务经历刚满一年",
        ),
        (
            "40",
            "儿童之家设施好，离学校较远接送未写",
            "30",
            "团队年限基本符合",
        ),
    ],
];

fn evaluation() -> Vec<Step> {
    let panel = Panel::drawn();
    let mut steps = vec![
        step(0, panel.substitute, "declare-conflicts", none()),
        step(
            0,
            "dai",
            "set-scoring-time",
            json!({ "until": "today+2T17:00" }),
        ),
        step(
            0,
            "dai",
            "request-price-explanation",
            json!({
                "bid": "B3", "minutes": "60",
                "question": "报价低于另一家的一半，请说明人员成本和场地来源。",
            }),
        ),
        step(
            0,
            "ming",
            "explain-low-price",
            json!({
                "bid": "B3", "staff_cost": "24000", "other_cost": "6500",
                "text": "场地为自有儿童之家，不计租金；兼职社工费用由基金会项目分担，协议随附。",
            }),
        ),
    ];
    for (member, sheets) in panel.sitting().into_iter().zip(SHEETS) {
        for (bid, (plan, why, team, who)) in ["B1", "B3"].into_iter().zip(sheets) {
            steps.push(step(
                0,
                member,
                "score-bid",
                json!({ "bid": bid, "scores": [
                    { "criterion": "Z1", "points": plan, "reason": why },
                    { "criterion": "Z2", "points": team, "reason": who },
                ] }),
            ));
        }
    }
    steps.extend(report(&panel));
    steps
}

/// After the opening: a score changed with a reason, a dissent, and the report that answers.
fn report(panel: &Panel) -> Vec<Step> {
    let [changed, dissenting] = panel.stay;
    let id = person_id(changed)
        .map(|id| id.to_string())
        .unwrap_or_default();
    let start = id.len().saturating_sub(6);
    let alert = format!("revised-B3-{}", id.get(start..).unwrap_or(""));
    vec![
        step(
            0,
            changed,
            "revise-score",
            json!({
                "bid": "B3", "criterion": "Z2", "points": "29", "ground": "objective",
                "reason": "兼职社工的一年经历有一个月空档，与其他委员核对后按比例计。",
            }),
        ),
        step(
            0,
            dissenting,
            "dissent",
            json!({ "text": "同意排序；低价方案如成交，建议合同约定每周到岗天数。" }),
        ),
        step(
            1,
            "dai",
            "file-evaluation-report",
            json!({
                "summary": "两家合格供应商完成磋商，按综合得分推荐和风为第一候选。",
                "collusion": "checked",
                "low_prices": [{
                    "bid": "B3", "verdict": "accepted", "reason": "场地和分担协议属实，成本可以覆盖。",
                }],
                "answers": [{
                    "alert": alert, "finding": "更改依据为客观经历，三名委员核对原件后一致，排序不受影响。",
                }],
            }),
        ),
    ]
}

fn award() -> Vec<Step> {
    vec![
        step(1, "zhou", "decide-award", json!({})),
        step(0, "dai", "publish-award", json!({})),
        // The challenge window of one and seven working days closes by itself.
        step(
            21,
            "chen",
            "prepare-contract",
            json!({
                "award": "AW1", "start": "today", "end": "today+60", "lead": "@@he", "team_size": "2",
            }),
        ),
    ]
}
