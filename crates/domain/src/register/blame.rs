//! Who made whom late: an obligation excused because of another, which may itself be excused; and
//! duties of the provider that waited for what the other side had not supplied.

use crate::{
    contract::{Clause, clauses},
    obligation::{Obligation, ObligationId, ObligationState},
    process::Process,
};
use kernel::{Date, Side};

/// By what one obligation is put down to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// It was excused because of it.
    Excused,
    /// It fell due while a precondition was overdue and not supplied.
    Precondition,
}

/// One cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// By what.
    pub ground: Ground,
    /// The obligation it is put down to, with its own causes.
    pub of: Blame,
}

/// An obligation with what it is put down to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blame {
    /// The obligation.
    pub id: ObligationId,
    /// Its causes.
    pub because: Vec<Because>,
}

/// The graph from an obligation back to what it is put down to. It has no circles: an excuse that
/// would close one is refused, and a record that held one would be cut where it closes.
pub fn blame(process: &Process, one: &Obligation) -> Blame {
    trace(process, one, &mut Vec::new())
}

fn trace(process: &Process, one: &Obligation, seen: &mut Vec<ObligationId>) -> Blame {
    seen.push(one.id);
    let mut because = Vec::new();
    for (ground, cause) in causes(process, one) {
        if !seen.contains(&cause.id) {
            let of = trace(process, cause, seen);
            because.push(Because { ground, of });
        }
    }
    seen.pop();
    Blame {
        id: one.id,
        because,
    }
}

fn causes<'a>(process: &'a Process, one: &'a Obligation) -> Vec<(Ground, &'a Obligation)> {
    let excused = excuse(process, one).map(|cause| (Ground::Excused, cause));
    let waited = preconditions(process, one).map(|cause| (Ground::Precondition, cause));
    excused.into_iter().chain(waited).collect()
}

fn excuse<'a>(process: &'a Process, one: &Obligation) -> Option<&'a Obligation> {
    let ObligationState::Excused { cause, .. } = &one.state else {
        return None;
    };
    let cause = (*cause)?;
    process.obligations.iter().find(|other| other.id == cause)
}

/// Preconditions of the same contract that were overdue and still owed when a duty of the provider
/// under the clause on scope fell due and was not kept.
fn preconditions<'a>(
    process: &'a Process,
    one: &'a Obligation,
) -> impl Iterator<Item = &'a Obligation> {
    let waits = one.duty.0.debtor.side() == Some(Side::Provider)
        && clauses::resting_on(one.duty.0).any(|clause| clause == Clause::Scope);
    let due = one.due.date().filter(|last| waits && !kept_by(one, *last));
    let all = process.obligations.iter();
    all.filter(move |other| {
        let supply = other.duty.0.code.starts_with("supply-precondition-");
        let same = other.contract == one.contract;
        let late =
            |last: Date| other.due.date().is_some_and(|own| own <= last) && !kept_by(other, last);
        supply && same && due.is_some_and(late)
    })
}

/// Whether it was kept, waived or had fallen away by a day. What was excused was not kept.
fn kept_by(one: &Obligation, day: Date) -> bool {
    match &one.state {
        ObligationState::Met { on } => *on <= day,
        ObligationState::Waived { .. } | ObligationState::Lapsed => true,
        ObligationState::Open | ObligationState::Excused { .. } => false,
    }
}

/// Whether the excuses of `from` lead to `to`: an excuse of `to` because of `from` would then say
/// that a delay caused itself.
pub fn leads_to(process: &Process, from: ObligationId, to: ObligationId) -> bool {
    let mut at = Some(from);
    let mut seen = Vec::new();
    while let Some(id) = at.filter(|id| !seen.contains(id)) {
        if id == to {
            return true;
        }
        seen.push(id);
        let one = process.obligations.iter().find(|one| one.id == id);
        at = one
            .and_then(|one| excuse(process, one))
            .map(|cause| cause.id);
    }
    false
}
