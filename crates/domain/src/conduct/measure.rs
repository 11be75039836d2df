//! One number of a record, with the acts behind it.

use crate::obligation::ObligationId;
use kernel::Percent;
use rust_decimal::Decimal;

/// Where an act behind a number stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An entry, by its place in the purchase's own sequence.
    Entry(u32),
    /// An obligation.
    Obligation(ObligationId),
}

choice! {
    /// What is counted. Each is a share of acts that went as they should.
    Line {
        Answers "answers-on-time" ("按时答复", "Answers on time");
        Preconditions "preconditions-on-time" ("按时提供落地条件", "Preconditions on time");
        Duties "duties-on-time" ("其他义务按时履行", "Other duties on time");
        Changes "changes-by-consent" ("变更经双方同意", "Changes by consent, not imposed");
        Inspections "inspections-within-cap" ("检查不超次数", "Inspections within the cap");
        Tasks "tasks-in-writing" ("任务走任务单而非口头", "Tasks asked in writing, not by word of mouth");
        Reasons "departures-reasoned" ("偏离规则时说明理由", "Departures from a rule given a reason");
        Results "renewals-with-results" ("续约决定依据评估结果", "Renewals that follow results");
        InTime "contracts-in-time" ("服务开始前签好合同", "Contracts signed before the service began");
        Confirmations "confirmations-true" ("确认的记录属实", "Confirmed records that held");
        NoRetaliation "no-retaliation" ("没有报复推定的检查和结论", "Inspections and findings without presumed retaliation");
        Refusals "refusals-open" ("公开说明理由的拒绝", "Refusals given openly");
        Users "users-confirm" ("服务对象确认服务属实", "Users confirm the service");
        Improvements "improvements-done" ("整改到位", "Improvements completed");
    }
}

/// One number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What is counted.
    pub line: Line,
    /// How many went as they should.
    pub good: u32,
    /// How many there were.
    pub all: u32,
    /// The acts behind it, those that went wrong first.
    pub places: Vec<Place>,
}

impl Measure {
    /// Nothing counted yet.
    pub const fn new(line: Line) -> Measure {
        Measure {
            line,
            good: 0,
            all: 0,
            places: Vec::new(),
        }
    }

    /// One act that went as it should.
    pub(super) fn kept(&mut self, place: Option<Place>) {
        self.good = self.good.saturating_add(1);
        self.all = self.all.saturating_add(1);
        self.places.extend(place);
    }

    /// One act that did not.
    pub(super) fn missed(&mut self, place: Option<Place>) {
        self.all = self.all.saturating_add(1);
        if let Some(place) = place {
            self.places.insert(0, place);
        }
    }

    /// The share that went as it should; none where there are fewer than `fewest`, because a share
    /// of very few says nothing.
    pub fn share(&self, fewest: u32) -> Option<Percent> {
        share(self.good, self.all, fewest)
    }
}

/// A share in percent with one decimal place; none of fewer than `fewest`.
pub fn share(good: u32, all: u32, fewest: u32) -> Option<Percent> {
    if all == 0 || all < fewest {
        return None;
    }
    let share = Decimal::from(good) * Decimal::ONE_HUNDRED / Decimal::from(all);
    Percent::new(share.round_dp(1))
}

/// Measures of the same line added up, in the order in which lines first come; their acts stay with
/// the single records.
pub fn total<'a>(measures: impl IntoIterator<Item = &'a Measure>) -> Vec<Measure> {
    let mut sums: Vec<Measure> = Vec::new();
    for one in measures {
        let found = sums.iter_mut().find(|sum| sum.line == one.line);
        if let Some(sum) = found {
            sum.good = sum.good.saturating_add(one.good);
            sum.all = sum.all.saturating_add(one.all);
        } else {
            sums.push(Measure {
                places: Vec::new(),
                ..one.clone()
            });
        }
    }
    sums
}
