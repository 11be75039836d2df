//! Schedules S-A to S-I of the contract (D13).

mod steps;

use super::rights;
use crate::{build::Builder, model::Column};
use domain::{
    contract::choices::Schedule,
    process::{Lot, Terms},
};
use kernel::{Bi, lang::bi, time::plus_days};

/// The letter of a schedule.
const fn letter(schedule: Schedule) -> &'static str {
    match schedule {
        Schedule::Service => "A",
        Schedule::OutOfScope => "B",
        Schedule::Duties => "C",
        Schedule::Index => "D",
        Schedule::Payment => "E",
        Schedule::Procedure => "F",
        Schedule::Data => "G",
        Schedule::Exit => "H",
        Schedule::Rights => "I",
    }
}

/// All schedules.
pub(super) fn all(b: &mut Builder<'_>, terms: &Terms, lots: &[&Lot]) {
    for schedule in Schedule::ALL {
        b.schedule(letter(*schedule), schedule.name());
        match schedule {
            Schedule::Service => service(b, terms, lots),
            Schedule::OutOfScope => out_of_scope(b, terms),
            Schedule::Duties => duties(b, terms),
            Schedule::Index => index(b, terms),
            Schedule::Payment => payment(b, terms),
            Schedule::Procedure => steps::procedure(b),
            Schedule::Data => steps::data(b),
            Schedule::Exit => steps::exit(b),
            Schedule::Rights => rights::schedule(b, terms),
        }
    }
}

fn service(b: &mut Builder<'_>, terms: &Terms, lots: &[&Lot]) {
    if !lots.is_empty() {
        let rows = lots.iter().map(|lot| lot_row(b, lot)).collect();
        let columns = vec![
            Column::text(b.words.t("包", "Lot"), 12),
            Column::text(b.words.t("名称", "Name"), 44),
            Column::text(b.words.t("落地街道", "Host"), 44),
        ];
        b.table(columns, rows);
    }
    let mut rows: Vec<Vec<String>> = terms
        .units
        .iter()
        .map(|one| {
            vec![
                one.id.to_string(),
                one.name.as_str().to_owned(),
                one.quantity.to_string(),
            ]
        })
        .collect();
    let hours = |name: String, number: u32| vec![String::new(), name, number.to_string()];
    rows.push(hours(
        b.words.t("服务总工时（小时）", "Service hours"),
        terms.service_hours,
    ));
    rows.push(hours(
        b.words.t("其中弹性工时（小时）", "Flex hours among them"),
        terms.flex_hours,
    ));
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 12),
        Column::text(b.words.t("服务单位", "Service unit"), 64),
        Column::number(b.words.t("数量", "Quantity"), 24),
    ];
    b.table(columns, rows);
    b.text(
        "每一服务单位以服务发生后 {record.service-max}内录入的服务记录为凭据，服务对象确认的比例不低于 {record.user-confirm-min}，单一确认人的比例不超过 {record.confirmer-share-max}。单价为合同金额按服务工时折算。",
        "The evidence of a service unit is the record entered within {record.service-max}. Users confirm at least {record.user-confirm-min} of the records, and one person confirms at most {record.confirmer-share-max}. The price of a unit is its share of the price by service hours.",
    );
}

fn lot_row(b: &Builder<'_>, lot: &Lot) -> Vec<String> {
    let host = lot.host.as_ref();
    vec![
        lot.id.to_string(),
        lot.title.as_str().to_owned(),
        host.map_or_else(|| "—".to_owned(), |one| one.name(b.words.lang).to_owned()),
    ]
}

fn out_of_scope(b: &mut Builder<'_>, terms: &Terms) {
    b.text(
        "下列事项不在服务范围内。承接方可以拒绝；愿意办理的，按每小时 {hour-rate} 计价。",
        "These are outside the service. The provider may decline them; what it takes on is paid at {hour-rate} an hour.",
    );
    let items = terms.out_of_scope.iter().map(|one| one.as_str().to_owned());
    b.list(items.collect());
}

