//! The tools of bidders and officers, run as people run them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly"
)]

mod support;

use kernel::Digest;
use serde_json::{Value, json};
use std::path::PathBuf;
use support::{run, text};
use tempfile::TempDir;
use tlog::{Receipt, ReceiptEntry, Signer, Tree};

const PURCHASE: &str = "01890000-0000-7000-8000-000000000001";
const OTHER_PURCHASE: &str = "01890000-0000-7000-8000-000000000002";
const TENDERER: &str = "01890000-0000-7000-8000-0000000000aa";
const PAST: &str = "2025-03-03T01:00:00Z";
const AFTER: &str = "2025-03-03T01:00:05Z";
const FUTURE: &str = "2999-03-03T01:00:00Z";

/// A purchase with three officers of whom two open, and its record.
struct Purchase {
    dir: TempDir,
    record: Signer,
    leaves: Vec<String>,
}

/// What a command printed and ended with.
struct Ran {
    code: i32,
    printed: String,
}

fn ran(arguments: &[&str]) -> Ran {
    let output = run(arguments);
    let printed = [output.stdout, output.stderr].concat();
    Ran {
        code: output.status.code().unwrap(),
        printed: String::from_utf8(printed).unwrap(),
    }
}

impl Ran {
    #[track_caller]
    fn ends(self, code: i32, says: &[&str]) -> Ran {
        assert_eq!(self.code, code, "{}", self.printed);
        for one in says {
            assert!(self.printed.contains(one), "{one}: {}", self.printed);
        }
        self
    }
}

