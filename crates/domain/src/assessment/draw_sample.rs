//! The sample is drawn.

use crate::{
    assessment::{
        SampleDrawn, parties,
        period::sample_rule,
        refusals::{SAMPLE_DRAWN, SAMPLE_NOT_READY},
        sample::{Listed, drawn},
    },
    bidding::draw::{SEEDS_MIN, seed},
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Draws numbers from every list by the secrets of the sides. The platform does the sums and anybody
    /// can repeat them; who has a number, only the evaluator knows.
    DrawSample "draw-sample" ("抽取服务对象样本", "Draw the sample")
    help ("按各方公布的随机数从各名单抽取号码：已服务的按规则包计算人数，未服务的再抽同样多。抽中的是号码；只有评估方能用自己的密钥认出是谁。", "Numbers are drawn from every list by the secrets that were told: of those served as many as the rules ask for, and as many again of those not served. Only the evaluator, with its key, knows who has a number.")
    acts [90] scope Contract stages [S16, S18, S19, S20]
    {
    }
}

impl Act for DrawSample {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let sampling = &parties::current(at)?.sampling;
        parties::engaged(at)?;
        SAMPLE_DRAWN.unless(sampling.drawn.is_none())?;
        let told = sampling.of_draw().all(|one| one.told.is_some());
        SAMPLE_NOT_READY.unless(told && sampling.of_draw().count() >= SEEDS_MIN)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let evaluation = parties::current(at)?;
        let sampling = &evaluation.sampling;
        let secrets = sampling.of_draw().filter_map(|one| one.told.as_deref());
        let seed = seed(secrets);
        let (base, least) = sample_rule(at)?;
        let mut lists: Vec<Listed> = sampling
            .lists
            .iter()
            .map(|one| (one.stratum, one.unit, one.count, one.digest))
            .collect();
        lists.sort_unstable();
        Decision::new(at)
            .event(SampleDrawn {
                evaluation: evaluation.id,
                seed,
                base,
                least,
                strata: drawn(seed, base.into(), least.into(), &lists),
            })
            .done()
    }
}
