//! 东里: the team is drawn into the office's own work, and helped by it like nowhere else.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// An order by word of mouth of 东里, all of them given by the same officer.
pub(super) fn order(person: &str, what: &str, category: &str, hours: &str) -> Value {
    json!({
        "side": "host", "office": "@dongli", "person": person, "asked_by": "@@ding", "what": what,
        "category": category, "hours": hours,
    })
}

/// A task asked for in writing.
fn task(what: &str, category: &str, hours: &str, by: &str) -> Value {
    json!({ "what": what, "category": category, "hours": hours, "by": by })
}

/// June: forms, meetings and street corners beside the service.
pub(super) fn early_summer(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-06-18")?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T2" }))?
        .by("ding")
        .does(
            "file-task-request",
            task("文明城市创建迎检填表和台账整理", "forms", "24", "2024-06-28"),
        )?
        .on("2024-06-19")?
        .by("he")
        .does("accept-task", json!({ "task": "T3" }))?
        .on("2024-06-20")?
        .by("ding")
        .does(
            "file-task-request",
            task("列席街道每周工作例会并做会议记录", "administrative", "16", "2024-07-26"),
        )?
        .on("2024-06-21")?
        .by("he")
        .does("accept-task", json!({ "task": "T4" }))?
        .does("record-host-support", json!({
            "host": "@dongli", "kind": "referral", "note": "街道残联转来八户，附联系人和上次走访情况",
        }))?
        .on("2024-06-24")?
        .by("wu")
        .does("refer-user", json!({
            "way": "to-provider", "consent": "given", "note": "中风后独居，希望有人陪同康复",
        }))?;
    Ok(())
}

/// The first orders nobody wrote down but the workers.
pub(super) fn first_orders(t: &mut Teller<'_>) -> Result<(), AppError> {
    let ledgers = order("街道创建办", "到街道一起整理创建台账", "forms", "12");
    let corner = order(
        "社区事务办",
        "周末到幸福路口做文明劝导",
        "administrative",
        "8",
    );
    t.on("2024-06-07")?
        .by("song")
        .happened("2024-06-06")?
        .does("record-verbal-order", ledgers)?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T1" }))?
        .on("2024-06-17")?
        .by("tang")
        .happened("2024-06-15")?
        .does("record-verbal-order", corner)?;
    Ok(())
}

/// July: a summary written for the office, a worker lent to its counter.
pub(super) fn staff_on_loan(t: &mut Teller<'_>) -> Result<(), AppError> {
    let summary = order("社区事务办", "代写街道半年工作总结", "administrative", "10");
    t.on("2024-07-26")?
        .by("tang")
        .does("record-verbal-order", summary)?
        .on("2024-07-29")?
        .by("wu")
        .does(
            "deny-verbal-order",
            json!({
                "task": "T8", "text": "总结由街道自己写，社工主动帮忙润色，双方关系一直很好。",
            }),
        )?
        .by("ding")
        .does(
            "file-task-request",
            task(
                "借用社工一名到便民服务大厅坐班",
                "staff-loan",
                "120",
                "2024-08-30",
            ),
        )?
        .by("he")
        // The rules do not let it be accepted. It is taken back on paper, and happens.
        .is_refused("accept-task", json!({ "task": "T9" }), "guard-blocks")?
        .by("ding")
        .does(
            "withdraw-task",
            json!({ "task": "T9", "reason": "窗口已和社工站当面商量好，不用再填单。" }),
        )?;
    Ok(())
}

/// August: what was lent is put on record, and more is asked for.
pub(super) fn counter(t: &mut Teller<'_>) -> Result<(), AppError> {
    let show = order(
        "社区事务办",
        "到工地送清凉活动现场撑场面、拍照",
        "administrative",
        "8",
    );
    t.on("2024-08-19")?
        .by("song")
        .happened("2024-08-16")?
        .does("record-verbal-order", show)?
        .by("tang")
        .happened("2024-08-16")?
        .does("record-forbidden-act", json!({
            "act": "A65", "side": "host", "organisation": "@dongli",
            "facts": "7 月 29 日起每天上午到便民服务大厅坐班，归窗口组长安排，考勤也在街道打卡。",
            "evidence": "E4", "days": "15", "hours": "60",
        }))?
        .by("ding")
        .does(
            "file-task-request",
            task("迎检线路沿线巡查和信息上报", "administrative", "32", "2024-09-06"),
        )?
        .on("2024-08-20")?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T12" }))?
        .by("he")
        .does("accept-task", json!({ "task": "T13" }))?;
    Ok(())
}

/// The office explains the loan.
pub(super) fn explained(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-08-30")?
        .by("wu")
        .does("answer-forbidden-act", json!({
            "breach": "F4", "answer": "explained",
            "text": "窗口缺人，与和风友好协商帮忙；街道也为社工站解决了场地、空调和志愿者，互相支持。",
        }))?;
    Ok(())
}

/// The patrol of the route is done.
pub(super) fn patrolled(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("tang")
        .does(
            "complete-task",
            json!({ "task": "T13", "hours": "32", "note": "两人各四个上午" }),
        )?
        .on("2024-09-09")?
        .by("ding")
        .does("confirm-task", json!({ "task": "T13" }))?;
    Ok(())
}

/// Autumn: the inspection of the civilised city takes three days of everybody.
pub(super) fn city_inspected(t: &mut Teller<'_>) -> Result<(), AppError> {
    let duty = order(
        "街道主要负责人",
        "文明城市国检三天全员沿线值守",
        "administrative",
        "72",
    );
    let leaflets = order("街道创建办", "入户发创建宣传册并收回签名表", "forms", "20");
    t.on("2024-10-16")?
        .by("song")
        .happened("2024-10-14")?
        .does("record-verbal-order", duty)?
        .by("tang")
        .happened("2024-10-15")?
        .does("record-verbal-order", leaflets)?
        .on("2024-10-21")?
        .by("wu")
        .does("confirm-verbal-order", json!({ "task": "T17" }))?
        .by("tang")
        .does("record-host-support", json!({
            "host": "@dongli", "kind": "volunteers", "note": "街道动员 23 名楼长，愿意结对独居老人",
        }))?;
    Ok(())
}

/// November: the year's forms are filled in for the office once more.
pub(super) fn forms_accepted(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-11-07")?
        .by("ding")
        .does(
            "file-task-request",
            task("代填年度考核和创建迎检填表", "forms", "30", "2024-11-22"),
        )?
        .on("2024-11-08")?
        .by("he")
        .does("accept-task", json!({ "task": "T21" }))?;
    Ok(())
}

/// The forms are done.
pub(super) fn forms_done(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-11-22")?
        .by("song")
        .does("complete-task", json!({ "task": "T21", "hours": "30" }))?
        .on("2024-11-25")?
        .by("ding")
        .does("confirm-task", json!({ "task": "T21" }))?;
    Ok(())
}

/// The party at the end of the office's year is the team's work as well.
pub(super) fn party(t: &mut Teller<'_>) -> Result<(), AppError> {
    let party = order(
        "社区事务办",
        "街道年终总结会的会务和主持",
        "administrative",
        "14",
    );
    t.on("2024-12-03")?
        .by("song")
        .happened("2024-12-02")?
        .does("record-verbal-order", party)?;
    Ok(())
}
