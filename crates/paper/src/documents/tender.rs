//! Tender documents (D06): all a bidder must know, made from the data that is signed later.

mod clocks;

use super::{Source, bargain, digest_of, parity, schedules};
use crate::{
    build::Builder,
    model::{Column, Document},
};
use domain::process::{Lot, TenderPlan};
use kernel::{Date, Lang, Role, Timestamp, lang::bi};
use serde::Serialize;

/// The data the documents are made from; its digest stands in their footer.
#[derive(Serialize)]
struct Data<'a> {
    title: &'a str,
    lots: &'a [Lot],
    plan: &'a TenderPlan,
    reservation: Option<(&'static str, &'a str)>,
    published: Option<Date>,
    deadline: Option<Timestamp>,
    addenda: Vec<(Date, &'a str)>,
    pack: &'a str,
}

/// The tender documents; none before they are drafted.
pub fn tender_documents(from: Source<'_>) -> Option<Document> {
    let plan = from.process.plan.as_ref()?;
    let mut b = Builder::new(from.words(&plan.terms));
    invitation(&mut b, from, plan);
    need(&mut b, from);
    lots(&mut b, from, plan);
    criteria(&mut b, from, plan);
    bidding(&mut b, from, plan);
    clocks::deadlines(&mut b, from, plan);
    clocks::challenge(&mut b);
    addenda(&mut b, from);
    b.part(bi("合同条款", "The contract"));
    b.text(
        "以下条款与合同签订文本相同；签订时仅填入成交价格、承接方和服务期。",
        "These clauses are those that will be signed; only price, provider and dates are filled in.",
    );
    bargain::clauses(&mut b, &plan.terms);
    let lots: Vec<&Lot> = from.process.lots.iter().collect();
    schedules::all(&mut b, &plan.terms, &lots);
    b.part(bi("对等性报告", "Parity report"));
    parity::report(&mut b, &plan.terms);
    let stamp = from.stamp(edition(from), digest(from, plan));
    let title = b.words.t("采购文件", "Tender documents");
    Some(b.finish(title, from.title(), stamp))
}

/// Drafts and addenda so far.
fn edition(from: Source<'_>) -> u32 {
    let drafts = from
        .process
        .planning
        .draft
        .as_ref()
        .map_or(1, |one| one.version);
    let addenda = u32::try_from(from.process.bidding.addenda.len()).unwrap_or_default();
    drafts.saturating_add(addenda)
}

fn digest(from: Source<'_>, plan: &TenderPlan) -> kernel::Digest {
    let process = from.process;
    let notice = process.bidding.notice.as_ref();
    let draft = process.planning.draft.as_ref();
    let reservation = draft.map(|one| {
        let reason = one.reservation_reason.as_ref();
        (
            one.reservation.code(),
            reason.map_or("", |text| text.as_str()),
        )
    });
    let addenda = process.bidding.addenda.iter();
    let title = from.title();
    let data = Data {
        title: &title,
        lots: &process.lots,
        plan,
        reservation,
        published: notice.map(|one| one.published),
        deadline: notice.map(|one| one.deadline),
        addenda: addenda.map(|one| (one.on, one.text.as_str())).collect(),
        pack: from.pack.id().as_str(),
    };
    digest_of("bonafide/tender-data", &data)
}

fn invitation(b: &mut Builder<'_>, from: Source<'_>, plan: &TenderPlan) {
    b.part(bi("采购公告", "Notice"));
    let notice = from.process.bidding.notice.as_ref();
    let unset = || b.words.t("发布时确定", "fixed when published");
    let rows = vec![
        (b.words.t("项目名称", "Purchase"), from.title()),
        (b.words.t("项目编号", "Number"), from.id.to_string()),
        (
            b.words.t("购买方", "Purchaser"),
            from.organisation(Role::Purchaser),
        ),
        (
            b.words.t("采购代理", "Procurement agent"),
            from.organisation(Role::Agent),
        ),
        (
            b.words.t("落地街道", "Hosts"),
            from.names(from.process.organisations_in(Role::Host, None)),
        ),
        (
            b.words.t("采购方式", "Method"),
            plan.method.name().get(b.words.lang).to_owned(),
        ),
        (
            b.words
                .t("最高限价（已公开预算）", "Ceiling (budget disclosed)"),
            plan.ceiling.to_string(),
        ),
        (
            b.words.t("服务期", "Term of service"),
            format!("{} – {}", plan.terms.start, plan.terms.end),
        ),
        (
            b.words.t("公告日期", "Published"),
            notice.map_or_else(unset, |one| one.published.to_string()),
        ),
        (
            b.words.t("响应截止时间", "Bids close"),
            notice.map_or_else(unset, |one| moment(one.deadline)),
        ),
        (b.words.t("适用规则", "Rules"), rules(from)),
    ];
    b.facts(rows);
}

