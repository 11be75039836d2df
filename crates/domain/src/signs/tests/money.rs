//! The ledger.

use super::{
    Pair, pair,
    story::{Story, due, yuan},
};
use crate::{process::TrancheKind, signs::Code};
use kernel::{Percent, Role};
use serde_json::json;

pub(super) const PAIRS: &[Pair] = &[
    pair(Code::P03, || paid("2025-05-20"), || paid("2025-04-20")),
    pair(
        Code::P04,
        || pleaded("delay.explained", "evaluation-late"),
        Story::running,
    ),
    pair(
        Code::P37,
        || pleaded("delay.pleaded", "unagreed-audit"),
        Story::running,
    ),
    pair(Code::P39, || spent(320_000), || spent(290_000)),
];

/// An invoice due on 2025-04-30, paid on this day.
fn paid(on: &str) -> Story {
    Story::running().on("2025-04-08").invoice(1, "2025-04-30").on(on).by(Role::Finance, 1).tells(
        "payment.made",
        json!({ "id": 1, "amount": yuan(9000), "reference": null, "confirm_by": due("2025-06-01") }),
    )
}

#[test]
fn what_is_not_paid_yet_is_late_from_its_last_day_on() {
    let open = || Story::running().on("2025-04-08").invoice(1, "2025-04-30");
    assert!(!open().on("2025-04-30").finding(Code::P03).fires());
    assert!(open().on("2025-05-01").finding(Code::P03).fires());
}

fn pleaded(kind: &str, cause: &str) -> Story {
    let told = Story::running()
        .on("2025-04-08")
        .invoice(1, "2025-04-30")
        .on("2025-05-10");
    told.by(Role::Finance, 1)
        .tells(kind, json!({ "id": 1, "cause": cause, "note": null }))
}

fn spent(amount: u32) -> Story {
    Story::running()
        .on("2026-04-05")
        .report(1, &[(1, 19)], amount)
}

#[test]
fn a_large_share_tied_to_a_score_is_asked_about() {
    let told = Story::running()
        .with(|process| {
            let tranches = &mut process.contracts[0].terms.tranches;
            let tied = tranches
                .iter_mut()
                .find(|one| one.kind == TrancheKind::Performance);
            tied.unwrap().share = Percent::whole(30);
        })
        .by(Role::Purchaser, 0)
        .tells("contract.signed", json!({ "pack": "cn-national@2025.1" }));
    assert!(told.finding(Code::P04).fires());
}
