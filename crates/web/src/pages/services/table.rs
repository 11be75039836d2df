//! The rows of the page of services.

use super::worker_name;
use crate::{Web, ask::Ask, failure::Failure, pages::parts::Shown, wording::In};
use app::ids;
use domain::{
    At, Contract,
    delivery::{
        days::{Days, Notice, day_max, notices},
        facts::Event,
        ids::ServiceId,
        state::{RecordStanding, Service},
    },
    say::Say,
};
use kernel::{Bi, lang::bi};
use maud::{Markup, html};
use policy::Decision;
use std::collections::BTreeMap;

/// Where the entries of records stand in the record.
pub fn positions(shown: &Shown, wanted: &[&Service]) -> BTreeMap<ServiceId, u64> {
    let ids: std::collections::BTreeSet<ServiceId> = wanted.iter().map(|one| one.id).collect();
    let entries = shown
        .loaded
        .log
        .iter()
        .filter_map(|logged| match &logged.event {
            domain::Event::Delivery(Event::ServiceRecorded(one))
                if logged.envelope.contract == shown.contract && ids.contains(&one.id) =>
            {
                Some((one.id, logged.position))
            }
            _ => None,
        });
    entries.collect()
}

const fn question(notice: Notice) -> Bi {
    match notice {
        Notice::Late => bi("逾时补录", "entered late"),
        Notice::LongDay => bi("当日服务和路途超过上限？", "more than a day's work?"),
        Notice::Overlap => bi("与本人其他记录时间重叠？", "overlaps with another record?"),
        Notice::OffRoster => bi("不在当日名册上", "not on the roster that day"),
    }
}

const fn standing(one: RecordStanding) -> Bi {
    match one {
        RecordStanding::Recorded => bi("已登记", "recorded"),
        RecordStanding::Questioned => bi("有疑问，待核查", "in question"),
        RecordStanding::Checked => bi("已核查", "checked"),
        RecordStanding::Withdrawn => bi("已撤回，不计", "withdrawn, not counted"),
    }
}

/// What a row is drawn with.
struct Sheet<'a> {
    web: &'a Web,
    lang: In,
    shown: &'a Shown,
    contract: &'a Contract,
    days: Days,
    most: Option<rust_decimal::Decimal>,
    entries: BTreeMap<ServiceId, u64>,
    /// Whether the reader may confirm several at once.
    confirms: Decision,
    /// Whether the reader may correct a record.
    corrects: Decision,
}

/// The rows, in a form where the reader may confirm several.
///
/// # Errors
/// No randomness for the form's key.
pub fn section(
    web: &Web,
    ask: &Ask,
    at: &At<'_>,
    (shown, contract, rows): (&Shown, &Contract, &[&Service]),
) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let (first, last) = (
        rows.iter().map(|one| one.on).min(),
        rows.iter().map(|one| one.on).max(),
    );
    let days = match (first, last) {
        (Some(first), Some(last)) => Days::of(&contract.delivery, first, last),
        _ => Days::default(),
    };
    let may = |verb| shown.viewer.may(&shown.loaded, shown.contract, verb);
    let sheet = Sheet {
        web,
        lang,
        shown,
        contract,
        days,
        most: day_max(at),
        entries: positions(shown, rows),
        confirms: may("confirm-services"),
        corrects: may("correct-service"),
    };
    let drawn = table(&sheet, rows);
    if !matches!(sheet.confirms, Decision::Allow(_)) {
        return Ok(drawn);
    }
    let session = ask.signed_in()?;
    let key = ids::request_key(at.context.now).map_err(app::AppError::from)?;
    Ok(html! {
        form method="post" action={ (shown.path()) "/acts/confirm-services" } {
            input type="hidden" name="_csrf" value=(session.csrf);
            input type="hidden" name="_key" value=(key);
            input type="hidden" name="_contract" value=(contract.id);
            (drawn)
            p.buttons { button.button type="submit" { (lang.t("确认勾选的服务", "Confirm those ticked")) }
                span.meta { (lang.t("只勾选确知已经提供的服务。", "Tick only those you know were given.")) } }
        }
    })
}

