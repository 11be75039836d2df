//! The closed lists and local ids of the end of a contract.

use crate::{
    input::{Input, Kind, Line, NOT_LISTED, Several, fault},
    say::Say,
};
use kernel::{Lang, Role};
use serde::{Deserialize, Serialize};
use serde_json::Value;

local_id!(
    /// A dispute.
    DisputeId "DP"
);
local_id!(
    /// A sanction, proposed or decided.
    SanctionId "SN"
);
local_id!(
    /// An emergency order.
    EmergencyId "EM"
);
local_id!(
    /// A notice of an early end.
    TerminationId "TN"
);
local_id!(
    /// A bridge after the term.
    BridgeId "BR"
);

choice! {
    /// What follows the term.
    Renewal {
        Option "renew-by-option" ("按合同约定续约", "Renew under the option of the contract");
        Retender "retender" ("重新采购", "Buy anew");
        Bridge "bridge" ("过渡期后再定", "Bridge, then decide");
        NeedGone "not-renew-need-gone" ("不续：需求已消失", "Not renewed: the need is gone");
        PurchaserFailed "not-renew-purchaser-failed"
            ("不续：购买方未能履约", "Not renewed: the purchaser did not perform");
    }
}

choice! {
    /// Whether the provider wishes to go on.
    Wish {
        Continue "continue" ("愿意继续", "Wishes to go on");
        BuyerFailed "not-buyer-failed"
            ("不愿继续：购买方未履约", "Does not: the buyer did not perform");
        OwnReasons "not-own-reasons" ("不愿继续：自身原因", "Does not: reasons of its own");
    }
}

choice! {
    /// Whether the budget carries a bridge.
    BridgeBudget {
        Covered "covered" ("预算已落实", "The budget covers it");
        Missing "missing" ("预算未落实", "The budget does not cover it yet");
    }
}

choice! {
    /// How a bridge came about.
    BridgeCause {
        Ordered "ordered" ("购买方安排", "ordered by the purchaser");
        Automatic "automatic" ("期满未作决定", "nothing was decided by the end of the term");
    }
}

choice! {
    /// What became of data and things of the other side.
    Disposal {
        Returned "returned" ("已返还", "Returned");
        Deleted "deleted" ("已删除", "Deleted");
        Both "returned-and-deleted" ("返还并删除副本", "Returned, and copies deleted");
        NoneHeld "none-held" ("未持有", "None was held");
    }
}

choice! {
    /// What a remark on the working relationship is about.
    Aspect {
        Need "need-and-price" ("需求与价格", "Need and price");
        Support "support" ("场地、名单、协助", "Premises, lists, support");
        Tasks "tasks" ("任务与边界", "Tasks and limits");
        Reports "reports-and-inspections" ("报告与检查", "Reports and inspections");
        Pay "payment" ("付款", "Payment");
        Evaluation "evaluation" ("评估", "Evaluation");
        Service "service" ("服务与专业", "Service and profession");
        Users "users" ("居民参与", "Users' voice");
    }
}

choice! {
    /// Ground of a suspension (X1).
    SuspensionGround {
        BothAgreed "both-agreed" ("双方同意", "Both sides agree");
        PublicInterest "public-interest" ("公共利益", "Public interest");
        ForceMajeure "force-majeure" ("不可抗力", "Force majeure");
        ComplaintOrder "complaint-order" ("投诉处理期间责令暂停", "Ordered while a complaint is decided");
    }
}

choice! {
    /// How a suspension ended.
    SuspensionEnd {
        Resumed "resumed" ("恢复履行", "resumed by a party");
        TimeOver "time-over" ("期限届满", "its time was over");
    }
}

choice! {
    /// Yes or no to a proposal of the other side.
    Assent {
        Agree "agree" ("同意", "Agree");
        Refuse "refuse" ("不同意", "Do not agree");
    }
}

choice! {
    /// Ground of an early end (X2), the same for both sides.
    TerminationGround {
        Default "default-not-cured" ("违约且未补救", "Default not cured");
        NoMeans "no-means" ("丧失履约能力或资格", "Means or licence lost");
        PublicInterest "public-interest" ("公共利益", "Public interest");
        ForceMajeure "force-majeure" ("不可抗力", "Force majeure");
        Circumstances "change-of-circumstances" ("情势变更", "Change of circumstances");
        Mutual "mutual" ("双方协商", "By mutual wish");
    }
}

