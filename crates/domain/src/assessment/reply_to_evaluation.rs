//! An evaluated side replies to the draft.

use crate::{
    assessment::{
        EvaluationReplied,
        choices::Stance,
        parties,
        refusals::{NOT_DRAFTED, REPLIES_PENDING, REPLY_OVER, REPLY_REPEATED},
        state::{Draft, Evaluation, Phase},
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::time::plus_days;

verb! {
    /// An evaluated side replies to the draft (A99); protected, never held against its author.
    ReplyToEvaluation "reply-to-evaluation" ("对初稿答辩", "Reply to the draft")
    help ("被评估的各方都可以答辩。答辩受保护，不得作为不利依据。", "Every evaluated side may reply. A reply is protected and never held against anybody.")
    acts [99] scope Contract stages [S16, S18, S19, S20]
    {
        stance: Stance = ("态度", "Position");
        text: Prose = ("意见", "Reply");
    }
}

impl Act for ReplyToEvaluation {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        let draft = draft_of(evaluation)?;
        if let Some(last) = draft.content.reply_until.date()
            && last < at.today()
        {
            return Err(REPLY_OVER.with("day", last));
        }
        let (_, own) = parties::own_side(at)?;
        let mut replies = evaluation.replies.iter();
        REPLY_REPEATED.unless(!replies.any(|one| one.organisation.id == own.id))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let (_, organisation) = parties::own_side(at)?;
        Decision::new(at)
            .event(EvaluationReplied {
                evaluation: parties::current(at)?.id,
                organisation,
                stance: self.stance,
                text: self.text.text(),
            })
            .done()
    }
}

/// The draft before the sides.
pub(crate) fn draft_of(evaluation: &Evaluation) -> Result<&Draft, Refusal> {
    match &evaluation.phase {
        Phase::Drafted(draft) => Ok(draft),
        Phase::Fieldwork | Phase::Released { .. } | Phase::Issued(_) | Phase::Deemed { .. } => {
            Err(NOT_DRAFTED.refuse())
        }
    }
}

/// Whether every side has replied or the time to reply is over: nobody decides unheard.
pub(crate) fn all_heard(at: &At<'_>, evaluation: &Evaluation) -> Result<(), Refusal> {
    let draft = draft_of(evaluation)?;
    let last = draft.content.reply_until.date();
    let sides = parties::sides(at, at.contract()?);
    let replied = sides.iter().all(|(_, side)| {
        let mut replies = evaluation.replies.iter();
        replies.any(|one| one.organisation.id == side.id)
    });
    if replied || last.is_some_and(|last| last < at.today()) {
        return Ok(());
    }
    let refusal = REPLIES_PENDING.refuse();
    Err(match last {
        Some(last) => refusal.opens(plus_days(last, 1)),
        None => refusal,
    })
}
