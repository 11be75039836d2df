use super::{
    Ground, Outcome, SILENCE, blame, consequences, days, leads_to, mirrors, silences, tally,
};
use crate::{
    Event, Obligation, Stage, contract,
    obligation::{Due, DutyRef, ObligationId, ObligationState},
    process::{ContractId, Process},
    registry,
    testkit::{World, organisation_id},
};
use kernel::{Date, FreeText, Role, Side};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeSet;

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// An obligation of the first contract, due on a day.
fn owed(process: &mut Process, duty: &str, due: &str) -> ObligationId {
    let id = ObligationId::after(process.obligations.len());
    process.obligations.push(Obligation {
        id,
        duty: DutyRef(registry::duty(duty).unwrap()),
        contract: Some(ContractId(1)),
        subject: String::new(),
        debtor: None,
        arose: day("2025-04-01"),
        due: Due::agreed(day(due)),
        missed: None,
        state: ObligationState::Open,
    });
    id
}

fn world(duties: &[(&str, &str)]) -> World {
    World::at_stage(Stage::S15, "2025-04-01").with(|process| {
        for (duty, due) in duties {
            owed(process, duty, due);
        }
    })
}

#[test]
fn an_excuse_that_would_close_a_circle_is_refused() {
    // The plan is late because the room was; the room cannot be late because the plan was.
    let excuse = |one: &str, cause: &str| json!({ "obligation": one, "cause": cause, "reason": "对方未提供场地" });
    world(&[
        ("submit-annual-plan", "2025-04-10"),
        ("supply-precondition-host", "2025-04-05"),
        ("comment-on-plan", "2025-04-20"),
    ])
    .by(Role::Panel)
    .goes("excuse-obligation", excuse("O1", "O2"))
    .goes("excuse-obligation", excuse("O3", "O1"))
    .refuses("excuse-obligation", excuse("O2", "O1"), "excuse-circle")
    .refuses("excuse-obligation", excuse("O2", "O3"), "excuse-circle");
}

#[test]
fn the_blame_graph_follows_excuses_to_their_root() {
    let world = world(&[
        ("comment-on-plan", "2025-04-20"),
        ("submit-annual-plan", "2025-04-10"),
        ("supply-precondition-host", "2025-04-05"),
    ])
    .with(|process| {
        for (place, cause) in [(0, 2), (1, 3)] {
            process.obligations[place].state = ObligationState::Excused {
                cause: Some(ObligationId(cause)),
                reason: FreeText::new("对方逾期"),
            };
        }
    });
    let process = &world.process;
    let graph = blame(process, &process.obligations[0]);
    let first = &graph.because[0];
    assert_eq!(
        (first.ground, first.of.id),
        (Ground::Excused, ObligationId(2))
    );
    assert_eq!(first.of.because[0].of.id, ObligationId(3));
    assert!(leads_to(process, ObligationId(1), ObligationId(3)));
    assert!(!leads_to(process, ObligationId(3), ObligationId(1)));
}

#[test]
fn a_duty_that_waited_for_a_room_shows_the_room() {
    let late = world(&[
        ("submit-annual-plan", "2025-04-10"),
        ("supply-precondition-host", "2025-04-05"),
        ("supply-precondition-purchaser", "2025-04-11"),
    ]);
    let graph = blame(&late.process, &late.process.obligations[0]);
    let grounds: Vec<_> = graph
        .because
        .iter()
        .map(|one| (one.ground, one.of.id))
        .collect();
    assert_eq!(grounds, [(Ground::Precondition, ObligationId(2))]);
    // The purchaser's own duties wait for no room of a host.
    let other = world(&[
        ("comment-on-plan", "2025-04-10"),
        ("supply-precondition-host", "2025-04-05"),
    ]);
    let graph = blame(&other.process, &other.process.obligations[0]);
    assert!(graph.because.is_empty());
}

proptest! {
    #[test]
    fn whatever_is_recorded_the_graph_ends(causes in prop::collection::vec(0..6u32, 6)) {
        // Even excuses that no program accepts, in circles, cannot keep a page from ending.
        let duties = [("pay-invoice", "2025-04-10"); 6];
        let world = world(&duties).with(|process| {
            for (one, cause) in process.obligations.iter_mut().zip(&causes) {
                one.state = ObligationState::Excused {
                    cause: Some(ObligationId(cause + 1)),
                    reason: FreeText::new("x"),
                };
            }
        });
        for one in &world.process.obligations {
            let mut path = BTreeSet::new();
            let mut at = blame(&world.process, one);
            loop {
                prop_assert!(path.insert(at.id.to_string()));
                match at.because.pop() {
                    Some(next) => at = next.of,
                    None => break,
                }
            }
        }
    }

    #[test]
    fn no_sequence_of_excuses_closes_a_circle(pairs in prop::collection::vec((0..5u32, 0..5u32), 1..12)) {
        let duties = [("pay-invoice", "2025-04-10"); 5];
        let mut at = world(&duties).by(Role::Panel);
        for (one, cause) in pairs {
            let input = json!({ "obligation": format!("O{}", one + 1), "cause": format!("O{}", cause + 1), "reason": "x" });
            if at.tries("excuse-obligation", input.clone()).is_ok() {
                at = at.goes("excuse-obligation", input);
            }
        }
        let process = &at.process;
        for one in &process.obligations {
            let mut steps = 0;
            let mut next = Some(one.id);
            while let Some(id) = next {
                steps += 1;
                prop_assert!(steps <= 5, "a circle through {}", one.id);
                let found = process.obligations.iter().find(|one| one.id == id).unwrap();
                next = match &found.state {
                    ObligationState::Excused { cause, .. } => *cause,
                    _ => None,
                };
            }
        }
    }
}

