//! Whether those who judge are free to.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sense, Sign, Unit},
    orders::signed_terms,
    sheets::{drafted, results_of},
    stats::variance,
    text::likeness,
};
use crate::{
    Event,
    assessment::{
        Event as Judged,
        choices::{Grade, RatingGroup},
        facts::{Contact, FrozenIndex},
        guards::EVALUATOR_INDEPENDENT,
        state::Evaluation,
        voice::Channel,
    },
    core::Event as Core,
    delivery::words_watch::ForbiddenAct,
};
use kernel::{Role, lang::bi};
use rules::Key;
use rust_decimal::Decimal;

signs! {
    P20 Evaluation asks Evaluator shown Public by dependent
    ask ("评估方收入的 {count}% 来自合同各方，怎样保证独立？", "{count} % of the evaluator's income comes from the parties: what keeps it independent?")
    settle ("回避、换人，或另一家复核", "another evaluator, or a re-check by one");

    P21 Evaluation asks Evaluator shown Public by dual
    ask ("评估方在隔离期内向被评估方提供过 {count} 次服务，是什么服务？", "The evaluator served the evaluated {count} times in the cooling-off period: with what?")
    settle ("服务的内容和收费", "what it was, and what it cost");

    AF07 Evaluation asks Evaluator shown Parties by effort
    ask ("计划联系 {of} 人，实际联系 {count} 人（或报告与其他项目近似），时间用在哪里？", "{count} of {of} planned calls were made, or the report is much like another: where did the time go?")
    settle ("实地和回访的工时", "hours on site and in calls");

    AF12 Evaluation asks Evaluator shown Parties by portfolio
    ask ("{of} 个结果中有 {count} 个是最高等级，结果能分出好坏吗？", "{count} of {of} results are the top grade: do they tell good from bad?")
    settle ("历次结果的依据", "what the results rest on");

    AF15 Evaluation asks Evaluator shown Parties by drift
    ask ("使用的指标与签约时有 {count} 项不同，是谁改的？", "The index in use differs from the one that was signed in {count} items: who changed it?")
    settle ("恢复签约时的指标，或双方同意的变更", "the index as signed, or a change both sides agreed");

    AF20 Evaluation asks Evaluator shown Parties by one_hand
    ask ("有 {count} 人为两家以上机构准备材料，各家的材料是谁写的？", "{count} people prepared files for two providers or more: who wrote what?")
    settle ("材料的作者", "who wrote them");
}

fn dependent(case: &Case<'_>) -> Finding {
    let Some(engaged) = case.view.contract.assessment.engagements.last() else {
        return Finding::lacks(
            Role::Panel,
            "抽取的评估方",
            "an evaluator that has been drawn",
        );
    };
    let what = bi("来自各方的收入占比", "share of income from the parties");
    let measure = Measure::plain(
        what,
        engaged.income_share.value(),
        case.above(Key::SignIncome),
    );
    Finding::of(measure, || case.kinds(&["evaluator.engaged"]))
}

/// What the evaluator declared when it was drawn; services it did not declare are not on record.
fn dual(case: &Case<'_>) -> Finding {
    if case.view.contract.assessment.engagements.is_empty() {
        return Finding::lacks(
            Role::Evaluator,
            "评估方的声明",
            "what the evaluator declares",
        );
    }
    let found = case.entries(|event| match event {
        Event::Core(Core::GuardReasoned(event)) => event.guard.0 == &EVALUATOR_INDEPENDENT,
        Event::Core(Core::GuardWarned(event)) => event.guard.0 == &EVALUATOR_INDEPENDENT,
        _ => false,
    });
    let what = bi("声明的服务关系", "services declared");
    Finding::of(Measure::plain(what, found.len(), Limit::ANY), || found)
}

fn judged<'a>(case: &Case<'a>) -> Vec<&'a Evaluation> {
    let all = case.view.contract.assessment.evaluations.iter();
    all.filter(|one| drafted(one).is_some()).collect()
}

/// Blind calls made against those planned, and the summary against those of other projects.
fn effort(case: &Case<'_>) -> Finding {
    let calls = |one: &Evaluation| {
        let planned = one.plan.as_ref()?.sample;
        let made = one
            .sheets_of(RatingGroup::Users)
            .map(|sheet| match sheet.contact {
                Contact::Own => 1,
                Contact::Brokered { contacted, .. } => contacted,
            });
        let slips = [Channel::Users, Channel::Others].map(|one_of| one.voices.answered(one_of));
        let made = made.chain(slips).fold(0, u32::saturating_add);
        let limit = Limit {
            value: Decimal::ONE_HUNDRED,
            unit: Unit::Percent,
            sense: Sense::Under,
            key: None,
        };
        let what = bi("回访的人数", "people called");
        let measure = Measure::share(what, made, planned, limit);
        Some(Finding::of(measure, || results_of(case, one.id)))
    };
    let all = judged(case);
    let calls = all
        .iter()
        .filter_map(|one| calls(one))
        .reduce(Finding::either);
    let Some(calls) = calls else {
        return Finding::lacks(Role::Evaluator, "评估初稿", "a draft that is out");
    };
    let like = all
        .iter()
        .filter_map(|one| copied(case, one))
        .reduce(Finding::either);
    like.into_iter().fold(calls, Finding::either)
}

