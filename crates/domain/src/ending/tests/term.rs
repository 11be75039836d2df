use super::{due, living};
use crate::{
    At, Context, Stage,
    ending::{
        choices::{DisputeId, EmergencyId, ResultRef, SanctionId, TerminationId},
        close_contract::checks,
        common::{citing, known_results},
        law::CITES_RESULTS,
        transfer_cases::settled,
        walk::{
            HANDED, HEAD, bridged, disputes::raised, exceptions::emergency, handed_over,
            organisation, renewed,
        },
    },
    process::Standing,
    refusal::Holds,
    testkit::World,
};
use kernel::Role;
use serde_json::{Value, json};

fn decision() -> Value {
    json!({ "outcome": "retender", "reasons": "需求仍在。" })
}

fn bridge(until: &str, budget: &str) -> Value {
    json!({ "until": until, "budget": budget, "reasons": "避免服务中断。" })
}

#[test]
fn the_decision_opens_ninety_days_before_the_end_and_both_sides_owe_their_part() {
    let early = living("2025-06-02").refuses("decide-renewal", decision(), "renewal-too-early");
    let early = early.by(Role::Provider).refuses(
        "state-renewal-view",
        json!({ "wish": "continue" }),
        "renewal-too-early",
    );
    let early = early
        .by(Role::Clock)
        .refuses("run-clock", json!({}), "nothing-due");
    let opened = early.on("2025-10-09").does(
        "run-clock",
        json!({}),
        &["obligation.arose", "obligation.arose"],
    );
    // 60 days before 1 January 2026 is Sunday 2 November; a notice is never shortened by a Sunday.
    assert_eq!(due(&opened, "decide-renewal"), "2025-10-31");
    assert_eq!(due(&opened, "state-renewal-view"), "2025-10-31");
    opened.refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn the_window_names_the_day_it_opens() {
    let world = living("2025-06-02");
    match world.tries("decide-renewal", decision()) {
        Err(crate::registry::Denied::Refused(refusal)) => {
            // 3 October lies in the National Day holiday; the window opens on the working day before.
            assert_eq!(refusal.opens_on.unwrap().to_string(), "2025-09-30");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_decision_is_taken_once_and_notice_follows_it() {
    let world = living("2025-10-09")
        .refuses("give-renewal-notice", json!({}), "renewal-undecided")
        .faults(
            "decide-renewal",
            json!({ "outcome": "retender" }),
            "reasons",
        )
        .refuses(
            "decide-renewal",
            json!({ "outcome": "retender", "reasons": "有依据", "results": ["E9"] }),
            "result-unknown",
        )
        .does(
            "decide-renewal",
            decision(),
            &["renewal.decided", "obligation.arose"],
        )
        .refuses("decide-renewal", decision(), "renewal-decided");
    assert_eq!(due(&world, "give-renewal-notice"), "2025-10-31");
    let decided = world.process.contracts[0].ending.decision().unwrap();
    assert_eq!(decided.on.to_string(), "2025-10-09");
    let given = world.does(
        "give-renewal-notice",
        json!({}),
        &["renewal.notice-given", "obligation.met"],
    );
    given.refuses("give-renewal-notice", json!({}), "renewal-notice-given");
}

#[test]
fn a_late_notice_needs_a_reason_and_is_met_late() {
    let late = living("2025-12-01")
        .goes("decide-renewal", decision())
        .blocked("give-renewal-notice", json!({}), "S21.notice-in-time")
        .because("预算批复迟于预期")
        .does(
            "give-renewal-notice",
            json!({}),
            &["guard.reasoned", "renewal.notice-given", "obligation.met"],
        );
    let met = late.process.obligations.last().unwrap();
    assert_eq!(met.days_late("2025-12-31".parse().unwrap()), Some(31));
}

#[test]
fn results_are_cited_where_there_are_some() {
    let some = vec!["E1".to_owned()];
    let cited = [ResultRef("E1".to_owned())];
    assert_eq!(citing(&[], &[]), Holds::Yes);
    assert_eq!(citing(&[], &some), Holds::No);
    assert_eq!(citing(&cited, &some), Holds::Yes);
    let check = CITES_RESULTS.holds(citing(&[], &some));
    assert!(!check.holds && check.guard.code == "S21.decision-cites-evaluation");
    assert!(known_results(&cited, &some).is_ok());
    assert_eq!(
        known_results(&cited, &[]).unwrap_err().code(),
        "result-unknown"
    );
}

#[test]
fn the_providers_no_is_recorded_and_shields_it() {
    let world = living("2025-10-09").by(Role::Provider).does(
        "state-renewal-view",
        json!({ "wish": "not-buyer-failed", "words": "三次付款逾期。" }),
        &["renewal.view-stated"],
    );
    world.by(Role::Purchaser).blocked(
        "propose-sanction",
        json!({
            "side": "provider", "organisation": organisation(3), "rung": "L1",
            "basis": "breach", "clause": "C-SC-1", "facts": "未达标。",
        }),
        "M8.no-retaliation",
    );
}

#[test]
fn a_bridge_lasts_three_months_in_all() {
    let world = World::at_stage(Stage::S21, "2025-01-02")
        .on("2025-12-30")
        .refuses(
            "order-bridge",
            bridge("2025-12-31", "covered"),
            "bridge-past",
        )
        .refuses(
            "order-bridge",
            bridge("2026-04-02", "covered"),
            "bridge-too-long",
        )
        .blocked(
            "order-bridge",
            bridge("2026-04-01", "missing"),
            "S21.automatic-bridge",
        )
        .because("预算调整已报批")
        .does(
            "order-bridge",
            bridge("2026-03-31", "missing"),
            &["guard.reasoned", "bridge.began"],
        );
    world.refuses(
        "order-bridge",
        bridge("2026-05-01", "covered"),
        "bridge-too-long",
    );
    let two = bridged();
    let ending = &two.process.contracts[0].ending;
    let from: Vec<String> = ending
        .bridges
        .iter()
        .map(|one| one.from.to_string())
        .collect();
    assert_eq!(from, ["2026-01-02", "2026-02-01"]);
    let end = ending.service_end(&two.process.contracts[0].terms);
    assert_eq!(end.to_string(), "2026-03-31");
}

#[test]
fn nothing_decided_means_one_automatic_bridge() {
    let world = World::at_stage(Stage::S21, "2025-01-02")
        .on("2026-01-01")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .does(
            "run-clock",
            json!({}),
            &["obligation.missed", "obligation.missed"],
        )
        .refuses("run-clock", json!({}), "nothing-due");
    let bridges = &world.process.contracts[0].ending.bridges;
    assert_eq!(bridges.len(), 1);
    assert_eq!(bridges[0].until.to_string(), "2026-04-01");
    let decided = renewed().on("2026-01-05").by(Role::Clock);
    decided.refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn the_handover_waits_for_the_decision() {
    let world = World::at_stage(Stage::S21, "2025-01-02").on("2025-12-01");
    let plan = json!({ "plan": "与接手单位对接。" });
    let world = world
        .blocked("begin-handover", plan.clone(), "S21.decided")
        .goes("decide-renewal", decision())
        .does("begin-handover", plan.clone(), HANDED);
    assert_eq!(world.process.contracts[0].stage, Stage::S22);
    for code in [
        "transfer-cases",
        "return-data-provider",
        "return-data-purchaser",
    ] {
        assert_eq!(due(&world, code), "2025-12-31");
    }
    assert_eq!(
        due(&world, "review-purchaser"),
        due(&world, "review-provider")
    );
    let ended = World::at_stage(Stage::S21, "2025-01-02").with(|process| {
        process.contracts[0].standing = Standing::Ended {
            on: jiff::civil::date(2025, 5, 6),
        };
    });
    ended.does("begin-handover", plan, HANDED);
}

#[test]
fn cases_go_on_with_consent() {
    let world = World::at_stage(Stage::S22, "2025-01-02").by(Role::Provider);
    world.refuses(
        "transfer-cases",
        json!({ "transferred": 3, "closed": 0 }),
        "successor-missing",
    );
    assert_eq!(settled(5, 5), Holds::Yes);
    assert_eq!(settled(5, 4), Holds::No);
    // What other modules answer is given by hand.
    let failing = |world: &World, open_cases, paid| -> Vec<&str> {
        let all = checks(&world.process.contracts[0].ending, open_cases, paid);
        let failed = all.into_iter().filter(|one| !one.holds);
        failed.map(|one| one.guard.code).collect()
    };
    assert_eq!(failing(&handed_over(), 20, Holds::Yes), Vec::<&str>::new());
    assert_eq!(
        failing(&handed_over(), 21, Holds::Yes),
        ["S22.cases-settled"]
    );
    assert_eq!(failing(&handed_over(), 0, Holds::No), ["S22.money-settled"]);
}

#[test]
fn each_side_files_once_and_the_review_is_released_together() {
    let empty = json!({ "points": [{ "aspect": "support" }] });
    let said = json!({ "points": [{ "aspect": "support", "worked": "引荐及时" }] });
    let data = json!({ "disposal": "none-held", "what": "无" });
    let world = World::at_stage(Stage::S22, "2025-01-02")
        .by(Role::UserPanel)
        .does("review-relationship", said.clone(), &["review.filed"])
        .by(Role::Provider)
        .refuses("review-relationship", empty, "review-empty")
        .does("review-relationship", said.clone(), &["review.filed"])
        .refuses("review-relationship", said.clone(), "already-filed")
        .does("return-data", data.clone(), &["data.returned"])
        .refuses("return-data", data, "already-filed");
    assert!(!world.process.contracts[0].ending.review_released());
    let world = world.by_person(Role::PurchaserHead, HEAD).does(
        "review-relationship",
        said,
        &["review.filed", "review.published"],
    );
    assert!(world.process.contracts[0].ending.review_released());
}

#[test]
fn every_host_has_its_own_part_of_the_review() {
    let said = json!({ "points": [{ "aspect": "service", "worked": "小组受欢迎" }] });
    let world = World::at_stage(Stage::S21, "2025-01-02")
        .on("2025-12-01")
        .goes("decide-renewal", decision())
        .goes("begin-handover", json!({ "plan": "交接" }));
    assert_eq!(world.open("review-host"), 2);
    let kinds = ["review.filed", "obligation.met"];
    let world = world
        .by(Role::Host)
        .does("review-relationship", said.clone(), &kinds)
        .refuses("review-relationship", said.clone(), "already-filed")
        .by_person(Role::Host, 20)
        .does("review-relationship", said, &kinds);
    assert_eq!(world.open("review-host"), 0);
}

#[test]
fn the_review_waits_for_all_or_for_its_last_day() {
    let said = json!({ "points": [{ "aspect": "service", "worked": "小组受欢迎" }] });
    let world = World::at_stage(Stage::S21, "2025-01-02")
        .on("2025-12-01")
        .goes("decide-renewal", decision())
        .goes("begin-handover", json!({ "plan": "交接" }));
    let filed = ["review.filed", "obligation.met"];
    let both = world
        .by(Role::Provider)
        .does("review-relationship", said.clone(), &filed)
        .by(Role::Purchaser)
        .does("review-relationship", said.clone(), &filed);
    assert!(!both.process.contracts[0].ending.review_released());
    // The hosts did not speak: on the day after the last the rest is published.
    let last = due(&both, "review-host");
    let late = both.clone().on(&last).by(Role::Clock);
    assert!(late.tries("run-clock", json!({})).map_or(true, |events| {
        events.iter().all(|one| one.kind() != "review.published")
    }));
    let after = both
        .clone()
        .on("2026-01-05")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    assert!(after.process.contracts[0].ending.review_released());
    // Or they speak, and the last of them releases all.
    let spoken = both
        .by(Role::Host)
        .does("review-relationship", said.clone(), &filed)
        .by_person(Role::Host, 20)
        .does(
            "review-relationship",
            said,
            &["review.filed", "obligation.met", "review.published"],
        );
    assert!(spoken.process.contracts[0].ending.review_released());
}

#[test]
fn the_user_panel_owes_its_part_where_there_is_one() {
    let worlds = crate::ending::walk::walks();
    let met = worlds.iter().flat_map(|one| &one.process.obligations);
    let found = met.filter(|one| one.duty.0.code == "review-users");
    assert_eq!(found.count(), 1);
}

#[test]
fn closing_names_what_is_still_missing() {
    let said = json!({ "points": [{ "aspect": "users", "failed": "居民很少参与" }] });
    let data = json!({ "disposal": "returned", "what": "档案" });
    let world = World::at_stage(Stage::S22, "2025-01-02")
        .by(Role::Provider)
        .goes(
            "raise-dispute",
            json!({ "against": organisation(0), "object": "尾款", "claim": "少付一成。" }),
        )
        .by(Role::Purchaser)
        .blocked("close-contract", json!({}), "S22.reviewed")
        .goes("review-relationship", said.clone())
        .goes("return-data", data.clone())
        .by(Role::Provider)
        .goes("review-relationship", said)
        .by(Role::Purchaser)
        .blocked("close-contract", json!({}), "S22.data-returned")
        .by(Role::Provider)
        .goes("return-data", data)
        .by(Role::Purchaser)
        .blocked("close-contract", json!({}), "S22.disputes-closed")
        .because("争议另行仲裁")
        .does(
            "close-contract",
            json!({}),
            &["guard.reasoned", "contract.closed", "stage.entered"],
        );
    assert_eq!(world.process.contracts[0].stage, Stage::End);
}

#[test]
fn records_are_kept_for_fifteen_years_and_open_duties_fall_away() {
    let world = handed_over();
    let keep = world.process.contracts[0].ending.keep_until.unwrap();
    assert_eq!(keep.to_string(), "2041-04-13");
    assert_eq!(world.process.shown_stage(), Stage::End);
    let closed = World::at_stage(Stage::S21, "2025-01-02")
        .on("2025-12-01")
        .goes("decide-renewal", decision())
        .on("2025-12-15");
    let closed = closed.goes("begin-handover", json!({ "plan": "交接" }));
    let closed = closed
        .because("承接方失联")
        .goes("close-contract", json!({}));
    assert!(
        !closed
            .process
            .obligations
            .iter()
            .any(crate::Obligation::is_open)
    );
}

#[test]
fn lists_offer_what_exists() {
    let listed = |world: &World, kind: &str| -> Vec<String> {
        let rulebook = rules::Rulebook::embedded().unwrap();
        let (envelope, _) = world.log.last().unwrap();
        let context = Context {
            now: envelope.recorded,
            occurred: envelope.occurred,
            actor: envelope.actor.clone(),
            rulebook: &rulebook,
            contract: envelope.contract,
            reason: None,
            facts: Default::default(),
            found: crate::sealing::Found::default(),
        };
        let at = At {
            process: &world.process,
            context: &context,
        };
        let found = crate::refs::options(&at, kind);
        found.into_iter().map(|one| one.value).collect()
    };
    assert_eq!(listed(&raised(), DisputeId::KIND), ["DP1"]);
    assert_eq!(listed(&emergency(), EmergencyId::KIND), ["EM1"]);
    let sanctioned = crate::ending::walk::disputes::sanctioned();
    assert_eq!(listed(&sanctioned, SanctionId::KIND), ["SN1", "SN2"]);
    let ended = crate::ending::walk::exceptions::ended_early();
    assert!(listed(&ended, TerminationId::KIND).is_empty());
    assert!(listed(&ended, ResultRef::KIND).is_empty());
}

#[test]
fn a_contract_does_not_close_over_hours_nobody_paid() {
    let world = World::at_stage(Stage::S22, "2026-04-01").with(|process| {
        process.obligations.push(crate::Obligation {
            id: crate::obligation::ObligationId::after(process.obligations.len()),
            duty: crate::obligation::DutyRef(&crate::delivery::duties::COMPENSATE_TASK),
            contract: Some(crate::ContractId(1)),
            subject: "T1".to_owned(),
            debtor: None,
            arose: process.contracts[0].terms.start,
            due: crate::Due::agreed(process.contracts[0].terms.start),
            missed: None,
            state: crate::ObligationState::Open,
        });
    });
    world.blocked("close-contract", json!({}), "S22.money-settled");
}