impl Purchase {
    fn new(deadline: &str) -> Purchase {
        let purchase = Purchase {
            dir: tempfile::tempdir().unwrap(),
            record: Signer::new("test.example/record", &[5; 32]).unwrap(),
            leaves: Vec::new(),
        };
        std::fs::create_dir(purchase.path("in")).unwrap();
        let officers: Vec<Value> = (1..=3)
            .map(|number| {
                let key = purchase.path(&format!("officer{number}.key"));
                let made = ran(&["officer", "key", "--out", text(&key)]).ends(0, &["age1"]);
                let recipient = made.printed.lines().next().unwrap();
                json!({ "name": format!("开标人{number}"), "recipient": recipient })
            })
            .collect();
        purchase.write(
            "tender.json",
            &json!({
                "purchase": PURCHASE, "title": "居家养老", "documents": Digest::of(b"tender"),
                "deadline": deadline, "threshold": 2, "officers": officers, "lots": [1, 2],
                "origin": purchase.record.verifier().name(),
                "verifier_key": purchase.record.verifier().to_string(),
            }),
        );
        purchase.write("technical.json", &json!({ "team": 6, "plan": "一人一策" }));
        purchase.write(
            "financial.json",
            &json!({ "price": { "amount": "298000.50", "currency": "CNY" },
                     "staff_cost": { "amount": "210000", "currency": "CNY" } }),
        );
        std::fs::write(purchase.path("proof.zip"), b"PK\x03\x04 never opened").unwrap();
        purchase
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn name(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, value: &Value) {
        std::fs::write(self.path(name), value.to_string()).unwrap();
    }

    fn seal(&self, out: &str) -> Digest {
        let ran = ran(&[
            "bid",
            "seal",
            "--tender",
            &self.name("tender.json"),
            "--tenderer",
            TENDERER,
            "--technical",
            &self.name("technical.json"),
            &self.name("proof.zip"),
            "--financial",
            &self.name("financial.json"),
            "--out",
            &self.name(out),
        ]);
        ran.ends(0, &["keep the receipt", "请保留原文件"]);
        self.digest(out)
    }

    fn digest(&self, name: &str) -> Digest {
        Digest::of(&std::fs::read(self.path(name)).unwrap())
    }

    /// Writes an entry into the record.
    fn record(&mut self, purchase: &str, kind: &str, recorded: &str, body: &Value) -> usize {
        let position = self.leaves.len();
        let leaf = json!({
            "v": 1, "position": position, "process": purchase, "version": 1, "kind": kind,
            "occurred": recorded, "recorded": recorded, "actor": "system", "contract": null,
            "command": PURCHASE, "pack": null, "body": body, "texts": null,
        });
        self.leaves.push(leaf.to_string());
        position
    }

    /// Writes the receipt of an entry, as the record stood right after it.
    fn receipt(&self, position: usize, name: &str) {
        self.receipt_by(&self.record, position, name);
    }

    fn receipt_by(&self, signer: &Signer, position: usize, name: &str) {
        let mut tree = Tree::new();
        for leaf in &self.leaves[..=position] {
            tree.append(leaf.as_bytes());
        }
        let place = u64::try_from(position).unwrap();
        let receipt = Receipt {
            format: tlog::FORMAT.to_owned(),
            about: std::collections::BTreeMap::new(),
            entries: vec![ReceiptEntry {
                position: place,
                leaf: self.leaves[position].clone(),
                proof: tree.inclusion(place, tree.size()).unwrap(),
                opening: None,
            }],
            checkpoint: signer.sign(tree.size(), tree.root()),
            verifier_key: signer.verifier().to_string(),
        };
        self.write(name, &serde_json::to_value(receipt).unwrap());
    }

    /// Seals a bid, records it and keeps its receipt beside it.
    fn hand_in(&mut self, name: &str) -> Digest {
        let file = format!("in/{name}.envelope");
        let digest = self.seal(&file);
        self.hand_in_file(name, digest);
        digest
    }

    fn hand_in_file(&mut self, name: &str, digest: Digest) {
        let body = json!({ "id": "B1", "envelope": digest, "documents": Digest::of(b"tender") });
        let position = self.record(PURCHASE, "bid.sealed", "2025-03-02T01:00:00Z", &body);
        self.receipt(position, &format!("in/{name}.json"));
    }

    fn close(&mut self) {
        let position = self.record(PURCHASE, "bids.closed", AFTER, &json!({ "count": 1 }));
        self.receipt(position, "closing.json");
    }

    fn open(&self, officer: u8) -> Ran {
        ran(&[
            "officer",
            "open",
            "--key",
            &self.name(&format!("officer{officer}.key")),
            "--tender",
            &self.name("tender.json"),
            "--envelopes",
            &self.name("in"),
            "--closing",
            &self.name("closing.json"),
            "--out",
            &self.name(&format!("shares{officer}.json")),
        ])
    }

    fn verify(&self, name: &str, more: &[&str]) -> Ran {
        let (receipt, envelope) = (format!("in/{name}.json"), format!("in/{name}.envelope"));
        let (receipt, envelope) = (self.name(&receipt), self.name(&envelope));
        let tender = self.name("tender.json");
        let first = [
            "bid",
            "verify",
            "--receipt",
            &receipt,
            "--envelope",
            &envelope,
            "--tender",
            &tender,
        ];
        ran(&[&first[..], more].concat())
    }
}

#[test]
fn a_bid_is_sealed_handed_in_opened_by_two_of_three_and_checked_by_anybody() {
    let mut purchase = Purchase::new(PAST);
    purchase.hand_in("a");
    purchase.hand_in("b");
    purchase.close();
    purchase
        .verify("a", &["--closing", &purchase.name("closing.json")])
        .ends(0, &["entry 0 of the record names this file", "in time"]);
    purchase
        .open(1)
        .ends(0, &["officer 1: 4 shares released, 0 withheld"]);
    purchase.open(3).ends(0, &["officer 3: 4 shares released"]);
    let (one, two) = (purchase.name("shares1.json"), purchase.name("shares3.json"));
    purchase
        .verify("a", &["--opening", &one])
        .ends(6, &["1 officers have released", "2 are needed"]);
    let out = purchase.name("out");
    purchase
        .verify("a", &["--opening", &one, &two, "--extract", &out])
        .ends(0, &["298,000.50", "一人一策", "proof.zip", "opened anew"]);
    // The age format's own library opens what was written, without anything of ours.
    let key = std::fs::read_to_string(purchase.path("out/financial.key")).unwrap();
    let key: age::x25519::Identity = key.trim().parse().unwrap();
    let sealed = std::fs::read(purchase.path("out/financial.age")).unwrap();
    let plain = age::decrypt(&key, &sealed).unwrap();
    assert!(String::from_utf8_lossy(&plain).contains("298000.5"));
    assert!(
        std::fs::read_to_string(purchase.path("out/financial.content"))
            .unwrap()
            .contains("298000.5")
    );
}

#[test]
fn a_key_is_its_owners_alone_and_never_overwritten() {
    use std::os::unix::fs::PermissionsExt as _;
    let purchase = Purchase::new(PAST);
    let file = purchase.path("officer1.key");
    let mode = std::fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let before = std::fs::read(&file).unwrap();
    ran(&["officer", "key", "--out", text(&file)])
        .ends(1, &["已有文件不会被覆盖", "not overwritten"]);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    let shown = ran(&["officer", "show", text(&file)])
        .ends(0, &["age1"])
        .printed;
    let tender = std::fs::read_to_string(purchase.path("tender.json")).unwrap();
    assert!(tender.contains(shown.trim()));
    assert!(!shown.contains("SECRET"));
    ran(&["officer", "show", &purchase.name("tender.json")])
        .ends(1, &["不是开标私钥", "not an opening officer's key"]);
}

#[test]
fn nothing_is_released_before_the_deadline() {
    let mut purchase = Purchase::new(FUTURE);
    purchase.hand_in("a");
    purchase.close();
    purchase
        .open(1)
        .ends(4, &["截止时间", "no share is released"]);
    assert!(!purchase.path("shares1.json").exists());
}

#[test]
fn nothing_is_released_without_the_closing_of_this_purchase_in_this_record() {
    let mut purchase = Purchase::new(PAST);
    purchase.hand_in("a");
    let body = json!({});
    let refused = |purchase: &Purchase, says: &str| {
        purchase.open(1).ends(4, &[says]);
        assert!(!purchase.path("shares1.json").exists());
    };
    purchase.receipt(0, "closing.json");
    refused(&purchase, "holds no closing");
    let other = purchase.record(OTHER_PURCHASE, "bids.closed", AFTER, &body);
    purchase.receipt(other, "closing.json");
    refused(&purchase, "holds no closing");
    let early = purchase.record(PURCHASE, "bids.closed", "2025-03-03T00:59:59Z", &body);
    purchase.receipt(early, "closing.json");
    refused(&purchase, "before the deadline");
    let forger = Signer::new("test.example/record", &[6; 32]).unwrap();
    let forged = purchase.record(PURCHASE, "bids.closed", AFTER, &body);
    purchase.receipt_by(&forger, forged, "closing.json");
    refused(&purchase, "another key than the one trusted");
    // A leaf changed after it was signed.
    purchase.receipt(forged, "closing.json");
    let file = purchase.path("closing.json");
    let changed = std::fs::read_to_string(&file)
        .unwrap()
        .replace("03T01:00:05", "03T01:00:06");
    std::fs::write(&file, changed).unwrap();
    refused(&purchase, "not part of the signed record");
    purchase.receipt(forged, "closing.json");
    purchase.open(1).ends(0, &["2 shares released"]);
}

#[test]
fn what_is_late_or_unusable_stays_shut_and_stops_nobody() {
    let mut purchase = Purchase::new(PAST);
    let good = purchase.hand_in("good");
    let silent = purchase.seal("in/silent.envelope");
    std::fs::write(purchase.path("in/archive.envelope"), b"PK\x03\x04 bomb").unwrap();
    let whole = std::fs::read(purchase.path("in/good.envelope")).unwrap();
    std::fs::write(purchase.path("in/cut.envelope"), &whole[..whole.len() / 2]).unwrap();
    std::fs::write(purchase.path("in/other.json"), b"{}").unwrap();
    let big = std::fs::File::create(purchase.path("in/huge.envelope")).unwrap();
    big.set_len(2 << 30).unwrap();
    purchase.close();
    purchase.hand_in("late");
    purchase.open(2).ends(
        5,
        &[
            "officer 2: 2 shares released, 5 withheld",
            "late.envelope: 它在记录中的位置不在截止记录之前",
            "silent.envelope: 目录中没有证明它已送达的凭证",
            "archive.envelope: 这不是密封响应文件",
            "cut.envelope: 文件不完整",
            "超过 64 MiB，不予读取",
        ],
    );
    let shares = std::fs::read_to_string(purchase.path("shares2.json")).unwrap();
    let release: seal::Release = serde_json::from_str(&shares).unwrap();
    assert!(
        release
            .released
            .iter()
            .all(|one| one.envelope == good && one.officer == 2)
    );
    assert!(
        release
            .withheld
            .iter()
            .any(|one| one.envelope == Some(silent))
    );
    let closing = purchase.name("closing.json");
    purchase
        .verify("late", &["--closing", &closing])
        .ends(6, &["逾期", "late: the closing"]);
}

#[test]
fn a_bid_the_closing_does_not_list_stays_shut() {
    let mut purchase = Purchase::new(PAST);
    purchase.hand_in("withdrawn");
    let stands = purchase.hand_in("stands");
    let body = json!({ "deadline": PAST, "count": 1, "envelopes": [stands] });
    let closing = purchase.record(PURCHASE, "bids.closed", AFTER, &body);
    purchase.receipt(closing, "closing.json");
    purchase.open(1).ends(
        5,
        &[
            "2 shares released, 1 withheld",
            "withdrawn.envelope",
            "withdrawn or replaced",
        ],
    );
    let closing = purchase.name("closing.json");
    purchase
        .verify("withdrawn", &["--closing", &closing])
        .ends(6, &["does not list it"]);
}

#[test]
fn a_closing_that_lists_no_bid_opens_none() {
    let mut purchase = Purchase::new(PAST);
    purchase.hand_in("withdrawn");
    let body = json!({ "deadline": PAST, "count": 0, "envelopes": [] });
    let closing = purchase.record(PURCHASE, "bids.closed", AFTER, &body);
    purchase.receipt(closing, "closing.json");
    purchase.open(1).ends(5, &["0 shares released, 1 withheld"]);
}

#[test]
fn a_bid_the_closing_lists_and_nobody_handed_in_stays_shut() {
    let mut purchase = Purchase::new(PAST);
    let slipped_in = purchase.seal("in/late.envelope");
    let body = json!({ "deadline": PAST, "count": 1, "envelopes": [slipped_in] });
    let closing = purchase.record(PURCHASE, "bids.closed", AFTER, &body);
    purchase.receipt(closing, "closing.json");
    purchase.receipt(closing, "in/closing.json");
    purchase
        .open(1)
        .ends(5, &["0 shares released", "no receipt in the directory"]);
}

#[test]
fn a_share_dealt_badly_is_reported_with_its_owner() {
    let mut purchase = Purchase::new(PAST);
    purchase.seal("first.envelope");
    let bytes = std::fs::read(purchase.path("first.envelope")).unwrap();
    let envelope = seal::Envelope::read(&bytes).unwrap();
    // The tenderer's own tool seals to officer 1 what it should have sealed to officer 2.
    let mut header = envelope.header().clone();
    header.financial.shares[0].sealed = header.financial.shares[1].sealed.clone();
    let json = serde_json::to_vec(&header).unwrap();
    let line = format!(
        "bonafide.envelope/1 {:08} {}\n",
        json.len(),
        Digest::of(&json)
    );
    let parts = [
        envelope.sealed(seal::Part::Technical),
        envelope.sealed(seal::Part::Financial),
    ];
    let file = [line.as_bytes(), &json, &parts.concat()].concat();
    std::fs::write(purchase.path("in/bad.envelope"), &file).unwrap();
    purchase.hand_in_file("bad", Digest::of(&file));
    purchase.close();
    purchase.open(1).ends(
        5,
        &[
            "1 shares released, 1 withheld",
            TENDERER,
            "the tenderer's doing",
        ],
    );
    purchase.open(2).ends(0, &["2 shares released"]);
}

#[test]
fn a_share_released_badly_is_reported_with_its_owner() {
    let mut purchase = Purchase::new(PAST);
    purchase.hand_in("a");
    purchase.close();
    purchase.open(1).ends(0, &[]);
    purchase.open(2).ends(0, &[]);
    let file = purchase.path("shares2.json");
    let mut release: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    release["released"][1]["share"] = "00".repeat(32).into();
    std::fs::write(&file, release.to_string()).unwrap();
    let (one, two) = (purchase.name("shares1.json"), purchase.name("shares2.json"));
    purchase.verify("a", &["--opening", &one, &two]).ends(
        6,
        &[
            "technical part: opened anew",
            "Officer 2 released another share",
            "责任在该开标人",
        ],
    );
}

#[test]
fn a_receipt_of_another_bid_or_a_changed_bid_does_not_pass() {
    let mut purchase = Purchase::new(PAST);
    purchase.hand_in("a");
    purchase.hand_in("b");
    std::fs::copy(purchase.path("in/b.json"), purchase.path("in/a.json")).unwrap();
    purchase
        .verify("a", &[])
        .ends(6, &["no entry it proves names this file"]);
    let file = purchase.path("in/b.envelope");
    let mut bytes = std::fs::read(&file).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(&file, bytes).unwrap();
    purchase
        .verify("b", &[])
        .ends(3, &["价格部分已损坏", "The financial part is damaged"]);
    let other = Signer::new("test.example/record", &[6; 32]).unwrap();
    let key = other.verifier().to_string();
    purchase
        .verify("a", &["--key", &key])
        .ends(6, &["another key than the one trusted"]);
}

#[test]
fn a_sealed_bid_shows_its_header_and_whether_it_fits() {
    let purchase = Purchase::new(FUTURE);
    purchase.seal("bid.envelope");
    let (bid, tender) = (purchase.name("bid.envelope"), purchase.name("tender.json"));
    ran(&["bid", "check", &bid]).ends(
        0,
        &[
            PURCHASE,
            TENDERER,
            "1, 2",
            "2 of 3 officers",
            "技术部分 / technical part",
        ],
    );
    ran(&["bid", "check", &bid, "--tender", &tender]).ends(0, &["开标人3", "can be handed in"]);
    let mut other: Value = serde_json::from_slice(&std::fs::read(&tender).unwrap()).unwrap();
    other["documents"] = Digest::of(b"amended").to_string().into();
    purchase.write("amended.json", &other);
    ran(&[
        "bid",
        "check",
        &bid,
        "--tender",
        &purchase.name("amended.json"),
    ])
    .ends(3, &["不是现行采购文件", "other tender documents"]);
    ran(&["bid", "check", &tender]).ends(3, &["This is not a sealed bid"]);
    ran(&["bid", "check", &purchase.name("missing")]).ends(1, &["无法读取"]);
}

#[test]
fn what_cannot_be_a_bid_is_not_sealed() {
    let purchase = Purchase::new(FUTURE);
    let seal = |technical: &str, financial: &str, lots: &str| {
        ran(&[
            "bid",
            "seal",
            "--tender",
            &purchase.name("tender.json"),
            "--tenderer",
            TENDERER,
            "--technical",
            &purchase.name(technical),
            "--financial",
            &purchase.name(financial),
            "--lots",
            lots,
            "--out",
            &purchase.name("new.envelope"),
        ])
    };
    seal("financial.json", "financial.json", "1").ends(1, &["is not a technical part"]);
    seal("technical.json", "technical.json", "1").ends(1, &["is not a financial part"]);
    seal("technical.json", "financial.json", "1,9").ends(1, &["a lot the purchase does not have"]);
    assert!(!purchase.path("new.envelope").exists());
    seal("technical.json", "financial.json", "2").ends(0, &[]);
}

#[test]
fn the_instructions_name_commands_the_program_has() {
    let empty = tempfile::tempdir().unwrap();
    let docs = [
        include_str!("../../../docs/sealed-bids.en.md"),
        include_str!("../../../docs/sealed-bids.zh.md"),
    ];
    for doc in docs {
        let lines: Vec<&str> = (doc.lines().map(str::trim))
            .filter_map(|line| line.strip_prefix("bonafide "))
            .collect();
        assert_eq!(lines.len(), 5, "{lines:?}");
        for line in lines {
            let line = line.replace("YOUR-ORGANISATION-ID", TENDERER);
            let line = line.replace("本机构编号", TENDERER);
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_bonafide"))
                .args(line.split(' '))
                .current_dir(empty.path())
                .output()
                .unwrap();
            // The files are not there (1), but the command line is understood (not 2).
            let said = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{line}: {said}");
            assert!(said.contains("无法读取"), "{line}: {said}");
        }
    }
}
