//! An objection by a tenderer.

use super::{
    ANSWER_OBJECTION, About, MayAffect, ObjectionId,
    events::ObjectionFiled,
    publish_award::last_day,
    refusals::{NOT_TENDERER, WINDOW_CLOSED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// Objects to the documents, the procedure or the result (A24). A protected act.
    Object "object" ("提出质疑", "Object")
    help ("参加本项目的供应商可在质疑期内提出，购买方须在7个工作日内答复。依法质疑不会带来任何不利。", "A tenderer of this purchase can object while the window is open; the purchaser answers within 7 working days. It is never held against you.")
    acts [24] scope Process stages [S11]
    {
        about: About = ("质疑事项", "About");
        may_affect: MayAffect = ("对结果的影响", "Effect on the result");
        text: Prose = ("事实、理由和请求", "Facts, reasons and request");
    }
}

impl Act for Object {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let challenge = &at.process.challenge;
        let computed = challenge
            .published
            .and_then(|day| last_day(at, day).ok().flatten());
        // Without a calendar the last day is not known, and the window stays open.
        match challenge.last_day.or(computed) {
            Some(day) if at.today() > day => Err(WINDOW_CLOSED.with("day", day)),
            _ => Ok(()),
        }
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let bidding = &at.process.bidding;
        let tenderer = bidding
            .tenderer(at.actor().organisation)
            .ok_or_else(|| NOT_TENDERER.refuse())?;
        let id = ObjectionId::after(bidding.objections.len());
        let due = at.due(Key::ObjectionReply, at.occurred_on())?;
        Decision::new(at)
            .event(ObjectionFiled {
                id,
                tenderer: tenderer.clone(),
                about: self.about,
                may_affect: self.may_affect,
                text: self.text.text(),
                answer_due: due.date(),
            })
            .owe(&ANSWER_OBJECTION, id, due)
            .done()
    }
}
