//! The mid-term evaluation and what follows it (S16, S17).

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// A sheet about the service: scores for effect, experience and professional standard.
pub(super) fn sheet(group: &str, scores: [u32; 3], reason: &str) -> Value {
    let rows: Vec<Value> = (1u32..)
        .zip(scores)
        .map(|(item, score)| {
            json!({ "item": format!("IX{item}"), "score": score.to_string(), "reason": reason })
        })
        .collect();
    json!({ "group": group, "scores": rows })
}

/// A sheet the evaluator brings in for those it called: answers, reached, confirmed, denied.
pub(super) fn brokered(
    mut sheet: Value,
    [sample, contacted, confirmed, denied]: [u32; 4],
) -> Value {
    let counts = [
        ("sample", sample),
        ("contacted", contacted),
        ("confirmed", confirmed),
        ("denied", denied),
    ];
    if let Some(fields) = sheet.as_object_mut() {
        for (name, count) in counts {
            fields.insert(name.to_owned(), json!(count.to_string()));
        }
    }
    sheet
}

/// A sheet of the provider about a government party.
pub(super) fn conduct(group: &str, host: Option<&str>, rows: &[(&str, u32, &str)]) -> Value {
    let rows: Vec<Value> = rows
        .iter()
        .map(|(aspect, score, reason)| {
            json!({ "aspect": aspect, "score": score.to_string(), "reason": reason })
        })
        .collect();
    json!({ "group": group, "host": host, "conduct": rows })
}

/// The evaluator is drawn, and plans its fieldwork.
pub(super) fn opened(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-09-02")?
        .by("bai")
        .does(
            "engage-evaluator",
            json!({
                "pool": ["@qiuzhen", "@hengsi"], "drawn": "@qiuzhen",
                "draw": "上午在区社会组织服务中心摇号，和风、区民政局和三个街道各一人见证",
                "paid_from": "separate-line", "income_share": "15", "recent_services": "none",
            }),
        )?
        .by("chen")
        .does("grant-role", json!({ "role": "R10", "person": "@@fang" }))?
        .on("2024-09-03")?
        .by("qiu")
        .does(
            "plan-evaluation",
            json!({
                "kind": "midterm", "field_from": "2024-09-25", "field_until": "2024-09-30",
                "methods": ["files", "user-calls", "shadow-visit", "worker-talk"],
                "users": "412", "sample": "66",
            }),
        )?;
    Ok(())
}

/// What the sides say of themselves and each other, sealed until all is in.
pub(super) fn rated(t: &mut Teller<'_>) -> Result<(), AppError> {
    let late = "预付款迟付 50 天，基本服务费迟付 18 天";
    t.by("he")
        .does("self-evaluate", json!({
            "verdict": "mostly", "statement": "服务基本按量完成；记录补录较多，第二期报告迟交。",
        }))?
        .does("rate", conduct("provider-rates-purchaser", None, &[
            ("pays-on-time", 25, late),
            ("answers-on-time", 30, "报告无人答复，追加提议无人答复"),
            ("changes-by-consent", 20, "不同意的指标仍以通知下达"),
            ("inspects-within-caps", 35, "三季度检查四次，两次超上限"),
        ]))?
        .does("rate", conduct("provider-rates-host", Some("@dongli"), &[
            ("supplies-on-time", 98, "场地、名单、引介都最快"),
            ("respects-independence", 92, "当自家人，有事一起扛"),
        ]))?
        .does("rate", conduct("provider-rates-host", Some("@nanqiao"), &[
            ("supplies-on-time", 40, "场地迟交 42 天"),
            ("respects-independence", 80, "不派杂事"),
        ]))?
        .does("rate", conduct("provider-rates-host", Some("@xiyuan"), &[
            ("supplies-on-time", 92, "场地按期交付"),
            ("tasks-in-writing", 95, "提事项都走任务单，第二天就确认"),
        ]))?
        .by("wu")
        .does("self-evaluate", json!({ "verdict": "kept", "statement": "全力支持，社工站已成为街道的一块牌子。" }))?
        .by("xu")
        .does("self-evaluate", json!({ "verdict": "kept", "statement": "场地、引介按期，任务单一件，已确认。" }))?;
    governments_rate(t)
}

