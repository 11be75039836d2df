//! Inspections, forbidden acts, notices of default.

use super::{Book, Here, counter_on};
use domain::{
    delivery::{
        Event as Delivered,
        facts::{BreachRecorded, DefaultNoticeGiven},
        ids::InspectionId,
        words_watch::{BreachReply, BreachSide, Evidence as Shown, Quota},
    },
    input::Organisation,
};
use measure::{
    ids::PartyId,
    schema::{Counter, Evidence, Right},
};

/// How good a level of the record is for the measures.
const fn level(shown: Shown) -> u8 {
    match shown {
        Shown::UserConfirmed | Shown::ThirdParty | Shown::SystemMade => 3,
        Shown::DeclaredWithSample => 2,
        Shown::Declared => 1,
    }
}

impl Book<'_> {
    /// What is looked at, laid to somebody, or noticed.
    pub(super) fn watched(&mut self, here: &Here, event: &Delivered) {
        match event {
            Delivered::InspectionAnnounced(event) => {
                self.inspected(here, (event.id, 54), &event.office, event.quota);
            }
            Delivered::InspectionMade(event) => {
                self.inspected(here, (event.id, 55), &event.office, event.quota);
            }
            Delivered::InspectionReported(event) => {
                self.inspected(here, (event.id, 55), &event.office, event.quota);
            }
            Delivered::FindingFiled(event) => {
                if let Some(act) = self.own(here, 54, event.inspection.to_string()) {
                    act.right = Some(Right::Inspection);
                }
            }
            Delivered::FindingReplied(event) => {
                let matter = event.inspection.to_string();
                let visits = self.contract.delivery.inspections.iter();
                let office = visits
                    .filter(|one| one.id == event.inspection)
                    .find_map(|one| self.cast.named(one.office.id));
                self.act(here, 99, (here.by.clone(), office), matter);
            }
            Delivered::BreachRecorded(event) => self.breach(here, event),
            Delivered::BreachAnswered(event) => {
                let counter = match event.answer {
                    BreachReply::Denied => Counter::Disputed,
                    BreachReply::Admitted | BreachReply::Explained => Counter::Confirmed,
                };
                let breaches = self.contract.delivery.breaches.iter();
                let found = breaches.map(|one| &one.record);
                let number = found
                    .filter(|one| one.id == event.breach)
                    .map(|one| one.act.act().0)
                    .next();
                if let Some(number) = number {
                    self.counters(&event.breach.to_string(), number, counter, &here.by);
                }
            }
            Delivered::DefaultNoticeGiven(event) => self.default_noticed(here, event),
            _ => self.asked_for(here, event),
        }
    }

    /// Beyond the cap all offices share it is another act (A56).
    fn inspected(
        &mut self,
        here: &Here,
        (id, number): (InspectionId, u8),
        office: &Organisation,
        quota: Quota,
    ) {
        let Some(office) = self.cast.named(office.id) else {
            return;
        };
        let number = match quota {
            Quota::Within => number,
            Quota::Over => 56,
        };
        let own = self.cast.organisation();
        if let Some(act) = self.act(here, number, (office, Some(own)), id.to_string()) {
            act.right = Some(Right::Inspection);
        }
    }

    /// A forbidden act is the act of whom it is laid to, told by another.
    fn breach(&mut self, here: &Here, event: &BreachRecorded) {
        let Some(actor) = self.cast.named(event.organisation.id) else {
            return;
        };
        let Some(target) = self.suffered(here, event, &actor) else {
            return;
        };
        let number = event.act.act().0;
        let hours = event.hours.map_or(0.0, super::tasks::hours);
        let shown = Evidence {
            level: level(event.evidence),
            author: Some(here.by.clone()),
        };
        let admits = here.by == actor;
        let target = Some(target);
        if let Some(act) = self.act(here, number, (actor, target), event.id.to_string()) {
            act.effort.hours = hours;
            act.evidence = vec![shown];
            if admits {
                let by = here.by.clone();
                counter_on(act, Counter::Confirmed, &by);
            }
        }
    }

    /// Toward whom it was: the organisation, when an office did it; the office that tells of it or
    /// else the district, when the organisation did. What is hidden from the district is hidden for
    /// a host (A67): with several hosts and none that tells, the record does not say for which.
    fn suffered(&self, here: &Here, event: &BreachRecorded, actor: &PartyId) -> Option<PartyId> {
        if event.act.act().0 == 67 && !self.cast.is_office(actor) {
            let hosts = self.cast.hosts();
            let tells = hosts.iter().find(|host| **host == here.by);
            return tells.cloned().or_else(|| self.cast.only_host());
        }
        match event.side {
            BreachSide::Purchaser | BreachSide::Host => Some(self.cast.organisation()),
            BreachSide::Provider if self.cast.is_office(&here.by) => Some(here.by.clone()),
            BreachSide::Provider => Some(self.cast.district()),
            BreachSide::Evaluator | BreachSide::Agent => None,
        }
    }

    /// A notice about a known debt goes on with the matter of the debt.
    fn default_noticed(&mut self, here: &Here, event: &DefaultNoticeGiven) {
        let Some(debtor) = self.cast.named(event.debtor.id) else {
            return;
        };
        let obligations = self.loaded.process.obligations.iter();
        let subject = obligations
            .filter(|one| Some(one.id) == event.obligation)
            .map(|one| one.subject.clone())
            .next();
        let subject = subject.map(|one| match self.knows(&one) {
            true => one,
            false => format!("{one}-{debtor}"),
        });
        let known = subject.filter(|one| self.knows(one));
        let matter = known.unwrap_or_else(|| event.id.to_string());
        self.act(here, 73, (here.by.clone(), Some(debtor)), matter);
    }
}
