//! The ledger of one contract: what was invoiced, disputed, approved, paid, and what lateness cost.
//!
//! An invoice is divided into parts. A part is a sum nobody disputes with one last day of payment;
//! the part agreed at once and a part conceded later have each their own. Interest is counted per
//! part, so that a dispute about one sum never hides the lateness of another.

use super::bills::{Bills, Credit};
use super::kinds::{
    Basis, ClaimId, ClaimKind, CostHead, DeductionId, DelayCause, InvoiceId, Worked,
};
use crate::{contract::Clause, obligation::Due};
use kernel::{Date, FreeText, Money, PersonId, role::Side};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// State kept by this module.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// Invoices in the order they came.
    pub invoices: Vec<Invoice>,
    /// Claims beside the price.
    pub claims: Vec<Claim>,
    /// Deductions, whatever became of them.
    pub deductions: Vec<Deduction>,
    /// Interest because the contract was signed after the service began, posted once.
    pub late_contract: Option<Posting>,
    /// Savings shifted between cost heads.
    pub shifts: Vec<Shift>,
    /// Payment statistics published.
    pub statistics: Vec<Statistics>,
    /// The final account, once settled.
    pub account: Option<Account>,
}

/// An invoice and all that became of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    /// Its id here.
    pub id: InvoiceId,
    /// What it bills.
    pub basis: Basis,
    /// The sum billed; credit notes on what was not paid are taken off.
    pub amount: Money,
    /// What of the record it bills, credit notes taken off.
    pub bills: Bills,
    /// The number on the paper.
    pub number: FreeText,
    /// The day it came.
    pub submitted: Date,
    /// The last day to dispute it.
    pub check_by: Due,
    /// The last day to pay what is not disputed.
    pub due: Due,
    /// The outer limit of payment.
    pub outer: Due,
    /// The purchaser's check.
    pub checking: Checking,
    /// Sums nobody disputes.
    pub parts: Vec<Part>,
    /// Approvals.
    pub approvals: Vec<Approval>,
    /// What was handed to the treasury.
    pub passed: Money,
    /// Payments.
    pub payments: Vec<Payment>,
    /// Whether lateness had its public consequences.
    pub arrears: Arrears,
    /// The certificate for a bank.
    pub receivable: Receivable,
    /// Reasons given for lateness; they excuse nothing.
    pub delays: Vec<Delay>,
    /// Credit notes.
    pub credits: Vec<Credit>,
    /// What of a credited sum was paid back.
    pub repaid: Money,
}

/// How the check of an invoice stands.
#[derive(Clone, Debug, PartialEq)]
pub enum Checking {
    /// Not checked yet.
    Waiting,
    /// Nothing disputed.
    Agreed {
        /// When.
        on: Date,
        /// By whom.
        by: Option<PersonId>,
    },
    /// The time to check passed in silence; all of it is due.
    Deemed {
        /// When.
        on: Date,
    },
    /// A part is disputed.
    Disputed {
        /// When.
        on: Date,
        /// By whom.
        by: Option<PersonId>,
        /// What is disputed.
        dispute: Dispute,
    },
}

/// A disputed part.
#[derive(Clone, Debug, PartialEq)]
pub struct Dispute {
    /// What is still in dispute, or was when it ended.
    pub amount: Money,
    /// Why.
    pub reason: FreeText,
    /// The clause relied on.
    pub clause: Clause,
    /// How it stands.
    pub state: DisputeState,
}

/// How a dispute about a part stands.
#[derive(Clone, Debug, PartialEq)]
pub enum DisputeState {
    /// Open, with the last offer if one was made.
    Open {
        /// The offer.
        offer: Option<Offer>,
    },
    /// Ended; of the disputed amount `refused` is not owed.
    Ended {
        /// When.
        on: Date,
        /// What is not owed.
        refused: Money,
    },
}

/// An offer to settle a disputed part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// By which side.
    pub by: Side,
    /// What would be paid.
    pub accepted: Money,
}

/// A sum nobody disputes.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The sum.
    pub amount: Money,
    /// Its last day of payment.
    pub due: Due,
    /// Paid so far.
    pub paid: Money,
    /// When it was paid in full.
    pub settled: Option<Date>,
    /// Interest posted on it.
    pub postings: Vec<Posting>,
}

