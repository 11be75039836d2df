//! How the contract came about.

use super::{
    Pair, pair,
    story::{Story, org, text, yuan},
};
use crate::{
    planning::splitting::{Share, Sibling},
    process::Method,
    signs::{Code, case::Deal},
    stage::Stage,
    testkit::{World, sample_plan, sample_terms},
};
use kernel::{FreeText, Money, ProcessId, Role};
use serde_json::{Value, json};

pub(super) const PAIRS: &[Pair] = &[
    pair(Code::P06, || signed("2025-04-20"), || signed("2025-03-20")),
    pair(
        Code::P12,
        || tested("one-firm"),
        || tested("sme-default-left"),
    ),
    pair(Code::P13, || opened(3, 2), || opened(3, 0)),
    pair(Code::P14, || surveyed("yes"), || surveyed("no")),
    pair(Code::P15, || costed(400_000), || costed(200_000)),
    pair(
        Code::P16,
        || noticed("2026-03-10"),
        || noticed("2026-01-05"),
    ),
    pair(Code::P17, || split(3_900_000), || split(100_000)),
    pair(
        Code::P18,
        || dealt(Method::SingleSource),
        || dealt(Method::Open),
    ),
    pair(Code::P19, || led_by(0), || led_by(3)),
    pair(Code::P36, || prepared(280_000), || prepared(300_000)),
    pair(Code::P40, || needed(0), || needed(36)),
    pair(Code::AF14, || indexed("档案台账"), || indexed("服务成效")),
];

/// The first service on 2025-04-02, the contract signed on this day.
fn signed(on: &str) -> Story {
    let told = Story::running().on(on).by(Role::Purchaser, 0);
    told.tells("contract.signed", json!({ "pack": "cn-national@2024.1" }))
        .service(1, "visit", "2025-04-02", json!({}))
}

fn plan(reservation: &str, method: Method) -> Value {
    let mut plan = sample_plan("2025-01-06".parse().unwrap());
    plan.method = method;
    json!({ "documents": { "lots": [], "plan": plan, "reservation": reservation,
        "reservation_reason": null } })
}

fn drafted(reservation: &str) -> Story {
    let told = Story::running().by(Role::Purchaser, 0);
    told.tells("documents.drafted", plan(reservation, Method::Consultation))
}

fn tested(lint: &str) -> Story {
    drafted("no").tells(
        "fairness.tested",
        json!({ "findings": [{ "lint": lint, "criterion": 1 }], "splitting": "single",
            "method_basis": "within-limits", "method_note": null }),
    )
}

#[test]
fn a_need_worded_like_what_the_winner_offered_before_is_asked_about() {
    let words =
        "以楼组为单位组织独居老人互助，社工每周走访一次，每月召开一次议事会，年底评选好邻居";
    let told = |before: &str| {
        let mut told = drafted("no").tells(
            "need.reported",
            json!({ "summary": text(words), "price_basis": null }),
        );
        told.around.proposals = vec![FreeText::new(before)];
        told
    };
    assert!(told(&format!("{words}。")).finding(Code::P12).fires());
    assert!(
        !told("为青少年开展暑期托管和心理辅导，由高校志愿者参加")
            .finding(Code::P12)
            .fires()
    );
}

/// So many bids opened, some of them excluded.
fn opened(bids: u32, excluded: u32) -> Story {
    let told = (1..=bids).fold(Story::running(), |story, id| {
        story.by(Role::Tenderer, u128::from(id + 2) * 10).tells(
            "bid.submitted",
            json!({ "id": id, "tenderer": org(u128::from(id + 2)), "lots": [1, 2],
                "price": yuan(290_000 + id * id), "staff_cost": yuan(220_000), "team": 5,
                "plan": text(&format!("方案 {id}")) }),
        )
    });
    let told = told.by(Role::Agent, 80).tells(
        "bids.opened",
        json!({ "count": bids, "tenderers": [], "failed_lots": [] }),
    );
    told.with(|process| {
        for bid in process
            .bidding
            .bids
            .iter_mut()
            .take(usize::try_from(excluded).unwrap())
        {
            bid.state = crate::bidding::BidState::Disqualified {
                reason: FreeText::new("证照不全"),
            };
        }
    })
}

