//! One bid for one evaluator: what was offered, and for each criterion the scale, the points and the
//! reason side by side. It sends the same fields as the form of `score-bid`.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use app::ids;
use domain::{
    bidding::{Bid, BidId, Bidding, Sheet},
    process::Criterion,
};
use kernel::PersonId;
use maud::{Markup, html};
use policy::Decision;

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let session = ask.signed_in()?;
    let person = session.person.id;
    let bidding = &shown.loaded.process.bidding;
    let id = ask.param("bid").trim_start_matches('B');
    let id = id.parse().map(BidId).map_err(|_| Failure::NotFound)?;
    let bid = bidding.bid(id).filter(|bid| bid.was_opened());
    let bid = bid.ok_or(Failure::NotFound)?;
    let seat = bidding.member(Some(person)).is_some();
    let party = matches!(
        shown
            .viewer
            .may(&shown.loaded, shown.contract, "view-parties"),
        Decision::Allow(_)
    );
    let own = session.person.organisation == Some(bid.tenderer.id);
    if bidding.opened.is_none() || !(seat || party || own) {
        return Err(Failure::NotFound);
    }
    let closed = bidding.is_closed_to(Some(person), id);
    let title = format!("{} {}", bid.id, bid.tenderer.name(lang.0));
    let comparison = format!("{}/comparison", shown.path());
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), (&comparison, lang.t("评审比较", "Comparison")), ("", &title)]))
        section.card { h1 { (title) }
            @if closed { (not_yet(lang, &shown, person)) }
            @else { (offer(lang, &shown, bid)) }
        }
        @if seat && !closed {
            (others(lang, &shown, bid))
            (scoring(lang, ask, &shown, bid, person)?)
        }
    };
    Ok(layout::page(web, ask, &title, &content))
}

/// Why a member does not see the bid.
fn not_yet(lang: In, shown: &Shown, person: PersonId) -> Markup {
    let bidding = &shown.loaded.process.bidding;
    let declared = bidding.declared(person).is_some();
    html! {
        div.alert role="status" {
            h2 { (lang.t("现在不能查看", "Closed to you now")) }
            @if !declared {
                p { (lang.t("请先声明与各供应商的利害关系，全体委员声明后即可查看。", "Declare your ties to the tenderers first; the bids open once every member has.")) }
                p { a.button href={ (shown.path()) "/acts/declare-conflicts" } { (lang.t("声明利害关系", "Declare conflicts of interest")) } }
            } @else if bidding.panel.cleared.is_none() {
                p { (lang.t("等待其他委员声明：", "Waiting for the other members: ")) (bidding.undeclared().count()) }
            } @else {
                p { (lang.t("您与该标包的供应商有利害关系，应当回避。", "You are tied to a tenderer for this lot and are recused from it.")) }
            }
        }
    }
}

fn offer(lang: In, shown: &Shown, bid: &Bid) -> Markup {
    let lots: Vec<String> = bid.lots.iter().map(ToString::to_string).collect();
    let papers = shown.loaded.process.bidding.papers(bid.id);
    html! {
        dl.facts {
            dt { (lang.t("标包", "Lots")) } dd { (lots.join(" ")) }
            dt { (lang.t("报价", "Price")) } dd { (bid.price) }
            dt { (lang.t("其中人员成本", "Staff cost within it")) } dd { (bid.staff_cost) }
            dt { (lang.t("团队人数", "Team")) } dd { (bid.team) }
            dt { (lang.t("服务方案", "Service plan")) } dd { (bid.plan.as_str()) }
            @if let Some(contact) = papers.and_then(|papers| papers.contact.as_ref()) {
                dt { (lang.t("联系人", "Contact")) } dd { (contact.as_str()) }
            }
        }
    }
}

/// The other bids, one step away.
fn others(lang: In, shown: &Shown, bid: &Bid) -> Markup {
    let bids = shown.loaded.process.bidding.scorable_bids();
    html! {
        nav.tabs aria-label=(lang.t("响应", "Bids")) {
            @for one in bids {
                a href={ (shown.path()) "/evaluation/" (one.id) } aria-current=[(one.id == bid.id).then_some("page")] {
                    (one.id) " " (one.tenderer.name(lang.0))
                }
            }
        }
    }
}

