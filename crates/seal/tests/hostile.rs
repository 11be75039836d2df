//! Envelopes nobody can use: each is refused at once, with a reason, and without harm.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets something unexpected should stop"
)]

mod support;

use kernel::{Digest, Lang, OrganisationId, ProcessId};
use proptest::prelude::*;
use seal::{
    Blame, ENVELOPE_BYTES_MAX, Envelope, Fault, HEADER_BYTES_MAX, LOTS_MAX, PART_BYTES_MAX, Part,
    Start, Tender, TenderOfficer, Unusable, open_part, open_share,
};
use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};
use support::{Pieces, Purchase, purchase, whole};
use uuid::Uuid;

static SEALED: LazyLock<(Purchase, Vec<u8>)> = LazyLock::new(|| {
    let mut purchase = purchase(2, 3);
    let bytes = purchase.seal(b"plan", b"price");
    (purchase, bytes)
});

fn code(bytes: &[u8]) -> &'static str {
    match Envelope::read(bytes) {
        Ok(_) => "usable",
        Err(unusable) => {
            for lang in Lang::ALL {
                let said = unusable.say(lang);
                assert!(
                    !said.contains('{') || said.contains("cannot be read"),
                    "{said}"
                );
            }
            unusable.code()
        }
    }
}

/// The envelope with its header changed as JSON, and all digests right.
fn changed(change: impl FnOnce(&mut serde_json::Value)) -> Vec<u8> {
    let pieces = Pieces::of(&SEALED.1);
    let mut header = serde_json::to_value(&pieces.header).unwrap();
    change(&mut header);
    let json = serde_json::to_vec(&header).unwrap();
    whole(&json, &[&pieces.technical, &pieces.financial])
}

#[test]
fn what_is_no_envelope_is_said_to_be_none() {
    let zip = b"PK\x03\x04 an archive that would unpack to a petabyte";
    for bytes in [
        &b"x"[..],
        b"%PDF-1.7",
        zip,
        b"bonafide.enveloqe/1 ",
        b"age-encryption.org/v1\n",
    ] {
        assert_eq!(code(bytes), "not-an-envelope");
    }
    assert_eq!(code(b"bonafide.envelope/2 00000001 x\n"), "other-version");
    assert_eq!(code(b""), "truncated");
    assert_eq!(
        code(&[b"bonafide.envelope/1 ".as_slice(), &[b'x'; 100]].concat()),
        "first-line"
    );
}

#[test]
fn it_is_refused_wherever_it_is_cut_off() {
    let bytes = &SEALED.1;
    let Start::Known {
        parts_at, total, ..
    } = Start::of(bytes).unwrap()
    else {
        panic!("the header is whole");
    };
    assert_eq!(total, bytes.len());
    let cuts = (0..parts_at + 50)
        .chain((parts_at + 50..total - 50).step_by(41))
        .chain(total - 50..total);
    for cut in cuts {
        assert_eq!(code(&bytes[..cut]), "truncated", "cut at {cut}");
    }
}

#[test]
fn every_changed_byte_is_found() {
    let bytes = &SEALED.1;
    let Start::Known { parts_at, .. } = Start::of(bytes).unwrap() else {
        panic!("the header is whole");
    };
    let places = (0..parts_at).chain((parts_at..bytes.len()).step_by(29));
    for place in places {
        let mut bad = bytes.clone();
        bad[place] ^= 1 << (place % 8);
        assert_ne!(code(&bad), "usable", "byte {place}");
    }
}

#[test]
fn lengths_that_lie_are_refused_before_anything_is_waited_for() {
    let digest = Digest::of(b"");
    let line = format!("bonafide.envelope/1 99999999 {digest}\n");
    assert_eq!(code(line.as_bytes()), "header-too-large");
    for size in [PART_BYTES_MAX + 1, 2 << 30, 1 << 40, usize::MAX >> 1] {
        let bad = changed(|header| header["technical"]["size"] = size.into());
        assert_eq!(
            Start::of(&bad[..HEADER_BYTES_MAX.min(bad.len())]),
            Err(Unusable::PartTooLarge(Part::Technical))
        );
    }
    let bad = changed(|header| header["technical"]["size"] = serde_json::json!(-1));
    assert_eq!(code(&bad), "header-shape");
    let both = changed(|header| {
        header["technical"]["size"] = PART_BYTES_MAX.into();
        header["financial"]["size"] = PART_BYTES_MAX.into();
    });
    assert_eq!(code(&both), "too-large");
    let mut longer = SEALED.1.clone();
    longer.extend_from_slice(b"..");
    assert_eq!(Envelope::read(&longer).err(), Some(Unusable::Trailing(2)));
    assert_eq!(code(&vec![b'x'; ENVELOPE_BYTES_MAX + 1]), "too-large");
}