fn copied(case: &Case<'_>, one: &Evaluation) -> Option<Finding> {
    let own = drafted(one)?.summary.as_str();
    let others = case.view.around.portfolio.as_ref()?.iter();
    let most = others
        .map(|other| likeness(own, other.summary.as_str()))
        .max()?;
    let what = bi(
        "与其他项目报告的相似度",
        "likeness to a report of another project",
    );
    let limit = case.limit(Key::SignSimilarReports, Unit::Percent, Sense::From);
    Some(Finding::of(Measure::plain(what, most, limit), || {
        results_of(case, one.id)
    }))
}

/// The share of top grades over all results of the evaluator that are known, where scores hardly
/// differ either.
fn portfolio(case: &Case<'_>) -> Finding {
    let others = case.view.around.portfolio.iter().flatten();
    let mut results: Vec<(Decimal, Option<Grade>)> =
        others.map(|one| (one.score, one.grade)).collect();
    let mut entries = Vec::new();
    for one in &case.view.contract.assessment.evaluations {
        if let Some(outcome) = one.outcome() {
            results.push((outcome.score, outcome.grade));
            entries.extend(results_of(case, one.id));
        }
    }
    if results.len() < case.size(Key::SignGradesMin) {
        return Finding::lacks(
            Role::Evaluator,
            "该评估方的足够多的其他结果",
            "enough other results of this evaluator",
        );
    }
    let top = results
        .iter()
        .filter(|(_, grade)| *grade == Some(Grade::A))
        .count();
    let limit = case.limit(Key::SignGradesTop, Unit::Percent, Sense::From);
    let what = bi("最高等级的结果", "results with the top grade");
    let tops = Finding::of(Measure::share(what, top, results.len(), limit), || {
        entries.clone()
    });
    let scores: Vec<Decimal> = results.iter().map(|(score, _)| *score).collect();
    let spread = variance(&scores).unwrap_or_default().round_dp(2);
    let limit = case.limit(Key::SignGradesSpread, Unit::Points, Sense::Under);
    let what = bi("各结果得分的方差", "variance of the results");
    tops.either(Finding::of(Measure::plain(what, spread, limit), || entries))
}

/// Items of the index in use that differ from those signed, and records of a changed index.
fn drift(case: &Case<'_>) -> Finding {
    let Some((prepared, signed)) = signed_terms(case) else {
        return Finding::lacks(
            Role::Purchaser,
            "签约时的评估指标",
            "the index as it was signed",
        );
    };
    let Some(FrozenIndex(used)) = &case.view.contract.assessment.index else {
        return Finding::lacks(Role::Evaluator, "使用的评估指标", "the index in use");
    };
    let signed = &signed.index;
    let changed = used.iter().filter(|one| !signed.contains(one)).count();
    let dropped = signed.iter().filter(|one| !used.contains(one)).count();
    let told = case.breaches(&[ForbiddenAct::IndexChanged]);
    let what = bi("不同的指标", "items that differ");
    let count = changed.max(dropped) + told.len();
    Finding::of(Measure::plain(what, count, Limit::ANY), || {
        let engaged =
            case.entries(|event| matches!(event, Event::Assessment(Judged::EvaluatorEngaged(_))));
        told.into_iter().chain(engaged).chain([prepared]).collect()
    })
}

fn one_hand(_: &Case<'_>) -> Finding {
    Finding::lacks(
        Role::Evaluator,
        "各机构评估材料的作者",
        "who prepared the files of each provider",
    )
}

/// The results that an evaluator issued in a case, for the portfolio of another.
pub fn results_by(case: &Case<'_>, evaluator: kernel::OrganisationId) -> Vec<super::Judged> {
    let assessment = &case.view.contract.assessment;
    if assessment.evaluator().map(|one| one.id) != Some(evaluator) {
        return Vec::new();
    }
    let mut pairs = super::ratings::host_pairs(case).0;
    let issued = assessment
        .evaluations
        .iter()
        .filter_map(Evaluation::outcome);
    issued
        .map(|outcome| super::Judged {
            supplier: case.view.contract.supplier.id,
            score: outcome.score,
            grade: outcome.grade,
            summary: outcome.draft.content.summary.clone(),
            hosts: std::mem::take(&mut pairs),
        })
        .collect()
}
