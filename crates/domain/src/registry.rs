//! All verbs, duties, guards and refusals, and the one way from command to events to state.

use crate::{
    context::{At, Context, Envelope},
    core::{GuardReasoned, GuardWarned},
    event::Event,
    guard::{Check, Guard, GuardOutcome, GuardRef},
    input::{Fault, Known},
    obligation::Duty,
    process::Process,
    refusal::{Refusal, RefusalKind},
    verb::{Act, Birth, Scope, Shield, VerbEntry},
};
use serde_json::{Map, Value};

/// Every verb, in the order of the life of a purchase.
pub fn verbs() -> impl Iterator<Item = &'static VerbEntry> {
    [
        crate::core::VERBS,
        crate::planning::VERBS,
        crate::bidding::VERBS,
        crate::sealing::VERBS,
        crate::contract::VERBS,
        crate::delivery::VERBS,
        crate::money::VERBS,
        crate::assessment::VERBS,
        crate::ending::VERBS,
    ]
    .into_iter()
    .flatten()
}

/// The verb of a code.
pub fn verb(code: &str) -> Option<&'static VerbEntry> {
    verbs().find(|entry| entry.meta.code == code)
}

/// Every duty.
pub fn duties() -> impl Iterator<Item = &'static Duty> {
    [
        crate::planning::DUTIES,
        crate::bidding::DUTIES,
        crate::sealing::DUTIES,
        crate::contract::DUTIES,
        crate::delivery::DUTIES,
        crate::money::DUTIES,
        crate::assessment::DUTIES,
        crate::ending::DUTIES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The duty of a code.
pub fn duty(code: &str) -> Option<&'static Duty> {
    duties().find(|duty| duty.code == code)
}

/// Every guard.
pub fn guards() -> impl Iterator<Item = &'static Guard> {
    [
        crate::planning::GUARDS,
        crate::bidding::GUARDS,
        crate::sealing::GUARDS,
        crate::contract::GUARDS,
        crate::delivery::GUARDS,
        crate::money::GUARDS,
        crate::assessment::GUARDS,
        crate::ending::GUARDS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The guard of a code.
pub fn guard(code: &str) -> Option<&'static Guard> {
    guards().find(|guard| guard.code == code)
}

/// Every kind of refusal.
pub fn refusals() -> impl Iterator<Item = &'static RefusalKind> {
    [
        crate::core::REFUSALS,
        crate::planning::REFUSALS,
        crate::bidding::REFUSALS,
        crate::sealing::REFUSALS,
        crate::contract::REFUSALS,
        crate::delivery::REFUSALS,
        crate::money::REFUSALS,
        crate::assessment::REFUSALS,
        crate::ending::REFUSALS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// A guard with its outcome under the pack in force.
#[derive(Clone, Copy, Debug)]
pub struct Judged {
    /// The guard and whether its condition holds.
    pub check: Check,
    /// What follows when it does not.
    pub outcome: GuardOutcome,
}

/// Whether an act is possible now, whatever is filled in.
///
/// # Errors
/// `wrong-stage` or the refusal of the verb itself.
pub fn ready(entry: &VerbEntry, at: &At<'_>) -> Result<(), Refusal> {
    if entry.meta.birth == Birth::New {
        crate::core::ALREADY_STARTED.unless(at.process.version == 0)?;
        return (entry.ready)(at);
    }
    crate::core::PROCESS_UNKNOWN.unless(at.process.version > 0)?;
    let stage = match entry.meta.scope {
        Scope::Process => at.process.stage,
        Scope::Contract => at.contract()?.stage,
        Scope::Either => at
            .contract()
            .map_or(at.process.stage, |contract| contract.stage),
    };
    let stages = entry.meta.stages;
    if !stages.is_empty() && !stages.contains(&stage) {
        let wanted = stages.first().copied().unwrap_or(stage);
        return Err(crate::core::WRONG_STAGE
            .with("stage", stage.name())
            .with("wanted", wanted.name()));
    }
    (entry.ready)(at)
}

/// The guards of an act that depend on the state alone, for the page above the form.
pub fn standing(entry: &VerbEntry, at: &At<'_>) -> Vec<Judged> {
    (entry.standing)(at)
        .into_iter()
        .map(|check| judge(at, check))
        .collect()
}

fn judge(at: &At<'_>, check: Check) -> Judged {
    let from_pack = at
        .pack()
        .ok()
        .and_then(|pack| pack.guard_outcome(check.guard.code));
    let outcome = match from_pack {
        Some(rules::Outcome::Block) => GuardOutcome::Block,
        Some(rules::Outcome::Reason) => GuardOutcome::Reason,
        Some(rules::Outcome::Warn) => GuardOutcome::Warn,
        None => check.guard.outcome,
    };
    Judged { check, outcome }
}

/// Why a command was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Its fields are faulty.
    Faults(Vec<Fault>),
    /// A rule refuses it.
    Refused(Refusal),
}

