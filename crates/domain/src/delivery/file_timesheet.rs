//! Files the hours of a worker in a month.

use super::{
    codes::WorkerCode,
    common::own_contract,
    facts::TimesheetFiled,
    guards::MONTH_CAPACITY,
    month::Month,
    refusals::{MONTH_AHEAD, TIMESHEET_EMPTY},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    refusal::Refusal,
    verb::Act,
};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Files the hours of a worker in a month, apart by what they went into.
    FileTimesheet "file-timesheet" ("填报月工时", "File the hours of a month")
    help ("按月填一次，用来看文书占用多少服务时间；不用于考核个人。重新填报以最后一次为准。",
        "Once a month, to see how much of the time for service goes into paperwork; it rates nobody. Filed again, the last one counts.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        month: Month = ("月份", "Month") hint ("例如 2025-04", "such as 2025-04");
        direct: Decimal = ("直接服务", "Direct service") hint ("与服务对象在一起", "with users");
        indirect: Decimal = ("间接服务", "Indirect service")
            hint ("备课、联络、个案研讨", "preparing, arranging, discussing cases");
        travel: Decimal = ("路途", "Travel");
        paperwork: Decimal = ("文书", "Paperwork") hint ("记录、报表、迎检", "records, reports, inspections");
        training: Decimal = ("培训与督导", "Training and supervision");
        worker: Option<WorkerCode> = ("社工代号", "Code of the worker")
            hint ("替他人填报时填写", "when you file for another");
    }
}

impl FileTimesheet {
    fn total(&self) -> Decimal {
        self.direct + self.indirect + self.travel + self.paperwork + self.training
    }

    /// Most hours that are plausible in the month, when the roster says what was agreed.
    fn capacity(&self, at: &At<'_>) -> Option<Decimal> {
        let delivery = &at.contract().ok()?.delivery;
        let who = delivery.whose(self.worker.as_ref(), at.actor().person)?;
        let mut entries = delivery.roster.as_ref()?.entries_of(&who);
        let agreed = entries.find_map(|one| one.hours)?;
        let over = at.percent(Key::MonthOverMax).ok()?;
        Some(Decimal::from(agreed) * (Decimal::ONE + over.factor()))
    }
}

impl Act for FileTimesheet {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let most = self.capacity(at);
        vec![MONTH_CAPACITY.holds(most.is_none_or(|most| self.total() <= most))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        own_contract(at)?;
        MONTH_AHEAD
            .unless(self.month.first() <= at.today())
            .map_err(|one| one.at("month"))?;
        TIMESHEET_EMPTY
            .unless(!self.total().is_zero())
            .map_err(|one| one.at("direct"))?;
        Decision::new(at)
            .event(TimesheetFiled {
                worker: self.worker.clone(),
                month: self.month,
                direct: self.direct,
                indirect: self.indirect,
                travel: self.travel,
                paperwork: self.paperwork,
                training: self.training,
            })
            .done()
    }
}
