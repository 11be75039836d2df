//! A change to the documents while bids are open.

use super::{
    AffectsBids, CLARIFICATION_LEAD, OPEN_BIDS, SAME_INFORMATION,
    common::{deadline, plan},
    events::{AddendumDetailed, TenderAmended},
    refusals::{CLAUSE_THERE, COUNTER_NOT_ACCEPTED, DEADLINE_EARLIER, TENDER_CLOSED},
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    obligation::Due,
    planning::state::{Counter, CounterId, CounterState},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Timestamp};

verb! {
    /// Publishes an addendum. Too close to the deadline, the deadline moves.
    AmendTender "amend-tender" ("发布补充文件", "Publish an addendum")
    help ("修改向所有供应商公开。距截止不足15日（磋商5日）的，须同时顺延截止时间。", "The change is published to all. Less than 15 days (consultation: 5) before the deadline, the deadline has to move.")
    acts [] scope Process stages [S07]
    {
        text: Prose = ("补充或修改的内容", "What is added or changed");
        affects: Option<AffectsBids> = ("对响应的影响", "Effect on bids") hint ("不选按可能影响处理", "none chosen counts as may affect");
        counters: Vec<CounterId> = ("写入的条款修改建议", "Counter-clauses taken up");
        clauses: Vec<Clause> = ("合同文本新增条款", "Clauses added to the contract text");
        deadline: Option<Timestamp> = ("新的截止时间", "New deadline") hint ("不顺延则留空", "leave empty if it does not move");
    }
}

impl Act for AmendTender {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        TENDER_CLOSED.unless(deadline(at).is_some_and(|deadline| at.now() < deadline))
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let closes = self
            .deadline
            .or_else(|| deadline(at))
            .map(|one| at.day_of(one));
        let first = earliest(at).ok();
        let late = closes.zip(first).is_none_or(|(day, first)| day < first);
        vec![CLARIFICATION_LEAD.holds(self.affects() == AffectsBids::No || !late)]
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let mut map = serde_json::Map::new();
        let now = deadline(at).map(|one| at.zone().local(one));
        // Too close to the deadline, the form offers the first day that is far enough, same hour.
        if let (Some(now), Ok(first)) = (now, earliest(at))
            && now.date() < first
        {
            let moved = first.to_datetime(now.time()).strftime("%Y-%m-%dT%H:%M");
            map.insert("deadline".to_owned(), moved.to_string().into());
        }
        let agreed = at
            .process
            .planning
            .counters
            .iter()
            .filter(|one| agreed(one));
        let agreed: Vec<serde_json::Value> = agreed.map(|one| one.id.to_string().into()).collect();
        if !agreed.is_empty() {
            map.insert("counters".to_owned(), agreed.into());
        }
        map
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let before = deadline(at);
        let moved = self.deadline;
        DEADLINE_EARLIER
            .unless(moved.is_none() || moved >= before)
            .map_err(|one| one.at("deadline"))?;
        self.check_taken_up(at)?;
        let decision = Decision::new(at)
            .event(TenderAmended {
                text: self.text.text(),
                deadline: moved,
            })
            .event(AddendumDetailed {
                number: u32::try_from(at.process.bidding.addenda.len() + 1).unwrap_or(u32::MAX),
                affects: self.affects(),
                before,
                earliest: earliest(at).ok(),
                deadline: moved.or(before),
                counters: self.counters.clone(),
                clauses: self.clauses.clone(),
            });
        let Some(moved) = moved else {
            return decision.done();
        };
        let day = Due::agreed(at.day_of(moved));
        decision
            .lapse(&SAME_INFORMATION, "")
            .lapse(&OPEN_BIDS, "")
            .owe(&SAME_INFORMATION, "", day.clone())
            .owe(&OPEN_BIDS, "", day)
            .done()
    }
}

impl AmendTender {
    fn affects(&self) -> AffectsBids {
        self.affects.unwrap_or(AffectsBids::Yes)
    }

    /// Only what was accepted is taken up, and no clause twice.
    fn check_taken_up(&self, at: &At<'_>) -> Result<(), Refusal> {
        let counters = &at.process.planning.counters;
        let known = |id: &CounterId| counters.iter().any(|one| one.id == *id && agreed(one));
        COUNTER_NOT_ACCEPTED
            .unless(self.counters.iter().all(known))
            .map_err(|one| one.at("counters"))?;
        let there = &plan(at)?.terms.clauses;
        CLAUSE_THERE
            .unless(!self.clauses.iter().any(|one| there.contains(one)))
            .map_err(|one| one.at("clauses"))
    }
}

fn agreed(counter: &Counter) -> bool {
    matches!(counter.state, CounterState::Accepted { .. })
}

/// The first day on which bids may close when an addendum that affects them comes out today; today
/// where no rule asks for a lead.
///
/// # Errors
/// `rules-missing`, `calendar-unknown`.
pub fn earliest(at: &At<'_>) -> Result<Date, Refusal> {
    let rule = plan(at).ok().and_then(|plan| plan.method.lead_rule());
    rule.map_or_else(|| Ok(at.today()), |key| at.due_date(key, at.today()))
}
