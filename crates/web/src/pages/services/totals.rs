//! What the records of service add up to: units beside what is agreed, confirmations, paperwork.

use super::{Mark, path, worker_name};
use crate::{Web, pages::parts::Shown, wording::In};
use domain::{
    At, Contract, Stage,
    delivery::{
        burden::Burden,
        confirm_service::CONFIRMATIONS_MIN,
        facts::Event,
        month::Month,
        parts::Member,
        state::{Deliverer, Delivery, RecordStanding, Roster, Service, Timesheet},
    },
    process::Unit,
    say::Say,
};
use kernel::{Date, Percent};
use maud::{Markup, html};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The sums of a contract.
pub fn section(lang: In, at: &At<'_>, shown: &Shown, contract: &Contract) -> Markup {
    let delivery = &contract.delivery;
    let hours: Decimal = delivery.hours_delivered();
    let waiting = oldest_unconfirmed(&delivery.services);
    let count = |mark: Mark| {
        delivery
            .services
            .iter()
            .filter(|one| mark.fits(one))
            .count()
    };
    let marked = |mark: Mark| {
        html! { a href={ (path(shown)) "?mark=" (mark.code()) "#records" } { (lang.bi(mark.name())) " " span.count { (count(mark)) } } }
    };
    html! {
        section.card #totals {
            h2 { (lang.t("与合同对照", "Beside the contract")) }
            p { (lang.t("服务工时 ", "Hours of service ")) strong { (hours) } " / " (contract.terms.service_hours) " " @for mark in Mark::ALL { " · " (marked(*mark)) } }
            @if let Some(since) = waiting {
                p.meta { (lang.t("等待服务对象或居委会确认的最早一条：", "The oldest that waits for users or the committee: ")) (since)
                    "（" (kernel::time::days_between(since, shown.today)) (lang.t(" 天）", " days)")) }
            }
            (units(lang, contract))
            (shares(lang, at, contract))
        }
    }
}

/// The day of the oldest record that counts and that nobody confirmed.
fn oldest_unconfirmed(services: &[Service]) -> Option<Date> {
    let open = services.iter().filter(|one| Mark::Unconfirmed.fits(one));
    open.map(|one| one.on).min()
}

fn units(lang: In, contract: &Contract) -> Markup {
    let of = |unit: &Unit| {
        let own = contract.delivery.standing_services();
        own.filter(|one| one.unit == Some(unit.id))
            .fold((0u32, Decimal::ZERO), |(count, hours), one| {
                (count + 1, hours + one.hours)
            })
    };
    let none = contract.delivery.standing_services();
    let none = none.filter(|one| one.unit.is_none()).count();
    let (name, done, hours) = (
        lang.t("服务单位", "Unit"),
        lang.t("记录 / 约定", "Records / agreed"),
        lang.t("工时", "Hours"),
    );
    html! {
        table.cards {
            thead { tr { @for head in [name, done, hours] { th scope="col" { (head) } } } }
            tbody { @for unit in &contract.terms.units {
                @let (count, worked) = of(unit);
                tr {
                    td data-label=(name) { (unit.id) " " (unit.name.as_str()) }
                    td data-label=(done) { (count) " / " (unit.quantity) " "
                        progress max=(unit.quantity.max(1)) value=(count.min(unit.quantity)) { (count) "/" (unit.quantity) } }
                    td data-label=(hours) { (worked) }
                }
            } }
        }
        @if none > 0 { p.meta { (lang.t("未计入任何服务单位的记录：", "Records that count towards no unit: ")) (none) } }
    }
}

