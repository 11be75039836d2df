//! Checks and, where needed, corrects a record of service.

use super::{
    common::{own_contract, some_hours},
    duties::SERVICE_CHECK,
    facts::ServiceCorrected,
    ids::ServiceId,
    refusals::{SERVICE_NOT_QUESTIONED, SERVICE_UNKNOWN},
    state::RecordStanding,
    words::CheckFinding,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    money::bills::still_covers,
    refusal::Refusal,
    verb::Act,
};
use rust_decimal::Decimal;

verb! {
    /// The provider checks a record, its own accord or after a denial (A44).
    CorrectService "correct-service" ("核查、更正服务记录", "Check or correct a record")
    help ("更正会保留原记录。主动更正不会被当作过错。",
        "The first record stays visible. A correction of one's own accord is never a fault.")
    acts [44] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        service: ServiceId = ("服务记录", "Record of service");
        finding: CheckFinding = ("核查结果", "Result of the check");
        hours: Option<Decimal> = ("更正后工时", "Hours as corrected")
            hint ("不变则留空", "leave empty if unchanged");
        served: Option<u32> = ("更正后人数", "Persons as corrected")
            hint ("不变则留空", "leave empty if unchanged");
        reason: Prose = ("说明", "Explanation");
    }
}

impl Act for CorrectService {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = own_contract(at)?;
        SERVICE_UNKNOWN.unless(contract.delivery.standing_services().next().is_some())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let found = own_contract(at)?.delivery.service(self.service);
        let service = found
            .filter(|one| one.standing != RecordStanding::Withdrawn)
            .ok_or_else(|| SERVICE_UNKNOWN.refuse().at("service"))?;
        let (hours, served) = match self.finding {
            CheckFinding::Corrected => (
                self.hours.unwrap_or(service.hours),
                self.served.unwrap_or(service.served),
            ),
            CheckFinding::Withdrawn => (service.hours, service.served),
            CheckFinding::Stands => {
                SERVICE_NOT_QUESTIONED
                    .unless(service.standing == RecordStanding::Questioned)
                    .map_err(|one| one.at("finding"))?;
                (service.hours, service.served)
            }
        };
        some_hours(hours)?;
        let after = (self.finding != CheckFinding::Withdrawn).then_some(hours);
        still_covers(own_contract(at)?, service, after)?;
        Decision::new(at)
            .event(ServiceCorrected {
                service: self.service,
                finding: self.finding,
                hours,
                served,
                reason: self.reason.text(),
            })
            .meet(&SERVICE_CHECK, self.service)
            .done()
    }
}
