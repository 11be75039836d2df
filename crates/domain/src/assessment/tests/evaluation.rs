//! Drawing the evaluator, planning, self-evaluation, talks with workers, duties that arise.

use super::{clock, date, due, engaged, midterm, stage, state, with};
use crate::{
    assessment::walk::{
        OTHER_EVALUATOR, all_self_evaluate, draw, in_delivery, midterm_rated, panel, plan,
    },
    obligation::ObligationState,
    stage::Stage,
    testkit::{World, organisation_id},
};
use kernel::{FreeText, Role};
use serde_json::json;

fn id(number: u128) -> String {
    organisation_id(number).to_string()
}

#[test]
fn the_evaluator_is_drawn_by_people_outside_the_contract() {
    let world = panel(in_delivery());
    world
        .does(
            "engage-evaluator",
            draw(),
            &["evaluator.engaged", "grant.given"],
        )
        .by(Role::Purchaser)
        .refuses("engage-evaluator", draw(), "draw-by-party")
        .by_person(Role::Panel, OTHER_EVALUATOR * 10)
        .refuses("engage-evaluator", draw(), "draw-by-party");
}

#[test]
fn the_pool_is_a_real_pool() {
    let world = panel(in_delivery());
    let pool = |numbers: &[u128]| numbers.iter().map(|one| id(*one)).collect::<Vec<_>>();
    world
        .refuses(
            "engage-evaluator",
            with(draw(), "pool", json!(pool(&[6, 6]))),
            "evaluator-pool-too-small",
        )
        .refuses(
            "engage-evaluator",
            with(draw(), "drawn", json!(id(22))),
            "evaluator-not-in-pool",
        )
        // Neither the supplier, nor a losing tenderer, nor the agent is independent.
        .refuses(
            "engage-evaluator",
            with(draw(), "pool", json!(pool(&[6, 3]))),
            "evaluator-is-party",
        )
        .refuses(
            "engage-evaluator",
            with(draw(), "pool", json!(pool(&[6, 4]))),
            "evaluator-is-party",
        )
        .refuses(
            "engage-evaluator",
            with(draw(), "pool", json!(pool(&[6, 8]))),
            "evaluator-is-party",
        )
        .faults("engage-evaluator", json!({}), "drawn");
}

#[test]
fn the_evaluator_is_independent_in_money() {
    let rich = || with(draw(), "income_share", json!("51"));
    panel(in_delivery())
        .blocked(
            "engage-evaluator",
            with(draw(), "recent_services", json!("given")),
            "S16.evaluator-independent",
        )
        .blocked(
            "engage-evaluator",
            with(draw(), "paid_from", json!("service-price")),
            "S16.evaluator-paid-apart",
        )
        .blocked("engage-evaluator", rich(), "S16.evaluator-income")
        .because("本区仅此一家有资质")
        .does(
            "engage-evaluator",
            rich(),
            &["guard.reasoned", "evaluator.engaged", "grant.given"],
        );
}

#[test]
fn another_evaluator_takes_the_place_of_the_first() {
    let other = || with(draw(), "drawn", json!(id(OTHER_EVALUATOR)));
    let world = panel(engaged("2025-06-20")).does(
        "engage-evaluator",
        other(),
        &[
            "evaluator.engaged",
            "grant.withdrawn",
            "grant.given",
            "obligation.lapsed",
            "obligation.arose",
        ],
    );
    let input = || plan("midterm", "2025-07-17", "2025-07-25");
    world
        .by(Role::Evaluator)
        .refuses("plan-evaluation", input(), "not-the-engaged-evaluator")
        .by_person(Role::Evaluator, OTHER_EVALUATOR * 10)
        .on("2025-06-25")
        .goes("plan-evaluation", input())
        .by_person(Role::Panel, 210)
        .refuses("engage-evaluator", draw(), "evaluation-open");
}

