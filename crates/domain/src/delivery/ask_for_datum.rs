//! An office asks for a datum. What the record holds is not asked of the provider again.

use super::{
    classify::alike,
    common::own_office,
    duties::DATUM_ANSWER,
    facts::{DatumLocated, DatumProposed},
    ids::{DatumId, ReportFieldId},
    state::Delivery,
    words_data::{Asking, DatumKind},
};
use crate::{
    context::At,
    core::RULES_MISSING,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Files what an office wants to know (M4). If the record holds it, the answer is where; asking
    /// again is recordable (A57). If it does not, the provider may agree to a new field or decline.
    AskForDatum "ask-for-datum" ("登记所需数据", "Ask for a datum")
    help ("先查记录里有没有：有的，系统直接告诉您在哪里看，不再向承接方要；没有的，由承接方决定是否加入期间报告。",
        "What the record holds is shown to you at once and not asked of the provider; what it does not hold comes into the period report only if the provider agrees.")
    acts [57] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        kind: DatumKind = ("数据类别", "Sort of datum");
        name: Line = ("需要什么数据", "What is wanted");
        decision: Line = ("用于什么决定", "Decision it is for");
    }
}

/// The field still asked that is most like a name, if one is alike enough.
fn like_field(
    at: &At<'_>,
    delivery: &Delivery,
    name: &str,
) -> Result<Option<ReportFieldId>, Refusal> {
    let least = at.pack()?.percent(Key::TaskDutyAlike);
    let least = least.map_err(|_| RULES_MISSING.with("day", at.today()))?;
    let fields = delivery.report_fields().into_iter();
    let mut like = fields.filter(|one| one.is_live()).filter(|one| {
        let [zh, en] = [&one.name.0, &one.name.1];
        let share = alike(name, zh).max(alike(name, en));
        name == zh || name == en || Decimal::from(share) >= least.value()
    });
    Ok(like.next().map(|one| one.id))
}

impl Act for AskForDatum {
    fn decide(&self, at: &At<'_>) -> Decided {
        let delivery = &at.contract()?.delivery;
        let office = own_office(at)?;
        let name = self.name.text();
        let id = DatumId::after(delivery.data.len());
        let field = match self.kind {
            DatumKind::Other => like_field(at, delivery, name.as_str())?,
            _ => None,
        };
        if self.kind == DatumKind::Other && field.is_none() {
            return Decision::new(at)
                .event(DatumProposed {
                    id,
                    office,
                    name,
                    decision: self.decision.text(),
                })
                .owe(&DATUM_ANSWER, id, at.due(Key::TaskSilence, at.today())?)
                .done();
        }
        let mut before = delivery.data.iter();
        let again = before
            .any(|one| one.office.id == office.id && one.kind == self.kind && one.field() == field);
        Decision::new(at)
            .event(DatumLocated {
                id,
                office,
                kind: self.kind,
                name,
                decision: self.decision.text(),
                field,
                asking: if again { Asking::Again } else { Asking::First },
            })
            .done()
    }
}
