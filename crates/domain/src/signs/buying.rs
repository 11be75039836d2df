//! How the contract came about.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    text::likeness,
};
use crate::{
    Event,
    bidding::{BidState, Event as Bid, alerts},
    delivery::words_watch::ForbiddenAct,
    planning::{
        Event as Planned,
        choices::{Lint, Reservation},
        splitting::{self, Verdict},
    },
    process::Method,
};
use kernel::{Money, OrganisationId, Role, lang::bi};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

signs! {
    P12 Buying asks Purchaser shown Parties by made_to_measure
    ask ("有 {count} 处显示采购文件可能只适合一家单位，为什么需要这样写？", "In {count} places the tender seems to fit one supplier: why is it written so?")
    settle ("说明需要，或放宽该评分项", "the need behind it, or a wider criterion");

    P13 Buying asks Purchaser shown Parties by companions
    ask ("有 {count} 处显示竞争可能不充分（只剩一家、报价或方案雷同），委员会如何核查？", "In {count} places the competition looks thin (one bid left, prices or plans alike): how was it looked into?")
    settle ("委员会的核查说明", "what the committee found when it looked");

    P14 Buying asks Purchaser shown Public by shut_out
    ask ("已调查的 {of} 家中有 {count} 家是社会组织，而本次预留给中小企业，社会组织如何参加？", "{count} of {of} surveyed actors are nonprofits, and the lots are reserved to SMEs: how can nonprofits take part?")
    settle ("不预留，或说明如何考虑了社会组织", "an open lot, or how nonprofits were considered");

    P15 Buying asks Purchaser shown Public by below_floor
    ask ("合同价 {count} 低于人员成本 {of}，服务如何维持？", "The price of {count} is below the cost of staff of {of}: how can the service be kept up?")
    settle ("成本说明或价格调整", "how the cost is met, or another price");

    P17 Buying asks Purchaser shown Public by splitting
    ask ("同一预算项目本年度的采购合计 {count}，为什么分开办理？", "Purchases under this budget item come to {count} this year: why were they bought apart?")
    settle ("合并采购，或预算调整、批准的文件", "one purchase, or the approval for several");

    P18 Buying asks Purchaser shown Public by no_competition
    ask ("已有 {count} 年未经竞争向同一单位采购，什么时候重新竞争？", "This supplier was chosen without competition in {count} years: when will there be one?")
    settle ("下一次公开竞争的时间，或法定理由", "the date of the next competition, or the ground in law");

    P19 Buying asks Provider shown Parties by related
    ask ("项目团队中有 {count} 人属于购买方或街道，关系如何？", "{count} people of the team belong to the purchaser or a host: what is the tie?")
    settle ("人事关系的说明", "an account of who employs them");

}

const FITS_ONE: &[Lint] = &[
    Lint::OneFirm,
    Lint::RegionalBonus,
    Lint::RatingBonus,
    Lint::ForbiddenFactor,
];

fn made_to_measure(case: &Case<'_>) -> Finding {
    let planning = &case.view.process.planning;
    if planning.draft.is_none() {
        return Finding::lacks(
            Role::Purchaser,
            "采购文件草案",
            "the draft of the tender documents",
        );
    }
    let fits = |finding: &crate::planning::state::Finding| FITS_ONE.contains(&finding.lint);
    let lints = planning
        .fairness
        .iter()
        .flat_map(|one| &one.findings)
        .filter(|one| fits(one));
    let lints = lints.count();
    let supplier = case.view.contract.supplier.id;
    let wrote = planning.drafting_organisations().contains(&supplier);
    let told = case.breaches(&[ForbiddenAct::TailoredTender]);
    let need = need_text(case);
    let near = case.number(Key::SignSimilarRecords);
    let copied = case
        .view
        .around
        .proposals
        .iter()
        .any(|one| likeness(&need, one.as_str()) >= near);
    let count = lints + usize::from(wrote) + told.len() + usize::from(copied);
    let what = bi("只适合一家的迹象", "places that fit one supplier");
    Finding::of(Measure::plain(what, count, Limit::ANY), || {
        let mut found = told;
        if lints > 0 {
            found.extend(case.entries(|event| match event {
                Event::Planning(Planned::FairnessTested(event)) => event.findings.iter().any(fits),
                _ => false,
            }));
        }
        if wrote {
            found.extend(case.kinds(&["plan.submitted", "documents.drafted"]));
        }
        if copied {
            found.extend(case.kinds(&["need.reported"]));
        }
        found
    })
}

