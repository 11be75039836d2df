//! Asks of the source what a compiler does not: who may depend on whom, how long files are, what must
//! not be written.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    process::Command,
};

/// The longest a source file may be, in lines, and what it should be.
const LINES_HARD: usize = 800;
const LINES_SOFT: usize = 400;
/// Files above the soft limit. This number may only shrink.
const LONG_FILES_MAX: usize = 2;

/// For each crate the crates of the workspace it may use.
const DIRECTION: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("rules", &["kernel"]),
    ("domain", &["kernel", "rules"]),
    ("policy", &["kernel"]),
    ("paper", &["kernel", "rules", "domain"]),
    ("measure", &["kernel"]),
    ("tlog", &["kernel"]),
    ("seal", &["kernel"]),
    ("store", &["kernel", "domain", "tlog"]),
    (
        "app",
        &[
            "kernel", "rules", "domain", "policy", "paper", "measure", "tlog", "seal", "store",
        ],
    ),
    (
        "web",
        &[
            "kernel", "rules", "domain", "policy", "paper", "measure", "tlog", "seal", "app",
        ],
    ),
    (
        "bonafide",
        &[
            "kernel", "rules", "domain", "policy", "paper", "measure", "tlog", "seal", "app", "web",
        ],
    ),
];

/// Crates that may not appear anywhere below the pure ring.
const IMPURE: &[&str] = &[
    "tokio",
    "axum",
    "hyper",
    "rusqlite",
    "tower-http",
    "getrandom",
    "reqwest",
];
/// `seal` is not among them: it draws its keys from a parameter, but the age format's library takes
/// ephemeral keys and nonces from the operating system and offers no way to give them.
const PURE_RING: &[&str] = &[
    "kernel", "rules", "domain", "policy", "paper", "measure", "tlog",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()
        .unwrap()
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&root().join("crates"), &mut found);
    assert!(
        found.len() > 100,
        "the walk over the sources found too little"
    );
    found
}

fn collect(dir: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
}

/// `cargo metadata` as name → names of normal dependencies, for all packages.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let names: BTreeMap<&str, &str> = metadata["packages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["id"].as_str().unwrap(), one["name"].as_str().unwrap()))
        .collect();
    let mut found = BTreeMap::new();
    for node in metadata["resolve"]["nodes"].as_array().unwrap() {
        let name = names[node["id"].as_str().unwrap()].to_owned();
        let normal = node["deps"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|dependency| {
                dependency["dep_kinds"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .any(|kind| kind["kind"].is_null())
            });
        let used = normal
            .map(|one| names[one["pkg"].as_str().unwrap()].to_owned())
            .collect();
        found.insert(name, used);
    }
    found
}

#[test]
fn crates_depend_in_one_direction() {
    let all = dependencies();
    let ours: BTreeSet<&str> = DIRECTION.iter().map(|(name, _)| *name).collect();
    for (name, allowed) in DIRECTION {
        let used = all[*name]
            .iter()
            .map(String::as_str)
            .filter(|one| ours.contains(one));
        for other in used {
            assert!(allowed.contains(&other), "`{name}` may not use `{other}`");
        }
    }
}

#[test]
fn the_pure_ring_is_pure() {
    for start in PURE_RING {
        // `cargo tree` knows which optional dependencies are really built; the metadata does not.
        let output = Command::new(env!("CARGO"))
            .args([
                "tree",
                "--package",
                start,
                "--edges",
                "normal",
                "--prefix",
                "none",
            ])
            .args(["--offline", "--locked"])
            .current_dir(root())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let tree = String::from_utf8(output.stdout).unwrap();
        let used: BTreeSet<&str> = tree
            .lines()
            .filter_map(|line| line.split(' ').next())
            .collect();
        assert!(used.contains(start), "the tree of `{start}` is empty");
        for name in IMPURE {
            assert!(!used.contains(name), "`{start}` pulls in `{name}`");
        }
    }
}

#[test]
fn files_stay_short() {
    let mut long = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().count();
        assert!(lines <= LINES_HARD, "{} has {lines} lines", path.display());
        let is_test = path.components().any(|part| {
            let part = part.as_os_str();
            part == "tests" || part == "tests.rs" || part == "testkit.rs"
        });
        if lines > LINES_SOFT && !is_test {
            long.push(format!("{} {lines}", path.display()));
        }
    }
    assert!(
        long.len() <= LONG_FILES_MAX,
        "{} files are long: {long:#?}",
        long.len()
    );
}

#[test]
fn nothing_is_left_undone_in_the_sources() {
    // Written in halves so that this file does not find itself.
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X "),
        concat!("#[ig", "nore"),
    ];
    for (path, text) in sources() {
        for mark in marks {
            assert!(!text.contains(mark), "{} contains `{mark}`", path.display());
        }
    }
}

#[test]
fn pages_ask_nothing_of_another_host() {
    let web = root().join("crates/web");
    let assets = [
        "assets/style.css",
        "assets/mark.svg",
        "assets/outbox.js",
        "assets/outbox-worker.js",
    ];
    let mut texts: Vec<(PathBuf, String)> = sources()
        .into_iter()
        .filter(|(path, _)| path.starts_with(web.join("src")))
        .collect();
    for name in assets {
        let path = web.join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        texts.push((path, text));
    }
    for (path, text) in texts {
        // The name space of SVG is a name, not an address that is asked.
        let text = text.replace("http://www.w3.org/2000/svg", "");
        for scheme in ["https://", "http://", "src=\"//", "url(", "@import"] {
            assert!(
                !text.contains(scheme),
                "{} contains `{scheme}`",
                path.display()
            );
        }
    }
}

/// One page alone loads a script, and works without it; the script is short enough to be read whole.
#[test]
fn script_is_never_needed() {
    let page = root().join("crates/web/src/pages/services/form.rs");
    for (path, text) in sources() {
        assert!(!text.contains(concat!("<scr", "ipt")), "{}", path.display());
        let loaded = text.matches(concat!("scr", "ipt src=")).count();
        assert_eq!(loaded, usize::from(path == page), "{}", path.display());
        assert!(
            !text.contains(concat!("scr", "ipt {")),
            "{}",
            path.display()
        );
    }
    let assets = std::fs::read_dir(root().join("crates/web/assets")).unwrap();
    let mut scripts: Vec<PathBuf> = assets.map(|entry| entry.unwrap().path()).collect();
    scripts.retain(|path| path.extension().is_some_and(|kind| kind == "js"));
    scripts.sort();
    let names: Vec<_> = scripts
        .iter()
        .map(|path| path.file_name().unwrap())
        .collect();
    assert_eq!(names, ["outbox-worker.js", "outbox.js"]);
    for path in &scripts {
        let lines = std::fs::read_to_string(path).unwrap().lines().count();
        assert!(lines <= 150, "{} has {lines} lines", path.display());
    }
}

#[test]
fn decisions_are_numbered_without_gaps() {
    let mut names: Vec<String> = std::fs::read_dir(root().join("docs/adr"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for (place, name) in names.iter().enumerate() {
        let number = format!("{:04}-", place + 1);
        assert!(
            name.starts_with(&number),
            "`{name}` should start with `{number}`"
        );
    }
}
