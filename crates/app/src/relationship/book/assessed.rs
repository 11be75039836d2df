//! Evaluations, improvement, acceptance. What was rated under seal is here once it was released, as
//! the act of rating and never as a score.

use super::{Book, Here};
use domain::assessment::{Event as Assessed, RatingFiled, choices::RatingGroup};
use measure::{
    ids::PartyId,
    schema::{Consequence, Right},
};

impl Book<'_> {
    /// Evaluations, improvement, acceptance.
    pub(super) fn assessed(&mut self, here: &Here, event: &Assessed) {
        match event {
            Assessed::SelfEvaluated(event) => {
                let Some(party) = self.cast.named(event.organisation.id) else {
                    return;
                };
                let target = self.other(&party);
                let office = match self.cast.is_office(&party) {
                    true => party.clone(),
                    false => target.clone(),
                };
                let matter = format!("{}-{office}", event.evaluation);
                self.act(here, 89, (party, Some(target)), matter);
            }
            Assessed::RatingFiled(event) => self.rated(here, event),
            Assessed::EvaluationReplied(event) => {
                self.alone(here, 99, format!("{}-replies", event.evaluation));
            }
            Assessed::EvaluationAppealed(event) => {
                self.alone(here, 100, event.appeal.to_string());
            }
            Assessed::ImprovementPlanned(event) => {
                self.own(here, 101, event.improvement.to_string());
            }
            Assessed::ImprovementReported(event) => {
                self.own(here, 101, event.improvement.to_string());
            }
            Assessed::AcceptanceRequested(_) => {
                self.own(here, 104, "acceptance");
            }
            Assessed::AcceptanceDecided(_) => {
                if let Some(act) = self.own(here, 104, "acceptance") {
                    act.right = Some(Right::Inspection);
                }
            }
            Assessed::AcceptanceDeemed(_) => {
                let (clock, own) = (self.cast.clock(), self.cast.organisation());
                self.act(here, 105, (clock, Some(own)), "acceptance");
            }
            _ => {}
        }
    }

    /// Sheets of the offices about the organisation and of the organisation about the offices; all
    /// about one pair in one evaluation are one matter. Sheets of users, workers, peers and the
    /// evaluator are nobody's conduct toward a party.
    fn rated(&mut self, here: &Here, event: &RatingFiled) {
        let own = self.cast.organisation();
        let about = event.about.as_ref().and_then(|one| self.cast.named(one.id));
        let (number, actor, target): (u8, PartyId, PartyId) = match event.group {
            RatingGroup::Purchaser => (92, self.cast.district(), own),
            RatingGroup::Host if self.cast.is_office(&here.by) => (94, here.by.clone(), own),
            RatingGroup::ProviderRatesPurchaser => (93, own, self.cast.district()),
            RatingGroup::ProviderRatesHost => match about {
                Some(host) => (93, own, host),
                None => return,
            },
            RatingGroup::Host
            | RatingGroup::Professional
            | RatingGroup::Users
            | RatingGroup::Peer
            | RatingGroup::Workers => return,
        };
        let office = match number {
            93 => target.clone(),
            _ => actor.clone(),
        };
        let matter = format!("{}-{office}", event.evaluation);
        if let Some(act) = self.act(here, number, (actor, Some(target)), matter) {
            act.consequence = Some(Consequence::Score);
        }
    }
}
