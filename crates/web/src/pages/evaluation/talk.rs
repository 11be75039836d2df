//! What the figures ask, who caused what, and what the sides say: for the parties.

use super::{Judged, Reads};
use crate::wording::In;
use maud::{Markup, html};

/// Questions of the figures, with their answers.
pub(super) fn questions(lang: In, judged: &Judged<'_>) -> Markup {
    let Some(draft) = judged.draft() else {
        return html! {};
    };
    html! {
        section.card #questions {
            h2 { (lang.t("数字提出的疑问", "Questions that the figures raise")) " " span.count { (draft.content.questions.len()) } }
            p.meta { (lang.t("疑问不是结论。未答复前，不能以本结果给予激励。", "A question is not a verdict. Until it is answered no reward can rest on this result.")) }
            @if draft.content.questions.is_empty() { p.empty { (lang.t("没有疑问。", "None.")) } }
            ul { @for one in &draft.content.questions { li {
                @let answer = judged.one.answers.iter().find(|(question, _)| question == one);
                strong { (lang.bi(one.name())) } (lang.t("：", ": "))
                @match answer {
                    Some((_, outcome)) => { (lang.bi(outcome.name())) " " (judged.entry(lang, "evaluation.question-answered")) }
                    None => span.state.bad { (lang.t("未答复，等评估方或裁决小组", "open; waits for the evaluator or the panel")) },
                }
            } } }
        }
    }
}

/// Who caused the shortfall.
pub(super) fn causes(lang: In, judged: &Judged<'_>) -> Markup {
    let allocation = judged.one.allocation.as_ref();
    let Some(allocation) = allocation.filter(|_| judged.reads == Reads::Parties) else {
        return html! {};
    };
    html! {
        section.card #causes {
            h2 { (lang.t("不足由谁造成", "Who caused the shortfall")) }
            div.scroll { table {
                thead { tr { th scope="col" { (lang.t("原因方", "Caused by")) } th scope="col" { (lang.t("分值", "Points")) } th scope="col" { (lang.t("理由", "Reason")) } } }
                tbody { @for one in &allocation.shortfalls { tr {
                    th scope="row" { (lang.bi(one.by.name())) } td.number { (one.points.normalize()) }
                    td { (one.reason.as_str()) @if let Some(obligation) = one.obligation { " " a href={ (judged.shown.path()) "/obligations/" (obligation) } { (obligation) } } }
                } } }
            } }
            p { (lang.t("计回承接方 ", "Given back to the provider: ")) strong { (allocation.excused.normalize()) } " · " (judged.entry(lang, "cause.allocated")) }
        }
    }
}

/// What no score makes up for, as the panel found it.
pub(super) fn gates(lang: In, judged: &Judged<'_>) -> Markup {
    let gates = &judged.one.gates;
    if gates.is_empty() || judged.reads != Reads::Parties {
        return html! {};
    }
    html! {
        section.card #gates {
            h2 { (lang.t("红线问题", "What no score makes up for")) }
            p { (lang.t("裁决小组认定以下问题，等级最高为“差（D）”；得分照常公布，可以申请复核。", "The panel found the following. The grade is D at best, the score is published as it is, and an appeal is open.")) }
            ul { @for one in gates { li {
                strong { (lang.bi(one.gate.name())) } ": " (one.facts.as_str())
                p.small { (lang.t("承接方说明：", "The provider says: ")) (one.answer.as_str()) " · " (judged.entry(lang, "evaluation.gate-applied")) }
            } } }
        }
    }
}

/// What the evaluated sides say of themselves and of the draft.
pub(super) fn replies(lang: In, judged: &Judged<'_>) -> Markup {
    if judged.reads == Reads::Public {
        return html! {};
    }
    let one = judged.one;
    html! {
        @if !one.self_reports.is_empty() {
            section.card #self {
                h2 { (lang.t("各方自评", "What the sides say of their own duties")) }
                ul { @for report in &one.self_reports { li {
                    strong { (report.organisation.name(lang.0)) } (lang.t("：", ": ")) (lang.bi(report.verdict.name()))
                    " (" (report.kept) "/" (report.due) (lang.t(" 按时", " in time")) ") " (report.statement.as_str())
                } } }
            }
        }
        @if !one.replies.is_empty() {
            section.card #replies {
                h2 { (lang.t("对初稿的答辩", "Replies to the draft")) }
                ul { @for reply in &one.replies { li {
                    strong { (reply.organisation.name(lang.0)) } " " span.chip { (lang.bi(reply.stance.name())) } " " (reply.text.as_str())
                } } }
            }
        }
    }
}

/// Appeals, decided by others than those who made the evaluation. An open one is for the parties.
pub(super) fn appeals(lang: In, judged: &Judged<'_>) -> Markup {
    let seen = |open: bool| judged.reads == Reads::Parties || !open;
    let all = judged.one.appeals.iter();
    let all: Vec<_> = all.filter(|one| seen(one.outcome.is_none())).collect();
    html! {
        @if !all.is_empty() {
            section.card #appeals {
                h2 { (lang.t("复核", "Appeals")) }
                ul { @for one in all { li {
                    (one.id) " " (one.on) @if judged.reads == Reads::Parties { " " strong { (one.organisation.name(lang.0)) } " " span.chip { (lang.bi(one.ground.name())) } " " (one.text.as_str()) }
                    (lang.t("：", ": "))
                    @match one.outcome {
                        Some(outcome) => { strong { (lang.bi(outcome.name())) } " " (judged.entry(lang, "evaluation.appeal-decided")) }
                        None => span.state.bad { (lang.t("等裁决小组中未参与原评估的成员决定", "waits for members of the panel who had no part in the evaluation")) },
                    }
                } } }
            }
        }
    }
}
