//! Inspections that come to be known in different ways carry the same facts.

use super::facts::{InspectionAnnounced, InspectionMade, InspectionReported};

impl InspectionReported {
    /// The same facts as of an announced inspection.
    pub(super) fn as_announced(&self) -> InspectionAnnounced {
        InspectionAnnounced {
            id: self.id,
            office: self.office.clone(),
            officer: self.officer.clone(),
            on: self.on,
            scope: self.scope.clone(),
            quota: self.quota,
            retaliation_presumed: self.retaliation_presumed,
        }
    }
}

impl InspectionMade {
    /// The same facts as of an announced inspection.
    pub(super) fn as_announced(&self) -> InspectionAnnounced {
        InspectionAnnounced {
            id: self.id,
            office: self.office.clone(),
            officer: self.officer.clone(),
            on: self.on,
            scope: self.scope.clone(),
            quota: self.quota,
            retaliation_presumed: self.retaliation_presumed,
        }
    }
}
