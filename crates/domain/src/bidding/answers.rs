//! The closed lists of answers and the local ids of this module.

use crate::{
    input::{Fault, Input, Kind, Known, Line},
    say::Say,
};
use kernel::Lang;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

local_id!(
    /// A bid.
    BidId "B"
);
local_id!(
    /// An enquiry about the tender.
    EnquiryId "Q"
);
local_id!(
    /// An objection.
    ObjectionId "J"
);
local_id!(
    /// A complaint to the finance authority.
    ComplaintId "H"
);

choice! {
    /// Why too few came.
    Cause {
        Notice "notice" ("公告范围小或时间短", "Too little notice or time");
        Requirements "requirements" ("资格条件或需求过窄", "Requirements too narrow");
        Price "price" ("最高限价低于成本", "Ceiling below cost");
        Terms "terms" ("合同条件不对等或付款过慢", "One-sided terms or slow pay");
        Scoring "scoring" ("评分办法有倾向性", "Scoring leaning to one supplier");
        Formalities "formalities" ("因形式问题被排除较多", "Many excluded for formalities");
        Market "market" ("当地供给不足", "Thin local market");
        Other "other" ("其他", "Other");
    }
}

choice! {
    /// What follows a failed competition.
    NextStep {
        Repeat "repeat" ("修改后重新采购", "Repeat with changes");
        OtherMethod "other-method" ("改用已批准的其他方式", "Another approved method");
        End "end" ("终止采购", "End the purchase");
    }
}

choice! {
    /// Whether a change of the documents may affect what is offered.
    AffectsBids {
        Yes "yes" ("可能影响响应编制", "It may affect bids");
        No "no" ("不影响响应编制", "It does not affect bids");
    }
}

choice! {
    /// What follows an award that fell because a side did not sign (Implementing Regulation
    /// art. 49).
    AfterFall {
        Next "next" ("由排序下一名候选人递补", "The next candidate in rank");
        Repeat "repeat" ("本项目重新采购", "Buy again in this purchase");
        Apart "apart" ("就该标包另行立项采购", "Buy the lots in a purchase of their own");
    }
}

choice! {
    /// Whether the documents were tested for fairness again.
    Retest {
        Clean "clean" ("已复查，未发现不公平条款", "Retested, nothing unfair found");
        Amended "amended" ("已复查，将修改有关条款", "Retested, terms will be changed");
        NotDone "not-done" ("尚未复查", "Not retested");
    }
}

choice! {
    /// The outcome of the qualification of a bid.
    Qualification {
        Qualified "qualified" ("合格", "Qualified");
        Disqualified "disqualified" ("不合格", "Not qualified");
    }
}

choice! {
    /// In what capacity somebody sits on the committee.
    Seat {
        Expert "expert" ("评审专家", "Expert");
        Representative "representative" ("采购人代表", "Purchaser's representative");
    }
}

choice! {
    /// What ties a committee member to a tenderer (Implementing Regulation art. 9).
    Tie {
        Employment "employment" ("三年内有劳动关系", "Employed there within three years");
        Office "office" ("三年内任董事、监事或理事", "On its board within three years");
        Holding "holding" ("三年内为控股人或举办人", "Controlled or founded it within three years");
        Kinship "kinship" ("与其负责人有亲属关系", "Kin of its head");
        Other "other" ("其他可能影响公正的关系", "Another tie that may affect fairness");
    }
}

choice! {
    /// Why a price is looked at as abnormally low.
    Trigger {
        Mean "mean" ("低于平均报价的规定比例", "below the set share of the mean price");
        Second "second" ("低于次低报价的规定比例", "below the set share of the second lowest price");
        Ceiling "ceiling" ("低于最高限价的规定比例", "below the set share of the ceiling");
        Judgement "judgement" ("评审委员会认为过低", "too low in the committee's judgement");
    }
}

choice! {
    /// What the committee makes of the explanation of a low price.
    PriceVerdict {
        Accepted "accepted" ("说明成立", "The explanation holds");
        Rejected "rejected" ("未说明或说明不成立，响应无效", "None, or it does not hold: the bid is invalid");
    }
}

choice! {
    /// Whether the bids were compared for signs of collusion.
    CollusionRun {
        Checked "checked" ("已逐项核查", "Checked");
        NotChecked "not-checked" ("未核查", "Not checked");
    }
}

