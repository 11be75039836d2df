//! Whoever deals or releases something bad is named, always, and nobody else.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets something unexpected should stop"
)]

mod support;

use kernel::{Digest, OrganisationId, ProcessId};
use proptest::prelude::*;
use seal::{
    Blame, Envelope, Fault, OfficerKey, OpenFault, Part, Random, Share, ShareFault, check_share,
    open_part, open_share,
};
use support::{Pieces, Purchase, purchase, share_text};
use uuid::Uuid;

fn sealed() -> (Purchase, Vec<u8>) {
    let mut purchase = purchase(2, 3);
    let bytes = purchase.seal(b"plan", b"price");
    (purchase, bytes)
}

/// A changed header has other terms: the tool of a dishonest bidder seals everything anew to them.
fn digest(text: &str) -> Digest {
    Digest::labelled("bonafide.envelope/1 share", text.as_bytes())
}

#[test]
fn an_officer_with_the_key_of_another_is_told() {
    let (purchase, bytes) = sealed();
    let envelope = Envelope::read(&bytes).unwrap();
    let other = ShareFault::OtherKey { officer: 2 };
    let got = open_share(&envelope, Part::Technical, 2, &purchase.keys[0]);
    assert_eq!(got, Err(other));
    assert_eq!(other.blame(), Blame::User);
    for officer in [0, 4, 255] {
        let got = open_share(&envelope, Part::Technical, officer, &purchase.keys[0]);
        assert_eq!(got, Err(ShareFault::NoSuchOfficer { officer }));
    }
}

proptest! {
    #[test]
    fn a_changed_share_is_its_officers_doing(officer in 1..=3_u8, byte in 0..32_usize, bit in 0..8_u8) {
        let (purchase, bytes) = sealed();
        let envelope = Envelope::read(&bytes).unwrap();
        let mut shares = purchase.shares(&envelope, Part::Financial, &[1, 2, 3]);
        let place = usize::from(officer) - 1;
        let mut text = hex::decode(shares[place].1.to_text()).unwrap();
        text[byte] ^= 1 << bit;
        shares[place].1 = hex::encode(text).parse::<Share>().unwrap();
        let fault = ShareFault::Released { officer };
        let got = check_share(envelope.header(), Part::Financial, officer, &shares[place].1);
        prop_assert_eq!(got, Err(fault));
        let got = open_part(&envelope, Part::Financial, &shares).unwrap_err();
        prop_assert_eq!(got, OpenFault::Share(fault));
        prop_assert_eq!(got.blame(), Blame::Officer(officer));
        prop_assert!(got.say(kernel::Lang::En).contains(&officer.to_string()));
        shares.remove(place);
        prop_assert_eq!(open_part(&envelope, Part::Financial, &shares).unwrap(), b"price");
    }
}

#[test]
fn a_share_given_under_anothers_number_is_the_givers_doing() {
    let (purchase, bytes) = sealed();
    let envelope = Envelope::read(&bytes).unwrap();
    let first = purchase.share(&envelope, Part::Technical, 1).1;
    let got = open_part(
        &envelope,
        Part::Technical,
        &[(2, first.clone()), (1, first)],
    );
    assert_eq!(got.unwrap_err().blame(), Blame::Officer(2));
}

#[test]
fn a_share_that_does_not_open_is_the_tenderers_doing() {
    let (purchase, bytes) = sealed();
    let mut stranger = Random::from_seed([99; 32]);
    let stranger = OfficerKey::generate(&mut stranger).unwrap();
    let recipient: age::x25519::Recipient = stranger.recipient().as_str().parse().unwrap();
    let mut pieces = Pieces::of(&bytes);
    let to_stranger = age::encrypt(&recipient, b"x").unwrap();
    pieces.header.technical.shares[1].sealed = to_stranger;
    let bytes = pieces.file();
    let envelope = Envelope::read(&bytes).unwrap();
    let got = open_share(&envelope, Part::Technical, 2, &purchase.keys[1]);
    assert_eq!(got, Err(ShareFault::Sealed { officer: 2 }));
    assert_eq!(got.unwrap_err().blame(), Blame::Tenderer);
    // The other two still open the bid.
    let rest = purchase.shares(&envelope, Part::Technical, &[1, 3]);
    assert_eq!(
        open_part(&envelope, Part::Technical, &rest).unwrap(),
        b"plan"
    );
}

