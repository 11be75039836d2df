//! Confirms that a service was given.

use super::{
    facts::ServiceConfirmed,
    guards::CONFIRMER_SHARE,
    ids::ServiceId,
    refusals::{SERVICE_UNKNOWN, VOICE_REPEATED},
    state::{RecordStanding, Service, Word},
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
const CONFIRMATIONS_MIN: usize = 5;

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
    let found = at.contract()?.delivery.service(id);
    let service = found
        .filter(|one| one.standing != RecordStanding::Withdrawn)
        .ok_or_else(|| SERVICE_UNKNOWN.refuse().at("service"))?;
    let person = at.actor().person;
    let spoken = service.voices.iter().any(|one| one.person == person);
    VOICE_REPEATED
        .unless(!spoken)
        .map_err(|one| one.at("service"))?;
    Ok(service)
}

impl Act for ConfirmService {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let any = at.contract()?.delivery.standing_services().next().is_some();
        SERVICE_UNKNOWN.unless(any)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let (Ok(contract), Ok(most)) = (at.contract(), at.percent(Key::ConfirmerShareMax)) else {
            return Vec::new();
        };
        let services = contract.delivery.services.iter();
        let said = services.flat_map(|one| &one.voices);
        let all: Vec<_> = said.filter(|one| one.word == Word::Confirmed).collect();
        let own = all
            .iter()
            .filter(|one| one.person == at.actor().person)
            .count()
            + 1;
        let total = all.len() + 1;
        let fits = Decimal::from(own) <= most.factor() * Decimal::from(total);
        vec![CONFIRMER_SHARE.holds(total < CONFIRMATIONS_MIN || fits)]
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
