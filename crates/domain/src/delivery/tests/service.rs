//! Records of service, reports, support.

use super::{Resident, due, latest, living, options};
use crate::{
    Stage,
    process::Standing,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

fn service(kind: &str, date: &str, hours: &str) -> Value {
    json!({ "kind": kind, "unit": "U1", "date": date, "hours": hours, "served": 1, "place": "home" })
}

fn recorded(date: &str) -> World {
    living(date).by(Role::Worker).does(
        "record-service",
        service("case-opened", date, "2"),
        &["service.recorded"],
    )
}

fn report(from: &str, to: &str) -> Value {
    json!({ "from": from, "to": to, "spent": "1000" })
}

#[test]
fn a_service_is_recorded_and_counted() {
    let world = recorded("2025-04-08");
    let delivery = &world.process.contracts[0].delivery;
    assert_eq!(delivery.open_cases(), 1);
    assert_eq!(delivery.hours_delivered().to_string(), "2");
    assert_eq!(latest(&world, "service.recorded")["entry"], "timely");
    let world = world.does(
        "record-service",
        service("case-closed", "2025-04-08", "1"),
        &["service.recorded"],
    );
    assert_eq!(world.process.contracts[0].delivery.open_cases(), 0);
}

#[test]
fn a_record_after_72_hours_is_shown_as_late() {
    let record = |now: &str| {
        let world = living(now).by(Role::Worker);
        let world = world.goes("record-service", service("visit", "2025-04-08", "2"));
        latest(&world, "service.recorded")["entry"].clone()
    };
    assert_eq!(record("2025-04-11"), "timely");
    assert_eq!(record("2025-04-12"), "late");
}

#[test]
fn a_record_is_refused_when_it_cannot_be() {
    let world = living("2025-04-08").by(Role::Worker);
    let unit = json!({ "kind": "visit", "unit": "U9", "date": "2025-04-08", "hours": "1",
        "served": 1, "place": "home" });
    world
        .refuses(
            "record-service",
            service("visit", "2025-04-09", "1"),
            "day-ahead",
        )
        .refuses(
            "record-service",
            service("visit", "2025-04-08", "0"),
            "hours-missing",
        )
        .refuses(
            "record-service",
            service("case-closed", "2025-04-08", "1"),
            "no-open-case",
        )
        .refuses("record-service", unit, "service-unit-unknown")
        .faults("record-service", json!({ "kind": "party" }), "kind")
        .by_person(Role::Worker, 50)
        .refuses(
            "record-service",
            service("visit", "2025-04-08", "1"),
            "other-supplier",
        );
    World::at_stage(Stage::S13, "2025-04-01")
        .by(Role::Worker)
        .refuses(
            "record-service",
            service("visit", "2025-04-01", "1"),
            "wrong-stage",
        );
}

#[test]
fn records_warn_and_go_through() {
    let warned = &["guard.warned", "service.recorded"];
    let world = living("2025-04-08").by(Role::Worker);
    // "M4.worker-day": the ninth hour still fits, the tenth does not; another worker is apart.
    let world = world
        .does(
            "record-service",
            service("visit", "2025-04-08", "9"),
            &["service.recorded"],
        )
        .does(
            "record-service",
            service("visit", "2025-04-08", "1"),
            warned,
        );
    assert_eq!(latest(&world, "guard.warned")["guard"], "M4.worker-day");
    let world = world
        .by_person(Role::Worker, 31)
        .does(
            "record-service",
            service("visit", "2025-04-08", "1"),
            &["service.recorded"],
        )
        .does(
            "record-service",
            service("visit", "2025-03-31", "1"),
            warned,
        );
    assert_eq!(
        latest(&world, "guard.warned")["guard"],
        "M4.service-in-term"
    );
    let since = "2025-04-02".parse().unwrap();
    let world = world
        .with(|process| process.contracts[0].standing = Standing::Suspended { since })
        .does(
            "record-service",
            service("visit", "2025-04-07", "1"),
            warned,
        );
    assert_eq!(latest(&world, "guard.warned")["guard"], "M4.not-suspended");
}

#[test]
fn users_confirm_and_deny_once_each() {
    let world = living("2025-04-08").resident(0);
    world
        .refuses(
            "confirm-service",
            json!({ "service": "S1" }),
            "service-unknown",
        )
        .refuses(
            "deny-service",
            json!({ "service": "S1", "text": "没有" }),
            "service-unknown",
        );
    let denied = &["service.denied", "service.questioned", "obligation.arose"];
    let world = recorded("2025-04-08")
        .resident(0)
        .refuses(
            "confirm-service",
            json!({ "service": "S7" }),
            "service-unknown",
        )
        .does(
            "confirm-service",
            json!({ "service": "S1" }),
            &["service.confirmed"],
        )
        .refuses(
            "confirm-service",
            json!({ "service": "S1" }),
            "already-said",
        )
        .resident(1)
        .does(
            "deny-service",
            json!({ "service": "S1", "text": "没来过" }),
            denied,
        )
        .refuses(
            "deny-service",
            json!({ "service": "S1", "text": "没来过" }),
            "already-said",
        )
        .resident(2)
        .does(
            "deny-service",
            json!({ "service": "S1", "text": "也没来我家" }),
            &["service.denied", "service.questioned"],
        );
    // 15 working days from Tuesday 8 April, over the make-up Sunday 27 April.
    assert_eq!(due(&world, "check-service"), "2025-04-28");
    assert_eq!(world.open("check-service"), 1);
    let (act, _, concerned) = world.process.contracts[0].delivery.protected_acts()[0];
    assert_eq!(
        (act.to_string().as_str(), concerned),
        ("A44", organisation_id(3))
    );
}

#[test]
fn one_person_does_not_confirm_for_all() {
    let mut world = living("2025-04-08").by(Role::Worker);
    for _ in 0..6 {
        world = world.goes("record-service", service("visit", "2025-04-08", "1"));
    }
    for (number, id) in (0u128..).zip(["S1", "S2", "S3", "S4"]) {
        let confirm = json!({ "service": id });
        world = world
            .resident(number)
            .does("confirm-service", confirm, &["service.confirmed"]);
    }
    let world = world
        .by(Role::Committee)
        .does(
            "confirm-service",
            json!({ "service": "S5" }),
            &["service.confirmed"],
        )
        .does(
            "confirm-service",
            json!({ "service": "S6" }),
            &["guard.warned", "service.confirmed"],
        );
    assert_eq!(
        latest(&world, "guard.warned")["guard"],
        "M4.confirmer-share"
    );
}

fn correct(finding: &str) -> Value {
    json!({ "service": "S1", "finding": finding, "hours": "1.5", "reason": "核对签到" })
}

#[test]
fn a_record_is_checked_and_corrected() {
    living("2025-04-08").by(Role::Worker).refuses(
        "correct-service",
        correct("corrected"),
        "service-unknown",
    );
    let world = recorded("2025-04-08")
        .by_person(Role::Provider, 50)
        .refuses("correct-service", correct("corrected"), "other-supplier")
        .by(Role::Provider)
        .refuses(
            "correct-service",
            correct("stands"),
            "service-not-questioned",
        )
        .does(
            "correct-service",
            correct("corrected"),
            &["service.corrected"],
        );
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .hours_delivered()
            .to_string(),
        "1.5"
    );
    let world = world
        .resident(0)
        .goes(
            "deny-service",
            json!({ "service": "S1", "text": "只来了半小时" }),
        )
        .by(Role::Provider)
        .does(
            "correct-service",
            correct("stands"),
            &["service.corrected", "obligation.met"],
        );
    assert_eq!(world.open("check-service"), 0);
    assert_eq!(
        world.process.contracts[0]
            .delivery
            .hours_delivered()
            .to_string(),
        "1.5"
    );
}

