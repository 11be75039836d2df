//! What the form of the draft is filled with: the draft there is, so that changing one line never
//! means typing the others again; or else a row for each component that may be bought.

use crate::{
    context::At,
    contract::Clause,
    planning::state::{Draft, Planning},
    process::{Lot, Process, TenderPlan},
    say::Say,
};
use kernel::{Lang, Role};
use serde_json::{Map, Value, json};

/// The values of the form.
pub(super) fn values(at: &At<'_>) -> Map<String, Value> {
    let process = at.process;
    let filled = match (&process.plan, &process.planning.draft) {
        (Some(plan), Some(draft)) => drafted(process, plan, draft),
        _ => fresh(process),
    };
    match filled {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The first draft: one lot for each host, one unit for each component that may be bought.
fn fresh(process: &Process) -> Value {
    let hosts = process.organisations_in(Role::Host, None);
    let lots: Vec<Value> = hosts
        .iter()
        .map(|host| json!({ "title": host.zh, "host": host.id.to_string() }))
        .collect();
    json!({
        "lots": lots,
        "units": units_of(&process.planning),
        "clauses": codes(Clause::CORE),
    })
}

fn units_of(planning: &Planning) -> Vec<Value> {
    let fit = planning.components.iter();
    let fit = fit.filter(|one| one.result.may_be_bought());
    fit.map(|one| json!({ "name": one.name.as_str(), "answers": [one.id.to_string()] }))
        .collect()
}

fn codes(clauses: &[Clause]) -> Vec<&'static str> {
    clauses.iter().map(|one| one.code()).collect()
}

fn drafted(process: &Process, plan: &TenderPlan, draft: &Draft) -> Value {
    let terms = &plan.terms;
    let mut form = json!({
        "method": plan.method.code(),
        "lots": process.lots.iter().map(lot).collect::<Vec<_>>(),
        "criteria": criteria(plan, draft),
        "price_points": plan.price_points.to_string(),
        "fixed_price": plan.fixed_price.map(|one| one.amount().to_string()),
        "reservation": draft.reservation.code(),
        "reservation_reason": draft.reservation_reason.as_ref().map(|one| one.say(Lang::Zh)),
        "start": terms.start.to_string(),
        "end": terms.end.to_string(),
        "service_hours": terms.service_hours,
        "flex_hours": terms.flex_hours,
        "hour_rate": terms.hour_rate.amount().to_string(),
        "report_months": terms.report_months,
        "clauses": codes(&terms.clauses),
    });
    if let Value::Object(map) = &mut form {
        map.extend(schedules(plan, draft));
    }
    form
}

fn lot(one: &Lot) -> Value {
    json!({
        "title": one.title.as_str(),
        "host": one.host.as_ref().map(|host| host.id.to_string()),
        "ceiling": one.ceiling.amount().to_string(),
    })
}

fn criteria(plan: &TenderPlan, draft: &Draft) -> Vec<Value> {
    let traces = &draft.trace.criteria;
    let rows = plan.criteria.iter().enumerate();
    rows.map(|(place, one)| {
        let trace = traces.get(place);
        json!({
            "name": one.name.as_str(), "points": one.points.to_string(),
            "scale": one.scale.as_str(),
            "serves": trace.map(|one| ids(&one.serves)),
            "met_by": trace.and_then(|one| one.met_by),
        })
    })
    .collect()
}

fn ids<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

fn schedules(plan: &TenderPlan, draft: &Draft) -> Map<String, Value> {
    let terms = &plan.terms;
    let units = terms.units.iter().enumerate().map(|(place, one)| {
        json!({
            "name": one.name.as_str(), "quantity": one.quantity,
            "answers": draft.trace.units.get(place).map(|one| ids(one)),
        })
    });
    let index = terms.index.iter().enumerate().map(|(place, one)| {
        json!({
            "name": one.name.as_str(), "weight": one.weight.to_string(),
            "measures": draft.trace.index.get(place).map(|one| ids(one)),
        })
    });
    let tranches = terms.tranches.iter().map(|one| {
        json!({
            "kind": one.kind.code(), "share": one.share.value().to_string(),
            "from": one.from.map(|day| day.to_string()),
        })
    });
    let preconditions = terms.preconditions.iter().map(|one| {
        json!({
            "what": one.what.as_str(), "by": one.by.code(),
            "days_after_start": one.days_after_start,
        })
    });
    let out_of_scope = terms.out_of_scope.iter();
    let out_of_scope = out_of_scope.map(|one| json!({ "what": one.as_str() }));
    Map::from_iter([
        ("units".to_owned(), units.collect()),
        ("index".to_owned(), index.collect()),
        ("tranches".to_owned(), tranches.collect()),
        ("preconditions".to_owned(), preconditions.collect()),
        ("out_of_scope".to_owned(), out_of_scope.collect()),
    ])
}
