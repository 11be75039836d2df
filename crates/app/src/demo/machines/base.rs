//! The contract in which the stories of the side machines happen: one year of home visits and groups
//! in 东里, told through the command path from the need to the first day of service.

use crate::{
    app::{App, AppError},
    demo::{
        self, short,
        steps::{self, Step, step},
        teller::Teller,
    },
};
use domain::contract::Clause;
use kernel::ProcessId;
use serde_json::{Value, json};

/// The day on which the purchase begins; the service then runs from April to April.
pub const FIRST_DAY: &str = "2025-01-13";

/// Tells the purchase up to the first day of service in a database of its own, with a clock that can
/// be moved on from there.
///
/// # Errors
/// The steps do not fit the rules, or failures of the database.
pub fn begin(app: &App) -> Result<ProcessId, AppError> {
    let first = FIRST_DAY
        .parse()
        .map_err(|_| AppError::Story(FIRST_DAY.to_owned()))?;
    app.clock().stop_at(crate::advance::at_hour(first, 9));
    demo::call_cast(app)?;
    let mut teller = Teller::new(app);
    steps::tell(&mut teller, steps())?;
    teller
        .process()
        .ok_or_else(|| AppError::Story("no purchase".to_owned()))
}

/// All steps up to the first day of service.
pub fn steps() -> Vec<Step> {
    [
        short::need(),
        plan(),
        tender(),
        short::evaluated(["B1", "B2", "B3"]),
        signing(),
        inception(),
    ]
    .concat()
}

fn inside(days: u32, who: &'static str, verb: &'static str, input: Value) -> Step {
    step(days, who, verb, input).in_contract()
}

fn documents() -> Value {
    let clauses: Vec<&str> = Clause::ALL.iter().map(|one| one.code()).collect();
    json!({
        "method": "consultation",
        "lots": [{ "title": "东里", "host": "@dongli", "ceiling": "260000" }],
        "criteria": [
            { "name": "服务方案", "points": "50", "scale": "每回应一项居民议题得 10 分，最多 50 分", "serves": ["N1"] },
            { "name": "团队", "points": "40", "scale": "每名持证社工 20 分，最多 40 分", "serves": ["V1"] },
        ],
        "price_points": "10", "reservation": "no", "start": "today+90", "end": "today+455",
        "service_hours": "3000", "flex_hours": "150", "hour_rate": "60", "report_months": "1",
        "units": [
            { "name": "入户探访", "quantity": "1200", "answers": ["N1", "V1"] },
            { "name": "互助小组", "quantity": "24", "answers": ["N1"] },
        ],
        "out_of_scope": [{ "what": "迎检填表" }, { "what": "会务接待" }],
        "tranches": [
            { "kind": "advance", "share": "30" },
            { "kind": "base", "share": "25" },
            { "kind": "base", "share": "25" },
            { "kind": "performance", "share": "10" },
            { "kind": "final", "share": "10" },
        ],
        "preconditions": [{ "what": "独居老人名单及引介", "by": "R5", "days_after_start": "15" }],
        "clauses": clauses,
        "index": [
            { "name": "服务成效", "weight": "60", "measures": ["U1"] },
            { "name": "服务对象体验", "weight": "40", "measures": ["U1", "U2"] },
        ],
    })
}

fn plan() -> Vec<Step> {
    vec![
        step(
            1,
            "chen",
            "set-cost-model",
            json!({
                "staff": "2", "monthly_floor": "8000", "months": "12", "activity": "20000",
                "supervision": "10000", "admin": "14000", "tax": "9000", "evaluation": "8000",
            }),
        ),
        step(
            0,
            "gao",
            "commit-budget",
            json!({ "line": "2025-社会服务-11", "amount": "300000", "years": "1" }),
        ),
        step(
            0,
            "chen",
            "submit-plan",
            json!({
                "drafters": ["@@chen"], "acceptance": "逐项核对服务量，邀请服务对象参加", "term": "one-year",
            }),
        ),
        step(
            0,
            "chen",
            "grant-role",
            json!({ "role": "RV", "person": "@@luo" }),
        ),
        step(
            1,
            "luo",
            "review-plan",
            json!({
                "reviewers": ["@@luo", "@@cai", "@@fang"], "opinion": "pass", "findings": "需求与预算相符",
            }),
        ),
        step(
            0,
            "chen",
            "publish-intention",
            json!({ "outline": "购买独居老人探访服务", "expected": "today+35" }),
        ),
        step(0, "chen", "draft-documents", documents()),
        step(
            0,
            "chen",
            "test-fairness",
            json!({ "splitting": "single", "method_basis": "within-limits" }),
        ),
    ]
}

