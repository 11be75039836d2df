//! The purchaser says why a payment is late. It is shown, and excuses nothing.

use super::{
    events::{DelayExplained, DelayPleaded},
    kinds::{DelayCause, InvoiceId},
    lookup,
    norms::{NOTE_NEEDED, NOTHING_UNPAID},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Records why a payment is late; some causes are no ground for delay (A82).
    RecordDelayReason "record-delay-reason" ("说明迟付原因", "Say why a payment is late")
    help ("原因会公开显示，但不免除付款和利息。内部流程、负责人变动、未约定的审计不得作为拖延理由，仍应如实记录。", "The cause is shown and excuses neither payment nor interest. Internal procedure, a change of leader and an unagreed audit are no ground for delay; record them all the same.")
    acts [82] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        invoice: InvoiceId = ("发票", "Invoice");
        cause: DelayCause = ("原因", "Cause");
        note: Option<Prose> = ("说明", "In words");
    }
}

impl Act for RecordDelayReason {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        lookup::some_invoice(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let invoice = lookup::invoice(at, self.invoice)?;
        NOTHING_UNPAID
            .unless(!invoice.unpaid().is_zero())
            .map_err(|one| one.at("invoice"))?;
        let (id, cause) = (invoice.id, self.cause);
        let note = self.note.as_ref().map(Prose::text);
        if cause == DelayCause::Other && note.is_none() {
            return Err(NOTE_NEEDED.refuse().at("note"));
        }
        let decision = Decision::new(at);
        if cause.is_forbidden() {
            decision.event(DelayPleaded { id, cause, note }).done()
        } else {
            decision.event(DelayExplained { id, cause, note }).done()
        }
    }
}
