//! What the bids have in common that independent bidders seldom have (MOF Order 87 art. 37;
//! `ocdscardinal` R028). A list for the committee to comment on, never a verdict.

use super::{
    Alert,
    text::{plain, similarity},
};
use crate::{
    bidding::{
        answers::{AlertKind, BidId},
        panel::Papers,
        state::{Bid, Bidding},
    },
    process::Process,
};
use kernel::{FreeText, lang::bi};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Plans at least this much alike are shown.
const ALIKE_PERCENT: u32 = 80;
/// Shorter plans are not compared.
const PLAN_CHARS: usize = 40;
/// Fewest bids in which a step between prices can be regular.
const STEPS_MIN: usize = 3;

/// The alerts about the bids opened.
pub(super) fn about_bids(process: &Process) -> Vec<Alert> {
    let bidding = &process.bidding;
    if bidding.opened.is_none() {
        return Vec::new();
    }
    let fixed = process
        .plan
        .as_ref()
        .is_some_and(|plan| plan.fixed_price.is_some());
    let mut found = Vec::new();
    if !fixed {
        found.extend(identical_prices(bidding));
        found.extend(price_steps(bidding));
    }
    found.extend(similar_plans(bidding));
    found.extend(same_papers(bidding));
    found
}

fn opened(bidding: &Bidding) -> Vec<&Bid> {
    let bids = bidding.bids.iter();
    bids.filter(|bid| bid.was_opened()).collect()
}

/// Pairs of bids of different tenderers.
fn pairs<'a>(bids: &[&'a Bid]) -> Vec<(&'a Bid, &'a Bid)> {
    let mut found = Vec::new();
    for (place, one) in bids.iter().enumerate() {
        let others = bids.iter().skip(place + 1);
        let others = others.filter(|two| two.tenderer.id != one.tenderer.id);
        found.extend(others.map(|two| (*one, *two)));
    }
    found
}

fn identical_prices(bidding: &Bidding) -> Vec<Alert> {
    let mut groups: BTreeMap<(Vec<crate::process::LotId>, Decimal), Vec<BidId>> = BTreeMap::new();
    for bid in opened(bidding) {
        let key = (bid.lots.clone(), bid.price.amount());
        groups.entry(key).or_default().push(bid.id);
    }
    let several = groups.into_iter().filter(|(_, bids)| bids.len() > 1);
    several
        .map(|((_, price), bids)| {
            let alert = Alert::new(AlertKind::IdenticalPrices).bids(bids);
            alert.number(bi("报价", "price"), price)
        })
        .collect()
}

/// Three or more prices for the same lots that rise by the same amount.
fn price_steps(bidding: &Bidding) -> Vec<Alert> {
    let mut groups: BTreeMap<Vec<crate::process::LotId>, Vec<(Decimal, BidId)>> = BTreeMap::new();
    for bid in opened(bidding) {
        let list = groups.entry(bid.lots.clone()).or_default();
        list.push((bid.price.amount(), bid.id));
    }
    let mut found = Vec::new();
    for (_, mut list) in groups {
        list.sort_unstable();
        let steps: Vec<Decimal> = list
            .windows(2)
            .filter_map(|two| Some(two.last()?.0 - two.first()?.0))
            .collect();
        let Some(step) = steps.first().copied() else {
            continue;
        };
        let regular = !step.is_zero() && steps.iter().all(|one| *one == step);
        if regular && list.len() >= STEPS_MIN {
            let alert = Alert::new(AlertKind::PriceSteps).bids(list.iter().map(|one| one.1));
            found.push(alert.number(bi("每级相差", "each step"), step));
        }
    }
    found
}

fn similar_plans(bidding: &Bidding) -> Vec<Alert> {
    let long = |bid: &Bid| bid.plan.as_str().chars().count() >= PLAN_CHARS;
    let mut found = Vec::new();
    for (one, two) in pairs(&opened(bidding)) {
        let alike = similarity(one.plan.as_str(), two.plan.as_str());
        if long(one) && long(two) && alike >= Decimal::from(ALIKE_PERCENT) {
            let alert = Alert::new(AlertKind::SimilarPlans).bids([one.id, two.id]);
            found.push(alert.number(bi("相似度（%）", "alike (%)"), alike));
        }
    }
    found
}

/// One line of the papers.
type Line = fn(&Papers) -> Option<&FreeText>;

/// What is compared, and the alert when it is the same.
const LINES: &[(AlertKind, Line)] = &[
    (AlertKind::SameContact, |papers| papers.contact.as_ref()),
    (AlertKind::SameLegal, |papers| papers.legal.as_ref()),
    (AlertKind::SameAccount, |papers| papers.account.as_ref()),
    (AlertKind::SameAuthor, |papers| papers.author.as_ref()),
];

fn same_papers(bidding: &Bidding) -> Vec<Alert> {
    let mut found = Vec::new();
    for (one, two) in pairs(&opened(bidding)) {
        let (Some(first), Some(second)) = (bidding.papers(one.id), bidding.papers(two.id)) else {
            continue;
        };
        for (kind, line) in LINES {
            let (Some(left), Some(right)) = (line(first), line(second)) else {
                continue;
            };
            let compared = plain(left.as_str());
            if !compared.is_empty() && compared == plain(right.as_str()) {
                let alert = Alert::new(*kind).bids([one.id, two.id]);
                found.push(alert.number(bi("内容", "both say"), left.as_str()));
            }
        }
    }
    found
}
