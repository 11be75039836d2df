//! How the state moves on.

use super::{
    choices::{AppealOutcome, DisputeId, EmergencyId, SanctionId, SanctionOutcome, TerminationId},
    facts::{self, Event},
    state::{
        Bridge, Dispute, Emergency, Ending, RenewalDecision, Review, Sanction, SanctionState,
        Suspension, Termination, TerminationState, Withholding,
    },
};
use crate::{context::Envelope, process::Process};
use kernel::{Date, Money};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let Some(contract) = process.contract_mut(envelope.contract) else {
        return;
    };
    dispatch(&mut contract.ending, envelope, event);
    contract.standing = contract.ending.standing();
}

fn dispatch(ending: &mut Ending, envelope: &Envelope, event: &Event) {
    let on = envelope.occurred_on();
    match event {
        Event::RenewalDecided(event) => decided(ending, on, event),
        Event::RenewalViewStated(event) => ending.wish = Some(event.wish),
        Event::RenewalNoticeGiven(_) => ending.noticed = Some(on),
        Event::BridgeBegan(event) => bridge(ending, event),
        Event::HandoverBegun(_) => {}
        Event::CasesTransferred(event) => cases(ending, event),
        Event::DataReturned(event) => {
            let by = (event.side, envelope.actor.organisation);
            ending.handover.returned.push(by);
        }
        Event::ReviewFiled(event) => ending.handover.reviews.push(Review {
            side: event.side,
            organisation: envelope.actor.organisation,
            points: event.points.clone(),
        }),
        Event::ReviewPublished(_) => ending.handover.reviewed = Some(on),
        Event::LessonRecorded(event) => ending.handover.lessons.push(event.lesson.clone()),
        Event::ContractClosed(event) => ending.keep_until = Some(event.archive_keep_until),
        Event::SuspensionProposed(event) => proposed(ending, event),
        Event::SuspensionBegan(event) => suspended(ending, on, event),
        Event::SuspensionRefused(_) | Event::SuspensionEnded(_) => {
            ending.suspension = Suspension::None;
        }
        Event::TerminationNoticed(event) => noticed(ending, envelope, event),
        Event::TerminationReplied(event) => {
            rule(ending, event.notice, TerminationState::Replied);
        }
        Event::TerminationAllowed(event) => allowed(ending, on, event),
        Event::TerminationDenied(event) => rule(ending, event.notice, TerminationState::Denied),
        Event::PerformanceWithheld(event) => withheld(ending, on, event),
        Event::PerformanceResumed(_) => ending.withholding = None,
        Event::EmergencyOrdered(event) => ordered(ending, envelope, event),
        Event::EmergencyReported(event) => with_emergency(ending, event.order, |one| {
            one.reports.push((event.side, event.hours));
        }),
        Event::EmergencyRatified(event) => with_emergency(ending, event.order, |one| {
            one.payable = Some(event.payable);
        }),
        Event::DisputeRaised(event) => raised(ending, event),
        Event::DisputeSteppedUp(event) => with_dispute(ending, event.dispute, |one| {
            one.step = event.step;
            one.until = event.until;
        }),
        Event::SettlementOffered(event) => with_dispute(ending, event.dispute, |one| {
            one.offer = envelope.actor.organisation.map(|by| (by, event.amount));
        }),
        Event::DisputeSettled(event) => over(ending, event.dispute, on, event.amount),
        Event::DisputeRuled(event) => over(ending, event.dispute, on, event.payable),
        Event::SanctionProposed(event) => sanction(ending, envelope, event),
        Event::SanctionReplied(event) => with_sanction(ending, event.sanction, |one| {
            one.replied = Some(on);
        }),
        Event::SanctionDecided(event) => sanction_decided(ending, envelope, event),
        Event::SanctionAppealed(event) => appealed(ending, event.sanction),
        Event::SanctionAppealDecided(event) => appeal_decided(ending, event),
        Event::SanctionBecameFinal(event) => with_sanction(ending, event.sanction, |one| {
            one.rung = event.rung;
            one.state = SanctionState::Final {
                expires: event.expires,
            };
        }),
        Event::SanctionExpired(event) => with_sanction(ending, event.sanction, |one| {
            one.state = SanctionState::Expired;
        }),
        Event::RewardGranted(event) => ending.rewards.push((event.organisation.id, on)),
    }
}

fn decided(ending: &mut Ending, on: Date, event: &facts::RenewalDecided) {
    ending.renewal = Some(RenewalDecision {
        outcome: event.outcome,
        results: event.results.clone(),
        on,
    });
}

fn bridge(ending: &mut Ending, event: &facts::BridgeBegan) {
    ending.bridges.push(Bridge {
        id: event.bridge,
        from: event.from,
        until: event.until,
    });
}

fn cases(ending: &mut Ending, event: &facts::CasesTransferred) {
    let handover = &mut ending.handover;
    handover.transferred = handover.transferred.saturating_add(event.transferred);
    handover.closed = handover.closed.saturating_add(event.closed);
}

