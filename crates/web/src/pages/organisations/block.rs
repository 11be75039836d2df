//! What would-be tenderers read of those they would work with, while bids are invited.

use super::{
    Records,
    buying::{FIRST, of_side},
    measures, records,
};
use crate::{Web, ask::Ask, failure::Failure, pages::parts::Shown};
use domain::{
    Stage,
    conduct::{Government, Pay, measure::total},
};
use kernel::{Role, Side};
use maud::{Markup, html};

/// The block, while bids are invited; nothing at other times.
///
/// # Errors
/// Failures of the database.
pub fn section(web: &Web, ask: &Ask, shown: &Shown) -> Result<Markup, Failure> {
    if shown.loaded.process.stage != Stage::S07 {
        return Ok(html! {});
    }
    of_government(web, ask, shown)
}

/// The records of the purchaser and the hosts of a purchase, in short.
///
/// # Errors
/// Failures of the database.
pub fn of_government(web: &Web, ask: &Ask, shown: &Shown) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let process = &shown.loaded.process;
    let mut rows = Vec::new();
    for (role, side) in [(Role::Purchaser, Side::Purchaser), (Role::Host, Side::Host)] {
        for one in process.organisations_in(role, shown.contract) {
            let records = records(web, ask, one.id)?;
            rows.push(html! {
                div.side {
                    p { a href={ "/organisations/" (one.id) } { (one.name(lang.0)) } " " span.meta { (lang.bi(side.name())) } }
                    (short(&records, side, measures::fewest(web)))
                }
            });
        }
    }
    Ok(html! {
        section.card #counterparty {
            h2 { (lang.t("对方的履约记录", "How the other side keeps its contracts")) }
            p.meta { (lang.t("购买方和街道以往在付款、答复、检查、变更上的记录，供决定是否参加时参考。", "How purchaser and hosts paid, answered, inspected and changed before; for deciding whether to bid.")) }
            div.sides { @for one in &rows { (one) } }
        }
    })
}

fn short(records: &Records<'_>, side: Side, fewest: u32) -> Markup {
    let lang = records.lang;
    let own = of_side(records, side);
    let all: Vec<&Government> = own.iter().map(|(_, one)| *one).collect();
    let pays = Pay::total(all.iter().filter_map(|one| one.pay.as_ref()));
    let mut measures = total(all.iter().flat_map(|one| &one.measures));
    measures.retain(|one| FIRST.contains(&one.line));
    html! {
        @if measures.is_empty() && pays.iter().all(Pay::is_empty) {
            p.empty { (lang.t("在本平台尚无记录。", "Nothing on this platform yet.")) }
        }
        dl.facts { @for one in pays.iter().filter(|one| !one.is_empty()) { (measures::pay(lang, one, fewest)) } }
        (measures::totals(lang, &measures, fewest))
    }
}
