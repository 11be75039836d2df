//! The register as a table file and as JSON, and where in the record each obligation came from.

use super::{Wanted, owner};
use crate::{Web, api, pages::parts::Shown, routes::Answer, wording::In};
use app::Logged;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    Event, Obligation, ObligationState,
    core::Event as Core,
    obligation::ObligationId,
    register::{self, Blame, Ground, Outcome},
};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Where in the record obligations arose and were settled.
#[derive(Debug, Default)]
pub(super) struct Traces {
    arose: HashMap<u32, u64>,
    settled: HashMap<u32, u64>,
}

impl Traces {
    /// For these obligations, in one pass over the record.
    pub(super) fn of(shown: &Shown, rows: &[&Obligation]) -> Traces {
        let wanted: std::collections::HashSet<u32> = rows.iter().map(|one| one.id.0).collect();
        let mut found = Traces::default();
        let mut act: Option<&Logged> = None;
        for one in shown.loaded.log.iter().map(AsRef::as_ref) {
            if act.is_none_or(|first| first.command != one.command) {
                act = Some(one);
            }
            let Event::Core(core) = &one.event else {
                continue;
            };
            match core {
                Core::ObligationArose(event) if wanted.contains(&event.id.0) => {
                    // The act itself is shown where the reader may see it, else the bare fact.
                    let act = act.filter(|first| shown.viewer.sees(&shown.loaded, first));
                    let position = act.map_or(one.position, |first| first.position);
                    found.arose.insert(event.id.0, position);
                }
                Core::ObligationMet(event) => found.settle(&wanted, event.id, one),
                Core::ObligationWaived(event) => found.settle(&wanted, event.id, one),
                Core::ObligationExcused(event) => found.settle(&wanted, event.id, one),
                Core::ObligationLapsed(event) => found.settle(&wanted, event.id, one),
                _ => {}
            }
        }
        found
    }

    fn settle(&mut self, wanted: &std::collections::HashSet<u32>, id: ObligationId, one: &Logged) {
        if wanted.contains(&id.0) {
            self.settled.insert(id.0, one.position);
        }
    }

    /// The entry of the act an obligation arose from.
    pub(super) fn arose(&self, id: ObligationId) -> Option<u64> {
        self.arose.get(&id.0).copied()
    }

    /// The entry that settled it.
    pub(super) fn settled(&self, id: ObligationId) -> Option<u64> {
        self.settled.get(&id.0).copied()
    }
}

/// The register as JSON: what the filters ask for, newest first.
///
/// # Errors
/// None.
pub(super) fn json(shown: &Shown, wanted: &Wanted) -> Answer {
    let list = wanted.list(shown);
    let traces = Traces::of(shown, &list);
    let rows: Vec<Value> = list.iter().map(|one| row(shown, one, &traces)).collect();
    let silences = register::silences(&shown.loaded.process, wanted.contract);
    let silences = silences.iter().map(|one| {
        json!({ "obligation": one.one.id.to_string(), "last": one.last, "event": one.meaning.event,
                "means": { "zh": one.meaning.means.zh, "en": one.meaning.means.en } })
    });
    let silences: Vec<Value> = silences.collect();
    api::ok(
        &json!({ "purchase": shown.id, "on": shown.today, "obligations": rows, "silence": silences }),
    )
}

