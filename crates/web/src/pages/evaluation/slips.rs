//! One-time slips for the evaluator: how many there are, and a sheet of them to print and cut. The
//! links are shown once and stored nowhere.

use super::{Judged, judged};
use crate::{Web, ask::Ask, failure::Failure, layout, pages::parts, routes::Answer, wording::In};
use app::slips::Ballot;
use domain::{
    Event,
    assessment::{self, voice::Channel},
};
use kernel::FreeText;
use maud::{Markup, PreEscaped, html};
use policy::Decision;
use qrcode::{EcLevel, QrCode, render::svg};

/// Least width of a code on paper, in pixels.
const CODE_MIN: u32 = 160;

/// The page.
///
/// # Errors
/// Not found for everybody but the evaluator, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let judged = allowed(ask, &shown)?;
    let lang = ask.lang;
    let title = lang.t("一次性评议单", "One-time slips");
    let session = ask.signed_in()?;
    let mut rows = Vec::new();
    for channel in Channel::ALL {
        let count = web.app.slips(&ballot(&judged, *channel))?;
        rows.push((*channel, count));
    }
    let act = format!(
        "{}/acts/issue-slips?contract={}",
        shown.path(),
        judged.contract.id
    );
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), (&judged.path(), lang.bi(judged.one.kind.name())), ("", title)]))
        section.card {
            h1 { (title) }
            p { (lang.t("先登记发放张数，再在这里打印。每张只显示一次，系统不保存链接，也不记录谁拿了哪一张。请打乱后发放，不要做记号。", "Record how many are issued, then print them here. Each is shown once; the platform keeps no links and no note of who has which. Shuffle them and make no marks.")) }
            p { a.button href=(act) { (lang.t("登记发放", "Issue slips")) } }
            div.scroll { table {
                thead { tr {
                    th scope="col" { (lang.t("发给谁", "For whom")) } th scope="col" { (lang.t("已发放", "Issued")) }
                    th scope="col" { (lang.t("已打印", "Printed")) } th scope="col" { (lang.t("已入记录的答复", "Answers in the record")) } th scope="col" { (lang.t("打印", "Print")) }
                } }
                tbody { @for (channel, count) in &rows { tr {
                    th scope="row" { (lang.bi(channel.name())) } td.number { (count.issued) } td.number { (count.printed) }
                    td.number { (judged.one.voices.answered(*channel)) }
                    td { @if count.issued > count.printed {
                        form method="post" action=(ask.path) {
                            input type="hidden" name="_csrf" value=(session.csrf);
                            input type="hidden" name="channel" value=(channel.code());
                            button type="submit" { (lang.t("打印 ", "Print ")) (count.issued - count.printed) }
                        }
                    } @else { span.meta { (lang.t("没有待打印的", "nothing to print")) } } }
                } } }
            } }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// The sheet of slips that were not printed yet.
///
/// # Errors
/// Not found for everybody but the evaluator, or failures of the database.
pub fn print(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let judged = allowed(ask, &shown)?;
    let lang = ask.lang;
    let code = ask.field("channel").unwrap_or("");
    let channel = Channel::ALL.iter().copied().find(|one| one.code() == code);
    let channel = channel.ok_or(Failure::NotFound)?;
    let tokens = web.app.print_slips(&ballot(&judged, channel))?;
    let site = site(ask);
    let until = judged.one.plan.as_ref().map(|plan| plan.until);
    let title = lang.t("评议单", "Slips");
    let content = html! {
        p.meta.screen { (lang.t("现在打印或另存；离开本页后无法再显示。", "Print or save it now; once you leave this page it cannot be shown again.")) " " (tokens.len()) }
        div.slips { @for token in &tokens {
            @let link = format!("{site}/r/{token}");
            section.slip {
                (picture(&link))
                div {
                    p.strong { (shown.title()) " · " (judged.contract.supplier.zh) }
                    @for words in words(channel) { p { (words) } }
                    @if let Some(until) = until { p { "截止 / until " (until) } }
                    p.hash { (link) }
                }
            }
        } }
    };
    Ok(layout::page(web, ask, title, &content))
}

/// What stands on a slip, in both languages.
const fn words(channel: Channel) -> [&'static str; 2] {
    match channel {
        Channel::Users | Channel::Others => [
            "用手机扫一扫，回答五个问题，约一分钟。不用登录，不写姓名。只能用一次。",
            "Scan it with your phone and answer five questions, about a minute. No sign-in, no name. It works once.",
        ],
        Channel::Workers => [
            "给一线社工：扫一扫，说说您的情况。购买方、街道和机构都看不到。只能用一次。",
            "For frontline workers: scan it and speak. The department, the subdistrict and your organisation do not see it. It works once.",
        ],
    }
}

/// The address of this site as the reader reached it.
fn site(ask: &Ask) -> String {
    let host = ask.host.as_deref().unwrap_or("localhost");
    let local = ["localhost", "127.0.0.1", "[::1]"];
    let plain = local.iter().any(|one| host.starts_with(one));
    let scheme = if plain { "http" } else { "https" };
    format!("{scheme}:{}{host}", "//")
}

/// The link as a code to scan; nothing where it does not fit.
fn picture(link: &str) -> Markup {
    let Ok(code) = QrCode::with_error_correction_level(link, EcLevel::M) else {
        return html! {};
    };
    let image = code
        .render::<svg::Color<'_>>()
        .min_dimensions(CODE_MIN, CODE_MIN)
        .build();
    let start = image.find("<svg").unwrap_or_default();
    let image = image.get(start..).unwrap_or_default();
    html! { div.code aria-hidden="true" { (PreEscaped(image)) } }
}

fn allowed<'a>(ask: &Ask, shown: &'a parts::Shown) -> Result<Judged<'a>, Failure> {
    let judged = judged(ask, shown)?;
    let contract = Some(judged.contract.id);
    match shown.viewer.may(&shown.loaded, contract, "issue-slips") {
        Decision::Allow(_) => Ok(judged),
        Decision::Deny(_) => Err(Failure::NotFound),
    }
}

