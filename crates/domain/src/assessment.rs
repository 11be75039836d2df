//! Evaluation, improvement and acceptance of one contract (S16 to S19, M6).
//!
//! Both sides are evaluated: the service by weighted groups of raters, and the conduct of the
//! government parties by the provider. Three things must never happen here: that the purchaser picks
//! the evaluator, that one side sees the other's rating before its own is in, and that a result waits
//! so long that pay waits with it. Nobody answers for a shortfall that others caused.

pub mod choices;
pub mod duties;
pub mod facts;
pub mod freeze;
pub mod guards;
pub mod interval;
pub mod refusals;
pub mod sample;
pub mod sampling;
pub mod scoring;
pub mod state;
pub mod voice;

mod clock;
mod evolve;
mod heard;
mod parties;
mod period;
mod shares;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;

pub mod allocate_cause;
pub mod answer_question;
pub mod appeal;
pub mod apply_gate;
pub mod bring_in_answers;
pub mod close_improvement;
pub mod commit_sample_seed;
pub mod decide_acceptance;
pub mod decide_appeal;
pub mod draft_result;
pub mod draw_sample;
pub mod engage_evaluator;
pub mod give_acceptance_opinion;
pub mod hear_workers;
pub mod issue_result;
pub mod issue_slips;
pub mod plan_evaluation;
pub mod rate;
pub mod register_frame;
pub mod release_ratings;
pub mod reply_to_evaluation;
pub mod report_improvement;
pub mod request_acceptance;
pub mod reveal_sample_seed;
pub mod self_evaluate;
pub mod set_improvement_plan;

pub use clock::tick;
pub use duties::DUTIES;
pub use evolve::evolve;
pub use guards::GUARDS;
pub use refusals::REFUSALS;
pub use state::Assessment;
#[cfg(any(test, feature = "testkit"))]
pub use walk::{walk, walks};

use crate::{
    context::At,
    input::{Organisation, Person},
    obligation::Due,
    process::UnitId,
    refs::Choice,
    verb::VerbEntry,
};
use choices::{
    AppealGround, AppealOutcome, CureOutcome, EvaluatedSide, EvaluationAppealId, EvaluationId,
    EvaluationKind, FieldMethod, Gate, GateRuling, Grade, ImprovementId, IndexItemId, Question,
    QuestionOutcome, RatingGroup, RatingId, ResultClass, SelfVerdict, Stance, UserOpinion, Verdict,
    WorkerTopic,
};
use facts::{
    Contact, Finding, FrozenIndex, GroupScore, IntervalBasis, Measure, Scores, Shortfall,
    StandardCheck,
};
use freeze::GroupWeight;
use kernel::{Date, Digest, FreeText, Money, Percent};
use rust_decimal::Decimal;
use sample::{SecretPart, Stratum, StratumDraw};
use state::Trigger;
use voice::{BatchSize, Channel, Experience};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<engage_evaluator::EngageEvaluator>(),
    VerbEntry::of::<plan_evaluation::PlanEvaluation>(),
    VerbEntry::of::<self_evaluate::SelfEvaluate>(),
    VerbEntry::of::<rate::Rate>(),
    VerbEntry::of::<hear_workers::HearWorkers>(),
    VerbEntry::of::<register_frame::RegisterFrame>(),
    VerbEntry::of::<commit_sample_seed::CommitSampleSeed>(),
    VerbEntry::of::<reveal_sample_seed::RevealSampleSeed>(),
    VerbEntry::of::<draw_sample::DrawSample>(),
    VerbEntry::of::<issue_slips::IssueSlips>(),
    VerbEntry::of::<bring_in_answers::BringInAnswers>(),
    VerbEntry::of::<release_ratings::ReleaseRatings>(),
    VerbEntry::of::<draft_result::DraftResult>(),
    VerbEntry::of::<reply_to_evaluation::ReplyToEvaluation>(),
    VerbEntry::of::<answer_question::AnswerQuestion>(),
    VerbEntry::of::<allocate_cause::AllocateCause>(),
    VerbEntry::of::<apply_gate::ApplyGate>(),
    VerbEntry::of::<issue_result::IssueResult>(),
    VerbEntry::of::<appeal::AppealResult>(),
    VerbEntry::of::<decide_appeal::DecideAppeal>(),
    VerbEntry::of::<set_improvement_plan::SetImprovementPlan>(),
    VerbEntry::of::<report_improvement::ReportImprovement>(),
    VerbEntry::of::<close_improvement::CloseImprovement>(),
    VerbEntry::of::<request_acceptance::RequestAcceptance>(),
    VerbEntry::of::<give_acceptance_opinion::GiveAcceptanceOpinion>(),
    VerbEntry::of::<decide_acceptance::DecideAcceptance>(),
];

