//! Where the acts a record counts stand: one pass over the entries of a purchase.

use super::measure::Place;
use crate::{
    assessment::{Event as Assessed, choices::EvaluationId, choices::ImprovementId},
    context::Envelope,
    contract::Event as Agreed,
    core::Event as Core,
    delivery::{
        Event as Delivered,
        ids::{BreachId, InspectionId, ServiceId, TaskId},
        words_watch::Presumption,
    },
    ending::Event as Ended,
    event::Event,
    money::{Event as Paid, InvoiceId},
    process::ContractId,
};
use kernel::OrganisationId;

/// The places of one scope: a contract, or the purchase before and beside its contracts.
#[derive(Clone, Debug, Default)]
pub struct Places {
    pub(super) tasks: Vec<(TaskId, u32)>,
    pub(super) refusals: Vec<u32>,
    pub(super) inspections: Vec<(InspectionId, u32)>,
    pub(super) suspect: Vec<(Option<OrganisationId>, u32)>,
    pub(super) plain: Vec<(Option<OrganisationId>, u32)>,
    pub(super) confirmations: Vec<(Option<OrganisationId>, ServiceId, u32)>,
    pub(super) breaches: Vec<(BreachId, u32)>,
    pub(super) changes: Vec<u32>,
    pub(super) payments: Vec<(InvoiceId, u32)>,
    pub(super) reasons: Vec<(Option<OrganisationId>, u32)>,
    pub(super) warnings: Vec<(Option<OrganisationId>, u32)>,
    pub(super) signed: Option<u32>,
    pub(super) renewal: Option<u32>,
    pub(super) results: Vec<(EvaluationId, u32)>,
    pub(super) improvements: Vec<(ImprovementId, u32)>,
}

impl Places {
    /// The places of a scope.
    pub fn of<'a>(
        scope: Option<ContractId>,
        log: impl IntoIterator<Item = (&'a Envelope, &'a Event)>,
    ) -> Places {
        let mut places = Places::default();
        for (envelope, event) in log {
            if envelope.contract == scope {
                places.note(envelope, event);
            }
        }
        places
    }

    fn note(&mut self, envelope: &Envelope, event: &Event) {
        let (version, by) = (envelope.version, envelope.actor.organisation);
        match event {
            Event::Core(Core::GuardReasoned(_)) => self.reasons.push((by, version)),
            Event::Core(Core::GuardWarned(_)) => self.warnings.push((by, version)),
            Event::Contract(event) => match event {
                Agreed::ChangeTookEffect(_) => self.changes.push(version),
                Agreed::ContractSigned(_) | Agreed::ContractSignedLate(_) => {
                    self.signed = Some(version);
                }
                _ => {}
            },
            Event::Delivery(event) => self.delivery(event, (by, version)),
            Event::Money(Paid::PaymentMade(event)) => self.payments.push((event.id, version)),
            Event::Assessment(Assessed::EvaluationIssued(event)) => {
                self.results.push((event.evaluation, version));
            }
            Event::Assessment(Assessed::ImprovementClosed(event)) => {
                self.improvements.push((event.improvement, version));
            }
            Event::Ending(Ended::RenewalDecided(_)) => self.renewal = Some(version),
            _ => {}
        }
    }

    fn delivery(&mut self, event: &Delivered, (by, version): (Option<OrganisationId>, u32)) {
        match event {
            Delivered::TaskFiled(event) => self.tasks.push((event.id, version)),
            Delivered::VerbalOrderRecorded(event) => self.tasks.push((event.id, version)),
            Delivered::TaskDeclined(_) => self.refusals.push(version),
            Delivered::InspectionAnnounced(event) => {
                self.inspections.push((event.id, version));
                self.presumed(event.retaliation_presumed, (by, version));
            }
            Delivered::InspectionMade(event) => {
                self.inspections.push((event.id, version));
                self.presumed(event.retaliation_presumed, (by, version));
            }
            Delivered::FindingFiled(event) => {
                self.presumed(event.retaliation_presumed, (by, version));
            }
            Delivered::ServiceConfirmed(event) => {
                self.confirmations.push((by, event.service, version));
            }
            Delivered::BreachRecorded(event) => self.breaches.push((event.id, version)),
            _ => {}
        }
    }

    fn presumed(&mut self, presumed: Presumption, act: (Option<OrganisationId>, u32)) {
        match presumed {
            Presumption::Yes => self.suspect.push(act),
            Presumption::No => self.plain.push(act),
        }
    }
}

/// The place of an object.
pub(super) fn place<K: PartialEq>(all: &[(K, u32)], of: &K) -> Option<Place> {
    let found = all.iter().find(|(key, _)| key == of);
    found.map(|(_, version)| Place::Entry(*version))
}
