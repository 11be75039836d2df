//! Worlds that together go through every act and every event of this module.

pub(crate) mod questions;
pub(crate) mod sample;
pub(crate) mod slips;

use crate::{
    input::{Organisation, Person},
    stage::Stage,
    testkit::{World, organisation_id, person_id},
};
use kernel::{FreeText, Role};
use serde_json::{Value, json};

/// A second evaluator for the draw.
pub(crate) const OTHER_EVALUATOR: u128 = 20;
/// The ruling panel.
pub(crate) const PANEL: u128 = 21;
/// A peer agency.
pub(crate) const PEER: u128 = 22;
/// Agencies of these walks beyond those of the test world.
const MORE: &[(u128, &str, &str)] = &[
    (OTHER_EVALUATOR, "青禾评估所", "Qinghe Evaluation"),
    (PANEL, "裁决小组", "Ruling panel"),
    (PEER, "社工行业协会", "Social work association"),
];

/// A contract in delivery from 2025-01-06 to 2026-01-05, with a pool of evaluators, a panel and a
/// peer agency known; no evaluator has been drawn yet.
pub fn in_delivery() -> World {
    let mut world = World::at_stage(Stage::S15, "2025-01-06")
        .with(|process| process.grants.retain(|one| one.role != Role::Evaluator));
    for (number, zh, en) in MORE {
        let id = organisation_id(*number);
        let organisation = Organisation {
            id,
            zh: (*zh).to_owned(),
            en: (*en).to_owned(),
        };
        world.known.add_organisation(organisation);
        for place in 0..3 {
            let id = person_id(number * 10 + place);
            let person = Person {
                id,
                organisation: Some(organisation_id(*number)),
                name: FreeText::new(format!("{zh}{place}号")),
            };
            world.known.add_person(person);
        }
    }
    world
}

fn id(number: u128) -> String {
    organisation_id(number).to_string()
}

pub(crate) fn panel(world: World) -> World {
    world.by_person(Role::Panel, PANEL * 10)
}

/// A member of the panel who had no part in allocating the causes.
pub(crate) fn other_member(world: World) -> World {
    world.by_person(Role::Panel, PANEL * 10 + 1)
}

pub(crate) fn draw() -> Value {
    json!({
        "pool": [id(6), id(OTHER_EVALUATOR)],
        "drawn": id(6),
        "draw": "上午在区社工服务中心会议室摇号，承接方、购买方和两个街道各派一人见证",
        "paid_from": "separate-line",
        "income_share": "12",
        "recent_services": "none",
    })
}

pub(crate) fn plan(kind: &str, from: &str, until: &str) -> Value {
    json!({
        "kind": kind,
        "field_from": from,
        "field_until": until,
        "methods": ["files", "user-calls", "shadow-visit", "worker-talk"],
        "users": 120,
        "sample": 48,
    })
}

/// A sheet about the service: the scores of its two items.
pub(crate) fn sheet(group: &str, effect: u32, experience: u32) -> Value {
    json!({
        "group": group,
        "scores": [
            { "item": "IX1", "score": effect, "reason": "对照抽查的 12 份个案记录" },
            { "item": "IX2", "score": experience, "reason": "对照回访所反映的情况" },
        ],
    })
}

/// A sheet that the evaluator brings in for those it called.
pub(crate) fn brokered(group: &str, effect: u32, experience: u32, answers: u32) -> Value {
    let mut sheet = sheet(group, effect, experience);
    let counts = json!({
        "sample": answers,
        "contacted": answers + 6,
        "confirmed": answers + 2,
        "denied": 1,
    });
    if let (Some(sheet), Some(counts)) = (sheet.as_object_mut(), counts.as_object()) {
        sheet.extend(counts.clone());
    }
    sheet
}

pub(crate) fn conduct(group: &str, host: Option<u128>, score: u32) -> Value {
    json!({
        "group": group,
        "host": host.map(id),
        "conduct": [
            { "aspect": "answers-on-time", "score": score, "reason": "季度报告均在期限内答复" },
            { "aspect": "tasks-in-writing", "score": score, "reason": "有两次口头交办后补单" },
        ],
    })
}

/// All sheets of one round: `level` is what most raters give the service.
pub(crate) fn all_rate(world: World, level: u32) -> World {
    let rate = |world: World, input: Value| world.goes("rate", input);
    let world = rate(
        world.by_person(Role::Evaluator, 60),
        sheet("professional", level, level),
    );
    let world = rate(world, brokered("users", level, level + 2, 46));
    let world = rate(world, brokered("workers", level + 1, level, 5));
    let world = rate(
        world.by_person(Role::Peer, PEER * 10),
        sheet("peer", level, level + 1),
    );
    let world = sides_rate(world, level);
    rate(
        world.by_person(Role::Committee, 90),
        sheet("host", level, level),
    )
}

