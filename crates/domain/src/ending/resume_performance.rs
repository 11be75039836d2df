//! The provider resumes.

use super::{
    facts::PerformanceResumed,
    law::{CURE_DEFAULT, NOT_WITHHELD},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// The provider resumes what it withheld.
    ResumePerformance "resume-performance" ("恢复服务", "Resume performance")
    help ("对方补救后恢复服务。", "When the other side has cured its default.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20]
    {
        words: Option<Prose> = ("说明（可选）", "In words (optional)");
    }
}

impl Act for ResumePerformance {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        NOT_WITHHELD.unless(at.contract()?.ending.withholding.is_some())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(PerformanceResumed {
                words: self.words.as_ref().map(Prose::text),
            })
            .meet(&CURE_DEFAULT, "")
            .done()
    }
}
