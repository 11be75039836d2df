//! The content of a feed (RFC 5545): all-day events with identifiers that stay the same, so that a
//! calendar program moves an entry when its day moves and drops it when it is done.

use crate::{
    Web,
    failure::Failure,
    pages::{
        home::{self, Item, debtor},
        parts,
    },
    wording::In,
};
use app::{Loaded, Logged, PersonCard, Viewer, rows::SummaryQuery};
use domain::{Event as Fact, assessment, delivery};
use icalendar::{Calendar, Component, Event, Property};
use kernel::{Date, ProcessId};

/// Purchases looked through, as on the first page.
const PURCHASES_MAX: u32 = 200;

/// An entry of the calendar.
struct Entry {
    uid: String,
    from: Date,
    /// The last day, the first where it is one day.
    to: Date,
    title: String,
    note: String,
}

/// The feed of a person.
///
/// # Errors
/// Failures of the database.
pub(super) fn text(web: &Web, lang: In, person: &PersonCard) -> Result<String, Failure> {
    let mut entries = Vec::new();
    let rows = web.app.summaries(&SummaryQuery {
        limit: PURCHASES_MAX,
        ..SummaryQuery::default()
    })?;
    for row in rows {
        let Ok(id) = row.process.parse::<ProcessId>() else {
            continue;
        };
        let Some(loaded) = web.app.purchase(id)? else {
            continue;
        };
        let (mut mine, mut owed) = (Vec::new(), Vec::new());
        home::collect(id, &loaded, person, &mut mine, &mut owed);
        let ours = lang.t("应办", "Due from us");
        let theirs = lang.t("待对方", "Due to us");
        entries.extend(
            mine.iter()
                .filter_map(|item| obligation(web, lang, item, ours)),
        );
        entries.extend(
            owed.iter()
                .filter_map(|item| obligation(web, lang, item, theirs)),
        );
        if home::takes_part(&loaded, person) {
            days(lang, (id, &loaded), person, &mut entries);
        }
    }
    Ok(written(web, lang, entries))
}

fn title_of(loaded: &Loaded) -> &str {
    let title = loaded.process.title.as_ref();
    title.map_or("—", |title| title.as_str())
}

fn obligation(web: &Web, lang: In, item: &Item, whose: &str) -> Option<Entry> {
    let (one, loaded) = (&item.one, &item.loaded);
    let day = one.due.date()?;
    let what = lang.bi(one.duty.0.what);
    Some(Entry {
        uid: format!("{}-{}@bonafide", item.id, one.id),
        from: day,
        to: day,
        title: format!("[{whose}] {what} {}", one.subject)
            .trim_end()
            .to_owned(),
        note: format!(
            "{} · {} · {}",
            title_of(loaded),
            debtor(web, lang, one),
            parts::obligation_path(item.id, one)
        ),
    })
}

/// Days of the purchase that are no obligation: the opening, the term, inspections, evaluations.
fn days(
    lang: In,
    (id, loaded): (ProcessId, &Loaded),
    person: &PersonCard,
    entries: &mut Vec<Entry>,
) {
    let process = &loaded.process;
    let one_day = |uid: String, day: Date, title: String| Entry {
        uid,
        from: day,
        to: day,
        title,
        note: format!("{} · /purchases/{id}", title_of(loaded)),
    };
    if let Some(notice) = &process.bidding.notice {
        let day = process.law().zone().civil_date(notice.deadline);
        let title = lang
            .t("截止响应与开标", "Bids close and are opened")
            .to_owned();
        entries.push(one_day(format!("{id}-opening@bonafide"), day, title));
    }
    for contract in process.contracts.iter().filter(|one| one.signed.is_some()) {
        let uid = |what: &str| format!("{id}-{}-{what}@bonafide", contract.id);
        let named = |text: &str| format!("{text} {}", contract.id);
        let (start, end) = (
            lang.t("服务开始", "Service begins"),
            lang.t("服务期满", "Service ends"),
        );
        entries.push(one_day(uid("start"), contract.terms.start, named(start)));
        entries.push(one_day(uid("end"), contract.terms.end, named(end)));
    }
    let viewer = Viewer {
        person: Some(person.clone()),
    };
    let log = loaded.log.iter().map(AsRef::as_ref);
    let seen = log.filter(|one| is_dated(one) && viewer.sees(loaded, one));
    entries.extend(seen.filter_map(|one| dated(lang, (id, loaded), one)));
}

/// Whether an event may announce days to come; asked first because it is cheap.
fn is_dated(one: &Logged) -> bool {
    matches!(
        one.event,
        Fact::Delivery(delivery::Event::InspectionAnnounced(_))
            | Fact::Assessment(assessment::Event::EvaluationPlanned(_))
    )
}

fn dated(lang: In, (id, loaded): (ProcessId, &Loaded), one: &Logged) -> Option<Entry> {
    let (from, to, title) = match &one.event {
        Fact::Delivery(delivery::Event::InspectionAnnounced(event)) => {
            let office = event.office.name(lang.0);
            let title = format!("{}{office}", lang.t("检查：", "Inspection by "));
            (event.on, event.on, title)
        }
        Fact::Assessment(assessment::Event::EvaluationPlanned(event)) => {
            let kind = lang.bi(event.kind.name());
            let title = format!("{}{kind}", lang.t("评估实地工作：", "Fieldwork: "));
            (event.from, event.until, title)
        }
        _ => return None,
    };
    Some(Entry {
        uid: format!("{id}-{}@bonafide", one.position),
        from,
        to,
        title,
        note: format!(
            "{} · /purchases/{id}/entries/{}",
            title_of(loaded),
            one.position
        ),
    })
}

fn written(web: &Web, lang: In, entries: Vec<Entry>) -> String {
    let now = web.app.clock().now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut calendar = Calendar::new();
    calendar.name(lang.t("实约：期限与日程", "Bonafide: last days and dates"));
    for entry in entries {
        let mut event = Event::new();
        event
            .uid(&entry.uid)
            .summary(&entry.title)
            .description(&entry.note)
            .append_property(Property::new("DTSTAMP", now.as_str()))
            .append_property(day("DTSTART", entry.from));
        // The end of an all-day event is the day after its last (RFC 5545 § 3.6.1).
        if let Ok(after) = entry.to.tomorrow() {
            event.append_property(day("DTEND", after));
        }
        event.append_property(Property::new("TRANSP", "TRANSPARENT"));
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn day(name: &str, date: Date) -> Property {
    let text = date.strftime("%Y%m%d").to_string();
    let mut property = Property::new(name, text);
    property.add_parameter("VALUE", "DATE");
    property.done()
}
