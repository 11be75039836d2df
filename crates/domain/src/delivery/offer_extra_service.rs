//! Offers a service beyond the contract, openly.

use super::{
    common::{own_contract, some_hours},
    facts::ExtraServiceOffered,
    guards::EXTRA_CAP,
    refusals::OFFICE_UNKNOWN,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Organisation},
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;
use rust_decimal::Decimal;

/// Voluntary extras beyond this share of the agreed hours are no longer small (A66): 2 %.
const EXTRA_SHARE: Decimal = Decimal::from_parts(2, 0, 0, false, 2);

verb! {
    /// The provider offers a voluntary service beyond the contract, disclosed to both (A66).
    OfferExtraService "offer-extra-service" ("提供合同外自愿服务", "Offer an extra service")
    help ("自愿、公开、不超过约定工时的 2%。", "Voluntary, in the open, and within 2 % of the agreed hours.")
    acts [66] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        what: Line = ("内容", "What");
        hours: Decimal = ("工时", "Hours");
        host: Option<Organisation> = ("为哪个街道", "For which host") hint ("只为某一街道提供时填写", "when it is for one host only");
    }
}

impl Act for OfferExtraService {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let cap = Decimal::from(contract.terms.service_hours) * EXTRA_SHARE;
        vec![EXTRA_CAP.holds(contract.delivery.extra_hours + self.hours <= cap)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        some_hours(self.hours)?;
        let hosts = at.process.organisations_in(Role::Host, at.context.contract);
        let own = |host: &Organisation| hosts.iter().any(|one| one.id == host.id);
        let known = self.host.as_ref().is_none_or(own);
        OFFICE_UNKNOWN.unless(known).map_err(|one| one.at("host"))?;
        Decision::new(at)
            .event(ExtraServiceOffered {
                what: self.what.text(),
                hours: self.hours,
                host: self.host.clone(),
            })
            .done()
    }
}
