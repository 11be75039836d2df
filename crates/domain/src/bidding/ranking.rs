//! The arithmetic of the evaluation: price points, abnormally low prices, ranking. Exact decimals;
//! rounding to two places happens once, in each result.

use super::{
    answers::{BidId, PriceFormula, Trigger},
    panel::Formula,
    state::{Bid, LowPrice, Rank, Sheet},
};
use crate::{context::At, process::LotId, process::Process, refusal::Refusal};
use kernel::Money;
use rules::Key;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// One bid's price in the competition for a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The bid.
    pub bid: BidId,
    /// Its price.
    pub price: Decimal,
}

/// What is compared for one lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competition {
    /// The prices.
    pub offers: Vec<Offer>,
    /// The ceiling they are measured by.
    pub ceiling: Decimal,
}

/// The ceiling of several lots together.
pub fn ceiling_of(process: &Process, lots: &[LotId]) -> Option<Money> {
    let mut ceilings = lots.iter().map(|lot| process.lot(*lot).map(|l| l.ceiling));
    let first = ceilings.next()??;
    ceilings.try_fold(first, |sum, one| sum.plus(one?).ok())
}

/// The part of a bid's price that is for these of its lots: the whole when they are all, otherwise
/// in proportion to the ceilings, rounded to the fen.
pub fn price_for(process: &Process, bid: &Bid, lots: &[LotId]) -> Money {
    if bid.lots.iter().all(|lot| lots.contains(lot)) {
        return bid.price;
    }
    let part = ceiling_of(process, lots).map(Money::amount);
    let whole = ceiling_of(process, &bid.lots).map(Money::amount);
    let share = part
        .zip(whole)
        .and_then(|(part, whole)| part.checked_div(whole));
    share
        .and_then(|share| bid.price.times(share).ok())
        .unwrap_or(bid.price)
}

/// The prices that compete for a lot, among bids that can be scored.
///
/// When every bid offers the same lots, whole prices are compared, so that no rounding can tip the
/// strict comparison of the low price test; otherwise the part of each price that is for this lot.
pub fn competition(process: &Process, lot: LotId) -> Competition {
    let bids: Vec<&Bid> = process
        .bidding
        .scorable_bids()
        .filter(|bid| bid.lots.contains(&lot))
        .collect();
    let first = bids.first().map(|bid| bid.lots.clone()).unwrap_or_default();
    let alike = bids.iter().all(|bid| bid.lots == first);
    let lots = if alike { first } else { vec![lot] };
    let ceiling = ceiling_of(process, &lots).map_or(Decimal::ZERO, Money::amount);
    let offers = bids.iter().map(|bid| Offer {
        bid: bid.id,
        price: price_for(process, bid, &lots).amount(),
    });
    Competition {
        offers: offers.collect(),
        ceiling,
    }
}

/// Two places, half up.
pub fn rounded(value: Decimal) -> Decimal {
    value
        .round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
}

/// Low price first: the lowest price gets `most`, the others `most × lowest ÷ price`.
pub fn price_points(offers: &[Offer], most: Decimal) -> BTreeMap<BidId, Decimal> {
    let lowest = offers.iter().map(|offer| offer.price).min();
    let points = |offer: &Offer| {
        let lowest = lowest?;
        lowest.checked_mul(most)?.checked_div(offer.price)
    };
    offers
        .iter()
        .map(|offer| (offer.bid, rounded(points(offer).unwrap_or(Decimal::ZERO))))
        .collect()
}

/// Points off by the distance from the mean price: `above` for each percent above it, `below` for
/// each percent below.
fn by_mean(offers: &[Offer], most: Decimal, formula: &Formula) -> BTreeMap<BidId, Decimal> {
    let sum: Decimal = offers.iter().map(|offer| offer.price).sum();
    let points = |offer: &Offer| {
        let mean = sum.checked_div(Decimal::from(offers.len()))?;
        let percent = ((offer.price - mean) * Decimal::ONE_HUNDRED).checked_div(mean)?;
        let off = if percent.is_sign_negative() {
            -percent * formula.below
        } else {
            percent * formula.above
        };
        Some((most - off).max(Decimal::ZERO))
    };
    offers
        .iter()
        .map(|offer| (offer.bid, rounded(points(offer).unwrap_or(Decimal::ZERO))))
        .collect()
}

/// A price a given percent above the lowest loses that percent of the points.
fn by_lowest(offers: &[Offer], most: Decimal) -> BTreeMap<BidId, Decimal> {
    let lowest = offers.iter().map(|offer| offer.price).min();
    let points = |offer: &Offer| {
        let lowest = lowest?;
        let over = (offer.price - lowest).checked_div(lowest)?;
        Some((most - most * over).max(Decimal::ZERO))
    };
    offers
        .iter()
        .map(|offer| (offer.bid, rounded(points(offer).unwrap_or(Decimal::ZERO))))
        .collect()
}

/// Points for the price by the formula of the documents.
pub fn points_by(formula: &Formula, offers: &[Offer], most: Decimal) -> BTreeMap<BidId, Decimal> {
    match formula.kind {
        PriceFormula::LowPriceFirst => price_points(offers, most),
        PriceFormula::MeanDeviation => by_mean(offers, most, formula),
        PriceFormula::DistanceFromLowest => by_lowest(offers, most),
    }
}

/// The rates below which a price is abnormally low.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    /// Of the mean price.
    pub mean: Decimal,
    /// Of the second lowest price.
    pub second: Decimal,
    /// Of the ceiling.
    pub ceiling: Decimal,
}

