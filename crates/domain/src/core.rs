//! What every part shares: stages entered, roles given, obligations, guards passed, the clock.

pub mod excuse_obligation;
pub mod grant_role;
pub mod run_clock;
pub mod waive_obligation;
pub mod withdraw_role;

use crate::{
    context::{At, Envelope},
    guard::GuardRef,
    input::{Organisation, Person},
    obligation::{Due, DutyRef, Obligation, ObligationId, ObligationState},
    paper::{FixedPaper, PaperFormat, PaperKind},
    process::{Grant, GuardNote, Process, Step},
    refs::Choice,
    stage::Stage,
    verb::VerbEntry,
};
use kernel::{Date, Digest, FreeText, Lang, Role};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<grant_role::GrantRole>(),
    VerbEntry::of::<withdraw_role::WithdrawRole>(),
    VerbEntry::of::<waive_obligation::WaiveObligation>(),
    VerbEntry::of::<excuse_obligation::ExcuseObligation>(),
    VerbEntry::of::<run_clock::RunClock>(),
];

events! {
    /// The purchase or a contract entered a stage.
    StageEntered "stage.entered" to Public ocds Not("the tag of the event that caused it carries the release")
    say ("进入阶段：{stage}", "entered the stage: {stage}")
    { stage: Stage }

    /// A role was given.
    GrantGiven "grant.given" to Public ocds Tag("planning")
    say ("授予角色“{role}”：{organisation}", "gave the role {role} to {organisation}")
    { role: Role, organisation: Option<Organisation>, person: Option<Person> }

    /// A role was taken away.
    GrantWithdrawn "grant.withdrawn" to Public ocds Tag("planningUpdate")
    say ("收回角色“{role}”：{organisation}", "withdrew the role {role} from {organisation}")
    { role: Role, organisation: Organisation }

    /// An obligation arose.
    ObligationArose "obligation.arose" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("产生义务 {id}：{duty} {subject}，期限 {due}", "obligation {id} arose: {duty} {subject}, due {due}")
    { id: ObligationId, duty: DutyRef, subject: String, debtor: Option<kernel::OrganisationId>, due: Due }

    /// An obligation was kept.
    ObligationMet "obligation.met" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("履行义务 {id}：{duty}", "kept obligation {id}: {duty}")
    { id: ObligationId, duty: DutyRef }

    /// The last day of an obligation passed without it being kept.
    ObligationMissed "obligation.missed" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("义务 {id} 逾期：{duty}，期限 {due}", "obligation {id} is overdue: {duty}, due {due}")
    { id: ObligationId, duty: DutyRef, due: Date }

    /// The missing calendar became known and the last day could be computed.
    ObligationDueFixed "obligation.due-fixed" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("义务 {id} 的期限算定为 {due}", "the last day of obligation {id} was computed: {due}")
    { id: ObligationId, due: Due }

    /// The creditor gave an obligation up.
    ObligationWaived "obligation.waived" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("豁免义务 {id}：{reason}", "waived obligation {id}: {reason}")
    { id: ObligationId, reason: FreeText }

    /// An obligation is excused because the other side caused the delay.
    ObligationExcused "obligation.excused" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("义务 {id} 因对方原因免责：{reason}", "excused obligation {id}, caused by the other side: {reason}")
    { id: ObligationId, cause: Option<ObligationId>, reason: FreeText }

    /// The last day of an obligation moved because its debtor was barred from keeping it.
    ObligationExtended "obligation.extended" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("义务 {id} 顺延 {days} 天：{duty}，期限 {due}", "moved obligation {id} by {days} days: {duty}, due {due}")
    { id: ObligationId, duty: DutyRef, days: u32, due: Due }

    /// An obligation fell away.
    ObligationLapsed "obligation.lapsed" to Public ocds Not("obligations of both sides have no OCDS term; milestones carry the due dates that do")
    say ("义务 {id} 不再需要履行：{duty}", "obligation {id} fell away: {duty}")
    { id: ObligationId, duty: DutyRef }

    /// A guard did not hold and a reason was given.
    GuardReasoned "guard.reasoned" to Public ocds Not("a reason for departing from a rule is published with the act it explains")
    say ("未满足“{guard}”，说明理由：{reason}", "departed from “{guard}”, giving the reason: {reason}")
    { guard: GuardRef, reason: FreeText }

    /// The bytes of a generated document were fixed, with the act that published or signed it.
    DocumentFixed "document.fixed" to Public ocds Not("the release of the act it belongs to carries the document")
    say ("定稿文件“{document}”（{lang}，{format}），SHA-256 {digest}", "fixed the bytes of the document “{document}” ({lang}, {format}), SHA-256 {digest}")
    { document: PaperKind, lang: Lang, format: PaperFormat, digest: Digest, size: u32, name: String }

    /// A guard did not hold and the act went through with a warning.
    GuardWarned "guard.warned" to Public ocds Not("a warning about a rule is published with the act it concerns")
    say ("提示：未满足“{guard}”", "warning: “{guard}” does not hold")
    { guard: GuardRef }
}

