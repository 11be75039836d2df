//! Acts per second of the monitor at 200 norms, and how many times faster that is than looking at
//! every norm and every occasion for every act, in the same run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    missing_docs
)]

use kernel::{Date, time::plus_days};
use measure::{
    monitor::Monitor,
    schema::{Act, Contract, Modality, Norm, Trigger},
};
use std::{hint::black_box, time::Instant};

const NORMS: u32 = 200;
const FIRST: Date = Date::constant(2024, 1, 1);
const PARTIES: [&str; 4] = ["district", "street", "org", "residents"];

fn contract() -> Contract {
    let norms: Vec<serde_json::Value> = (0..NORMS).map(norm).collect();
    let parts = ["district", "host", "organisation", "users"];
    let parties: Vec<_> = PARTIES
        .iter()
        .zip(parts)
        .map(|(id, part)| serde_json::json!({"id": id, "part": part, "name": {}}))
        .collect();
    serde_json::from_value(serde_json::json!({
        "id": "c", "title": {}, "pack": "p", "as_of": "2026-12-31", "signed": "2024-01-01",
        "start": "2024-01-01", "end": "2026-12-31", "parties": parties,
        "stages": [{"stage": "S15", "from": "2024-01-01"}], "rights": [], "norms": norms,
    }))
    .unwrap()
}

/// Of ten norms: two on days, two after acts, one forbids, two allow, three are powers with limits.
fn norm(number: u32) -> serde_json::Value {
    let code = |shift: u32| format!("A{:02}", 1 + (number * 7 + shift * 13) % 112);
    let bearer = PARTIES[usize::try_from(number % 3).unwrap()];
    let mut norm = serde_json::json!({
        "id": format!("n{number}"), "clause": format!("C-{number}"), "bearer": bearer,
        "modality": "power", "act": {"acts": [code(0), code(1)]},
        "within_days": 10, "grace_days": 5,
    });
    match number % 10 {
        0 | 1 => {
            let days: Vec<_> = (0..36).map(|month| plus_days(FIRST, month * 30)).collect();
            norm["modality"] = "must".into();
            norm["trigger"] = serde_json::json!({"when": "on", "days": days});
        }
        2 | 3 => {
            norm["modality"] = "must".into();
            norm["trigger"] = serde_json::json!({"when": "after", "act": {"acts": [code(2)]}});
        }
        4 => norm["modality"] = "must-not".into(),
        5 | 6 => norm["modality"] = "may".into(),
        _ => norm["limit"] = serde_json::json!({"count": 20, "days": 365}),
    }
    norm
}

/// Acts spread evenly over three years, by a fixed sequence of numbers.
fn acts(count: u32) -> Vec<Act> {
    let mut state: u64 = 20_240_101;
    let mut next = |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let base = serde_json::json!({
        "id": "a", "occurred": "2024-01-01", "recorded": "2024-01-01", "recorder": "org",
        "actor": "org", "code": "A46", "stage": "S15",
    });
    let base: Act = serde_json::from_value(base).unwrap();
    let mut all = Vec::new();
    for number in 0..count {
        let mut act = base.clone();
        let day = i32::try_from(u64::from(number) * 1090 / u64::from(count)).unwrap();
        act.id = measure::ids::ActId::new(format!("a{number}"));
        act.occurred = plus_days(FIRST, day);
        act.actor = measure::ids::PartyId::new(PARTIES[usize::try_from(next(3)).unwrap()]);
        act.code = measure::ids::ActCode::new(u8::try_from(1 + next(112)).unwrap()).unwrap();
        if number > 0 && next(4) == 0 {
            let asked = u64::from(number) - 1 - next(u64::from(number).min(50));
            act.reply_to = Some(measure::ids::ActId::new(format!("a{asked}")));
        }
        all.push(act);
    }
    all
}

/// Every norm and every open occasion, for every act.
fn scan(contract: &Contract, acts: &[Act]) -> usize {
    let mut open: Vec<(usize, Date)> = Vec::new();
    for (at, norm) in contract.norms.iter().enumerate() {
        if let (Modality::Must, Trigger::On { days }) = (norm.modality, &norm.trigger) {
            open.extend(days.iter().map(|day| (at, plus_days(*day, 10))));
        }
    }
    let mut done = 0;
    for act in acts {
        let speaks = |norm: &Norm| norm.bearer == act.actor && norm.act.acts.contains(&act.code);
        open.retain(|(_, due)| plus_days(*due, 5) >= act.occurred);
        for (at, norm) in contract.norms.iter().enumerate() {
            if speaks(norm) {
                done += 1;
                if let Some(found) = open.iter().position(|(of, _)| *of == at) {
                    open.remove(found);
                }
            }
            if let Trigger::After { act: pattern } = &norm.trigger
                && pattern.acts.contains(&act.code)
            {
                open.push((at, plus_days(act.occurred, 10)));
            }
        }
    }
    done
}

fn main() {
    let contract = contract();
    let many = acts(400_000);
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        let begun = Instant::now();
        let mut monitor = Monitor::new(&contract);
        for act in &many {
            black_box(monitor.act(act));
        }
        best = best.min(begun.elapsed().as_secs_f64());
        black_box(monitor.finish());
    }
    let rate = 400_000.0 / best;
    let few = acts(20_000);
    let begun = Instant::now();
    black_box(scan(&contract, &few));
    let naive = 20_000.0 / begun.elapsed().as_secs_f64();
    println!(
        "monitor: {rate:.0} acts/s at {NORMS} norms; scanning all: {naive:.0} acts/s; ratio {:.1}",
        rate / naive
    );
}
