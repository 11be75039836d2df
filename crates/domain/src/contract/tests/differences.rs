//! Nothing comes between what was tendered and what is signed.

use super::at;
use crate::{
    Stage,
    contract::{
        clause::Clause,
        differences::{self, Line, Mark, Weight},
        substance,
        walk::right_terms,
    },
    process::{IndexItem, PreconditionId, Terms, TrancheId, TrancheKind, UnitId},
    testkit::sample_terms,
};
use kernel::{FreeText, Money, Percent, Role, time::plus_days};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;

fn terms() -> Terms {
    sample_terms("2025-06-01".parse().unwrap())
}

/// Every way to change one thing of substance.
type Change = (&'static str, fn(&mut Terms, u32));

fn places(list: usize, seed: u32) -> usize {
    usize::try_from(seed).unwrap() % list
}

const CHANGES: &[Change] = &[
    ("price", |t, n| t.value = Money::yuan(300_001 + n)),
    ("hour rate", |t, n| t.hour_rate = Money::yuan(61 + n)),
    ("service hours", |t, n| t.service_hours += n + 1),
    ("flex hours", |t, n| t.flex_hours += n + 1),
    ("report months", |t, n| t.report_months += n + 1),
    ("unit quantity", |t, n| {
        let place = places(t.units.len(), n);
        t.units[place].quantity += n + 1;
    }),
    ("unit name", |t, n| {
        let place = places(t.units.len(), n);
        t.units[place].name = FreeText::new("走访");
    }),
    ("unit gone", |t, n| {
        t.units.remove(places(t.units.len(), n));
    }),
    ("unit added", |t, n| {
        let mut one = t.units[0].clone();
        one.id = UnitId(n + 90);
        t.units.push(one);
    }),
    ("tranche share", |t, n| {
        let place = places(t.tranches.len(), n);
        t.tranches[place].share = Percent::whole(7);
    }),
    ("tranche kind", |t, n| {
        let place = places(t.tranches.len(), n);
        t.tranches[place].kind = match t.tranches[place].kind {
            TrancheKind::Performance => TrancheKind::Final,
            TrancheKind::Advance | TrancheKind::Base | TrancheKind::Final => {
                TrancheKind::Performance
            }
        };
    }),
    ("tranche date", |t, n| {
        let place = places(t.tranches.len(), n);
        let days = i32::try_from(n + 1).unwrap();
        t.tranches[place].from = t.tranches[place].from.map(|from| plus_days(from, days));
    }),
    ("tranche without date", |t, n| {
        let place = places(t.tranches.len(), n);
        t.tranches[place].from = None;
    }),
    ("tranche added", |t, n| {
        let mut one = t.tranches[0].clone();
        one.id = TrancheId(n + 90);
        t.tranches.push(one);
    }),
    ("out of scope gone", |t, n| {
        t.out_of_scope.remove(places(t.out_of_scope.len(), n));
    }),
    ("out of scope added", |t, n| {
        t.out_of_scope.push(FreeText::new(format!("第{n}项")));
    }),
    ("out of scope twice", |t, n| {
        let place = places(t.out_of_scope.len(), n);
        let again = t.out_of_scope[place].clone();
        t.out_of_scope.push(again);
    }),
    ("precondition days", |t, n| {
        t.preconditions[0].days_after_start += n + 1
    }),
    ("precondition by", |t, _| {
        t.preconditions[0].by = Role::Purchaser
    }),
    ("precondition what", |t, _| {
        t.preconditions[0].what = FreeText::new("名单")
    }),
    ("precondition gone", |t, _| t.preconditions.clear()),
    ("precondition added", |t, n| {
        let mut one = t.preconditions[0].clone();
        one.id = PreconditionId(n + 90);
        t.preconditions.push(one);
    }),
    ("clause gone", |t, n| {
        t.clauses.remove(places(t.clauses.len(), n));
    }),
    ("clause added", |t, _| {
        let more = Clause::ALL.iter().find(|one| !t.clauses.contains(one));
        t.clauses.push(*more.unwrap());
    }),
    ("index weight", |t, n| {
        let place = places(t.index.len(), n);
        t.index[place].weight += Decimal::from(n + 1);
    }),
    ("index item", |t, n| {
        t.index.push(IndexItem {
            name: FreeText::new(format!("指标{n}")),
            weight: Decimal::ONE,
        });
    }),
];

fn departs(promised: &Terms, contract: &Terms) -> bool {
    differences::compare(promised, contract)
        .iter()
        .any(Line::departs)
}

proptest! {
    #[test]
    fn any_single_change_of_substance_is_seen(which in 0..CHANGES.len(), seed in 0..5_000_u32) {
        let promised = terms();
        let mut contract = promised.clone();
        let (name, change) = CHANGES[which];
        change(&mut contract, seed);
        prop_assert!(departs(&promised, &contract), "{name} is not seen");
        prop_assert!(departs(&contract, &promised), "{name} is not seen the other way");
    }

    #[test]
    fn a_later_start_moves_all_days_and_changes_nothing(days in -200..400_i32) {
        let promised = terms();
        let mut contract = promised.clone();
        contract.start = plus_days(contract.start, days);
        contract.end = plus_days(contract.end, days);
        for one in &mut contract.tranches {
            one.from = one.from.map(|from| plus_days(from, days));
        }
        prop_assert!(!departs(&promised, &contract));
    }
}

#[test]
fn equal_terms_differ_in_nothing_and_every_part_is_shown() {
    let lines = differences::compare(&terms(), &terms());
    assert!(lines.iter().all(|line| line.mark == Mark::Same));
    let mut parts: Vec<&str> = lines.iter().map(|line| line.part.en).collect();
    parts.dedup();
    assert_eq!(
        parts,
        [
            "Money",
            "Term",
            "Payment plan",
            "Service",
            "Out-of-scope list",
            "What purchaser and hosts supply",
            "Clauses",
            "Reports",
            "Evaluation index",
        ]
    );
}

#[test]
fn another_order_is_shown_and_changes_nothing() {
    let mut moved = terms();
    moved.clauses.reverse();
    let lines = differences::compare(&terms(), &moved);
    let last = lines.last().unwrap();
    assert_eq!((last.mark, last.weight), (Mark::Changed, Weight::Calendar));
    assert!(!departs(&terms(), &moved));
}

#[test]
fn a_report_more_often_than_tendered_is_not_signed() {
    let world = at(Stage::S12)
        .by(Role::PurchaserHead)
        .goes("read-back", right_terms());
    let promised = substance::promised(&world.process, &world.process.awards[0]).unwrap();
    let world = world.with(|process| {
        let start = process.contracts[0].terms.start;
        process.contracts[0].terms = promised.clone();
        process.contracts[0].terms.start = start;
        process.contracts[0].terms.report_months = 1;
    });
    world.blocked("sign-contract", json!({}), "S12.substance-unchanged");
}

#[test]
fn the_one_who_read_back_is_the_one_who_signs() {
    // Somebody else of the same side read the terms back.
    at(Stage::S12)
        .by_person(Role::PurchaserHead, 1)
        .goes("read-back", right_terms())
        .by_person(Role::PurchaserHead, 2)
        .blocked("sign-contract", json!({}), "S12.readback")
        .goes("read-back", right_terms())
        .refuses(
            "sign-contract",
            json!({ "authority": "mandate" }),
            "mandate-missing",
        )
        .does(
            "sign-contract",
            json!({ "authority": "mandate", "mandate": "民授〔2025〕1号" }),
            &["contract.signature-given", "contract.authority-stated"],
        )
        .by_person(Role::Provider, 30)
        .goes("read-back", right_terms())
        .with(|process| {
            // The same person in two organisations.
            let by = &mut process.contracts[0].agreement.signatures[0].by;
            by.person = Some(crate::testkit::person_id(30));
        })
        .refuses("sign-contract", json!({}), "signer-same");
}

#[test]
fn nothing_is_signed_while_the_procedure_is_suspended() {
    let world = at(Stage::S12)
        .by(Role::PurchaserHead)
        .goes("read-back", right_terms())
        .with(|process| {
            let walked = crate::bidding::walks().pop().unwrap().process;
            let mut complaint = walked.bidding.complaints[0].clone();
            complaint.ruling = None;
            complaint.suspended_until = "2025-04-20".parse().ok();
            process.bidding.complaints.push(complaint);
        });
    world
        .blocked("sign-contract", json!({}), "S12.suspended")
        .on("2025-04-21")
        .goes("sign-contract", json!({}));
}
