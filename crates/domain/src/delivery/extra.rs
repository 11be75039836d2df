//! The ledger of extra work: every task and verbal order beyond the agreed units that was worked, who
//! asked, what it is worth, and what became of it. A fold over the record; nothing is typed in twice.

use super::{
    facts::Event,
    ids::TaskId,
    parts::OnList,
    state::{Task, TaskState},
    words::{Ground, Means, RequestSide, TaskClass},
};
use crate::{
    input::Organisation,
    obligation::Obligation,
    process::{Contract, Process},
};
use kernel::{Date, FreeText, Money, OrganisationId};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

choice! {
    /// How a task was asked for.
    Way {
        Written "written" ("任务单", "in writing");
        Verbal "verbal" ("口头", "by word of mouth");
    }
}

choice! {
    /// What became of extra hours.
    Standing {
        Ordered "ordered" ("待对方确认或否认", "waits for the word of the office");
        Unproven "unproven" ("已报告、未证实", "reported, not proven");
        Contested "contested" ("对方否认，双方说法都在记录中", "denied; both accounts are on record");
        Unconfirmed "unconfirmed" ("工时待确认", "hours wait to be confirmed");
        Owed "owed" ("已确认，待补偿", "confirmed, to be made good");
        ToBill "to-bill" ("计入下期发票，待开票", "for the next invoice, not billed yet");
        Billed "billed" ("已开票，未付", "billed, not paid");
        Paid "paid" ("已付", "paid");
        Returned "returned" ("已抵减约定工时", "taken off the agreed hours");
    }
}

impl Standing {
    /// Whether the hours are settled.
    pub const fn is_settled(self) -> bool {
        matches!(self, Standing::Paid | Standing::Returned)
    }

    /// Whether both sides agree that the hours were worked and nothing has come of them yet.
    pub const fn is_owed(self) -> bool {
        matches!(self, Standing::Owed | Standing::ToBill | Standing::Billed)
    }
}

/// One task or order of the ledger.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// The task.
    pub task: TaskId,
    /// The office that asked.
    pub office: &'a Organisation,
    /// The side it is on.
    pub side: RequestSide,
    /// In writing or not.
    pub way: Way,
    /// What was asked.
    pub what: &'a FreeText,
    /// How the rules class it.
    pub class: TaskClass,
    /// Why.
    pub ground: Ground,
    /// The row of a duty list the class rests on.
    pub duty: &'a OnList,
    /// When it was asked.
    pub asked: Date,
    /// Hours worked, or confirmed where they were.
    pub hours: Decimal,
    /// The hours at the contract's price of an hour.
    pub value: Money,
    /// What became of them.
    pub standing: Standing,
    /// What is still owed about it, the earliest first.
    pub waits: Option<&'a Obligation>,
}

/// A task the provider declined. A protected act: it is shown and never counted against anybody.
#[derive(Clone, Debug)]
pub struct Declined<'a> {
    /// The task.
    pub task: TaskId,
    /// The office that asked.
    pub office: &'a Organisation,
    /// What was asked.
    pub what: &'a FreeText,
    /// How the rules class it.
    pub class: TaskClass,
    /// When it was asked.
    pub asked: Date,
    /// Hours asked for.
    pub hours: Decimal,
}

/// Hours and their value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Hours.
    pub hours: Decimal,
    /// Their value.
    pub value: Money,
}

/// What one office asked for in one month.
#[derive(Clone, Debug)]
pub struct Month<'a> {
    /// The office.
    pub office: &'a Organisation,
    /// Year and month.
    pub month: (i16, i8),
    /// In all.
    pub worked: Sum,
    /// Not settled, denied orders apart.
    pub unsettled: Sum,
    /// The tasks behind the figures.
    pub tasks: Vec<TaskId>,
}

/// The whole ledger.
#[derive(Clone, Debug)]
pub struct ExtraWork<'a> {
    /// What was worked, in the order it was asked.
    pub lines: Vec<Line<'a>>,
    /// What was declined.
    pub declined: Vec<Declined<'a>>,
    /// By office and month.
    pub months: Vec<Month<'a>>,
    /// All that was worked, denied orders apart.
    pub worked: Sum,
    /// Paid or returned.
    pub settled: Sum,
    /// Confirmed by both sides and not settled.
    pub owed: Sum,
    /// Not confirmed yet: hours reported, orders unanswered.
    pub open: Sum,
    /// Denied by the office.
    pub contested: Sum,
    /// Hours out of scope or forbidden.
    pub off_contract: Decimal,
    /// Hours of service recorded.
    pub served: Decimal,
}

impl ExtraWork<'_> {
    /// Scope drift: hours out of scope or forbidden as a share of all hours worked, in per cent with
    /// one decimal; nothing while no hour is recorded.
    pub fn drift(&self) -> Option<Decimal> {
        let all = self.off_contract + self.served;
        let share = (self.off_contract * Decimal::ONE_HUNDRED).checked_div(all)?;
        Some(share.round_dp(1))
    }
}

/// The ledger of a contract.
pub fn extra_work<'a>(process: &'a Process, contract: &'a Contract) -> ExtraWork<'a> {
    let tasks = contract.delivery.tasks.iter();
    let lines: Vec<Line<'a>> = tasks
        .filter_map(|task| line(process, contract, task))
        .collect();
    let declined = contract.delivery.tasks.iter();
    let declined = declined.filter(|one| one.state == TaskState::Declined);
    let total = |wanted: &dyn Fn(Standing) -> bool| {
        sum(contract, lines.iter().filter(|one| wanted(one.standing)))
    };
    ExtraWork {
        declined: declined.map(declined_line).collect(),
        months: months(contract, &lines),
        worked: total(&|one| one != Standing::Contested),
        settled: total(&Standing::is_settled),
        owed: total(&Standing::is_owed),
        open: total(&|one| {
            matches!(
                one,
                Standing::Ordered | Standing::Unproven | Standing::Unconfirmed
            )
        }),
        contested: total(&|one| one == Standing::Contested),
        off_contract: contract.delivery.offcontract_hours(),
        served: contract.delivery.hours_delivered(),
        lines,
    }
}