/// The sheets of the sides about each other.
pub(crate) fn sides_rate(world: World, level: u32) -> World {
    world
        .by(Role::Purchaser)
        .goes("rate", sheet("purchaser", level, level))
        .by_person(Role::Host, 10)
        .goes("rate", sheet("host", level, level))
        .by_person(Role::Host, 20)
        .goes("rate", sheet("host", level, level))
        .by(Role::Provider)
        .goes("rate", conduct("provider-rates-purchaser", None, 70))
        .goes("rate", conduct("provider-rates-host", Some(1), 85))
        .goes("rate", conduct("provider-rates-host", Some(2), 80))
}

pub(crate) fn all_self_evaluate(world: World) -> World {
    let report = json!({ "verdict": "mostly", "statement": "主要职责已履行，个别答复迟了几天" });
    [
        (Role::Provider, 30),
        (Role::Purchaser, 0),
        (Role::Host, 10),
        (Role::Host, 20),
    ]
    .into_iter()
    .fold(world, |world, (role, person)| {
        world
            .by_person(role, person)
            .goes("self-evaluate", report.clone())
    })
}

pub(crate) fn all_reply(world: World, provider: Value) -> World {
    let agree = json!({ "stance": "agree", "text": "认可" });
    world
        .by(Role::Provider)
        .goes("reply-to-evaluation", provider)
        .by(Role::Purchaser)
        .goes("reply-to-evaluation", agree.clone())
        .by_person(Role::Host, 10)
        .goes("reply-to-evaluation", agree.clone())
        .by_person(Role::Host, 20)
        .goes("reply-to-evaluation", agree)
}

/// The mid-term evaluation of `world` up to the release of the ratings.
pub(crate) fn midterm_rated(world: World, level: u32) -> World {
    let world = world
        .by(Role::Clock)
        .on("2025-06-20")
        .goes("run-clock", json!({}));
    let world = panel(world.on("2025-06-23"))
        .goes("engage-evaluator", draw())
        .on("2025-06-25")
        .by(Role::Evaluator)
        .goes(
            "plan-evaluation",
            plan("midterm", "2025-07-17", "2025-07-25"),
        );
    let world = all_rate(all_self_evaluate(world.on("2025-07-24")), level);
    let talk = json!({
        "workers": 4,
        "topics": ["off-contract-tasks", "paper-burden"],
        "statement": "每月约两天用于合同外的报表",
    });
    world
        .by(Role::Evaluator)
        .goes("hear-workers", talk)
        .goes("release-ratings", json!({}))
}

pub(crate) fn draft() -> Value {
    json!({
        "summary": "个案质量较好，小组数量未达进度",
        "findings": [
            { "organisation": id(3), "what": "小组活动前后测不全", "need": "advice" },
            { "organisation": id(0), "what": "两次付款迟于约定", "need": "needed" },
        ],
    })
}

/// The draft, the replies and the allocation of causes.
pub(crate) fn drafted_and_heard(world: World) -> World {
    let world = world
        .on("2025-08-11")
        .by(Role::Evaluator)
        .goes("draft-result", draft());
    let dispute = json!({ "stance": "dispute", "text": "四月活动场地未交付，影响小组开展" });
    panel(all_reply(world.on("2025-08-15"), dispute)).goes(
        "allocate-cause",
        json!({ "causes": [
            { "by": "host", "points": "4", "reason": "四月场地未交付" },
            { "by": "provider", "points": "12", "reason": "前后测不全" },
        ] }),
    )
}

fn issue(world: World, date: &str) -> World {
    let answer = json!({ "answer": "采纳场地一项，已在原因划分中体现；其余维持" });
    world
        .on(date)
        .by(Role::Evaluator)
        .goes("issue-result", answer)
}

fn appeal(world: World, date: &str) -> World {
    let input = json!({ "ground": "cause", "text": "付款迟延造成两名社工离职，未计入原因" });
    world.on(date).by(Role::Provider).goes("appeal", input)
}

/// Both sides' improvements, from plan to the check.
fn improve(world: World) -> World {
    let plan = |improvement: &str, what: &str| {
        json!({
            "improvement": improvement,
            "measures": [{ "what": what, "until": "2025-09-12" }, { "what": "逐项核对并留存台账" }],
        })
    };
    let report = |improvement: &str| json!({ "improvement": improvement, "report": "已完成，台账编号见附件" });
    let close = |improvement: &str| json!({ "improvement": improvement, "outcome": "cured", "reasons": "抽查属实" });
    world
        .on("2025-09-01")
        .by(Role::Provider)
        .goes("set-improvement-plan", plan("IM1", "补做小组前后测"))
        .by(Role::Purchaser)
        .goes("set-improvement-plan", plan("IM2", "逐月公布付款进度"))
        .on("2025-09-19")
        .goes("report-improvement", report("IM2"))
        .by(Role::Provider)
        .goes("report-improvement", report("IM1"))
        .on("2025-09-26")
        .by(Role::Evaluator)
        .goes("close-improvement", close("IM1"))
        .goes("close-improvement", close("IM2"))
}

