//! Renewal, exceptional states, disputes, sanctions, handover.

use super::{Book, Here};
use domain::{ending::Event as Ended, input::Organisation};
use measure::{
    ids::PartyId,
    schema::{Act, Consequence, Right},
};

impl Book<'_> {
    /// The end of the contract and what can interrupt it.
    pub(super) fn ended(&mut self, here: &Here, event: &Ended) {
        match event {
            Ended::RenewalViewStated(_) => {
                self.own(here, 68, "renewal");
            }
            Ended::RenewalDecided(_) => self.decides(here, 106, "renewal"),
            Ended::RenewalNoticeGiven(_) => self.decides(here, 107, "renewal"),
            Ended::BridgeBegan(event) => {
                if self.cast.is_office(&here.by) {
                    self.decides(here, 108, &event.bridge.to_string());
                }
            }
            Ended::CasesTransferred(_) => self.alone(here, 109, "transfer"),
            Ended::ReviewFiled(_) => {
                let office = match self.cast.is_office(&here.by) {
                    true => here.by.clone(),
                    false => self.cast.district(),
                };
                let two = here.by == self.cast.organisation() || self.cast.is_office(&here.by);
                match two {
                    true => {
                        self.own(here, 110, format!("review-{office}"));
                    }
                    false => self.alone(here, 110, "review"),
                }
            }
            Ended::SuspensionProposed(_) => {
                self.own(here, 68, "suspension");
            }
            Ended::SuspensionRefused(_) => {
                self.refuses(here, "suspension".to_owned(), Right::Goals);
            }
            Ended::PerformanceWithheld(_) => {
                self.own(here, 74, format!("withholding-{}", here.version));
            }
            Ended::EmergencyOrdered(event) => {
                let hours = f64::from(event.hours);
                if let Some(act) = self.own(here, 76, event.order.to_string()) {
                    act.right = Some(Right::Goals);
                    act.effort.hours = hours;
                }
            }
            Ended::TerminationNoticed(event) => {
                let matter = event.notice.to_string();
                self.decides(here, 111, &matter);
            }
            Ended::TerminationReplied(event) => {
                self.own(here, 99, event.notice.to_string());
            }
            _ => self.contested(here, event),
        }
    }

    fn decides(&mut self, here: &Here, number: u8, matter: &str) {
        if let Some(act) = self.own(here, number, matter) {
            act.right = Some(Right::Incentives);
            act.consequence = Some(Consequence::Renewal);
        }
    }

    fn contested(&mut self, here: &Here, event: &Ended) {
        match event {
            Ended::DisputeRaised(event) => {
                let matter = event.dispute.to_string();
                let against = self.cast.named(event.against.id);
                self.act(here, 99, (here.by.clone(), against), matter);
            }
            Ended::SanctionProposed(event) => {
                let matter = event.sanction.to_string();
                if let Some(act) = self.against(here, 103, &event.organisation, matter) {
                    act.right = Some(Right::Incentives);
                }
            }
            Ended::EvidenceAsked(event) => self.defends(here, 99, event.sanction.to_string()),
            Ended::SanctionReplied(event) => self.defends(here, 99, event.sanction.to_string()),
            Ended::SanctionAppealed(event) => self.defends(here, 100, event.sanction.to_string()),
            Ended::RewardGranted(event) => {
                let matter = format!("reward-{}", here.version);
                if let Some(act) = self.against(here, 102, &event.organisation, matter) {
                    act.right = Some(Right::Incentives);
                }
            }
            _ => {}
        }
    }

    /// An act toward a named organisation of the contract.
    fn against(
        &mut self,
        here: &Here,
        number: u8,
        organisation: &Organisation,
        matter: String,
    ) -> Option<&mut Act> {
        let target: PartyId = self.cast.named(organisation.id)?;
        self.act(here, number, (here.by.clone(), Some(target)), matter)
    }

    /// A reply of the side concerned, toward whoever proposed.
    fn defends(&mut self, here: &Here, number: u8, matter: String) {
        let proposed = self.last(&matter, 103).map(|one| one.actor.clone());
        self.act(here, number, (here.by.clone(), proposed), matter);
    }
}
