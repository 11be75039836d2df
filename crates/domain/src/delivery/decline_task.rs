//! Declines a task.

use super::{
    accept_task::any_waits,
    common::task_of,
    duties::{TASK_ANSWER, TASK_TALK},
    facts::TaskDeclined,
    ids::TaskId,
    tasks::waits_for_provider,
    words::DeclineReason,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The provider declines with a reason (A63, protected: it can never be held against it).
    DeclineTask "decline-task" ("婉拒任务", "Decline a task")
    help ("说明理由即可婉拒。依约婉拒受保护，不得因此扣分、增加检查或报复。",
        "Say why. A lawful refusal is protected: no score, inspection or penalty may follow from it.")
    acts [63] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
        reason: DeclineReason = ("理由", "Reason");
        text: Prose = ("说明", "In words");
    }
}

impl Act for DeclineTask {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        any_waits(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        waits_for_provider(task)?;
        Decision::new(at)
            .event(TaskDeclined {
                task: task.id,
                reason: self.reason,
                text: self.text.text(),
            })
            .meet(&TASK_ANSWER, task.id)
            .meet(&TASK_TALK, task.id)
            .done()
    }
}
