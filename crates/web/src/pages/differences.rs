//! The contract beside what was tendered, clause by clause and field by field.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::{In, Names},
};
use domain::{
    Contract,
    contract::{
        differences::{self, Line, Mark, Weight},
        substance,
    },
};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let named = ask.param("contract").trim_start_matches('K').parse().ok();
    let contracts = &shown.loaded.process.contracts;
    let contract = contracts.iter().find(|one| Some(one.id.0) == named);
    let contract = contract.ok_or(Failure::NotFound)?;
    let title = lang.t("合同与采购文件对照", "Contract beside the tender");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " (contract.id) }
        (body(lang, &shown, contract))
    };
    Ok(layout::page(web, ask, title, &content))
}

fn body(lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let process = &shown.loaded.process;
    let own = shown
        .viewer
        .person
        .as_ref()
        .and_then(|one| one.organisation);
    let reads = shown.names == Names::Shown || own == Some(contract.supplier.id);
    if !reads && contract.agreement.published.is_none() {
        return html! { section.card { p.empty { (lang.t("合同公开前由各方查阅。", "The parties read the contract until it is published.")) } } };
    }
    let award = substance::award_of(process, contract);
    let lines = award.and_then(|award| differences::of_award(process, award, &contract.terms));
    let Some(lines) = lines else {
        return html! { section.card { p.empty { (lang.t("没有可对照的采购文件和成交结果。", "There are no documents and award to compare with.")) } } };
    };
    html! {
        (verdict(lang, contract, &lines))
        (table(lang, &lines))
    }
}

fn verdict(lang: In, contract: &Contract, lines: &[Line]) -> Markup {
    let departs = lines.iter().filter(|line| line.departs()).count();
    let moved = lines
        .iter()
        .filter(|line| line.mark != Mark::Same && line.weight == Weight::Calendar)
        .count();
    html! {
        section.card #verdict {
            @if departs == 0 {
                p.done { (lang.t("实质内容一致：采购文件和成交结果之外没有增减。", "The same in substance: nothing was added to or taken from documents and award.")) }
            } @else if contract.signed.is_some() {
                p { (lang.t("签订后经双方同意的变更已计入，差异项：", "Changes that both sides agreed since the signing are included; lines that differ: ")) (departs) }
            } @else {
                p.alert { (lang.t("实质内容不一致，不得签署。差异项：", "Differs in substance and cannot be signed. Lines: ")) (departs) }
            }
            p.meta { (lang.t("随签约日推移的日期不属于实质内容：", "Dates that follow from the day of signing are not of substance: ")) (moved)
                " · " (lang.t("依据：《政府采购法》第46条", "Government Procurement Law art. 46")) }
        }
    }
}

/// Lines of a comparison, part by part; differences before what is the same.
pub fn table(lang: In, lines: &[Line]) -> Markup {
    let parts = lines.chunk_by(|one, next| one.part == next.part);
    html! {
        @for part in parts {
            section.card {
                @let changed = part.iter().filter(|line| line.mark != Mark::Same).count();
                h2 { (part.first().map_or("", |line| lang.bi(line.part))) " " span.count { (changed) "/" (part.len()) } }
                div.scroll { table {
                    thead { tr {
                        th { (lang.t("内容", "What")) } th { (lang.t("采购文件和成交结果", "Tender and award")) }
                        th { (lang.t("合同", "Contract")) } th { (lang.t("对照", "Compared")) }
                    } }
                    tbody { @for line in part { (row(lang, line)) } }
                } }
            }
        }
    }
}

/// What terms say, line by line, with nothing to compare.
pub fn plain(lang: In, lines: &[Line]) -> Markup {
    html! {
        table.cards { tbody { @for line in lines { tr {
            td { (line.name.get(lang.0)) }
            td { (line.after.as_ref().map_or("—", |one| one.get(lang.0))) }
        } } } }
    }
}

fn row(lang: In, line: &Line) -> Markup {
    let said = |text: &Option<differences::Both>| {
        let text = text.as_ref().map(|one| one.get(lang.0).to_owned());
        text.unwrap_or_else(|| "—".to_owned())
    };
    html! {
        tr {
            th scope="row" { (line.name.get(lang.0)) }
            td { (said(&line.before)) }
            td { (said(&line.after)) }
            td { span.state.ok[line.mark == Mark::Same].bad[line.departs()] { (lang.bi(line.mark.name())) }
                @if line.mark != Mark::Same && line.weight == Weight::Calendar { " " span.meta { (lang.t("非实质", "not of substance")) } } }
        }
    }
}
