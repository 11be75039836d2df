//! The purchaser names who follows a host that leaves.

use super::{
    duties::NAME_SUCCESSOR_HOST,
    events::HostSuccessorNamed,
    refusals::HOST_STAYS,
    state::SeatState,
    withdraw_host::{check_successor, invite},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Organisation,
    verb::Act,
};

verb! {
    /// Names the successor of a host that announced its withdrawal (X6).
    NameSuccessorHost "name-successor-host" ("确定接替街道", "Name a successor host")
    help ("街道已通知退出而没有接替单位时，由购买方落实。", "When a host leaves without a successor the purchaser finds one.")
    acts [] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        host: Organisation = ("退出的街道", "Host that leaves");
        successor: Organisation = ("接替单位", "Successor");
    }
}

impl Act for NameSuccessorHost {
    fn decide(&self, at: &At<'_>) -> Decided {
        let mut seats = at.contract()?.agreement.seats.iter();
        let last = seats.find_map(|seat| match &seat.state {
            SeatState::Leaving { on, successor } | SeatState::Left { on, successor }
                if seat.host.id == self.host.id && successor.is_none() =>
            {
                Some(*on)
            }
            SeatState::Leaving { .. } | SeatState::Joined { .. } | SeatState::Left { .. } => None,
        });
        let last = last.ok_or_else(|| HOST_STAYS.refuse().at("host"))?;
        check_successor(at, self.host.id, &self.successor)?;
        // Named after the last day already, the successor has no time but today.
        let last = last.max(at.occurred_on());
        let decision = Decision::new(at)
            .event(HostSuccessorNamed {
                host: self.host.clone(),
                successor: self.successor.clone(),
            })
            .meet(&NAME_SUCCESSOR_HOST, self.host.id);
        invite(at, decision, &self.successor, last)?.done()
    }
}
