//! Draft, replies, causes, result, appeal, and what comes too late.

use super::{clock, date, due, engaged, midterm, stage, with};
use crate::{
    assessment::{
        choices::{Grade, Question, ResultClass},
        facts::GroupScore,
        state::{Evaluation, Phase},
        walk::{
            PANEL, PEER, all_reply, all_self_evaluate, brokered, draft, drafted_and_heard,
            in_delivery, midterm_rated, other_member, panel, plan, sheet,
        },
    },
    stage::Stage,
    testkit::{World, organisation_id, person_id},
};
use kernel::Role;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The draft, agreed by all, and the result.
pub(super) fn issued(world: World) -> World {
    let world = drafted(world);
    agreed(world)
        .by(Role::Evaluator)
        .goes("issue-result", json!({}))
}

fn drafted(world: World) -> World {
    world
        .on("2025-08-11")
        .by(Role::Evaluator)
        .goes("draft-result", json!({ "summary": "总体良好" }))
}

fn agreed(world: World) -> World {
    all_reply(
        world.on("2025-08-13"),
        json!({ "stance": "agree", "text": "认可" }),
    )
}

fn low() -> World {
    drafted_and_heard(midterm_rated(in_delivery(), 74))
}

fn evaluation(world: &World) -> &Evaluation {
    world.process.contracts[0]
        .assessment
        .evaluations()
        .last()
        .unwrap()
}

fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

/// A released evaluation with these sheets: professional, users with answers, purchaser, hosts.
fn scored(professional: u32, users: (u32, u32), purchaser: Option<u32>, hosts: &[u32]) -> World {
    let mut world = midterm()
        .on("2025-07-18")
        .by(Role::Evaluator)
        .goes("rate", sheet("professional", professional, professional));
    if users.1 > 0 {
        world = world.goes("rate", brokered("users", users.0, users.0, users.1));
    }
    if let Some(score) = purchaser {
        world = world
            .by(Role::Purchaser)
            .goes("rate", sheet("purchaser", score, score));
    }
    for (host, score) in (1u128..).zip(hosts) {
        world = world
            .by_person(Role::Host, host * 10)
            .goes("rate", sheet("host", *score, *score));
    }
    drafted(clock(world, "2025-07-28"))
}

fn content(world: &World) -> &crate::assessment::EvaluationDrafted {
    match &evaluation(world).phase {
        Phase::Drafted(draft) => &draft.content,
        other => panic!("not drafted: {other:?}"),
    }
}

#[test]
fn a_host_that_praises_what_users_do_not_see_raises_a_question() {
    // The worked example of the design: 92, 61, 95, 98 on the weights 35, 30, 10, 10.
    let world = scored(92, (61, 70), Some(95), &[98, 98]);
    let content = content(&world);
    assert_eq!(content.score, decimal("82.12"));
    // Seventy answers with a mean of 61: at the widest ±3.4 points of the whole, from C into B.
    assert!(
        (decimal("78")..decimal("79.5")).contains(&content.low),
        "{}",
        content.low
    );
    assert!(
        (decimal("85")..decimal("86.5")).contains(&content.high),
        "{}",
        content.high
    );
    assert_eq!(content.class, ResultClass::LowConfidence);
    assert_eq!(content.grade, Some(Grade::B));
    assert_eq!(content.questions, [Question::HostUserGap]);
    let shares: Vec<Decimal> = content.groups.iter().map(|one| one.share).collect();
    assert_eq!(shares, ["41.18", "35.29", "11.76", "11.76"].map(decimal));
}

#[test]
fn no_group_carries_more_than_half_and_government_no_more_than_its_bound() {
    let share = |groups: &[GroupScore], place: usize| groups[place].share;
    let world = scored(80, (84, 46), None, &[]);
    let content = content(&world);
    assert_eq!(share(&content.groups, 0), decimal("50"));
    assert_eq!(share(&content.groups, 1), decimal("50"));
    assert_eq!(content.score, decimal("82"));
    // 46 answers carry half of the score: the interval leaves the band.
    assert_eq!(content.class, ResultClass::LowConfidence);
    assert_eq!(content.grade, Some(Grade::B));
}

