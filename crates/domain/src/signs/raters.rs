//! How raters fill in their sheets, and how far they agree.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    sheets::{Released, by_hand, released, total, worst},
    stats::{agreement, deviation, mean},
};
use crate::assessment::{choices::IndexItemId, facts::Scores, state::Sheet};
use kernel::lang::bi;
use rules::Key;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

signs! {
    P10 Evaluation asks Evaluator shown Parties by all_the_same
    ask ("各评分人的总分都很高且只相差 {count} 分，是怎样分别打分的？", "All raters score high and within {count} points of each other: how did each come to the score?")
    settle ("各自的评分依据", "the grounds of each rater");

    AF05 Evaluation asks Evaluator shown Parties by response_style
    ask ("{of} 份评分表中有 {count} 份各项同分或间隔过短，是否由本人填写？", "{count} of {of} sheets give one score throughout, or follow each other at once: did the raters fill them in?")
    settle ("填写的时间和方式", "when and how they were filled in");

    AF08 Evaluation asks Evaluator shown Parties by raters_agree
    ask ("{of} 项指标中评分人在 {count} 项上几乎一致（或很不一致），评分前是否商量过、标准是否清楚？", "Raters agree almost wholly on {count} of {of} items, or hardly at all: did they talk first, and is the yardstick clear?")
    settle ("评分的过程和标准", "how the scores came about, and the yardstick");
}

fn all_the_same(case: &Case<'_>) -> Finding {
    worst(case, |one| {
        let sheets = released(case, one);
        let own: Vec<&Released<'_>> = sheets.iter().filter(|one| by_hand(one.sheet)).collect();
        let totals: Vec<Decimal> = own
            .iter()
            .filter_map(|one| total(case, one.sheet))
            .collect();
        let spread = deviation(&totals).filter(|_| totals.len() >= 3)?;
        let what = bi(
            "评分人总分的标准差",
            "standard deviation of the raters' totals",
        );
        let limit = case.limit(Key::SignScoreSpread, Unit::Points, Sense::Under);
        let measure = Measure::plain(what, spread.round_dp(2), limit);
        let high = mean(&totals).is_some_and(|mean| mean >= case.number(Key::SignTopScore));
        Some(if high {
            Finding::of(measure, || own.iter().map(|one| one.entry).collect())
        } else {
            Finding::Clear { measure }
        })
    })
}

/// Sheets with one score throughout, and sheets of one organisation that follow each other at once.
fn response_style(case: &Case<'_>) -> Finding {
    worst(case, |one| {
        let sheets = released(case, one);
        let rows = |sheet: &Sheet| match &sheet.scores {
            Scores::Service(rows) => rows.iter().map(|row| row.score).collect::<Vec<_>>(),
            Scores::Conduct(_) => Vec::new(),
        };
        let long: Vec<&Released<'_>> = sheets
            .iter()
            .filter(|one| by_hand(one.sheet) && rows(one.sheet).len() >= 3)
            .collect();
        let straight: Vec<u32> = long
            .iter()
            .filter(|one| rows(one.sheet).iter().collect::<BTreeSet<_>>().len() == 1)
            .map(|one| one.entry)
            .collect();
        let what = bi("各项同分的评分表", "sheets with one score throughout");
        let limit = case.above(Key::SignStraight);
        let measure = Measure::share(what, straight.len(), long.len(), limit);
        let enough = long.len() >= 3;
        let straight = enough.then(|| Finding::of(measure, || straight));
        let quick = at_once(case, &sheets);
        Some(straight.map_or(quick.clone(), |straight| straight.either(quick)))
    })
}

fn at_once(case: &Case<'_>, sheets: &[Released<'_>]) -> Finding {
    let least = i64::from(case.view.pack.count(Key::SignInterval).unwrap_or_default());
    let mut own: Vec<&Released<'_>> = sheets.iter().filter(|one| by_hand(one.sheet)).collect();
    own.sort_by_key(|one| one.at);
    let quick: Vec<u32> = own
        .iter()
        .zip(own.iter().skip(1))
        .filter(|(one, two)| {
            let apart = two.at.duration_since(one.at).as_secs();
            one.sheet.by != two.sheet.by
                && one.sheet.organisation == two.sheet.organisation
                && apart < least
        })
        .flat_map(|(one, two)| [one.entry, two.entry])
        .collect();
    let limit = Limit {
        key: Some(Key::SignInterval),
        ..Limit::ANY
    };
    let what = bi("间隔过短的评分表", "sheets that follow each other at once");
    Finding::of(Measure::share(what, quick.len(), own.len(), limit), || {
        quick
    })
}

/// The scores of raters by item, for items that every one of three raters or more scored by hand.
fn by_item(sheets: &[Released<'_>]) -> BTreeMap<IndexItemId, Vec<Decimal>> {
    let mut items: BTreeMap<IndexItemId, Vec<Decimal>> = BTreeMap::new();
    for one in sheets.iter().filter(|one| by_hand(one.sheet)) {
        if let Scores::Service(rows) = &one.sheet.scores {
            for row in rows {
                items.entry(row.item).or_default().push(row.score);
            }
        }
    }
    items.retain(|_, scores| scores.len() >= 3);
    items
}

fn raters_agree(case: &Case<'_>) -> Finding {
    worst(case, |one| {
        let sheets = released(case, one);
        let items = by_item(&sheets);
        let least = case.number(Key::SignRaterSpread);
        let same = items
            .values()
            .filter(|scores| deviation(scores).is_some_and(|spread| spread < least));
        let evidence = || {
            sheets
                .iter()
                .filter(|one| by_hand(one.sheet))
                .map(|one| one.entry)
                .collect()
        };
        let what = bi(
            "评分人几乎一致的指标",
            "items on which raters agree almost wholly",
        );
        let limit = case.limit(Key::SignRaterItems, Unit::Percent, Sense::From);
        if items.is_empty() {
            return None;
        }
        let high = Finding::of(
            Measure::share(what, same.count(), items.len(), limit),
            evidence,
        );
        /// Items below which agreement over items says little.
        const ITEMS_LEAST: usize = 5;
        let rows: Vec<Vec<Decimal>> = items.into_values().collect();
        let low = agreement(&rows)
            .filter(|_| rows.len() >= ITEMS_LEAST)
            .map(|found| {
                let what = bi(
                    "评分一致性系数",
                    "agreement of raters (intraclass correlation)",
                );
                let limit = case.limit(Key::SignAgreement, Unit::Percent, Sense::Under);
                Finding::of(
                    Measure::plain(what, found * Decimal::ONE_HUNDRED, limit),
                    evidence,
                )
            });
        Some(low.into_iter().fold(high, Finding::either))
    })
}
