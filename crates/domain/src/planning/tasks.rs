//! What is missing before the tender can go out, as a task list with the status words people know.

use super::{state::CounterState, trace};
use crate::{context::At, refusal::Param, stage::Stage};
use kernel::{Bi, lang::bi};
use rules::Key;

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// What comes before it is not done.
    CannotStart,
    /// Nobody has begun.
    NotStarted,
    /// Begun, and something is still missing.
    InProgress,
    /// Done.
    Completed,
}

impl Status {
    /// In words.
    pub const fn name(self) -> Bi {
        match self {
            Status::CannotStart => bi("尚不能开始", "Cannot start yet"),
            Status::NotStarted => bi("未开始", "Not started"),
            Status::InProgress => bi("进行中", "In progress"),
            Status::Completed => bi("已完成", "Completed"),
        }
    }
}

/// One task of S01 to S06.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub what: Bi,
    /// The act that does it.
    pub verb: &'static str,
    /// The stage in which it is done.
    pub stage: Stage,
    /// How it stands.
    pub status: Status,
    /// What is there or missing.
    pub detail: Option<Param>,
}

/// The tasks before the tender goes out, in order.
pub fn tasks(at: &At<'_>) -> Vec<Task> {
    let mut list = research(at);
    list.extend(budget(at));
    list.extend(documents(at));
    for task in &mut list {
        let reached = at.process.stage >= task.stage;
        if !reached && task.status == Status::NotStarted {
            task.status = Status::CannotStart;
        }
    }
    list
}

/// Done, begun or not begun.
fn status(done: usize, of: usize) -> Status {
    match done {
        0 if of > 0 => Status::NotStarted,
        done if done < of => Status::InProgress,
        _ => Status::Completed,
    }
}

fn once(there: Option<impl Sized>) -> Status {
    there.map_or(Status::NotStarted, |_| Status::Completed)
}

fn task(what: Bi, verb: &'static str, stage: Stage, status: Status) -> Task {
    Task {
        what,
        verb,
        stage,
        status,
        detail: None,
    }
}

impl Task {
    fn saying(mut self, zh: String, en: String) -> Task {
        self.detail = Some(Param::Made { zh, en });
        self
    }
}

fn research(at: &At<'_>) -> Vec<Task> {
    let taken = (at.process.stage > Stage::S01).then_some(());
    let reported = at.process.planning.reported;
    vec![
        task(
            bi("受理需求", "Take up the need"),
            "take-up-need",
            Stage::S01,
            once(taken),
        ),
        market(at),
        residents(at),
        duties(at),
        task(
            bi("提交需求调查报告", "File the need report"),
            "file-need-report",
            Stage::S02,
            once(reported),
        ),
    ]
}

fn market(at: &At<'_>) -> Task {
    let wanted = at.count(Key::NeedSurveyMinActors).ok();
    let wanted = wanted.and_then(|one| usize::try_from(one).ok());
    let wanted = wanted.unwrap_or(0);
    let asked = at.process.planning.actors_surveyed();
    task(
        bi("市场调查", "Survey the market"),
        "survey-market",
        Stage::S02,
        status(asked, wanted),
    )
    .saying(
        format!("{asked}/{wanted} 家"),
        format!("{asked} of {wanted} market actors"),
    )
}

fn residents(at: &At<'_>) -> Task {
    let planning = &at.process.planning;
    let themes = planning.themes.len();
    let answered = planning.themes.iter();
    let answered = answered.filter(|one| one.answer.is_some()).count();
    let heard = planning.residents_consulted();
    let consulted = match heard {
        0 => Status::NotStarted,
        _ if answered < themes => Status::InProgress,
        _ => Status::Completed,
    };
    task(
        bi("征求并答复居民意见", "Consult residents and answer them"),
        "consult-residents",
        Stage::S02,
        consulted,
    )
    .saying(
        format!("{heard} 人，议题已答复 {answered}/{themes}"),
        format!("{heard} residents, {answered} of {themes} themes answered"),
    )
}

fn duties(at: &At<'_>) -> Task {
    let components = &at.process.planning.components;
    let count = components.len();
    let fit = components.iter().filter(|one| one.result.may_be_bought());
    let fit = fit.filter(|one| !one.contradicts_list()).count();
    let matched = match count {
        0 => Status::NotStarted,
        count if fit < count => Status::InProgress,
        _ => Status::Completed,
    };
    task(
        bi("对照职责清单", "Match the duty lists"),
        "match-duties",
        Stage::S02,
        matched,
    )
    .saying(
        format!("可以购买 {fit}/{count} 项"),
        format!("{fit} of {count} components may be bought"),
    )
}