#[test]
fn too_few_users_give_no_grade() {
    let world = scored(50, (50, 44), Some(50), &[50, 50]);
    assert_eq!(content(&world).class, ResultClass::Insufficient);
    assert_eq!(content(&world).grade, None);
    // Nothing follows from it: no allocation is owed, and delivery goes on.
    assert_eq!(world.open("allocate-cause"), 0);
    let world = agreed(world)
        .by(Role::Evaluator)
        .goes("issue-result", json!({}));
    assert_eq!(stage(&world), Stage::S15);
    assert_eq!(world.process.contracts[0].assessment.latest_grade(), None);
    // Without users the government's share cannot be kept within its bound either.
    let world = scored(80, (0, 0), Some(90), &[90, 90]);
    assert_eq!(content(&world).class, ResultClass::Insufficient);
    let shares: Vec<Decimal> = content(&world).groups.iter().map(|one| one.share).collect();
    assert_eq!(shares, [decimal("50"), decimal("15"), decimal("15")]);
}

#[test]
fn sheets_of_one_group_are_trimmed_and_denials_raise_a_question() {
    let world = midterm().on("2025-07-18").by(Role::Evaluator);
    let users = with(brokered("users", 80, 80, 46), "contacted", json!(60));
    let mut world = world.goes("rate", with(users, "denied", json!(12)));
    for (place, score) in (0u128..).zip([10, 80, 82, 84, 100]) {
        world = world
            .by_person(Role::Peer, PEER * 10 + place)
            .goes("rate", sheet("peer", score, score));
    }
    let world = world
        .by(Role::Evaluator)
        .goes("rate", sheet("professional", 80, 80));
    let world = drafted(clock(world, "2025-07-28"));
    let peer = &content(&world).groups[2];
    assert_eq!((peer.mean, peer.sheets), (decimal("82"), 5));
    assert_eq!(content(&world).questions, [Question::ReceiptDenied]);
}

#[test]
fn a_draft_waits_for_the_release_and_a_professional_sheet() {
    let input = || json!({ "summary": "总体良好" });
    let world = midterm().on("2025-07-18").by(Role::Evaluator).refuses(
        "draft-result",
        input(),
        "ratings-not-released",
    );
    let world = clock(world, "2025-07-28")
        .by(Role::Evaluator)
        .refuses("draft-result", input(), "professional-rating-missing")
        .goes("rate", sheet("professional", 80, 80));
    let stranger = organisation_id(8).to_string();
    let finding = json!([{ "organisation": stranger, "what": "无关", "need": "advice" }]);
    world
        .clone()
        .refuses(
            "draft-result",
            with(input(), "findings", finding),
            "finding-party-unknown",
        )
        .with(|process| process.contracts[0].terms.index.truncate(1))
        .blocked("draft-result", input(), "S16.index-frozen");
    all_self_evaluate(world)
        .on("2025-08-11")
        .by(Role::Evaluator)
        .does(
            "draft-result",
            input(),
            &["evaluation.drafted", "obligation.met", "obligation.arose"],
        )
        .refuses("draft-result", input(), "evaluation-drafted")
        .refuses("release-ratings", json!({}), "evaluation-drafted")
        .refuses("rate", sheet("professional", 80, 80), "evaluation-drafted")
        .by(Role::Provider)
        .refuses(
            "self-evaluate",
            json!({ "verdict": "kept", "statement": "一" }),
            "evaluation-drafted",
        );
}

#[test]
fn every_evaluated_side_may_reply_in_time() {
    let reply = || json!({ "stance": "explain", "text": "补充材料" });
    midterm_rated(in_delivery(), 74).by(Role::Provider).refuses(
        "reply-to-evaluation",
        reply(),
        "evaluation-not-drafted",
    );
    let world = drafted(midterm_rated(in_delivery(), 74));
    // Ten working days from Monday 11 August.
    assert_eq!(content(&world).reply_until.date(), date("2025-08-25"));
    world
        .on("2025-08-25")
        .by_person(Role::Host, 20)
        .does("reply-to-evaluation", reply(), &["evaluation.replied"])
        .refuses("reply-to-evaluation", reply(), "reply-repeated")
        .by(Role::Evaluator)
        .refuses("reply-to-evaluation", reply(), "not-an-evaluated-side")
        .on("2025-08-26")
        .by(Role::Provider)
        .refuses("reply-to-evaluation", reply(), "reply-period-over");
}

