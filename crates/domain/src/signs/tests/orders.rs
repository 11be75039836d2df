//! Tasks, changes by order, inspections, silence.

use super::{
    Pair, pair,
    story::{Story, org, text, yuan},
};
use crate::signs::Code;
use kernel::Role;
use serde_json::json;

pub(super) const PAIRS: &[Pair] = &[
    pair(Code::P01, off_contract, in_scope),
    pair(
        Code::P02,
        || Story::running().breach(1, "A65", "host", 1),
        denied_loan,
    ),
    pair(
        Code::P05,
        || Story::running().breach(1, "A70", "purchaser", 0),
        Story::running,
    ),
    pair(Code::P07, || inspected(3), || inspected(2)),
    pair(
        Code::P08,
        || Story::running().breach(1, "A57", "purchaser", 0),
        Story::running,
    ),
    pair(
        Code::P27,
        || accepted().on("2025-07-01"),
        || accepted().on("2025-06-02"),
    ),
    pair(Code::P28, || confirmed(10), || confirmed(90)),
    pair(Code::P29, supported, Story::running),
    pair(Code::P30, || staff(2), || staff(1)),
    pair(
        Code::P31,
        || changed(json!("same")),
        || changed(json!({ "more": yuan(9000) })),
    ),
    pair(
        Code::P32,
        || prepared("2025-05-20"),
        || prepared("2025-04-20"),
    ),
    pair(
        Code::P33,
        || silence("2025-07-01"),
        || silence("2025-04-20"),
    ),
    pair(Code::P34, || after_claim("yes"), || after_claim("no")),
    pair(
        Code::P35,
        || Story::running().breach(1, "A85", "host", 1),
        Story::running,
    ),
    pair(Code::P43, || ordered(2), || ordered(1)),
    pair(Code::P44, || trained("10"), || trained("60")),
];

/// Two of three requests are outside the scope.
pub(super) fn off_contract() -> Story {
    Story::running()
        .on("2025-05-01")
        .task(1, 1, "in-scope")
        .task(2, 1, "out-of-scope")
        .order(3, 1, 31)
}

fn in_scope() -> Story {
    let told = Story::running()
        .on("2025-05-01")
        .task(1, 1, "in-scope")
        .task(2, 1, "adjacent");
    // An order that the office denies is not counted against it.
    told.order(3, 1, 31).by(Role::Host, 10).tells(
        "verbal-order.denied",
        json!({ "task": 3, "text": text("没有提过") }),
    )
}

/// A claim that the host denies and nothing but the provider's word speaks for.
fn denied_loan() -> Story {
    Story::running()
        .breach(1, "A65", "host", 1)
        .by(Role::Host, 10)
        .tells(
            "breach.answered",
            json!({ "breach": 1, "answer": "denied", "text": text("没有借用") }),
        )
}

fn inspected(times: u32) -> Story {
    (1..=times).fold(Story::running().by(Role::Host, 10), |story, id| {
        story
            .on("2025-05-01")
            .tells("inspection.announced", inspection(id, "no"))
    })
}

fn inspection(id: u32, presumed: &str) -> serde_json::Value {
    json!({ "id": id, "office": org(1), "officer": text("某科长"), "on": format!("2025-05-1{id}"),
        "scope": text("活动安全"), "quota": "within", "retaliation_presumed": presumed })
}

fn after_claim(presumed: &str) -> Story {
    let told = Story::running().by(Role::Host, 10);
    told.tells("inspection.announced", inspection(1, presumed))
}

/// One task accepted for 2025-06-01, and one done in time.
fn accepted() -> Story {
    let told = Story::running()
        .on("2025-05-01")
        .task(1, 1, "adjacent")
        .task(2, 1, "adjacent");
    (1..=2)
        .fold(told.by(Role::Provider, 30), |story, task| {
            story.tells(
                "task.accepted",
                json!({ "task": task, "hours": "6", "by": "2025-06-01", "price": null }),
            )
        })
        .tells(
            "task.completed",
            json!({ "task": 2, "hours": "6", "note": null }),
        )
}

/// A service that this person confirmed and that was put in question later: 10 is of the host, 90
/// of the residents' committee, which is heard as the host is; the latter is not questioned.
fn confirmed(person: u128) -> Story {
    let role = if person == 10 {
        Role::Host
    } else {
        Role::Committee
    };
    let told = Story::running()
        .service(1, "visit", "2025-05-01", json!({}))
        .by(role, person)
        .tells("service.confirmed", json!({ "service": 1 }));
    if person == 10 {
        told.by(Role::Resident, 990)
            .tells("service.questioned", json!({ "service": 1 }))
    } else {
        told
    }
}