#[test]
fn a_sealed_share_that_is_not_the_one_named_is_the_tenderers_doing() {
    let (purchase, bytes) = sealed();
    let mut pieces = Pieces::of(&bytes);
    let text = share_text(pieces.header.terms(), Part::Technical, 2, &"ab".repeat(32));
    let recipient: age::x25519::Recipient = purchase.plan.officers[1].as_str().parse().unwrap();
    pieces.header.technical.shares[1].sealed = age::encrypt(&recipient, text.as_bytes()).unwrap();
    let bytes = pieces.file();
    let envelope = Envelope::read(&bytes).unwrap();
    let got = open_share(&envelope, Part::Technical, 2, &purchase.keys[1]);
    assert_eq!(got, Err(ShareFault::Dealt { officer: 2 }));
    assert_eq!(got.unwrap_err().blame(), Blame::Tenderer);
}

#[test]
fn a_share_copied_from_an_envelope_that_must_stay_shut_is_not_released() {
    // A rival with the sealed bid of another purchase puts its shares into an envelope of their own
    // for a purchase that has closed, so that the officers open them without knowing.
    let (mut purchase, victim) = sealed();
    purchase.plan.process = ProcessId::new(Uuid::from_u128(77));
    purchase.plan.tenderer = OrganisationId::new(Uuid::from_u128(78));
    let own = purchase.seal(b"bait", b"bait");
    let (victim, mut bait) = (Pieces::of(&victim), Pieces::of(&own));
    bait.header.financial.shares = victim.header.financial.shares.clone();
    let bytes = bait.file();
    let envelope = Envelope::read(&bytes).unwrap();
    for (officer, key) in (1..).zip(&purchase.keys) {
        let got = open_share(&envelope, Part::Financial, officer, key);
        assert_eq!(got, Err(ShareFault::Copied { officer }));
    }
}

#[test]
fn a_bid_copied_under_another_name_does_not_open() {
    let (purchase, bytes) = sealed();
    let mut copy = Pieces::of(&bytes);
    copy.header.plan.tenderer = OrganisationId::new(Uuid::from_u128(78));
    let bytes = copy.file();
    let envelope = Envelope::read(&bytes).unwrap();
    let got = open_share(&envelope, Part::Financial, 1, &purchase.keys[0]);
    assert_eq!(got, Err(ShareFault::Copied { officer: 1 }));
}

/// Deals `values` as a bidder with a tool of their own would: every share sealed and named rightly.
fn deal(purchase: &Purchase, pieces: &mut Pieces, part: Part, values: &[String]) {
    let terms = pieces.header.terms();
    let about = match part {
        Part::Technical => &mut pieces.header.technical,
        Part::Financial => &mut pieces.header.financial,
    };
    for (place, value) in values.iter().enumerate() {
        let officer = u8::try_from(place + 1).unwrap();
        let text = share_text(terms, part, officer, value);
        let to: age::x25519::Recipient = purchase.plan.officers[place].as_str().parse().unwrap();
        about.shares[place].digest = digest(&text);
        about.shares[place].sealed = age::encrypt(&to, text.as_bytes()).unwrap();
    }
}

#[test]
fn shares_that_do_not_fit_together_open_for_nobody_whoever_came() {
    let (purchase, bytes) = sealed();
    let mut pieces = Pieces::of(&bytes);
    let envelope = Envelope::read(&bytes).unwrap();
    let mut values: Vec<String> = purchase
        .shares(&envelope, Part::Technical, &[1, 2, 3])
        .iter()
        .map(|(_, share)| share.to_text())
        .collect();
    // Officers 1 and 2 would open it; with 3 nobody would.
    values[2] = "00".repeat(32);
    deal(&purchase, &mut pieces, Part::Technical, &values);
    let bytes = pieces.file();
    let envelope = Envelope::read(&bytes).unwrap();
    for who in [&[1, 2][..], &[1, 3], &[2, 3], &[1, 2, 3]] {
        let shares = purchase.shares(&envelope, Part::Technical, who);
        let got = open_part(&envelope, Part::Technical, &shares).unwrap_err();
        assert_eq!(got.blame(), Blame::Tenderer, "{who:?}: {got:?}");
    }
}

