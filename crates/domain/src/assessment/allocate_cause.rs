//! The panel says who caused the shortfall.

use crate::{
    assessment::{
        CauseAllocated,
        choices::{CausedBy, ShortfallId},
        duties::ALLOCATE,
        facts::Shortfall,
        parties,
        refusals::{CAUSE_REPEATED, CAUSES_EXCEED, CAUSES_MISSING},
        reply_to_evaluation::{all_heard, draft_of},
    },
    context::At,
    core::OBLIGATION_UNKNOWN,
    decision::{Decided, Decision},
    input::{Line, Rows},
    obligation::ObligationId,
    refusal::Refusal,
    verb::Act,
};
use rust_decimal::Decimal;

row! {
    /// A share of the shortfall.
    CauseRow {
        by: CausedBy = ("由谁造成", "Caused by");
        points: Decimal = ("分值", "Points");
        reason: Line = ("理由", "Reason");
        obligation: Option<ObligationId> = ("未履行的义务", "Obligation not kept") hint ("可不选", "optional");
    }
}

verb! {
    /// The panel allocates the shortfall to those who caused it (A98), before anything follows.
    AllocateCause "allocate-cause" ("划分不足的原因", "Allocate the causes")
    help ("由购买方、街道或不可抗力造成的差距计回承接方得分。", "What purchaser, host or force majeure caused is given back to the provider's score.")
    acts [98] scope Contract stages [S16, S18, S19, S20]
    {
        causes: Rows<CauseRow> = ("原因", "Causes");
    }
}

impl Act for AllocateCause {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        CAUSE_REPEATED.unless(evaluation.allocation.is_none())?;
        all_heard(at, evaluation)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let draft = draft_of(evaluation)?;
        CAUSES_MISSING
            .unless(!self.causes.0.is_empty())
            .map_err(|refusal| refusal.at("causes"))?;
        let shortfall = Decimal::ONE_HUNDRED - draft.content.score;
        let total: Decimal = self.causes.0.iter().map(|row| row.points).sum();
        if total > shortfall {
            return Err(CAUSES_EXCEED
                .with("shortfall", shortfall.to_string())
                .at("causes"));
        }
        for id in self.causes.0.iter().filter_map(|row| row.obligation) {
            let known = at.process.obligations.iter().any(|one| one.id == id);
            OBLIGATION_UNKNOWN
                .unless(known)
                .map_err(|refusal| refusal.at("causes"))?;
        }
        let others = self.causes.0.iter();
        let others = others.filter(|row| row.by != CausedBy::Provider);
        let excused = others.map(|row| row.points).sum();
        Decision::new(at)
            .event(CauseAllocated {
                evaluation: evaluation.id,
                shortfalls: self.shortfalls(at)?,
                excused,
            })
            .meet(&ALLOCATE, evaluation.id)
            .done()
    }
}

impl AllocateCause {
    fn shortfalls(&self, at: &At<'_>) -> Result<Vec<Shortfall>, Refusal> {
        let evaluations = at.contract()?.assessment.evaluations.iter();
        let before: usize = evaluations
            .filter_map(|one| one.allocation.as_ref())
            .map(|allocation| allocation.shortfalls.len())
            .sum();
        let ids = (before..).map(ShortfallId::after);
        let rows = ids.zip(&self.causes.0).map(|(id, row)| Shortfall {
            id,
            by: row.by,
            points: row.points,
            obligation: row.obligation,
            reason: row.reason.text(),
        });
        Ok(rows.collect())
    }
}
