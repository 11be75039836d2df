//! Plausible purchases that together use every verb of this module and cause every kind of event.

use crate::{
    contract::Clause,
    testkit::{World, organisation_id, person_id},
};
use kernel::Role;
use serde_json::{Value, json};

/// The purchase that goes well, from a need filed by a residents' committee to documents that can
/// go out.
pub fn walk(world: World) -> World {
    let world = discuss(budget(research(register(world))));
    world
        .on("2025-05-20")
        .by(Role::Agent)
        .does("draft-documents", documents(), &["documents.drafted"])
        .on("2025-05-21")
        .by(Role::Agent)
        .does("test-fairness", fair(), &["fairness.tested"])
}

/// All walks of this module.
pub fn walks() -> Vec<World> {
    vec![
        walk(World::new("2025-03-03")),
        returned(World::new("2025-03-03")),
        dropped(World::new("2025-03-03")),
    ]
}

/// The plan comes back once; the second time it passes and the notice is skipped for urgency.
pub fn returned(world: World) -> World {
    let world = budget_until_review(research(register(world)));
    let why = json!("未说明如何听取服务对象意见，请补充后再报。");
    let returned = with(review("return"), "findings", why);
    world
        .on("2025-04-17")
        .by_person(Role::PurchaserHead, 2)
        .does("review-plan", returned, REVIEWED)
        .on("2025-04-21")
        .by(Role::Purchaser)
        .does("file-need-report", report(), REPORTED)
        .does("submit-plan", plan(), SUBMITTED)
        .on("2025-04-25")
        .by_person(Role::Reviewer, 70)
        .does("review-plan", review("pass"), REVIEWED)
        .on("2025-04-27")
        .by(Role::Purchaser)
        .does(
            "exempt-intention",
            json!({ "ground": "urgent", "note": "原承接方退出，独居老人探访不能中断。" }),
            &["intention.exempted", "stage.entered"],
        )
}

/// The need is dropped while questions are open.
pub fn dropped(world: World) -> World {
    let world = budget(research(register(world)));
    world
        .on("2025-05-12")
        .by(Role::Agent)
        .does(
            "draft-documents",
            documents(),
            &["documents.drafted", "obligation.met"],
        )
        .on("2025-05-13")
        .by_person(Role::Resident, 91)
        .does("comment-on-terms", comment(), COMMENTED)
        .by(Role::Tenderer)
        .does("propose-counter-clause", counter(), PROPOSED)
        .on("2025-05-15")
        .by(Role::Purchaser)
        .does(
            "drop-need",
            json!({ "reason": "区级预算调整，本年度不再安排该项目。" }),
            &[
                "need.dropped",
                "obligation.lapsed",
                "obligation.lapsed",
                "stage.entered",
            ],
        )
}

const REPORTED: &[&str] = &["need.reported", "stage.entered"];
const SUBMITTED: &[&str] = &["plan.submitted", "obligation.arose", "stage.entered"];
const REVIEWED: &[&str] = &["plan.reviewed", "obligation.met", "stage.entered"];
const COMMENTED: &[&str] = &["comment.made", "obligation.arose"];
const PROPOSED: &[&str] = &["counter-clause.proposed", "obligation.arose"];

/// The form with one field changed.
pub(super) fn with(mut form: Value, field: &str, value: Value) -> Value {
    if let Value::Object(fields) = &mut form {
        fields.insert(field.to_owned(), value);
    }
    form
}

/// S01.
pub(super) fn register(world: World) -> World {
    world.on("2025-03-03").by(Role::Committee).does(
        "register-need",
        need(),
        &[
            "need.registered",
            "stage.entered",
            "grant.given",
            "grant.given",
            "grant.given",
            "obligation.arose",
        ],
    )
}

/// S01 and S02, up to the need report.
pub(super) fn research(world: World) -> World {
    let answer = |theme: &str| {
        json!({
            "theme": theme, "taken": "fully",
            "answer": "已列入服务内容，每月至少探访两次。",
        })
    };
    world
        .on("2025-03-10")
        .by(Role::Purchaser)
        .does(
            "take-up-need",
            json!({}),
            &["need.taken-up", "obligation.met", "stage.entered"],
        )
        .on("2025-03-20")
        .by(Role::Purchaser)
        .does("survey-market", survey(), &["market.surveyed"])
        .by(Role::Host)
        .does(
            "consult-residents",
            consultation(),
            &[
                "residents.consulted",
                "obligation.arose",
                "obligation.arose",
            ],
        )
        .on("2025-03-27")
        .by(Role::Purchaser)
        .does(
            "answer-theme",
            answer("N1"),
            &["theme.answered", "obligation.met"],
        )
        .does(
            "answer-theme",
            answer("N2"),
            &["theme.answered", "obligation.met"],
        )
        .does("match-duties", duties("fit"), &["duties.matched"])
        .on("2025-04-01")
        .by(Role::Purchaser)
        .does("file-need-report", report(), REPORTED)
}