/// Interest for the days after `from` up to and with `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posting {
    /// The day before the first day counted.
    pub from: Date,
    /// The last day counted.
    pub to: Date,
    /// How many days that is.
    pub days: u32,
    /// The sum that was late.
    pub principal: Money,
    /// The daily rate.
    pub rate: Decimal,
    /// The interest.
    pub amount: Money,
}

/// An approval of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    /// What was approved.
    pub amount: Money,
    /// By whom; the same person does not pay.
    pub by: Option<PersonId>,
    /// When.
    pub on: Date,
}

/// A payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The sum.
    pub amount: Money,
    /// When.
    pub on: Date,
    /// By whom.
    pub by: Option<PersonId>,
    /// The bank's reference.
    pub reference: Option<FreeText>,
    /// The last day for the provider to speak.
    pub confirm_by: Due,
    /// Whether it arrived.
    pub receipt: Receipt,
}

/// Whether a payment arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// The provider has not said yet.
    Waiting,
    /// The provider confirmed.
    Confirmed {
        /// When.
        on: Date,
    },
    /// The provider was silent until the last day.
    Deemed {
        /// When.
        on: Date,
    },
}

/// The public consequences of a late payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrears {
    /// None yet.
    Unlisted,
    /// On the public list.
    Published {
        /// Since when.
        on: Date,
    },
    /// The purchaser is in default.
    Default {
        /// Since when.
        on: Date,
    },
    /// Paid at last.
    Cleared {
        /// When.
        on: Date,
    },
}

/// The certificate of a receivable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receivable {
    /// Nobody asked.
    Unasked,
    /// The provider asked.
    Requested {
        /// When.
        on: Date,
    },
    /// It was given.
    Certified {
        /// When.
        on: Date,
        /// For what sum.
        amount: Money,
    },
}

/// A reason given for a late payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delay {
    /// The cause.
    pub cause: DelayCause,
    /// In words.
    pub note: Option<FreeText>,
    /// When.
    pub on: Date,
}

/// Money claimed beside the price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its id.
    pub id: ClaimId,
    /// What it is for.
    pub kind: ClaimKind,
    /// The sum.
    pub amount: Money,
    /// The task or order it rests on.
    pub ground: Option<FreeText>,
}

/// A deduction from the performance part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deduction {
    /// Its id.
    pub id: DeductionId,
    /// The sum; a ruling may lower it.
    pub amount: Money,
    /// How it was computed.
    pub worked: Option<Worked>,
    /// The clause it rests on.
    pub clause: Clause,
    /// The finding it rests on.
    pub finding: FreeText,
    /// The provider's reply to the finding.
    pub reply: Option<FreeText>,
    /// Why.
    pub reasons: FreeText,
    /// By whom; the same person does not rule on it.
    pub by: Option<PersonId>,
    /// The last day to object.
    pub object_by: Due,
    /// How it stands.
    pub state: DeductionState,
}

/// How a deduction stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeductionState {
    /// The provider may still object.
    Open,
    /// The provider objected; a panel rules.
    Objected {
        /// When.
        on: Date,
        /// Why.
        reason: FreeText,
    },
    /// Nobody objected in time.
    Stands {
        /// Since when.
        on: Date,
    },
    /// The panel upheld it, perhaps lowered.
    Upheld {
        /// When.
        on: Date,
    },
    /// It was taken back or set aside.
    Withdrawn {
        /// When.
        on: Date,
    },
}

/// Savings shifted from one cost head to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// From.
    pub from: CostHead,
    /// To.
    pub to: CostHead,
    /// How much.
    pub amount: Money,
    /// When notice was given.
    pub on: Date,
}

/// How a contract was paid in a period, counted by parts of invoices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistics {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Sums paid by their last day.
    pub on_time: u32,
    /// Together.
    pub on_time_sum: Money,
    /// Sums paid after it.
    pub late: u32,
    /// Together.
    pub late_sum: Money,
    /// Sums past their last day and not paid.
    pub overdue: u32,
    /// What is missing of them.
    pub overdue_sum: Money,
    /// Interest posted so far.
    pub interest: Money,
}

/// The final account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// The price as last agreed.
    pub value: Money,
    /// Deductions in force.
    pub deductions: Money,
    /// Invoiced and found not owed.
    pub refused: Money,
    /// Claims for extra tasks and emergencies.
    pub claims: Money,
    /// Interest posted.
    pub interest: Money,
    /// Paid.
    pub paid: Money,
    /// Not paid: what was never invoiced, and interest never claimed.
    pub balance: Money,
}
