//! Who asks for what in a running contract: tasks, borrowed staff, changes by order, silence.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
};
use crate::{
    Event, Obligation, ObligationState,
    contract::{Event as Agreed, values::Shift},
    core::Event as Core,
    delivery::{
        Event as Delivered,
        state::{Task, TaskState},
        words::TaskClass,
        words_watch::ForbiddenAct,
    },
    process::{ContractId, Terms},
};
use kernel::{OrganisationId, PersonId, Role, Side, lang::bi, time::plus_days};
use rules::Key;
use std::collections::{BTreeMap, BTreeSet};

signs! {
    P01 Delivery asks Host shown Parties by off_contract
    ask ("{of} 项要求中有 {count} 项在合同范围之外，原因是什么？", "Why were {count} of {of} requests outside the contract's scope?")
    settle ("说明哪些要求可以写进合同变更，哪些以后不再提出", "say which of them a change of the contract should take up and which will not be asked again");

    P02 Delivery asks Host shown Parties by borrowed
    ask ("记录显示借用社工 {count} 天，是谁安排、为什么？", "Staff were borrowed for {count} days: who arranged it, and why?")
    settle ("人员回到项目的日期，已用工时如何补偿", "the day they came back to the project and how the hours are made good");

    P05 Delivery asks Purchaser shown Parties by imposed
    ask ("有 {count} 次目标或计划不经承接方同意而改变，为什么没有走变更程序？", "Targets or plans were changed {count} times without the provider's assent: why not by the change procedure?")
    settle ("补办变更，或恢复原约定", "a change both sides assent to, or the return to what was agreed");

    P27 Delivery asks Provider shown Parties by never_begun
    ask ("{of} 项已接受的任务中有 {count} 项到期很久仍未完成，遇到了什么困难？", "{count} of {of} accepted tasks lie undone long after their day: what stands in the way?")
    settle ("新的完成日期，或公开婉拒（受保护）", "a new day, or an open refusal, which is protected");

    P31 SetUp asks Purchaser shown Parties by unfunded
    ask ("有 {count} 次增加工作量而金额不变，费用从哪里来？", "More work was asked {count} times for the same money: where does the money come from?")
    settle ("相应的加价、减量或抵减工时", "a matching price, less of something else, or hours taken off");

    P32 SetUp asks Host shown Public by host_late
    ask ("街道应履行的 {of} 项准备中有 {count} 项过期未办，需要什么帮助？", "{count} of {of} things the host was to prepare passed their day: what help is needed?")
    settle ("提供场地、名单、引介的新日期", "a new day for room, list and introduction");

    P33 Delivery asks Purchaser shown Public by silent
    ask ("{of} 项应由政府方答复的事项中有 {count} 项长期没有答复，卡在哪里？", "{count} of {of} answers due from the government side stayed out for long: where do they lie?")
    settle ("答复，或指定一位负责答复的人", "the answers, or one person named to give them");

    P35 Delivery asks Purchaser shown Parties by gifts
    ask ("有 {count} 条索要财物、费用的记录，情况如何？", "There are {count} records of gifts or fees asked for: what happened?")
    settle ("查实或排除，退还所得", "what was found, and the return of what was taken");

    P43 Delivery asks Purchaser shown Parties by several_bosses
    ask ("有 {count} 个单位直接向同一位社工布置工作，由谁统一协调？", "{count} offices gave orders to one worker: who brings them together?")
    settle ("指定一个归口，其余经任务单提出", "one office that speaks for all; the others file task requests");
}

/// Requests that stand: neither taken back nor denied by the office.
fn standing_tasks<'a>(case: &Case<'a>) -> Vec<&'a Task> {
    let tasks = case.view.contract.delivery.tasks.iter();
    tasks
        .filter(|one| match one.state {
            TaskState::Withdrawn | TaskState::OrderDenied => false,
            TaskState::Filed
            | TaskState::Countered { .. }
            | TaskState::Escalated
            | TaskState::Accepted
            | TaskState::Declined
            | TaskState::Completed
            | TaskState::Confirmed
            | TaskState::Compensated
            | TaskState::Lapsed
            | TaskState::Ordered
            | TaskState::OrderUnanswered => true,
        })
        .collect()
}

/// The entries that asked for these tasks.
fn requests_of(case: &Case<'_>, tasks: &[&Task]) -> Vec<u32> {
    let wanted: BTreeSet<_> = tasks.iter().map(|one| one.id).collect();
    case.entries(|event| match event {
        Event::Delivery(Delivered::TaskFiled(event)) => wanted.contains(&event.id),
        Event::Delivery(Delivered::VerbalOrderRecorded(event)) => wanted.contains(&event.id),
        _ => false,
    })
}

