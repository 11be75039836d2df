//! The provider's rebellion without words: after open refusals brought inspections, what the district
//! asks for is left lying until it lapses.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// Something the district asks for in writing.
fn wanted(what: &str, category: &str, hours: &str, by: &str) -> Value {
    json!({ "what": what, "category": category, "hours": hours, "by": by })
}

/// September: photographs every week.
pub(super) fn photos(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-09-23")?.by("chen").does(
        "file-task-request",
        wanted(
            "每周报送服务照片不少于 20 张并逐张配说明",
            "forms",
            "20",
            "2024-10-11",
        ),
    )?;
    Ok(())
}

/// October: articles for the bureau, and a datum about families.
pub(super) fn articles(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("chen")
        .does(
            "file-task-request",
            wanted(
                "为区局公众号撰写社工站亮点信息四篇",
                "administrative",
                "16",
                "2024-11-08",
            ),
        )?
        .does(
            "ask-for-datum",
            json!({
                "kind": "other", "name": "服务对象家庭月收入明细", "decision": "区局年度总结",
            }),
        )?;
    Ok(())
}

/// November: a finding, a show for visitors, and the refused target once more.
pub(super) fn november(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-11-18")?
        .by("chen")
        .does(
            "file-inspection-finding",
            json!({
                "inspection": "I6", "finding": "points",
                "points": [{ "what": "整改台账未按区局样式装订", "by": "2024-12-02" }],
            }),
        )?
        .does(
            "file-task-request",
            wanted(
                "布置社工站迎接外区参观并准备讲解词",
                "administrative",
                "24",
                "2024-12-06",
            ),
        )?
        .on("2024-11-19")?
        .because("年终考核仍按 1600 次计，请承接方补签")
        .does(
            "propose-change",
            json!({
                "kind": "target", "what": "补签：入户探访按 1600 次考核",
                "reason": "与 7 月通知保持一致",
                "units": [{ "unit": "U3", "quantity": "1600" }],
                "loses_service": "no", "effective": "2024-12-01",
            }),
        )?;
    Ok(())
}

/// December: the inspection beyond the cap is written up.
pub(super) fn december(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("chen").does(
        "file-inspection-finding",
        json!({
            "inspection": "I7", "finding": "points",
            "points": [{ "what": "经费支出明细未按区局口径重做", "by": "2024-12-20" }],
        }),
    )?;
    Ok(())
}

/// A last request before the year ends.
pub(super) fn last_request(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-12-09")?.by("chen").does(
        "file-task-request",
        wanted(
            "派两名社工到区局核对年终总结数据三天",
            "administrative",
            "48",
            "2024-12-20",
        ),
    )?;
    Ok(())
}
