//! What one tenderer learns of its own bids: scores per criterion with every reason, its place, who
//! was chosen and why. Nobody reads another's scores here.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    Process, Stage,
    bidding::{Bid, BidState, Rank},
    process::LotId,
};
use kernel::OrganisationId;
use maud::{Markup, html};
use rust_decimal::Decimal;

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("本单位的评审反馈", "Feedback on your bid");
    let own = shown
        .viewer
        .person
        .as_ref()
        .and_then(|one| one.organisation);
    let process = &shown.loaded.process;
    let bids: Vec<&Bid> = own.map_or_else(Vec::new, |own| of(process, own));
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) }
        @if bids.is_empty() { section.card { p.empty { (lang.t("贵单位没有参加本项目的响应。", "Your organisation has no bid in this purchase.")) } } }
        @for bid in bids { (feedback(web, lang, &shown, bid)) }
        (rights(lang, &shown))
    };
    Ok(layout::page(web, ask, title, &content))
}

fn of(process: &Process, own: OrganisationId) -> Vec<&Bid> {
    let bids = process.bidding.bids.iter();
    bids.filter(|bid| bid.tenderer.id == own && bid.was_opened())
        .collect()
}

/// Whether the award was published: before that only an exclusion is told.
fn is_published(process: &Process) -> bool {
    process.challenge.published.is_some() || process.stage >= Stage::S11
}

fn feedback(web: &Web, lang: In, shown: &Shown, bid: &Bid) -> Markup {
    let process = &shown.loaded.process;
    html! {
        section.card id=(bid.id) {
            h2 { (lang.t("响应 ", "Bid ")) (bid.id) " " @for lot in &bid.lots { span.chip { (lot) } " " } }
            @match &bid.state {
                BidState::Disqualified { reason } => p.alert { (lang.t("资格审查未通过：", "Did not qualify: ")) (reason.as_str()) },
                BidState::Invalid { reason } => p.alert { (lang.t("响应无效：", "Found invalid: ")) (reason.as_str()) },
                BidState::Submitted | BidState::Qualified | BidState::Withdrawn | BidState::Lapsed => {
                    @if is_published(process) {
                        @for lot in &bid.lots { (lot_result(web, lang, process, bid, *lot)) }
                        (scores(lang, process, bid))
                    } @else { p.empty { (lang.t("成交结果公告时告知得分和理由。", "Scores and reasons are told when the award is published.")) } }
                }
            }
            @if is_published(process) { (words(lang, process, bid)) }
        }
    }
}

fn lot_result(web: &Web, lang: In, process: &Process, bid: &Bid, lot: LotId) -> Markup {
    let bidding = &process.bidding;
    let ranks: Vec<&Rank> = bidding.ranking_of(lot).collect();
    let mine = ranks.iter().find(|rank| rank.bid == bid.id);
    let chosen = bidding.chosen.iter().find(|(one, _)| *one == lot);
    let winner = chosen.and_then(|(_, id)| bidding.bid(*id));
    let best = winner.and_then(|one| ranks.iter().find(|rank| rank.bid == one.id));
    let won = winner.is_some_and(|one| one.id == bid.id);
    html! {
        h3 { (lot) " " @if won { span.state.ok { (lang.t("成交", "awarded")) } } @else { span.state { (lang.t("未成交", "not awarded")) } } }
        table { tbody {
            @if let Some(mine) = mine {
                tr { th scope="row" { (lang.t("名次", "Place")) } td.number { (mine.place) "/" (ranks.len()) } }
                tr { th scope="row" { (lang.t("质量分（各评委平均）", "Quality (mean of the members)")) } td.number { (mine.quality) } }
                tr { th scope="row" { (lang.t("价格分", "Price points")) } td.number { (mine.price_points) } }
                tr { th scope="row" { (lang.t("总分", "Total")) } td.number { (mine.total) } }
            }
            @if let (Some(winner), false) = (winner, won) {
                tr { th scope="row" { (lang.t("成交供应商", "Awarded to")) } td { (parts::organisation_name(web, lang, winner.tenderer.id)) } }
                tr { th scope="row" { (lang.t("成交价", "Award price")) } td.number { (price(process, lot, winner)) } }
                @if let Some(best) = best { tr { th scope="row" { (lang.t("成交供应商总分", "Its total")) } td.number { (best.total) } } }
            }
        } }
        @if let (Some(mine), Some(best), false) = (mine, best, won) { p { (gap(lang, mine, best)) } }
    }
}

