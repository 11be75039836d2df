//! Completes an accepted task.

use super::{
    common::{moved_on, own_contract, some_hours, task_of},
    duties::TASK_WORK,
    facts::TaskCompleted,
    ids::TaskId,
    refusals::{HOURS_ABOVE, TASK_UNKNOWN},
    state::TaskState,
    tasks::confirm_duty,
    words::TaskClass,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// The provider reports a task done, with the hours it took.
    CompleteTask "complete-task" ("完成任务", "Complete a task")
    help ("填写实际工时；计价任务不能超过约定工时。",
        "Enter the hours it took; a priced task cannot take more than was agreed.")
    acts [60, 61, 62] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
        hours: Decimal = ("实际工时", "Hours it took");
        note: Option<Line> = ("备注", "Note");
    }
}

impl Act for CompleteTask {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut tasks = own_contract(at)?.delivery.tasks.iter();
        TASK_UNKNOWN.unless(tasks.any(|one| one.state == TaskState::Accepted))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        if task.state != TaskState::Accepted {
            return Err(moved_on(task.id));
        }
        some_hours(self.hours)?;
        if task.class != TaskClass::InScope && self.hours > task.hours {
            return Err(HOURS_ABOVE
                .with("hours", task.hours.to_string())
                .at("hours"));
        }
        let due = at.due(Key::TaskSilence, at.today())?;
        Decision::new(at)
            .event(TaskCompleted {
                task: task.id,
                hours: self.hours,
                note: self.note.as_ref().map(Line::text),
            })
            .meet(&TASK_WORK, task.id)
            .owe_by(confirm_duty(task.side), &task.requester, task.id, due)
            .done()
    }
}
