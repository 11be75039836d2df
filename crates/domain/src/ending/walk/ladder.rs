//! Sanctions against a purchaser that bite, evidence that is asked for, and a reward that is refused.

use super::{HEAD, PANEL, PROVIDER, living, organisation};
use crate::{
    assessment::{
        EvaluationDrafted,
        choices::{EvaluationId, EvaluationKind, Grade, ResultClass},
        state::{Draft, Evaluation, Outcome, Phase},
    },
    obligation::Due,
    process::Process,
    testkit::World,
};
use kernel::{Date, FreeText, Role};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A proposal against a party.
pub(in crate::ending) fn proposal(side: &str, number: u128, rung: &str, basis: &str) -> Value {
    json!({
        "side": side, "organisation": organisation(number), "rung": rung, "basis": basis,
        "clause": "C-INS-1", "facts": "记录在案，附检查记录三份。", "evidence": "记录 #12、#15、#18",
    })
}

/// A panel's decision that imposes it.
pub(in crate::ending) fn imposed(extra: &Value) -> Value {
    let mut value = json!({
        "sanction": "SN1", "outcome": "imposed", "reasons": "事实清楚，措施与情节相当。",
        "answer": "申辩所称情形已核实，不影响结论。", "cause": "own",
    });
    if let (Some(fields), Some(more)) = (value.as_object_mut(), extra.as_object()) {
        fields.extend(more.clone());
    }
    value
}

/// A sanction of this rung against a party, proposed by another, decided after a hearing and final.
/// Grave rungs rest on fraud, so that none has to be climbed first.
pub(in crate::ending) fn final_against(side: &str, number: u128, rung: &str) -> World {
    let by = if side == "provider" {
        Role::Purchaser
    } else {
        Role::Provider
    };
    living("2025-01-02")
        .on("2025-04-01")
        .by(by)
        .goes("propose-sanction", proposal(side, number, rung, "fraud"))
        .on("2025-04-17")
        .by_person(Role::Panel, PANEL)
        .goes(
            "decide-sanction",
            imposed(&json!({ "heard_on": "2025-04-16" })),
        )
        .on("2025-05-06")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}

/// L3 against the purchaser: finance takes it up, and an emergency order needs a second key.
pub(in crate::ending) fn bitten() -> World {
    final_against("purchaser", 0, "L3")
        .by(Role::FinanceSupervisor)
        .does(
            "take-up-sanction",
            json!({ "sanction": "SN1", "measure": "下一年度同类预算暂缓下达，移送审计抽查。" }),
            &["sanction.taken-up", "obligation.met"],
        )
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "turn-second-key",
            json!({ "power": "emergency", "words": "台风蓝色预警，排查独居老人。" }),
            &["second-key.turned"],
        )
        .by(Role::Purchaser)
        .goes(
            "order-emergency",
            json!({ "what": "台风前排查", "hours": 8, "until": "2025-05-10" }),
        )
}

/// The evidence is asked for and shown, the reply answered.
pub(in crate::ending) fn evidenced() -> World {
    living("2025-01-02")
        .on("2025-04-01")
        .by(Role::Purchaser)
        .goes(
            "propose-sanction",
            proposal("provider", PROVIDER, "L1", "breach"),
        )
        .on("2025-04-03")
        .by(Role::Provider)
        .does(
            "ask-for-evidence",
            json!({ "sanction": "SN1", "what": "三份检查记录原件。" }),
            &["sanction.evidence-asked", "obligation.arose"],
        )
        .on("2025-04-08")
        .by_person(Role::Panel, PANEL)
        .does(
            "show-evidence",
            json!({ "sanction": "SN1", "how": "在裁决小组办公室出示原件，复印带走。" }),
            &["sanction.evidence-shown", "obligation.met"],
        )
        .on("2025-04-10")
        .by(Role::Provider)
        .goes(
            "reply-to-sanction",
            json!({ "sanction": "SN1", "reply": "其中一份日期有误。" }),
        )
        .by_person(Role::Panel, PANEL)
        .goes("decide-sanction", imposed(&json!({ "cause": "shared" })))
}

/// An evaluation with a result of this grade, issued on this day.
pub(in crate::ending) fn graded(number: u32, grade: Grade, on: &str) -> Evaluation {
    let on: Date = on.parse().unwrap_or_default();
    let (id, score) = (EvaluationId(number), Decimal::from(92));
    let content = EvaluationDrafted {
        evaluation: id,
        score,
        low: score,
        high: score,
        class: ResultClass::Graded,
        grade: Some(grade),
        groups: Vec::new(),
        questions: Vec::new(),
        findings: Vec::new(),
        summary: FreeText::new("评估摘要"),
        reply_until: Due::agreed(on),
        basis: None,
    };
    let draft = Draft {
        content,
        by: None,
        on,
    };
    Evaluation {
        id,
        kind: EvaluationKind::Midterm,
        plan: None,
        self_reports: Vec::new(),
        sheets: Vec::new(),
        talks: Vec::new(),
        sampling: Default::default(),
        voices: Default::default(),
        replies: Vec::new(),
        answers: Vec::new(),
        allocation: None,
        gates: Vec::new(),
        appeals: Vec::new(),
        phase: Phase::Issued(Outcome {
            draft,
            score,
            low: score,
            high: score,
            class: ResultClass::Graded,
            grade: Some(grade),
            on,
        }),
    }
}

/// Two results of these grades are on record.
pub(in crate::ending) fn with_grades(grades: [Grade; 2]) -> impl FnOnce(&mut Process) {
    move |process| {
        let days = ["2025-05-01", "2025-05-20"];
        for (number, (grade, on)) in (1u32..).zip(grades.into_iter().zip(days)) {
            for contract in &mut process.contracts {
                let one = graded(number, grade, on);
                contract.assessment.evaluations.push(one);
            }
        }
    }
}

/// Two results of grade A: the reward must be decided, and is refused with reasons.
pub(in crate::ending) fn unrewarded() -> World {
    living("2025-01-02")
        .with(with_grades([Grade::A, Grade::A]))
        .on("2025-06-02")
        .by(Role::Clock)
        .does("run-clock", json!({}), &["obligation.arose"])
        .by_person(Role::PurchaserHead, HEAD)
        .does(
            "decline-reward",
            json!({ "results": ["EV1", "EV2"], "reasons": "续期须重新招标，下一年度预算未列发展资助。" }),
            &["reward.declined", "obligation.met"],
        )
}