#[test]
fn a_withdrawn_record_counts_for_nothing() {
    let world = recorded("2025-04-08")
        .by(Role::Worker)
        .does(
            "record-service",
            service("visit", "2025-04-08", "1"),
            &["service.recorded"],
        )
        .by(Role::Provider)
        .does(
            "correct-service",
            correct("withdrawn"),
            &["service.corrected"],
        )
        .refuses("correct-service", correct("corrected"), "service-unknown")
        .resident(3)
        .refuses(
            "confirm-service",
            json!({ "service": "S1" }),
            "service-unknown",
        );
    let delivery = &world.process.contracts[0].delivery;
    assert_eq!(
        (delivery.open_cases(), delivery.standing_services().count()),
        (0, 1)
    );
}

#[test]
fn a_report_is_owed_submitted_and_answered() {
    let world =
        living("2025-04-01")
            .by(Role::Clock)
            .does("run-clock", json!({}), &["obligation.arose"]);
    // Ten working days after 30 June 2025.
    assert_eq!(due(&world, "period-report"), "2025-07-14");
    assert_eq!(
        world.process.obligations[0].subject,
        "2025-04-01/2025-06-30"
    );
    let world = world
        .by(Role::Worker)
        .goes("record-service", service("case-opened", "2025-04-01", "2"))
        .on("2025-07-15")
        .by(Role::Provider)
        .does(
            "submit-report",
            report("2025-04-01", "2025-06-30"),
            &[
                "report.submitted",
                "obligation.met",
                "obligation.arose",
                "obligation.arose",
            ],
        );
    let met = &world.process.obligations[0];
    assert_eq!(met.days_late("2025-07-15".parse().unwrap()), Some(1));
    assert_eq!(due(&world, "answer-report"), "2025-07-29");
    assert_eq!(due(&world, "period-report"), "2025-10-21");
    let body = latest(&world, "report.submitted");
    assert_eq!(
        (&body["hours"], &body["done"][0]["quantity"]),
        (&json!("2"), &json!(1))
    );
    let world = world
        .by(Role::Purchaser)
        .refuses(
            "answer-report",
            json!({ "report": "R1", "answer": "questions" }),
            "questions-missing",
        )
        .refuses(
            "answer-report",
            json!({ "report": "R9", "answer": "accepted" }),
            "report-unknown",
        )
        .does(
            "answer-report",
            json!({ "report": "R1", "answer": "accepted" }),
            &["report.answered", "obligation.met"],
        )
        .refuses(
            "answer-report",
            json!({ "report": "R1", "answer": "accepted" }),
            "report-unknown",
        );
    assert_eq!(
        (world.open("answer-report"), world.open("period-report")),
        (0, 1)
    );
}

