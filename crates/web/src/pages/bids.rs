//! Sealed bids: how they are sealed here, one's own with their receipts, handing one in, and the
//! officers' part.

mod files;

pub use files::{attachment, bundle, envelope, opening, tender};

use crate::{
    Web,
    adapter::see_other,
    ask::Ask,
    failure::{Failure, rejection_status, rejection_text},
    layout,
    pages::parts::{self, Shown},
    routes::Answer,
    wording::In,
};
use app::{NotTaken, Submission, Who, ids};
use axum::http::StatusCode;
use domain::{
    say::Say,
    sealing::{self, Part, SealedBid, SealedState},
};
use files::place_of;
use kernel::{OrganisationId, Role};
use maud::{Markup, html};

/// The page.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    draw(web, ask, &shown, None)
}

/// Hands in a sealed bid from a form.
///
/// # Errors
/// Not found, or failures of the database; what is wrong with the file is shown on the page.
pub fn hand_in(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let bytes = ask.files.first().map_or(&[][..], |file| &file.bytes);
    let tenderer = own(&shown).ok_or(Failure::NotFound)?;
    let submission = submission(ask, &shown, ask.field("_key"))?;
    match web.app.hand_in(tenderer, bytes, submission) {
        Ok(accepted) => done(&accepted),
        Err(NotTaken::Failed(error)) => Err(error.into()),
        Err(wrong) => draw(web, ask, &shown, Some(wrong)),
    }
}

/// Takes an officer's shares from a form.
///
/// # Errors
/// As [`hand_in`].
pub fn shares(web: &Web, ask: &Ask) -> Answer {
    let shown = parts::shown(web, ask)?;
    let text = ask.files.first().map_or(&[][..], |file| &file.bytes);
    let submission = submission(ask, &shown, ask.field("_key"))?;
    match web.app.take_shares(text, &submission) {
        Ok(accepted) => done(&accepted),
        Err(NotTaken::Failed(error)) => Err(error.into()),
        Err(wrong) => draw(web, ask, &shown, Some(wrong)),
    }
}

fn done(accepted: &app::Accepted) -> Answer {
    see_other(&format!(
        "/purchases/{}/receipts/{}-{}?done=1",
        accepted.process, accepted.positions.first, accepted.positions.last
    ))
}

/// The command of an upload; its verb and fields are filled in where the file is read.
pub fn submission(ask: &Ask, shown: &Shown, key: Option<&str>) -> Result<Submission, Failure> {
    let key = key.filter(|key| (8..=100).contains(&key.len()));
    let key = key.map_or_else(ids::token, |key| Ok(key.to_owned()));
    Ok(Submission {
        key: key.map_err(app::AppError::from)?,
        who: Who::Person(ask.signed_in()?.person.id),
        process: Some(shown.id),
        contract: None,
        verb: String::new(),
        input: serde_json::Map::new(),
        occurred: None,
        reason: None,
        expected: None,
    })
}

fn own(shown: &Shown) -> Option<OrganisationId> {
    shown.viewer.person.as_ref()?.organisation
}

fn is_party(shown: &Shown) -> bool {
    matches!(
        shown.viewer.may(&shown.loaded, None, "view-parties"),
        policy::Decision::Allow(_)
    )
}

fn is_officer(shown: &Shown) -> bool {
    shown
        .viewer
        .roles(&shown.loaded, None)
        .contains(&Role::Opener)
}

fn may_fetch(shown: &Shown, bid: &SealedBid) -> bool {
    let process = &shown.loaded.process;
    let mine = own(shown) == Some(bid.tenderer.id);
    let officer = process.sealing.closed.is_some() && is_officer(shown);
    mine || officer
        || (bid.state != SealedState::Held && shown.loaded.opened.is_some() && is_party(shown))
}

