//! Base and changes kept apart (M2): folding them gives the terms of the state, on every day.

use super::at;
use crate::{
    Stage,
    contract::editions::{base, editions, terms_on},
    testkit::World,
};
use kernel::{Date, Money, Role};
use proptest::prelude::*;
use serde_json::{Value, json};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn add_on(amount: u32, effective: &str) -> Value {
    json!({ "kind": "price-add-on", "what": "增加个案", "reason": "需要", "money": amount.to_string(),
        "money_way": "more", "loses_service": "no", "effective": effective })
}

#[test]
fn the_terms_of_a_day_are_the_base_with_what_was_in_force_then() {
    let world = at(Stage::S15)
        .by(Role::Provider)
        .goes("propose-change", add_on(9_000, "2025-04-01"))
        .goes("propose-change", add_on(6_000, "2025-07-01"))
        .by(Role::PurchaserHead)
        .goes("assent-change", json!({ "change": "X2" }))
        .goes("assent-change", json!({ "change": "X1" }))
        .on("2025-07-01")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let contract = &world.process.contracts[0];
    let value = |on: &str| terms_on(contract, day(on)).unwrap().value;
    assert_eq!(base(contract).value, Money::yuan(300_000));
    assert_eq!(value("2025-03-31"), Money::yuan(300_000));
    assert_eq!(value("2025-06-30"), Money::yuan(309_000));
    assert_eq!(value("2025-07-01"), Money::yuan(315_000));
    let all = editions(contract).unwrap();
    let order: Vec<String> = all
        .iter()
        .filter_map(|one| Some(one.change?.id.to_string()))
        .collect();
    assert_eq!(order, ["X1", "X2"]);
    assert_eq!(all.last().unwrap().terms, contract.terms);
}

#[test]
fn a_change_agreed_late_takes_effect_the_day_of_the_last_assent() {
    // Its day has passed while the other side thought; nothing reaches back.
    let world = at(Stage::S15)
        .by(Role::Provider)
        .goes("propose-change", add_on(9_000, "2025-04-02"))
        .on("2025-04-10")
        .by(Role::PurchaserHead)
        .goes("assent-change", json!({ "change": "X1" }));
    let contract = &world.process.contracts[0];
    let value = |on: &str| terms_on(contract, day(on)).unwrap().value;
    assert_eq!(value("2025-04-09"), Money::yuan(300_000));
    assert_eq!(value("2025-04-10"), Money::yuan(309_000));
}

/// One step of a random life: what is proposed or done to what was proposed.
#[derive(Clone, Debug)]
enum Step {
    Propose(Value),
    Assent(u32),
    Refuse(u32),
    Wait(i32),
}

fn step() -> impl Strategy<Value = Step> {
    let proposal = (0..4u32, 0..9_000u32, 0..400u32, 0..90i32, 1..40u32).prop_map(
        |(kind, money, hours, days, quantity)| {
            let effective = kernel::time::plus_days(day("2025-04-01"), days).to_string();
            let way = |odd: u32| if odd.is_multiple_of(2) { "more" } else { "less" };
            Step::Propose(json!({
                "kind": "other", "what": "调整", "reason": "需要", "loses_service": "no", "effective": effective,
                "money": money.to_string(), "money_way": way(kind), "hours": hours, "hours_way": way(kind / 2),
                "units": if kind == 3 { json!([{ "unit": "U1", "quantity": quantity }]) } else { json!([]) },
            }))
        },
    );
    prop_oneof![
        4 => proposal,
        4 => (1..8u32).prop_map(Step::Assent),
        1 => (1..8u32).prop_map(Step::Refuse),
        2 => (1..30i32).prop_map(Step::Wait),
    ]
}

/// Does what is possible and leaves the rest.
fn live(mut world: World, steps: Vec<Step>) -> World {
    let mut today = day("2025-04-01");
    for step in steps {
        let (role, verb, input) = match step {
            Step::Propose(input) => (Role::Provider, "propose-change", input),
            Step::Assent(id) => (
                Role::PurchaserHead,
                "assent-change",
                json!({ "change": format!("X{id}") }),
            ),
            Step::Refuse(id) => (
                Role::Purchaser,
                "refuse-change",
                json!({ "change": format!("X{id}"), "reason": "维持" }),
            ),
            Step::Wait(days) => {
                today = kernel::time::plus_days(today, days);
                world = world.on(&today.to_string());
                (Role::Clock, "run-clock", json!({}))
            }
        };
        world = world.by(role).because("经费另行落实");
        if world.tries(verb, input.clone()).is_ok() {
            world = world.goes(verb, input);
        }
    }
    world
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn base_and_changes_folded_are_the_terms_of_the_state(steps in prop::collection::vec(step(), 1..24)) {
        let world = live(at(Stage::S15), steps);
        let contract = &world.process.contracts[0];
        let all = editions(contract).unwrap();
        prop_assert_eq!(&all.last().unwrap().terms, &contract.terms);
        prop_assert_eq!(all.len(), contract.agreement.in_force.len() + 1);
        let days: Vec<Date> = all.iter().skip(1).filter_map(|one| one.from).collect();
        prop_assert!(days.windows(2).all(|two| two[0] <= two[1]), "out of order: {:?}", days);
        for one in all.iter().skip(1) {
            // No change takes effect before the day it was meant for, nor before it was agreed.
            let change = one.change.unwrap();
            prop_assert!(one.from.unwrap() >= change.impact.effective);
            prop_assert!(one.from.unwrap() >= change.proposed);
        }
        let original = contract.agreement.original_value.unwrap_or(contract.terms.value);
        let tenth = original.times(rust_decimal::Decimal::new(1, 1)).unwrap();
        prop_assert!(contract.agreement.addon_total().at_most(tenth).is_ok());
    }
}
