//! The events of the end of a contract.

use super::choices::{
    AppealOutcome, Aspect, Basis, BridgeCause, BridgeId, Disposal, DisputeId, DisputeRuling,
    DisputeStep, EmergencyId, Party, Ratification, Renewal, ResultRef, RewardRung, Rung,
    SanctionId, SanctionOutcome, SuspensionEnd, SuspensionGround, TerminationAnswer,
    TerminationGround, TerminationId, Wish, WithholdingGround,
};
use crate::{contract::Clause, input::Organisation, say::Say};
use kernel::{Date, FreeText, Lang, Money, Role};
use serde::{Deserialize, Serialize};

/// One remark on the working relationship, as filed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPoint {
    /// What it is about.
    pub aspect: Aspect,
    /// What worked.
    pub worked: Option<FreeText>,
    /// What did not.
    pub failed: Option<FreeText>,
}

impl Say for ReviewPoint {
    fn say(&self, lang: Lang) -> String {
        let (worked, failed) = (self.worked.say(lang), self.failed.say(lang));
        let aspect = self.aspect.say(lang);
        match lang {
            Lang::Zh => format!("{aspect}（好：{worked}；不足：{failed}）"),
            Lang::En => format!("{aspect} (worked: {worked}; did not: {failed})"),
        }
    }
}

