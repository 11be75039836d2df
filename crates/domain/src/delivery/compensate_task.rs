//! Makes good the hours of a task.

use super::{
    common::{moved_on, owed, task_of},
    duties::COMPENSATE_TASK,
    facts::TaskCompensated,
    ids::TaskId,
    refusals::TASK_UNKNOWN,
    state::TaskState,
    words::Means,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The purchaser makes good the hours of a task beyond the agreed units.
    CompensateTask "compensate-task" ("兑现任务补偿", "Make good a task")
    help ("说明以何种方式补偿；金额按确认工时和合同小时价计算。",
        "Say how; the sum is the confirmed hours at the agreed price.")
    acts [80] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21] shield Payment
    {
        task: TaskId = ("任务单", "Task");
        means: Means = ("方式", "How");
    }
}

impl Act for CompensateTask {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut tasks = at.contract()?.delivery.tasks.iter();
        TASK_UNKNOWN.unless(tasks.any(|one| owed(at, &COMPENSATE_TASK, one.id).is_some()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        let waits = owed(at, &COMPENSATE_TASK, task.id).is_some();
        match (&task.state, task.price) {
            (TaskState::Confirmed, Some(amount)) if !amount.is_zero() && waits => Decision::new(at)
                .event(TaskCompensated {
                    task: task.id,
                    amount,
                    means: self.means,
                })
                .meet(&COMPENSATE_TASK, task.id)
                .done(),
            (_, Some(_) | None) => Err(moved_on(task.id)),
        }
    }
}
