//! Answers a question that the figures of an evaluation raised.

use crate::{
    assessment::{
        QuestionAnswered,
        choices::{EvaluationId, Question, QuestionOutcome},
        parties,
        refusals::{NO_RESULT, QUESTION_REPEATED, QUESTION_UNKNOWN},
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Answers a question that the figures themselves raised (§5e): it is never a verdict, but nothing
    /// good is granted on a result whose questions nobody looked into.
    AnswerQuestion "answer-evaluation-question" ("答复评估疑问", "Answer a question about the figures")
    help ("系统按评分提出疑问，例如街道评分远高于服务对象。请查明后答复；未答复前，不能以该结果给予激励。", "The figures raise a question, for instance where a host scores far above the users. Find out and answer; until then no reward can rest on the result.")
    acts [91] scope Contract stages [S15, S16, S17, S18, S19, S20, S21, S22]
    {
        evaluation: EvaluationId = ("评估", "Evaluation");
        question: Question = ("疑问", "Question");
        outcome: QuestionOutcome = ("查明的情况", "What was found");
        text: Prose = ("说明", "Explanation") hint ("写明怎么查的、依据是什么", "how it was found out, and by what");
    }
}

impl Act for AnswerQuestion {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        if at.actor().role == Role::Evaluator {
            parties::engaged(at)?;
        }
        let evaluations = &at.contract()?.assessment.evaluations;
        NO_RESULT.unless(evaluations.iter().any(|one| one.draft().is_some()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = at.contract()?.assessment.evaluation(self.evaluation);
        let raised = evaluation
            .and_then(|one| one.draft())
            .is_some_and(|draft| draft.content.questions.contains(&self.question));
        let unknown = || QUESTION_UNKNOWN.with("evaluation", self.evaluation.to_string());
        if !raised {
            return Err(unknown().at("question"));
        }
        let open = evaluation.is_some_and(|one| one.open_questions().contains(&self.question));
        QUESTION_REPEATED
            .unless(open)
            .map_err(|refusal| refusal.at("question"))?;
        Decision::new(at)
            .event(QuestionAnswered {
                evaluation: self.evaluation,
                question: self.question,
                outcome: self.outcome,
                text: self.text.text(),
            })
            .done()
    }
}
