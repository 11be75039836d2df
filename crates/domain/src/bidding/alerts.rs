//! What the numbers of an evaluation ask before the award: scores far apart or too equal, reasons
//! copied, changes after the opening, prices and plans too much alike. Each alert is a question with
//! its numbers, never a verdict; the report answers every one.
//!
//! The thresholds are the platform's own, chosen so that an ordinary evaluation raises none; no law
//! names them.

mod bids;
mod text;

use super::{
    answers::{AlertKey, AlertKind, BidId},
    ranking::mean,
    state::{Bidding, Sheet, Timing},
};
use crate::process::{Criterion, CriterionId, Process};
use kernel::{Bi, Lang, PersonId, lang::bi};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use text::similarity;

/// Members apart by more than this share of a criterion's points.
const SPREAD_PERCENT: u32 = 40;
/// A member further than this share of all points from the mean of the others.
const FAR_PERCENT: u32 = 20;
/// A member above the others for one tenderer by more than this share of all points, and below them
/// for every other.
const FAVOUR_PERCENT: u32 = 10;
/// Texts at least this much alike are shown as copied.
const ALIKE_PERCENT: u32 = 80;
/// Shorter reasons are not compared: “two licensed social workers” may be said by all.
const REASON_CHARS: usize = 20;

/// A question with its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Its name.
    pub key: AlertKey,
    /// What it asks.
    pub kind: AlertKind,
    /// The bids concerned.
    pub bids: Vec<BidId>,
    /// The members concerned; their names are for those who may see the sheets.
    pub members: Vec<PersonId>,
    /// The criterion concerned.
    pub criterion: Option<CriterionId>,
    /// The numbers it rests on.
    pub numbers: Vec<(Bi, String)>,
}

impl Alert {
    fn new(kind: AlertKind) -> Alert {
        Alert {
            key: AlertKey(kind.code().to_owned()),
            kind,
            bids: Vec::new(),
            members: Vec::new(),
            criterion: None,
            numbers: Vec::new(),
        }
    }

    fn bids(mut self, bids: impl IntoIterator<Item = BidId>) -> Alert {
        self.bids = bids.into_iter().collect();
        for bid in &self.bids {
            self.key.0.push_str(&format!("-{bid}"));
        }
        self
    }

    fn members(mut self, members: impl IntoIterator<Item = PersonId>) -> Alert {
        self.members = members.into_iter().collect();
        for member in &self.members {
            let id = member.to_string();
            let start = id.len().saturating_sub(6);
            self.key.0.push('-');
            self.key.0.push_str(id.get(start..).unwrap_or(&id));
        }
        self
    }

    fn criterion(mut self, criterion: CriterionId) -> Alert {
        self.key.0.push_str(&format!("-{criterion}"));
        self.criterion = Some(criterion);
        self
    }

    fn number(mut self, label: Bi, value: impl ToString) -> Alert {
        self.numbers.push((label, value.to_string()));
        self
    }

    /// The question with its numbers, without names of members.
    pub fn text(&self, lang: Lang) -> String {
        let (comma, colon) = match lang {
            Lang::Zh => ("，", "："),
            Lang::En => (", ", ": "),
        };
        let bids: Vec<String> = self.bids.iter().map(BidId::to_string).collect();
        let about = self.criterion.map(|one| one.to_string());
        let mut parts: Vec<String> = Vec::new();
        parts.extend((!bids.is_empty()).then(|| bids.join(" ")));
        parts.extend(about);
        let numbers = self.numbers.iter();
        parts.extend(numbers.map(|(label, value)| format!("{} {value}", label.get(lang))));
        format!("{}{colon}{}", self.kind.name().get(lang), parts.join(comma))
    }
}

/// Every alert of the purchase as it stands: about the bids once they were opened, about the scores
/// once the sheets were.
pub fn alerts(process: &Process) -> Vec<Alert> {
    let bidding = &process.bidding;
    let mut found = bids::about_bids(process);
    if bidding.panel.opened.is_some() {
        found.extend(about_scores(process));
    }
    found
}

/// The alerts that the report has not answered.
pub fn unanswered(process: &Process) -> Vec<Alert> {
    let all = alerts(process).into_iter();
    all.filter(|alert| process.bidding.finding(&alert.key).is_none())
        .collect()
}

fn about_scores(process: &Process) -> Vec<Alert> {
    let bidding = &process.bidding;
    let criteria: &[Criterion] = process.plan.as_ref().map_or(&[], |plan| &plan.criteria);
    let mut found = spreads(bidding, criteria);
    found.extend(outliers(bidding, criteria));
    found.extend(too_equal(bidding));
    found.extend(copied(bidding));
    found.extend(changed(bidding));
    found
}

