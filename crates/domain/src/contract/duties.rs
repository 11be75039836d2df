//! What the parties owe each other from signing to change.

duties! {
    /// A34.
    PUBLISH_CONTRACT "publish-contract" Purchaser => Public ("公开合同", "Publish the contract")
    proof ("公告编号", "number of the notice") breach ("责令改正、警告，公开于购买方履约记录", "correction and warning; shown in the purchaser's record") mirror "";
    /// A34.
    FILE_CONTRACT "file-contract" Purchaser => FinanceSupervisor ("将合同副本备案", "File a copy of the contract")
    proof ("备案编号", "number in the register") breach ("责令改正、警告", "correction and warning") mirror "";
    /// A29.
    ANSWER_REMARK_PURCHASER "answer-remark-purchaser" Purchaser => Provider ("答复对附表的意见", "Answer a remark on a schedule")
    proof ("答复", "the answer") breach ("逾期公开显示", "shown as late") mirror "answer-remark-provider";
    /// A29.
    ANSWER_REMARK_PROVIDER "answer-remark-provider" Provider => Purchaser ("答复对附表的意见", "Answer a remark on a schedule")
    proof ("答复", "the answer") breach ("逾期公开显示", "shown as late") mirror "answer-remark-purchaser";
    /// C-HOST-1.
    JOIN_CHARTER "join-charter" Host => Provider ("加入三方落地协议", "Join the delivery charter")
    proof ("加入记录", "the record of joining") breach ("不得提出任务，不计入评分主体", "no task requests and no score from this host") mirror "";
    /// C-SC-1.
    SUPPLY_BY_HOST "supply-precondition-host" Host => Provider ("提供场地、名单等前置条件", "Supply what the service needs")
    proof ("承接方确认到位", "the provider's tick") breach ("相关指标顺延，短缺按比例免责", "dependent targets wait; the shortfall is excused pro rata") mirror "confirm-precondition-host";
    /// C-SC-1.
    SUPPLY_BY_PURCHASER "supply-precondition-purchaser" Purchaser => Provider ("提供名单、引介等前置条件", "Supply what the service needs")
    proof ("承接方确认到位", "the provider's tick") breach ("相关指标顺延，短缺按比例免责", "dependent targets wait; the shortfall is excused pro rata") mirror "confirm-precondition-purchaser";
    /// A36.
    CONFIRM_TO_HOST "confirm-precondition-host" Provider => Host ("确认街道提供的前置条件是否到位", "Say whether what the host supplies is there")
    proof ("确认记录", "the provider's tick") breach ("逾期公开显示", "shown as late") mirror "supply-precondition-host";
    /// A36.
    CONFIRM_TO_PURCHASER "confirm-precondition-purchaser" Provider => Purchaser ("确认购买方提供的前置条件是否到位", "Say whether what the purchaser supplies is there")
    proof ("确认记录", "the provider's tick") breach ("逾期公开显示", "shown as late") mirror "supply-precondition-purchaser";
    /// A38.
    SET_BASELINE "set-baseline" Provider => Purchaser ("完成服务前测", "Set the baseline")
    proof ("前测结果", "the measures") breach ("成效指标缺少对照", "outcomes cannot be compared") mirror "";
    /// A39.
    SUBMIT_PLAN "submit-annual-plan" Provider => Purchaser ("提交年度工作计划", "Submit the yearly plan")
    proof ("计划", "the plan") breach ("逾期公开显示", "shown as late") mirror "comment-on-plan";
    /// A40.
    COMMENT_ON_PLAN "comment-on-plan" Purchaser => Provider ("对年度计划提出意见", "Comment on the yearly plan")
    proof ("意见", "the comment") breach ("视为同意", "deemed agreed") mirror "submit-annual-plan";
    /// X6.
    NAME_SUCCESSOR_HOST "name-successor-host" Purchaser => Provider ("落实接替的街道", "Name a successor host")
    proof ("确定接替单位的记录", "the record of the successor") breach ("依赖街道的指标停止计算", "targets that depend on the host stop") mirror "";
    /// A69.
    ANSWER_CHANGE_PURCHASER "answer-change-purchaser" Purchaser => Provider ("答复变更提议", "Answer a proposed change")
    proof ("同意、不同意或另一方案", "assent, refusal or counter-offer") breach ("视为不同意", "counts as a refusal") mirror "answer-change-provider";
    /// A69.
    ANSWER_CHANGE_PROVIDER "answer-change-provider" Provider => Purchaser ("答复变更提议", "Answer a proposed change")
    proof ("同意、不同意或另一方案", "assent, refusal or counter-offer") breach ("视为不同意", "counts as a refusal") mirror "answer-change-purchaser";
    /// A72.
    ANSWER_HARDSHIP_PURCHASER "answer-hardship-purchaser" Purchaser => Provider ("答复情势变更的协商请求", "Answer a call to renegotiate")
    proof ("答复", "the answer") breach ("可进入争议解决程序", "the matter may go to the dispute ladder") mirror "answer-hardship-provider";
    /// A72.
    ANSWER_HARDSHIP_PROVIDER "answer-hardship-provider" Provider => Purchaser ("答复情势变更的协商请求", "Answer a call to renegotiate")
    proof ("答复", "the answer") breach ("可进入争议解决程序", "the matter may go to the dispute ladder") mirror "answer-hardship-purchaser";
    /// M10.
    ANSWER_STAFF_OBJECTION "answer-staff-objection" Provider => Purchaser ("答复人员变更异议", "Answer an objection to a staff change")
    proof ("答复", "the answer") breach ("逾期公开显示", "shown as late") mirror "";
}