/// Who confirms (SD10): shares beside the rule, as a question where they depart from it.
fn shares(lang: In, at: &At<'_>, contract: &Contract) -> Markup {
    let voices = contract.delivery.voices();
    let (most, least) = (
        at.percent(Key::ConfirmerShareMax).ok(),
        at.percent(Key::UserConfirmMin).ok(),
    );
    let enough = voices.confirmed >= CONFIRMATIONS_MIN;
    let over = enough
        && voices
            .largest()
            .zip(most)
            .is_some_and(|(share, most)| share > percent(most));
    let under = enough
        && voices
            .users()
            .zip(least)
            .is_some_and(|(share, least)| share < percent(least));
    let said =
        |share: Option<Decimal>| share.map_or_else(|| "—".to_owned(), |share| format!("{share} %"));
    let limit = |limit: Option<Percent>| limit.map_or_else(String::new, |limit| limit.to_string());
    html! {
        h3 { (lang.t("谁来确认", "Who confirms")) }
        ul {
            li { (lang.t("已确认 ", "Confirmed ")) (voices.records_confirmed) " / " (voices.records) (lang.t(" 条，共 ", " records, ")) (voices.confirmed) (lang.t(" 次确认", " confirmations")) }
            li { (lang.t("确认最多的一人占 ", "The largest share of one person: ")) strong { (said(voices.largest())) } span.meta { (lang.t("（规则：不超过 ", " (rule: at most ")) (limit(most)) (lang.t("）", ")")) }
                @if over { " " span.chip { (lang.t("确认是否集中在一人？", "do confirmations rest on one person?")) } } }
            li { (lang.t("服务对象自己确认占 ", "Share of users themselves: ")) strong { (said(voices.users())) } span.meta { (lang.t("（规则：不少于 ", " (rule: at least ")) (limit(least)) (lang.t("）", ")")) }
                @if under { " " span.chip { (lang.t("服务对象自己确认得够吗？", "do enough users confirm themselves?")) } } }
        }
        @if !enough { p.meta { (lang.t("确认少于 5 次，占比还说明不了什么。", "With fewer than 5 confirmations the shares say nothing yet.")) } }
    }
}

fn percent(one: Percent) -> Decimal {
    one.factor() * Decimal::ONE_HUNDRED
}

/// The burden of paperwork by quarter with its parts (AF-17).
pub fn burden(web: &Web, lang: In, at: &At<'_>, (shown, contract): (&Shown, &Contract)) -> Markup {
    let delivery = &contract.delivery;
    let limit = at.percent(Key::ReportBurdenMax).ok();
    let names = [
        lang.t("季度", "Quarter"),
        lang.t("文书工时", "Paperwork, hours"),
        lang.t("服务工时", "Service, hours"),
        lang.t("每服务小时的文书", "Paperwork per hour of service"),
        lang.t("占全部工时", "Share of all hours"),
    ];
    let [quarter, paper, service, ratio, share] = names;
    html! {
        section.card #burden {
            h2 { (lang.t("文书负担", "Burden of paperwork")) }
            @if delivery.timesheets.is_empty() {
                p.empty { (lang.t("还没有人填报月工时，无法计算。没有填报不等于没有负担。", "Nobody has filed monthly hours, so it cannot be told. No figure does not mean no burden.")) }
            } @else {
                p.meta { (lang.t("上限：文书不超过全部工时的 ", "Limit: paperwork within ")) (limit.map_or_else(|| "—".to_owned(), |one| one.to_string())) (lang.t("。超过只是提问：哪些表可以不填？", " of all hours. Beyond it stands a question: which forms can go?")) }
                table.cards {
                    thead { tr { @for name in names { th scope="col" { (name) } } } }
                    tbody { @for (of, one) in delivery.burden().iter().rev() { tr {
                        td data-label=(quarter) { (of) }
                        td data-label=(paper) { (one.paperwork) span.meta { " " (lang.t("月工时表 ", "sheets ")) (one.sheets) } }
                        td data-label=(service) { (one.service) span.meta { " " (lang.t("记录 ", "records ")) (one.records) } }
                        td data-label=(ratio) { (told(one.per_service_hour())) }
                        td data-label=(share) { (told(one.share())) " %" @if is_over(one, limit) { " " span.chip { (lang.t("AF-17 文书是否过多？", "AF-17: too much paperwork?")) } } }
                    } } }
                }
                (sheets(web, lang, shown, contract))
            }
        }
    }
}