events! {
    /// What follows the term was decided.
    RenewalDecided "renewal.decided" to Public ocds Tag("contractUpdate")
    say ("决定期满后安排：{outcome}，理由：{reasons}（引用评估结果：{results}）",
         "decided what follows the term: {outcome}, because: {reasons} (citing results: {results})")
    { outcome: Renewal, reasons: FreeText, results: Vec<ResultRef> }

    /// The provider said whether it wishes to go on. Protected.
    RenewalViewStated "renewal.view-stated" to Parties ocds Not("a view is no contract fact")
    say ("表明续约意愿：{wish}。{words}", "said about going on: {wish}. {words}")
    { wish: Wish, words: Option<FreeText> }

    /// The provider was told what follows the term.
    RenewalNoticeGiven "renewal.notice-given" to Public ocds Tag("contractUpdate")
    say ("通知承接方：服务至 {service_end}，此后{outcome}。{words}",
         "gave notice: the service runs until {service_end}, then: {outcome}. {words}")
    { outcome: Renewal, service_end: Date, words: Option<FreeText> }

    /// A bridge at the same terms began.
    BridgeBegan "bridge.began" to Public ocds Tag("contractAmendment")
    say ("按原条件过渡 {bridge}：{from} 至 {until}（{cause}）",
         "began the bridge {bridge} at the same terms, {from} to {until} ({cause})")
    { bridge: BridgeId, from: Date, until: Date, cause: BridgeCause, reasons: Option<FreeText> }

    /// The handover began.
    HandoverBegun "handover.begun" to Public ocds Not("handover has no OCDS term")
    say ("启动交接：{plan}", "began the handover: {plan}")
    { plan: FreeText }

    /// Cases went to a successor with consent, or were closed.
    CasesTransferred "cases.transferred" to Parties ocds Not("case work has no OCDS term")
    say ("经服务对象同意转介个案 {transferred} 件至{successor}，结案 {closed} 件",
         "transferred {transferred} cases with the users' consent to {successor}, closed {closed}")
    { transferred: u32, closed: u32, successor: Option<Organisation> }

    /// A side returned or deleted what belongs to the other.
    DataReturned "data.returned" to Parties ocds Not("data handling has no OCDS term")
    say ("处理属于对方的资料和物品：{disposal}。{what}",
         "dealt with data and things of the other side: {disposal}. {what}")
    { side: Role, disposal: Disposal, what: FreeText }

    /// A side filed its part of the review of the relationship.
    ReviewFiled "review.filed" to Release ocds Not("a view of the relationship has no OCDS term")
    say ("提交合作回顾：{points}", "filed its part of the review of the relationship: {points}")
    { side: Role, points: Vec<ReviewPoint> }

    /// Both sides have filed; the review is public.
    ReviewPublished "review.published" to Public
    ocds Not("a view of the relationship has no OCDS term")
    say ("双方都已提交，合作回顾同时公布", "completed the review of the relationship; it is now public")
    {}

    /// Something to do differently next time.
    LessonRecorded "lesson.recorded" to Public ocds Not("lessons have no OCDS term")
    say ("记录经验（{about}）：{lesson}", "recorded a lesson ({about}): {lesson}")
    { about: Aspect, lesson: FreeText }

    /// The contract was closed.
    ContractClosed "contract.closed" to Public ocds Tag("contractTermination")
    say ("办结合同，档案保存至 {archive_keep_until}",
         "closed the contract; its records are kept until {archive_keep_until}")
    { archive_keep_until: Date }

    /// A suspension by agreement was proposed.
    SuspensionProposed "suspension.proposed" to Parties ocds Not("a proposal changes nothing yet")
    say ("提议中止履行至 {until}：{facts}", "proposed to suspend the contract until {until}: {facts}")
    { side: Role, until: Option<Date>, facts: FreeText }

    /// The other side did not agree to suspend.
    SuspensionRefused "suspension.refused" to Parties ocds Not("a refusal changes nothing")
    say ("不同意中止。{words}", "did not agree to suspend. {words}")
    { words: Option<FreeText> }

    /// The contract is suspended.
    SuspensionBegan "suspension.began" to Public ocds Tag("contractUpdate")
    say ("合同中止至 {until}，事由：{ground}。{facts}",
         "suspended the contract until {until}; ground: {ground}. {facts}")
    {
        side: Role, ground: SuspensionGround, until: Option<Date>, order: Option<FreeText>,
        facts: FreeText,
    }

    /// The contract runs again.
    SuspensionEnded "suspension.ended" to Public ocds Tag("contractUpdate")
    say ("中止结束：{how}。{words}", "ended the suspension: {how}. {words}")
    { how: SuspensionEnd, words: Option<FreeText> }

    /// Notice of an early end.
    TerminationNoticed "termination.notice-given" to Parties
    ocds Not("a notice is no end; the ruling carries the release")
    say ("发出提前终止通知 {notice}：{ground}（{clause}）。{facts} 对方可在 {reply_until} 前答复",
         "gave notice {notice} of an early end: {ground} ({clause}). {facts} The other side may reply until {reply_until}")
    {
        notice: TerminationId, side: Role, ground: TerminationGround, clause: Clause,
        facts: FreeText, reply_until: Date,
    }

    /// The other side replied. Protected.
    TerminationReplied "termination.replied" to Parties ocds Not("a reply is no end")
    say ("答复提前终止通知 {notice}：{answer}。{reply}", "replied to notice {notice}: {answer}. {reply}")
    { notice: TerminationId, answer: TerminationAnswer, reply: FreeText }

    /// The panel allowed the early end.
    TerminationAllowed "termination.allowed" to Public ocds Tag("contractTermination")
    say ("裁决准予提前终止（{notice}），已完成工作 {work_done}，收尾费用 {wind_down}：{reasons}",
         "ruled that the contract ends early ({notice}); work done {work_done}, wind-down {wind_down}: {reasons}")
    {
        notice: TerminationId, reasons: FreeText, work_done: Money, wind_down: Money,
        heard_on: Option<Date>,
    }

    /// The panel denied it.
    TerminationDenied "termination.denied" to Public ocds Tag("contractUpdate")
    say ("裁决不准提前终止（{notice}）：{reasons}", "ruled that the contract goes on ({notice}): {reasons}")
    { notice: TerminationId, reasons: FreeText, heard_on: Option<Date> }

    /// The provider withholds services that protect nobody at once.
    PerformanceWithheld "performance.withheld" to Public ocds Tag("contractUpdate")
    say ("因{ground}暂缓履行：{services}；保护性个案照常：{protective}",
         "withheld services because of {ground}: {services}; protective cases go on: {protective}")
    {
        ground: WithholdingGround, arrears_days: Option<u32>, services: FreeText,
        protective: FreeText,
    }

    /// The provider resumed.
    PerformanceResumed "performance.resumed" to Public ocds Tag("contractUpdate")
    say ("恢复履行。{words}", "resumed performance. {words}")
    { words: Option<FreeText> }

    /// An emergency order, paid at the agreed rate.
    EmergencyOrdered "emergency.ordered" to Public ocds Tag("contractUpdate")
    say ("下达紧急任务 {order}（至 {until}，{hours} 小时，计价 {price}）：{what}",
         "gave the emergency order {order} (until {until}, {hours} hours, {price}): {what}")
    { order: EmergencyId, what: FreeText, hours: u32, until: Date, price: Money }

    /// A side reported on an emergency.
    EmergencyReported "emergency.reported" to Parties ocds Not("reports have no OCDS term")
    say ("报告紧急任务 {order}（{hours} 小时）：{account}",
         "reported on the emergency order {order} ({hours} hours): {account}")
    { order: EmergencyId, side: Role, hours: u32, account: FreeText }

    /// The head confirmed the order, or did not; the hours are paid either way.
    EmergencyRatified "emergency.ratified" to Public ocds Tag("contractUpdate")
    say ("对紧急任务 {order}：{outcome}，应付 {payable}。{words}",
         "on the emergency order {order}: {outcome}, payable {payable}. {words}")
    { order: EmergencyId, outcome: Ratification, payable: Money, words: Option<FreeText> }

    /// A dispute was raised. Protected.
    DisputeRaised "dispute.raised" to Parties ocds Not("disputes have no OCDS term")
    say ("就“{object}”向{against}提出争议 {dispute}：{claim}（协商至 {until}，期间维持现状：{status_quo}）",
         "raised the dispute {dispute} about “{object}” with {against}: {claim} (talks until {until}; meanwhile: {status_quo})")
    {
        dispute: DisputeId, object: FreeText, by: Organisation, against: Organisation,
        claim: FreeText, status_quo: Option<FreeText>, until: Date,
    }

    /// A dispute went one step up.
    DisputeSteppedUp "dispute.stepped-up" to Parties ocds Not("disputes have no OCDS term")
    say ("将争议 {dispute} 提交“{step}”，期限 {until}，调解方：{mediator}",
         "took the dispute {dispute} to the step {step}, until {until}, mediator: {mediator}")
    {
        dispute: DisputeId, step: DisputeStep, until: Option<Date>,
        mediator: Option<Organisation>, tried: Option<FreeText>,
    }

    /// A side offered to settle.
    SettlementOffered "settlement.offered" to Parties ocds Not("offers bind nobody yet")
    say ("就争议 {dispute} 提出和解：{offer}，金额 {amount}", "offered to settle the dispute {dispute}: {offer}, amount {amount}")
    { dispute: DisputeId, offer: FreeText, amount: Option<Money> }

    /// The dispute was settled.
    DisputeSettled "dispute.settled" to Parties ocds Not("disputes have no OCDS term")
    say ("接受和解，争议 {dispute} 了结，金额 {amount}", "accepted the offer; the dispute {dispute} is settled, amount {amount}")
    { dispute: DisputeId, amount: Option<Money> }

    /// The panel ruled.
    DisputeRuled "dispute.ruled" to Public ocds Not("disputes have no OCDS term")
    say ("裁决争议 {dispute}：{outcome}，应付 {payable}。{reasons}",
         "ruled on the dispute {dispute}: {outcome}, payable {payable}. {reasons}")
    { dispute: DisputeId, outcome: DisputeRuling, payable: Option<Money>, reasons: FreeText }

    /// A sanction was proposed.
    SanctionProposed "sanction.proposed" to Parties ocds Not("published only when final")
    say ("提议对{organisation}采取 {rung}（{sanction}），依据：{basis}，{clause}。{facts}（申辩至 {reply_until}）",
         "proposed {rung} against {organisation} ({sanction}); basis: {basis}, {clause}. {facts} (reply until {reply_until})")
    {
        sanction: SanctionId, side: Party, organisation: Organisation, rung: Rung, basis: Basis,
        clause: Clause, facts: FreeText, reply_until: Date,
    }

    /// The side concerned replied. Protected.
    SanctionReplied "sanction.replied" to Parties ocds Not("published only when final")
    say ("就处理提议 {sanction} 申辩：{reply}", "replied to the proposed sanction {sanction}: {reply}")
    { sanction: SanctionId, reply: FreeText }

    /// The panel decided.
    SanctionDecided "sanction.decided" to Parties ocds Not("published only when final")
    say ("对 {sanction}：{outcome}，{rung}，听证 {heard_on}。{reasons}（可在 {appeal_until} 前申请复核）",
         "on {sanction}: {outcome}, {rung}, hearing {heard_on}. {reasons} (appeal until {appeal_until})")
    {
        sanction: SanctionId, outcome: SanctionOutcome, rung: Rung, heard_on: Option<Date>,
        reasons: FreeText, appeal_until: Date,
    }

    /// The side concerned appealed. Protected.
    SanctionAppealed "sanction.appealed" to Parties ocds Not("published only when final")
    say ("对 {sanction} 申请复核（复核期间暂不执行）：{grounds}",
         "appealed against {sanction}, which has no effect meanwhile: {grounds}")
    { sanction: SanctionId, grounds: FreeText }

    /// The appeal was decided.
    SanctionAppealDecided "sanction.appeal-decided" to Parties ocds Not("published only when final")
    say ("复核 {sanction}：{outcome}。{reasons}", "decided the appeal on {sanction}: {outcome}. {reasons}")
    { sanction: SanctionId, outcome: AppealOutcome, reasons: FreeText }

    /// A sanction became final and public.
    SanctionBecameFinal "sanction.became-final" to Public ocds Not("sanctions have no OCDS term")
    say ("处理 {sanction} 生效：{organisation}，{rung}，记录至 {expires}",
         "made {sanction} final: {organisation}, {rung}, on record until {expires}")
    { sanction: SanctionId, organisation: Organisation, rung: Rung, expires: Option<Date> }

    /// The record of a sanction expired.
    SanctionExpired "sanction.expired" to Public ocds Not("sanctions have no OCDS term")
    say ("处理记录 {sanction} 失效", "let the record of {sanction} expire")
    { sanction: SanctionId }

    /// A side was rewarded.
    RewardGranted "reward.granted" to Public ocds Not("rewards have no OCDS term")
    say ("给予{organisation} {rung}：{measure}。{reasons}", "granted {organisation} {rung}: {measure}. {reasons}")
    {
        side: Party, organisation: Organisation, rung: RewardRung, measure: FreeText,
        reasons: FreeText, results: Vec<ResultRef>,
    }
}