#[test]
fn a_plan_needs_an_evaluator_and_opens_with_its_window() {
    let input = || plan("midterm", "2025-07-11", "2025-07-18");
    in_delivery().on("2025-06-18").by(Role::Evaluator).refuses(
        "plan-evaluation",
        input(),
        "evaluator-not-engaged",
    );
    let world = engaged("2025-06-18").by(Role::Evaluator);
    let Err(crate::registry::Denied::Refused(refusal)) = world.tries("plan-evaluation", input())
    else {
        panic!("too early");
    };
    assert_eq!(refusal.code(), "midterm-too-early");
    assert_eq!(refusal.opens_on, date("2025-06-19"));
    // The window is a matter of reasons, not of permission.
    world.because("承接方合并在即").does(
        "plan-evaluation",
        input(),
        &[
            &["guard.reasoned", "evaluation.planned", "stage.entered"][..],
            &["obligation.arose"; 10],
        ]
        .concat(),
    );
}

#[test]
fn a_plan_inside_the_window_enters_the_mid_term_stage() {
    let world = engaged("2025-06-25");
    assert_eq!(due(&world, "plan-evaluation"), date("2025-07-25"));
    let world = world.by(Role::Evaluator).does(
        "plan-evaluation",
        plan("midterm", "2025-07-17", "2025-07-25"),
        &[
            &["evaluation.planned", "obligation.met", "stage.entered"][..],
            &["obligation.arose"; 10],
        ]
        .concat(),
    );
    assert_eq!(stage(&world), Stage::S16);
    assert_eq!(due(&world, "rate-by-purchaser"), date("2025-07-25"));
    assert_eq!(due(&world, "rate-purchaser"), date("2025-07-25"));
    assert_eq!(due(&world, "self-evaluate-host"), date("2025-07-25"));
    assert_eq!(world.open("self-evaluate-host"), 2);
    // 20 working days from Friday 25 July.
    assert_eq!(due(&world, "report-evaluation"), date("2025-08-22"));
    let state = &world.process.contracts[0].assessment;
    let planned = state.current().and_then(|one| one.plan.as_ref()).unwrap();
    assert_eq!(
        (planned.users, planned.sample, planned.quota),
        (120, 48, 45)
    );
}

#[test]
fn periods_count_working_days_over_the_holidays() {
    // A term in which the mid-term window lies around the National Day holidays.
    let world = in_delivery().with(|process| {
        process.contracts[0].terms.start = "2025-04-01".parse().unwrap();
        process.contracts[0].terms.end = "2026-03-31".parse().unwrap();
    });
    let world = panel(world.on("2025-09-15"))
        .goes("engage-evaluator", draw())
        .by(Role::Evaluator)
        // 15 working days from 15 September: ten until 29 September with the make-up day on the
        // 28th, 30 September, then 9, 10, 11 (made up) and 13 October.
        .blocked(
            "plan-evaluation",
            plan("midterm", "2025-10-09", "2025-10-17"),
            "S16.field-notice",
        )
        .goes(
            "plan-evaluation",
            plan("midterm", "2025-10-13", "2025-10-17"),
        );
    assert_eq!(stage(&world), Stage::S16);
}

#[test]
fn a_plan_is_sound() {
    let input = || plan("midterm", "2025-07-17", "2025-07-25");
    let world = engaged("2025-06-25").by(Role::Evaluator);
    world
        .clone()
        .refuses(
            "plan-evaluation",
            with(input(), "field_until", json!("2025-07-16")),
            "field-dates-backwards",
        )
        .refuses(
            "plan-evaluation",
            with(input(), "users", json!(0)),
            "no-users",
        )
        .blocked(
            "plan-evaluation",
            with(input(), "methods", json!(["files"])),
            "S16.blind-contact",
        )
        .blocked(
            "plan-evaluation",
            with(input(), "sample", json!(44)),
            "S16.sample-size",
        )
        .blocked(
            "plan-evaluation",
            with(input(), "field_from", json!("2025-07-15")),
            "S16.field-notice",
        )
        .faults(
            "plan-evaluation",
            with(input(), "kind", json!("now")),
            "kind",
        );
    world
        .with(|process| {
            process.contracts[0].terms.index[0].name = FreeText::new("迎检材料");
        })
        .blocked("plan-evaluation", input(), "S16.index-frozen");
    engaged("2025-07-28").by(Role::Evaluator).blocked(
        "plan-evaluation",
        plan("midterm", "2025-08-20", "2025-08-27"),
        "S16.window",
    );
}

