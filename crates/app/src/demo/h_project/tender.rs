//! Open competition from the notice to the end of the challenge window (S07 to S11).

use crate::{
    app::AppError,
    demo::{steps::untied, teller::Teller},
};
use serde_json::{Value, json};

/// The committee, all of them experts drawn from the pool.
const EXPERTS: [&str; 5] = ["luo", "cai", "fang", "deng", "yao"];
/// Points for plan, team and supervision of each bid, as most experts see them.
const POINTS: [(&str, [u32; 3]); 3] = [
    ("B1", [47, 30, 10]),
    ("B2", [40, 25, 10]),
    ("B3", [42, 30, 5]),
];

pub(super) fn tell(t: &mut Teller<'_>) -> Result<(), AppError> {
    notice(t)?;
    bids(t)?;
    committee(t)?;
    award(t)?;
    challenge(t)
}

fn notice(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-03-22")?
        .by("dai")
        .does("publish-tender", json!({ "deadline": "today+21T09:30" }))?
        .on("2024-03-26")?
        .by("ming")
        .does(
            "ask-enquiry",
            json!({
                "question": "三个街道各需派驻几人？周六半天开放是否计入服务工时？",
            }),
        )?
        .on("2024-03-28")?
        .by("dai")
        .does(
            "answer-enquiry",
            json!({
                "enquiry": "Q1", "answer": "每街道不少于两人；周六开放计入服务工时，不另计价。",
            }),
        )?;
    Ok(())
}

fn bid(organisation: &str, price: &str, staff: &str, team: &str, plan: &str) -> Value {
    json!({
        "tenderer": organisation, "lots": ["L1", "L2", "L3"], "price": price,
        "staff_cost": staff, "team": team, "plan": plan,
    })
}

fn bids(t: &mut Teller<'_>) -> Result<(), AppError> {
    let hefeng = "每街道两名社工固定到户，首月完成建档；个案与邻里互助小组结合，每月督导 6 小时。";
    let chunyu = "以邻里互助为主线，每街道一名社工加一名助理，每月督导 4 小时。";
    let mingde = "以儿童课后服务为主线带动家庭探访，每街道两名社工，每月督导 3 小时。";
    t.on("2024-04-10")?
        .by("he")
        .does(
            "submit-bid",
            bid("@hefeng", "480000", "345600", "6", hefeng),
        )?
        .on("2024-04-11")?
        .by("chun")
        .does(
            "submit-bid",
            bid("@chunyu", "486000", "330000", "5", chunyu),
        )?
        .by("ming")
        .does(
            "submit-bid",
            bid("@mingde", "468000", "340000", "6", mingde),
        )?
        .on("2024-04-12")?
        .by("dai")
        .does("open-bids", json!({}))?;
    for (bid, _) in POINTS {
        t.does(
            "check-qualification",
            json!({ "bid": bid, "result": "qualified" }),
        )?;
    }
    t.does("finish-qualification", json!({}))?;
    Ok(())
}

fn committee(t: &mut Teller<'_>) -> Result<(), AppError> {
    let seat = |login: &str| json!({ "person": format!("@@{login}"), "seat": "expert" });
    let members: Vec<Value> = EXPERTS.into_iter().map(seat).collect();
    t.does("appoint-committee", json!({ "members": members }))?;
    for expert in EXPERTS {
        t.by(expert).does(
            "declare-conflicts",
            untied(&["@hefeng", "@chunyu", "@mingde"]),
        )?;
    }
    // No two experts see a plan with quite the same eyes.
    for (less, expert) in (0u32..).zip(EXPERTS) {
        for (bid, [plan, team, supervision]) in POINTS {
            let plan = plan.saturating_sub(less);
            t.by(expert).does("score-bid", json!({ "bid": bid, "scores": [
                { "criterion": "Z1", "points": plan.to_string(), "reason": "对照居民议题逐项核对做法是否具体" },
                { "criterion": "Z2", "points": team.to_string(), "reason": "按持证社工人数" },
                { "criterion": "Z3", "points": supervision.to_string(), "reason": "按承诺的每月督导时数" },
            ] }))?;
        }
    }
    t.by("dai").does(
        "file-evaluation-report",
        json!({
            "summary": "三家均合格。和风方案回应议题最全、团队持证人数满足要求，综合得分第一。",
            "collusion": "checked",
        }),
    )?;
    Ok(())
}

fn award(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-04-15")?
        .by("zhou")
        .does("decide-award", json!({}))?
        .on("2024-04-16")?
        .by("dai")
        .does("publish-award", json!({}))?;
    Ok(())
}

fn challenge(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-04-22")?
        .by("ming")
        .does("object", json!({
            "about": "result", "may_affect": "yes",
            "text": "我单位报价最低，团队得分相同，方案分差距较大，请求复核方案评分是否按标准执行。",
        }))?
        .by("dai")
        .is_refused("close-challenge", json!({}), "challenge-running")?
        .on("2024-04-25")?
        .by("chen")
        .does("answer-objection", json!({
            "objection": "J1", "answer": "rejected", "to": "nowhere",
            "text": "经查阅评审记录，五位专家均按居民议题逐项打分；贵单位方案未写周末开放和换人交接的做法。评分依据随答复附后。",
        }))?;
    // The window closes by itself on 27 April; mingde does not complain.
    Ok(())
}
