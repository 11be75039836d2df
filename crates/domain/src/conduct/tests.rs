//! What the records promise.

use super::{
    Capability, Government, Line, Measure, Pay, Place, Places,
    measure::{share, total},
};
use crate::{
    Stage,
    delivery::words_watch::Presumption,
    ending::{choices::Rung, state::SanctionState},
    process::ContractId,
    testkit::{World, organisation_id},
};
use kernel::{Date, Money, Role, Side};
use proptest::prelude::*;
use serde_json::json;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn places(world: &World) -> Places {
    let log = world.log.iter().map(|(envelope, event)| (envelope, event));
    Places::of(Some(ContractId(1)), log)
}

fn buyer(world: &World, today: &str) -> Government {
    Government::of(
        &world.process,
        Some(ContractId(1)),
        &places(world),
        (organisation_id(0), Side::Purchaser),
        day(today),
    )
}

fn provider(world: &World, today: &str) -> Capability {
    let contract = &world.process.contracts[0];
    Capability::of(&world.process, contract, &places(world), day(today))
}

fn line(measures: &[Measure], line: Line) -> (u32, u32) {
    let found = measures.iter().find(|one| one.line == line);
    found.map_or((0, 0), |one| (one.good, one.all))
}

fn living() -> World {
    World::at_stage(Stage::S15, "2025-01-02").on("2025-04-01")
}

fn asked() -> World {
    living().by(Role::Host).goes(
        "file-task-request",
        json!({ "what": "协助整理台账", "hours": "4", "by": "2025-04-30", "category": "administrative" }),
    )
}

#[test]
fn a_refusal_given_openly_is_a_strength_and_changes_nothing_else() {
    let before = asked();
    let after = before.clone().by(Role::Provider).goes(
        "decline-task",
        json!({ "task": "T1", "reason": "out-of-scope", "text": "属机关自身事务。" }),
    );
    let (one, two) = (
        provider(&before, "2025-04-01"),
        provider(&after, "2025-04-01"),
    );
    assert_eq!(line(&one.measures, Line::Refusals), (0, 0));
    assert_eq!(line(&two.measures, Line::Refusals), (1, 1));
    let rest = |one: &Capability| Capability {
        measures: Vec::new(),
        ..one.clone()
    };
    assert_eq!(rest(&one), rest(&two));
    let place = &two.measures[0].places[0];
    let Place::Entry(version) = place else {
        panic!("{place:?}");
    };
    let found = after.log.iter().find(|(one, _)| one.version == *version);
    assert_eq!(found.unwrap().1.kind(), "task.declined");
}

#[test]
fn tasks_in_writing_stand_beside_verbal_orders() {
    let world = asked().by(Role::Worker).goes(
        "record-verbal-order",
        json!({ "side": "host", "office": organisation_id(1).to_string(), "what": "明天到办公室填表", "hours": "3",
                "category": "forms" }),
    );
    let host = Government::of(
        &world.process,
        Some(ContractId(1)),
        &places(&world),
        (organisation_id(1), Side::Host),
        day("2025-04-01"),
    );
    assert_eq!(line(&host.measures, Line::Tasks), (1, 2));
    assert!(host.pay.is_none());
    assert_eq!(host.off_contract_hours.to_string(), "3");
    // Another party's orders are not the purchaser's.
    assert_eq!(
        line(&buyer(&world, "2025-04-01").measures, Line::Tasks),
        (0, 0)
    );
}

#[test]
fn duties_count_once_they_are_due_and_excused_ones_never() {
    let world = asked();
    let answer = buyer(&world, "2025-04-01");
    assert_eq!(answer.measures, []);
    let owed = world.by(Role::Provider).goes(
        "submit-report",
        json!({ "from": "2025-01-02", "to": "2025-03-31", "done": [{ "unit": "U1", "quantity": 4 }],
                "hours": "900", "spent": "60000" }),
    );
    assert_eq!(
        line(&buyer(&owed, "2025-04-02").measures, Line::Answers),
        (0, 0)
    );
    assert_eq!(
        line(&buyer(&owed, "2025-06-02").measures, Line::Answers),
        (0, 1)
    );
    let kept = owed.clone().on("2025-04-03").by(Role::Purchaser).goes(
        "answer-report",
        json!({ "report": "R1", "answer": "accepted" }),
    );
    assert_eq!(
        line(&buyer(&kept, "2025-06-02").measures, Line::Answers),
        (1, 1)
    );
    assert_eq!(provider(&kept, "2025-06-02").units[0].done, 4);
    let excused = owed.with(|process| {
        for one in &mut process.obligations {
            one.state = crate::ObligationState::Lapsed;
        }
    });
    assert_eq!(
        line(&buyer(&excused, "2025-06-02").measures, Line::Answers),
        (0, 0)
    );
}

