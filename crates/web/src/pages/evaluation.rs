//! One evaluation of a contract: plan, frozen index, who weighs how much, the interval, what the
//! figures ask, who caused what, replies, appeals, and who waits on whom. Before the ratings are
//! released it shows nothing of them; what is only for the parties stays with them.

use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::{
        home::debtor,
        parts::{self, Shown},
    },
    routes::Answer,
    wording::In,
};
use app::Logged;
use domain::{
    Contract, Event, Obligation,
    assessment::{
        choices::{EvaluationId, ResultClass},
        state::{Draft, Evaluation, Outcome, Phase},
    },
};
use maud::{Markup, html};
use policy::Decision;

mod figures;
mod index;
pub mod sample;
pub mod slips;
mod talk;

/// An evaluation with what its page needs.
pub(super) struct Judged<'a> {
    /// The purchase and who looks.
    pub(super) shown: &'a Shown,
    /// The contract.
    pub(super) contract: &'a Contract,
    /// The evaluation.
    pub(super) one: &'a Evaluation,
    /// Whether the reader is one of the parties or authorities.
    pub(super) reads: Reads,
}

/// Which layer of the record the reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reads {
    /// The parties' layer.
    Parties,
    /// The public layer.
    Public,
}

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let judged = judged(ask, &shown)?;
    let name = lang.bi(judged.one.kind.name());
    let title = format!("{name} {}", judged.one.id);
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", &title)]))
        h1 { (title) " · " (judged.contract.id) }
        (verdict(lang, &judged))
        (waiting(web, lang, &judged))
        (plan(lang, &judged))
        (index::section(web, lang, &judged))
        (figures::section(web, lang, &judged))
        (slips::section(lang, &judged))
        (slips::words_said(lang, &judged))
        (talk::questions(lang, &judged))
        (talk::causes(lang, &judged))
        (talk::gates(lang, &judged))
        (talk::replies(lang, &judged))
        (talk::appeals(lang, &judged))
        (entries(web, lang, &judged))
    };
    Ok(layout::page(web, ask, &title, &content))
}

/// The evaluation an address names.
///
/// # Errors
/// Not found.
pub(super) fn judged<'a>(ask: &Ask, shown: &'a Shown) -> Result<Judged<'a>, Failure> {
    let number = |name: &str, letters: &str| -> Option<u32> {
        let text = ask.param(name).trim_start_matches(letters);
        text.parse().ok()
    };
    let contracts = &shown.loaded.process.contracts;
    let named = number("contract", "K");
    let contract = contracts.iter().find(|one| Some(one.id.0) == named);
    let contract = contract.ok_or(Failure::NotFound)?;
    let id = number("evaluation", "EV").map(EvaluationId);
    let one = id.and_then(|id| contract.assessment.evaluation(id));
    let one = one.ok_or(Failure::NotFound)?;
    let may = shown
        .viewer
        .may(&shown.loaded, Some(contract.id), "view-parties");
    Ok(Judged {
        shown,
        contract,
        one,
        reads: match may {
            Decision::Allow(_) => Reads::Parties,
            Decision::Deny(_) => Reads::Public,
        },
    })
}

impl Judged<'_> {
    /// The draft, for those who may read it.
    pub(super) fn draft(&self) -> Option<&Draft> {
        let draft = self.one.draft();
        draft.filter(|_| self.reads == Reads::Parties)
    }

    /// Its address.
    pub(super) fn path(&self) -> String {
        let (path, contract) = (self.shown.path(), self.contract.id);
        format!("{path}/contracts/{contract}/evaluations/{}", self.one.id)
    }

    /// The entries about this evaluation that the reader may see, newest first.
    pub(super) fn entries(&self) -> Vec<&Logged> {
        let number = serde_json::json!(self.one.id.0);
        let about = |event: &Event| match event {
            Event::Assessment(event) => {
                let body = event.body().unwrap_or_default();
                body.get("evaluation") == Some(&number)
            }
            _ => false,
        };
        let loaded = &self.shown.loaded;
        let timeline = self.shown.viewer.timeline(loaded, Some(self.contract.id));
        timeline
            .filter(|one| one.envelope.contract == Some(self.contract.id) && about(&one.event))
            .collect()
    }

    /// A link to the newest entry of a kind.
    pub(super) fn entry(&self, lang: In, kind: &str) -> Markup {
        let found = self.entries();
        let found = found.iter().find(|one| one.event.kind() == kind);
        html! { @if let Some(one) = found {
            a href={ (self.shown.path()) "/entries/" (one.position) } { (lang.t("记录 #", "entry #")) (one.position) }
        } }
    }
}