fn draw(web: &Web, ask: &Ask, shown: &Shown, wrong: Option<NotTaken>) -> Answer {
    let lang = ask.lang;
    let title = lang.t("密封响应", "Sealed bids");
    let status = wrong.as_ref().map_or(StatusCode::OK, |wrong| match wrong {
        NotTaken::Rejected(rejection) => {
            StatusCode::from_u16(rejection_status(rejection)).unwrap_or(StatusCode::CONFLICT)
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    });
    let message = wrong.map(|wrong| match &wrong {
        NotTaken::Rejected(rejection) => rejection_text(rejection, lang),
        other => other.say(lang.0),
    });
    let content = html! {
        (parts::crumbs(lang, &[(&shown.path(), shown.title()), ("", title)]))
        section.card {
            h1 { (title) }
            @if let Some(message) = &message { (layout::alert(lang, message, &[])) }
            (promise(web, lang, shown))
        }
        (handing_in(ask, shown)?)
        (mine(lang, shown))
        (closing(lang, shown))
        (officers(ask, shown)?)
    };
    Ok(layout::page_with(web, ask, title, &content, status))
}

/// What sealing promises here, and no more.
fn promise(web: &Web, lang: In, shown: &Shown) -> Markup {
    let sealing = &shown.loaded.process.sealing;
    html! {
        @match &sealing.rule {
            Some(rule) => {
                p { (lang.t("本项目的响应密封给下列开标解密人，须其中 ", "Bids of this purchase are sealed to the officers below; ")) strong { (rule.threshold) }
                    (lang.t(" 人共同解密，任何一人都不能单独打开。", " of them must agree to open one, and no one can alone.")) }
                table { thead { tr { th { "#" } th { (lang.t("解密人", "Officer")) } th { (lang.t("公钥", "Public key")) } } }
                    tbody { @for (number, officer) in (1u32..).zip(&rule.officers) {
                        tr { td { (number) } td { (officer.person.say(lang.0)) } td { code.hash { (officer.key.as_str()) } } }
                    } } }
                ul {
                    li { strong { "S3 " } (lang.t("用自己的工具密封再上传：开标前连平台运营者也读不到内容。须信任的只有：不会有 ", "Sealed with your own tool and uploaded: not even whoever runs the platform can read it before the opening. All you trust is that not "))
                        (rule.threshold) (lang.t(" 名解密人串通。", " officers collude.")) }
                    li { strong { "S1 " } (lang.t("在网页上填写：到达时立即密封。掌握整个数据库和备份的人读不到；送达那一刻掌管服务器的人可能读到。", "Typed into the form: sealed the moment it arrives. Whoever has the whole database and every backup cannot read it; whoever controls the server at that moment could.")) }
                }
            }
            None => {
                p { strong { "S1 " } (lang.t("本项目没有另设开标解密人：响应到达时即密封给平台密钥，密钥不在数据库里。掌握整个数据库和备份的人在开标前读不到内容；掌管服务器的人可以。", "This purchase has no opening officers: bids are sealed on arrival to a key of the platform that is not in the database. Whoever has the whole database and every backup cannot read them before the opening; whoever controls the server can.")) }
                p.meta { (lang.t("平台公钥 ", "Key of the platform ")) code.hash { (web.app.vault().recipient()) } }
            }
        }
        p.meta { (lang.t("谁提交过、何时提交、文件大致多大，对平台运营者不保密。内部没有 S0：不存在只靠权限隐藏的明文响应。", "Who handed in, when, and the rough size are not hidden from whoever runs the platform. There is no S0: no bid lies in plain words behind an access rule.")) }
        @if shown.loaded.process.bidding.notice.is_some() {
            p { a.button.plain href={ (shown.path()) "/tender.json" } { (lang.t("下载密封所需数据 tender.json", "Download tender.json, needed for sealing")) } }
        }
        @if let Some(digest) = sealing::documents_digest(&shown.loaded.process) {
            p.meta { (lang.t("现行采购文件摘要 ", "Digest of the documents in force ")) code.hash { (digest) } }
        }
    }
}

/// The form for an envelope, or why there is none now.
fn handing_in(ask: &Ask, shown: &Shown) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let allowed = shown.viewer.may(&shown.loaded, None, "submit-sealed-bid");
    if !matches!(allowed, policy::Decision::Allow(_)) {
        return Ok(html! {});
    }
    let process = &shown.loaded.process;
    let open = process.stage == domain::Stage::S07 && process.sealing.closed.is_none();
    let key = ids::token().map_err(app::AppError::from)?;
    let session = ask.signed_in()?;
    Ok(html! {
        section.card #hand-in {
            h2 { (lang.t("提交", "Hand one in")) }
            @if open {
                ol {
                    li { (lang.t("在自己的电脑上密封：", "Seal it on your own computer: "))
                        pre { code { "bonafide bid seal --tender tender.json --tenderer " (own(shown).map(|id| id.to_string()).unwrap_or_default()) " --technical 方案.json --financial 报价.json --out bid.envelope" } } }
                    li { (lang.t("上传密封文件，保存凭证。截止前可以再交一份，新的替换旧的。", "Upload the envelope and keep the receipt. Until the deadline you can hand in another; it replaces the first.")) }
                }
                form method="post" action={ (shown.path()) "/bids" } enctype="multipart/form-data" {
                    input type="hidden" name="_csrf" value=(session.csrf);
                    input type="hidden" name="_key" value=(key);
                    div.field { label for="envelope" { (lang.t("密封文件（最大 64 MiB）", "Envelope (at most 64 MiB)")) }
                        input #envelope type="file" name="envelope" required; }
                    div.buttons { button type="submit" { (lang.t("提交密封响应", "Hand in the sealed bid")) }
                        " " a href={ (shown.path()) "/acts/submit-bid" } { (lang.t("改为在网页上填写（S1）", "Type it into a form instead (S1)")) } }
                }
            } @else {
                p { (lang.t("现在不能提交：只有公告发布之后、截止时间之前可以。", "Not possible now: only between the notice and the deadline.")) }
            }
        }
    })
}

