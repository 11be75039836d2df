//! Suspension, early end, withheld performance, emergency.

use super::{HEAD, PANEL, living};
use crate::{ending::law::RETURN_PURCHASER, testkit::World};
use kernel::Role;
use serde_json::json;

/// A suspension by agreement, refused once and agreed once, and one in force majeure.
pub(in crate::ending) fn suspended() -> World {
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
pub(in crate::ending) fn refused_end() -> World {
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
pub(in crate::ending) fn ended_early() -> World {
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
pub(in crate::ending) fn withheld() -> World {
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
pub(in crate::ending) fn uncured() -> World {
    living("2025-01-02")
        .with(|process| {
            process.obligations.push(crate::Obligation {
                id: crate::obligation::ObligationId(1),
                duty: crate::obligation::DutyRef(&RETURN_PURCHASER),
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
pub(in crate::ending) fn emergency() -> World {
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
