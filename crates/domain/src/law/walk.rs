//! Walks of this module: an award in London, a renewal in New York, and an objection in China that
//! makes the time to sign stand still.

use crate::{
    method::Method,
    planning::choices::Jurisdiction,
    process::{Process, TenderPlan, Terms},
    stage::Stage,
    testkit::{World, organisation_id, person_id, sample_plan},
};
use kernel::{Currency, Money, Role};
use serde_json::{Value, json};

/// Every walk of this module.
pub fn walks() -> Vec<World> {
    vec![
        summaries(bids_judged()),
        large(),
        renewed(),
        barred("2025-05-19"),
    ]
}

fn amount(money: Money, currency: Currency) -> Money {
    Money::new(money.amount(), currency).unwrap_or(Money::zero(currency))
}

/// The same terms in another currency.
fn terms(mut terms: Terms, currency: Currency) -> Terms {
    terms.value = amount(terms.value, currency);
    terms.hour_rate = amount(terms.hour_rate, currency);
    terms
}

fn plan(mut plan: TenderPlan, method: Method, currency: Currency) -> TenderPlan {
    plan.method = method;
    plan.ceiling = amount(plan.ceiling, currency);
    plan.terms = terms(plan.terms, currency);
    plan
}

/// A purchase under this law whose documents are ready to be published on `date`.
pub(super) fn ready(law: Jurisdiction, method: Method, date: &str) -> World {
    let planned = crate::planning::walk::walk(World::new("2025-03-03"));
    World::at_stage(Stage::S06, date)
        .under(law)
        .with(|process| {
            process.planning = planned.process.planning;
            process.planning.intention_published = "2025-01-06".parse().ok();
            convert(process, method, date);
        })
        .about(None)
}

fn convert(process: &mut Process, method: Method, date: &str) {
    let currency = process.law().currency();
    for lot in &mut process.lots {
        lot.ceiling = amount(lot.ceiling, currency);
    }
    let from = date.parse().unwrap_or_default();
    process.plan = Some(plan(sample_plan(from), method, currency));
}

/// The assessment of conflicts with this outcome.
pub(super) fn conflicts(found: &str) -> Value {
    json!({
        "found": found,
        "who": "The commissioning manager, two scorers, the cabinet member for adults",
        "steps": "One scorer who volunteers for a bidder was replaced",
    })
}

/// The bid of an organisation for all lots.
pub(super) fn bid(organisation: u128, price: &str) -> Value {
    json!({
        "tenderer": organisation_id(organisation).to_string(), "lots": ["L1", "L2"],
        "price": price, "staff_cost": "200000", "team": 6,
        "plan": "Weekly visits by the same befriender, matched by interest",
    })
}

fn sheet(bid: &str, points: [u32; 2]) -> Value {
    let score = |(place, points): (usize, &u32)| {
        json!({
            "criterion": format!("Z{}", place + 1), "points": points.to_string(),
            "reason": "Against the published scale, with the passage of the tender named",
        })
    };
    let scores: Vec<Value> = points.iter().enumerate().map(score).collect();
    json!({ "bid": bid, "scores": scores })
}

/// Who bids at what price, who judges, and the days of a competition.
struct Competition {
    deadline: &'static str,
    opened: &'static str,
    reported: &'static str,
    bids: &'static [(u128, &'static str)],
    /// Members by person and seat.
    members: &'static [(u128, &'static str)],
}

