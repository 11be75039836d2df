//! The register of obligations: one list for all parties, with what each rests on, how much of its
//! time was used, what answers it on the other side, why it was late and what came of it. A pure
//! reading of the state; nothing here decides anything.

mod blame;
mod silence;
#[cfg(test)]
mod tests;

pub use blame::{Because, Blame, Ground, blame, leads_to};
pub use silence::{SILENCE, Silence, silences};

use crate::{
    contract::{Clause, clauses},
    delivery::ids::DefaultNoticeId,
    money::Arrears,
    obligation::{Obligation, ObligationState},
    process::{ContractId, Process},
};
use kernel::{Date, Money, Side, time::days_between};

choice! {
    /// How an obligation stands, counted in one way for all sides.
    Outcome {
        OnTime "on-time" ("按时履行", "kept in time");
        KeptLate "kept-late" ("迟延履行", "kept late");
        Open "open" ("进行中", "open");
        Late "late" ("逾期未履行", "late and open");
        Waived "waived" ("已豁免", "waived");
        Excused "excused" ("免责", "excused");
        Lapsed "lapsed" ("不再需要", "fell away");
    }
}

impl Outcome {
    /// How an obligation stands on a day.
    pub fn of(one: &Obligation, today: Date) -> Outcome {
        let late = one.days_late(today).is_some();
        match (&one.state, late) {
            (ObligationState::Open, false) => Outcome::Open,
            (ObligationState::Open, true) => Outcome::Late,
            (ObligationState::Met { .. }, false) => Outcome::OnTime,
            (ObligationState::Met { .. }, true) => Outcome::KeptLate,
            (ObligationState::Waived { .. }, _) => Outcome::Waived,
            (ObligationState::Excused { .. }, _) => Outcome::Excused,
            (ObligationState::Lapsed, _) => Outcome::Lapsed,
        }
    }

    /// Whether somebody was late: the duty was kept late or is late still.
    pub const fn is_missed(self) -> bool {
        matches!(self, Outcome::KeptLate | Outcome::Late)
    }
}

/// Days of an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Calendar days from the day it arose to its last day; none while that is unknown.
    pub allowed: Option<i32>,
    /// Calendar days used until it was kept, or until today.
    pub used: i32,
}

/// The days an obligation was given and the days it took.
pub fn days(one: &Obligation, today: Date) -> Days {
    let end = match &one.state {
        ObligationState::Met { on } => *on,
        ObligationState::Open
        | ObligationState::Waived { .. }
        | ObligationState::Excused { .. }
        | ObligationState::Lapsed => today,
    };
    let last = one.due.date();
    Days {
        allowed: last.map(|last| days_between(one.arose, last).max(0)),
        used: days_between(one.arose, end).max(0),
    }
}

/// The obligations of a contract, or of the whole purchase.
pub fn of(process: &Process, contract: Option<ContractId>) -> impl Iterator<Item = &Obligation> {
    let all = process.obligations.iter();
    all.filter(move |one| contract.is_none() || one.contract == contract)
}

/// The clauses of its contract an obligation rests on.
pub fn clauses_of(process: &Process, one: &Obligation) -> Vec<Clause> {
    let contract = one.contract.and_then(|id| process.contract(id));
    let agreed = contract.map(|contract| &contract.terms.clauses);
    clauses::resting_on(one.duty.0)
        .filter(|clause| agreed.is_some_and(|list| list.contains(clause)))
        .collect()
}

/// The obligations of the other side that answer this one: of the mirrored kind, about the same
/// object of the same contract.
pub fn mirrors<'a>(
    process: &'a Process,
    one: &'a Obligation,
) -> impl Iterator<Item = &'a Obligation> {
    let mirror = one.duty.0.mirror;
    let all = process.obligations.iter();
    all.filter(move |other| {
        let same = other.contract == one.contract && other.subject == one.subject;
        same && !mirror.is_empty() && other.duty.0.code == mirror
    })
}

/// What came of an obligation that was not kept in time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Consequences {
    /// Interest posted so far.
    pub interest: Option<Money>,
    /// Since when its arrears are public.
    pub public: Option<Date>,
    /// Since when its arrears are a default.
    pub default: Option<Date>,
    /// Notices of default that name it.
    pub notices: Vec<DefaultNoticeId>,
}

impl Consequences {
    /// Whether nothing came of it.
    pub fn is_empty(&self) -> bool {
        *self == Consequences::default()
    }
}

/// What came of an obligation so far, by the ledger and the notices of its contract.
pub fn consequences(process: &Process, one: &Obligation) -> Consequences {
    let Some(contract) = one.contract.and_then(|id| process.contract(id)) else {
        return Consequences::default();
    };
    let notices = contract.delivery.notices.iter();
    let named = notices.filter(|notice| notice.obligation == Some(one.id));
    let mut found = Consequences {
        notices: named.map(|notice| notice.id).collect(),
        ..Consequences::default()
    };
    if !["pay-invoice", "pay-outer"].contains(&one.duty.0.code) {
        return found;
    }
    let mut invoices = contract.money.invoices.iter();
    if let Some(invoice) = invoices.find(|invoice| invoice.id.to_string() == one.subject) {
        let interest = invoice.interest();
        found.interest = (!interest.is_zero()).then_some(interest);
        match invoice.arrears {
            Arrears::Published { on } => found.public = Some(on),
            Arrears::Default { on } => found.default = Some(on),
            Arrears::Unlisted | Arrears::Cleared { .. } => {}
        }
    }
    found
}

/// How often a side kept its obligations and how often not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kept in time.
    pub kept: usize,
    /// Kept late, or late and open.
    pub missed: usize,
    /// Open with time left.
    pub open: usize,
    /// Waived, excused or fallen away.
    pub released: usize,
}

/// The count of one side.
pub fn tally<'a>(all: impl Iterator<Item = &'a Obligation>, side: Side, today: Date) -> Tally {
    let own = all.filter(|one| one.duty.0.debtor.side() == Some(side));
    own.fold(Tally::default(), |mut sum, one| {
        let place = match Outcome::of(one, today) {
            Outcome::OnTime => &mut sum.kept,
            Outcome::KeptLate | Outcome::Late => &mut sum.missed,
            Outcome::Open => &mut sum.open,
            Outcome::Waived | Outcome::Excused | Outcome::Lapsed => &mut sum.released,
        };
        *place += 1;
        sum
    })
}