refusals! {
    WRONG_STAGE "wrong-stage" ("当前阶段是“{stage}”，此事项在“{wanted}”阶段办理", "the stage is now {stage}; this belongs to {wanted}")
    next ("先完成当前阶段的事项", "finish what the present stage asks for first");
    PROCESS_UNKNOWN "process-unknown" ("没有这个采购项目", "there is no such purchase")
    next ("从项目列表中重新选择", "choose it again from the list of purchases");
    ALREADY_STARTED "already-started" ("这个项目已经登记", "this purchase has been registered already")
    next ("打开该项目继续办理", "open it and carry on");
    CONTRACT_UNKNOWN "contract-unknown" ("没有这份合同", "there is no such contract")
    next ("从项目页面选择合同", "choose the contract on the page of the purchase");
    RULES_MISSING "rules-missing" ("{day} 没有可用的规则包或参数", "no rule pack or parameter covers {day}")
    next ("请平台管理员安装相应的规则包", "ask the steward to install the rule pack");
    CALENDAR_UNKNOWN "calendar-unknown" ("{year} 年的工作日历尚未公布，无法计算期限", "the working-day calendar of {year} is not published yet, so the period cannot be computed")
    next ("日历公布并安装后再办理", "try again once the calendar has been installed");
    OCCURRED_LATER "occurred-later" ("发生时间晚于记录时间", "the act cannot have happened after it is recorded")
    next ("填写实际发生的时间", "enter the time it really happened");
    GUARD_BLOCKS "guard-blocks" ("不满足条件：{guard}（{source}）", "a condition does not hold: {guard} ({source})")
    next ("先补齐该条件", "bring the condition about first");
    REASON_NEEDED "reason-needed" ("不满足“{guard}”（{source}），需要说明理由", "“{guard}” ({source}) does not hold; a reason is needed")
    next ("在“理由”一栏写明为什么仍要办理", "write in “Reason” why it should go ahead all the same");
    GRANT_UNKNOWN "grant-unknown" ("该单位没有这个角色", "this organisation does not hold that role")
    next ("核对单位和角色", "check organisation and role");
    GRANT_REPEATED "grant-repeated" ("该单位已有这个角色", "this organisation already holds that role")
    next ("无需重复授予", "nothing needs to be done");
    GRANT_CLASH "grant-clash" ("同一单位不能同时担任“{role}”和“{other}”", "one organisation cannot be both {role} and {other}")
    next ("换一个单位", "choose another organisation");
    GRANT_RESERVED "grant-reserved" ("这个角色由程序产生，不能直接授予", "this role comes from the procedure and cannot be given by hand")
    next ("通过相应的采购步骤产生", "let the procedure bring it about");
    GRANT_NOBODY "grant-nobody" ("请选择单位或个人", "choose an organisation or a person")
    next ("至少填一项", "fill in at least one of them");
    EXCUSE_CIRCLE "excuse-circle" ("{cause} 本身因这项义务而免责，不能反过来作为原因", "{cause} is itself excused because of this obligation and cannot be its cause")
    next ("选择最先未履行的那一项", "choose the one that was missed first");
    OBLIGATION_UNKNOWN "obligation-unknown" ("没有这项未履行的义务", "there is no such open obligation")
    next ("从列表中选择", "choose one from the list");
    NOT_CREDITOR "not-creditor" ("只有权利方可以豁免", "only the side it is owed to can waive it")
    next ("请权利方办理", "ask the side it is owed to");
    NOTHING_DUE "nothing-due" ("目前没有到期的事项", "nothing has fallen due")
    next ("无需办理", "nothing needs to be done");
}

