//! How objections and complaints move the state on.

use super::super::{
    ObjectionId,
    answers::{Answer, ComplaintId, MayAffect},
    challenge::{Complaint, Examination, Objection},
    events,
};
use crate::process::Process;
use kernel::Date;

pub(super) fn ground(process: &mut Process, event: &events::ObjectionGrounded) {
    objection(process, event.objection, |one| {
        one.remedy = event.remedy;
        one.grounds.clone_from(&event.grounds);
        one.evidence.clone_from(&event.evidence);
    });
}

pub(super) fn withdraw_objection(
    process: &mut Process,
    on: Date,
    event: &events::ObjectionWithdrawn,
) {
    close(process, on, event.objection);
    objection(process, event.objection, |one| one.withdrawn = Some(on));
}

pub(super) fn find(process: &mut Process, event: &events::GroundsAnswered) {
    objection(process, event.objection, |one| {
        one.findings.clone_from(&event.findings);
    });
}

pub(super) fn keep_up(process: &mut Process, event: &events::ComplaintGrounded) {
    complaint(process, event.complaint, |one| {
        one.grounds.clone_from(&event.grounds);
    });
}

pub(super) fn examine(process: &mut Process, on: Date, event: &events::ComplaintExamined) {
    if event.outcome == Examination::Inadmissible {
        close(process, on, event.complaint);
    }
    complaint(process, event.complaint, |one| {
        one.examined = Some((event.outcome, on));
    });
}

pub(super) fn copy(process: &mut Process, on: Date, event: &events::ComplaintCopied) {
    complaint(process, event.complaint, |one| one.copied = Some(on));
}

pub(super) fn withdraw_complaint(
    process: &mut Process,
    on: Date,
    event: &events::ComplaintWithdrawn,
) {
    close(process, on, event.complaint);
    complaint(process, event.complaint, |one| one.withdrawn = Some(on));
}

pub(super) fn suspend(process: &mut Process, on: Date, event: &events::ProcedureSuspended) {
    complaint(process, event.complaint, |one| {
        one.suspended_from = one.suspended_from.or(Some(on));
        one.suspended_until = Some(event.until);
    });
}

pub(super) fn decide(process: &mut Process, on: Date, event: &events::ComplaintDecided) {
    close(process, on, event.complaint);
    complaint(process, event.complaint, |one| {
        one.ruling = Some((event.ruling, event.to));
    });
}

fn objection(process: &mut Process, id: ObjectionId, change: impl FnOnce(&mut Objection)) {
    let mut objections = process.bidding.objections.iter_mut();
    if let Some(found) = objections.find(|one| one.id == id) {
        change(found);
    }
}

fn complaint(process: &mut Process, id: ComplaintId, change: impl FnOnce(&mut Complaint)) {
    let mut complaints = process.bidding.complaints.iter_mut();
    if let Some(found) = complaints.find(|one| one.id == id) {
        change(found);
    }
}

fn close(process: &mut Process, on: Date, id: impl ToString) {
    let id = id.to_string();
    process.challenge.open.retain(|one| *one != id);
    // Once nothing that may affect the result is open, contracts can be signed again.
    if process.challenge.open.is_empty() {
        process.local.unbar(on);
    }
}

/// A matter that may affect the result is open from this day on: nothing is signed meanwhile.
fn open(process: &mut Process, on: Date, id: impl ToString) {
    process.challenge.open.push(id.to_string());
    process.local.bar(on);
}

pub(super) fn object(process: &mut Process, on: Date, event: &events::ObjectionFiled) {
    if event.may_affect == MayAffect::Yes {
        open(process, on, event.id);
    }
    process.bidding.objections.push(Objection {
        id: event.id,
        tenderer: event.tenderer.clone(),
        about: event.about,
        may_affect: event.may_affect,
        text: event.text.clone(),
        filed: on,
        answer_due: event.answer_due,
        answer: None,
        remedy: None,
        grounds: Vec::new(),
        evidence: Vec::new(),
        findings: Vec::new(),
        not_received: Vec::new(),
        withdrawn: None,
    });
}

pub(super) fn answer(process: &mut Process, on: Date, event: &events::ObjectionAnswered) {
    // Refusing to receive an objection answers nothing: it stays open.
    if event.answer == Answer::NotReceived {
        objection(process, event.objection, |one| one.not_received.push(on));
        return;
    }
    close(process, on, event.objection);
    objection(process, event.objection, |one| {
        one.answer = Some((event.answer, on));
    });
}

pub(super) fn complain(process: &mut Process, on: Date, event: &events::ComplaintFiled) {
    let objection = process.bidding.objection(event.objection);
    if objection.is_some_and(|one| one.may_affect == MayAffect::Yes) {
        // The complaint takes over from the objection it follows.
        close(process, on, event.objection);
        open(process, on, event.id);
    }
    process.bidding.complaints.push(Complaint {
        id: event.id,
        objection: event.objection,
        text: event.text.clone(),
        filed: on,
        ruling: None,
        grounds: Vec::new(),
        examined: None,
        copied: None,
        suspended_from: None,
        suspended_until: None,
        withdrawn: None,
    });
}
