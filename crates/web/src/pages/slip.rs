//! One page for somebody with a one-time slip: five plain questions, no account, no script, one hand.
//!
//! A slip that is unknown, was used or whose time is over gets the same page, so that nobody learns
//! which. The address is the secret: it is written to no log, sent to no other page as referrer, and
//! kept by no cache.

use crate::{Web, ask::Ask, failure::Failure, routes::Answer, wording::In};
use app::slips::{self, Ballot, Spoke, Told, WORDS_MAX};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::assessment::{
    choices::WorkerTopic,
    voice::{Channel, Experience, Said},
};
use kernel::{Bi, Lang, lang::bi};
use maud::{DOCTYPE, Markup, html};

mod limit;

/// The questions: name of the field, and how it is asked.
const QUESTIONS: [(&str, Bi); 5] = [
    (
        "received",
        bi("您接受过这项服务吗？", "Did you receive this service?"),
    ),
    ("useful", bi("对您有用吗？", "Was it useful to you?")),
    (
        "respected",
        bi("您感到受尊重吗？", "Did you feel respected?"),
    ),
    (
        "could_refuse",
        bi(
            "不想要的时候，您可以拒绝吗？",
            "Could you say no when you did not want it?",
        ),
    ),
    (
        "would_return",
        bi(
            "以后需要时，您还愿意找他们吗？",
            "Would you turn to them again?",
        ),
    ),
];

/// The page with the questions.
///
/// # Errors
/// Failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    match ballot(web, ask)? {
        Some(ballot) => Ok(questions(web, ask, &ballot, &[])),
        None => Ok(closed(web, ask)),
    }
}

/// Takes the answers.
///
/// # Errors
/// Failures of the database.
pub fn speak(web: &Web, ask: &Ask) -> Answer {
    let Some(ballot) = ballot(web, ask)? else {
        return Ok(closed(web, ask));
    };
    let words = ask.field("words").map(str::to_owned);
    let answer = match ballot.channel {
        Channel::Users | Channel::Others => experience(ask).map(slips::Answer::Experience),
        Channel::Workers => topics(ask).map(slips::Answer::Topics),
    };
    let answer = match answer {
        Ok(answer) => answer,
        Err(missing) => return Ok(questions(web, ask, &ballot, &missing)),
    };
    match web.app.speak(ask.param("token"), &Told { answer, words })? {
        Spoke::Heard => Ok(thanks(ask, ballot.channel)),
        Spoke::Closed => Ok(closed(web, ask)),
    }
}

/// What the slip of the address is about; guesses are slowed down.
fn ballot(web: &Web, ask: &Ask) -> Result<Option<Ballot>, Failure> {
    let token = ask.param("token");
    let shaped = token.len() == 64 && token.bytes().all(|one| one.is_ascii_hexdigit());
    let found = match shaped {
        true => web.app.slip(token)?,
        false => None,
    };
    if found.is_none() {
        limit::missed();
    }
    Ok(found)
}

fn said(ask: &Ask, field: &str) -> Option<Said> {
    let code = ask.field(field)?;
    Said::ALL.iter().copied().find(|one| one.code() == code)
}

/// The five answers, or the fields without one. Who did not receive the service need not judge it.
fn experience(ask: &Ask) -> Result<Experience, Vec<&'static str>> {
    let received = said(ask, "received");
    let without = matches!(received, Some(Said::No | Said::Unsure));
    let answer = |field: &str| said(ask, field).or(without.then_some(Said::Unsure));
    let fields = QUESTIONS.map(|(field, _)| (field, answer(field)));
    let missing: Vec<&str> = fields
        .iter()
        .filter(|(_, said)| said.is_none())
        .map(|(field, _)| *field)
        .collect();
    match fields.map(|(_, said)| said) {
        [
            Some(received),
            Some(useful),
            Some(respected),
            Some(could_refuse),
            Some(would_return),
        ] => Ok(Experience {
            received,
            useful,
            respected,
            could_refuse,
            would_return,
        }),
        _ => Err(missing),
    }
}

