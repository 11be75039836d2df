//! What silence means: duties whose last day, when nobody has spoken by then, lets the program record
//! an outcome. Silence is read against the side that owes the word.

use crate::{
    obligation::Obligation,
    process::{ContractId, Process},
};
use kernel::{Bi, Date, lang::bi};

/// What is recorded when a duty of this kind passes in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The duty.
    pub duty: &'static str,
    /// What silence means.
    pub means: Bi,
    /// The kind of event recorded then.
    pub event: &'static str,
}

const fn means(duty: &'static str, event: &'static str, means: Bi) -> Meaning {
    Meaning { duty, means, event }
}

/// Every duty for which silence has a meaning.
pub const SILENCE: &[Meaning] = &[
    means(
        "check-invoice",
        "invoice.deemed-undisputed",
        bi("发票全额应付", "the invoice is due in full"),
    ),
    means(
        "decide-acceptance",
        "acceptance.deemed",
        bi("视为验收通过", "the service counts as accepted"),
    ),
    means(
        "confirm-receipt",
        "payment.deemed-received",
        bi("视为已经到账", "the payment counts as received"),
    ),
    means(
        "answer-report",
        "report.deemed-accepted",
        bi("视为认可期间报告", "the report counts as accepted"),
    ),
    means(
        "answer-datum",
        "datum.lapsed",
        bi(
            "增加报告字段的提议失效，沉默不等于同意",
            "the proposed report field lapses; silence is not agreement",
        ),
    ),
    means(
        "comment-on-plan",
        "annual-plan.deemed-agreed",
        bi("视为同意工作计划", "the plan counts as agreed"),
    ),
    means(
        "answer-change-purchaser",
        "change.expired",
        bi("视为不同意变更", "the change counts as refused"),
    ),
    means(
        "answer-change-provider",
        "change.expired",
        bi("视为不同意变更", "the change counts as refused"),
    ),
    means(
        "answer-task",
        "task.lapsed",
        bi(
            "任务单失效，沉默不等于接受",
            "the task lapses; silence is not acceptance",
        ),
    ),
    means(
        "confirm-task-host",
        "task.deemed-confirmed",
        bi(
            "视为确认任务工时",
            "the hours of the task count as confirmed",
        ),
    ),
    means(
        "confirm-task-purchaser",
        "task.deemed-confirmed",
        bi(
            "视为确认任务工时",
            "the hours of the task count as confirmed",
        ),
    ),
    means(
        "answer-verbal-order-host",
        "verbal-order.unanswered",
        bi(
            "记录为未答复，不构成义务",
            "it is recorded as unanswered and creates no duty",
        ),
    ),
    means(
        "answer-verbal-order-purchaser",
        "verbal-order.unanswered",
        bi(
            "记录为未答复，不构成义务",
            "it is recorded as unanswered and creates no duty",
        ),
    ),
    means(
        "cure-default-purchaser",
        "default.uncured",
        bi("记录为未补救的违约", "the default is recorded as not cured"),
    ),
    means(
        "cure-default-host",
        "default.uncured",
        bi("记录为未补救的违约", "the default is recorded as not cured"),
    ),
    means(
        "cure-default-provider",
        "default.uncured",
        bi("记录为未补救的违约", "the default is recorded as not cured"),
    ),
    means(
        "issue-evaluation",
        "evaluation.deemed-base-satisfied",
        bi(
            "评估逾期，基本服务费视为合格",
            "the evaluation is late; the base part counts as satisfied",
        ),
    ),
];

/// An obligation whose silence will be given a meaning.
#[derive(Clone, Copy, Debug)]
pub struct Silence<'a> {
    /// The obligation.
    pub one: &'a Obligation,
    /// The last day to speak; from the day after silence counts. None while it is unknown.
    pub last: Option<Date>,
    /// What silence means.
    pub meaning: Meaning,
}

/// What silence will mean in a contract, or in the whole purchase: soonest first.
pub fn silences(process: &Process, contract: Option<ContractId>) -> Vec<Silence<'_>> {
    let open = super::of(process, contract).filter(|one| one.is_open());
    let mut all: Vec<Silence<'_>> = open
        .filter_map(|one| {
            let meaning = SILENCE.iter().find(|row| row.duty == one.duty.0.code)?;
            Some(Silence {
                one,
                last: one.due.date(),
                meaning: *meaning,
            })
        })
        .collect();
    all.sort_by_key(|one| one.last.unwrap_or(Date::MAX));
    all
}
