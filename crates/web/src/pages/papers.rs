//! Papers: generated documents as HTML and PDF, the fixed bytes and previews.

use crate::{Web, ask::Ask, failure::Failure, pages::parts::Shown, routes::Answer, wording::In};
use app::press::{self, File, PACKAGE, Press, Wanted};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    ContractId,
    paper::{FixedPaper, PaperFormat, PaperKind},
};
use kernel::{Digest, Lang};
use maud::{Markup, html};
use paper::Names;

/// The fixed bytes of a document.
///
/// # Errors
/// Not found, also for readers it is not for and when the bytes are lost, or failures of the disk.
pub fn fixed(web: &Web, ask: &Ask) -> Answer {
    let shown = super::parts::shown(web, ask)?;
    let digest: Digest = ask.param("digest").parse().map_err(|_| Failure::NotFound)?;
    let found = shown
        .loaded
        .process
        .paper(digest)
        .ok_or(Failure::NotFound)?;
    if !may_read(&shown, found.document, found.contract) {
        return Err(Failure::NotFound);
    }
    let bytes = web.app.vault().blobs().get(&digest);
    let bytes = bytes
        .map_err(app::AppError::from)?
        .ok_or(Failure::NotFound)?;
    let file = File {
        format: found.format,
        bytes,
    };
    Ok(answer(ask, file, &found.name))
}

/// A document as the data stand now.
///
/// # Errors
/// Not found: no such document, nothing to say yet, not for this reader, or no font for PDF.
pub fn preview(web: &Web, ask: &Ask) -> Answer {
    let shown = super::parts::shown(web, ask)?;
    let document = PaperKind::from_code(ask.param("document")).ok_or(Failure::NotFound)?;
    let contract = shown.contract.filter(|_| document.is_of_contract());
    if !may_preview(&shown, document, contract) {
        return Err(Failure::NotFound);
    }
    let lang = ask.query("lang").and_then(Lang::from_tag);
    let wanted = Wanted {
        lang: lang.unwrap_or(ask.lang.0),
        ..wanted(&shown, document)
    };
    let process = &shown.loaded.process;
    let made = web.app.press().document(shown.id, process, wanted);
    let made = made.ok_or(Failure::NotFound)?;
    let file = match ask.query("format") {
        Some("pdf") => web.app.press().pdf(&made).ok_or(Failure::NotFound)?,
        _ => Press::html(&made),
    };
    let name = press::name(wanted, file.format);
    Ok(answer(ask, file, &name))
}

/// What a reader wants when asking for a document of the page.
fn wanted(shown: &Shown, document: PaperKind) -> Wanted {
    let person = shown.viewer.person.as_ref();
    Wanted {
        document,
        lang: Lang::Zh,
        contract: shown.contract.filter(|_| document.is_of_contract()),
        tenderer: person.and_then(|one| one.organisation),
        names: if is_party(shown, shown.contract) {
            Names::Shown
        } else {
            Names::LeftOut
        },
        on: shown.today,
    }
}

/// Whether the reader sees what is between the parties.
fn is_party(shown: &Shown, contract: Option<ContractId>) -> bool {
    let decision = shown.viewer.may(&shown.loaded, contract, "view-parties");
    matches!(decision, policy::Decision::Allow(_))
}

/// Who may read the bytes of a document: what was published, everybody; what is between the parties,
/// the parties; the notice to a tenderer, that tenderer (it is made for the reader's organisation).
fn may_read(shown: &Shown, document: PaperKind, contract: Option<ContractId>) -> bool {
    match document {
        PaperKind::Tender | PaperKind::Award => true,
        PaperKind::Feedback => shown.viewer.person.is_some(),
        PaperKind::Opening | PaperKind::Report | PaperKind::Contract | PaperKind::Charter => {
            is_party(shown, contract)
        }
    }
}

/// As [`may_read`]; besides, a published contract is for everybody, without the names of people.
fn may_preview(shown: &Shown, document: PaperKind, contract: Option<ContractId>) -> bool {
    let process = &shown.loaded.process;
    let published = contract.and_then(|id| process.contract(id));
    let published = published.is_some_and(|one| one.agreement.published.is_some());
    (document.is_of_contract() && published) || may_read(shown, document, contract)
}