fn budget(at: &At<'_>) -> Vec<Task> {
    let planning = &at.process.planning;
    let reviewed = match at.process.stage {
        Stage::S04 => Status::NotStarted,
        stage if stage > Stage::S04 => Status::Completed,
        _ if planning.reviews.is_empty() => Status::NotStarted,
        _ => Status::InProgress,
    };
    vec![
        task(
            bi("成本测算", "Set the cost model"),
            "set-cost-model",
            Stage::S03,
            once(planning.cost),
        ),
        money(at),
        task(
            bi("提交需求和实施方案", "Submit the plan"),
            "submit-plan",
            Stage::S03,
            once(planning.submission.as_ref()),
        ),
        task(
            bi("审查需求和方案", "Review need and plan"),
            "review-plan",
            Stage::S04,
            reviewed,
        ),
        intention(at),
    ]
}

fn money(at: &At<'_>) -> Task {
    let budget = at.process.planning.budget.as_ref();
    let money = task(
        bi("落实预算", "Commit the budget"),
        "commit-budget",
        Stage::S03,
        once(budget),
    );
    let Some(budget) = budget else { return money };
    let (line, amount, years) = (budget.line.as_str(), budget.amount, budget.years);
    money.saying(
        format!("{line}，{amount}，{years} 年"),
        format!("{line}, {amount}, years: {years}"),
    )
}

fn intention(at: &At<'_>) -> Task {
    let planning = &at.process.planning;
    let announced = match (planning.intention_exempt, planning.intention_published) {
        (Some(_), _) => Status::Completed,
        (None, Some(_)) if notice_runs(at) => Status::InProgress,
        (None, Some(_)) => Status::Completed,
        (None, None) => Status::NotStarted,
    };
    let intention = task(
        bi(
            "公开采购意向，期满",
            "Publish the intention and wait out its notice",
        ),
        "publish-intention",
        Stage::S05,
        announced,
    );
    match notice_ends(at) {
        Some(last) => intention.saying(
            format!("公开期到 {last} 满"),
            format!("the notice runs until {last}"),
        ),
        None => intention,
    }
}

fn notice_ends(at: &At<'_>) -> Option<kernel::Date> {
    let planning = &at.process.planning;
    let from = planning.intention_published?;
    at.due(Key::IntentionNotice, from).ok()?.date()
}

fn notice_runs(at: &At<'_>) -> bool {
    // The last day of the notice still belongs to it.
    notice_ends(at).is_none_or(|last| at.today() <= last)
}

fn documents(at: &At<'_>) -> Vec<Task> {
    let planning = &at.process.planning;
    let tested = match (&planning.draft, &planning.fairness) {
        (None, _) => Status::CannotStart,
        (Some(_), None) => Status::NotStarted,
        (Some(_), Some(_)) => Status::Completed,
    };
    vec![
        task(
            bi("起草采购文件", "Draft the documents"),
            "draft-documents",
            Stage::S06,
            once(planning.draft.as_ref()),
        ),
        links(at),
        answers(at),
        task(
            bi("公平检查", "Test the draft for fairness"),
            "test-fairness",
            Stage::S06,
            tested,
        ),
    ]
}

fn links(at: &At<'_>) -> Task {
    let draft = at.process.planning.draft.as_ref();
    let orphans = trace::orphans(at.process).len();
    let linked = match draft {
        None => Status::CannotStart,
        Some(draft) if !draft.trace.is_begun() => Status::NotStarted,
        Some(_) if orphans == 0 => Status::Completed,
        Some(_) => Status::InProgress,
    };
    task(
        bi(
            "需求—评分—服务—成效逐项对应",
            "Link need, criterion, unit and outcome",
        ),
        "draft-documents",
        Stage::S06,
        linked,
    )
    .saying(
        format!("未对应 {orphans} 处"),
        format!("not linked: {orphans}"),
    )
}

fn answers(at: &At<'_>) -> Task {
    let planning = &at.process.planning;
    let comments = planning.comments.iter().filter(|one| one.answer.is_none());
    let counters = planning.counters.iter();
    let counters = counters.filter(|one| one.state == CounterState::Open);
    let waiting = comments.count() + counters.count();
    let answered = match (&planning.draft, waiting) {
        (None, _) => Status::CannotStart,
        (Some(_), 0) => Status::Completed,
        (Some(_), _) => Status::InProgress,
    };
    task(
        bi(
            "答复意见和条款修改建议",
            "Answer comments and counter-clauses",
        ),
        "answer-comment",
        Stage::S06,
        answered,
    )
    .saying(
        format!("待答复 {waiting} 条"),
        format!("waiting: {waiting}"),
    )
}