#[test]
fn nobody_decides_before_the_sides_were_heard() {
    let causes = || json!({ "causes": [{ "by": "host", "points": "4", "reason": "场地" }] });
    let world = drafted(midterm_rated(in_delivery(), 74));
    assert_eq!(due(&world, "allocate-cause"), date("2025-09-01"));
    assert_eq!(due(&world, "issue-evaluation"), date("2025-09-08"));
    let world = panel(world).on("2025-08-25");
    let Err(crate::registry::Denied::Refused(refusal)) = world.tries("allocate-cause", causes())
    else {
        panic!("the time to reply still runs");
    };
    assert_eq!(refusal.code(), "replies-pending");
    assert_eq!(refusal.opens_on, date("2025-08-26"));
    world
        .refuses("issue-result", json!({}), "replies-pending")
        .on("2025-08-26")
        .does(
            "allocate-cause",
            causes(),
            &["cause.allocated", "obligation.met"],
        );
}

#[test]
fn causes_are_named_and_stay_within_the_shortfall() {
    let causes = |rows: Value| json!({ "causes": rows });
    let row = |points: &str| json!({ "by": "purchaser", "points": points, "reason": "付款迟延" });
    let world = panel(agreed(drafted(midterm_rated(in_delivery(), 74))));
    let unknown = with(row("1"), "obligation", json!("O99"));
    let world = world
        .refuses("allocate-cause", json!({}), "causes-missing")
        .refuses(
            "allocate-cause",
            causes(json!([row("20"), row("5.70")])),
            "causes-exceed-shortfall",
        )
        .refuses(
            "allocate-cause",
            causes(json!([unknown])),
            "obligation-unknown",
        )
        .goes(
            "allocate-cause",
            causes(json!([
                with(row("10"), "obligation", json!("O1")),
                row("1")
            ])),
        )
        .refuses(
            "allocate-cause",
            causes(json!([row("1")])),
            "causes-allocated",
        );
    // 74.31 and 11 points that the purchaser caused: a B, and the purchaser improves.
    let world = world.by(Role::Evaluator).does(
        "issue-result",
        json!({}),
        &[
            "evaluation.issued",
            "obligation.met",
            "stage.entered",
            "improvement.required",
            "obligation.arose",
        ],
    );
    let state = &world.process.contracts[0].assessment;
    assert_eq!(state.latest_grade(), Some(Grade::B));
    let outcome = evaluation(&world).outcome().unwrap();
    assert_eq!(outcome.score, decimal("85.31"));
    assert_eq!(world.open("plan-improvement-purchaser"), 1);
    assert_eq!(world.open("plan-improvement-provider"), 0);
}

#[test]
fn a_low_grade_is_not_issued_before_causes_are_allocated() {
    let world = agreed(drafted(midterm_rated(in_delivery(), 74)));
    world
        .by(Role::Evaluator)
        .blocked("issue-result", json!({}), "S17.cause-allocated");
    let good = issued(midterm_rated(in_delivery(), 85));
    assert_eq!(stage(&good), Stage::S15);
    assert_eq!(evaluation(&good).outcome().unwrap().grade, Some(Grade::B));
    assert_eq!(good.open("issue-evaluation"), 0);
}

#[test]
fn a_disputed_draft_is_issued_only_with_an_answer() {
    let answer = json!({ "answer": "场地一项已采纳" });
    let world = low()
        .on("2025-08-20")
        .by(Role::Evaluator)
        .refuses("issue-result", json!({}), "replies-unanswered")
        .does(
            "issue-result",
            answer,
            &[
                "evaluation.issued",
                "obligation.met",
                "stage.entered",
                "improvement.required",
                "obligation.arose",
                "improvement.required",
                "obligation.arose",
            ],
        );
    assert_eq!(stage(&world), Stage::S17);
    assert_eq!(
        evaluation(&world).outcome().unwrap().score,
        decimal("78.31")
    );
    assert_eq!(
        due(&world, "plan-improvement-purchaser"),
        date("2025-09-03")
    );
}

