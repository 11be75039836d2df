//! A renewal in New York State that is signed late: an agency's contract with a nonprofit is renewed
//! in time and prepared in time, but the agency signs 47 days into the new term. The nonprofit works
//! on, the meter runs, and the interest of § 179-v posts itself.
//!
//! The clock of a demonstration stands at ten in the morning in China, which is the evening before
//! in New York: “yesterday” of the script is today there.

use crate::demo::steps::{Step, step, untied};
use domain::contract::Clause;
use serde_json::{Value, json};

/// All steps.
pub fn steps() -> Vec<Step> {
    [
        need(),
        plan(),
        tender(),
        award(),
        signing(),
        inception(),
        renewal(),
        late(),
    ]
    .concat()
}

fn need() -> Vec<Step> {
    vec![
        step(
            0,
            "diana",
            "register-need",
            json!({
                "title": "Home visiting for families in temporary housing",
                "beneficiaries": "80 families in the South Bronx",
                "purchaser": "@familysupport", "hosts": ["@bronx"], "jurisdiction": "us-ny",
            }),
        ),
        step(0, "diana", "take-up-need", json!({})),
        step(
            1,
            "diana",
            "survey-market",
            json!({ "actors": [
                { "name": "Harbor Street Family Services", "contact": "today-2", "finding": "Has four home visitors" },
                { "name": "Grand Concourse Settlement", "contact": "today-2", "finding": "No capacity this year" },
                { "name": "Mott Haven Neighbors", "contact": "today-2", "finding": "Would need a longer start" },
            ] }),
        ),
        step(
            0,
            "diana",
            "consult-residents",
            json!({
                "date": "today-2", "residents": "18", "channel": "interview",
                "themes": [{ "theme": "Evenings", "said": "We work days; please come after six" }],
            }),
        ),
        step(
            0,
            "diana",
            "answer-theme",
            json!({ "theme": "N1", "taken": "fully", "answer": "A third of the visits are in the evening" }),
        ),
        step(
            0,
            "diana",
            "match-duties",
            json!({ "components": [
                { "component": "Home visits", "result": "fit", "basis": "Social Services Law, preventive services" },
            ] }),
        ),
        step(
            0,
            "diana",
            "file-need-report",
            json!({ "summary": "The need is established and one provider has the appropriation" }),
        ),
    ]
}

fn plan() -> Vec<Step> {
    vec![
        step(
            1,
            "diana",
            "set-cost-model",
            json!({
                "staff": "4", "monthly_floor": "4500", "months": "4", "activity": "6000",
                "supervision": "4000", "admin": "17000", "tax": "1000", "evaluation": "5000",
            }),
        ),
        step(
            0,
            "walter",
            "commit-budget",
            json!({ "line": "Aid to Localities, ch. 53", "amount": "120000", "years": "1" }),
        ),
        step(
            0,
            "diana",
            "submit-plan",
            json!({
                "drafters": ["@@diana"], "term": "one-year",
                "acceptance": "By units delivered, with families interviewed",
            }),
        ),
        step(
            0,
            "diana",
            "grant-role",
            json!({ "role": "RV", "person": "@@ellen" }),
        ),
        step(
            1,
            "ellen",
            "review-plan",
            json!({
                "reviewers": ["@@ellen", "@@omar", "@@marcus"], "opinion": "pass",
                "findings": "Consistent with the appropriation",
            }),
        ),
        step(
            0,
            "diana",
            "publish-intention",
            json!({ "outline": "Allocation to a named nonprofit", "expected": "today+35" }),
        ),
        step(0, "diana", "draft-documents", documents()),
        step(
            0,
            "diana",
            "test-fairness",
            json!({
                "splitting": "single", "method_basis": "approved",
                "method_note": "Named in the appropriation",
            }),
        ),
    ]
}

fn documents() -> Value {
    let core: Vec<&str> = Clause::CORE.iter().map(|one| one.code()).collect();
    json!({
        "method": "allocation",
        "lots": [{ "title": "South Bronx", "host": "@bronx", "ceiling": "100000" }],
        "criteria": [
            { "name": "Programme", "points": "60", "scale": "20 points for each of 3 evening teams" },
            { "name": "Team", "points": "40", "scale": "10 points for each licensed visitor, up to 4" },
        ],
        "price_points": "0", "reservation": "no", "start": "today+20", "end": "today+140",
        "service_hours": "2000", "flex_hours": "100", "hour_rate": "48", "report_months": "3",
        "units": [{ "name": "Home visits", "quantity": "900" }],
        "out_of_scope": [{ "what": "Eligibility paperwork of the agency" }],
        "tranches": [
            { "kind": "advance", "share": "25" },
            { "kind": "base", "share": "55" },
            { "kind": "performance", "share": "10" },
            { "kind": "final", "share": "10" },
        ],
        "preconditions": [{ "what": "Referral list and an evening room", "by": "R5", "days_after_start": "10" }],
        "clauses": core,
        "index": [{ "name": "Outcomes", "weight": "60" }, { "name": "Experience of the families", "weight": "40" }],
    })
}

