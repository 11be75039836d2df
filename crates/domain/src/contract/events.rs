//! The facts of this module.

use super::{
    changes::{ChangeId, StaffChangeId},
    choices::{
        Authority, ChangeKind, DeclineGround, FallConsequence, HardshipStance, HostClocks, KeyTerm,
        LeftOut, Party, PlanStance, Post, Qualification, RemarkOutcome, Schedule, StaffAnswer,
        StaffGround, StaffWish, Supply,
    },
    state::{AwardRef, RemarkId},
    values::{FullTerms, Impact, InForce, Measure, UnitsNow},
};
use crate::{
    input::{Organisation, Person},
    process::{ContractId, LotId, PreconditionId},
};
use kernel::{Date, Digest, FreeText, Money};

events! {
    /// A contract was prepared for signing from an award and the tender documents.
    ContractPrepared "contract.prepared" to Parties ocds Not("the contract is released once it is signed")
    say ("拟定合同 {id}，承接方为{supplier}：{terms}，团队 {team_size} 人", "prepared contract {id} with {supplier}: {terms}, a team of {team_size}")
    { id: ContractId, award: AwardRef, supplier: Organisation, lots: Vec<LotId>, terms: FullTerms, lead: Option<Person>, team_size: u32 }

    /// A side remarked on a schedule without touching the substance.
    RemarkMade "remark.made" to Parties ocds Not("talks about schedules stay between the parties; the signed text is released")
    say ("对“{schedule}”提出意见 {id}：{text}", "made remark {id} on “{schedule}”: {text}")
    { id: RemarkId, party: Party, schedule: Schedule, text: FreeText }

    /// The other side answered a remark.
    RemarkAnswered "remark.answered" to Parties ocds Not("talks about schedules stay between the parties; the signed text is released")
    say ("答复意见 {id}：{outcome}。{text}", "answered remark {id}: {outcome}; {text}")
    { id: RemarkId, outcome: RemarkOutcome, text: FreeText }

    /// A signatory read the key terms back.
    TermsReadBack "terms.read-back" to Parties ocds Not("OCDS has no term for understanding what one signs")
    say ("复述八项关键条款，对 {right} 项；不符：{wrong}", "read the eight key terms back, {right} right; wrong: {wrong}")
    { party: Party, right: u32, wrong: Vec<KeyTerm> }

    /// One side signed.
    SignatureGiven "contract.signature-given" to Public ocds Not("the release follows the second signature")
    say ("作为{party}签署合同", "signed the contract as {party}")
    { party: Party, #[serde(default, skip_serializing_if = "Option::is_none")] rights: Option<Digest> }

    /// Both sides have signed.
    ContractSigned "contract.signed" to Public ocds Tag("contract")
    say ("完成签署，合同成立，适用规则 {pack}", "completed the signing; rules of {pack} apply")
    { pack: InForce }

    /// The contract was signed after the service should have begun.
    ContractSignedLate "contract.signed-late" to Public ocds Tag("contractUpdate")
    say ("签署晚于服务起始日，迟签天数：{days}", "signed after the service should have begun; days late: {days}")
    { days: u32 }

    /// A side declined to sign; the award falls away.
    ContractDeclined "contract.declined" to Public ocds Tag("awardCancellation")
    say ("作为{party}拒绝签约：{reason}", "declined to sign as {party}: {reason}")
    { party: Party, reason: FreeText }

    /// The award falls with the contract.
    AwardFell "award.fell" to Public ocds Tag("awardCancellation")
    say ("{supplier}对 {lots} 的成交失效：{party}未签约（{ground}）；{consequence}", "the award of {lots} to {supplier} falls: {party} did not sign ({ground}); {consequence}")
    { award: Option<AwardRef>, lots: Vec<LotId>, supplier: Organisation, party: Party, ground: DeclineGround, consequence: FallConsequence }

    /// By what authority a side signed.
    AuthorityStated "contract.authority-stated" to Parties ocds Not("names a power of attorney between the parties")
    say ("作为{party}以{authority}身份签署，授权文件：{mandate}", "signed for {party} as {authority}; power of attorney: {mandate}")
    { party: Party, authority: Authority, mandate: Option<FreeText> }

    /// The contract was published.
    ContractPublished "contract.published" to Public ocds Tag("contractUpdate")
    say ("公开合同，公告编号 {notice}；略去内容：{left_out}", "published the contract as notice {notice}; left out: {left_out}")
    { notice: FreeText, left_out: LeftOut }

    /// A copy was filed with the finance authority.
    ContractFiled "contract.filed" to Public ocds Not("the filing number is internal to the finance authority")
    say ("将合同副本备案，编号 {number}", "filed a copy of the contract as {number}")
    { number: FreeText }

    /// A host joined the three-party charter.
    CharterJoined "charter.joined" to Public ocds Tag("contractUpdate")
    say ("{host}加入三方落地协议，对外联系：{contact}", "joined the delivery charter for {host}; contact: {contact}")
    { host: Organisation, contact: FreeText, #[serde(default, skip_serializing_if = "Option::is_none")] rights: Option<Digest> }

    /// A host announced that it will leave.
    HostWithdrawalAnnounced "host.withdrawal-announced" to Public ocds Tag("contractUpdate")
    say ("通知：{host}自 {leaves} 起退出，接替单位 {successor}，理由：{reason}", "announced that {host} leaves on {leaves}, to be followed by {successor}: {reason}")
    { host: Organisation, leaves: Date, successor: Option<Organisation>, reason: FreeText }

    /// A successor of a leaving host was named.
    HostSuccessorNamed "host.successor-named" to Public ocds Tag("contractUpdate")
    say ("确定由{successor}接替{host}", "named {successor} to follow {host}")
    { host: Organisation, successor: Organisation }

    /// A host left.
    HostLeft "host.left" to Public ocds Tag("contractUpdate")
    say ("记录：{host}退出，由{successor}接替", "recorded that {host} left, followed by {successor}")
    { host: Organisation, successor: Option<Organisation> }

    /// A precondition was handed over, says its debtor.
    PreconditionHandedOver "precondition.handed-over" to Parties ocds Not("OCDS milestones carry only the due dates")
    say ("代表{by}交付前置条件 {id}：{note}", "handed over precondition {id} for {by}: {note}")
    { id: PreconditionId, by: Organisation, note: FreeText }

    /// The provider said whether a precondition is there.
    PreconditionLookedAt "precondition.looked-at" to Parties ocds Not("OCDS milestones carry only the due dates")
    say ("查看{by}应提供的前置条件 {id}：{found}（说明：{note}）", "looked at precondition {id} due from {by}: {found} (note: {note})")
    { id: PreconditionId, by: Organisation, found: Supply, note: Option<FreeText> }

    /// The state of the users before the service was measured.
    BaselineSet "baseline.set" to Parties ocds Not("baseline values describe users, not the contract")
    say ("完成前测，{users} 名服务对象参与：{measures}", "set the baseline with {users} users: {measures}")
    { users: u32, measures: Vec<Measure>, how: FreeText }

    /// A yearly plan was submitted.
    PlanSubmitted "annual-plan.submitted" to Parties ocds Not("working plans are not part of the contract")
    say ("提交 {from} 至 {until} 的工作计划，{hours} 小时", "submitted the plan for {from} to {until}, {hours} hours")
    { from: Date, until: Date, hours: u32, summary: FreeText }

    /// The purchaser commented on the plan.
    PlanCommented "annual-plan.commented" to Parties ocds Not("working plans are not part of the contract")
    say ("对工作计划提出意见（{stance}）：{comment}", "commented on the plan ({stance}): {comment}")
    { stance: PlanStance, comment: FreeText }

    /// The purchaser was silent; the plan is agreed.
    PlanDeemedAgreed "annual-plan.deemed-agreed" to Parties ocds Not("working plans are not part of the contract")
    say ("记录：{submitted} 提交的计划逾期未获意见，视为同意", "recorded that the plan of {submitted} drew no comment in time and is agreed")
    { submitted: Date }

    /// The team was introduced to residents.
    TeamIntroduced "team.introduced" to Parties ocds Not("a meeting with residents has no OCDS term")
    say ("在{place}向 {people} 名居民介绍团队", "introduced the team to {people} residents at {place}")
    { place: FreeText, people: u32 }

    /// Delivery began.
    DeliveryStarted "delivery.started" to Public ocds Tag("implementation")
    say ("开始提供服务；依赖街道的指标：{clocks}", "began delivery; targets that depend on the hosts: {clocks}")
    { clocks: HostClocks }

    /// The targets that depend on the hosts count from now.
    HostClocksStarted "host-clocks.started" to Public ocds Not("how targets are timed has no OCDS term")
    say ("前置条件齐备，依赖街道的指标自 {on} 起计算", "found all preconditions supplied; targets that depend on the hosts count from {on}")
    { on: Date }

    /// A change was proposed.
    ChangeProposed "change.proposed" to Parties ocds Not("only a change that took effect amends the contract")
    say ("提出变更 {id}（{kind}）：{what}；{impact}", "proposed change {id} ({kind}): {what}; {impact}")
    { id: ChangeId, party: Party, kind: ChangeKind, what: FreeText, reason: FreeText, impact: Impact }

    /// The other side offered another wording of a change.
    ChangeCountered "change.countered" to Parties ocds Not("only a change that took effect amends the contract")
    say ("对变更 {id} 提出另一方案：{what}；{impact}", "made a counter-offer to change {id}: {what}; {impact}")
    { id: ChangeId, party: Party, what: FreeText, impact: Impact }

    /// A party assented to a change.
    ChangeAssented "change.assented" to Parties ocds Not("only a change that took effect amends the contract")
    say ("作为{party}同意变更 {id}", "assented to change {id} as {party}")
    { id: ChangeId, party: Party }

    /// A party refused a change, as it may.
    ChangeRefused "change.refused" to Parties ocds Not("only a change that took effect amends the contract")
    say ("作为{party}不同意变更 {id}：{reason}", "refused change {id} as {party}: {reason}")
    { id: ChangeId, party: Party, reason: FreeText }

    /// The proposer took a change back.
    ChangeWithdrawn "change.withdrawn" to Parties ocds Not("only a change that took effect amends the contract")
    say ("撤回变更 {id}", "withdrew change {id}")
    { id: ChangeId }

    /// Nobody answered in time; silence is a refusal.
    ChangeExpired "change.expired" to Parties ocds Not("only a change that took effect amends the contract")
    say ("记录：变更 {id} 逾期未获答复，视为不同意", "recorded that change {id} was not answered in time and counts as refused")
    { id: ChangeId }

    /// A change took effect; the terms are as said here.
    ChangeTookEffect "change.took-effect" to Public ocds Tag("contractAmendment")
    say ("变更 {id} 生效：合同金额 {value}，截止日 {end}，服务工时 {service_hours}，弹性工时 {flex_hours}，{units}", "brought change {id} into effect: value {value}, end {end}, service hours {service_hours}, flex hours {flex_hours}, {units}")
    { id: ChangeId, value: Money, end: Date, service_hours: u32, flex_hours: u32, units: UnitsNow }

    /// A side called for renegotiation because circumstances changed.
    HardshipInvoked "hardship.invoked" to Parties ocds Not("a call to talk does not alter the contract")
    say ("提出情势变更，请求重新协商：{what}；影响：{effect}", "invoked a change of circumstances and asked to renegotiate: {what}; effect: {effect}")
    { party: Party, what: FreeText, effect: FreeText }

    /// The other side answered the call for renegotiation.
    HardshipAnswered "hardship.answered" to Parties ocds Not("a call to talk does not alter the contract")
    say ("答复情势变更请求：{stance}。{text}", "answered the call to renegotiate: {stance}; {text}")
    { party: Party, stance: HardshipStance, text: FreeText }

    /// A change in the named team was notified.
    StaffChangeNotified "staff-change.notified" to Parties ocds Not("names of staff are personal data")
    say ("通知人员变更 {id}（{post}）：{leaving} → {arriving}，资质{qualification}，自 {effective} 起", "notified staff change {id} ({post}): {leaving} → {arriving}, qualification {qualification}, from {effective}")
    { id: StaffChangeId, post: Post, leaving: Option<FreeText>, arriving: Option<FreeText>, qualification: Qualification, evidence: FreeText, effective: Date }

    /// The purchaser objected to a change in the team.
    StaffChangeObjected "staff-change.objected" to Parties ocds Not("names of staff are personal data")
    say ("对人员变更 {id} 提出异议（{ground}），希望{wish}：{reason}", "objected to staff change {id} ({ground}) and asked for {wish}: {reason}")
    { id: StaffChangeId, ground: StaffGround, wish: StaffWish, reason: FreeText }

    /// The provider answered the objection.
    StaffObjectionAnswered "staff-change.answered" to Parties ocds Not("names of staff are personal data")
    say ("答复对人员变更 {id} 的异议：{answer}。{text}", "answered the objection to staff change {id}: {answer}; {text}")
    { id: StaffChangeId, answer: StaffAnswer, text: FreeText }

    /// A successor took the place of a party and is bound as it was.
    SuccessionRecorded "succession.recorded" to Public ocds Tag("contractUpdate")
    say ("登记主体承继：{successor}承接{predecessor}作为{party}的权利义务，理由：{reason}", "recorded that {successor} succeeds {predecessor} as {party} and is bound by the contract: {reason}")
    { party: Party, predecessor: Organisation, successor: Organisation, reason: FreeText }
}
