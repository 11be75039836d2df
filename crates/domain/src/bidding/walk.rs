//! Worlds that go through every verb of this module: a tender that runs to the signing, and three
//! that take other ways.

mod challenge;
mod others;
pub(super) mod panel;

#[cfg(test)]
pub(super) use panel::declaration;
pub(super) use panel::declared;

use super::{BidId, state::Bid};
use crate::{
    process::Process,
    stage::Stage,
    testkit::{World, organisation_id, person_id},
};
use kernel::{Date, Money, PersonId, Role, time::plus_days};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The first day of a story that begins with a sample plan; a Monday.
const START: &str = "2025-03-10";
/// Members of the committee: experts, then the representatives of the purchaser.
const EXPERTS: [u128; 5] = [60, 61, 62, 90, 91];
const REPRESENTATIVES: [u128; 2] = [1, 2];

/// Every story; together they use every verb and cause every event of this module.
pub fn walks() -> Vec<World> {
    vec![
        others::repeated(),
        others::excluded(),
        others::changed_method(),
        others::returned(),
        others::given_up(),
        walk(sample(START)),
    ]
}

/// A tender from the notice to the signing, with everything that can be said against it.
pub fn walk(world: World) -> World {
    let start = first_day(&world);
    let world = notice(world, start);
    let world = all_bids(world, start);
    let world = qualified(world, start);
    let world = evaluated(world, start);
    let world = awarded(world, start);
    challenge::challenged(world, start)
}

/// A purchase with a plan that can go out on `date`.
pub(crate) fn sample(date: &str) -> World {
    World::at_stage(Stage::S06, date).with(planned)
}

/// What the planning leaves behind, for worlds that did not go through it.
fn planned(process: &mut Process) {
    process.planning = crate::planning::walk::walk(World::new("2025-03-03"))
        .process
        .planning;
    process.planning.intention_published = "2025-01-06".parse().ok();
}

/// A Monday on which the tender can be published.
fn first_day(world: &World) -> Date {
    let standard: Date = START.parse().unwrap_or_default();
    let last = world.process.updated.map(kernel::civil_date);
    let intention = world.process.planning.intention_published;
    let later = [
        last.map(|day| plus_days(day, 1)),
        intention.map(|day| plus_days(day, 40)),
    ];
    let first = later.into_iter().flatten().fold(standard, Date::max);
    let past_monday = i32::from(first.weekday().to_monday_zero_offset());
    plus_days(first, (7 - past_monday) % 7)
}

fn day(start: Date, days: i32) -> String {
    plus_days(start, days).to_string()
}

pub(crate) fn half_past_nine(start: Date, days: i32) -> String {
    format!("{} 09:30", day(start, days))
}

fn notice(world: World, start: Date) -> World {
    world
        .on(&day(start, 0))
        .by_person(Role::Purchaser, 0)
        .goes(
            "choose-price-formula",
            json!({ "formula": "low-price-first", "statement": "满足要求且最低的报价得满分。" }),
        )
        .on(&day(start, 0))
        .by_person(Role::Agent, 80)
        .goes(
            "publish-tender",
            json!({ "deadline": half_past_nine(start, 24) }),
        )
        .on(&day(start, 2))
        .by_person(Role::Tenderer, 40)
        .goes(
            "take-documents",
            json!({ "tenderer": organisation_id(4).to_string() }),
        )
        .goes(
            "ask-enquiry",
            json!({ "question": "外展服务的交通费是否包含在报价内？" }),
        )
        .by_person(Role::Tenderer, 50)
        .goes("ask-enquiry", json!({ "question": "交通费由谁承担？" }))
        .on(&day(start, 4))
        .by_person(Role::Agent, 80)
        .goes(
            "answer-enquiry",
            json!({ "enquiry": "Q1", "also": ["Q2"], "answer": "包含在报价内，另见补充文件。" }),
        )
        .on(&day(start, 7))
        .goes(
            "amend-tender",
            json!({
                "text": "第三章增加：外展服务交通费计入服务成本。",
                "affects": "yes",
                "deadline": half_past_nine(start, 30),
            }),
        )
}

