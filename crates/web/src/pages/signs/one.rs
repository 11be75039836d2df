//! One question: its numbers, the entries behind it, who is asked, and the answer.

use super::Sighted;
use crate::{Web, wording::In};
use app::signs::{self, Asked, Standing};
use domain::signs::{Asked as Side, Finding, Measure};
use maud::{Markup, html};

/// Entries shown at once; more open on demand.
const AT_ONCE: usize = 8;
/// Entries that can be opened in all.
const AT_MOST: usize = 60;

/// A question that is asked.
pub(super) fn fires(web: &Web, lang: In, seen: &Sighted, asked: &Asked) -> Markup {
    let Finding::Fires { measure, evidence } = &asked.finding else {
        return html! {};
    };
    html! {
        li id={ "q-" (asked.sign.code.code()) } {
            (head(lang, asked))
            p { (asked.sign.ask(measure, lang.0)) }
            (numbers(web, lang, seen, measure))
            (entries(lang, seen, evidence))
            (answer(lang, seen, asked))
        }
    }
}

/// A question the record gives no ground for.
pub(super) fn clear(lang: In, seen: &Sighted, asked: &Asked) -> Markup {
    let Finding::Clear { measure } = &asked.finding else {
        return html! {};
    };
    html! {
        li.ok id={ "q-" (asked.sign.code.code()) } {
            (head(lang, asked))
            span.meta { (lang.bi(measure.what)) (lang.t("：", ": ")) (measure.figures(lang.0)) " · " (measure.threshold(lang.0)) }
            @if let Some(key) = measure.limit.key { (rule(lang, seen, key)) }
        }
    }
}

/// A question that cannot be computed.
pub(super) fn unknown(lang: In, asked: &Asked) -> Markup {
    let Finding::NotComputable { missing, from } = &asked.finding else {
        return html! {};
    };
    html! {
        li id={ "q-" (asked.sign.code.code()) } {
            (head(lang, asked))
            span.meta { (lang.t("缺：", "missing: ")) (lang.bi(*missing))
                (lang.t("；可由", "; could come from: ")) (lang.bi(from.name())) (lang.t("提供", "")) }
        }
    }
}

fn head(lang: In, asked: &Asked) -> Markup {
    html! { span.chip { (asked.sign.code.code()) } " " strong { (lang.bi(asked.sign.code.name())) } }
}

fn numbers(web: &Web, lang: In, seen: &Sighted, measure: &Measure) -> Markup {
    html! {
        p.meta {
            (lang.bi(measure.what)) (lang.t("：", ": ")) strong { (measure.figures(lang.0)) }
            " · " (measure.threshold(lang.0))
            @if let Some(key) = measure.limit.key {
                (rule(lang, seen, key))
                @if is_default(web, seen, key) { " " (lang.t("平台默认，无法律效力", "platform default, no legal force")) }
            }
        }
    }
}

fn rule(lang: In, seen: &Sighted, key: rules::Key) -> Markup {
    let place = &seen.shown.loaded.process.jurisdiction;
    html! { " · " a href={ "/rules/" (place) "/" (key.code()) } { (lang.bi(key.label())) } }
}

/// Whether a threshold is the platform's own.
fn is_default(web: &Web, seen: &Sighted, key: rules::Key) -> bool {
    let place = &seen.shown.loaded.process.jurisdiction;
    let pack = web.app.rulebook().resolve(place, seen.shown.today);
    pack.is_ok_and(|pack| pack.parameter(key).origin.as_str().starts_with("platform@"))
}

/// Links to the entries; what the reader may not open is counted.
fn entries(lang: In, seen: &Sighted, evidence: &[u32]) -> Markup {
    let loaded = &seen.shown.loaded;
    let opened: Vec<u64> = evidence
        .iter()
        .filter_map(|version| signs::entry(loaded, *version))
        .filter(|one| seen.shown.viewer.sees(loaded, one))
        .map(|one| one.position)
        .collect();
    let closed = evidence.len() - opened.len();
    let more = opened.len().min(AT_MOST).saturating_sub(AT_ONCE);
    let left = opened.len().saturating_sub(AT_MOST);
    let link = |position: &u64| html! { a href={ (seen.shown.path()) "/entries/" (position) } { "#" (position) } " " };
    html! {
        p.meta { (lang.t("依据 ", "rests on ")) (evidence.len()) (lang.t(" 条记录：", " entries: "))
            @for position in opened.iter().take(AT_ONCE) { (link(position)) }
            @if closed > 0 { (lang.t("；不对您开放：", "; not open to you: ")) (closed) }
        }
        @if more > 0 {
            details { summary { (lang.t("其余 ", "more: ")) (more) }
                p { @for position in opened.iter().skip(AT_ONCE).take(more) { (link(position)) }
                    @if left > 0 { (lang.t("另有 ", "and further: ")) (left) } } }
        }
    }
}

fn answer(lang: In, seen: &Sighted, asked: &Asked) -> Markup {
    let Some(side) = asked.sign.asked.side() else {
        return html! { p.meta { span.state.ok { (lang.t("作为支持记录，无需说明", "shown as support; nothing to explain")) } } };
    };
    let today = seen.shown.today;
    html! {
        @if let Some(answer) = &asked.answer {
            p { strong { (lang.bi(side.name())) (lang.t("答复：", " answered: ")) } (answer.text.as_str())
                span.meta { " · " (lang.moment(answer.at)) } }
        }
        p.meta {
            @match asked.standing {
                Standing::Waits { since } => {
                    span.state.bad { (lang.t("等待答复：", "waits for: ")) (lang.bi(side.name())) }
                    @if let Some(since) = since { " · " (lang.t("最新依据 ", "newest entry ")) time datetime=(since) { (since) } " · "
                        (kernel::time::days_between(since, today).max(0)) (lang.t(" 天未答复", " days without an answer")) }
                    @if asked.answer.is_some() { " · " (lang.t("答复之后又有新的记录", "there are entries newer than the answer")) }
                }
                Standing::Answered => { span.state.ok { (lang.t("已答复", "answered")) } }
                Standing::Nothing => {}
            }
            br; (lang.t("怎样算答复：", "what would answer it: ")) (lang.bi(asked.sign.settles))
        }
        (button(lang, seen, asked))
    }
}

/// The button; for everybody else it says who answers.
fn button(lang: In, seen: &Sighted, asked: &Asked) -> Markup {
    let side = asked.sign.asked.side();
    let roles = seen
        .shown
        .viewer
        .roles(&seen.shown.loaded, Some(seen.contract));
    let own: Vec<kernel::Role> = roles
        .into_iter()
        .filter(|role| role.side() == side)
        .collect();
    let asker = policy::Asker {
        roles: &own,
        session: seen.shown.viewer.session(),
    };
    let may = matches!(
        policy::may(asker, "answer-question"),
        policy::Decision::Allow(_)
    );
    let who = match asked.sign.asked {
        Side::Purchaser => lang.t("由购买方回答", "the purchaser answers"),
        Side::Host => lang.t("由落地街道回答", "the host answers"),
        Side::Provider => lang.t("由承接方回答", "the provider answers"),
        Side::Evaluator => lang.t("由评估方回答", "the evaluator answers"),
        Side::Nobody => return html! {},
    };
    html! {
        @if may {
            p { a.button href={ (seen.shown.path()) "/acts/answer-question?contract=" (seen.contract) "&sign=" (asked.sign.code.code()) } { (lang.t("回答", "Answer")) } }
        } @else {
            p { span.button aria-disabled="true" { (lang.t("回答", "Answer")) } " "
                span.meta { (who) } }
        }
    }
}
