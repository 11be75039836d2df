//! What several verbs of this module ask.

use super::{
    COUNTERS_ANSWERED, DECIDE_AWARD, FILE_REPORT, GIVE_FEEDBACK, OPEN_BIDS, PUBLISH_AWARD,
    SAME_INFORMATION, SIGN_BY_PURCHASER, SIGN_BY_SUPPLIER, SUSPENDED,
    answers::{BidId, ComplaintId, ReturnTo, Scale},
    challenge::{self, Complaint},
    events::ProcedureReturned,
    refusals::{
        BID_NOT_OWN, BID_UNKNOWN, BIDS_CLOSED, COMPLAINT_UNKNOWN, NOT_MEMBER, NOT_TENDERER,
        OTHERS_UNDECLARED, PLAN_MISSING, RETURN_LATE, RETURN_NEEDED, RETURN_UNFOUNDED, UNDECLARED,
    },
    state::{Bid, Member},
};
use crate::{
    context::At,
    decision::Decision,
    guard::Check,
    input::Organisation,
    obligation::Duty,
    planning::state::CounterState,
    process::{LotId, Process, TenderPlan},
    refusal::{Holds, Refusal},
    stage::Stage,
};
use kernel::Timestamp;
use rules::Key;

/// The plan of the tender.
pub(super) fn plan<'a>(at: &At<'a>) -> Result<&'a TenderPlan, Refusal> {
    let plan = at.process.plan.as_ref();
    plan.ok_or_else(|| PLAN_MISSING.refuse())
}

/// An instant as people read it.
pub(super) fn moment(at: &At<'_>, instant: Timestamp) -> String {
    at.zone().say(instant)
}

/// When bids close.
pub(super) fn deadline(at: &At<'_>) -> Option<Timestamp> {
    let notice = at.process.bidding.notice.as_ref();
    notice.map(|notice| notice.deadline)
}

/// The id of the bid that comes next, sealed or plain.
pub(crate) fn next_bid(process: &Process) -> BidId {
    let plain = process.bidding.bids.iter().map(|bid| bid.id.0);
    let sealed = process.sealing.bids.iter().map(|bid| bid.id.0);
    BidId(plain.chain(sealed).max().unwrap_or(0).saturating_add(1))
}

/// Bids can still come and go. Once the list is closed it stays so, whatever a clock says.
pub(super) fn bids_open(at: &At<'_>) -> Result<(), Refusal> {
    match deadline(at) {
        Some(deadline) if at.now() < deadline && at.process.sealing.closed.is_none() => Ok(()),
        Some(deadline) => Err(BIDS_CLOSED.with("deadline", moment(at, deadline))),
        None => Err(PLAN_MISSING.refuse()),
    }
}

/// Fewest suppliers with whom the competition goes on.
pub(super) fn fewest_suppliers(at: &At<'_>) -> Result<usize, Refusal> {
    fewest(at, plan(at)?.method.supplier_rule())
}

/// The count of a parameter; one where the method or the law of the place has none.
fn fewest(at: &At<'_>, rule: Option<Key>) -> Result<usize, Refusal> {
    let rule = rule.filter(|key| at.has_rule(*key));
    let count = rule.map_or(Ok(1), |key| at.count(key))?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Fewest members of the committee. A tender for a large budget, a complex project or one with large
/// social impact needs more.
pub(super) fn fewest_members(at: &At<'_>, scale: Option<Scale>) -> Result<usize, Refusal> {
    let rule = plan(at)?.method.committee_rule();
    let large = rule == Some(Key::CommitteeMin) && is_large(at, scale)?;
    fewest(
        at,
        if large {
            Some(Key::CommitteeMinLarge)
        } else {
            rule
        },
    )
}

/// Whether the committee of a large project must sit: by the sort of project, or by its budget.
fn is_large(at: &At<'_>, scale: Option<Scale>) -> Result<bool, Refusal> {
    let named = match scale.or(at.process.bidding.panel.scale) {
        Some(Scale::Complex | Scale::Social) => true,
        Some(Scale::Ordinary) | None => false,
    };
    let from = at.pack()?.money(Key::CommitteeLargeFrom);
    let ceiling = plan(at)?.ceiling;
    Ok(named || from.is_ok_and(|from| from.at_most(ceiling).is_ok()))
}

/// The actor sits on the committee, has declared, and so have the others: bids are open to them.
pub(super) fn cleared<'a>(at: &At<'a>) -> Result<&'a Member, Refusal> {
    let member = seat(at)?;
    let bidding = &at.process.bidding;
    UNDECLARED.unless(bidding.declared(member.person.id).is_some())?;
    match bidding.panel.cleared {
        Some(_) => Ok(member),
        None => Err(OTHERS_UNDECLARED.with("count", bidding.undeclared().count())),
    }
}

