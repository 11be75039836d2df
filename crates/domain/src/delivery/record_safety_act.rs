//! Records an act for a user's safety.

use super::{facts::SafetyActRecorded, words::SafetyKind};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    verb::Act,
};

verb! {
    /// An act for a user's safety, never blocked by any guard (C-SAFE-1).
    RecordSafetyAct "record-safety-act" ("记录安全措施", "Record a safety act")
    help ("先保护人，再记录。任何条件都不会阻止此项。",
        "Protect first, record after. No condition ever stands in the way of this.")
    acts [] scope Contract stages [] shield Safety when Earlier
    {
        kind: SafetyKind = ("措施", "What was done");
        note: Option<Line> = ("备注", "Note") hint ("不写姓名、住址", "no names or addresses");
    }
}

impl Act for RecordSafetyAct {
    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(SafetyActRecorded {
                kind: self.kind,
                note: self.note.as_ref().map(Line::text),
            })
            .done()
    }
}
