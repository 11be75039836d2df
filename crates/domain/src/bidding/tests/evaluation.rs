//! Committee, scores, low prices and the report.

use super::{bid_at, committee, declared, due, judged_at, kept, qualified, report, scored, start};
use crate::{
    Audience, Stage,
    bidding::{BidId, BidState, PriceCheck, Trigger, walk::sheet},
    process::{LotId, Method},
    testkit::{World, organisation_id, person_id},
};
use kernel::Role;
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn at_evaluation() -> World {
    qualified(bid_at([96, 94, 90]), start())
}

fn members(experts: &[u128], representatives: &[u128]) -> Value {
    let seat = |seat: &'static str| move |number: &u128| json!({ "person": person_id(*number).to_string(), "seat": seat });
    let mut rows: Vec<Value> = experts.iter().map(seat("expert")).collect();
    rows.extend(representatives.iter().map(seat("representative")));
    json!({ "members": rows })
}

fn tied(mut command: Value, person: u128, organisation: u128) -> Value {
    command["ties"] = json!([{
        "person": person_id(person).to_string(),
        "tenderer": organisation_id(organisation).to_string(),
        "tie": "kinship",
    }]);
    command
}

#[test]
fn a_committee_is_odd_large_enough_and_of_experts() {
    let world = at_evaluation();
    let too_small = members(&[60, 61, 62], &[]);
    let even = members(&[60, 61, 62, 90, 91], &[1]);
    let laymen = members(&[60, 61, 62], &[1, 2]);
    for command in [too_small, even, laymen] {
        world
            .clone()
            .blocked("appoint-committee", command, "S09.committee");
    }
    let kinds = [
        "committee.appointed",
        "grant.given",
        "grant.given",
        "grant.given",
        "grant.given",
        "grant.given",
    ];
    let kinds: Vec<&str> = ["guard.warned"].into_iter().chain(kinds).collect();
    let five = members(&[60, 61, 62, 90], &[1]);
    let world = world.does("appoint-committee", five.clone(), &kinds);
    let meta = crate::bidding::Event::METAS.iter();
    let mut closed = meta.filter(|m| m.kind == "committee.appointed");
    assert_eq!(closed.next().unwrap().audience, Audience::Report);
    // Appointed again, nobody gets the role twice.
    world.does(
        "appoint-committee",
        five,
        &["guard.warned", "committee.appointed"],
    );
}

#[test]
fn a_consultation_needs_three() {
    at_evaluation()
        .with(|process| process.plan.as_mut().unwrap().method = Method::Consultation)
        .goes("appoint-committee", members(&[60, 61], &[1]));
}

#[test]
fn the_unverified_size_of_the_committee_yields_to_a_reason() {
    at_evaluation()
        .because("专家库中该类专家不足")
        .goes("appoint-committee", members(&[60, 61, 62], &[]));
}

#[test]
fn nobody_sits_who_works_for_a_side() {
    let world = at_evaluation();
    let agent = members(&[60, 61, 62, 80], &[1]);
    let purchaser = members(&[60, 61, 62, 1], &[2]);
    let rival = members(&[60, 61, 62, 90], &[40]);
    for command in [agent, purchaser, rival] {
        world
            .clone()
            .refuses("appoint-committee", command, "member-not-independent");
    }
    world.refuses(
        "appoint-committee",
        members(&[60, 61, 61, 90], &[1]),
        "member-twice",
    );
}

#[test]
fn a_tie_recuses_and_must_leave_enough_members() {
    let world = at_evaluation();
    let five = members(&[60, 61, 62, 90], &[1]);
    world
        .clone()
        .blocked(
            "appoint-committee",
            tied(five.clone(), 62, 5),
            "S09.recusal",
        )
        .refuses(
            "appoint-committee",
            tied(committee(), 70, 5),
            "conflict-stranger",
        )
        .refuses(
            "appoint-committee",
            tied(committee(), 62, 1),
            "conflict-stranger",
        );
    let world = declared(world.goes("appoint-committee", tied(committee(), 62, 5)))
        .by_person(Role::Expert, 62);
    let command = sheet(&world, BidId(1), 90);
    // Organisation 5 bids for the same lots, so all of them are closed to this member.
    let world = world.refuses("score-bid", command, "recused");
    let world = scored(world);
    assert_eq!(world.process.bidding.sheets.len(), 18);
    assert_eq!(world.open("file-evaluation-report"), 1);
}

