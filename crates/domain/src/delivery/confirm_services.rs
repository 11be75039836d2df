//! Confirms several services at once.

use super::{
    confirm_service::{fits_share, record_in},
    facts::ServiceConfirmed,
    guards::CONFIRMER_SHARE,
    ids::ServiceId,
    refusals::SERVICE_UNKNOWN,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// A user, the user panel or the committee confirms several services (A43): all or none.
    ConfirmServices "confirm-services" ("一次确认多条服务", "Confirm several services")
    help ("只勾选您确知已经提供的服务；勾错一条，全部不确认。",
        "Tick only those you know were given. If one cannot be confirmed, none is.")
    acts [43] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        services: Vec<ServiceId> = ("服务记录", "Records of service");
    }
}

impl ConfirmServices {
    /// Each record once.
    fn once(&self) -> Vec<ServiceId> {
        let mut ids = self.services.clone();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

impl Act for ConfirmServices {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let any = at.contract()?.delivery.standing_services().next().is_some();
        SERVICE_UNKNOWN.unless(any)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        vec![CONFIRMER_SHARE.holds(fits_share(at, self.once().len()))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let ids = self.once();
        SERVICE_UNKNOWN
            .unless(!ids.is_empty())
            .map_err(|one| one.at("services"))?;
        for id in &ids {
            record_in(at, *id, "services")?;
        }
        let events = ids.into_iter().map(|service| ServiceConfirmed { service });
        Decision::new(at).events(events).done()
    }
}
