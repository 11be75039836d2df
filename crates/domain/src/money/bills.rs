//! What an invoice says was done: service units, hours and tasks. The record holds what was done;
//! an invoice only refers to it, and never to more than is there.

use super::{
    ledger::{Invoice, Ledger},
    norms::{
        BELOW_BILLED, BELOW_MEASURED, BILLED_ABOVE_HOURS, BILLED_ABOVE_UNITS, TASK_BILLED,
        TASK_NOT_BILLABLE,
    },
};
use crate::{
    delivery::{
        Delivery,
        ids::TaskId,
        parts::UnitDone,
        state::{Service, Task, TaskState},
        words::Means,
    },
    input::Rows,
    process::{Contract, UnitId},
    refusal::Refusal,
    say::Say,
};
use kernel::{Date, FreeText, Lang, Money};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

row! {
    /// Units billed or credited.
    BilledRow {
        unit: UnitId = ("服务单位", "Unit");
        quantity: u32 = ("数量", "Quantity");
    }
}

/// What an invoice bills of the record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bills {
    /// Service units, each at most once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<UnitDone>,
    /// Hours of service.
    #[serde(default)]
    pub hours: Decimal,
    /// Extra tasks, each billed once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<TaskId>,
}

impl Bills {
    /// The rows of a form, with the quantities of one unit added up.
    pub(super) fn of(rows: &Rows<BilledRow>, hours: Option<Decimal>, tasks: &[TaskId]) -> Bills {
        let mut units: Vec<UnitDone> = Vec::new();
        for row in rows.0.iter().filter(|row| row.quantity > 0) {
            match units.iter_mut().find(|one| one.unit == row.unit) {
                Some(one) => one.quantity = one.quantity.saturating_add(row.quantity),
                None => units.push(UnitDone {
                    unit: row.unit,
                    quantity: row.quantity,
                }),
            }
        }
        let mut tasks = tasks.to_vec();
        tasks.sort_unstable();
        tasks.dedup();
        let hours = hours.unwrap_or_default();
        Bills {
            units,
            hours,
            tasks,
        }
    }

    /// Whether it refers to nothing of the record.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty() && self.hours.is_zero() && self.tasks.is_empty()
    }

    /// How many of a unit.
    pub fn quantity(&self, unit: UnitId) -> u32 {
        let found = self.units.iter().filter(|one| one.unit == unit);
        found.fold(0, |sum, one| sum.saturating_add(one.quantity))
    }

    /// Takes away what a credit note took back.
    pub(super) fn lower(&mut self, by: &Bills) {
        for one in &mut self.units {
            one.quantity = one.quantity.saturating_sub(by.quantity(one.unit));
        }
        self.units.retain(|one| one.quantity > 0);
        self.hours = (self.hours - by.hours).max(Decimal::ZERO);
        self.tasks.retain(|one| !by.tasks.contains(one));
    }
}

/// A credit note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The sum taken back.
    pub amount: Money,
    /// What of it had been paid and is owed back.
    pub refund: Money,
    /// What of the record is no longer billed.
    pub bills: Bills,
    /// Its number.
    pub number: FreeText,
    /// When.
    pub on: Date,
}

impl Say for Bills {
    fn say(&self, lang: Lang) -> String {
        if self.is_empty() {
            return String::new();
        }
        let (units, tasks) = (self.units.say(lang), self.tasks.say(lang));
        match lang {
            Lang::Zh => format!("（数量 {units}，{} 小时，任务 {tasks}）", self.hours),
            Lang::En => format!(" (units {units}, {} hours, tasks {tasks})", self.hours),
        }
    }
}

impl Ledger {
    /// How many of a unit are billed, credit notes taken off.
    pub fn billed_units(&self, unit: UnitId) -> u32 {
        let billed = self.invoices.iter().map(|one| one.bills.quantity(unit));
        billed.fold(0, u32::saturating_add)
    }

    /// Hours of service billed, credit notes taken off.
    pub fn billed_hours(&self) -> Decimal {
        self.invoices.iter().map(|one| one.bills.hours).sum()
    }

    /// The invoice that bills a task.
    pub fn invoice_of(&self, task: TaskId) -> Option<&Invoice> {
        let mut found = self.invoices.iter();
        found.find(|one| one.bills.tasks.contains(&task))
    }
}