fn off_contract(case: &Case<'_>) -> Finding {
    let all = standing_tasks(case);
    let off: Vec<&Task> = all
        .iter()
        .copied()
        .filter(|one| matches!(one.class, TaskClass::OutOfScope | TaskClass::Forbidden))
        .collect();
    let what = bi("范围之外的要求", "requests outside the scope");
    let measure = Measure::share(what, off.len(), all.len(), case.above(Key::SignOffContract));
    Finding::of(measure, || requests_of(case, &off))
}

fn borrowed(case: &Case<'_>) -> Finding {
    let what = bi("记录的借用天数", "days of borrowing on record");
    let limit = case.limit(Key::SignBorrowedDays, Unit::Days, Sense::Over);
    let measure = Measure::plain(what, case.view.contract.delivery.borrowed_days(), limit);
    Finding::of(measure, || case.breaches(&[ForbiddenAct::BorrowedStaff]))
}

fn imposed(case: &Case<'_>) -> Finding {
    let found = case.breaches(&[
        ForbiddenAct::PlanByOrder,
        ForbiddenAct::ImposedChange,
        ForbiddenAct::IndexChanged,
    ]);
    let what = bi("未经同意的改变", "changes without assent");
    Finding::of(Measure::plain(what, found.len(), Limit::ANY), || found)
}

fn gifts(case: &Case<'_>) -> Finding {
    let found = case.breaches(&[ForbiddenAct::Gifts]);
    let what = bi("索要财物的记录", "records of gifts asked for");
    Finding::of(Measure::plain(what, found.len(), Limit::ANY), || found)
}

/// Tasks accepted and not done long after their day. An open refusal never counts here.
fn never_begun(case: &Case<'_>) -> Finding {
    let tasks = &case.view.contract.delivery.tasks;
    let days = i32::try_from(case.size(Key::SignStaleTask)).unwrap_or(i32::MAX);
    let taken = tasks.iter().filter(|one| {
        matches!(
            one.state,
            TaskState::Accepted
                | TaskState::Completed
                | TaskState::Confirmed
                | TaskState::Compensated
        )
    });
    let stale: Vec<&Task> = tasks
        .iter()
        .filter(|one| one.state == TaskState::Accepted)
        .filter(|one| {
            one.by
                .is_some_and(|by| plus_days(by, days) < case.view.today)
        })
        .collect();
    let what = bi("已接受而未完成的任务", "accepted tasks that lie undone");
    let measure = Measure::share(what, stale.len(), taken.count(), Limit::ANY);
    let stale = Finding::of(measure, || requests_of(case, &stale));
    let form = case.breaches(&[ForbiddenAct::FormOnly]);
    let what = bi("敷衍应付的记录", "records of compliance in form only");
    stale.either(Finding::of(
        Measure::plain(what, form.len(), Limit::ANY),
        || form,
    ))
}

/// The terms as they were signed.
pub(super) fn signed_terms<'a>(case: &Case<'a>) -> Option<(u32, &'a Terms)> {
    let prepared = case.pick(|event| match event {
        Event::Contract(Agreed::ContractPrepared(event)) => Some((event.id, &*event.terms.0)),
        _ => None,
    });
    let own = |id: ContractId| id == case.view.contract.id;
    let found = prepared.into_iter().rev().find(|(_, (id, _))| own(*id));
    found.map(|(envelope, (_, terms))| (envelope.version, terms))
}

/// Changes in force that ask for more and pay the same, and recorded targets without money.
fn unfunded(case: &Case<'_>) -> Finding {
    let before = signed_terms(case).map(|(_, terms)| terms);
    let grows = |unit, quantity| {
        let terms = before.unwrap_or(&case.view.contract.terms);
        let known = terms.units.iter().find(|one| one.id == unit);
        known.is_none_or(|known| quantity > known.quantity)
    };
    let bound = case
        .view
        .contract
        .agreement
        .changes
        .iter()
        .filter(|one| one.is_bound());
    let more: BTreeSet<_> = bound
        .filter(|one| {
            let work = matches!(one.impact.hours, Shift::More(_))
                || one
                    .impact
                    .units
                    .iter()
                    .any(|unit| grows(unit.unit, unit.quantity));
            work && !matches!(one.impact.money, Shift::More(_))
        })
        .map(|one| one.id)
        .collect();
    let mut found = case.entries(|event| match event {
        Event::Contract(Agreed::ChangeTookEffect(event)) => more.contains(&event.id),
        _ => false,
    });
    found.extend(case.breaches(&[ForbiddenAct::UnfundedTargets]));
    let what = bi("加任务不加钱", "more work for the same money");
    Finding::of(Measure::plain(what, found.len(), Limit::ANY), || found)
}

