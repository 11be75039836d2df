//! Raises a dispute (M7).

use super::{
    choices::{DisputeId, DisputeStep},
    common::{own_organisation, side_of},
    facts::DisputeRaised,
    law::{
        DISPUTE_NOT_YOURS, DISPUTE_SELF, DISPUTE_UNKNOWN, NOT_A_PARTY, TALK_EVALUATOR, TALK_HOST,
        TALK_PROVIDER, TALK_PURCHASER,
    },
    state::Dispute,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Organisation, Prose},
    obligation::{Due, Duty},
    refusal::Refusal,
    verb::Act,
};
use kernel::{OrganisationId, Role};
use rules::Key;

verb! {
    /// Raises a dispute. It is protected: it never counts against who raised it.
    RaiseDispute "raise-dispute" ("提出争议", "Raise a dispute")
    help ("先工作层协商 5 个工作日，再联席会议、调解、裁决。期间人员和场地维持现状，无争议的款项照付。",
          "First five working days of talks, then joint committee, mediation, panel. Staff and premises stay as they are meanwhile, and what nobody disputes is paid.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21, S22]
    {
        against: Organisation = ("与哪一方", "With whom");
        object: Line = ("关于什么", "About what") hint ("例如发票 I2、任务 T5、评估结果", "for instance invoice I2, task T5, an evaluation result");
        claim: Prose = ("事实和主张", "Facts and claim");
        status_quo: Option<Prose> = ("期间如何维持现状（可选）", "How things stay meanwhile (optional)");
    }
}

impl Act for RaiseDispute {
    fn decide(&self, at: &At<'_>) -> Decided {
        let by = own_organisation(at)?;
        DISPUTE_SELF
            .unless(by.id != self.against.id)
            .map_err(|one| one.at("against"))?;
        side_of(at, self.against.id).ok_or_else(|| NOT_A_PARTY.refuse().at("against"))?;
        side_of(at, by.id).ok_or_else(|| NOT_A_PARTY.refuse())?;
        let dispute = DisputeId::after(at.contract()?.ending.disputes.len());
        let day = at.occurred_on();
        let until = at.due_date(Key::DisputeTalk, day)?;
        let parties = [by.clone(), self.against.clone()];
        let decision = Decision::new(at).event(DisputeRaised {
            dispute,
            object: self.object.text(),
            by,
            against: self.against.clone(),
            claim: self.claim.text(),
            status_quo: self.status_quo.as_ref().map(Prose::text),
            until,
        });
        owe_talks(
            at,
            decision,
            &parties,
            dispute,
            at.due(Key::DisputeTalk, day)?,
        )
        .done()
    }
}

/// Both parties owe an offer at this step.
pub(super) fn owe_talks<'a>(
    at: &At<'_>,
    decision: Decision<'a>,
    parties: &[Organisation],
    dispute: DisputeId,
    due: Due,
) -> Decision<'a> {
    parties.iter().fold(decision, |decision, party| {
        match side_of(at, party.id).and_then(talk_duty) {
            Some(duty) => decision.owe_by(duty, party, dispute, due.clone()),
            None => decision,
        }
    })
}

/// The duty to talk of a side.
pub(super) fn talk_duty(side: Role) -> Option<&'static Duty> {
    TALKS.into_iter().find(|duty| duty.debtor == side)
}

/// Every duty to talk.
pub(super) static TALKS: [&Duty; 4] =
    [&TALK_PURCHASER, &TALK_PROVIDER, &TALK_HOST, &TALK_EVALUATOR];

/// The open dispute of an id.
pub(super) fn open_dispute<'a>(at: &At<'a>, id: DisputeId) -> Result<&'a Dispute, Refusal> {
    let mut open = at.contract()?.ending.disputes_open();
    open.find(|one| one.id == id)
        .ok_or_else(|| DISPUTE_UNKNOWN.refuse().at("dispute"))
}

/// The organisation the actor speaks for, when it is a party to the dispute.
pub(super) fn own_part(at: &At<'_>, dispute: &Dispute) -> Result<OrganisationId, Refusal> {
    let own = at.actor().organisation;
    own.filter(|id| dispute.concerns(*id))
        .ok_or_else(|| DISPUTE_NOT_YOURS.refuse().at("dispute"))
}

/// The step after `step`, with the period of the pack that bounds it.
pub(super) const fn next_step(step: DisputeStep) -> Option<(DisputeStep, Option<Key>)> {
    match step {
        DisputeStep::Talk => Some((DisputeStep::Committee, Some(Key::DisputeCommittee))),
        DisputeStep::Committee => Some((DisputeStep::Mediation, Some(Key::DisputeMediation))),
        DisputeStep::Mediation => Some((DisputeStep::Panel, None)),
        DisputeStep::Panel => None,
    }
}
