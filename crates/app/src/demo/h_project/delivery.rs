//! The service itself: records, reports, support, residents.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// A record of service.
pub(super) fn service(
    (kind, unit): (&str, &str),
    date: &str,
    (hours, served): (&str, u32),
    (place, note): (&str, &str),
) -> Value {
    json!({
        "kind": kind, "unit": unit, "date": date, "hours": hours,
        "served": served.to_string(), "place": place, "note": note,
    })
}

/// The first services, and what 东里 does for them.
pub(super) fn first_weeks(t: &mut Teller<'_>) -> Result<(), AppError> {
    let case = ("case-opened", "U1");
    t.on("2024-06-05")?
        .by("song")
        .does(
            "record-service",
            service(case, "2024-06-04", ("2", 1), ("home", "独居、丧偶后少出门，本人同意建档")),
        )?
        .by("tang")
        .does(
            "record-service",
            service(case, "2024-06-04", ("2.5", 2), ("home", "祖孙两人，放学后无人照看")),
        )?
        .does("record-host-support", json!({
            "host": "@dongli", "kind": "introduction", "note": "居委会书记逐栋带社工认门，三天走完 61 户",
        }))?
        .on("2024-06-06")?
        .by("liu")
        .does("confirm-service", json!({ "service": "S1" }))?
        .by("tang")
        .does(
            "record-service",
            service(("group", "U2"), "2024-06-05", ("3", 12), ("centre", "东里四点半课堂第一次")),
        )?
        .by("sun")
        .does("confirm-service", json!({ "service": "S3" }))?;
    Ok(())
}

/// July begins: the first report, and the room in 南桥 six weeks late.
pub(super) fn early_july(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-07-02")?
        .by("zheng")
        .does(
            "hand-over-precondition",
            json!({
                "precondition": "C1", "note": "文化站 105 室已腾空，配桌椅六套，钥匙已交",
            }),
        )?
        .by("he")
        .does(
            "confirm-precondition",
            json!({
                "precondition": "C1", "by": "@nanqiao", "found": "supplied",
            }),
        )?
        .on("2024-07-03")?
        .by("zheng")
        .does(
            "cure-default",
            json!({ "notice": "A2", "proof": "7 月 2 日已交付 105 室并由承接方确认" }),
        )?
        .by("he")
        .does(
            "close-default-notice",
            json!({ "notice": "A2", "end": "cured" }),
        )?
        .on("2024-07-04")?
        .by("chen")
        .does(
            "announce-inspection",
            json!({
                "date": "2024-07-10", "scope": "项目进度和档案", "officer": "社会事务科科长",
            }),
        )?
        .on("2024-07-08")?
        .by("mei")
        .does(
            "file-task-request",
            json!({
                "what": "协助西园居民议事会的会前走访", "category": "adjacent", "hours": "6",
                "by": "2024-07-19",
            }),
        )?
        .on("2024-07-09")?
        .by("he")
        .does("accept-task", json!({ "task": "T6" }))?;
    Ok(())
}

/// August: the first report nobody reads, a complaint answered late.
pub(super) fn august(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-08-12")?
        .by("sun")
        .does("complain-resident", json!({
            "about": "provider", "topic": "not-served",
            "text": "社工站下午常常锁门，说人都去街道开会了；我家这个月只来过一次。",
        }))?
        .on("2024-08-14")?
        .by("chen")
        .does("acknowledge-resident-complaint", json!({ "complaint": "M1" }))?
        .on("2024-08-15")?
        .by("he")
        .does("record-host-support", json!({
            "host": "@dongli", "kind": "materials", "note": "暑期课堂的空调、饮水和两名志愿者由街道安排",
        }))?
        .does("offer-extra-service", json!({ "what": "东里社区暑期儿童安全夏令营", "hours": "40", "host": "@dongli" }))?
        .by("song")
        .does("record-supervision", json!({ "date": "today", "hours": "3", "note": "个案督导：丧偶老人" }))?;
    Ok(())
}

/// Records of July and August entered in three days before the evaluator comes.
pub(super) fn in_bulk(t: &mut Teller<'_>) -> Result<(), AppError> {
    let visit = ("visit", "U3");
    let days = ["07-11", "07-18", "07-25", "08-01", "08-08", "08-15"];
    t.on("2024-09-11")?.by("tang");
    for day in days {
        let place = ("home", "东里片区探访，补录");
        let one = service(visit, &format!("2024-{day}"), ("6", 9), place);
        t.does("record-service", one)?;
    }
    t.on("2024-09-12")?.by("song");
    for day in ["07-16", "07-30", "08-13", "08-27"] {
        let place = ("home", "南桥、西园片区探访，补录");
        let one = service(visit, &format!("2024-{day}"), ("7", 11), place);
        t.does("record-service", one)?;
    }
    t.does(
        "record-service",
        service(
            ("activity", "U4"),
            "2024-08-24",
            ("4", 35),
            ("community", "西园邻里集市，补录"),
        ),
    )?;
    Ok(())
}

/// What residents say of the records.
pub(super) fn residents_speak(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-09-13")?
        .by("ma")
        .does("confirm-service", json!({ "service": "S4" }))?
        .by("liu")
        .does(
            "deny-service",
            json!({
                "service": "S9", "text": "八月十五那天我在女儿家过节，屋里没人，怎么会有人来探访。",
            }),
        )?
        .on("2024-09-14")?
        .by("sun")
        .does("confirm-service", json!({ "service": "S14" }))?;
    Ok(())
}

/// What was asked is answered, some of it late.
pub(super) fn late_answers(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-09-23")?
        .by("he")
        .does("correct-service", json!({
            "service": "S9", "finding": "corrected", "hours": "4", "served": "6",
            "reason": "当日安排探访九户，实到六户，补录时照计划抄写，现按签到更正。",
        }))?
        .on("2024-09-24")?
        .by("chen")
        .does("answer-resident-complaint", json!({
            "complaint": "M1", "outcome": "partly-upheld",
            "text": "经核实，社工站七、八月有十一个下午因参加街道会议关门，已要求恢复开放时间。",
        }))?
        .on("2024-09-27")?
        .by("he")
        .does("submit-report", json!({
            "from": "2024-07-06", "to": "2024-09-05", "spent": "118000",
            "done": [
                { "unit": "U1", "quantity": "8" }, { "unit": "U2", "quantity": "3" },
                { "unit": "U3", "quantity": "246" }, { "unit": "U4", "quantity": "5" },
            ],
            "hours": "1360", "note": "九月上旬集中补录和迎检，报告迟交七天。",
        }))?;
    Ok(())
}
