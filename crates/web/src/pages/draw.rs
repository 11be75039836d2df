//! How the experts were drawn: every digest, every secret, every rank, so that anybody can repeat the
//! sums.

use crate::{
    Web,
    ask::Ask,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::bidding::draw::{Verified, verify};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("专家抽取", "The draw of the experts");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        section.card {
            h1 { (title) }
            p { (lang.t(
                "名单先公布摘要，至少两方承诺各自的随机数，再全部公布；席位由各号码的 SHA-256 摘要排序得出，谁也不能单独决定结果。",
                "The digest of the pool is published first, at least two parties commit to a secret, then all reveal; the seats follow from the SHA-256 digest of each number, and nobody decides the outcome alone.",
            )) }
            p { (lang.t("离线核验：", "To check it offline: "))
                code { "bonafide draw verify events.json" } " · "
                a href={ "/api/v1" (shown.path()) "/events" } { "events.json" } }
        }
        (steps(web, lang, &shown))
        (result(lang, &shown))
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The events of the draw that the reader may see, oldest first.
fn seen(shown: &Shown) -> Vec<&app::Logged> {
    let kinds = [
        "expert-pool.published",
        "expert.barred",
        "seed.committed",
        "seed.revealed",
        "committee.drawn",
    ];
    shown.viewer.seen_of(&shown.loaded, &kinds)
}

fn steps(web: &Web, lang: In, shown: &Shown) -> Markup {
    let seen = seen(shown);
    html! {
        section.card #steps {
            h2 { (lang.t("经过", "Step by step")) }
            @if seen.is_empty() { p.empty { (lang.t("本项目没有抽取记录。", "No draw has been recorded for this purchase.")) } }
            ol.timeline { @for one in seen {
                li {
                    time datetime=(one.envelope.occurred) { (lang.moment(one.envelope.occurred)) }
                    div {
                        p.hash { (parts::sentence(web, lang, one)) }
                        p.meta { a href={ (shown.path()) "/entries/" (one.position) } { "#" (one.position) }
                            @if let Some(by) = one.envelope.actor.organisation { " · " (parts::organisation_name(web, lang, by)) } }
                    }
                }
            } }
        }
    }
}

fn result(lang: In, shown: &Shown) -> Markup {
    let sight = shown.viewer.sight(&shown.loaded);
    let log = shown.loaded.log.iter();
    let events = log.filter_map(|one| match &one.event {
        domain::Event::Bidding(event) if sight.sees(one) => Some(event),
        _ => None,
    });
    let checked = verify(events);
    html! {
        @if seen(shown).iter().any(|one| one.event.kind() == "committee.drawn") {
            section.card #ranks {
                h2 { (lang.t("核验结果", "Checked")) }
                @match checked {
                    Ok(found) => (ranks(lang, &found)),
                    Err(fault) => div.alert role="alert" { p { (lang.bi(fault.text())) } },
                }
            }
        }
    }
}

fn ranks(lang: In, found: &Verified) -> Markup {
    html! {
        p.done { "✓ " (lang.t("名单摘要、随机数、种子和排序全部相符。", "Pool, secrets, seed and order all fit.")) }
        dl.facts {
            dt { (lang.t("名单摘要", "Digest of the pool")) } dd.hash { code { (found.pool) } }
            dt { (lang.t("种子", "Seed")) } dd.hash { code { (found.seed) } }
        }
        table.cards {
            thead { tr {
                th scope="col" { (lang.t("号码", "Number")) }
                th scope="col" { (lang.t("排序摘要", "Rank")) }
                th scope="col" { (lang.t("结果", "Outcome")) }
            } }
            tbody { @for (number, rank) in &found.ranks { tr {
                th scope="row" { (number) }
                td data-label=(lang.t("排序摘要", "Rank")) { code.hash { (rank) } }
                td data-label=(lang.t("结果", "Outcome")) {
                    @if found.seats.contains(number) { strong { (lang.t("席位", "seat")) } }
                    @else if found.reserve.contains(number) { (lang.t("候补", "substitute")) }
                    @else { "—" }
                }
            } } }
        }
        @if !found.barred.is_empty() {
            p { (lang.t("未参加抽取：", "Left out: "))
                @for one in &found.barred { (one.number) " " (lang.bi(one.ground.name())) "; " } }
        }
    }
}
