//! What must hold after every accepted command, checked from the events alone where that is
//! possible, so that a mistake in a fold cannot hide itself.

mod duties;
mod money;
mod people;
mod shield;
mod stages;

use domain::{
    Context, ContractId, Event, Process,
    registry::Denied,
    verb::{Shield, VerbEntry},
};
use std::collections::BTreeMap;

/// Something that must always hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// A decision never crashes.
    NoCrash,
    /// The same question has the same answer.
    SameAnswer,
    /// Events read back from JSON as they were.
    RoundTrip,
    /// Stages follow each other as the model says.
    StageOrder,
    /// An obligation ends once and is never lost.
    DutyKept,
    /// Money is conserved.
    MoneyConserved,
    /// Nothing is paid beyond contract, claims and interest, nor beyond what was billed.
    PaidWithin,
    /// Nothing is billed beyond what there is.
    BilledWithin,
    /// What is billed by units or hours was measured.
    Measured,
    /// No guard stops an undisputed payment or an act that keeps somebody safe.
    NeverBlocked,
    /// Two people.
    TwoPeople,
    /// A protected act is never used against its author.
    Protected,
}

impl Rule {
    /// What must hold, in words.
    pub const fn text(self) -> &'static str {
        match self {
            Rule::NoCrash => "a decision never crashes",
            Rule::SameAnswer => "the same command in the same state has the same answer",
            Rule::RoundTrip => "what is recorded reads back as it was",
            Rule::StageOrder => "stages follow each other as the model says",
            Rule::DutyKept => "an obligation ends once, keeps its number, and is never lost",
            Rule::MoneyConserved => {
                "paid, balance, deductions and refused sums make up price, claims and interest"
            }
            Rule::PaidWithin => "nothing is paid beyond what was billed, approved and owed",
            Rule::BilledWithin => "nothing is billed beyond price, claims and interest",
            Rule::Measured => "nothing is billed that the record of services does not hold",
            Rule::NeverBlocked => {
                "no guard stops an undisputed payment or an act that keeps somebody safe"
            }
            Rule::TwoPeople => "who proposes, signs, approves or decides is not who decides next",
            Rule::Protected => "a protected act never counts against its author",
        }
    }

    /// The rule does not hold.
    pub fn broken(self, detail: String) -> Breach {
        Breach { rule: self, detail }
    }

    /// Whether the rule holds.
    ///
    /// # Errors
    /// It does not.
    pub fn unless(self, holds: bool, detail: impl FnOnce() -> String) -> Result<(), Breach> {
        match holds {
            true => Ok(()),
            false => Err(self.broken(detail())),
        }
    }
}

/// A rule that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Which.
    pub rule: Rule,
    /// In what way.
    pub detail: String,
}

/// An accepted command before its events take effect.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    /// The state.
    pub before: &'a Process,
    /// Who acts, when, about what.
    pub context: &'a Context<'a>,
    /// The verb.
    pub entry: &'a VerbEntry,
    /// What it causes.
    pub events: &'a [Event],
}

/// What is kept beside the state, to hold it against.
#[derive(Clone, Debug, Default)]
pub struct Books {
    money: BTreeMap<ContractId, money::Book>,
    duties: duties::Book,
}

impl Books {
    /// A refusal is of a kind that may be.
    ///
    /// # Errors
    /// A guard refuses what none may.
    pub fn refused(&self, entry: &VerbEntry, denied: &Denied) -> Result<(), Breach> {
        let Denied::Refused(refusal) = denied else {
            return Ok(());
        };
        let by_guard = ["guard-blocks", "reason-needed"].contains(&refusal.code());
        let shielded = entry.meta.shield != Shield::None;
        Rule::NeverBlocked.unless(!(by_guard && shielded), || {
            format!("`{}`: {}", entry.meta.code, refusal.text(kernel::Lang::En))
        })
    }

    /// What the events of an accepted command say, against the state before.
    ///
    /// # Errors
    /// Something does not hold.
    pub fn check_events(&mut self, moment: &Moment<'_>) -> Result<(), Breach> {
        stages::check(moment)?;
        people::check(moment)?;
        shield::check(moment)?;
        self.duties.take(moment)?;
        if let Some(contract) = moment.context.contract {
            let book = self.money.entry(contract).or_default();
            book.take(moment)?;
        }
        Ok(())
    }

    /// What the state after an accepted command must have kept of it.
    ///
    /// # Errors
    /// Something does not hold.
    pub fn check_memory(
        &self,
        entry: &VerbEntry,
        context: &Context<'_>,
        after: &Process,
    ) -> Result<(), Breach> {
        shield::remembered(entry, context, after)
    }

    /// The state after, against what was kept.
    ///
    /// # Errors
    /// Something does not hold.
    pub fn check_state(
        &mut self,
        process: &Process,
        contract: Option<ContractId>,
    ) -> Result<(), Breach> {
        self.duties.check(process)?;
        let found = contract.and_then(|id| process.contract(id));
        match found.and_then(|one| Some((one, self.money.get(&one.id)?))) {
            Some((contract, book)) => book.check(contract),
            None => Ok(()),
        }
    }
}