#[test]
fn headers_out_of_shape_are_refused() {
    type Change = fn(&mut serde_json::Value);
    let cases: &[(&str, Change)] = &[
        ("officers", |h| h["plan"]["threshold"] = 0.into()),
        ("officers", |h| h["plan"]["threshold"] = 4.into()),
        ("officers", |h| h["plan"]["threshold"] = u32::MAX.into()),
        ("officers", |h| {
            h["plan"]["officers"] = serde_json::json!([])
        }),
        ("officers", |h| {
            h["plan"]["officers"][1] = h["plan"]["officers"][0].take_copy()
        }),
        ("header-shape", |h| {
            h["plan"]["officers"][0] = "age1nonsense".into()
        }),
        ("shares", |h| {
            h["technical"]["shares"].as_array_mut().unwrap().pop();
        }),
        ("shares", |h| {
            h["technical"]["shares"][0]["sealed"] = "AAAA".into()
        }),
        ("header-shape", |h| {
            h["financial"]["shares"][0]["sealed"] = "not base64!".into()
        }),
        ("header-shape", |h| h["financial"]["digest"] = "abc".into()),
        ("key-reused", |h| {
            h["financial"]["recipient"] = h["technical"]["recipient"].take_copy()
        }),
        ("key-reused", |h| {
            h["technical"]["recipient"] = h["plan"]["officers"][0].take_copy()
        }),
        ("lots", |h| h["plan"]["lots"] = serde_json::json!([2, 2])),
        ("lots", |h| h["plan"]["lots"] = serde_json::json!([3, 1])),
        ("lots", |h| {
            h["plan"]["lots"] = (0..=LOTS_MAX).collect::<Vec<_>>().into()
        }),
        ("header-shape", |h| h["surprise"] = 1.into()),
        ("header-shape", |h| h["level"] = "sealed-by-magic".into()),
        ("header-shape", |h| {
            h.as_object_mut().unwrap().remove("financial");
        }),
        ("part-damaged", |h| {
            h["financial"]["digest"] = h["technical"]["digest"].take_copy()
        }),
    ];
    for (place, (expected, change)) in cases.iter().enumerate() {
        assert_eq!(code(&changed(*change)), *expected, "case {place}");
    }
}

trait TakeCopy {
    fn take_copy(&self) -> serde_json::Value;
}
impl TakeCopy for serde_json::Value {
    fn take_copy(&self) -> serde_json::Value {
        self.clone()
    }
}

#[test]
fn doubled_parts_and_deep_or_huge_headers_are_refused() {
    let pieces = Pieces::of(&SEALED.1);
    let json = serde_json::to_string(&pieces.header).unwrap();
    let technical = serde_json::to_string(&pieces.header.technical).unwrap();
    let doubled = format!(
        "{},\"technical\":{technical}}}",
        json.strip_suffix('}').unwrap()
    );
    assert_eq!(
        code(&whole(
            doubled.as_bytes(),
            &[&pieces.technical, &pieces.financial]
        )),
        "header-shape"
    );
    let deep = "[".repeat(60_000);
    assert_eq!(code(&whole(deep.as_bytes(), &[])), "header-shape");
    let huge = format!("{json}{}", " ".repeat(HEADER_BYTES_MAX));
    assert_eq!(
        code(&whole(
            huge.as_bytes(),
            &[&pieces.technical, &pieces.financial]
        )),
        "header-too-large"
    );
}

