//! The permission table as people read it.

use crate::{Web, ask::Ask, layout, routes::Answer};
use kernel::Role;
use maud::html;
use policy::table::PARTS;

/// The page.
///
/// # Errors
/// None.
pub fn show(web: &Web, ask: &Ask) -> Answer {
    let lang = ask.lang;
    let title = lang.t("权限表", "Permissions");
    let content = html! {
        h1 { (title) }
        p { (lang.t(
            "谁在一个项目里能办什么。角色按项目授予，不看单位类型；表中没有的，一律不能办。",
            "Who may do what in a purchase. Roles are given per purchase, whatever the type of agency; what is not in the table is not allowed.",
        )) }
        @for (heading, rows) in PARTS {
            @if !rows.is_empty() {
                section.card {
                    h2 { (lang.bi(*heading)) }
                    table.cards {
                        thead { tr { th scope="col" { (lang.t("事项", "Act")) } th scope="col" { (lang.t("谁可以", "Who may")) } th scope="col" { (lang.t("理由", "Why")) } } }
                        tbody { @for row in *rows { tr {
                            td data-label=(lang.t("事项", "Act")) { (domain::verb(row.action).map_or(row.action, |entry| lang.bi(entry.meta.title))) br; code { (row.action) } }
                            td data-label=(lang.t("谁可以", "Who may")) { @for role in Role::ALL { @if row.roles.contains(role) { span.chip { (lang.bi(role.name())) } " " } } }
                            td data-label=(lang.t("理由", "Why")) { (lang.bi(row.why)) }
                        } } }
                    }
                }
            }
        }
    };
    Ok(layout::page(web, ask, title, &content))
}
