//! The facts of this module.

use super::choices::{Conflicts, LateCause};
use crate::{
    bidding::{BidId, Score},
    contract::{state::AwardRef, values::FullTerms},
    input::{Organisation, Person},
    process::{ContractId, LotId},
};
use kernel::{Date, FreeText, Money};
use rust_decimal::Decimal;

events! {
    /// Conflicts of interest were assessed.
    ConflictsAssessed "conflicts.assessed" to Parties ocds Not("the notice says that conflicts were assessed; the assessment itself is not published")
    say ("评估利益冲突：{found}。涉及人员：{who}；措施：{steps}", "assessed conflicts of interest: {found}; people concerned: {who}; steps: {steps}")
    { found: Conflicts, who: FreeText, steps: FreeText }

    /// A bidder got its assessment summary before the award was published.
    SummaryGiven "assessment-summary.given" to Parties ocds Not("each bidder's summary is for that bidder")
    say ("向{tenderer}发出评审摘要（{bid}，{lots}）：本方得分 {own}；中标者{winner}得分 {winning}；排除理由：{reason}", "gave {tenderer} the assessment summary of {bid} ({lots}): own scores {own}; the winner, {winner}, scored {winning}; reason for exclusion: {reason}")
    { tenderer: Organisation, bid: BidId, lots: Vec<LotId>, own: Vec<Score>, winner: Option<Organisation>, winning: Vec<Score>, reason: Option<FreeText> }

    /// The purchaser chose a voluntary standstill, which binds it.
    StandstillDeclared "standstill.declared" to Public ocds Tag("awardUpdate")
    say ("声明自愿暂停签约 {days} 个工作日，自公告当日起算", "chose a voluntary standstill of {days} working days, beginning with the day of the notice")
    { days: u32 }

    /// The time to sign was extended by the days on which signing was not allowed.
    SigningExtended "signing.extended" to Public ocds Not("OCDS has no term for a clock that stood still")
    say ("{from} 至 {until} 因质疑或投诉未决不得签约，签约期限顺延 {days} 天", "from {from} to {until} an open objection barred signing; the time to sign moves by {days} days")
    { from: Date, until: Date, days: u32 }

    /// Work was done before there was a contract.
    UnsignedWorkRecorded "unsigned-work.recorded" to Parties ocds Not("work before a contract has no OCDS term")
    say ("记录合同签订前的服务：{on}，{hours} 小时，{what}", "recorded work done without a contract: {on}, {hours} hours, {what}")
    { on: Date, hours: Decimal, what: FreeText }

    /// The meter of a late contract stopped.
    LateMeterStopped "late-contract.measured" to Public ocds Tag("contractUpdate")
    say ("合同迟签定格：{from} 起服务，{to} 签订，共 {days} 天无合同，期间服务 {hours} 小时；最后等待：{waited}；预计迟签利息 {interest}", "stopped the meter of the late contract: service from {from}, signed {to}, {days} days without a contract, {hours} hours worked in them; last waited for: {waited}; interest for the delay {interest}")
    { from: Date, to: Date, days: u32, hours: Decimal, waited: LateCause, interest: Option<Money> }

    /// The text of the contract was published.
    TextPublished "contract-text.published" to Public ocds Tag("contractUpdate")
    say ("公开合同文本，编号 {notice}", "published the text of the contract as {notice}")
    { notice: FreeText }

    /// The comptroller approved the contract.
    ContractApproved "contract.approved" to Public ocds Tag("contractUpdate")
    say ("批准合同，编号 {number}", "approved the contract as {number}")
    { number: FreeText }

    /// A renewed contract was prepared from the terms in force.
    RenewalPrepared "renewal.prepared" to Parties ocds Not("the contract is released once it is signed")
    say ("按现行条款拟定续约合同 {id}（续 {renews}），承接方为{supplier}：{terms}", "prepared contract {id} to renew {renews} with {supplier} on the terms in force: {terms}")
    { id: ContractId, renews: ContractId, award: Option<AwardRef>, supplier: Organisation, lots: Vec<LotId>, terms: FullTerms, lead: Option<Person>, team_size: u32 }
}