choice! {
    /// The other side's answer to a notice of an early end.
    TerminationAnswer {
        Accept "accept" ("接受提前终止", "Accepts an early end");
        Contest "contest" ("不接受", "Contests it");
    }
}

choice! {
    /// What the panel rules on an early end.
    TerminationRuling {
        Allow "allow" ("准予终止", "Allow the early end");
        Deny "deny" ("不准终止，继续履行", "Deny it; the contract goes on");
    }
}

choice! {
    /// Why the provider may withhold performance (X3).
    WithholdingGround {
        Arrears "arrears" ("欠款超过期限", "arrears beyond the limit");
        DefaultNotice "default-not-cured" ("违约通知到期未补救", "a default notice not cured in time");
        Ladder "sanction-l4" ("对购买方的 L4 处理", "a sanction L4 against the purchaser");
    }
}

choice! {
    /// Whether the head confirms an emergency order.
    Ratification {
        Ratified "ratified" ("予以追认", "Ratified");
        NotRatified "not-ratified" ("不予追认（已做工时照付）", "Not ratified (hours worked are paid)");
    }
}

choice! {
    /// Where a dispute stands on the ladder (M7).
    DisputeStep {
        Talk "talk" ("工作层协商", "Working-level talk");
        Committee "committee" ("联席会议", "Joint committee");
        Mediation "mediation" ("第三方调解", "Mediation");
        Panel "panel" ("裁决小组", "Ruling panel");
    }
}

choice! {
    /// What the panel rules on a dispute.
    DisputeRuling {
        Upheld "upheld" ("支持", "Upheld");
        Partly "partly" ("部分支持", "Partly upheld");
        Rejected "rejected" ("不支持", "Rejected");
    }
}

choice! {
    /// A side whose conduct may be sanctioned or rewarded.
    Party {
        Purchaser "purchaser" ("购买方", "Purchaser");
        Host "host" ("落地街道", "Host");
        Provider "provider" ("承接方", "Provider");
        Evaluator "evaluator" ("评估方", "Evaluator");
    }
}

impl Party {
    /// The role that speaks for the side.
    pub const fn role(self) -> Role {
        match self {
            Party::Purchaser => Role::Purchaser,
            Party::Host => Role::Host,
            Party::Provider => Role::Provider,
            Party::Evaluator => Role::Evaluator,
        }
    }
}

choice! {
    /// Rungs of the ladder of sanctions (domain.md §5f).
    Rung {
        L0 "L0" ("L0 提醒", "L0 reminder");
        L1 "L1" ("L1 书面通知并补救", "L1 written notice and cure");
        L2 "L2" ("L2 限制（绩效款、权限、评估费）", "L2 limit: performance part, powers, fee");
        L3 "L3" ("L3 改进约定或暂停资格", "L3 improvement contract or pool suspension");
        L4 "L4" ("L4 部分接管或较长限制", "L4 partial take-over or long bar");
        L5 "L5" ("L5 终止，法定处罚由有权机关作出", "L5 end; statutory measures by the authority only");
    }
}

impl Rung {
    /// Whether the ladder may be climbed from `self` to `next` without a gap.
    pub fn leads_to(self, next: Rung) -> bool {
        let place = |rung| Rung::ALL.iter().position(|one| *one == rung);
        place(next) <= place(self).map(|found| found + 1)
    }
}

choice! {
    /// What a proposed sanction rests on. The last five are protected acts: they can be named, so
    /// that the attempt is seen, but never carry a sanction.
    Basis {
        Breach "breach" ("违反合同条款", "Breach of a clause");
        NotCured "not-cured" ("逾期未补救", "Not cured in time");
        Finding "finding" ("评估或检查发现", "Finding of an evaluation or inspection");
        ScoreAlone "score-alone" ("仅凭得分", "A score alone");
        Fraud "fraud" ("弄虚作假", "Fraud");
        Danger "danger" ("危及服务对象安全", "Danger to users");
        Objection "objection-or-complaint" ("质疑、投诉或更正记录", "Objection, complaint or correction");
        Decline "declined-task" ("依约拒绝任务", "A task declined with reason");
        ChangeOrNotice "change-or-default-notice" ("提出变更或违约通知", "Change proposed or default notice");
        Testimony "rating-reply-or-appeal" ("评价、反映、申辩或申请复核", "Rating, testimony, reply or appeal");
        Comment "comment-on-terms" ("对文件条款提意见", "Comment on draft terms");
    }
}

