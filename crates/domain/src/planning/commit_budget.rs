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
        category: Option<Line> = ("采购品目", "Purchasing category")
            hint ("政府采购品目分类目录中的品目；同一预算项目、同一品目的采购合并认定是否化整为零",
                  "as in the catalogue; purchases of one budget item and category are counted \
                   together when judging whether a purchase was split");
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
                category: self.category.as_ref().map(Line::text),
            })
            .meet(&COMMIT_BUDGET, "")
            .done()
    }
}
