//! The district: control that the contract does not give it, and the provider's rebellion, open and
//! covert.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// An order by word of mouth of the district.
fn order(what: &str, category: &str, hours: &str) -> Value {
    json!({
        "side": "purchaser", "office": "@district", "person": "社会事务科", "what": what,
        "category": category, "hours": hours,
    })
}

/// A forbidden act of the district, as the provider tells it.
fn breach(act: &str, facts: &str) -> Value {
    json!({
        "act": act, "side": "purchaser", "organisation": "@district", "facts": facts,
        "evidence": "E4",
    })
}

/// June: the plan that was agreed by silence is rewritten by order.
pub(super) fn plan_by_order(t: &mut Teller<'_>) -> Result<(), AppError> {
    let plan = "年度计划期满未提意见已视为同意；6 月 21 日在工作群要求改为“一街道一品牌”，三天内重报，未走变更。";
    t.on("2024-06-25")?
        .by("he")
        .happened("2024-06-21")?
        .does("record-forbidden-act", breach("A41", plan))?
        .on("2024-06-26")?
        .by("song")
        .does(
            "record-verbal-order",
            order("到区局帮忙核对低保台账两天", "administrative", "16"),
        )?
        .on("2024-06-27")?
        .by("chen")
        .does(
            "deny-verbal-order",
            json!({
                "task": "T5", "text": "科里只是请机构推荐志愿者，没有要求社工到局里上班。",
            }),
        )?
        .on("2024-06-28")?
        .by("tang")
        .does(
            "complete-task",
            json!({ "task": "T3", "hours": "24", "note": "东里 14 本台账" }),
        )?
        .on("2024-07-01")?
        .by("ding")
        .does("confirm-task", json!({ "task": "T3" }))?;
    Ok(())
}

/// A target raised without money, refused.
pub(super) fn targets(t: &mut Teller<'_>) -> Result<(), AppError> {
    let target = || {
        json!({
            "kind": "target", "what": "入户探访由 1200 次增加到 1600 次",
            "reason": "市里对区的考核增加探访覆盖率",
            "units": [{ "unit": "U3", "quantity": "1600" }],
            "loses_service": "no", "effective": "2024-08-01",
        })
    };
    t.on("2024-07-16")?
        .by("chen")
        .is_refused("propose-change", target(), "reason-needed")?
        .because("市级考核任务，经费由机构在合同内统筹")
        .does("propose-change", target())?
        .on("2024-07-17")?
        .by("song")
        .does("complete-task", json!({ "task": "T6", "hours": "6" }))?
        .on("2024-07-18")?
        .by("mei")
        .does("confirm-task", json!({ "task": "T6" }))?
        .by("he")
        .does("refuse-change", json!({
            "change": "X1",
            "reason": "增加四百次探访约需 800 工时，没有经费；现有六人已满负荷，硬加只会缩短每次探访。",
        }))?
        .on("2024-07-19")?
        .by("tang")
        .does("complete-task", json!({ "task": "T4", "hours": "16", "note": "四次例会" }))?
        .on("2024-07-22")?
        .by("chen")
        .does("answer-forbidden-act", json!({
            "breach": "F1", "answer": "explained", "text": "属于业务指导，各区都这样要求，不是改合同。",
        }))?;
    Ok(())
}

/// The refused target is imposed all the same; the provider's own proposal gets no answer.
pub(super) fn targets_imposed(t: &mut Teller<'_>) -> Result<(), AppError> {
    let imposed = "7 月 22 日发通知：自 8 月起按 1600 次考核，完不成的在评估中扣分。承接方 7 月 18 日已书面不同意。";
    let unfunded = "同一通知要求的四百次探访没有任何经费，按合同小时价约合 24000 元。";
    t.on("2024-07-23")?
        .by("he")
        .happened("2024-07-22")?
        .does("record-forbidden-act", breach("A70", imposed))?
        .on("2024-07-24")?
        .happened("2024-07-22")?
        .does("record-forbidden-act", breach("A71", unfunded))?
        .on("2024-07-25")?
        .does("propose-change", json!({
            "kind": "price-add-on", "what": "增加二百次探访，相应增加一名兼职社工",
            "reason": "如区里确需提高覆盖率，按成本增加", "money": "24000", "money_way": "more",
            "hours": "400", "hours_way": "more", "units": [{ "unit": "U3", "quantity": "1400" }],
            "loses_service": "no", "effective": "2024-09-01",
        }))?;
    Ok(())
}

