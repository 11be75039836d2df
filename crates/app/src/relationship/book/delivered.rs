//! The service itself: records of service, reports, data asked for.

use super::{Book, Here, counter_on};
use domain::delivery::{
    Event as Delivered,
    facts::{ReportSubmitted, ServiceRecorded},
    words::ReportReply,
    words_data::Asking,
};
use measure::{
    ids::MatterId,
    schema::{ConsentKind, Counter, Right},
};

impl Book<'_> {
    /// The running service.
    pub(super) fn delivered(&mut self, here: &Here, event: &Delivered) {
        match event {
            Delivered::ServiceRecorded(event) => self.served(here, event),
            Delivered::ServiceConfirmed(event) => {
                let users = self.cast.users();
                let place = self.services.get(&event.service).copied();
                if let Some(act) = place.and_then(|place| self.at(place)) {
                    counter_on(act, Counter::Confirmed, &users);
                }
            }
            Delivered::ServiceQuestioned(event) => {
                let matter = event.service.to_string();
                let place = self.services.get(&event.service).copied();
                if let Some(place) = place {
                    self.moves(place, &matter);
                    if let Some(act) = self.at(place) {
                        act.counter = Counter::Disputed;
                    }
                }
            }
            Delivered::ServiceCorrected(event) => {
                let matter = event.service.to_string();
                let own = self.cast.organisation();
                let target = self.cast.district();
                if here.by == own {
                    self.act(here, 44, (own, Some(target)), matter);
                }
            }
            Delivered::ReportSubmitted(event) => self.reported(here, event),
            Delivered::ReportAnswered(event) => {
                let Some((_, matter)) = self.reports.get(&event.report).cloned() else {
                    return;
                };
                if event.answer == ReportReply::Accepted {
                    self.counters(matter.as_str(), 46, Counter::Confirmed, &here.by);
                }
                self.own(here, 47, matter.to_string());
            }
            _ => self.data(here, event),
        }
    }

    /// Records of one month are one matter: single services are not what parties deal about. A
    /// record that is questioned becomes a matter of its own.
    fn served(&mut self, here: &Here, event: &ServiceRecorded) {
        let month = event.on.strftime("%Y-%m").to_string();
        let place = self.len();
        if self.own(here, 42, format!("services-{month}")).is_some() {
            self.services.insert(event.id, place);
        }
    }

    /// A report that answers questions about an earlier one goes on with its matter.
    fn reported(&mut self, here: &Here, event: &ReportSubmitted) {
        let reports = self.contract.delivery.reports.iter();
        let same = reports
            .filter(|one| one.content.id != event.id)
            .find(|one| one.content.from == event.from && one.content.to == event.to);
        let known = same.and_then(|one| self.reports.get(&one.content.id));
        let matter = known.map_or_else(
            || MatterId::new(event.id.to_string()),
            |(_, matter)| matter.clone(),
        );
        let worked = super::tasks::hours(event.hours);
        let Some(act) = self.own(here, 46, matter.to_string()) else {
            return;
        };
        act.effort.hours = worked;
        let id = act.id.clone();
        self.reports.insert(event.id, (id, matter));
    }

    fn data(&mut self, here: &Here, event: &Delivered) {
        match event {
            // To ask for what the record holds costs nobody anything, but asking twice is A57.
            Delivered::DatumLocated(event) if event.asking == Asking::Again => {
                self.inspects(here, 57, event.id.to_string());
            }
            Delivered::DatumProposed(event) => self.inspects(here, 68, event.id.to_string()),
            Delivered::DatumAgreed(event) => {
                let matter = event.datum.to_string();
                self.consents(here, &matter, 68, ConsentKind::Prior);
                if let Some(act) = self.replies(here, 69, matter) {
                    act.right = Some(Right::Inspection);
                }
            }
            Delivered::DatumDeclined(event) => {
                let matter = event.datum.to_string();
                self.consents(here, &matter, 68, ConsentKind::Refused);
                self.refuses(here, matter, Right::Inspection);
            }
            Delivered::DatumLapsed(event) => {
                self.unanswered(here, &event.datum.to_string(), 68);
            }
            _ => self.watched(here, event),
        }
    }

    fn inspects(&mut self, here: &Here, number: u8, matter: String) {
        if let Some(act) = self.own(here, number, matter) {
            act.right = Some(Right::Inspection);
        }
    }
}
