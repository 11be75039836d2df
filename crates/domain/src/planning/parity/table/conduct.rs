//! What clauses on conduct, evaluation, default and ending ask of both sides.

use super::{Row, Weight};
use crate::contract::Clause;
use Weight::{Clocked, Duty, Nothing, Sanctioned};
use kernel::lang::bi;

/// One row for each clause: the provider's side, then that of purchaser and host.
pub(super) const TABLE: &[Row] = &[
    (
        Clause::Reporting,
        (bi("按清单报告一次", "report once, by the list"), Clocked),
        (
            bi("10 个工作日内答复", "answer within 10 working days"),
            Clocked,
        ),
    ),
    (
        Clause::Inspection,
        (bi("接受检查", "admit inspections"), Duty),
        (
            bi("合并计次、提前通知", "one cap for all offices, with notice"),
            Clocked,
        ),
    ),
    (
        Clause::Staff,
        (
            bi("团队具名、同等替换", "named team, equal substitution"),
            Clocked,
        ),
        (
            bi(
                "不得挑人、借人、直接指挥",
                "no picking, borrowing, direct orders",
            ),
            Duty,
        ),
    ),
    (
        Clause::StaffPay,
        (
            bi(
                "薪酬底线、社保、督导、培训",
                "pay floor, insurance, supervision, training",
            ),
            Duty,
        ),
        (bi("价格足以覆盖", "the price covers it"), Duty),
    ),
    (
        Clause::Evaluation,
        (
            bi("配合评估，并接受评估", "cooperate and be evaluated"),
            Duty,
        ),
        (
            bi("配合评估，并接受评估", "cooperate and be evaluated"),
            Duty,
        ),
    ),
    (
        Clause::Reverse,
        (
            bi("互相评价，同时公布", "rate and be rated, released together"),
            Clocked,
        ),
        (
            bi("互相评价，同时公布", "rate and be rated, released together"),
            Clocked,
        ),
    ),
    (
        Clause::Consequence,
        (
            bi("接受按结果作出的处理", "accept what the results lead to"),
            Duty,
        ),
        (
            bi("接受按结果作出的处理", "accept what the results lead to"),
            Duty,
        ),
    ),
    (
        Clause::DefaultNotice,
        (bi("期限内补救", "cure within the days given"), Clocked),
        (bi("期限内补救", "cure within the days given"), Clocked),
    ),
    (
        Clause::Damages,
        (
            bi("按未完成单位计违约金", "damages per missed unit"),
            Sanctioned,
        ),
        (
            bi(
                "按逾期日、缺失条件计违约金，同一上限",
                "damages per day and precondition, same cap",
            ),
            Sanctioned,
        ),
    ),
    (
        Clause::Suspend,
        (bi("保护性个案不停", "protective cases go on"), Duty),
        (
            bi(
                "欠款 60 日后承受放缓、暂停",
                "bear slowing and suspension after 60 days of arrears",
            ),
            Sanctioned,
        ),
    ),
    (
        Clause::Cause,
        (bi("证明原因", "prove the cause"), Duty),
        (bi("证明原因", "prove the cause"), Duty),
    ),
    (
        Clause::Risk,
        (bi("按风险表承担", "bear the risks listed"), Duty),
        (bi("按风险表承担", "bear the risks listed"), Duty),
    ),
    (
        Clause::Confidential,
        (bi("保密", "confidentiality"), Duty),
        (bi("保密", "confidentiality"), Duty),
    ),
    (
        Clause::Intellectual,
        (bi("尊重方法和署名", "respect methods and credit"), Duty),
        (bi("尊重方法和署名", "respect methods and credit"), Duty),
    ),
    (
        Clause::Data,
        (
            bi(
                "委托处理、返还或删除",
                "entrusted processing, return or deletion",
            ),
            Duty,
        ),
        (
            bi(
                "只收必需数据，不要实名",
                "ask only for what is needed, no names",
            ),
            Duty,
        ),
    ),
    (
        Clause::User,
        (bi("尊重服务对象权利", "respect the rights of users"), Duty),
        (bi("尊重服务对象权利", "respect the rights of users"), Duty),
    ),
    (
        Clause::Safeguarding,
        (bi("保护与强制报告", "safeguard and report"), Duty),
        (bi("保护与强制报告", "safeguard and report"), Duty),
    ),
    (
        Clause::Integrity,
        (
            bi("不收送礼、申报冲突", "no gifts, conflicts declared"),
            Duty,
        ),
        (
            bi("不收送礼、申报冲突", "no gifts, conflicts declared"),
            Duty,
        ),
    ),
    (
        Clause::Retaliation,
        (bi("—", "—"), Nothing),
        (
            bi(
                "不得报复，60 日内推定",
                "no retaliation, presumed for 60 days",
            ),
            Clocked,
        ),
    ),
    (
        Clause::Disputes,
        (
            bi(
                "按阶梯解决，维持现状",
                "keep to the ladder and the status quo",
            ),
            Clocked,
        ),
        (
            bi(
                "按阶梯解决，维持现状",
                "keep to the ladder and the status quo",
            ),
            Clocked,
        ),
    ),
    (
        Clause::Ending,
        (
            bi(
                "相同事由、通知、答复、结算",
                "same grounds, notice, reply, settlement",
            ),
            Clocked,
        ),
        (
            bi(
                "相同事由、通知、答复、结算",
                "same grounds, notice, reply, settlement",
            ),
            Clocked,
        ),
    ),
    (
        Clause::AnyTime,
        (bi("不得任意解除", "no ending at will"), Duty),
        (bi("不得任意解除", "no ending at will"), Duty),
    ),
    (
        Clause::Successor,
        (bi("继受方受约束", "successors are bound"), Duty),
        (bi("继受方受约束", "successors are bound"), Duty),
    ),
    (
        Clause::Exit,
        (bi("转介个案、移交数据", "transfer cases and data"), Clocked),
        (
            bi(
                "接收、承担收尾费用",
                "receive them and bear wind-down costs",
            ),
            Clocked,
        ),
    ),
    (
        Clause::Publicity,
        (bi("公开约定内容", "publish what is agreed"), Duty),
        (bi("公开约定内容", "publish what is agreed"), Duty),
    ),
    (
        Clause::Growth,
        (bi("分享方法", "share methods"), Duty),
        (bi("列支培训经费", "fund training"), Duty),
    ),
    (
        Clause::HostCharter,
        (bi("参加三方协议", "join the charter"), Duty),
        (
            bi("参加三方协议，守上限", "join the charter and keep its caps"),
            Duty,
        ),
    ),
    (
        Clause::Emergency,
        (
            bi(
                "14 日内执行紧急指令并报告",
                "carry out and report within 14 days",
            ),
            Duty,
        ),
        (bi("付费、追认、报告", "pay, ratify, report"), Duty),
    ),
    (
        Clause::Subcontract,
        (bi("付款条件下传", "pass pay terms on"), Duty),
        (
            bi("对分包申请答复", "answer a request to subcontract"),
            Duty,
        ),
    ),
    (
        Clause::Force,
        (bi("通知并减损", "give notice and limit the loss"), Duty),
        (bi("通知并减损", "give notice and limit the loss"), Duty),
    ),
];
