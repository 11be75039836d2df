//! Contracts that end, or are interrupted, in every way this module knows: for golden files and
//! timelines.

use crate::{
    stage::Stage,
    testkit::{World, organisation_id},
};
use kernel::Role;
use serde_json::{Value, json};

/// The provider of the test world.
pub(super) const PROVIDER: u128 = 3;
/// A member of the ruling panel, of an organisation with no part in the contract.
pub(super) const PANEL: u128 = 50;
/// Another member of the panel.
pub(super) const PANEL_OTHER: u128 = 40;
/// The purchaser's head, another person than its officer.
pub(super) const HEAD: u128 = 1;

/// An organisation's id as forms send it.
pub(super) fn organisation(number: u128) -> Value {
    json!(organisation_id(number).to_string())
}

/// Worlds that together make every verb and every event of this module.
pub fn walks() -> Vec<World> {
    vec![
        renewed(),
        bridged(),
        suspended(),
        refused_end(),
        ended_early(),
        withheld(),
        emergency(),
        disputed(),
        sanctioned(),
        handed_over(),
    ]
}

/// The last of [`walks`].
pub fn walk(_: World) -> World {
    handed_over()
}

fn living(date: &str) -> World {
    World::at_stage(Stage::S15, date)
}

/// Both sides say what they wish, the purchaser decides and gives notice in time.
pub(super) fn renewed() -> World {
    living("2025-01-02")
        .on("2025-10-09")
        .by(Role::Clock)
        .does(
            "run-clock",
            json!({}),
            &["obligation.arose", "obligation.arose"],
        )
        .by(Role::Provider)
        .does(
            "state-renewal-view",
            json!({ "wish": "continue", "words": "愿意继续，建议把场地移交时间写进合同。" }),
            &["renewal.view-stated", "obligation.met"],
        )
        .on("2025-10-20")
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "decide-renewal",
            json!({
                "outcome": "renew-by-option",
                "reasons": "末期评估良好，居民满意度较高，预算已列入下一年度。",
            }),
            &["renewal.decided", "obligation.met", "obligation.arose"],
        )
        .does(
            "give-renewal-notice",
            json!({ "words": "请于十二月前确认下一年度人员名单。" }),
            &["renewal.notice-given", "obligation.met"],
        )
        .does(
            "grant-reward",
            json!({
                "side": "provider", "organisation": organisation(PROVIDER), "rung": "I2",
                "measure": "下一年度报告减半", "reasons": "连续两期按时交付，居民评价高。",
            }),
            &["reward.granted"],
        )
}

/// The purchaser orders a bridge and lengthens it once.
pub(super) fn bridged() -> World {
    World::at_stage(Stage::S21, "2025-01-02")
        .on("2025-12-30")
        .by(Role::Purchaser)
        .does(
            "order-bridge",
            json!({ "until": "2026-01-31", "budget": "covered", "reasons": "新一轮采购尚在公告期。" }),
            &["bridge.began"],
        )
        .on("2026-01-05")
        .does(
            "order-bridge",
            json!({ "until": "2026-03-31", "budget": "covered", "reasons": "评审推迟，个案不能中断。" }),
            &["bridge.began"],
        )
}

/// A suspension by agreement, refused once and agreed once, and one in force majeure.
pub(super) fn suspended() -> World {
    let ask = json!({ "ground": "both-agreed", "until": "2025-07-31", "facts": "活动场地消防改造，双方商定暂停小组活动。" });
    living("2025-01-02")
        .on("2025-04-01")
        .by(Role::Purchaser)
        .does(
            "suspend-contract",
            ask.clone(),
            &["suspension.proposed", "obligation.arose"],
        )
        .by(Role::Provider)
        .does(
            "agree-suspension",
            json!({ "answer": "refuse", "words": "个案不能停，可只暂停小组。" }),
            &["suspension.refused", "obligation.met"],
        )
        .on("2025-05-06")
        .does(
            "suspend-contract",
            ask,
            &["suspension.proposed", "obligation.arose"],
        )
        .by(Role::Purchaser)
        .does(
            "agree-suspension",
            json!({ "answer": "agree" }),
            &["suspension.began", "obligation.met"],
        )
        .on("2025-06-16")
        .by(Role::Provider)
        .does(
            "resume-contract",
            json!({ "words": "改造提前完成，恢复全部活动。" }),
            &["suspension.ended"],
        )
}

