//! What holds for any sequence of acts about money.

use super::{CNY, ledger};
use crate::{Stage, money::ledger::Part, obligation::Due, testkit::World};
use kernel::{Date, Money, Role, time::plus_days};
use proptest::prelude::{
    Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// One attempt: who, what, with what. Most are refused; that is part of the test.
#[derive(Clone, Debug)]
struct Try {
    role: Role,
    person: u128,
    verb: &'static str,
    input: Value,
}

/// Numbers from which an attempt is made.
#[derive(Clone, Debug)]
struct Draw {
    invoice: String,
    deduction: String,
    tranche: String,
    amount: Option<u32>,
    person: u128,
    salt: u32,
}

impl Draw {
    fn sum(&self) -> u32 {
        self.amount.unwrap_or(20_000)
    }
}

fn draws() -> impl Strategy<Value = Draw> {
    let amount = prop_oneof![Just(None), (1u32..40_000).prop_map(Some)];
    (1u32..5, 1u32..3, 1u32..5, amount, 0u128..3, 0u32..10_000).prop_map(
        |(invoice, deduction, tranche, amount, person, salt)| Draw {
            invoice: format!("IV{invoice}"),
            deduction: format!("DD{deduction}"),
            tranche: format!("P{tranche}"),
            amount,
            person,
            salt,
        },
    )
}

fn provider_acts(draw: &Draw) -> Vec<Try> {
    let of = |verb, input| Try {
        role: Role::Provider,
        person: 30,
        verb,
        input,
    };
    let (amount, number, sum) = (draw.amount, draw.salt, draw.sum());
    vec![
        of(
            "submit-invoice",
            json!({ "tranche": draw.tranche, "amount": amount, "number": number }),
        ),
        of(
            "submit-invoice",
            json!({ "claim": "interest", "amount": amount, "number": number }),
        ),
        of(
            "submit-invoice",
            json!({ "claim": "emergency", "ground": "EM1", "amount": sum, "number": number }),
        ),
        of(
            "settle-disputed-part",
            json!({ "invoice": draw.invoice, "accepted": "500" }),
        ),
        of("confirm-receipt", json!({ "invoice": draw.invoice })),
    ]
}

fn purchaser_acts(draw: &Draw) -> Vec<Try> {
    let of = |role, person, verb, input| Try {
        role,
        person,
        verb,
        input,
    };
    let (invoice, person, sum) = (&draw.invoice, draw.person, draw.sum());
    let agree = json!({ "invoice": invoice, "outcome": "ok" });
    let dispute = json!({
        "invoice": invoice, "outcome": "dispute", "amount": sum, "reason": "x",
        "clause": "C-SC-1",
    });
    let offer = json!({ "invoice": invoice, "accepted": "500" });
    let deduct = json!({
        "missed": "1", "rate": sum, "amount": sum, "clause": "C-DEF-2", "finding": "f", "notified": "2025-03-03",
        "reply": "r", "reasons": "x",
    });
    let withdraw = json!({ "deduction": draw.deduction, "reason": "x" });
    let approve = json!({ "invoice": invoice });
    let pay = json!({ "invoice": invoice, "amount": draw.amount });
    vec![
        of(Role::Purchaser, person, "check-invoice", agree),
        of(Role::Purchaser, person, "check-invoice", dispute),
        of(Role::Purchaser, person, "settle-disputed-part", offer),
        of(Role::Purchaser, person, "deduct", deduct),
        of(Role::Purchaser, person, "withdraw-deduction", withdraw),
        of(Role::PurchaserHead, 1, "approve-payment", approve.clone()),
        of(Role::PurchaserHead, 1, "approve-payment", approve),
        of(Role::Finance, person, "pay-invoice", pay.clone()),
        of(Role::Finance, 2, "pay-invoice", pay.clone()),
        of(Role::Finance, 2, "pay-invoice", pay),
    ]
}

fn other_acts(draw: &Draw) -> Vec<Try> {
    let accepted = draw.salt % 700;
    let rule = json!({ "invoice": draw.invoice, "accepted": accepted, "reason": "x" });
    vec![
        Try {
            role: Role::Panel,
            person: 50,
            verb: "resolve-disputed-part",
            input: rule,
        },
        Try {
            role: Role::Clock,
            person: 0,
            verb: "run-clock",
            input: json!({}),
        },
    ]
}

/// What is drawn, which of the acts is made of it, and how many days later.
type Step = (Draw, prop::sample::Index, i32);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (draws(), any::<prop::sample::Index>(), 0i32..5);
    prop::collection::vec(step, 40..120)
}

fn attempt(world: World, day: Date, (draw, index, _): &Step) -> World {
    // Mostly about invoices that exist.
    let count = u32::try_from(ledger(&world).invoices().len()).unwrap();
    let mut draw = draw.clone();
    draw.invoice = format!("IV{}", draw.salt % count.max(1) + 1);
    let mut all = provider_acts(&draw);
    all.extend(purchaser_acts(&draw));
    all.extend(other_acts(&draw));
    let one = index.get(&all);
    let world = world
        .on(&day.to_string())
        .by_person(one.role, one.person)
        .because("评估逾期");
    match world.tries(one.verb, one.input.clone()) {
        Ok(_) => world.goes(one.verb, one.input.clone()),
        Err(_) => world,
    }
}

