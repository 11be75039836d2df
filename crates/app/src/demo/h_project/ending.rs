//! Decision on what follows, acceptance, settlement, handover and close (S19 to S22).

use super::money;
use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// December: what follows the term is decided five weeks late.
pub(super) fn decided_late(t: &mut Teller<'_>) -> Result<(), AppError> {
    let reasons = "中期评估为“中”，整改后服务真实、居民认可；三个街道需求仍在，合同外事务和付款问题须在新一轮文件中写清，重新采购。";
    t.on("2024-12-06")?
        .by("zhou")
        .is_refused(
            "decide-renewal",
            json!({ "outcome": "retender", "results": [], "reasons": "领导要求换一家试试。" }),
            "reason-needed",
        )?
        .does(
            "decide-renewal",
            json!({
                "outcome": "retender", "results": ["EV1"], "reasons": reasons,
            }),
        )?
        .because("分管领导调整，研究时间推迟，比规定晚了五周")
        .does(
            "give-renewal-notice",
            json!({ "words": "请和风准备交接名单；欢迎参加新一轮采购。" }),
        )?;
    Ok(())
}

pub(super) fn tell(t: &mut Teller<'_>) -> Result<(), AppError> {
    accepted(t)?;
    last_result(t)?;
    money::last_invoices(t)?;
    money::settled_late(t)?;
    handover(t)?;
    reviews(t)?;
    closed(t)
}

fn accepted(t: &mut Teller<'_>) -> Result<(), AppError> {
    let decision: Value = json!({
        "verdict": "accepted-with-defects",
        "standards": [
            { "unit": "U1", "result": "met" },
            { "unit": "U2", "result": "met" },
            { "unit": "U3", "result": "partly", "reason": "完成 1086 次，差 114 次，其中部分由街道事务造成" },
            { "unit": "U4", "result": "met" },
        ],
        "reasons": "四项标准三项达到；服务对象和居委会均认可个案服务，不扣减。",
        "publication": "published",
    });
    t.on("2025-01-02")?
        .by("sun")
        .does(
            "give-acceptance-opinion",
            json!({
                "opinion": "partly", "text": "人好，孩子有地方去；就是常被街道叫走。",
            }),
        )?
        .by("liu")
        .does(
            "give-acceptance-opinion",
            json!({
                "opinion": "satisfied", "text": "小宋每周都来，冬至还陪我包饺子。",
            }),
        )?
        .by("ma")
        .does("give-acceptance-opinion", json!({ "opinion": "satisfied" }))?
        .on("2025-01-06")?
        .by("zhou")
        .is_refused(
            "decide-acceptance",
            decision.clone(),
            "acceptor-decided-award",
        )?
        .by("chen")
        .does("decide-acceptance", decision)?;
    Ok(())
}

fn last_result(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2025-01-08")?
        .by("bai")
        .does(
            "allocate-cause",
            json!({ "causes": [
            { "by": "host", "points": "5", "reason": "国检值守和坐班占用工时，约合八十次探访" },
            { "by": "purchaser", "points": "3", "reason": "第二期服务费迟付一个月，年底停招" },
            { "by": "provider", "points": "6", "reason": "上半年排班不足" },
        ] }),
        )?
        .by("he")
        .does(
            "submit-report",
            json!({
                "from": "2024-11-06", "to": "2024-12-31", "spent": "126000",
                "done": [
                    { "unit": "U1", "quantity": "3" }, { "unit": "U2", "quantity": "3" },
                    { "unit": "U3", "quantity": "337" }, { "unit": "U4", "quantity": "5" },
                ],
                "hours": "1250",
            }),
        )?
        .on("2025-01-10")?
        .by("chen")
        .does(
            "answer-report",
            json!({ "report": "R4", "answer": "accepted" }),
        )?
        .by("qiu")
        .does(
            "issue-result",
            json!({ "answer": "采纳和风关于原因的说明，已由裁决小组分摊。" }),
        )?;
    Ok(())
}

fn handover(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("chen")
        .does("begin-handover", json!({
            "plan": "新一轮采购确定承接方前，在案个案经本人同意转东里社区居委会跟进；档案按清单移交。",
        }))?
        .on("2025-02-13")?
        .is_refused("close-contract", json!({}), "guard-blocks")?
        .by("he")
        .does("transfer-cases", json!({ "transferred": "2", "closed": "0", "successor": "@committee" }))?
        .does("return-data", json!({
            "disposal": "returned-and-deleted",
            "what": "服务对象名单、个案档案 24 份、三处场地钥匙；电脑副本已删除。",
        }))?
        .by("chen")
        .does("return-data", json!({
            "disposal": "returned", "what": "和风自购的绘本、康复器具和培训教材。",
        }))?;
    Ok(())
}

fn reviews(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("he")
        .does(
            "review-relationship",
            json!({ "points": [
            { "aspect": "support", "worked": "东里引介、场地、志愿者都帮了大忙" },
            { "aspect": "tasks", "failed": "自己没有守住边界，口头要求多半照办，记录只能事后补" },
            { "aspect": "payment", "failed": "四期款项全部逾期，机构全年垫资" },
        ] }),
        )?
        .by("chen")
        .does(
            "review-relationship",
            json!({ "points": [
            { "aspect": "service", "worked": "个案扎实，居民认可" },
            { "aspect": "reports-and-inspections", "failed": "报告没有及时看，检查超过约定次数" },
            { "aspect": "payment", "failed": "审批环节多，没有按合同期限付款" },
        ] }),
        )?
        .by("wu")
        .does(
            "review-relationship",
            json!({ "points": [
            { "aspect": "service", "worked": "社工好用，街道离不开" },
        ] }),
        )?
        .by("pan")
        .does(
            "review-relationship",
            json!({ "points": [
            { "aspect": "support", "failed": "场地一直没有腾出来，我们没有说明原因" },
        ] }),
        )?
        .by("xu")
        .does(
            "review-relationship",
            json!({ "points": [
            { "aspect": "tasks", "worked": "任务单三十秒填完，双方都清楚" },
        ] }),
        )?;
    Ok(())
}

fn closed(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2025-02-14")?
        .by("chen")
        .does("record-lessons", json!({
            "about": "payment", "lesson": "新一轮采购前先把付款审批并入五个工作日的发票核对，年初备足用款计划。",
        }))?
        .by("he")
        .does("record-lessons", json!({
            "about": "tasks", "lesson": "口头要求当天记录，街道事项一律请填任务单；宁可当场婉拒，不要照做再补材料。",
        }))?
        .by("zhou")
        .does("close-contract", json!({}))?;
    Ok(())
}