/// What a worker speaks about; words alone are enough.
fn topics(ask: &Ask) -> Result<Vec<WorkerTopic>, Vec<&'static str>> {
    let chosen = |code: &str| {
        let mut fields = ask.form.iter();
        fields.any(|(name, value)| name == "topics" && value == code)
    };
    let topics: Vec<WorkerTopic> = WorkerTopic::ALL
        .iter()
        .copied()
        .filter(|one| chosen(one.code()))
        .collect();
    let words = ask
        .field("words")
        .is_some_and(|text| !text.trim().is_empty());
    if topics.is_empty() && !words {
        return Err(vec!["topics"]);
    }
    Ok(topics)
}

fn questions(web: &Web, ask: &Ask, ballot: &Ballot, missing: &[&str]) -> Response {
    let lang = ask.lang;
    let title = lang.t("请说说您的感受", "Tell us how it was");
    let content = html! {
        h1 { (title) }
        (about(web, lang, ballot))
        p { (lang.t("不用登录，不写姓名。购买方、街道和机构看不到是谁、什么时候说的。大约一分钟。", "No sign-in, no name. The department, the subdistrict and the organisation cannot see who said what, or when. It takes about a minute.")) }
        @if !missing.is_empty() {
            div.alert role="alert" { p { (lang.t("还有没回答的，标在下面。", "Some questions are still open; they are marked below.")) } }
        }
        form method="post" action={ (ask.path) "?lang=" (lang.0.tag()) } {
            @if let Some(session) = &ask.session { input type="hidden" name="_csrf" value=(session.csrf); }
            @match ballot.channel {
                Channel::Users | Channel::Others => { @for (field, text) in QUESTIONS { (question(ask, field, text, missing.contains(&field))) } }
                Channel::Workers => (worker(ask, !missing.is_empty())),
            }
            div.field {
                label for="words" { (lang.t("还想说什么？（可以不写；不要写姓名）", "Anything else? (optional; write no names)")) }
                textarea #words name="words" rows="3" maxlength=(WORDS_MAX) { (ask.field("words").unwrap_or("")) }
            }
            button.wide type="submit" { (lang.t("交上去", "Send")) }
        }
    };
    page(ask, title, &content, StatusCode::OK)
}

/// Which service it is about, in the words of the purchase.
fn about(web: &Web, lang: In, ballot: &Ballot) -> Markup {
    let loaded = web.app.purchase(ballot.process).ok().flatten();
    let Some(loaded) = loaded else {
        return html! {};
    };
    let title = loaded.process.title.as_ref().map_or("", |one| one.as_str());
    let supplier = loaded.process.contract(ballot.contract);
    html! {
        p.strong { (title) @if let Some(contract) = supplier { " · " (contract.supplier.name(lang.0)) } }
    }
}

fn question(ask: &Ask, field: &str, text: Bi, open: bool) -> Markup {
    let lang = ask.lang;
    let chosen = said(ask, field);
    html! {
        fieldset.ask.wrong[open] {
            legend { (lang.bi(text)) }
            @if open { p.fault id={ "fault-" (field) } { (lang.t("请选一个", "choose one")) } }
            div.choices { @for one in Said::ALL {
                @let id = format!("{field}-{}", one.code());
                span.choice {
                    input type="radio" id=(id) name=(field) value=(one.code()) checked[chosen == Some(*one)] aria-describedby=[open.then(|| format!("fault-{field}"))];
                    label for=(id) { (answer(lang, field, *one)) }
                }
            } }
        }
    }
}

/// An answer in the words of its question.
fn answer(lang: In, field: &str, said: Said) -> &'static str {
    match (field, said) {
        ("received", Said::No) => lang.t("没有接受过", "No, I did not"),
        ("received", Said::Partly) => lang.t("一两次", "Once or twice"),
        (_, Said::Yes) => lang.t("是", "Yes"),
        (_, Said::Partly) => lang.t("有一些", "Somewhat"),
        (_, Said::No) => lang.t("不", "No"),
        (_, Said::Unsure) => lang.t("说不清", "Cannot say"),
    }
}