/// The points of each member for one criterion of a bid, as they stand.
fn points(bidding: &Bidding, bid: BidId, criterion: CriterionId) -> Vec<Decimal> {
    let of = |sheet: &Sheet| {
        let mut scores = sheet.scores.iter();
        let score = scores.find(|score| score.criterion == criterion)?;
        Some(bidding.points(sheet, score))
    };
    bidding.valid_sheets(bid).filter_map(of).collect()
}

/// The standard deviation of some points over all of them, to two places.
pub fn deviation(values: &[Decimal]) -> Decimal {
    let count = Decimal::from(values.len());
    let sum: Decimal = values.iter().copied().sum();
    let Some(centre) = sum.checked_div(count) else {
        return Decimal::ZERO;
    };
    let squares: Decimal = values
        .iter()
        .map(|one| (one - centre) * (one - centre))
        .sum();
    let variance = squares.checked_div(count).unwrap_or_default();
    super::ranking::rounded(root(variance))
}

/// The square root by Newton's method; forty steps are more than enough for two places.
fn root(value: Decimal) -> Decimal {
    let mut guess = value.max(Decimal::ONE);
    for _ in 0..40 {
        let Some(other) = value.checked_div(guess) else {
            return Decimal::ZERO;
        };
        guess = ((guess + other) * Decimal::new(5, 1)).round_dp(10);
    }
    guess
}

/// `percent` of `whole`.
fn share(whole: Decimal, percent: u32) -> Decimal {
    whole * Decimal::from(percent) / Decimal::ONE_HUNDRED
}

fn spreads(bidding: &Bidding, criteria: &[Criterion]) -> Vec<Alert> {
    let mut found = Vec::new();
    for bid in bidding.scorable_bids() {
        for criterion in criteria {
            let points = points(bidding, bid.id, criterion.id);
            let (Some(low), Some(high)) = (points.iter().min(), points.iter().max()) else {
                continue;
            };
            if points.len() > 1 && high - low > share(criterion.points, SPREAD_PERCENT) {
                let alert = Alert::new(AlertKind::Spread)
                    .bids([bid.id])
                    .criterion(criterion.id)
                    .number(bi("满分", "of"), criterion.points)
                    .number(bi("最低", "lowest"), low)
                    .number(bi("最高", "highest"), high)
                    .number(bi("标准差", "standard deviation"), deviation(&points));
                found.push(alert);
            }
        }
    }
    found
}

/// How far a member is above (or below) the mean of the others, for each bid both scored.
fn distances(bidding: &Bidding, member: PersonId) -> BTreeMap<BidId, (Decimal, Decimal, Decimal)> {
    let mut found = BTreeMap::new();
    for bid in bidding.scorable_bids() {
        let sheets: Vec<&Sheet> = bidding.valid_sheets(bid.id).collect();
        let own = sheets.iter().find(|sheet| sheet.member == member);
        let others: Vec<Decimal> = sheets
            .iter()
            .filter(|sheet| sheet.member != member)
            .map(|sheet| bidding.sheet_total(sheet))
            .collect();
        if let (Some(own), false) = (own, others.is_empty()) {
            let (own, others) = (bidding.sheet_total(own), mean(others));
            found.insert(bid.id, (own, others, own - others));
        }
    }
    found
}

fn outliers(bidding: &Bidding, criteria: &[Criterion]) -> Vec<Alert> {
    let whole: Decimal = criteria.iter().map(|one| one.points).sum();
    let mut found = Vec::new();
    for member in bidding.committee.iter().map(|member| member.person.id) {
        let distances = distances(bidding, member);
        for (bid, (own, others, off)) in &distances {
            if off.abs() > share(whole, FAR_PERCENT) {
                let alert = Alert::new(AlertKind::FarOut)
                    .bids([*bid])
                    .members([member])
                    .number(bi("该委员", "this member"), own)
                    .number(bi("其他委员平均", "mean of the others"), others);
                found.push(alert);
            }
        }
        let over = share(whole, FAVOUR_PERCENT);
        let favoured = distances.iter().find(|(bid, (.., off))| {
            let mut rest = distances.iter().filter(|(other, _)| other != bid);
            *off > over && rest.all(|(_, (.., off))| off.is_sign_negative() && !off.is_zero())
        });
        if let (Some((bid, (.., off))), true) = (favoured, distances.len() > 1) {
            let alert = Alert::new(AlertKind::Favours)
                .bids([*bid])
                .members([member])
                .number(
                    bi("高于其他委员平均", "above the mean of the others by"),
                    off,
                )
                .number(
                    bi("其余响应均低于平均", "below it for all other bids"),
                    distances.len() - 1,
                );
            found.push(alert);
        }
    }
    found
}

