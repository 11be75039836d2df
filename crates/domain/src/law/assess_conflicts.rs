//! Conflicts of interest are assessed.

use super::{choices::Conflicts, events::ConflictsAssessed};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    verb::Act,
};

verb! {
    /// Assesses conflicts of interest and records the steps against them. Anyone who can influence
    /// a decision counts. Kept under review: every later assessment takes the place of the last.
    AssessConflicts "assess-conflicts" ("评估利益冲突", "Assess conflicts of interest")
    help ("凡能影响决定的人员都须考虑。招标公告前完成，之后情况变化时再次评估。",
          "Everybody who can influence a decision counts. To be done before the tender notice, and again whenever things change.")
    acts [] scope Process stages [S05, S06, S07, S08, S09, S10, S11, S12]
    {
        found: Conflicts = ("结论", "Outcome");
        who: Prose = ("考虑过的人员和关系", "People and ties considered");
        steps: Prose = ("消除影响的措施", "Steps against their effect") hint ("没有冲突则写“无”", "write “none” where there is no conflict");
    }
}

impl Act for AssessConflicts {
    fn decide(&self, at: &At<'_>) -> Decided {
        Decision::new(at)
            .event(ConflictsAssessed {
                found: self.found,
                who: self.who.text(),
                steps: self.steps.text(),
            })
            .done()
    }
}