/// The class of a result in plain words.
fn class(lang: In, class: ResultClass) -> &'static str {
    match class {
        ResultClass::Graded => lang.t(
            "等级明确：整个区间都落在同一档内。",
            "Graded: the whole interval lies in one band.",
        ),
        ResultClass::LowConfidence => lang.t(
            "把握不足：得分所在的档写在这里，但区间跨到另一档，换一批评分人可能得到别的等级。",
            "Low confidence: the band of the score is named, but the interval reaches into another; other raters might have led to another grade.",
        ),
        ResultClass::Insufficient => lang.t(
            "证据不足：不定等级，也不得据此作出任何不利处理。",
            "Insufficient evidence: there is no grade, and nothing to anybody's disadvantage may follow.",
        ),
    }
}

fn verdict(lang: In, judged: &Judged<'_>) -> Markup {
    let stands = |text: &'static str| html! { p.strong { (text) } };
    html! {
        section.card #result {
            h2 { (lang.t("结果", "Result")) }
            @match &judged.one.phase {
                Phase::Fieldwork => (stands(lang.t("外勤进行中。各方评分公布前，谁也看不到对方的评分。", "Fieldwork is under way. Until the ratings are released nobody sees another side's."))),
                Phase::Released { on } => { (stands(lang.t("各方评分已同时公布，等待评估方提出初稿。", "The ratings were released together; the evaluator's draft is next."))) p.meta { (on) } }
                Phase::Drafted(_) => {
                    (stands(lang.t("初稿已提出，各方正在答辩。", "The draft is out and the sides reply to it.")))
                    @if let Some(draft) = judged.draft() {
                        @let content = &draft.content;
                        p { (lang.t("初稿得分 ", "Score of the draft ")) strong { (content.score) } " (" (content.low) "–" (content.high) ")" " · " (lang.bi(content.class.name())) }
                        p.meta { (class(lang, content.class)) }
                    }
                }
                Phase::Issued(outcome) => (issued(lang, judged, outcome)),
                Phase::Deemed { on } => { (stands(lang.t("逾期未完成，基本部分视为合格。", "It came too late: the base part counts as satisfied."))) p.meta { (on) } }
            }
        }
    }
}

fn issued(lang: In, judged: &Judged<'_>, outcome: &Outcome) -> Markup {
    html! {
        p { strong { (outcome.score) } (lang.t(" 分，区间 ", " points, interval ")) (outcome.low) "–" (outcome.high)
            @if let Some(grade) = outcome.grade {
                " · " (lang.t("等级 ", "grade ")) strong { (lang.bi(grade.name())) }
                @if outcome.firm_grade().is_none() { " " span.state.bad { (lang.t("（把握不足）", "(low confidence)")) } }
            }
            @else { " · " strong { (lang.t("不定等级", "no grade")) } } }
        p { (class(lang, outcome.class)) }
        @if let Some(draft) = judged.draft() {
            @if draft.content.score != outcome.score {
                p { (lang.t("初稿 ", "Draft ")) (draft.content.score) (lang.t(" 分，计回他方造成的部分或经复核后为 ", " points; with what others caused given back, or after the appeal, ")) (outcome.score) }
            }
        }
        p.meta { (outcome.on) " · " (judged.entry(lang, "evaluation.issued")) }
    }
}

