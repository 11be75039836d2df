//! The other side answers a remark on a schedule.

use super::{
    choices::{Party, RemarkOutcome},
    duties::ANSWER_REMARK_PROVIDER,
    events::RemarkAnswered,
    parties,
    refusals::{REMARK_OWN, REMARK_UNKNOWN},
    remark_on_schedule::answer_duty,
    state::RemarkId,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Answers a remark of the other side on a schedule (A29).
    AnswerRemark "answer-remark" ("答复附表意见", "Answer a remark")
    help ("说明是否采纳及理由，双方的修改都留有记录。", "Say whether it is taken up and why; both sides' edits stay on record.")
    acts [29] scope Contract stages [S12]
    {
        remark: RemarkId = ("意见", "Remark");
        outcome: RemarkOutcome = ("结果", "Outcome");
        text: Prose = ("说明", "Explanation");
    }
}

impl Act for AnswerRemark {
    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let mut remarks = at.contract()?.agreement.remarks.iter();
        let remark = remarks
            .find(|one| one.id == self.remark && one.answer.is_none())
            .ok_or_else(|| REMARK_UNKNOWN.refuse().at("remark"))?;
        let duty = answer_duty(remark.party);
        let answers = if duty == &ANSWER_REMARK_PROVIDER {
            Party::Provider
        } else {
            Party::Purchaser
        };
        REMARK_OWN
            .unless(party == answers)
            .map_err(|one| one.at("remark"))?;
        Decision::new(at)
            .event(RemarkAnswered {
                id: remark.id,
                outcome: self.outcome,
                text: self.text.text(),
            })
            .meet(duty, remark.id)
            .done()
    }
}