fn state_of(lang: In, state: SealedState) -> String {
    match state {
        SealedState::Held => lang.t("密封中", "sealed").to_owned(),
        SealedState::Withdrawn => lang.t("已撤回或被替换", "withdrawn or replaced").to_owned(),
        SealedState::Opened => lang.t("已开启", "opened").to_owned(),
        SealedState::Unusable(why) => lang.bi(why.name()).to_owned(),
        SealedState::Lapsed => lang
            .t("该轮采购未成，未开启或已失效", "its round came to nothing")
            .to_owned(),
    }
}

/// The reader's own bids with their receipts.
fn mine(lang: In, shown: &Shown) -> Markup {
    let own = own(shown);
    let bids = shown.loaded.process.sealing.bids.iter();
    let bids: Vec<&SealedBid> = bids.filter(|bid| own == Some(bid.tenderer.id)).collect();
    html! {
        @if !bids.is_empty() {
            section.card #mine {
                h2 { (lang.t("本单位的响应", "Bids of your organisation")) }
                ul.plainlist { @for bid in bids {
                    li {
                        strong { (bid.id) } " " (domain::bidding::sign_subject(&bid.lots)) " · " (lang.moment(bid.received)) " · "
                        (lang.bi(bid.level.name())) " · " (state_of(lang, bid.state))
                        br; code.hash { (bid.envelope) }
                        br; a href={ (shown.path()) "/envelopes/" (bid.envelope) } { (lang.t("密封文件", "Envelope")) }
                        @if let Some(place) = place_of(shown, bid) { " · " a href={ (shown.path()) "/receipts/" (place) "-" (place) } { (lang.t("凭证", "Receipt")) } }
                        @if bid.state == SealedState::Held && shown.loaded.process.sealing.closed.is_none() {
                            " · " a href={ (shown.path()) "/acts/withdraw-bid" } { (lang.t("撤回", "Withdraw")) }
                        }
                    }
                } }
            }
        }
    }
}

