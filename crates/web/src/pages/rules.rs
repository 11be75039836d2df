//! The rules in force: every parameter of a jurisdiction on a day, with its source and strength.

use crate::{Web, ask::Ask, failure::Failure, layout, routes::Answer, wording::In};
use domain::process::JURISDICTION_DEFAULT;
use kernel::{Bi, Date};
use maud::{Markup, html};
use rules::{Key, Pack, RuleError, Strength};

pub mod derivation;
pub mod parameter;

/// The day the query names under `name`; an empty field is no answer.
///
/// # Errors
/// Something that is no date.
pub fn asked_day(ask: &Ask, name: &str) -> Result<Option<Date>, RuleError> {
    let text = ask.query(name).filter(|text| !text.trim().is_empty());
    text.map(rules::day).transpose()
}

/// The pack of `jurisdiction` on the day asked for: the day of the event, else the day counted from,
/// else today.
///
/// # Errors
/// An unknown jurisdiction, no date, or a day before the first pack.
pub fn asked_pack<'a>(
    web: &'a Web,
    ask: &Ask,
    jurisdiction: &str,
) -> Result<(&'a Pack, Date), Failure> {
    let today = kernel::civil_date(web.app.clock().now());
    let counted = |name| asked_day(ask, name).ok().flatten();
    let on = asked_day(ask, "on")?
        .or_else(|| counted("from"))
        .or_else(|| counted("until"));
    let on = on.unwrap_or(today);
    Ok((web.app.rulebook().resolve(jurisdiction, on)?, on))
}

/// The page; `?jurisdiction=us-ny&on=2025-03-01` shows the rules of another place and day.
///
/// # Errors
/// No pack covers the place and day.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let named = ask.query("jurisdiction").filter(|text| !text.is_empty());
    let (pack, on) = asked_pack(web, ask, named.unwrap_or(JURISDICTION_DEFAULT))?;
    let title = lang.t("规则", "Rules");
    let content = html! {
        h1 { (title) " · " (pack.name().get(lang.0)) }
        (choice(web, lang, pack, on))
        section.card {
            (about(lang, pack))
            p { (lang.t(
                "事项按发生日期适用规则；合同沿用签订时的版本。标为“默认”的数值没有法律效力。点开任一参数，可看来源和期限推算。",
                "Rules apply by the day of the event; a contract keeps the version of its signing. Values marked “default” have no legal force. Open a parameter to see where it comes from and to count a deadline.",
            )) }
            nav aria-label=(lang.t("参数分组", "Groups of parameters")) {
                @for (index, (name, _)) in Key::GROUPS.iter().enumerate() {
                    @if index > 0 { " · " }
                    a href={ "#g" (index) } { (lang.bi(*name)) }
                }
            }
        }
        (roles(lang, pack))
        @for (index, (name, keys)) in Key::GROUPS.iter().enumerate() {
            (group(lang, pack, on, (index, *name, keys)))
        }
        (sources(lang, pack))
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The form that chooses a place and a day.
fn choice(web: &Web, lang: In, pack: &Pack, on: Date) -> Markup {
    let rulebook = web.app.rulebook();
    html! {
        form.filters method="get" action="/rules" {
            div.field { label for="jurisdiction" { (lang.t("适用地", "Place")) }
                select #jurisdiction name="jurisdiction" {
                    @for one in rulebook.jurisdictions() {
                        option value=(one) selected[one == pack.jurisdiction()] { (place(web, lang, one, on)) }
                    }
                } }
            div.field { label for="on" { (lang.t("适用日期", "On the day")) } input #on name="on" type="date" value=(on); }
            button.button type="submit" { (lang.t("查看", "Show")) }
        }
    }
}

/// The name of a jurisdiction on a day, or its code where it has no rules then.
fn place(web: &Web, lang: In, jurisdiction: &str, on: Date) -> String {
    match web.app.rulebook().resolve(jurisdiction, on) {
        Ok(pack) => format!("{} ({jurisdiction})", pack.name().get(lang.0)),
        Err(_) => jurisdiction.to_owned(),
    }
}

/// Which pack this is and how long it holds.
pub fn about(lang: In, pack: &Pack) -> Markup {
    html! {
        p { code { (pack.id()) } " · " (lang.t("自 ", "in force from ")) (pack.valid_from())
            @if let Some(end) = pack.valid_to() { (lang.t(" 至 ", " until before ")) (end) }
            @if let Some(below) = pack.extends() { " · " (lang.t("叠加于 ", "lies over ")) code { (below) } } }
    }
}

/// Which body usually has which part here.
fn roles(lang: In, pack: &Pack) -> Markup {
    if pack.usuals().next().is_none() {
        return html! {};
    }
    html! {
        section.card #roles {
            h2 { (lang.t("通常由谁担任", "Whose part is usually whose")) }
            p.meta { (lang.t("仅为新建项目时的建议；角色按合同逐一授予。", "Only what a new purchase proposes; roles are given contract by contract.")) }
            table.cards {
                thead { tr {
                    th scope="col" { (lang.t("角色", "Role")) } th scope="col" { (lang.t("通常的单位", "Usual body")) }
                    th scope="col" { (lang.t("效力", "Strength")) } th scope="col" { (lang.t("来源", "Source")) }
                } }
                tbody { @for (role, usual) in pack.usuals() { tr {
                    td data-label=(lang.t("角色", "Role")) { (lang.bi(role.name())) }
                    td data-label=(lang.t("通常的单位", "Usual body")) { (usual.body.get(lang.0)) }
                    td data-label=(lang.t("效力", "Strength")) { (strength(lang, usual.strength)) }
                    td data-label=(lang.t("来源", "Source")) { (usual.source.get(lang.0)) }
                } } }
            }
        }
    }
}

fn group(lang: In, pack: &Pack, on: Date, (index, name, keys): (usize, Bi, &[Key])) -> Markup {
    html! {
        section.card id={ "g" (index) } {
            h2 { (lang.bi(name)) " " span.count { (keys.len()) } }
            table.cards {
                thead { tr {
                    th scope="col" { (lang.t("参数", "Parameter")) } th scope="col" { (lang.t("数值", "Value")) }
                    th scope="col" { (lang.t("效力", "Strength")) } th scope="col" { (lang.t("来源", "Source")) }
                } }
                tbody { @for key in keys {
                    @let one = pack.parameter(*key);
                    tr id=(key.code()) {
                        td data-label=(lang.t("参数", "Parameter")) {
                            a href=(parameter::path(pack.jurisdiction(), *key, on)) { (lang.bi(key.label())) } br; code { (key.code()) } }
                        td data-label=(lang.t("数值", "Value")) { (one.value.show(lang.0)) }
                        td data-label=(lang.t("效力", "Strength")) { (strength(lang, one.strength)) }
                        td data-label=(lang.t("来源", "Source")) { (one.source.get(lang.0)) }
                    }
                } }
            }
        }
    }
}

fn sources(lang: In, pack: &Pack) -> Markup {
    html! {
        section.card #sources {
            h2 { (lang.t("所依据的文件", "Instruments drawn on")) }
            ul { @for one in pack.citations() { li { (one.get(lang.0)) } } }
        }
    }
}

/// How binding a value is, in a word.
pub fn strength(lang: In, strength: Strength) -> &'static str {
    match strength {
        Strength::Must => lang.t("法定", "must"),
        Strength::Should => lang.t("应当", "should"),
        Strength::Default => lang.t("默认", "default"),
    }
}