/// The pack with its name.
fn rules(from: Source<'_>) -> String {
    let name = from.pack.name().get(from.lang);
    match from.lang {
        Lang::Zh => format!("{name}（{}）", from.pack.id()),
        Lang::En => format!("{name} ({})", from.pack.id()),
    }
}

/// A time as bidders read it.
pub(super) fn moment(at: Timestamp) -> String {
    let civil = kernel::time::china().to_datetime(at);
    let time = civil.time();
    format!("{} {:02}:{:02}", civil.date(), time.hour(), time.minute())
}

fn need(b: &mut Builder<'_>, from: Source<'_>) {
    let planning = &from.process.planning;
    if planning.need.is_none() && planning.components.is_empty() {
        return;
    }
    b.part(bi("需求", "The need"));
    let lang = from.lang;
    if let Some(text) = planning
        .need
        .as_ref()
        .and_then(|one| one.beneficiaries.as_ref())
    {
        let rows = vec![(b.words.t("服务对象", "For whom"), text.as_str().to_owned())];
        b.facts(rows);
    }
    let components = planning.components.iter().map(|one| {
        vec![
            one.name.as_str().to_owned(),
            one.result.name().get(lang).to_owned(),
            one.basis.as_str().to_owned(),
        ]
    });
    let components: Vec<Vec<String>> = components.collect();
    if !components.is_empty() {
        b.section(bi(
            "需求构成与职责核对",
            "Components, matched against the duty lists",
        ));
        let columns = vec![
            Column::text(b.words.t("内容", "Component"), 32),
            Column::text(b.words.t("核对结果", "Result"), 34),
            Column::text(b.words.t("依据", "Basis"), 34),
        ];
        b.table(columns, components);
    }
    let themes = planning.themes.iter().map(|one| {
        let answer = one.answer.as_ref();
        vec![
            one.raised.name.as_str().to_owned(),
            answer.map_or_else(String::new, |one| one.taken.name().get(lang).to_owned()),
            answer.map_or_else(String::new, |one| one.text.as_str().to_owned()),
        ]
    });
    let themes: Vec<Vec<String>> = themes.collect();
    if !themes.is_empty() {
        b.section(bi(
            "居民提出的主题与答复",
            "What residents raised, and the answers",
        ));
        let columns = vec![
            Column::text(b.words.t("主题", "Theme"), 28),
            Column::text(b.words.t("处理", "Outcome"), 20),
            Column::text(b.words.t("答复", "Answer"), 52),
        ];
        b.table(columns, themes);
    }
}

fn lots(b: &mut Builder<'_>, from: Source<'_>, plan: &TenderPlan) {
    b.part(bi("采购包与服务量", "Lots and quantities"));
    let rows = from.process.lots.iter().map(|lot| {
        vec![
            lot.id.to_string(),
            lot.title.as_str().to_owned(),
            from.name(lot.host.as_ref()),
            lot.ceiling.to_string(),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("包", "Lot"), 10),
        Column::text(b.words.t("名称", "Name"), 34),
        Column::text(b.words.t("落地街道", "Host"), 32),
        Column::number(b.words.t("最高限价", "Ceiling"), 24),
    ];
    b.table(columns, rows);
    let units = plan.terms.units.iter().map(|one| {
        vec![
            one.id.to_string(),
            one.name.as_str().to_owned(),
            one.quantity.to_string(),
        ]
    });
    let units = units.collect();
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 12),
        Column::text(b.words.t("服务单位", "Service unit"), 64),
        Column::number(b.words.t("数量", "Quantity"), 24),
    ];
    b.table(columns, units);
    b.text(
        "服务总工时 {service-hours} 小时，其中弹性工时 {flex-hours} 小时；范围外每小时 {hour-rate}。",
        "{service-hours} service hours, {flex-hours} of them flex hours; {hour-rate} for an hour beyond scope.",
    );
}

