//! From the notice to the award: three bids, scored with reasons.

use crate::{
    app::AppError,
    demo::{steps::untied, teller::Teller},
};
use serde_json::json;

pub(super) fn tell(teller: &mut Teller<'_>) -> Result<(), AppError> {
    tender(teller)?;
    opening(teller)?;
    scoring(teller)?;
    award(teller)
}

fn tender(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-04-24")?
        .by("dai")
        .does("publish-tender", json!({ "deadline": "2025-05-12 09:30" }))?;
    teller.on("2025-04-25")?.by("ming").does(
        "ask-enquiry",
        json!({ "question": "三个街道之间往返的交通费是否计入报价？" }),
    )?;
    teller
        .on("2025-04-28")?
        .by("dai")
        .does(
            "answer-enquiry",
            json!({ "enquiry": "Q1", "answer": "计入报价的活动经费，已另发补充文件说明。" }),
        )?
        .does(
            "amend-tender",
            json!({ "text": "报价构成说明增加一行：街道之间的交通费列入活动经费。" }),
        )?;
    let bid = |tenderer: &str, price: &str, staff: &str, team: &str, plan: &str| {
        json!({
            "tenderer": tenderer, "lots": ["L1", "L2", "L3"], "price": price,
            "staff_cost": staff, "team": team, "plan": plan,
        })
    };
    teller.on("2025-05-08")?.by("he").does(
        "submit-bid",
        bid(
            "@hefeng",
            "556000",
            "378000",
            "5",
            "以社区活动带动互助，重点老人每两周探访一次。",
        ),
    )?;
    teller.on("2025-05-09")?.by("ming").does(
        "submit-bid",
        bid(
            "@mingde",
            "563000",
            "380000",
            "6",
            "一街一队，个案与就医提醒结合，月度督导。",
        ),
    )?;
    teller.by("chun").does(
        "submit-bid",
        bid(
            "@chunyu",
            "560000",
            "380000",
            "6",
            "每位老人固定两名社工轮访；楼组长守望；高温寒潮加密探视；每月两次督导。",
        ),
    )?;
    Ok(())
}

fn opening(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-05-12")?
        .by("dai")
        .does("open-bids", json!({}))?;
    for bid in ["B1", "B2", "B3"] {
        teller.does(
            "check-qualification",
            json!({ "bid": bid, "result": "qualified" }),
        )?;
    }
    teller.does("finish-qualification", json!({}))?.does(
        "appoint-committee",
        json!({ "members": [
            { "person": "@@luo", "seat": "expert" },
            { "person": "@@deng", "seat": "expert" },
            { "person": "@@yao", "seat": "expert" },
        ] }),
    )?;
    for expert in ["luo", "deng", "yao"] {
        teller.by(expert).does(
            "declare-conflicts",
            untied(&["@hefeng", "@chunyu", "@mingde"]),
        )?;
    }
    Ok(())
}

/// Why an expert gives a plan its points; each reads with their own eyes.
fn reason(expert: &str, bid: &str) -> &'static str {
    match (expert, bid) {
        ("luo", "B1") => "回应了守望和活动两项议题，换人安排写得笼统",
        ("luo", "B2") => "就医议题回应充分，高温寒潮预案较简",
        ("luo", _) => "三项议题逐条回应，固定轮访和两项风险预案具体可查",
        ("deng", "B1") => "楼组长守望可行，但没有写明社工请假时由谁接替",
        ("deng", "B2") => "陪诊流程清楚，极端天气只写了电话问候",
        ("deng", _) => "轮访名单落实到人，寒潮加密探视的频次有数字",
        (_, "B1") => "活动内容丰富，与独居老人最关心的换人问题联系不紧",
        (_, "B2") => "对就医困难的办法最实，预案一节偏短",
        (_, _) => "督导安排明确，居民提出的三件事都有人负责",
    }
}

/// What one member gives the three bids: points for plan and team, with reasons.
type Sheet = [(&'static str, &'static str, &'static str); 3];

fn scoring(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-05-13")?;
    let sheets: [(&'static str, Sheet); 3] = [
        (
            "luo",
            [("B1", "40", "34"), ("B2", "40", "40"), ("B3", "48", "40")],
        ),
        (
            "deng",
            [("B1", "38", "34"), ("B2", "42", "40"), ("B3", "46", "40")],
        ),
        (
            "yao",
            [("B1", "42", "34"), ("B2", "40", "40"), ("B3", "46", "40")],
        ),
    ];
    for (expert, sheet) in sheets {
        teller.by(expert);
        for (bid, plan, team) in sheet {
            let reason = reason(expert, bid);
            teller.does(
                "score-bid",
                json!({ "bid": bid, "scores": [
                    { "criterion": "Z1", "points": plan, "reason": reason },
                    { "criterion": "Z2", "points": team, "reason": "按持证社工和督导证书核对" },
                ] }),
            )?;
        }
    }
    Ok(())
}

fn award(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-05-14")?.by("dai").does(
        "file-evaluation-report",
        json!({
            "summary": "三家均符合要求，按得分推荐春雨为第一候选，三家分差不大，竞争充分。",
            "collusion": "checked",
        }),
    )?;
    teller
        .on("2025-05-16")?
        .by("zhou")
        .does("decide-award", json!({}))?;
    teller
        .on("2025-05-19")?
        .by("dai")
        .does("publish-award", json!({}))?;
    Ok(())
}
