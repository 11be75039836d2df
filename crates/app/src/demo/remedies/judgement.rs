//! Plural evaluation, causes, an improvement by the purchaser itself, acceptance with users.

use super::sheets::{Conduct, Round, outsiders, provider_rates, self_evaluations, sides};
use crate::{app::AppError, demo::teller::Teller};
use serde_json::json;

pub(super) fn midterm_opens(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-09-10")?.by("bai").does(
        "engage-evaluator",
        json!({
            "pool": ["@qiuzhen", "@hengsi"], "drawn": "@hengsi",
            "draw": "在区社工服务中心当众摇号，购买方、承接方、三个街道和两名居民代表到场",
            "paid_from": "separate-line", "income_share": "18", "recent_services": "none",
        }),
    )?;
    teller.on("2025-09-11")?.by("heng").does(
        "plan-evaluation",
        json!({
            "kind": "midterm", "field_from": "2025-10-09", "field_until": "2025-10-17",
            "methods": ["files", "user-calls", "shadow-visit", "worker-talk"],
            "users": "258", "sample": "60",
        }),
    )?;
    Ok(())
}

pub(super) fn midterm_rated(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-10-10")?.by("chun").does(
        "state-renewal-view",
        json!({ "wish": "continue", "words": "愿意继续，建议把南桥场地写成开工前交付。" }),
    )?;
    teller.on("2025-10-13")?;
    let said = [
        (
            "chun",
            "mostly",
            "进度过半；西园两节小组到场不足，培训时数已达标。",
        ),
        (
            "chen",
            "mostly",
            "付款按期；第一期报告第九个工作日才答，应再快些。",
        ),
        (
            "jiang",
            "kept",
            "场地和名单按期交付，一份任务单被婉拒，理由成立。",
        ),
        (
            "pan",
            "lacking",
            "活动室晚交六天，一次口头叫人去大厅，都已补救。",
        ),
        ("xu", "kept", "场地按期，组织楼组长参与守望。"),
    ];
    self_evaluations(teller, said)?;
    let round = midterm_round();
    outsiders(teller, &round)?;
    sides(teller, &round)?;
    provider_rates(
        teller,
        &Conduct {
            purchaser: [
                ("pays-on-time", "96", "四笔款项都在期限内到账"),
                ("answers-on-time", "78", "第一期报告第九个工作日才答复"),
                ("gives-reasons", "92", "不接受的也写了理由"),
            ],
            hosts: [
                (
                    "@dongli",
                    "tasks-in-writing",
                    "92",
                    "任务都走任务单，婉拒后没有为难",
                ),
                (
                    "@nanqiao",
                    "supplies-on-time",
                    "74",
                    "活动室晚交六天，补救很快",
                ),
                (
                    "@xiyuan",
                    "supplies-on-time",
                    "95",
                    "场地按期，还动员了志愿者",
                ),
            ],
        },
    )?;
    workers_speak(teller)?;
    teller
        .on("2025-10-15")?
        .by("heng")
        .does("release-ratings", json!({}))?;
    Ok(())
}

/// What each group gave at mid-term.
fn midterm_round() -> Round {
    Round {
        professional: ["82", "84", "84"],
        users: ["85", "88", "86"],
        workers: ["85", "84", "83"],
        peer: ["83", "84", "85"],
        purchaser: ["84", "85", "84"],
        hosts: [
            ["84", "85", "84"],
            ["82", "84", "83"],
            ["85", "86", "85"],
            ["86", "88", "85"],
        ],
        answers: 57,
    }
}

fn workers_speak(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.by("gu").does(
        "hear-workers",
        json!({ "topics": ["off-contract-tasks", "support"],
            "statement": "口头叫去大厅那次记下来以后，街道第二天就认了，没有人给我脸色。" }),
    )?;
    teller.by("heng").does(
        "hear-workers",
        json!({ "workers": "5", "topics": ["paper-burden", "pay-and-hours"],
            "statement": "记录每天约二十分钟，比上一轮少；工资按月足额。" }),
    )?;
    Ok(())
}

pub(super) fn midterm_result(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-10-27")?.by("heng").does(
        "draft-result",
        json!({
            "summary": "服务对象评分高于各方，固定轮访有效；小组到场和购买方答复速度有待改进。",
            "findings": [
                { "organisation": "@district", "what": "期间报告答复压在期限末尾", "need": "needed" },
                { "organisation": "@nanqiao", "what": "场地迟交六天，已补救", "need": "advice" },
                { "organisation": "@chunyu", "what": "小组到场人数须事先确认", "need": "advice" },
            ],
        }),
    )?;
    teller.on("2025-10-28")?;
    for (who, stance, text) in [
        (
            "chun",
            "explain",
            "九月两节小组到场少与南桥场地顺延、时间挤到晚上有关。",
        ),
        ("chen", "agree", "认可，答复偏晚是我们的问题，愿意整改。"),
        ("jiang", "agree", "认可。"),
        ("pan", "agree", "认可，场地迟交的影响应由街道承担。"),
        ("xu", "agree", "认可，文化站愿意把下午时段留给小组。"),
    ] {
        teller.by(who).does(
            "reply-to-evaluation",
            json!({ "stance": stance, "text": text }),
        )?;
    }
    teller.on("2025-10-29")?.by("bai").does(
        "allocate-cause",
        json!({ "causes": [
            { "by": "host", "points": "2", "reason": "南桥活动室迟交六天，两节小组顺延" },
            { "by": "purchaser", "points": "1", "reason": "报告答复偏晚，小组时间未能及时调整" },
            { "by": "provider", "points": "5", "reason": "小组到场人数未事先确认" },
        ] }),
    )?;
    teller.on("2025-10-30")?.by("heng").does(
        "issue-result",
        json!({ "answer": "采纳承接方说明，由街道和购买方造成的部分已计回得分。" }),
    )?;
    Ok(())
}

