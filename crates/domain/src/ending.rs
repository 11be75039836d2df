//! How a contract ends, and what may interrupt it: renewal or transition (S21), handover and close
//! (S22), suspension, early end, withheld performance and emergency (X1–X4), disputes (M7), and
//! sanctions and rewards (M8).
//!
//! Every one of these has the same grounds, clocks and forms for both sides. Whether the contract
//! runs is told from the facts kept here and is never set apart from them. This module never decides
//! money: it names sums that fall due and leaves invoices and payments to the ledger.

pub mod accept_settlement;
pub mod agree_suspension;
pub mod appeal_sanction;
pub mod ask_for_evidence;
pub mod begin_handover;
pub mod choices;
pub mod close_contract;
pub(crate) mod common;
pub mod decide_renewal;
pub mod decide_sanction;
pub mod decide_sanction_appeal;
pub mod decline_reward;
pub mod facts;
mod fold;
pub mod give_renewal_notice;
pub mod give_termination_notice;
pub mod grant_reward;
pub mod ladder;
pub mod law;
pub mod offer_settlement;
pub mod order_bridge;
pub mod order_emergency;
pub mod powers;
pub mod propose_sanction;
mod protected;
pub mod raise_dispute;
pub mod ratify_emergency;
pub mod record_lessons;
pub mod reply_to_sanction;
pub mod reply_to_termination;
pub mod report_emergency;
pub mod resume_contract;
pub mod resume_performance;
pub mod return_data;
pub mod review_relationship;
pub mod rule_on_dispute;
pub mod rule_on_termination;
pub mod show_evidence;
pub mod state;
pub mod state_renewal_view;
pub mod step_up_dispute;
pub mod suspend_contract;
pub mod take_up_sanction;
pub mod transfer_cases;
pub mod turn_second_key;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;
pub mod withhold_performance;

pub use facts::Event;
pub use fold::evolve;
pub use law::{DUTIES, GUARDS, REFUSALS};
#[cfg(test)]
pub(crate) use protected::author;
pub(crate) use protected::remember;
pub use state::Ending;

use crate::{
    assessment::choices::Grade,
    context::At,
    decision::Decision,
    process::{Contract, Standing},
    refs::Choice,
    refusal::Refusal,
    stage::Stage,
    verb::VerbEntry,
};
use choices::{
    BridgeCause, BridgeId, DisputeId, EmergencyId, ResultRef, SanctionId, SuspensionEnd,
    TerminationId,
};
use facts::{BridgeBegan, ReviewPublished, SanctionBecameFinal, SanctionExpired, SuspensionEnded};
use kernel::time::plus_days;
use law::{DECIDE_RENEWAL, DECIDE_REWARD, STATE_VIEW};
use rules::Key;
use state::{Sanction, SanctionState, Suspension};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<decide_renewal::DecideRenewal>(),
    VerbEntry::of::<state_renewal_view::StateRenewalView>(),
    VerbEntry::of::<give_renewal_notice::GiveRenewalNotice>(),
    VerbEntry::of::<order_bridge::OrderBridge>(),
    VerbEntry::of::<begin_handover::BeginHandover>(),
    VerbEntry::of::<transfer_cases::TransferCases>(),
    VerbEntry::of::<return_data::ReturnData>(),
    VerbEntry::of::<review_relationship::ReviewRelationship>(),
    VerbEntry::of::<record_lessons::RecordLessons>(),
    VerbEntry::of::<close_contract::CloseContract>(),
    VerbEntry::of::<suspend_contract::SuspendContract>(),
    VerbEntry::of::<agree_suspension::AgreeSuspension>(),
    VerbEntry::of::<resume_contract::ResumeContract>(),
    VerbEntry::of::<give_termination_notice::GiveTerminationNotice>(),
    VerbEntry::of::<reply_to_termination::ReplyToTermination>(),
    VerbEntry::of::<rule_on_termination::RuleOnTermination>(),
    VerbEntry::of::<withhold_performance::WithholdPerformance>(),
    VerbEntry::of::<resume_performance::ResumePerformance>(),
    VerbEntry::of::<order_emergency::OrderEmergency>(),
    VerbEntry::of::<report_emergency::ReportEmergency>(),
    VerbEntry::of::<ratify_emergency::RatifyEmergency>(),
    VerbEntry::of::<raise_dispute::RaiseDispute>(),
    VerbEntry::of::<step_up_dispute::StepUpDispute>(),
    VerbEntry::of::<offer_settlement::OfferSettlement>(),
    VerbEntry::of::<accept_settlement::AcceptSettlement>(),
    VerbEntry::of::<rule_on_dispute::RuleOnDispute>(),
    VerbEntry::of::<propose_sanction::ProposeSanction>(),
    VerbEntry::of::<ask_for_evidence::AskForEvidence>(),
    VerbEntry::of::<show_evidence::ShowEvidence>(),
    VerbEntry::of::<reply_to_sanction::ReplyToSanction>(),
    VerbEntry::of::<decide_sanction::DecideSanction>(),
    VerbEntry::of::<appeal_sanction::AppealSanction>(),
    VerbEntry::of::<decide_sanction_appeal::DecideSanctionAppeal>(),
    VerbEntry::of::<take_up_sanction::TakeUpSanction>(),
    VerbEntry::of::<turn_second_key::TurnSecondKey>(),
    VerbEntry::of::<grant_reward::GrantReward>(),
    VerbEntry::of::<decline_reward::DeclineReward>(),
];