fn too_equal(bidding: &Bidding) -> Vec<Alert> {
    let bids: Vec<BidId> = bidding.scorable_bids().map(|bid| bid.id).collect();
    let mut members = 0;
    let alike = bids.iter().all(|bid| {
        let sheets: Vec<Vec<Decimal>> = bidding
            .valid_sheets(*bid)
            .map(|sheet| {
                let mut scores: Vec<_> = sheet.scores.iter().collect();
                scores.sort_by_key(|score| score.criterion);
                let points = scores.into_iter();
                points.map(|score| bidding.points(sheet, score)).collect()
            })
            .collect();
        members = members.max(sheets.len());
        sheets.len() > 2 && sheets.windows(2).all(|two| two.first() == two.last())
    });
    if !alike || bids.len() < 2 {
        return Vec::new();
    }
    vec![
        Alert::new(AlertKind::Equal)
            .number(bi("委员", "members"), members)
            .number(bi("响应", "bids"), bids.len())
            .number(bi("标准差", "standard deviation"), 0),
    ]
}

/// Reasons that are nearly the same text: between two members about one bid, and by one member about
/// two bids.
fn copied(bidding: &Bidding) -> Vec<Alert> {
    let mut members: BTreeMap<(PersonId, PersonId), usize> = BTreeMap::new();
    let mut bids: BTreeMap<PersonId, usize> = BTreeMap::new();
    let scorable: Vec<BidId> = bidding.scorable_bids().map(|bid| bid.id).collect();
    let sheets: Vec<&Sheet> = scorable
        .iter()
        .flat_map(|bid| bidding.valid_sheets(*bid))
        .collect();
    for (place, one) in sheets.iter().enumerate() {
        for two in sheets.iter().skip(place + 1) {
            let pairs = alike_reasons(one, two);
            if pairs == 0 {
                continue;
            }
            if one.member == two.member {
                *bids.entry(one.member).or_default() += pairs;
            } else if one.bid == two.bid {
                let pair = (one.member.min(two.member), one.member.max(two.member));
                *members.entry(pair).or_default() += pairs;
            }
        }
    }
    let pairs = bi("雷同理由", "pairs of reasons");
    let between = members.into_iter().map(|((one, two), count)| {
        let alert = Alert::new(AlertKind::CopiedMembers).members([one, two]);
        alert.number(pairs, count)
    });
    let within = bids.into_iter().map(|(member, count)| {
        let alert = Alert::new(AlertKind::CopiedBids).members([member]);
        alert.number(pairs, count)
    });
    between.chain(within).collect()
}

/// How many reasons for the same criterion are nearly the same in two sheets.
fn alike_reasons(one: &Sheet, two: &Sheet) -> usize {
    let same = one.scores.iter().filter(|score| {
        let mut others = two.scores.iter();
        let other = others.find(|other| other.criterion == score.criterion);
        let text = score.reason.as_str();
        text.chars().count() >= REASON_CHARS
            && other.is_some_and(|other| {
                similarity(text, other.reason.as_str()) >= Decimal::from(ALIKE_PERCENT)
            })
    });
    same.count()
}

/// What came after the sheets were opened.
fn changed(bidding: &Bidding) -> Vec<Alert> {
    let mut found = Vec::new();
    for sheet in &bidding.sheets {
        let first: Decimal = sheet.scores.iter().map(|score| score.points).sum();
        let revisions = bidding.panel.revisions.iter();
        let own = revisions.filter(|one| one.member == sheet.member && one.bid == sheet.bid);
        let count = own.count();
        if count > 0 {
            let alert = Alert::new(AlertKind::Revised)
                .bids([sheet.bid])
                .members([sheet.member])
                .number(bi("更改", "changes"), count)
                .number(bi("原总分", "total at first"), first)
                .number(bi("现总分", "total now"), bidding.sheet_total(sheet));
            found.push(alert);
        }
        if sheet.timing == Timing::AfterOpening {
            let alert = Alert::new(AlertKind::LateSheet)
                .bids([sheet.bid])
                .members([sheet.member])
                .number(bi("总分", "total"), bidding.sheet_total(sheet));
            found.push(alert);
        }
    }
    found
}
