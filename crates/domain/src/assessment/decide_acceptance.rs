//! The purchaser accepts the service or refuses it, standard by standard.

use crate::{
    assessment::{
        AcceptanceDecided,
        choices::{EvaluatedSide, Publication, Standard, Verdict},
        duties::DECIDE_ACCEPTANCE,
        facts::StandardCheck,
        guards::{ACCEPTANCE_PUBLISHED, USERS_HEARD},
        issue_result::require,
        refusals::{
            ACCEPTANCE_NONE, ACCEPTOR_AWARDED, DEDUCTION_HIGH, DEDUCTION_MISPLACED,
            STANDARD_REASON, STANDARDS_INCOMPLETE, VERDICT_MISMATCH,
        },
        state::Trigger,
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Prose, Rows},
    process::{Terms, TrancheKind, UnitId},
    refusal::Refusal,
    stage::Stage,
    verb::{Act, filled},
};
use kernel::Money;

row! {
    /// The check of one standard.
    StandardRow {
        unit: UnitId = ("服务标准", "Standard");
        result: Standard = ("核对结果", "Result");
        reason: Option<Line> = ("理由", "Reason") hint ("未完全达到的必填", "required where not wholly met");
    }
}

verb! {
    /// Decides the acceptance, with reasons per standard and after hearing users (A104).
    DecideAcceptance "decide-acceptance" ("作出验收决定", "Decide the acceptance")
    help ("逐项核对合同标准，听取服务对象意见，结果公开。决定成交的人不能决定验收。", "Check each standard of the contract, hear users, publish. Who decided the award cannot decide the acceptance.")
    acts [104] scope Contract stages [S19]
    {
        verdict: Verdict = ("结论", "Verdict");
        standards: Rows<StandardRow> = ("逐项核对", "Standards");
        deduction: Option<Money> = ("扣减金额", "Deduction") hint ("仅有瑕疵接收时，不超过绩效部分", "with defects only, at most the performance part");
        reasons: Prose = ("理由", "Reasons") hint ("说明如何考虑服务对象意见", "say how the opinions of users were considered");
        publication: Publication = ("结果公开", "Publication");
    }
}

impl Act for DecideAcceptance {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = at.contract()?;
        let pending = contract.assessment.pending_acceptance();
        ACCEPTANCE_NONE.unless(pending.is_some())?;
        let mut awards = at.process.awards.iter().filter(|award| {
            let mut lots = award.lots.iter();
            lots.any(|lot| contract.lots.contains(lot))
        });
        let own =
            awards.any(|award| award.decided_by.is_some() && award.decided_by == at.actor().person);
        ACCEPTOR_AWARDED.unless(!own)
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let pending = at
            .contract()
            .ok()
            .and_then(|one| one.assessment.pending_acceptance());
        vec![USERS_HEARD.holds(pending.is_some_and(|one| !one.opinions.is_empty()))]
    }

    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![ACCEPTANCE_PUBLISHED.holds(self.publication == Publication::Published)]
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let units = at
            .contract()
            .map(|contract| contract.terms.units.as_slice());
        let units = units.unwrap_or_default().iter();
        let rows = units.map(|unit| serde_json::json!({ "unit": unit.id.to_string() }));
        filled("standards", rows.collect())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let pending = contract.assessment.pending_acceptance();
        let opinions = pending.map_or(0, |one| one.opinions.len());
        let standards = self.standards(&contract.terms)?;
        self.follows(&standards)?;
        self.deduction(&contract.terms)?;
        let decision = Decision::new(at)
            .event(AcceptanceDecided {
                verdict: self.verdict,
                standards,
                opinions: u32::try_from(opinions).unwrap_or(u32::MAX),
                deduction: self.deduction,
                reasons: self.reasons.text(),
            })
            .meet(&DECIDE_ACCEPTANCE, "");
        match self.verdict {
            Verdict::Accepted | Verdict::WithDefects => decision.enter(Stage::S20).done(),
            Verdict::Refused => {
                let provider = (EvaluatedSide::Provider, contract.supplier.clone());
                let decision = decision.enter(Stage::S17);
                require(decision, at, Trigger::Acceptance, vec![provider])?.done()
            }
        }
    }
}

impl DecideAcceptance {
    fn standards(&self, terms: &Terms) -> Result<Vec<StandardCheck>, Refusal> {
        let incomplete = |unit: &str| {
            let unit = unit.to_owned();
            STANDARDS_INCOMPLETE.with("unit", unit).at("standards")
        };
        for unit in &terms.units {
            let rows = self.standards.0.iter().filter(|row| row.unit == unit.id);
            if rows.count() != 1 {
                return Err(incomplete(unit.name.as_str()));
            }
        }
        let rows = self.standards.0.iter();
        rows.map(|row| {
            let unit = terms.units.iter().find(|unit| unit.id == row.unit);
            let unit = unit.ok_or_else(|| incomplete(&row.unit.to_string()))?;
            if row.result != Standard::Met && row.reason.is_none() {
                let name = unit.name.as_str();
                return Err(STANDARD_REASON.with("unit", name).at("standards"));
            }
            Ok(StandardCheck {
                unit: row.unit,
                result: row.result,
                reason: row.reason.as_ref().map(Line::text),
            })
        })
        .collect()
    }

    /// K8: the verdict follows from the standards, not from anything else.
    fn follows(&self, standards: &[StandardCheck]) -> Result<(), Refusal> {
        let all_met = standards.iter().all(|one| one.result == Standard::Met);
        let follows = match self.verdict {
            Verdict::Accepted => all_met,
            Verdict::WithDefects | Verdict::Refused => !all_met,
        };
        VERDICT_MISMATCH
            .unless(follows)
            .map_err(|refusal| refusal.at("verdict"))
    }

    fn deduction(&self, terms: &Terms) -> Result<(), Refusal> {
        let Some(deduction) = self.deduction else {
            return Ok(());
        };
        DEDUCTION_MISPLACED
            .unless(self.verdict == Verdict::WithDefects)
            .map_err(|refusal| refusal.at("deduction"))?;
        let most = terms
            .tranches
            .iter()
            .filter(|one| one.kind == TrancheKind::Performance)
            .map(|one| terms.amount_of(one.id))
            .fold(Money::zero(terms.value.currency()), |sum, part| {
                sum.plus(part).unwrap_or(sum)
            });
        deduction
            .at_most(most)
            .map_err(|_| DEDUCTION_HIGH.with("most", most).at("deduction"))
    }
}
