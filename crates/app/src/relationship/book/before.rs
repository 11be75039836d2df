//! Before the contract: what the later organisation and the purchaser said to each other about the
//! draft and the tender.

use super::{Book, Here};
use domain::{bidding::Event as Bidden, planning::Event as Planned};

impl Book<'_> {
    /// Comments and counter-clauses of the later organisation, and their answers.
    pub(super) fn planning(&mut self, here: &Here, event: &Planned) {
        match event {
            Planned::CommentMade(event) => self.asked(here, 13, format!("comment-{}", event.id)),
            Planned::CommentAnswered(event) => {
                self.replied(here, 13, format!("comment-{}", event.comment));
            }
            Planned::CounterProposed(event) => {
                self.asked(here, 14, format!("counter-clause-{}", event.id));
            }
            Planned::CounterAnswered(event) => {
                self.replied(here, 14, format!("counter-clause-{}", event.counter));
            }
            _ => {}
        }
    }

    /// Questions and objections of the later organisation, and their answers.
    pub(super) fn bidding(&mut self, here: &Here, event: &Bidden) {
        match event {
            Bidden::EnquiryAsked(event) => self.asked(here, 15, format!("enquiry-{}", event.id)),
            Bidden::EnquiryAnswered(event) => {
                self.replied(here, 15, format!("enquiry-{}", event.id));
            }
            Bidden::ObjectionFiled(event) => {
                self.asked(here, 24, format!("objection-{}", event.id));
            }
            Bidden::ObjectionAnswered(event) => {
                self.replied(here, 25, format!("objection-{}", event.objection));
            }
            _ => {}
        }
    }

    /// What others ask is not between these two.
    fn asked(&mut self, here: &Here, number: u8, matter: String) {
        let (own, district) = (self.cast.organisation(), self.cast.district());
        if here.by == own {
            self.act(here, number, (own, Some(district)), matter);
        }
    }

    /// The purchaser answers, through whomever.
    fn replied(&mut self, here: &Here, number: u8, matter: String) {
        if self.knows(&matter) {
            let (own, district) = (self.cast.organisation(), self.cast.district());
            self.act(here, number, (district, Some(own)), matter);
        }
    }
}
