use super::{due, living};
use crate::{
    Due, Stage,
    ending::{
        choices::WithholdingGround,
        law::CURE_DEFAULT,
        walk::{
            HEAD, PANEL,
            disputes::raised,
            exceptions::{ended_early, refused_end, uncured, withheld},
        },
        withhold_performance::{answers_notice, ground},
    },
    process::Standing,
    refusal::Holds,
    registry::Denied,
    testkit::World,
};
use kernel::{Money, Role};
use serde_json::{Value, json};

fn standing(world: &World) -> Standing {
    world.process.contracts[0].standing.clone()
}

fn suspend(ground: &str) -> Value {
    json!({ "ground": ground, "facts": "场地封闭。" })
}

fn order(until: &str) -> Value {
    json!({ "ground": "complaint-order", "facts": "投诉处理期间。", "order": "财采〔2025〕8号", "until": until })
}

#[test]
fn suspending_by_agreement_takes_both_sides() {
    let world = living("2025-04-01").goes("suspend-contract", suspend("both-agreed"));
    // 15 working days from 1 April over Qingming.
    assert_eq!(due(&world, "answer-suspension-provider"), "2025-04-23");
    assert_eq!(standing(&world), Standing::Running);
    let agreed = world
        .refuses("suspend-contract", suspend("force-majeure"), "not-running")
        .refuses(
            "agree-suspension",
            json!({ "answer": "agree" }),
            "suspension-own",
        )
        .by(Role::Provider)
        .does(
            "agree-suspension",
            json!({ "answer": "agree" }),
            &["suspension.began", "obligation.met"],
        )
        .refuses(
            "agree-suspension",
            json!({ "answer": "agree" }),
            "suspension-not-proposed",
        );
    assert_eq!(
        standing(&agreed),
        Standing::Suspended {
            since: "2025-04-01".parse().unwrap()
        }
    );
    let resumed = agreed
        .does(
            "resume-contract",
            json!({ "words": "已修复" }),
            &["suspension.ended"],
        )
        .refuses(
            "resume-contract",
            json!({ "words": "再次" }),
            "not-suspended",
        );
    assert_eq!(standing(&resumed), Standing::Running);
}

#[test]
fn who_suspends_alone_says_why_and_alone_resumes() {
    living("2025-04-01")
        .blocked(
            "suspend-contract",
            suspend("public-interest"),
            "X1.not-alone",
        )
        .because("应急管理部门通告")
        .does(
            "suspend-contract",
            suspend("public-interest"),
            &["guard.reasoned", "suspension.began"],
        )
        .by(Role::Provider)
        .refuses(
            "resume-contract",
            json!({ "words": "可以恢复" }),
            "suspension-others",
        )
        .by_person(Role::PurchaserHead, HEAD)
        .goes("resume-contract", json!({ "words": "通告解除" }));
}

#[test]
fn an_order_on_complaint_lasts_thirty_days_at_most_and_ends_by_itself() {
    let world = living("2025-04-01")
        .refuses(
            "suspend-contract",
            suspend("complaint-order"),
            "order-missing",
        )
        .refuses(
            "suspend-contract",
            order("2025-05-02"),
            "suspension-too-long",
        )
        .does(
            "suspend-contract",
            order("2025-05-01"),
            &["suspension.began"],
        )
        .on("2025-05-01")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-05-02")
        .does("run-clock", json!({}), &["suspension.ended"])
        .refuses("run-clock", json!({}), "nothing-due");
    assert_eq!(standing(&world), Standing::Running);
}

fn notice(ground: &str) -> Value {
    json!({ "ground": ground, "clause": "C-END-1", "facts": "两次催告未果。" })
}

fn ruling(value: &str) -> Value {
    json!({ "notice": "TN1", "ruling": value, "heard_on": "2025-04-10", "reasons": "已听取双方意见。",
            "work_done": "100", "wind_down": "0" })
}

