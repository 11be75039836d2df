//! A party tells the secret it committed to.

use super::{
    draw::{SEEDS_MIN, commitment},
    events::SeedRevealed,
    refusals::{SEED_UNKNOWN, SEED_WRONG, SEEDS_FEW},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Reveals one's secret. It must have the digest committed to.
    RevealSeed "reveal-draw-seed" ("公布抽取随机数", "Reveal the secret for the draw")
    help ("填写承诺时的原文，一字不差。全部公布后即可抽取。", "Enter the very text you committed to. Once all are revealed the experts can be drawn.")
    acts [] scope Process stages [S07, S08, S09]
    {
        secret: Line = ("随机文字原文", "The secret");
    }
}

impl Act for RevealSeed {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let seeds = &at.process.bidding.panel.seeds;
        SEEDS_FEW.unless(seeds.len() >= SEEDS_MIN)?;
        let own = seeds
            .iter()
            .find(|one| Some(one.by) == at.actor().organisation);
        SEED_UNKNOWN.unless(own.is_some_and(|one| one.secret.is_none()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let mut seeds = at.process.bidding.panel.seeds.iter();
        let own = seeds.find(|one| Some(one.by) == at.actor().organisation);
        let fits = own.is_some_and(|one| one.digest == commitment(self.secret.0.as_str()));
        SEED_WRONG.unless(fits).map_err(|one| one.at("secret"))?;
        Decision::new(at)
            .event(SeedRevealed {
                secret: self.secret.text(),
            })
            .done()
    }
}
