//! A light touch award in England: a borough council buys a befriending service by the competitive
//! flexible procedure from one of two charities. Conflicts are assessed before the notice, both
//! bidders have their summaries before the award is published, the council chooses a standstill of
//! eight working days and keeps it, both sides sign, and the details notice follows.

use crate::demo::steps::{Step, step, untied};
use domain::contract::Clause;
use serde_json::{Value, json};

/// All steps.
pub fn steps() -> Vec<Step> {
    [need(), plan(), tender(), evaluation(), award(), signing()].concat()
}

fn need() -> Vec<Step> {
    vec![
        step(
            0,
            "alice",
            "register-need",
            json!({
                "title": "Befriending for older people living alone",
                "beneficiaries": "About 60 people over 75 in the Hazel Court area",
                "purchaser": "@northmere", "hosts": ["@hazel"], "jurisdiction": "uk-light-touch",
            }),
        ),
        step(0, "alice", "take-up-need", json!({})),
        step(
            1,
            "alice",
            "survey-market",
            json!({ "actors": [
                { "name": "Companions Together", "contact": "today-1", "finding": "Could start with two coordinators" },
                { "name": "Good Neighbours Trust", "contact": "today-1", "finding": "Has volunteers in the ward" },
                { "name": "Lantern Visiting Scheme", "contact": "today-1", "finding": "Full until the autumn" },
            ] }),
        ),
        step(
            0,
            "alice",
            "consult-residents",
            json!({
                "date": "today-1", "residents": "24", "channel": "visit",
                "themes": [{ "theme": "The same visitor", "said": "Please do not send somebody new each time" }],
            }),
        ),
        step(
            0,
            "alice",
            "answer-theme",
            json!({ "theme": "N1", "taken": "fully", "answer": "Continuity of the befriender is scored" }),
        ),
        step(
            0,
            "alice",
            "match-duties",
            json!({ "components": [
                { "component": "Weekly visits", "result": "fit", "basis": "Care Act 2014, prevention" },
            ] }),
        ),
        step(
            0,
            "alice",
            "file-need-report",
            json!({ "summary": "The need is real and at least two charities can meet it" }),
        ),
    ]
}

fn plan() -> Vec<Step> {
    vec![
        step(
            1,
            "alice",
            "set-cost-model",
            json!({
                "staff": "2", "monthly_floor": "2600", "months": "12", "activity": "6000",
                "supervision": "4000", "admin": "11000", "tax": "1000", "evaluation": "4000",
            }),
        ),
        step(
            0,
            "nadia",
            "commit-budget",
            json!({ "line": "Adults 2025/26, prevention", "amount": "100000", "years": "1" }),
        ),
        step(
            0,
            "alice",
            "submit-plan",
            json!({
                "drafters": ["@@alice"], "term": "one-year",
                "acceptance": "Against the service units, with the people visited asked by telephone",
            }),
        ),
        step(
            0,
            "alice",
            "grant-role",
            json!({ "role": "RV", "person": "@@ellen" }),
        ),
        step(
            1,
            "ellen",
            "review-plan",
            json!({
                "reviewers": ["@@ellen", "@@omar", "@@graham"], "opinion": "pass",
                "findings": "Proportionate, and open to small charities",
            }),
        ),
        step(
            0,
            "alice",
            "publish-intention",
            json!({ "outline": "Planned procurement notice: befriending in Hazel Court", "expected": "today+35" }),
        ),
        step(0, "alice", "draft-documents", documents()),
        step(
            0,
            "alice",
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
        ),
    ]
}

fn documents() -> Value {
    let core: Vec<&str> = Clause::CORE.iter().map(|one| one.code()).collect();
    json!({
        "method": "competitive-flexible",
        "lots": [{ "title": "Hazel Court", "host": "@hazel", "ceiling": "90000" }],
        "criteria": [
            { "name": "Continuity of the befriender", "points": "50", "scale": "10 points for each of up to 5 measures that keep the same visitor" },
            { "name": "Training and safeguarding", "points": "40", "scale": "20 points for each named and dated training of 2 days" },
        ],
        "price_points": "10", "reservation": "no", "start": "today+60", "end": "today+424",
        "service_hours": "3200", "flex_hours": "160", "hour_rate": "28", "report_months": "3",
        "units": [{ "name": "Visits", "quantity": "2600" }],
        "out_of_scope": [{ "what": "Personal care" }],
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "50" },
            { "kind": "performance", "share": "10" },
            { "kind": "final", "share": "10" },
        ],
        "preconditions": [{ "what": "Introductions by the community hub", "by": "R5", "days_after_start": "15" }],
        "clauses": core,
        "index": [{ "name": "Outcomes", "weight": "60" }, { "name": "Experience of the people visited", "weight": "40" }],
    })
}