#[test]
fn a_member_scores_every_criterion_within_its_points() {
    let world = judged_at([96, 94, 90]);
    let right = sheet(&world, BidId(1), 90);
    let mut short = right.clone();
    short["scores"].as_array_mut().unwrap().pop();
    let mut twice = right.clone();
    twice["scores"][1]["criterion"] = json!("Z1");
    let mut above = right.clone();
    above["scores"][1]["points"] = json!("40.01");
    let mut silent = right.clone();
    silent["scores"][1]["reason"] = json!(" ");
    let mut unknown = right.clone();
    unknown["bid"] = json!("B9");
    let world = world
        .by_person(Role::Expert, 10)
        .refuses("score-bid", right.clone(), "not-member")
        .refuses("dissent", json!({ "text": "…" }), "not-member")
        .by_person(Role::Expert, 60)
        .refuses("score-bid", short, "criteria-incomplete")
        .refuses("score-bid", twice, "criteria-incomplete")
        .refuses("score-bid", above, "points-above")
        .refuses("score-bid", unknown, "bid-unknown")
        .faults("score-bid", silent, "scores.1.reason")
        .does("score-bid", right, &["sheet.scored"]);
    let (_, event) = world.log.last().unwrap();
    assert_eq!(event.meta().unwrap().audience, Audience::Report);
    // One's own sheet can be corrected; it stays one sheet.
    let better = sheet(&world, BidId(1), 95);
    let world = world.goes("score-bid", better);
    assert_eq!(world.process.bidding.sheets.len(), 1);
    let points = world.process.bidding.scores_of(BidId(1));
    assert_eq!(
        points.map(|s| s.points).sum::<Decimal>(),
        Decimal::new(855, 1)
    );
    world
        .by(Role::Agent)
        .refuses("appoint-committee", committee(), "scoring-started");
}

#[test]
fn the_last_sheet_starts_the_clock_of_the_report() {
    // Thursday 10 April and two working days.
    let world = scored(judged_at([96, 94, 90]));
    assert_eq!(due(&world, "file-evaluation-report", ""), "2025-04-14");
    // The sheets are open now; nobody makes theirs anew.
    let again = sheet(&world, BidId(3), 70);
    let world = world.refuses("score-bid", again, "sheets-opened");
    let world = report(world.on("2025-04-15"), json!([]), json!([]));
    assert_eq!(kept(&world, "file-evaluation-report", ""), "1 days late");
}

#[test]
fn dissent_and_interference_go_on_record() {
    let world = judged_at([96, 94, 90])
        .by_person(Role::Expert, 60)
        .does(
            "dissent",
            json!({ "text": "不同意" }),
            &["dissent.recorded"],
        )
        .does(
            "report-interference",
            json!({ "text": "有人打招呼" }),
            &["interference.reported"],
        );
    let (_, event) = world.log.last().unwrap();
    assert_eq!(event.meta().unwrap().audience, Audience::Protected);
    assert_eq!(
        world.process.bidding.dissents[0].member,
        Some(person_id(60))
    );
}

fn filing(judged: Value) -> Value {
    json!({ "summary": "同意推荐", "low_prices": judged, "collusion": "checked" })
}

#[test]
fn a_report_needs_a_committee_and_all_sheets() {
    at_evaluation().refuses(
        "file-evaluation-report",
        filing(json!([])),
        "committee-missing",
    );
    let world = judged_at([96, 94, 90]);
    world.clone().blocked(
        "file-evaluation-report",
        filing(json!([])),
        "S09.score-reasons",
    );
    let mut unchecked = filing(json!([]));
    unchecked["collusion"] = json!("not-checked");
    scored(world)
        .by(Role::Agent)
        .blocked(
            "file-evaluation-report",
            unchecked.clone(),
            "S09.collusion-run",
        )
        .because("仅一家供应商提交电子文件")
        .goes("file-evaluation-report", unchecked);
}

#[test]
fn the_report_adds_up_and_ranks() {
    let world = scored(judged_at([96, 94, 90])).by(Role::Agent).does(
        "file-evaluation-report",
        filing(json!([])),
        &[
            "bid.ranked",
            "bid.ranked",
            "bid.ranked",
            "bid.ranked",
            "bid.ranked",
            "bid.ranked",
            "evaluation.reported",
            "obligation.met",
            "obligation.arose",
            "stage.entered",
        ],
    );
    assert_eq!(world.process.stage, Stage::S10);
    // Thursday 10 April and five working days.
    assert_eq!(due(&world, "decide-award", ""), "2025-04-17");
    let ranking: Vec<_> = world.process.bidding.ranking_of(LotId(2)).collect();
    let order: Vec<BidId> = ranking.iter().map(|rank| rank.bid).collect();
    assert_eq!(order, [BidId(1), BidId(2), BidId(3)]);
    assert_eq!(ranking[0].quality, Decimal::from(81));
    // 10 × 270,000 ÷ 288,000 = 9.375
    assert_eq!(ranking[0].price_points, Decimal::new(938, 2));
    assert_eq!(ranking[0].total, Decimal::new(9_038, 2));
    assert_eq!(ranking[2].price_points, Decimal::from(10));
}

#[test]
fn equal_totals_and_prices_share_a_place() {
    let world = judged_at([90, 90, 90]);
    let missing = world.process.bidding.sheets_missing();
    let world = missing.into_iter().fold(world, |world, (member, bid)| {
        let command = sheet(&world, bid, 80);
        let number = (0..100).find(|n| person_id(*n) == member).unwrap();
        world
            .by_person(Role::Expert, number)
            .goes("score-bid", command)
    });
    let world = report(world, json!([]), json!([]));
    let places = world.process.bidding.ranking.iter().map(|rank| rank.place);
    assert!(places.eq([1; 6]));
}

