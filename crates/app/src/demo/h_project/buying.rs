//! From a resident's need to documents that can go out (S01 to S06): all of it in time and open.

use crate::{app::AppError, demo::teller::Teller};
use domain::contract::Clause;
use serde_json::{Value, json};

pub(super) fn tell(t: &mut Teller<'_>) -> Result<(), AppError> {
    need(t)?;
    research(t)?;
    budget(t)?;
    review(t)?;
    comments(t)?;
    documents(t)
}

fn need(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-01-08")?
        .by("liu")
        .does("register-need", json!({
            "title": "东里、南桥、西园社区社会工作服务",
            "beneficiaries": "三个街道的独居老人、困境儿童和低保边缘家庭，约 620 户",
            "note": "楼里老人摔倒半天没人知道，孩子放学没人管。希望有专业的人长期来，不要来一次就走。",
            "purchaser": "@district",
            "hosts": ["@dongli", "@nanqiao", "@xiyuan"],
        }))?
        .on("2024-01-12")?
        .by("chen")
        .does("take-up-need", json!({}))?
        .on("2024-01-19")?
        .does("survey-market", json!({ "actors": [
            { "name": "和风社会工作服务中心", "contact": "2024-01-16",
              "finding": "可组 6 人团队；一名社工每月可跟进 40 户左右，人员成本每人每月 7200 元" },
            { "name": "春雨社会工作服务中心", "contact": "2024-01-16",
              "finding": "可组 5 人团队；提醒以往项目预付款到账慢，小机构垫不起" },
            { "name": "明德社会工作发展中心", "contact": "2024-01-17",
              "finding": "可组 6 人团队；擅长儿童服务，建议每个街道都有固定场地" },
        ] }))?;
    Ok(())
}

fn research(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-01-22")?
        .by("wu")
        .does("consult-residents", json!({
            "date": "today", "residents": "42", "channel": "meeting",
            "themes": [
                { "theme": "固定有人上门", "said": "不要总换人，熟了才肯开门" },
                { "theme": "周末也要有人", "said": "子女平时上班，周末才说得上话" },
            ],
        }))?
        .on("2024-01-23")?
        .by("chen")
        .does("consult-residents", json!({
            "date": "today", "residents": "58", "channel": "visit",
            "themes": [{ "theme": "孩子放学有去处", "said": "四点半到六点没人管，希望就近" }],
        }))?
        .on("2024-01-26")?
        .does("answer-theme", json!({
            "theme": "N1", "taken": "fully", "answer": "每户固定一名社工，换人须提前告知并当面交接。",
        }))?
        .does("answer-theme", json!({
            "theme": "N2", "taken": "partly", "answer": "每街道每周六开放半天，周日暂不具备条件。",
        }))?
        .does("answer-theme", json!({
            "theme": "N3", "taken": "fully", "answer": "列入小组服务，由街道提供固定场地。",
        }))?
        .does("match-duties", json!({ "components": [
            { "component": "个案服务", "result": "fit", "basis": "区政府购买服务指导性目录 社会工作服务" },
            { "component": "小组和社区活动", "result": "fit", "basis": "区政府购买服务指导性目录 社会工作服务" },
            { "component": "入户探访", "result": "fit", "basis": "区政府购买服务指导性目录 养老服务" },
        ] }))?
        .on("2024-01-29")?
        .does("file-need-report", json!({
            "summary": "需求来自居民，三个街道情况相近；有能力承接的机构不少于三家，不设地域限制。",
            "price_basis": "三家机构报的人员成本和上两年同类项目",
        }))?;
    Ok(())
}

fn budget(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-01-30")?
        .does("set-cost-model", json!({
            "staff": "6", "monthly_floor": "7200", "months": "8", "activity": "60400",
            "supervision": "24000", "admin": "50000", "tax": "15000", "evaluation": "15000",
        }))?
        .on("2024-02-02")?
        .by("gao")
        .does("commit-budget", json!({
            "line": "2080208 基层政权建设和社区治理", "amount": "510000", "years": "1",
        }))?
        .on("2024-02-05")?
        .by("chen")
        .does("submit-plan", json!({
            "drafters": ["@@chen"],
            "acceptance": "期满由区民政局组织，邀请服务对象和居委会参加，按服务单位逐项核对，结果公开。",
            "term": "one-year",
        }))?
        .does("grant-role", json!({ "role": "RV", "person": "@@luo" }))?;
    Ok(())
}

