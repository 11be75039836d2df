//! Decides what follows the term.

use super::{
    choices::{Renewal, ResultRef},
    common::{cites, known_results, notice_day, renewal_opens},
    facts::RenewalDecided,
    law::{DECIDE_RENEWAL, GIVE_NOTICE, RENEWAL_DECIDED, RENEWAL_TOO_EARLY},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    law::{norms, rules::PREPARE_RENEWAL},
    obligation::Due,
    refusal::Refusal,
    verb::{Act, filled},
};
use serde_json::{Map, Value};

verb! {
    /// Decides what follows the term, citing evaluation results (A106).
    DecideRenewal "decide-renewal" ("决定期满后安排", "Decide what follows the term")
    help ("期满前 90 日起办理。请引用评估结果并写明理由；到期未决定的，自动过渡三个月。",
          "Open from 90 days before the end. Cite evaluation results and give reasons; with no decision a bridge of three months begins by itself.")
    acts [106] scope Contract stages [S15, S16, S17, S18, S19, S20, S21]
    {
        outcome: Renewal = ("期满后", "After the term");
        results: Vec<ResultRef> = ("引用的评估结果", "Evaluation results cited");
        reasons: Prose = ("理由", "Reasons") hint ("说明评估结果如何支持这一决定", "say how the results bear out the decision");
    }
}

impl Act for DecideRenewal {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        RENEWAL_DECIDED.unless(at.contract()?.ending.renewal.is_none())?;
        opened(at)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        cites(at, &self.results)
    }

    fn prefill(at: &At<'_>) -> Map<String, Value> {
        let known = at.contract().map(|one| one.assessment.result_ids());
        let results = known.unwrap_or_default();
        filled("results", results.into_iter().map(Value::String).collect())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        known_results(&self.results, &at.contract()?.assessment.result_ids())?;
        let decision = Decision::new(at)
            .event(RenewalDecided {
                outcome: self.outcome,
                reasons: self.reasons.text(),
                results: self.results.clone(),
            })
            .meet(&DECIDE_RENEWAL, "")
            .owe(&GIVE_NOTICE, "", notice_day(at)?);
        if self.outcome != Renewal::Option || !norms::times_renewals(at) {
            return decision.done();
        }
        let contract = at.contract()?;
        let end = contract.ending.service_end(&contract.terms);
        decision.owe(&PREPARE_RENEWAL, "", Due::agreed(end)).done()
    }
}

/// Refuses before the window of the decision.
pub(super) fn opened(at: &At<'_>) -> Result<(), Refusal> {
    let opens = renewal_opens(at)?;
    if at.today() < opens {
        return Err(RENEWAL_TOO_EARLY.with("day", opens).opens(opens));
    }
    Ok(())
}