/// What is not the team's work is declined in the open.
pub(super) fn declined(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-07-30")?
        .by("chen")
        .does("file-task-request", json!({
            "what": "拍摄全区社工站宣传片并担任出镜", "category": "administrative",
            "hours": "30", "by": "2024-08-20",
        }))?
        .on("2024-08-01")?
        .by("he")
        .does("decline-task", json!({
            "task": "T10", "reason": "out-of-scope", "text": "属于机关宣传工作，不在服务单位内；八月探访任务已排满。",
        }))?
        .on("2024-08-02")?
        .by("chen")
        // The report of July lay unanswered for ten working days and counts as accepted.
        .is_refused(
            "answer-report",
            json!({ "report": "R1", "answer": "questions", "questions": "探访覆盖率为何没有单列？" }),
            "report-unknown",
        )?
        .on("2024-08-05")?
        .by("jin")
        .does("submit-invoice", json!({ "tranche": "P2", "number": "24337000000088" }))?
        .by("chen")
        .does("file-task-request", json!({
            "what": "按新表样重报全部服务对象信息", "category": "forms",
            "hours": "40", "by": "2024-08-16",
        }))?;
    declined_again(t)
}

fn declined_again(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-08-07")?
        .by("he")
        .does("decline-task", json!({
            "task": "T11", "reason": "out-of-scope", "text": "同一数据七月已报，一数一报；新表多出的身份证号不应由我方收集。",
        }))?
        .on("2024-08-08")?
        .by("zheng")
        .does("announce-inspection", json!({
            "date": "2024-08-14", "scope": "站点消防安全", "officer": "安全办主任",
        }))?
        .on("2024-08-09")?
        .by("chen")
        .does("check-invoice", json!({ "invoice": "IV2", "outcome": "ok" }))?
        .is_refused(
            "propose-sanction",
            json!({
                "side": "provider", "organisation": "@hefeng", "rung": "L1",
                "basis": "declined-task", "clause": "C-REP-1",
                "facts": "两次拒绝区局安排的任务，配合意识不强。",
            }),
            "sanction-for-protected-act",
        )?;
    Ok(())
}

/// Inspections beyond the cap, soon after the refusals.
pub(super) fn inspected(t: &mut Teller<'_>) -> Result<(), AppError> {
    let special = || json!({ "date": "2024-08-28", "scope": "服务记录和人员在岗专项检查", "officer": "分管副局长" });
    t.on("2024-08-22")?
        .by("zhou")
        // The provider's proposal waited fifteen working days and lapsed.
        .is_refused("assent-change", json!({ "change": "X2" }), "change-unknown")?
        .by("chen")
        .is_refused("announce-inspection", special(), "reason-needed")?
        .because("局领导要求对进度偏慢的项目开展专项检查")
        .does("announce-inspection", special())?
        .on("2024-08-28")?
        .is_refused(
            "file-inspection-finding",
            json!({
                "inspection": "I3", "finding": "points", "about": "T10",
                "points": [{ "what": "主动配合区局宣传工作", "by": "2024-09-20" }],
            }),
            "guard-blocks",
        )?
        .does(
            "file-inspection-finding",
            json!({
                "inspection": "I3", "finding": "points",
                "points": [
                    { "what": "服务记录录入不及时", "by": "2024-09-13" },
                    { "what": "下午时段站点无人值守", "by": "2024-09-13" },
                ],
            }),
        )?
        .on("2024-08-29")?
        .by("he")
        .does(
            "record-forbidden-act",
            breach(
                "A75",
                "两次依约婉拒之后三周内，以专项检查名义超上限检查，结论照抄婉拒的事项口径。",
            ),
        )?;
    Ok(())
}

