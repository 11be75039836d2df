//! Notice, enquiries, addenda, and the failed competition.

use super::{DAY, due, half_past_nine, kept, open, opens, sample, start, three_bids};
use crate::{
    Stage,
    bidding::{BidState, NextStep, walk::bids},
    planning::choices::Exemption,
    process::Method,
};
use kernel::Role;
use serde_json::json;

#[test]
fn a_tender_is_published_with_its_duties() {
    let input = json!({ "deadline": "2025-03-31 09:30" });
    let world = sample(DAY).by(Role::Purchaser).does(
        "publish-tender",
        input,
        &[
            "tender.published",
            "obligation.arose",
            "obligation.arose",
            "stage.entered",
        ],
    );
    assert_eq!(world.process.stage, Stage::S07);
    assert_eq!(due(&world, "same-information", ""), "2025-03-31");
    assert_eq!(due(&world, "open-bids", ""), "2025-03-31");
}

#[test]
fn the_intention_comes_thirty_days_before() {
    let input = json!({ "deadline": half_past_nine(start(), 40) });
    sample(DAY).with(|process| process.plan = None).refuses(
        "publish-tender",
        input.clone(),
        "plan-missing",
    );
    sample(DAY)
        .with(|process| process.planning.intention_published = None)
        .refuses("publish-tender", input.clone(), "intention-missing")
        .with(|process| process.planning.intention_exempt = Some(Exemption::Urgent))
        .goes("publish-tender", input.clone());
    // Thirty days from 2025-03-01 end on Monday 31 March.
    let recent = sample(DAY)
        .with(|process| process.planning.intention_published = "2025-03-01".parse().ok())
        .refuses("publish-tender", input.clone(), "intention-recent");
    assert_eq!(
        opens(&recent, "publish-tender", input.clone()),
        "2025-03-31"
    );
    let later = json!({ "deadline": half_past_nine(start(), 60) });
    recent.on("2025-03-31").goes("publish-tender", later);
}

#[test]
fn documents_untested_for_fairness_do_not_go_out() {
    sample(DAY)
        .with(|process| process.planning.fairness = None)
        .blocked(
            "publish-tender",
            json!({ "deadline": half_past_nine(start(), 40) }),
            "S07.fairness-current",
        );
}

#[test]
fn the_time_to_bid_depends_on_the_method() {
    // Twenty days end on Sunday 30 March and move to Monday.
    let short = json!({ "deadline": "2025-03-30 23:00" });
    sample(DAY)
        .blocked("publish-tender", short, "S07.time-to-bid")
        .goes("publish-tender", json!({ "deadline": "2025-03-31 09:00" }));
    let consultation = sample(DAY)
        .with(|process| process.plan.as_mut().unwrap().method = Method::Consultation)
        .blocked(
            "publish-tender",
            json!({ "deadline": "2025-03-19 09:00" }),
            "S07.time-to-respond",
        );
    consultation
        .clone()
        .goes("publish-tender", json!({ "deadline": "2025-03-20 09:00" }));
    // The period of a consultation is known at second hand only: a reason is enough.
    consultation.because("服务不能中断").does(
        "publish-tender",
        json!({ "deadline": "2025-03-19 09:00" }),
        &[
            "guard.reasoned",
            "tender.published",
            "obligation.arose",
            "obligation.arose",
            "stage.entered",
        ],
    );
    sample(DAY)
        .with(|process| process.plan.as_mut().unwrap().method = Method::Negotiation)
        .because("需求紧急")
        .refuses(
            "publish-tender",
            json!({ "deadline": "2025-03-10 09:00" }),
            "deadline-past",
        )
        .goes("publish-tender", json!({ "deadline": "2025-03-13 09:00" }));
}

#[test]
fn an_enquiry_is_answered_to_all_within_three_working_days() {
    // Qingming 2025 is 4 to 6 April.
    let asked = open().on("2025-04-02").by_person(Role::Tenderer, 40).does(
        "ask-enquiry",
        json!({ "question": "是否接受联合体？" }),
        &["enquiry.asked", "obligation.arose"],
    );
    assert_eq!(due(&asked, "answer-enquiry", "Q1"), "2025-04-08");
    let answer = json!({ "enquiry": "Q1", "answer": "不接受联合体。" });
    let answered = asked
        .on("2025-04-08")
        .by(Role::Agent)
        .refuses(
            "answer-enquiry",
            json!({ "enquiry": "Q2", "answer": "…" }),
            "enquiry-unknown",
        )
        .does(
            "answer-enquiry",
            answer.clone(),
            &["enquiry.answered", "obligation.met"],
        )
        .refuses("answer-enquiry", answer, "enquiry-answered");
    assert_eq!(kept(&answered, "answer-enquiry", "Q1"), "in time");
}

#[test]
fn bids_are_not_opened_over_an_overdue_enquiry() {
    let asked = three_bids()
        .by_person(Role::Tenderer, 40)
        .goes("ask-enquiry", json!({ "question": "付款时间？" }))
        .on("2025-04-09")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["obligation.missed"])
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::Agent)
        .blocked("open-bids", json!({}), "S07.equal-information");
    let opened = asked
        .goes(
            "answer-enquiry",
            json!({ "enquiry": "Q1", "answer": "见合同第五条。" }),
        )
        .goes("open-bids", json!({}));
    // Wednesday 2 April to Monday 7 April, over Qingming.
    assert_eq!(kept(&opened, "answer-enquiry", "Q1"), "2 days late");
    assert_eq!(kept(&opened, "same-information", ""), "in time");
}

