//! What other parts ask of the running service.

use super::{
    Asker, Breach, DefaultNotice, Delivery, Inspection, RecordStanding, ResidentComplaint, Service,
    Task, TaskState,
};
use crate::{
    act::ActCode,
    delivery::{
        ids::{BreachId, DefaultNoticeId, InspectionId, ResidentComplaintId, ServiceId, TaskId},
        words::{ServiceKind, TaskClass},
        words_watch::{ForbiddenAct, Presumption, Quota},
    },
};
use kernel::{Date, OrganisationId, PersonId};
use rust_decimal::Decimal;

impl Delivery {
    /// Cases opened and not closed, withdrawn records apart. Cases handed over to a successor are
    /// known to the module that ends contracts, not here.
    pub fn open_cases(&self) -> u32 {
        let count = |kind| {
            let all = self.standing_services().filter(|one| one.kind == kind);
            u32::try_from(all.count()).unwrap_or(u32::MAX)
        };
        count(ServiceKind::CaseOpened).saturating_sub(count(ServiceKind::CaseClosed))
    }

    /// Persons who asked this provider for tasks since `from`, in writing or by word of mouth (SD9:
    /// they may not score it). An order the office denies counts for nobody.
    pub fn task_requesters(&self, from: Date) -> Vec<PersonId> {
        let asked = self
            .tasks
            .iter()
            .filter(|one| one.state != TaskState::OrderDenied && one.filed >= from);
        let named = asked.filter_map(|one| match one.asker {
            Asker::Person(person) => Some(person),
            Asker::Elsewhere | Asker::Unnamed => None,
        });
        let mut persons: Vec<PersonId> = named.collect();
        persons.sort_unstable();
        persons.dedup();
        persons
    }

    /// Offices that let the hours pass on a verbal order since `from` of which no person of the
    /// directory is named. Nobody scores for such an office until it answers: whoever orders by word
    /// of mouth and keeps silent is not better placed than whoever asks in writing (SD9).
    pub fn silent_offices(&self, from: Date) -> Vec<OrganisationId> {
        let silent = self.tasks.iter().filter(|one| {
            one.state == TaskState::OrderUnanswered
                && one.filed >= from
                && !matches!(one.asker, Asker::Person(_))
        });
        let mut offices: Vec<OrganisationId> = silent.map(|one| one.requester.id).collect();
        offices.sort_unstable();
        offices.dedup();
        offices
    }

    /// Protected acts: the act (for a recorded forbidden act or verbal order, the act that was
    /// reported), when, and the organisation it concerned. An adverse act of that organisation
    /// soon after is presumed to be retaliation.
    pub fn protected_acts(&self) -> &[(ActCode, Date, OrganisationId)] {
        &self.protected
    }

    /// Hours of service recorded, withdrawn records apart.
    pub fn hours_delivered(&self) -> Decimal {
        self.standing_services().map(|one| one.hours).sum()
    }

    /// Hours worked on what is out of scope or forbidden, with verbal orders that were not denied.
    pub fn offcontract_hours(&self) -> Decimal {
        let off = self.tasks.iter().filter(|one| match one.class {
            TaskClass::OutOfScope | TaskClass::Forbidden => one.was_worked(),
            TaskClass::InScope | TaskClass::Adjacent => false,
        });
        off.map(|one| one.hours).sum()
    }

    /// Hours taken from the flex pool by accepted tasks.
    pub fn flex_hours_used(&self) -> Decimal {
        let drawn = self.tasks.iter().filter(|one| one.draws_on_pool());
        drawn.map(|one| one.hours).sum()
    }

    /// Days for which staff were borrowed, by the records of forbidden acts that count.
    pub fn borrowed_days(&self) -> u32 {
        let borrowed = self
            .breaches
            .iter()
            .filter(|one| one.record.act == ForbiddenAct::BorrowedStaff && one.counts());
        borrowed
            .filter_map(|one| one.record.days)
            .fold(0, u32::saturating_add)
    }

    /// Records of service that count.
    pub fn standing_services(&self) -> impl Iterator<Item = &Service> {
        self.services
            .iter()
            .filter(|one| one.standing != RecordStanding::Withdrawn)
    }

    /// The last day reported on.
    pub fn reported_until(&self) -> Option<Date> {
        self.reports.iter().map(|one| one.content.to).max()
    }

    /// The record of service of an id.
    pub fn service(&self, id: ServiceId) -> Option<&Service> {
        let found = id.place().and_then(|place| self.services.get(place));
        found.filter(|one| one.id == id)
    }

    /// The task of an id.
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        self.tasks.iter().find(|one| one.id == id)
    }

    /// The inspection of an id.
    pub fn inspection(&self, id: InspectionId) -> Option<&Inspection> {
        self.inspections.iter().find(|one| one.id == id)
    }

    /// The complaint of an id.
    pub fn complaint(&self, id: ResidentComplaintId) -> Option<&ResidentComplaint> {
        self.complaints.iter().find(|one| one.routed.id == id)
    }

    /// The recorded forbidden act of an id.
    pub fn breach(&self, id: BreachId) -> Option<&Breach> {
        self.breaches.iter().find(|one| one.record.id == id)
    }

    /// The default notice of an id.
    pub fn notice(&self, id: DefaultNoticeId) -> Option<&DefaultNotice> {
        self.notices.iter().find(|one| one.id == id)
    }

    /// Inspections beyond the agreed number (A56).
    pub fn inspections_over_cap(&self) -> usize {
        self.inspections
            .iter()
            .filter(|one| one.quota == Quota::Over)
            .count()
    }

    /// Acts after which retaliation is presumed.
    pub fn presumed_retaliations(&self) -> usize {
        let recorded = self.breaches.iter();
        recorded
            .filter(|one| one.record.retaliation_presumed == Presumption::Yes)
            .count()
    }
}