/// Who waits on whom in this evaluation.
fn waiting(web: &Web, lang: In, judged: &Judged<'_>) -> Markup {
    let id = judged.one.id.to_string();
    let appeals: Vec<String> = judged
        .one
        .appeals
        .iter()
        .map(|one| one.id.to_string())
        .collect();
    let about = |one: &&Obligation| {
        one.is_open()
            && one.contract == Some(judged.contract.id)
            && domain::assessment::DUTIES.contains(&one.duty.0)
            && (one.subject == id || appeals.contains(&one.subject))
    };
    let all = &judged.shown.loaded.process.obligations;
    let open: Vec<&Obligation> = all.iter().filter(about).collect();
    html! {
        section.card #waiting {
            h2 { (lang.t("等谁办", "Who is waited for")) " " span.count { (open.len()) } }
            @if open.is_empty() { p.empty { (lang.t("没有未办的事项。", "Nothing is open.")) } }
            ul.duties { @for one in &open { li {
                strong { (debtor(web, lang, one)) } (lang.t("：", ": ")) (lang.bi(one.duty.0.what)) " "
                (parts::due(lang, one, judged.shown.today)) " " (parts::derivation(lang, judged.shown.id, one))
            } } }
        }
    }
}

fn plan(lang: In, judged: &Judged<'_>) -> Markup {
    let evaluator = judged.contract.assessment.evaluator();
    html! {
        section.card #plan {
            h2 { (lang.t("方案", "Plan")) }
            @match &judged.one.plan {
                None => p.empty { (lang.t("没有人按时制定方案。", "Nobody planned it in time.")) },
                Some(plan) => dl.facts {
                    @if let Some(evaluator) = evaluator { dt { (lang.t("评估方", "Evaluator")) } dd { (evaluator.name(lang.0)) } }
                    dt { (lang.t("外勤", "Fieldwork")) } dd { (plan.from) " – " (plan.until) }
                    dt { (lang.t("方法", "Methods")) } dd { @for one in &plan.methods { span.chip { (lang.bi(one.name())) } " " } }
                    dt { (lang.t("服务对象", "Users")) } dd { (plan.users) (lang.t(" 人，计划抽样 ", ", planned sample ")) (plan.sample) (lang.t("，至少须有答复 ", ", answers needed ")) (plan.quota) }
                },
            }
            p.links { a href={ (judged.path()) "/sample" } { (lang.t("盲样抽取和核验", "The blind sample and its check")) } }
            p.meta { (judged.entry(lang, "evaluation.planned")) }
        }
    }
}

fn entries(web: &Web, lang: In, judged: &Judged<'_>) -> Markup {
    let entries = judged.entries();
    html! {
        section.card #entries {
            h2 { (lang.t("记录", "Entries")) " " span.count { (entries.len()) } }
            (parts::timeline(web, lang, judged.shown, &entries))
        }
    }
}

/// The evaluations of a contract, for the page of the purchase.
pub fn links(lang: In, shown: &Shown) -> Markup {
    let contract = shown.contract();
    let all = contract.map_or(&[][..], |one| one.assessment.evaluations());
    html! {
        @if let (Some(contract), false) = (contract, all.is_empty()) {
            section.card #judgement {
                h2 { (lang.t("服务评估", "Evaluation of the service")) }
                ul { @for one in all { li {
                    a href={ (shown.path()) "/contracts/" (contract.id) "/evaluations/" (one.id) } { (lang.bi(one.kind.name())) " " (one.id) }
                    " " (standing(lang, one))
                } } }
            }
        }
    }
}

fn standing(lang: In, one: &Evaluation) -> Markup {
    html! {
        @match &one.phase {
            Phase::Fieldwork => (lang.t("外勤中", "fieldwork")),
            Phase::Released { .. } => (lang.t("评分已公布", "ratings released")),
            Phase::Drafted(_) => (lang.t("答辩中", "replies")),
            Phase::Issued(outcome) => { (outcome.score) " (" (outcome.low) "–" (outcome.high) ") · " (lang.bi(outcome.class.name())) }
            Phase::Deemed { .. } => (lang.t("逾期视为合格", "deemed satisfied")),
        }
    }
}
