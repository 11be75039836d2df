//! What this module keeps of a purchase and of each contract.

use super::choices::{Conflicts, LateCause};
use crate::process::ContractId;
use kernel::{Date, FreeText, Money};
use rust_decimal::Decimal;

/// Kept for the purchase.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Local {
    /// The last assessment of conflicts and its day.
    pub conflicts: Option<(Conflicts, Date)>,
    /// The day the assessment summaries went out.
    pub summaries: Option<Date>,
    /// Working days of the standstill the purchaser chose.
    pub standstill: Option<u32>,
    /// Since when something open has barred signing.
    pub barred_since: Option<Date>,
    /// A stretch of days that barred signing and has not moved the time to sign yet.
    pub barred: Option<(Date, Date)>,
    /// Days on which signing was barred, all told.
    pub days_barred: u32,
}

impl Local {
    /// Something that bars signing came up.
    pub(crate) fn bar(&mut self, on: Date) {
        self.barred_since = self.barred_since.or(Some(on));
    }

    /// The award fell, and with it what was said and chosen about it.
    pub(crate) fn award_fell(&mut self) {
        self.summaries = None;
        self.standstill = None;
        self.barred = None;
    }

    /// Nothing bars signing any more.
    pub(crate) fn unbar(&mut self, on: Date) {
        if let Some(since) = self.barred_since.take() {
            // A stretch that did not move the clock yet is taken together with this one.
            let since = self.barred.map_or(since, |(from, _)| from.min(since));
            self.barred = Some((since, on));
        }
    }
}

/// Kept for a contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OfContract {
    /// Work done before there was a contract.
    pub work: Vec<Work>,
    /// The meter as it stopped at signing.
    pub late: Option<Late>,
    /// The day the comptroller approved it.
    pub approved: Option<Date>,
    /// The day its text was published.
    pub text_published: Option<Date>,
    /// The contract it renews.
    pub renews: Option<ContractId>,
    /// The contract that renews it.
    pub renewed_by: Option<ContractId>,
}

/// Work done before there was a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// The day.
    pub on: Date,
    /// Hours.
    pub hours: Decimal,
    /// What.
    pub what: FreeText,
}

/// What the meter showed when the contract was signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Late {
    /// The first day of service.
    pub from: Date,
    /// The day of the second signature.
    pub to: Date,
    /// Days without a contract.
    pub days: u32,
    /// Hours worked in them.
    pub hours: Decimal,
    /// Who was waited for last.
    pub waited: LateCause,
    /// The interest for the delay, where the rules give one.
    pub interest: Option<Money>,
}
