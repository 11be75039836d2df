//! A comment on the draft documents.

use super::{
    CommentMade,
    choices::Topic,
    rules::{ANSWER_COMMENT, DRAFT_MISSING},
    state::CommentId,
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
    /// Comments on the draft documents (A13). Protected: it never counts against its author.
    CommentOnTerms "comment-on-terms" ("对文件草案提意见", "Comment on the draft")
    help ("任何居民和可能参加的单位都可以提。意见受保护，不影响以后参加；购买方须在期限内公开答复。",
          "Open to residents and anybody who may bid. It is protected and never held against \
           you; the purchaser must answer in time and in public.")
    acts [13] scope Process stages [S06]
    {
        topic: Topic = ("关于", "About");
        text: Prose = ("意见", "Comment");
    }
}

impl Act for CommentOnTerms {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        DRAFT_MISSING.unless(at.process.plan.is_some())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let id = CommentId::after(at.process.planning.comments.len());
        let due = at.due(Key::TermsAnswer, at.occurred_on())?;
        Decision::new(at)
            .event(CommentMade {
                id,
                topic: self.topic,
                text: self.text.text(),
            })
            .owe(&ANSWER_COMMENT, id, due)
            .done()
    }
}
