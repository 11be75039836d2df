//! The steps of the state about records of service, the team and its hours.

use super::super::{
    codes::WorkerCode,
    facts::{RosterFiled, ServiceCorrected, ServiceRecorded, ServicesImported, TimesheetFiled},
    ids::ServiceId,
    state::{Deliverer, Delivery, Import, RecordStanding, Roster, Service, Timesheet, Voice, Word},
    words::CheckFinding,
};
use crate::{act::ActCode, context::Envelope};
use kernel::{OrganisationId, PersonId};

impl Delivery {
    pub(super) fn record(&mut self, event: &ServiceRecorded, envelope: &Envelope) {
        self.services.push(Service {
            id: event.id,
            kind: event.kind,
            unit: event.unit,
            on: event.on,
            from: event.from,
            hours: event.hours,
            travel: event.travel.unwrap_or_default(),
            served: event.served,
            place: event.place,
            case: event.case.clone(),
            users: event.users.clone(),
            priority: event.priority,
            photos: event.photos.clone(),
            entry: event.entry,
            entered: envelope.recorded_on(),
            worker: envelope.actor.person,
            code: event.worker.clone(),
            voices: Vec::new(),
            standing: RecordStanding::Recorded,
        });
    }

    /// Records are numbered in their order, so that one is found without a search.
    fn at_service(&mut self, id: ServiceId, change: impl FnOnce(&mut Service)) {
        let found = id.place().and_then(|place| self.services.get_mut(place));
        if let Some(found) = found.filter(|one| one.id == id) {
            change(found);
        }
    }

    pub(super) fn check(&mut self, id: ServiceId, standing: RecordStanding) {
        self.at_service(id, |service| service.standing = standing);
    }

    pub(super) fn say(&mut self, id: ServiceId, envelope: &Envelope, word: Word) {
        let voice = Voice {
            person: envelope.actor.person,
            role: envelope.actor.role,
            word,
        };
        self.at_service(id, |service| service.voices.push(voice));
    }

    pub(super) fn deny(&mut self, id: ServiceId, envelope: &Envelope, supplier: OrganisationId) {
        self.say(id, envelope, Word::Denied);
        self.protect(ActCode(44), envelope, supplier);
    }

    pub(super) fn correct(&mut self, event: &ServiceCorrected) {
        self.at_service(event.service, |service| {
            service.hours = event.hours;
            service.served = event.served;
            service.standing = match event.finding {
                CheckFinding::Corrected | CheckFinding::Stands => RecordStanding::Checked,
                CheckFinding::Withdrawn => RecordStanding::Withdrawn,
            };
        });
    }

    pub(super) fn import(&mut self, event: &ServicesImported, envelope: &Envelope) {
        self.imports.push(Import {
            file: event.file,
            first: event.first,
            last: event.last,
            on: envelope.recorded_on(),
        });
    }

    pub(super) fn file_roster(&mut self, event: &RosterFiled, envelope: &Envelope) {
        self.roster = Some(Roster {
            members: event.members.clone(),
            filed: envelope.occurred_on(),
        });
    }

    /// A sheet filed again takes the place of the one before; both stay in the record.
    pub(super) fn file_timesheet(&mut self, event: &TimesheetFiled, envelope: &Envelope) {
        let Some(who) = self.whose(event.worker.as_ref(), envelope.actor.person) else {
            return;
        };
        self.timesheets
            .retain(|one| one.who != who || one.month != event.month);
        self.timesheets.push(Timesheet {
            who,
            month: event.month,
            direct: event.direct,
            indirect: event.indirect,
            travel: event.travel,
            paperwork: event.paperwork,
            training: event.training,
            filed: envelope.recorded_on(),
        });
    }

    /// Who is meant: the worker of a code, else the person who acts.
    pub fn whose(&self, code: Option<&WorkerCode>, person: Option<PersonId>) -> Option<Deliverer> {
        let Some(code) = code else {
            return person.map(Deliverer::Person);
        };
        let member = self.roster.as_ref().and_then(|one| one.of_code(code));
        let named = member.and_then(|one| one.person.as_ref());
        Some(match named {
            Some(person) => Deliverer::Person(person.id),
            None => Deliverer::Code(code.clone()),
        })
    }
}