#[test]
fn an_enquiry_just_before_the_deadline_does_not_stop_the_opening() {
    three_bids()
        .on("2025-04-08")
        .by_person(Role::Tenderer, 40)
        .goes("ask-enquiry", json!({ "question": "付款时间？" }))
        .on("2025-04-09")
        .by(Role::Agent)
        .goes("open-bids", json!({}))
        .goes(
            "answer-enquiry",
            json!({ "enquiry": "Q1", "answer": "见合同第五条。" }),
        );
}

#[test]
fn a_late_change_moves_the_deadline() {
    // Fifteen days from 26 March end on 10 April, the day after the deadline.
    let text = json!({ "text": "增加一名督导" });
    let world = open()
        .on("2025-03-24")
        .does(
            "amend-tender",
            text.clone(),
            &["tender.amended", "addendum.detailed"],
        )
        .on("2025-03-26")
        .blocked("amend-tender", text, "S07.clarification-lead")
        .refuses(
            "amend-tender",
            json!({ "text": "…", "deadline": "2025-04-09 09:00" }),
            "guard-blocks",
        )
        .does(
            "amend-tender",
            json!({ "text": "增加一名督导", "deadline": "2025-04-10 09:30" }),
            &[
                "tender.amended",
                "addendum.detailed",
                "obligation.lapsed",
                "obligation.lapsed",
                "obligation.arose",
                "obligation.arose",
            ],
        );
    assert_eq!(due(&world, "open-bids", ""), "2025-04-10");
    assert_eq!(world.open("same-information"), 1);
    assert_eq!(world.process.bidding.addenda.len(), 2);
    world
        .on("2025-04-10")
        .refuses("amend-tender", json!({ "text": "…" }), "tender-closed");
    open().on("2025-03-12").refuses(
        "amend-tender",
        json!({ "text": "…", "deadline": "2025-04-05 09:00" }),
        "deadline-earlier",
    );
}

#[test]
fn a_consultation_may_change_until_five_days_before() {
    let world = open()
        .with(|process| process.plan.as_mut().unwrap().method = Method::Consultation)
        .on("2025-04-03");
    // Five days from 3 April end on 8 April.
    world
        .goes("amend-tender", json!({ "text": "补充地址" }))
        .on("2025-04-07")
        .blocked(
            "amend-tender",
            json!({ "text": "补充地址" }),
            "S07.clarification-lead",
        );
}

#[test]
fn too_few_bids_end_the_competition() {
    let failed = bids(open().on("2025-04-01"), 3, 96)
        .on("2025-04-09")
        .by(Role::Agent)
        .does(
            "open-bids",
            json!({}),
            &[
                "bids.opened",
                "grant.given",
                "obligation.met",
                "obligation.met",
                "stage.entered",
            ],
        );
    assert_eq!(failed.process.stage, Stage::S07b);
    let analysed = failed
        .by(Role::Purchaser)
        .blocked(
            "analyse-failure",
            json!({ "fairness": "clean", "next": "repeat" }),
            "S07b.cause-analysis",
        )
        .blocked(
            "analyse-failure",
            json!({ "causes": ["price"], "fairness": "not-done", "next": "other-method" }),
            "S07b.fairness-retest",
        );
    let again = analysed.clone().does(
        "analyse-failure",
        json!({ "causes": ["price"], "fairness": "clean", "next": "repeat" }),
        &["tender.failed", "tender.restarted", "stage.entered"],
    );
    assert_eq!(again.process.stage, Stage::S06);
    let bidding = &again.process.bidding;
    assert_eq!(bidding.bids[0].state, BidState::Lapsed);
    assert_eq!(bidding.notice, None);
    assert_eq!(bidding.failures[0].next, NextStep::Repeat);
    assert_eq!(bidding.failures[0].funnel.submitted, 1);
    let ended = analysed.does(
        "analyse-failure",
        json!({ "causes": ["market"], "fairness": "not-done", "next": "end" }),
        &["tender.failed", "stage.entered"],
    );
    assert_eq!(ended.process.stage, Stage::End);
}

#[test]
fn a_repeat_starts_afresh() {
    let again = bids(open().on("2025-04-01"), 3, 96)
        .on("2025-04-09")
        .by(Role::Agent)
        .goes("open-bids", json!({}))
        .goes(
            "analyse-failure",
            json!({ "causes": ["notice"], "fairness": "clean", "next": "repeat" }),
        )
        .on("2025-04-14")
        .goes("publish-tender", json!({ "deadline": "2025-05-12 09:30" }))
        .on("2025-05-06");
    let again = bids(again, 3, 96);
    assert_eq!(again.process.bidding.funnel().submitted, 1);
    assert_eq!(again.process.bidding.bids.len(), 2);
    assert_eq!(again.open("open-bids"), 1);
}

#[test]
fn a_consultation_goes_on_with_two() {
    let world = open().with(|process| process.plan.as_mut().unwrap().method = Method::Consultation);
    let world = bids(bids(world.on("2025-04-01"), 3, 96), 4, 90)
        .on("2025-04-09")
        .by(Role::Agent)
        .goes("open-bids", json!({}));
    assert_eq!(world.process.stage, Stage::S08);
}
