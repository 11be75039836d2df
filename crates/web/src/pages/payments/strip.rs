//! One invoice as a strip of steps.

use crate::{
    Web,
    pages::parts::{self, Shown},
    wording::In,
};
use domain::{
    At, Contract,
    money::{
        Checking, DisputeState, Invoice, Posting,
        strip::{Mark, Step, accrued, steps},
    },
    say::Say,
};
use kernel::{Bi, Money, lang::bi};
use maud::{Markup, html};

/// The invoice with its steps, disputes, interest and credit notes, for the parties.
pub(super) fn invoice(
    web: &Web,
    lang: In,
    shown: &Shown,
    (contract, one): (&Contract, &Invoice),
) -> Markup {
    let process = &shown.loaded.process;
    html! {
        section.card id=(one.id) {
            h2 { (one.id) " " (one.basis.say(lang.0)) " " (one.amount) }
            p.meta { (lang.t("票号 ", "number ")) (one.number.as_str()) (lang.t("，提交于 ", ", submitted on ")) (one.submitted)
                (one.bills.say(lang.0)) }
            ol.strip { @for step in steps(process, contract, one, shown.today) { (drawn(web, lang, shown, &step)) } }
            dl.facts {
                dt { (lang.t("无争议", "Undisputed")) } dd { (one.undisputed()) }
                dt { (lang.t("已付", "Paid")) } dd { (one.paid()) @for payment in &one.payments { span.meta { " " (payment.on) " " (payment.amount) } } }
                dt { (lang.t("未付", "Unpaid")) } dd { (one.unpaid())
                    @if let Some(days) = one.days_late(shown.today) { " " span.state.bad { (lang.t("逾期 ", "late by ")) (days) (lang.t(" 天", " days")) } } }
            }
            (dispute(lang, one))
            (interest(web, lang, shown, one))
            @for delay in &one.delays {
                p.meta { (delay.on) " " (lang.t("迟付原因：", "reason for the delay: ")) (lang.bi(delay.cause.name()))
                    @if delay.cause.is_forbidden() { (lang.t("（不构成拒付或迟付的理由）", " (no ground for refusing or delaying payment)")) }
                    @if let Some(note) = &delay.note { "；" (note.as_str()) } }
            }
            (credits(lang, one))
            (entries(lang, shown, one))
        }
    }
}

const fn word(mark: Mark) -> Bi {
    match mark {
        Mark::NotYet => bi("未开始", "not yet"),
        Mark::Open => bi("待办", "open"),
        Mark::Done => bi("已办", "done"),
        Mark::Void => bi("不再需要", "fell away"),
    }
}

fn drawn(web: &Web, lang: In, shown: &Shown, step: &Step<'_>) -> Markup {
    let role = lang.bi(step.role().name());
    let owner = step.owner.map(|id| parts::organisation_name(web, lang, id));
    html! {
        li.done[step.mark == Mark::Done].now[step.mark == Mark::Open] {
            strong { (lang.bi(step.duty.what)) } " "
            span.state.ok[step.mark == Mark::Done].bad[step.is_late()] { (lang.bi(word(step.mark))) }
            span.meta { (role) @if let Some(owner) = owner { " · " (owner) } }
            @if let Some(done) = step.done { span.meta { time datetime=(done) { (done) } } }
            @if let Some((used, allowed)) = step.days {
                span.meta { (lang.t("用时 ", "days used ")) (used) "/" (allowed) (lang.t(" 天", ""))
                    progress max=(allowed.max(1)) value=(used.clamp(0, allowed.max(1))) { (used) "/" (allowed) } }
            }
            @if let Some(owed) = step.obligation.filter(|_| step.mark == Mark::Open) {
                span.meta { (parts::due(lang, owed, shown.today)) " " (parts::derivation(lang, shown.id, owed)) }
            }
        }
    }
}

fn dispute(lang: In, one: &Invoice) -> Markup {
    let Checking::Disputed { dispute, on, .. } = &one.checking else {
        return html! {};
    };
    html! {
        p { (on) " " (lang.t("对部分金额有异议，依据 ", "a part is disputed under ")) (dispute.clause.say(lang.0)) (lang.t("：", ": ")) (dispute.reason.as_str()) }
        p.meta { @match &dispute.state {
            DisputeState::Open { offer } => {
                (lang.t("仍有争议 ", "still in dispute ")) (dispute.amount)
                @if let Some(offer) = offer { (lang.t("；", "; ")) (lang.bi(offer.by.name())) (lang.t("提议支付 ", " offers ")) (offer.accepted) }
                (lang.t("；无争议部分照付", "; what is not disputed is paid meanwhile"))
            }
            DisputeState::Ended { on, refused } => { (lang.t("已于 ", "ended on ")) (on) (lang.t(" 了结，核减 ", ", not owed: ")) (refused) }
        } }
    }
}

/// A stretch of interest with its calculation.
pub(super) fn posting(lang: In, one: &Posting) -> Markup {
    html! {
        (one.from) "–" (one.to) (lang.t("：", ": ")) (one.principal) " × " (one.rate) " × " (one.days) (lang.t(" 天", " days")) " = " strong { (one.amount) }
    }
}

fn interest(web: &Web, lang: In, shown: &Shown, one: &Invoice) -> Markup {
    let mut context = parts::context(web, shown);
    context.contract = shown.contract;
    let at = At {
        process: &shown.loaded.process,
        context: &context,
    };
    let (posted, running) = accrued(&at, one, shown.today);
    if posted.is_empty() && running.is_empty() {
        return html! {};
    }
    let all = posted.iter().chain(&running).map(|one| one.amount);
    let sum = kernel::money::total(one.amount.currency(), all);
    let sum = sum.unwrap_or(Money::zero(one.amount.currency()));
    html! {
        details open {
            summary { (lang.t("逾期利息至今 ", "Late interest so far ")) (sum) }
            ol {
                @for one in &posted { li { (posting(lang, one)) " " span.meta { (lang.t("已入账", "posted")) } } }
                @for one in &running { li { (posting(lang, one)) " " span.meta { (lang.t("持续计算，月末或付款日入账", "running, posted at the end of the month or on payment")) } } }
            }
            p.meta { (lang.t("按累计数四舍五入到分。", "Only the running total is rounded to the fen.")) }
        }
    }
}

fn credits(lang: In, one: &Invoice) -> Markup {
    html! {
        @for credit in &one.credits {
            p { (credit.on) " " (lang.t("红字发票 ", "credit note ")) (credit.number.as_str()) (lang.t("，冲减 ", ", credited ")) (credit.amount)
                (credit.bills.say(lang.0))
                @if !credit.refund.is_zero() { (lang.t("，应退 ", ", to be paid back ")) (credit.refund) } }
        }
        @if !one.to_repay().is_zero() { p.alert { (lang.t("承接方待退还 ", "The provider still owes back ")) (one.to_repay()) } }
    }
}

/// The entries of the record behind the invoice that the reader may see.
fn entries(lang: In, shown: &Shown, one: &Invoice) -> Markup {
    let id = one.id.to_string();
    let log = shown.loaded.log.iter();
    let about = log.filter(|logged| {
        let money = match &logged.event {
            domain::Event::Money(event) => event.invoice(),
            _ => None,
        };
        logged.envelope.contract == shown.contract
            && money.is_some_and(|found| found.to_string() == id)
            && shown.viewer.sees(&shown.loaded, logged)
    });
    html! {
        p.meta { (lang.t("记录 ", "entries ")) @for logged in about {
            a href={ (shown.path()) "/entries/" (logged.position) } { "#" (logged.position) } " "
        } }
    }
}
