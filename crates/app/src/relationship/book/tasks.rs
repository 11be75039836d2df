//! What is asked beside the service: tasks in writing, orders by word of mouth, support, extras.

use super::{Book, Here};
use domain::delivery::{
    Event as Delivered,
    facts::{TaskAccepted, TaskFiled, VerbalOrderRecorded},
    ids::TaskId,
    words::{Funder, ReferralWay, TaskCategory, TaskClass},
};
use kernel::time::days_between;
use measure::{
    ids::PartyId,
    schema::{Act, Consent, ConsentKind, Counter, Right},
};
use rust_decimal::Decimal;

/// Days within which paying for hours beside the contract counts as agreeing to them afterwards. Paid
/// later it is the settling of a debt.
const RATIFIED_WITHIN: i32 = 30;

/// Hours as the measures count them: to the quarter of an hour, none where they are out of range.
pub(super) fn hours(given: Decimal) -> f64 {
    let quarters = (given * Decimal::from(4)).round();
    u32::try_from(quarters).map_or(0.0, |quarters| f64::from(quarters) / 4.0)
}

/// The right a task touches: persons when staff are lent, else what is to be done.
const fn right(category: TaskCategory) -> Right {
    match category {
        TaskCategory::StaffLoan => Right::Operation,
        TaskCategory::InScope
        | TaskCategory::Adjacent
        | TaskCategory::Administrative
        | TaskCategory::Forms
        | TaskCategory::Emergency => Right::Goals,
    }
}

/// The act by which a task of this class is taken on and done.
const fn taken_on(class: TaskClass) -> u8 {
    match class {
        TaskClass::InScope => 60,
        TaskClass::Adjacent => 61,
        TaskClass::OutOfScope | TaskClass::Forbidden => 62,
    }
}

/// The act of working as ordered beside the contract (measurement.md §6): forms and data are plain
/// compliance, which says nothing of anybody's goodwill; hands lent to the office are a help to it.
const fn done(category: TaskCategory) -> u8 {
    match category {
        TaskCategory::InScope | TaskCategory::Forms => 60,
        TaskCategory::Adjacent
        | TaskCategory::Administrative
        | TaskCategory::StaffLoan
        | TaskCategory::Emergency => 66,
    }
}

