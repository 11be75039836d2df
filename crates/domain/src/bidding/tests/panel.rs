//! Declarations, substitutes, sheets that open together, changes afterwards, alerts.

use super::{
    answers, committee, declaration, declared, judged_at, number, qualified, scored, start,
    three_bids,
};
use crate::{
    bidding::{
        AlertKind, BidId, Timing,
        alerts::{alerts, deviation},
        ranking::{quality, quality_at_first, quality_with},
        walk::{panel, sheet},
    },
    process::Method,
    testkit::{World, person_id},
};
use kernel::{Money, Role};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::{Value, json};

fn appointed() -> World {
    qualified(three_bids(), start())
        .on("2025-04-10")
        .goes("appoint-committee", committee())
}

fn releasing(person: u128) -> Value {
    json!({ "person": person_id(person).to_string(), "ground": "absent", "reason": "未到场" })
}

fn seating(person: u128) -> Value {
    json!({ "person": person_id(person).to_string(), "seat": "expert" })
}

fn kinds(world: &World) -> Vec<AlertKind> {
    alerts(&world.process).iter().map(|one| one.kind).collect()
}

#[test]
fn every_member_declares_about_every_tenderer_before_any_bid_is_shown() {
    let world = appointed().by_person(Role::Expert, 60);
    let whole = declaration(&world, None);
    let mut short = whole.clone();
    short["declared"].as_array_mut().unwrap().pop();
    let mut twice = whole.clone();
    twice["declared"][0] = twice["declared"][1].clone();
    let score = sheet(&world, BidId(1), 80);
    let world = world
        .refuses("declare-conflicts", short, "declare-each-tenderer")
        .refuses("declare-conflicts", twice, "declare-each-tenderer")
        .refuses("score-bid", score.clone(), "conflicts-undeclared")
        .by_person(Role::Expert, 10)
        .refuses("declare-conflicts", whole.clone(), "not-member")
        .by_person(Role::Expert, 60)
        .does("declare-conflicts", whole, &["conflicts.declared"])
        .refuses("score-bid", score.clone(), "others-undeclared");
    let bidding = &world.process.bidding;
    assert!(bidding.is_closed_to(Some(person_id(60)), BidId(1)));
    assert!(bidding.is_closed_to(Some(person_id(61)), BidId(1)));
    assert!(!bidding.is_closed_to(Some(person_id(80)), BidId(1)));
    let world = declared(world);
    let bidding = &world.process.bidding;
    assert!(!bidding.is_closed_to(Some(person_id(60)), BidId(1)));
    world
        .by_person(Role::Expert, 60)
        .does("score-bid", score, &["sheet.scored"]);
}

#[test]
fn nobody_declares_before_the_opening() {
    World::at_stage(crate::Stage::S09, "2025-04-10")
        .with(|process| {
            process.bidding.committee = appointed().process.bidding.committee;
        })
        .by_person(Role::Expert, 60)
        .refuses(
            "declare-conflicts",
            json!({ "declared": [] }),
            "no-tenderers",
        );
}

