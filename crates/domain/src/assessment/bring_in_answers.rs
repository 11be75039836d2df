//! Brings in a batch of answers that were given by one-time slips.

use crate::{
    assessment::{
        AnswersBroughtIn, AnswersCounted, UsersSpoke, WorkersHeard,
        choices::WorkerTopic,
        parties,
        plan_evaluation::is_sealed,
        refusals::{ALREADY_DRAFTED, BATCH_SMALL, SLIPS_EXCEEDED},
        release_ratings::is_over,
        state::{Evaluation, Phase},
        voice::{BATCH_MIN, BatchSize, Channel, Experience, Said},
    },
    context::At,
    decision::{Decided, Decision},
    input::{Prose, Rows},
    refusal::Refusal,
    verb::Act,
};
use kernel::FreeText;

row! {
    /// The five answers of one user.
    AnswerRow {
        received: Said = ("接受过服务", "Received the service");
        useful: Said = ("有用", "Useful");
        respected: Said = ("受尊重", "Respected");
        could_refuse: Said = ("可以拒绝", "Could refuse");
        would_return: Said = ("愿意再来", "Would return");
    }
}

row! {
    /// Words of somebody; they stand apart from the answers and in another order.
    WordsRow {
        text: Prose = ("原话", "Words");
    }
}

verb! {
    /// Brings in answers of one-time slips in a shuffled batch (A90, A96): who answered, when and by
    /// which slip is not known to it.
    BringInAnswers "bring-in-answers" ("汇入评议单答复", "Bring in the answers of slips")
    help ("由系统成批汇入，每批至少五份；外勤结束时的余数除外。答复打乱次序，原话另存。", "Done by the platform in batches of at least five, except what is left at the end of the fieldwork. Answers are shuffled, and words kept apart.")
    acts [90, 96] scope Contract stages [S16, S18, S19, S20]
    {
        channel: Channel = ("谁的答复", "Whose answers");
        batch: BatchSize = ("批次", "Batch");
        answers: Rows<AnswerRow> = ("答复", "Answers") hint ("服务对象和居民", "users and residents");
        workers: Option<u32> = ("社工人数", "Workers") hint ("仅一线社工", "workers only");
        topics: Vec<WorkerTopic> = ("涉及的方面", "About what") hint ("仅一线社工", "workers only");
        words: Rows<WordsRow> = ("原话", "Words");
    }
}

impl Act for BringInAnswers {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        ALREADY_DRAFTED.unless(!matches!(evaluation.phase, Phase::Drafted(_)))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let count = match self.channel {
            Channel::Users | Channel::Others => {
                u32::try_from(self.answers.0.len()).unwrap_or(u32::MAX)
            }
            Channel::Workers => self.workers.unwrap_or_default(),
        };
        self.is_a_batch(at, evaluation, count)?;
        let voices = &evaluation.voices;
        let known = voices.answered(self.channel).saturating_add(count);
        SLIPS_EXCEEDED.unless(known <= voices.issued(self.channel))?;
        let decision = Decision::new(at).event(AnswersCounted {
            evaluation: evaluation.id,
            channel: self.channel,
            batch: self.batch,
            answers: count,
        });
        let words: Vec<FreeText> = self.words.0.iter().map(|row| row.text.text()).collect();
        let spoke = (!words.is_empty()).then(|| UsersSpoke {
            evaluation: evaluation.id,
            words: words.clone(),
        });
        match self.channel {
            Channel::Users | Channel::Others => decision
                .event(AnswersBroughtIn {
                    evaluation: evaluation.id,
                    channel: self.channel,
                    answers: self.experiences(),
                })
                .maybe(spoke),
            Channel::Workers => decision.event(WorkersHeard {
                evaluation: evaluation.id,
                workers: count,
                topics: self.topics.clone(),
                statement: joined(&words),
            }),
        }
        .done()
    }
}

impl BringInAnswers {
    fn is_a_batch(&self, at: &At<'_>, evaluation: &Evaluation, count: u32) -> Result<(), Refusal> {
        let least = u32::try_from(BATCH_MIN).unwrap_or(u32::MAX);
        let closing = is_over(at, evaluation) || !is_sealed(&evaluation.phase);
        let enough = match self.batch {
            BatchSize::Full => count >= least,
            BatchSize::Rest => count > 0 && closing,
        };
        BATCH_SMALL
            .unless(enough)
            .map_err(|refusal| refusal.with("least", least).at("answers"))
    }

    fn experiences(&self) -> Vec<Experience> {
        let rows = self.answers.0.iter();
        rows.map(|row| Experience {
            received: row.received,
            useful: row.useful,
            respected: row.respected,
            could_refuse: row.could_refuse,
            would_return: row.would_return,
        })
        .collect()
    }
}

/// Words of several people as one text, each on a line of its own.
fn joined(words: &[FreeText]) -> FreeText {
    let lines: Vec<&str> = words.iter().map(FreeText::as_str).collect();
    FreeText::new(lines.join("\n"))
}
