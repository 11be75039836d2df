//! Records of service.

use super::{Pair, pair, story::Story};
use crate::signs::Code;
use kernel::Role;
use serde_json::{Value, json};

pub(super) const PAIRS: &[Pair] = &[
    pair(Code::P23, at_period_end, || spread(40)),
    pair(Code::P24, fewer_cases, || spread(40)),
    pair(Code::P25, one_event, || spread(40)),
    pair(Code::P41, outside_the_term, || december(5)),
    pair(Code::AF01, || narrated("同一段话"), || narrated("")),
    pair(Code::AF03, late, || spread(40)),
    pair(Code::AF10, || day_of("10"), || day_of("8")),
];

/// One visit a day from the third day of the contract on: nothing to ask.
fn spread(count: u32) -> Story {
    Story::running().services(count, "2025-04-03", "visit", &json!({}))
}

/// Visits on the last three days of the first quarter, besides some earlier.
fn at_period_end() -> Story {
    let told = spread(20);
    (0..20).fold(told, |story, place| {
        let on = ["2025-06-28", "2025-06-29", "2025-06-30"][place % 3];
        let id = u32::try_from(place).unwrap() + 21;
        story.service(id, "visit", on, json!({}))
    })
}

/// Cases first, activities later.
fn fewer_cases() -> Story {
    Story::running()
        .services(20, "2025-04-03", "case-session", &json!({}))
        .services(20, "2025-05-03", "activity", &json!({ "served": 11 }))
}

fn one_event() -> Story {
    spread(40).service(41, "activity", "2025-05-20", json!({ "served": 200 }))
}

fn outside_the_term() -> Story {
    spread(5).service(6, "activity", "2025-03-20", json!({}))
}

/// Visits in each month of 2025 from June on, so many of them in December.
fn december(count: u32) -> Story {
    let told = (6..12).fold(Story::running(), |story, month| {
        story.services(6, &format!("2025-{month:02}-03"), "visit", &json!({}))
    });
    told.services(count, "2025-12-03", "visit", &json!({}))
}

#[test]
fn a_rush_in_december_is_asked_about_where_half_a_year_is_known() {
    assert!(december(27).finding(Code::P41).fires());
    assert!(!december(12).finding(Code::P41).fires());
}

/// Four narratives; with words, two of them are the same but for one of them.
fn narrated(same: &str) -> Story {
    let notes = [
        format!("上门看望独居的张姓老人，一起整理药盒，约好下周三陪同去医院复查血压{same}"),
        format!("上门看望独居的张姓老人，一起整理药盒，约好下周四陪同去医院复查血压{same}"),
        "小区里的孩子们做了一场关于友谊的绘本阅读，家长留下讨论暑假安排的细节".to_owned(),
        "与居委会商量楼道扶手的维修，物业同意两周内安装，老人代表提出位置要求".to_owned(),
    ];
    let kept: Vec<&String> = match same {
        "" => notes.iter().skip(1).collect(),
        _ => notes.iter().collect(),
    };
    (1..).zip(kept).fold(Story::running(), |story, (id, note)| {
        let on = format!("2025-05-0{id}");
        story.service(
            id,
            "visit",
            &on,
            json!({ "note": super::story::text(note) }),
        )
    })
}

/// Every third record comes in late.
fn late() -> Story {
    (1..=30).fold(Story::running(), |story, id| {
        let entry = if id % 3 == 0 { "late" } else { "timely" };
        let on = format!("2025-05-{id:02}");
        story.service(id, "visit", &on, json!({ "entry": entry }))
    })
}

/// Records of May entered in the days before the fieldwork of an evaluation.
pub(super) fn before_the_visit(evaluated: fn(Story) -> Story) -> Story {
    let told = (1..=30).fold(Story::running(), |story, id| {
        let on = format!("2025-05-{id:02}");
        let entered: Value = json!({ "id": id, "kind": "visit", "unit": 1, "on": on, "hours": "2",
            "served": 1, "place": "home", "entry": "late", "note": null });
        story
            .on("2025-09-25")
            .by(Role::Worker, 31)
            .tells("service.recorded", entered)
    });
    evaluated(told)
}

/// Thirty records, one day with so many hours of one worker.
fn day_of(hours: &str) -> Story {
    Story::running().service(1, "activity", "2025-05-06", json!({ "hours": hours }))
}

#[test]
fn attendances_on_round_numbers_are_asked_about() {
    let told = |served: u32| {
        (0..30).fold(Story::running(), |story, place: u32| {
            let on = kernel::time::plus_days(
                "2025-04-03".parse().unwrap(),
                i32::try_from(place).unwrap(),
            );
            let served = json!({ "served": served + if served == 20 { 0 } else { place } });
            story.service(place + 1, "activity", &on.to_string(), served)
        })
    };
    assert!(told(20).finding(Code::P23).fires());
    assert!(!told(11).finding(Code::P23).fires());
}

#[test]
fn a_worker_month_beyond_the_contract_is_asked_about() {
    // 4,000 hours in twelve months for four people: 83 hours a month each.
    let month = |hours: &str| {
        Story::running().services(20, "2025-05-03", "visit", &json!({ "hours": hours }))
    };
    assert!(month("6").finding(Code::AF10).fires());
    assert!(!month("4").finding(Code::AF10).fires());
}
