//! The purchaser deducts from the performance part: by a clause, after a finding, after a reply.

use super::{
    events::DeductionMade,
    kinds::DeductionId,
    lookup,
    norms::{AMOUNT_ZERO, DEDUCTION_ABOVE, DEDUCTION_HEARD, FINDING_LATER},
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Prose},
    verb::Act,
};
use kernel::{Date, Money};
use rules::Key;

verb! {
    /// Deducts from the performance part (A84).
    Deduct "deduct" ("抵扣", "Deduct")
    help ("只能从绩效部分的余额中抵扣，须有条款、认定，并已听取承接方答复。承接方可在 10 个工作日内提出异议。", "Only from what is left of the performance part, by a clause, after a finding and after the provider was heard. The provider has 10 working days to object.")
    acts [84] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        amount: Money = ("抵扣金额", "Amount");
        clause: Clause = ("合同条款", "Clause");
        finding: Line = ("认定文书编号", "Number of the finding");
        notified: Date = ("告知承接方的日期", "Day the provider was notified of it");
        reply: Option<Line> = ("承接方答复编号", "Number of the provider's reply") hint ("未答复则留空，须等答复期满", "leave empty if there was none; then the time to reply must be over");
        reasons: Prose = ("理由（回应承接方的答复）", "Reasons, answering the reply");
    }
}

impl Act for Deduct {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let over = at
            .due_date(Key::SanctionReply, self.notified)
            .is_ok_and(|last| last < at.today());
        vec![DEDUCTION_HEARD.holds(self.reply.is_some() || over)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        FINDING_LATER
            .unless(self.notified <= at.today())
            .map_err(|one| one.at("notified"))?;
        lookup::agreed_clause(at, self.clause)?;
        AMOUNT_ZERO
            .unless(!self.amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        let most = contract.money.performance_left(&contract.terms);
        self.amount
            .at_most(most)
            .map_err(|_| DEDUCTION_ABOVE.with("most", most).at("amount"))?;
        Decision::new(at)
            .event(DeductionMade {
                id: DeductionId::after(contract.money.deductions.len()),
                amount: self.amount,
                clause: self.clause,
                finding: self.finding.text(),
                reply: self.reply.as_ref().map(Line::text),
                reasons: self.reasons.text(),
                object_by: at.due(Key::Appeal, at.today())?,
            })
            .done()
    }
}
