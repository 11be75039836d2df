//! Signing and inception (S12 to S14): correct on paper, and the first cracks.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

pub(super) fn tell(t: &mut Teller<'_>) -> Result<(), AppError> {
    text(t)?;
    signing(t)?;
    hosts(t)?;
    preconditions(t)?;
    plan(t)?;
    start(t)
}

fn text(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-04-28")?
        .by("chen")
        .does("prepare-contract", json!({
            "award": "AW1", "start": "2024-05-06", "end": "2024-12-31",
            "lead": "@@he", "team_size": "6",
        }))?
        .by("he")
        .does("remark-on-schedule", json!({
            "schedule": "duties", "text": "南桥的场地请写明具体房间和每周开放时间，以免到时只有一句“已协调”。",
        }))?
        .by("chen")
        .does("answer-remark", json!({
            "remark": "W1", "outcome": "partly-taken",
            "text": "房间由街道在落地时确定，开放时间写入附表：每周不少于六天。",
        }))?;
    Ok(())
}

fn read_back(who_changes: &str) -> Value {
    json!({
        "price": "480000", "start": "2024-05-06", "end": "2024-12-31", "advance": "30",
        "pay_days": "10", "flex_hours": "280", "who_changes": who_changes,
        "where_to_complain": "ladder",
    })
}

fn signing(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-04-29")?
        .by("zhou")
        .does("read-back", read_back("both-sides"))?
        .does("sign-contract", json!({}))?
        .on("2024-04-30")?
        .by("jin")
        // The provider's own people take it for granted that the district may change the contract.
        .does("read-back", read_back("purchaser"))?
        .is_refused("sign-contract", json!({}), "reason-needed")?
        .does("read-back", read_back("both-sides"))?
        .does("sign-contract", json!({}))?
        .on("2024-05-07")?
        .by("chen")
        .does(
            "publish-contract",
            json!({ "notice": "禾采合公〔2024〕23 号", "left_out": "nothing" }),
        )?
        .on("2024-05-08")?
        .by("jin")
        .does(
            "submit-invoice",
            json!({ "tranche": "P1", "number": "24337000000051" }),
        )?
        .on("2024-05-09")?
        .by("chen")
        .does(
            "file-contract",
            json!({ "number": "禾财采备〔2024〕41 号" }),
        )?
        .does(
            "grant-role",
            json!({ "role": "R6", "organisation": "@committee" }),
        )?
        .does(
            "grant-role",
            json!({ "role": "R11", "organisation": "@panel" }),
        )?
        .does("grant-role", json!({ "role": "R9a", "person": "@@sun" }))?;
    Ok(())
}

fn hosts(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-05-10")?
        .by("wu")
        .does(
            "join-charter",
            json!({ "contact": "东里街道社区事务办公室" }),
        )?
        .on("2024-05-13")?
        .does(
            "hand-over-precondition",
            json!({
                "precondition": "C1", "note": "党群服务中心一楼两间，钥匙两套，桌椅电脑已备齐",
            }),
        )?
        .by("xu")
        .does(
            "join-charter",
            json!({ "contact": "西园街道公共服务办公室" }),
        )?
        .on("2024-05-14")?
        .by("he")
        .does(
            "confirm-precondition",
            json!({
                "precondition": "C1", "by": "@dongli", "found": "supplied",
            }),
        )?
        .on("2024-05-15")?
        .by("xu")
        .does(
            "hand-over-precondition",
            json!({
                "precondition": "C1", "note": "社区文化活动中心 203 室，周二至周日开放",
            }),
        )?
        .by("chen")
        .does(
            "hand-over-precondition",
            json!({
                "precondition": "C2", "note": "三个街道名单共 618 户，已签数据使用约定，加密移交",
            }),
        )?
        .on("2024-05-16")?
        .by("song")
        .does(
            "confirm-precondition",
            json!({
                "precondition": "C1", "by": "@xiyuan", "found": "supplied",
            }),
        )?;
    Ok(())
}

fn preconditions(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("he")
        .does(
            "confirm-precondition",
            json!({ "precondition": "C2", "found": "supplied" }),
        )?
        .on("2024-05-20")?
        .by("zheng")
        .does("join-charter", json!({ "contact": "南桥街道社会事务科" }))?
        .does(
            "hand-over-precondition",
            json!({
                "precondition": "C1", "note": "文化站二楼先借用，等装修完再定",
            }),
        )?
        .by("wu")
        .does(
            "introduce-team",
            json!({ "place": "东里社区议事厅", "people": "63" }),
        )?
        .on("2024-05-22")?
        .by("tang")
        .does(
            "confirm-precondition",
            json!({
                "precondition": "C1", "by": "@nanqiao", "found": "not-supplied",
                "note": "房间堆满防汛物资，没有桌椅，门锁打不开",
            }),
        )?;
    Ok(())
}

fn plan(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-05-24")?
        .by("chen")
        .does("record-delay-reason", json!({
            "invoice": "IV1", "cause": "internal-process", "note": "分管领导外出学习，付款审批单还在流转",
        }))?
        .by("song")
        .does("set-baseline", json!({
            "measures": [
                { "name": "每周与人交谈不少于三次的独居老人", "value": "31", "unit": "%" },
                { "name": "放学后有人照看的困境儿童", "value": "22", "unit": "%" },
            ],
            "users": "186", "how": "入户访谈，社工与服务对象一起填写，三个街道各抽约三成",
        }))?
        .on("2024-05-27")?
        .by("he")
        .does("submit-annual-plan", json!({
            "from": "2024-05-06", "until": "2024-12-31", "hours": "5600",
            "summary": "六月底完成建档；下半年每户每月两次探访，个案 24 个，小组围绕邻里互助和儿童课后。",
        }))?;
    Ok(())
}

fn start(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-06-03")?
        .is_refused(
            "start-delivery",
            json!({ "clocks": "wait" }),
            "reason-needed",
        )?
        .because("预付款未到账、南桥场地未到位；居民已经在等，由机构垫付五月工资先开展")
        .is_refused(
            "start-delivery",
            json!({ "clocks": "start" }),
            "guard-blocks",
        )?
        .because("预付款未到账、南桥场地未到位；居民已经在等，由机构垫付五月工资先开展")
        .does("start-delivery", json!({ "clocks": "wait" }))?;
    Ok(())
}
