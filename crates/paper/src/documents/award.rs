//! The papers of opening, evaluation and award (D08, D10, D11, D12).

use super::{Source, close, tender::moment};
use crate::{
    build::Builder,
    model::{Column, Document},
};
use domain::{
    bidding::{Bid, BidId, BidState, Rank, Seat},
    process::{CriterionId, Terms},
    say::Say,
};
use kernel::{FreeText, OrganisationId, Role, lang::bi};
use rust_decimal::Decimal;

/// The terms a paper of the tender is written with.
fn terms(from: Source<'_>) -> Option<&Terms> {
    from.process.plan.as_ref().map(|plan| &plan.terms)
}

/// The record of the opening (D08); none before the opening.
pub fn opening_record(from: Source<'_>) -> Option<Document> {
    let bidding = &from.process.bidding;
    let opened = bidding.opened?;
    let mut b = Builder::new(from.words(terms(from)?));
    b.part(bi("开标", "The opening"));
    let closes = bidding.notice.as_ref().map(|one| moment(one.deadline));
    let rows = vec![
        (b.words.t("项目", "Purchase"), from.title()),
        (
            b.words.t("购买方", "Purchaser"),
            from.organisation(Role::Purchaser),
        ),
        (
            b.words.t("截止时间", "Bids closed"),
            closes.unwrap_or_default(),
        ),
        (b.words.t("开标时间", "Opened"), moment(opened)),
    ];
    b.facts(rows);
    b.part(bi("响应一览", "Bids"));
    let bids = bidding.bids.iter().filter(|bid| bid.was_opened());
    let rows = bids.map(|bid| {
        let lots: Vec<String> = bid.lots.iter().map(ToString::to_string).collect();
        vec![
            bid.id.to_string(),
            bid.tenderer.name(from.lang).to_owned(),
            from.join(&lots),
            bid.price.to_string(),
            bid.team.to_string(),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 10),
        Column::text(b.words.t("供应商", "Bidder"), 40),
        Column::text(b.words.t("采购包", "Lots"), 16),
        Column::number(b.words.t("报价", "Price"), 22),
        Column::number(b.words.t("团队", "Team"), 12),
    ];
    b.table(columns, rows);
    failed(&mut b, from);
    let title = b.words.t("开标记录", "Record of the opening");
    Some(close(b, from, title))
}

fn failed(b: &mut Builder<'_>, from: Source<'_>) {
    let lots: Vec<String> = from
        .process
        .bidding
        .failed_lots
        .iter()
        .map(ToString::to_string)
        .collect();
    if !lots.is_empty() {
        let text = format!(
            "{}{}",
            b.words
                .t("竞争不足的采购包：", "Lots without enough competition: "),
            from.join(&lots)
        );
        b.paragraph(text);
    }
}

/// The evaluation report (D10); none before it is filed.
pub fn evaluation_report(from: Source<'_>) -> Option<Document> {
    let bidding = &from.process.bidding;
    let filed = bidding.reported?;
    let mut b = Builder::new(from.words(terms(from)?));
    b.part(bi("评审委员会", "The committee"));
    let rows = bidding.committee.iter().map(|one| {
        let ties = one
            .ties
            .iter()
            .map(|tie| tie.tenderer.name(from.lang).to_owned());
        let ties: Vec<String> = ties.collect();
        vec![
            one.person.name.as_str().to_owned(),
            one.seat.name().get(from.lang).to_owned(),
            from.join(&ties),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("成员", "Member"), 34),
        Column::text(b.words.t("身份", "Seat"), 30),
        Column::text(b.words.t("回避的供应商", "Recused from"), 36),
    ];
    b.table(columns, rows);
    b.part(bi("资格审查", "Qualification"));
    let rows = bidding
        .bids
        .iter()
        .filter(|bid| bid.was_opened())
        .map(|bid| {
            vec![
                bid.id.to_string(),
                bid.tenderer.name(from.lang).to_owned(),
                state(&b, bid),
            ]
        });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("编号", "No."), 12),
        Column::text(b.words.t("供应商", "Bidder"), 42),
        Column::text(b.words.t("结论", "Finding"), 46),
    ];
    b.table(columns, rows);
    ranking(&mut b, from, bidding.ranking.iter());
    sheets(&mut b, from);
    if !bidding.dissents.is_empty() {
        b.part(bi("不同意见", "Dissenting opinions"));
        b.list(
            bidding
                .dissents
                .iter()
                .map(|one| one.text.as_str().to_owned())
                .collect(),
        );
    }
    let text = format!("{}{filed}", b.words.t("送交日期：", "Filed: "));
    b.paragraph(text);
    let title = b.words.t("评审报告", "Evaluation report");
    Some(close(b, from, title))
}