fn worker(ask: &Ask, open: bool) -> Markup {
    let lang = ask.lang;
    let chosen = |code: &str| {
        let mut fields = ask.form.iter();
        fields.any(|(name, value)| name == "topics" && value == code)
    };
    html! {
        fieldset.ask.wrong[open] {
            legend { (lang.t("关于什么？（可多选）", "About what? (choose any)")) }
            @if open { p.fault { (lang.t("请选一项，或在下面写几句", "choose one, or write some words below")) } }
            div.choices { @for one in WorkerTopic::ALL {
                @let id = format!("topics-{}", one.code());
                span.choice {
                    input type="checkbox" id=(id) name="topics" value=(one.code()) checked[chosen(one.code())];
                    label for=(id) { (lang.bi(one.name())) }
                }
            } }
        }
        p { (lang.t("这是受保护的反映：购买方、街道和您的机构都看不到，任何人不得因此对您不利。", "This is a protected act: the department, the subdistrict and your organisation do not see it, and nobody may hold it against you.")) }
    }
}

fn thanks(ask: &Ask, channel: Channel) -> Response {
    let lang = ask.lang;
    let title = lang.t("谢谢您", "Thank you");
    let content = html! {
        h1 { (title) }
        p { (lang.t("已经收到。这张单子现在用完了。", "It has arrived. This slip is used up now.")) }
        h2 { (lang.t("接下来会怎样", "What happens next")) }
        ul {
            li { (lang.t("您说的会和至少另外四个人的一起、打乱次序交给评估方；人数不够时，等外勤结束再交。", "What you said goes to the evaluator together with that of at least four others, shuffled; if there are fewer, at the end of the fieldwork.")) }
            @match channel {
                Channel::Users => li { (lang.t("它占服务得分的一部分；结果会公布。", "It is a part of the score of the service; the result is published.")) },
                Channel::Others => li { (lang.t("它用来核对谁得到了服务、谁没有；不计入得分。", "It shows who was served and who was not; it does not count in the score.")) },
                Channel::Workers => li { (lang.t("评估方和裁决小组会看；被反映的各方看不到原话。", "The evaluator and the panel read it; those it concerns do not.")) },
            }
            li { (lang.t("您写的原话只给评估方和裁决小组看，和分数分开存。", "Your words are read by the evaluator and the panel alone, and are kept apart from the scores.")) }
        }
        p { (lang.t("可以关掉这个页面了。", "You can close this page.")) }
    };
    page(ask, title, &content, StatusCode::OK)
}

fn closed(_: &Web, ask: &Ask) -> Response {
    let lang = ask.lang;
    if limit::is_busy() {
        let title = lang.t("请稍等一会儿", "Please wait a moment");
        let content = html! {
            h1 { (title) }
            p { (lang.t("现在访问太多，请一分钟后再打开。", "Too many visits at the moment. Please open it again in a minute.")) }
        };
        return page(ask, title, &content, StatusCode::TOO_MANY_REQUESTS);
    }
    let title = lang.t("这张单子现在不能用", "This slip cannot be used now");
    let content = html! {
        h1 { (title) }
        p { (lang.t("可能已经用过，可能时间过了，也可能地址没抄全。", "It may have been used, its time may be over, or the address may be incomplete.")) }
        p { (lang.t("如果您还没有说过，请向给您单子的评估人员另要一张。您的意见仍然重要。", "If you have not spoken yet, ask the evaluator who gave it to you for another one. What you think still matters.")) }
    };
    page(ask, title, &content, StatusCode::GONE)
}

/// A page without anything but itself.
fn page(ask: &Ask, title: &str, content: &Markup, status: StatusCode) -> Response {
    let lang = ask.lang;
    let (other, name) = match lang.0 {
        Lang::Zh => (Lang::En, "English"),
        Lang::En => (Lang::Zh, "中文"),
    };
    let markup = html! {
        (DOCTYPE)
        html lang=(lang.0.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (title) }
                link rel="stylesheet" href="/assets/style.css";
            }
            body.slip {
                header { a.lang href={ "?lang=" (other.tag()) } lang=(other.tag()) hreflang=(other.tag()) { (name) } }
                main #main { (content) }
            }
        }
    };
    let mut response = (status, markup.into_string()).into_response();
    let fixed = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    for (name, value) in fixed {
        let headers = response.headers_mut();
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
