//! What each clause of the catalogue asks of both sides (domain.md §5d): here scope, change, term and
//! payment, in `conduct` the rest.

mod conduct;

use super::{Pair, Weight};
use crate::contract::Clause;
use Weight::{Clocked, Duty, Nothing, Sanctioned};
use kernel::{Bi, lang::bi};

type Row = (Clause, (Bi, Weight), (Bi, Weight));

/// What a clause asks of both sides.
pub(super) fn pair(clause: Clause) -> Option<Pair> {
    let mut rows = TABLE.iter().chain(conduct::TABLE);
    let (_, provider, government) = rows.find(|(one, ..)| *one == clause)?;
    Some(Pair {
        clause,
        provider: *provider,
        government: *government,
    })
}

/// One row for each clause: the provider's side, then that of purchaser and host.
const TABLE: &[Row] = &[
    (
        Clause::Equality,
        (bi("执行列明的指令", "follow listed instructions"), Duty),
        (bi("不得发出其他指令", "issue no others"), Duty),
    ),
    (
        Clause::SingleVoice,
        (bi("一名合同负责人", "one contract manager"), Duty),
        (
            bi(
                "一名合同负责人；落地方走任务单",
                "one contract manager; the host files task requests",
            ),
            Duty,
        ),
    ),
    (
        Clause::Scope,
        (bi("交付服务单位", "deliver the units"), Sanctioned),
        (
            bi("按期提供前置条件", "supply the preconditions by their day"),
            Sanctioned,
        ),
    ),
    (
        Clause::OutOfScope,
        (
            bi(
                "对范围外要求当场说明并记录",
                "say so and record what is out of scope",
            ),
            Duty,
        ),
        (
            bi(
                "不得在任务单以外提出要求",
                "ask nothing outside task requests",
            ),
            Duty,
        ),
    ),
    (
        Clause::FlexPool,
        (bi("在池内承接", "accept within the pool"), Duty),
        (bi("计数并付费", "count and pay"), Duty),
    ),
    (
        Clause::Change,
        (bi("按期答复变更", "answer a change in time"), Clocked),
        (bi("按期答复变更", "answer a change in time"), Clocked),
    ),
    (
        Clause::TargetsFunded,
        (bi("—", "—"), Nothing),
        (
            bi("加指标须加经费", "more targets only with more money"),
            Duty,
        ),
    ),
    (
        Clause::Term,
        (bi("提前通知是否续约", "give notice on renewal"), Clocked),
        (
            bi(
                "提前通知是否续约，未决定则过渡",
                "give notice on renewal, else a bridge",
            ),
            Clocked,
        ),
    ),
    (
        Clause::PaySchedule,
        (bi("按计划开票", "invoice by the plan"), Duty),
        (
            bi("开票后 10 个工作日内付款", "pay within 10 working days"),
            Sanctioned,
        ),
    ),
    (
        Clause::PaySilence,
        (bi("—", "—"), Nothing),
        (
            bi(
                "5 个工作日内提异议，否则视为应付",
                "dispute within 5 working days, else due",
            ),
            Clocked,
        ),
    ),
    (
        Clause::PayInterest,
        (bi("—", "—"), Nothing),
        (
            bi("逾期自动计息", "interest by itself when late"),
            Sanctioned,
        ),
    ),
    (
        Clause::PayNoSetOff,
        (bi("—", "—"), Nothing),
        (bi("不得超出认定抵扣", "no set-off beyond findings"), Duty),
    ),
    (
        Clause::PayIndirect,
        (bi("说明间接费用", "account for indirect costs"), Duty),
        (bi("接受载明的比例", "accept the share stated"), Duty),
    ),
    (
        Clause::PayVirement,
        (bi("调剂须通知", "give notice of virement"), Duty),
        (bi("无须批准", "ask no approval"), Duty),
    ),
    (
        Clause::PaySurplus,
        (bi("用于发展", "use it for development"), Duty),
        (bi("不收回约定结余", "leave the agreed surplus"), Duty),
    ),
    (
        Clause::PayReceivable,
        (bi("—", "—"), Nothing),
        (
            bi(
                "30 日内确认应收账款",
                "confirm the receivable within 30 days",
            ),
            Clocked,
        ),
    ),
];