#[test]
fn payments_count_part_by_part_with_their_delay() {
    let world = crate::money::walks().into_iter().find(|world| {
        let all = world.process.contracts.iter();
        all.flat_map(|one| &one.money.invoices)
            .any(|invoice| !invoice.payments.is_empty())
    });
    let world = world.unwrap();
    let record = buyer(&world, "2030-01-01");
    let pay = record.pay.unwrap();
    assert!(pay.due() > 0 && !pay.places.is_empty());
    assert!(pay.longest <= pay.days);
    let twice = Pay::total([&pay, &pay]);
    assert_eq!(twice.len(), 1);
    assert_eq!(twice[0].due(), pay.due() * 2);
    assert_eq!(twice[0].longest, pay.longest);
}

#[test]
fn a_sanction_leaves_the_record_on_the_day_it_expires() {
    let world = crate::ending::walk::walks().into_iter().find(|world| {
        let all = world.process.contracts.iter();
        all.flat_map(|one| &one.ending.sanctions).next().is_some()
    });
    let expires = Some(day("2025-10-30"));
    let world = world.unwrap().with(|process| {
        for one in &mut process.contracts[0].ending.sanctions {
            one.organisation.id = organisation_id(3);
            one.rung = Rung::L1;
            one.state = SanctionState::Final { expires };
        }
    });
    assert!(!provider(&world, "2025-10-29").sanctions.is_empty());
    assert!(provider(&world, "2025-10-30").sanctions.is_empty());
}

#[test]
fn few_say_nothing() {
    assert_eq!(share(4, 4, 5), None);
    assert_eq!(share(0, 0, 0), None);
    assert_eq!(share(2, 3, 1).unwrap().value().to_string(), "66.7");
}

#[test]
fn hours_are_told_by_worker_and_year() {
    let world = living().with(|process| process.contracts[0].agreement.team_size = 4);
    let record = provider(&world, "2026-01-01");
    // 363 of 365 days to the end of the term, four workers.
    assert_eq!(record.worker_years.to_string(), "3.99");
    assert_eq!(
        record
            .per_worker_year("96".parse().unwrap())
            .unwrap()
            .to_string(),
        "24.1"
    );
    assert_eq!(
        provider(&world, "2025-01-03").per_worker_year(1.into()),
        None
    );
}

#[test]
fn presumed_retaliation_is_counted_against_the_office_that_came() {
    let world = asked()
        .by(Role::Provider)
        .goes(
            "decline-task",
            json!({ "task": "T1", "reason": "out-of-scope", "text": "属机关自身事务。" }),
        )
        .on("2025-04-10")
        .by(Role::Host)
        .because("核对场地使用")
        .goes(
            "surprise-inspection",
            json!({ "scope": "台账", "officer": "吴科长" }),
        );
    let made = world.log.iter().find_map(|(_, event)| match event {
        crate::Event::Delivery(crate::delivery::Event::InspectionMade(one)) => {
            Some(one.retaliation_presumed)
        }
        _ => None,
    });
    assert_eq!(made, Some(Presumption::Yes));
    let host = Government::of(
        &world.process,
        Some(ContractId(1)),
        &places(&world),
        (organisation_id(1), Side::Host),
        day("2025-04-10"),
    );
    assert_eq!(line(&host.measures, Line::NoRetaliation), (0, 1));
}

proptest! {
    /// A total is the sum of its parts, and no part is better than whole.
    #[test]
    fn totals_add_up(parts in prop::collection::vec((0u32..50, 0u32..50), 1..20)) {
        let all: Vec<Measure> = parts
            .iter()
            .map(|(good, bad)| Measure {
                line: Line::Answers,
                good: *good,
                all: good + bad,
                places: Vec::new(),
            })
            .collect();
        let sums = total(&all);
        prop_assert_eq!(sums.len(), 1);
        prop_assert_eq!(sums[0].all, parts.iter().map(|(good, bad)| good + bad).sum::<u32>());
        prop_assert!(sums[0].good <= sums[0].all);
        if let Some(found) = sums[0].share(1) {
            prop_assert!(found.value() <= rust_decimal::Decimal::ONE_HUNDRED);
        }
    }
}

#[test]
fn sums_of_two_currencies_stay_apart() {
    let zero = |currency| Money::zero(currency);
    let pay = |currency| Pay {
        on_time: 1,
        on_time_sum: zero(currency),
        late: 0,
        late_sum: zero(currency),
        overdue: 0,
        overdue_sum: zero(currency),
        days: 0,
        longest: 0,
        interest: zero(currency),
        places: Vec::new(),
    };
    let sums = Pay::total(&[
        pay(kernel::Currency::CNY),
        pay(kernel::Currency::GBP),
        pay(kernel::Currency::CNY),
    ]);
    assert_eq!(sums.iter().map(Pay::due).collect::<Vec<_>>(), [2, 1]);
}
