//! The blind sample: lists, commitments, secrets, numbers, and whether they fit; and, for the evaluator
//! with its key, who has the numbers drawn.

use super::{Judged, judged};
use crate::{Web, ask::Ask, failure::Failure, layout, pages::parts, routes::Answer, wording::In};
use domain::{
    Event,
    assessment::{
        self, FrameListed, SampleDrawn,
        sample::{SecretPart, codes, frame_digest, numbered, verify},
    },
    bidding::draw::commitment,
};
use maud::{Markup, html};
use policy::Decision;

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    page(web, ask, &html! {})
}

/// The page with the pseudonyms drawn, for the evaluator who gives its key. The key is used and
/// forgotten.
///
/// # Errors
/// Not found for everybody but the evaluator.
pub fn reveal(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let judged = judged(ask, &shown)?;
    if !draws(&judged) {
        return Err(Failure::NotFound);
    }
    let key = ask.field("key").unwrap_or("").trim();
    let people = people(ask.lang, &judged, key);
    page(web, ask, &people)
}

fn page(web: &Web, ask: &Ask, people: &Markup) -> Answer {
    let shown = parts::shown(web, ask)?;
    let judged = judged(ask, &shown)?;
    let lang = ask.lang;
    let title = lang.t("盲样抽取", "The blind sample");
    let events = events(&judged);
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), (&judged.path(), lang.bi(judged.one.kind.name())), ("", title)]))
        section.card {
            h1 { (title) }
            p { (lang.t("抽的是号码。名单只公布人数和摘要；至少两方先承诺随机数再公布，评估方事先承诺编号密钥但始终不公布，因此谁也不能挑人，承接方也认不出抽中了谁。", "Numbers are drawn. Of the lists only lengths and digests are known; at least two sides commit to a secret and then tell it, and the evaluator commits to the key of its numbers and never tells it: nobody can choose, and the provider cannot tell who was drawn.")) }
            p { (lang.t("离线核验：", "To check it offline: ")) code { "bonafide draw sample events.json" } " · " a href={ "/api/v1" (shown.path()) "/events" } { "events.json" } }
        }
        (result(lang, &events))
        (people)
        (ask_key(ask, &judged))
        (steps(web, lang, &judged))
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The events of this evaluation that the reader may see, oldest first.
fn events(judged: &Judged<'_>) -> Vec<assessment::Event> {
    let entries = judged.entries().into_iter().rev();
    entries
        .filter_map(|one| match &one.event {
            Event::Assessment(event) => Some(event.clone()),
            _ => None,
        })
        .collect()
}

fn result(lang: In, events: &[assessment::Event]) -> Markup {
    let checked = verify(events);
    let drawn = events.iter().any(|one| one.kind() == "sample.drawn");
    html! {
        section.card #sample {
            h2 { (lang.t("抽出的号码", "Numbers drawn")) }
            @match checked {
                Ok(found) => (numbers(lang, found)),
                Err(fault) if drawn => div.alert role="alert" { p { (lang.bi(fault.text())) } },
                Err(_) => p.empty { (lang.t("尚未抽取。", "Not drawn yet.")) },
            }
        }
    }
}

fn numbers(lang: In, found: &SampleDrawn) -> Markup {
    html! {
        p.done { "✓ " (lang.t("随机数、种子和号码全部相符。", "Secrets, seed and numbers all fit.")) }
        p.hash { (lang.t("种子：", "Seed: ")) code { (found.seed) } }
        div.scroll { table {
            thead { tr {
                th scope="col" { (lang.t("部分", "People")) } th scope="col" { (lang.t("名单人数", "On the list")) }
                th scope="col" { (lang.t("抽出", "Drawn")) } th scope="col" { (lang.t("号码", "Numbers")) }
            } }
            tbody { @for one in &found.strata { tr {
                th scope="row" { (lang.bi(one.stratum.name())) @if let Some(unit) = one.unit { " " (unit) } }
                td.number { (one.count) } td.number { (one.drawn.len()) }
                td { @for number in &one.drawn { (number) " " } span.meta.hash { (one.digest) } }
            } } }
        } }
    }
}

/// Whether the reader is the evaluator.
fn draws(judged: &Judged<'_>) -> bool {
    let shown = judged.shown;
    let may = shown
        .viewer
        .may(&shown.loaded, Some(judged.contract.id), "draw-sample");
    matches!(may, Decision::Allow(_))
}

fn ask_key(ask: &Ask, judged: &Judged<'_>) -> Markup {
    let lang = ask.lang;
    let csrf = ask.session.as_ref().map(|one| one.csrf.as_str());
    let (Some(csrf), true, Some(_)) = (csrf, draws(judged), &judged.one.sampling.drawn) else {
        return html! {};
    };
    html! {
        section.card #key {
            h2 { (lang.t("认出抽中的人（仅评估方）", "Know who was drawn (evaluator only)")) }
            form method="post" action=(ask.path) {
                input type="hidden" name="_csrf" value=(csrf);
                div.field {
                    label for="f-key" { (lang.t("编号密钥", "Key of the numbers")) }
                    p.hint { (lang.t("只用于本次显示，不保存。", "Used to show this once, and not kept.")) }
                    input #f-key type="password" name="key" autocomplete="off" required;
                }
                button type="submit" { (lang.t("显示代号", "Show the pseudonyms")) }
            }
        }
    }
}

/// The pseudonyms that have the numbers drawn under a key; a fault if it is not the key committed to.
fn people(lang: In, judged: &Judged<'_>, key: &str) -> Markup {
    let sampling = &judged.one.sampling;
    let committed = |one: &&assessment::sampling::Secret| one.part == SecretPart::Numbering;
    let known = sampling.secrets.iter().find(committed);
    if known.is_none_or(|one| one.digest != commitment(key)) {
        return html! { div.alert role="alert" { p { (lang.t("这不是事先承诺的编号密钥。", "This is not the key committed to.")) } } };
    }
    let events = events(judged);
    let lists: Vec<&FrameListed> = events
        .iter()
        .filter_map(|event| match event {
            assessment::Event::FrameListed(listed) => Some(listed),
            _ => None,
        })
        .collect();
    html! {
        section.card #people {
            h2 { (lang.t("抽中的代号", "Pseudonyms drawn")) }
            @for one in sampling.drawn.iter().flatten() {
                h3 { (lang.bi(one.stratum.name())) @if let Some(unit) = one.unit { " " (unit) } }
                @let list = lists.iter().rev().find_map(|listed| codes(listed.codes.as_str()).filter(|codes| frame_digest(codes) == one.digest));
                @match list.map(|codes| numbered(key, &codes)) {
                    Some(codes) => ul { @for number in &one.drawn {
                        @let code = usize::try_from(*number).ok().and_then(|number| codes.get(number.checked_sub(1)?));
                        li { (number) " · " strong { (code.map_or("—", String::as_str)) } }
                    } },
                    None => p.empty { (lang.t("名单已被清除。", "The list has been erased.")) },
                }
            }
        }
    }
}

fn steps(web: &Web, lang: In, judged: &Judged<'_>) -> Markup {
    let kinds = [
        "frame.registered",
        "sample.seed-committed",
        "sample.seed-revealed",
        "sample.drawn",
    ];
    let mut entries = judged.entries();
    entries.retain(|one| kinds.contains(&one.event.kind()));
    html! {
        section.card #steps {
            h2 { (lang.t("经过", "Step by step")) }
            @if entries.is_empty() { p.empty { (lang.t("还没有登记名单。", "No list yet.")) } }
            (parts::timeline(web, lang, judged.shown, &entries))
        }
    }
}
