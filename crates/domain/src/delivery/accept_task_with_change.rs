//! Accepts a task on other terms.

use super::{
    accept_task::{any_waits, not_forbidden},
    common::{some_hours, task_of},
    duties::{TASK_ANSWER, TASK_TALK},
    facts::TaskCountered,
    ids::TaskId,
    refusals::DAY_PAST,
    tasks::{counter_duty, waits_for_provider},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::Date;
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// The provider would take a task with other hours or another day (A61, A62). It is agreed once
    /// the office says so: neither side can bind the other by silence.
    AcceptTaskWithChange "accept-task-with-change" ("调整后接受任务", "Accept a task with a change")
    help ("提出工时或日期的调整，提出方同意后生效。",
        "Offer other hours or another day; it holds once the office agrees.")
    acts [61, 62] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
        hours: Decimal = ("工时", "Hours");
        by: Date = ("完成日期", "By when");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for AcceptTaskWithChange {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        any_waits(at)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        not_forbidden(at, self.task)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        waits_for_provider(task)?;
        some_hours(self.hours)?;
        DAY_PAST
            .unless(self.by >= at.today())
            .map_err(|one| one.at("by"))?;
        let due = at.due(Key::TaskSilence, at.today())?;
        Decision::new(at)
            .event(TaskCountered {
                task: task.id,
                hours: self.hours,
                by: self.by,
                reason: self.reason.text(),
            })
            .meet(&TASK_ANSWER, task.id)
            .meet(&TASK_TALK, task.id)
            .owe_by(counter_duty(task.side), &task.requester, task.id, due)
            .done()
    }
}
