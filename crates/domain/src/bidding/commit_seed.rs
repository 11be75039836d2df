//! A party commits to a secret for the draw.

use super::{
    events::SeedCommitted,
    refusals::{POOL_MISSING, SEED_TWICE, SEEDS_SHOWN},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};
use kernel::Digest;

verb! {
    /// Publishes the digest of a secret before anybody's secret is known. At least two parties do; each
    /// can be sure of the outcome's chance as long as its own secret was one.
    CommitSeed "commit-draw-seed" ("承诺抽取随机数", "Commit to a secret for the draw")
    help ("自拟至少20个字符的随机文字并妥善保存，填写其 SHA-256 摘要（bonafide draw secret 或 sha256sum 可以计算）。至少两方承诺后方可公布。", "Make up at least 20 random characters, keep them, and enter their SHA-256 digest (`bonafide draw secret` or `sha256sum` compute it). At least two parties commit before anybody reveals.")
    acts [] scope Process stages [S07, S08, S09]
    {
        digest: Digest = ("随机文字的 SHA-256 摘要", "SHA-256 digest of the secret");
    }
}

/// There is a pool and no secret of its draw is known yet.
pub(super) fn sealed(at: &At<'_>) -> Result<(), Refusal> {
    let panel = &at.process.bidding.panel;
    POOL_MISSING.unless(!panel.pool.is_empty())?;
    SEEDS_SHOWN.unless(panel.seeds.iter().all(|one| one.secret.is_none()))
}

impl Act for CommitSeed {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        sealed(at)?;
        let mut seeds = at.process.bidding.panel.seeds.iter();
        let own = seeds.any(|one| Some(one.by) == at.actor().organisation);
        SEED_TWICE.unless(!own)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        // The same digest twice would make one secret out of two.
        let mut seeds = at.process.bidding.panel.seeds.iter();
        SEED_TWICE
            .unless(!seeds.any(|one| one.digest == self.digest))
            .map_err(|one| one.at("digest"))?;
        Decision::new(at)
            .event(SeedCommitted {
                digest: self.digest,
            })
            .done()
    }
}
