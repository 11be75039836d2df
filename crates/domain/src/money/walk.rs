//! Worlds in which every verb and every event of the module happens: a contract signed two weeks
//! after its service began, paid on time, late and in dispute, and one that is settled.

use crate::{stage::Stage, testkit::World};
use kernel::{Date, Role};
use serde_json::json;

/// The purchaser's officer, who checks.
const OFFICER: u128 = 0;
/// The purchaser's head, who decided the award and approves.
const HEAD: u128 = 1;
/// The purchaser's cashier.
const CASHIER: u128 = 2;
/// A member of the ruling panel.
const RULER: u128 = 50;

/// A contract in delivery since 3 March 2025 that was signed on 17 March.
fn late_contract() -> World {
    World::at_stage(Stage::S15, "2025-03-03").with(|process| {
        for contract in &mut process.contracts {
            contract.signed = Some(Date::constant(2025, 3, 17));
        }
    })
}

/// The worlds that together cover every verb and every kind of event of the module.
pub fn walks() -> Vec<World> {
    vec![walk(late_contract()), settlement()]
}

/// Drives a contract in delivery through its money up to the deductions and the statistics.
pub fn walk(world: World) -> World {
    let world = advance(world);
    let world = interest_by_silence(world);
    let world = disputed_and_late(world);
    let world = ruled_and_conceded(world);
    deductions(credited(world))
}

fn officer(world: World) -> World {
    world.by_person(Role::Purchaser, OFFICER)
}

fn panel(world: World) -> World {
    world.by_person(Role::Panel, RULER)
}

fn approve(world: World, invoice: &str) -> World {
    world
        .by_person(Role::PurchaserHead, HEAD)
        .goes("approve-payment", json!({ "invoice": invoice }))
}

fn pay(world: World, invoice: &str) -> World {
    world.by_person(Role::Finance, CASHIER).goes(
        "pay-invoice",
        json!({ "invoice": invoice, "reference": format!("工行-2025-{invoice}") }),
    )
}

/// The advance, paid within a week of the invoice.
fn advance(world: World) -> World {
    let world = world
        .on("2025-03-18")
        .by(Role::Clock)
        .goes("run-clock", json!({}))
        .by(Role::ProviderFinance)
        .goes(
            "submit-invoice",
            json!({ "tranche": "P1", "number": "25372000000101" }),
        );
    let world = officer(world.on("2025-03-19")).goes(
        "check-invoice",
        json!({ "invoice": "IV1", "outcome": "ok" }),
    );
    let world = officer(approve(world.on("2025-03-20"), "IV1")).goes(
        "pass-to-treasury",
        json!({ "invoice": "IV1", "reference": "国库集中支付 2025-0318" }),
    );
    pay(world.on("2025-03-21"), "IV1")
        .on("2025-03-24")
        .by(Role::ProviderFinance)
        .goes("confirm-receipt", json!({ "invoice": "IV1" }))
        .by(Role::Provider)
        .goes(
            "shift-savings",
            json!({
                "from": "activities", "to": "growth", "amount": "6000",
                "note": "活动物资有捐赠，结余用于新人督导",
            }),
        )
}

/// Interest for the late contract, invoiced; the purchaser is silent, and so is the provider about
/// the payment.
fn interest_by_silence(world: World) -> World {
    let world = world
        .on("2025-03-24")
        .by(Role::ProviderFinance)
        .goes(
            "submit-invoice",
            json!({ "claim": "interest", "number": "25372000000102" }),
        )
        .on("2025-04-01")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    pay(
        approve(world.on("2025-04-02"), "IV2").on("2025-04-07"),
        "IV2",
    )
    .on("2025-04-15")
    .by(Role::Clock)
    .goes("run-clock", json!({}))
}