#[test]
fn a_tie_declared_closes_the_bids_and_may_need_a_substitute() {
    // A consultation group of three: one recusal leaves too few.
    let world = qualified(three_bids(), start())
        .on("2025-04-10")
        .with(|process| process.plan.as_mut().unwrap().method = Method::Consultation);
    let three = json!({ "members": [
        { "person": person_id(60).to_string(), "seat": "expert" },
        { "person": person_id(61).to_string(), "seat": "expert" },
        { "person": person_id(1).to_string(), "seat": "representative" },
    ] });
    let world = world.goes("appoint-committee", three);
    let tied = declaration(&world, Some(5));
    let world = declared(
        world
            .by_person(Role::Expert, 61)
            .goes("declare-conflicts", tied),
    );
    assert!(
        world
            .process
            .bidding
            .is_closed_to(Some(person_id(61)), BidId(1))
    );
    let score = sheet(&world, BidId(1), 80);
    let world = world
        .by_person(Role::Expert, 60)
        .blocked("score-bid", score.clone(), "S09.recusal")
        .by_person(Role::Agent, 80)
        .refuses("release-member", releasing(90), "not-seated")
        .does("release-member", releasing(61), &["member.left"])
        .refuses("seat-substitute", seating(60), "member-twice")
        .refuses("seat-substitute", seating(61), "member-twice")
        .refuses("seat-substitute", seating(40), "member-not-independent")
        .does(
            "seat-substitute",
            seating(90),
            &["member.seated", "grant.given"],
        )
        // The others have seen the bids; the substitute declares before seeing any.
        .by_person(Role::Expert, 90)
        .refuses("score-bid", score.clone(), "conflicts-undeclared");
    let bidding = &world.process.bidding;
    assert!(bidding.is_closed_to(Some(person_id(90)), BidId(1)));
    assert!(!bidding.is_closed_to(Some(person_id(60)), BidId(1)));
    assert!(bidding.is_closed_to(Some(person_id(61)), BidId(1)));
    declared(world)
        .by_person(Role::Expert, 90)
        .goes("score-bid", score);
}

#[test]
fn substitutes_step_in_in_the_order_drawn() {
    let world = panel::drawn(qualified(three_bids(), start()).on("2025-04-10"));
    let leaving = panel::member(&world, 0);
    let world = world.goes("release-member", releasing(leaving));
    let reserve = &world.process.bidding.panel.draw.as_ref().unwrap().reserve;
    let second = &world.process.bidding.panel.pool;
    let second = second.iter().find(|one| one.number == reserve[1]).unwrap();
    let second = number(second.person.id);
    let first = number(world.process.bidding.next_reserve().unwrap().person.id);
    world
        .refuses("seat-substitute", seating(second), "reserve-order")
        .goes("seat-substitute", seating(first));
}

#[test]
fn sheets_open_together_and_only_then_are_changed_with_a_reason() {
    let world = judged_at([96, 94, 90]);
    let revise = |points: &str| {
        json!({
            "bid": "B1", "criterion": "Z1", "points": points,
            "ground": "moderation", "reason": "经讨论，第二项证明材料应当计分。",
        })
    };
    let world = scored(world.by_person(Role::Expert, 60).refuses(
        "revise-score",
        revise("40"),
        "sheets-closed",
    ));
    assert!(world.process.bidding.panel.opened.is_some());
    assert!(world.process.bidding.shows_sheets_to(Some(person_id(60))));
    assert!(!world.process.bidding.shows_sheets_to(Some(person_id(80))));
    let before = quality(&world.process, BidId(1));
    let world = world
        .by_person(Role::Expert, 62)
        .refuses("revise-score", revise("45"), "points-same")
        .refuses("revise-score", revise("50.01"), "points-above")
        .refuses(
            "revise-score",
            json!({
                "bid": "B1", "criterion": "Z9", "points": "1", "ground": "range", "reason": "…",
            }),
            "sheet-missing",
        )
        .does("revise-score", revise("38"), &["score.revised"]);
    let after = quality(&world.process, BidId(1));
    assert_eq!(after, before - Decimal::ONE);
    assert_eq!(quality_at_first(&world.process, BidId(1)), before);
    let sheet = world
        .process
        .bidding
        .sheet(person_id(62), BidId(1))
        .unwrap();
    assert_eq!(
        sheet.scores[0].points,
        Decimal::from(45),
        "the original stays"
    );
    assert!(kinds(&world).contains(&AlertKind::Revised));
}

