//! A deadline and how it came about.

use crate::wording::In;
use kernel::calendar::DayKind;
use maud::{Markup, html};
use rules::{CountedDay, Derivation, Pack};

/// Longer counts are not shown day by day.
const DAYS_MAX: usize = 130;

/// The steps in sentences, then the days one by one.
pub fn show(lang: In, pack: &Pack, found: &Derivation) -> Markup {
    let days = pack.ledger(found).unwrap_or_default();
    html! {
        p.due { (if found.due < found.from { lang.t("最迟 ", "At the latest ") } else { lang.t("末日 ", "Last day ") })
            strong { time datetime=(found.due) { (found.due) } } " " (weekday(lang, found.due)) }
        ol.steps { @for sentence in found.explain(lang.0) { li { (sentence) } } }
        @if !days.is_empty() && days.len() <= DAYS_MAX { (table(lang, &days)) }
    }
}

fn table(lang: In, days: &[CountedDay]) -> Markup {
    let skipped = days.iter().filter(|day| day.number.is_none()).count();
    html! {
        details.days { summary { (lang.t("逐日计算", "Day by day")) " · " (lang.t("不计入 ", "not counted: ")) (skipped) }
            table {
                thead { tr {
                    th scope="col" { (lang.t("日期", "Date")) } th scope="col" { (lang.t("星期", "Weekday")) }
                    th scope="col" { (lang.t("性质", "Kind")) } th scope="col" { (lang.t("第几日", "Counts as")) }
                } }
                tbody { @for day in days { tr {
                    td { (day.date) } td { (weekday(lang, day.date)) } td { (kind(lang, day.kind)) }
                    td.number { @match day.number { Some(n) => { (n) } None => { "—" } } }
                } } }
            }
        }
    }
}

fn weekday(lang: In, date: kernel::Date) -> &'static str {
    match date.weekday().to_monday_one_offset() {
        1 => lang.t("周一", "Monday"),
        2 => lang.t("周二", "Tuesday"),
        3 => lang.t("周三", "Wednesday"),
        4 => lang.t("周四", "Thursday"),
        5 => lang.t("周五", "Friday"),
        6 => lang.t("周六", "Saturday"),
        _ => lang.t("周日", "Sunday"),
    }
}

fn kind(lang: In, kind: Option<DayKind>) -> &'static str {
    match kind {
        Some(DayKind::Weekday) => lang.t("工作日", "working day"),
        Some(DayKind::MakeUp) => lang.t("调休上班", "weekend day worked"),
        Some(DayKind::Weekend) => lang.t("周末", "weekend"),
        Some(DayKind::Holiday) => lang.t("法定节假日", "public holiday"),
        None => "—",
    }
}
