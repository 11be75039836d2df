//! Evaluations and what follows them.

use super::{
    Pair, orders, pair,
    records::before_the_visit,
    story::{Story, due, org, text},
};
use crate::{
    assessment::choices::Grade,
    process::IndexItem,
    signs::{Code, Finding, case::Judged},
    testkit::organisation_id,
};
use kernel::{FreeText, Role};
use rust_decimal::Decimal;
use serde_json::{Value, json};

pub(super) const PAIRS: &[Pair] = &[
    pair(
        Code::P09,
        || before_the_visit(planned),
        || before_the_visit(planned_late),
    ),
    pair(
        Code::P10,
        || raters(&[[96, 95], [96, 95], [95, 96]]),
        || raters(&[[96, 80], [90, 70], [85, 60]]),
    ),
    pair(Code::P11, || users(99, 40, 0), || users(99, 40, 1)),
    pair(Code::P20, || engaged("60"), || engaged("12")),
    pair(Code::P21, declared, || engaged("12")),
    pair(Code::P22, || errands(true), || errands(false)),
    pair(Code::AF04, || users(99, 40, 0), || users(99, 20, 0)),
    pair(Code::AF05, straight, || {
        raters(&[[96, 80], [90, 70], [85, 60]])
    }),
    pair(Code::AF07, || users(80, 20, 0), || users(80, 48, 0)),
    pair(
        Code::AF08,
        || raters(&[[80, 75], [80, 75], [80, 75]]),
        || raters(&[[96, 80], [90, 70], [85, 60]]),
    ),
    pair(Code::AF09, || gap(98), || gap(70)),
    pair(Code::AF12, || known(95), || known(70)),
    pair(Code::AF13, || users(80, 40, 8), || users(80, 40, 1)),
    pair(
        Code::AF15,
        || index_used("按台账"),
        || index_used("服务成效"),
    ),
    pair(Code::AF19, || two(70, 90, 75), || two(70, 90, 95)),
];

pub(super) const ENDS: &[Pair] = &[
    pair(
        Code::P26,
        || ended(&[(1, 20), (2, 6)]),
        || ended(&[(1, 19), (2, 7)]),
    ),
    pair(
        Code::P42,
        || renewed(Grade::A, "retender"),
        || renewed(Grade::A, "renew-by-option"),
    ),
    pair(
        Code::AF06,
        || ended(&[(1, 20), (2, 6)]),
        || ended(&[(1, 19), (2, 6)]),
    ),
    pair(
        Code::AF16,
        || rewarded(json!([])),
        || rewarded(json!(["EV1"])),
    ),
    pair(
        Code::AF22,
        || ended(&[(1, 20), (2, 6)]),
        || talked(&[(1, 20), (2, 6)]),
    ),
];

fn planned(story: Story) -> Story {
    plan(story, 1, "2025-10-01")
}

/// The fieldwork starts so late that what was entered before is no burst.
fn planned_late(story: Story) -> Story {
    plan(story, 1, "2025-11-20")
}

fn plan(story: Story, id: u32, from: &str) -> Story {
    story.by(Role::Evaluator, 60).tells(
        "evaluation.planned",
        json!({ "evaluation": id, "kind": if id == 1 { "midterm" } else { "final" }, "from": from,
            "until": from, "methods": ["files", "user-calls"], "users": 120, "sample": 46,
            "quota": 45 }),
    )
}

/// A sheet; scores item by item.
fn sheet(story: Story, id: u32, evaluation: u32, group: &str, scores: &[u32]) -> Story {
    let rows = |scores: &[u32]| -> Value {
        let rows = (1..).zip(scores);
        rows.map(|(item, score)| json!({ "item": item, "score": score.to_string(), "reason": text("依据") }))
            .collect()
    };
    story.tells(
        "rating.filed",
        json!({ "rating": id, "evaluation": evaluation, "group": group, "about": null,
            "scores": { "service": rows(scores) }, "contact": "own" }),
    )
}

