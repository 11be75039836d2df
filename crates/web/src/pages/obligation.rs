//! One obligation: who owes what to whom, and why its last day is that day.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::{
        home::debtor,
        parts::{self, Shown},
        rules::{derivation, parameter},
    },
    routes::Answer,
    wording::In,
};
use domain::{Due, Obligation, ObligationState};
use kernel::{Bi, Date, lang::bi};
use maud::{Markup, html};
use rules::{Derivation, Key, Pack, PackId};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let id = ask.param("obligation");
    let all = &shown.loaded.process.obligations;
    let one = all
        .iter()
        .find(|one| one.id.to_string() == id)
        .ok_or(Failure::NotFound)?;
    let title = lang.bi(one.duty.0.what);
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " (one.subject) }
        (facts(web, lang, &shown, one))
        section.card #derivation { h2 { (lang.t("期限怎么来的", "Where the last day comes from")) } (why(web, lang, one)) }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn facts(web: &Web, lang: In, shown: &Shown, one: &Obligation) -> Markup {
    let duty = one.duty.0;
    html! {
        section.card { table { tbody {
            tr { th scope="row" { (lang.t("应履行方", "Owed by")) } td { (debtor(web, lang, one)) } }
            tr { th scope="row" { (lang.t("对方", "Owed to")) } td { (lang.bi(duty.creditor.name())) } }
            @if let Some(contract) = one.contract { tr { th scope="row" { (lang.t("合同", "Contract")) } td { (contract) } } }
            tr { th scope="row" { (lang.t("产生于", "Arose")) } td { (one.arose) } }
            tr { th scope="row" { (lang.t("期限", "Due")) } td { @match one.state {
                ObligationState::Open => { (parts::due(lang, one, shown.today)) }
                ObligationState::Met { .. } | ObligationState::Waived { .. } | ObligationState::Excused { .. } | ObligationState::Lapsed => {
                    (one.due.date().map_or_else(|| "—".to_owned(), |date| date.to_string())) }
            } } }
            tr { th scope="row" { (lang.t("状态", "State")) } td { (state(lang, &one.state)) } }
            tr { th scope="row" { (lang.t("凭据", "Proof")) } td { (lang.bi(duty.proof)) } }
            tr { th scope="row" { (lang.t("逾期后果", "If late")) } td { (lang.bi(duty.breach)) } }
        } } }
    }
}

fn state(lang: In, state: &ObligationState) -> String {
    match state {
        ObligationState::Open => lang.t("进行中", "open").to_owned(),
        ObligationState::Met { on } => format!("{} {on}", lang.t("已履行", "kept on")),
        ObligationState::Waived { .. } => lang.t("已豁免", "waived").to_owned(),
        ObligationState::Excused { .. } => lang.t("免责", "excused").to_owned(),
        ObligationState::Lapsed => lang.t("不再需要", "fell away").to_owned(),
    }
}

/// The derivation of the very day on record.
fn why(web: &Web, lang: In, one: &Obligation) -> Markup {
    match &one.due {
        Due::Unknown { rule, from, year } => html! {
            p { (lang.bi(bi("日历未公布，暂不能计算；公布并更新规则包后计算。", "It cannot be counted until the calendar is published and in the rule pack."))) }
            p.meta { code { (rule) } " · " (lang.t("起算 ", "from ")) (from) " · " (lang.t("缺日历年份 ", "missing year ")) (year) }
        },
        Due::On {
            date,
            rule: Some(rule),
            pack: Some(pack),
            from: Some(from),
        } => recount(web, lang, (*date, rule, pack, *from)),
        Due::On { rule, .. } => html! {
            p { (lang.bi(bi("由双方在合同或文件中约定，不是按期间推算的。", "The parties agreed the day in the contract or the documents; it was not counted from a period."))) }
            @if let Some(rule) = rule { p.meta { code { (rule) } } }
        },
    }
}

/// Counts the day again from what the record holds.
fn recount(web: &Web, lang: In, (date, rule, pack, from): (Date, &str, &str, Date)) -> Markup {
    let found = web.app.rulebook().pack(&PackId::new(pack));
    let (Some(pack), Ok(key)) = (found, rule.parse::<Key>()) else {
        return said(
            lang,
            rule,
            pack,
            from,
            bi(
                "这一规则版本不在本系统中，不能重算。",
                "This version of the rules is not in the program, so the day cannot be counted again.",
            ),
        );
    };
    match counts_to(pack, key, from, date) {
        Some(found) => html! {
            (derivation::show(lang, pack, &found))
            p { a href={ (parameter::path(pack.jurisdiction(), key, in_force(pack, from)))
                (if found.due < from { "&until=" } else { "&from=" }) (from) } {
                (lang.t("这一规则的来源与各层", "The source and layers of this rule")) } }
        },
        None => said(
            lang,
            rule,
            pack.id().as_str(),
            from,
            bi(
                "记录的日期另有原因（如延期、中止或取其早者），不等于单纯推算的结果；见产生它的记录。",
                "The day on record has a further ground, such as an extension, a suspension or an earlier day that took its place; see the entry it arose from.",
            ),
        ),
    }
}

/// The day on which the pack is in force that is nearest to `from`.
fn in_force(pack: &Pack, from: Date) -> Date {
    let last = pack.valid_to().and_then(|end| end.yesterday().ok());
    from.min(last.unwrap_or(from)).max(pack.valid_from())
}

/// The count that leads from `from` to `date`, forwards or back.
fn counts_to(pack: &Pack, key: Key, from: Date, date: Date) -> Option<Derivation> {
    let forwards = pack.due(key, from).ok().filter(|found| found.due == date);
    forwards.or_else(|| {
        let back = pack.due_before(key, from).ok();
        back.filter(|found| found.due == date)
    })
}

fn said(lang: In, rule: &str, pack: &str, from: Date, text: Bi) -> Markup {
    html! {
        p { (lang.bi(text)) }
        p.meta { code { (rule) } " · " (pack) " · " (lang.t("起算 ", "from ")) (from) }
    }
}
