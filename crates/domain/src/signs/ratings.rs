//! What the sheets of an evaluation show. Only sheets that were released together are ever looked
//! at, and figures of a draft only once the draft is out, so that no question tells what is sealed.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    records, setup,
    stats::{agreement, deviation, mean, spearman},
};
use crate::{
    Event,
    assessment::{
        EvaluationDrafted, Event as Judged,
        choices::{EvaluationId, IndexItemId, RatingGroup, RatingId, UserOpinion},
        facts::{Contact, Scores},
        state::{Evaluation, Phase, Sheet},
    },
};
use kernel::{OrganisationId, Role, Timestamp, lang::bi};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

signs! {
    P09 Evaluation asks Evaluator shown Parties by on_paper
    ask ("{of} 中有 {count} 只凭书面材料或在评估前补录，评估看到了什么？", "{count} of {of} rest on papers, or on records entered just before the visit: what did the evaluation see?")
    settle ("实地、回访所见", "what was seen on site and heard from users");

    P10 Evaluation asks Evaluator shown Parties by all_the_same
    ask ("各评分人的总分都很高且只相差 {count} 分，是怎样分别打分的？", "All raters score high and within {count} points of each other: how did each come to the score?")
    settle ("各自的评分依据", "the grounds of each rater");

    P11 Evaluation asks Evaluator shown Parties by satisfied
    ask ("满意度 {count}，没有一个负面意见，问卷由谁、怎样收集？", "Satisfaction stands at {count} without one negative voice: who asked, and how?")
    settle ("回访方式和原始答复", "how people were asked, and the answers as given");

    P22 Evaluation asks Host shown Parties by errands
    ask ("街道评分随合同外工时变化（相关系数 {count}%），评分依据是什么？", "Host scores go with off-contract hours (correlation {count} %): what were they based on?")
    settle ("评分的依据", "the grounds of the scores");

    AF04 Evaluation asks Evaluator shown Parties by ceiling
    ask ("用户评分均值 {count} 且无负面意见，问题是否能分出好坏？", "Users score {count} on average without a negative voice: can the questions tell good from bad?")
    settle ("问卷和原始答复", "the questions, and the answers as given");

    AF05 Evaluation asks Evaluator shown Parties by response_style
    ask ("{of} 份评分表中有 {count} 份各项同分或间隔过短，是否由本人填写？", "{count} of {of} sheets give one score throughout, or follow each other at once: did the raters fill them in?")
    settle ("填写的时间和方式", "when and how they were filled in");

    AF08 Evaluation asks Evaluator shown Parties by raters_agree
    ask ("{of} 项指标中评分人在 {count} 项上几乎一致（或很不一致），评分前是否商量过、标准是否清楚？", "Raters agree almost wholly on {count} of {of} items, or hardly at all: did they talk first, and is the yardstick clear?")
    settle ("评分的过程和标准", "how the scores came about, and the yardstick");

    AF09 Evaluation asks Host shown Parties by host_gap
    ask ("街道评分比服务对象高 {count} 分，差距从哪里来？", "The host scores {count} points above the users: where does the gap come from?")
    settle ("街道评分的依据，或对服务对象意见的回应", "the grounds of the host's score, or an answer to what users said");

    AF13 Evaluation asks Provider shown Parties by denied
    ask ("回访 {of} 人中有 {count} 人表示没有接受过服务，可能是什么原因？", "{count} of {of} people called say they got no service: what may be the reason?")
    settle ("联系方式、名单或记录的核对", "a check of numbers, lists and records");

    AF19 Evaluation asks Evaluator shown Parties by jump
    ask ("得分上升 {count} 分，而成效指标没有变化，依据是什么？", "The score rose by {count} points while outcomes did not move: what is it based on?")
    settle ("两次评分的对照", "the two sets of scores side by side");
}

/// A sheet that everybody concerned may see.
pub(super) struct Released<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) entry: u32,
    pub(super) at: Timestamp,
}

