//! The events of the running service.
//!
//! What could tell who a resident is, or why one complained, goes to the protected channel; the
//! parties get a second fact that says only what they must act on.

use super::{
    codes::{CaseCode, UserCode, WorkerCode},
    ids::{
        BreachId, DatumId, DefaultNoticeId, InspectionId, PeriodReportId, ReportFieldId,
        ResidentComplaintId, ServiceId, TaskId,
    },
    month::Month,
    parts::{ActionPoint, Member, OnList, Photo, UnitDone},
    report_fields::{FieldUse, FieldValue},
    words::{
        CheckFinding, Consent, DeclineReason, Entry, Funder, Ground, Means, Place, Priority,
        ReferralWay, ReportReply, RequestSide, SafetyKind, ServiceKind, SupportKind, TaskCategory,
        TaskClass,
    },
    words_data::{Asking, DatumKind},
    words_watch::{
        About, BreachReply, BreachSide, ComplaintOutcome, Evidence, FindingKind, ForbiddenAct,
        NoticeEnd, Presumption, Quota, Topic,
    },
};
use crate::{
    input::{Organisation, Person},
    obligation::{Due, ObligationId},
    process::UnitId,
};
use jiff::civil::Time;
use kernel::{Date, Digest, FreeText, Money, Role};
use rust_decimal::Decimal;

