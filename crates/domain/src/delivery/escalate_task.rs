//! Takes a task to the contract managers.

use super::{
    common::{moved_on, own_contract, task_of},
    duties::{TASK_ANSWER, TASK_TALK},
    facts::TaskEscalated,
    ids::TaskId,
    refusals::TASK_UNKNOWN,
    state::TaskState,
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
    /// The provider takes a task to the contract managers of both sides (M7, first step).
    EscalateTask "escalate-task" ("提交双方负责人商定", "Escalate a task")
    help ("拿不准或有分歧时，由双方合同负责人 5 个工作日内商定。",
        "Where it is unclear or contested, the contract managers settle it within 5 working days.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
        text: Prose = ("分歧所在", "What is at issue");
    }
}

impl Act for EscalateTask {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut tasks = own_contract(at)?.delivery.tasks.iter();
        TASK_UNKNOWN.unless(tasks.any(|one| one.state == TaskState::Filed))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        if task.state != TaskState::Filed {
            return Err(moved_on(task.id));
        }
        Decision::new(at)
            .event(TaskEscalated {
                task: task.id,
                text: self.text.text(),
            })
            .meet(&TASK_ANSWER, task.id)
            .owe(&TASK_TALK, task.id, at.due(Key::DisputeTalk, at.today())?)
            .done()
    }
}