/// A share of the ceiling, or the fixed price.
fn price(world: &World, percent: u32) -> Money {
    let plan = world.process.plan.as_ref();
    let fixed = plan.and_then(|plan| plan.fixed_price);
    let ceiling = plan.map_or(Money::yuan(300_000), |plan| plan.ceiling);
    let share = Decimal::from(percent) / Decimal::ONE_HUNDRED;
    fixed.unwrap_or_else(|| ceiling.times(share).unwrap_or(ceiling))
}

/// The command of a bid of an organisation for all lots at a share of the ceiling.
pub(crate) fn bid(world: &World, organisation: u128, percent: u32) -> Value {
    let price = price(world, percent);
    let staff = price.times(Decimal::new(75, 2)).unwrap_or(price);
    let lots: Vec<String> = world
        .process
        .lots
        .iter()
        .map(|l| l.id.to_string())
        .collect();
    json!({
        "tenderer": organisation_id(organisation).to_string(),
        "lots": lots,
        "price": price.amount().to_string(),
        "staff_cost": staff.amount().to_string(),
        "team": 6,
        "plan": "驻点社工四名，按月走访，个案与小组结合，季度公开服务记录。",
    })
}

/// An organisation bids for all lots.
pub(super) fn bids(world: World, organisation: u128, percent: u32) -> World {
    let command = bid(&world, organisation, percent);
    world
        .by_person(Role::Tenderer, organisation * 10)
        .goes("submit-bid", command)
}

fn all_bids(world: World, start: Date) -> World {
    let world = bids(world.on(&day(start, 21)), 3, 95);
    let world = bids(world.on(&day(start, 22)), 4, 93);
    let world = bids(world.on(&day(start, 23)), 5, 80);
    let last = world.process.bidding.bids.len();
    let world = world
        .on(&day(start, 28))
        .goes("withdraw-bid", json!({ "bid": format!("B{last}") }));
    bids(world, 5, 42)
}

fn live(world: &World) -> Vec<BidId> {
    let live = world.process.bidding.live_bids();
    live.map(|bid| bid.id).collect()
}

/// The bids are opened and all found qualified.
pub(super) fn qualified(world: World, start: Date) -> World {
    let world = world
        .on(&day(start, 30))
        .by_person(Role::Agent, 80)
        .goes("open-bids", json!({}));
    let all = live(&world);
    let world = all.into_iter().fold(world, |world, bid| {
        world.goes(
            "check-qualification",
            json!({ "bid": bid.to_string(), "result": "qualified" }),
        )
    });
    world.goes("finish-qualification", json!({}))
}

/// The command that appoints the committee.
pub(super) fn committee() -> Value {
    let seat = |seat: &'static str| move |number: &u128| json!({ "person": person_id(*number).to_string(), "seat": seat });
    let mut members: Vec<Value> = EXPERTS.iter().map(seat("expert")).collect();
    members.extend(REPRESENTATIVES.iter().map(seat("representative")));
    json!({ "members": members })
}

/// The number of a person of the test world.
pub(super) fn number(id: PersonId) -> u128 {
    (0..100).find(|one| person_id(*one) == id).unwrap_or(0)
}

/// The command that scores a bid at a share of all points.
pub(super) fn sheet(world: &World, bid: BidId, percent: u32) -> Value {
    let share = Decimal::from(percent) / Decimal::ONE_HUNDRED;
    let criteria = world.process.plan.iter().flat_map(|plan| &plan.criteria);
    let scores: Vec<Value> = criteria
        .map(|one| {
            json!({
                "criterion": one.id.to_string(),
                "points": (one.points * share).round_dp(2).to_string(),
                "reason": format!("{}：对照文件约 {percent}%。", one.name.as_str()),
            })
        })
        .collect();
    json!({ "bid": bid.to_string(), "scores": scores })
}