impl Book<'_> {
    /// Tasks, orders, support, extras.
    pub(super) fn asked_for(&mut self, here: &Here, event: &Delivered) {
        match event {
            Delivered::TaskFiled(event) => self.task_filed(here, event),
            Delivered::TaskAccepted(event) => self.task_accepted(here, event),
            Delivered::TaskCountered(event) => {
                let number = self.number_of(event.task);
                self.about_task(here, number, event.task);
            }
            Delivered::TaskDeclined(event) => {
                let matter = event.task.to_string();
                self.consents(here, &matter, 58, ConsentKind::Refused);
                self.about_task(here, 63, event.task);
            }
            Delivered::TaskCompleted(event) => {
                let number = self.number_of(event.task);
                let worked = hours(event.hours);
                if let Some(act) = self.about_task(here, number, event.task) {
                    act.effort.hours = worked;
                    act.evidence.truncate(1);
                }
            }
            Delivered::TaskConfirmed(event) => {
                let (number, matter) = (self.number_of(event.task), event.task.to_string());
                self.counters(&matter, number, Counter::Confirmed, &here.by);
            }
            Delivered::TaskWithdrawn(event) => {
                self.needs_no_answer(&event.task.to_string());
                self.about_task(here, 58, event.task);
            }
            Delivered::TaskLapsed(event) => {
                self.unanswered(here, &event.task.to_string(), 58);
            }
            Delivered::TaskCompensated(event) => self.compensated(here, event.task),
            _ => self.by_word_of_mouth(here, event),
        }
    }

    fn task(&self, id: TaskId) -> Option<&domain::delivery::state::Task> {
        let mut tasks = self.contract.delivery.tasks.iter();
        tasks.find(|one| one.id == id)
    }

    fn number_of(&self, id: TaskId) -> u8 {
        self.task(id).map_or(60, |one| taken_on(one.class))
    }

    fn requester(&self, id: TaskId) -> Option<PartyId> {
        self.cast.named(self.task(id)?.requester.id)
    }

    /// An act about a task: of the organisation toward whoever asked, of anybody else toward the
    /// organisation.
    fn about_task(&mut self, here: &Here, number: u8, task: TaskId) -> Option<&mut Act> {
        let own = self.cast.organisation();
        let target = match here.by == own {
            true => self.requester(task)?,
            false => own,
        };
        let told = self.cast.offices();
        let act = self.act(
            here,
            number,
            (here.by.clone(), Some(target)),
            task.to_string(),
        )?;
        act.disclosed_to = told;
        Some(act)
    }

    fn task_filed(&mut self, here: &Here, event: &TaskFiled) {
        let Some(office) = self.cast.named(event.requester.id) else {
            return;
        };
        let (own, told) = (self.cast.organisation(), self.cast.offices());
        if let Some(act) = self.act(here, 58, (office, Some(own)), event.id.to_string()) {
            act.right = Some(right(event.category));
            act.disclosed_to = told;
        }
    }

    fn task_accepted(&mut self, here: &Here, event: &TaskAccepted) {
        let matter = event.task.to_string();
        let own = self.cast.organisation();
        if here.by == own {
            self.consents(here, &matter, 58, ConsentKind::Prior);
            let number = self.number_of(event.task);
            self.about_task(here, number, event.task);
        } else {
            // The office agreed to what the organisation offered instead.
            let number = self.number_of(event.task);
            self.consents(here, &matter, number, ConsentKind::Prior);
            let (by, on) = (Some(own), Some(here.occurred));
            if let Some(act) = self.last(&matter, 58) {
                let kind = ConsentKind::Prior;
                act.consent = Consent { kind, by, on };
            }
            self.about_task(here, 69, event.task);
        }
    }

    /// Hours beside the contract are made good by the district. What it pays for its own request
    /// belongs to that request; what it pays for a host's, to a matter of its own, one a day.
    fn compensated(&mut self, here: &Here, task: TaskId) {
        let (district, own) = (self.cast.district(), self.cast.organisation());
        let matter = match self.requester(task) == Some(district.clone()) {
            true => task.to_string(),
            false => format!("extra-pay-{}", here.occurred),
        };
        if let Some(order) = self.last(&task.to_string(), 59) {
            let late = days_between(order.occurred, here.occurred);
            if late <= RATIFIED_WITHIN {
                order.consent = Consent {
                    kind: ConsentKind::Ratified,
                    by: Some(here.by.clone()),
                    on: Some(here.occurred),
                };
            }
        }
        self.act(here, 80, (district, Some(own)), matter);
    }

    fn by_word_of_mouth(&mut self, here: &Here, event: &Delivered) {
        match event {
            Delivered::VerbalOrderRecorded(event) => self.ordered(here, event),
            Delivered::VerbalOrderConfirmed(event) => {
                let matter = event.task.to_string();
                for number in [59, 60, 66] {
                    self.counters(&matter, number, Counter::Confirmed, &here.by);
                }
            }
            Delivered::VerbalOrderDenied(event) => {
                let matter = event.task.to_string();
                self.counters(&matter, 59, Counter::Disputed, &here.by);
            }
            _ => self.supported(here, event),
        }
    }

    /// Whoever got the order recorded it; it is the act of the office. The hours already worked are
    /// the organisation's own act.
    fn ordered(&mut self, here: &Here, event: &VerbalOrderRecorded) {
        let Some(office) = self.cast.named(event.office.id) else {
            return;
        };
        let own = self.cast.organisation();
        let worked = hours(event.hours);
        if let Some(act) = self.act(here, 59, (office, Some(own)), event.id.to_string()) {
            act.right = Some(right(event.category));
        }
        if worked > 0.0
            && let Some(act) = self.about_task(here, done(event.category), event.id)
        {
            act.effort.hours = worked;
        }
    }

    fn supported(&mut self, here: &Here, event: &Delivered) {
        let own = self.cast.organisation();
        match event {
            Delivered::HostSupported(event) => {
                let Some(host) = self.cast.named(event.host.id) else {
                    return;
                };
                // The one who was helped says so.
                let by = here.by.clone();
                let matter = format!("support-{}", here.version);
                if let Some(act) = self.support(here, 77, (host, own), matter) {
                    super::counter_on(act, Counter::Confirmed, &by);
                }
            }
            Delivered::ExtraServiceOffered(event) => {
                // Where it names no host it is for the only one, else for the service as a whole.
                let given = hours(event.hours);
                let matter = format!("extra-{}", here.version);
                let named = event.host.as_ref().and_then(|one| self.cast.named(one.id));
                let Some(host) = named.or_else(|| self.cast.only_host()) else {
                    self.alone(here, 66, matter);
                    return;
                };
                if let Some(act) = self.support(here, 66, (own, host), matter) {
                    act.effort.hours = given;
                }
            }
            Delivered::UserReferred(event) => {
                let matter = format!("referral-{}", here.version);
                let from_office =
                    event.way == ReferralWay::ToProvider && self.cast.is_office(&here.by);
                if from_office {
                    self.support(here, 50, (here.by.clone(), own), matter);
                } else {
                    self.alone(here, 50, matter);
                }
            }
            Delivered::TrainingRecorded(event) => {
                let matter = format!("training-{}", here.version);
                if event.funder == Funder::Purchaser {
                    let district = self.cast.district();
                    let spent = hours(event.hours);
                    if let Some(act) = self.support(here, 49, (district, own), matter) {
                        act.effort.hours = spent;
                    }
                } else {
                    self.alone(here, 49, matter);
                }
            }
            Delivered::SupervisionRecorded(_) => {
                self.alone(here, 48, format!("supervision-{}", here.version));
            }
            _ => {}
        }
    }
}