impl From<Refusal> for Denied {
    fn from(refusal: Refusal) -> Denied {
        Denied::Refused(refusal)
    }
}

/// Decides a command: reads it, asks its guards, and gives the events it causes.
///
/// # Errors
/// Every fault of its fields, or the first refusal.
pub fn decide(
    process: &Process,
    context: &Context<'_>,
    entry: &VerbEntry,
    input: &Map<String, Value>,
    known: &Known,
) -> Result<Vec<Event>, Denied> {
    let at = At { process, context };
    crate::core::OCCURRED_LATER.unless(context.occurred <= context.now)?;
    ready(entry, &at)?;
    let act = (entry.read)(input, known).map_err(Denied::Faults)?;
    let mut checks = (entry.standing)(&at);
    checks.extend(act.guards(&at));
    let mut events = pass_guards(entry, &at, checks)?;
    events.extend(decide_act(act.as_ref(), &at)?);
    Ok(events)
}

fn decide_act(act: &dyn Act, at: &At<'_>) -> Result<Vec<Event>, Refusal> {
    act.decide(at)
}

fn pass_guards(entry: &VerbEntry, at: &At<'_>, checks: Vec<Check>) -> Result<Vec<Event>, Refusal> {
    let mut events = Vec::new();
    for judged in checks.into_iter().map(|check| judge(at, check)) {
        if judged.check.holds {
            continue;
        }
        let guard = judged.check.guard;
        // No guard ever blocks an undisputed payment or an act for a user's safety.
        let outcome = match (entry.meta.shield, judged.outcome) {
            (Shield::None, outcome) => outcome,
            (Shield::Payment | Shield::Safety, _) => GuardOutcome::Warn,
        };
        match outcome {
            GuardOutcome::Block => {
                return Err(crate::core::GUARD_BLOCKS
                    .with("guard", guard.text)
                    .with("source", guard.source)
                    .with("code", guard.code));
            }
            GuardOutcome::Reason => match &at.context.reason {
                Some(reason) if !reason.is_blank() => events.push(
                    crate::core::Event::GuardReasoned(GuardReasoned {
                        guard: GuardRef(guard),
                        reason: reason.clone(),
                    })
                    .into(),
                ),
                _ => {
                    return Err(crate::core::REASON_NEEDED
                        .with("guard", guard.text)
                        .with("source", guard.source)
                        .at("reason"));
                }
            },
            GuardOutcome::Warn => events.push(
                crate::core::Event::GuardWarned(GuardWarned {
                    guard: GuardRef(guard),
                })
                .into(),
            ),
        }
    }
    Ok(events)
}

/// The state after an event.
#[must_use]
pub fn evolve(mut process: Process, envelope: &Envelope, event: &Event) -> Process {
    apply(&mut process, envelope, event);
    process
}

/// Moves a state on by an event, in place.
pub fn apply(process: &mut Process, envelope: &Envelope, event: &Event) {
    process.version = envelope.version;
    process.updated = Some(envelope.recorded);
    event.apply(process, envelope);
}

/// The state after all events of a purchase.
#[must_use]
pub fn fold<'a>(events: impl IntoIterator<Item = &'a (Envelope, Event)>) -> Process {
    let mut process = Process::default();
    for (envelope, event) in events {
        apply(&mut process, envelope, event);
    }
    process
}
