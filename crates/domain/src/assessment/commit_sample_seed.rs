//! A side commits to a secret for the draw of the sample.

use crate::{
    assessment::{
        SampleSeedCommitted, parties,
        refusals::{FRAME_CLOSED, SAMPLE_SEED_TWICE},
        sample::SecretPart,
    },
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Digest, Role};

verb! {
    /// Publishes the digest of a secret before anybody's secret is known. The evaluator commits to the
    /// key of its numbers, which it never tells.
    CommitSampleSeed "commit-sample-seed" ("承诺抽样随机数", "Commit to a secret for the sample")
    help ("自拟至少20个字符的随机文字并妥善保存，填写其 SHA-256 摘要（bonafide draw secret 可以计算）。评估方承诺的是编号密钥，用来认出抽中的人，始终不公布。", "Make up at least 20 random characters, keep them, and enter their SHA-256 digest (`bonafide draw secret` computes it). What the evaluator commits to is the key by which it knows who was drawn; it is never published.")
    acts [90] scope Contract stages [S16, S18, S19, S20]
    {
        digest: Digest = ("随机文字的 SHA-256 摘要", "SHA-256 digest of the secret");
    }
}

/// What the secret of the actor is for.
const fn part(role: Role) -> SecretPart {
    match role {
        Role::Evaluator => SecretPart::Numbering,
        _ => SecretPart::Draw,
    }
}

impl Act for CommitSampleSeed {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let sampling = &parties::current(at)?.sampling;
        if at.actor().role == Role::Evaluator {
            parties::engaged(at)?;
        }
        FRAME_CLOSED.unless(sampling.is_open())?;
        let mut secrets = sampling.secrets.iter();
        let own = secrets.any(|one| one.by == at.actor().organisation);
        SAMPLE_SEED_TWICE.unless(!own)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let mut secrets = evaluation.sampling.secrets.iter();
        SAMPLE_SEED_TWICE
            .unless(!secrets.any(|one| one.digest == self.digest))
            .map_err(|refusal| refusal.at("digest"))?;
        Decision::new(at)
            .event(SampleSeedCommitted {
                evaluation: evaluation.id,
                part: part(at.actor().role),
                digest: self.digest,
            })
            .done()
    }
}