fn called(
    story: Story,
    id: u32,
    evaluation: u32,
    score: u32,
    (reached, denied): (u32, u32),
) -> Story {
    story.by(Role::Evaluator, 60).tells(
        "rating.filed",
        json!({ "rating": id, "evaluation": evaluation, "group": "users", "about": null,
            "scores": { "service": [
                { "item": 1, "score": score.to_string(), "reason": text("回访") },
                { "item": 2, "score": score.to_string(), "reason": text("回访") } ] },
            "contact": { "brokered": { "sample": reached - denied, "contacted": reached,
                "confirmed": reached - denied, "denied": denied } } }),
    )
}

fn released(story: Story, evaluation: u32) -> Story {
    story.on("2025-10-10").tells(
        "ratings.released",
        json!({ "evaluation": evaluation, "sheets": 3 }),
    )
}

/// The draft, with the means of groups.
pub(super) fn drafted(story: Story, evaluation: u32, score: u32, groups: &[(&str, u32)]) -> Story {
    let groups: Vec<Value> = groups
        .iter()
        .map(|(group, mean)| json!({ "group": group, "mean": mean.to_string(), "share": "25", "sheets": 1 }))
        .collect();
    story.by(Role::Evaluator, 60).tells(
        "evaluation.drafted",
        json!({ "evaluation": evaluation, "score": score.to_string(), "low": "60", "high": "98",
            "class": "graded", "grade": "A", "groups": groups, "questions": [],
            "findings": [], "summary": text("本期服务按计划完成，个案目标达成较好，小组记录齐全，社区活动参与面广"),
            "reply_until": due("2025-10-25") }),
    )
}

fn issued(story: Story, evaluation: u32, score: u32, grade: &str) -> Story {
    story.on("2025-11-01").tells(
        "evaluation.issued",
        json!({ "evaluation": evaluation, "kind": "midterm", "score": score.to_string(),
            "low": "60", "high": "98", "class": "graded", "grade": grade, "answer": null }),
    )
}

fn started() -> Story {
    plan(Story::running().on("2025-09-20"), 1, "2025-10-01").on("2025-10-05")
}

/// Raters score two items by their own hand, and the sheets are released.
fn raters(scores: &[[u32; 2]; 3]) -> Story {
    let [first, second, third] = scores;
    let told = sheet(
        started().by(Role::Evaluator, 60),
        1,
        1,
        "professional",
        first,
    )
    .seconds_later(3600);
    let told = sheet(told.by(Role::Peer, 50), 2, 1, "peer", second).seconds_later(3600);
    let told = sheet(told.by(Role::Host, 10), 3, 1, "host", third);
    released(told, 1)
}

/// Three items, one score throughout on each sheet.
fn straight() -> Story {
    let started = started().with(|process| {
        process.contracts[0].terms.index.push(IndexItem {
            name: FreeText::new("管理"),
            weight: Decimal::ONE,
        });
    });
    let told = sheet(
        started.by(Role::Evaluator, 60),
        1,
        1,
        "professional",
        &[80, 80, 80],
    );
    let told = sheet(
        told.seconds_later(3600).by(Role::Peer, 50),
        2,
        1,
        "peer",
        &[90, 90, 90],
    );
    let told = sheet(
        told.seconds_later(3600).by(Role::Host, 10),
        3,
        1,
        "host",
        &[70, 70, 70],
    );
    released(told, 1)
}

#[test]
fn sheets_of_one_organisation_that_follow_at_once_are_asked_about() {
    let told = |seconds: i64| {
        let told = sheet(
            started().by(Role::Evaluator, 60),
            1,
            1,
            "professional",
            &[80, 75],
        );
        let told = told.seconds_later(seconds).by(Role::Evaluator, 61);
        released(sheet(told, 2, 1, "professional", &[81, 70]), 1)
    };
    assert!(told(10).finding(Code::AF05).fires());
    assert!(!told(30).finding(Code::AF05).fires());
}

/// Users called: their mean, how many were reached and how many of them deny the service.
fn users(mean: u32, reached: u32, denied: u32) -> Story {
    let told = called(started(), 1, 1, mean, (reached, denied));
    drafted(
        released(told, 1),
        1,
        mean,
        &[("users", mean), ("professional", 80)],
    )
}

