//! What the fairness test finds in the present draft, before anybody submits it, and which other
//! purchases count together with this one.

use super::asked;
use crate::{
    Web,
    ask::Ask,
    failure::Failure,
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use domain::planning::{
    choices::Lint,
    splitting::{self, Sibling, Verdict},
    state::Finding,
    test_fairness, trace,
};
use maud::{Markup, html};
use rules::Key;

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let lang = ask.lang;
    let title = lang.t("公平检查", "Fairness findings");
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        h1 { (title) }
        (standing(lang, &shown))
        (findings(web, lang, &shown)?)
        (together(web, lang, &shown)?)
    };
    Ok(layout::page(web, ask, title, &content))
}

fn standing(lang: In, shown: &Shown) -> Markup {
    let planning = &shown.loaded.process.planning;
    html! {
        p { @match (&planning.draft, &planning.fairness) {
            (None, _) => { (lang.t("采购文件尚未起草。", "The documents are not drafted yet.")) }
            (Some(_), None) => { (lang.t("以下是对现有草案的预检；正式检查尚未提交，或草案修改后须重新检查。", "This is a preview of the present draft; it has not been tested yet, or not since it was changed.")) }
            (Some(_), Some(tested)) => { (lang.t("已于 ", "Tested on ")) (tested.on) (lang.t(" 完成检查，结果公开。", "; the result is public.")) }
        } }
    }
}

fn findings(web: &Web, lang: In, shown: &Shown) -> Result<Markup, Failure> {
    let process = &shown.loaded.process;
    let mut found = asked(web, shown, test_fairness::shown)?;
    if let Some(tested) = &process.planning.fairness {
        let declared = tested.findings.iter().filter(|one| !found.contains(one));
        let declared: Vec<Finding> = declared.copied().collect();
        found.extend(declared);
    }
    let unasked = process.planning.draft.as_ref().map_or(0, |draft| {
        let rows = draft.trace.criteria.iter();
        rows.filter(|one| one.met_by.is_none()).count()
    });
    Ok(html! {
        section.card #findings {
            h2 { (lang.t("发现", "Findings")) " " span.count { (found.len()) } }
            @if found.is_empty() { p.empty { (lang.t("没有发现。", "Nothing was found.")) } }
            @else { (table(lang, shown, &found)) }
            @if unasked > 0 { p.hint { (lang.t("还有评分项没有填写“调查对象中几家能得满分”：", "Criteria for which nobody said how many surveyed actors could reach full points: ")) (unasked) } }
            @if !trace::orphans(process).is_empty() { p { a href={ (shown.path()) "/trace" } { (lang.t("需求对应还有缺口", "The trace has gaps")) } } }
        }
    })
}

fn table(lang: In, shown: &Shown, found: &[Finding]) -> Markup {
    let (what, where_, todo, source) = (
        lang.t("发现", "Finding"),
        lang.t("位置", "Where"),
        lang.t("怎么办", "What to do"),
        lang.t("依据", "Source"),
    );
    html! {
        table.cards {
            thead { tr { @for name in [what, where_, todo, source] { th scope="col" { (name) } } } }
            tbody { @for one in found { tr id={ "finding-" (one.lint.code()) } {
                td data-label=(what) { (lang.bi(one.lint.name())) br; code { (one.lint.code()) } }
                td data-label=(where_) { (place(lang, shown, one)) }
                td data-label=(todo) { (lang.bi(one.lint.advice())) }
                td data-label=(source) { (lang.bi(one.lint.source())) }
            } } }
        }
    }
}

/// The row of the draft it is about, with a link to its field in the form.
fn place(lang: In, shown: &Shown, one: &Finding) -> Markup {
    let process = &shown.loaded.process;
    let row = one.criterion.and_then(|id| {
        let place = trace::place_of(process, id)?;
        let plan = process.plan.as_ref()?;
        plan.criteria.get(place).map(|criterion| (place, criterion))
    });
    let form = format!("{}/acts/draft-documents", shown.path());
    match (row, one.lint) {
        (Some((place, criterion)), _) => html! {
            a href={ (form) "#f-criteria." (place) ".name" } { (criterion.id) " " (criterion.name.as_str()) }
        },
        (None, Lint::SplitPurchase | Lint::SiblingsUndeclared) => html! {
            a href="#together" { (lang.t("合并认定的采购", "purchases that count together")) }
        },
        (None, lint) => {
            html! { a href={ (form) "#f-" (lint.field()) } { code { (lint.field()) } } }
        }
    }
}

fn together(web: &Web, lang: In, shown: &Shown) -> Result<Markup, Failure> {
    asked(web, shown, |at| {
        let limit = at.pack().ok();
        let limit = limit.and_then(|pack| pack.money(Key::ThreshOpenTender).ok());
        let found = splitting::check(at.process, &at.context.facts.siblings, limit);
        let verdict = match found.verdict {
            Verdict::Unknown => lang.t("预算尚未落实，无法认定。", "No budget is committed yet, so nothing can be said."),
            Verdict::Single => lang.t("没有须合并认定的采购。", "No other purchase counts together with this one."),
            Verdict::Within => lang.t("合并后未超过公开招标数额标准。", "Together they stay within the amount for open tender."),
            Verdict::Split => lang.t("合并后超过公开招标数额标准，涉嫌化整为零。", "Together they are above the amount for open tender: the purchase may have been split."),
        };
        html! {
            section.card #together {
                h2 { (lang.t("是否化整为零", "Was the purchase split?")) }
                p { (verdict) }
                @if let Some(sum) = found.sum { p { (lang.t("合计 ", "Sum ")) strong { (sum) }
                    @if let Some(limit) = found.limit { (lang.t("，公开招标数额标准 ", "; open tender from ")) (limit) } } }
                p.meta { (lang.t("《政府采购法实施条例》第28条：同一财政年度、同一预算项目、同一品目，以公开招标以外方式多次采购，累计超过数额标准。", "Implementing Regulation art. 28: one fiscal year, one budget item, one category, bought several times by other methods than open tender, above the amount in sum.")) }
                @if !found.others.is_empty() { (others(lang, &found.others)) }
            }
        }
    })
}

fn others(lang: In, others: &[&Sibling]) -> Markup {
    html! {
        ul { @for one in others { li {
            a href={ "/purchases/" (one.process) } { (one.title.as_str()) } " · " (one.share.amount)
            " · " @match one.share.method { Some(method) => { (lang.bi(method.name())) } None => { (lang.t("方式未定", "method open")) } }
            " · " (one.share.year)
        } } }
    }
}
