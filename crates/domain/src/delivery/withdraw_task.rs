//! Takes a task request back.

use super::{
    common::{moved_on, task_of},
    duties::{TASK_ANSWER, TASK_TALK, TASK_WORK},
    facts::TaskWithdrawn,
    ids::TaskId,
    refusals::TASK_UNKNOWN,
    state::TaskState,
    tasks::{counter_duty, is_requester},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The office that asked takes the task back before it is done.
    WithdrawTask "withdraw-task" ("撤回任务单", "Take a task back")
    help ("任务完成前可以撤回。", "Possible until the task is done.")
    acts [58] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
        reason: Prose = ("理由", "Reason");
    }
}

fn can_withdraw(state: &TaskState) -> bool {
    match state {
        TaskState::Filed
        | TaskState::Countered { .. }
        | TaskState::Escalated
        | TaskState::Accepted => true,
        TaskState::Declined
        | TaskState::Completed
        | TaskState::Confirmed
        | TaskState::Compensated
        | TaskState::Withdrawn
        | TaskState::Lapsed
        | TaskState::Ordered
        | TaskState::OrderDenied
        | TaskState::OrderUnanswered => false,
    }
}

impl Act for WithdrawTask {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut tasks = at.contract()?.delivery.tasks.iter();
        TASK_UNKNOWN.unless(tasks.any(|one| can_withdraw(&one.state)))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        is_requester(at, task)?;
        if !can_withdraw(&task.state) {
            return Err(moved_on(task.id));
        }
        Decision::new(at)
            .event(TaskWithdrawn {
                task: task.id,
                reason: self.reason.text(),
            })
            .lapse(&TASK_ANSWER, task.id)
            .lapse(&TASK_WORK, task.id)
            .meet(&TASK_TALK, task.id)
            .meet(counter_duty(task.side), task.id)
            .done()
    }
}