fn budget_until_review(world: World) -> World {
    world
        .on("2025-04-02")
        .by(Role::Purchaser)
        .does(
            "set-cost-model",
            cost(),
            &["cost.modelled", "obligation.arose"],
        )
        .on("2025-04-08")
        .by(Role::FinanceSupervisor)
        .does(
            "commit-budget",
            json!({ "line": "2080208 基层政权建设和社区治理", "amount": "300000", "years": 1 }),
            &["budget.committed", "obligation.met"],
        )
        .on("2025-04-10")
        .by(Role::Purchaser)
        .does("submit-plan", plan(), SUBMITTED)
}

/// S03 to S05, up to the published intention.
pub(super) fn budget(world: World) -> World {
    budget_until_review(world)
        .on("2025-04-17")
        .by_person(Role::Reviewer, 70)
        .does("review-plan", review("pass"), REVIEWED)
        .on("2025-04-18")
        .by(Role::Purchaser)
        .does(
            "publish-intention",
            intention(),
            &["intention.published", "obligation.arose", "stage.entered"],
        )
}

/// S06: a first draft, and what people say to it.
fn discuss(world: World) -> World {
    world
        .on("2025-05-12")
        .by(Role::Agent)
        .does(
            "draft-documents",
            documents(),
            &["documents.drafted", "obligation.met"],
        )
        .on("2025-05-13")
        .by_person(Role::Resident, 91)
        .does("comment-on-terms", comment(), COMMENTED)
        .by(Role::Tenderer)
        .does("propose-counter-clause", counter(), PROPOSED)
        .by_person(Role::Tenderer, 50)
        .does(
            "propose-counter-clause",
            json!({ "text": "付款不受财政拨款影响。", "why": "机构无力垫付工资。" }),
            PROPOSED,
        )
        .on("2025-05-16")
        .by(Role::Purchaser)
        .does(
            "answer-comment",
            json!({
                "comment": "D1", "taken": "partly",
                "answer": "周末场次写入服务单位；夜间服务暂不具备条件。",
            }),
            &["comment.answered", "obligation.met"],
        )
        .does(
            "answer-counter-clause",
            json!({ "counter": "E1", "verdict": "accept" }),
            &["counter-clause.answered", "obligation.met"],
        )
        .does(
            "answer-counter-clause",
            json!({
                "counter": "E2", "verdict": "reject",
                "reason": "付款期限和逾期利息条款已经覆盖。",
            }),
            &["counter-clause.answered", "obligation.met"],
        )
}

/// The form of `register-need`.
pub(super) fn need() -> Value {
    json!({
        "title": "独居老人关爱服务",
        "beneficiaries": "两街道 60 岁以上独居老人，约 420 人",
        "note": "多名老人反映无人探访，就医取药困难。",
        "purchaser": organisation_id(0).to_string(),
        "hosts": [organisation_id(1).to_string(), organisation_id(2).to_string()],
    })
}

/// The form of `survey-market`.
pub(super) fn survey() -> Value {
    json!({ "actors": [
        { "name": "和风社工中心", "contact": "2025-03-12", "finding": "每名社工每月可服务约 40 户。",
          "form": "nonprofit" },
        { "name": "春雨社工中心", "contact": "2025-03-13", "finding": "人均月成本不低于六千元。" },
        { "name": "明德社工中心", "contact": "2025-03-14", "finding": "建议配备兼职督导。" },
    ] })
}

/// The form of `consult-residents`.
pub(super) fn consultation() -> Value {
    json!({
        "date": "2025-03-18", "residents": 36, "channel": "meeting",
        "themes": [
            { "theme": "定期探访", "said": "希望固定有人上门，不要经常换人。" },
            { "theme": "陪同就医", "said": "取药排队久，希望有人陪同。" },
        ],
    })
}