fn tender() -> Vec<Step> {
    let mut steps = vec![
        step(
            1,
            "diana",
            "publish-tender",
            json!({ "deadline": "today+3T17:00" }),
        ),
        step(
            0,
            "carmen",
            "submit-bid",
            json!({
                "tenderer": "@harbor", "lots": ["L1"], "price": "98000", "staff_cost": "72000",
                "team": "4", "plan": "Four licensed visitors, a third of the visits after six",
            }),
        ),
        step(5, "diana", "open-bids", json!({})),
        step(
            0,
            "diana",
            "check-qualification",
            json!({ "bid": "B1", "result": "qualified" }),
        ),
        step(0, "diana", "finish-qualification", json!({})),
        step(
            0,
            "diana",
            "appoint-committee",
            json!({ "members": [{ "person": "@@ellen", "seat": "expert" }, { "person": "@@omar", "seat": "expert" }] }),
        ),
    ];
    for expert in ["ellen", "omar"] {
        let none = untied(&["@harbor"]);
        steps.push(step(0, expert, "declare-conflicts", none));
    }
    for (expert, points) in [("ellen", "60"), ("omar", "57")] {
        steps.push(step(
            0,
            expert,
            "score-bid",
            json!({ "bid": "B1", "scores": [
                { "criterion": "Z1", "points": points, "reason": "Three evening teams named" },
                { "criterion": "Z2", "points": "40", "reason": "Four licences on file" },
            ] }),
        ));
    }
    steps.push(
        step(
            0,
            "ellen",
            "file-evaluation-report",
            json!({ "summary": "Meets the programme in full", "collusion": "checked", "answers": [] }),
        )
        .because("One provider is named in the appropriation; there is nobody to compare it with"),
    );
    steps
}

fn award() -> Vec<Step> {
    vec![
        step(1, "marcus", "decide-award", json!({})),
        step(0, "diana", "publish-award", json!({})),
        // No standstill is asked for and none was chosen.
        step(0, "diana", "close-challenge", json!({})),
    ]
}

fn inside(days: u32, who: &'static str, verb: &'static str, input: Value) -> Step {
    step(days, who, verb, input).in_contract()
}

fn read_back(who: &'static str, (start, end): (&str, &str)) -> Step {
    inside(
        0,
        who,
        "read-back",
        json!({
            "price": "98000", "start": start, "end": end, "advance": "25", "pay_days": "30",
            "flex_hours": "100", "who_changes": "both-sides", "where_to_complain": "ladder",
        }),
    )
}

fn signing() -> Vec<Step> {
    vec![
        step(
            1,
            "diana",
            "prepare-contract",
            json!({ "award": "AW1", "start": "today+9", "end": "today+129", "lead": "@@carmen", "team_size": "4" }),
        ),
        read_back("marcus", ("today+9", "today+129")),
        read_back("carmen", ("today+9", "today+129")),
        inside(0, "marcus", "sign-contract", json!({})),
        inside(0, "carmen", "sign-contract", json!({})),
        inside(
            1,
            "diana",
            "publish-contract",
            json!({ "notice": "Open Book NY C-20417", "left_out": "nothing" }),
        ),
        inside(
            0,
            "diana",
            "file-contract",
            json!({ "number": "AC 340-S C-20417" }),
        ),
        inside(
            3,
            "walter",
            "approve-contract",
            json!({ "number": "OSC C-20417" }),
        ),
    ]
}

fn inception() -> Vec<Step> {
    vec![
        inside(
            0,
            "rosa",
            "join-charter",
            json!({ "contact": "Intake desk" }),
        ),
        inside(
            0,
            "rosa",
            "hand-over-precondition",
            json!({ "precondition": "C1", "note": "List of 80 families; room 204 after six" }),
        ),
        inside(
            0,
            "carmen",
            "confirm-precondition",
            json!({ "precondition": "C1", "found": "supplied" }),
        ),
        inside(
            0,
            "carmen",
            "set-baseline",
            json!({
                "measures": [{ "name": "Families with a regular visitor", "value": "11", "unit": "families" }],
                "users": "80", "how": "Intake interviews",
            }),
        ),
        inside(
            0,
            "carmen",
            "submit-annual-plan",
            json!({ "from": "today+5", "until": "today+120", "hours": "2000", "summary": "Weekly visits" }),
        ),
        inside(7, "carmen", "start-delivery", json!({ "clocks": "start" }))
            .because("The advance is invoiced with the first month"),
    ]
}

/// Decided and noticed late against the ninety days, prepared in good time.
fn renewal() -> Vec<Step> {
    vec![
        inside(
            35,
            "diana",
            "decide-renewal",
            json!({
                "outcome": "renew-by-option",
                "reasons": "The appropriation continues and families ask for the same visitors",
            }),
        ),
        inside(0, "diana", "give-renewal-notice", json!({}))
            .because("The budget bill passed after the notice day"),
        inside(
            60,
            "diana",
            "prepare-renewal",
            // The first term ends 23 days on; the new one begins the day after.
            json!({ "start": "today+24", "end": "today+143", "team_size": "4" }),
        ),
    ]
}

/// The provider signs in time, the agency on the forty-seventh day of the new term.
fn late() -> Vec<Step> {
    let second = |days, who, verb, input| Step {
        contract: Some(2),
        ..step(days, who, verb, input)
    };
    vec![
        Step {
            contract: Some(2),
            ..read_back("carmen", ("today+24", "today+143"))
        },
        second(0, "carmen", "sign-contract", json!({})),
        second(
            36,
            "joel",
            "record-unsigned-work",
            json!({ "date": "today-1", "hours": "7.5", "what": "Evening visits to six families" }),
        ),
        Step {
            contract: Some(2),
            after_days: 36,
            ..read_back("marcus", ("today-48", "today+71"))
        },
        second(0, "marcus", "sign-contract", json!({})),
        second(
            1,
            "diana",
            "publish-contract",
            json!({ "notice": "Open Book NY C-20417-R1", "left_out": "nothing" }),
        ),
    ]
}
