//! What an evaluation found, held against itself.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    records, setup,
    sheets::{Released, drafted, evaluations, released, results_of, total, worst},
    stats::{mean, spearman},
};
use crate::assessment::{
    EvaluationDrafted,
    choices::{IndexItemId, RatingGroup, UserOpinion},
    facts::{Contact, Scores},
    state::Evaluation,
    voice::Channel,
};
use kernel::{OrganisationId, Role, lang::bi};
use rules::Key;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

signs! {
    P09 Evaluation asks Evaluator shown Parties by on_paper
    ask ("{of} 中有 {count} 只凭书面材料或在评估前补录，评估看到了什么？", "{count} of {of} rest on papers, or on records entered just before the visit: what did the evaluation see?")
    settle ("实地、回访所见", "what was seen on site and heard from users");

    P11 Evaluation asks Evaluator shown Parties by satisfied
    ask ("满意度 {count}，没有一个负面意见，问卷由谁、怎样收集？", "Satisfaction stands at {count} without one negative voice: who asked, and how?")
    settle ("回访方式和原始答复", "how people were asked, and the answers as given");

    P22 Evaluation asks Host shown Parties by errands
    ask ("街道评分随合同外工时变化（相关系数 {count}%），评分依据是什么？", "Host scores go with off-contract hours (correlation {count} %): what were they based on?")
    settle ("评分的依据", "the grounds of the scores");

    AF04 Evaluation asks Evaluator shown Parties by ceiling
    ask ("用户评分均值 {count} 且无负面意见，问题是否能分出好坏？", "Users score {count} on average without a negative voice: can the questions tell good from bad?")
    settle ("问卷和原始答复", "the questions, and the answers as given");

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

/// What users answered, and how many said they got no service.
struct Answers {
    sample: u32,
    contacted: u32,
    denied: u32,
    entries: Vec<u32>,
}

fn answers(evaluation: &Evaluation, sheets: &[Released<'_>]) -> Answers {
    let mut found = Answers {
        sample: evaluation.voices.answered(Channel::Users),
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
    let answers = answers(one, &released(case, one));
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
pub(super) fn host_pairs(case: &Case<'_>) -> (Vec<(Decimal, Decimal)>, Vec<u32>) {
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
        let answers = answers(one, &released(case, one));
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

/// A drafted score that rose by more than the threshold from one evaluation to the next while outcomes
/// rose by no more than a third of that threshold (AF-19). The scores are those of the drafts, before
/// what others caused is given back. Whether a payment follows is not looked at: a result can be cited
/// for one whenever it comes.
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
