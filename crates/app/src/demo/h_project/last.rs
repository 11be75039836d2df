//! The final evaluation beside the acceptance (S18, S19).

use super::judgement::{brokered, conduct, sheet};
use crate::{app::AppError, demo::teller::Teller};
use serde_json::json;

/// The fieldwork is planned as soon as the window is open.
pub(super) fn planned(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-11-20")?.by("qiu").does(
        "plan-evaluation",
        json!({
            "kind": "final", "field_from": "2024-12-12", "field_until": "2024-12-20",
            "methods": ["files", "user-calls", "worker-talk"],
            "users": "486", "sample": "66",
        }),
    )?;
    Ok(())
}

/// What is said before the sheets are filled in.
pub(super) fn heard(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-12-12")?
        .by("he")
        .does("self-evaluate", json!({
            "verdict": "mostly", "statement": "四项服务单位完成三项，探访完成 1086 次；记录整改到位。",
        }))?
        .by("chen")
        .does("self-evaluate", json!({ "verdict": "mostly", "statement": "监管到位，付款将于年底前处理。" }))?
        .by("wu")
        .does("self-evaluate", json!({ "verdict": "kept", "statement": "国检取得好成绩，社工功不可没。" }))?
        .by("xu")
        .does("self-evaluate", json!({ "verdict": "kept", "statement": "义务均按期履行。" }))?
        .by("zheng")
        .does("self-evaluate", json!({ "verdict": "mostly", "statement": "场地到位晚，下半年未再影响服务。" }))?;
    Ok(())
}

/// The sides about each other, much as before; acceptance is asked for meanwhile.
pub(super) fn rated(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-12-16")?
        .by("he")
        .does("rate", conduct("provider-rates-purchaser", None, &[
            ("pays-on-time", 20, "三期款项全部逾期"),
            ("gives-reasons", 40, "不付款的理由是领导调整"),
        ]))?
        .does("rate", conduct("provider-rates-host", Some("@dongli"), &[
            ("supplies-on-time", 98, "要什么给什么"),
            ("tasks-in-writing", 60, "年底仍有口头安排"),
        ]))?
        .does("rate", conduct("provider-rates-host", Some("@nanqiao"), &[
            ("supplies-on-time", 75, "下半年正常"),
        ]))?
        .does("rate", conduct("provider-rates-host", Some("@xiyuan"), &[
            ("tasks-in-writing", 95, "始终走任务单"),
        ]))?
        .does("request-acceptance", json!({
            "users_invited": "12",
            "statement": "个案 24 个、小组 12 个、社区活动 18 场均完成；探访 1086 次，差 114 次；服务工时 5210 小时。",
        }))?
        .by("chen")
        .does("rate", sheet("purchaser", [72, 74, 70], "整改后有进步，探访未完成"))?
        .by("wu")
        .does("rate", sheet("host", [99, 99, 98], "全年配合街道各项中心工作，表现突出"))?
        .by("xu")
        .does("rate", sheet("host", [83, 82, 80], "服务真实，居民认可"))?
        .on("2024-12-17")?
        .by("zheng")
        .does("rate", sheet("host", [76, 75, 74], "下半年服务正常"))?;
    Ok(())
}

/// Users are called, sheets are opened, the draft follows.
pub(super) fn released(t: &mut Teller<'_>) -> Result<(), AppError> {
    let users = sheet("users", [68, 66, 70], "盲选回访：十一月以后来得勤了");
    let workers = sheet("workers", [64, 62, 56], "单独访谈：合同外事务仍占两成");
    t.on("2024-12-19")?
        .by("qiu")
        .does("rate", sheet("professional", [76, 74, 75], "抽查 36 份记录，整改后质量提高"))?
        .does("rate", brokered(users, [64, 80, 68, 4]))?
        .does("rate", brokered(workers, [4, 4, 4, 0]))?
        .by("fang")
        .does("rate", sheet("peer", [75, 74, 74], "个案扎实，覆盖不足"))?
        .by("qiu")
        .does("release-ratings", json!({}))?
        .on("2024-12-30")?
        .does("draft-result", json!({
            "summary": "个案和小组达到要求，探访差 114 次；整改后记录真实。街道评分仍明显高于服务对象。",
            "findings": [
                { "organisation": "@hefeng", "what": "探访完成 90.5%", "need": "advice" },
                { "organisation": "@district", "what": "三期款项均逾期，中期整改未提出计划", "need": "advice" },
            ],
        }))?;
    Ok(())
}

/// All sides reply at once: nobody wants to lose the year's end.
pub(super) fn replied(t: &mut Teller<'_>) -> Result<(), AppError> {
    let agree = || json!({ "stance": "agree", "text": "认可。" });
    t.on("2024-12-31")?
        .by("he")
        .does("reply-to-evaluation", json!({
            "stance": "explain", "text": "探访缺口与国检值守三天、坐班三周基本相当，请在原因中考虑。",
        }))?
        .by("chen")
        .does("reply-to-evaluation", agree())?
        .by("wu")
        .does("reply-to-evaluation", agree())?
        .by("xu")
        .does("reply-to-evaluation", agree())?
        .by("zheng")
        .does("reply-to-evaluation", agree())?;
    Ok(())
}
