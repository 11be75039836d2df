//! What is known of the running service of one contract.

mod data;
mod queries;
mod service;

pub use data::{Asker, Datum, DatumState, MadeGood};
pub use service::{Deliverer, Import, RecordStanding, Roster, Service, Timesheet, Voice, Word};

use super::{
    facts::{
        BreachRecorded, InspectionAnnounced, ReportSubmitted, ResidentComplaintRouted, TaskFiled,
    },
    ids::{DefaultNoticeId, InspectionId, PeriodReportId, ReportFieldId, TaskId},
    parts::{ActionPoint, OnList},
    report_fields::{AgreedField, FieldUse},
    words::{Ground, RequestSide, TaskClass},
    words_watch::{BreachReply, FindingKind, NoticeEnd, Quota},
};
use crate::{act::ActCode, context::Envelope, input::Organisation, obligation::ObligationId};
use kernel::{Date, FreeText, Money, OrganisationId, PersonId, Timestamp};
use rust_decimal::Decimal;

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// Records of service.
    pub services: Vec<Service>,
    /// Files that records came from.
    pub imports: Vec<Import>,
    /// The team as it was last filed.
    pub roster: Option<Roster>,
    /// Hours of workers by month, as last filed.
    pub timesheets: Vec<Timesheet>,
    /// Period reports.
    pub reports: Vec<PeriodReport>,
    /// Hours of professional supervision.
    pub supervision_hours: Decimal,
    /// Hours of training.
    pub training_hours: Decimal,
    /// Users referred, either way.
    pub referrals: u32,
    /// Support by hosts, counted apart as benign cooperation: who and when.
    pub supports: Vec<(OrganisationId, Date)>,
    /// Hours of voluntary service beyond the contract.
    pub extra_hours: Decimal,
    /// Acts for users' safety: when.
    pub safety_acts: Vec<Date>,
    /// Tasks and verbal orders.
    pub tasks: Vec<Task>,
    /// Inspections.
    pub inspections: Vec<Inspection>,
    /// Fields of the report agreed on beside the standard ones.
    pub agreed_fields: Vec<AgreedField>,
    /// Fields that lapsed, and when.
    pub lapsed_fields: Vec<(ReportFieldId, Date)>,
    /// Which answer used which field.
    pub field_uses: Vec<(PeriodReportId, FieldUse)>,
    /// The register of data that offices asked for.
    pub data: Vec<Datum>,
    /// Complaints of residents, without their text.
    pub complaints: Vec<ResidentComplaint>,
    /// Forbidden acts recorded.
    pub breaches: Vec<Breach>,
    /// Notices of default.
    pub notices: Vec<DefaultNotice>,
    /// See [`Delivery::protected_acts`].
    pub protected: Vec<(ActCode, Date, OrganisationId)>,
}

/// A report on a period.
#[derive(Clone, Debug, PartialEq)]
pub struct PeriodReport {
    /// Its content.
    pub content: ReportSubmitted,
    /// When it was submitted.
    pub submitted: Date,
    /// How it stands.
    pub state: ReportState,
}

/// How a report stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// Not answered yet.
    Submitted,
    /// Accepted expressly.
    Accepted,
    /// Accepted by silence.
    DeemedAccepted,
    /// The purchaser has questions.
    Questioned,
    /// Replaced by a report that answers the questions.
    Replaced(PeriodReportId),
}

/// A task or verbal order.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// The office that asked.
    pub requester: Organisation,
    /// The side it is on.
    pub side: RequestSide,
    /// The person who filed it; for a verbal order, who recorded it.
    pub filed_by: Option<PersonId>,
    /// Who asked, as far as is known (SD9).
    pub asker: Asker,
    /// What was asked.
    pub what: FreeText,
    /// How the rules class it.
    pub class: TaskClass,
    /// Why they class it so.
    pub ground: Ground,
    /// The row of a published duty list the class rests on.
    pub duty: OnList,
    /// When it was filed or recorded.
    pub filed: Date,
    /// The instant of the record, from which the hours to answer a verbal order count.
    pub recorded: Timestamp,
    /// Hours: asked, then agreed, then worked, then confirmed.
    pub hours: Decimal,
    /// Until when, unless a verbal order.
    pub by: Option<Date>,
    /// The extra claim once priced.
    pub price: Option<Money>,
    /// How its hours were made good, once they were.
    pub made_good: Option<MadeGood>,
    /// How it stands.
    pub state: TaskState,
}

/// How a task stands.
#[derive(Clone, Debug, PartialEq)]
pub enum TaskState {
    /// Waits for the provider.
    Filed,
    /// The provider would accept on other terms; waits for the requester.
    Countered {
        /// The hours offered.
        hours: Decimal,
        /// The day offered.
        by: Date,
    },
    /// With the contract managers.
    Escalated,
    /// Accepted.
    Accepted,
    /// Declined; a protected act.
    Declined,
    /// Done; waits for confirmation.
    Completed,
    /// Confirmed, expressly or by silence.
    Confirmed,
    /// Its hours were made good.
    Compensated,
    /// Taken back.
    Withdrawn,
    /// Lapsed without an answer.
    Lapsed,
    /// A verbal order that waits for the word of the office.
    Ordered,
    /// A verbal order the office denies.
    OrderDenied,
    /// A verbal order the office said nothing on: reported, not proven.
    OrderUnanswered,
}

