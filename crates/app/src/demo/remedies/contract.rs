//! Signing, inception and the one change: clear roles, and nothing by order.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

fn terms(who_changes: &str) -> Value {
    json!({
        "price": "560000", "start": "2025-06-09", "end": "2025-12-31", "advance": "30",
        "pay_days": "10", "flex_hours": "260", "who_changes": who_changes,
        "where_to_complain": "ladder",
    })
}

pub(super) fn signing(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-05-30")?.by("dai").does(
        "prepare-contract",
        json!({
            "award": "AW1", "start": "2025-06-09", "end": "2025-12-31", "lead": "@@chun",
            "team_size": "6",
        }),
    )?;
    teller.on("2025-06-03")?.about(1).by("chun").does(
        "remark-on-schedule",
        json!({ "schedule": "service", "text": "建议写明入户探访每次不少于四十分钟，电话问候不计数。" }),
    )?;
    teller.by("xu").does(
        "remark-on-schedule",
        json!({ "schedule": "procedure",
            "text": "西园只设社会事务办一个口子提任务单，请写进程序附表。" }),
    )?;
    teller.on("2025-06-04")?.by("chen").does(
        "answer-remark",
        json!({ "remark": "W1", "outcome": "taken-up", "text": "写入服务单位定义。" }),
    )?;
    teller.by("chun").does(
        "answer-remark",
        json!({ "remark": "W2", "outcome": "taken-up",
            "text": "同意，机构也只设项目负责人一个口子接任务单。" }),
    )?;
    teller
        .on("2025-06-05")?
        .by("zhou")
        .does("read-back", terms("purchaser"))?
        .does("read-back", terms("both-sides"))?
        .does("sign-contract", json!({}))?;
    teller
        .by("chun")
        .does("read-back", terms("both-sides"))?
        .does("sign-contract", json!({}))?;
    teller
        .on("2025-06-06")?
        .by("chen")
        .does(
            "publish-contract",
            json!({ "notice": "禾川采购公告 2025-061", "left_out": "secrets" }),
        )?
        .does("file-contract", json!({ "number": "禾财采备 2025-0143" }))?;
    Ok(())
}

pub(super) fn inception(teller: &mut Teller<'_>) -> Result<(), AppError> {
    for (host, contact) in [
        ("wu", "社区服务办公室"),
        ("zheng", "社会事务办公室"),
        ("xu", "社会事务办公室"),
    ] {
        teller
            .on("2025-06-11")?
            .by(host)
            .does("join-charter", json!({ "contact": contact }))?;
    }
    teller.on("2025-06-12")?.by("chen").does(
        "hand-over-precondition",
        json!({ "precondition": "C2", "note": "三街道脱敏名册 263 条，按编号不含姓名住址" }),
    )?;
    teller.by("wu").does(
        "hand-over-precondition",
        json!({ "precondition": "C1", "note": "东里社区中心二楼活动室，每天可用，名单 104 人" }),
    )?;
    teller.by("xu").does(
        "hand-over-precondition",
        json!({ "precondition": "C1", "note": "西园文化站一楼，周末也可用，名单 71 人" }),
    )?;
    teller
        .on("2025-06-13")?
        .by("chun")
        .does(
            "confirm-precondition",
            json!({ "precondition": "C2", "found": "supplied" }),
        )?
        .does(
            "confirm-precondition",
            json!({ "precondition": "C1", "by": "@dongli", "found": "supplied" }),
        )?
        .does(
            "confirm-precondition",
            json!({ "precondition": "C1", "by": "@xiyuan", "found": "supplied" }),
        )?;
    teller.by("wu").does(
        "introduce-team",
        json!({ "place": "东里社区议事厅", "people": "41" }),
    )?;
    teller.by("ma").does(
        "introduce-team",
        json!({ "place": "东里三号院楼组长会", "people": "16" }),
    )?;
    start(teller)
}

