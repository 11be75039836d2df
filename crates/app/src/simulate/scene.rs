//! Stories told in memory: the rails of the simulation.

use super::{
    command::Command,
    ground::Ground,
    rules::Breach,
    trial::{Fate, Trial},
};
use crate::{
    advance::at_hour,
    app::AppError,
    bus::{Rejection, Submission, Who},
    demo::teller::Scene,
};
use domain::{
    Actor, At, ContractId, Facts, Process, core::run_clock::due_events, registry, registry::Denied,
    sealing::Found,
};
use kernel::{Date, ProcessId, Timestamp, time};
use serde_json::Map;
use std::cell::RefCell;

/// Purchases in memory, told one after the other, with the commands people gave.
pub struct Stage<'g> {
    inner: RefCell<Inner<'g>>,
}

struct Inner<'g> {
    now: Timestamp,
    trial: Trial<'g>,
    commands: Vec<Command>,
    breach: Option<Breach>,
}

impl<'g> Stage<'g> {
    /// A stage whose clock stands at nine on the first day.
    pub fn new(ground: &'g Ground, first: Date) -> Stage<'g> {
        Stage {
            inner: RefCell::new(Inner {
                now: at_hour(first, 9),
                trial: Trial::new(ground),
                commands: Vec::new(),
                breach: None,
            }),
        }
    }

    /// The commands people gave, and what did not hold.
    pub fn into_commands(self) -> (Vec<Command>, Option<Breach>) {
        let inner = self.inner.into_inner();
        (inner.commands, inner.breach)
    }
}

/// The purchase, then each of its contracts: what the clock looks at.
pub fn scopes(process: &Process) -> Vec<Option<ContractId>> {
    let contracts = process.contracts.iter().map(|one| Some(one.id));
    std::iter::once(None).chain(contracts).collect()
}

/// The command of the clock.
pub fn tick(at: Timestamp, contract: Option<ContractId>) -> Command {
    Command {
        at,
        who: Who::Clock,
        contract,
        verb: "run-clock",
        input: Map::new(),
        occurred: None,
        reason: None,
    }
}

/// Whether anything has fallen due.
pub fn is_due(
    ground: &Ground,
    process: &Process,
    at: Timestamp,
    contract: Option<ContractId>,
) -> bool {
    let context = domain::Context {
        now: at,
        occurred: at,
        actor: Actor::CLOCK,
        rulebook: &ground.rulebook,
        contract,
        reason: None,
        facts: Facts::default(),
        found: Found::default(),
    };
    let asked = At {
        process,
        context: &context,
    };
    !due_events(&asked).is_empty()
}

impl Scene for Stage<'_> {
    fn now(&self) -> Timestamp {
        self.inner.borrow().now
    }

    fn stop_at(&self, instant: Timestamp) {
        self.inner.borrow_mut().now = instant;
    }

    fn advance_to(&self, date: Date) -> Result<(), AppError> {
        let inner = &mut *self.inner.borrow_mut();
        let mut day = kernel::civil_date(inner.now);
        while day < date {
            day = time::plus_days(day, 1);
            inner.now = at_hour(day, 0);
            if inner.trial.process.shown_stage() == domain::Stage::End {
                continue;
            }
            for contract in scopes(&inner.trial.process) {
                if let Err(breach) = inner.trial.give(&tick(inner.now, contract)) {
                    inner.breach.get_or_insert(breach);
                }
            }
        }
        inner.now = inner.now.max(at_hour(date, 10));
        Ok(())
    }

    fn submit(&self, submission: Submission) -> Result<ProcessId, Rejection> {
        let inner = &mut *self.inner.borrow_mut();
        let verb = registry::verb(&submission.verb).ok_or(Rejection::UnknownVerb)?;
        let command = Command {
            at: inner.now,
            who: submission.who,
            contract: submission.contract,
            verb: verb.meta.code,
            input: submission.input,
            occurred: submission.occurred,
            reason: submission.reason,
        };
        match inner.trial.give(&command) {
            Ok(Fate::Accepted(_)) => {
                inner.commands.push(command);
                Ok(submission
                    .process
                    .unwrap_or(ProcessId::new(uuid::Uuid::nil())))
            }
            Ok(Fate::Refused(Denied::Refused(refusal))) => Err(Rejection::Refused(refusal)),
            Ok(Fate::Refused(Denied::Faults(faults))) => Err(Rejection::Faults(faults)),
            Ok(Fate::Denied(denial)) => Err(Rejection::Denied(denial)),
            Err(breach) => {
                inner.commands.push(command);
                inner.breach.get_or_insert(breach);
                Ok(ProcessId::new(uuid::Uuid::nil()))
            }
        }
    }

    fn look(&self, _: ProcessId, at: &mut dyn FnMut(&Process)) -> Result<(), AppError> {
        at(&self.inner.borrow().trial.process);
        Ok(())
    }
}