/// What time alone brings about in this module.
pub fn tick(at: &At<'_>) -> Vec<crate::event::Event> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    // One part that cannot be computed (a calendar nobody has published) must not stop the others.
    let decision = [renewal, bridge, suspension, reward, review]
        .into_iter()
        .fold(Decision::new(at), |decision, part| {
            part(at, contract, decision)
        });
    let all = contract.ending.sanctions.iter();
    all.fold(decision, |decision, one| sanction(at, one, decision))
        .done()
        .unwrap_or_default()
}

/// Stages in which what follows the term is still to be decided.
const UNDECIDED: &[Stage] = &[
    Stage::S15,
    Stage::S16,
    Stage::S17,
    Stage::S18,
    Stage::S19,
    Stage::S20,
    Stage::S21,
];

fn undecided(contract: &Contract) -> bool {
    UNDECIDED.contains(&contract.stage)
        && contract.ending.renewal.is_none()
        && !matches!(contract.standing, Standing::Ended { .. })
}

/// The window of the decision opens: both sides owe their part.
fn renewal<'a>(at: &At<'_>, contract: &Contract, decision: Decision<'a>) -> Decision<'a> {
    let owed = |duty: &'static crate::Duty| {
        let mut all = at.process.obligations.iter();
        all.any(|one| one.duty.0 == duty && one.contract == Some(contract.id))
    };
    let open = common::renewal_opens(at).is_ok_and(|opens| opens <= at.today());
    let Ok(due) = common::notice_day(at) else {
        return decision;
    };
    if !open || !undecided(contract) || owed(&DECIDE_RENEWAL) {
        return decision;
    }
    let decision = decision.owe(&DECIDE_RENEWAL, "", due.clone());
    match contract.ending.wish {
        None => decision.owe(&STATE_VIEW, "", due),
        Some(_) => decision,
    }
}

/// Nothing was decided by the last day: the service goes on for the period of the bridge.
fn bridge<'a>(at: &At<'_>, contract: &Contract, decision: Decision<'a>) -> Decision<'a> {
    let end = contract.terms.end;
    let due = undecided(contract) && contract.ending.bridges.is_empty() && end <= at.today();
    let until = common::plain_end(at, Key::RenewalBridge, end).ok();
    decision.maybe(until.filter(|_| due).map(|until| BridgeBegan {
        bridge: BridgeId::after(0),
        from: plus_days(end, 1),
        until,
        cause: BridgeCause::Automatic,
        reasons: None,
    }))
}

/// A suspension with a last day ends by itself.
fn suspension<'a>(at: &At<'_>, contract: &Contract, decision: Decision<'a>) -> Decision<'a> {
    let over = match &contract.ending.suspension {
        Suspension::Running { until, .. } => until.is_some_and(|until| until < at.today()),
        Suspension::None | Suspension::Proposed { .. } => false,
    };
    decision.maybe(over.then_some(SuspensionEnded {
        how: SuspensionEnd::TimeOver,
        words: None,
    }))
}

