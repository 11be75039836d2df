//! A host announces that it will leave (X6).

use super::{
    duties::{JOIN_CHARTER, NAME_SUCCESSOR_HOST},
    events::HostWithdrawalAnnounced,
    guards::HOST_NOTICE,
    parties,
    refusals::{DATE_PAST, HOST_LEAVING, SUCCESSOR_CLASH, SUCCESSOR_SAME},
    state::SeatState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Organisation, Prose},
    obligation::Due,
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, OrganisationId, Role};
use rules::Key;

verb! {
    /// Announces that a host leaves the contract (X6).
    WithdrawHost "withdraw-host" ("街道退出通知", "Announce a host's withdrawal")
    help ("提前通知并写明理由；期满前街道的义务照常履行，服务对象不因此失去服务。", "With notice and a reason; until then the host keeps all its duties and nobody loses a service.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        leaves: Date = ("退出日期", "Leaves on");
        successor: Option<Organisation> = ("接替单位（已知时填写）", "Successor, if known");
        reason: Prose = ("理由", "Reason");
    }
}

impl Act for WithdrawHost {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let host = parties::acting_host(at)?;
        let mut seats = at.contract()?.agreement.seats.iter();
        let leaving = seats
            .any(|seat| seat.host.id == host.id && !matches!(seat.state, SeatState::Joined { .. }));
        HOST_LEAVING.unless(!leaving)
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let earliest = at.due_date(Key::HostWithdrawal, at.occurred_on());
        vec![HOST_NOTICE.holds(earliest.is_ok_and(|earliest| self.leaves >= earliest))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let host = parties::acting_host(at)?;
        DATE_PAST
            .unless(self.leaves >= at.occurred_on())
            .map_err(|one| one.at("leaves"))?;
        let decision = Decision::new(at).event(HostWithdrawalAnnounced {
            host: host.clone(),
            leaves: self.leaves,
            successor: self.successor.clone(),
            reason: self.reason.text(),
        });
        match &self.successor {
            Some(successor) => {
                check_successor(at, host.id, successor)?;
                invite(at, decision, successor, self.leaves)?.done()
            }
            None => decision
                .owe(&NAME_SUCCESSOR_HOST, host.id, Due::agreed(self.leaves))
                .done(),
        }
    }
}

/// The successor becomes a host and owes its place in the charter by the day the other leaves. A
/// host that is in the charter already just takes the place over.
pub(super) fn invite<'a>(
    at: &At<'_>,
    decision: Decision<'a>,
    successor: &Organisation,
    leaves: Date,
) -> Result<Decision<'a>, Refusal> {
    let bound = at.contract()?.agreement.charter_hosts();
    if bound.iter().any(|host| host.id == successor.id) {
        return Ok(decision);
    }
    Ok(decision
        .grant(Role::Host, Some(successor.clone()), None)
        .owe_by(&JOIN_CHARTER, successor, "", Due::agreed(leaves)))
}

/// A successor is another organisation without a role that clashes with that of a host.
pub(super) fn check_successor(
    at: &At<'_>,
    host: OrganisationId,
    successor: &Organisation,
) -> Result<(), Refusal> {
    SUCCESSOR_SAME
        .unless(successor.id != host)
        .map_err(|one| one.at("successor"))?;
    let clash = at.process.grants_in(at.context.contract).any(|grant| {
        grant.organisation.as_ref().map(|one| one.id) == Some(successor.id)
            && !matches!(grant.role, Role::Host | Role::Committee | Role::Reviewer)
    });
    SUCCESSOR_CLASH
        .unless(!clash)
        .map_err(|one| one.at("successor"))
}