#[test]
fn the_sheets_open_when_the_time_is_over_and_late_ones_are_marked() {
    let world = judged_at([96, 94, 90]);
    let early = sheet(&world, BidId(1), 80);
    let late = sheet(&world, BidId(2), 80);
    let world = world
        .by_person(Role::Expert, 60)
        .goes("score-bid", early)
        .by_person(Role::Agent, 80)
        .refuses(
            "set-scoring-time",
            json!({ "until": "2025-04-09 10:00" }),
            "scoring-time-past",
        )
        .does(
            "set-scoring-time",
            json!({ "until": "2025-04-11 17:00" }),
            &["scoring-time.set"],
        )
        .on("2025-04-11")
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due")
        .on("2025-04-12")
        .does("run-clock", json!({}), &["sheets.opened"])
        .refuses("run-clock", json!({}), "nothing-due")
        .by_person(Role::Agent, 80)
        .refuses(
            "set-scoring-time",
            json!({ "until": "2025-04-14 10:00" }),
            "sheets-opened",
        )
        .by_person(Role::Expert, 60)
        .goes("score-bid", late);
    assert!(!world.process.bidding.shows_sheets_to(Some(person_id(60))));
    let sheet = world
        .process
        .bidding
        .sheet(person_id(60), BidId(2))
        .unwrap();
    assert_eq!(sheet.timing, Timing::AfterOpening);
    assert!(kinds(&world).contains(&AlertKind::LateSheet));
}

#[test]
fn a_report_answers_every_question() {
    let world = scored(judged_at([90, 90, 90]));
    assert!(kinds(&world).contains(&AlertKind::IdenticalPrices));
    let mut command = json!({ "summary": "同意推荐", "collusion": "checked" });
    let world = world.by(Role::Agent).blocked(
        "file-evaluation-report",
        command.clone(),
        "S09.alerts-answered",
    );
    let mut rows = answers(&world);
    rows.push(json!({ "alert": "spread-B9", "finding": "无" }));
    command["answers"] = json!(rows);
    let world = world.refuses("file-evaluation-report", command.clone(), "alert-unknown");
    command["answers"] = json!(answers(&world));
    let world = world.goes("file-evaluation-report", command);
    assert!(
        world
            .log
            .iter()
            .any(|(_, event)| event.kind() == "alert.answered")
    );
    assert!(crate::bidding::alerts::unanswered(&world.process).is_empty());
    // Or a reason is given for answering none.
    scored(judged_at([90, 90, 90]))
        .by(Role::Agent)
        .because("固定报价区间")
        .goes(
            "file-evaluation-report",
            json!({ "summary": "同意推荐", "collusion": "checked" }),
        );
}

/// Every member scores every bid by what `percent` says for seat and bid.
fn scored_by(world: World, percent: impl Fn(usize, u32) -> u32, reason: &str) -> World {
    let missing = world.process.bidding.sheets_missing();
    missing.into_iter().fold(world, |world, (member, bid)| {
        let seats = &world.process.bidding.committee;
        let seat = seats
            .iter()
            .position(|one| one.person.id == member)
            .unwrap();
        let mut command = sheet(&world, bid, percent(seat, bid.0));
        if !reason.is_empty() {
            for score in command["scores"].as_array_mut().unwrap() {
                score["reason"] = json!(reason);
            }
        }
        world
            .by_person(Role::Expert, number(member))
            .goes("score-bid", command)
    })
}

#[test]
fn the_scores_raise_questions_with_their_numbers() {
    let plain = |seat: usize, _| 80 + u32::try_from(seat % 3).unwrap();
    let quiet = scored_by(judged_at([96, 94, 90]), plain, "");
    assert_eq!(kinds(&quiet), [], "an ordinary evaluation raises none");

    let equal = scored_by(judged_at([96, 94, 90]), |_, _| 80, "");
    assert_eq!(kinds(&equal), [AlertKind::Equal]);

    let apart = |seat: usize, bid| {
        if (seat, bid) == (2, 1) {
            30
        } else {
            plain(seat, bid)
        }
    };
    let apart = scored_by(judged_at([96, 94, 90]), apart, "");
    let found = alerts(&apart.process);
    let spread = found.iter().find(|one| one.kind == AlertKind::Spread);
    let text = spread.unwrap().text(kernel::Lang::Zh);
    assert!(text.contains("B1") && text.contains("最低 15"), "{text}");
    let far = found.iter().find(|one| one.kind == AlertKind::FarOut);
    assert_eq!(far.unwrap().members, [person_id(62)]);

    let favour = |seat: usize, bid| match (seat, bid) {
        (3, 2) => 99,
        (3, _) => 65,
        _ => plain(seat, bid),
    };
    let favour = scored_by(judged_at([96, 94, 90]), favour, "");
    assert!(kinds(&favour).contains(&AlertKind::Favours));

    let long = "方案对居民提出的五项议题逐项回应，人员配置合理，应急安排具体可行。";
    let copied = kinds(&scored_by(judged_at([96, 94, 90]), plain, long));
    assert!(copied.contains(&AlertKind::CopiedMembers));
    assert!(copied.contains(&AlertKind::CopiedBids));
    let short = kinds(&scored_by(judged_at([96, 94, 90]), plain, "按持证人数"));
    assert_eq!(short, [], "short reasons may be the same");
}

