//! From the need to the tested documents: institutions complete before anybody bids.

use crate::{app::AppError, demo::teller::Teller};
use domain::contract::Clause;
use serde_json::{Value, json};

pub(super) fn tell(teller: &mut Teller<'_>) -> Result<(), AppError> {
    need(teller)?;
    voices(teller)?;
    plan(teller)?;
    drafting(teller)?;
    answers(teller)
}

fn need(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-02-17")?.by("ma").does(
        "register-need",
        json!({
            "title": "H 公共服务项目（第二轮）",
            "beneficiaries": "东里、南桥、西园三个街道的独居、高龄和失能老人，约 260 人",
            "note": "上一轮做下来，居民盼着社工把时间用在老人身上，不要总在办公室填表。",
            "purchaser": "@district", "hosts": ["@dongli", "@nanqiao", "@xiyuan"],
        }),
    )?;
    teller
        .on("2025-02-18")?
        .by("chen")
        .does("take-up-need", json!({}))?
        .does(
            "grant-role",
            json!({ "role": "R6", "organisation": "@committee" }),
        )?;
    teller.on("2025-02-27")?.does(
        "survey-market",
        json!({ "actors": [
            { "name": "和风社会工作服务中心", "contact": "2025-02-24",
              "finding": "每名社工每月可持续服务约 45 户，须有街道提供固定场地。" },
            { "name": "春雨社会工作服务中心", "contact": "2025-02-25",
              "finding": "持证社工人均月成本不低于九千元，含社会保险和督导。" },
            { "name": "明德社会工作发展中心", "contact": "2025-02-26",
              "finding": "建议评估费单列，预付款不少于三成，否则机构要垫两个月工资。" },
        ] }),
    )?;
    Ok(())
}

fn voices(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-03-04")?.by("ma").does(
        "consult-residents",
        json!({
            "date": "today", "residents": "38", "channel": "meeting",
            "themes": [
                { "theme": "上门的人要固定", "said": "去年换了四个人，刚认熟又走了。" },
                { "theme": "少拍照少填表", "said": "来了先拍照签字，说话的工夫倒没有了。" },
            ],
        }),
    )?;
    teller.on("2025-03-06")?.by("zheng").does(
        "consult-residents",
        json!({
            "date": "today", "residents": "22", "channel": "visit",
            "themes": [{ "theme": "陪着去医院", "said": "取药排队久，腿脚不便的没人陪去不了。" }],
        }),
    )?;
    teller
        .on("2025-03-11")?
        .by("chen")
        .does(
            "answer-theme",
            json!({ "theme": "N1", "taken": "fully",
                "answer": "合同写明团队具名，换人须资质相当并提前十个工作日告知。" }),
        )?
        .does(
            "answer-theme",
            json!({ "theme": "N2", "taken": "fully",
                "answer": "一次服务只登记一条，由老人点按或电话确认，不要求拍照。" }),
        )?
        .does(
            "answer-theme",
            json!({ "theme": "N3", "taken": "partly",
                "answer": "先做到取药代办和就医提醒；院内陪诊人手不足，另行商议。" }),
        )?;
    teller.on("2025-03-12")?.does(
        "match-duties",
        json!({ "components": [
            { "component": "入户探访与个案服务", "result": "fit", "basis": "政府购买服务指导性目录 养老服务" },
            { "component": "互助小组与社区活动", "result": "fit", "basis": "政府购买服务指导性目录 社区服务" },
            { "component": "高温寒潮期间探视提醒", "result": "cooperating",
              "basis": "街道履职事项清单 配合履职" },
        ] }),
    )?;
    teller.on("2025-03-13")?.does(
        "file-need-report",
        json!({
            "summary": "需求真实，三家以上机构能够承接。迎检、填表等街道自身事务不列入购买内容。",
            "price_basis": "三家机构人均成本与本市社工薪酬指导标准",
        }),
    )?;
    Ok(())
}

fn plan(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-03-14")?.by("chen").does(
        "set-cost-model",
        json!({
            "staff": "6", "monthly_floor": "9000", "months": "7", "activity": "66000",
            "supervision": "26000", "admin": "64000", "tax": "26000", "evaluation": "28000",
        }),
    )?;
    teller.on("2025-03-17")?.by("gao").does(
        "commit-budget",
        json!({ "line": "2080208 基层政权建设和社区治理", "amount": "600000", "years": "1" }),
    )?;
    teller
        .by("chen")
        .does(
            "submit-plan",
            json!({
                "drafters": ["@@chen"], "term": "one-year",
                "acceptance": "期满由区民政局组织，邀请服务对象代表和居委会参加，按服务单位逐项核对并公开结果。",
            }),
        )?
        .does("grant-role", json!({ "role": "RV", "person": "@@cai" }))?;
    teller.on("2025-03-21")?.by("cai").does(
        "review-plan",
        json!({
            "reviewers": ["@@cai", "@@fang", "@@gao"], "opinion": "pass",
            "findings": "人员成本按底线足额测算，评估费单列，验收有居民参加；建议合同写明任务单程序。",
        }),
    )?;
    teller
        .on("2025-03-24")?
        .by("chen")
        .does(
            "publish-intention",
            json!({
                "outline": "为三个街道的独居、高龄和失能老人提供探访、个案、小组和社区活动",
                "expected": "2025-04-28",
            }),
        )?
        .does(
            "grant-role",
            json!({ "role": "R4", "organisation": "@agent" }),
        )?;
    Ok(())
}