#[test]
fn an_early_end_waits_for_the_reply() {
    let reply = json!({ "notice": "TN1", "answer": "contest", "reply": "已补救。" });
    let world = living("2025-04-01")
        .by(Role::Provider)
        .goes("give-termination-notice", notice("default-not-cured"));
    assert_eq!(due(&world, "rule-on-termination"), "2025-05-09");
    assert_eq!(
        standing(&world),
        Standing::Ending {
            since: "2025-04-01".parse().unwrap()
        }
    );
    match world
        .clone()
        .by_person(Role::Panel, PANEL)
        .tries("rule-on-termination", ruling("allow"))
    {
        Err(Denied::Refused(refusal)) => {
            assert_eq!(refusal.code(), "reply-period-runs");
            assert_eq!(refusal.opens_on.unwrap().to_string(), "2025-04-17");
        }
        other => panic!("{other:?}"),
    }
    world
        .refuses("give-termination-notice", notice("mutual"), "termination-running")
        .refuses("reply-to-termination", reply.clone(), "termination-own")
        .by(Role::Purchaser)
        .refuses(
            "reply-to-termination",
            json!({ "notice": "TN7", "answer": "accept", "reply": "同意" }),
            "termination-unknown",
        )
        .does("reply-to-termination", reply.clone(), &["termination.replied"])
        .refuses("reply-to-termination", reply, "already-filed")
        // Neither side rules, whatever hat its people wear.
        .by_person(Role::Panel, 2)
        .refuses("rule-on-termination", ruling("deny"), "party-decides")
        .by_person(Role::Panel, 32)
        .refuses("rule-on-termination", ruling("deny"), "party-decides")
        .by_person(Role::Panel, PANEL)
        .blocked(
            "rule-on-termination",
            json!({ "notice": "TN1", "ruling": "allow", "reasons": "成立" }),
            "X2.hearing",
        )
        .refuses(
            "rule-on-termination",
            json!({ "notice": "TN1", "ruling": "allow", "reasons": "成立", "heard_on": "2025-04-01" }),
            "settlement-missing",
        )
        .goes("rule-on-termination", ruling("allow"));
}

#[test]
fn an_allowed_end_leads_to_settlement_and_a_denied_one_back() {
    let ended = ended_early();
    assert_eq!(ended.process.contracts[0].stage, Stage::S20);
    assert_eq!(
        standing(&ended),
        Standing::Ended {
            on: "2025-04-17".parse().unwrap()
        }
    );
    let sums = ended.process.contracts[0].ending.settlement();
    assert_eq!(sums, Some((Money::yuan(72_000), Money::yuan(8_000))));
    ended
        .on("2026-02-02")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due");
    assert_eq!(standing(&refused_end()), Standing::Running);
    // A denied notice leads back to what was before it.
    let held = uncured()
        .by(Role::Provider)
        .goes(
            "withhold-performance",
            json!({ "services": "活动", "protective": "个案照常" }),
        )
        .goes("give-termination-notice", notice("default-not-cured"))
        .on("2025-06-24")
        .by_person(Role::Panel, PANEL)
        .goes("rule-on-termination", ruling("deny"));
    assert_eq!(
        standing(&held),
        Standing::Withheld {
            since: "2025-06-09".parse().unwrap()
        }
    );
}

#[test]
fn performance_is_withheld_only_after_the_other_sides_default() {
    let words = json!({ "services": "活动", "protective": "个案照常" });
    living("2025-04-01")
        .by(Role::Provider)
        .refuses("withhold-performance", words.clone(), "no-default")
        .refuses("resume-performance", json!({}), "not-withheld");
    let today = "2025-04-01".parse().unwrap();
    assert_eq!(
        ground(Some(60), 60, Holds::No, today),
        Ok(WithholdingGround::Arrears)
    );
    let soon = ground(Some(45), 60, Holds::No, today).unwrap_err();
    assert_eq!(soon.opens_on.unwrap().to_string(), "2025-04-16");
    assert_eq!(
        ground(Some(45), 60, Holds::Yes, today),
        Ok(WithholdingGround::DefaultNotice)
    );
    // A notice whose days to cure were agreed is known by its duty.
    let mut duty = crate::Duty {
        code: "cure-default-host",
        debtor: Role::Host,
        creditor: Role::Provider,
        ..CURE_DEFAULT
    };
    assert_eq!(answers_notice(&duty, &Due::agreed(today)), Holds::Yes);
    duty.debtor = Role::Provider;
    assert_eq!(answers_notice(&duty, &Due::agreed(today)), Holds::No);
    // On its last day a default can still be cured.
    uncured().on("2025-06-05").by(Role::Provider).refuses(
        "withhold-performance",
        words.clone(),
        "no-default",
    );
    let held = uncured()
        .by(Role::Provider)
        .faults(
            "withhold-performance",
            json!({ "services": "活动" }),
            "protective",
        )
        .goes("withhold-performance", words.clone());
    assert_eq!(due(&held, "cure-after-withholding"), "2025-07-09");
    held.refuses("withhold-performance", words, "not-running");
    assert_eq!(standing(&withheld()), Standing::Running);
}

