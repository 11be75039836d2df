//! Schedules S-F to S-H: procedures as steps with who takes them and how long they have.

use crate::{build::Builder, model::Column};
use kernel::{Bi, lang::bi};
use rules::Key;

/// What is done, by whom, and the rule that says how long they have.
type Step = (Bi, Bi, &'static str);

fn steps(b: &mut Builder<'_>, rows: &[Step]) {
    let rows = rows.iter().map(|(step, who, period)| {
        let key = period.parse::<Key>().ok();
        let period = key.map_or_else(|| (*period).to_owned(), |key| b.words.rule(key));
        vec![b.words.fill(*step), b.words.fill(*who), period]
    });
    let rows = rows.collect();
    let columns = vec![
        Column::text(b.words.t("步骤", "Step"), 54),
        Column::text(b.words.t("由谁办理", "By whom"), 24),
        Column::text(b.words.t("期限", "Time"), 22),
    ];
    b.table(columns, rows);
}

const EITHER: Bi = bi("任何一方", "either side");
const OTHER_SIDE: Bi = bi("对方", "the other side");

/// S-F: how the contract changes, how tasks are asked for, how disputes are settled.
pub(super) fn procedure(b: &mut Builder<'_>) {
    b.section(bi("变更", "Changes"));
    steps(b, CHANGES);
    b.section(bi("任务单", "Task requests"));
    steps(b, TASKS);
    b.section(bi("争议", "Disputes"));
    steps(b, DISPUTES);
}

const CHANGES: &[Step] = &[
    (
        bi(
            "书面提出变更，写明内容、理由、金额和生效日",
            "Propose in writing: content, reason, money, first day",
        ),
        EITHER,
        "—",
    ),
    (
        bi(
            "同意、不同意或者还价；沉默视为不同意",
            "Assent, refuse or counter; silence is a refusal",
        ),
        OTHER_SIDE,
        "change.answer",
    ),
    (
        bi(
            "双方同意后对将来生效并公开",
            "Takes effect for the future and is published",
        ),
        bi("双方", "both sides"),
        "—",
    ),
];

const TASKS: &[Step] = &[
    (
        bi(
            "以任务单提出事项、所需工时和期限",
            "Raise the matter, the hours and the day wanted",
        ),
        bi("购买方、落地街道", "purchaser, hosts"),
        "—",
    ),
    (
        bi(
            "接受、附条件接受或者拒绝；沉默不等于接受",
            "Accept, accept with a change or decline; silence is not acceptance",
        ),
        bi("承接方", "provider"),
        "task.silence",
    ),
    (
        bi(
            "口头要求由提出方补作书面确认",
            "An oral demand is confirmed in writing by whoever made it",
        ),
        bi("购买方、落地街道", "purchaser, hosts"),
        "task.verbal-confirm",
    ),
];

const DISPUTES: &[Step] = &[
    (
        bi("合同负责人协商", "Talks of the contract managers"),
        bi("双方", "both sides"),
        "dispute.talk",
    ),
    (
        bi("联席会议", "Joint committee"),
        bi("双方和落地街道", "both sides and the hosts"),
        "dispute.committee",
    ),
    (
        bi("调解", "Mediation"),
        bi("调解人", "a mediator"),
        "dispute.mediation",
    ),
    (
        bi(
            "附理由的裁决；不影响诉讼或者仲裁",
            "A ruling with reasons; the courts and arbitration stay open",
        ),
        bi("裁决小组", "ruling panel"),
        "—",
    ),
];

/// S-G: personal data.
pub(super) fn data(b: &mut Builder<'_>) {
    let rows = DATA
        .iter()
        .map(|(name, text)| (b.words.fill(*name), b.words.fill(*text)));
    let rows = rows.collect();
    b.facts(rows);
}

const DATA: &[(Bi, Bi)] = &[
    (
        bi("目的", "Purpose"),
        bi(
            "仅为提供本合同约定的服务和接受监督",
            "to give the service of this contract and to have it checked, nothing else",
        ),
    ),
    (
        bi("期限", "Period"),
        bi(
            "自 {start} 起至交接完成",
            "from {start} until the handover is done",
        ),
    ),
    (
        bi("种类", "Kinds"),
        bi(
            "服务所必需的联系方式、家庭和健康状况；不收集与服务无关的信息",
            "contact, family and health as the service needs them; nothing besides",
        ),
    ),
    (
        bi("方式", "Manner"),
        bi(
            "记录以化名编号；实名信息仅承接方专业人员可见",
            "records carry pseudonyms; names are seen by the provider's professionals only",
        ),
    ),
    (
        bi("同意", "Consent"),
        bi(
            "敏感个人信息取得单独同意，可以随时撤回",
            "separate consent for sensitive data, which can be withdrawn at any time",
        ),
    ),
    (
        bi("提供", "Disclosure"),
        bi(
            "向购买方、落地街道、评估方仅提供去标识化记录；回访核验由承接方征得同意后转接",
            "purchaser, hosts and evaluator get pseudonymous records; call-backs go through the provider with consent",
        ),
    ),
    (
        bi("泄露", "Breach"),
        bi(
            "立即补救并通知对方和服务对象",
            "remedied at once and told to the other side and the users",
        ),
    ),
    (
        bi("结束", "End"),
        bi(
            "{case.transfer}内转交新的承接方（经同意）、返还或者删除，并出具记录",
            "within {case.transfer} passed on with consent, returned or deleted, with a record of it",
        ),
    ),
    (
        bi("档案", "Archive"),
        bi(
            "采购和合同档案保存 {records.keep}",
            "records of the purchase and the contract are kept for {records.keep}",
        ),
    ),
];

/// S-H: the handover.
pub(super) fn exit(b: &mut Builder<'_>) {
    steps(
        b,
        &[
            (
                bi(
                    "列出在办个案、资产和资料清单",
                    "List open cases, assets and papers",
                ),
                bi("承接方", "provider"),
                "case.transfer",
            ),
            (
                bi("指定接收方", "Name who takes over"),
                bi("购买方", "purchaser"),
                "case.transfer",
            ),
            (
                bi(
                    "经服务对象同意转介个案；保护性个案不中断",
                    "Transfer cases with consent; break off no protective case",
                ),
                bi("承接方和接收方", "provider and successor"),
                "case.transfer",
            ),
            (
                bi(
                    "交还场地和资产，当面清点",
                    "Return premises and assets, counted together",
                ),
                bi("双方和落地街道", "both sides and hosts"),
                "case.transfer",
            ),
            (
                bi(
                    "结算并支付收尾费用",
                    "Settle and pay the cost of winding down",
                ),
                bi("购买方", "purchaser"),
                "pay.days",
            ),
            (
                bi(
                    "人员自愿受聘于新的承接方",
                    "Staff may join the next provider",
                ),
                bi("各方", "all"),
                "—",
            ),
        ],
    );
}