/// The provider gives notice, the purchaser contests, the panel denies.
pub(super) fn refused_end() -> World {
    living("2025-01-02")
        .on("2025-04-01")
        .by(Role::Provider)
        .does(
            "give-termination-notice",
            json!({ "ground": "default-not-cured", "clause": "C-END-1", "facts": "预付款逾期 60 日，两次催告未付。" }),
            &["termination.notice-given", "obligation.arose"],
        )
        .on("2025-04-10")
        .by(Role::Purchaser)
        .does(
            "reply-to-termination",
            json!({ "notice": "TN1", "answer": "contest", "reply": "款项已于四月八日支付。" }),
            &["termination.replied"],
        )
        .on("2025-04-14")
        .by_person(Role::Panel, PANEL)
        .does(
            "rule-on-termination",
            json!({ "notice": "TN1", "ruling": "deny", "reasons": "欠款已付清并计付利息，合同目的仍可实现。" }),
            &["termination.denied", "obligation.met"],
        )
}

/// The purchaser gives notice, nobody replies, the panel allows it after a hearing.
pub(super) fn ended_early() -> World {
    living("2025-01-02")
        .on("2025-04-01")
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "give-termination-notice",
            json!({ "ground": "no-means", "clause": "C-END-1", "facts": "承接方登记证书已被撤销。" }),
            &["termination.notice-given", "obligation.arose"],
        )
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .does(
            "rule-on-termination",
            json!({
                "notice": "TN1", "ruling": "allow", "heard_on": "2025-04-16",
                "work_done": "72000", "wind_down": "8000",
                "reasons": "资格丧失属实；已完成一个季度服务，另计员工遣散和个案转介费用。",
            }),
            &["termination.allowed", "stage.entered", "obligation.met"],
        )
}

/// A default notice is not cured; the provider withholds what protects nobody, then resumes.
pub(super) fn withheld() -> World {
    uncured()
        .by(Role::Provider)
        .does(
            "withhold-performance",
            json!({ "services": "社区活动和小组", "protective": "十二件高危个案照常走访，留守督导一名。" }),
            &["performance.withheld", "obligation.arose"],
        )
        .on("2025-06-23")
        .does(
            "resume-performance",
            json!({ "words": "欠款已到账。" }),
            &["performance.resumed", "obligation.met"],
        )
}

/// A contract in which the purchaser let its period of cure run out.
pub(super) fn uncured() -> World {
    living("2025-01-02")
        .with(|process| {
            process.obligations.push(crate::Obligation {
                id: crate::obligation::ObligationId(1),
                duty: crate::obligation::DutyRef(&super::law::RETURN_PURCHASER),
                contract: Some(crate::ContractId(1)),
                subject: "default notice".to_owned(),
                debtor: None,
                arose: jiff::civil::date(2025, 5, 6),
                due: crate::Due::On {
                    date: jiff::civil::date(2025, 6, 5),
                    rule: Some(rules::Key::DefaultCure.code().to_owned()),
                    pack: None,
                    from: Some(jiff::civil::date(2025, 5, 6)),
                },
                missed: None,
                state: crate::ObligationState::Open,
            });
        })
        .on("2025-06-09")
}

