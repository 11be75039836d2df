//! Asks the provider for a task in writing.

use super::{
    classify::{Asked, Classed, classify, emergency_end},
    common::{own_office, some_hours},
    duties::TASK_ANSWER,
    facts::TaskFiled,
    guards::FLEX_POOL,
    ids::TaskId,
    refusals::{DAY_PAST, EMERGENCY_TOO_LONG, SERVICE_UNIT_UNKNOWN},
    tasks::pool_left,
    words::{RequestSide, TaskCategory, TaskClass},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    process::{Contract, UnitId},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Side};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// A government party asks for a task (A58). The rules class it; the provider may decline
    /// without harm.
    FileTaskRequest "file-task-request" ("提出任务单", "Ask for a task")
    help ("向社工提任何要求都从这里提出，30 秒填完。系统按合同、机关自己公布的职责清单和负面清单归类，承接方 3 个工作日内答复，可以婉拒。",
        "Whatever is asked of the team is asked here, in half a minute. The rules class it by the contract, the office's own published duty list and the negative list; the provider answers within 3 working days and may decline.")
    acts [58] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        what: Line = ("要做什么", "What is to be done");
        category: TaskCategory = ("任务类别", "Sort of task");
        unit: Option<UnitId> = ("对应的服务单位", "Service unit it is part of");
        hours: Decimal = ("预计工时", "Hours expected");
        by: Date = ("完成日期", "By when");
    }
}

/// The side of the office that acts: the host's or else the purchaser's.
pub(super) fn acting_side(at: &At<'_>) -> RequestSide {
    match at.actor().role.side() {
        Some(Side::Host) => RequestSide::Host,
        Some(Side::Purchaser | Side::Provider | Side::Evaluator) | None => RequestSide::Purchaser,
    }
}

impl FileTaskRequest {
    fn classed(&self, at: &At<'_>, contract: &Contract) -> Result<Classed, Refusal> {
        let asked = Asked {
            office: own_office(at)?.id,
            side: acting_side(at),
            category: self.category,
            unit: self.unit,
            what: &self.what.text(),
        };
        classify(at, contract, &asked)
    }
}

impl Act for FileTaskRequest {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let class = self.classed(at, contract).map(|one| one.class);
        let fits = class != Ok(TaskClass::Adjacent) || self.hours <= pool_left(contract);
        vec![FLEX_POOL.holds(fits)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = at.contract()?;
        let requester = own_office(at)?;
        some_hours(self.hours)?;
        DAY_PAST
            .unless(self.by >= at.today())
            .map_err(|one| one.at("by"))?;
        if let Some(unit) = self.unit
            && !contract.terms.units.iter().any(|one| one.id == unit)
        {
            return Err(SERVICE_UNIT_UNKNOWN
                .with("unit", unit.to_string())
                .at("unit"));
        }
        if self.category == TaskCategory::Emergency {
            let until = emergency_end(at)?;
            let short = self.by <= until;
            EMERGENCY_TOO_LONG
                .unless(short)
                .map_err(|one| one.with("until", until).at("by"))?;
        }
        let Classed {
            class,
            ground,
            duty,
        } = self.classed(at, contract)?;
        let id = TaskId::after(contract.delivery.tasks.len());
        Decision::new(at)
            .event(TaskFiled {
                id,
                requester,
                side: acting_side(at),
                what: self.what.text(),
                hours: self.hours,
                by: self.by,
                unit: self.unit,
                category: self.category,
                class,
                ground,
                duty,
            })
            .owe(&TASK_ANSWER, id, at.due(Key::TaskSilence, at.today())?)
            .done()
    }
}
