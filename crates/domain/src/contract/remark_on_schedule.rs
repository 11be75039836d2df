//! Either side remarks on a schedule before signing.

use super::{
    choices::{Party, Schedule},
    duties::{ANSWER_REMARK_PROVIDER, ANSWER_REMARK_PURCHASER},
    events::RemarkMade,
    parties,
    state::RemarkId,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    obligation::Duty,
    verb::Act,
};
use rules::Key;

verb! {
    /// Remarks on a schedule without touching the substance (A29).
    RemarkOnSchedule "remark-on-schedule" ("对附表提意见", "Remark on a schedule")
    help ("只谈附表的写法和安排；价格、数量、付款比例和条款按采购文件，不在这里改。", "About wording and arrangements only; price, quantities, payment shares and clauses stay as in the documents.")
    acts [29] scope Contract stages [S12]
    {
        schedule: Schedule = ("附表", "Schedule");
        text: Prose = ("意见", "Remark");
    }
}

/// Who owes the answer to a remark of this party.
pub(super) fn answer_duty(party: Party) -> &'static Duty {
    match party {
        Party::Purchaser | Party::Host => &ANSWER_REMARK_PROVIDER,
        Party::Provider | Party::Users => &ANSWER_REMARK_PURCHASER,
    }
}

impl Act for RemarkOnSchedule {
    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::acting(at)?;
        if party == Party::Host {
            parties::acting_host(at)?;
        }
        let id = RemarkId::after(at.contract()?.agreement.remarks.len());
        let due = at.due(Key::Inquiry, at.occurred_on())?;
        Decision::new(at)
            .event(RemarkMade {
                id,
                party,
                schedule: self.schedule,
                text: self.text.text(),
            })
            .owe(answer_duty(party), id, due)
            .done()
    }
}
