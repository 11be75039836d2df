//! The control-rights matrix follows from the clauses.

use super::at;
use crate::{
    Stage,
    contract::{
        Clause, clauses,
        rights::{Cell, Hold, Holder, Phase, Right, digest, matrix},
    },
    process::{Terms, TrancheKind},
    testkit::sample_terms,
};
use kernel::Role;
use serde_json::json;
use std::collections::BTreeSet;

fn full() -> Terms {
    let mut terms = sample_terms("2025-04-01".parse().unwrap());
    terms.clauses = Clause::ALL.to_vec();
    terms
}

fn cell(terms: &Terms, code: &str) -> Cell {
    let mut cells = matrix(terms).into_iter();
    cells
        .find(|one| one.code() == code)
        .unwrap_or_else(|| panic!("no cell `{code}`"))
}

#[test]
fn every_cell_is_there_once_with_a_clause_of_the_contract() {
    for terms in [full(), sample_terms("2025-04-01".parse().unwrap())] {
        let cells = matrix(&terms);
        let codes: BTreeSet<String> = cells.iter().map(Cell::code).collect();
        let expected = Right::ALL.len() * Phase::ALL.len() * Holder::ALL.len();
        assert_eq!((cells.len(), codes.len()), (expected, expected));
        for one in &cells {
            assert!(terms.clauses.contains(&one.clause), "{}", one.code());
        }
    }
}

#[test]
fn who_decides_alone_decides_with_nobody() {
    let cells = matrix(&full());
    for right in Right::ALL {
        for phase in Phase::ALL {
            let here = || {
                cells
                    .iter()
                    .filter(|one| one.right == *right && one.phase == *phase)
            };
            let count = |hold| here().filter(|one| one.hold == hold).count();
            let (alone, jointly) = (count(Hold::Alone), count(Hold::Jointly));
            assert!(alone <= 1, "{right:?} {phase:?}: two alone");
            assert!(
                alone == 0 || jointly == 0,
                "{right:?} {phase:?}: alone and with others"
            );
            assert!(
                jointly != 1,
                "{right:?} {phase:?}: with others, but with whom?"
            );
        }
    }
}

#[test]
fn nobody_but_the_provider_directs_its_people() {
    let cells = matrix(&full());
    let operation = cells.iter().filter(|one| one.right == Right::Operation);
    for one in operation {
        let directs = matches!(one.hold, Hold::Alone | Hold::Jointly);
        assert_eq!(directs, one.holder == Holder::Provider, "{}", one.code());
    }
    // The charter (D14): a host observes, confirms and proposes; it decides nothing alone.
    let host = cells.iter().filter(|one| one.holder == Holder::Host);
    for one in host {
        assert_ne!(one.hold, Hold::Alone, "{}", one.code());
        if one.right != Right::Inspection {
            assert!(
                matches!(one.hold, Hold::Proposes | Hold::Nothing),
                "{}",
                one.code()
            );
        }
    }
}

#[test]
fn a_clause_or_a_term_that_goes_takes_its_right_along() {
    let all = full();
    let without = |clause: Clause| {
        let mut terms = all.clone();
        terms.clauses.retain(|one| *one != clause);
        terms
    };
    assert_eq!(
        cell(&all, "operation.delivery.purchaser").clause,
        Clause::Emergency
    );
    let none = without(Clause::Emergency);
    assert_eq!(
        cell(&none, "operation.delivery.purchaser").clause,
        Clause::SingleVoice
    );
    let none = without(Clause::HostCharter);
    assert_eq!(cell(&none, "goals.delivery.host").hold, Hold::Nothing);
    let mut dry = all.clone();
    dry.flex_hours = 0;
    assert_eq!(
        cell(&all, "operation.delivery.host").clause,
        Clause::FlexPool
    );
    assert_eq!(
        cell(&dry, "operation.delivery.host").clause,
        Clause::SingleVoice
    );
    let mut flat = all.clone();
    flat.tranches
        .retain(|one| one.kind != TrancheKind::Performance);
    assert_eq!(
        cell(&all, "incentives.evaluation.evaluator").hold,
        Hold::Jointly
    );
    assert_eq!(
        cell(&flat, "incentives.evaluation.evaluator").hold,
        Hold::Nothing
    );
    for changed in [none, dry, flat] {
        assert_ne!(digest(&matrix(&all)), digest(&matrix(&changed)));
    }
}

#[test]
fn the_numbers_of_the_matrix_are_parameters_of_its_clauses() {
    for one in matrix(&full()) {
        for text in [one.why.zh, one.why.en] {
            let digits = text.replace(|c: char| c.is_ascii_alphabetic(), "");
            assert!(
                !digits.chars().any(|c| c.is_ascii_digit()),
                "{}: {text}",
                one.code()
            );
            for name in text
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split('}').next())
            {
                let known =
                    clauses::all().any(|row| row.parameters().any(|one| one.code() == name));
                assert!(known, "{}: `{name}`", one.code());
            }
        }
    }
}

#[test]
fn signatures_and_joining_hosts_say_which_matrix_they_saw() {
    let world = crate::contract::walk(crate::contract::walk::awarded());
    let agreement = &world.process.contracts[0].agreement;
    let seen: Vec<&str> = agreement
        .rights
        .iter()
        .map(|one| one.party.code())
        .collect();
    assert_eq!(seen, ["purchaser", "provider", "host", "host", "host"]);
    let signed = digest(&matrix(crate::contract::editions::base(
        &world.process.contracts[0],
    )));
    assert_eq!(agreement.rights[0].digest, signed);
    assert_eq!(agreement.rights[1].digest, signed);
    let joined = at(Stage::S14)
        .by(Role::Host)
        .goes("join-charter", json!({ "contact": "社会事务办" }));
    let contract = &joined.process.contracts[0];
    assert_eq!(
        contract.agreement.rights[0].digest,
        digest(&matrix(&contract.terms))
    );
}

#[test]
fn every_stage_of_a_contract_is_in_one_part() {
    for stage in Stage::ALL {
        let part = Phase::of(*stage);
        assert_eq!(
            part.is_some(),
            stage.is_contract_stage() && *stage != Stage::End,
            "{stage:?}"
        );
    }
}
