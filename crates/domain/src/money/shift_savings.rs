//! The provider shifts savings between cost heads by notice.

use super::{
    balance::{left, sum},
    events::SavingsShifted,
    kinds::CostHead,
    lookup,
    norms::{AMOUNT_ZERO, SAME_HEAD, SHIFT_ABOVE},
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    input::Prose,
    process::Contract,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Money, Percent};
use rules::Key;

/// The most a contract with clause C-PAY-6 allows on notice.
const AGREED_MAX_PERCENT: u8 = 15;

verb! {
    /// Shifts savings from one cost head to another; notice is enough (A86).
    ShiftSavings "shift-savings" ("科目间调剂", "Shift savings between cost heads")
    help ("通知即可，无需批准。累计不超过合同金额的 10%；合同有 C-PAY-6 条款的为 15%。", "Notice is enough, nobody approves. At most 10 % of the price in all, 15 % where the contract has clause C-PAY-6.")
    acts [86] scope Contract stages [S14, S15, S16, S17, S18, S19]
    {
        from: CostHead = ("调出科目", "From");
        to: CostHead = ("调入科目", "To");
        amount: Money = ("金额", "Amount");
        note: Option<Prose> = ("说明", "Note");
    }
}

impl Act for ShiftSavings {
    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = lookup::own_contract(at)?;
        SAME_HEAD
            .unless(self.from != self.to)
            .map_err(|one| one.at("to"))?;
        AMOUNT_ZERO
            .unless(!self.amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        let most = room(at, contract)?;
        self.amount
            .at_most(most)
            .map_err(|_| SHIFT_ABOVE.with("most", most).at("amount"))?;
        Decision::new(at)
            .event(SavingsShifted {
                from: self.from,
                to: self.to,
                amount: self.amount,
                note: self.note.as_ref().map(Prose::text),
            })
            .done()
    }
}

fn room(at: &At<'_>, contract: &Contract) -> Result<Money, Refusal> {
    let usual = at.percent(Key::PayVirementMax)?;
    let share = if contract.terms.clauses.contains(&Clause::PayVirement) {
        usual.max(Percent::whole(AGREED_MAX_PERCENT))
    } else {
        usual
    };
    let value = contract.terms.value;
    let whole = value.times(share.factor()).unwrap_or(value);
    let shifted = contract.money.shifts.iter().map(|one| one.amount);
    Ok(left(whole, sum(value.currency(), shifted)))
}
