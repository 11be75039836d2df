//! Signing, term, team.

use super::{
    case::Case,
    design,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    orders::signed_terms,
};
use crate::{
    Event,
    contract::{Event as Agreed, differences, substance},
    delivery::words_watch::ForbiddenAct,
};
use jiff::ToSpan;
use kernel::{Date, Role, lang::bi, time::days_between};
use rules::Key;
use rust_decimal::Decimal;

signs! {
    P06 SetUp asks Purchaser shown Parties by before_contract
    ask ("服务开始后 {count} 天才签合同，这段时间的费用怎样支付？", "The contract was signed {count} days after the service began: how are those days paid?")
    settle ("补付的安排和利息", "how the days are paid, with interest");

    P16 SetUp asks Purchaser shown Public by short_cycle
    ask ("合同期不超过一年，而距期满只剩 {count} 天时仍未通知去向，服务对象怎么办？", "The term is a year or less, and what follows was told only {count} days before its end: what about the users?")
    settle ("续约、重新采购或过渡的安排", "renewal, a new purchase, or a bridge");

    P30 Delivery asks Provider shown Parties by turnover
    ask ("一年内团队 {of} 人中变动 {count} 次，原因是什么？", "There were {count} changes in a team of {of} within a year: what is behind them?")
    settle ("待遇、工作量或其他原因，及稳定措施", "pay, load or another cause, and what will steady the team");

    P36 SetUp asks Purchaser shown Parties by unlike_award
    ask ("合同与采购文件、成交结果有 {count} 处实质不同，依据是什么？", "The contract differs in substance from tender and award in {count} places: on what ground?")
    settle ("恢复一致，或经双方同意的变更", "a contract that matches, or a change both sides agreed");

    P44 Delivery asks Provider shown Parties by thin_support
    ask ("培训 {count} 小时，应有 {of} 小时；团队得到哪些支持？", "There were {count} of {of} hours of training to be expected: what support does the team get?")
    settle ("培训和督导的安排", "the plan for training and supervision");
}

fn before_contract(case: &Case<'_>) -> Finding {
    let contract = case.view.contract;
    let first = case.services.iter().map(|one| one.service.on).min();
    let began = [first, contract.agreement.delivery_began]
        .into_iter()
        .flatten()
        .min();
    let signed = contract.signed.unwrap_or(case.view.today);
    // A contract signed late says so itself, also where nobody recorded a service before.
    let late = i32::try_from(contract.agreement.days_late).unwrap_or(i32::MAX);
    let days = began
        .map_or(0, |began| days_between(began, signed))
        .max(late);
    if began.is_none() && contract.signed.is_none() {
        return Finding::lacks(
            Role::Provider,
            "第一次服务或签约的日期",
            "the first service or the signing",
        );
    }
    let limit = Limit {
        unit: Unit::Days,
        ..Limit::ANY
    };
    let what = bi(
        "服务开始到签约的天数",
        "days from the first service to the signing",
    );
    let measure = Measure::plain(what, Decimal::from(days.max(0)), limit);
    Finding::of(measure, || {
        let mut found = case.kinds(&[
            "contract.signed",
            "contract.signed-late",
            "delivery.started",
            "unsigned-work.recorded",
        ]);
        let before = case.services.iter().filter(|one| one.service.on < signed);
        found.extend(before.map(|one| one.entry).take(1));
        found
    })
}

/// Whether the term is no longer than so many months.
fn is_short(start: Date, end: Date, months: u32) -> bool {
    let after = start.checked_add(i32::try_from(months).unwrap_or(i32::MAX).months());
    after.is_ok_and(|after| end < after)
}

fn short_cycle(case: &Case<'_>) -> Finding {
    let contract = case.view.contract;
    let terms = &contract.terms;
    let months = u32::try_from(case.size(Key::SignShortTerm)).unwrap_or(u32::MAX);
    let told = contract.ending.noticed.unwrap_or(case.view.today);
    let left = days_between(told, terms.end);
    let least = case.view.pack.days(Key::RenewalNotice).unwrap_or_default();
    let limit = Limit {
        value: Decimal::from(least),
        unit: Unit::Days,
        sense: Sense::Under,
        key: Some(Key::RenewalNotice),
    };
    let what = bi(
        "通知去向到期满的天数",
        "days from the notice of what follows to the end",
    );
    let measure = Measure::plain(what, Decimal::from(left), limit);
    if !is_short(terms.start, terms.end, months) {
        return Finding::Clear { measure };
    }
    Finding::of(measure, || {
        case.kinds(&[
            "contract.signed",
            "renewal.notice-given",
            "renewal.decided",
            "bridge.began",
        ])
    })
}