fn sum<'b, 'a: 'b>(contract: &Contract, lines: impl Iterator<Item = &'b Line<'a>>) -> Sum {
    let zero = Money::zero(contract.terms.value.currency());
    let none = Sum {
        hours: Decimal::ZERO,
        value: zero,
    };
    lines.fold(none, |so_far, line| Sum {
        hours: so_far.hours + line.hours,
        value: so_far.value.plus(line.value).unwrap_or(so_far.value),
    })
}

fn line<'a>(process: &'a Process, contract: &'a Contract, task: &'a Task) -> Option<Line<'a>> {
    let standing = standing(contract, task)?;
    if task.class == TaskClass::InScope || task.hours.is_zero() {
        return None;
    }
    let rate = contract.terms.hour_rate;
    let value = rate.times(task.hours);
    Some(Line {
        task: task.id,
        office: &task.requester,
        side: task.side,
        way: if task.by.is_some() {
            Way::Written
        } else {
            Way::Verbal
        },
        what: &task.what,
        class: task.class,
        ground: task.ground,
        duty: &task.duty,
        asked: task.filed,
        hours: task.hours,
        value: value.unwrap_or(Money::zero(rate.currency())),
        standing,
        waits: waits(process, contract, task),
    })
}

/// What became of the hours of a task; nothing where none were worked.
fn standing(contract: &Contract, task: &Task) -> Option<Standing> {
    let invoice = contract.money.invoice_of(task.id);
    let billed = invoice.map(|one| {
        if one.unpaid().is_zero() && !one.paid().is_zero() {
            Standing::Paid
        } else {
            Standing::Billed
        }
    });
    match task.state {
        TaskState::Completed => Some(Standing::Unconfirmed),
        TaskState::Confirmed => Some(billed.unwrap_or(Standing::Owed)),
        TaskState::Compensated => Some(match task.made_good.map(|one| one.means) {
            Some(Means::Paid) => Standing::Paid,
            Some(Means::HoursReturned) => Standing::Returned,
            Some(Means::OnInvoice) | None => billed.unwrap_or(Standing::ToBill),
        }),
        TaskState::Ordered => Some(Standing::Ordered),
        TaskState::OrderUnanswered => Some(Standing::Unproven),
        TaskState::OrderDenied => Some(Standing::Contested),
        TaskState::Filed
        | TaskState::Countered { .. }
        | TaskState::Escalated
        | TaskState::Accepted
        | TaskState::Declined
        | TaskState::Withdrawn
        | TaskState::Lapsed => None,
    }
}

/// The open obligation about a task, or about the invoice that bills it, that falls due first.
fn waits<'a>(process: &'a Process, contract: &Contract, task: &Task) -> Option<&'a Obligation> {
    let invoice = contract.money.invoice_of(task.id);
    let subjects = [
        Some(task.id.to_string()),
        invoice.map(|one| one.id.to_string()),
    ];
    let open = process.obligations.iter().filter(|one| {
        let about = subjects.iter().flatten().any(|id| *id == one.subject);
        one.is_open() && about && one.contract == Some(contract.id)
    });
    open.min_by_key(|one| one.due.date().unwrap_or(Date::MAX))
}

fn declined_line(task: &Task) -> Declined<'_> {
    Declined {
        task: task.id,
        office: &task.requester,
        what: &task.what,
        class: task.class,
        asked: task.filed,
        hours: task.hours,
    }
}

fn months<'a>(contract: &Contract, lines: &[Line<'a>]) -> Vec<Month<'a>> {
    let mut groups: BTreeMap<(i16, i8, OrganisationId), Vec<&Line<'a>>> = BTreeMap::new();
    let counted = lines.iter();
    for line in counted.filter(|one| one.standing != Standing::Contested) {
        let key = (line.asked.year(), line.asked.month(), line.office.id);
        groups.entry(key).or_default().push(line);
    }
    let month = |((year, month, _), group): ((i16, i8, OrganisationId), Vec<&Line<'a>>)| {
        let unsettled = group.iter().filter(|one| !one.standing.is_settled());
        Some(Month {
            office: group.first()?.office,
            month: (year, month),
            worked: sum(contract, group.iter().copied()),
            unsettled: sum(contract, unsettled.copied()),
            tasks: group.iter().map(|one| one.task).collect(),
        })
    };
    groups.into_iter().filter_map(month).collect()
}

/// The task an event is about.
pub fn task_of(event: &Event) -> Option<TaskId> {
    match event {
        Event::TaskFiled(one) => Some(one.id),
        Event::TaskAccepted(one) => Some(one.task),
        Event::TaskCountered(one) => Some(one.task),
        Event::TaskDeclined(one) => Some(one.task),
        Event::TaskEscalated(one) => Some(one.task),
        Event::TaskCompleted(one) => Some(one.task),
        Event::TaskConfirmed(one) => Some(one.task),
        Event::TaskDeemedConfirmed(one) => Some(one.task),
        Event::TaskCompensated(one) => Some(one.task),
        Event::TaskWithdrawn(one) => Some(one.task),
        Event::TaskLapsed(one) => Some(one.task),
        Event::VerbalOrderRecorded(one) => Some(one.id),
        Event::VerbalOrderConfirmed(one) => Some(one.task),
        Event::VerbalOrderDenied(one) => Some(one.task),
        Event::VerbalOrderUnanswered(one) => Some(one.task),
        _ => None,
    }
}
