//! Every clause in both languages, with its values in effect, what it puts in motion, and what came
//! of it in this contract.

use super::{head, not_yet, pack, path, readable, reading, shown};
use crate::{
    Web, api,
    ask::Ask,
    layout,
    pages::{
        parts::{self, Shown},
        rules::parameter,
    },
    routes::Answer,
    wording::In,
};
use domain::{
    Contract,
    contract::{
        Clause,
        clauses::{self, Effect, PARTS, Parameter},
    },
    planning::parity,
    register::Outcome,
    registry,
};
use kernel::{Bi, Lang, lang::bi};
use maud::{Markup, html};
use paper::Reading;
use rules::Pack;
use serde_json::{Value, json};

/// Most entries a clause shows of what came of it.
const CAME_MAX: usize = 6;

/// A contract with its rule pack.
struct Sheet<'a> {
    lang: In,
    shown: &'a Shown,
    contract: &'a Contract,
    pack: &'a Pack,
}

/// The page: one part of the contract at a time.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("条款与其效力", "Clauses and what they do");
    let part = ask.query("part").and_then(|text| text.parse().ok());
    let part: usize = part.filter(|place| *place < PARTS.len()).unwrap_or(0);
    let contract = readable(&shown);
    let pack = contract.and_then(|contract| pack(web, &shown, contract));
    let content = html! {
        (head(lang, &shown, "clauses", title))
        @match (contract, pack) {
            (Some(contract), Some(pack)) => (body(&Sheet { lang, shown: &shown, contract, pack }, part)),
            _ => (not_yet(lang)),
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn body(sheet: &Sheet<'_>, part: usize) -> Markup {
    let lang = sheet.lang;
    let agreed = sheet.contract.terms.clauses.len();
    let effects = PARTS.get(part).map_or(&[][..], |(_, effects)| effects);
    let here: Vec<&Effect> = effects
        .iter()
        .filter(|one| sheet.contract.terms.clauses.contains(&one.clause))
        .collect();
    let left: Vec<&Effect> = effects
        .iter()
        .filter(|one| !sheet.contract.terms.clauses.contains(&one.clause))
        .collect();
    html! {
        p.meta { (lang.t("本合同的条款：", "Clauses of this contract: ")) (agreed) "/" (Clause::ALL.len())
            " · " (lang.t("适用规则包 ", "rule pack ")) (sheet.pack.id())
            @if sheet.contract.pack.is_none() { (lang.t("（签订时锁定）", " (fixed when signed)")) } }
        nav.tabs aria-label=(lang.t("条款分类", "Parts")) {
            @for (place, (name, _)) in PARTS.iter().enumerate() {
                a href={ "?part=" (place) } aria-current=[(place == part).then_some("page")] { (lang.bi(*name)) }
            }
        }
        @for effect in here { (clause(sheet, effect)) }
        @if !left.is_empty() {
            section.card { h2 { (lang.t("本合同没有采用的条款", "Clauses this contract does not hold")) }
                ul { @for one in left { li { code { (one.clause.code()) } " " (lang.bi(one.clause.name())) } } } }
        }
    }
}

fn clause(sheet: &Sheet<'_>, effect: &Effect) -> Markup {
    let lang = sheet.lang;
    let code = effect.clause.code();
    let other = In(match lang.0 {
        Lang::Zh => Lang::En,
        Lang::En => Lang::Zh,
    });
    let text = |lang| reading(lang, sheet.pack, sheet.contract).text(effect.clause);
    html! {
        section.card id=(code) {
            h2 { code { (code) } " " (lang.bi(effect.clause.name()))
                @if Clause::CORE.contains(&effect.clause) { " " span.chip { (lang.t("核心", "core")) } } }
            (words(lang, &text(lang)))
            details { summary lang=(other.0.tag()) { (other.t("中文", "English")) }
                div lang=(other.0.tag()) { (words(other, &text(other))) } }
            (values(sheet, effect))
            (motion(lang, effect))
            (came(sheet, effect))
        }
    }
}

fn words(lang: In, text: &Reading) -> Markup {
    html! {
        p { (text.common) }
        div.columns {
            div { h3 { (lang.t("承接方", "The provider")) } p { (text.provider) } }
            div { h3 { (lang.t("购买方和落地街道", "The purchaser and the hosts")) } p { (text.other) } }
        }
        @if let Some(law) = &text.law { p.meta { (lang.t("依据：", "Basis: ")) (law) } }
    }
}

fn values(sheet: &Sheet<'_>, effect: &Effect) -> Markup {
    let lang = sheet.lang;
    let reading = reading(lang, sheet.pack, sheet.contract);
    let on = sheet.contract.signed.unwrap_or(sheet.shown.today);
    html! {
        @if effect.parameters().next().is_some() {
            h3 { (lang.t("适用的数值", "Values in effect")) }
            table.cards { tbody { @for one in effect.parameters() { tr {
                td { (lang.bi(one.label())) }
                td { strong { (reading.value(one)) } }
                td { @match one {
                    Parameter::Rule(key) => a href=(parameter::path(sheet.pack.jurisdiction(), key, on)) { code { (key.code()) } },
                    Parameter::Agreed(_) => a href=(path(sheet.shown, "terms")) { (lang.t("合同约定", "as agreed")) },
                } }
            } } } }
        }
    }
}

/// What rests on a clause, by kind.
fn driven(effect: &Effect) -> Vec<(Bi, Vec<Bi>)> {
    let duties = effect.duties.iter().filter_map(|code| registry::duty(code));
    let guards = effect
        .guards
        .iter()
        .filter_map(|code| registry::guard(code));
    let verbs = effect.verbs.iter().filter_map(|code| registry::verb(code));
    let all = vec![
        (bi("义务", "Duties"), duties.map(|one| one.what).collect()),
        (
            bi("条件", "Conditions"),
            guards.map(|one| one.text).collect(),
        ),
        (
            bi("可办事项", "Acts"),
            verbs.map(|one| one.meta.title).collect(),
        ),
    ];
    all.into_iter()
        .filter(|(_, list): &(Bi, Vec<Bi>)| !list.is_empty())
        .collect()
}

fn motion(lang: In, effect: &Effect) -> Markup {
    let pair = parity::report_of(effect.clause);
    html! {
        h3 { (lang.t("由它产生的效力", "What it puts in motion")) }
        @if let Some(pair) = pair {
            p.meta { (lang.t("承接方：", "Provider: ")) (lang.bi(pair.provider.0)) " · "
                (lang.t("购买方与落地方：", "Purchaser and hosts: ")) (lang.bi(pair.government.0)) }
        }
        dl.facts {
            @for (kind, list) in driven(effect) { dt { (lang.bi(kind)) } dd { @for (place, one) in list.iter().enumerate() {
                @if place > 0 { (lang.t("；", "; ")) } (lang.bi(*one)) } } }
            @if !effect.clocks.is_empty() { dt { (lang.t("到期自动", "By time alone")) } dd { @for kind in effect.clocks { code { (kind) } " " } } }
        }
        @if !effect.words.zh.is_empty() { p.meta { (lang.t("仅为文字：", "Words only: ")) (lang.bi(effect.words)) } }
    }
}

fn came(sheet: &Sheet<'_>, effect: &Effect) -> Markup {
    let (lang, shown) = (sheet.lang, sheet.shown);
    let process = &shown.loaded.process;
    let owed: Vec<_> = domain::register::of(process, Some(sheet.contract.id))
        .filter(|one| effect.duties.contains(&one.duty.0.code))
        .collect();
    let log = shown.loaded.log.iter().rev();
    let by_time: Vec<_> = log
        .filter(|one| one.envelope.contract == Some(sheet.contract.id))
        .filter(|one| effect.clocks.contains(&one.event.kind()))
        .filter(|one| shown.viewer.sees(&shown.loaded, one))
        .take(CAME_MAX)
        .collect();
    let notes: Vec<_> = process
        .guard_notes
        .iter()
        .filter(|one| {
            one.contract == Some(sheet.contract.id) && effect.guards.contains(&one.guard.0.code)
        })
        .collect();
    html! {
        @if owed.is_empty() && by_time.is_empty() && notes.is_empty() {
            p.meta { (lang.t("本合同尚未由此产生事项。", "Nothing has come of it in this contract yet.")) }
        } @else {
            h3 { (lang.t("在本合同中产生的", "What came of it here")) }
            ul.duties {
                @for one in owed.iter().rev().take(CAME_MAX) { li {
                    a href=(parts::obligation_path(shown.id, one)) { (one.id) " " (lang.bi(one.duty.0.what)) } " " (one.subject)
                    " " span.meta { (lang.bi(Outcome::of(one, shown.today).name())) } } }
                @if owed.len() > CAME_MAX { li { a href={ (path(shown, "obligations")) "?clause=" (effect.clause.code()) } {
                    (lang.t("全部义务 ", "all obligations ")) (owed.len()) } } }
                @for one in by_time { li { a href={ (shown.path()) "/entries/" (one.position) } { "#" (one.position) } " " (one.event.sentence_in(lang.0, one.envelope.zone)) } }
                @for one in notes.iter().rev().take(CAME_MAX) { li { (lang.t("未满足条件而办理：", "Departed from a condition: ")) (lang.bi(one.guard.0.text)) " " span.meta { (one.on) } } }
            }
        }
    }
}

/// The clauses of the contract as data.
///
/// # Errors
/// Not found, also while the contract is not published, or failures of the database.
pub fn data(web: &Web, ask: &Ask) -> Answer {
    let shown = shown(web, ask)?;
    let contract = readable(&shown).ok_or(crate::failure::Failure::NotFound)?;
    let pack = pack(web, &shown, contract).ok_or(crate::failure::Failure::NotFound)?;
    let agreed = clauses::all().filter(|one| contract.terms.clauses.contains(&one.clause));
    let rows: Vec<Value> = agreed.map(|one| row(pack, contract, one)).collect();
    api::ok(
        &json!({ "contract": contract.id.to_string(), "rulePack": pack.id().to_string(), "clauses": rows }),
    )
}

fn row(pack: &Pack, contract: &Contract, effect: &Effect) -> Value {
    let said = |lang| {
        let text = reading(In(lang), pack, contract).text(effect.clause);
        json!({ "common": text.common, "provider": text.provider, "government": text.other, "law": text.law })
    };
    let values = effect.parameters().map(|one| {
        let value = |lang| reading(In(lang), pack, contract).value(one);
        let from = match one {
            Parameter::Rule(_) => "rules",
            Parameter::Agreed(_) => "terms",
        };
        json!({ "code": one.code(), "from": from, "zh": value(Lang::Zh), "en": value(Lang::En) })
    });
    json!({
        "clause": effect.clause.code(), "core": Clause::CORE.contains(&effect.clause),
        "text": { "zh": said(Lang::Zh), "en": said(Lang::En) },
        "values": values.collect::<Vec<_>>(),
        "duties": effect.duties, "guards": effect.guards, "acts": effect.verbs, "clocks": effect.clocks,
        "wordsOnly": (!effect.words.zh.is_empty()).then(|| json!({ "zh": effect.words.zh, "en": effect.words.en })),
    })
}