/// The tender documents with this out-of-scope list.
fn documents(out_of_scope: &[&str]) -> Value {
    let mut clauses: Vec<Clause> = Clause::CORE.to_vec();
    for more in [
        Clause::FlexPool,
        Clause::TargetsFunded,
        Clause::StaffPay,
        Clause::PayVirement,
        Clause::Growth,
        Clause::Safeguarding,
    ] {
        if !clauses.contains(&more) {
            clauses.push(more);
        }
    }
    let clauses: Vec<&str> = clauses.iter().map(|one| one.code()).collect();
    let out_of_scope: Vec<Value> = out_of_scope
        .iter()
        .map(|what| json!({ "what": what }))
        .collect();
    json!({
        "method": "consultation",
        "lots": [
            { "title": "东里", "host": "@dongli", "ceiling": "200000" },
            { "title": "南桥", "host": "@nanqiao", "ceiling": "195000" },
            { "title": "西园", "host": "@xiyuan", "ceiling": "170000" },
        ],
        "criteria": [
            { "name": "服务方案", "points": "50", "scale": "每回应一项居民议题得 10 分，另两项风险预案各 10 分",
              "serves": ["N1", "N2", "N3", "V3"] },
            { "name": "团队", "points": "40", "scale": "每名持证社工 6 分，最多 36 分；有持证督导得 4 分", "serves": ["V1", "V2"] },
        ],
        "price_points": "10", "reservation": "no",
        "start": "2025-06-09", "end": "2025-12-31",
        "service_hours": "5200", "flex_hours": "260", "hour_rate": "60", "report_months": "2",
        "units": [
            { "name": "个案", "quantity": "36", "answers": ["N3", "V1"] },
            { "name": "小组活动", "quantity": "18", "answers": ["V2"] },
            { "name": "入户探访", "quantity": "1400", "answers": ["N1", "N2", "V1", "V3"] },
            { "name": "社区活动", "quantity": "12", "answers": ["V2"] },
        ],
        "out_of_scope": out_of_scope,
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "25", "from": "2025-09-05" },
            { "kind": "base", "share": "25", "from": "2025-11-03" },
            { "kind": "performance", "share": "10", "from": "2025-12-31" },
            { "kind": "final", "share": "10", "from": "2025-12-31" },
        ],
        "preconditions": [
            { "what": "固定活动室与老人名单引介", "by": "R5", "days_after_start": "10" },
            { "what": "脱敏的服务对象基础名册", "by": "R1", "days_after_start": "7" },
        ],
        "clauses": clauses,
        "index": [
            { "name": "服务成效", "weight": "45", "measures": ["U1", "U2", "U3"] },
            { "name": "服务对象体验", "weight": "30", "measures": ["U3", "U4"] },
            { "name": "专业质量", "weight": "25", "measures": ["U1", "U2"] },
        ],
    })
}

fn drafting(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-03-31")?
        .by("dai")
        .does("draft-documents", documents(&["信访值守", "院内陪诊"]))?;
    teller.on("2025-04-01")?.by("liu").does(
        "comment-on-terms",
        json!({ "topic": "scope", "text": "热天冷天多来看看，别光挑不冷不热的时候。" }),
    )?;
    teller
        .on("2025-04-02")?
        .by("ming")
        .does(
            "comment-on-terms",
            json!({ "topic": "scoring", "text": "团队分只数持证人数，建议同时看有没有持证督导。" }),
        )?
        .does(
            "propose-counter-clause",
            json!({ "clause": "C-PAY-1", "text": "预付款比例改为 50%。",
                "why": "机构现金流薄，人员工资须按月足额发放。" }),
        )?;
    teller.on("2025-04-03")?.by("he").does(
        "propose-counter-clause",
        json!({ "clause": "C-SC-2",
            "text": "范围外清单增加“迎检台账”和“窗口值守”，婉拒不影响评价和续约。",
            "why": "上一轮三成工时用在填表和值守上，老人见不到社工，机构也说不清是谁的责任。" }),
    )?;
    Ok(())
}

fn answers(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller
        .on("2025-04-08")?
        .by("chen")
        .does(
            "answer-comment",
            json!({ "comment": "D1", "taken": "fully",
                "answer": "高温、寒潮期间的探视写入入户探访的定义。" }),
        )?
        .does(
            "answer-comment",
            json!({ "comment": "D2", "taken": "fully",
                "answer": "团队分中已为持证督导列 4 分，并在文件中写明认定办法。" }),
        )?
        .does(
            "answer-counter-clause",
            json!({ "counter": "E1", "verdict": "reject",
                "reason": "三成预付在签约后十个工作日内到账，两期基本款不等评估，足以覆盖按月工资。" }),
        )?
        .does(
            "answer-counter-clause",
            json!({ "counter": "E2", "verdict": "accept",
                "reason": "属于街道和本局自身事务，列入范围外清单，三个街道已书面知晓。" }),
        )?;
    teller
        .by("dai")
        .is_refused(
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
            "agreed-not-drafted",
        )?
        .on("2025-04-10")?
        .does(
            "draft-documents",
            documents(&["信访值守", "院内陪诊", "迎检台账", "窗口值守"]),
        )?;
    teller.on("2025-04-11")?.does(
        "test-fairness",
        json!({ "splitting": "single", "method_basis": "within-limits" }),
    )?;
    Ok(())
}
