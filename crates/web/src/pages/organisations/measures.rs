//! How one number of a record is shown: the share, the count, and the acts behind it.

use crate::{Web, wording::In};
use app::{Loaded, Viewer};
use domain::conduct::{Line, Measure, Pay, Place};
use kernel::{ProcessId, Zone};
use maud::{Markup, html};
use rules::Key;
use serde_json::{Value, json};
use std::sync::Arc;

/// Acts listed for one number before the rest is only counted.
const ACTS_MAX: usize = 20;
/// How many cases a share needs where no rules say.
const FEWEST: u32 = 5;

/// The fewest cases from which a share is shown.
pub fn fewest(web: &Web) -> u32 {
    let today = Zone::China.civil_date(web.app.clock().now());
    let pack = web
        .app
        .rulebook()
        .resolve(domain::process::JURISDICTION_DEFAULT, today);
    let count = pack
        .ok()
        .and_then(|pack| pack.count(Key::ConductFewest).ok());
    count.unwrap_or(FEWEST)
}

/// A purchase whose acts a reader opens.
pub struct Shownable {
    /// Its id.
    pub process: ProcessId,
    /// The purchase.
    pub loaded: Arc<Loaded>,
    /// Who looks.
    pub viewer: Viewer,
}

impl Shownable {
    /// The address and name of an act, where the reader may see it.
    pub fn link(&self, place: &Place) -> Option<(String, String)> {
        match place {
            Place::Obligation(id) => Some((
                format!("/purchases/{}/obligations/{id}", self.process),
                id.to_string(),
            )),
            Place::Entry(version) => {
                let index = usize::try_from(*version).ok()?.checked_sub(1)?;
                let logged = self.loaded.log.get(index)?;
                self.viewer.sees(&self.loaded, logged).then(|| {
                    let path = format!("/purchases/{}/entries/{}", self.process, logged.position);
                    (path, format!("#{}", logged.position))
                })
            }
        }
    }
}

/// The acts behind a number: links to what the reader may open, and the count of the rest.
pub fn acts(lang: In, of: &Shownable, places: &[Place]) -> Markup {
    let links: Vec<(String, String)> = places.iter().filter_map(|one| of.link(one)).collect();
    let hidden = places.len() - links.len();
    html! {
        @if !places.is_empty() {
            span.meta { " "
                @for (path, name) in links.iter().take(ACTS_MAX) { a href=(path) { (name) } " " }
                @if links.len() > ACTS_MAX { (lang.t("另有 ", "and ")) (links.len() - ACTS_MAX) (lang.t(" 条 ", " more ")) }
                @if hidden > 0 { (lang.t("未公开 ", "not public: ")) (hidden) (lang.t(" 条", "")) }
            }
        }
    }
}

/// `12/15 (80%)`, or that they are too few to say.
pub fn figure(lang: In, one: &Measure, fewest: u32) -> Markup {
    html! {
        @if one.line == Line::Refusals { strong { (one.all) } }
        @else {
            @match one.share(fewest) {
                Some(share) => { strong { (share.value().normalize()) "%" } " " span.meta { (one.good) "/" (one.all) } }
                None => { span.meta { (one.good) "/" (one.all) " · " (lang.t("件数太少，不显示比例", "too few to say")) } }
            }
        }
    }
}

/// Numbers of all purchases together.
pub fn totals(lang: In, sums: &[Measure], fewest: u32) -> Markup {
    html! {
        dl.facts { @for one in sums { dt { (lang.bi(one.line.name())) } dd { (figure(lang, one, fewest)) } } }
    }
}

/// Numbers of one contract with their acts.
pub fn rows(lang: In, of: &Shownable, all: &[Measure], fewest: u32) -> Markup {
    html! {
        dl.facts { @for one in all { dt { (lang.bi(one.line.name())) } dd { (figure(lang, one, fewest)) (acts(lang, of, &one.places)) } } }
    }
}

/// How invoices were paid.
pub fn pay(lang: In, one: &Pay, fewest: u32) -> Markup {
    let share = domain::conduct::measure::share(one.on_time, one.due(), fewest);
    html! {
        dt { (lang.t("按时付款", "Paid on time")) }
        dd {
            @match share {
                Some(share) => { strong { (share.value().normalize()) "%" } " " span.meta { (one.on_time) "/" (one.due()) } }
                None => { span.meta { (one.on_time) "/" (one.due()) " · " (lang.t("件数太少，不显示比例", "too few to say")) } }
            }
            " " span.meta { (one.on_time_sum) (lang.t(" 按时；", " on time; ")) (one.late_sum) (lang.t(" 迟付；", " late; ")) (one.overdue_sum) (lang.t(" 逾期未付", " overdue")) }
        }
        @if one.days > 0 {
            dt { (lang.t("迟付天数", "Days late")) }
            dd { (lang.t("合计 ", "in all ")) (one.days) (lang.t("，最长 ", ", longest ")) (one.longest)
                " " span.meta { (lang.t("利息 ", "interest ")) (one.interest) } }
        }
    }
}

/// A number as data.
pub fn data(of: &Shownable, one: &Measure, fewest: u32) -> Value {
    let links: Vec<String> = one
        .places
        .iter()
        .filter_map(|place| of.link(place))
        .map(|(path, _)| path)
        .collect();
    json!({
        "line": one.line.code(), "good": one.good, "all": one.all,
        "percent": one.share(fewest).map(|share| share.value().normalize().to_string()),
        "hidden": one.places.len() - links.len(), "acts": links,
    })
}

/// Payments as data.
pub fn pay_data(one: &Pay) -> Value {
    json!({
        "onTime": one.on_time, "onTimeSum": one.on_time_sum, "late": one.late, "lateSum": one.late_sum,
        "overdue": one.overdue, "overdueSum": one.overdue_sum, "daysLate": one.days,
        "longest": one.longest, "interest": one.interest,
    })
}