/// Two results of the best grade in a row: the reward I3 is granted or refused with reasons (§5f).
fn reward<'a>(at: &At<'_>, contract: &Contract, decision: Decision<'a>) -> Decision<'a> {
    let issued = contract.assessment.evaluations().iter();
    let graded = issued.filter(|one| !one.is_under_appeal());
    let graded: Vec<_> = graded
        .filter_map(|one| Some((one.id, one.outcome()?.grade)))
        .collect();
    let best = |grade: &Option<Grade>| *grade == Some(Grade::A);
    let [.., (_, before), (last, after)] = graded.as_slice() else {
        return decision;
    };
    let subject = last.to_string();
    let asked = at.process.obligations.iter().any(|one| {
        one.duty.0 == &DECIDE_REWARD && one.contract == Some(contract.id) && one.subject == subject
    });
    match at.due(Key::Recheck, at.today()) {
        Ok(due) if best(before) && best(after) && !asked && contract.stage != Stage::End => {
            decision.owe(&DECIDE_REWARD, subject, due)
        }
        _ => decision,
    }
}

/// The time to review the relationship is over: what was filed is published without the rest.
fn review<'a>(at: &At<'_>, contract: &Contract, decision: Decision<'a>) -> Decision<'a> {
    let handover = &contract.ending.handover;
    let over = review_relationship::is_over(at, contract);
    let due = !handover.reviews.is_empty() && handover.reviewed.is_none() && over;
    decision.maybe(due.then_some(ReviewPublished {}))
}

/// A sanction nobody appealed becomes final; a record that has lasted its time expires.
fn sanction<'a>(at: &At<'_>, one: &Sanction, decision: Decision<'a>) -> Decision<'a> {
    match &one.state {
        SanctionState::Decided { appeal_until, .. } if *appeal_until < at.today() => {
            let Ok(expires) = decide_sanction_appeal::expiry(at, one.rung, *appeal_until) else {
                return decision;
            };
            let decision = decision.event(SanctionBecameFinal {
                sanction: one.id,
                organisation: one.organisation.clone(),
                rung: one.rung,
                expires,
            });
            decide_sanction_appeal::told(at, one, one.rung, decision)
        }
        SanctionState::Final {
            expires: Some(expires),
        } if *expires <= at.today() => decision.event(SanctionExpired { sanction: one.id }),
        SanctionState::Decided { .. }
        | SanctionState::Final { .. }
        | SanctionState::Proposed
        | SanctionState::Appealed { .. }
        | SanctionState::Dismissed
        | SanctionState::Expired => decision,
    }
}

/// Objects of this module that a field can point to.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    let listed: Result<Vec<Choice>, Refusal> = at.contract().map(|contract| {
        let ending = &contract.ending;
        match kind {
            DisputeId::KIND => ending
                .disputes_open()
                .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.object.as_str())))
                .collect(),
            SanctionId::KIND => ending.sanctions.iter().map(sanction_choice).collect(),
            EmergencyId::KIND => ending
                .emergencies
                .iter()
                .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.what.as_str())))
                .collect(),
            TerminationId::KIND => ending
                .open_termination()
                .map(|one| Choice {
                    value: one.id.to_string(),
                    zh: format!("{} {}", one.id, one.ground.name().zh),
                    en: format!("{} {}", one.id, one.ground.name().en),
                })
                .into_iter()
                .collect(),
            ResultRef::KIND => contract
                .assessment
                .result_ids()
                .into_iter()
                .map(|id| Choice::new(&id, &id))
                .collect(),
            _ => Vec::new(),
        }
    });
    listed.unwrap_or_default()
}

fn sanction_choice(one: &Sanction) -> Choice {
    Choice {
        value: one.id.to_string(),
        zh: format!("{} {} {}", one.id, one.organisation.zh, one.rung.name().zh),
        en: format!("{} {} {}", one.id, one.organisation.en, one.rung.name().en),
    }
}

#[cfg(test)]
mod tests;
