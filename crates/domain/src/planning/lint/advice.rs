//! What to do about each finding and where the rule comes from.

use crate::planning::choices::Lint;
use kernel::{Bi, lang::bi};

impl Lint {
    /// What to do.
    pub const fn advice(self) -> Bi {
        match self {
            Lint::ForbiddenFactor => bi(
                "删去该因素，改为与服务质量有关的内容",
                "take the factor out; score what bears on the quality of the service",
            ),
            Lint::RegionalBonus => bi("删去地域条件", "take the regional condition out"),
            Lint::RatingBonus => bi(
                "改为评价与本项目有关的能力",
                "score ability that bears on this service instead",
            ),
            Lint::SubjectiveScale => bi(
                "写明什么数量得多少分",
                "say which quantity gives which points",
            ),
            Lint::SubjectiveShare => bi(
                "把主观分降到上限以内，或说明理由",
                "bring points without quantities below the ceiling, or give a reason",
            ),
            Lint::SmeExcludes | Lint::SmeNonprofitMarket => bi(
                "不预留，或说明如何考虑了社会组织",
                "open the lot, or say how nonprofits were considered",
            ),
            Lint::SmeDefaultLeft => bi("无须处理，提示公开", "nothing; it is shown to the public"),
            Lint::SplitPurchase => bi(
                "合并采购，或取得预算调整、审批",
                "buy them together, or have the budget adjusted or the parts approved",
            ),
            Lint::MethodUnsettled => bi(
                "改用合法方式，或先取得批准",
                "choose a lawful method, or get approval first",
            ),
            Lint::OneSided => bi(
                "补齐另一方的义务清单和核心条款",
                "complete the other side's schedule and the core clauses",
            ),
            Lint::DocumentOnly => bi(
                "考虑改为看做法和效果",
                "consider scoring what is done and achieved",
            ),
            Lint::DocumentShare => bi(
                "把只凭材料的分值降到一半以下，或说明理由",
                "bring points for papers down to half, or give a reason",
            ),
            Lint::DuplicateCriterion => {
                bi("合并或删去重复的评分项", "merge the two or take one out")
            }
            Lint::OneFirm => bi(
                "说明为何需要，或放宽该评分项",
                "say why it is needed, or widen the criterion",
            ),
            Lint::BelowStaffFloor => bi(
                "提高限价，或减少岗位与服务量",
                "raise the ceiling, or ask for fewer posts and units",
            ),
            Lint::HostWithoutLot => bi(
                "为该街道（镇）设包，或收回其角色",
                "give the host a lot, or withdraw its role",
            ),
            Lint::SiblingsUndeclared => bi(
                "核对声明，必要时合并采购",
                "check the declaration; buy them together if need be",
            ),
        }
    }

    /// Where the rule comes from.
    pub const fn source(self) -> Bi {
        let platform = bi("平台规则", "platform rule");
        match self {
            Lint::ForbiddenFactor => bi(
                "财政部令第87号第17条；《政府采购法实施条例》第20条",
                "MOF Order 87 art. 17; Implementing Regulation art. 20",
            ),
            Lint::RegionalBonus => bi(
                "《政府采购法实施条例》第20条（SC-2）",
                "Implementing Regulation art. 20 (SC-2)",
            ),
            Lint::RatingBonus => platform,
            Lint::SubjectiveScale | Lint::SubjectiveShare => bi(
                "《政府采购法实施条例》第34条（SC-3）",
                "Implementing Regulation art. 34 (SC-3)",
            ),
            Lint::SmeExcludes | Lint::SmeDefaultLeft | Lint::SmeNonprofitMarket => bi(
                "财库〔2020〕46号第6条（SC-1）",
                "Caiku [2020] No. 46 art. 6 (SC-1)",
            ),
            Lint::SplitPurchase | Lint::SiblingsUndeclared => bi(
                "《政府采购法实施条例》第28条",
                "Implementing Regulation art. 28",
            ),
            Lint::MethodUnsettled => bi(
                "《政府采购法》第26–31条",
                "Government Procurement Law arts. 26–31",
            ),
            Lint::OneSided => bi("《政府采购法》第43条", "Government Procurement Law art. 43"),
            Lint::DocumentOnly | Lint::DocumentShare => {
                bi("平台规则（AF-14）", "platform rule (AF-14)")
            }
            Lint::DuplicateCriterion => platform,
            Lint::OneFirm => bi(
                "《政府采购法实施条例》第20条（P12）",
                "Implementing Regulation art. 20 (P12)",
            ),
            Lint::BelowStaffFloor => bi("平台规则（SC-5）", "platform rule (SC-5)"),
            Lint::HostWithoutLot => platform,
        }
    }

    /// The field of `draft-documents` it is about, when it is not about one criterion.
    pub const fn field(self) -> &'static str {
        match self {
            Lint::ForbiddenFactor
            | Lint::RegionalBonus
            | Lint::RatingBonus
            | Lint::SubjectiveScale
            | Lint::SubjectiveShare
            | Lint::DocumentOnly
            | Lint::DocumentShare
            | Lint::DuplicateCriterion
            | Lint::OneFirm => "criteria",
            Lint::SmeExcludes | Lint::SmeDefaultLeft | Lint::SmeNonprofitMarket => "reservation",
            Lint::SplitPurchase
            | Lint::SiblingsUndeclared
            | Lint::BelowStaffFloor
            | Lint::HostWithoutLot => "lots",
            Lint::MethodUnsettled => "method",
            Lint::OneSided => "clauses",
        }
    }
}
