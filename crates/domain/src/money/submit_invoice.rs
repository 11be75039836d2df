//! The provider bills a tranche, or money owed beside the price.

use super::{
    bills::{BilledRow, Bills, billable, covered},
    events::{ClaimFiled, InvoiceSubmitted},
    kinds::{Basis, ClaimId, ClaimKind, InvoiceId},
    lookup,
    norms::{
        AMOUNT_ZERO, BILLS_MISPLACED, CHECK_INVOICE, CLAIM_INCOMPLETE, FINAL_BEFORE_ACCEPTANCE,
        FINAL_INVOICE, INVOICE_ABOVE, INVOICE_BASIS, NOTHING_TO_INVOICE, NUMBER_USED,
        PERFORMANCE_RESULT, PUBLISH_STATISTICS, TASKS_MISSING, TRANCHE_NOT_OPEN, TRANCHE_UNKNOWN,
    },
    statistics,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    delivery::{duties::COMPENSATE_TASK, ids::TaskId},
    guard::Check,
    input::{Line, Rows},
    obligation::Due,
    process::{Contract, Tranche, TrancheId, TrancheKind},
    refusal::Refusal,
    verb::Act,
};
use kernel::{FreeText, Money};
use rules::Key;
use rust_decimal::Decimal;

verb! {
    /// Bills a tranche of the price, or a claim beside it (A78).
    SubmitInvoice "submit-invoice" ("开具发票", "Submit an invoice")
    help ("选择一期付款，或选择追加款项类型。金额留空即为全部可开余额。写明的数量和工时不能多于服务记录。购买方须在 5 个工作日内核对，逾期视为全额应付。", "Choose a tranche or a kind of claim. Leave the amount empty to bill all that is left. Units and hours stated cannot exceed the record of service. The purchaser has 5 working days to check it; silence makes it due in full.")
    acts [78] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        tranche: Option<TrancheId> = ("付款期次", "Tranche");
        claim: Option<ClaimKind> = ("追加款项类型", "Kind of claim") hint ("逾期利息、额外任务或紧急任务", "late interest, an extra task or an emergency order");
        tasks: Vec<TaskId> = ("额外任务", "Extra tasks") hint ("仅额外任务报酬选择；须已确认工时", "only for pay for extra tasks; their hours must be confirmed");
        ground: Option<Line> = ("指令编号", "Number of the order") hint ("仅紧急任务填写", "only for emergency orders");
        amount: Option<Money> = ("金额", "Amount") hint ("留空即为全部可开余额", "leave empty for all that is left");
        units: Rows<BilledRow> = ("所开的服务单位", "Units billed") hint ("不能多于有效服务记录", "no more than the record holds");
        hours: Option<Decimal> = ("所开的工时", "Hours billed") hint ("不能多于有效服务记录的工时", "no more than the record holds");
        number: Line = ("发票号码", "Number of the invoice");
    }
}

/// What is billed and the most that can be.
enum Billed<'a> {
    Tranche(&'a Tranche, Money),
    Interest(Money),
    /// Extra tasks at their price, or an emergency the purchaser checks.
    Extra(ClaimKind, Money),
}

