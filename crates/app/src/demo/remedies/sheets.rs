//! The sheets of one round of evaluation, from every group.

use crate::{app::AppError, demo::teller::Teller};
use serde_json::{Value, json};

/// The sheet of a group: the scores of the three items, each with the same kind of ground.
fn sheet(group: &str, scores: [&str; 3], reason: &str) -> Value {
    let rows: Vec<Value> = ["IX1", "IX2", "IX3"]
        .iter()
        .zip(scores)
        .map(|(item, score)| json!({ "item": item, "score": score, "reason": reason }))
        .collect();
    json!({ "group": group, "scores": rows })
}

/// The sheet of people the evaluator called: how many were reached, and how many confirmed.
fn called(sheet: Value, answers: u32, contacted: u32, denied: u32) -> Value {
    let mut sheet = sheet;
    if let Value::Object(fields) = &mut sheet {
        fields.insert("sample".to_owned(), json!(answers.to_string()));
        fields.insert("contacted".to_owned(), json!(contacted.to_string()));
        fields.insert("confirmed".to_owned(), json!((answers + 1).to_string()));
        fields.insert("denied".to_owned(), json!(denied.to_string()));
    }
    sheet
}

/// What each group gives the three items.
pub(super) struct Round {
    pub(super) professional: [&'static str; 3],
    pub(super) users: [&'static str; 3],
    pub(super) workers: [&'static str; 3],
    pub(super) peer: [&'static str; 3],
    pub(super) purchaser: [&'static str; 3],
    pub(super) hosts: [[&'static str; 3]; 4],
    pub(super) answers: u32,
}

/// What the provider says about the conduct of the others.
pub(super) struct Conduct {
    pub(super) purchaser: [(&'static str, &'static str, &'static str); 3],
    pub(super) hosts: [(&'static str, &'static str, &'static str, &'static str); 3],
}

pub(super) fn self_evaluations(
    teller: &mut Teller<'_>,
    said: [(&'static str, &str, &str); 5],
) -> Result<(), AppError> {
    for (who, verdict, statement) in said {
        teller.by(who).does(
            "self-evaluate",
            json!({ "verdict": verdict, "statement": statement }),
        )?;
    }
    Ok(())
}

/// Those who are no side: the evaluator, those it called, and a peer.
pub(super) fn outsiders(teller: &mut Teller<'_>, round: &Round) -> Result<(), AppError> {
    let users = sheet("users", round.users, "盲选电话回访的平均分");
    let workers = sheet("workers", round.workers, "单独访谈的平均分");
    let answers = round.answers;
    teller
        .by("heng")
        .does(
            "rate",
            sheet(
                "professional",
                round.professional,
                "抽查十六份个案并随行两次",
            ),
        )?
        .does("rate", called(users, answers, answers + 5, 2))?
        .does("rate", called(workers, 5, 6, 0))?;
    teller.by("fang").does(
        "rate",
        sheet("peer", round.peer, "旁听两次督导并看记录样本"),
    )?;
    Ok(())
}

/// Purchaser, hosts and committee rate the service; colleagues of those who filed tasks, not they.
pub(super) fn sides(teller: &mut Teller<'_>, round: &Round) -> Result<(), AppError> {
    teller.by("chen").does(
        "rate",
        sheet("purchaser", round.purchaser, "对照期间报告和两次到场"),
    )?;
    let who: [&'static str; 4] = ["jiang", "pan", "xu", "ma"];
    for (who, scores) in who.into_iter().zip(round.hosts) {
        teller
            .by(who)
            .does("rate", sheet("host", scores, "对照本地服务和居民反映"))?;
    }
    Ok(())
}

pub(super) fn provider_rates(teller: &mut Teller<'_>, conduct: &Conduct) -> Result<(), AppError> {
    let purchaser: Vec<Value> = conduct.purchaser.into_iter().map(aspect_row).collect();
    teller.by("chun").does(
        "rate",
        json!({ "group": "provider-rates-purchaser", "conduct": purchaser }),
    )?;
    for (host, aspect, score, reason) in conduct.hosts {
        teller.does(
            "rate",
            json!({ "group": "provider-rates-host", "host": host,
                "conduct": [aspect_row((aspect, score, reason))] }),
        )?;
    }
    Ok(())
}

/// One aspect of conduct, its score and the reason.
fn aspect_row((aspect, score, reason): (&str, &str, &str)) -> Value {
    json!({ "aspect": aspect, "score": score, "reason": reason })
}
