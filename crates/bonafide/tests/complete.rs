//! Asks across the crates whether something was forgotten.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use kernel::Lang;
use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

#[test]
fn every_verb_has_a_policy_row_and_every_row_a_verb_or_a_view() {
    let verbs: BTreeSet<&str> = domain::verbs().map(|entry| entry.meta.code).collect();
    let rows: BTreeSet<&str> = policy::rows().map(|row| row.action).collect();
    let views: BTreeSet<&str> = policy::table::views::ROWS
        .iter()
        .map(|row| row.action)
        .collect();
    let without: Vec<_> = verbs.difference(&rows).collect();
    assert!(without.is_empty(), "verbs without a row: {without:?}");
    let idle: Vec<_> = rows
        .iter()
        .filter(|row| !verbs.contains(*row) && !views.contains(*row))
        .collect();
    assert!(idle.is_empty(), "rows of nothing: {idle:?}");
}

#[test]
fn every_verb_can_be_reached_by_page_and_interface() {
    let has = |method: &str, path: &str| {
        web::ROUTES
            .iter()
            .any(|route| route.method == method && route.path == path)
    };
    for path in ["/acts/{verb}", "/purchases/{id}/acts/{verb}"] {
        assert!(has("GET", path) && has("POST", path), "{path}");
        assert!(has("POST", &format!("/api/v1{path}")), "{path}");
    }
}

/// The matrix in the repository is the one the program enforces; `UPDATE_SNAPSHOTS=1` writes it anew
/// for a reviewer to read.
#[test]
fn the_permission_matrix_in_the_repository_is_the_one_enforced() {
    for (lang, name, head) in [
        (
            Lang::Zh,
            "permissions.zh.md",
            "# 权限表\n\n由程序生成；表中没有的，一律不能办。\n",
        ),
        (
            Lang::En,
            "permissions.en.md",
            "# Permissions\n\nMade by the program; what is not in the table is not allowed.\n",
        ),
    ] {
        let path = docs().join(name);
        let now = format!("{head}{}", app::permission_matrix(lang));
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &now).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == now,
            "{name} differs from the policy; run with UPDATE_SNAPSHOTS=1 and review"
        );
    }
}

#[test]
fn every_fault_and_refusal_says_what_to_do_in_both_languages() {
    for (code, text) in domain::input::FAULTS {
        assert!(!text.zh.is_empty() && !text.en.is_empty(), "{code}");
    }
    for kind in domain::registry::refusals() {
        for text in [kind.text, kind.next] {
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", kind.code);
            let chinese = text
                .en
                .chars()
                .any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(!chinese, "the English of `{}` is Chinese", kind.code);
        }
    }
}

#[test]
fn titles_and_labels_are_in_their_own_language() {
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for entry in domain::verbs() {
        let meta = entry.meta;
        assert!(
            chinese(meta.title.zh) && !chinese(meta.title.en),
            "{}",
            meta.code
        );
        for field in meta.fields {
            assert!(!chinese(field.label.en), "{} {}", meta.code, field.name);
        }
    }
}