/// What the need report says, to hold beside what the winner offered before (SC-9).
fn need_text(case: &Case<'_>) -> String {
    let said = case.pick(|event| match event {
        Event::Planning(Planned::NeedReported(event)) => Some(event.summary.as_str()),
        _ => None,
    });
    said.last()
        .map_or_else(String::new, |(_, text)| (*text).to_owned())
}

fn companions(case: &Case<'_>) -> Finding {
    let process = case.view.process;
    let bidding = &process.bidding;
    if bidding.opened.is_none() {
        return Finding::lacks(
            Role::Agent,
            "已开启的响应文件",
            "bids that have been opened",
        );
    }
    let mut alike = BTreeSet::new();
    let mut count = 0_usize;
    for alert in alerts::alerts(process) {
        if alert.kind.is_about_bids() {
            count += 1;
            alike.extend(alert.bids);
        }
    }
    let opened: Vec<_> = bidding.bids.iter().filter(|bid| bid.was_opened()).collect();
    let left = opened.iter().filter(|bid| bid.is_live()).count();
    let excluded = |state: &BidState| {
        matches!(
            state,
            BidState::Disqualified { .. } | BidState::Invalid { .. }
        )
    };
    let all_but_one =
        left == 1 && opened.len() > 1 && opened.iter().any(|bid| excluded(&bid.state));
    let single = opened.len() == 1 && competitive(process.plan.as_ref().map(|one| one.method));
    count += usize::from(all_but_one) + usize::from(single);
    let what = bi(
        "竞争不充分的迹象",
        "places where the competition looks thin",
    );
    Finding::of(Measure::plain(what, count, Limit::ANY), || {
        let mut found = case.kinds(&["bids.opened"]);
        found.extend(case.entries(|event| match event {
            Event::Bidding(Bid::BidSubmitted(event)) => alike.contains(&event.id),
            _ => false,
        }));
        found
    })
}

/// Whether a method asks for several bids.
const fn competitive(method: Option<Method>) -> bool {
    match method {
        Some(
            Method::Open
            | Method::CompetitiveFlexible
            | Method::Rfp
            | Method::Consultation
            | Method::Negotiation
            | Method::Comparison,
        ) => true,
        Some(Method::SingleSource | Method::Direct | Method::Allocation | Method::SoleSource)
        | None => false,
    }
}

fn shut_out(case: &Case<'_>) -> Finding {
    let planning = &case.view.process.planning;
    let (known, nonprofits) = planning.nonprofits_surveyed();
    let Some(draft) = planning.draft.as_ref().filter(|_| known > 0) else {
        return Finding::lacks(
            Role::Purchaser,
            "被调查单位的组织形式",
            "what kind of bodies the surveyed actors are",
        );
    };
    let count = match draft.reservation {
        Reservation::Reserved | Reservation::ReservedWeighed => nonprofits,
        Reservation::Open => 0,
    };
    let limit = Limit {
        value: Decimal::from(50),
        unit: Unit::Percent,
        sense: Sense::Over,
        key: None,
    };
    let what = bi("被排除的社会组织", "nonprofits shut out");
    Finding::of(Measure::share(what, count, known, limit), || {
        case.kinds(&["market.surveyed", "documents.drafted"])
    })
}