/// Two nonprofits and an enterprise were asked; the lots are reserved or not.
fn surveyed(reservation: &str) -> Story {
    let actor = |name: &str, form: &str| json!({ "name": text(name), "on": "2025-01-03", "finding": text("可以承接"), "form": form });
    let actors = [
        actor("甲", "nonprofit"),
        actor("乙", "nonprofit"),
        actor("丙", "enterprise"),
    ];
    drafted(reservation).tells("market.surveyed", json!({ "actors": actors }))
}

/// The cost of staff against the price of 300,000.
fn costed(staff: u32) -> Story {
    let model = json!({ "staff": 4, "monthly_floor": yuan(6000), "months": 12, "activity": yuan(1),
        "supervision": yuan(1), "admin": yuan(1), "tax": yuan(1), "evaluation": yuan(1),
        "staff_cost": yuan(staff), "price": yuan(300_000) });
    let told = Story::running().by(Role::Purchaser, 0);
    told.tells("cost.modelled", json!({ "model": model }))
}

/// A term of a year; what follows was told on this day.
fn noticed(on: &str) -> Story {
    Story::running().on(on).by(Role::Purchaser, 0).tells(
        "renewal.notice-given",
        json!({ "outcome": "retender", "service_end": "2026-03-31", "words": null }),
    )
}

/// Another purchase under the same budget item, of this amount.
fn split(other: u32) -> Story {
    let mut told = drafted("no").tells(
        "budget.committed",
        json!({ "line": text("2080208"), "amount": yuan(300_000), "years": 1 }),
    );
    told.around.siblings = Some(vec![Sibling {
        process: ProcessId::new(uuid::Uuid::from_u128(7)),
        title: FreeText::new("另一项"),
        share: Share {
            year: 2025,
            line: FreeText::new("2080208"),
            category: None,
            method: Some(Method::Consultation),
            amount: Money::yuan(other),
        },
    }]);
    told
}

/// Two earlier years with the same supplier, and this one, all by this method.
fn dealt(method: Method) -> Story {
    let told = Story::running().by(Role::Purchaser, 0);
    let mut told = told.tells("documents.drafted", plan("no", method));
    let deal = |year| Deal {
        year,
        method: Some(method),
    };
    told.around.deals = Some(vec![deal(2023), deal(2024)]);
    told
}

fn contract(award: &str, price: u32, lead: u128) -> Value {
    let mut terms = sample_terms("2025-04-01".parse().unwrap());
    terms.value = Money::yuan(price);
    json!({ "id": 1, "award": award.trim_start_matches("AW").parse::<u32>().unwrap(),
        "supplier": org(3), "lots": [1, 2], "terms": terms, "team_size": 4,
        "lead": { "id": crate::testkit::person_id(lead * 10).to_string(), "name": text("负责人"),
            "organisation": org(lead)["id"] } })
}

fn led_by(organisation: u128) -> Story {
    let told = Story::running().with(|process| process.contracts.clear());
    told.by(Role::Purchaser, 0)
        .tells("contract.prepared", contract("AW1", 300_000, organisation))
}

/// A contract at this price, prepared from an award at 300,000.
pub(super) fn prepared(price: u32) -> Story {
    let world = World::at_stage(Stage::S12, "2025-01-01").with(|process| {
        process.contracts.clear();
        process.plan = Some(sample_plan("2025-01-01".parse().unwrap()));
    });
    let told = Story {
        world,
        around: crate::signs::Around::default(),
    };
    told.by(Role::Purchaser, 0)
        .tells("contract.prepared", contract("AW1", price, 3))
}

/// A need report after hearing so many residents.
fn needed(residents: u32) -> Story {
    let told = Story::running().by(Role::Purchaser, 0).tells(
        "residents.consulted",
        json!({ "on": "2025-01-03", "residents": residents, "channel": "meeting", "themes": [] }),
    );
    told.tells(
        "need.reported",
        json!({ "summary": text("需求真实"), "price_basis": null }),
    )
}

fn indexed(name: &str) -> Story {
    drafted("no").with(|process| {
        process.contracts[0].terms.index[0].name = FreeText::new(name);
    })
}
