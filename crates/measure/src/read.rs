//! JSON lines to a dossier, and back. Nothing is half-read: either the whole file makes sense, or
//! every fault in it is told at once, with its place and what to do.

mod check;
mod fault;
mod near;
mod refer;
mod walk;

pub use fault::{Fault, FaultCode};

use crate::schema::{Act, Coding, Contract, Dossier, Duty, Line};
use fault::{At, Faults};
use refer::Names;
use serde_json::Value;

/// The JSON Schema of one line (draft 2020-12).
pub fn json_schema() -> Value {
    schemars::schema_for!(Line).to_value()
}

/// Reads a dossier from JSON lines. Blank lines are passed over.
///
/// # Errors
/// All faults, by line.
pub fn read(text: &str) -> Result<Dossier, Vec<Fault>> {
    let mut faults = Faults::default();
    let mut lines: Vec<(usize, Value)> = Vec::new();
    for (index, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        match serde_json::from_str::<Value>(line) {
            Ok(value) => lines.push((index + 1, value)),
            Err(error) => faults.not_json(At::line(index + 1), &error.to_string()),
        }
    }
    let schema = json_schema();
    let names = Names::collect(&lines);
    let mut parsed = Parsed::default();
    for (number, value) in lines {
        let at = At::line(number);
        let before = faults.count();
        walk::line(&schema, &value, &at, &mut faults);
        if faults.count() > before {
            continue;
        }
        match serde_json::from_value::<Line>(value) {
            Ok(line) => parsed.take(number, line),
            Err(error) => faults.unreadable(at, &error.to_string()),
        }
    }
    names.contracts(&mut faults);
    names.duplicates(&mut faults);
    for (number, contract) in &parsed.contracts {
        check::contract(contract, &At::line(*number), &names, &mut faults);
    }
    refer::duties(&parsed.duties, &names, &mut faults);
    refer::acts(&parsed.acts, &names, &mut faults);
    refer::codings(&parsed.codings, &names, &mut faults);
    let faults = faults.sorted();
    match parsed.contracts.into_iter().next() {
        Some((_, contract)) if faults.is_empty() => Ok(Dossier {
            contract,
            duties: parsed.duties.into_iter().map(|(_, duty)| duty).collect(),
            acts: parsed.acts.into_iter().map(|(_, act)| act).collect(),
            codings: parsed
                .codings
                .into_iter()
                .map(|(_, coding)| coding)
                .collect(),
        }),
        _ => Err(faults),
    }
}

/// Writes a dossier as JSON lines in one order: contract, occasions by code, acts by day and name,
/// codings by matter and coder. The same dossier gives the same bytes.
///
/// # Errors
/// A number that JSON does not know (infinite, or none).
pub fn write(dossier: &Dossier) -> Result<String, serde_json::Error> {
    let mut duties: Vec<&Duty> = dossier.duties.iter().collect();
    duties.sort_by(|one, other| one.id.cmp(&other.id));
    let mut acts: Vec<&Act> = dossier.acts.iter().collect();
    acts.sort_by(|one, other| (one.occurred, &one.id).cmp(&(other.occurred, &other.id)));
    let mut codings: Vec<&Coding> = dossier.codings.iter().collect();
    codings.sort_by(|one, other| (&one.matter, &one.coder).cmp(&(&other.matter, &other.coder)));
    let mut lines = vec![Line::Contract(Box::new(dossier.contract.clone()))];
    lines.extend(
        duties
            .into_iter()
            .map(|duty| Line::Duty(Box::new(duty.clone()))),
    );
    lines.extend(acts.into_iter().map(|act| Line::Act(Box::new(act.clone()))));
    lines.extend(
        codings
            .into_iter()
            .map(|one| Line::Coding(Box::new(one.clone()))),
    );
    let mut text = String::new();
    for line in lines {
        text.push_str(&serde_json::to_string(&line)?);
        text.push('\n');
    }
    Ok(text)
}

/// Lines that make sense by themselves, with their numbers.
#[derive(Default)]
struct Parsed {
    contracts: Vec<(usize, Contract)>,
    duties: Vec<(usize, Duty)>,
    acts: Vec<(usize, Act)>,
    codings: Vec<(usize, Coding)>,
}

impl Parsed {
    fn take(&mut self, number: usize, line: Line) {
        match line {
            Line::Contract(contract) => self.contracts.push((number, *contract)),
            Line::Duty(duty) => self.duties.push((number, *duty)),
            Line::Act(act) => self.acts.push((number, *act)),
            Line::Coding(coding) => self.codings.push((number, *coding)),
        }
    }
}
