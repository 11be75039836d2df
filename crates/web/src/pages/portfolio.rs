//! The contracts of one district together: what they have in common, each drawn toward it as far as
//! little is known of it. No ranks and no league: a pair is set apart only where the pool does so.

#[cfg(test)]
mod tests;

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::trail,
    plot::{
        Figure,
        bars::percent,
        funnel::{Dot, Funnel},
    },
    routes::Answer,
    wording::In,
};
use app::relationship::{Pool, Pools, Portfolio, Told, pooled_name};
use kernel::OrganisationId;
use maud::{Markup, html};
use measure::{ids::ContractName, pool::Placed, schema::Part};
use std::collections::BTreeSet;

/// Fewest contracts of which sums are shown.
const FEWEST: u32 = 5;
/// Most contracts listed.
const ROWS: usize = 100;

/// The page.
///
/// # Errors
/// Failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let title = lang.t("合同关系汇总", "Relationships, summed up");
    let chosen = ask.query("district");
    let chosen = chosen.and_then(|text| text.parse::<OrganisationId>().ok());
    let content = html! {
        (trail(lang, &[("/", lang.t("首页", "Start")), ("", title)]))
        h1 { (title) }
        p { (lang.t(
            "同一购买方的合同放在一起看。记录少的合同向整体靠拢，免得偶然被当成差别；不排名。单个合同只给当事各方和审计看。",
            "The contracts of one purchaser together. A contract of which little is recorded is drawn toward the whole, so that chance is not taken for a difference; there is no ranking. A single contract is for its parties and the auditor.")) }
        (districts(web, lang, chosen)?)
        @if let Some(district) = chosen { (one(lang, &web.app.portfolio(district, &ask.viewer())?)) }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The purchasers there are.
fn districts(web: &Web, lang: In, chosen: Option<OrganisationId>) -> Result<Markup, Failure> {
    let rows = web.app.purchases_of(None)?;
    let buyers: BTreeSet<&str> = rows.iter().map(|row| row.buyer.as_str()).collect();
    let directory = web.app.directory();
    let cards: Vec<_> = directory
        .organisations()
        .filter(|card| buyers.contains(card.id.to_string().as_str()))
        .collect();
    Ok(html! {
        nav.tabs.small aria-label=(lang.t("购买方", "Purchasers")) {
            @for card in &cards {
                a href={ "/relationships?district=" (card.id) } aria-current=[(chosen == Some(card.id)).then_some("page")] { (card.name(lang.0)) }
            }
        }
        @if cards.is_empty() { p.empty { (lang.t("还没有采购项目。", "There are no purchases yet.")) } }
    })
}

/// The contracts of one district.
pub(super) fn one(lang: In, found: &Portfolio) -> Markup {
    html! {
        section.card #sums {
            h2 { (lang.t("合在一起", "Taken together")) }
            p { (lang.t("已签合同：", "Signed contracts: ")) strong { (found.contracts) } }
            @if found.contracts < FEWEST {
                p.few { (lang.t("至少五份合同才汇总，否则等于公开单个合同。", "Sums are shown of five contracts or more; of fewer they would give away the single ones.")) }
            } @else if found.pools.is_empty() {
                p.empty { (lang.t("记录太少，还不能汇总。", "Too little is recorded to sum up.")) }
            }
        }
        @if found.contracts >= FEWEST { @for pool in &found.pools { (pooled(lang, found, pool)) } }
        (own(lang, found))
    }
}

/// What is pooled: its code, its name, and lowest and highest value.
const fn index(lang: In, one: Pools) -> (&'static str, &'static str, (f64, f64)) {
    match one {
        Pools::Control => ("control", lang.t("控制偏移", "control shift"), (-1.0, 1.0)),
        Pools::Absorption => ("absorption", lang.t("合同外吸纳", "absorption"), (0.0, 1.0)),
    }
}

fn pair(lang: In, upper: Part) -> &'static str {
    match upper {
        Part::District => lang.t("区与机构", "district and organisation"),
        Part::Host => lang.t("街道与机构", "host and organisation"),
        _ => lang.t("其他", "others"),
    }
}

/// A value as it is written: a share, or a number between −1 and 1.
fn say(of: Pools, value: f64) -> String {
    match of {
        Pools::Control => format!("{value:.2}").replace('-', "−"),
        Pools::Absorption => percent(value),
    }
}

fn pooled(lang: In, found: &Portfolio, pool: &Pool) -> Markup {
    let (code, name, _) = index(lang, pool.index);
    let pooled = &pool.pooled;
    let heading = format!("{} · {name}", pair(lang, pool.upper));
    html! {
        section.card id={ (code) "-" (part_code(pool.upper)) } {
            h2 { (heading) }
            p { (lang.t("共同的水平：", "What they have in common: ")) strong { (say(pool.index, pooled.mean)) }
                span.meta {
                    @match pooled.phi {
                        Some(phi) => { (lang.t("；整体相当于每份合同另加 ", "; the whole counts as so many matters beside a contract’s own: ")) (format!("{phi:.1}")) (lang.t(" 件事项", "")) }
                        None => { (lang.t("；各合同的差别不超过偶然", "; the contracts do not differ beyond chance")) }
                    }
                } }
            @if pooled.projects.is_empty() { p.meta { (lang.t("其中没有您可以单独查看的合同。", "None of them is open to you by itself.")) } }
            @else {
                (figure(lang, pool, &heading).inline())
                (table(lang, found, pool))
                (apart(lang, found, pool))
            }
        }
    }
}

