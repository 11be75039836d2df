//! A competition that fails: the ceiling is below cost, one bid comes. The causes are looked into, the
//! documents changed and tested again, and the repeat leads to a contract.

use super::super::{
    short,
    steps::{Step, step},
};
use serde_json::{Value, json};

/// All steps.
pub fn steps() -> Vec<Step> {
    [failed(), repeated(), signed()].concat()
}

/// From the need to the analysis of the failed competition.
pub fn failed() -> Vec<Step> {
    [
        short::need(),
        short::planned(too_cheap()),
        first_round(),
        vec![step(
            1,
            "chen",
            "analyse-failure",
            json!({
                "causes": ["price", "terms"],
                "note": "两家机构书面反映最高限价低于两名社工的人员成本，间接费用没有写明。",
                "fairness": "amended",
                "next": "repeat",
            }),
        )],
    ]
    .concat()
}

/// The first documents: a ceiling below cost.
fn too_cheap() -> Value {
    let mut documents = short::documents();
    if let Some(fields) = documents.as_object_mut() {
        let lots = json!([{ "title": "东里", "host": "@dongli", "ceiling": "40000" }]);
        fields.insert("lots".to_owned(), lots);
    }
    documents
}

/// The documents of the repeat: a ceiling above cost, and the clause that was agreed in the first
/// round.
fn dear_enough() -> Value {
    let mut documents = short::documents();
    if let Some(clauses) = documents.get_mut("clauses").and_then(Value::as_array_mut) {
        clauses.push(json!("C-PAY-5"));
    }
    documents
}

fn first_round() -> Vec<Step> {
    vec![
        step(
            38,
            "chen",
            "grant-role",
            json!({ "role": "R4", "organisation": "@agent" }),
        ),
        step(
            0,
            "dai",
            "publish-tender",
            json!({ "deadline": "today+16T09:30" }),
        ),
        step(1, "he", "take-documents", json!({ "tenderer": "@hefeng" })),
        step(
            0,
            "chun",
            "take-documents",
            json!({ "tenderer": "@chunyu" }),
        ),
        step(
            0,
            "chun",
            "ask-enquiry",
            json!({ "question": "最高限价如何测算？是否含督导和间接费用？" }),
        ),
        step(
            0,
            "ming",
            "ask-enquiry",
            json!({ "question": "间接费用是否包含在限价内？" }),
        ),
        step(
            1,
            "dai",
            "answer-enquiry",
            json!({ "enquiry": "Q1", "also": ["Q2"], "answer": "含全部费用；测算依据见采购需求。" }),
        ),
        step(
            0,
            "ming",
            "propose-counter-clause",
            json!({ "clause": "C-PAY-5", "text": "写明间接费用比例为 10%", "why": "不写明无法测算报价" }),
        ),
        step(
            1,
            "chen",
            "answer-counter-clause",
            json!({ "counter": "E1", "verdict": "accept", "reason": "合理" }),
        ),
        step(
            0,
            "dai",
            "amend-tender",
            json!({
                "text": "写明间接费用比例为 10%。", "affects": "yes", "counters": ["E1"],
                "clauses": ["C-PAY-5"],
                "deadline": "today+16T09:30",
            }),
        ),
        Step {
            input: json!({
                "tenderer": "@hefeng", "lots": ["L1"], "price": "40000", "staff_cost": "30000",
                "team": "1", "plan": "每两周入户一次",
            }),
            after_days: 10,
            ..short::bid("he", "@hefeng", "40000", "1")
        },
        step(6, "dai", "open-bids", json!({})),
    ]
}

/// The repeat, with a ceiling that covers the cost, to the published award.
pub fn repeated() -> Vec<Step> {
    let mut steps = vec![
        step(2, "chen", "draft-documents", dear_enough()),
        step(
            0,
            "chen",
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
        ),
        step(
            0,
            "dai",
            "publish-tender",
            json!({ "deadline": "today+18T09:30" }),
        ),
        short::bid("he", "@hefeng", "58000", "2"),
        short::bid("chun", "@chunyu", "59000", "1"),
        short::bid("ming", "@mingde", "57500", "2"),
        step(18, "dai", "open-bids", json!({})),
    ];
    steps.extend(short::evaluated(["B2", "B3", "B4"]));
    steps
}

/// The contract, once the time to object is over.
pub fn signed() -> Vec<Step> {
    super::cn_objection::signed(21)
}
