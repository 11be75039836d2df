//! The record of a government party: the buyer's performance record, and that of a host, of the
//! same size as what is kept of suppliers.

use super::{
    dealings::{borrowed, dealings, found, off_contract},
    measure::{Line, Measure, Place},
    pay::Pay,
    places::Places,
};
use crate::{
    obligation::{Obligation, ObligationState},
    process::{ContractId, Process},
};
use kernel::{Date, FreeText, OrganisationId, Side};
use rust_decimal::Decimal;

/// What the record of one contract, or of a purchase beside its contracts, says of a government
/// party.
#[derive(Clone, Debug, PartialEq)]
pub struct Government {
    /// The contract; none for the purchase itself.
    pub contract: Option<ContractId>,
    /// The side the party is on.
    pub side: Side,
    /// How it paid; a host pays nothing.
    pub pay: Option<Pay>,
    /// The numbers.
    pub measures: Vec<Measure>,
    /// Hours it had worked that are outside the contract.
    pub off_contract_hours: Decimal,
    /// Days for which it borrowed staff, by records that count.
    pub borrowed_days: u32,
    /// Retaliation it admitted, or that evidence beside the parties' word shows.
    pub retaliation: Vec<Place>,
    /// Sanctions against it that are final and have not expired.
    pub sanctions: Vec<super::capability::Standing>,
    /// Its own words beside the record.
    pub note: Option<FreeText>,
}

impl Government {
    /// The record of an organisation on a side, in the scope the places were taken of.
    pub fn of(
        process: &Process,
        scope: Option<ContractId>,
        places: &Places,
        (organisation, side): (OrganisationId, Side),
        today: Date,
    ) -> Government {
        let contract = scope.and_then(|id| process.contract(id));
        let mut measures = owed(process, scope, (organisation, side), today);
        measures.push(reasons(places, organisation));
        if let Some(contract) = contract {
            measures.extend(dealings(contract, places, (organisation, side)));
        }
        measures.retain(|one| one.all > 0);
        Government {
            contract: scope,
            side,
            pay: contract
                .filter(|_| side == Side::Purchaser)
                .map(|contract| Pay::of(contract, places, today)),
            measures,
            off_contract_hours: contract
                .map(|one| off_contract(one, organisation))
                .unwrap_or_default(),
            borrowed_days: contract.map_or(0, |one| borrowed(one, organisation)),
            retaliation: contract.map_or_else(Vec::new, |one| found(one, places, organisation)),
            sanctions: contract.map_or_else(Vec::new, |one| {
                super::capability::standing(one, organisation, today)
            }),
            note: contract
                .and_then(|one| one.growth.note_of(organisation))
                .map(|note| note.text.clone()),
        }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        let unpaid = self.pay.as_ref().is_none_or(Pay::is_empty);
        unpaid && self.measures.is_empty() && self.note.is_none()
    }
}

/// Duties to answer somebody.
const ANSWERS: &[&str] = &[
    "answer-",
    "acknowledge-",
    "check-invoice",
    "confirm-",
    "comment-on-plan",
    "decide-need",
    "settle-",
];
/// Duties to supply what the service needs.
const SUPPLIES: &[&str] = &["supply-precondition"];
/// Duties that the payments themselves tell of.
const PAYING: &[&str] = &["pay-", "approve-payment", "pass-to-treasury"];

fn begins(code: &str, with: &[&str]) -> bool {
    with.iter().any(|start| code.starts_with(start))
}

/// The line a duty counts in.
fn line_of(code: &str) -> Option<Line> {
    if begins(code, PAYING) {
        None
    } else if begins(code, SUPPLIES) {
        Some(Line::Preconditions)
    } else if begins(code, ANSWERS) {
        Some(Line::Answers)
    } else {
        Some(Line::Duties)
    }
}

/// How the duties of the party were kept. What was waived, excused by the other side or fell away
/// counts for nothing, nor does what is not due yet.
fn owed(
    process: &Process,
    scope: Option<ContractId>,
    (organisation, side): (OrganisationId, Side),
    today: Date,
) -> Vec<Measure> {
    let mut lines = [Line::Answers, Line::Preconditions, Line::Duties].map(Measure::new);
    let own = process.obligations.iter().filter(|one| {
        one.contract == scope
            && one.debtor == Some(organisation)
            && one.duty.0.debtor.side() == Some(side)
    });
    for one in own {
        let line = line_of(one.duty.0.code);
        let measure = lines.iter_mut().find(|measure| Some(measure.line) == line);
        if let Some(measure) = measure {
            count(measure, one, today);
        }
    }
    lines.into()
}

fn count(measure: &mut Measure, one: &Obligation, today: Date) {
    let place = Some(Place::Obligation(one.id));
    let late = one.days_late(today).is_some();
    match &one.state {
        ObligationState::Met { .. } if !late => measure.kept(place),
        ObligationState::Met { .. } => measure.missed(place),
        ObligationState::Open if late => measure.missed(place),
        ObligationState::Open
        | ObligationState::Waived { .. }
        | ObligationState::Excused { .. }
        | ObligationState::Lapsed => {}
    }
}

fn reasons(places: &Places, organisation: OrganisationId) -> Measure {
    let mut measure = Measure::new(Line::Reasons);
    let own = |by: &Option<OrganisationId>| *by == Some(organisation);
    for (by, version) in &places.reasons {
        if own(by) {
            measure.kept(Some(Place::Entry(*version)));
        }
    }
    for (by, version) in &places.warnings {
        if own(by) {
            measure.missed(Some(Place::Entry(*version)));
        }
    }
    measure
}