const fn part_code(part: Part) -> &'static str {
    match part {
        Part::District => "district",
        _ => "host",
    }
}

/// The funnel of the contracts the reader may see; numbers are those of the table.
fn figure(lang: In, pool: &Pool, heading: &str) -> Figure {
    let (code, name, span) = index(lang, pool.index);
    let unit = |value: f64| (value - span.0) / (span.1 - span.0);
    let projects = &pool.pooled.projects;
    let dots = projects.iter().zip(1_usize..).filter_map(|(one, number)| {
        Some(Dot {
            n: one.n,
            raw: unit(one.raw?),
            pooled: unit(one.shrunken),
            number: Some(number),
        })
    });
    let mut limits: Vec<(f64, f64, f64)> = projects
        .iter()
        .map(|one| (one.n, unit(one.limits.0), unit(one.limits.1)))
        .collect();
    limits.sort_by(|one, other| one.0.total_cmp(&other.0));
    let scale = match pool.index {
        Pools::Control => lang.t(
            "纵轴 0 % 为 −1，50 % 为 0，100 % 为 1",
            "upright: 0 % is −1, 50 % is 0, 100 % is 1",
        ),
        Pools::Absorption => lang.t("纵轴为占比", "upright: the share"),
    };
    let funnel = Funnel {
        whole: unit(pool.pooled.mean),
        dots: dots.collect(),
        limits,
        names: (lang.t("事项权重之和", "sum of weights of matters").to_owned(), name.to_owned()),
        notes: vec![
            lang.t("○ 原值；● 向整体靠拢后的值；点线：偶然之下百分之九十五落在其间；长虚线：整体", "○ as counted; ● drawn toward the whole; dots: where chance puts 95 of 100; dashes: the whole").to_owned(),
            scale.to_owned(),
        ],
    };
    let shown: Vec<String> = projects
        .iter()
        .zip(1_usize..)
        .map(|(one, number)| format!("{number}: {}", say(pool.index, one.shrunken)))
        .collect();
    let plot = format!("funnel-{code}-{}", part_code(pool.upper));
    funnel.figure((&plot, heading, &shown.join("; ")))
}

/// The contract of a name, for those who may see it.
fn told<'a>(found: &'a Portfolio, name: &ContractName) -> Option<&'a Told> {
    let mut all = found.told.iter();
    all.find(|one| pooled_name(one.process, one.contract) == *name)
}

fn link(found: &Portfolio, name: &ContractName) -> Markup {
    html! { @if let Some(one) = told(found, name) { a href=(path(one)) { (one.title) " " (one.contract) } } }
}

fn path(one: &Told) -> String {
    format!(
        "/purchases/{}/contracts/{}/relationship",
        one.process, one.contract
    )
}

fn table(lang: In, found: &Portfolio, pool: &Pool) -> Markup {
    let row = |one: &Placed, number: usize| {
        html! { tr {
            td { (number) } th scope="row" { (link(found, &one.name)) }
            td.number { strong { (say(pool.index, one.shrunken)) } }
            td.number { (say(pool.index, one.most.0)) (lang.t(" 至 ", " to ")) (say(pool.index, one.most.1)) }
            td.number { (one.raw.map_or_else(|| "—".to_owned(), |raw| say(pool.index, raw))) }
            td.number { (format!("{:.1}", one.n)) }
        } }
    };
    html! {
        div.scroll { table {
            thead { tr { th scope="col" { "#" } th scope="col" { (lang.t("合同", "Contract")) } th scope="col" { (lang.t("靠拢后", "Drawn toward the whole")) }
                th scope="col" { (lang.t("九成区间", "Nine tenths")) } th scope="col" { (lang.t("原值", "As counted")) } th scope="col" { "n" } } }
            tbody { @for (one, number) in pool.pooled.projects.iter().zip(1_usize..).take(ROWS) { (row(one, number)) } }
        } }
        p.meta { (lang.t("次序按名称，不代表高低。", "The order is that of names and means nothing.")) }
    }
}

fn apart(lang: In, found: &Portfolio, pool: &Pool) -> Markup {
    let pairs = &pool.pooled.apart;
    html! {
        @if pairs.is_empty() { p { (lang.t("没有两份合同可以有把握地分出高低。", "No two contracts can be told apart with confidence.")) } }
        @else { ul { @for one in pairs.iter().take(ROWS) { li {
            (link(found, &one.more)) (lang.t(" 高于 ", " is higher than ")) (link(found, &one.less)) " "
            span.meta { (percent(one.probability)) }
        } } } }
    }
}

/// The contracts the reader may see one by one.
fn own(lang: In, found: &Portfolio) -> Markup {
    html! {
        @if !found.told.is_empty() { section.card #own {
            h2 { (lang.t("您可以查看的合同", "Contracts open to you")) }
            ul { @for one in found.told.iter().take(ROWS) { li { a href=(path(one)) { (one.title) " " (one.contract) } } } }
        } }
    }
}
