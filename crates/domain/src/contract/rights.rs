//! The control-rights matrix: who may set goals, inspect, give incentives and direct the work, in
//! which part of the contract's life, and by which clause (domain.md §5a–5f). Computed from the
//! clauses of the terms; printed under the signatures of both sides and shown to each host that joins.
//! Its codes are stable, so that rights as exercised can be set beside rights as agreed.

mod table;

use super::clause::Clause;
use crate::{
    process::{Terms, TrancheKind},
    stage::Stage,
};
use kernel::{Bi, Digest, lang::bi};

choice! {
    /// What is controlled.
    Right {
        Goals "goals" ("设定目标", "Set goals");
        Inspection "inspection" ("检查核实", "Inspect");
        Incentives "incentives" ("激励与处理", "Give incentives");
        Operation "operation" ("直接安排工作", "Direct the work");
    }
}

choice! {
    /// A part of the contract's life.
    Phase {
        Signing "signing" ("签约（S12–S13）", "Signing (S12–S13)");
        Inception "inception" ("启动（S14）", "Inception (S14)");
        Delivery "delivery" ("服务（S15）", "Delivery (S15)");
        Evaluation "evaluation" ("评估与验收（S16–S19）", "Evaluation and acceptance (S16–S19)");
        Closing "closing" ("结算与续约（S20–S22）", "Settlement and renewal (S20–S22)");
    }
}

impl Phase {
    /// The part a stage belongs to; none before there is a contract and after its end.
    pub const fn of(stage: Stage) -> Option<Phase> {
        match stage {
            Stage::S12 | Stage::S13 => Some(Phase::Signing),
            Stage::S14 => Some(Phase::Inception),
            Stage::S15 => Some(Phase::Delivery),
            Stage::S16 | Stage::S17 | Stage::S18 | Stage::S19 => Some(Phase::Evaluation),
            Stage::S20 | Stage::S21 | Stage::S22 => Some(Phase::Closing),
            Stage::S01
            | Stage::S02
            | Stage::S03
            | Stage::S04
            | Stage::S05
            | Stage::S06
            | Stage::S07
            | Stage::S07b
            | Stage::S08
            | Stage::S09
            | Stage::S10
            | Stage::S11
            | Stage::End => None,
        }
    }
}

choice! {
    /// Who holds a right.
    Holder {
        Purchaser "purchaser" ("购买方", "Purchaser");
        Host "host" ("落地街道", "Host");
        Provider "provider" ("承接方", "Provider");
        Evaluator "evaluator" ("评估方", "Evaluator");
        Users "users" ("服务对象", "Users");
        Panel "panel" ("裁决小组", "Ruling panel");
    }
}

choice! {
    /// How far a right goes.
    Hold {
        Alone "alone" ("单独决定", "decides alone");
        Jointly "jointly" ("共同决定", "decides with others");
        Proposes "proposes" ("可以提出", "may propose");
        Objects "objects" ("可以异议", "may object");
        Nothing "none" ("无", "none");
    }
}

/// What the terms must hold besides the clause for a rule to give a right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    /// Nothing.
    Always,
    /// A part of the price that depends on an evaluation.
    PerformancePart,
    /// Hours for adjacent tasks.
    FlexHours,
}

impl When {
    fn holds(self, terms: &Terms) -> bool {
        match self {
            When::Always => true,
            When::PerformancePart => {
                let mut parts = terms.tranches.iter();
                parts
                    .any(|one| one.kind == TrancheKind::Performance && !one.share.value().is_zero())
            }
            When::FlexHours => terms.flex_hours > 0,
        }
    }
}

/// One rule of the table: by this clause, these parties hold this right in these parts.
#[derive(Clone, Copy, Debug)]
struct Rule {
    right: Right,
    phases: &'static [Phase],
    holder: Holder,
    hold: Hold,
    clause: Clause,
    when: When,
    why: Bi,
}

/// One cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is controlled.
    pub right: Right,
    /// When.
    pub phase: Phase,
    /// By whom.
    pub holder: Holder,
    /// How far.
    pub hold: Hold,
    /// The clause it follows from.
    pub clause: Clause,
    /// In words, with parameters in braces.
    pub why: Bi,
}

impl Cell {
    /// Its stable code, such as `operation.delivery.host`.
    pub fn code(&self) -> String {
        let (right, phase) = (self.right.code(), self.phase.code());
        format!("{right}.{phase}.{}", self.holder.code())
    }
}

/// What nobody was given, nobody has: only listed instructions bind.
const UNLISTED: Bi = bi(
    "合同没有给予；只有列明的指令有约束力",
    "the contract gives no such right; only listed instructions bind",
);

/// The matrix of a contract with these terms: each right, part and party once, in this order.
pub fn matrix(terms: &Terms) -> Vec<Cell> {
    let mut cells = Vec::new();
    for right in Right::ALL {
        for phase in Phase::ALL {
            for holder in Holder::ALL {
                cells.push(cell(terms, *right, *phase, *holder));
            }
        }
    }
    cells
}

fn cell(terms: &Terms, right: Right, phase: Phase, holder: Holder) -> Cell {
    let mut rules = table::RULES.iter();
    let found = rules.find(|rule| {
        rule.right == right
            && rule.holder == holder
            && rule.phases.contains(&phase)
            && terms.clauses.contains(&rule.clause)
            && rule.when.holds(terms)
    });
    let (hold, clause, why) = found.map_or((Hold::Nothing, Clause::Equality, UNLISTED), |rule| {
        (rule.hold, rule.clause, rule.why)
    });
    Cell {
        right,
        phase,
        holder,
        hold,
        clause,
        why,
    }
}

/// What a party holds in a part of the contract's life.
pub fn held(cells: &[Cell], holder: Holder, phase: Phase) -> impl Iterator<Item = &Cell> {
    let all = cells.iter();
    all.filter(move |one| one.holder == holder && one.phase == phase)
}

/// The digest of a matrix: of the codes alone, so that it is the same in both languages.
pub fn digest(cells: &[Cell]) -> Digest {
    let line = |one: &Cell| format!("{} {} {}\n", one.code(), one.hold.code(), one.clause.code());
    let text: String = cells.iter().map(line).collect();
    Digest::labelled("bonafide/control-rights", text.as_bytes())
}