#[test]
fn questions_are_clarified_by_the_report_on_the_same_period() {
    let world = living("2025-07-01")
        .by(Role::Provider)
        .goes("submit-report", report("2025-04-01", "2025-06-30"))
        .by(Role::Purchaser)
        .does(
            "answer-report",
            json!({ "report": "R1", "answer": "questions", "questions": "小组呢？" }),
            &["report.answered", "obligation.met", "obligation.arose"],
        );
    assert_eq!(due(&world, "clarify-report"), "2025-07-15");
    let world = world.by(Role::Provider).does(
        "submit-report",
        report("2025-04-01", "2025-06-30"),
        &["report.submitted", "obligation.met", "obligation.arose"],
    );
    assert_eq!(
        (world.open("clarify-report"), world.open("period-report")),
        (0, 1)
    );
    assert_eq!(world.process.contracts[0].delivery.reports.len(), 2);
}

#[test]
fn one_datum_is_reported_once() {
    let row = json!({ "from": "2025-06-01", "to": "2025-06-30", "spent": "1",
        "done": [{ "unit": "U9", "quantity": 1 }] });
    living("2025-07-01")
        .by(Role::Provider)
        .refuses(
            "submit-report",
            report("2025-04-01", "2025-07-31"),
            "report-period",
        )
        .refuses(
            "submit-report",
            report("2025-03-01", "2025-06-30"),
            "report-period",
        )
        .refuses(
            "submit-report",
            report("2025-06-30", "2025-04-01"),
            "report-period",
        )
        .goes("submit-report", report("2025-04-01", "2025-05-31"))
        .refuses(
            "submit-report",
            report("2025-05-31", "2025-06-30"),
            "report-overlap",
        )
        .refuses("submit-report", row, "service-unit-unknown")
        .by_person(Role::Provider, 50)
        .refuses(
            "submit-report",
            report("2025-06-01", "2025-06-30"),
            "other-supplier",
        );
}

