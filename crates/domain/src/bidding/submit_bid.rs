//! A bid.

use super::{
    common::{bids_open, next_bid, own, plan},
    events::{BidSubmitted, BidWithdrawn},
    ranking::ceiling_of,
    refusals::{
        BID_BY_DRAFTER, BID_BY_PARTY, BID_LOTS, BID_TWICE, PRICE_ABOVE, PRICE_CURRENCY,
        PRICE_FIXED, PRICE_NONE,
    },
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Organisation, Prose},
    process::LotId,
    refusal::Refusal,
    verb::{Act, filled},
};
use kernel::{Money, Role};

verb! {
    /// Offers (A16): one live bid for each organisation and lot, closed until the opening. The role
    /// of tenderer is given at the opening, not now, because a role given is public and would
    /// tell competitors who bids. Outside tests the shell seals what it says before it is recorded.
    SubmitBid "submit-bid" ("提交响应", "Submit a bid")
    help ("截止前密封保存，开标前任何人看不到内容。截止前可以撤回后重新提交。", "Your bid stays closed until the opening. You can withdraw it and submit again before the deadline.")
    acts [16] scope Process stages [S07]
    {
        tenderer: Organisation = ("响应单位", "Tenderer") hint ("本单位", "your own organisation");
        lots: Vec<LotId> = ("标包", "Lots");
        price: Money = ("总报价", "Price in all");
        staff_cost: Money = ("其中人员成本", "Staff cost within it");
        team: u32 = ("项目团队人数", "Size of the team");
        plan: Prose = ("服务方案摘要", "Service plan in short");
    }
}

/// Roles in the purchase that shut an organisation out of the competition (SD14).
const SHUT_OUT: &[Role] = &[
    Role::Purchaser,
    Role::PurchaserHead,
    Role::Finance,
    Role::FinanceSupervisor,
    Role::Agent,
    Role::Host,
    Role::Evaluator,
    Role::Reviewer,
    Role::Panel,
    Role::Auditor,
];

impl Act for SubmitBid {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        ready(at)
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let lots = at.process.lots.iter();
        let lots = lots.map(|lot| lot.id.to_string().into()).collect();
        let mut map = filled("lots", lots);
        map.append(&mut own_organisation(at));
        map
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        may_bid(at, &self.tenderer)?;
        lots_known(at, &self.lots)?;
        self.price_fits(at)?;
        let replaced = replaced(at, &self.tenderer, &self.lots)?;
        Decision::new(at)
            .events(replaced)
            .event(BidSubmitted {
                id: next_bid(at.process),
                tenderer: self.tenderer.clone(),
                lots: self.lots.clone(),
                price: self.price,
                staff_cost: self.staff_cost,
                team: self.team,
                plan: self.plan.text(),
            })
            .done()
    }
}

/// Bids can come.
pub(crate) fn ready(at: &At<'_>) -> Result<(), Refusal> {
    bids_open(at)
}

/// The form of a bid names the organisation of whoever fills it.
pub(crate) fn own_organisation(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
    let own = at.actor().organisation;
    let own = own.map(|own| ("tenderer".to_owned(), own.to_string().into()));
    own.into_iter().collect()
}

/// Whether the actor may bid for this organisation, and the organisation at all.
pub(crate) fn may_bid(at: &At<'_>, tenderer: &Organisation) -> Result<(), Refusal> {
    own(at, tenderer, "tenderer")?;
    let drafters = at.process.planning.drafting_organisations();
    BID_BY_DRAFTER
        .unless(!drafters.contains(&tenderer.id))
        .map_err(|one| one.at("tenderer"))?;
    let held = at.process.grants_in(None).find(|grant| {
        let organisation = grant.organisation.as_ref().map(|one| one.id);
        organisation == Some(tenderer.id) && SHUT_OUT.contains(&grant.role)
    });
    match held {
        Some(grant) => Err(BID_BY_PARTY.with("role", grant.role.name()).at("tenderer")),
        None => Ok(()),
    }
}

/// Whether these are lots of the purchase, each named once.
pub(crate) fn lots_known(at: &At<'_>, lots: &[LotId]) -> Result<(), Refusal> {
    let mut seen = Vec::new();
    for lot in lots {
        let fits = at.process.lot(*lot).is_some() && !seen.contains(lot);
        BID_LOTS.unless(fits).map_err(|one| one.at("lots"))?;
        seen.push(*lot);
    }
    BID_LOTS
        .unless(!seen.is_empty())
        .map_err(|one| one.at("lots"))
}

/// The earlier bids a new one takes the place of: those of the same tenderer all of whose lots it
/// covers. One that would leave a lot of the earlier behind is refused, so that nothing is withdrawn
/// that nobody meant to.
pub(crate) fn replaced(
    at: &At<'_>,
    tenderer: &Organisation,
    lots: &[LotId],
) -> Result<Vec<BidWithdrawn>, Refusal> {
    let sealed = at.process.sealing.held();
    let sealed = sealed.map(|bid| (bid.id, &bid.tenderer, &bid.lots));
    let plain = at.process.bidding.live_bids();
    let plain = plain.map(|bid| (bid.id, &bid.tenderer, &bid.lots));
    let own = sealed
        .chain(plain)
        .filter(|(_, by, _)| by.id == tenderer.id);
    let mut replaced = Vec::new();
    for (bid, _, before) in own {
        let Some(shared) = before.iter().find(|lot| lots.contains(lot)) else {
            continue;
        };
        if !before.iter().all(|lot| lots.contains(lot)) {
            return Err(BID_TWICE.with("lot", shared.to_string()).at("lots"));
        }
        replaced.push(BidWithdrawn { bid });
    }
    Ok(replaced)
}

impl SubmitBid {
    fn price_fits(&self, at: &At<'_>) -> Result<(), Refusal> {
        price_of(at, &self.lots, self.price).map_err(|wrong| match wrong {
            Wrong::None => PRICE_NONE.refuse().at("price"),
            Wrong::Above(ceiling) => PRICE_ABOVE.with("ceiling", ceiling).at("price"),
            Wrong::NotFixed(price) => PRICE_FIXED.with("price", price).at("price"),
            Wrong::Currency => PRICE_CURRENCY.refuse().at("price"),
            Wrong::NoPlan(refusal) => refusal,
        })
    }
}

/// What is wrong with a price.
pub(super) enum Wrong {
    /// There is none.
    None,
    /// It is above this ceiling.
    Above(Money),
    /// It is not this fixed price.
    NotFixed(Money),
    /// It is in another currency.
    Currency,
    /// There is nothing to compare it with.
    NoPlan(Refusal),
}

/// Whether a price for some lots can take part.
pub(super) fn price_of(at: &At<'_>, lots: &[LotId], price: Money) -> Result<(), Wrong> {
    if price.is_zero() {
        return Err(Wrong::None);
    }
    let plan = plan(at).map_err(Wrong::NoPlan)?;
    let ceiling = ceiling_of(at.process, lots).unwrap_or(plan.ceiling);
    if price.currency() != ceiling.currency() {
        return Err(Wrong::Currency);
    }
    match plan.fixed_price {
        Some(fixed) => {
            // A part of the lots has its ceilings for its fixed price.
            let whole = at.process.lots.len() == lots.len();
            let asked = if whole { fixed } else { ceiling };
            if price == asked {
                Ok(())
            } else {
                Err(Wrong::NotFixed(asked))
            }
        }
        None => price.at_most(ceiling).map_err(|_| Wrong::Above(ceiling)),
    }
}