/// Every lot in competition keeps the least number of members after those recused stand aside. A
/// committee too small from the start is the business of the guard at its appointment.
pub(super) fn enough_members(at: &At<'_>) -> Result<bool, Refusal> {
    let bidding = &at.process.bidding;
    let fewest = fewest_members(at, None)?.min(bidding.seats_at_first());
    let recused: Vec<Vec<LotId>> = bidding
        .committee
        .iter()
        .map(|member| bidding.recused_lots(member))
        .collect();
    let free = |lot: &LotId| recused.iter().filter(|lots| !lots.contains(lot)).count();
    Ok(bidding.lots_in_play().iter().all(|lot| free(lot) >= fewest))
}

/// Lots for which too few different tenderers are left among the bids that `keep` lets through.
pub(super) fn lots_without_competition(
    at: &At<'_>,
    keep: impl Fn(&Bid) -> bool,
) -> Result<Vec<LotId>, Refusal> {
    let bids = at.process.bidding.bids.iter().filter(|bid| keep(bid));
    let offers: Vec<Offerer<'_>> = bids.map(|bid| (&bid.tenderer, &*bid.lots)).collect();
    lots_short_of(at, &offers)
}

/// Who offers for which lots.
pub(super) type Offerer<'a> = (&'a Organisation, &'a [LotId]);

/// Lots for which there are too few different tenderers among these.
pub(super) fn lots_short_of(at: &At<'_>, offers: &[Offerer<'_>]) -> Result<Vec<LotId>, Refusal> {
    let fewest = fewest_suppliers(at)?;
    let bidding = &at.process.bidding;
    let failed = |lot: &LotId| {
        let mut tenderers: Vec<_> = offers
            .iter()
            .filter(|(_, lots)| lots.contains(lot))
            .map(|(tenderer, _)| tenderer.id)
            .collect();
        tenderers.sort_unstable();
        tenderers.dedup();
        bidding.failed_lots.contains(lot) || tenderers.len() < fewest
    };
    Ok(at
        .process
        .lots
        .iter()
        .map(|lot| lot.id)
        .filter(failed)
        .collect())
}

/// Whether no lot of the purchase is left in competition.
pub(super) fn all_failed(at: &At<'_>, failed: &[LotId]) -> Holds {
    let mut lots = at.process.lots.iter();
    lots.all(|lot| failed.contains(&lot.id)).into()
}

/// A bid that takes part.
pub(super) fn live_bid<'a>(at: &At<'a>, id: BidId) -> Result<&'a Bid, Refusal> {
    let found = at.process.bidding.bid(id).filter(|bid| bid.is_live());
    found.ok_or_else(|| BID_UNKNOWN.refuse().at("bid"))
}

/// A bid that takes part in the evaluation.
pub(super) fn scorable_bid<'a>(at: &At<'a>, id: BidId) -> Result<&'a Bid, Refusal> {
    let mut bids = at.process.bidding.scorable_bids();
    let found = bids.find(|bid| bid.id == id);
    found.ok_or_else(|| BID_UNKNOWN.refuse().at("bid"))
}

/// Whether the actor acts for this organisation.
pub(super) fn own(at: &At<'_>, organisation: &Organisation, field: &str) -> Result<(), Refusal> {
    BID_NOT_OWN
        .unless(at.actor().organisation == Some(organisation.id))
        .map_err(|one| one.at(field))
}

/// The seat of the actor.
pub(super) fn seat<'a>(at: &At<'a>) -> Result<&'a Member, Refusal> {
    let seat = at.process.bidding.member(at.actor().person);
    seat.ok_or_else(|| NOT_MEMBER.refuse())
}

/// The object of the duties to sign what an award gives: its lots, `L1 L2`.
pub fn sign_subject(lots: &[LotId]) -> String {
    let lots: Vec<String> = lots.iter().map(LotId::to_string).collect();
    lots.join(" ")
}

/// How a matter raised by a tenderer came out.
pub(super) enum Verdict {
    /// It holds and may change the result.
    Affecting,
    /// It holds, wholly or in part.
    Founded,
    /// It does not hold.
    Unfounded,
}

/// A complaint that waits for a decision.
pub(super) fn complaint<'a>(at: &At<'a>, id: ComplaintId) -> Result<&'a Complaint, Refusal> {
    let mut complaints = at.process.bidding.complaints.iter();
    complaints
        .find(|one| one.id == id && one.is_open())
        .ok_or_else(|| COMPLAINT_UNKNOWN.refuse().at("complaint"))
}

