//! A party sets words of its own beside its record.

use super::events::RecordAnnotated;
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};
use kernel::{Role, Side};

verb! {
    /// Sets a note beside the own record, which next bidders and the purchaser read. It changes no
    /// number.
    AnnotateRecord "annotate-record" ("为本单位记录附说明", "Set a note beside your record")
    help ("说明会公开显示在记录旁，例如晚付的原因。数字不会因此改变，也不免除任何义务。",
          "It is shown beside the record, for instance why a payment was late. It changes no number and excuses no duty.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22, End]
    {
        note: Prose = ("说明", "Note");
    }
}

impl Act for AnnotateRecord {
    fn decide(&self, at: &At<'_>) -> Decided {
        let role = at.actor().role;
        let side = match role.side() {
            Some(Side::Purchaser) => Role::Purchaser,
            Some(Side::Provider) => Role::Provider,
            Some(Side::Host | Side::Evaluator) | None => role,
        };
        Decision::new(at)
            .event(RecordAnnotated {
                side,
                note: self.note.text(),
            })
            .done()
    }
}
