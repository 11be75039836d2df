//! Agrees to the terms on which the provider would take a task.

use super::{
    common::{moved_on, task_of},
    ids::TaskId,
    refusals::TASK_UNKNOWN,
    state::TaskState,
    tasks::{agree, is_requester},
};
use crate::{context::At, decision::Decided, refusal::Refusal, verb::Act};

verb! {
    /// The office that asked agrees to the change the provider offered (A69 for one task).
    AgreeTaskChange "agree-task-change" ("同意任务调整", "Agree to a changed task")
    help ("同意承接方提出的工时和日期；不同意可撤回任务单。",
        "Agree to the hours and day offered; if you do not agree, take the task back.")
    acts [69] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
    }
}

impl Act for AgreeTaskChange {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut tasks = at.contract()?.delivery.tasks.iter();
        let any = tasks.any(|one| matches!(one.state, TaskState::Countered { .. }));
        TASK_UNKNOWN.unless(any)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        is_requester(at, task)?;
        let TaskState::Countered { hours, by } = task.state else {
            return Err(moved_on(task.id));
        };
        agree(at, task, hours, by)
    }
}