/// The sheets of an evaluation that were released, with their entries.
pub(super) fn released<'a>(case: &Case<'a>, evaluation: &'a Evaluation) -> Vec<Released<'a>> {
    if evaluation.phase == Phase::Fieldwork {
        return Vec::new();
    }
    let releases = case.pick(|event| match event {
        Event::Assessment(Judged::RatingsReleased(event)) => Some(event.evaluation),
        _ => None,
    });
    let last = releases
        .into_iter()
        .rev()
        .find(|(_, id)| *id == evaluation.id);
    let Some((release, _)) = last else {
        return Vec::new();
    };
    let filed: BTreeMap<RatingId, (u32, Timestamp)> = case
        .pick(|event| match event {
            Event::Assessment(Judged::RatingFiled(event)) => Some(event.rating),
            _ => None,
        })
        .into_iter()
        .filter(|(envelope, _)| envelope.version < release.version)
        .map(|(envelope, rating)| (rating, (envelope.version, envelope.recorded)))
        .collect();
    let sheets = evaluation.sheets.iter();
    sheets
        .filter_map(|sheet| {
            let (entry, at) = filed.get(&sheet.id).copied()?;
            Some(Released { sheet, entry, at })
        })
        .collect()
}

/// The draft of an evaluation, once it is out.
pub(super) const fn drafted(evaluation: &Evaluation) -> Option<&EvaluationDrafted> {
    match &evaluation.phase {
        Phase::Drafted(draft) => Some(&draft.content),
        Phase::Issued(outcome) => Some(&outcome.draft.content),
        Phase::Fieldwork | Phase::Released { .. } | Phase::Deemed { .. } => None,
    }
}

/// The entries of the draft and the result of an evaluation.
pub(super) fn results_of(case: &Case<'_>, id: EvaluationId) -> Vec<u32> {
    case.entries(|event| match event {
        Event::Assessment(Judged::EvaluationDrafted(event)) => event.evaluation == id,
        Event::Assessment(Judged::EvaluationIssued(event)) => event.evaluation == id,
        _ => false,
    })
}

/// The mean of a group in a draft.
pub(crate) fn group_mean(draft: &EvaluationDrafted, group: RatingGroup) -> Option<Decimal> {
    let mut groups = draft.groups.iter();
    groups.find(|one| one.group == group).map(|one| one.mean)
}

/// How many points the host scored above the users (AF-09).
pub(crate) fn gap(host: Decimal, users: Decimal, limit: Limit) -> Measure {
    let what = bi(
        "街道高于服务对象的分数",
        "points of the host above the users",
    );
    Measure::plain(what, host - users, limit)
}

/// How many of those called said that they got no service (AF-13).
pub(crate) fn denial(denied: u32, contacted: u32, limit: Limit) -> Measure {
    let what = bi(
        "表示没有接受过服务的人",
        "people who say they got no service",
    );
    Measure::share(what, denied, contacted, limit)
}

fn evaluations<'a>(case: &Case<'a>) -> impl Iterator<Item = &'a Evaluation> + use<'a> {
    case.view.contract.assessment.evaluations.iter()
}

/// The worst of the findings of all evaluations; a datum is missing where there is none.
fn worst(case: &Case<'_>, each: impl Fn(&Evaluation) -> Option<Finding>) -> Finding {
    let found = evaluations(case).filter_map(each).reduce(Finding::either);
    found.unwrap_or_else(|| {
        Finding::lacks(
            Role::Evaluator,
            "已公布的评分和评估初稿",
            "ratings that are released and a draft that is out",
        )
    })
}

fn on_paper(case: &Case<'_>) -> Finding {
    let measure = setup::paper_at_use(case);
    if measure.of.is_none_or(|all| all.is_zero()) || evaluations(case).next().is_none() {
        return Finding::lacks(Role::Evaluator, "评估方案", "a planned evaluation");
    }
    let paper = Finding::of(measure, || {
        case.kinds(&["evaluation.planned", "evaluator.engaged"])
    });
    records::bunched(case)
        .into_iter()
        .fold(paper, Finding::either)
}

/// The points of a sheet over the index.
fn total(case: &Case<'_>, sheet: &Sheet) -> Option<Decimal> {
    let Scores::Service(rows) = &sheet.scores else {
        return None;
    };
    let index = &case.view.contract.terms.index;
    let weighted = rows.iter().map(|row| {
        let place = usize::try_from(row.item.0)
            .ok()
            .and_then(|one| one.checked_sub(1));
        let item = place.and_then(|place| index.get(place));
        (row.score, item.map_or(Decimal::ONE, |item| item.weight))
    });
    let (points, weights) = weighted
        .fold((Decimal::ZERO, Decimal::ZERO), |sum, (score, weight)| {
            (sum.0 + score * weight, sum.1 + weight)
        });
    points.checked_div(weights)
}

