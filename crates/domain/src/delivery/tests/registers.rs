//! The fields of the report, the register of data, and the calendar of inspections.

use super::{due, latest, living, options};
use crate::{
    delivery::{
        quarters::quarters,
        report_fields::{HOURS, SPENT, UNITS_DONE},
        state::InspectionKind,
    },
    registry,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

fn ask(kind: &str, name: &str) -> Value {
    json!({ "kind": kind, "name": name, "decision": "调整探访频次" })
}

fn report(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to, "spent": "1" })
}

fn accepted(number: u32, used: &[&str]) -> Value {
    let rows: Vec<Value> = used
        .iter()
        .map(|field| json!({ "field": field, "decision": "核对基本服务费" }))
        .collect();
    json!({ "report": format!("R{number}"), "answer": "accepted", "used": rows })
}

/// Two reports, accepted with these fields put to use.
fn reported(first: &[&str], second: &[&str]) -> World {
    living("2025-07-01")
        .by(Role::Provider)
        .goes("submit-report", report("2025-04-01", "2025-06-30"))
        .by(Role::Purchaser)
        .goes("answer-report", accepted(1, first))
        .on("2025-10-09")
        .by(Role::Provider)
        .goes("submit-report", report("2025-07-01", "2025-09-30"))
        .by(Role::Purchaser)
        .goes("answer-report", accepted(2, second))
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

fn live(world: &World) -> Vec<String> {
    let listed = options(world, "ReportFieldId");
    listed.into_iter().map(|one| one.value).collect()
}

#[test]
fn a_field_unused_for_two_reports_lapses_and_is_asked_no_longer() {
    let world = reported(&["RF1"], &["RF3"]);
    // RF1 was used in the first, RF3 in the second; nobody used the hours.
    assert_eq!(live(&world), ["RF1", "RF3"]);
    assert_eq!(latest(&world, "report-field.lapsed")["field"], 2);
    let hidden = |world: &World| {
        let entry = registry::verb("submit-report").unwrap();
        world
            .clone()
            .by(Role::Provider)
            .asks(|at| (entry.unasked)(at))
    };
    assert_eq!(hidden(&world), ["hours", "data"]);
    let world = reported(&[], &[]);
    assert_eq!(hidden(&world), ["done", "hours", "spent", "data"]);
    let delivery = &world.process.contracts[0].delivery;
    for field in [UNITS_DONE, HOURS, SPENT] {
        assert!(!delivery.asks_for(field));
    }
    // Nothing is asked, so nothing is missing; what lapsed cannot be put to use again.
    world
        .on("2026-01-05")
        .by(Role::Provider)
        .goes(
            "submit-report",
            json!({ "from": "2025-10-01", "to": "2025-12-31" }),
        )
        .by(Role::Purchaser)
        .refuses(
            "answer-report",
            accepted(3, &["RF3"]),
            "report-field-unknown",
        );
}

#[test]
fn one_report_without_use_is_not_enough() {
    let world = living("2025-07-01")
        .by(Role::Provider)
        .refuses(
            "submit-report",
            json!({ "from": "2025-04-01", "to": "2025-06-30" }),
            "report-field-missing",
        )
        .goes("submit-report", report("2025-04-01", "2025-06-30"))
        .by(Role::Purchaser)
        .goes("answer-report", accepted(1, &[]))
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due");
    assert_eq!(live(&world), ["RF1", "RF2", "RF3"]);
}

#[test]
fn what_the_record_holds_is_shown_and_asking_again_is_marked() {
    let world = living("2025-04-02").by(Role::Host).does(
        "ask-for-datum",
        ask("services", "探访次数"),
        &["datum.located"],
    );
    assert_eq!(latest(&world, "datum.located")["asking"], "first");
    let world = world.goes("ask-for-datum", ask("services", "每周探访次数"));
    assert_eq!(latest(&world, "datum.located")["asking"], "again");
    // Another office asks for the first time.
    let world = world
        .by_person(Role::Host, 20)
        .goes("ask-for-datum", ask("services", "探访次数"));
    assert_eq!(latest(&world, "datum.located")["asking"], "first");
    // A datum like a field of the report is not asked beside it.
    let world = world.goes("ask-for-datum", ask("other", "本期支出"));
    assert_eq!(latest(&world, "datum.located")["field"], 3);
    world.by_person(Role::Host, 700).refuses(
        "ask-for-datum",
        ask("services", "x"),
        "office-unknown",
    );
}

#[test]
fn a_new_field_comes_in_by_agreement_alone() {
    let proposed = living("2025-04-02").by(Role::Purchaser).does(
        "ask-for-datum",
        ask("other", "跌倒人次"),
        &["datum.proposed", "obligation.arose"],
    );
    // Qingming, 4 to 6 April, is not counted.
    assert_eq!(due(&proposed, "answer-datum"), "2025-04-08");
    let agree = json!({ "datum": "DQ1" });
    let decline = json!({ "datum": "DQ1", "reason": "与服务无关" });
    let agreed = proposed
        .clone()
        .by_person(Role::Provider, 40)
        .refuses("agree-datum", agree.clone(), "other-supplier")
        .by(Role::Provider)
        .refuses("agree-datum", json!({ "datum": "DQ9" }), "datum-unknown")
        .goes("agree-datum", agree.clone())
        .refuses("decline-datum", decline.clone(), "datum-unknown");
    assert_eq!(live(&agreed), ["RF1", "RF2", "RF3", "RF4"]);
    let mut with = report("2025-04-01", "2025-06-30");
    with["data"] = json!([{ "field": "RF4", "value": "3" }]);
    let mut wrong = with.clone();
    wrong["data"] = json!([{ "field": "RF4", "value": "3" }, { "field": "RF1", "value": "3" }]);
    agreed
        .on("2025-07-01")
        .by(Role::Provider)
        .refuses(
            "submit-report",
            report("2025-04-01", "2025-06-30"),
            "report-field-missing",
        )
        .refuses("submit-report", wrong, "report-field-unknown")
        .goes("submit-report", with);
    // A refusal is protected, and silence is no agreement.
    let declined = proposed
        .clone()
        .by(Role::Provider)
        .goes("decline-datum", decline);
    let (act, _, concerned) = declined.process.contracts[0].delivery.protected_acts()[0];
    assert_eq!(
        (act.to_string(), concerned),
        ("A69".to_owned(), organisation_id(0))
    );
    let silent = proposed
        .on("2025-04-09")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    assert_eq!(latest(&silent, "datum.lapsed")["datum"], 1);
    silent
        .by(Role::Provider)
        .refuses("agree-datum", agree, "datum-unknown");
}

#[test]
fn all_bodies_inspect_within_one_cap_announced_or_not() {
    let announce = |day: &str| json!({ "date": day, "scope": "安全", "officer": "某科长" });
    let came = |office: u128| json!({ "office": organisation_id(office).to_string(), "scope": "台账", "officer": "某科室" });
    let world = living("2025-04-01")
        .by(Role::Host)
        .goes("announce-inspection", announce("2025-04-15"))
        .on("2025-05-06")
        .by(Role::Purchaser)
        .goes(
            "surprise-inspection",
            json!({ "scope": "开放", "officer": "合同负责人" }),
        )
        .on("2025-05-20")
        .by(Role::Worker)
        .refuses("report-inspection", came(3), "inspector-oneself")
        .does(
            "report-inspection",
            came(2),
            &["inspection.reported", "inspection.cap-exceeded"],
        );
    // The next announced one of the quarter needs a reason; one of the next quarter does not.
    let world = world
        .by(Role::Host)
        .blocked(
            "announce-inspection",
            announce("2025-06-16"),
            "M5.inspection-cap",
        )
        .goes("announce-inspection", announce("2025-07-15"));
    let contract = &world.process.contracts[0];
    let found = world.asks(|at| {
        let found = quarters(at, contract);
        let found = found.iter();
        found
            .map(|one| {
                (
                    one.id.number,
                    one.cap,
                    one.left(),
                    one.over(),
                    one.by_office().len(),
                )
            })
            .collect::<Vec<_>>()
    });
    assert_eq!(found, [(3, 2, 1, 0, 1), (2, 2, 0, 1, 3)]);
    assert_eq!(
        contract.delivery.inspections[2].kind,
        InspectionKind::Reported
    );
    // The office that came may still write up what it found, and the provider replies.
    world.by_person(Role::Host, 20).goes(
        "file-inspection-finding",
        json!({ "inspection": "I3", "finding": "no-issue" }),
    );
}
