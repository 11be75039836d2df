//! A resident complains.

use super::{
    duties::{RESIDENT_ACK, RESIDENT_ACK_PANEL, RESIDENT_ANSWER, RESIDENT_ANSWER_PANEL},
    facts::{ResidentComplained, ResidentComplaintRouted},
    ids::ResidentComplaintId,
    words_watch::{About, Topic},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    obligation::Duty,
    verb::Act,
};
use kernel::Role;
use rules::Key;

verb! {
    /// A resident complains, by name or without one (M9). The text goes to the protected channel.
    ComplainResident "complain-resident" ("居民投诉", "Complain")
    help ("可以匿名。原文只有裁决小组和审计能看到，投诉不会交给被投诉的一方办理。",
        "You need not give your name. Only the ruling panel and auditors read the text, and the party you complain about does not handle it.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        about: About = ("投诉谁", "About whom");
        topic: Topic = ("投诉什么", "About what");
        text: Prose = ("经过", "What happened");
    }
}

/// Who handles a complaint about a party: never that party.
pub(super) const fn handler(about: About) -> Role {
    match about {
        About::Provider | About::Host => Role::Purchaser,
        About::Purchaser => Role::Panel,
    }
}

/// The duties to acknowledge and to answer.
pub(super) const fn complaint_duties(about: About) -> (&'static Duty, &'static Duty) {
    match about {
        About::Provider | About::Host => (&RESIDENT_ACK, &RESIDENT_ANSWER),
        About::Purchaser => (&RESIDENT_ACK_PANEL, &RESIDENT_ANSWER_PANEL),
    }
}

impl Act for ComplainResident {
    fn decide(&self, at: &At<'_>) -> Decided {
        let id = ResidentComplaintId::after(at.contract()?.delivery.complaints.len());
        let (acknowledge, answer) = complaint_duties(self.about);
        Decision::new(at)
            .event(ResidentComplained {
                id,
                about: self.about,
                text: self.text.text(),
            })
            .event(ResidentComplaintRouted {
                id,
                about: self.about,
                topic: self.topic,
                handler: handler(self.about),
            })
            .owe(acknowledge, id, at.due(Key::ResidentAck, at.today())?)
            .owe(answer, id, at.due(Key::ResidentAnswer, at.today())?)
            .done()
    }
}
