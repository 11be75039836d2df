//! The dossier of one contract, from the record of its purchase.

use super::{
    book::Book,
    cast::Cast,
    duties::{self, Owed},
    matrix::allocations,
    norms::norms,
};
use crate::cache::Loaded;
use domain::{Contract as Signed, ContractId, contract::editions};
use kernel::{Date, Money};
use measure::{
    Dossier,
    ids::{ContractName, PartyId},
    schema::{Contract, Payment, Words},
};
use rules::{Pack, Rulebook};
use rust_decimal::Decimal;

/// Ten-thousandths, in which shares of a price are counted.
const SHARE_PARTS: u32 = 10_000;

/// The dossier of a contract as of a day; none when there is no such contract or it is not signed.
/// Nothing enters that a party of the contract could not read.
pub fn dossier(
    loaded: &Loaded,
    contract: ContractId,
    rulebook: &Rulebook,
    today: Date,
) -> Option<Dossier> {
    let process = &loaded.process;
    let contract = process.contract(contract)?;
    let signed = contract.signed?;
    let cast = Cast::of(process, contract)?;
    let pack = contract.pack.as_ref().and_then(|id| rulebook.pack(id));
    let book = Book::of(loaded, contract, &cast);
    let owed = duties::owed(process, contract, &cast, &book, today);
    let told = told(
        loaded,
        contract,
        (&cast, &book, &owed, pack),
        (signed, today),
    );
    Some(Dossier {
        contract: told,
        duties: owed.into_iter().map(|one| one.duty).collect(),
        acts: book.into_acts(),
        codings: Vec::new(),
    })
}

fn told(
    loaded: &Loaded,
    contract: &Signed,
    (cast, book, owed, pack): (&Cast, &Book<'_>, &[Owed], Option<&Pack>),
    (signed, today): (Date, Date),
) -> Contract {
    let process = &loaded.process;
    // The matrix is that of the terms as signed; a change does not move a right.
    let terms = editions::base(contract);
    let title = process.title.as_ref().map_or("", |title| title.as_str());
    Contract {
        id: ContractName::new(contract.id.to_string()),
        title: Words {
            zh: title.to_owned(),
            en: String::new(),
        },
        pack: contract
            .pack
            .as_ref()
            .map_or_else(String::new, |id| id.as_str().to_owned()),
        as_of: today,
        signed,
        start: terms.start,
        end: contract.terms.end,
        parties: cast.parties().to_vec(),
        stages: book.spans(),
        rights: allocations(cast, terms),
        norms: norms(cast, terms, owed, pack),
        channels: channels(cast, contract),
        // The record of one purchase does not hold the accounts of an organisation.
        dependence: Vec::new(),
        payments: payments(contract),
        expected_per_month: None,
        hours: Some(f64::from(contract.terms.service_hours)),
    }
}

/// The offices to which the organisation may refuse and object: all, by the clause on what is out of
/// scope and the verbs of the platform.
fn channels(cast: &Cast, contract: &Signed) -> Vec<PartyId> {
    let clause = domain::contract::Clause::OutOfScope;
    match contract.terms.clauses.contains(&clause) {
        true => cast.offices(),
        false => Vec::new(),
    }
}

/// Sums nobody disputed, each with its last day and the day it was paid in full.
fn payments(contract: &Signed) -> Vec<Payment> {
    let parts = contract.money.invoices.iter().flat_map(|one| &one.parts);
    parts
        .filter_map(|part| {
            Some(Payment {
                due: part.due.date()?,
                paid: part.settled,
                share: share(part.amount, contract.terms.value),
            })
        })
        .collect()
}

fn share(part: Money, whole: Money) -> f64 {
    let (part, whole) = (part.amount(), whole.amount());
    let of = part.checked_div(whole).unwrap_or_default();
    let parts = (of * Decimal::from(SHARE_PARTS)).round();
    u32::try_from(parts).map_or(0.0, |parts| f64::from(parts) / f64::from(SHARE_PARTS))
}
