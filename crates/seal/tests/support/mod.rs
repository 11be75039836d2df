//! A purchase with officers and a bid, for the tests.

#![allow(dead_code, reason = "each test file uses some of it")]

use kernel::{Digest, OrganisationId, ProcessId};
use seal::{Envelope, Level, OfficerKey, Part, Plan, Random, Share, open_share, seal};
use uuid::Uuid;

/// A purchase with officers.
pub struct Purchase {
    pub keys: Vec<OfficerKey>,
    pub plan: Plan,
    pub random: Random,
}

/// A purchase that needs `threshold` of `count` officers.
pub fn purchase(threshold: u8, count: u8) -> Purchase {
    let mut random = Random::from_seed([threshold * 16 + count; 32]);
    let keys: Vec<OfficerKey> = (0..count)
        .map(|_| OfficerKey::generate(&mut random).unwrap())
        .collect();
    let plan = Plan {
        process: ProcessId::new(Uuid::from_u128(1)),
        documents: Digest::of(b"the tender documents"),
        deadline: "2025-03-03T01:00:00Z".parse().unwrap(),
        tenderer: OrganisationId::new(Uuid::from_u128(2)),
        lots: vec![1, 3],
        officers: keys.iter().map(OfficerKey::recipient).collect(),
        threshold: u32::from(threshold),
    };
    Purchase { keys, plan, random }
}

impl Purchase {
    pub fn seal(&mut self, technical: &[u8], financial: &[u8]) -> Vec<u8> {
        let level = Level::SealedByTenderer;
        seal(&self.plan, technical, financial, level, &mut self.random).unwrap()
    }

    pub fn share(&self, envelope: &Envelope<'_>, part: Part, officer: u8) -> (u8, Share) {
        let key = &self.keys[usize::from(officer) - 1];
        (officer, open_share(envelope, part, officer, key).unwrap())
    }

    pub fn shares(&self, envelope: &Envelope<'_>, part: Part, officers: &[u8]) -> Vec<(u8, Share)> {
        officers
            .iter()
            .map(|officer| self.share(envelope, part, *officer))
            .collect()
    }
}

/// The three pieces of an envelope, to be put together again after something was changed.
pub struct Pieces {
    pub header: seal::Header,
    pub technical: Vec<u8>,
    pub financial: Vec<u8>,
}

impl Pieces {
    pub fn of(bytes: &[u8]) -> Pieces {
        let envelope = Envelope::read(bytes).unwrap();
        Pieces {
            header: envelope.header().clone(),
            technical: envelope.sealed(Part::Technical).to_vec(),
            financial: envelope.sealed(Part::Financial).to_vec(),
        }
    }

    /// The file as a bidder with a tool of their own could make it: sizes and digests fit.
    pub fn file(mut self) -> Vec<u8> {
        for (about, sealed) in [
            (&mut self.header.technical, &self.technical),
            (&mut self.header.financial, &self.financial),
        ] {
            about.size = sealed.len();
            about.digest = Digest::of(sealed);
        }
        let json = serde_json::to_vec(&self.header).unwrap();
        whole(&json, &[&self.technical, &self.financial])
    }
}

/// A first line for `json`, `json`, and `parts`.
pub fn whole(json: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let line = format!(
        "bonafide.envelope/1 {:08} {}\n",
        json.len(),
        Digest::of(json)
    );
    [line.as_bytes(), json, &parts.concat()].concat()
}

/// The text that is sealed to an officer as their share.
pub fn share_text(terms: Digest, part: Part, officer: u8, value: &str) -> String {
    format!("bonafide.share/1\n{terms}\n{part}\n{officer}\n{value}\n")
}