/// From the notice to the award; the first bid has the most points.
fn held(world: World, one: &Competition) -> World {
    let world = world
        .by(Role::Agent)
        .goes("publish-tender", json!({ "deadline": one.deadline }));
    let mut world = world;
    for (organisation, price) in one.bids {
        let offer = bid(*organisation, price);
        world = world
            .by_person(Role::Tenderer, organisation * 10)
            .goes("submit-bid", offer);
    }
    world = world
        .on(one.opened)
        .by(Role::Agent)
        .goes("open-bids", json!({}));
    for place in 1..=one.bids.len() {
        let qualified = json!({ "bid": format!("B{place}"), "result": "qualified" });
        world = world.goes("check-qualification", qualified);
    }
    let seats = one
        .members
        .iter()
        .map(|(person, seat)| json!({ "person": person_id(*person).to_string(), "seat": seat }));
    let seats: Vec<Value> = seats.collect();
    world = world
        .goes("finish-qualification", json!({}))
        .goes("appoint-committee", json!({ "members": seats }));
    let untied = one.bids.iter().map(
        |(organisation, _)| json!({ "tenderer": organisation_id(*organisation).to_string(), "tie": "none" }),
    );
    let untied: Vec<Value> = untied.collect();
    for (person, _) in one.members {
        world = world
            .by_person(Role::Expert, *person)
            .goes("declare-conflicts", json!({ "declared": untied }));
    }
    for (number, (person, _)) in (0u32..).zip(one.members) {
        for (place, points) in (1..=one.bids.len()).zip([45, 40, 35]) {
            let sheet = sheet(&format!("B{place}"), [points, points - 8 - number % 3]);
            world = world
                .by_person(Role::Expert, *person)
                .goes("score-bid", sheet);
        }
    }
    world
        .by(Role::Agent)
        .because("Talked through in moderation; the scores stand")
        .goes(
            "file-evaluation-report",
            json!({ "summary": "The first is better on continuity.", "collusion": "checked" }),
        )
        .on(one.reported)
        .by_person(Role::PurchaserHead, 2)
        .goes("decide-award", json!({}))
}

/// A light touch competition in London, published on 2 June 2025, with two bidders, to the award of
/// 11 June.
pub(super) fn bids_judged() -> World {
    let law = Jurisdiction::UnitedKingdom;
    let world = ready(law, Method::CompetitiveFlexible, "2025-06-02")
        .by(Role::Purchaser)
        .goes("assess-conflicts", conflicts("mitigated"));
    held(
        world,
        &Competition {
            deadline: "2025-06-09 12:00",
            opened: "2025-06-10",
            reported: "2025-06-11",
            bids: &[(3, "290000"), (4, "280000")],
            members: &[(1, "representative"), (60, "expert")],
        },
    )
}

/// Summaries first, a standstill of eight working days, the award notice on 12 June 2025.
pub(super) fn summaries(world: World) -> World {
    world
        .by(Role::Agent)
        .goes("give-assessment-summaries", json!({}))
        .by(Role::Purchaser)
        .goes("declare-standstill", json!({ "days": "8" }))
        .on("2025-06-12")
        .by(Role::Agent)
        .goes("publish-award", json!({}))
}

/// A contract of a purchase under this law that waits for its signatures on `date`, with the service
/// from the same day.
pub(super) fn unsigned(law: Jurisdiction, date: &str, value: u32) -> World {
    World::at_stage(Stage::S12, date)
        .under(law)
        .with(|process| {
            let currency = process.law().currency();
            let value = amount(Money::yuan(value), currency);
            for award in &mut process.awards {
                award.price = value;
            }
            let from = date.parse().unwrap_or_default();
            let mut one = plan(sample_plan(from), Method::Open, currency);
            one.terms.value = value;
            let again = terms(crate::testkit::sample_terms(from), currency);
            for contract in &mut process.contracts {
                contract.terms = Terms {
                    value,
                    ..again.clone()
                };
            }
            process.plan = Some(one);
        })
}

/// One side signs.
pub(super) fn signs(world: World, role: Role, number: u128) -> World {
    world
        .by_person(role, number)
        .because("The terms were read back in a meeting of both signatories")
        .goes("sign-contract", json!({}))
}

/// A contract of six million pounds: its text is published apart from the details notice.
fn large() -> World {
    let world = unsigned(Jurisdiction::UnitedKingdom, "2025-06-30", 6_000_000);
    let world = signs(world, Role::PurchaserHead, 1);
    signs(world, Role::Provider, 30)
        .by(Role::Purchaser)
        .goes(
            "publish-contract",
            json!({ "notice": "2025/S 000-012345", "left_out": "nothing" }),
        )
        .goes("publish-contract-text", json!({ "notice": "UK7-012345" }))
}

