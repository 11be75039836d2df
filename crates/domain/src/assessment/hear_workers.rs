//! Hears frontline workers in confidence.

use crate::{
    assessment::{WorkersHeard, choices::WorkerTopic, parties},
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Hears frontline workers in confidence (A96); protected from everybody who is evaluated.
    HearWorkers "hear-workers" ("听取一线社工意见", "Hear frontline workers")
    help ("社工可以自己反映，也可以由评估方访谈后记录。内容保密，各方都看不到，也不得因此受到不利对待。", "Workers speak for themselves, or the evaluator records the talk. It is confidential; no side sees it and nobody may suffer for it.")
    acts [96] scope Contract stages [S16, S18, S19, S20]
    when Earlier
    {
        workers: Option<u32> = ("访谈人数", "How many workers") hint ("本人反映的不填", "leave empty when you speak for yourself");
        topics: Vec<WorkerTopic> = ("涉及的方面", "About what");
        statement: Prose = ("意见", "What they say") hint ("不要写姓名", "write no names");
    }
}

impl Act for HearWorkers {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        parties::current(at)?;
        if at.actor().role == Role::Evaluator {
            parties::engaged(at)?;
        }
        Ok(())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(WorkersHeard {
                evaluation: parties::current(at)?.id,
                workers: self.workers.unwrap_or(1).max(1),
                topics: self.topics.clone(),
                statement: self.statement.text(),
            })
            .done()
    }
}
