//! Need and plan, S01 to S06: from a registered need to documents that can go out.
//!
//! Everything here happens before anybody bids, so all of it is public and every question of a
//! resident or a would-be tenderer gets an answer with a clock. Time alone brings nothing about in
//! these stages: silence of the purchaser is overdue, never consent.

pub mod answer_comment;
pub mod answer_counter_clause;
pub mod answer_theme;
pub mod choices;
pub mod comment_on_terms;
pub mod commit_budget;
pub mod consult_residents;
pub mod draft_documents;
pub mod drop_need;
pub mod duty_list;
mod evolve;
pub mod exempt_intention;
pub mod file_need_report;
pub mod lint;
pub mod match_duties;
pub mod parity;
pub mod propose_counter_clause;
pub mod publish_intention;
pub mod register_need;
pub mod review_plan;
mod rules;
mod said;
pub mod set_cost_model;
pub mod splitting;
pub mod state;
pub mod submit_plan;
pub mod survey_market;
pub mod take_up_need;
pub mod tasks;
pub mod test_fairness;
#[cfg(test)]
mod tests;
pub mod trace;
#[cfg(any(test, feature = "testkit"))]
pub mod walk;

pub use evolve::evolve;
pub use rules::{DUTIES, GUARDS, REFUSALS};
pub use state::Planning;

use crate::{context::At, contract::Clause, input::Person, refs::Choice, verb::VerbEntry};
use choices::{
    Channel, Exemption, Jurisdiction, MethodBasis, Opinion, Splitting, Taken, Topic, Verdict,
};
use kernel::{Date, FreeText, Money};
use state::{
    CommentId, Component, CostModel, CounterId, CounterState, Documents, Finding, MarketActor,
    Raised, ThemeId,
};

/// The verbs of this module.
pub const VERBS: &[VerbEntry] = &[
    VerbEntry::of::<register_need::RegisterNeed>(),
    VerbEntry::of::<take_up_need::TakeUpNeed>(),
    VerbEntry::of::<drop_need::DropNeed>(),
    VerbEntry::of::<survey_market::SurveyMarket>(),
    VerbEntry::of::<consult_residents::ConsultResidents>(),
    VerbEntry::of::<answer_theme::AnswerTheme>(),
    VerbEntry::of::<match_duties::MatchDuties>(),
    VerbEntry::of::<file_need_report::FileNeedReport>(),
    VerbEntry::of::<set_cost_model::SetCostModel>(),
    VerbEntry::of::<commit_budget::CommitBudget>(),
    VerbEntry::of::<submit_plan::SubmitPlan>(),
    VerbEntry::of::<review_plan::ReviewPlan>(),
    VerbEntry::of::<publish_intention::PublishIntention>(),
    VerbEntry::of::<exempt_intention::ExemptIntention>(),
    VerbEntry::of::<draft_documents::DraftDocuments>(),
    VerbEntry::of::<test_fairness::TestFairness>(),
    VerbEntry::of::<comment_on_terms::CommentOnTerms>(),
    VerbEntry::of::<answer_comment::AnswerComment>(),
    VerbEntry::of::<propose_counter_clause::ProposeCounterClause>(),
    VerbEntry::of::<answer_counter_clause::AnswerCounterClause>(),
];