#[test]
fn a_final_evaluation_opens_before_the_end_and_is_made_once() {
    let input = || plan("final", "2025-12-17", "2025-12-24");
    let world = engaged("2025-11-20").by(Role::Evaluator);
    let Err(crate::registry::Denied::Refused(refusal)) = world.tries("plan-evaluation", input())
    else {
        panic!("too early");
    };
    assert_eq!(refusal.code(), "final-too-early");
    assert_eq!(refusal.opens_on, date("2025-11-21"));
    let world = world.on("2025-11-24").goes("plan-evaluation", input());
    assert_eq!(stage(&world), Stage::S18);
    engaged("2026-01-21").by(Role::Evaluator).blocked(
        "plan-evaluation",
        plan("final", "2026-02-12", "2026-02-13"),
        "S18.window",
    );
}

#[test]
fn one_evaluation_at_a_time_and_each_kind_once() {
    let again = || plan("midterm", "2025-11-17", "2025-11-25");
    midterm()
        .with(|process| process.contracts[0].stage = Stage::S15)
        .by(Role::Evaluator)
        .refuses("plan-evaluation", again(), "evaluation-open");
    let issued = super::result::issued(midterm_rated(in_delivery(), 85));
    issued
        .with(|process| process.contracts[0].stage = Stage::S15)
        .by(Role::Evaluator)
        .because("补做")
        .refuses("plan-evaluation", again(), "evaluation-repeated");
    engaged("2025-12-30")
        .with(|process| process.contracts[0].stage = Stage::S19)
        .by(Role::Evaluator)
        .because("补做")
        .refuses("plan-evaluation", again(), "midterm-over")
        .goes("plan-evaluation", plan("final", "2026-01-22", "2026-01-28"));
}

#[test]
fn the_window_brings_duties_about_once() {
    let run = |world: World, date: &str, kinds: &[&str]| {
        world
            .on(date)
            .by(Role::Clock)
            .does("run-clock", json!({}), kinds)
    };
    let world = in_delivery().by(Role::Clock).on("2025-06-18").refuses(
        "run-clock",
        json!({}),
        "nothing-due",
    );
    let world = run(world, "2025-06-19", &["obligation.arose"]).refuses(
        "run-clock",
        json!({}),
        "nothing-due",
    );
    assert_eq!(due(&world, "engage-evaluator"), date("2025-07-25"));
    let world = panel(world).does(
        "engage-evaluator",
        draw(),
        &[
            "evaluator.engaged",
            "obligation.met",
            "grant.given",
            "obligation.arose",
        ],
    );
    assert_eq!(due(&world, "plan-evaluation"), date("2025-07-25"));
    // The window closes unused; the duty stays, missed, until the final evaluation takes its place.
    let world = run(world, "2025-07-26", &["obligation.missed"]);
    let world = run(world, "2025-11-21", &["obligation.arose"]).refuses(
        "run-clock",
        json!({}),
        "nothing-due",
    );
    assert_eq!(due(&world, "plan-evaluation"), date("2026-01-20"));
    let world = world.by(Role::Evaluator).does(
        "plan-evaluation",
        plan("final", "2025-12-15", "2025-12-22"),
        &[
            &[
                "evaluation.planned",
                "obligation.met",
                "obligation.lapsed",
                "stage.entered",
            ][..],
            &["obligation.arose"; 10],
        ]
        .concat(),
    );
    assert_eq!(world.open("plan-evaluation"), 0);
}

#[test]
fn an_engaged_evaluator_owes_the_plan_when_the_window_opens() {
    let world = engaged("2025-03-03");
    assert_eq!(world.open("plan-evaluation"), 0);
    let world = clock(world, "2025-06-19");
    assert_eq!(world.open("plan-evaluation"), 1);
    assert_eq!(world.open("engage-evaluator"), 0);
}

