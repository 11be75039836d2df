//! Whether users are heard, and what the index rewards.

use super::{
    case::Case,
    finding::{Finding, Limit, Measure, Sign},
};
use crate::assessment::{choices::RatingGroup, state::AcceptanceDecision};
use kernel::{Role, lang::bi};
use rules::Key;
use rust_decimal::Decimal;

signs! {
    P40 Buying asks Purchaser shown Parties by users_unseen
    ask ("{of} 个应听取服务对象意见的环节中有 {count} 个没有听取，何时补上？", "At {count} of {of} points where users should be heard nobody was: when will they be?")
    settle ("听取意见的时间和方式", "when and how they will be heard");

    AF14 Buying asks Purchaser shown Public by paper_points
    ask ("{of} 分中有 {count} 分只凭书面材料得分，能否改看做法和效果？", "{count} of {of} points can be proven by papers alone: can practice and effect be judged instead?")
    settle ("调整指标，或说明理由", "other indicators, or the reason for these");
}

/// Need, evaluation and acceptance, as far as each has come.
fn users_unseen(case: &Case<'_>) -> Finding {
    let (process, contract) = (case.view.process, case.view.contract);
    let mut legs = 0_usize;
    let mut unheard = Vec::new();
    let reported = process.planning.reported.is_some();
    if reported {
        legs += 1;
        if process.planning.residents_consulted() == 0 {
            unheard.extend(["need.reported"]);
        }
    }
    for one in contract.assessment.evaluations() {
        let Some(outcome) = one.outcome() else {
            continue;
        };
        legs += 1;
        let users = RatingGroup::Users;
        if !outcome
            .draft
            .content
            .groups
            .iter()
            .any(|group| group.group == users)
        {
            unheard.extend(["evaluation.issued"]);
        }
    }
    for one in &contract.assessment.acceptances {
        if matches!(one.decision, AcceptanceDecision::Decided { .. }) {
            legs += 1;
            if one.opinions.is_empty() {
                unheard.extend(["acceptance.decided"]);
            }
        }
    }
    if legs == 0 {
        return Finding::lacks(
            Role::Purchaser,
            "需求报告、评估结果或验收决定",
            "a need report, a result or an acceptance",
        );
    }
    let what = bi(
        "没有听取服务对象意见的环节",
        "points at which users were not heard",
    );
    Finding::of(
        Measure::share(what, unheard.len(), legs, Limit::ANY),
        || case.kinds(&unheard),
    )
}

/// Words that show that an item of the index is proven by papers.
const PAPER: &[&str] = &[
    "台账", "档案", "资料", "文书", "材料", "记录", "报表", "制度", "file", "record", "paper",
    "ledger", "document", "report",
];

/// Points of the index in force that papers alone can prove, and all points.
pub(super) fn paper_share(case: &Case<'_>) -> (Decimal, Decimal) {
    let index = &case.view.contract.terms.index;
    let all = index.iter().map(|one| one.weight).sum();
    let on_paper = index.iter().filter(|one| {
        let name = one.name.as_str().to_lowercase();
        PAPER.iter().any(|word| name.contains(word))
    });
    (on_paper.map(|one| one.weight).sum(), all)
}

fn paper_points(case: &Case<'_>) -> Finding {
    let (paper, all) = paper_share(case);
    if all.is_zero() {
        return Finding::lacks(Role::Purchaser, "评估指标", "an evaluation index");
    }
    let what = bi("只凭书面材料的分值", "points that papers alone can prove");
    let measure = Measure::share(what, paper, all, case.above(Key::SignPaperInDesign));
    Finding::of(measure, || {
        case.kinds(&["documents.drafted", "contract.signed"])
    })
}
