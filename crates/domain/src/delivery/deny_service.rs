//! Denies a record of service.

use super::{
    common::owed,
    confirm_service::record_to_speak_on,
    duties::SERVICE_CHECK,
    facts::{ServiceDenied, ServiceQuestioned},
    ids::ServiceId,
    refusals::SERVICE_UNKNOWN,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;

verb! {
    /// A user says that a service was not given, or not so (A44, protected). It opens a question,
    /// never a verdict.
    DenyService "deny-service" ("否认服务记录", "Deny a record of service")
    help ("您说的内容只有裁决小组和审计能看到；承接方只知道这条记录需要核查。",
        "Only the ruling panel and auditors read what you write; the provider learns only that the record is to be checked.")
    acts [44] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        service: ServiceId = ("服务记录", "Record of service");
        text: Prose = ("哪里不对", "What is not right");
    }
}

impl Act for DenyService {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let any = at.contract()?.delivery.standing_services().next().is_some();
        SERVICE_UNKNOWN.unless(any)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        record_to_speak_on(at, self.service)?;
        let decision = Decision::new(at)
            .event(ServiceDenied {
                service: self.service,
                text: self.text.text(),
            })
            .event(ServiceQuestioned {
                service: self.service,
            });
        match owed(at, &SERVICE_CHECK, self.service) {
            Some(_) => decision.done(),
            None => {
                let due = at.due(Key::ResidentAnswer, at.today())?;
                decision.owe(&SERVICE_CHECK, self.service, due).done()
            }
        }
    }
}
