use super::{due, living};
use crate::{
    ending::walk::{
        PANEL,
        disputes::{STEPPED, disputed, raised},
        organisation,
    },
    registry::Denied,
};
use kernel::{Money, Role};
use serde_json::{Value, json};

fn about(dispute: &str) -> Value {
    json!({ "dispute": dispute })
}

#[test]
fn a_dispute_is_between_two_sides_of_the_contract() {
    let against =
        |number| json!({ "against": organisation(number), "object": "I2", "claim": "少付" });
    living("2025-04-01")
        .by(Role::Provider)
        .refuses("raise-dispute", against(3), "dispute-self")
        .refuses("raise-dispute", against(5), "not-a-party")
        .by(Role::Evaluator)
        .goes("raise-dispute", against(3))
        .by_person(Role::Host, 50)
        .refuses("raise-dispute", against(3), "not-a-party");
}

#[test]
fn an_evaluator_owes_an_offer_like_any_other_side() {
    let claim = json!({ "against": organisation(3), "object": "EV1", "claim": "迟交初稿" });
    let world = living("2025-04-01")
        .by(Role::Evaluator)
        .goes("raise-dispute", claim);
    assert_eq!(due(&world, "settle-dispute-evaluator"), "2025-04-09");
    let offer = json!({ "dispute": "DP1", "offer": "三日内补交" });
    assert_eq!(
        world
            .goes("offer-settlement", offer)
            .open("settle-dispute-evaluator"),
        0
    );
}

#[test]
fn both_sides_owe_an_offer_within_five_working_days() {
    let world = raised();
    // 1 April + 5 working days over Qingming.
    assert_eq!(due(&world, "settle-dispute-purchaser"), "2025-04-09");
    assert_eq!(due(&world, "settle-dispute-provider"), "2025-04-09");
    let ending = &world.process.contracts[0].ending;
    assert_eq!(ending.disputes_open().count(), 1);
    match world.tries("step-up-dispute", about("DP1")) {
        Err(Denied::Refused(refusal)) => {
            assert_eq!(refusal.code(), "step-too-early");
            assert_eq!(refusal.opens_on.unwrap().to_string(), "2025-04-10");
        }
        other => panic!("{other:?}"),
    }
    let late = world.on("2025-04-10").by(Role::Clock).does(
        "run-clock",
        json!({}),
        &["obligation.missed", "obligation.missed"],
    );
    late.refuses("run-clock", json!({}), "nothing-due");
}

#[test]
fn only_a_party_takes_it_up_or_settles_it() {
    let offer = json!({ "dispute": "DP1", "offer": "补付八成", "amount": "9600" });
    raised()
        .refuses("accept-settlement", about("DP1"), "no-offer")
        .refuses(
            "offer-settlement",
            json!({ "dispute": "DP8", "offer": "无" }),
            "dispute-unknown",
        )
        .by(Role::Host)
        .refuses("step-up-dispute", about("DP1"), "dispute-not-yours")
        .refuses("offer-settlement", offer.clone(), "dispute-not-yours")
        .by(Role::Purchaser)
        .goes("offer-settlement", offer)
        // One's own offer is not the other side's.
        .refuses("accept-settlement", about("DP1"), "no-offer")
        .by(Role::Provider)
        .does(
            "accept-settlement",
            about("DP1"),
            &["dispute.settled", "obligation.met"],
        )
        .refuses("accept-settlement", about("DP1"), "dispute-unknown");
}

#[test]
fn the_ladder_ends_at_the_panel() {
    let ruling =
        json!({ "dispute": "DP1", "outcome": "upheld", "payable": "12000", "reasons": "工时属实" });
    let world = raised()
        .by_person(Role::Panel, PANEL)
        .refuses("rule-on-dispute", ruling.clone(), "dispute-not-at-panel")
        .on("2025-04-10")
        .by(Role::Purchaser)
        .does("step-up-dispute", about("DP1"), STEPPED);
    // Joint committee: 10 working days from 10 April.
    assert_eq!(due(&world, "settle-dispute-provider"), "2025-04-24");
    let world = world
        .on("2025-04-25")
        .does("step-up-dispute", about("DP1"), STEPPED);
    let world = world.on("2025-05-22").does(
        "step-up-dispute",
        about("DP1"),
        &[
            "dispute.stepped-up",
            "obligation.lapsed",
            "obligation.lapsed",
            "obligation.arose",
        ],
    );
    assert_eq!(due(&world, "rule-on-dispute"), "2025-06-13");
    let ruled = world
        .refuses("step-up-dispute", about("DP1"), "dispute-at-panel")
        .by_person(Role::Panel, 2)
        .refuses("rule-on-dispute", ruling.clone(), "party-decides")
        .by_person(Role::Panel, 32)
        .refuses("rule-on-dispute", ruling.clone(), "party-decides")
        .by_person(Role::Panel, PANEL)
        .does(
            "rule-on-dispute",
            ruling,
            &["dispute.ruled", "obligation.met"],
        );
    let ending = &ruled.process.contracts[0].ending;
    assert_eq!(ending.disputes_open().count(), 0);
    let sums: Vec<Money> = ending.dispute_sums().map(|(_, sum)| sum).collect();
    assert_eq!(sums, [Money::yuan(12_000)]);
}

#[test]
fn an_offer_accepted_before_the_panel_rules_ends_the_matter() {
    let world = disputed();
    assert_eq!(world.process.contracts[0].ending.disputes_open().count(), 0);
    assert_eq!(world.open("settle-dispute-host"), 0);
    assert_eq!(world.open("rule-on-dispute"), 0);
}
