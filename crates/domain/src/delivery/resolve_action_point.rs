//! Acts on a point of an inspection.

use super::{
    common::own_contract, duties::ACTION_POINT, facts::ActionPointResolved,
    file_inspection_finding::point_subject, ids::InspectionId, refusals::POINT_UNKNOWN,
    state::Inspection,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The provider shows that a point was acted on.
    ResolveActionPoint "resolve-action-point" ("落实检查事项", "Resolve a point of an inspection")
    help ("说明如何落实。", "Say what was done.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        inspection: InspectionId = ("检查", "Inspection");
        point: u32 = ("事项编号", "Number of the point");
        proof: Prose = ("落实情况", "What was done");
    }
}

fn has_open_point(inspection: &Inspection) -> bool {
    inspection
        .finding
        .as_ref()
        .is_some_and(|finding| !finding.open_points.is_empty())
}

impl Act for ResolveActionPoint {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let contract = own_contract(at)?;
        POINT_UNKNOWN.unless(contract.delivery.inspections.iter().any(has_open_point))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let found = own_contract(at)?.delivery.inspection(self.inspection);
        let finding = found.and_then(|one| one.finding.as_ref());
        let open = finding.is_some_and(|one| {
            one.open_points
                .iter()
                .any(|point| point.number == self.point)
        });
        POINT_UNKNOWN.unless(open).map_err(|one| one.at("point"))?;
        Decision::new(at)
            .event(ActionPointResolved {
                inspection: self.inspection,
                point: self.point,
                proof: self.proof.text(),
            })
            .meet(&ACTION_POINT, point_subject(self.inspection, self.point))
            .done()
    }
}
