//! `bonafide measure`, run as people run it.

#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// What the program prints, and whether it succeeded.
fn run(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_bonafide"))
        .arg("measure")
        .args(arguments)
        .output()
        .unwrap();
    let out = String::from_utf8(output.stdout).unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    (output.status.success(), out, error)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn example() -> String {
    let path = root().join("crates/measure/examples/street.jsonl");
    path.to_str().unwrap().to_owned()
}

/// What the documentation shows for the example; `UPDATE_SNAPSHOTS=1` writes it anew.
#[test]
fn the_example_prints_what_the_documentation_shows() {
    for lang in ["zh", "en"] {
        let (done, text, error) = run(&[&example(), "--lang", lang]);
        assert!(done, "{error}");
        let path = root().join(format!("docs/measure.example.{lang}.txt"));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &text).unwrap();
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text);
    }
}

/// N of the worked example is 16.5 / 49.5, and its two verdicts are those worked out by hand.
#[test]
fn the_example_in_json_holds_the_numbers_worked_out_by_hand() {
    let (done, text, error) = run(&[&example(), "--json"]);
    assert!(done, "{error}");
    let found: serde_json::Value = serde_json::from_str(&text).unwrap();
    let gaps = found["gaps"].as_array().unwrap();
    let delivery = gaps
        .iter()
        .find(|row| row["stage"] == "S15" && row["dyad"].is_null());
    let point = delivery.unwrap()["gap"]["point"].as_f64().unwrap();
    assert!((point - 16.5 / 49.5).abs() < 1e-9, "{point}");
    let says = |upper: &str| {
        let cells = found["cells"].as_array().unwrap();
        let cell = cells
            .iter()
            .find(|cell| cell["stage"] == "S15" && cell["dyad"]["upper"] == upper);
        cell.unwrap()["verdict"]["what"].as_str().map(str::to_owned)
    };
    assert_eq!(says("street").as_deref(), Some("absorption-alliance"));
    assert_eq!(says("district").as_deref(), Some("control-rebellion"));
}

#[test]
fn the_schema_is_printed() {
    let (done, text, error) = run(&["schema"]);
    assert!(done, "{error}");
    let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(schema.is_object() && text.contains("respond_by"));
}

#[test]
fn a_faulty_file_ends_with_its_lines_in_both_languages() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("bad.jsonl");
    let good = std::fs::read_to_string(example()).unwrap();
    let contract = good.lines().next().unwrap();
    std::fs::write(&path, format!("{contract}\nnot json\n")).unwrap();
    let (done, text, error) = run(&[path.to_str().unwrap()]);
    assert!(!done && text.is_empty());
    assert!(error.contains("bad.jsonl:2"), "{error}");
    assert!(error.contains(" / "), "{error}");
    let (done, _, error) = run(&["nowhere.jsonl"]);
    assert!(!done && error.contains("没有这样的目录或文件"), "{error}");
    let (done, _, error) = run(&[&example(), "--lang", "fr"]);
    assert!(!done && error.contains("zh"), "{error}");
}

#[test]
fn an_empty_record_says_that_nothing_is_signed() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().to_str().unwrap();
    for arguments in [vec![place], vec!["export", place]] {
        let (done, _, error) = run(&arguments);
        assert!(
            !done && error.contains("记录中没有这样的已签合同"),
            "{error}"
        );
    }
}