#[test]
fn parts_that_are_not_sealed_are_refused() {
    let archive = b"PK\x03\x04 an archive of archives".to_vec();
    let mut pieces = Pieces::of(&SEALED.1);
    pieces.technical = archive;
    assert_eq!(code(&pieces.file()), "part-not-sealed");
    // A header with thousands of recipients would cost each reader as many key agreements.
    let mut pieces = Pieces::of(&SEALED.1);
    let stanza = format!("-> X25519 {}\n{}\n", "A".repeat(43), "A".repeat(43));
    let head = format!(
        "age-encryption.org/v1\n{}--- {}\n",
        stanza.repeat(20_000),
        "A".repeat(43)
    );
    pieces.financial = head.into_bytes();
    assert_eq!(code(&pieces.file()), "part-not-sealed");
    let mut pieces = Pieces::of(&SEALED.1);
    pieces.technical.clear();
    assert_eq!(code(&pieces.file()), "part-not-sealed");
}

fn tender() -> Tender {
    let plan = &SEALED.0.plan;
    let officers = plan.officers.iter().cloned();
    Tender {
        purchase: plan.process,
        title: String::new(),
        documents: plan.documents,
        deadline: plan.deadline,
        threshold: plan.threshold,
        officers: officers
            .map(|recipient| TenderOfficer {
                name: String::new(),
                recipient,
            })
            .collect(),
        lots: vec![1, 2, 3],
        origin: String::new(),
        verifier_key: String::new(),
    }
}

#[test]
fn an_envelope_for_something_else_is_refused_by_name() {
    type Change = fn(&mut Tender);
    const SECOND: Duration = Duration::from_secs(1);
    let cases: &[(&str, Change)] = &[
        ("usable", |_| {}),
        ("usable", |tender| tender.deadline += SECOND),
        ("other-purchase", |tender| {
            tender.purchase = ProcessId::new(Uuid::from_u128(9));
        }),
        ("other-documents", |tender| {
            tender.documents = Digest::of(b"amended");
        }),
        ("other-deadline", |tender| tender.deadline -= SECOND),
        ("other-officers", |tender| tender.officers.reverse()),
        ("other-officers", |tender| tender.threshold = 3),
        ("other-lots", |tender| tender.lots = vec![1]),
    ];
    let envelope = Envelope::read(&SEALED.1).unwrap();
    let header = envelope.header();
    for (expected, change) in cases {
        let mut tender = tender();
        change(&mut tender);
        match tender.check(header) {
            Ok(()) => assert_eq!(*expected, "usable"),
            Err(unusable) => {
                assert_eq!(unusable.code(), *expected);
                assert!(unusable.say(Lang::Zh).contains("tender.json"));
            }
        }
    }
    let plan = &SEALED.0.plan;
    assert_eq!(tender().plan(plan.tenderer, vec![1, 3]), *plan);
    assert_eq!(header.check_tenderer(plan.tenderer), Ok(()));
    let stranger = OrganisationId::new(Uuid::from_u128(9));
    let stranger = header.check_tenderer(stranger).unwrap_err();
    assert_eq!(stranger.code(), "other-tenderer");
}

#[test]
fn an_envelope_can_be_refused_while_it_arrives() {
    let bytes = &SEALED.1;
    let mut need = 0;
    let total = loop {
        match Start::of(&bytes[..need]).unwrap() {
            Start::Need(more) => {
                assert!(more > need && more <= HEADER_BYTES_MAX + 200);
                need = more;
            }
            Start::Known { total, .. } => break total,
        }
    };
    assert_eq!(total, bytes.len());
    assert_eq!(Start::of(b"PK\x03\x04"), Err(Unusable::NotAnEnvelope));
}

#[test]
fn one_unusable_envelope_does_not_stop_the_others() {
    let (purchase, good) = &*SEALED;
    let pile = [
        &good[..good.len() / 2],
        b"junk",
        good.as_slice(),
        &[0; 1_000],
    ];
    let opened: Vec<Vec<u8>> = pile
        .iter()
        .filter_map(|bytes| Envelope::read(bytes).ok())
        .map(|envelope| {
            let shares = purchase.shares(&envelope, Part::Financial, &[1, 2]);
            open_part(&envelope, Part::Financial, &shares).unwrap()
        })
        .collect();
    assert_eq!(opened, [b"price".to_vec()]);
}