/// An inspection.
#[derive(Clone, Debug, PartialEq)]
pub struct Inspection {
    /// Its id.
    pub id: InspectionId,
    /// The office.
    pub office: Organisation,
    /// When.
    pub on: Date,
    /// The day it was put on record.
    pub noted: Date,
    /// The officer in charge.
    pub officer: FreeText,
    /// What is looked at.
    pub scope: FreeText,
    /// Announced or not.
    pub kind: InspectionKind,
    /// Whether within the cap or quota.
    pub quota: Quota,
    /// Its finding.
    pub finding: Option<Finding>,
}

/// Announced or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectionKind {
    /// Announced.
    Announced,
    /// From the surprise quota.
    Surprise,
    /// Announced by nobody; the provider put it on record.
    Reported,
}

/// The finding of an inspection.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was found.
    pub kind: FindingKind,
    /// When it was filed.
    pub filed: Date,
    /// All points.
    pub points: Vec<ActionPoint>,
    /// Points not yet acted on.
    pub open_points: Vec<ActionPoint>,
    /// The provider's reply.
    pub reply: Option<FreeText>,
}

/// A complaint of a resident; its text stays in the protected channel.
#[derive(Clone, Debug, PartialEq)]
pub struct ResidentComplaint {
    /// What everybody may know of it.
    pub routed: ResidentComplaintRouted,
    /// When it was filed.
    pub filed: Date,
    /// How it stands.
    pub state: ComplaintState,
}

/// How a complaint stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplaintState {
    /// Not acknowledged yet.
    Filed,
    /// Acknowledged.
    Acknowledged,
    /// Answered.
    Answered,
}

/// A recorded forbidden act.
#[derive(Clone, Debug, PartialEq)]
pub struct Breach {
    /// What was recorded.
    pub record: BreachRecorded,
    /// When it happened.
    pub on: Date,
    /// What the named side said.
    pub answer: Option<BreachReply>,
}

impl Breach {
    /// Whether it counts in figures: not when the named side denies it and nothing but the word of
    /// a party speaks for it.
    pub fn counts(&self) -> bool {
        self.answer != Some(BreachReply::Denied) || self.record.evidence.is_independent()
    }
}

/// A notice of default.
#[derive(Clone, Debug, PartialEq)]
pub struct DefaultNotice {
    /// Its id.
    pub id: DefaultNoticeId,
    /// Who gave it.
    pub creditor: Option<OrganisationId>,
    /// Who is notified.
    pub debtor: Organisation,
    /// The obligation it is about, if one is named.
    pub obligation: Option<ObligationId>,
    /// When it was given.
    pub given: Date,
    /// How it stands.
    pub state: NoticeState,
}

/// How a notice of default stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeState {
    /// To be cured.
    Open,
    /// The debtor says it is cured.
    Cured,
    /// The days to cure passed.
    Uncured,
    /// Closed.
    Closed(NoticeEnd),
}

impl Task {
    pub(super) fn filed(event: &TaskFiled, envelope: &Envelope) -> Task {
        let by = envelope.actor.person;
        Task {
            id: event.id,
            requester: event.requester.clone(),
            side: event.side,
            filed_by: by,
            asker: by.map_or(Asker::Unnamed, Asker::Person),
            what: event.what.clone(),
            class: event.class,
            ground: event.ground,
            duty: event.duty.clone(),
            filed: envelope.occurred_on(),
            recorded: envelope.recorded,
            hours: event.hours,
            by: Some(event.by),
            price: None,
            made_good: None,
            state: TaskState::Filed,
        }
    }

    /// Whether it began with a word of mouth or waits, is done or is over.
    pub fn is_open(&self) -> bool {
        match self.state {
            TaskState::Filed
            | TaskState::Countered { .. }
            | TaskState::Escalated
            | TaskState::Accepted
            | TaskState::Completed
            | TaskState::Ordered => true,
            TaskState::Declined
            | TaskState::Confirmed
            | TaskState::Compensated
            | TaskState::Withdrawn
            | TaskState::Lapsed
            | TaskState::OrderDenied
            | TaskState::OrderUnanswered => false,
        }
    }

    /// Whether its hours were worked, as far as the record says.
    pub fn was_worked(&self) -> bool {
        match self.state {
            TaskState::Completed
            | TaskState::Confirmed
            | TaskState::Compensated
            | TaskState::Ordered
            | TaskState::OrderUnanswered => true,
            TaskState::Filed
            | TaskState::Countered { .. }
            | TaskState::Escalated
            | TaskState::Accepted
            | TaskState::Declined
            | TaskState::Withdrawn
            | TaskState::Lapsed
            | TaskState::OrderDenied => false,
        }
    }

    /// Whether its hours are taken from the flex pool.
    fn draws_on_pool(&self) -> bool {
        self.class == TaskClass::Adjacent
            && (self.state == TaskState::Accepted || (self.was_worked() && self.by.is_some()))
    }
}

impl Inspection {
    pub(super) fn announced(
        event: &InspectionAnnounced,
        kind: InspectionKind,
        noted: Date,
    ) -> Inspection {
        Inspection {
            id: event.id,
            office: event.office.clone(),
            on: event.on,
            noted,
            officer: event.officer.clone(),
            scope: event.scope.clone(),
            kind,
            quota: event.quota,
            finding: None,
        }
    }
}