fn criteria(b: &mut Builder<'_>, from: Source<'_>, plan: &TenderPlan) {
    b.part(bi("评审标准", "Award criteria"));
    let mut rows: Vec<Vec<String>> = plan
        .criteria
        .iter()
        .map(|one| {
            vec![
                one.id.to_string(),
                one.name.as_str().to_owned(),
                one.points.normalize().to_string(),
                one.scale.as_str().to_owned(),
            ]
        })
        .collect();
    let (name, scale) = price(b, plan);
    let points = plan.price_points.normalize().to_string();
    rows.push(vec!["P".to_owned(), name, points, scale]);
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 10),
        Column::text(b.words.t("评分项", "Criterion"), 26),
        Column::number(b.words.t("分值", "Points"), 12),
        Column::text(b.words.t("分档标准", "Scale"), 52),
    ];
    b.table(columns, rows);
    b.text(
        "每名评审人对每一项写明理由。报价明显偏低、可能影响履约的，评审委员会要求说明，说明时间不少于 {lowprice.min-minutes} 分钟。",
        "Each member gives a reason for each item. A price so low that performance is in doubt is queried; the bidder has at least {lowprice.min-minutes} minutes to explain.",
    );
    let draft = from.process.planning.draft.as_ref();
    if let Some(draft) = draft {
        let reserved = draft.reservation.name().get(b.words.lang);
        let reason = draft
            .reservation_reason
            .as_ref()
            .map_or("", |one| one.as_str());
        let text = format!(
            "{}{reserved} {reason}",
            b.words.t(
                "预留中小企业：",
                "Reserved to small and medium enterprises: "
            )
        );
        b.paragraph(text.trim_end().to_owned());
    }
}

fn price(b: &Builder<'_>, plan: &TenderPlan) -> (String, String) {
    match plan.fixed_price {
        Some(price) => (
            b.words.t("固定价格", "Fixed price"),
            match b.words.lang {
                Lang::Zh => format!("价格固定为{price}，只比质量"),
                Lang::En => format!("the price is fixed at {price}; bids compete on quality"),
            },
        ),
        None => (
            b.words.t("价格", "Price"),
            b.words.t(
                "最低有效报价得满分；其他报价按最低报价与该报价之比计分",
                "the lowest valid price gets full points; others the ratio of the lowest price to theirs",
            ),
        ),
    }
}

fn bidding(b: &mut Builder<'_>, from: Source<'_>, plan: &TenderPlan) {
    b.part(bi("如何响应", "How to bid"));
    let few = plan.method.supplier_rule().map(|key| match b.words.lang {
        Lang::Zh => format!(
            "有效响应不足{}家的，按规定处理，不开展评审。",
            b.words.rule(key)
        ),
        Lang::En => format!(
            "With fewer than {} valid bids the competition of the lot fails as the rules say.",
            b.words.rule(key)
        ),
    });
    let mut items = vec![
        b.words.t(
            "在截止时间前通过平台提交响应，写明所投采购包、报价、其中的人员成本、团队人数和服务方案；提交即取得可以离线核验的回执。",
            "Bid on the platform before the deadline: lots, price, the staff cost within it, size of the team, plan of service. You get a receipt that can be checked offline.",
        ),
        b.words.t(
            "截止时间前可以撤回和替换响应；截止时间后到达的不予接受，以平台记录的位置为准。",
            "A bid can be withdrawn and replaced until the deadline; what arrives later is not accepted. Its place in the record decides.",
        ),
        b.words.t(
            "响应文件应回应本文件的摘要值（见页脚和平台页面），补充文件发布后以新的摘要值为准。",
            "A bid answers the digest of these documents (footer and purchase page); after an addendum the new digest counts.",
        ),
        b.words.t(
            "参与起草或者审查本项目需求和文件的单位不得响应。",
            "Organisations that drafted or reviewed need or documents cannot bid.",
        ),
        b.words.t(
            "社会服务机构、社会团体、基金会和企业以同样的条件参加。",
            "Non-profits and companies take part on the same terms.",
        ),
    ];
    items.extend(few);
    let names = from.names(from.process.organisations_in(Role::Agent, None));
    if !names.is_empty() {
        items.push(match b.words.lang {
            Lang::Zh => format!("询问通过平台提出，由{names}向所有供应商公开答复，不披露询问人。"),
            Lang::En => format!("Enquiries are made on the platform; {names} answers to all, without naming who asked."),
        });
    }
    b.list(items);
}

fn addenda(b: &mut Builder<'_>, from: Source<'_>) {
    let bidding = &from.process.bidding;
    if !bidding.addenda.is_empty() {
        b.part(bi("补充文件", "Addenda"));
        let rows = bidding
            .addenda
            .iter()
            .map(|one| vec![one.on.to_string(), one.text.as_str().to_owned()]);
        let rows = rows.collect();
        let columns = vec![
            Column::text(b.words.t("日期", "Day"), 20),
            Column::text(b.words.t("内容", "What changed"), 80),
        ];
        b.table(columns, rows);
    }
}
