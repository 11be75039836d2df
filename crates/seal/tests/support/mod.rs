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
