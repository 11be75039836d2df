//! Whether purchases of the same buyer make up one that was split (化整为零, Implementing
//! Regulation art. 28): one fiscal year, one budget item, one category, several times by other
//! methods than open tender, together above the amount from which open tender is required. A pure
//! function over what the shell knows of the other purchases.

use crate::{
    process::{Method, Process},
    stage::Stage,
};
use kernel::{Date, FreeText, Money, ProcessId};
use serde::{Deserialize, Serialize};

/// Another purchase of the same buyer, as far as it bears on splitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// Which.
    pub process: ProcessId,
    /// Its name.
    pub title: FreeText,
    /// What it buys and how.
    pub share: Share,
}

/// What a purchase takes from a budget item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The fiscal year: that of the day the budget was committed.
    pub year: i16,
    /// The budget item.
    pub line: FreeText,
    /// The category, where one is stated.
    pub category: Option<FreeText>,
    /// How it is bought, once documents are drafted.
    pub method: Option<Method>,
    /// The ceiling, or the budget while there is no draft.
    pub amount: Money,
}

impl Share {
    /// What a purchase takes from its budget item; `None` before a budget is committed.
    pub fn of(process: &Process) -> Option<Share> {
        let bought = !process.contracts.is_empty();
        // A need that was dropped takes nothing from its budget item.
        if process.stage == Stage::End && !bought {
            return None;
        }
        let budget = process.planning.budget.as_ref()?;
        let plan = process.plan.as_ref();
        let drafted = plan.filter(|_| process.planning.draft.is_some());
        Some(Share {
            year: fiscal_year(budget.on),
            line: budget.line.clone(),
            category: budget.category.clone(),
            method: drafted.map(|plan| plan.method),
            amount: drafted.map_or(budget.amount, |plan| plan.ceiling),
        })
    }

    /// Whether both take from the same item for the same kind of thing in one year. A purchase that
    /// states no category counts with every category of its item.
    fn belongs_with(&self, other: &Share) -> bool {
        let category = match (&self.category, &other.category) {
            (Some(left), Some(right)) => plain(left) == plain(right),
            _ => true,
        };
        self.year == other.year && plain(&self.line) == plain(&other.line) && category
    }

    /// Whether it counts towards the sum: open tenders never split anything.
    fn counts(&self) -> bool {
        match self.method {
            Some(Method::Open | Method::CompetitiveFlexible | Method::Rfp) => false,
            Some(
                Method::Consultation
                | Method::Negotiation
                | Method::Comparison
                | Method::SingleSource
                | Method::Direct
                | Method::Allocation
                | Method::SoleSource,
            )
            | None => true,
        }
    }
}

/// Text without spaces and case, so that `2080208 ` and `2080208` are one item.
fn plain(text: &FreeText) -> String {
    let kept = text.as_str().chars().filter(|c| !c.is_whitespace());
    kept.collect::<String>().to_lowercase()
}

/// The fiscal year of a day. Fiscal years are calendar years in China (Budget Law art. 18).
fn fiscal_year(day: Date) -> i16 {
    day.year()
}

/// The purchases that count together, and what they come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Together<'a> {
    /// Other purchases of the same item, category and year, whatever their method.
    pub others: Vec<&'a Sibling>,
    /// The sum of those that count, this purchase included; `None` when it cannot be formed.
    pub sum: Option<Money>,
    /// The amount from which open tender is required.
    pub limit: Option<Money>,
    /// What follows.
    pub verdict: Verdict,
}

/// What follows from the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is no budget yet, so nothing can be said.
    Unknown,
    /// This purchase stands alone, or the others are open tenders.
    Single,
    /// There are others, and together they stay within the limit.
    Within,
    /// Together they are above the limit.
    Split,
}

/// Looks at the other purchases of the buyer.
pub fn check<'a>(process: &Process, siblings: &'a [Sibling], limit: Option<Money>) -> Together<'a> {
    let nothing = |verdict| Together {
        others: Vec::new(),
        sum: None,
        limit,
        verdict,
    };
    let Some(own) = Share::of(process) else {
        return nothing(Verdict::Unknown);
    };
    let others: Vec<&Sibling> = siblings
        .iter()
        .filter(|one| one.share.belongs_with(&own))
        .collect();
    let counted = others
        .iter()
        .map(|one| &one.share)
        .filter(|one| one.counts());
    let counted: Vec<Money> = counted.map(|one| one.amount).collect();
    if !own.counts() || counted.is_empty() {
        return Together {
            others,
            ..nothing(Verdict::Single)
        };
    }
    let amounts = counted.into_iter().chain([own.amount]);
    let sum = kernel::money::total(own.amount.currency(), amounts).ok();
    // An amount too large to add up is above every limit.
    let within = limit.is_none_or(|limit| sum.is_some_and(|sum| sum.at_most(limit).is_ok()));
    Together {
        others,
        sum,
        limit,
        verdict: if within {
            Verdict::Within
        } else {
            Verdict::Split
        },
    }
}