impl Act for SubmitInvoice {
    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let kind = find(contract, self.tranche).map(|one| one.kind);
        if kind != Some(TrancheKind::Performance) {
            return Vec::new();
        }
        let known = !contract.assessment.result_ids().is_empty();
        vec![PERFORMANCE_RESULT.holds(known)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = lookup::own_contract(at)?;
        self.fresh_number(contract)?;
        let billed = self.billed(at, contract)?;
        let amount = self.amount_of(&billed)?;
        let bills = self.bills(contract, &billed)?;
        let id = InvoiceId::after(contract.money.invoices.len());
        let claim = ClaimId::after(contract.money.claims.len());
        let (basis, period) = match billed {
            Billed::Tranche(one, _) => {
                let period = match one.kind {
                    TrancheKind::Advance => Key::AdvancePay,
                    TrancheKind::Base | TrancheKind::Performance | TrancheKind::Final => Key::Pay,
                };
                let (id, kind) = (one.id, one.kind);
                (Basis::Tranche { id, kind }, period)
            }
            Billed::Interest(_) => (interest(claim), Key::Pay),
            Billed::Extra(kind, _) => (Basis::Claim { id: claim, kind }, Key::Pay),
        };
        let today = at.occurred_on();
        let check_by = at.due(Key::InvoiceCheck, today)?;
        let filed = basis.claim_kind().map(|kind| ClaimFiled {
            id: claim,
            kind,
            amount,
            ground: self.ground_of(&bills),
        });
        let due = pay_by(at, contract, basis, (period, &check_by))?;
        let mut decision = Decision::new(at)
            .maybe(filed)
            .event(InvoiceSubmitted {
                id,
                basis,
                amount,
                number: self.number.text(),
                check_by: check_by.clone(),
                due,
                outer: at.due(Key::PayOuter, today)?,
                bills: bills.clone(),
            })
            .owe(&CHECK_INVOICE, id, check_by);
        // The invoice's own clock takes the place of the wait for compensation.
        for task in &bills.tasks {
            decision = decision.meet(&COMPENSATE_TASK, task);
        }
        if !statistics::is_owed(at)
            && let Some(due) = statistics::due(at)?
        {
            decision = decision.owe(&PUBLISH_STATISTICS, "", due);
        }
        let left = contract.money.room(&contract.terms);
        if basis.tranche_kind().is_some() && amount == left {
            decision = decision.meet(&FINAL_INVOICE, "");
        }
        decision.done()
    }
}

/// The last day of payment. Where the final tranche waited for an acceptance the purchaser let pass,
/// the time to pay began at the limit of acceptance, not with the invoice (C-PAY-2; payment
/// regulation art. 10); it never ends before the time to check the invoice.
fn pay_by(
    at: &At<'_>,
    contract: &Contract,
    basis: Basis,
    (period, check_by): (Key, &Due),
) -> Result<Due, Refusal> {
    let usual = at.due(period, at.occurred_on())?;
    let requested = contract.assessment.deemed_request();
    let (Some(TrancheKind::Final), Some(requested)) = (basis.tranche_kind(), requested) else {
        return Ok(usual);
    };
    let Some(limit) = at.due(Key::Acceptance, requested)?.date() else {
        return Ok(usual);
    };
    let from_limit = at.due(period, limit)?;
    Ok(match (from_limit.date(), check_by.date()) {
        (Some(early), Some(check)) if early < check => check_by.clone(),
        (Some(_), _) => from_limit,
        (None, _) => usual,
    })
}

fn interest(id: ClaimId) -> Basis {
    let kind = ClaimKind::Interest;
    Basis::Claim { id, kind }
}

fn find(contract: &Contract, id: Option<TrancheId>) -> Option<&Tranche> {
    let tranches = &contract.terms.tranches;
    tranches.iter().find(|one| Some(one.id) == id)
}

impl SubmitInvoice {
    fn fresh_number(&self, contract: &Contract) -> Result<(), Refusal> {
        let number = self.number.text();
        let used = contract.money.invoices.iter();
        match used.into_iter().find(|one| one.number == number) {
            Some(one) => Err(NUMBER_USED.with("invoice", one.id.to_string()).at("number")),
            None => Ok(()),
        }
    }