/// A flood: an order, both reports, the head's ratification.
pub(super) fn emergency() -> World {
    living("2025-01-02")
        .on("2025-06-18")
        .by(Role::Purchaser)
        .does(
            "order-emergency",
            json!({ "what": "暴雨内涝，协助转移并安抚独居老人。", "hours": 80, "until": "2025-06-25" }),
            &[
                "emergency.ordered",
                "obligation.arose",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .on("2025-06-26")
        .by(Role::Provider)
        .does(
            "report-emergency",
            json!({ "order": "EM1", "hours": 96, "account": "走访 41 户，转移 9 人，心理支持 17 人次。" }),
            &["emergency.reported", "obligation.met"],
        )
        .by(Role::Purchaser)
        .does(
            "report-emergency",
            json!({ "order": "EM1", "hours": 90, "account": "街道记录转移 9 人，社工三班值守。" }),
            &["emergency.reported", "obligation.met"],
        )
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "ratify-emergency",
            json!({ "order": "EM1", "outcome": "ratified" }),
            &["emergency.ratified", "obligation.met"],
        )
}

/// Two disputes: one settled in talks, one taken up to the panel.
pub(super) fn disputed() -> World {
    raised()
        .on("2025-04-07")
        .by(Role::Purchaser)
        .does(
            "offer-settlement",
            json!({ "dispute": "DP1", "offer": "按八成工时补付。", "amount": "9600" }),
            &["settlement.offered", "obligation.met"],
        )
        .by(Role::Provider)
        .does(
            "accept-settlement",
            json!({ "dispute": "DP1" }),
            &["dispute.settled", "obligation.met"],
        )
        .on("2025-05-06")
        .does(
            "raise-dispute",
            json!({ "against": organisation(1), "object": "前置条件 C1 活动场地", "claim": "场地迟交 40 日，因此未完成的小组不应计入承接方。" }),
            &["dispute.raised", "obligation.arose", "obligation.arose"],
        )
        .on("2025-05-14")
        .does("step-up-dispute", json!({ "dispute": "DP2", "tried": "与街道两次面谈。" }), STEPPED)
        .on("2025-05-22")
        .by(Role::Host)
        .does(
            "offer-settlement",
            json!({ "dispute": "DP2", "offer": "承认迟交 20 日，免计一个小组。" }),
            &["settlement.offered", "obligation.met"],
        )
        .by(Role::Provider)
        .on("2025-05-29")
        .does(
            "step-up-dispute",
            json!({ "dispute": "DP2", "mediator": organisation(5) }),
            &[
                "dispute.stepped-up",
                "obligation.lapsed",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .on("2025-06-23")
        .does(
            "step-up-dispute",
            json!({ "dispute": "DP2" }),
            &["dispute.stepped-up", "obligation.lapsed", "obligation.lapsed", "obligation.arose"],
        )
        .on("2025-07-01")
        .by_person(Role::Panel, PANEL)
        .does(
            "rule-on-dispute",
            json!({ "dispute": "DP2", "outcome": "partly", "payable": "3000", "reasons": "迟交属实，三个小组免责并补付场租。" }),
            &["dispute.ruled", "obligation.met"],
        )
}

/// What a step up to committee or mediation causes when nobody has made an offer.
pub(super) const STEPPED: &[&str] = &[
    "dispute.stepped-up",
    "obligation.lapsed",
    "obligation.lapsed",
    "obligation.arose",
    "obligation.arose",
];

/// A dispute of the provider with the purchaser, raised on 1 April 2025.
pub(super) fn raised() -> World {
    living("2025-01-02").on("2025-04-01").by(Role::Provider).does(
        "raise-dispute",
        json!({
            "against": organisation(0), "object": "发票 I2", "claim": "追加任务 200 小时已完成，购买方只认 80 小时。",
            "status_quo": "人员和场地不变，无争议的 80 小时照付。",
        }),
        &["dispute.raised", "obligation.arose", "obligation.arose"],
    )
}

/// A sanction against a host that becomes final by itself and expires, and one lowered on appeal.
pub(super) fn sanctioned() -> World {
    living("2025-01-02")
        .on("2025-04-01")
        .by(Role::Provider)
        .does(
            "propose-sanction",
            json!({
                "side": "host", "organisation": organisation(1), "rung": "L1", "basis": "breach",
                "clause": "C-INS-1", "facts": "一季度检查五次，超过上限三次，有检查记录。",
            }),
            &["sanction.proposed", "obligation.arose"],
        )
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .does(
            "decide-sanction",
            json!({ "sanction": "SN1", "outcome": "imposed", "reasons": "街道未申辩，记录属实，无承接方原因。" }),
            &["sanction.decided", "obligation.met"],
        )
        .on("2025-05-06")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["sanction.became-final"])
        .by(Role::Purchaser)
        .does(
            "propose-sanction",
            json!({
                "side": "provider", "organisation": organisation(PROVIDER), "rung": "L2", "basis": "fraud",
                "clause": "C-SC-1", "facts": "抽查发现三份走访记录日期与门禁不符。",
            }),
            &["sanction.proposed", "obligation.arose"],
        )
        .on("2025-05-12")
        .by(Role::Provider)
        .does(
            "reply-to-sanction",
            json!({ "sanction": "SN2", "reply": "录入错误一份已更正，另两份由居民确认。" }),
            &["sanction.replied"],
        )
        .on("2025-05-14")
        .by_person(Role::Panel, PANEL)
        .does(
            "decide-sanction",
            json!({ "sanction": "SN2", "outcome": "imposed", "reasons": "更正在抽查之后；两份确认成立。" }),
            &["sanction.decided", "obligation.met"],
        )
        .on("2025-05-20")
        .by(Role::Provider)
        .does(
            "appeal-sanction",
            json!({ "sanction": "SN2", "grounds": "仅一份录入错误，不构成弄虚作假。" }),
            &["sanction.appealed", "obligation.arose"],
        )
        .on("2025-06-04")
        .by_person(Role::Panel, PANEL_OTHER)
        .does(
            "decide-sanction-appeal",
            json!({ "sanction": "SN2", "outcome": "lowered", "rung": "L1", "reasons": "属过失，改为书面通知并补救。" }),
            &["sanction.appeal-decided", "sanction.became-final", "obligation.met"],
        )
        .on("2025-11-10")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

/// Nothing was decided before the end; the decision comes in the bridge, then everything is handed
/// over, both sides review, and the contract is closed.
pub(super) fn handed_over() -> World {
    let points = |worked: &str, failed: &str| {
        json!({ "points": [
            { "aspect": "support", "worked": worked },
            { "aspect": "payment", "failed": failed },
        ]})
    };
    World::at_stage(Stage::S21, "2025-01-02")
        .on("2026-01-01")
        .by(Role::Clock)
        .does(
            "run-clock",
            json!({}),
            &["obligation.arose", "obligation.arose", "bridge.began"],
        )
        .on("2026-01-12")
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "decide-renewal",
            json!({ "outcome": "retender", "reasons": "需求仍在，街道范围调整，须重新采购。" }),
            &["renewal.decided", "obligation.met", "obligation.arose"],
        )
        .does(
            "give-renewal-notice",
            json!({}),
            &["renewal.notice-given", "obligation.met"],
        )
        .on("2026-03-30")
        .by(Role::Purchaser)
        .does(
            "begin-handover",
            json!({ "plan": "四月上旬与春雨中心对接，个案逐一征得同意。" }),
            HANDED,
        )
        .on("2026-04-13")
        .by(Role::Provider)
        .does(
            "transfer-cases",
            json!({ "transferred": 14, "closed": 6, "successor": organisation(4) }),
            &["cases.transferred", "obligation.met"],
        )
        .does(
            "return-data",
            json!({ "disposal": "returned-and-deleted", "what": "个案档案、台账、门禁卡三张。" }),
            &["data.returned", "obligation.met"],
        )
        .does(
            "review-relationship",
            points("街道及时引荐居民", "尾款晚付两个月"),
            &["review.filed", "obligation.met"],
        )
        .by(Role::Purchaser)
        .does(
            "return-data",
            json!({ "disposal": "returned", "what": "承接方自购设备和培训教材。" }),
            &["data.returned", "obligation.met"],
        )
        .by(Role::Host)
        .does(
            "review-relationship",
            points("社工熟悉社区", "不了解付款进度"),
            &["review.filed"],
        )
        .by(Role::Purchaser)
        .does(
            "review-relationship",
            points("报告按时", "付款审批环节过多"),
            &["review.filed", "obligation.met", "review.published"],
        )
        .does(
            "record-lessons",
            json!({ "about": "payment", "lesson": "下一期把财务审批并入五个工作日的发票核对。" }),
            &["lesson.recorded"],
        )
        .does(
            "close-contract",
            json!({}),
            &["contract.closed", "stage.entered"],
        )
}

/// What the beginning of the handover causes.
pub(super) const HANDED: &[&str] = &[
    "handover.begun",
    "stage.entered",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
    "obligation.arose",
];