fn governments_rate(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.by("chen")
        .does(
            "self-evaluate",
            json!({ "verdict": "mostly", "statement": "付款受审批流程影响有所延迟。" }),
        )?
        .does(
            "rate",
            sheet("purchaser", [60, 64, 58], "进度偏慢，配合度不够"),
        )?
        .by("ding")
        // Who asks for tasks does not score; somebody else of the same office does.
        .is_refused(
            "rate",
            sheet("host", [99, 99, 99], "随叫随到"),
            "scorer-filed-tasks",
        )?
        .by("wu")
        .does(
            "rate",
            sheet("host", [98, 98, 96], "随叫随到，创建、会务、窗口样样能顶上"),
        )?
        .by("xu")
        .does(
            "rate",
            sheet(
                "host",
                [82, 80, 76],
                "对照西园 31 份记录，服务真实，补录偏多",
            ),
        )?
        .on("2024-09-29")?
        .by("zheng")
        .does(
            "rate",
            sheet(
                "host",
                [74, 72, 70],
                "场地到位后服务正常，前两个月基本没有开展",
            ),
        )?;
    Ok(())
}

/// The evaluator, users, workers and a peer; then all sheets are opened together.
pub(super) fn released(t: &mut Teller<'_>) -> Result<(), AppError> {
    let users = sheet(
        "users",
        [62, 58, 64],
        "盲选回访：来的人好，但来得少，站点常关门",
    );
    let workers = sheet(
        "workers",
        [60, 62, 50],
        "单独访谈：约三成时间用在街道事务和迎检上",
    );
    t.by("qiu")
        .does("rate", sheet("professional", [74, 72, 66], "抽查 40 份个案和探访记录，随行两次"))?
        .does("rate", brokered(users, [63, 84, 66, 9]))?
        .does("rate", brokered(workers, [4, 4, 4, 0]))?
        .by("fang")
        .does("rate", sheet("peer", [73, 72, 68], "个案质量扎实，探访频次受合同外事务挤压"))?
        .by("tang")
        .does("hear-workers", json!({
            "topics": ["off-contract-tasks", "pay-and-hours"],
            "statement": "上午在大厅坐班，下午才能入户；记录只能晚上补。六月工资拖到七月中才发。",
        }))?
        .on("2024-09-30")?
        .by("qiu")
        .does("release-ratings", json!({}))?;
    Ok(())
}

/// The draft; the figures raise two questions by themselves.
pub(super) fn drafted(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-10-09")?
        .by("wu")
        .does("announce-inspection", json!({
            "date": "2024-10-15", "scope": "创建迎检模拟检查（社工站点位）", "officer": "街道创建办主任",
        }))?
        .on("2024-10-12")?
        .by("qiu")
        .does("draft-result", json!({
            "summary": "个案真实有效；探访频次不足，记录集中补录；街道评分与服务对象感受差距大，应看清合同外事务的影响。",
            "findings": [
                { "organisation": "@hefeng", "what": "九月中旬两天补录 11 条，最早的晚了两个月", "need": "needed" },
                { "organisation": "@district", "what": "付款逾期，未获同意的指标仍下达，检查超上限", "need": "needed" },
                { "organisation": "@dongli", "what": "合同外行政任务多，借用社工坐班", "need": "needed" },
                { "organisation": "@nanqiao", "what": "场地迟交 42 天", "need": "advice" },
            ],
        }))?;
    Ok(())
}

/// The sides reply, but one; the time to reply runs out on 25 October.
pub(super) fn heard(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-10-22")?
        .by("he")
        .does("reply-to-evaluation", json!({
            "stance": "dispute",
            "text": "探访不足有三个原因：预付款迟到两个月不敢招人，南桥场地迟交，东里借人和会议。请分开计算。",
        }))?
        .on("2024-10-23")?
        .by("chen")
        .does("reply-to-evaluation", json!({
            "stance": "dispute", "text": "付款延迟系流程原因，不影响机构履约；检查是正常监管。",
        }))?
        .on("2024-10-24")?
        .by("wu")
        .does("reply-to-evaluation", json!({
            "stance": "explain", "text": "都是为了社区，分不清合同内外，居民也没意见。",
        }))?
        .by("xu")
        .does("reply-to-evaluation", json!({ "stance": "agree", "text": "认可。" }))?
        .by("qiu")
        .is_refused("issue-result", json!({ "answer": "详见评估报告" }), "replies-pending")?;
    Ok(())
}