/// Vector 10: third party 92, users 61 (n = 70), purchaser 95, host as given.
pub(super) fn gap(host: u32) -> Story {
    let told = called(started(), 1, 1, 61, (75, 2));
    let told = sheet(
        told.by(Role::Evaluator, 60),
        2,
        1,
        "professional",
        &[92, 92],
    );
    let told = sheet(told.by(Role::Purchaser, 0), 3, 1, "purchaser", &[95, 95]);
    let told = sheet(told.by(Role::Host, 10), 4, 1, "host", &[host, host]);
    let groups = [
        ("professional", 92),
        ("users", 61),
        ("purchaser", 95),
        ("host", host),
    ];
    drafted(released(told, 1), 1, 83, &groups)
}

#[test]
fn vector_10_a_gap_of_37_is_a_question() {
    let found = gap(98).finding(Code::AF09);
    let measure = found.measure().unwrap();
    assert_eq!(
        (measure.count, measure.limit.value),
        (Decimal::from(37), Decimal::from(15))
    );
    assert!(found.fires());
}

#[test]
fn vector_11_a_contract_without_a_difference_is_too_smooth() {
    let told = ended(&[(1, 20), (2, 6)]);
    assert!(told.finding(Code::AF22).fires());
    assert_eq!(
        told.finding(Code::AF22).measure().unwrap().count,
        Decimal::ZERO
    );
    // One refusal, openly given, answers it: it is never held against its author.
    assert!(!talked(&[(1, 20), (2, 6)]).finding(Code::AF22).fires());
    // While the service runs nobody is asked.
    let running = Story::running()
        .on("2025-09-01")
        .report(1, &[(1, 20), (2, 6)], 280_000);
    assert!(matches!(
        running.finding(Code::AF22),
        Finding::NotComputable { .. }
    ));
}

/// Fieldwork with sheets that are still sealed; the events stand also where there are no sheets.
pub(super) fn sealed(scores: &[u32], denied: Option<u32>) -> Story {
    let told = orders::off_contract().on("2025-09-20");
    let mut told = plan(told, 1, "2025-10-01").on("2025-10-05");
    let groups = [
        ("professional", Role::Evaluator, 60),
        ("host", Role::Host, 10),
        ("peer", Role::Peer, 50),
    ];
    for (id, (rows, (group, role, person))) in (1..).zip(scores.chunks(4).zip(groups)) {
        told = sheet(told.by(role, person), id, 1, group, rows);
    }
    match denied {
        Some(denied) => called(told, 9, 1, 99, (40, denied)),
        None => told,
    }
}

fn engaged(income: &str) -> Story {
    let index = json!([{ "name": text("服务成效"), "weight": "60" },
        { "name": text("服务对象体验"), "weight": "40" }]);
    Story::running().by(Role::Panel, 70).tells(
        "evaluator.engaged",
        json!({ "evaluator": org(6), "pool": [org(6)], "draw": text("摇号"),
            "income_share": income, "index": index }),
    )
}

/// The draw went ahead although the evaluator had served the evaluated.
fn declared() -> Story {
    engaged("12").tells(
        "guard.reasoned",
        json!({ "guard": "S16.evaluator-independent", "reason": text("仅一次培训") }),
    )
}

/// Host scores of earlier evaluations that follow the off-contract hours, or do not.
fn errands(follow: bool) -> Story {
    let mut told = raters(&[[80, 70], [81, 71], [50, 40]]);
    let hosts = (0..8_u32).map(|place| {
        let score = if follow { place } else { 7 - place };
        (Decimal::from(60 + score), Decimal::from(place * 10))
    });
    told.around.portfolio = Some(vec![Judged {
        hosts: hosts.collect(),
        ..result(80, Grade::B)
    }]);
    told
}

fn result(score: u32, grade: Grade) -> Judged {
    Judged {
        supplier: organisation_id(4),
        score: Decimal::from(score),
        grade: Some(grade),
        summary: FreeText::new("另一项目的评估摘要，内容与本项目无关，重点在青少年服务的风险管理"),
        hosts: Vec::new(),
    }
}

