//! The final account is settled, and the contract moves on to renewal or transition.

use super::{
    events::AccountSettled,
    norms::{ALL_INVOICED, FINAL_INVOICE, LEDGER_CLOSED, SETTLE_ACCOUNT, UNDISPUTED_PAID},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    stage::Stage,
    verb::Act,
};

verb! {
    /// Settles the final account; it is computed from the record.
    SettleContract "settle-contract" ("完成结算", "Settle the final account")
    help ("结算单由系统计算：合同价、已付、抵扣、利息和余额。无争议款项付清、没有待决事项时才能结算；未申领的利息结算后仍可申领。", "The account is computed: price, paid, deductions, interest, balance. It is settled once nothing undisputed is unpaid and nothing is pending; interest not yet claimed can be claimed afterwards.")
    acts [] scope Contract stages [S20]
    {}
}

impl Act for SettleContract {
    fn standing(at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let ledger = &contract.money;
        let paid = ledger.invoices.iter().all(|one| one.unpaid().is_zero());
        vec![
            UNDISPUTED_PAID.holds(paid),
            LEDGER_CLOSED.holds(!ledger.has_open_business()),
            ALL_INVOICED.holds(ledger.room(&contract.terms).is_zero()),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let account = contract.money.final_account(&contract.terms);
        Decision::new(at)
            .event(AccountSettled { account })
            .meet(&SETTLE_ACCOUNT, "")
            .lapse(&FINAL_INVOICE, "")
            .enter(Stage::S21)
            .done()
    }
}