fn turnover(case: &Case<'_>) -> Finding {
    let agreement = &case.view.contract.agreement;
    if agreement.team_size == 0 {
        return Finding::lacks(Role::Provider, "团队人数", "the size of the team");
    }
    let year_ago = case.view.today.checked_sub(1.year()).unwrap_or(Date::MIN);
    let recent: Vec<_> = agreement
        .staff_changes
        .iter()
        .filter(|one| one.notified >= year_ago)
        .map(|one| one.id)
        .collect();
    let limit = case.above(Key::SignTurnover);
    let what = bi("一年内的人员变动", "changes in the team within a year");
    let measure = Measure::share(what, recent.len(), agreement.team_size, limit);
    Finding::of(measure, || {
        case.entries(|event| match event {
            Event::Contract(Agreed::StaffChangeNotified(event)) => recent.contains(&event.id),
            _ => false,
        })
    })
}

fn unlike_award(case: &Case<'_>) -> Finding {
    let (process, contract) = (case.view.process, case.view.contract);
    let told = case.breaches(&[ForbiddenAct::SideLetter, ForbiddenAct::NewConditions]);
    let award = substance::award_of(process, contract);
    let promised = award.and_then(|award| substance::promised(process, award));
    let signed = signed_terms(case);
    let (Some(promised), Some((prepared, signed))) = (promised, signed) else {
        if told.is_empty() {
            return Finding::lacks(
                Role::Purchaser,
                "成交结果和签约时的合同文本",
                "the award and the terms as prepared for signing",
            );
        }
        let what = bi(
            "私下协议、附加条件的记录",
            "records of side letters or new conditions",
        );
        return Finding::of(Measure::plain(what, told.len(), Limit::ANY), || told);
    };
    let lines = differences::compare(&promised, signed);
    let departs = lines.iter().filter(|line| line.departs()).count();
    let what = bi(
        "与成交结果的实质差异",
        "differences of substance from the award",
    );
    let measure = Measure::plain(what, departs + told.len(), Limit::ANY);
    Finding::of(measure, || told.into_iter().chain([prepared]).collect())
}

/// Training against what the rules expect of a team of this size for the days served so far. An
/// organisation that lives from one client is not told from one contract.
fn thin_support(case: &Case<'_>) -> Finding {
    let contract = case.view.contract;
    let team = contract.agreement.team_size.max(1);
    let end = contract.terms.end.min(case.view.today);
    let days = days_between(contract.terms.start, end);
    /// Days of service before anything can be expected.
    const QUARTER: i32 = 90;
    if days < QUARTER {
        return Finding::lacks(
            Role::Provider,
            "至少一个季度的服务",
            "at least a quarter of service",
        );
    }
    let year = Decimal::from(365);
    let due = case.number(Key::TrainingHours) * Decimal::from(team) * Decimal::from(days) / year;
    let limit = Limit {
        value: Decimal::ONE_HUNDRED,
        unit: Unit::Percent,
        sense: Sense::Under,
        key: Some(Key::TrainingHours),
    };
    let what = bi("培训学时", "hours of training");
    let measure = Measure::share(what, contract.delivery.training_hours, due, limit);
    Finding::of(measure, || {
        let mut found = case.kinds(&["training.recorded", "supervision.recorded"]);
        if found.is_empty() {
            found = case.kinds(&["contract.prepared", "contract.signed", "delivery.started"]);
        }
        found
    })
}

/// The share of points for paper at the evaluation, where the design check has become practice.
pub(super) fn paper_at_use(case: &Case<'_>) -> Measure {
    let (paper, all) = design::paper_share(case);
    let what = bi("只凭书面材料的分值", "points that papers alone can prove");
    Measure::share(what, paper, all, case.above(Key::SignPaperAtUse))
}
