//! The steps of the register of data and of the fields of the report.

use super::super::{
    facts::{DatumAgreed, DatumDeclined, DatumLocated, DatumProposed},
    ids::DatumId,
    report_fields::AgreedField,
    state::{Datum, DatumState, Delivery},
    words_data::{Asking, DatumKind},
};
use crate::{act::ActCode, context::Envelope};
use kernel::Date;

pub(super) fn located(event: &DatumLocated, on: Date) -> Datum {
    Datum {
        id: event.id,
        office: event.office.clone(),
        kind: event.kind,
        name: event.name.clone(),
        decision: event.decision.clone(),
        on,
        asking: event.asking,
        state: DatumState::Located(event.field),
    }
}

pub(super) fn proposed(event: &DatumProposed, on: Date) -> Datum {
    Datum {
        id: event.id,
        office: event.office.clone(),
        kind: DatumKind::Other,
        name: event.name.clone(),
        decision: event.decision.clone(),
        on,
        asking: Asking::First,
        state: DatumState::Proposed,
    }
}

impl Delivery {
    pub(super) fn datum_is(&mut self, id: DatumId, state: DatumState) {
        if let Some(found) = self.data.iter_mut().find(|one| one.id == id) {
            found.state = state;
        }
    }

    pub(super) fn agree_field(&mut self, event: &DatumAgreed, on: Date) {
        self.datum_is(event.datum, DatumState::Agreed(event.field));
        self.agreed_fields.push(AgreedField {
            id: event.field,
            datum: event.datum,
            name: event.name.clone(),
            decision: event.decision.clone(),
            since: on,
        });
    }

    /// Refusing a field is protected like refusing any other change (A69).
    pub(super) fn decline_datum(&mut self, event: &DatumDeclined, envelope: &Envelope) {
        self.datum_is(event.datum, DatumState::Declined);
        let asked = self.data.iter().find(|one| one.id == event.datum);
        if let Some(office) = asked.map(|one| one.office.id) {
            self.protect(ActCode(69), envelope, office);
        }
    }
}