#[test]
fn each_side_looks_at_its_own_duties_once() {
    let report = || json!({ "verdict": "kept", "statement": "均已履行" });
    let world = midterm()
        .by_person(Role::Host, 20)
        .does(
            "self-evaluate",
            report(),
            &["evaluation.self-assessed", "obligation.met"],
        )
        .refuses("self-evaluate", report(), "self-evaluation-repeated")
        .by_person(Role::Provider, 40)
        .refuses("self-evaluate", report(), "not-an-evaluated-side")
        .by(Role::Evaluator)
        .refuses("self-evaluate", report(), "not-an-evaluated-side");
    assert_eq!(world.open("self-evaluate-host"), 1);
    in_delivery()
        .with(|process| process.contracts[0].stage = Stage::S16)
        .by(Role::Provider)
        .refuses("self-evaluate", report(), "no-open-evaluation");
}

#[test]
fn the_record_counts_what_a_side_kept_in_time() {
    // The provider rates late, so one of its two duties is missed although it fell away.
    let world = clock(midterm(), "2025-07-28").by(Role::Provider).goes(
        "self-evaluate",
        json!({ "verdict": "mostly", "statement": "迟了两天" }),
    );
    let state = &world.process.contracts[0].assessment;
    let report = &state.current().unwrap().self_reports[0];
    assert_eq!((report.due, report.kept), (3, 0));
    let kept = all_self_evaluate(midterm());
    assert!(matches!(
        super::state(&kept, "self-evaluate-provider"),
        ObligationState::Met { .. }
    ));
}

#[test]
fn workers_speak_in_confidence() {
    let talk = json!({ "topics": ["interference"], "statement": "被要求参加迎检" });
    let world = midterm()
        .by(Role::Worker)
        .does("hear-workers", talk.clone(), &["workers.heard"])
        .by_person(Role::Evaluator, OTHER_EVALUATOR * 10)
        .refuses("hear-workers", talk, "not-the-engaged-evaluator");
    let (_, event) = world.log.last().unwrap();
    let audience = event.meta().map(|meta| meta.audience);
    assert_eq!(audience, Some(crate::Audience::Protected));
    let talks = &world.process.contracts[0].assessment.evaluations()[0].talks;
    assert_eq!(talks[0].workers, 1);
}

#[test]
fn the_mid_term_duty_is_met_by_planning() {
    assert!(matches!(
        state(&midterm(), "plan-evaluation"),
        ObligationState::Met { .. }
    ));
}

#[test]
fn a_reason_lets_a_plan_depart_from_what_is_usual() {
    let hasty = with(
        plan("midterm", "2025-07-30", "2025-08-06"),
        "sample",
        json!(20),
    );
    let world = engaged("2025-07-28")
        .by(Role::Evaluator)
        .blocked("plan-evaluation", hasty.clone(), "S16.window")
        .because("承接方集中休整，推迟启动")
        .does(
            "plan-evaluation",
            hasty,
            &[
                &["guard.reasoned"; 3][..],
                &["evaluation.planned", "obligation.met", "stage.entered"],
                &["obligation.arose"; 10],
            ]
            .concat(),
        );
    // The reason lets the plan pass; the quota of the rules stays, so the result may lack evidence.
    let state = &world.process.contracts[0].assessment;
    let planned = state.current().and_then(|one| one.plan.as_ref()).unwrap();
    assert_eq!((planned.sample, planned.quota), (20, 45));
    engaged("2026-01-21")
        .by(Role::Evaluator)
        .because("春节前无法入户")
        .goes("plan-evaluation", plan("final", "2026-02-12", "2026-02-13"));
}

#[test]
fn a_final_evaluation_does_not_wait_for_an_improvement() {
    let world = engaged("2025-11-24")
        .with(|process| process.contracts[0].stage = Stage::S17)
        .by(Role::Evaluator)
        .goes("plan-evaluation", plan("final", "2025-12-17", "2025-12-24"));
    assert_eq!(stage(&world), Stage::S18);
}

#[test]
fn what_users_and_workers_said_may_be_recorded_later() {
    let world = midterm()
        .on("2025-07-21")
        .happened("2025-07-18")
        .by(Role::Worker)
        .goes(
            "hear-workers",
            json!({ "topics": ["pay-and-hours"], "statement": "加班未补休" }),
        );
    let (envelope, _) = world.log.last().unwrap();
    assert_eq!(Some(envelope.occurred_on()), date("2025-07-18"));
}
