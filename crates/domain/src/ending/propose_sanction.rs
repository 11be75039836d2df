//! Proposes a sanction (M8).

use super::{
    choices::{Basis, Party, Rung, SanctionId},
    common::{no_retaliation, side_of},
    facts::SanctionProposed,
    law::{
        DECIDE_SANCTION, GRADE_FITS, NO_RUNG_SKIPPED, NOT_THAT_SIDE, PROTECTED_BASIS,
        SANCTION_SELF, SCORE_LIMIT,
    },
};
use crate::{
    assessment::choices::Grade,
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    guard::Check,
    input::{Organisation, Prose},
    process::Contract,
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
        evidence: Option<Prose> = ("证据在哪里可以查阅", "Where the evidence can be seen") hint ("记录条目、文件、评估结果的编号", "numbers of entries, documents, results");
    }
}

impl ProposeSanction {
    /// The rung the last grade carries by itself. Only a provider has a grade; for everybody else a
    /// score is good for a reminder.
    fn carried(&self, contract: &Contract) -> Rung {
        match (self.side, contract.assessment.latest_grade()) {
            (Party::Provider, Some(Grade::C)) => Rung::L1,
            (Party::Provider, Some(Grade::D)) => Rung::L2,
            (Party::Provider | Party::Purchaser | Party::Host | Party::Evaluator, _) => Rung::L0,
        }
    }

    /// After grade D the cure itself was the notice: when it failed, the improvement contract (L3)
    /// may follow at once.
    fn failed_cure(&self, contract: &Contract) -> bool {
        let id = self.organisation.id;
        let mut failed = contract.assessment.failed_cures();
        self.basis == Basis::NotCured
            && self.rung <= Rung::L3
            && contract.assessment.latest_grade() == Some(Grade::D)
            && failed.any(|one| one.organisation.id == id)
    }
}

impl Act for ProposeSanction {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        // What rests on a protected act is refused as such, whatever else could be said about it.
        let (Ok(contract), false) = (at.contract(), self.basis.is_protected()) else {
            return Vec::new();
        };
        // A protected act carries no sanction whatever the reason; `decide` says so.
        if self.basis.is_protected() {
            return Vec::new();
        }
        let ending = &contract.ending;
        // A reminder is no measure, so the first step up may be L0 or L1.
        let from = ending.rung_on_record(self.organisation.id);
        let climbs = from.unwrap_or(Rung::L0).leads_to(self.rung);
        let score = self.basis == Basis::ScoreAlone;
        vec![
            SCORE_LIMIT.holds(!score || self.rung <= Rung::L2),
            GRADE_FITS.holds(!score || self.rung <= self.carried(contract)),
            NO_RUNG_SKIPPED.holds(climbs || self.basis.is_grave() || self.failed_cure(contract)),
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
                evidence: self.evidence.as_ref().map(Prose::text),
            })
            .owe(
                &DECIDE_SANCTION,
                sanction,
                at.due(Key::Recheck, reply_until)?,
            )
            .done()
    }
}