/// A contract in New York whose last day is 31 March 2026.
pub(super) fn last_year(date: &str) -> World {
    World::at_stage(Stage::S15, "2025-04-01")
        .under(Jurisdiction::NewYork)
        .with(|process| {
            for contract in &mut process.contracts {
                contract.terms = terms(contract.terms.clone(), Currency::USD);
                contract.signed = Some(contract.terms.start);
                contract.agreement.team_size = 4;
            }
        })
        .on(date)
}

/// The decision to renew.
pub(super) fn decided(outcome: &str) -> Value {
    json!({ "outcome": outcome, "reasons": "Outcomes held up and users ask for the same workers." })
}

/// Renewed in New York and signed 47 days late, with the comptroller's approval.
fn renewed() -> World {
    let world = last_year("2026-01-05")
        .by(Role::Purchaser)
        .goes("decide-renewal", decided("renew-by-option"))
        .on("2026-03-20")
        .goes(
            "prepare-renewal",
            json!({ "start": "2026-04-01", "end": "2027-03-31", "team_size": "4" }),
        )
        .about(Some(2))
        .on("2026-04-20")
        .by_person(Role::Provider, 30)
        .goes(
            "record-unsigned-work",
            json!({ "date": "2026-04-20", "hours": "7.5", "what": "Home visits to 6 clients" }),
        );
    let world = signs(world.on("2026-04-24"), Role::Provider, 30);
    signs(world.on("2026-05-18"), Role::PurchaserHead, 1)
        .by(Role::Purchaser)
        .goes(
            "publish-contract",
            json!({ "notice": "Open Book NY C-20417", "left_out": "nothing" }),
        )
        .goes("file-contract", json!({ "number": "AC340-S 20417" }))
        .by(Role::FinanceSupervisor)
        .goes("approve-contract", json!({ "number": "OSC-20417" }))
}

/// In China: awarded on 14 April 2025, an objection filed on the 16th and answered on the 21st,
/// then a complaint from the 23rd, decided on `decided`; the clock runs that day.
pub(super) fn barred(decided: &str) -> World {
    let world = ready(Jurisdiction::ChinaNational, Method::Open, "2025-03-10");
    let competition = Competition {
        deadline: "2025-04-02 09:30",
        opened: "2025-04-02",
        reported: "2025-04-11",
        bids: &[(3, "290000"), (4, "285000"), (5, "280000")],
        members: &[
            (60, "expert"),
            (61, "expert"),
            (62, "expert"),
            (90, "expert"),
            (1, "representative"),
        ],
    };
    held(world, &competition)
        .on("2025-04-14")
        .by(Role::Agent)
        .goes("publish-award", json!({}))
        .on("2025-04-16")
        .by_person(Role::Tenderer, 40)
        .goes(
            "object",
            json!({ "about": "result", "may_affect": "yes", "text": "业绩证明存疑，请求复核。" }),
        )
        .on("2025-04-21")
        .by(Role::Purchaser)
        .goes(
            "answer-objection",
            json!({ "objection": "J1", "answer": "rejected", "text": "原件真实。", "to": "nowhere" }),
        )
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .on("2025-04-23")
        .by_person(Role::Tenderer, 40)
        .goes(
            "complain",
            json!({ "objection": "J1", "text": "答复未附核对依据。" }),
        )
        .on(decided)
        .by(Role::FinanceSupervisor)
        .because("被投诉人当面收到副本并作了答复")
        .goes(
            "decide-complaint",
            json!({ "complaint": "H1", "ruling": "rejected", "text": "投诉缺乏事实依据。", "to": "nowhere" }),
        )
        .by(Role::Clock)
        .goes("run-clock", json!({}))
}
