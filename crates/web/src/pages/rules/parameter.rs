//! One parameter: where its value comes from, and what it makes of a date.

use super::{about, asked_day, asked_pack, derivation};
use crate::{Web, ask::Ask, failure::Failure, layout, pages::parts, routes::Answer, wording::In};
use kernel::Date;
use maud::{Markup, html};
use rules::{Derivation, Key, Kind, Pack, RuleError};

/// The address of a parameter on a day.
pub fn path(jurisdiction: &str, key: Key, on: Date) -> String {
    format!("/rules/{jurisdiction}/{}?on={on}", key.code())
}

/// What a visitor counts from or back from.
pub struct Count {
    /// The first day of a period that runs forwards.
    pub from: Option<Date>,
    /// The day before which a period must have run.
    pub until: Option<Date>,
}

impl Count {
    /// What the query asks.
    ///
    /// # Errors
    /// Something that is no date.
    pub fn of(ask: &Ask) -> Result<Count, RuleError> {
        Ok(Count {
            from: asked_day(ask, "from")?,
            until: asked_day(ask, "until")?,
        })
    }

    /// The deadline; none when no day was named or the parameter is no period.
    pub fn derive(&self, pack: &Pack, key: Key) -> Option<Result<Derivation, RuleError>> {
        if key.kind() != Kind::Period {
            return None;
        }
        match (self.from, self.until) {
            (Some(from), _) => Some(pack.due(key, from)),
            (None, Some(until)) => Some(pack.due_before(key, until)),
            (None, None) => None,
        }
    }
}

/// The page.
///
/// # Errors
/// No such place or parameter, or no pack on the day.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let (pack, on) = asked_pack(web, ask, ask.param("jurisdiction"))?;
    let key = Key::named(ask.param("key")).map_err(Failure::Rules)?;
    let title = lang.bi(key.label());
    let content = html! {
        (parts::trail(lang, &[
            (&format!("/rules?jurisdiction={}&on={on}", pack.jurisdiction()), lang.t("规则", "Rules")),
            ("", title),
        ]))
        h1 { (title) }
        section.card { p { strong { (pack.name().get(lang.0)) } " · " code { (key.code()) } } (about(lang, pack)) (value(lang, pack, key)) }
        (layers(lang, pack, key))
        (count(ask, pack, key, on))
    };
    Ok(layout::page(web, ask, title, &content))
}

fn value(lang: In, pack: &Pack, key: Key) -> Markup {
    let one = pack.parameter(key);
    html! {
        table #value { tbody {
            tr { th scope="row" { (lang.t("数值", "Value")) } td { strong { (one.value.show(lang.0)) } } }
            tr { th scope="row" { (lang.t("来源", "Source")) } td { (one.source.get(lang.0)) } }
            tr { th scope="row" { (lang.t("效力", "Strength")) } td { (lang.bi(one.strength.label())) } }
            tr { th scope="row" { (lang.t("核实日期", "Verified")) } td { @match one.verified_on {
                Some(day) => { (day) }
                None => { (lang.t("未核对原文", "the text has not been checked")) }
            } } }
            @if let Some(note) = &one.note { tr { th scope="row" { (lang.t("说明", "Note")) } td { (note.get(lang.0)) } } }
        } }
    }
}

fn layers(lang: In, pack: &Pack, key: Key) -> Markup {
    let layers: Vec<_> = pack.layers(key).collect();
    let last = layers.len().saturating_sub(1);
    html! {
        section.card #layers {
            h2 { (lang.t("各层规则", "Layers")) }
            p.meta { (lang.t("自下而上：平台默认、国家、地方；上层取代下层。", "From the bottom: platform, nation, place; the upper layer takes the place of the lower.")) }
            ol { @for (index, layer) in layers.iter().enumerate() {
                li { @if index == last { strong { (lang.t("适用：", "In force: ")) } } @else { (lang.t("被取代：", "Replaced: ")) }
                    (layer.explain(lang.0)) }
            } }
        }
    }
}

/// The form for a date and what follows from it.
fn count(ask: &Ask, pack: &Pack, key: Key, on: Date) -> Markup {
    let lang = ask.lang;
    if key.kind() != Kind::Period {
        return html! {
            section.card #count { h2 { (lang.t("期限推算", "Count a deadline")) }
                p { (lang.t("这个参数不是期间，没有可推算的期限。", "This parameter is not a period, so there is no deadline to count.")) } }
        };
    }
    let asked = Count::of(ask);
    let typed = |name: &str| ask.query(name).unwrap_or("").to_owned();
    html! {
        section.card #count {
            h2 { (lang.t("期限推算", "Count a deadline")) }
            form.filters method="get" action={ "/rules/" (pack.jurisdiction()) "/" (key.code()) } {
                input type="hidden" name="on" value=(on);
                div.field { label for="from" { (lang.t("自某日起算", "Counted from")) } input #from name="from" type="date" value=(typed("from")); }
                div.field { label for="until" { (lang.t("或：须在某日前届满", "or to have run before")) } input #until name="until" type="date" value=(typed("until")); }
                button.button type="submit" { (lang.t("推算", "Count")) }
            }
            @match asked.map(|count| count.derive(pack, key)) {
                Err(error) => { p.error role="alert" { (error.message(lang.0)) } }
                Ok(None) => {}
                Ok(Some(Err(error))) => { p.error role="alert" { (error.message(lang.0)) } }
                Ok(Some(Ok(found))) => { (derivation::show(lang, pack, &found)) }
            }
        }
    }
}
