//! What each side owes the other while the service runs.
//!
//! A duty that several sides can have is declared once for each of them with the same words, so
//! that it stands in the column of the side that owes it.

duties! {
    /// A report on each period.
    PERIOD_REPORT "period-report" Provider => Purchaser ("提交期间报告", "Report on the period")
    proof ("期间报告", "the report")
    breach ("逾期公示，可发违约通知", "the delay is shown; a default notice may follow") mirror "answer-report";
    /// The answer to a report.
    REPORT_ANSWER "answer-report" Purchaser => Provider ("答复期间报告", "Answer the report")
    proof ("认可或书面疑问", "acceptance or written questions")
    breach ("逾期视为认可", "silence is acceptance") mirror "period-report";
    /// The answer to questions about a report.
    REPORT_CLARIFY "clarify-report" Provider => Purchaser ("就疑问补充期间报告", "Clarify the report")
    proof ("补充后的期间报告", "the report with the answers")
    breach ("该部分暂不认可", "the part in question stays open") mirror "answer-report";
    /// The answer to a proposed field of the report.
    DATUM_ANSWER "answer-datum" Provider => Purchaser ("答复增加报告字段的提议", "Answer a proposed report field")
    proof ("同意或不同意", "agreement or refusal")
    breach ("提议失效，沉默不等于同意", "the proposal lapses; silence is not agreement") mirror "";
    /// A check of a record a user denies.
    SERVICE_CHECK "check-service" Provider => Resident ("核查被质疑的服务记录", "Check a questioned record")
    proof ("核查结果", "the finding of the check")
    breach ("该记录一直标为存疑", "the record stays marked as in question") mirror "";

    /// The answer to a task request.
    TASK_ANSWER "answer-task" Provider => Purchaser ("答复任务单", "Answer a task request")
    proof ("接受、调整、婉拒或提交商定", "acceptance, change, refusal or escalation")
    breach ("任务单失效，沉默不等于接受", "the request lapses; silence is not acceptance")
    mirror "answer-task-change-purchaser";
    /// The answer to a counter-offer.
    COUNTER_HOST "answer-task-change-host" Host => Provider ("答复任务单的调整", "Answer a changed task")
    proof ("同意或撤回", "agreement or withdrawal")
    breach ("任务单失效", "the request lapses") mirror "answer-task";
    /// The answer to a counter-offer.
    COUNTER_PURCHASER "answer-task-change-purchaser" Purchaser => Provider ("答复任务单的调整",
        "Answer a changed task")
    proof ("同意或撤回", "agreement or withdrawal")
    breach ("任务单失效", "the request lapses") mirror "answer-task";
    /// A task taken to the contract managers.
    TASK_TALK "settle-task" Purchaser => Provider ("商定提交的任务单", "Settle an escalated task")
    proof ("任务单的接受、婉拒或撤回", "the task accepted, declined or withdrawn")
    breach ("可进入争议程序", "the dispute ladder opens") mirror "answer-task";
    /// An accepted task.
    TASK_WORK "complete-task" Provider => Purchaser ("完成已接受的任务", "Complete an accepted task")
    proof ("完成记录和工时", "the record of completion and hours")
    breach ("按约定处理", "as the contract says") mirror "compensate-task";
    /// The confirmation of a completed task.
    TASK_CONFIRM_HOST "confirm-task-host" Host => Provider ("确认任务完成", "Confirm a completed task")
    proof ("确认的工时", "the hours confirmed")
    breach ("逾期视为确认", "silence confirms the hours") mirror "complete-task";
    /// The confirmation of a completed task.
    TASK_CONFIRM_PURCHASER "confirm-task-purchaser" Purchaser => Provider ("确认任务完成",
        "Confirm a completed task")
    proof ("确认的工时", "the hours confirmed")
    breach ("逾期视为确认", "silence confirms the hours") mirror "complete-task";
    /// Compensation of hours beyond the agreed units.
    COMPENSATE_TASK "compensate-task" Purchaser => Provider ("补偿任务工时",
        "Make good the hours of a task")
    proof ("付款、开票或抵减工时", "payment, invoice or hours returned")
    breach ("计入欠款", "counted as arrears") mirror "complete-task";
    /// The word of the office on a verbal order.
    VERBAL_HOST "answer-verbal-order-host" Host => Provider ("确认或否认口头要求",
        "Confirm or deny a verbal order")
    proof ("确认或否认", "confirmation or denial")
    breach ("按“已报告、未证实”公示", "it is shown as reported, not proven") mirror "answer-task";
    /// The word of the office on a verbal order.
    VERBAL_PURCHASER "answer-verbal-order-purchaser" Purchaser => Provider ("确认或否认口头要求",
        "Confirm or deny a verbal order")
    proof ("确认或否认", "confirmation or denial")
    breach ("按“已报告、未证实”公示", "it is shown as reported, not proven") mirror "answer-task";

    /// The reply to a finding of an inspection.
    FINDING_REPLY "reply-to-finding" Provider => Purchaser ("答复检查结论", "Reply to the finding")
    proof ("书面答复", "the written reply")
    breach ("结论按提交内容存档", "the finding stands as filed") mirror "";
    /// A point to act on.
    ACTION_POINT "resolve-action-point" Provider => Purchaser ("落实检查事项",
        "Resolve a point of an inspection")
    proof ("落实情况说明", "what was done") breach ("可发违约通知", "a default notice may follow") mirror "";

    /// The acknowledgement of a complaint.
    RESIDENT_ACK "acknowledge-complaint" Purchaser => Resident ("受理居民投诉",
        "Acknowledge a resident's complaint")
    proof ("受理记录", "the acknowledgement") breach ("公示逾期", "the delay is public") mirror "";
    /// The acknowledgement of a complaint about the purchaser.
    RESIDENT_ACK_PANEL "acknowledge-complaint-panel" Panel => Resident ("受理居民投诉",
        "Acknowledge a resident's complaint")
    proof ("受理记录", "the acknowledgement") breach ("公示逾期", "the delay is public") mirror "";
    /// The answer to a complaint.
    RESIDENT_ANSWER "answer-complaint" Purchaser => Resident ("答复居民投诉",
        "Answer a resident's complaint")
    proof ("书面答复", "the answer") breach ("公示逾期", "the delay is public") mirror "";
    /// The answer to a complaint about the purchaser.
    RESIDENT_ANSWER_PANEL "answer-complaint-panel" Panel => Resident ("答复居民投诉",
        "Answer a resident's complaint")
    proof ("书面答复", "the answer") breach ("公示逾期", "the delay is public") mirror "";

    /// The answer to a recorded forbidden act.
    BREACH_PURCHASER "answer-breach-purchaser" Purchaser => Provider ("答复禁止行为记录",
        "Answer a recorded forbidden act")
    proof ("承认、否认或说明", "admission, denial or explanation")
    breach ("记录为“未答复”", "it is shown as unanswered") mirror "answer-breach-provider";
    /// The answer to a recorded forbidden act.
    BREACH_HOST "answer-breach-host" Host => Provider ("答复禁止行为记录",
        "Answer a recorded forbidden act")
    proof ("承认、否认或说明", "admission, denial or explanation")
    breach ("记录为“未答复”", "it is shown as unanswered") mirror "answer-breach-provider";
    /// The answer to a recorded forbidden act.
    BREACH_PROVIDER "answer-breach-provider" Provider => Purchaser ("答复禁止行为记录",
        "Answer a recorded forbidden act")
    proof ("承认、否认或说明", "admission, denial or explanation")
    breach ("记录为“未答复”", "it is shown as unanswered") mirror "answer-breach-purchaser";
    /// The answer to a recorded forbidden act.
    BREACH_EVALUATOR "answer-breach-evaluator" Evaluator => Provider ("答复禁止行为记录",
        "Answer a recorded forbidden act")
    proof ("承认、否认或说明", "admission, denial or explanation")
    breach ("记录为“未答复”", "it is shown as unanswered") mirror "answer-breach-provider";
    /// The answer to a recorded forbidden act.
    BREACH_AGENT "answer-breach-agent" Agent => Tenderer ("答复禁止行为记录",
        "Answer a recorded forbidden act")
    proof ("承认、否认或说明", "admission, denial or explanation")
    breach ("记录为“未答复”", "it is shown as unanswered") mirror "answer-breach-provider";

    /// The cure of a default.
    CURE_PURCHASER "cure-default-purchaser" Purchaser => Provider ("补救违约", "Cure a default")
    proof ("补救情况", "what was done")
    breach ("构成未补救的违约，承接方可放缓或暂停", "an uncured default; the provider may slow down or suspend")
    mirror "cure-default-provider";
    /// The cure of a default.
    CURE_HOST "cure-default-host" Host => Provider ("补救违约", "Cure a default")
    proof ("补救情况", "what was done")
    breach ("构成未补救的违约，相应指标免责", "an uncured default; targets that depend on it are excused")
    mirror "cure-default-provider";
    /// The cure of a default.
    CURE_PROVIDER "cure-default-provider" Provider => Purchaser ("补救违约", "Cure a default")
    proof ("补救情况", "what was done")
    breach ("构成未补救的违约，可依阶梯处理", "an uncured default; the ladder of consequences opens")
    mirror "cure-default-purchaser";
}
