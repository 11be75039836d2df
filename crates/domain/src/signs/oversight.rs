//! What inspections and reports ask of the provider, and what follows a claim.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
};
use crate::{
    Event,
    assessment::{choices::EvaluatedSide, state::SelfReport},
    delivery::{
        Event as Delivered,
        state::Word,
        words_data::Asking,
        words_watch::{ForbiddenAct, Presumption},
    },
};
use kernel::{Side, lang::bi};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

signs! {
    P07 Delivery asks Purchaser shown Parties by inspections
    ask ("一个季度内有 {count} 次检查（约定至多 {limit} 次），能否合并？", "There were {count} inspections in one quarter ({limit} agreed): can they be made together?")
    settle ("合并检查的安排，或说明为何必须分开", "how they are joined, or why they must be apart");

    P08 Delivery asks Purchaser shown Parties by reports
    ask ("{of} 项数据和字段中有 {count} 项被重复索要或没有用于任何决定，能否只报一次、各方共用？", "{count} of {of} data and fields were asked again or served no decision: can each be reported once and used by all?")
    settle ("指定一处填报，其余取消", "one place to report it; the other requests dropped");

    P28 Delivery asks Host shown Parties by one_voice
    ask ("街道确认过的 {of} 条服务中有 {count} 条后来受到质疑，当时如何确认？", "{count} of {of} services the host confirmed were later put in question: how were they confirmed?")
    settle ("确认的方式、在场的人", "how it was confirmed and who was there");

    P29 Delivery asks Nobody shown Parties by support
    ask ("街道提供了 {count} 次支持（场地、名单、引介、转介）", "The host gave support {count} times: rooms, lists, introductions, referrals")
    settle ("无需说明，作为支持记录", "nothing; it is shown as support");

    P34 Delivery asks Purchaser shown Parties by retaliation
    ask ("在承接方主张权利之后不久，有 {count} 次检查或不利举动，依据是什么？", "{count} inspections or adverse acts came soon after a claim of the provider: what were they based on?")
    settle ("事先的计划或独立的理由", "a plan made before, or a ground of its own");
}

fn inspections(case: &Case<'_>) -> Finding {
    let all = &case.view.contract.delivery.inspections;
    let mut quarters: BTreeMap<(i16, i8), Vec<_>> = BTreeMap::new();
    for one in all {
        let quarter = (one.on.month() - 1) / 3;
        quarters
            .entry((one.on.year(), quarter))
            .or_default()
            .push(one.id);
    }
    let most = quarters
        .into_values()
        .max_by_key(Vec::len)
        .unwrap_or_default();
    let what = bi("一个季度的检查次数", "inspections in one quarter");
    let limit = case.limit(Key::InspectionsPerQuarter, Unit::Times, Sense::Over);
    Finding::of(Measure::plain(what, most.len(), limit), || {
        case.entries(|event| match event {
            Event::Delivery(Delivered::InspectionAnnounced(event)) => most.contains(&event.id),
            Event::Delivery(Delivered::InspectionMade(event)) => most.contains(&event.id),
            _ => false,
        })
    })
}

/// Data asked for again that the record holds, and fields of the report that no decision used.
fn reports(case: &Case<'_>) -> Finding {
    let delivery = &case.view.contract.delivery;
    let mut found = case.entries(|event| match event {
        Event::Delivery(Delivered::DatumLocated(event)) => event.asking == Asking::Again,
        Event::Delivery(Delivered::ReportFieldLapsed(_)) => true,
        _ => false,
    });
    found.extend(case.breaches(&[ForbiddenAct::SameDatumAgain]));
    let asked = delivery.data.len() + delivery.report_fields().len();
    let what = bi(
        "重复索要的数据和没有用处的字段",
        "data asked for again, and fields that no decision used",
    );
    let measure = Measure::share(what, found.len(), asked.max(found.len()), Limit::ANY);
    Finding::of(measure, || found)
}

