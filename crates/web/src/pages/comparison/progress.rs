//! Who has declared and scored, and since when the others are waited for.

use super::{Sight, member_name};
use crate::{Web, pages::parts::Shown, wording::In};
use domain::bidding::{Bid, Member};
use kernel::Timestamp;
use maud::{Markup, html};

/// Members down, bids across.
pub(super) fn matrix(web: &Web, lang: In, shown: &Shown, sight: Sight) -> Markup {
    let bidding = &shown.loaded.process.bidding;
    let bids: Vec<&Bid> = bidding.scorable_bids().collect();
    let missing = bidding.sheets_missing().len();
    html! {
        section.card #progress {
            h2 { (lang.t("评审进度", "Progress")) }
            @if bidding.committee.is_empty() { p.empty { (lang.t("还没有组成评审委员会。", "There is no committee yet.")) } }
            @else {
                p.meta {
                    @match (bidding.panel.cleared, bidding.panel.opened) {
                        (None, _) => (lang.t("全体委员声明利害关系前，响应文件对委员不开放。", "Bids stay closed to the members until all have declared their ties.")),
                        (Some(_), None) => { (lang.t("评分表尚未启封，未交 ", "The sheets are closed; missing ")) (missing) (lang.t(" 份", "")) }
                        (Some(_), Some(opened)) => { (lang.t("评分表启封于 ", "The sheets were opened at ")) (lang.moment(opened)) }
                    }
                    @if let (Some(until), None) = (bidding.panel.until, bidding.panel.opened) {
                        " · " (lang.t("评分截止 ", "scoring ends ")) (lang.moment(until))
                    }
                }
                table.cards {
                    thead { tr {
                        th scope="col" { (lang.t("委员", "Member")) }
                        th scope="col" { (lang.t("利害关系声明", "Declaration")) }
                        @for bid in &bids { th scope="col" { (bid.id) } }
                    } }
                    tbody { @for member in &bidding.committee {
                        tr {
                            th scope="row" { (member_name(web, lang, shown, sight, member.person.id)) " " span.meta { (lang.bi(member.seat.name())) } }
                            td data-label=(lang.t("声明", "Declaration")) { (declaration(lang, shown, member)) }
                            @for bid in &bids { td data-label=(bid.id) { (state(lang, shown, member, bid)) } }
                        }
                    } }
                }
            }
        }
    }
}

/// When a member took the seat.
fn seated(shown: &Shown, member: &Member) -> Option<Timestamp> {
    let seats = ["committee.appointed", "member.seated"];
    let log = shown.loaded.of_kinds(&seats).into_iter().rev();
    let mut named = log.filter(|one| match &one.event {
        domain::Event::Bidding(domain::bidding::Event::CommitteeAppointed(event)) => {
            let mut members = event.members.iter();
            members.any(|one| one.person.id == member.person.id)
        }
        domain::Event::Bidding(domain::bidding::Event::MemberSeated(event)) => {
            event.member.person.id == member.person.id
        }
        _ => false,
    });
    named.next().map(|one| one.envelope.recorded)
}

fn waiting(lang: In, since: Option<Timestamp>) -> Markup {
    html! {
        span.state { (lang.t("等待", "waiting")) }
        @if let Some(since) = since { " " span.meta { (lang.t("自 ", "since ")) (lang.moment(since)) } }
    }
}

fn declaration(lang: In, shown: &Shown, member: &Member) -> Markup {
    let bidding = &shown.loaded.process.bidding;
    match bidding.declared(member.person.id) {
        Some(at) => html! {
            span.state.ok { "✓ " (lang.moment(at)) }
            @if !member.ties.is_empty() { " " span.meta { (lang.t("回避 ", "recused: ")) (member.ties.len()) } }
        },
        None => waiting(lang, seated(shown, member)),
    }
}

fn state(lang: In, shown: &Shown, member: &Member, bid: &Bid) -> Markup {
    let bidding = &shown.loaded.process.bidding;
    if bidding.recused_bids(member).contains(&bid.id) {
        return html! { span.state { (lang.t("回避", "recused")) } };
    }
    match bidding.sheet(member.person.id, bid.id) {
        Some(sheet) => html! { span.state.ok { "✓ " (lang.moment(sheet.at)) } },
        None => {
            let declared = bidding.declared(member.person.id);
            waiting(lang, declared.max(bidding.panel.cleared))
        }
    }
}
