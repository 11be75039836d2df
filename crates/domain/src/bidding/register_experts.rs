//! The pool from which the committee is drawn.

use super::{
    DRAW_ONCE, ExpertNo,
    draw::pool_digest,
    events::{PoolPublished, PoolRegistered},
    panel::Candidate,
    refusals::{EXPERT_TWICE, POOL_SMALL, SCORING_STARTED},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Person, Rows},
    refusal::Refusal,
    verb::Act,
};

row! {
    /// An expert of the pool.
    ExpertRow {
        person: Person = ("专家", "Expert");
        field: Line = ("专业领域", "Field");
    }
}

verb! {
    /// Registers the pool of experts and publishes its digest; the names stay closed until the report.
    /// A second pool starts the draw again and needs a reason.
    RegisterExperts "register-experts" ("登记专家名单", "Register the pool of experts")
    help ("登记本项目可抽取的专家。名单摘要随即公布，姓名在评审报告前不公开；之后任何改动都能被核验出来。", "The experts who can be drawn for this purchase. A digest of the list is published at once, the names stay closed until the report; any later change shows.")
    acts [] scope Process stages [S07, S08, S09]
    {
        experts: Rows<ExpertRow> = ("专家", "Experts");
    }
}

impl Act for RegisterExperts {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        SCORING_STARTED.unless(at.process.bidding.sheets.is_empty())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![DRAW_ONCE.holds(at.process.bidding.panel.pools == 0)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let mut experts: Vec<Candidate> = Vec::new();
        for (place, row) in self.experts.0.iter().enumerate() {
            let twice = experts.iter().any(|one| one.person.id == row.person.id);
            EXPERT_TWICE
                .unless(!twice)
                .map_err(|one| one.at(format!("experts.{place}.person")))?;
            experts.push(Candidate {
                number: ExpertNo::after(experts.len()),
                person: row.person.clone(),
                field: row.field.text(),
            });
        }
        POOL_SMALL
            .unless(!experts.is_empty())
            .map_err(|one| one.with("count", 1_u32).at("experts"))?;
        let digest = pool_digest(experts.iter().map(|one| (one.number, &one.person.id)));
        let count = u32::try_from(experts.len()).unwrap_or(u32::MAX);
        Decision::new(at)
            .event(PoolRegistered { experts })
            .event(PoolPublished { count, digest })
            .done()
    }
}