#[test]
fn the_bids_raise_questions_but_no_verdict() {
    let steps = judged_at([96, 94, 92]);
    assert_eq!(kinds(&steps), [AlertKind::PriceSteps]);
    let plan = "驻点社工四名，每周入户探访一次，个案与小组结合，按季度公开服务记录，突发情况两小时内响应，接受居民监督。";
    let alike = judged_at([96, 94, 90]).with(|process| {
        for bid in &mut process.bidding.bids[..2] {
            bid.plan = kernel::FreeText::new(plan);
        }
    });
    assert_eq!(kinds(&alike), [AlertKind::SimilarPlans]);
    let papers =
        |bid: &str, account: &str| json!({ "bid": bid, "contact": "王 经理", "account": account });
    let same = judged_at([96, 94, 90])
        .by_person(Role::Agent, 80)
        .refuses("record-bid-papers", json!({ "bid": "B1" }), "papers-empty")
        .refuses("record-bid-papers", papers("B9", "1"), "bid-unknown")
        .does(
            "record-bid-papers",
            papers("B1", "6222 0001"),
            &["bid-papers.recorded"],
        )
        .goes("record-bid-papers", papers("B2", "6222-0001"));
    assert_eq!(
        kinds(&same),
        [AlertKind::SameContact, AlertKind::SameAccount]
    );
    let fixed = judged_at([90, 90, 90]).with(|process| {
        process.plan.as_mut().unwrap().fixed_price = Some(Money::yuan(300_000));
    });
    assert_eq!(kinds(&fixed), [], "a fixed price is the same for all");
}

#[test]
fn a_large_tender_needs_seven() {
    let seven = committee();
    let mut five = committee();
    five["members"].as_array_mut().unwrap().truncate(5);
    let ordinary = qualified(three_bids(), start()).on("2025-04-10");
    ordinary.clone().goes("appoint-committee", five.clone());
    let large = ordinary.clone().with(|process| {
        process.plan.as_mut().unwrap().ceiling = Money::yuan(10_000_000);
    });
    large
        .clone()
        .blocked("appoint-committee", five.clone(), "S09.committee")
        .goes("appoint-committee", seven.clone());
    large
        .with(|process| process.plan.as_mut().unwrap().ceiling = Money::yuan(9_999_999))
        .goes("appoint-committee", five.clone());
    five["scale"] = json!("complex");
    let mut complex = seven;
    complex["scale"] = json!("complex");
    ordinary
        .blocked("appoint-committee", five, "S09.committee")
        .goes("appoint-committee", complex);
}

#[test]
fn an_experts_seat_by_hand_is_noted() {
    let world = appointed();
    let noted = world.process.guard_notes.iter();
    assert!(
        noted
            .into_iter()
            .any(|note| note.guard.0.code == "S09.drawn")
    );
    let drawn = panel::drawn(qualified(three_bids(), start()).on("2025-04-10"));
    let mut noted = drawn.process.guard_notes.iter();
    assert!(!noted.any(|note| note.guard.0.code == "S09.drawn"));
}