fn bid(who: &'static str, organisation: &str, price: &str, team: &str) -> Step {
    step(
        0,
        who,
        "submit-bid",
        json!({
            "tenderer": organisation, "lots": ["L1"], "price": price, "staff_cost": "200000",
            "team": team, "plan": "每户每周入户一次，每月两次小组，紧急情况当日响应",
        }),
    )
}

fn tender() -> Vec<Step> {
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
            json!({ "deadline": "today+14T09:30" }),
        ),
        bid("he", "@hefeng", "250000", "2"),
        bid("chun", "@chunyu", "255000", "1"),
        bid("ming", "@mingde", "248000", "2"),
        step(14, "dai", "open-bids", json!({})),
    ]
}

fn signing() -> Vec<Step> {
    let read_back = |who| {
        inside(
            0,
            who,
            "read-back",
            json!({
                "price": "250000", "start": "today", "end": "today+365", "advance": "30",
                "pay_days": "10", "flex_hours": "150", "who_changes": "both-sides",
                "where_to_complain": "ladder",
            }),
        )
    };
    vec![
        step(
            21,
            "chen",
            "prepare-contract",
            json!({
                "award": "AW1", "start": "today", "end": "today+365", "lead": "@@he", "team_size": "2",
            }),
        ),
        read_back("zhou"),
        read_back("jin"),
        inside(0, "zhou", "sign-contract", json!({})),
        inside(0, "jin", "sign-contract", json!({})),
        inside(
            0,
            "chen",
            "publish-contract",
            json!({ "notice": "区政府采购网 2025-031", "left_out": "nothing" }),
        ),
        inside(
            0,
            "chen",
            "file-contract",
            json!({ "number": "备-2025-031" }),
        ),
        // The ruling panel, and one more of its members for what the first decided.
        inside(
            0,
            "chen",
            "grant-role",
            json!({ "role": "R11", "organisation": "@panel" }),
        ),
        inside(
            0,
            "chen",
            "grant-role",
            json!({ "role": "R11", "person": "@@deng" }),
        ),
    ]
}

fn inception() -> Vec<Step> {
    vec![
        inside(
            0,
            "wu",
            "join-charter",
            json!({ "contact": "社区服务办公室" }),
        ),
        inside(
            0,
            "jin",
            "submit-invoice",
            json!({ "tranche": "P1", "number": "HF-2025-001" }),
        ),
        inside(
            1,
            "chen",
            "check-invoice",
            json!({ "invoice": "IV1", "outcome": "ok" }),
        ),
        inside(0, "zhou", "approve-payment", json!({ "invoice": "IV1" })),
        inside(0, "lin", "pay-invoice", json!({ "invoice": "IV1" })),
        inside(0, "jin", "confirm-receipt", json!({ "invoice": "IV1" })),
        inside(
            1,
            "wu",
            "hand-over-precondition",
            json!({ "precondition": "C1", "note": "名单 60 户，逐户引介" }),
        ),
        inside(
            0,
            "he",
            "confirm-precondition",
            json!({ "precondition": "C1", "found": "supplied" }),
        ),
        inside(
            0,
            "he",
            "set-baseline",
            json!({
                "measures": [{ "name": "每周有人交谈的老人", "value": "12", "unit": "户" }],
                "users": "60", "how": "入户访谈",
            }),
        ),
        inside(
            0,
            "he",
            "submit-annual-plan",
            json!({
                "from": "today", "until": "today+360", "hours": "3000", "summary": "每户每周一次，每月两次小组",
            }),
        ),
        inside(0, "he", "start-delivery", json!({ "clocks": "start" })),
    ]
}
