//! Signing, the hosts' charter, inception, changes, staff; growth and what the law of a place adds.

use super::{Book, Here};
use domain::{
    contract::{
        Event as Agreed,
        choices::{Party, Supply},
    },
    growth::Event as Grown,
    law::Event as Local,
};
use measure::{
    ids::PartyId,
    schema::{Act, ConsentKind, Counter, Right},
};

impl Book<'_> {
    /// The other side of the contract, as seen from an actor: offices deal with the organisation,
    /// the organisation with the district.
    pub(super) fn other(&self, actor: &PartyId) -> PartyId {
        match self.cast.is_office(actor) {
            true => self.cast.organisation(),
            false => self.cast.district(),
        }
    }

    /// An act of whoever recorded it, toward the other side of the contract.
    pub(super) fn own(
        &mut self,
        here: &Here,
        number: u8,
        matter: impl Into<String>,
    ) -> Option<&mut Act> {
        let target = self.other(&here.by);
        self.act(here, number, (here.by.clone(), Some(target)), matter)
    }

    /// An answer in a matter: toward whoever spoke last in it, else toward the other side.
    pub(super) fn replies(&mut self, here: &Here, number: u8, matter: String) -> Option<&mut Act> {
        let asked = self.asker(&matter, &here.by);
        let target = asked.unwrap_or_else(|| self.other(&here.by));
        self.act(here, number, (here.by.clone(), Some(target)), matter)
    }

    /// An act that concerns no other party by itself.
    pub(super) fn alone(&mut self, here: &Here, number: u8, matter: impl Into<String>) {
        self.act(here, number, (here.by.clone(), None), matter);
    }

    /// A support of the service; told to the district and the hosts by being on record.
    pub(super) fn support(
        &mut self,
        here: &Here,
        number: u8,
        (actor, target): (PartyId, PartyId),
        matter: impl Into<String>,
    ) -> Option<&mut Act> {
        let told = self.cast.offices();
        let act = self.act(here, number, (actor, Some(target)), matter)?;
        act.disclosed_to = told;
        Some(act)
    }

    /// Signing, charter, inception, changes, staff.
    pub(super) fn agreed(&mut self, here: &Here, event: &Agreed) {
        match event {
            Agreed::RemarkMade(event) => {
                self.own(here, 29, event.id.to_string());
            }
            Agreed::RemarkAnswered(event) => {
                self.replies(here, 29, event.id.to_string());
            }
            Agreed::TermsReadBack(_) => {
                self.own(here, 31, "signing");
            }
            Agreed::SignatureGiven(_) => {
                self.own(here, 30, "signing");
            }
            Agreed::ContractPublished(_) | Agreed::ContractFiled(_) => {
                self.alone(here, 34, "publication");
            }
            Agreed::PreconditionHandedOver(event) => {
                let Some(office) = self.cast.named(event.by.id) else {
                    return;
                };
                let to = self.cast.organisation();
                let matter = format!("{}-{office}", event.id);
                self.support(here, 36, (office, to), matter);
            }
            Agreed::PreconditionLookedAt(event) => {
                if let Some(office) = self.cast.named(event.by.id) {
                    let matter = format!("{}-{office}", event.id);
                    let counter = match event.found {
                        Supply::Supplied => Counter::Confirmed,
                        Supply::NotSupplied => Counter::Disputed,
                    };
                    self.counters(&matter, 36, counter, &here.by);
                }
            }
            Agreed::BaselineSet(_) => {
                self.own(here, 38, "baseline");
            }
            Agreed::PlanSubmitted(event) => {
                self.own(here, 39, format!("plan-{}", event.from));
            }
            Agreed::PlanCommented(_) => {
                let matter = self.plan();
                self.own(here, 40, matter);
            }
            Agreed::TeamIntroduced(_) => {
                let to = self.cast.organisation();
                let matter = format!("introduction-{}", here.version);
                self.support(here, 37, (here.by.clone(), to), matter);
            }
            _ => self.changed(here, event),
        }
    }

    /// The plan submitted last.
    fn plan(&self) -> String {
        let last = self.contract.agreement.plans.last();
        last.map_or_else(|| "plan".to_owned(), |one| format!("plan-{}", one.from))
    }

    fn changed(&mut self, here: &Here, event: &Agreed) {
        match event {
            Agreed::ChangeProposed(event) => self.goal(here, 68, event.id.to_string()),
            Agreed::ChangeCountered(event) => {
                let matter = event.id.to_string();
                self.goal(here, 69, matter);
            }
            Agreed::ChangeAssented(event) => {
                let matter = event.id.to_string();
                if event.party != Party::Users {
                    self.consents(here, &matter, 68, ConsentKind::Prior);
                    self.goal(here, 69, matter);
                }
            }
            Agreed::ChangeRefused(event) => {
                let matter = event.id.to_string();
                if event.party != Party::Users {
                    self.consents(here, &matter, 68, ConsentKind::Refused);
                    self.refuses(here, matter, Right::Goals);
                }
            }
            Agreed::ChangeWithdrawn(event) => {
                let matter = event.id.to_string();
                self.needs_no_answer(&matter);
                self.goal(here, 68, matter);
            }
            Agreed::ChangeExpired(event) => {
                self.unanswered(here, &event.id.to_string(), 68);
            }
            Agreed::HardshipInvoked(_) => self.goal(here, 72, format!("hardship-{}", here.version)),
            Agreed::HardshipAnswered(_) => {
                if let Some(matter) = self.newest("hardship-") {
                    self.goal(here, 69, matter);
                }
            }
            Agreed::StaffChangeNotified(event) => self.staff(here, event.id.to_string()),
            Agreed::StaffChangeObjected(event) => self.staff(here, event.id.to_string()),
            Agreed::StaffObjectionAnswered(event) => self.staff(here, event.id.to_string()),
            _ => {}
        }
    }

    fn goal(&mut self, here: &Here, number: u8, matter: String) {
        if let Some(act) = self.own(here, number, matter) {
            act.right = Some(Right::Goals);
        }
    }

    /// A refusal is the same act as an assent (A69) and says so.
    pub(super) fn refuses(&mut self, here: &Here, matter: String, right: Right) {
        if let Some(act) = self.replies(here, 69, matter) {
            act.right = Some(right);
            act.consent.kind = ConsentKind::Refused;
        }
    }

    fn staff(&mut self, here: &Here, matter: String) {
        if let Some(act) = self.own(here, 52, matter) {
            act.right = Some(Right::Operation);
        }
    }

    /// The newest matter whose name begins like this.
    pub(super) fn newest(&self, begins: &str) -> Option<String> {
        let acts = self.acts.iter().rev();
        let mut names = acts.filter_map(|one| one.matter.as_ref());
        names
            .find(|name| name.as_str().starts_with(begins))
            .map(ToString::to_string)
    }

    /// Training, learning.
    pub(super) fn grown(&mut self, here: &Here, event: &Grown) {
        match event {
            Grown::GrowthSpent(_) => self.alone(here, 49, "growth"),
            Grown::LearningMeetingHeld(event) => {
                let matter = event.id.to_string();
                self.alone(here, 49, matter);
            }
            Grown::LearningMeetingJoined(event) => {
                let to = self.cast.organisation();
                let matter = event.id.to_string();
                self.support(here, 49, (here.by.clone(), to), matter);
            }
            _ => {}
        }
    }

    /// What the law of a place adds.
    pub(super) fn local(&mut self, here: &Here, event: &Local) {
        match event {
            Local::UnsignedWorkRecorded(event) => {
                // Work before a contract is done because the purchaser wants it (A33).
                let (district, own) = (self.cast.district(), self.cast.organisation());
                let matter = format!("unsigned-{}", here.version);
                let hours = super::tasks::hours(event.hours);
                if let Some(act) = self.act(here, 33, (district, Some(own)), matter) {
                    act.effort.hours = hours;
                }
            }
            Local::TextPublished(_) | Local::ContractApproved(_) => {
                self.alone(here, 34, "publication");
            }
            _ => {}
        }
    }
}
