//! The stages of a purchase and of a contract (domain.md §5a).

use kernel::{Bi, lang::bi};
use serde::{Deserialize, Serialize};

macro_rules! stages {
    ($($(#[$doc:meta])* $name:ident ($zh:literal, $en:literal)),+ $(,)?) => {
        /// Where a purchase (S01 to S11) or one of its contracts (S12 to S22) stands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Stage { $($(#[$doc])* $name),+ }
        impl Stage {
            /// Every stage, in order.
            pub const ALL: &[Stage] = &[$(Stage::$name),+];
            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self { $(Stage::$name => stringify!($name)),+ }
            }
            /// What people call it.
            pub const fn name(self) -> Bi {
                match self { $(Stage::$name => bi($zh, $en)),+ }
            }
            /// The stage of a code.
            pub fn from_code(code: &str) -> Option<Stage> {
                Stage::ALL.iter().copied().find(|stage| stage.code() == code)
            }
        }
    };
}

stages! {
    /// Need registered.
    S01 ("需求提出", "Need registered"),
    /// Need researched.
    S02 ("需求调查", "Need researched"),
    /// Costed and budgeted.
    S03 ("测算与预算", "Costed and budgeted"),
    /// Demand and plan reviewed.
    S04 ("需求与方案审查", "Plan reviewed"),
    /// Intention published.
    S05 ("意向公开", "Intention published"),
    /// Tender documents and their fairness test.
    S06 ("文件编制与公平检查", "Documents and fairness test"),
    /// Open to offers.
    S07 ("公告与响应", "Open to offers"),
    /// Failed competition.
    S07b ("竞争不足", "Failed competition"),
    /// Opening and qualification.
    S08 ("开标与资格审查", "Opening and qualification"),
    /// Evaluation of the bids.
    S09 ("评审", "Evaluation"),
    /// Award decided.
    S10 ("确定成交", "Award decided"),
    /// Challenge window.
    S11 ("质疑期", "Challenge window"),
    /// Signing.
    S12 ("合同签订", "Signing"),
    /// Published and filed.
    S13 ("公开与备案", "Published and filed"),
    /// Inception.
    S14 ("落地启动", "Inception"),
    /// Delivery.
    S15 ("执行", "Delivery"),
    /// Mid-term evaluation.
    S16 ("中期评估", "Mid-term evaluation"),
    /// Improvement.
    S17 ("整改", "Improvement"),
    /// Final evaluation.
    S18 ("末期评估", "Final evaluation"),
    /// Acceptance.
    S19 ("验收", "Acceptance"),
    /// Settlement.
    S20 ("结算", "Settlement"),
    /// Renewal or transition.
    S21 ("续约或退出", "Renewal or transition"),
    /// Handover, close, archive.
    S22 ("交接与归档", "Handover and close"),
    /// Ended: closed, dropped, or terminated with its affairs settled.
    End ("已结束", "Ended"),
}

impl Stage {
    /// The first stage that belongs to a contract rather than to the purchase as a whole.
    pub const fn is_contract_stage(self) -> bool {
        matches!(
            self,
            Stage::S12
                | Stage::S13
                | Stage::S14
                | Stage::S15
                | Stage::S16
                | Stage::S17
                | Stage::S18
                | Stage::S19
                | Stage::S20
                | Stage::S21
                | Stage::S22
        )
    }

    /// The stages in which the service is being delivered and the side machines run.
    pub const LIVING: &'static [Stage] = &[
        Stage::S14,
        Stage::S15,
        Stage::S16,
        Stage::S17,
        Stage::S18,
        Stage::S19,
        Stage::S20,
        Stage::S21,
    ];
}

impl std::fmt::Display for Stage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