/// The side that pays improves, and the side that is paid checks it.
pub(super) fn purchaser_improves(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-11-24")?.by("chen").does(
        "report-improvement",
        json!({ "improvement": "IM1",
            "report": "双人答复岗 11 月 5 日起运行；十一月发票两个工作日核完，争议下一个工作日谈妥，每周一清单备查。" }),
    )?;
    teller.on("2025-11-25")?.by("chun").does(
        "close-improvement",
        json!({ "improvement": "IM1", "outcome": "cured",
            "reasons": "核对记录属实：发票核对用两个工作日，争议当周谈妥，三份周一清单待答复均为零。" }),
    )?;
    teller.on("2025-11-26")?.by("heng").does(
        "plan-evaluation",
        json!({
            "kind": "final", "field_from": "2025-12-17", "field_until": "2025-12-26",
            "methods": ["files", "user-calls", "shadow-visit", "worker-talk"],
            "users": "262", "sample": "60",
        }),
    )?;
    Ok(())
}

/// How the purchaser will answer sooner.
pub(super) fn purchaser_plans(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-10-31")?.by("chen").does(
        "set-improvement-plan",
        json!({ "improvement": "IM1", "measures": [
            { "what": "期间报告五个工作日内答复，设双人岗互相替补", "until": "2025-11-14" },
            { "what": "每周一核对一次待答复事项" },
        ] }),
    )?;
    Ok(())
}

pub(super) fn final_rated(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-12-22")?;
    let said = [
        ("chun", "kept", "各项服务单位均已完成，院内陪诊超额三人次。"),
        ("chen", "kept", "付款、答复均在期限内，整改已由承接方核查。"),
        ("jiang", "kept", "下半期没有范围外任务单。"),
        ("pan", "mostly", "下半期没有再口头叫人，谈话室一直保留。"),
        ("xu", "kept", "检查一次，按约预告，结论有答复。"),
    ];
    self_evaluations(teller, said)?;
    let round = Round {
        professional: ["92", "93", "91"],
        users: ["94", "96", "94"],
        workers: ["92", "91", "93"],
        peer: ["91", "92", "93"],
        purchaser: ["92", "93", "92"],
        hosts: [
            ["92", "93", "91"],
            ["93", "92", "92"],
            ["93", "94", "92"],
            ["94", "95", "93"],
        ],
        answers: 58,
    };
    outsiders(teller, &round)?;
    sides(teller, &round)?;
    provider_rates(
        teller,
        &Conduct {
            purchaser: [
                ("pays-on-time", "97", "无争议部分先付，争议三个工作日谈妥"),
                ("answers-on-time", "93", "整改后答复明显加快"),
                ("changes-by-consent", "96", "陪诊加钱加工时，双方签认"),
            ],
            hosts: [
                ("@dongli", "respects-independence", "93", "不插手个案安排"),
                (
                    "@nanqiao",
                    "tasks-in-writing",
                    "90",
                    "认账之后再没有口头任务",
                ),
                (
                    "@xiyuan",
                    "inspects-within-caps",
                    "94",
                    "按约预告，重在帮着解决",
                ),
            ],
        },
    )?;
    teller.by("heng").does(
        "hear-workers",
        json!({ "workers": "6", "topics": ["support", "user-safety"],
            "statement": "督导每月两次，入户两人同行；希望续约后继续跟原来的老人。" }),
    )?;
    teller
        .on("2025-12-24")?
        .does("release-ratings", json!({}))?;
    Ok(())
}

pub(super) fn acceptance(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.on("2025-12-26")?.by("chun").does(
        "request-acceptance",
        json!({ "users_invited": "9",
            "statement": "个案 36 个、小组 18 节、探访 1408 次、社区活动 12 场，工时 5400 小时。" }),
    )?;
    for (who, opinion, text) in [
        ("liu", "satisfied", "人没换过，来了坐下说话，不忙着拍照。"),
        ("sun", "satisfied", "提的意见改了，小组又回到下午。"),
        ("ma", "satisfied", "居委会随访三十户，都说按时来。"),
    ] {
        teller.on("2025-12-30")?.by(who).does(
            "give-acceptance-opinion",
            json!({ "opinion": opinion, "text": text }),
        )?;
    }
    super::delivery::last_report(teller)?;
    teller.on("2026-01-09")?.by("chen").does(
        "decide-acceptance",
        json!({
            "verdict": "accepted", "publication": "published",
            "standards": [
                { "unit": "U1", "result": "met" }, { "unit": "U2", "result": "met" },
                { "unit": "U3", "result": "met" }, { "unit": "U4", "result": "met" },
            ],
            "reasons": "四项服务单位逐项核对均达到；三位居民代表均表示满意，意见已附后公开。",
        }),
    )?;
    Ok(())
}

pub(super) fn final_result(teller: &mut Teller<'_>) -> Result<(), AppError> {
    teller.by("heng").does(
        "draft-result",
        json!({ "summary": "目标达成，服务对象评价最高；购买方的整改见效，三个街道各守边界。" }),
    )?;
    teller.on("2026-01-12")?;
    for who in ["chun", "chen", "jiang", "pan", "xu"] {
        teller.by(who).does(
            "reply-to-evaluation",
            json!({ "stance": "agree", "text": "认可，感谢各方。" }),
        )?;
    }
    teller
        .on("2026-01-13")?
        .by("heng")
        .does("issue-result", json!({}))?;
    Ok(())
}
