//! Bidders across, criteria down.

use super::{Seen, Sheets, Sight, anchor, seat_name};
use crate::{pages::parts::Shown, wording::In};
use domain::{
    bidding::{
        Bid, Bidding, PriceCheck, Rank, Sheet,
        alerts::deviation,
        ranking::{mean, price_for, quality, quality_at_first, rank},
    },
    process::{Criterion, LotId},
};
use maud::{Markup, html};
use rust_decimal::Decimal;

/// A section for each lot in competition.
pub(super) fn lots(lang: In, shown: &Shown, sight: Sight) -> Markup {
    let process = &shown.loaded.process;
    let lots = process.bidding.lots_in_play();
    let visible =
        sight.bids == Seen::Yes || sight.totals == Seen::Yes || sight.sheets != Sheets::None;
    html! {
        @if process.bidding.opened.is_none() {
            section.card { p.empty { (lang.t("尚未开标。", "The bids have not been opened.")) } }
        } @else if !visible {
            section.card { p.empty { (lang.t("评审进行中，结果公告后公开。", "The evaluation is under way; results are public once the award is published.")) } }
        } @else {
            @for lot in lots { (one_lot(lang, shown, sight, lot)) }
        }
    }
}

/// What the columns of one lot hold.
struct Columns<'a> {
    lang: In,
    shown: &'a Shown,
    sight: Sight,
    lot: LotId,
    bids: Vec<&'a Bid>,
    ranks: Vec<Rank>,
}

impl Columns<'_> {
    fn bidding(&self) -> &Bidding {
        &self.shown.loaded.process.bidding
    }

    fn rank(&self, bid: &Bid) -> Option<&Rank> {
        self.ranks.iter().find(|one| one.bid == bid.id)
    }

    /// A row whose cells are made for each bid.
    fn row(&self, name: &str, cell: impl Fn(&Bid) -> Markup) -> Markup {
        html! {
            tr {
                th scope="row" { (name) }
                @for bid in &self.bids {
                    td data-label=(bid.tenderer.name(self.lang.0)) { (cell(bid)) }
                }
            }
        }
    }
}

fn one_lot(lang: In, shown: &Shown, sight: Sight, lot: LotId) -> Markup {
    let process = &shown.loaded.process;
    let bidding = &process.bidding;
    let bids = bidding.bids.iter();
    let bids: Vec<&Bid> = bids
        .filter(|bid| bid.was_opened() && bid.lots.contains(&lot))
        .collect();
    // Before the report the places are worked out for those who may see all sheets.
    let ranks: Vec<Rank> = match (bidding.reported, sight.sees_all()) {
        (Some(_), _) => bidding.ranking_of(lot).cloned().collect(),
        (None, true) => rank(process, lot, &[]),
        (None, false) => Vec::new(),
    };
    let columns = Columns {
        lang,
        shown,
        sight,
        lot,
        bids,
        ranks,
    };
    let title = process.lot(lot).map_or("", |lot| lot.title.as_str());
    html! {
        section.card id={ "lot-" (lot) } {
            h2 { (lot) " " (title) }
            @if bidding.reported.is_none() && sight.sees_all() { p.meta { (lang.t("报告送交前为暂定结果。", "Provisional until the report is filed.")) } }
            table.cards.compare {
                thead { tr {
                    th scope="col" { (lang.t("评审因素", "Criterion")) }
                    @for bid in &columns.bids { th scope="col" { (bid.id) " " (bid.tenderer.name(lang.0)) } }
                } }
                tbody { (rows(&columns)) }
            }
        }
    }
}