fn appealed() -> World {
    low()
        .on("2025-08-20")
        .by(Role::Evaluator)
        .goes("issue-result", json!({ "answer": "已采纳" }))
        .on("2025-09-03")
        .by(Role::Provider)
        .does(
            "appeal",
            json!({ "ground": "cause", "text": "付款迟延未计入" }),
            &["evaluation.appealed", "obligation.arose"],
        )
}

fn ruling(outcome: &str, score: Option<&str>) -> Value {
    json!({
        "appeal": "AP1",
        "outcome": outcome,
        "score": score,
        "checkers": [person_id(PEER * 10 + 1).to_string()],
        "reasons": "重新核对证据",
    })
}

#[test]
fn a_result_can_be_appealed_in_time_and_once_by_each_side() {
    let appeal = || json!({ "ground": "facts", "text": "数据有误" });
    let world = appealed();
    assert_eq!(due(&world, "decide-evaluation-appeal"), date("2025-09-24"));
    assert_eq!(world.process.contracts[0].assessment.latest_grade(), None);
    world
        .refuses("appeal", appeal(), "appeal-repeated")
        .by(Role::Evaluator)
        .refuses("appeal", appeal(), "not-an-evaluated-side")
        .by(Role::Purchaser)
        .goes("appeal", appeal())
        .on("2025-09-04")
        .by_person(Role::Host, 10)
        .refuses("appeal", appeal(), "appeal-period-over");
    midterm()
        .by(Role::Provider)
        .refuses("appeal", appeal(), "no-result-to-appeal");
}

#[test]
fn others_re_check() {
    let nobody = with(ruling("upheld", None), "checkers", json!([]));
    let rater = person_id(60).to_string();
    let involved = with(ruling("upheld", None), "checkers", json!([rater]));
    let unknown = with(ruling("upheld", None), "appeal", json!("AP2"));
    let world = other_member(appealed().on("2025-09-10"))
        .refuses("decide-appeal", nobody, "recheckers-missing")
        .refuses("decide-appeal", involved, "rechecker-involved")
        .refuses("decide-appeal", unknown, "appeal-unknown")
        .refuses(
            "decide-appeal",
            ruling("amended", None),
            "amended-score-mismatch",
        )
        .refuses(
            "decide-appeal",
            ruling("upheld", Some("80")),
            "amended-score-mismatch",
        )
        .refuses(
            "decide-appeal",
            ruling("amended", Some("101")),
            "score-out-of-range",
        );
    // The member who allocated the causes does not decide about them again.
    panel(world.clone()).refuses(
        "decide-appeal",
        ruling("upheld", None),
        "rechecker-involved",
    );
    let world = world.does(
        "decide-appeal",
        ruling("upheld", None),
        &["evaluation.appeal-decided", "obligation.met"],
    );
    let state = &world.process.contracts[0].assessment;
    assert_eq!(state.latest_grade(), Some(Grade::C));
    world.refuses("decide-appeal", ruling("upheld", None), "appeal-unknown");
}

#[test]
fn a_better_grade_lifts_the_improvement_it_called_for() {
    let world = other_member(appealed().on("2025-09-10"));
    let lifted = world.clone().does(
        "decide-appeal",
        ruling("amended", Some("83")),
        &[
            "evaluation.appeal-decided",
            "obligation.met",
            "improvement.lifted",
            "obligation.lapsed",
        ],
    );
    // The purchaser still owes its own improvement.
    assert_eq!(stage(&lifted), Stage::S17);
    let state = &lifted.process.contracts[0].assessment;
    assert_eq!(state.latest_grade(), Some(Grade::B));
    let annulled = world.goes("decide-appeal", ruling("annulled", None));
    let outcome = evaluation(&annulled).outcome().unwrap();
    assert_eq!(outcome.class, ResultClass::Insufficient);
    assert_eq!(outcome.grade, None);
}

