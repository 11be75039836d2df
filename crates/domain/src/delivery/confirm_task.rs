//! Confirms a completed task.

use super::{
    common::{moved_on, task_of},
    facts::TaskConfirmed,
    ids::TaskId,
    refusals::{HOURS_ABOVE, NOTE_MISSING, TASK_UNKNOWN},
    state::TaskState,
    tasks::{claim, confirm_duty, is_requester, price},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use rust_decimal::Decimal;

verb! {
    /// The office that asked confirms the hours. What it does not dispute is made good; the rest
    /// goes the way of a dispute.
    ConfirmTask "confirm-task" ("确认任务完成", "Confirm a task")
    help ("确认工时；少于填报工时须说明，无争议部分照付。",
        "Confirm the hours; if fewer than reported, say why. The undisputed part is paid.")
    acts [60, 61, 62] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
        hours: Option<Decimal> = ("确认工时", "Hours confirmed")
            hint ("与填报一致则留空", "leave empty if as reported");
        note: Option<Prose> = ("说明", "Note");
    }
}

impl Act for ConfirmTask {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut tasks = at.contract()?.delivery.tasks.iter();
        TASK_UNKNOWN.unless(tasks.any(|one| one.state == TaskState::Completed))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        is_requester(at, task)?;
        if task.state != TaskState::Completed {
            return Err(moved_on(task.id));
        }
        let hours = self.hours.unwrap_or(task.hours);
        if hours > task.hours {
            return Err(HOURS_ABOVE
                .with("hours", task.hours.to_string())
                .at("hours"));
        }
        NOTE_MISSING
            .unless(hours == task.hours || self.note.is_some())
            .map_err(|one| one.at("note"))?;
        let decision = Decision::new(at)
            .event(TaskConfirmed {
                task: task.id,
                hours,
                note: self.note.as_ref().map(Prose::text),
            })
            .meet(confirm_duty(task.side), task.id);
        claim(decision, at, task, price(at.contract()?, task.class, hours))?.done()
    }
}