/// How many of a unit the record holds: one for each record of service that stands.
pub fn measured_units(delivery: &Delivery, unit: UnitId) -> u32 {
    let found = delivery.standing_services();
    let count = found.filter(|one| one.unit == Some(unit)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What a task can be billed for: its price, once its hours are confirmed and unless it was made
/// good in another way.
pub fn billable(task: &Task) -> Option<Money> {
    let apart = task
        .made_good
        .is_some_and(|one| one.means != Means::OnInvoice);
    match task.state {
        TaskState::Confirmed | TaskState::Compensated if !apart => {
            task.price.filter(|price| !price.is_zero())
        }
        _ => None,
    }
}

/// Refuses to bill more than the record holds beside what is billed already.
///
/// # Errors
/// `billed-above-units`, `billed-above-hours`, `task-not-billable`, `task-billed`.
pub(super) fn covered(contract: &Contract, bills: &Bills) -> Result<(), Refusal> {
    let (delivery, ledger) = (&contract.delivery, &contract.money);
    for one in &bills.units {
        let measured = measured_units(delivery, one.unit);
        let left = measured.saturating_sub(ledger.billed_units(one.unit));
        if one.quantity > left {
            return Err(BILLED_ABOVE_UNITS
                .with("unit", one.unit.to_string())
                .with("measured", measured.to_string())
                .with("left", left.to_string())
                .at("units"));
        }
    }
    let measured = delivery.hours_delivered();
    let left = (measured - ledger.billed_hours()).max(Decimal::ZERO);
    if bills.hours > left {
        return Err(BILLED_ABOVE_HOURS
            .with("measured", measured.to_string())
            .with("left", left.to_string())
            .at("hours"));
    }
    for task in &bills.tasks {
        let known = delivery.task(*task).and_then(billable).is_some();
        if !known {
            return Err(TASK_NOT_BILLABLE.with("task", task.to_string()).at("tasks"));
        }
        if let Some(invoice) = ledger.invoice_of(*task) {
            return Err(TASK_BILLED
                .with("task", task.to_string())
                .with("invoice", invoice.id.to_string())
                .at("tasks"));
        }
    }
    Ok(())
}

/// Refuses to let a record fall below what is billed of it: `after` are the hours it would keep, or
/// nothing when it would be withdrawn.
///
/// # Errors
/// `below-billed`, which says what to credit first.
pub fn still_covers(
    contract: &Contract,
    service: &Service,
    after: Option<Decimal>,
) -> Result<(), Refusal> {
    let (delivery, ledger) = (&contract.delivery, &contract.money);
    let hours = delivery.hours_delivered() - service.hours + after.unwrap_or_default();
    let billed = ledger.billed_hours();
    if hours < billed {
        return Err(BELOW_BILLED
            .with("what", kernel::lang::bi("服务工时", "hours of service"))
            .with("measured", hours.to_string())
            .with("billed", billed.to_string())
            .with("excess", (billed - hours).to_string())
            .at("service"));
    }
    let Some(unit) = service.unit.filter(|_| after.is_none()) else {
        return Ok(());
    };
    let units = measured_units(delivery, unit).saturating_sub(1);
    let billed = ledger.billed_units(unit);
    if units < billed {
        return Err(BELOW_BILLED
            .with("what", unit.to_string())
            .with("measured", units.to_string())
            .with("billed", billed.to_string())
            .with("excess", billed.saturating_sub(units).to_string())
            .at("service"));
    }
    Ok(())
}

/// Refuses to agree on fewer units or hours than the record already holds.
///
/// # Errors
/// `below-measured`.
pub fn not_below_measured<'a>(
    contract: &Contract,
    units: impl IntoIterator<Item = (UnitId, u32)> + 'a,
    hours: u32,
) -> Result<(), Refusal> {
    let delivery = &contract.delivery;
    for (unit, quantity) in units {
        let measured = measured_units(delivery, unit);
        if quantity < measured {
            return Err(BELOW_MEASURED
                .with("what", unit.to_string())
                .with("measured", measured.to_string())
                .at("units"));
        }
    }
    let measured = delivery.hours_delivered();
    let lowered = hours < contract.terms.service_hours;
    if lowered && Decimal::from(hours) < measured {
        return Err(BELOW_MEASURED
            .with("what", kernel::lang::bi("服务工时", "hours of service"))
            .with("measured", measured.to_string())
            .at("hours"));
    }
    Ok(())
}