fn price(process: &Process, lot: LotId, winner: &Bid) -> String {
    let mut awards = process.awards.iter().rev();
    let award = awards.find(|one| one.lots.contains(&lot) && one.supplier.id == winner.tenderer.id);
    award.map_or_else(|| "—".to_owned(), |one| one.price.to_string())
}

/// The reason in figures: where the distance comes from.
fn gap(lang: In, mine: &Rank, best: &Rank) -> String {
    let quality = best.quality - mine.quality;
    let price = best.price_points - mine.price_points;
    let total = best.total - mine.total;
    let more = |points: Decimal| {
        let sign = if points > Decimal::ZERO { "+" } else { "" };
        format!("{sign}{points}")
    };
    match lang.0 {
        kernel::Lang::Zh => format!(
            "成交供应商与贵单位的分差：总分 {}，其中质量分 {}，价格分 {}。",
            more(total),
            more(quality),
            more(price)
        ),
        kernel::Lang::En => format!(
            "The awarded bid against yours: total {}, of which quality {}, price {}.",
            more(total),
            more(quality),
            more(price)
        ),
    }
}

/// Own scores, criterion by criterion, each with every reason; members are numbered, not named.
fn scores(lang: In, process: &Process, bid: &Bid) -> Markup {
    let criteria = process.plan.iter().flat_map(|plan| &plan.criteria);
    let scores = |id| {
        let all = process.bidding.scores_of(bid.id);
        all.filter(move |one| one.criterion == id)
            .collect::<Vec<_>>()
    };
    html! {
        h3 { (lang.t("逐项得分和理由", "Scores and reasons")) }
        @for one in criteria {
            @let given = scores(one.id);
            @let sum: Decimal = given.iter().map(|score| score.points).sum();
            @let mean = sum.checked_div(Decimal::from(given.len())).unwrap_or_default().round_dp(2);
            details open {
                summary { (one.name.as_str()) " " strong { (mean) } "/" (one.points) }
                p.meta { (one.scale.as_str()) }
                ol { @for score in &given { li { strong { (score.points) } " " (score.reason.as_str()) } } }
            }
        }
    }
}

fn words(lang: In, process: &Process, bid: &Bid) -> Markup {
    let bidding = &process.bidding;
    let loss = bidding.losses.iter().find(|(id, _)| *id == bid.id);
    let passed = bidding.passed_over.iter().find(|one| one.bid == bid.id);
    html! {
        @if let Some(passed) = passed {
            p.alert { (lang.t("排名在前而未确定：", "Ranked better and passed over: ")) (lang.bi(passed.ground.name()))
                @if let Some(reason) = &passed.reason { " — " (reason.as_str()) } }
        }
        @if let Some((_, reason)) = loss { h3 { (lang.t("购买方的说明", "What the purchaser says")) } p { (reason.as_str()) } }
        @if let Some(text) = &bidding.strengths { h3 { (lang.t("成交响应的特点", "What the winning bids offer")) } p { (text.as_str()) } }
    }
}

fn rights(lang: In, shown: &Shown) -> Markup {
    html! {
        section.card {
            h2 { (lang.t("您可以怎么做", "What you can do")) }
            p { (lang.t("对得分或理由有疑问，可以询问；认为权益受到损害，可在质疑期内提出质疑。", "Ask if something is unclear; object while the time is open if you think you were wronged.")) }
            p { a href={ (shown.path()) "/challenges" } { (lang.t("质疑期和质疑办理情况", "Time to object and how objections stand")) } }
        }
    }
}