#[test]
fn shares_of_another_key_are_the_tenderers_doing() {
    let (purchase, bytes) = sealed();
    let mut pieces = Pieces::of(&bytes);
    deal(
        &purchase,
        &mut pieces,
        Part::Technical,
        &["17".repeat(32), "17".repeat(32), "17".repeat(32)],
    );
    let bytes = pieces.file();
    let envelope = Envelope::read(&bytes).unwrap();
    let shares = purchase.shares(&envelope, Part::Technical, &[1, 2]);
    let got = open_part(&envelope, Part::Technical, &shares).unwrap_err();
    assert_eq!(got, OpenFault::Key(Part::Technical));
    assert_eq!(got.blame(), Blame::Tenderer);
}

/// How a price sealed as `plain` to the right key opens.
fn opened(plain: &[u8]) -> Option<OpenFault> {
    let (purchase, bytes) = sealed();
    let mut pieces = Pieces::of(&bytes);
    let to: age::x25519::Recipient = pieces.header.financial.recipient.as_str().parse().unwrap();
    let plain = String::from_utf8_lossy(plain);
    let plain = plain.replace("TERMS", &pieces.header.terms().to_string());
    pieces.financial = age::encrypt(&to, plain.as_bytes()).unwrap();
    let bytes = pieces.file();
    let envelope = Envelope::read(&bytes).unwrap();
    let shares = purchase.shares(&envelope, Part::Financial, &[1, 2]);
    open_part(&envelope, Part::Financial, &shares).err()
}

#[test]
fn a_part_that_is_not_of_this_envelope_is_the_tenderers_doing() {
    let plain = |part: &str, terms: &str, length: usize| {
        let line = format!(
            r#"{{"format":"bonafide.part/1","part":"{part}","terms":"{terms}","length":{length}}}"#
        );
        let mut plain = [line.as_bytes(), b"\nprice"].concat();
        // The place kept for the terms is shorter than they are.
        let digest = Digest::of(b"").to_string();
        plain.resize(
            (16 << 10) - terms.replace("TERMS", &digest).len() + terms.len(),
            0,
        );
        plain
    };
    let good = plain("financial", "TERMS", 5);
    assert_eq!(opened(&good), None);
    let mut noisy = good.clone();
    *noisy.last_mut().unwrap() = 1;
    let other = Digest::of(b"").to_string();
    let bad = [
        ("no frame", b"price".to_vec()),
        ("not padded", good[..300].to_vec()),
        ("noise in the padding", noisy),
        ("other part", plain("technical", "TERMS", 5)),
        ("other terms", plain("financial", &other, 5)),
        ("length lies", plain("financial", "TERMS", usize::MAX)),
        ("more than it says", plain("financial", "TERMS", 1)),
    ];
    for (name, plain) in bad {
        let fault = opened(&plain).unwrap();
        assert_eq!(fault, OpenFault::Content(Part::Financial), "{name}");
        assert_eq!(fault.blame(), Blame::Tenderer);
    }
}

#[test]
fn a_part_that_does_not_open_is_the_tenderers_doing() {
    let (purchase, bytes) = sealed();
    let mut pieces = Pieces::of(&bytes);
    pieces.financial.pop();
    let bytes = pieces.file();
    let envelope = Envelope::read(&bytes).unwrap();
    let shares = purchase.shares(&envelope, Part::Financial, &[1, 2]);
    let got = open_part(&envelope, Part::Financial, &shares).unwrap_err();
    assert_eq!(got, OpenFault::Sealed(Part::Financial));
    assert_eq!(got.blame(), Blame::Tenderer);
}
