//! The service: tasks in writing, records confirmed by users, reports answered, visits announced.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

fn served(kind: &str, unit: Option<&str>, hours: &str, persons: &str, place: &str) -> Value {
    json!({ "kind": kind, "unit": unit, "date": "today", "hours": hours, "served": persons,
        "place": place })
}

pub(super) fn early_summer(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-06-30")?.by("yu").does(
        "record-service",
        served("case-opened", Some("U1"), "2", "1", "home"),
    )?;
    teller
        .by("liu")
        .does("confirm-service", json!({ "service": "S1" }))?;
    teller.by("gu").does(
        "record-service",
        served("case-opened", Some("U1"), "2", "1", "home"),
    )?;
    teller.on("2025-07-02")?.by("ma").does(
        "refer-user",
        json!({ "way": "to-provider", "consent": "given", "note": "丧偶半年，少与人说话，愿意试试" }),
    )?;
    teller.by("yu").does(
        "record-service",
        served("case-opened", Some("U1"), "1.5", "1", "home"),
    )?;
    teller.on("2025-07-03")?.by("chun").does(
        "record-host-support",
        json!({ "host": "@xiyuan", "kind": "volunteers", "note": "动员 9 名楼组长做守望" }),
    )?;
    Ok(())
}

/// Two tasks done, one declined in the open.
pub(super) fn july(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-07-07")?.by("wu").does(
        "file-task-request",
        json!({ "what": "高温预警期间对 12 户高龄独居老人加访一轮", "category": "in-scope",
            "unit": "U3", "hours": "12", "by": "2025-07-18" }),
    )?;
    teller.by("zheng").does(
        "file-task-request",
        json!({ "what": "七月居民议事会协助引导老人就座发言", "category": "adjacent",
            "hours": "6", "by": "2025-07-16" }),
    )?;
    teller
        .on("2025-07-08")?
        .by("chun")
        .does("accept-task", json!({ "task": "T1" }))?
        .does("accept-task", json!({ "task": "T2" }))?;
    teller.on("2025-07-14")?.by("yu").does(
        "record-service",
        served("visit", Some("U3"), "6", "6", "home"),
    )?;
    teller
        .by("sun")
        .does("confirm-service", json!({ "service": "S4" }))?;
    teller.on("2025-07-16")?.by("gu").does(
        "complete-task",
        json!({ "task": "T2", "hours": "5", "note": "两人各两个半小时" }),
    )?;
    teller
        .on("2025-07-17")?
        .by("zheng")
        .does("confirm-task", json!({ "task": "T2" }))?;
    teller
        .by("yu")
        .does("complete-task", json!({ "task": "T1", "hours": "11" }))?;
    teller
        .on("2025-07-18")?
        .by("wu")
        .does("confirm-task", json!({ "task": "T1" }))?;
    teller.on("2025-07-21")?.by("chen").does(
        "compensate-task",
        json!({ "task": "T2", "means": "on-invoice" }),
    )?;
    declined(teller)
}

fn declined(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.by("wu").does(
        "file-task-request",
        json!({ "what": "代填文明城区创建迎检台账", "category": "forms", "hours": "40",
            "by": "2025-08-08" }),
    )?;
    teller.on("2025-07-22")?.by("chun").does(
        "decline-task",
        json!({ "task": "T3", "reason": "out-of-scope",
            "text": "迎检台账在范围外清单内。社工可以提供已公开的服务数据，由街道自行填写。" }),
    )?;
    teller.on("2025-07-23")?.by("chen").does(
        "announce-inspection",
        json!({ "date": "2025-07-30", "scope": "三个活动室的用电和消防", "officer": "区民政局合同经办" }),
    )?;
    teller.on("2025-07-24")?.by("chun").does(
        "record-supervision",
        json!({ "date": "today", "hours": "3", "note": "高温入户的安全与哀伤个案" }),
    )?;
    teller.on("2025-07-30")?.by("chen").does(
        "file-inspection-finding",
        json!({ "inspection": "I1", "finding": "no-issue", "note": "通道畅通，灭火器在有效期内" }),
    )?;
    Ok(())
}

