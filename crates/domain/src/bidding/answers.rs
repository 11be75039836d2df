//! The closed lists of answers and the local ids of this module.

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
