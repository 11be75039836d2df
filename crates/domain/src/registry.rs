//! All verbs, duties, guards and refusals, and the one way from command to events to state.

use crate::{
    context::{At, Context, Envelope},
    core::{GuardReasoned, GuardWarned},
    event::Event,
    guard::{Check, Guard, GuardOutcome, GuardRef},
    input::{Fault, Known},
    obligation::Duty,
    planning::choices::Jurisdiction,
    process::Process,
    refusal::{Refusal, RefusalKind},
    verb::{Act, Birth, Scope, Shield, VerbEntry},
};
use kernel::{Bi, lang::bi};
use rules::Wording;
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
        crate::law::VERBS,
        crate::signs::VERBS,
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
        crate::law::DUTIES,
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
        crate::law::GUARDS,
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
        crate::law::REFUSALS,
        crate::signs::REFUSALS,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// A guard with its outcome under the pack in force.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The guard and whether its condition holds.
    pub check: Check,
    /// What follows when it does not.
    pub outcome: GuardOutcome,
    /// The ground of the condition where the purchase is.
    pub source: Wording,
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

/// The pack says what follows and on what ground. Where it does not know the guard, a purchase in
/// China keeps what the guard itself says; elsewhere a guard of Chinese law does not bind, and one
/// of the platform does so as a rule of the platform.
fn judge(at: &At<'_>, check: Check) -> Judged {
    let guard = check.guard;
    if let Some(known) = at.pack().ok().and_then(|pack| pack.guard(guard.code)) {
        return Judged {
            check,
            outcome: match known.outcome {
                rules::Outcome::Block => GuardOutcome::Block,
                rules::Outcome::Reason => GuardOutcome::Reason,
                rules::Outcome::Warn => GuardOutcome::Warn,
            },
            source: known.source.clone(),
        };
    }
    let (outcome, source) = if at.process.law().is_chinese() {
        (guard.outcome, guard.source)
    } else if is_chinese_law(at, guard) {
        (GuardOutcome::Warn, NO_LAW_HERE)
    } else {
        (guard.outcome, OF_PLATFORM)
    };
    Judged {
        check,
        outcome,
        source: Wording {
            zh: source.zh.to_owned(),
            en: source.en.to_owned(),
        },
    }
}

/// The ground of a guard abroad that rests on no law there.
const OF_PLATFORM: Bi = bi("平台规则", "platform rule");
/// The ground of a guard abroad that Chinese law alone knows.
const NO_LAW_HERE: Bi = bi(
    "平台提示，当地法律无此要求",
    "a hint of the platform; the law of the place does not ask for it",
);

/// Whether the national pack of China is where a guard has its ground.
fn is_chinese_law(at: &At<'_>, guard: &Guard) -> bool {
    let national = at
        .context
        .rulebook
        .resolve(crate::process::JURISDICTION_DEFAULT, at.occurred_on());
    national.is_ok_and(|pack| pack.guard(guard.code).is_some())
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
    let born;
    let process = match entry.meta.birth {
        Birth::Existing => process,
        // A purchase stands under the law its first form names, from the first act on.
        Birth::New => {
            born = Process {
                jurisdiction: Jurisdiction::chosen(input).code().to_owned(),
                ..process.clone()
            };
            &born
        }
    };
    let at = At { process, context };
    crate::core::OCCURRED_LATER.unless(context.occurred <= context.now)?;
    ready(entry, &at)?;
    let known = known.placed(at.currency(), at.zone());
    let act = (entry.read)(input, &known).map_err(Denied::Faults)?;
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
                    .with("source", judged.source)
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
                        .with("source", judged.source)
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

/// The zone whose days an event of a purchase is told in. The first event says where it is.
pub fn zone_of(process: &Process, event: &Event) -> kernel::Zone {
    let law = match event {
        Event::Planning(crate::planning::Event::NeedRegistered(event)) => event.jurisdiction,
        _ => process.law(),
    };
    law.zone()
}

/// Moves a state on by an event, in place.
pub fn apply(process: &mut Process, envelope: &Envelope, event: &Event) {
    process.version = envelope.version;
    process.updated = Some(envelope.recorded);
    let zone = zone_of(process, event);
    if envelope.zone == zone {
        fold_in(process, envelope, event);
    } else {
        let placed = Envelope {
            zone,
            ..envelope.clone()
        };
        fold_in(process, &placed, event);
    }
}

fn fold_in(process: &mut Process, envelope: &Envelope, event: &Event) {
    event.apply(process, envelope);
    crate::ending::remember(process, envelope, event);
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