fn row(shown: &Shown, one: &Obligation, traces: &Traces) -> Value {
    let process = &shown.loaded.process;
    let (duty, days) = (one.duty.0, register::days(one, shown.today));
    let found = register::consequences(process, one);
    let clauses = register::clauses_of(process, one);
    json!({
        "id": one.id.to_string(), "duty": duty.code, "what": { "zh": duty.what.zh, "en": duty.what.en },
        "contract": one.contract.map(|id| id.to_string()), "subject": one.subject,
        "debtorRole": duty.debtor, "debtor": one.debtor, "creditorRole": duty.creditor,
        "clauses": clauses.iter().map(|one| one.code()).collect::<Vec<_>>(),
        "arose": one.arose, "arosePosition": traces.arose(one.id), "due": one.due,
        "daysAllowed": days.allowed, "daysUsed": days.used,
        "state": Outcome::of(one, shown.today).code(), "settledPosition": traces.settled(one.id),
        "reason": reason(one), "blame": graph(&register::blame(process, one)),
        "mirrors": register::mirrors(process, one).map(|one| one.id.to_string()).collect::<Vec<_>>(),
        "interest": found.interest, "publicSince": found.public, "defaultSince": found.default,
        "notices": found.notices.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn reason(one: &Obligation) -> Option<&str> {
    match &one.state {
        ObligationState::Waived { reason } | ObligationState::Excused { reason, .. } => {
            Some(reason.as_str())
        }
        ObligationState::Open | ObligationState::Met { .. } | ObligationState::Lapsed => None,
    }
}

fn graph(blame: &Blame) -> Vec<Value> {
    let causes = blame.because.iter().map(|one| {
        let ground = match one.ground {
            Ground::Excused => "excused",
            Ground::Precondition => "precondition",
        };
        json!({ "ground": ground, "obligation": one.of.id.to_string(), "because": graph(&one.of) })
    });
    causes.collect()
}

/// The register as a table file that spreadsheet programs open, in the language of the reader.
pub(super) fn csv(web: &Web, lang: In, shown: &Shown, wanted: &Wanted) -> Response {
    let mut text = String::from("\u{feff}");
    let heads = [
        lang.t("编号", "No."),
        lang.t("合同", "Contract"),
        lang.t("义务", "Obligation"),
        lang.t("对象", "Subject"),
        lang.t("由谁履行", "Owed by"),
        lang.t("对方", "Owed to"),
        lang.t("条款", "Clauses"),
        lang.t("产生", "Arose"),
        lang.t("期限", "Last day"),
        lang.t("规定天数", "Days allowed"),
        lang.t("已用天数", "Days used"),
        lang.t("状态", "State"),
        lang.t("理由", "Reason"),
    ];
    line(&mut text, heads.map(str::to_owned));
    for one in wanted.list(shown) {
        let days = register::days(one, shown.today);
        let clauses = register::clauses_of(&shown.loaded.process, one);
        let clauses: Vec<&str> = clauses.iter().map(|one| one.code()).collect();
        line(
            &mut text,
            [
                one.id.to_string(),
                one.contract.map_or_else(String::new, |id| id.to_string()),
                lang.bi(one.duty.0.what).to_owned(),
                one.subject.clone(),
                owner(web, lang, one),
                lang.bi(one.duty.0.creditor.name()).to_owned(),
                clauses.join(" "),
                one.arose.to_string(),
                one.due
                    .date()
                    .map_or_else(String::new, |date| date.to_string()),
                days.allowed
                    .map_or_else(String::new, |days| days.to_string()),
                days.used.to_string(),
                lang.bi(Outcome::of(one, shown.today).name()).to_owned(),
                reason(one).unwrap_or_default().to_owned(),
            ],
        );
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"obligations.csv\"",
        ),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, text).into_response()
}

fn line<const N: usize>(text: &mut String, cells: [String; N]) {
    let cells: Vec<String> = cells.iter().map(|one| quoted(one)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// A cell in quotes; a spreadsheet program does not take it for a formula.
fn quoted(cell: &str) -> String {
    let plain = cell.replace('"', "\"\"");
    let formula = plain.starts_with(['=', '+', '-', '@', '\t', '\r']);
    format!("\"{}{plain}\"", if formula { "'" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_cell_cannot_break_out_of_its_quotes_or_become_a_formula() {
        assert_eq!(quoted("a\"b"), "\"a\"\"b\"");
        assert_eq!(quoted("=1+1"), "\"'=1+1\"");
        assert_eq!(quoted("个案"), "\"个案\"");
    }
}