choice! {
    /// Signs from which collusion is presumed.
    CollusionSign {
        Author "author" ("由同一单位或个人编制", "Written by the same hand");
        Handler "handler" ("委托同一单位或个人办理", "Handled by the same agent");
        Contact "contact" ("项目负责人或联系人相同", "Same project lead or contact");
        Text "text" ("内容异常一致", "Abnormally identical text");
        Prices "prices" ("报价呈规律性差异", "Prices in regular steps");
        Mixed "mixed" ("文件相互混装", "Papers mixed up with each other");
        Account "account" ("保证金出自同一账户", "Bonds from one account");
    }
}

choice! {
    /// Lawful grounds to pass over a better ranked bid.
    SkipGround {
        Declined "declined" ("排名在前的供应商放弃", "The better ranked supplier declined");
        Unable "unable" ("排名在前的供应商因不可抗力不能履约", "It cannot perform (force majeure)");
        Ineligible "ineligible" ("经查实存在影响成交结果的违法情形", "It was found to have broken the law in a way that affects the result");
    }
}

choice! {
    /// What an objection is about.
    About {
        Documents "documents" ("采购文件", "The documents");
        Procedure "procedure" ("采购过程", "The procedure");
        Result "result" ("成交结果", "The result");
    }
}

choice! {
    /// Whether the matter may change the result.
    MayAffect {
        Yes "yes" ("可能影响成交结果", "It may affect the result");
        No "no" ("不影响成交结果", "It does not affect the result");
    }
}

choice! {
    /// The answer to an objection.
    Answer {
        Upheld "upheld" ("成立", "Upheld");
        Partly "partly" ("部分成立", "Upheld in part");
        Rejected "rejected" ("不成立", "Rejected");
        /// Forbidden by MOF Order 94, and recordable; it answers nothing.
        NotReceived "not-received" ("拒绝接收", "Refused to receive it");
    }
}

choice! {
    /// The decision on a complaint.
    Ruling {
        Upheld "upheld" ("投诉成立", "Upheld");
        Partly "partly" ("部分成立", "Upheld in part");
        Rejected "rejected" ("驳回", "Rejected");
        /// MOF Order 94 art. 37. Only the authority may find this, never the side complained of.
        Fabricated "fabricated" ("驳回：捏造事实或提供虚假材料", "Rejected: made-up facts or false papers");
    }
}

choice! {
    /// To where the procedure goes back.
    ReturnTo {
        Nowhere "nowhere" ("不退回，继续进行", "Nowhere, it goes on");
        Evaluation "evaluation" ("退回评审", "Back to the evaluation");
        Documents "documents" ("退回文件编制，重新采购", "Back to the documents, to be repeated");
    }
}

impl ReturnTo {
    /// The stage gone back to.
    pub const fn stage(self) -> Option<crate::Stage> {
        match self {
            ReturnTo::Nowhere => None,
            ReturnTo::Evaluation => Some(crate::Stage::S09),
            ReturnTo::Documents => Some(crate::Stage::S06),
        }
    }
}

local_id!(
    /// An expert of the pool from which the committee is drawn.
    ExpertNo "XN"
);

choice! {
    /// What a member declares about one tenderer before a bid is opened to them.
    Declared {
        None "none" ("没有利害关系", "No tie");
        Employment "employment" ("回避期内有劳动关系", "Employed there within the look-back");
        Office "office" ("回避期内任董事、监事或理事", "On its board within the look-back");
        Holding "holding" ("回避期内为控股人或举办人", "Controlled or founded it within the look-back");
        Kinship "kinship" ("与其负责人有亲属关系", "Kin of its head");
        Other "other" ("其他可能影响公正的关系", "Another tie that may affect fairness");
    }
}

impl Declared {
    /// The tie declared, if one.
    pub const fn tie(self) -> Option<Tie> {
        match self {
            Declared::None => None,
            Declared::Employment => Some(Tie::Employment),
            Declared::Office => Some(Tie::Office),
            Declared::Holding => Some(Tie::Holding),
            Declared::Kinship => Some(Tie::Kinship),
            Declared::Other => Some(Tie::Other),
        }
    }
}

choice! {
    /// Why sheets of a member no longer count.
    LeaveGround {
        Tie "tie" ("与供应商有利害关系，回避", "Recused: tied to a tenderer");
        Absent "absent" ("未到场或中途离开", "Absent");
        Unfit "unfit" ("因健康等原因不能履职", "Unable to serve");
        Misconduct "misconduct" ("违反评审纪律", "Broke the rules of the evaluation");
    }
}

