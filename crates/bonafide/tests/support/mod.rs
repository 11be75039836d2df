//! The real program under test: its people, its server, its sub-commands.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "shared by several test programs; a test may fail loudly"
)]

mod http;

pub use http::{Answer, Broken};

use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_bonafide");

/// A directory with a database and people in it.
pub struct World {
    dir: TempDir,
    passwords: BTreeMap<String, String>,
    organisations: BTreeMap<String, String>,
}

impl World {
    /// Imports a purchaser, a host, a peer, and `officers` people of the purchaser (`officer0`, …).
    pub fn new(officers: usize) -> World {
        let dir = tempfile::tempdir().unwrap();
        let people: Vec<Value> = (0..officers)
            .map(|number| {
                json!({ "login": format!("officer{number}"), "zh": "经办人", "en": "Officer",
                        "organisation": "buyer", "jobs": ["R1"] })
            })
            .collect();
        let organisation = |key: &str| json!({ "key": key, "zh": key, "en": key });
        let organisations = ["buyer", "host", "peer"].map(organisation);
        let file = json!({ "organisations": organisations, "people": people });
        let path = dir.path().join("people.json");
        std::fs::write(&path, file.to_string()).unwrap();
        let data = dir.path().join("data");
        let printed = succeeds(&["people", "import", text(&path), "--data", text(&data)]);
        let passwords = printed
            .lines()
            .map(|line| line.split_once('\t').unwrap())
            .map(|(login, password)| (login.to_owned(), password.to_owned()))
            .collect();
        let link = open(&data.join("record.db"));
        let mut statement = link
            .prepare("select json ->> 'en', id from organisation")
            .unwrap();
        let organisations = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        World {
            passwords,
            organisations,
            dir,
        }
    }

    pub fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub fn database(&self) -> PathBuf {
        self.data().join("record.db")
    }

    /// A place for a file of the test.
    pub fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn serve(&self) -> Server {
        Server::start(&self.data())
    }

    pub fn sign_in(&self, server: &Server, login: &str) -> String {
        let body = json!({ "login": login, "password": self.passwords[login] });
        let answer = server.post("/api/v1/sessions", &[], &body).unwrap();
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.body["token"].as_str().unwrap().to_owned()
    }

    /// The fields of `register-need`: five entries come of it.
    pub fn need(&self, title: &str) -> Value {
        json!({ "title": title, "beneficiaries": "八十岁以上独居老人", "purchaser": self.id("buyer"),
                "hosts": [self.id("host")] })
    }

    /// The fields of `grant-role` and `withdraw-role`: one entry comes of either.
    pub fn peer(&self) -> Value {
        json!({ "role": "R10", "organisation": self.id("peer") })
    }

    fn id(&self, organisation: &str) -> &str {
        &self.organisations[organisation]
    }

    /// All files of the database in another directory.
    pub fn copy(&self) -> TempDir {
        let copy = tempfile::tempdir().unwrap();
        copy_files(&self.data(), copy.path());
        copy
    }
}

pub fn copy_files(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let (from, to) = (file.path(), to.join(file.file_name()));
        if from.is_dir() {
            std::fs::create_dir_all(&to).unwrap();
            copy_files(&from, &to);
        } else {
            std::fs::copy(from, to).unwrap();
        }
    }
}

/// A running `bonafide serve`.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    fn start(data: &Path) -> Server {
        let mut child = Command::new(PROGRAM)
            .args(["serve", "--listen", "127.0.0.1:0", "--data", text(data)])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut lines = BufReader::new(child.stdout.take().unwrap());
        lines.read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").unwrap().to_owned();
        Server { child, address }
    }

    pub fn post(
        &self,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Result<Answer, Broken> {
        http::post(&self.address, path, headers, body)
    }

    /// Sends SIGKILL and waits until the process is gone.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends SIGTERM and waits until the process has ended in good order.
    pub fn stop(mut self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").arg(id).status().unwrap().success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // A test that fails must not leave a server behind; one that has ended cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Gives an act through the JSON interface; without `purchase` it starts one.
#[allow(clippy::too_many_arguments, reason = "each is one part of the request")]
pub fn act(
    address: &str,
    token: &str,
    key: &str,
    purchase: Option<&str>,
    verb: &str,
    body: &Value,
) -> Result<Answer, Broken> {
    let path = match purchase {
        Some(id) => format!("/api/v1/purchases/{id}/acts/{verb}"),
        None => format!("/api/v1/acts/{verb}"),
    };
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str()), ("idempotency-key", key)];
    http::post(address, &path, &headers, body)
}

pub fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

pub fn run(arguments: &[&str]) -> Output {
    Command::new(PROGRAM).args(arguments).output().unwrap()
}

/// Runs a sub-command that must end with 0; returns what it printed.
pub fn succeeds(arguments: &[&str]) -> String {
    let output = run(arguments);
    let (out, err) = printed(&output);
    assert!(output.status.success(), "{arguments:?}: {out}{err}");
    out
}

/// Runs a sub-command that must end with 1; returns what it printed on both streams.
pub fn fails(arguments: &[&str]) -> String {
    let output = run(arguments);
    let (out, err) = printed(&output);
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {out}{err}");
    out + &err
}

fn printed(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

/// Opens a database to look into it.
pub fn open(path: &Path) -> Connection {
    Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

/// Runs SQL with every guard down, as someone would who owns the file.
pub fn attack(dir: &Path, sql: &str) {
    let link = Connection::open(dir.join("record.db")).unwrap();
    link.execute_batch("pragma foreign_keys = off; pragma ignore_check_constraints = on")
        .unwrap();
    link.execute_batch(sql).unwrap();
}
