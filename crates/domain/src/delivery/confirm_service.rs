//! Confirms that a service was given.

use super::{
    facts::ServiceConfirmed,
    guards::CONFIRMER_SHARE,
    ids::ServiceId,
    refusals::{SERVICE_UNKNOWN, VOICE_REPEATED},
    state::{RecordStanding, Service},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;
use rust_decimal::Decimal;

/// Below this number of confirmations the share of one person says nothing.
pub const CONFIRMATIONS_MIN: usize = 5;

verb! {
    /// A user, the user panel or the committee confirms a service (A43).
    ConfirmService "confirm-service" ("确认服务", "Confirm a service")
    help ("您得到过这次服务吗？确认一下即可。", "Did you get this service? One tap confirms it.")
    acts [43] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        service: ServiceId = ("服务记录", "Record of service");
    }
}

/// The record, when the actor may still say what they know of it.
pub(super) fn record_to_speak_on<'a>(at: &At<'a>, id: ServiceId) -> Result<&'a Service, Refusal> {
    record_in(at, id, "service")
}

/// The same for a record named in a field.
pub(super) fn record_in<'a>(
    at: &At<'a>,
    id: ServiceId,
    field: &str,
) -> Result<&'a Service, Refusal> {
    let found = at.contract()?.delivery.service(id);
    let service = found
        .filter(|one| one.standing != RecordStanding::Withdrawn)
        .ok_or_else(|| SERVICE_UNKNOWN.refuse().at(field))?;
    let person = at.actor().person;
    let spoken = service.voices.iter().any(|one| one.person == person);
    VOICE_REPEATED
        .unless(!spoken)
        .map_err(|one| one.at(field))?;
    Ok(service)
}

/// Whether the actor's share of all confirmations stays within the rule with so many more (SD10).
pub(super) fn fits_share(at: &At<'_>, more: usize) -> bool {
    let (Ok(contract), Ok(most)) = (at.contract(), at.percent(Key::ConfirmerShareMax)) else {
        return true;
    };
    let voices = contract.delivery.voices();
    let (all, own) = (
        voices.confirmed + more,
        at.actor()
            .person
            .and_then(|person| voices.by_person.get(&person).copied())
            .unwrap_or(0)
            + more,
    );
    all < CONFIRMATIONS_MIN || Decimal::from(own) <= most.factor() * Decimal::from(all)
}

impl Act for ConfirmService {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let any = at.contract()?.delivery.standing_services().next().is_some();
        SERVICE_UNKNOWN.unless(any)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        vec![CONFIRMER_SHARE.holds(fits_share(at, 1))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        record_to_speak_on(at, self.service)?;
        Decision::new(at)
            .event(ServiceConfirmed {
                service: self.service,
            })
            .done()
    }
}
