//! The questions a record raises by itself: the pathologies P01–P44 of domain.md §3.4 and the checks
//! against formalism AF-01–AF-22 of §5e. A question is never a verdict. It says what was counted
//! against which threshold, shows every entry behind it, asks one side, and the answer of that side
//! stands beside it. Where the record does not hold what it would take, it says so instead of
//! guessing. Protected acts are never counted against their author.

/// Declares the questions of one family.
macro_rules! signs {
    ($($code:ident $life:ident asks $asked:ident shown $audience:ident by $find:ident
       ask ($zh:literal, $en:literal) settle ($szh:literal, $sen:literal);)*) => {
        /// The questions of this family.
        pub const SIGNS: &[Sign] = &[$(Sign {
            code: super::code::Code::$code,
            life: super::finding::Life::$life,
            asked: super::finding::Asked::$asked,
            audience: crate::event::Audience::$audience,
            question: kernel::lang::bi($zh, $en),
            settles: kernel::lang::bi($szh, $sen),
            find: $find,
        }),*];
    };
}

pub mod answer_question;
mod buying;
pub mod case;
pub mod code;
mod design;
mod evaluator;
pub mod finding;
mod money;
mod orders;
mod outcome;
mod oversight;
pub mod protected;
mod raters;
pub(crate) mod ratings;
mod records;
mod setup;
mod sheets;
pub mod stats;
pub mod text;
mod users;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;

pub use case::{Around, Case, Deal, Judged, View};
pub use code::Code;
pub use evaluator::results_by;
pub use finding::{Asked, Finding, Life, Limit, Measure, Sense, Sign, Unit};

use crate::{
    assessment::{choices::Question, state::Evaluation},
    context::{At, Envelope},
    input::Organisation,
    process::{Contract, Process},
    refs::Choice,
    verb::VerbEntry,
};
use kernel::{FreeText, Side, Timestamp};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[VerbEntry::of::<answer_question::AnswerQuestion>()];

events! {
    /// The side asked answered a question of the record.
    QuestionAnswered "question.answered" to Parties ocds Not("questions that a record raises have no OCDS term")
    say ("就“{sign}”的提问答复：{text}", "answered the question about “{sign}”: {text}")
    { sign: Code, organisation: Organisation, text: FreeText }
}

refusals! {
    QUESTION_NOT_YOURS "question-not-yours" ("“{sign}”由另一方回答", "the question about “{sign}” is for another side")
    next ("选择向本方提出的问题", "choose a question put to your side");
}

/// The answers given in one contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers(pub Vec<Answer>);

/// An answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// To which question.
    pub sign: Code,
    /// By whom.
    pub by: Organisation,
    /// For which side.
    pub side: Option<Side>,
    /// In which words.
    pub text: FreeText,
    /// When.
    pub at: Timestamp,
    /// The version of the entry.
    pub entry: u32,
}

impl Answers {
    /// The last answer to a question by the side that is asked.
    pub fn last(&self, sign: &Sign) -> Option<&Answer> {
        let all = self.0.iter().rev();
        all.into_iter()
            .find(|one| one.sign == sign.code && one.side == sign.asked.side())
    }
}

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    let Event::QuestionAnswered(event) = event;
    if let Some(contract) = process.contract_mut(envelope.contract) {
        contract.answers.0.push(Answer {
            sign: event.sign,
            by: event.organisation.clone(),
            side: envelope.actor.role.side(),
            text: event.text.clone(),
            at: envelope.recorded,
            entry: envelope.version,
        });
    }
}

/// Every question, in the order of the life of a contract.
pub fn signs() -> impl Iterator<Item = &'static Sign> {
    [
        buying::SIGNS,
        design::SIGNS,
        setup::SIGNS,
        orders::SIGNS,
        oversight::SIGNS,
        records::SIGNS,
        users::SIGNS,
        money::SIGNS,
        raters::SIGNS,
        ratings::SIGNS,
        evaluator::SIGNS,
        outcome::SIGNS,
    ]
    .into_iter()
    .flatten()
}

/// The question of a code.
pub fn sign(code: Code) -> Option<&'static Sign> {
    signs().find(|one| one.code == code)
}

/// What the record says to every question.
pub fn findings(case: &Case<'_>) -> Vec<(&'static Sign, Finding)> {
    signs().map(|sign| (sign, (sign.find)(case))).collect()
}

/// A question that the figures of an evaluation raised and that is still open: neither the evaluator
/// nor the panel has dealt with it, nor has the side answered that is asked (domain.md §5i, 10).
pub fn open_question(contract: &Contract, evaluation: &Evaluation) -> Option<Question> {
    let open = evaluation.open_questions();
    open.into_iter().find(|one| {
        let asked = sign(one.sign());
        asked.is_none_or(|asked| contract.answers.last(asked).is_none())
    })
}

/// Objects of this module that a field can point to: none, codes are a closed list.
pub fn options(_: &At<'_>, _: &str) -> Vec<Choice> {
    Vec::new()
}

#[cfg(test)]
mod tests;
