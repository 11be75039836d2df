//! The single steps of the state of the running service.

use super::super::{
    facts::{
        ActionPointResolved, BreachAnswered, BreachRecorded, DefaultNoticeGiven, FindingFiled,
        FindingReplied, InspectionAnnounced, ReportAnswered, ReportSubmitted,
        ResidentComplaintAcknowledged, ResidentComplaintAnswered, ResidentComplaintRouted,
        TaskAccepted, TaskCompensated, TaskCountered, TaskDeclined, TaskDeemedConfirmed,
        VerbalOrderConfirmed, VerbalOrderRecorded,
    },
    ids::{DefaultNoticeId, InspectionId, PeriodReportId, ResidentComplaintId, TaskId},
    state::{
        Asker, Breach, ComplaintState, DefaultNotice, Delivery, Finding, Inspection,
        InspectionKind, MadeGood, NoticeState, PeriodReport, ReportState, ResidentComplaint, Task,
        TaskState,
    },
    words::{ReportReply, TaskClass},
};
use crate::{act::ActCode, context::Envelope};
use kernel::{Date, Money, OrganisationId};
use rust_decimal::Decimal;

impl Delivery {
    pub(super) fn protect(&mut self, act: ActCode, envelope: &Envelope, concerned: OrganisationId) {
        if envelope.actor.organisation != Some(concerned) {
            self.protected
                .push((act, envelope.occurred_on(), concerned));
        }
    }

    pub(super) fn report(&mut self, event: &ReportSubmitted, envelope: &Envelope) {
        for one in &mut self.reports {
            let same = one.content.from == event.from && one.content.to == event.to;
            if same && one.state == ReportState::Questioned {
                one.state = ReportState::Replaced(event.id);
            }
        }
        self.reports.push(PeriodReport {
            content: event.clone(),
            submitted: envelope.occurred_on(),
            state: ReportState::Submitted,
        });
    }

    pub(super) fn report_is(&mut self, id: PeriodReportId, state: ReportState) {
        if let Some(found) = self.reports.iter_mut().find(|one| one.content.id == id) {
            found.state = state;
        }
    }

    pub(super) fn answer_report(&mut self, event: &ReportAnswered) {
        let state = match event.answer {
            ReportReply::Accepted => ReportState::Accepted,
            ReportReply::Questions => ReportState::Questioned,
        };
        self.report_is(event.report, state);
        let used = event.used.iter().cloned();
        self.field_uses.extend(used.map(|one| (event.report, one)));
    }

    pub(super) fn accept(&mut self, event: &TaskAccepted) {
        self.at_task(event.task, |task| {
            task.state = TaskState::Accepted;
            task.hours = event.hours;
            task.by = Some(event.by);
            task.price = event.price;
        });
    }

    pub(super) fn counter(&mut self, event: &TaskCountered) {
        let (hours, by) = (event.hours, event.by);
        self.task_is(event.task, TaskState::Countered { hours, by });
    }

    pub(super) fn confirm(&mut self, event: &TaskDeemedConfirmed, rate: Money) {
        self.work(event.task, TaskState::Confirmed, event.hours, rate);
    }

    fn at_task(&mut self, id: TaskId, change: impl FnOnce(&mut Task)) {
        if let Some(found) = self.tasks.iter_mut().find(|one| one.id == id) {
            change(found);
        }
    }

    pub(super) fn task_is(&mut self, id: TaskId, state: TaskState) {
        self.at_task(id, |task| task.state = state);
    }

    pub(super) fn decline(&mut self, event: &TaskDeclined, envelope: &Envelope) {
        self.task_is(event.task, TaskState::Declined);
        if let Some(requester) = self.task(event.task).map(|one| one.requester.id) {
            self.protect(ActCode(63), envelope, requester);
        }
    }

    /// The hours worked or confirmed set the claim of a task that is priced.
    pub(super) fn work(&mut self, id: TaskId, state: TaskState, hours: Decimal, rate: Money) {
        self.at_task(id, |task| {
            task.hours = hours;
            task.price = task.price.map(|old| rate.times(hours).unwrap_or(old));
            task.state = state;
        });
    }

    pub(super) fn order(&mut self, event: &VerbalOrderRecorded, envelope: &Envelope) {
        self.protect(ActCode(59), envelope, event.office.id);
        let asker = match (&event.asked_by, &event.person) {
            (Some(person), _) => Asker::Person(person.id),
            (None, Some(_)) => Asker::Elsewhere,
            (None, None) => Asker::Unnamed,
        };
        self.tasks.push(Task {
            id: event.id,
            requester: event.office.clone(),
            side: event.side,
            filed_by: envelope.actor.person,
            asker,
            what: event.what.clone(),
            class: event.class,
            ground: event.ground,
            duty: event.duty.clone(),
            filed: envelope.occurred_on(),
            recorded: envelope.recorded,
            hours: event.hours,
            by: None,
            price: None,
            made_good: None,
            state: TaskState::Ordered,
        });
    }