fn duties(b: &mut Builder<'_>, terms: &Terms) {
    b.section(bi(
        "购买方和落地街道须提供的条件",
        "What the purchaser and the hosts supply",
    ));
    let lang = b.words.lang;
    let rows = terms.preconditions.iter().map(|one| {
        let days = i32::try_from(one.days_after_start).unwrap_or(i32::MAX);
        vec![
            one.id.to_string(),
            one.what.as_str().to_owned(),
            one.by.name().get(lang).to_owned(),
            plus_days(terms.start, days).to_string(),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 10),
        Column::text(b.words.t("条件", "What"), 46),
        Column::text(b.words.t("由谁提供", "By whom"), 22),
        Column::text(b.words.t("最迟", "By"), 22),
    ];
    b.table(columns, rows);
    b.text(
        "承接方确认到位后，以此为条件的指标方起算。",
        "Targets that depend on them begin when the provider has found them in place.",
    );
    b.section(bi(
        "各方按时钟履行的义务",
        "Duties of all sides that run by a clock",
    ));
    let columns = vec![
        Column::text(b.words.t("义务", "Duty"), 34),
        Column::text(b.words.t("购买方、落地街道", "Purchaser, hosts"), 33),
        Column::text(b.words.t("承接方", "Provider"), 33),
    ];
    let rows = MIRRORED.iter().map(|(name, ours, theirs)| {
        vec![
            b.words.fill(*name),
            b.words.fill(*ours),
            b.words.fill(*theirs),
        ]
    });
    let rows = rows.collect();
    b.table(columns, rows);
}

/// A duty that both sides have, each with its clock.
type Mirrored = (Bi, Bi, Bi);

const MIRRORED: &[Mirrored] = &[
    (
        bi("答复变更提议", "Answer a proposed change"),
        bi(
            "{change.answer}内；未答复视为不同意",
            "within {change.answer}; silence is a refusal",
        ),
        bi(
            "{change.answer}内；未答复视为不同意",
            "within {change.answer}; silence is a refusal",
        ),
    ),
    (
        bi("任务单", "Task requests"),
        bi(
            "口头要求 {task.verbal-confirm}内书面确认",
            "confirm an oral demand in writing within {task.verbal-confirm}",
        ),
        bi("{task.silence}内答复", "answer within {task.silence}"),
    ),
    (
        bi("报告", "Reports"),
        bi("{report.answer}内答复", "answer within {report.answer}"),
        bi(
            "期末后 {report.submit}内提交",
            "submit within {report.submit} of the end of the period",
        ),
    ),
    (
        bi("付款", "Payment"),
        bi(
            "核对 {pay.invoice-check}，付款 {pay.days}",
            "check within {pay.invoice-check}, pay within {pay.days}",
        ),
        bi("达到条件后开票", "invoice once the condition is met"),
    ),
    (
        bi("检查", "Inspections"),
        bi(
            "提前 {inspection.notice}通知，每季度至多 {burden.inspections-per-quarter} 次",
            "give {inspection.notice} notice, at most {burden.inspections-per-quarter} a quarter",
        ),
        bi(
            "接受检查，书面答复结论",
            "admit them and reply to findings in writing",
        ),
    ),
    (
        bi("补救违约", "Cure a default"),
        bi("{default.cure}", "within {default.cure}"),
        bi("{default.cure}", "within {default.cure}"),
    ),
    (
        bi("人员", "Staff"),
        bi("不挑选、不借用", "neither pick nor borrow"),
        bi(
            "更换提前 {staff.change-notice}通知",
            "give {staff.change-notice} notice of a change",
        ),
    ),
    (
        bi("评估", "Evaluation"),
        bi(
            "接受承接方评价，{eval.reply}内答复",
            "be rated by the provider, reply within {eval.reply}",
        ),
        bi(
            "接受评估，{eval.reply}内答复",
            "be evaluated, reply within {eval.reply}",
        ),
    ),
    (
        bi("续约意向", "Renewal"),
        bi("期满前 {renew.notice}告知", "{renew.notice} before the end"),
        bi(
            "期满前 {renew.notice}表明意向",
            "{renew.notice} before the end",
        ),
    ),
];

fn index(b: &mut Builder<'_>, terms: &Terms) {
    let rows = terms.index.iter().map(|one| {
        vec![
            one.name.as_str().to_owned(),
            one.weight.normalize().to_string(),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("评估维度", "Dimension"), 74),
        Column::number(b.words.t("权重（分）", "Weight (points)"), 26),
    ];
    b.table(columns, rows);
    b.text(
        "签约后指标和权重不再变动。等级分数线：{eval.grade-bands}；评估方案提前 {eval.plan-before}告知，评估报告 {eval.report}内作出，总时限 {eval.final-total}。",
        "Index and weights stay as signed. Grades begin at: {eval.grade-bands}. The plan is given {eval.plan-before} ahead, the report made within {eval.report}, all of it within {eval.final-total}.",
    );
}

fn payment(b: &mut Builder<'_>, terms: &Terms) {
    let lang = b.words.lang;
    let rows = terms.tranches.iter().map(|one| {
        vec![
            one.id.to_string(),
            one.kind.name().get(lang).to_owned(),
            one.share.to_string(),
            terms.amount_of(one.id).to_string(),
            one.from
                .map_or_else(|| "—".to_owned(), |date| date.to_string()),
        ]
    });
    let mut rows: Vec<Vec<String>> = rows.collect();
    let total = b.words.t("合计", "Total");
    rows.push(vec![
        String::new(),
        total,
        "100%".to_owned(),
        terms.value.to_string(),
        String::new(),
    ]);
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 10),
        Column::text(b.words.t("类别", "Kind"), 28),
        Column::number(b.words.t("比例", "Share"), 14),
        Column::number(b.words.t("金额", "Sum"), 26),
        Column::text(b.words.t("自何日起可开票", "Invoice from"), 22),
    ];
    b.table(columns, rows);
    b.text(
        "发票核对 {pay.invoice-check}，付款 {pay.days}，最迟 {pay.outer}；逾期按日 {pay.interest-daily} 计息。仅绩效部分与评估结果挂钩。",
        "Invoices are checked within {pay.invoice-check} and paid within {pay.days}, at the latest {pay.outer}; late sums bear {pay.interest-daily} a day. Only the performance part depends on an evaluation.",
    );
}
