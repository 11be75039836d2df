//! Replies to the finding of an inspection.

use super::{
    common::own_contract, duties::FINDING_REPLY, facts::FindingReplied, ids::InspectionId,
    refusals::NOTHING_TO_REPLY, state::Inspection,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The provider replies to a finding; the reply stands beside it.
    ReplyToFinding "reply-to-finding" ("答复检查结论", "Reply to a finding")
    help ("答复与结论并列存档。", "The reply is kept beside the finding.")
    acts [99] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        inspection: InspectionId = ("检查", "Inspection");
        text: Prose = ("答复", "Reply");
    }
}

fn waits(inspection: &Inspection) -> bool {
    inspection
        .finding
        .as_ref()
        .is_some_and(|finding| finding.reply.is_none())
}

impl Act for ReplyToFinding {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = own_contract(at)?;
        NOTHING_TO_REPLY.unless(contract.delivery.inspections.iter().any(waits))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let found = own_contract(at)?.delivery.inspection(self.inspection);
        NOTHING_TO_REPLY
            .unless(found.is_some_and(waits))
            .map_err(|one| one.at("inspection"))?;
        Decision::new(at)
            .event(FindingReplied {
                inspection: self.inspection,
                text: self.text.text(),
            })
            .meet(&FINDING_REPLY, self.inspection)
            .done()
    }
}