events! {
    /// A need was registered (A01).
    NeedRegistered "need.registered" to Public ocds Tag("planning")
    say ("登记了需求“{title}”，为了：{beneficiaries}", "registered the need “{title}”, for: {beneficiaries}")
    {
        title: FreeText,
        beneficiaries: Option<FreeText>,
        note: Option<FreeText>,
        jurisdiction: Jurisdiction,
    }

    /// The purchaser took the need up.
    NeedTakenUp "need.taken-up" to Public ocds Tag("planningUpdate")
    say ("受理了需求，开始调查", "took the need up for research")
    {}

    /// The need was dropped.
    NeedDropped "need.dropped" to Public ocds Tag("planningUpdate")
    say ("决定不予立项：{reason}", "dropped the need: {reason}")
    { reason: FreeText }

    /// Market actors were surveyed (A02).
    MarketSurveyed "market.surveyed" to Public ocds Tag("planningUpdate")
    say ("调查了市场主体：{actors}", "surveyed market actors: {actors}")
    { actors: Vec<MarketActor> }

    /// Residents were consulted (A03).
    ResidentsConsulted "residents.consulted" to Public ocds Tag("planningUpdate")
    say ("于 {on} 通过{channel}听取 {residents} 名居民的意见，形成议题：{themes}",
         "heard {residents} residents through {channel} on {on}; themes: {themes}")
    { on: Date, residents: u32, channel: Channel, themes: Vec<Raised> }

    /// A theme was answered.
    ThemeAnswered "theme.answered" to Public ocds Tag("planningUpdate")
    say ("答复议题 {theme}（{taken}）：{answer}", "answered theme {theme} ({taken}): {answer}")
    { theme: ThemeId, taken: Taken, answer: FreeText }

    /// The components were matched with the duty lists (A04).
    DutiesMatched "duties.matched" to Public ocds Tag("planningUpdate")
    say ("对照职责清单：{components}", "matched the duty lists: {components}")
    { components: Vec<Component> }

    /// The need report was filed (D01).
    NeedReported "need.reported" to Public ocds Tag("planningUpdate")
    say ("提交了需求调查报告：{summary}", "filed the need report: {summary}")
    { summary: FreeText, price_basis: Option<FreeText> }

    /// The cost model was set (A05, D02).
    CostModelled "cost.modelled" to Public ocds Tag("planningUpdate")
    say ("完成成本测算：{model}", "set the cost model: {model}")
    { model: CostModel }

    /// The budget was committed (A06).
    BudgetCommitted "budget.committed" to Public ocds Tag("planningUpdate")
    say ("落实预算 {amount}（{line}，年数：{years}）",
        "committed a budget of {amount} ({line}, years: {years})")
    { line: FreeText, amount: Money, years: u32, #[serde(default)] category: Option<FreeText> }

    /// The demand and implementation plan was submitted (D03).
    PlanSubmitted "plan.submitted" to Public ocds Tag("planningUpdate")
    say ("提交了需求和实施方案（年数：{years}），编制人：{drafters}",
         "submitted the demand and implementation plan (years: {years}), drafted by {drafters}")
    { drafters: Vec<Person>, acceptance: Option<FreeText>, years: u32 }

    /// Need and plan were reviewed (A07, D04).
    PlanReviewed "plan.reviewed" to Public ocds Tag("planningUpdate")
    say ("提交了审查意见（{opinion}），审查人：{reviewers}。{findings}",
         "filed the review ({opinion}) by {reviewers}: {findings}")
    { reviewers: Vec<Person>, opinion: Opinion, findings: FreeText }

    /// The intention was published (A08, D05).
    IntentionPublished "intention.published" to Public ocds Tag("planningUpdate")
    say ("公开了采购意向（预计在 {expected} 所在月份采购）：{outline}",
         "published the intention to tender in the month of {expected}: {outline}")
    { outline: FreeText, expected: Date }

    /// The purchase was exempted from publishing an intention.
    IntentionExempted "intention.exempted" to Public ocds Tag("planningUpdate")
    say ("不公开采购意向，情形：{ground}", "published no intention, because of {ground}")
    { ground: Exemption, note: Option<FreeText> }

    /// The documents were drafted, or drafted anew (A09–A11, D06).
    DocumentsDrafted "documents.drafted" to Public ocds Tag("planningUpdate")
    say ("起草了采购文件：{documents}", "drafted the documents: {documents}")
    { documents: Box<Documents> }

    /// The draft passed the fairness test.
    FairnessTested "fairness.tested" to Public ocds Tag("planningUpdate")
    say ("完成公平检查，发现：{findings}", "tested the draft for fairness; findings: {findings}")
    {
        findings: Vec<Finding>,
        splitting: Splitting,
        method_basis: MethodBasis,
        method_note: Option<FreeText>,
        #[serde(default)]
        counted: Vec<kernel::ProcessId>,
    }

    /// Somebody commented on the draft (A13).
    CommentMade "comment.made" to Public ocds Not("OCDS has no term for comments on a draft")
    say ("对文件草案提出意见 {id}（{topic}）：{text}", "commented on the draft, {id} ({topic}): {text}")
    { id: CommentId, topic: Topic, text: FreeText }

    /// A comment was answered.
    CommentAnswered "comment.answered" to Public
    ocds Not("OCDS has no term for comments on a draft")
    say ("答复意见 {comment}（{taken}）：{answer}", "answered comment {comment} ({taken}): {answer}")
    { comment: CommentId, taken: Taken, answer: FreeText }

    /// A would-be tenderer proposed a counter-clause (A14).
    CounterProposed "counter-clause.proposed" to Public
    ocds Not("OCDS has no term for proposals on a draft")
    say ("提出条款修改建议 {id}（{clause}）：{text}。理由：{why}",
         "proposed counter-clause {id} ({clause}): {text}, because: {why}")
    { id: CounterId, clause: Option<Clause>, text: FreeText, why: FreeText }

    /// A counter-clause was answered.
    CounterAnswered "counter-clause.answered" to Public
    ocds Not("OCDS has no term for proposals on a draft")
    say ("答复修改建议 {counter}：{verdict}（理由：{reason}）",
        "answered counter-clause {counter}: {verdict} (reason: {reason})")
    { counter: CounterId, verdict: Verdict, reason: Option<FreeText> }
}

/// What time alone brings about in this module: nothing. Overdue duties are marked by the core.
pub fn tick(_at: &At<'_>) -> Vec<crate::event::Event> {
    Vec::new()
}

/// Objects of this module that a field can point to: what still waits for an answer.
pub fn options(at: &At<'_>, kind: &str) -> Vec<Choice> {
    let planning = &at.process.planning;
    match kind {
        ThemeId::KIND => {
            let open = planning.themes.iter().filter(|one| one.answer.is_none());
            open.map(|one| named(one.raised.id, &one.raised.name))
                .collect()
        }
        CommentId::KIND => {
            let open = planning.comments.iter().filter(|one| one.answer.is_none());
            open.map(|one| named(one.id, &one.text)).collect()
        }
        CounterId::KIND => {
            let open = planning.counters.iter().filter(|one| match one.state {
                // Accepted ones wait for the draft or the addendum that takes them up.
                CounterState::Open | CounterState::Accepted { .. } => true,
                CounterState::Drafted { .. } | CounterState::Rejected { .. } => false,
            });
            open.map(|one| named(one.id, &one.text)).collect()
        }
        trace::NeedRef::KIND | trace::UnitRow::KIND => trace::options(at, kind),
        _ => Vec::new(),
    }
}

/// Longest name of an object in a list, in characters.
const NAME_MAX: usize = 60;

fn named(id: impl ToString, text: &FreeText) -> Choice {
    let id = id.to_string();
    let short: String = text.as_str().chars().take(NAME_MAX).collect();
    Choice::new(&id, format!("{id} {short}"))
}