impl Basis {
    /// Whether the acts meant are protected (domain.md §5c).
    pub const fn is_protected(self) -> bool {
        match self {
            Basis::Objection
            | Basis::Decline
            | Basis::ChangeOrNotice
            | Basis::Testimony
            | Basis::Comment => true,
            Basis::Breach
            | Basis::NotCured
            | Basis::Finding
            | Basis::ScoreAlone
            | Basis::Fraud
            | Basis::Danger => false,
        }
    }

    /// Whether rungs may be skipped.
    pub const fn is_grave(self) -> bool {
        matches!(self, Basis::Fraud | Basis::Danger)
    }
}

choice! {
    /// Whose doing it mainly was, to be weighed before anything is imposed (§5f ⑦, A98).
    Cause {
        Own "own" ("主要由该单位自身造成", "Mainly its own doing");
        Shared "shared" ("他方也有原因，已相应减轻", "Others had a part; weighed in its favour");
        Others "others" ("主要由他方造成", "Mainly the doing of others");
    }
}

choice! {
    /// A power of a government party that a sanction can bind or freeze.
    Power {
        Tasks "tasks" ("提出任务单", "Asking for tasks");
        Inspections "inspections" ("检查", "Inspecting");
        Emergency "emergency" ("下达紧急任务", "Giving emergency orders");
        Deductions "deductions" ("抵扣", "Deducting");
    }
}

choice! {
    /// What the panel decides on a proposed sanction.
    SanctionOutcome {
        Imposed "imposed" ("予以处理", "Impose it");
        Dismissed "dismissed" ("不予处理", "Dismiss it");
    }
}

choice! {
    /// What becomes of a sanction on appeal.
    AppealOutcome {
        Upheld "upheld" ("维持", "Upheld");
        Lowered "lowered" ("减轻", "Lowered");
        Overturned "overturned" ("撤销", "Overturned");
    }
}

choice! {
    /// Rungs of the ladder of rewards.
    RewardRung {
        I1 "I1" ("I1 表扬、公布案例", "I1 praise, case published");
        I2 "I2" ("I2 减半报告、扩大调剂或更灵活的预算", "I2 reports halved, wider virement or budget");
        I3 "I3" ("I3 续约年度、发展资助、减少检查", "I3 option years, development grant, fewer inspections");
    }
}

/// An evaluation result of this contract, as its module names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ResultRef(pub String);

impl ResultRef {
    /// The kind of reference, as `refs::options` knows it.
    pub const KIND: &'static str = "ResultRef";
}
impl Say for ResultRef {
    fn say(&self, _: Lang) -> String {
        self.0.clone()
    }
}
impl Input for ResultRef {
    const KIND: Kind = Kind::Ref(ResultRef::KIND);
    fn read(
        value: Option<&Value>,
        field: &str,
        known: &crate::input::Known,
    ) -> Result<Self, Vec<crate::input::Fault>> {
        let Line(text) = Line::read(value, field, known)?;
        let plain = text.as_str();
        let fits = plain.len() <= 12 && plain.chars().all(|one| one.is_ascii_alphanumeric());
        if fits {
            Ok(ResultRef(plain.to_owned()))
        } else {
            Err(vec![fault(field, NOT_LISTED)])
        }
    }
}
impl Several for ResultRef {
    const MANY: Kind = Kind::Refs(ResultRef::KIND);
}

row! {
    /// One remark on the working relationship.
    ReviewRow {
        aspect: Aspect = ("方面", "About");
        worked: Option<Line> = ("做得好的", "What worked");
        failed: Option<Line> = ("没做好的", "What did not");
    }
}