    fn billed<'a>(&self, at: &At<'_>, contract: &'a Contract) -> Result<Billed<'a>, Refusal> {
        match (self.tranche, self.claim) {
            (Some(_), None) => self.tranche(at, contract),
            (None, Some(ClaimKind::Interest)) => {
                let currency = contract.terms.value.currency();
                Ok(Billed::Interest(contract.money.interest_left(currency)))
            }
            (None, Some(ClaimKind::ExtraTask)) => {
                let tasks = self.tasks.iter();
                let found = tasks.filter_map(|id| contract.delivery.task(*id));
                let prices = found.filter_map(billable);
                let most = super::balance::sum(contract.terms.value.currency(), prices);
                Ok(Billed::Extra(ClaimKind::ExtraTask, most))
            }
            (None, Some(kind @ ClaimKind::Emergency)) => match (self.amount, &self.ground) {
                (Some(amount), Some(_)) => Ok(Billed::Extra(kind, amount)),
                (None, _) => Err(CLAIM_INCOMPLETE.refuse().at("amount")),
                (Some(_), None) => Err(CLAIM_INCOMPLETE.refuse().at("ground")),
            },
            (Some(_), Some(_)) | (None, None) => Err(INVOICE_BASIS.refuse().at("tranche")),
        }
    }

    fn tranche<'a>(&self, at: &At<'_>, contract: &'a Contract) -> Result<Billed<'a>, Refusal> {
        let found = find(contract, self.tranche);
        let tranche = found.ok_or_else(|| TRANCHE_UNKNOWN.refuse().at("tranche"))?;
        if let Some(from) = tranche.from
            && at.occurred_on() < from
        {
            return Err(TRANCHE_NOT_OPEN
                .with("from", from)
                .at("tranche")
                .opens(from));
        }
        // Only the last tranche waits for acceptance: advance and base wait for nobody's judgement.
        if tranche.kind == TrancheKind::Final {
            FINAL_BEFORE_ACCEPTANCE
                .unless(contract.assessment.is_accepted())
                .map_err(|one| one.at("tranche"))?;
        }
        let room = contract.money.room_of(&contract.terms, tranche.id);
        Ok(Billed::Tranche(tranche, room))
    }

    /// What of the record is billed.
    fn bills(&self, contract: &Contract, billed: &Billed<'_>) -> Result<Bills, Refusal> {
        let bills = Bills::of(&self.units, self.hours, &self.tasks);
        let of_work = !bills.units.is_empty() || !bills.hours.is_zero();
        let (work, tasks) = match billed {
            Billed::Tranche(one, _) => (one.kind != TrancheKind::Advance, false),
            Billed::Extra(ClaimKind::ExtraTask, _) => (false, true),
            Billed::Interest(_) | Billed::Extra(..) => (false, false),
        };
        let field = if of_work { "units" } else { "tasks" };
        BILLS_MISPLACED
            .unless((work || !of_work) && (tasks || bills.tasks.is_empty()))
            .map_err(|one| one.at(field))?;
        covered(contract, &bills)?;
        Ok(bills)
    }

    /// The order a claim rests on, or the tasks it pays for.
    fn ground_of(&self, bills: &Bills) -> Option<FreeText> {
        let tasks: Vec<String> = bills.tasks.iter().map(ToString::to_string).collect();
        let listed = (!tasks.is_empty()).then(|| FreeText::new(tasks.join(", ")));
        self.ground.as_ref().map(Line::text).or(listed)
    }

    fn amount_of(&self, billed: &Billed<'_>) -> Result<Money, Refusal> {
        let most = match billed {
            Billed::Tranche(_, most) | Billed::Interest(most) | Billed::Extra(_, most) => *most,
        };
        if matches!(billed, Billed::Extra(ClaimKind::ExtraTask, _)) {
            TASKS_MISSING
                .unless(!self.tasks.is_empty())
                .map_err(|one| one.at("tasks"))?;
        }
        let amount = self.amount.unwrap_or(most);
        if self.amount.is_some_and(Money::is_zero) {
            return Err(AMOUNT_ZERO.refuse().at("amount"));
        }
        NOTHING_TO_INVOICE
            .unless(!most.is_zero())
            .map_err(|one| one.at("tranche"))?;
        amount
            .at_most(most)
            .map_err(|_| INVOICE_ABOVE.with("most", most).at("amount"))?;
        Ok(amount)
    }
}