choice! {
    /// Why a score is changed after all sheets were opened.
    RevisionGround {
        Arithmetic "arithmetic" ("分值计算错误", "Wrong arithmetic");
        Range "range" ("超出评分标准范围", "Outside the scale");
        Objective "objective" ("客观评审因素评分不一致", "An objective criterion was scored differently");
        Evidence "evidence" ("遗漏或误读响应文件", "Evidence overlooked or misread");
        Moderation "moderation" ("经集体讨论达成一致", "Agreed in moderation");
    }
}

choice! {
    /// What sort of project the committee judges; it decides how many must sit.
    Scale {
        Ordinary "ordinary" ("一般项目", "Ordinary");
        Complex "complex" ("技术复杂", "Complex");
        Social "social" ("社会影响较大", "Large social impact");
    }
}

choice! {
    /// Why an expert of the pool does not take part in the draw.
    Bar {
        Employer "employer" ("所在单位为采购人、代理机构或供应商", "Works for the purchaser, the agent or a tenderer");
        Tie "tie" ("与供应商有利害关系", "Tied to a tenderer");
        Unavailable "unavailable" ("不能参加", "Not available");
    }
}

choice! {
    /// How points for the price are computed.
    PriceFormula {
        LowPriceFirst "low-price-first" ("低价优先法：最低价÷报价×价格分", "Low price first: lowest ÷ price × points");
        MeanDeviation "mean-deviation" ("基准价偏离法：以平均价为基准，按偏离百分点扣分", "Distance from the mean: points off per percent");
        DistanceFromLowest "distance-from-lowest" ("最低价偏离法：高于最低价的比例按同比例扣分", "Distance from the lowest: each percent above it costs one percent of the points");
    }
}

choice! {
    /// A question that the numbers put to the committee. It says nothing about the answer.
    AlertKind {
        Spread "spread" ("委员对同一因素评分差距大", "Members score one criterion far apart");
        FarOut "far-out" ("一名委员的评分明显偏离其他委员", "One member scores far from the others");
        Equal "equal" ("全体委员评分完全相同", "All members score everything alike");
        CopiedMembers "copied-members" ("不同委员的评分理由雷同", "Two members give nearly the same reasons");
        CopiedBids "copied-bids" ("同一委员对不同响应的理由雷同", "One member gives different bids nearly the same reasons");
        Revised "revised" ("启封后更改过评分", "Scores were changed after the sheets were opened");
        LateSheet "late-sheet" ("评分在其他委员评分启封后提交", "A sheet came after the others were opened");
        Favours "favours" ("一名委员的评分持续偏向同一供应商", "One member's scores favour one tenderer throughout");
        IdenticalPrices "identical-prices" ("报价完全相同", "Identical prices");
        PriceSteps "price-steps" ("报价呈规律性差异", "Prices in regular steps");
        SimilarPlans "similar-plans" ("服务方案文字高度相似", "Nearly identical plans");
        SameContact "same-contact" ("联系人或签署人相同", "Same contact or signatory");
        SameLegal "same-legal" ("法定代表人相同", "Same legal representative");
        SameAccount "same-account" ("保证金或结算账户相同", "Same bank account");
        SameAuthor "same-author" ("电子文件作者相同", "Same author of the files");
    }
}

impl AlertKind {
    /// Whether the question is about the bids (collusion) or about the scores.
    pub const fn is_about_bids(self) -> bool {
        matches!(
            self,
            AlertKind::IdenticalPrices
                | AlertKind::PriceSteps
                | AlertKind::SimilarPlans
                | AlertKind::SameContact
                | AlertKind::SameLegal
                | AlertKind::SameAccount
                | AlertKind::SameAuthor
        )
    }
}

/// The name of one alert, stable as long as what it shows is there: `spread-B1-Z2`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AlertKey(pub(super) String);

impl AlertKey {
    /// The kind of reference, as `refs::options` knows it.
    pub const KIND: &'static str = "AlertKey";
}

impl fmt::Display for AlertKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Say for AlertKey {
    fn say(&self, _: Lang) -> String {
        self.0.clone()
    }
}

impl Input for AlertKey {
    const KIND: Kind = Kind::Ref(AlertKey::KIND);
    fn read(value: Option<&Value>, field: &str, known: &Known) -> Result<Self, Vec<Fault>> {
        let Line(text) = Line::read(value, field, known)?;
        Ok(AlertKey(text.as_str().to_owned()))
    }
}