/// The fields, filled with one's own sheet while it can still be made anew; otherwise what stands.
fn scoring(
    lang: In,
    ask: &Ask,
    shown: &Shown,
    bid: &Bid,
    person: PersonId,
) -> Result<Markup, Failure> {
    let process = &shown.loaded.process;
    let bidding = &process.bidding;
    let sheet = bidding.sheet(person, bid.id);
    let open = bidding.panel.opened.is_some();
    let criteria: &[Criterion] = process.plan.as_ref().map_or(&[], |plan| &plan.criteria);
    if !bid.is_qualified() || bidding.reported.is_some() || (open && sheet.is_some()) {
        return Ok(html! {
            section.card #sheet { h2 { (lang.t("我的评分", "My scores")) }
                @if let Some(sheet) = sheet { (made(lang, bidding, sheet, criteria)) }
                @else { p.empty { (lang.t("这份响应不参加评分。", "This bid is not scored.")) } }
                @if open && bidding.reported.is_none() && sheet.is_some() {
                    p { a.button href={ (shown.path()) "/acts/revise-score" } { (lang.t("更改评分", "Change a score")) } }
                }
            }
        });
    }
    let key = ids::token().map_err(app::AppError::from)?;
    let session = ask.signed_in()?;
    Ok(html! {
        section.card #sheet {
            h2 { (lang.t("评分", "Scores")) }
            form method="post" action={ (shown.path()) "/acts/score-bid" } {
                input type="hidden" name="_csrf" value=(session.csrf);
                input type="hidden" name="_key" value=(key);
                input type="hidden" name="bid" value=(bid.id);
                @for (place, criterion) in criteria.iter().enumerate() { (fields(lang, place, criterion, sheet)) }
                p.buttons { button.button type="submit" { (lang.t("提交评分表", "Hand in the sheet")) }
                    span.meta { (lang.t("全部评分表交齐前他人看不到，您可以重新提交。", "Nobody else sees it, and you can hand it in again, until all sheets are in.")) } }
            }
        }
    })
}

fn fields(lang: In, place: usize, criterion: &Criterion, sheet: Option<&Sheet>) -> Markup {
    let scores = sheet.iter().flat_map(|sheet| &sheet.scores);
    let own = scores
        .into_iter()
        .find(|score| score.criterion == criterion.id);
    let points = own.map_or_else(String::new, |score| score.points.to_string());
    let reason = own.map_or("", |score| score.reason.as_str());
    let id = format!("scores.{place}");
    html! {
        fieldset.field.evaluate {
            legend { (criterion.id) " " (criterion.name.as_str()) " " span.meta { (lang.t("满分 ", "of ")) (criterion.points) } }
            input type="hidden" name={ (id) ".criterion" } value=(criterion.id);
            div.columns {
                p.hint id={ "f-" (id) "-scale" } { strong { (lang.t("评分标准：", "Scale: ")) } (criterion.scale.as_str()) }
                div {
                    label for={ "f-" (id) ".points" } { (lang.t("得分", "Points")) }
                    input id={ "f-" (id) ".points" } name={ (id) ".points" } type="text" inputmode="decimal" value=(points) aria-describedby={ "f-" (id) "-scale" } autocomplete="off";
                    label for={ "f-" (id) ".reason" } { (lang.t("理由和依据（响应文件何处）", "Reason and evidence (where in the bid)")) }
                    textarea id={ "f-" (id) ".reason" } name={ (id) ".reason" } rows="3" { (reason) }
                }
            }
        }
    }
}

fn made(lang: In, bidding: &Bidding, sheet: &Sheet, criteria: &[Criterion]) -> Markup {
    html! {
        ul.duties { @for score in &sheet.scores {
            @let name = criteria.iter().find(|one| one.id == score.criterion).map_or("", |one| one.name.as_str());
            li { strong { (score.criterion) " " (name) (lang.t("：", ": ")) (bidding.points(sheet, score)) } " " (score.reason.as_str())
                @if bidding.points(sheet, score) != score.points { " " span.meta { (lang.t("原评分 ", "at first ")) (score.points) } }
            }
        } }
    }
}