/// A file by itself: no script, no form, no frame, no other style than its own.
fn answer(ask: &Ask, file: File, name: &str) -> Response {
    let place = match ask.query("download") {
        Some(_) => "attachment",
        None => "inline",
    };
    let place = format!("{place}; filename=\"{name}\"");
    let (kind, policy) = match file.format {
        PaperFormat::Html => (
            "text/html; charset=utf-8",
            // The page carries its own style and nothing else; everything in it is escaped.
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; \
             base-uri 'none'; frame-ancestors 'none'",
        ),
        PaperFormat::Pdf => (
            "application/pdf",
            "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; \
             frame-ancestors 'none'",
        ),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, place),
        (header::CONTENT_SECURITY_POLICY, policy.to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
    ];
    (headers, file.bytes).into_response()
}

/// The papers of a document in the file set: the fixed bytes with their digests, and a preview.
pub fn of_document(web: &Web, lang: In, shown: &Shown, document: PaperKind) -> Markup {
    let contract = shown.contract.filter(|_| document.is_of_contract());
    if !may_preview(shown, document, contract) {
        return html! {};
    }
    let process = &shown.loaded.process;
    let readable = may_read(shown, document, contract);
    let fixed = process
        .newest_papers(document, contract)
        .filter(|_| readable);
    let fixed: Vec<&FixedPaper> = fixed.collect();
    let wanted = wanted(shown, document);
    let exists = web
        .app
        .press()
        .document(shown.id, process, wanted)
        .is_some();
    html! {
        @if !fixed.is_empty() {
            div.papers {
                (lang.t("定稿：", "Fixed: "))
                @for one in &fixed { a href={ (shown.path()) "/papers/" (one.digest) } { (tongue(one.lang)) " " (lang.bi(one.format.name())) } " " }
                details { summary { (lang.t("摘要值与核对", "Digests and how to check")) }
                    ul { @for one in &fixed { li { code.hash { (one.digest) } " " (one.name) " " span.meta { (one.size) (lang.t(" 字节", " bytes")) } } } }
                    p.meta { (lang.t("下载后在本机运行 ", "Download the file and run ")) code { "sha256sum " (fixed.first().map_or("", |one| one.name.as_str())) } (lang.t("，结果应与上面相同；摘要值已写入不可改的记录。", "; the result must be the one above, which stands in the record nobody can change.")) }
                    p { @for one in &fixed { a href={ (shown.path()) "/papers/" (one.digest) "?download=1" } { (lang.t("下载 ", "Download ")) (one.name) } " " } }
                }
            }
        }
        @if exists {
            div.papers {
                (lang.t("按当前数据预览：", "Preview from the present data: "))
                @for tongue in Lang::ALL {
                    a href={ (preview_path(shown, document)) "&lang=" (tongue.tag()) } { (self::tongue(tongue)) " " (lang.bi(PaperFormat::Html.name())) } " "
                    @if web.app.press().font().is_some() {
                        a href={ (preview_path(shown, document)) "&lang=" (tongue.tag()) "&format=pdf" } { (self::tongue(tongue)) " PDF" } " "
                    }
                }
            }
        }
    }
}

fn preview_path(shown: &Shown, document: PaperKind) -> String {
    let contract = shown.contract.map_or_else(String::new, |id| id.to_string());
    format!(
        "{}/papers/preview/{}?contract={contract}",
        shown.path(),
        document.code()
    )
}

/// The name of a language, in itself.
const fn tongue(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "中文",
        Lang::En => "English",
    }
}

/// What to install where there is no font for PDF.
pub fn font_note(web: &Web, lang: In) -> Markup {
    let package = format!("apt install {PACKAGE}");
    html! {
        @if web.app.press().font().is_none() {
            p.meta { (lang.t("本机没有可用的中文字体，暂不能生成 PDF；网页版可以直接打印。请管理员安装：", "This machine has no font with Chinese characters, so no PDF is made; the HTML prints as it is. Ask the administrator to run: ")) code { (package) } }
        }
    }
}