events! {
    /// A service was recorded.
    ServiceRecorded "service.recorded" to Parties
    ocds Not("single services stay with the parties; the period report carries their sums")
    say ("登记服务 {id}：{on}，{kind}，{hours} 小时，服务 {served} 人（{entry}）", "recorded service {id}: {on}, {kind}, {hours} hours, persons served: {served} ({entry})")
    { id: ServiceId, kind: ServiceKind, unit: Option<UnitId>, on: Date, hours: Decimal, served: u32,
      place: Place, entry: Entry, note: Option<FreeText>,
      #[serde(default, skip_serializing_if = "Option::is_none")] from: Option<Time>,
      #[serde(default, skip_serializing_if = "Option::is_none")] travel: Option<Decimal>,
      #[serde(default, skip_serializing_if = "Option::is_none")] case: Option<CaseCode>,
      #[serde(default, skip_serializing_if = "Vec::is_empty")] users: Vec<UserCode>,
      #[serde(default, skip_serializing_if = "Option::is_none")] priority: Option<Priority>,
      #[serde(default, skip_serializing_if = "Vec::is_empty")] photos: Vec<Photo>,
      #[serde(default, skip_serializing_if = "Option::is_none")] worker: Option<WorkerCode> }

    /// Records of service came from a file, all of them or none.
    ServicesImported "services.imported" to Parties
    ocds Not("single services stay with the parties; the period report carries their sums")
    say ("从文件“{name}”导入服务记录 {first}–{last}，共 {rows} 条（SHA-256 {file}）", "took records {first}–{last} from the file “{name}”: {rows} records (SHA-256 {file})")
    { file: Digest, name: FreeText, rows: u32, first: ServiceId, last: ServiceId }

    /// The team as it is.
    RosterFiled "roster.filed" to Parties
    ocds Not("OCDS has no place for those who deliver a service")
    say ("报备人员名册：{members}", "filed the roster: {members}")
    { members: Vec<Member> }

    /// The hours of a worker in a month.
    TimesheetFiled "timesheet.filed" to Parties
    ocds Not("OCDS has no place for how staff spend their time")
    say ("填报 {month} 工时（社工代号 {worker}）：直接服务 {direct}、间接服务 {indirect}、路途 {travel}、文书 {paperwork}、培训 {training} 小时",
         "filed the hours of {month} (worker {worker}): direct {direct}, indirect {indirect}, travel {travel}, paperwork {paperwork}, training {training}")
    { worker: Option<WorkerCode>, month: Month, direct: Decimal, indirect: Decimal, travel: Decimal,
      paperwork: Decimal, training: Decimal }

    /// A user or those who speak for users confirmed a service.
    ServiceConfirmed "service.confirmed" to Parties
    ocds Not("single services stay with the parties; the period report carries their sums")
    say ("确认服务 {service} 确已提供", "confirmed that service {service} was given")
    { service: ServiceId }

    /// A user denied a service.
    ServiceDenied "service.denied" to Protected
    ocds Not("what a user says against a record is protected")
    say ("否认服务记录 {service}：{text}", "denied the record of service {service}: {text}")
    { service: ServiceId, text: FreeText }

    /// A record of service is in question, without saying who asked.
    ServiceQuestioned "service.questioned" to Parties
    ocds Not("single services stay with the parties; the period report carries their sums")
    say ("对服务记录 {service} 提出疑问，待核查", "put the record of service {service} in question; it is to be checked")
    { service: ServiceId }

    /// A record of service was checked.
    ServiceCorrected "service.corrected" to Parties
    ocds Not("single services stay with the parties; the period report carries their sums")
    say ("核查服务记录 {service}：{finding}，{hours} 小时，服务 {served} 人；{reason}",
         "checked the record of service {service}: {finding}, {hours} hours, persons served: {served}; {reason}")
    { service: ServiceId, finding: CheckFinding, hours: Decimal, served: u32, reason: FreeText }

    /// A period was reported on.
    ReportSubmitted "report.submitted" to Public ocds Tag("implementation")
    say ("提交 {from} 至 {to} 的期间报告 {id}：{done}；{hours} 小时，支出 {spent}", "reported on {from} to {to} ({id}): {done}; {hours} hours, {spent} spent")
    { id: PeriodReportId, from: Date, to: Date, done: Vec<UnitDone>, hours: Decimal,
      #[serde(default, skip_serializing_if = "Option::is_none")]
      spent: Option<Money>,
      note: Option<FreeText>,
      #[serde(default, skip_serializing_if = "Vec::is_empty")]
      data: Vec<FieldValue> }

    /// The purchaser answered a report.
    ReportAnswered "report.answered" to Parties ocds Tag("implementationUpdate")
    say ("答复期间报告 {report}：{answer}；{text}", "answered report {report}: {answer}; {text}")
    { report: PeriodReportId, answer: ReportReply, text: Option<FreeText>,
      #[serde(default, skip_serializing_if = "Vec::is_empty")]
      used: Vec<FieldUse> }

    /// A field nobody used lapsed; the report asks for it no longer.
    ReportFieldLapsed "report-field.lapsed" to Parties
    ocds Not("what a report asks for has no OCDS term")
    say ("报告字段 {field} 连续 {periods} 期没有用处，自动失效，不再填报", "recorded that report field {field} was used by no answer for {periods} reports; it lapsed and is asked no longer")
    { field: ReportFieldId, periods: u32 }

    /// An office asked for a datum the record holds.
    DatumLocated "datum.located" to Parties ocds Not("what offices ask for has no OCDS term")
    say ("登记所需数据 {id}：{office}要“{name}”（用于{decision}）；记录中已有：{kind}，字段 {field}（{asking}）",
         "asked for datum {id}: {office} wants “{name}” for {decision}; the record holds it: {kind}, field {field} ({asking})")
    { id: DatumId, office: Organisation, kind: DatumKind, name: FreeText, decision: FreeText,
      field: Option<ReportFieldId>, asking: Asking }

    /// An office asked for a datum the record does not hold.
    DatumProposed "datum.proposed" to Parties ocds Not("what offices ask for has no OCDS term")
    say ("登记所需数据 {id}：{office}提议期间报告增加“{name}”（用于{decision}），待承接方同意", "asked for datum {id}: {office} proposes to add “{name}” to the reports, for {decision}")
    { id: DatumId, office: Organisation, name: FreeText, decision: FreeText }

    /// The provider agreed to a new field.
    DatumAgreed "datum.agreed" to Parties ocds Not("what offices ask for has no OCDS term")
    say ("同意期间报告增加字段 {field}“{name}”（{datum}，用于{decision}）", "agreed to the report field {field} “{name}” ({datum}, for {decision})")
    { datum: DatumId, field: ReportFieldId, name: FreeText, decision: FreeText }

    /// The provider declined a new field; a protected act.
    DatumDeclined "datum.declined" to Parties ocds Not("what offices ask for has no OCDS term")
    say ("不同意增加报告字段（{datum}）：{reason}", "declined the report field of {datum}: {reason}")
    { datum: DatumId, reason: FreeText }

    /// The provider did not answer; silence is no agreement.
    DatumLapsed "datum.lapsed" to Parties ocds Not("what offices ask for has no OCDS term")
    say ("增加报告字段的提议 {datum} 逾期未获同意而失效；沉默不等于同意", "recorded that the proposal {datum} lapsed unanswered; silence is not agreement")
    { datum: DatumId }

    /// A report was accepted by silence.
    ReportDeemedAccepted "report.deemed-accepted" to Public ocds Tag("implementationUpdate")
    say ("购买方逾期未答复，期间报告 {report} 视为认可", "deemed report {report} accepted, the purchaser having let the time to answer pass")
    { report: PeriodReportId }

    /// Professional supervision took place.
    SupervisionRecorded "supervision.recorded" to Parties
    ocds Not("OCDS has no place for how staff are supported")
    say ("登记督导 {hours} 小时（{on}）", "recorded {hours} hours of supervision on {on}")
    { on: Date, hours: Decimal, note: Option<FreeText> }

    /// Training took place.
    TrainingRecorded "training.recorded" to Parties
    ocds Not("OCDS has no place for how staff are supported")
    say ("登记培训 {hours} 小时（{on}，{topic}；经费：{funder}）", "recorded {hours} hours of training on {on} ({topic}; paid by: {funder})")
    { on: Date, hours: Decimal, topic: FreeText, funder: Funder }

    /// A user was referred.
    UserReferred "user.referred" to Parties ocds Not("nothing about single users is published")
    say ("转介服务对象：{way}（{consent}）", "referred a user: {way} (consent: {consent})")
    { way: ReferralWay, consent: Consent, note: Option<FreeText> }

    /// A host supported the service.
    HostSupported "host-support.recorded" to Parties
    ocds Not("OCDS has no place for support without payment")
    say ("记录 {host} 的支持：{kind}；{note}", "recorded the support of {host}: {kind}; {note}")
    { host: Organisation, kind: SupportKind, note: Option<FreeText> }

    /// The provider offered a service beyond the contract, openly.
    ExtraServiceOffered "extra-service.offered" to Parties
    ocds Not("voluntary extras are outside the contract")
    say ("主动提供合同外服务 {hours} 小时：{what}", "offered {hours} hours of service beyond the contract: {what}")
    { what: FreeText, hours: Decimal,
      #[serde(default, skip_serializing_if = "Option::is_none")]
      host: Option<Organisation> }

    /// Somebody acted for a user's safety.
    SafetyActRecorded "safety-act.recorded" to Parties
    ocds Not("nothing about single users is published")
    say ("记录安全措施：{kind}", "recorded an act for a user's safety: {kind}")
    { kind: SafetyKind, note: Option<FreeText> }

    /// A task was asked for in writing and classed by rule.
    TaskFiled "task.filed" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("提出任务单 {id}：{what}（{hours} 小时，{by} 前）；归类：{class}，因{ground}{duty}", "asked for task {id}: {what} ({hours} hours, by {by}); class: {class}, because {ground}{duty}")
    { id: TaskId, requester: Organisation, side: RequestSide, what: FreeText, hours: Decimal,
      by: Date, unit: Option<UnitId>, category: TaskCategory, class: TaskClass, ground: Ground,
      #[serde(default, skip_serializing_if = "OnList::is_none")]
      duty: OnList }

    /// The provider accepted a task.
    TaskAccepted "task.accepted" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("接受任务单 {task}：{hours} 小时，{by} 前完成，另计价 {price}", "accepted task {task}: {hours} hours by {by}, priced apart at {price}")
    { task: TaskId, hours: Decimal, by: Date, price: Option<Money> }

    /// The provider would accept a task on other terms.
    TaskCountered "task.countered" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("对任务单 {task} 提出调整：{hours} 小时，{by} 前完成；{reason}", "would accept task {task} with a change: {hours} hours by {by}; {reason}")
    { task: TaskId, hours: Decimal, by: Date, reason: FreeText }

    /// The provider declined a task; a protected act.
    TaskDeclined "task.declined" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("婉拒任务单 {task}：{reason}；{text}", "declined task {task}: {reason}; {text}")
    { task: TaskId, reason: DeclineReason, text: FreeText }

    /// A task was taken to the contract managers.
    TaskEscalated "task.escalated" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("将任务单 {task} 提交双方合同负责人商定：{text}", "took task {task} to the contract managers: {text}")
    { task: TaskId, text: FreeText }

    /// A task was done.
    TaskCompleted "task.completed" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("完成任务单 {task}，用时 {hours} 小时", "completed task {task} in {hours} hours")
    { task: TaskId, hours: Decimal, note: Option<FreeText> }

    /// The requester confirmed a task.
    TaskConfirmed "task.confirmed" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("确认任务单 {task} 工时 {hours} 小时；{note}", "confirmed {hours} hours for task {task}; {note}")
    { task: TaskId, hours: Decimal, note: Option<FreeText> }

    /// A completed task was confirmed by silence.
    TaskDeemedConfirmed "task.deemed-confirmed" to Parties
    ocds Not("OCDS has no term for extra tasks")
    say ("提出方逾期未确认，任务单 {task} 按 {hours} 小时视为确认", "deemed {hours} hours for task {task} confirmed, the requester having let the time pass")
    { task: TaskId, hours: Decimal }

    /// The hours of a task were made good.
    TaskCompensated "task.compensated" to Parties
    ocds Not("the payment itself is published with the transactions of the contract")
    say ("兑现任务单 {task} 的补偿 {amount}：{means}",
         "made good {amount} for task {task}: {means}")
    { task: TaskId, amount: Money, means: Means }

    /// The requester took a task back.
    TaskWithdrawn "task.withdrawn" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("撤回任务单 {task}：{reason}", "took task {task} back: {reason}")
    { task: TaskId, reason: FreeText }

    /// A task or a counter-offer lapsed without an answer; silence is not acceptance.
    TaskLapsed "task.lapsed" to Parties ocds Not("OCDS has no term for extra tasks")
    say ("任务单 {task} 逾期未获答复而失效；沉默不等于接受",
         "recorded that task {task} lapsed without an answer; silence is not acceptance")
    { task: TaskId }

    /// An order by word of mouth was recorded by those who got it.
    VerbalOrderRecorded "verbal-order.recorded" to Parties
    ocds Not("OCDS has no term for such orders")
    say ("记录口头要求 {id}：{office}要求{what}，已用 {hours} 小时；归类：{class}，因{ground}{duty}",
         "recorded verbal order {id}: {office} asked for {what}, {hours} hours done; class: {class}, because {ground}{duty}")
    { id: TaskId, office: Organisation, side: RequestSide, person: Option<FreeText>, what: FreeText,
      hours: Decimal, category: TaskCategory, class: TaskClass, ground: Ground,
      #[serde(default, skip_serializing_if = "OnList::is_none")]
      duty: OnList,
      #[serde(default, skip_serializing_if = "Option::is_none")]
      asked_by: Option<Person> }

    /// The office confirmed that it gave the order.
    VerbalOrderConfirmed "verbal-order.confirmed" to Parties
    ocds Not("OCDS has no term for such orders")
    say ("确认曾提出口头要求 {task}", "confirmed having given verbal order {task}")
    { task: TaskId,
      #[serde(default, skip_serializing_if = "Option::is_none")]
      asked_by: Option<Person> }

    /// The office denied that it gave the order.
    VerbalOrderDenied "verbal-order.denied" to Parties ocds Not("OCDS has no term for such orders")
    say ("否认口头要求 {task}：{text}", "denied verbal order {task}: {text}")
    { task: TaskId, text: FreeText }

    /// The office did not say; the order counts as reported, not as proven.
    VerbalOrderUnanswered "verbal-order.unanswered" to Parties
    ocds Not("OCDS has no term for such orders")
    say ("口头要求 {task} 逾期未获确认或否认；按“已报告、未证实”计",
         "recorded that verbal order {task} was neither confirmed nor denied in time; it counts as reported, not proven")
    { task: TaskId }

    /// An inspection was announced.
    InspectionAnnounced "inspection.announced" to Parties
    ocds Not("OCDS has no term for inspections of a running service")
    say ("预告检查 {id}：{office}，{on}，内容：{scope}（{quota}；报复推定：{retaliation_presumed}）",
         "announced inspection {id} by {office} on {on}: {scope} ({quota}; retaliation: {retaliation_presumed})")
    { id: InspectionId, office: Organisation, officer: FreeText, on: Date, scope: FreeText,
      quota: Quota, retaliation_presumed: Presumption }

    /// A surprise inspection was made.
    InspectionMade "inspection.surprised" to Parties ocds Not("OCDS has no term for inspections")
    say ("进行突击检查 {id}：{office}，{on}，内容：{scope}（{quota}；报复推定：{retaliation_presumed}）",
         "made surprise inspection {id} by {office} on {on}: {scope} ({quota}; retaliation: {retaliation_presumed})")
    { id: InspectionId, office: Organisation, officer: FreeText, on: Date, scope: FreeText,
      quota: Quota, retaliation_presumed: Presumption }

    /// The provider recorded an inspection nobody had announced.
    InspectionReported "inspection.reported" to Parties ocds Not("OCDS has no term for inspections")
    say ("记录未预告的检查 {id}：{office}，{on}，内容：{scope}（{quota}；报复推定：{retaliation_presumed}）",
         "recorded inspection {id} that nobody announced: {office} on {on}, {scope} ({quota}; retaliation: {retaliation_presumed})")
    { id: InspectionId, office: Organisation, officer: FreeText, on: Date, scope: FreeText,
      quota: Quota, retaliation_presumed: Presumption }

    /// The agreed number of inspections was exceeded (A56).
    InspectionCapExceeded "inspection.cap-exceeded" to Parties
    ocds Not("OCDS has no term for inspections")
    say ("超上限检查 {inspection}：本季度第 {count} 次，上限 {cap} 次",
         "exceeded the inspection cap with {inspection}: number {count} of the quarter, cap {cap}")
    { inspection: InspectionId, count: u32, cap: u32 }

    /// An inspection was written up.
    FindingFiled "inspection-finding.filed" to Parties
    ocds Not("OCDS has no term for inspections of a running service")
    say ("提交检查 {inspection} 的结论：{finding}；{points}（报复推定：{retaliation_presumed}）",
         "filed the finding of inspection {inspection}: {finding}; {points} (retaliation: {retaliation_presumed})")
    { inspection: InspectionId, finding: FindingKind, points: Vec<ActionPoint>,
      note: Option<FreeText>, retaliation_presumed: Presumption }

    /// The provider replied to a finding.
    FindingReplied "inspection-finding.replied" to Parties
    ocds Not("OCDS has no term for inspections")
    say ("答复检查 {inspection} 的结论：{text}",
        "replied to the finding of inspection {inspection}: {text}")
    { inspection: InspectionId, text: FreeText }

    /// A point of a finding was acted on.
    ActionPointResolved "action-point.resolved" to Parties
    ocds Not("OCDS has no term for inspections")
    say ("落实检查 {inspection} 第 {point} 项：{proof}",
         "resolved point {point} of inspection {inspection}: {proof}")
    { inspection: InspectionId, point: u32, proof: FreeText }

    /// A resident complained.
    ResidentComplained "resident-complaint.filed" to Protected
    ocds Not("complaints of residents are protected")
    say ("提出居民投诉 {id}（针对{about}）：{text}", "complained about {about} ({id}): {text}")
    { id: ResidentComplaintId, about: About, text: FreeText }

    /// A complaint was routed past the party it is about, without its text.
    ResidentComplaintRouted "resident-complaint.routed" to Public
    ocds Not("complaints of residents have no OCDS term")
    say ("提交的居民投诉 {id}（{topic}，针对{about}）转由“{handler}”办理",
         "routed resident complaint {id} ({topic}, about {about}) to: {handler}")
    { id: ResidentComplaintId, about: About, topic: Topic, handler: Role }

    /// A complaint was acknowledged.
    ResidentComplaintAcknowledged "resident-complaint.acknowledged" to Public
    ocds Not("complaints of residents have no OCDS term")
    say ("受理居民投诉 {complaint}", "acknowledged resident complaint {complaint}")
    { complaint: ResidentComplaintId }

    /// A complaint was answered.
    ResidentComplaintAnswered "resident-complaint.answered" to Public
    ocds Not("complaints of residents have no OCDS term")
    say ("答复居民投诉 {complaint}：{outcome}；{text}",
         "answered resident complaint {complaint}: {outcome}; {text}")
    { complaint: ResidentComplaintId, outcome: ComplaintOutcome, text: FreeText }

    /// A forbidden act was recorded; a claim, not a verdict.
    BreachRecorded "breach.recorded" to Parties
    ocds Not("a recorded forbidden act is a claim until it is ruled on")
    say ("记录禁止行为 {id}：{organisation}（{side}）{act}；{facts}；证据：{evidence}；报复推定：{retaliation_presumed}",
         "recorded forbidden act {id} by {organisation} ({side}): {act}; {facts}; evidence: {evidence}; retaliation: {retaliation_presumed}")
    { id: BreachId, act: ForbiddenAct, side: BreachSide, organisation: Organisation, facts: FreeText,
      evidence: Evidence, hours: Option<Decimal>, days: Option<u32>, money: Option<Money>,
      retaliation_presumed: Presumption }

    /// The named side answered.
    BreachAnswered "breach.answered" to Parties
    ocds Not("a recorded forbidden act is a claim until it is ruled on")
    say ("就禁止行为记录 {breach} 答复：{answer}；{text}",
         "answered the record of forbidden act {breach}: {answer}; {text}")
    { breach: BreachId, answer: BreachReply, text: FreeText }

    /// A notice of default was given.
    DefaultNoticeGiven "default-notice.given" to Parties
    ocds Not("defaults are published once final")
    say ("向 {debtor} 发出违约通知 {id}（义务 {obligation}）：{text}；补救期限 {until}",
         "gave {debtor} notice of default {id} (obligation {obligation}): {text}; to be cured by {until}")
    { id: DefaultNoticeId, debtor: Organisation, obligation: Option<ObligationId>,
      text: Option<FreeText>, until: Due }

    /// The debtor says the default is cured.
    DefaultCured "default.cured" to Parties ocds Not("defaults are published once final")
    say ("就违约通知 {notice} 完成补救：{proof}", "cured the default of notice {notice}: {proof}")
    { notice: DefaultNoticeId, proof: FreeText }

    /// The creditor closed the notice.
    DefaultNoticeClosed "default-notice.closed" to Parties ocds Not("defaults are published once final")
    say ("关闭违约通知 {notice}：{end}；{text}", "closed default notice {notice}: {end}; {text}")
    { notice: DefaultNoticeId, end: NoticeEnd, text: Option<FreeText> }

    /// The days to cure passed.
    DefaultUncured "default.uncured" to Parties ocds Not("defaults are published once final")
    say ("违约通知 {notice} 补救期满仍未补救",
        "recorded that the default of notice {notice} was not cured in time")
    { notice: DefaultNoticeId }
}