/// Obligations of this contract, or of its purchase, that had fallen due.
fn due<'a>(
    case: &Case<'a>,
    meant: impl Fn(&Obligation) -> bool,
) -> impl Iterator<Item = &'a Obligation> {
    let (own, today) = (Some(case.view.contract.id), case.view.today);
    let all = case.view.process.obligations.iter();
    all.filter(move |one| one.contract == own && meant(one))
        .filter(move |one| {
            let over = one.due.date().is_some_and(|due| due < today);
            over || matches!(one.state, ObligationState::Met { .. })
        })
        .filter(|one| {
            matches!(
                one.state,
                ObligationState::Open | ObligationState::Met { .. }
            )
        })
}

/// The entries that recorded that these obligations passed their day.
fn missed_entries(case: &Case<'_>, missed: &[&Obligation]) -> Vec<u32> {
    let wanted: BTreeSet<_> = missed.iter().map(|one| one.id).collect();
    case.entries(|event| match event {
        Event::Core(Core::ObligationMissed(event)) => wanted.contains(&event.id),
        _ => false,
    })
}

fn host_late(case: &Case<'_>) -> Finding {
    const PREPARES: &[&str] = &["supply-precondition-host", "join-charter"];
    let all: Vec<&Obligation> = due(case, |one| PREPARES.contains(&one.duty.0.code)).collect();
    let missed: Vec<&Obligation> = all
        .iter()
        .copied()
        .filter(|one| one.missed.is_some())
        .collect();
    let what = bi("街道过期的准备事项", "things the host was late to prepare");
    let measure = Measure::share(what, missed.len(), all.len(), Limit::ANY);
    Finding::of(measure, || missed_entries(case, &missed))
}

/// Whether an obligation is to answer, on the side of the government.
fn is_answer(one: &Obligation) -> bool {
    let government = matches!(one.duty.0.debtor.side(), Some(Side::Purchaser | Side::Host));
    let code = one.duty.0.code;
    let says = [
        "answer-",
        "comment-",
        "acknowledge-",
        "settle-task",
        "check-invoice",
        "certify-",
    ];
    government && says.iter().any(|start| code.starts_with(start))
}

fn silent(case: &Case<'_>) -> Finding {
    let all: Vec<&Obligation> = due(case, is_answer).collect();
    let long = |one: &Obligation| {
        let end = match one.state {
            ObligationState::Met { on } => on,
            ObligationState::Open
            | ObligationState::Waived { .. }
            | ObligationState::Excused { .. }
            | ObligationState::Lapsed => case.view.today,
        };
        let last = one.due.date().and_then(|due| {
            let counted = case.view.pack.due(Key::PurchaserSilence, due).ok();
            counted.map(|found| found.due)
        });
        one.missed.is_some() && last.is_some_and(|last| last < end)
    };
    let missed: Vec<&Obligation> = all.iter().copied().filter(|one| long(one)).collect();
    let what = bi("长期未答复的事项", "answers that stayed out for long");
    let limit = Limit {
        key: Some(Key::PurchaserSilence),
        ..Limit::ANY
    };
    let measure = Measure::share(what, missed.len(), all.len(), limit);
    Finding::of(measure, || missed_entries(case, &missed))
}

/// Offices that gave verbal orders to one worker, by the worker's own records.
fn several_bosses(case: &Case<'_>) -> Finding {
    let orders = case.pick(|event| match event {
        Event::Delivery(Delivered::VerbalOrderRecorded(event)) => Some(event),
        _ => None,
    });
    let standing: BTreeSet<_> = standing_tasks(case).iter().map(|one| one.id).collect();
    let mut by_worker: BTreeMap<Option<PersonId>, (BTreeSet<OrganisationId>, Vec<u32>)> =
        BTreeMap::new();
    for (envelope, order) in orders {
        if standing.contains(&order.id) && envelope.actor.role == Role::Worker {
            let found = by_worker.entry(envelope.actor.person).or_default();
            found.0.insert(order.office.id);
            found.1.push(envelope.version);
        }
    }
    let most = by_worker
        .into_values()
        .max_by_key(|(offices, _)| offices.len());
    let (offices, entries) = most.unwrap_or_default();
    let what = bi(
        "向同一位社工布置工作的单位",
        "offices that ordered one worker",
    );
    let limit = case.limit(Key::SignOffices, Unit::Times, Sense::Over);
    Finding::of(Measure::plain(what, offices.len(), limit), || entries)
}
