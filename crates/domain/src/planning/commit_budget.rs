//! Money is committed to the need.

use super::{
    BudgetCommitted,
    rules::{BUDGET_EMPTY, COMMIT_BUDGET},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    verb::Act,
};
use kernel::Money;

verb! {
    /// Commits a budget, for several years where wanted (A06).
    CommitBudget "commit-budget" ("落实预算", "Commit the budget")
    help ("没有预算不得采购。金额为各年合计。",
        "Nothing is bought without a budget. Enter the amount for all years together.")
    acts [6] scope Process stages [S03]
    {
        line: Line = ("预算科目", "Budget line");
        amount: Money = ("金额", "Amount");
        years: u32 = ("年数", "Years");
    }
}

impl Act for CommitBudget {
    fn decide(&self, at: &At<'_>) -> Decided {
        BUDGET_EMPTY
            .unless(!self.amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        BUDGET_EMPTY
            .unless(self.years > 0)
            .map_err(|one| one.at("years"))?;
        Decision::new(at)
            .event(BudgetCommitted {
                line: self.line.text(),
                amount: self.amount,
                years: self.years,
            })
            .meet(&COMMIT_BUDGET, "")
            .done()
    }
}