fn supported() -> Story {
    Story::running().by(Role::Provider, 30).tells(
        "host-support.recorded",
        json!({ "host": org(1), "kind": "room", "note": null }),
    )
}

/// Some changes in a team of four.
fn staff(changes: u32) -> Story {
    (1..=changes).fold(Story::running().on("2025-06-01").by(Role::Provider, 30), |story, id| {
        story.tells(
            "staff-change.notified",
            json!({ "id": id, "post": "social-worker", "leaving": text("甲"), "arriving": text("乙"),
                "qualification": "equal", "evidence": text("证书"), "effective": "2025-06-20" }),
        )
    })
}

/// A change to 25 cases instead of 20, for this money.
fn changed(money: serde_json::Value) -> Story {
    super::buying::prepared(300_000)
        .with(|process| process.contracts[0].stage = crate::Stage::S15)
        .on("2025-05-01")
        .by(Role::Purchaser, 0)
        .tells(
            "change.proposed",
            json!({ "id": 1, "party": "purchaser", "kind": "quantity", "what": text("加五个"),
                "reason": text("需求增加"),
                "impact": { "money": money, "hours": "same", "units": [{ "unit": 1, "quantity": 25 }],
                    "end": null, "flex_hours": null, "users": "no", "effective": "2025-06-01" } }),
        )
        .by(Role::Provider, 30)
        .tells("change.assented", json!({ "id": 1, "party": "provider" }))
        .on("2025-06-01")
        .by(Role::Clock, 0)
        .tells(
            "change.took-effect",
            json!({ "id": 1, "value": yuan(300_000), "end": "2026-03-31", "service_hours": 4000,
                "flex_hours": 200, "units": [{ "id": 1, "name": text("个案"), "quantity": 25 }] }),
        )
}

fn obligation(story: Story, duty: &str, debtor: u128, last_day: &str) -> Story {
    story.tells(
        "obligation.arose",
        json!({ "id": 1, "duty": duty, "subject": "", "debtor": org(debtor)["id"],
            "due": super::story::due(last_day) }),
    )
}

/// The host was to give a room by 2025-05-01 and did on this day.
fn prepared(on: &str) -> Story {
    let told = obligation(
        Story::running().by(Role::Clock, 0),
        "supply-precondition-host",
        1,
        "2025-05-01",
    );
    let told = if on > "2025-05-01" {
        told.on("2025-05-02").tells(
            "obligation.missed",
            json!({ "id": 1, "duty": "supply-precondition-host", "due": "2025-05-01" }),
        )
    } else {
        told
    };
    told.on(on).tells(
        "obligation.met",
        json!({ "id": 1, "duty": "supply-precondition-host" }),
    )
}

/// A report waits for its answer since 2025-04-10.
fn silence(until: &str) -> Story {
    let told = obligation(
        Story::running().by(Role::Clock, 0),
        "answer-report",
        0,
        "2025-04-10",
    );
    told.on("2025-04-11")
        .tells(
            "obligation.missed",
            json!({ "id": 1, "duty": "answer-report", "due": "2025-04-10" }),
        )
        .on(until)
}

/// Verbal orders of so many offices to one worker.
fn ordered(offices: u128) -> Story {
    let told = Story::running()
        .on("2025-05-01")
        .order(1, 1, 31)
        .order(2, 1, 31);
    // Another worker is ordered by another office: two lines, but not to one person.
    let told = told.order(3, 2, 32);
    if offices > 1 {
        told.order(4, 2, 31)
    } else {
        told
    }
}

/// Half a year of a team of four with so much training.
fn trained(hours: &str) -> Story {
    let told = Story::running().on("2025-10-01").by(Role::Provider, 30);
    told.tells(
        "training.recorded",
        json!({ "on": "2025-09-01", "hours": hours, "topic": text("危机干预"), "funder": "contract" }),
    )
}

#[test]
fn a_datum_asked_for_again_and_a_field_nobody_used_are_asked_about() {
    let located = |asking: &str| {
        Story::running().by(Role::Host, 10).tells(
            "datum.located",
            json!({ "id": 1, "office": org(1), "kind": "services", "name": text("服务人次"),
                "decision": text("季度通报"), "field": 1, "asking": asking }),
        )
    };
    assert!(located("again").finding(Code::P08).fires());
    assert!(!located("first").finding(Code::P08).fires());
    let lapsed = Story::running()
        .by(Role::Clock, 0)
        .tells("report-field.lapsed", json!({ "field": 3, "periods": 2 }));
    assert!(lapsed.finding(Code::P08).fires());
}