/// Nine other results of the evaluator and this one: all top grades, or spread over 20 points.
fn known(least: u32) -> Story {
    let own = drafted(started(), 1, 95, &[("professional", 95)]);
    let mut told = issued(own, 1, 95, "A");
    let others = (0..9_u32).map(|place| match least {
        95 => result(95, Grade::A),
        _ => result(70 + place * 2, Grade::C),
    });
    told.around.portfolio = Some(others.collect());
    told
}

#[test]
fn a_summary_like_that_of_another_project_is_asked_about() {
    let told = |summary: &str| {
        let mut told = users(80, 48, 0);
        told.around.portfolio = Some(vec![Judged {
            summary: FreeText::new(summary),
            ..result(80, Grade::B)
        }]);
        told
    };
    let same = "本期服务按计划完成，个案目标达成较好，小组记录齐全，社区活动参与面较广";
    assert!(told(same).finding(Code::AF07).fires());
    assert!(
        !told("本期团队更替三人，个案档案缺失，建议先稳定人员")
            .finding(Code::AF07)
            .fires()
    );
}

/// The index the evaluator uses beside the one that was signed.
fn index_used(first: &str) -> Story {
    let terms = crate::testkit::sample_terms("2025-04-01".parse().unwrap());
    let told = Story::running().with(|process| process.contracts.clear());
    let told = told.by(Role::Purchaser, 0).tells(
        "contract.prepared",
        json!({ "id": 1, "award": 1, "supplier": org(3), "lots": [1, 2], "terms": terms,
            "lead": null, "team_size": 4 }),
    );
    let index = json!([{ "name": text(first), "weight": "60" },
        { "name": text("服务对象体验"), "weight": "40" }]);
    told.by(Role::Panel, 70).tells(
        "evaluator.engaged",
        json!({ "evaluator": org(6), "pool": [org(6)], "draw": text("摇号"),
            "income_share": "12", "index": index }),
    )
}

/// Two results: from the first score to the second, with the outcome item of the second.
fn two(first: u32, second: u32, outcome: u32) -> Story {
    let told = sheet(
        started().by(Role::Evaluator, 60),
        1,
        1,
        "professional",
        &[first, first],
    );
    let told = drafted(released(told, 1), 1, first, &[("professional", first)]);
    let told = plan(issued(told, 1, first, "C"), 2, "2026-02-01");
    let told = sheet(
        told.by(Role::Evaluator, 60),
        2,
        2,
        "professional",
        &[outcome, second],
    );
    let told = drafted(released(told, 2), 2, second, &[("professional", second)]);
    issued(told, 2, second, "A")
}

/// The term is over; so many units were done and nothing was ever talked over.
pub(super) fn ended(done: &[(u32, u32)]) -> Story {
    Story::running()
        .on("2026-04-01")
        .report(1, done, 280_000)
        .acceptance()
}

/// The same, but one request was declined openly.
fn talked(done: &[(u32, u32)]) -> Story {
    let told = Story::running().on("2025-05-01").task(1, 1, "out-of-scope");
    told.by(Role::Provider, 30)
        .tells(
            "task.declined",
            json!({ "task": 1, "reason": "out-of-scope", "text": text("不在合同范围") }),
        )
        .on("2026-04-01")
        .report(1, done, 280_000)
        .acceptance()
}

fn graded(grade: Grade) -> Story {
    let told = drafted(started(), 1, 95, &[("professional", 95)]);
    issued(told, 1, 95, grade.code())
}

fn renewed(grade: Grade, outcome: &str) -> Story {
    graded(grade).by(Role::PurchaserHead, 0).tells(
        "renewal.decided",
        json!({ "outcome": outcome, "reasons": text("理由"), "results": ["EV1"] }),
    )
}

fn rewarded(results: Value) -> Story {
    graded(Grade::A).by(Role::PurchaserHead, 0).tells(
        "reward.granted",
        json!({ "side": "provider", "organisation": org(3), "rung": "I2", "measure": text("报告减半"),
            "reasons": text("居民评价高"), "results": results }),
    )
}