/// Acceptance of a contract whose final evaluation is under way.
fn accept(world: World) -> World {
    let standards = json!([
        { "unit": "U1", "result": "met" },
        { "unit": "U2", "result": "partly", "reason": "小组完成 5 个，合同为 6 个" },
    ]);
    world
        .on("2025-12-26")
        .by(Role::Provider)
        .goes(
            "request-acceptance",
            json!({ "users_invited": 8, "statement": "个案 21 个、小组 5 个，工时 4030 小时" }),
        )
        .on("2026-01-06")
        .by_person(Role::UserPanel, 900)
        .goes(
            "give-acceptance-opinion",
            json!({ "opinion": "satisfied", "text": "来得勤，有用" }),
        )
        .by_person(Role::Committee, 90)
        .goes("give-acceptance-opinion", json!({ "opinion": "partly" }))
        .on("2026-01-09")
        .by_person(Role::PurchaserHead, 2)
        .goes(
            "decide-acceptance",
            json!({
                "verdict": "accepted-with-defects",
                "standards": standards,
                "deduction": "5000",
                "reasons": "小组少一个，服务对象总体满意",
                "publication": "published",
            }),
        )
}

/// A mid-term evaluation with improvement by two sides and an appeal, then a final one beside the
/// acceptance. `world` must come from [`in_delivery`], whose dates and agencies the acts name.
pub fn walk(world: World) -> World {
    let world = issue(drafted_and_heard(midterm_rated(world, 74)), "2025-08-20");
    let world = other_member(appeal(world, "2025-08-25").on("2025-08-29")).goes(
        "decide-appeal",
        json!({
            "appeal": "AP1",
            "outcome": "upheld",
            "checkers": [person_id(PEER * 10 + 1).to_string()],
            "reasons": "付款迟延已在整改中要求购买方解决，得分计算无误",
        }),
    );
    let world = improve(world);
    let world = world
        .on("2025-11-24")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let world = world
        .on("2025-11-25")
        .by(Role::Evaluator)
        .goes("plan-evaluation", plan("final", "2025-12-17", "2025-12-24"));
    let world = all_rate(all_self_evaluate(world.on("2025-12-23")), 91);
    let world = accept(world.by(Role::Evaluator).goes("release-ratings", json!({})));
    let findings = json!({ "summary": "全年目标基本达成，服务对象评价高" });
    let world = world
        .on("2026-01-12")
        .by(Role::Evaluator)
        .goes("draft-result", findings);
    let agree = json!({ "stance": "agree", "text": "认可，感谢各方配合" });
    all_reply(world.on("2026-01-14"), agree)
        .on("2026-01-16")
        .by(Role::Evaluator)
        .goes("issue-result", json!({}))
}

/// An appeal that lifts the grade, so that the provider no longer owes an improvement.
fn lifted() -> World {
    let world = issue(
        drafted_and_heard(midterm_rated(in_delivery(), 74)),
        "2025-08-20",
    );
    other_member(appeal(world, "2025-08-25").on("2025-08-29")).goes(
        "decide-appeal",
        json!({
            "appeal": "AP1",
            "outcome": "amended",
            "score": "83",
            "checkers": [person_id(PEER * 10 + 1).to_string()],
            "reasons": "付款迟延属购买方原因，应再计回 9 分",
        }),
    )
}

/// Everybody is late: the clock releases, closes the final evaluation and accepts.
fn silent() -> World {
    let world = panel(in_delivery().on("2025-11-24"))
        .goes("engage-evaluator", draw())
        .by(Role::Evaluator)
        .goes("plan-evaluation", plan("final", "2025-12-17", "2025-12-24"));
    let run = |world: World, date: &str| {
        let world = world.on(date).by(Role::Clock);
        world.goes("run-clock", json!({}))
    };
    let world = run(sides_rate(world.on("2025-12-23"), 80), "2025-12-25");
    let request = json!({ "users_invited": 5, "statement": "全部服务已完成" });
    let world = world
        .on("2026-01-05")
        .by(Role::Provider)
        .goes("request-acceptance", request);
    run(run(world, "2026-01-27"), "2026-02-03")
}

/// Worlds that together cover every verb and every event kind.
pub fn walks() -> Vec<World> {
    vec![
        lifted(),
        silent(),
        questions::answered(),
        questions::gated(),
        sample::drawn(),
        slips::spoken(),
        walk(in_delivery()),
    ]
}