fn below_floor(case: &Case<'_>) -> Finding {
    let process = case.view.process;
    let Some(cost) = &process.planning.cost else {
        return Finding::lacks(Role::Purchaser, "成本测算", "a cost model");
    };
    let standing: Vec<_> = process
        .contracts
        .iter()
        .filter(|one| !one.is_declined())
        .collect();
    let covered = |lot: &crate::process::Lot| standing.iter().any(|one| one.lots.contains(&lot.id));
    if !process.lots.iter().all(covered) {
        return Finding::lacks(
            Role::Purchaser,
            "其余各包的合同",
            "the contracts of the other lots",
        );
    }
    let price = |one: &&crate::Contract| {
        let signed = one.agreement.original_value.unwrap_or(one.terms.value);
        signed.amount()
    };
    let price: Decimal = standing.iter().copied().map(|one| price(&one)).sum();
    let limit = Limit {
        value: Decimal::ONE_HUNDRED,
        unit: Unit::Percent,
        sense: Sense::Under,
        key: None,
    };
    let what = bi("合同价与人员成本", "price against the cost of staff");
    Finding::of(
        Measure::share(what, price, cost.staff_cost.amount(), limit),
        || case.kinds(&["cost.modelled", "award.published", "contract.signed"]),
    )
}

fn splitting(case: &Case<'_>) -> Finding {
    let (Some(siblings), Ok(threshold)) = (
        &case.view.around.siblings,
        case.view.pack.money(Key::ThreshOpenTender),
    ) else {
        return Finding::lacks(
            Role::Purchaser,
            "购买方本年度的其他采购和公开招标限额",
            "the buyer's other purchases of the year and the amount for open tender",
        );
    };
    let together = splitting::check(case.view.process, siblings, Some(threshold));
    let own = together.sum.map_or(Decimal::ZERO, Money::amount);
    let limit = Limit {
        value: threshold.amount(),
        unit: Unit::Times,
        sense: Sense::Over,
        key: Some(Key::ThreshOpenTender),
    };
    let what = bi(
        "同一预算项目的采购合计",
        "purchases under one budget item, together",
    );
    let own = match together.verdict {
        Verdict::Unknown => {
            return Finding::lacks(Role::FinanceSupervisor, "落实的预算", "a committed budget");
        }
        Verdict::Single | Verdict::Within | Verdict::Split => own,
    };
    Finding::of(Measure::plain(what, own, limit), || {
        case.kinds(&["budget.committed"])
    })
}

fn no_competition(case: &Case<'_>) -> Finding {
    let Some(deals) = &case.view.around.deals else {
        return Finding::lacks(
            Role::Purchaser,
            "购买方与该单位的其他采购",
            "other purchases from this supplier",
        );
    };
    let process = case.view.process;
    let own = process.plan.as_ref().map(|one| one.method);
    let mut years: BTreeSet<i16> = deals
        .iter()
        .filter(|one| one.method.is_some() && !competitive(one.method))
        .map(|one| one.year)
        .collect();
    if own.is_some() && !competitive(own) {
        years.insert(case.view.contract.terms.start.year());
    } else {
        years.clear();
    }
    let what = bi("未经竞争的年数", "years without competition");
    let limit = case.limit(Key::SignPairYears, Unit::Times, Sense::From);
    Finding::of(Measure::plain(what, years.len(), limit), || {
        case.kinds(&["documents.drafted", "contract.signed"])
    })
}

/// The named lead, or a person given a role of the provider, belongs to a government party.
fn related(case: &Case<'_>) -> Finding {
    let process = case.view.process;
    let own = Some(case.view.contract.id);
    let government: Vec<OrganisationId> = [Role::Purchaser, Role::Host]
        .into_iter()
        .flat_map(|role| process.organisations_in(role, own))
        .map(|one| one.id)
        .collect();
    let lead = case.view.contract.agreement.lead.iter();
    let named = process
        .grants_in(own)
        .filter(|grant| Role::Provider.family().contains(&grant.role) && grant.person.is_some());
    let people: BTreeSet<_> = lead
        .chain(named.filter_map(|grant| grant.person.as_ref()))
        .filter(|person| {
            person
                .organisation
                .is_some_and(|one| government.contains(&one))
        })
        .map(|person| person.id)
        .collect();
    if people.is_empty() {
        return Finding::lacks(
            Role::Provider,
            "机构的发起人、理事和办公场所",
            "the founders, the board and the premises of the organisation",
        );
    }
    let what = bi(
        "属于政府一方的团队成员",
        "people of the team who belong to government",
    );
    Finding::of(Measure::plain(what, people.len(), Limit::ANY), || {
        case.kinds(&["contract.prepared", "grant.given"])
    })
}
