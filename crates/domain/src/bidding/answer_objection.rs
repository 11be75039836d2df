//! The answer to an objection.

use super::{
    ANSWER_OBJECTION, Answer, MayAffect, ObjectionId, ReturnTo,
    challenge::{Finding, GroundId},
    common::{Verdict, check_return, give_back},
    events::{GroundsAnswered, ObjectionAnswered},
    refusals::{GROUND_UNKNOWN, OBJECTION_ANSWERED, OBJECTION_UNKNOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Prose, Rows},
    verb::Act,
};

row! {
    /// What was found of one ground.
    FindingRow {
        ground: GroundId = ("质疑事项", "Ground");
        answer: Answer = ("结论", "Outcome");
    }
}

verb! {
    /// Answers an objection (A25), or refuses to receive it (A27): forbidden, recordable, and no
    /// answer.
    AnswerObjection "answer-objection" ("答复质疑", "Answer an objection")
    help ("收到后7个工作日内书面答复。成立且影响结果的，选择退回的环节。不得拒绝接收。", "Answer in writing within 7 working days. When it is upheld and affects the result, choose where the procedure goes back to. It must not be refused.")
    acts [25, 27] scope Process stages [S06, S07, S07b, S08, S09, S10, S11, S12]
    {
        objection: ObjectionId = ("质疑", "Objection");
        answer: Answer = ("结论", "Outcome");
        findings: Rows<FindingRow> = ("逐项结论", "Outcome of each ground") hint ("可不填", "may be left empty");
        text: Prose = ("答复", "Answer");
        to: ReturnTo = ("程序", "Procedure");
    }
}

impl Act for AnswerObjection {
    fn decide(&self, at: &At<'_>) -> Decided {
        let found = at
            .process
            .bidding
            .objection(self.objection)
            .ok_or_else(|| OBJECTION_UNKNOWN.refuse().at("objection"))?;
        OBJECTION_ANSWERED
            .unless(found.is_open())
            .map_err(|one| one.at("objection"))?;
        let known = |row: &FindingRow| found.grounds.iter().any(|one| one.id == row.ground);
        GROUND_UNKNOWN
            .unless(self.findings.0.iter().all(known))
            .map_err(|one| one.at("findings"))?;
        let verdict = match (self.answer, found.may_affect) {
            (Answer::Upheld, MayAffect::Yes) => Verdict::Affecting,
            (Answer::Upheld, MayAffect::No) | (Answer::Partly, _) => Verdict::Founded,
            (Answer::Rejected | Answer::NotReceived, _) => Verdict::Unfounded,
        };
        check_return(at, &verdict, self.to)?;
        let decision = Decision::new(at).event(ObjectionAnswered {
            objection: self.objection,
            answer: self.answer,
            text: self.text.text(),
        });
        if self.answer == Answer::NotReceived {
            return decision.done();
        }
        let decision = decision
            .maybe(self.found())
            .meet(&ANSWER_OBJECTION, self.objection);
        give_back(at, decision, self.to).done()
    }
}

impl AnswerObjection {
    fn found(&self) -> Option<GroundsAnswered> {
        let rows = self.findings.0.iter();
        let findings: Vec<Finding> = rows
            .map(|row| Finding {
                ground: row.ground,
                answer: row.answer,
            })
            .collect();
        (!findings.is_empty()).then_some(GroundsAnswered {
            objection: self.objection,
            findings,
        })
    }
}
