//! The parity report: what the draft binds each side to, clause by clause, and which clause has no
//! mirror. Equality is counted, so that it can be checked before anybody signs.

mod table;

use crate::{contract::Clause, obligation::Duty, process::Terms, registry};
use kernel::{Bi, Role, Side, lang::bi};

/// How much a clause asks of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Nothing.
    Nothing,
    /// A duty without a consequence of its own.
    Duty,
    /// A duty with a day by which it must be kept, or after which silence counts.
    Clocked,
    /// A duty whose breach costs money, or a right of the other side to stop.
    Sanctioned,
}

impl Weight {
    /// Points in the sum of a side: 0 to 3.
    pub const fn points(self) -> u32 {
        match self {
            Weight::Nothing => 0,
            Weight::Duty => 1,
            Weight::Clocked => 2,
            Weight::Sanctioned => 3,
        }
    }

    /// In words.
    pub const fn name(self) -> Bi {
        match self {
            Weight::Nothing => bi("无", "nothing"),
            Weight::Duty => bi("义务", "a duty"),
            Weight::Clocked => bi("有期限的义务", "a duty with a clock"),
            Weight::Sanctioned => bi("有违约后果的义务", "a duty with a sanction"),
        }
    }
}

/// What one matter asks of both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The clause.
    pub clause: Clause,
    /// What the provider owes, and how much that is.
    pub provider: (Bi, Weight),
    /// What purchaser or host owes.
    pub government: (Bi, Weight),
}

impl Pair {
    /// Whether one side is bound and the other is not.
    pub fn lacks_mirror(&self) -> bool {
        (self.provider.1 == Weight::Nothing) != (self.government.1 == Weight::Nothing)
    }
}

/// The report on a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parity {
    /// Clause by clause, in the order of the catalogue.
    pub pairs: Vec<Pair>,
    /// Core clauses the draft does not hold.
    pub missing: Vec<Clause>,
    /// Kinds of service unit the provider delivers.
    pub deliveries: usize,
    /// What government supplies and pays: preconditions and tranches.
    pub supplies: usize,
    /// Kinds of duty that the contract brings to each side, and those without a mirror.
    pub duties: Duties,
}

/// Kinds of duty on each side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// Of the provider.
    pub provider: Vec<&'static Duty>,
    /// Of purchaser and hosts.
    pub government: Vec<&'static Duty>,
}

impl Duties {
    /// Duties that no duty of the other side answers.
    pub fn without_mirror(list: &[&'static Duty]) -> usize {
        let lone = |one: &&&Duty| {
            let answered = registry::duties().any(|other| other.mirror == one.code);
            one.mirror.is_empty() && !answered
        };
        list.iter().filter(lone).count()
    }
}

impl Parity {
    /// Points of the provider and of government over all clauses.
    pub fn points(&self) -> (u32, u32) {
        let sum = |side: fn(&Pair) -> Weight| {
            let points = self.pairs.iter().map(|one| side(one).points());
            points.fold(0, u32::saturating_add)
        };
        (sum(|one| one.provider.1), sum(|one| one.government.1))
    }

    /// How many clauses bind each side with a sanction.
    pub fn sanctions(&self) -> (usize, usize) {
        let count = |side: fn(&Pair) -> Weight| {
            let heavy = self
                .pairs
                .iter()
                .filter(|one| side(one) == Weight::Sanctioned);
            heavy.count()
        };
        (count(|one| one.provider.1), count(|one| one.government.1))
    }

    /// The clauses that bind one side only.
    pub fn one_sided(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|one| one.lacks_mirror())
    }
}

/// The report on the terms of a draft.
pub fn report(terms: &Terms) -> Parity {
    let of_catalogue = Clause::ALL.iter().copied();
    let pairs = of_catalogue
        .filter(|one| terms.clauses.contains(one))
        .filter_map(table::pair);
    let core = Clause::CORE.iter().copied();
    Parity {
        pairs: pairs.collect(),
        missing: core.filter(|one| !terms.clauses.contains(one)).collect(),
        deliveries: terms.units.len(),
        supplies: terms.preconditions.len() + terms.tranches.len(),
        duties: duties(),
    }
}

/// What one clause asks of both sides.
pub fn report_of(clause: Clause) -> Option<Pair> {
    table::pair(clause)
}

/// The kinds of duty that arise in a contract, by side.
fn duties() -> Duties {
    let of_contract = [
        crate::contract::DUTIES,
        crate::delivery::DUTIES,
        crate::money::DUTIES,
        crate::assessment::DUTIES,
        crate::ending::DUTIES,
    ];
    let mut found = Duties::default();
    for duty in of_contract.into_iter().flatten().copied() {
        match duty.debtor.side() {
            Some(Side::Provider) => found.provider.push(duty),
            Some(side) if Role::Purchaser.side() == Some(side) => found.government.push(duty),
            Some(side) if Role::Host.side() == Some(side) => found.government.push(duty),
            _ => {}
        }
    }
    found
}
