//! Denies an order given by word of mouth.

use super::{
    common::task_of,
    confirm_verbal_order::{any_order, waits},
    facts::VerbalOrderDenied,
    ids::TaskId,
    tasks::{is_requester, verbal_duty},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The office denies that it gave the order. Both versions stay on record.
    DenyVerbalOrder "deny-verbal-order" ("否认口头要求", "Deny a verbal order")
    help ("说明实际情况；双方说法都会保留。", "Say what happened; both accounts stay on record.")
    acts [59] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        task: TaskId = ("口头要求", "Verbal order");
        text: Prose = ("实际情况", "What happened");
    }
}

impl Act for DenyVerbalOrder {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        any_order(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let task = task_of(at, self.task)?;
        is_requester(at, task)?;
        waits(task)?;
        Decision::new(at)
            .event(VerbalOrderDenied {
                task: task.id,
                text: self.text.text(),
            })
            .meet(verbal_duty(task.side), task.id)
            .done()
    }
}