fn proposed(ending: &mut Ending, event: &facts::SuspensionProposed) {
    ending.suspension = Suspension::Proposed {
        side: event.side,
        until: event.until,
        facts: event.facts.clone(),
    };
}

fn suspended(ending: &mut Ending, on: Date, event: &facts::SuspensionBegan) {
    ending.suspension = Suspension::Running {
        side: event.side,
        ground: event.ground,
        since: on,
        until: event.until,
    };
}

fn noticed(ending: &mut Ending, envelope: &Envelope, event: &facts::TerminationNoticed) {
    ending.terminations.push(Termination {
        id: event.notice,
        side: event.side,
        ground: event.ground,
        by: envelope.actor.clone(),
        on: envelope.occurred_on(),
        reply_until: event.reply_until,
        state: TerminationState::Noticed,
    });
}

fn allowed(ending: &mut Ending, on: Date, event: &facts::TerminationAllowed) {
    let state = TerminationState::Allowed {
        on,
        work_done: event.work_done,
        wind_down: event.wind_down,
    };
    rule(ending, event.notice, state);
}

fn rule(ending: &mut Ending, id: TerminationId, state: TerminationState) {
    let mut all = ending.terminations.iter_mut();
    if let Some(found) = all.find(|one| one.id == id) {
        found.state = state;
    }
}

fn withheld(ending: &mut Ending, on: Date, event: &facts::PerformanceWithheld) {
    ending.withholding = Some(Withholding {
        ground: event.ground,
        since: on,
        protective: event.protective.clone(),
    });
}

fn ordered(ending: &mut Ending, envelope: &Envelope, event: &facts::EmergencyOrdered) {
    ending.emergencies.push(Emergency {
        id: event.order,
        what: event.what.clone(),
        by: envelope.actor.clone(),
        on: envelope.occurred_on(),
        until: event.until,
        hours: event.hours,
        reports: Vec::new(),
        payable: None,
    });
}

fn with_emergency(ending: &mut Ending, id: EmergencyId, change: impl FnOnce(&mut Emergency)) {
    if let Some(found) = ending.emergencies.iter_mut().find(|one| one.id == id) {
        change(found);
    }
}

fn raised(ending: &mut Ending, event: &facts::DisputeRaised) {
    ending.disputes.push(Dispute {
        id: event.dispute,
        object: event.object.clone(),
        by: event.by.clone(),
        against: event.against.clone(),
        step: super::choices::DisputeStep::Talk,
        until: Some(event.until),
        offer: None,
        closed: None,
    });
}

fn with_dispute(ending: &mut Ending, id: DisputeId, change: impl FnOnce(&mut Dispute)) {
    if let Some(found) = ending.disputes.iter_mut().find(|one| one.id == id) {
        change(found);
    }
}

fn over(ending: &mut Ending, id: DisputeId, on: Date, sum: Option<Money>) {
    with_dispute(ending, id, |one| one.closed = Some((on, sum)));
}

fn sanction(ending: &mut Ending, envelope: &Envelope, event: &facts::SanctionProposed) {
    ending.sanctions.push(Sanction {
        id: event.sanction,
        side: event.side,
        organisation: event.organisation.clone(),
        rung: event.rung,
        basis: event.basis,
        proposer: envelope.actor.clone(),
        reply_until: event.reply_until,
        replied: None,
        state: SanctionState::Proposed,
    });
}

fn with_sanction(ending: &mut Ending, id: SanctionId, change: impl FnOnce(&mut Sanction)) {
    if let Some(found) = ending.sanctions.iter_mut().find(|one| one.id == id) {
        change(found);
    }
}

fn sanction_decided(ending: &mut Ending, envelope: &Envelope, event: &facts::SanctionDecided) {
    with_sanction(ending, event.sanction, |one| {
        one.rung = event.rung;
        one.state = match event.outcome {
            SanctionOutcome::Imposed => SanctionState::Decided {
                by: envelope.actor.clone(),
                on: envelope.occurred_on(),
                appeal_until: event.appeal_until,
            },
            SanctionOutcome::Dismissed => SanctionState::Dismissed,
        };
    });
}

fn appealed(ending: &mut Ending, id: SanctionId) {
    with_sanction(ending, id, |one| {
        if let SanctionState::Decided { by, on, .. } = &one.state {
            one.state = SanctionState::Appealed {
                by: by.clone(),
                on: *on,
            };
        }
    });
}

fn appeal_decided(ending: &mut Ending, event: &facts::SanctionAppealDecided) {
    match event.outcome {
        // What stands becomes final by the event that follows, with the rung that stands.
        AppealOutcome::Upheld | AppealOutcome::Lowered => {}
        AppealOutcome::Overturned => with_sanction(ending, event.sanction, |one| {
            one.state = SanctionState::Dismissed;
        }),
    }
}