/// The base fee: a part disputed and settled, all of it paid more than two months late.
fn disputed_and_late(world: World) -> World {
    let world = world.on("2025-06-03").by(Role::ProviderFinance).goes(
        "submit-invoice",
        json!({ "tranche": "P2", "number": "25372000000203" }),
    );
    let world = officer(world.on("2025-06-05")).goes(
        "check-invoice",
        json!({
            "invoice": "IV3", "outcome": "dispute", "amount": "20000", "clause": "C-SC-1",
            "reason": "两个小组的活动记录缺少服务对象确认",
        }),
    );
    let offer = |world: World, accepted: &str| {
        let input = json!({ "invoice": "IV3", "accepted": accepted });
        world.goes("settle-disputed-part", input)
    };
    let world = offer(world.on("2025-06-09").by(Role::Provider), "15000");
    let world = offer(officer(world.on("2025-06-10")), "10000");
    let world = offer(world.on("2025-06-11").by(Role::Provider), "10000");
    let world = delayed(approve(world.on("2025-06-12"), "IV3"));
    pay(world.on("2025-08-29"), "IV3")
        .by(Role::ProviderFinance)
        .goes("confirm-receipt", json!({ "invoice": "IV3" }))
}

/// The purchaser names its reasons while the clock counts on.
fn delayed(world: World) -> World {
    let reason = |world: World, cause: &str, note: &str| {
        let input = json!({ "invoice": "IV3", "cause": cause, "note": note });
        officer(world).goes("record-delay-reason", input)
    };
    let tick = |world: World, day: &str| {
        let world = world.on(day).by(Role::Clock);
        world.goes("run-clock", json!({}))
    };
    let world = reason(world.on("2025-06-20"), "budget", "上级补助资金尚未到账");
    let world = tick(world, "2025-07-01");
    let note = "分管领导调整，等新领导签字";
    let world = reason(world.on("2025-07-02"), "leader-change", note)
        .by(Role::ProviderFinance)
        .goes(
            "request-receivable",
            json!({ "invoice": "IV3", "bank": "城市商业银行东街支行" }),
        );
    let world = officer(world.on("2025-07-15"));
    let world = world.goes("certify-receivable", json!({ "invoice": "IV3" }));
    let days = ["2025-07-21", "2025-08-01", "2025-08-20"];
    days.into_iter().fold(world, tick)
}

/// An extra task on which the panel rules, and an emergency the purchaser concedes.
fn ruled_and_conceded(world: World) -> World {
    let bill = |world: World, input: serde_json::Value| {
        world
            .by(Role::ProviderFinance)
            .goes("submit-invoice", input)
    };
    let dispute = |world: World, invoice: &str, amount: &str, reason: &str| {
        let input = json!({
            "invoice": invoice, "outcome": "dispute", "amount": amount, "clause": "C-SC-2",
            "reason": reason,
        });
        officer(world).goes("check-invoice", input)
    };
    let world = bill(
        extra_task(world.on("2025-09-01")),
        json!({ "claim": "extra-task", "tasks": ["T1"], "number": "25372000000304" }),
    );
    let world = bill(
        world,
        json!({ "claim": "emergency", "ground": "E1", "amount": "5000",
            "number": "25372000000305" }),
    );
    let world = dispute(world.on("2025-09-03"), "IV4", "3000", "任务单未写明报酬");
    let world = dispute(world, "IV5", "2000", "夜间值守人数与记录不符");
    let world = panel(world.on("2025-09-10")).goes(
        "resolve-disputed-part",
        json!({
            "invoice": "IV4", "accepted": "2000",
            "reason": "任务已完成并经街道确认，按合同工时单价计算为 2000 元",
        }),
    );
    let world = officer(world.on("2025-09-11")).goes(
        "resolve-disputed-part",
        json!({
            "invoice": "IV5", "accepted": "2000",
            "reason": "核对值班表后确认人数无误",
        }),
    );
    let world = approve(approve(world, "IV4"), "IV5").on("2025-09-12");
    pay(pay(world, "IV4"), "IV5")
}