const fn ballot(judged: &Judged<'_>, channel: Channel) -> Ballot {
    Ballot {
        process: judged.shown.id,
        contract: judged.contract.id,
        evaluation: judged.one.id,
        channel,
    }
}

/// How many slips and answers there are, for the page of the evaluation. That much everybody among
/// the parties may know.
pub(super) fn section(lang: In, judged: &Judged<'_>) -> Markup {
    let voices = &judged.one.voices;
    let shown = judged.shown;
    let contract = Some(judged.contract.id);
    let issues = shown.viewer.may(&shown.loaded, contract, "issue-slips");
    let issues = matches!(issues, Decision::Allow(_));
    if judged.reads == super::Reads::Public || (voices.issued.is_empty() && !issues) {
        return html! {};
    }
    html! {
        section.card #slips {
            h2 { (lang.t("一次性评议单", "One-time slips")) }
            ul { @for channel in Channel::ALL { li {
                (lang.bi(channel.name())) (lang.t("：发放 ", ": issued ")) (voices.issued(*channel)) (lang.t("，已入记录的答复 ", ", answers in the record ")) (voices.answered(*channel))
            } } }
            @if !voices.batches.is_empty() {
                details { summary { (lang.t("批次", "Batches")) " " (voices.batches.len()) }
                    ul { @for (channel, size, answers) in &voices.batches { li { (lang.bi(channel.name())) " " (answers) " · " (lang.bi(size.name())) } } } }
            }
            p.meta { (lang.t("答复不记姓名、时间和单号，打乱后每批至少五份入记录；各方只看得到份数和组平均。", "Answers carry no name, time or number of a slip and come into the record shuffled, at least five together; the sides see only how many there are and the mean of the group.")) }
            @if issues { p { a.button href={ (judged.path()) "/slips" } { (lang.t("发放和打印", "Issue and print")) } } }
        }
    }
}

/// Words of users and workers, for those who may read them: the evaluator, the panel, the auditor.
pub(super) fn words_said(lang: In, judged: &Judged<'_>) -> Markup {
    let entries = judged.entries();
    let said: Vec<&str> = entries
        .iter()
        .flat_map(|one| match &one.event {
            Event::Assessment(assessment::Event::UsersSpoke(event)) => {
                event.words.iter().map(FreeText::as_str).collect()
            }
            Event::Assessment(assessment::Event::WorkersHeard(event)) => {
                event.statement.as_str().lines().collect()
            }
            _ => Vec::new(),
        })
        .collect();
    html! {
        @if !said.is_empty() {
            section.card #words {
                h2 { (lang.t("原话（保密）", "Words, in confidence")) " " span.count { (said.len()) } }
                p.meta { (lang.t("只有评估方、裁决小组和审计能看到；不得引用能认出说话人的话。", "Only the evaluator, the panel and the auditor read this; quote nothing that tells who spoke.")) }
                ul { @for one in &said { li { (one) } } }
            }
        }
    }
}