fn low() -> World {
    scored(judged_at([96, 94, 42]))
}

#[test]
fn a_low_price_is_asked_about_explained_and_judged() {
    let accepted = json!([{ "bid": "B3", "verdict": "accepted", "reason": "成本清楚" }]);
    let ask = |minutes: u32| json!({ "bid": "B3", "minutes": minutes, "question": "人员成本？" });
    let explain = json!({
        "bid": "B3", "staff_cost": "90000", "other_cost": "30000", "text": "志愿者参与",
    });
    let world = low()
        .by(Role::Agent)
        .blocked(
            "file-evaluation-report",
            filing(json!([])),
            "S09.low-price-run",
        )
        .blocked(
            "file-evaluation-report",
            filing(accepted.clone()),
            "S09.low-price-run",
        )
        .refuses(
            "request-price-explanation",
            ask(29),
            "explanation-time-short",
        )
        .does(
            "request-price-explanation",
            ask(30),
            &["price.queried", "obligation.arose"],
        )
        .refuses("request-price-explanation", ask(30), "already-asked")
        // The thirty minutes still run.
        .blocked(
            "file-evaluation-report",
            filing(accepted.clone()),
            "S09.low-price-run",
        );
    let (_, event) = &world.log[world.log.len() - 2];
    let crate::Event::Bidding(crate::bidding::Event::PriceQueried(asked)) = event else {
        panic!("{event:?}")
    };
    assert_eq!(asked.triggers, [Trigger::Second, Trigger::Ceiling]);
    let owed = world.process.obligations.last().unwrap();
    assert_eq!(owed.debtor, Some(organisation_id(5)));
    let world = world
        .by_person(Role::Tenderer, 40)
        .refuses("explain-low-price", explain.clone(), "bid-not-own")
        .by_person(Role::Tenderer, 50)
        .does(
            "explain-low-price",
            explain.clone(),
            &["price.explained", "obligation.met"],
        )
        .refuses("explain-low-price", explain, "not-asked");
    let world = report(world, accepted, json!([]));
    assert_eq!(world.process.stage, Stage::S10);
    let check = &world.process.bidding.bids[2].price_check;
    assert!(matches!(check, PriceCheck::Judged { .. }));
}

#[test]
fn silence_can_make_a_bid_invalid_and_end_the_competition() {
    let rejected = json!([{ "bid": "B3", "verdict": "rejected", "reason": "未说明" }]);
    let world = low()
        .by(Role::Agent)
        .because("急")
        .refuses(
            "file-evaluation-report",
            filing(rejected.clone()),
            "price-unheard",
        )
        .goes(
            "request-price-explanation",
            json!({ "bid": "B3", "minutes": 60, "question": "人员成本？" }),
        )
        .on("2025-04-11")
        .does(
            "file-evaluation-report",
            filing(rejected),
            &[
                "price.judged",
                "evaluation.reported",
                "obligation.lapsed",
                "obligation.met",
                "stage.entered",
            ],
        );
    assert_eq!(world.process.stage, Stage::S07b);
    assert!(matches!(
        world.process.bidding.bids[2].state,
        BidState::Invalid { .. }
    ));
    assert_eq!(world.open("decide-award"), 0);
}

#[test]
fn the_committee_may_ask_about_any_price() {
    let world = judged_at([96, 94, 90]).by_person(Role::Expert, 60).goes(
        "request-price-explanation",
        json!({ "bid": "B1", "minutes": 45, "question": "督导费用？" }),
    );
    let queried = world.log.iter().find(|(_, e)| e.kind() == "price.queried");
    let body = queried.unwrap().1.body().unwrap();
    assert_eq!(body["triggers"], json!(["judgement"]));
}

#[test]
fn signs_of_collusion_are_noted_not_judged() {
    let sign = |bid: &str| {
        json!({
            "summary": "…", "collusion": "checked",
            "signs": [{ "sign": "author", "bids": [bid, "B2"], "finding": "文件作者相同" }],
        })
    };
    let world = scored(judged_at([96, 94, 90]))
        .by(Role::Agent)
        .refuses("file-evaluation-report", sign("B8"), "bid-unknown")
        .goes("file-evaluation-report", sign("B1"));
    assert_eq!(world.process.stage, Stage::S10);
    assert_eq!(world.process.bidding.ranking.len(), 6);
}

#[test]
fn under_a_fixed_price_quality_alone_ranks() {
    let world = low().with(|process| {
        let plan = process.plan.as_mut().unwrap();
        plan.fixed_price = Some(kernel::Money::yuan(300_000));
        plan.price_points = Decimal::ZERO;
    });
    let world = report(world, json!([]), json!([]));
    let points = world.process.bidding.ranking.iter().map(|r| r.price_points);
    assert!(points.eq([Decimal::ZERO; 6]));
}
