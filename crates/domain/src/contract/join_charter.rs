//! A host joins the three-party charter.

use super::{
    duties::JOIN_CHARTER,
    events::CharterJoined,
    parties,
    refusals::{CHARTER_JOINED, HOST_LEAVING},
    rights,
    state::SeatState,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    verb::Act,
};

verb! {
    /// Joins the delivery charter (D14, C-HOST-1).
    JoinCharter "join-charter" ("加入三方落地协议", "Join the delivery charter")
    help ("街道可以观察、确认、支持，用任务单提事项；不直接指挥社工，不代管资料，不卡付款。", "A host observes, confirms, supports and files task requests; it does not direct workers, keep files or hold back pay.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        contact: Line = ("街道对外联系岗位", "Post that speaks for the host") hint ("由一个岗位统一提出事项；会公开，写岗位即可，不写姓名", "one post speaks for the host; it is published, so give the post and no name");
    }
}

impl Act for JoinCharter {
    fn decide(&self, at: &At<'_>) -> Decided {
        let host = acting_host(at)?;
        let mut seats = at.contract()?.agreement.seats.iter();
        match seats
            .find(|one| one.host.id == host.id)
            .map(|one| &one.state)
        {
            Some(SeatState::Joined { .. }) => return Err(CHARTER_JOINED.refuse()),
            Some(SeatState::Leaving { .. } | SeatState::Left { .. }) => {
                return Err(HOST_LEAVING.refuse());
            }
            None => {}
        }
        let mut decision = Decision::new(at).event(CharterJoined {
            host: host.clone(),
            contact: self.contact.text(),
            rights: Some(rights::digest(&rights::matrix(&at.contract()?.terms))),
        });
        for one in parties::owed(at, &JOIN_CHARTER, host.id, "") {
            decision = decision.event(parties::met(one));
        }
        decision.done()
    }
}

/// A host of the lots, or the named successor of one that is leaving.
fn acting_host<'a>(at: &At<'a>) -> Result<&'a crate::input::Organisation, crate::Refusal> {
    let seats = &at.contract()?.agreement.seats;
    let next = seats.iter().find_map(|seat| match &seat.state {
        SeatState::Leaving { successor, .. } => successor
            .as_ref()
            .filter(|one| Some(one.id) == at.actor().organisation),
        SeatState::Joined { .. } | SeatState::Left { .. } => None,
    });
    match next {
        Some(host) => Ok(host),
        None => parties::acting_host(at),
    }
}