/// A task out of scope, taken on with hours both agree to; the first report.
pub(super) fn august(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-08-04")?.by("chen").does(
        "file-task-request",
        json!({ "what": "汇总三街道老年助餐需求调查数据", "category": "forms", "hours": "12",
            "by": "2025-08-20" }),
    )?;
    teller.on("2025-08-05")?.by("chun").does(
        "accept-task-with-change",
        json!({ "task": "T4", "hours": "20", "by": "2025-08-22",
            "reason": "须三个街道核对，两名社工各十小时；范围外，按合同小时价。" }),
    )?;
    teller
        .on("2025-08-06")?
        .by("chen")
        .does("agree-task-change", json!({ "task": "T4" }))?;
    teller.on("2025-08-07")?.by("yu").does(
        "record-safety-act",
        json!({ "kind": "emergency-referral", "note": "入户发现中暑，已送医并联系家属" }),
    )?;
    teller.on("2025-08-13")?.by("chun").does(
        "submit-report",
        json!({
            "from": "2025-06-09", "to": "2025-08-08", "spent": "158600", "hours": "1460",
            "done": [
                { "unit": "U1", "quantity": "10" }, { "unit": "U2", "quantity": "4" },
                { "unit": "U3", "quantity": "402" }, { "unit": "U4", "quantity": "3" },
            ],
            "note": "南桥场地晚六天，两节小组顺延到九月。平台上的服务记录为抽录样本，其余台账备查。",
        }),
    )?;
    teller.on("2025-08-15")?.by("fang").does(
        "record-training",
        json!({ "date": "today", "hours": "6", "topic": "失能老人居家安全评估", "funder": "peer" }),
    )?;
    Ok(())
}

/// The task out of scope is done and confirmed.
pub(super) fn survey_done(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-08-20")?
        .by("gu")
        .does("complete-task", json!({ "task": "T4", "hours": "20" }))?;
    teller
        .on("2025-08-21")?
        .by("chen")
        .does("confirm-task", json!({ "task": "T4" }))?;
    Ok(())
}

/// One order by word of mouth: recorded, honestly confirmed the day after, made good.
pub(super) fn verbal_order(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-08-26")?.by("chen").does(
        "answer-report",
        json!({ "report": "R1", "answer": "accepted",
            "used": [{ "field": "RF1", "decision": "核对基本服务费" }, { "field": "RF3", "decision": "经费调剂" }] }),
    )?;
    teller.on("2025-08-28")?.does(
        "compensate-task",
        json!({ "task": "T4", "means": "on-invoice" }),
    )?;
    teller
        .on("2025-09-02")?
        .by("gu")
        .happened("2025-09-01")?
        .does(
            "record-verbal-order",
            json!({ "side": "host", "office": "@nanqiao", "person": "街道办事大厅值班同志",
                "what": "到办事大厅引导排队（月初人多）", "category": "administrative",
                "hours": "2" }),
        )?;
    teller
        .on("2025-09-03")?
        .by("zheng")
        .does("confirm-verbal-order", json!({ "task": "T6" }))?;
    teller.on("2025-09-04")?.by("chen").does(
        "compensate-task",
        json!({ "task": "T6", "means": "on-invoice" }),
    )?;
    Ok(())
}

pub(super) fn autumn(teller: &mut Teller<'_>) -> Result<(), AppError> {
    super::money::september_paid(teller)?;
    teller.on("2025-09-17")?.by("gu").does(
        "record-service",
        served("group", Some("U2"), "2.5", "11", "centre"),
    )?;
    teller.by("chun").does(
        "record-host-support",
        json!({ "host": "@nanqiao", "kind": "room", "note": "另腾出一间作个案谈话室" }),
    )?;
    teller.does(
        "notify-staff-change",
        json!({ "post": "supervisor", "leaving": "外聘督导一名", "arriving": "中级社工师一名",
            "qualification": "equal", "evidence": "老年社会工作督导经验八年",
            "effective": "2025-10-15" }),
    )?;
    teller.on("2025-09-24")?.does(
        "offer-extra-service",
        json!({ "what": "重阳前为三个街道各办一场家属照护讲座", "hours": "9" }),
    )?;
    teller.on("2025-09-25")?.by("yu").does(
        "record-service",
        served("case-session", Some("U1"), "1.5", "1", "home"),
    )?;
    teller
        .by("liu")
        .does("confirm-service", json!({ "service": "S6" }))?;
    Ok(())
}