#[test]
fn delivery_goes_on_when_the_last_improvement_is_lifted() {
    let world = panel(agreed(drafted(midterm_rated(in_delivery(), 74)))).goes(
        "allocate-cause",
        json!({ "causes": [{ "by": "provider", "points": "12", "reason": "前后测不全" }] }),
    );
    let world = world
        .by(Role::Evaluator)
        .goes("issue-result", json!({}))
        .by(Role::Provider)
        .goes(
            "appeal",
            json!({ "ground": "computation", "text": "权重有误" }),
        );
    assert_eq!(stage(&world), Stage::S17);
    let world = other_member(world).goes("decide-appeal", ruling("amended", Some("83")));
    assert_eq!(stage(&world), Stage::S15);
}

#[test]
fn a_final_evaluation_that_comes_too_late_counts_as_satisfied_once() {
    let world = engaged("2025-11-24")
        .by(Role::Evaluator)
        .goes("plan-evaluation", plan("final", "2025-12-17", "2025-12-24"));
    let world = clock(world, "2025-12-26");
    // 45 days from 17 December end on Saturday 31 January; the next working day is 2 February.
    let world = world
        .on("2026-01-23")
        .goes("run-clock", json!({}))
        .on("2026-02-02")
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2026-02-03")
        .goes("run-clock", json!({}));
    let state = &world.process.contracts[0].assessment;
    assert!(matches!(state.evaluations()[0].phase, Phase::Deemed { .. }));
    assert_eq!(state.result_ids(), ["EV1"]);
    assert_eq!(state.latest_grade(), None);
    assert_eq!(world.open("report-evaluation"), 0);
    assert_eq!(stage(&world), Stage::S18);
    world
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::Evaluator)
        .refuses(
            "draft-result",
            json!({ "summary": "迟到" }),
            "no-open-evaluation",
        );
}

#[test]
fn nobody_can_hold_pay_up_by_not_evaluating_at_all() {
    let world = clock(in_delivery(), "2025-11-21");
    // 45 days from 5 January end on 19 February, inside the Spring Festival: 24 February.
    let world = clock(world, "2026-02-24");
    let kinds = |world: &World| {
        let all = world.log.iter().map(|one| one.1.kind());
        all.filter(|kind| *kind == "evaluation.deemed-base-satisfied")
            .count()
    };
    assert_eq!(kinds(&world), 0);
    let world = clock(world, "2026-02-25");
    assert_eq!(kinds(&world), 1);
    let state = &world.process.contracts[0].assessment;
    assert_eq!(state.result_ids(), ["EV1"]);
    assert_eq!(state.evaluations()[0].plan, None);
    world.refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn a_slow_mid_term_evaluation_is_no_late_final_one() {
    let world = clock(midterm(), "2025-10-20");
    let state = &world.process.contracts[0].assessment;
    assert!(matches!(
        state.evaluations()[0].phase,
        Phase::Released { .. }
    ));
}

#[test]
fn the_result_is_public_and_the_draft_is_not() {
    let world = issued(midterm_rated(in_delivery(), 85));
    let audience = |kind: &str| {
        let found = world.log.iter().find(|one| one.1.kind() == kind);
        found.and_then(|one| one.1.meta()).map(|meta| meta.audience)
    };
    assert_eq!(audience("evaluation.issued"), Some(crate::Audience::Public));
    assert_eq!(
        audience("evaluation.drafted"),
        Some(crate::Audience::Parties)
    );
}

#[test]
fn findings_name_the_side_they_are_about() {
    let world = midterm_rated(in_delivery(), 85)
        .on("2025-08-11")
        .by(Role::Evaluator)
        .goes("draft-result", draft());
    let sides: Vec<&str> = content(&world)
        .findings
        .iter()
        .map(|one| one.side.code())
        .collect();
    assert_eq!(sides, ["provider", "purchaser"]);
    assert!(
        world
            .known
            .organisations
            .contains_key(&organisation_id(PANEL))
    );
}
