//! The procedural gap against the alignment fitness of pm4py, and against all runs written out.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use measure::align::{Move, Process, align};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

fn model(value: &Value) -> Process<String> {
    if let Some(step) = value.as_str() {
        return Process::Step(step.to_owned());
    }
    let list = value.as_array().unwrap();
    let parts = list[1..].iter().map(model).collect();
    match list[0].as_str().unwrap() {
        "seq" => Process::Sequence(parts),
        "and" => Process::Parallel(parts),
        "xor" => Process::Choice(parts),
        other => panic!("{other}"),
    }
}

#[test]
fn the_gap_is_one_less_fitness_where_all_runs_have_one_length() {
    let file: Value = serde_json::from_str(include_str!("pm4py/cases.json")).unwrap();
    let (mut equal, mut unequal, mut below) = (0, 0, 0);
    let mut models = BTreeSet::new();
    for case in file["cases"].as_array().unwrap() {
        let name = case["model"].as_str().unwrap();
        let process = model(&file["models"][name]);
        let trace: Vec<String> = serde_json::from_value(case["trace"].clone()).unwrap();
        let fitness = case["fitness"].as_f64().unwrap();
        let found = align(&process, &trace);
        assert!((found.fitness() - fitness).abs() < 1e-12, "{case}");
        let (low, high) = process.run_lengths();
        if low == high {
            assert!((found.gap() - (1.0 - fitness)).abs() < 1e-12, "{case}");
            models.insert(name.to_owned());
            equal += 1;
        } else {
            assert!(found.gap() <= 1.0 - fitness + 1e-12, "{case}");
            unequal += 1;
            below += usize::from(found.gap() < 1.0 - fitness - 1e-9);
        }
    }
    assert!(
        equal >= 40 && models.len() >= 6,
        "{equal} traces of {} models",
        models.len()
    );
    assert!(
        unequal >= 1 && below >= 1,
        "the inequality is seen to be strict"
    );
}

/// All complete runs of a procedure.
fn runs(process: &Process<u8>) -> BTreeSet<Vec<u8>> {
    match process {
        Process::Step(step) => BTreeSet::from([vec![*step]]),
        Process::Choice(parts) => parts.iter().flat_map(runs).collect(),
        Process::Sequence(parts) => parts.iter().fold(BTreeSet::from([vec![]]), |all, part| {
            let tails = runs(part);
            let join = |head: &Vec<u8>, tail: &Vec<u8>| [head.clone(), tail.clone()].concat();
            let pairs = all
                .iter()
                .flat_map(|head| tails.iter().map(move |tail| join(head, tail)));
            pairs.collect()
        }),
        Process::Parallel(parts) => parts.iter().fold(BTreeSet::from([vec![]]), |all, part| {
            let others = runs(part);
            let mixed = all
                .iter()
                .flat_map(|one| others.iter().flat_map(|two| mix(one, two)));
            mixed.collect()
        }),
    }
}

/// All ways to mix two runs.
fn mix(one: &[u8], two: &[u8]) -> Vec<Vec<u8>> {
    let with = |first: u8, rest: Vec<Vec<u8>>| {
        rest.into_iter()
            .map(move |tail| [vec![first], tail].concat())
            .collect::<Vec<_>>()
    };
    match (one, two) {
        ([], rest) | (rest, []) => vec![rest.to_vec()],
        ([first, one_rest @ ..], [second, two_rest @ ..]) => {
            let mut all = with(*first, mix(one_rest, two));
            all.extend(with(*second, mix(one, two_rest)));
            all
        }
    }
}

/// Insertions and deletions between two runs, by the textbook table.
fn edits(one: &[u8], two: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (at, step) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        for (to, other) in two.iter().enumerate() {
            let apart = next[to].min(row[to + 1]) + 1;
            next.push(if step == other {
                apart.min(row[to])
            } else {
                apart
            });
        }
        row = next;
    }
    row[two.len()]
}

fn processes() -> impl Strategy<Value = Process<u8>> {
    let step = (0u8..4).prop_map(Process::Step);
    step.prop_recursive(3, 8, 3, |inner| {
        let parts = prop::collection::vec(inner, 0..3);
        prop_oneof![
            parts.clone().prop_map(Process::Sequence),
            parts.clone().prop_map(Process::Parallel),
            parts
                .prop_filter("some", |parts| !parts.is_empty())
                .prop_map(Process::Choice),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_cheapest_alignment_is_that_with_the_nearest_run(
        process in processes(),
        trace in prop::collection::vec(0u8..5, 0..6),
    ) {
        let found = align(&process, &trace);
        let cost = found.record_alone() + found.contract_alone();
        let all = runs(&process);
        let nearest = all.iter().map(|run| edits(run, &trace)).min().unwrap();
        prop_assert_eq!(cost, nearest);
        let lengths = || all.iter().map(Vec::len);
        let ends = (lengths().min().unwrap(), lengths().max().unwrap());
        prop_assert_eq!(process.run_lengths(), ends);
        let run: Vec<u8> = found.moves.iter().filter_map(|one| match one {
            Move::Both(step) | Move::Contract(step) => Some(*step),
            Move::Record(_) => None,
        }).collect();
        let acts: Vec<u8> = found.moves.iter().filter_map(|one| match one {
            Move::Both(step) | Move::Record(step) => Some(*step),
            Move::Contract(_) => None,
        }).collect();
        prop_assert!(all.contains(&run));
        prop_assert_eq!(acts, trace);
        prop_assert!(found.gap() <= 1.0 - found.fitness() + 1e-12);
    }
}
