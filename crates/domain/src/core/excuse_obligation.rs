//! An obligation is excused because the other side caused the delay.

use crate::{
    context::At,
    core::{
        self, EXCUSE_CIRCLE, NOT_CREDITOR, OBLIGATION_UNKNOWN, ObligationExcused,
        waive_obligation::{is_creditor, open_obligation},
    },
    decision::{Decided, Decision},
    input::Prose,
    obligation::ObligationId,
    register::leads_to,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Excuses an obligation because of what the other side did not do (blame graph): said by the
    /// side it is owed to, or by the ruling panel.
    ExcuseObligation "excuse-obligation" ("因对方原因免责", "Excuse an obligation")
    help ("逾期由对方造成的，由权利方承认或由裁决小组认定后免责。", "Where the other side caused the delay, that side or the ruling panel excuses it.")
    acts [] scope Either stages []
    {
        obligation: ObligationId = ("义务", "Obligation");
        cause: Option<ObligationId> = ("因哪一项未履行的义务", "Because of which obligation not kept");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for ExcuseObligation {
    fn decide(&self, at: &At<'_>) -> Decided {
        let owed = open_obligation(at, self.obligation)?;
        let may = at.actor().role == Role::Panel || is_creditor(at, owed);
        NOT_CREDITOR
            .unless(may)
            .map_err(|one| one.at("obligation"))?;
        if let Some(cause) = self.cause {
            let known = at.process.obligations.iter().any(|one| one.id == cause);
            let other = cause != self.obligation;
            OBLIGATION_UNKNOWN
                .unless(known && other)
                .map_err(|one| one.at("cause"))?;
            if leads_to(at.process, cause, self.obligation) {
                return Err(EXCUSE_CIRCLE.with("cause", cause.to_string()).at("cause"));
            }
        }
        Decision::new(at)
            .event(core::Event::ObligationExcused(ObligationExcused {
                id: self.obligation,
                cause: self.cause,
                reason: self.reason.text(),
            }))
            .done()
    }
}
