//! S06: drafting the documents, comments and counter-clauses.

use super::{day, drafting, due, late, with};
use crate::{
    Stage,
    planning::{state::CounterState, walk},
    process::LotId,
    registry::Denied,
    testkit::{World, organisation_id},
};
use kernel::{Money, Role};
use serde_json::{Value, json};

/// The draft is refused with this code, pointing at this field.
fn refused(form: Value, code: &str, field: &str) {
    match drafting().tries("draft-documents", form) {
        Err(Denied::Refused(refusal)) => {
            assert_eq!(refusal.code(), code);
            assert_eq!(refusal.field.as_deref(), Some(field), "{code}");
            for lang in kernel::Lang::ALL {
                assert!(!refusal.text(lang).contains('{'), "{}", refusal.text(lang));
            }
        }
        other => panic!("should be refused with `{code}`, got {other:?}"),
    }
}

fn changed(field: &str, value: Value) -> Value {
    with(walk::documents(), field, value)
}

fn tranches(rows: &[(&str, &str)]) -> Value {
    let rows = rows
        .iter()
        .map(|(kind, share)| json!({ "kind": kind, "share": share }));
    changed("tranches", rows.collect())
}

#[test]
fn the_draft_sets_lots_and_plan() {
    let world = drafting().does("draft-documents", walk::documents(), &["documents.drafted"]);
    assert_eq!(world.process.lots[1].id, LotId(2));
    let plan = world.process.plan.as_ref().unwrap();
    assert_eq!(plan.ceiling, Money::yuan(300_000));
    assert_eq!(plan.terms.value, plan.ceiling);
    assert_eq!(plan.terms.preconditions[1].by, Role::Committee);
    assert_eq!(plan.criteria[1].id.to_string(), "Z2");
    assert!(!world.process.planning.ready_to_publish());
    let world = world.does("draft-documents", walk::documents(), &["documents.drafted"]);
    assert_eq!(world.process.planning.draft.unwrap().version, 2);
}

#[test]
fn a_draft_waits_for_the_budget() {
    World::at_stage(Stage::S06, "2025-04-01").refuses(
        "draft-documents",
        walk::documents(),
        "budget-missing",
    );
}

#[test]
fn lots_stay_with_the_hosts_and_within_the_budget() {
    let lot = |host: u128, ceiling: &str| {
        let host = organisation_id(host).to_string();
        json!([{ "title": "一包", "host": host, "ceiling": ceiling }])
    };
    refused(changed("lots", json!([])), "lots-missing", "lots");
    refused(
        changed("lots", lot(3, "100")),
        "lot-host-unknown",
        "lots.0.host",
    );
    refused(
        changed("lots", lot(1, "300000.01")),
        "lots-over-budget",
        "lots",
    );
    let host = organisation_id(1).to_string();
    let huge = json!([
        { "title": "一包", "host": host, "ceiling": "1000000000000" },
        { "title": "二包", "host": host, "ceiling": "1000000000000" },
    ]);
    refused(changed("lots", huge), "amount-too-large", "lots");
    drafting().goes("draft-documents", changed("lots", lot(1, "300000")));
}

#[test]
fn points_follow_the_method_and_make_a_hundred() {
    refused(
        changed("criteria", json!([])),
        "criteria-missing",
        "criteria",
    );
    refused(
        changed("price_points", json!(9)),
        "price-points",
        "price_points",
    );
    refused(
        changed("price_points", json!(31)),
        "price-points",
        "price_points",
    );
    refused(changed("price_points", json!(20)), "points-sum", "criteria");
    let scored = |method: &str, points: u32, price: u32| {
        let row = json!([{ "name": "方案", "points": points, "scale": "每项 5 分" }]);
        let form = with(changed("criteria", row), "price_points", json!(price));
        with(form, "method", json!(method))
    };
    // The 30 of consultations is no ceiling for open tenders, and below the limit there is none.
    drafting().goes("draft-documents", scored("open", 60, 40));
    drafting().goes("draft-documents", scored("comparison", 100, 0));
    refused(scored("open", 95, 5), "price-points", "price_points");
}

#[test]
fn a_fixed_price_is_not_scored() {
    let fixed = |price: &str| changed("fixed_price", json!(price));
    refused(fixed("290000"), "price-points", "price_points");
    let row = json!([{ "name": "方案", "points": 100, "scale": "每项 5 分" }]);
    let unscored = |price| {
        with(
            with(fixed(price), "price_points", json!(0)),
            "criteria",
            row.clone(),
        )
    };
    refused(unscored("300001"), "fixed-price-over", "fixed_price");
    drafting().goes("draft-documents", unscored("290000"));
}

#[test]
fn a_reservation_that_weighs_nonprofits_says_how() {
    let weighed = changed("reservation", json!("yes-considered"));
    refused(
        weighed.clone(),
        "reservation-reason-missing",
        "reservation_reason",
    );
    let explained = with(
        weighed,
        "reservation_reason",
        json!("三家社会组织均可与小微企业组成联合体"),
    );
    drafting().goes("draft-documents", explained);
}

#[test]
fn the_term_lies_ahead_and_within_the_limit() {
    refused(
        changed("start", json!("2025-03-31")),
        "start-in-past",
        "start",
    );
    refused(changed("end", json!("2025-07-31")), "term-order", "end");
    refused(changed("end", json!("2028-08-01")), "term-too-long", "end");
    drafting().goes("draft-documents", changed("end", json!("2028-07-31")));
}

#[test]
fn the_flex_pool_is_bounded() {
    refused(
        changed("flex_hours", json!(401)),
        "flex-too-large",
        "flex_hours",
    );
    drafting().goes("draft-documents", changed("flex_hours", json!(400)));
}

