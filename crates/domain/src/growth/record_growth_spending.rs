//! Records money spent so that workers grow.

use super::{
    choices::GrowthLine,
    events::GrowthSpent,
    norms::{GROWTH_AHEAD, GROWTH_NOTHING, LINE_KEPT, NOT_ITS_RECORD},
};
use crate::{
    conduct::capability::growth_line,
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Money, money::total};

verb! {
    /// Money spent on training, supervision, method or learning meetings (A49, C-GRO-1).
    RecordGrowthSpending "record-growth-spending" ("登记成长支出", "Record spending on growth")
    help ("登记培训、督导、方法改进、学习会的支出，对照合同测算的经费。",
          "Record what was spent on training, supervision, method and learning meetings; it is shown beside the line of the cost model.")
    acts [49] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        line: GrowthLine = ("用途", "Spent on");
        amount: Money = ("金额", "Sum");
        date: Date = ("日期", "Day");
        what: Line = ("内容", "For what");
    }
}

impl Act for RecordGrowthSpending {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        NOT_ITS_RECORD.unless(at.actor().organisation == Some(at.contract()?.supplier.id))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let spent = contract.growth.spent.iter().map(|one| one.amount);
        let after = total(self.amount.currency(), spent.chain([self.amount]));
        let line = growth_line(at.process, contract);
        let within = line.is_none_or(|line| after.is_ok_and(|sum| sum.at_most(line).is_ok()));
        vec![LINE_KEPT.holds(within)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        GROWTH_AHEAD
            .unless(self.date <= at.today())
            .map_err(|one| one.at("date"))?;
        GROWTH_NOTHING
            .unless(!self.amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        Decision::new(at)
            .event(GrowthSpent {
                line: self.line,
                amount: self.amount,
                on: self.date,
                what: self.what.text(),
            })
            .done()
    }
}