fn state(b: &Builder<'_>, bid: &Bid) -> String {
    let because = |words: String, reason: &FreeText| match b.words.lang {
        kernel::Lang::Zh => format!("{words}：{}", reason.as_str()),
        kernel::Lang::En => format!("{words}: {}", reason.as_str()),
    };
    match &bid.state {
        BidState::Submitted => b.words.t("未审查", "not checked"),
        BidState::Withdrawn => b.words.t("已撤回", "withdrawn"),
        BidState::Qualified => b.words.t("合格", "qualified"),
        BidState::Disqualified { reason } => because(b.words.t("不合格", "not qualified"), reason),
        BidState::Invalid { reason } => because(b.words.t("无效", "invalid"), reason),
        BidState::Lapsed => b.words.t("本轮终止", "lapsed with its round"),
    }
}

/// Places with their points. The notice of the award shows only those chosen: the scores of the
/// others are for them alone.
fn ranking<'a>(b: &mut Builder<'_>, from: Source<'_>, ranks: impl Iterator<Item = &'a Rank>) {
    b.part(bi("得分与排名", "Scores and ranking"));
    let bidding = &from.process.bidding;
    let rows = ranks.map(|rank| {
        let bid = bidding.bid(rank.bid);
        vec![
            rank.lot.to_string(),
            rank.place.to_string(),
            from.name(bid.map(|one| &one.tenderer)),
            points(rank.quality),
            points(rank.price_points),
            points(rank.total),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("包", "Lot"), 10),
        Column::number(b.words.t("名次", "Place"), 10),
        Column::text(b.words.t("供应商", "Bidder"), 38),
        Column::number(b.words.t("质量分", "Quality"), 14),
        Column::number(b.words.t("价格分", "Price"), 14),
        Column::number(b.words.t("总分", "Total"), 14),
    ];
    b.table(columns, rows);
}

/// Points with two decimals.
fn points(points: Decimal) -> String {
    format!("{points:.2}")
}

fn criterion(from: Source<'_>, id: CriterionId) -> String {
    let plan = from.process.plan.as_ref();
    let found = plan.and_then(|plan| plan.criteria.iter().find(|one| one.id == id));
    found.map_or_else(
        || id.to_string(),
        |one| format!("{id} {}", one.name.as_str()),
    )
}

/// Every member's sheet, item by item with its reason.
fn sheets(b: &mut Builder<'_>, from: Source<'_>) {
    let bidding = &from.process.bidding;
    b.part(bi("逐项评分与理由", "Scores item by item, with reasons"));
    for bid in bidding.scorable_bids() {
        let name = format!("{} {}", bid.id, bid.tenderer.name(from.lang));
        b.heading(crate::model::Level::Section, String::new(), name);
        let sheets = bidding.sheets.iter().filter(|one| one.bid == bid.id);
        let rows = sheets.flat_map(|sheet| {
            let member = bidding.member(Some(sheet.member));
            let name = member
                .map_or("—", |one| one.person.name.as_str())
                .to_owned();
            sheet.scores.iter().map(move |score| {
                vec![
                    name.clone(),
                    criterion(from, score.criterion),
                    points(score.points),
                    score.reason.as_str().to_owned(),
                ]
            })
        });
        let rows = rows.collect();
        b.table(score_columns(b, "成员", "Member"), rows);
    }
}

fn score_columns(b: &Builder<'_>, zh: &'static str, en: &'static str) -> Vec<Column> {
    vec![
        Column::text(b.words.t(zh, en), 18),
        Column::text(b.words.t("评分项", "Criterion"), 26),
        Column::number(b.words.t("得分", "Points"), 12),
        Column::text(b.words.t("理由", "Reason"), 44),
    ]
}

/// The award notice (D11); none before the award is published.
pub fn award_notice(from: Source<'_>) -> Option<Document> {
    let published = from.process.challenge.published?;
    let bidding = &from.process.bidding;
    let mut b = Builder::new(from.words(terms(from)?));
    b.part(bi("成交结果", "The result"));
    let rows = from.process.awards.iter().map(|award| {
        let lots: Vec<String> = award.lots.iter().map(ToString::to_string).collect();
        vec![
            from.join(&lots),
            award.supplier.name(from.lang).to_owned(),
            award.price.to_string(),
            award.on.to_string(),
        ]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("采购包", "Lots"), 16),
        Column::text(b.words.t("成交供应商", "Supplier"), 42),
        Column::number(b.words.t("成交价", "Price"), 24),
        Column::text(b.words.t("确定日期", "Decided"), 18),
    ];
    b.table(columns, rows);
    let chosen = |rank: &&Rank| bidding.chosen.contains(&(rank.lot, rank.bid));
    ranking(&mut b, from, bidding.ranking.iter().filter(chosen));
    failed(&mut b, from);
    b.part(bi("评审专家", "Experts"));
    let experts = bidding
        .committee
        .iter()
        .filter(|one| one.seat == Seat::Expert);
    b.list(
        experts
            .map(|one| one.person.name.as_str().to_owned())
            .collect(),
    );
    b.part(bi("公告与质疑", "Notice and challenge"));
    let last = from.process.challenge.last_day;
    let rows = vec![
        (
            b.words.t("购买方", "Purchaser"),
            from.organisation(Role::Purchaser),
        ),
        (
            b.words.t("采购代理", "Procurement agent"),
            from.organisation(Role::Agent),
        ),
        (b.words.t("公告日期", "Published"), published.to_string()),
        (
            b.words.t("质疑截止", "Objections until"),
            last.map_or_else(
                || b.words.t("日历公布后计算", "once the calendar is known"),
                |day| day.to_string(),
            ),
        ),
    ];
    b.facts(rows);
    b.text(
        "供应商认为结果使自己的权益受到损害的，可以在 {complain.objection}内书面质疑；购买方 {complain.reply}内答复；不服的，{complain.complaint}内向 {complaint-body} 投诉。",
        "A bidder harmed by the result may object in writing within {complain.objection}; the purchaser replies within {complain.reply}; a complaint to {complaint-body} may follow within {complain.complaint}.",
    );
    let title = b.words.t("成交公告", "Award notice");
    Some(close(b, from, title))
}

/// What a tenderer that was not chosen learns (D12): its own scores and reasons, nobody else's;
/// none before the award is published, or for one that has nothing to learn.
pub fn feedback(from: Source<'_>, tenderer: OrganisationId) -> Option<Document> {
    from.process.challenge.published?;
    let bidding = &from.process.bidding;
    let own = bidding
        .bids
        .iter()
        .filter(|bid| bid.was_opened() && bid.tenderer.id == tenderer);
    let lost = |bid: &&Bid| {
        bid.lots
            .iter()
            .any(|lot| !bidding.chosen.contains(&(*lot, bid.id)))
    };
    let own: Vec<&Bid> = own.filter(lost).collect();
    let first = own.first()?;
    let name = first.tenderer.name(from.lang).to_owned();
    let mut b = Builder::new(from.words(terms(from)?));
    let to = match from.lang {
        kernel::Lang::Zh => format!("{name}："),
        kernel::Lang::En => format!("To {name}"),
    };
    b.paragraph(to);
    for bid in &own {
        outcome(&mut b, from, bid);
        own_scores(&mut b, from, bid.id);
    }
    b.part(bi("如何质疑", "How to object"));
    b.text(
        "可以在 {complain.objection}内书面质疑；购买方 {complain.reply}内答复；不服的，{complain.complaint}内向 {complaint-body} 投诉。质疑不影响以后参加采购。",
        "You may object in writing within {complain.objection}; the purchaser replies within {complain.reply}; a complaint to {complaint-body} may follow within {complain.complaint}. It will not count against you in later purchases.",
    );
    let title = b
        .words
        .t("未成交供应商通知", "Notice to a bidder not chosen");
    Some(close(b, from, title))
}

fn outcome(b: &mut Builder<'_>, from: Source<'_>, bid: &Bid) {
    let bidding = &from.process.bidding;
    b.part(bi("结果", "The outcome"));
    let rows = bidding
        .ranking
        .iter()
        .filter(|rank| rank.bid == bid.id)
        .map(|rank| {
            let best = bidding.ranking_of(rank.lot).map(|one| one.total).max();
            vec![
                rank.lot.to_string(),
                rank.place.to_string(),
                points(rank.total),
                best.map_or_else(String::new, points),
            ]
        });
    let rows: Vec<Vec<String>> = rows.collect();
    if rows.is_empty() {
        let text = format!("{} {}", bid.id.say(from.lang), state(b, bid));
        b.paragraph(text);
        return;
    }
    let columns = vec![
        Column::text(b.words.t("包", "Lot"), 20),
        Column::number(b.words.t("名次", "Place"), 20),
        Column::number(b.words.t("总分", "Your total"), 30),
        Column::number(b.words.t("最高总分", "Best total"), 30),
    ];
    b.table(columns, rows);
}

fn own_scores(b: &mut Builder<'_>, from: Source<'_>, bid: BidId) {
    let sheets = from
        .process
        .bidding
        .sheets
        .iter()
        .filter(|one| one.bid == bid);
    let rows = sheets.zip(1u32..).flat_map(|(sheet, number)| {
        sheet.scores.iter().map(move |score| {
            vec![
                number.to_string(),
                criterion(from, score.criterion),
                points(score.points),
                score.reason.as_str().to_owned(),
            ]
        })
    });
    let rows: Vec<Vec<String>> = rows.collect();
    if !rows.is_empty() {
        b.table(score_columns(b, "评审人", "Member"), rows);
    }
}
