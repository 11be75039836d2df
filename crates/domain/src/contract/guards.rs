//! Conditions on signing, inception, change and staffing.

guards! {
    /// S11: nothing is signed while the result may still fall.
    OPEN_OBJECTION "S12.open-objection" Block ("没有可能影响结果的未决质疑或投诉", "no objection or complaint that may affect the result is open")
    source ("《政府采购法实施条例》第54条", "Implementing Regulation art. 54");
    /// The finance authority stopped the procedure for a time.
    SUSPENDED "S12.suspended" Block ("采购活动未被财政部门暂停", "the finance authority has not suspended the procedure")
    source ("《政府采购法》第57条", "Government Procurement Law art. 57");
    /// The contract says what the documents and the award said.
    SUBSTANCE "S12.substance-unchanged" Block ("合同的价格、数量、付款比例和条款与采购文件、成交结果一致", "price, quantities, payment shares and clauses are those of the documents and the award")
    source ("《政府采购法》第46条", "Government Procurement Law art. 46");
    /// The term is not longer than announced.
    TERM "S12.term" Reason ("合同期限不超过采购文件载明的期限", "the term is not longer than the documents say")
    source ("财政部令第102号第24条（待核）", "MOF Order 102 art. 24 (to be checked)");
    /// The clauses without which the contract would be lopsided.
    CORE_CLAUSES "S12.core-clauses" Block ("核心条款齐全", "all core clauses are in the contract")
    source ("平台默认", "platform default, no legal force");
    /// The other side owes something too.
    PURCHASER_DUTIES "S12.purchaser-duties" Block ("附有购买方和街道义务表", "the schedule of what purchaser and hosts owe is not empty")
    source ("平台默认", "platform default, no legal force");
    /// What may be declined is written down.
    OUT_OF_SCOPE "S12.out-of-scope-list" Block ("附有范围外清单", "the out-of-scope list is attached")
    source ("平台默认", "platform default, no legal force");
    /// The signatory knows what is signed.
    READ_BACK "S12.readback" Reason ("本方签署人已正确复述八项关键条款", "this side's signatory read all eight key terms back rightly")
    source ("平台默认", "platform default, no legal force");
    /// Remarks are answered before the text is fixed.
    REMARKS_ANSWERED "S12.remarks-answered" Warn ("对附表的意见都已答复", "every remark on a schedule has been answered")
    source ("平台默认", "platform default, no legal force");
    /// Only secrets are left out.
    SECRETS_ONLY "S13.secrets-only-redacted" Block ("除国家秘密、商业秘密和个人信息外全文公开", "nothing but secrets and personal data is left out")
    source ("《政府采购法实施条例》第50条", "Implementing Regulation art. 50");
    /// All hosts are bound.
    CHARTER "S14.charter" Reason ("各落地街道都已加入三方协议", "every host has joined the charter")
    source ("平台默认", "platform default, no legal force");
    /// Outcomes need a starting point.
    BASELINE "S14.baseline" Reason ("已完成服务前测", "the baseline is set")
    source ("平台默认", "platform default, no legal force");
    /// Rooms, lists and introductions are there.
    PRECONDITIONS "S14.preconditions-confirmed" Reason ("前置条件均经承接方确认到位", "the provider has confirmed every precondition")
    source ("平台默认", "platform default, no legal force");
    /// The provider decides by its tick.
    HOST_CLOCKS "S14.host-preconditions" Block ("前置条件到位后才开始计算依赖街道的指标", "targets that depend on the hosts count only once every precondition is confirmed")
    source ("平台默认", "platform default, no legal force");
    /// Or the reason says who gave it up.
    ADVANCE "S14.advance" Reason ("预付款已支付，或说明为何不付", "the advance is paid, or the reason says why not")
    source ("财办库〔2023〕243号（待核）", "Caibanku [2023] No. 243 (to be checked)");
    /// Add-ons in total.
    ADDON_CEILING "M2.addon-ceiling" Block ("追加金额累计不超过原合同金额的规定比例（10%）", "add-ons in total stay within the ceiling of the original price (10 %)")
    source ("《政府采购法》第49条", "Government Procurement Law art. 49");
    /// Nobody assents to their own proposal.
    MUTUAL "M2.mutual" Block ("变更由对方同意，不能由提出方自己同意", "the other side assents, not the one that made the offer")
    source ("《政府采购法》第50条", "Government Procurement Law art. 50");
    /// Users speak before a service is taken from them.
    USERS_ASSENT "M2.users-assent" Block ("服务对象会失去服务的，服务对象代表已先同意", "where users lose a service, their panel has assented first")
    source ("平台默认", "platform default, no legal force");
    /// No change reaches back.
    RETROACTIVE "M2.retroactive" Block ("变更不追溯既往", "the change does not reach back into the past")
    source ("平台默认", "platform default, no legal force");
    /// C-CH-2.
    TARGETS_FUNDED "M2.targets-funded" Reason ("增加指标的同时增加经费", "targets are raised only with money")
    source ("合同条款 C-CH-2", "clause C-CH-2");
    /// X6.
    HOST_NOTICE "X6.notice" Reason ("街道退出已按期提前通知", "the host gives its full notice")
    source ("平台默认", "platform default, no legal force");
    /// M10.
    STAFF_NOTICE "M10.notice" Reason ("人员变更已按期提前通知", "the staff change is notified in time")
    source ("合同条款 C-STF-1", "clause C-STF-1");
    /// M10.
    STAFF_EQUAL "M10.equal" Reason ("接替人员资质相当", "the person who comes is equally qualified")
    source ("合同条款 C-STF-1", "clause C-STF-1");
    /// M10.
    NO_PICKING "M10.no-picking" Block ("购买方不指定人选", "the purchaser does not pick persons")
    source ("财政部令第102号第10条；合同条款 C-STF-1", "MOF Order 102 art. 10; clause C-STF-1");
}
