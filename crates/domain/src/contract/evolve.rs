//! What each fact of this module changes in the state.

mod bargain;
mod places;

use super::{
    events::{
        AuthorityStated, AwardFell, BaselineSet, ContractDeclined, ContractFiled, ContractPrepared,
        ContractPublished, ContractSigned, ContractSignedLate, DeliveryStarted, Event,
        HostClocksStarted, PlanCommented, PlanDeemedAgreed, PlanSubmitted, RemarkAnswered,
        RemarkMade, SignatureGiven, TeamIntroduced, TermsReadBack,
    },
    state::{Baseline, Filing, Plan, PlanState, ReadBack, Remark, RightsSeen, Signature},
};
use crate::{
    bidding::FallenAward,
    context::Envelope,
    process::{Contract, Process},
};

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let contract = process.contract_mut(envelope.contract);
    let mut move_on = Move { contract, envelope };
    match event {
        Event::ContractPrepared(one) => prepared(process, one),
        Event::RemarkMade(one) => move_on.by(one, remark_made),
        Event::RemarkAnswered(one) => move_on.by(one, remark_answered),
        Event::TermsReadBack(one) => move_on.by(one, read_back),
        Event::SignatureGiven(one) => move_on.by(one, signature),
        Event::ContractSigned(one) => move_on.by(one, signed),
        Event::ContractSignedLate(one) => move_on.by(one, signed_late),
        // The contract ends by the stage it enters.
        Event::ContractDeclined(one) => move_on.by(one, declined),
        Event::AwardFell(one) => award_fell(process, envelope, one),
        Event::AuthorityStated(one) => move_on.by(one, authority),
        Event::ContractPublished(one) => move_on.by(one, published),
        Event::ContractFiled(one) => move_on.by(one, filed),
        Event::CharterJoined(one) => move_on.by(one, places::joined),
        Event::HostWithdrawalAnnounced(one) => move_on.by(one, places::withdrawal),
        Event::HostSuccessorNamed(one) => places::successor_named(process, envelope, one),
        Event::HostLeft(one) => places::host_left(process, envelope, one),
        Event::PreconditionHandedOver(one) => move_on.by(one, places::handed_over),
        Event::PreconditionLookedAt(one) => move_on.by(one, places::looked_at),
        Event::BaselineSet(one) => move_on.by(one, baseline),
        Event::PlanSubmitted(one) => move_on.by(one, plan_submitted),
        Event::PlanCommented(one) => move_on.by(one, plan_commented),
        Event::PlanDeemedAgreed(one) => move_on.by(one, plan_agreed),
        Event::TeamIntroduced(one) => move_on.by(one, introduced),
        Event::DeliveryStarted(one) => move_on.by(one, delivery_began),
        Event::HostClocksStarted(one) => move_on.by(one, host_clocks),
        Event::ChangeProposed(one) => move_on.by(one, bargain::proposed),
        Event::ChangeCountered(one) => move_on.by(one, bargain::countered),
        Event::ChangeAssented(one) => move_on.by(one, bargain::assented),
        Event::ChangeRefused(one) => move_on.by(one, bargain::refused),
        Event::ChangeWithdrawn(one) => move_on.by(one, bargain::withdrawn),
        Event::ChangeExpired(one) => move_on.by(one, bargain::expired),
        Event::ChangeTookEffect(one) => move_on.by(one, bargain::took_effect),
        Event::HardshipInvoked(one) => move_on.by(one, bargain::hardship),
        Event::HardshipAnswered(one) => move_on.by(one, bargain::hardship_answered),
        Event::StaffChangeNotified(one) => move_on.by(one, bargain::staff_notified),
        Event::StaffChangeObjected(one) => move_on.by(one, bargain::staff_objected),
        Event::StaffObjectionAnswered(one) => move_on.by(one, bargain::staff_answered),
        Event::SuccessionRecorded(one) => places::succeeded(process, envelope, one),
    }
}

/// The contract an event is about and what surrounds the event.
struct Move<'a> {
    contract: Option<&'a mut Contract>,
    envelope: &'a Envelope,
}

impl Move<'_> {
    fn by<E>(&mut self, event: &E, change: fn(&mut Contract, &Envelope, &E)) {
        if let Some(contract) = self.contract.as_deref_mut() {
            change(contract, self.envelope, event);
        }
    }
}

fn prepared(process: &mut Process, event: &ContractPrepared) {
    let terms = (*event.terms.0).clone();
    let mut contract = Contract::new(event.id, event.supplier.clone(), event.lots.clone(), terms);
    contract.agreement.award = Some(event.award);
    contract.agreement.lead = event.lead.clone();
    contract.agreement.team_size = event.team_size;
    process.contracts.push(contract);
}

fn remark_made(contract: &mut Contract, _: &Envelope, event: &RemarkMade) {
    contract.agreement.remarks.push(Remark {
        id: event.id,
        party: event.party,
        schedule: event.schedule,
        answer: None,
    });
}

