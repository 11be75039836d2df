//! Acknowledges a resident's complaint.

use super::{
    complain_resident::complaint_duties,
    facts::ResidentComplaintAcknowledged,
    guards::NOT_ROUTED_TO_PARTY,
    ids::ResidentComplaintId,
    refusals::COMPLAINT_UNKNOWN,
    state::{ComplaintState, ResidentComplaint},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The complaint is acknowledged (M9).
    AcknowledgeResidentComplaint "acknowledge-resident-complaint" ("受理居民投诉",
        "Acknowledge a complaint")
    help ("2 个工作日内受理。被投诉的一方不能办理。", "Within 2 working days; not by the party it is about.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        complaint: ResidentComplaintId = ("投诉", "Complaint");
    }
}

/// The complaint of an id.
pub(super) fn complaint_of<'a>(
    at: &At<'a>,
    id: ResidentComplaintId,
) -> Result<&'a ResidentComplaint, Refusal> {
    let found = at.contract()?.delivery.complaint(id);
    found.ok_or_else(|| COMPLAINT_UNKNOWN.refuse().at("complaint"))
}

/// The party it is about does not handle it.
pub(super) fn routed(at: &At<'_>, id: ResidentComplaintId) -> Vec<Check> {
    let own_case = complaint_of(at, id)
        .is_ok_and(|one| at.actor().role.side() == Some(one.routed.about.side()));
    vec![NOT_ROUTED_TO_PARTY.holds(!own_case)]
}

impl Act for AcknowledgeResidentComplaint {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let mut complaints = at.contract()?.delivery.complaints.iter();
        COMPLAINT_UNKNOWN.unless(complaints.any(|one| one.state == ComplaintState::Filed))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        routed(at, self.complaint)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let complaint = complaint_of(at, self.complaint)?;
        COMPLAINT_UNKNOWN
            .unless(complaint.state == ComplaintState::Filed)
            .map_err(|one| one.at("complaint"))?;
        let (acknowledge, _) = complaint_duties(complaint.routed.about);
        Decision::new(at)
            .event(ResidentComplaintAcknowledged {
                complaint: self.complaint,
            })
            .meet(acknowledge, self.complaint)
            .done()
    }
}