fn tender() -> Vec<Step> {
    let bid = |who, organisation: &str, price: &str| {
        step(
            0,
            who,
            "submit-bid",
            json!({
                "tenderer": organisation, "lots": ["L1"], "price": price, "staff_cost": "60000",
                "team": "2", "plan": "One befriender for each person, matched by interest",
            }),
        )
    };
    vec![
        step(
            1,
            "alice",
            "assess-conflicts",
            json!({
                "found": "mitigated",
                "who": "Alice Marsh, Graham Pike, the two scorers, the cabinet member for adults",
                "steps": "The cabinet member is a trustee of a bidder and takes no part",
            }),
        ),
        // There is no shortest time for a light touch contract; a week is what the council gives.
        step(
            0,
            "alice",
            "publish-tender",
            json!({ "deadline": "today+7T12:00" }),
        ),
        bid("tom", "@companions", "86000"),
        bid("ruth", "@goodneighbours", "84000"),
        step(8, "alice", "open-bids", json!({})),
    ]
}

fn evaluation() -> Vec<Step> {
    let qualified = |bid: &str| {
        step(
            0,
            "alice",
            "check-qualification",
            json!({ "bid": bid, "result": "qualified" }),
        )
    };
    let mut steps = vec![
        qualified("B1"),
        qualified("B2"),
        step(0, "alice", "finish-qualification", json!({})),
        step(
            0,
            "alice",
            "appoint-committee",
            json!({ "members": [
                { "person": "@@ellen", "seat": "expert" },
                { "person": "@@omar", "seat": "expert" },
            ] }),
        ),
    ];
    for expert in ["ellen", "omar"] {
        let none = untied(&["@companions", "@goodneighbours"]);
        steps.push(step(0, expert, "declare-conflicts", none));
    }
    for (expert, first, second) in [("ellen", "50", "30"), ("omar", "47", "32")] {
        for (bid, continuity, training) in [("B1", first, "40"), ("B2", second, "40")] {
            steps.push(step(
                0,
                expert,
                "score-bid",
                json!({ "bid": bid, "scores": [
                    { "criterion": "Z1", "points": continuity, "reason": "Counted measure by measure, section 3 of the tender" },
                    { "criterion": "Z2", "points": training, "reason": "Both trainings named and dated" },
                ] }),
            ));
        }
    }
    steps.push(step(
        0,
        "alice",
        "grant-role",
        json!({ "role": "R4", "organisation": "@sharedbuying" }),
    ));
    steps.push(step(
        0,
        "jess",
        "file-evaluation-report",
        json!({ "summary": "Two sound tenders; the first keeps the same visitor", "collusion": "checked", "answers": [] }),
    )
    .because("The open points were talked through in moderation; the scores stand"));
    steps
}

fn award() -> Vec<Step> {
    vec![
        step(1, "graham", "decide-award", json!({})),
        step(0, "jess", "give-assessment-summaries", json!({})),
        step(0, "alice", "declare-standstill", json!({ "days": "8" })),
        step(1, "jess", "publish-award", json!({})),
        // Eight working days and what weekends and bank holidays add; the window closes by itself.
    ]
}

fn signing() -> Vec<Step> {
    let read_back = |who| {
        step(
            0,
            who,
            "read-back",
            json!({
                "price": "86000", "start": "today+30", "end": "today+394", "advance": "30",
                "pay_days": "30", "flex_hours": "160", "who_changes": "both-sides",
                "where_to_complain": "ladder",
            }),
        )
        .in_contract()
    };
    let inside = |who, verb, input| step(0, who, verb, input).in_contract();
    vec![
        step(
            16,
            "alice",
            "prepare-contract",
            json!({
                "award": "AW1", "start": "today+30", "end": "today+394", "lead": "@@tom", "team_size": "2",
            }),
        ),
        read_back("graham"),
        read_back("tom"),
        inside("graham", "sign-contract", json!({})),
        inside("tom", "sign-contract", json!({})),
        step(
            20,
            "alice",
            "publish-contract",
            json!({ "notice": "UK7 contract details notice 2025/S 000-012345", "left_out": "secrets" }),
        )
        .in_contract(),
    ]
}