    pub(super) fn make_good(&mut self, event: &TaskCompensated, on: Date) {
        self.at_task(event.task, |task| {
            task.state = TaskState::Compensated;
            task.made_good = Some(MadeGood {
                means: event.means,
                amount: event.amount,
                on,
            });
        });
    }

    /// Whoever confirms an order of which nobody is named counts as who asked.
    pub(super) fn confirm_order(
        &mut self,
        event: &VerbalOrderConfirmed,
        envelope: &Envelope,
        rate: Money,
    ) {
        self.at_task(event.task, |task| {
            task.asker = match (&event.asked_by, task.asker, envelope.actor.person) {
                (Some(person), _, _) => Asker::Person(person.id),
                (None, Asker::Unnamed, Some(confirmer)) => Asker::Person(confirmer),
                (None, asker, _) => asker,
            };
            task.price = match task.class {
                TaskClass::InScope => None,
                TaskClass::Adjacent | TaskClass::OutOfScope | TaskClass::Forbidden => {
                    rate.times(task.hours).ok()
                }
            };
            task.state = TaskState::Confirmed;
        });
    }

    pub(super) fn inspect(
        &mut self,
        event: &InspectionAnnounced,
        kind: InspectionKind,
        noted: Date,
    ) {
        self.inspections
            .push(Inspection::announced(event, kind, noted));
    }

    pub(super) fn reply(&mut self, event: &FindingReplied) {
        self.at_finding(event.inspection, |finding| {
            finding.reply = Some(event.text.clone());
        });
    }

    pub(super) fn resolve(&mut self, event: &ActionPointResolved) {
        self.at_finding(event.inspection, |finding| {
            finding
                .open_points
                .retain(|point| point.number != event.point);
        });
    }

    fn at_finding(&mut self, id: InspectionId, change: impl FnOnce(&mut Finding)) {
        let found = self.inspections.iter_mut().find(|one| one.id == id);
        if let Some(finding) = found.and_then(|one| one.finding.as_mut()) {
            change(finding);
        }
    }

    pub(super) fn find(&mut self, event: &FindingFiled, envelope: &Envelope) {
        if let Some(found) = self
            .inspections
            .iter_mut()
            .find(|one| one.id == event.inspection)
        {
            found.finding = Some(Finding {
                kind: event.finding,
                filed: envelope.occurred_on(),
                points: event.points.clone(),
                open_points: event.points.clone(),
                reply: None,
            });
        }
    }

    pub(super) fn complain(&mut self, event: &ResidentComplaintRouted, on: Date) {
        self.complaints.push(ResidentComplaint {
            routed: event.clone(),
            filed: on,
            state: ComplaintState::Filed,
        });
    }

    pub(super) fn acknowledge(&mut self, event: &ResidentComplaintAcknowledged) {
        self.complaint_is(event.complaint, ComplaintState::Acknowledged);
    }

    pub(super) fn answer_complaint(&mut self, event: &ResidentComplaintAnswered) {
        self.complaint_is(event.complaint, ComplaintState::Answered);
    }

    fn complaint_is(&mut self, id: ResidentComplaintId, state: ComplaintState) {
        if let Some(found) = self.complaints.iter_mut().find(|one| one.routed.id == id) {
            found.state = state;
        }
    }

    pub(super) fn breach_recorded(&mut self, event: &BreachRecorded, envelope: &Envelope) {
        self.protect(event.act.act(), envelope, event.organisation.id);
        self.breaches.push(Breach {
            record: event.clone(),
            on: envelope.occurred_on(),
            answer: None,
        });
    }

    pub(super) fn breach_answered(&mut self, event: &BreachAnswered) {
        if let Some(found) = self
            .breaches
            .iter_mut()
            .find(|one| one.record.id == event.breach)
        {
            found.answer = Some(event.answer);
        }
    }

    pub(super) fn notify(&mut self, event: &DefaultNoticeGiven, envelope: &Envelope) {
        self.protect(ActCode(73), envelope, event.debtor.id);
        self.notices.push(DefaultNotice {
            id: event.id,
            creditor: envelope.actor.organisation,
            debtor: event.debtor.clone(),
            obligation: event.obligation,
            given: envelope.occurred_on(),
            state: NoticeState::Open,
        });
    }

    pub(super) fn notice_is(&mut self, id: DefaultNoticeId, state: NoticeState) {
        if let Some(found) = self.notices.iter_mut().find(|one| one.id == id) {
            found.state = state;
        }
    }
}