events! {
    /// C-EVAL-1, AF-15: the yardstick as it was signed.
    IndexFrozen "index.frozen" to Public ocds Tag("contract")
    say ("锁定评估指标（{index}）和评估主体权重（{weights}），摘要 {digest}", "froze the evaluation index ({index}) and the weights of the raters ({weights}), digest {digest}")
    { digest: Digest, weights: Vec<GroupWeight>, index: FrozenIndex }

    /// A88.
    EvaluatorEngaged "evaluator.engaged" to Public ocds Tag("implementationUpdate")
    say ("从 {pool} 中抽取“{evaluator}”担任评估方：{draw}", "drew {evaluator} as evaluator out of {pool}: {draw}")
    { evaluator: Organisation, pool: Vec<Organisation>, draw: FreeText, income_share: Percent, index: FrozenIndex }

    /// M6: the plan, on the frozen index.
    EvaluationPlanned "evaluation.planned" to Public ocds Tag("implementationUpdate")
    say ("制定了{kind}方案 {evaluation}：{from} 至 {until}，抽样 {sample} 人", "planned {evaluation} ({kind}): {from} to {until}, with a sample of {sample} users")
    { evaluation: EvaluationId, kind: EvaluationKind, from: Date, until: Date, methods: Vec<FieldMethod>, users: u32, sample: u32, quota: u32 }

    /// A89.
    SelfEvaluated "evaluation.self-assessed" to Parties ocds Not("OCDS has no place for what a party says of its own duties")
    say ("就{side}的职责自评：{verdict}（到期义务 {due} 项，按时 {kept} 项）", "evaluated the duties of {side}: {verdict} ({kept} of {due} due obligations kept in time)")
    { evaluation: EvaluationId, side: EvaluatedSide, organisation: Organisation, verdict: SelfVerdict, statement: FreeText, due: u32, kept: u32 }

    /// A90 to A95.
    RatingFiled "rating.filed" to Release ocds Not("raters' sheets have no OCDS term; the result carries their means")
    say ("提交了评分表 {rating}（{group}）：{scores}", "filed the sheet {rating} ({group}): {scores}")
    { rating: RatingId, evaluation: EvaluationId, group: RatingGroup, about: Option<Organisation>, scores: Scores, contact: Contact }

    /// A96.
    WorkersHeard "workers.heard" to Protected ocds Not("what workers say in confidence is never published")
    say ("听取了 {workers} 名一线社工的意见：{topics}", "heard {workers} frontline workers about {topics}")
    { evaluation: EvaluationId, workers: u32, topics: Vec<WorkerTopic>, statement: FreeText }

    /// §5e: a list of people as pseudonyms; how many, and its digest.
    FrameRegistered "frame.registered" to Parties ocds Not("how users are sampled has no OCDS term")
    say ("为评估 {evaluation} 登记抽样名单（{stratum}，服务 {unit}）：{count} 人，摘要 {digest}", "listed {count} people for the sample of {evaluation} ({stratum}, service {unit}), digest {digest}")
    { evaluation: EvaluationId, stratum: Stratum, unit: Option<UnitId>, count: u32, digest: Digest }

    /// §5e: the pseudonyms themselves, for their author and the evaluator.
    FrameListed "frame.listed" to Protected ocds Not("pseudonyms of users are never published")
    say ("代号（{stratum}，服务 {unit}）：{codes}", "pseudonyms ({stratum}, service {unit}): {codes}")
    { evaluation: EvaluationId, stratum: Stratum, unit: Option<UnitId>, codes: FreeText }

    /// §5e: a digest before any secret is known.
    SampleSeedCommitted "sample.seed-committed" to Public ocds Not("how users are sampled has no OCDS term")
    say ("为评估 {evaluation} 的抽样承诺{part}：{digest}", "committed to a {part} for the sample of {evaluation}: {digest}")
    { evaluation: EvaluationId, part: SecretPart, digest: Digest }

    /// §5e: a secret is told.
    SampleSeedRevealed "sample.seed-revealed" to Public ocds Not("how users are sampled has no OCDS term")
    say ("公布了评估 {evaluation} 的抽样随机数：{secret}", "told the secret for the sample of {evaluation}: {secret}")
    { evaluation: EvaluationId, secret: FreeText }

    /// §5e: numbers are drawn; who has a number only the evaluator knows.
    SampleDrawn "sample.drawn" to Public ocds Not("how users are sampled has no OCDS term")
    say ("抽取了评估 {evaluation} 的样本：{strata}，种子 {seed}（参数 {base}、{least}）", "drew the sample of {evaluation}: {strata}, seed {seed} (parameters {base}, {least})")
    { evaluation: EvaluationId, seed: Digest, base: u32, least: u32, strata: Vec<StratumDraw> }

    /// A90, A96: slips by which people speak without an account.
    SlipsIssued "slips.issued" to Parties ocds Not("how users are reached has no OCDS term")
    say ("为评估 {evaluation} 发放一次性评议单 {count} 张（{channel}）", "issued {count} one-time slips for {evaluation} ({channel})")
    { evaluation: EvaluationId, channel: Channel, count: u32 }

    /// A90, A96: how many answers came in with a batch, and nothing of what they say.
    AnswersCounted "answers.counted" to Parties ocds Not("how users are reached has no OCDS term")
    say ("汇入评估 {evaluation} 的评议单答复 {answers} 份（{channel}，{batch}）", "brought in {answers} answers of slips for {evaluation} ({channel}, {batch})")
    { evaluation: EvaluationId, channel: Channel, batch: BatchSize, answers: u32 }

    /// A90: the answers of a batch, shuffled; for the evaluator and the panel.
    AnswersBroughtIn "answers.brought-in" to Protected ocds Not("what single users answer is never published")
    say ("答复（{channel}，次序已打乱）：{answers}", "answers, shuffled ({channel}): {answers}")
    { evaluation: EvaluationId, channel: Channel, answers: Vec<Experience> }

    /// A90: words of a batch, apart from the answers; for the evaluator and the panel.
    UsersSpoke "users.spoke" to Protected ocds Not("what single users say is never published")
    say ("服务对象和居民原话：{words}", "words of users and residents: {words}")
    { evaluation: EvaluationId, words: Vec<FreeText> }

    /// A92, A93: both sides' ratings at once.
    RatingsReleased "ratings.released" to Parties ocds Not("raters' sheets have no OCDS term; the result carries their means")
    say ("同时公布各方评分，共 {sheets} 份", "released the ratings of all sides together, {sheets} sheets")
    { evaluation: EvaluationId, sheets: u32 }

    /// M6: the draft before the replies.
    EvaluationDrafted "evaluation.drafted" to Parties ocds Not("a draft is published only as the result it becomes")
    say ("提出评估 {evaluation} 初稿：{score} 分（{low}–{high}），{class}，等级 {grade}", "drafted the result of {evaluation}: {score} ({low} to {high}), {class}, grade {grade}")
    { evaluation: EvaluationId, score: Decimal, low: Decimal, high: Decimal, class: ResultClass, grade: Option<Grade>, groups: Vec<GroupScore>, questions: Vec<Question>, findings: Vec<Finding>, summary: FreeText, reply_until: Due, #[serde(default, skip_serializing_if = "Option::is_none")] basis: Option<IntervalBasis> }

    /// A question of the figures is answered (§5e: a question, never a verdict).
    QuestionAnswered "evaluation.question-answered" to Parties ocds Not("questions about a result have no OCDS term")
    say ("答复评估 {evaluation} 的疑问“{question}”：{outcome}，{text}", "answered the question “{question}” of {evaluation}: {outcome}, {text}")
    { evaluation: EvaluationId, question: Question, outcome: QuestionOutcome, text: FreeText }

    /// A99.
    EvaluationReplied "evaluation.replied" to Parties ocds Not("replies to a draft have no OCDS term")
    say ("对评估 {evaluation} 初稿答辩：{stance}", "replied to the draft of {evaluation}: {stance}")
    { evaluation: EvaluationId, organisation: Organisation, stance: Stance, text: FreeText }

    /// A98.
    CauseAllocated "cause.allocated" to Parties ocds Not("causes of a shortfall have no OCDS term; the corrected score is published with the result")
    say ("划分了评估 {evaluation} 的不足原因：{shortfalls}；计回 {excused} 分", "allocated the shortfall of {evaluation}: {shortfalls}; {excused} points given back")
    { evaluation: EvaluationId, shortfalls: Vec<Shortfall>, excused: Decimal }

    /// §5e: what no score makes up for.
    GateApplied "evaluation.gate-applied" to Parties ocds Not("a finding of the panel; its effect is published with the grade")
    say ("认定评估 {evaluation} 存在红线问题：{gate}；事实：{facts}；承接方说明：{answer}", "found in {evaluation} what no score makes up for: {gate}; facts: {facts}; the provider says: {answer}")
    { evaluation: EvaluationId, gate: Gate, facts: FreeText, answer: FreeText }

    /// M6: the result.
    EvaluationIssued "evaluation.issued" to Public ocds Tag("implementationUpdate")
    say ("公布{kind} {evaluation} 结果：{score} 分（{low}–{high}），{class}，等级 {grade}", "issued the result of {evaluation} ({kind}): {score} ({low} to {high}), {class}, grade {grade}")
    { evaluation: EvaluationId, kind: EvaluationKind, score: Decimal, low: Decimal, high: Decimal, class: ResultClass, grade: Option<Grade>, answer: Option<FreeText> }

    /// §5a S18: too late is satisfied.
    EvaluationDeemed "evaluation.deemed-base-satisfied" to Public ocds Tag("implementationUpdate")
    say ("末期评估 {evaluation} 逾期未完成，基本部分视为合格", "found the final evaluation {evaluation} too late: the base part counts as satisfied")
    { evaluation: EvaluationId }

    /// A100.
    EvaluationAppealed "evaluation.appealed" to Parties ocds Not("an open appeal is published with its decision")
    say ("对评估 {evaluation} 的结果申请复核 {appeal}：{ground}", "appealed against the result of {evaluation} ({appeal}): {ground}")
    { appeal: EvaluationAppealId, evaluation: EvaluationId, organisation: Organisation, ground: AppealGround, text: FreeText }

    /// M6: the re-check by others.
    EvaluationAppealDecided "evaluation.appeal-decided" to Public ocds Tag("implementationUpdate")
    say ("对复核 {appeal} 作出决定：{outcome}，得分 {score}，等级 {grade}", "decided the appeal {appeal}: {outcome}, score {score}, grade {grade}")
    { appeal: EvaluationAppealId, evaluation: EvaluationId, outcome: AppealOutcome, score: Decimal, low: Decimal, high: Decimal, class: ResultClass, grade: Option<Grade>, checkers: Vec<Person>, reasons: FreeText, #[serde(default, skip_serializing_if = "Option::is_none")] gates: Option<GateRuling> }

    /// §5a S17: one side owes an improvement.
    ImprovementRequired "improvement.required" to Parties ocds Not("cures are published only when they fail")
    say ("要求“{organisation}”整改（{improvement}）", "asked {organisation} for an improvement ({improvement})")
    { improvement: ImprovementId, side: EvaluatedSide, organisation: Organisation, trigger: Trigger }

    /// A101.
    ImprovementPlanned "improvement.planned" to Parties ocds Not("cures are published only when they fail")
    say ("提出整改计划 {improvement}，{until} 前完成：{measures}", "planned the improvement {improvement} until {until}: {measures}")
    { improvement: ImprovementId, measures: Vec<Measure>, until: Date }

    /// A101.
    ImprovementReported "improvement.reported" to Parties ocds Not("cures are published only when they fail")
    say ("报告整改 {improvement} 完成情况：{report}", "reported on the improvement {improvement}: {report}")
    { improvement: ImprovementId, report: FreeText }

    /// §5a S17: the check.
    ImprovementClosed "improvement.closed" to Parties ocds Not("cures are published only when they fail")
    say ("核查整改 {improvement}：{outcome}，{reasons}", "checked the improvement {improvement}: {outcome}, {reasons}")
    { improvement: ImprovementId, outcome: CureOutcome, reasons: FreeText }

    /// An appeal took away the ground of an improvement.
    ImprovementLifted "improvement.lifted" to Parties ocds Not("cures are published only when they fail")
    say ("复核后不再要求整改 {improvement}", "lifted the improvement {improvement} after the appeal")
    { improvement: ImprovementId }

    /// §5a S19.
    AcceptanceRequested "acceptance.requested" to Public ocds Tag("implementationUpdate")
    say ("申请验收，邀请服务对象 {users_invited} 人；{due} 前未作决定视为合格", "requested acceptance and invited {users_invited} users; silence after {due} counts as acceptance")
    { users_invited: u32, statement: FreeText, due: Due }

    /// K8: users give their opinion.
    AcceptanceOpinionGiven "acceptance.opinion-given" to Parties ocds Not("opinions of single users are published only in sum")
    say ("提出验收意见：{opinion}", "gave an opinion at acceptance: {opinion}")
    { opinion: UserOpinion, text: Option<FreeText> }

    /// A104.
    AcceptanceDecided "acceptance.decided" to Public ocds Tag("implementationUpdate")
    say ("作出验收决定：{verdict}；{standards}；听取服务对象意见 {opinions} 份", "decided the acceptance: {verdict}; {standards}; {opinions} opinions of users heard")
    { verdict: Verdict, standards: Vec<StandardCheck>, opinions: u32, deduction: Option<Money>, reasons: FreeText }

    /// A105.
    AcceptanceDeemed "acceptance.deemed" to Public ocds Tag("implementationUpdate")
    say ("购买方逾期未作验收决定，视为验收合格（期限 {due}）", "found no decision by {due}: the service counts as accepted")
    { due: Date }
}

/// Objects of this module that a field can point to.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let state = &contract.assessment;
    match kind {
        IndexItemId::KIND => {
            let frozen = state.index.clone();
            let index = frozen.unwrap_or_else(|| FrozenIndex(contract.terms.index.clone()));
            let items = index.items();
            items
                .map(|(id, item)| Choice::new(id, format!("{id} {}", item.name.as_str())))
                .collect()
        }
        EvaluationId::KIND => {
            let all = state.evaluations.iter();
            all.map(|one| named(one.id, one.kind.name())).collect()
        }
        ImprovementId::KIND => {
            let open = state.improvements.iter().filter(|one| one.is_open());
            open.map(|one| Choice {
                value: one.id.to_string(),
                zh: format!("{} {}", one.id, one.organisation.zh),
                en: format!("{} {}", one.id, one.organisation.en),
            })
            .collect()
        }
        EvaluationAppealId::KIND => {
            let all = state.evaluations.iter().flat_map(|one| &one.appeals);
            let open = all.filter(|one| one.outcome.is_none());
            open.map(|one| named(one.id, one.ground.name())).collect()
        }
        _ => Vec::new(),
    }
}

fn named(id: impl ToString, name: kernel::Bi) -> Choice {
    let value = id.to_string();
    Choice {
        zh: format!("{value} {}", name.zh),
        en: format!("{value} {}", name.en),
        value,
    }
}

#[cfg(test)]
mod tests;