#[test]
fn the_payment_plan_is_whole_and_performance_small() {
    refused(tranches(&[("base", "99.99")]), "tranches-sum", "tranches");
    let split = [("base", "89"), ("performance", "6"), ("performance", "5")];
    refused(tranches(&split), "performance-share", "tranches");
    drafting().goes(
        "draft-documents",
        tranches(&[("base", "90"), ("performance", "10")]),
    );
}

#[test]
fn both_sides_are_bound_and_core_clauses_present() {
    refused(changed("units", json!([])), "schedule-one-sided", "units");
    refused(
        changed("preconditions", json!([])),
        "schedule-one-sided",
        "preconditions",
    );
    refused(
        changed("out_of_scope", json!([])),
        "out-of-scope-missing",
        "out_of_scope",
    );
    refused(
        changed("clauses", json!(["C-EQ-1"])),
        "core-clauses-missing",
        "clauses",
    );
}

#[test]
fn reports_come_at_intervals_and_the_index_is_whole() {
    refused(
        changed("report_months", json!(0)),
        "report-months",
        "report_months",
    );
    refused(
        changed("report_months", json!(13)),
        "report-months",
        "report_months",
    );
    let index = json!([{ "name": "成效", "weight": "99.5" }]);
    refused(changed("index", index), "index-sum", "index");
}

#[test]
fn a_comment_is_answered_within_five_working_days() {
    let reply = |id: &str| json!({ "comment": id, "taken": "fully", "answer": "采纳。" });
    let world = drafting()
        .by_person(Role::Resident, 91)
        .refuses("comment-on-terms", walk::comment(), "draft-missing")
        .by(Role::Agent)
        .goes("draft-documents", walk::documents())
        .by_person(Role::Resident, 91)
        .does(
            "comment-on-terms",
            walk::comment(),
            &["comment.made", "obligation.arose"],
        )
        .by(Role::Tenderer)
        .does(
            "comment-on-terms",
            walk::comment(),
            &["comment.made", "obligation.arose"],
        );
    // 5 working days over Qingming.
    assert_eq!(due(&world, "answer-comment", "D2"), day("2025-04-09"));
    let debtor = world.process.obligations.last().unwrap().debtor;
    assert_eq!(debtor, Some(organisation_id(0)));
    let world = world
        .by(Role::Purchaser)
        .does(
            "answer-comment",
            reply("D1"),
            &["comment.answered", "obligation.met"],
        )
        .refuses("answer-comment", reply("D1"), "comment-unknown")
        .refuses("answer-comment", reply("D3"), "comment-unknown")
        .on("2025-04-10")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["obligation.missed"])
        .refuses("run-clock", json!({}), "nothing-due")
        .by(Role::Purchaser)
        // Once bids are invited the answer is still owed.
        .with(|process| process.stage = Stage::S07)
        .does(
            "answer-comment",
            reply("D2"),
            &["comment.answered", "obligation.met"],
        );
    assert_eq!(late(&world, "answer-comment"), Some(1));
}

#[test]
fn wording_is_not_proposed_once_bids_have_closed() {
    let closed = drafting()
        .goes("draft-documents", walk::documents())
        .by(Role::Tenderer)
        .goes("propose-counter-clause", walk::counter())
        .with(|process| {
            process.stage = Stage::S07;
            process.bidding.notice = Some(crate::bidding::Notice {
                published: kernel::Date::default(),
                deadline: kernel::Timestamp::default(),
            });
        });
    closed
        .refuses("propose-counter-clause", walk::counter(), "counter-late")
        .by(Role::Purchaser)
        .refuses(
            "answer-counter-clause",
            json!({ "counter": "E1", "verdict": "accept" }),
            "counter-late",
        );
}

#[test]
fn a_counter_clause_is_rejected_only_with_a_reason() {
    let reply = |verdict: &str| json!({ "counter": "E1", "verdict": verdict });
    let world = drafting()
        .by(Role::Tenderer)
        .refuses("propose-counter-clause", walk::counter(), "draft-missing")
        .goes("draft-documents", walk::documents())
        .does(
            "propose-counter-clause",
            walk::counter(),
            &["counter-clause.proposed", "obligation.arose"],
        );
    assert_eq!(
        due(&world, "answer-counter-clause", "E1"),
        day("2025-04-09")
    );
    let world = world
        .by(Role::Purchaser)
        .refuses(
            "answer-counter-clause",
            reply("reject"),
            "rejection-without-reason",
        )
        .does(
            "answer-counter-clause",
            with(reply("reject"), "reason", json!("已由付款条款覆盖")),
            &["counter-clause.answered", "obligation.met"],
        )
        .refuses(
            "answer-counter-clause",
            reply("accept"),
            "counter-clause-unknown",
        );
    let state = &world.process.planning.counters[0].state;
    assert!(matches!(state, CounterState::Rejected { .. }));
}

#[test]
fn an_accepted_counter_clause_goes_into_the_draft_before_it_goes_out() {
    let accept = json!({ "counter": "E1", "verdict": "accept" });
    let world = drafting()
        .goes("draft-documents", walk::documents())
        .goes("test-fairness", walk::fair());
    assert!(world.process.planning.ready_to_publish());
    let world = world
        .goes("propose-counter-clause", walk::counter())
        .goes("answer-counter-clause", accept)
        .refuses("test-fairness", walk::fair(), "agreed-not-drafted");
    assert!(!world.process.planning.ready_to_publish());
    let world = world.goes("draft-documents", walk::documents());
    assert!(!world.process.planning.ready_to_publish());
    let world = world.goes("test-fairness", walk::fair());
    assert!(world.process.planning.ready_to_publish());
    let state = &world.process.planning.counters[0].state;
    assert!(matches!(state, CounterState::Drafted { .. }));
}