fn table(sheet: &Sheet<'_>, rows: &[&Service]) -> Markup {
    let names = headings(sheet.lang);
    html! {
        table.cards {
            thead { tr { @for name in names { th scope="col" { (name) } } } }
            tbody { @for one in rows { (row(sheet, one, names)) } }
        }
    }
}

fn headings(lang: In) -> [&'static str; 6] {
    [
        lang.t("编号", "No."),
        lang.t("时间", "When"),
        lang.t("服务", "Service"),
        lang.t("社工", "Worker"),
        lang.t("工时", "Hours"),
        lang.t("状态", "Standing"),
    ]
}

fn row(sheet: &Sheet<'_>, one: &Service, names: [&str; 6]) -> Markup {
    let lang = sheet.lang;
    let delivery = &sheet.contract.delivery;
    let who = delivery.deliverer(one);
    let who = who.map_or_else(
        || "—".to_owned(),
        |who| worker_name(sheet.web, lang.0, &who),
    );
    let [number, when, what, worker, hours, state] = names;
    html! {
        tr id=(one.id) {
            td data-label=(number) { (entry(sheet, one)) }
            td data-label=(when) { (one.on) @if let Some(from) = one.from { " " (from.say(lang.0)) } }
            td data-label=(what) { (lang.bi(one.kind.name())) " · " (lang.bi(one.place.name()))
                @if let Some(unit) = one.unit { " · " (unit) }
                @if let Some(case) = &one.case { " · " code { (case) } }
                @if let Some(priority) = one.priority { " · " (lang.bi(priority.name())) }
                span.meta { " " (lang.t("服务 ", "served ")) (one.served) (lang.t(" 人", ""))
                    @if !one.users.is_empty() { (lang.t("，签到 ", ", signed in ")) (one.users.len()) }
                    @if !one.photos.is_empty() { (lang.t("，照片指纹 ", ", photos ")) (one.photos.len()) } } }
            td data-label=(worker) { (who) }
            td data-label=(hours) { (one.hours)
                @if !one.travel.is_zero() { span.meta { (lang.t("＋路途 ", " + travel ")) (one.travel) } } }
            td data-label=(state) { (standing_of(sheet, one)) }
        }
    }
}

/// The number of a record, leading to its entry, with a box to tick where it can be confirmed.
fn entry(sheet: &Sheet<'_>, one: &Service) -> Markup {
    let open = matches!(sheet.confirms, Decision::Allow(_))
        && one.standing != RecordStanding::Withdrawn
        && !sheet.has_spoken(one);
    let link = html! {
        @match sheet.entries.get(&one.id) {
            Some(position) => a href={ (sheet.shown.path()) "/entries/" (position) } { (one.id) },
            None => (one.id),
        }
    };
    html! {
        @if open { label.box { input type="checkbox" name="services" value=(one.id) aria-label={ (sheet.lang.t("确认 ", "Confirm ")) (one.id) }; span { (link) } } }
        @else { (link) }
    }
}

impl Sheet<'_> {
    /// Whether the reader has already said what they know of a record.
    fn has_spoken(&self, one: &Service) -> bool {
        let person = self.shown.viewer.person.as_ref().map(|card| card.id);
        one.voices.iter().any(|voice| voice.person == person)
    }
}

fn standing_of(sheet: &Sheet<'_>, one: &Service) -> Markup {
    let lang = sheet.lang;
    let counts = one.standing != RecordStanding::Withdrawn;
    let seen = notices(&sheet.contract.delivery, one, &sheet.days, sheet.most);
    let corrects = matches!(sheet.corrects, Decision::Allow(_)) && counts;
    html! {
        span.state.bad[one.standing == RecordStanding::Questioned] { (lang.bi(standing(one.standing))) }
        @if counts {
            " " @if one.is_confirmed() { span.state.ok { (lang.t("已确认", "confirmed")) } }
            @else { span.meta { (lang.t("未确认", "not confirmed")) } }
            @for notice in seen { " " span.chip { (lang.bi(question(notice))) } }
        }
        @if corrects {
            " " a href={ (sheet.shown.path()) "/acts/correct-service?contract=" (sheet.contract.id) "&service=" (one.id) } { (lang.t("核查", "check")) }
        }
    }
}