#[test]
fn all_sides_are_counted_by_one_measure() {
    let world = world(&[
        ("pay-invoice", "2025-04-05"),
        ("pay-invoice", "2025-04-30"),
        ("period-report", "2025-04-05"),
        ("join-charter", "2025-04-05"),
    ])
    .with(|process| {
        process.obligations[2].state = ObligationState::Met {
            on: day("2025-04-09"),
        };
        process.obligations[3].state = ObligationState::Met {
            on: day("2025-04-05"),
        };
    });
    let (process, today) = (&world.process, day("2025-04-10"));
    let count = |side| tally(process.obligations.iter(), side, today);
    assert_eq!(
        (count(Side::Purchaser).missed, count(Side::Purchaser).open),
        (1, 1)
    );
    assert_eq!(count(Side::Provider).missed, 1);
    assert_eq!(count(Side::Host).kept, 1);
    let report = &process.obligations[2];
    assert_eq!(Outcome::of(report, today), Outcome::KeptLate);
    let taken = days(report, today);
    assert_eq!((taken.allowed, taken.used), (Some(4), 8));
}

#[test]
fn interest_and_notices_are_shown_at_the_obligation_they_came_of() {
    let bill = json!({ "tranche": "P2", "number": "A-1" });
    let world = World::at_stage(Stage::S15, "2025-04-01")
        .by(Role::Provider)
        .goes("submit-invoice", bill)
        .on("2025-04-08")
        .by(Role::Purchaser)
        .goes(
            "check-invoice",
            json!({ "invoice": "IV1", "outcome": "ok" }),
        )
        .on("2025-05-28")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let pay = world.first_open("pay-invoice").unwrap();
    let world = world.by(Role::Provider).goes(
        "give-default-notice",
        json!({ "debtor": organisation_id(0).to_string(), "obligation": pay }),
    );
    let process = &world.process;
    let one = process
        .obligations
        .iter()
        .find(|one| one.id.to_string() == pay);
    let found = consequences(process, one.unwrap());
    assert_eq!(
        found.interest,
        Some(process.contracts[0].money.invoices[0].interest())
    );
    assert!(found.interest.is_some() && found.notices.len() == 1 && !found.is_empty());
    let check = process
        .obligations
        .iter()
        .find(|one| one.duty.0.code == "check-invoice");
    assert!(consequences(process, check.unwrap()).is_empty());
    assert_eq!(mirrors(process, one.unwrap()).count(), 0);
}

#[test]
fn silence_means_what_the_clock_records() {
    for row in SILENCE {
        let duty = registry::duty(row.duty);
        assert!(duty.is_some(), "no duty `{}`", row.duty);
        assert!(
            Event::metas().any(|meta| meta.kind == row.event),
            "no event `{}`",
            row.event
        );
        let rests = contract::clauses::all().any(|one| one.clocks.contains(&row.event));
        assert!(rests, "`{}` rests on no clause", row.event);
    }
    // Whatever is deemed, expires or lapses by the clock is told beforehand.
    let silent = |kind: &str| {
        ["deemed", "expired", "lapsed", "unanswered", "uncured"]
            .iter()
            .any(|word| kind.contains(word))
    };
    for meta in Event::metas().filter(|meta| silent(meta.kind)) {
        let told = SILENCE.iter().any(|row| row.event == meta.kind);
        let other = [
            "obligation.lapsed",
            "sanction.expired",
            "report-field.lapsed",
        ]
        .contains(&meta.kind);
        assert!(
            told || other,
            "`{}` comes of silence and is not told",
            meta.kind
        );
    }
    let world = world(&[
        ("comment-on-plan", "2025-04-20"),
        ("check-invoice", "2025-04-08"),
        ("pay-invoice", "2025-04-02"),
    ]);
    let told = silences(&world.process, Some(ContractId(1)));
    let codes: Vec<&str> = told.iter().map(|one| one.meaning.duty).collect();
    assert_eq!(codes, ["check-invoice", "comment-on-plan"]);
    assert_eq!(told[0].last, Some(day("2025-04-08")));
}