fn told(number: Option<Decimal>) -> String {
    number.map_or_else(|| "—".to_owned(), |number| number.to_string())
}

fn is_over(one: &Burden, limit: Option<Percent>) -> bool {
    one.share()
        .zip(limit)
        .is_some_and(|(share, limit)| share > percent(limit))
}

/// Where the sheets that count were filed.
fn filings(shown: &Shown, contract: &Contract) -> BTreeMap<(Deliverer, Month), u64> {
    let mut found = BTreeMap::new();
    for logged in &shown.loaded.log {
        if let domain::Event::Delivery(Event::TimesheetFiled(event)) = &logged.event
            && logged.envelope.contract == shown.contract
            && let Some(who) = contract
                .delivery
                .whose(event.worker.as_ref(), logged.envelope.actor.person)
        {
            found.insert((who, event.month), logged.position);
        }
    }
    found
}

/// The sheets a burden is computed from, each leading to its entry.
fn sheets(web: &Web, lang: In, shown: &Shown, contract: &Contract) -> Markup {
    let filed = filings(shown, contract);
    let mut listed: Vec<&Timesheet> = contract.delivery.timesheets.iter().collect();
    listed.sort_by_key(|one| std::cmp::Reverse(one.month));
    html! {
        details {
            summary { (lang.t("依据的月工时表 ", "The sheets behind it ")) (listed.len()) }
            ul { @for one in listed { li {
                (one.month) " · " (worker_name(web, lang.0, &one.who)) " · "
                (lang.t("直接 ", "direct ")) (one.direct) (lang.t("、间接 ", ", indirect ")) (one.indirect)
                (lang.t("、路途 ", ", travel ")) (one.travel) (lang.t("、文书 ", ", paperwork ")) (one.paperwork)
                (lang.t("、培训 ", ", training ")) (one.training) " "
                @if let Some(position) = filed.get(&(one.who.clone(), one.month)) { a href={ (shown.path()) "/entries/" (position) } { "#" (position) } }
            } } }
        }
    }
}

/// What each worker delivered, and how much of it while not on the roster.
struct Work {
    records: BTreeMap<Deliverer, usize>,
    off: BTreeMap<Deliverer, usize>,
}

impl Work {
    fn of(delivery: &Delivery, roster: &Roster) -> Work {
        let (mut records, mut off) = (BTreeMap::new(), BTreeMap::new());
        for one in delivery.standing_services() {
            let Some(who) = delivery.deliverer(one) else {
                continue;
            };
            let on = roster
                .entries_of(&who)
                .any(|member| member.serves_on(one.on));
            if !on {
                *off.entry(who.clone()).or_default() += 1;
            }
            *records.entry(who).or_default() += 1;
        }
        Work { records, off }
    }
}

/// The team, beside what the contract says of it.
pub fn roster(web: &Web, lang: In, at: &At<'_>, (shown, contract): (&Shown, &Contract)) -> Markup {
    html! {
        section.card #roster {
            h2 { (lang.t("人员名册", "Roster")) }
            @match &contract.delivery.roster {
                None => p.empty { (lang.t("承接方还没有报备名册。", "The provider has filed no roster yet.")) },
                Some(roster) => {
                    @let work = Work::of(&contract.delivery, roster);
                    p { (lang.t("今日在岗 ", "Serving today ")) strong { (roster.serving(at.today()).count()) }
                        (lang.t(" 人，合同约定 ", ", agreed in the contract ")) (contract.agreement.team_size)
                        (lang.t(" 人 · 报备于 ", " · filed on ")) (roster.filed) }
                    (members(lang, &contract.delivery, roster, &work))
                    (off_roster(web, lang, shown, &work.off))
                }
            }
        }
    }
}

