//! A member says what ties them to each tenderer, before a bid is opened to them.

use super::{
    Declared,
    common::seat,
    events::ConflictsDeclared,
    panel::Statement,
    refusals::{DECLARE_EACH, NO_TENDERERS},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose, Rows},
    refusal::Refusal,
    verb::{Act, filled},
};
use serde_json::json;

row! {
    /// What a member says about one tenderer.
    DeclaredRow {
        tenderer: Organisation = ("供应商", "Tenderer");
        tie: Declared = ("利害关系", "Tie");
    }
}

verb! {
    /// Declares, for each tenderer, no tie or the tie there is. Until every member has declared, none of
    /// them is shown a bid; a tie recuses from the lots of that tenderer (Implementing Regulation art. 9).
    DeclareConflicts "declare-conflicts" ("声明利害关系", "Declare conflicts of interest")
    help ("对每家供应商逐一声明，回溯期见规则（全国为三年）。全体委员声明后才能查看响应文件；有利害关系的自动回避该供应商所在标包。", "Say for each tenderer whether anything ties you to it, within the look-back of the rules (three years in China). Members see the bids once all have declared; a tie recuses you from that tenderer's lots.")
    acts [] scope Process stages [S08, S09]
    {
        declared: Rows<DeclaredRow> = ("逐家声明", "For each tenderer");
        note: Option<Prose> = ("补充说明", "Details") hint ("有利害关系时写明情况", "what the tie is, where there is one");
    }
}

impl Act for DeclareConflicts {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        seat(at)?;
        NO_TENDERERS.unless(!at.process.bidding.tenderers().is_empty())
    }

    /// One row for each tenderer. A tie to the employer is known and filled in; the member says the
    /// rest.
    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let employer = at.actor().organisation;
        let tenderers = at.process.bidding.tenderers().into_iter();
        let rows = tenderers.map(|one| {
            let tie = match Some(one.id) == employer {
                true => json!(Declared::Employment.code()),
                false => json!(""),
            };
            json!({ "tenderer": one.id.to_string(), "tie": tie })
        });
        filled("declared", rows.collect())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let tenderers = at.process.bidding.tenderers();
        let rows = &self.declared.0;
        let once = tenderers.iter().all(|tenderer| {
            rows.iter()
                .filter(|row| row.tenderer.id == tenderer.id)
                .count()
                == 1
        });
        DECLARE_EACH
            .unless(once && rows.len() == tenderers.len())
            .map_err(|one| one.at("declared"))?;
        let statements = rows.iter().map(|row| Statement {
            tenderer: row.tenderer.clone(),
            tie: row.tie,
        });
        Decision::new(at)
            .event(ConflictsDeclared {
                statements: statements.collect(),
                note: self.note.as_ref().map(Prose::text),
            })
            .done()
    }
}