fn rows(columns: &Columns<'_>) -> Markup {
    let (lang, sight) = (columns.lang, columns.sight);
    let process = &columns.shown.loaded.process;
    let criteria: &[Criterion] = process.plan.as_ref().map_or(&[], |plan| &plan.criteria);
    html! {
        @if sight.bids == Seen::Yes {
            (columns.row(lang.t("报价", "Price"), |bid| html! {
                (price_for(process, bid, &[columns.lot]))
                (price_check(lang, bid))
            }))
        }
        @if sight.sheets != Sheets::None {
            @for criterion in criteria {
                (columns.row(&format!("{} {}（{}）", criterion.id, criterion.name.as_str(), criterion.points),
                    |bid| cell(columns, bid, criterion)))
            }
        }
        @if sight.totals == Seen::Yes {
            (columns.row(lang.t("质量分（平均）", "Quality (mean)"), |bid| quality_cell(columns, bid)))
            (columns.row(lang.t("价格分", "Price points"), |bid| html! { (or_dash(columns.rank(bid).map(|rank| rank.price_points))) }))
            (columns.row(lang.t("总分", "Total"), |bid| html! { strong { (or_dash(columns.rank(bid).map(|rank| rank.total))) } }))
            (columns.row(lang.t("名次", "Place"), |bid| match columns.rank(bid) {
                Some(rank) => html! { strong { (rank.place) } },
                None => html! { (lang.t("未进入排序", "not ranked")) },
            }))
        }
        @if sight.bids == Seen::Yes {
            (columns.row("", |bid| html! {
                a href={ (columns.shown.path()) "/evaluation/" (bid.id) } { (lang.t("查看响应", "Open the bid")) }
            }))
        }
    }
}

fn or_dash(value: Option<Decimal>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| value.to_string())
}

fn price_check(lang: In, bid: &Bid) -> Markup {
    let text = match &bid.price_check {
        PriceCheck::Unasked => return html! {},
        PriceCheck::Asked { until } => {
            format!(
                "{} {}",
                lang.t("已要求说明，截止", "asked to explain by"),
                lang.moment(*until)
            )
        }
        PriceCheck::Explained { .. } => lang.t("供应商已说明", "explained").to_owned(),
        PriceCheck::Judged { verdict } => lang.bi(verdict.name()).to_owned(),
    };
    html! { br; span.meta { (text) } }
}

fn quality_cell(columns: &Columns<'_>, bid: &Bid) -> Markup {
    let process = &columns.shown.loaded.process;
    if !columns.sight.sees_all() {
        return html! { (or_dash(columns.rank(bid).map(|rank| rank.quality))) };
    }
    let (now, first) = (quality(process, bid.id), quality_at_first(process, bid.id));
    html! {
        (now)
        @if now != first { br; span.meta { (columns.lang.t("原始评分平均 ", "as first scored ")) (first) } }
    }
}

/// The mean of one criterion with every sheet the reader may see beneath it.
fn cell(columns: &Columns<'_>, bid: &Bid, criterion: &Criterion) -> Markup {
    let (lang, bidding) = (columns.lang, columns.bidding());
    let seen = bidding.valid_sheets(bid.id);
    let sheets: Vec<&Sheet> = seen
        .filter(|sheet| columns.sight.sees(bidding, sheet))
        .collect();
    let points: Vec<Decimal> = sheets
        .iter()
        .filter_map(|sheet| {
            let mut scores = sheet.scores.iter();
            let score = scores.find(|score| score.criterion == criterion.id)?;
            Some(bidding.points(sheet, score))
        })
        .collect();
    html! {
        @if points.is_empty() { "—" } @else {
            details id=(anchor(bid.id, criterion.id)) {
                summary { (mean(points.iter().copied()))
                    @if points.len() > 1 { " " span.meta { "±" (deviation(&points)) } } }
                ul { @for sheet in &sheets { (one_score(columns, sheet, criterion, lang)) } }
            }
        }
    }
}

fn one_score(columns: &Columns<'_>, sheet: &Sheet, criterion: &Criterion, lang: In) -> Markup {
    let bidding = columns.bidding();
    let mut seats = bidding.committee.iter();
    let place = seats.position(|one| one.person.id == sheet.member);
    let scores = sheet
        .scores
        .iter()
        .filter(|score| score.criterion == criterion.id);
    html! {
        @for score in scores {
            li {
                strong { (seat_name(lang, place)) (lang.t("：", ": ")) (bidding.points(sheet, score)) }
                " " (score.reason.as_str())
                @for change in bidding.revisions_of(sheet, criterion.id) {
                    p.meta { (lang.t("启封后更改：", "changed after the opening: ")) s { (change.from) } " → " (change.points)
                        " · " (lang.bi(change.ground.name())) " · " (change.reason.as_str()) }
                }
            }
        }
    }
}
