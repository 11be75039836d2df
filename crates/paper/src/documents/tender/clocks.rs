//! Deadlines with their rules, and the way to challenge.

use crate::{build::Builder, documents::Source, model::Column};
use domain::process::TenderPlan;
use kernel::{Date, Lang, civil_date, lang::bi};
use rules::{Derivation, Key};

/// A deadline with the rule it comes from.
struct Clock {
    key: Key,
    from: Option<Date>,
    backwards: Option<Date>,
}

/// When what happens, and by which rule.
pub(super) fn deadlines(b: &mut Builder<'_>, from: Source<'_>, plan: &TenderPlan) {
    b.part(bi("期限及其依据", "Deadlines and their rules"));
    let notice = from.process.bidding.notice.as_ref();
    let published = notice.map(|one| one.published);
    let closes = notice.map(|one| civil_date(one.deadline));
    let after = |key, from| Clock {
        key,
        from,
        backwards: None,
    };
    let mut clocks = vec![
        after(Key::TenderNotice, published),
        after(Key::TenderDocuments, published),
    ];
    let (least, lead) = (plan.method.time_rule(), plan.method.lead_rule());
    clocks.extend(least.map(|key| after(key, published)));
    clocks.extend(lead.map(|key| Clock {
        key,
        from: None,
        backwards: closes,
    }));
    for key in [
        Key::Inquiry,
        Key::EvaluationToPurchaser,
        Key::AwardDecide,
        Key::AwardNotice,
        Key::ResultNotice,
        Key::Sign,
        Key::PublishContract,
        Key::FileCopy,
    ] {
        clocks.push(after(key, None));
    }
    let rows = clocks.iter().map(|one| clock_row(b, from, one));
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("事项", "What"), 27),
        Column::text(b.words.t("期限", "Period"), 16),
        Column::text(b.words.t("日期", "Day"), 18),
        Column::text(b.words.t("依据", "Ground"), 39),
    ];
    b.table(columns, rows);
    if let Some(one) = least
        .zip(published)
        .and_then(|(key, day)| from.pack.due(key, day).ok())
    {
        b.section(bi("等标期的计算", "How the time to bid is counted"));
        b.list(one.explain(from.lang));
    }
}

fn clock_row(b: &Builder<'_>, from: Source<'_>, clock: &Clock) -> Vec<String> {
    let parameter = from.pack.parameter(clock.key);
    let forwards = clock.from.map(|day| from.pack.due(clock.key, day));
    let backwards = clock
        .backwards
        .map(|day| from.pack.due_before(clock.key, day));
    let day = match forwards.or(backwards) {
        None => "—".to_owned(),
        Some(Ok(Derivation { due, .. })) => due.to_string(),
        Some(Err(_)) => b.words.t("日历公布后计算", "once the calendar is known"),
    };
    let (source, strength) = (
        parameter.source.get(from.lang),
        parameter.strength.label().get(from.lang),
    );
    let ground = match from.lang {
        Lang::Zh => format!("{source}（{strength}）"),
        Lang::En => format!("{source} ({strength})"),
    };
    let label = clock.key.label().get(from.lang).to_owned();
    vec![label, b.words.rule(clock.key), day, ground]
}

/// How to ask, to object and to complain.
pub(super) fn challenge(b: &mut Builder<'_>) {
    b.part(bi("询问、质疑和投诉", "Enquiry, objection, complaint"));
    let rows = [
        (
            Key::Inquiry,
            bi(
                "任何供应商可以询问，购买方或者代理向所有供应商答复",
                "Anybody interested may ask; the answer goes to all",
            ),
        ),
        (
            Key::Objection,
            bi(
                "认为文件、过程或者结果使自己的权益受到损害的，自知道之日起提出质疑",
                "Whoever is harmed by documents, process or result may object from the day they know",
            ),
        ),
        (
            Key::ObjectionReply,
            bi(
                "购买方或者代理书面答复，不得拒收",
                "Purchaser or agent replies in writing and may not refuse receipt",
            ),
        ),
        (
            Key::Complaint,
            bi(
                "不满意答复或者逾期未答复的，自答复期满起投诉",
                "Whoever is not satisfied, or gets no reply, may complain from the end of that period",
            ),
        ),
        (
            Key::ComplaintDecide,
            bi("{complaint-body}作出处理决定", "{complaint-body} decides"),
        ),
    ];
    let rows = rows.into_iter().map(|(key, text)| {
        vec![
            key.label().get(b.words.lang).to_owned(),
            b.words.rule(key),
            b.words.fill(text),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("步骤", "Step"), 24),
        Column::text(b.words.t("期限", "Period"), 20),
        Column::text(b.words.t("说明", "What happens"), 56),
    ];
    b.table(columns, rows);
    b.text(
        "可能影响结果的质疑或者投诉未决期间，不签订合同。",
        "While an objection or complaint that may change the result is open, no contract is signed.",
    );
}
