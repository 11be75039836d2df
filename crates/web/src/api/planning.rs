//! Trace and parity of a purchase as data.

use crate::{
    Web, api,
    ask::Ask,
    pages::{parts, planning::parity::terms},
    routes::Answer,
};
use domain::planning::{
    parity::{self, Duties},
    trace,
};
use kernel::Bi;
use serde_json::{Value, json as value};

/// What the draft, or the contract, binds each side to.
///
/// # Errors
/// Not found, or failures of the database.
pub fn parity(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let report = terms(&shown).map(parity::report);
    let body = report.map_or(Value::Null, |report| {
        let side = |(text, weight): (Bi, parity::Weight)| value!({ "zh": text.zh, "en": text.en, "points": weight.points() });
        let (provider, government) = report.points();
        let clauses = report.pairs.iter().map(|one| {
            value!({
                "clause": one.clause.code(), "provider": side(one.provider),
                "government": side(one.government), "mirrored": !one.lacks_mirror(),
            })
        });
        let duties = &report.duties;
        value!({
            "points": { "provider": provider, "government": government },
            "clauses": clauses.collect::<Vec<_>>(),
            "missing": report.missing.iter().map(|one| one.code()).collect::<Vec<_>>(),
            "duties": {
                "provider": duties.provider.len(), "government": duties.government.len(),
                "provider_without_mirror": Duties::without_mirror(&duties.provider),
                "government_without_mirror": Duties::without_mirror(&duties.government),
            },
        })
    });
    api::ok(&value!({ "parity": body }))
}

/// Need, criterion, unit and outcome, and the gaps between them.
///
/// # Errors
/// Not found, or failures of the database.
pub fn trace(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let process = &shown.loaded.process;
    let needs = trace::needs(process).into_iter().map(|one| {
        value!({
            "need": one.id.to_string(), "name": one.name.as_str(),
            "answer": one.answer.map(|answer| answer.taken.code()),
            "criteria": one.criteria.iter().map(|one| one.id.to_string()).collect::<Vec<_>>(),
            "units": one.units.iter().map(|one| one.id.to_string()).collect::<Vec<_>>(),
            "outcomes": one.outcomes.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(),
        })
    });
    let gaps = trace::orphans(process)
        .into_iter()
        .map(|one| value!({ "field": one.pointer(), "text": one.text().get(ask.lang.0) }));
    let body = value!({ "needs": needs.collect::<Vec<_>>(), "gaps": gaps.collect::<Vec<_>>() });
    api::ok(&body)
}