/// September: the added visits are done on paper only, and the district sees it.
pub(super) fn form_only(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-09-10")?
        .by("chen")
        .does("answer-forbidden-act", json!({
            "breach": "F5", "answer": "denied", "text": "检查系正常监管，与任务单无关。",
        }))?
        .does("record-forbidden-act", json!({
            "act": "A64", "side": "provider", "organisation": "@hefeng",
            "facts": "加派的探访交来照片 120 张，其中 47 张是同一批老人同一天在活动室拍的，入户次数对不上。",
            "evidence": "E4",
        }))?
        .by("tang")
        .happened("2024-09-09")?
        .does(
            "record-verbal-order",
            order("月底前按新指标把探访次数补足", "in-scope", "0"),
        )?;
    Ok(())
}

/// A surprise inspection a week before the evaluator comes.
pub(super) fn surprised(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-09-18")?
        .by("chen")
        .does("surprise-inspection", json!({
            "scope": "三个社工站在岗情况和打卡记录", "officer": "社会事务科科长",
        }))?
        .on("2024-09-19")?
        .does("file-inspection-finding", json!({
            "inspection": "I4", "finding": "points",
            "points": [{ "what": "东里站一名社工不在岗，在街道大厅", "by": "2024-10-10" }],
        }))?
        .on("2024-09-20")?
        .by("he")
        .does("reply-to-finding", json!({
            "inspection": "I4", "text": "该社工自 7 月 29 日起被街道借用，我方已如实记录，请区局一并向街道了解。",
        }))?
        .does("reply-to-finding", json!({
            "inspection": "I3", "text": "补录属实，已改为当日录入；站点无人是因为参加街道会议，会议不在合同范围内。",
        }))?
        .does("answer-forbidden-act", json!({
            "breach": "F6", "answer": "explained",
            "text": "加派的探访我方从未同意，人手不够，一部分改为集中见面，照片如实标注了地点。",
        }))?;
    Ok(())
}

/// The base fee is held back because of a grade; the rules do not allow it, the delay does.
pub(super) fn fee_held_back(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-10-30")?
        .by("he")
        .does("state-renewal-view", json!({
            "wish": "continue", "words": "团队和居民都熟了，愿意继续；但垫资五个月，机构账上只够发到年底。",
        }))?
        .on("2024-11-04")?
        .by("jin")
        .does("submit-invoice", json!({ "tranche": "P3", "number": "24337000000137" }))?
        .on("2024-11-05")?
        .by("chen")
        .is_refused(
            "check-invoice",
            json!({
                "invoice": "IV3", "outcome": "dispute", "amount": "48000", "clause": "C-EVAL-3",
                "reason": "中期评估为“中”，整改完成前暂缓支付一半。",
            }),
            "guard-blocks",
        )?;
    Ok(())
}

/// November: another refusal, another inspection.
pub(super) fn autumn(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-11-11")?
        .by("chen")
        .does("announce-inspection", json!({
            "date": "2024-11-15", "scope": "中期整改情况", "officer": "社会事务科科长",
        }))?
        .on("2024-11-12")?
        .does("file-task-request", json!({
            "what": "参加全区社工节文艺汇演排练和演出", "category": "administrative",
            "hours": "36", "by": "2024-12-05",
        }))?
        .on("2024-11-13")?
        .by("he")
        .does("decline-task", json!({
            "task": "T22", "reason": "no-capacity", "text": "正在整改和准备末期评估，抽不出人；也不在合同范围内。",
        }))?
        .on("2024-11-15")?
        .does("submit-report", json!({
            "from": "2024-09-06", "to": "2024-11-05", "spent": "121000",
            "done": [
                { "unit": "U1", "quantity": "7" }, { "unit": "U2", "quantity": "4" },
                { "unit": "U3", "quantity": "298" }, { "unit": "U4", "quantity": "5" },
            ],
            "hours": "1420", "note": "其中约 210 小时用于合同外任务，已另列。",
        }))?;
    Ok(())
}
