//! A side looks at its own duties.

use crate::{
    assessment::{
        SelfEvaluated,
        choices::SelfVerdict,
        duties::self_evaluation,
        parties,
        refusals::{ALREADY_DRAFTED, SELF_REPEATED},
        state::Phase,
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    obligation::ObligationState,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Provider, purchaser and host each evaluate how they kept their own duties (A89).
    SelfEvaluate "self-evaluate" ("自评", "Evaluate one's own duties")
    help ("承接方、购买方和落地街道都对自己的职责自评。按期履行的数目由系统统计，无需填写。", "Provider, purchaser and host each look at their own duties. What was kept in time is counted for you.")
    acts [89] scope Contract stages [S16, S18, S19, S20]
    {
        verdict: SelfVerdict = ("总体情况", "On the whole");
        statement: Prose = ("说明", "Statement") hint ("做到了什么，没做到什么，为什么，需要对方做什么", "what was done, what was not and why, and what you need from the others");
    }
}

impl Act for SelfEvaluate {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        ALREADY_DRAFTED.unless(!matches!(evaluation.phase, Phase::Drafted(_)))?;
        let (_, own) = parties::own_side(at)?;
        let mut reports = evaluation.self_reports.iter();
        SELF_REPEATED.unless(!reports.any(|one| one.organisation.id == own.id))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let (side, organisation) = parties::own_side(at)?;
        let (due, kept) = count_kept(at);
        let decision = Decision::new(at).event(SelfEvaluated {
            evaluation: evaluation.id,
            side,
            organisation,
            verdict: self.verdict,
            statement: self.statement.text(),
            due,
            kept,
        });
        parties::meet_own(decision, at, self_evaluation(side), evaluation.id).done()
    }
}

/// How many obligations of the actor's organisation under this contract had fallen due, and how
/// many of them were kept in time.
fn count_kept(at: &At<'_>) -> (u32, u32) {
    let (mut due, mut kept) = (0u32, 0u32);
    let own = at.process.obligations.iter().filter(|one| {
        one.contract == at.context.contract
            && one.debtor.is_some()
            && one.debtor == at.actor().organisation
    });
    for one in own {
        let Some(last) = one.due.date() else {
            continue;
        };
        match &one.state {
            ObligationState::Met { on } => {
                due = due.saturating_add(1);
                kept = kept.saturating_add(u32::from(*on <= last));
            }
            ObligationState::Open if last < at.today() => due = due.saturating_add(1),
            // What fell away only after its last day was missed all the same.
            ObligationState::Lapsed if one.missed.is_some() => due = due.saturating_add(1),
            // Those waived, excused or fallen away in time are held against nobody.
            ObligationState::Open
            | ObligationState::Waived { .. }
            | ObligationState::Excused { .. }
            | ObligationState::Lapsed => {}
        }
    }
    (due, kept)
}
