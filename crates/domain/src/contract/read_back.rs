//! A signatory reads the key terms back before signing.

use super::{
    choices::{KeyTerm, WhereToComplain, WhoChanges},
    events::TermsReadBack,
    parties,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    process::TrancheKind,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Money, Percent};
use rules::{Key, Value};
use rust_decimal::Decimal;

verb! {
    /// Reads eight key terms back (A31).
    ReadBack "read-back" ("复述关键条款", "Read the key terms back")
    help ("不看合同，凭理解填写八项；系统与合同核对。填错不要紧，可以看过合同再填。", "Fill in the eight terms as you understand them; they are compared with the contract. You can read it again and try once more.")
    acts [31] scope Contract stages [S12]
    {
        price: Money = ("合同金额", "Price");
        start: Date = ("服务起始日", "First day of service");
        end: Date = ("服务截止日", "Last day of service");
        advance: Percent = ("预付款占合同金额的百分比", "Share paid in advance");
        pay_days: u32 = ("收到发票后几日内付款", "Days to pay after the invoice") hint ("按合同写明的日数", "the number of days the contract says");
        flex_hours: u32 = ("弹性工时（小时）", "Flex hours");
        who_changes: WhoChanges = ("谁能变更合同", "Who may change the contract");
        where_to_complain: WhereToComplain = ("发生争议找谁", "Where a dispute goes");
    }
}

impl Act for ReadBack {
    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let terms = &at.contract()?.terms;
        let advance: Decimal = terms
            .tranches
            .iter()
            .filter(|tranche| tranche.kind == TrancheKind::Advance)
            .map(|tranche| tranche.share.value())
            .sum();
        let answers = [
            (KeyTerm::Price, self.price == terms.value),
            (KeyTerm::Start, self.start == terms.start),
            (KeyTerm::End, self.end == terms.end),
            (KeyTerm::Advance, self.advance.value() == advance),
            (KeyTerm::PayDays, Some(self.pay_days) == pay_days(at)?),
            (KeyTerm::FlexHours, self.flex_hours == terms.flex_hours),
            (
                KeyTerm::WhoChanges,
                self.who_changes == WhoChanges::BothSides,
            ),
            (
                KeyTerm::WhereToComplain,
                self.where_to_complain == WhereToComplain::Ladder,
            ),
        ];
        let (right, wrong): (Vec<_>, Vec<_>) = answers.into_iter().partition(|(_, right)| *right);
        Decision::new(at)
            .event(TermsReadBack {
                party,
                right: u32::try_from(right.len()).unwrap_or_default(),
                wrong: wrong.into_iter().map(|(term, _)| term).collect(),
            })
            .done()
    }
}

/// The number of days the pack gives the purchaser to pay.
fn pay_days(at: &At<'_>) -> Result<Option<u32>, Refusal> {
    Ok(match &at.pack()?.parameter(Key::Pay).value {
        Value::Days(days) | Value::DaysExceptHolidays(days) | Value::WorkingDays(days) => {
            Some(*days)
        }
        Value::Count(_)
        | Value::Percent(_)
        | Value::Rate(_)
        | Value::Money(_)
        | Value::Hours(_)
        | Value::Months(_)
        | Value::Years(_)
        | Value::Flag(_)
        | Value::List(_)
        | Value::Map(_)
        | Value::Text(_) => None,
    })
}