impl Rates {
    /// The rates of the pack in force.
    ///
    /// # Errors
    /// `rules-missing`.
    pub fn of(at: &At<'_>) -> Result<Rates, Refusal> {
        let pack = at.pack()?;
        let rate = |name: &str| {
            let map = pack.map(Key::LowPriceRates).ok();
            map.and_then(|map| map.get(name).copied())
                .ok_or_else(|| crate::core::RULES_MISSING.with("day", at.today()))
        };
        Ok(Rates {
            mean: rate("mean")?,
            second: rate("second")?,
            ceiling: rate("ceiling")?,
        })
    }
}

/// The bids whose price is abnormally low. Strictly below counts; equality does not.
pub fn low_prices(competition: &Competition, rates: Rates) -> Vec<(BidId, Vec<Trigger>)> {
    let offers = &competition.offers;
    let count = Decimal::from(offers.len());
    let sum: Decimal = offers.iter().map(|offer| offer.price).sum();
    let mut prices: Vec<Decimal> = offers.iter().map(|offer| offer.price).collect();
    prices.sort_unstable();
    let (lowest, second) = (prices.first().copied(), prices.get(1).copied());
    let tests = |price: Decimal| {
        let mut found = Vec::new();
        // price < rate × mean, without dividing.
        if price * count < rates.mean * sum {
            found.push(Trigger::Mean);
        }
        let below_second = second.is_some_and(|second| price < rates.second * second);
        if Some(price) == lowest && below_second {
            found.push(Trigger::Second);
        }
        if price < rates.ceiling * competition.ceiling {
            found.push(Trigger::Ceiling);
        }
        found
    };
    offers
        .iter()
        .map(|offer| (offer.bid, tests(offer.price)))
        .filter(|(_, triggers)| !triggers.is_empty())
        .collect()
}

/// Every abnormally low price of the purchase; none under a fixed price, which nobody can underbid.
///
/// # Errors
/// `rules-missing`.
pub fn all_low_prices(at: &At<'_>) -> Result<Vec<LowPrice>, Refusal> {
    let process = at.process;
    if process
        .plan
        .as_ref()
        .is_some_and(|plan| plan.fixed_price.is_some())
    {
        return Ok(Vec::new());
    }
    let rates = Rates::of(at)?;
    let lots = process.bidding.lots_in_play();
    let found = lots.into_iter().flat_map(|lot| {
        let low = low_prices(&competition(process, lot), rates);
        low.into_iter()
            .map(move |(bid, triggers)| LowPrice { lot, bid, triggers })
    });
    Ok(found.collect())
}

/// Mean points of a bid for everything but the price, over the sheets that count, each as its member
/// stands by it now.
pub fn quality(process: &Process, bid: BidId) -> Decimal {
    let bidding = &process.bidding;
    mean(
        bidding
            .valid_sheets(bid)
            .map(|one| bidding.sheet_total(one)),
    )
}

/// The same mean over the scores as first given, before anything was changed.
pub fn quality_at_first(process: &Process, bid: BidId) -> Decimal {
    let first = |sheet: &Sheet| sheet.scores.iter().map(|score| score.points).sum();
    mean(process.bidding.valid_sheets(bid).map(first))
}

/// The mean as it would be if these sheets still counted.
pub fn quality_with(process: &Process, bid: BidId, fallen: &[Sheet]) -> Decimal {
    let bidding = &process.bidding;
    let again = fallen.iter().filter(|sheet| sheet.bid == bid);
    let all = bidding.valid_sheets(bid).chain(again);
    mean(all.map(|sheet| bidding.sheet_total(sheet)))
}

/// The mean, to two places; nothing of nothing is nothing.
pub fn mean(values: impl IntoIterator<Item = Decimal>) -> Decimal {
    let (mut sum, mut count) = (Decimal::ZERO, Decimal::ZERO);
    for value in values {
        sum += value;
        count += Decimal::ONE;
    }
    sum.checked_div(count).map_or(Decimal::ZERO, rounded)
}

/// The ranking of a lot without the bids found invalid: by total, then by the lower price (MOF Order
/// 87 art. 57); bids equal in both share a place.
pub fn rank(process: &Process, lot: LotId, invalid: &[BidId]) -> Vec<Rank> {
    let mut offers = competition(process, lot).offers;
    offers.retain(|offer| !invalid.contains(&offer.bid));
    let most = process
        .plan
        .as_ref()
        .filter(|plan| plan.fixed_price.is_none())
        .map_or(Decimal::ZERO, |plan| plan.price_points);
    let points = points_by(&process.bidding.panel.formula, &offers, most);
    let mut lines: Vec<(Decimal, Decimal, Rank)> = offers
        .iter()
        .map(|offer| {
            let quality = quality(process, offer.bid);
            let price_points = points.get(&offer.bid).copied().unwrap_or_default();
            let total = (quality + price_points).normalize();
            let rank = Rank {
                lot,
                bid: offer.bid,
                place: 1,
                quality,
                price_points,
                total,
            };
            (total, offer.price, rank)
        })
        .collect();
    lines.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let keys: Vec<(Decimal, Decimal)> = lines.iter().map(|line| (line.0, line.1)).collect();
    let placed = lines.into_iter().map(|(total, price, rank)| {
        let better = keys
            .iter()
            .filter(|key| key.0 > total || (key.0 == total && key.1 < price));
        Rank {
            place: u32::try_from(better.count() + 1).unwrap_or(u32::MAX),
            ..rank
        }
    });
    placed.collect()
}
