//! M2: changes of the contract.

use super::{Play, does, public_reads, reads, reasoned, sees, shut, waits, wrong};
use serde_json::{Value, json};

fn add_on(money: &str, visits: &str) -> Value {
    json!({
        "kind": "price-add-on", "what": "增加入户探访，并增加一名兼职社工", "reason": "新增独居老人十二户",
        "money": money, "money_way": "more", "hours": "240", "hours_way": "more",
        "units": [{ "unit": "U1", "quantity": visits }], "loses_service": "no", "effective": "today",
    })
}

/// The provider proposes, the purchaser counters, the provider assents, the terms are new.
pub(super) fn happy() -> Vec<Play> {
    let without_way = json!({
        "kind": "price-add-on", "what": "增加入户探访", "reason": "新增独居老人十二户",
        "money": "12000", "loses_service": "no", "effective": "today",
    });
    vec![
        wrong(
            "he",
            "propose-change",
            without_way,
            ("change-way", "money_way"),
        ),
        does("he", "propose-change", add_on("12000", "1320")),
        sees("chen", "X1"),
        does(
            "chen",
            "counter-change",
            json!({
                "change": "X1", "what": "增加入户探访，社工由现有团队调剂", "money": "10000",
                "money_way": "more", "hours": "200", "hours_way": "more",
                "units": [{ "unit": "U1", "quantity": "1300" }], "loses_service": "no",
                "effective": "today",
            }),
        ),
        wrong(
            "zhou",
            "assent-change",
            json!({ "change": "X1" }),
            ("guard-blocks", ""),
        ),
        does("jin", "assent-change", json!({ "change": "X1" })),
        sees("he", "260,000"),
        public_reads("X1"),
    ]
}

/// A change back into the past and one over a tenth of the price are refused; targets without money
/// are refused by the other side; silence is a refusal.
pub(super) fn unhappy() -> Vec<Play> {
    let target = |effective: &str| {
        json!({
            "kind": "target", "what": "入户探访由 1200 次增加到 1600 次", "reason": "市里对区的考核增加覆盖率",
            "units": [{ "unit": "U1", "quantity": "1600" }], "loses_service": "no",
            "effective": effective,
        })
    };
    vec![
        wrong(
            "chen",
            "propose-change",
            target("today-10"),
            ("guard-blocks", ""),
        ),
        wrong(
            "chen",
            "propose-change",
            target("today+10"),
            ("reason-needed", "reason"),
        ),
        reasoned(
            "chen",
            "propose-change",
            target("today+10"),
            "市级考核任务，经费由机构在合同内统筹",
        ),
        does(
            "he",
            "refuse-change",
            json!({ "change": "X1", "reason": "四百次探访约需八百工时，没有经费" }),
        ),
        reads("chen", "X1"),
        wrong(
            "he",
            "propose-change",
            add_on("30000", "1500"),
            ("guard-blocks", ""),
        ),
        does("he", "propose-change", add_on("20000", "1400")),
        sees("zhou", "X2"),
        waits(30),
        reads("he", "X2"),
        shut(
            "zhou",
            "assent-change",
            json!({ "change": "X2" }),
            "目前没有可选的",
        ),
    ]
}