/// Only who objected acts on the complaint that followed.
pub(super) fn objector(at: &At<'_>, complaint: &Complaint) -> Result<(), Refusal> {
    let objection = at.process.bidding.objection(complaint.objection);
    let own = objection.map(|one| one.tenderer.id);
    NOT_TENDERER
        .unless(own.is_some() && own == at.actor().organisation)
        .map_err(|one| one.at("complaint"))
}

/// Every counter-clause was answered, and what was accepted stands in the documents.
pub(super) fn counters_answered(at: &At<'_>) -> Check {
    let mut counters = at.process.planning.counters.iter();
    let settled = counters.all(|one| match one.state {
        CounterState::Open | CounterState::Accepted { .. } => false,
        CounterState::Drafted { .. } | CounterState::Rejected { .. } => true,
    });
    COUNTERS_ANSWERED.holds(settled)
}

/// The finance authority has not suspended the procedure.
pub fn not_suspended(at: &At<'_>) -> Check {
    SUSPENDED.holds(challenge::suspended_until(at.process, at.today()).is_none())
}

/// Whether the procedure may or must go back to `to`.
pub(super) fn check_return(at: &At<'_>, verdict: &Verdict, to: ReturnTo) -> Result<(), Refusal> {
    let stage = at.process.stage;
    let mut standing = at.process.contracts.iter().filter(|one| !one.is_declined());
    let late = stage == Stage::S12 && standing.next().is_some();
    // What is wrong with documents still open to offers is put right by an addendum.
    let awarded = matches!(stage, Stage::S11 | Stage::S12);
    let running = matches!(stage, Stage::S07 | Stage::S08 | Stage::S09 | Stage::S10);
    let refused = match (to, verdict) {
        (ReturnTo::Nowhere, Verdict::Affecting) if !late && awarded => Some(&RETURN_NEEDED),
        (ReturnTo::Nowhere, _) => None,
        (ReturnTo::Evaluation | ReturnTo::Documents, Verdict::Unfounded) => Some(&RETURN_UNFOUNDED),
        (ReturnTo::Evaluation, _) if late || !awarded => Some(&RETURN_LATE),
        (ReturnTo::Documents, _) if late || !(awarded || running) => Some(&RETURN_LATE),
        (ReturnTo::Evaluation | ReturnTo::Documents, _) => None,
    };
    refused.map_or(Ok(()), |kind| Err(kind.refuse().at("to")))
}

/// The procedure goes back, the award falls, and with it the duties to sign.
pub(super) fn give_back<'a>(at: &At<'_>, decision: Decision<'a>, to: ReturnTo) -> Decision<'a> {
    let Some(stage) = to.stage() else {
        return decision;
    };
    let decision = decision.event(ProcedureReturned { to });
    let unanswered = at.process.bidding.bids.iter();
    let decision = unanswered.fold(decision, |decision, bid| {
        decision.lapse(&GIVE_FEEDBACK, bid.id)
    });
    let decision = [
        &SAME_INFORMATION,
        &OPEN_BIDS,
        &FILE_REPORT,
        &DECIDE_AWARD,
        &PUBLISH_AWARD,
    ]
    .into_iter()
    .fold(decision, |decision, duty| decision.lapse(duty, ""));
    let decision = at.process.awards.iter().fold(decision, |decision, award| {
        let subject = sign_subject(&award.lots);
        decision
            .lapse(&SIGN_BY_PURCHASER, &subject)
            .lapse(&SIGN_BY_SUPPLIER, &subject)
    });
    decision.enter(stage)
}

/// Whether a duty of this kind is open.
pub(super) fn is_owed(at: &At<'_>, duty: &'static Duty) -> Holds {
    let mut duties = at.process.obligations.iter();
    duties.any(|one| one.is_open() && one.duty.0 == duty).into()
}

/// Whether a duty of this kind about this object is open.
pub(super) fn is_owed_about(at: &At<'_>, duty: &'static Duty, subject: impl ToString) -> Holds {
    let subject = subject.to_string();
    let mut duties = at.process.obligations.iter();
    duties
        .any(|one| one.is_open() && one.duty.0 == duty && one.subject == subject)
        .into()
}

/// Opened bids that lose at least one lot they were in the competition for, or were excluded.
pub(super) fn losing_bids(at: &At<'_>, chosen: &[(LotId, BidId)]) -> Vec<BidId> {
    let bidding = &at.process.bidding;
    let loses = |bid: &&Bid| {
        let mut lots = bid.lots.iter();
        bid.was_opened()
            && lots.any(|lot| {
                let played = !bidding.failed_lots.contains(lot);
                played && !chosen.contains(&(*lot, bid.id))
            })
    };
    bidding
        .bids
        .iter()
        .filter(loses)
        .map(|bid| bid.id)
        .collect()
}