/// Every member scores every bid they may score.
pub(super) fn scored(world: World) -> World {
    let missing = world.process.bidding.sheets_missing();
    missing.into_iter().fold(world, |world, (member, bid)| {
        let organisation = world.process.bidding.bid(bid).map(|one| one.tenderer.id);
        // The provider of the later modules is ranked first.
        let percent = match organisation {
            id if id == Some(organisation_id(3)) => 90,
            id if id == Some(organisation_id(4)) => 82,
            _ => 60,
        };
        // No two members are quite of one mind; two of them cancel out.
        let seats = &world.process.bidding.committee;
        let percent = match seats.iter().position(|one| one.person.id == member) {
            Some(0) => percent + 1,
            Some(1) => percent - 1,
            _ => percent,
        };
        let command = sheet(&world, bid, percent);
        world
            .by_person(Role::Expert, number(member))
            .goes("score-bid", command)
    })
}

fn lowest(world: &World) -> String {
    let mut bids: Vec<&Bid> = world.process.bidding.scorable_bids().collect();
    bids.sort_by_key(|bid| bid.price.amount());
    bids.first()
        .map_or_else(String::new, |bid| bid.id.to_string())
}

fn evaluated(world: World, start: Date) -> World {
    let world = panel::seated(panel::drawn(world.on(&day(start, 31))));
    let low = lowest(&world);
    let world = world
        .by_person(Role::Agent, 80)
        .goes(
            "record-bid-papers",
            json!({ "bid": low, "contact": "明先生", "legal": "明德", "account": "6222-0001" }),
        )
        .goes(
            "request-price-explanation",
            json!({
                "bid": low,
                "minutes": 60,
                "question": "报价明显低于其他供应商，请说明人员成本的测算。",
            }),
        )
        .by_person(Role::Tenderer, 50)
        .goes(
            "explain-low-price",
            json!({
                "bid": low,
                "staff_cost": "98000",
                "other_cost": "24000",
                "text": "两名社工由基金会项目支持，场地由街道免费提供。",
            }),
        );
    let world = panel::revised(scored(world.on(&day(start, 32))));
    let speaker = panel::member(&world, 0);
    let world = world
        .by_person(Role::Expert, speaker)
        .goes(
            "dissent",
            json!({ "text": "低价方案的人员投入难以保证，不同意认定说明成立。" }),
        )
        .goes(
            "report-interference",
            json!({
                "by": organisation_id(1).to_string(),
                "text": "评审期间接到电话，希望关照某家单位。",
            }),
        );
    let judged =
        json!([{ "bid": low, "verdict": "accepted", "reason": "成本构成清楚，可以履约。" }]);
    report(world.on(&day(start, 35)), judged, json!([]))
}

/// An answer to every question the numbers raise.
pub(super) fn answers(world: &World) -> Vec<Value> {
    let asked = super::alerts::alerts(&world.process).into_iter();
    asked
        .map(|one| json!({ "alert": one.key.to_string(), "finding": "已逐项复核，理由见评分表。" }))
        .collect()
}

/// The agent hands over the report.
pub(super) fn report(world: World, judged: Value, signs: Value) -> World {
    let answers = answers(&world);
    world.by_person(Role::Agent, 80).goes(
        "file-evaluation-report",
        json!({
            "summary": "按采购文件评审，推荐排名第一的供应商。",
            "low_prices": judged,
            "collusion": "checked",
            "signs": signs,
            "answers": answers,
        }),
    )
}

fn awarded(world: World, start: Date) -> World {
    world
        .on(&day(start, 36))
        .by_person(Role::PurchaserHead, 1)
        .goes("decide-award", json!({}))
        .on(&day(start, 37))
        .by_person(Role::Agent, 80)
        .goes(
            "publish-award",
            json!({ "strengths": "团队配置完整，重点对象走访频次高于要求，督导安排具体。" }),
        )
}