/// The second report, questioned and clarified; a resident's complaint.
pub(super) fn october(teller: &mut Teller<'_>) -> Result<(), AppError> {
    let report = |note: &str, groups: &str| {
        json!({
            "from": "2025-08-09", "to": "2025-10-08", "spent": "163200", "hours": "1550",
            "done": [
                { "unit": "U1", "quantity": "12" }, { "unit": "U2", "quantity": groups },
                { "unit": "U3", "quantity": "431" }, { "unit": "U4", "quantity": "4" },
            ],
            "note": note,
        })
    };
    teller
        .on("2025-10-16")?
        .by("chun")
        .does("submit-report", report("院内陪诊已做 44 人次。", "8"))?;
    teller.by("sun").does(
        "complain-resident",
        json!({ "about": "provider", "topic": "access",
            "text": "西园小组改到晚上，老人看不清路，事先没问过我们。" }),
    )?;
    teller.on("2025-10-17")?.by("chen").does(
        "acknowledge-resident-complaint",
        json!({ "complaint": "M1" }),
    )?;
    teller.on("2025-10-20")?.does(
        "answer-report",
        json!({ "report": "R2", "answer": "questions",
            "questions": "西园九月有两节小组到场不足六人，是否仍按合同定义计数？" }),
    )?;
    teller.on("2025-10-22")?.by("chun").does(
        "submit-report",
        report("两节到场不足，补做一节，计数改为 7 节。", "7"),
    )?;
    teller.on("2025-10-24")?.by("chen").does(
        "answer-report",
        json!({ "report": "R3", "answer": "accepted",
            "used": [{ "field": "RF1", "decision": "核对基本服务费" }, { "field": "RF3", "decision": "经费调剂" }] }),
    )?;
    teller.on("2025-10-27")?.does(
        "answer-resident-complaint",
        json!({ "complaint": "M1", "outcome": "upheld",
            "text": "属实。小组已改回下午两点，今后改时间先在楼组里问一遍；路灯已报街道检修。" }),
    )?;
    Ok(())
}

/// A visit of a subdistrict within the cap, with notice and reply.
pub(super) fn november(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-11-13")?.by("xu").does(
        "announce-inspection",
        json!({ "date": "2025-11-19", "scope": "文化站活动安全与取暖", "officer": "社会事务办公室" }),
    )?;
    teller.on("2025-11-19")?.does(
        "file-inspection-finding",
        json!({ "inspection": "I2", "finding": "points",
            "points": [{ "what": "活动室增加一份老人突发不适的处置卡", "by": "2025-12-05" }] }),
    )?;
    teller
        .on("2025-11-20")?
        .by("chun")
        .does(
            "reply-to-finding",
            json!({ "inspection": "I2",
                "text": "同意。处置卡由机构编写，急救箱请街道按协议配置。" }),
        )?
        .does(
            "resolve-action-point",
            json!({ "inspection": "I2", "point": "1", "proof": "11 月 20 日张贴并带老人演练一次" }),
        )?;
    teller.by("chun").does(
        "record-supervision",
        json!({ "date": "today", "hours": "3", "note": "结案准备与转介伦理" }),
    )?;
    teller.on("2025-11-21")?.by("chen").does(
        "record-training",
        json!({ "date": "today", "hours": "4", "topic": "任务单与边界：街道和社工同堂", "funder": "purchaser" }),
    )?;
    Ok(())
}

pub(super) fn december(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-12-04")?.by("yu").does(
        "record-service",
        served("case-closed", Some("U1"), "1", "1", "home"),
    )?;
    teller
        .by("ma")
        .does("confirm-service", json!({ "service": "S7" }))?;
    teller.by("gu").does(
        "refer-user",
        json!({ "way": "from-provider", "consent": "given", "note": "转介区康复医院做步态训练" }),
    )?;
    teller.on("2025-12-11")?.by("chun").does(
        "submit-report",
        json!({
            "from": "2025-10-09", "to": "2025-12-08", "spent": "171900", "hours": "1610",
            "done": [
                { "unit": "U1", "quantity": "11" }, { "unit": "U2", "quantity": "6" },
                { "unit": "U3", "quantity": "447" }, { "unit": "U4", "quantity": "4" },
            ],
        }),
    )?;
    teller.on("2025-12-16")?.by("chen").does(
        "answer-report",
        json!({ "report": "R4", "answer": "accepted",
            "used": [{ "field": "RF1", "decision": "核对基本服务费" }, { "field": "RF3", "decision": "经费调剂" }] }),
    )?;
    Ok(())
}

pub(super) fn last_report(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2026-01-05")?.by("chun").does(
        "submit-report",
        json!({
            "from": "2025-12-09", "to": "2025-12-31", "spent": "79400", "hours": "780",
            "done": [
                { "unit": "U1", "quantity": "3" }, { "unit": "U2", "quantity": "1" },
                { "unit": "U3", "quantity": "128" }, { "unit": "U4", "quantity": "1" },
            ],
            "note": "院内陪诊累计 163 人次。",
        }),
    )?;
    teller.on("2026-01-08")?.by("chen").does(
        "answer-report",
        json!({ "report": "R5", "answer": "accepted",
            "used": [{ "field": "RF1", "decision": "核对基本服务费" }, { "field": "RF3", "decision": "经费调剂" }] }),
    )?;
    Ok(())
}
