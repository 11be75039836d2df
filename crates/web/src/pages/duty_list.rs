//! A host's duty list: read by anybody, replaced as a whole by the host or the platform's office.

use crate::{
    Web, adapter::see_other, ask::Ask, failure::Failure, layout, routes::Answer, wording::In,
};
use app::{OrganisationCard, duty_lists::Refused};
use axum::http::StatusCode;
use domain::planning::{
    choices::DutyKind,
    duty_list::{DutyList, DutyRow},
};
use kernel::{OrganisationId, Role};
use maud::{Markup, html};
use policy::{Asker, Decision, Session};

/// Most faulty rows shown at once.
const FAULTS_SHOWN: usize = 100;

/// The page; `?version=1` shows an older version.
///
/// # Errors
/// Not found, or failures of the database.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    draw(web, ask, None)
}

/// Takes a file.
///
/// # Errors
/// As [`show`], and denied to whoever is not of the host or the platform's office.
pub fn upload(web: &Web, ask: &Ask) -> Answer {
    let host = host_of(web, ask)?;
    if let Decision::Deny(denial) = may_keep(ask, host.id) {
        return Err(Failure::Denied(denial));
    }
    let file = ask.files.iter().find(|one| one.field == "file");
    let (name, bytes) = file.map_or(("", &[][..]), |one| {
        (one.name.as_str(), one.bytes.as_slice())
    });
    match web.app.import_duty_list(host.id, name, bytes) {
        Ok(_) => see_other(&format!("/hosts/{}/duties?done=1", host.id)),
        Err(Refused::Failed(error)) => Err(error.into()),
        Err(refused) => draw(web, ask, Some(&refused)),
    }
}

fn host_of(web: &Web, ask: &Ask) -> Result<OrganisationCard, Failure> {
    let id: OrganisationId = ask.param("host").parse().map_err(|_| Failure::NotFound)?;
    let directory = web.app.directory();
    directory.organisation(id).cloned().ok_or(Failure::NotFound)
}

/// Somebody of the host keeps its list as host; of the platform's office, as steward.
fn may_keep(ask: &Ask, host: OrganisationId) -> Decision {
    let held: Vec<Role> = ask
        .session
        .iter()
        .flat_map(|one| {
            let own = one.person.organisation == Some(host);
            let jobs = one.person.jobs.iter().copied();
            jobs.filter(move |job| own || *job == Role::Steward)
        })
        .collect();
    let session = match ask.session {
        Some(_) => Session::Person,
        None => Session::Anonymous,
    };
    policy::may(
        Asker {
            roles: &held,
            session,
        },
        "keep-duty-list",
    )
}

fn draw(web: &Web, ask: &Ask, refused: Option<&Refused>) -> Answer {
    let host = host_of(web, ask)?;
    let lang = ask.lang;
    let versions = web.app.duty_lists_of(host.id)?;
    let wanted = ask
        .query("version")
        .and_then(|text| text.parse::<u32>().ok());
    let shown = match wanted {
        Some(number) => versions.iter().find(|one| one.version == number),
        None => versions.last(),
    };
    let title = lang.t("职责清单", "Duty list");
    let content = html! {
        h1 { (host.name(lang.0)) " · " (title) }
        @if let Some(refused) = refused { (report(lang, refused)) }
        @if ask.query("done").is_some() && refused.is_none() { p.done role="status" { (lang.t("清单已更新。", "The list is up to date.")) } }
        @if matches!(may_keep(ask, host.id), Decision::Allow(_)) { (form(ask, lang)?) }
        (history(lang, &versions))
        @match shown {
            Some(list) => (rows(lang, list)),
            None => p.empty { (lang.t("还没有上传清单。", "No list is uploaded yet.")) },
        }
    };
    let status = match refused {
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    Ok(layout::page_with(web, ask, title, &content, status))
}

fn form(ask: &Ask, lang: In) -> Result<Markup, Failure> {
    let session = ask.signed_in()?;
    Ok(html! {
        section.card #upload {
            h2 { (lang.t("上传新版本", "Upload a new version")) }
            p { (lang.t(
                "CSV 或 .xlsx，不超过 1 MB、3000 行。表头须有“类别”（基本履职、配合履职、上级收回）和“事项”，可有“编号”。有一行不合格则整份不收；旧版本保留。",
                "CSV or .xlsx, up to 1 MB and 3,000 rows, with the columns “kind” (basic, cooperating, taken-back) and “duty”, and “code” if there is one. One faulty row and nothing is taken; older versions are kept.",
            )) }
            form method="post" enctype="multipart/form-data" {
                input type="hidden" name="_csrf" value=(session.csrf);
                div.field { label for="f-file" { (lang.t("文件", "File")) }
                    input #f-file name="file" type="file" accept=".csv,.xlsx" required; }
                p.buttons { button.button type="submit" { (lang.t("上传", "Upload")) } }
            }
        }
    })
}

fn report(lang: In, refused: &Refused) -> Markup {
    let items: Vec<(usize, &str)> = match refused {
        Refused::File(text) => vec![(0, lang.bi(*text))],
        Refused::Rows(faults) => faults
            .iter()
            .map(|one| (one.row, lang.bi(one.text)))
            .collect(),
        Refused::Host | Refused::Failed(_) => {
            vec![(0, lang.t("没有这个单位", "there is no such organisation"))]
        }
    };
    html! {
        div.alert role="alert" tabindex="-1" {
            h2 { (lang.t("文件没有导入", "The file was not taken")) " " span.count { (items.len()) } }
            ul { @for (row, text) in items.iter().take(FAULTS_SHOWN) { li {
                @if *row > 0 { (lang.t("第 ", "row ")) (row) (lang.t(" 行：", ": ")) } (text)
            } } }
        }
    }
}

fn history(lang: In, versions: &[DutyList]) -> Markup {
    html! {
        @if !versions.is_empty() { section.card #versions { h2 { (lang.t("版本", "Versions")) }
            ul { @for one in versions.iter().rev() { li {
                a href={ "?version=" (one.version) } { (lang.t("第 ", "version ")) (one.version) (lang.t(" 版", "")) }
                " · " (one.on) " · " (one.file) " · " (one.rows.len()) (lang.t(" 项", " rows"))
                p.meta { "SHA-256 " code { (one.digest) } }
            } } } } }
    }
}

fn rows(lang: In, list: &DutyList) -> Markup {
    let count = |kind: DutyKind| list.rows.iter().filter(|one| one.kind == kind).count();
    let (code, kind, duty) = (
        lang.t("编号", "Code"),
        lang.t("类别", "Kind"),
        lang.t("事项", "Duty"),
    );
    html! {
        section.card #rows {
            h2 { (lang.t("第 ", "Version ")) (list.version) (lang.t(" 版", "")) }
            p { @for one in DutyKind::ALL { span.chip { (lang.bi(one.name())) " " (count(*one)) } " " } }
            table.cards {
                thead { tr { @for name in [code, kind, duty] { th scope="col" { (name) } } } }
                tbody { @for row in &list.rows { (line(lang, row, [code, kind, duty])) } }
            }
        }
    }
}

fn line(lang: In, row: &DutyRow, [code, kind, duty]: [&str; 3]) -> Markup {
    html! {
        tr id={ "row-" (row.code) } {
            td data-label=(code) { (row.code) }
            td data-label=(kind) { (lang.bi(row.kind.name())) }
            td data-label=(duty) { (row.text) }
        }
    }
}
