//! The contents of the parts.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

use kernel::{Currency, Money};
use proptest::prelude::*;
use seal::{Attachment, ContentFault, Financial, Technical};

fn technical(files: &[(&str, &[u8])]) -> Technical {
    Technical {
        team: 6,
        plan: "一人一策，每周两次入户".into(),
        attachments: (files.iter())
            .map(|(name, bytes)| Attachment::of(*name, bytes))
            .collect(),
    }
}

#[test]
fn a_plan_and_its_files_come_back() {
    let archive = b"PK\x03\x04 never opened".as_slice();
    let given = technical(&[
        ("方案.pdf", b"%PDF"),
        ("证明.zip", archive),
        ("empty.txt", b""),
    ]);
    let bytes = given.write(&[b"%PDF", archive, b""]).unwrap();
    let (read, files) = Technical::read(&bytes).unwrap();
    assert_eq!(read, given);
    assert_eq!(files, [b"%PDF".as_slice(), archive, b""]);
}

#[test]
fn names_that_could_do_harm_are_refused() {
    for name in [
        "",
        "..",
        ".hidden",
        "a/b",
        "a\\b",
        "c:d",
        "a\nb",
        &"x".repeat(201),
    ] {
        let got = technical(&[(name, b"")]).write(&[b""]);
        assert_eq!(got, Err(ContentFault::Name(name.into())));
    }
    let got = technical(&[("a", b""), ("a", b"")]).write(&[b"", b""]);
    assert_eq!(got, Err(ContentFault::Name("a".into())));
}

#[test]
fn files_that_are_not_those_listed_are_refused() {
    let given = technical(&[("a", b"one")]);
    assert!(given.write(&[b"two"]).is_err());
    assert!(given.write(&[]).is_err());
    let good = given.write(&[b"one"]).unwrap();
    let missing = ContentFault::Attachment("a".into());
    assert_eq!(
        Technical::read(&good[..good.len() - 1]),
        Err(missing.clone())
    );
    let mut other = good.clone();
    *other.last_mut().unwrap() ^= 1;
    assert_eq!(Technical::read(&other), Err(missing));
    assert_eq!(
        Technical::read(&[good.as_slice(), b"x"].concat()),
        Err(ContentFault::Trailing)
    );
}

#[test]
fn a_price_comes_back_and_a_wrong_one_does_not() {
    let price = Financial {
        price: Money::yuan(300_000),
        staff_cost: Money::yuan(210_000),
        note: String::new(),
    };
    assert_eq!(Financial::read(&price.write().unwrap()), Ok(price.clone()));
    let mixed = Financial {
        staff_cost: Money::zero(Currency::GBP),
        ..price.clone()
    };
    assert_eq!(mixed.write(), Err(ContentFault::Amount));
    let text = String::from_utf8(price.write().unwrap()).unwrap();
    let negative = text.replace("\"300000\"", "\"-1\"");
    assert_ne!(negative, text);
    assert_eq!(
        Financial::read(negative.as_bytes()),
        Err(ContentFault::Amount)
    );
    let typed = br#"{"price":{"amount":"300000","currency":"CNY"},"staff_cost":{"amount":"210000","currency":"CNY"}}"#;
    assert_eq!(Financial::from_json(typed), Ok(price));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..500)) {
        prop_assert!(Technical::read(&bytes).is_err());
        prop_assert!(Financial::read(&bytes).is_err());
    }
}
