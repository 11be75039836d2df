//! What the service costs.

use super::{
    CostModelled,
    rules::{
        AMOUNT_TOO_LARGE, COMMIT_BUDGET, COST_EMPTY, EVALUATION_LINE, INDIRECT_SHARE, STAFF_FLOOR,
    },
    state::CostModel,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Money, money};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Sets the cost model (A05, D02). It can be set anew until the plan is submitted.
    SetCostModel "set-cost-model" ("成本测算", "Set the cost model")
    help ("按人员、活动、督导、管理、税费测算；评估费用单独列支。",
          "Estimate staff, activities, supervision, administration and tax; the evaluation is a \
           line of its own.")
    acts [5] scope Process stages [S03]
    {
        staff: u32 = ("岗位数", "Posts");
        monthly_floor: Money = ("每岗每月人员成本底线", "Least monthly cost of a post")
            hint ("含社会保险", "social insurance included");
        months: u32 = ("服务月数", "Months of service");
        activity: Money = ("活动经费", "Activities");
        supervision: Money = ("专业督导", "Professional supervision");
        admin: Money = ("行政管理费", "Administration");
        tax: Money = ("税费", "Tax");
        evaluation: Money = ("评估费用（另列）", "Evaluation (apart)");
        price: Option<Money> = ("拟定服务价格", "Planned price of the service")
            hint ("不填则为以上各项合计，不含评估费", "leave empty for the sum without the evaluation");
    }
}

impl SetCostModel {
    fn model(&self) -> Result<CostModel, Refusal> {
        if self.staff == 0 {
            return Err(COST_EMPTY.refuse().at("staff"));
        }
        if self.months == 0 {
            return Err(COST_EMPTY.refuse().at("months"));
        }
        let too_large = |_| AMOUNT_TOO_LARGE.refuse().at("monthly_floor");
        let person_months = Decimal::from(self.staff) * Decimal::from(self.months);
        let staff_cost = self.monthly_floor.times(person_months).map_err(too_large)?;
        let lines = [
            staff_cost,
            self.activity,
            self.supervision,
            self.admin,
            self.tax,
        ];
        let sum = money::total(staff_cost.currency(), lines).map_err(too_large)?;
        Ok(CostModel {
            staff: self.staff,
            monthly_floor: self.monthly_floor,
            months: self.months,
            activity: self.activity,
            supervision: self.supervision,
            admin: self.admin,
            tax: self.tax,
            evaluation: self.evaluation,
            staff_cost,
            price: self.price.unwrap_or(sum),
        })
    }
}

impl Act for SetCostModel {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        // An impossible model is refused by `decide`; its guards would say nothing.
        let Ok(model) = self.model() else {
            return Vec::new();
        };
        let covered = model.staff_cost.at_most(model.price).is_ok();
        let least = at.percent(Key::PayIndirectMin).ok();
        let least = least.and_then(|share| model.price.times(share.factor()).ok());
        let fair = least.is_none_or(|least| least.at_most(model.admin).is_ok());
        vec![
            STAFF_FLOOR.holds(covered),
            EVALUATION_LINE.holds(!model.evaluation.is_zero()),
            INDIRECT_SHARE.holds(fair),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let model = self.model()?;
        let due = at.due(Key::NeedBudget, at.occurred_on())?;
        let decision = Decision::new(at).event(CostModelled { model });
        // A second model leaves the first clock running; a budget already there is enough.
        if at.process.planning.cost.is_some() || at.process.planning.budget.is_some() {
            return decision.done();
        }
        decision.owe(&COMMIT_BUDGET, "", due).done()
    }
}
