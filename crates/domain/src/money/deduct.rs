//! The purchaser deducts from the performance part: by a clause, after a finding, after a reply.

use super::{
    balance::left,
    bills::measured_units,
    events::DeductionMade,
    kinds::{DeductionId, Worked},
    lookup,
    norms::{
        AMOUNT_ZERO, DEDUCTION_ABOVE, DEDUCTION_HEARD, DEDUCTION_UNITS, DEDUCTION_UNWORKED,
        FINDING_LATER,
    },
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Prose},
    process::{Contract, UnitId},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Money};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Deducts from the performance part (A84).
    Deduct "deduct" ("抵扣", "Deduct")
    help ("按条款和认定计算：短缺数量 × 每单位金额，不超过绩效部分余额和违约金上限。须已听取承接方答复；承接方可在 10 个工作日内提出异议。", "Computed by clause and finding: units missed × the rate of one, never more than what is left of the performance part and of the cap on damages. The provider is heard first and has 10 working days to object.")
    acts [84] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        clause: Clause = ("合同条款", "Clause");
        finding: Line = ("认定文书编号", "Number of the finding");
        notified: Date = ("告知承接方的日期", "Day the provider was notified of it");
        unit: Option<UnitId> = ("短缺的服务单位", "Service unit that fell short");
        missed: Option<Decimal> = ("短缺数量", "How many are missing");
        rate: Option<Money> = ("每单位金额", "Rate of one");
        amount: Option<Money> = ("抵扣金额", "Amount") hint ("留空即按计算结果；可以少扣", "leave empty for the computed sum; it may be less");
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
        let worked = self.worked(at, contract)?;
        let most = worked.most();
        let amount = self.amount.unwrap_or(most);
        AMOUNT_ZERO
            .unless(!amount.is_zero())
            .map_err(|one| one.at("amount"))?;
        amount
            .at_most(most)
            .map_err(|_| DEDUCTION_ABOVE.with("most", most).at("amount"))?;
        Decision::new(at)
            .event(DeductionMade {
                id: DeductionId::after(contract.money.deductions.len()),
                amount,
                clause: self.clause,
                finding: self.finding.text(),
                reply: self.reply.as_ref().map(Line::text),
                reasons: self.reasons.text(),
                object_by: at.due(Key::Appeal, at.today())?,
                worked: Some(worked),
            })
            .done()
    }
}

impl Deduct {
    /// The calculation, line by line.
    fn worked(&self, at: &At<'_>, contract: &Contract) -> Result<Worked, Refusal> {
        let missing = |field| DEDUCTION_UNWORKED.refuse().at(field);
        let missed = self.missed.ok_or_else(|| missing("missed"))?;
        let rate = self.rate.ok_or_else(|| missing("rate"))?;
        if let Some(unit) = self.unit {
            let agreed = contract.terms.units.iter().find(|one| one.id == unit);
            let agreed = agreed.map_or(0, |one| one.quantity);
            let short = agreed.saturating_sub(measured_units(&contract.delivery, unit));
            if missed > Decimal::from(short) {
                return Err(DEDUCTION_UNITS
                    .with("unit", unit.to_string())
                    .with("missing", short.to_string())
                    .at("missed"));
            }
        }
        let ledger = &contract.money;
        let damages = contract
            .terms
            .value
            .times(at.percent(Key::DamagesCap)?.factor());
        let damages = damages.unwrap_or(contract.terms.value);
        let product = rate.times(missed).map_err(|_| missing("rate"))?;
        Ok(Worked {
            unit: self.unit,
            missed,
            rate,
            product,
            performance_left: ledger.performance_left(&contract.terms),
            damages_left: left(damages, ledger.deducted(at.currency())),
        })
    }
}