#[test]
fn an_explanation_after_the_time_set_is_refused() {
    let explain = json!({
        "bid": "B3", "staff_cost": "90000", "other_cost": "30000", "text": "志愿者参与",
    });
    let asked = judged_at([96, 94, 42]).by(Role::Agent).goes(
        "request-price-explanation",
        json!({ "bid": "B3", "minutes": 30, "question": "人员成本？" }),
    );
    let answering = asked.by_person(Role::Tenderer, 50);
    answering
        .clone()
        .later(31)
        .refuses("explain-low-price", explain.clone(), "explanation-late");
    answering.later(30).goes("explain-low-price", explain);
}

#[test]
fn the_formula_for_the_price_is_part_of_the_documents() {
    let world = crate::bidding::walk::sample(super::DAY).by(Role::Purchaser);
    let mean = json!({
        "formula": "mean-deviation", "above": "0.2", "below": "0.1", "statement": "见第四章",
    });
    let mut half = mean.clone();
    half["below"] = Value::Null;
    let unstated = json!({ "formula": "distance-from-lowest" });
    world
        .blocked("choose-price-formula", mean.clone(), "S06.price-formula")
        .because("地方评审办法规定")
        .refuses("choose-price-formula", unstated, "formula-unstated")
        .refuses("choose-price-formula", half, "formula-unstated")
        .does(
            "choose-price-formula",
            mean,
            &["guard.reasoned", "price-formula.chosen"],
        );
}

#[test]
fn the_deviation_is_the_one_of_the_school_book() {
    let values: Vec<Decimal> = [2, 4, 4, 4, 5, 5, 7, 9].map(Decimal::from).to_vec();
    assert_eq!(deviation(&values), Decimal::TWO);
    assert_eq!(deviation(&[]), Decimal::ZERO);
    assert_eq!(deviation(&[Decimal::TEN]), Decimal::ZERO);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The quality is the mean of the sheets that count; a sheet of somebody who left never does, and
    /// what the page shows as “before” is the mean with it.
    #[test]
    fn totals_are_the_mean_of_valid_sheets(
        shares in proptest::collection::vec(0_u32..=100, 7),
        leaving in 0_usize..7,
    ) {
        let world = scored_by(judged_at([96, 94, 90]), |seat, _| shares[seat], "");
        let totals: Vec<Decimal> = shares
            .iter()
            .map(|share| {
                let of = |points: u32| (Decimal::from(points * share) / Decimal::ONE_HUNDRED).round_dp(2);
                of(50) + of(40)
            })
            .collect();
        let mean = |values: &[Decimal]| {
            let sum: Decimal = values.iter().copied().sum();
            crate::bidding::ranking::rounded(sum / Decimal::from(values.len()))
        };
        prop_assert_eq!(quality(&world.process, BidId(2)), mean(&totals));
        let person = panel::member(&world, leaving);
        let world = world
            .by_person(Role::Agent, 80)
            .goes("release-member", releasing(person));
        let mut rest = totals.clone();
        rest.remove(leaving);
        prop_assert_eq!(quality(&world.process, BidId(2)), mean(&rest));
        let fallen = &world.process.bidding.panel.fallen[0].sheets;
        prop_assert_eq!(fallen.len(), 3);
        prop_assert_eq!(quality_with(&world.process, BidId(2), fallen), mean(&totals));
    }

    /// A tie declared after the scoring takes the member's sheets out, whoever it is.
    #[test]
    fn a_recused_sheet_is_never_counted(place in 0_usize..7, tenderer in 3_u128..=5) {
        let world = scored(judged_at([96, 94, 90]));
        let who = panel::member(&world, place);
        let command = declaration(&world, Some(tenderer));
        let world = world
            .by_person(Role::Expert, who)
            .goes("declare-conflicts", command);
        let bidding = &world.process.bidding;
        prop_assert!(bidding.valid_sheets(BidId(1)).all(|one| one.member != person_id(who)));
        prop_assert_eq!(bidding.valid_sheets(BidId(1)).count(), 6);
        prop_assert_eq!(bidding.panel.fallen[0].sheets.len(), 3);
        prop_assert!(bidding.sheets_missing().is_empty());
    }
}