#[test]
fn the_last_period_ends_with_the_contract() {
    let world = living("2026-04-01").by(Role::Provider).does(
        "submit-report",
        report("2025-04-01", "2026-03-31"),
        &["report.submitted", "obligation.arose"],
    );
    assert_eq!(world.open("period-report"), 0);
    world
        .by(Role::Purchaser)
        .goes(
            "answer-report",
            json!({ "report": "R1", "answer": "accepted" }),
        )
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn support_is_recorded() {
    let supervision = |date: &str, hours: &str| json!({ "date": date, "hours": hours });
    let training = |date: &str, hours: &str| {
        json!({ "date": date, "hours": hours, "topic": "危机干预",
        "funder": "contract" })
    };
    let extra = |hours: &str| json!({ "what": "讲座", "hours": hours });
    let host = |number| json!({ "host": organisation_id(number).to_string(), "kind": "room" });
    let refer = |consent: &str| json!({ "way": "to-provider", "consent": consent });
    let world = living("2025-04-08")
        .by(Role::Provider)
        .does(
            "record-supervision",
            supervision("2025-04-08", "2"),
            &["supervision.recorded"],
        )
        .refuses(
            "record-supervision",
            supervision("2025-04-09", "2"),
            "day-ahead",
        )
        .refuses(
            "record-supervision",
            supervision("2025-04-08", "0"),
            "hours-missing",
        )
        .does(
            "record-training",
            training("2025-04-08", "6"),
            &["training.recorded"],
        )
        .refuses("record-training", training("2025-04-09", "6"), "day-ahead")
        .refuses(
            "record-training",
            training("2025-04-08", "0"),
            "hours-missing",
        )
        .does("record-host-support", host(1), &["host-support.recorded"])
        .refuses("record-host-support", host(6), "office-unknown")
        // 2 % of 4,000 hours.
        .does(
            "offer-extra-service",
            extra("80"),
            &["extra-service.offered"],
        )
        .does(
            "offer-extra-service",
            extra("1"),
            &["guard.warned", "extra-service.offered"],
        )
        .refuses("offer-extra-service", extra("0"), "hours-missing")
        .does("refer-user", refer("guardian"), &["user.referred"])
        .blocked("refer-user", refer("not-given"), "M4.referral-consent");
    assert_eq!(latest(&world, "guard.warned")["guard"], "M4.extra-cap");
    let delivery = &world.process.contracts[0].delivery;
    assert_eq!(delivery.supervision_hours.to_string(), "2");
    assert_eq!(delivery.training_hours.to_string(), "6");
    assert_eq!((delivery.supports.len(), delivery.referrals), (1, 1));
    world
        .by_person(Role::Provider, 50)
        .refuses(
            "record-supervision",
            supervision("2025-04-08", "2"),
            "other-supplier",
        )
        .refuses("record-host-support", host(1), "other-supplier")
        .refuses("offer-extra-service", extra("1"), "other-supplier");
}

#[test]
fn a_safety_act_is_possible_at_any_stage() {
    for stage in [Stage::S12, Stage::S15, Stage::S22] {
        World::at_stage(stage, "2025-04-01").by(Role::Worker).does(
            "record-safety-act",
            json!({ "kind": "mandatory-report" }),
            &["safety-act.recorded"],
        );
    }
}

#[test]
fn only_records_that_count_are_offered() {
    let world = recorded("2025-04-08").by(Role::Provider).goes(
        "correct-service",
        json!({ "service": "S1", "finding": "withdrawn", "reason": "误登" }),
    );
    let world = world
        .by(Role::Worker)
        .goes("record-service", service("visit", "2025-04-08", "1"));
    let listed = options(&world, "ServiceId");
    let values: Vec<&str> = listed.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(values, ["S2"]);
    assert_eq!(listed[0].en, "S2 2025-04-08 Home visit");
}