/// A task of fifty hours out of scope, worked and confirmed.
fn extra_task(world: World) -> World {
    world
        .by(Role::Host)
        .goes(
            "file-task-request",
            json!({ "what": "协助整理辖区名册", "category": "administrative", "hours": "50",
                "by": "2025-09-05" }),
        )
        .by(Role::Provider)
        .goes("accept-task", json!({ "task": "T1" }))
        .goes("complete-task", json!({ "task": "T1", "hours": "50" }))
        .by(Role::Host)
        .goes("confirm-task", json!({ "task": "T1" }))
}

/// A part of the base fee is credited after it was paid, and paid back.
fn credited(world: World) -> World {
    world
        .on("2025-09-12")
        .by(Role::ProviderFinance)
        .goes(
            "credit-invoice",
            json!({ "invoice": "IV3", "amount": "2000", "number": "25372000000390",
                "reason": "一次小组活动重复登记，已撤回" }),
        )
        .on("2025-09-15")
        .goes(
            "repay-credit",
            json!({ "invoice": "IV3", "reference": "建行-2025-0915" }),
        )
}

/// Three deductions: upheld lower, withdrawn, and left standing.
fn deductions(world: World) -> World {
    let deduct = |world: World, amount: &str, finding: &str| {
        let input = json!({
            "missed": "1", "rate": amount, "clause": "C-DEF-2", "finding": finding,
            "notified": "2025-09-01", "reply": "答复〔2025〕3 号",
            "reasons": "承接方说明了人员病假，但未安排替补，缺额一个小组",
        });
        officer(world).goes("deduct", input)
    };
    let world = deduct(world.on("2025-09-15"), "5000", "整改认定〔2025〕2 号");
    let world = deduct(world, "2000", "整改认定〔2025〕3 号");
    let world = deduct(world, "1000", "整改认定〔2025〕4 号")
        .on("2025-09-18")
        .by(Role::Provider)
        .goes(
            "object-to-deduction",
            json!({ "deduction": "DD1", "reason": "替补因街道推迟开放场地而未能到岗" }),
        );
    let world = panel(world.on("2025-09-26")).goes(
        "uphold-deduction",
        json!({
            "deduction": "DD1", "amount": "3000",
            "reasons": "场地迟延占两周，按比例减轻；其余部分成立",
        }),
    );
    let world = officer(world).goes(
        "withdraw-deduction",
        json!({ "deduction": "DD2", "reason": "复核发现该活动已补做" }),
    );
    let world = world
        .on("2025-10-14")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    officer(world.on("2025-12-31")).goes("publish-payment-statistics", json!({}))
}

/// A contract in settlement: the parts that can be are invoiced and paid, then it is settled.
fn settlement() -> World {
    let world = World::at_stage(Stage::S20, "2025-03-03")
        .on("2026-03-05")
        .by(Role::Clock)
        .goes("run-clock", json!({}));
    let bills = [("P1", "26372000000401"), ("P2", "26372000000402")];
    let world = bills.into_iter().fold(world, |world, (tranche, number)| {
        let input = json!({ "tranche": tranche, "number": number });
        world
            .by(Role::ProviderFinance)
            .goes("submit-invoice", input)
    });
    let world = world
        .because("末期评估未在 45 日内完成，视为基本满意")
        .by(Role::ProviderFinance)
        .goes(
            "submit-invoice",
            json!({ "tranche": "P3", "number": "26372000000403" }),
        )
        .on("2026-03-09");
    let world = ["IV1", "IV2", "IV3"]
        .into_iter()
        .fold(world, |world, invoice| {
            let input = json!({ "invoice": invoice, "outcome": "ok" });
            let world = officer(world).goes("check-invoice", input);
            pay(approve(world, invoice), invoice)
                .by(Role::ProviderFinance)
                .goes("confirm-receipt", json!({ "invoice": invoice }))
        });
    officer(world.on("2026-03-16"))
        .because("尾款待验收结论送达后另行开票")
        .goes("settle-contract", json!({}))
}
