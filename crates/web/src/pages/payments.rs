//! The money of a contract: each invoice as a strip of steps with owner, day and days used; interest,
//! deductions and credit notes with their calculation; how the purchaser has paid so far.

mod strip;

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::{
    Contract,
    money::{Deduction, DeductionState, Invoice, Statistics},
    say::Say,
};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown_contract(web, ask)?;
    let contract = shown.contract().ok_or(Failure::NotFound)?;
    let lang = ask.lang;
    let title = lang.t("付款", "Payments");
    let party = parts::reads_contract(&shown);
    let invoices = contract.money.invoices();
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) " " (contract.id) " " span.count { (invoices.len()) } }
        (plan(lang, contract))
        @if invoices.is_empty() { section.card { p.empty { (lang.t("还没有发票。", "There is no invoice yet.")) } } }
        @for one in invoices.iter().rev() {
            @if party { (strip::invoice(web, lang, &shown, (contract, one))) } @else { (in_public(lang, &shown, one)) }
        }
        @if party { (deductions(lang, contract)) }
        (statistics(lang, contract))
    };
    Ok(layout::page(web, ask, title, &content))
}

/// What the price is paid in, and what can still be invoiced.
fn plan(lang: In, contract: &Contract) -> Markup {
    let (terms, ledger) = (&contract.terms, &contract.money);
    let currency = terms.value.currency();
    html! {
        section.card #plan {
            h2 { (lang.t("付款计划", "Payment plan")) }
            div.scroll { table {
                thead { tr {
                    th { (lang.t("期次", "Tranche")) } th { (lang.t("比例", "Share")) } th { (lang.t("金额", "Sum")) }
                    th { (lang.t("可开票日", "From")) } th { (lang.t("还可开票", "Left to invoice")) }
                } }
                tbody { @for one in &terms.tranches { tr {
                    th scope="row" { (one.id) " " (lang.bi(one.kind.name())) }
                    td.number { (one.share) } td.number { (terms.amount_of(one.id)) }
                    td { @match one.from { Some(from) => { (from) } None => { "—" } } }
                    td.number { (ledger.room_of(terms, one.id)) }
                } } }
            } }
            p.meta { (lang.t("合同价 ", "Price ")) (terms.value)
                (lang.t("，已付 ", ", paid ")) (ledger.paid_total(currency))
                (lang.t("，累计逾期利息 ", ", late interest ")) (ledger.interest_total(currency)) }
            @if let Some(one) = ledger.late_contract {
                p { (lang.t("迟签合同利息：", "Interest for the late contract: ")) (strip::posting(lang, &one)) }
            }
        }
    }
}

/// What everybody may know of an invoice: what was billed, when it was due, what was paid.
fn in_public(lang: In, shown: &Shown, one: &Invoice) -> Markup {
    html! {
        section.card id=(one.id) {
            h2 { (one.id) " " (one.basis.say(lang.0)) " " (one.amount) }
            dl.facts {
                dt { (lang.t("提交", "Submitted")) } dd { (one.submitted) }
                dt { (lang.t("付款期限", "To be paid by")) } dd { (one.due.say(lang.0)) }
                dt { (lang.t("已付", "Paid")) } dd { (one.paid()) }
                @if let Some(days) = one.days_late(shown.today) {
                    dt { (lang.t("逾期", "Late")) } dd { span.state.bad { (days) (lang.t(" 天", " days")) } }
                }
            }
        }
    }
}

fn deductions(lang: In, contract: &Contract) -> Markup {
    let all = &contract.money.deductions;
    html! {
        @if !all.is_empty() {
            section.card #deductions {
                h2 { (lang.t("抵扣", "Deductions")) " " span.count { (all.len()) } }
                ul.duties { @for one in all { (deduction(lang, one)) } }
            }
        }
    }
}

/// The calculation line by line: clause, finding, missed times rate, the caps, the sum.
fn deduction(lang: In, one: &Deduction) -> Markup {
    html! {
        li id=(one.id) {
            strong { (one.id) " " (one.amount) } " " span.chip { (lang.bi(state(&one.state))) }
            ol {
                li { (lang.t("条款：", "Clause: ")) (one.clause.say(lang.0)) }
                li { (lang.t("认定：", "Finding: ")) (one.finding.as_str())
                    (lang.t("；承接方答复：", "; reply of the provider: ")) (one.reply.say(lang.0)) }
                @if let Some(worked) = &one.worked {
                    li { (lang.t("短缺 ", "Missed ")) @if let Some(unit) = worked.unit { (unit) " " }
                        (worked.missed) " × " (worked.rate) " = " strong { (worked.product) } }
                    li { (lang.t("绩效部分余额 ", "Left of the performance part ")) (worked.performance_left)
                        (lang.t("；违约金上限余额 ", "; left of the cap on damages ")) (worked.damages_left) }
                    li { (lang.t("取最小值 ", "The least of the three: ")) strong { (worked.most()) }
                        @if one.amount != worked.most() { (lang.t("；实际抵扣 ", "; deducted ")) (one.amount) } }
                }
                li { (lang.t("理由：", "Reasons: ")) (one.reasons.as_str()) }
                li { (lang.t("异议截止 ", "Objection until ")) (one.object_by.say(lang.0))
                    @if let DeductionState::Objected { on, reason } = &one.state { (lang.t("；已于 ", "; objected on ")) (on) (lang.t(" 提出异议：", ": ")) (reason.as_str()) } }
            }
        }
    }
}

const fn state(one: &DeductionState) -> kernel::Bi {
    use kernel::lang::bi;
    match one {
        DeductionState::Open => bi("可提异议", "open to objection"),
        DeductionState::Objected { .. } => bi("待裁决", "awaits a ruling"),
        DeductionState::Stands { .. } => bi("生效", "stands"),
        DeductionState::Upheld { .. } => bi("裁定成立", "upheld"),
        DeductionState::Withdrawn { .. } => bi("已撤销", "withdrawn"),
    }
}

fn statistics(lang: In, contract: &Contract) -> Markup {
    let published = &contract.money.statistics;
    let row = |one: &Statistics| {
        html! { tr {
            th scope="row" { (one.from) "–" (one.until) }
            td.number { (one.on_time) " · " (one.on_time_sum) }
            td.number { (one.late) " · " (one.late_sum) }
            td.number { (one.overdue) " · " (one.overdue_sum) }
            td.number { (one.interest) }
        } }
    };
    html! {
        section.card #statistics {
            h2 { (lang.t("已公布的付款统计", "Published payment statistics")) }
            @if published.is_empty() { p.empty { (lang.t("还没有公布。", "Nothing has been published yet.")) } }
            @else { div.scroll { table {
                thead { tr {
                    th { (lang.t("期间", "Period")) } th { (lang.t("按时", "On time")) } th { (lang.t("逾期付清", "Late")) }
                    th { (lang.t("逾期未付", "Overdue")) } th { (lang.t("利息", "Interest")) }
                } }
                tbody { @for one in published { (row(one)) } }
            } } }
        }
    }
}