/// The closed list.
fn closing(lang: In, shown: &Shown) -> Markup {
    let closed = shown
        .loaded
        .of_kinds(&["bids.closed"])
        .into_iter()
        .rev()
        .find_map(|one| match &one.event {
            domain::Event::Sealing(sealing::Event::BidsClosed(event)) => {
                Some((one.position, event))
            }
            _ => None,
        })
        .filter(|_| shown.loaded.process.sealing.closed.is_some());
    html! {
        section.card #closing {
            h2 { (lang.t("截止封存", "The closed list")) }
            @match closed {
                None => p { (lang.t("截止时间一过，平台即把名单封存并记入记录。是否按时，只看在记录中的位置是否先于封存。", "When the deadline has passed the platform closes the list in the record. A bid is in time if and only if it stands before that entry.")) },
                Some((position, event)) => {
                    p { (lang.moment(event.deadline)) " · " (event.count) (lang.t(" 份 · 位置 ", " bids · position "))
                        a href={ (shown.path()) "/receipts/" (position) "-" (position) } { (position) } }
                    ul.plainlist { @for digest in &event.envelopes {
                        li { @match shown.loaded.process.sealing.of_envelope(*digest).filter(|bid| may_fetch(shown, bid)) {
                            Some(bid) => { a href={ (shown.path()) "/envelopes/" (digest) } { code.hash { (digest) } } " " (bid.bytes / 1024) " KiB · " (state_of(lang, bid.state)) }
                            None => code.hash { (digest) },
                        } }
                    } }
                    @if shown.loaded.opened.is_some() && is_party(shown) {
                        p { a href={ (shown.path()) "/opening.json" } { (lang.t("下载全部解密份额，可自行复核开标", "Download every share and repeat the opening yourself")) } }
                    }
                }
            }
        }
    }
}

/// The officers' part.
fn officers(ask: &Ask, shown: &Shown) -> Result<Markup, Failure> {
    let lang = ask.lang;
    let sealing = &shown.loaded.process.sealing;
    let Some(rule) = sealing.rule.as_ref().filter(|_| sealing.closed.is_some()) else {
        return Ok(html! {});
    };
    let held: Vec<&SealedBid> = sealing.held().collect();
    let given = |number: u32| {
        let all = held
            .iter()
            .flat_map(|bid| Part::ALL.iter().map(move |part| (bid, part)));
        all.filter(|(bid, part)| bid.has_from(number, **part) == domain::refusal::Holds::Yes)
            .count()
    };
    let person = shown.viewer.person.as_ref().map(|card| card.id);
    let mine = sealing.officer(person);
    let key = ids::token().map_err(app::AppError::from)?;
    Ok(html! {
        section.card #officers {
            h2 { (lang.t("解密进度", "Opening")) }
            ul.plainlist { @for (number, officer) in (1u32..).zip(&rule.officers) {
                li { (officer.person.say(lang.0)) ": " (given(number)) " / " (held.len() * Part::ALL.len()) (lang.t(" 个份额", " shares")) }
            } }
            @if let (Some((number, _)), Some(session)) = (mine, &ask.session) {
                p { (lang.t("您是第 ", "You are officer ")) (number) (lang.t(" 号解密人。下载并解压全部密封文件和凭证，然后在自己的电脑上：", ". Download the envelopes with their receipts and unpack them, then on your own computer:")) }
                p { a.button.plain href={ (shown.path()) "/envelopes.zip" } { (lang.t("下载密封文件和凭证", "Download envelopes and receipts")) } }
                pre { code { "bonafide officer open --key officer.key --tender tender.json --envelopes envelopes --closing envelopes/closing.json --out shares.json" } }
                form method="post" action={ (shown.path()) "/shares" } enctype="multipart/form-data" {
                    input type="hidden" name="_csrf" value=(session.csrf);
                    input type="hidden" name="_key" value=(key);
                    div.field { label for="shares" { "shares.json" } input #shares type="file" name="shares" required; }
                    div.buttons { button type="submit" { (lang.t("提交份额", "Release the shares")) } }
                }
            }
        }
    })
}