fn members(lang: In, delivery: &Delivery, roster: &Roster, work: &Work) -> Markup {
    let names = [
        lang.t("代号", "Code"),
        lang.t("岗位", "Post"),
        lang.t("资格", "Certificate"),
        lang.t("在岗", "Serves"),
        lang.t("服务记录", "Records"),
    ];
    let [code, post, certificate, serves, records] = names;
    let done = |one: &Member| {
        let who = delivery.whose(Some(&one.code), None);
        who.and_then(|who| work.records.get(&who).copied())
            .unwrap_or(0)
    };
    html! {
        table.cards {
            thead { tr { @for name in names { th scope="col" { (name) } } } }
            tbody { @for one in &roster.members { tr {
                td data-label=(code) { (one.code) @if let Some(person) = &one.person { " " (person.name.as_str()) } }
                td data-label=(post) { (one.post.say(lang.0)) }
                td data-label=(certificate) { (lang.bi(one.certificate.name())) }
                td data-label=(serves) { (one.from) " – " @if let Some(until) = one.until { (until) } }
                td data-label=(records) { (done(one)) }
            } } }
        }
    }
}

/// Who delivered without being on the roster (P30): shown, never stopped.
fn off_roster(web: &Web, lang: In, shown: &Shown, off: &BTreeMap<Deliverer, usize>) -> Markup {
    html! {
        @if !off.is_empty() {
            h3 { (lang.t("名册之外提供服务的人", "Delivered without being on the roster that day")) }
            ul { @for (who, count) in off { li {
                a href={ (path(shown)) "?worker=" (super::key_of(who)) "#records" } { (worker_name(web, lang.0, who)) } " " span.count { (count) } } } }
            p.meta { (lang.t("这是提问，不是结论：是否漏报人员变更？", "A question, no verdict: was a change of staff not notified?")) }
        }
    }
}

/// The same in short, for the page of the contract.
pub fn glance(web: &Web, lang: In, shown: &Shown) -> Markup {
    let Some(contract) = shown
        .contract()
        .filter(|_| shown.names == crate::wording::Names::Shown)
    else {
        return html! {};
    };
    let delivery = &contract.delivery;
    let empty = delivery.services.is_empty() && delivery.timesheets.is_empty();
    if empty && !Stage::LIVING.contains(&contract.stage) {
        return html! {};
    }
    let context = super::context(web, shown);
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let limit = at.percent(Key::ReportBurdenMax).ok();
    let counted = delivery
        .services
        .iter()
        .filter(|one| one.standing != RecordStanding::Withdrawn)
        .count();
    let open = delivery
        .services
        .iter()
        .filter(|one| Mark::Unconfirmed.fits(one))
        .count();
    let burden = delivery.burden();
    let latest = burden.iter().rev().find(|(_, one)| one.sheets > 0);
    html! {
        section.card #services {
            h2 { a href=(path(shown)) { (lang.t("服务记录", "Services")) " " span.count { (counted) } } }
            p { (lang.t("服务工时 ", "Hours of service ")) strong { (delivery.hours_delivered()) } " / " (contract.terms.service_hours)
                " · " a href={ (path(shown)) "?mark=unconfirmed#records" } { (lang.t("未确认 ", "not confirmed ")) (open) } }
            @match latest {
                Some((quarter, one)) => p {
                    a href={ (path(shown)) "#burden" } { (lang.t("文书负担 ", "Paperwork ")) (quarter) }
                    (lang.t("：", ": ")) (one.paperwork) " / " (one.service) (lang.t(" 小时，每服务小时 ", " hours, per hour of service ")) strong { (told(one.per_service_hour())) }
                    (lang.t("，占全部工时 ", ", of all hours ")) (told(one.share())) " %"
                    @if let Some(limit) = limit { span.meta { (lang.t("（上限 ", " (limit ")) (limit) (lang.t("）", ")")) } }
                    @if is_over(one, limit) { " " span.chip { (lang.t("AF-17 文书是否过多？", "AF-17: too much paperwork?")) } }
                },
                None => p.meta { (lang.t("文书负担：还没有填报月工时，无法计算。", "Burden of paperwork: no monthly hours are filed, so it cannot be told.")) },
            }
        }
    }
}