/// The form of `match-duties`, with this result for the second component.
pub(super) fn duties(result: &str) -> Value {
    json!({ "components": [
        { "component": "入户探访", "result": "fit", "basis": "指导性目录 养老服务" },
        { "component": "陪同就医", "result": result, "basis": "街道履职清单未列入" },
    ] })
}

/// The form of `file-need-report`.
pub(super) fn report() -> Value {
    json!({
        "summary": "需求真实，市场有三家以上机构能够承接。",
        "price_basis": "三家机构的人均成本和近两年同类项目",
    })
}

/// The form of `set-cost-model`: 216,000 for staff, 297,000 in all.
pub(super) fn cost() -> Value {
    json!({
        "staff": 3, "monthly_floor": "6000", "months": 12, "activity": "28000",
        "supervision": "12000", "admin": "32000", "tax": "9000", "evaluation": "15000",
    })
}

/// The form of `submit-plan`.
pub(super) fn plan() -> Value {
    json!({
        "drafters": [person_id(0).to_string(), person_id(80).to_string()],
        "acceptance": "期末由购买方组织，邀请服务对象代表参加，按服务单位和质量标准逐项验收。",
        "term": "one-year",
    })
}

/// The form of `review-plan`.
pub(super) fn review(opinion: &str) -> Value {
    let reviewers = [70, 71, 61].map(|number| person_id(number).to_string());
    json!({ "reviewers": reviewers, "opinion": opinion, "findings": "需求明确，评分可量化，风险可控。" })
}

/// The form of `publish-intention`.
pub(super) fn intention() -> Value {
    json!({ "outline": "为两街道独居老人提供探访和陪同就医", "expected": "2025-06-10" })
}

/// The form of `comment-on-terms`.
pub(super) fn comment() -> Value {
    json!({ "topic": "scope", "text": "希望周末和晚上也有服务。" })
}

/// The form of `propose-counter-clause`.
pub(super) fn counter() -> Value {
    json!({
        "clause": "C-SC-2", "text": "范围外清单增加“代为值守信访”。",
        "why": "以往项目社工多次被要求参加值守。",
    })
}

/// The form of `test-fairness` with nothing to hide.
pub(super) fn fair() -> Value {
    json!({ "splitting": "single", "method_basis": "within-limits" })
}

/// The form of `draft-documents` for a consultation without faults.
pub(super) fn documents() -> Value {
    let core: Vec<&str> = Clause::CORE.iter().map(|one| one.code()).collect();
    let lots = json!([
        { "title": "东街道", "host": organisation_id(1).to_string(), "ceiling": "150000" },
        { "title": "西街道", "host": organisation_id(2).to_string(), "ceiling": "150000" },
    ]);
    let criteria = json!([
        { "name": "服务方案", "points": 50, "scale": "每回应一项居民议题得 10 分，最多 50 分",
          "serves": ["N1", "N2"], "met_by": 3 },
        { "name": "团队", "points": 40, "scale": "每名持证社工 8 分，最多 40 分", "serves": ["V1"] },
    ]);
    let tranches = json!([
        { "kind": "advance", "share": "30", "from": "2025-08-01" },
        { "kind": "base", "share": "50", "from": "2025-12-01" },
        { "kind": "performance", "share": "10", "from": "2026-08-01" },
        { "kind": "final", "share": "10", "from": "2026-08-01" },
    ]);
    let preconditions = json!([
        { "what": "活动场地", "by": "R5", "days_after_start": 30 },
        { "what": "独居老人名单及引介", "by": "R6", "days_after_start": 15 },
    ]);
    json!({
        "method": "consultation", "lots": lots, "criteria": criteria, "price_points": 10,
        "reservation": "no", "start": "2025-08-01", "end": "2026-07-31",
        "service_hours": 4000, "flex_hours": 200, "hour_rate": "60", "report_months": 3,
        "units": [
            { "name": "入户探访", "quantity": 1200, "answers": ["N1", "V1"] },
            { "name": "陪同就医", "quantity": 160, "answers": ["N2", "V2"] },
        ],
        "out_of_scope": [{ "what": "迎检填表" }, { "what": "信访值守" }],
        "tranches": tranches, "preconditions": preconditions, "clauses": core,
        "index": [
            { "name": "服务成效", "weight": 60, "measures": ["U1", "U2"] },
            { "name": "服务对象体验", "weight": 40, "measures": ["U1"] },
        ],
    })
}