/// Services that a host or a residents' committee confirmed and that were put in question; and
/// statements of host and provider in nearly the same words.
fn one_voice(case: &Case<'_>) -> Finding {
    let by_host = |one: &&super::case::Record<'_>| {
        one.service
            .voices
            .iter()
            .any(|voice| voice.word == Word::Confirmed && voice.role.side() == Some(Side::Host))
    };
    let confirmed: BTreeSet<_> = case
        .services
        .iter()
        .filter(by_host)
        .map(|one| one.service.id)
        .collect();
    // What the host itself puts in question it may put in question: that is no evidence against it.
    let questioned: Vec<_> = case
        .pick(|event| match event {
            Event::Delivery(Delivered::ServiceQuestioned(event)) => Some(event.service),
            _ => None,
        })
        .into_iter()
        .filter(|(envelope, _)| envelope.actor.role.side() != Some(Side::Host))
        .filter(|(_, service)| confirmed.contains(service))
        .map(|(envelope, service)| (service, envelope.version))
        .collect();
    let services: BTreeSet<_> = questioned.iter().map(|one| one.0).collect();
    let what = bi(
        "街道确认后受到质疑的服务",
        "services confirmed by the host and then questioned",
    );
    let measure = Measure::share(what, services.len(), confirmed.len(), Limit::ANY);
    let found = Finding::of(measure, || {
        let confirmed = case.entries(|event| match event {
            Event::Delivery(Delivered::ServiceConfirmed(event)) => {
                services.contains(&event.service)
            }
            _ => false,
        });
        let asked = questioned.iter().map(|one| one.1);
        confirmed.into_iter().chain(asked).collect()
    });
    found.either(same_statements(case))
}

fn same_statements(case: &Case<'_>) -> Finding {
    let mut alike = Decimal::ZERO;
    for evaluation in case.view.contract.assessment.evaluations() {
        let of = |side| {
            let all = evaluation.self_reports.iter();
            all.filter(move |one: &&SelfReport| one.side == side)
        };
        for host in of(EvaluatedSide::Host) {
            for own in of(EvaluatedSide::Provider) {
                let found = super::text::likeness(host.statement.as_str(), own.statement.as_str());
                alike = alike.max(found);
            }
        }
    }
    let what = bi(
        "街道与机构自评文字的相似度",
        "likeness of the statements of host and provider",
    );
    let limit = case.limit(Key::SignSimilarReports, Unit::Percent, Sense::From);
    Finding::of(Measure::plain(what, alike, limit), || {
        case.kinds(&["evaluation.self-assessed"])
    })
}

fn support(case: &Case<'_>) -> Finding {
    let mut found = case.kinds(&["host-support.recorded"]);
    let referred = case.pick(|event| match event {
        Event::Delivery(Delivered::UserReferred(event)) => Some(event),
        _ => None,
    });
    let by_host = referred
        .into_iter()
        .filter(|(envelope, _)| envelope.actor.role.side() == Some(Side::Host));
    found.extend(by_host.map(|(envelope, _)| envelope.version));
    let what = bi("街道的支持", "support by the host");
    Finding::of(Measure::plain(what, found.len(), Limit::ANY), || found)
}

/// Adverse acts of government soon after a protected act, as they were marked when they were made.
fn retaliation(case: &Case<'_>) -> Finding {
    let yes = |presumed: Presumption| presumed == Presumption::Yes;
    let found = case.entries(|event| match event {
        Event::Delivery(Delivered::InspectionAnnounced(event)) => yes(event.retaliation_presumed),
        Event::Delivery(Delivered::InspectionMade(event)) => yes(event.retaliation_presumed),
        Event::Delivery(Delivered::FindingFiled(event)) => yes(event.retaliation_presumed),
        Event::Delivery(Delivered::BreachRecorded(event)) => yes(event.retaliation_presumed),
        _ => false,
    });
    let what = bi(
        "主张权利后不久的不利举动",
        "adverse acts soon after a claim",
    );
    let limit = Limit {
        key: Some(Key::Retaliation),
        ..Limit::ANY
    };
    Finding::of(Measure::plain(what, found.len(), limit), || found)
}
