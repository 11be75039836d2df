//! What follows the term: a decision that cites results, rewards both ways, a handover.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::json;

pub(super) fn renewal(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-10-30")?
        .by("zhou")
        .does(
            "decide-renewal",
            json!({
                "outcome": "renew-by-option", "results": ["EV1"],
                "reasons": "中期评估良好，服务对象评分最高；三个街道愿意继续，下一年度预算已列入。",
            }),
        )?
        .does(
            "give-renewal-notice",
            json!({ "words": "请于十二月中旬前确认下一年度团队名单和服务单位。" }),
        )?;
    Ok(())
}

pub(super) fn rewards(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2026-01-23")?.by("zhou").does(
        "grant-reward",
        json!({
            "side": "provider", "organisation": "@chunyu", "rung": "I2",
            "measure": "下一年度期间报告减半，科目调剂放宽到 20%", "results": ["EV1", "EV2"],
            "reasons": "两次评估均为良好以上，该婉拒的公开婉拒，该做的做到，记录经抽查属实。",
        }),
    )?;
    teller.by("chun").does(
        "grant-reward",
        json!({
            "side": "purchaser", "organisation": "@district", "rung": "I1",
            "measure": "在协会季度交流会上介绍任务单和按期付款的做法", "results": ["EV2"],
            "reasons": "七张发票都按期付清，自己找出答复偏晚的问题并改了过来。",
        }),
    )?;
    Ok(())
}

pub(super) fn handover(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2026-02-02")?.by("chen").does(
        "begin-handover",
        json!({ "plan": "本期结案归档；仍在服务的个案逐一征得老人同意后转入续约年度团队，二月上旬办完。" }),
    )?;
    teller.on("2026-02-05")?.by("chun").does(
        "transfer-cases",
        json!({ "transferred": "2", "closed": "0", "successor": "@chunyu" }),
    )?;
    teller.on("2026-02-09")?.does(
        "return-data",
        json!({ "disposal": "returned-and-deleted",
            "what": "已结案个案的名册和台账交回，本机副本删除；南桥旧钥匙两把交还。" }),
    )?;
    teller.on("2026-02-10")?.by("chen").does(
        "return-data",
        json!({ "disposal": "returned", "what": "机构自编的守望小组手册和培训教材。" }),
    )?;
    teller.on("2026-02-11")?.by("chun").does(
        "review-relationship",
        json!({ "points": [
            { "aspect": "payment", "worked": "每一步都看得到在谁手里，七张发票都按期付清" },
            { "aspect": "tasks", "worked": "婉拒台账那次没有人给脸色",
              "failed": "仍有一次口头叫人去大厅" },
            { "aspect": "support", "worked": "东里西园场地按期", "failed": "南桥场地晚了六天" },
        ] }),
    )?;
    teller.on("2026-02-12")?.by("chen").does(
        "review-relationship",
        json!({ "points": [
            { "aspect": "reports-and-inspections", "worked": "一数一报，检查两次都在上限内",
              "failed": "第一期报告我们压到最后几天才答" },
            { "aspect": "service", "worked": "固定轮访，老人叫得出社工的名字" },
            { "aspect": "users", "worked": "居民代表参加了变更、评估和验收" },
        ] }),
    )?;
    teller.by("liu").does(
        "review-relationship",
        json!({ "points": [
            { "aspect": "users", "worked": "来的就是那两个姑娘，我有话就跟她们说",
              "failed": "冬天活动室暖气小了点" },
        ] }),
    )?;
    Ok(())
}
