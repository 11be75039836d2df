//! The purchaser answers a comment.

use super::{
    CommentAnswered,
    choices::Taken,
    rules::{ANSWER_COMMENT, COMMENT_UNKNOWN},
    state::CommentId,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Answers a comment on the draft (A13). Still possible, and still owed, once bids are invited.
    AnswerComment "answer-comment" ("答复意见", "Answer a comment")
    help ("说明采纳与否及原因，答复对所有人公开。", "Say whether it is taken up and why. Everybody sees the answer.")
    acts [13] scope Process stages [S06, S07, S07b, S08, S09, S10, S11]
    {
        comment: CommentId = ("意见", "Comment");
        taken: Taken = ("处理", "What becomes of it");
        answer: Prose = ("答复", "Answer");
    }
}

impl Act for AnswerComment {
    fn decide(&self, at: &At<'_>) -> Decided {
        let mut comments = at.process.planning.comments.iter();
        let open = comments.any(|one| one.id == self.comment && one.answer.is_none());
        COMMENT_UNKNOWN
            .unless(open)
            .map_err(|one| one.at("comment"))?;
        Decision::new(at)
            .event(CommentAnswered {
                comment: self.comment,
                taken: self.taken,
                answer: self.answer.text(),
            })
            .meet(&ANSWER_COMMENT, self.comment)
            .done()
    }
}
