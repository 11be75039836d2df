//! 东里 and the team stand by each other: errands that nobody minds, favours returned, and things both
//! think the district need not know.

use super::absorption::order;
use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// What the two agreed to keep between them, as a worker tells it.
fn between_two(facts: &str, hours: &str) -> Value {
    json!({
        "act": "A67", "side": "host", "organisation": "@dongli", "facts": facts,
        "evidence": "E4", "hours": hours,
    })
}

/// A support of 东里.
fn support(kind: &str, note: &str) -> Value {
    json!({ "host": "@dongli", "kind": kind, "note": note })
}

/// July: a queue at the vaccination point.
pub(super) fn vaccination(t: &mut Teller<'_>) -> Result<(), AppError> {
    let queue = order(
        "社区事务办",
        "疫苗接种点排队引导两个上午",
        "administrative",
        "10",
    );
    t.on("2024-07-15")?
        .by("tang")
        .happened("2024-07-13")?
        .does("record-verbal-order", queue)?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T7" }))?;
    Ok(())
}

/// September: the census at weekends; the office speaks for the team in return.
pub(super) fn census(t: &mut Teller<'_>) -> Result<(), AppError> {
    let census = order("社区事务办", "周末陪同经济普查入户", "administrative", "12");
    t.by("tang")
        .happened("2024-09-21")?
        .does("record-verbal-order", census)?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T16" }))?
        .by("he")
        .does(
            "record-host-support",
            support("access", "街道主任在区推进会上替社工站说明人手紧、探访难"),
        )?;
    Ok(())
}

/// October: what the mid-term file says was put together by both; the festival is given away.
pub(super) fn kept_between_two(t: &mut Teller<'_>) -> Result<(), AppError> {
    let file =
        "中期评估前一周，街道社区事务办和社工站一起补写探访台账，约定对区里只说是社工站自己整理。";
    t.by("song")
        .happened("2024-10-16")?
        .does("record-forbidden-act", between_two(file, "16"))?
        .by("wu")
        .does(
            "answer-forbidden-act",
            json!({
                "breach": "F7", "answer": "explained",
                "text": "两家一直互相帮忙，材料本来就是一起的，没必要惊动区里。",
            }),
        )?
        .by("he")
        .does(
            "offer-extra-service",
            json!({ "what": "东里街道重阳敬老晚会的节目和主持", "hours": "16", "host": "@dongli" }),
        )?;
    Ok(())
}

/// November: calls about insurance premiums, made from the social work station.
pub(super) fn premiums(t: &mut Teller<'_>) -> Result<(), AppError> {
    let calls = order("便民服务大厅", "打电话催缴居民医保", "administrative", "9");
    t.by("tang")
        .happened("2024-11-04")?
        .does("record-verbal-order", calls)?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T20" }))?
        .by("he")
        .does(
            "record-host-support",
            support("materials", "街道腾出一间库房，另借一辆电动三轮车送物资"),
        )?;
    Ok(())
}

/// Late November: recruits are looked for at the same doors.
pub(super) fn recruits(t: &mut Teller<'_>) -> Result<(), AppError> {
    let recruits = order("街道武装部", "入户时顺带发征兵宣传", "administrative", "8");
    t.by("song")
        .happened("2024-11-23")?
        .does("record-verbal-order", recruits)?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T24" }))?;
    Ok(())
}

/// December: gifts go out under the office's name.
pub(super) fn winter(t: &mut Teller<'_>) -> Result<(), AppError> {
    let gifts =
        "入冬慰问 61 户由社工站采购、上门，以街道名义发放和宣传，双方商定不写进给区里的报告。";
    t.by("tang")
        .happened("2024-12-01")?
        .does("record-forbidden-act", between_two(gifts, "14"))?
        .by("wu")
        .does(
            "answer-forbidden-act",
            json!({
                "breach": "F8", "answer": "explained",
                "text": "慰问是街道和社工站一起做的，居民高兴就好，谁的名义不重要。",
            }),
        )?
        .by("he")
        .does(
            "offer-extra-service",
            json!({ "what": "东里街道冬至邻里饺子宴", "hours": "12", "host": "@dongli" }),
        )?;
    Ok(())
}