/// The panel says who caused what, and the result is issued.
pub(super) fn issued(t: &mut Teller<'_>) -> Result<(), AppError> {
    let advance = t.missed("pay-invoice", "IV1")?;
    let room = t.missed("supply-precondition-host", "C1")?;
    t.on("2024-10-28")?
        .by("qiu")
        // A low grade waits until causes are allocated.
        .is_refused("issue-result", json!({ "answer": "详见评估报告第五章" }), "guard-blocks")?
        .by("bai")
        .does("allocate-cause", json!({ "causes": [
            { "by": "purchaser", "points": "6", "obligation": advance,
              "reason": "预付款迟付 50 天，两个岗位七月才补齐" },
            { "by": "host", "points": "5", "obligation": room,
              "reason": "南桥场地迟交 42 天，东里借用一人并占用约百小时" },
            { "by": "provider", "points": "14", "reason": "记录补录、加派探访以集中见面代替入户" },
        ] }))?
        .on("2024-10-29")?
        .by("qiu")
        .does("issue-result", json!({
            "answer": "采纳和风关于付款、场地和借人的意见，已由裁决小组分摊；区民政局关于付款不影响履约的意见不采纳，工资发放记录可证。",
        }))?;
    Ok(())
}

/// Those who fell short set their plans, but not the district.
pub(super) fn improvement_planned(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-11-06")?
        .by("he")
        .does(
            "set-improvement-plan",
            json!({
                "improvement": "IM1",
                "measures": [
                    { "what": "探访当日录入，社工站长每周抽查五条", "until": "2024-11-15" },
                    { "what": "补足东里、南桥探访，逐户签到", "until": "2024-11-27" },
                ],
                "until": "2024-11-28",
            }),
        )?
        .by("wu")
        .does(
            "set-improvement-plan",
            json!({
                "improvement": "IM3",
                "measures": [{ "what": "借用人员返回社工站，提事项走任务单" }],
                "until": "2024-11-29",
            }),
        )?;
    Ok(())
}

/// They report; the district announces one inspection more.
pub(super) fn improvement_reported(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-11-27")?
        .by("he")
        .does("report-improvement", json!({
            "improvement": "IM1", "report": "11 月记录 96% 当日录入；补探访 142 户，签到表编号 T11-001 至 142。",
        }))?
        .does("resolve-action-point", json!({
            "inspection": "I3", "point": "1", "proof": "随中期整改一并完成，当日录入率 96%",
        }))?
        .does("resolve-action-point", json!({
            "inspection": "I3", "point": "2", "proof": "不再派人列席街道例会，下午恢复值守",
        }))?
        .does("resolve-action-point", json!({
            "inspection": "I4", "point": "1", "proof": "借用人员 11 月 8 日回到社工站",
        }))?
        .by("wu")
        .does("report-improvement", json!({
            "improvement": "IM3", "report": "借用人员已回社工站，今后按程序办理。",
        }))?
        .by("chen")
        .because("年底前对中期评估为“中”的项目再核查一次")
        .does("announce-inspection", json!({
            "date": "2024-12-04", "scope": "整改落实和资金使用", "officer": "分管副局长",
        }))?;
    Ok(())
}

/// The evaluator checks all three.
pub(super) fn improvement_checked(t: &mut Teller<'_>) -> Result<(), AppError> {
    t.on("2024-12-05")?
        .by("qiu")
        .does("close-improvement", json!({
            "improvement": "IM1", "outcome": "cured", "reasons": "抽查 20 条均当日录入，回访 12 户属实",
        }))?
        .does("close-improvement", json!({
            "improvement": "IM3", "outcome": "partly",
            "reasons": "人员已返回，但 12 月 2 日仍口头安排年终会务，未走任务单",
        }))?
        .does("close-improvement", json!({
            "improvement": "IM2", "outcome": "not-cured", "reasons": "期满未提出整改计划，第二期服务费仍逾期未付",
        }))?;
    Ok(())
}
