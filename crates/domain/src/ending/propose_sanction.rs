//! Proposes a sanction (M8).

use super::{
    choices::{Basis, Party, Rung, SanctionId},
    common::{no_retaliation, side_of},
    facts::SanctionProposed,
    law::{
        DECIDE_SANCTION, NO_RUNG_SKIPPED, NOT_THAT_SIDE, PROTECTED_BASIS, SANCTION_SELF,
        SCORE_LIMIT,
    },
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    guard::Check,
    input::{Organisation, Prose},
    verb::Act,
};
use rules::Key;

verb! {
    /// Proposes a sanction against any side; somebody else decides (A103).
    ProposeSanction "propose-sanction" ("提议处理", "Propose a sanction")
    help ("对购买方、街道、承接方、评估方同一阶梯。写明事实和条款；对方有不少于 10 个工作日申辩，由裁决小组决定。",
          "One ladder for purchaser, host, provider and evaluator. Name facts and clause; the other side has at least 10 working days to reply and the panel decides.")
    acts [103] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        side: Party = ("一方", "Side");
        organisation: Organisation = ("单位", "Organisation");
        rung: Rung = ("级别", "Rung");
        basis: Basis = ("依据", "Basis");
        clause: Clause = ("条款", "Clause");
        facts: Prose = ("事实和证据", "Facts and evidence");
    }
}

impl Act for ProposeSanction {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        // What rests on a protected act is refused as such, whatever else could be said about it.
        let (Ok(contract), false) = (at.contract(), self.basis.is_protected()) else {
            return Vec::new();
        };
        let ending = &contract.ending;
        // A reminder is no measure, so the first step up may be L0 or L1.
        let from = ending.rung_on_record(self.organisation.id);
        let climbs = from.unwrap_or(Rung::L0).leads_to(self.rung);
        vec![
            NO_RUNG_SKIPPED.holds(climbs || self.basis.is_grave()),
            SCORE_LIMIT.holds(self.basis != Basis::ScoreAlone || self.rung <= Rung::L2),
            no_retaliation(at, self.organisation.id),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        if self.basis.is_protected() {
            return Err(PROTECTED_BASIS.with("basis", self.basis.name()).at("basis"));
        }
        NOT_THAT_SIDE
            .unless(side_of(at, self.organisation.id) == Some(self.side.role()))
            .map_err(|one| one.at("organisation"))?;
        SANCTION_SELF.unless(at.actor().organisation != Some(self.organisation.id))?;
        let sanction = SanctionId::after(at.contract()?.ending.sanctions.len());
        let reply_until = at.due_date(Key::SanctionReply, at.occurred_on())?;
        Decision::new(at)
            .event(SanctionProposed {
                sanction,
                side: self.side,
                organisation: self.organisation.clone(),
                rung: self.rung,
                basis: self.basis,
                clause: self.clause,
                facts: self.facts.text(),
                reply_until,
            })
            .owe(
                &DECIDE_SANCTION,
                sanction,
                at.due(Key::Recheck, reply_until)?,
            )
            .done()
    }
}
