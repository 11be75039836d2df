//! The rules in force: every parameter with its source and strength.

use crate::{Web, ask::Ask, failure::Failure, layout, routes::Answer, wording::In};
use domain::process::JURISDICTION_DEFAULT;
use kernel::Date;
use maud::{Markup, html};
use rules::{Key, Pack, Strength};

/// The page; `?on=2025-03-01` shows the rules of another day.
///
/// # Errors
/// No pack covers the day.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let today = kernel::civil_date(web.app.clock().now());
    let on: Date = ask
        .query("on")
        .and_then(|text| text.parse().ok())
        .unwrap_or(today);
    let rulebook = web.app.rulebook();
    let pack = rulebook
        .resolve(JURISDICTION_DEFAULT, on)
        .map_err(|_| Failure::NotFound)?;
    let title = lang.t("规则", "Rules");
    let content = html! {
        h1 { (title) " · " (on) }
        form.filters method="get" action="/rules" {
            div.field { label for="on" { (lang.t("适用日期", "On the day")) } input #on name="on" type="date" value=(on); }
            button.button type="submit" { (lang.t("查看", "Show")) }
        }
        section.card {
            p { (pack.name().get(lang.0)) " · " code { (pack.id()) } " · " (lang.t("自 ", "in force from ")) (pack.valid_from())
                @if let Some(end) = pack.valid_to() { (lang.t(" 至 ", " until before ")) (end) } }
            p { (lang.t(
                "事项按发生日期适用规则；合同沿用签订时的版本。标为“默认”的数值没有法律效力。",
                "Rules apply by the day of the event; a contract keeps the version of its signing. Values marked “default” have no legal force.",
            )) }
            (parameters(lang, pack))
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

fn parameters(lang: In, pack: &Pack) -> Markup {
    html! {
        table.cards {
            thead { tr {
                th scope="col" { (lang.t("参数", "Parameter")) } th scope="col" { (lang.t("数值", "Value")) }
                th scope="col" { (lang.t("效力", "Strength")) } th scope="col" { (lang.t("来源", "Source")) }
            } }
            tbody { @for key in Key::ALL {
                @let one = pack.parameter(*key);
                tr id=(key.code()) {
                    td data-label=(lang.t("参数", "Parameter")) { (lang.bi(key.label())) br; code { (key.code()) } }
                    td data-label=(lang.t("数值", "Value")) { (one.value.show(lang.0)) }
                    td data-label=(lang.t("效力", "Strength")) { (strength(lang, one.strength)) }
                    td data-label=(lang.t("来源", "Source")) { (one.source.get(lang.0)) }
                }
            } }
        }
    }
}

fn strength(lang: In, strength: Strength) -> &'static str {
    match strength {
        Strength::Must => lang.t("法定", "must"),
        Strength::Should => lang.t("应当", "should"),
        Strength::Default => lang.t("默认", "default"),
    }
}