/// Delivery begins while one subdistrict's room is still missing: the reason is given, and what
/// depends on the room does not count yet.
fn start(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-06-16")?.by("yu").does(
        "set-baseline",
        json!({
            "measures": [
                { "name": "独居老人社会支持得分", "value": "21.8", "unit": "SSRS" },
                { "name": "每周与人交谈次数", "value": "2.1", "unit": "次" },
            ],
            "users": "64", "how": "入户面谈，社工与老人一起填写",
        }),
    )?;
    teller.by("chun").does(
        "submit-annual-plan",
        json!({
            "from": "2025-06-09", "until": "2025-12-31", "hours": "5200",
            "summary": "六七月建档和前测，八月起固定轮访，九月起楼组守望小组，十二月后测。",
        }),
    )?;
    teller
        .because("南桥活动室还在腾挪，街道答复本月内交付；其余到位，三方同意先开展，相关指标等到位后再算")
        .does("start-delivery", json!({ "clocks": "wait" }))?;
    teller.on("2025-06-20")?.by("chen").does(
        "comment-on-plan",
        json!({ "stance": "suggests", "comment": "建议七月高温前先把南桥顶楼老人排一遍，供参考。" }),
    )?;
    default_of_nanqiao(teller)
}

/// A small default of a host: noticed, cured, closed.
fn default_of_nanqiao(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-06-23")?.by("chun").does(
        "give-default-notice",
        json!({ "debtor": "@nanqiao",
            "text": "约定 6 月 19 日交付的活动室还没有腾出来，南桥的小组无处开展，请告知日期。" }),
    )?;
    teller
        .on("2025-06-25")?
        .by("zheng")
        .does(
            "hand-over-precondition",
            json!({ "precondition": "C1", "note": "南桥便民中心三楼，钥匙两把，名单 88 人，逐户引介" }),
        )?
        .does(
            "cure-default",
            json!({ "notice": "A1",
                "proof": "6 月 25 日交钥匙，每周开放六天；耽误的六天由街道承担，不算机构的。" }),
        )?;
    teller
        .on("2025-06-26")?
        .by("chun")
        .happened("2025-06-25")?
        .does(
            "confirm-precondition",
            json!({ "precondition": "C1", "by": "@nanqiao", "found": "supplied" }),
        )?
        .does(
            "close-default-notice",
            json!({ "notice": "A1", "end": "cured", "text": "场地好用，谢谢南桥的同志。" }),
        )?;
    Ok(())
}

/// Those who speak and judge without being a side are named at the beginning, not when needed.
pub(super) fn everybody_in(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-06-27")?
        .by("chen")
        .does("grant-role", json!({ "role": "R9a", "person": "@@liu" }))?
        .does("grant-role", json!({ "role": "R9a", "person": "@@sun" }))?
        .does(
            "grant-role",
            json!({ "role": "R10", "organisation": "@association" }),
        )?
        .does(
            "grant-role",
            json!({ "role": "R11", "organisation": "@panel" }),
        )?;
    Ok(())
}

/// A wish beyond the scope is put in writing and goes to those who answer for the contract.
pub(super) fn escorts_asked(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-08-18")?.by("zheng").does(
        "file-task-request",
        json!({ "what": "为 8 名失能老人每周两次院内陪诊", "category": "in-scope", "unit": "U3",
            "hours": "180", "by": "2025-12-31" }),
    )?;
    teller.on("2025-08-19")?.by("chun").does(
        "escalate-task",
        json!({ "task": "T5",
            "text": "院内陪诊在范围外清单里，老人确实需要，请双方负责人商定工时和经费。" }),
    )?;
    Ok(())
}

/// What is beyond the scope is priced by a change both assent to.
pub(super) fn escorts_agreed(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-08-21")?.by("chen").does(
        "propose-change",
        json!({
            "kind": "price-add-on", "what": "为南桥 8 名失能老人增加院内陪诊 160 人次",
            "reason": "居民在需求调查时提出，南桥街道出具任务单",
            "money": "12000", "money_way": "more", "hours": "160", "hours_way": "more",
            "loses_service": "no", "effective": "2025-09-01",
        }),
    )?;
    teller.on("2025-08-22")?.by("chun").does(
        "counter-change",
        json!({
            "change": "X1", "what": "院内陪诊 160 人次，含意外险和往返交通",
            "money": "15000", "money_way": "more", "hours": "180", "hours_way": "more",
            "loses_service": "no", "effective": "2025-09-01",
        }),
    )?;
    teller
        .on("2025-08-25")?
        .by("zhou")
        .does("assent-change", json!({ "change": "X1" }))?;
    teller.by("zheng").does(
        "withdraw-task",
        json!({ "task": "T5", "reason": "已由变更 X1 落实，任务单撤回。" }),
    )?;
    Ok(())
}
