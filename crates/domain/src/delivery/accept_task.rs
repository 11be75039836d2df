//! Accepts a task as asked.

use super::{
    common::{own_contract, task_of},
    guards::TASK_NOT_FORBIDDEN,
    ids::TaskId,
    refusals::TASK_UNKNOWN,
    tasks::{agree, waits_for_provider},
    words::TaskClass,
};
use crate::{context::At, decision::Decided, guard::Check, refusal::Refusal, verb::Act};

verb! {
    /// The provider accepts a task: in scope (A60), adjacent from the flex pool (A61), or out of
    /// scope at the agreed price of an hour (A62).
    AcceptTask "accept-task" ("接受任务", "Accept a task")
    help ("范围内直接接受；相邻任务占用弹性工时；范围外按合同小时价另行计价。",
        "In scope as agreed; adjacent tasks draw on the flex pool; out of scope is priced by the hour.")
    acts [60, 61, 62] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("任务单", "Task");
    }
}

/// Some task waits for an answer of this provider.
pub(super) fn any_waits(at: &At<'_>) -> Result<(), Refusal> {
    let mut tasks = own_contract(at)?.delivery.tasks.iter();
    TASK_UNKNOWN.unless(tasks.any(|one| waits_for_provider(one).is_ok()))
}

/// Nothing forbidden is taken on; it can only be declined, or recorded as a forbidden act.
pub(super) fn not_forbidden(at: &At<'_>, id: TaskId) -> Vec<Check> {
    let forbidden = task_of(at, id).is_ok_and(|task| task.class == TaskClass::Forbidden);
    vec![TASK_NOT_FORBIDDEN.holds(!forbidden)]
}

impl Act for AcceptTask {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        any_waits(at)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        not_forbidden(at, self.task)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        waits_for_provider(task)?;
        agree(at, task, task.hours, task.by.unwrap_or_else(|| at.today()))
    }
}
