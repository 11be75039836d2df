//! Obligations: none is lost, none ends twice, numbers are given once and in order.

use super::{Breach, Moment, Rule};
use domain::{Event, ObligationState, Process, core, obligation::ObligationId};
use std::collections::BTreeSet;

/// The obligations as they stood after the last command.
#[derive(Clone, Debug, Default)]
pub struct Book {
    seen: Vec<(ObligationId, ObligationState)>,
    missed: BTreeSet<ObligationId>,
}

impl Book {
    /// Events about obligations of one command.
    pub fn take(&mut self, moment: &Moment<'_>) -> Result<(), Breach> {
        let before = moment.before;
        let mut ended = BTreeSet::new();
        let mut next = before.obligations.len();
        for event in moment.events {
            let Event::Core(event) = event else { continue };
            if let core::Event::ObligationArose(arose) = event {
                let id = ObligationId::after(next);
                next += 1;
                Rule::DutyKept.unless(arose.id == id, || {
                    format!(
                        "{} is given a number out of turn: {}",
                        arose.duty.0.code, arose.id
                    )
                })?;
            }
            if let Some(id) = ends(event) {
                let known = before.obligations.iter().find(|one| one.id == id);
                Rule::DutyKept.unless(known.is_some_and(|one| one.is_open()), || {
                    format!("{} ends {id}, which is not open", event.kind())
                })?;
                Rule::DutyKept.unless(ended.insert(id), || format!("{id} ends twice at once"))?;
            }
            if let core::Event::ObligationMissed(missed) = event {
                Rule::DutyKept.unless(self.missed.insert(missed.id), || {
                    format!("{} is recorded as missed a second time", missed.id)
                })?;
            }
        }
        Ok(())
    }

    /// The state after: everything that had ended stands as it ended, nothing has gone.
    pub fn check(&mut self, process: &Process) -> Result<(), Breach> {
        let now = &process.obligations;
        Rule::DutyKept.unless(now.len() >= self.seen.len(), || {
            "obligations vanished".to_owned()
        })?;
        for (one, (id, state)) in now.iter().zip(&mut self.seen) {
            Rule::DutyKept.unless(one.id == *id, || format!("{id} became {}", one.id))?;
            if *state == one.state {
                continue;
            }
            Rule::DutyKept.unless(*state == ObligationState::Open, || {
                format!("{id} had ended and changed again, to {:?}", one.state)
            })?;
            *state = one.state.clone();
        }
        let new = now.iter().skip(self.seen.len());
        let new: Vec<_> = new.map(|one| (one.id, one.state.clone())).collect();
        self.seen.extend(new);
        Ok(())
    }
}

/// The obligation an event ends.
fn ends(event: &core::Event) -> Option<ObligationId> {
    match event {
        core::Event::ObligationMet(one) => Some(one.id),
        core::Event::ObligationLapsed(one) => Some(one.id),
        core::Event::ObligationWaived(one) => Some(one.id),
        core::Event::ObligationExcused(one) => Some(one.id),
        core::Event::StageEntered(_)
        | core::Event::GrantGiven(_)
        | core::Event::GrantWithdrawn(_)
        | core::Event::ObligationArose(_)
        | core::Event::ObligationMissed(_)
        | core::Event::ObligationDueFixed(_)
        | core::Event::ObligationExtended(_)
        | core::Event::GuardReasoned(_)
        | core::Event::DocumentFixed(_)
        | core::Event::GuardWarned(_) => None,
    }
}
