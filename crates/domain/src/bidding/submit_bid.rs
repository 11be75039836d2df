//! A bid.

use super::{
    BidId,
    common::{bids_open, own, plan},
    events::BidSubmitted,
    ranking::ceiling_of,
    refusals::{
        BID_BY_DRAFTER, BID_BY_PARTY, BID_LOTS, BID_TWICE, PRICE_ABOVE, PRICE_FIXED, PRICE_NONE,
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
    /// tell competitors who bids.
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
        bids_open(at)
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let lots = at
            .process
            .lots
            .iter()
            .map(|lot| lot.id.to_string().into())
            .collect();
        let mut map = filled("lots", lots);
        if let Some(own) = at.actor().organisation {
            map.insert("tenderer".to_owned(), own.to_string().into());
        }
        map
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        own(at, &self.tenderer, "tenderer")?;
        self.may_bid(at)?;
        self.lots_fit(at)?;
        self.price_fits(at)?;
        Decision::new(at)
            .event(BidSubmitted {
                id: BidId::after(at.process.bidding.bids.len()),
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

impl SubmitBid {
    fn may_bid(&self, at: &At<'_>) -> Result<(), Refusal> {
        let drafters = at.process.planning.drafting_organisations();
        BID_BY_DRAFTER
            .unless(!drafters.contains(&self.tenderer.id))
            .map_err(|one| one.at("tenderer"))?;
        let held = at.process.grants_in(None).find(|grant| {
            let organisation = grant.organisation.as_ref().map(|one| one.id);
            organisation == Some(self.tenderer.id) && SHUT_OUT.contains(&grant.role)
        });
        match held {
            Some(grant) => Err(BID_BY_PARTY.with("role", grant.role.name()).at("tenderer")),
            None => Ok(()),
        }
    }

    fn lots_fit(&self, at: &At<'_>) -> Result<(), Refusal> {
        let mut seen = Vec::new();
        for lot in &self.lots {
            let fits = at.process.lot(*lot).is_some() && !seen.contains(lot);
            BID_LOTS.unless(fits).map_err(|one| one.at("lots"))?;
            seen.push(*lot);
        }
        BID_LOTS
            .unless(!seen.is_empty())
            .map_err(|one| one.at("lots"))?;
        let mut own = at.process.bidding.live_bids();
        let twice = own
            .find(|bid| bid.tenderer.id == self.tenderer.id)
            .and_then(|bid| bid.lots.iter().find(|lot| self.lots.contains(lot)));
        match twice {
            Some(lot) => Err(BID_TWICE.with("lot", lot.to_string()).at("lots")),
            None => Ok(()),
        }
    }

    fn price_fits(&self, at: &At<'_>) -> Result<(), Refusal> {
        PRICE_NONE
            .unless(!self.price.is_zero())
            .map_err(|one| one.at("price"))?;
        let plan = plan(at)?;
        let ceiling = ceiling_of(at.process, &self.lots).unwrap_or(plan.ceiling);
        if let Some(fixed) = plan.fixed_price {
            // A part of the lots has its ceilings for its fixed price.
            let whole = at.process.lots.len() == self.lots.len();
            let price = if whole { fixed } else { ceiling };
            return PRICE_FIXED
                .unless(self.price == price)
                .map_err(|one| one.with("price", price).at("price"));
        }
        PRICE_ABOVE
            .unless(self.price.at_most(ceiling).is_ok())
            .map_err(|one| one.with("ceiling", ceiling).at("price"))
    }
}
