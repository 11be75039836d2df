//! Contradictions within the contract.

use super::{
    fault::{At, FaultCode, Faults},
    refer::Names,
    walk::out_of_range,
};
use crate::schema::{Contract, Norm, Pattern, Right, Trigger};
use kernel::{Date, lang::bi};
use serde_json::Value;

/// How far the parts of a right may miss 1: three thirds written with three digits.
const SUM: f64 = 0.005;

pub(super) fn contract(contract: &Contract, at: &At, names: &Names, faults: &mut Faults) {
    reversed((contract.start, contract.end), &at.to("end"), faults);
    reversed((contract.signed, contract.as_of), &at.to("as_of"), faults);
    for (index, span) in contract.stages.iter().enumerate() {
        let at = at.to("stages").to(index).to("to");
        if let Some(to) = span.to {
            reversed((span.from, to), &at, faults);
        }
    }
    rights(contract, at, names, faults);
    for (index, norm) in contract.norms.iter().enumerate() {
        self::norm(norm, &at.to("norms").to(index), names, faults);
    }
    for (index, party) in contract.channels.iter().enumerate() {
        names.party(party, &at.to("channels").to(index), faults);
    }
    for (index, row) in contract.dependence.iter().enumerate() {
        let at = at.to("dependence").to(index);
        names.party(&row.party, &at.to("party"), faults);
        names.party(&row.on, &at.to("on"), faults);
        within(row.share, 1.0, &at.to("share"), faults);
        within(row.replaceable, 1.0, &at.to("replaceable"), faults);
    }
    for (index, payment) in contract.payments.iter().enumerate() {
        within(
            payment.share,
            1.0,
            &at.to("payments").to(index).to("share"),
            faults,
        );
    }
    let most = f64::MAX;
    within(contract.hours.unwrap_or(0.0), most, &at.to("hours"), faults);
    let monthly = contract.expected_per_month.unwrap_or(0.0);
    within(monthly, most, &at.to("expected_per_month"), faults);
}

fn rights(contract: &Contract, at: &At, names: &Names, faults: &mut Faults) {
    for (index, row) in contract.rights.iter().enumerate() {
        let at = at.to("rights").to(index);
        names.stage(row.stage.as_ref(), &at.to("stage"), faults);
        let mut sum = 0.0;
        for (index, share) in row.shares.iter().enumerate() {
            let at = at.to("shares").to(index);
            names.party(&share.party, &at.to("party"), faults);
            within(share.part, 1.0, &at.to("part"), faults);
            sum += share.part;
        }
        if (sum - 1.0).abs() > SUM {
            let (right, sum) = (letter(row.right), format!("{sum}"));
            let words = [
                bi(
                    "权利 {right} 的各份相加是 {sum}，不是 1。",
                    "The parts of right {right} add up to {sum}, not to 1.",
                ),
                bi(
                    "改到相加为 1；只有一方就写 1。",
                    "Make them add up to 1; write 1 for a sole holder.",
                ),
            ];
            let values = [("right", right), ("sum", sum.as_str())];
            faults.add(at.to("shares"), FaultCode::Shares, words, &values);
        }
        let same = |other: &&crate::schema::Allocation| {
            other.right == row.right && other.stage == row.stage
        };
        let first = contract.rights.iter().position(|other| same(&other));
        if first != Some(index) {
            names.twice(letter(row.right), &at, faults);
        }
    }
}

fn letter(right: Right) -> &'static str {
    match right {
        Right::Goals => "G",
        Right::Inspection => "I",
        Right::Incentives => "X",
        Right::Operation => "P",
    }
}

fn norm(norm: &Norm, at: &At, names: &Names, faults: &mut Faults) {
    names.party(&norm.bearer, &at.to("bearer"), faults);
    for (name, party) in [
        ("counterparty", &norm.counterparty),
        ("waiver_by", &norm.waiver_by),
    ] {
        if let Some(party) = party {
            names.party(party, &at.to(name), faults);
        }
    }
    names.stage(norm.stage.as_ref(), &at.to("stage"), faults);
    pattern(&norm.act, &at.to("act"), names, faults);
    if let Trigger::After { act } = &norm.trigger {
        pattern(act, &at.to("trigger").to("act"), names, faults);
    }
    for (index, other) in norm.depends_on.iter().enumerate() {
        names.norm(other, &at.to("depends_on").to(index), faults);
    }
    if let Some(other) = &norm.reparation {
        names.norm(other, &at.to("reparation"), faults);
    }
    if let (Some(from), Some(to)) = (norm.from, norm.to) {
        reversed((from, to), &at.to("to"), faults);
    }
    within(norm.weight, f64::MAX, &at.to("weight"), faults);
}

fn pattern(pattern: &Pattern, at: &At, names: &Names, faults: &mut Faults) {
    if let Some(by) = &pattern.by {
        names.party(by, &at.to("by"), faults);
    }
}

/// Says so when a last day comes before a first.
pub(super) fn reversed((from, to): (Date, Date), at: &At, faults: &mut Faults) {
    if to < from {
        let words = [
            bi("{to} 早于 {from}。", "{to} is before {from}."),
            bi("检查这两个日期的先后。", "Check the order of the two days."),
        ];
        let (from, to) = (from.to_string(), to.to_string());
        let values = [("from", from.as_str()), ("to", to.as_str())];
        faults.add(at.clone(), FaultCode::DatesReversed, words, &values);
    }
}

/// Says so when a number is not between 0 and `most`.
pub(super) fn within(value: f64, most: f64, at: &At, faults: &mut Faults) {
    if !(0.0..=most).contains(&value) {
        let allowed = if most < f64::MAX {
            format!("0 – {most}")
        } else {
            "≥ 0".to_owned()
        };
        out_of_range(&Value::from(value), &allowed, at, faults);
    }
}