/// One change to a file.
#[derive(Clone, Debug)]
enum Mutation {
    Flip(usize, u8),
    Cut(usize),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    // Most of what can go wrong is in the first ten thousand bytes.
    let place = prop_oneof![4 => 0..200_usize, 4 => 0..10_000_usize, 1 => 0..60_000_usize];
    let bytes = proptest::collection::vec(any::<u8>(), 0..40);
    prop_oneof![
        (place.clone(), any::<u8>()).prop_map(|(at, mask)| Mutation::Flip(at, mask)),
        place.clone().prop_map(Mutation::Cut),
        (place.clone(), bytes).prop_map(|(at, bytes)| Mutation::Insert(at, bytes)),
        (place.clone(), 0..500_usize).prop_map(|(at, len)| Mutation::Remove(at, len)),
        (place, 0..500_usize).prop_map(|(at, len)| Mutation::Repeat(at, len)),
    ]
}

fn mutate(bytes: &mut Vec<u8>, mutation: Mutation) {
    let end = bytes.len();
    match mutation {
        Mutation::Flip(at, mask) => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= mask;
            }
        }
        Mutation::Cut(at) => bytes.truncate(at),
        Mutation::Insert(at, new) => {
            let at = at.min(end);
            bytes.splice(at..at, new);
        }
        Mutation::Remove(at, len) => {
            bytes.drain(at.min(end)..(at + len).min(end));
        }
        Mutation::Repeat(at, len) => {
            let piece = bytes[at.min(end)..(at + len).min(end)].to_vec();
            let at = at.min(end);
            bytes.splice(at..at, piece);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn mutated_envelopes_are_refused_quickly_or_unchanged(
        mutations in proptest::collection::vec(mutation(), 1..4),
    ) {
        let mut bytes = SEALED.1.clone();
        for one in mutations {
            mutate(&mut bytes, one);
        }
        let started = Instant::now();
        let usable = Envelope::read(&bytes).is_ok();
        prop_assert!(started.elapsed().as_secs() < 1);
        prop_assert_eq!(usable, bytes == SEALED.1);
    }

    /// The header changed with its digest made right, as a bidder with a tool of their own can.
    #[test]
    fn mutated_headers_never_panic_nor_stall_an_opening(
        mutations in proptest::collection::vec(mutation(), 1..3),
    ) {
        let (purchase, good) = &*SEALED;
        let pieces = Pieces::of(good);
        let mut json = serde_json::to_vec(&pieces.header).unwrap();
        for one in mutations {
            mutate(&mut json, one);
        }
        let bytes = whole(&json, &[&pieces.technical, &pieces.financial]);
        if let Ok(envelope) = Envelope::read(&bytes) {
            for (officer, key) in (1..).zip(&purchase.keys) {
                let _ = open_share(&envelope, Part::Financial, officer, key);
            }
        }
    }

    /// Sealed share and sealed part changed with all digests made right: opening them gives a fault of
    /// the tenderer's, or what was sealed, and nothing else.
    #[test]
    fn mutated_ciphertexts_open_to_the_truth_or_to_a_fault_of_the_tenderer(
        of_part in proptest::collection::vec(mutation(), 0..3),
        of_share in proptest::collection::vec(mutation(), 0..3),
    ) {
        let (purchase, good) = &*SEALED;
        let mut pieces = Pieces::of(good);
        for one in of_part {
            mutate(&mut pieces.financial, one);
        }
        for one in of_share {
            mutate(&mut pieces.header.financial.shares[0].sealed, one);
        }
        let bytes = pieces.file();
        let Ok(envelope) = Envelope::read(&bytes) else { return Ok(()) };
        if let Err(fault) = open_share(&envelope, Part::Financial, 1, &purchase.keys[0]) {
            prop_assert_eq!(fault.blame(), Blame::Tenderer);
        }
        let shares = purchase.shares(&envelope, Part::Financial, &[2, 3]);
        match open_part(&envelope, Part::Financial, &shares) {
            Ok(content) => prop_assert_eq!(content, b"price"),
            Err(fault) => prop_assert_eq!(fault.blame(), Blame::Tenderer),
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Envelope::read(&bytes).is_err());
        let framed = whole(&bytes, &[]);
        prop_assert!(Envelope::read(&framed).is_err());
    }
}