fn review(t: &mut Teller<'_>) -> Result<(), AppError> {
    let findings =
        "需求有居民意见支撑，评分可以量化，预算覆盖人员成本底线；建议写明街道应提供的场地。";
    t.on("2024-02-07")?
        .by("luo")
        .is_refused(
            "review-plan",
            json!({
                "reviewers": ["@@luo", "@@cai", "@@chen"], "opinion": "pass", "findings": findings,
            }),
            "guard-blocks",
        )?
        .does(
            "review-plan",
            json!({
                "reviewers": ["@@luo", "@@cai", "@@fang"], "opinion": "pass", "findings": findings,
            }),
        )?
        .on("2024-02-19")?
        .by("chen")
        .does(
            "publish-intention",
            json!({
                "outline": "在东里、南桥、西园三个街道购买个案、小组、探访和社区活动等社会工作服务",
                "expected": "2024-03-25",
            }),
        )?
        .on("2024-02-26")?
        .does("draft-documents", drafted(&["信访值守"]))?;
    Ok(())
}

fn comments(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-02-28")?
        .by("sun")
        .does("comment-on-terms", json!({
            "topic": "scope", "text": "周六半天也要写进合同，别到时候又说人手不够。",
        }))?
        .on("2024-02-29")?
        .by("chun")
        .does("comment-on-terms", json!({
            "topic": "payment", "text": "建议预付款不低于三成，并写明发票后几日内付款、逾期怎么办。",
        }))?
        .by("he")
        .does("propose-counter-clause", json!({
            "clause": "C-SC-2", "text": "范围外清单增加“迎检填表”。",
            "why": "以往项目中社工三分之一的时间用在创建台账和迎检材料上。",
        }))?
        .on("2024-03-04")?
        .by("chen")
        .does("answer-comment", json!({
            "comment": "D1", "taken": "fully", "answer": "周六半天写入服务单位说明。",
        }))?
        .does("answer-comment", json!({
            "comment": "D2", "taken": "fully",
            "answer": "预付款 30%，收到发票后 10 个工作日内付款，逾期按日计息，条款已列入合同草案。",
        }))?
        .on("2024-03-06")?
        .does("answer-counter-clause", json!({ "counter": "E1", "verdict": "accept" }))?;
    Ok(())
}

fn documents(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-03-08")?
        .does("draft-documents", drafted(&["信访值守", "迎检填表"]))?
        .on("2024-03-11")?
        .does(
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
        )?
        .does(
            "grant-role",
            json!({ "role": "R4", "organisation": "@agent" }),
        )?
        .by("dai")
        .is_refused(
            "publish-tender",
            json!({ "deadline": "today+21T09:30" }),
            "intention-recent",
        )?;
    Ok(())
}

/// The documents with this list of what is out of scope.
fn drafted(out_of_scope: &[&str]) -> Value {
    let core: Vec<&str> = Clause::CORE.iter().map(|one| one.code()).collect();
    let listed: Vec<Value> = out_of_scope
        .iter()
        .map(|what| json!({ "what": what }))
        .collect();
    json!({
        "method": "open",
        "lots": [
            { "title": "东里", "host": "@dongli", "ceiling": "165000" },
            { "title": "南桥", "host": "@nanqiao", "ceiling": "165000" },
            { "title": "西园", "host": "@xiyuan", "ceiling": "165000" },
        ],
        "criteria": [
            { "name": "服务方案", "points": "50", "scale": "每回应一项居民议题并写明做法得 10 分，最多 50 分",
              "serves": ["N1", "N2", "N3"] },
            { "name": "团队", "points": "30", "scale": "每名持证社工 5 分，最多 30 分", "serves": ["V1", "V2", "V3"] },
            { "name": "督导与培训", "points": "10", "scale": "每月督导不少于 4 小时得 10 分，不少于 2 小时得 5 分", "serves": ["V1"] },
        ],
        "price_points": "10", "reservation": "no",
        "start": "2024-05-06", "end": "2024-12-31",
        "service_hours": "5600", "flex_hours": "280", "hour_rate": "60", "report_months": "2",
        "units": [
            { "name": "个案", "quantity": "24", "answers": ["V1"] },
            { "name": "小组", "quantity": "12", "answers": ["N3", "V2"] },
            { "name": "入户探访", "quantity": "1200", "answers": ["N1", "N2", "V3"] },
            { "name": "社区活动", "quantity": "18", "answers": ["N2", "V2"] },
        ],
        "out_of_scope": listed,
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "30", "from": "2024-08-01" },
            { "kind": "base", "share": "20", "from": "2024-11-01" },
            { "kind": "performance", "share": "10", "from": "2025-01-01" },
            { "kind": "final", "share": "10", "from": "2025-01-01" },
        ],
        "preconditions": [
            { "what": "社工站固定场地", "by": "R5", "days_after_start": "15" },
            { "what": "独居老人和困境儿童名单", "by": "R1", "days_after_start": "10" },
        ],
        "clauses": core,
        "index": [
            { "name": "服务成效", "weight": "50", "measures": ["U1", "U2", "U3"] },
            { "name": "服务对象体验", "weight": "30", "measures": ["U1", "U3", "U4"] },
            { "name": "专业规范", "weight": "20", "measures": ["U1", "U2"] },
        ],
    })
}