fn check(world: &World) {
    let ledger = ledger(world);
    let value = world.process.contracts[0].terms.value;
    let most = [value, ledger.interest_total(CNY), ledger.claims_total(CNY)];
    let most = kernel::money::total(CNY, most).unwrap();
    assert!(
        ledger.paid_total(CNY).at_most(most).is_ok(),
        "paid more than is owed"
    );
    for invoice in ledger.invoices() {
        assert!(invoice.paid().at_most(invoice.approved()).is_ok());
        assert!(invoice.approved().at_most(invoice.undisputed()).is_ok());
        assert!(invoice.undisputed().at_most(invoice.amount).is_ok());
        let parts = kernel::money::total(CNY, invoice.parts.iter().map(|part| part.paid));
        assert_eq!(parts.unwrap(), invoice.paid(), "payments and parts agree");
        for part in &invoice.parts {
            let ends = part
                .postings
                .windows(2)
                .map(|pair| (pair[0].to, pair[1].from));
            assert!(
                ends.into_iter().all(|(end, next)| end == next),
                "each day counts once"
            );
        }
    }
}

/// The provider bills all that is left, and the purchaser is silent about it.
fn bill_everything(world: World, day: Date) -> World {
    let inputs = [
        json!({ "tranche": "P1", "number": "a" }),
        json!({ "tranche": "P2", "number": "b" }),
        json!({ "tranche": "P3", "number": "c" }),
        json!({ "claim": "interest", "number": "d" }),
    ];
    let world = inputs.into_iter().fold(world, |world, input| {
        let world = world
            .on(&day.to_string())
            .by(Role::Provider)
            .because("评估逾期");
        match world.tries("submit-invoice", input.clone()) {
            Ok(_) => world.goes("submit-invoice", input),
            Err(_) => world,
        }
    });
    let world = world
        .on(&plus_days(day, 20).to_string())
        .by_person(Role::Clock, 0);
    match world.tries("run-clock", json!({})) {
        Ok(_) => world.goes("run-clock", json!({})),
        Err(_) => world,
    }
}

/// Whatever is undisputed and unpaid can be approved and paid by the right persons, on any day and
/// whatever guard does not hold.
fn never_blocked(world: World, day: Date) {
    let open: Vec<(String, Money)> = ledger(&world)
        .invoices()
        .iter()
        .filter(|one| !one.unpaid().is_zero())
        .map(|one| (one.id.to_string(), one.to_approve()))
        .collect();
    let mut world = world.on(&day.to_string());
    for (invoice, to_approve) in open {
        let input = json!({ "invoice": invoice });
        if !to_approve.is_zero() {
            world = super::by_head(world).goes("approve-payment", input.clone());
        }
        world = super::by_cashier(world).goes("pay-invoice", input);
    }
    let unpaid = ledger(&world)
        .invoices()
        .iter()
        .all(|one| one.unpaid().is_zero());
    assert!(unpaid, "everything undisputed is paid");
    check(&world);
}

/// A guard of blocking outcome does not hold from the beginning: the cashier accepted the service.
fn accepted_by_the_cashier() -> World {
    World::at_stage(Stage::S15, "2025-03-03").with(|process| {
        process.steps.push(crate::process::Step {
            stage: Stage::S20,
            contract: Some(crate::ContractId(1)),
            entered: "2025-03-03T02:00:00Z".parse().unwrap(),
            by: crate::Actor {
                person: Some(crate::testkit::person_id(2)),
                organisation: None,
                role: Role::Purchaser,
            },
        });
    })
}

fn start() -> Date {
    "2025-03-03".parse().unwrap()
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(128))]

    #[test]
    fn no_sequence_pays_too_much_and_no_guard_stops_a_payment(
        steps in steps()
    ) {
        let mut world = accepted_by_the_cashier();
        let mut day = start();
        for step in &steps {
            day = plus_days(day, step.2);
            world = attempt(world, day, step);
            check(&world);
        }
        let world = bill_everything(world, plus_days(day, 1));
        check(&world);
        never_blocked(world, plus_days(day, 22));
    }
}

/// Interest counted day stretch by day stretch, each posting on top of those before.
fn in_stretches(principal: Money, rate: Decimal, stretches: &[i32]) -> Money {
    let mut part = Part {
        amount: principal,
        due: Due::agreed(start()),
        paid: Money::zero(CNY),
        settled: None,
        postings: Vec::new(),
    };
    let mut to = start();
    for days in stretches {
        to = plus_days(to, *days);
        part.postings
            .extend(super::money::interest::up_to(&part, start(), to, rate));
    }
    kernel::money::total(CNY, part.postings.iter().map(|one| one.amount)).unwrap()
}

proptest! {
    #[test]
    fn interest_of_any_split_of_days_is_interest_of_the_whole(
        fen in 1i64..100_000_000_000,
        rate in 1i64..30,
        stretches in prop::collection::vec(1i32..40, 1..20)
    ) {
        let principal = Money::new(Decimal::new(fen, 2), CNY).unwrap();
        let rate = Decimal::new(rate, 4);
        let days: i32 = stretches.iter().sum();
        let whole = principal.times(rate * Decimal::from(days)).unwrap();
        prop_assert_eq!(in_stretches(principal, rate, &stretches), whole);
        prop_assert!(in_stretches(principal, rate, &[days]) == whole);
    }
}