fn remark_answered(contract: &mut Contract, _: &Envelope, event: &RemarkAnswered) {
    let mut all = contract.agreement.remarks.iter_mut();
    if let Some(remark) = all.find(|one| one.id == event.id) {
        remark.answer = Some(event.outcome);
    }
}

fn read_back(contract: &mut Contract, envelope: &Envelope, event: &TermsReadBack) {
    contract.agreement.read_backs.push(ReadBack {
        party: event.party,
        by: envelope.actor.person,
        right: event.right,
        wrong: event.wrong.clone(),
        on: envelope.occurred_on(),
    });
}

fn signature(contract: &mut Contract, envelope: &Envelope, event: &SignatureGiven) {
    contract.agreement.signatures.push(Signature {
        party: event.party,
        by: envelope.actor.clone(),
        authority: None,
        mandate: None,
        on: envelope.occurred_on(),
    });
    if let Some(digest) = event.rights {
        contract.agreement.rights.push(RightsSeen {
            party: event.party,
            organisation: envelope.actor.organisation,
            digest,
            on: envelope.occurred_on(),
        });
    }
}

fn signed(contract: &mut Contract, envelope: &Envelope, event: &ContractSigned) {
    contract.pack = Some(event.pack.0.clone());
    contract.signed = Some(envelope.occurred_on());
    contract.agreement.original_value = Some(contract.terms.value);
    contract.agreement.base = Some(contract.terms.clone());
}

fn signed_late(contract: &mut Contract, _: &Envelope, event: &ContractSignedLate) {
    contract.agreement.days_late = event.days;
}

fn declined(contract: &mut Contract, envelope: &Envelope, _: &ContractDeclined) {
    contract.agreement.declined = Some(envelope.occurred_on());
}

fn award_fell(process: &mut Process, envelope: &Envelope, event: &AwardFell) {
    let bidding = &mut process.bidding;
    bidding.chosen.retain(|(lot, _)| !event.lots.contains(lot));
    bidding.fallen.push(FallenAward {
        award: event.award,
        lots: event.lots.clone(),
        supplier: event.supplier.clone(),
        party: event.party,
        ground: event.ground,
        on: envelope.occurred_on(),
        next: None,
    });
}

fn authority(contract: &mut Contract, _: &Envelope, event: &AuthorityStated) {
    let mut signatures = contract.agreement.signatures.iter_mut();
    if let Some(found) = signatures.find(|one| one.party == event.party) {
        found.authority = Some(event.authority);
        found.mandate.clone_from(&event.mandate);
    }
}

fn published(contract: &mut Contract, envelope: &Envelope, _: &ContractPublished) {
    contract.agreement.published = Some(envelope.occurred_on());
}

fn filed(contract: &mut Contract, envelope: &Envelope, event: &ContractFiled) {
    contract.agreement.filed = Some(Filing {
        number: event.number.clone(),
        on: envelope.occurred_on(),
    });
}

fn baseline(contract: &mut Contract, envelope: &Envelope, event: &BaselineSet) {
    contract.agreement.baseline = Some(Baseline {
        measures: event.measures.clone(),
        users: event.users,
        on: envelope.occurred_on(),
    });
}

fn plan_submitted(contract: &mut Contract, envelope: &Envelope, event: &PlanSubmitted) {
    contract.agreement.plans.push(Plan {
        from: event.from,
        until: event.until,
        hours: event.hours,
        submitted: envelope.occurred_on(),
        state: PlanState::Submitted,
    });
}

fn settle_plan(contract: &mut Contract, state: PlanState) {
    let mut plans = contract.agreement.plans.iter_mut();
    if let Some(plan) = plans.find(|one| one.state == PlanState::Submitted) {
        plan.state = state;
    }
}

fn plan_commented(contract: &mut Contract, envelope: &Envelope, event: &PlanCommented) {
    let (on, stance) = (envelope.occurred_on(), event.stance);
    settle_plan(contract, PlanState::Commented { on, stance });
}

fn plan_agreed(contract: &mut Contract, envelope: &Envelope, _: &PlanDeemedAgreed) {
    let on = envelope.occurred_on();
    settle_plan(contract, PlanState::DeemedAgreed { on });
}

fn introduced(contract: &mut Contract, envelope: &Envelope, _: &TeamIntroduced) {
    let on = envelope.occurred_on();
    contract.agreement.introductions.push(on);
}

fn delivery_began(contract: &mut Contract, envelope: &Envelope, _: &DeliveryStarted) {
    contract.agreement.delivery_began = Some(envelope.occurred_on());
}

fn host_clocks(contract: &mut Contract, _: &Envelope, event: &HostClocksStarted) {
    contract.agreement.host_clocks_began = Some(event.on);
}
