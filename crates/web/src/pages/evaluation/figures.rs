//! The figures of a draft, as a worked calculation with its interval drawn beside a table.

use super::Judged;
use crate::{Web, pages::parts, wording::In};
use domain::{
    At,
    assessment::{EvaluationDrafted, facts::GroupScore},
};
use maud::{Markup, html};
use rules::Key;
use rust_decimal::Decimal;

/// The section; nothing before the draft.
pub(super) fn section(web: &Web, lang: In, judged: &Judged<'_>) -> Markup {
    let Some(draft) = judged.draft() else {
        return html! {};
    };
    let content = &draft.content;
    html! {
        section.card #figures {
            h2 { (lang.t("得分怎么算的", "How the score is made up")) }
            (picture(lang, content, &bands(web, judged)))
            (table(lang, content))
            (interval(lang, content))
            p { strong { (lang.t("总体评价：", "Summary: ")) } (content.summary.as_str()) }
            @if !content.findings.is_empty() {
                h3 { (lang.t("发现", "Findings")) }
                ul { @for one in &content.findings { li {
                    strong { (one.organisation.name(lang.0)) } (lang.t("：", ": ")) (one.what.as_str()) " " span.chip { (lang.bi(one.need.name())) }
                } } }
            }
            p.meta { (judged.entry(lang, "evaluation.drafted")) " · " (judged.entry(lang, "ratings.released")) }
        }
    }
}

/// The points of a group in the whole.
fn points(one: &GroupScore) -> Decimal {
    (one.mean * one.share / Decimal::ONE_HUNDRED)
        .round_dp(2)
        .normalize()
}

fn table(lang: In, content: &EvaluationDrafted) -> Markup {
    html! {
        div.scroll { table {
            thead { tr {
                th scope="col" { (lang.t("主体", "Group")) }
                th scope="col" { (lang.t("评分表", "Sheets")) }
                th scope="col" { (lang.t("平均", "Mean")) }
                th scope="col" { (lang.t("占比", "Share")) }
                th scope="col" { (lang.t("平均 × 占比", "Mean × share")) }
            } }
            tbody { @for one in &content.groups { tr {
                th scope="row" { (lang.bi(one.group.name())) }
                td.number { (one.sheets) } td.number { (one.mean.normalize()) }
                td.number { (one.share.normalize()) " %" } td.number { (points(one)) }
            } }
            tr { th scope="row" { (lang.t("得分", "Score")) } td {} td {}
                @let shares = content.groups.iter().map(|one| one.share).sum::<Decimal>().round_dp(1).normalize();
                td.number { (shares) " %" } td.number { strong { (content.score) } } }
            }
        } }
        p.meta { (lang.t("缺席主体的权重分给其他主体，任何一方不超过界限；占比之和不足 100 时不定等级。每组去掉两端各五分之一后取平均。", "What missing groups do not use goes to the others within the bounds; where the shares add up to less than 100 there is no grade. A fifth of the sheets at each end of a group is left out of its mean.")) }
    }
}

fn interval(lang: In, content: &EvaluationDrafted) -> Markup {
    html! {
        p { (lang.t("区间 ", "Interval ")) strong { (content.low) "–" (content.high) }
            @if content.basis.is_some() { (lang.t("：从各组评分人中反复重抽，九成的结果落在其中。只有一份评分表的主体没有可知的离散，按定值计；由评估方汇总带入的平均分按其可能的最大离散计。", ": the raters of each group are drawn anew again and again, and nine in ten results lie in it. A group with one sheet has no known spread and is taken as it is; a mean that the evaluator brought in is given the widest spread it allows.")) }
            @else { (lang.t("：各主体平均分的最低与最高（旧算法）。", ": lowest and highest mean of the groups (the older way).")) } }
        @if let Some(basis) = &content.basis {
            p.meta.hash { (lang.t("重抽 ", "Rounds: ")) (basis.resamples) (lang.t(" 次，种子 ", ", seed ")) code { (basis.seed) } }
        }
    }
}

/// The least score of each grade.
fn bands(web: &Web, judged: &Judged<'_>) -> Vec<(String, Decimal)> {
    let context = domain::Context {
        contract: Some(judged.contract.id),
        ..parts::context(web, judged.shown)
    };
    let at = At {
        process: &judged.shown.loaded.process,
        context: &context,
    };
    let bands = at
        .pack()
        .ok()
        .and_then(|pack| pack.map(Key::GradeBands).ok());
    let all = bands.into_iter().flatten();
    all.map(|(name, least)| (name.clone(), *least)).collect()
}

/// The interval between 0 and 100, with the bands of the grades and the means of the groups. All that
/// it shows stands in the table beside it.
fn picture(lang: In, content: &EvaluationDrafted, bands: &[(String, Decimal)]) -> Markup {
    let words = format!(
        "{} {}, {} {}–{}",
        lang.t("得分", "score"),
        content.score,
        lang.t("区间", "interval"),
        content.low,
        content.high
    );
    let scale = |value: Decimal| (value * Decimal::from(4)).normalize();
    html! {
        svg.interval role="img" aria-label=(words) viewBox="-6 0 412 76" width="412" height="76" {
            rect.axis x="0" y="36" width="400" height="2" {}
            @for (name, least) in bands {
                rect.band x=(scale(*least)) y="18" width="1" height="38" {}
                text x=(scale(*least + Decimal::ONE)) y="16" { (name) }
                text.small x=(scale(*least)) y="70" text-anchor="middle" { (least.normalize()) }
            }
            rect.bar x=(scale(content.low)) y="31" width=(scale((content.high - content.low).max(Decimal::ONE / Decimal::from(4)))) height="12" rx="3" {}
            @for one in &content.groups { circle.mean cx=(scale(one.mean)) cy="37" r="3" { title { (lang.bi(one.group.name())) " " (one.mean.normalize()) } } }
            rect.score x=(scale(content.score)) y="24" width="2" height="26" {}
        }
    }
}
