//! The monitor against the same meaning written naively: all short traces over a small contract,
//! and random contracts with random traces.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::as_conversions
)]

#[path = "monitor/naive.rs"]
mod naive;

use kernel::{Date, time::plus_days};
use measure::{
    coded::Ending,
    ids::{ActId, InstanceId, NormId, PartyId},
    monitor::{Breach, Licence, Monitor},
    read,
    schema::{Act, Contract, Duty, Limit, Modality, Norm, Pattern, Trigger},
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const FIRST: Date = Date::constant(2024, 1, 1);

fn day(number: i32) -> Date {
    plus_days(FIRST, number)
}

fn contract(norms: Vec<Norm>) -> Contract {
    let line = serde_json::json!({"line": "contract", "id": "c", "title": {"en": "Contract"},
        "pack": "p", "as_of": "2024-01-15", "signed": "2024-01-01", "start": "2024-01-01",
        "end": "2024-12-31", "parties": [
            {"id": "d", "part": "district", "name": {}},
            {"id": "s", "part": "host", "name": {}},
            {"id": "o", "part": "organisation", "name": {}}],
        "stages": [{"stage": "S15", "from": "2024-01-01"}], "rights": [], "norms": [],
        "channels": ["d", "s"]});
    let mut contract = read::read(&line.to_string()).unwrap().contract;
    contract.norms = norms;
    contract
}

fn norm(id: usize, modality: Modality, bearer: &str, codes: &[&str]) -> Norm {
    let line = serde_json::json!({"id": format!("n{id}"), "clause": "C", "modality": "may",
        "bearer": bearer, "act": {"acts": codes}});
    let mut norm: Norm = serde_json::from_value(line).unwrap();
    norm.modality = modality;
    norm
}

fn act(id: usize, on: i32, actor: &str, code: &str) -> Act {
    let date = day(on).to_string();
    let line = serde_json::json!({"id": format!("a{id}"), "occurred": date, "recorded": date,
        "recorder": actor, "actor": actor, "code": code, "stage": "S15"});
    serde_json::from_value(line).unwrap()
}

fn kind(licence: Licence<'_>) -> &'static str {
    match licence {
        Licence::Due(_) => "due",
        Licence::Allowed(_) => "allowed",
        Licence::Protected => "protected",
        Licence::Reply(_) => "reply",
        Licence::None(Breach::Forbidden) => "!forbidden",
        Licence::None(Breach::By(_)) => "!against",
        Licence::None(Breach::OverLimit(_)) => "!over",
        Licence::None(Breach::NoNorm) => "!none",
    }
}

/// Names of reparations of a forbidden act differ between the two writings; they are compared by
/// what became of them.
fn plain(endings: BTreeMap<String, Ending>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = endings
        .into_iter()
        .map(|(id, ending)| {
            let id = if id.contains('~') || id.starts_with("repair") {
                "repair".to_owned()
            } else {
                id
            };
            let ending = format!("{ending:?}");
            let ending = if ending.contains('~') || ending.contains("repair") {
                "Excused".to_owned()
            } else {
                ending
            };
            (id, ending)
        })
        .collect();
    all.sort();
    all
}

fn compare(contract: &Contract, acts: &[Act]) -> Result<(), TestCaseError> {
    let mut acts = acts.to_vec();
    acts.sort_by_key(|act| act.occurred);
    let (endings, licences) = naive::run(contract, &acts);
    let mut monitor = Monitor::new(contract);
    for act in &acts {
        monitor.act(act);
    }
    let (items, given) = monitor.finish();
    let given: Vec<(String, &str)> = given
        .into_iter()
        .map(|(id, licence)| (id.to_string(), kind(licence)))
        .collect();
    prop_assert_eq!(given, licences);
    let items = items
        .into_iter()
        .map(|item| (item.id.to_string(), item.ending));
    prop_assert_eq!(plain(items.collect()), plain(endings));
    Ok(())
}

/// A report due twice with grace and a fine, a payment that waits for it, an answer due after each
/// visit, two visits a week, staff never to be borrowed.
fn small() -> Contract {
    let on = |days: &[i32]| Trigger::On {
        days: days.iter().map(|number| day(*number)).collect(),
    };
    let mut report = norm(0, Modality::Must, "o", &["A46"]);
    report.trigger = on(&[2, 6]);
    report.grace_days = 2;
    report.reparation = Some(NormId::new("n4"));
    let mut pay = norm(1, Modality::Must, "d", &["A80"]);
    pay.trigger = on(&[4]);
    pay.depends_on = vec![NormId::new("n0")];
    pay.waiver_by = Some(PartyId::new("o"));
    let mut visit = norm(2, Modality::Power, "d", &["A54"]);
    visit.limit = Some(Limit { count: 1, days: 4 });
    let mut answer = norm(3, Modality::Must, "o", &["A99"]);
    let pattern = serde_json::json!({"acts": ["A54"]});
    answer.trigger = Trigger::After {
        act: serde_json::from_value(pattern).unwrap(),
    };
    answer.within_days = 3;
    let mut fine = norm(4, Modality::Must, "o", &["A101"]);
    fine.within_days = 2;
    let mut never = norm(5, Modality::MustNot, "d", &["A52"]);
    never.reparation = Some(NormId::new("n6"));
    let mut sorry = norm(6, Modality::Must, "d", &["A47"]);
    sorry.within_days = 1;
    contract(vec![report, pay, visit, answer, fine, never, sorry])
}

#[test]
fn all_short_traces_mean_the_same() {
    let contract = small();
    let kinds = [
        ("o", "A46"),
        ("d", "A80"),
        ("d", "A54"),
        ("o", "A99"),
        ("o", "A101"),
        ("d", "A52"),
        ("d", "A47"),
    ];
    let days = [1, 2, 4, 5, 7, 10];
    let symbols: Vec<(i32, &str, &str)> = days
        .iter()
        .flat_map(|on| kinds.iter().map(|(who, code)| (*on, *who, *code)))
        .collect();
    let mut count = 0;
    for first in 0..symbols.len() {
        for second in first..symbols.len() {
            for third in second..symbols.len() {
                let chosen = [first, second, third].into_iter().enumerate();
                let acts: Vec<Act> = chosen
                    .map(|(id, at)| act(id, symbols[at].0, symbols[at].1, symbols[at].2))
                    .collect();
                for length in 0..=3 {
                    if length == 3 || third == symbols.len() - 1 {
                        compare(&contract, &acts[..length]).unwrap();
                        count += 1;
                    }
                }
            }
        }
    }
    assert!(count > 13_000, "{count}");
}

fn ending(duty: serde_json::Value, acts: &[Act]) -> (Ending, u8) {
    let mut contract = small();
    contract.norms[1].depends_on = Vec::new();
    contract.norms[1].trigger = Trigger::Standing;
    contract.norms[1].grace_days = 4;
    let line = serde_json::json!({"id": "t", "norm": "n1", "stage": "S15", "arose": "2024-01-02",
        "due": "2024-01-05", "outcome": duty, "evidence": 1});
    let duty: Duty = serde_json::from_value(line).unwrap();
    let mut monitor = Monitor::new(&contract);
    monitor.duty(&duty);
    for act in acts {
        monitor.act(act);
    }
    let (items, _) = monitor.finish();
    let item = items
        .into_iter()
        .find(|item| item.id.as_str() == "t")
        .unwrap();
    (item.ending, item.evidence)
}

#[test]
fn occasions_with_clocks_of_their_own_end_as_they_say() {
    let told = |outcome: serde_json::Value| ending(outcome, &[]).0;
    let kept = |on: &str| told(serde_json::json!({"is": "kept", "on": on}));
    assert_eq!(kept("2024-01-05"), Ending::Fulfilled);
    assert_eq!(
        kept("2024-01-06"),
        Ending::Late {
            credit: 0.75,
            days: 1
        }
    );
    assert_eq!(
        kept("2024-01-10"),
        Ending::Late {
            credit: 0.0,
            days: 5
        }
    );
    let is = |what: &str| told(serde_json::json!({"is": what}));
    assert_eq!(is("open"), Ending::Missing);
    assert_eq!(is("waived"), Ending::Waived);
    assert_eq!(is("unverifiable"), Ending::Unverifiable);
    assert_eq!(is("lapsed"), Ending::Excused { because: None });
    assert_eq!(is("excused"), Ending::Excused { because: None });
}

#[test]
fn acts_keep_open_occasions_and_bring_evidence() {
    let open = || serde_json::json!({"is": "open"});
    let pay = act(1, 4, "d", "A80");
    assert_eq!(
        ending(open(), std::slice::from_ref(&pay)),
        (Ending::Fulfilled, 1)
    );
    let mut told = act(1, 3, "d", "A47");
    told.fulfils = vec![InstanceId::new("t")];
    told.recorder = PartyId::new("o");
    assert_eq!(
        ending(open(), &[told]),
        (Ending::Fulfilled, 3),
        "the payee wrote it down"
    );
    let mut other = act(1, 3, "o", "A46");
    other.fulfils = vec![InstanceId::new("t")];
    assert_eq!(
        ending(open(), &[other]).0,
        Ending::Missing,
        "only its bearer keeps it"
    );
    let mut waiver = act(1, 3, "o", "A46");
    waiver.waives = vec![InstanceId::new("t")];
    assert_eq!(ending(open(), &[waiver.clone()]).0, Ending::Waived);
    waiver.actor = PartyId::new("d");
    assert_eq!(
        ending(open(), &[waiver]).0,
        Ending::Missing,
        "nobody waives what he owes"
    );
}

const CODES: [&str; 9] = [
    "A46", "A47", "A54", "A99", "A80", "A59", "A57", "A63", "A100",
];

fn patterns() -> impl Strategy<Value = Pattern> {
    let codes = prop::collection::vec(0..CODES.len(), 0..3);
    let by = prop::option::weighted(0.3, 0usize..3);
    (codes, by).prop_map(|(codes, by)| {
        let codes: Vec<&str> = codes.into_iter().map(|at| CODES[at]).collect();
        let line = serde_json::json!({"acts": codes, "by": by.map(|by| ["d", "s", "o"][by])});
        serde_json::from_value(line).unwrap()
    })
}

fn triggers() -> impl Strategy<Value = Trigger> {
    prop_oneof![
        Just(Trigger::Standing),
        prop::collection::vec(0i32..14, 1..4).prop_map(|days| Trigger::On {
            days: days.into_iter().map(day).collect()
        }),
        patterns().prop_map(|act| Trigger::After { act }),
    ]
}

fn norms() -> impl Strategy<Value = Norm> {
    let modality = prop::sample::select(vec![
        Modality::Must,
        Modality::Must,
        Modality::MustNot,
        Modality::May,
        Modality::Power,
    ]);
    let party = || prop::option::weighted(0.3, 0usize..3);
    let other = || prop::option::weighted(0.4, 0usize..5);
    (
        (
            modality,
            0usize..3,
            party(),
            party(),
            triggers(),
            patterns(),
        ),
        (
            0u32..4,
            0u32..4,
            prop::option::of((0u32..3, 1u32..6)),
            other(),
            other(),
        ),
        (
            prop::option::weighted(0.2, 0i32..14),
            prop::option::weighted(0.2, 0i32..14),
        ),
    )
        .prop_map(|(what, how, when)| {
            let name = |party: usize| PartyId::new(["d", "s", "o"][party]);
            let mut norm = norm(0, what.0, ["d", "s", "o"][what.1], &[]);
            norm.counterparty = what.2.map(name);
            norm.waiver_by = what.3.map(name);
            (norm.trigger, norm.act) = (what.4, what.5);
            (norm.within_days, norm.grace_days) = (how.0, how.1);
            norm.limit = how.2.map(|(count, days)| Limit { count, days });
            norm.depends_on = how
                .3
                .map(|at| NormId::new(format!("n{at}")))
                .into_iter()
                .collect();
            norm.reparation = how.4.map(|at| NormId::new(format!("n{at}")));
            (norm.from, norm.to) = (when.0.map(day), when.1.map(day));
            norm
        })
}

fn acts() -> impl Strategy<Value = Act> {
    let one = (
        0i32..15,
        0usize..3,
        prop::option::of(0usize..3),
        0..CODES.len(),
    );
    let links = (
        prop::option::weighted(0.4, 0usize..8),
        prop::option::weighted(0.2, (0usize..5, 0i32..14)),
    );
    (one, links).prop_map(|((on, actor, target, code), (reply, waives))| {
        let mut act = act(0, on, ["d", "s", "o"][actor], CODES[code]);
        act.target = target.map(|at| PartyId::new(["d", "s", "o"][at]));
        act.reply_to = reply.map(|at| ActId::new(format!("a{at}")));
        let waived = waives.map(|(norm, on)| format!("n{norm}@{}", day(on)));
        act.waives = waived.map(InstanceId::new).into_iter().collect();
        act
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn random_contracts_mean_the_same(
        mut norms in prop::collection::vec(norms(), 5),
        mut acts in prop::collection::vec(acts(), 0..9),
    ) {
        for (at, norm) in norms.iter_mut().enumerate() {
            norm.id = NormId::new(format!("n{at}"));
        }
        acts.sort_by_key(|act| act.occurred);
        for (at, act) in acts.iter_mut().enumerate() {
            act.id = ActId::new(format!("a{at}"));
        }
        compare(&contract(norms), &acts)?;
    }
}