/// Whether a sheet judges the service by the rater's own hand.
fn by_hand(sheet: &Sheet) -> bool {
    sheet.contact == Contact::Own && matches!(sheet.scores, Scores::Service(_))
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

/// What users answered, and how many said they got no service.
struct Answers {
    sample: u32,
    contacted: u32,
    denied: u32,
    entries: Vec<u32>,
}

fn answers(sheets: &[Released<'_>]) -> Answers {
    let mut found = Answers {
        sample: 0,
        contacted: 0,
        denied: 0,
        entries: Vec::new(),
    };
    for one in sheets
        .iter()
        .filter(|one| one.sheet.group == RatingGroup::Users)
    {
        found.entries.push(one.entry);
        match one.sheet.contact {
            Contact::Own => found.sample = found.sample.saturating_add(1),
            Contact::Brokered {
                sample,
                contacted,
                denied,
                ..
            } => {
                found.sample = found.sample.saturating_add(sample);
                found.contacted = found.contacted.saturating_add(contacted);
                found.denied = found.denied.saturating_add(denied);
            }
        }
    }
    found
}

/// The mean of the users against the ceiling, where there are enough and none of them is negative.
fn at_ceiling(case: &Case<'_>, one: &Evaluation, least: Decimal) -> Option<Finding> {
    let users = group_mean(drafted(one)?, RatingGroup::Users)?;
    let answers = answers(&released(case, one));
    let what = bi("服务对象评分均值", "mean score of the users");
    let limit = case.limit(Key::SignCeiling, Unit::Points, Sense::From);
    let measure = Measure::plain(what, users, limit);
    if Decimal::from(answers.sample) < least || answers.denied > 0 {
        return Some(Finding::Clear { measure });
    }
    Some(Finding::of(measure, || {
        let mut found = results_of(case, one.id);
        found.extend(&answers.entries);
        found
    }))
}

fn ceiling(case: &Case<'_>) -> Finding {
    let least = case.number(Key::SignCeilingSample);
    worst(case, |one| at_ceiling(case, one, least))
}

/// Sample and acceptance together: nobody is anything but satisfied.
fn satisfied(case: &Case<'_>) -> Finding {
    let sample = case.view.pack.map(Key::EvaluationSample).ok();
    let least = sample
        .and_then(|map| map.get("min").copied())
        .unwrap_or_default();
    let rated = worst(case, |one| at_ceiling(case, one, least));
    let opinions = case.view.contract.assessment.acceptances.iter();
    let opinions: Vec<UserOpinion> = opinions
        .flat_map(|one| &one.opinions)
        .map(|one| one.opinion)
        .collect();
    if Decimal::from(opinions.len()) < least {
        return rated;
    }
    let content = opinions
        .iter()
        .filter(|one| **one == UserOpinion::Satisfied)
        .count();
    let what = bi(
        "验收意见中的满意",
        "satisfied among the opinions at acceptance",
    );
    let limit = case.limit(Key::SignCeiling, Unit::Percent, Sense::From);
    let measure = Measure::share(what, content, opinions.len(), limit);
    Finding::of(measure, || case.kinds(&["acceptance.opinion-given"])).either(rated)
}

/// Each host's score in an evaluation, and the off-contract hours done for that host by then.
fn host_pairs(case: &Case<'_>) -> (Vec<(Decimal, Decimal)>, Vec<u32>) {
    let mut pairs = Vec::new();
    let mut entries = Vec::new();
    let zone = case.view.process.law().zone();
    for evaluation in evaluations(case) {
        for one in released(case, evaluation) {
            let (RatingGroup::Host, Some(host)) = (one.sheet.group, one.sheet.organisation) else {
                continue;
            };
            if let Some(score) = total(case, one.sheet) {
                let by = zone.civil_date(one.at);
                pairs.push((score, off_hours(case, host, by)));
                entries.push(one.entry);
            }
        }
    }
    (pairs, entries)
}

/// Off-contract hours asked for by one office until a day.
fn off_hours(case: &Case<'_>, office: OrganisationId, until: kernel::Date) -> Decimal {
    use crate::delivery::{state::TaskState, words::TaskClass};
    let tasks = case.view.contract.delivery.tasks.iter();
    tasks
        .filter(|one| one.requester.id == office && one.filed <= until)
        .filter(|one| matches!(one.class, TaskClass::OutOfScope | TaskClass::Forbidden))
        .filter(|one| {
            matches!(
                one.state,
                TaskState::Completed
                    | TaskState::Confirmed
                    | TaskState::Compensated
                    | TaskState::Ordered
                    | TaskState::OrderUnanswered
            )
        })
        .map(|one| one.hours)
        .sum()
}

fn errands(case: &Case<'_>) -> Finding {
    let (mut pairs, entries) = host_pairs(case);
    let others = case.view.around.portfolio.iter().flatten();
    pairs.extend(others.flat_map(|one| one.hosts.iter().copied()));
    let rho = spearman(&pairs).filter(|_| pairs.len() >= case.size(Key::SignPairs));
    let Some(rho) = rho else {
        return Finding::lacks(
            Role::Evaluator,
            "至少八对街道评分与合同外工时",
            "at least eight pairs of a host score and off-contract hours",
        );
    };
    let what = bi(
        "街道评分与合同外工时的相关系数",
        "correlation of host scores and off-contract hours",
    );
    let measure = Measure::plain(
        what,
        rho * Decimal::ONE_HUNDRED,
        case.above(Key::SignCorrelation),
    );
    Finding::of(measure, || entries)
}

fn host_gap(case: &Case<'_>) -> Finding {
    let limit = case.limit(Key::SignHostGap, Unit::Points, Sense::Over);
    let gap = worst(case, |one| {
        let draft = drafted(one)?;
        let host = group_mean(draft, RatingGroup::Host)?;
        let users = group_mean(draft, RatingGroup::Users)?;
        Some(Finding::of(gap(host, users, limit), || {
            results_of(case, one.id)
        }))
    });
    gap.either(errands(case))
}

fn denied(case: &Case<'_>) -> Finding {
    worst(case, |one| {
        drafted(one)?;
        let answers = answers(&released(case, one));
        (answers.contacted > 0).then(|| {
            let measure = denial(
                answers.denied,
                answers.contacted,
                case.above(Key::SignDenied),
            );
            Finding::of(measure, || {
                let mut found = results_of(case, one.id);
                found.extend(&answers.entries);
                found
            })
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

/// Words of an item that judges outcomes.
const OUTCOME: &[&str] = &["成效", "效果", "改变", "outcome", "effect", "change"];

/// The mean over all raters of the items that judge outcomes.
fn outcome_mean(case: &Case<'_>, evaluation: &Evaluation) -> Option<Decimal> {
    let index = case.view.contract.terms.index.iter().enumerate();
    let items: BTreeSet<IndexItemId> = index
        .filter(|(_, item)| {
            let name = item.name.as_str().to_lowercase();
            OUTCOME.iter().any(|word| name.contains(word))
        })
        .map(|(place, _)| IndexItemId::after(place))
        .collect();
    let mut scores = Vec::new();
    for one in released(case, evaluation) {
        if let Scores::Service(rows) = &one.sheet.scores {
            let rows = rows.iter().filter(|row| items.contains(&row.item));
            scores.extend(rows.map(|row| row.score));
        }
    }
    mean(&scores)
}

/// A result that rose by many points from one evaluation to the next while outcomes moved by less
/// than a third of that threshold, with money of the contract still to come.
fn jump(case: &Case<'_>) -> Finding {
    let issued: Vec<&Evaluation> = evaluations(case)
        .filter(|one| one.outcome().is_some())
        .collect();
    let (Some(before), Some(after)) = (issued.iter().rev().nth(1), issued.last()) else {
        return Finding::lacks(
            Role::Evaluator,
            "两次评估结果",
            "the results of two evaluations",
        );
    };
    let moved = outcome_mean(case, after).zip(outcome_mean(case, before));
    let scores = after.outcome().zip(before.outcome());
    let (Some((now, then)), Some((last, first))) = (moved, scores) else {
        return Finding::lacks(
            Role::Evaluator,
            "成效指标的两次评分",
            "two ratings of an outcome item",
        );
    };
    let limit = case.limit(Key::SignJump, Unit::Points, Sense::Over);
    let what = bi("得分的增幅", "rise of the score");
    let measure = Measure::plain(
        what,
        last.draft.content.score - first.draft.content.score,
        limit,
    );
    if now - then > limit.value / Decimal::from(3) {
        return Finding::Clear { measure };
    }
    Finding::of(measure, || {
        let mut found = results_of(case, before.id);
        found.extend(results_of(case, after.id));
        found
    })
}
