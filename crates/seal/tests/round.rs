//! What is sealed is opened by enough officers, and by nobody else.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod support;

use proptest::prelude::*;
use seal::{Envelope, OfficerKey, OpenFault, Part, Recipient, open_part, padded_len};
use support::purchase;

#[test]
fn every_choice_of_k_officers_opens_and_fewer_never_do() {
    for count in 1..=7_u8 {
        for threshold in 1..=count {
            let mut purchase = purchase(threshold, count);
            let bytes = purchase.seal(b"the plan", b"the price");
            let envelope = Envelope::read(&bytes).unwrap();
            let all: Vec<u8> = (1..=count).collect();
            let shares = purchase.shares(&envelope, Part::Financial, &all);
            for chosen in 0_u32..1 << count {
                let some: Vec<_> = (0..count)
                    .filter(|place| chosen >> place & 1 == 1)
                    .map(|place| shares[usize::from(place)].clone())
                    .collect();
                let opened = open_part(&envelope, Part::Financial, &some);
                let have = some.len();
                if have >= usize::from(threshold) {
                    assert_eq!(opened.as_deref(), Ok(b"the price".as_slice()));
                } else {
                    let need = u32::from(threshold);
                    assert_eq!(opened, Err(OpenFault::TooFew { have, need }));
                }
            }
            let few = purchase.shares(&envelope, Part::Technical, &all[..usize::from(threshold)]);
            assert_eq!(
                open_part(&envelope, Part::Technical, &few).as_deref(),
                Ok(b"the plan".as_slice())
            );
        }
    }
}

#[test]
fn nothing_of_the_content_stands_in_the_file() {
    let mut purchase = purchase(2, 3);
    let canary = b"canary-5f2c91";
    let bytes = purchase.seal(&canary.repeat(50), &canary.repeat(50));
    assert!(bytes.windows(canary.len()).all(|one| one != canary));
}

#[test]
fn the_same_bid_sealed_twice_shares_neither_keys_nor_ciphertext() {
    let mut purchase = purchase(2, 3);
    let (one, two) = (
        purchase.seal(b"plan", b"price"),
        purchase.seal(b"plan", b"price"),
    );
    let (one, two) = (Envelope::read(&one).unwrap(), Envelope::read(&two).unwrap());
    for part in Part::ALL {
        assert_ne!(one.sealed(part), two.sealed(part));
        let (one, two) = (one.header().part(part), two.header().part(part));
        assert_ne!(one.recipient, two.recipient);
        assert!(one.shares.iter().all(|share| !two.shares.contains(share)));
    }
}

#[test]
fn one_officer_twice_is_one_officer() {
    let mut purchase = purchase(2, 3);
    let bytes = purchase.seal(b"plan", b"price");
    let envelope = Envelope::read(&bytes).unwrap();
    let twice = purchase.shares(&envelope, Part::Technical, &[2, 2]);
    let few = OpenFault::TooFew { have: 1, need: 2 };
    assert_eq!(open_part(&envelope, Part::Technical, &twice), Err(few));
}

#[test]
fn the_shares_of_one_part_do_not_open_the_other() {
    let mut purchase = purchase(2, 3);
    let bytes = purchase.seal(b"plan", b"price");
    let envelope = Envelope::read(&bytes).unwrap();
    let technical = purchase.shares(&envelope, Part::Technical, &[1, 2]);
    assert!(open_part(&envelope, Part::Financial, &technical).is_err());
}

#[test]
fn a_key_survives_its_file() {
    let purchase = purchase(1, 1);
    let key = &purchase.keys[0];
    let file = format!("# the key of an officer\n\n{}\n", key.to_text().as_str());
    assert_eq!(
        OfficerKey::parse(&file).unwrap().recipient(),
        key.recipient()
    );
    let text = key.recipient().to_string();
    assert_eq!(text.parse::<Recipient>(), Ok(key.recipient()));
    assert!(!format!("{key:?}").contains("SECRET"));
    for wrong in ["", "# only a remark", &text, &format!("{file}{file}")] {
        assert!(OfficerKey::parse(wrong).is_err());
    }
    assert!(text.to_uppercase().parse::<Recipient>().is_err());
}

#[test]
fn an_age_program_opens_a_part_with_the_key_put_together() {
    let mut purchase = purchase(2, 3);
    let bytes = purchase.seal(b"plan", b"price");
    let envelope = Envelope::read(&bytes).unwrap();
    let shares = purchase.shares(&envelope, Part::Financial, &[1, 3]);
    let text = seal::content_key(envelope.header(), Part::Financial, &shares).unwrap();
    let identity: age::x25519::Identity = text.parse().unwrap();
    let plain = age::decrypt(&identity, envelope.sealed(Part::Financial)).unwrap();
    let (line, rest) = plain.split_at(plain.iter().position(|byte| *byte == b'\n').unwrap());
    let line: serde_json::Value = serde_json::from_slice(line).unwrap();
    assert_eq!(line["part"], "financial");
    assert_eq!(line["length"], 5);
    assert_eq!(&rest[1..6], b"price");
    assert!(rest[6..].iter().all(|byte| *byte == 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_content_comes_back(
        technical in proptest::collection::vec(any::<u8>(), 0..40_000),
        financial in proptest::collection::vec(any::<u8>(), 0..2_000),
        count in 1..=7_u8,
        seed in any::<u8>(),
    ) {
        let threshold = 1 + seed % count;
        let mut purchase = purchase(threshold, count);
        let bytes = purchase.seal(&technical, &financial);
        let envelope = Envelope::read(&bytes).unwrap();
        let officers: Vec<u8> = (0..threshold).map(|n| 1 + (n + seed % count) % count).collect();
        for (part, content) in [(Part::Technical, &technical), (Part::Financial, &financial)] {
            let shares = purchase.shares(&envelope, part, &officers);
            prop_assert_eq!(&open_part(&envelope, part, &shares).unwrap(), content);
        }
    }

    #[test]
    fn the_padded_size_says_the_bucket_and_nothing_else(len in 0..40_000_000_usize) {
        let bucket = padded_len(len);
        prop_assert!(bucket >= len && bucket >= 16 << 10);
        prop_assert!(bucket.is_power_of_two() && bucket <= 1 << 20 || bucket.is_multiple_of(1 << 20));
        prop_assert_eq!(padded_len(bucket), bucket);
    }
}

#[test]
fn prices_of_any_length_make_parts_of_one_size() {
    let mut purchase = purchase(2, 3);
    // The age format adds noise of up to a few hundred bytes; the rest is equal.
    let sizes: Vec<usize> = [0, 1, 100, 5_000, 16_000]
        .map(|len| {
            let bytes = purchase.seal(b"plan", &vec![b'x'; len]);
            let size = Envelope::read(&bytes).unwrap().header().financial.size;
            size >> 10
        })
        .to_vec();
    assert!(sizes.iter().all(|size| *size == 16), "{sizes:?}");
}
