//! Begins the handover.

use super::{
    facts::HandoverBegun,
    law::{
        END_DECIDED, RETURN_PROVIDER, RETURN_PURCHASER, REVIEW_HOST, REVIEW_PROVIDER,
        REVIEW_PURCHASER, REVIEW_USERS, TRANSFER_CASES,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    process::Standing,
    stage::Stage,
    verb::Act,
};
use kernel::Role;
use rules::Key;

verb! {
    /// Begins the handover (S22).
    BeginHandover "begin-handover" ("启动交接", "Begin the handover")
    help ("已决定期满后安排或合同提前终止后办理。30 日内：承接方转介个案，双方返还资料，双方提交合作回顾。",
          "Once what follows is decided or the contract ended early. Within 30 days cases are transferred, both sides return what is the other's, and both review how they worked together.")
    acts [] scope Contract stages [S21]
    {
        plan: Prose = ("交接安排", "Handover plan") hint ("谁与谁交接、何时、个案如何征得同意", "who meets whom and when, how users are asked");
    }
}

impl Act for BeginHandover {
    fn standing(at: &At<'_>) -> Vec<Check> {
        let decided = at.contract().is_ok_and(|contract| {
            contract.ending.renewal.is_some() || matches!(contract.standing, Standing::Ended { .. })
        });
        vec![END_DECIDED.holds(decided)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let due = at.due(Key::CaseTransfer, at.occurred_on())?;
        let decision = Decision::new(at)
            .event(HandoverBegun {
                plan: self.plan.text(),
            })
            .enter(Stage::S22)
            .owe(&TRANSFER_CASES, "", due.clone())
            .owe(&RETURN_PROVIDER, "", due.clone())
            .owe(&RETURN_PURCHASER, "", due.clone())
            .owe(&REVIEW_PROVIDER, "", due.clone())
            .owe(&REVIEW_PURCHASER, "", due.clone());
        let covered = &at.contract()?.lots;
        let users = at
            .process
            .organisation_in(Role::UserPanel, at.context.contract);
        let decision = match users {
            Some(panel) => decision.owe_by(&REVIEW_USERS, panel, "", due.clone()),
            None => decision,
        };
        let lots = at
            .process
            .lots
            .iter()
            .filter(|lot| covered.contains(&lot.id));
        lots.fold(decision, |decision, lot| match &lot.host {
            Some(host) => decision.owe_by(&REVIEW_HOST, host, lot.id, due.clone()),
            None => decision,
        })
        .done()
    }
}
