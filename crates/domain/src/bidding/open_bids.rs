//! The opening.

use super::{
    EQUAL_INFORMATION, OPEN_BIDS, SAME_INFORMATION,
    common::{all_failed, counters_answered, deadline, lots_without_competition, moment},
    events::BidsOpened,
    refusals::OPENING_EARLY,
    state::Bid,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Organisation,
    refusal::{Holds, Refusal},
    stage::Stage,
    verb::Act,
};
use kernel::{Role, civil_date};

verb! {
    /// Opens the bids after the deadline; too few of them end the competition for a lot.
    OpenBids "open-bids" ("开标", "Open the bids")
    help ("截止当日进行。开标后各方可以看到响应内容；有效响应少于规定家数的标包竞争不足。", "Done on the day of the deadline. The parties can then read the bids; a lot with too few tenderers has failed.")
    acts [] scope Process stages [S07]
    {}
}

impl Act for OpenBids {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        match deadline(at) {
            Some(deadline) if at.now() < deadline => Err(OPENING_EARLY
                .with("deadline", moment(deadline))
                .opens(civil_date(deadline))),
            _ => Ok(()),
        }
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let today = at.today();
        let overdue = at.process.obligations.iter().any(|one| {
            one.is_open()
                && one.duty.0 == &super::ANSWER_ENQUIRY
                && one.due.date().is_some_and(|due| due < today)
        });
        vec![EQUAL_INFORMATION.holds(!overdue), counters_answered(at)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let bids: Vec<&Bid> = at.process.bidding.live_bids().collect();
        let failed = lots_without_competition(at, Bid::is_live)?;
        let mut tenderers: Vec<Organisation> = Vec::new();
        for bid in &bids {
            if !tenderers.iter().any(|one| one.id == bid.tenderer.id) {
                tenderers.push(bid.tenderer.clone());
            }
        }
        let stage = match all_failed(at, &failed) {
            Holds::Yes => Stage::S07b,
            Holds::No => Stage::S08,
        };
        let decision = Decision::new(at).event(BidsOpened {
            count: u32::try_from(bids.len()).unwrap_or(u32::MAX),
            tenderers: tenderers.clone(),
            failed_lots: failed,
        });
        let known: Vec<_> = at
            .process
            .grants_in(None)
            .filter(|grant| grant.role == Role::Tenderer)
            .filter_map(|grant| grant.organisation.as_ref().map(|one| one.id))
            .collect();
        tenderers
            .into_iter()
            .filter(|one| !known.contains(&one.id))
            .fold(decision, |decision, one| {
                decision.grant(Role::Tenderer, Some(one), None)
            })
            .meet(&SAME_INFORMATION, "")
            .meet(&OPEN_BIDS, "")
            .enter(stage)
            .done()
    }
}
