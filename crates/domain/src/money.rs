//! Money: invoices, checks, payments, interest, deductions, and the final account (M3, S20).
//!
//! What nobody disputes is paid by its last day, and no rule here may stop that. Silence of the
//! purchaser makes an invoice due in full; interest posts itself; every internal step of the
//! purchaser has an owner and a clock the provider can see. No sum may ever be paid beyond the
//! price, the interest posted and the claims invoiced.

pub mod approve_payment;
mod balance;
pub mod bills;
pub mod certify_receivable;
pub mod check_invoice;
mod clock;
pub mod confirm_receipt;
pub mod credit_invoice;
pub mod deduct;
mod events;
mod evolve;
mod evolve_credit;
pub mod interest;
mod kinds;
mod ledger;
mod lookup;
mod norms;
pub mod object_to_deduction;
pub mod pass_to_treasury;
pub mod pay_invoice;
pub mod publish_payment_statistics;
pub mod record_delay_reason;
pub mod repay_credit;
pub mod request_receivable;
pub mod resolve_disputed_part;
pub mod settle_contract;
pub mod settle_disputed_part;
pub mod shift_savings;
mod statistics;
pub mod strip;
pub mod submit_invoice;
pub mod uphold_deduction;
#[cfg(any(test, feature = "testkit"))]
mod walk;
pub mod withdraw_deduction;

pub use bills::{Bills, Credit};
pub use clock::tick;
pub use events::{
    AccountSettled, ArrearsBecameDefault, ArrearsCleared, ArrearsPublished, ClaimFiled,
    CreditRepaid, DeductionMade, DeductionObjected, DeductionStood, DeductionUpheld,
    DeductionWithdrawn, DelayExplained, DelayPleaded, DisputedPartConceded, DisputedPartOffered,
    DisputedPartRuled, DisputedPartSettled, Event, InterestPosted, InvoiceAgreed, InvoiceCredited,
    InvoiceDeemedUndisputed, InvoiceDisputed, InvoiceSubmitted, LateContractCharged,
    PaymentApproved, PaymentConfirmed, PaymentDeemedReceived, PaymentMade, PaymentPassed,
    ReceivableCertified, ReceivableRequested, SavingsShifted, StatisticsPublished,
};
pub use evolve::evolve;
pub use kinds::{
    Basis, CheckOutcome, ClaimId, ClaimKind, CostHead, DeductionId, DelayCause, InvoiceId, Worked,
};
pub use ledger::{
    Account, Approval, Arrears, Checking, Claim, Deduction, DeductionState, Delay, Dispute,
    DisputeState, Invoice, Ledger, Offer, Part, Payment, Posting, Receipt, Receivable, Shift,
    Statistics,
};
pub use norms::{
    ACCEPTOR_NOT_PAYER, ALL_INVOICED, APPROVER_NOT_CHECKER, BASE_NOT_HOSTAGE, DEDUCTION_HEARD,
    DUTIES, GUARDS, LEDGER_CLOSED, PAID_IN_TIME, PERFORMANCE_RESULT, REFUSALS, UNDISPUTED_PAID,
};
#[cfg(any(test, feature = "testkit"))]
pub use walk::{walk, walks};

use crate::{context::At, process::TrancheId, refs::Choice, verb::VerbEntry};
use kernel::Lang;

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<submit_invoice::SubmitInvoice>(),
    VerbEntry::of::<check_invoice::CheckInvoice>(),
    VerbEntry::of::<approve_payment::ApprovePayment>(),
    VerbEntry::of::<pass_to_treasury::PassToTreasury>(),
    VerbEntry::of::<pay_invoice::PayInvoice>(),
    VerbEntry::of::<confirm_receipt::ConfirmReceipt>(),
    VerbEntry::of::<credit_invoice::CreditInvoice>(),
    VerbEntry::of::<repay_credit::RepayCredit>(),
    VerbEntry::of::<settle_disputed_part::SettleDisputedPart>(),
    VerbEntry::of::<resolve_disputed_part::ResolveDisputedPart>(),
    VerbEntry::of::<record_delay_reason::RecordDelayReason>(),
    VerbEntry::of::<request_receivable::RequestReceivable>(),
    VerbEntry::of::<certify_receivable::CertifyReceivable>(),
    VerbEntry::of::<deduct::Deduct>(),
    VerbEntry::of::<object_to_deduction::ObjectToDeduction>(),
    VerbEntry::of::<uphold_deduction::UpholdDeduction>(),
    VerbEntry::of::<withdraw_deduction::WithdrawDeduction>(),
    VerbEntry::of::<shift_savings::ShiftSavings>(),
    VerbEntry::of::<publish_payment_statistics::PublishPaymentStatistics>(),
    VerbEntry::of::<settle_contract::SettleContract>(),
];

/// Objects of this module that a field can point to: open invoices, deductions that can still
/// change, and the tranches of the contract with what can still be invoiced of them.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let ledger = &contract.money;
    match kind {
        InvoiceId::KIND => {
            let open = ledger.invoices.iter().filter(|one| one.is_open());
            open.map(invoice_choice).collect()
        }
        DeductionId::KIND => {
            let deductions = ledger.deductions.iter();
            deductions
                .filter(|one| !one.effective().is_zero())
                .map(|one| Choice::new(one.id, format!("{} {}", one.id, one.amount)))
                .collect()
        }
        TrancheId::KIND => {
            let tranches = contract.terms.tranches.iter();
            let rooms = tranches.map(|one| (one, ledger.room_of(&contract.terms, one.id)));
            rooms
                .filter(|(_, room)| !room.is_zero())
                .map(|(one, room)| Choice {
                    value: one.id.to_string(),
                    zh: format!("{} {}，可开 {room}", one.id, one.kind.name().zh),
                    en: format!("{} {}, {room} left", one.id, one.kind.name().en),
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

fn invoice_choice(invoice: &Invoice) -> Choice {
    use crate::say::Say;
    let (id, unpaid) = (invoice.id, invoice.unpaid());
    let (zh, en) = (invoice.basis.say(Lang::Zh), invoice.basis.say(Lang::En));
    Choice {
        value: id.to_string(),
        zh: format!("{id} {zh} {}，未付 {unpaid}", invoice.amount),
        en: format!("{id} {en} {}, {unpaid} unpaid", invoice.amount),
    }
}

#[cfg(test)]
mod tests;
