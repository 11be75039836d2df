//! The state of the users before the service begins is measured.

use super::{
    duties::SET_BASELINE,
    events::BaselineSet,
    parties,
    refusals::{BASELINE_DONE, BASELINE_EMPTY},
    values::Measure,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Prose, Rows},
    refusal::Refusal,
    verb::Act,
};
use rust_decimal::Decimal;

row! {
    /// One measure of the baseline.
    MeasureRow {
        name: Line = ("指标", "Measure");
        value: Decimal = ("数值", "Value");
        unit: Line = ("单位或量表", "Unit or scale");
    }
}

verb! {
    /// Sets the baseline (A38).
    SetBaseline "set-baseline" ("完成前测", "Set the baseline")
    help ("与服务对象一起测；成效以后与此对照。不写姓名。", "Measured together with users; outcomes are compared with it later. No names.")
    acts [38] scope Contract stages [S14, S15]
    {
        measures: Rows<MeasureRow> = ("前测指标", "Measures");
        users: u32 = ("参与的服务对象人数", "Users who took part");
        how: Prose = ("方法", "How it was measured");
    }
}

impl Act for SetBaseline {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        BASELINE_DONE.unless(at.contract()?.agreement.baseline.is_none())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        parties::own_contract(at)?;
        BASELINE_EMPTY
            .unless(!self.measures.0.is_empty())
            .map_err(|one| one.at("measures"))?;
        let measures = self.measures.0.iter().map(|row| Measure {
            name: row.name.text(),
            value: row.value,
            unit: row.unit.text(),
        });
        Decision::new(at)
            .event(BaselineSet {
                users: self.users,
                measures: measures.collect(),
                how: self.how.text(),
            })
            .meet(&SET_BASELINE, "")
            .done()
    }
}