fn emergency(until: &str, hours: u32) -> Value {
    json!({ "what": "寒潮，独居老人取暖排查", "hours": hours, "until": until })
}

#[test]
fn an_emergency_order_is_short_priced_reported_and_ratified_by_another_person() {
    let world = living("2025-04-01")
        .refuses(
            "order-emergency",
            emergency("2025-04-16", 10),
            "emergency-too-long",
        )
        .refuses(
            "order-emergency",
            emergency("2025-03-31", 10),
            "emergency-past",
        )
        .refuses("order-emergency", emergency("2025-04-10", 0), "hours-zero")
        .goes("order-emergency", emergency("2025-04-15", 10));
    // 10 working days after 15 April; 14 days from 1 April.
    assert_eq!(due(&world, "report-emergency-provider"), "2025-04-28");
    assert_eq!(due(&world, "report-emergency-purchaser"), "2025-04-28");
    assert_eq!(due(&world, "ratify-emergency"), "2025-04-15");
    let report = json!({ "order": "EM1", "hours": 12, "account": "排查 30 户。" });
    let verdict = json!({ "order": "EM1", "outcome": "not-ratified", "words": "不属紧急" });
    let world = world
        .blocked(
            "order-emergency",
            emergency("2025-04-10", 5),
            "X4.not-in-a-row",
        )
        .by(Role::Provider)
        .refuses(
            "report-emergency",
            json!({ "order": "EM4", "hours": 12, "account": "无" }),
            "emergency-unknown",
        )
        .refuses(
            "report-emergency",
            json!({ "order": "EM1", "hours": 0, "account": "无" }),
            "hours-zero",
        )
        .goes("report-emergency", report.clone())
        .refuses("report-emergency", report, "already-filed")
        .by_person(Role::PurchaserHead, 0)
        .refuses("ratify-emergency", verdict.clone(), "ratifier-ordered")
        .by_person(Role::PurchaserHead, HEAD)
        .goes("ratify-emergency", verdict.clone())
        .refuses("ratify-emergency", verdict, "emergency-ratified");
    // Not ratified, and paid all the same: 12 hours at 60.
    let sums: Vec<Money> = world.process.contracts[0]
        .ending
        .emergency_sums()
        .map(|(_, sum)| sum)
        .collect();
    assert_eq!(sums, [Money::yuan(720)]);
    world
        .on("2025-04-16")
        .goes("order-emergency", emergency("2025-04-20", 5));
}

#[test]
fn a_notice_soon_after_a_protected_act_needs_a_reason_of_its_own() {
    raised()
        .by_person(Role::PurchaserHead, HEAD)
        .blocked(
            "give-termination-notice",
            notice("public-interest"),
            "M8.no-retaliation",
        )
        .because("街道撤并，与该争议无关")
        .goes("give-termination-notice", notice("public-interest"));
    // Who raised the dispute is not the one shielded from itself.
    raised().goes("give-termination-notice", notice("default-not-cured"));
}

#[test]
fn a_notice_does_not_take_away_the_answer_to_a_default() {
    let held = uncured()
        .by_person(Role::PurchaserHead, HEAD)
        .goes("give-termination-notice", notice("mutual"))
        .by(Role::Provider)
        .goes(
            "withhold-performance",
            json!({ "services": "活动", "protective": "个案照常" }),
        )
        .by(Role::Purchaser)
        .refuses("suspend-contract", suspend("force-majeure"), "not-running");
    assert_eq!(held.open("cure-after-withholding"), 1);
}
