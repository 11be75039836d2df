//! A side tells the secret it committed to for the sample.

use crate::{
    assessment::{
        SampleSeedRevealed, parties,
        refusals::{SAMPLE_NOT_READY, SAMPLE_SEED_UNKNOWN, SAMPLE_SEED_WRONG},
        sample::{SecretPart, Stratum},
        sampling::{Sampling, Secret},
    },
    bidding::draw::{SEEDS_MIN, commitment},
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Tells one's secret. It must have the digest committed to. From the first on nothing can be listed
    /// or committed any more.
    RevealSampleSeed "reveal-sample-seed" ("公布抽样随机数", "Tell the secret for the sample")
    help ("名单登记完、至少两方承诺随机数、评估方承诺编号密钥后，填写承诺时的原文。", "Once people are listed, at least two sides have committed and the evaluator has committed to its key, enter the very text you committed to.")
    acts [90] scope Contract stages [S16, S18, S19, S20]
    {
        secret: Line = ("随机文字原文", "The secret");
    }
}

/// Whether all is there that must stand before a secret is known.
fn is_ready(sampling: &Sampling) -> bool {
    let key = |one: &Secret| one.part == SecretPart::Numbering;
    sampling.of_draw().count() >= SEEDS_MIN
        && sampling.secrets.iter().any(key)
        && sampling
            .lists
            .iter()
            .any(|one| one.stratum == Stratum::Served)
}

fn own<'a>(at: &At<'_>, sampling: &'a Sampling) -> Option<&'a Secret> {
    let organisation = at.actor().organisation;
    sampling.of_draw().find(|one| one.by == organisation)
}

impl Act for RevealSampleSeed {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let sampling = &parties::current(at)?.sampling;
        SAMPLE_NOT_READY.unless(is_ready(sampling))?;
        SAMPLE_SEED_UNKNOWN.unless(own(at, sampling).is_some_and(|one| one.told.is_none()))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let own = own(at, &evaluation.sampling);
        let fits = own.is_some_and(|one| one.digest == commitment(self.secret.0.as_str()));
        SAMPLE_SEED_WRONG
            .unless(fits)
            .map_err(|refusal| refusal.at("secret"))?;
        Decision::new(at)
            .event(SampleSeedRevealed {
                evaluation: evaluation.id,
                secret: self.secret.text(),
            })
            .done()
    }
}
