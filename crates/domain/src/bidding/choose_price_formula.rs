//! How the price will be scored.

use super::{PRICE_FORMULA, PriceFormula, events::PriceFormulaChosen, refusals::FORMULA_UNSTATED};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    verb::Act,
};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Chooses the formula for the points of the price, as the documents state it. Without it the lowest
    /// price gets all points and the others their share. A fixed price is never scored.
    ChoosePriceFormula "choose-price-formula" ("确定价格分公式", "Choose how the price is scored")
    help ("不办理即用低价优先法。其他公式须写明文件中的表述，供应商可据此自行验算。", "Without this the lowest price gets all points. For another formula, give the words of the documents, so that tenderers can do the sum.")
    acts [] scope Process stages [S06]
    {
        formula: PriceFormula = ("公式", "Formula");
        above: Option<Decimal> = ("高于基准每个百分点扣分", "Points off per percent above") hint ("仅基准价偏离法", "distance from the mean only");
        below: Option<Decimal> = ("低于基准每个百分点扣分", "Points off per percent below") hint ("仅基准价偏离法", "distance from the mean only");
        statement: Option<Prose> = ("文件中的表述", "Words of the documents");
    }
}

impl Act for ChoosePriceFormula {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let of_pack = at.pack().ok().and_then(|pack| {
            let text = pack.text(Key::PriceFormula).ok()?;
            Some(text.to_owned())
        });
        let free = ["free", self.formula.code()];
        vec![PRICE_FORMULA.holds(of_pack.is_none_or(|text| free.contains(&text.as_str())))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let plain = self.formula == PriceFormula::LowPriceFirst;
        FORMULA_UNSTATED
            .unless(plain || self.statement.is_some())
            .map_err(|one| one.at("statement"))?;
        let mean = self.formula == PriceFormula::MeanDeviation;
        FORMULA_UNSTATED
            .unless(!mean || (self.above.is_some() && self.below.is_some()))
            .map_err(|one| one.at("above"))?;
        Decision::new(at)
            .event(PriceFormulaChosen {
                formula: self.formula,
                above: self.above.filter(|_| mean).unwrap_or_default(),
                below: self.below.filter(|_| mean).unwrap_or_default(),
                statement: self.statement.as_ref().map(Prose::text),
            })
            .done()
    }
}
