//! Reading a dossier: all faults at once, each with its place and what to do.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use measure::read::{Fault, FaultCode, json_schema, read};

const CONTRACT: &str = r#"{"line":"contract","id":"c","title":{"zh":"合同","en":"Contract"},"pack":"p","as_of":"2024-12-31","signed":"2024-01-01","start":"2024-01-08","end":"2024-12-31","parties":[{"id":"d","part":"district","name":{"en":"D"}},{"id":"o","part":"organisation","name":{"en":"O"}}],"stages":[{"stage":"S15","from":"2024-01-08"}],"rights":[{"right":"G","shares":[{"party":"d","part":0.5},{"party":"o","part":0.5}]}],"norms":[{"id":"n","clause":"C-1","modality":"must","bearer":"o","trigger":{"when":"on","days":["2024-03-01"]},"act":{"acts":["A46"]}}]}"#;

fn act(more: &str) -> String {
    let head = r#"{"line":"act","id":"a1","occurred":"2024-03-01","recorded":"2024-03-02","recorder":"o","actor":"o","target":"d","code":"A46","stage":"S15""#;
    format!("{head}{more}}}")
}

fn faults(lines: &[&str]) -> Vec<Fault> {
    read(&lines.join("\n")).unwrap_err()
}

fn found(lines: &[&str]) -> Vec<(usize, String, FaultCode)> {
    let all = faults(lines).into_iter();
    all.map(|fault| (fault.line, fault.pointer, fault.code))
        .collect()
}

fn at(line: usize, pointer: &str, code: FaultCode) -> (usize, String, FaultCode) {
    (line, pointer.to_owned(), code)
}

#[test]
fn a_sound_file_is_read() {
    let dossier = read(&format!("\u{feff}{CONTRACT}\n\n{}\n", act(""))).unwrap();
    assert_eq!(dossier.acts.len(), 1);
}

#[test]
fn an_empty_file_has_no_contract() {
    assert_eq!(found(&[""]), [at(0, "", FaultCode::NoContract)]);
}

#[test]
fn all_faults_of_all_lines_are_told_at_once() {
    let wrong = act(r#","recordr":"o","effort":{"hours":"two"},"consent":{"kind":"mybe"}"#);
    let date = act(r#","respond_by":"2024-02-30""#)
        .replace("a1", "a2")
        .replace("A46", "A113");
    let lines = [CONTRACT, "not json", &wrong, &date, r#"{"line":"akt"}"#];
    assert_eq!(
        found(&lines),
        [
            at(2, "", FaultCode::NotJson),
            at(3, "/consent/kind", FaultCode::UnknownValue),
            at(3, "/effort/hours", FaultCode::WrongType),
            at(3, "/recordr", FaultCode::UnknownField),
            at(4, "/code", FaultCode::NotAnAct),
            at(4, "/respond_by", FaultCode::NotADate),
            at(5, "/line", FaultCode::UnknownValue),
        ]
    );
    let all = faults(&lines);
    let unknown = all
        .iter()
        .find(|one| one.code == FaultCode::UnknownField)
        .unwrap();
    assert!(
        unknown.advice.en.contains("`recorder`"),
        "{}",
        unknown.advice.en
    );
    assert!(
        unknown.advice.zh.contains("“recorder”"),
        "{}",
        unknown.advice.zh
    );
    assert!(
        all.iter()
            .all(|one| !one.text.zh.contains('{') && !one.text.en.contains('{'))
    );
}

#[test]
fn missing_fields_are_named() {
    let line = r#"{"line":"act","id":"a1"}"#;
    let missing = found(&[CONTRACT, line]);
    let codes: Vec<_> = missing.iter().map(|(_, _, code)| *code).collect();
    assert_eq!(codes, [FaultCode::MissingField; 6]);
}

#[test]
fn names_that_lead_nowhere_are_told() {
    let lost = act(r#","reply_to":"a9","disclosed_to":["x"]"#)
        .replace(r#""target":"d""#, r#""target":"dd""#)
        .replace("S15", "S99");
    let duty = r#"{"line":"duty","id":"t1","norm":"m","stage":"S15","arose":"2024-03-02","due":"2024-03-01","outcome":{"is":"kept","on":"2024-03-01","by":["a8"]},"evidence":4}"#;
    let coding = r#"{"line":"coding","matter":"zz","coder":"k","role":"overrides","ini":2}"#;
    assert_eq!(
        found(&[CONTRACT, &lost, duty, coding]),
        [
            at(2, "/disclosed_to/0", FaultCode::UnknownParty),
            at(2, "/reply_to", FaultCode::UnknownAct),
            at(2, "/stage", FaultCode::UnknownStage),
            at(2, "/target", FaultCode::UnknownParty),
            at(3, "/due", FaultCode::DatesReversed),
            at(3, "/evidence", FaultCode::OutOfRange),
            at(3, "/norm", FaultCode::UnknownNorm),
            at(3, "/outcome/by/0", FaultCode::UnknownAct),
            at(4, "/ini", FaultCode::OutOfRange),
            at(4, "/matter", FaultCode::UnknownMatter),
            at(4, "/reason", FaultCode::NoReason),
        ]
    );
}

#[test]
fn contradictions_are_told() {
    let one = act(r#","reply_to":"a2""#);
    let two = act(r#","reply_to":"a1""#).replace(r#""id":"a1""#, r#""id":"a2""#);
    let early = act("").replace(r#""recorded":"2024-03-02""#, r#""recorded":"2024-02-28""#);
    let contract = CONTRACT
        .replace(r#""part":0.5},{"#, r#""part":0.7},{"#)
        .replace(r#""end":"2024-12-31""#, r#""end":"2023-12-31""#);
    assert_eq!(
        found(&[&contract, &one, &two, &early, CONTRACT]),
        [
            at(1, "/end", FaultCode::DatesReversed),
            at(1, "/rights/0/shares", FaultCode::Shares),
            at(2, "/reply_to", FaultCode::ReplyCycle),
            at(4, "/id", FaultCode::Duplicate),
            at(4, "/recorded", FaultCode::DatesReversed),
            at(5, "", FaultCode::TwoContracts),
        ]
    );
}

#[test]
fn the_schema_names_every_kind_of_line() {
    let schema = json_schema();
    let kinds: Vec<&str> = schema["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["properties"]["line"]["const"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["contract", "duty", "act", "coding"]);
}
