//! Inspections, complaints, forbidden acts, default notices.

use super::{Resident, due, latest, living, options};
use crate::{
    Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

fn visit(date: &str) -> Value {
    json!({ "date": date, "scope": "活动安全", "officer": "某科长" })
}

fn surprise() -> Value {
    json!({ "scope": "站点开放", "officer": "某科长" })
}

const ANNOUNCED: &[&str] = &["inspection.announced"];
const BEYOND: &[&str] = &[
    "guard.reasoned",
    "inspection.announced",
    "inspection.cap-exceeded",
];

/// The provider declined a task of the host of organisation 1 on 1 April 2025.
fn after_a_refusal() -> World {
    let request = json!({ "what": "填表", "category": "forms", "hours": "6", "by": "2025-04-30" });
    living("2025-04-01")
        .by(Role::Host)
        .goes("file-task-request", request)
        .by(Role::Provider)
        .goes(
            "decline-task",
            json!({ "task": "T1", "reason": "out-of-scope", "text": "范围外" }),
        )
}

#[test]
fn an_inspection_is_announced_in_time_and_within_one_cap() {
    let world = living("2025-04-01")
        .by(Role::Host)
        .refuses("announce-inspection", visit("2025-03-31"), "day-past")
        .blocked(
            "announce-inspection",
            visit("2025-04-03"),
            "M5.inspection-notice",
        )
        .does("announce-inspection", visit("2025-04-07"), ANNOUNCED)
        .by(Role::FinanceSupervisor)
        .does("announce-inspection", visit("2025-05-08"), ANNOUNCED)
        .by_person(Role::Host, 20)
        .blocked(
            "announce-inspection",
            visit("2025-06-05"),
            "M5.inspection-cap",
        )
        .because("安全事故后的专项检查")
        .does("announce-inspection", visit("2025-06-05"), BEYOND)
        // A new quarter begins.
        .does("announce-inspection", visit("2025-07-03"), ANNOUNCED);
    assert_eq!(latest(&world, "inspection.cap-exceeded")["count"], 3);
    assert_eq!(
        world.process.contracts[0].delivery.inspections_over_cap(),
        1
    );
    world.by_person(Role::Host, 700).because("无").refuses(
        "announce-inspection",
        visit("2025-07-08"),
        "office-unknown",
    );
}

#[test]
fn a_surprise_comes_from_the_quota_and_counts() {
    let world = living("2025-04-20")
        .happened("2025-04-18")
        .by(Role::Purchaser)
        .does("surprise-inspection", surprise(), &["inspection.surprised"])
        .does(
            "surprise-inspection",
            surprise(),
            &["guard.warned", "inspection.surprised"],
        )
        .does(
            "surprise-inspection",
            surprise(),
            &[
                "guard.warned",
                "inspection.surprised",
                "inspection.cap-exceeded",
            ],
        );
    assert_eq!(latest(&world, "guard.warned")["guard"], "M5.surprise-quota");
    assert_eq!(latest(&world, "inspection.surprised")["on"], "2025-04-18");
}

#[test]
fn retaliation_is_presumed_for_sixty_days() {
    let presumed = |date: &str, person: u128| {
        let world = after_a_refusal()
            .on(date)
            .by_person(Role::Purchaser, person);
        let world = world.goes("surprise-inspection", surprise());
        latest(&world, "inspection.surprised")["retaliation_presumed"].clone()
    };
    // Sixty days from 1 April end on 31 May, Dragon Boat Festival, and so on 3 June.
    assert_eq!(presumed("2025-06-03", 10), "yes");
    assert_eq!(presumed("2025-06-04", 10), "no");
    // The refusal did not concern the other subdistrict.
    assert_eq!(presumed("2025-04-08", 20), "no");
}

#[test]
fn an_inspection_over_the_cap_after_a_refusal_is_presumed_retaliation() {
    let world = after_a_refusal()
        .by(Role::Host)
        .does("announce-inspection", visit("2025-04-10"), ANNOUNCED)
        .does("announce-inspection", visit("2025-04-11"), ANNOUNCED)
        .because("督办")
        .does("announce-inspection", visit("2025-04-14"), BEYOND);
    assert_eq!(
        latest(&world, "inspection.announced")["retaliation_presumed"],
        "yes"
    );
}

fn finding(points: &Value) -> Value {
    let kind = if points.as_array().is_some_and(Vec::is_empty) {
        "no-issue"
    } else {
        "points"
    };
    json!({ "inspection": "I1", "finding": kind, "points": points })
}

fn two_points() -> Value {
    finding(&json!([
        { "what": "补预案", "by": "2025-04-30" },
        { "what": "补签到", "by": "2025-05-08" },
    ]))
}

/// The host inspected and filed two points on 8 April.
fn with_finding() -> World {
    living("2025-04-01")
        .by(Role::Host)
        .goes("announce-inspection", visit("2025-04-08"))
        .on("2025-04-08")
        .goes("file-inspection-finding", two_points())
}

#[test]
fn a_finding_is_filed_by_the_office_that_inspected() {
    let stale = json!([{ "what": "补预案", "by": "2025-04-07" }]);
    let world = living("2025-04-01")
        .by(Role::Host)
        .refuses(
            "file-inspection-finding",
            two_points(),
            "inspection-unknown",
        )
        .goes("announce-inspection", visit("2025-04-08"))
        .refuses("file-inspection-finding", two_points(), "inspection-ahead")
        .on("2025-04-08")
        .refuses("file-inspection-finding", finding(&stale), "day-past")
        .refuses(
            "file-inspection-finding",
            json!({ "inspection": "I1", "finding": "points" }),
            "points-missing",
        )
        .by_person(Role::Host, 20)
        .refuses("file-inspection-finding", two_points(), "not-inspector")
        .by(Role::Provider)
        .refuses(
            "reply-to-finding",
            json!({ "inspection": "I1", "text": "收到" }),
            "nothing-to-reply",
        )
        .by(Role::Host)
        .does(
            "file-inspection-finding",
            two_points(),
            &[
                "inspection-finding.filed",
                "obligation.arose",
                "obligation.arose",
                "obligation.arose",
            ],
        );
    assert_eq!(due(&world, "reply-to-finding"), "2025-04-22");
    assert_eq!(due(&world, "resolve-action-point"), "2025-05-08");
    assert_eq!(
        latest(&world, "inspection-finding.filed")["retaliation_presumed"],
        "no"
    );
    world
        .goes("announce-inspection", visit("2025-04-14"))
        .refuses("file-inspection-finding", two_points(), "finding-filed");
}

#[test]
fn a_finding_is_replied_to_and_acted_on() {
    let resolve = |point: u32| json!({ "inspection": "I1", "point": point, "proof": "已补" });
    let world = with_finding()
        .by_person(Role::Provider, 50)
        .refuses(
            "reply-to-finding",
            json!({ "inspection": "I1", "text": "收到" }),
            "other-supplier",
        )
        .refuses("resolve-action-point", resolve(1), "other-supplier")
        .by(Role::Provider)
        .does(
            "reply-to-finding",
            json!({ "inspection": "I1", "text": "已有预案" }),
            &["inspection-finding.replied", "obligation.met"],
        )
        .refuses(
            "reply-to-finding",
            json!({ "inspection": "I1", "text": "再" }),
            "nothing-to-reply",
        )
        .does(
            "resolve-action-point",
            resolve(2),
            &["action-point.resolved", "obligation.met"],
        )
        .refuses("resolve-action-point", resolve(2), "point-unknown")
        .does(
            "resolve-action-point",
            resolve(1),
            &["action-point.resolved", "obligation.met"],
        )
        .refuses("resolve-action-point", resolve(1), "point-unknown");
    assert_eq!(
        (
            world.open("reply-to-finding"),
            world.open("resolve-action-point")
        ),
        (0, 0)
    );
}

#[test]
fn a_finding_names_the_day_it_can_be_filed() {
    let world = living("2025-04-01")
        .by(Role::Host)
        .goes("announce-inspection", visit("2025-04-08"));
    let denied = world
        .tries("file-inspection-finding", finding(&json!([])))
        .unwrap_err();
    let crate::registry::Denied::Refused(refusal) = denied else {
        panic!("{denied:?}")
    };
    assert_eq!(refusal.opens_on, Some("2025-04-08".parse().unwrap()));
}

#[test]
fn a_finding_of_nothing_owes_nothing() {
    living("2025-04-01")
        .by(Role::Host)
        .goes("announce-inspection", visit("2025-04-07"))
        .on("2025-04-07")
        .does(
            "file-inspection-finding",
            finding(&json!([])),
            &["inspection-finding.filed"],
        );
}

#[test]
fn a_lawful_refusal_is_not_held_against_the_provider() {
    let points = json!([{ "what": "配合不力", "by": "2025-04-30" }]);
    let mut about = finding(&points);
    about["about"] = json!("T1");
    let world = after_a_refusal()
        .by(Role::Host)
        .goes("announce-inspection", visit("2025-04-07"))
        .on("2025-04-07")
        .blocked("file-inspection-finding", about, "M1.lawful-decline")
        .goes("file-inspection-finding", finding(&points));
    assert_eq!(
        latest(&world, "inspection-finding.filed")["retaliation_presumed"],
        "yes"
    );
}

fn complaint(about: &str) -> Value {
    json!({ "about": about, "topic": "quality", "text": "约好没有来" })
}

const COMPLAINED: &[&str] = &[
    "resident-complaint.filed",
    "resident-complaint.routed",
    "obligation.arose",
    "obligation.arose",
];

#[test]
fn a_complaint_is_acknowledged_and_answered_by_others() {
    let answer = |id: &str| json!({ "complaint": id, "outcome": "upheld", "text": "已道歉" });
    let world = living("2025-04-01")
        .by(Role::Purchaser)
        .refuses(
            "acknowledge-resident-complaint",
            json!({ "complaint": "M1" }),
            "resident-complaint-unknown",
        )
        .resident(0)
        .does("complain-resident", complaint("provider"), COMPLAINED);
    assert_eq!(due(&world, "acknowledge-complaint"), "2025-04-03");
    assert_eq!(due(&world, "answer-complaint"), "2025-04-23");
    // What the parties see does not hold the text.
    assert!(
        latest(&world, "resident-complaint.routed")
            .get("text")
            .is_none()
    );
    let world = world
        .by(Role::Purchaser)
        .does(
            "acknowledge-resident-complaint",
            json!({ "complaint": "M1" }),
            &["resident-complaint.acknowledged", "obligation.met"],
        )
        .refuses(
            "acknowledge-resident-complaint",
            json!({ "complaint": "M1" }),
            "resident-complaint-unknown",
        )
        .does(
            "answer-resident-complaint",
            answer("M1"),
            &["resident-complaint.answered", "obligation.met"],
        )
        .refuses(
            "answer-resident-complaint",
            answer("M1"),
            "resident-complaint-unknown",
        );
    assert_eq!(world.open("answer-complaint"), 0);
    world
        .resident(1)
        .does("complain-resident", complaint("host"), COMPLAINED)
        .by(Role::Host)
        .blocked(
            "answer-resident-complaint",
            answer("M2"),
            "M9.not-routed-to-party",
        )
        .blocked(
            "acknowledge-resident-complaint",
            json!({ "complaint": "M2" }),
            "M9.not-routed-to-party",
        )
        .refuses(
            "answer-resident-complaint",
            answer("M9"),
            "resident-complaint-unknown",
        );
}

#[test]
fn a_complaint_about_the_purchaser_goes_to_the_panel() {
    let answer = json!({ "complaint": "M1", "outcome": "handed-on", "text": "已转有权机关" });
    let world = living("2025-04-01").resident(0).does(
        "complain-resident",
        complaint("purchaser"),
        COMPLAINED,
    );
    assert_eq!(due(&world, "acknowledge-complaint-panel"), "2025-04-03");
    assert_eq!(world.open("answer-complaint-panel"), 1);
    let listed = options(&world, "ResidentComplaintId");
    assert_eq!(listed[0].en, "M1 Quality the purchaser");
    world
        .by(Role::Purchaser)
        .blocked(
            "answer-resident-complaint",
            answer.clone(),
            "M9.not-routed-to-party",
        )
        .by_person(Role::Panel, 980)
        // An answer acknowledges as well.
        .does(
            "answer-resident-complaint",
            answer,
            &[
                "resident-complaint.answered",
                "obligation.met",
                "obligation.met",
            ],
        );
}

fn breach(act: &str, side: &str, organisation: u128, evidence: &str) -> Value {
    json!({ "act": act, "side": side, "organisation": organisation_id(organisation).to_string(),
        "facts": "事实经过", "evidence": evidence, "days": 3 })
}

const RECORDED: &[&str] = &["breach.recorded", "obligation.arose"];

#[test]
fn any_forbidden_act_can_be_recorded_at_any_stage() {
    for act in super::super::words_watch::ForbiddenAct::ALL {
        assert_eq!(act.act().to_string(), act.code());
        for stage in [Stage::S12, Stage::S15, Stage::S22] {
            World::at_stage(stage, "2025-04-01")
                .happened("2025-03-20")
                .by(Role::Worker)
                .does(
                    "record-forbidden-act",
                    breach(act.code(), "host", 1, "E5"),
                    RECORDED,
                );
        }
        World::at_stage(Stage::S07, "2025-04-01")
            .by(Role::Tenderer)
            .does(
                "record-forbidden-act-in-tender",
                breach(act.code(), "agent", 8, "E5"),
                RECORDED,
            );
    }
}

#[test]
fn the_named_side_answers() {
    let sides = [
        ("purchaser", 0, "answer-breach-purchaser", Role::Purchaser),
        ("host", 1, "answer-breach-host", Role::Host),
        ("provider", 3, "answer-breach-provider", Role::Provider),
        ("evaluator", 6, "answer-breach-evaluator", Role::Evaluator),
        ("agent", 8, "answer-breach-agent", Role::Agent),
    ];
    for (side, organisation, duty, role) in sides {
        let answer = json!({ "breach": "F1", "answer": "admitted", "text": "属实" });
        let world = living("2025-04-01")
            .by(role)
            .refuses("answer-forbidden-act", answer.clone(), "breach-unknown")
            .by(Role::Committee)
            .does(
                "record-forbidden-act",
                breach("A57", side, organisation, "E4"),
                RECORDED,
            );
        assert_eq!(due(&world, duty), "2025-04-16");
        let world = world
            .by_person(role, 70)
            .refuses("answer-forbidden-act", answer.clone(), "not-named")
            .by(role)
            .does(
                "answer-forbidden-act",
                answer.clone(),
                &["breach.answered", "obligation.met"],
            )
            .refuses("answer-forbidden-act", answer, "breach-unknown");
        assert_eq!(world.open(duty), 0);
    }
}

#[test]
fn borrowed_days_count_unless_denied_on_bare_word() {
    let days = |evidence: &str, answer: &str| {
        let world = living("2025-04-01")
            .by(Role::Worker)
            .goes("record-forbidden-act", breach("A65", "host", 1, evidence))
            .by(Role::Host)
            .goes(
                "answer-forbidden-act",
                json!({ "breach": "F1", "answer": answer, "text": "……" }),
            );
        world.process.contracts[0].delivery.borrowed_days()
    };
    assert_eq!(days("E5", "admitted"), 3);
    assert_eq!(days("E5", "denied"), 0);
    assert_eq!(days("E2", "denied"), 3);
}

#[test]
fn recorded_retaliation_carries_the_presumption() {
    let recorded = |world: World| {
        let world = world
            .by(Role::Worker)
            .goes("record-forbidden-act", breach("A75", "host", 1, "E5"));
        latest(&world, "breach.recorded")["retaliation_presumed"].clone()
    };
    assert_eq!(recorded(after_a_refusal().on("2025-04-20")), "yes");
    assert_eq!(recorded(living("2025-04-20")), "no");
    // What happened before the refusal cannot have been caused by it.
    assert_eq!(
        recorded(after_a_refusal().on("2025-04-20").happened("2025-03-20")),
        "no"
    );
    let world = after_a_refusal().on("2025-04-20").by(Role::Worker);
    let world = world.goes("record-forbidden-act", breach("A75", "host", 1, "E5"));
    assert_eq!(
        world.process.contracts[0].delivery.presumed_retaliations(),
        1
    );
}

#[test]
fn a_forbidden_act_in_the_tender_is_answered_there() {
    let answer = json!({ "breach": "F1", "answer": "denied", "text": "不属实" });
    let world = World::at_stage(Stage::S09, "2025-04-01")
        .by(Role::Purchaser)
        .refuses(
            "answer-forbidden-act-in-tender",
            answer.clone(),
            "breach-unknown",
        )
        .by(Role::Expert)
        .does(
            "record-forbidden-act-in-tender",
            breach("A21", "purchaser", 0, "E4"),
            RECORDED,
        )
        .does(
            "record-forbidden-act-in-tender",
            breach("A17", "provider", 4, "E4"),
            RECORDED,
        );
    let ids: Vec<_> = options(&world, "BreachId")
        .into_iter()
        .map(|one| one.value)
        .collect();
    assert_eq!(ids, ["F1", "F2"]);
    world
        .by(Role::Tenderer)
        .refuses(
            "answer-forbidden-act-in-tender",
            answer.clone(),
            "not-named",
        )
        .by(Role::Purchaser)
        .does(
            "answer-forbidden-act-in-tender",
            answer,
            &["breach.answered", "obligation.met"],
        );
}

fn notice(debtor: u128, obligation: Option<&str>, days: Option<u32>) -> Value {
    let text = obligation.is_none().then_some("场地未开放");
    json!({ "debtor": organisation_id(debtor).to_string(), "obligation": obligation, "text": text,
        "cure_days": days })
}

const NOTIFIED: &[&str] = &["default-notice.given", "obligation.arose"];

#[test]
fn both_sides_give_notice_in_the_same_words() {
    let world = living("2025-04-01")
        .by(Role::Provider)
        .does("give-default-notice", notice(0, None, None), NOTIFIED)
        .does("give-default-notice", notice(1, None, Some(20)), NOTIFIED)
        .by(Role::Purchaser)
        .does("give-default-notice", notice(3, None, Some(60)), NOTIFIED);
    assert_eq!(due(&world, "cure-default-purchaser"), "2025-05-06");
    assert_eq!(due(&world, "cure-default-host"), "2025-04-21");
    assert_eq!(due(&world, "cure-default-provider"), "2025-05-31");
    let protected = world.process.contracts[0].delivery.protected_acts();
    assert!(protected.iter().all(|(act, _, _)| act.to_string() == "A73"));
    assert_eq!(protected.len(), 3);
    let empty = json!({ "debtor": organisation_id(0).to_string() });
    world
        .refuses(
            "give-default-notice",
            notice(1, None, None),
            "default-notice-direction",
        )
        .by(Role::Provider)
        .refuses(
            "give-default-notice",
            notice(3, None, None),
            "default-notice-direction",
        )
        .refuses(
            "give-default-notice",
            notice(6, None, None),
            "default-notice-direction",
        )
        .refuses(
            "give-default-notice",
            notice(0, None, Some(19)),
            "cure-days",
        )
        .refuses(
            "give-default-notice",
            notice(0, None, Some(61)),
            "cure-days",
        )
        .refuses("give-default-notice", empty, "default-empty")
        .by_person(Role::Provider, 700)
        .refuses(
            "give-default-notice",
            notice(0, None, None),
            "office-unknown",
        );
}

#[test]
fn a_notice_names_an_overdue_obligation_of_the_other_side() {
    let world = living("2025-07-01")
        .by(Role::Provider)
        .goes(
            "submit-report",
            json!({ "from": "2025-04-01", "to": "2025-06-30", "spent": "1" }),
        )
        .refuses(
            "give-default-notice",
            notice(0, Some("O9"), None),
            "default-obligation",
        )
        .refuses(
            "give-default-notice",
            notice(1, Some("O1"), None),
            "default-obligation",
        )
        .refuses(
            "give-default-notice",
            notice(0, Some("O1"), None),
            "default-early",
        );
    let denied = world
        .tries("give-default-notice", notice(0, Some("O1"), None))
        .unwrap_err();
    let crate::registry::Denied::Refused(refusal) = denied else {
        panic!("{denied:?}")
    };
    assert_eq!(refusal.opens_on, Some("2025-07-16".parse().unwrap()));
    world
        .on("2025-07-16")
        .does("give-default-notice", notice(0, Some("O1"), None), NOTIFIED);
}

#[test]
fn a_notice_is_cured_and_closed_by_the_right_side() {
    let cure = json!({ "notice": "A1", "proof": "已开放" });
    let close = |end: &str| json!({ "notice": "A1", "end": end });
    let world = living("2025-04-01")
        .by(Role::Provider)
        .refuses(
            "close-default-notice",
            close("cured"),
            "default-notice-unknown",
        )
        .goes("give-default-notice", notice(1, None, None))
        .by_person(Role::Host, 20)
        .refuses("cure-default", cure.clone(), "not-debtor")
        .by(Role::Purchaser)
        .refuses("close-default-notice", close("withdrawn"), "not-notifier")
        .by(Role::Provider)
        .refuses("close-default-notice", close("cured"), "not-cured");
    assert_eq!(options(&world, "DefaultNoticeId").len(), 1);
    world
        .clone()
        .does(
            "close-default-notice",
            close("withdrawn"),
            &["default-notice.closed", "obligation.lapsed"],
        )
        .refuses(
            "close-default-notice",
            close("withdrawn"),
            "default-notice-unknown",
        );
    world
        .by(Role::Host)
        .does(
            "cure-default",
            cure.clone(),
            &["default.cured", "obligation.met"],
        )
        .refuses("cure-default", cure, "default-notice-unknown")
        .by(Role::Provider)
        .does(
            "close-default-notice",
            close("cured"),
            &["default-notice.closed"],
        );
}
