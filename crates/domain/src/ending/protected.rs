//! Protected acts (domain.md §5c): who made one is shielded for a time from what could be an answer to
//! it. The acts are made in every part of the contract; that they were made is remembered here.

use super::facts;
use crate::{
    assessment, context::Envelope, contract, delivery, ending::choices::SuspensionGround,
    event::Event, money, process::Process,
};
use kernel::{OrganisationId, Role, Side};

/// Remembers a protected act of a party. An act of a resident needs no shield of this kind: no
/// sanction and no notice can be aimed at a resident.
pub(crate) fn remember(process: &mut Process, envelope: &Envelope, event: &Event) {
    let on = envelope.occurred_on();
    if let Some(contract) = process.contract_mut(envelope.contract) {
        let supplier = contract.supplier.id;
        if let Some(author) = author(envelope, event, supplier) {
            contract.ending.protected.push((author, on));
        }
    }
}

/// The organisation a protected act shields; none when the act is not protected.
pub(crate) fn author(
    envelope: &Envelope,
    event: &Event,
    supplier: OrganisationId,
) -> Option<OrganisationId> {
    let own = envelope.actor.organisation;
    let role = envelope.actor.role;
    match event {
        Event::Delivery(event) => own.filter(|_| in_delivery(event, role)),
        Event::Contract(event) => own.filter(|_| in_contract(event)),
        Event::Money(money::Event::DeductionObjected(_)) => own,
        // The evaluator writes down what workers say; the shield is theirs.
        Event::Assessment(assessment::Event::WorkersHeard(_)) => Some(supplier),
        Event::Assessment(event) => own.filter(|_| in_assessment(event, role)),
        Event::Ending(event) => own.filter(|_| in_ending(event)),
        Event::Core(_)
        | Event::Planning(_)
        | Event::Bidding(_)
        | Event::Sealing(_)
        | Event::Money(_)
        | Event::Growth(_)
        | Event::Law(_)
        | Event::Signs(_) => None,
    }
}

/// A44, A63, A69, A73 and the replies of A99.
fn in_delivery(event: &delivery::Event, role: Role) -> bool {
    match event {
        delivery::Event::TaskDeclined(_)
        | delivery::Event::DatumAgreed(_)
        | delivery::Event::DatumDeclined(_)
        | delivery::Event::ServiceDenied(_)
        | delivery::Event::ServiceCorrected(_)
        | delivery::Event::DefaultNoticeGiven(_)
        | delivery::Event::FindingReplied(_)
        | delivery::Event::DatumAgreed(_)
        | delivery::Event::DatumDeclined(_)
        | delivery::Event::BreachAnswered(_) => true,
        // The provider accepts a task as an ordinary act; the office that asked assents to a change.
        delivery::Event::TaskAccepted(_) => role.side() != Some(Side::Provider),
        _ => false,
    }
}

/// A68, A69, A72.
fn in_contract(event: &contract::Event) -> bool {
    matches!(
        event,
        contract::Event::ChangeProposed(_)
            | contract::Event::ChangeCountered(_)
            | contract::Event::ChangeAssented(_)
            | contract::Event::ChangeRefused(_)
            | contract::Event::ChangeWithdrawn(_)
            | contract::Event::HardshipInvoked(_)
            | contract::Event::HardshipAnswered(_)
    )
}

/// A93, A99, A100.
fn in_assessment(event: &assessment::Event, role: Role) -> bool {
    match event {
        assessment::Event::RatingFiled(_) => role.side() == Some(Side::Provider),
        assessment::Event::EvaluationReplied(_) | assessment::Event::EvaluationAppealed(_) => true,
        _ => false,
    }
}

/// Views, refusals, disputes, replies and appeals about the end of the contract.
fn in_ending(event: &facts::Event) -> bool {
    match event {
        facts::Event::RenewalViewStated(_)
        | facts::Event::SuspensionRefused(_)
        | facts::Event::TerminationReplied(_)
        | facts::Event::DisputeRaised(_)
        | facts::Event::EvidenceAsked(_)
        | facts::Event::SanctionReplied(_)
        | facts::Event::SanctionAppealed(_) => true,
        facts::Event::SuspensionBegan(began) => began.ground == SuspensionGround::BothAgreed,
        _ => false,
    }
}