/// Objects of this module that a field can point to.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    if kind != ObligationId::KIND {
        return Vec::new();
    }
    let open = at.process.obligations.iter().filter(|one| one.is_open());
    open.map(|one| Choice {
        value: one.id.to_string(),
        zh: format!("{} {} {}", one.id, one.duty.0.what.zh, one.subject),
        en: format!("{} {} {}", one.id, one.duty.0.what.en, one.subject),
    })
    .collect()
}

/// Moves the state on by an event of this module.
pub fn evolve(process: &mut Process, envelope: &Envelope, event: &Event) {
    match event {
        Event::StageEntered(event) => enter(process, envelope, event.stage),
        Event::GrantGiven(event) => process.grants.push(Grant {
            role: event.role,
            organisation: event.organisation.clone(),
            person: event.person.clone(),
            contract: envelope.contract,
            since: envelope.occurred_on(),
            until: None,
        }),
        Event::GrantWithdrawn(event) => withdraw(process, envelope, event),
        Event::ObligationArose(event) => process.obligations.push(Obligation {
            id: event.id,
            duty: event.duty,
            contract: envelope.contract,
            subject: event.subject.clone(),
            debtor: event.debtor,
            arose: envelope.occurred_on(),
            due: event.due.clone(),
            missed: None,
            state: ObligationState::Open,
        }),
        Event::ObligationMet(event) => with(process, event.id, |one| one.settle(envelope)),
        Event::ObligationMissed(event) => {
            with(process, event.id, |one| {
                one.missed = Some(envelope.recorded_on())
            });
        }
        Event::ObligationDueFixed(event) => {
            with(process, event.id, |one| one.due = event.due.clone());
        }
        Event::ObligationExtended(event) => with(process, event.id, |one| {
            one.due = event.due.clone();
            one.missed = None;
        }),
        Event::ObligationWaived(event) => with(process, event.id, |one| {
            one.state = ObligationState::Waived {
                reason: event.reason.clone(),
            };
        }),
        Event::ObligationExcused(event) => with(process, event.id, |one| {
            one.state = ObligationState::Excused {
                cause: event.cause,
                reason: event.reason.clone(),
            };
        }),
        Event::ObligationLapsed(event) => {
            with(process, event.id, |one| one.state = ObligationState::Lapsed);
        }
        Event::GuardReasoned(event) => {
            note(process, envelope, event.guard, Some(event.reason.clone()));
        }
        Event::GuardWarned(event) => note(process, envelope, event.guard, None),
        Event::DocumentFixed(event) => process.papers.push(FixedPaper {
            document: event.document,
            lang: event.lang,
            format: event.format,
            digest: event.digest,
            size: event.size,
            name: event.name.clone(),
            contract: envelope.contract,
            on: envelope.recorded,
        }),
    }
}

fn withdraw(process: &mut Process, envelope: &Envelope, event: &GrantWithdrawn) {
    let until = envelope.occurred_on();
    for grant in &mut process.grants {
        let same = grant.role == event.role
            && grant.organisation.as_ref().map(|one| one.id) == Some(event.organisation.id);
        if same && grant.until.is_none() {
            grant.until = Some(until);
        }
    }
}

fn enter(process: &mut Process, envelope: &Envelope, stage: Stage) {
    match process.contract_mut(envelope.contract) {
        Some(contract) => contract.stage = stage,
        None => process.stage = stage,
    }
    process.steps.push(Step {
        stage,
        contract: envelope.contract,
        entered: envelope.occurred,
        by: envelope.actor.clone(),
    });
}

fn with(process: &mut Process, id: ObligationId, change: impl FnOnce(&mut Obligation)) {
    if let Some(found) = process.obligations.iter_mut().find(|one| one.id == id) {
        change(found);
    }
}

fn note(process: &mut Process, envelope: &Envelope, guard: GuardRef, reason: Option<FreeText>) {
    process.guard_notes.push(GuardNote {
        guard,
        reason,
        on: envelope.occurred_on(),
        by: envelope.actor.clone(),
        contract: envelope.contract,
    });
}

#[cfg(test)]
pub(crate) mod tests;
